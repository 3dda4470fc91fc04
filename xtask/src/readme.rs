//! The real output that README.md shows: a run on the samples, and the account table that has most to say.

use std::fmt::Write;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use crate::{Fault, between, build, read, root, write};

const OPEN: &str = "<!-- output -->";
const CLOSE: &str = "<!-- /output -->";
/// Rows of events that are shown.
const EVENTS: usize = 10;
/// Points of the account table that are shown.
const POINTS: usize = 6;
/// Characters of a quotation that are shown.
const WORDS: usize = 110;

fn path() -> PathBuf {
    root().join("README.md")
}

/// What stands between the marks.
fn block(readme: &str) -> Result<std::ops::Range<usize>, Fault> {
    between(&path(), readme, OPEN, CLOSE)
}

/// Whether the block holds an output; which one depends on the lexicon and the day.
pub(crate) fn check() -> Result<(), Fault> {
    let readme = read(&path())?;
    if readme[block(&readme)?].trim().is_empty() {
        return Err("README.md shows no output; run `cargo xtask readme`".into());
    }
    Ok(())
}

/// Runs the release build on the samples and replaces the block.
pub(crate) fn generate() -> Result<(), Fault> {
    let program = Program::build()?;
    let run = program.says(&["run"])?;
    let events = program.records(&["events", "--format", "json"])?;
    let mut text = format!("\n```console\n$ riwaya run\n{}```\n", abbreviated(&run, &events));
    if let Some(table) = program.telling_table(&events)? {
        let id = string(&table["event"]["id"]);
        let what = string(&table["event"]["what"]);
        let name: String = id.chars().take(8).collect();
        let _ = write!(
            text,
            "\nWhat each side says of one of them (`riwaya compare {name}`, set as a table): **{what}**\n\n"
        );
        text.push_str(&markdown(&table));
    }
    let readme = read(&path())?;
    let place = block(&readme)?;
    write(&path(), &format!("{}{text}{}", &readme[..place.start], &readme[place.end..]))
}

/// The built program, and a folder in which it finds no database but its own.
struct Program {
    file: PathBuf,
    folder: PathBuf,
}

impl Program {
    fn build() -> Result<Self, Fault> {
        let file = build::release("riwaya")?;
        let folder = std::env::temp_dir().join(format!("riwaya-readme-{}", std::process::id()));
        std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        Ok(Self { file, folder })
    }

    fn says(&self, arguments: &[&str]) -> Result<String, Fault> {
        let out = Command::new(&self.file)
            .args(arguments)
            .current_dir(&self.folder)
            .output()
            .map_err(|e| format!("{}: {e}", self.file.display()))?;
        if !out.status.success() {
            return Err(format!(
                "riwaya {}: {}",
                arguments.join(" "),
                String::from_utf8_lossy(&out.stderr).trim()
            ));
        }
        String::from_utf8(out.stdout).map_err(|e| e.to_string())
    }

    fn records(&self, arguments: &[&str]) -> Result<Value, Fault> {
        serde_json::from_str(&self.says(arguments)?)
            .map_err(|e| format!("riwaya {}: {e}", arguments.join(" ")))
    }

    /// The account table in which most is set against each other.
    fn telling_table(&self, events: &Value) -> Result<Option<Value>, Fault> {
        let mut best: Option<(usize, Value)> = None;
        // Talks that took place: what is only planned or possible is a poor first example.
        let held = |e: &&Value| string(&e["event"]) == "CONSULT" && string(&e["status"]) == "actual";
        for event in list(events)
            .iter()
            .filter(held)
            .filter(|e| list(&e["articles"]).len() > 1 || string(&e["mode"]) == "phone")
        {
            let id = string(&event["id"]);
            let table = self.records(&["compare", id, "--format", "json"])?;
            let weight = worth(&table);
            if weight > 0 && best.as_ref().is_none_or(|(most, _)| weight > *most) {
                best = Some((weight, table));
            }
        }
        Ok(best.map(|(_, table)| table))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // a left-over folder in the system's place for such things does no harm
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn string(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// How many sides other than outlets speak on a point.
fn voices(table: &Value, point: &Value) -> usize {
    let speaks = |side: &&Value| {
        let stance = string(&point["cells"][string(&side["key"])]["stance"]);
        side["outlet"] != true && !matches!(stance, "" | "silent")
    };
    list(&table["sides"]).iter().filter(speaks).count()
}

/// How much of a table sets sides against each other.
fn worth(table: &Value) -> usize {
    let points = list(&table["points"]);
    let left_out = points
        .iter()
        .filter_map(|point| point["cells"].as_object())
        .flat_map(|cells| cells.values())
        .filter(|cell| cell["stance"] == "left out" || cell["stance"] == "denies")
        .count();
    let speaking: usize = points.iter().map(|point| voices(table, point)).sum();
    let facing = points.iter().filter(|point| voices(table, point) > 1).count();
    let sides: std::collections::BTreeSet<&str> = list(&table["sides"])
        .iter()
        .filter(|side| side["outlet"] != true)
        .map(|side| string(&side["key"]))
        .filter(|key| points.iter().any(|p| !matches!(string(&p["cells"][*key]["stance"]), "" | "silent")))
        .collect();
    if sides.len() < 2 { 0 } else { speaking + 4 * facing + 3 * left_out }
}

/// The head of a run's output and the rows of the events that most articles report.
fn abbreviated(run: &str, events: &Value) -> String {
    let mut told: Vec<&Value> = list(events).iter().collect();
    told.sort_by_key(|event| {
        std::cmp::Reverse((list(&event["articles"]).len(), list(&event["sides"]).len()))
    });
    let shown: Vec<String> =
        told.iter().take(EVENTS).map(|event| string(&event["id"]).chars().take(8).collect()).collect();
    let mut out = String::new();
    let mut cut = false;
    for line in run.lines() {
        let rule = line.starts_with('─');
        let id = line.split_whitespace().next_back().unwrap_or_default();
        let is_row = id.starts_with("ev-") && !line.starts_with("riwaya");
        if is_row && !shown.iter().any(|s| id.starts_with(s.as_str())) {
            cut = true;
        } else if !rule && !line.starts_with('…') {
            if cut && !is_row {
                out.push_str(" …\n");
                cut = false;
            }
            let _ = writeln!(out, "{}", line.trim_end());
        }
    }
    out
}

/// An account table in Markdown: points down, sides across.
fn markdown(table: &Value) -> String {
    let points = list(&table["points"]);
    let spoken =
        |key: &str| points.iter().any(|p| !matches!(string(&p["cells"][key]["stance"]), "" | "silent"));
    let sides: Vec<&Value> =
        list(&table["sides"]).iter().filter(|s| s["outlet"] != true && spoken(string(&s["key"]))).collect();
    let mut order: Vec<usize> = (0..points.len()).filter(|n| voices(table, &points[*n]) > 0).collect();
    order.sort_by_key(|n| (std::cmp::Reverse(voices(table, &points[*n])), *n));
    let more = order.len().saturating_sub(POINTS);
    order.truncate(POINTS);
    order.sort_unstable();
    let mut out = String::from("| |");
    for side in &sides {
        let _ = write!(out, " {} (`{}`) |", string(&side["name"]), string(&side["key"]));
    }
    let _ = write!(out, "\n|---|{}\n", "---|".repeat(sides.len()));
    for point in order.into_iter().map(|n| &points[n]) {
        let _ = write!(out, "| {} |", plain(string(&point["point"])));
        for side in &sides {
            let _ = write!(out, " {} |", cell(&point["cells"][string(&side["key"])]));
        }
        out.push('\n');
    }
    if more > 0 {
        let _ = writeln!(out, "\n… and {more} more points.");
    }
    out
}

fn cell(cell: &Value) -> String {
    let stance = string(&cell["stance"]);
    if matches!(stance, "" | "silent") {
        return "silent".into();
    }
    let mut parts = vec![format!("**{stance}**")];
    if let Some(value) = cell["value"].as_str() {
        parts.push(plain(value));
    }
    if let Some(words) = list(&cell["evidence"]).first().map(|e| string(&e["text"])) {
        let shown: String = words.chars().take(WORDS).collect();
        let end = if shown.len() < words.len() { "…" } else { "" };
        parts.push(format!("«{}{end}»", plain(&shown)));
    }
    parts.join(" ")
}

/// Text that cannot break out of a table's cell.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|").replace('<', "&lt;")
}
