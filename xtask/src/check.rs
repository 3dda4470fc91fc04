//! Whether generated and listed things are those that they describe.

use std::path::Path;
use std::str::FromStr;

use riwaya_record::EventType;

use crate::{Fault, api, read, readme, root, schema, tables};

/// All checks; every fault is named.
pub(crate) fn run() -> Result<(), Fault> {
    let checks = [schema::check(), tables::check(), api::check(), readme::check(), lexicon(), book()];
    let faults: Vec<Fault> = checks.into_iter().filter_map(Result::err).collect();
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\nxtask: ")) }
}

/// Whether a file holds the frames of one type: `frames/TYPE.txt` describes them all.
fn is_of_type(name: &str) -> bool {
    let stem = name.strip_prefix("frames/").and_then(|n| n.strip_suffix(".txt"));
    stem.is_some_and(|stem| EventType::from_str(&stem.to_uppercase()).is_ok())
}

/// Every file of the lexicon is described in its README.
fn lexicon() -> Result<(), Fault> {
    let folder = root().join("lexicon");
    let described = read(&folder.join("README.md"))?;
    let missing: Vec<String> = files(&folder)?
        .iter()
        .filter(|file| file.extension().is_some_and(|e| e == "txt"))
        .filter_map(|file| Some(file.strip_prefix(&folder).ok()?.to_str()?.replace('\\', "/")))
        .filter(|name| !described.contains(&format!("`{name}`")) && !is_of_type(name))
        .collect();
    none("lexicon/README.md does not describe", &missing)
}

/// Every page of the book is in its summary, and every entry of the summary is there.
fn book() -> Result<(), Fault> {
    let folder = root().join("docs/src");
    let summary = read(&folder.join("SUMMARY.md"))?;
    let linked: Vec<&str> = summary
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter(|l| !l.is_empty())
        .collect();
    let absent: Vec<String> =
        linked.iter().filter(|l| !folder.join(l).is_file()).map(|l| (*l).to_owned()).collect();
    none("docs/src/SUMMARY.md lists pages that are not there:", &absent)?;
    let unlisted: Vec<String> = files(&folder)?
        .iter()
        .filter_map(|file| Some(file.strip_prefix(&folder).ok()?.to_str()?.replace('\\', "/")))
        .filter(|name| name != "SUMMARY.md" && !linked.contains(&name.as_str()))
        .collect();
    none("docs/src/SUMMARY.md does not list", &unlisted)
}

fn none(what: &str, names: &[String]) -> Result<(), Fault> {
    if names.is_empty() { Ok(()) } else { Err(format!("{what} {}", names.join(", "))) }
}

/// All files below a folder, in order.
fn files(folder: &Path) -> Result<Vec<std::path::PathBuf>, Fault> {
    let fault = |e| format!("{}: {e}", folder.display());
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        if path.is_dir() {
            out.extend(files(&path)?);
        } else {
            out.push(path);
        }
    }
    out.sort();
    Ok(out)
}
