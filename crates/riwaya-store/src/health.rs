//! How a database file is: its format, whether it is whole, whether it can be written.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use rusqlite::{Connection, MAIN_DB, OpenFlags};

use crate::{Counts, Store, StoreError, schema};

/// The format of the files that this version writes.
pub const FORMAT: i32 = schema::VERSION;

/// Faults that are looked for: of a file that is badly damaged there are more than anybody reads.
const MOST_FAULTS: u32 = 10;

/// How a database file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Health {
    /// The format of the file: [`FORMAT`], or an older one, which is brought up to date where the file is next opened.
    pub format: i32,
    /// Bytes of the file and of what is written ahead of it.
    pub bytes: u64,
    /// When it was last written to, where the system tells.
    pub written: Option<SystemTime>,
    /// Whether it can be written.
    pub writable: Writable,
    /// What is damaged, in SQLite's words; empty where the file is whole. Some ten faults at most are looked for.
    pub faults: Vec<String>,
    /// How much there is; `None` where the file is damaged.
    pub counts: Option<Counts>,
    /// Items of feeds that wait for their pages or to be coded; `None` where the format is older or the file damaged.
    pub queued: Option<usize>,
    /// Whether articles changed and the events were not made anew since; `None` as above.
    pub unfinished: Option<bool>,
}

/// Whether a file can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writable {
    /// It can.
    Yes,
    /// It can, but another program is writing at this moment.
    Busy,
    /// The file, its folder or its disk is read-only.
    No,
}

impl Health {
    /// Looks a database file over. All of it is read; nothing is changed in it.
    ///
    /// # Errors
    /// Where there is none, or it is no database of riwaya's that this version can read.
    pub fn of(file: &Path) -> Result<Self, StoreError> {
        let store = Store { connection: schema::open_as_it_is(file)?, file: file.to_owned() };
        let format = store.reading(|c| c.pragma_query_value(None, "user_version", |row| row.get(0)))?;
        let faults = store.faults()?;
        let whole = faults.is_empty();
        let current = whole && format == FORMAT;
        Ok(Self {
            format,
            bytes: parts(file).iter().filter_map(|part| Some(part.metadata().ok()?.len())).sum(),
            written: parts(file).iter().filter_map(|part| part.metadata().ok()?.modified().ok()).max(),
            writable: writable(file),
            counts: match (whole, current) {
                (false, _) => None,
                (true, true) => Some(store.counts()?),
                (true, false) => Some(store.counted_anew()?),
            },
            queued: current.then(|| store.queued()).transpose()?,
            unfinished: current.then(|| store.is_unfinished()).transpose()?,
            faults,
        })
    }
}

impl Store {
    /// What is damaged in the file.
    fn faults(&self) -> Result<Vec<String>, StoreError> {
        let check = format!("PRAGMA integrity_check({MOST_FAULTS})");
        match self.rows(&check, [], |row| row.get::<_, String>(0)) {
            Ok(said) => Ok(said.into_iter().filter(|line| line != "ok").collect()),
            // what is so damaged that the check itself breaks off
            Err(e) if e.is_damaged() => Ok(vec![e.to_string()]),
            Err(e) => Err(e),
        }
    }

    fn queued(&self) -> Result<usize, StoreError> {
        Ok(self.queue_lengths()?.values().map(|of| of.waiting + of.ready).sum())
    }
}

/// The file, and what is written ahead of it.
fn parts(file: &Path) -> [PathBuf; 2] {
    let mut ahead = OsString::from(file);
    ahead.push("-wal");
    [file.to_owned(), ahead.into()]
}

/// Begins to write and leaves it at that.
fn writable(file: &Path) -> Writable {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let begun = Connection::open_with_flags(file, flags).and_then(|connection| {
        connection.busy_timeout(Duration::ZERO)?;
        if connection.is_readonly(MAIN_DB)? {
            return Ok(false);
        }
        connection.execute_batch("BEGIN IMMEDIATE; ROLLBACK")?;
        Ok(true)
    });
    match begun.map_err(|error| StoreError::sqlite(file, error)) {
        Ok(true) => Writable::Yes,
        Err(error) if error.is_busy() => Writable::Busy,
        Ok(false) | Err(_) => Writable::No,
    }
}
