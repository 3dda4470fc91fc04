//! Periods coarser than a day: weeks, months, quarters, seasons, years, decades, centuries.

use riwaya_text::TokenKind;

use super::deixis::{self, Tense};
use super::months::Year;
use super::words::{Count, Sense, Shift, Unit};
use super::{Parsed, Reader, hijri};

/// Whom a text tells the age of (folded, without the article).
const AGED: [&str; 17] = [
    "رجل",
    "رجلين",
    "رجلان",
    "رجال",
    "شاب",
    "شابين",
    "شابان",
    "شابه",
    "امراه",
    "امراتين",
    "سيده",
    "فتاه",
    "شخص",
    "شخصين",
    "مواطن",
    "مهاجم",
    "وهو",
];

impl Reader<'_> {
    /// A period, with the word for its part before it: مطلع العام المقبل.
    pub(super) fn period(&self, i: usize) -> Option<Parsed> {
        if let Some((next, ())) = self.read(i, |r| (r.sense == Sense::Edge).then_some(())) {
            let at = self.past(next, &["من"]);
            return self.bare_period(at).or_else(|| self.definite_period(at)).or_else(|| self.holiday(at));
        }
        self.bare_period(i).or_else(|| self.holiday(i))
    }

    fn bare_period(&self, i: usize) -> Option<Parsed> {
        self.weekend(i)
            .or_else(|| self.pointed(i))
            .or_else(|| self.fraction(i))
            .or_else(|| self.shifted(i))
            .or_else(|| self.numbered_year(i))
            .or_else(|| self.month(i))
            .or_else(|| self.season(i))
            .or_else(|| self.decade(i))
            .or_else(|| self.century(i))
            .or_else(|| self.year_alone(i))
    }

    /// بداية العام: the period at hand.
    fn definite_period(&self, i: usize) -> Option<Parsed> {
        let (end, unit) = self.definite_unit(i)?;
        Some(self.of_unit(end, unit, Shift::This))
    }

    fn definite_unit(&self, i: usize) -> Option<(usize, Unit)> {
        self.read(i, |r| match r.sense {
            Sense::Unit(unit @ (Unit::Week | Unit::Month | Unit::Year), Count::One) if r.definite => {
                Some(unit)
            }
            _ => None,
        })
    }

    fn of_unit(&self, end: usize, unit: Unit, shift: Shift) -> Parsed {
        let Some(now) = self.now else {
            return Parsed::unknown(
                end,
                match unit {
                    Unit::Week => "XXXX-WXX",
                    Unit::Month => "XXXX-XX",
                    _ => "XXXX",
                },
            );
        };
        match unit {
            Unit::Week => Parsed::date(end, deixis::week_value(now, shift)),
            Unit::Month => Parsed::date(end, deixis::month_value(now, shift)),
            _ => Parsed::date(end, deixis::year_value(now, shift)),
        }
    }

    /// عطلة نهاية الأسبوع.
    fn weekend(&self, i: usize) -> Option<Parsed> {
        let (end, ()) = self.read(i, |r| (r.sense == Sense::Weekend).then_some(()))?;
        let (end, shift) = self.shift(end, true).map_or((end, None), |(e, s)| (e, Some(s)));
        let Some(now) = self.now else { return Some(Parsed::unknown(end, "XXXX-WXX-WE")) };
        let early = now.weekday().to_monday_one_offset() < 5;
        let default = if early && self.tense(i) != Tense::Future { Shift::Last } else { Shift::This };
        Some(Parsed::date(end, deixis::week_value(now, shift.unwrap_or(default)) + "-WE"))
    }

    /// هذا العام, هذا الشهر; ذلك العام.
    fn pointed(&self, i: usize) -> Option<Parsed> {
        let (next, this) = self.read(i, |r| match r.sense {
            Sense::This => Some(true),
            Sense::That => Some(false),
            _ => None,
        })?;
        let today = self.read(next, |r| (r.sense == Sense::Day(0)).then_some(()));
        if let Some((end, ())) = today {
            return Some(match self.now.filter(|_| this) {
                Some(now) => Parsed::on(end, now),
                None => Parsed::unknown(end, "XXXX-XX-XX"),
            });
        }
        let part = self.read(next, |r| match r.sense {
            Sense::Part(p) if r.definite => Some(p),
            _ => None,
        });
        if let Some((end, part)) = part {
            let day = self.now.filter(|_| this).map_or_else(|| "XXXX-XX-XX".to_owned(), |d| d.to_string());
            let parsed = Parsed::of(riwaya_record::TimeType::Time, end, day + part);
            return Some(Parsed {
                day: self.now.filter(|_| this),
                unresolved: self.now.is_none() || !this,
                ..parsed
            });
        }
        if let Some((end, season)) = self.season_name(next).filter(|_| this) {
            return Some(self.now.map_or_else(
                || Parsed::unknown(end, format!("XXXX-{season}")),
                |now| Parsed::date(end, deixis::season_value(now, season, Shift::This)),
            ));
        }
        if self.is(next, &["الربع"]) {
            let end = self.past(next + 1, &["المالي"]);
            return Some(self.quarter_from_now(end, if this { Shift::This } else { Shift::Last }));
        }
        let (end, unit) = self.definite_unit(next)?;
        if !this {
            let value = self.of_unit(end, unit, Shift::This);
            let unknown = match unit {
                Unit::Week => "XXXX-WXX",
                Unit::Month => "XXXX-XX",
                _ => "XXXX",
            };
            return Some(Parsed { unresolved: true, value: unknown.to_owned(), ..value });
        }
        let end = self.past(end, &["الدراسي", "المالي", "الهجري", "الميلادي"]);
        // هذا العام 1436
        if unit == Unit::Year
            && let Some((end, year)) = self.year_number(end)
        {
            return Some(Parsed::date(end, year.value()));
        }
        Some(self.of_unit(end, unit, Shift::This))
    }

    /// العام الماضي, الأسبوع المقبل, العام الدراسي الجديد, السنة المالية الحالية.
    fn shifted(&self, i: usize) -> Option<Parsed> {
        let (end, unit) = self.definite_unit(i)?;
        let kind = [
            "الدراسي",
            "المالي",
            "الهجري",
            "الميلادي",
            "الدراسيه",
            "الماليه",
            "الهجريه",
            "الميلاديه",
            "الجامعي",
        ];
        let at = self.past(end, &kind);
        // "Secretary General": after a definite noun an adjective that need not speak of time may be his.
        let sure = at == end && unit == Unit::Year && self.head.get() == (i, 0) && self.follows_noun(i);
        let shift = self.shift(at, sure);
        if let Some((end, shift)) = shift {
            let new = self.is(end - 1, &["الجديد", "الجديده"]);
            let school = self.is(end.saturating_sub(2), &["الدراسي", "الدراسيه", "الجامعي"]);
            let plain = match self.now.filter(|_| unit == Unit::Year && (new || school)) {
                Some(now) => Parsed::date(end, deixis::school_year_value(now, shift, new, school)),
                None => self.of_unit(end, unit, shift),
            };
            if unit == Unit::Year {
                // العام الحالي 2015; another number counts something.
                let open = self.is(end, &["("]);
                let year = self.year_or_two(end + usize::from(open));
                if let Some((next, year)) =
                    year.filter(|(_, y)| matches!(y, Year::Hijri(_)) || y.value() == plain.value || school)
                {
                    return Some(Parsed::date(
                        if open { self.past(next, &[")"]) } else { next },
                        year.value(),
                    ));
                }
            }
            return Some(plain);
        }
        if self.is(end, &["نفسه", "نفسها", "ذاته", "ذاتها"]) {
            let value = if unit == Unit::Year { "XXXX" } else { "XXXX-XX" };
            return Some(Parsed::unknown(end + 1, value));
        }
        None
    }

    fn follows_noun(&self, i: usize) -> bool {
        let before = self.before(i);
        (before.starts_with("ال") || before.starts_with("لل"))
            && i.checked_sub(1).is_some_and(|p| {
                self.all(p).is_empty() && self.tokens.get(p).is_some_and(|t| t.kind == TokenKind::Word)
            })
    }

    /// عام 2005, العام الدراسي 1437/1436, عامي 2006.
    fn numbered_year(&self, i: usize) -> Option<Parsed> {
        let (end, ()) = self.read(i, |r| match r.sense {
            Sense::Unit(Unit::Year, Count::One | Count::Two | Count::Many) => Some(()),
            _ => None,
        })?;
        let kind = ["الدراسي", "المالي", "الهجري", "الميلادي", "الماليه", "الهجريه", "الميلاديه"];
        let at = self.past(self.past(end, &kind), &["(", "ال"]);
        let (end, year) = self.year_or_two(at)?;
        Some(Parsed::date(end, year.value()))
    }

    /// A year, or the earlier of two that a season or school year spans: 2015-2016, 1437/1436هـ.
    fn year_or_two(&self, i: usize) -> Option<(usize, Year)> {
        let (end, year) = self.year_number(i)?;
        let two = || {
            let (later, other) = self.year_number(end + 1).filter(|_| self.is(end, &["/", "-", "–"]))?;
            Some(match (year, other) {
                (Year::Hijri(a), Year::Hijri(b)) if (a - b).abs() == 1 => (later, Year::Hijri(a.min(b))),
                (Year::Gregorian(a), Year::Gregorian(b)) if (a - b).abs() == 1 => {
                    (later, Year::Gregorian(a.min(b)))
                }
                _ => return None,
            })
        };
        let (end, year) = two().unwrap_or((end, year));
        Some((self.past(end, &["ه"]), year))
    }

    /// الربع الثاني من العام الحالي, النصف الأول من 2015.
    fn fraction(&self, i: usize) -> Option<Parsed> {
        let (_, letter) = self.read(i, |r| match r.sense {
            Sense::Fraction(letter) => Some(letter),
            _ => None,
        })?;
        if letter == "Q" {
            // الربع الأخير من العام is the fourth; الربع المماثل of a year is this quarter's.
            if let Some((end, shift)) = self.shift(i + 1, false).filter(|_| !self.is(i + 1, &["الاخير"]))
            {
                return Some(self.quarter_from_now(end, shift));
            }
            if let Some(now) = self.now.filter(|_| self.is(i + 1, &["المماثل", "نفسه", "ذاته"]))
            {
                let (end, year) = self.year_of(self.past(i + 2, &["من"]))?;
                return Some(Parsed::date(end, format!("{year}-Q{}", (now.month() + 2) / 3)));
            }
        }
        let (end, n) = if self.is(i + 1, &["الاخير"]) {
            (i + 2, if letter == "Q" { 4 } else { 2 })
        } else {
            self.ordinal(i + 1)?
        };
        if n > if letter == "Q" { 4 } else { 2 } {
            return None;
        }
        let at = self.past(end, &["من", "ل", "في"]);
        let year = self.year_of(at);
        let (end, year) = match year {
            Some(found) => found,
            None if letter == "Q" => {
                (end, self.now.map_or("XXXX".to_owned(), |d| format!("{:04}", d.year())))
            }
            None => return None,
        };
        Some(Parsed::date(end, format!("{year}-{letter}{n}")))
    }

    /// The year of a period, perhaps with ل before it.
    pub(super) fn year_of(&self, i: usize) -> Option<(usize, String)> {
        let head = self.head.get();
        let mut found = None;
        for skip in [0, 1] {
            self.head.set((i, skip));
            found = self
                .pointed(i)
                .or_else(|| self.shifted(i))
                .or_else(|| self.numbered_year(i))
                .filter(|p| p.value.len() == 4)
                .map(|p| (p.end, p.value))
                .or_else(|| self.year_number(i).map(|(e, y)| (e, y.value())));
            if found.is_some() {
                break;
            }
        }
        self.head.set(head);
        found
    }

    fn quarter_from_now(&self, end: usize, shift: Shift) -> Parsed {
        self.now.map_or_else(
            || Parsed::unknown(end, "XXXX-QX"),
            |now| Parsed::date(end, deixis::quarter_value(now, shift)),
        )
    }

    fn season_name(&self, i: usize) -> Option<(usize, &'static str)> {
        self.read(i, |r| match r.sense {
            Sense::Season(s) if r.definite => Some(s),
            _ => None,
        })
    }

    /// صيف 2015, الصيف الماضي, الصيف; never صيف alone.
    fn season(&self, i: usize) -> Option<Parsed> {
        let (end, (season, definite)) = self.read(i, |r| match r.sense {
            Sense::Season(s) => Some((s, r.definite)),
            _ => None,
        })?;
        let (next, year) = match self.year_after(end) {
            Some((next, year)) => (next, Some(year.value())),
            None if !definite => match self.year_of(self.past(end, &["من"])) {
                Some((next, year)) => (next, Some(year)),
                None => return None,
            },
            None => (end, None),
        };
        if let Some(year) = year {
            return Some(Parsed::date(next, format!("{year}-{season}")));
        }
        let shift = self.shift(end, true);
        // The Arab spring is no season.
        let noun_before = ["في", "خلال", "هجوم", "منذ", "بحلول", "قبل", "بعد", "حتي", "فصل"];
        if shift.is_none() && !noun_before.contains(&self.before(i)) || self.is(end, &["العربي"]) {
            return None;
        }
        let (end, shift) = shift.unwrap_or((end, Shift::This));
        Some(self.now.map_or_else(
            || Parsed::unknown(end, format!("XXXX-{season}")),
            |now| Parsed::date(end, deixis::season_value(now, season, shift)),
        ))
    }

    /// التسعينات, تسعينات القرن الماضي.
    fn decade(&self, i: usize) -> Option<Parsed> {
        let (end, (decade, definite)) = self.read(i, |r| match r.sense {
            Sense::Decade(d) => Some((d, r.definite)),
            _ => None,
        })?;
        let century = self.century(self.past(end, &["من"]));
        if century.is_none() && !definite {
            return None;
        }
        // في العشرينيات من عمره, تتراوح أعمارهم بين
        let of_age = |k: usize| self.tokens.fold(k).contains("عمر") || self.tokens.fold(k).contains("اعمار");
        if (i.saturating_sub(5)..i).chain(end..end + 3).any(of_age) {
            return None;
        }
        // رجلان في مطلع العشرينات: how old they are.
        let part = |k: usize| {
            matches!(self.tokens.fold(k), "مطلع" | "اوائل" | "بدايه" | "منتصف" | "اواسط" | "اواخر" | "نهايه")
        };
        let prep = i.checked_sub(1 + usize::from(i > 0 && part(i - 1)));
        let person = prep
            .filter(|&k| k > 0 && self.tokens.fold(k) == "في")
            .is_some_and(|k| AGED.contains(&self.tokens.fold(k - 1).trim_start_matches("ال")));
        if century.is_none() && person {
            return None;
        }
        let (end, century) = century.map_or((end, "19".to_owned()), |c| (c.end, c.value));
        Some(Parsed::date(end, format!("{century}{decade}")))
    }

    /// القرن الماضي, القرن العشرين, القرن الحادي والعشرين.
    fn century(&self, i: usize) -> Option<Parsed> {
        let (end, ()) = self
            .read(i, |r| (r.sense == Sense::Unit(Unit::Century, Count::One) && r.definite).then_some(()))?;
        if let Some((end, shift)) = self.shift(end, false) {
            let year = self.now.map_or(2000, jiff::civil::Date::year);
            let century = match shift {
                Shift::Last => year / 100 - 1,
                Shift::This => year / 100,
                Shift::Next => year / 100 + 1,
            };
            return Some(Parsed::date(end, format!("{century:02}")));
        }
        let (end, n) = self.ordinal(end)?;
        (1..=30).contains(&n).then(|| Parsed::date(end, format!("{:02}", n - 1)))
    }

    /// A year's number without a word for it, where words beside it make it one: في 2004, انتخابات 2016, (2015).
    fn year_alone(&self, i: usize) -> Option<Parsed> {
        let context = &self.words.context;
        let (end, Year::Gregorian(year)) = self.year_or_two(i)? else { return None };
        if end > i + 1 {
            return Some(Parsed::date(end, format!("{year:04}")));
        }
        if !(1900..=2060).contains(&year) || self.is(i + 1, &["%", "٪"]) {
            return None;
        }
        let before = self.before(i);
        let bare = before.strip_prefix(['و', 'ل', 'ب', 'ف']).unwrap_or(before);
        let after_year =
            (before == "و" || before == "-" || before == "او" || before == "الي" || before == "حتي")
                && i >= 2
                && self.year_number(i - 2).is_some();
        let begins = i == 0
            || self.ends_sentence(i - 1)
            || self.ends_sentence(i)
            || before == "-" && self.ends_sentence(i - 1);
        let heads_line = begins && self.is(i + 1, &[":"]);
        let opened = (1..4).any(|k| i >= k && self.is(i - k, &["("]));
        let in_brackets =
            (opened && self.is(i + 1, &[")"])) || (before == "(" && self.is(i + 1, &["-", "–"]));
        let compared = ["اكثر", "اقل", "ازيد", "يقرب", "يقارب"].contains(&self.before(i.saturating_sub(1)));
        let after = |w: &str| (context.year_before.contains(w) && !compared) || context.year_noun.contains(w);
        let counted = self.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Word)
            && context.counted.contains(self.tokens.fold(i + 1));
        (!counted && (after(before) || after(bare) || after_year || in_brackets || heads_line))
            .then(|| Parsed::date(end, format!("{year:04}")))
    }

    /// The feasts of the Hijri year.
    fn holiday(&self, i: usize) -> Option<Parsed> {
        let (end, (month, day)) = self.read(i, |r| match r.sense {
            Sense::Holiday(m, d) => Some((m, d)),
            _ => None,
        })?;
        Some(match self.now.and_then(|now| hijri::nearest(month, day, now)) {
            Some(d) => Parsed::on(end, d),
            None => Parsed::unknown(end, "XXXX-XX-XX"),
        })
    }
}
