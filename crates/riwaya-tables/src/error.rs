use std::error::Error;
use std::fmt;
use std::io;
use std::path::Path;

use riwaya_store::StoreError;

/// Why an export or import stopped: the file, what happened, what to do.
#[derive(Debug)]
pub struct TransferError {
    file: String,
    what: String,
    remedy: String,
}

impl TransferError {
    pub(crate) fn new(file: &Path, what: impl fmt::Display, remedy: impl Into<String>) -> Self {
        Self { file: file.display().to_string(), what: what.to_string(), remedy: remedy.into() }
    }

    pub(crate) fn writing(file: &Path, error: &io::Error) -> Self {
        // the writer of Parquet wraps what the system says
        let reasons = std::iter::successors(Some(error as &(dyn Error + 'static)), |&error| error.source());
        let mut of_system = reasons.filter_map(|error| error.downcast_ref::<io::Error>());
        if of_system.any(|error| error.kind() == io::ErrorKind::StorageFull) {
            return Self::new(
                file,
                "the disk is full",
                "free some space or write to another place, and run again",
            );
        }
        let remedy = "check the folder and its permissions, or write to another place";
        Self::new(file, format!("cannot be written: {error}"), remedy)
    }

    pub(crate) fn reading(file: &Path, error: &io::Error) -> Self {
        let remedy = "name the folder that `riwaya export` wrote, and check its permissions";
        Self::new(file, format!("cannot be read: {error}"), remedy)
    }

    /// The file or folder.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// What happened.
    pub fn what(&self) -> &str {
        &self.what
    }

    /// What to do about it.
    pub fn remedy(&self) -> &str {
        &self.remedy
    }
}

impl fmt::Display for TransferError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}; {}", self.file, self.what, self.remedy)
    }
}

impl Error for TransferError {}

impl From<StoreError> for TransferError {
    fn from(error: StoreError) -> Self {
        Self::new(error.file(), error.what(), error.remedy())
    }
}
