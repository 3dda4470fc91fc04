//! Who does what a word tells: the subject named with it, the one understood, and the one that another word brings.

use std::ops::Range;

use riwaya_lexicon::Pos;
use riwaya_record::EntityKind;
use riwaya_text::{Gender, GrammaticalNumber};

use super::{Finder, PartyDraft};
use crate::words::WordPos;

/// Countries whose names are masculine; all others, and cities, are feminine.
const MASCULINE_COUNTRIES: [&str; 8] = ["IRQ", "LBN", "JOR", "SDN", "YEM", "MAR", "SOM", "VAT"];

/// Verbs whose subject also does what their verbal-noun object names (folded).
const CONTROL: [&str; 24] = [
    "قرر",
    "امر",
    "قام",
    "بدا",
    "واصل",
    "استانف",
    "اعتزم",
    "حاول",
    "نفذ",
    "اعلن",
    "اجري",
    "شرع",
    "اعاد",
    "نوي",
    "استطاع",
    "تمكن",
    "اعتاد",
    "كثف",
    "جدد",
    "وسع",
    "شدد",
    "انهي",
    "رفض",
    "وافق",
];

/// Nouns of deciding, whose genitive does what the next noun names (folded).
const DECISIONS: [&str; 8] = ["قرار", "اعلان", "عزم", "نيه", "اعتزام", "تهديد", "رغبه", "محاوله"];

impl Finder<'_, '_, '_> {
    /// Whether a verb can have a phrase after it as its subject, by gender.
    fn agrees(&self, v: usize, n: usize) -> bool {
        let Some(f) = self.passage.words[v].verb() else { return true };
        let p = &self.passage.phrases[n];
        let head = p.head();
        let Some(&who) = self.listener.whom(n).first() else { return true };
        let r = &self.cast.all[who];
        let proper_head = self.passage.words[head].pos == WordPos::Name;
        if r.kind == EntityKind::Government && proper_head {
            let masculine = r.country.as_deref().is_some_and(|c| MASCULINE_COUNTRIES.contains(&c));
            return (f.gender == Gender::Masculine) == masculine;
        }
        let marked_feminine = self.passage.tokens.get(head).is_some_and(|t| t.ta_marbuta);
        if r.kind == EntityKind::Person
            && f.gender == Gender::Feminine
            && f.number == GrammaticalNumber::Singular
        {
            // A title in the masculine cannot follow a feminine verb.
            return proper_head || marked_feminine;
        }
        if f.gender == Gender::Masculine && marked_feminine && !proper_head {
            return false;
        }
        true
    }

    /// The subject of a verb, where it stands or is understood: parties, where the phrase ends (0 if before), and
    /// whether it was named with the verb.
    pub(super) fn subject(&self, v: usize) -> (Vec<PartyDraft>, usize, bool) {
        // الجرائم التي ترتكبها المليشيات: with an object pronoun the antecedent is the object.
        let object = self.passage.words[v].clitics.pronoun.is_some() && self.relative_before(v).is_some();
        if let Some(s) = self.listener.subject_before(v, &self.range).filter(|_| !object) {
            return (self.parties_of(&s), 0, true);
        }
        let mut at = v + 1;
        while at < self.range.end && self.passage.words[at].is(Pos::Adverb) {
            at += 1;
        }
        if let Some(n) = self.passage.phrase_at(at)
            && self.passage.phrases[n].tokens.start == at
            && self.passage.phrases[n].prep.is_none()
            && !self.passage.phrases[n].joined
            && at < self.range.end
        {
            if !self.listener.whom(n).is_empty() && self.agrees(v, n) {
                let (parties, end) = self.parties_from(n);
                return (parties, end, true);
            }
            if self.listener.whom(n).is_empty() {
                // A subject that is no party; the verb's object may follow it.
                return (self.understood(v), at, false);
            }
        }
        (self.understood(v), 0, false)
    }

    /// The relative pronoun that a verb stands behind.
    fn relative_before(&self, v: usize) -> Option<usize> {
        let mut at = v;
        while at > self.range.start
            && matches!(self.passage.words[at - 1].pos, WordPos::Of(Pos::Adverb | Pos::Negation))
        {
            at -= 1;
        }
        at.checked_sub(1).filter(|&r| r >= self.range.start && self.passage.words[r].is(Pos::Relative))
    }

    /// Whom the object pronoun of a verb in a relative clause means: الاتحاد الذي اتهمه.
    pub(super) fn antecedent_object(&self, v: usize) -> Vec<PartyDraft> {
        let Some(n) = self
            .relative_before(v)
            .and_then(|r| r.checked_sub(1))
            .and_then(|before| self.passage.phrase_at(before))
        else {
            return Vec::new();
        };
        let p = &self.passage.phrases[n];
        let whom = self.listener.whom(n).iter();
        whom.map(|&who| PartyDraft { who, start: p.start, end: p.end }).collect()
    }

    /// The subject of a verb that leaves it out: who أنه / أنهما points to, else the subject before.
    fn understood(&self, v: usize) -> Vec<PartyDraft> {
        // بما يتفق مع, دليل يدعم: the subject is the relative's or the indefinite noun's before it.
        if let Some(before) = v.checked_sub(1).filter(|&p| p >= self.range.start) {
            let w = &self.passage.words[before];
            let bare = w.is(Pos::Noun) && !w.clitics.article && w.clitics.pronoun.is_none() && !w.guessed;
            if w.is(Pos::Relative)
                || bare && !self.passage.words[v].joined() && !self.listener.is_time(before)
            {
                return Vec::new();
            }
        }
        // A dual without a subject means the two who are spoken of.
        if self.passage.words[v].verb().is_some_and(|f| f.number == GrammaticalNumber::Dual) {
            let token = self.passage.tokens.get(v).expect("v is a token");
            let pair: Vec<PartyDraft> = self
                .cast
                .pair()
                .into_iter()
                .map(|who| PartyDraft { who, start: token.start, end: token.end })
                .collect();
            if !pair.is_empty() {
                return pair;
            }
        }
        let pronoun = (self.range.start..v).rev().take(3).find(|&j| {
            self.passage.words[j].is(Pos::That)
                && (self.passage.words[j].clitics.pronoun.is_some() || self.passage.fold(j).len() > 6)
        });
        let holder = self.speeches.iter().filter(|s| s.content.contains(&v)).min_by_key(|s| s.content.len());
        if pronoun.is_some_and(|j| {
            j + 1 == v
                || self.passage.words[j + 1].is(Pos::Adverb)
                || self.passage.words[j + 1].is(Pos::Negation)
        }) && let Some(source) = holder.and_then(|s| s.sources.last())
        {
            return self.parties_of(source);
        }
        if !self.last_subject.is_empty() {
            return self.last_subject.clone();
        }
        holder.and_then(|s| s.sources.last()).map(|s| self.parties_of(s)).unwrap_or_default()
    }

    pub(super) fn remember_subject(&mut self, v: usize) {
        let relative = v > self.range.start && self.passage.words[v - 1].is(Pos::Relative);
        let (subject, _, named) = self.subject(v);
        if named && !relative && !subject.is_empty() {
            self.last_subject = subject;
        }
    }

    /// Who does what a participle says beside another verb (داعيا, محذرا): the speaker, else the subject before.
    pub(super) fn circumstantial(&self, t: usize) -> Vec<PartyDraft> {
        let speech = self
            .speeches
            .iter()
            .find(|s| s.cue == t)
            .or_else(|| self.speeches.iter().rev().find(|s| s.cue < t));
        match speech.and_then(|s| s.sources.last()) {
            Some(source) => self.parties_of(source),
            None => self.last_subject.clone(),
        }
    }

    pub(super) fn subject_of_relative(&self, v: usize) -> (Vec<PartyDraft>, usize, bool) {
        if let Some(n) = self.passage.phrase_at(v + 1)
            && self.passage.phrases[n].tokens.start == v + 1
            && self.passage.phrases[n].prep.is_none()
            && !self.listener.whom(n).is_empty()
        {
            let (parties, end) = self.parties_from(n);
            return (parties, end, true);
        }
        (Vec::new(), 0, false)
    }

    /// The subject of the verb that governs a noun, or of the sentence.
    pub(super) fn governing_subject(&self, t: usize, clause: &Range<usize>) -> Vec<PartyDraft> {
        if self.passage.words[clause.start].is_verb() && clause.start < t {
            let (subject, _, _) = self.subject(clause.start);
            if !subject.is_empty() {
                return subject;
            }
        }
        // A participle before it: معربا عن قلقه.
        let speech = self.speeches.iter().filter(|s| s.content.contains(&t)).min_by_key(|s| s.content.len());
        if let Some(source) = speech.and_then(|s| s.sources.last()) {
            return self.parties_of(source);
        }
        self.last_subject.clone()
    }

    /// Who decides, orders or begins what a noun names also does it: قرر طرد دبلوماسيين, أمر بفرض عقوبات.
    pub(super) fn decider(&self, t: usize, v: usize) -> Vec<PartyDraft> {
        // Of a noun behind another preposition (دعمها للضربات) nothing is decided.
        let governed = self
            .passage
            .phrase_at(t)
            .is_some_and(|n| matches!(self.passage.phrases[n].prep.as_deref(), None | Some("ب" | "عن")));
        let rules = governed
            && v < t
            && self.passage.verb_headword(v).is_some_and(|h| CONTROL.contains(&h))
            && self.passage.words[v].is_verb()
            && (v + 1..t).all(|i| !self.passage.words[i].is(Pos::Relative));
        if rules {
            return self.subject(v).0;
        }
        // قرار الجزائر قطع العلاقات: whose decision it is.
        let Some(n) = self.passage.phrase_at(t).and_then(|n| n.checked_sub(1)) else { return Vec::new() };
        let p = &self.passage.phrases[n];
        let decided = p.tokens.end == t && DECISIONS.contains(&self.passage.headword(p.head()));
        let who = if decided { self.listener.inside(n) } else { &[] };
        who.iter().map(|&who| PartyDraft { who, start: p.start, end: p.end }).collect()
    }
}
