//! A date line as words: numbers, names and the signs between them.

use riwaya_text::is_letter;

/// The number of words `find` counts in.
pub(crate) fn count_words(text: &str) -> usize {
    words(&western(text)).len()
}

/// Numbers, names and the signs that matter in a date.
pub(super) fn words(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let kind = |c: char| {
            if c.is_ascii_digit() {
                1
            } else if is_letter(c) {
                2
            } else {
                0
            }
        };
        let len = match kind(c) {
            0 => c.len_utf8(),
            k => rest.find(|d: char| kind(d) != k).unwrap_or(rest.len()),
        };
        if kind(c) != 0 || matches!(c, '/' | '-' | '.' | ':' | '\\' | '–' | '+') {
            out.push(&rest[..len]);
        }
        rest = &rest[len..];
    }
    out
}

pub(super) fn number(word: Option<&&str>) -> Option<i64> {
    word.filter(|w| w.len() <= 4).and_then(|w| w.parse().ok())
}

/// Arabic-Indic and Persian digits as ASCII, invisible marks dropped.
pub(super) fn western(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .map(|c| match c {
            '٠'..='٩' => (b'0' + (c as u32 - '٠' as u32) as u8) as char,
            '۰'..='۹' => (b'0' + (c as u32 - '۰' as u32) as u8) as char,
            '\u{a0}' => ' ',
            c => c,
        })
        .collect()
}

pub(super) fn fold(word: &str) -> String {
    word.chars()
        .filter(|c| !matches!(c, '\u{64b}'..='\u{65f}' | 'ـ'))
        .map(|c| match c {
            'أ' | 'إ' | 'آ' => 'ا',
            'ى' => 'ي',
            'ة' => 'ه',
            c => c.to_ascii_lowercase(),
        })
        .collect()
}
