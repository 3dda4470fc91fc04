//! Participles of saying beside another verb: what they tell, and whether they only describe.

use std::ops::Range;

use riwaya_lexicon::{Pos, Saying};
use riwaya_record::Stance;
use riwaya_text::Gender;

use super::{Floor, Listener, Source, Speech};

/// How many words before its predicate a verb of being may stand.
const PREDICATE: usize = 4;

impl Listener<'_, '_> {
    /// مؤكدا أن, نافية الخبر: what a participle beside another verb says, of whoever spoke or acted in it.
    pub(super) fn by_participle(
        &self,
        i: usize,
        saying: &Saying,
        range: &Range<usize>,
        first: usize,
        floor: &Floor,
        out: &mut Vec<Speech>,
    ) -> usize {
        let comma = i > range.start && matches!(self.passage.fold(i - 1), "،" | "," | "”" | "»" | "\"" | "؛");
        // شريطا مصورا: it describes the noun before it.
        let describes = i > range.start
            && self.passage.words[i - 1].is_accusative()
            && self.passage.phrase_at(i).is_some_and(|n| self.passage.phrases[n].tokens.start < i);
        // مشتبه به: of whom something is said.
        let passive = self.passage.words.get(i + 1).is_some_and(|w| {
            w.is(Pos::Preposition)
                && w.clitics.pronoun.is_some()
                && matches!(self.passage.headword(i + 1), "ب" | "في")
        });
        let besides = self.passage.words[i].is_accusative() || comma || self.tells_besides(i);
        if describes || passive || !besides || self.is_predicate(i) {
            return i + 1;
        }
        // Its own phrase may have swallowed what it governs; look behind the participle itself.
        let Some((content, _, clause)) = self.content(i, saying, i + 1, range, false) else {
            return i + 1;
        };
        let speaker = out[first..]
            .iter()
            .rev()
            .find(|s| {
                let relative = s.cue > 0 && self.passage.words[s.cue - 1].is(Pos::Relative);
                s.cue < i && s.stance != Stance::LeavesOut && !relative && !self.is_quoted_off(s.cue, i)
            })
            .map(|inner| self.meant(i, inner, &out[first..]))
            .map(|s| Self::goes_on_with(s, i))
            .filter(|sources| !sources.is_empty());
        // وأثنى عليها، مقترحة لقاء: carried on only to whom the participle agrees with.
        let marked = self.passage.tokens.get(i).is_some_and(|t| t.ta_marbuta);
        let gender = if marked { Gender::Feminine } else { Gender::Masculine };
        let agrees = |s: &&Source| self.gender(s).is_none_or(|g| g == gender);
        let carried =
            || floor.speaker().filter(|_| !self.has_unknown_subject(i, range)).filter(agrees).cloned();
        // "…". مؤكدا أن: behind words that go on from the sentence before their speaker.
        let quoted = || {
            let first = out[first..].first().filter(|s| s.cue == s.content.start && s.cue < i)?;
            self.quotation_of(range.start).and_then(|_| first.sources.last().cloned())
        };
        let subject = || self.main_subject(i, range);
        // اعتبرت دمشق الخبر كاذبا، فيما وجهت موسكو تحذيرا نافية: behind what another said the subject of the last verb.
        let beside = out[first..].last().and_then(|s| self.subject_beside(s, i, gender, range));
        let one = |source: Option<Source>| source.map(|s| vec![s]);
        let sources = one(beside).or(speaker).or_else(|| one(quoted().or_else(subject).or_else(carried)));
        let Some(sources) = sources else { return i + 1 };
        let resume = if clause { content.start } else { i + 1 };
        out.push(Speech { stance: saying.stance, clause, ..Speech::told(i, sources, content) });
        resume
    }

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
