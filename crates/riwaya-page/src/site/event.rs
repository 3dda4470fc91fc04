use std::collections::BTreeSet;

use askama::Template;
use riwaya_record::{AccountTable, CodedArticle, Correcting, Correction, Event, Link, Storyline};

use super::charts::Quad;
use super::correcting::{Fixes, Hand, Made, history, written};
use super::pins::places;
use super::{Frame, Part, Reader, actor_way, shortened};
use crate::comparison::Comparison;
use crate::counting::{COPIES, counted};
use crate::dates;
use crate::event::Told;
use crate::shelf::Shelf;
use crate::ways::Ways;
use crate::wording::{Both, Voice};

/// What the page of an event shows.
#[derive(Clone, Copy, Debug)]
pub struct EventInput<'a> {
    /// The event with its accounts.
    pub table: &'a AccountTable,
    /// The articles that report it, and those of claims that were kept apart from it.
    pub articles: &'a [CodedArticle],
    /// What was part of it, and what it was part of.
    pub around: &'a [Event],
    /// Why its claims were merged or kept apart.
    pub links: &'a [Link],
    /// The affair that it belongs to.
    pub storyline: Option<&'a Storyline>,
    /// Articles that are near-copies of one another, by id.
    pub copies: &'a [Vec<String>],
    /// What was corrected on it, in order.
    pub corrections: &'a [Correction],
    /// Ids of the corrections that hold.
    pub holding: &'a BTreeSet<String>,
    /// Words by which somebody looks for another event that may be the same, and what was found.
    pub same: Option<(&'a str, &'a [Event])>,
}

/// An event: what happened, who reports it, what each side says of it.
pub fn event(reader: &Reader, input: &EventInput<'_>) -> String {
    let v = reader.voice();
    let of = &input.table.event;
    let events = std::iter::once(of).chain(input.around);
    let shelf = Shelf::new(Ways::Site, input.articles, events, input.links);
    let all: BTreeSet<&str> = input.around.iter().map(|e| e.id.as_str()).collect();
    let mut c = Comparison::new(&shelf, input.table, &all);
    c.on_its_own_page();
    c.hand = Hand::of(reader, &of.id);
    let ways = of.actors.iter().map(actor_way).collect::<Vec<_>>();
    for (actor, way) in c.actors.iter_mut().zip(ways) {
        actor.2 = way;
    }
    let ways = of.recipients.iter().map(actor_way).collect::<Vec<_>>();
    for (actor, way) in c.recipients.iter_mut().zip(ways) {
        actor.2 = way;
    }
    let quad = Quad::of(of.event);
    let page = Page {
        frame: Frame::new(reader, Part::None, &v.plain(&c.told.what)),
        v,
        quad: (quad.name(), quad.class()),
        map: places(v, &shelf, std::iter::once(of)),
        storyline: input.storyline.map(|s| (shelf.ways.storyline(&s.id), Both::either(&s.name_ar, &s.name))),
        reports: reports(v, &shelf, of, input.copies),
        fixes: Fixes::of_event(of),
        history: history(input.corrections, input.holding, Some(&of.id)),
        here: shelf.ways.event(&of.id),
        same: input.same.map(|(words, found)| (words.to_owned(), same(&shelf, of, found))),
        confidence: format!("{:.0}", of.confidence * 100.0),
        score: format!("{:+.1}", of.score),
        record: format!("/api/v1/events/{}", crate::ways::part(&of.id)),
        c,
    };
    page.render().unwrap_or_default()
}

#[derive(Template)]
#[template(path = "site/event.html")]
struct Page {
    frame: Frame,
    v: Voice,
    quad: (Both, &'static str),
    map: Option<String>,
    storyline: Option<(String, Both)>,
    reports: Vec<Telling>,
    fixes: Fixes,
    history: Vec<Made>,
    here: String,
    /// What was looked for, and events that may be the same, each with what says so.
    same: Option<(String, Vec<(Told, String)>)>,
    confidence: String,
    score: String,
    record: String,
    c: Comparison,
}

/// An article's report of the event, with its near-copies.
struct Telling {
    to: String,
    outlet: String,
    title: String,
    language: String,
    when: Option<Both>,
    iso: String,
    /// Words of the sentence that reports it, who is named as its source, and the place.
    words: Option<(String, Option<Both>, String)>,
    /// What a form sends that says that it reports another event; none where all are its.
    apart: Option<String>,
    copies: Vec<Telling>,
    fold: Both,
}

/// Other events, with what a form sends that says that they are this one.
fn same(shelf: &Shelf<'_>, of: &Event, found: &[Event]) -> Vec<(Told, String)> {
    let others = found.iter().filter(|e| e.id != of.id);
    let change =
        |e: &Event| Correcting::Together { claims: of.claims.iter().chain(&e.claims).cloned().collect() };
    others.map(|e| (Told::new(shelf, e), written(&change(e)))).collect()
}

/// In the order they came; copies stand below the first of them.
fn reports(v: Voice, shelf: &Shelf<'_>, of: &Event, copies: &[Vec<String>]) -> Vec<Telling> {
    let mut ids: Vec<&String> = of.articles.iter().collect();
    let when = |id: &str| {
        let published = shelf.articles.get(id).map(|a| &a.published);
        let date = published.and_then(|p| p.date.clone());
        (date.is_none(), date, published.and_then(|p| p.time.clone()))
    };
    ids.sort_by_key(|id| (when(id), (*id).clone()));
    let mut out: Vec<(String, Telling)> = Vec::new();
    for id in ids {
        let Some(telling) = telling(v, shelf, of, id) else { continue };
        let group = copies.iter().find(|group| group.contains(id));
        let first = group.and_then(|group| out.iter_mut().find(|(told, _)| group.contains(told)));
        match first {
            Some((_, first)) => {
                first.copies.push(telling);
                first.fold = counted(first.copies.len(), &COPIES);
            }
            None => out.push((id.clone(), telling)),
        }
    }
    out.into_iter().map(|(_, telling)| telling).collect()
}

fn telling(v: Voice, shelf: &Shelf<'_>, of: &Event, id: &str) -> Option<Telling> {
    let article = shelf.articles.get(id)?;
    let claim = article.claims.iter().find(|c| of.claims.contains(&c.id));
    let words = claim.map(|c| {
        let said = c.sentence.text.replace('\n', " ");
        let source = c.attribution.last().map(|p| shelf.party(id, p)).filter(|w| !v.plain(w).is_empty());
        let to = shelf.place(id, &c.sentence).unwrap_or_else(|| shelf.ways.article(id));
        (shortened(&said, 260), source, to)
    });
    let told = |c: &&String| article.claims.iter().any(|own| own.id == **c);
    let (claims, others): (Vec<&String>, Vec<&String>) = of.claims.iter().partition(told);
    let owned = |all: Vec<&String>| all.into_iter().cloned().collect::<Vec<_>>();
    let apart = (!claims.is_empty() && !others.is_empty())
        .then(|| written(&Correcting::Apart { claims: owned(claims), others: owned(others) }));
    Some(Telling {
        apart,
        to: shelf.ways.article(id),
        outlet: shelf.outlet(id),
        title: if article.title.trim().is_empty() { id.to_owned() } else { article.title.clone() },
        language: article.language.clone(),
        when: dates::published(&article.published),
        iso: article.published.time.clone().or_else(|| article.published.date.clone()).unwrap_or_default(),
        words,
        copies: Vec::new(),
        fold: Both::default(),
    })
}
