//! Status: did it happen, will it, might it, did it not, was it long ago; each by the words that show it.

use std::ops::Range;

use riwaya_lexicon::{Need, Pos, WordList};
use riwaya_record::{EventType, Stance, Status};
use riwaya_text::Tense;

use crate::claims::ClaimDraft;
use crate::discourse::is_talk;
use crate::passage::Passage;
use crate::speech::Speech;
use crate::words::WordPos;

/// Words that make the noun they govern a wish, plan or possibility (folded headwords).
const WISHED: [&str; 58] = [
    "منفتح",
    "انفتاح",
    "تحذير",
    "حذر",
    "خشي",
    "خشيه",
    "مخاوف",
    "تخوف",
    "تلويح",
    "لوح",
    "سعي",
    "مخطط",
    "نيه",
    "تهديد",
    "احتمال",
    "امكانيه",
    "امكان",
    "ضروره",
    "اقتراح",
    "مقترح",
    "دعوه",
    "طلب",
    "مطالبه",
    "مبادره",
    "هدف",
    "خطه",
    "محاوله",
    "مسعي",
    "رغبه",
    "امل",
    "فرصه",
    "خطر",
    "مخاطر",
    "تفادي",
    "تجنب",
    "شرط",
    "اذا",
    "لو",
    "قد",
    "ربما",
    "لعل",
    "يجب",
    "ينبغي",
    "يمكن",
    "امكن",
    "وجب",
    "انبغي",
    "اقترح",
    "طلب",
    "دعا",
    "حث",
    "طالب",
    "ناشد",
    "تمني",
    "احتمل",
    "رجح",
    "هدد",
    "درس",
];
/// Words that put what they govern into the future.
const PLANNED: [&str; 17] = [
    "مقرر",
    "مزمع",
    "مرتقب",
    "متوقع",
    "مقبل",
    "قادم",
    "اعتزم",
    "نوي",
    "خطط",
    "استعد",
    "تعهد",
    "وعد",
    "توقع",
    "نيه",
    "عزم",
    "استعداد",
    "موعد",
];
/// Words that deny the noun they govern.
const DENIED: [&str; 8] = ["عدم", "دون", "بدون", "نفي", "غير", "انعدام", "غياب", "استبعاد"];

/// How far back a condition may have been opened.
const CONDITION: usize = 16;
/// How far before a noun a word that rules it may stand.
const REACH: usize = 3;

/// Whether a noun is itself what is asked for, and no ground for it (بعد الهجوم) nor what is to end (وقف الهجمات).
fn is_asked(passage: &Passage<'_>, start: usize, t: usize) -> bool {
    (start..t).all(|i| {
        let w = &passage.words[i];
        !(w.is(Pos::Relative)
            || w.is_verb()
            || matches!(
                passage.fold(i),
                "بعد"
                    | "اثر"
                    | "عقب"
                    | "منذ"
                    | "خلفيه"
                    | "بسبب"
                    | "جراء"
                    | "غداه"
                    | "ضد"
                    | "قبل"
                    | "لكن"
                    | "فيما"
                    | "حيث"
            )
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

/// The status of a claim; `date` is its own, `published` the article's.
pub(crate) fn of(
    passage: &Passage<'_>,
    draft: &ClaimDraft<'_>,
    speeches: &[Speech],
    chain: &[usize],
    sentence: &Range<usize>,
    date: Option<&str>,
    published: Option<&str>,
) -> Status {
    let t = draft.trigger;
    let w = &passage.words[t];
    // A denial makes what is denied negated, whoever denies it.
    let innermost = chain.last().map(|&n| &speeches[n]);
    if innermost.is_some_and(|s| s.stance == Stance::Denies && (s.clause || t <= s.content.start + 2)) {
        return Status::Negated;
    }
    let verb = draft.light.or(w.is_verb().then_some(t));
    // خلال مكالمة, بعد اللقاء: the frame in which something is wished has itself taken place.
    let circumstance = verb.is_none_or(|v| v != t)
        && passage.phrase_at(t).is_some_and(|n| {
            let p = &passage.phrases[n];
            p.head() == t
                && matches!(
                    p.prep.as_deref(),
                    Some("خلال" | "في" | "بعد" | "عقب" | "اثر" | "اثناء" | "عبر" | "منذ")
                )
        });
    let coming = date
        .zip(published)
        .is_some_and(|(d, p)| d.get(..d.len().min(p.len())) > p.get(..d.len().min(p.len())));
    if circumstance && !coming && draft.light.is_none() && draft.frame.event == EventType::Consult {
        return Status::Actual;
    }
    // لم يكن هناك هجوم, لا يوجد اتفاق: what is said not to exist.
    let absent = |i: usize| {
        let be = matches!(passage.verb_headword(i), Some("كان" | "وجد" | "حدث" | "جري"))
            && passage.words[i].is_verb()
            || passage.fold(i) == "وجود";
        be && i > sentence.start
            && matches!(passage.fold(i - 1).trim_start_matches(['و', 'ف']), "لم" | "لا" | "لن")
            || matches!(passage.fold(i), "ليس" | "ليست")
                && passage.words.get(i + 1).is_some_and(|_| matches!(passage.fold(i + 1), "هناك" | "ثمه"))
    };
    if verb.is_none_or(|v| v != t) && (t.saturating_sub(5).max(sentence.start)..t).any(absent) {
        return Status::Negated;
    }
    // القمة ستعقد: the verb behind the noun tells its time.
    if !w.is_verb() && draft.frame.event == EventType::Consult {
        let behind = (t + 1..(t + 6).min(sentence.end)).find(|&i| passage.words[i].is_verb());
        if behind.is_some_and(|v| passage.words[v].clitics.future) {
            return Status::Future;
        }
    }
    if let Some(v) = verb {
        if let Some(negation) =
            v.checked_sub(1).map(|p| passage.fold(p)).map(|n| n.trim_start_matches(['و', 'ف']))
        {
            match negation {
                // لن نقبل, لا يسمح: the refusal that the negation makes.
                "لم" | "لن" | "لا" | "ما" if refuses(draft) => {}
                "لم" | "لن" => return Status::Negated,
                "لا" | "ما"
                    if passage.words[v]
                        .verb()
                        .is_some_and(|f| f.tense == Tense::Present || negation == "ما")
                        && passage.words[v - 1].is(Pos::Negation) =>
                {
                    return Status::Negated;
                }
                _ => {}
            }
        }
        if passage.words[v].clitics.future || v > 0 && passage.fold(v - 1) == "سوف" {
            // To say "we will" is to promise or to threaten now.
            return if matches!(draft.frame.event, EventType::Agree | EventType::Threaten) {
                Status::Actual
            } else {
                Status::Future
            };
        }
        let present = passage.words[v].verb().is_some_and(|f| f.tense == Tense::Present);
        // A subjunctive behind أن or ل- is not asserted, unless the clause opener introduces speech.
        if present && v > sentence.start {
            let before = &passage.words[v - 1];
            let opens_speech =
                innermost.is_some_and(|s| s.clause && s.content.start <= v && v <= s.content.start + 1);
            // قبل أن يغلق, بعد أن هاجم: a time, no wish.
            let timed = v > sentence.start + 1
                && matches!(
                    passage.fold(v - 2).trim_start_matches(['و', 'ف']),
                    "قبل" | "بعد" | "منذ" | "الي"
                );
            if timed && before.is(Pos::That) {
                return Status::Actual;
            }
            if before.is(Pos::That) && matches!(passage.fold(v - 1), "ان" | "بان") && !opens_speech
                || passage.words[v].clitics.preposition == Some('ل')
            {
                return Status::Hypothetical;
            }
            if matches!(passage.fold(v - 1), "قد" | "ربما") {
                return Status::Hypothetical;
            }
        }
    } else {
        // What a verb that is denied, coming or only possible governs has not happened either.
        let governor = draft.clause.start;
        if governor < t && passage.words[governor].is_verb() && draft.frame.event == EventType::Consult {
            let before = governor.checked_sub(1).map_or("", |p| passage.fold(p));
            if passage.words[governor].clitics.future
                || matches!(before, "لن" | "سوف" | "قد")
                    && passage.words[governor].verb().is_some_and(|f| f.tense == Tense::Present)
            {
                return Status::Hypothetical;
            }
        }
        let from = t.saturating_sub(REACH).max(sentence.start);
        for i in (from..t).rev() {
            let head = passage.headword(i);
            if DENIED.contains(&head) && i + 2 >= t || passage.words[i].is(Pos::Negation) && i + 1 == t {
                return Status::Negated;
            }
        }
    }
    let open_question = |s: &Speech| {
        s.stance == Stance::LeavesOut && matches!(passage.fold(s.content.start), "ما" | "اذا" | "ان")
    };
    let wanted = |s: &Speech| match s.stance {
        Stance::Asks => s.clause || is_asked(passage, s.content.start, t),
        Stance::Doubts | Stance::Threatens => true,
        _ => open_question(s),
    };
    if innermost.is_some_and(|s| s.content.contains(&t) && wanted(s)) {
        return Status::Hypothetical;
    }
    let purpose = w.clitics.preposition == Some('ل')
        && !w.clitics.article
        && w.is(Pos::Masdar)
        && matches!(
            draft.frame.event,
            EventType::Assault | EventType::Coerce | EventType::Sanction | EventType::Retreat
        );
    if purpose && innermost.is_none_or(|s| s.stance != Stance::Blames) {
        return Status::Hypothetical;
    }
    // إذا and لو open a condition that runs to the end of its clause.
    let conditional =
        (sentence.start..t).rev().take(CONDITION).take_while(|&i| !passage.words[i].is(Pos::That)).any(|i| {
            matches!(passage.fold(i).trim_start_matches(['و', 'ف']), "اذا" | "لو" | "طالما" | "ما لم")
        });
    if conditional && !chain.iter().any(|&n| speeches[n].content.start > t) {
        return Status::Hypothetical;
    }
    // Between a noun and the verb that carries it (أعلن خططا لفرض عقوبات) a plan makes it one too.
    if verb != Some(t) {
        // Marks are no words: "مستعدة" إزاء أي لقاء.
        let marks =
            (t.saturating_sub(REACH + 2)..t).filter(|&i| passage.words[i].pos == WordPos::Punct).count();
        let from = t.saturating_sub(REACH + marks).max(sentence.start).max(verb.map_or(0, |v| v + 1));
        let rules = |list: &[&str]| {
            (from..t).any(|i| {
                list.contains(&passage.headword(i))
                    || passage.verb_headword(i).is_some_and(|v| list.contains(&v))
            })
        };
        let follows = (t + 1..(t + 1 + REACH).min(sentence.end))
            .any(|i| PLANNED[..6].contains(&passage.headword(i)) && passage.words[i].is_adjectival());
        if rules(&PLANNED) || follows {
            return Status::Future;
        }
        if rules(&WISHED) {
            return Status::Hypothetical;
        }
    }
    if innermost.is_some_and(|s| s.stance == Stance::Promises && s.content.contains(&t)) {
        return Status::Future;
    }
    if let (Some(date), Some(published)) = (date, published) {
        let n = date.len().min(published.len());
        if date.get(..n) > published.get(..n) && !is_talk(draft.frame.event) {
            return Status::Future;
        }
        let year = |d: &str| d.get(..4).and_then(|y| y.parse::<i32>().ok());
        if let (Some(d), Some(p)) = (year(date), year(published))
            && (d + 1 < p
                || d + 1 == p
                    && date.len() >= 7
                    && published.len() >= 7
                    && date.get(5..7) < published.get(5..7))
        {
            return Status::Historical;
        }
    }
    Status::Actual
}
