//! Days, months and years as stretches of days.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use riwaya_record::Published;

/// A stretch of whole days, as numbers of days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// First day.
    pub(crate) first: i32,
    /// Last day.
    pub(crate) last: i32,
}

impl Stretch {
    /// Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD` (what follows a `T` or a space is dropped).
    pub(crate) fn read(value: &str) -> Option<Self> {
        let value = value.split(['T', ' ']).next()?;
        let mut fields = value.split('-').map(|f| f.parse::<i16>().ok());
        let year = fields.next()??;
        let (first, last) = match (fields.next(), fields.next()) {
            (None, _) if value.len() == 4 => (Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?),
            (Some(month), None) => {
                let first = Date::new(year, i8::try_from(month?).ok()?, 1).ok()?;
                (first, first.last_of_month())
            }
            (Some(month), Some(day)) => {
                let day = Date::new(year, i8::try_from(month?).ok()?, i8::try_from(day?).ok()?).ok()?;
                (day, day)
            }
            _ => return None,
        };
        Some(Self { first: number(first)?, last: number(last)? })
    }

    /// Whether it is one day.
    pub(crate) fn is_day(self) -> bool {
        self.first == self.last
    }

    /// How many days it covers.
    pub(crate) fn days(self) -> i32 {
        self.last - self.first + 1
    }

    /// Days between two stretches, 0 where they share one.
    pub(crate) fn gap(self, other: Self) -> i32 {
        (self.first - other.last).max(other.first - self.last).max(0)
    }
}

/// The last second at which something may have been published, since 1970: of a day without a time its end, without a
/// day the end of time, since what is undated was not first. A time without a zone is taken for universal time.
pub(crate) fn latest(published: &Published) -> i64 {
    const DAY: i64 = 86_400;
    let time = published.time.as_deref().and_then(|time| {
        let zoned = time.parse::<Timestamp>().map(Timestamp::as_second);
        let local =
            || Some(time.parse::<DateTime>().ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp().as_second());
        zoned.ok().or_else(local)
    });
    let day = || published.date.as_deref().and_then(Stretch::read).map(|s| (i64::from(s.last) + 1) * DAY - 1);
    time.or_else(day).unwrap_or(i64::MAX)
}

fn number(day: Date) -> Option<i32> {
    let epoch = Date::new(1970, 1, 1).ok()?;
    day.since((jiff::Unit::Day, epoch)).ok().map(|span| span.get_days())
}

/// Whether one value is the other or its beginning: `2021-04` and `2021-04-13`.
pub(crate) fn agree(a: &str, b: &str) -> bool {
    a.starts_with(b) || b.starts_with(a)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_earlier_moment_is_first_whatever_its_zone() {
        let at = |time: Option<&str>, date: &str| {
            latest(&Published {
                time: time.map(str::to_owned),
                date: Some(date.to_owned()),
                ..Published::default()
            })
        };
        let (east, west) = ("2021-04-14T09:30:00+03:00", "2021-04-14T08:00:00+00:00");
        assert!(at(Some(east), "2021-04-14") < at(Some(west), "2021-04-14"));
        assert!(at(Some("2021-04-14T07:00:00"), "2021-04-14") < at(Some(west), "2021-04-14"));
        assert!(at(Some(west), "2021-04-14") < at(None, "2021-04-14"));
        assert!(at(None, "2021-04-14") < at(None, "2021-04"));
        assert!(at(None, "2021-04") < latest(&Published::default()));
    }

    #[test]
    fn grains() {
        let read = |v| Stretch::read(v).unwrap();
        assert_eq!(read("2021-02").days(), 28);
        assert_eq!(read("2021-04-13").gap(read("2021-04")), 0);
        assert_eq!(read("2021-01-26").gap(read("2021-04-13")), 77);
        assert!(read("2021-04-13T10:00").is_day());
        assert!(
            ["", "20", "2021-W03", "PAST_REF", "2021-13", "x-y-z"].iter().all(|v| Stretch::read(v).is_none())
        );
    }
}
