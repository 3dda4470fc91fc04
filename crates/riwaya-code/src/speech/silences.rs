//! What is left unsaid: by whom nothing is disclosed (دون أن يحدد موعدا, من دون ذكر الأسباب), and who gives no answer
//! (لم يصدر عن الوزارة أي تعليق, لم ترد الشركة على طلب للتعليق).

use std::ops::Range;

use riwaya_lexicon::Pos;
use riwaya_record::Stance;
use riwaya_text::Tense;

use super::{Listener, Source, Speech};
use crate::words::WordPos;

/// Verbs of giving that disclose only where details are given, by themselves or as verbal nouns (folded headwords).
const GIVES: [&str; 8] = ["اعطي", "قدم", "ادلي", "اضاف", "اعطاء", "تقديم", "اضافه", "خوض"];

/// What is given then (folded headwords).
const DETAILS: [&str; 13] = [
    "تفصيل",
    "تفاصيل",
    "مزيد",
    "ايضاح",
    "توضيح",
    "تفسير",
    "معلومه",
    "معلومات",
    "دليل",
    "سبب",
    "رقم",
    "تعليق",
    "شرح",
];

/// Nouns of what is issued as an answer (folded headwords).
const ANSWERS: [&str; 9] = ["تعليق", "تعقيب", "رد", "تصريح", "تاكيد", "توضيح", "بيان", "موقف", "نفي"];

/// Nouns of what is answered (folded headwords).
const ASKED: [&str; 7] = ["طلب", "سوال", "استفسار", "اتصال", "رساله", "تساول", "مكالمه"];

/// Prepositions of what an answer would be about (folded).
const ABOUT: [&str; 5] = ["علي", "حول", "بشان", "ازاء", "حيال"];

/// How many words behind its verb an answer stands, and behind a word of giving what is given.
const ANSWER_WITHIN: usize = 7;
const GIVEN_WITHIN: usize = 3;

impl Listener<'_, '_> {
    /// Whether leaving out what a word says leaves something unsaid: أن يحدد, ذكر, إعطاء تفاصيل.
    fn discloses(&self, i: usize) -> bool {
        let near = || i + 1..self.passage.words.len().min(i + 1 + GIVEN_WITHIN);
        let gives = |h: &str| GIVES.contains(&h);
        let headword = self.passage.verb_headword(i).filter(|_| self.passage.words[i].is_verb());
        if gives(headword.unwrap_or_else(|| self.passage.headword(i))) {
            return near().any(|j| DETAILS.contains(&self.passage.headword(j)));
        }
        self.word_saying(i).is_some_and(|s| s.discloses)
            || matches!(self.passage.headword(i), "تفصيل" | "مزيد")
    }

    /// دون أن يحمل أي طرف المسؤولية, دون أن يتهم أحدا: whether a word of blaming has nobody in particular behind it.
    fn blames_nobody(&self, v: usize, end: usize) -> bool {
        let blames = matches!(self.passage.verb_headword(v), Some("حمل" | "اتهم" | "لام" | "ادان" | "سمي"));
        let nobody =
            |i: usize| matches!(self.passage.fold(i), "اي" | "ايا" | "احدا" | "احد" | "طرفا" | "جهه");
        blames && (v + 1..end).take(GIVEN_WITHIN).any(nobody)
    }

    /// أي تفاصيل, معلومات: whether a noun phrase that begins at a token is of what one gives when one tells.
    pub(super) fn is_detail(&self, i: usize) -> bool {
        let head = i + usize::from(matches!(self.passage.fold(i), "اي" | "ايه"));
        head < self.passage.words.len() && DETAILS.contains(&self.passage.headword(head))
    }

    /// دون أن يحدد, من دون ذكر, بدون تعليق: the word of telling that a word for "without" at a token denies.
    pub(super) fn without_telling(&self, i: usize, end: usize) -> Option<usize> {
        // Of most words the end tells that they are none of these.
        let first = self.passage.fold(i);
        if !first.ends_with("دون") && !first.ends_with("من") {
            return None;
        }
        let form = |j: usize| self.passage.fold(j).trim_start_matches('و');
        let at = i + usize::from(form(i) == "من");
        if at + 1 >= end || !matches!(form(at), "دون" | "بدون") {
            return None;
        }
        let that = self.passage.words[at + 1].is(Pos::That) && self.passage.fold(at + 1) == "ان";
        let told = at + 1 + usize::from(that);
        (told < end
            && self.passage.words[told].is_verb() == that
            && (self.discloses(told) || that && self.blames_nobody(told, end)))
        .then_some(told)
    }

    /// Hears what a speaker does without telling; returns where to look on.
    pub(super) fn by_silence(
        &self,
        i: usize,
        told: usize,
        range: &Range<usize>,
        first: usize,
        out: &mut Vec<Speech>,
    ) -> usize {
        // In his own words it is not he who is silent.
        if self.quotation_of(i).is_some() {
            return told;
        }
        // دون أن يقدم الوزراء تفسيرا; but in دون أن يحدد هوية الفاعل stands what is not told.
        let gender = self.passage.words[told].verb().map(|f| f.gender);
        let own = gender.and_then(|_| self.subject_after(told, range));
        let own = own.filter(|s| self.gender(s).is_none_or(|g| Some(g) == gender));
        let from = own.as_ref().map_or(told + 1, |s| s.phrase.tokens.end);
        let content = self.untold(told, from, range);
        let Some(source) = own.or_else(|| self.silent(i, told, range, &out[first..])) else {
            return told + 1;
        };
        if self.is_his_name(&content) {
            return content.end;
        }
        let resume = content.end;
        let speech = Speech::told(told, vec![source], content);
        out.push(Speech { stance: Stance::LeavesOut, clause: false, confidence: 0.75, ..speech });
        resume
    }

    /// What is not told: what the word of telling governs, else that word with what it gives.
    fn untold(&self, told: usize, from: usize, range: &Range<usize>) -> Range<usize> {
        let end = self.noun_end(from.min(range.end - 1), range).max(from);
        let saying = self.word_saying(told);
        let mut start = from;
        // دون أن يشير إلى السبب, دون الكشف عن الأسماء: behind the preposition of what is said.
        let topic = |j: usize| {
            saying.is_some_and(|s| s.topics.iter().any(|t| t == self.passage.headword(j)))
                && self.passage.words[j].is(Pos::Preposition)
        };
        if start < end && (topic(start) || self.passage.words[start].is(Pos::That)) {
            start += 1;
        }
        let whole = self.trim(start..end);
        if whole.is_empty() { self.trim(told..end.max(told + 1)) } else { whole }
    }

    /// Who is silent: the speaker of the sentence that the word of telling agrees with, the outermost first, else the
    /// subject of the sentence.
    fn silent(&self, i: usize, told: usize, range: &Range<usize>, out: &[Speech]) -> Option<Source> {
        let gender = self.passage.words[told].verb().map(|f| f.gender);
        let agrees = |cue: usize| {
            let of = self.passage.words[cue].verb().map(|f| f.gender);
            gender.is_none() || of.is_none() || of == gender
        };
        let fits = |s: &Source| gender.is_none() || self.gender(s).is_none_or(|g| Some(g) == gender);
        out.iter()
            .filter(|s| s.cue < i && s.stance != Stance::LeavesOut && agrees(s.cue))
            .find_map(|s| s.sources.last().filter(|x| fits(x)).cloned())
            .or_else(|| {
                let verb = (range.start..i).find(|&j| self.passage.words[j].is_verb())?;
                let says = self.word_saying(verb).is_some();
                self.main_subject(i, range).filter(|s| says && agrees(verb) && fits(s))
            })
    }

    /// رفض كشف اسمه, دون ذكر هويتهم: who wants no name is silent about nothing else.
    pub(super) fn is_his_name(&self, content: &Range<usize>) -> bool {
        content.clone().take(3).any(|i| {
            self.passage.words[i].clitics.pronoun.is_some()
                && matches!(self.passage.headword(i), "اسم" | "هويه" | "نفس")
        })
    }

    /// التزمت كندا الصمت بشأن الخبر: hears who keeps silent about what.
    fn by_keeping_silent(&self, v: usize, range: &Range<usize>, out: &mut Vec<Speech>) -> Option<usize> {
        let keeps =
            self.passage.words[v].is_verb() && matches!(self.passage.verb_headword(v), Some("التزم" | "لزم"));
        if !keeps {
            return None;
        }
        let silence = (v + 1..range.end).take(ANSWER_WITHIN).find(|&i| self.passage.fold(i) == "الصمت")?;
        let topic = (silence + 1..range.end).take(2).find(|&i| ABOUT.contains(&self.passage.headword(i)))?;
        let source = self.subject_after(v, range).or_else(|| self.subject_before(v, range))?;
        let content = self.trim(topic + 1..self.noun_end(topic + 1, range));
        let resume = content.end;
        let speech = Speech::told(v, vec![source], content);
        out.push(Speech { stance: Stance::LeavesOut, clause: false, ..speech });
        Some(resume)
    }

    /// Hears that no answer came: لم يصدر عن الوزارة أي تعليق على الخبر, لم ترد الشركة على طلب للتعليق, لم يعلق الجيش.
    /// Gives where to look on.
    pub(super) fn by_no_answer(
        &self,
        v: usize,
        range: &Range<usize>,
        out: &mut Vec<Speech>,
    ) -> Option<usize> {
        if let Some(next) = self.by_keeping_silent(v, range, out) {
            return Some(next);
        }
        let supposed = || v >= range.start + 2 && self.is_supposed(v - 2, Tense::Present);
        // لم تصدر الشركة: written like a verb in the past, headed the list.
        let past = self.passage.words[v].verb().is_none_or(|f| f.tense == Tense::Past)
            && self.passage.verb_headword(v) != Some("تصدر");
        if past || v == range.start || !self.negated(v) || supposed() || self.quotation_of(v).is_some() {
            return None;
        }
        let end = range.end.min(v + 1 + ANSWER_WITHIN);
        let (source, content) = match self.passage.verb_headword(v)? {
            "صدر" | "اصدر" | "تصدر" => {
                let answer = (v + 1..end).find(|&j| {
                    ANSWERS.contains(&self.passage.headword(j)) && !self.passage.words[j].clitics.article
                })?;
                let of = || ["عن", "من"].iter().find_map(|p| self.phrase_with(v + 1..end, p));
                let source = self
                    .subject_after(v, range)
                    .filter(|s| !s.phrase.tokens.contains(&answer))
                    .or_else(of)?;
                let topic = (answer + 1..range.end)
                    .take_while(|&j| self.passage.words[j].pos != WordPos::Punct)
                    .find(|&j| {
                        ABOUT.contains(&self.passage.headword(j))
                            && self.passage.words[j].is(Pos::Preposition)
                    });
                (source, topic.map_or(answer..answer + 1, |t| t + 1..self.noun_end(t + 1, range)))
            }
            "رد" | "اجاب" | "استجاب" => {
                let source = self.subject_after(v, range).or_else(|| self.subject_before(v, range))?;
                let asked = (source.phrase.tokens.end.max(v + 1)..end)
                    .find(|&j| ASKED.contains(&self.passage.headword(j)))?;
                (source, asked..self.noun_end(asked, range))
            }
            "علق" | "عقب" => {
                let source = self.subject_after(v, range).or_else(|| self.subject_before(v, range))?;
                let behind = source.phrase.tokens.end.max(v + 1);
                let topic = (behind..range.end).find(|&j| ABOUT.contains(&self.passage.headword(j)));
                if topic.is_some() {
                    return None;
                }
                (source, v..v + 1)
            }
            _ => return None,
        };
        let content = self.trim(content);
        if content.is_empty() {
            return None;
        }
        let resume = content.end.max(v + 1);
        let speech = Speech::told(v, vec![source], content);
        out.push(Speech { stance: Stance::LeavesOut, clause: false, confidence: 0.85, ..speech });
        Some(resume)
    }
}
