//! What is joined to a deed that is wished, planned or denied is so too: دعا إلى سحب القوات والإفراج عن الأسرى.

use std::cmp::Reverse;

use riwaya_lexicon::Pos;
use riwaya_record::{EventType, Status};

use super::{Told, is_besides};
use crate::claims::ClaimDraft;
use crate::discourse::is_talk;
use crate::speech::spoken_in;
use crate::words::WordPos;

/// How far before a noun the first of a series may stand.
const SERIES: usize = 14;

/// How far before what is allowed the noun of allowing may stand.
const ALLOWED: usize = 5;

impl Told<'_, '_> {
    /// The status that a deed takes from the one to which it is joined, where that one has not happened.
    pub(super) fn joined(&self) -> Option<Status> {
        let (passage, t) = (self.passage, self.draft.trigger);
        let carried = t > self.sentence.start && self.is_deed(t - 1) && passage.words[t - 1].joined();
        let member = if carried { t - 1 } else { t };
        let w = &passage.words[member];
        let deed =
            self.is_noun() && self.draft.light.is_none_or(|l| l < member) && self.is_verbal_noun(member);
        // والإفراج عن الأسرى, but وقف القصف والحصار: a second object.
        let own_object = !w.clitics.article
            || passage
                .words
                .get(member + 1)
                .is_some_and(|n| n.is(Pos::Preposition) || n.clitics.preposition.is_some());
        // An attack that is told in a series was made.
        let told = is_talk(self.event()) || self.event() == EventType::Assault;
        if !deed || !own_object || told || !w.joined() || w.clitics.pronoun.is_some() {
            return None;
        }
        let within = |i: &usize| {
            let w = &passage.words[*i];
            let clause = w.is_verb() || w.is(Pos::That) || w.is(Pos::Relative);
            let mark = w.pos == WordPos::Punct && !matches!(passage.fold(*i), "،" | ",");
            !clause
                && !mark
                && !is_besides(passage.fold(*i))
                && !matches!(passage.fold(*i), "مع" | "ظل" | "خلال")
        };
        // المعدة للتداول: what a thing is for begins no series.
        let use_of = |i: usize| {
            let clitics = &passage.words[i].clitics;
            clitics.article && clitics.preposition == Some('ل')
        };
        let same = |i: usize| {
            w.clitics.preposition.is_none() || passage.words[i].clitics.preposition == w.clitics.preposition
        };
        let first = (member.saturating_sub(SERIES).max(self.sentence.start)..member)
            .rev()
            .take_while(within)
            .find(|&i| {
                // فورا: how soon, and no deed.
                let adverb = matches!(passage.fold(i), "فورا" | "حالا");
                self.is_verbal_noun(i) && !self.is_genitive(i) && !use_of(i) && same(i) && !adverb
            })?;
        // عدم التدخل وسحب القوات: what is not to be done stands beside what is.
        let led = first.checked_sub(1).filter(|&b| passage.headword(b) == "عدم");
        self.status_of(led.unwrap_or(first))
    }

    /// السماح للوكالات بإيصال المساعدات: what is let happen has happened where the letting has.
    pub(super) fn allowed(&self) -> Option<Status> {
        let (passage, t) = (self.passage, self.draft.trigger);
        if !self.is_noun() || passage.words[t].clitics.preposition != Some('ب') {
            return None;
        }
        let from = t.saturating_sub(ALLOWED).max(self.sentence.start);
        let allows = (from..t)
            .rev()
            .take_while(|&i| !passage.words[i].is_verb() && !passage.words[i].is(Pos::That))
            .find(|&i| passage.headword(i) == "سماح")?;
        self.status_of(allows).or_else(|| {
            let draft = ClaimDraft { trigger: allows, light: None, ..self.draft.clone() };
            Told { draft: &draft, ..*self }.joined()
        })
    }

    /// وقف إطلاق النار: whether a noun stands in the genitive of the one before it.
    fn is_genitive(&self, i: usize) -> bool {
        let w = &self.passage.words[i];
        i > self.sentence.start
            && !w.joined()
            && w.clitics.preposition.is_none()
            && self.passage.words[i - 1].is_nominal()
            && self.passage.phrase_at(i - 1) == self.passage.phrase_at(i)
    }

    /// Whether a word is a noun of doing something.
    pub(super) fn is_verbal_noun(&self, i: usize) -> bool {
        let w = &self.passage.words[i];
        let form = self.passage.fold(i);
        let stem = form.char_indices().nth(w.before as usize).map_or(form, |(at, _)| &form[at..]);
        let masdar = || self.passage.lexicon.words.analyses(stem).iter().any(|a| a.pos == Pos::Masdar);
        w.is_nominal() && (w.is(Pos::Masdar) || masdar())
    }

    /// What the words around a noun make of it, where that is no fact.
    pub(super) fn status_of(&self, i: usize) -> Option<Status> {
        let mut chain: Vec<usize> = spoken_in(self.sentence, self.speeches)
            .filter(|&n| self.speeches[n].content.contains(&i) && self.speeches[n].cue != i)
            .collect();
        chain.sort_by_key(|&n| Reverse(self.speeches[n].content.len()));
        let draft = ClaimDraft { trigger: i, light: None, ..self.draft.clone() };
        let first = Told { draft: &draft, chain: &chain, date: None, ..*self };
        first
            .governed()
            .or_else(|| first.by_governor())
            .or_else(|| first.by_speech())
            .or_else(|| first.ruled())
            .or_else(|| first.promised())
            .filter(|s| matches!(s, Status::Future | Status::Hypothetical))
    }
}
