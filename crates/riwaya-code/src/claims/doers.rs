//! Who does what a noun names: whose pronoun it bears, who decides it, has a part in it, is asked for it or blamed for it.

use std::ops::Range;

use riwaya_lexicon::{Features, Pos, Role};
use riwaya_record::{EntityKind, EventType};
use riwaya_text::GrammaticalNumber;

use super::{Finder, PartyDraft};
use crate::words::WordPos;

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

/// Nouns of having a part in something, whose genitive does what stands behind في, ب or عن (folded).
const PARTS: [&str; 16] = [
    "تورط",
    "ضلوع",
    "قيام",
    "مشاركه",
    "مسؤوليه",
    "مسووليه",
    "انخراط",
    "اشتراك",
    "اقدام",
    "لجوء",
    "استمرار",
    "نجاح",
    "فشل",
    "مساهمه",
    "نيه",
    "بدء",
];

/// How many words may stand between what opens a clause and a noun whose doer it is.
const TOPIC_REACH: usize = 8;

/// How far before a noun such a one may stand.
const PART_REACH: usize = 7;

/// Nouns for those who take part in a protest (folded headwords).
const PROTESTERS: [&str; 9] =
    ["متظاهر", "محتج", "معتصم", "مضرب", "مشاغب", "متظاهرون", "محتجون", "معتصمون", "مضربون"];

impl Finder<'_, '_, '_> {
    /// The subject of the verb that governs a noun, or of the sentence.
    pub(super) fn governing_subject(&self, t: usize, clause: &Range<usize>) -> Vec<PartyDraft> {
        if self.passage.words[clause.start].is_verb() && clause.start < t {
            let (subject, _, _) = self.subject(clause.start);
            if !subject.is_empty() {
                return subject;
            }
        }
        // إن الجيش الوطني، بإسناد جوي، تمكن عقب معارك مع …: what opens the clause.
        let topic = self.listener.topic(t, &self.range).filter(|&n| {
            let end = self.passage.phrases[n].tokens.end;
            t - end <= TOPIC_REACH && !self.passage.words[t].joined()
        });
        if let Some(n) = topic {
            return self.parties_from(n).0;
        }
        // A participle before it: معربا عن قلقه.
        let speech = self.speeches.iter().filter(|s| s.content.contains(&t)).min_by_key(|s| s.content.len());
        if let Some(source) = speech.and_then(|s| s.sources.last()) {
            return self.parties_of(source);
        }
        self.last_subject.clone()
    }

    /// Who decides, orders or begins what a noun names also does it: قرر طرد دبلوماسيين, أمر بفرض عقوبات.
    pub(super) fn decider(&mut self, t: usize, v: usize) -> Vec<PartyDraft> {
        // Of a noun behind another preposition (دعمها للضربات) nothing is decided.
        let governed = self.passage.phrase_at(t).is_some_and(|n| {
            matches!(self.passage.phrases[n].prep.as_deref(), None | Some("ب" | "عن" | "علي"))
        });
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
        let who = if decided { self.parties_inside(n) } else { Vec::new() };
        if who.is_empty() { self.partaker(t) } else { who }
    }

    /// Who is said to have a part in what a noun names: تورط ضباط في قتل, قيام المتمردين بقصف, الضلوع المفترض لموسكو في.
    fn partaker(&mut self, t: usize) -> Vec<PartyDraft> {
        let Some(n) = self.passage.phrase_at(t) else { return Vec::new() };
        if !matches!(self.passage.phrases[n].prep.as_deref(), Some("في" | "ب" | "عن" | "الي")) {
            return Vec::new();
        }
        let from = t.saturating_sub(PART_REACH).max(self.range.start);
        let Some(part) = (from..t)
            .rev()
            .take_while(|&i| {
                let w = &self.passage.words[i];
                !(w.is_verb()
                    || w.is(Pos::That)
                    || w.is(Pos::Relative)
                    || matches!(self.passage.fold(i), "،" | ","))
            })
            .find(|&i| PARTS.contains(&self.passage.headword(i)) && self.passage.words[i].is_nominal())
        else {
            return Vec::new();
        };
        let Some(of) = self.passage.phrase_at(part) else { return Vec::new() };
        let p = self.passage.phrases[of].clone();
        if part + 1 < p.tokens.end {
            let rest = self.passage.make_phrase(part + 1..p.tokens.end);
            let (mut parties, end) = self.genitive(&rest).unwrap_or_default();
            if !parties.is_empty()
                && end == p.tokens.end
                && self
                    .passage
                    .phrases
                    .get(of + 1)
                    .is_some_and(|q| q.joined && q.prep.is_none() && q.tokens.start == end)
            {
                parties.extend(self.parties_from(of + 1).0);
            }
            if !parties.is_empty() {
                return parties;
            }
        }
        let owner = self
            .passage
            .phrases
            .get(of + 1)
            .filter(|q| q.prep.as_deref() == Some("ل") && q.tokens.start == p.tokens.end);
        if owner.is_some() { self.parties_from(of + 1).0 } else { Vec::new() }
    }

    /// Who is asked to do what a noun names or blamed for it: طالب إسرائيل بسحب قواتها, متهما الجيش بقتل مدنيين.
    pub(super) fn charged_with(&self, t: usize) -> Vec<PartyDraft> {
        let Some(n) = self.passage.phrase_at(t) else { return Vec::new() };
        let behind = self.passage.phrases[n].prep.as_deref();
        if !matches!(behind, None | Some("ب" | "الي" | "علي")) {
            return Vec::new();
        }
        let open = (self.range.start..t).rev().take_while(|&i| {
            !self.passage.words[i].is(Pos::Relative) && !self.passage.words[i].is(Pos::That)
        });
        let charges = |i: usize| {
            self.passage.words[i].lemma.is_some_and(|l| {
                self.passage.lexicon.frames.of(l).any(|f| {
                    (f.event == EventType::Request || f.event == EventType::Accuse && behind.is_some())
                        && f.object == Some(Role::Recipient)
                })
            })
        };
        // لاتهام أنقرة بقمع المتظاهرين: of a noun the genitive is charged.
        if let Some(b) = n.checked_sub(1).filter(|_| behind == Some("ب")) {
            let p = &self.passage.phrases[b];
            if p.tokens.end == t && p.tokens.len() > 1 && charges(p.head()) {
                let inside = self.parties_inside(b);
                return if inside.is_empty() { self.parties_from(b).0 } else { inside };
            }
        }
        let governs = |i: &usize| self.passage.words[*i].is_verb() || self.passage.is_circumstantial(*i);
        let Some(v) = open.into_iter().find(governs) else { return Vec::new() };
        if !charges(v) {
            return Vec::new();
        }
        let end = if self.passage.words[v].is_verb() { self.subject(v).1 } else { 0 };
        // ناشدت اللجنة الطرفين فتح ممرات: of two objects the first is asked.
        match self.object(v, end.max(v + 1), t) {
            Some(object) if object < n => self.parties_from(object).0,
            _ => Vec::new(),
        }
    }

    /// Who takes part in a protest that a sentence names, where it tells of protesters.
    pub(super) fn protesters(&self) -> Vec<PartyDraft> {
        let from = self.passage.phrase_from(self.range.start);
        (from..self.passage.phrases.len())
            .take_while(|&n| self.passage.phrases[n].tokens.start < self.range.end)
            .find(|&n| {
                PROTESTERS.contains(&self.passage.headword(self.passage.phrases[n].head()))
                    && !self.listener.whom(n).is_empty()
            })
            .map(|n| self.parties_from(n).0.into_iter().take(1).collect())
            .unwrap_or_default()
    }

    /// Whom the pronoun of a noun means (انسحابهم, زيارته): of the subject of its clause, the one that opens its clause,
    /// the speaker and whoever else was named before, the first that agrees with it.
    pub(super) fn owner_of(&self, t: usize, clause: &Range<usize>) -> Vec<PartyDraft> {
        let first = self.governing_subject(t, clause);
        if self.fits(t, &first) {
            return first;
        }
        let from = self.passage.phrase_from(self.range.start);
        let until = self.passage.phrase_at(t).unwrap_or_else(|| self.passage.phrase_from(t));
        let agreeing = (from..until).rev().find_map(|n| {
            let p = &self.passage.phrases[n];
            let whom: Vec<PartyDraft> = self
                .listener
                .whom(n)
                .iter()
                .filter(|&&w| self.cast.all[w].is_party())
                .map(|&who| PartyDraft { who, start: p.start, end: p.end })
                .collect();
            (!whom.is_empty() && self.fits(t, &whom)).then_some(whom)
        });
        agreeing.unwrap_or(first)
    }

    /// Whether the pronoun of a noun may mean some parties, by number and gender.
    fn fits(&self, t: usize, parties: &[PartyDraft]) -> bool {
        let Some(party) = parties.first() else { return false };
        let from = self.passage.phrase_from(self.range.start);
        let phrase = self.passage.phrases[from..]
            .iter()
            .take_while(|p| p.tokens.start < self.range.end)
            .find(|p| p.start <= party.start && party.start < p.end);
        let Some(phrase) = phrase else { return true };
        let r = &self.cast.all[party.who];
        let head = phrase.head();
        let w = &self.passage.words[head];
        let plural = parties.len() > 1
            || r.kind == EntityKind::Population
            || matches!(w.features, Features::Noun(f) if f.number != GrammaticalNumber::Singular);
        let name = w.pos == WordPos::Name;
        let feminine = self.passage.tokens.get(head).is_some_and(|t| t.ta_marbuta)
            || r.kind == EntityKind::Government && name;
        match self.passage.words[t].clitics.pronoun {
            Some("هم" | "هما") => {
                plural || name && r.kind != EntityKind::Person && r.kind != EntityKind::Government
            }
            Some("ه") => !plural && (!feminine || name),
            Some("ها") => r.kind != EntityKind::Person || feminine || name,
            _ => true,
        }
    }
}
