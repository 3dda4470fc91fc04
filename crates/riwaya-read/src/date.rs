//! Publication times as pages, feeds and addresses write them.

use jiff::civil::Date;
use riwaya_record::{Published, PublishedFrom};
use riwaya_text::is_letter;

/// A point in time to the precision that was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    year: i16,
    month: i8,
    day: Option<i8>,
    time: Option<Clock>,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Clock {
    hour: u8,
    minute: u8,
    second: Option<u8>,
    /// Minutes east of Greenwich.
    zone: Option<i16>,
}

impl Stamp {
    fn day(year: i64, month: i64, day: i64) -> Option<Self> {
        let (year, month, day) =
            (i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        (1900..=2100).contains(&year).then_some(())?;
        Date::new(year, month, day).ok()?;
        Some(Self { year, month, day: Some(day), time: None })
    }

    /// As an article's record holds it.
    pub(crate) fn published(self, from: PublishedFrom) -> Published {
        let (y, m) = (self.year, self.month);
        let date = self.day.map_or_else(|| format!("{y:04}-{m:02}"), |d| format!("{y:04}-{m:02}-{d:02}"));
        let time = self.time.filter(|_| self.day.is_some());
        let precision = match time {
            Some(Clock { second: Some(_), .. }) => "second",
            Some(_) => "minute",
            None if self.day.is_some() => "day",
            None => "month",
        };
        let time = time.map(|c| {
            let zone = match c.zone {
                None => String::new(),
                Some(0) => "Z".to_owned(),
                Some(z) => {
                    let sign = if z < 0 { '-' } else { '+' };
                    format!("{sign}{:02}:{:02}", z.abs() / 60, z.abs() % 60)
                }
            };
            format!("{date}T{:02}:{:02}:{:02}{zone}", c.hour, c.minute, c.second.unwrap_or(0))
        });
        Published { time, date: Some(date), precision: precision.to_owned(), from }
    }

    /// Whether both name the same day.
    pub(crate) fn same_day(self, other: Self) -> bool {
        (self.year, self.month, self.day) == (other.year, other.month, other.day)
    }

    /// Whether a time of day with its zone is known.
    pub(crate) fn has_zone(self) -> bool {
        self.time.is_some_and(|c| c.zone.is_some())
    }
}

/// Nothing known.
pub(crate) fn unknown() -> Published {
    Published { time: None, date: None, precision: "none".to_owned(), from: PublishedFrom::None }
}

/// Reads ISO 8601 (date, month, or date-time with T or a space, zone or none) and RFC 2822.
pub(crate) fn parse_machine(text: &str) -> Option<Stamp> {
    let text = western(text.trim());
    parse_iso(&text).or_else(|| parse_mail(&text))
}

fn parse_iso(text: &str) -> Option<Stamp> {
    let mut reader = Digits(text);
    let year = reader.exactly(4)?;
    if reader.0.is_empty() {
        return None;
    }
    let dash = reader.one(&['-', '/', '.']);
    let month = reader.up_to(2)?;
    if dash.is_some() && reader.0.is_empty() {
        let stamp = Stamp::day(year, month, 1)?;
        return Some(Stamp { day: None, ..stamp });
    }
    if dash.is_some() {
        reader.one(&['-', '/', '.'])?;
    }
    let day = reader.up_to(2)?;
    let mut stamp = Stamp::day(year, month, day)?;
    if reader.0.is_empty() {
        return Some(stamp);
    }
    reader.one(&['T', 't', ' '])?;
    reader.0 = reader.0.trim_start();
    if !reader.0.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(stamp);
    }
    stamp.time = Some(reader.clock()?);
    reader.0.trim().is_empty().then_some(stamp)
}

/// `Wed, 14 Apr 2021 09:30:00 +0200`, as feeds write it.
fn parse_mail(text: &str) -> Option<Stamp> {
    let text = text.split_once(',').map_or(text, |(_, rest)| rest).trim();
    let mut parts = text.split_ascii_whitespace();
    let day: i64 = parts.next()?.parse().ok()?;
    let name = parts.next()?.to_ascii_lowercase();
    let month =
        MONTHS.iter().find(|(n, m)| *m > 0 && n.is_ascii() && n.starts_with(name.get(..3).unwrap_or("?")))?.1;
    let year: i64 = parts.next()?.parse().ok()?;
    let year = if year < 100 { year + 2000 } else { year };
    let mut stamp = Stamp::day(year, month, day)?;
    if let Some(clock) = parts.next() {
        let zone = match parts.next().unwrap_or_default() {
            "GMT" | "UT" | "UTC" => "Z",
            other => other,
        };
        let both = format!("{clock}{zone}");
        let mut reader = Digits(&both);
        stamp.time = Some(reader.clock()?);
    }
    Some(stamp)
}

struct Digits<'a>(&'a str);

impl Digits<'_> {
    fn up_to(&mut self, most: usize) -> Option<i64> {
        let len = self.0.bytes().take(most).take_while(u8::is_ascii_digit).count();
        let value = self.0.get(..len)?.parse().ok()?;
        self.0 = &self.0[len..];
        Some(value)
    }

    fn exactly(&mut self, count: usize) -> Option<i64> {
        (self.0.bytes().take(count).filter(u8::is_ascii_digit).count() == count).then(|| self.up_to(count))?
    }

    fn one(&mut self, of: &[char]) -> Option<char> {
        let c = self.0.chars().next().filter(|c| of.contains(c))?;
        self.0 = &self.0[c.len_utf8()..];
        Some(c)
    }

    /// `HH:MM`, `HH:MM:SS`, a fraction of a second, a zone.
    fn clock(&mut self) -> Option<Clock> {
        let hour = self.up_to(2)?;
        self.one(&[':'])?;
        let minute = self.up_to(2)?;
        let second = if self.one(&[':']).is_some() { Some(self.up_to(2)?) } else { None };
        if self.one(&['.', ',']).is_some() {
            self.0 = self.0.trim_start_matches(|c: char| c.is_ascii_digit());
        }
        self.0 = self.0.trim_start();
        let zone = match self.one(&['Z', 'z', '+', '-', '−']) {
            None => None,
            Some('Z' | 'z') => Some(0),
            Some(sign) => {
                let hours = self.up_to(2)?;
                self.one(&[':']);
                let minutes = self.up_to(2).unwrap_or(0);
                let total = (hours * 60 + minutes) as i16;
                (hours <= 14 && minutes < 60).then_some(())?;
                Some(if sign == '+' { total } else { -total })
            }
        };
        let clock = Clock {
            hour: u8::try_from(hour).ok().filter(|h| *h < 24)?,
            minute: u8::try_from(minute).ok().filter(|m| *m < 60)?,
            second: second
                .map(|s| u8::try_from(s).ok().filter(|s| *s < 61))
                .map_or(Some(None), |s| s.map(Some))?,
            zone,
        };
        Some(clock)
    }
}

/// Names of the months: Egyptian, Levantine, Maghrebi (Unicode CLDR), English, French; folded.
const MONTHS: &[(&str, i64)] = &[
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

/// A date found in running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The date, with the time of day that stands beside it.
    pub(crate) stamp: Stamp,
    /// How many words of the text it takes.
    pub(crate) words: usize,
}

/// The first full date (day, month, year) in `text`: in digits or with a month's name in any of the namings.
pub(crate) fn find(text: &str) -> Option<Found> {
    let text: String = western(text).chars().take(400).collect();
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let words = words(&text);
    for at in 0..words.len() {
        let numeric = numeric_date(&words, at);
        let Some((mut stamp, used)) = numeric.or_else(|| named_date(&words, at)) else { continue };
        let mut taken = used;
        let mut clock = clock_after(&words[at + used..]);
        if clock.is_none() {
            clock = clock_before(&words[..at]);
        }
        if let Some((time, more)) = clock {
            stamp.time = Some(time);
            taken += more;
        }
        return Some(Found { stamp, words: taken });
    }
    None
}

/// The number of words `find` counts in.
pub(crate) fn count_words(text: &str) -> usize {
    words(&western(text)).len()
}

/// Numbers, names and the signs that matter in a date.
fn words(text: &str) -> Vec<&str> {
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
        if kind(c) != 0 || matches!(c, '/' | '-' | '.' | ':' | '\\' | '–') {
            out.push(&rest[..len]);
        }
        rest = &rest[len..];
    }
    out
}

fn number(word: Option<&&str>) -> Option<i64> {
    word.filter(|w| w.len() <= 4).and_then(|w| w.parse().ok())
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

fn month(words: &[&str]) -> Option<(i64, usize)> {
    let first = fold(words.first()?);
    let two = words.get(1).map(|w| format!("{first} {}", fold(w)));
    for (name, m) in MONTHS {
        if two.as_deref() == Some(name) {
            return Some((*m, 2));
        }
    }
    MONTHS.iter().find(|(name, _)| *name == first).map(|(_, m)| (*m, 1))
}

fn clock_after(words: &[&str]) -> Option<(Clock, usize)> {
    let at = (0..words.len().min(5))
        .find(|i| words.get(i + 1) == Some(&":") && number(words.get(*i)).is_some())?;
    let (clock, used) = clock_at(words, at)?;
    Some((clock, at + used))
}

fn clock_before(words: &[&str]) -> Option<(Clock, usize)> {
    let at = (words.len().saturating_sub(7)..words.len())
        .find(|i| words.get(i + 1) == Some(&":") && number(words.get(*i)).is_some())?;
    let (clock, _) = clock_at(words, at)?;
    Some((clock, words.len() - at))
}

fn clock_at(words: &[&str], at: usize) -> Option<(Clock, usize)> {
    let (mut hour, minute) = (number(words.get(at))?, number(words.get(at + 2))?);
    let mut used = 3;
    let mut second = None;
    if words.get(at + 3) == Some(&":") {
        second = number(words.get(at + 4));
        used = 5;
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
    let clock = Clock {
        hour: u8::try_from(hour).ok().filter(|h| *h < 24)?,
        minute: u8::try_from(minute).ok().filter(|m| *m < 60)?,
        second: second.and_then(|s| u8::try_from(s).ok()).filter(|s| *s < 60),
        zone: None,
    };
    Some((clock, used))
}

/// The date that an address carries: `/2021/04/14/`, `/2021-04-14-`, `/20210414`.
pub(crate) fn in_address(url: &str) -> Option<Stamp> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = path.split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    for (at, part) in parts.iter().enumerate().skip(1) {
        let digits = part.len() <= 8 && part.bytes().all(|b| b.is_ascii_digit());
        if digits && part.len() == 4 {
            let tail: Vec<i64> = parts[at + 1..]
                .iter()
                .take(3)
                .filter_map(|p| p.parse().ok().filter(|_| p.len() <= 2))
                .take(2)
                .collect();
            // A section's name may stand between the year and the month.
            if let [m, d] = tail[..]
                && let Some(stamp) =
                    part.parse().ok().filter(|y| *y >= 1990).and_then(|y| Stamp::day(y, m, d))
            {
                return Some(stamp);
            }
        } else if digits && part.len() == 8 {
            let number: i64 = part.parse().ok()?;
            let stamp = Stamp::day(number / 10_000, number / 100 % 100, number % 100);
            if let Some(stamp) = stamp.filter(|s| s.year >= 1990) {
                return Some(stamp);
            }
        }
    }
    None
}

/// Arabic-Indic and Persian digits as ASCII, invisible marks dropped.
fn western(text: &str) -> String {
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

fn fold(word: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn machine(text: &str) -> Option<(Option<String>, String, String)> {
        parse_machine(text).map(|s| {
            let p = s.published(PublishedFrom::Input);
            (p.time, p.date.unwrap_or_default(), p.precision)
        })
    }

    #[test]
    fn iso_and_mail() {
        let time = |t: &str, d: &str, p: &str| Some((Some(t.to_owned()), d.to_owned(), p.to_owned()));
        assert_eq!(machine("2021-04-14"), Some((None, "2021-04-14".into(), "day".into())));
        assert_eq!(machine("2021-04"), Some((None, "2021-04".into(), "month".into())));
        assert_eq!(
            machine("2021-04-14T09:30:00+02:00"),
            time("2021-04-14T09:30:00+02:00", "2021-04-14", "second")
        );
        assert_eq!(machine("2021-04-14 09:30"), time("2021-04-14T09:30:00", "2021-04-14", "minute"));
        assert_eq!(machine("2021-04-14T09:30:00.123Z"), time("2021-04-14T09:30:00Z", "2021-04-14", "second"));
        assert_eq!(
            machine("Wed, 14 Apr 2021 23:30:00 -0500"),
            time("2021-04-14T23:30:00-05:00", "2021-04-14", "second")
        );
        for bad in ["", "2021-13-01", "2021-02-30", "yesterday", "2021-04-14T25:00", "14", "2021"] {
            assert_eq!(machine(bad), None, "{bad}");
        }
    }

    #[test]
    fn dates_in_running_text() {
        let date = |t: &str| find(t).and_then(|f| f.stamp.published(PublishedFrom::Text).date);
        let time = |t: &str| find(t).and_then(|f| f.stamp.published(PublishedFrom::Text).time);
        for text in [
            "الأربعاء 14 أبريل 2021",
            "نشر في: ١٤ نيسان ٢٠٢١",
            "14 نيسان/أبريل 2021",
            "الأربعاء 14/4/2021",
            "2021-04-14",
            "14.04.2021",
            "14 أفريل 2021",
            "April 14, 2021",
            "14 من أبريل عام 2021",
        ] {
            assert_eq!(date(text).as_deref(), Some("2021-04-14"), "{text}");
        }
        assert_eq!(date("3 كانون الأول 2020").as_deref(), Some("2020-12-03"));
        assert_eq!(date("2 رمضان 1442"), None);
        assert_eq!(date("في 14 أبريل الماضي"), None);
        assert_eq!(time("الإثنين، 24 أغسطس 2020 09:23 م").as_deref(), Some("2020-08-24T21:23:00"));
        assert_eq!(time("٠٢:٠٠ الثلاثاء ١ / ١٢ / ٢٠٢٠").as_deref(), Some("2020-12-01T02:00:00"));
    }

    #[test]
    fn dates_in_addresses() {
        let date = |t: &str| in_address(t).and_then(|s| s.published(PublishedFrom::Url).date);
        assert_eq!(date("https://example.org/news/2021/4/14/slug").as_deref(), Some("2021-04-14"));
        assert_eq!(date("https://example.org/2021/world/4/14/index.html").as_deref(), Some("2021-04-14"));
        assert_eq!(date("https://example.org/20210414-slug").as_deref(), Some("2021-04-14"));
        assert_eq!(date("https://example.org/story/12345678/4"), None);
    }
}
