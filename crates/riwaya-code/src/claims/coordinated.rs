//! Parties that are told side by side: who is joined to whom, and which of them are one.

use riwaya_lexicon::{Features, Name, Pos};
use riwaya_record::EntityKind;
use riwaya_text::GrammaticalNumber;

use super::{Finder, PartyDraft};
use crate::who::{Cast, Referent, Who};
use crate::words::WordPos;

impl Finder<'_, '_, '_> {
    /// The parties that a phrase and what is coordinated with it name, and where they end.
    pub(super) fn parties_from(&self, n: usize) -> (Vec<PartyDraft>, usize) {
        let mut out: Vec<PartyDraft> = Vec::new();
        // التقى الوزير نظيره واتفق الطرفان: the two just told of in the sentence.
        let first = &self.passage.phrases[n];
        if self.last_pair.len() == 2 && Cast::is_pair(self.passage, first) {
            let two = self.last_pair.iter();
            out.extend(two.map(|p| PartyDraft { who: p.who, start: first.start, end: first.end }));
            return (out, first.tokens.end);
        }
        let mut last = n;
        // وزراء خارجية مصر والأردن: each of his state.
        if let Some(state) = self.state_of_many(n) {
            let q = &self.passage.phrases[n + 1];
            out.push(PartyDraft { who: state, start: first.start, end: q.end });
            last = n + 1;
        }
        loop {
            let p = &self.passage.phrases[last];
            let told = out.len() == 1 && last > n && out[0].end == p.end;
            out.extend(
                self.listener
                    .whom(last)
                    .iter()
                    .filter(|&&w| !told && self.cast.all[w].is_party() && !self.is_origin(n, last))
                    .map(|&who| PartyDraft { who, start: p.start, end: p.end }),
            );
            let next = last + 1;
            let coordinated = self.passage.phrases.get(next).is_some_and(|q| {
                let same_prep = q.prep.is_none() || q.prep == self.passage.phrases[n].prep;
                // الرئيس التونسي، قيس سعيد، ونظيره الجزائري: a comma closes the apposition.
                let comma = |i: usize| matches!(self.passage.fold(i), "،" | ",");
                let closed = p.tokens.clone().any(comma) && comma(p.tokens.end);
                let end = p.tokens.end + usize::from(closed || comma(p.tokens.end) && self.is_listed(next));
                // الضربات الأميركية والفرنسية: another adjective of what names nobody.
                let adjective = out.is_empty()
                    && q.tokens.len() == 1
                    && self.passage.words[q.head()].clitics.article
                    && self.passage.mention_at(q.head(), |m| matches!(m, Name::Nisba(_))).is_some();
                q.joined
                    && same_prep
                    && !adjective
                    && q.tokens.start <= end + usize::from(q.prep.is_some())
                    && q.tokens.start < self.range.end
                    && !self.listener.whom(next).is_empty()
            });
            if !coordinated {
                break;
            }
            last = next;
        }
        (self.taken_together(out), self.passage.phrases[last].tokens.end)
    }

    /// قوات من مصر والكويت, كتائب الحزب في العراق وسوريا: whether a state behind و only says from where those are, too, or where,
    /// whom the phrase before names.
    fn is_origin(&self, n: usize, last: usize) -> bool {
        let (p, q) = (&self.passage.phrases[n], &self.passage.phrases[last]);
        let from = || p.tokens.clone().skip(1).any(|i| self.passage.fold(i) == "من");
        let within = || p.tokens.clone().skip(1).any(|i| self.passage.fold(i) == "في");
        let bodies = |&w: &Who| {
            matches!(
                self.cast.all[w].kind,
                EntityKind::Organisation | EntityKind::Group | EntityKind::Population
            )
        };
        let forces = |&w: &Who| {
            let r = &self.cast.all[w];
            r.generic && r.sector.as_deref() == Some("MIL")
        };
        let state = |&w: &Who| self.cast.all[w].kind == EntityKind::Government;
        last > n
            && q.prep.is_none()
            && q.tokens.len() == 1
            && self.listener.whom(last).iter().all(state)
            && (self.listener.whom(n).iter().any(forces) && from()
                || self.listener.whom(n).iter().all(bodies) && within())
    }

    /// الأطفال والعجزة, قتلى وجرحى من المليشيات, 17 مسلحا من الحوثيين وقوات صالح: people of one kind who are told side by side, as
    /// one party.
    pub(super) fn taken_together(&self, parties: Vec<PartyDraft>) -> Vec<PartyDraft> {
        let mut out: Vec<PartyDraft> = Vec::with_capacity(parties.len());
        for party in parties {
            let Some(last) = out.last_mut() else {
                out.push(party);
                continue;
            };
            let (a, b) = (&self.cast.all[last.who], &self.cast.all[party.who]);
            let people = |r: &Referent| r.generic && r.key.is_none() && r.kind == EntityKind::Population;
            let (Some(first), Some(second)) = (self.head_at(last.start), self.head_at(party.start)) else {
                out.push(party);
                continue;
            };
            let harmed = |i: usize| {
                matches!(self.passage.headword(i), "قتيل" | "جريح" | "شهيد" | "مصاب" | "ضحيه")
                    && !self.passage.counts(i)
            };
            let beside = self.passage.words[second].joined() && party.start <= last.end + 3 && people(a);
            let alike = a.country == b.country && a.sector == b.sector;
            let counts = |i: usize| self.passage.counts(i);
            let part =
                counts(first) && !counts(second) && (first + 1..second).any(|i| self.passage.fold(i) == "من");
            if beside && people(b) && harmed(first) && harmed(second) {
                // Of whom the last are, all are.
                *last = PartyDraft { start: last.start, ..party };
            } else if beside && alike && (part || people(b) && self.are_plain(first, second)) {
                last.end = party.end;
            } else {
                out.push(party);
            }
        }
        out
    }

    /// The word with which a party begins.
    fn head_at(&self, at: u32) -> Option<usize> {
        let phrases = &self.passage.phrases;
        let n = phrases.partition_point(|p| p.start <= at).checked_sub(1)?;
        phrases[n].tokens.clone().find(|&i| self.passage.tokens.get(i).is_some_and(|t| t.end > at))
    }

    /// Whether two words are plain nouns for people, both definite or both not.
    fn are_plain(&self, a: usize, b: usize) -> bool {
        let plain = |i: usize| {
            let w = &self.passage.words[i];
            let many = matches!(w.features, Features::Noun(f) if f.number == GrammaticalNumber::Plural);
            (many && w.is(Pos::Noun) && !self.passage.counts(i) && w.clitics.pronoun.is_none())
                .then_some(w.clitics.article)
        };
        matches!((plain(a), plain(b)), (Some(x), Some(y)) if x == y)
    }

    /// The state right behind a phrase of several office-holders without a country, where others are joined to it: وزراء
    /// خارجية مصر والأردن.
    fn state_of_many(&self, n: usize) -> Option<Who> {
        let (p, q) = (&self.passage.phrases[n], self.passage.phrases.get(n + 1)?);
        let next = self.passage.phrases.get(n + 2)?;
        let beside = q.tokens.start == p.tokens.end
            && q.prep.is_none()
            && !q.joined
            && next.joined
            && next.tokens.start == q.tokens.end
            && next.tokens.start < self.range.end;
        let nisba = |i: usize| self.passage.mention_at(i, |m| matches!(m, Name::Nisba(_))).is_some();
        let many = matches!(self.listener.whom(n), [w] if beside
            && self.cast.all[*w].sector.as_deref() == Some("GOV"))
            && !p.tokens.clone().any(nisba)
            && matches!(self.passage.words[p.head()].features, Features::Noun(f) if f.number != GrammaticalNumber::Singular);
        let state = *self.listener.whom(n + 1).first().filter(|_| many)?;
        let joined = |&w: &Who| self.cast.all[w].is_government();
        (joined(&state) && self.listener.whom(n + 2).iter().any(joined)).then_some(state)
    }

    /// إيطاليا، وألمانيا، وبلجيكا: whether a phrase with و behind a comma names another state or body of a list, and opens no
    /// clause of its own.
    fn is_listed(&self, n: usize) -> bool {
        let p = &self.passage.phrases[n];
        let name = p.tokens.len() == 1 && self.passage.words[p.head()].pos == WordPos::Name;
        let behind = self.passage.words.get(p.tokens.end).filter(|_| p.tokens.end < self.range.end);
        name && p.joined && behind.is_none_or(|w| !w.is_verb() && !w.is_adjectival() && !w.is_nominal())
    }
}
