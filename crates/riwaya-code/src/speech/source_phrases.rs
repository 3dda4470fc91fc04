//! Source phrases: وفقا ل, بحسب, نقلا عن.

use std::ops::Range;

use riwaya_lexicon::Pos;

use super::{Floor, Listener, Source, Speech};
use crate::words::WordPos;

impl Listener<'_, '_> {
    /// Where a source phrase that begins at a token ends (وفقا ل, بحسب, نقلا عن), with or without a conjunction.
    pub(super) fn source_phrase(&self, i: usize, range: &Range<usize>) -> Option<usize> {
        let form = self.passage.fold(i);
        let sources = &self.passage.lexicon.sayings.sources;
        let rest = || (i + 1..range.end).map(|j| [sources.number(self.passage.fold(j))]);
        let found = sources.first(form).and_then(|from| sources.longest(from, rest())).or_else(|| {
            let bare = form.strip_prefix('و').filter(|b| b.len() >= 4)?;
            sources.longest(sources.first(bare)?, rest())
        });
        found.and_then(|(more, clitics)| {
            let next = i + 1 + more;
            let clitic = self.passage.words.get(next).and_then(|w| w.clitics.preposition);
            let written = next < range.end && matches!(self.passage.fold(next), "ل" | "لـ");
            clitics.iter().any(|c| c.is_none() || *c == clitic || written).then_some(next)
        })
    }

    pub(super) fn by_phrase(
        &self,
        i: usize,
        end: usize,
        range: &Range<usize>,
        first: usize,
        floor: &Floor,
        out: &mut Vec<Speech>,
    ) -> usize {
        // The source: the next phrase, a pronoun (وفقا له, حسب قوله) or ذلك for the last speaker.
        let mut at = end;
        // A wording that takes in the head of the source (بحسب بيان روسي): the whole phrase is the source.
        if let Some(n) = self.passage.phrase_at(at).filter(|&n| self.passage.phrases[n].tokens.start > i) {
            at = self.passage.phrases[n].tokens.start;
        } else if let Some(n) = self.passage.phrase_at(end - 1).filter(|&n| {
            let tokens = &self.passage.phrases[n].tokens;
            tokens.start > i && tokens.end > end
        }) {
            at = self.passage.phrases[n].tokens.start;
        }
        while at < range.end
            && (self.passage.words[at].is(Pos::Adverb)
                || matches!(self.passage.fold(at), "ل" | "ـ" | "به" | "بها" | "عنه" | "عنها"))
        {
            at += 1;
        }
        let carried = |at: usize| {
            let w = self.passage.words.get(at)?;
            let pronoun = w.clitics.pronoun.is_some()
                && (w.is(Pos::Preposition) || w.is(Pos::Masdar) || w.is(Pos::Noun))
                || w.is(Pos::Demonstrative)
                || matches!(self.passage.fold(at), "له" | "لها" | "لهم");
            // تقدم الوزراء بتعازيهم، حسب تعبيرهم: those of the sentence before him who spoke last.
            let his = || self.main_subject(i, range).filter(|_| !w.is(Pos::Demonstrative));
            pronoun.then(|| his().or_else(|| floor.speaker().cloned())).flatten()
        };
        let (source, after) = match self.passage.phrase_at(at) {
            Some(n) if self.passage.phrases[n].tokens.start == at && !self.whom(n).is_empty() => {
                let p = &self.passage.phrases[n];
                (Source { who: self.whom(n).to_vec(), phrase: p.clone() }, p.tokens.end)
            }
            // بحسب ما أعلنته الرئاسة, حسبما أفاد مصدر: the subject of the verb that follows.
            _ if at < range.end
                && (self.passage.words[at].is_verb() || self.passage.words[at].is(Pos::Relative)) =>
            {
                let v = if self.passage.words[at].is_verb() { at } else { at + 1 };
                match (v < range.end && self.passage.words[v].is_verb())
                    .then(|| self.subject_after(v, range))
                    .flatten()
                {
                    Some(s) => {
                        let end = s.phrase.tokens.end;
                        (s, end)
                    }
                    None => return end,
                }
            }
            _ => match carried(at) {
                Some(s) => (s, at + 1),
                None => return end,
            },
        };
        let leading = i == range.start
            || (range.start..i).all(|j| {
                self.passage.words[j].pos == WordPos::Punct || self.passage.words[j].is(Pos::Conjunction)
            });
        let mut after = after;
        while after < range.end
            && self.passage.words[after].pos == WordPos::Punct
            && self.opening(after).is_none()
        {
            after += 1;
        }
        if leading {
            // كما أعلن الكرملين الثلاثاء أن …: the day belongs to the announcement.
            let that = (after..range.end).find(|&j| !self.is_time(j));
            if let Some(that) = that.filter(|&j| self.passage.words[j].is(Pos::That)) {
                after = that;
            }
            if after < range.end
                && (self.passage.words[after].is(Pos::That)
                    || self.passage.fold(after).trim_start_matches('ف') == "ان")
            {
                after += 1;
            }
            let content = self.trim(after..range.end);
            if content.is_empty() {
                return end;
            }
            out.push(Speech { confidence: 0.9, ..Speech::told(i, vec![source], content) });
            return after;
        }
        // Between a cue and its clause (قال فلان، وفقا لقناة كذا، إن; أشار بحسب البيان إلى أن): the channel is the outer
        // source of what follows.
        let that = |at: usize| at < range.end && self.passage.words[at].is(Pos::That);
        if that(after)
            || after < range.end && self.passage.words[after].is(Pos::Preposition) && that(after + 1)
        {
            let content = self.trim(range.start..range.end);
            out.push(Speech::told(i, vec![source], content));
            return end;
        }
        // Behind its clause: everything in the sentence before it that no quotation of another speaker holds.
        let open = out[first..].iter().filter(|s| s.cue < i && s.parent.is_none()).map(|s| s.cue).min();
        let start = open.map_or(range.start, |c| c.min(range.start));
        // أسفرت وفق المرصد عن مقتل: between a verb and what it governs, that clause alone.
        let within = i > range.start && self.passage.words[i - 1].is_verb();
        let content = if within {
            // غارات طالت وفق المرصد بلدات: with the noun that the verb tells of.
            let noun =
                self.passage.phrase_at(i.saturating_sub(2)).map(|n| self.passage.phrases[n].tokens.clone());
            let from = noun.filter(|p| p.end == i - 1 && p.start >= range.start).map_or(i - 1, |p| p.start);
            self.trim(from..self.content_end(after, range))
        } else {
            self.trim(start..i)
        };
        if content.len() >= 2 {
            out.push(Speech { confidence: 0.88, ..Speech::told(i, vec![source], content) });
        }
        after
    }
}
