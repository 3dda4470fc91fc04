//! Keeping events up to date with the articles.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_reconcile::{Decided, Key, Note, Report, Strung, Update, update, update_all};
use riwaya_record::{CodedArticle, Event};
use rusqlite::{OptionalExtension, Transaction, params};
use rustc_hash::FxHashMap;

use crate::aliases::leave_aliases;
use crate::archive::{LONG, NO_DAY, packed, unpacked};
use crate::articles::{Coded, index_coded};
use crate::columns::{Sql, UNDATED, json};
use crate::corrections::rename;
use crate::error::Kind;
use crate::events::{forget_event, index_event, put_event};
use crate::{Store, StoreError};

/// How many articles are decided on at once.
const PORTION: usize = 5_000;

/// Takes away all that was decided.
const ALL_DECISIONS: &str = "DELETE FROM events; DELETE FROM event_parties; DELETE FROM event_actors; DELETE FROM event_pairs; DELETE FROM event_facets; DELETE FROM event_articles; \
     DELETE FROM event_claims; DELETE FROM event_statements; DELETE FROM storylines; DELETE FROM decided; \
     DELETE FROM claim_keys; DELETE FROM article_ties; DELETE FROM akin; \
     INSERT INTO event_words (event_words) VALUES ('delete-all'); \
     UPDATE articles SET main_event = NULL, storyline = NULL WHERE main_event NOT NULL OR storyline NOT NULL;";

/// What coding articles again changes: worked out, and not yet written.
#[derive(Clone, Debug)]
pub struct Recoding {
    /// The articles that are coded otherwise than before, as they are now.
    pub articles: Vec<CodedArticle>,
    /// What becomes of the events.
    pub update: Update,
    /// Whether everything was decided anew, and `update` has all there is.
    pub whole: bool,
    /// What had been written when this was worked out.
    seen: i64,
}

impl Recoding {
    /// All events as they will be, in order of time; `stood` are all that there are.
    pub fn events(&self, stood: &[Event]) -> Vec<Event> {
        let new = self.update.events.iter().map(|s| &s.event);
        let gone = self.update.gone.iter().map(|s| &s.event);
        let void: BTreeSet<&str> = new.clone().chain(gone).map(|e| e.id.as_str()).collect();
        let kept = stood.iter().filter(|e| !self.whole && !void.contains(e.id.as_str()));
        let mut all: Vec<Event> = kept.chain(new).cloned().collect();
        let day = |e: &Event| e.date.as_ref().map_or_else(|| UNDATED.to_owned(), |d| d.value.clone());
        all.sort_by_cached_key(|e| (day(e), e.id.clone()));
        all
    }
}

impl Store {
    /// Decides anew what changes with the articles that were put in since, and stores that; returns whether there was
    /// anything to decide.
    ///
    /// What comes out is what all articles together give, whatever the order in which they came in. Many articles are
    /// decided on in portions, by day of publication: what is decided of one portion is not lost when the next fails. An event that
    /// stands from one portion to another only leaves no id that leads on: what stays is what all would give at once. What
    /// people corrected is kept to.
    ///
    /// # Errors
    /// Where others write all the time. Nothing is lost then: what is to be decided stays marked.
    pub fn reconcile(&mut self) -> Result<bool, StoreError> {
        self.reconcile_by(PORTION)
    }

    /// Decides on no more than so many articles at once.
    fn reconcile_by(&mut self, most: usize) -> Result<bool, StoreError> {
        /// How often it is tried where others write meanwhile.
        const TRIES: usize = 5;
        let (mut decided, mut failed) = (false, 0);
        let mut passing = BTreeSet::new();
        while failed < TRIES {
            let seen = self.writings()?;
            let outdated = self.is_outdated()?;
            let touched = self.touched()?;
            if touched.is_empty() && !outdated {
                self.writing_all(settle_replaced)?;
                return Ok(decided);
            }
            let all = self.count_newest()?;
            // of few articles, deciding all is less work than deciding around a large share of them
            let whole = all <= most && (outdated || 3 * touched.len() >= all);
            if outdated && !whole {
                self.writing_all(forget_decisions)?;
                continue;
            }
            // what is read for it is read in one transaction, and not locked and let go for each of thousands of questions
            let reading = self.connection.unchecked_transaction();
            let reading = reading.map_err(|e| StoreError::sqlite(&self.file, e))?;
            let archive = self.corrected()?;
            let update = if whole {
                update_all(&archive.newest()?, archive.constraints())
            } else {
                let portion = &touched[..touched.len().min(most)];
                update(&archive, &archive.articles_of(portion)?, archive.constraints())?
            };
            drop(archive);
            drop(reading);
            let written = self.writing(|write| {
                let as_seen = written(write)? == seen;
                if as_seen {
                    if touched.len() > most {
                        passing.extend(made(write, &update)?);
                    }
                    store(write, &update, whole, &BTreeMap::new(), &passing)?;
                }
                Ok(as_seen)
            })?;
            decided |= written;
            failed += usize::from(!written);
        }
        Err(StoreError::new(&self.file, Kind::Changed))
    }

    /// Stores what was decided of all newest revisions elsewhere, in the place of all that was decided here.
    pub fn replace(&mut self, all: &Update) -> Result<(), StoreError> {
        self.writing_all(|write| store(write, all, true, &BTreeMap::new(), &BTreeSet::new()))
    }

    /// Stores what was decided elsewhere of newest revisions that have nothing to do with any others, beside what was decided
    /// of those.
    pub fn add(&mut self, part: &Update) -> Result<(), StoreError> {
        self.writing(|write| store(write, part, false, &BTreeMap::new(), &BTreeSet::new()))
    }

    /// Works out what changes when these articles, of the newest revisions, are coded otherwise; `renamed` has by the old
    /// ids those under which claims and statements go on.
    pub fn recoding(
        &self,
        articles: Vec<CodedArticle>,
        renamed: &BTreeMap<String, String>,
    ) -> Result<Recoding, StoreError> {
        let seen = self.writings()?;
        let archive = self.corrected_with(renamed)?;
        let mut by_id: BTreeMap<String, CodedArticle> =
            articles.iter().map(|a| (a.id.clone(), archive.corrections().apply(a.clone()))).collect();
        let touched: BTreeSet<String> = self.touched()?.into_iter().collect();
        let whole = self.is_outdated()? || 3 * by_id.len().max(touched.len()) >= self.count_newest()?;
        let update = if whole {
            let newest = archive.newest()?.into_iter().map(|a| by_id.remove(&a.id).unwrap_or(a));
            update_all(&newest.collect::<Vec<_>>(), archive.constraints())
        } else {
            let others: Vec<String> = touched.into_iter().filter(|id| !by_id.contains_key(id)).collect();
            let mut changed = archive.articles_of(&others)?;
            changed.extend(by_id.into_values());
            update(&archive, &changed, archive.constraints())?
        };
        Ok(Recoding { articles, update, whole, seen })
    }

    /// Stores a recoding, all or nothing; texts, revisions and ways back to the sources stay. Ids of events that are gone lead
    /// to those that took over their claims, which may go on under other ids: `renamed` has these by the old ones.
    ///
    /// # Errors
    /// Where somebody else has written since it was worked out. Nothing is changed then.
    pub fn recode(
        &mut self,
        recoding: &Recoding,
        renamed: &BTreeMap<String, String>,
    ) -> Result<(), StoreError> {
        let coded = recoding.articles.iter().map(Coded::of).collect::<Result<Vec<_>, _>>();
        let coded = coded.map_err(|e| self.unwritable(&e))?;
        let done = self.writing_all(|write| {
            if written(write)? != recoding.seen {
                return Ok(false);
            }
            for coding in &coded {
                coding.replace(write)?;
            }
            index_coded(write, &coded)?;
            rename(write, renamed)?;
            store(write, &recoding.update, recoding.whole, renamed, &BTreeSet::new())?;
            Ok(true)
        })?;
        if done { Ok(()) } else { Err(StoreError::new(&self.file, Kind::Changed)) }
    }

    /// Whether articles changed and the events were not made anew since: a run was broken off.
    pub fn is_unfinished(&self) -> Result<bool, StoreError> {
        Ok(!self.rows("SELECT 1 FROM touched LIMIT 1", [], |_| Ok(()))?.is_empty())
    }

    /// Articles that changed since the events were made, by day of publication.
    fn touched(&self) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT t.article FROM touched t JOIN articles a ON a.newest = 1 AND a.id = t.article \
                   ORDER BY a.low IS NULL, a.low, t.article";
        self.rows(sql, [], |row| row.get(0))
    }

    /// Whether what was decided was decided by another version, or never.
    fn is_outdated(&self) -> Result<bool, StoreError> {
        let by = self.rows("SELECT version FROM decided_by", [], |row| row.get::<_, String>(0))?;
        let any = !self.rows("SELECT 1 FROM articles WHERE newest = 1 LIMIT 1", [], |_| Ok(()))?.is_empty();
        Ok(any && by != [riwaya_reconcile::VERSION])
    }

    fn writings(&self) -> Result<i64, StoreError> {
        Ok(self
            .rows("SELECT number FROM writings", [], |row| row.get(0))?
            .first()
            .copied()
            .unwrap_or_default())
    }
}

/// Counts one more writing: what was worked out before is out of date.
pub(crate) fn count_writing(write: &Transaction<'_>) -> Sql<()> {
    write.execute("UPDATE writings SET number = number + 1", []).map(drop)
}

fn written(write: &Transaction<'_>) -> Sql<i64> {
    write.query_row("SELECT number FROM writings", [], |row| row.get(0))
}

/// The ids of events that were not there before.
fn made(write: &Transaction<'_>, update: &Update) -> Sql<Vec<String>> {
    let mut is_there = write.prepare_cached("SELECT EXISTS (SELECT 1 FROM events WHERE id = ?1)")?;
    let ids = update.events.iter().map(|strung| &strung.event.id);
    let new = ids.filter_map(|id| match is_there.query_row([id], |row| row.get::<_, bool>(0)) {
        Ok(true) => None,
        Ok(false) => Some(Ok(id.clone())),
        Err(error) => Some(Err(error)),
    });
    new.collect()
}

/// Stores what was decided: in the place of all there is, or of what has changed. `passing` are events that an earlier portion
/// of the same work has made.
pub(crate) fn store(
    write: &Transaction<'_>,
    update: &Update,
    whole: bool,
    renamed: &BTreeMap<String, String>,
    passing: &BTreeSet<String>,
) -> Sql<()> {
    let gone: Vec<Event> = if whole {
        let gone = vanishing(write, &update.events)?;
        write.execute_batch(ALL_DECISIONS)?;
        gone
    } else {
        for event in &update.gone {
            forget_event(write, &event.event.id)?;
        }
        for id in update.gone_storylines.iter().chain(update.storylines.iter().map(|s| &s.id)) {
            write.prepare_cached("DELETE FROM storylines WHERE id = ?1")?.execute([id])?;
        }
        update.gone.iter().map(|s| s.event.clone()).collect()
    };
    let mut rows = Rows::default();
    for (article, decided) in &update.decided {
        rows.decide(write, article, decided, update.notes.get(article))?;
    }
    for (a, b, score) in &update.akin {
        let (a, b) = (rows.of(write, a)?, rows.of(write, b)?);
        let mut insert = write.prepare_cached("INSERT OR REPLACE INTO akin VALUES (?1, ?2, ?3)")?;
        insert.execute(params![a, b, score])?;
        insert.execute(params![b, a, score])?;
    }
    let mut unfound: BTreeMap<i64, &Event> = BTreeMap::new();
    for Strung { event, affair } in &update.events {
        let retold = event.articles.iter().any(|article| update.notes.contains_key(article));
        let row = put_event(write, event, affair.as_deref(), retold)?;
        unfound.extend(row.map(|row| (row, event)));
    }
    // in the order of rows and after all of them: see `Findable`
    for (row, event) in unfound {
        index_event(write, event, row)?;
    }
    for line in &update.storylines {
        write
            .prepare_cached("INSERT INTO storylines (id, record, day) VALUES (?1, ?2, ?3)")?
            .execute(params![line.id, json(line)?, line.from.as_deref().unwrap_or(UNDATED)])?;
    }
    leave_aliases(write, &gone, renamed, passing)?;
    if whole {
        write.execute("DELETE FROM touched", [])?;
    }
    for article in update.notes.keys() {
        write.prepare_cached("DELETE FROM touched WHERE article = ?1")?.execute([article])?;
    }
    decide_by_this(write)?;
    count_writing(write)
}

/// Says that what is decided was decided by this version.
fn decide_by_this(write: &Transaction<'_>) -> Sql<()> {
    write.execute("DELETE FROM decided_by", [])?;
    write.execute("INSERT INTO decided_by VALUES (?1)", [riwaya_reconcile::VERSION]).map(drop)
}

/// Takes away all that another version decided, and keeps its events only until their ids can lead to the new ones.
fn forget_decisions(write: &Transaction<'_>) -> Sql<()> {
    write.execute_batch("INSERT OR REPLACE INTO replaced SELECT id, record FROM events;")?;
    write.execute_batch(ALL_DECISIONS)?;
    write.execute("INSERT OR IGNORE INTO touched SELECT id FROM articles WHERE newest = 1", [])?;
    decide_by_this(write)?;
    count_writing(write)
}

/// Lets the ids of events that another version made lead to those that took their place.
fn settle_replaced(write: &Transaction<'_>) -> Sql<()> {
    let gone: Vec<Event> = {
        let sql = "SELECT record FROM replaced r WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.id = r.id)";
        let mut select = write.prepare(sql)?;
        let events = select.query_map([], |row| crate::record(row, 0))?;
        events.collect::<Sql<_>>()?
    };
    leave_aliases(write, &gone, &BTreeMap::new(), &BTreeSet::new())?;
    write.execute("DELETE FROM replaced", []).map(drop)
}

/// The events that are not among those that take the place of all.
fn vanishing(write: &Transaction<'_>, new: &[Strung]) -> Sql<Vec<Event>> {
    let kept: BTreeSet<&str> = new.iter().map(|s| s.event.id.as_str()).collect();
    let mut select = write.prepare("SELECT id, record FROM events")?;
    let mut rows = select.query([])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        if !kept.contains(row.get_ref(0)?.as_str()?) {
            out.push(crate::record(row, 1)?);
        }
    }
    Ok(out)
}

/// Rows of `decided` by article.
#[derive(Default)]
struct Rows(FxHashMap<String, i64>);

impl Rows {
    fn of(&mut self, write: &Transaction<'_>, article: &str) -> Sql<i64> {
        if let Some(row) = self.0.get(article) {
            return Ok(*row);
        }
        let row = write
            .prepare_cached("SELECT row FROM decided WHERE article = ?1")?
            .query_row([article], |row| row.get(0))?;
        self.0.insert(article.to_owned(), row);
        Ok(row)
    }

    /// Stores what was decided of an article, and of one that has changed by what it is found.
    fn decide(
        &mut self,
        write: &Transaction<'_>,
        article: &str,
        decided: &Decided,
        note: Option<&Note>,
    ) -> Sql<()> {
        let Decided { news, first, affair, main_event, storyline } = decided;
        if let Some(note) = note {
            forget_note(write, article)?;
            let (first_day, last_day) = note.days.unzip();
            write
                .prepare_cached(
                    "INSERT INTO decided (article, news, first, affair, first_day, last_day, keys, report) \
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (article) DO UPDATE SET news = ?2, first = ?3, \
                     affair = ?4, first_day = ?5, last_day = ?6, keys = ?7, report = ?8",
                )?
                .execute(params![
                    article, news, first, affair, first_day, last_day, packed(&note.keys)?, packed(&note.report)?
                ])?;
            let row = self.of(write, article)?;
            for key in &note.keys {
                let (block, long, low, high) = columns(*key);
                write
                    .prepare_cached("INSERT OR IGNORE INTO claim_keys VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
                    .execute(params![block, long, low, high, key.meets_all(), row])?;
            }
            for tie in note.report.ties() {
                write
                    .prepare_cached("INSERT OR IGNORE INTO article_ties VALUES (?1, ?2, ?3)")?
                    .execute(params![*tie as i64, first_day.unwrap_or(NO_DAY), row])?;
            }
        } else {
            write
                .prepare_cached("UPDATE decided SET news = ?2, first = ?3, affair = ?4 WHERE article = ?1")?
                .execute(params![article, news, first, affair])?;
        }
        write
            .prepare_cached(
                "UPDATE articles SET main_event = ?2, storyline = ?3 WHERE newest = 1 AND id = ?1",
            )?
            .execute(params![article, main_event, storyline])?;
        Ok(())
    }
}

/// Takes away by what an article was found and with what it was akin.
fn forget_note(write: &Transaction<'_>, article: &str) -> Sql<()> {
    let found = write
        .prepare_cached("SELECT row, first_day, keys, report FROM decided WHERE article = ?1")?
        .query_row([article], |row| {
            let (keys, report): (Vec<Key>, Report) = (unpacked(row, 2)?, unpacked(row, 3)?);
            Ok((row.get::<_, i64>(0)?, row.get::<_, Option<i32>>(1)?, keys, report))
        })
        .optional()?;
    let Some((row, first_day, keys, report)) = found else { return Ok(()) };
    for key in keys {
        let (block, long, low, high) = columns(key);
        write
            .prepare_cached(
                "DELETE FROM claim_keys WHERE block = ?1 AND long = ?2 AND low = ?3 AND high = ?4 AND meets_all = ?5 AND row = ?6",
            )?
            .execute(params![block, long, low, high, key.meets_all(), row])?;
    }
    for tie in report.ties() {
        write
            .prepare_cached("DELETE FROM article_ties WHERE tie = ?1 AND day = ?2 AND row = ?3")?
            .execute(params![*tie as i64, first_day.unwrap_or(NO_DAY), row])?;
    }
    write
        .prepare_cached("DELETE FROM akin WHERE a IN (SELECT b FROM akin WHERE a = ?1) AND b = ?1")?
        .execute([row])?;
    write.prepare_cached("DELETE FROM akin WHERE a = ?1")?.execute([row])?;
    Ok(())
}

/// A key as its table has it.
fn columns(key: Key) -> (i64, bool, i32, i32) {
    let (low, high) = key.days();
    (key.block() as i64, high.saturating_sub(low) >= LONG, low, high)
}

#[cfg(test)]
mod tests;
