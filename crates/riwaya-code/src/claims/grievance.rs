//! Against whom a protest is: who is to go, who is denounced, whose doing is protested against.

use riwaya_record::{EntityKind, EventType};

use super::verbs::suffers;
use super::{ClaimDraft, Finder, PartyDraft};

/// Adjectives of slogans and marches for those against somebody behind ل or ب (folded headwords).
const AGAINST: [&str; 8] = ["مناهض", "معاد", "معادي", "مناوي", "معارض", "مندد", "رافض", "مضاد"];

/// Nouns for what protesters want of somebody (folded headwords): برحيل الرئيس, باستقالة الحكومة.
const WANTED: [&str; 9] = ["رحيل", "اسقاط", "سقوط", "تنحي", "تنحيه", "استقاله", "اقاله", "محاكمه", "عزل"];

/// Nouns for protest itself, behind which على or ب tells against what (folded headwords).
const PROTESTED: [&str; 4] = ["احتجاج", "تنديد", "استنكار", "اعتراض"];

/// How far behind the word for a protest its aim may stand.
const REACH: usize = 30;

impl<'a> Finder<'a, '_, '_> {
    /// Gives the protests of a sentence that name nobody whom they are against the one told behind them: مظاهرات مناهضة
    /// للحكومة, اعتصموا للمطالبة برحيل الرئيس, تظاهروا احتجاجا على قرار الوزارة.
    pub(super) fn aim(&self, drafts: &mut [ClaimDraft<'a>]) {
        for draft in drafts.iter_mut() {
            if draft.frame.event != EventType::Protest || !draft.recipients.is_empty() {
                continue;
            }
            let aim = self.aimed_at(draft.trigger);
            draft.recipients =
                aim.into_iter().filter(|p| !draft.actors.iter().any(|a| a.who == p.who)).collect();
        }
    }

    fn aimed_at(&self, t: usize) -> Vec<PartyDraft> {
        let from = self.passage.phrase_from(t);
        let until = self.range.end.min(t + REACH);
        for n in from..self.passage.phrases.len() {
            let p = &self.passage.phrases[n];
            if p.tokens.start >= until {
                break;
            }
            let aim = self.aim_of(n);
            if !aim.is_empty() {
                return aim;
            }
        }
        Vec::new()
    }

    /// Whom a phrase says a protest is against.
    fn aim_of(&self, n: usize) -> Vec<PartyDraft> {
        let p = &self.passage.phrases[n];
        let head = self.passage.headword(p.head());
        let prep = p.prep.as_deref();
        if prep == Some("ضد") {
            return self.answerable(n);
        }
        let last = self.passage.headword(p.tokens.end - 1);
        let next = self
            .passage
            .phrases
            .get(n + 1)
            .filter(|q| q.tokens.start <= p.tokens.end + 1 && q.tokens.start < self.range.end);
        let behind = next.and_then(|q| q.prep.as_deref());
        if (AGAINST.contains(&head) || AGAINST.contains(&last)) && matches!(behind, Some("ل" | "ب")) {
            return self.answerable(n + 1);
        }
        if PROTESTED.contains(&head) && matches!(behind, Some("علي" | "ب" | "ضد")) {
            return self.answerable(n + 1);
        }
        if WANTED.contains(&head) {
            return self.governing(self.parties_inside(n));
        }
        Vec::new()
    }

    /// Whom a phrase names that can be protested against, itself, inside it or as the doer of what it names.
    fn answerable(&self, n: usize) -> Vec<PartyDraft> {
        let named = self.governing(self.parties_from(n).0);
        if !named.is_empty() {
            return named;
        }
        let doer = self.governing(self.doer_of(n));
        // للتنديد بإعدام الزعيم: whom harm was done to is not to blame for it.
        let head = self.passage.phrases[n].head();
        let harm = self.passage.words[head]
            .lemma
            .is_some_and(|l| self.passage.lexicon.frames.of(l).any(|f| suffers(f.event)));
        if doer.is_empty() && !harm { self.governing(self.parties_inside(n)) } else { doer }
    }

    /// Those among parties who have power over others: no victims or crowds.
    fn governing(&self, parties: Vec<PartyDraft>) -> Vec<PartyDraft> {
        let powerful = |p: &PartyDraft| {
            let r = &self.cast.all[p.who];
            r.is_party() && r.kind != EntityKind::Population && r.sector.as_deref() != Some("CVL")
        };
        parties.into_iter().filter(powerful).collect()
    }
}
