//! Values as the tables hold them.

use std::collections::BTreeMap;

use rusqlite::{Transaction, params};

use crate::words::{folded, stems};

/// The day by which what has no date is sorted: after all others.
pub(crate) const UNDATED: &str = "9999";

pub(crate) type Sql<T> = Result<T, rusqlite::Error>;

/// Writes the ways in which each party can be asked for.
pub(crate) fn parties(
    write: &Transaction<'_>,
    kind: &str,
    row: i64,
    parties: &[(&'static str, Vec<String>)],
) -> Sql<()> {
    let mut insert = write.prepare_cached(&format!("INSERT INTO {kind}_parties VALUES (?1, ?2, ?3, ?4)"))?;
    for (party, (role, codes)) in parties.iter().enumerate() {
        for code in codes {
            insert.execute(params![row, party as i64, role, code])?;
        }
    }
    Ok(())
}

/// Makes a record findable by its words and by its marks.
pub(crate) fn index(write: &Transaction<'_>, kind: &str, row: i64, words: &str, marks: &str) -> Sql<()> {
    let words = folded(words);
    write
        .prepare_cached(&format!(
            "INSERT INTO {kind}_words (rowid, words, stems, marks) VALUES (?1, ?2, ?3, ?4)"
        ))?
        .execute(params![row, words, stems(&words), marks])?;
    Ok(())
}

/// By what words and marks claims, statements and articles are to be found, until all of their rows are written.
///
/// FTS5 writes down what it holds as a segment of its own wherever a row comes before the one put in last, and before
/// every statement that SQLite could have to take back; small segments are merged again and again. So rows come first, and
/// what they are found by afterwards and in their order.
#[derive(Default)]
pub(crate) struct Findable(BTreeMap<(&'static str, i64), (String, String)>);

impl Findable {
    /// How many records are held.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn add(&mut self, kind: &'static str, row: i64, words: String, marks: String) {
        self.0.insert((kind, row), (words, marks));
    }

    /// Makes them findable; none is held any more.
    pub(crate) fn write(&mut self, write: &Transaction<'_>) -> Sql<()> {
        for ((kind, row), (words, marks)) in std::mem::take(&mut self.0) {
            index(write, kind, row, &words, &marks)?;
        }
        Ok(())
    }
}

pub(crate) fn json<T: serde::Serialize>(record: &T) -> Sql<String> {
    serde_json::to_string(record).map_err(|e| rusqlite::Error::ToSqlConversionFailure(Box::new(e)))
}
