//! Reads, checks and compiles the lexicon that ships, so that the program only opens it.

#![allow(dead_code, unused_imports, missing_docs, unreachable_pub)]

use std::fs;
use std::path::Path;

use crate::lexicon::{Files, Lexicon, columns};
use crate::table::{LexiconError, Table};

// The library's own rooms, all but that of what is made here.
#[path = "src/frames.rs"]
mod frames;
#[path = "src/furniture.rs"]
mod furniture;
#[path = "src/governors.rs"]
mod governors;
#[path = "src/lexicon.rs"]
mod lexicon;
#[path = "src/names.rs"]
mod names;
#[path = "src/opposites.rs"]
mod opposites;
#[path = "src/outlets.rs"]
mod outlets;
#[path = "src/packed.rs"]
mod packed;
#[path = "src/persons.rs"]
mod persons;
#[path = "src/phrases.rs"]
mod phrases;
#[path = "src/ranker.rs"]
mod ranker;
#[path = "src/say.rs"]
mod say;
#[path = "src/strings.rs"]
mod strings;
#[path = "src/table.rs"]
mod table;
#[path = "src/who.rs"]
mod who;
#[path = "src/words.rs"]
mod words;
#[path = "src/written.rs"]
mod written;

fn main() {
    // Asked for as it runs: a target folder may be shared by several copies of this tree.
    let here = std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo names the package's folder");
    let folder = Path::new(&here).join("../../lexicon");
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files = Files::new();
    collect(&folder, "", &mut files);
    let lexicon = Lexicon::of(&[files]).unwrap_or_else(|e| panic!("lexicon/{e}"));
    let compiled = postcard::to_allocvec(&lexicon).expect("a lexicon can be written");
    let out = std::env::var_os("OUT_DIR").expect("cargo names a folder");
    fs::write(Path::new(&out).join("lexicon"), compiled).expect("the folder can be written to");
}

/// The files of the lexicon in a folder, by their path from its root.
fn collect(folder: &Path, under: &str, files: &mut Files) {
    for entry in fs::read_dir(folder).expect("the lexicon is a folder") {
        let path = entry.expect("the folder can be read").path();
        let name = format!("{under}{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            collect(&path, &format!("{name}/"), files);
        } else if columns(&name).is_some() {
            let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("lexicon/{name}: {e}"));
            files.insert(name, text);
        }
    }
}
