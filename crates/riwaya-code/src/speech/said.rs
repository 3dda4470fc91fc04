//! What is said: a clause, a quotation or the noun phrase that a word of saying governs.

use std::ops::Range;

use riwaya_lexicon::{Name, Pos, Saying};
use riwaya_record::Stance;
use riwaya_text::Tense;

use super::Listener;
use crate::phrases::{MEDIA, Phrase};
use crate::words::WordPos;

/// Conjunctions of another clause than what is said (folded).
const BREAKS: [&str; 4] = ["اذ", "لكن", "ولكن", "بينما"];

/// How many words the subject of a word of saying may have before what is said.
pub(super) const SUBJECT: usize = 7;

/// How many words behind a quotation the occasion of its words is looked for.
const OCCASION_WITHIN: usize = 3;

/// Nouns that say behind ب how something is said (folded headwords).
const MANNER: [&str; 7] = ["قوه", "شده", "حزم", "وضوح", "صراحه", "قسوه", "حده"];

/// How many tokens away the closing mark of an outlet's quoted name may be.
const LONGEST_OUTLET: usize = 5;

impl Listener<'_, '_> {
    /// What is said: a clause after أن, a quotation, what follows a colon, or the noun phrase the verb governs.
    pub(super) fn content(
        &self,
        v: usize,
        saying: &Saying,
        from: usize,
        range: &Range<usize>,
        negated: bool,
    ) -> Option<(Range<usize>, Option<Phrase>, bool)> {
        // What a word inside quotation marks governs ends with them.
        let end = self.quotation_of(v).map_or(range.end, |q| q.close.min(range.end));
        let mut hearer = None;
        let mut noun: Option<usize> = None;
        let mut i = from;
        while i < end {
            if let Some(q) = self.opening(i) {
                // A quotation right after the cue or its subject is the speech itself; a short one inside a noun
                // phrase is part of it.
                // قالت مصادر ل"النهار" إن, نقل عن "مصدر مسؤول" قوله: a quoted name behind a preposition.
                let name = i > v + 1
                    && q.close - i <= LONGEST_OUTLET
                    && (matches!(self.passage.fold(i - 1), "ل" | "ـ" | "لـ")
                        || self.passage.fold(i - 1) == "مع")
                    && q.close < end;
                if name {
                    i = q.close + 1;
                    continue;
                }
                // على هامش "المؤتمر الدولي …": a name, where what is said follows behind أن or a colon.
                let verbless = !(i + 1..q.close).any(|j| self.passage.words[j].is_verb());
                let follows = |j: usize| j < end && self.passage.words[j].is(Pos::That);
                // قال "البنتاغون"، في بيان، إن: the speaker's own name.
                let speaker = i == v + 1
                    && q.close - i <= LONGEST_OUTLET
                    && q.close < end
                    && self.that_ahead(q.close + 1, end.min(q.close + 1 + SUBJECT)).is_some();
                let named = verbless
                    && (speaker
                        || follows(q.close + 1)
                        || (q.close + 1..end).any(|j| follows(j) && self.passage.fold(j - 1) == ":"));
                // صادر عن "القيادة العامة": a name behind a preposition that governs nothing said.
                let before = &self.passage.words[i - 1];
                let called = verbless
                    && i > v + 1
                    && before.is(Pos::Preposition)
                    && q.close < end
                    && !saying.topics.iter().any(|t| t == self.passage.headword(i - 1));
                // ذكرت قناة "الشرق" أن: the name of an outlet.
                let outlet = (verbless || q.close - i <= LONGEST_OUTLET)
                    && i > v
                    && q.close < end
                    && MEDIA.contains(&self.passage.headword(i - 1));
                // على موقع "تويتر"، عن ضبط: a name behind its noun, before what is said.
                // "يوروستات"، الخميس، أن
                let after = (q.close + 1..end)
                    .find(|&j| !matches!(self.passage.fold(j), "،" | ",") && !self.is_time(j))
                    .unwrap_or(end);
                let said_behind = after < end
                    && (self.passage.words[after].is(Pos::That)
                        || saying.topics.iter().any(|t| t == self.passage.fold(after)));
                // أعلن القائد "انتهاء" المعركة: but what is quoted of the noun that is said is none.
                let first = &self.passage.words[(i + 1).min(q.close)];
                let like_name = first.guessed
                    || first.clitics.article
                    || !self.passage.covering[(i + 1).min(q.close - 1)].is_empty();
                let of_noun = (i > from || i > v + 1 && like_name)
                    && q.close - i <= LONGEST_OUTLET
                    && self.passage.words[i - 1].is_nominal()
                    && i - 1 > v + 1;
                // شركة الاتصالات "سوفت" اليابانية: a name in the middle of a noun phrase.
                let in_phrase = of_noun
                    && verbless
                    && q.close + 1 < end
                    && self.passage.words[q.close + 1].is_nominal()
                    && !self.passage.words[q.close + 1].joined();
                if named || outlet || called || in_phrase || of_noun && said_behind {
                    i = q.close + 1;
                    continue;
                }
                let adjacent = noun.is_none();
                let mark = self.passage.fold(i - 1).trim_end_matches('ـ');
                let governs = saying.object
                    || saying.topics.iter().any(|t| t == mark || t == self.passage.headword(i - 1));
                if adjacent
                    && governs
                    && verbless
                    && self.goes_on(q.close, range)
                    && self.passage.fold(i - 1) != ":"
                {
                    // تعهد "برد قوي" على الهجوم: a few words are quoted of what is said.
                    return Some((self.trim(i..self.noun_end(i, range)), hearer, false));
                }
                // أظهرت "تقصيرا واضحا": of a verb that takes no direct speech a few quoted words are its object.
                if adjacent && (saying.quote || saying.that && !verbless) {
                    let close = q.close.min(end);
                    return Some((self.spoken(i + 1..close), hearer, true));
                }
            }
            if noun.is_none()
                && let Some(channel) = self.channel_at(i, range)
            {
                i = channel.until;
                continue;
            }
            let w = &self.passage.words[i];
            // نفى ذلك في منشور له: what was told before.
            let told_before = i == from
                && saying.object
                && saying.stance == Stance::Denies
                && w.is(Pos::Demonstrative)
                && !self.passage.words.get(i + 1).is_some_and(|n| n.clitics.article);
            if told_before {
                return Some((i..i + 1, hearer, false));
            }
            match w.pos {
                WordPos::Of(Pos::That) if i > v && self.is_elsewhere(i, v, saying) => {}
                WordPos::Of(Pos::That) => {
                    if saying.that || saying.person || saying.quote || negated {
                        let opens = self.clause_opened_by(i);
                        return Some((self.trim(opens..self.content_end(i + 1, range)), hearer, true));
                    }
                    return None;
                }
                // أعد الوزير الميزانية، إذ …: another clause gives reasons or goes on; what it tells is not said.
                WordPos::Of(Pos::Conjunction)
                    if noun.is_none() && !negated && i > v + 1 && BREAKS.contains(&self.passage.fold(i)) =>
                {
                    return None;
                }
                WordPos::Punct
                    if self.passage.fold(i) == ":"
                        && (saying.quote || saying.that)
                        && self.passage.words[i - 1].pos != WordPos::Number =>
                {
                    let content = self
                        .opening(i + 1)
                        .map_or_else(|| i + 1..self.content_end(i + 1, range), |q| i + 2..q.close.min(end));
                    return Some((self.spoken(content), hearer, true));
                }
                // كشفت دراسة أجراها المعهد أن: what describes an indefinite speaker right behind him.
                WordPos::Of(Pos::Verb)
                    if i == from
                        && i > v + 1
                        && noun.is_none()
                        && !w.joined()
                        && w.clitics.pronoun.is_some()
                        && self.passage.words[i - 1].is(Pos::Noun)
                        && self.passage.covering[i - 1].is_empty()
                        && !self.passage.words[i - 1].clitics.article =>
                {
                    let ends = |j: &usize| {
                        matches!(self.passage.fold(*j), "،" | "," | ":")
                            || self.passage.words[*j].is(Pos::That)
                            || self.opening(*j).is_some()
                    };
                    i = (i + 1..end).find(ends)?;
                    continue;
                }
                // عندما رفض الفتى أطلق عليه النار: right behind its subject another verb begins what was done then.
                WordPos::Of(Pos::Verb)
                    if i == from
                        && i > v + 1
                        && noun.is_none()
                        && saying.object
                        && !w.joined()
                        && self.passage.words[i - 1].clitics.article
                        && w.verb().is_some_and(|f| f.tense == Tense::Past) =>
                {
                    return None;
                }
                // قال رجل، ويدعى سامي، إن: what he is called.
                WordPos::Of(Pos::Verb) if self.is_called(i) => {}
                WordPos::Of(Pos::Verb) if self.word_saying(i).is_some() && i > v + 1 && noun.is_none() => {
                    // Another word of saying: only one that a comma sets apart (قال فلان، الذي تحدث …، إن) is passed.
                    // So is one that describes an indefinite speaker: قال شاهد يدعى فلان إن.
                    let describes = i == from
                        && !self.passage.words[from - 1].clitics.article
                        && self.passage.words[from - 1].is_nominal();
                    // في تقرير أصدره أمس: the clause of an indefinite noun.
                    let of_noun = self.passage.words[i - 1].is_nominal()
                        && !self.passage.words[i - 1].clitics.article
                        && w.clitics.pronoun.is_some();
                    // قال، وفقا لما نقلته الوكالة، إن: who passed it on.
                    let passed_on = matches!(self.passage.fold(i - 1), "لما" | "ما" | "حسبما" | "كما");
                    // قال الوزير، وتحدث …, والتي تشهد معارك، أفادت مصادر أن: a verb with its own subject is another's.
                    let comma = matches!(self.passage.fold(i - 1), "،" | ",")
                        && self.subject_after(i, range).is_none();
                    let apart = of_noun
                        || passed_on
                        || comma
                        || self.passage.words[i - 1].is(Pos::Relative)
                        || describes;
                    if !apart || w.joined() {
                        break;
                    }
                }
                WordPos::Of(Pos::Preposition) if noun.is_none() && self.is_topic(i, saying) => noun = Some(i),
                // لم تؤكد القاهرة ذلك: what was told before.
                WordPos::Of(Pos::Demonstrative)
                    if noun.is_none()
                        && negated
                        && saying.discloses
                        && i == from
                        && matches!(self.passage.fold(i), "ذلك" | "هذا")
                        && self.passage.words.get(i + 1).is_none_or(|w| !w.is_nominal()) =>
                {
                    return Some((i..i + 1, hearer, false));
                }
                // نفى الحزب الذي يقوده فلان، التهم: a relative clause behind the subject is the subject's.
                WordPos::Of(Pos::Relative | Pos::Pronoun)
                    if noun.is_none()
                        && i > v + 1
                        && !matches!(self.passage.headword(i), "ما" | "من")
                        && (w.is(Pos::Relative)
                            || (i == from
                                || i == from + 1 && matches!(self.passage.fold(from), "،" | ","))
                                && matches!(self.passage.fold(i), "وهو" | "وهي")) =>
                {
                    let ends = |j: &usize| {
                        matches!(self.passage.fold(*j), "،" | "," | ":")
                            || self.passage.words[*j].is(Pos::That)
                            || self.opening(*j).is_some()
                    };
                    i = (i + 1..end).find(ends)?;
                    continue;
                }
                WordPos::Of(Pos::Relative)
                    if noun.is_none()
                        && (i == from && (saying.object || negated) || self.is_topic(i, saying)) =>
                {
                    noun = Some(i);
                }
                _ => {}
            }
            if noun.is_none()
                && let Some(n) = self.passage.phrase_at(i)
                && self.passage.phrases[n].tokens.start == i
            {
                let p = &self.passage.phrases[n];
                if self.is_time(i) {
                    i = p.tokens.end;
                    continue;
                }
                // شريطة عدم الكشف عن هويته: what is not to be told is not what is said.
                let withheld = n > 0
                    && self.passage.headword(self.passage.phrases[n - 1].head()) == "عدم"
                    && p.prep.is_some();
                // لم يعلق على الفور على الاتفاق: when, and not on what.
                if p.prep.as_deref() == Some("علي") && matches!(self.passage.fold(i), "الفور" | "الاطلاق")
                {
                    i += 1;
                    continue;
                }
                // ندد بقوة بالهجوم: how, and not what.
                if p.prep.as_deref() == Some("ب")
                    && MANNER.contains(&self.passage.headword(i))
                    && !self.passage.words.get(i + 1).is_some_and(crate::words::Word::joined)
                {
                    let alone = p.tokens.len() == 1;
                    // أدانت بشدة استخدام القوة: nor does it take what follows with it.
                    if !alone && saying.object && self.passage.words[i + 1].is_nominal() {
                        return Some((self.trim(i + 1..self.noun_end(i + 1, range)), hearer, false));
                    }
                    if alone {
                        i = p.tokens.end;
                        continue;
                    }
                }
                // تنفي في الوقت ذاته استهداف المدنيين
                if p.prep.is_none() && matches!(self.passage.fold(i), "ذاته" | "نفسه" | "ذاتها" | "نفسها")
                {
                    i += 1;
                    if p.tokens.end > i && saying.object && noun.is_none() {
                        return Some((self.trim(i..self.noun_end(i, range)), hearer, false));
                    }
                    continue;
                }
                match p.prep.as_deref().filter(|_| !withheld) {
                    Some(prep) => {
                        if saying.topics.iter().any(|t| t == prep) {
                            // رحبت بالتزام الحكومة بضمان أن: the clause of another noun is none of what is said.
                            let own = |that: &usize| {
                                self.passage.phrase_from(p.tokens.end) >= self.passage.phrase_from(*that)
                            };
                            if let Some(that) = self.that_ahead(i, end).filter(own).filter(|_| saying.that) {
                                let content = self.trim(that + 1..self.content_end(that + 1, range));
                                return Some((content, hearer, true));
                            }
                            noun = Some(i);
                        } else if saying.hearer.as_deref() == Some(prep) || prep == "ل" {
                            hearer.get_or_insert_with(|| p.clone());
                        }
                    }
                    None if withheld
                        || self.is_next_saying(i)
                        || self.describes_subject(i, from)
                        || self.is_genitive_behind_this(i) => {}
                    // لم يذكر البيان اسم القتيل: what is not told is told to nobody.
                    None if saying.person
                        && hearer.is_none()
                        && !p.joined
                        && !self.whom(n).is_empty()
                        && !(negated && saying.discloses) =>
                    {
                        hearer = Some(p.clone());
                    }
                    // كشفه أحد أصدقائه، وهو لاعب: the pronoun is the object.
                    None if (saying.object || negated)
                        && !p.joined
                        && self.passage.words[v].clitics.pronoun.is_none()
                        && !self.is_of_subject(i, from)
                        && !self.is_compatriot(i, v, saying) =>
                    {
                        // A clause after أن close by is what is said; the words before it still name the speaker.
                        // وصف الطلب بأنه تضليل: what is described belongs to it.
                        let describes = matches!(self.passage.verb_headword(v), Some("وصف" | "نعت"));
                        // لم يذكر أي تفاصيل حول أن: what is not told are the details.
                        let details = negated && saying.discloses && self.is_detail(i);
                        // مؤكدا استكمال المشروع على أن يفتتح: nor does a clause behind a preposition of its own.
                        let own = |that: &usize| {
                            let behind = self.passage.words[that - 1].is(Pos::Preposition);
                            !(behind && p.tokens.len() > 1 && self.whom(n).is_empty())
                        };
                        let that = self.that_ahead(i, end).filter(own);
                        match that.filter(|_| saying.that && !describes && !details) {
                            Some(that) => {
                                let content = self.trim(that + 1..self.content_end(that + 1, range));
                                return Some((content, hearer, true));
                            }
                            None => noun = Some(i),
                        }
                    }
                    None => {}
                }
                if noun.is_none() {
                    i = p.tokens.end;
                    continue;
                }
            }
            if let Some(n) = noun {
                // أعلن عن عدم وجود إصابات: the negation belongs to it.
                let denied = n > v + 1 && self.passage.fold(n - 1) == "عدم";
                // رفضت هذا الوصف
                let this = n > v + 1
                    && self.passage.words[n - 1].is(Pos::Demonstrative)
                    && self.passage.words[n].clitics.article;
                let from = n - usize::from(denied || this);
                return Some((self.trim(from..self.noun_end(n, range)), hearer, false));
            }
            i += 1;
        }
        None
    }

    /// Direct speech without the marks around it, and without the إن that some write inside them.
    fn spoken(&self, range: Range<usize>) -> Range<usize> {
        let content = self.trim(range);
        let that = content.len() > 2 && self.passage.fold(content.start) == "ان";
        if that && self.passage.words[content.start].is(Pos::That) {
            self.trim(content.start + 1..content.end)
        } else {
            content
        }
    }

    /// Whether the clause goes on behind the mark that closes a quotation, with more than where the words were said.
    fn goes_on(&self, close: usize, range: &Range<usize>) -> bool {
        let next = close + 1;
        next < range.end
            && self.passage.words[next].pos != WordPos::Punct
            && !self.passage.words[next].is_verb()
            && self.source_phrase(next, range).is_none()
            && self.occasion_in(next..(next + OCCASION_WITHIN).min(range.end), None).is_none()
    }

    /// نفت موسكو، حليفتها، وقوع الهجوم: whether a phrase set off by commas describes the subject before it.
    fn describes_subject(&self, i: usize, from: usize) -> bool {
        let comma = |j: usize| matches!(self.passage.fold(j), "،" | ",");
        let set_off = self.passage.phrase_at(i).is_some_and(|n| comma(self.passage.phrases[n].tokens.end));
        i == from + 1 && comma(from) && set_off
    }

    /// أكد أحد منظمي هذه المسيرة أن: whether a phrase behind a demonstrative is the genitive of the noun before it.
    fn is_genitive_behind_this(&self, i: usize) -> bool {
        i >= 2 && self.passage.words[i - 1].is(Pos::Demonstrative) && {
            let noun = &self.passage.words[i - 2];
            let named = !self.passage.covering[i - 2].is_empty();
            noun.is(Pos::Noun) && !noun.clitics.article && !noun.is_accusative() && !named
        }
    }

    /// أكدت الداخلية السعودية مقتل: a people's adjective right behind the subject is the subject's.
    fn is_of_subject(&self, i: usize, from: usize) -> bool {
        let nisba = |n: &Name| matches!(n, Name::Country(_) | Name::Nisba(_));
        i == from
            && i > 0
            && self.passage.fold(i).starts_with("ال")
            && self.passage.fold(i - 1).trim_start_matches('و').starts_with("ال")
            && self.passage.fold(i).ends_with(['ه', 'ي'])
            && self.passage.mention_at(i, nisba).is_some()
    }

    /// وأقر الإسباني بقلقه: a people's adjective with its article right behind the verb, before the preposition of what is said,
    /// is who speaks.
    fn is_compatriot(&self, i: usize, v: usize, saying: &Saying) -> bool {
        let nisba = |n: &Name| matches!(n, Name::Nisba(_));
        let next = self.passage.words.get(i + 1);
        let topic = next
            .and_then(|w| w.clitics.preposition)
            .is_some_and(|p| saying.topics.iter().any(|t| t.starts_with(p) && t.chars().count() == 1));
        i == v + 1
            && self.passage.fold(i).starts_with("ال")
            && self.passage.mention_at(i, nisba).is_some()
            && topic
    }

    /// «…»، قال فلان: the quotation that closes right before a word of saying.
    pub(super) fn quoted_before(&self, v: usize, range: &Range<usize>) -> Option<Range<usize>> {
        let last = (range.start..v).rev().find(|&i| {
            let mark = self.passage.words[i].pos == WordPos::Punct;
            // «…»، هكذا تحدث فلان
            let so = self.passage.fold(i) == "هكذا";
            !mark && !so || self.quotations.closed_by(i).is_some()
        })?;
        let q = self.quotations.closed_by(last).filter(|q| q.open >= range.start)?;
        let opens = (range.start..q.open).all(|i| self.passage.words[i].pos == WordPos::Punct);
        let content = self.trim(q.open + 1..q.close);
        (opens && !content.is_empty()).then_some(content)
    }
}
