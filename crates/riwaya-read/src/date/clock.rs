//! Times of day and the zones that stand beside them.

use super::stamp::{Clock, Stamp};
use super::told::CHANGES;
use super::words::{fold, number, western, words};

/// A clock that stands alone in a line, as agencies sign off: "18:24 ت م", "1530 GMT".
pub(crate) fn lone_clock(text: &str) -> Option<Stamp> {
    let text: String = western(text);
    let words = words(&text);
    if words.len() > 8 {
        return None;
    }
    let (clock, used) = clock_at(&words, 0)?;
    (used == words.len() && clock.zone.is_some()).then_some(Stamp {
        year: 1970,
        month: 1,
        day: Some(1),
        time: Some(clock),
    })
}

pub(super) fn clock_after(words: &[&str]) -> Option<(Clock, usize)> {
    let at = (0..words.len().min(5)).find(|i| is_clock(words, *i))?;
    // A word of change belongs to another time.
    if words[..at].iter().any(|w| CHANGES.contains(&fold(w).as_str())) {
        return None;
    }
    let (clock, used) = clock_at(words, at)?;
    Some((clock, at + used))
}

pub(super) fn clock_before(words: &[&str]) -> Option<(Clock, usize)> {
    let at = (words.len().saturating_sub(7)..words.len()).find(|i| is_clock(words, *i))?;
    let (mut clock, _) = clock_at(words, at)?;
    // "GMT 17:27 17.03.2020"
    if clock.zone.is_none() && at > 0 && is_greenwich(&fold(words[at - 1])) {
        clock.zone = Some(0);
    }
    Some((clock, words.len() - at))
}

pub(super) fn clock_at(words: &[&str], at: usize) -> Option<(Clock, usize)> {
    let (mut hour, minute) = (number(words.get(at))?, number(words.get(at + 2))?);
    let mut used = 3;
    let mut second = None;
    if words.get(at + 3) == Some(&":") {
        second = number(words.get(at + 4));
        used = 5;
    }
    if !matches!(words.get(at + 1), Some(&":")) && !words.get(at + 1)?.eq_ignore_ascii_case("h") {
        return None;
    }
    if let Some(half) = words.get(at + used).map(|w| fold(w)) {
        let after = matches!(half.as_str(), "م" | "مساء" | "ظهرا" | "pm");
        let before = matches!(half.as_str(), "ص" | "صباحا" | "am" | "فجرا");
        match (after, before, hour) {
            (true, _, 1..=11) => hour += 12,
            (_, true, 12) => hour = 0,
            _ => {}
        }
        used += usize::from(after || before);
    }
    let zone = zone_after(words.get(at + used..).unwrap_or_default());
    used += zone.map_or(0, |(_, more)| more);
    let clock = Clock {
        hour: u8::try_from(hour).ok().filter(|h| *h < 24)?,
        minute: u8::try_from(minute).ok().filter(|m| *m < 60)?,
        second: second.and_then(|s| u8::try_from(s).ok()).filter(|s| *s < 60),
        zone: zone.map(|(minutes, _)| minutes),
    };
    Some((clock, used))
}

/// Whether an hour and minutes stand here: 14:05, 14h05.
fn is_clock(words: &[&str], at: usize) -> bool {
    let between = words.get(at + 1).is_some_and(|w| *w == ":" || w.eq_ignore_ascii_case("h"));
    between && number(words.get(at)).is_some() && number(words.get(at + 2)).is_some()
}

fn is_greenwich(word: &str) -> bool {
    matches!(word, "gmt" | "utc" | "غرينتش" | "جرينتش" | "غرينيتش" | "جرينيتش")
}

/// The zone that a clock's own words name, and how many words say it: "بتوقيت مكة", "ت م", "GMT", "GMT+0400". Of places
/// only those whose clocks have stood in one zone.
fn zone_after(words: &[&str]) -> Option<(i16, usize)> {
    let word = |at: usize| words.get(at).map(|w| fold(w)).unwrap_or_default();
    let skip = usize::from(matches!(word(0).as_str(), "بتوقيت" | "توقيت" | "حسب"));
    let skip = skip + usize::from(skip == 1 && word(1) == "توقيت");
    if is_greenwich(&word(skip)) {
        let sign = match words.get(skip + 1) {
            Some(&"+") => 1,
            Some(&"-") => -1,
            _ => return Some((0, skip + 1)),
        };
        let Some(number) = number(words.get(skip + 2)).filter(|n| *n <= 1400) else {
            return Some((0, skip + 1));
        };
        let written = words[skip + 2].len();
        let minutes = if written > 2 { number / 100 * 60 + number % 100 } else { number * 60 };
        return Some(((sign * minutes) as i16, skip + 3));
    }
    let hours = match (word(skip).as_str(), word(skip + 1).as_str()) {
        ("ت", "م") => return Some((180, skip + 2)),
        ("مكه", "المكرمه") => return (skip > 0).then_some((180, skip + 2)),
        (
            "مكه" | "السعوديه" | "الرياض" | "بغداد" | "الدوحه" | "الكويت" | "صنعاء" | "عدن" | "اليمن"
            | "المنامه",
            _,
        ) => 3,
        ("دبي" | "ابوظبي" | "الامارات" | "مسقط", _) => 4,
        ("ابو", "ظبي") => return (skip > 0).then_some((240, skip + 2)),
        ("تونس" | "الجزائر", _) => 1,
        _ => return None,
    };
    (skip > 0).then_some((hours * 60, skip + 1))
}
