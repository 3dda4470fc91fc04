//! What is said: the tokens of a clause, a quotation or a noun phrase, and where they end.

use std::ops::Range;

use riwaya_lexicon::{NounKind, Pos, Saying};
use riwaya_text::Tense;

use super::Listener;
use crate::phrases::{MEDIA, Phrase};
use crate::words::WordPos;

/// Words behind which أن says when or how (folded): قبل أن, دون أن.
const WHEN: [&str; 8] = ["قبل", "بعد", "دون", "بدون", "منذ", "حتي", "غير", "رغم"];

/// How many words the subject of a word of saying may have before what is said.
const SUBJECT: usize = 7;

/// How many words behind a quotation the occasion of its words is looked for.
const OCCASION_WITHIN: usize = 3;

/// How many tokens away the closing mark of an outlet's quoted name may be.
const LONGEST_OUTLET: usize = 5;

impl Listener<'_, '_> {
    /// The next أن or إن before any verb, relative or quotation.
    fn that_ahead(&self, from: usize, end: usize) -> Option<usize> {
        let words = &self.passage.words;
        let stops = |i: usize| {
            words[i].is_verb()
                || words[i].is(Pos::Relative)
                || self.opening(i).is_some()
                || words[i].is_accusative() && self.word_saying(i).is_some()
        };
        (from..end).take_while(|&i| !stops(i)).find(|&i| words[i].is(Pos::That) && !words[i].joined())
    }

    /// What is said: a clause after أن, a quotation, what follows a colon, or the noun phrase the verb governs.
    pub(super) fn content(
        &self,
        v: usize,
        saying: &Saying,
        from: usize,
        range: &Range<usize>,
        negated: bool,
    ) -> Option<(Range<usize>, Option<Phrase>, bool)> {
        let end = range.end;
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
                let outlet =
                    verbless && i > v && q.close < end && MEDIA.contains(&self.passage.headword(i - 1));
                // على موقع "تويتر"، عن ضبط: a name behind its noun, before what is said.
                let after = q.close + 1 + usize::from(matches!(self.passage.fold(q.close + 1), "،" | ","));
                let said_behind = after < end
                    && (self.passage.words[after].is(Pos::That)
                        || saying.topics.iter().any(|t| t == self.passage.fold(after)));
                let of_noun = i > from
                    && q.close - i <= LONGEST_OUTLET
                    && self.passage.words[i - 1].is_nominal()
                    && i - 1 > v + 1;
                if named || outlet || called || of_noun && said_behind {
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
                if adjacent && (saying.quote || saying.that) {
                    let close = q.close.min(end);
                    return Some((self.trim(i + 1..close), hearer, true));
                }
            }
            if noun.is_none()
                && let Some(channel) = self.channel_at(i, range)
            {
                i = channel.until;
                continue;
            }
            let w = &self.passage.words[i];
            match w.pos {
                WordPos::Of(Pos::That) if i > v && WHEN.contains(&self.passage.fold(i - 1)) => {}
                WordPos::Of(Pos::That) => {
                    if saying.that || saying.person || saying.quote || negated {
                        return Some((self.trim(i + 1..self.content_end(i + 1, range)), hearer, true));
                    }
                    return None;
                }
                WordPos::Punct if self.passage.fold(i) == ":" && (saying.quote || saying.that) => {
                    let content = self
                        .opening(i + 1)
                        .map_or_else(|| i + 1..self.content_end(i + 1, range), |q| i + 2..q.close.min(end));
                    return Some((self.trim(content), hearer, true));
                }
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
                    let apart = of_noun
                        || passed_on
                        || matches!(self.passage.fold(i - 1), "،" | ",")
                        || self.passage.words[i - 1].is(Pos::Relative)
                        || describes;
                    if !apart || w.joined() {
                        break;
                    }
                }
                WordPos::Of(Pos::Preposition) if noun.is_none() && self.is_topic(i, saying) => noun = Some(i),
                // نفى الحزب الذي يقوده فلان، التهم: a relative clause behind the subject is the subject's.
                WordPos::Of(Pos::Relative)
                    if noun.is_none() && i > v + 1 && !matches!(self.passage.headword(i), "ما" | "من") =>
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
                match p.prep.as_deref().filter(|_| !withheld) {
                    Some(prep) => {
                        if saying.topics.iter().any(|t| t == prep) {
                            if let Some(that) = self.that_ahead(i, end).filter(|_| saying.that) {
                                let content = self.trim(that + 1..self.content_end(that + 1, range));
                                return Some((content, hearer, true));
                            }
                            noun = Some(i);
                        } else if saying.hearer.as_deref() == Some(prep) || prep == "ل" {
                            hearer.get_or_insert_with(|| p.clone());
                        }
                    }
                    None if withheld || self.is_next_saying(i) => {}
                    None if saying.person && hearer.is_none() && !p.joined && !self.whom(n).is_empty() => {
                        hearer = Some(p.clone());
                    }
                    None if (saying.object || negated) && !p.joined => {
                        // A clause after أن close by is what is said; the words before it still name the speaker.
                        match self.that_ahead(i, end).filter(|_| saying.that) {
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
            if noun.is_some() {
                let n = noun.unwrap_or(i);
                return Some((self.trim(n..self.noun_end(n, range)), hearer, false));
            }
            i += 1;
        }
        noun.map(|n| (self.trim(n..self.noun_end(n, range)), hearer, false))
    }

    /// أشاد بما أعلنه: a relative clause behind the preposition of what is said, written to it or apart.
    fn is_topic(&self, i: usize, saying: &Saying) -> bool {
        let w = &self.passage.words[i];
        let joint = match self.passage.fold(i) {
            "بما" => Some("ب"),
            "عما" => Some("عن"),
            "مما" => Some("من"),
            "لما" => Some("ل"),
            _ => None,
        };
        let before = i
            .checked_sub(1)
            .filter(|&b| w.is(Pos::Relative) && self.passage.words[b].is(Pos::Preposition))
            .map(|b| self.passage.headword(b));
        joint.or(before).is_some_and(|p| saying.topics.iter().any(|t| t == p))
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

    /// ينفي الاتهامات، مشددا على …: a participle of saying behind a mark is no object of the verb before.
    fn is_next_saying(&self, i: usize) -> bool {
        self.passage.words[i].is_accusative()
            && self.word_saying(i).is_some()
            && i > 0
            && matches!(self.passage.fold(i - 1), "،" | ",")
    }

    /// «…»، قال فلان: the quotation that closes right before a word of saying.
    pub(super) fn quoted_before(&self, v: usize, range: &Range<usize>) -> Option<Range<usize>> {
        let last = (range.start..v).rev().find(|&i| {
            self.passage.words[i].pos != WordPos::Punct || self.quotations.iter().any(|q| q.close == i)
        })?;
        let q = self.quotations.iter().find(|q| q.close == last && q.open >= range.start)?;
        let opens = (range.start..q.open).all(|i| self.passage.words[i].pos == WordPos::Punct);
        let content = self.trim(q.open + 1..q.close);
        (opens && !content.is_empty()).then_some(content)
    }

    /// Where a noun phrase that is said ends: with its clause, at the latest where a comma is followed by a verb or أن.
    fn noun_end(&self, from: usize, range: &Range<usize>) -> usize {
        let end = self.content_end(from, range);
        (from + 1..end)
            .filter(|&i| !self.quotation_of(i).is_some_and(|q| q.open >= from && q.close < range.end))
            .find(|&i| {
                let comma = matches!(self.passage.fold(i - 1), "،" | ",");
                let w = &self.passage.words[i];
                let contrast = matches!(self.passage.fold(i), "لكن" | "ولكن" | "بينما" | "علما");
                // دعت البعثة إلى الهدوء، ونشر ناشطون: another sentence, unless a relative clause goes on.
                let goes_on = (from..i).any(|j| self.passage.words[j].is(Pos::Relative));
                let past = w.verb().is_some_and(|f| f.tense == Tense::Past);
                let says = comma || self.word_saying(i).is_some();
                let another = w.is_verb() && w.joined() && past && says && !goes_on;
                let however =
                    matches!(self.passage.fold(i), "الا" | "غير") && self.passage.words[i + 1].is(Pos::That);
                comma && (w.is(Pos::That) || contrast || w.is_verb() && !w.joined())
                    || another
                    || however && i + 1 < end
                    || self.tells_when(i)
            })
            .unwrap_or(end)
    }

    /// Words that say when or where something was said, and are no part of it: غداة الهجوم, وذلك خلال زيارته.
    fn tells_when(&self, i: usize) -> bool {
        let form = self.passage.fold(i);
        let occasion = |j: usize| {
            self.passage.words.get(j).is_some_and(|w| {
                w.lemma.is_some_and(|l| {
                    matches!(self.passage.lexicon.words.lemma(l).kind, NounKind::Event | NounKind::Speech)
                })
            })
        };
        match form {
            "غداه" | "وذلك" | "مما" | "وسط" => true,
            "الامر" => self.passage.fold(i + 1) == "الذي",
            "خلال" | "اثناء" => occasion(i + 1),
            _ => false,
        }
    }

    /// Where indirect speech ends: at the next word of saying on its level, a participle of saying after a comma, a
    /// source phrase after a comma, or with the sentence.
    pub(super) fn content_end(&self, from: usize, range: &Range<usize>) -> usize {
        // Words of one speaker inside quotation marks end with them, as do those that a mark opens: إن "…"، في رسالة …
        let quoted = self
            .quotation_of(from)
            .or_else(|| self.opening(from).filter(|q| self.ends_speech(q.close, range)));
        let end = quoted.map_or(range.end, |q| q.close.min(range.end));
        for i in from + 1..end {
            if self.quotation_of(i).is_some_and(|q| q.open >= from && q.close < range.end) {
                continue;
            }
            let w = &self.passage.words[i];
            let comma = matches!(self.passage.fold(i - 1), "،" | "," | "؛" | "”" | "»" | "\"");
            let saying = self.word_saying(i);
            let sibling_verb = w.is_verb()
                && w.joined()
                && saying.is_some_and(|s| {
                    (comma || s.continues || s.that && self.introduces(i, end)) && (s.that || s.quote)
                })
                && w.verb().is_some_and(|f| f.tense == Tense::Past);
            let participle = (w.is(Pos::ActiveParticiple)
                || w.is(Pos::Adjective) && self.passage.words[i].is_accusative())
                && saying.is_some()
                && !w.clitics.article
                && w.clitics.preposition.is_none()
                && (comma || self.passage.words[i].is_accusative());
            let phrase = comma && self.source_phrase(i, range).is_some();
            // …، فيما نفى المسلحون: what others say or do at that time.
            let meanwhile = comma
                && self.passage.fold(i) == "فيما"
                && self.passage.words.get(i + 1).is_some_and(crate::words::Word::is_verb)
                && !matches!(self.passage.verb_headword(i + 1), Some("تعلق" | "خص" | "بدا"));
            // لكنها لم تكشف عن نوعه: what the text says that he left out.
            let left_out =
                matches!(self.passage.fold(i), "لكنه" | "لكنها" | "لكنهم" | "ولكنه" | "ولكنها" | "ولكنهم")
                    && self.passage.fold(i + 1) == "لم"
                    && i + 2 < range.end
                    && self.word_saying(i + 2).is_some();
            if sibling_verb || participle || phrase || meanwhile || left_out {
                return i;
            }
        }
        end
    }

    /// Whether a clause or direct speech follows a word of saying and its subject: وقال الوزير إن, وكتبت السفارة: "…".
    fn introduces(&self, v: usize, end: usize) -> bool {
        (v + 1..end).take_while(|&i| !self.passage.words[i].is_verb()).take(SUBJECT).any(|i| {
            self.passage.words[i].is(Pos::That) || self.opening(i).is_some() || self.passage.fold(i) == ":"
        })
    }

    /// Whether what is said ends with a closing mark: a comma stands behind it, and nothing that goes on.
    fn ends_speech(&self, close: usize, range: &Range<usize>) -> bool {
        if close + 2 >= range.end || !matches!(self.passage.fold(close + 1), "،" | ",") {
            return false;
        }
        let next = &self.passage.words[close + 2];
        // «…»، وعن الانتخابات أوضح أن …: a clause that is quoted whole ends with its mark.
        let whole = || {
            let open = self.quotations.iter().find(|q| q.close == close).map_or(close, |q| q.open);
            !next.is(Pos::That) && (open..close).any(|i| self.passage.words[i].is_verb())
        };
        self.opening(close + 2).is_none() && (!next.joined() || whole())
    }

    /// Without the marks and spaces at both ends, but for those of a quotation or bracket that opens or closes inside.
    pub(super) fn trim(&self, range: Range<usize>) -> Range<usize> {
        let punct = |i: usize| self.passage.words[i].pos == WordPos::Punct;
        let mut range = range;
        loop {
            let inside = |i: usize, end: usize| self.opening(i).is_some_and(|q| q.close + 1 < end);
            let closes =
                |i: usize, start: usize| self.quotations.iter().any(|q| q.close == i && q.open > start);
            if range.start < range.end
                && punct(range.start)
                && self.passage.fold(range.start) != "("
                && !inside(range.start, range.end)
            {
                range.start += 1;
            } else if range.start < range.end
                && punct(range.end - 1)
                && self.passage.fold(range.end - 1) != ")"
                && !closes(range.end - 1, range.start)
            {
                range.end -= 1;
            } else {
                return range;
            }
        }
    }
}
