//! How many: the words that count what follows them, and those for about, at least and more than.

use riwaya_lexicon::Pos;

use super::{Chunker, only_counts};
use crate::words::WordPos;

impl Chunker<'_> {
    /// Where the number is that words for about, at least and more than open at a token: نحو 20, ما لا يقل عن خمسة.
    pub(super) fn counting(&self, i: usize) -> Option<usize> {
        let word = |k: usize| self.words.get(k).map_or("", |_| self.tokens.fold(k));
        let first = word(i);
        let first = if self.words[i].joined() { first.strip_prefix('و').unwrap_or(first) } else { first };
        let of = |k: usize| matches!(word(k), "من" | "عن" | "علي").then_some(k + 1);
        let number = match first {
            "نحو" | "حوالي" | "قرابه" | "زهاء" => i + 1,
            "اكثر" | "اقل" | "ازيد" | "قريبا" | "اكثرمن" => of(i + 1)?,
            "ما" => match word(i + 1) {
                "يقارب" | "يناهز" => i + 2,
                "يقرب" | "يزيد" => of(i + 2)?,
                "لا" if matches!(word(i + 2), "يقل" | "يزيد") => of(i + 3)?,
                _ => return None,
            },
            _ => return None,
        };
        let w = self.words.get(number)?;
        let counts = w.pos == WordPos::Number || w.is(Pos::Numeral) || self.counts(number);
        (counts && !self.timed[number]).then_some(number)
    }

    /// Whether a word says how many of what follows it there are.
    pub(super) fn counts(&self, i: usize) -> bool {
        let w = &self.words[i];
        w.pos == WordPos::Number
            || w.is(Pos::Numeral)
            || w.is(Pos::Quantifier)
            || w.is(Pos::Noun) && w.lemma.is_some_and(|l| only_counts(&self.lexicon.words.lemma(l).folded))
    }

    /// The word behind على الأقل, على الأكثر.
    pub(super) fn behind_bounds(&self, i: usize) -> usize {
        let bound =
            i + 1 < self.words.len() && self.form(i) == "علي" && matches!(self.form(i + 1), "الاقل" | "الاكثر");
        if bound { i + 2 } else { i }
    }

    /// عدد كبير, مجموعة صغيرة: how great a number is.
    pub(super) fn is_size(&self, i: usize) -> bool {
        let form = self.form(i).trim_end_matches(['ه', 'ا']);
        matches!(form, "كبير" | "صغير" | "محدود" | "قليل" | "ضخم" | "هائل" | "متزايد")
    }
}
