//! Where each statement was said: on the occasion its own clause names, in the contact that is being told, or on the
//! occasion its speaker spoke on before.

use std::collections::BTreeMap;

use riwaya_record::{Communication, CommunicationKind, EntityKind, Field, Party, Span, Stance};

use crate::communications::{self, Contact};
use crate::discourse::{Found, Said, is_older};
use crate::parties::{entity_id, entity_index};
use crate::speech::Named;
use crate::who::{Cast, Who};

/// An occasion that a sentence names apart from its statements.
pub(crate) struct Noted {
    /// Number of its sentence, the title's counted first.
    pub(crate) sentence: usize,
    pub(crate) named: Named,
    pub(crate) word: Span,
    /// Who speaks there (بحسب بيان الرئاسة); nobody where what was told before was said there: جاء ذلك خلال مؤتمر صحفي.
    pub(crate) speaker: Option<Party>,
}

/// How the keys of the offices end whose holders speak for others.
const SPEAKING: [&str; 2] = ["spokesperson", "press-secretary"];

/// Within how many characters of its beginning what is said names the contact it is of.
const NEAR: u32 = 60;

/// How sure a statement must be for its occasion to be that of others.
const SURE: f64 = 0.5;

/// How many sentences before the first words of a body in its statement others of its words are of it.
const AHEAD: usize = 3;

/// How many sentences later a speaker is still heard in his statement or letter.
const LASTING: usize = 6;

/// An occasion other than a contact.
struct Occasion {
    kind: CommunicationKind,
    mentions: Vec<Span>,
    /// Who speaks there.
    speaker: Option<Party>,
    /// Whether it is an occasion of its own, at which a contact is only talked about.
    apart: bool,
}

/// Where a speaker was last heard.
#[derive(Clone, Copy)]
struct Heard {
    at: usize,
    sentence: usize,
}

/// Puts statements where they were said. Occasions are numbered behind the contacts.
pub(crate) struct Placing<'a> {
    pub(crate) cast: &'a Cast<'a>,
    pub(crate) contacts: &'a [Contact],
    pub(crate) found: &'a [Found<'a>],
    /// The contact that is being told in each sentence, and in which one it was last named.
    pub(crate) told: &'a [Option<(usize, usize)>],
    pub(crate) noted: &'a [Noted],
    pub(crate) day: Option<&'a str>,
}

impl Placing<'_> {
    /// Fills `within` of all statements, and gives the communications of the article.
    pub(crate) fn place(&self, said: &mut [Said]) -> Vec<Communication> {
        let mut occasions: Vec<Occasion> = Vec::new();
        let mut at: Vec<Option<usize>> = vec![None; said.len()];
        let named: Vec<Option<usize>> =
            (0..said.len()).map(|n| self.named(&said[n], &mut occasions)).collect();
        let heard = self.heard(&mut occasions);
        self.carry(said, &named, &occasions, &heard, &mut at);
        self.close(said, &mut occasions, &mut at);
        self.look_ahead(said, &named, &occasions, &mut at);
        for (s, at) in said.iter_mut().zip(at) {
            s.statement.within = at.map(|k| format!("k{}", k + 1));
        }
        let contacts = self.contacts.iter().enumerate().map(|(n, c)| communications::record(n, c));
        contacts.chain(occasions.into_iter().enumerate().map(|(n, o)| self.record(n, o))).collect()
    }

    fn record(&self, n: usize, occasion: Occasion) -> Communication {
        let mut mentions = occasion.mentions.into_iter();
        Communication {
            id: format!("k{}", self.contacts.len() + n + 1),
            kind: occasion.kind,
            trigger: mentions.next().unwrap_or_default(),
            also: mentions.collect(),
            parties: occasion.speaker.into_iter().collect(),
            date: None,
            claim: None,
        }
    }

    /// The occasion that a statement's own clause names: a contact, one told before, or a new one.
    fn named(&self, s: &Said, occasions: &mut Vec<Occasion>) -> Option<usize> {
        let (named, word) = s.named.as_ref()?;
        Some(self.occasion(named, word, s.sentence, s.statement.attribution.last(), occasions))
    }

    fn occasion(
        &self,
        named: &Named,
        word: &Span,
        sentence: usize,
        speaker: Option<&Party>,
        occasions: &mut Vec<Occasion>,
    ) -> usize {
        use CommunicationKind as K;
        let told = self.told.get(sentence).copied().flatten().map(|(c, _)| c);
        let contact = self.contacts.iter().position(|c| c.mentions.contains(word));
        // المكالمة: the one that is being told, where it is of that kind.
        let known = told.filter(|&c| named.known && self.contacts[c].kind == named.kind);
        if let Some(contact) = known.or(contact) {
            return contact;
        }
        let first = self.contacts.len();
        if let Some(known) = occasions.iter().position(|o| o.mentions.contains(word)) {
            return first + known;
        }
        let same_speaker = |o: &Occasion| {
            let entity = |p: Option<&Party>| p.and_then(|p| p.entity.clone());
            entity(o.speaker.as_ref()).is_some() && entity(o.speaker.as_ref()) == entity(speaker)
        };
        // البيان, هذا اللقاء point back; who speaks twice in a statement mostly speaks in one, but not in a post.
        let again = |o: &Occasion| {
            o.kind == named.kind
                && (named.known || same_speaker(o) && !matches!(o.kind, K::Post | K::Message))
        };
        if let Some(known) = occasions.iter().rposition(again) {
            occasions[known].mentions.push(word.clone());
            return first + known;
        }
        occasions.push(Occasion {
            kind: named.kind,
            mentions: vec![word.clone()],
            speaker: speaker.cloned(),
            apart: named.told_press
                || matches!(named.kind, K::PressConference | K::Interview | K::Post | K::Speech),
        });
        first + occasions.len() - 1
    }

    /// Who is heard on which occasion without a statement of his own.
    fn heard(&self, occasions: &mut Vec<Occasion>) -> Vec<(String, Heard)> {
        let of = |n: &Noted| {
            let speaker = n.speaker.as_ref()?;
            let at = self.occasion(&n.named, &n.word, n.sentence, Some(speaker), occasions);
            Some((speaker.entity.clone()?, Heard { at, sentence: n.sentence }))
        };
        self.noted.iter().filter_map(of).collect()
    }

    /// In reading order: what a clause names, else the contact being told, else where its speaker was last heard.
    fn carry(
        &self,
        said: &[Said],
        named: &[Option<usize>],
        occasions: &[Occasion],
        noted: &[(String, Heard)],
        at: &mut [Option<usize>],
    ) {
        let first = self.contacts.len();
        let mut noted = noted.iter().peekable();
        let mut heard: BTreeMap<String, Heard> = BTreeMap::new();
        for (n, s) in said.iter().enumerate() {
            while let Some((speaker, h)) = noted.next_if(|(_, h)| h.sentence <= s.sentence) {
                heard.insert(speaker.clone(), *h);
            }
            let contact = self.contact(s);
            let speaker = s.statement.attribution.last().and_then(|p| p.entity.clone());
            let own = speaker.as_ref().and_then(|e| heard.get(e)).copied();
            let occasion = |k: usize| k.checked_sub(first).map(|o| &occasions[o]);
            at[n] = match (named[n], own, contact) {
                // قال البيان إن الرئيسين اتفقا: what a text tells of the contact was said in the contact.
                // لم يشر البيان إلى الموعد: but what it leaves out is left out of itself.
                (Some(k), _, Some((c, _)))
                    if self.is_aside(k, occasion(k))
                        && self.is_told_of(c, s)
                        && s.statement.stance != Stance::LeavesOut =>
                {
                    Some(c)
                }
                (Some(k), _, _) => Some(k),
                (None, Some(h), Some((c, since))) => {
                    let leads = match occasion(h.at) {
                        Some(o) if o.apart => h.sentence >= since,
                        Some(_) => !self.is_of(c, s) && !self.is_person(speaker.as_deref()),
                        None => false,
                    };
                    Some(if leads { h.at } else { c })
                }
                (None, None, Some((c, _))) => Some(c),
                (None, Some(h), None) if !s.earlier && self.lasts(h, s.sentence, occasion(h.at)) => {
                    Some(h.at)
                }
                (None, _, None) => None,
            };
            // Where he is heard is where he was said to speak: a contact that is only being told is followed by itself.
            let holds = match (named[n], own) {
                (Some(k), _) => Some(k),
                (None, Some(h)) if at[n] == Some(h.at) => Some(h.at),
                _ => None,
            };
            if let (Some(speaker), Some(k)) = (speaker, holds) {
                heard.insert(speaker, Heard { at: k, sentence: s.sentence });
            }
            if let Some(k) = named[n] {
                for other in self.others_on(s) {
                    heard.entry(other).or_insert(Heard { at: k, sentence: s.sentence });
                }
            }
        }
    }

    /// في مؤتمر صحفي مشترك مع نظيره: who else speaks on the occasion that a statement names, by name or as a side of the contact
    /// that is being told.
    fn others_on(&self, s: &Said) -> Vec<String> {
        let joint = s
            .named
            .as_ref()
            .map(|(n, _)| n)
            .filter(|n| n.joint && n.kind == CommunicationKind::PressConference);
        let Some(named) = joint else { return Vec::new() };
        if let Some(partner) = named.partner {
            return vec![entity_id(partner)];
        }
        let told = self.told.get(s.sentence).copied().flatten();
        let sides = told.map_or(&[][..], |(c, _)| &self.contacts[c].parties);
        sides.iter().filter_map(|p| p.entity.clone()).collect()
    }

    /// Whether what a text says is of a contact, or is what somebody is told to have said in it.
    fn is_told_of(&self, c: usize, s: &Said) -> bool {
        self.is_of(c, s) || s.named.as_ref().is_some_and(|(n, _)| n.inherited)
    }

    /// Whether an occasion is no more than the telling of another: a written statement, a call with journalists.
    fn is_aside(&self, k: usize, occasion: Option<&Occasion>) -> bool {
        occasion.map_or_else(|| !self.contacts[k].is_between_states(), |o| !o.apart)
    }

    /// Whether a speaker is still heard on an occasion some sentences later.
    fn lasts(&self, heard: Heard, sentence: usize, occasion: Option<&Occasion>) -> bool {
        use CommunicationKind as K;
        let gap = sentence - heard.sentence;
        match occasion.map_or_else(|| self.contacts[heard.at].kind, |o| o.kind) {
            K::PressConference | K::Interview | K::Speech => true,
            K::Post | K::Visit => gap <= 1,
            _ => gap <= LASTING,
        }
    }

    /// The contact that is being told where a statement stands, if its speaker speaks there; and where it was last named.
    fn contact(&self, s: &Said) -> Option<(usize, usize)> {
        let (c, since) = (*self.told.get(s.sentence)?).filter(|_| !s.earlier && !s.present)?;
        let contact = &self.contacts[c];
        let names_it = contact.sentences.contains(&s.sentence);
        let passing =
            contact.kind == CommunicationKind::Visit && !(names_it && self.is_received(c, s.sentence));
        if passing || self.tells_of_it_himself(c, since, s) {
            return None;
        }
        // What is said to the press, or long after, is no part of the contact.
        let later = !names_it && is_older(contact.date.as_deref(), self.day);
        let apart = s.named.as_ref().is_some_and(|(n, _)| {
            use CommunicationKind as K;
            n.told_press || matches!(n.kind, K::PressConference | K::Interview | K::Post | K::Speech)
        });
        // What a government says while talks are told it says of other things too, but for a call that is being read out.
        let party = |p: &Party| {
            p.entity.is_some() && contact.parties.iter().any(|q| q.entity == p.entity) || p.country.is_none()
        };
        let readout = contact.kind == CommunicationKind::Call
            || names_it
            || s.sentence <= since + 2
            || s.statement.attribution.last().is_none_or(party)
            || self.is_of(c, s);
        (readout && self.speaks(c, s) && !self.is_done_elsewhere(contact, s) && !apart && !later)
            .then_some((c, since))
    }

    /// استقبل الرئيس نظيره وتعهد بدعمه: whether a sentence tells of a visit as the host receiving his guest.
    fn is_received(&self, c: usize, sentence: usize) -> bool {
        let receives = |rule: &str| rule.starts_with("consult.host") || rule.starts_with("consult.received");
        self.found.iter().any(|f| f.contact == Some(c) && f.sentence == sentence && receives(&f.claim.rule))
    }

    /// Whether the sentence that named a contact last was the words of the very person who makes a statement, or of another
    /// who took part: what they say of a meeting they say elsewhere.
    fn tells_of_it_himself(&self, c: usize, since: usize, s: &Said) -> bool {
        let speaker = s.statement.attribution.last().and_then(|p| p.entity.as_deref());
        let party = |e: Option<&str>| self.contacts[c].parties.iter().any(|p| p.entity.as_deref() == e);
        self.is_person(speaker)
            && self.found.iter().any(|f| {
                let teller = f.claim.attribution.last().and_then(|p| p.entity.as_deref());
                let his = teller == speaker || self.is_person(teller) && party(teller);
                f.contact == Some(c) && f.sentence == since && his
            })
    }

    /// Whether the speaker of a statement takes part in a contact, or speaks of those who do.
    fn speaks(&self, c: usize, s: &Said) -> bool {
        let Some(p) = s.statement.attribution.last() else { return false };
        let contact = &self.contacts[c];
        if p.country.is_none() && p.entity.is_none() {
            return true;
        }
        if contact.parties.iter().any(|q| q.entity.is_some() && q.entity == p.entity) {
            return true;
        }
        // ذكرت الوكالة أن الوزيرين بحثا: an agency that tells of it.
        if p.sector.as_deref() == Some("MED") {
            return self.is_of(c, s);
        }
        // A crowd or a source does not speak for its country, nor does one person for another.
        let state = p.sector.as_deref() == Some("GOV");
        let other = self.is_person(p.entity.as_deref())
            && !self.speaks_for_others(p.entity.as_deref())
            && contact.parties.iter().any(|q| q.country == p.country && self.is_person(q.entity.as_deref()));
        // قال دبلوماسي إيراني إن: nor does an official without a name speak in it.
        let nameless = p
            .entity
            .as_deref()
            .and_then(entity_index)
            .is_some_and(|w| self.cast.all[w].generic && self.is_person(p.entity.as_deref()));
        contact.involves(p) && (state && !other && !nameless || self.is_of(c, s))
    }

    /// Whether what is said is of a contact: it names it, or opens with those who took part (أن الرئيسين اتفقا), or what
    /// the sides are told to have left out of it.
    fn is_of(&self, c: usize, s: &Said) -> bool {
        let contact = &self.contacts[c];
        let party = |w: &Who| {
            let mut parties =
                contact.parties.iter().filter_map(|q| q.entity.as_deref().and_then(entity_index));
            self.cast.all[*w].kind == EntityKind::Person && parties.any(|q| q == *w)
        };
        let pair = s.about.len() > 1
            && s.about.iter().all(|w| contact.has_country(self.cast.all[*w].country.as_deref()));
        let words = &s.statement.proposition;
        // Near the beginning of what is said, or right before it.
        let from = words.start.saturating_sub(NEAR).max(s.statement.sentence.start);
        let to = words.end.min(words.start + NEAR);
        let names = contact.mentions.iter().any(|m| m.field == words.field && (from..to).contains(&m.start));
        s.dual || pair || names || s.statement.stance == Stance::LeavesOut || s.about.iter().any(party)
    }

    /// Whether somebody speaks for his government and not for himself: a spokesman, an official without a name.
    fn speaks_for_others(&self, entity: Option<&str>) -> bool {
        let offices = &self.cast.lexicon.names.offices;
        entity.and_then(entity_index).map(|w| &self.cast.all[w]).is_some_and(|r| {
            r.generic
                || r.office.is_some_and(|o| SPEAKING.iter().any(|s| offices[o as usize].key.ends_with(s)))
        })
    }

    fn is_person(&self, entity: Option<&str>) -> bool {
        entity.and_then(entity_index).is_some_and(|w| self.cast.all[w].kind == EntityKind::Person)
    }

    /// What is told of an international body (شكر الأمين العام للناتو) was said elsewhere.
    fn is_done_elsewhere(&self, contact: &Contact, s: &Said) -> bool {
        self.found.iter().any(|f| {
            let told = f.sentence == s.sentence && (s.content.contains(&f.trigger) || f.trigger == s.cue);
            told && f
                .claim
                .recipient
                .iter()
                .any(|p| p.country.as_deref() == Some("IGO") && !contact.involves(p))
        })
    }

    /// جاء ذلك خلال مؤتمر صحفي: what the last speaker said just before, he said there.
    fn close(&self, said: &[Said], occasions: &mut Vec<Occasion>, at: &mut [Option<usize>]) {
        for noted in self.noted.iter().filter(|n| n.speaker.is_none()) {
            let Some(last) = said.iter().rposition(|s| s.sentence < noted.sentence) else { continue };
            let speaker = said[last].statement.attribution.last();
            let k = self.occasion(&noted.named, &noted.word, noted.sentence, speaker, occasions);
            let entity = speaker.and_then(|p| p.entity.as_ref());
            for n in (0..=last).rev() {
                let his = said[n].statement.attribution.last().and_then(|p| p.entity.as_ref()) == entity;
                if !his || at[n].is_some() {
                    break;
                }
                at[n] = Some(k);
            }
        }
    }

    /// Who speaks on one occasion in the article said there what the lead tells of him before it is named.
    fn look_ahead(
        &self,
        said: &[Said],
        named: &[Option<usize>],
        occasions: &[Occasion],
        at: &mut [Option<usize>],
    ) {
        use CommunicationKind as K;
        let first = self.contacts.len();
        let mut only: BTreeMap<&str, Option<usize>> = BTreeMap::new();
        let sure = |s: &Said| s.statement.confidence >= SURE;
        for (n, s) in said.iter().enumerate().filter(|(_, s)| sure(s)) {
            let entity = s.statement.attribution.last().and_then(|p| p.entity.as_deref());
            let place = at[n].filter(|k| named[n] == Some(*k) || *k >= first);
            if let (Some(entity), Some(k)) = (entity, place) {
                only.entry(entity).and_modify(|o| *o = o.filter(|o| *o == k)).or_insert(Some(k));
            }
        }
        for (n, s) in said.iter().enumerate().filter(|(_, s)| !s.earlier) {
            if at[n].is_some() {
                continue;
            }
            let entity = s.statement.attribution.last().and_then(|p| p.entity.as_deref());
            let ahead = entity.and_then(|e| only.get(e).copied().flatten());
            let kind =
                |k: usize| k.checked_sub(first).map_or_else(|| self.contacts[k].kind, |o| occasions[o].kind);
            let passing = ahead.is_some_and(|k| matches!(kind(k), K::Post | K::Message | K::Visit));
            // A government says much in an article that was not said in the statement told later.
            let far = ahead.is_some_and(|k| {
                let first = said.iter().enumerate().position(|(m, _)| named[m] == Some(k));
                let near = first.is_none_or(|m| said[m].sentence <= s.sentence + AHEAD);
                kind(k) == K::Statement && !self.is_person(entity) && !near
            });
            at[n] = ahead.filter(|_| !passing && !far).or_else(|| self.headline(s));
        }
    }

    /// What the title says that both sides of a contact say or do, they do in the contact the first sentences name.
    fn headline(&self, s: &Said) -> Option<usize> {
        let p = s.statement.attribution.last().filter(|_| s.field == Field::Title)?;
        let first = self.told.iter().flatten().next()?;
        (p.entity.is_none() && first.1 <= s.sentence + 2).then_some(first.0)
    }
}

/// Whether a sentence tells of a contact, and does not merely mention it: by a verb, or as where something was said. Much
/// is said during a visit that its guest does not say to his host.
pub(crate) fn is_told(contact: usize, sentence: usize, found: &[Found<'_>], said: &[Said]) -> bool {
    let mut of = found.iter().filter(|f| f.contact == Some(contact) && f.sentence == sentence);
    of.any(|f| {
        let word = f.passage.token_span(f.trigger);
        let place = said.iter().any(|s| s.named.as_ref().is_some_and(|(_, w)| *w == word));
        let talks = f.told || f.claim.mode.as_deref() == Some("phone");
        place || talks && f.claim.mode.as_deref() != Some("visit")
    })
}
