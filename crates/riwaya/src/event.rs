//! `event`: one event with its reports, and what was said in and about it.

use riwaya_record::{Claim, CodedArticle, Event, Statement};

use crate::arguments::{OneArguments, Single};
use crate::columns::{actor, chain, day, kind, named, what};
use crate::failure::Failure;
use crate::lists::{opened, printed};
use crate::lookup::event;
use crate::printing::{Out, isolated};

pub(crate) fn show(asked: &OneArguments) -> Result<(), Failure> {
    let store = opened(&asked.database)?;
    let found = event(&store, &asked.id)?;
    if asked.format == Single::Json {
        return printed(|out| out.json(&found));
    }
    let articles = store.articles_of(&found.articles)?;
    let parts = store.parts_of(&found)?;
    let least = asked.confidence.min_confidence;
    printed(|out| {
        head(out, &found)?;
        out.line("\nReports")?;
        for article in &articles {
            report(out, &found, article, least)?;
        }
        let parts: Vec<&Event> = parts.iter().filter(|e| e.confidence >= least).collect();
        if !parts.is_empty() {
            out.line("\nPart of it")?;
        }
        for part in parts {
            out.line(&format!("  {}  {}  {}  {}", day(part), kind(part), isolated(&what(part)), part.id))?;
        }
        out.line(&format!("\nWhat each side says: riwaya compare {}", found.id))
    })
}

fn head(out: &mut Out, event: &Event) -> Result<(), Failure> {
    let names = |all: &[riwaya_record::EventActor]| all.iter().map(actor).collect::<Vec<_>>().join("; ");
    out.line(&isolated(&event.what))?;
    out.line(&isolated(&event.what_ar))?;
    let mut field = |name: &str, value: String| {
        if value.is_empty() { Ok(()) } else { out.line(&format!("  {name:<13} {}", isolated(&value))) }
    };
    field("id", event.id.clone())?;
    field(
        "type",
        format!(
            "{}{}",
            kind(event),
            event.cameo.as_ref().map(|c| format!(", CAMEO {c}")).unwrap_or_default()
        ),
    )?;
    let agreed = event.date.as_ref().is_none_or(|d| d.agreed);
    field("date", format!("{}{}", day(event), if agreed { "" } else { " (reports disagree)" }))?;
    field("status", named(event.status))?;
    field("who", names(&event.actors))?;
    field("to whom", names(&event.recipients))?;
    field("where", event.place.as_ref().map(|p| p.name.clone()).unwrap_or_default())?;
    field("about", event.issues.iter().map(|i| i.name.as_str()).collect::<Vec<_>>().join("; "))?;
    field("part of", event.part_of.clone().unwrap_or_default())?;
    field("storyline", event.storyline.clone().unwrap_or_default())?;
    field("first reported", event.first_reported.as_ref().map(first).unwrap_or_default())?;
    field(
        "reported by",
        format!(
            "{} articles, {} outlets, {} independent voices",
            event.articles.len(),
            event.outlets,
            event.voices
        ),
    )?;
    field("confidence", format!("{:.2}", event.confidence))
}

fn first(first: &riwaya_record::FirstReported) -> String {
    format!("{} by {}", first.published.date.as_deref().unwrap_or("undated"), first.article)
}

fn report(out: &mut Out, event: &Event, article: &CodedArticle, least: f64) -> Result<(), Failure> {
    let outlet = article.outlet.as_deref().unwrap_or("unknown outlet");
    let date = article.published.date.as_deref().unwrap_or("undated");
    out.line(&format!(
        "  {date}  {}  {}  {}",
        isolated(outlet),
        isolated(&article.title),
        isolated(&article.id)
    ))?;
    let claims: Vec<&Claim> =
        article.claims.iter().filter(|c| c.confidence >= least && event.claims.contains(&c.id)).collect();
    for claim in claims {
        let according =
            if claim.attribution.is_empty() { "the outlet itself".into() } else { chain(&claim.attribution) };
        out.line(&format!("    claim {}, according to {}", claim.id, isolated(&according)))?;
        out.line(&format!("      {}", isolated(&claim.sentence.text)))?;
    }
    let statements: Vec<&Statement> = article
        .statements
        .iter()
        .filter(|s| s.confidence >= least && event.statements.contains(&s.id))
        .collect();
    for statement in statements {
        let who = chain(&statement.attribution);
        out.line(&format!("    statement {}: {} {}", statement.id, isolated(&who), named(statement.stance)))?;
        out.line(&format!("      {}", isolated(&statement.proposition.text)))?;
    }
    Ok(())
}
