//! Frames: the words that name an event, its type, and which grammatical place holds whom.

use std::num::NonZeroU32;
use std::str::FromStr;

use riwaya_record::EventType;
use riwaya_text::fold;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::strings::Strings;
use crate::table::{LexiconError, Row, Table};
use crate::words::{Pos, Words};

/// What a grammatical place holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    /// Who does it.
    Actor,
    /// To whom.
    Recipient,
    /// A side of a reciprocal act.
    Side,
    /// What it is about.
    Topic,
    /// Where.
    Place,
}

/// What a frame asks of its sentence before it makes a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Need {
    /// An actor that is a party.
    Actor,
    /// A recipient that is a party.
    Recipient,
    /// A recipient that is a state or its government.
    State,
    /// Any party.
    Party,
    /// Two sides.
    Sides,
    /// A verb, a noun that a verb carries, or a noun with its doer's pronoun: no bare mention.
    Carried,
    /// One of these words (folded headwords) in the clause.
    Word(WordList),
    /// One of these words is what is acted on: the object of the verb, the subject of a passive, what follows a noun in
    /// its phrase.
    Object(WordList),
    /// None of these words is.
    NoObject(WordList),
    /// A phrase behind one of these prepositions (folded) in the rest of the clause.
    Behind(WordList),
    /// One of these words in the trigger's own phrase or right beside it.
    Near(WordList),
    /// None of these words in the clause.
    Without(WordList),
    /// None of these words in the sentence.
    Nowhere(WordList),
}

impl Need {
    fn words_mut(&mut self) -> Option<&mut WordList> {
        match self {
            Self::Word(list)
            | Self::Object(list)
            | Self::NoObject(list)
            | Self::Behind(list)
            | Self::Near(list)
            | Self::Without(list)
            | Self::Nowhere(list) => Some(list),
            Self::Actor | Self::Recipient | Self::State | Self::Party | Self::Sides | Self::Carried => None,
        }
    }
}

/// Folded words that are asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordList {
    words: Box<[String]>,
    /// Their numbers, sorted.
    numbers: Box<[Asked]>,
    /// The bits of all numbers: most words are told by theirs to be none of these.
    bits: u64,
}

/// The number of a word that frames ask for. Most words of a text have none, and where a frame's words stand is asked more
/// often than anything else: numbers are compared faster than words.
pub type Asked = NonZeroU32;

impl WordList {
    /// Whether a word is one of them.
    pub fn contains(&self, word: &str) -> bool {
        self.words.iter().any(|w| w == word)
    }

    /// Whether the word of a number is one of them.
    pub fn has(&self, word: Asked) -> bool {
        self.bits & bit(word) != 0 && self.numbers.binary_search(&word).is_ok()
    }

    fn number(&mut self, mut numbers: Vec<Asked>) {
        numbers.sort_unstable();
        self.bits = numbers.iter().fold(0, |bits, &word| bits | bit(word));
        self.numbers = numbers.into();
    }

    /// The words as they were listed.
    pub fn words(&self) -> &[String] {
        &self.words
    }
}

/// What a frame of consulting says of the contact, beyond its mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Contact {
    /// The words leave open how the sides spoke: they discussed, held talks.
    Open,
    /// Nobody speaks with anybody: a letter, an envoy sent.
    None,
}

/// A frame.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Frame {
    /// Its name, which `explain` shows.
    pub id: String,
    /// PLOVER type.
    pub event: EventType,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// CAMEO code.
    pub cameo: Option<String>,
    /// What the subject of the active verb is.
    pub subject: Option<Role>,
    /// What its object is.
    pub object: Option<Role>,
    /// What stands after a preposition (folded) is.
    pub preps: Vec<(Box<str>, Role)>,
    /// What the genitive of the noun is.
    pub of: Option<Role>,
    /// Verbs that carry the noun (شن هجوما), and what their subject is.
    pub light: Vec<(u32, Role)>,
    /// Conditions.
    pub needs: Vec<Need>,
    /// PLOVER contexts.
    pub contexts: Vec<String>,
    /// What is open about the contact it names, if it names one.
    pub contact: Option<Contact>,
    /// Prior belief that the word names this event, 0 to 1.
    pub weight: f64,
}

/// All frames by the lemma that triggers them.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Frames {
    all: Vec<Frame>,
    lists: FxHashMap<String, Vec<String>>,
    by_lemma: FxHashMap<u32, Vec<u32>>,
    scores: FxHashMap<EventType, f64>,
    /// The numbers of all words that frames ask for.
    asked: Strings,
    /// The same of the headword of each lemma.
    asked_heads: Vec<Option<Asked>>,
}

impl Frames {
    /// The frames that a lemma may trigger, in the order of the files.
    pub fn of(&self, lemma: u32) -> impl Iterator<Item = &Frame> {
        self.by_lemma.get(&lemma).into_iter().flatten().map(|&n| &self.all[n as usize])
    }

    /// The number of a folded word, if any frame asks for it.
    pub fn asked(&self, word: &str) -> Option<Asked> {
        self.asked.number(word).map(asked)
    }

    /// The number of a lemma's headword, if any frame asks for it.
    pub fn asked_head(&self, lemma: u32) -> Option<Asked> {
        self.asked_heads.get(lemma as usize).copied().flatten()
    }

    /// The frame of an id, as `explain` shows it.
    pub fn by_id(&self, id: &str) -> Option<&Frame> {
        self.all.iter().find(|f| f.id == id)
    }

    /// The score of a type on the scale from conflict (-10) to cooperation (10).
    pub fn score(&self, event: EventType) -> f64 {
        self.scores.get(&event).copied().unwrap_or_default()
    }

    /// How many frames there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Numbers the headwords that frames ask for, once all frames have been read.
    pub(crate) fn number_heads(&mut self, words: &Words) {
        self.asked_heads = words.lemmas().iter().map(|lemma| self.asked(&lemma.folded)).collect();
    }

    /// `frames/types.txt`
    pub(crate) fn add_types(&mut self, table: &Table<'_>) -> Result<(), LexiconError> {
        for row in table.rows() {
            let event = event(&row)?;
            let score = row.need("score")?;
            let score = score.parse().map_err(|_| row.error(format!("{score:?} is no number")))?;
            self.scores.insert(event, score);
        }
        Ok(())
    }

    /// `frames/lists.txt`: lists that frames share, written `@name` where one stands.
    pub(crate) fn add_lists(&mut self, table: &Table<'_>) -> Result<(), LexiconError> {
        for row in table.rows() {
            let list = self.lists.entry(row.need("list")?.to_owned()).or_default();
            list.extend(row.list("entries").map(Into::into));
        }
        Ok(())
    }

    /// The entries of a list field, the shared lists in it written out.
    fn entries(&self, row: &Row<'_, '_>, column: &str) -> Result<Vec<String>, LexiconError> {
        self.written_out(row.list(column), row)
    }

    fn written_out<'s>(
        &self,
        entries: impl Iterator<Item = &'s str>,
        row: &Row<'_, '_>,
    ) -> Result<Vec<String>, LexiconError> {
        let mut out = Vec::new();
        for entry in entries {
            match entry.strip_prefix('@') {
                None => out.push(entry.to_owned()),
                Some(name) => out.extend_from_slice(self.lists.get(name).ok_or_else(|| {
                    row.error(format!("there is no list {name:?} in frames/lists.txt; add it there"))
                })?),
            }
        }
        Ok(out)
    }

    /// Any other file of `frames/`.
    pub(crate) fn add(&mut self, table: &Table<'_>, words: &Words) -> Result<(), LexiconError> {
        for row in table.rows() {
            let mut frame = self.frame(&row, words)?;
            for list in frame.needs.iter_mut().filter_map(Need::words_mut) {
                list.number(list.words.iter().map(|word| asked(self.asked.insert(word))).collect());
            }
            let n = self.all.len() as u32;
            self.all.push(frame);
            let verbs: Vec<u32> = row
                .list("verbs")
                .map(|v| {
                    words.find(v, Pos::Verb).ok_or_else(|| {
                        row.error(format!("the verb {v:?} is not in words/verbs.txt; add it there"))
                    })
                })
                .collect::<Result<_, _>>()?;
            let mut lemmas = verbs.clone();
            if row.get("nouns") != "-" {
                for noun in row.list("nouns") {
                    let found: Vec<u32> = words
                        .analyses(&fold(noun))
                        .iter()
                        .filter(|a| a.pos.is_nominal())
                        .map(|a| a.lemma)
                        .collect();
                    if found.is_empty() {
                        return Err(
                            row.error(format!("the noun {noun:?} is in no file of words/; add it there"))
                        );
                    }
                    lemmas.extend(found);
                }
                lemmas.extend(words.derived(&verbs));
            }
            lemmas.sort_unstable();
            lemmas.dedup();
            for lemma in lemmas {
                self.by_lemma.entry(lemma).or_default().push(n);
            }
        }
        Ok(())
    }
}

/// One of 64 for the number of a word.
fn bit(word: Asked) -> u64 {
    1 << (word.get() % u64::BITS)
}

fn asked(number: u32) -> Asked {
    Asked::MIN.saturating_add(number)
}

fn event(row: &Row<'_, '_>) -> Result<EventType, LexiconError> {
    EventType::from_str(row.need("event")?).map_err(|e| row.error(e.to_string()))
}

fn role(row: &Row<'_, '_>, of: &str) -> Result<Option<Role>, LexiconError> {
    Ok(Some(match of {
        "" | "-" => return Ok(None),
        "actor" => Role::Actor,
        "recipient" => Role::Recipient,
        "side" => Role::Side,
        "topic" => Role::Topic,
        "place" => Role::Place,
        other => {
            return Err(
                row.error(format!("{other:?} is no role; give actor, recipient, side, topic, place or -"))
            );
        }
    }))
}

impl Frames {
    fn frame(&self, row: &Row<'_, '_>, words: &Words) -> Result<Frame, LexiconError> {
        let preps = self
            .entries(row, "preps")?
            .iter()
            .map(|entry| {
                let (prep, of) = entry
                    .split_once('=')
                    .ok_or_else(|| row.error(format!("{entry:?} should read preposition=role")))?;
                Ok((fold(prep.trim()).into(), role(row, of.trim())?.unwrap_or(Role::Topic)))
            })
            .collect::<Result<_, LexiconError>>()?;
        let light = self
            .entries(row, "light")?
            .iter()
            .map(|entry| {
                let (verb, of) = entry.split_once('=').unwrap_or((entry, "actor"));
                let verb = words.find(verb.trim(), Pos::Verb).ok_or_else(|| {
                    row.error(format!("the verb {verb:?} is not in words/verbs.txt; add it there"))
                })?;
                Ok((verb, role(row, of.trim())?.unwrap_or(Role::Topic)))
            })
            .collect::<Result<_, LexiconError>>()?;
        let needs = row
            .list("needs")
            .map(|need| {
                let list = |of: &str| {
                    let entries = self.written_out(of.split(',').map(str::trim), row)?;
                    let words = entries.iter().map(|w| fold(w)).collect();
                    Ok::<_, LexiconError>(WordList { words, numbers: Box::default(), bits: 0 })
                };
                Ok(match need {
                    "actor" => Need::Actor,
                    "recipient" => Need::Recipient,
                    "state" => Need::State,
                    "party" => Need::Party,
                    "sides" => Need::Sides,
                    "carried" => Need::Carried,
                    need => match need.split_once(':') {
                        Some(("word", of)) => Need::Word(list(of)?),
                        Some(("near", of)) => Need::Near(list(of)?),
                        Some(("without", of)) => Need::Without(list(of)?),
                        Some(("nowhere", of)) => Need::Nowhere(list(of)?),
                        Some(("object", of)) => Need::Object(list(of)?),
                        Some(("no-object", of)) => Need::NoObject(list(of)?),
                        Some(("behind", of)) => Need::Behind(list(of)?),
                        _ => return Err(row.error(format!(
                            "{need:?} is no condition; give actor, recipient, party, sides, carried, word:…, near:…, without:…, nowhere:…, object:…, no-object:… or behind:…"
                        ))),
                    },
                })
            })
            .collect::<Result<_, LexiconError>>()?;
        let weight = match row.some("weight") {
            Some(w) => w
                .parse()
                .ok()
                .filter(|w| (0.0..=1.0).contains(w))
                .ok_or_else(|| row.error(format!("{w:?} is no weight from 0 to 1")))?,
            None => 0.8,
        };
        Ok(Frame {
            id: row.need("id")?.to_owned(),
            event: event(row)?,
            mode: row.list("mode").next().map(Into::into),
            cameo: row.some("cameo").map(Into::into),
            subject: role(row, row.get("subject"))?,
            object: role(row, row.get("object"))?,
            preps,
            of: role(row, row.get("of"))?,
            light,
            needs,
            contexts: row.list("contexts").map(Into::into).collect(),
            contact: match row.get("contact") {
                "" | "-" => None,
                "open" => Some(Contact::Open),
                "none" => Some(Contact::None),
                other => return Err(row.error(format!("{other:?} is no contact; give open, none or -"))),
            },
            weight,
        })
    }
}
