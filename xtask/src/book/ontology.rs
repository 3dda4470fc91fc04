//! What is coded: the types and modes of PLOVER with the codes of CAMEO, and the frames by which words name them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use riwaya_lexicon::{Row, Table};
use riwaya_record::EventType;

use super::{MADE, capital, row};
use crate::{Fault, read, root};

/// A frame, as its row has it.
struct Frame {
    id: String,
    mode: String,
    cameo: String,
    verbs: String,
    nouns: String,
}

/// A type with its frames.
struct Type {
    is: EventType,
    score: String,
    /// What it gathers, in the words of its file.
    gathers: String,
    frames: Vec<Frame>,
}

impl Type {
    fn quad(&self) -> &'static str {
        match (self.is.is_verbal(), self.is.is_conflict()) {
            (true, false) => "verbal cooperation",
            (false, false) => "material cooperation",
            (true, true) => "verbal conflict",
            (false, true) => "material conflict",
        }
    }

    /// Codes of CAMEO by mode; frames without a mode are under the empty one.
    fn modes(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let mut modes: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for frame in &self.frames {
            modes.entry(&frame.mode).or_default().insert(&frame.cameo);
        }
        modes
    }
}

/// All types, from cooperation to conflict.
fn types() -> Result<Vec<Type>, Fault> {
    let folder = root().join("lexicon/frames");
    let text = read(&folder.join("types.txt"))?;
    let scores = Table::parse("types.txt", &text, &["event", "score"]).map_err(|e| e.to_string())?;
    EventType::ALL
        .iter()
        .map(|&is| {
            let file = format!("{}.txt", is.as_str().to_lowercase());
            let text = read(&folder.join(&file))?;
            let table = Table::parse(&file, &text, &["id", "event"]).map_err(|e| e.to_string())?;
            let score = scores.rows().find(|row| row.get("event") == is.as_str());
            let gathers = text.lines().next().and_then(|line| line.split_once(": ")?.1.split(". ").next());
            Ok(Type {
                is,
                score: score.map(|row| row.get("score").to_owned()).unwrap_or_default(),
                gathers: gathers.unwrap_or_default().to_owned(),
                frames: table.rows().map(|row| frame(&row)).collect(),
            })
        })
        .collect()
}

fn frame(row: &Row<'_, '_>) -> Frame {
    let one = |column: &str| row.list(column).next().unwrap_or_default().to_owned();
    let words = |column: &str| row.list(column).collect::<Vec<_>>().join("، ");
    Frame {
        id: row.get("id").to_owned(),
        mode: one("mode"),
        cameo: one("cameo"),
        verbs: words("verbs"),
        nouns: words("nouns"),
    }
}

fn codes(codes: &BTreeSet<&str>) -> String {
    codes.iter().filter(|code| !code.is_empty()).map(|code| format!("`{code}`")).collect::<Vec<_>>().join(" ")
}

/// The types and modes with their codes, both ways.
pub(crate) fn page() -> Result<String, Fault> {
    let types = types()?;
    let mut text = format!(
        "# Types, modes and codes\n\n{MADE}\n\n\
         Every claim and event has one of the sixteen types of PLOVER (Open Event Data Alliance, *PLOVER: A Political Language\n\
         Ontology for Verifiable Event Records*; Halterman, Bagozzi, Beger, Schrodt and Scarborough 2023, *PLOVER and POLECAT:\n\
         A New Political Event Ontology and Dataset*), many have a mode, and nearly all a code of CAMEO (Schrodt 2012, *CAMEO:\n\
         Conflict and Mediation Event Observations, Event and Actor Codebook*). All three come from the [frame](frames.md) that\n\
         made the claim (but that talks may turn out, further on in the text, to be by telephone: CONSULT phone), so these tables\n\
         are what riwaya can say. Modes and codes of PLOVER and CAMEO that do not stand here are never given. A code that ends in 0 is a whole class of CAMEO's, where the words tell no more.\n\n\
         ## Types\n\n"
    );
    text += &row(["type", "gathers", "is", "score", "frames"]);
    text += "|---|---|---|---|---|\n";
    for of in &types {
        let name = of.is.as_str();
        let link = format!("[{name}](frames.md#{})", name.to_lowercase());
        text += &row([&link, &of.gathers, of.quad(), &of.score, &of.frames.len().to_string()]);
    }
    text += "\nThe score goes from −10, conflict, to 10, cooperation, after Goldstein (1992) as CAMEO applies it.\n\n## Modes\n\n";
    text += &row(["type", "mode", "CAMEO"]);
    text += "|---|---|---|\n";
    for of in &types {
        for (mode, found) in of.modes() {
            text += &row([of.is.as_str(), if mode.is_empty() { "(none)" } else { mode }, &codes(&found)]);
        }
    }
    text += "\n## From CAMEO\n\n";
    text += &row(["code", "type and mode"]);
    text += "|---|---|\n";
    let mut back: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for of in &types {
        for (mode, found) in of.modes() {
            for code in found.into_iter().filter(|code| !code.is_empty()) {
                let name = format!("{} {mode}", of.is.as_str());
                back.entry(code).or_default().insert(name.trim_end().to_owned());
            }
        }
    }
    for (code, named) in back {
        text += &row([&format!("`{code}`"), named.into_iter().collect::<Vec<_>>().join(", ").as_str()]);
    }
    Ok(text)
}

/// All frames, type by type.
pub(crate) fn frames() -> Result<String, Fault> {
    let types = types()?;
    let all: usize = types.iter().map(|of| of.frames.len()).sum();
    let mut text = format!(
        "# Frames\n\n{MADE}\n\nA frame says which words name an event and who stands where around them; a claim's `rule` is the\n\
         id of the frame that made it. These {all} are built in. Verbs stand for their verbal nouns and participles too. What each\n\
         also needs before it makes a claim, and where it looks for actor and recipient, stands in the files `lexicon/frames/`;\n\
         [The lexicon's files](lexicon.md#frames) explains the columns, [Add event types of your own](own-events.md) how to add\n\
         one.\n"
    );
    for of in &types {
        let _ = write!(text, "\n## {}\n\n{}.\n\n", of.is.as_str(), capital(&of.gathers));
        text += &row(["frame", "mode", "CAMEO", "verbs", "nouns"]);
        text += "|---|---|---|---|---|\n";
        for frame in &of.frames {
            text += &row([frame.id.as_str(), &frame.mode, &frame.cameo, &frame.verbs, &frame.nouns]);
        }
    }
    Ok(text)
}
