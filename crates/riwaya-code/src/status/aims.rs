//! What is done for a purpose, and what the noun before it carries out for one: both are only aimed at.

use riwaya_lexicon::Pos;
use riwaya_record::{EventType, Stance, Status};

use super::governors::REACH;
use super::words::{CARRIERS, PLANNED, SUFFERED, UNDERGONE};
use super::{Told, is_asked};
use crate::discourse::is_talk;

impl Told<'_, '_> {
    /// لاعتقال المسلحين, لتنفيذ هجمات, اتفاق لإجلاء المصابين: what something else is done for.
    pub(super) fn by_aim(&self) -> Option<Status> {
        let (passage, t) = (self.passage, self.draft.trigger);
        let w = &passage.words[t];
        let for_that = |i: usize| !self.is_one(i, &UNDERGONE);
        let transitive = self.draft.light.is_none()
            && (passage.verb_headword(t).is_some() || self.is_deed(t))
            && passage.phrase_at(t).is_some_and(|n| passage.phrases[n].tokens.end > t + 1)
            && (self.draft.clause.start.min(t)..t).all(for_that)
            && !(t.saturating_sub(REACH)..t).any(|i| self.is_one(i, &PLANNED));
        // للسماح بدخول المساعدات: with the article where a preposition governs its object.
        let governs = passage
            .words
            .get(t + 1)
            .is_some_and(|n| n.is(Pos::Preposition) || n.clitics.preposition == Some('ب'));
        // أدى للانسحاب, ناقش قراره للانسحاب: what came about, or is talked over.
        let brought = |i: usize| {
            matches!(passage.verb_headword(i), Some("ادي" | "تعرض" | "دفع" | "قاد" | "اضطر" | "ناقش" | "بحث"))
        };
        let bare = !w.clitics.article
            || governs
                && self.is_verbal_noun(t)
                && !(self.draft.clause.start.min(t)..t).any(brought)
                && !(t.saturating_sub(REACH)..t).any(|i| self.is_one(i, &PLANNED))
                && matches!(self.event(), EventType::Retreat | EventType::Sanction);
        let purpose = w.clitics.preposition == Some('ل')
            && bare
            && !SUFFERED.contains(&passage.headword(t))
            // تعرض الصحافي لضرب مبرح
            && (self.draft.clause.start.min(t)..t).all(|i| passage.verb_headword(i) != Some("تعرض"))
            && (w.is(Pos::Masdar) || transitive || w.clitics.article)
            && !(t.saturating_sub(2)..t).any(|i| self.is_attempt(i))
            && matches!(
                self.event(),
                EventType::Assault | EventType::Coerce | EventType::Sanction | EventType::Retreat
            );
        // اتفاق لإجلاء المصابين: what a deal is made for.
        let dealt = w.clitics.preposition == Some('ل')
            && !w.clitics.article
            && self.is_verbal_noun(t)
            && !is_talk(self.event())
            && (t.saturating_sub(2).max(self.sentence.start)..t)
                .any(|i| matches!(passage.headword(i), "اتفاق" | "صفقه" | "تفاهم"));
        // للمساعدة في إطلاق سراح الرهائن: what help is for.
        let helped = t > self.sentence.start + 1
            && matches!(passage.fold(t - 1), "في" | "علي")
            && !is_talk(self.event())
            && passage.fold(t - 2) == "للمساعده"
            && self.is_verbal_noun(t);
        // لتنفيذ هجمات, للتوصل إلى هدنة: the word that carries it says what for.
        // لم تتخذ قرارا بشأن توجيه ضربات: what is only decided on.
        let open = |i: usize| {
            let before = i.checked_sub(1).filter(|&b| b >= self.sentence.start);
            passage.words[i].clitics.preposition == Some('ل')
                // للقيام بشن هجوم
                || before.is_some_and(|b| {
                    passage.headword(b) == "قيام" && passage.words[b].clitics.preposition == Some('ل')
                })
                // الإعلان بشأن التوصل إلى اتفاق tells of a fact.
                || before.is_some_and(|b| {
                    let announced = |j: usize| self.is_one(j, &["اعلان", "اعلن", "بيان"]);
                    matches!(passage.fold(b), "بشان" | "حول") && !(b.saturating_sub(REACH)..b).any(announced)
                })
        };
        let carried = self.is_noun()
            && (!w.clitics.article || self.event() == EventType::Consult || passage.fold(t) == "القبض")
            // لبدء روسيا عملياتها: it has begun.
            && (w.clitics.pronoun.is_none() || !(t.saturating_sub(2)..t).any(|i| passage.headword(i) == "بدء"))
            && (t.saturating_sub(2).max(self.sentence.start)..t)
                .any(|i| open(i) && CARRIERS.contains(&passage.headword(i)) && is_asked(passage, i + 1, t));
        let blamed = self.innermost().is_some_and(|s| s.stance == Stance::Blames);
        // لإقامة علاقات طبيعية: the word itself carries what it is for.
        let carries = w.clitics.preposition == Some('ل')
            && !w.clitics.article
            && self.event() == EventType::Support
            && w.clitics.pronoun.is_none()
            && CARRIERS.contains(&passage.headword(t));
        (purpose && !blamed || dealt || helped || carried || carries).then_some(Status::Hypothetical)
    }
}
