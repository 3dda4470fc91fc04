//! What the verb that tells a claim says of its status: its tense and mood, the word before it, what opens its clause.

use riwaya_lexicon::Pos;
use riwaya_record::{EventType, Status};
use riwaya_text::Tense;

use super::governors::REACH;
use super::words::{ABLE, DUE, EXPECTS, FOILED, PLANNED, SUFFERED, WISHED};
use super::{Told, is_asked, refuses};
use crate::discourse::is_talk;

/// How far before أن the word may stand that rules its clause.
const GOVERNS: usize = 5;

/// How far behind a negated verb what it is so but for may stand.
const EXCEPTED: usize = 7;

/// How far behind a verb its condition may open.
const FAR: usize = 12;

impl Told<'_, '_> {
    /// What the form of the verb and the word before it say.
    pub(super) fn by_verb(&self) -> Option<Status> {
        let (passage, t) = (self.passage, self.draft.trigger);
        // القمة ستعقد: the verb behind the noun tells its time.
        if !passage.words[t].is_verb() && self.event() == EventType::Consult && self.follows_coming(t) {
            return Some(Status::Future);
        }
        // استهداف القاعدة سيكون ردا: what is still only spoken of.
        let topic =
            passage.phrase_at(t).map(|n| &passage.phrases[n]).filter(|p| p.head() == t && p.prep.is_none());
        let spoken_of = topic
            .and_then(|p| passage.words.get(p.tokens.end))
            .is_some_and(|w| w.is_verb() && w.clitics.future && !passage.words[t].clitics.article)
            || topic
                .is_some_and(|p| passage.fold(p.tokens.end) == "سوف" && !passage.words[t].clitics.article);
        // مقتل القائد سيضعفهم: who is dead is.
        let dead = SUFFERED.contains(&passage.headword(t));
        if self.is_noun() && self.draft.light.is_none() && spoken_of && !is_talk(self.event()) && !dead {
            return Some(Status::Future);
        }
        // لم تعلن أي جهة مسؤوليتها عن التفجير: what nobody claims has happened.
        // تدرس فرض عقوبات، إضافة إلى العقوبات السابقة: what is known, or told besides, no verb makes a wish.
        let besides = |v: usize| {
            let added = |i: usize| matches!(passage.fold(i), "اضافه" | "بالاضافه" | "فضلا" | "علاوه");
            self.is_presupposed() && !self.is_one(t - 1, &["واجه"])
                || passage.words[t].clitics.article && (v + 1..t).any(added)
        };
        let v = self.verb().filter(|&v| v == t || !self.is_answered_for() && !besides(v))?;
        let before = v.checked_sub(1).map_or("", |p| self.bare(p));
        // لم تعد تعتزم شن هجوم: no more.
        let ceased = v > 1
            && matches!(self.bare(v - 1), "يعد" | "تعد" | "يعودوا" | "يعودا")
            && self.bare(v - 2) == "لم";
        if ceased && self.is_present(v) {
            return Some(Status::Negated);
        }
        // لم يتمكن من إخمادها، خشية من استهداف: no verb carries a noun behind a mark.
        // لم يتمكن من الوصول إلى مكان الهجوم: nor what it is only about.
        let about = |i: usize| matches!(passage.headword(i), "مكان" | "موقع" | "مسؤوليه" | "نتيجه");
        let apart = v < t && (v + 1..t).any(|i| matches!(passage.fold(i), "،" | ",") || about(i));
        match before {
            // لن نقبل, لا يسمح: the refusal that the negation makes.
            "لم" | "لن" | "لا" | "ما" if refuses(self.draft) || apart || self.is_subject_of(v) => {}
            // ما لم تنسحب: a condition.
            "لم" if self.is_condition(v) => return Some(Status::Hypothetical),
            // لم يطلق سراحه إلا في عام 1990, لم يلتق سوى قلة: it was done, if only so.
            "لم" if self.is_excepted(v) => {}
            "لم" | "لن" => return Some(Status::Negated),
            "لا" | "ما"
                if passage.words[v]
                    .verb()
                    .is_some_and(|f| f.tense == Tense::Present || before == "ما" || self.is_my_own(v))
                    && passage.words[v - 1].is(Pos::Negation) =>
            {
                return Some(Status::Negated);
            }
            _ => {}
        }
        if passage.words[v].clitics.future || before == "سوف" {
            // To say "we will" is to promise or to threaten now.
            // سيعقدون اتفاقا: but the deal that a verb carries is to come.
            let now = matches!(self.event(), EventType::Agree | EventType::Threaten)
                && (v == t || self.is_one(t, &["وعد", "تعهد", "تهديد", "هدد"]));
            // سيطلقون النار إذا اقترب أحد: on a condition that the same sentence names.
            let condition = (v + 1..(v + FAR).min(self.sentence.end))
                .take_while(|&i| i == t || !passage.words[i].is_verb() && !passage.words[i].is(Pos::That))
                .any(|i| passage.fold(i) == "اذا");
            let coming = if condition { Status::Hypothetical } else { Status::Future };
            return Some(if now { Status::Actual } else { coming });
        }
        // يلتقي بوتين قريبا: soon.
        let soon = self.is_present(v)
            && (v + 1..(v + FAR).min(self.sentence.end))
                .take_while(|&i| i == t || !passage.words[i].is_verb() && !passage.words[i].is(Pos::That))
                .any(|i| {
                    passage.fold(i) == "قريبا" && !matches!(passage.fold(i + 1), "من" | "جدا")
                        || passage.fold(i) == "قريب" && passage.fold(i.saturating_sub(1)) == "عما"
                });
        if soon && !is_talk(self.event()) && !matches!(before, "لم" | "لن" | "لا" | "قد") {
            return Some(Status::Future);
        }
        // A verb that carries the noun and says that it was foiled, or that somebody means to do it.
        if v < t {
            // طالب المحتجون: who wishes it.
            let subject = t == v + 1 && passage.fold(t).ends_with("ون");
            let governs = !subject
                && is_asked(passage, v + 1, t)
                && passage.fold(t - 1) != "عن"
                && !self.is_presupposed();
            let w = &passage.words[t];
            let known = is_talk(self.event()) && w.clitics.article && w.clitics.preposition.is_none();
            match passage.verb_headword(v).filter(|_| governs) {
                Some("منع") => return Some(Status::Negated),
                Some(word) if FOILED.contains(&word) => return self.foiled(v),
                Some("اعتزم" | "خطط" | "توعد") => return Some(Status::Future),
                Some("هدف") => return Some(Status::Hypothetical),
                // طلب إشراكه في التحقيق: what is known already is nothing wished.
                Some(word) if WISHED.contains(&word) && !known => return Some(Status::Hypothetical),
                _ => {}
            }
        }
        // كادت أن تمنع القوافل بسبب القصف: a ground is no object.
        let ground = |i: usize| matches!(passage.fold(i), "بسبب" | "جراء" | "اثر" | "عقب" | "خلفيه");
        if v < t && (v + 1..t).any(ground) {
            return None;
        }
        self.by_mood(v)
    }

    /// لم تشهد العمليات أي هدنة: whether a definite noun is the subject of the verb before it, which has an object of its own.
    fn is_subject_of(&self, v: usize) -> bool {
        let (passage, t) = (self.passage, self.draft.trigger);
        let definite = t == v + 1 && passage.words[t].clitics.article;
        definite
            && passage.verb_headword(v) == Some("شهد")
            && passage.phrase_at(t).is_some_and(|n| {
                let p = &passage.phrases[n];
                p.prep.is_none() && p.tokens.start == t && p.tokens.end < self.sentence.end
            })
    }

    /// Whether a noun names what somebody is answerable for: مسؤوليته عن الهجوم.
    pub(super) fn is_answered_for(&self) -> bool {
        let t = self.draft.trigger;
        t > 1 && self.passage.fold(t - 1) == "عن" && self.passage.headword(t - 2) == "مسؤوليه"
    }

    /// What a word of foiling governs did not come about: a visit, an attack that was only planned or tried. An attack that
    /// was beaten off was made; so was a request.
    pub(super) fn foiled(&self, by: usize) -> Option<Status> {
        let t = self.draft.trigger;
        let planned = |i: usize| self.is_one(i, &["مخطط", "خطه", "محاوله", "تخطيط"]);
        let meant = |i: usize| self.passage.words[i].is_verb() && self.is_one(i, &["اعتزم", "خطط", "نوي"]);
        let only_planned = (by + 1..t).any(planned) || (t + 1..(t + 6).min(self.sentence.end)).any(meant);
        let negated = match self.event() {
            EventType::Assault => only_planned,
            event => !is_talk(event),
        };
        negated.then_some(Status::Negated)
    }

    /// A subjunctive behind أن or ل- is not asserted, unless the clause opener introduces speech.
    fn by_mood(&self, v: usize) -> Option<Status> {
        let passage = self.passage;
        if !self.is_present(v) || v <= self.sentence.start {
            return None;
        }
        let before = &passage.words[v - 1];
        let opens_speech =
            self.innermost().is_some_and(|s| s.clause && s.content.start <= v && v <= s.content.start + 1);
        // قبل أن يغلق, بعد أن هاجم: a time, no wish.
        let timed = v > self.sentence.start + 1 && matches!(self.bare(v - 2), "قبل" | "بعد" | "منذ");
        if timed && before.is(Pos::That) {
            return self.dated().or(Some(Status::Actual));
        }
        let subjunctive =
            before.is(Pos::That) && matches!(passage.fold(v - 1), "ان" | "بان") && !opens_speech;
        if subjunctive && let Some(status) = self.by_what_governs(v - 1) {
            return Some(status);
        }
        // من دون أن يعلن: he did not.
        if subjunctive && v > self.sentence.start + 1 && matches!(self.bare(v - 2), "دون" | "بدون" | "غير")
        {
            return (!refuses(self.draft)).then_some(Status::Negated);
        }
        // توقع أن ينسحب, رجح أن يجتمع: it is expected.
        let expected = before.is(Pos::That)
            && matches!(passage.fold(v - 1), "ان" | "بان")
            && self.innermost().is_some_and(|s| self.is_one(s.cue, &EXPECTS));
        if expected {
            return Some(Status::Future);
        }
        // انفجرت عبوة، ليقتل السائق: behind a mark what came of it.
        let outcome = passage.words[v].clitics.preposition == Some('ل')
            && matches!(passage.fold(v - 1), "،" | ",")
            && !is_talk(self.event())
            && (self.sentence.start..v - 1).any(|i| passage.words[i].is_verb() && !self.is_present(i));
        // خرج الوزير ليهدد جيرانه: who comes forth to say something says it.
        let spoken = passage.words[v].clitics.preposition == Some('ل')
            && is_talk(self.event())
            && (v.saturating_sub(REACH).max(self.sentence.start)..v).any(|i| {
                matches!(passage.verb_headword(i), Some("خرج" | "عاد" | "جاء" | "ظهر")) && !self.is_present(i)
            });
        if outcome || spoken {
            return None;
        }
        if subjunctive
            || passage.words[v].clitics.preposition == Some('ل')
            || matches!(self.bare(v - 1), "قد" | "ربما")
        {
            return Some(Status::Hypothetical);
        }
        // عندما يلتقي نظيره: a meeting to come.
        let when = matches!(self.bare(v - 1), "عندما" | "حين" | "حينما");
        (when && self.event() == EventType::Consult).then_some(Status::Future)
    }

    /// إذا لم, ما لم, في حال لم: whether the verb behind لم names what has to be for something else.
    pub(super) fn is_condition(&self, v: usize) -> bool {
        v > self.sentence.start + 1 && matches!(self.bare(v - 2), "ما" | "اذا" | "حال" | "ان")
    }

    /// Whether a negated verb is so but for what إلا or سوى names, or denies only that it was no more (فحسب).
    pub(super) fn is_excepted(&self, v: usize) -> bool {
        let passage = self.passage;
        let near = v + 1..(v + EXCEPTED).min(self.sentence.end);
        near.take_while(|&i| !passage.words[i].is_verb() && !matches!(passage.fold(i), "،" | ",")).any(|i| {
            matches!(passage.fold(i), "سوي" | "فحسب" | "فقط")
                || passage.fold(i) == "الا" && !passage.words.get(i + 1).is_some_and(|n| n.is(Pos::That))
        })
    }

    /// لا أتهم: whether a verb may be read in the first person of the present.
    fn is_my_own(&self, v: usize) -> bool {
        self.passage.written(v).starts_with('أ')
    }

    /// What the word before أن makes of the clause behind it: من المقرر أن يزور is due, استطاع أن يحرر was done.
    fn by_what_governs(&self, that: usize) -> Option<Status> {
        let from = that.saturating_sub(GOVERNS).max(self.sentence.start);
        for i in (from..that).rev() {
            let negated = i > self.sentence.start && matches!(self.bare(i - 1), "لم" | "لا" | "لن" | "ليس");
            let past = self.passage.words[i].is_verb() && !self.is_present(i);
            if self.is_one(i, &ABLE) && past {
                return (!negated).then(|| self.dated().unwrap_or(Status::Actual));
            }
            let planned =
                self.is_one(i, &DUE) || self.is_one(i, &PLANNED) || self.is_one(i, &["قرر", "اتفق"]);
            if planned && !negated {
                // كان من المقرر أن: what was due on a day that is past may not have been.
                let missed = (from..i).any(|j| self.passage.verb_headword(j) == Some("كان"))
                    && self.date.zip(self.published).is_some_and(|(d, p)| d <= p);
                return Some(if missed { Status::Hypothetical } else { Status::Future });
            }
            if self.passage.words[i].is_verb() {
                return None;
            }
        }
        None
    }
}
