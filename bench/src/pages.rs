//! Finding the article on a page: riwaya's reader, and a peer that is a library.

use std::collections::HashMap;
use std::fmt::Write;
use std::fs;
use std::io::Read;
use std::path::Path;

use flate2::read::MultiGzDecoder;
use riwaya_lexicon::Lexicon;
use riwaya_read::{Input, Reader};
use serde_json::{Value, json};

use crate::{Fault, fault, passes};

/// The article on each page, with all that riwaya finds on it: title, times, furniture, the way back to its bytes.
pub(crate) fn pages(files: &[&str]) -> Result<(), Fault> {
    let lexicon = Lexicon::built_in().map_err(|e| e.to_string())?;
    let reader = Reader::new(&lexicon.furniture);
    passes::each_text(files, &passes::tool(), |page| {
        let input = Input { id: "page.html".to_owned(), bytes: page.as_bytes().to_vec(), ..Input::default() };
        reader.read(&input).into_iter().filter_map(Result::ok).map(|article| article.text).collect()
    })
}

/// The same with dom_smoothie, paragraphs apart.
#[cfg(feature = "peers")]
pub(crate) fn smoothie(files: &[&str]) -> Result<(), Fault> {
    use dom_smoothie::{Config, Readability, TextMode};
    let read = |page: &str| {
        let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
        let article = Readability::new(page, None, Some(config)).and_then(|mut reader| reader.parse());
        article.map(|article| article.text_content.to_string()).unwrap_or_default()
    };
    passes::each_text(files, "dom_smoothie 0.19", read)
}

/// Writes the pages of a folder that a gold is of as texts, decoded, so that all systems get the same characters; and the
/// gold's rows of those pages.
pub(crate) fn gather([html, gold, texts, out]: [&Path; 4]) -> Result<(), Fault> {
    let mut rows = HashMap::new();
    let said = fs::read_to_string(gold).map_err(|e| fault(gold, e))?;
    for row in said.lines() {
        let value: Value = serde_json::from_str(row).map_err(|e| fault(gold, e))?;
        rows.insert(value["id"].as_str().unwrap_or_default().to_owned(), row);
    }
    let listed = fs::read_dir(html).map_err(|e| fault(html, e))?;
    let mut files: Vec<_> = listed.filter_map(Result::ok).map(|entry| entry.path()).collect();
    files.sort();
    let (mut pages, mut golds) = (String::new(), String::new());
    for file in &files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let Some(id) = name.trim_end_matches(".gz").strip_suffix(".html") else { continue };
        let Some(row) = rows.get(id) else { continue };
        let page = decoded(fs::read(file).map_err(|e| fault(file, e))?).map_err(|e| fault(file, e))?;
        let _ = writeln!(pages, "{}", json!({"id": id, "published": "2000-01-01", "text": page}));
        let _ = writeln!(golds, "{row}");
    }
    fs::write(texts, pages).map_err(|e| fault(texts, e))?;
    fs::write(out, golds).map_err(|e| fault(out, e))
}

/// The characters of a page; the charset is the one that riwaya finds.
fn decoded(bytes: Vec<u8>) -> std::io::Result<String> {
    let bytes = if bytes.starts_with(&[0x1F, 0x8B]) {
        let mut out = Vec::new();
        MultiGzDecoder::new(bytes.as_slice()).read_to_end(&mut out)?;
        out
    } else {
        bytes
    };
    let lexicon = riwaya_lexicon::FurnitureLexicon::default();
    let input = Input { id: "page.html".to_owned(), bytes: bytes.clone(), ..Input::default() };
    let article = Reader::new(&lexicon).read(&input).into_iter().find_map(Result::ok);
    let charset = article.and_then(|a| encoding_rs::Encoding::for_label(a.map.charset.as_bytes()));
    Ok(charset.unwrap_or(encoding_rs::UTF_8).decode(&bytes).0.into_owned())
}
