//! Days of the Hijri calendar in running text.

use jiff::civil::{Date, Weekday};

use super::names::weekday;
use super::stamp::Stamp;
use super::words::{fold, number};

/// Months of the Hijri calendar, folded.
const HIJRI_MONTHS: &[(&str, usize)] = &[
    ("محرم", 1),
    ("المحرم", 1),
    ("صفر", 2),
    ("ربيع الاول", 3),
    ("ربيع اول", 3),
    ("ربيع الاخر", 4),
    ("ربيع الثاني", 4),
    ("ربيع ثاني", 4),
    ("جمادي الاولي", 5),
    ("جمادي الاول", 5),
    ("جماد الاول", 5),
    ("جماد اول", 5),
    ("جمادي الاخره", 6),
    ("جمادي الاخر", 6),
    ("جمادي الثانيه", 6),
    ("جماد الثاني", 6),
    ("جماد ثاني", 6),
    ("رجب", 7),
    ("شعبان", 8),
    ("رمضان", 9),
    ("شوال", 10),
    ("ذو القعده", 11),
    ("ذي القعده", 11),
    ("ذوالقعده", 11),
    ("ذو الحجه", 12),
    ("ذي الحجه", 12),
    ("ذوالحجه", 12),
];

/// From when the calendar's days are counted.
const EPOCH: Date = Date::constant(1970, 1, 1);

/// The day of a Hijri date. A day of the week beside it decides where the moon was seen a day sooner or later.
fn of_hijri(year: i64, month: usize, day: i64, weekday: Option<Weekday>) -> Option<Stamp> {
    let small = |n: i64| i8::try_from(n).ok();
    let since = riwaya_text::hijri_days(i16::try_from(year).ok()?, small(month as i64)?, small(day)?)?;
    let at = |days: i64| EPOCH.checked_add(jiff::Span::new().try_days(days).ok()?).ok();
    let date = match weekday {
        None => at(since)?,
        Some(told) => [0, -1, 1]
            .into_iter()
            .filter_map(|shift| at(since + shift))
            .find(|date| date.weekday() == told)
            .or_else(|| at(since))?,
    };
    Stamp::day(date.year().into(), date.month().into(), date.day().into())
}

/// "الثلاثاء 4 رجب 1434هـ", "1441/6/9 هـ".
pub(super) fn hijri_date(words: &[&str], at: usize) -> Option<(Stamp, usize)> {
    let first = number(words.get(at))?;
    let is_year = |n: &i64| (1400..=1500).contains(n);
    let weekday = words[at.saturating_sub(3)..at].iter().rev().find_map(|w| weekday(&fold(w)));
    let marked =
        |at: usize| words.get(at).is_some_and(|w| matches!(fold(w).as_str(), "ه" | "هجري" | "هجريه"));
    if words.get(at + 1).is_some_and(|w| matches!(*w, "/" | "-")) && words.get(at + 3) == words.get(at + 1) {
        let (month, last) = (number(words.get(at + 2))?, number(words.get(at + 4))?);
        let (year, day) = if is_year(&first) { (first, last) } else { (last, first) };
        let month = usize::try_from(month).ok().filter(|m| (1..=12).contains(m))?;
        return (is_year(&year) && marked(at + 5))
            .then(|| of_hijri(year, month, day, weekday).map(|stamp| (stamp, 6)))?;
    }
    let mut next = at + 1 + usize::from(matches!(words.get(at + 1), Some(&("-" | "/" | "من"))));
    let one = fold(words.get(next)?);
    let two = words.get(next + 1).map(|w| format!("{one} {}", fold(w)));
    let (_, month) = HIJRI_MONTHS.iter().find(|(name, _)| *name == one || two.as_deref() == Some(name))?;
    next += if HIJRI_MONTHS.iter().any(|(name, _)| *name == one) { 1 } else { 2 };
    while matches!(words.get(next), Some(&("-" | "/" | "." | "عام" | "سنة"))) {
        next += 1;
    }
    let year = number(words.get(next)).filter(is_year)?;
    let stamp = of_hijri(year, *month, first, weekday)?;
    Some((stamp, next + 1 + usize::from(marked(next + 1)) - at))
}
