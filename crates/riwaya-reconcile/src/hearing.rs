//! Which statements and claims of its articles belong to an event's accounts.

use std::collections::BTreeSet;
use std::rc::Rc;

use riwaya_record::{
    Claim, CodedArticle, EntityKind, Event, EventType, Field, InferredFrom, Party, Stance, Statement, Status,
};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::accounts::Files;
use crate::dates::Stretch;
use crate::folding::shared;
use crate::points::{self, Answer, Said};
use crate::sides::{Speaker, is_joint};
use crate::told::numbers;

/// How much less a statement is trusted that an article makes beside the event than one made about it.
const BESIDE: f64 = 0.85;
/// The same, where the speaker's country is guessed from what stands around him.
const GUESSED: f64 = 0.5;
/// How much less a claim is trusted whose source is named, but whose words were not found as a statement.
const UNSAID: f64 = 0.9;
/// Code points of an article that hold its first sentence.
const FIRST: u32 = 160;

/// How an article tells of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Telling {
    /// The event is what it leads with: what is said in it is said of the event.
    Leads,
    /// The event stands in its title or first sentence.
    Opens,
    /// It only mentions the event.
    Mentions,
}

/// An event with what is part of it, as its articles speak of it.
struct Whole<'a> {
    event: &'a Event,
    /// Ids of the event and of its parts.
    ids: FxHashSet<&'a str>,
    of_claim: FxHashMap<&'a str, &'a Event>,
    issues: BTreeSet<&'a str>,
}

impl<'a> Files<'a> {
    /// Everything that anyone says of the event and of what is part of it.
    pub(crate) fn answers(&self, event: &'a Event) -> Vec<Answer> {
        let all: Vec<&Event> = self.whole(event).collect();
        let whole = Whole {
            event,
            ids: all.iter().map(|e| e.id.as_str()).collect(),
            of_claim: all.iter().flat_map(|e| e.claims.iter().map(|c| (c.as_str(), *e))).collect(),
            issues: event.issues.iter().map(|i| i.key.as_str()).filter(|k| !k.starts_with("np:")).collect(),
        };
        let articles: BTreeSet<&str> =
            all.iter().flat_map(|e| e.articles.iter().map(String::as_str)).collect();
        let mut out = Vec::new();
        let mut said = Vec::new();
        for article in articles.into_iter().filter_map(|a| self.articles.get(a).copied()) {
            let mut here = self.statements(article, &whole);
            out.extend(unsaid(article, &whole).flat_map(|s| points::claimed(&s, event)));
            out.extend(own_voice(article, &whole));
            said.append(&mut here);
        }
        said.retain(|s| !s.speakers.is_empty());
        out.extend(said.iter().flat_map(|s| points::answers(s, event)));
        out
    }

    /// The statements of an article that belong to the event's accounts.
    fn statements(&self, article: &'a CodedArticle, whole: &Whole<'a>) -> Vec<Said<'a>> {
        let talks = talks(article, whole.event);
        let telling = self.telling(article, whole);
        let told: Vec<&Claim> =
            article.claims.iter().filter(|c| whole.of_claim.contains_key(c.id.as_str())).collect();
        let mut out = Vec::new();
        for s in &article.statements {
            let claim = s
                .claim
                .as_deref()
                .and_then(|id| Some((article.claims.iter().find(|c| c.id == id)?, *whole.of_claim.get(id)?)));
            let within = s.within.as_deref().is_some_and(|k| talks.contains(k));
            let direct = claim.is_some() || within;
            let beside = || {
                !is_of_talks(article, s)
                    && !is_of_like_event(article, s, whole)
                    && self.is_related(telling, s, &told, whole)
            };
            if direct || beside() {
                let guessed = s.attribution.last().is_some_and(|p| is_guessed(article, p));
                let trust = match (direct, guessed) {
                    (true, _) => 1.0,
                    (false, false) => BESIDE,
                    (false, true) => GUESSED,
                };
                out.push(Said {
                    article,
                    statement: s,
                    claim,
                    speakers: speakers(article, s, whole.event),
                    confidence: s.confidence * trust,
                });
            }
        }
        out
    }

    /// Whether what is said beside the event takes it up: all that is said in an article that leads with it; elsewhere
    /// what stands in one sentence with it, or shares an issue or several words with what is told of it.
    fn is_related(&self, telling: Telling, s: &'a Statement, told: &[&'a Claim], whole: &Whole<'_>) -> bool {
        if telling == Telling::Leads || told.iter().any(|c| c.sentence == s.sentence) {
            return true;
        }
        let takes_up = s.issues.iter().any(|i| whole.issues.contains(i.key.as_str()));
        let least = match telling {
            Telling::Leads => 0,
            Telling::Opens if takes_up => 1,
            Telling::Mentions if !takes_up => return false,
            Telling::Opens | Telling::Mentions => 2,
        };
        let words = self.stems(&s.proposition.text);
        told.iter().any(|c| shared(&words, &self.stems(&c.sentence.text)) >= least)
    }

    /// Stems of a clause or a sentence, as numbers, sorted.
    fn stems(&self, text: &'a str) -> Rc<[u32]> {
        let mut known = self.stems.borrow_mut();
        Rc::clone(known.entry(text).or_insert_with(|| numbers(text, &[]).into()))
    }

    fn telling(&self, article: &CodedArticle, whole: &Whole<'_>) -> Telling {
        if self.main.get(article.id.as_str()).is_some_and(|m| whole.ids.contains(m)) {
            return Telling::Leads;
        }
        let opens = article.claims.iter().any(|c| {
            whole.of_claim.contains_key(c.id.as_str())
                && matches!(c.status, Status::Actual | Status::Future)
                && (c.trigger.field == Field::Title || c.trigger.start < FIRST)
        });
        if opens { Telling::Opens } else { Telling::Mentions }
    }
}

/// Whether the statement tells of another event of the same kind, of another time or in another country: its toll and its
/// doers are not this one's.
fn is_of_like_event(article: &CodedArticle, s: &Statement, whole: &Whole<'_>) -> bool {
    let Some(claim) = s.claim.as_deref().and_then(|id| article.claims.iter().find(|c| c.id == id)) else {
        return false;
    };
    let day = |value: &str| Stretch::read(value);
    let dates = claim.date.as_ref().zip(whole.event.date.as_ref());
    let other_time =
        dates.and_then(|(a, b)| Some(day(&a.value)?.gap(day(&b.value)?))).is_some_and(|gap| gap > 1);
    let places = claim.place.as_ref().zip(whole.event.place.as_ref());
    let elsewhere = places.is_some_and(|(a, b)| a.country != b.country);
    claim.event == whole.event.event
        && !whole.of_claim.contains_key(claim.id.as_str())
        && (other_time || elsewhere)
}

/// Whether a speaker's country was told only by what else his sentence names, or a person's by what his article is
/// about: a foreigner may speak there.
fn is_guessed(article: &CodedArticle, party: &Party) -> bool {
    let entity = party.entity.as_deref().and_then(|id| article.entity(id));
    entity.is_some_and(|e| match e.country_from {
        None => false,
        Some(InferredFrom::Sentence) => true,
        Some(InferredFrom::Article | InferredFrom::Outlet) => e.kind == EntityKind::Person,
    })
}

/// Communications of an article that are the event.
fn talks<'a>(article: &'a CodedArticle, event: &Event) -> BTreeSet<&'a str> {
    let of_event = |k: &&riwaya_record::Communication| {
        k.claim.as_deref().is_some_and(|c| event.claims.iter().any(|e| e == c))
    };
    article.communications.iter().filter(of_event).map(|k| k.id.as_str()).collect()
}

/// Whether a statement was made within talks (a call, a meeting), of whichever event.
fn is_of_talks(article: &CodedArticle, s: &Statement) -> bool {
    let within = s.within.as_deref();
    within.is_some()
        && article.communications.iter().any(|k| Some(k.id.as_str()) == within && k.claim.is_some())
}

/// Claims of the event whose source is named although no statement carries them (قتل تسعة، بحسب المرصد).
fn unsaid<'a>(article: &'a CodedArticle, whole: &Whole<'a>) -> impl Iterator<Item = points::Claimed<'a>> {
    let carried: BTreeSet<&str> = article.statements.iter().filter_map(|s| s.claim.as_deref()).collect();
    article.claims.iter().filter_map(move |claim| {
        let of = *whole.of_claim.get(claim.id.as_str())?;
        let own = of.id == whole.event.id && !carried.contains(claim.id.as_str());
        let source = claim.attribution.last()?;
        let speakers: Vec<Speaker> = Speaker::of(article, source).into_iter().collect();
        let told = matches!(claim.status, Status::Actual | Status::Historical);
        (own && told && !speakers.is_empty()).then(|| points::Claimed {
            article,
            claim,
            speakers,
            source: Some(source.clone()),
            confidence: claim.confidence * UNSAID,
        })
    })
}

/// The outlet's own voice: claims of the event with nobody named as their source, outside of what anybody says.
fn own_voice(article: &CodedArticle, whole: &Whole<'_>) -> Vec<Answer> {
    let of_event = |c: &&Claim| {
        c.attribution.is_empty()
            && c.source.is_none()
            && c.status == Status::Actual
            && !article.statements.iter().any(|s| s.proposition.contains(&c.trigger))
            && whole.of_claim.get(c.id.as_str()).is_some_and(|e| e.id == whole.event.id)
    };
    let Some(speaker) = Speaker::outlet(article) else { return Vec::new() };
    let claimed = article.claims.iter().filter(of_event).map(|claim| points::Claimed {
        article,
        claim,
        speakers: vec![speaker.clone()],
        source: None,
        confidence: claim.confidence,
    });
    claimed.flat_map(|c| points::claimed(&c, whole.event)).collect()
}

/// Whose account a statement is: of the outermost source that is no outlet, who tells what the others said (the
/// Kremlin, that Biden proposed); but a denial, a doubt or a silence that is told of somebody is his. Where two speak
/// together, of each side of the talks.
fn speakers(article: &CodedArticle, s: &Statement, event: &Event) -> Vec<Speaker> {
    let Some(speaker) = speaking(article, s) else { return Vec::new() };
    if !is_joint(speaker) {
        return Speaker::of(article, speaker).into_iter().collect();
    }
    let within = article.communications.iter().find(|k| Some(&k.id) == s.within.as_ref());
    let reciprocal = matches!(event.event, EventType::Consult | EventType::Agree | EventType::Cooperate);
    let claim = article.claims.iter().find(|c| reciprocal && event.claims.contains(&c.id));
    let parties: Vec<&Party> = match (within, claim) {
        (Some(k), _) if k.parties.len() > 1 => k.parties.iter().collect(),
        (_, Some(c)) => c.actor.iter().chain(&c.recipient).collect(),
        _ => Vec::new(),
    };
    let all: BTreeSet<Speaker> = parties.into_iter().filter_map(|p| Speaker::of(article, p)).collect();
    let sides: BTreeSet<&str> = all.iter().map(Speaker::base).collect();
    // two spoke: with three at the table nobody knows which two
    if sides.len() == 2 { all.into_iter().collect() } else { Vec::new() }
}

/// Whom a statement's chain of sources makes speak. A denial, a doubt, a silence are those of the innermost. What was
/// said in talks is the account of whoever tells of them: of the outermost who has a side and is no outlet. Elsewhere
/// the innermost speaks; but where the same sentence has another country's voice before him, it may be that voice that
/// speaks of him or a clause that is over, and nobody knows.
fn speaking<'p>(article: &CodedArticle, s: &'p Statement) -> Option<&'p Party> {
    let innermost = s.attribution.last()?;
    if s.stance == Stance::LeavesOut {
        return Some(innermost);
    }
    // قالت القاهرة إن أديس أبابا رفضت المقترح: what one state says that another rejected is no word of the other's.
    let denies = matches!(s.stance, Stance::Denies | Stance::Doubts);
    let of_another =
        |p: &Party| p.country.is_some() && innermost.country.is_some() && p.country != innermost.country;
    if denies {
        let rival = |p: &Party| p.sector.as_deref() == Some("GOV") && of_another(p);
        return (!s.attribution.iter().any(rival)).then_some(innermost);
    }
    let mut outer = s
        .attribution
        .iter()
        .filter(|p| p.sector.as_deref() != Some("MED") && (is_joint(p) || Speaker::of(article, p).is_some()));
    if is_of_talks(article, s) {
        return outer.next().or(Some(innermost));
    }
    let mut others = outer
        .filter(|p| p.country.is_some() && innermost.country.is_some() && p.country != innermost.country);
    let unsure = others.any(|p| s.sentence.contains(&p.span) && p.span.start < innermost.span.start);
    (!unsure).then_some(innermost)
}
