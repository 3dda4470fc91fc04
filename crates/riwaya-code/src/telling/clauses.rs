//! The clauses of what is said, of which each is a statement of its own, without what the outlet adds behind them.

use std::ops::Range;

use riwaya_lexicon::Pos;
use riwaya_record::Stance;
use riwaya_text::Tense;

use super::{CLAUSE, Telling};
use crate::passage::Passage;
use crate::quotes::Quotation;
use crate::speech::Speech;
use crate::words::WordPos;

/// How sure it must be that somebody else says a clause for it to be told apart.
const TOLD_APART: f64 = 0.5;

/// Conjunctions that open a clause of its own (folded).
const PARTING: [&str; 8] = ["حيث", "اذ", "بينما", "فيما", "لكن", "ولكن", "كما", "وذلك"];

impl Telling<'_, '_> {
    /// The clauses of what is said: split where another أن follows with و, and where an inner speech is told on its own.
    pub(super) fn clauses(&self, speech: &Speech) -> Vec<Range<usize>> {
        let passage = self.part.passage;
        let mut out = Vec::new();
        let mut start = speech.content.start;
        for i in speech.content.clone().skip(3) {
            let w = &passage.words[i];
            let opener = w.is(Pos::That) && w.clitics.conjunction == Some('و')
                || matches!(passage.fold(i), "وان" | "وانه" | "وانها" | "وانهم");
            // لضمان حقوقها وألا تباع: what is not to be belongs to the clause.
            let opener = opener && passage.fold(i) != "والا";
            // يجب أن … وأن يشمل: what must be goes on, in the same clause.
            let goes_on = passage.words.get(i + 1).and_then(crate::words::Word::verb);
            let goes_on = goes_on.is_some_and(|f| f.tense == Tense::Present)
                && w.clitics.pronoun.is_none()
                && (start..i).any(|j| passage.fold(j) == "ان" && passage.words[j].is(Pos::That));
            // وإن كان ذلك: even if.
            let even = passage.written(i) == "وإن"
                && passage.words.get(i + 1).is_some_and(|w| w.is_verb() && w.clitics.pronoun.is_none());
            let that = opener && speech.clause && !goes_on && !even;
            let inner = self.speeches[self.first..].iter().any(|s| {
                s.clause
                    && s.confidence >= TOLD_APART
                    && s.cue == i
                    && s.cue > speech.cue
                    && speech.content.contains(&s.content.start)
                    && s.content.end <= speech.content.end
            });
            // لكنه أشار إلى أن: a clause that another word of saying opens is told by that.
            if inner && !that && i < start + 3 && start > speech.content.start {
                start = self.speeches[self.first..].iter().find(|s| s.cue == i).map_or(i, |s| s.content.end);
            } else if self.turns(start, i, speech) || self.lists(start, i, speech) {
                out.push(start..i);
                start = i;
            } else if that || inner && i >= start + 3 {
                // تم تسريعه بعدما أشار إلى أن: the clause of a conjunction belongs to the one before it.
                let before = &passage.words[i - 1];
                let apart = PARTING.contains(&passage.fold(i - 1));
                let bound = before.is(Pos::Conjunction) && !apart
                    || before.is(Pos::Relative)
                    || before.is(Pos::That)
                    || before.is(Pos::Preposition);
                if inner && !that && i > start && bound {
                    continue;
                }
                // What stands before an inner word of saying may be no more than its subject.
                if that || (start..i).any(|j| passage.words[j].is_verb()) {
                    out.push(start..i);
                }
                start = if that {
                    i + 1
                } else {
                    self.speeches[self.first..].iter().find(|s| s.cue == i).map_or(i, |s| s.content.end)
                };
            }
        }
        if start < speech.content.end {
            out.push(start..speech.content.end);
        }
        out.into_iter()
            .map(|r| {
                // …، في إشارة إلى الجيران: the outlet's own words behind his.
                let quoted = |i: usize| self.part.quotations.holding(i).is_some();
                let indirect = speech.clause && speech.cue < speech.content.start;
                let gloss = (r.start + 1..r.end).find(|&i| {
                    !quoted(i) && (glosses(passage, i) || indirect && tells_when(passage, i, r.end))
                });
                let end = gloss.map_or(r.end, |i| i - usize::from(passage.fold(i - 1) == "وذلك"));
                r.start..end
            })
            .map(|r| {
                let punct = |i: usize| passage.words[i].pos == WordPos::Punct;
                let within = |open: usize, close: usize| r.start <= open && close < r.end;
                let quoted = |i: usize| {
                    let marked = [self.part.quotations.opened_by(i), self.part.quotations.closed_by(i)];
                    let whole = |q: &Quotation| (q.open, q.close + 1) == (r.start, r.end);
                    marked.into_iter().flatten().any(|q| within(q.open, q.close) && !whole(q))
                };
                let mut r = r.clone();
                while r.start < r.end && punct(r.start) && !quoted(r.start) {
                    r.start += 1;
                }
                let parting = |i: usize| PARTING.contains(&passage.fold(i));
                while r.start < r.end && (punct(r.end - 1) && !quoted(r.end - 1) || parting(r.end - 1)) {
                    r.end -= 1;
                }
                r
            })
            .filter(|r| !self.is_outlets_turn(speech, r))
            // One word in quotation marks is no proposition.
            .filter(|r| {
                let told = r.clone().any(|i| passage.words[i].is_verb());
                let carried = speech.cue == speech.content.start;
                if carried && r.len() < 3 {
                    return told;
                }
                if speech.clause { r.len() >= 2 || told } else { r.len() >= 2 || speech.content.len() == 1 }
            })
            .collect()
    }

    /// قال إنه سيعود، لكنه عدل عن قراره; إن اللقاء "مفيد"، وهو الأول منذ سنوات: a clause behind the first that tells of the
    /// speaker, or explains what he was quoted with, is the outlet's.
    fn is_outlets_turn(&self, speech: &Speech, clause: &Range<usize>) -> bool {
        let passage = self.part.passage;
        // "كما قال الرئيس"
        if passage.fold(clause.start) == "كما" && clause.len() > 1 && clause.len() <= CLAUSE + 1 {
            let says = passage.words[clause.start + 1].lemma.and_then(|l| passage.lexicon.sayings.of(l));
            return says.is_some();
        }
        let quoted = self.part.quotations.holding(clause.start).is_some();
        if quoted || clause.start <= speech.content.start + 1 || clause.start < 2 {
            return false;
        }
        let opener = speech.content.start.checked_sub(1).map(|o| &passage.words[o]);
        let of_speaker = opener.is_some_and(|o| o.is(Pos::That) && o.clitics.pronoun.is_some());
        let past = passage.words.get(clause.start + 1).and_then(crate::words::Word::verb);
        match passage.fold(clause.start) {
            // وذلك في ندوة أدارها صحفي
            "وذلك" => true,
            // يعتزم المجلس زيارة المخيم، لكن لم يحدد موعد لها
            "لكن" | "ولكن" => speech.stance != Stance::Asserts,
            "لكنه" | "لكنها" | "ولكنه" | "ولكنها" => {
                of_speaker && past.is_some_and(|f| f.tense == Tense::Past)
            }
            // وهو ما ينفيه خصمه
            "وهو" | "وهي" => {
                passage.fold(clause.start + 1) == "ما"
                    || passage.fold(clause.start + 1) == "الامر"
                    || self.part.quotations.closed_by(clause.start - 2).is_some()
            }

            // ويأتي ذلك قبل أسبوع من القمة
            _ => {
                passage.words.get(clause.start + 1).is_some_and(|w| w.is(Pos::Demonstrative))
                    && matches!(passage.verb_headword(clause.start), Some("جاء" | "اتي"))
            }
        }
    }

    /// تعهد بخفض الضرائب على الشركات وبرفع الأجور في المدن: whether another thing that is asked, promised or praised
    /// opens at a token, behind the preposition of the first.
    fn lists(&self, start: usize, i: usize, speech: &Speech) -> bool {
        let passage = self.part.passage;
        let opening = |i: usize| {
            let p = &passage.phrases[passage.phrase_at(i)?];
            (p.tokens.start == i).then(|| (p.prep.clone(), p.joined))
        };
        let quoted = self.part.quotations.holding(i).is_some_and(|q| q.open > speech.content.start);
        let first = opening(speech.content.start).and_then(|(prep, _)| prep);
        !speech.clause
            && !quoted
            && first.is_some()
            && i >= start + CLAUSE
            && i + CLAUSE <= speech.content.end
            && passage.words[i].joined()
            && opening(i).is_some_and(|(prep, joined)| joined && prep == first)
    }

    /// Whether a token opens another clause of its own: …، لكن الحكومة رفضت; …، وسيعود; …، وهو السبيل الوحيد.
    fn turns(&self, start: usize, i: usize, speech: &Speech) -> bool {
        let passage = self.part.passage;
        let enough = i >= start + CLAUSE && i + CLAUSE <= speech.content.end;
        let quoted = self.part.quotations.holding(i).is_some_and(|q| q.open > speech.content.start);
        if !speech.clause || !enough || quoted || !matches!(passage.fold(i - 1), "،" | "," | "؛") {
            return false;
        }
        let w = &passage.words[i];
        // موقفه، وهو أن بلاده ستعود: what it is belongs to it.
        let explained = passage.words.get(i + 1).is_some_and(|w| w.is(Pos::That));
        let contrast = !explained
            && matches!(
                passage.fold(i),
                "لكن" | "ولكن" | "وهو" | "وهي" | "لكنه" | "لكنها" | "ولكنه" | "ولكنها"
            );
        let verb = |mut r: Range<usize>| r.any(|j| passage.words[j].is_verb());
        let apart = contrast || w.is_verb() && w.joined() && verb(start..i);
        apart && verb(start..speech.content.end)
    }
}

/// في إشارة إلى, في تلميح إلى: what the outlet says that words are about.
fn glosses(passage: &Passage<'_>, i: usize) -> bool {
    passage.fold(i) == "في"
        && matches!(passage.fold(i + 1), "اشاره" | "تلميح")
        && matches!(passage.fold(i + 2), "الي" | "ل")
        || passage.fold(i) == "في"
            && matches!(passage.fold(i + 1), "اشاره" | "تلميح")
            && passage.fold(i - 1) == "وذلك"
}

/// أن الدفاعات تصدت للصواريخ، بعد وقت قصير من إعلان واشنطن الحرب; …، وسط مخاوف من التصعيد: behind the last comma of indirect
/// speech the outlet says when, and in the midst of what.
fn tells_when(passage: &Passage<'_>, i: usize, end: usize) -> bool {
    let comma = |j: usize| matches!(passage.fold(j), "،" | ",");
    i > 0
        && comma(i - 1)
        && matches!(
            passage.fold(i).trim_start_matches('و'),
            "بعد" | "بعيد" | "عقب" | "غداه" | "عشيه" | "سط" | "بعدما" | "تزامنا" | "بالتزامن"
        )
        && !(i..end).any(comma)
}
