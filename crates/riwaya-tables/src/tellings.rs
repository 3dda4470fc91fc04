//! Events with what is told of them: their accounts, and why their claims were merged.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_reconcile::{Senses, account_table, links};
use riwaya_record::{AccountTable, Event, Link};
use riwaya_store::{Corrected, Filter, Store};

use crate::TransferError;

/// Events whose links are worked out at once: what they are compared with is fetched once for all of them.
const BATCH: usize = 256;

/// An event with what each side says of it.
pub(crate) struct Telling<'a> {
    pub(crate) event: &'a Event,
    pub(crate) table: Option<AccountTable>,
}

/// Hands on every event that matches, the latest first, with its account table.
pub(crate) fn each_telling(
    store: &Store,
    filter: &Filter,
    senses: &dyn Senses,
    mut each: impl FnMut(&Telling<'_>) -> Result<(), TransferError>,
) -> Result<(), TransferError> {
    let corrected = store.corrected()?;
    each_event(store, filter, |event| {
        let (made, articles) = corrected.around(event)?;
        let table = account_table(&event.id, &made, &articles, filter.min_confidence, senses);
        each(&Telling { event, table })
    })
}

/// Hands on every event that matches, the latest first.
pub(crate) fn each_event(
    store: &Store,
    filter: &Filter,
    mut each: impl FnMut(&Event) -> Result<(), TransferError>,
) -> Result<(), TransferError> {
    let mut done = Ok(());
    store.each_event(filter, |event| {
        done = each(&event);
        done.is_ok()
    })?;
    done
}

/// Hands on every event that matches, the latest first, with why each of its claims was merged: by the claim's id its best
/// link within the event; none for a claim that is alone.
pub(crate) fn each_merging(
    store: &Store,
    filter: &Filter,
    mut each: impl FnMut(&Event, &BTreeMap<String, Link>) -> Result<(), TransferError>,
) -> Result<(), TransferError> {
    let corrected = store.corrected()?;
    let mut waiting = Vec::with_capacity(BATCH);
    let mut settle = |events: &mut Vec<Event>| {
        let links = best_links(&corrected, events)?;
        events.drain(..).try_for_each(|event| each(&event, &links))
    };
    each_event(store, filter, |event| {
        waiting.push(event.clone());
        if waiting.len() < BATCH { Ok(()) } else { settle(&mut waiting) }
    })?;
    settle(&mut waiting)
}

fn best_links(corrected: &Corrected<'_>, events: &[Event]) -> Result<BTreeMap<String, Link>, TransferError> {
    let merged = events.iter().filter(|e| e.claims.len() > 1);
    let claims: BTreeSet<String> = merged.flat_map(|e| &e.claims).cloned().collect();
    if claims.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut best: BTreeMap<String, Link> = BTreeMap::new();
    for link in links(corrected, &claims, corrected.constraints())?.into_iter().filter(|link| link.merged) {
        for claim in [&link.a, &link.b].into_iter().filter(|claim| claims.contains(*claim)) {
            // of links that are as good, the one to the first id: it must not hang on what else was asked for
            let better = best.get(claim).is_none_or(|known| {
                let as_good = link.score.total_cmp(&known.score);
                as_good.then_with(|| other(known, claim).cmp(other(&link, claim))).is_gt()
            });
            if better {
                best.insert(claim.clone(), link.clone());
            }
        }
    }
    Ok(best)
}

/// The other claim of a link.
pub(crate) fn other<'a>(link: &'a Link, claim: &str) -> &'a str {
    if link.a == claim { &link.b } else { &link.a }
}
