//! What words that govern a deed make of it: whether it was done, is to come, is only supposed, or was not done.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::table::{LexiconError, Table};
use crate::words::{Pos, Words};

/// What becomes of a deed that a word governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Makes {
    /// It is as real as the word itself (قام ب).
    Done,
    /// It is agreed on, promised or planned (تعهد ب).
    Coming,
    /// It is asked for, wished, feared, offered, thought over (طالب ب).
    Supposed,
    /// It does not come about (رفض, امتنع عن).
    Undone,
}

/// Governing words by lemma.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Governors {
    /// For each lemma the prepositions, folded, behind which a deed stands, and what becomes of it; `None` is an object.
    takes: FxHashMap<u32, Vec<(Option<String>, Makes)>>,
}

/// What a headword of the file may be that is no verb.
const KINDS: [Pos; 6] =
    [Pos::Masdar, Pos::Noun, Pos::Adjective, Pos::ActiveParticiple, Pos::PassiveParticiple, Pos::Preposition];

impl Governors {
    /// What a lemma makes of a deed behind a preposition, folded, or of one that is its object.
    pub fn makes(&self, lemma: u32, preposition: Option<&str>) -> Option<Makes> {
        let takes = self.takes.get(&lemma)?;
        takes.iter().find(|(p, _)| p.as_deref() == preposition).map(|(_, makes)| *makes)
    }

    /// Whether a lemma undertakes whatever stands behind one of its prepositions.
    pub fn undertakes(&self, lemma: u32) -> bool {
        self.takes.get(&lemma).is_some_and(|takes| takes.iter().any(|(_, makes)| *makes == Makes::Coming))
    }

    /// `words/governors.txt`
    pub(crate) fn add(&mut self, table: &Table<'_>, words: &Words) -> Result<(), LexiconError> {
        for row in table.rows() {
            let word = row.need("word")?;
            let makes = match row.need("makes")? {
                "done" => Makes::Done,
                "coming" => Makes::Coming,
                "supposed" => Makes::Supposed,
                "undone" => Makes::Undone,
                other => {
                    return Err(row.error(format!(
                        "`{other}` under `makes`; write `done`, `coming`, `supposed` or `undone`"
                    )));
                }
            };
            row.need("takes")?;
            // The verb alone where there is one: من أجل is not أجل.
            let verb = words.find(word, Pos::Verb).map(|v| vec![v]);
            let every =
                verb.unwrap_or_else(|| KINDS.iter().filter_map(|pos| words.find(word, *pos)).collect());
            if every.is_empty() {
                return Err(row.error(format!("{word} is no word of words/; add it there or leave it out")));
            }
            // What is also listed as a noun or adjective is one word with the verbal noun or participle.
            let derived: Vec<u32> = words.derived(&every).collect();
            let listed =
                |d: &u32| [Pos::Noun, Pos::Adjective].map(|pos| words.find(&words.lemma(*d).written, pos));
            let nouns = derived.iter().flat_map(listed).flatten();
            for lemma in every.iter().copied().chain(derived.iter().copied()).chain(nouns) {
                let known = self.takes.entry(lemma).or_default();
                for takes in row.list("takes") {
                    let preposition = (takes != "object").then(|| riwaya_text::fold(takes));
                    if !known.iter().any(|(p, _)| *p == preposition) {
                        known.push((preposition, makes));
                    }
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_pledged_is_coming_and_what_is_refused_is_not_done() {
        let lexicon = crate::Lexicon::built_in().unwrap();
        let makes = |word, pos, preposition| {
            lexicon.governors.makes(lexicon.words.find(word, pos).unwrap(), preposition)
        };
        assert_eq!(makes("تعهد", Pos::Verb, Some("ب")), Some(Makes::Coming));
        assert_eq!(makes("تعهد", Pos::Masdar, Some("ب")), Some(Makes::Coming), "as its verb does");
        assert_eq!(makes("رفض", Pos::Verb, None), Some(Makes::Undone));
        assert_eq!(makes("رفض", Pos::Verb, Some("ب")), None);
    }
}
