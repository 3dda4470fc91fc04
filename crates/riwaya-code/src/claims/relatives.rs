//! Relative clauses: the noun that one is about, and whether its verb acts on it or is done by it.

use riwaya_lexicon::Pos;
use riwaya_record::EntityKind;

use super::{Finder, PartyDraft};
use crate::words::WordPos;

impl Finder<'_, '_, '_> {
    /// The relative pronoun that a verb stands behind.
    pub(super) fn relative_before(&self, v: usize) -> Option<usize> {
        let mut at = v;
        while at > self.range.start
            && matches!(self.passage.words[at - 1].pos, WordPos::Of(Pos::Adverb | Pos::Negation))
        {
            at -= 1;
        }
        at.checked_sub(1).filter(|&r| r >= self.range.start && self.passage.words[r].is(Pos::Relative))
    }

    /// Whether the object pronoun of a verb may mean what its relative pronoun does: not in الجنود الذين احتجزوه, الحركة التي
    /// خطفتهم, where the antecedent does it.
    pub(super) fn points_to_relative(&self, v: usize, relative: usize) -> bool {
        match (self.passage.fold(relative).trim_start_matches('و'), self.passage.words[v].clitics.pronoun) {
            ("الذين", Some(pronoun)) => pronoun == "هم",
            ("الذي" | "التي", Some("هم" | "هما" | "هن")) => false,
            ("الذي", Some(pronoun)) => pronoun != "ها",
            ("التي", Some(pronoun)) => pronoun != "ه",
            _ => true,
        }
    }

    /// Whom the object pronoun of a verb in a relative clause means: الاتحاد الذي اتهمه.
    /// Or that of the verb that describes an indefinite noun: جماعة اتهمتها السلطات.
    pub(super) fn antecedent_object(&self, v: usize) -> Vec<PartyDraft> {
        let Some(n) = self.antecedent(v) else { return Vec::new() };
        let p = &self.passage.phrases[n];
        // استقالة الرئيس الذي يتهمونه: who is named last inside.
        if self.listener.whom(n).is_empty() {
            let mut inside = self.parties_inside(n);
            inside.retain(|q| q.end == p.end && self.cast.all[q.who].kind == EntityKind::Person);
            return inside;
        }
        let whom = self.listener.whom(n).iter();
        whom.map(|&who| PartyDraft { who, start: p.start, end: p.end }).collect()
    }

    /// The phrase right before the relative pronoun of a verb's clause, or before a verb that describes it.
    pub(super) fn antecedent(&self, v: usize) -> Option<usize> {
        let described = self.is_asyndetic(v).then(|| self.passage.phrase_at(v - 1)).flatten();
        described.or_else(|| {
            self.relative_before(v)
                .filter(|&r| self.points_to_relative(v, r))
                .and_then(|r| r.checked_sub(1))
                // الوزير، الذي يتهمونه: over a comma too.
                .map(|b| b - usize::from(b > self.range.start && matches!(self.passage.fold(b), "،" | ",")))
                // حزب العمال (PKK)، الذي تصنفه: and over what stands in brackets.
                .map(|b| {
                    let open = (self.range.start..b).rev().take(4).find(|&i| self.passage.fold(i) == "(");
                    match open.filter(|&o| self.passage.fold(b) == ")" && o > self.range.start) {
                        Some(open) => open - 1,
                        None => b,
                    }
                })
                .and_then(|before| self.passage.phrase_at(before))
        })
    }

    /// The subject of the verb of a relative clause, right behind it or behind what points back: يشنها الجيش, يخطط لها
    /// التنظيم.
    pub(super) fn subject_of_relative(&self, v: usize) -> (Vec<PartyDraft>, usize, bool) {
        let at = self.behind_adverbs(v);
        if let Some(n) = self.passage.phrase_at(at).filter(|_| at < self.range.end)
            && self.passage.phrases[n].tokens.start == at
            && self.passage.phrases[n].prep.is_none()
            && !self.listener.whom(n).is_empty()
        {
            let (parties, end) = self.parties_from(n);
            return (parties, end, true);
        }
        (Vec::new(), 0, false)
    }
}
