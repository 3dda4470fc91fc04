//! A text as the set of its runs of three words, each run a number.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use crate::folding::{fold_letter, is_normal, is_of_word};

/// Texts of fewer words take no part.
const LEAST_WORDS: usize = 20;
/// Odd numbers with well-mixed bits, for hashing by multiplication.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
const STIR: u64 = 0xbf58_476d_1ce4_e5b9;

/// The runs of three words of a text as `folding` has them, sorted and each once; `None` where it has too few words.
///
/// A run is a hash of 64 bits. Two of a hundred million runs are confounded with a chance of one in four thousand, and
/// then the likeness of one pair is off by a run.
pub(crate) fn runs(text: &str) -> Option<Box<[u64]>> {
    let words = words(text);
    if words.len() < LEAST_WORDS {
        return None;
    }
    let run = |w: &[u64]| stirred((w[0].wrapping_mul(SPREAD) ^ w[1]).wrapping_mul(STIR) ^ w[2]);
    let mut runs: Vec<u64> = words.windows(3).map(run).collect();
    runs.sort_unstable();
    runs.dedup();
    Some(runs.into_boxed_slice())
}

/// Jaccard index of two sets of runs.
pub(crate) fn jaccard(a: &[u64], b: &[u64]) -> f64 {
    let both = crate::folding::shared(a, b);
    both as f64 / (a.len() + b.len() - both) as f64
}

/// The number of a folded word, or of any other text.
pub(crate) fn number(word: &str) -> u64 {
    word.chars().fold(0, |before, c| mixed(before, u64::from(u32::from(c))))
}

fn mixed(before: u64, letter: u64) -> u64 {
    let x = (before ^ letter).wrapping_mul(SPREAD);
    x ^ x >> 32
}

/// The number of two words that follow one another.
pub(crate) fn beside(first: u64, second: u64) -> u64 {
    stirred(first.wrapping_mul(SPREAD) ^ second)
}

fn stirred(x: u64) -> u64 {
    let x = (x ^ x >> 32).wrapping_mul(STIR);
    x ^ x >> 29
}

/// The hashes of `folding::words(&folding::fold(text))`, without writing the folded text down.
fn words(text: &str) -> Vec<u64> {
    let mut out = Hashes { words: Vec::with_capacity(text.len() / 9), word: 0 };
    let mut rest = text;
    // where the piece between white space begins that is being read, and how many words stand before it
    while let Some((piece, known, odd)) = plain(rest, &mut out) {
        // a letter that composes or decomposes: its piece is folded as a whole
        out.words.truncate(known);
        out.word = 0;
        let end = odd + rest[odd..].find(char::is_whitespace).unwrap_or(rest.len() - odd);
        for letter in rest[piece..end].nfkc().filter_map(fold_letter) {
            out.take(letter);
        }
        out.end();
        rest = &rest[end..];
    }
    out.words
}

/// Reads letters that stand for themselves. Where one does not: the beginning of its piece, the words before that, and
/// its own place.
fn plain(text: &str, out: &mut Hashes) -> Option<(usize, usize, usize)> {
    let (mut piece, mut known) = (0, out.words.len());
    let letters: &[u16] = &*LETTERS;
    for (at, c) in text.char_indices() {
        match letters.get(c as usize).copied().unwrap_or(ODD) {
            APART => {
                out.end();
                if c.is_whitespace() {
                    (piece, known) = (at + c.len_utf8(), out.words.len());
                }
            }
            NOTHING => {}
            ODD if c.is_whitespace() => {
                out.end();
                (piece, known) = (at + c.len_utf8(), out.words.len());
            }
            ODD if !is_normal(c) => return Some((piece, known, at)),
            // quotation marks and dashes
            ODD => out.end(),
            letter => out.hash(u64::from(letter)),
        }
    }
    out.end();
    None
}

/// Between words; dropped; to be looked at more closely. Anything else is the letter itself.
const APART: u16 = 0;
const NOTHING: u16 = 1;
const ODD: u16 = 2;

/// What becomes of the letters up to the end of the Arabic block.
static LETTERS: LazyLock<[u16; 0x700]> = LazyLock::new(|| {
    std::array::from_fn(|code| {
        let Some(c) = char::from_u32(code as u32).filter(|c| is_normal(*c)) else { return ODD };
        match fold_letter(c) {
            None => NOTHING,
            Some(letter) if is_of_word(letter) => letter as u16,
            Some(_) => APART,
        }
    })
});

/// Words as they come in, letter by letter.
struct Hashes {
    words: Vec<u64>,
    /// The word being read; 0 between words.
    word: u64,
}

impl Hashes {
    fn take(&mut self, c: char) {
        if is_of_word(c) { self.hash(u64::from(u32::from(c))) } else { self.end() }
    }

    fn hash(&mut self, letter: u64) {
        self.word = mixed(self.word, letter);
    }

    fn end(&mut self) {
        if self.word != 0 {
            self.words.push(self.word);
            self.word = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folding;

    /// The definition: fold, then split.
    fn by_definition(text: &str) -> Vec<u64> {
        let folded = folding::fold(text);
        folding::words(&folded).map(number).collect()
    }

    #[test]
    fn words_are_those_of_the_folded_text() {
        let texts = [
            "",
            "الأَزمةـ إلى «القمّة»، و3 دول_عربية (2021)!",
            "\u{648}\u{654} ﷲ \u{a0}ﻻ… ½ قـ\u{64e}ال",
            "مؤ\u{653}تمر ﺍﻟﻌﺮﺏ\u{a0}\u{a0}غدا",
            "Ｃafé ٣٫٥ قال–ثم،قال",
            "كلمةﻻ\u{200f}أخرى\u{3000}ثالثة\u{85}رابعة",
            "ـــ \u{64e} و",
        ];
        for text in texts {
            assert_eq!(words(text), by_definition(text), "{text}");
        }
    }
}
