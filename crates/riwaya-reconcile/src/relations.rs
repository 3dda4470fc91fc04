//! Whether two wordings say the same, contradict each other, or speak of different things.

use std::collections::{BTreeMap, BTreeSet};

use crate::folding::{fold, stems, words};

/// What a word says, as far as it can be compared with other words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sense {
    /// The headword, or what is left of the word without its clitics; nothing for words that carry no content.
    pub headword: String,
    /// Pairs of opposites that it belongs to, and which of the two it is.
    pub poles: Vec<(u32, bool)>,
    /// Whether it turns what follows into its opposite (not, without, refused).
    pub turns: bool,
    /// What kind of word it is.
    pub kind: SenseKind,
}

/// Kinds of words that a comparison tells apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SenseKind {
    /// Part of a name, or a word that no dictionary has.
    Name,
    /// A noun or an adjective.
    Noun,
    /// A verb or what is derived from one.
    #[default]
    Act,
}

/// What a wording says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meaning {
    /// Its words in order.
    pub words: Vec<Sense>,
    /// Keys of the countries, persons and bodies that it names.
    pub named: BTreeSet<String>,
}

/// Knows what words mean; the lexicon, to those who compare accounts.
pub trait Senses {
    /// What a wording says.
    fn of(&self, text: &str) -> Meaning;
}

/// Knows words by their spelling only: no opposites and no names.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spelling;

impl Senses for Spelling {
    fn of(&self, text: &str) -> Meaning {
        let folded = fold(text);
        let sense =
            |word: &str| Sense { headword: stems(word).pop().unwrap_or_default(), ..Sense::default() };
        Meaning { words: words(&folded).map(sense).collect(), named: BTreeSet::new() }
    }
}

/// How two wordings stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// They say the same.
    Same,
    /// What one says, the other says the opposite of, or gives another number or party for.
    Opposed,
    /// They speak of one thing, and say different things of it.
    Different,
    /// They have nothing in common.
    Unrelated,
}

/// Share of the shorter wording's words from which two wordings say one thing.
const ALIKE: f64 = 0.5;
/// Share of them from which a word against its opposite, or one number against another, is about one thing.
const COMPARABLE: f64 = 0.34;
/// Words between a word of negation and what it turns.
const REACH: usize = 2;

impl Meaning {
    /// Whether it says that something is not so by words of its own.
    pub(crate) fn is_turned(&self) -> bool {
        self.words.iter().any(|w| w.turns)
    }

    /// Whether half of the words of the shorter of two wordings are in the longer.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        alike(&Gist::of(self), &Gist::of(other)).1 >= ALIKE
    }
}

/// How many words two wordings share, and what share that is of the shorter.
fn alike(x: &Gist, y: &Gist) -> (usize, f64) {
    let least = x.content.len().min(y.content.len());
    let shared = x.content.iter().filter(|w| y.says(w)).count();
    (shared, if least == 0 { 0.0 } else { shared as f64 / least as f64 })
}

/// How two wordings stand to each other, by the words they share, opposites, negations, numbers and names.
pub fn standing(a: &Meaning, b: &Meaning) -> Standing {
    let (x, y) = (Gist::of(a), Gist::of(b));
    let (shared, alike) = alike(&x, &y);
    let in_common = a.named.intersection(&b.named).next().is_some();
    if shared == 0 && !in_common {
        return Standing::Unrelated;
    }
    let numbers = x.numbers.iter().any(|(unit, n)| y.numbers.get(unit).is_some_and(|m| n.is_disjoint(m)));
    let others =
        a.named.difference(&b.named).next().is_some() && b.named.difference(&a.named).next().is_some();
    if alike >= COMPARABLE && (x.opposes(&y) || numbers) || alike >= ALIKE && (others || x.turns(&y)) {
        Standing::Opposed
    } else if alike >= ALIKE {
        match swapped(&a.words, &b.words) {
            Some(SenseKind::Name) => Standing::Opposed,
            Some(_) => Standing::Different,
            None => Standing::Same,
        }
    } else {
        Standing::Different
    }
}

/// What stands in the place of what, where two wordings are the same before and behind it: of two names another party
/// is spoken of, of two nouns another thing. Two acts may be two words for one.
fn swapped(a: &[Sense], b: &[Sense]) -> Option<SenseKind> {
    fn content(all: &[Sense]) -> Vec<&Sense> {
        all.iter().filter(|w| !w.headword.is_empty()).collect()
    }
    fn held(word: &Sense, all: &[&Sense]) -> bool {
        all.iter().any(|w| w.headword == word.headword)
    }
    let (a, b) = (content(a), content(b));
    let beside = |all: &[&Sense], n: usize| {
        let before = n.checked_sub(1).map(|n| all[n].headword.clone());
        (before, all.get(n + 1).map(|w| w.headword.clone()))
    };
    let mut found = None;
    for (i, x) in a.iter().enumerate().filter(|(_, x)| !held(x, &b)) {
        for (j, y) in b.iter().enumerate().filter(|(_, y)| !held(y, &a)) {
            if beside(&a, i) == beside(&b, j) && a.len().min(b.len()) > 2 {
                match (x.kind, y.kind) {
                    (SenseKind::Name, SenseKind::Name) => return Some(SenseKind::Name),
                    (SenseKind::Act, _) | (_, SenseKind::Act) => {}
                    _ => found = Some(SenseKind::Noun),
                }
            }
        }
    }
    found
}

/// A wording without order and form.
struct Gist {
    content: BTreeSet<String>,
    poles: BTreeSet<(u32, bool)>,
    /// Headwords said not to be.
    turned: BTreeSet<String>,
    /// Numbers by the headword that they count.
    numbers: BTreeMap<String, BTreeSet<String>>,
}

impl Gist {
    fn of(meaning: &Meaning) -> Self {
        let mut out = Self {
            content: BTreeSet::new(),
            poles: BTreeSet::new(),
            turned: BTreeSet::new(),
            numbers: BTreeMap::new(),
        };
        let digits = |w: &Sense| w.headword.starts_with(|c: char| c.is_numeric());
        for (n, word) in meaning.words.iter().enumerate() {
            let turned = meaning.words[n.saturating_sub(REACH)..n].iter().any(|w| w.turns);
            out.poles.extend(word.poles.iter().map(|(row, pole)| (*row, *pole != turned)));
            if word.turns || word.headword.is_empty() {
                continue;
            }
            if digits(word) {
                let counts = |w: &&Sense| !w.headword.is_empty() && !digits(w);
                let behind = meaning.words[n + 1..].iter().find(counts);
                // in the year 2020
                let unit = behind.or_else(|| meaning.words[..n].iter().rev().find(counts));
                if let Some(unit) = unit {
                    out.numbers.entry(unit.headword.clone()).or_default().insert(word.headword.clone());
                }
                continue;
            }
            if turned {
                out.turned.insert(word.headword.clone());
            }
            out.content.insert(word.headword.clone());
        }
        out
    }

    fn says(&self, word: &str) -> bool {
        self.content.contains(word)
    }

    /// Whether each says the opposite of the other of one thing, and neither says both.
    fn opposes(&self, other: &Self) -> bool {
        let only = |of: &Self, (row, pole): (u32, bool)| {
            of.poles.contains(&(row, pole)) && !of.poles.contains(&(row, !pole))
        };
        self.poles.iter().any(|&(row, pole)| only(self, (row, pole)) && only(other, (row, !pole)))
    }

    /// Whether one says not to be what the other says to be.
    fn turns(&self, other: &Self) -> bool {
        let against = |a: &Self, b: &Self| a.turned.iter().any(|w| b.says(w) && !b.turned.contains(w));
        against(self, other) || against(other, self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words of one letter each: `+` and `-` after a letter make it one or the other pole of a pair, `!` turns.
    fn meaning(text: &str, named: &[&str]) -> Meaning {
        let words = text
            .split_whitespace()
            .map(|w| Sense {
                headword: if w == "!" { String::new() } else { w.trim_end_matches(['+', '-']).to_owned() },
                poles: match w.chars().last() {
                    Some('+') => vec![(1, true)],
                    Some('-') => vec![(1, false)],
                    _ => Vec::new(),
                },
                turns: w == "!",
                kind: if w.starts_with('N') { SenseKind::Name } else { SenseKind::Act },
            })
            .collect();
        Meaning { words, named: named.iter().map(|n| (*n).to_owned()).collect() }
    }

    #[test]
    fn how_wordings_stand() {
        let of = |a: &str, b: &str| standing(&meaning(a, &[]), &meaning(b, &[]));
        assert_eq!(of("a b c", "c b d"), Standing::Same);
        assert_eq!(of("a b up+", "a b down-"), Standing::Opposed);
        assert_eq!(of("a b up+", "a b ! up+"), Standing::Opposed, "not to rise is to fall");
        assert_eq!(of("a b up+ down-", "a b down-"), Standing::Same, "who says both contradicts neither");
        assert_eq!(of("a b c", "a b ! c"), Standing::Opposed);
        assert_eq!(of("12 dead a b", "15 dead a b"), Standing::Opposed);
        assert_eq!(of("12 dead a b", "12 dead a b"), Standing::Same);
        assert_eq!(of("a b c d", "a e f g"), Standing::Different);
        assert_eq!(of("a b", "c d"), Standing::Unrelated);
        assert_eq!(of("a N1 b c", "a N2 b c"), Standing::Opposed, "another name in the same place");
        assert_eq!(of("a N1 b c", "a c N2 b"), Standing::Same, "names in other places tell nothing");
        let other = standing(&meaning("a b c", &["XAA"]), &meaning("a b c", &["XBB"]));
        assert_eq!(other, Standing::Opposed, "the same of another party");
    }
}
