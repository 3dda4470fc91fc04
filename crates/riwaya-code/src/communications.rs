//! Communications: calls, meetings, visits, speeches and written statements, told apart and followed through the text.

use riwaya_lexicon::Contact as Told;
use riwaya_record::{Claim, Communication, CommunicationKind, EventType, Party, Span, Status};

use crate::discourse::Found;

/// A communication as it is being followed.
#[derive(Debug)]
pub(crate) struct Contact {
    pub(crate) kind: CommunicationKind,
    pub(crate) mentions: Vec<Span>,
    pub(crate) parties: Vec<Party>,
    pub(crate) date: Option<String>,
    /// Index of the claim it is.
    claim: Option<usize>,
    /// Whether it took place, as far as the text says.
    pub(crate) actual: bool,
    /// Its id, once it is known to stay.
    claim_id: Option<String>,
    /// Whether no word yet has said of what kind it was (talks, a conversation).
    pub(crate) open: bool,
    /// Sentences (title and text counted on) that name it.
    pub(crate) sentences: Vec<usize>,
}

impl Contact {
    fn countries(&self) -> impl Iterator<Item = &str> {
        self.parties.iter().filter_map(|p| p.country.as_deref())
    }

    /// Whether two countries or bodies are known to take part.
    pub(crate) fn is_between_states(&self) -> bool {
        self.parties.iter().filter(|p| p.country.is_some()).count() >= 2
    }

    pub(crate) fn has_country(&self, country: Option<&str>) -> bool {
        country.is_some_and(|c| self.countries().any(|d| d == c))
    }

    /// Whether somebody takes part in it, or speaks for somebody who does.
    pub(crate) fn involves(&self, party: &Party) -> bool {
        self.has_country(party.country.as_deref()) && party.sector.as_deref() != Some("MED")
    }
}

fn kind_of(found: &Found<'_>) -> Option<CommunicationKind> {
    let claim = &found.claim;
    let talks = found.told_contact != Some(Told::None);
    if claim.event != EventType::Consult || claim.status == Status::Negated || !talks {
        return None;
    }
    Some(match claim.mode.as_deref() {
        Some("phone") => CommunicationKind::Call,
        Some("visit") => CommunicationKind::Visit,
        _ => CommunicationKind::Meeting,
    })
}

/// القمة المرتقبة: whether an adjective says that it has not been held yet.
fn is_coming(found: &Found<'_>) -> bool {
    let behind = found.trigger + 1..(found.trigger + 3).min(found.passage.words.len());
    behind.into_iter().any(|i| {
        matches!(
            found.passage.fold(i).trim_start_matches("ال").trim_end_matches('ه'),
            "مرتقب" | "مقبل" | "قادم" | "مقرر" | "مزمع" | "منتظر" | "محتمل"
        )
    })
}

/// Whether the words alone leave open what kind of contact it was: talks, discussed.
fn open_kind(found: &Found<'_>) -> bool {
    found.told_contact == Some(Told::Open) && found.claim.mode.is_none()
}

fn dates_agree(a: Option<&str>, b: Option<&str>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => {
            let n = a.len().min(b.len());
            a.get(..n) == b.get(..n)
        }
        _ => true,
    }
}

/// What tells one side from another within an article: its country, or itself where it has none.
fn identity(p: &Party) -> Option<String> {
    match p.country.as_deref() {
        Some(c) if c != "IGO" && c != "IMG" => Some(c.to_owned()),
        _ => p.entity.clone(),
    }
}

/// A mention of a contact as it is being grouped.
struct Mention {
    claim: usize,
    kind: CommunicationKind,
    /// Whether its words leave the kind open.
    open: bool,
    sides: Vec<String>,
    date: Option<String>,
    actual: bool,
    sentence: usize,
}

impl Contact {
    fn sides(&self) -> Vec<String> {
        let mut out: Vec<String> = self.parties.iter().filter_map(identity).collect();
        out.sort();
        out.dedup();
        out
    }

    fn take(&mut self, m: &Mention, found: &[Found<'_>]) {
        let claim = &found[m.claim].claim;
        if self.open && !m.open {
            self.kind = m.kind;
            self.open = false;
        }
        self.mentions.push(claim.trigger.clone());
        self.mentions.extend(claim.also.iter().cloned());
        self.sentences.push(m.sentence);
        for p in claim.actor.iter().chain(&claim.recipient) {
            if identity(p).is_none_or(|i| !self.sides().contains(&i)) {
                self.parties.push(p.clone());
            }
        }
        if self.date.is_none() {
            self.date.clone_from(&m.date);
        }
        let parties = |n: usize| found[n].claim.actor.len() + found[n].claim.recipient.len();
        if self.claim.is_none_or(|k| parties(k) < 2 && parties(m.claim) >= 2) {
            self.claim = Some(m.claim);
        }
    }

    fn kind_fits(&self, m: &Mention) -> bool {
        self.kind == m.kind
            || self.open && m.kind != CommunicationKind::Visit
            || m.open && self.kind != CommunicationKind::Visit
    }
}

/// Groups the CONSULT claims of an article into contacts, and gives each claim what the others know: parties, date,
/// mode. First the mentions that name both sides, then those that name one or none, which go to the nearest contact
/// of their kind that has it. Claims must be in reading order.
pub(crate) fn gather(found: &mut [Found<'_>]) -> Vec<Contact> {
    let mut mentions: Vec<Mention> = Vec::new();
    for (n, f) in found.iter().enumerate() {
        let Some(kind) = kind_of(f) else { continue };
        let mut sides: Vec<String> =
            f.claim.actor.iter().chain(&f.claim.recipient).filter_map(identity).collect();
        sides.sort();
        sides.dedup();
        let own = |d: &&riwaya_record::ClaimDate| {
            matches!(d.from, riwaya_record::DateFrom::Clause | riwaya_record::DateFrom::Sentence)
        };
        let date = f.claim.date.as_ref().filter(own).map(|d| d.value.clone());
        mentions.push(Mention {
            claim: n,
            kind,
            open: open_kind(f),
            sides,
            date,
            actual: f.claim.status == Status::Actual && !is_coming(f),
            sentence: f.sentence,
        });
    }
    let mut contacts: Vec<(bool, Contact)> = Vec::new();
    let mut of_claim: Vec<Option<usize>> = vec![None; found.len()];
    let (full, partial): (Vec<&Mention>, Vec<&Mention>) = mentions.iter().partition(|m| m.sides.len() >= 2);
    for m in full.into_iter().chain(partial) {
        let fits = |(actual, c): &(bool, Contact)| {
            let theirs = c.sides();
            let sides = if m.sides.len() >= 2 {
                theirs == m.sides || theirs.len() > 2 && m.sides.iter().all(|s| theirs.contains(s))
            } else {
                theirs.len() >= 2 && m.sides.iter().all(|s| theirs.contains(s))
                    || !theirs.is_empty() && theirs == m.sides
            };
            *actual == m.actual
                && sides
                && c.kind_fits(m)
                && dates_agree(c.date.as_deref(), m.date.as_deref())
        };
        // The nearest one told before, else the nearest at all; a kind that is said outright before an open one.
        let distance = |c: &Contact| {
            c.sentences
                .iter()
                .map(|&s| if s <= m.sentence { 2 * (m.sentence - s) } else { 2 * (s - m.sentence) + 1 })
                .min()
                .unwrap_or(usize::MAX)
        };
        let at = (0..contacts.len())
            .filter(|&n| fits(&contacts[n]))
            .min_by_key(|&n| (contacts[n].1.kind != m.kind && !m.open, distance(&contacts[n].1)));
        let at = at.unwrap_or_else(|| {
            contacts.push((
                m.actual,
                Contact {
                    kind: m.kind,
                    mentions: Vec::new(),
                    parties: Vec::new(),
                    date: None,
                    claim: None,
                    claim_id: None,
                    actual: m.actual,
                    open: m.open,
                    sentences: Vec::new(),
                },
            ));
            contacts.len() - 1
        });
        contacts[at].1.take(m, found);
        of_claim[m.claim] = Some(at);
    }
    let mut contacts: Vec<Contact> = contacts.into_iter().map(|(_, c)| c).collect();
    for c in &mut contacts {
        c.mentions.sort_by_key(Span::order);
        c.sentences.sort_unstable();
    }
    for (n, at) in of_claim.iter().enumerate() {
        let Some(at) = *at else { continue };
        let c = &contacts[at];
        let claim = &mut found[n].claim;
        if claim.actor.len() + claim.recipient.len() < 2 {
            for p in &c.parties {
                let known = claim.actor.iter().chain(&claim.recipient).any(|q| identity(q) == identity(p));
                if !known {
                    claim.actor.push(p.clone());
                }
            }
        }
        if c.kind == CommunicationKind::Call && claim.mode.is_none() {
            claim.mode = Some("phone".into());
            claim.cameo = Some("041".into());
        }
        found[n].contact = Some(at);
    }
    for c in &mut contacts {
        c.claim_id =
            c.claim.map(|k| &found[k].claim).filter(|claim| !is_nobodys(claim)).map(|claim| claim.id.clone());
    }
    contacts
}

/// Whether a claim tells of talks, but nothing tells who held them.
pub(crate) fn is_nobodys(claim: &Claim) -> bool {
    claim.event == EventType::Consult && claim.actor.is_empty() && claim.recipient.is_empty()
}

/// The record of a contact.
pub(crate) fn record(n: usize, c: &Contact) -> Communication {
    let mut mentions = c.mentions.clone();
    let trigger = if mentions.is_empty() { Span::default() } else { mentions.remove(0) };
    Communication {
        id: format!("k{}", n + 1),
        kind: c.kind,
        trigger,
        also: mentions,
        parties: c.parties.clone(),
        date: c.date.clone(),
        claim: c.claim_id.clone(),
    }
}
