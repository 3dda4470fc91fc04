//! Verbal nouns of saying: تأكيده أن, قوله إن, عدم ذكر بيان ….

use std::ops::Range;

use riwaya_lexicon::{Pos, Saying};
use riwaya_record::Stance;

use super::{Floor, Listener, Speech};
use crate::words::WordPos;

/// Within how many words behind a title the name between commas ends.
pub(super) const NAMED: usize = 6;

/// How many words before قوله the man may be named on whose tongue the words are told.
const TONGUE: usize = 16;

impl Listener<'_, '_> {
    /// ختم تصريحاته بالقول: what follows is said by the subject of the verb before.
    fn by_saying(&self, i: usize, range: &Range<usize>, out: &mut Vec<Speech>) -> usize {
        let verb = (range.start..i).rev().find(|&j| self.passage.words[j].is_verb());
        let source =
            verb.and_then(|v| self.subject_before(v, range).or_else(|| self.subject_after(v, range)));
        let mut at = i + 1;
        while at < range.end && (self.passage.fold(at) == ":" || self.passage.words[at].is(Pos::That)) {
            at += 1;
        }
        let Some(source) = source.filter(|_| at > i + 1 || self.opening(at).is_some()) else { return i + 1 };
        let end = self.opening(at).map_or_else(|| self.content_end(at, range), |q| q.close.min(range.end));
        let content = self.trim(at..end);
        let start = content.start;
        if !content.is_empty() {
            out.push(Speech::told(i, vec![source], content));
        }
        start
    }

    /// "تأكيده أن", "قوله إن", "عدم ذكر بيان …": a verbal noun of saying with a clause, or denied.
    pub(super) fn by_masdar(
        &self,
        i: usize,
        saying: &Saying,
        range: &Range<usize>,
        first: usize,
        floor: &Floor,
        out: &mut Vec<Speech>,
    ) -> usize {
        let w = &self.passage.words[i];
        let denied = i > range.start && matches!(self.passage.headword(i - 1), "عدم") && saying.discloses;
        let own = self.passage.phrase_at(i).map(|n| self.passage.phrases[n].tokens.end).unwrap_or(i + 1);
        if denied {
            let whom = (i + 1 < own).then(|| self.passage.make_phrase(i + 1..own));
            let Some(phrase) = whom else { return i + 1 };
            let Some(source) = self.nested_source(&phrase) else { return i + 1 };
            let end = self.content_end(own, range).max(own);
            let content = self.trim(i - 1..end);
            let speech = Speech::told(i, vec![source], content);
            out.push(Speech { stance: Stance::LeavesOut, clause: false, confidence: 0.7, ..speech });
            return own;
        }
        // في تصريح صحفي أن: an adjective is no speaker.
        let own = if i + 1 < own && self.passage.words[i + 1].is_adjectival() { i + 1 } else { own };
        if w.clitics.article && w.clitics.preposition == Some('ب') && self.passage.headword(i) == "قول" {
            return self.by_saying(i, range, out);
        }
        // إعلان رئيس المجلس، فلان الفلاني، أن: with his name between commas.
        let named = matches!(self.passage.fold(own), "،" | ",")
            && (own + 1..range.end.min(own + NAMED))
                .find(|&j| self.passage.words[j].pos == WordPos::Punct)
                .is_some_and(|j| {
                    (own + 1..j).all(|i| self.passage.words[i].is_nominal())
                        && self.passage.words.get(j + 1).is_some_and(|w| w.is(Pos::That))
                });
        let that = (own..range.end.min(own + if named { NAMED + 1 } else { 3 }))
            .take_while(|&j| !self.passage.words[j].is_verb())
            .find(|&j| self.passage.words[j].is(Pos::That) && !self.gives_reason(j) && !self.excepts(j));
        // في تقرير المنظمة قائلا إن: the clause of another word of saying.
        let other = |that: &usize| {
            (own..*that).any(|j| self.passage.words[j].is_adjectival() && self.word_saying(j).is_some())
        };
        let Some(that) = that.filter(|t| saying.that && !other(t)) else { return i + 1 };
        let source = if w.clitics.pronoun.is_some() {
            let carried = || floor.speaker().filter(|_| !self.has_unknown_subject(i, range)).cloned();
            // وجه الرئيس انتقاده ووصفه بأنه: of the subject of the sentence sooner than of who spoke before it.
            let subject = || self.main_subject(i, range).filter(|_| !self.passes_on(i, range));
            // على لسان الوزير قوله إن: whose tongue is named.
            let tongue = || self.by_the_tongue(i.saturating_sub(TONGUE).max(range.start)..i);
            let before = || out[first..].last().and_then(|s| s.sources.last().cloned());
            tongue().or_else(before).or_else(subject).or_else(carried)
        } else if i + 1 < own && !matches!(self.passage.fold(i + 1), "صحفي" | "صحافي" | "اعلامي" | "تلفزيوني")
        {
            // Not of تصريح صحفي أن: there it is only of what kind.
            self.nested_source(&self.passage.make_phrase(i + 1..own))
        } else {
            None
        };
        let Some(source) = source else { return i + 1 };
        let content = self.trim(that + 1..self.content_end(that + 1, range));
        let start = content.start;
        let speech = Speech::told(i, vec![source], content);
        out.push(Speech { stance: saying.stance, confidence: 0.75, ..speech });
        start
    }
}
