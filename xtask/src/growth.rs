//! How time and memory grow with articles, drawn of the tables in `record/growth.md`.

use std::fmt::Write;
use std::path::PathBuf;

use crate::{Fault, read, root, write};

/// Places of the tables' columns that are drawn, and what stands over them.
const TIME: usize = 2;
const CHARTS: [(usize, &str); 2] =
    [(TIME, "processor time (s) against articles"), (3, "most memory (MB) against articles")];
const COLORS: [&str; 3] = ["#1f6f8b", "#c0562f", "#6b5b95"];
/// Of a chart, in pixels: its width, its height, and what stands around both for axes and titles.
const WIDTH: f64 = 300.0;
const HEIGHT: f64 = 220.0;
const LEFT: f64 = 56.0;
const TOP: f64 = 28.0;
const APART: f64 = 400.0;
/// Articles at the left and right ends, as powers of ten.
const FROM: i32 = 3;
const TO: i32 = 6;

/// A row of the record: what was done to how many articles, and what it took.
struct Row {
    what: String,
    cells: Vec<f64>,
}

fn record() -> PathBuf {
    root().join("record/growth.md")
}

fn chart() -> PathBuf {
    root().join("docs/src/growth.svg")
}

/// The rows of the table that begins with `| what | articles |`.
fn rows() -> Result<Vec<Row>, Fault> {
    let text = read(&record())?;
    let table = text.lines().skip_while(|line| !line.starts_with("| what | articles |")).skip(2);
    let row = |line: &str| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let number = |cell: &&str| cell.replace(',', "").parse::<f64>();
        let numbers = cells.iter().skip(1).take(3).map(number).collect::<Result<Vec<_>, _>>();
        let what = cells.first().map(|what| what.replace('`', "")).unwrap_or_default();
        // a place of its own for each column, as they are counted in the table
        let numbers = numbers.map_err(|_| format!("{}: no row of numbers: {line}", record().display()))?;
        Ok(Row { what, cells: std::iter::once(0.0).chain(numbers).collect() })
    };
    let rows =
        table.take_while(|line| line.starts_with('|')).map(row).collect::<Result<Vec<Row>, Fault>>()?;
    if rows.is_empty() {
        return Err(format!("{}: no table of `what` and `articles`", record().display()));
    }
    Ok(rows)
}

/// Both charts, side by side, both axes in powers of ten. Beside the time that something takes a dotted line shows what it would
/// take if it grew as the number of articles does.
fn svg() -> Result<String, Fault> {
    let rows = rows()?;
    let mut names: Vec<&str> = Vec::new();
    for row in &rows {
        if !names.contains(&row.what.as_str()) {
            names.push(&row.what);
        }
    }
    let (width, height) = (APART + LEFT + WIDTH + 44.0, TOP + HEIGHT + 40.0 + 18.0 * names.len() as f64);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" \
         font-size=\"12\" role=\"img\">\n<title>Processor time and memory against articles</title>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n"
    );
    for (n, (column, title)) in CHARTS.iter().enumerate() {
        draw(&mut out, &rows, &names, *column, title, LEFT + APART * n as f64);
    }
    for (n, name) in names.iter().enumerate() {
        let (y, color) = (TOP + HEIGHT + 48.0 + 18.0 * n as f64, COLORS[n % COLORS.len()]);
        let _ = writeln!(
            out,
            "<circle cx=\"{LEFT}\" cy=\"{}\" r=\"4\" fill=\"{color}\"/><text x=\"{}\" y=\"{y}\">{name}</text>",
            y - 4.0,
            LEFT + 12.0
        );
    }
    out.push_str("</svg>\n");
    Ok(out)
}

fn draw(out: &mut String, rows: &[Row], names: &[&str], column: usize, title: &str, left: f64) {
    let values = || rows.iter().map(|row| row.cells[column].max(1.0).log10());
    let low = values().fold(f64::INFINITY, f64::min).floor();
    let high = values().fold(f64::NEG_INFINITY, f64::max).ceil().max(low + 1.0);
    let x = |articles: f64| left + WIDTH * (articles.log10() - f64::from(FROM)) / f64::from(TO - FROM);
    let y = |value: f64| TOP + HEIGHT * (1.0 - (value.max(1.0).log10() - low) / (high - low));
    let _ = writeln!(out, "<text x=\"{left}\" y=\"16\" font-weight=\"bold\">{title}</text>");
    let (right, bottom) = (left + WIDTH, TOP + HEIGHT);
    for power in FROM..=TO {
        let at = x(10_f64.powi(power));
        let label = ["1,000", "10,000", "100,000", "1,000,000"][(power - FROM) as usize];
        let _ = writeln!(
            out,
            "<path d=\"M{at:.1} {TOP}V{bottom}\" stroke=\"#ddd\"/><text x=\"{at:.1}\" y=\"{}\" text-anchor=\"middle\">{label}</text>",
            bottom + 16.0
        );
    }
    for power in low as i32..=high as i32 {
        let value = 10_f64.powi(power);
        let at = y(value);
        let _ = writeln!(
            out,
            "<path d=\"M{left} {at:.1}H{right}\" stroke=\"#ddd\"/><text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{value}</text>",
            left - 6.0,
            at + 4.0
        );
    }
    for (n, name) in names.iter().enumerate() {
        let color = COLORS[n % COLORS.len()];
        let points: Vec<(f64, f64)> = rows
            .iter()
            .filter(|row| row.what == *name)
            .map(|row| (row.cells[1], row.cells[column]))
            .collect();
        let path: Vec<String> = points.iter().map(|(a, v)| format!("{:.1} {:.1}", x(*a), y(*v))).collect();
        let _ = writeln!(out, "<path d=\"M{}\" fill=\"none\" stroke=\"{color}\"/>", path.join("L"));
        if let Some((articles, value)) = points.first().filter(|_| column == TIME) {
            let end = 10_f64.powi(TO).min(articles * 10_f64.powf(high) / value);
            let _ = writeln!(
                out,
                "<path d=\"M{:.1} {:.1}L{:.1} {:.1}\" stroke=\"{color}\" stroke-dasharray=\"2 4\"/>",
                x(*articles),
                y(*value),
                x(end),
                y(value * end / articles)
            );
        }
        for (articles, value) in &points {
            let _ = writeln!(
                out,
                "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"3\" fill=\"{color}\"/>",
                x(*articles),
                y(*value)
            );
        }
    }
}

/// Writes the chart.
pub(crate) fn generate() -> Result<(), Fault> {
    write(&chart(), &svg()?)
}

/// Whether the chart is that of the record.
pub(crate) fn check() -> Result<(), Fault> {
    if read(&chart())?.replace("\r\n", "\n") == svg()? {
        Ok(())
    } else {
        Err("docs/src/growth.svg is not that of record/growth.md; run `cargo xtask growth`".into())
    }
}
