//! Lines that tell when: of publication, of change, of both.

use riwaya_text::is_letter;

use super::clock::clock_at;
use super::gregorian::gregorian;
use super::hijri::hijri_date;
use super::names::weekday;
use super::stamp::Stamp;
use super::words::{fold, western, words};
use super::{find, found_at};

/// What a line that tells when says: when a text was published and when it was changed. "نشر: 9 مايو 2015 09:41 | آخر
/// تحديث: 12:03" tells both; a clock alone is of the day that is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) published: Option<Stamp>,
    pub(crate) modified: Option<Stamp>,
    /// A clock after a word of change, without a day.
    pub(crate) changed_at: Option<Stamp>,
}

/// Words before the time at which a text was changed; folded.
pub(super) const CHANGES: &[&str] = &[
    "تحديث",
    "التحديث",
    "تحديثه",
    "محدثه",
    "حدث",
    "حدثت",
    "تعديل",
    "التعديل",
    "معدل",
    "عدل",
    "updated",
    "modified",
    "update",
    "jour",
];

/// Reads a line that tells when.
pub(crate) fn told(text: &str) -> Told {
    let text: String = western(text).chars().take(400).collect();
    let mut out = Told::default();
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return out;
    }
    let words = words(&text);
    let changes = |range: std::ops::Range<usize>| {
        words[range].iter().rev().take(6).any(|w| CHANGES.contains(&fold(w).as_str()))
    };
    let (mut at, mut from) = (0, 0);
    while at < words.len() {
        if let Some((found, end)) = found_at(&words, at, from, &words, gregorian) {
            let slot = if changes(from..at) { &mut out.modified } else { &mut out.published };
            slot.get_or_insert(found.stamp);
            (at, from) = (end, end);
        } else if at > from && changes(from..at) && words.get(at + 1) == Some(&":") {
            if let Some((clock, used)) = clock_at(&words, at) {
                // The day is filled in by whoever knows it.
                out.changed_at.get_or_insert(Stamp { year: 1970, month: 1, day: Some(1), time: Some(clock) });
                at += used;
            } else {
                at += 1;
            }
        } else {
            at += 1;
        }
    }
    // "الأحد 4 آب 2013، آخر تحديث 02:21": the day belongs to the change too.
    if out.modified.is_none()
        && let (Some(day), Some(clock)) = (out.published, out.changed_at)
        && !day.has_time()
    {
        out = Told { modified: Some(day.at_time_of(clock)), ..Told::default() };
    }
    if out == Told::default() {
        let first = (0..words.len()).find_map(|at| found_at(&words, at, 0, &words, hijri_date));
        out.published = first.map(|(found, _)| found.stamp);
    }
    out
}

/// Whether a text begins with a day of the week or a number, and tells a date: a line that tells when, and not an opening
/// such as "جنيف 3 مايو 2021 السهل".
pub(crate) fn opens_with_day(text: &str) -> bool {
    let folded = western(text);
    let opens = folded.split_whitespace().next().is_some_and(|word| {
        word.starts_with(|c: char| c.is_ascii_digit())
            || weekday(&fold(word.trim_matches(|c: char| !is_letter(c)))).is_some()
    });
    opens && find(text).is_some()
}

#[cfg(test)]
mod tests {
    use riwaya_record::PublishedFrom;

    use super::super::lone_clock;
    use super::*;

    #[test]
    fn lines_that_tell_when() {
        let show = |s: Option<Stamp>| {
            s.and_then(|s| {
                let p = s.published(PublishedFrom::Text);
                p.time.or(p.date)
            })
        };
        let two = |text: &str| (show(told(text).published), show(told(text).modified));
        let some = |t: &str| Some(t.to_owned());
        assert_eq!(
            two("نُشر: الخميس 09 جويلية 2015 09:41 | آخر تحديث: 09 جويلية 2015 12:03"),
            (some("2015-07-09T09:41:00"), some("2015-07-09T12:03:00"))
        );
        assert_eq!(two("آخر تحديث: 8 نوفمبر 2022"), (None, some("2022-11-08")));
        assert_eq!(
            two("الأحد، 8 نوفمبر 2022، آخر تحديث 02:21 (GMT+0400)"),
            (None, some("2022-11-08T02:21:00+04:00"))
        );
        let told = told("الأحد 25 فبراير 2018 12:30 ص - تم التحديث 7:10 ص");
        assert_eq!(show(told.published), some("2018-02-25T00:30:00"));
        assert_eq!(show(told.changed_at), some("1970-01-01T07:10:00"));
        assert_eq!(show(lone_clock("18:24 ت مـ")), some("1970-01-01T18:24:00+03:00"));
        assert_eq!(lone_clock("18:24"), None, "a length, a score");
    }
}
