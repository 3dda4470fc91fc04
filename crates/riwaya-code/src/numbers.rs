//! Numbers and what they count: casualties, detainees, sums.

use std::ops::Range;

use riwaya_lexicon::Pos;
use riwaya_record::{Bound, Number, NumberKind};

use crate::passage::Passage;
use crate::words::WordPos;

/// The numbers of a stretch of tokens that count something.
pub(crate) fn find(passage: &Passage<'_>, range: Range<usize>) -> Vec<Number> {
    let mut out = Vec::new();
    let mut i = range.start;
    while i < range.end {
        let Some((value, end)) = value_at(passage, i, range.end) else {
            i += 1;
            continue;
        };
        if let Some(kind) = kind(passage, &range, i, end) {
            let counted = (end + 1).min(range.end);
            let span = passage.span_of(i..counted);
            out.push(Number { span, kind, value, bound: bound(passage, &range, i, counted) });
        }
        i = end.max(i + 1);
    }
    out
}

/// The value of a number in digits or words, with its multiples (3 ملايين, ثلاثة آلاف), and where it ends.
pub(crate) fn value_at(passage: &Passage<'_>, i: usize, until: usize) -> Option<(f64, usize)> {
    let mut value = simple(passage, i)?;
    let mut end = i + 1;
    while end < until {
        let multiple = match passage.headword(end) {
            "مئه" | "مائه" => 100.0,
            "الف" => 1e3,
            "مليون" => 1e6,
            "مليار" | "بليون" => 1e9,
            "تريليون" => 1e12,
            _ => break,
        };
        if passage.words[end].joined() {
            break;
        }
        value *= multiple;
        end += 1;
    }
    Some((value, end))
}

fn simple(passage: &Passage<'_>, i: usize) -> Option<f64> {
    let w = &passage.words[i];
    match w.pos {
        WordPos::Number => {
            let digits: String = passage.fold(i).chars().filter(|c| !matches!(c, ',' | '٬')).collect();
            digits.replace('٫', ".").parse().ok()
        }
        WordPos::Of(Pos::Numeral) => passage.lexicon.words.lemma(w.lemma?).note.parse().ok(),
        _ => None,
    }
}

fn kind(passage: &Passage<'_>, range: &Range<usize>, start: usize, end: usize) -> Option<NumberKind> {
    let noun = if end < range.end { passage.headword(end) } else { "" };
    let counted = match noun {
        "قتيل" | "شهيد" | "ضحيه" | "جثه" => Some(NumberKind::Killed),
        "جريح" | "مصاب" => Some(NumberKind::Wounded),
        "معتقل" | "موقوف" | "محتجز" | "اسير" | "سجين" => Some(NumberKind::Detained),
        "نازح" | "لاجي" | "مهجر" => Some(NumberKind::Displaced),
        "دولار" | "يورو" | "ريال" | "جنيه" | "دينار" | "درهم" | "ليره" | "روبل" => {
            Some(NumberKind::Money)
        }
        _ => None,
    };
    if counted.is_some() {
        return counted;
    }
    let people = matches!(
        noun,
        "شخص"
            | "مدني"
            | "مواطن"
            | "جندي"
            | "طفل"
            | "امراه"
            | "عنصر"
            | "مسلح"
            | "رجل"
            | "شرطي"
            | "مقاتل"
            | "عسكري"
            | "متظاهر"
            | "فلسطيني"
            | "سوري"
            | "عراقي"
            | "دبلوماسي"
            | "اخرين"
            | "اخر"
    );
    let near = (start.saturating_sub(4).max(range.start)..start).rev().find_map(|i| {
        match passage.verb_headword(i)? {
            "قتل" | "استشهد" | "صرع" => Some(NumberKind::Killed),
            "اصاب" | "جرح" => Some(NumberKind::Wounded),
            "اعتقل" | "اوقف" | "احتجز" | "قبض" => Some(NumberKind::Detained),
            "نزح" | "شرد" | "هجر" => Some(NumberKind::Displaced),
            _ => None,
        }
    });
    match (people, near) {
        (_, Some(kind)) => Some(kind),
        (true, None) => Some(NumberKind::People),
        _ => None,
    }
}

fn bound(passage: &Passage<'_>, range: &Range<usize>, start: usize, end: usize) -> Bound {
    let before: Vec<&str> =
        (start.saturating_sub(4).max(range.start)..start).map(|i| passage.fold(i)).collect();
    let has = |words: &[&str]| words.iter().any(|w| before.contains(w));
    let after = (end < range.end && passage.fold(end) == "علي")
        && end + 1 < range.end
        && passage.fold(end + 1) == "الاقل";
    if after || has(&["اكثر", "يقل", "فوق"]) {
        Bound::AtLeast
    } else if has(&["نحو", "حوالي", "زهاء", "قرابه", "قراب", "يقارب", "تقريبا", "بنحو"])
    {
        Bound::About
    } else if has(&["اقل", "يتجاوز", "يزيد"]) && has(&["لا", "اقل"]) {
        Bound::AtMost
    } else {
        Bound::Exact
    }
}
