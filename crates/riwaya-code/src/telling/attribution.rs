//! Who tells what a sentence says: the speeches around a word, those of them that assert it, and their speakers, the
//! outermost first.

use std::cmp::Reverse;

use riwaya_lexicon::Pos;
use riwaya_record::{EntityKind, EventType, Party, Stance, Status};

use super::{DONE, Telling};
use crate::claims::ClaimDraft;
use crate::parties::source_party;
use crate::speech::{Source, Speech};
use crate::who::Who;

/// Words of hoping, expecting and fearing (folded).
const HOPES: [&str; 11] =
    ["امل", "تمني", "توقع", "ترقب", "انتظر", "تطلع", "خشي", "خاف", "تخوف", "رجا", "قلق"];

/// Words of blaming that tell what they blame somebody for (folded).
const ALLEGES: [&str; 4] = ["اتهم", "اتهام", "زعم", "حمل"];

/// What is done by declaring it (folded headwords): أعلن الطوارئ, أعلن استقالته.
const DECLARED: [&str; 15] = [
    "حاله",
    "طارئ",
    "طاريء",
    "طوارئ",
    "حظر",
    "تعبئه",
    "نفير",
    "استنفار",
    "حداد",
    "حرب",
    "هدنه",
    "استقاله",
    "استقلال",
    "تنحي",
    "احكام",
];

impl Telling<'_, '_> {
    /// The speeches whose content holds a token, outermost first.
    pub(super) fn chain(&self, token: usize) -> Vec<usize> {
        let mut holding: Vec<usize> = (self.first..self.speeches.len())
            .filter(|&n| self.speeches[n].content.contains(&token) && self.speeches[n].cue != token)
            .collect();
        // Outer contents are longer; of equal ones the later cue is the outer frame (بحسب at the end).
        holding.sort_by_key(|&n| (Reverse(self.speeches[n].content.len()), Reverse(self.speeches[n].cue)));
        holding
    }

    /// Whether a word of saying tells what happened, and is not itself what is done (وافق على, اعتزم).
    fn announces(&self, speech: &Speech, event: EventType) -> bool {
        let passage = self.part.passage;
        let saying = passage.words[speech.cue].lemma.and_then(|l| passage.lexicon.sayings.of(l));
        let word = passage.verb_headword(speech.cue).unwrap_or_default();
        match word {
            // An attack is claimed; a bill is adopted.
            "تبني" => event == EventType::Assault,
            _ => speech.cue == speech.content.start || !DONE.contains(&word) && saying.is_none_or(|s| s.that),
        }
    }

    /// Whether a noun phrase that is said only describes something by a token (أعلن القرار الذي رفضته المعارضة, عبر عن
    /// "استيائه" من الهجوم): the text knows of it.
    fn is_described(&self, speech: &Speech, token: usize) -> bool {
        let quoted = self.part.quotations.opened_by(speech.content.start).is_some();
        let relative = |i: usize| self.part.passage.words[i].is(Pos::Relative);
        !speech.clause && (quoted || (speech.content.start..token).any(relative))
    }

    /// أعلن الرئيس حالة الطوارئ: whether who declares a thing does it by that, and tells of no other's deed.
    fn declares(&self, speech: &Speech, draft: &ClaimDraft<'_>) -> bool {
        let passage = self.part.passage;
        let t = draft.trigger;
        let declared = !speech.clause
            && matches!(passage.verb_headword(speech.cue), Some("اعلن"))
            && (speech.content.start..=speech.content.start + 4).contains(&t)
            && DECLARED.contains(&passage.headword(t));
        declared
            && speech.sources.last().is_some_and(|s| {
                !s.who.is_empty() && s.who.iter().all(|w| draft.actors.iter().any(|a| a.who == *w))
            })
    }

    /// The speeches of a chain that tell what happened. Who asks for a thing, praises or blames it in a noun phrase does
    /// not: أدان الهجوم takes the attack for known, دعا إلى انسحاب for wanted; but who accuses somebody of it tells it. Who
    /// hopes or denies tells only what he hopes or denies, nothing that has happened besides.
    pub(super) fn asserting(&self, chain: &[usize], draft: &ClaimDraft<'_>, status: Status) -> Vec<usize> {
        let event = draft.frame.event;
        let happened = matches!(status, Status::Actual | Status::Historical);
        let asserts = |&n: &usize| {
            let s = &self.speeches[n];
            let word =
                self.part.passage.verb_headword(s.cue).unwrap_or_else(|| self.part.passage.headword(s.cue));
            match s.stance {
                Stance::Asks => false,
                Stance::Denies | Stance::Doubts if happened => false,
                // مصادر لم تسمها: what is left out is their name.
                Stance::LeavesOut if happened => {
                    s.clause && self.part.passage.words[s.cue].clitics.pronoun.is_some()
                }
                Stance::Asserts if happened && HOPES.contains(&word) => false,
                Stance::Blames if ALLEGES.contains(&word) => true,
                Stance::Praises | Stance::Blames | Stance::Threatens => s.clause,
                _ if self.declares(s, draft) => false,
                _ => s.clause || self.announces(s, event) && !self.is_described(s, draft.trigger),
            }
        };
        chain.iter().copied().filter(asserts).collect()
    }

    /// Who tells what a chain of speeches tells, outermost first.
    pub(super) fn attribution(&self, chain: &[usize]) -> Vec<Party> {
        let mut out: Vec<Party> = Vec::new();
        // A statement of unknown hand (بحسب البيان) that tells what somebody says adds nobody to him.
        let paper = |source: &Source| {
            let unknown = |w: &Who| {
                let r = &self.cast.all[*w];
                r.key.is_none() && r.country.is_none() && r.sector.is_none()
            };
            self.part.passage.headword(source.phrase.head()) == "بيان" && source.who.iter().all(unknown)
        };
        let last = chain.last().and_then(|&n| self.speeches[n].sources.last());
        for &n in chain {
            let before = out.len();
            for (k, source) in self.speeches[n].sources.iter().enumerate() {
                if paper(source) && last.is_some_and(|l| l.who != source.who) {
                    continue;
                }
                // What two are said to have done together (اتفقا على) is told by who says so; but two who tell an outlet
                // (قال مسؤولان للوكالة) speak.
                let outlet = |w: &Who| self.cast.all[*w].kind == EntityKind::Outlet;
                let told = before == 0 && k > 0 && self.speeches[n].sources[k - 1].who.iter().all(outlet);
                // But what two ask for, blame or deny is theirs, whoever tells it.
                let acts = matches!(self.speeches[n].stance, Stance::Asks | Stance::Blames | Stance::Denies);
                if source.who.len() > 1 && !out.is_empty() && !told && !acts && !self.speeches[n].clause {
                    continue;
                }
                let party = source_party(self.part.passage, self.cast, source);
                // قالت المتحدثة إن بلادها تدعو: she has been named who speaks for her country.
                let his = self.part.passage.words.get(source.phrase.tokens.start).is_some_and(|w| {
                    w.clitics.pronoun.is_some()
                        && matches!(self.part.passage.headword(source.phrase.tokens.start), "بلاد" | "بلد")
                });
                let known = |p: &Party| {
                    p.country.is_some() && p.country == party.country && p.sector.as_deref() != Some("MED")
                };
                if his && out.iter().any(known) {
                    continue;
                }
                // Who speaks again inside what another is told to say goes on where he left off.
                if let Some(k) = out.iter().position(|p| p.entity.is_some() && p.entity == party.entity) {
                    out.truncate(k);
                }
                let same = |p: &Party| p.entity.is_some() && p.entity == party.entity || p.span == party.span;
                if out.last().is_none_or(|p| !same(p)) {
                    out.push(party);
                }
            }
        }
        out
    }

    /// How sure it is that what a chain of speeches holds is theirs.
    pub(super) fn sureness(&self, chain: &[usize]) -> f64 {
        chain.iter().map(|&n| self.speeches[n].confidence).fold(1.0, f64::min)
    }
}
