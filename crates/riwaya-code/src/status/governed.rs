//! What the chain of words above a noun makes of its deed: each governs the next by the preposition or case that the
//! lexicon knows of it (`words/governors.txt`), up to the first that decides.

use std::ops::Range;

use riwaya_lexicon::{Makes, Pos};
use riwaya_record::{EventType, Status};

use super::governors::REACH;
use super::words::FOILED;
use super::{Told, is_besides};
use crate::words::WordPos;

/// How far before what it governs a word may stand, with who does it, where and when between.
const WITHIN: usize = 14;

/// How many words are asked one above the other.
const CHAIN: usize = 4;

/// Prepositions of when, where and how (folded): what stands behind them belongs to no chain but its own.
const CIRCUMSTANCE: [&str; 12] =
    ["خلال", "اثناء", "عقب", "بعد", "قبل", "لدي", "عبر", "منذ", "اثر", "عند", "مع", "ضمن"];

impl Told<'_, '_> {
    /// What the words that govern a noun make of it: تعهد الأمير بتقديم مساعدات, جددت مطالبتها المجلس بالإفراج.
    pub(super) fn governed(&self) -> Option<Status> {
        let (passage, t) = (self.passage, self.draft.trigger);
        if !self.is_noun() || self.is_presupposed() || self.is_described() {
            return None;
        }
        let mut deed = self.draft.light.filter(|&l| l < t && !passage.words[l].is_verb()).unwrap_or(t);
        if t > self.sentence.start
            && self.bare(t - 1) == "مقابل"
            && !passage.words[t].clitics.article
            && self.is_verbal_noun(t)
        {
            return self.exchanged();
        }
        for _ in 0..CHAIN {
            let (governor, makes) = self.governor_of(deed)?;
            // رفض الاتهامات, وافق على الدعوة: what is said stands, whatever is made of it.
            let said = matches!(self.event(), EventType::Request | EventType::Accuse | EventType::Threaten);
            // التخطيط لتفجيرات سبتمبر 2001, لم تعد تعتزم
            let past = self.date.zip(self.published).is_some_and(|(d, p)| d < p);
            let ceased =
                governor > self.sentence.start && matches!(self.bare(governor - 1), "يعد" | "تعد" | "يعودوا");
            match makes {
                Makes::Coming | Makes::Undone if said => return None,
                Makes::Coming if past || ceased || self.is_done_by_deciding(governor) => return None,
                Makes::Done if passage.words[governor].is_verb() => return self.unasserted(governor),
                Makes::Done => deed = governor,
                // أحبطت الشرطة خطة لتفجير فندق
                Makes::Coming | Makes::Supposed if let Some(by) = self.is_foiled(governor) => {
                    return self.foiled(by).or(Some(Status::Hypothetical));
                }
                // إذا وافقت على إرسال قوات, لم يتعهد بالانسحاب
                Makes::Coming if self.is_open(governor) => return Some(Status::Hypothetical),
                Makes::Coming => return Some(Status::Future),
                Makes::Supposed => return Some(Status::Hypothetical),
                Makes::Undone => {
                    // فشلت موسكو في منعه من استخدامها: what does not come about is that it does not.
                    let noun = !passage.words[governor].is_verb();
                    if noun && self.governor_of(governor).is_some_and(|(_, above)| above == Makes::Undone) {
                        return None;
                    }
                    // عملت لندن على منعه من استخدامها: what is worked against may go on; لمنعه من قصفها: what is to be prevented.
                    let prevents = noun && self.is_one(governor, &["منع", "حرم"]);
                    let aim = passage.words[governor].clitics.preposition == Some('ل');
                    if prevents && !aim {
                        return None;
                    }
                    let open = prevents || self.is_open(governor) || self.unasserted(governor).is_some();
                    return Some(if open { Status::Hypothetical } else { Status::Negated });
                }
            }
        }
        None
    }

    /// The word that governs a deed, and what it makes of it. A verb, a clause or another deed that does not is the end of
    /// the search.
    fn governor_of(&self, deed: usize) -> Option<(usize, Makes)> {
        let passage = self.passage;
        let start = self.sentence.start;
        let mut letter = [0; 4];
        let (preposition, first) = match passage.words[deed].clitics.preposition {
            Some(c) => (Some(&*c.encode_utf8(&mut letter)), deed),
            None => {
                match deed.checked_sub(1).filter(|&b| b >= start && passage.words[b].is(Pos::Preposition)) {
                    Some(b) => {
                        let form = passage.fold(b);
                        (Some(form.strip_prefix('و').unwrap_or(form)), b)
                    }
                    None => (None, deed),
                }
            }
        };
        if passage.words[deed].joined() {
            return None;
        }
        let aside = self.aside_before(first);
        for i in (first.saturating_sub(WITHIN).max(start)..first).rev() {
            if aside.contains(&i) {
                continue;
            }
            let w = &passage.words[i];
            if is_besides(passage.fold(i)) || w.is(Pos::That) || w.is(Pos::Relative) {
                return None;
            }
            // الطالب: who studies; المدعو: who is called; تقرير: what is reported.
            let student = !w.is_verb() && matches!(passage.headword(i), "طالب" | "مدعو" | "تقرير");
            let makes =
                w.lemma.filter(|_| !student).and_then(|l| passage.lexicon.governors.makes(l, preposition));
            let circumstance = passage.phrase_at(i).is_some_and(|n| {
                let p = &passage.phrases[n];
                p.tokens.end <= first && p.prep.as_deref().is_some_and(|p| CIRCUMSTANCE.contains(&p))
            });
            if let Some(makes) = makes.filter(|_| !circumstance) {
                return self.holds(i, first, preposition.is_some()).then_some((i, makes));
            }
            let mark = w.pos == WordPos::Punct
                && !matches!(passage.fold(i), "،" | "," | "\"" | "«" | "»" | "“" | "”");
            // نفت استخدام الأسلحة، مؤكدة تدمير ترسانتها: what is said besides.
            let says = w.is(Pos::ActiveParticiple)
                && w.lemma.is_some_and(|l| passage.lexicon.sayings.of(l).is_some());
            let other = w.is_verb() || mark || says || !circumstance && self.is_verbal_noun(i);
            if other {
                return None;
            }
        }
        None
    }

    /// قرر القادة، بعد قمة طارئة، نشر القوات: what two commas right before a deed take out.
    fn aside_before(&self, deed: usize) -> Range<usize> {
        let comma = |i: usize| matches!(self.passage.fold(i), "،" | ",");
        let last = deed.checked_sub(1).filter(|&i| i > self.sentence.start && comma(i));
        let opens = |i: usize| {
            comma(i)
                && (self.passage.words[i + 1].is(Pos::Preposition)
                    || is_besides(self.passage.fold(i + 1))
                    || self.passage.is_timed(i + 1))
        };
        last.and_then(|end| {
            let first =
                (end.saturating_sub(WITHIN).max(self.sentence.start)..end).rev().find(|&i| comma(i))?;
            opens(first).then_some(first..end + 1)
        })
        .unwrap_or(deed..deed)
    }

    /// Whether a word may govern what stands there: an object stands in the genitive right behind its noun, or behind whoever
    /// does it.
    fn holds(&self, governor: usize, deed: usize, preposition: bool) -> bool {
        let passage = self.passage;
        if preposition {
            return true;
        }
        let w = &passage.words[deed];
        let own = self.is_verbal_noun(deed) || deed == governor + 1;
        // The object of a verb or behind the subject of its noun is a deed without a preposition between.
        let aside = self.aside_before(deed);
        let between = (governor + 1..deed)
            .all(|i| aside.contains(&i) || !passage.words[i].is(Pos::Preposition) || passage.is_timed(i));
        // رفض الأردن اعتداءات الميليشيات: those were made.
        let many = passage.fold(deed).ends_with("ات") && !self.is_done_by(governor);
        own && between && !many && !(w.clitics.article && passage.words[governor].clitics.article)
    }

    /// قررت قطع العلاقات: whether a measure is taken by deciding on it, as no troops are sent; أمر بنشر الجيش: or by ordering
    /// it.
    fn is_done_by_deciding(&self, governor: usize) -> bool {
        if self.is_one(governor, &["امر", "وجه", "اوعز"]) {
            return matches!(self.event(), EventType::Sanction | EventType::Mobilize | EventType::Coerce);
        }
        let to_be_carried_out = matches!(
            self.event(),
            EventType::Mobilize
                | EventType::Aid
                | EventType::Consult
                | EventType::Assault
                | EventType::Protest
        );
        !to_be_carried_out && self.is_one(governor, &["قرر", "قرار"])
    }

    /// أحبطت خطة: the word that brings a plan to nothing.
    fn is_foiled(&self, plan: usize) -> Option<usize> {
        (plan.saturating_sub(REACH).max(self.sentence.start)..plan).rev().find(|&i| self.is_one(i, &FOILED))
    }

    /// شن غارات: whether a word makes its object as real as itself.
    fn is_done_by(&self, governor: usize) -> bool {
        let lemma = self.passage.words[governor].lemma;
        lemma.and_then(|l| self.passage.lexicon.governors.makes(l, None)) == Some(Makes::Done)
    }

    /// ستفرج عن الرهائن مقابل إطلاق الأسرى: what is done in return is as real as what it is done for.
    fn exchanged(&self) -> Option<Status> {
        let (passage, v) = (self.passage, self.draft.clause.start);
        let lemma = passage.words[v].lemma;
        if lemma.is_some_and(|l| passage.lexicon.governors.undertakes(l)) {
            return Some(Status::Future);
        }
        let says = lemma.is_some_and(|l| passage.lexicon.sayings.of(l).is_some());
        let done = passage.words[v].is_verb() && !self.is_present(v) && !says;
        self.unasserted(v).or((!done).then_some(Status::Hypothetical))
    }

    /// طلبا بسحب القوات: whether a word asks for the deed, or only supposes it.
    pub(super) fn is_supposed_by(&self, governor: usize) -> bool {
        self.governor_of(self.draft.trigger)
            .is_some_and(|(g, makes)| g == governor && makes == Makes::Supposed)
    }

    /// لم يتعهد ب, إذا تعهد ب, دعا إلى رفض, للالتزام ب: whether a word that governs has itself not happened.
    fn is_open(&self, governor: usize) -> bool {
        let passage = self.passage;
        let before = |n: usize| governor.checked_sub(n).filter(|&b| b >= self.sentence.start);
        let word = |n: usize| before(n).map_or("", |b| self.bare(b));
        if passage.words[governor].is_verb() {
            matches!(word(1), "لم" | "لن" | "لا" | "ما" | "اذا" | "لو" | "ان" | "حال")
        } else {
            word(1) == "عدم"
                || passage.words[governor].clitics.preposition == Some('ل')
                || self.governor_of(governor).is_some_and(|(_, makes)| makes == Makes::Supposed)
        }
    }

    /// What the form of a verb makes of what is as real as it is: سيقوم ب, لم يقم ب, قد يقوم ب.
    fn unasserted(&self, v: usize) -> Option<Status> {
        let passage = self.passage;
        let before = v.checked_sub(1).filter(|&b| b >= self.sentence.start).map_or("", |b| self.bare(b));
        let w = &passage.words[v];
        match before {
            "لم" if self.is_condition(v) => Some(Status::Hypothetical),
            "لم" | "لن" => Some(Status::Negated),
            "لا" if self.is_present(v) => Some(Status::Negated),
            "سوف" => Some(Status::Future),
            _ if w.clitics.future => Some(Status::Future),
            "قد" | "ربما" if self.is_present(v) => Some(Status::Hypothetical),
            // قبل أن يتمكن من: he did not come to it.
            "ان" if self.is_present(v)
                && self.is_one(v, &["تمكن", "نجح", "استطاع"])
                && v > self.sentence.start + 1
                && self.bare(v - 2) == "قبل" =>
            {
                Some(Status::Negated)
            }
            _ => None,
        }
    }
}
