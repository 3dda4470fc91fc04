//! The JSON Schema of a coded article, generated from the record types.

use std::path::PathBuf;

use crate::{Fault, read, root, write};

fn path() -> PathBuf {
    root().join("schema/coded-article.schema.json")
}

fn text() -> Result<String, Fault> {
    let schema = serde_json::to_string_pretty(&riwaya_record::schema()).map_err(|e| e.to_string())?;
    Ok(schema + "\n")
}

/// Writes the schema.
pub(crate) fn generate() -> Result<(), Fault> {
    write(&path(), &text()?)
}

/// Whether the schema in the repository is that of the types.
pub(crate) fn check() -> Result<(), Fault> {
    // a checkout on Windows may have changed the line ends
    if read(&path())?.replace("\r\n", "\n") == text()? {
        Ok(())
    } else {
        Err("schema/coded-article.schema.json is not that of the record types; run `cargo xtask schema`"
            .into())
    }
}
