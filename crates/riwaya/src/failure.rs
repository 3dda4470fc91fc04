use std::fmt;
use std::io;
use std::path::Path;

use riwaya_eval::GoldError;
use riwaya_lexicon::LexiconError;
use riwaya_store::{Refusal, StoreError};
use riwaya_tables::TransferError;
use riwaya_watch::{ConfigError, ProxyError};

/// Why a command stopped. Printed as `riwaya: FILE: what happened; what to do`.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The reader of our output has gone (`| head`): nothing is wrong.
    Closed,
    /// The arguments make no sense together.
    Usage(String),
    /// Gold that cannot be used; it says all of this itself.
    Gold(GoldError),
    /// A list of what is followed that cannot be used; it says all of this itself.
    Following(ConfigError),
    /// A variable that names no proxy; it says all of this itself.
    Proxy(ProxyError),
    /// A file, what happened, what to do.
    File { file: String, what: String, remedy: String },
}

impl Failure {
    pub(crate) fn file(file: &Path, what: impl fmt::Display, remedy: impl Into<String>) -> Self {
        Self::File { file: file.display().to_string(), what: what.to_string(), remedy: remedy.into() }
    }

    /// A failure to write to a file or to standard output.
    pub(crate) fn writing(file: &str, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Closed,
            io::ErrorKind::StorageFull => Self::File {
                file: file.to_owned(),
                what: "the disk is full".to_owned(),
                remedy: "free some space or write to another place, and run again".to_owned(),
            },
            _ => Self::File {
                file: file.to_owned(),
                what: format!("cannot be written: {}", plain(error)),
                remedy: "check the folder and its permissions, or write to another place".to_owned(),
            },
        }
    }

    pub(crate) fn nothing_of(id: &str) -> Self {
        Self::File {
            file: id.to_owned(),
            what: "nothing in the database has this id".to_owned(),
            remedy: "look it up with `riwaya events`, `riwaya claims` or `riwaya statements`".to_owned(),
        }
    }

    pub(crate) fn several_of(id: &str, ids: &[String]) -> Self {
        Self::File {
            file: id.to_owned(),
            what: format!("several ids begin so: {}", ids.join(", ")),
            remedy: "give more of it".to_owned(),
        }
    }

    pub(crate) fn moved(id: &str, new: &[String]) -> Self {
        let (what, remedy) = match new {
            [] => {
                ("this event was withdrawn: no article reports it any more", "see `riwaya events`".to_owned())
            }
            [one] => ("this event was merged into another", format!("ask for {one}")),
            several => ("this event was split", format!("ask for one of {}", several.join(", "))),
        };
        Self::File { file: id.to_owned(), what: what.to_owned(), remedy }
    }

    /// The process's exit status.
    pub(crate) fn status(&self) -> u8 {
        match self {
            Self::Closed => 0,
            Self::File { .. } | Self::Gold(_) | Self::Following(_) | Self::Proxy(_) => 1,
            Self::Usage(_) => 2,
        }
    }
}

/// An operating system error without its number.
pub(crate) fn plain(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_lowercase()
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Closed => Ok(()),
            Self::Usage(message) => f.write_str(message),
            Self::Gold(error) => error.fmt(f),
            Self::Following(error) => error.fmt(f),
            Self::Proxy(error) => error.fmt(f),
            Self::File { file, what, remedy } => write!(f, "{file}: {what}; {remedy}"),
        }
    }
}

impl std::error::Error for Failure {}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::file(error.file(), error.what(), error.remedy())
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::File {
            file: "the correction".to_owned(),
            what: refusal.what().to_owned(),
            remedy: refusal.remedy().to_owned(),
        }
    }
}

impl From<TransferError> for Failure {
    fn from(error: TransferError) -> Self {
        Self::File {
            file: error.file().to_owned(),
            what: error.what().to_owned(),
            remedy: error.remedy().to_owned(),
        }
    }
}

impl From<GoldError> for Failure {
    fn from(error: GoldError) -> Self {
        Self::Gold(error)
    }
}

impl From<ProxyError> for Failure {
    fn from(error: ProxyError) -> Self {
        Self::Proxy(error)
    }
}

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        Self::Following(error)
    }
}

impl From<LexiconError> for Failure {
    fn from(error: LexiconError) -> Self {
        Self::File {
            file: format!("lexicon {}:{}", error.file, error.line),
            what: error.message,
            remedy: "`riwaya lexicon check` lists everything that is wrong".to_owned(),
        }
    }
}
