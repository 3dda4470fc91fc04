//! `explain`: the words, entries and rules behind a record, and why claims were merged or kept apart.

use std::collections::BTreeSet;
use std::path::Path;

use riwaya_lexicon::{Frame, Lexicon, Need, Role};
use riwaya_reconcile::links;
use riwaya_record::{Claim, DateFrom, Event, Link, Party, Span};
use riwaya_store::{ListedClaim, ListedStatement, Record, Store};

use crate::arguments::ExplainArguments;
use crate::columns::{chain, kind, named, party, what};
use crate::failure::Failure;
use crate::knowledge;
use crate::lists::{opened, printed};
use crate::lookup::record;
use crate::printing::{Out, isolated};

pub(crate) fn explain(asked: &ExplainArguments, own: Option<&Path>) -> Result<(), Failure> {
    let lexicon = knowledge::lexicon(own)?;
    let store = opened(&asked.database)?;
    let found = record(&store, &asked.id)?;
    printed(|out| match &found {
        Record::Claim(claim) => {
            of_claim(out, lexicon, claim)?;
            told_links(out, &store, &[claim.claim.id.clone()].into())
        }
        Record::Statement(statement) => of_statement(out, lexicon, &store, statement),
        Record::Event(event) => of_event(out, lexicon, &store, event),
    })
}

fn field(out: &mut Out, name: &str, value: &str) -> Result<(), Failure> {
    if value.is_empty() { Ok(()) } else { out.line(&format!("  {name:<13} {}", isolated(value))) }
}

fn at(span: &Span) -> String {
    format!("«{}», characters {} to {} of the {}", span.text, span.start, span.end, named(span.field))
}

fn of_claim(out: &mut Out, lexicon: &Lexicon, listed: &ListedClaim) -> Result<(), Failure> {
    let Claim { id, event, mode, cameo, score, trigger, also, actor, recipient, .. } = &listed.claim;
    let claim = &listed.claim;
    out.line(&format!("claim {id}"))?;
    field(out, "article", &listed.article)?;
    field(out, "event", listed.event_id.as_deref().unwrap_or("none"))?;
    let code = [Some(event.to_string()), mode.clone(), cameo.as_ref().map(|c| format!("CAMEO {c}"))];
    let code = code.into_iter().flatten().collect::<Vec<_>>().join(", ");
    field(out, "coded", &format!("{code}, score {score}"))?;
    field(out, "by the frame", &claim.rule)?;
    if let Some(frame) = lexicon.frames.by_id(&claim.rule) {
        row(frame).iter().try_for_each(|(place, holds)| field(out, "", &format!("{place}: {holds}")))?;
    }
    field(out, "at the word", &at(trigger))?;
    also.iter().try_for_each(|span| field(out, "and", &at(span)))?;
    out_parties(out, "who", actor)?;
    out_parties(out, "to whom", recipient)?;
    match &claim.date {
        None => field(out, "date", "none was found")?,
        Some(date) => {
            let time = date.time.as_ref().map(|t| format!(" ({t})")).unwrap_or_default();
            field(out, "date", &format!("{}, from {}{time}", date.value, origin(date.from)))?;
        }
    }
    if let Some(place) = &claim.place {
        field(out, "where", &format!("{}: {}", place.name, at(&place.span)))?;
    }
    for number in &claim.numbers {
        let value = format!("{} {}: {}", named(number.bound), number.value, at(&number.span));
        field(out, &named(number.kind), &value)?;
    }
    for issue in &claim.issues {
        field(out, "about", &format!("{} ({}): {}", issue.name, issue.key, at(&issue.span)))?;
    }
    let quoted = if claim.quoted { ", inside quotation marks" } else { "" };
    field(out, "status", &format!("{}{quoted}", named(claim.status)))?;
    let according =
        if claim.attribution.is_empty() { "the outlet itself".to_owned() } else { chain(&claim.attribution) };
    field(out, "according to", &according)?;
    field(out, "confidence", &format!("{:.2}", claim.confidence))?;
    field(out, "sentence", &claim.sentence.text)
}

/// What a frame says: its type, which grammatical place holds whom, and what it asks of the sentence.
fn row(frame: &Frame) -> Vec<(String, String)> {
    let code = [
        Some(frame.event.to_string()),
        frame.mode.clone(),
        frame.cameo.as_ref().map(|c| format!("CAMEO {c}")),
    ];
    let mut rows = vec![("names".to_owned(), code.into_iter().flatten().collect::<Vec<_>>().join(", "))];
    let places = [
        ("subject of the verb", frame.subject),
        ("its object", frame.object),
        ("genitive of the noun", frame.of),
    ];
    let places = places.iter().filter_map(|(place, of)| Some(((*place).to_owned(), role((*of)?).to_owned())));
    rows.extend(places);
    rows.extend(frame.preps.iter().map(|(word, of)| (format!("after {word}"), role(*of).to_owned())));
    rows.extend(frame.needs.iter().map(|need| ("needs".to_owned(), asked(need))));
    rows.push(("belief".to_owned(), format!("{:.2} before the sentence is looked at", frame.weight)));
    rows
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Actor => "who does it",
        Role::Recipient => "to whom",
        Role::Side => "one of the sides",
        Role::Topic => "what it is about",
        Role::Place => "where",
    }
}

fn asked(need: &Need) -> String {
    match need {
        Need::Actor => "somebody who does it".to_owned(),
        Need::Recipient => "somebody to whom it is done".to_owned(),
        Need::State => "a state to which it is done".to_owned(),
        Need::Party => "somebody who takes part".to_owned(),
        Need::Sides => "two sides".to_owned(),
        Need::Carried => "a verb, a noun that a verb carries, or one with its doer's pronoun".to_owned(),
        Need::Word(words) => format!("in its clause one of {}", words.words().join("، ")),
        Need::Near(words) => format!("beside it one of {}", words.words().join("، ")),
        Need::Without(words) => format!("in its clause none of {}", words.words().join("، ")),
        Need::Nowhere(words) => format!("nowhere in its sentence {}", words.words().join("، ")),
        Need::Object(words) => format!("as what is acted on one of {}", words.words().join("، ")),
        Need::NoObject(words) => format!("as what is acted on none of {}", words.words().join("، ")),
        Need::Behind(words) => format!("behind it one of the prepositions {}", words.words().join("، ")),
    }
}

/// Whence a date was taken, in words.
fn origin(from: DateFrom) -> &'static str {
    match from {
        DateFrom::Clause => "its own clause",
        DateFrom::Sentence => "its sentence",
        DateFrom::Context => "the sentences before",
        DateFrom::Dateline => "the dateline",
        DateFrom::Published => "the day of publication",
        DateFrom::Communication => "the communication it belongs to",
        DateFrom::Correction => "a correction",
    }
}

fn out_parties(out: &mut Out, name: &str, parties: &[Party]) -> Result<(), Failure> {
    parties.iter().try_for_each(|p| {
        let entity = p.entity.as_ref().map(|e| format!(", entity {e}")).unwrap_or_default();
        field(out, name, &format!("{}, characters {} to {}{entity}", party(p), p.span.start, p.span.end))
    })
}

fn of_statement(
    out: &mut Out,
    lexicon: &Lexicon,
    store: &Store,
    listed: &ListedStatement,
) -> Result<(), Failure> {
    let statement = &listed.statement;
    out.line(&format!("statement {}", statement.id))?;
    field(out, "article", &listed.article)?;
    field(out, "event", listed.event_id.as_deref().unwrap_or("none"))?;
    out_parties(out, "who", &statement.attribution)?;
    field(out, "stance", &named(statement.stance))?;
    field(out, "says", &at(&statement.proposition))?;
    for issue in &statement.issues {
        field(out, "about", &format!("{} ({}): {}", issue.name, issue.key, at(&issue.span)))?;
    }
    for number in &statement.numbers {
        field(
            out,
            &named(number.kind),
            &format!("{} {}: {}", named(number.bound), number.value, at(&number.span)),
        )?;
    }
    field(out, "confidence", &format!("{:.2}", statement.confidence))?;
    field(out, "sentence", &statement.sentence.text)?;
    let article = store.article(&listed.article)?;
    if let Some((article, within)) = article.as_ref().zip(statement.within.as_ref())
        && let Some(talk) = article.communications.iter().find(|k| &k.id == within)
    {
        let date = talk.date.as_deref().unwrap_or("undated");
        field(out, "said within", &format!("{} of {date}, {}", named(talk.kind), at(&talk.trigger)))?;
        out_parties(out, "between", &talk.parties)?;
    }
    if let Some((article, claim)) = article.as_ref().zip(statement.claim.as_ref())
        && let Some(claim) = article.claims.iter().find(|c| &c.id == claim)
    {
        out.line("")?;
        let event_id = listed.event_id.clone();
        of_claim(out, lexicon, &ListedClaim { article: article.id.clone(), event_id, claim: claim.clone() })?;
        told_links(out, store, &[claim.id.clone()].into())?;
    }
    Ok(())
}

fn of_event(out: &mut Out, lexicon: &Lexicon, store: &Store, event: &Event) -> Result<(), Failure> {
    out.line(&format!("event {}", event.id))?;
    field(out, "what", &what(event))?;
    field(out, "type", &kind(event))?;
    for id in &event.claims {
        if let Record::Claim(claim) = record(store, id)? {
            out.line("")?;
            of_claim(out, lexicon, &claim)?;
        }
    }
    told_links(out, store, &event.claims.iter().cloned().collect())
}

/// Why claims were merged with others, and why kept apart from what looked alike.
fn told_links(out: &mut Out, store: &Store, claims: &BTreeSet<String>) -> Result<(), Failure> {
    let archive = store.corrected()?;
    let links = links(&archive, claims, archive.constraints())?;
    let (merged, apart): (Vec<Link>, Vec<Link>) = links.into_iter().partition(|link| link.merged);
    list(out, "Merged because", &merged)?;
    list(out, "Kept apart because", &apart)
}

fn list(out: &mut Out, title: &str, links: &[Link]) -> Result<(), Failure> {
    if links.is_empty() {
        return Ok(());
    }
    out.line(&format!("\n{title}"))?;
    links.iter().try_for_each(|link| {
        out.line(&format!(
            "  {} and {} ({:.2}): {}",
            link.a,
            link.b,
            link.score,
            isolated(&link.reasons.join("; "))
        ))
    })
}
