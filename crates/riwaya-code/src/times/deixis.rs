//! What relative times mean, seen from the day of publication.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::words::Shift;

/// A day `n` days from another; the same day at the ends of the calendar.
pub(super) fn plus(day: Date, n: i64) -> Date {
    day.checked_add(n.days()).unwrap_or(day)
}

/// Whether the clause around a time looks back or forward.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    Unsaid,
}

fn weekday_of(day: Date) -> i64 {
    i64::from(day.weekday().to_monday_one_offset())
}

/// The day a weekday names.
pub(super) fn weekday(now: Date, weekday: i8, shift: Option<Shift>, tense: Tense) -> Date {
    let back = (weekday_of(now) - i64::from(weekday)).rem_euclid(7);
    match shift {
        // Yesterday is called so: "last Sunday" on a Monday is a week older.
        Some(Shift::Last) => plus(now, if back < 2 { -7 - back } else { -back }),
        Some(Shift::Next) => plus(now, 7 - back),
        Some(Shift::This) => plus(now, i64::from(weekday) - weekday_of(now)),
        None if tense == Tense::Future => plus(now, (7 - back) % 7),
        None => plus(now, -back),
    }
}

/// The day of a weekday that stands beside a relative day ("tomorrow, Thursday"): papers err in the word for the
/// day, hardly in the weekday.
pub(super) fn weekday_beside(day: Date, weekday: i8, days: i8) -> Date {
    let back = (weekday_of(day) - i64::from(weekday)).rem_euclid(7);
    plus(day, if days > 0 && back > 3 { 7 - back } else { -back })
}

/// The day a day and month without a year name; `None` where the month has no such day.
pub(super) fn day_of_month(
    now: Date,
    month: i8,
    day: i8,
    shift: Option<Shift>,
    tense: Tense,
) -> Option<Date> {
    let candidates =
        (now.year() - 5..=now.year() + 5).filter_map(|y| Date::new(y, month, day).ok()).collect::<Vec<_>>();
    match shift {
        Some(Shift::Last) => candidates.into_iter().rfind(|d| *d < now),
        Some(Shift::Next) => candidates.into_iter().find(|d| *d > now),
        Some(Shift::This) => Date::new(now.year(), month, day).ok(),
        None if tense == Tense::Future && candidates.iter().any(|d| *d >= now && *d < plus(now, NEAR)) => {
            candidates.into_iter().find(|d| *d >= now)
        }
        None => candidates
            .into_iter()
            .min_by_key(|d| now.since(*d).map_or(i64::MAX, |s| distance(i64::from(s.get_days())))),
    }
}

/// Days within which a date to come is told without its year.
const NEAR: i64 = 270;

/// News looks back more than forward: a day to come counts as farther than one as long ago.
fn distance(days_ago: i64) -> i64 {
    if days_ago >= 0 { 4 * days_ago } else { -5 * days_ago }
}

/// The year and month a month's name names.
pub(super) fn month(now: Date, month: i8, shift: Option<Shift>, tense: Tense) -> (i16, i8) {
    let year = now.year();
    let year = match shift {
        Some(Shift::Last) => year - i16::from(month >= now.month()),
        Some(Shift::Next) => year + i16::from(month <= now.month()),
        Some(Shift::This) => year,
        None if tense == Tense::Future && (month - now.month()).rem_euclid(12) < 9 => {
            year + i16::from(month < now.month())
        }
        None => {
            let ago = i64::from(now.month()) - i64::from(month);
            (-1..=1)
                .min_by_key(|dy| distance(ago - 12 * dy))
                .map_or(year, |dy| year + i16::try_from(dy).unwrap_or(0))
        }
    };
    (year, month)
}

fn step(shift: Shift) -> i64 {
    match shift {
        Shift::Last => -1,
        Shift::This => 0,
        Shift::Next => 1,
    }
}

fn moved(now: Date, span: Span) -> Date {
    now.checked_add(span).unwrap_or(now)
}

/// The value of last, this or next year.
pub(super) fn year_value(now: Date, shift: Shift) -> String {
    format!("{:04}", moved(now, step(shift).years()).year())
}

/// The value of a school year, or of "the new year": the year in which it begins.
pub(super) fn school_year_value(now: Date, shift: Shift, new: bool, school: bool) -> String {
    let (year, month) = (now.year(), now.month());
    let value = match shift {
        // In autumn the new school year has begun and the new calendar year is near.
        _ if new && school => year,
        _ if new => year + i16::from(month > 9),
        Shift::Last => year - 1 - i16::from(month < 9),
        Shift::This => year - i16::from(month < 9),
        Shift::Next => year + i16::from(month >= 9),
    };
    format!("{value:04}")
}

/// The value of last, this or next month.
pub(super) fn month_value(now: Date, shift: Shift) -> String {
    let day = moved(now, step(shift).months());
    format!("{:04}-{:02}", day.year(), day.month())
}

/// The value of last, this or next week.
pub(super) fn week_value(now: Date, shift: Shift) -> String {
    let week = plus(now, 7 * step(shift)).iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

/// The value of last, this or next quarter.
pub(super) fn quarter_value(now: Date, shift: Shift) -> String {
    let day = moved(now, (3 * step(shift)).months());
    format!("{:04}-Q{}", day.year(), (day.month() + 2) / 3)
}

/// The value of the last, this or next season of a name.
pub(super) fn season_value(now: Date, season: &str, shift: Shift) -> String {
    let first = match season {
        "SP" => 3,
        "SU" => 6,
        "FA" => 9,
        _ => 12,
    };
    let year = match shift {
        Shift::Last => now.year() - i16::from(now.month() <= first + 2),
        Shift::This => now.year(),
        Shift::Next => now.year() + i16::from(now.month() >= first),
    };
    format!("{year:04}-{season}")
}
