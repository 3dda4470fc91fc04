//! On what occasion something is said: the noun that names it (في مؤتمر صحفي, خلال اجتماع, في بيان) beside the word of
//! saying.

use std::ops::Range;

use riwaya_lexicon::{BodyKind, Name, Occasion, Pos};
use riwaya_record::{CommunicationKind, Stance};
use riwaya_text::{Tense, Voice};

use super::{Listener, Source, Speech};
use crate::passage::Passage;
use crate::phrases::MEDIA;
use crate::who::Who;
use crate::words::WordPos;

/// A noun that names the occasion on which something is said.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Named {
    /// Its token.
    pub(crate) token: usize,
    pub(crate) kind: CommunicationKind,
    /// Whether it points to one that was told before (البيان, هذا اللقاء) or may do so.
    pub(crate) known: bool,
    /// Whether it is that of the speech in which this one is told.
    pub(crate) inherited: bool,
    /// Whether those who were told are journalists or an outlet: قال للصحفيين.
    pub(crate) told_press: bool,
    /// Whether others speak there too: في مؤتمر صحفي مشترك.
    pub(crate) joint: bool,
    /// Who speaks there besides: في مؤتمر صحفي مع نظيره.
    pub(crate) partner: Option<Who>,
}

/// The prepositions behind which the occasion stands (folded).
const ON: [&str; 8] = ["في", "خلال", "اثناء", "عبر", "ب", "علي", "ضمن", "لدي"];

/// The prepositions of the time of an occasion: behind them it may follow as the object of a verbal noun (خلال ترؤسه اجتماعا).
const DURING: [&str; 3] = ["خلال", "اثناء", "لدي"];

/// How many words of its phrase may stand before the noun: في افتتاح أعمال مؤتمر.
const LEADING: usize = 2;

/// How many words behind its verb the occasion stands that somebody speaks on.
const OPENED_WITHIN: usize = 10;

/// How many words behind the journalists who are told the call or meeting may stand in which they are.
const PRESS_MET: usize = 4;

/// How many words behind the noun tell which of its senses is meant.
const SENSE: usize = 2;

impl Listener<'_, '_> {
    /// Notes of each speech of a sentence the occasion that its clause names, or else that of the innermost speech around
    /// it which names one.
    pub(super) fn note_occasions(&self, first: usize, out: &mut [Speech], range: &Range<usize>) {
        let own: Vec<_> = (first..out.len()).map(|at| self.own_occasion(at, out, range)).collect();
        for at in first..out.len() {
            let around = || {
                std::iter::successors(out[at].parent, |&outer| out[outer].parent)
                    .find_map(|outer| own[outer - first])
                    .map(|outer| Named { inherited: true, ..outer })
            };
            out[at].occasion = own[at - first].or_else(around);
        }
    }

    /// The occasion that the clause of a speech names.
    fn own_occasion(&self, at: usize, out: &[Speech], range: &Range<usize>) -> Option<Named> {
        let speech = &out[at];
        let source = speech.sources.last().map(|s| s.phrase.tokens.clone());
        let around = speech.parent.map_or(range.start, |p| out[p].content.start).min(speech.cue);
        let frame = self.frame(speech, &out[..at], &(around..range.end));
        // Behind the last comma of what is said a meeting is told of: words are not set off by where they were said.
        let inside = |frame: &Range<usize>| {
            speech.content.contains(&frame.start) && frame.start > speech.content.start
        };
        let told = |o: &Named| {
            use CommunicationKind as K;
            matches!(o.kind, K::Meeting | K::Visit | K::Call)
        };
        frame.into_iter().find_map(|frame| {
            self.occasion_in(frame.clone(), source.as_ref()).filter(|o| !(inside(&frame) && told(o)))
        })
    }

    /// The tokens around the word of saying that say when, where and to whom, in the order in which they are asked.
    fn frame(&self, speech: &Speech, before: &[Speech], range: &Range<usize>) -> Vec<Range<usize>> {
        let content = &speech.content;
        let mut out = Vec::new();
        if speech.cue >= content.end {
            // وفق ما أعلنه الوزير في مؤتمر صحفي: the verb is the source phrase's own.
            let source = speech.sources.last().map_or(speech.cue, |s| s.phrase.tokens.end);
            out.push(speech.cue..self.end_of_clause(source.max(speech.cue + 1), range));
            return out;
        }
        let opens = (range.start..speech.cue)
            .rev()
            .find(|&i| self.passage.words[i].is(Pos::That) || self.passage.fold(i) == "؛")
            .map_or(range.start, |i| i + 1);
        let quoted = self.opening(content.start.saturating_sub(1)).is_some();
        out.push(speech.cue..content.start);
        // وصل الوفد في زيارة، حسب الوزارة، مضيفة: what was said before was said on no visit that it tells of.
        let told = before.iter().filter(|s| s.content.end <= speech.cue && s.content.start >= opens);
        let told = told.map(|s| s.content.clone()).reduce(|a, b| a.start.min(b.start)..a.end.max(b.end));
        let until = speech.cue.min(content.start);
        match told {
            Some(told) => {
                out.push(opens..told.start);
                out.push(told.end.min(until)..until);
            }
            None => out.push(opens..until),
        }
        // نفى ذلك في منشور
        let points = content.len() == 1 && self.passage.words[content.start].is(Pos::Demonstrative);
        if quoted || points {
            out.push(content.end..self.end_of_clause(content.end, range));
        }
        // أن …، وذلك في بيان; أن …، في تصريح لقناة: set off behind the last comma.
        let last = content.clone().rev().find(|&i| matches!(self.passage.fold(i), "،" | ","));
        if let Some(comma) = last.filter(|&c| c > content.start && self.quotation_of(c).is_none()) {
            let set_off = self.passage.words.get(comma + 1).is_some_and(|w| w.is(Pos::Preposition))
                || matches!(self.passage.fold(comma + 1), "وذلك");
            if set_off {
                out.push(comma + 1..(comma + 1 + LEADING + 2).min(content.end));
            }
        }
        out
    }

    /// Where the clause that a token opens ends: before the next word of saying, clause or quotation.
    fn end_of_clause(&self, from: usize, range: &Range<usize>) -> usize {
        (from..range.end)
            .find(|&i| {
                let w = &self.passage.words[i];
                w.is(Pos::That)
                    || self.opening(i).is_some()
                    || matches!(self.passage.fold(i), ":" | "؛")
                    || i > from && self.word_saying(i).is_some() && (w.is_verb() || w.is_accusative())
            })
            .unwrap_or(range.end)
    }

    /// The first noun in a range that names an occasion and stands where one does.
    pub(crate) fn occasion_in(&self, range: Range<usize>, source: Option<&Range<usize>>) -> Option<Named> {
        let passage = self.passage;
        let range_end = range.end;
        let mut during = false;
        // أبلغ مؤتمرا صحفيا أن: whom a verb of telling addresses.
        let addresses = range
            .clone()
            .next()
            .is_some_and(|v| passage.words[v].is_verb() && self.word_saying(v).is_some_and(|s| s.person));
        for i in range {
            // على «تويتر»: the name of a place to write on may stand in quotation marks.
            let marked = || self.passage.lexicon.sayings.occasions(passage.headword(i));
            let named_alone = || {
                let alone = self.opening(i - 1).is_some()
                    && passage.words.get(i + 1).is_some_and(|w| w.pos == WordPos::Punct);
                alone && marked().iter().any(|o| o.kind == CommunicationKind::Post)
            };
            let quoted = self.quotation_of(i).is_some() && !(i > 0 && named_alone());
            if !passage.words[i].is_nominal() || quoted {
                continue;
            }
            let Some(n) = passage.phrase_at(i) else { continue };
            let p = &passage.phrases[n];
            let prep = p.prep.as_deref().unwrap_or_default();
            // ردا على تصريحات الوزير: what is answered is no occasion of the answer.
            let answered = p.tokens.start >= 2
                && matches!(self.passage.headword(p.tokens.start - 2), "رد" | "تعليق" | "تعقيب" | "بناء");
            // قبل ساعات على اجتماع المجلس: nor is what is only close in time.
            let beside = (p.tokens.start.saturating_sub(4)..p.tokens.start)
                .any(|j| matches!(passage.fold(j), "قبل" | "بعد" | "قبيل" | "بعيد" | "عشيه" | "غداه"));
            let near = i - p.tokens.start <= LEADING && !answered && !(beside && prep == "علي");
            during |= DURING.contains(&prep);
            // وفقا لوكالة كذا: she tells, and is not told.
            let teller = i.checked_sub(1).is_some_and(|b| {
                let sentence = &passage.sentence_of(i).tokens;
                (b.saturating_sub(1)..=b)
                    .any(|j| sentence.contains(&j) && self.source_phrase(j, sentence) == Some(i))
            });
            if p.tokens.start == i && tells_press(passage, i) && !teller {
                return Some(self.press_told(i, range_end));
            }
            // في سلسلة من التغريدات
            let series = prep == "من"
                && n > 0
                && matches!(passage.headword(passage.phrases[n - 1].head()), "سلسله" | "عدد" | "مجموعه")
                && passage.phrases[n - 1].prep.as_deref().is_some_and(|p| ON.contains(&p));
            let meant = sense(passage, i).filter(|_| !is_plural(passage, i));
            let Some(kind) = meant.map(|o| o.kind) else { continue };
            let speaks = source.is_some_and(|s| *s == p.tokens) && i == p.head();
            let written = matches!(
                kind,
                CommunicationKind::Statement | CommunicationKind::Message | CommunicationKind::Post
            );
            // القائمون على المهرجان: nobody speaks on a meeting, but على هامشه.
            let of_meeting = matches!(
                kind,
                CommunicationKind::Meeting | CommunicationKind::Visit | CommunicationKind::Call
            );
            if prep == "علي" && i == p.tokens.start && of_meeting {
                continue;
            }
            let object = (during || addresses) && prep.is_empty() && !p.joined && i == p.tokens.start;
            if near && (ON.contains(&prep) || series) || speaks && written || object {
                let before = i.checked_sub(1).filter(|&b| passage.words[b].is(Pos::Demonstrative));
                let known = passage.words[i].clitics.article || before.is_some();
                let (joint, partner) = self.speaks_with(n);
                return Some(Named {
                    token: i,
                    kind,
                    known,
                    inherited: false,
                    told_press: false,
                    joint,
                    partner,
                });
            }
        }
        None
    }

    /// قال للصحفيين, and قال للصحفيين في مكالمة: journalists who are told, and the call or meeting in which they are.
    fn press_told(&self, at: usize, end: usize) -> Named {
        use CommunicationKind as K;
        let passage = self.passage;
        let met = (at + 1..end.min(at + 1 + PRESS_MET)).find_map(|i| {
            let n = passage.phrase_at(i)?;
            let p = &passage.phrases[n];
            let kind = sense(passage, i).map(|o| o.kind)?;
            let held = p.prep.as_deref() == Some("في") && p.tokens.start == i;
            (held && matches!(kind, K::Call | K::Meeting | K::PressConference)).then_some(i)
        });
        let (token, kind) = met.map_or((at, K::Statement), |i| (i, K::PressConference));
        Named { token, kind, known: false, inherited: false, told_press: true, joint: false, partner: None }
    }

    /// في مؤتمر صحفي مشترك, مع نظيره: whether others speak on an occasion, and who.
    fn speaks_with(&self, n: usize) -> (bool, Option<Who>) {
        let p = &self.passage.phrases[n];
        let shared = p.tokens.clone().any(|i| self.passage.fold(i).starts_with("مشترك"));
        let next = self
            .passage
            .phrases
            .get(n + 1)
            .filter(|q| q.prep.as_deref() == Some("مع") && q.tokens.start == p.tokens.end + 1);
        let partner = next.and_then(|_| self.whom(n + 1).first().copied());
        (shared || partner.is_some(), partner)
    }

    /// عقد الوزير مؤتمرا صحفيا, ألقى الرئيس كلمة, أجرت القناة مقابلة مع الوزير: the occasion on which somebody speaks from then on.
    pub(crate) fn occasion_opened(&self, range: &Range<usize>) -> Option<(Named, Source)> {
        let passage = self.passage;
        let words = &passage.words;
        let v = range.clone().find(|&i| words[i].is_verb() && passage.verb_headword(i) != Some("كان"))?;
        let past = words[v].verb().is_some_and(|f| f.tense == Tense::Past && f.voice == Voice::Active);
        let verb = passage
            .verb_headword(v)
            .filter(|_| past && !self.negated(v) && self.quotation_of(v).is_none())?;
        let opened = |i: usize| sense(passage, i).filter(|o| o.opened.iter().any(|by| by == verb));
        let token = (v + 1..range.end.min(v + 1 + OPENED_WITHIN))
            .take_while(|&i| !words[i].is_verb() && !words[i].is(Pos::That) && self.opening(i).is_none())
            .find(|&i| {
                let object = passage.phrase_at(i).is_some_and(|n| {
                    let p = &passage.phrases[n];
                    i - p.tokens.start <= LEADING && matches!(p.prep.as_deref(), None | Some("ب" | "في"))
                });
                object && words[i].is_nominal() && opened(i).is_some()
            })?;
        let kind = opened(token)?.kind;
        let subject = self.subject_before(v, range).or_else(|| self.subject_after(v, range))?;
        let asked = kind == CommunicationKind::Interview
            && passage.phrase_at(subject.phrase.tokens.start).is_some_and(|n| self.is_outlet(n));
        let speaker = if asked { self.phrase_with(token + 1..range.end, "مع")? } else { subject };
        let (joint, partner) = passage.phrase_at(token).map_or((false, None), |n| self.speaks_with(n));
        let named = Named { token, kind, known: false, inherited: false, told_press: false, joint, partner };
        (!speaker.phrase.tokens.contains(&token)).then_some((named, speaker))
    }

    /// بيانا قالت فيه, على تويتر يقول, تغريدة تشير إلى: whether a verb of saying describes the occasion right before it, on which the
    /// subject of the sentence speaks.
    pub(super) fn speaks_on(&self, v: usize, range: &Range<usize>) -> bool {
        let words = &self.passage.words;
        let occasion = v > range.start
            && !words[v].joined()
            && !self.passage.lexicon.sayings.occasions(self.passage.headword(v - 1)).is_empty();
        let on_it = || {
            words.get(v + 1).is_some_and(|p| p.is(Pos::Preposition) && p.clitics.pronoun.is_some())
                && matches!(self.passage.headword(v + 1), "في" | "خلال" | "عبر")
        };
        let main = || (range.start..v).find(|&i| words[i].is_verb());
        // نفت صحة تقارير تحدثت عن: whoever denies the reports has not made them.
        let says = || main().and_then(|m| self.word_saying(m)).is_some_and(|s| s.stance != Stance::Denies);
        let opens = || self.occasion_opened(range).is_some_and(|(named, _)| named.token < v);
        occasion && (on_it() || says() || opens())
    }

    /// جاء ذلك خلال مؤتمر صحفي, وجاءت تصريحاته في كلمة: the occasion on which what was told before was said.
    pub(crate) fn occasion_after(&self, range: &Range<usize>) -> Option<Named> {
        let passage = self.passage;
        let verb = passage.words[range.start].is_verb()
            && matches!(passage.verb_headword(range.start), Some("جاء" | "ورد"));
        let at = range.start + 1;
        let what = at < range.end
            && (passage.words[at].is(Pos::Demonstrative)
                || matches!(passage.headword(at), "تصريح" | "قول" | "كلام" | "حديث" | "اعلان" | "موقف"));
        (verb && what).then(|| self.occasion_in(at + 1..range.end, None)).flatten()
    }
}

/// Whether a token is written as a broken plural, which a text uses of many (تقارير, رسائل), or as one that means
/// another thing than its singular: بيانات, data.
fn is_plural(passage: &Passage<'_>, i: usize) -> bool {
    let headword = passage.headword(i);
    !passage.fold(i).contains(headword.trim_end_matches('ه'))
        || headword == "بيان" && passage.fold(i).contains("بيانات")
}

/// The occasion that a noun names, by what follows it.
fn sense<'p>(passage: &'p Passage<'_>, i: usize) -> Option<&'p Occasion> {
    let after = i + 1..(i + 1 + SENSE).min(passage.words.len());
    let fits = |o: &&Occasion| {
        o.with.is_empty() && !o.press
            || o.press && (i + 1..(i + 4).min(passage.words.len())).any(|j| tells_press(passage, j))
            || after.clone().any(|j| o.with.iter().any(|w| w == bare(passage.fold(j))))
    };
    passage.lexicon.sayings.occasions(passage.headword(i)).iter().find(fits)
}

/// An adjective without its article and the endings of the feminine and the accusative.
fn bare(form: &str) -> &str {
    form.strip_prefix("ال").unwrap_or(form).trim_end_matches(['ه', 'ا'])
}

/// Whether a word names journalists or an outlet behind ل or مع: those who were told.
pub(crate) fn tells_press(passage: &Passage<'_>, i: usize) -> bool {
    let head = passage.headword(i);
    // للمحطة الأولى: with the article these may be anything.
    let loose = matches!(head, "محطه" | "شبكه" | "موقع" | "وكاله") && passage.words[i].clitics.article;
    let press = MEDIA.contains(&head) && !loose
        || matches!(head, "صحفي" | "صحافي" | "مراسل")
        || passage
            .mention_at(i, |m| match m {
                Name::Organisation(o) => {
                    passage.lexicon.names.organisations[*o as usize].kind == BodyKind::Outlet
                }
                _ => false,
            })
            .is_some();
    // مراسل لوكالة الأنباء: of hers, and not told to her.
    let own = i > 0 && matches!(passage.headword(i - 1), "مراسل" | "مراسله" | "مصور" | "صحفي" | "صحافي");
    if own {
        return false;
    }
    let told = passage.words[i].clitics.preposition == Some('ل')
        || passage.phrase_at(i).is_some_and(|n| {
            let p = &passage.phrases[n];
            p.tokens.start == i && matches!(p.prep.as_deref(), Some("ل" | "مع"))
        })
        || written_apart(passage, i);
    press && told
}

/// لـ«الخليج»: the preposition stands before the mark that opens the name.
fn written_apart(passage: &Passage<'_>, i: usize) -> bool {
    i >= 2
        && passage.words[i - 1].pos == WordPos::Punct
        && matches!(passage.fold(i - 1), "«" | "“" | "\"")
        && matches!(passage.fold(i - 2), "ل" | "لـ" | "ـ")
}
