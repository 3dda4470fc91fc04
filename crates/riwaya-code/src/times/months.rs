//! Months and years by every naming.

use super::deixis::{self, Tense};
use super::words::{Count, Sense, Unit};
use super::{Parsed, Reader, hijri};

/// A month of one of the two calendars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Month {
    Gregorian(i8),
    Hijri(i8),
}

/// A year as it is written.
#[derive(Clone, Copy, Debug)]
pub(super) enum Year {
    Gregorian(i16),
    Hijri(i16),
}

impl Year {
    pub(super) fn value(self) -> String {
        match self {
            Self::Gregorian(y) => format!("{y:04}"),
            Self::Hijri(y) => format!("{:04}", hijri::year(y)),
        }
    }
}

impl Reader<'_> {
    /// The month's name with its other names beside it: يونيو (حزيران), شباط/فبراير, يونيو حزيران.
    pub(super) fn month_name(&self, i: usize, after_day: bool) -> Option<(usize, Month)> {
        let gregorian = |at: usize, weak: bool| {
            self.read(at, |r| match r.sense {
                Sense::Month(m) => Some(m),
                Sense::WeakMonth(m) if weak => Some(m),
                _ => None,
            })
        };
        let Some((mut end, month)) = gregorian(i, after_day) else {
            if after_day {
                return self.hijri_month(i);
            }
            // A weak name stands alone beside its other name.
            let (end, month) = gregorian(i, true)?;
            let at = self.past(end, &["/", "(", "-"]);
            return (gregorian(at, true)?.1 == month)
                .then(|| (self.other_names(end, month), Month::Gregorian(month)));
        };
        end = self.other_names(end, month);
        Some((end, Month::Gregorian(month)))
    }

    fn other_names(&self, mut end: usize, month: i8) -> usize {
        loop {
            let open = self.is(end, &["(", "["]);
            let at = if open || self.is(end, &["/", "-", "–", "\\"]) { end + 1 } else { end };
            let Some((next, other)) = self.read(at, |r| match r.sense {
                Sense::Month(m) | Sense::WeakMonth(m) => Some(m),
                _ => None,
            }) else {
                return end;
            };
            if other != month {
                return end;
            }
            end = if open { self.past(next, &[")", "]"]) } else { next };
        }
    }

    pub(super) fn hijri_month(&self, i: usize) -> Option<(usize, Month)> {
        self.read(i, |r| match r.sense {
            Sense::HijriMonth(m) => Some(m),
            _ => None,
        })
        .map(|(end, m)| (end, Month::Hijri(m)))
    }

    /// A year after a month: 2006, من عام 2014, ١٤٣٦هـ, من العام الماضي.
    pub(super) fn year_after(&self, i: usize) -> Option<(usize, Year)> {
        let from = self.past(i, &["من"]);
        let told = self.year_of(from).filter(|_| self.digits(from).is_none());
        if let Some((end, year)) = told.and_then(|(end, y)| Some((end, y.parse().ok()?))) {
            return Some((end, Year::Gregorian(year)));
        }
        let at = self.past(i, &["من", "،", ",", "/"]);
        let named = self
            .read(at, |r| matches!(r.sense, Sense::Unit(Unit::Year, Count::One)).then_some(()))
            .map(|(e, ())| e);
        let comma = at > i && named.is_none() && !self.is(i, &["،", ",", "/"]);
        if comma {
            return None;
        }
        self.year_number(named.unwrap_or(at))
    }

    /// The number of a year, with its era's letter.
    pub(super) fn year_number(&self, i: usize) -> Option<(usize, Year)> {
        let n = self.digits(i)?;
        if self.tokens.fold(i).len() != 4 {
            return None;
        }
        let hijri = self.is(i + 1, &["ه", "هجريه", "هجري", "للهجره"]);
        let end =
            if hijri || self.is(i + 1, &["م", "ميلادي", "ميلاديه"]) { i + 2 } else { i + 1 };
        let n = i16::try_from(n).ok()?;
        match n {
            1300..=1500 if hijri || n >= 1390 => Some((end, Year::Hijri(n))),
            1000..=2150 => Some((end, Year::Gregorian(n))),
            _ => None,
        }
    }

    /// A month with its year or what stands for it.
    pub(super) fn month(&self, i: usize) -> Option<Parsed> {
        let named = self.read_unit(i, Unit::Month, Count::One);
        let at = named.unwrap_or(i);
        let strong = self.month_name(at, false);
        let (end, month) = strong.or_else(|| self.month_name(at, true))?;
        let year = self.year_after(end);
        let shift = self.shift(end, true);
        // A name that is another word needs a year or an adjective of time beside it; شهر will do for most.
        let placed = named.is_some() || (at == i && self.head.get() == (i, 0) && self.after_in(i));
        let weak = strong.is_none() && year.is_none() && shift.is_none();
        if weak && (!placed || matches!(month, Month::Hijri(_))) {
            return None;
        }
        let month = match month {
            Month::Gregorian(m) => m,
            Month::Hijri(m) => return self.hijri_month_value(end, m, year),
        };
        if let Some((end, year)) = year {
            let end = self.past(end, &["م"]);
            return Some(match year {
                Year::Gregorian(y) => Parsed::date(end, format!("{y:04}-{month:02}")),
                hijri @ Year::Hijri(_) => Parsed::date(end, hijri.value()),
            });
        }
        if named.is_none() && shift.is_none() && self.is_months_name(i) {
            return None;
        }
        let (end, shift) = shift.map_or((end, None), |(e, s)| (e, Some(s)));
        let Some(now) = self.now else { return Some(Parsed::unknown(end, format!("XXXX-{month:02}"))) };
        let tense = if shift.is_none() { self.tense(i) } else { Tense::Unsaid };
        let (mut year, month) = deixis::month(now, month, shift, tense);
        if let (None, Some(from)) = (shift, self.range_from(i))
            && (year, month) < (from.year(), from.month())
        {
            year = from.year() + i16::from(month < from.month());
        }
        let mut parsed = Parsed::date(end, format!("{year:04}-{month:02}"));
        parsed.day = None;
        Some(parsed)
    }

    /// After these a month's name that is another word too is the month.
    fn after_in(&self, i: usize) -> bool {
        let before = self.before(i);
        let bare = before.strip_prefix(['و', 'ف']).unwrap_or(before);
        let edge = i.checked_sub(1).is_some_and(|p| self.all(p).iter().any(|r| r.sense == Sense::Edge));
        let words = ["في", "منذ", "خلال", "حتي", "بحلول", "بين"];
        edge || words.contains(&before) || words.contains(&bare)
    }

    /// A paper, a square or a dam called after a month.
    fn is_months_name(&self, i: usize) -> bool {
        let before = self.before(i);
        let day_of_name = self.digits(i.wrapping_sub(1)).is_some()
            && self.words.context.name.contains(self.noun_before(i - 1));
        day_of_name
            || self.words.context.name.contains(before)
            || ["صحيفه", "جريده", "دار", "مجله", "تيريزا", "شركه", "معركه", "صواريخ"].contains(&before)
    }

    fn hijri_month_value(&self, end: usize, month: i8, year: Option<(usize, Year)>) -> Option<Parsed> {
        if let Some((end, Year::Hijri(y))) = year {
            let middle = hijri::day(y, month, 15);
            return Some(Parsed::date(
                end,
                middle
                    .map_or_else(|| Year::Hijri(y).value(), |d| format!("{:04}-{:02}", d.year(), d.month())),
            ));
        }
        let end = self.shift(end, true)?.0;
        let day = hijri::nearest(month, 15, self.now?)?;
        Some(Parsed::date(end, format!("{:04}-{:02}", day.year(), day.month())))
    }

    /// The word before token `i`, before quotation marks if there are any: حركة "6 أبريل".
    pub(super) fn noun_before(&self, i: usize) -> &str {
        let quoted = self.is(i.wrapping_sub(1), &["\"", "«", "“", "'"]);
        self.before(if quoted { i - 1 } else { i })
    }
}
