//! Constructions that keep what they hold from being told as done: what is to be prevented, whoever may do it, what comes
//! only after what is to come, what hangs on a condition.

use riwaya_lexicon::Pos;
use riwaya_record::{EventType, Status};
use riwaya_text::Tense;

use super::governors::MANAGES;
use super::words::{ASKED_FOR, BEGINS, CARRIERS, COMES_ABOUT, PREVENTS};
use super::{CONDITION, Told, is_asked};
use crate::discourse::is_talk;
use crate::words::WordPos;

/// How far before a verb وإلا may stand, with the subject between.
const OR_ELSE: usize = 6;

/// How far before أن the verb may stand that rules its clause, with whom it asks between: يجب على المجلس أن.
const RULES: usize = 5;

/// Verbs of going where somebody is (folded).
const GOES: [&str; 8] = ["غادر", "وصل", "توجه", "سافر", "طار", "اتجه", "انتقل", "عاد"];

impl Told<'_, '_> {
    /// What its construction says of a claim that no verb of its own clause tells.
    pub(super) fn unreal(&self) -> Option<Status> {
        if self.is_to_be_prevented()
            || self.is_anyones()
            || self.is_asked_object()
            || self.is_bidden()
            || self.is_same_mood()
            || self.is_in_a_draft()
        {
            return Some(Status::Hypothetical);
        }
        (self.is_after_what_comes() || self.is_attended() || self.is_before_it_begins())
            .then_some(Status::Future)
    }

    /// يدين مشروع القرار الهجوم, مسودة بيان تدعو إلى: what a paper says that nobody has adopted.
    fn is_in_a_draft(&self) -> bool {
        let (passage, t) = (self.passage, self.draft.trigger);
        let proposed = |i: usize| {
            matches!(passage.headword(i), "مشروع" | "مسوده")
                && passage
                    .words
                    .get(i + 1)
                    .is_some_and(|_| matches!(passage.headword(i + 1), "قرار" | "بيان" | "قانون"))
        };
        let speaks = passage.words[t].is_verb()
            && matches!(
                passage.verb_headword(t),
                Some(
                    "ادان"
                        | "دان"
                        | "دعا"
                        | "دعي"
                        | "طالب"
                        | "ندد"
                        | "شجب"
                        | "استنكر"
                        | "حث"
                        | "طلب"
                        | "اعرب"
                )
            );
        let behind = t + 1 < self.sentence.end
            && passage.words[t + 1].clitics.preposition.is_none()
            && proposed(t + 1);
        let before = t > self.sentence.start
            && passage.phrase_at(t - 1).is_some_and(|n| {
                let p = &passage.phrases[n];
                p.tokens.end == t && proposed(p.tokens.start)
            });
        speaks && (behind || before)
    }

    /// What is to come only on a condition, or of which it is asked whether it will: وإلا فإن بلاده ستنسحب, ما إذا كانت
    /// ستنسحب, إذا اعتقلتهم ستفرج عنهم.
    pub(super) fn at_most_supposed(&self, status: Status) -> Status {
        let (passage, t) = (self.passage, self.draft.trigger);
        let v = self.verb().unwrap_or(t);
        let from = v.saturating_sub(OR_ELSE).max(self.sentence.start);
        let or_else = (from..v).any(|i| passage.fold(i) == "والا");
        let asked = (v.saturating_sub(CONDITION).max(self.sentence.start + 1)..v)
            .rev()
            .take_while(|&i| !passage.words[i].is(Pos::That) || passage.fold(i) == "ان")
            .any(|i| passage.fold(i) == "اذا" && matches!(self.bare(i - 1), "ما" | "عما" | "فيما" | "مما"));
        let hangs = status == Status::Future
            && (or_else
                || asked
                || self.verb() == Some(t) && self.conditional() == Some(Status::Hypothetical));
        if hangs { Status::Hypothetical } else { status }
    }

    /// منع وقوع المزيد من الهجمات, تجنيب المدينة عملية عسكرية: what is to be kept from coming about.
    fn is_to_be_prevented(&self) -> bool {
        let (passage, t) = (self.passage, self.draft.trigger);
        if !self.is_noun() || is_talk(self.event()) || self.is_described() {
            return false;
        }
        let carries = |i: usize| {
            COMES_ABOUT.contains(&passage.headword(i))
                || CARRIERS.contains(&passage.headword(i))
                || matches!(passage.fold(i), "من" | "في")
        };
        let governor = (self.sentence.start..t).rev().find(|&i| !carries(i));
        // عدم السماح بالاستمرار في استخدام: nor what is not to be let go on.
        let not_let = |i: usize| passage.headword(i) == "سماح" && i > 0 && passage.headword(i - 1) == "عدم";
        let prevents = governor.is_some_and(|i| {
            let prevents = passage.words[i].is_nominal() && self.is_deed(i);
            prevents && PREVENTS.contains(&passage.headword(i)) || not_let(i)
        });
        // يجنب المدينة هجوما
        let spares = |i: usize| {
            matches!(passage.verb_headword(i), Some("جنب"))
                && is_asked(passage, i + 1, t)
                && !passage.words[t].clitics.article
        };
        prevents || (t.saturating_sub(MANAGES).max(self.sentence.start)..t).any(spares)
    }

    /// من سيرفض, كل من يحاول: whoever may do it.
    fn is_anyones(&self) -> bool {
        let (passage, t) = (self.passage, self.draft.trigger);
        let Some(v) = self.verb().filter(|&v| v == t && v > self.sentence.start) else { return false };
        let future = passage.words[v].clitics.future;
        let any = v > self.sentence.start + 1 && matches!(passage.headword(v - 2), "كل" | "اي");
        matches!(self.bare(v - 1), "من" | "لمن") && self.is_present(v) && (future || any)
    }

    /// طلب الحكومة في دمشق لقاء الوزير, اقتراح الرئيس، فلان، تسليح المعلمين: what a noun of asking has for its object behind who
    /// asks.
    fn is_asked_object(&self) -> bool {
        let (passage, t) = (self.passage, self.draft.trigger);
        let w = &passage.words[t];
        let object = self.is_noun()
            && self.draft.light.is_none()
            && self.is_deed(t)
            && !w.clitics.article
            && !w.joined()
            && w.clitics.preposition.is_none()
            && passage.phrase_at(t).is_some_and(|n| {
                let p = &passage.phrases[n];
                p.tokens.start == t && p.prep.is_none()
            });
        if !object
            || matches!(passage.fold(t.saturating_sub(1)), "بعد" | "عقب" | "اثر" | "ضد" | "حول" | "بشان")
        {
            return false;
        }
        let clause = |i: &usize| {
            let w = &passage.words[*i];
            !(w.is_verb() || w.is(Pos::That) || w.is(Pos::Relative))
        };
        let near = (t.saturating_sub(MANAGES + 2).max(self.sentence.start)..t.saturating_sub(1)).rev();
        let asks =
            near.take_while(clause).find(|&i| passage.words[i].is_nominal() && self.is_one(i, &ASKED_FOR));
        asks.is_some_and(|i| {
            // طلب الإقالة: it has a genitive of its own, who asks.
            passage.phrase_at(i + 1).is_some_and(|n| {
                passage.words[i + 1].clitics.preposition != Some('ب') && passage.phrases[n].tokens.end <= t
            }) && is_asked(passage, i + 1, t)
        })
    }

    /// دعوة إلى الرئيس لزيارة العاصمة, طلب من الوزير لعقد لقاء: what stands behind ل or إلى of a noun of asking, past whom it asks.
    fn is_bidden(&self) -> bool {
        let (passage, t) = (self.passage, self.draft.trigger);
        let bound = self.is_noun()
            && self.draft.light.is_none()
            && !is_talk(self.event())
            && self.is_deed(t)
            && passage
                .phrase_at(t)
                .is_some_and(|n| matches!(passage.phrases[n].prep.as_deref(), Some("ل" | "الي")));
        if !bound {
            return false;
        }
        let from = t.saturating_sub(MANAGES + 4).max(self.sentence.start);
        let asks = (from..t).rev().find(|&i| {
            let asks = self.is_one(i, &ASKED_FOR) && passage.headword(i) != "تهديد";
            passage.words[i].is_nominal() && (asks || passage.headword(i) == "ضغط")
        });
        asks.is_some_and(|i| {
            is_asked(passage, i + 1, t)
                && (i + 1..t)
                    .all(|k| !matches!(passage.fold(k), "بعد" | "خلال") && !passage.words[k].is(Pos::That))
        })
    }

    /// يجب أن تنضم إلينا وتساعدنا: a verb joined in the present to one that is only wished shares its mood.
    fn is_same_mood(&self) -> bool {
        let (passage, t) = (self.passage, self.draft.trigger);
        let Some(v) = self.verb().filter(|&v| v == t) else { return false };
        let w = &passage.words[v];
        if !w.joined() || !self.is_present(v) || w.clitics.future {
            return false;
        }
        let agrees = |i: usize| match (w.verb(), passage.words[i].verb()) {
            (Some(a), Some(b)) => a.gender == b.gender && a.number == b.number && a.person == b.person,
            _ => false,
        };
        let before = (v.saturating_sub(CONDITION).max(self.sentence.start + 1)..v)
            .rev()
            .take_while(|&i| !matches!(passage.fold(i), "حيث" | "بينما" | "فيما" | "لكن" | "ولكن" | ":"))
            .find(|&i| passage.words[i].is_verb());
        before.is_some_and(|i| {
            let that = i - 1;
            let subjunctive = passage.words[that].is(Pos::That) && matches!(passage.fold(that), "ان" | "بان");
            let ruled = that > self.sentence.start
                && (that.saturating_sub(RULES).max(self.sentence.start)..that).any(|j| {
                    matches!(
                        passage.verb_headword(j),
                        Some("وجب" | "انبغي" | "امكن" | "طالب" | "دعا" | "طلب" | "حث" | "اراد")
                    )
                });
            subjunctive
                && ruled
                && agrees(i)
                && passage.words[i].verb().is_some_and(|f| f.tense == Tense::Present)
        })
    }

    /// سيتوجهون إلى إدلب بعد تسليم أسلحتهم: what comes before something that is still to come, of those who do both.
    fn is_after_what_comes(&self) -> bool {
        let (passage, t) = (self.passage, self.draft.trigger);
        let after = self.is_noun()
            && t > self.sentence.start
            && matches!(passage.fold(t - 1), "بعد" | "عقب" | "فور")
            && self.event() == EventType::Retreat
            && self.is_deed(t)
            && self.date.is_none();
        let governor = self.draft.clause.start;
        after
            && governor < t
            && (passage.words[governor].is_verb() && passage.words[governor].clitics.future
                || governor > 0 && passage.fold(governor - 1) == "سوف")
    }

    /// وصل إلى القاهرة لحضور الجولة السادسة من المحادثات, غادر للقاء نظيره: what somebody has come to attend, or goes for.
    fn is_attended(&self) -> bool {
        let (passage, t) = (self.passage, self.draft.trigger);
        let past = self.date.zip(self.published).is_some_and(|(d, p)| d < p);
        let attends = |i: usize| {
            passage.fold(i) == "لحضور"
                || passage.fold(i) == "للمشاركه" && matches!(passage.fold(i + 1), "في" | "ب")
        };
        let within = |i: &usize| {
            let w = &passage.words[*i];
            !(w.is_verb() || w.is(Pos::That) || w.is(Pos::Relative) || w.pos == WordPos::Punct)
        };
        let v = self.draft.clause.start;
        // وصل إلى القاهرة لإجراء محادثات
        let carried = t > self.sentence.start
            && passage.words[t - 1].clitics.preposition == Some('ل')
            && CARRIERS.contains(&passage.headword(t - 1));
        let goes_for = (carried
            || passage.words[t].clitics.preposition == Some('ل')
                && matches!(passage.headword(t), "لقاء" | "مقابله" | "اجتماع" | "استقبال"))
            && v < t
            && passage.verb_headword(v).is_some_and(|h| GOES.contains(&h))
            && is_asked(passage, v + 1, t);
        let from = t.saturating_sub(MANAGES).max(self.sentence.start);
        self.is_noun()
            && self.event() == EventType::Consult
            && !past
            && (goes_for || (from..t).rev().take_while(within).any(attends))
    }

    /// قبل انطلاق الاجتماع: what has not begun yet.
    fn is_before_it_begins(&self) -> bool {
        let (passage, t) = (self.passage, self.draft.trigger);
        let past = self.date.zip(self.published).is_some_and(|(d, p)| d < p);
        let begins =
            t.checked_sub(1).filter(|&i| i > self.sentence.start && BEGINS.contains(&passage.headword(i)));
        self.is_noun()
            && self.event() == EventType::Consult
            && !past
            && (begins.is_some_and(|i| matches!(self.bare(i - 1), "قبل" | "قبيل"))
                // قبيل محادثات بين الزعيمين
                || t > self.sentence.start
                    && passage.fold(t - 1) == "قبيل"
                    && self.draft.frame.mode.as_deref() != Some("visit"))
    }

    /// خطوة نحو التوصل إلى اتفاق, محادثات حول إبرام معاهدة: what the noun that carries it says, where that has not happened.
    pub(super) fn carried(&self) -> Option<Status> {
        let (passage, t) = (self.passage, self.draft.trigger);
        if !self.is_noun() || self.draft.light.is_some_and(|l| passage.words[l].is_verb()) {
            return None;
        }
        let to = t > self.sentence.start && matches!(passage.fold(t - 1), "الي" | "علي");
        let c = t.checked_sub(1 + usize::from(to)).filter(|&c| c >= self.sentence.start)?;
        let carrier = CARRIERS.contains(&passage.headword(c)) && self.is_deed(c) && !self.is_presupposed();
        carrier.then(|| self.status_of(c)).flatten()
    }
}
