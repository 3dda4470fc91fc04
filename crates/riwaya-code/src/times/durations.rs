//! Lengths of time and what recurs.

use riwaya_record::TimeType;

use super::words::{Count, Sense, Shift, Unit};
use super::{Parsed, Reader};

/// The TIMEX3 value of a number of units; the number as written, X where it is not said.
fn length(n: &str, unit: Unit) -> String {
    match unit {
        Unit::Second => format!("PT{n}S"),
        Unit::Minute => format!("PT{n}M"),
        Unit::Hour => format!("PT{n}H"),
        Unit::Day => format!("P{n}D"),
        Unit::Week => format!("P{n}W"),
        Unit::Month => format!("P{n}M"),
        Unit::Year => format!("P{n}Y"),
        Unit::Decade => format!("P{n}DE"),
        Unit::Century => format!("P{n}CE"),
    }
}

/// Decades and centuries as years.
fn in_years(n: u32, unit: Unit) -> (u32, Unit) {
    match unit {
        Unit::Decade => (n.saturating_mul(10), Unit::Year),
        Unit::Century => (n.saturating_mul(100), Unit::Year),
        _ => (n, unit),
    }
}

impl Reader<'_> {
    fn unit(&self, i: usize) -> Option<(usize, (Unit, Count, bool))> {
        self.read(i, |r| match r.sense {
            Sense::Unit(unit, count) => Some((unit, count, r.definite)),
            _ => None,
        })
    }

    /// A length of time: خمس سنوات, 24 ساعة, عامين, بضعة أيام, منذ أشهر.
    pub(super) fn duration(&self, i: usize) -> Option<Parsed> {
        let span = self.read(i, |r| match r.sense {
            Sense::Span(value) => Some(value),
            _ => None,
        });
        if let Some((end, value)) = span {
            return Some(Parsed::of(TimeType::Duration, end, value));
        }
        self.counted(i).or_else(|| self.few(i)).or_else(|| self.uncounted(i))
    }

    fn counted(&self, i: usize) -> Option<Parsed> {
        let at = self.past(i, &["ال"]);
        let (next, n) = self.cardinal(at)?;
        let (end, (unit, count, definite)) = self.unit(next)?;
        // The year 2005 and the day 3 come first; "15 years", "24 hours" take the singular after ten.
        let agrees = match count {
            Count::One | Count::Accusative => n > 10 || n == 1 || self.digits(at).is_some(),
            Count::Many => n >= 3,
            Count::Two => n == 2,
        };
        if !agrees || (definite && count == Count::One && self.digits(at).is_some() && n > 10) {
            return None;
        }
        // الستة الأشهر الأولى من العام الحالي
        if unit == Unit::Month
            && definite
            && n == 6
            && let Some(half) = self.half_year(end)
        {
            return Some(half);
        }
        let (total, in_unit) = in_years(n, unit);
        let (end, value) = self.and_half(end, unit, n).unwrap_or((end, length(&total.to_string(), in_unit)));
        Some(Parsed::of(TimeType::Duration, self.past_modifiers(end), value))
    }

    fn half_year(&self, i: usize) -> Option<Parsed> {
        let half = match self.tokens.fold(i) {
            "الاولي" | "الماضيه" => 1,
            "الاخيره" | "الثانيه" => 2,
            _ => return None,
        };
        let year = self.period(self.past(i + 1, &["من"])).filter(|p| p.value.len() == 4)?;
        Some(Parsed::date(year.end, format!("{}-H{half}", year.value)))
    }

    /// ساعتين ونصف, سنة ونصف السنة.
    fn and_half(&self, i: usize, unit: Unit, n: u32) -> Option<(usize, String)> {
        let part = match self.tokens.fold(i) {
            "ونصف" | "والنصف" => 2,
            "وربع" => 4,
            _ => return None,
        };
        let repeats = self.unit(i + 1).filter(|(_, (u, c, _))| *u == unit && *c == Count::One);
        let end = repeats.map_or(i + 1, |(e, _)| e);
        let value = match (unit, part) {
            (Unit::Year, _) => format!("P{n}Y{}M", 12 / part),
            (Unit::Hour, _) => format!("PT{n}H{}M", 60 / part),
            (Unit::Minute, _) => format!("PT{n}M{}S", 60 / part),
            (Unit::Decade, 2) => format!("P{}Y", n * 10 + 5),
            (Unit::Century, 2) => format!("P{}Y", n * 100 + 50),
            (_, 2) => length(&format!("{n}.5"), unit),
            _ => length(&format!("{n}.25"), unit),
        };
        Some((end, value))
    }

    /// Adjectives that belong to the length: الماضية, إضافية, كاملة, طويلة.
    fn past_modifiers(&self, i: usize) -> usize {
        if let Some((end, _)) = self.shift(i, false) {
            return end;
        }
        let own = [
            "كامل",
            "كامله",
            "كاملين",
            "كاملتين",
            "اضافي",
            "اضافيه",
            "اضافيين",
            "طويله",
            "طويل",
            "متواصله",
            "متتاليه",
            "متتاليين",
            "متواصل",
            "قليله",
            "عديده",
            "معدوده",
            "الاولي",
            "الاوليين",
            "الاولين",
            "الاضافيه",
            "متتاليا",
            "قصيره",
        ];
        self.past(i, &own)
    }

    /// بضعة أيام, عدة أشهر, عشرات السنين.
    fn few(&self, i: usize) -> Option<Parsed> {
        let (next, ()) = self.read(i, |r| (r.sense == Sense::Few).then_some(()))?;
        let (end, (unit, count, _)) = self.unit(next)?;
        (count == Count::Many)
            .then(|| Parsed::of(TimeType::Duration, self.past_modifiers(end), length("X", unit)))
    }

    /// A unit without a number: the dual, a singular or plural that words beside it make a length.
    fn uncounted(&self, i: usize) -> Option<Parsed> {
        let (end, (unit, count, definite)) = self.unit(i)?;
        let shift = self.shift(end, false);
        let attached = self.head.get() == (i, 1) || self.head.get() == (i, 2);
        let clitics = self.tokens.fold(i).trim_start_matches('و');
        let by = clitics.starts_with('ب') && !self.tokens.fold(end).starts_with("ال");
        let by_preposition = attached && (clitics.starts_with('ل') || by);
        let placed = by_preposition || self.after_preposition(i);
        match count {
            Count::Two => {
                // يومي, شهري, عامي, أسبوعي: the construct state before another noun, or an adjective.
                let construct = self.tokens.fold(i).ends_with('ي');
                // عامين agrees with a dual noun as "public, two".
                let agrees = unit == Unit::Year
                    && self.before(i).ends_with("ين")
                    && self.all(i.wrapping_sub(1)).is_empty();
                if construct || agrees {
                    return None;
                }
                let (total, in_unit) = in_years(2, unit);
                let (end, value) =
                    self.and_half(end, unit, 2).unwrap_or((end, length(&total.to_string(), in_unit)));
                Some(Parsed::of(TimeType::Duration, self.past_modifiers(end), value))
            }
            Count::Many if definite && shift.is_none() && self.number_after(end).is_some() => {
                self.counted_after(end, unit)
            }
            Count::Many if definite => match shift {
                Some((end, Shift::Next)) => Some(Parsed::date(end, "FUTURE_REF")),
                Some((end, _)) => Some(Parsed::of(TimeType::Duration, end, length("X", unit))),
                None => {
                    let end_first = self.past(end, &["الاولي", "القليله"]);
                    let end_shift = self.shift(end_first, false).map(|(e, s)| (e, s == Shift::Next));
                    match end_shift {
                        Some((end, true)) => Some(Parsed::date(end, "FUTURE_REF")),
                        Some((end, false)) => Some(Parsed::of(TimeType::Duration, end, length("X", unit))),
                        None => (end_first > end)
                            .then(|| Parsed::of(TimeType::Duration, end_first, length("X", unit))),
                    }
                }
            },
            Count::Many => {
                let end_own = self.past_modifiers(end);
                if end_own == end && (!placed || self.names_its_owner(i, end)) {
                    return None;
                }
                // أشهر is also "most famous", ثوان and عقود are also other words.
                if matches!(unit, Unit::Decade | Unit::Second) && !placed {
                    return None;
                }
                match shift {
                    Some((end, Shift::Next)) => Some(Parsed::date(end, "FUTURE_REF")),
                    _ => Some(Parsed::of(TimeType::Duration, end_own, length("X", unit))),
                }
            }
            Count::One if !definite => self.single(i, end, unit, placed),
            Count::Accusative if unit == Unit::Week => {
                Some(Parsed::of(TimeType::Duration, self.past_modifiers(end), length("1", unit)))
            }
            _ => None,
        }
    }

    /// The number after its unit: السنوات الثلاث, الساعات الـ72.
    fn number_after(&self, i: usize) -> Option<(usize, u32)> {
        let at = self.past(i, &["ال"]);
        self.cardinal(at).filter(|_| at > i || self.tokens.fold(i).starts_with("ال"))
    }

    /// السنوات الثلاث الماضية, الساعات الـ72 المقبلة, الأشهر الثلاثة الأولى من العام.
    fn counted_after(&self, i: usize, unit: Unit) -> Option<Parsed> {
        let (end, n) = self.number_after(i)?;
        if unit == Unit::Month
            && self.is(end, &["الاولي"])
            && (n == 3 || n == 6)
            && let Some((next, year)) = self.year_of(self.past(end + 1, &["من"]))
        {
            let part = if n == 3 { "Q1" } else { "H1" };
            return Some(Parsed::date(next, format!("{year}-{part}")));
        }
        let (total, in_unit) = in_years(n, unit);
        Some(Parsed::of(TimeType::Duration, self.past_modifiers(end), length(&total.to_string(), in_unit)))
    }

    /// خلال سنوات الحرب, طوال أيام حكمه: the unit belongs to what follows it.
    fn names_its_owner(&self, i: usize, end: usize) -> bool {
        let word = self.tokens.fold(end);
        let owned = word.starts_with("ال")
            || (word.chars().count() >= 4 && ["ه", "ها", "هم"].iter().any(|s| word.ends_with(s)));
        let shift = self.shift(end, false).is_some();
        owned
            && !shift
            && ["خلال", "في", "طوال", "طيله", "الي", "عن", "بين", "علي"]
                .contains(&self.before(i).trim_start_matches('و'))
    }

    /// منذ عام, خلال ساعة, شهر كامل.
    fn single(&self, i: usize, end: usize, unit: Unit, placed: bool) -> Option<Parsed> {
        let (total, in_unit) = in_years(1, unit);
        let value = || length(&total.to_string(), in_unit);
        if let Some((end, half)) = self.and_half(end, unit, 1) {
            return Some(Parsed::of(TimeType::Duration, end, half));
        }
        let whole = self.past(end, &["كامل", "كامله", "واحد", "واحده", "اضافي", "اضافيه"]);
        if whole > end {
            return Some(Parsed::of(TimeType::Duration, whole, value()));
        }
        let before = self.before(i);
        let strict = [
            "منذ",
            "بعد",
            "قبل",
            "خلال",
            "غضون",
            "لمده",
            "مده",
            "مدي",
            "مدار",
            "طوال",
            "طيله",
            "نحو",
            "حوالي",
            "قرابه",
            "زهاء",
            "من",
            "استمر",
            "استمرت",
            "الي",
            "مهله",
            "فتره",
            "لفتره",
            "في",
        ];
        let bare = before.trim_start_matches('و');
        let from =
            bare == "من" && !["اقل", "اكثر", "يقرب", "اكتر"].contains(&self.before(i.saturating_sub(1)));
        let day_in = unit == Unit::Day && ["في", "الي", "من"].contains(&bare);
        let close = strict.contains(&bare) && !from && !day_in;
        // لعام 2005 and بيوم الأرض name one, and do not count.
        let named = self.digits(end).is_some() || self.tokens.fold(end).starts_with("ال");
        let clash = placed && !close && !["ل"].contains(&before);
        (close && !named && !clash_with_decade(unit, bare))
            .then(|| Parsed::of(TimeType::Duration, end, value()))
            .filter(|_| !clash)
    }

    /// A preposition or word of extent before token `i`.
    fn after_preposition(&self, i: usize) -> bool {
        let before = self.before(i);
        let bare = before.strip_prefix(['و', 'ف', 'ل']).unwrap_or(before);
        let before_words = &self.words.context.before;
        before_words.contains(before) || before_words.contains(bare)
    }

    /// What recurs: يوميا, كل عام, كل ثلاثة أيام, the adjectives.
    pub(super) fn set(&self, i: usize) -> Option<Parsed> {
        let set = self.read(i, |r| match r.sense {
            Sense::Set(value) | Sense::Recurring(value) => Some((value, matches!(r.sense, Sense::Set(_)))),
            _ => None,
        });
        if let Some((end, (value, sure))) = set {
            let construct = !sure && self.is_construct(i, end);
            return (!construct && (sure || self.recurs(i))).then(|| Parsed::of(TimeType::Set, end, value));
        }
        let (next, ()) = self.read(i, |r| (r.sense == Sense::Each).then_some(()))?;
        let dual = self.unit(next).filter(|(_, (_, count, _))| *count == Count::Two);
        let (end, n, unit) = match dual {
            Some((end, (unit, _, _))) => (end, 2, unit),
            None => {
                let (next, n) = self.cardinal(next)?;
                let (end, (unit, _, _)) = self.unit(next)?;
                (end, n, unit)
            }
        };
        let (n, unit) = in_years(n, unit);
        Some(Parsed::of(TimeType::Set, end, length(&n.to_string(), unit)))
    }

    /// The adjective stands after a noun it agrees with; الشهري is a family too, and daily life no event.
    fn recurs(&self, i: usize) -> bool {
        let before = self.before(i);
        let family = self.tokens.fold(i) == "الشهري" && !before.starts_with("ال");
        !family && !["الحياه", "حياته", "حياتهم", "حياتنا", "نصف", "شبه", "ربع"].contains(&before)
    }

    /// يومي الأربعاء والخميس, شهري يناير وفبراير: the dual in the construct state.
    fn is_construct(&self, i: usize, end: usize) -> bool {
        let word = self.tokens.fold(i);
        let next_is_time = self.at(end).any(|r| {
            matches!(r.sense, Sense::Weekday(_) | Sense::Month(_) | Sense::WeakMonth(_) | Sense::Day(_))
        });
        !word.starts_with("ال") && word.ends_with('ي') && (next_is_time || self.digits(end).is_some())
    }
}

fn clash_with_decade(unit: Unit, before: &str) -> bool {
    // عقد is also to hold and a contract: only منذ عقد and خلال عقد speak of ten years.
    unit == Unit::Decade && !["منذ", "خلال", "طوال", "مدي", "نحو"].contains(&before)
}
