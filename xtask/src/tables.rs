//! The schema of the tables that exports hold: as JSON, and as a page of the book.

use std::path::PathBuf;

use crate::{Fault, between, read, root, write};

const OPEN: &str = "<!-- tables -->\n";
const CLOSE: &str = "<!-- /tables -->";

fn schema() -> PathBuf {
    root().join("schema/tables.json")
}

fn page() -> PathBuf {
    root().join("docs/src/tables.md")
}

fn schema_text() -> Result<String, Fault> {
    Ok(serde_json::to_string_pretty(&riwaya_tables::schema()).map_err(|e| e.to_string())? + "\n")
}

/// The page with the tables as they are now.
fn page_text() -> Result<String, Fault> {
    let text = read(&page())?.replace("\r\n", "\n");
    let place = between(&page(), &text, OPEN, CLOSE)?;
    Ok(format!("{}\n{}\n{}", &text[..place.start], riwaya_tables::markdown(), &text[place.end..]))
}

/// Writes the schema and the page.
pub(crate) fn generate() -> Result<(), Fault> {
    write(&schema(), &schema_text()?)?;
    write(&page(), &page_text()?)
}

/// Whether both are those of the tables.
pub(crate) fn check() -> Result<(), Fault> {
    let same = |path: PathBuf, text: String| -> Result<bool, Fault> {
        Ok(read(&path)?.replace("\r\n", "\n") == text)
    };
    if same(schema(), schema_text()?)? && same(page(), page_text()?)? {
        Ok(())
    } else {
        Err("schema/tables.json or docs/src/tables.md is not that of the tables; run `cargo xtask tables`"
            .into())
    }
}
