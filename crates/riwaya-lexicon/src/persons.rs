//! Whether words that stand alone are persons' names, as the lexicon's given and family names tell.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::furniture::fold;
use crate::{LexiconError, Table};

/// Given and family names.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct PersonNames {
    known: FxHashMap<String, Known>,
}

/// What is known of a name.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
struct Known {
    /// Whether persons are called by it, and not only families.
    given: bool,
    /// Whether it is an ordinary word too.
    weak: bool,
}

/// Words that begin a name of two words: عبد الرحمن, أبو بكر.
const FIRST_HALVES: [&str; 6] = ["عبد", "ابو", "ابن", "بن", "ال", "ام"];

/// What joins no parts of a name.
const BETWEEN: [&str; 8] = ["في", "من", "علي", "الي", "عن", "مع", "بعد", "قبل"];

impl PersonNames {
    /// Adds the rows of a table with the columns `ar | part | note`.
    pub(crate) fn add(&mut self, table: &Table<'_>) -> Result<(), LexiconError> {
        for row in table.rows() {
            let given = row.need("part")? != "family";
            let weak = row.get("note") == "weak";
            for name in row.list("ar") {
                let known = self.known.entry(fold(name)).or_insert(Known { given, weak });
                known.given |= given;
                known.weak |= weak;
            }
        }
        Ok(())
    }

    /// The names, if the text holds nothing else: one of سلوى مرزوق, two of سامر نجم وهدى قاسم.
    pub(crate) fn all<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let mut out = Vec::new();
        for part in text.split(['،', '&', '+']).flat_map(|part| part.split(" و ")) {
            let part = part.trim();
            let joint = part.match_indices(" و").find_map(|(at, joint)| {
                let (first, second) = (&part[..at], &part[at + joint.len()..]);
                (self.is_one(first) && self.is_one(second)).then_some((first, second))
            });
            match joint {
                Some((first, second)) => out.extend([first, second]),
                None if self.is_one(part) => out.push(part),
                None => return Vec::new(),
            }
        }
        out
    }

    /// Two to four names of which the first is a given name, or the last one that only families bear: the others need not be
    /// known.
    fn is_one(&self, text: &str) -> bool {
        let is_letters = |word: &str| word.chars().all(char::is_alphabetic);
        let mut words: Vec<String> = text.split_whitespace().map(fold).collect();
        // "د. خالد الحسن", "أ.د/ خالد الحسن"
        let titled = text.split_whitespace().next().is_some_and(|first| {
            first.ends_with(['.', '/']) && first.chars().filter(|c| c.is_alphabetic()).count() <= 2
        });
        if titled {
            words.remove(0);
        }
        let halves = words.iter().take(words.len().saturating_sub(1));
        let parts = words.len() - halves.filter(|word| FIRST_HALVES.contains(&word.as_str())).count();
        if !(2..=4).contains(&parts)
            || words.len() > 6
            || !words.iter().all(|word| is_letters(word) && word.chars().count() > 1)
            || words.iter().skip(1).any(|word| BETWEEN.contains(&word.as_str()) && word != "علي")
        {
            return false;
        }
        let known = |word: &str| self.known.get(word).copied();
        let of_family =
            words.last().and_then(|last| known(last)).is_some_and(|last| !last.given && !last.weak);
        let compound = matches!(words[0].as_str(), "عبد" | "ابو") && words.len() > 2;
        compound
            || of_family && known(&words[0]).is_none()
            || known(&words[0]).is_some_and(|first| {
                let named = || words[1..].iter().any(|word| known(word).is_some());
                first.given && (!first.weak || named())
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_what_is_none() {
        let table = "ar | en | part | gender | note\nسلوى | Salwa | given | f\nسامر | Samer | given | m\nهدى | Huda | given | f\n\
            أمل | Amal | given | f | weak\nقاسم | Qasim | both | m\nخالد | Khalid | given | m\nالزعبي | al-Zoubi | family | -\n";
        let mut names = PersonNames::default();
        names.add(&Table::parse("n.txt", table, &["ar", "part"]).unwrap()).unwrap();
        for (text, wanted) in [
            ("سلوى مرزوق", &["سلوى مرزوق"][..]),
            ("سامر نجم وهدى قاسم", &["سامر نجم", "هدى قاسم"]),
            ("سامر نجم، هدى قاسم", &["سامر نجم", "هدى قاسم"]),
            ("د. خالد عبد الرحمن الحسن", &["د. خالد عبد الرحمن الحسن"]),
            ("عبد الله النجار", &["عبد الله النجار"]),
            ("أمل قاسم", &["أمل قاسم"]),
            ("ترف الزعبي", &["ترف الزعبي"]),
            ("أمل جديد", &[]),
            ("أخبار محلية", &[]),
            ("سامر", &[]),
            ("سامر في بيروت", &[]),
            ("سلوى مرزوق 2021", &[]),
        ] {
            assert_eq!(names.all(text), wanted, "{text}");
        }
    }
}
