//! The peers: a virtual environment of Python with what they are installed from, and how each is started.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{HEIDELTIME, System, Task};
use crate::{Fault, read, root, write};

/// Where everything is put that can be made again.
pub(super) fn folder() -> Result<PathBuf, Fault> {
    let folder = root().join("target/peers");
    std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    Ok(folder)
}

pub(super) const SMOOTHIE: &str = "dom_smoothie";

/// The peer that is built into the program of riwaya's own passes.
pub(super) fn smoothie(ours: &Path) -> System {
    System {
        name: SMOOTHIE,
        gives: "text, title, byline, published time",
        task: Task::Pages,
        command: vec![ours.to_path_buf(), "smoothie".into()],
    }
}

/// The peers that could be set up; the others are named in `skipped`.
pub(super) fn peers(folder: &Path, skipped: &mut Vec<String>) -> Vec<System> {
    let python = match python(folder) {
        Ok(python) => python,
        Err(fault) => {
            skipped.push(format!("all peers: {fault}"));
            return Vec::new();
        }
    };
    let peer = |name, gives, task, driver: &str| System {
        name,
        gives,
        task,
        command: vec![python.clone(), scripts().join(driver)],
    };
    let ready = |name, gives, driver: &str| {
        let mut out = peer(name, gives, Task::Copies, driver);
        out.command.push("--ready".into());
        out
    };
    let mut heideltime = peer(HEIDELTIME, "extent, type, value", Task::Times, "times_heideltime.py");
    heideltime.command.push(folder.join("classes"));
    vec![
        heideltime,
        peer("Duckling", "extent, moment, grain", Task::Times, "times_duckling.py"),
        peer("dateparser", "extent, moment", Task::Times, "times_dateparser.py"),
        peer(
            "camel-tools",
            "letters normalised and text split: no reading",
            Task::Words,
            "words_camel_tools.py",
        ),
        peer("simplemma", "a lemma without context", Task::Words, "words_simplemma.py"),
        peer(
            "simplemma, all seen before",
            "a remembered lemma for each word split beforehand",
            Task::Words,
            "words_simplemma_seen.py",
        ),
        peer(
            "datasketch",
            "pairs proposed and verified, from the texts",
            Task::Copies,
            "copies_datasketch.py",
        ),
        peer("trafilatura", "text", Task::Pages, "pages_trafilatura.py"),
        peer("rensa", "pairs proposed and verified, from the texts", Task::Copies, "copies_rensa.py"),
        ready("datasketch, from sets", "the same from sets of runs made beforehand", "copies_datasketch.py"),
        ready("rensa, from sets", "the same from sets of runs made beforehand", "copies_rensa.py"),
    ]
}

fn scripts() -> PathBuf {
    root().join("bench/peers")
}

/// The Python that has the peers; made where what is asked for has changed.
fn python(folder: &Path) -> Result<PathBuf, Fault> {
    let venv = folder.join("venv");
    let python = venv.join("bin/python");
    let (with, alone) = (scripts().join("requirements.txt"), scripts().join("alone.txt"));
    let (stamp, wanted) = (venv.join("installed"), read(&with)? + &read(&alone)?);
    if read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    eprintln!("setting up the peers in {}", venv.display());
    done(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&venv))?;
    let pip = |arguments: &[&str], list: &Path| {
        let quiet = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
        done(Command::new(&python).args(quiet).args(arguments).arg("-r").arg(list))
    };
    pip(&[], &with)?;
    pip(&["--no-deps"], &alone)?;
    write(&stamp, &wanted)?;
    Ok(python)
}

fn done(command: &mut Command) -> Result<(), Fault> {
    let shown = format!("{command:?}");
    match command.status().map_err(|e| format!("{shown}: {e}"))? {
        status if status.success() => Ok(()),
        status => Err(format!("{shown}: {status}")),
    }
}
