//! Feeds that are followed, and what their servers asked for. Times are milliseconds since 1970.

use rusqlite::{OptionalExtension, Row, Transaction, params};

use crate::columns::Sql;
use crate::{Store, StoreError};

/// A feed as it was last read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedState {
    /// Its address.
    pub url: String,
    /// The `ETag` that its server gave with what was read.
    pub etag: Option<String>,
    /// The `Last-Modified` that its server gave with what was read, as it was written.
    pub modified: Option<String>,
    /// When it was last asked for.
    pub checked: Option<i64>,
    /// When it is to be asked for next.
    pub due: i64,
    /// When it could last be read.
    pub succeeded: Option<i64>,
    /// How often it could not be read since then.
    pub failures: u32,
    /// Why not.
    pub error: Option<String>,
}

/// When a host may be asked again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostState {
    /// Its name.
    pub host: String,
    /// Not before then.
    pub not_before: i64,
}

/// What an origin lets robots fetch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RobotsState {
    /// Scheme, host and port.
    pub origin: String,
    /// Until when that is to be believed.
    pub until: i64,
    /// Its `robots.txt`; empty where there is none.
    pub rules: String,
}

const COLUMNS: &str = "url, etag, modified, checked, due, succeeded, failures, error";

fn feed(row: &Row<'_>) -> Sql<FeedState> {
    Ok(FeedState {
        url: row.get(0)?,
        etag: row.get(1)?,
        modified: row.get(2)?,
        checked: row.get(3)?,
        due: row.get(4)?,
        succeeded: row.get(5)?,
        failures: row.get(6)?,
        error: row.get(7)?,
    })
}

impl Store {
    /// What is known of a feed; `None` where it was never asked for.
    pub fn feed(&self, url: &str) -> Result<Option<FeedState>, StoreError> {
        self.reading(|connection| {
            connection
                .prepare_cached(&format!("SELECT {COLUMNS} FROM feeds WHERE url = ?1"))?
                .query_row([url], feed)
                .optional()
        })
    }

    /// Hosts that asked to be left alone until after `now`.
    pub fn hosts(&self, now: i64) -> Result<Vec<HostState>, StoreError> {
        self.reading(|connection| {
            connection
                .prepare_cached("SELECT host, not_before FROM hosts WHERE not_before > ?1")?
                .query_map([now], |row| Ok(HostState { host: row.get(0)?, not_before: row.get(1)? }))?
                .collect()
        })
    }

    /// What origins let robots fetch, as far as it is to be believed after `now`.
    pub fn robots(&self, now: i64) -> Result<Vec<RobotsState>, StoreError> {
        self.reading(|connection| {
            connection
                .prepare_cached("SELECT origin, until, rules FROM robots WHERE until > ?1")?
                .query_map([now], |row| {
                    Ok(RobotsState { origin: row.get(0)?, until: row.get(1)?, rules: row.get(2)? })
                })?
                .collect()
        })
    }

    /// Keeps what hosts asked for.
    pub fn keep_asked(&mut self, hosts: &[HostState], robots: &[RobotsState]) -> Result<(), StoreError> {
        self.writing(|write| {
            for h in hosts {
                write
                    .prepare_cached("INSERT OR REPLACE INTO hosts (host, not_before) VALUES (?1, ?2)")?
                    .execute(params![h.host, h.not_before])?;
            }
            for r in robots {
                write
                    .prepare_cached(
                        "INSERT OR REPLACE INTO robots (origin, until, rules) VALUES (?1, ?2, ?3)",
                    )?
                    .execute(params![r.origin, r.until, r.rules])?;
            }
            Ok(())
        })
    }
}

/// Puts a feed's state in the place of the one before.
pub(crate) fn keep(write: &Transaction<'_>, feed: &FeedState) -> Sql<()> {
    write
        .prepare_cached(&format!(
            "INSERT OR REPLACE INTO feeds ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
        ))?
        .execute(params![
            feed.url,
            feed.etag,
            feed.modified,
            feed.checked,
            feed.due,
            feed.succeeded,
            feed.failures,
            feed.error
        ])
        .map(drop)
}
