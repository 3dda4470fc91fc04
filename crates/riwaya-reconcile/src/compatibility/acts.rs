//! What two claims are about: issues, the word for the act, the words around it, and what one text says of it again.

use riwaya_record::{EventType, Field, Status};

use super::Sum;
use crate::dates::Stretch;
use crate::folding::{containment, shared};
use crate::told::{Corpus, Told, is_speech};

/// An issue of the lexicon in common, or none although both have some.
const SAME_ISSUE: f64 = 1.2;
const OTHER_ISSUE: f64 = -1.3;
/// The same word for the act.
const SAME_ACT: f64 = 0.8;
const OTHER_ACT: f64 = -0.5;
/// Nothing that both name tells it from others of its kind: no known party, place, number or issue, nor are their
/// sentences the same.
const NOTHING_NAMED: f64 = -1.5;
const SAME_WORDS: f64 = 0.6;
/// The same, of two texts that say the same day and have one word for the act: not much else happens that day under that name.
const SAME_WORDS_OF_A_DAY: f64 = 0.3;
/// Words of a sentence that are enough to say whether another tells the same.
const ENOUGH_WORDS: usize = 6;
/// What leads two articles that report one happening, or two; and what they tell besides.
const LEAD_OF_ONE_NEWS: f64 = 2.6;
const LEAD_OF_OTHER_NEWS: f64 = -0.8;
const TOLD_WITH_ONE_NEWS: f64 = 0.8;
/// What leads an article and what it tells again in its opening, in one word or about one thing.
const TOLD_AGAIN: f64 = 1.5;
/// A title tells what its text opens with; twice that where one word names both.
const TITLE_AND_TEXT: f64 = 1.0;
/// One text that tells an act twice means two acts more often than two texts do.
const TWICE_IN_ONE_TEXT: f64 = -1.0;
/// Talks that one text mentions again.
const MENTIONED_AGAIN: f64 = 1.5;

impl Sum {
    /// What it is about: issues, the word for the act, the words around it.
    pub(super) fn subject(&mut self, corpus: &Corpus<'_>, a: &Told<'_>, b: &Told<'_>, parties: usize) {
        let talks = a.claim.event == EventType::Consult;
        let issues = shared(&a.issues, &b.issues);
        let acts = shared(&a.act, &b.act) + usize::from(same_frame(a, b));
        if issues > 0 {
            let named = a.issues.iter().find(|k| b.issues.contains(k)).copied().unwrap_or_default();
            self.add(SAME_ISSUE, || format!("both about {named}"));
        } else if !a.issues.is_empty() && !b.issues.is_empty() && is_speech(a.claim.event) {
            self.add(OTHER_ISSUE, || format!("one about {}, the other about {}", a.issues[0], b.issues[0]));
        }
        if acts > 0 {
            self.add(SAME_ACT, || format!("the same word for it: {}", a.claim.trigger.text));
        } else if !talks {
            self.add(OTHER_ACT, || "different words for it");
        }
        if a.claim.event != b.claim.event && issues == 0 && acts == 0 {
            self.conflict(|| "of different types, with neither issue nor word in common");
        }
        if matches!((a.claim.status, b.claim.status), (Status::Historical, s) | (s, Status::Historical) if s != Status::Historical)
            && issues == 0
            && (a.claim.mode.is_none() || a.claim.mode != b.claim.mode)
        {
            self.conflict(|| "background without issue or mode in common");
        }
        if a.article == b.article {
            self.same_text(a, b, talks, parties, issues, acts);
            return;
        }
        let words = self.wording(a, b);
        let alike = corpus.alike(a.article, b.article);
        let enough = if acts > 0 && one_day_said(a, b) { SAME_WORDS_OF_A_DAY } else { SAME_WORDS };
        if !self.named && issues == 0 && alike < 0.5 && words < enough {
            self.add(NOTHING_NAMED, || "nothing that both name tells it from others of its kind");
        }
        if a.leads && b.leads {
            self.add(LEAD_OF_ONE_NEWS * alike + LEAD_OF_OTHER_NEWS * (1.0 - alike), || {
                format!("both lead their articles, which report one happening with {:.0} %", alike * 100.0)
            });
        } else if alike >= 0.5 {
            self.add(TOLD_WITH_ONE_NEWS, || "their articles report one happening");
        }
    }

    /// How much of the other words of the one sentence the other has.
    fn wording(&mut self, a: &Told<'_>, b: &Told<'_>) -> f64 {
        let words = containment(a.words(), b.words());
        // what few words share may be chance
        let known = a.words().len().min(b.words().len()).min(ENOUGH_WORDS) as f64 / ENOUGH_WORDS as f64;
        let weight = (2.2 * (words - 0.2)).clamp(-0.4, 1.2 * known);
        self.add(weight, || format!("their sentences share {:.0} % of their other words", words * 100.0));
        words
    }

    fn same_text(
        &mut self,
        a: &Told<'_>,
        b: &Told<'_>,
        talks: bool,
        parties: usize,
        issues: usize,
        acts: usize,
    ) {
        if talks && parties >= 1 {
            self.add(MENTIONED_AGAIN, || "one text that mentions the talks again");
        } else if a.claim.sentence.overlaps(&b.claim.sentence) {
            self.conflict(|| "two acts of one sentence");
        } else if (a.claim.trigger.field == Field::Title) != (b.claim.trigger.field == Field::Title)
            && a.leads
            && b.leads
        {
            let weight = if acts > 0 { 2.0 * TITLE_AND_TEXT } else { TITLE_AND_TEXT };
            self.add(weight, || "the title tells what the text opens with");
        } else if !is_speech(a.claim.event) && issues + acts > 0 {
            // what was done once is often told again, what was said mostly is another saying
            let weight = if a.leads && b.leads { TOLD_AGAIN } else { 0.0 };
            self.add(weight, || "one text tells both, in one word or about one thing");
        } else {
            self.add(TWICE_IN_ONE_TEXT, || "one text tells both");
            if issues + acts == 0 {
                self.add(TWICE_IN_ONE_TEXT, || "with neither issue nor word in common");
            }
        }
        if !talks && !a.claim.sentence.overlaps(&b.claim.sentence) {
            self.wording(a, b);
        }
        if a.within.is_some() && a.within == b.within {
            self.add(0.4, || "both said in one communication");
        }
    }
}

/// Whether both say outright that it was on one day.
fn one_day_said(a: &Told<'_>, b: &Told<'_>) -> bool {
    let one_day = |(x, y): (Stretch, Stretch)| x.is_day() && y.is_day() && x.gap(y) == 0;
    !a.inferred && !b.inferred && a.date.zip(b.date).is_some_and(one_day)
}

/// Whether the later may name the act of the earlier again: by one word, by one family of words, or by the fine code, where
/// that says what was done. Troops may be moved in many ways.
pub(crate) fn names_again(earlier: &Told<'_>, later: &Told<'_>) -> bool {
    let by_word = shared(&earlier.act, &later.act) > 0 || same_words(earlier, later);
    let finely = later.claim.event != EventType::Mobilize && same_code(earlier, later);
    earlier.claim.event == later.claim.event && (by_word || finely)
}

/// Whether one family of words names both, verb, noun and participle of one root and sense, or the same fine code.
fn same_frame(a: &Told<'_>, b: &Told<'_>) -> bool {
    same_code(a, b) || same_words(a, b)
}

fn same_words(a: &Told<'_>, b: &Told<'_>) -> bool {
    a.frame().is_some() && a.frame() == b.frame()
}

fn same_code(a: &Told<'_>, b: &Told<'_>) -> bool {
    !is_speech(a.claim.event)
        && a.claim.mode.is_some()
        && (&a.claim.mode, &a.claim.cameo) == (&b.claim.mode, &b.claim.cameo)
}
