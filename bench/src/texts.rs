//! The texts that all systems get, as JSON Lines of `id`, `published`, `text`, and what should be found in them.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use riwaya_lexicon::{Lexicon, Table};
use riwaya_read::{Reader, discover};
use serde::Deserialize;
use serde_json::json;

use crate::{Fault, fault};

/// A text and the day it was published.
#[derive(Debug, Deserialize)]
pub(crate) struct Dated {
    pub(crate) id: String,
    published: Option<String>,
    pub(crate) text: String,
}

impl Dated {
    /// YYYY-MM-DD.
    pub(crate) fn day(&self) -> Option<&str> {
        self.published.as_deref()?.get(..10)
    }
}

/// Reads a file of texts; further fields of its rows are passed over.
pub(crate) fn read(path: &Path) -> Result<Vec<Dated>, Fault> {
    let rows = fs::read_to_string(path).map_err(|e| fault(path, e))?;
    let rows = rows.lines().filter(|row| !row.trim().is_empty());
    rows.map(|row| serde_json::from_str(row).map_err(|e| fault(path, e))).collect()
}

/// The cases of a suite of times as gold; those without a day of publication are left out, since not every peer
/// reads a text without one.
pub(crate) fn cases(suite: &Path, gold: &Path) -> Result<(), Fault> {
    let rows = fs::read_to_string(suite).map_err(|e| fault(suite, e))?;
    fs::write(gold, gold_of(&rows)?).map_err(|e| fault(gold, e))
}

fn gold_of(suite: &str) -> Result<String, Fault> {
    let table = Table::parse("times.txt", suite, &["text", "published", "expected"]);
    let mut out = String::new();
    for row in table.map_err(|e| e.to_string())?.rows() {
        let Some(published) = row.some("published") else { continue };
        let times: Option<Vec<_>> = row
            .list("expected")
            .map(|time| {
                let (text, rest) = time.split_once('=')?;
                let (kind, value) = rest.split_once(':')?;
                Some(json!({"text": text, "type": kind, "value": value}))
            })
            .collect();
        let times = times.ok_or_else(|| row.error("a time is words=TYPE:value").to_string())?;
        let case = json!({
            "id": format!("line {}", row.line()), "published": published, "language": "ar",
            "text": row.get("text"), "claims": [], "times": times,
        });
        let _ = writeln!(out, "{case}");
    }
    Ok(out)
}

/// The first Arabic articles of files and folders as texts.
pub(crate) fn articles(most: usize, out: &Path, paths: &[&str]) -> Result<(), Fault> {
    let lexicon = Lexicon::built_in().map_err(|e| e.to_string())?;
    let reader = Reader::new(&lexicon.furniture);
    let (sources, errors) = discover(paths);
    if let Some(error) = errors.first() {
        return Err(error.to_string());
    }
    let read = sources.iter().flat_map(|source| reader.open(source)).filter_map(Result::ok);
    let told = read.filter(|a| a.language == "ar" && !a.text.is_empty()).take(most);
    let mut rows = String::new();
    for article in told {
        // relative times need a day: without one it is any day, the same for all systems
        let day = article.published.date.filter(|d| d.len() == 10).unwrap_or_else(|| "2018-03-01".to_owned());
        let _ = writeln!(rows, "{}", json!({"id": article.id, "published": day, "text": article.text}));
    }
    fs::write(out, rows).map_err(|e| fault(out, e))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_case_becomes_gold() {
        let suite = "text | published | expected\nوصل أمس | 2021-04-14 | أمس=DATE:2021-04-13\nوصل أمس | | أمس=DATE:X\n";
        let gold: serde_json::Value = serde_json::from_str(super::gold_of(suite).unwrap().trim()).unwrap();
        assert_eq!(gold["times"][0]["text"], "أمس");
        assert_eq!(gold["times"][0]["value"], "2021-04-13");
    }
}
