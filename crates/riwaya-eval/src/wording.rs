//! Stretches of text compared by their words.
//!
//! This folding is the measure's own and must not follow the coder's: a score is comparable over versions only
//! if what counts as the same word stays the same.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

const PROCLITICS: [&str; 8] = ["و", "ف", "ب", "ك", "ل", "س", "ال", "لل"];

/// How many letters of proclitics a word may lose.
const MOST_TAKEN_OFF: usize = 5;

/// Letters that newspapers write in more than one way, folded; marks and tatweel dropped.
pub(crate) fn fold(text: &str) -> String {
    text.nfkc()
        .filter(|&c| canonical_combining_class(c) == 0 && c != '\u{640}')
        .map(|c| match c {
            'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
            'ى' => 'ي',
            'ة' => 'ه',
            c => c,
        })
        .collect()
}

/// The runs of letters, digits and underscores. Marks part words, as they do in the published measures.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c| !is_word(c)).filter(|w| !w.is_empty())
}

fn is_word(c: char) -> bool {
    // circled and squared letters are alphabetic to Rust, symbols to the measure
    let symbol = matches!(c, '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f189}');
    c == '_' || (c.is_alphanumeric() && !is_combining_mark(c) && !symbol)
}

/// A word with none, one or more of its possible proclitics taken off: للرئيس, لرئيس, رئيس.
fn forms(word: &str) -> Vec<String> {
    let length = word.chars().count();
    let mut out = vec![word.to_owned()];
    let mut next = 0;
    while next < out.len() {
        for proclitic in PROCLITICS {
            let Some(rest) = out[next].strip_prefix(proclitic) else { continue };
            let left = rest.chars().count();
            if left > 1 && length - left <= MOST_TAKEN_OFF && out.iter().all(|known| known != rest) {
                let rest = rest.to_owned();
                out.push(rest);
            }
        }
        next += 1;
    }
    out
}

/// A stretch of text made ready for comparison.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wording {
    folded: String,
    words: Vec<Vec<String>>,
}

impl Wording {
    pub(crate) fn of(text: &str) -> Self {
        let folded = fold(text);
        let words = words(&folded).map(forms).collect();
        Self { folded, words }
    }

    /// How many words.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// How many words of each have a partner in the other, at the least.
    fn shared(&self, other: &Self) -> usize {
        let partnered = |a: &Self, b: &Self| {
            a.words.iter().filter(|x| b.words.iter().any(|y| x.iter().any(|form| y.contains(form)))).count()
        };
        partnered(self, other).min(partnered(other, self))
    }

    /// Share of the longer one's words that both hold: 1 is the same stretch, 0 where either is empty.
    pub(crate) fn overlap(&self, other: &Self) -> f64 {
        if self.words.is_empty() || other.words.is_empty() {
            return 0.0;
        }
        self.shared(other) as f64 / self.len().max(other.len()) as f64
    }

    /// The overlap where it is a half or more, else 0.
    pub(crate) fn half(&self, other: &Self) -> f64 {
        let share = self.overlap(other);
        if share >= 0.5 { share } else { 0.0 }
    }

    /// Whether they have a word in common.
    pub(crate) fn touches(&self, other: &Self) -> bool {
        self.shared(other) > 0
    }

    /// Whether the folded letters of `other` stand in this one as they are.
    pub(crate) fn holds(&self, other: &Self) -> bool {
        self.folded.contains(&other.folded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proclitics_come_off_one_after_the_other() {
        let all = forms("وللرئيس");
        for form in ["وللرئيس", "للرئيس", "لرئيس", "رئيس"] {
            assert!(all.iter().any(|f| f == form), "{form} is not in {all:?}");
        }
        assert_eq!(forms("بل"), ["بل"], "one letter is no word");
    }

    #[test]
    fn overlap_is_of_the_longer() {
        let (a, b) = (Wording::of("الرئيس الأمريكي"), Wording::of("للرئيس الامريكى جو بايدن"));
        assert!((a.overlap(&b) - 0.5).abs() < 1e-12);
        assert!(a.touches(&b) && !a.holds(&b));
        assert!(Wording::of("").overlap(&a).abs() < 1e-12);
    }

    #[test]
    fn letters_are_folded() {
        assert_eq!(fold("الجُمهوريَّة إلـــى"), "الجمهوريه الي");
        assert_eq!(words("a_1، بـ ٣٠%").collect::<Vec<_>>(), ["a_1", "بـ", "٣٠"]);
    }
}
