//! Handing on all there is, as it stands in the file, and taking it back.

use std::collections::BTreeMap;

use riwaya_record::{CodedArticle, Correction};
use rusqlite::types::Value;
use rusqlite::{Row, Transaction, params, params_from_iter};
use rustc_hash::FxHashSet;

use crate::articles::{Changed, Prepared, touch};
use crate::columns::Sql;
use crate::corrections::{insert_correction, rename};
use crate::decisions::count_writing;
use crate::filter::Listed;
use crate::{Entry, Filter, Store, StoreError, Stored};

/// A revision of an article, as the database has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept<'a> {
    /// The article's id.
    pub id: &'a str,
    /// 1 for the first text that was read, and so on.
    pub revision: i64,
    /// The coded article as JSON.
    pub record: &'a str,
    /// Its map from code points to source bytes, as JSON.
    pub map: &'a str,
}

/// The newest revision of an article, with what was decided of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// As coded.
    pub article: CodedArticle,
    /// The event it leads with.
    pub main_event: Option<String>,
    /// The storyline of that event.
    pub storyline: Option<String>,
}

impl Store {
    /// Does something that asks several questions of one state of the database: what others write meanwhile is not seen.
    pub fn at_once<T>(&self, act: impl FnOnce(&Self) -> T) -> Result<T, StoreError> {
        let fail = |e| StoreError::sqlite(&self.file, e);
        let reading = self.connection.unchecked_transaction().map_err(fail)?;
        let done = act(self);
        reading.finish().map_err(fail)?;
        Ok(done)
    }

    /// Hands on the newest revision of every article that matches, by id, until `each` says that it has enough.
    pub fn each_placed(
        &self,
        filter: &Filter,
        mut each: impl FnMut(Placed) -> bool,
    ) -> Result<(), StoreError> {
        let (wanted, mut values) = wanted(filter);
        let sql = format!(
            "SELECT t.record, t.main_event, t.storyline FROM articles t \
             WHERE t.newest AND t.id IN ({wanted}) ORDER BY t.id LIMIT ?"
        );
        values.push(filter.limit().into());
        self.hand_on(&sql, params_from_iter(values), |row| {
            Ok(each(Placed {
                article: crate::record(row, 0)?,
                main_event: row.get(1)?,
                storyline: row.get(2)?,
            }))
        })
    }

    /// Hands on every revision of every article that matches, by id and oldest first, until `each` says that it has
    /// enough.
    pub fn each_revision(
        &self,
        filter: &Filter,
        mut each: impl FnMut(Kept<'_>) -> bool,
    ) -> Result<(), StoreError> {
        let (wanted, mut values) = wanted(filter);
        let sql = format!(
            "SELECT r.id, r.revision, r.record, r.source_map FROM articles r \
             WHERE r.id IN (SELECT t.id FROM articles t WHERE t.newest AND t.id IN ({wanted}) ORDER BY t.id LIMIT ?) \
             ORDER BY r.id, r.revision"
        );
        values.push(filter.limit().into());
        self.hand_on(&sql, params_from_iter(values), |row| {
            Ok(each(Kept {
                id: row.get_ref(0)?.as_str()?,
                revision: row.get(1)?,
                record: row.get_ref(2)?.as_str()?,
                map: row.get_ref(3)?.as_str()?,
            }))
        })
    }

    /// Hands on where the ids of events that are no more lead to, by the old id; nowhere where no article reports the event
    /// any more.
    pub fn each_alias(&self, mut each: impl FnMut(&str, Option<&str>) -> bool) -> Result<(), StoreError> {
        self.hand_on("SELECT old, new FROM aliases ORDER BY old, new", [], |row| {
            Ok(each(row.get_ref(0)?.as_str()?, row.get_ref(1)?.as_str_or_null()?))
        })
    }

    /// Hands on under which ids claims and statements go on that another coding gave other ids.
    pub fn each_renaming(&self, mut each: impl FnMut(&str, &str) -> bool) -> Result<(), StoreError> {
        self.hand_on("SELECT old, new FROM renamed ORDER BY old", [], |row| {
            Ok(each(row.get_ref(0)?.as_str()?, row.get_ref(1)?.as_str()?))
        })
    }

    /// Ids of the events that claims belong to now, also those claims that go on under another id; sorted.
    pub fn homes_of(&self, claims: &[String]) -> Result<Vec<String>, StoreError> {
        let sql = "WITH RECURSIVE ids (id) AS ( \
                     SELECT value FROM json_each(?1) UNION SELECT r.new FROM renamed r JOIN ids i ON r.old = i.id) \
                   SELECT DISTINCT e.event FROM ids i JOIN event_claims e ON e.claim = i.id ORDER BY e.event";
        self.rows(sql, [serde_json::to_string(claims).unwrap_or_default()], |row| row.get(0))
    }

    /// By the ids of claims the articles that make them.
    pub fn makers_of(&self, claims: &[String]) -> Result<BTreeMap<String, String>, StoreError> {
        let sql =
            "SELECT c.id, min(c.article) FROM json_each(?1) j JOIN claims c ON c.id = j.value GROUP BY c.id";
        let ids = serde_json::to_string(claims).unwrap_or_default();
        Ok(self.rows(sql, [ids], |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect())
    }

    /// Stores articles with all their revisions, oldest first; all or none of the batch. Of an article that is known,
    /// revisions up to the last one that is there already are passed over.
    pub fn put_revisions(&mut self, batch: &[Vec<Entry<'_>>]) -> Result<Stored, StoreError> {
        let prepared: Vec<Vec<Prepared<'_>>> = batch
            .iter()
            .map(|revisions| revisions.iter().map(|entry| Prepared::of(*entry)).collect())
            .collect::<Result<_, _>>()
            .map_err(|e| self.unwritable(&e))?;
        self.writing(|write| {
            let mut stored = Stored::default();
            let mut changed = Changed::default();
            for revisions in &prepared {
                put_revisions(write, revisions, &mut changed, &mut stored)?;
            }
            changed.index(write)?;
            if stored.new + stored.revised + stored.recoded > 0 {
                count_writing(write)?;
            }
            Ok(stored)
        })
    }

    /// Adds corrections that were made in another database, in their order, under the ids that they have; those that are
    /// there already are passed over. Returns how many were new.
    pub fn put_corrections(&mut self, corrections: &[Correction]) -> Result<usize, StoreError> {
        let mut new = 0;
        for made in corrections {
            if self.correction(&made.id)?.is_some() {
                continue;
            }
            let articles = self.articles_touched(&made.change)?;
            self.writing(|write| {
                insert_correction(write, made)?;
                articles.iter().try_for_each(|article| touch(write, article))?;
                count_writing(write)
            })?;
            new += 1;
        }
        Ok(new)
    }

    /// Adds what ids of another database lead to: `aliases` of events, `renamed` of claims and statements.
    pub fn put_history(
        &mut self,
        aliases: &[(String, Option<String>)],
        renamed: &BTreeMap<String, String>,
    ) -> Result<(), StoreError> {
        self.writing(|write| {
            for (old, new) in aliases {
                write
                    .prepare_cached(
                        "INSERT INTO aliases SELECT ?1, ?2 \
                         WHERE NOT EXISTS (SELECT 1 FROM aliases WHERE old = ?1 AND new IS ?2)",
                    )?
                    .execute(params![old, new])?;
            }
            rename(write, renamed)
        })
    }

    fn hand_on(
        &self,
        sql: &str,
        values: impl rusqlite::Params,
        mut each: impl FnMut(&Row<'_>) -> Sql<bool>,
    ) -> Result<(), StoreError> {
        let fail = |e| StoreError::sqlite(&self.file, e);
        let mut select = self.connection.prepare_cached(sql).map_err(fail)?;
        let mut rows = select.query(values).map_err(fail)?;
        while let Some(row) = rows.next().map_err(fail)? {
            if !each(row).map_err(fail)? {
                break;
            }
        }
        Ok(())
    }
}

/// The query for the ids of articles that match.
fn wanted(filter: &Filter) -> (String, Vec<Value>) {
    filter.conditions(Listed::Article).column(Listed::Article, "id")
}

fn put_revisions<'a>(
    write: &Transaction<'_>,
    revisions: &'a [Prepared<'a>],
    changed: &mut Changed<'a>,
    stored: &mut Stored,
) -> Sql<()> {
    let Some(newest) = revisions.last() else { return Ok(()) };
    let known: Vec<Vec<u8>> = write
        .prepare_cached("SELECT content FROM articles WHERE id = ?1 ORDER BY revision")?
        .query_map([newest.id()], |row| row.get(0))?
        .collect::<Sql<_>>()?;
    let there: FxHashSet<&[u8]> = known.iter().map(Vec::as_slice).collect();
    let last = revisions.iter().rposition(|r| there.contains(r.content()));
    let stands = known.last().is_some_and(|content| content == newest.content());
    let rest = match last {
        // the newest of both: it may be coded otherwise
        Some(last) if last + 1 == revisions.len() && stands => &revisions[last..],
        Some(last) if last + 1 == revisions.len() => {
            stored.unchanged += 1;
            return Ok(());
        }
        Some(last) => &revisions[last + 1..],
        None => revisions,
    };
    rest.iter().try_for_each(|revision| changed.put(write, revision, stored))
}
