//! Temporal expressions of Arabic news, with their TIMEX3 values.
//!
//! The words are in `lexicon/when`; the grammar that joins them is in the files of this folder, one construction
//! each. Everything relative is seen from the day of publication.

mod clock;
mod days;
mod deixis;
mod durations;
mod hijri;
mod months;
mod numbers;
mod periods;
mod words;

use std::cell::Cell;
use std::ops::Range;

use jiff::civil::Date;
use riwaya_record::TimeType;
use riwaya_text::{TokenKind, Tokens};

use deixis::Tense;
use words::{Reading, Sense, WORDS, Words};

/// A temporal expression of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TimeFound {
    /// The tokens it touches.
    pub(crate) tokens: Range<usize>,
    /// First code point, after attached conjunctions and prepositions.
    pub(crate) start: u32,
    /// One past the last code point.
    pub(crate) end: u32,
    /// TIMEX3 type.
    pub(crate) kind: TimeType,
    /// TIMEX3 value.
    pub(crate) value: String,
    /// Whether the value lacks what only a day of publication or an earlier sentence could give.
    pub(crate) unresolved: bool,
}

/// Finds the temporal expressions of a text, in order and apart; relative ones are seen from `published`.
pub(crate) fn find(tokens: &Tokens, published: Option<Date>) -> Vec<TimeFound> {
    let mut reader = Reader::new(tokens, published);
    let mut found: Vec<TimeFound> = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        if reader.ends_sentence(i) {
            reader.said_day.set(None);
        }
        match reader.expression(i) {
            Some((skip, parsed)) => {
                let token = |n: usize| tokens.get(n).map_or((0, 0), |t| (t.start, t.end));
                found.push(TimeFound {
                    tokens: i..parsed.end,
                    start: token(i).0 + u32::from(skip),
                    end: token(parsed.end - 1).1,
                    kind: parsed.kind,
                    value: parsed.value,
                    unresolved: parsed.unresolved,
                });
                reader.said_day.set(parsed.day.or(reader.said_day.get()));
                i = parsed.end;
            }
            None => i += 1,
        }
        reader.done = i;
    }
    of_every_year(tokens, &mut found);
    of_the_day_said_later(tokens, &mut found);
    found
}

/// "In the evening …, at eight on Saturday": the part of an unsaid day is of the day the sentence names after it.
fn of_the_day_said_later(tokens: &Tokens, found: &mut [TimeFound]) {
    const UNSAID: &str = "XXXX-XX-XX";
    for n in 1..found.len() {
        let (before, rest) = found.split_at_mut(n);
        let (part, day) = (&mut before[n - 1], &rest[0]);
        if part.kind != TimeType::Time || !part.value.starts_with(UNSAID) || day.value.starts_with('X') {
            continue;
        }
        let same_sentence = (part.tokens.end..day.tokens.start).all(|k| tokens.fold(k) != ".");
        let is_day =
            day.kind != TimeType::Duration && day.value.len() >= 10 && day.value.as_bytes()[4] == b'-';
        if let Some(date) = day.value.get(..10).filter(|_| same_sentence && is_day) {
            part.value.replace_range(..UNSAID.len(), date);
            part.unresolved = false;
        }
    }
}

/// "15 July … of every year" is of no one year; nor is the day that begins such a range.
fn of_every_year(tokens: &Tokens, found: &mut [TimeFound]) {
    for n in 1..found.len() {
        let (before, set) = found.split_at_mut(n);
        let set = &set[0];
        let yearly = set.kind == TimeType::Set && set.value == "P1Y";
        let mut next = set.tokens.start;
        if !yearly || !(1..3).any(|k| next >= k && tokens.fold(next - k) == "من") {
            continue;
        }
        for t in before.iter_mut().rev().take(2) {
            if t.kind != TimeType::Date || t.tokens.end + 3 < next || t.value.len() < 7 {
                break;
            }
            t.value.replace_range(..4, "XXXX");
            next = t.tokens.start;
        }
    }
}

/// An expression read from a token on.
#[derive(Clone, Debug)]
struct Parsed {
    /// The token after it.
    end: usize,
    kind: TimeType,
    value: String,
    unresolved: bool,
    /// The day it falls on, where it is one.
    day: Option<Date>,
}

impl Parsed {
    fn date(end: usize, value: impl Into<String>) -> Self {
        Self { end, kind: TimeType::Date, value: value.into(), unresolved: false, day: None }
    }

    fn on(end: usize, day: Date) -> Self {
        Self { day: Some(day), ..Self::date(end, day.to_string()) }
    }

    fn unknown(end: usize, value: impl Into<String>) -> Self {
        Self { unresolved: true, ..Self::date(end, value) }
    }

    fn of(kind: TimeType, end: usize, value: impl Into<String>) -> Self {
        Self { kind, ..Self::date(end, value) }
    }

    fn up_to(self, end: usize) -> Self {
        Self { end, ..self }
    }
}

/// A text with the readings of its words.
struct Reader<'t> {
    tokens: &'t Tokens,
    words: &'static Words,
    now: Option<Date>,
    readings: Vec<Reading>,
    /// Where the readings of each token begin; one more than there are tokens.
    first: Vec<u32>,
    /// The token an expression is being read from and its clitic letters; inside there are none.
    head: Cell<(usize, u8)>,
    /// The day last named in the sentence.
    said_day: Cell<Option<Date>>,
    /// The end of what has been read.
    done: usize,
}

impl<'t> Reader<'t> {
    fn new(tokens: &'t Tokens, now: Option<Date>) -> Self {
        let words = &*WORDS;
        let mut readings = Vec::new();
        let mut first = Vec::with_capacity(tokens.len() + 1);
        let mut buffer = String::new();
        for (i, token) in tokens.iter().enumerate() {
            first.push(readings.len() as u32);
            if token.kind == TokenKind::Word {
                words.read(tokens, i, &mut buffer, &mut readings);
            }
        }
        first.push(readings.len() as u32);
        let head = Cell::new((0, 0));
        Self { tokens, words, now, readings, first, head, said_day: Cell::new(None), done: 0 }
    }

    fn all(&self, i: usize) -> &[Reading] {
        match (self.first.get(i), self.first.get(i + 1)) {
            (Some(&a), Some(&b)) => &self.readings[a as usize..b as usize],
            _ => &[],
        }
    }

    /// The readings of token `i` at this place of an expression.
    fn at(&self, i: usize) -> impl Iterator<Item = &Reading> {
        let (head, skip) = self.head.get();
        let wanted = if i == head { skip } else { 0 };
        self.all(i).iter().filter(move |r| r.skip == wanted)
    }

    /// The first reading of token `i` that `pick` takes, and the token after it.
    fn read<T>(&self, i: usize, pick: impl Fn(&Reading) -> Option<T>) -> Option<(usize, T)> {
        self.at(i).find_map(|r| Some((i + r.len as usize, pick(r)?)))
    }

    fn is(&self, i: usize, words: &[&str]) -> bool {
        words.contains(&self.tokens.fold(i))
    }

    /// The token after `i` where it is one of the words, else `i`.
    fn past(&self, i: usize, words: &[&str]) -> usize {
        if self.is(i, words) { i + 1 } else { i }
    }

    fn before(&self, i: usize) -> &str {
        i.checked_sub(1).map_or("", |p| self.tokens.fold(p))
    }

    fn ends_sentence(&self, i: usize) -> bool {
        self.is(i, &[".", "؟", "!", "?"]) || self.tokens.get(i).is_some_and(|t| t.after_break)
    }

    /// The longest expression from token `i` on, and the clitic letters before it.
    fn expression(&self, i: usize) -> Option<(u8, Parsed)> {
        let numeric = self.tokens.get(i)?.kind == TokenKind::Number
            || (self.is(i, &["ال"]) && self.tokens.get(i + 1)?.kind == TokenKind::Number);
        let mut skips = u8::from(numeric);
        for r in self.all(i) {
            skips |= 1 << r.skip;
        }
        if skips == 0 {
            return None;
        }
        let mut best: Option<(u8, Parsed)> = None;
        for skip in (0..4).filter(|s| skips & (1 << s) != 0) {
            self.head.set((i, skip));
            for parsed in [
                self.clock(i),
                self.part_of_day(i),
                self.night(i),
                self.day(i),
                self.range_start(i),
                self.since_earlier(i),
                self.period(i),
                self.duration(i),
                self.set(i),
                self.vague(i),
            ]
            .into_iter()
            .flatten()
            {
                if best.as_ref().is_none_or(|(_, b)| parsed.end > b.end) {
                    best = Some((skip, parsed));
                }
            }
        }
        best
    }

    /// "Earlier on Wednesday", "later this month": the value is the inner time's.
    fn since_earlier(&self, i: usize) -> Option<Parsed> {
        let (next, ()) = self.read(i, |r| (r.sense == Sense::Moment).then_some(()))?;
        if !self.is(next, &["سابق", "لاحق", "مبكر", "متاخر"]) {
            return None;
        }
        let inner = self.past(next + 1, &["من"]);
        self.part_of_day(inner).or_else(|| self.day(inner)).or_else(|| self.period(inner))
    }

    /// Vague past, present and future.
    fn vague(&self, i: usize) -> Option<Parsed> {
        let plain = self.read(i, |r| match r.sense {
            // وأخيرا begins the last of a list.
            Sense::Vague(value) if r.skip == 0 || self.tokens.fold(i) != "واخيرا" => Some(value),
            _ => None,
        });
        let plain = plain.filter(|_| !self.is(i.wrapping_sub(1), &["اي"]));
        let (end, value) = plain.or_else(|| {
            let after_in = self.before(i) == "في" && !self.is(i + 1, &["لاوانه"]);
            self.read(i, |r| match r.sense {
                Sense::VagueIn(value) if after_in => Some(value),
                _ => None,
            })
        })?;
        Some(Parsed::date(end, value))
    }

    /// Whether the clause around token `i` looks back or forward: the nearest word before it that says so, else a
    /// word soon after it.
    fn tense(&self, i: usize) -> Tense {
        for k in (i.saturating_sub(14)..i).rev() {
            if self.ends_sentence(k) && !self.tokens.get(k).is_some_and(|t| t.after_break) {
                break;
            }
            let said = self.tense_of(k);
            if said != Tense::Unsaid {
                return said;
            }
            if self.tokens.get(k).is_some_and(|t| t.after_break) {
                break;
            }
        }
        for k in i + 1..i + 5 {
            if self.ends_sentence(k) {
                break;
            }
            let said = self.tense_of(k);
            if said != Tense::Unsaid {
                return said;
            }
        }
        Tense::Unsaid
    }

    fn tense_of(&self, k: usize) -> Tense {
        let context = &self.words.context;
        let word = self.tokens.fold(k);
        let bare = word.strip_prefix(['و', 'ف']).unwrap_or(word);
        if context.future.contains(word) || context.future.contains(bare) {
            return Tense::Future;
        }
        if context.past.contains(word) || context.past.contains(bare) {
            return Tense::Past;
        }
        // Names begin with the same letters (سيرغي, ستيفن), so only verbs that are known count.
        let stem = bare.strip_prefix('س').and_then(|w| w.strip_prefix(['ي', 'ت', 'ن', 'ا']));
        let is_stem = |w: &str| {
            context.future_stem.iter().any(|s| w == s || (s.chars().count() > 2 && w.starts_with(s.as_str())))
        };
        if stem.is_some_and(is_stem) { Tense::Future } else { Tense::Unsaid }
    }
}

#[cfg(test)]
mod tests;
