//! From what was typed as an id to a record.

use riwaya_reconcile::Reconciled;
use riwaya_record::{CodedArticle, Event};
use riwaya_store::{Filter, Found, Record, Store};

use crate::failure::Failure;

/// The event that an id, or its beginning, names.
pub(crate) fn event(store: &Store, id: &str) -> Result<Event, Failure> {
    one(id, store.event(id)?)
}

/// The claim, statement or event that an id, or its beginning, names.
pub(crate) fn record(store: &Store, id: &str) -> Result<Record, Failure> {
    one(id, store.find(id)?)
}

/// Everything in the database, however uncertain.
pub(crate) fn everything() -> Filter {
    Filter { min_confidence: 0.0, ..Filter::default() }
}

/// What the store keeps of all that was reconciled.
pub(crate) fn reconciled(store: &Store) -> Result<Reconciled, Failure> {
    Ok(Reconciled {
        wrong: store.corrected()?.constraints().wrong.clone(),
        events: store.events(&everything())?,
        storylines: store.storylines(&everything())?,
        summaries: store.articles(&everything())?,
    })
}

/// An event, what is part of it, and the articles that tell of them: all that its accounts rest on.
pub(crate) fn around(store: &Store, event: &Event) -> Result<(Reconciled, Vec<CodedArticle>), Failure> {
    Ok(store.corrected()?.around(event)?)
}

fn one<T>(id: &str, found: Found<T>) -> Result<T, Failure> {
    match found {
        Found::One(record) => Ok(record),
        Found::Nothing => Err(Failure::nothing_of(id)),
        Found::Several(ids) => Err(Failure::several_of(id, &ids)),
        Found::Moved(old, new) => Err(Failure::moved(&old, &new)),
    }
}
