//! Status: did it happen, will it, might it, did it not, was it long ago; each by the words that show it.

mod aims;
mod dated;
mod governed;
mod governors;
mod joined;
mod known;
mod unreal;
mod verb;
mod words;

use std::ops::Range;

use riwaya_lexicon::{Need, Pos, WordList};
use riwaya_record::{EventType, Stance, Status};
use riwaya_text::Tense;

use crate::claims::ClaimDraft;
use crate::discourse::{TALES, is_talk};
use crate::passage::Passage;
use crate::speech::Speech;
use crate::words::Word;
use governors::{MANAGES, REACH};
use words::{CARRIERS, EXPECTS, LASTS, MEANT, TELLS};

/// How far back a condition may have been opened.
const CONDITION: usize = 16;
/// Nouns of the state something is in (folded headwords): في حالة تأهب.
const STATES: [&str; 16] = [
    "تاهب",
    "استنفار",
    "طوارئ",
    "طاريء",
    "حرب",
    "سلم",
    "فوضي",
    "صدمه",
    "ذعر",
    "ترقب",
    "توتر",
    "غليان",
    "انهيار",
    "احتقان",
    "غضب",
    "شلل",
];
/// How far before a noun may stand that it is not true.
const UNTRUE: usize = 8;

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
            | "رغم"
            | "ضمن"
            | "بينها"
            | "منها"
            | "اعقاب"
            // ذكرى العملية، وهي الحملة التي: another clause.
            | "وهو"
            | "وهي"
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
            .or_else(|| self.unreal())
            .or_else(|| self.governed())
            .or_else(|| self.by_verb().map(|s| self.at_most_supposed(s)))
            .or_else(|| self.by_governor().map(|s| self.at_most_supposed(s)))
            .or_else(|| self.by_speech())
            .or_else(|| self.conditional())
            .or_else(|| self.ruled())
            .or_else(|| self.promised())
            .or_else(|| self.carried())
            .or_else(|| self.joined())
            .or_else(|| self.allowed())
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
        // نفى أنه كان ينوي إقالته: what he is said to have meant is denied with it.
        let meant = |s: &&Speech| {
            self.is_one(s.cue, &MEANT)
                && passage.words[s.cue].is_verb()
                && is_asked(passage, s.content.start, t)
        };
        let around = self.chain.len().checked_sub(2).map(|n| &self.speeches[self.chain[n]]);
        let innermost = self.innermost();
        let s = if innermost.as_ref().is_some_and(meant) { around } else { innermost };
        // اعترض على الزيارة: it is objected to.
        let s = s.filter(|s| s.stance == Stance::Denies && !self.is_one(s.cue, &["اعترض", "اختلف"]))?;
        // رفض الأردن اعتداءات الميليشيات: those were made.
        let made = self.event() == EventType::Assault
            && self.is_one(s.cue, &["رفض"])
            && passage.fold(t).ends_with("ات")
            && !self.draft.actors.is_empty()
            && !s.clause
            && t == s.content.start;
        // نفى نفيا قاطعا: how it is denied.
        let manner = (s.content.start..t)
            .take_while(|&i| passage.headword(i) == "نفي" || passage.words[i].is_accusative())
            .count();
        let start = s.content.start + if passage.headword(s.content.start) == "نفي" { manner } else { 0 };
        // نفى مشاركة قواته في أي عملية: there was none.
        if self.is_noun() && t > start && matches!(self.bare(t - 1), "اي" | "ايه") {
            return Some(Status::Negated);
        }
        // نفى الجيش شن قواته أي هجوم, رفض توجيه اتهام: the noun that carries the deed is denied with it.
        let carried = !s.clause
            && self.is_noun()
            && start < t
            && CARRIERS.contains(&passage.headword(start))
            && is_asked(passage, start, t);
        // رفض طلبا بسحب القوات: the request is refused, and what it asks for is asked for.
        let asked = !s.clause && start < t && self.is_supposed_by(start);
        // نفى وجود صلة بين القرار والهجوم: what it is not connected with was made.
        let apart = (start..t).any(|i| matches!(passage.headword(i), "صله" | "علاقه" | "رابط" | "ارتباط"));
        if self.is_answered_for() && !carried || made || asked || apart {
            return None;
        }
        let besides = (start..t).any(|i| is_besides(passage.fold(i)));
        let denied = if s.clause {
            !(besides && self.is_noun())
        } else {
            // نفى صحة تقارير تحدثت عن انسحابه: behind the verb of the tales too.
            let told = (start..t)
                .find(|&i| passage.words[i].is_verb())
                .filter(|&v| passage.verb_headword(v).is_some_and(|h| TELLS.contains(&h)));
            // نفى الأنباء التي تحدثت عن, نفى ما تناقلته مواقع عن
            let before = told.map(|v| v - usize::from(v > start && passage.words[v - 1].is(Pos::Relative)));
            let tales = (TALES.contains(&passage.headword(start))
                || matches!(passage.headword(start), "صحه" | "وجود")
                || passage.fold(start) == "ما" && told.is_some())
                && is_asked(passage, start + usize::from(passage.fold(start) == "ما"), before.unwrap_or(t))
                && is_asked(passage, told.map_or(t, |v| v + 1), t);
            // رفض القاضي مقاضاة المصرف: who is not to be sued is not.
            let sues = matches!(passage.headword(t), "مقاضاه" | "ملاحقه" | "محاكمه");
            tales || carried || t <= start + 2 && (!is_talk(self.event()) || sues)
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
            && !self.follows_coming(t)
            // استعداده للدخول في مفاوضات: what somebody is ready for.
            && self.governed().is_none();
        took_place.then_some(Status::Actual)
    }

    /// هل تنسحب القوات: what a sentence asks whether it will be.
    fn asked(&self) -> Option<Status> {
        let opening = self.sentence.start..(self.sentence.start + 3).min(self.draft.trigger);
        let whether = opening.into_iter().any(|i| matches!(self.bare(i), "هل"));
        let open = self.verb().is_some_and(|v| self.is_present(v));
        // هل من دليل على هجوم: nor is there what is asked after.
        let t = self.draft.trigger;
        let open = open
            || self.is_noun()
                && !self.passage.words[t].clitics.article
                && self.passage.words[t].clitics.pronoun.is_none()
                && (self.sentence.start + 1..(self.sentence.start + 4).min(t)).any(|i| {
                    matches!(self.passage.fold(i), "هناك" | "ثمه" | "يوجد" | "توجد")
                        && self.bare(i - 1) == "هل"
                });
        // هل تقبل القاهرة بتهجير: nor what the verb of the question governs.
        let first = self.sentence.start + 1;
        let governed = self.is_noun()
            && first < t
            && self.bare(first - 1) == "هل"
            && self.is_present(first)
            && is_asked(self.passage, first + 1, t)
            && self.passage.words[t].clitics.preposition.is_some()
            && !self.passage.words[t].clitics.article;
        (whether && (open || governed)).then_some(Status::Hypothetical)
    }

    /// Whether the verb behind a noun puts it into the future: القمة ستعقد, الاجتماع الذي يعتزم عقده. A verb that is joined,
    /// or that somebody is quoted with, is none of its own: في الاجتماع "سأطلب", على اتصال وسنبلغكم.
    fn follows_coming(&self, t: usize) -> bool {
        let passage = self.passage;
        let near = t + 1..(t + 6).min(self.sentence.end);
        let quoted = |i: usize| matches!(passage.fold(i), "\"" | "«" | "»" | "“" | "”" | ":");
        let behind = near
            .take_while(|&i| !passage.words[i].is(Pos::That) && !quoted(i))
            .find(|&i| passage.words[i].is_verb());
        behind.is_some_and(|v| passage.words[v].clitics.future && !passage.words[v].joined())
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
                || matches!(passage.fold(i), "ليس" | "ليست")
                    && (matches!(passage.fold(i + 1), "هناك" | "ثمه")
                        || matches!(passage.headword(i + 1), "لدي" | "ل")
                            && passage.words[i + 1].clitics.pronoun.is_some())
        };
        // لم يكن في الحسبان أن انقلابا: not of the clause behind أن.
        // لم يكونوا في السيارة أثناء قصفها: nor of a time or ground.
        // لم تكن سوى عملية اغتيال: it was one.
        let same_clause = |i: usize| {
            !(i + 1..t).any(|j| {
                passage.words[j].is(Pos::That)
                    || is_besides(passage.fold(j))
                    || matches!(passage.fold(j), "سوي" | "الا")
            })
        };
        let untrue = |i: usize| passage.fold(i) == "صحه" && negated(i);
        let from = |reach: usize| t.saturating_sub(reach).max(self.sentence.start)..t;
        // لم يكن هناك تواصل: a noun, though it is written like a verb.
        let noun = self.is_noun() || t > 0 && matches!(passage.fold(t - 1), "هناك" | "ثمه");
        (noun && (from(5).any(|i| absent(i) && same_clause(i)) || from(UNTRUE).any(untrue)))
            .then_some(Status::Negated)
    }

    /// What is asked, doubted or threatened, and what is aimed at.
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
                && matches!(self.event(), EventType::Coerce | EventType::Sanction | EventType::Mobilize)
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
        // طالبوا بحل ورفضوا القانون: a second thing that they did.
        let done = |s: &Speech| {
            // يطالب بتعديلات يعارضها الاتحاد: nor what a verb right behind a noun says of it.
            let beside = t > s.content.start
                && self.is_present(t)
                && passage.words[t].clitics.pronoun.is_some()
                && passage.words[t - 1].is_nominal()
                && !passage.words[t - 1].clitics.article;
            !s.clause
                && self.verb() == Some(t)
                && (passage.words[t].joined() && (!self.is_present(t) || passage.fold(t).ends_with("ون"))
                    || beside)
        };
        let wanted = |s: &Speech| {
            wanted(s) && !self.is_known(s.content.start) && !ordered(s) && doubted(s) && !done(s)
        };
        if self.innermost().is_some_and(|s| s.content.contains(&t) && wanted(s)) {
            return Some(Status::Hypothetical);
        }
        // تتوقع أوساط شن ضربات: the noun that is expected.
        let expected = |s: &Speech| {
            s.content.contains(&t)
                && self.is_one(s.cue, &EXPECTS)
                && !s.clause
                && is_asked(passage, s.content.start, t)
        };
        if self.is_noun() && !is_talk(self.event()) && self.innermost().is_some_and(expected) {
            return Some(Status::Future);
        }
        self.by_aim()
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
            // إذا تجاوزت الخط الأحمر، بعدما قتل العشرات: a clause of time is no part of it.
            // إذا هاجمونا من لبنان، حيث تنتشر الميليشيات: nor is what is so anyhow.
            .take_while(|&i| {
                !passage.words[i].is(Pos::That) && !says(i) && !matches!(passage.fold(i), "بعدما" | "حيث")
            })
            .any(|i| {
                // التي طالما أثارت: of old.
                let of_old = passage.fold(i) == "طالما" && i > 0 && passage.words[i - 1].is(Pos::Relative);
                i < t
                    && (matches!(self.bare(i), "اذا" | "لو" | "طالما") && !of_old
                        // ما لم يصمد وقف النار; but وهو ما لم يحدث
                        || self.bare(i) == "ما"
                            && passage.fold(i + 1) == "لم"
                            && (i == self.sentence.start || !matches!(self.bare(i - 1), "هو" | "هي" | "كل"))
                        || matches!(passage.fold(i), "حال" | "حاله")
                            && i > 0
                            && matches!(passage.fold(i - 1), "في" | "وفي")
                            // في حالة تأهب: a state, no case.
                            && !STATES.contains(&passage.headword(i + 1)))
                    && !self.is_told_beside(i)
            });
        // عندما سئلت إن كانت ستنضم إذا قررت، رفضت الوزيرة: the main verb of a sentence that opens with when.
        let main = matches!(self.bare(self.sentence.start), "عندما" | "لدي" | "حين" | "حينما")
            && self.verb() == Some(t)
            && passage.words[t].verb().is_some_and(|f| f.tense == Tense::Past)
            && !passage.words[t].joined()
            && passage.phrase_at(t + 1).is_some_and(|n| passage.phrases[n].prep.is_none())
            && !matches!(self.bare(t.saturating_sub(1)), "اذا" | "لو");
        if main {
            return None;
        }
        // إذا استمر القصف: it goes on now.
        let lasts = t > self.sentence.start && self.is_noun() && self.is_one(t - 1, &LASTS);
        // إذا لم توضح موقفها من محاولة اغتيال الجاسوس: it was made.
        let tried = t > self.sentence.start
            && self.is_attempt(t - 1)
            && passage.words[t - 1].clitics.pronoun.is_none()
            && t > 1
            && matches!(passage.fold(t - 2), "من" | "عن" | "في" | "بشان" | "حول" | "ب");
        let status = if lasts || tried { Status::Actual } else { Status::Hypothetical };
        (opened
            && !self.is_presupposed()
            && !self.is_framing()
            && !self.chain.iter().any(|&n| self.speeches[n].content.start > t))
        .then_some(status)
    }

    /// محاولة اغتيال is an attack that took place, محاولة انقلاب a coup.
    fn is_attempt(&self, i: usize) -> bool {
        let coup = self.passage.headword(self.draft.trigger) == "انقلاب";
        self.passage.headword(i) == "محاوله" && (self.event() == EventType::Assault || coup)
    }

    /// أن بلاده اقترحت: whether a verb behind أن and its subject is in the past.
    fn is_told_as_done(&self, v: usize) -> bool {
        let passage = self.passage;
        passage.words[v].verb().is_some_and(|f| f.tense == Tense::Past)
            && (v.saturating_sub(MANAGES).max(self.sentence.start)..v).any(|i| passage.words[i].is(Pos::That))
            && !(v.saturating_sub(3).max(self.sentence.start)..v).any(|i| passage.words[i].is(Pos::Relative))
    }

    fn promised(&self) -> Option<Status> {
        let t = self.draft.trigger;
        let promised = |s: &Speech| {
            s.stance == Stance::Promises
                && s.content.contains(&t)
                && (s.clause || is_asked(self.passage, s.content.start, t))
                && !self.is_known(s.content.start)
                // رضخ لهم ووعد بإصلاحات: a second thing that he did.
                && (self.verb() != Some(t) || self.is_present(t) || s.clause && !self.is_told_as_done(t))
        };
        // تعهدت بتقديم مساعدات: aid that is pledged.
        let pledges = self.event() == EventType::Aid
            && self.passage.words[t].lemma.is_some_and(|l| {
                self.passage.lexicon.sayings.of(l).is_some_and(|s| s.stance == Stance::Promises)
            });
        (pledges || self.innermost().is_some_and(promised)).then_some(Status::Future)
    }
}
