//! Saying: the words by which news attributes words, and what they commit the speaker to.

use riwaya_record::{CommunicationKind, Stance};
use riwaya_text::fold;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::phrases::Phrases;
use crate::table::{LexiconError, Row, Table};
use crate::words::{Pos, Words};

/// How a word of saying is used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Tells of a danger: a threat only where the speaker or his side would bring it.
    pub warns: bool,
    /// Carries the last speaker on.
    pub continues: bool,
    /// Denied, refused or done without, leaves something unsaid: لم يذكر, رفض التعليق, دون تحديد.
    pub discloses: bool,
    /// The prepositions that mark what is said (إلى of دعا إلى), folded.
    pub topics: Vec<String>,
    /// The preposition that marks the hearer, folded.
    pub hearer: Option<String>,
    /// The nouns that alone can be what is said, folded headwords; none where any can.
    pub only: Vec<String>,
}

/// On what occasion something is said: a sense of a noun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occasion {
    /// What kind of communication it is.
    pub kind: CommunicationKind,
    /// What must follow the noun, folded, of adjectives the masculine; nothing where anything may.
    pub with: Vec<String>,
    /// Whether journalists or an outlet may follow instead.
    pub press: bool,
    /// The verbs by which somebody speaks on it, folded: ألقى كلمة, أدلى بتصريح.
    pub opened: Vec<String>,
}

/// All words of saying.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Sayings {
    by_lemma: FxHashMap<u32, Saying>,
    /// By folded headword, in order of the file.
    occasions: FxHashMap<String, Vec<Occasion>>,
    /// Phrases that introduce a source: وفقا ل, بحسب, نقلا عن.
    pub sources: Phrases<Option<char>>,
}

impl Sayings {
    /// How the verb or noun of a lemma is used.
    pub fn of(&self, lemma: u32) -> Option<&Saying> {
        self.by_lemma.get(&lemma)
    }

    /// The occasions that a noun may name, by its folded headword; the first whose conditions hold counts.
    pub fn occasions(&self, headword: &str) -> &[Occasion] {
        self.occasions.get(headword).map_or(&[], Vec::as_slice)
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

    pub(crate) fn add_occasions(&mut self, table: &Table<'_>) -> Result<(), LexiconError> {
        for row in table.rows() {
            let with = row.list("with").filter(|w| *w != "press").map(|w| fold(w.trim_end_matches('ـ')));
            let occasion = Occasion {
                kind: kind(&row)?,
                with: with.collect(),
                press: row.list("with").any(|w| w == "press"),
                opened: row.list("opened").map(fold).collect(),
            };
            self.occasions.entry(fold(row.need("word")?)).or_default().push(occasion);
        }
        Ok(())
    }
}

fn kind(row: &Row<'_, '_>) -> Result<CommunicationKind, LexiconError> {
    use CommunicationKind as K;
    Ok(match row.need("kind")? {
        "call" => K::Call,
        "meeting" => K::Meeting,
        "visit" => K::Visit,
        "speech" => K::Speech,
        "press conference" => K::PressConference,
        "interview" => K::Interview,
        "statement" => K::Statement,
        "message" => K::Message,
        "post" => K::Post,
        other => return Err(row.error(format!("{other:?} is no kind of communication"))),
    })
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
        warns: has("warns"),
        continues: has("continues"),
        discloses: has("discloses"),
        topics,
        hearer: after("hearer:").into_iter().next(),
        only: after("only:").iter().flat_map(|nouns| nouns.split(',')).map(str::to_owned).collect(),
    })
}
