//! Items of feeds on their way into the database.
//!
//! Each is there once, by its address, from when a feed first names it. It waits for its page, if the feed gives but a
//! summary, is then ready to be coded, and is stored with its article in one transaction. Whatever is broken off, the
//! item stands where it last stood.

use std::collections::BTreeMap;

use riwaya_record::{Article, SourceMap};
use rusqlite::{OptionalExtension, Row, Transaction, params};

use crate::articles::{Entry, Stored};
use crate::columns::{Sql, json};
use crate::feeds::{self, FeedState};
use crate::{Store, StoreError};

/// An item as its feed tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What it is known by.
    pub address: String,
    /// The page that has its whole text; `None` where the feed has it.
    pub page: Option<String>,
    /// SHA-256 of what the feed says of it.
    pub seen: Vec<u8>,
    /// What the feed says of it.
    pub article: Article,
}

/// An item that waits for its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queued {
    /// What it is known by.
    pub address: String,
    /// The feed that first named it.
    pub feed: String,
    /// The page.
    pub page: String,
    /// How often the page was asked for in vain.
    pub attempts: u32,
    /// When it is to be asked for, in milliseconds since 1970.
    pub due: i64,
    /// SHA-256 of what the feed says of it.
    pub seen: Vec<u8>,
}

/// An item that is ready to be coded.
#[derive(Clone, Debug, PartialEq)]
pub struct Ready {
    /// What it is known by.
    pub address: String,
    /// SHA-256 of what the feed said of it when it was read.
    pub seen: Vec<u8>,
    /// As it was read.
    pub article: Article,
}

/// How many items of a feed are where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QueueLength {
    /// Waiting for their pages.
    pub waiting: usize,
    /// Ready to be coded.
    pub ready: usize,
    /// Stored.
    pub stored: usize,
    /// Given up: there is neither a page nor a text in the feed.
    pub given_up: usize,
}

const WAITING: &str = "waiting";
const READY: &str = "ready";
const STORED: &str = "stored";
const GIVEN_UP: &str = "given-up";

impl Store {
    /// Keeps what became of a feed and puts into the queue what is new in it: all or nothing. An item that another of
    /// the feeds in `followed` named first stays that feed's. How many were put there.
    pub fn take_in(
        &mut self,
        feed: &FeedState,
        items: &[Item],
        followed: &[String],
    ) -> Result<usize, StoreError> {
        self.writing(|write| {
            feeds::keep(write, feed)?;
            let mut taken = 0;
            for item in items {
                taken += usize::from(enqueue(write, &feed.url, item, feed.checked.unwrap_or(0), followed)?);
            }
            Ok(taken)
        })
    }

    /// Items whose pages are to be asked for at `now` or earlier, the earliest first, of each feed at most `most`.
    pub fn waiting(&self, now: i64, most: usize) -> Result<Vec<Queued>, StoreError> {
        self.reading(|connection| {
            connection
                .prepare_cached(
                    "SELECT address, feed, page, attempts, due, seen FROM \
                     (SELECT *, row_number() OVER (PARTITION BY feed ORDER BY due, row) AS place FROM queue \
                     WHERE state = 'waiting' AND due <= ?1) WHERE place <= ?2 ORDER BY due, row",
                )?
                .query_map(params![now, most as i64], |row| {
                    Ok(Queued {
                        address: row.get(0)?,
                        feed: row.get(1)?,
                        page: row.get(2)?,
                        attempts: row.get(3)?,
                        due: row.get(4)?,
                        seen: row.get(5)?,
                    })
                })?
                .collect()
        })
    }

    /// What the feed says of an item that waits; `None` where it waits no more.
    pub fn told_of(&self, item: &Queued) -> Result<Option<Article>, StoreError> {
        self.reading(|connection| {
            connection
                .prepare_cached(
                    "SELECT article, source_map FROM queue WHERE address = ?1 AND state = 'waiting' AND seen = ?2",
                )?
                .query_row(params![item.address, item.seen], |row| article(row, 0))
                .optional()
        })
    }

    /// When the next item that waits is to be asked for, in milliseconds since 1970.
    pub fn next_waiting(&self) -> Result<Option<i64>, StoreError> {
        self.reading(|connection| {
            connection.query_row("SELECT min(due) FROM queue WHERE state = 'waiting'", [], |row| row.get(0))
        })
    }

    /// Puts an item that waited among those that are ready. `error` is why it is not its page that was read.
    pub fn has_read(
        &mut self,
        item: &Queued,
        article: &Article,
        error: Option<&str>,
    ) -> Result<(), StoreError> {
        self.settle(item, READY, Some(article), error)
    }

    /// Gives up an item of which nothing could be read.
    pub fn give_up(&mut self, item: &Queued, error: &str) -> Result<(), StoreError> {
        self.settle(item, GIVEN_UP, None, Some(error))
    }

    fn settle(
        &mut self,
        item: &Queued,
        state: &str,
        article: Option<&Article>,
        error: Option<&str>,
    ) -> Result<(), StoreError> {
        self.writing(|write| {
            let map = article.map(|a| json(&a.map)).transpose()?;
            let article = article.map(json).transpose()?;
            write
                .prepare_cached(
                    "UPDATE queue SET state = ?3, article = ?4, source_map = ?5, error = ?6 \
                     WHERE address = ?1 AND seen = ?2 AND state = 'waiting'",
                )?
                .execute(params![item.address, item.seen, state, article, map, error])
                .map(drop)
        })
    }

    /// Lets an item wait until `due`, after `attempts` in vain.
    pub fn postpone(
        &mut self,
        item: &Queued,
        attempts: u32,
        due: i64,
        error: Option<&str>,
    ) -> Result<(), StoreError> {
        self.writing(|write| {
            write
                .prepare_cached(
                    "UPDATE queue SET attempts = ?3, due = ?4, error = coalesce(?5, error) \
                     WHERE address = ?1 AND seen = ?2 AND state = 'waiting'",
                )?
                .execute(params![item.address, item.seen, attempts, due, error])
                .map(drop)
        })
    }

    /// Items that are ready to be coded, at most `most`, as long as they have been there.
    pub fn ready(&self, most: usize) -> Result<Vec<Ready>, StoreError> {
        self.reading(|connection| {
            connection
                .prepare_cached(
                    "SELECT address, seen, article, source_map FROM queue WHERE state = 'ready' \
                     ORDER BY due, row LIMIT ?1",
                )?
                .query_map([most as i64], |row| {
                    Ok(Ready { address: row.get(0)?, seen: row.get(1)?, article: article(row, 2)? })
                })?
                .collect()
        })
    }

    /// Stores the articles of items and takes the items off the queue: all or nothing.
    pub fn put_queued(&mut self, batch: &[Entry<'_>], items: &[Ready]) -> Result<Stored, StoreError> {
        self.put_and(batch, |write| {
            for item in items {
                write
                    .prepare_cached(
                        "UPDATE queue SET state = ?3, article = NULL, source_map = NULL \
                         WHERE address = ?1 AND seen = ?2 AND state = 'ready'",
                    )?
                    .execute(params![item.address, item.seen, STORED])?;
            }
            Ok(())
        })
    }

    /// How many items are where, feed by feed.
    pub fn queue_lengths(&self) -> Result<BTreeMap<String, QueueLength>, StoreError> {
        self.reading(|connection| {
            let mut lengths: BTreeMap<String, QueueLength> = BTreeMap::new();
            let mut select =
                connection.prepare_cached("SELECT feed, state, count(*) FROM queue GROUP BY feed, state")?;
            let mut rows = select.query([])?;
            while let Some(row) = rows.next()? {
                let of = lengths.entry(row.get(0)?).or_default();
                let number: usize = row.get(2)?;
                match row.get_ref(1)?.as_str()? {
                    WAITING => of.waiting = number,
                    READY => of.ready = number,
                    STORED => of.stored = number,
                    _ => of.given_up = number,
                }
            }
            Ok(lengths)
        })
    }
}

/// An article and its map in two columns.
fn article(row: &Row<'_>, column: usize) -> Sql<Article> {
    let mut article: Article = crate::record(row, column)?;
    let map: SourceMap = crate::record(row, column + 1)?;
    article.map = map;
    Ok(article)
}

/// Puts an item into the queue where it is new, or where its feed says something else of it than before.
fn enqueue(write: &Transaction<'_>, feed: &str, item: &Item, due: i64, followed: &[String]) -> Sql<bool> {
    let known: Option<(String, Vec<u8>)> = write
        .prepare_cached("SELECT feed, seen FROM queue WHERE address = ?1")?
        .query_row([&item.address], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if let Some((first, seen)) = &known
        && (*seen == item.seen || first != feed && followed.contains(first))
    {
        return Ok(false);
    }
    let state = if item.page.is_some() { WAITING } else { READY };
    write
        .prepare_cached(
            "INSERT INTO queue (address, feed, page, state, seen, attempts, due, article, source_map) \
             VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6, ?7, ?8) \
             ON CONFLICT (address) DO UPDATE SET feed = ?2, page = ?3, state = ?4, seen = ?5, attempts = 0, due = ?6, \
             article = ?7, source_map = ?8, error = NULL",
        )?
        .execute(params![
            item.address,
            feed,
            item.page,
            state,
            item.seen,
            due,
            json(&item.article)?,
            json(&item.article.map)?
        ])?;
    Ok(true)
}
