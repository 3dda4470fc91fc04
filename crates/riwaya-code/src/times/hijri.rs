//! The Hijri calendar of Umm al-Qura, by which newspapers of the Gulf date.

use jiff::ToSpan;
use jiff::civil::Date;

/// The first year of [`LONG_MONTHS`].
const FIRST: i16 = 1390;

/// For each year from 1390 AH, a bit for each month of 30 days, the first month lowest (the calendar's published
/// tables; 1 Muharram 1390 is 9 March 1970).
const LONG_MONTHS: [u16; 110] = [
    0xaba, 0x5b4, 0xda9, 0xd52, 0xaa5, 0x92d, 0x26d, 0x8ed, 0x2da, 0xad5, 0xaa5, 0xa4b, 0x497, 0x937, 0x2b6,
    0x975, 0xd69, 0xd52, 0xc95, 0x92b, 0x25b, 0x4db, 0x9d5, 0x5d2, 0xda5, 0xd4a, 0xa95, 0x54d, 0xaad, 0x3aa,
    0xbd2, 0xbc4, 0xb89, 0xa95, 0x52d, 0x5ad, 0xb6a, 0x6d4, 0xdc9, 0xd92, 0xaa6, 0x956, 0x2ae, 0x56d, 0x36a,
    0xb55, 0xaaa, 0x94d, 0x49d, 0x95d, 0x2ba, 0x5b5, 0x5aa, 0xd55, 0xa9a, 0x92e, 0x26e, 0x55d, 0xada, 0x6d4,
    0x6a5, 0xb27, 0xa4d, 0x4ad, 0x56d, 0xb5a, 0x754, 0xf49, 0xe92, 0xd26, 0xa56, 0x356, 0x6b5, 0xbaa, 0xb92,
    0xb25, 0x68b, 0xa9b, 0x55a, 0xada, 0x5b4, 0xda9, 0xb52, 0xa9a, 0x536, 0x276, 0x575, 0xaf2, 0x6d4, 0x6a9,
    0x555, 0x2ad, 0x4bd, 0x9ba, 0x574, 0xb69, 0xb52, 0xa95, 0x52d, 0xa5d, 0x4da, 0xad9, 0x6b2, 0xe95, 0xe2a,
    0xc96, 0x92e, 0xaad, 0x56a, 0xd65,
];

/// The Gregorian day of a Hijri one, where the tables reach it.
pub(super) fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    let index = usize::try_from(year.checked_sub(FIRST)?).ok()?;
    let bits = *LONG_MONTHS.get(index)?;
    if !(1..=12).contains(&month) || !(1..=30).contains(&day) {
        return None;
    }
    let years: i64 = LONG_MONTHS[..index].iter().map(|b| 348 + i64::from(b.count_ones())).sum();
    let before = u32::try_from(month - 1).ok()?;
    let months = 29 * i64::from(before) + i64::from((bits & ((1 << before) - 1)).count_ones());
    jiff::civil::date(1970, 3, 9).checked_add((years + months + i64::from(day) - 1).days()).ok()
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
