//! What is said: the tokens of a clause, a quotation or a noun phrase, and where they end.

use std::ops::Range;

use riwaya_lexicon::{NounKind, Pos, Saying};
use riwaya_text::Tense;

use super::Listener;
use crate::phrases::Phrase;
use crate::words::WordPos;

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
                let named = !(i + 1..q.close).any(|j| self.passage.words[j].is_verb())
                    && (q.close + 1..end)
                        .any(|j| self.passage.words[j].is(Pos::That) && self.passage.fold(j - 1) == ":");
                // على موقع "تويتر"، عن ضبط: a name behind its noun, before what is said.
                let after = q.close + 1 + usize::from(matches!(self.passage.fold(q.close + 1), "،" | ","));
                let said_behind = after < end
                    && (self.passage.words[after].is(Pos::That)
                        || saying.topics.iter().any(|t| t == self.passage.fold(after)));
                let of_noun = i > from
                    && q.close - i <= LONGEST_OUTLET
                    && self.passage.words[i - 1].is_nominal()
                    && i - 1 > v + 1;
                if named || of_noun && said_behind {
                    i = q.close + 1;
                    continue;
                }
                let adjacent = noun.is_none();
                if adjacent && (saying.quote || saying.that) {
                    let close = q.close.min(end);
                    return Some((self.trim(i + 1..close), hearer, true));
                }
            }
            let w = &self.passage.words[i];
            match w.pos {
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
                // أعلن ما قرره; أعلن الوزير الذي وصل … أن describes the speaker.
                WordPos::Of(Pos::Relative)
                    if noun.is_none()
                        && i == from
                        && (saying.object || negated)
                        && (i == v + 1 || matches!(self.passage.fold(i), "ما" | "من")) =>
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
                    None if withheld => {}
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
                comma && (w.is(Pos::That) || w.is_verb() && !w.joined()) || self.tells_when(i)
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
                && saying.is_some_and(|s| (comma || s.continues) && (s.that || s.quote))
                && w.verb().is_some_and(|f| f.tense == Tense::Past);
            let participle = (w.is(Pos::ActiveParticiple)
                || w.is(Pos::Adjective) && self.passage.words[i].is_accusative())
                && saying.is_some()
                && !w.clitics.article
                && w.clitics.preposition.is_none()
                && (comma || self.passage.words[i].is_accusative());
            let phrase = comma && self.source_phrase(i, range).is_some();
            if sibling_verb || participle || phrase {
                return i;
            }
        }
        end
    }

    /// Whether what is said ends with a closing mark: a comma stands behind it, and nothing that goes on.
    fn ends_speech(&self, close: usize, range: &Range<usize>) -> bool {
        let comma = close + 2 < range.end && matches!(self.passage.fold(close + 1), "،" | ",");
        comma && !self.passage.words[close + 2].joined() && self.opening(close + 2).is_none()
    }

    /// Without the marks and spaces at both ends.
    pub(super) fn trim(&self, range: Range<usize>) -> Range<usize> {
        let punct = |i: usize| self.passage.words[i].pos == WordPos::Punct;
        let mut range = range;
        while range.start < range.end && punct(range.start) && self.passage.fold(range.start) != "(" {
            range.start += 1;
        }
        while range.start < range.end && punct(range.end - 1) && self.passage.fold(range.end - 1) != ")" {
            range.end -= 1;
        }
        range
    }
}
