//! One pass over texts held in memory, timed.

use std::fmt::Write;
use std::fs;
use std::hint::black_box;
use std::path::Path;

use riwaya_code::Coder;
use riwaya_lexicon::Lexicon;
use riwaya_text::Tokens;
use serde_json::json;

use crate::clock::cpu;
use crate::texts::{self, Dated};
use crate::{Fault, fault};

/// A pass is repeated until it has used this many seconds of processor time.
const ENOUGH: f64 = 0.5;
/// Likeness of the pairs that are asked for.
const ALIKE: f64 = 0.5;

/// The pass over times, over each file of texts.
pub(crate) fn times(files: &[&str]) -> Result<(), Fault> {
    let lexicon = Lexicon::built_in().map_err(|e| e.to_string())?;
    let coder = Coder::new(&lexicon);
    let find = |text: &Dated| coder.times(&text.text, text.day());
    let write = |texts: &[Dated]| {
        let mut rows = String::new();
        for text in texts {
            let _ = writeln!(rows, "{}", json!({"id": text.id, "claims": [], "times": find(text)}));
        }
        rows
    };
    each(files, write, |texts| texts.iter().map(|text| find(black_box(text)).len()).sum())
}

/// The pass over words and, since a name is no other word, over names.
pub(crate) fn words(files: &[&str]) -> Result<(), Fault> {
    over_words(files, &Lexicon::built_in().map_err(|e| e.to_string())?)
}

/// The pass over words with a lexicon that has no names: what a lemmatiser does.
pub(crate) fn dictionary(files: &[&str]) -> Result<(), Fault> {
    let mut files_of_words = Lexicon::built_in_files();
    files_of_words.retain(|path, _| path.starts_with("words/") || path.starts_with("furniture/"));
    over_words(files, &Lexicon::of(&[files_of_words]).map_err(|e| e.to_string())?)
}

fn over_words(files: &[&str], lexicon: &Lexicon) -> Result<(), Fault> {
    let coder = Coder::new(lexicon);
    let count = |text: &Dated| coder.words(&Tokens::of(&text.text)).len();
    let pass = |texts: &[Dated]| texts.iter().map(|text| count(black_box(text))).sum::<usize>();
    each(files, |texts| pass(texts).to_string(), pass)
}

/// Near-copies: from the texts to the pairs.
pub(crate) fn copies(files: &[&str]) -> Result<(), Fault> {
    let find = |texts: &[Dated]| {
        let bodies = texts.iter().map(|text| (text.id.as_str(), text.text.as_str()));
        riwaya_reconcile::near_copies(bodies, ALIKE)
    };
    let write = |texts: &[Dated]| {
        let mut rows = String::new();
        for pair in find(texts) {
            let _ = writeln!(rows, "{}", json!({"a": pair.a, "b": pair.b, "similarity": pair.similarity}));
        }
        rows
    };
    each(files, write, |texts| find(texts).len())
}

/// As [`each`], for a pass that takes one text after the other and gives another text for each.
pub(crate) fn each_text(files: &[&str], tool: &str, read: impl Fn(&str) -> String) -> Result<(), Fault> {
    let write = |texts: &[Dated]| {
        let mut rows = String::new();
        for text in texts {
            let _ = writeln!(rows, "{}", json!({"id": text.id, "text": read(&text.text)}));
        }
        rows
    };
    each_with(tool, files, write, |texts| texts.iter().map(|text| read(black_box(&text.text)).len()).sum())
}

/// Does `write` once over each file's texts, which warms up, then times `pass`; a line of JSON for each file.
fn each(
    files: &[&str],
    write: impl Fn(&[Dated]) -> String,
    pass: impl Fn(&[Dated]) -> usize,
) -> Result<(), Fault> {
    each_with(&tool(), files, write, pass)
}

fn each_with(
    tool: &str,
    files: &[&str],
    write: impl Fn(&[Dated]) -> String,
    pass: impl Fn(&[Dated]) -> usize,
) -> Result<(), Fault> {
    let start = cpu();
    for pair in files.chunks(2) {
        let [from, to] = pair else { return Err("each TEXTS needs its OUT".to_owned()) };
        let texts = texts::read(Path::new(from))?;
        fs::write(to, write(&texts)).map_err(|e| fault(Path::new(to), e))?;
        let (mut passes, mut spent) = (0, 0.0);
        while spent < ENOUGH {
            let begun = cpu();
            black_box(pass(black_box(&texts)));
            spent += cpu() - begun;
            passes += 1;
        }
        println!("{}", json!({"start": start, "passes": passes, "cpu": spent, "tool": tool}));
    }
    Ok(())
}

/// Name and version.
pub(crate) fn tool() -> String {
    format!("riwaya {}", env!("CARGO_PKG_VERSION"))
}
