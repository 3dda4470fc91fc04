use std::collections::BTreeSet;

use askama::Template;
use riwaya_record::{AccountTable, EventType};

use crate::articles::{Cited, Printed, print};
use crate::comparison::{Comparison, cited};
use crate::counting::{ARTICLES, EVENTS, OUTLETS, counted};
use crate::event::Told;
use crate::shelf::{Shelf, in_time};
use crate::timeline::{Line, lines};
use crate::ways::Ways;
use crate::wording::{Both, Language, Voice};
use crate::{ReportInput, anchors, dates};

/// Storylines shown at once; the rest is folded.
const STORYLINES: usize = 8;

/// Everything the template prints, in the order it prints it.
#[derive(Template)]
#[template(path = "report.html")]
pub(crate) struct Page {
    v: Voice,
    english: bool,
    title: Option<String>,
    tab: String,
    counts: Vec<Both>,
    most_voices: u32,
    period: Option<Both>,
    outlets: Vec<String>,
    lines: Vec<Line>,
    more_lines: Vec<Line>,
    comparisons: Vec<Comparison>,
    others: Vec<Told>,
    others_counted: Both,
    articles: Vec<Printed>,
    /// Selectors that light up the passage a reader has jumped to.
    lit: String,
}

impl Page {
    pub(crate) fn new(input: &ReportInput<'_>) -> Self {
        let events = input.events.iter().chain(input.tables.iter().map(|t| &t.event));
        let shelf = Shelf::new(Ways::Here, input.articles, events, input.links);
        let tables = worth_showing(input.tables);
        let shown: BTreeSet<&str> = tables.iter().map(|t| t.event.id.as_str()).collect();
        let mut lines = lines(&shelf, input.storylines, &|id| shown.contains(id));
        let more_lines = lines.split_off(STORYLINES.min(lines.len()));

        let mut cited_spans = Cited::new();
        let mut lit = BTreeSet::new();
        for evidence in tables.iter().flat_map(|t| cited(t)) {
            if shelf.articles.contains_key(evidence.article.as_str()) {
                cited_spans.entry(&evidence.article).or_default().push(&evidence.span);
                let at = anchors::passage(&evidence.article, &evidence.span);
                lit.insert(format!("#{at}:target~.{at}"));
            }
        }

        let told_above = |id: Option<&str>| id.is_some_and(|id| shown.contains(id));
        let mut others: Vec<_> = shelf
            .events
            .values()
            .filter(|e| !shown.contains(e.id.as_str()) && !told_above(e.part_of.as_deref()))
            .collect();
        others.sort_by_key(|e| in_time(e));

        let named: BTreeSet<&str> = input
            .articles
            .iter()
            .filter_map(|a| a.outlet.as_deref())
            .filter(|o| !o.trim().is_empty())
            .collect();
        let tab = input.title.clone().filter(|t| !t.trim().is_empty());
        let opening = if input.language == Language::En {
            "riwaya: accounts of the news"
        } else {
            "رواية: روايات الأخبار"
        };
        Self {
            v: Voice::Either,
            english: input.language == Language::En,
            tab: tab.clone().unwrap_or_else(|| opening.to_owned()),
            title: tab,
            counts: vec![
                counted(input.articles.len(), &ARTICLES),
                counted(named.len(), &OUTLETS),
                counted(shelf.events.len(), &EVENTS),
            ],
            most_voices: shelf.events.values().map(|e| e.voices).max().unwrap_or(0),
            period: period(input),
            outlets: named.into_iter().map(str::to_owned).collect(),
            lines,
            more_lines,
            comparisons: tables.iter().map(|t| Comparison::new(&shelf, t, &shown)).collect(),
            others_counted: counted(others.len(), &EVENTS),
            others: others.into_iter().map(|e| Told::new(&shelf, e)).collect(),
            articles: input
                .articles
                .iter()
                .filter(|a| shelf.is_first(a))
                .map(|a| print(Voice::Either, &shelf, a, &cited_spans))
                .collect(),
            lit: lit.into_iter().collect::<Vec<_>>().join(","),
        }
    }

    pub(crate) fn html(&self) -> String {
        // writing to a string fails only where a value's own Display does, and none here does
        self.render().unwrap_or_default()
    }

    fn is_empty(&self) -> bool {
        self.articles.is_empty() && self.comparisons.is_empty() && self.others.is_empty()
    }
}

/// Tables of two or more points, one an event: talks first, then in order of time.
fn worth_showing(tables: &[AccountTable]) -> Vec<&AccountTable> {
    let mut seen = BTreeSet::new();
    let mut out: Vec<&AccountTable> =
        tables.iter().filter(|t| t.points.len() > 1 && seen.insert(t.event.id.as_str())).collect();
    out.sort_by_key(|t| (t.event.event != EventType::Consult, in_time(&t.event)));
    out
}

/// From the first day of publication to the last.
fn period(input: &ReportInput<'_>) -> Option<Both> {
    let days = || input.articles.iter().filter_map(|a| a.published.date.as_deref());
    Some(dates::period(days().min()?, days().max()?))
}
