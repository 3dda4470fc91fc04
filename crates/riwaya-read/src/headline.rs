//! How much a headline and a text have in common.

use std::collections::HashSet;

use riwaya_text::is_arabic_letter;

/// Share of the content words of `headline` that `text` has too, 0 to 1; article, conjunctions and prepositions
/// written on a word do not count.
pub(crate) fn overlap(headline: &str, text: &str) -> f64 {
    let (headline, text) = (fold(headline), fold(text));
    let there: HashSet<&str> = text.split(' ').flat_map(|w| [w, bare(w)]).collect();
    let (mut all, mut shared) = (0usize, 0usize);
    for word in headline.split(' ').filter(|w| w.chars().count() > 2) {
        all += 1;
        shared += usize::from(there.contains(word) || there.contains(bare(word)));
    }
    shared as f64 / all.max(1) as f64
}

/// The words of titles: what a line must share with them to be compared at all.
pub(crate) struct Vocabulary(HashSet<String>);

impl Vocabulary {
    pub(crate) fn of<'t>(titles: impl Iterator<Item = &'t str>) -> Self {
        let mut out = HashSet::new();
        for title in titles {
            for word in fold(title).split(' ') {
                out.insert(word.to_owned());
                out.insert(bare(word).to_owned());
            }
        }
        Self(out)
    }

    /// Whether a folded line has one of the words.
    pub(crate) fn meets(&self, folded: &str) -> bool {
        folded.split(' ').any(|word| self.0.contains(word) || self.0.contains(bare(word)))
    }
}

/// `text` without marks, with one form of each letter, lower case, punctuation as spaces.
pub(crate) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{64b}'..='\u{65f}'
            | '\u{670}'
            | 'ـ'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{feff}' => {}
            'أ' | 'إ' | 'آ' => out.push('ا'),
            'ى' => out.push('ي'),
            'ة' => out.push('ه'),
            c if is_arabic_letter(c) => out.push(c),
            c if c.is_alphanumeric() => out.extend(c.to_lowercase()),
            _ if out.ends_with(' ') || out.is_empty() => {}
            _ => out.push(' '),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn bare(word: &str) -> &str {
    let long = |w: &str| w.chars().count() >= 3;
    for prefix in ["وال", "بال", "فال", "كال", "ولل", "لل", "ال"] {
        if let Some(rest) = word.strip_prefix(prefix).filter(|r| long(r)) {
            return rest;
        }
    }
    for prefix in ["و", "ف", "ب", "ل"] {
        if let Some(rest) = word.strip_prefix(prefix).filter(|r| long(r)) {
            return rest;
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clitics_do_not_matter() {
        assert!((overlap("الوزير يدعو لعقد اجتماع", "قال وزير إنه يدعو إلى عقد الاجتماع") - 1.0).abs() < 1e-9);
        assert!(overlap("الوزير يدعو", "") < 1e-9);
    }
}
