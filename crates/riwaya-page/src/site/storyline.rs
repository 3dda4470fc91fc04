use askama::Template;
use riwaya_record::{ArticleSummary, Event, EventType, Storyline};

use super::charts::{Quad, lanes};
use super::lists::dots;
use super::pins::places;
use super::{Frame, Part, Reader, actor_way};
use crate::counting::{ARTICLES, EVENTS, counted};
use crate::dates;
use crate::names;
use crate::shelf::Shelf;
use crate::timeline::{Line, line};
use crate::ways::{Ways, part};
use crate::wording::{Both, Voice};

/// What the page of a storyline shows.
#[derive(Clone, Copy, Debug)]
pub struct StorylineInput<'a> {
    /// The storyline.
    pub storyline: &'a Storyline,
    /// All its events.
    pub events: &'a [Event],
    /// Heads of its articles.
    pub summaries: &'a [ArticleSummary],
    /// Only events of this party are shown.
    pub party: Option<&'a str>,
    /// Only events of this type are shown.
    pub event: Option<EventType>,
}

/// A storyline: its events in time, who takes part, the articles behind it.
pub fn storyline(reader: &Reader, input: &StorylineInput<'_>) -> String {
    let v = reader.voice();
    let shelf = Shelf::new(Ways::Site, &[], input.events, &[]).with_summaries(input.summaries);
    let of = input.storyline;
    let fits = |e: &&Event| {
        let party = input
            .party
            .is_none_or(|p| e.actors.iter().chain(&e.recipients).any(|a| a.code().as_deref() == Some(p)));
        party && input.event.is_none_or(|t| e.event == t)
    };
    let shown: Vec<&Event> = input.events.iter().filter(fits).collect();
    let name = Both::either(&of.name_ar, &of.name);
    let page = Page {
        frame: Frame::new(reader, Part::Storylines, &v.plain(&name)),
        v,
        name,
        period: period(of),
        counts: vec![counted(input.events.len(), &EVENTS), counted(of.articles.len(), &ARTICLES)],
        line: line(&shelf, of, &shown),
        lanes: lanes(v, &dots(v, &shelf, shown.iter().copied()), 4),
        quads: quads(&shown),
        map: places(v, &shelf, shown.iter().copied()),
        parties: parties(input),
        types: types(input),
        filtered: input.party.is_some() || input.event.is_some(),
        whole: shelf.ways.storyline(&of.id),
        articles: heads(input.summaries),
    };
    page.render().unwrap_or_default()
}

#[derive(Template)]
#[template(path = "site/storyline.html")]
struct Page {
    frame: Frame,
    v: Voice,
    name: Both,
    period: Option<Both>,
    counts: Vec<Both>,
    line: Line,
    lanes: String,
    quads: Vec<(Both, &'static str, usize)>,
    map: Option<String>,
    parties: Vec<Pick>,
    types: Vec<Pick>,
    filtered: bool,
    whole: String,
    articles: Vec<Head>,
}

/// Something to narrow a page down by.
pub(crate) struct Pick {
    pub(crate) name: Both,
    pub(crate) count: usize,
    /// The page narrowed down by it.
    pub(crate) to: String,
    /// Its own page.
    pub(crate) own: Option<String>,
    pub(crate) chosen: bool,
}

/// An article in a list.
pub(crate) struct Head {
    pub(crate) to: String,
    pub(crate) title: String,
    pub(crate) language: String,
    pub(crate) outlet: Option<String>,
    pub(crate) when: Option<Both>,
}

pub(crate) fn period(of: &Storyline) -> Option<Both> {
    match (&of.from, &of.to) {
        (Some(from), Some(to)) => Some(dates::period(from, to)),
        (Some(day), None) | (None, Some(day)) => Some(dates::day(day)),
        (None, None) => None,
    }
}

pub(crate) fn heads(summaries: &[ArticleSummary]) -> Vec<Head> {
    let mut sorted: Vec<&ArticleSummary> = summaries.iter().collect();
    sorted.sort_by_key(|s| {
        (s.published.date.is_none(), s.published.date.clone(), s.published.time.clone(), s.id.clone())
    });
    sorted.into_iter().map(head).collect()
}

pub(crate) fn head(s: &ArticleSummary) -> Head {
    Head {
        to: Ways::Site.article(&s.id),
        title: if s.title.trim().is_empty() { s.id.clone() } else { s.title.clone() },
        language: s.language.clone(),
        outlet: s.outlet.clone().filter(|o| !o.trim().is_empty()),
        when: dates::published(&s.published),
    }
}

fn quads(events: &[&Event]) -> Vec<(Both, &'static str, usize)> {
    Quad::ALL
        .into_iter()
        .map(|q| (q.name(), q.class(), events.iter().filter(|e| Quad::of(e.event) == q).count()))
        .collect()
}

fn way(input: &StorylineInput<'_>, party: Option<&str>, event: Option<EventType>) -> String {
    let mut to = Ways::Site.storyline(&input.storyline.id);
    let mut joint = '?';
    for (name, value) in [("party", party.map(part)), ("type", event.map(|t| t.to_string()))] {
        if let Some(value) = value {
            to.extend([joint.to_string().as_str(), name, "=", &value]);
            joint = '&';
        }
    }
    to
}

/// Parties of several events, the busiest first.
fn parties(input: &StorylineInput<'_>) -> Vec<Pick> {
    let mut found: Vec<(String, Both, Option<String>, usize)> = Vec::new();
    for event in input.events {
        let mut here: Vec<String> = Vec::new();
        for actor in event.actors.iter().chain(&event.recipients) {
            let Some(code) = actor.code().filter(|c| !here.contains(c)) else { continue };
            match found.iter_mut().find(|f| f.0 == code) {
                Some(known) => known.3 += 1,
                None => {
                    found.push((
                        code.clone(),
                        Both::either(&actor.name_ar, &actor.name),
                        actor_way(actor),
                        1,
                    ));
                }
            }
            here.push(code);
        }
    }
    found.sort_by(|a, b| b.3.cmp(&a.3).then_with(|| a.0.cmp(&b.0)));
    found
        .into_iter()
        .take(14)
        .map(|(code, name, own, count)| {
            let chosen = input.party == Some(code.as_str());
            Pick { name, count, to: way(input, (!chosen).then_some(code.as_str()), input.event), own, chosen }
        })
        .collect()
}

fn types(input: &StorylineInput<'_>) -> Vec<Pick> {
    let count = |t: EventType| input.events.iter().filter(|e| e.event == t).count();
    let all = EventType::ALL.iter().copied();
    let mut found: Vec<(EventType, usize)> = all.map(|t| (t, count(t))).filter(|f| f.1 > 0).collect();
    found.sort_by_key(|f| std::cmp::Reverse(f.1));
    found
        .into_iter()
        .map(|(of, count)| {
            let chosen = input.event == Some(of);
            let to = way(input, input.party, (!chosen).then_some(of));
            Pick { name: names::event_type(of), count, to, own: None, chosen }
        })
        .collect()
}
