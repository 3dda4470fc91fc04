use riwaya_record::{Event, EventActor, EventType};

use crate::anchors::anchor;
use crate::counting::{ARTICLES, OUTLETS, PARTS, VOICES, counted};
use crate::shelf::Shelf;
use crate::wording::Both;
use crate::{dates, names};

/// What the page tells of any event, long or short.
pub(crate) struct Told {
    pub(crate) anchor: String,
    /// Where it is told in full.
    pub(crate) to: String,
    pub(crate) what: Both,
    /// Day, or that no report gives one.
    pub(crate) day: Both,
    /// The same with the day of the week.
    pub(crate) when: Both,
    /// ISO value for the machine; empty where there is none.
    pub(crate) iso: String,
    /// Whether the reports agree on the day.
    pub(crate) agreed: Option<bool>,
    pub(crate) kind: Both,
    pub(crate) talk: bool,
    pub(crate) conflict: bool,
    /// Words and CSS class, for all but what happened.
    pub(crate) status: Option<(Both, &'static str)>,
    /// How many events were part of it.
    pub(crate) parts: Option<Both>,
    pub(crate) articles: Both,
    pub(crate) outlets: Both,
    pub(crate) voices: Both,
    pub(crate) reports: Vec<Report>,
}

/// An article that reports an event.
pub(crate) struct Report {
    pub(crate) outlet: String,
    /// Where it can be read, if it is there.
    pub(crate) to: Option<String>,
}

impl Report {
    pub(crate) fn new(shelf: &Shelf<'_>, article: &str) -> Self {
        let known = shelf.is_known(article);
        Self { outlet: shelf.outlet(article), to: known.then(|| shelf.ways.article(article)) }
    }
}

impl Told {
    pub(crate) fn new(shelf: &Shelf<'_>, event: &Event) -> Self {
        let date = event.date.as_ref();
        let parts = shelf.parts.get(event.id.as_str()).map_or(0, Vec::len);
        let what = Both::either(&event.what_ar, &event.what);
        Self {
            anchor: anchor('e', &event.id),
            to: shelf.ways.event(&event.id),
            what: if what.is_empty() { names::event_type(event.event) } else { what },
            day: date.map_or_else(undated, |d| dates::day(&d.value)),
            when: date.map_or_else(undated, |d| dates::weekday(&d.value)),
            iso: date.map(|d| d.value.clone()).unwrap_or_default(),
            agreed: date.map(|d| d.agreed),
            kind: kind(event.event, event.mode.as_deref()),
            talk: event.event.is_verbal(),
            conflict: event.event.is_conflict(),
            status: names::status(event.status),
            parts: (parts > 0).then(|| counted(parts, &PARTS)),
            articles: counted(event.articles.len(), &ARTICLES),
            outlets: counted(event.outlets as usize, &OUTLETS),
            voices: counted(event.voices as usize, &VOICES),
            reports: event.articles.iter().map(|a| Report::new(shelf, a)).collect(),
        }
    }
}

fn undated() -> Both {
    Both::new("بلا تاريخ", "undated")
}

/// Type and mode.
pub(crate) fn kind(of: EventType, mode: Option<&str>) -> Both {
    let of = names::event_type(of);
    match mode {
        None => of,
        Some(mode) => {
            let mode = names::mode(mode);
            Both::new(format!("{}، {}", of.ar, mode.ar), format!("{}, {}", of.en, mode.en))
        }
    }
}

/// A party with its code, `Joe Biden (USA GOV)`, and no page of its own yet.
pub(crate) fn party(actor: &EventActor) -> (Both, String, Option<String>) {
    let code = [actor.country.as_deref(), actor.sector.as_deref()];
    let code: Vec<&str> = code.into_iter().flatten().collect();
    (Both::either(&actor.name_ar, &actor.name), code.join(" "), None)
}
