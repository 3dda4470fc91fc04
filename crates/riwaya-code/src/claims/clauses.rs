//! Clauses: where the clause of a word begins and ends, and which verbs stand side by side in it.

use riwaya_lexicon::Pos;

use super::Finder;

impl Finder<'_, '_, '_> {
    /// Whether a verb goes on from the one right before it, alike in number: يقتل ويخطف.
    fn goes_on(&self, v: usize) -> bool {
        let number = |i: usize| self.passage.words[i].verb().map(|f| f.number);
        v > self.range.start
            && v < self.range.end
            && self.passage.words[v].joined()
            && number(v).is_some()
            && number(v) == number(v - 1)
    }

    /// The first and the last of the verbs side by side that one is among.
    pub(super) fn side_by_side(&self, v: usize) -> (usize, usize) {
        let mut first = v;
        while self.goes_on(first) {
            first -= 1;
        }
        let last = (v + 1..self.range.end).take_while(|&i| self.goes_on(i)).last().unwrap_or(v);
        (first, last)
    }

    /// Where the clause of a token ends: at the next finite verb, clause opener or strong mark.
    pub(super) fn clause_end(&self, from: usize) -> usize {
        for i in from + 1..self.range.end {
            let w = &self.passage.words[i];
            if w.is(Pos::That)
                || w.is_verb() && w.clitics.preposition != Some('ل') && !self.is_in_name(i)
                || matches!(self.passage.fold(i), "؛" | ":" | ".")
            {
                return i;
            }
            if w.is(Pos::Relative) && w.lemma.is_some() {
                return i;
            }
        }
        self.range.end
    }

    /// Whether a word that could be a verb stands inside a phrase: آل سعود, تأبط شرا.
    fn is_in_name(&self, i: usize) -> bool {
        self.passage.phrase_at(i).is_some_and(|n| self.passage.phrases[n].tokens.start < i)
    }

    /// Where the clause of a token begins.
    pub(super) fn clause_start(&self, from: usize) -> usize {
        for i in (self.range.start..from).rev() {
            let w = &self.passage.words[i];
            if w.is(Pos::That)
                || w.is_verb() && !self.is_in_name(i)
                || matches!(self.passage.fold(i), "؛" | ":" | ".")
            {
                return i;
            }
        }
        self.range.start
    }
}
