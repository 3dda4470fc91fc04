//! What runs over the whole article: which contact is being told, which day is meant, which claim a statement tells.

use std::ops::Range;

use jiff::civil::Date;
use riwaya_lexicon::Signs;
use riwaya_record::{
    Claim, ClaimDate, CommunicationKind, DateFrom, EventType, Field, Party, Span, Stance, Statement, Status,
};
use rustc_hash::FxHashMap;

use crate::communications::Contact;
use crate::passage::Passage;
use crate::speech::Named;
use crate::who::Who;

/// Nouns of what is told by nobody in particular (folded headwords).
pub(crate) const TALES: [&str; 8] = ["نبا", "انباء", "تقرير", "معلومه", "شائعه", "اشاعه", "خبر", "تسريب"];

/// A claim with what later passes need to know of it.
pub(crate) struct Found<'p> {
    pub(crate) claim: Claim,
    /// By what its confidence was judged.
    pub(crate) signs: Signs,
    /// Number of its sentence, the title's counted first.
    pub(crate) sentence: usize,
    /// Tokens of its sentence.
    pub(crate) passage: &'p Passage<'p>,
    pub(crate) trigger: usize,
    pub(crate) contact: Option<usize>,
    /// What its frame says of the contact.
    pub(crate) told_contact: Option<riwaya_lexicon::Contact>,
    /// Whether its words say that somebody does it (a verb, a carried noun) and do not merely mention it.
    pub(crate) told: bool,
    /// Whether it is told as something earlier: in a relative clause, with كان, behind after or since.
    pub(crate) background: bool,
    /// Whether its sentence says that it happened at the time of what was told before.
    pub(crate) simultaneous: bool,
    /// Whether its clause points back to the time told last: آنذاك, حينها.
    pub(crate) then: bool,
}

/// A statement with what later passes need to know of it.
pub(crate) struct Said {
    pub(crate) statement: Statement,
    pub(crate) sentence: usize,
    pub(crate) content: Range<usize>,
    pub(crate) cue: usize,
    pub(crate) field: Field,
    /// The occasion its clause names, and the word that names it.
    pub(crate) named: Option<(Named, Span)>,
    /// Whom what is said opens with.
    pub(crate) about: Vec<Who>,
    /// Whether the verb before or in the first words is one of two: قال البيان: "اتفقا على …".
    pub(crate) dual: bool,
    /// Whether it was said before what is being told: كان قد صرح.
    pub(crate) earlier: bool,
    /// Whether the text tells it in the present, as what somebody says at all times (ترفض الحكومة …).
    pub(crate) present: bool,
}

/// Whether an event of a type is done in words.
pub(crate) fn is_talk(event: EventType) -> bool {
    use EventType as E;
    matches!(event, E::Agree | E::Request | E::Support | E::Accuse | E::Threaten | E::Reject)
}

/// How many sentences a contact is still being told after it was last named.
const LASTING: usize = 5;

/// The contact that each sentence tells of, and the sentence that named it last.
pub(crate) type Told = Vec<Option<(usize, usize)>>;

/// Follows the contact that is being told from sentence to sentence. Only sentences count as naming it that pass a test.
pub(crate) fn follow(sentences: usize, contacts: &[Contact], names: impl Fn(usize, usize) -> bool) -> Told {
    let talks = |c: &Contact| {
        matches!(c.kind, CommunicationKind::Call | CommunicationKind::Meeting | CommunicationKind::Visit)
    };
    let mut current: Option<(usize, usize)> = None;
    let mut told = Told::new();
    for sentence in 0..sentences {
        let named = (0..contacts.len())
            .filter(|&n| {
                contacts[n].sentences.contains(&sentence)
                    && talks(&contacts[n])
                    && contacts[n].is_between_states()
                    && contacts[n].actual
                    && names(n, sentence)
            })
            .max_by_key(|&n| {
                (contacts[n].parties.len() >= 2, contacts[n].kind == CommunicationKind::Call, n)
            });
        current = named.map(|n| (n, sentence)).or(current.filter(|c| sentence <= c.1 + LASTING));
        told.push(current);
    }
    told
}

/// Puts claims into the contact that is being told.
pub(crate) fn place_in_contacts(found: &mut [Found<'_>], told: &Told, contacts: &[Contact]) {
    for (sentence, current) in told.iter().enumerate() {
        let Some((c, _)) = *current else { continue };
        let contact = &contacts[c];
        for f in found.iter_mut().filter(|f| f.sentence == sentence && f.contact.is_none()) {
            // What is done to an international body is done outside the contact.
            // تعهد الوزير بمواصلة الدعم، وتحدث مع نظيره: nor what is told before the contact, which another clause adds.
            let (trigger, sentence) = (&f.claim.trigger, &f.claim.sentence);
            let added = contact.mentions.iter().any(|m| {
                m.field == trigger.field
                    && m.start > trigger.start
                    && m.start < sentence.end
                    && m.text.starts_with('و')
            });
            let elsewhere = added
                || f.claim
                    .recipient
                    .iter()
                    .any(|p| p.country.as_deref() == Some("IGO") && !contact.involves(p));
            let acts =
                !elsewhere && !f.claim.actor.is_empty() && f.claim.actor.iter().all(|p| contact.involves(p));
            // Summoning an ambassador and ordering one's own people is done outside.
            let outside = ["request.summon", "request.order"].iter().any(|r| f.claim.rule.starts_with(r));
            let spoken = is_talk(f.claim.event) && !outside;
            if acts && spoken && f.claim.status == Status::Actual {
                f.contact = Some(c);
                // What one side says in a contact, it says to the other.
                let directed = matches!(f.claim.event.as_str(), "AGREE" | "REQUEST" | "ACCUSE" | "THREATEN");
                if directed && f.told && f.claim.recipient.is_empty() {
                    let other = |p: &&Party| f.claim.actor.iter().all(|a| a.country != p.country);
                    f.claim.recipient = contact.parties.iter().filter(other).cloned().collect();
                }
            }
        }
    }
}

/// Whether a contact took place more than a few days before the article: what is said now was not said in it.
pub(crate) fn is_older(contact: Option<&str>, day: Option<&str>) -> bool {
    let date = |d: Option<&str>| d.and_then(|d| d.parse::<Date>().ok());
    match (date(contact), date(day)) {
        (Some(then), Some(now)) => then.until(now).is_ok_and(|gap| gap.get_days() > RECENT),
        _ => false,
    }
}

/// How many days after a contact it is still reported.
const RECENT: i32 = 4;

/// Sentences, the title's counted, in which even what is only mentioned is news.
const LEAD: usize = 3;

/// Openings that put a sentence at the time of what was told before (folded).
const AT_THE_SAME_TIME: [&[&str]; 6] = [
    &["في", "الوقت", "نفسه"],
    &["في", "الوقت", "ذاته"],
    &["بالتزامن"],
    &["في", "غضون", "ذلك"],
    &["في", "الاثناء"],
    &["في", "اليوم", "نفسه"],
];

/// Whether a sentence says at its start that it happened at the time of what was told before.
pub(crate) fn opens_at_the_same_time(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    AT_THE_SAME_TIME.iter().any(|words| {
        words.iter().enumerate().all(|(n, w)| {
            let i = range.start + n;
            i < range.end
                && passage.fold(i).strip_prefix('و').filter(|_| n == 0).unwrap_or(passage.fold(i)) == *w
        })
    })
}

/// Words that point back to the time told last (folded): وقتل الجنود آنذاك.
const THEN: [&str; 6] = ["انذاك", "حينها", "حينذاك", "وقتها", "يومها", "يومذاك"];

/// Whether one of some words points back to the time told last.
pub(crate) fn points_to_then(passage: &Passage<'_>, mut words: Range<usize>) -> bool {
    words.any(|i| THEN.contains(&passage.fold(i)))
}

/// Claims without a date of their own take their contact's, else the day of publication.
pub(crate) fn fill_dates(found: &mut [Found<'_>], contacts: &[Contact], day: Option<&str>) {
    // The last day that was told: what "at the same time" points to.
    let mut dated: Option<String> = None;
    // The last time that anything told is told to have happened, however long ago.
    let mut then: Option<(String, Status)> = None;
    for f in found.iter_mut() {
        let contact = f.contact.and_then(|c| contacts[c].date.clone());
        let own = f.claim.date.as_ref().map(|d| d.from);
        if let Some(date) = contact
            && !matches!(own, Some(DateFrom::Clause | DateFrom::Sentence))
        {
            f.claim.date = Some(ClaimDate { value: date, from: DateFrom::Communication, time: None });
        } else if own.is_none()
            && f.claim.status == Status::Actual
            && let Some((date, status)) = then.clone().filter(|_| f.then)
        {
            f.claim.date = Some(ClaimDate { value: date, from: DateFrom::Context, time: None });
            f.claim.status = status;
        } else if own.is_none()
            && f.claim.status == Status::Actual
            && let Some(date) = dated.clone().filter(|_| f.simultaneous)
        {
            f.claim.date = Some(ClaimDate { value: date, from: DateFrom::Context, time: None });
        } else if own.is_none()
            && f.claim.status == Status::Actual
            && (f.told || f.sentence < LEAD)
            && !f.background
            && let Some(day) = day
        {
            f.claim.date = Some(ClaimDate { value: day.to_owned(), from: DateFrom::Published, time: None });
        }
        if let Some(date) = f
            .claim
            .date
            .as_ref()
            .filter(|d| d.from != DateFrom::Published && f.claim.status == Status::Actual)
            .filter(|d| day.is_none_or(|day| d.value.as_str() <= day))
        {
            dated = Some(date.value.clone());
        }
        if let Some(date) = f.claim.date.as_ref()
            && matches!(f.claim.status, Status::Actual | Status::Historical)
        {
            then = Some((date.value.clone(), f.claim.status));
        }
    }
}

/// What a text says was left unsaid is mostly what it told in the sentence before: a statement of that kind without
/// issues of its own takes over those of the last that has some.
pub(crate) fn carry_issues(said: &mut [Said]) {
    for n in 1..said.len() {
        let (before, rest) = said.split_at_mut(n);
        let s = &mut rest[0];
        if s.statement.stance != Stance::LeavesOut || !s.statement.issues.is_empty() {
            continue;
        }
        let near =
            |b: &&Said| b.field == s.field && b.sentence + 1 >= s.sentence && !b.statement.issues.is_empty();
        if let Some(last) = before.iter().rev().find(near) {
            s.statement.issues.clone_from(&last.statement.issues);
        }
    }
}

/// Each statement's claim: the first whose trigger lies in what is said, or is the word of saying itself.
pub(crate) fn link_statements(said: &mut [Said], found: &[Found<'_>]) {
    let mut told: FxHashMap<usize, Vec<&Found<'_>>> = FxHashMap::default();
    for claim in found {
        told.entry(claim.sentence).or_default().push(claim);
    }
    for s in said.iter_mut() {
        let of = || told.get(&s.sentence).into_iter().flatten().filter(|f| f.passage.field == s.field);
        let by_cue = of().find(|f| f.trigger == s.cue && s.statement.stance != Stance::Asserts);
        let claim = by_cue.or_else(|| of().find(|f| s.content.contains(&f.trigger)));
        s.statement.claim = claim.map(|f| f.claim.id.clone());
    }
}
