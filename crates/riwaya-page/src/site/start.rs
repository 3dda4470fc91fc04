use std::collections::BTreeSet;

use askama::Template;
use riwaya_record::{AccountTable, ArticleSummary, Event, EventType, Storyline};

use super::charts::{Bar, activity, bars, lanes};
use super::lists::{Day, Item, days, dots};
use super::pins::places;
use super::relations::{Matrix, Named, Pair, matrix};
use super::{Frame, Part, Reader, shortened};
use crate::comparison::{Comparison, Row};
use crate::counting::{ARTICLES, EVENTS, OUTLETS, STATEMENTS, STORYLINES, counted};
use crate::dates;
use crate::event::Told;
use crate::shelf::{Shelf, in_time};
use crate::ways::Ways;
use crate::wording::{Both, Voice};

/// How much there is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Totals {
    /// Articles.
    pub articles: usize,
    /// Outlets.
    pub outlets: usize,
    /// Events.
    pub events: usize,
    /// Statements.
    pub statements: usize,
    /// Storylines.
    pub storylines: usize,
}

/// What happened when, gathered into the stretches of time that the chart shows.
#[derive(Clone, Debug, Default)]
pub struct Activity(Vec<Bar>);

impl Activity {
    /// Of days (`YYYY-MM-DD`, `YYYY-MM` or `YYYY`), with how often something of a type happened on each.
    pub fn of(days: impl Iterator<Item = (String, EventType, usize)>) -> Self {
        Self(bars(days))
    }
}

/// A storyline with its events.
#[derive(Clone, Debug)]
pub struct Affair {
    /// The storyline.
    pub storyline: Storyline,
    /// Its events.
    pub events: Vec<Event>,
}

/// What the first page shows.
#[derive(Clone, Copy, Debug)]
pub struct StartInput<'a> {
    /// How much there is.
    pub totals: Totals,
    /// First and last day of publication.
    pub period: Option<(&'a str, &'a str)>,
    /// Accounts in which a contradiction or an omission may be found, the weightiest first.
    pub tables: &'a [AccountTable],
    /// Storylines of the moment, the latest first.
    pub affairs: &'a [Affair],
    /// Events of the latest days, the latest first.
    pub latest: &'a [Event],
    /// Heads of the articles that tell of any of these.
    pub summaries: &'a [ArticleSummary],
    /// What happened when.
    pub activity: &'a Activity,
    /// The busiest parties.
    pub parties: &'a [Named],
    /// What is between them.
    pub pairs: &'a [Pair],
    /// Events with a place.
    pub placed: &'a [Event],
}

/// The first page: what is disputed, what goes on, who acts with whom.
pub fn start(reader: &Reader, input: &StartInput<'_>) -> String {
    let v = reader.voice();
    let told = input.tables.iter().map(|t| &t.event);
    let in_affairs = input.affairs.iter().flat_map(|a| &a.events);
    let events = told.chain(in_affairs).chain(input.latest).chain(input.placed);
    let shelf = Shelf::new(Ways::Site, &[], events, &[]).with_summaries(input.summaries);
    let drawn = &input.activity.0;
    let to = |period: &str| Some(format!("/search?from={period}&to={period}"));
    let page = Start {
        frame: Frame::new(reader, Part::Start, ""),
        v,
        totals: vec![
            counted(input.totals.articles, &ARTICLES),
            counted(input.totals.outlets, &OUTLETS),
            counted(input.totals.events, &EVENTS),
            counted(input.totals.statements, &STATEMENTS),
            counted(input.totals.storylines, &STORYLINES),
        ],
        period: input.period.map(|(from, to)| dates::period(from, to)),
        empty: input.totals.articles == 0,
        disputes: disputes(&shelf, input.tables),
        cards: input.affairs.iter().map(|a| card(v, &shelf, a)).collect(),
        days: days(&shelf, input.latest),
        activity: (drawn.len() > 1).then(|| activity(v, drawn, &to)),
        bars: drawn
            .iter()
            .filter(|b| b.counts.iter().sum::<usize>() > 0)
            .map(|b| (dates::day(&b.period), b.counts))
            .collect(),
        matrix: matrix(input.parties, input.pairs),
        map: places(v, &shelf, input.placed),
    };
    page.render().unwrap_or_default()
}

#[derive(Template)]
#[template(path = "site/start.html")]
struct Start {
    frame: Frame,
    v: Voice,
    totals: Vec<Both>,
    period: Option<Both>,
    empty: bool,
    disputes: Vec<Dispute>,
    cards: Vec<Card>,
    days: Vec<Day>,
    activity: Option<String>,
    bars: Vec<(Both, [usize; 4])>,
    matrix: Option<Matrix>,
    map: Option<String>,
}

/// A point on which two sides do not say the same.
struct Dispute {
    told: Told,
    row: Row,
}

struct Card {
    to: String,
    name: Both,
    period: Option<Both>,
    events: Both,
    articles: Both,
    lanes: String,
    last: Vec<Item>,
}

/// Points that are shown.
const DISPUTES: usize = 6;
/// Letters of a quotation in a card.
const QUOTED: usize = 150;

fn disputes(shelf: &Shelf<'_>, tables: &[AccountTable]) -> Vec<Dispute> {
    let mut out = Vec::new();
    for table in tables {
        let compared = Comparison::new(shelf, table, &BTreeSet::new());
        let (told, points) = (compared.told, compared.points);
        let spoken = |row: &Row| row.cells.iter().filter(|c| c.class != "silent").count();
        let worth = |row: &Row| match row.relation.1 {
            "contradict" => 3,
            _ if row.cells.iter().any(|c| c.class == "left-out") => 2,
            "differ" => 1,
            _ => 0,
        };
        let best = points
            .into_iter()
            .filter(|r| spoken(r) > 1 && worth(r) > 0)
            .max_by_key(|r| (worth(r), std::cmp::Reverse(spoken(r))));
        if let Some(mut row) = best {
            row.cells.retain(|c| c.class != "silent");
            row.cells.truncate(3);
            for cell in &mut row.cells {
                cell.shown.truncate(1);
                for passage in &mut cell.shown {
                    passage.words = shortened(&passage.words, QUOTED);
                }
            }
            out.push((worth(&row), Dispute { told, row }));
        }
    }
    out.sort_by_key(|(worth, _)| std::cmp::Reverse(*worth));
    out.into_iter().map(|(_, d)| d).take(DISPUTES).collect()
}

fn card(v: Voice, shelf: &Shelf<'_>, affair: &Affair) -> Card {
    let of = &affair.storyline;
    let mut events: Vec<&Event> = affair.events.iter().collect();
    events.sort_by_key(|e| in_time(e));
    let dated = events.iter().rev().filter(|e| e.date.is_some() && e.part_of.is_none());
    let mut last: Vec<&Event> = dated.copied().take(30).collect();
    // of the latest, those that most tell of
    last.sort_by_key(|e| std::cmp::Reverse((e.voices, e.articles.len())));
    last.truncate(3);
    last.sort_by_key(|e| in_time(e));
    Card {
        to: shelf.ways.storyline(&of.id),
        name: Both::either(&of.name_ar, &of.name),
        period: super::storyline::period(of),
        events: counted(events.len(), &EVENTS),
        articles: counted(of.articles.len(), &ARTICLES),
        lanes: lanes(v, &dots(v, shelf, events.iter().copied()), 2),
        last: last.into_iter().map(|e| Item::new(shelf, e)).collect(),
    }
}
