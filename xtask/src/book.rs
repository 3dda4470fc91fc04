//! The book's pages that are made of what they describe: of `--help`, and of the lexicon's files.

mod lexicon;
mod ontology;
mod options;

use std::path::PathBuf;

use crate::{Fault, read, root, write};

/// A page, and how its text is made.
struct Page {
    name: &'static str,
    text: fn() -> Result<String, Fault>,
}

const PAGES: &[Page] = &[
    Page { name: "options.md", text: options::page },
    Page { name: "ontology.md", text: ontology::page },
    Page { name: "frames.md", text: ontology::frames },
    Page { name: "lexicon.md", text: lexicon::page },
];

/// What stands under the heading of each.
const MADE: &str = "<!-- written by `cargo xtask book`: do not edit -->";

impl Page {
    fn path(&self) -> PathBuf {
        root().join("docs/src").join(self.name)
    }

    fn is_as_made(&self) -> Result<bool, Fault> {
        Ok(read(&self.path())?.replace("\r\n", "\n") == (self.text)()?)
    }
}

/// Writes the pages.
pub(crate) fn generate() -> Result<(), Fault> {
    PAGES.iter().try_for_each(|page| write(&page.path(), &(page.text)()?))
}

/// Whether the pages are those of what they describe.
pub(crate) fn check() -> Result<(), Fault> {
    for page in PAGES {
        if !page.is_as_made()? {
            return Err(format!("docs/src/{} is not what it describes; run `cargo xtask book`", page.name));
        }
    }
    Ok(())
}

/// A row of a table in Markdown.
fn row<'c>(cells: impl IntoIterator<Item = &'c str>) -> String {
    let cells: Vec<String> = cells.into_iter().map(|cell| cell.replace('|', "\\|")).collect();
    format!("| {} |\n", cells.join(" | "))
}

/// With a capital letter at the head.
fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}
