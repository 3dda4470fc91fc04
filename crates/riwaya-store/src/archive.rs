//! What riwaya-reconcile asks of what was decided.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_reconcile::{Akin, Archive, Decided, Home, Key, Noted, Strung};
use riwaya_record::CodedArticle;
use rusqlite::{OptionalExtension, Row, params};
use rustc_hash::FxHashMap;

use crate::corrections::Corrected;
use crate::{Store, StoreError};

/// Days from which a stretch counts as long: the few long ones are looked through, the short ones found by their first day.
pub(crate) const LONG: i32 = 64;
/// Articles among which each pair is looked for by itself: an article has a hundred pairs with others and more.
const FEW: usize = 32;
/// Day of what came out on no known day.
pub(crate) const NO_DAY: i32 = i32::MIN;
/// Days of the longest stretch within which an article is said to have come out: a year.
const PUBLISHED: i32 = 366;

impl Archive for Corrected<'_> {
    type Error = StoreError;

    fn articles(&self, ids: &BTreeSet<String>) -> Result<Vec<CodedArticle>, StoreError> {
        self.articles_of(&ids.iter().cloned().collect::<Vec<_>>())
    }

    fn noted(&self, ids: &BTreeSet<String>) -> Result<Vec<Noted>, StoreError> {
        // in this order: from the few that are asked for
        let sql = "SELECT d.article, d.news, d.first, d.affair, a.main_event, a.storyline, d.report \
                   FROM json_each(?1) j CROSS JOIN decided d ON d.article = j.value \
                   CROSS JOIN articles a INDEXED BY articles_lead ON a.newest = 1 AND a.id = d.article";
        self.store.rows(sql, [list(ids)], |row| {
            Ok(Noted {
                id: row.get(0)?,
                decided: Decided {
                    news: row.get(1)?,
                    first: row.get(2)?,
                    affair: row.get(3)?,
                    main_event: row.get(4)?,
                    storyline: row.get(5)?,
                },
                report: unpacked(row, 6)?,
            })
        })
    }

    fn homes(&self, ids: &BTreeSet<String>) -> Result<Vec<Home>, StoreError> {
        let sql = "SELECT e.article, e.claim, e.event FROM json_each(?1) j JOIN event_claims e ON e.article = j.value";
        self.store.rows(sql, [list(ids)], |row| {
            Ok(Home { article: row.get(0)?, claim: row.get(1)?, event: row.get(2)? })
        })
    }

    fn meeting(&self, keys: &[Key]) -> Result<BTreeSet<String>, StoreError> {
        let short = "SELECT row FROM claim_keys WHERE block = ?1 AND long = 0 AND low BETWEEN ?2 AND ?4 AND high >= ?3 \
                     AND (?5 OR meets_all)";
        let long = "SELECT row FROM claim_keys WHERE block = ?1 AND long = 1 AND low <= ?4 AND high >= ?3 AND ?2 <= ?4 \
                    AND (?5 OR meets_all)";
        let mut found: BTreeSet<i64> = BTreeSet::new();
        for (block, meets_all, low, high) in joined(keys) {
            for sql in [short, long] {
                let values = params![block as i64, low.saturating_sub(LONG), low, high, meets_all];
                found.extend(self.store.rows(sql, values, |row| row.get::<_, i64>(0))?);
            }
        }
        self.store.of_rows(&found)
    }

    fn published(&self, first: i32, last: i32) -> Result<BTreeSet<String>, StoreError> {
        let sql = "SELECT article FROM decided WHERE first_day BETWEEN ?1 AND ?3 AND last_day >= ?2 \
                   UNION ALL SELECT article FROM decided WHERE first_day IS NULL";
        self.store.ids(sql, params![first.saturating_sub(PUBLISHED), first, last])
    }

    fn tied(&self, ties: &BTreeSet<u64>, first: i32, last: i32) -> Result<BTreeSet<String>, StoreError> {
        let sql = "SELECT row FROM article_ties WHERE tie = ?1 AND (day BETWEEN ?2 AND ?3 OR day = ?4)";
        let mut found: BTreeSet<i64> = BTreeSet::new();
        for tie in ties {
            let values = params![*tie as i64, first.saturating_sub(PUBLISHED), last, NO_DAY];
            found.extend(self.store.rows(sql, values, |row| row.get::<_, i64>(0))?);
        }
        self.store.of_rows(&found)
    }

    fn akin(&self, ids: &BTreeSet<String>) -> Result<Akin, StoreError> {
        let (rows, mut articles) = self.store.rows_of(ids)?;
        let mut places: FxHashMap<i64, u32> = (0..).zip(&rows).map(|(place, row)| (*row, place)).collect();
        let mut others: Vec<i64> = Vec::new();
        let mut pairs = Vec::new();
        self.store.reading(|connection| {
            let mut select = connection.prepare_cached("SELECT b, score FROM akin WHERE a = ?1")?;
            for (own, row) in (0..).zip(&rows) {
                let mut found = select.query([row])?;
                while let Some(pair) = found.next()? {
                    let (other, score) = (pair.get(0)?, pair.get(1)?);
                    let place = *places.entry(other).or_insert_with(|| {
                        others.push(other);
                        (rows.len() + others.len() - 1) as u32
                    });
                    // one of which both are asked for comes twice
                    if own < place {
                        pairs.push((own, place, score));
                    }
                }
            }
            Ok(())
        })?;
        let sql = "SELECT d.row, d.article FROM json_each(?1) j JOIN decided d ON d.row = j.value";
        let named = self.store.rows(sql, [numbers(&others)], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let mut named: FxHashMap<i64, String> = named.into_iter().collect();
        articles.extend(others.iter().map(|row| named.remove(row).unwrap_or_default()));
        pairs.retain(|(_, other, _)| !articles[*other as usize].is_empty());
        Ok(Akin { articles, pairs })
    }

    fn akin_among(&self, ids: &BTreeSet<String>) -> Result<Akin, StoreError> {
        let (rows, articles) = self.store.rows_of(ids)?;
        let places: FxHashMap<i64, u32> = (0..).zip(&rows).map(|(place, row)| (*row, place)).collect();
        let mut pairs = Vec::new();
        self.store.reading(|connection| {
            let mut one = connection.prepare_cached("SELECT score FROM akin WHERE a = ?1 AND b = ?2")?;
            let mut all = connection
                .prepare_cached("SELECT b, score FROM akin WHERE a = ?1 AND b BETWEEN ?2 AND ?3")?;
            for (own, row) in (0..).zip(&rows) {
                let later = &rows[own as usize + 1..];
                let Some((first, last)) = later.first().zip(later.last()) else { break };
                if later.len() <= FEW {
                    for (other, with) in (own + 1..).zip(later) {
                        let score = one.query_row([row, with], |found| found.get(0)).optional()?;
                        pairs.extend(score.map(|score| (own, other, score)));
                    }
                } else {
                    let mut found = all.query([row, first, last])?;
                    while let Some(pair) = found.next()? {
                        if let Some(other) = places.get(&pair.get(0)?) {
                            pairs.push((own, *other, pair.get(1)?));
                        }
                    }
                }
            }
            Ok(())
        })?;
        Ok(Akin { articles, pairs })
    }

    fn of_news(&self, news: &str) -> Result<BTreeSet<String>, StoreError> {
        self.store.ids("SELECT article FROM decided WHERE news = ?1", [news])
    }

    fn of_affair(&self, affair: &str) -> Result<BTreeSet<String>, StoreError> {
        self.store.ids("SELECT article FROM decided WHERE affair = ?1", [affair])
    }

    fn leading_with(&self, event: &str) -> Result<BTreeSet<String>, StoreError> {
        self.store.ids(
            "SELECT id FROM articles WHERE newest = 1 AND main_event NOT NULL AND main_event = ?1",
            [event],
        )
    }

    fn told_in(&self, articles: &BTreeSet<String>) -> Result<BTreeSet<String>, StoreError> {
        let sql = "SELECT e.event FROM json_each(?1) j JOIN event_articles e ON e.article = j.value";
        self.store.ids(sql, [list(articles)])
    }

    fn claims(&self, event: &str) -> Result<BTreeMap<String, String>, StoreError> {
        let sql = "SELECT claim, article FROM event_claims WHERE event = ?1";
        Ok(self.store.rows(sql, [event], |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect())
    }

    fn claimants(&self, claims: &BTreeSet<String>) -> Result<BTreeSet<String>, StoreError> {
        let sql = "SELECT c.article FROM json_each(?1) j JOIN claims c ON c.id = j.value";
        self.store.ids(sql, [list(claims)])
    }

    fn events(&self, ids: &BTreeSet<String>) -> Result<Vec<Strung>, StoreError> {
        let sql = "SELECT t.record, t.affair FROM json_each(?1) j JOIN events t ON t.id = j.value";
        self.store
            .rows(sql, [list(ids)], |row| Ok(Strung { event: crate::record(row, 0)?, affair: row.get(1)? }))
    }

    fn wholes(&self, ids: &BTreeSet<String>) -> Result<Vec<(String, Option<String>)>, StoreError> {
        let sql = "SELECT t.id, t.part_of FROM json_each(?1) j JOIN events t ON t.id = j.value";
        self.store.rows(sql, [list(ids)], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    fn parts(&self, whole: &str) -> Result<BTreeSet<String>, StoreError> {
        self.store.ids("SELECT id FROM events WHERE part_of NOT NULL AND part_of = ?1", [whole])
    }

    fn strung(&self, affair: &str) -> Result<BTreeSet<String>, StoreError> {
        self.store.ids("SELECT id FROM events WHERE affair NOT NULL AND affair = ?1", [affair])
    }
}

impl Store {
    pub(crate) fn ids(
        &self,
        sql: &str,
        values: impl rusqlite::Params,
    ) -> Result<BTreeSet<String>, StoreError> {
        Ok(self.rows(sql, values, |row| row.get(0))?.into_iter().collect())
    }

    /// The articles of rows of `decided`.
    fn of_rows(&self, rows: &BTreeSet<i64>) -> Result<BTreeSet<String>, StoreError> {
        self.ids("SELECT d.article FROM json_each(?1) j JOIN decided d ON d.row = j.value", [numbers(rows)])
    }

    /// The rows of articles in `decided`, in order, and these articles.
    fn rows_of(&self, ids: &BTreeSet<String>) -> Result<(Vec<i64>, Vec<String>), StoreError> {
        let sql = "SELECT d.row, d.article FROM json_each(?1) j JOIN decided d ON d.article = j.value";
        let mut found: Vec<(i64, String)> =
            self.rows(sql, [list(ids)], |row| Ok((row.get(0)?, row.get(1)?)))?;
        found.sort_unstable();
        Ok(found.into_iter().unzip())
    }
}

fn numbers<'r>(rows: impl IntoIterator<Item = &'r i64>) -> String {
    serde_json::to_string(&rows.into_iter().collect::<Vec<_>>()).unwrap_or_default()
}

fn list(ids: &BTreeSet<String>) -> String {
    serde_json::to_string(ids).unwrap_or_default()
}

/// Keys by block, those whose stretches overlap as one.
fn joined(keys: &[Key]) -> Vec<(u64, bool, i32, i32)> {
    let mut by_block: FxHashMap<(u64, bool), Vec<(i32, i32)>> = FxHashMap::default();
    for key in keys {
        by_block.entry((key.block(), key.meets_all())).or_default().push(key.days());
    }
    let mut out = Vec::new();
    for ((block, meets_all), mut days) in by_block {
        days.sort_unstable();
        let mut open: Option<(i32, i32)> = None;
        for (first, last) in days {
            match &mut open {
                Some((_, so_far)) if first <= *so_far => *so_far = last.max(*so_far),
                _ => {
                    out.extend(open.map(|(low, high)| (block, meets_all, low, high)));
                    open = Some((first, last));
                }
            }
        }
        out.extend(open.map(|(low, high)| (block, meets_all, low, high)));
    }
    out.sort_unstable();
    out
}

/// A value packed into a column; one that cannot be read means that the file is damaged.
pub(crate) fn unpacked<T: serde::de::DeserializeOwned>(row: &Row<'_>, column: usize) -> rusqlite::Result<T> {
    let bytes = row.get_ref(column)?.as_blob()?;
    postcard::from_bytes(bytes).map_err(|e| {
        rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Blob, Box::new(e))
    })
}

/// The other way.
pub(crate) fn packed<T: serde::Serialize>(value: &T) -> rusqlite::Result<Vec<u8>> {
    postcard::to_allocvec(value).map_err(|e| rusqlite::Error::ToSqlConversionFailure(Box::new(e)))
}
