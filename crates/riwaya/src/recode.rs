//! `recode`: code what is stored again, and say what is different.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rayon::prelude::*;
use riwaya_code::{Coder, as_read};
use riwaya_reconcile::{ArticleChanges, article_changes, event_changes, renamed};
use riwaya_record::{Change, ChangeKind, Claim, CodedArticle, Event, Statement};
use riwaya_store::Store;
use serde::Serialize;
use serde_json::Value;

use crate::arguments::{Lines, RecodeArguments};
use crate::columns::{kind, named, what};
use crate::failure::Failure;
use crate::knowledge;
use crate::lists::printed;
use crate::lookup::everything;
use crate::printing::{Out, isolated, shortened};

/// Characters of a value, a word or a title that a line shows.
const WORDS: usize = 60;

pub(crate) fn recode(asked: &RecodeArguments, own: Option<&Path>) -> Result<(), Failure> {
    // what is not there is not made: only `run` makes a database
    let looked = Store::open(&asked.database.db)?;
    let before = looked.newest()?;
    let stood = looked.events(&everything())?;
    let coder = Coder::new(knowledge::lexicon(own)?);
    let after: Vec<CodedArticle> = before.par_iter().map(|article| coder.code(&as_read(article))).collect();
    let otherwise = before.iter().zip(&after).filter(|(old, new)| old != new).map(|(_, new)| new.clone());
    let otherwise: Vec<CodedArticle> = otherwise.collect();
    let changes = article_changes(&before, &after);
    let renamed = renamed(&changes);
    let recoding = looked.recoding(otherwise, &renamed)?;
    drop(looked);
    let events = recoding.events(&stood);
    let told = Told {
        articles: before.len(),
        recoded: recoding.articles.len(),
        changes,
        events: event_changes(&stood, &events),
        renamed,
    };
    if !asked.dry_run {
        Store::create(&asked.database.db)?.recode(&recoding, &told.renamed)?;
    }
    printed(|out| match asked.format {
        Lines::Text => told.text(out, asked, &after, &events),
        Lines::Jsonl => told.lines(out, asked, &events),
    })
}

/// What is different.
struct Told {
    articles: usize,
    recoded: usize,
    changes: Vec<ArticleChanges>,
    events: Vec<Change<Event>>,
    /// New ids of claims and statements by their old ones.
    renamed: BTreeMap<String, String>,
}

/// A line of JSON.
#[derive(Serialize)]
struct Line<'a, T> {
    kind: &'static str,
    article: Option<&'a str>,
    #[serde(flatten)]
    change: &'a Change<T>,
    /// Where the id of an event that vanished leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    became: Option<Vec<&'a str>>,
}

impl Told {
    fn lines(&self, out: &mut Out, asked: &RecodeArguments, events: &[Event]) -> Result<(), Failure> {
        if !asked.diff {
            return out.json_line(&self.counts());
        }
        for a in &self.changes {
            let article = Some(a.article.as_str());
            for change in &a.claims {
                out.json_line(&Line { kind: "claim", article, change, became: None })?;
            }
            for change in &a.statements {
                out.json_line(&Line { kind: "statement", article, change, became: None })?;
            }
        }
        for change in &self.events {
            let became = (change.change == ChangeKind::Vanished).then(|| self.heirs(change, events));
            out.json_line(&Line { kind: "event", article: None, change, became })?;
        }
        Ok(())
    }

    fn counts(&self) -> Value {
        let of = |how| {
            serde_json::json!({
                "claims": self.changes.iter().map(|a| count(&a.claims, how)).sum::<usize>(),
                "statements": self.changes.iter().map(|a| count(&a.statements, how)).sum::<usize>(),
                "events": count(&self.events, how),
            })
        };
        serde_json::json!({
            "articles": self.articles, "recoded": self.recoded, "appeared": of(ChangeKind::Appeared),
            "vanished": of(ChangeKind::Vanished), "changed": of(ChangeKind::Changed),
        })
    }

    fn text(
        &self,
        out: &mut Out,
        asked: &RecodeArguments,
        articles: &[CodedArticle],
        events: &[Event],
    ) -> Result<(), Failure> {
        let stored = if asked.dry_run { "; nothing was stored" } else { "" };
        out.line(&format!(
            "{} articles coded again, {} of them otherwise than before{stored}.",
            self.articles, self.recoded
        ))?;
        let counts = self.counts();
        for (what, of) in [("claims", "claims"), ("statements", "statements"), ("events", "events")] {
            let count = |how: &str| counts[how][of].as_u64().unwrap_or_default();
            out.line(&format!(
                "  {what:<11} {} appeared, {} vanished, {} changed",
                count("appeared"),
                count("vanished"),
                count("changed")
            ))?;
        }
        if !asked.diff {
            return Ok(());
        }
        for a in &self.changes {
            let title = articles.iter().find(|b| b.id == a.article).map_or("", |b| b.title.as_str());
            out.line(&format!("\n{}  {}", isolated(&a.article), isolated(&shortened(title, WORDS))))?;
            for change in &a.claims {
                out.line(&told(
                    change,
                    |c: &Claim| format!("{} {}", c.event, quoted(&c.trigger.text)),
                    &c_id,
                ))?;
                fields(out, change)?;
            }
            for change in &a.statements {
                let shown = |s: &Statement| format!("{} {}", named(s.stance), quoted(&s.proposition.text));
                out.line(&told(change, shown, &s_id))?;
                fields(out, change)?;
            }
        }
        if !self.events.is_empty() {
            out.line("\nEvents")?;
        }
        for change in &self.events {
            let mut line = told(change, |e: &Event| format!("{}  {}", kind(e), isolated(&what(e))), &e_id);
            if change.change == ChangeKind::Vanished {
                let heirs = self.heirs(change, events);
                if !heirs.is_empty() {
                    line += " → ";
                    line += &heirs.join(", ");
                }
            }
            out.line(&line)?;
            fields(out, change)?;
        }
        Ok(())
    }

    /// The events that took over an event's claims.
    fn heirs<'e>(&self, gone: &Change<Event>, events: &'e [Event]) -> Vec<&'e str> {
        let claims = gone.before.iter().flat_map(|e| &e.claims);
        let claims: BTreeSet<&String> = claims.map(|c| self.renamed.get(c).unwrap_or(c)).collect();
        let takes_over = |e: &&Event| e.claims.iter().any(|c| claims.contains(c));
        events.iter().filter(takes_over).map(|e| e.id.as_str()).collect()
    }
}

fn c_id(claim: &Claim) -> &str {
    &claim.id
}

fn s_id(statement: &Statement) -> &str {
    &statement.id
}

fn e_id(event: &Event) -> &str {
    &event.id
}

fn count<T>(changes: &[Change<T>], how: ChangeKind) -> usize {
    changes.iter().filter(|c| c.change == how).count()
}

fn quoted(text: &str) -> String {
    isolated(&format!("\"{}\"", shortened(text, WORDS)))
}

/// `+ ACCUSE "اتهم"  c-…`
fn told<T>(change: &Change<T>, shown: impl Fn(&T) -> String, id: &dyn Fn(&T) -> &str) -> String {
    let mark = match change.change {
        ChangeKind::Appeared => '+',
        ChangeKind::Vanished => '-',
        ChangeKind::Changed => '~',
    };
    let record = change.after.as_ref().or(change.before.as_ref());
    record.map_or_else(String::new, |r| format!("  {mark} {}  {}", shown(r), id(r)))
}

/// The fields that differ, before and after.
fn fields<T: Serialize>(out: &mut Out, change: &Change<T>) -> Result<(), Failure> {
    let value = |record: &Option<T>, field: &str| {
        let json = record.as_ref().and_then(|r| serde_json::to_value(r).ok());
        isolated(&shortened(&plain(json.as_ref().and_then(|j| j.get(field))), WORDS))
    };
    for field in &change.fields {
        let (old, new) = (value(&change.before, field), value(&change.after, field));
        out.line(&format!("      {field}: {old} → {new}"))?;
    }
    Ok(())
}

/// A value in few words: of a span or party its text, of a record its name.
fn plain(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => "none".to_owned(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(all)) if all.is_empty() => "none".to_owned(),
        Some(Value::Array(all)) => all.iter().map(|one| plain(Some(one))).collect::<Vec<_>>().join("; "),
        Some(Value::Object(record)) => {
            let telling = ["value", "name", "text", "id"].iter().find_map(|name| record.get(*name));
            telling.map_or_else(|| Value::Object(record.clone()).to_string(), |v| plain(Some(v)))
        }
        Some(other) => other.to_string(),
    }
}
