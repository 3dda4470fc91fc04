//! riwaya and its peers side by side, on the same texts, in one run: `cargo xtask bench peers`; riwaya alone, all that
//! coding an article takes: `cargo xtask bench coding`; what hostile inputs cost: `cargo xtask bench hostile`.

mod hostile;
mod judging;
mod record;
mod running;
mod setting_up;
mod texts;

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Fault, root};

use judging::Judge;
use running::Measured;

/// What the systems of one table do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Task {
    /// Find temporal expressions and say what day each is.
    Times,
    /// Say of each word what word it is.
    Words,
    /// Find the texts that share half of their runs of three words.
    Copies,
    /// Find the article on a page.
    Pages,
}

impl Task {
    /// What speed is counted in.
    fn unit(self) -> &'static str {
        match self {
            Self::Copies => "articles",
            Self::Pages => "pages",
            Self::Times | Self::Words => "words",
        }
    }
}

/// A program that takes `[TEXTS OUT]...` and prints a line of JSON for each.
#[derive(Debug)]
struct System {
    name: &'static str,
    /// What it gives for a text.
    gives: &'static str,
    task: Task,
    command: Vec<PathBuf>,
}

const HEIDELTIME: &str = "HeidelTime";
/// riwaya's names in the tables: its pass over times and over near-copies, over words and names, over words alone.
const TIMES: &str = "riwaya";
const COPIES: &str = TIMES;
const PAGES: &str = TIMES;
const WORDS: &str = "riwaya, with names";
const DICTIONARY: &str = "riwaya, words alone";

/// What was asked for.
struct Options {
    /// Where texts of others lie.
    shared: PathBuf,
    /// How often each system is started.
    rounds: usize,
    /// The one task that is measured, and its name; it has a record of its own.
    only: Option<(&'static str, Task)>,
}

impl Options {
    fn parse(asked: &[&str]) -> Result<Self, Fault> {
        let mut out = Self { shared: root().join("../shared"), rounds: 5, only: None };
        for pair in asked.chunks(2) {
            match pair {
                ["--shared", folder] => out.shared = PathBuf::from(folder),
                ["--rounds", n] => {
                    let rounds = n.parse().ok().filter(|n| *n > 0);
                    out.rounds = rounds.ok_or_else(|| format!("{n:?} is no number of rounds"))?;
                }
                ["--only", task] => {
                    let known = [
                        ("times", Task::Times),
                        ("words", Task::Words),
                        ("copies", Task::Copies),
                        ("pages", Task::Pages),
                    ];
                    let task = known.into_iter().find(|(name, _)| name == task);
                    out.only = Some(
                        task.ok_or_else(|| format!("{pair:?}: a task is times, words, copies or pages"))?,
                    );
                }
                _ => {
                    return Err(format!(
                        "bench peers takes --shared DIR, --rounds N and --only TASK, not {pair:?}"
                    ));
                }
            }
        }
        Ok(out)
    }
}

/// Runs everything and writes the record.
pub(crate) fn peers(asked: &[&str]) -> Result<(), Fault> {
    let options = Options::parse(asked)?;
    let folder = setting_up::folder()?;
    let mut skipped = Vec::new();
    // with the peers that are libraries, if they can be had
    let ours = match crate::build::release_with("riwaya-bench", &["peers"]) {
        Ok(program) => program,
        Err(fault) => {
            skipped.push(format!("{}: {fault}", setting_up::SMOOTHIE));
            crate::build::release("riwaya-bench")?
        }
    };
    let mut sets = texts::gather(&ours, &folder, &options.shared, &mut skipped)?;
    sets.retain(|set| options.only.is_none_or(|(_, task)| set.task == task));
    let mut systems = riwayas(&ours);
    if !skipped.iter().any(|what| what.starts_with(setting_up::SMOOTHIE)) {
        systems.push(setting_up::smoothie(&ours));
    }
    systems.extend(setting_up::peers(&folder, &mut skipped));
    systems.retain(|system| options.only.is_none_or(|(_, task)| system.task == task));
    let measured = running::rounds(&systems, &sets, &folder, options.rounds, &mut skipped)?;
    let judge = Judge::new(&ours, &options.shared);
    let verdicts = judge.all(&measured, &folder)?;
    if let Some((name, _)) = options.only {
        let text = record::text(&measured, &verdicts, &judge, &skipped);
        crate::write(&root().join(format!("record/peers-{name}.md")), &text)?;
        print!("{text}");
        return Ok(());
    }
    record::write_all(&measured, &verdicts, &judge, &skipped)
}

/// Measures what hostile inputs cost and writes the record.
pub(crate) fn hostile() -> Result<(), Fault> {
    hostile::run()
}

/// Times reading, coding and writing of what is named: of the shared articles where they are, else of the samples.
pub(crate) fn coding(paths: &[&str]) -> Result<(), Fault> {
    let ours = crate::build::release("riwaya-bench")?;
    let shared = root().join("../shared/bench/ar_news_2018.jsonl.gz");
    let own = if shared.is_file() { shared } else { root().join("samples") };
    let mut command = Command::new(&ours);
    command.arg("coding").args(paths);
    if paths.is_empty() {
        command.arg(own);
    }
    let ended = command.status().map_err(|e| format!("{}: {e}", ours.display()))?;
    if ended.success() { Ok(()) } else { Err(format!("the benchmark ended with {ended}")) }
}

/// riwaya's passes.
fn riwayas(program: &Path) -> Vec<System> {
    let pass = |name, gives, task, command: &str| System {
        name,
        gives,
        task,
        command: vec![program.to_path_buf(), PathBuf::from(command)],
    };
    vec![
        pass(TIMES, "extent, type, value", Task::Times, "times"),
        pass(
            WORDS,
            "one reading in context: headword, part of speech, clitics, features; names",
            Task::Words,
            "words",
        ),
        pass(DICTIONARY, "the same with no names in the lexicon", Task::Words, "dictionary"),
        pass(COPIES, "all pairs, from the texts", Task::Copies, "copies"),
        pass(
            PAGES,
            "text with the way back to the page, title, times, names, furniture by kind",
            Task::Pages,
            "pages",
        ),
    ]
}

impl System {
    fn is_riwaya(&self) -> bool {
        self.name.starts_with(TIMES)
    }

    /// Its name as part of a file's.
    fn slug(&self) -> String {
        self.name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect()
    }
}

/// The median; of an even number the lower of the two in the middle.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len().saturating_sub(1) / 2).copied().unwrap_or(f64::NAN)
}

/// The runs of a system of this name, if it ran.
fn named<'m, 's>(measured: &'m [Measured<'s>], name: &str, set: &str) -> Option<&'m Measured<'s>> {
    measured.iter().find(|m| m.system.name == name && m.set.name == set)
}
