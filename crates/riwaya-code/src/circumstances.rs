//! When and where a claim's event happened, as its own sentence says.

use jiff::civil::{ISOWeekDate, Weekday};
use riwaya_lexicon::{Name, Pos};
use riwaya_record::{ClaimDate, DateFrom, Place, Span, TimeType};

use crate::claims::ClaimDraft;
use crate::discourse::is_talk;
use crate::mentions::Mention;
use crate::passage::Passage;
use crate::telling::Telling;
use crate::times::TimeFound;
use crate::who::Who;

/// How many tokens a dateline may have.
const LONGEST_DATELINE: usize = 14;

/// Prepositions of place (folded).
const OF_PLACE: [&str; 9] = ["في", "ب", "قرب", "وسط", "شمال", "جنوب", "شرق", "غرب", "داخل"];

impl Telling<'_, '_> {
    /// When the event of a claim happened: the day told with it, else the day it was spoken.
    pub(crate) fn date(&self, draft: &ClaimDraft<'_>, chain: &[usize]) -> Option<ClaimDate> {
        self.own_date(draft).or_else(|| self.spoken_date(draft, chain))
    }

    /// A date in the claim's clause, else the nearest in its sentence.
    fn own_date(&self, draft: &ClaimDraft<'_>) -> Option<ClaimDate> {
        let usable = |t: &TimeFound| {
            matches!(t.kind, TimeType::Date | TimeType::Time)
                && t.value.as_bytes().first().is_some_and(u8::is_ascii_digit)
                && t.value.len() >= 4
                && !t.unresolved
        };
        let distance = |t: &TimeFound| t.tokens.start.abs_diff(draft.trigger);
        let dateline = dateline_end(self.part.passage);
        let numbered =
            self.part.times.iter().enumerate().filter(|(_, t)| usable(t) && t.tokens.start >= dateline);
        let in_clause = numbered
            .clone()
            .filter(|(_, t)| draft.clause.start <= t.tokens.start && t.tokens.end <= draft.clause.end)
            .min_by_key(|(_, t)| distance(t));
        let (n, t, from) = match in_clause {
            Some((n, t)) => (n, t, DateFrom::Clause),
            None => {
                // Elsewhere in the sentence only where no other clause stands between.
                let passage = self.part.passage;
                let apart = |t: &TimeFound| {
                    let (a, b) = if t.tokens.start < draft.trigger {
                        (t.tokens.end, draft.trigger)
                    } else {
                        (draft.trigger + 1, t.tokens.start)
                    };
                    (a..b).any(|i| {
                        passage.words[i].is(Pos::That)
                            || passage.words[i].is_verb() && !draft.also.contains(&i)
                    })
                };
                let (n, t) = numbered
                    .filter(|(_, t)| {
                        self.range.start <= t.tokens.start && t.tokens.end <= self.range.end && !apart(t)
                    })
                    .min_by_key(|(_, t)| distance(t))?;
                (n, t, DateFrom::Sentence)
            }
        };
        let value = day_or_coarser(&t.value)?;
        Some(ClaimDate { value, from, time: Some(format!("t{}", self.part.first_time + n + 1)) })
    }

    /// What a side is said to say or do in words (موسكو حذرت) when its own speaker tells it: the day he spoke.
    fn spoken_date(&self, draft: &ClaimDraft<'_>, chain: &[usize]) -> Option<ClaimDate> {
        let speech = &self.speeches[*chain.last()?];
        let country = |who: Who| self.cast.all[who].country.as_deref();
        let speaker = speech.sources.last()?.who.first().copied().and_then(country)?;
        let own = !draft.actors.is_empty() && draft.actors.iter().all(|a| country(a.who) == Some(speaker));
        if !own || !is_talk(draft.frame.event) {
            return None;
        }
        let before =
            |t: &TimeFound| self.range.start <= t.tokens.start && t.tokens.end <= speech.content.start;
        let (n, t) = self.part.times.iter().enumerate().rfind(|(_, t)| before(t) && !t.unresolved)?;
        let value = day_or_coarser(&t.value)?;
        Some(ClaimDate {
            value,
            from: DateFrom::Sentence,
            time: Some(format!("t{}", self.part.first_time + n + 1)),
        })
    }
}

/// A TIMEX3 value as a day, month or year; a week as the month it lies in, where it lies in one.
fn day_or_coarser(value: &str) -> Option<String> {
    let date = value.split('T').next().unwrap_or(value);
    if let Some((year, week)) = date.split_once("-W") {
        let monday = ISOWeekDate::new(year.parse().ok()?, week.parse().ok()?, Weekday::Monday).ok()?.date();
        let sunday = monday.checked_add(jiff::Span::new().days(6)).ok()?;
        return (monday.month() == sunday.month())
            .then(|| format!("{:04}-{:02}", monday.year(), monday.month()));
    }
    let shape = matches!(date.len(), 4 | 7 | 10)
        && date
            .bytes()
            .enumerate()
            .all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
    shape.then(|| date.to_owned())
}

/// Where the dateline that opens a text ends (القاهرة - رويترز - 31 ديسمبر 2021 - …): at the last dash or colon before
/// the first verb, where there is one near the start.
pub(crate) fn dateline_end(passage: &Passage<'_>) -> usize {
    let verb =
        (0..passage.words.len().min(LONGEST_DATELINE + 1)).find(|&i| passage.words[i].is_verb()).unwrap_or(0);
    (0..verb).rev().find(|&i| matches!(passage.fold(i), "-" | "–" | "—" | ":" | ")")).map_or(0, |i| i + 1)
}

/// The place named with a preposition of place in a claim's clause.
pub(crate) fn place(passage: &Passage<'_>, draft: &ClaimDraft<'_>) -> Option<Place> {
    // What is only said, or said by telephone, has no place of its own.
    if is_talk(draft.frame.event) || draft.frame.mode.as_deref() == Some("phone") {
        return None;
    }
    passage.phrases[passage.phrase_from(draft.clause.start)..]
        .iter()
        .take_while(|p| p.tokens.start < draft.clause.end)
        .filter(|p| p.prep.as_deref().is_some_and(|prep| OF_PLACE.contains(&prep)))
        .flat_map(|p| p.tokens.clone().map(move |i| (p, i)))
        .find_map(|(p, i)| {
            let mention = passage
                .mention_at(i, |x| matches!(x, Name::Place(_) | Name::Capital(..) | Name::Country(_)))?;
            named_place(passage, mention, passage.span(p.start, p.end))
        })
}

/// What a mention names as a place: a place before a capital, a capital or country in the order of its names.
fn named_place(passage: &Passage<'_>, mention: &Mention, span: Span) -> Option<Place> {
    let names = &passage.lexicon.names;
    let is_place = mention.names.iter().any(|x| matches!(x, Name::Place(_)));
    mention
        .names
        .iter()
        .find_map(|name| match *name {
            Name::Place(at) => {
                let place = &names.places[at as usize];
                let (lat, lon) = place.at.unzip();
                Some((place.en.clone(), place.country.clone(), lat, lon))
            }
            Name::Capital(c, which) if !is_place => {
                let country = &names.countries[c as usize];
                Some((country.capitals[which as usize].en.clone(), Some(country.code.clone()), None, None))
            }
            Name::Country(c) => {
                let country = &names.countries[c as usize];
                Some((country.en.clone(), Some(country.code.clone()), None, None))
            }
            _ => None,
        })
        .map(|(name, country, lat, lon)| Place { span, name, country, lat, lon })
}
