//! Replacing the events.

use std::collections::BTreeMap;

use riwaya_record::{ArticleSummary, CodedArticle, Event, Link, Storyline};
use rusqlite::{Transaction, params};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::aliases::leave_aliases;
use crate::columns::{Sql, index, parties, status};
use crate::words::{actor_codes, days, event_is_reciprocal};
use crate::{Store, StoreError};

/// What was made of all newest revisions together.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reconstruction<'a> {
    /// The articles it rests on, as [`Store::newest`] gives them.
    pub articles: &'a [CodedArticle],
    /// All events.
    pub events: &'a [Event],
    /// All storylines.
    pub storylines: &'a [Storyline],
    /// What each article leads with.
    pub summaries: &'a [ArticleSummary],
    /// Why claims were merged or kept apart.
    pub links: &'a [Link],
}

impl Store {
    /// Replaces all events, storylines and links, all or nothing, and leaves aliases for events that are gone.
    /// Returns whether anything was different.
    pub fn rebuild(&mut self, made: &Reconstruction<'_>) -> Result<bool, StoreError> {
        let records = Records::of(made).map_err(|e| self.unwritable(&e))?;
        self.writing(|write| records.rebuild(write, made, &BTreeMap::new()))
    }
}

/// The JSON of a reconstruction, in the order it is stored in.
pub(crate) struct Records {
    events: Vec<String>,
    storylines: Vec<String>,
    links: Vec<String>,
}

impl Records {
    pub(crate) fn of(made: &Reconstruction<'_>) -> Result<Self, serde_json::Error> {
        fn all<T: serde::Serialize>(items: &[T]) -> Result<Vec<String>, serde_json::Error> {
            items.iter().map(serde_json::to_string).collect()
        }
        Ok(Self { events: all(made.events)?, storylines: all(made.storylines)?, links: all(made.links)? })
    }

    /// Puts them in the place of those that were there; whether anything is different.
    pub(crate) fn rebuild(
        &self,
        write: &Transaction<'_>,
        made: &Reconstruction<'_>,
        renamed: &BTreeMap<String, String>,
    ) -> Sql<bool> {
        write.execute("DELETE FROM unfinished", [])?;
        if self.are_stored(write, made)? {
            return Ok(false);
        }
        leave_aliases(write, made.events, renamed)?;
        self.replace(write, made)?;
        Ok(true)
    }

    fn are_stored(&self, write: &Transaction<'_>, made: &Reconstruction<'_>) -> Sql<bool> {
        let tables = [("events", &self.events), ("storylines", &self.storylines), ("links", &self.links)];
        for (table, records) in tables {
            let mut select = write.prepare(&format!("SELECT record FROM {table} ORDER BY row"))?;
            let mut rows = select.query([])?;
            for record in records {
                match rows.next()? {
                    Some(row) if row.get_ref(0)?.as_str()? == record => {}
                    _ => return Ok(false),
                }
            }
            if rows.next()?.is_some() {
                return Ok(false);
            }
        }
        let mut select =
            write.prepare("SELECT main_event, storyline FROM articles WHERE newest = 1 AND id = ?1")?;
        for summary in made.summaries {
            let stored = select.query_row([&summary.id], |row| Ok((row.get(0)?, row.get(1)?)));
            match stored {
                Ok(same) if same == (summary.main_event.clone(), summary.storyline.clone()) => {}
                Ok(_) | Err(rusqlite::Error::QueryReturnedNoRows) => return Ok(false),
                Err(other) => return Err(other),
            }
        }
        Ok(true)
    }

    fn replace(&self, write: &Transaction<'_>, made: &Reconstruction<'_>) -> Sql<()> {
        write.execute_batch(
            "DELETE FROM events; DELETE FROM event_parties; DELETE FROM event_articles; DELETE FROM event_claims; \
             DELETE FROM event_statements; DELETE FROM storylines; DELETE FROM links; \
             INSERT INTO event_words (event_words) VALUES ('delete-all'); \
             UPDATE articles SET main_event = NULL, storyline = NULL WHERE main_event NOT NULL OR storyline NOT NULL;",
        )?;
        let sentences = Sentences::of(made.articles);
        for (row, (event, record)) in made.events.iter().zip(&self.events).enumerate() {
            insert_event(write, row as i64 + 1, event, record, &sentences)?;
        }
        let mut insert = write.prepare("INSERT INTO storylines (id, record) VALUES (?1, ?2)")?;
        for (storyline, record) in made.storylines.iter().zip(&self.storylines) {
            insert.execute(params![storyline.id, record])?;
        }
        let mut insert = write.prepare("INSERT INTO links (a, b, merged, record) VALUES (?1, ?2, ?3, ?4)")?;
        for (link, record) in made.links.iter().zip(&self.links) {
            insert.execute(params![link.a, link.b, link.merged, record])?;
        }
        let mut lead = write
            .prepare("UPDATE articles SET main_event = ?2, storyline = ?3 WHERE newest = 1 AND id = ?1")?;
        for summary in made.summaries {
            lead.execute(params![summary.id, summary.main_event, summary.storyline])?;
        }
        Ok(())
    }
}

/// The sentence of every claim and statement, for the search over events.
struct Sentences<'a>(FxHashMap<&'a str, &'a str>);

impl<'a> Sentences<'a> {
    fn of(articles: &'a [CodedArticle]) -> Self {
        let claims =
            articles.iter().flat_map(|a| &a.claims).map(|c| (c.id.as_str(), c.sentence.text.as_str()));
        let statements =
            articles.iter().flat_map(|a| &a.statements).map(|s| (s.id.as_str(), s.sentence.text.as_str()));
        Self(claims.chain(statements).collect())
    }
}

fn insert_event(
    write: &Transaction<'_>,
    row: i64,
    event: &Event,
    record: &str,
    sentences: &Sentences<'_>,
) -> Sql<()> {
    let (low, high) = event.date.as_ref().and_then(|d| days(&d.value)).unzip();
    write
        .prepare_cached(
            "INSERT INTO events (row, id, type, status, low, high, confidence, reciprocal, storyline, record) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute(params![
            row,
            event.id,
            event.event.as_str(),
            status(event.status),
            low,
            high,
            event.confidence,
            event_is_reciprocal(event),
            event.storyline,
            record,
        ])?;
    let actors = event.actors.iter().map(|a| ("actor", actor_codes(a)));
    let recipients = event.recipients.iter().map(|a| ("recipient", actor_codes(a)));
    parties(write, "event", row, actors.chain(recipients))?;
    for (table, members) in
        [("articles", &event.articles), ("claims", &event.claims), ("statements", &event.statements)]
    {
        let mut insert = write.prepare_cached(&format!("INSERT INTO event_{table} VALUES (?1, ?2)"))?;
        for member in members {
            insert.execute(params![event.id, member])?;
        }
    }
    let mut words = vec![event.what.as_str(), &event.what_ar];
    words.extend(event.actors.iter().chain(&event.recipients).flat_map(|a| [a.name.as_str(), &a.name_ar]));
    words.extend(event.issues.iter().map(|i| i.name.as_str()));
    let said: FxHashSet<&str> = event
        .claims
        .iter()
        .chain(&event.statements)
        .filter_map(|id| sentences.0.get(id.as_str()).copied())
        .collect();
    words.extend(said);
    index(write, "event", row, &words.join("\n"))
}
