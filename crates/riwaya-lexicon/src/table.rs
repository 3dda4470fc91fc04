//! The one format of all lexicon files: rows of fields between bars, under a header that names the columns.
//!
//! ```text
//! # A comment runs to the end of its line.
//! code | en            | ar
//! USA  | United States | الولايات المتحدة; أمريكا
//! ```
//!
//! The first line that is not a comment is the header. A field may be empty, a row may leave its last fields
//! off; lists inside a field are separated by `;`.

use std::fmt;

/// What is wrong with a lexicon, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LexiconError {
    /// The file, relative to the lexicon's folder.
    pub file: String,
    /// The line, from 1; 0 where the file as a whole is meant.
    pub line: u32,
    /// What was found, what was expected, what to do.
    pub message: String,
}

impl fmt::Display for LexiconError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

impl std::error::Error for LexiconError {}

/// A file of the lexicon, split into rows and fields.
#[derive(Debug)]
pub struct Table<'a> {
    file: &'a str,
    columns: Vec<&'a str>,
    /// The fields of all rows, one row after the other.
    fields: Vec<&'a str>,
    /// For each row its line and where its fields begin; one more than there are rows.
    rows: Vec<(u32, usize)>,
}

/// One row of a [`Table`].
#[derive(Clone, Copy, Debug)]
pub struct Row<'t, 'a> {
    table: &'t Table<'a>,
    index: usize,
}

impl<'a> Table<'a> {
    /// Splits `text`, which must have at least the named columns.
    pub fn parse(file: &'a str, text: &'a str, needs: &[&str]) -> Result<Self, LexiconError> {
        let mut columns: Vec<&str> = Vec::new();
        let mut fields = Vec::new();
        let mut rows = Vec::new();
        for (n, line) in text.lines().enumerate() {
            let line = line.trim_start_matches('\u{feff}').trim_end();
            if line.trim_start().starts_with('#') || line.trim().is_empty() {
                continue;
            }
            let first = fields.len();
            fields.extend(line.split('|').map(str::trim));
            let line = n as u32 + 1;
            if columns.is_empty() {
                columns = std::mem::take(&mut fields);
                if let Some(missing) = needs.iter().find(|c| !columns.contains(c)) {
                    let message =
                        format!("the header has no column {missing:?}; it needs {}", needs.join(" | "));
                    return Err(LexiconError { file: file.to_owned(), line, message });
                }
            } else if fields.len() - first > columns.len() {
                let message = format!(
                    "{} fields under {} columns ({}); take the surplus bar out or add the column to the header",
                    fields.len() - first,
                    columns.len(),
                    columns.join(" | ")
                );
                return Err(LexiconError { file: file.to_owned(), line, message });
            } else {
                rows.push((line, first));
            }
        }
        rows.push((0, fields.len()));
        if columns.is_empty() {
            let message = format!("the file has no header; its first line should be {}", needs.join(" | "));
            return Err(LexiconError { file: file.to_owned(), line: 0, message });
        }
        Ok(Self { file, columns, fields, rows })
    }

    /// The rows in order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_, 'a>> {
        (0..self.rows.len() - 1).map(|index| Row { table: self, index })
    }
}

impl<'a> Row<'_, 'a> {
    /// The field of a column, empty where the row leaves it off or the table has no such column.
    pub fn get(&self, column: &str) -> &'a str {
        let Table { columns, fields, rows, .. } = self.table;
        let fields = &fields[rows[self.index].1..rows[self.index + 1].1];
        let at = columns.iter().position(|c| *c == column);
        at.and_then(|at| fields.get(at)).copied().unwrap_or_default()
    }

    /// The field of a column, or `None` where it is empty.
    pub fn some(&self, column: &str) -> Option<&'a str> {
        Some(self.get(column)).filter(|f| !f.is_empty())
    }

    /// The entries of a list field; a field of `-` says that there are none.
    pub fn list(&self, column: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        self.get(column).split(';').map(str::trim).filter(|f| !matches!(*f, "" | "-"))
    }

    /// The row's line in its file, from 1.
    pub fn line(&self) -> u32 {
        self.table.rows[self.index].0
    }

    /// An error at this row.
    pub fn error(&self, message: impl Into<String>) -> LexiconError {
        LexiconError { file: self.table.file.to_owned(), line: self.line(), message: message.into() }
    }

    /// The field of a column that must not be empty.
    pub fn need(&self, column: &str) -> Result<&'a str, LexiconError> {
        self.some(column)
            .ok_or_else(|| self.error(format!("the field {column:?} is empty; it must be given")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_by_column() {
        let t = Table::parse("x.txt", "# note\nkey | ar | en\na | ب; ت | x\nb\n", &["key", "ar"]).unwrap();
        let rows: Vec<_> = t.rows().collect();
        assert_eq!(rows[0].list("ar").collect::<Vec<_>>(), ["ب", "ت"]);
        assert_eq!(rows[1].get("en"), "");
        assert_eq!(
            rows[1].need("ar").unwrap_err().to_string(),
            "x.txt:4: the field \"ar\" is empty; it must be given"
        );
    }

    #[test]
    fn errors_name_the_place() {
        assert_eq!(Table::parse("x.txt", "key\na | b\n", &["key"]).unwrap_err().line, 2);
        assert!(Table::parse("x.txt", "a | b\n", &["key"]).unwrap_err().message.contains("no column"));
        assert_eq!(Table::parse("x.txt", "# only\n", &["key"]).unwrap_err().line, 0);
    }
}
