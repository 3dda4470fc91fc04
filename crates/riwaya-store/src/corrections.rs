//! What people corrected. Corrections are only ever added; what they come to is brought in where articles are decided on.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use riwaya_reconcile::{Constraints, Corrections, Reconciled, in_force};
use riwaya_record::{CodedArticle, Correcting, Correction, Event};
use rusqlite::{Transaction, params};
use sha2::{Digest, Sha256};

use crate::articles::touch;
use crate::columns::{Sql, json};
use crate::decisions::count_writing;
use crate::{Page, Place, Store, StoreError};

/// Characters of a name, and of a reason.
const NAME: usize = 120;
const REASON: usize = 2_000;
/// Claims that one correction may name.
const CLAIMS: usize = 2_000;

/// Why a correction was not taken: what is wrong with it, and what would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    what: String,
    remedy: &'static str,
}

impl Refusal {
    fn new(what: impl Into<String>, remedy: &'static str) -> Self {
        Self { what: what.into(), remedy }
    }

    /// What is wrong.
    pub fn what(&self) -> &str {
        &self.what
    }

    /// What to do about it.
    pub fn remedy(&self) -> &'static str {
        self.remedy
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.what, self.remedy)
    }
}

impl Store {
    /// Adds a correction, unless it makes no sense, and marks what it changes as to be decided on anew; it is acted upon by
    /// [`Store::reconcile`]. Its id is made here.
    pub fn correct(&mut self, wanted: &Correction) -> Result<Result<Correction, Refusal>, StoreError> {
        let wanted = Correction {
            who: wanted.who.trim().to_owned(),
            why: wanted.why.trim().to_owned(),
            ..wanted.clone()
        };
        if let Some(refusal) = self.refusal(&wanted)? {
            return Ok(Err(refusal));
        }
        let articles = self.articles_touched(&wanted.change)?;
        let made = self.writing(|write| {
            // said again after it was undone, it is another
            let before: i64 = write.query_row("SELECT count(*) FROM corrections", [], |row| row.get(0))?;
            let made = Correction { id: content_id(&format!("{before} {}", json(&wanted)?)), ..wanted };
            insert_correction(write, &made)?;
            for article in &articles {
                touch(write, article)?;
            }
            count_writing(write)?;
            Ok(made)
        })?;
        Ok(Ok(made))
    }

    /// Everything that was ever corrected, in order.
    pub fn corrections(&self) -> Result<Vec<Correction>, StoreError> {
        self.rows("SELECT record FROM corrections ORDER BY row", [], |row| crate::record(row, 0))
    }

    /// A correction.
    pub fn correction(&self, id: &str) -> Result<Option<Correction>, StoreError> {
        let found =
            self.rows("SELECT record FROM corrections WHERE id = ?1", [id], |row| crate::record(row, 0))?;
        Ok(found.into_iter().next())
    }

    /// A part of what was corrected, the latest first.
    pub fn latest_corrections(
        &self,
        after: Option<&Place>,
        limit: usize,
    ) -> Result<Page<Correction>, StoreError> {
        let before = after.and_then(|place| place.within.parse().ok()).unwrap_or(i64::MAX);
        let sql = "SELECT record, row FROM corrections WHERE row < ?1 ORDER BY row DESC LIMIT ?2";
        let most = i64::try_from(limit.saturating_add(1)).unwrap_or(i64::MAX);
        let mut rows = self.rows(sql, params![before, most], |row| {
            Ok((crate::record::<Correction>(row, 0)?, row.get::<_, i64>(1)?))
        })?;
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = rows
            .last()
            .filter(|_| more)
            .map(|(_, row)| Place { key: String::new(), within: row.to_string() });
        Ok(Page { items: rows.into_iter().map(|(correction, _)| correction).collect(), next })
    }

    /// What was corrected on an event, on those that went up in it, or about its claims and what is said in them; in order,
    /// with what undoes it.
    pub fn corrections_of(&self, event: &Event) -> Result<Vec<Correction>, StoreError> {
        let ids: Vec<&String> = event.claims.iter().chain(&event.statements).collect();
        self.corrections_naming(Some(&event.id), &ids)
    }

    /// What was corrected about an article's claims and what is said in it; in order, with what undoes it.
    pub fn corrections_in(&self, article: &CodedArticle) -> Result<Vec<Correction>, StoreError> {
        let claims = article.claims.iter().map(|c| &c.id);
        let ids: Vec<&String> = claims.chain(article.statements.iter().map(|s| &s.id)).collect();
        self.corrections_naming(None, &ids)
    }

    fn corrections_naming(
        &self,
        event: Option<&str>,
        ids: &[&String],
    ) -> Result<Vec<Correction>, StoreError> {
        let sql = "WITH RECURSIVE \
                   olds (id) AS (SELECT ?1 UNION SELECT a.old FROM aliases a JOIN olds o ON a.new = o.id), \
                   ids (id) AS (SELECT value FROM json_each(?2) UNION SELECT r.old FROM renamed r JOIN ids i ON r.new = i.id), \
                   found (row, id) AS ( \
                     SELECT c.row, c.id FROM corrections c JOIN olds o ON c.event = o.id \
                     UNION SELECT c.row, c.id FROM ids i JOIN corrected d ON d.id = i.id JOIN corrections c ON c.row = d.correction \
                     UNION SELECT c.row, c.id FROM found f JOIN corrected d ON d.id = f.id JOIN corrections c ON c.row = d.correction) \
                   SELECT c.record FROM corrections c WHERE c.row IN (SELECT row FROM found) ORDER BY c.row";
        let ids = serde_json::to_string(ids).unwrap_or_default();
        self.rows(sql, params![event, ids], |row| crate::record(row, 0))
    }

    /// Ids of the corrections that hold, those that undo others among them.
    pub fn in_force(&self) -> Result<BTreeSet<String>, StoreError> {
        Ok(in_force(&self.corrections()?).into_iter().map(|c| c.id.clone()).collect())
    }

    /// The database with what people corrected.
    pub fn corrected(&self) -> Result<Corrected<'_>, StoreError> {
        self.corrected_with(&BTreeMap::new())
    }

    /// The same, where claims and statements will go on under these new ids.
    pub(crate) fn corrected_with(
        &self,
        renamed: &BTreeMap<String, String>,
    ) -> Result<Corrected<'_>, StoreError> {
        let all = self.corrections()?;
        let mut names: BTreeMap<String, String> = if all.is_empty() {
            BTreeMap::new()
        } else {
            let sql = "SELECT old, new FROM renamed";
            self.rows(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect()
        };
        for new in renamed.values() {
            names.remove(new);
        }
        names.extend(renamed.clone());
        let now = |id: &str| {
            let mut now = id;
            // no name leads back to itself, but a file can be edited
            for _ in 0..names.len() {
                let Some(next) = names.get(now) else { break };
                now = next;
            }
            now.to_owned()
        };
        Ok(Corrected { store: self, corrections: Corrections::new(&all, now) })
    }

    /// Why a correction makes no sense.
    fn refusal(&self, wanted: &Correction) -> Result<Option<Refusal>, StoreError> {
        let refused = |what: String, remedy| Ok(Some(Refusal::new(what, remedy)));
        if wanted.who.is_empty() || wanted.who.chars().count() > NAME {
            return refused(
                "nobody is named who says so".to_owned(),
                "give a name of at most 120 characters, as others are to find it in the history",
            );
        }
        if wanted.why.chars().count() > REASON {
            return refused("the reason is too long".to_owned(), "say it in 2,000 characters");
        }
        let (claims, others): (&[String], &[String]) = match &wanted.change {
            Correcting::Apart { claims, others } => (claims, others),
            Correcting::Confirm { claims }
            | Correcting::Reject { claims }
            | Correcting::Together { claims }
            | Correcting::Date { claims, .. }
            | Correcting::Party { claims, .. } => (claims, &[]),
            Correcting::Cell { evidence, .. } if evidence.is_empty() => {
                return refused(
                    "no words are named".to_owned(),
                    "name the evidence of the cell, as the account table has it",
                );
            }
            Correcting::Cell { .. } => return Ok(None),
            Correcting::Undo { correction } => {
                return match self.correction(correction)? {
                    None => refused(
                        format!("{correction}: there is no such correction"),
                        "look it up with `riwaya correct list`",
                    ),
                    Some(_) if !self.in_force()?.contains(correction) => refused(
                        format!("{correction}: is undone already"),
                        "see what holds with `riwaya correct list`",
                    ),
                    Some(_) => Ok(None),
                };
            }
        };
        let distinct: BTreeSet<&String> = claims.iter().collect();
        let least = if matches!(wanted.change, Correcting::Together { .. }) { 2 } else { 1 };
        if distinct.len() < least {
            return refused("too few claims are named".to_owned(), "name the claims that it is about");
        }
        if claims.len() + others.len() > CLAIMS {
            return refused("too many claims are named".to_owned(), "name at most 2,000 at once");
        }
        if matches!(wanted.change, Correcting::Apart { .. }) {
            if others.is_empty() {
                return refused("nothing is named to be apart from".to_owned(), "name the other claims too");
            }
            if let Some(both) = others.iter().find(|c| distinct.contains(c)) {
                return refused(
                    format!("{both}: cannot be apart from itself"),
                    "name it on one of the two sides",
                );
            }
        }
        if let Correcting::Date { date: Some(date), .. } = &wanted.change
            && crate::words::days(date).is_none()
        {
            return refused(format!("{date}: is no date"), "write YYYY-MM-DD, YYYY-MM or YYYY");
        }
        if let Correcting::Party { parties, .. } = &wanted.change
            && parties.iter().any(|p| p.key.is_none() && p.name.is_empty() && p.name_ar.is_empty())
        {
            return refused(
                "a party has neither key nor name".to_owned(),
                "name it by its lexicon key or country code, or by a name",
            );
        }
        let known = self.ids_known(&claims.iter().chain(others).cloned().collect())?;
        match claims.iter().chain(others).find(|c| !known.contains(*c)) {
            Some(unknown) => refused(
                format!("{unknown}: there is no such claim"),
                "look it up with `riwaya claims`, or with `riwaya explain` of its event",
            ),
            None => Ok(None),
        }
    }

    fn ids_known(&self, claims: &BTreeSet<String>) -> Result<BTreeSet<String>, StoreError> {
        let sql = "SELECT c.id FROM json_each(?1) j JOIN claims c ON c.id = j.value";
        self.ids(sql, [serde_json::to_string(claims).unwrap_or_default()])
    }

    /// The articles on which a correction tells.
    pub(crate) fn articles_touched(&self, change: &Correcting) -> Result<BTreeSet<String>, StoreError> {
        if let Correcting::Undo { correction } = change {
            return match self.correction(correction)? {
                Some(undone) => self.articles_touched(&undone.change),
                None => Ok(BTreeSet::new()),
            };
        }
        let ids: Vec<&String> = named(change).collect();
        let sql = "WITH RECURSIVE ids (id) AS ( \
                     SELECT value FROM json_each(?1) UNION SELECT r.new FROM renamed r JOIN ids i ON r.old = i.id) \
                   SELECT article FROM claims WHERE id IN (SELECT id FROM ids) \
                   UNION SELECT article FROM statements WHERE id IN (SELECT id FROM ids)";
        let mut articles = self.ids(sql, [serde_json::to_string(&ids).unwrap_or_default()])?;
        let cited: Vec<String> = change.evidence().iter().map(|e| e.article.clone()).collect();
        articles.extend(self.summaries_of(&cited)?.into_iter().map(|a| a.id));
        Ok(articles)
    }
}

/// Ids of the claims, statements and corrections that a correction names.
fn named(change: &Correcting) -> impl Iterator<Item = &String> {
    let undone = match change {
        Correcting::Undo { correction } => Some(correction),
        _ => None,
    };
    change.claims().chain(change.evidence().iter().filter_map(|e| e.statement.as_ref())).chain(undone)
}

/// Adds a correction, with what it names.
pub(crate) fn insert_correction(write: &Transaction<'_>, made: &Correction) -> Sql<()> {
    write
        .prepare_cached("INSERT INTO corrections (id, at, event, record) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![made.id, made.at, made.event, json(made)?])?;
    let row = write.last_insert_rowid();
    let mut insert = write.prepare_cached("INSERT OR IGNORE INTO corrected VALUES (?1, ?2)")?;
    named(&made.change).try_for_each(|id| insert.execute(params![id, row]).map(drop))
}

/// Takes note of the ids under which claims and statements go on; what has them is stored already.
pub(crate) fn rename(write: &Transaction<'_>, renamed: &BTreeMap<String, String>) -> Sql<()> {
    // what has its old id again is itself
    for new in renamed.values() {
        write.prepare_cached("DELETE FROM renamed WHERE old = ?1")?.execute([new])?;
    }
    for (old, new) in renamed {
        // of two that bore one id, one may go on under it
        write
            .prepare_cached(
                "INSERT OR REPLACE INTO renamed SELECT ?1, ?2 WHERE NOT EXISTS (SELECT 1 FROM claims WHERE id = ?1) \
                 AND NOT EXISTS (SELECT 1 FROM statements WHERE id = ?1)",
            )?
            .execute([old, new])?;
    }
    Ok(())
}

fn content_id(content: &str) -> String {
    let digest = Sha256::digest(content.as_bytes());
    digest[..8].iter().fold("co-".to_owned(), |id, byte| format!("{id}{byte:02x}"))
}

/// A database as people corrected it: what is decided on. The coding that is stored stays what the coder said.
#[derive(Debug)]
pub struct Corrected<'s> {
    pub(crate) store: &'s Store,
    corrections: Corrections,
}

impl Corrected<'_> {
    /// What is corrected.
    pub fn corrections(&self) -> &Corrections {
        &self.corrections
    }

    /// By what grouping and account tables are bound.
    pub fn constraints(&self) -> &Constraints {
        self.corrections.constraints()
    }

    /// Newest revisions of these articles, by id; unknown ones are passed over.
    pub fn articles_of(&self, ids: &[String]) -> Result<Vec<CodedArticle>, StoreError> {
        Ok(self.store.articles_of(ids)?.into_iter().map(|a| self.corrections.apply(a)).collect())
    }

    /// An event, what is part of it, and the articles that tell of them: all that its accounts rest on.
    pub fn around(&self, event: &Event) -> Result<(Reconciled, Vec<CodedArticle>), StoreError> {
        let mut events = self.store.parts_of(event)?;
        events.push(event.clone());
        let ids: BTreeSet<String> = events.iter().flat_map(|e| &e.articles).cloned().collect();
        let ids: Vec<String> = ids.into_iter().collect();
        let (summaries, wrong) = (self.store.summaries_of(&ids)?, self.constraints().wrong.clone());
        let articles = self.articles_of(&ids)?;
        Ok((Reconciled { events, summaries, wrong, ..Reconciled::default() }, articles))
    }

    /// Newest revisions of all articles, by id.
    pub fn newest(&self) -> Result<Vec<CodedArticle>, StoreError> {
        Ok(self.store.newest()?.into_iter().map(|a| self.corrections.apply(a)).collect())
    }
}
