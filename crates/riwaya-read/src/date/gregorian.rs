//! Days of the Gregorian calendar in running text.

use super::names::month;
use super::stamp::Stamp;
use super::words::number;

pub(super) fn gregorian(words: &[&str], at: usize) -> Option<(Stamp, usize)> {
    numeric_date(words, at).or_else(|| named_date(words, at))
}

fn numeric_date(words: &[&str], at: usize) -> Option<(Stamp, usize)> {
    let (a, sep, b) = (number(words.get(at))?, *words.get(at + 1)?, number(words.get(at + 2))?);
    if !matches!(sep, "/" | "-" | "." | "\\" | "–") || words.get(at + 3) != Some(&sep) {
        return None;
    }
    let c = number(words.get(at + 4))?;
    let long = |at: usize| words.get(at).is_some_and(|w| w.len() == 4);
    let stamp = if long(at) {
        Stamp::day(a, b, c)
    } else if long(at + 4) {
        // Arabic writes the day first; a second number above twelve shows the American order.
        Stamp::day(c, b, a).or_else(|| Stamp::day(c, a, b))
    } else {
        None
    }?;
    Some((stamp, 5)).filter(|(s, _)| s.year >= 1990)
}

fn named_date(words: &[&str], at: usize) -> Option<(Stamp, usize)> {
    let first_month = month(&words[at..]);
    if let Some((m, used)) = first_month {
        // April 14, 2021
        let day = number(words.get(at + used)).filter(|d| (1..=31).contains(d))?;
        let year = number(words.get(at + used + 1)).filter(|y| (1990..=2100).contains(y))?;
        return Some((Stamp::day(year, m, day)?, used + 2));
    }
    let day = number(words.get(at)).filter(|d| (1..=31).contains(d))?;
    let mut next = at + 1;
    if matches!(words.get(next), Some(&("-" | "/" | "من" | "."))) {
        next += 1;
    }
    let (m, used) = month(words.get(next..)?)?;
    next += used;
    // "نيسان/أبريل": the same month once more.
    let slash = usize::from(matches!(words.get(next), Some(&("/" | "-"))));
    if let Some((again, more)) = words.get(next + slash..).and_then(month)
        && again == m
    {
        next += slash + more;
    }
    while matches!(words.get(next), Some(&("-" | "/" | "." | "عام" | "سنة"))) {
        next += 1;
    }
    let year = number(words.get(next)).filter(|y| (1990..=2100).contains(y))?;
    Some((Stamp::day(year, m, day)?, next + 1 - at))
}
