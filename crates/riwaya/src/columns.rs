//! Records as rows: few columns for reading, all for CSV.

use std::collections::BTreeSet;

use riwaya_record::{
    ArticleSummary, Correcting, Correction, Event, EventActor, Issue, Number, Party, Stance, Status,
    Storyline,
};
use riwaya_store::{ListedClaim, ListedStatement};
use serde::Serialize;

use crate::printing::{Rows, shortened, telling_length};

/// Characters of a headline, a quotation or a name that a table shows.
const WORDS: usize = 70;

/// A unit variant's name as JSON has it.
pub(crate) fn named<T: Serialize>(value: T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

fn code(country: Option<&str>, sector: Option<&str>) -> String {
    [country, sector].into_iter().flatten().collect::<Vec<_>>().join("-")
}

/// A party with its code: `الكرملين (RUS-GOV)`.
pub(crate) fn party(party: &Party) -> String {
    match code(party.country.as_deref(), party.sector.as_deref()) {
        code if code.is_empty() => party.span.text.clone(),
        code => format!("{} ({code})", party.span.text),
    }
}

/// An actor with its code: `Joe Biden (USA-GOV)`.
pub(crate) fn actor(actor: &EventActor) -> String {
    match code(actor.country.as_deref(), actor.sector.as_deref()) {
        code if code.is_empty() => actor.name.clone(),
        code => format!("{} ({code})", actor.name),
    }
}

fn joined<T>(items: &[T], show: impl Fn(&T) -> String) -> String {
    items.iter().map(show).collect::<Vec<_>>().join("; ")
}

fn parties(all: &[Party]) -> String {
    shortened(&joined(all, party), WORDS)
}

/// Who says so, outermost first.
pub(crate) fn chain(attribution: &[Party]) -> String {
    attribution.iter().map(party).collect::<Vec<_>>().join(" › ")
}

/// A type with its mode: `CONSULT phone`.
pub(crate) fn kind(event: &Event) -> String {
    match &event.mode {
        Some(mode) => format!("{} {mode}", event.event),
        None => event.event.to_string(),
    }
}

/// The date of an event, with a mark where its reports disagree.
pub(crate) fn day(event: &Event) -> String {
    match &event.date {
        None => "undated".to_owned(),
        Some(date) if date.agreed => date.value.clone(),
        Some(date) => format!("{} ?", date.value),
    }
}

/// The sentence on an event, and its status where it did not simply happen.
pub(crate) fn what(event: &Event) -> String {
    let what = if event.what.is_empty() { &event.what_ar } else { &event.what };
    match event.status {
        Status::Actual => what.clone(),
        other => format!("{what} [{}]", named(other)),
    }
}

fn front(id: &str, length: usize) -> String {
    id.chars().take(length).collect()
}

fn option(value: Option<&String>) -> String {
    value.cloned().unwrap_or_default()
}

pub(crate) fn events(events: &[Event]) -> Rows {
    let length = telling_length(events.iter().map(|e| e.id.as_str()));
    let rows =
        events.iter().map(|e| vec![day(e), kind(e), what(e), reports(e), front(&e.id, length)]).collect();
    Rows { header: EVENTS, rows }
}

/// The columns of [`events`].
pub(crate) const EVENTS: &[&str] = &["date", "type", "what", "reports", "id"];

/// How many articles report an event, and how many of them independently where that is fewer.
fn reports(event: &Event) -> String {
    let (articles, voices) = (event.articles.len(), event.voices as usize);
    match voices {
        _ if voices >= articles => articles.to_string(),
        1 => format!("{articles}, 1 voice"),
        _ => format!("{articles}, {voices} voices"),
    }
}

pub(crate) fn events_csv(events: &[Event]) -> Rows {
    let names = |actors: &[EventActor]| joined(actors, |a| a.name.clone());
    let countries = |actors: &[EventActor]| joined(actors, |a| option(a.country.as_ref()));
    let sectors = |actors: &[EventActor]| joined(actors, |a| option(a.sector.as_ref()));
    let rows = events
        .iter()
        .map(|e| {
            let place = e.place.as_ref();
            vec![
                e.id.clone(),
                e.date.as_ref().map(|d| d.value.clone()).unwrap_or_default(),
                e.date.as_ref().map(|d| d.agreed.to_string()).unwrap_or_default(),
                e.event.to_string(),
                option(e.mode.as_ref()),
                option(e.cameo.as_ref()),
                e.score.to_string(),
                named(e.status),
                names(&e.actors),
                countries(&e.actors),
                sectors(&e.actors),
                names(&e.recipients),
                countries(&e.recipients),
                sectors(&e.recipients),
                e.what.clone(),
                e.what_ar.clone(),
                place.map(|p| p.name.clone()).unwrap_or_default(),
                place.and_then(|p| p.country.clone()).unwrap_or_default(),
                place.and_then(|p| p.lat).map(|n| n.to_string()).unwrap_or_default(),
                place.and_then(|p| p.lon).map(|n| n.to_string()).unwrap_or_default(),
                joined(&e.issues, |i| i.key.clone()),
                joined(&e.sides, Clone::clone),
                option(e.part_of.as_ref()),
                option(e.storyline.as_ref()),
                e.articles.len().to_string(),
                e.outlets.to_string(),
                e.voices.to_string(),
                e.first_reported.as_ref().and_then(|f| f.published.date.clone()).unwrap_or_default(),
                joined(&e.articles, Clone::clone),
                e.confidence.to_string(),
                e.sides.len().to_string(),
            ]
        })
        .collect();
    Rows {
        header: &[
            "id",
            "date",
            "date_agreed",
            "event",
            "mode",
            "cameo",
            "score",
            "status",
            "actors",
            "actor_countries",
            "actor_sectors",
            "recipients",
            "recipient_countries",
            "recipient_sectors",
            "what",
            "what_ar",
            "place",
            "place_country",
            "lat",
            "lon",
            "issues",
            "sides",
            "part_of",
            "storyline",
            "article_count",
            "outlets",
            "voices",
            "first_reported",
            "articles",
            "confidence",
            "side_count",
        ],
        rows,
    }
}

pub(crate) fn claims(claims: &[ListedClaim]) -> Rows {
    let length = telling_length(claims.iter().map(|c| c.claim.id.as_str()));
    let rows = claims
        .iter()
        .map(|ListedClaim { article, claim, .. }| {
            let status = if claim.status == Status::Actual { String::new() } else { named(claim.status) };
            vec![
                claim.date.as_ref().map(|d| d.value.clone()).unwrap_or_default(),
                claim.event.to_string(),
                status,
                claim.trigger.text.clone(),
                parties(&claim.actor),
                parties(&claim.recipient),
                chain(&claim.attribution),
                shortened(article, WORDS),
                front(&claim.id, length),
            ]
        })
        .collect();
    Rows {
        header: &["date", "type", "status", "word", "who", "to whom", "according to", "article", "id"],
        rows,
    }
}

pub(crate) fn claims_csv(claims: &[ListedClaim]) -> Rows {
    let texts = |all: &[Party]| joined(all, |p| p.span.text.clone());
    let countries = |all: &[Party]| joined(all, |p| option(p.country.as_ref()));
    let sectors = |all: &[Party]| joined(all, |p| option(p.sector.as_ref()));
    let rows = claims
        .iter()
        .map(|ListedClaim { article, event_id, claim: c }| {
            vec![
                c.id.clone(),
                article.clone(),
                option(event_id.as_ref()),
                c.date.as_ref().map(|d| d.value.clone()).unwrap_or_default(),
                c.date.as_ref().map(|d| named(d.from)).unwrap_or_default(),
                c.event.to_string(),
                option(c.mode.as_ref()),
                option(c.cameo.as_ref()),
                c.score.to_string(),
                named(c.status),
                texts(&c.actor),
                countries(&c.actor),
                sectors(&c.actor),
                texts(&c.recipient),
                countries(&c.recipient),
                sectors(&c.recipient),
                texts(&c.attribution),
                c.place.as_ref().map(|p| p.name.clone()).unwrap_or_default(),
                numbers(&c.numbers),
                issues(&c.issues),
                c.trigger.text.clone(),
                named(c.trigger.field),
                c.trigger.start.to_string(),
                c.trigger.end.to_string(),
                c.sentence.text.clone(),
                c.confidence.to_string(),
                c.rule.clone(),
            ]
        })
        .collect();
    Rows {
        header: &[
            "id",
            "article",
            "event_id",
            "date",
            "date_from",
            "event",
            "mode",
            "cameo",
            "score",
            "status",
            "actors",
            "actor_countries",
            "actor_sectors",
            "recipients",
            "recipient_countries",
            "recipient_sectors",
            "attribution",
            "place",
            "numbers",
            "issues",
            "trigger",
            "trigger_in",
            "trigger_start",
            "trigger_end",
            "sentence",
            "confidence",
            "rule",
        ],
        rows,
    }
}

fn numbers(numbers: &[Number]) -> String {
    joined(numbers, |n| format!("{} {} {}", named(n.kind), named(n.bound), n.value))
}

fn issues(issues: &[Issue]) -> String {
    joined(issues, |i| i.key.clone())
}

/// A stance as a verb.
pub(crate) fn stance(stance: Stance) -> String {
    named(stance)
}

pub(crate) fn statements(statements: &[ListedStatement]) -> Rows {
    let length = telling_length(statements.iter().map(|s| s.statement.id.as_str()));
    let rows = statements
        .iter()
        .map(|ListedStatement { article, statement, .. }| {
            vec![
                chain(&statement.attribution),
                stance(statement.stance),
                shortened(&statement.proposition.text, 2 * WORDS),
                shortened(article, WORDS),
                front(&statement.id, length),
            ]
        })
        .collect();
    Rows { header: &["who", "stance", "what", "article", "id"], rows }
}

pub(crate) fn statements_csv(statements: &[ListedStatement]) -> Rows {
    let rows = statements
        .iter()
        .map(|ListedStatement { article, event_id, statement: s }| {
            vec![
                s.id.clone(),
                article.clone(),
                option(event_id.as_ref()),
                joined(&s.attribution, |p| p.span.text.clone()),
                joined(&s.attribution, |p| code(p.country.as_deref(), p.sector.as_deref())),
                stance(s.stance),
                s.proposition.text.clone(),
                named(s.proposition.field),
                s.proposition.start.to_string(),
                s.proposition.end.to_string(),
                issues(&s.issues),
                numbers(&s.numbers),
                option(s.claim.as_ref()),
                option(s.within.as_ref()),
                option(s.quote.as_ref()),
                s.confidence.to_string(),
            ]
        })
        .collect();
    Rows {
        header: &[
            "id",
            "article",
            "event_id",
            "attribution",
            "attribution_codes",
            "stance",
            "proposition",
            "proposition_in",
            "proposition_start",
            "proposition_end",
            "issues",
            "numbers",
            "claim",
            "within",
            "quote",
            "confidence",
        ],
        rows,
    }
}

pub(crate) fn articles(articles: &[ArticleSummary]) -> Rows {
    let length = telling_length(articles.iter().filter_map(|a| a.main_event.as_deref()));
    let rows = articles
        .iter()
        .map(|a| {
            vec![
                option(a.published.date.as_ref()),
                option(a.outlet.as_ref()),
                shortened(&a.title, WORDS),
                a.language.clone(),
                a.main_event.as_deref().map(|id| front(id, length)).unwrap_or_default(),
                a.id.clone(),
            ]
        })
        .collect();
    Rows { header: &["published", "outlet", "title", "language", "event", "id"], rows }
}

pub(crate) fn articles_csv(articles: &[ArticleSummary]) -> Rows {
    let rows = articles
        .iter()
        .map(|a| {
            vec![
                a.id.clone(),
                option(a.url.as_ref()),
                option(a.outlet.as_ref()),
                option(a.published.time.as_ref()),
                option(a.published.date.as_ref()),
                named(a.published.from),
                a.language.clone(),
                a.title.clone(),
                option(a.main_event.as_ref()),
                option(a.storyline.as_ref()),
            ]
        })
        .collect();
    Rows {
        header: &[
            "id",
            "url",
            "outlet",
            "published_time",
            "published_date",
            "published_from",
            "language",
            "title",
            "main_event",
            "storyline",
        ],
        rows,
    }
}

pub(crate) fn storylines(storylines: &[Storyline]) -> Rows {
    let length = telling_length(storylines.iter().map(|s| s.id.as_str()));
    let rows = storylines
        .iter()
        .map(|s| {
            vec![
                option(s.from.as_ref()),
                option(s.to.as_ref()),
                s.name.clone(),
                s.name_ar.clone(),
                s.events.len().to_string(),
                s.articles.len().to_string(),
                front(&s.id, length),
            ]
        })
        .collect();
    Rows { header: &["from", "to", "name", "in Arabic", "events", "articles", "id"], rows }
}

pub(crate) fn storylines_csv(storylines: &[Storyline]) -> Rows {
    let rows = storylines
        .iter()
        .map(|s| {
            vec![
                s.id.clone(),
                s.name.clone(),
                s.name_ar.clone(),
                option(s.from.as_ref()),
                option(s.to.as_ref()),
                joined(&s.events, Clone::clone),
                joined(&s.articles, Clone::clone),
            ]
        })
        .collect();
    Rows { header: &["id", "name", "name_ar", "from", "to", "events", "articles"], rows }
}

/// Corrections, with whether they hold; the same for reading and for other programs.
pub(crate) fn corrections(all: &[Correction], force: &BTreeSet<String>) -> Rows {
    let rows = all
        .iter()
        .map(|c| {
            let holds = if force.contains(&c.id) { "yes" } else { "undone" };
            vec![
                c.at.clone(),
                c.who.clone(),
                correcting(&c.change),
                c.why.clone(),
                holds.to_owned(),
                c.id.clone(),
            ]
        })
        .collect();
    Rows { header: &["at", "who", "what", "why", "holds", "id"], rows }
}

/// A correction in few words.
fn correcting(change: &Correcting) -> String {
    let to = match change {
        Correcting::Date { date, .. } => format!(" {}", date.as_deref().unwrap_or("none")),
        Correcting::Party { role, parties, .. } => {
            let names: Vec<&str> = parties.iter().map(|p| p.key.as_deref().unwrap_or(&p.name)).collect();
            let names = if names.is_empty() { "nobody".to_owned() } else { names.join(", ") };
            format!(" {} {names}", named(role))
        }
        Correcting::Cell { side, .. } => format!(" {side}"),
        Correcting::Undo { correction } => format!(" {correction}"),
        _ => String::new(),
    };
    let of: Vec<&str> = change.claims().map(String::as_str).collect();
    let of = match of.as_slice() {
        [] => String::new(),
        [one] => format!(": {one}"),
        [one, others @ ..] => format!(": {one} and {} more", others.len()),
    };
    format!("{}{to}{of}", change.name())
}
