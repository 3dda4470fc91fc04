use crate::wording::Both;

/// A noun in the forms that counting needs.
pub(crate) struct Noun {
    /// Arabic for one, two, three to ten, and eleven to ninety-nine (accusative).
    ar: [&'static str; 4],
    /// English for one and for many.
    en: [&'static str; 2],
}

pub(crate) const ARTICLES: Noun = Noun {
    ar: ["مقال واحد", "مقالان", "مقالات", "مقالا"],
    en: ["article", "articles"],
};
pub(crate) const OUTLETS: Noun = Noun {
    ar: ["وسيلة إعلام واحدة", "وسيلتا إعلام", "وسائل إعلام", "وسيلة إعلام"],
    en: ["outlet", "outlets"],
};
pub(crate) const VOICES: Noun = Noun {
    ar: ["صوت مستقل واحد", "صوتان مستقلان", "أصوات مستقلة", "صوتا مستقلا"],
    en: ["voice", "voices"],
};
pub(crate) const EVENTS: Noun =
    Noun { ar: ["حدث واحد", "حدثان", "أحداث", "حدثا"], en: ["event", "events"] };
pub(crate) const STATEMENTS: Noun =
    Noun { ar: ["قول واحد", "قولان", "أقوال", "قولا"], en: ["statement", "statements"] };
pub(crate) const STORYLINES: Noun = Noun {
    ar: ["مسار واحد", "مساران", "مسارات", "مسارا"],
    en: ["storyline", "storylines"],
};
pub(crate) const CLAIMS: Noun = Noun {
    ar: ["خبر مرمَّز واحد", "خبران مرمَّزان", "أخبار مرمَّزة", "خبرا مرمَّزا"],
    en: ["claim", "claims"],
};
pub(crate) const COPIES: Noun = Noun {
    ar: ["نسخة شبه مطابقة", "نسختان شبه مطابقتين", "نسخ شبه مطابقة", "نسخة شبه مطابقة"],
    en: ["near-copy", "near-copies"],
};
pub(crate) const TIMES: Noun =
    Noun { ar: ["مرة", "مرتان", "مرات", "مرة"], en: ["mention", "mentions"] };
pub(crate) const POINTS: Noun =
    Noun { ar: ["نقطة واحدة", "نقطتان", "نقاط", "نقطة"], en: ["point", "points"] };
pub(crate) const SIDES: Noun =
    Noun { ar: ["جانب واحد", "جانبان", "جوانب", "جانبا"], en: ["side", "sides"] };
pub(crate) const PIECES: Noun =
    Noun { ar: ["قطعة واحدة", "قطعتان", "قطع", "قطعة"], en: ["piece", "pieces"] };
pub(crate) const PASSAGES: Noun = Noun {
    ar: ["موضع آخر", "موضعان آخران", "مواضع أخرى", "موضعا آخر"],
    en: ["more passage", "more passages"],
};
pub(crate) const PARTS: Noun = Noun {
    ar: ["حدث ضمنه", "حدثان ضمنه", "أحداث ضمنه", "حدثا ضمنه"],
    en: ["event within it", "events within it"],
};
pub(crate) const PAIRS: Noun = Noun {
    ar: ["مقارنة واحدة", "مقارنتان", "مقارنات", "مقارنة"],
    en: ["comparison", "comparisons"],
};
pub(crate) const WORDS: Noun =
    Noun { ar: ["كلمة واحدة", "كلمتان", "كلمات", "كلمة"], en: ["word", "words"] };
pub(crate) const NOTES: Noun = Noun {
    ar: ["ملاحظة واحدة", "ملاحظتان", "ملاحظات", "ملاحظة"],
    en: ["note", "notes"],
};

/// The number with its noun, as each language counts.
pub(crate) fn counted(n: usize, noun: &Noun) -> Both {
    let [one, two, few, many] = noun.ar;
    let ar = match n {
        1 => one.to_owned(),
        2 => two.to_owned(),
        _ if (3..=10).contains(&(n % 100)) => format!("{n} {few}"),
        _ => format!("{n} {many}"),
    };
    let en = noun.en[usize::from(n != 1)];
    Both::new(ar, format!("{n} {en}"))
}

/// The same where nobody counted further than `most`.
pub(crate) fn counted_to(n: usize, most: usize, noun: &Noun) -> Both {
    let counted = counted(n.min(most), noun);
    if n < most {
        return counted;
    }
    Both::new(format!("{} أو أكثر", counted.ar), format!("{} or more", counted.en))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_counts_agree() {
        let ar = |n| counted(n, &ARTICLES).ar;
        assert_eq!(
            [1, 2, 3, 10, 11, 103].map(ar),
            ["مقال واحد", "مقالان", "3 مقالات", "10 مقالات", "11 مقالا", "103 مقالات"]
        );
    }

    #[test]
    fn english_counts_agree() {
        assert_eq!(counted(1, &VOICES).en, "1 voice");
        assert_eq!(counted(0, &VOICES).en, "0 voices");
    }
}
