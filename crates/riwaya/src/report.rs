//! `report`: one page of everything.

use std::fs;
use std::io;
use std::path::Path;

use riwaya_code::at_least;
use riwaya_page::{Language, ReportInput};
use riwaya_reconcile::{Constraints, Reconciled, account_tables, links_among, reconcile};
use riwaya_record::{CodedArticle, Event, EventType};
use riwaya_senses::Lexical;
use riwaya_store::Store;

use crate::arguments::{DatabaseArguments, PageLanguage, ReportArguments};
use crate::failure::Failure;
use crate::gather::{Problems, coded};
use crate::knowledge;
use crate::lists::{opened, printed};
use crate::lookup;

pub(crate) fn report(asked: &ReportArguments, own: Option<&Path>) -> Result<Problems, Failure> {
    let least = asked.confidence.min_confidence;
    let mut problems = Problems::default();
    let lexicon = knowledge::lexicon(own)?;
    let (articles, mut made) = match &asked.db {
        Some(db) => stored(&opened(&DatabaseArguments { db: db.clone() })?)?,
        None => {
            let (articles, read) = coded(&asked.input.paths, lexicon)?;
            problems = read;
            let made = reconcile(&articles, &Constraints::default());
            (articles, made)
        }
    };
    let shown: Vec<&str> = made
        .events
        .iter()
        .filter(|event| event.confidence >= least && has_accounts(event))
        .map(|event| event.id.as_str())
        .collect();
    let tables = account_tables(&shown, &made, &articles, least, &Lexical(lexicon));
    made.events.retain(|event| event.confidence >= least);
    let compared: Vec<&Event> = made.events.iter().filter(|event| has_accounts(event)).collect();
    let links = links_among(&articles, &compared, &Constraints::default());
    let articles: Vec<CodedArticle> = articles.into_iter().map(|article| at_least(article, least)).collect();
    let page = riwaya_page::report(&ReportInput {
        articles: &articles,
        events: &made.events,
        storylines: &made.storylines,
        tables: &tables,
        links: &links,
        language: match asked.language {
            PageLanguage::Ar => Language::Ar,
            PageLanguage::En => Language::En,
        },
        title: asked.title.clone(),
    });
    let file = asked.output.display().to_string();
    write(&asked.output, page.as_bytes()).map_err(|e| Failure::writing(&file, &e))?;
    let (events, articles) = (made.events.len(), articles.len());
    printed(|out| {
        out.line(&format!("{file}: {events} events from {articles} articles. Open it in a browser."))
    })?;
    Ok(problems)
}

/// Whether an event is worth a table of its own: talks, in which things are said, and whatever several sides speak of.
fn has_accounts(event: &Event) -> bool {
    let talks = event.event == EventType::Consult && !event.sides.is_empty();
    event.part_of.is_none() && (talks || event.sides.len() > 1)
}

fn stored(store: &Store) -> Result<(Vec<CodedArticle>, Reconciled), Failure> {
    Ok((store.corrected()?.newest()?, lookup::reconciled(store)?))
}

/// Writes a file whole or not at all, so that a full disk does not take the last report along.
fn write(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let is_plain = file.metadata().map_or(true, |found| found.is_file());
    if !is_plain {
        return fs::write(file, bytes);
    }
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = file.with_file_name(name);
    let written = fs::write(&part, bytes).and_then(|()| fs::rename(&part, file));
    if written.is_err() {
        let _ = fs::remove_file(&part);
    }
    written
}
