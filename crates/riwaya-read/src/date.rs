//! Publication times as pages, feeds and addresses write them.

use jiff::civil::{Date, Weekday};
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
        self.zone().is_some()
    }

    /// Minutes east of Greenwich, where they are known.
    pub(crate) fn zone(self) -> Option<i16> {
        self.time?.zone
    }

    /// Whether a time of day is known.
    pub(crate) fn has_time(self) -> bool {
        self.time.is_some()
    }

    /// Minutes of the clock as written, from a fixed day on; the zone is left aside.
    fn minutes(self) -> Option<i64> {
        let clock = self.time?;
        let at = Date::new(self.year, self.month, self.day?).ok()?.at(
            i8::try_from(clock.hour).ok()?,
            i8::try_from(clock.minute).ok()?,
            0,
            0,
        );
        Some(at.duration_since(Date::constant(1970, 1, 1).at(0, 0, 0, 0)).as_mins())
    }

    /// The same instant as clocks in another zone show it.
    pub(crate) fn in_zone(self, zone: i16) -> Option<Self> {
        let clock = self.time?;
        let shift = i64::from(zone) - i64::from(clock.zone?);
        let at = Date::new(self.year, self.month, self.day?).ok()?.at(
            i8::try_from(clock.hour).ok()?,
            i8::try_from(clock.minute).ok()?,
            0,
            0,
        );
        let at = at.checked_add(jiff::Span::new().try_minutes(shift).ok()?).ok()?;
        let clock = Clock {
            hour: u8::try_from(at.hour()).ok()?,
            minute: u8::try_from(at.minute()).ok()?,
            second: clock.second,
            zone: Some(zone),
        };
        Some(Self { year: at.year(), month: at.month(), day: Some(at.day()), time: Some(clock) })
    }

    /// Whether both are one instant, to the minute.
    pub(crate) fn same_instant(self, other: Self) -> bool {
        let utc = |s: Self| Some(s.minutes()? - i64::from(s.zone()?));
        utc(self).is_some_and(|a| utc(other) == Some(a))
    }

    /// The zone of a place where clocks show `local` when this is the time in Greenwich: a page shows 01:59 in Cairo,
    /// its metadata 23:59 of the day before. Between the clocks lie full hours, or what zones with half and quarter hours have.
    pub(crate) fn zone_of(self, local: Self) -> Option<i16> {
        if self.zone() != Some(0) || local.has_zone() {
            return None;
        }
        let apart = local.minutes()? - self.minutes()?;
        const BROKEN: [i64; 9] = [-210, -150, 210, 270, 330, 345, 390, 570, 630];
        ((-720..=840).contains(&apart) && (apart % 60 == 0 || BROKEN.contains(&apart)))
            .then_some(apart as i16)
    }

    /// The zone of a clock that shows this time of Greenwich: its own, if it names one.
    pub(crate) fn shown_in(self, clock: Self) -> Option<i16> {
        if self.same_instant(clock) { clock.zone() } else { self.zone_of(clock) }
    }

    /// Whether clocks on the day of `local` can show this time of Greenwich: the evening before, where it is east of
    /// there, the morning after, where it is west.
    pub(crate) fn may_fall_on(self, local: Self) -> bool {
        let (Some(clock), Some(day), Some(other)) = (self.time, self.day, local.day) else { return false };
        let (Ok(own), Ok(shown)) =
            (Date::new(self.year, self.month, day), Date::new(local.year, local.month, other))
        else {
            return false;
        };
        clock.zone == Some(0)
            && (own.tomorrow().is_ok_and(|next| next == shown) && clock.hour >= 19
                || own.yesterday().is_ok_and(|last| last == shown) && clock.hour < 9)
    }

    /// The same clock in a zone, where it has none.
    pub(crate) fn with_zone(self, zone: Option<i16>) -> Self {
        Self { time: self.time.map(|clock| Clock { zone: clock.zone.or(zone), ..clock }), ..self }
    }

    /// The time of day of `clock` on this day.
    pub(crate) fn at_time_of(self, clock: Self) -> Self {
        Self { time: self.time.or(clock.time), ..self }
    }

    /// Whether the day comes after another's.
    pub(crate) fn is_after(self, other: Self) -> bool {
        (self.year, self.month, self.day) > (other.year, other.month, other.day)
    }

    /// This day, whatever the time.
    pub(crate) fn only_day(self) -> Self {
        Self { time: None, ..self }
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

/// The first full date (day, month, year) in `text`: in digits or with a month's name in any of the namings; a date of
/// the Hijri calendar only where no other stands beside it.
pub(crate) fn find(text: &str) -> Option<Found> {
    let text: String = western(text).chars().take(400).collect();
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let words = words(&text);
    (0..words.len())
        .find_map(|at| found_at(&words, at, 0, &words, gregorian))
        .or_else(|| (0..words.len()).find_map(|at| found_at(&words, at, 0, &words, hijri_date)))
        .map(|(found, _)| found)
}

/// What metadata say, made good by what the page shows: the zone of its clock, the time of day of a day.
pub(crate) fn settled(said: Stamp, shown: Option<Stamp>) -> Stamp {
    let Some(shown) = shown else { return said };
    if let Some(zone) = said.zone_of(shown) {
        return said.in_zone(zone).unwrap_or(said);
    }
    if !said.has_time() && said.same_day(shown) { shown } else { said }
}

type DateReader = fn(&[&str], usize) -> Option<(Stamp, usize)>;

fn gregorian(words: &[&str], at: usize) -> Option<(Stamp, usize)> {
    numeric_date(words, at).or_else(|| named_date(words, at))
}

/// The date that begins at a word, with the clock beside it, which begins at `from` or later, and where it ends.
fn found_at(
    words: &[&str],
    at: usize,
    from: usize,
    all: &[&str],
    read: DateReader,
) -> Option<(Found, usize)> {
    let (mut stamp, used) = read(words, at)?;
    let (mut taken, mut end) = (used, at + used);
    if let Some((time, more)) = clock_after(&all[at + used..]) {
        stamp.time = Some(time);
        taken += more;
        end += more;
    } else if let Some((time, more)) = clock_before(&words[from.min(at)..at]) {
        stamp.time = Some(time);
        taken += more;
    }
    Some((Found { stamp, words: taken }, end))
}

/// What a line that tells when says: when a text was published and when it was changed. "نشر: 9 مايو 2015 09:41 | آخر
/// تحديث: 12:03" tells both; a clock alone is of the day that is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) published: Option<Stamp>,
    pub(crate) modified: Option<Stamp>,
    /// A clock after a word of change, without a day.
    pub(crate) changed_at: Option<Stamp>,
}

/// Words before the time at which a text was changed; folded.
const CHANGES: &[&str] = &[
    "تحديث",
    "التحديث",
    "تحديثه",
    "محدثه",
    "حدث",
    "حدثت",
    "تعديل",
    "التعديل",
    "معدل",
    "عدل",
    "updated",
    "modified",
    "update",
    "jour",
];

/// Reads a line that tells when.
pub(crate) fn told(text: &str) -> Told {
    let text: String = western(text).chars().take(400).collect();
    let mut out = Told::default();
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return out;
    }
    let words = words(&text);
    let changes = |range: std::ops::Range<usize>| {
        words[range].iter().rev().take(6).any(|w| CHANGES.contains(&fold(w).as_str()))
    };
    let (mut at, mut from) = (0, 0);
    while at < words.len() {
        if let Some((found, end)) = found_at(&words, at, from, &words, gregorian) {
            let slot = if changes(from..at) { &mut out.modified } else { &mut out.published };
            slot.get_or_insert(found.stamp);
            (at, from) = (end, end);
        } else if at > from && changes(from..at) && words.get(at + 1) == Some(&":") {
            if let Some((clock, used)) = clock_at(&words, at) {
                // The day is filled in by whoever knows it.
                out.changed_at.get_or_insert(Stamp { year: 1970, month: 1, day: Some(1), time: Some(clock) });
                at += used;
            } else {
                at += 1;
            }
        } else {
            at += 1;
        }
    }
    // "الأحد 4 آب 2013، آخر تحديث 02:21": the day belongs to the change too.
    if out.modified.is_none()
        && let (Some(day), Some(clock)) = (out.published, out.changed_at)
        && !day.has_time()
    {
        out = Told { modified: Some(day.at_time_of(clock)), ..Told::default() };
    }
    if out == Told::default() {
        let first = (0..words.len()).find_map(|at| found_at(&words, at, 0, &words, hijri_date));
        out.published = first.map(|(found, _)| found.stamp);
    }
    out
}

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

/// Whether a text begins with a day of the week or a number, and tells a date: a line that tells when, and not an opening
/// such as "جنيف 3 مايو 2021 السهل".
pub(crate) fn opens_with_day(text: &str) -> bool {
    let folded = western(text);
    let opens = folded.split_whitespace().next().is_some_and(|word| {
        word.starts_with(|c: char| c.is_ascii_digit())
            || weekday(&fold(word.trim_matches(|c: char| !is_letter(c)))).is_some()
    });
    opens && find(text).is_some()
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
        if kind(c) != 0 || matches!(c, '/' | '-' | '.' | ':' | '\\' | '–' | '+') {
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

/// Whether an hour and minutes stand here: 14:05, 14h05.
fn is_clock(words: &[&str], at: usize) -> bool {
    let between = words.get(at + 1).is_some_and(|w| *w == ":" || w.eq_ignore_ascii_case("h"));
    between && number(words.get(at)).is_some() && number(words.get(at + 2)).is_some()
}

fn clock_after(words: &[&str]) -> Option<(Clock, usize)> {
    let at = (0..words.len().min(5)).find(|i| is_clock(words, *i))?;
    // A word of change belongs to another time.
    if words[..at].iter().any(|w| CHANGES.contains(&fold(w).as_str())) {
        return None;
    }
    let (clock, used) = clock_at(words, at)?;
    Some((clock, at + used))
}

fn clock_before(words: &[&str]) -> Option<(Clock, usize)> {
    let at = (words.len().saturating_sub(7)..words.len()).find(|i| is_clock(words, *i))?;
    let (mut clock, _) = clock_at(words, at)?;
    // "GMT 17:27 17.03.2020"
    if clock.zone.is_none() && at > 0 && is_greenwich(&fold(words[at - 1])) {
        clock.zone = Some(0);
    }
    Some((clock, words.len() - at))
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

fn clock_at(words: &[&str], at: usize) -> Option<(Clock, usize)> {
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

/// The first day of 1400 AH.
const HIJRI_FROM: Date = Date::constant(1979, 11, 20);

/// Which months have thirty days, by years from 1400 AH on, the first month in the lowest bit: the calendar of Umm
/// al-Qura, as Saudi Arabia publishes it.
const LONG_MONTHS: [u16; 101] = [
    0xD4B, 0x52A, 0xA57, 0x4AE, 0x976, 0x56C, 0xB55, 0xAAA, 0xA55, 0x4AD, 0x95D, 0x2DA, 0x5D9, 0xDB2, 0xBA4,
    0xB4A, 0xA55, 0x2B5, 0x575, 0xB6A, 0xBD2, 0xBC4, 0xB89, 0xA95, 0x52D, 0x5AD, 0xB6A, 0x6D4, 0xDC9, 0xD92,
    0xAA6, 0x956, 0x2AE, 0x56D, 0x36A, 0xB55, 0xAAA, 0x94D, 0x49D, 0x95D, 0x2BA, 0x5B5, 0x5AA, 0xD55, 0xA9A,
    0x92E, 0x26E, 0x55D, 0xADA, 0x6D4, 0x6A5, 0x54B, 0xA97, 0x54E, 0xAAE, 0x5AC, 0xBA9, 0xD92, 0xB25, 0x64B,
    0xCAB, 0x55A, 0xB55, 0x6D2, 0xEA5, 0xE4A, 0xA95, 0x52D, 0xAAD, 0x36C, 0x759, 0x6D2, 0x695, 0x52D, 0xA5B,
    0x4BA, 0x9BA, 0x3B4, 0xB69, 0xB52, 0xAA6, 0x4B6, 0x96D, 0x2EC, 0x6D9, 0xEB2, 0xD54, 0xD2A, 0xA56, 0x4AE,
    0x96D, 0xD6A, 0xB54, 0xB29, 0xA93, 0x52B, 0xA57, 0x536, 0xAB5, 0x6AA, 0xE93,
];

/// The day of a Hijri date. A day of the week beside it decides where the moon was seen a day sooner or later.
fn of_hijri(year: i64, month: usize, day: i64, weekday: Option<Weekday>) -> Option<Stamp> {
    let at = usize::try_from(year - 1400).ok().filter(|at| *at < LONG_MONTHS.len())?;
    let length = |bits: u16, month: usize| 29 + i64::from(bits >> month & 1);
    let long = LONG_MONTHS[at];
    (1..=30).contains(&day).then_some(())?;
    let years: i64 =
        LONG_MONTHS[..at].iter().map(|bits| (0..12).map(|m| length(*bits, m)).sum::<i64>()).sum();
    let months: i64 = (0..month - 1).map(|m| length(long, m)).sum();
    let days = |days: i64| HIJRI_FROM.checked_add(jiff::Span::new().try_days(days).ok()?).ok();
    let reckoned = years + months + day - 1;
    let date = match weekday {
        None => days(reckoned)?,
        Some(told) => [0, -1, 1]
            .into_iter()
            .filter_map(|shift| days(reckoned + shift))
            .find(|date| date.weekday() == told)
            .or_else(|| days(reckoned))?,
    };
    Stamp::day(date.year().into(), date.month().into(), date.day().into())
}

/// "الثلاثاء 4 رجب 1434هـ", "1441/6/9 هـ".
fn hijri_date(words: &[&str], at: usize) -> Option<(Stamp, usize)> {
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

fn weekday(folded: &str) -> Option<Weekday> {
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

/// The date that an address carries: `/2021/04/14/`, `/2021-04-14-`, `/20210414`.
pub(crate) fn in_address(url: &str) -> Option<Stamp> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = path.split(['?', '#']).next()?;
    // Names of sections may stand between the year and the month: /2013/middle_east/8/3/
    let folders: Vec<&str> = path.split('/').skip(1).collect();
    let number = |part: &&str| (part.len() <= 2).then(|| part.parse::<i64>().ok())?;
    for (at, year) in folders.iter().enumerate().filter(|(_, part)| part.len() == 4) {
        let rest: Vec<i64> = folders[at + 1..].iter().take(4).filter_map(number).collect();
        if let (Ok(year), [month, day, ..]) = (year.parse::<i64>(), &rest[..])
            && let Some(stamp) = Stamp::day(year, *month, *day).filter(|s| s.year >= 1990)
        {
            return Some(stamp);
        }
    }
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
        assert_eq!(date("2 رمضان 1300"), None);
        assert_eq!(date("الثلاثاء 4 رجب 1434هـ العدد 16398").as_deref(), Some("2013-05-14"));
        assert_eq!(date("الاثنين 1441/6/9 هـ").as_deref(), Some("2020-02-03"));
        assert_eq!(date("1441/6/9 هـ الموافق 2020/02/04 م").as_deref(), Some("2020-02-04"));
        assert_eq!(date("10 ذو الحجة 1445").as_deref(), Some("2024-06-16"));
        assert_eq!(date("الاثنين 9 ذي الحجة 1445 هـ").as_deref(), Some("2024-06-15"), "no Monday near");
        assert_eq!(date("الأحد 9 ذي الحجة 1445 هـ").as_deref(), Some("2024-06-16"), "seen a day later");
        assert_eq!(date("في 14 أبريل الماضي"), None);
        assert_eq!(time("الإثنين، 24 أغسطس 2020 09:23 م").as_deref(), Some("2020-08-24T21:23:00"));
        assert_eq!(time("٠٢:٠٠ الثلاثاء ١ / ١٢ / ٢٠٢٠").as_deref(), Some("2020-12-01T02:00:00"));
        assert_eq!(time("26 جويلية 2021 à 20h31").as_deref(), Some("2021-07-26T20:31:00"));
        assert_eq!(
            time("5 مايو 2021 14:10 بتوقيت مكة المكرمة").as_deref(),
            Some("2021-05-05T14:10:00+03:00")
        );
        assert_eq!(time("GMT 17:27 17.03.2020").as_deref(), Some("2020-03-17T17:27:00Z"));
        assert_eq!(time("4 آب 2013، 02:21 (GMT+0400)").as_deref(), Some("2013-08-04T02:21:00+04:00"));
    }

    #[test]
    fn lines_that_tell_when() {
        let show = |s: Option<Stamp>| {
            s.and_then(|s| {
                let p = s.published(PublishedFrom::Text);
                p.time.or(p.date)
            })
        };
        let two = |text: &str| (show(told(text).published), show(told(text).modified));
        let some = |t: &str| Some(t.to_owned());
        assert_eq!(
            two("نُشر: الخميس 09 جويلية 2015 09:41 | آخر تحديث: 09 جويلية 2015 12:03"),
            (some("2015-07-09T09:41:00"), some("2015-07-09T12:03:00"))
        );
        assert_eq!(two("آخر تحديث: 8 نوفمبر 2022"), (None, some("2022-11-08")));
        assert_eq!(
            two("الأحد، 8 نوفمبر 2022، آخر تحديث 02:21 (GMT+0400)"),
            (None, some("2022-11-08T02:21:00+04:00"))
        );
        let told = told("الأحد 25 فبراير 2018 12:30 ص - تم التحديث 7:10 ص");
        assert_eq!(show(told.published), some("2018-02-25T00:30:00"));
        assert_eq!(show(told.changed_at), some("1970-01-01T07:10:00"));
        assert_eq!(show(lone_clock("18:24 ت مـ")), some("1970-01-01T18:24:00+03:00"));
        assert_eq!(lone_clock("18:24"), None, "a length, a score");
    }

    #[test]
    fn zones_that_two_clocks_give() {
        let (utc, shown) = (
            parse_machine("2022-11-02T23:59:12+00:00").unwrap(),
            find("2022/11/03 - 1:59 صباحًا").unwrap().stamp,
        );
        assert_eq!(utc.zone_of(shown), Some(120));
        let local = utc.in_zone(120).unwrap();
        assert_eq!(
            local.published(PublishedFrom::Metadata).time.as_deref(),
            Some("2022-11-03T01:59:12+02:00")
        );
        assert!(local.same_instant(utc));
        assert_eq!(utc.zone_of(find("2022/11/03 - 1:52 صباحًا").unwrap().stamp), None);
        assert!(utc.may_fall_on(find("3 نوفمبر 2022").unwrap().stamp));
        assert!(!utc.may_fall_on(find("4 نوفمبر 2022").unwrap().stamp));
    }

    #[test]
    fn dates_in_addresses() {
        let date = |t: &str| in_address(t).and_then(|s| s.published(PublishedFrom::Url).date);
        assert_eq!(date("https://example.org/news/2021/4/14/slug").as_deref(), Some("2021-04-14"));
        assert_eq!(date("https://example.org/2021/world/4/14/index.html").as_deref(), Some("2021-04-14"));
        assert_eq!(date("https://example.org/2021/far_east/4/14/a").as_deref(), Some("2021-04-14"));
        assert_eq!(date("https://example.org/20210414-slug").as_deref(), Some("2021-04-14"));
        assert_eq!(date("https://example.org/story/12345678/4"), None);
    }
}
