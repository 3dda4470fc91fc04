//! Words that cannot both be said of one thing at one time.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::table::{LexiconError, Table};
use crate::words::{Pos, Words};

/// A pair of opposites, by the number of its row, and which of the two.
pub type Pole = (u32, bool);

/// Opposites by lemma.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Opposites {
    poles: FxHashMap<u32, Vec<Pole>>,
    turning: rustc_hash::FxHashSet<u32>,
    rows: u32,
}

/// What a headword of the file may be.
const KINDS: [Pos; 6] =
    [Pos::Verb, Pos::Masdar, Pos::Noun, Pos::Adjective, Pos::ActiveParticiple, Pos::PassiveParticiple];

impl Opposites {
    /// The pairs that a lemma belongs to.
    pub fn of(&self, lemma: u32) -> &[Pole] {
        self.poles.get(&lemma).map_or(&[], Vec::as_slice)
    }

    /// Whether a lemma turns what follows into its opposite (عدم, لم).
    pub fn turns(&self, lemma: u32) -> bool {
        self.turning.contains(&lemma)
    }

    /// `words/opposites.txt`
    pub(crate) fn add(&mut self, table: &Table<'_>, words: &Words) -> Result<(), LexiconError> {
        for row in table.rows() {
            let turning = row.some("one").is_none();
            for (column, pole) in [("one", true), ("other", false)] {
                for word in row.list(column) {
                    let lemmas = if turning { words.lemmas() } else { &[] };
                    let every: Vec<u32> = (0..)
                        .zip(lemmas)
                        .filter_map(|(n, lemma)| (lemma.written == word).then_some(n))
                        .chain(KINDS.iter().filter_map(|pos| words.find(word, *pos)))
                        .collect();
                    if every.is_empty() {
                        return Err(
                            row.error(format!("{word} is no word of words/; add it there or leave it out"))
                        );
                    }
                    for lemma in every.iter().copied().chain(words.derived(&every)) {
                        if turning {
                            self.turning.insert(lemma);
                        } else {
                            self.poles.entry(lemma).or_default().push((self.rows, pole));
                        }
                    }
                }
            }
            self.rows += 1;
        }
        for poles in self.poles.values_mut() {
            poles.sort_unstable();
            poles.dedup();
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_rises_does_not_fall() {
        let lexicon = crate::Lexicon::built_in().unwrap();
        let of = |word, pos| {
            let lemma = lexicon.words.find(word, pos).unwrap();
            lexicon.opposites.of(lemma).to_vec()
        };
        let (up, down) = (of("ارتفع", Pos::Verb), of("هبط", Pos::Verb));
        assert!(up.iter().any(|(row, pole)| down.contains(&(*row, !pole))), "{up:?} {down:?}");
        assert!(!of("ارتفاع", Pos::Masdar).is_empty(), "a verbal noun has its verb's opposites");
        assert!(of("قال", Pos::Verb).is_empty());
    }
}
