//! One event from the claims about it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use riwaya_record::{DateFrom, Event, EventDate, EventType, FirstReported, Issue, NumberKind, Place, Status};
use sha2::{Digest, Sha256};

use crate::compatibility::TOLLS;
use crate::dates::agree;
use crate::parties::{Who, merge};
use crate::told::{Corpus, Told, is_speech, is_talk};
use crate::voices::Voices;
use crate::wording::{Happening, tell};

/// An id made from what it stands for: `ev-` and sixteen hexadecimal digits. That two of a million are one has a chance of
/// one in forty million.
pub(crate) fn content_id(prefix: &str, content: &str) -> String {
    let mut id = format!("{prefix}-");
    for byte in &Sha256::digest(content.as_bytes())[..8] {
        // writing to a string cannot fail
        let _ = write!(id, "{byte:02x}");
    }
    id
}

/// Builds the event of a group of claims (indexes into the corpus, in canonical order).
///
/// The articles that lead with it report it too, even one of which no claim was merged into it.
pub(crate) fn build(
    corpus: &Corpus<'_>,
    group: &[usize],
    led_by: &BTreeSet<usize>,
    voices: &Voices<'_, '_>,
) -> Event {
    let told: Vec<&Told<'_>> = group.iter().map(|i| &corpus.told[*i]).collect();
    let first = told[0];
    let event = top(told.iter().map(|t| (t.claim.event, t.claim.confidence))).unwrap_or(first.claim.event);
    let of_type: Vec<&Told<'_>> = told.iter().copied().filter(|t| t.claim.event == event).collect();
    let mode = top(of_type.iter().filter_map(|t| Some((t.claim.mode.clone()?, t.claim.confidence))));
    let cameo = top(of_type
        .iter()
        .filter(|t| t.claim.mode == mode)
        .filter_map(|t| Some((t.claim.cameo.clone()?, t.claim.confidence))));
    let status = status(&told);
    let (actors, recipients) = roles(&of_type, event);
    let issues = issues(&told);
    // those who speak by phone are at no one place: a place beside the call is what they spoke of
    let place = place(&told).filter(|_| mode.as_deref() != Some("phone"));
    let (what, what_ar) = tell(&Happening {
        event,
        mode: mode.as_deref(),
        cameo: cameo.as_deref(),
        status,
        actors: &actors,
        recipients: &recipients,
        issues: &issues,
        place: place.as_ref(),
        toll: toll(&of_type),
    });
    let reported_by: BTreeSet<usize> = told.iter().map(|t| t.article).chain(led_by.iter().copied()).collect();
    let articles = || reported_by.iter().map(|n| corpus.articles[*n]);
    let article_ids: BTreeSet<&str> = articles().map(|a| a.id.as_str()).collect();
    let outlets: BTreeSet<&str> = articles().map(|a| a.outlet.as_deref().unwrap_or(a.id.as_str())).collect();
    let voices = voices.count(group, led_by);
    let best = told.iter().map(|t| t.claim.confidence).fold(0.0, f64::max).clamp(0.0, 1.0);
    let more = 1.0 - 0.5_f64.powi(voices.saturating_sub(1).min(16) as i32);
    let earliest = corpus.articles[reported_by.first().map_or(first.article, |n| (*n).min(first.article))];
    let scores: Vec<f64> =
        of_type.iter().filter(|t| cameo.is_none() || t.claim.cameo == cameo).map(|t| t.claim.score).collect();
    let mean = scores.iter().sum::<f64>() / scores.len().max(1) as f64;
    let mut claims: Vec<String> = told.iter().map(|t| t.claim.id.clone()).collect();
    claims.sort();
    Event {
        id: content_id("ev", &first.claim.id),
        event,
        mode,
        cameo,
        what,
        what_ar,
        actors,
        recipients,
        date: date(&told),
        place,
        status,
        part_of: None,
        articles: article_ids.into_iter().map(str::to_owned).collect(),
        outlets: outlets.len() as u32,
        voices,
        claims,
        statements: statements(corpus, &told),
        first_reported: Some(FirstReported {
            published: earliest.published.clone(),
            article: earliest.id.clone(),
        }),
        storyline: None,
        issues,
        sides: Vec::new(),
        score: (mean * 10.0).round() / 10.0,
        confidence: ((best + (1.0 - best) * 0.5 * more) * 1000.0).round() / 1000.0,
    }
}

/// The value of the greatest weight; of equals the first.
fn top<T: PartialEq>(values: impl Iterator<Item = (T, f64)>) -> Option<T> {
    let mut found: Vec<(T, f64)> = Vec::new();
    for (value, weight) in values {
        match found.iter_mut().find(|(v, _)| *v == value) {
            Some((_, sum)) => *sum += weight.max(0.01),
            None => found.push((value, weight.max(0.01))),
        }
    }
    let most = found.iter().map(|f| f.1).fold(0.0, f64::max);
    found.into_iter().find(|f| f.1 >= most - 1e-9).map(|f| f.0)
}

/// Told by anyone as having happened, it counts as actual: a denier is a side of it, not its undoing.
fn status(told: &[&Told<'_>]) -> Status {
    let has = |s: Status| told.iter().any(|t| t.claim.status == s);
    if has(Status::Actual) {
        Status::Actual
    } else if has(Status::Historical) {
        Status::Historical
    } else {
        top(told.iter().map(|t| (t.claim.status, t.claim.confidence))).unwrap_or_default()
    }
}

/// Who and to whom. Calls have no direction; another talk has one where most texts tell it so.
fn roles(
    told: &[&Told<'_>],
    event: EventType,
) -> (Vec<riwaya_record::EventActor>, Vec<riwaya_record::EventActor>) {
    let directed = told.iter().filter(|t| !t.recipients().is_empty()).count();
    let reciprocal = matches!(event, EventType::Consult | EventType::Agree | EventType::Cooperate);
    let phone = told.iter().any(|t| t.claim.mode.as_deref() == Some("phone"));
    let joint = reciprocal && (phone && event == EventType::Consult || 2 * directed <= told.len());
    if joint {
        let all: Vec<&Who<'_>> = told.iter().flat_map(|t| &t.parties).collect();
        return (merge(&all, told.len()), Vec::new());
    }
    // where texts tell it both ways, those that say who did it to whom are heard on the roles
    let clear: Vec<&&Told<'_>> = if reciprocal && directed > 0 {
        told.iter().filter(|t| !t.recipients().is_empty()).collect()
    } else {
        told.iter().collect()
    };
    let actors: Vec<&Who<'_>> = clear.iter().flat_map(|t| t.actors()).collect();
    let recipients: Vec<&Who<'_>> = clear.iter().flat_map(|t| t.recipients()).collect();
    let doers = merge(&actors, clear.iter().filter(|t| !t.actors().is_empty()).count());
    let mut others = merge(&recipients, clear.iter().filter(|t| !t.recipients().is_empty()).count());
    others.retain(|o| !doers.contains(o));
    (doers, others)
}

/// The day that most texts give, else the month or year; inferred dates count where nothing else is known.
fn date(told: &[&Told<'_>]) -> Option<EventDate> {
    let dated: Vec<(&str, DateFrom)> = told
        .iter()
        .filter_map(|t| t.claim.date.as_ref())
        .filter(|d| crate::dates::Stretch::read(&d.value).is_some())
        .map(|d| (d.value.as_str(), d.from))
        .collect();
    let weight = |from: DateFrom| match from {
        DateFrom::Clause | DateFrom::Correction => 2.0,
        DateFrom::Sentence | DateFrom::Communication => 1.5,
        DateFrom::Context => 0.7,
        DateFrom::Dateline | DateFrom::Published => 0.4,
    };
    let said = |from: DateFrom| !matches!(from, DateFrom::Dateline | DateFrom::Published);
    let some_said = dated.iter().any(|(_, from)| said(*from));
    // who corrects a day has read what the texts say
    let corrected = dated.iter().any(|(_, from)| *from == DateFrom::Correction);
    let heard: Vec<(&str, DateFrom)> = dated
        .into_iter()
        .filter(|(_, from)| if corrected { *from == DateFrom::Correction } else { said(*from) || !some_said })
        .collect();
    let days = || heard.iter().filter(|(v, _)| v.len() >= 10);
    let mut votes: BTreeMap<&str, f64> = BTreeMap::new();
    for (value, from) in days() {
        *votes.entry(value).or_default() += weight(*from);
    }
    if votes.is_empty() {
        let finest = heard.iter().map(|(v, _)| v.len()).max()?;
        for (value, from) in heard.iter().filter(|(v, _)| v.len() == finest) {
            *votes.entry(value).or_default() += weight(*from);
        }
    }
    // of equal votes the earlier day: reports lag behind what they report
    let most = votes.values().copied().fold(0.0, f64::max);
    let value = votes.iter().find(|(_, w)| **w >= most - 1e-9).map(|(v, _)| (*v).to_owned())?;
    let agreed = heard.iter().all(|(v, _)| agree(v, &value));
    Some(EventDate { value, agreed })
}

fn place(told: &[&Told<'_>]) -> Option<Place> {
    let name =
        top(told.iter().filter_map(|t| Some((t.claim.place.as_ref()?.name.clone(), t.claim.confidence))))?;
    told.iter().filter_map(|t| t.claim.place.as_ref()).find(|p| p.name == name).cloned()
}

/// How many were killed, else hurt, held or driven out: the least and the most that texts say.
fn toll(told: &[&Told<'_>]) -> Option<(NumberKind, f64, f64)> {
    TOLLS.iter().find_map(|kind| {
        let counts =
            || told.iter().flat_map(|t| &t.claim.numbers).filter(|n| n.kind == *kind).map(|n| n.value);
        let (least, most) = (counts().fold(f64::INFINITY, f64::min), counts().fold(0.0, f64::max));
        (most >= 1.0).then_some((*kind, least, most))
    })
}

/// Issues by how many claims name them; words that are no entry of the lexicon only where they recur.
fn issues(told: &[&Told<'_>]) -> Vec<Issue> {
    let mut found: BTreeMap<&str, (usize, &Issue)> = BTreeMap::new();
    for t in told {
        let mut seen = BTreeSet::new();
        for issue in t.claim.issues.iter().filter(|i| seen.insert(i.key.as_str())) {
            found.entry(&issue.key).or_insert((0, issue)).0 += 1;
        }
    }
    let mut out: Vec<(usize, &Issue)> =
        found.into_values().filter(|(n, i)| !i.key.starts_with("np:") || *n > 1 || told.len() == 1).collect();
    out.sort_by_key(|(n, i)| (i.key.starts_with("np:"), std::cmp::Reverse(*n), i.key.clone()));
    out.into_iter().take(8).map(|(_, i)| i.clone()).collect()
}

/// Statements that carry one of the claims, or were made within the talks that one of them is.
fn statements(corpus: &Corpus<'_>, told: &[&Told<'_>]) -> Vec<String> {
    let ids: BTreeSet<&str> = told.iter().map(|t| t.claim.id.as_str()).collect();
    let mut out = BTreeSet::new();
    let articles: BTreeSet<usize> = told.iter().map(|t| t.article).collect();
    for article in articles.into_iter().map(|n| corpus.articles[n]) {
        let here: BTreeSet<&str> = article
            .communications
            .iter()
            .filter(|k| k.claim.as_deref().is_some_and(|c| ids.contains(c)))
            .map(|k| k.id.as_str())
            .collect();
        for s in &article.statements {
            let carries = s.claim.as_deref().is_some_and(|c| ids.contains(c));
            if carries || s.within.as_deref().is_some_and(|k| here.contains(k)) {
                out.insert(s.id.clone());
            }
        }
    }
    out.into_iter().collect()
}

/// The event of the talks in which an event, a group of claims, was said, by most of its claims; `home` has the event of
/// each claim.
///
/// Only what a party to the talks did by speaking in them is part of them: a strike that they spoke about is not. Talks
/// are of another family than what is said, so that a whole is never a part.
pub(crate) fn whole_of<'e>(
    corpus: &Corpus<'_>,
    event: &str,
    group: &[usize],
    home: impl Fn(usize) -> Option<&'e str>,
) -> Option<&'e str> {
    let talks = group.iter().filter_map(|i| home(talk_of(corpus, &corpus.told[*i])?));
    top(talks.filter(|talk| *talk != event).map(|talk| (talk, 1.0)))
}

/// The claim that is the talks in which this claim's act was done.
pub(crate) fn talk_of(corpus: &Corpus<'_>, told: &Told<'_>) -> Option<usize> {
    let article = corpus.articles[told.article];
    let talk = &article.communications[told.within?];
    let claim = *corpus.by_id.get(talk.claim.as_deref()?)?;
    let of = &corpus.told[claim];
    let speaks = is_speech(told.claim.event) && is_talk(talk.kind);
    let present = told.actors().is_empty()
        || told.actors().iter().any(|a| {
            of.parties.iter().any(|p| a.likeness(p) >= 0.5)
                || talk.parties.iter().any(|p| a.likeness(&Who::new(article, p)) >= 0.5)
        });
    (speaks && present && told.claim.status != Status::Historical).then_some(claim)
}
