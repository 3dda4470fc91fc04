//! How right each system's times are, and its near-copies.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::Task;
use super::running::Measured;
use crate::Fault;

/// Who judges: the benchmark's own program where it is, else the rule of `riwaya eval`, which is the same. Of near-copies
/// there is gold only where that program is.
pub(super) struct Judge {
    command: Vec<PathBuf>,
    pub(super) name: &'static str,
}

/// What is right, by task.
#[derive(Clone, Debug, Default)]
pub(super) struct Verdicts {
    pub(super) times: Vec<OfTimes>,
    pub(super) copies: Vec<OfCopies>,
    pub(super) pages: Vec<OfPages>,
}

/// Figures of the texts that a system finds on pages.
#[derive(Clone, Debug)]
pub(super) struct OfPages {
    pub(super) system: &'static str,
    pub(super) set: String,
    pub(super) precision: f64,
    pub(super) recall: f64,
    pub(super) f1: f64,
    /// Pages that the gold has.
    pub(super) asked: f64,
}

/// Figures of a system's near-copies on a set.
#[derive(Clone, Debug)]
pub(super) struct OfCopies {
    pub(super) system: &'static str,
    pub(super) set: String,
    pub(super) precision: f64,
    pub(super) recall: f64,
    /// Pairs that the gold has.
    pub(super) asked: f64,
}

/// Figures of a system's times on a set, as shares.
#[derive(Clone, Debug)]
pub(super) struct OfTimes {
    pub(super) system: &'static str,
    pub(super) set: String,
    pub(super) extent: f64,
    pub(super) value: f64,
    pub(super) value_precision: f64,
    pub(super) value_recall: f64,
    /// Times that the gold has.
    pub(super) asked: f64,
}

impl Judge {
    pub(super) fn new(ours: &Path, shared: &Path) -> Self {
        let theirs = shared.join("bench/score.py");
        if theirs.is_file() {
            Self { command: vec!["python3".into(), theirs], name: "`score.py`" }
        } else {
            Self { command: vec![ours.into()], name: "the rule of `riwaya eval`" }
        }
    }

    /// The verdicts on all that was measured on sets with gold.
    pub(super) fn all(&self, measured: &[Measured<'_>], folder: &Path) -> Result<Verdicts, Fault> {
        let mut out = Verdicts::default();
        for one in measured {
            let Some(gold) = &one.set.gold else { continue };
            match one.set.task {
                Task::Copies => out.copies.push(self.copies(one, gold, folder)?),
                Task::Pages => out.pages.push(self.pages(one, gold, folder)?),
                Task::Times | Task::Words => out.times.push(self.times(one, gold, folder)?),
            }
        }
        Ok(out)
    }

    fn times(&self, measured: &Measured<'_>, gold: &Path, folder: &Path) -> Result<OfTimes, Fault> {
        let mode = if self.is_ours() { "score" } else { "times" };
        let figure = self.figures(measured, mode, gold, folder)?;
        Ok(OfTimes {
            system: measured.system.name,
            set: measured.set.name.clone(),
            extent: figure("time_extent_f1")?,
            value: figure("time_value_f1")?,
            value_precision: figure("time_value_p")?,
            value_recall: figure("time_value_r")?,
            asked: figure("gold_times")?,
        })
    }

    fn copies(&self, measured: &Measured<'_>, gold: &Path, folder: &Path) -> Result<OfCopies, Fault> {
        let figure = self.figures(measured, "pairs", gold, folder)?;
        Ok(OfCopies {
            system: measured.system.name,
            set: measured.set.name.clone(),
            precision: figure("pair_p")?,
            recall: figure("pair_r")?,
            asked: figure("gold_pairs")?,
        })
    }

    fn pages(&self, measured: &Measured<'_>, gold: &Path, folder: &Path) -> Result<OfPages, Fault> {
        let figure = self.figures(measured, "extract", gold, folder)?;
        Ok(OfPages {
            system: measured.system.name,
            set: measured.set.name.clone(),
            precision: figure("extract_p")?,
            recall: figure("extract_r")?,
            f1: figure("extract_f1")?,
            asked: figure("pages")?,
        })
    }

    fn is_ours(&self) -> bool {
        self.command.len() == 1
    }

    /// Asks the judge; figures by their names.
    fn figures<'m>(
        &self,
        measured: &'m Measured<'_>,
        mode: &str,
        gold: &Path,
        folder: &Path,
    ) -> Result<impl Fn(&str) -> Result<f64, Fault> + use<'m>, Fault> {
        let ran = Command::new(&self.command[0])
            .args(&self.command[1..])
            .arg(mode)
            .arg(gold)
            .arg(measured.findings(folder))
            .output()
            .map_err(|e| format!("{}: {e}", self.command[0].display()))?;
        let said = String::from_utf8_lossy(&ran.stdout).into_owned();
        let judge = self.name;
        Ok(move |name: &str| {
            let value = said.lines().find_map(|line| line.strip_prefix(name)?.trim().parse().ok());
            value.ok_or_else(|| {
                let why = String::from_utf8_lossy(&ran.stderr);
                format!("{judge} says no {name} of {}: {}", measured.system.name, why.trim())
            })
        })
    }
}
