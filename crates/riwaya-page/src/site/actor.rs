use askama::Template;
use riwaya_record::{ArticleSummary, Event};

use super::charts::{Quad, activity, bars, scores};
use super::lists::{Day, days, dots};
use super::pins::places;
use super::relations::Named;
use super::{Frame, Part, Reader};
use crate::counting::{EVENTS, counted, counted_to};
use crate::dates;
use crate::shelf::Shelf;
use crate::ways::{Ways, part};
use crate::wording::{Both, Voice};

/// An office that somebody held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// In English.
    pub en: String,
    /// In Arabic.
    pub ar: String,
    /// First day, where known.
    pub from: Option<String>,
    /// Last day; none where it has not come or is not known.
    pub to: Option<String>,
    /// Whether it is held still, as far as the lexicon knows.
    pub current: bool,
}

/// A party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Its code and names.
    pub named: Named,
    /// Country, sector or both.
    pub code: String,
    /// What it is: person, government, … in English and Arabic; empty where unknown.
    pub kind: (String, String),
    /// Offices, the latest first.
    pub offices: Vec<Office>,
}

/// With whom a party has to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Counterpart {
    /// Who.
    pub named: Named,
    /// In how many events.
    pub events: usize,
    /// The mean of their PLOVER scores.
    pub score: f64,
}

/// Events in the chart of scores, the latest: more would hide one another.
const DOTS: usize = 300;

/// What the page of a party, or of two, shows.
#[derive(Clone, Copy, Debug)]
pub struct ActorInput<'a> {
    /// The party.
    pub actor: &'a Actor,
    /// The other of a pair.
    pub other: Option<&'a Actor>,
    /// The events of theirs that the charts are drawn from, the latest first; where there are more, the page says so.
    pub events: &'a [Event],
    /// How many there are in all, no further counted than `most`.
    pub all: usize,
    /// Of so many there may be more.
    pub most: usize,
    /// How many of them are listed.
    pub listed: usize,
    /// Heads of the articles of those.
    pub summaries: &'a [ArticleSummary],
    /// With whom, the busiest first.
    pub counterparts: &'a [Counterpart],
}

/// A party, or two: what they do, with whom, and how that changes.
pub fn actor(reader: &Reader, input: &ActorInput<'_>) -> String {
    let v = reader.voice();
    let shelf = Shelf::new(Ways::Site, &[], input.events, &[]).with_summaries(input.summaries);
    let (one, other) = (name(input.actor), input.other.map(name));
    let title = match &other {
        Some(other) => Both::new(format!("{} و{}", one.ar, other.ar), format!("{} and {}", one.en, other.en)),
        None => one.clone(),
    };
    let happened = || input.events.iter().filter(|e| e.status == riwaya_record::Status::Actual);
    let drawn = bars(happened().filter_map(|e| Some((e.date.as_ref()?.value.clone(), e.event, 1))));
    let asked = match input.other {
        Some(other) => {
            format!("actor={}&recipient={}", part(&input.actor.named.code), part(&other.named.code))
        }
        None => format!("actor={}", part(&input.actor.named.code)),
    };
    let to = |period: &str| Some(format!("/search?{asked}&from={period}&to={period}"));
    let scored: Vec<&Event> = happened().take(DOTS).collect();
    let page = Page {
        frame: Frame::new(reader, Part::Actors, &v.plain(&title)),
        v,
        title,
        code: if input.other.is_some() { String::new() } else { input.actor.code.clone() },
        kind: match input.other {
            None => Both::new(input.actor.kind.1.clone(), input.actor.kind.0.clone()),
            Some(_) => Both::default(),
        },
        of: std::iter::once(input.actor)
            .chain(input.other)
            .map(|a| (name(a), format!("/actors/{}", part(&a.named.code))))
            .collect(),
        pair: input.other.is_some(),
        count: counted_to(input.all, input.most, &EVENTS),
        quads: Quad::ALL
            .into_iter()
            .map(|q| (q.name(), q.class(), input.events.iter().filter(|e| Quad::of(e.event) == q).count()))
            .collect(),
        offices: if input.other.is_some() { Vec::new() } else { offices(input.actor) },
        latest: (input.all > input.events.len()).then(|| counted(input.events.len(), &EVENTS)),
        activity: (drawn.len() > 1).then(|| activity(v, &drawn, &to)),
        scores: scores(v, &dots(v, &shelf, scored)),
        mean: mean(input.events),
        counterparts: counterparts(input),
        map: places(v, &shelf, input.events),
        days: days(&shelf, input.events.iter().take(input.listed)),
        more: (input.all > input.listed).then(|| format!("/search?{asked}")),
    };
    page.render().unwrap_or_default()
}

#[derive(Template)]
#[template(path = "site/actor.html")]
struct Page {
    frame: Frame,
    v: Voice,
    title: Both,
    code: String,
    kind: Both,
    of: Vec<(Both, String)>,
    pair: bool,
    count: Both,
    quads: Vec<(Both, &'static str, usize)>,
    offices: Vec<(Both, Both, bool)>,
    /// How many events the charts are drawn from, where these are not all.
    latest: Option<Both>,
    activity: Option<String>,
    scores: String,
    mean: Option<String>,
    counterparts: Vec<Beside>,
    map: Option<String>,
    days: Vec<Day>,
    more: Option<String>,
}

struct Beside {
    name: Both,
    to: String,
    pair: String,
    events: Both,
    score: String,
    tone: &'static str,
}

fn name(of: &Actor) -> Both {
    let name = Both::either(&of.named.ar, &of.named.en);
    if name.is_empty() { Both::same(&of.named.code) } else { name }
}

fn mean(events: &[Event]) -> Option<String> {
    let scores: Vec<f64> =
        events.iter().filter(|e| e.status == riwaya_record::Status::Actual).map(|e| e.score).collect();
    (!scores.is_empty()).then(|| format!("{:+.1}", scores.iter().sum::<f64>() / scores.len() as f64))
}

fn offices(of: &Actor) -> Vec<(Both, Both, bool)> {
    let held = |o: &Office| {
        let from = o.from.as_deref().map(dates::day);
        let to = o.to.as_deref().map(dates::day);
        match (from, to) {
            (Some(from), Some(to)) => {
                Both::new(format!("{} – {}", from.ar, to.ar), format!("{} – {}", from.en, to.en))
            }
            (Some(from), None) if o.current => {
                Both::new(format!("منذ {}", from.ar), format!("since {}", from.en))
            }
            (Some(from), None) => Both::new(format!("من {}", from.ar), format!("from {}", from.en)),
            (None, Some(to)) => Both::new(format!("حتى {}", to.ar), format!("until {}", to.en)),
            (None, None) => Both::new("بلا تواريخ معروفة", "dates unknown"),
        }
    };
    of.offices.iter().map(|o| (Both::either(&o.ar, &o.en), held(o), o.current)).collect()
}

fn counterparts(input: &ActorInput<'_>) -> Vec<Beside> {
    input
        .counterparts
        .iter()
        .map(|c| Beside {
            name: Both::either(&c.named.ar, &c.named.en),
            to: format!("/actors/{}", part(&c.named.code)),
            pair: format!("/actors/{}/with/{}", part(&input.actor.named.code), part(&c.named.code)),
            events: counted(c.events, &EVENTS),
            score: format!("{:+.1}", c.score),
            tone: match c.score {
                s if s > 0.75 => "warm",
                s if s < -0.75 => "cold",
                _ => "even",
            },
        })
        .collect()
}
