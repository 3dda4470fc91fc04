//! Source phrases: وفقا ل, بحسب, نقلا عن.

use std::ops::Range;

use riwaya_lexicon::Pos;

use super::{Floor, Listener, Source, Speech};
use crate::phrases::Phrase;

/// Through whom a text has what it tells.
pub(super) struct Channel {
    pub(super) source: Source,
    /// Whether the teller cites him (نقلا عن), and is not himself cited by him (وفقا ل).
    pub(super) cited: bool,
    /// Where the phrase ends, with what describes him.
    pub(super) until: usize,
}

/// How the phrases begin by which a teller cites another (folded).
const CITING: [&str; 3] = ["نقلا", "ناقلا", "لسان"];

/// With fewer words before a source phrase a clause has not been told.
const BEGUN: usize = 4;

/// How many words may tell that a source wants no name: لم تذكر اسمه.
const WITHHELD: usize = 6;
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

    /// The source phrase that stands between a word of saying and what is said.
    pub(super) fn channel_at(&self, i: usize, range: &Range<usize>) -> Option<Channel> {
        let end = self.source_phrase(i, range)?;
        let n = self.passage.phrase_at(end).or_else(|| self.passage.phrase_at(end - 1))?;
        let p = &self.passage.phrases[n];
        if p.tokens.start < i || self.whom(n).is_empty() || p.tokens.end > range.end {
            return None;
        }
        // عن مصدر لم تذكر اسمه، أن …: what is told of him until the comma.
        let described =
            self.passage.words.get(p.tokens.end).is_some_and(|w| w.is_verb() || w.is(Pos::Negation));
        let comma = (p.tokens.end..(p.tokens.end + WITHHELD).min(range.end))
            .find(|&j| matches!(self.passage.fold(j), "،" | ",") || self.passage.words[j].is(Pos::That));
        Some(Channel {
            source: Source { who: self.whom(n).to_vec(), phrase: p.clone() },
            cited: (i..end).any(|j| CITING.contains(&self.passage.fold(j))),
            until: comma.filter(|_| described).unwrap_or(p.tokens.end),
        })
    }

    /// Whose a paper is, told behind ل, where its own phrase names nobody.
    fn paper_of(&self, n: usize, at: usize) -> Option<usize> {
        let p = &self.passage.phrases[n];
        let sayings = &self.passage.lexicon.sayings;
        let paper = self.passage.words[p.head()].lemma.and_then(|l| sayings.of(l)).is_some_and(|s| s.that);
        let of = self.passage.phrases.get(n + 1)?;
        let whose = of.prep.as_deref() == Some("ل") && of.tokens.start == p.tokens.end;
        let plain = p.tokens.len() == 1 || self.whom(n).is_empty();
        (p.tokens.start == at && paper && whose && plain && !self.whom(n + 1).is_empty()).then_some(n + 1)
    }

    /// بحسب بيان صادر عن الوزارة, بيان صادر عنه: whoever issued the paper that is cited.
    fn issuer_of(&self, paper: &Phrase, i: usize, range: &Range<usize>, floor: &Floor) -> Option<Source> {
        let end = paper.tokens.end;
        let issued = |j: usize| matches!(self.passage.headword(j), "صادر" | "صدر");
        let from = (paper.head() + 1..(end + 1).min(range.end)).find(|&j| issued(j))? + 1;
        if matches!(self.passage.fold(from), "عنه" | "عنها" | "عنهم") {
            return self.main_subject(i, range).or_else(|| floor.speaker().cloned());
        }
        let n = self.passage.phrase_at(from + 1)?;
        let named = self.passage.fold(from) == "عن" && from + 1 < range.end && !self.whom(n).is_empty();
        named.then(|| Source { who: self.whom(n).to_vec(), phrase: self.passage.phrases[n].clone() })
    }

    pub(super) fn by_phrase(
        &self,
        i: usize,
        end: usize,
        range: &Range<usize>,
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
            tokens.start > i && tokens.end >= end
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
            // وفق حصيلة للمرصد, تقرير للأمم المتحدة: whose paper it is.
            Some(n) if self.paper_of(n, at).is_some() => {
                let of = &self.passage.phrases[n + 1];
                (Source { who: self.whom(n + 1).to_vec(), phrase: of.clone() }, of.tokens.end)
            }
            Some(n) if self.passage.phrases[n].tokens.start == at && !self.whom(n).is_empty() => {
                let p = &self.passage.phrases[n];
                let own = Source { who: self.whom(n).to_vec(), phrase: p.clone() };
                let issuer = self.issuer_of(p, i, range, floor);
                (issuer.unwrap_or(own), p.tokens.end)
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
        // …، وجاء في بيان: أن …: behind a conjunction it opens a clause of its own.
        let opens = leading || self.passage.words[i].joined();
        let mut after = after;
        while after < range.end
            && self.passage.words[after].pos == WordPos::Punct
            && self.opening(after).is_none()
        {
            after += 1;
        }
        let then = (after..range.end).find(|&j| !self.is_time(j));
        if leading || opens && then.is_some_and(|j| self.passage.words[j].is(Pos::That)) {
            // كما أعلن الكرملين الثلاثاء أن …: the day belongs to the announcement.
            if let Some(that) = then.filter(|&j| self.passage.words[j].is(Pos::That)) {
                after = that;
            }
            if after < range.end
                && (self.passage.words[after].is(Pos::That)
                    || self.passage.fold(after).trim_start_matches('ف') == "ان")
            {
                after += 1;
            }
            // …، وجاء في بيان …: another such phrase opens the next clause.
            let next = (after + 1..range.end).find(|&j| {
                self.passage.words[j].joined()
                    && matches!(self.passage.fold(j - 1), "،" | "," | "؛")
                    && self.source_phrase(j, range).is_some()
            });
            let until = if leading { next.unwrap_or(range.end) } else { self.content_end(after, range) };
            let content = self.trim(after..until);
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
        // Inside quotation marks it tells of no more than they hold: "وفقا لتقييمنا، …".
        let start = self.quotation_of(i).map_or(range.start, |q| q.open + 1).max(range.start);
        // والمهاجم، وفق مصدر، قتل بعد مطاردة: where no verb stands before it, its clause goes on behind.
        let told = (start..i).any(|j| {
            self.passage.words[j].is_verb() && !(j > start && self.passage.words[j - 1].is(Pos::Relative))
        });
        // وأدى ذلك، بحسب الوكالة، إلى تأخير الرحلة: nor where it has barely begun.
        let begun = self.trim(start..i).len() < BEGUN;
        let goes_on = begun && after + 2 < range.end
            || !told && (after..range.end).any(|j| self.passage.words[j].is_verb());
        // أسفرت وفق المرصد عن مقتل: between a verb and what it governs, that clause alone.
        let within = i > start && self.passage.words[i - 1].is_verb();
        let content = if within {
            // غارات طالت وفق المرصد بلدات: with the noun that the verb tells of.
            let noun =
                self.passage.phrase_at(i.saturating_sub(2)).map(|n| self.passage.phrases[n].tokens.clone());
            let from = noun.filter(|p| p.end == i - 1 && p.start >= start).map_or(i - 1, |p| p.start);
            self.trim(from..self.content_end(after, range))
        } else {
            self.trim(start..if goes_on { range.end } else { i })
        };
        if content.len() >= 2 {
            out.push(Speech { confidence: 0.88, ..Speech::told(i, vec![source], content) });
        }
        after
    }
}
