//! Words: every written form of the verbs, nouns, adjectives and particles, with its analyses.

use riwaya_text::{
    Gender, GrammaticalNumber, NounFeatures, SoundPlural, Tense, Verb, VerbFeatures, accusative, decline,
    fold, on_seats, splits,
};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use crate::packed;
use crate::strings::Strings;
use crate::table::{LexiconError, Row, Table};

/// Part of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Pos {
    /// Finite verb.
    Verb,
    /// Noun.
    Noun,
    /// Verbal noun.
    Masdar,
    /// Adjective.
    Adjective,
    /// Active participle.
    ActiveParticiple,
    /// Passive participle.
    PassiveParticiple,
    /// Preposition.
    Preposition,
    /// Conjunction.
    Conjunction,
    /// أن, إن and their kin.
    That,
    /// Relative pronoun.
    Relative,
    /// Demonstrative.
    Demonstrative,
    /// Independent pronoun.
    Pronoun,
    /// Negation.
    Negation,
    /// Question word.
    Interrogative,
    /// Adverb.
    Adverb,
    /// كل, بعض, أحد.
    Quantifier,
    /// Number word.
    Numeral,
    /// Title of respect.
    Honorific,
    /// The article on its own, before digits and foreign letters (الـ5).
    Article,
}

impl Pos {
    /// Whether words of this kind can be part of a noun phrase.
    pub fn is_nominal(self) -> bool {
        matches!(
            self,
            Self::Noun | Self::Masdar | Self::Adjective | Self::ActiveParticiple | Self::PassiveParticiple
        )
    }
}

/// What a noun names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NounKind {
    /// A human being.
    Person,
    /// A body: ministry, company, court.
    Body,
    /// Something that happens.
    Event,
    /// Something that is said or written.
    Speech,
    /// A place.
    Place,
    /// A time.
    Time,
    /// A unit or round number.
    Measure,
    /// A document.
    Document,
    /// What carries people and goods: by land, by water, by air.
    Vehicle,
    /// Of sport.
    Sport,
    /// Anything else.
    #[default]
    Other,
}

/// The features of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Features {
    /// Of a verb.
    Verb(VerbFeatures),
    /// Of a noun, adjective or participle.
    Noun(NounFeatures),
    /// Of a particle.
    None,
}

/// One reading of a written form without its clitics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Analysis {
    /// Index of the lemma.
    pub lemma: u32,
    /// Part of speech.
    pub pos: Pos,
    /// Features.
    pub features: Features,
}

/// A dictionary headword.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lemma {
    /// As the lexicon writes it.
    pub written: String,
    /// Folded.
    pub folded: String,
    /// Part of speech.
    pub pos: Pos,
    /// What it names, if a noun.
    pub kind: NounKind,
    /// The verb it is derived from, if a verbal noun or participle.
    pub verb: Option<u32>,
    /// The note of a particle: the value of a number word.
    pub note: String,
}

/// All words.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Words {
    lemmas: Vec<Lemma>,
    /// The analyses of all forms, one form's after the other's.
    analyses: Vec<Analysis>,
    forms: Strings,
    /// For each form where its analyses end.
    #[serde(with = "packed")]
    ends: Vec<u32>,
    whole: FxHashSet<Box<str>>,
    /// Adverbs of several words that begin with a noun, by their first word; the others joined by spaces.
    adverbs: FxHashMap<Box<str>, Vec<Box<str>>>,
    by_headword: FxHashMap<(Box<str>, Pos), u32>,
    /// The verbal nouns and participles of each verb.
    derived: FxHashMap<u32, Vec<u32>>,
}

/// The numbers of headwords and of their written forms, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paradigms(Vec<(u32, u32)>);

impl Paradigms {
    fn of(&self, lemma: u32) -> impl Iterator<Item = u32> {
        let from = self.0.partition_point(|(other, _)| *other < lemma);
        self.0[from..].iter().take_while(move |(other, _)| *other == lemma).map(|(_, form)| *form)
    }
}

/// Pronouns behind a preposition.
const PRONOUNS: [&str; 8] = ["هما", "ها", "هم", "هن", "نا", "كم", "ه", "ك"];

/// Collects the readings of forms before they are put together.
#[derive(Debug, Default)]
pub(crate) struct WordsBuilder {
    words: Words,
    /// The number of a form and a reading of it, as they come.
    readings: Vec<(u32, Analysis)>,
    /// Readings that lose to all others of the same spelling.
    rare: Vec<(u32, Analysis)>,
}

impl Words {
    /// The readings of a folded form without clitics.
    pub fn analyses(&self, form: &str) -> &[Analysis] {
        self.in_range(self.range(form))
    }

    /// Where the readings of a folded form lie.
    pub(crate) fn range(&self, form: &str) -> (u32, u32) {
        self.forms.number(form).map_or((0, 0), |n| self.range_of(n))
    }

    fn range_of(&self, form: u32) -> (u32, u32) {
        let from = form.checked_sub(1).map_or(0, |before| self.ends[before as usize]);
        (from, self.ends[form as usize])
    }

    pub(crate) fn in_range(&self, (from, to): (u32, u32)) -> &[Analysis] {
        &self.analyses[from as usize..to as usize]
    }

    /// The headword of an analysis.
    pub fn lemma(&self, n: u32) -> &Lemma {
        &self.lemmas[n as usize]
    }

    pub(crate) fn lemmas(&self) -> &[Lemma] {
        &self.lemmas
    }

    /// The lemma of a headword, as written or folded.
    pub fn find(&self, headword: &str, pos: Pos) -> Option<u32> {
        self.by_headword.get(&(fold(headword).into(), pos)).copied()
    }

    /// Whether a folded word is one whose first letters look like clitics and are not.
    pub fn is_whole(&self, word: &str) -> bool {
        self.whole.contains(word)
    }

    /// What may follow a folded noun so that both are an adverb: behind وجها stands لوجه, behind جنبا stands إلى جنب.
    pub fn adverbs_from(&self, first: &str) -> impl Iterator<Item = &str> {
        self.adverbs.get(first).into_iter().flatten().map(AsRef::as_ref)
    }

    /// Whether a folded word is the accusative of such a word, or is one before a pronoun: وفدا, وفدهم.
    pub fn is_inflected_whole(&self, word: &str) -> bool {
        let noun =
            |a: &Analysis| a.pos.is_nominal() && self.whole.contains(self.lemma(a.lemma).folded.as_str());
        let accusative = |a: &Analysis| matches!(a.features, Features::Noun(f) if f.accusative);
        word.starts_with(['و', 'ف', 'ب', 'ك', 'ل', 'س'])
            && (self.analyses(word).iter().any(|a| accusative(a) && noun(a))
                || ["هم", "ها", "هما", "نا", "ه"].iter().any(|pronoun| {
                    word.strip_suffix(pronoun)
                        .is_some_and(|stem| stem.len() >= 6 && self.analyses(stem).iter().any(noun))
                }))
    }

    /// The verbal nouns and participles of some verbs.
    pub fn derived(&self, verbs: &[u32]) -> impl Iterator<Item = u32> {
        verbs.iter().filter_map(|verb| self.derived.get(verb)).flatten().copied()
    }

    /// The written forms by their headwords. Looks through every form there is, once.
    pub fn paradigms(&self) -> Paradigms {
        let readings = |n: u32| self.in_range(self.range_of(n)).iter().map(move |a| (a.lemma, n));
        let mut forms: Vec<(u32, u32)> = (0..self.forms.len() as u32).flat_map(readings).collect();
        forms.sort_unstable();
        forms.dedup();
        Paradigms(forms)
    }

    /// All written forms of some headwords, folded and without clitics, in the order of their letters.
    pub fn forms_of(&self, lemmas: &[u32], paradigms: &Paradigms) -> Vec<&str> {
        let mut found: Vec<&str> =
            lemmas.iter().flat_map(|lemma| paradigms.of(*lemma)).map(|form| self.forms.get(form)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// How many headwords and written forms there are.
    pub fn size(&self) -> (usize, usize) {
        (self.lemmas.len(), self.forms.len())
    }
}

impl WordsBuilder {
    fn lemma(&mut self, written: &str, pos: Pos, kind: NounKind, verb: Option<u32>, note: &str) -> u32 {
        let folded = fold(written);
        let key = (folded.as_str().into(), pos);
        if let Some(&known) = self.words.by_headword.get(&key) {
            return known;
        }
        let n = self.words.lemmas.len() as u32;
        self.words.by_headword.insert(key, n);
        self.words.lemmas.push(Lemma {
            written: written.to_owned(),
            folded,
            pos,
            kind,
            verb,
            note: note.to_owned(),
        });
        n
    }

    /// The lemma of a particle or verb, which its spelling tells from others: أن and إن, بدأ and بدا are two.
    fn spelt(&mut self, written: &str, pos: Pos, note: &str) -> u32 {
        let first = self.lemma(written, pos, NounKind::Other, None, note);
        if self.words.lemmas[first as usize].written == written {
            return first;
        }
        let n = self.words.lemmas.len() as u32;
        let Lemma { folded, kind, verb, .. } = self.words.lemmas[first as usize].clone();
        self.words.lemmas.push(Lemma {
            written: written.to_owned(),
            folded,
            pos,
            kind,
            verb,
            note: note.to_owned(),
        });
        n
    }

    /// Notes a reading of a form.
    fn read(&mut self, form: &str, analysis: Analysis) {
        self.readings.push((self.words.forms.insert(form), analysis));
    }

    fn nominal(&mut self, lemma: u32, pos: Pos, written: &str, feminine: bool, sound: SoundPlural) {
        let (forms, readings) = (&mut self.words.forms, &mut self.readings);
        // Before a pronoun a final ى is written ا: مستواه, دعواها.
        if let Some(stem) = written.strip_suffix('ى') {
            let f = NounFeatures {
                number: GrammaticalNumber::Singular,
                gender: if feminine { Gender::Feminine } else { Gender::Masculine },
                construct: true,
                accusative: false,
            };
            let form = forms.insert(&fold(&format!("{stem}ا")));
            readings.push((form, Analysis { lemma, pos, features: Features::Noun(f) }));
        }
        decline(&fold(written), written.ends_with('ة'), feminine, sound, |form, f| {
            readings.push((forms.insert(&form), Analysis { lemma, pos, features: Features::Noun(f) }));
        });
    }

    /// `words/verbs.txt`
    pub(crate) fn verbs(&mut self, table: &Table<'_>) -> Result<(), LexiconError> {
        let pasts: FxHashSet<String> = table.rows().map(|row| fold(row.get("past"))).collect();
        for row in table.rows() {
            let (root, form) = (row.need("root")?, row.need("form")?);
            let past = row.need("past")?;
            // ليس has no present; its forms are among the particles.
            let Some(present) = row.some("present") else { continue };
            let verb = Verb::new(root, form, past, present).ok_or_else(|| {
                row.error(format!(
                    "{past} | {present} are no past and present of a verb; the present begins with ي"
                ))
            })?;
            let lemma = self.spelt(past, Pos::Verb, row.get("gloss"));
            let (forms, readings, rare) = (&mut self.words.forms, &mut self.readings, &mut self.rare);
            verb.inflect(|form, f| {
                let readings = if f.tense == Tense::Imperative { &mut *rare } else { &mut *readings };
                let analysis = Analysis { lemma, pos: Pos::Verb, features: Features::Verb(f) };
                readings.push((forms.insert(&form), analysis));
            });
            for masdar in row.list("masdar") {
                let n = self.lemma(masdar, Pos::Masdar, NounKind::Event, Some(lemma), "");
                // Of ضرب the plural is ضروب; ضربات is that of ضربة.
                let simple = form == "I" && !masdar.ends_with('ة');
                let plural = if simple { SoundPlural::None } else { SoundPlural::Feminine };
                self.nominal(n, Pos::Masdar, masdar, false, plural);
            }
            for (participle, voice) in verb.participles() {
                // كان, قال, عاد are never the participles of كن, قل, عد; those in use stand among the adjectives.
                if participle.chars().count() == 3 && pasts.contains(&fold(&participle)) {
                    continue;
                }
                let pos = if voice == riwaya_text::Voice::Active {
                    Pos::ActiveParticiple
                } else {
                    Pos::PassiveParticiple
                };
                let n = self.lemma(&participle, pos, NounKind::Other, Some(lemma), "");
                self.nominal(n, pos, &participle, false, SoundPlural::Both);
            }
        }
        Ok(())
    }

    /// `words/nouns.txt`
    pub(crate) fn nouns(&mut self, table: &Table<'_>) -> Result<(), LexiconError> {
        for row in table.rows() {
            let singular = row.need("singular")?;
            let kind = match row.get("kind") {
                "person" => NounKind::Person,
                "body" => NounKind::Body,
                "event" => NounKind::Event,
                "speech" => NounKind::Speech,
                "place" => NounKind::Place,
                "time" => NounKind::Time,
                "measure" => NounKind::Measure,
                "document" => NounKind::Document,
                "sport" => NounKind::Sport,
                "vehicle" => NounKind::Vehicle,
                _ => NounKind::Other,
            };
            let lemma = self.lemma(singular, Pos::Noun, kind, None, row.get("gloss"));
            let mut sound = SoundPlural::None;
            for plural in row.list("plural") {
                if plural.ends_with("ون") {
                    sound = if sound == SoundPlural::Feminine {
                        SoundPlural::Both
                    } else {
                        SoundPlural::Masculine
                    };
                } else if plural.ends_with("ات") && is_sound(singular, plural) {
                    sound = if sound == SoundPlural::Masculine {
                        SoundPlural::Both
                    } else {
                        SoundPlural::Feminine
                    };
                }
                let gender = if plural.ends_with("ات") { Gender::Feminine } else { Gender::Masculine };
                let f = NounFeatures {
                    number: GrammaticalNumber::Plural,
                    gender,
                    construct: false,
                    accusative: false,
                };
                let analysis = Analysis { lemma, pos: Pos::Noun, features: Features::Noun(f) };
                let folded = fold(plural);
                for seated in on_seats(&folded) {
                    let before_pronoun = Features::Noun(NounFeatures { construct: true, ..f });
                    self.read(&seated, Analysis { features: before_pronoun, ..analysis });
                }
                if let Some(stem) = folded.strip_suffix('ه') {
                    let before_pronoun = Features::Noun(NounFeatures { construct: true, ..f });
                    self.read(&format!("{stem}ت"), Analysis { features: before_pronoun, ..analysis });
                } else if !(folded.ends_with("ات") && is_sound(singular, plural))
                    && let Some(accusative) = accusative(&folded)
                {
                    self.read(&accusative, analysis);
                }
                self.read(&folded, analysis);
            }
            let feminine = row.get("gender") == "f";
            self.nominal(lemma, Pos::Noun, singular, feminine, sound);
            // A person's feminine: رئيسة, عضوة, حليفة. Of مسلح and انتحاري, adjectives too, it says more of things.
            if kind == NounKind::Person
                && !feminine
                && !singular.starts_with('م')
                && !singular.ends_with(['ة', 'ا', 'ى', 'ء', 'ي'])
            {
                let her = format!("{singular}ة");
                let others = std::mem::take(&mut self.readings);
                self.nominal(lemma, Pos::Noun, &her, true, SoundPlural::Feminine);
                self.rare.append(&mut self.readings);
                self.readings = others;
            }
        }
        Ok(())
    }

    /// `words/adjectives.txt`
    pub(crate) fn adjectives(&mut self, table: &Table<'_>) -> Result<(), LexiconError> {
        for row in table.rows() {
            let masculine = row.need("masculine")?;
            let lemma = self.lemma(masculine, Pos::Adjective, NounKind::Other, None, row.get("gloss"));
            self.nominal(lemma, Pos::Adjective, masculine, false, SoundPlural::Both);
            for other in row.list("feminine").chain(row.list("plural")) {
                self.nominal(lemma, Pos::Adjective, other, true, SoundPlural::None);
            }
        }
        Ok(())
    }

    /// The nisbas of `who/countries.txt`, which are adjectives like others.
    pub(crate) fn nisbas(&mut self, table: &Table<'_>) -> Result<(), LexiconError> {
        for row in table.rows() {
            for nisba in row.list("nisba") {
                let lemma = self.lemma(nisba, Pos::Adjective, NounKind::Other, None, row.need("en")?);
                self.nominal(lemma, Pos::Adjective, nisba, false, SoundPlural::Both);
                for plural in row.list("people") {
                    self.nominal(lemma, Pos::Adjective, plural, false, SoundPlural::None);
                }
            }
        }
        Ok(())
    }

    /// `words/particles.txt`
    pub(crate) fn particles(&mut self, table: &Table<'_>) -> Result<(), LexiconError> {
        let known: FxHashSet<String> = table
            .rows()
            .filter(|row| row.get("pos") != "hon")
            .map(|row| Ok(fold(row.need("word")?)))
            .collect::<Result<_, LexiconError>>()?;
        for row in table.rows() {
            let word = row.need("word")?;
            let pos = particle(&row)?;
            let folded = fold(word);
            // فيها, بأنه: read as what they are made of.
            let made = splits(&folded).iter().any(|split| {
                split.clitics.pronoun.is_some_and(|p| !matches!(p, "ي" | "ك"))
                    && (split.before == 0 || pos == Pos::That)
                    && known.contains(split.stem)
            });
            if let Some((first, rest)) = folded.split_once(' ') {
                // What begins with a particle is read word by word.
                if pos == Pos::Adverb && !known.contains(first) {
                    self.words.adverbs.entry(first.into()).or_default().push(rest.into());
                }
                continue;
            }
            if made && !word.ends_with('ة') {
                continue;
            }
            // بها, له: forms of a word of one letter, which is not taken off as one.
            let host = PRONOUNS.iter().find_map(|pronoun| {
                let letter = folded.strip_suffix(pronoun)?;
                (pos == Pos::Preposition && letter.len() == 2 && known.contains(letter)).then_some(letter)
            });
            let lemma = self.spelt(host.unwrap_or(word), pos, row.get("note"));
            self.read(&folded, Analysis { lemma, pos, features: Features::None });
        }
        Ok(())
    }

    /// `words/homographs.txt`
    pub(crate) fn homographs(&mut self, table: &Table<'_>) -> Result<(), LexiconError> {
        for row in table.rows() {
            self.words.whole.insert(fold(row.need("word")?).into());
        }
        Ok(())
    }

    pub(crate) fn build(mut self) -> Words {
        let mut words = self.words;
        for (n, lemma) in (0..).zip(&words.lemmas) {
            if let Some(verb) = lemma.verb {
                words.derived.entry(verb).or_default().push(n);
            }
        }
        self.readings.append(&mut self.rare);
        // The readings of each form, in the order in which they came; those that only repeat are dropped.
        let mut ends = vec![0; words.forms.len()];
        for &(form, _) in &self.readings {
            ends[form as usize] += 1;
        }
        let mut end = 0;
        for of_form in &mut ends {
            end += *of_form;
            *of_form = end;
        }
        let mut sorted = vec![0; self.readings.len()];
        let mut places = ends.clone();
        for (n, &(form, _)) in self.readings.iter().enumerate().rev() {
            places[form as usize] -= 1;
            sorted[places[form as usize]] = n;
        }
        for (&from, &to) in places.iter().zip(&ends) {
            let first = words.analyses.len();
            for &n in &sorted[from..to] {
                let analysis = self.readings[n].1;
                if !words.analyses[first..].contains(&analysis) {
                    words.analyses.push(analysis);
                }
            }
            words.ends.push(words.analyses.len() as u32);
        }
        words
    }
}

/// Whether a plural in ات is its singular with that ending: أصوات is not.
fn is_sound(singular: &str, plural: &str) -> bool {
    let stem = singular.trim_end_matches(['ة', 'ى', 'ا', 'ء', 'ه']);
    plural.starts_with(stem)
}

/// The part of speech of a row of `words/particles.txt`.
fn particle(row: &Row<'_, '_>) -> Result<Pos, LexiconError> {
    Ok(match row.need("pos")? {
        "prep" => Pos::Preposition,
        "conj" => Pos::Conjunction,
        "that" => Pos::That,
        "rel" => Pos::Relative,
        "dem" => Pos::Demonstrative,
        "pron" => Pos::Pronoun,
        "neg" => Pos::Negation,
        "interr" => Pos::Interrogative,
        "adv" => Pos::Adverb,
        "quant" => Pos::Quantifier,
        "num" => Pos::Numeral,
        "hon" => Pos::Honorific,
        "art" => Pos::Article,
        other => return Err(row.error(format!("{other:?} is no part of speech of a particle"))),
    })
}
