//! The one error of this crate.

use std::fmt;

/// Why an input, or a part of it, could not be read: the file, the place, what was expected and what to do.
///
/// Opaque, so that new causes can be told apart without breaking callers; ask with the predicates. Damaged
/// *content* is no error: it gives an article with diagnostics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    file: String,
    line: Option<u64>,
    kind: Kind,
    message: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    NotFound,
    Io,
    Malformed,
    TooLarge,
}

impl ReadError {
    pub(crate) fn new(kind: Kind, file: &str, line: Option<u64>, message: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, kind, message: message.into() }
    }

    pub(crate) fn io(file: &str, error: &std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound => {
                Self::new(Kind::NotFound, file, None, "there is no such file or folder; check the path")
            }
            std::io::ErrorKind::PermissionDenied => {
                Self::new(Kind::Io, file, None, "it may not be read; check its permissions")
            }
            std::io::ErrorKind::FileTooLarge => Self::new(Kind::TooLarge, file, None, error.to_string()),
            std::io::ErrorKind::InvalidInput
            | std::io::ErrorKind::InvalidData
            | std::io::ErrorKind::UnexpectedEof => {
                let message =
                    format!("the compressed data is damaged or cut off ({error}); fetch the file again");
                Self::new(Kind::Malformed, file, None, message)
            }
            _ => Self::new(Kind::Io, file, None, format!("it could not be read: {error}")),
        }
    }

    /// The same error of a document that lies in `file`, as its part `part` if that is not all of it: lines are the part's.
    pub(crate) fn within(self, file: &str, part: Option<&str>) -> Self {
        let (line, message) = match part {
            Some(part) => (None, format!("{part}: {}", self.message)),
            None => (self.line, self.message),
        };
        Self { file: file.to_owned(), line, message, ..self }
    }

    /// The file or folder that was read, as it was named.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The line of the file, from 1, where one line is to blame.
    pub fn line(&self) -> Option<u64> {
        self.line
    }

    /// Whether the path leads nowhere.
    pub fn is_not_found(&self) -> bool {
        self.kind == Kind::NotFound
    }

    /// Whether the content is not in the form that its name promises.
    pub fn is_malformed(&self) -> bool {
        self.kind == Kind::Malformed
    }

    /// Whether the content exceeds a limit.
    pub fn is_too_large(&self) -> bool {
        self.kind == Kind::TooLarge
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.message),
            None => write!(f, "{}: {}", self.file, self.message),
        }
    }
}

impl std::error::Error for ReadError {}
