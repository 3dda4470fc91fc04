//! Verbs that name an event in one of their senses and stand in another: what is aimed at, achieved, or accords with a rule.

use riwaya_lexicon::{Frame, NounKind, Pos};
use riwaya_record::{EntityKind, EventType};

use super::roles::Args;
use super::{Finder, PartyDraft};

/// How far behind a verb of attacking the preposition of whom it attacks may stand.
const FARTHEST_VICTIM: usize = 5;

impl Finder<'_, '_, '_> {
    /// يستهدف القرار تطوير المناهج, تستهدف الحكومة أن يبلغ النمو: whether a verb of targeting has a deed as its aim, and hits nobody.
    pub(super) fn aims_at_deed(&self, v: usize, object: Option<usize>, from: usize) -> bool {
        if self.passage.verb_headword(v) != Some("استهدف") {
            return false;
        }
        // تستهدف القائمة, عقوبات تستهدف: paper hits nobody either.
        let paper = |i: usize| {
            matches!(
                self.passage.headword(i),
                "قايمه"
                    | "قائمه"
                    | "عقوبه"
                    | "عقوبات"
                    | "رسم"
                    | "رسوم"
                    | "قانون"
                    | "قرار"
                    | "اجراء"
                    | "استراتيجيه"
            )
        };
        let behind = self.phrase_behind(v).is_some_and(|n| paper(self.passage.phrases[n].head()));
        let before = v.checked_sub(1).filter(|&b| b >= self.range.start && !self.passage.words[v].joined());
        let before = before.and_then(|b| self.passage.phrase_at(b)).is_some_and(|n| {
            let p = &self.passage.phrases[n];
            p.tokens.end == v && paper(p.head())
        });
        if behind || before {
            return true;
        }
        let at = object.map_or(from, |n| self.passage.phrases[n].tokens.start);
        let that = |i: usize| i < self.range.end && self.passage.fold(i) == "ان";
        let deed = |i: usize| {
            let w = &self.passage.words[i];
            let letters: Vec<char> = self.passage.fold(i).chars().collect();
            // تطوير, تنميه; احداث, اثاره; استعاده: verbal nouns of verbs that take an object, and no gatherings.
            let transitive = matches!(
                letters.as_slice(),
                ['ت', _, _, 'ي', _] | ['ا', _, _, 'ا', _] | ['ا', _, 'ا', _, 'ه'] | ['ا', 'س', 'ت', _, _, ..]
            );
            let forms = self.passage.lexicon.words.analyses(self.passage.fold(i));
            let verbal = forms.iter().any(|a| a.pos == Pos::Masdar);
            verbal && transitive && w.clitics.preposition.is_none()
        };
        let thing = |at: usize| {
            self.passage.phrase_at(at).filter(|&n| {
                let p = &self.passage.phrases[n];
                at < self.range.end
                    && p.tokens.start == at
                    && p.prep.is_none()
                    && !p.joined
                    && self.listener.whom(n).is_empty()
            })
        };
        // يستهدف القرار تطوير: behind a subject that is nobody.
        let aim = |at: usize| that(at) || thing(at).is_some() && deed(at);
        aim(at) || thing(at).is_some_and(|n| aim(self.passage.phrases[n].tokens.end))
    }

    /// حققت الشركة استثمارا: whether a verb of looking into something has a thing for its object, and means that it is achieved.
    pub(super) fn achieves(&self, v: usize, frame: &Frame, object: Option<usize>) -> bool {
        let thing = |n: usize| {
            let p = &self.passage.phrases[n];
            let kind = self.passage.words[p.head()].lemma.map(|l| self.passage.lexicon.words.lemma(l).kind);
            !matches!(kind, Some(NounKind::Person | NounKind::Body))
                && self.listener.whom(n).is_empty()
                && !self.passage.words[p.head()].guessed
        };
        frame.mode.as_deref() == Some("investigate")
            && self.passage.verb_headword(v) == Some("حقق")
            && object.is_some_and(thing)
    }

    /// سنوات قضتها في الخارج, لم يعتد طلب شيء, يثني الطلاب عن السفر: whether a verb tells of time that is spent, of a habit or of
    /// dissuading, and of no sentence, attack or praise.
    pub(super) fn spends_or_is_used(&self, v: usize, frame: &Frame) -> bool {
        let spends = frame.event == EventType::Coerce
            && self.passage.verb_headword(v) == Some("قضي")
            && self.passage.words[v].clitics.pronoun.is_some();
        let used = frame.event == EventType::Assault
            && matches!(self.passage.fold(v).trim_start_matches('و'), "يعتد" | "تعتد" | "نعتد")
            && !(v + 1..self.range.end).take(FARTHEST_VICTIM).any(|i| self.passage.headword(i) == "علي");
        let dissuades = frame.event == EventType::Support
            && self.passage.verb_headword(v) == Some("اثني")
            && !(v + 1..self.range.end).any(|i| self.passage.headword(i) == "علي");
        spends || used || dissuades
    }

    /// هاجم الوزير إيران: whether one man attacks a state, which he does in words.
    pub(super) fn attacks_in_words(&self, v: usize, frame: &Frame, args: &Args) -> bool {
        let person = |p: &PartyDraft| self.cast.all[p.who].kind == EntityKind::Person;
        let state = |p: &PartyDraft| self.cast.all[p.who].is_government();
        frame.event == EventType::Assault
            && self.passage.verb_headword(v) == Some("هاجم")
            && !args.actors.is_empty()
            && args.actors.iter().all(person)
            && args.recipients.iter().any(state)
    }

    /// لا تتفق مع القواعد: whether a verb of agreeing says that something accords with a thing.
    pub(super) fn accords(&self, v: usize, frame: &Frame) -> bool {
        let first = self.passage.phrase_from(v + 1);
        // تتفق الرسوم مع: behind a subject that is nobody.
        let nobody = self.passage.phrases.get(first).is_some_and(|p| {
            let kind = self.passage.words[p.head()].lemma.map(|l| self.passage.lexicon.words.lemma(l).kind);
            p.tokens.start == v + 1
                && p.prep.is_none()
                && !matches!(kind, Some(NounKind::Person | NounKind::Body))
                && self.listener.whom(first).iter().all(|&w| self.cast.all[w].sector.is_none())
        });
        let n = first + usize::from(nobody);
        let from = if nobody { self.passage.phrases[first].tokens.end } else { v + 1 };
        frame.event == EventType::Agree
            && self.passage.verb_headword(v) == Some("اتفق")
            && self.passage.phrases.get(n).is_some_and(|p| {
                p.prep.as_deref() == Some("مع")
                    && p.tokens.start <= from + 1
                    && p.tokens.start < self.range.end
                    && self.listener.whom(n).is_empty()
                    && self.passage.words[p.head()].is(Pos::Noun)
                    && !self.passage.words[p.head()].guessed
            })
    }
}
