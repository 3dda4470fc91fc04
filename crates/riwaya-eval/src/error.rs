use std::io;
use std::path::Path;

/// Why a gold file cannot be used: the file, the line where one is to blame, what was expected, what to do.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct GoldError(#[from] Kind);

#[derive(Debug, thiserror::Error)]
enum Kind {
    #[error("{file}: {}", unread(error))]
    Read { file: String, error: io::Error },
    #[error("{file}:{line}: {message}")]
    Row { file: String, line: usize, message: String },
    #[error("{file}: {message}")]
    File { file: String, message: String },
}

/// What is wrong with a file that could not be read, and what to do.
fn unread(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder; check its name".to_owned(),
        io::ErrorKind::InvalidData => "is not UTF-8 text; unpack it, or save it as UTF-8".to_owned(),
        _ => format!("cannot be read: {error}; check its permissions"),
    }
}

impl GoldError {
    pub(crate) fn read(file: &Path, error: io::Error) -> Self {
        Kind::Read { file: file.display().to_string(), error }.into()
    }

    pub(crate) fn row(file: &str, line: usize, message: impl Into<String>) -> Self {
        Kind::Row { file: file.to_owned(), line, message: message.into() }.into()
    }

    pub(crate) fn file(file: &str, message: impl Into<String>) -> Self {
        Kind::File { file: file.to_owned(), message: message.into() }.into()
    }

    /// The file.
    pub fn path(&self) -> &str {
        match &self.0 {
            Kind::Read { file, .. } | Kind::Row { file, .. } | Kind::File { file, .. } => file,
        }
    }

    /// The line, from 1, where one is to blame.
    pub fn line(&self) -> Option<usize> {
        match &self.0 {
            Kind::Row { line, .. } => Some(*line),
            Kind::Read { .. } | Kind::File { .. } => None,
        }
    }
}
