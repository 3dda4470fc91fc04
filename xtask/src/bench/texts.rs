//! The texts that all systems get.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::Task;
use crate::{Fault, read, root};

/// Texts of one source.
#[derive(Debug)]
pub(super) struct Set {
    pub(super) name: String,
    /// JSON Lines of `id`, `published`, `text`; with gold also `times`.
    pub(super) file: PathBuf,
    pub(super) task: Task,
    /// Where what should be found in it stands: for times the file itself.
    pub(super) gold: Option<PathBuf>,
    pub(super) texts: usize,
    /// Words between white space: the same count for all systems.
    pub(super) words: usize,
}

/// How many articles the passes over times and words get.
const ARTICLES: [(Task, usize); 2] = [(Task::Times, 100), (Task::Words, 1000)];
/// Articles among which there are near-copies.
const COPIED: &str = "bench/ar_neardup_2015.jsonl.gz";

/// The suite's cases always; gold and articles of others where they are, else the samples.
pub(super) fn gather(
    ours: &Path,
    folder: &Path,
    shared: &Path,
    skipped: &mut Vec<String>,
) -> Result<Vec<Set>, Fault> {
    let mut sets = Vec::new();
    // articles first: they warm up best what compiles itself while it runs
    let news = shared.join("bench/ar_news_2018.jsonl.gz");
    let (source, from) = if news.is_file() {
        ("ar_news_2018", news)
    } else {
        skipped.push("ar_news_2018: not in the folder that --shared names; the samples stand in".to_owned());
        ("samples", root().join("samples"))
    };
    for (task, most) in ARTICLES {
        let file = folder.join(format!("{source}.{most}.jsonl"));
        call(ours, &[Path::new("texts"), Path::new(&most.to_string()), &file, &from])?;
        let mut set = Set::new(source, file, task, None)?;
        set.name = format!("{} articles of {source}", set.texts);
        sets.push(set);
    }
    let cases = folder.join("suite.jsonl");
    call(ours, &[Path::new("cases"), &root().join("suite/times.txt"), &cases])?;
    sets.push(Set::new("suite/times.txt", cases.clone(), Task::Times, Some(cases))?);
    for name in ["ar_claims.dev.jsonl", "ar_claims.more.jsonl"] {
        let file = shared.join("bench").join(name);
        if file.is_file() {
            sets.push(Set::new(name, file.clone(), Task::Times, Some(file))?);
        } else {
            skipped.push(format!("{name}: not in the folder that --shared names"));
        }
    }
    let (copied, pairs) = (shared.join(COPIED), shared.join("bench/ar_neardup_2015.pairs.jsonl.gz"));
    if copied.is_file() && pairs.is_file() {
        let file = folder.join("ar_neardup_2015.jsonl");
        call(ours, &[Path::new("texts"), Path::new("15000"), &file, &copied])?;
        sets.push(Set::new("ar_neardup_2015", file, Task::Copies, Some(pairs))?);
    } else {
        skipped.push(format!("{COPIED}: not in the folder that --shared names"));
    }
    sets.extend(pages(ours, folder, shared, skipped)?);
    Ok(sets)
}

/// Pages with gold: those of our own making always, those of others where they are.
fn pages(ours: &Path, folder: &Path, shared: &Path, skipped: &mut Vec<String>) -> Result<Vec<Set>, Fault> {
    let mut sets = Vec::new();
    let bench = shared.join("bench");
    for (name, from) in [
        ("pages_en", bench.join("pages_en")),
        ("pages_ar", bench.join("pages_ar")),
        ("own pages", root().join("crates/riwaya-read/tests/pages")),
    ] {
        if !from.join("gold.jsonl").is_file() {
            skipped.push(format!("{name}: not in the folder that --shared names"));
            continue;
        }
        let stem = name.replace(' ', "_");
        let (texts, gold) = (folder.join(format!("{stem}.jsonl")), folder.join(format!("{stem}.gold.jsonl")));
        call(ours, &[Path::new("gather"), &from.join("html"), &from.join("gold.jsonl"), &texts, &gold])?;
        sets.push(Set::new(name, texts, Task::Pages, Some(gold))?);
    }
    Ok(sets)
}

impl Set {
    fn new(name: &str, file: PathBuf, task: Task, gold: Option<PathBuf>) -> Result<Self, Fault> {
        let (mut texts, mut words) = (0, 0);
        for row in read(&file)?.lines() {
            let row: Value = serde_json::from_str(row).map_err(|e| format!("{}: {e}", file.display()))?;
            texts += 1;
            words += row["text"].as_str().unwrap_or_default().split_whitespace().count();
        }
        Ok(Self { name: name.to_owned(), file, task, gold, texts, words })
    }

    /// How much it is, in the unit of its task.
    pub(super) fn amount(&self) -> usize {
        if matches!(self.task, Task::Copies | Task::Pages) { self.texts } else { self.words }
    }
}

/// Runs a program that has nothing to say.
fn call(program: &Path, arguments: &[&Path]) -> Result<(), Fault> {
    let done = Command::new(program).args(arguments).status();
    match done.map_err(|e| format!("{}: {e}", program.display()))? {
        status if status.success() => Ok(()),
        status => Err(format!("{}: {status}", program.display())),
    }
}
