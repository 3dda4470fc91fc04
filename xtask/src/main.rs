//! Chores of the repository: `cargo xtask schema`, `cargo xtask tables`, `cargo xtask api`, `cargo xtask book`, `cargo xtask readme`,
//! `cargo xtask bench`, `cargo xtask accuracy`, `cargo xtask growth`, `cargo xtask train`, `cargo xtask check`.

mod accuracy;
mod api;
mod bench;
mod book;
mod build;
mod check;
mod growth;
mod readme;
mod schema;
mod tables;
mod train;

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
Usage: cargo xtask COMMAND

Commands:
  schema  write schema/coded-article.schema.json from the record types
  tables  write schema/tables.json and docs/src/tables.md from the tables that exports hold
  api     write docs/src/api.md from what the server answers
  book    write the pages of the book that describe commands, types, frames and the lexicon's files
  readme  run the release build on the samples and put what it prints into README.md
  bench peers [--shared DIR] [--rounds N] [--only TASK]
          set up the programs that riwaya is compared with, run them and riwaya side by side on the same texts, and
          write record/peers.md, or of one TASK (times, words, copies, pages) record/peers-TASK.md (minutes; Linux,
          Python 3 and Java 17)
  bench coding [PATH]...
          time reading, coding and writing on one core: of files and folders, else of ../shared/bench/ar_news_2018.jsonl.gz
          where it is, else of the samples
  bench hostile
          time riwaya read on hostile inputs, with the memory it holds, and write record/hostile.md (a minute; Linux)
  accuracy [--shared DIR]
          score this build on the gold that ships and on that in ../shared, and write tables and the picture of
          docs/src/accuracy.md (a minute)
  growth  draw docs/src/growth.svg of the table in record/growth.md
  train   fit the ranker to the sentences in lexicon/training, print what cross-validation finds and write
          lexicon/ranker.txt
  check   fail where generated or listed things have drifted from what they describe";

/// What went wrong, in words.
type Fault = String;

/// The repository's root.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

fn read(path: &Path) -> Result<String, Fault> {
    std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))
}

fn write(path: &Path, text: &str) -> Result<(), Fault> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    std::fs::write(path, text).map_err(|e| format!("{}: {e}", path.display()))
}

/// Where in a file's text the block between two marks stands.
fn between(path: &Path, text: &str, open: &str, close: &str) -> Result<Range<usize>, Fault> {
    let from = text.find(open).map(|at| at + open.len());
    match (from, text.find(close)) {
        (Some(from), Some(to)) if from <= to => Ok(from..to),
        _ => Err(format!("{} has no block between {open} and {close}", path.display())),
    }
}

fn main() -> ExitCode {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let done = match asked.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["schema"] => schema::generate(),
        ["tables"] => tables::generate(),
        ["api"] => api::generate(),
        ["book"] => book::generate(),
        ["readme"] => readme::generate(),
        ["bench", "peers", options @ ..] => bench::peers(options),
        ["bench", "coding", paths @ ..] => bench::coding(paths),
        ["bench", "hostile"] => bench::hostile(),
        ["accuracy", options @ ..] => accuracy::run(options),
        ["growth"] => growth::generate(),
        ["train"] => train::run(),
        ["check"] => check::run(),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("xtask: {fault}");
            ExitCode::FAILURE
        }
    }
}
