//! Names of months and of days of the week.

use jiff::civil::Weekday;

use super::words::fold;

/// Names of the months: Egyptian, Levantine, Maghrebi (Unicode CLDR), English, French; folded.
pub(super) const MONTHS: &[(&str, i64)] = &[
    ("يناير", 1),
    ("ينايير", 1),
    ("كانون الثاني", 1),
    ("جانفي", 1),
    ("january", 1),
    ("janvier", 1),
    ("jan", 1),
    ("فبراير", 2),
    ("شباط", 2),
    ("فيفري", 2),
    ("february", 2),
    ("fevrier", 2),
    ("février", 2),
    ("feb", 2),
    ("مارس", 3),
    ("اذار", 3),
    ("march", 3),
    ("mars", 3),
    ("mar", 3),
    ("ابريل", 4),
    ("نيسان", 4),
    ("افريل", 4),
    ("april", 4),
    ("avril", 4),
    ("apr", 4),
    ("مايو", 5),
    ("ايار", 5),
    ("ماي", 5),
    ("may", 5),
    ("mai", 5),
    ("يونيو", 6),
    ("يونيه", 6),
    ("حزيران", 6),
    ("جوان", 6),
    ("june", 6),
    ("juin", 6),
    ("jun", 6),
    ("يوليو", 7),
    ("يوليه", 7),
    ("يوليوز", 7),
    ("تموز", 7),
    ("جويليه", 7),
    ("july", 7),
    ("juillet", 7),
    ("jul", 7),
    ("اغسطس", 8),
    ("اب", 8),
    ("اوت", 8),
    ("غشت", 8),
    ("august", 8),
    ("aout", 8),
    ("août", 8),
    ("aug", 8),
    ("سبتمبر", 9),
    ("ايلول", 9),
    ("شتنبر", 9),
    ("september", 9),
    ("septembre", 9),
    ("sep", 9),
    ("sept", 9),
    ("اكتوبر", 10),
    ("تشرين الاول", 10),
    ("october", 10),
    ("octobre", 10),
    ("oct", 10),
    ("نوفمبر", 11),
    ("تشرين الثاني", 11),
    ("نونبر", 11),
    ("november", 11),
    ("novembre", 11),
    ("nov", 11),
    ("ديسمبر", 12),
    ("كانون الاول", 12),
    ("دجنبر", 12),
    ("december", 12),
    ("decembre", 12),
    ("décembre", 12),
    ("dec", 12),
];

pub(super) fn month(words: &[&str]) -> Option<(i64, usize)> {
    let first = fold(words.first()?);
    let two = words.get(1).map(|w| format!("{first} {}", fold(w)));
    for (name, m) in MONTHS {
        if two.as_deref() == Some(name) {
            return Some((*m, 2));
        }
    }
    MONTHS.iter().find(|(name, _)| *name == first).map(|(_, m)| (*m, 1))
}

pub(super) fn weekday(folded: &str) -> Option<Weekday> {
    Some(match folded.strip_prefix("ال").unwrap_or(folded) {
        "احد" => Weekday::Sunday,
        "اثنين" => Weekday::Monday,
        "ثلاثاء" => Weekday::Tuesday,
        "اربعاء" => Weekday::Wednesday,
        "خميس" => Weekday::Thursday,
        "جمعه" => Weekday::Friday,
        "سبت" => Weekday::Saturday,
        _ => return None,
    })
}
