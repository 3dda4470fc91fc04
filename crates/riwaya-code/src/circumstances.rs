//! When and where a claim's event happened, as its own sentence says.

use std::ops::Range;

use jiff::civil::{ISOWeekDate, Weekday};
use riwaya_lexicon::{Frame, Name, NounKind, Pos};
use riwaya_record::{ClaimDate, DateFrom, EventType, Field, Place, Span, TimeType};

use crate::claims::ClaimDraft;
use crate::discourse::{is_talk, points_to_then};
use crate::history;
use crate::mentions::Mention;
use crate::passage::Passage;
use crate::phrases::Phrase;
use crate::quotes::Quotations;
use crate::telling::Telling;
use crate::times::TimeFound;
use crate::who::{Who, stem};

/// How far from its word a place may stand, in tokens, and how much farther it is for each verb between.
const TOO_FAR: usize = 24;
const ANOTHER_ACT: usize = 8;

/// Within how many words of its beginning a sentence tells its time and its verb.
const OPENING: usize = 4;

/// How many sentences go on from the time that one before them tells.
const GOES_ON: usize = 2;

/// How far before a length of time قبل may stand: قبل أكثر من عامين.
const AGO: usize = 3;

/// How far behind a word of saying a length of time is of the saying.
const NEAR_TALK: usize = 6;

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
        let published = self.article.published.date.as_deref();
        let passage = self.part.passage;
        let usable = |t: &TimeFound| {
            let dated = matches!(t.kind, TimeType::Date | TimeType::Time)
                && t.value.as_bytes().first().is_some_and(u8::is_ascii_digit)
                && t.value.len() >= 4
                && !t.unresolved;
            // …، وقبل عامين أثاروا: it opens the next clause.
            // هجمات منذ طردها قبل سبع سنوات: since then, and not then.
            let next = t.tokens.start > draft.trigger
                && (draft.trigger..t.tokens.start).any(|i| matches!(passage.fold(i), "وقبل" | "منذ"));
            // اتهم الحزب بالهجوم على السفارة قبل عام: far behind a word of saying it is of what is spoken of.
            let far = is_talk(draft.frame.event) && t.tokens.start > draft.trigger + NEAR_TALK;
            // واجه انتقادات بعد إشارته إلى تدخل في انتخابات 2016: the year of another deed, told nearer to it.
            let between = draft.trigger + 1..t.tokens.start.max(draft.trigger + 1);
            let others = is_talk(draft.frame.event)
                && t.value.len() == 4
                && between.into_iter().any(|i| {
                    let w = &passage.words[i];
                    let deed = w.lemma.is_some_and(|l| passage.lexicon.frames.of(l).next().is_some());
                    deed && w.is_nominal() && !draft.also.contains(&i)
                });
            // اعتقلت المئات منذ فرض الطوارئ بعد انقلاب في 2016: what has gone on since a deed is not of a year told behind it.
            // تحدثا لأول مرة منذ توليه منصبه يوم الثلاثاء: a day is rather of the verb.
            let since = t.value.len() == 4
                && (draft.trigger..t.tokens.start.saturating_sub(2)).any(|i| passage.fold(i) == "منذ");
            dated && !others && !since || !next && !far && ago(passage, t, published).is_some()
        };
        let (n, t, from) = self.nearest(draft, usable)?;
        let value = ago(passage, t, published).or_else(|| day_or_coarser(&t.value))?;
        let value = self.looked_back_on(draft, t, &value).unwrap_or(value);
        // وفي 23 مارس، نشرت صور القصف: a time before a verb in the past is the verb's, and none to come.
        let governor = draft.clause.start;
        let past = passage.words[governor].verb().is_some_and(|f| f.tense == riwaya_text::Tense::Past);
        let coming = published.is_some_and(|p| value.as_str() > p.get(..value.len()).unwrap_or(p));
        if from == DateFrom::Sentence && t.tokens.start < governor && past && coming {
            return None;
        }
        Some(ClaimDate { value, from, time: Some(format!("t{}", self.part.first_time + n + 1)) })
    }

    /// Whether a claim's time is long ago, and no date: قبل سنوات, في الثمانينيات.
    pub(crate) fn is_long_ago(&self, draft: &ClaimDraft<'_>) -> bool {
        let published = self.article.published.date.as_deref().unwrap_or_default();
        let vague = |t: &TimeFound| {
            // في القرن الحادي والعشرين: that is now.
            let decade = t.kind == TimeType::Date
                && !published.starts_with(t.value.as_str())
                && (2..4).contains(&t.value.len())
                && t.value.bytes().all(|b| b.is_ascii_digit());
            let years = matches!(t.value.as_str(), "PXY" | "PXE" | "PXC");
            // طلب إعادة من خطفوا خلال السبعينيات: far behind a word of saying it is of what is spoken of.
            let far = is_talk(draft.frame.event) && t.tokens.start > draft.trigger + NEAR_TALK;
            !far && (decade || years && is_ago(self.part.passage, t))
        };
        self.nearest(draft, vague).is_some() || self.is_years_past(draft) || self.goes_on_from_long_ago(draft)
    }

    /// وفي عام 1996 سيطر الجيش على المدينة. وقتل المئات: whether a sentence that opens with a verb in the past, and tells no
    /// time, goes on from one that opens with a year long gone. What somebody says is as often said of it now, and after كما
    /// and من جهته another turn begins.
    fn goes_on_from_long_ago(&self, draft: &ClaimDraft<'_>) -> bool {
        let says = self.speeches[self.first..].iter().any(|s| s.cue < self.range.start + OPENING);
        if says || draft.frame.event.is_verbal() {
            return false;
        }
        let passage = self.part.passage;
        let past = |i: usize| {
            passage
                .words
                .get(i)
                .and_then(crate::words::Word::verb)
                .is_some_and(|f| f.tense == riwaya_text::Tense::Past)
        };
        let opens = (self.range.start..(self.range.start + OPENING).min(self.range.end)).find(|&i| past(i));
        let tells = opens.is_some_and(|v| draft.clause.start <= v && v <= draft.trigger);
        let Some(year) = self.article.published.date.as_deref().and_then(year_of).filter(|_| tells) else {
            return false;
        };
        let now = |i: usize| matches!(passage.fold(i), "الان" | "حاليا" | "منذ" | "موخرا" | "مؤخرا" | "اليوم");
        // وقتل الجنود حينها: that time itself, which dates it.
        if self.range.clone().any(now)
            || points_to_then(passage, self.range.clone())
            || passage.field == Field::Title
        {
            return false;
        }
        let at = passage.sentences.partition_point(|s| s.tokens.start < self.range.start);
        for before in passage.sentences[..at].iter().rev().take(GOES_ON) {
            let first = self.part.times.partition_point(|t| t.tokens.start < before.tokens.start);
            let mut times =
                self.part.times[first..].iter().take_while(|t| t.tokens.start < before.tokens.end);
            let Some(t) = times.next() else { continue };
            let fronted = t.tokens.start <= before.tokens.start + OPENING;
            let gone = t.kind == TimeType::Date
                && !t.unresolved
                && year_of(&t.value).is_some_and(|then| then + 1 < year && then > year - 200);
            return fronted && gone && !(before.tokens.clone()).any(now);
        }
        false
    }

    /// بعد مرور خمس سنوات على اغتيال فلان: whether years have gone by since it.
    fn is_years_past(&self, draft: &ClaimDraft<'_>) -> bool {
        let passage = self.part.passage;
        let start =
            passage.phrase_at(draft.trigger).map_or(draft.trigger, |n| passage.phrases[n].tokens.start);
        let Some(on) = start.checked_sub(1).filter(|&b| matches!(passage.fold(b), "علي" | "من")) else {
            return false;
        };
        let years = |t: &&TimeFound| {
            let value = t.value.strip_prefix('P').and_then(|v| v.strip_suffix('Y'));
            t.tokens.end == on && value.is_some_and(|v| v != "1")
        };
        self.part.times.iter().find(years).is_some_and(|t| {
            let from = t.tokens.start.saturating_sub(3);
            (from..t.tokens.start)
                .any(|i| matches!(passage.headword(i), "مرور" | "مضي" | "انقضاء" | "مر" | "بعد"))
        })
    }

    /// The time told with a claim, of those that will do: in its clause, else the nearest in its sentence.
    fn nearest(
        &self,
        draft: &ClaimDraft<'_>,
        usable: impl Fn(&TimeFound) -> bool,
    ) -> Option<(usize, &TimeFound, DateFrom)> {
        let distance = |t: &TimeFound| t.tokens.start.abs_diff(draft.trigger);
        let passage = self.part.passage;
        let dateline = dateline_end(passage);
        // 3 مايو 2004: نجا المحافظ …: a chronicle dates what follows.
        let heads = |t: &TimeFound| t.tokens.start >= self.range.start && passage.fold(t.tokens.end) == ":";
        // Of the times of a whole article few are asked whether they will do.
        let times = |within: &Range<usize>| {
            let (from, to) = (within.start, within.end);
            let first = self.part.times.partition_point(|t| t.tokens.start < from);
            let all = self.part.times.iter().enumerate().skip(first);
            all.take_while(move |(_, t)| t.tokens.end <= to)
                .filter(|(_, t)| usable(t) && (t.tokens.start >= dateline || heads(t)))
        };
        let in_clause = times(&draft.clause).min_by_key(|(_, t)| distance(t));
        if let Some((n, t)) = in_clause {
            return Some((n, t, DateFrom::Clause));
        }
        // Elsewhere in the sentence only where no other clause stands between.
        let apart = |t: &TimeFound| {
            let (a, b) = if t.tokens.start < draft.trigger {
                (t.tokens.end, draft.trigger)
            } else {
                (draft.trigger + 1, t.tokens.start)
            };
            let before = t.tokens.start < draft.trigger;
            // يطالب بالاتفاق الذي وقع عام 2015: what happened then is no verb's own.
            let acts = passage.words[draft.trigger].is_verb();
            // في 13 نوفمبر، أدت هجمات إلى: a time that opens the sentence, before the verb of the word itself.
            let opening = t.tokens.start <= self.range.start + 2;
            // وفي يونيو 2013 عاقبت محكمة خمسة متهمين وعاقبت آخرين: or before verbs joined to it.
            let past = |i: usize| {
                passage.words[i].verb().is_some_and(|f| f.tense == riwaya_text::Tense::Past)
                    && !passage.words[i - 1].is(Pos::Relative)
            };
            let series = opening
                && before
                && acts
                && past(draft.trigger)
                && passage.words[draft.trigger].joined()
                && (a..b).all(|i| !passage.words[i].is_verb() || past(i));
            let fronted = |i: usize| opening && (i == draft.clause.start || series);
            (a..b).any(|i| {
                passage.words[i].is(Pos::That)
                    // تجرى الانتخابات في مايو وسط النزاع الذي أوقع: of the clause around.
                    || before && passage.words[i].is(Pos::Relative) && passage.words[i].lemma.is_some()
                    || matches!(passage.fold(i), "اذ" | "حيث" | "بينما" | "فيما" | "لكن" | "ولكن")
                    || passage.words[i].is_verb()
                        && !draft.also.contains(&i)
                        && (acts || !happens(passage, i))
                        && !describes(passage, i, draft)
                        && !fronted(i)
            })
        };
        times(&self.range)
            .filter(|(_, t)| !apart(t))
            .min_by_key(|(_, t)| distance(t))
            .map(|(n, t)| (n, t, DateFrom::Sentence))
    }

    /// واستقال في يوليو, told in April: a verb in the past makes a month without a year the last of its name.
    fn looked_back_on(&self, draft: &ClaimDraft<'_>, t: &TimeFound, value: &str) -> Option<String> {
        let passage = self.part.passage;
        let verb = draft.light.unwrap_or(draft.trigger);
        let past = passage.words[verb].verb().is_some_and(|f| f.tense == riwaya_text::Tense::Past);
        let published = self.article.published.date.as_deref()?;
        let named = t.tokens.clone().any(|i| {
            passage.words[i].is_adjectival()
                || passage.fold(i).len() == 4 && passage.fold(i).starts_with(['1', '2'])
        });
        let (year, rest) = value.split_once('-')?;
        let coming = rest.len() == 2 && value > published.get(..7)?;
        (past && coming && !named)
            .then(|| year.parse::<i32>().ok().map(|y| format!("{:04}-{rest}", y - 1)))?
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
        let before = self.part.times.partition_point(|t| t.tokens.end <= speech.content.start);
        let told = self.part.times[..before].iter().enumerate().rev();
        let (n, t) =
            told.take_while(|(_, t)| self.range.start <= t.tokens.start).find(|(_, t)| !t.unresolved)?;
        let value = day_or_coarser(&t.value)?;
        Some(ClaimDate {
            value,
            from: DateFrom::Sentence,
            time: Some(format!("t{}", self.part.first_time + n + 1)),
        })
    }
}

/// The year with which a date begins.
fn year_of(date: &str) -> Option<i32> {
    date.get(..4)?.parse().ok()
}

/// Whether a length of time is told as how long ago something was: قبل ثلاث سنوات, but not قبل عام من الانتخابات.
fn is_ago(passage: &Passage<'_>, t: &TimeFound) -> bool {
    let bare = |i: usize| passage.fold(i).trim_start_matches('و');
    let from = t.tokens.start.saturating_sub(AGO)..t.tokens.start;
    let about = |i: usize| matches!(passage.fold(i), "نحو" | "حوالي" | "اكثر" | "من" | "قرابه");
    t.kind == TimeType::Duration
        && from.rev().take_while(|&i| bare(i) == "قبل" || about(i)).any(|i| bare(i) == "قبل")
        && !matches!(passage.fold(t.tokens.end), "من" | "علي")
}

/// The day, month or year that a length of time before publication leads to, as exactly as it is told.
fn ago(passage: &Passage<'_>, t: &TimeFound, published: Option<&str>) -> Option<String> {
    let length = t.value.strip_prefix('P').filter(|_| is_ago(passage, t))?;
    let now: jiff::civil::Date = published?.parse().ok()?;
    let (mut span, mut unit, mut number) = (jiff::Span::new(), ' ', String::new());
    for c in length.chars() {
        if c.is_ascii_digit() {
            number.push(c);
            continue;
        }
        let n: i64 = number.parse().ok()?;
        span = match c {
            'Y' => span.try_years(n),
            'M' => span.try_months(n),
            'W' => span.try_weeks(n),
            'D' => span.try_days(n),
            _ => return None,
        }
        .ok()?;
        unit = c;
        number.clear();
    }
    let day = now.checked_sub(span).ok()?;
    match unit {
        'Y' => Some(format!("{:04}", day.year())),
        'M' => Some(format!("{:04}-{:02}", day.year(), day.month())),
        'W' | 'D' => Some(day.to_string()),
        _ => None,
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
        Some(
            "وقع"
                | "حدث"
                | "جري"
                | "دار"
                | "اندلع"
                | "تم"
                | "انعقد"
                | "عقد"
                | "ابرم"
                | "قاد"
                | "شن"
                | "نفذ"
                | "ارتكب"
                | "دبر"
        )
    );
    // الاتفاق الذي وقعته الحكومتان: another verb, of signing.
    let signed = passage.verb_headword(v) == Some("وقع") && passage.words[v].clitics.pronoun.is_some();
    happened && !signed && v > 0 && passage.words[v - 1].is(Pos::Relative)
}

/// Whether a verb opens the relative clause of a claim's noun and tells the same act: الغارة التي استهدفت أمس سوقا, but
/// not الاتفاق الذي رفضه أمس, which is another's.
fn describes(passage: &Passage<'_>, v: usize, draft: &ClaimDraft<'_>) -> bool {
    let relative = v > draft.trigger + 1 && passage.words[v - 1].is(Pos::Relative);
    let antecedent = passage.phrase_at(draft.trigger).map(|n| &passage.phrases[n]);
    let Some(lemma) = passage.words[v].lemma else { return false };
    let lexicon = passage.lexicon;
    relative
        && !passage.words[draft.trigger].is_verb()
        && antecedent.is_some_and(|p| p.tokens.end == v - 1)
        && lexicon.sayings.of(lemma).is_none()
        && (lexicon.frames.of(lemma).next().is_none()
            || lexicon.frames.of(lemma).any(|f| f.event == draft.frame.event))
}

/// Where the event of a claim happened: the place nearest to its word that its clause tells as one, else the place that
/// the sentence opens with (وفي الموصل، …).
pub(crate) fn place(passage: &Passage<'_>, quotations: &Quotations, draft: &ClaimDraft<'_>) -> Option<Place> {
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
        .filter(|p| !is_anothers(passage, p, draft) && in_one_quotation(quotations, p, draft))
        .filter(|p| !is_of_a_reason(passage, p, draft))
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
            // Of a genitive (قصف دوما) the place alone; of another phrase up to the place (مدينة دوما المحاصرة).
            let own = p.tokens.contains(&draft.trigger) || p.prep.is_none();
            let named = passage.span_of(mention.tokens.clone());
            let span = if own { named } else { passage.span(p.start, named.end) };
            named_place(passage, mention, span)
        })
}

/// Prepositions by which an act stands in another's circumstances, whose place is its own too: قتلوا في هجوم في حلب.
const CIRCUMSTANCE: [&str; 8] = ["في", "ب", "خلال", "اثر", "جراء", "اثناء", "نتيجه", "من"];

/// Whether a place stands right behind the name of another act, which it is told of: يخشى القصف بعد فشل المحادثات في
/// جنيف.
fn is_anothers(passage: &Passage<'_>, place: &Phrase, draft: &ClaimDraft<'_>) -> bool {
    let before = &passage.phrases[..passage.phrase_from(place.tokens.start)];
    let Some(act) = before.last().filter(|p| !p.tokens.contains(&draft.trigger)) else { return false };
    // The preposition of the place may stand as a word between.
    let adjacent = (act.tokens.end..place.tokens.start).all(|i| passage.words[i].is(Pos::Preposition));
    let journey = matches!(place.prep.as_deref(), Some("الي" | "ل"));
    let head = act.head();
    // وقف إطلاق النار في سوريا: what is stopped is where it is stopped; خطف طفلة وقتلها في, قتل اثنين وجرح آخرين في: both.
    let same = |l| passage.lexicon.frames.of(l).any(|f| f.event == draft.frame.event);
    let both = passage.words[head].clitics.pronoun.is_some() || passage.words[head].lemma.is_some_and(same);
    let within = act.joined && both
        || draft.frame.event == EventType::Retreat && act.tokens.start == draft.trigger + 1;
    // غارات على حفل زفاف في حجة: what is hit is where it is hit.
    let hit = draft.frame.event == EventType::Assault
        && act.prep.as_deref() == Some("علي")
        && is_alone(passage, draft.trigger..head);
    let told_with =
        within || hit || act.prep.as_deref().is_some_and(|p| CIRCUMSTANCE.contains(&p)) && !journey;
    let names_act = |i: usize| {
        let w = &passage.words[i];
        let event = |l| passage.lexicon.words.lemma(l).kind == NounKind::Event;
        (w.is(Pos::Masdar) || w.is(Pos::Noun) && w.lemma.is_some_and(event))
            && passage.mention_at(i, |n| matches!(n, Name::Population(_))).is_none()
    };
    let event = names_act(head) || names_act(act.tokens.end - 1);
    let between = draft.trigger < head || place.tokens.end <= draft.trigger;
    let own = draft.also.contains(&head) || draft.light == Some(head);
    adjacent && event && between && !told_with && !own || stands_with_another(passage, place, draft)
}

/// Whether a place belongs to the reason told for an act: طردت السفير بسبب قصف في حلب, تظاهروا احتجاجا على الحرب في غزة.
/// Of deaths and wounds the reason is the act itself.
fn is_of_a_reason(passage: &Passage<'_>, place: &Phrase, draft: &ClaimDraft<'_>) -> bool {
    let between = draft.trigger + 1..place.tokens.start;
    let mark = |i: usize| matches!(passage.fold(i), "،" | "," | "؛");
    let opens = |i: usize| match passage.fold(i) {
        "بسبب" | "نظرا" => draft.frame.event != EventType::Assault,
        "خلفيه" | "ردا" | "احتجاجا" | "تضامنا" | "تنديدا" | "انتقاما" | "ثارا" => {
            !draft.also.contains(&i)
        }
        _ => false,
    };
    between.clone().rev().take_while(|&i| !mark(i)).any(opens)
}

/// Whether an act of another kind is named between the word of a claim and a place, and not as its circumstance: يحذر
/// من التمويل والتسلح واغتيال الوزراء في روما.
fn stands_with_another(passage: &Passage<'_>, place: &Phrase, draft: &ClaimDraft<'_>) -> bool {
    let from = passage.phrase_from(draft.trigger + 1);
    passage.phrases[from..].iter().take_while(|p| p.tokens.end <= place.tokens.start).any(|p| {
        let head = p.head();
        let lemma = passage.words[head].lemma.filter(|_| passage.words[head].is(Pos::Masdar));
        let other = |l| {
            let mut frames = passage.lexicon.frames.of(l).peekable();
            let same = |f: &Frame| {
                f.event == draft.frame.event && (f.event == EventType::Assault || f.mode == draft.frame.mode)
            };
            frames.peek().is_some() && frames.all(|f| !same(f))
        };
        let circumstance = p.prep.as_deref().is_some_and(|p| CIRCUMSTANCE.contains(&p));
        lemma.is_some_and(other)
            && p.joined
            && passage.words[head].clitics.pronoun.is_none()
            && !circumstance
            && !draft.also.contains(&head)
    })
}

/// Whether a place and the word of the claim stand in the same words of somebody, or both in none.
fn in_one_quotation(quotations: &Quotations, place: &Phrase, draft: &ClaimDraft<'_>) -> bool {
    [quotations.holding(draft.trigger), quotations.holding(place.tokens.start)]
        .into_iter()
        .flatten()
        .all(|q| draft.trigger < place.tokens.start || q.holds(place.tokens.start))
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
    // مدينة دوما, أنحاء ولاية تكساس: a noun of place may stand before the name, another (مساعدة الإمارات) not.
    let of_place_noun = at == head || (head..at).all(|i| may_precede_a_place(passage, i));
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
            // في موافقة بيونغ يانغ: of a government.
            Some("في" | "داخل" | "قرب" | "وسط" | "شمال" | "جنوب" | "شرق" | "غرب" | "ب") => {
                of_place_noun
            }
            // انسحاب القوات من حلب, إرسال جنود إلى مالي: whence and where armed men go.
            Some("من") => {
                draft.frame.event == EventType::Retreat
                    && of_place_noun
                    && is_alone(passage, draft.trigger..at)
            }
            Some("الي")
                if draft.frame.event == EventType::Mobilize && is_alone(passage, draft.trigger..at) =>
            {
                of_place_noun
            }
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

/// Words that say on which side of a place (folded headwords).
const DIRECTIONS: [&str; 10] = ["شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "وسط", "قرب"];

/// Whether a word before the name of a place leaves it the place: a noun of place, how much of it, on which side; a name
/// nobody knows (في سكرامنتو عاصمة كاليفورنيا).
fn may_precede_a_place(passage: &Passage<'_>, i: usize) -> bool {
    let words = &passage.lexicon.words;
    let w = &passage.words[i];
    let place =
        || words.analyses(stem(passage, i)).iter().any(|a| words.lemma(a.lemma).kind == NounKind::Place);
    // في مستشفى دوما, في محافظة إدلب: a body stands in a place.
    let body = w.is(Pos::Noun) && w.lemma.is_some_and(|l| words.lemma(l).kind == NounKind::Body);
    w.is(Pos::Preposition)
        || w.is(Pos::Quantifier)
        || w.is(Pos::Numeral)
        || w.guessed
        || DIRECTIONS.contains(&passage.headword(i))
        || body
        || place()
}

/// Whether no other act is named between the word of a claim and its place.
fn is_alone(passage: &Passage<'_>, between: std::ops::Range<usize>) -> bool {
    !between.is_empty()
        && between.skip(1).all(|i| !passage.words[i].is(Pos::Masdar) && !passage.words[i].is_verb())
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
