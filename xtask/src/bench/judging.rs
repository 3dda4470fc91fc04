//! How right each system's times are.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::running::Measured;
use crate::Fault;

/// Who judges: the benchmark's own program where it is, else the rule of `riwaya eval`, which is the same.
pub(super) struct Judge {
    command: Vec<PathBuf>,
    pub(super) name: &'static str,
}

/// Figures of a system on a set with gold, as shares.
#[derive(Clone, Debug)]
pub(super) struct Verdict {
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
            Self { command: vec!["python3".into(), theirs, "times".into()], name: "`score.py times`" }
        } else {
            Self { command: vec![ours.into(), "score".into()], name: "the rule of `riwaya eval`" }
        }
    }

    /// The verdicts on all that was measured on sets with gold.
    pub(super) fn all(&self, measured: &[Measured<'_>], folder: &Path) -> Result<Vec<Verdict>, Fault> {
        measured.iter().filter(|m| m.set.has_gold).map(|m| self.one(m, folder)).collect()
    }

    fn one(&self, measured: &Measured<'_>, folder: &Path) -> Result<Verdict, Fault> {
        let ran = Command::new(&self.command[0])
            .args(&self.command[1..])
            .arg(&measured.set.file)
            .arg(measured.findings(folder))
            .output()
            .map_err(|e| format!("{}: {e}", self.command[0].display()))?;
        let said = String::from_utf8_lossy(&ran.stdout).into_owned();
        let figure = |name: &str| {
            let value = said.lines().find_map(|line| line.strip_prefix(name)?.trim().parse().ok());
            value.ok_or_else(|| {
                let why = String::from_utf8_lossy(&ran.stderr);
                format!("{} says no {name} of {}: {}", self.name, measured.system.name, why.trim())
            })
        };
        Ok(Verdict {
            system: measured.system.name,
            set: measured.set.name.clone(),
            extent: figure("time_extent_f1")?,
            value: figure("time_value_f1")?,
            value_precision: figure("time_value_p")?,
            value_recall: figure("time_value_r")?,
            asked: figure("gold_times")?,
        })
    }
}
