//! `run`: read, code, store, merge, and say what was found.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::path::Path;

use rayon::prelude::*;
use riwaya_code::Coder;
use riwaya_read::Reader;
use riwaya_record::{CodedArticle, Event, EventType, Storyline};
use riwaya_store::{Entry, MIN_CONFIDENCE, Store, Stored};

use crate::arguments::RunArguments;
use crate::columns;
use crate::failure::Failure;
use crate::gather::{Ids, Problems, each_batch};
use crate::knowledge;
use crate::lists::printed;
use crate::printing::{Out, telling_length};

/// Events that are printed at the end, those with the most voices; the rest is a command away.
const SHOWN: usize = 60;

pub(crate) fn run(asked: &RunArguments, own: Option<&Path>) -> Result<Problems, Failure> {
    let mut store = Store::create(&asked.database.db)?;
    let lexicon = knowledge::lexicon(own)?;
    let coder = Coder::new(lexicon);
    let mut ids = Ids::default();
    let mut stored = Stored::default();
    let mut uncoded = 0;
    let problems = each_batch(&asked.input.paths, Reader::new(&lexicon.furniture), |articles, problems| {
        let articles = ids.keep_new(articles, problems);
        uncoded += articles.iter().filter(|article| article.language != "ar").count();
        let coded: Vec<CodedArticle> = articles.par_iter().map(|article| coder.code(article)).collect();
        let entries: Vec<Entry<'_>> =
            coded.iter().zip(&articles).map(|(article, read)| Entry { article, map: &read.map }).collect();
        stored += store.put(&entries)?;
        Ok(())
    })?;
    store.reconcile()?;
    let read: Vec<String> = ids.all().map(str::to_owned).collect();
    let leads: BTreeSet<String> =
        store.summaries_of(&read)?.into_iter().filter_map(|article| article.main_event).collect();
    let mut found: Vec<Event> = store.told_in(&read)?;
    found.retain(|event| event.confidence >= MIN_CONFIDENCE);
    let lines: BTreeSet<&str> = found.iter().filter_map(|event| event.storyline.as_deref()).collect();
    let storylines = store.storylines_of(&lines.into_iter().map(str::to_owned).collect::<Vec<_>>())?;
    printed(|out| {
        told(out, &ids, stored, uncoded, problems)?;
        events(out, &storylines, &found, &leads)?;
        hints(out, &store, &found)
    })?;
    Ok(problems)
}

fn told(out: &mut Out, ids: &Ids, stored: Stored, uncoded: usize, problems: Problems) -> Result<(), Failure> {
    let parts = [
        (stored.new, "new"),
        (stored.revised, "changed since they were last read (the old texts are kept)"),
        (stored.recoded, "coded anew"),
        (stored.unchanged, "known already"),
    ];
    let parts: Vec<String> =
        parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    let parts = if parts.is_empty() { String::new() } else { format!(": {}", parts.join(", ")) };
    out.line(&format!("{}{parts}.", counted(ids.len(), "article")))?;
    if uncoded > 0 {
        out.line(&format!("{uncoded} of them not in Arabic: stored and searchable, not coded."))?;
    }
    match problems.count() {
        0 => Ok(()),
        1 => out.line("1 input could not be read; it is named above."),
        n => out.line(&format!("{n} inputs could not be read; they are named above.")),
    }
}

/// `1 event`, `2 events`.
fn counted(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}

/// What the articles lead with, storyline by storyline; the rest is counted.
fn events(
    out: &mut Out,
    storylines: &[Storyline],
    found: &[Event],
    leads: &BTreeSet<String>,
) -> Result<(), Failure> {
    if found.is_empty() {
        return out.line("No event was found in them.");
    }
    let mut shown: Vec<&Event> = found.iter().filter(|event| leads.contains(&event.id)).collect();
    shown.sort_by_key(|e| (Reverse(e.voices), Reverse(e.articles.len())));
    shown.truncate(SHOWN);
    let chosen: BTreeSet<&str> = shown.iter().map(|e| e.id.as_str()).collect();
    let rest = found.len() - chosen.len();
    let told = if rest == 0 { "" } else { "; what the articles lead with" };
    out.line(&format!("{} found in them{told}:\n", counted(found.len(), "event")))?;

    // the store gives events in order of time, so that storylines come in the order of their first event shown
    let shown: Vec<Event> = found.iter().filter(|e| chosen.contains(e.id.as_str())).cloned().collect();
    let mut groups: Vec<(Option<&str>, Vec<Vec<String>>)> = Vec::new();
    for (event, row) in shown.iter().zip(columns::events(&shown).rows) {
        let line = event.storyline.as_deref();
        match groups.iter_mut().find(|(of, _)| *of == line) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((line, vec![row])),
        }
    }
    groups.sort_by_key(|(line, _)| line.is_none());
    let name = |line: Option<&str>| {
        let line = line.and_then(|id| storylines.iter().find(|s| s.id == id));
        line.map_or_else(|| "Of no storyline".to_owned(), |s| s.name.clone())
    };
    let groups: Vec<_> = groups.into_iter().map(|(line, rows)| (name(line), rows)).collect();
    out.grouped(columns::EVENTS, &groups)?;
    if rest > 0 {
        out.line(&format!("\n… and {rest} more that they tell besides: riwaya events"))?;
    }
    Ok(())
}

fn hints(out: &mut Out, store: &Store, found: &[Event]) -> Result<(), Failure> {
    let file = store.file().display().to_string();
    let db = if file == "riwaya.db" { String::new() } else { format!(" --db {file}") };
    out.line("")?;
    let telling = |e: &&Event| {
        let talks = e.event == EventType::Consult;
        (e.part_of.is_none() && e.sides.len() > 1, talks, e.voices, e.articles.len(), e.sides.len())
    };
    if let Some(most) = found.iter().max_by_key(telling) {
        let length = telling_length(found.iter().map(|e| e.id.as_str()));
        let id: String = most.id.chars().take(length).collect();
        out.line(&format!("riwaya compare {id}{db}    what each side says of one event"))?;
        out.line(&format!("riwaya event {id}{db}    one event with its reports"))?;
    }
    out.line(&format!("riwaya report{db} -o report.html    a page to read and to mail on"))?;
    out.line(&format!("riwaya statements{db}    who says what"))
}
