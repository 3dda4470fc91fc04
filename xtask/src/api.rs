//! The book's page on the API, generated from what the server answers.

use std::path::PathBuf;

use crate::{Fault, read, root, write};

fn path() -> PathBuf {
    root().join("docs/src/api.md")
}

/// Writes the page.
pub(crate) fn generate() -> Result<(), Fault> {
    write(&path(), &riwaya_serve::reference())
}

/// Whether the page in the repository is that of the server.
pub(crate) fn check() -> Result<(), Fault> {
    if read(&path())?.replace("\r\n", "\n") == riwaya_serve::reference() {
        Ok(())
    } else {
        Err("docs/src/api.md is not what the server answers; run `cargo xtask api`".into())
    }
}
