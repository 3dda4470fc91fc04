//! riwaya's database: one SQLite file, and its queries.
//!
//! Every revision of every article is kept as it was read and coded; claims and statements of the newest ones,
//! and the events made of them, stand in tables of their own so that they can be filtered and searched. The JSON
//! of each record is stored whole and comes back as it went in.
//!
//! ```
//! use riwaya_record::{CodedArticle, SourceMap};
//! use riwaya_store::{Entry, Filter, Store};
//!
//! # let folder = tempfile::tempdir()?;
//! # let file = folder.path().join("news.db");
//! let mut store = Store::create(&file)?;
//! let article = CodedArticle { id: "a.txt".into(), title: "لقاء".into(), ..CodedArticle::default() };
//! let entry = Entry { article: &article, map: &SourceMap::default() };
//! assert_eq!(store.put(&[entry])?.new, 1);
//! assert_eq!(store.put(&[entry])?.unchanged, 1); // twice changes nothing
//!
//! store.reconcile()?; // events, storylines, what each article leads with
//! let search = Filter { search: Some("لِقاء".into()), ..Filter::default() };
//! assert_eq!(store.articles(&search)?.len(), 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod aliases;
mod archive;
mod articles;
mod browse;
mod census;
mod columns;
mod corrections;
mod decisions;
mod error;
mod events;
mod feeds;
mod files;
mod filter;
mod health;
mod latest;
mod marks;
mod order;
mod query;
mod queue;
mod schema;
mod transfer;
mod words;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, Transaction, TransactionBehavior};

pub use articles::{Entry, Stored};
pub use browse::{Involving, Page, Place, is_called};
pub use census::{Spread, Tally};
pub use corrections::{Corrected, Refusal};
pub use decisions::Recoding;
pub use error::StoreError;
pub use feeds::{FeedState, HostState, RobotsState};
pub use files::FileState;
pub use filter::{Filter, MIN_CONFIDENCE};
pub use health::{FORMAT, Health, Writable};
pub use query::{Counts, Found, ListedClaim, ListedStatement, Record};
pub use queue::{Item, QueueLength, Queued, Ready};
pub use transfer::{Kept, Placed};

/// An open database file.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    file: PathBuf,
}

impl Store {
    /// Opens a database for writing, and makes it where there is none.
    ///
    /// # Errors
    /// Where the file is no database of riwaya's, is read-only, or cannot be made.
    pub fn create(file: &Path) -> Result<Self, StoreError> {
        Ok(Self { connection: schema::create(file)?, file: file.to_owned() })
    }

    /// Opens an existing database for reading only.
    ///
    /// # Errors
    /// Where there is none, or the file is no database of riwaya's.
    pub fn open(file: &Path) -> Result<Self, StoreError> {
        Ok(Self { connection: schema::open(file)?, file: file.to_owned() })
    }

    /// The database file.
    pub fn file(&self) -> &Path {
        &self.file
    }

    fn reading<T>(&self, act: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        act(&self.connection).map_err(|e| StoreError::sqlite(&self.file, e))
    }

    fn writing<T>(
        &mut self,
        act: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        let file = self.file.clone();
        let fail = |e| StoreError::sqlite(&file, e);
        let write =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fail)?;
        let done = act(&write).map_err(fail)?;
        write.commit().map_err(fail)?;
        Ok(done)
    }

    /// The same of what may change all rows there are: what is noted down to take a statement back goes through a file, so that
    /// memory does not grow with the database.
    fn writing_all<T>(
        &mut self,
        act: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        self.reading(|connection| schema::keep_at_hand(connection, false))?;
        let done = self.writing(act);
        self.reading(|connection| schema::keep_at_hand(connection, true))?;
        done
    }

    fn unwritable(&self, error: &serde_json::Error) -> StoreError {
        StoreError::new(
            &self.file,
            error::Kind::Other(format!("a record cannot be written as JSON: {error}")),
        )
    }
}

/// The record in a column; one that cannot be read means that the file is damaged.
fn record<T: serde::de::DeserializeOwned>(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<T> {
    let json = row.get_ref(column)?.as_str()?;
    serde_json::from_str(json).map_err(|e| {
        rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(e))
    })
}
