//! The figures of the book's page on accuracy: what `riwaya eval` finds on the gold that ships and on sets by others, with
//! intervals, by type and by confidence.

mod tables;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::{Fault, between, build, read, root, write};

use tables::{confidence, figures, types};

/// What is measured: its name in tables, and its gold, in the repository or below the shared folder.
struct Set {
    name: &'static str,
    gold: &'static str,
    /// Where the articles are, if not with the gold.
    articles: Option<&'static str>,
}

const fn set(name: &'static str, gold: &'static str) -> Set {
    Set { name, gold, articles: None }
}

/// Gold of our own writing.
const OWN: [Set; 2] =
    [set("samples", "samples"), set("80 pages of our own", "crates/riwaya-read/tests/pages/gold.jsonl")];

/// Texts by others, below the shared folder.
const OTHERS: [Set; 8] = [
    set("221 sentences", "bench/ar_claims.dev.jsonl"),
    set("480 sentences", "bench/ar_claims.more.jsonl"),
    set("12 whole articles", "bench/ar_statements.dev.jsonl"),
    set("320 articles of three days", "bench/ar_clusters.dev.jsonl"),
    Set {
        name: "six events of those days",
        gold: "bench/ar_accounts.dev.json",
        articles: Some("bench/ar_clusters.dev.jsonl"),
    },
    set("3,407 pairs of headlines", "bench/ar_stance.dev.jsonl"),
    set("6 Arabic pages", "bench/pages_ar/gold.jsonl"),
    set("181 English pages", "bench/pages_en/gold.jsonl"),
];

/// Measures the program as it is built here and writes the blocks and the picture of the page.
pub(crate) fn run(asked: &[&str]) -> Result<(), Fault> {
    let shared = match asked {
        [] => root().join("../shared"),
        ["--shared", folder] => PathBuf::from(folder),
        _ => return Err(format!("accuracy takes --shared DIR, not {}", asked.join(" "))),
    };
    if let Some(absent) = OTHERS.iter().map(|set| shared.join(set.gold)).find(|gold| !gold.is_file()) {
        return Err(format!(
            "{} is not there, without which the page would lose figures; `riwaya eval` scores what ships",
            absent.display()
        ));
    }
    let program = build::as_this_is("riwaya")?;
    let measure = |sets: &'static [Set], folder: &Path| -> Result<Vec<(&'static str, Value)>, Fault> {
        let mut out = Vec::new();
        for set in sets {
            let outcomes = scored(&program, set, folder)?;
            out.extend(outcomes.into_iter().map(|outcome| (set.name, outcome)));
        }
        Ok(out)
    };
    let (own, others) = (measure(&OWN, &root())?, measure(&OTHERS, &shared)?);
    let both: Vec<_> = own.iter().chain(&others).cloned().collect();
    let page = root().join("docs/src/accuracy.md");
    let mut text = read(&page)?;
    for (block, new) in [
        ("own", figures(&own)),
        ("others", figures(&others)),
        ("cases", cases()?),
        ("types", types(&both)),
        ("confidence", confidence(&both)),
    ] {
        let place = between(&page, &text, &format!("<!-- {block} -->"), &format!("<!-- /{block} -->"))?;
        text.replace_range(place, &format!("\n{new}"));
    }
    write(&page, &text)?;
    draw(&program, &shared)
}

/// Whether the page has what is written here; which figures depends on texts that may not be there.
pub(crate) fn check() -> Result<(), Fault> {
    let page = root().join("docs/src/accuracy.md");
    let text = read(&page)?;
    for block in ["own", "others", "cases", "types", "confidence"] {
        let place = between(&page, &text, &format!("<!-- {block} -->"), &format!("<!-- /{block} -->"))?;
        if text[place].trim().is_empty() {
            return Err(format!(
                "{} has nothing in its block {block}; run `cargo xtask accuracy`",
                page.display()
            ));
        }
    }
    Ok(())
}

fn scored(program: &Path, set: &Set, folder: &Path) -> Result<Vec<Value>, Fault> {
    let mut arguments = vec!["eval".into(), folder.join(set.gold)];
    if let Some(articles) = set.articles {
        arguments.extend(["--input".into(), folder.join(articles)]);
    }
    arguments.extend(["--by", "type", "--by", "confidence", "--format", "json"].map(PathBuf::from));
    let said = says(program, &arguments)?;
    serde_json::from_str(&said).map_err(|e| format!("riwaya eval {}: {e}", set.gold))
}

fn says(program: &Path, arguments: &[PathBuf]) -> Result<String, Fault> {
    let ran = Command::new(program).args(arguments).current_dir(root()).output();
    let ran = ran.map_err(|e| format!("{}: {e}", program.display()))?;
    if !ran.status.success() {
        let said = String::from_utf8_lossy(&ran.stderr);
        return Err(format!("riwaya {}: {}", arguments[0].display(), said.trim()));
    }
    String::from_utf8(ran.stdout).map_err(|e| e.to_string())
}

/// The picture of claims, of our own and by others.
fn draw(program: &Path, shared: &Path) -> Result<(), Fault> {
    let picture = root().join("docs/src/confidence.svg");
    let golds: [PathBuf; 3] =
        ["samples/gold/claims.gold".into(), shared.join(OTHERS[0].gold), shared.join(OTHERS[1].gold)];
    let mut arguments = vec!["eval".into(), "--chart".into(), picture.clone()];
    arguments.extend(golds.iter().cloned());
    says(program, &arguments)?;
    let mut drawn = read(&picture)?;
    for (gold, name) in golds.iter().zip([OWN[0].name, OTHERS[0].name, OTHERS[1].name]) {
        drawn = drawn.replace(&gold.display().to_string(), name);
    }
    write(&picture, &drawn)
}

/// Of how many cases of the suite come out.
fn cases() -> Result<String, Fault> {
    let suite = root().join("suite");
    let rows = |file: &str| -> Result<Vec<String>, Fault> {
        let text = read(&suite.join(file))?;
        // the first names the columns
        let rows = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).skip(1);
        Ok(rows.map(str::to_owned).collect())
    };
    let gaps = rows("known-gaps.txt")?;
    let mut out = String::from("| cases | come out | do not yet |\n|---|---|---|\n");
    for of in ["claims", "statements", "names", "times"] {
        let open = gaps.iter().filter(|row| row.split('|').next().is_some_and(|about| about.trim() == of));
        let _ = writeln!(out, "| {of} | {} | {} |", rows(&format!("{of}.txt"))?.len(), open.count());
    }
    Ok(out)
}
