//! Columns of text: fitted to the terminal, and each line turned right to left by itself.
//!
//! A terminal orders the letters of a line without knowing of columns. Text is therefore wrapped here, and every line
//! of a cell isolated, so that Arabic in one column moves nothing in the next.

use comfy_table::{ContentArrangement, Table, TableComponent, presets};

use crate::printing::{Rows, isolated};

/// Characters of a page that is no terminal, and the least of a column of running text in it.
const PAGE: usize = 130;
const COLUMN: usize = 26;
/// No column is made narrower than this.
const NARROWEST: usize = 8;
/// White space on both sides of a cell.
const PADDING: usize = 2;

/// Records, one a row; whole lines where there is no terminal.
pub(crate) fn table(rows: &Rows) -> Vec<String> {
    let mut all = vec![rows.header.iter().map(|h| (*h).to_owned()).collect::<Vec<_>>()];
    all.extend(rows.rows.iter().cloned());
    let mut table = laid_out(&fitted(&all, terminal()));
    table.set_style(TableComponent::HeaderLines, '─');
    lines(&table)
}

/// Running text with a line between rows; of a page's width where there is no terminal.
pub(crate) fn ruled(header: &[String], rows: &[Vec<String>]) -> Vec<String> {
    let width = terminal().unwrap_or_else(|| PAGE.max(COLUMN * header.len()));
    let mut all = vec![header.to_vec()];
    all.extend(rows.iter().cloned());
    let mut table = laid_out(&fitted(&all, Some(width)));
    for rule in [TableComponent::HeaderLines, TableComponent::HorizontalLines] {
        table.set_style(rule, '─');
    }
    lines(&table)
}

/// Groups of records under headings, in columns that all groups share.
pub(crate) fn grouped(header: &[&str], groups: &[(String, Vec<Vec<String>>)]) -> Vec<String> {
    let mut all = vec![header.iter().map(|h| (*h).to_owned()).collect::<Vec<_>>()];
    all.extend(groups.iter().flat_map(|(_, rows)| rows.iter().cloned()));
    let all = fitted(&all, terminal());
    let mut table = laid_out(&all);
    table.set_style(TableComponent::HeaderLines, '─');
    let mut printed = lines(&table).into_iter();
    let mut heights =
        all.iter().map(|row| row.iter().map(|cell| cell.lines().count()).max().unwrap_or(0).max(1));
    let mut out: Vec<String> = printed.by_ref().take(heights.next().unwrap_or(0) + 1).collect();
    for (n, (heading, rows)) in groups.iter().enumerate() {
        if n > 0 {
            out.push(String::new());
        }
        out.push(isolated(heading));
        let height: usize = heights.by_ref().take(rows.len()).sum();
        out.extend(printed.by_ref().take(height));
    }
    out
}

fn terminal() -> Option<usize> {
    let table = Table::new();
    table.is_tty().then(|| table.width()).flatten().map(usize::from)
}

fn laid_out(rows: &[Vec<String>]) -> Table {
    let cell = |text: &String| text.lines().map(isolated).collect::<Vec<_>>().join("\n");
    let mut table = Table::new();
    table.load_preset(presets::NOTHING);
    table.set_content_arrangement(ContentArrangement::Disabled);
    let mut rows = rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>());
    table.set_header(rows.next().unwrap_or_default());
    table.add_rows(rows);
    table
}

fn lines(table: &Table) -> Vec<String> {
    table.lines().map(|line| line.trim_end().to_owned()).collect()
}

/// The rows with their cells wrapped so that all columns together are at most `width` wide, as far as that goes.
fn fitted(rows: &[Vec<String>], width: Option<usize>) -> Vec<Vec<String>> {
    let Some(width) = width else { return rows.to_vec() };
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |n: usize| {
        let cells = rows.iter().filter_map(|row| row.get(n));
        cells.flat_map(|cell| cell.lines().map(breadth)).max().unwrap_or(0).min(width)
    };
    let mut widths: Vec<usize> = (0..columns).map(widest).collect();
    while widths.iter().sum::<usize>() + PADDING * columns > width {
        match widths.iter_mut().max() {
            Some(most) if *most > NARROWEST => *most -= 1,
            _ => break,
        }
    }
    let wrap = |(cell, width): (&String, &usize)| {
        cell.lines().map(|line| wrapped(line, *width)).collect::<Vec<_>>().join("\n")
    };
    rows.iter().map(|row| row.iter().zip(&widths).map(wrap).collect()).collect()
}

/// A line broken between words so that no part is wider than `width`; a longer word is broken within.
fn wrapped(line: &str, width: usize) -> String {
    if breadth(line) <= width || width == 0 {
        return line.to_owned();
    }
    let (mut out, mut used) = (String::new(), 0);
    for word in line.split_whitespace() {
        let needed = breadth(word);
        if used > 0 && used + 1 + needed > width {
            out.push('\n');
            used = 0;
        } else if used > 0 {
            out.push(' ');
            used += 1;
        }
        for c in word.chars() {
            if used == width && !is_mark(c) {
                out.push('\n');
                used = 0;
            }
            out.push(c);
            used += usize::from(!is_mark(c));
        }
    }
    out
}

/// Columns that a line takes.
fn breadth(line: &str) -> usize {
    line.chars().filter(|c| !is_mark(*c)).count()
}

/// Marks above and below letters, and signs without a width.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{6d6}'..='\u{6ed}' | '\u{200b}'..='\u{200f}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn lines_are_broken_between_words_and_marks_take_no_room() {
        assert_eq!(wrapped("قمة في بلد ثالث", 8), "قمة في\nبلد ثالث");
        assert_eq!(wrapped("مُحَمَّد", 4), "مُحَمَّد");
        assert_eq!(wrapped("abcdefgh", 3), "abc\ndef\ngh");
        assert_eq!(wrapped("", 3), "");
    }

    #[test]
    fn columns_fit_the_width_and_the_widest_gives_way() {
        let rows = [row(&["id", "what"]), row(&["ev-12345", "one two three four five six seven eight"])];
        let fitted = fitted(&rows, Some(30));
        assert_eq!(fitted[1][0], "ev-12345");
        assert!(fitted[1][1].lines().count() > 1 && fitted[1][1].lines().all(|l| breadth(l) <= 18));
    }

    #[test]
    fn each_line_of_a_cell_is_turned_by_itself() {
        let lines = ruled(&row(&["point", "side"]), &[row(&["x", &"كلمة ".repeat(60)])]);
        let arabic: Vec<&String> = lines.iter().filter(|line| line.contains('ك')).collect();
        assert!(arabic.len() > 1);
        for line in arabic {
            assert_eq!(line.matches('\u{2068}').count(), 1, "{line}");
            assert_eq!(line.matches('\u{2069}').count(), 1, "{line}");
        }
    }

    #[test]
    fn groups_share_columns() {
        let groups = [
            ("First".to_owned(), vec![row(&["a", "long enough"]), row(&["b", "two\nlines"])]),
            ("Second".to_owned(), vec![row(&["c", "short"])]),
        ];
        let lines = grouped(&["n", "what"], &groups);
        let at = |start: &str| lines.iter().position(|l| l.trim_start().starts_with(start)).expect("a line");
        assert_eq!(at("First") + 1, at("a "));
        assert_eq!(at("lines") + 1, at("Second") - 1, "{lines:?}");
        assert_eq!(at("Second") + 1, at("c "));
        assert_eq!(lines.len(), at("c ") + 1);
    }
}
