//! Publication times as pages, feeds and addresses write them.

mod address;
mod clock;
mod gregorian;
mod hijri;
mod machine;
mod names;
mod stamp;
mod told;
mod words;

pub(crate) use address::in_address;
pub(crate) use clock::lone_clock;
pub(crate) use machine::parse_machine;
pub(crate) use stamp::{Stamp, unknown};
pub(crate) use told::{Told, opens_with_day, told};
pub(crate) use words::count_words;

use clock::{clock_after, clock_before};
use gregorian::gregorian;
use hijri::hijri_date;
use words::{western, words};

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

type DateReader = fn(&[&str], usize) -> Option<(Stamp, usize)>;

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

/// What metadata say, made good by what the page shows: the zone of its clock, the time of day of a day.
pub(crate) fn settled(said: Stamp, shown: Option<Stamp>) -> Stamp {
    let Some(shown) = shown else { return said };
    if let Some(zone) = said.zone_of(shown) {
        return said.in_zone(zone).unwrap_or(said);
    }
    if !said.has_time() && said.same_day(shown) { shown } else { said }
}

#[cfg(test)]
mod tests {
    use riwaya_record::PublishedFrom;

    use super::*;

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
        assert_eq!(date("1 محرم 1405 هـ").as_deref(), Some("1984-09-26"));
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
}
