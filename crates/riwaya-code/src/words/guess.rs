//! Words that the lexicon does not have, by their letters.

use riwaya_lexicon::{Features, Pos};
use riwaya_text::{Clitics, Gender, GrammaticalNumber, Mood, Person, Tense, VerbFeatures, Voice, splits};

use super::context::Context;
use super::{Word, WordPos};

/// A word the lexicon does not have, by its letters: a verb where one can be and it has the prefix or the pattern of
/// one, an adjective in ـي and ـية behind a noun, else a name or noun.
pub(super) fn guess(form: &str, context: Context, whole: bool) -> Word {
    let of = |pos| Word { guessed: true, ..Word::blank(WordPos::Of(pos)) };
    if let Some(features) = guess_verb(form, context) {
        return Word { features: Features::Verb(features), ..of(Pos::Verb) };
    }
    let relational = |stem: &str| stem.len() >= 8 && (stem.ends_with('ي') || stem.ends_with("يه"));
    if !whole {
        // The article is recognised on unknown words; a preposition only together with it.
        for split in splits(form) {
            if split.clitics.article && split.after == 0 && split.stem.len() >= 6 {
                let pos = if relational(split.stem) { Pos::Adjective } else { Pos::Noun };
                return Word { clitics: split.clitics, before: split.before, ..of(pos) };
            }
        }
        if form.starts_with('و') && form.len() >= 8 {
            let clitics = Clitics { conjunction: Some('و'), ..Clitics::default() };
            return Word { clitics, before: 1, ..of(Pos::Noun) };
        }
    }
    if context == Context::Phrase && form.ends_with("يه") && relational(form) {
        return of(Pos::Adjective);
    }
    of(Pos::Noun)
}

/// Whether an unknown word may be a verb: a present by its prefix, a past of form X or VII by its pattern.
fn guess_verb(form: &str, context: Context) -> Option<VerbFeatures> {
    let letters = form.chars().count();
    let clause = matches!(context, Context::Verb | Context::Clause);
    let present = clause
        && (4..=7).contains(&letters)
        && (form.starts_with('ي') || context == Context::Verb && form.starts_with(['ت', 'ن', 'ا']));
    let past = context == Context::Clause && form.starts_with("است") && (6..=8).contains(&letters);
    (present || past).then_some(VerbFeatures {
        tense: if present { Tense::Present } else { Tense::Past },
        mood: Mood::Unmarked,
        voice: Voice::Active,
        person: Person::Third,
        number: GrammaticalNumber::Singular,
        gender: if past && form.ends_with('ت') { Gender::Feminine } else { Gender::Masculine },
    })
}
