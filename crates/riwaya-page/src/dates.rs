//! Days and times as a reader writes them. What does not parse is shown as it stands.

use jiff::civil::Date;
use riwaya_record::Published;

use crate::wording::Both;

const MONTHS_AR: [&str; 12] = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS_AR: [&str; 7] = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"];
const DAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// `2021-04-13`, `2021-04` or `2021` in words.
pub(crate) fn day(value: &str) -> Both {
    if let Ok(date) = value.parse::<Date>() {
        let month = usize::from(date.month().unsigned_abs()) - 1;
        let (d, y) = (date.day(), date.year());
        return Both::new(format!("{d} {} {y}", MONTHS_AR[month]), format!("{d} {} {y}", MONTHS_EN[month]));
    }
    if let Some((year, month)) = value.split_once('-')
        && year.len() == 4
        && year.parse::<u16>().is_ok()
        && let Ok(month @ 1..=12) = month.parse::<usize>()
    {
        return Both::new(
            format!("{} {year}", MONTHS_AR[month - 1]),
            format!("{} {year}", MONTHS_EN[month - 1]),
        );
    }
    Both::same(value)
}

/// The same with the day of the week, where the day is known.
pub(crate) fn weekday(value: &str) -> Both {
    let plain = day(value);
    value.parse::<Date>().map_or_else(
        |_| plain.clone(),
        |date| {
            let at = usize::from(date.weekday().to_monday_zero_offset().unsigned_abs());
            Both::new(format!("{} {}", DAYS_AR[at], plain.ar), format!("{} {}", DAYS_EN[at], plain.en))
        },
    )
}

/// When an article was published: day and, where known, the hour of its own clock.
pub(crate) fn published(at: &Published) -> Option<Both> {
    let date = at.date.as_deref().or_else(|| at.time.as_deref()?.get(..10))?;
    let day = day(date);
    let clock = at.time.as_deref().and_then(|t| t.get(11..16)).filter(|_| at.precision != "day");
    Some(match clock {
        Some(clock) => Both::new(format!("{}، {clock}", day.ar), format!("{}, {clock}", day.en)),
        None => day,
    })
}

/// A stretch of time, or its one day.
pub(crate) fn period(from: &str, to: &str) -> Both {
    let (first, last) = (day(from), day(to));
    if from == to {
        return first;
    }
    Both::new(format!("{} – {}", first.ar, last.ar), format!("{} – {}", first.en, last.en))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_words() {
        assert_eq!(day("2021-04-13"), Both::new("13 أبريل 2021", "13 April 2021"));
        assert_eq!(day("2021-12"), Both::new("ديسمبر 2021", "December 2021"));
        assert_eq!(weekday("2021-04-13").en, "Tuesday 13 April 2021");
        assert_eq!(weekday("2021-04-13").ar, "الثلاثاء 13 أبريل 2021");
    }

    #[test]
    fn what_is_no_day_stays_as_it_is() {
        for odd in ["2021", "2021-W15", "2021-13", "2021-02-31", "", "<script>", "٢٠٢١"] {
            assert_eq!(day(odd), Both::same(odd));
        }
    }

    #[test]
    fn odd_publication_times_do_no_harm() {
        let at = Published { time: Some("أأأأأأأأأأ".into()), ..Published::default() };
        assert!(published(&at).is_none_or(|b| !b.is_empty()));
        let at = Published {
            time: Some("2021-04-14T09:30:00+02:00".into()),
            date: Some("2021-04-14".into()),
            ..at
        };
        assert_eq!(published(&at).unwrap().en, "14 April 2021, 09:30");
    }
}
