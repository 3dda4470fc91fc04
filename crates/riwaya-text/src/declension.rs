//! The written forms of nouns, adjectives and participles.

use serde::{Deserialize, Serialize};

use crate::conjugation::{Gender, GrammaticalNumber, join};

/// What a written noun form says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct NounFeatures {
    /// Grammatical number.
    pub number: GrammaticalNumber,
    /// Gender of the form.
    pub gender: Gender,
    /// Whether the form is only used before a genitive or a pronoun (مسؤولو, مسؤولي).
    pub construct: bool,
    /// Whether it is an indefinite accusative (متحدثا).
    pub accusative: bool,
}

/// All written forms (folded) of a noun or adjective with a sound inflection: singular, dual and, where `sound` says
/// so, the sound plurals. A final folded ه of `base` counts as ة where `ta_marbuta` says so.
pub fn decline(
    base: &str,
    ta_marbuta: bool,
    feminine: bool,
    sound: SoundPlural,
    mut emit: impl FnMut(String, NounFeatures),
) {
    // Before a pronoun a final hamza stands on a letter: أعضاؤه, لقائهم.
    let mut emit = |form: String, f: NounFeatures| {
        for seated in on_seats(&form) {
            emit(seated, NounFeatures { construct: true, ..f });
        }
        emit(form, f);
    };
    use GrammaticalNumber::{Dual, Plural, Singular};
    let gender = if ta_marbuta || feminine { Gender::Feminine } else { Gender::Masculine };
    let plain = |number, gender| NounFeatures { number, gender, construct: false, accusative: false };
    let construct = |number, gender| NounFeatures { construct: true, ..plain(number, gender) };
    emit(base.to_owned(), plain(Singular, gender));
    if base.is_empty() {
        return;
    }
    let stem = if ta_marbuta { base.strip_suffix('ه').unwrap_or(base) } else { base };
    if ta_marbuta {
        // Before a pronoun the ة is written ت.
        emit(join([stem, "ت"]), construct(Singular, gender));
        for ending in ["تان", "تين"] {
            emit(join([stem, ending]), plain(Dual, gender));
        }
        for ending in ["تا", "تي"] {
            emit(join([stem, ending]), construct(Dual, gender));
        }
    } else {
        if let Some(accusative) = accusative(base) {
            emit(accusative, NounFeatures { accusative: true, ..plain(Singular, gender) });
        }
        for ending in ["ان", "ين"] {
            emit(join([base, ending]), plain(Dual, gender));
        }
    }
    if matches!(sound, SoundPlural::Feminine | SoundPlural::Both) {
        emit(join([stem, "ات"]), plain(Plural, Gender::Feminine));
    }
    if matches!(sound, SoundPlural::Masculine | SoundPlural::Both) {
        for ending in ["ون", "ين"] {
            emit(join([stem, ending]), plain(Plural, Gender::Masculine));
        }
        for ending in ["و", "ي"] {
            emit(join([stem, ending]), construct(Plural, Gender::Masculine));
        }
    }
    if sound == SoundPlural::Both && !ta_marbuta {
        emit(join([stem, "ه"]), plain(Singular, Gender::Feminine));
        emit(join([stem, "تان"]), plain(Dual, Gender::Feminine));
        emit(join([stem, "تين"]), plain(Dual, Gender::Feminine));
    }
}

/// The indefinite accusative, where it is written otherwise than the noun: جزءا, شيئا; of بناء it is not.
pub fn accusative(base: &str) -> Option<String> {
    if base.ends_with('ا') || base.ends_with("اء") {
        return None;
    }
    Some(match base.strip_suffix("يء") {
        Some(stem) => join([stem, "يئا"]),
        None => join([base, "ا"]),
    })
}

/// A form in ء as it is written before a pronoun, on و in the nominative and on ي in the genitive.
pub fn on_seats(form: &str) -> impl Iterator<Item = String> {
    let stem = form.strip_suffix('ء').unwrap_or_default();
    let seats: &[char] = match stem.chars().last() {
        None => &[],
        Some('ي') => &['ئ'],
        Some(_) => &['ؤ', 'ئ'],
    };
    seats.iter().map(move |seat| format!("{stem}{seat}"))
}

/// Which sound plurals a noun takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SoundPlural {
    /// None: its plural is broken.
    None,
    /// ـات.
    Feminine,
    /// ـون, ـين.
    Masculine,
    /// Both, and a feminine in ة: adjectives and participles.
    Both,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(base: &str, ta: bool, sound: SoundPlural) -> Vec<String> {
        let mut out = Vec::new();
        decline(base, ta, false, sound, |f, _| out.push(f));
        out
    }

    #[test]
    fn sound_plurals_and_duals() {
        let all = forms("متحدث", false, SoundPlural::Both);
        for f in ["متحدثا", "متحدثه", "متحدثون", "متحدثين", "متحدثات", "متحدثو", "متحدثان"]
        {
            assert!(all.contains(&f.to_owned()), "{f}");
        }
        for (noun, wanted) in [("جزء", "جزءا"), ("شيء", "شيئا"), ("لقاء", "لقائ"), ("لقاء", "لقاؤ")]
        {
            assert!(forms(noun, false, SoundPlural::None).contains(&wanted.to_owned()), "{wanted}");
        }
        let all = forms("محادثه", true, SoundPlural::Feminine);
        for f in ["محادثات", "محادثت", "محادثتين"] {
            assert!(all.contains(&f.to_owned()), "{f}");
        }
    }
}
