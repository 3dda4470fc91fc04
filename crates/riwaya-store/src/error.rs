use std::fmt;
use std::path::{Path, PathBuf};

use rusqlite::{ErrorCode, ffi};

/// Why a database could not be opened, read or written: the file, what was found, what to do.
///
/// Opaque, with predicates for the cases a program may want to tell apart.
#[derive(Debug)]
pub struct StoreError {
    file: PathBuf,
    kind: Kind,
    source: Option<rusqlite::Error>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Missing,
    NoFolder,
    NotAFile,
    Empty,
    NotADatabase,
    Foreign(i32),
    Newer(i32),
    Older(i32),
    Damaged,
    ReadOnly,
    Denied,
    Full,
    /// A limit of the system on the size of files.
    Limited,
    Unreliable,
    Busy,
    Changed,
    Other(String),
}

impl StoreError {
    pub(crate) fn new(file: &Path, kind: Kind) -> Self {
        Self { file: file.to_owned(), kind, source: None }
    }

    pub(crate) fn sqlite(file: &Path, source: rusqlite::Error) -> Self {
        use rusqlite::Error as E;
        let kind = match &source {
            E::SqliteFailure(failure, message) => match failure.code {
                ErrorCode::NotADatabase => Kind::NotADatabase,
                ErrorCode::DatabaseCorrupt => Kind::Damaged,
                ErrorCode::ReadOnly => Kind::ReadOnly,
                ErrorCode::PermissionDenied | ErrorCode::CannotOpen => Kind::Denied,
                ErrorCode::DiskFull => Kind::Full,
                ErrorCode::SystemIoFailure => match failure.extended_code {
                    // the file that connections share is made larger before anything is written
                    ffi::SQLITE_IOERR_SHMSIZE => Kind::Full,
                    ffi::SQLITE_IOERR_WRITE => Kind::Limited,
                    ffi::SQLITE_IOERR_SHORT_READ | ffi::SQLITE_IOERR_CORRUPTFS => Kind::Damaged,
                    _ => Kind::Unreliable,
                },
                ErrorCode::DatabaseBusy
                | ErrorCode::DatabaseLocked
                | ErrorCode::FileLockingProtocolFailed => Kind::Busy,
                // rows that contradict each other, and records that queries look into: we put none there
                ErrorCode::ConstraintViolation
                    if matches!(
                        failure.extended_code,
                        ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY
                    ) =>
                {
                    Kind::Damaged
                }
                ErrorCode::Unknown if message.as_ref().is_some_and(|m| m.contains("malformed")) => {
                    Kind::Damaged
                }
                _ => Kind::Other(source.to_string()),
            },
            E::FromSqlConversionFailure(..)
            | E::InvalidColumnType(..)
            | E::IntegralValueOutOfRange(..)
            | E::Utf8Error(..) => Kind::Damaged,
            _ => Kind::Other(source.to_string()),
        };
        Self { file: file.to_owned(), kind, source: Some(source) }
    }

    pub(crate) fn kind(&self) -> &Kind {
        &self.kind
    }

    /// The database file.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// What was found.
    pub fn what(&self) -> String {
        match &self.kind {
            Kind::Missing => "there is no such database".to_owned(),
            Kind::NoFolder => "the folder it should lie in does not exist".to_owned(),
            Kind::NotAFile => "is not a file".to_owned(),
            Kind::Empty => "is an empty file, not a database".to_owned(),
            Kind::NotADatabase => "is not a database".to_owned(),
            Kind::Foreign(0) => "is a SQLite database that riwaya did not make".to_owned(),
            Kind::Foreign(id) => {
                format!("is the SQLite database of another program (application id {id:#010x})")
            }
            Kind::Newer(version) => format!(
                "was written by a newer riwaya (format {version}; this one knows format {})",
                crate::schema::VERSION
            ),
            Kind::Older(version) => format!(
                "is of an older format ({version}; this riwaya writes {}) and cannot be written, to be brought up to date",
                crate::schema::VERSION
            ),
            Kind::Damaged => "the database is damaged".to_owned(),
            Kind::ReadOnly => {
                "the database cannot be written: the file, its folder or its disk is read-only".to_owned()
            }
            Kind::Denied => "the database cannot be opened: permission was refused".to_owned(),
            Kind::Full => "the disk is full; what was stored before is kept".to_owned(),
            Kind::Limited => "the file may grow no further; what was stored before is kept".to_owned(),
            Kind::Unreliable => {
                "the disk failed while it was read or written; what was stored before is kept".to_owned()
            }
            Kind::Busy => "the database is in use by another program".to_owned(),
            Kind::Changed => {
                "articles were added or changed while this was at work; nothing was written".to_owned()
            }
            Kind::Other(message) => format!("the database failed: {message}"),
        }
    }

    /// What to do about it.
    pub fn remedy(&self) -> &'static str {
        match self.kind {
            Kind::Missing | Kind::Empty => {
                "make one with `riwaya run PATH --db FILE`, or name another with --db"
            }
            Kind::NoFolder => "make the folder, or name another file with --db",
            Kind::NotAFile | Kind::NotADatabase | Kind::Foreign(_) => {
                "nothing was changed in it; name another file with --db"
            }
            Kind::Newer(_) => "nothing was changed in it; use the newer riwaya",
            Kind::Older(_) => "make the file and its folder writable and try again, or work on a copy",
            Kind::Damaged => "restore it from a copy, or move it away and run again from the articles",
            Kind::ReadOnly => "make them writable, or name another file with --db",
            Kind::Denied => "allow reading and writing of the file and its folder, or name another with --db",
            Kind::Full => "free some space and run again: what is done is not done twice",
            Kind::Limited => {
                "raise the limit on the size of files (`ulimit -f`), or free some space, and run again"
            }
            Kind::Unreliable => "check the disk, copy the file to another one, and run again",
            Kind::Busy => "wait until it has finished and try again",
            Kind::Changed => "try again",
            Kind::Other(_) => "try again; if it stays, report it with this message",
        }
    }

    /// Whether there is no file of that name.
    pub fn is_missing(&self) -> bool {
        matches!(self.kind, Kind::Missing)
    }

    /// Whether the file is something else than a riwaya database that this version can read.
    pub fn is_foreign(&self) -> bool {
        matches!(
            self.kind,
            Kind::Empty | Kind::NotAFile | Kind::NotADatabase | Kind::Foreign(_) | Kind::Newer(_)
        )
    }

    /// Whether another program writes to it and did not finish in time.
    pub fn is_busy(&self) -> bool {
        matches!(self.kind, Kind::Busy)
    }

    /// Whether the file's contents are broken.
    pub fn is_damaged(&self) -> bool {
        matches!(self.kind, Kind::Damaged)
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}; {}", self.file.display(), self.what(), self.remedy())
    }
}

impl std::error::Error for StoreError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|e| e as _)
    }
}
