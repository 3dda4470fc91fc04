use askama::Template;
use riwaya_record::{ArticleSummary, Claim, Event, Statement};

use super::lists::{Day, days};
use super::storyline::{Head, head};
use super::{Frame, Part, Reader, shortened};
use crate::counting::{ARTICLES, CLAIMS, EVENTS, STATEMENTS, counted_to};
use crate::event::kind;
use crate::shelf::Shelf;
use crate::ways::Ways;
use crate::wording::{Both, Voice};
use crate::{dates, names};

/// What is searched for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SearchKind {
    /// Events.
    #[default]
    Events,
    /// Statements.
    Statements,
    /// Articles.
    Articles,
    /// Claims.
    Claims,
}

impl SearchKind {
    /// All, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Events, Self::Statements, Self::Articles, Self::Claims];

    /// As it is written in addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Statements => "statements",
            Self::Articles => "articles",
            Self::Claims => "claims",
        }
    }
}

/// What was found, of one kind.
#[derive(Clone, Copy, Debug)]
pub enum Found<'a> {
    /// Events.
    Events(&'a [Event]),
    /// Statements with their articles' ids.
    Statements(&'a [(Statement, String)]),
    /// Heads of articles.
    Articles(&'a [ArticleSummary]),
    /// Claims with their articles' ids.
    Claims(&'a [(Claim, String)]),
}

/// A value to narrow a search down by.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Its name in English, or its code.
    pub en: String,
    /// In Arabic.
    pub ar: String,
    /// How many results have it.
    pub count: usize,
    /// The search with it added, or taken away where it is chosen.
    pub to: String,
    /// Whether it is asked for already.
    pub chosen: bool,
}

/// Values of one kind.
#[derive(Clone, Debug)]
pub struct Facet {
    /// What they are values of, in English.
    pub en: String,
    /// In Arabic.
    pub ar: String,
    /// The most frequent first.
    pub choices: Vec<Choice>,
}

/// What the page of a search shows.
#[derive(Clone, Copy, Debug)]
pub struct SearchInput<'a> {
    /// The words.
    pub words: &'a str,
    /// Fields of the form besides the words: name and value.
    pub fields: &'a [(&'a str, String)],
    /// What is searched for.
    pub kind: SearchKind,
    /// How many there are of each kind, in the order of [`SearchKind::ALL`], and the same search for that kind.
    pub counts: &'a [(usize, String)],
    /// No further was counted: of what there are so many, there may be more.
    pub most: usize,
    /// This page of the results.
    pub found: Found<'a>,
    /// Heads of the articles of what was found.
    pub summaries: &'a [ArticleSummary],
    /// What the results spread over.
    pub facets: &'a [Facet],
    /// The results as CSV and as JSON.
    pub exports: (&'a str, &'a str),
    /// The next page.
    pub next: Option<&'a str>,
    /// Other spellings and forms that were searched for too.
    pub forms: &'a [String],
}

/// A search with its results.
pub fn search(reader: &Reader, input: &SearchInput<'_>) -> String {
    let v = reader.voice();
    let events = if let Found::Events(events) = input.found { events } else { &[] };
    let shelf = Shelf::new(Ways::Site, &[], events, &[]).with_summaries(input.summaries);
    let nouns = [&EVENTS, &STATEMENTS, &ARTICLES, &CLAIMS];
    let tab = if input.words.is_empty() { v.text("بحث", "Search") } else { input.words };
    let mut frame = Frame::new(reader, Part::Search, tab);
    input.words.clone_into(&mut frame.sought);
    let field =
        |name: &str| input.fields.iter().find(|f| f.0 == name).map(|f| f.1.clone()).unwrap_or_default();
    let page = Page {
        words: input.words.to_owned(),
        actor: field("actor"),
        recipient: field("recipient"),
        from: field("from"),
        to: field("to"),
        outlet: field("outlet"),
        chosen_type: field("type"),
        chosen_status: field("status"),
        types: riwaya_record::EventType::ALL.iter().map(|t| (t.to_string(), names::event_type(*t))).collect(),
        statuses: statuses(),
        kind: input.kind.as_str(),
        tabs: SearchKind::ALL
            .into_iter()
            .zip(input.counts)
            .zip(nouns)
            .map(|((of, (count, to)), noun)| {
                (counted_to(*count, input.most, noun), to.clone(), of == input.kind)
            })
            .collect(),
        none: input.counts.iter().zip(SearchKind::ALL).any(|((n, _), of)| of == input.kind && *n == 0),
        days: days(&shelf, events),
        statements: match input.found {
            Found::Statements(all) => all.iter().map(|(s, a)| said(v, &shelf, s, a)).collect(),
            Found::Claims(all) => all.iter().map(|(c, a)| claimed(v, &shelf, c, a)).collect(),
            _ => Vec::new(),
        },
        articles: if let Found::Articles(all) = input.found {
            all.iter().map(head).collect()
        } else {
            Vec::new()
        },
        facets: input
            .facets
            .iter()
            .filter(|f| !f.choices.is_empty())
            .map(|f| {
                let choices = f.choices.iter();
                let choice = |c: &Choice| (Both::either(&c.ar, &c.en), c.count, c.to.clone(), c.chosen);
                (Both::new(&f.ar, &f.en), choices.map(choice).collect())
            })
            .collect(),
        csv: input.exports.0.to_owned(),
        json: input.exports.1.to_owned(),
        next: input.next.map(str::to_owned),
        forms: input.forms.join(v.text("، ", ", ")),
        narrowed: input.fields.iter().any(|f| !f.1.is_empty()),
        frame,
        v,
    };
    page.render().unwrap_or_default()
}

type Choices = Vec<(Both, usize, String, bool)>;

#[derive(Template)]
#[template(path = "site/search.html")]
struct Page {
    frame: Frame,
    v: Voice,
    words: String,
    actor: String,
    recipient: String,
    from: String,
    to: String,
    outlet: String,
    chosen_type: String,
    chosen_status: String,
    types: Vec<(String, Both)>,
    statuses: Vec<(&'static str, Both)>,
    kind: &'static str,
    tabs: Vec<(Both, String, bool)>,
    none: bool,
    days: Vec<Day>,
    statements: Vec<Line>,
    articles: Vec<Head>,
    facets: Vec<(Both, Choices)>,
    csv: String,
    json: String,
    next: Option<String>,
    forms: String,
    narrowed: bool,
}

/// Words of an article as a result.
struct Line {
    who: Option<Both>,
    what: Both,
    words: String,
    to: String,
    outlet: String,
    when: Option<Both>,
}

fn statuses() -> Vec<(&'static str, Both)> {
    use riwaya_record::Status as S;
    [S::Actual, S::Future, S::Hypothetical, S::Negated, S::Historical]
        .into_iter()
        .map(|of| {
            let (code, ar, en) = super::status_name(of);
            (code, Both::new(ar, en))
        })
        .collect()
}

fn said(v: Voice, shelf: &Shelf<'_>, of: &Statement, article: &str) -> Line {
    let who = of.attribution.last().map(|p| Both::same(p.span.text.trim()));
    line(v, shelf, article, who, names::stance(of.stance), &of.proposition)
}

fn claimed(v: Voice, shelf: &Shelf<'_>, of: &Claim, article: &str) -> Line {
    let who = of.attribution.last().map(|p| Both::same(p.span.text.trim()));
    line(v, shelf, article, who, kind(of.event, of.mode.as_deref()), &of.sentence)
}

fn line(
    v: Voice,
    shelf: &Shelf<'_>,
    article: &str,
    who: Option<Both>,
    what: Both,
    span: &riwaya_record::Span,
) -> Line {
    Line {
        who: who.filter(|w| !v.plain(w).is_empty()),
        what,
        words: shortened(&span.text.replace('\n', " "), 320),
        to: shelf.ways.passage(article, span),
        outlet: shelf.outlet(article),
        when: shelf.summaries.get(article).and_then(|s| dates::published(&s.published)),
    }
}
