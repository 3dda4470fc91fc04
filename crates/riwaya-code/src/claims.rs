//! Claims: the words that name events, and who does what to whom, by the grammatical places their frames name.

mod agreement;
mod among;
mod arguments;
mod belonging;
mod carried;
mod charged;
mod clauses;
mod control;
mod coordinated;
mod doers;
mod generic;
mod genitives;
mod grievance;
mod harm;
mod nouns;
mod objects;
mod other_senses;
mod partakers;
mod pronouns;
mod relatives;
mod roles;
mod same_act;
mod sides;
pub(crate) mod signs;
mod subjects;
mod understood;
mod verbs;

use std::ops::Range;

use riwaya_lexicon::{Frame, Pos, Role};
use riwaya_record::{EntityKind, EventType};

use self::roles::Args;
use crate::passage::Passage;
use crate::speech::{Listener, Speech};
use crate::who::{Cast, Who};

/// A party and the code points that name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PartyDraft {
    pub(crate) who: Who,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// A claim as it is being found.
#[derive(Clone, Debug)]
pub(crate) struct ClaimDraft<'a> {
    pub(crate) frame: &'a Frame,
    pub(crate) trigger: usize,
    pub(crate) also: Vec<usize>,
    pub(crate) actors: Vec<PartyDraft>,
    pub(crate) recipients: Vec<PartyDraft>,
    /// The tokens of the clause.
    pub(crate) clause: Range<usize>,
    /// The light verb that carries the trigger.
    pub(crate) light: Option<usize>,
    pub(crate) confidence: f64,
}

/// Finds the claims of one sentence.
pub(crate) struct Finder<'a, 'p, 'c> {
    passage: &'p Passage<'a>,
    listener: &'p Listener<'a, 'p>,
    speeches: &'p [Speech],
    cast: &'c mut Cast<'a>,
    /// The sentence.
    range: Range<usize>,
    /// The subject of the verb before, for verbs that leave theirs out.
    last_subject: Vec<PartyDraft>,
    /// The subject before that, where the last one stands in a clause that says when.
    subject_around: Vec<PartyDraft>,
    /// The two sides of the meeting, call or deal told last.
    last_pair: Vec<PartyDraft>,
    /// Whether the subject since then is no party.
    last_thing: bool,
}

impl<'a, 'p, 'c> Finder<'a, 'p, 'c> {
    pub(crate) fn new(
        listener: &'p Listener<'a, 'p>,
        speeches: &'p [Speech],
        cast: &'c mut Cast<'a>,
        range: Range<usize>,
    ) -> Self {
        Self {
            passage: listener.passage,
            listener,
            speeches,
            cast,
            range,
            last_subject: Vec::new(),
            subject_around: Vec::new(),
            last_pair: Vec::new(),
            last_thing: false,
        }
    }

    pub(crate) fn find(&mut self) -> Vec<ClaimDraft<'a>> {
        let mut out: Vec<ClaimDraft<'a>> = Vec::new();
        for t in self.range.clone() {
            let word = &self.passage.words[t];
            let Some(lemma) = word.lemma else { continue };
            let is_verb = word.is_verb();
            let mut best: Option<ClaimDraft<'a>> = None;
            for frame in self.passage.lexicon.frames.of(lemma) {
                let participle = word.is(Pos::ActiveParticiple);
                let draft = if is_verb || self.passage.is_circumstantial(t) {
                    self.verbal(t, frame)
                } else if word.is_nominal() && !participle {
                    self.nominal(t, frame)
                } else {
                    None
                };
                if let Some(draft) = draft.filter(|d| {
                    !self.is_interview(d) && !self.is_trade(d) && !self.is_caution(d) && !self.is_business(d)
                }) && best.as_ref().is_none_or(|b| draft.confidence > b.confidence)
                {
                    best = Some(draft);
                }
            }
            if is_verb {
                self.remember_subject(t);
            }
            self.claim_responsibility(t, &mut out);
            let fresh = best
                .and_then(|draft| self.join_harm(&mut out, draft))
                .and_then(|draft| self.join_again(&mut out, draft));
            if let Some(mut draft) = fresh {
                self.answer_charge(&out, &mut draft);
                self.turn_on_accused(&mut draft);
                self.threaten_in_words(&mut draft);
                self.leave_out_reinforced(&mut draft);
                self.take_people_for_state(&mut draft);
                self.remember_pair(&draft);
                self.join(&mut out, draft);
            }
        }
        for draft in &mut out {
            self.take_decider(draft);
        }
        self.blame(&mut out);
        self.aim(&mut out);
        self.share_harm(&mut out);
        self.name_among(&mut out);
        out
    }

    /// Remembers the two who meet, agree or fight, for those who are spoken of as both.
    fn remember_pair(&mut self, draft: &ClaimDraft<'_>) {
        if draft.actors.len() == 2 {
            self.last_pair.clone_from(&draft.actors);
        } else if let [whose, one, other] = draft.actors.as_slice()
            && self.cast.all[whose.who].generic
            && whose.start < one.start
        {
            // التقى وفدا الحكومة والمعارضة: whose the two are.
            self.last_pair = vec![*one, *other];
        } else if draft.frame.event == EventType::Consult
            && let ([one], [other]) = (draft.actors.as_slice(), draft.recipients.as_slice())
        {
            self.last_pair = vec![*one, *other];
        } else {
            return;
        }
        let mutual = draft.frame.event == EventType::Consult || draft.frame.subject == Some(Role::Side);
        if let ([one, other], true) = (self.last_pair.as_slice(), mutual) {
            self.cast.told_together([one.who, other.who]);
        }
    }

    /// حوار مع قناة: a talk with an outlet is an interview, and no consultation.
    fn is_interview(&self, draft: &ClaimDraft<'_>) -> bool {
        let outlet = |p: &PartyDraft| self.cast.all[p.who].kind == EntityKind::Outlet;
        draft.frame.event == EventType::Consult && draft.actors.iter().chain(&draft.recipients).any(outlet)
    }

    /// مدير الاتصالات, وزارة الاتصالات: whether a noun names a trade or an office, and nobody's contact.
    fn is_trade(&self, draft: &ClaimDraft<'_>) -> bool {
        const OFFICES: [&str; 18] = [
            "مدير",
            "مديره",
            "وزير",
            "وزيره",
            "وزاره",
            "شركه",
            "هيئه",
            "قطاع",
            "وسيله",
            "شبكه",
            "خبير",
            "خدمه",
            "نظام",
            "تكنولوجيا",
            "تقنيه",
            "سوق",
            "برج",
            "قمر",
        ];
        let t = draft.trigger;
        t > self.range.start
            && self.passage.headword(t) == "اتصال"
            && self.passage.words[t].clitics.preposition.is_none()
            && OFFICES.contains(&self.passage.headword(t - 1))
    }

    /// شركتان تخوضان مفاوضات اندماج: what companies do among themselves is private business.
    fn is_business(&self, draft: &ClaimDraft<'_>) -> bool {
        let company = |p: &PartyDraft| self.cast.all[p.who].sector.as_deref() == Some("BUS");
        matches!(
            draft.frame.event,
            EventType::Consult | EventType::Agree | EventType::Cooperate | EventType::Support
        ) && !draft.actors.is_empty()
            && draft.actors.iter().chain(&draft.recipients).all(company)
    }

    /// حذرت المنظمة من كارثة: who has no force to use warns of what others may do, and threatens nobody.
    fn is_caution(&self, draft: &ClaimDraft<'_>) -> bool {
        let warns = matches!(self.passage.verb_headword(draft.trigger), Some("حذر" | "نبه"))
            || self.passage.headword(draft.trigger) == "تحذير";
        let harmless = |p: &PartyDraft| {
            matches!(
                self.cast.all[p.who].sector.as_deref(),
                Some("NGO" | "IGO" | "MED" | "EDU" | "BUS" | "CVL" | "LAB")
            )
        };
        // حذرت الوزارة مواطنيها: nor does a state threaten its own citizens by it.
        let country = |p: &PartyDraft| self.cast.all[p.who].country.clone();
        let own = !draft.recipients.is_empty()
            && draft.recipients.iter().all(|r| {
                self.cast.all[r.who].sector.as_deref() == Some("CVL")
                    && country(r).is_some()
                    && draft.actors.iter().any(|a| {
                        country(a) == country(r) && self.cast.all[a.who].sector.as_deref() == Some("GOV")
                    })
            });
        draft.frame.event == EventType::Threaten
            && warns
            && !draft.actors.is_empty()
            && (draft.actors.iter().all(harmless) || own)
    }

    fn draft(
        frame: &'a Frame,
        trigger: usize,
        clause: Range<usize>,
        args: Args,
        light: Option<usize>,
        confidence: f64,
    ) -> ClaimDraft<'a> {
        let mut confidence = confidence;
        if args.actors.len() > 1 || !args.actors.is_empty() && !args.recipients.is_empty() {
            confidence += 0.07;
        }
        ClaimDraft {
            frame,
            trigger,
            also: light.into_iter().collect(),
            actors: args.actors,
            recipients: args.recipients,
            clause,
            light,
            confidence: confidence.clamp(0.05, 0.98),
        }
    }
}
