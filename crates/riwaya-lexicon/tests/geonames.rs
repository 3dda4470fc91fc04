//! Whether the gazetteer keeps out of the way: none of its names is a word of the lexicon, or a name of something else.

use std::collections::BTreeSet;

use riwaya_lexicon::{Lexicon, Name};
use riwaya_text::{fold, splits};

/// The fields of a file of the lexicon's `where/`, row by row, without the header.
fn rows(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .skip(1)
        .map(|line| line.split('|').map(str::trim).collect())
}

/// The Arabic names of the gazetteer, folded.
fn gazetteer() -> Vec<String> {
    let text = include_str!("../../../lexicon/where/geonames.txt");
    rows(text).flat_map(|row| row[1].split(';').map(|name| fold(name.trim())).collect::<Vec<_>>()).collect()
}

#[test]
fn no_city_is_a_word() {
    let words = Lexicon::built_in().expect("a sound lexicon").words;
    let edits = include_str!("../../../lexicon/where/geonames-edits.txt");
    let kept: BTreeSet<String> = rows(edits)
        .filter(|row| row[2] == "=")
        .flat_map(|row| row[0].split(';').map(|name| fold(name.trim())).collect::<Vec<_>>())
        .collect();
    let read_as_words: Vec<String> = gazetteer()
        .into_iter()
        .filter(|name| !name.contains(' ') && !kept.contains(name))
        .filter(|name| {
            splits(name).iter().any(|s| {
                let c = s.clitics;
                let bare =
                    c.conjunction.is_none() && c.preposition.is_none() && c.pronoun.is_none() && !c.future;
                bare && !words.analyses(s.stem).is_empty()
            })
        })
        .collect();
    assert!(
        read_as_words.is_empty(),
        "cities that are words too: {read_as_words:?}. Give each a row in lexicon/where/geonames-edits.txt (another \
         form, or = where the press does not have the word) and run geonames.py"
    );
}

#[test]
fn no_city_is_a_name_of_something_else() {
    let names = Lexicon::built_in().expect("a sound lexicon").names;
    let shared: Vec<String> = gazetteer()
        .into_iter()
        .filter(|name| {
            let mut words = name.split(' ');
            let first = words.next().unwrap_or_default();
            let length = words.clone().count();
            let from = names.proper_beginning(first).expect("every name of the gazetteer begins somewhere");
            let found = names
                .proper(from, words.map(|word| names.inside(word)))
                .expect("every name of the gazetteer is found");
            found.0 != length || !matches!(found.1, [Name::Place(_)])
        })
        .collect();
    assert!(shared.is_empty(), "names of cities and of something else: {shared:?}; run geonames.py again");
}
