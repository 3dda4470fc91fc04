//! `export-gold`: what people corrected, for `eval`.

use std::fs;
use std::path::Path;

use riwaya_reconcile::gold;
use serde_json::Value;

use crate::arguments::GoldArguments;
use crate::failure::Failure;
use crate::lists::{opened, printed};

pub(crate) fn export(asked: &GoldArguments) -> Result<(), Failure> {
    let store = opened(&asked.database)?;
    let archive = store.corrected()?;
    let made = gold(archive.corrections(), &store.newest()?);
    if made.articles.is_empty() {
        return Err(Failure::file(
            &asked.database.db,
            "nothing that makes gold was corrected in it",
            "correct something with `riwaya correct` or on the pages of `riwaya serve`",
        ));
    }
    let folder = asked.folder.join("gold");
    fs::create_dir_all(&folder).map_err(|e| Failure::writing(&folder.display().to_string(), &e))?;
    write(&asked.folder.join("articles.jsonl"), &made.articles)?;
    write(&folder.join("claims.gold"), &made.claims)?;
    write(&folder.join("links.gold"), &made.links)?;
    let (articles, claims, links) = (made.articles.len(), made.claims.len(), made.links.len());
    printed(|out| {
        out.line(&format!(
            "{}: {articles} articles, {claims} of them with claims that were looked at, {links} rows of links. \
             Score with `riwaya eval {0}`.",
            asked.folder.display()
        ))
    })
}

/// One record a line; a file without any is none, as gold without rows is refused.
fn write(file: &Path, rows: &[Value]) -> Result<(), Failure> {
    let mut text = String::new();
    for row in rows {
        text += &row.to_string();
        text.push('\n');
    }
    let done = if rows.is_empty() && file.exists() {
        fs::remove_file(file)
    } else if rows.is_empty() {
        Ok(())
    } else {
        fs::write(file, text)
    };
    done.map_err(|e| Failure::writing(&file.display().to_string(), &e))
}
