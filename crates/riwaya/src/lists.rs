//! `events`, `claims`, `statements`, `articles`, `storylines`.

use riwaya_store::Store;

use crate::arguments::{DatabaseArguments, ListArguments};
use crate::columns;
use crate::failure::Failure;
use crate::printing::{Out, warn};

/// Opens the database and says so if its last run was broken off.
pub(crate) fn opened(database: &DatabaseArguments) -> Result<Store, Failure> {
    let store = Store::open(&database.db)?;
    if store.is_unfinished()? {
        let file = database.db.display();
        warn(&format!("{file}: the last run was broken off, events are older than articles; run it again"));
    }
    Ok(store)
}

pub(crate) fn events(list: &ListArguments) -> Result<(), Failure> {
    let filter = list.which.filter()?;
    let found = opened(&list.database)?.events(&filter)?;
    printed(|out| out.list(list.format, &found, columns::events, columns::events_csv))
}

pub(crate) fn claims(list: &ListArguments) -> Result<(), Failure> {
    let filter = list.which.filter()?;
    let found = opened(&list.database)?.claims(&filter)?;
    printed(|out| out.list(list.format, &found, columns::claims, columns::claims_csv))
}

pub(crate) fn statements(list: &ListArguments) -> Result<(), Failure> {
    let filter = list.which.filter()?;
    let found = opened(&list.database)?.statements(&filter)?;
    printed(|out| out.list(list.format, &found, columns::statements, columns::statements_csv))
}

pub(crate) fn articles(list: &ListArguments) -> Result<(), Failure> {
    let filter = list.which.filter()?;
    let found = opened(&list.database)?.articles(&filter)?;
    printed(|out| out.list(list.format, &found, columns::articles, columns::articles_csv))
}

pub(crate) fn storylines(list: &ListArguments) -> Result<(), Failure> {
    let filter = list.which.filter()?;
    let found = opened(&list.database)?.storylines(&filter)?;
    printed(|out| out.list(list.format, &found, columns::storylines, columns::storylines_csv))
}

/// Prints through one buffer that is emptied at the end.
pub(crate) fn printed(print: impl FnOnce(&mut Out) -> Result<(), Failure>) -> Result<(), Failure> {
    let mut out = Out::new();
    print(&mut out)?;
    out.finish()
}
