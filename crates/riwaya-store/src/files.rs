//! Files of folders that are followed.

use rusqlite::{OptionalExtension, params};

use crate::articles::{Entry, Stored};
use crate::{Store, StoreError};

/// A file of a folder as it was last read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileState {
    /// The folder, as it was named.
    pub folder: String,
    /// The file's path below it: the id of what was read from it.
    pub path: String,
    /// What tells without opening it that it has changed.
    pub stamp: String,
    /// SHA-256 of what was read, and of what was said of it.
    pub content: Vec<u8>,
}

impl Store {
    /// A file as it was last read; `None` where it was not.
    pub fn file_state(&self, folder: &str, path: &str) -> Result<Option<FileState>, StoreError> {
        self.reading(|connection| {
            connection
                .prepare_cached("SELECT stamp, content FROM files WHERE folder = ?1 AND path = ?2")?
                .query_row([folder, path], |row| {
                    Ok(FileState {
                        folder: folder.to_owned(),
                        path: path.to_owned(),
                        stamp: row.get(0)?,
                        content: row.get(1)?,
                    })
                })
                .optional()
        })
    }

    /// Another folder of which a file with this path was read: its articles have the same ids.
    pub fn file_elsewhere(&self, folder: &str, path: &str) -> Result<Option<String>, StoreError> {
        self.reading(|connection| {
            connection
                .prepare_cached("SELECT folder FROM files WHERE path = ?2 AND folder <> ?1 LIMIT 1")?
                .query_row([folder, path], |row| row.get(0))
                .optional()
        })
    }

    /// Stores the last articles of a file and, with them, that it was read.
    pub fn put_file(&mut self, batch: &[Entry<'_>], file: &FileState) -> Result<Stored, StoreError> {
        self.put_and(batch, |write| {
            write
                .prepare_cached(
                    "INSERT OR REPLACE INTO files (folder, path, stamp, content) VALUES (?1, ?2, ?3, ?4)",
                )?
                .execute(params![file.folder, file.path, file.stamp, file.content])
                .map(drop)
        })
    }
}
