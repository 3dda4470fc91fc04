//! What an article leads with.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_record::{EventType, Field, Status};
use rustc_hash::FxHashSet;

use crate::told::{Corpus, OPENING, Told};

/// What the first act of a title weighs more than others there: what it is about comes after it.
const FIRST_IN_TITLE: f64 = 1.4;

/// How much a claim's place in its article says that it is the news: title, first sentence, opening, the rest.
fn place_weight(told: &Told<'_>) -> f64 {
    /// A dateline and a second headline may stand before the first sentence.
    const FIRST: u32 = 120;
    match told.claim.sentence.start {
        _ if told.claim.trigger.field == Field::Title => 3.0,
        at if at <= FIRST => 2.0,
        at if at < OPENING => 0.8,
        _ => 0.15,
    }
}

fn status_weight(status: Status) -> f64 {
    match status {
        Status::Actual => 1.0,
        Status::Future | Status::Negated => 0.8,
        Status::Hypothetical => 0.5,
        Status::Historical => 0.1,
    }
}

/// A speech act is often just how the news was told; what was done, or the talks, are the news.
fn type_weight(event: EventType) -> f64 {
    match event {
        EventType::Assault
        | EventType::Sanction
        | EventType::Coerce
        | EventType::Consult
        | EventType::Protest => 1.15,
        EventType::Support | EventType::Agree | EventType::Request => 0.95,
        _ => 1.0,
    }
}

/// For each article, the index of the event that it leads with.
///
/// Title counts before first sentence before opening; what was said in talks counts for the talks where the article
/// reports both. Articles that report one happening are asked together: they lead with the event that most of them put
/// first, one whose own claims miss it as well as the others; but not one that tells something `refused` as that event
/// (pairs of article and event).
pub(crate) fn main_events(
    corpus: &Corpus<'_>,
    home: &[usize],
    part_of: &[Option<usize>],
    refused: &FxHashSet<(usize, usize)>,
) -> Vec<Option<usize>> {
    let mut by_article: Vec<Weights> = vec![Weights::default(); corpus.articles.len()];
    let mut titled = BTreeSet::new();
    for (i, told) in corpus.told.iter().enumerate() {
        let first = told.claim.trigger.field == Field::Title && titled.insert(told.article);
        let weight = if first { FIRST_IN_TITLE } else { 1.0 }
            * place_weight(told)
            * status_weight(told.claim.status)
            * type_weight(told.claim.event)
            * told.claim.confidence.clamp(0.05, 1.0);
        by_article[told.article].add(home[i], i, weight);
    }
    for weights in &mut by_article {
        let parts: Vec<(usize, usize, Weight)> = weights
            .0
            .iter()
            .filter_map(|(event, w)| Some((*event, part_of[*event]?, *w)))
            .filter(|(_, whole, _)| weights.0.contains_key(whole))
            .collect();
        for (part, whole, weight) in parts {
            weights.0.remove(&part);
            weights.add(whole, weight.first, weight.weight);
        }
    }
    let mut out = vec![None; corpus.articles.len()];
    let ranked: Vec<Vec<(f64, usize)>> = corpus.news.iter().map(|news| rank(news, &by_article)).collect();
    for (news, first) in corpus.news.iter().zip(settle(&ranked)) {
        for &n in news {
            let other = first.is_some_and(|event| refused.contains(&(n, event)));
            let own = || rank(&[n], &by_article).first().map(|(_, event)| *event);
            out[n] = if other { own() } else { first };
        }
    }
    out
}

/// How much of what an article tells each event is.
#[derive(Clone, Debug, Default)]
struct Weights(BTreeMap<usize, Weight>);

#[derive(Clone, Copy, Debug)]
struct Weight {
    weight: f64,
    /// The first claim that tells it.
    first: usize,
}

impl Weights {
    /// Mentions add up, but ten asides are no headline.
    fn add(&mut self, event: usize, claim: usize, weight: f64) {
        let slot = self.0.entry(event).or_insert(Weight { weight: 0.0, first: claim });
        slot.weight = slot.weight.max(weight) + 0.15 * slot.weight.min(weight);
        slot.first = slot.first.min(claim);
    }
}

/// The events that the articles of one news tell, by how much they are its lead, greatest first, of equals the one told
/// first.
fn rank(news: &[usize], by_article: &[Weights]) -> Vec<(f64, usize)> {
    let mut sum: BTreeMap<usize, Weight> = BTreeMap::new();
    for weights in news.iter().map(|n| &by_article[*n].0) {
        let most = weights.values().map(|w| w.weight).fold(f64::MIN_POSITIVE, f64::max);
        for (event, Weight { weight, first }) in weights {
            let slot = sum.entry(*event).or_insert(Weight { weight: 0.0, first: *first });
            slot.weight += weight + weight / most;
            slot.first = slot.first.min(*first);
        }
    }
    let mut out: Vec<(usize, Weight)> = sum.into_iter().collect();
    out.sort_by(|(_, a), (_, b)| b.weight.total_cmp(&a.weight).then(a.first.cmp(&b.first)));
    out.into_iter().map(|(event, w)| (w.weight, event)).collect()
}

/// The event that each news leads with: what two of them tell first is the lead of the one that makes more of it, and
/// background to the other, if that tells something else as well.
fn settle(ranked: &[Vec<(f64, usize)>]) -> Vec<Option<usize>> {
    /// Share of its first event's weight from which another may be a news' lead.
    const ENOUGH: f64 = 0.15;
    let mut claims: Vec<(f64, usize, usize)> = ranked
        .iter()
        .enumerate()
        .flat_map(|(n, events)| {
            let least = events.first().map_or(0.0, |e| e.0 * ENOUGH);
            events.iter().filter(move |e| e.0 >= least).map(move |(weight, event)| (*weight, n, *event))
        })
        .collect();
    // stable: of equals the earlier news, and there the event told first
    claims.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut taken = BTreeSet::new();
    let mut out = vec![None; ranked.len()];
    for (_, n, event) in claims {
        if out[n].is_none() && taken.insert(event) {
            out[n] = Some(event);
        }
    }
    out.iter().zip(ranked).map(|(own, events)| own.or_else(|| events.first().map(|e| e.1))).collect()
}
