//! Participles of saying beside another verb: whether they tell, or only describe.

use riwaya_lexicon::Pos;

use super::Listener;

/// How many words before its predicate a verb of being may stand.
const PREDICATE: usize = 4;

impl Listener<'_, '_> {
    /// اللقاء ليس مؤكدا, كان واضحا: what a verb of being says of its subject is no word of saying.
    pub(super) fn is_predicate(&self, i: usize) -> bool {
        let of_being = |j: usize| {
            let headword = self.passage.verb_headword(j).unwrap_or(self.passage.fold(j));
            matches!(
                headword,
                "كان"
                    | "ليس"
                    | "ليست"
                    | "بقي"
                    | "اصبح"
                    | "بات"
                    | "ظل"
                    | "بدا"
                    | "زال"
                    | "يعد"
                    | "عد"
                    | "صار"
            )
        };
        // بقي الموقف الأردني مصرا على: behind its subject too.
        let verb = (i.saturating_sub(PREDICATE)..i)
            .rev()
            .find(|&j| !self.passage.words[j].is_nominal())
            .filter(|&j| j + 1 == i || self.passage.words[j].is_verb());
        i > 0 && self.passage.words[i].is_accusative() && verb.is_some_and(of_being)
    }

    /// نافية تعرضها للأذى موضحة أنها: a participle of saying in ة right before the clause or the words that are said.
    pub(super) fn tells_besides(&self, i: usize) -> bool {
        let marked = self.passage.tokens.get(i).is_some_and(|t| t.ta_marbuta);
        let w = &self.passage.words[i];
        marked
            && w.is_adjectival()
            && !w.clitics.article
            && self.word_saying(i).is_some_and(|s| {
                let that = |j: usize| self.passage.words.get(j).is_some_and(|n| n.is(Pos::That));
                // مشيرة إلى أن
                let topic = || s.topics.iter().any(|t| t == self.passage.fold(i + 1)) && that(i + 2);
                // قائلة: "…"
                let quote = || matches!(self.passage.fold(i + 1), ":" | "\"" | "«" | "“");
                s.that && (that(i + 1) || that(i + 2) && topic()) || s.quote && quote()
            })
    }

    /// ينفي الاتهامات، مشددا على …: a participle of saying behind a mark is no object of the verb before.
    pub(super) fn is_next_saying(&self, i: usize) -> bool {
        self.passage.words[i].is_accusative()
            && self.word_saying(i).is_some()
            && i > 0
            && matches!(self.passage.fold(i - 1), "،" | ",")
    }
}
