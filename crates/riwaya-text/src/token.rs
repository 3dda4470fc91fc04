//! Tokens: words, numbers and punctuation with their code points and folded forms.

use crate::fold::{fold_char, is_folded};
use crate::letters::{is_arabic_letter, is_letter};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters with their marks; a hyphen or apostrophe inside Latin words.
    Word,
    /// Digits, with separators between digits.
    Number,
    /// One punctuation mark or symbol.
    Punct,
}

/// A word, number or mark of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// Whether the word is written with a final ة (which folding makes ه).
    pub ta_marbuta: bool,
    /// Whether the word is written with a final أ (which folding makes ا).
    pub final_hamza: bool,
    /// Whether the word is written with a final ى (which folding makes ي).
    pub final_maqsura: bool,
    /// Whether the first letter is marked with a ḍamma, as of a passive (قُتل, يُتهم).
    pub damma_first: bool,
    /// Which of the first folded letters are written أ and which إ: the n-th bit for the n-th letter.
    hamzas: (u16, u16),
    /// Whether a line break stands between the token before and this one.
    pub after_break: bool,
}

impl Token {
    /// Whether any of the first folded letters is written أ or إ.
    pub fn has_hamza(&self) -> bool {
        self.hamzas != (0, 0)
    }

    /// The hamza that the n-th folded letter is written with: أ or إ; none where it is a bare ا or another letter.
    pub fn hamza(&self, n: u32) -> Option<char> {
        let bit = 1_u16.checked_shl(n)?;
        if self.hamzas.0 & bit != 0 {
            Some('أ')
        } else if self.hamzas.1 & bit != 0 {
            Some('إ')
        } else {
            None
        }
    }
}

/// The tokens of one text, in order.
///
/// Invariant: between two tokens there is only white space, characters that folding drops and the marks of hashtags, so
/// tokens and gaps together give back the text.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    list: Vec<Token>,
    /// The folded form of each. Words are asked for their form a hundred times each: one string a word answers faster than
    /// ranges of one long string, whose ends are checked to be those of letters each time.
    folded: Vec<Box<str>>,
    /// Where each code point of the text begins, and where the last one ends, in bytes.
    bytes: Vec<u32>,
    /// Whether any word ends in ي.
    dots_ya: bool,
}

fn is_word(c: char) -> bool {
    is_letter(c)
        || !c.is_ascii() && (c == 'ـ' || is_invisible(c) || unicode_normalization::char::is_combining_mark(c))
}

/// Controls that stand inside and beside words without being seen.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{061c}')
}

impl Tokens {
    /// Splits a text.
    pub fn of(text: &str) -> Self {
        let count = text.chars().count();
        let (mut chars, mut bytes) = (Vec::with_capacity(count), Vec::with_capacity(count + 1));
        for (at, c) in text.char_indices() {
            chars.push(c);
            bytes.push(at as u32);
        }
        bytes.push(text.len() as u32);
        let (list, folded) = (Vec::with_capacity(count / 5), Vec::with_capacity(count / 5));
        let mut out = Self { list, folded, bytes, dots_ya: false };
        let mut form = String::new();
        let mut i = 0;
        let mut after_break = false;
        while i < chars.len() {
            let c = chars[i];
            let letter = is_arabic_letter(c);
            if !letter && (c.is_whitespace() || c.is_control() || is_invisible(c) || is_hashtag(&chars, i)) {
                after_break |= matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}');
                i += 1;
                continue;
            }
            let start = i;
            let kind = if !letter && c.is_numeric() {
                while i < chars.len() && (chars[i].is_numeric() || joins_digits(&chars, i)) {
                    i += 1;
                }
                TokenKind::Number
            } else if is_word(c) {
                while i < chars.len() && (is_word(chars[i]) || joins_letters(&chars, i)) {
                    i += 1;
                }
                TokenKind::Word
            } else {
                i += 1;
                TokenKind::Punct
            };
            let mut end = i;
            while end > start + 1 && is_invisible(chars[end - 1]) {
                end -= 1;
            }
            let written = &chars[start..end];
            let mut hamzas = (0, 0);
            // Most words have nothing to fold, no hamza on an alif and no mark.
            let folded = written.iter().all(|&c| is_folded(c));
            if folded {
                out.folded.push(text[out.bytes[start] as usize..out.bytes[end] as usize].into());
            } else {
                form.clear();
                hamzas = fold_word(written, &mut form);
                out.folded.push(form.as_str().into());
            }
            let last = written.iter().rev().find(|c| !is_invisible(**c) && is_letter(**c));
            out.dots_ya |= last == Some(&'ي');
            let (ta_marbuta, final_hamza) = (last == Some(&'ة'), last == Some(&'أ'));
            out.list.push(Token {
                kind,
                start: start as u32,
                end: end as u32,
                ta_marbuta,
                final_hamza,
                final_maqsura: last == Some(&'ى'),
                damma_first: !folded && has_damma_first(written),
                hamzas,
                after_break,
            });
            after_break = false;
        }
        out
    }

    /// Whether the text writes a final ي with its dots, so that a final ى is meant as one: Egyptian papers write ى for both.
    #[inline]
    pub fn dots_ya(&self) -> bool {
        self.dots_ya
    }

    /// The folded form of the n-th token.
    #[inline]
    pub fn fold(&self, n: usize) -> &str {
        self.folded.get(n).map_or("", |form| form)
    }

    /// Where a code point of the text begins, in bytes; behind the last one, where the text ends.
    #[inline]
    pub fn byte(&self, code_point: u32) -> Option<usize> {
        self.bytes.get(code_point as usize).map(|&at| at as usize)
    }

    /// The tokens in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Token> + '_ {
        self.list.iter()
    }

    /// The n-th token.
    #[inline]
    pub fn get(&self, n: usize) -> Option<&Token> {
        self.list.get(n)
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether the text has no token.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The first token that starts at or after a code point.
    pub fn at(&self, code_point: u32) -> usize {
        self.list.partition_point(|t| t.start < code_point)
    }
}

/// Folds the characters of a word onto `form`; which of the first folded letters are written أ and which إ.
fn fold_word(written: &[char], form: &mut String) -> (u16, u16) {
    let mut hamzas = (0, 0);
    let mut letter = 0_u32;
    for &c in written {
        if letter < u16::BITS {
            match c {
                'أ' => hamzas.0 |= 1 << letter,
                'إ' => hamzas.1 |= 1 << letter,
                _ => {}
            }
        }
        fold_char(c, |d| {
            form.push(d);
            letter += 1;
        });
    }
    hamzas
}

/// A mark of a hashtag, which is read as the words it is made of: #تيريزا_ماي.
fn is_hashtag(chars: &[char], i: usize) -> bool {
    let word_follows = chars.get(i + 1).is_some_and(|&c| is_letter(c) || c.is_numeric());
    match chars[i] {
        '#' => word_follows,
        '_' => word_follows && i > 0 && (is_word(chars[i - 1]) || chars[i - 1].is_numeric()),
        _ => false,
    }
}

/// A separator between two digits: 1,234 and 3.5, but not a full stop after a number.
fn joins_digits(chars: &[char], i: usize) -> bool {
    matches!(chars[i], '.' | ',' | '٫' | '٬')
        && i > 0
        && chars[i - 1].is_numeric()
        && chars.get(i + 1).is_some_and(|c| c.is_numeric())
}

/// A hyphen or apostrophe between two Latin letters.
fn joins_letters(chars: &[char], i: usize) -> bool {
    matches!(chars[i], '-' | '\'' | '’')
        && i > 0
        && chars[i - 1].is_ascii_alphabetic()
        && chars.get(i + 1).is_some_and(char::is_ascii_alphabetic)
}

/// Whether the first letter that is no و of "and" has the mark of u; of a form with a helping ا the letter behind it
/// (اتُهم) or the ت that follows that (اختُطف, استُخدم).
fn has_damma_first(word: &[char]) -> bool {
    let damma = |i: usize| word.get(i) == Some(&'\u{64f}');
    let bare = usize::from(word.first() == Some(&'و'));
    let helped = word.get(bare) == Some(&'ا');
    let third = word.get(bare + 2) == Some(&'ت') && damma(bare + 3);
    damma(1) || bare == 1 && damma(2) || helped && (damma(bare + 2) || third)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_numbers_marks() {
        let t = Tokens::of("بلغ 1,234.5 دولار، X-ray (3).");
        let all: Vec<_> = (0..t.len()).map(|i| t.fold(i)).collect();
        assert_eq!(all, ["بلغ", "1,234.5", "دولار", "،", "x-ray", "(", "3", ")", "."]);
    }

    #[test]
    fn a_hashtag_is_its_words() {
        let t = Tokens::of("قالت #تيريزا_ماي # إن");
        let all: Vec<_> = (0..t.len()).map(|i| t.fold(i)).collect();
        assert_eq!(all, ["قالت", "تيريزا", "ماي", "#", "ان"]);
    }

    proptest! {
        #[test]
        fn tokens_and_gaps_give_back_the_text(s in "[\u{600}-\u{66f} \n\u{200e}a-c0-3.,«»\"#_-]{0,60}") {
            let chars: Vec<char> = s.chars().collect();
            let gap = |c: &char| c.is_whitespace() || c.is_control() || is_invisible(*c) || matches!(c, '#' | '_');
            let mut at = 0;
            for t in Tokens::of(&s).iter() {
                prop_assert!(t.start >= at && t.end > t.start);
                prop_assert!(chars[at as usize..t.start as usize].iter().all(gap));
                at = t.end;
            }
            prop_assert!(chars[at as usize..].iter().all(gap));
        }
    }
}
