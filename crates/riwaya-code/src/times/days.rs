//! Days: weekdays, yesterday and tomorrow, days of months, and dates in figures.

use jiff::civil::Date;
use riwaya_text::TokenKind;

use super::deixis::{self, Tense};
use super::months::{Month, Year};
use super::words::{Count, Sense, Shift, Unit, Words};
use super::{Parsed, Reader, hijri};

impl Reader<'_> {
    /// A day: يوم الثلاثاء الماضي, أمس الأربعاء, الأحد 19 يوليو/تموز, 12/7/2006.
    pub(super) fn day(&self, i: usize) -> Option<Parsed> {
        let word_day =
            self.read(i, |r| matches!(r.sense, Sense::Unit(Unit::Day, Count::One)).then_some(r.definite));
        if let Some((next, definite)) = word_day {
            let named = self.relative_day(next).filter(|_| !definite);
            let named = named.or_else(|| self.weekday(next)).or_else(|| self.date(next));
            if named.is_some() {
                return named;
            }
        }
        self.relative_day(i).or_else(|| self.weekday(i)).or_else(|| self.date(i))
    }

    fn weekday_name(&self, i: usize) -> Option<(usize, i8)> {
        self.read(i, |r| match r.sense {
            Sense::Weekday(n) => Some(n),
            _ => None,
        })
    }

    fn weekday(&self, i: usize) -> Option<Parsed> {
        let (end, weekday) = self.weekday_name(i)?;
        if self.is_no_weekday(i, end) {
            return None;
        }
        if let Some(date) = self.date_beside(end, Some(weekday)) {
            return Some(date);
        }
        let (end, shift) = self.shift(end, true).map_or((end, None), |(e, s)| (e, Some(s)));
        // يوم الجمعة 15 is a day of the month at hand.
        let Some(now) = self.now else { return Some(Parsed::unknown(end, "XXXX-XX-XX")) };
        let tense = if shift.is_none() { self.tense(i) } else { Tense::Unsaid };
        Some(Parsed::on(end, deixis::weekday(now, weekday, shift, tense)))
    }

    /// "Between the two", a market called after a day, and the like.
    fn is_no_weekday(&self, i: usize, end: usize) -> bool {
        let context = &self.words.context;
        let before = self.before(i);
        if context.not_day.contains(before) {
            return true;
        }
        let two = self.weekday_name(i).is_some_and(|(_, n)| n == 1);
        let and_weekday = || {
            self.all(end).iter().any(|r| r.skip == 1 && matches!(r.sense, Sense::Weekday(_)))
                || self.weekday_name(end + 1).is_some()
        };
        let dual = || {
            before.len() > 6
                && before.ends_with("ين")
                && self.all(i.wrapping_sub(1)).is_empty()
                && before.starts_with("ال")
        };
        two && ((before == "بين" && !and_weekday()) || self.is(end, &["معا", "الاخرين", "الاولين"]) || dual())
    }

    /// The date that stands beside a weekday or a relative day: (30 يوليو), الموافق 14/4/2021.
    fn date_beside(&self, i: usize, weekday: Option<i8>) -> Option<Parsed> {
        let mut at = self.past(i, &["،", ","]);
        at = self.past(at, &["الموافق", "المصادف", "بتاريخ", "الموافقه"]);
        at = self.past(at, &["ل"]);
        let open = at;
        at = self.past(at, &["(", "-", "–"]);
        let date = self.date(at)?;
        let end = if at > open { self.past(date.end, &[")", "-", "–"]) } else { date.end };
        let fits = |d: Date| weekday.is_none_or(|w| d.weekday().to_monday_one_offset() == w);
        // The weekday is right where a Hijri date or a year left out is a day off.
        let day = date.day.map(|d| match weekday {
            Some(_) if !fits(d) => (-2..=2).map(|n| deixis::plus(d, n)).find(|d| fits(*d)).unwrap_or(d),
            _ => d,
        });
        let end = if self.is(end, &["هـ", "ه", "م"]) { end + 1 } else { end };
        Some(match day {
            Some(day) if date.value.starts_with("XXXX") || self.is_hijri_text(at, date.end) => {
                Parsed::on(end, day)
            }
            _ => date.up_to(end),
        })
    }

    fn is_hijri_text(&self, from: usize, to: usize) -> bool {
        (from..to).any(|k| self.is(k, &["ه", "هجريه", "هـ"]) || self.hijri_month(k).is_some())
    }

    fn relative_day(&self, i: usize) -> Option<Parsed> {
        let (end, (days, len)) = self.read(i, |r| match r.sense {
            Sense::Day(n) => Some((n, r.len)),
            _ => None,
        })?;
        if days == 0 {
            // "The third day", "the same day" are no today; "that day" neither.
            if self.is(end, &["نفسه", "ذاته", "عينه", "التالي", "السابق", "الموالي"])
                || self.read(end, |r| matches!(r.sense, Sense::Ordinal(_)).then_some(())).is_some()
            {
                let end = self.ordinal(end).map_or(end + 1, |(e, _)| e);
                return Some(Parsed::unknown(end, "XXXX-XX-XX"));
            }
            if self.is(i.wrapping_sub(1), &["ذلك"]) {
                return None;
            }
        }
        let end = if days == 0 && self.is(end, &["نفسه"]) { end + 1 } else { end };
        let end = self.past_adjective_of_day(end, days);
        let weekday = self.weekday_name(end);
        if let Some(date) = self.date_beside(weekday.map_or(end, |(e, _)| e), weekday.map(|(_, w)| w))
            && (len == 1 || weekday.is_some())
        {
            return Some(date);
        }
        let Some(now) = self.now else {
            return Some(Parsed::unknown(weekday.map_or(end, |(e, _)| e), "XXXX-XX-XX"));
        };
        let day = deixis::plus(now, days.into());
        Some(match weekday {
            Some((end, weekday)) => Parsed::on(end, deixis::weekday_beside(day, weekday, days)),
            None => Parsed::on(end, day),
        })
    }

    /// اليوم العالمي, اليوم الوطني: a day of the calendar, told on it.
    fn past_adjective_of_day(&self, end: usize, days: i8) -> usize {
        if days == 0 { self.past(end, &["العالمي", "الدولي", "الوطني"]) } else { end }
    }

    /// The adjective that picks a period, and the token after it; `sure` asks for one that speaks of time alone.
    pub(super) fn shift(&self, i: usize, sure: bool) -> Option<(usize, Shift)> {
        self.read(i, |r| match r.sense {
            Sense::Shift(shift, temporal) if temporal || !sure => Some(shift),
            _ => None,
        })
        .or_else(|| self.glued_shift(i.checked_sub(1)?).map(|s| (i, s)))
    }

    fn glued_shift(&self, i: usize) -> Option<Shift> {
        let word = self.tokens.fold(i);
        Words::before_glued(word)?;
        Some(match word {
            w if w.ends_with("الماضي") => Shift::Last,
            w if w.ends_with("الجاري") => Shift::This,
            _ => Shift::Next,
        })
    }

    /// A date by day and month or in figures.
    pub(super) fn date(&self, i: usize) -> Option<Parsed> {
        self.figures(i).or_else(|| self.day_of_month(i)).or_else(|| self.day_at_hand(i))
    }

    /// في 17 الجاري: a day of the month at hand, or of the last or next.
    fn day_at_hand(&self, i: usize) -> Option<Parsed> {
        let day = i8::try_from(self.digits(i)?).ok().filter(|d| (1..=31).contains(d))?;
        let (end, shift) = self.shift(i + 1, true).or_else(|| {
            let end = self.past(i + 1, &["الحالي"]);
            (end > i + 1).then_some((end, Shift::This))
        })?;
        if !["في", "يوم", "منذ", "من", "حتي", "الي", "قبل", "بعد", "وفي"].contains(&self.before(i))
        {
            return None;
        }
        let Some(now) = self.now else { return Some(Parsed::unknown(end, format!("XXXX-XX-{day:02}"))) };
        let date: Date = format!("{}-{day:02}", deixis::month_value(now, shift)).parse().ok()?;
        Some(Parsed::on(end, date))
    }

    /// The day's number: 14, الرابع عشر.
    fn day_number(&self, i: usize) -> Option<(usize, i8)> {
        let at = if self.is(i, &["ال"]) && self.digits(i + 1).is_some() { i + 1 } else { i };
        let (end, n) = self.digits(at).map(|n| (at + 1, n)).or_else(|| self.ordinal(at))?;
        (1..=31).contains(&n).then_some((end, n as i8))
    }

    fn day_of_month(&self, i: usize) -> Option<Parsed> {
        let (after, day) = self.day_number(i)?;
        let at = self.past(after, &["من", "عشرمن"]);
        let at = self.read_unit(at, Unit::Month, Count::One).unwrap_or(at);
        if let Some((end, month)) = self.month_name(at, true) {
            return self.with_year(i, end, month, day);
        }
        // الخامس من الشهر الجاري
        let (end, shift) = self
            .read(at, |r| {
                (matches!(r.sense, Sense::Unit(Unit::Month, Count::One)) && r.definite).then_some(())
            })
            .and_then(|(e, ())| self.shift(e, false))
            .filter(|_| at > after)
            .or_else(|| self.this_month(at).filter(|_| at > after))?;
        let Some(now) = self.now else { return Some(Parsed::unknown(end, format!("XXXX-XX-{day:02}"))) };
        let value = format!("{}-{day:02}", deixis::month_value(now, shift));
        Some(value.parse().map_or_else(|_| Parsed::date(end, value), |d| Parsed::on(end, d)))
    }

    fn this_month(&self, i: usize) -> Option<(usize, Shift)> {
        let (at, ()) = self.read(i, |r| matches!(r.sense, Sense::This).then_some(()))?;
        let (end, ()) =
            self.read(at, |r| matches!(r.sense, Sense::Unit(Unit::Month, Count::One)).then_some(()))?;
        Some((end, Shift::This))
    }

    /// The token after a unit, where `i` is one in the indefinite.
    pub(super) fn read_unit(&self, i: usize, unit: Unit, count: Count) -> Option<usize> {
        self.read(i, |r| (r.sense == Sense::Unit(unit, count) && !r.definite).then_some(())).map(|(e, ())| e)
    }

    /// A day and month with what follows: a year, last, next; or nothing.
    fn with_year(&self, i: usize, end: usize, month: Month, day: i8) -> Option<Parsed> {
        if let Some((end, year)) = self.year_after(end) {
            let end = self.past_era(end);
            return Some(match (month, year) {
                (Month::Gregorian(m), Year::Gregorian(y)) => match Date::new(y, m, day) {
                    Ok(d) => Parsed::on(end, d),
                    Err(_) => Parsed::date(end, format!("{y:04}-{m:02}")),
                },
                (Month::Hijri(m), Year::Hijri(y)) => match hijri::day(y, m, day) {
                    Some(d) => Parsed::on(end, d),
                    None => Parsed::date(end, Year::Hijri(y).value()),
                },
                (_, year) => Parsed::date(end, year.value()),
            });
        }
        let (end, shift) = self.shift(end, true).map_or((end, None), |(e, s)| (e, Some(s)));
        let month = match month {
            Month::Gregorian(m) => m,
            Month::Hijri(m) => {
                let value = format!("XXXX-XX-{day:02}");
                return Some(match self.now.and_then(|now| hijri::nearest(m, day, now)) {
                    Some(d) => Parsed::on(end, d),
                    None => Parsed::unknown(end, value),
                });
            }
        };
        if shift.is_none()
            && let Some(parsed) = self.named_day(i, end, month, day)?
        {
            return Some(parsed);
        }
        let Some(now) = self.now else {
            return Some(Parsed::unknown(end, format!("XXXX-{month:02}-{day:02}")));
        };
        let tense = if shift.is_none() { self.tense(i) } else { Tense::Unsaid };
        let mut date = deixis::day_of_month(now, month, day, shift, tense)?;
        if let Some(from) = self.range_from(i) {
            // The end of a range is not before its beginning.
            if date < from {
                date = Date::new(date.year() + 1, month, day).unwrap_or(date);
            }
        }
        Some(Parsed::on(end, date))
    }

    /// Days known by their number (ثورة 25 يناير), and names made of one (قوى 14 آذار), which are no time: `None`.
    #[expect(clippy::option_option, reason = "no time, a known day, or neither")]
    fn named_day(&self, i: usize, end: usize, month: i8, day: i8) -> Option<Option<Parsed>> {
        let context = &self.words.context;
        let before = self.noun_before(i);
        let bare = before.strip_prefix(['و', 'ل', 'ب']).unwrap_or(before);
        let known = context
            .known
            .iter()
            .find(|(w, d)| (w == before || w == bare) && d.month() == month && d.day() == day);
        if let Some((_, d)) = known {
            return Some(Some(Parsed::on(end, *d)));
        }
        (!context.name.contains(before) && !context.name.contains(bare)).then_some(None)
    }

    /// The day from which a range up to token `i` runs.
    pub(super) fn range_from(&self, i: usize) -> Option<Date> {
        let up_to = self.is(i.checked_sub(1)?, &["الي", "حتي", "وحتي", "و", "والي", "-", "–"])
            || self.tokens.fold(i).starts_with('و');
        (up_to && self.done + 1 >= i).then(|| self.said_day.get())?
    }

    fn past_era(&self, i: usize) -> usize {
        self.past(i, &["م", "ه"])
    }

    /// 14/4/2021, 2021-04-14, 23/10/1436هـ, 12.7.2006.
    fn figures(&self, i: usize) -> Option<Parsed> {
        let (end, [a, b, c]) = self.three_numbers(i)?;
        let end_era = self.past(end, &["م", "ه", "هـ"]);
        let (day, month, year) = if a > 31 { (c, b, a) } else { (a, b, c) };
        // Month first only where the other order is no date.
        let (day, month) = if month > 12 && day <= 12 { (month, day) } else { (day, month) };
        let (day, month) = (i8::try_from(day).ok()?, i8::try_from(month).ok()?);
        let year = match year {
            0..=30 => 2000 + year,
            31..=99 => 1900 + year,
            _ => year,
        };
        let year = i16::try_from(year).ok()?;
        if (1300..=1500).contains(&year) {
            return hijri::day(year, month, day).map(|d| Parsed::on(end_era, d));
        }
        (1000..=2150).contains(&year).then_some(())?;
        Date::new(year, month, day).ok().map(|d| Parsed::on(end_era, d))
    }

    fn three_numbers(&self, i: usize) -> Option<(usize, [u32; 3])> {
        if self.tokens.get(i)?.kind != TokenKind::Number {
            return None;
        }
        let text = self.tokens.fold(i);
        if text.bytes().filter(|b| *b == b'.').count() == 2 {
            let mut parts = text.split('.').map(|p| p.parse().ok());
            let three = [parts.next()??, parts.next()??, parts.next()??];
            return (text.len() >= 6).then_some((i + 1, three));
        }
        let marks = ["/", "-", "\\", "–"];
        if !(self.is(i + 1, &marks) && self.tokens.fold(i + 1) == self.tokens.fold(i + 3)) {
            return None;
        }
        Some((i + 5, [self.digits(i)?, self.digits(i + 2)?, self.digits(i + 4)?]))
    }

    /// The first day of "9 to 10 January", "9 and 10 January", "9-10 January": the month is said once.
    pub(super) fn range_start(&self, i: usize) -> Option<Parsed> {
        let (after, day) = self.day_number(i)?;
        let hyphen = self.is(after, &["-", "–", "ـ", "/"]);
        let joined = ["الي", "حتي", "وحتي", "و", "والي"];
        let inside = self.is(i.checked_sub(1)?, &["من", "بين", "مابين", "يومي", "في", "ال", "ايام"]);
        let second = if hyphen || (inside && self.is(after, &joined)) {
            self.date_with_month(after + 1)?
        } else {
            return None;
        };
        let of = second.day?;
        Date::new(of.year(), of.month(), day).ok().filter(|d| *d < of).map(|d| Parsed::on(after, d))
    }

    fn date_with_month(&self, i: usize) -> Option<Parsed> {
        self.day_of_month(i).filter(|p| p.end > i + 1)
    }
}
