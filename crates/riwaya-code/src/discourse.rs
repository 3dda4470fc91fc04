//! What runs over the whole article: which contact is being told, which day is meant, which claim a statement tells.

use std::ops::Range;

use jiff::civil::Date;
use riwaya_lexicon::Signs;
use riwaya_record::{
    Claim, ClaimDate, Communication, CommunicationKind, DateFrom, EventType, Field, Party, Span, Stance,
    Statement, Status,
};

use crate::communications::Contact;
use crate::passage::Passage;

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
}

/// A statement with what later passes need to know of it.
pub(crate) struct Said {
    pub(crate) statement: Statement,
    pub(crate) sentence: usize,
    pub(crate) content: Range<usize>,
    pub(crate) cue: usize,
    pub(crate) field: Field,
    /// The statement, speech or interview it was made in, by the word that names it.
    pub(crate) medium: Option<(CommunicationKind, Span)>,
    /// Whether the medium is an occasion of its own: a press conference, an interview, words to an outlet.
    pub(crate) apart: bool,
}

/// Whether an event of a type is done in words.
pub(crate) fn is_talk(event: EventType) -> bool {
    use EventType as E;
    matches!(event, E::Agree | E::Request | E::Support | E::Accuse | E::Threaten | E::Reject)
}

/// How many sentences a contact is still being told after it was last named.
const LASTING: usize = 5;

/// The statements, speeches and interviews in which things were said outside any contact, told apart by the word that
/// names them; their numbers follow those of the contacts.
pub(crate) fn place_in_media(said: &mut [Said], contacts: usize) -> Vec<Communication> {
    let mut out: Vec<Communication> = Vec::new();
    for s in said.iter_mut().filter(|s| s.statement.within.is_none()) {
        let Some((kind, word)) = &s.medium else { continue };
        let known = out.iter().position(|k| k.trigger == *word);
        let at = known.unwrap_or_else(|| {
            out.push(Communication {
                id: format!("k{}", contacts + out.len() + 1),
                kind: *kind,
                trigger: word.clone(),
                also: Vec::new(),
                parties: s.statement.attribution.last().cloned().into_iter().collect(),
                date: None,
                claim: None,
            });
            out.len() - 1
        });
        s.statement.within = Some(out[at].id.clone());
    }
    // Who spoke on one occasion in the article said there whatever else it tells of him.
    let occasions: Vec<(String, String)> = out
        .iter()
        .filter(|k| said.iter().any(|s| s.apart && s.statement.within.as_ref() == Some(&k.id)))
        .filter_map(|k| Some((k.parties.first()?.entity.clone()?, k.id.clone())))
        .collect();
    for s in said.iter_mut().filter(|s| s.statement.within.is_none()) {
        let speaker = s.statement.attribution.last().and_then(|p| p.entity.as_ref());
        let mut his = occasions.iter().filter(|(who, _)| Some(who) == speaker);
        if let (Some((_, id)), None) = (his.next(), his.next()) {
            s.statement.within = Some(id.clone());
        }
    }
    out
}

/// Follows the contact that is being told from sentence to sentence, and puts claims and statements into it.
pub(crate) fn place_in_contacts(
    found: &mut [Found<'_>],
    said: &mut [Said],
    contacts: &[Contact],
    day: Option<&str>,
) {
    place_where_named(found, said);
    let last = found.iter().map(|f| f.sentence).chain(said.iter().map(|s| s.sentence)).max().unwrap_or(0);
    let mut current: Option<usize> = None;
    let mut since = 0;
    for sentence in 0..=last {
        let talks = |c: &Contact| {
            matches!(c.kind, CommunicationKind::Call | CommunicationKind::Meeting | CommunicationKind::Visit)
        };
        let named = (0..contacts.len())
            .filter(|&n| {
                contacts[n].sentences.contains(&sentence)
                    && talks(&contacts[n])
                    && contacts[n].is_between_states()
                    && contacts[n].actual
            })
            .max_by_key(|&n| {
                (contacts[n].parties.len() >= 2, contacts[n].kind == CommunicationKind::Call, n)
            });
        if named.is_some() {
            current = named;
            since = sentence;
        } else if sentence > since + LASTING {
            current = None;
        }
        let Some(c) = current else { continue };
        let contact = &contacts[c];
        for s in said.iter_mut().filter(|s| s.sentence == sentence && s.statement.within.is_none()) {
            let speaks = s
                .statement
                .attribution
                .last()
                .is_some_and(|p| contact.involves(p) || p.country.is_none() && p.entity.is_none());
            // What is told of an international body (شكر الأمين العام للناتو) was said elsewhere.
            let elsewhere = found.iter().any(|f| {
                let told = f.sentence == sentence && (s.content.contains(&f.trigger) || f.trigger == s.cue);
                told && f
                    .claim
                    .recipient
                    .iter()
                    .any(|p| p.country.as_deref() == Some("IGO") && !contact.involves(p))
            });
            // What is said to the press, or long after, is no part of the contact.
            let names_it = contact.sentences.contains(&sentence);
            let later = !names_it && is_older(contact.date.as_deref(), day);
            if speaks && !elsewhere && !s.apart && !later {
                s.statement.within = Some(format!("k{}", c + 1));
            }
        }
        for f in found.iter_mut().filter(|f| f.sentence == sentence && f.contact.is_none()) {
            // What is done to an international body is done outside the contact.
            let elsewhere =
                f.claim.recipient.iter().any(|p| p.country.as_deref() == Some("IGO") && !contact.involves(p));
            let acts =
                !elsewhere && !f.claim.actor.is_empty() && f.claim.actor.iter().all(|p| contact.involves(p));
            // Summoning an ambassador is done outside.
            let spoken = is_talk(f.claim.event) && !f.claim.rule.starts_with("request.summon");
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

/// What somebody says in a contact that his own clause names (أكد خلال زيارته المصنع أن …) he says there.
fn place_where_named(found: &[Found<'_>], said: &mut [Said]) {
    for s in said.iter_mut() {
        let named = found.iter().find(|f| {
            f.claim.event == EventType::Consult
                && f.sentence == s.sentence
                && f.passage.field == s.field
                && (s.cue + 1..s.content.start).contains(&f.trigger)
                && f.claim.status == Status::Actual
        });
        if let Some(contact) = named.and_then(|f| f.contact).filter(|_| !s.apart) {
            s.statement.within = Some(format!("k{}", contact + 1));
        }
    }
}

/// Whether a contact took place more than a few days before the article: what is said now was not said in it.
fn is_older(contact: Option<&str>, day: Option<&str>) -> bool {
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

/// Claims without a date of their own take their contact's, else the day of publication.
pub(crate) fn fill_dates(found: &mut [Found<'_>], contacts: &[Contact], day: Option<&str>) {
    // The last day that was told: what "at the same time" points to.
    let mut dated: Option<String> = None;
    for f in found.iter_mut() {
        let contact = f.contact.and_then(|c| contacts[c].date.clone());
        let own = f.claim.date.as_ref().map(|d| d.from);
        if let Some(date) = contact
            && !matches!(own, Some(DateFrom::Clause | DateFrom::Sentence))
        {
            f.claim.date = Some(ClaimDate { value: date, from: DateFrom::Communication, time: None });
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
    for s in said.iter_mut() {
        let of = |f: &&Found<'_>| f.sentence == s.sentence && f.passage.field == s.field;
        let by_cue =
            found.iter().filter(of).find(|f| f.trigger == s.cue && s.statement.stance != Stance::Asserts);
        let claim = by_cue.or_else(|| found.iter().filter(of).find(|f| s.content.contains(&f.trigger)));
        s.statement.claim = claim.map(|f| f.claim.id.clone());
    }
}
