//! A point in time to the precision that was written, and what two of them tell of each other.

use jiff::civil::Date;
use riwaya_record::{Published, PublishedFrom};

/// A point in time to the precision that was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    pub(super) year: i16,
    pub(super) month: i8,
    pub(super) day: Option<i8>,
    pub(super) time: Option<Clock>,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) hour: u8,
    pub(super) minute: u8,
    pub(super) second: Option<u8>,
    /// Minutes east of Greenwich.
    pub(super) zone: Option<i16>,
}

impl Stamp {
    pub(super) fn day(year: i64, month: i64, day: i64) -> Option<Self> {
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

#[cfg(test)]
mod tests {
    use super::super::{find, parse_machine};
    use super::*;

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
}
