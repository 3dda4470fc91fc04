//! When and where a claim's event happened, as its own sentence says.

use jiff::civil::{ISOWeekDate, Weekday};
use riwaya_lexicon::{Name, NounKind, Pos};
use riwaya_record::{ClaimDate, DateFrom, EventType, Place, Span, TimeType};

use crate::claims::ClaimDraft;
use crate::discourse::is_talk;
use crate::history;
use crate::mentions::Mention;
use crate::passage::Passage;
use crate::phrases::Phrase;
use crate::telling::Telling;
use crate::times::TimeFound;
use crate::who::Who;

/// How far from its word a place may stand, in tokens, and how much farther it is for each verb between.
const TOO_FAR: usize = 24;
const ANOTHER_ACT: usize = 8;

/// How many tokens a dateline may have.
const LONGEST_DATELINE: usize = 14;

impl Telling<'_, '_> {
    /// When the event of a claim happened: the day that its name tells (اغتيال السادات), the day told with it, else the
    /// day it was spoken.
    pub(crate) fn date(&self, draft: &ClaimDraft<'_>, chain: &[usize]) -> Option<ClaimDate> {
        let published = self.article.published.date.as_deref();
        let known =
            history::day(self.part.passage, draft.trigger).filter(|day| published.is_none_or(|p| *day < p));
        if let Some(day) = known {
            return Some(ClaimDate { value: day.to_owned(), from: DateFrom::Clause, time: None });
        }
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
        // 3 مايو 2004: نجا المحافظ …: a chronicle dates what follows.
        let heads =
            |t: &TimeFound| t.tokens.start >= self.range.start && self.part.passage.fold(t.tokens.end) == ":";
        let numbered = self
            .part
            .times
            .iter()
            .enumerate()
            .filter(|(_, t)| usable(t) && (t.tokens.start >= dateline || heads(t)));
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
                            || passage.words[i].is_verb() && !draft.also.contains(&i) && !happens(passage, i)
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
    // وفي الموصل (شمال بغداد)، أعلن …: a sentence, no dateline.
    if passage.words.first().is_some_and(|w| w.is(Pos::Preposition) || w.joined()) {
        return 0;
    }
    let verb =
        (0..passage.words.len().min(LONGEST_DATELINE + 1)).find(|&i| passage.words[i].is_verb()).unwrap_or(0);
    (0..verb).rev().find(|&i| matches!(passage.fold(i), "-" | "–" | "—" | ":" | ")")).map_or(0, |i| i + 1)
}

/// Whether a verb only says that the noun before its relative pronoun happened: الهجوم الذي وقع عام 2013.
fn happens(passage: &Passage<'_>, v: usize) -> bool {
    let happened = matches!(
        passage.verb_headword(v),
        Some("وقع" | "حدث" | "جري" | "دار" | "اندلع" | "تم" | "انعقد" | "عقد" | "ابرم")
    );
    happened && v > 0 && passage.words[v - 1].is(Pos::Relative)
}

/// Where the event of a claim happened: the place nearest to its word that its clause tells as one, else the place that
/// the sentence opens with (وفي الموصل، …).
pub(crate) fn place(passage: &Passage<'_>, draft: &ClaimDraft<'_>) -> Option<Place> {
    // What is only said, or said by telephone, has no place of its own.
    if is_talk(draft.frame.event) || draft.frame.mode.as_deref() == Some("phone") || is_remote(passage, draft)
    {
        return None;
    }
    let sentence = passage.sentence_of(draft.trigger).tokens.clone();
    let opening = passage.phrases[passage.phrase_from(sentence.start)..]
        .first()
        .filter(|p| p.tokens.end <= sentence.end && p.tokens.start <= sentence.start + 1)
        .filter(|p| p.prep.as_deref() == Some("في"));
    let from = passage.phrase_from(draft.clause.start);
    let from = from - usize::from(from > 0 && passage.phrases[from - 1].tokens.contains(&draft.clause.start));
    passage.phrases[from..]
        .iter()
        .take_while(|p| p.tokens.start < draft.clause.end)
        .filter_map(|p| {
            let (mention, at) = told_as_place(passage, p, draft)?;
            // What follows the word is told of it sooner than what stands before.
            let apart = match at.checked_sub(draft.trigger) {
                Some(after) => after,
                None => (draft.trigger - at) * 2 + 2,
            };
            let between = draft.trigger.min(at) + 1..draft.trigger.max(at);
            let verbs = between.filter(|&i| passage.words[i].is_verb() && !draft.also.contains(&i)).count();
            let apart = apart + ANOTHER_ACT * verbs;
            (apart <= TOO_FAR).then_some((apart, p, mention))
        })
        .min_by_key(|(apart, ..)| *apart)
        .map(|(_, p, mention)| (p, mention))
        .or_else(|| opening.and_then(|p| Some((p, told_as_place(passage, p, draft)?.0))))
        .and_then(|(p, mention)| {
            // Of a genitive (قصف دوما) the place alone.
            let own = p.tokens.contains(&draft.trigger) || p.prep.is_none();
            let span =
                if own { passage.span_of(mention.tokens.clone()) } else { passage.span(p.start, p.end) };
            named_place(passage, mention, span)
        })
}

/// محادثة هاتفية, اتصال عبر الفيديو: nobody was anywhere.
fn is_remote(passage: &Passage<'_>, draft: &ClaimDraft<'_>) -> bool {
    (draft.trigger + 1..(draft.trigger + 3).min(passage.words.len()))
        .any(|i| matches!(passage.headword(i), "هاتفي" | "فيديو" | "افتراضي"))
}

/// The place that a phrase names, if it is told as where the event was: by a preposition of place, as where a journey
/// goes or what an attack is on, or as the genitive of the word itself.
fn told_as_place<'p>(
    passage: &'p Passage<'_>,
    phrase: &Phrase,
    draft: &ClaimDraft<'_>,
) -> Option<(&'p Mention, usize)> {
    let place = |n: &Name| matches!(n, Name::Place(_) | Name::Capital(..) | Name::Country(_));
    let (at, mention) = phrase.tokens.clone().find_map(|i| Some((i, passage.mention_at(i, place)?)))?;
    let head = phrase.head();
    // مدينة دوما, ولاية تكساس: a noun of place may stand before the name, another (مساعدة الإمارات) not.
    let of_place_noun = at == head
        || (head..at).all(|i| {
            passage.words[i].lemma.is_some_and(|l| passage.lexicon.words.lemma(l).kind == NounKind::Place)
                || passage.words[i].is(Pos::Preposition)
        });
    let journey = draft.frame.mode.as_deref() == Some("visit");
    let told = if phrase.tokens.contains(&draft.trigger) {
        // اعتداءات باريس, زيارة موسكو: right behind the word. A country there is who acts or suffers.
        let country = mention.names.iter().any(|n| matches!(n, Name::Country(_)));
        let deed = matches!(draft.frame.event, EventType::Assault | EventType::Protest | EventType::Mobilize);
        at == draft.trigger + 1
            && passage.words[at].clitics.preposition.is_none()
            && (journey || deed && !country)
    } else {
        match phrase.prep.as_deref() {
            Some("في" | "داخل" | "قرب" | "وسط" | "شمال" | "جنوب" | "شرق" | "غرب") => {
                true
            }
            Some("ب") => of_place_noun,
            Some("الي" | "ل") => journey && of_place_noun,
            Some("علي" | "باتجاه" | "صوب") => {
                draft.frame.event == EventType::Assault && of_place_noun
            }
            // زار موسكو, شهدتها إسبانيا: what is visited, what saw it.
            None => {
                journey && of_place_noun && at > draft.trigger && phrase.tokens.start <= draft.trigger + 2
                    || head.checked_sub(1).is_some_and(|v| passage.verb_headword(v) == Some("شهد"))
            }
            _ => false,
        }
    };
    told.then_some((mention, at))
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
