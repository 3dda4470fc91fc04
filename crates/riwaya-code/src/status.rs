//! Status: did it happen, will it, might it, did it not, was it long ago; each by the words that show it.

mod known;
mod words;

use std::ops::Range;

use riwaya_lexicon::{Need, Pos, WordList};
use riwaya_record::{EventType, Stance, Status};
use riwaya_text::Tense;

use crate::claims::ClaimDraft;
use crate::discourse::is_talk;
use crate::passage::Passage;
use crate::speech::Speech;
use crate::words::{Word, WordPos};
use words::{
    ABLE, AIMS, ASKED_FOR, CARRIERS, CONSENTED, DENIED, DUE, FAILED, FOILED, HOLDS, LASTS, NEXT, PLANNED,
    SUFFERED, TAKES_PLACE, TALES, UNDERGONE, URGED, WISHED,
};

/// How far back a condition may have been opened.
const CONDITION: usize = 16;
/// How far before what is agreed on the agreement may stand, with its sides between.
const AGREED: usize = 12;
/// How far before a noun may stand that it is not true.
const UNTRUE: usize = 8;
/// How far before a noun a word that rules it may stand.
const REACH: usize = 3;
/// How far before أن the word may stand that rules its clause.
const GOVERNS: usize = 5;
/// How far behind its verb an object may stand with a long subject between.
const FAR_OBJECT: usize = 12;
/// How far behind a verb of being able or of failing what it governs may stand.
const MANAGES: usize = 8;

/// Whether what stands between makes a word no part of what is said before it, but a ground for it or something besides:
/// بعد الهجوم, حول اغتيال فلان, وسط احتجاجات.
fn is_besides(form: &str) -> bool {
    matches!(
        form,
        "بعد"
            | "اثر"
            | "عقب"
            | "منذ"
            | "خلفيه"
            | "بسبب"
            | "جراء"
            | "غداه"
            | "اثناء"
            | "عند"
            | "ضد"
            | "قبل"
            | "لكن"
            | "فيما"
            | "حيث"
            | "حول"
            | "بشان"
            | "وسط"
            | "بناء"
            | "ضمن"
            | "بينها"
            | "منها"
    )
}

/// Whether a noun is itself what is asked for, and no ground for it (بعد الهجوم) nor what is to end (وقف الهجمات).
fn is_asked(passage: &Passage<'_>, start: usize, t: usize) -> bool {
    (start..t).all(|i| {
        let w = &passage.words[i];
        !(w.is(Pos::Relative)
            || w.is_verb()
            || is_besides(passage.fold(i))
            || matches!(
                passage.headword(i),
                "وقف" | "انهاء" | "منع" | "حد" | "رد" | "قضيه" | "ملف" | "موضوع" | "نهايه"
            ))
    })
}

/// Whether a frame names a refusal by what is not done (لن يسمح): its negation is no second one.
fn refuses(draft: &ClaimDraft<'_>) -> bool {
    let negation = |list: &WordList| ["لن", "لا", "لم"].iter().any(|w| list.contains(w));
    draft.frame.needs.iter().any(|need| matches!(need, Need::Near(list) | Need::Word(list) if negation(list)))
}

/// What the status of a claim is read from.
pub(crate) struct Told<'t, 'p> {
    pub(crate) passage: &'t Passage<'p>,
    pub(crate) draft: &'t ClaimDraft<'p>,
    pub(crate) speeches: &'t [Speech],
    /// The speeches that hold it, outermost first.
    pub(crate) chain: &'t [usize],
    pub(crate) sentence: &'t Range<usize>,
    /// Its own date.
    pub(crate) date: Option<&'t str>,
    /// Whether that date is only the beginning of a time that lasts: منذ عام 2011.
    pub(crate) since: bool,
    /// Whether its time is one to come whatever the day of publication: غدا.
    pub(crate) coming: bool,
    /// Whether its time is years ago and no date: قبل سنوات, في الثمانينيات.
    pub(crate) long_ago: bool,
    /// The article's day of publication.
    pub(crate) published: Option<&'t str>,
}

impl Told<'_, '_> {
    /// The status of the claim: the strongest sign decides.
    pub(crate) fn status(&self) -> Status {
        self.denied()
            .or_else(|| self.asked())
            .or_else(|| self.circumstance())
            .or_else(|| self.absent())
            .or_else(|| self.by_verb())
            .or_else(|| self.by_governor())
            .or_else(|| self.by_speech())
            .or_else(|| self.conditional())
            .or_else(|| self.ruled())
            .or_else(|| self.promised())
            .or_else(|| self.dated())
            .unwrap_or(Status::Actual)
    }

    fn innermost(&self) -> Option<&Speech> {
        self.chain.last().map(|&n| &self.speeches[n])
    }

    /// The verb that tells the claim: its own word, or the one that carries it. A participle beside another verb (متهما)
    /// counts as one.
    fn verb(&self) -> Option<usize> {
        let t = self.draft.trigger;
        let verbal = self.passage.words[t].is_verb() || self.passage.is_circumstantial(t);
        self.draft.light.or(verbal.then_some(t))
    }

    /// Whether its own word is a noun.
    fn is_noun(&self) -> bool {
        self.verb() != Some(self.draft.trigger)
    }

    fn event(&self) -> EventType {
        self.draft.frame.event
    }

    fn is_present(&self, i: usize) -> bool {
        self.passage.words.get(i).and_then(Word::verb).is_some_and(|f| f.tense == Tense::Present)
    }

    /// A word without a conjunction written to it.
    fn bare(&self, i: usize) -> &str {
        self.passage.fold(i).trim_start_matches(['و', 'ف'])
    }

    /// Whether a word, or the verb it is derived from, is in a list of folded headwords.
    fn is_one(&self, i: usize, list: &[&str]) -> bool {
        list.contains(&self.passage.headword(i))
            || self.passage.verb_headword(i).is_some_and(|v| list.contains(&v))
    }

    /// A denial makes what is denied negated, whoever denies it: the clause, what the first noun names, what tales tell of
    /// (نفى أنباء عن هجوم). A request or a charge that is refused or denied was made.
    fn denied(&self) -> Option<Status> {
        let (passage, t) = (self.passage, self.draft.trigger);
        let s = self.innermost().filter(|s| s.stance == Stance::Denies)?;
        let start = s.content.start;
        let besides = (start..t).any(|i| is_besides(passage.fold(i)));
        let denied = if s.clause {
            !(besides && self.is_noun())
        } else {
            let tales = TALES.contains(&passage.headword(start)) && is_asked(passage, start, t);
            tales || t <= start + 2 && !is_talk(self.event())
        };
        denied.then_some(Status::Negated)
    }

    /// خلال مكالمة, بعد اللقاء: the frame in which something is wished has itself taken place.
    fn circumstance(&self) -> Option<Status> {
        let (passage, t) = (self.passage, self.draft.trigger);
        let framed = self.is_noun()
            && passage.phrase_at(t).is_some_and(|n| {
                let p = &passage.phrases[n];
                p.head() == t
                    && matches!(
                        p.prep.as_deref(),
                        Some("خلال" | "في" | "بعد" | "عقب" | "اثر" | "اثناء" | "عبر" | "منذ")
                    )
            });
        let coming = self
            .date
            .zip(self.published)
            .is_some_and(|(d, p)| d.get(..d.len().min(p.len())) > p.get(..d.len().min(p.len())));
        let took_place = framed
            && !coming
            && self.draft.light.is_none()
            && self.event() == EventType::Consult
            && !self.follows_coming(t);
        took_place.then_some(Status::Actual)
    }

    /// هل تنسحب القوات: what a sentence asks whether it will be.
    fn asked(&self) -> Option<Status> {
        let opening = self.sentence.start..(self.sentence.start + 3).min(self.draft.trigger);
        let whether = opening.into_iter().any(|i| matches!(self.bare(i), "هل"));
        let open = self.verb().is_some_and(|v| self.is_present(v));
        (whether && open).then_some(Status::Hypothetical)
    }

    /// Whether the verb behind a noun puts it into the future: القمة ستعقد, الاجتماع الذي يعتزم عقده.
    fn follows_coming(&self, t: usize) -> bool {
        let behind = (t + 1..(t + 6).min(self.sentence.end)).find(|&i| self.passage.words[i].is_verb());
        behind.is_some_and(|v| self.passage.words[v].clitics.future)
    }

    /// لم يكن هناك هجوم, لا يوجد اتفاق, لا صحة لما يتردد عن: what is said not to exist.
    fn absent(&self) -> Option<Status> {
        let (passage, t) = (self.passage, self.draft.trigger);
        let negated = |i: usize| i > self.sentence.start && matches!(self.bare(i - 1), "لم" | "لا" | "لن");
        let absent = |i: usize| {
            let be = matches!(passage.verb_headword(i), Some("كان" | "وجد" | "اوجد" | "حدث" | "جري"))
                && passage.words[i].is_verb()
                || passage.fold(i) == "وجود";
            be && negated(i)
                || matches!(passage.fold(i), "ليس" | "ليست") && matches!(passage.fold(i + 1), "هناك" | "ثمه")
        };
        // لم يكن في الحسبان أن انقلابا: not of the clause behind أن.
        let same_clause = |i: usize| !(i + 1..t).any(|j| passage.words[j].is(Pos::That));
        let untrue = |i: usize| passage.fold(i) == "صحه" && negated(i);
        let from = |reach: usize| t.saturating_sub(reach).max(self.sentence.start)..t;
        (self.is_noun() && (from(5).any(|i| absent(i) && same_clause(i)) || from(UNTRUE).any(untrue)))
            .then_some(Status::Negated)
    }

    /// What the form of the verb and the word before it say.
    fn by_verb(&self) -> Option<Status> {
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
            .is_some_and(|w| w.is_verb() && w.clitics.future && !passage.words[t].clitics.article);
        if self.is_noun() && self.draft.light.is_none() && spoken_of && !is_talk(self.event()) {
            return Some(Status::Future);
        }
        // لم تعلن أي جهة مسؤوليتها عن التفجير: what nobody claims has happened.
        let v = self.verb().filter(|&v| v == t || !self.is_answered_for())?;
        let before = v.checked_sub(1).map_or("", |p| self.bare(p));
        // لم يتمكن من إخمادها، خشية من استهداف: no verb carries a noun behind a mark.
        // لم يتمكن من الوصول إلى مكان الهجوم: nor what it is only about.
        let about = |i: usize| matches!(passage.headword(i), "مكان" | "موقع" | "مسؤوليه" | "نتيجه");
        let apart = v < t && (v + 1..t).any(|i| matches!(passage.fold(i), "،" | ",") || about(i));
        match before {
            // لن نقبل, لا يسمح: the refusal that the negation makes.
            "لم" | "لن" | "لا" | "ما" if refuses(self.draft) || apart => {}
            // ما لم تنسحب: a condition.
            "لم" if v > 1 && self.bare(v - 2) == "ما" => return Some(Status::Hypothetical),
            "لم" | "لن" => return Some(Status::Negated),
            "لا" | "ما"
                if passage.words[v].verb().is_some_and(|f| f.tense == Tense::Present || before == "ما")
                    && passage.words[v - 1].is(Pos::Negation) =>
            {
                return Some(Status::Negated);
            }
            _ => {}
        }
        if passage.words[v].clitics.future || before == "سوف" {
            // To say "we will" is to promise or to threaten now.
            let now = matches!(self.event(), EventType::Agree | EventType::Threaten);
            return Some(if now { Status::Actual } else { Status::Future });
        }
        // A verb that carries the noun and says that it was foiled, or that somebody means to do it.
        if v < t {
            let governs =
                is_asked(passage, v + 1, t) && passage.fold(t - 1) != "عن" && !self.is_presupposed();
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

    /// Whether a noun names what somebody is answerable for: مسؤوليته عن الهجوم.
    fn is_answered_for(&self) -> bool {
        let t = self.draft.trigger;
        t > 1 && self.passage.fold(t - 1) == "عن" && self.passage.headword(t - 2) == "مسؤوليه"
    }

    /// What a word of foiling governs did not come about: a visit, an attack that was only planned or tried. An attack that
    /// was beaten off was made; so was a request.
    fn foiled(&self, by: usize) -> Option<Status> {
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

    /// What a verb that is denied, coming or only possible governs has not happened either; nor what is denied, foiled or
    /// any of its kind.
    fn by_governor(&self) -> Option<Status> {
        let (passage, t) = (self.passage, self.draft.trigger);
        if self.verb().is_some() {
            return None;
        }
        let governor = self.draft.clause.start;
        if governor < t && passage.words[governor].is_verb() {
            let before = governor.checked_sub(1).map_or("", |p| self.bare(p));
            let threat = self.innermost().is_some_and(|s| s.stance == Stance::Threatens);
            let coming = passage.words[governor].clitics.future || before == "سوف";
            let be = passage.verb_headword(governor) == Some("كان");
            let possible = !be && matches!(before, "لن" | "قد" | "ربما") && self.is_present(governor);
            // يخشى أن يؤدي إلى فرار, but استطاع أن, بعد أن.
            let managed = |i: usize| {
                self.is_one(i, &["استطاع", "تمكن", "نجح"]) || matches!(self.bare(i), "قبل" | "بعد" | "منذ")
            };
            let wished = !be
                && passage.fold(governor.saturating_sub(1)) == "ان"
                && self.is_present(governor)
                && !(governor.saturating_sub(4).max(self.sentence.start)..governor).any(managed);
            if let Some(status) = self.unable(governor, before) {
                return Some(status);
            }
            // تدرس الدول الثلاث طرد الدبلوماسيين, يعتزم الوزير ورئيسه زيارة: however long the subject.
            let object = self.is_deed(t)
                && !passage.words[t].clitics.article
                && t > governor + 1
                && t <= governor + FAR_OBJECT
                && is_asked(passage, governor + 1, t)
                && passage.phrase_at(t).is_some_and(|n| passage.phrases[n].prep.is_none());
            if object && !is_talk(self.event()) && !matches!(before, "لم" | "لن" | "لا") {
                if self.is_one(governor, &["درس", "اقترح", "اراد", "طلب", "حاول", "عرض"])
                {
                    return Some(Status::Hypothetical);
                }
                if self.is_one(governor, &["اعتزم", "خطط", "نوي"]) {
                    return Some(Status::Future);
                }
            }
            // لم يتم الإفراج عن, كي لا يتم قصفهم.
            let denied = matches!(before, "لم" | "لن" | "لا") && t <= governor + REACH;
            if denied && self.is_one(governor, &TAKES_PLACE) && is_asked(passage, governor + 1, t) {
                return Some(Status::Negated);
            }
            // سيتم الإفراج عن: it takes place.
            let near = t <= governor + REACH + 2;
            if coming && near && !threat && self.is_one(governor, &TAKES_PLACE) {
                return Some(Status::Future);
            }
            // إلى أن يتم التوصل لاتفاق: not yet.
            // قبل أن يتم تعليق المحادثات: a time, and no wish.
            let timed = governor > 1 && matches!(self.bare(governor - 2), "قبل" | "بعد" | "منذ");
            let not_yet =
                self.is_present(governor) && governor > 0 && passage.fold(governor - 1) == "ان" && !timed;
            if not_yet && near && self.is_one(governor, &TAKES_PLACE[..2]) {
                return Some(Status::Hypothetical);
            }
            // قد يضطر للتخلي عن, لن يسمح بمهاجمة: what is governed by a preposition and not known yet.
            let w = &passage.words[t];
            let prep = passage.phrase_at(t).and_then(|n| passage.phrases[n].prep.as_deref());
            let governed = near
                && is_asked(passage, governor + 1, t)
                && (matches!(w.clitics.preposition, Some('ل' | 'ب')) || prep == Some("الي"))
                && (!w.clitics.article || w.clitics.preposition == Some('ل'));
            let meeting = self.event() == EventType::Consult;
            // سيشهد يوم الجمعة عقد مفاوضات: what is to be held.
            if coming && meeting && self.is_one(governor, &HOLDS) {
                return Some(Status::Future);
            }
            if (coming && !be || possible) && (meeting || governed) || wished && governed {
                return Some(Status::Hypothetical);
            }
        }
        let from = t.saturating_sub(REACH).max(self.sentence.start);
        for i in (from..t).rev() {
            let head = passage.headword(i);
            // عدم وقوع أي هجوم: what says only that it happened, or whichever, stands between.
            let happening =
                |j: usize| matches!(passage.headword(j), "وقوع" | "حدوث" | "حصول" | "وجود" | "اي" | "ايه");
            // غير مرغوب فيه: where the frame asks for the word it denies nothing.
            let asked = |need: &Need| matches!(need, Need::Near(list) if list.contains(head));
            let reach = DENIED.contains(&head)
                && (i + 1 == t || i + 2 == t && head != "غير" || (i + 1..t).all(happening))
                && !self.draft.frame.needs.iter().any(asked);
            // للحيلولة دون وقوع هجوم: what is to be prevented.
            if head == "دون" && i > 0 && passage.headword(i - 1) == "حيلوله" {
                return Some(Status::Hypothetical);
            }
            // حاولوا إقناعه بعدم الانسحاب: what somebody is only asked not to do.
            let near = (i.saturating_sub(REACH).max(self.sentence.start)..i).rev();
            let urged = near.take_while(|&j| !is_besides(passage.fold(j))).any(|j| self.is_one(j, &URGED));
            if reach && urged {
                return Some(Status::Hypothetical);
            }
            if reach || passage.words[i].is(Pos::Negation) && i + 1 == t {
                return Some(Status::Negated);
            }
            if self.is_one(i, &FOILED) && is_asked(passage, i + 1, t) {
                return self.foiled(i);
            }
        }
        // أي هجوم تشنه: whichever there may be.
        (t > self.sentence.start && matches!(self.bare(t - 1), "اي" | "لاي" | "باي") && !is_talk(self.event()))
            .then_some(Status::Hypothetical)
    }

    /// What somebody can do or aims at (تستطيع روسيا قصف), or could not (فشلت في إقناع, لم تتمكن من تحرير).
    fn unable(&self, governor: usize, before: &str) -> Option<Status> {
        let (passage, t) = (self.passage, self.draft.trigger);
        if t > governor + MANAGES || !is_asked(passage, governor + 1, t) {
            return None;
        }
        // فشلت في آخر اجتماع في التوصل: where they failed they were.
        if self.is_one(governor, &FAILED) && self.event() != EventType::Consult {
            let of = (governor + 1..t).any(|i| matches!(passage.fold(i), "في" | "عن"));
            return (of && !matches!(before, "لم" | "لن" | "لا")).then_some(Status::Negated);
        }
        // تجنب البيت الأبيض انتقاد إسرائيل: he did not.
        if self.is_one(governor, &["تجنب", "تفادي"])
            && !self.is_present(governor)
            && passage.words[governor].is_verb()
        {
            return (!matches!(before, "لم" | "لن")).then_some(Status::Negated);
        }
        let by = |i: usize| {
            matches!(passage.fold(i), "الي" | "من" | "علي")
                || passage.words[i].clitics.preposition == Some('ل')
        };
        let governed = (governor + 1..=t).any(by);
        // تهدف إلى التوصل إلى هدنة: it is only aimed at.
        if self.is_one(governor, &AIMS) {
            return (governed && !is_talk(self.event())).then_some(Status::Hypothetical);
        }
        // لا تستطيع موسكو إرغام القوات: the object of a verb, and no subject.
        let object = passage.verb_headword(t).is_some() && t > governor + 1;
        let can = self.is_one(governor, &ABLE) && self.is_present(governor) && (governed || object);
        can.then_some(if before == "لم" { Status::Negated } else { Status::Hypothetical })
    }

    /// What is asked, doubted or threatened, and what is done for a purpose.
    fn by_speech(&self) -> Option<Status> {
        let (passage, t) = (self.passage, self.draft.trigger);
        let open_question = |s: &Speech| {
            s.stance == Stance::LeavesOut && matches!(passage.fold(s.content.start), "ما" | "اذا" | "ان")
        };
        let wanted = |s: &Speech| match s.stance {
            Stance::Asks | Stance::Doubts | Stance::Threatens => {
                s.clause || is_asked(passage, s.content.start, t)
            }
            _ => open_question(s),
        };
        // أمرت النيابة بحبسه: who orders a measure takes it.
        let ordered = |s: &Speech| {
            self.is_one(s.cue, &["امر"])
                && !self.passage.words[s.cue].clitics.future
                && matches!(self.event(), EventType::Coerce | EventType::Sanction)
                && t <= s.content.start + MANAGES
                && is_asked(self.passage, s.content.start, t)
        };
        // يشتبه بأنه شارك في الهجوم: that it was made nobody doubts.
        let doubted = |s: &Speech| {
            s.stance != Stance::Doubts
                || !(self.is_noun()
                    && passage.words[t].clitics.article
                    && (s.content.start..t).any(|i| passage.words[i].is_verb()))
        };
        let wanted = |s: &Speech| wanted(s) && !self.is_known(s.content.start) && !ordered(s) && doubted(s);
        if self.innermost().is_some_and(|s| s.content.contains(&t) && wanted(s)) {
            return Some(Status::Hypothetical);
        }
        let w = &passage.words[t];
        let for_that = |i: usize| !self.is_one(i, &UNDERGONE);
        let transitive = self.draft.light.is_none()
            && (passage.verb_headword(t).is_some() || self.is_deed(t))
            && passage.phrase_at(t).is_some_and(|n| passage.phrases[n].tokens.end > t + 1)
            && (self.draft.clause.start.min(t)..t).all(for_that)
            && !(t.saturating_sub(REACH)..t).any(|i| self.is_one(i, &PLANNED));
        let purpose = w.clitics.preposition == Some('ل')
            && !w.clitics.article
            && !SUFFERED.contains(&passage.headword(t))
            && (w.is(Pos::Masdar) || transitive)
            && !(t.saturating_sub(2)..t).any(|i| self.is_attempt(i))
            && matches!(
                self.event(),
                EventType::Assault | EventType::Coerce | EventType::Sanction | EventType::Retreat
            );
        // لتنفيذ هجمات, للتوصل إلى هدنة: the word that carries it says what for.
        // لم تتخذ قرارا بشأن توجيه ضربات: what is only decided on.
        let open = |i: usize| {
            passage.words[i].clitics.preposition == Some('ل')
                || i > 0 && matches!(passage.fold(i - 1), "بشان" | "حول")
        };
        let carried = self.is_noun()
            && (!w.clitics.article || self.event() == EventType::Consult)
            && (t.saturating_sub(2).max(self.sentence.start)..t)
                .any(|i| open(i) && CARRIERS.contains(&passage.headword(i)) && is_asked(passage, i + 1, t));
        let blamed = self.innermost().is_some_and(|s| s.stance == Stance::Blames);
        (purpose && !blamed || carried).then_some(Status::Hypothetical)
    }

    /// إذا and لو open a condition that runs to the end of its clause; another word of saying leaves it.
    fn conditional(&self) -> Option<Status> {
        let (passage, t) = (self.passage, self.draft.trigger);
        let says = |i: usize| {
            passage.words[i].is_verb()
                && passage.words[i].joined()
                && !self.is_present(i)
                && passage.words[i].lemma.is_some_and(|l| passage.lexicon.sayings.of(l).is_some())
        };
        let opened = (self.sentence.start..=t)
            .rev()
            .take(CONDITION)
            .take_while(|&i| !passage.words[i].is(Pos::That) && !says(i))
            .any(|i| {
                i < t
                    && (matches!(self.bare(i), "اذا" | "لو" | "طالما")
                        || matches!(passage.fold(i), "حال" | "حاله")
                            && i > 0
                            && matches!(passage.fold(i - 1), "في" | "وفي"))
                    && !self.is_told_beside(i)
            });
        // إذا استمر القصف: it goes on now.
        let lasts = t > self.sentence.start && self.is_noun() && self.is_one(t - 1, &LASTS);
        let status = if lasts { Status::Actual } else { Status::Hypothetical };
        (opened && !self.is_presupposed() && !self.chain.iter().any(|&n| self.speeches[n].content.start > t))
            .then_some(status)
    }

    /// Between a noun and the verb that carries it (أعلن خططا لفرض عقوبات) a plan makes it one too.
    fn ruled(&self) -> Option<Status> {
        let (passage, t) = (self.passage, self.draft.trigger);
        if !self.is_noun() {
            return None;
        }
        // Marks are no words: "مستعدة" إزاء أي لقاء.
        let marks =
            (t.saturating_sub(REACH + 2)..t).filter(|&i| passage.words[i].pos == WordPos::Punct).count();
        let from =
            t.saturating_sub(REACH + marks).max(self.sentence.start).max(self.verb().map_or(0, |v| v + 1));
        // قد فرضت is no doubt, قد تفرض is.
        let may = |i: usize| passage.fold(i) == "قد" && self.is_present(i + 1);
        let aim = |i: usize| passage.fold(i) == "اجل" && i > 0 && passage.fold(i - 1) == "من";
        // من المرجح أن تكون الضربة: what is likely, expected, due.
        let ruling = (t.saturating_sub(2).max(1)..t)
            .find(|&i| {
                passage.verb_headword(i) == Some("كان")
                    && self.is_present(i)
                    && passage.fold(i - 1) == "ان"
                    && i > 1
            })
            .map(|i| i - 2);
        let likely = ruling.is_some_and(|i| matches!(passage.fold(i), "المرجح" | "المحتمل" | "الممكن"));
        let due = ruling.is_some_and(|i| self.is_one(i, &DUE));
        // اتفاق يقضي بتسليم: what an agreement or a plan provides for.
        let provided = (from.saturating_sub(3).max(self.sentence.start)..t).any(|i| {
            passage.words[i].is_verb()
                && self.is_present(i)
                && matches!(passage.verb_headword(i), Some("قضي" | "نص"))
        });
        // توصل إلى اتفاق على إجلاء المصابين: what is agreed on.
        let agreed = t > 1
            && passage.fold(t - 1) == "علي"
            && !is_talk(self.event())
            && (!passage.words[t].clitics.article
                || matches!(self.event(), EventType::Retreat | EventType::Concede | EventType::Sanction))
            && (t.saturating_sub(AGREED).max(self.sentence.start)..t - 1)
                .rev()
                .take_while(|&i| !passage.words[i].is_verb())
                .any(|i| passage.headword(i) == "اتفاق");
        // أهداف العملية: a noun of aims makes nothing an aim but what it is itself aimed at (بهدف).
        let aims = |i: usize| passage.headword(i) == "هدف" && !passage.fold(i).ends_with("هدف");
        let rules = |list: &[&str]| {
            (from..t).any(|i| self.is_one(i, list) && !self.is_attempt(i) && !aims(i))
                && !self.is_presupposed()
                && !self.is_described()
        };
        // اتفاق خلال اجتماعات قادمة: what comes next is another noun's where that stands between.
        let own = |i: usize| i == t + 1 || passage.phrase_at(i) == passage.phrase_at(t);
        let follows = (t + 1..(t + 1 + REACH).min(self.sentence.end))
            .filter(|&i| passage.words[i].is_adjectival())
            .any(|i| self.is_one(i, &DUE) || self.is_one(i, &NEXT) && own(i));
        // وقف إطلاق النار الذي يعتزم التحالف تطبيقه: the relative clause right behind it says so.
        let meant = (t + 1..(t + 2 + REACH).min(self.sentence.end)).any(|i| {
            passage.words[i].is_verb()
                && self.is_present(i)
                && passage.words[i - 1].is(Pos::Relative)
                && matches!(passage.verb_headword(i), Some("اعتزم" | "نوي" | "خطط"))
        });
        // وافق الوزير على نزع ملكية, اتفقا على عقد قمة: what stands behind على alone.
        let governor = self.draft.clause.start;
        let meets = self.event() == EventType::Consult && passage.verb_headword(governor) == Some("اتفق");
        let granted = governor < t
            && passage.words[governor].is_verb()
            && (meets || CONSENTED.contains(&passage.verb_headword(governor).unwrap_or_default()))
            && (governor + 1..t)
                .any(|i| passage.fold(i) == "علي" && t <= i + REACH && is_asked(passage, i + 1, t));
        let consented = (from.saturating_sub(1).max(self.sentence.start)..t).any(|i| {
            passage.words[i].is_verb()
                && CONSENTED.contains(&passage.verb_headword(i).unwrap_or_default())
                && is_asked(passage, i + 1, t)
        });
        let new = !passage.words[t].clitics.article || self.event() == EventType::Retreat;
        let consented = (consented || granted) && !is_talk(self.event()) && new;
        // تهديد الرئيس الأمريكي مؤخرا بفرض رسوم: what a noun of threatening or asking governs over its own genitive.
        // بتوجيه ضربة: the noun that carries the deed is governed.
        let led = passage.phrase_at(t).map_or(t, |n| passage.phrases[n].tokens.start).min(t);
        let governed = |i: usize| self.is_deed(i) && self.is_governed_by(i, &ASKED_FOR);
        if !is_talk(self.event()) && (governed(t) || governed(led)) {
            return Some(Status::Hypothetical);
        }
        // مع قرب خروج بريطانيا: it is near.
        let near = t > 0 && matches!(passage.fold(t - 1), "قرب" | "اقتراب") && self.is_deed(t);
        if near
            || rules(&PLANNED)
            || rules(&DUE)
            || rules(&NEXT)
            || due
            || follows
            || meant
            || consented
            || agreed
        {
            return Some(Status::Future);
        }
        (rules(&WISHED) || likely || provided || (from..t).any(|i| may(i) || aim(i)))
            .then_some(Status::Hypothetical)
    }

    /// Whether one of some nouns governs a noun by a preposition written to it or before it, with only nouns between.
    fn is_governed_by(&self, t: usize, list: &[&str]) -> bool {
        let passage = self.passage;
        let w = &passage.words[t];
        let bound = matches!(w.clitics.preposition, Some('ب' | 'ل')) && !w.clitics.article;
        let before = t.checked_sub(1).map_or("", |b| passage.fold(b));
        let (bound, from) = match before {
            "الي" | "علي" | "عن" => (true, t - 1),
            _ => (bound, t),
        };
        let between = |i: &usize| {
            let w = &passage.words[*i];
            let clause = w.is_verb() || w.is(Pos::That) || w.is(Pos::Relative) || w.pos == WordPos::Punct;
            !clause && !w.is(Pos::Preposition) && !w.joined()
        };
        bound
            && (from.saturating_sub(MANAGES).max(self.sentence.start)..from)
                .rev()
                .take_while(between)
                .any(|i| passage.words[i].is_nominal() && self.is_one(i, list))
    }

    /// Whether a noun behind ل may be read as a verbal noun (لاعتقال, but not لعقوبات).
    fn is_deed(&self, i: usize) -> bool {
        let form = self.passage.fold(i);
        let clitic = self.passage.words[i].clitics.preposition.filter(|p| matches!(p, 'ب' | 'ل'));
        let bare = clitic.and_then(|c| form.strip_prefix(c)).unwrap_or(form);
        self.passage.lexicon.words.analyses(bare).iter().any(|a| a.pos == Pos::Masdar)
    }

    /// محاولة اغتيال is an attack that took place.
    fn is_attempt(&self, i: usize) -> bool {
        self.passage.headword(i) == "محاوله" && self.event() == EventType::Assault
    }

    fn promised(&self) -> Option<Status> {
        let t = self.draft.trigger;
        let promised = |s: &Speech| {
            s.stance == Stance::Promises
                && s.content.contains(&t)
                && (s.clause || is_asked(self.passage, s.content.start, t))
                && !self.is_known(s.content.start)
        };
        self.innermost().is_some_and(promised).then_some(Status::Future)
    }

    /// What its date says: after publication it is to come, more than about a year before it is history.
    fn dated(&self) -> Option<Status> {
        if self.coming && !is_talk(self.event()) {
            return Some(Status::Future);
        }
        if self.long_ago || self.is_commemorated() {
            return Some(Status::Historical);
        }
        let (date, published) = (self.date?, self.published?);
        let n = date.len().min(published.len());
        // قتل الجنود: what a verb in the past tells is not to come, whatever time stands near.
        let told = self.verb().is_some_and(|v| self.passage.words[v].is_verb() && !self.is_present(v));
        if date.get(..n) > published.get(..n) && !is_talk(self.event()) && !told {
            return Some(Status::Future);
        }
        let year = |d: &str| d.get(..4).and_then(|y| y.parse::<i32>().ok());
        let (d, p) = (year(date)?, year(published)?);
        let long_ago = d + 1 < p
            || d + 1 == p && date.len() >= 7 && published.len() >= 7 && date.get(5..7) < published.get(5..7);
        (long_ago && !self.since).then_some(Status::Historical)
    }
}
