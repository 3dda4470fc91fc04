//! Standard output: the four formats, and readers that go away early.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use clap::ValueEnum;
use serde::Serialize;

use crate::failure::Failure;
use crate::layout;

/// How a list is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Columns for reading.
    #[default]
    Table,
    /// One JSON array.
    Json,
    /// One JSON record a line.
    Jsonl,
    /// Comma-separated values with a header; lists within a field are joined by `;`.
    Csv,
}

/// Rows of text under a header.
pub(crate) struct Rows {
    pub(crate) header: &'static [&'static str],
    pub(crate) rows: Vec<Vec<String>>,
}

/// Standard output, buffered.
pub(crate) struct Out(BufWriter<StdoutLock<'static>>);

impl Out {
    pub(crate) fn new() -> Self {
        Self(BufWriter::new(io::stdout().lock()))
    }

    pub(crate) fn line(&mut self, line: &str) -> Result<(), Failure> {
        writeln!(self.0, "{line}").map_err(|e| unwritten(&e))
    }

    /// A line that was made elsewhere.
    pub(crate) fn made_line(&mut self, line: &[u8]) -> Result<(), Failure> {
        self.0.write_all(line).and_then(|()| self.0.write_all(b"\n")).map_err(|e| unwritten(&e))
    }

    pub(crate) fn json<T: Serialize>(&mut self, record: &T) -> Result<(), Failure> {
        serde_json::to_writer_pretty(&mut self.0, record).map_err(|e| unwritten(&e.into()))?;
        self.line("")
    }

    pub(crate) fn json_line<T: Serialize>(&mut self, record: &T) -> Result<(), Failure> {
        serde_json::to_writer(&mut self.0, record).map_err(|e| unwritten(&e.into()))?;
        self.line("")
    }

    /// Prints records in the asked format; `table` and `csv` give their columns.
    pub(crate) fn list<T: Serialize>(
        &mut self,
        format: Format,
        records: &[T],
        table: impl FnOnce(&[T]) -> Rows,
        csv: impl FnOnce(&[T]) -> Rows,
    ) -> Result<(), Failure> {
        match format {
            Format::Table if records.is_empty() => self.line("Nothing matches."),
            Format::Table => self.table(&table(records)),
            Format::Json => self.json(&records),
            Format::Jsonl => records.iter().try_for_each(|record| self.json_line(record)),
            Format::Csv => self.csv(&csv(records)),
        }
    }

    pub(crate) fn table(&mut self, rows: &Rows) -> Result<(), Failure> {
        layout::table(rows).iter().try_for_each(|line| self.line(line))
    }

    /// Columns of running text with a line between rows.
    pub(crate) fn ruled(&mut self, header: &[String], rows: &[Vec<String>]) -> Result<(), Failure> {
        layout::ruled(header, rows).iter().try_for_each(|line| self.line(line))
    }

    /// Rows under headings of their own, all in the same columns.
    pub(crate) fn grouped(
        &mut self,
        header: &[&str],
        groups: &[(String, Vec<Vec<String>>)],
    ) -> Result<(), Failure> {
        layout::grouped(header, groups).iter().try_for_each(|line| self.line(line))
    }

    pub(crate) fn csv(&mut self, rows: &Rows) -> Result<(), Failure> {
        let fail = |e: csv::Error| match e.into_kind() {
            csv::ErrorKind::Io(e) => unwritten(&e),
            other => unwritten(&io::Error::other(format!("{other:?}"))),
        };
        let mut writer = csv::Writer::from_writer(&mut self.0);
        writer.write_record(rows.header).map_err(fail)?;
        rows.rows.iter().try_for_each(|row| writer.write_record(row)).map_err(fail)?;
        writer.flush().map_err(|e| unwritten(&e))
    }

    pub(crate) fn finish(mut self) -> Result<(), Failure> {
        self.0.flush().map_err(|e| unwritten(&e))
    }
}

fn unwritten(error: &io::Error) -> Failure {
    Failure::writing("standard output", error)
}

/// A record as a line of JSON that takes about so many bytes: it is not copied again and again while it grows. Many can be
/// made at once.
pub(crate) fn json_of<T: Serialize>(record: &T, bytes: usize) -> Result<Vec<u8>, Failure> {
    let mut line = Vec::with_capacity(bytes);
    serde_json::to_writer(&mut line, record).map_err(|e| unwritten(&e.into()))?;
    Ok(line)
}

/// Says on standard error what somebody should know; that nobody listens there is no failure.
pub(crate) fn warn(message: &str) {
    let _ = writeln!(io::stderr(), "riwaya: {message}");
}

/// Whether somebody watches: progress is shown to people, plain lines to files.
pub(crate) fn is_watched() -> bool {
    io::stderr().is_terminal()
}

/// Text that a terminal may turn right to left without disturbing what stands beside it.
pub(crate) fn isolated(text: &str) -> String {
    if text.chars().any(is_right_to_left) { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() }
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// The first `most` characters of a text on one line, with an ellipsis where something was cut.
pub(crate) fn shortened(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(most) {
        None => line,
        Some((end, _)) => {
            let kept = &line[..end];
            let kept = kept.rsplit_once(' ').map_or(kept, |(before, _)| before);
            format!("{kept}…")
        }
    }
}

/// How many characters of these ids tell them apart, and at least eight.
pub(crate) fn telling_length<'a>(ids: impl Iterator<Item = &'a str>) -> usize {
    let mut sorted: Vec<&str> = ids.collect();
    sorted.sort_unstable();
    sorted.dedup();
    let shared = |a: &str, b: &str| a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    sorted.windows(2).map(|pair| shared(pair[0], pair[1]) + 1).max().unwrap_or(0).max(8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_is_cut_between_words() {
        assert_eq!(shortened("قمة  في\nبلد ثالث", 9), "قمة في…");
        assert_eq!(shortened("قمة في بلد", 10), "قمة في بلد");
        assert_eq!(shortened("", 3), "");
    }

    #[test]
    fn ids_are_shown_as_far_as_they_differ() {
        assert_eq!(telling_length(["ev-1234567890", "ev-1234567891"].into_iter()), 13);
        assert_eq!(telling_length(["a", "b", "b"].into_iter()), 8);
        assert_eq!(telling_length(std::iter::empty()), 8);
    }
}
