//! Light verbs: which verb carries a noun that names an event (شن هجوما), before it or in the relative clause behind it.

use std::ops::Range;

use riwaya_lexicon::{Frame, NounKind, Pos, Role};
use riwaya_record::EventType;

use super::Finder;
use super::doers::DECISIONS;
use crate::phrases::Phrase;

/// Accusatives that tell on what ground something is done (folded).
pub(super) const GROUNDS: [&str; 6] = ["تضامنا", "احتجاجا", "ردا", "انتقاما", "ثارا", "تنديدا"];

/// How many words may stand between the noun of stopping and من with who is stopped.
const LONGEST_STOPPED: usize = 6;

/// Nouns of speaking of a deed of force, looking into it, and hindering it (folded headwords).
const SPEAKS_OF: [&str; 22] = [
    "قضيه",
    "ملف",
    "تاكيد",
    "نفي",
    "انكار",
    "ادانه",
    "استنكار",
    "تنديد",
    "شجب",
    "تبرير",
    "تحقيق",
    "كشف",
    "توثيق",
    "رصد",
    "احباط",
    "افشال",
    "صد",
    "ردع",
    "احتواء",
    "تجنب",
    "تفادي",
    "مواجهه",
];

/// How far before what is answered the noun of answering may stand.
const ANSWERS: usize = 6;

impl Finder<'_, '_, '_> {
    /// The carrying verb before a noun: the nearest one in reach that the frame lists.
    pub(super) fn light(
        &self,
        t: usize,
        frame: &Frame,
        clause: &Range<usize>,
    ) -> Option<(usize, Option<Role>)> {
        let mut v = clause.start;
        let carries = |v: usize| frame.light.iter().any(|(l, _)| Some(*l) == self.passage.words[v].lemma);
        // بدأ الجيش الذي تلقى تعزيزات هجوما: what stands behind a relative clause may belong to the verb before it.
        let relative =
            |i: usize| self.passage.words[i].is(Pos::Relative) && self.passage.words[i].lemma.is_some();
        if v > self.range.start
            && relative(v - 1)
            && !matches!(self.passage.fold(v - 1), "ما" | "من")
            && (v..t).filter(|&i| matches!(self.passage.fold(i), "،" | ",")).count()
                <= usize::from(v > self.range.start + 1 && matches!(self.passage.fold(v - 2), "،" | ","))
            && !carries(v)
        {
            let main = self.clause_start(v);
            if self.passage.words[main].is_verb() && carries(main) {
                v = main;
            }
        }
        let w = self.passage.words.get(v)?;
        // With an object pronoun it carries its antecedent and no noun behind it (ضربات شنتها باريس ردا على هجوم).
        if !w.is_verb() || v >= t || w.clitics.pronoun.is_some() {
            return None;
        }
        // لا تستطيع المغادرة بسبب المعارك: nor what is only a ground for it.
        let start = self.passage.phrase_at(t).map_or(t, |n| self.passage.phrases[n].tokens.start);
        if self.is_only_spoken_of(start..t, frame) || self.is_anothers(start, frame) {
            return None;
        }
        let ground = |i: usize| matches!(self.passage.headword(i), "بسبب" | "سبب" | "جراء" | "رغم" | "وسط");
        if ground(start) || start > v + 1 && ground(start - 1) {
            return None;
        }
        // ردت الحكومة بعد قراره طرد السفير: whose decision it is is told beside it.
        let decided = start > v + 1
            && self.passage.words[start - 1].clitics.pronoun.is_some()
            && DECISIONS.contains(&self.passage.headword(start - 1));
        if decided {
            return None;
        }
        // حاولت إخفاء معلومات حول اغتيال: nor what something is only about.
        let prep = self.passage.phrase_at(t).and_then(|n| self.passage.phrases[n].prep.as_deref());
        let about = match prep {
            Some("حول" | "بشان" | "بخصوص" | "ازاء" | "حيال" | "مقابل" | "ضد") => {
                true
            }
            // اتفقا بعد مفاوضات: but of talks what comes of them is told.
            Some("بعد" | "عقب" | "قبل" | "وسط" | "رغم") => frame.event != EventType::Consult,
            // أعلنت الوزارة مقتل شابين في مظاهرات: nor in what something announced took place.
            Some("في" | "خلال") => {
                self.passage.verb_headword(v) == Some("اعلن")
                    && self.passage.phrase_at(t).is_some_and(|n| self.passage.phrases[n].head() == t)
            }
            _ => false,
        };
        // وجهت تحذيرا من هجمات: nor what stands behind من beside the verb's own object.
        let apart = self.passage.phrase_at(t).is_some_and(|n| {
            let first = self.passage.phrase_from(self.subject(v).1.max(v + 1));
            self.passage.phrases[n].prep.as_deref() == Some("من")
                && (first..n).any(|m| {
                    let p = &self.passage.phrases[m];
                    let deed = self.passage.words[p.head()]
                        .lemma
                        .is_some_and(|l| self.passage.lexicon.frames.of(l).next().is_some());
                    p.prep.is_none() && !p.joined && deed
                })
        });
        // هدد بالرد على الهجوم: nor what something answers.
        if about || apart || self.is_answered(t) {
            return None;
        }
        let (_, role) = frame.light.iter().find(|(l, _)| Some(*l) == w.lemma)?;
        // تعرضت لانتقادات بسبب استخدام جنودها الرصاص: what somebody is exposed to stands behind ل.
        if self.passage.verb_headword(v) == Some("تعرض") && !matches!(prep, Some("ل" | "الي")) {
            return None;
        }
        // أعلن الرئيس عمليات بعد إعلان الجيش السيطرة: nor what another announces.
        if !self.announcer(t).is_empty() {
            return None;
        }
        // لم تتلق تحذيرا قبل الضربات: nor does she suffer what comes after.
        let meanwhile = (v + 1..start).any(|i| matches!(self.passage.fold(i), "قبل" | "بعد" | "عقب"));
        if *role == Role::Recipient && meanwhile {
            return None;
        }
        // ستدرس موسكو اقتراح الرئيس لعقد قمة: nor what another proposes.
        if !self.proposer(t).is_empty() {
            return None;
        }
        // وصل الخبراء إلى مكان الهجوم: nor what only tells of which place one speaks.
        let place = start < t && self.is_place(start);
        if place || self.is_behind_ground(v, t) || self.is_behind_participle(v, t) {
            return None;
        }
        // توعد بالانتقام لمقتل قائده: nobody does a death, nor what the place is called after that he studies.
        let death = matches!(self.passage.headword(t), "مقتل" | "مصرع" | "وفاه" | "استشهاد");
        let nobodys = self.tells_place(t) || death && *role == Role::Actor;
        Some((v, Some(if nobodys { Role::Place } else { *role })))
    }

    /// أشعل شبان إطارات لمنع القوات من استهداف المتظاهرين, نفذ العراق أحكاما بحق مدانين بجرائم: whether a deed is that of
    /// somebody between, who is stopped from it or charged with it.
    fn is_anothers(&self, start: usize, frame: &Frame) -> bool {
        let force = matches!(frame.event, EventType::Assault | EventType::Coerce | EventType::Protest);
        let stopped = |from: usize| {
            self.passage.fold(from) == "من"
                && (from.saturating_sub(LONGEST_STOPPED).max(self.range.start)..from)
                    .any(|i| self.passage.words[i].is_nominal() && self.passage.headword(i) == "منع")
        };
        force && (self.is_charged_to(start) || start > self.range.start && stopped(start - 1))
    }

    /// مدانين بجرائم, المتهم في قضية: whether right before a phrase stands who is charged with it.
    pub(super) fn is_charged_to(&self, start: usize) -> bool {
        let with = self.passage.words[start].clitics.preposition == Some('ب');
        let within = start > self.range.start + 1 && self.passage.fold(start - 1) == "في";
        (with || within)
            && start
                .checked_sub(1 + usize::from(within))
                .filter(|&i| i >= self.range.start)
                .is_some_and(|i| matches!(self.passage.headword(i), "مدان" | "متهم" | "محكوم" | "مطلوب"))
    }

    /// يحاول الخبراء تأكيد الهجوم, تسعى الحكومة إلى إدانة القصف: whether the nouns in whose genitive a deed of force stands only
    /// speak of it, or hinder it.
    pub(super) fn is_only_spoken_of(&self, nouns: Range<usize>, frame: &Frame) -> bool {
        let force = matches!(
            frame.event,
            EventType::Assault
                | EventType::Coerce
                | EventType::Protest
                | EventType::Mobilize
                | EventType::Retreat
        );
        force
            && nouns
                .into_iter()
                .any(|i| self.passage.words[i].is_nominal() && SPEAKS_OF.contains(&self.passage.headword(i)))
    }

    /// زيارة موقع الهجوم, دراسة مكان الانفجار: whether a noun only tells of which place one speaks.
    pub(super) fn tells_place(&self, t: usize) -> bool {
        let start = self.passage.phrase_at(t).map_or(t, |n| self.passage.phrases[n].tokens.start);
        (start..t).any(|i| self.is_place(i) || self.passage.headword(i) == "موقع")
    }

    fn is_place(&self, i: usize) -> bool {
        let lemma = self.passage.words[i].lemma;
        lemma.is_some_and(|l| self.passage.lexicon.words.lemma(l).kind == NounKind::Place)
    }

    /// الرد على الهجوم, التعليق على الغارات: whether a noun names what something else answers or speaks of.
    pub(super) fn is_answered(&self, t: usize) -> bool {
        self.passage.phrase_at(t).map(|n| &self.passage.phrases[n]).is_some_and(|p| {
            // الرد بهدوء على الهجوم: with how it is answered between.
            let from = p.tokens.start.saturating_sub(ANSWERS).max(self.range.start);
            p.prep.as_deref() == Some("علي")
                && (from..p.tokens.start.saturating_sub(1))
                    .rev()
                    .take_while(|&i| {
                        !self.passage.words[i].is_verb() && !matches!(self.passage.fold(i), "،" | "," | "علي")
                    })
                    .any(|i| matches!(self.passage.headword(i), "رد" | "تعليق" | "تعقيب" | "احتجاج"))
        })
    }

    /// شدد على الالتزام، معربا عن قلقه إزاء الحشود: whether a participle between a verb and a noun governs the noun.
    fn is_behind_participle(&self, v: usize, t: usize) -> bool {
        let mark = |i: usize| matches!(self.passage.fold(i), "،" | ",");
        (v + 1..t).rev().take_while(|&i| !mark(i)).any(|i| mark(i - 1) && self.passage.is_circumstantial(i))
    }

    /// أعرب الوزير عن رفضه لسياسة الحكومة ودعمها للمتمردين: whether the pronoun of a noun joined to others means somebody
    /// else than the subject of the verb before.
    pub(super) fn is_of_another(&self, t: usize, v: usize) -> bool {
        let word = &self.passage.words[t];
        // السفير أكد دعم بلاده ووقوفها: but his country's acts are told as his.
        let country = (v..t).any(|i| self.passage.headword(i) == "بلاد");
        !country && word.joined() && word.clitics.pronoun == Some("ها") && {
            let subject = self.subject(v).0;
            !subject.is_empty() && !self.fits(t, &subject)
        }
    }

    /// أبعدت قنصلا تضامنا مع وارسو في محاولة اغتيال, قصف ردا على كمين: whether a noun stands behind the preposition of the
    /// ground on which a verb tells something, and is nothing that it governs.
    pub(super) fn is_behind_ground(&self, v: usize, t: usize) -> bool {
        let phrase = self.passage.phrase_at(t).map(|n| &self.passage.phrases[n]);
        let led = phrase.is_some_and(|p| p.prep.is_some());
        let start = phrase.map_or(t, |p| p.tokens.start);
        led && (v + 1..start).any(|i| GROUNDS.contains(&self.passage.fold(i)))
    }

    /// The carrying verb of the relative clause behind a noun's phrase: عقوبات فرضتها واشنطن, الهجمات التي كان يدبرها التنظيم.
    pub(super) fn light_behind(&self, phrase: &Phrase, frame: &Frame) -> Option<(usize, Role)> {
        let mut v = self.behind_means(phrase);
        let skipped = |v: usize| {
            let w = &self.passage.words[v];
            w.is(Pos::Relative)
                || matches!(self.passage.fold(v), "قد" | "سوف" | "وقد")
                || self.passage.verb_headword(v) == Some("كان") && w.is_verb()
        };
        let from = v;
        while v < self.range.end && v < from + 4 && skipped(v) {
            v += 1;
        }
        let w = self.passage.words.get(v).filter(|w| v < self.range.end && w.is_verb())?;
        // ردا على الهجوم شنت: behind a definite noun without a relative pronoun another clause begins, unless the verb
        // points back to it (الهجوم تبناه, الهجوم وقع).
        let known = self.passage.words[phrase.head()].clitics.article && phrase.prep.is_some();
        if known && v == phrase.tokens.end && w.clitics.pronoun.is_none() {
            return None;
        }
        let (_, role) = frame.light.iter().find(|(l, _)| Some(*l) == w.lemma)?;
        Some((v, *role))
    }

    /// هجوم بقذيفة هاون شنه مسلحون: where a noun ends with what it was done with, before a verb that points back to it.
    fn behind_means(&self, phrase: &Phrase) -> usize {
        let words = &self.passage.words;
        let means = self.passage.phrase_at(phrase.tokens.end).map(|n| &self.passage.phrases[n]).filter(|q| {
            q.tokens.start == phrase.tokens.end
                && q.prep.as_deref() == Some("ب")
                && !q.joined
                && q.tokens.end < self.range.end
                && !words[phrase.head()].clitics.article
        });
        let carries = |v: &usize| {
            let w = &words[*v];
            w.is_verb() && !w.joined() && w.clitics.pronoun.is_some()
        };
        means.map(|q| q.tokens.end).filter(carries).unwrap_or(phrase.tokens.end)
    }

    /// Whether a trigger tells that somebody does it: a verb or participle, a noun with its doer's pronoun or with a
    /// verb that carries it.
    pub(super) fn is_carried(&self, t: usize, frame: &Frame, clause: &Range<usize>) -> bool {
        let w = &self.passage.words[t];
        let behind = || {
            let n = self.passage.phrase_at(t)?;
            self.light_behind(&self.passage.phrases[n], frame)
        };
        w.is_verb()
            || w.is(Pos::ActiveParticiple)
            || w.clitics.pronoun.is_some()
            || self.light(t, frame, clause).is_some()
            || behind().is_some()
    }
}
