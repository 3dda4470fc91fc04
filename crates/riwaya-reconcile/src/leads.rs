//! What an article leads with.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_record::{EventType, Field, Status};

use crate::folding::cosine;
use crate::told::{Corpus, OPENING, Told};

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

/// For each article, the index of the event that it leads with: title before first sentence before opening; what was
/// said in talks counts for the talks where the article reports both; an event that articles with a like opening report
/// as well is likelier to be the news.
pub(crate) fn main_events(
    corpus: &Corpus<'_>,
    home: &[usize],
    part_of: &[Option<usize>],
) -> Vec<Option<usize>> {
    let mut by_article: Vec<BTreeMap<usize, f64>> = vec![BTreeMap::new(); corpus.articles.len()];
    for (i, told) in corpus.told.iter().enumerate() {
        let weight = place_weight(told)
            * status_weight(told.claim.status)
            * type_weight(told.claim.event)
            * told.claim.confidence.clamp(0.05, 1.0);
        let slot = by_article[told.article].entry(home[i]).or_default();
        // mentions add up, but ten asides are no headline
        *slot = slot.max(weight) + 0.15 * slot.min(weight);
    }
    let mut told_by: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); part_of.len()];
    for (i, told) in corpus.told.iter().enumerate() {
        told_by[home[i]].insert(told.article);
    }
    by_article
        .iter()
        .enumerate()
        .map(|(article, weights)| {
            let mut sum = weights.clone();
            for (event, weight) in weights {
                if let Some(whole) = part_of[*event].filter(|w| weights.contains_key(w)) {
                    let slot = sum.entry(whole).or_default();
                    *slot = slot.max(*weight) + 0.15 * slot.min(*weight);
                }
            }
            let heard = |n: usize| {
                let others = told_by[n].iter().filter(|a| **a != article).take(40);
                let like =
                    others.map(|a| (cosine(&corpus.leads[article], &corpus.leads[*a]) - 0.15).max(0.0));
                1.0 + like.sum::<f64>().min(0.6)
            };
            let part = |n: usize| part_of[n].is_some_and(|w| weights.contains_key(&w));
            sum.into_iter()
                .filter(|(n, _)| !part(*n))
                .map(|(n, w)| (w * heard(n), n))
                .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
                .map(|(_, n)| n)
        })
        .collect()
}
