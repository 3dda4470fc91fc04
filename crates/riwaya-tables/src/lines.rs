//! Whole records, one a line.

use std::io::Write;

use riwaya_reconcile::Senses;
use riwaya_store::{Filter, Store};
use serde::Serialize;

use crate::TransferError;
use crate::changes::EventIds;
use crate::release::{Output, Release};
use crate::tellings::each_telling;

/// Every revision of every article: `{"revision", "record", "map"}`.
pub(crate) const ARTICLES: &str = "articles.jsonl";
/// What people corrected, in order.
pub(crate) const CORRECTIONS: &str = "corrections.jsonl";
/// Where ids of events that are no more lead to: `{"old", "new"}`.
pub(crate) const ALIASES: &str = "aliases.jsonl";
/// Under which ids claims and statements go on: `{"old", "new"}`.
pub(crate) const RENAMED: &str = "renamed.jsonl";

/// A file of JSON Lines that is being written.
pub(crate) struct Lines {
    output: Output,
    rows: usize,
}

impl Lines {
    pub(crate) fn begin(release: &Release, name: &str) -> Result<Self, TransferError> {
        Ok(Self { output: release.create(name)?, rows: 0 })
    }

    pub(crate) fn add(&mut self, record: &impl Serialize) -> Result<(), TransferError> {
        let done = serde_json::to_writer(&mut self.output, record).map_err(Into::into);
        self.ended(done)
    }

    /// A line that is JSON already.
    pub(crate) fn add_line(&mut self, line: &str) -> Result<(), TransferError> {
        let done = self.output.write_all(line.as_bytes());
        self.ended(done)
    }

    fn ended(&mut self, done: std::io::Result<()>) -> Result<(), TransferError> {
        self.rows += 1;
        let done = done.and_then(|()| self.output.write_all(b"\n"));
        done.map_err(|e| TransferError::writing(self.output.path(), &e))
    }

    pub(crate) fn finish(self, release: &mut Release) -> Result<(), TransferError> {
        release.add(self.output, self.rows)
    }
}

#[derive(Serialize)]
struct Led<'a> {
    old: &'a str,
    new: Option<&'a str>,
}

pub(crate) fn write(
    store: &Store,
    filter: &Filter,
    senses: &dyn Senses,
    release: &mut Release,
    ids: &mut EventIds,
) -> Result<(), TransferError> {
    let mut articles = Lines::begin(release, ARTICLES)?;
    let mut done = Ok(());
    store.each_revision(filter, |kept| {
        // records go out as they stand in the file, byte for byte
        let line =
            format!("{{\"revision\":{},\"record\":{},\"map\":{}}}", kept.revision, kept.record, kept.map);
        done = articles.add_line(&line);
        done.is_ok()
    })?;
    done?;
    articles.finish(release)?;

    let mut events = Lines::begin(release, "events.jsonl")?;
    let mut accounts = Lines::begin(release, "accounts.jsonl")?;
    each_telling(store, filter, senses, |telling| {
        ids.add(telling.event)?;
        events.add(telling.event)?;
        telling.table.iter().try_for_each(|table| accounts.add(table))
    })?;
    events.finish(release)?;
    accounts.finish(release)?;

    let mut storylines = Lines::begin(release, "storylines.jsonl")?;
    store.storylines(filter)?.iter().try_for_each(|line| storylines.add(line))?;
    storylines.finish(release)?;

    let mut corrections = Lines::begin(release, CORRECTIONS)?;
    store.corrections()?.iter().try_for_each(|correction| corrections.add(correction))?;
    corrections.finish(release)?;
    let mut aliases = Lines::begin(release, ALIASES)?;
    let mut done = Ok(());
    store.each_alias(|old, new| {
        done = aliases.add(&Led { old, new });
        done.is_ok()
    })?;
    done?;
    aliases.finish(release)?;
    let mut renamed = Lines::begin(release, RENAMED)?;
    let mut done = Ok(());
    store.each_renaming(|old, new| {
        done = renamed.add(&Led { old, new: Some(new) });
        done.is_ok()
    })?;
    done?;
    renamed.finish(release)
}
