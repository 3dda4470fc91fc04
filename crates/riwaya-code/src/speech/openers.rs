//! Which أن opens a clause that is said, and which says when, why or but for what.

use riwaya_lexicon::{Pos, Saying};

use super::Listener;

/// Words behind which أن says when or how (folded): قبل أن, دون أن.
const WHEN: [&str; 8] = ["قبل", "بعد", "دون", "بدون", "منذ", "حتي", "غير", "رغم"];

impl Listener<'_, '_> {
    /// The next أن or إن before any verb, relative or quotation.
    pub(super) fn that_ahead(&self, from: usize, end: usize) -> Option<usize> {
        let words = &self.passage.words;
        let stops = |i: usize| {
            words[i].is_verb()
                || words[i].is(Pos::Relative)
                || self.opening(i).is_some()
                || words[i].is_accusative() && self.word_saying(i).is_some()
                || words[i].is_adjectival()
                    && self.word_saying(i).is_some()
                    && !words[i].clitics.article
                    && words[i].clitics.preposition.is_none()
                // أيدت اللجنة التعيين، ومن المتوقع أن: another clause.
                || i > from && matches!(self.passage.fold(i - 1), "،" | ",") && words[i].joined()
        };
        (from..end)
            .take_while(|&i| !stops(i))
            .find(|&i| words[i].is(Pos::That) && !words[i].joined())
            // على التصويت قبل أن يناقشوه: when, and not what.
            .filter(|&i| i == from || !self.says_when(i - 1) || self.passage.fold(i).starts_with('ب'))
    }

    /// Whether an أن opens no clause that is said: it says when (قبل أن), why (لأن), or belongs to a word that stands
    /// between and takes another preposition (يتنافسون على أن).
    pub(super) fn is_elsewhere(&self, i: usize, v: usize, saying: &Saying) -> bool {
        let other = matches!(self.passage.fold(i - 1), "علي" | "عن" | "من" | "في" | "الي")
            && i > v + 2
            && !saying.topics.iter().any(|t| t == self.passage.headword(i - 1));
        // تطرحها أثينا، أن …: behind a comma the clause is the main verb's, where the pronoun is the object.
        let main = matches!(self.passage.fold(i - 1), "،" | ",")
            && self.passage.fold(i) == "ان"
            && self.passage.words[v].clitics.pronoun.is_some()
            && !saying.person;
        // صرح من قبل بأن: before, and no قبل أن.
        let when = WHEN.contains(&self.passage.fold(i - 1)) && !self.passage.fold(i).starts_with('ب');
        // قال إن الرئيسة تحدثت مع نظيرها وأنهما اتفقا: joined to the clause that the verb itself stands in.
        let beside = self.passage.words[i].joined()
            && i > v + 2
            && !saying.person
            && self.passage.words[v].is_verb()
            && {
                let start = self.passage.sentence_of(v).tokens.start;
                let opener = (start..v)
                    .rev()
                    .take_while(|&j| j + 1 == v || !self.passage.words[j].is_verb())
                    .find(|&j| self.passage.words[j].is(Pos::That));
                opener.is_some_and(|o| o + 1 < v)
                    && self.passage.phrase_at(v + 1).is_none_or(|n| self.passage.phrases[n].prep.is_some())
            };
        main || beside || when || self.gives_reason(i) || self.excepts(i) || other
    }

    /// Words behind which أن says when or how: قبل, دون.
    pub(super) fn says_when(&self, i: usize) -> bool {
        WHEN.contains(&self.passage.fold(i).trim_start_matches('و'))
    }

    /// لأن, لأنه: because.
    pub(super) fn gives_reason(&self, i: usize) -> bool {
        self.passage.fold(i).starts_with("لان")
    }

    /// إلا: but for, and no أن لا.
    pub(super) fn excepts(&self, i: usize) -> bool {
        self.passage.fold(i) == "الا" && self.passage.written(i).starts_with('إ')
    }

    /// Where the clause that an أن opens begins: behind it, but with its negation (ألا تبدأ).
    pub(super) fn clause_opened_by(&self, that: usize) -> usize {
        that + usize::from(self.passage.fold(that) != "الا")
    }

    /// أشاد بما أعلنه: a relative clause behind the preposition of what is said, written to it or apart.
    pub(super) fn is_topic(&self, i: usize, saying: &Saying) -> bool {
        let w = &self.passage.words[i];
        let joint = match self.passage.fold(i) {
            "بما" => Some("ب"),
            "عما" => Some("عن"),
            "مما" => Some("من"),
            "لما" => Some("ل"),
            _ => None,
        };
        let before = i
            .checked_sub(1)
            .filter(|&b| w.is(Pos::Relative) && self.passage.words[b].is(Pos::Preposition))
            .map(|b| self.passage.headword(b));
        joint.or(before).is_some_and(|p| saying.topics.iter().any(|t| t == p))
    }
}
