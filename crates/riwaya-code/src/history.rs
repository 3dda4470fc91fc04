//! Events of the past that are known by name: اغتيال السادات, غزو الكويت. What they were done to tells the day.

use std::sync::LazyLock;

use riwaya_lexicon::Table;
use riwaya_text::fold;
use rustc_hash::FxHashSet;

use crate::passage::Passage;

/// How many words behind the deed its name may begin: اغتيال رئيس الوزراء الأسبق رفيق الحريري.
const FARTHEST_NAME: usize = 5;

/// An event: the day, the folded headwords of the deed, the folded words behind it.
struct Known {
    day: &'static str,
    deeds: Vec<String>,
    of: Vec<Vec<String>>,
}

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    parse(include_str!("../../../lexicon/when/known_events.txt")).expect("the events that ship are sound")
});

/// The deeds of all of them: few words are one.
static DEEDS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| KNOWN.iter().flat_map(|known| &known.deeds).map(String::as_str).collect());

fn parse(text: &'static str) -> Result<Vec<Known>, riwaya_lexicon::LexiconError> {
    let table = Table::parse("when/known_events.txt", text, &["day", "deed", "of"])?;
    let words = |w: &str| w.split(' ').map(fold).collect();
    Ok(table
        .rows()
        .map(|row| Known {
            day: row.get("day"),
            deeds: row.list("deed").map(fold).collect(),
            of: row.list("of").map(words).collect(),
        })
        .collect())
}

/// The day of the event that a word names together with what follows it, if everybody knows it.
pub(crate) fn day(passage: &Passage<'_>, t: usize) -> Option<&'static str> {
    let head = passage.headword(t);
    let form = passage.fold(t);
    if !DEEDS.contains(head) && !DEEDS.contains(form) {
        return None;
    }
    let deed = |d: &String| d == head || d == form;
    let end = passage.sentence_of(t).tokens.end;
    let stands = |at: usize, words: &[String]| {
        at + words.len() <= end
            && words.iter().enumerate().all(|(n, w)| passage.fold(at + n) == w)
            && (t + 1..at).all(|i| passage.words[i].is_nominal() && !passage.words[i].joined())
    };
    KNOWN
        .iter()
        .filter(|known| known.deeds.iter().any(deed))
        .find(|known| known.of.iter().any(|words| (t + 1..t + 1 + FARTHEST_NAME).any(|at| stands(at, words))))
        .map(|known| known.day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_is_one() {
        assert!(KNOWN.iter().all(|k| k.day.parse::<jiff::civil::Date>().is_ok()));
    }
}
