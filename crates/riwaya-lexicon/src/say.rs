//! Saying: the words by which news attributes words, and what they commit the speaker to.

use riwaya_record::Stance;
use riwaya_text::fold;
use rustc_hash::FxHashMap;

use crate::phrases::Phrases;
use crate::table::{LexiconError, Row, Table};
use crate::words::{Pos, Words};

/// How a word of saying is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    /// What it commits the speaker to.
    pub stance: Stance,
    /// Takes a clause with أن or إن.
    pub that: bool,
    /// Takes a quotation.
    pub quote: bool,
    /// Its direct object is what is said.
    pub object: bool,
    /// Its direct object is the hearer.
    pub person: bool,
    /// Carries the last speaker on.
    pub continues: bool,
    /// The prepositions that mark what is said (إلى of دعا إلى), folded.
    pub topics: Vec<String>,
    /// The preposition that marks the hearer, folded.
    pub hearer: Option<String>,
}

/// All words of saying.
#[derive(Debug, Default)]
pub struct Sayings {
    by_lemma: FxHashMap<u32, Saying>,
    /// Phrases that introduce a source: وفقا ل, بحسب, نقلا عن.
    pub sources: Phrases<Option<char>>,
}

impl Sayings {
    /// How the verb or noun of a lemma is used.
    pub fn of(&self, lemma: u32) -> Option<&Saying> {
        self.by_lemma.get(&lemma)
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.by_lemma.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.by_lemma.is_empty()
    }

    pub(crate) fn add(&mut self, table: &Table<'_>, words: &Words) -> Result<(), LexiconError> {
        for row in table.rows() {
            let word = row.need("word")?;
            let pos = row.need("pos")?;
            let saying = saying(&row)?;
            if pos == "phrase" {
                // في مقابلة مع, في تصريح ل: who was told is no source.
                let told = row.list("takes").any(|t| t.starts_with("hearer:"));
                if row.list("takes").any(|t| t == "source") && !told {
                    // وفقا ل: the preposition is written to the next word.
                    let word = word.trim_end_matches('ـ').trim();
                    let (word, clitic) = match word.strip_suffix(" ل") {
                        Some(word) => (word, Some('ل')),
                        None => (word, None),
                    };
                    self.sources.insert(word, clitic);
                }
                continue;
            }
            let found: Vec<u32> = match pos {
                "verb" => words.find(word, Pos::Verb).into_iter().collect(),
                "participle" => [Pos::ActiveParticiple, Pos::PassiveParticiple, Pos::Adjective]
                    .into_iter()
                    .filter_map(|p| words.find(word, p))
                    .collect(),
                "noun" => [Pos::Masdar, Pos::Noun].into_iter().filter_map(|p| words.find(word, p)).collect(),
                other => {
                    return Err(row.error(format!(
                        "{other:?} is no kind of word here; give verb, noun, participle or phrase"
                    )));
                }
            };
            for lemma in found {
                self.by_lemma.entry(lemma).or_insert_with(|| saying.clone());
            }
        }
        Ok(())
    }
}

fn saying(row: &Row<'_, '_>) -> Result<Saying, LexiconError> {
    let stance = match row.get("stance") {
        "asserts" | "" => Stance::Asserts,
        "denies" => Stance::Denies,
        "doubts" => Stance::Doubts,
        "asks" => Stance::Asks,
        "promises" => Stance::Promises,
        "threatens" => Stance::Threatens,
        "praises" => Stance::Praises,
        "blames" => Stance::Blames,
        "leaves out" => Stance::LeavesOut,
        other => return Err(row.error(format!("{other:?} is no stance"))),
    };
    let has = |what: &str| row.list("takes").any(|t| t == what);
    let after = |what: &str| -> Vec<String> {
        row.list("takes")
            .filter_map(|t| t.strip_prefix(what))
            .map(|p| fold(p.trim().trim_end_matches('ـ')))
            .collect()
    };
    let mut topics = after("prep:");
    topics.extend(after("to:"));
    Ok(Saying {
        stance,
        that: has("that"),
        quote: has("quote"),
        object: has("object") || has("noun"),
        person: has("person"),
        continues: has("continues"),
        topics,
        hearer: after("hearer:").into_iter().next(),
    })
}
