//! Words as newspapers write them, folded so that spellings meet, and light stems for comparing what is said.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// NFKC, combining marks and tatweel dropped, أإآٱ→ا, ى→ي, ة→ه: the folding under which near-copies are
/// defined.
pub(crate) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // nothing composes across white space, so only the pieces that need it pay for normalisation
    for piece in text.split_inclusive(char::is_whitespace) {
        if piece.chars().all(is_normal) {
            out.extend(piece.chars().filter_map(fold_letter));
        } else {
            out.extend(piece.nfkc().filter_map(fold_letter));
        }
    }
    out
}

/// Letters, marks, digits and punctuation that NFKC leaves as they are, whatever stands beside them.
pub(crate) fn is_normal(c: char) -> bool {
    matches!(c, '\0'..='\u{7f}' | '«' | '»' | '\u{60c}' | '\u{61b}' | '\u{61f}' | '\u{621}'..='\u{652}'
        | '\u{660}'..='\u{669}' | '–' | '—' | '‘' | '’' | '“' | '”')
}

pub(crate) fn fold_letter(c: char) -> Option<char> {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' => Some('ي'),
        'ة' => Some('ه'),
        '\u{640}' => None,
        '\u{621}'..='\u{64a}' | '\0'..='\u{7f}' => Some(c),
        c => (canonical_combining_class(c) == 0).then_some(c),
    }
}

/// The words (runs of letters, digits and underscores) of a text that is already folded.
pub(crate) fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !is_of_word(c)).filter(|w| !w.is_empty())
}

/// Whether a character is part of words: a letter, a digit or an underscore.
pub(crate) fn is_of_word(c: char) -> bool {
    // the letters of Arabic text, which the tables of Unicode would be asked for at length
    matches!(c, '\u{621}'..='\u{63a}' | '\u{641}'..='\u{64a}' | '_') || c.is_alphanumeric()
}

/// Closed-class words and the commonest words of reporting, folded: they say nothing of what a text is about.
static FUNCTION_WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| CLOSED_CLASS.iter().copied().collect());
const CLOSED_CLASS: &[&str] = &[
    "في",
    "من",
    "الي",
    "علي",
    "عن",
    "مع",
    "بين",
    "حول",
    "ضد",
    "خلال",
    "بعد",
    "قبل",
    "منذ",
    "حتي",
    "لدي",
    "عند",
    "ان",
    "انه",
    "انها",
    "انهم",
    "انهما",
    "بان",
    "لان",
    "كان",
    "كانت",
    "كانوا",
    "يكون",
    "تكون",
    "قد",
    "لقد",
    "لم",
    "لن",
    "لا",
    "ما",
    "ماذا",
    "اذا",
    "لو",
    "هل",
    "هو",
    "هي",
    "هم",
    "هما",
    "هذا",
    "هذه",
    "هذان",
    "ذلك",
    "تلك",
    "هولاء",
    "التي",
    "الذي",
    "الذين",
    "اللذين",
    "كل",
    "كلا",
    "بعض",
    "اي",
    "ايضا",
    "كما",
    "او",
    "ام",
    "ثم",
    "بل",
    "لكن",
    "ولكن",
    "حيث",
    "حين",
    "عندما",
    "بينما",
    "فيما",
    "مما",
    "به",
    "بها",
    "له",
    "لها",
    "لهم",
    "منه",
    "منها",
    "عليه",
    "عليها",
    "فيه",
    "فيها",
    "اليه",
    "اليها",
    "غير",
    "سوي",
    "دون",
    "يوم",
    "اليوم",
    "امس",
    "قال",
    "قالت",
    "اعلن",
    "اعلنت",
    "اكد",
    "اكدت",
    "اضاف",
    "اضافت",
    "اوضح",
    "اوضحت",
    "ذكر",
    "ذكرت",
    "اشار",
    "اشارت",
    "افاد",
    "افادت",
    "بحسب",
    "حسب",
    "وفق",
    "وفقا",
    "نقلا",
    "بيان",
    "متحدث",
    "باسم",
    "جاء",
    "تم",
    "عام",
    "عدد",
    "نحو",
    "عبر",
    "بشان",
    "وان",
    "واحد",
    "جدا",
    "اخري",
    "اخر",
    "بسبب",
    "اجل",
    "ضمن",
    "يمكن",
    "يجب",
];

const PREFIXES: &[&str] = &["وال", "بال", "كال", "فال", "ولل", "ال", "لل"];
const SUFFIXES: &[&str] = &["ها", "هم", "نا", "ان", "ات", "ون", "ين", "يه", "ه", "ي"];

/// The folded words that carry content, without their article, commonest clitics and endings; sorted, each once.
pub(crate) fn stems(text: &str) -> Vec<String> {
    let folded = fold(text);
    let mut out: Vec<String> = words(&folded).filter_map(stem).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// A folded word without clitics and ending; `None` where it says nothing of what a text is about.
pub(crate) fn stem(word: &str) -> Option<String> {
    let letters = |w: &str| w.chars().count();
    if letters(word) < 2 || FUNCTION_WORDS.contains(word) {
        return None;
    }
    let mut w = word;
    if let Some(rest) = w.strip_prefix('و').filter(|r| letters(r) >= 3) {
        w = rest;
        if FUNCTION_WORDS.contains(w) {
            return None;
        }
    }
    for p in PREFIXES {
        if let Some(rest) = w.strip_prefix(p).filter(|r| letters(r) >= 2) {
            w = rest;
            break;
        }
    }
    for s in SUFFIXES {
        if let Some(rest) = w.strip_suffix(s).filter(|r| letters(r) >= 3) {
            w = rest;
            break;
        }
    }
    Some(w.to_owned())
}

/// How many members two sorted lists share.
pub(crate) fn shared<T: Ord>(a: &[T], b: &[T]) -> usize {
    let (mut i, mut j, mut n) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        // without branches: which of two words comes first is anybody's guess
        let order = a[i].cmp(&b[j]);
        i += usize::from(order.is_le());
        j += usize::from(order.is_ge());
        n += usize::from(order.is_eq());
    }
    n
}

/// Share of the shorter list that the longer holds, 0 where either is empty.
pub(crate) fn containment<T: Ord>(a: &[T], b: &[T]) -> f64 {
    let least = a.len().min(b.len());
    if least == 0 { 0.0 } else { shared(a, b) as f64 / least as f64 }
}

/// Cosine of two sets given as sorted lists.
pub(crate) fn cosine<T: Ord>(a: &[T], b: &[T]) -> f64 {
    if a.is_empty() || b.is_empty() {
        0.0
    } else {
        shared(a, b) as f64 / (a.len() as f64 * b.len() as f64).sqrt()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_meet() {
        assert_eq!(fold("الأَزمةـ إلى"), "الازمه الي");
        assert_eq!(stems("والأزمات في المدينة"), stems("ازمه المدينه"));
    }

    #[test]
    fn pieces_fold_as_the_whole() {
        let texts = ["\u{648}\u{654} ﷲ \u{a0}ﻻ… ½ قـ\u{64e}ال", "مؤ\u{653}تمر ﺍﻟﻌﺮﺏ", "Ｃafé ٣٫٥"];
        for text in texts {
            let whole: String = text.nfkc().filter_map(fold_letter).collect();
            assert_eq!(fold(text), whole);
        }
    }

    #[test]
    fn function_words_carry_nothing() {
        assert!(stems("قال إن ذلك كان في اليوم").is_empty());
    }
}
