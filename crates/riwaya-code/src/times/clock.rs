//! Parts of the day and clock times.

use riwaya_record::TimeType;
use riwaya_text::TokenKind;

use super::words::{Count, Sense, Unit};
use super::{Parsed, Reader, deixis};

impl Reader<'_> {
    /// A part of a day before the day: مساء الثلاثاء, ساعة مبكرة من صباح أمس; or after it: أمس مساء.
    pub(super) fn part_of_day(&self, i: usize) -> Option<Parsed> {
        let at = self.past_how_early(i);
        if let Some(parsed) = self.part_then_day(at) {
            return Some(parsed);
        }
        if let Some((end, part)) = self.adverb(i) {
            // With its tanween it is no other word; مساء has none, فجرا is a verb too.
            let word = self.tokens.fold(i);
            if word.ends_with('ا') && !word.ends_with("فجرا") {
                return Some(self.part_of(end, part));
            }
        }
        if at == i
            && let Some(day) = self.day(i)
            && let Some((end, part)) = self.adverb(day.end)
        {
            return Some(self.on_day(&day, end, part));
        }
        self.part_alone(i)
    }

    fn adverb(&self, i: usize) -> Option<(usize, &'static str)> {
        self.read(i, |r| match r.sense {
            Sense::Adverb(part) => Some(part),
            _ => None,
        })
    }

    fn part_then_day(&self, at: usize) -> Option<Parsed> {
        let (next, part) = self.read(at, |r| match r.sense {
            Sense::Part(part) | Sense::PartOrVerb(part) if !r.definite => Some(part),
            _ => None,
        })?;
        let night = part == "TNI";
        let mut inner = self.past(next, &["من"]);
        // ليل أول من أمس is read as a day; ليلة السبت الأحد below.
        let day = self.day(inner).or_else(|| {
            inner = next;
            None
        })?;
        let mut end = day.end;
        if night {
            // ليل الاثنين ـ الثلاثاء is the night between the two.
            let dash = self.past(end, &["-", "ـ", "–", "الي", "/", "على", ""]);
            let weekday = |k: usize| self.read(k, |r| matches!(r.sense, Sense::Weekday(_)).then_some(()));
            end = weekday(dash).map_or(end, |(e, ())| e);
        }
        Some(self.on_day(&day, end, part))
    }

    #[expect(clippy::unused_self, reason = "reads as a part of the grammar")]
    fn on_day(&self, day: &Parsed, end: usize, part: &str) -> Parsed {
        Parsed { kind: TimeType::Time, value: format!("{}{part}", day.value), ..day.clone().up_to(end) }
    }

    /// A part of the day last named in the sentence, else of none.
    fn part_of(&self, end: usize, part: &str) -> Parsed {
        match self.said_day.get() {
            Some(day) => Parsed::of(TimeType::Time, end, format!("{day}{part}")),
            None => {
                Parsed { unresolved: true, ..Parsed::of(TimeType::Time, end, format!("XXXX-XX-XX{part}")) }
            }
        }
    }

    /// في الصباح, حلول الليل.
    fn part_alone(&self, i: usize) -> Option<Parsed> {
        let (end, part) = self.read(i, |r| match r.sense {
            Sense::Part(part) if r.definite => Some(part),
            _ => None,
        })?;
        let before = self.before(i);
        let placed = ["في", "عند", "حلول", "بحلول", "قبل", "بعد", "حتي", "منذ", "خلال", "ساعات", "وفي", "ففي"];
        if !placed.contains(&before) {
            return None;
        }
        let end = self.past(end, &["الباكر", "المتاخر"]);
        Some(self.part_of(end, part))
    }

    /// "An early hour of", "a late time of".
    fn past_how_early(&self, i: usize) -> usize {
        let first = self.read(i, |r| match r.sense {
            Sense::Unit(Unit::Hour, Count::One | Count::Many) | Sense::Moment => Some(()),
            _ => None,
        });
        let Some((next, ())) = first else { return i };
        let how = [
            "مبكره",
            "متاخره",
            "مبكر",
            "متاخر",
            "متقدم",
            "متقدمه",
            "المبكره",
            "المتاخره",
            "الاولي",
            "باكره",
            "الاخيره",
            "سابق",
            "لاحق",
        ];
        let after = self.past(next, &how);
        if after > next && self.is(after, &["من"]) { after + 1 } else { i }
    }

    /// Tonight, last night.
    pub(super) fn night(&self, i: usize) -> Option<Parsed> {
        let (end, nights) = self.read(i, |r| match r.sense {
            Sense::Night(n) => Some(n),
            _ => None,
        })?;
        // "That night" and "the next night" are of a day told before.
        if self.is(i.wrapping_sub(1), &["تلك"]) {
            return None;
        }
        let next = self.past(end, &["التاليه", "نفسها", "ذاتها"]);
        let Some(now) = self.now.filter(|_| next == end) else {
            let unknown = Parsed::of(TimeType::Time, next, "XXXX-XX-XXTNI");
            return Some(Parsed { unresolved: true, ..unknown });
        };
        let day = deixis::plus(now, nights.into());
        Some(Parsed { day: Some(day), ..Parsed::of(TimeType::Time, end, format!("{day}TNI")) })
    }

    /// A clock time: الساعة 10:30 صباحا بتوقيت غرينتش, الساعة الثامنة من مساء السبت, ٣ عصرا.
    pub(super) fn clock(&self, i: usize) -> Option<Parsed> {
        let named = self
            .read(i, |r| match r.sense {
                Sense::Unit(Unit::Hour, Count::One) if r.definite => Some(()),
                _ => None,
            })
            .map(|(e, ())| e);
        let at = named.unwrap_or(i);
        let (end, hour, minute, exact) =
            self.hour(at, named.is_some() || self.tokens.fold(at).ends_with('ه'))?;
        let (after_zone, zulu) = self.zone(end);
        let (end, part) = self.hour_part(after_zone);
        // A number alone is an hour only with a part of the day or a zone after it.
        if named.is_none()
            && part.is_none()
            && after_zone == end
            && !(exact && self.is(i.wrapping_sub(1), &["("]))
        {
            return None;
        }
        if named.is_none() && part.is_none() && after_zone == at {
            return None;
        }
        let (end, zulu) = if zulu { (end, true) } else { self.zone(end) };
        let hour = match part {
            Some("TEV" | "TAF") if hour < 12 => hour + 12,
            Some("TNI") if (5..12).contains(&hour) => hour + 12,
            Some("TNI") if hour == 12 => 0,
            Some("TMI") if (1..5).contains(&hour) => hour + 12,
            Some("TMO") if hour == 12 => 0,
            _ => hour,
        };
        let (end, day) = self.day_of_hour(end);
        let day = day.or(self.said_day.get());
        let zone = if zulu { "Z" } else { "" };
        let date = day.map_or_else(String::new, |d| d.to_string());
        Some(Parsed { day, ..Parsed::of(TimeType::Time, end, format!("{date}T{hour:02}:{minute:02}{zone}")) })
    }

    /// The hour and minute, and whether both were written.
    fn hour(&self, i: usize, named: bool) -> Option<(usize, u32, u32, bool)> {
        let token = self.tokens.get(i)?;
        if token.kind == TokenKind::Number {
            let text = self.tokens.fold(i);
            let split = |mark: char| text.split_once(mark).filter(|(_, m)| m.len() == 2);
            let (end, hour, minute, exact) = if let Some((h, m)) = split('.').or_else(|| split(',')) {
                (i + 1, h.parse().ok()?, m.parse().ok()?, true)
            } else if self.is(i + 1, &[":"]) && self.digits(i + 2).is_some() {
                (i + 3, self.digits(i)?, self.digits(i + 2)?, true)
            } else if text.len() == 4 && (named || self.zone(i + 1).0 > i + 1) {
                let n = self.digits(i)?;
                (i + 1, n / 100, n % 100, true)
            } else {
                (i + 1, self.digits(i)?, 0, false)
            };
            return (hour <= 24 && minute < 60).then_some((end, hour % 24, minute, exact));
        }
        if !named {
            return None;
        }
        let (end, hour) = self.ordinal(i).or_else(|| {
            self.read(i, |r| match r.sense {
                Sense::Cardinal(1) => Some(1),
                _ => None,
            })
        })?;
        let (end, minute) = match self.tokens.fold(end) {
            "والنصف" | "ونصف" => (end + 1, 30),
            "والربع" | "وربع" => (end + 1, 15),
            "والثلث" => (end + 1, 20),
            "الا" if self.is(end + 1, &["ربعا", "الربع", "ربع"]) => (end + 2, 45),
            _ => self.minutes(end).unwrap_or((end, 0)),
        };
        let hour = if minute == 45 { (hour + 23) % 24 } else { hour };
        (1..=12).contains(&hour).then_some((end, hour, minute, false))
    }

    /// وعشر دقائق, وتسعة وأربعين دقيقة after an hour.
    fn minutes(&self, i: usize) -> Option<(usize, u32)> {
        let (next, n) = self.and_number(i)?;
        let minutes = self.read(next, |r| matches!(r.sense, Sense::Unit(Unit::Minute, _)).then_some(()));
        minutes.filter(|_| n < 60).map(|(end, ())| (end, n))
    }

    /// صباحا, من مساء, بعد الظهر after an hour.
    fn hour_part(&self, i: usize) -> (usize, Option<&'static str>) {
        if let Some((end, part)) = self.adverb(i) {
            return (end, Some(part));
        }
        if self.is(i, &["ص"]) {
            return (i + 1, Some("TMO"));
        }
        if self.is(i, &["م"]) {
            return (i + 1, Some("TEV"));
        }
        let at = self.past(i, &["من", "في"]);
        let part = self.read(at, |r| match r.sense {
            Sense::Part(part) | Sense::PartOrVerb(part) => Some(part),
            _ => None,
        });
        part.filter(|_| at > i || self.day(at + 1).is_some())
            .map_or((i, None), |(end, part)| (end, Some(part)))
    }

    /// بتوقيت غرينتش, بالتوقيت المحلي, ت غ: the token after it, and whether it is Greenwich's.
    fn zone(&self, i: usize) -> (usize, bool) {
        let at = self.past(i, &["("]);
        let close = |end: usize| if at > i { self.past(end, &[")"]) } else { end };
        let greenwich = |k: usize| {
            let word = self.tokens.fold(k);
            word.ends_with("رينتش") || word.ends_with("رينيتش") || word.ends_with("رينتيش") || word == "gmt"
        };
        if greenwich(at) {
            return (close(at + 1), true);
        }
        if self.is(at, &["ت"]) && self.is(at + 1, &["غ", "ج"]) {
            return (close(at + 2), true);
        }
        if self.is(at, &["تغ", "تج"]) {
            return (close(at + 1), true);
        }
        if self.is(at, &["بالتوقيت", "التوقيت"]) {
            return (close(self.past(at + 1, &["المحلي"])), false);
        }
        if self.is(at, &["بتوقيت", "توقيت"]) {
            if greenwich(at + 1) {
                return (close(at + 2), true);
            }
            let place = self.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Word);
            let mut end = if place { at + 2 } else { at + 1 };
            end = self.past(end, &["المحلي", "المكرمه", "الشرقي"]);
            return (close(end), false);
        }
        (i, false)
    }

    /// The day of a clock time: (من) يوم السبت الماضي, اليوم.
    fn day_of_hour(&self, i: usize) -> (usize, Option<jiff::civil::Date>) {
        let at = self.past(i, &["من", "،"]);
        match self.day(at) {
            Some(day) if day.day.is_some() => (day.end, day.day),
            _ => (i, None),
        }
    }
}
