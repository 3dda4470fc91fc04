//! The lexicon's files and their columns: what `lexicon/README.md` says of each, what stands at its head, and what the
//! program asks of it.

use std::fmt::Write;
use std::path::Path;

use riwaya_lexicon::Lexicon;

use super::{MADE, capital};
use crate::{Fault, read, root};

pub(crate) fn page() -> Result<String, Fault> {
    let folder = root().join("lexicon");
    let readme = read(&folder.join("README.md"))?.replace("\r\n", "\n");
    let (before, frames) =
        parts(&readme).ok_or("lexicon/README.md has lost its table of files or its part on frames")?;
    let mut text = format!("# The lexicon's files\n\n{MADE}\n\n{}\n\n## Files\n", before.trim());
    for (file, holds) in described(&readme) {
        let _ = write!(text, "\n### {file}\n\n{}.\n\n", capital(holds));
        match Lexicon::columns(file) {
            Some(needed) => {
                let _ = writeln!(text, "Columns that it must have: `{}`.", needed.join("`, `"));
            }
            None => text += "Fixed in the program: not read from a folder of your own.\n",
        }
        let inside = read(&folder.join(file))?.replace("\r\n", "\n");
        let head: Vec<&str> = inside
            .lines()
            .map_while(|line| line.strip_prefix('#'))
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
            .collect();
        if !head.is_empty() {
            let _ = write!(text, "\n```text\n{}\n```\n", head.join("\n").trim_matches('\n'));
        }
        if let Some(header) = inside.lines().find(|line| !line.starts_with('#') && line.contains('|')) {
            let _ = write!(text, "\n```text\n{header}\n```\n");
        }
    }
    text += "\n## Frames\n\n";
    text += frames.trim();
    text += "\n\n[Frames](frames.md) shows those that are built in.\n";
    Ok(text)
}

/// What stands in the README before its first table, and below its heading *Frames*.
fn parts(readme: &str) -> Option<(&str, &str)> {
    let (_, text) = readme.split_once("\n\n")?;
    let (before, _) = text.split_once("\n| file |")?;
    let (_, frames) = readme.split_once("\n## Frames\n")?;
    Some((before, frames.split_once("\n## ")?.0))
}

/// Files of text with what they hold, in the README's order; those of the sixteen types are one.
fn described(readme: &str) -> Vec<(&str, &str)> {
    let rows = readme.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
    rows.filter(|(file, _)| {
        Path::new(file).extension().is_some_and(|ending| ending == "txt") && *file != "frames/TYPE.txt"
    })
    .filter_map(|(file, rest)| Some((file, rest.split(" | ").next()?)))
    .collect()
}
