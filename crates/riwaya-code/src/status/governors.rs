//! What a word that governs the claim says of its status: a verb that is denied or only possible, a noun of plans or wishes.

use riwaya_lexicon::{Need, Pos};
use riwaya_record::{EventType, Stance, Status};

use super::words::{
    ABLE, AIMS, ASKED_FOR, CARRIERS, CONSENTED, DENIED, DUE, ENDS, FAILED, FOILED, HOLDS, NEXT, PERSUADED,
    PLANNED, POSSIBLE, REMAINS, TAKES_PLACE, TALKS, URGED, WAYS, WISHED,
};
use super::{Told, is_asked, is_besides};
use crate::discourse::is_talk;
use crate::words::WordPos;

/// How far before what is agreed on the agreement may stand, with its sides between.
const AGREED: usize = 12;

/// How far before a noun a word that rules it may stand.
pub(super) const REACH: usize = 3;

/// How far behind a verb of being able or of failing what it governs may stand.
pub(super) const MANAGES: usize = 8;

/// How far behind its verb an object may stand with a long subject between.
const FAR_OBJECT: usize = 12;

impl Told<'_, '_> {
    /// What a verb that is denied, coming or only possible governs has not happened either; nor what is denied, foiled or
    /// any of its kind.
    pub(super) fn by_governor(&self) -> Option<Status> {
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
                let open = before == "لم" && self.is_condition(governor);
                return Some(if open { Status::Hypothetical } else { Status::Negated });
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
            // سيشهد يوم الجمعة عقد مفاوضات: what is to be held; ستبقى على اتصال: or to go on.
            if coming && meeting && (self.is_one(governor, &HOLDS) || self.is_one(governor, &REMAINS)) {
                return Some(Status::Future);
            }
            if (coming && !be || possible) && (meeting || governed) || wished && governed {
                return Some(Status::Hypothetical);
            }
        }
        // ستكون الزيارة: what a verb of being puts ahead.
        let ahead = governor < t
            && passage.words[governor].clitics.future
            && passage.verb_headword(governor) == Some("كان")
            && (governor + 1 == t || governor + 2 == t && !passage.words[governor + 1].is(Pos::Preposition))
            && passage.words[t].clitics.preposition.is_none();
        if ahead && !is_talk(self.event()) && !self.is_described() {
            return Some(Status::Future);
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
            // دعا الوزير، الثلاثاء، نظيره إلى عدم الانسحاب: behind إلى however far.
            let to = i > 0 && matches!(passage.fold(i - 1), "الي" | "علي");
            let reaches = if to { FAR_OBJECT } else { REACH };
            let near = (i.saturating_sub(reaches).max(self.sentence.start)..i).rev();
            let urged = near.take_while(|&j| !is_besides(passage.fold(j))).any(|j| self.is_one(j, &URGED));
            if reach && urged {
                return Some(Status::Hypothetical);
            }
            let denied =
                passage.words[i].is(Pos::Negation) && i + 1 == t && !self.draft.frame.needs.iter().any(asked);
            if reach || denied {
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
        // لم يسمح للخبراء بزيارة الموقع: they did not.
        let let_in = self.is_one(governor, &["سمح"]) && passage.words[t].clitics.preposition == Some('ب');
        if let_in && matches!(before, "لم" | "لا" | "لن") {
            return Some(if before == "لن" { Status::Hypothetical } else { Status::Negated });
        }
        // لا يستبعد الرئيس فرض عقوبات: they may be.
        if self.is_one(governor, &["استبعد"])
            && matches!(before, "لم" | "لا")
            && !passage.words[t].clitics.article
        {
            return Some(Status::Hypothetical);
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
        // فرنسا تستطيع التوسط: nor is a deed able to do anything.
        let deed = self.is_verbal_noun(t)
            && !self.is_one(governor, &["قدر"])
            && passage.phrase_at(t).is_some_and(|n| {
                let p = &passage.phrases[n];
                p.tokens.start == t && p.prep.is_none() && !p.joined
            });
        let object = passage.verb_headword(t).is_some() && t > governor + 1 || deed;
        let can = self.is_one(governor, &ABLE) && self.is_present(governor) && (governed || object);
        can.then_some(if before == "لم" { Status::Negated } else { Status::Hypothetical })
    }

    /// Between a noun and the verb that carries it (أعلن خططا لفرض عقوبات) a plan makes it one too.
    pub(super) fn ruled(&self) -> Option<Status> {
        let (passage, t) = (self.passage, self.draft.trigger);
        if !self.is_noun() {
            return None;
        }
        // Marks are no words: "مستعدة" إزاء أي لقاء.
        let marks =
            (t.saturating_sub(REACH + 2)..t).filter(|&i| passage.words[i].pos == WordPos::Punct).count();
        let from =
            t.saturating_sub(REACH + marks).max(self.sentence.start).max(self.verb().map_or(0, |v| v + 1));
        // لا نية لدى روسيا للانسحاب: what nobody means to do.
        let meant = |i: usize| {
            i > self.sentence.start
                && matches!(passage.fold(i - 1), "لا" | "ولا")
                && self.is_one(i, &["نيه", "خطه", "خطط", "رغبه", "عزم"])
        };
        if (from..t).any(meant) {
            return Some(Status::Negated);
        }
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
            // أمر تنفيذي يقضي ب: what is decreed is done.
            let decreed = (i.saturating_sub(REACH).max(self.sentence.start)..i).any(|j| {
                matches!(passage.headword(j), "مرسوم" | "امر" | "حكم" | "قانون" | "قرار")
                    && !matches!(passage.headword(j.saturating_sub(1)), "مشروع" | "مسوده" | "اقتراح")
            });
            passage.words[i].is_verb()
                && self.is_present(i)
                && !decreed
                && matches!(passage.verb_headword(i), Some("قضي" | "نص"))
                // أهم بنودها تسليم السلاح
                || passage.headword(i) == "بند" && passage.words[i].clitics.pronoun.is_some()
        });
        // محادثات حول نزع السلاح: what is only talked about.
        let talked_about = t > self.sentence.start + 1
            && matches!(passage.fold(t - 1), "حول" | "بشان")
            && !passage.words[t].clitics.article
            && !matches!(self.event(), EventType::Assault | EventType::Coerce | EventType::Protest)
            && self.is_verbal_noun(t)
            && (t.saturating_sub(MANAGES).max(self.sentence.start)..t - 1)
                .rev()
                .take_while(|&i| !passage.words[i].is_verb() && !passage.words[i].is(Pos::That))
                .any(|i| TALKS.contains(&passage.headword(i)));
        // محادثات نزع السلاح: in the genitive of the talks too.
        let talked_about = talked_about
            || t > self.sentence.start
                && self.event() == EventType::Retreat
                && TALKS.contains(&passage.headword(t - 1))
                && !passage.words[t].clitics.article
                && self.is_verbal_noun(t);
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
        // بحثا سبل دعم وقف إطلاق النار: how it may come about.
        let sought = !passage.words[t].clitics.article
            && self.is_deed(t)
            && matches!(
                self.event(),
                EventType::Retreat | EventType::Cooperate | EventType::Sanction | EventType::Aid
            )
            && (from..t).any(|i| {
                WAYS.contains(&passage.headword(i)) && (i + 1..t).all(|j| passage.words[j].is_nominal())
            });
        // أهداف العملية: a noun of aims makes nothing an aim but what it is itself aimed at (بهدف).
        // الهدف من هذه الضربات: nor what it is the aim of.
        let aims = |i: usize| {
            passage.headword(i) == "هدف" && (!passage.fold(i).ends_with("هدف") || passage.fold(i + 1) == "من")
        };
        // تسعى بمساعدة التحالف إلى: by what means; الطالب: who studies; ربما يوجه الاعتقال: a doubt of the verb between.
        let other = |i: usize| {
            let means = passage.words[t].clitics.preposition == Some('ب') && self.is_one(i, &AIMS);
            let noun = passage.words[i].clitics.article || i > 0 && passage.words[i - 1].is(Pos::Preposition);
            let student = passage.headword(i) == "طالب" && noun;
            let pledge = passage.headword(i) == "التزام"
                && (i + 1..t).any(|j| passage.words[j].is(Pos::Demonstrative));
            let perhaps = matches!(passage.fold(i), "ربما" | "لعل")
                && (i + 1..t).any(|j| {
                    passage.words[j].is_verb()
                        && !self.is_one(j, &TAKES_PLACE)
                        && passage.verb_headword(j) != Some("كان")
                });
            // انتظار الخطة ضمن الاتفاق: a part of it.
            let within = (i + 1..t).any(|j| passage.fold(j) == "ضمن");
            // إحباط مخططات إرهابية وإلقاء القبض: what is joined to the deed that is done to the plan.
            let beside = i > self.sentence.start
                && self.is_verbal_noun(i - 1)
                && (i + 1..=t).any(|j| passage.words[j].joined() && self.is_verbal_noun(j));
            // حرص بلاده وتقديرها: only what stands behind على is cared for.
            let cared = matches!(passage.headword(i), "حرص" | "حريص")
                && !(i + 1..t).any(|j| passage.fold(j) == "علي");
            means || student || pledge || perhaps || within || beside || cared
        };
        // يجب وقف القصف, رفع العقوبات: what is to end is.
        let ends = |i: usize| t > i + 1 && !is_talk(self.event()) && ENDS.contains(&passage.headword(t - 1));
        let rules = |list: &[&str]| {
            (from..t)
                .any(|i| self.is_one(i, list) && !self.is_attempt(i) && !aims(i) && !other(i) && !ends(i))
                && !self.is_presupposed()
                && !self.is_described()
                && !self.is_framing()
        };
        // اتفاق خلال اجتماعات قادمة: what comes next is another noun's where that stands between.
        let own = |i: usize| i == t + 1 || passage.phrase_at(i) == passage.phrase_at(t);
        let follows = (t + 1..(t + 1 + REACH).min(self.sentence.end))
            .filter(|&i| passage.words[i].is_adjectival())
            .any(|i| self.is_one(i, &DUE) || self.is_one(i, &NEXT) && own(i));
        // لقاء محتمل, لقاء الرئيسين ممكن: said of it, or of it as a whole. الهجوم المحتمل: a known one is only alleged.
        let open = !passage.words[t].clitics.article || self.event() == EventType::Consult;
        let whole = passage.phrase_at(t).map_or(t + 1, |n| passage.phrases[n].tokens.end);
        let possible = open
            && (t + 1..(whole + 1).min(self.sentence.end))
                .any(|i| passage.words[i].is_adjectival() && self.is_one(i, &POSSIBLE));
        // الحظر الذي تعتزم الوزارة تطبيقه: the relative clause right behind it says so.
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
                // تقر بمقتله: it is owned to.
                && passage.words[t].clitics.preposition != Some('ب')
                && is_asked(passage, i + 1, t)
        });
        let new = !passage.words[t].clitics.article || self.event() == EventType::Retreat;
        let consented = (consented || granted) && !is_talk(self.event()) && new;
        // تهديد الرئيس الأمريكي مؤخرا بفرض رسوم: what a noun of threatening or asking governs over its own genitive.
        // بتوجيه ضربة: the noun that carries the deed is governed.
        let led = passage.phrase_at(t).map_or(t, |n| passage.phrases[n].tokens.start).min(t);
        // إقناع الحكومة باستدعاء السفير, حثه على الإقالة
        let urged = |i: usize| {
            let before = i.checked_sub(1).map_or("", |b| passage.fold(b));
            let bound = passage.words[i].clitics.preposition == Some('ب') || before == "علي";
            bound && self.is_governed_by(i, &PERSUADED)
        };
        let governed = |i: usize| self.is_deed(i) && (self.is_governed_by(i, &ASKED_FOR) || urged(i));
        if !is_talk(self.event()) && (governed(t) || governed(led)) {
            return Some(Status::Hypothetical);
        }
        // مع قرب خروج بريطانيا: it is near.
        let near = t > 0 && matches!(passage.fold(t - 1), "قرب" | "اقتراب") && self.is_deed(t);
        if near
            || rules(&PLANNED)
            || rules(&DUE)
            || marks == 0 && rules(&NEXT) && !is_talk(self.event())
            || due
            || follows
            || meant
            || consented
            || agreed
        {
            return Some(Status::Future);
        }
        // النظر في فرض رسوم: nor what is looked into.
        let talked_about = talked_about
            || t > self.sentence.start + 1
                && passage.fold(t - 1) == "في"
                && passage.headword(t - 2) == "نظر"
                && !passage.words[t].clitics.article
                && self.is_verbal_noun(t);
        // ضربات قد تشنها: what is said of it right behind it.
        let behind = passage.phrase_at(t).map_or(t + 1, |n| passage.phrases[n].tokens.end);
        let may_be = passage.fold(behind) == "قد"
            && self.is_present(behind + 1)
            && passage.words.get(behind + 1).is_some_and(|w| w.clitics.pronoun.is_some())
            && open;
        // خطوة نحو رفع العقوبات: on the way to it.
        let towards = t > 0 && matches!(passage.fold(t - 1), "نحو" | "صوب") && self.is_deed(t);
        (rules(&WISHED)
            || likely
            || possible
            || provided
            || talked_about
            || sought
            || may_be
            || towards
            || self.would_do()
            || !self.is_framing() && (from..t).any(|i| may(i) || aim(i)))
        .then_some(Status::Hypothetical)
    }

    /// انسحاب القوات من شأنه أن: a deed that opens its clause and of which it is said what it would do.
    fn would_do(&self) -> bool {
        let (passage, t) = (self.passage, self.draft.trigger);
        let w = &passage.words[t];
        let start = passage.phrase_at(t).map_or(t, |n| passage.phrases[n].tokens.start).min(t);
        let carrier = t > self.sentence.start && CARRIERS.contains(&passage.headword(t - 1));
        let first = if carrier { start.min(t - 1) } else { start };
        let opens = first == self.sentence.start
            || passage.words[first - 1].is(Pos::That)
            || matches!(passage.fold(first - 1), "،" | "," | ":" | "\"" | "»" | "«");
        let deed = carrier || self.is_verbal_noun(t) && self.event() != EventType::Assault;
        let ahead = (t + 1..(t + FAR_OBJECT).min(self.sentence.end))
            .take_while(|&i| !passage.words[i].is_verb() && !passage.words[i].is(Pos::Relative))
            .any(|i| passage.fold(i) == "شانه" && matches!(passage.fold(i - 1), "من"));
        opens && deed && ahead && !is_talk(self.event()) && w.clitics.preposition.is_none()
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
    pub(super) fn is_deed(&self, i: usize) -> bool {
        let form = self.passage.fold(i);
        let clitic = self.passage.words[i].clitics.preposition.filter(|p| matches!(p, 'ب' | 'ل'));
        let bare = clitic.and_then(|c| form.strip_prefix(c)).unwrap_or(form);
        self.passage.lexicon.words.analyses(bare).iter().any(|a| a.pos == Pos::Masdar)
    }
}
