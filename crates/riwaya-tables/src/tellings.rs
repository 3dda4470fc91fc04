//! Events with all that is told of them: their articles, why their claims were merged, their accounts.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_reconcile::{Senses, account_table, links};
use riwaya_record::{AccountTable, CodedArticle, Event, Link};
use riwaya_store::{Corrected, Filter, Store};

use crate::TransferError;

/// An event with what is told of it.
pub(crate) struct Telling<'a> {
    pub(crate) event: &'a Event,
    /// What each side says of it.
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
    store.each_event(filter, None, |event| {
        done = each(&event);
        done.is_ok()
    })?;
    done
}

/// Why the claims of an event were merged.
pub(crate) fn links_of(corrected: &Corrected<'_>, event: &Event) -> Result<Vec<Link>, TransferError> {
    if event.claims.len() < 2 {
        return Ok(Vec::new());
    }
    Ok(links(corrected, &event.claims.iter().cloned().collect(), corrected.constraints())?)
}

/// By the ids of an event's claims the articles that make them.
pub(crate) fn makers_of(articles: &[CodedArticle], event: &Event) -> BTreeMap<String, String> {
    let own: BTreeSet<&String> = event.claims.iter().collect();
    let makes = |a: &CodedArticle| -> Vec<(String, String)> {
        let claims = a.claims.iter().filter(|c| own.contains(&c.id));
        claims.map(|c| (c.id.clone(), a.id.clone())).collect()
    };
    articles.iter().flat_map(makes).collect()
}
