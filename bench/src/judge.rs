//! How right a system's times are: the rule of `riwaya eval`.

use std::fs;
use std::path::Path;

use riwaya_eval::{Gold, System, missing, score as figures};
use riwaya_record::{CodedArticle, Span, Time, TimeType};
use serde::Deserialize;

use crate::{Fault, fault};

/// What a system found in a text. Offsets are not needed: spans are compared by their words.
#[derive(Deserialize)]
struct Row {
    id: String,
    times: Vec<Found>,
}

#[derive(Deserialize)]
struct Found {
    text: String,
    value: String,
}

impl From<Row> for CodedArticle {
    fn from(row: Row) -> Self {
        let time = |found: Found| Time {
            id: String::new(),
            span: Span { text: found.text, ..Span::default() },
            kind: TimeType::Date,
            value: found.value,
        };
        Self { id: row.id, times: row.times.into_iter().map(time).collect(), ..Self::default() }
    }
}

/// Prints the figures of texts, one `name value` a line.
pub(crate) fn extract(gold: &Path, system: &Path) -> Result<(), Fault> {
    #[derive(Deserialize)]
    struct Text {
        id: String,
        text: String,
    }
    let gold = Gold::read(gold).map_err(|e| e.to_string())?;
    let rows = fs::read_to_string(system).map_err(|e| fault(system, e))?;
    let article = |row: Text| CodedArticle { id: row.id, text: row.text, ..CodedArticle::default() };
    let articles = rows.lines().map(|row| serde_json::from_str::<Text>(row).map(article));
    let articles = articles.collect::<Result<Vec<_>, _>>().map_err(|e| fault(system, e))?;
    let all = figures(&gold, &System { articles: &articles, ..System::default() });
    all.iter().filter(|f| f.name.starts_with("extract") || f.name == "pages").for_each(|f| println!("{f}"));
    Ok(())
}

/// Prints the figures of times, one `name value` a line.
pub(crate) fn score(gold: &Path, system: &Path) -> Result<(), Fault> {
    let gold = Gold::read(gold).map_err(|e| e.to_string())?;
    let rows = fs::read_to_string(system).map_err(|e| fault(system, e))?;
    let articles = rows.lines().map(|row| serde_json::from_str::<Row>(row).map(CodedArticle::from));
    let articles = articles.collect::<Result<Vec<_>, _>>().map_err(|e| fault(system, e))?;
    let absent = missing(&gold, articles.iter().map(|a| &a.id)).len();
    if absent > 0 {
        return Err(fault(system, format!("{absent} texts of the gold are not in it")));
    }
    let all = figures(&gold, &System { articles: &articles, ..System::default() });
    for figure in all.iter().filter(|f| f.name.contains("time")) {
        println!("{figure}");
    }
    Ok(())
}
