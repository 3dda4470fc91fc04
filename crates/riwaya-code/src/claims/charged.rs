//! Deeds that somebody is charged with: whoever accuses, holds or sentences him did not do them.

use riwaya_lexicon::{Name, Pos, Role};
use riwaya_record::{EntityKind, EventType};

use super::{ClaimDraft, Finder, PartyDraft};

/// Nouns of charging somebody with a deed (folded headwords): بعد إدانتهم بإجراء محادثات, للاشتباه بأنه تعامل.
const CHARGES: [&str; 5] = ["ادانه", "اتهام", "تهمه", "اشتباه", "شبهه"];

/// How far behind a word of charging the deed may stand.
const REACH: usize = 8;

impl<'a> Finder<'a, '_, '_> {
    /// Gives a deed of which somebody is charged to him, and takes away whoever charges him: قضت المحكمة بسجن مسؤولين بعد إدانتهم
    /// بإجراء محادثات, اتهمت السعودية طهران بأنها زودت الحوثيين.
    pub(super) fn answer_charge(&self, told: &[ClaimDraft<'a>], draft: &mut ClaimDraft<'a>) {
        let t = draft.trigger;
        if !matches!(draft.frame.subject, Some(Role::Actor | Role::Side)) {
            return;
        }
        let charge = told.iter().rev().find(|d| {
            let event = d.frame.event;
            d.trigger < t
                && !d.recipients.is_empty()
                && (event == EventType::Accuse && self.is_accused_clause(t)
                    || event == EventType::Coerce && self.charges_between(d.trigger, t))
        });
        let Some(charge) = charge else { return };
        let explicit = |p: &PartyDraft| self.passage.tokens.get(t).is_some_and(|word| p.start > word.start);
        // للاشتباه بأنه تعامل: of verbs only the one that stands right behind أن.
        let word = &self.passage.words[t];
        if word.is_verb() && !(t > self.range.start && self.passage.words[t - 1].is(Pos::That)) {
            return;
        }
        let by_charger = draft.actors.iter().any(|p| charge.actors.iter().any(|c| c.who == p.who));
        let alone = draft.actors.is_empty() || draft.frame.subject == Some(Role::Side);
        if !(by_charger || alone || !draft.actors.iter().any(explicit)) {
            return;
        }
        let accused = charge.recipients.iter().filter(|r| draft.recipients.iter().all(|x| x.who != r.who));
        let accused: Vec<PartyDraft> = accused.copied().collect();
        if accused.is_empty() {
            return;
        }
        draft.actors.retain(|p| explicit(p) && accused.iter().all(|a| a.who != p.who));
        draft.actors.splice(0..0, accused);
    }

    /// بأنها زودت: whether a verb stands right behind the أن of what somebody is accused of.
    fn is_accused_clause(&self, t: usize) -> bool {
        let Some(that) = t.checked_sub(1).filter(|&i| i > self.range.start) else { return false };
        let accuses =
            |i: usize| self.passage.verb_headword(i) == Some("اتهم") || self.passage.headword(i) == "اتهام";
        self.passage.words[that].is(Pos::That)
            && self.passage.words[that].clitics.pronoun.is_some()
            && self.passage.fold(that).starts_with('ب')
            && (that.saturating_sub(REACH).max(self.range.start)..that).any(accuses)
    }

    /// Whether between a verb of holding or sentencing and a deed stands that he is charged with it.
    fn charges_between(&self, verb: usize, deed: usize) -> bool {
        let charges = |i: &usize| {
            let word = &self.passage.words[*i];
            word.is_nominal()
                && CHARGES.contains(&self.passage.headword(*i))
                && (word.clitics.pronoun.is_some() || word.clitics.preposition.is_some())
        };
        (deed.saturating_sub(REACH).max(verb + 1)..deed).rev().find(charges).is_some_and(|charge| {
            (charge + 1..deed).all(|i| !matches!(self.passage.fold(i), "،" | "," | "وذلك"))
        })
    }

    /// Makes whoever an alleged deed is told against its doer: دعوى بشأن مزاعم عن اعتداء جنسي ضد الوزير.
    pub(super) fn turn_on_accused(&self, draft: &mut ClaimDraft<'a>) {
        const ALLEGED: [&str; 7] = ["مزعم", "زعم", "اتهام", "دعوي", "شكوي", "بلاغ", "ادعاء"];
        let t = draft.trigger;
        let alleged = draft.frame.event == EventType::Assault
            && draft.actors.is_empty()
            && self.passage.words[t].is_nominal()
            && (t.saturating_sub(REACH).max(self.range.start)..t)
                .rev()
                .take_while(|&i| !self.passage.words[i].is_verb())
                .any(|i| ALLEGED.contains(&self.passage.headword(i)));
        let against = |p: &PartyDraft| {
            self.passage
                .phrases
                .iter()
                .any(|q| q.prep.as_deref() == Some("ضد") && q.start <= p.start && p.end <= q.end)
        };
        if alleged && !draft.recipients.is_empty() && draft.recipients.iter().all(against) {
            draft.actors = std::mem::take(&mut draft.recipients);
        }
    }

    /// Makes whoever threatens in his own words the actor: قال الرئيس إن طهران ستواجه عواقب وخيمة.
    pub(super) fn threaten_in_words(&self, draft: &mut ClaimDraft<'a>) {
        let (frame, word) = (draft.frame, &self.passage.words[draft.trigger]);
        let coming = word.is_verb() && word.clitics.future;
        if !coming
            || frame.event != EventType::Threaten
            || frame.subject == Some(Role::Actor)
            || !draft.actors.is_empty()
        {
            return;
        }
        let speaker = self.holder(draft.trigger).and_then(|speech| speech.sources.last());
        let actors = speaker.map(|s| self.parties_of(s)).unwrap_or_default();
        let same = |p: &PartyDraft| draft.recipients.iter().any(|r| r.who == p.who);
        let outlet = |p: &PartyDraft| self.cast.all[p.who].kind == EntityKind::Outlet;
        if !actors.iter().any(|p| same(p) || outlet(p)) {
            draft.actors = actors;
        }
    }

    /// Takes away whose forces they are that somebody else reinforces: أرسلت فرنسا جنودا لتعزيز القوات الأمريكية.
    pub(super) fn leave_out_reinforced(&self, draft: &mut ClaimDraft<'a>) {
        if draft.frame.event != EventType::Mobilize || draft.actors.len() < 2 {
            return;
        }
        let Some(whole) = self.passage.phrase_at(draft.trigger).map(|n| &self.passage.phrases[n]) else {
            return;
        };
        let adjective = |p: &PartyDraft| {
            whole.tokens.clone().skip(1).any(|i| {
                self.passage.tokens.get(i).is_some_and(|token| token.start == p.start && token.end == p.end)
                    && self.passage.mention_at(i, |x| matches!(x, Name::Nisba(_))).is_some()
            })
        };
        if draft.actors.iter().any(|p| !adjective(p)) {
            draft.actors.retain(|p| !adjective(p));
        }
    }

    /// Takes a people that talks, agrees or works with others for its state: مباحثات بين الروس والأميركيين.
    pub(super) fn take_people_for_state(&mut self, draft: &mut ClaimDraft<'a>) {
        if !matches!(draft.frame.event, EventType::Consult | EventType::Agree | EventType::Cooperate) {
            return;
        }
        for party in draft.actors.iter_mut().chain(&mut draft.recipients) {
            if self.cast.all[party.who].kind != EntityKind::Population {
                continue;
            }
            let from = self.passage.phrases.partition_point(|p| p.start < party.start);
            let Some(phrase) = self.passage.phrases.get(from) else { continue };
            let i = phrase.tokens.start;
            let alone = phrase.start == party.start
                && phrase.tokens.len() == 1
                && self.passage.words[i].clitics.article;
            let people = self.passage.mention_at(i, |x| matches!(x, Name::People(_) | Name::Nisba(_)));
            let country = people.and_then(|m| {
                m.names.iter().find_map(|x| match x {
                    Name::People(c) | Name::Nisba(c) => Some(*c),
                    _ => None,
                })
            });
            if let Some(country) = country.filter(|_| alone) {
                party.who = self.cast.country(country);
            }
        }
    }
}
