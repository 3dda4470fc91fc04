//! Folding: letters that newspapers write in more than one way made one, with the way back.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What one character folds to: nothing, itself, or (for ligatures) several characters.
///
/// Dropped: combining marks, tatweel, bidi controls, joiners. Folded: أإآٱ→ا, ى→ي, ة→ه, Persian ک ی → ك ي,
/// presentation forms and full-width letters by NFKC, Arabic-Indic and Persian digits → ASCII, case.
#[inline]
pub fn fold_char(c: char, mut emit: impl FnMut(char)) {
    if !fold_letter(c, &mut emit) {
        decompose(c).for_each(|d| {
            if !fold_letter(d, &mut emit) {
                emit(d);
            }
        });
    }
}

/// Of the few characters that are no plain letters, digits or marks, what they are made of.
#[cold]
fn decompose(c: char) -> impl Iterator<Item = char> {
    std::iter::once(c).nfkc().flat_map(char::to_lowercase).nfkc()
}

/// The folding of letters, digits and marks that need no decomposition; whether `c` was one of them.
#[inline]
fn fold_letter(c: char, emit: &mut impl FnMut(char)) -> bool {
    let plain = match ARABIC.get((c as usize).wrapping_sub(ARABIC_BLOCK as usize)) {
        Some(plain) => *plain,
        None => plain(c),
    };
    match plain {
        Plain::To(d) => emit(d),
        Plain::Dropped => {}
        Plain::Other if is_combining_mark(c) => {}
        Plain::Other => return false,
    }
    true
}

/// Whether a character is one of those, letters, digits and marks, that fold to themselves.
#[inline]
pub(crate) fn is_folded(c: char) -> bool {
    match ARABIC.get((c as usize).wrapping_sub(ARABIC_BLOCK as usize)) {
        Some(plain) => matches!(*plain, Plain::To(d) if d == c),
        None => matches!(plain(c), Plain::To(d) if d == c),
    }
}

/// What a character folds to if it is a letter, digit or mark that needs no decomposition.
#[derive(Clone, Copy)]
enum Plain {
    To(char),
    Dropped,
    /// A combining mark, or a character that is made of others.
    Other,
}

const ARABIC_BLOCK: u32 = 0x600;

/// The folding of the Arabic block, which most characters are of, worked out beforehand.
static ARABIC: [Plain; 256] = {
    let mut block = [Plain::Other; 256];
    let mut n = 0;
    while n < block.len() {
        if let Some(c) = char::from_u32(ARABIC_BLOCK + n as u32) {
            block[n] = plain(c);
        }
        n += 1;
    }
    block
};

const fn plain(c: char) -> Plain {
    match c {
        'ء' | 'ؤ' | 'ئ' | 'ا' | 'ب' | 'ت'..='غ' | 'ف'..='و' | 'ي' => Plain::To(c),
        'أ' | 'إ' | 'آ' | 'ٱ' => Plain::To('ا'),
        'ى' | 'ی' => Plain::To('ي'),
        'ة' => Plain::To('ه'),
        'ک' => Plain::To('ك'),
        'ـ'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}'
        | '\u{061c}' => Plain::Dropped,
        '\u{0660}'..='\u{0669}' => Plain::To((b'0' + (c as u32 - 0x660) as u8) as char),
        '\u{06f0}'..='\u{06f9}' => Plain::To((b'0' + (c as u32 - 0x6f0) as u8) as char),
        c if c.is_ascii() => Plain::To(c.to_ascii_lowercase()),
        // The marks of Arabic newspapers.
        '،' | '؛' | '؟' | '«' | '»' | '“' | '”' | '–' => Plain::To(c),
        _ => Plain::Other,
    }
}

/// Folds a text; folding a folded text changes nothing.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    // Most letters fold to themselves: what lies between the others is copied at once.
    while let Some((at, c)) = rest.char_indices().find(|&(_, c)| !is_folded(c)) {
        out.push_str(&rest[..at]);
        fold_char(c, |d| out.push(d));
        rest = &rest[at + c.len_utf8()..];
    }
    out.push_str(rest);
    out
}

/// A folded text that remembers where each of its characters came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded characters.
    pub text: String,
    /// For each folded character, the code point of the original it came from; never decreasing.
    pub from: Vec<u32>,
}

impl Folded {
    /// Folds `text`.
    pub fn of(text: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), from: Vec::new() };
        for (n, c) in text.chars().enumerate() {
            fold_char(c, |d| {
                folded.text.push(d);
                folded.from.push(n as u32);
            });
        }
        folded
    }

    /// The original's code points that the folded characters `start..end` came from.
    pub fn original(&self, start: usize, end: usize) -> Option<(u32, u32)> {
        Some((*self.from.get(start)?, *self.from.get(end.checked_sub(1)?)? + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_meet() {
        for (a, b) in [
            ("إلى", "الي"),
            ("مـــوسكو", "موسكو"),
            ("٢٠٢١", "2021"),
            ("ﻻ", "لا"),
            ("وَقَّعَ", "وقع"),
            ("آسيا", "اسيا"),
        ] {
            assert_eq!(fold(a), fold(b));
        }
    }

    #[test]
    fn plain_marks_are_not_made_of_others() {
        for c in "،؛؟«»“”–".chars() {
            assert_eq!(decompose(c).collect::<String>(), c.to_string());
        }
    }

    #[test]
    fn what_is_folded_stays_as_it_is() {
        for c in ('\0'..=char::MAX).filter(|&c| is_folded(c)) {
            assert_eq!(fold(c.encode_utf8(&mut [0; 4])), c.to_string());
        }
        assert!("قال وزير 12 x".chars().all(is_folded) && !"أىةX٣ـ".chars().any(is_folded));
    }

    proptest! {
        #[test]
        fn twice_is_once(s in "\\PC{0,40}|[\u{600}-\u{6ff}\u{fb50}-\u{fefc}]{0,30}") {
            let once = fold(&s);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn maps_are_monotone(s in "[\u{600}-\u{6ff}\u{fb50}-\u{fefc} a-z]{0,40}") {
            let f = Folded::of(&s);
            prop_assert_eq!(f.text.chars().count(), f.from.len());
            prop_assert!(f.from.windows(2).all(|w| w[0] <= w[1]));
            prop_assert!(f.from.iter().all(|&n| (n as usize) < s.chars().count().max(1)));
        }
    }
}
