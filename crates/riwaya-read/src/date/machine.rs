//! Dates as machines write them: ISO 8601 in metadata and addresses of data, RFC 2822 in feeds.

use super::names::MONTHS;
use super::stamp::{Clock, Stamp};
use super::words::western;

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

#[cfg(test)]
mod tests {
    use riwaya_record::PublishedFrom;

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
}
