//! Whether generated and listed things are those that they describe.

use std::collections::BTreeMap;
use std::path::Path;
use std::str::FromStr;

use riwaya_record::EventType;

use crate::{Fault, accuracy, api, book, growth, read, readme, root, schema, tables};

/// All checks; every fault is named.
pub(crate) fn run() -> Result<(), Fault> {
    let checks = [
        schema::check(),
        tables::check(),
        api::check(),
        book::check(),
        growth::check(),
        readme::check(),
        accuracy::check(),
        lexicon(),
        pages(),
        links(),
    ];
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
fn pages() -> Result<(), Fault> {
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
        .filter(|file| file.extension().is_some_and(|e| e == "md"))
        .filter_map(|file| Some(file.strip_prefix(&folder).ok()?.to_str()?.replace('\\', "/")))
        .filter(|name| name != "SUMMARY.md" && !linked.contains(&name.as_str()))
        .collect();
    none("docs/src/SUMMARY.md does not list", &unlisted)?;
    let mut twice = Vec::new();
    for page in &linked {
        let text = prose(&read(&folder.join(page))?);
        let mut headings: Vec<&str> = text.lines().filter(|line| line.starts_with("## ")).collect();
        headings.sort_unstable();
        let same = headings.windows(2).filter(|two| two[0] == two[1]);
        twice.extend(same.map(|two| format!("{page} {}", two[0])));
    }
    none("sections that a page of the book has twice:", &twice)
}

/// Every link from one page of the book to another leads to a page and to a heading that is there.
fn links() -> Result<(), Fault> {
    let folder = root().join("docs/src");
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for file in files(&folder)? {
        let name =
            file.strip_prefix(&folder).map_err(|e| e.to_string())?.to_string_lossy().replace('\\', "/");
        texts.insert(name, prose(&read(&file)?));
    }
    let mut dead = Vec::new();
    for (page, text) in &texts {
        let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for target in targets.filter(|target| !target.contains("://") && !target.starts_with("mailto:")) {
            let (to, heading) = target.split_once('#').unwrap_or((target, ""));
            let found = texts.get(if to.is_empty() { page.as_str() } else { to });
            let there = found.is_some_and(|text| heading.is_empty() || anchors(text).any(|a| a == heading));
            if !there {
                dead.push(format!("{page}: {target}"));
            }
        }
    }
    none("links in docs/src lead nowhere:", &dead)
}

/// A page without its fenced blocks.
fn prose(text: &str) -> String {
    let mut inside = false;
    let kept = text.lines().filter(|line| {
        let fence = line.starts_with("```");
        inside ^= fence;
        !inside && !fence
    });
    kept.collect::<Vec<_>>().join("\n")
}

/// The names under which headings are linked to: in lower case, words parted by hyphens, without punctuation.
fn anchors(text: &str) -> impl Iterator<Item = String> {
    text.lines().filter(|line| line.starts_with('#')).map(|line| {
        let heading = line.trim_start_matches('#').trim().to_lowercase();
        let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        kept.map(|c| if c == ' ' { '-' } else { c }).collect()
    })
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
