//! All that `riwaya code` does to an article, on one thread: reading, coding, writing the record as JSON.

use std::hint::black_box;

use riwaya_code::Coder;
use riwaya_lexicon::Lexicon;
use riwaya_read::{Reader, Source, discover};
use serde_json::json;

use crate::Fault;
use crate::clock::cpu;

/// How often the texts are gone over. The first time words are met for the first time.
const PASSES: usize = 3;

/// Codes all articles of files and folders, and prints a line of JSON for each pass.
pub(crate) fn coding(paths: &[&str]) -> Result<(), Fault> {
    let begun = cpu();
    let lexicon = Lexicon::built_in().map_err(|e| e.to_string())?;
    let start = cpu() - begun;
    let (sources, errors) = discover(paths);
    if let Some(error) = errors.first() {
        return Err(error.to_string());
    }
    for pass in 1..=PASSES {
        let begun = cpu();
        let (articles, words) = code_all(&sources, &lexicon)?;
        let spent = cpu() - begun;
        let rate = (words as f64 / spent).round();
        println!(
            "{}",
            json!({"pass": pass, "articles": articles, "words": words, "cpu": spent, "words_a_second": rate, "start": start})
        );
    }
    Ok(())
}

/// How many articles there were, and how many words, which stand between white space, their texts have.
fn code_all(sources: &[Source], lexicon: &Lexicon) -> Result<(usize, usize), Fault> {
    let (reader, coder) = (Reader::new(&lexicon.furniture), Coder::new(lexicon));
    let (mut articles, mut words, mut line) = (0, 0, Vec::new());
    for article in sources.iter().flat_map(|source| reader.open(source)).filter_map(Result::ok) {
        articles += 1;
        words += article.text.split_whitespace().count();
        line.clear();
        serde_json::to_writer(&mut line, &coder.code(&article)).map_err(|e| e.to_string())?;
        black_box(&line);
    }
    Ok((articles, words))
}
