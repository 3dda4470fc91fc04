//! Years and days of the Hijri calendar beside Gregorian ones.

use jiff::ToSpan;
use jiff::civil::Date;

/// The Gregorian day of a Hijri one, where the tables reach it.
pub(super) fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    let since = riwaya_text::hijri_days(year, month, day)?;
    jiff::civil::date(1970, 1, 1).checked_add(since.days()).ok()
}

/// The Gregorian year in which most of a Hijri year lies.
pub(super) fn year(hijri: i16) -> i16 {
    day(hijri, 7, 1)
        .map_or_else(|| ((f64::from(hijri) + 0.5) * 0.970_224 + 621.57) as i16, jiff::civil::Date::year)
}

/// The occurrence of a Hijri month and day that lies nearest to a Gregorian day.
pub(super) fn nearest(month: i8, of_month: i8, to: Date) -> Option<Date> {
    let about = ((f64::from(to.year()) - 621.57) / 0.970_224) as i16;
    (about - 1..=about + 2)
        .filter_map(|y| day(y, month, of_month))
        .min_by_key(|d| d.since(to).map_or(i32::MAX, |s| s.get_days().abs()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_days() {
        let is = |y, m, d, iso: &str| assert_eq!(day(y, m, d).map(|d| d.to_string()).as_deref(), Some(iso));
        is(1390, 1, 1, "1970-03-09");
        is(1430, 1, 1, "2008-12-29");
        is(1436, 10, 1, "2015-07-17");
        is(1436, 10, 23, "2015-08-08");
        is(1445, 9, 1, "2024-03-11");
        assert_eq!(day(1300, 1, 1), None);
        assert_eq!(day(1436, 13, 1), None);
    }

    #[test]
    fn years_and_feasts() {
        assert_eq!((year(1430), year(1436), year(1400)), (2009, 2015, 1980));
        assert_eq!(year(1300), 1883);
        let feast = nearest(10, 1, jiff::civil::date(2018, 6, 20)).unwrap();
        assert_eq!(feast.to_string(), "2018-06-15");
    }
}
