//! Every system in turn, round after round, on one processor core.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use super::texts::Set;
use super::{System, median};
use crate::Fault;

/// One process's measure of its own processor time on one set.
#[derive(Clone, Debug)]
struct Run {
    /// Words or articles a second.
    rate: f64,
    /// Seconds before the first text.
    start: f64,
}

/// All runs of a system on a set.
#[derive(Debug)]
pub(super) struct Measured<'s> {
    pub(super) system: &'s System,
    pub(super) set: &'s Set,
    /// Name and version as it says itself.
    pub(super) tool: String,
    /// Texts that ended its process and were left out.
    pub(super) fatal: u64,
    runs: Vec<Run>,
}

impl Measured<'_> {
    /// Words or articles a CPU second: least, median, most.
    pub(super) fn rates(&self) -> (f64, f64, f64) {
        let rates = || self.runs.iter().map(|run| run.rate);
        (rates().fold(f64::INFINITY, f64::min), median(rates().collect()), rates().fold(0.0, f64::max))
    }

    /// CPU seconds before the first text.
    pub(super) fn start(&self) -> f64 {
        median(self.runs.iter().map(|run| run.start).collect())
    }

    /// How many times as fast as another: round against round, so that a machine that slows down slows both.
    pub(super) fn times_as_fast_as(&self, other: &Self) -> f64 {
        median(self.runs.iter().zip(&other.runs).map(|(a, b)| a.rate / b.rate).collect())
    }

    /// How often it was run.
    pub(super) fn rounds(&self) -> usize {
        self.runs.len()
    }

    /// Where the last run's findings are.
    pub(super) fn findings(&self, folder: &Path) -> PathBuf {
        found(self.system, self.set, folder)
    }
}

fn found(system: &System, set: &Set, folder: &Path) -> PathBuf {
    let stem = set.file.file_stem().unwrap_or_default().to_string_lossy();
    folder.join("found").join(format!("{}.{stem}.jsonl", system.slug()))
}

/// Starts every system once a round on all sets of its task. A system that fails is left out and named.
pub(super) fn rounds<'s>(
    systems: &'s [System],
    sets: &'s [Set],
    folder: &Path,
    rounds: usize,
    skipped: &mut Vec<String>,
) -> Result<Vec<Measured<'s>>, Fault> {
    let out = folder.join("found");
    std::fs::create_dir_all(&out).map_err(|e| format!("{}: {e}", out.display()))?;
    let mut measured: Vec<Measured<'s>> = Vec::new();
    let mut failed: Vec<&str> = Vec::new();
    for round in 1..=rounds {
        for system in systems {
            if failed.contains(&system.name) {
                continue;
            }
            eprintln!("round {round} of {rounds}: {}", system.name);
            let own: Vec<&Set> = sets.iter().filter(|set| set.task == system.task).collect();
            match start(system, &own, folder) {
                Ok(lines) => {
                    for (set, line) in own.iter().zip(lines) {
                        note(&mut measured, system, set, &line)?;
                    }
                }
                Err(fault) if system.is_riwaya() => return Err(fault),
                Err(fault) => {
                    skipped.push(format!("{}: {fault}", system.name));
                    failed.push(system.name);
                    measured.retain(|m| m.system.name != system.name);
                }
            }
        }
    }
    Ok(measured)
}

/// Runs a system over its sets; a line for each.
fn start(system: &System, sets: &[&Set], folder: &Path) -> Result<Vec<Value>, Fault> {
    let mut command = Command::new("taskset");
    command.args(["-c", "0"]).args(&system.command);
    for set in sets {
        command.arg(&set.file).arg(found(system, set, folder));
    }
    for threads in ["RAYON_NUM_THREADS", "OMP_NUM_THREADS"] {
        command.env(threads, "1");
    }
    let ran = command.env("PYTHONDONTWRITEBYTECODE", "1").stderr(Stdio::inherit()).output();
    let ran = ran.map_err(|e| format!("taskset, which keeps a program on one core: {e}"))?;
    if !ran.status.success() {
        return Err(format!("it ended with {}", ran.status));
    }
    let lines: Result<Vec<Value>, _> =
        String::from_utf8_lossy(&ran.stdout).lines().map(serde_json::from_str).collect();
    let lines = lines.map_err(|e| format!("what it printed is no JSON: {e}"))?;
    if lines.len() == sets.len() { Ok(lines) } else { Err("it did not report on every set".to_owned()) }
}

fn note<'s>(
    measured: &mut Vec<Measured<'s>>,
    system: &'s System,
    set: &'s Set,
    line: &Value,
) -> Result<(), Fault> {
    let number = |field: &str| {
        line[field].as_f64().ok_or_else(|| format!("{}: it does not say its {field:?}", system.name))
    };
    let run = Run { rate: set.amount() as f64 * number("passes")? / number("cpu")?, start: number("start")? };
    if let Some(known) =
        measured.iter_mut().find(|m| std::ptr::eq(m.system, system) && std::ptr::eq(m.set, set))
    {
        known.runs.push(run);
    } else {
        let tool = line["tool"].as_str().unwrap_or(system.name).to_owned();
        let fatal = line["fatal"].as_u64().unwrap_or(0);
        measured.push(Measured { system, set, tool, fatal, runs: vec![run] });
    }
    Ok(())
}
