//! Putting articles in.

use std::collections::BTreeMap;

use riwaya_reconcile::{article_changes, renamed};
use riwaya_record::{Claim, CodedArticle, EventType, SourceMap, Statement};
use rusqlite::{OptionalExtension, Transaction, named_params, params};
use sha2::{Digest, Sha256};

use crate::columns::{Findable, Sql, json, parties};
use crate::corrections::rename;
use crate::decisions::count_writing;
use crate::events::renew_events;
use crate::marks::{Act, of_article};
use crate::order::free_row;
use crate::words::{claim_is_reciprocal, days, folded, party_codes};
use crate::{Store, StoreError};

/// An article to be stored, with its way back to the source.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// As coded.
    pub article: &'a CodedArticle,
    /// Its map from code points to source bytes.
    pub map: &'a SourceMap,
}

/// What became of the articles that were put in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stored {
    /// Not known before.
    pub new: usize,
    /// Known with another text: the old revision is kept.
    pub revised: usize,
    /// The same text, coded otherwise (another lexicon or version).
    pub recoded: usize,
    /// The same in every respect; nothing was written.
    pub unchanged: usize,
}

impl std::ops::AddAssign for Stored {
    fn add_assign(&mut self, more: Self) {
        self.new += more.new;
        self.revised += more.revised;
        self.recoded += more.recoded;
        self.unchanged += more.unchanged;
    }
}

impl Store {
    /// Stores articles, all or none of the batch. An article whose text is known and whose coding is the same
    /// changes nothing.
    pub fn put(&mut self, batch: &[Entry<'_>]) -> Result<Stored, StoreError> {
        self.put_and(batch, |_| Ok(()))
    }

    /// Stores articles and writes what goes with them: all or nothing.
    pub(crate) fn put_and(
        &mut self,
        batch: &[Entry<'_>],
        also: impl FnOnce(&Transaction<'_>) -> Sql<()>,
    ) -> Result<Stored, StoreError> {
        let records: Vec<Prepared<'_>> = batch
            .iter()
            .map(|entry| Prepared::of(*entry))
            .collect::<Result<_, _>>()
            .map_err(|e| self.unwritable(&e))?;
        self.writing(|write| {
            let mut stored = Stored::default();
            let mut changed = Changed::default();
            for record in &records {
                changed.put(write, record, &mut stored)?;
            }
            changed.index(write)?;
            if stored.new + stored.revised + stored.recoded > 0 {
                count_writing(write)?;
            }
            also(write)?;
            Ok(stored)
        })
    }
}

/// The articles that were put in and are not findable yet, by id, as they were coded last.
#[derive(Default)]
pub(crate) struct Changed<'a>(BTreeMap<&'a str, &'a Coded<'a>>);

impl<'a> Changed<'a> {
    /// Stores an article.
    pub(crate) fn put(
        &mut self,
        write: &Transaction<'_>,
        record: &'a Prepared<'a>,
        stored: &mut Stored,
    ) -> Sql<()> {
        if record.put(write, stored)? {
            self.0.insert(record.id(), &record.coded);
        }
        Ok(())
    }

    /// Makes them findable, and the events that they tell.
    pub(crate) fn index(&self, write: &Transaction<'_>) -> Sql<()> {
        index_coded(write, self.0.values().copied())?;
        self.0.keys().try_for_each(|id| renew_events(write, id))
    }
}

/// Makes articles that are stored findable, with their claims and statements.
pub(crate) fn index_coded<'a>(
    write: &Transaction<'_>,
    articles: impl IntoIterator<Item = &'a Coded<'a>>,
) -> Sql<()> {
    let mut found = Findable::default();
    for article in articles {
        article.found_by(write, &mut found)?;
    }
    found.write(write)
}

/// An article with everything computed that needs no database.
pub(crate) struct Prepared<'a> {
    coded: Coded<'a>,
    map: String,
}

impl<'a> Prepared<'a> {
    pub(crate) fn of(entry: Entry<'a>) -> Result<Self, serde_json::Error> {
        Ok(Self { coded: Coded::of(entry.article)?, map: serde_json::to_string(entry.map)? })
    }

    pub(crate) fn id(&self) -> &str {
        &self.coded.article.id
    }

    /// What tells this text from others.
    pub(crate) fn content(&self) -> &[u8] {
        &self.coded.content
    }

    /// Stores the article; returns whether it is other than it was and so has to be made findable anew.
    fn put(&self, write: &Transaction<'_>, stored: &mut Stored) -> Sql<bool> {
        let Coded { article, record, content } = &self.coded;
        let newest = write
            .prepare_cached("SELECT row, revision, content, record, source_map FROM articles WHERE newest = 1 AND id = ?1")?
            .query_row([&article.id], |row| {
                let same_coding = row.get_ref(3)?.as_str()? == record && row.get_ref(4)?.as_str()? == self.map;
                Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, &row.get::<_, Vec<u8>>(2)? == content, same_coding))
            })
            .optional()?;
        match newest {
            Some((_, _, true, true)) => {
                stored.unchanged += 1;
                return Ok(false);
            }
            Some((row, _, true, false)) => {
                let renamed = self.coded.renamed(write, row)?;
                write
                    .prepare_cached("UPDATE articles SET record = ?2, source_map = ?3 WHERE row = ?1")?
                    .execute(params![row, record, self.map])?;
                self.coded.put_parts(write)?;
                rename(write, &renamed)?;
                stored.recoded += 1;
            }
            Some((row, revision, false, _)) => {
                write.prepare_cached("UPDATE articles SET newest = 0 WHERE row = ?1")?.execute([row])?;
                write.prepare_cached("DELETE FROM article_words WHERE rowid = ?1")?.execute([row])?;
                self.insert(write, revision + 1)?;
                self.coded.put_parts(write)?;
                stored.revised += 1;
            }
            None => {
                self.insert(write, 1)?;
                self.coded.insert_parts(write)?;
                stored.new += 1;
            }
        }
        touch(write, &article.id)?;
        Ok(true)
    }

    fn insert(&self, write: &Transaction<'_>, revision: i64) -> Sql<()> {
        let Coded { article: a, record, content } = &self.coded;
        let (low, high) = a.published.date.as_deref().and_then(days).unzip();
        let row = free_row(write, "articles", low.as_deref())?;
        write
            .prepare_cached(
                "INSERT INTO articles (row, id, revision, newest, url, outlet, outlet_folded, title, language, low, high, \
                 content, record, source_map) \
                 VALUES (:row, :id, :revision, 1, :url, :outlet, :outlet_folded, :title, :language, :low, :high, :content, \
                 :record, :map)",
            )?
            .execute(named_params! {
                ":row": row, ":id": a.id, ":revision": revision, ":url": a.url, ":outlet": a.outlet,
                ":outlet_folded": a.outlet.as_deref().map(folded), ":title": a.title, ":language": a.language,
                ":low": low, ":high": high, ":content": content, ":record": record, ":map": self.map,
            })?;
        Ok(())
    }
}

/// Marks an article as changed since the events were made.
pub(crate) fn touch(write: &Transaction<'_>, id: &str) -> Sql<()> {
    write.prepare_cached("INSERT OR IGNORE INTO touched VALUES (?1)")?.execute([id]).map(drop)
}

/// A coded article as it is stored.
pub(crate) struct Coded<'a> {
    article: &'a CodedArticle,
    record: String,
    content: Vec<u8>,
}

impl<'a> Coded<'a> {
    pub(crate) fn of(a: &'a CodedArticle) -> Result<Self, serde_json::Error> {
        let read = (&a.url, &a.outlet, &a.title, &a.language, &a.published, &a.text, &a.furniture);
        let content = Sha256::digest(serde_json::to_vec(&read)?).to_vec();
        Ok(Self { article: a, record: serde_json::to_string(a)?, content })
    }

    /// One that is stored as it is, for its claims and statements alone.
    pub(crate) fn unchanged(article: &'a CodedArticle) -> Self {
        Self { article, record: String::new(), content: Vec::new() }
    }

    /// By the old ids, those under which claims and statements of another coding go on, which still stands in this row.
    fn renamed(&self, write: &Transaction<'_>, row: i64) -> Sql<BTreeMap<String, String>> {
        let mut select = write.prepare_cached("SELECT record FROM articles WHERE row = ?1")?;
        let before: CodedArticle = select.query_row([row], |row| crate::record(row, 0))?;
        Ok(renamed(&article_changes(&[before], std::slice::from_ref(self.article))))
    }

    /// Puts this coding in the place of another of the same text. It is not findable yet.
    pub(crate) fn replace(&self, write: &Transaction<'_>) -> Sql<()> {
        write
            .prepare_cached("UPDATE articles SET record = ?3 WHERE newest = 1 AND id = ?1 AND content = ?2")?
            .execute(params![self.article.id, self.content, self.record])?;
        self.put_parts(write)
    }

    /// Stores claims and statements in the place of those that were there.
    fn put_parts(&self, write: &Transaction<'_>) -> Sql<()> {
        self.forget_parts(write)?;
        self.insert_parts(write)
    }

    /// Stores claims and statements where there are none yet.
    pub(crate) fn insert_parts(&self, write: &Transaction<'_>) -> Sql<()> {
        for (position, claim) in self.article.claims.iter().enumerate() {
            self.insert_claim(write, position, claim)?;
        }
        for (position, statement) in self.article.statements.iter().enumerate() {
            self.insert_statement(write, position, statement)?;
        }
        Ok(())
    }

    /// Tells by what words and marks the article, its claims and its statements are found, in the rows in which they stand.
    pub(crate) fn found_by(&self, write: &Transaction<'_>, found: &mut Findable) -> Sql<()> {
        let a = self.article;
        let outlet = a.outlet.as_deref().map(folded);
        let acts: Vec<Act<'_>> = a.claims.iter().map(|claim| self.act(claim)).collect();
        for ((row, claim), act) in self.rows(write, "claims")?.into_iter().zip(&a.claims).zip(&acts) {
            found.add("claim", row, claim.sentence.text.clone(), act.marks(outlet.as_deref()));
        }
        for (row, statement) in self.rows(write, "statements")?.into_iter().zip(&a.statements) {
            let words = format!("{}\n{}", statement.proposition.text, statement.sentence.text);
            found.add("statement", row, words, self.act_of_statement(statement).marks(outlet.as_deref()));
        }
        let row = write
            .prepare_cached("SELECT row FROM articles WHERE newest = 1 AND id = ?1")?
            .query_row([&a.id], |row| row.get(0))?;
        let marks = of_article(outlet.as_deref(), acts.iter());
        found.add("article", row, format!("{}\n{}", a.title, a.text), marks);
        Ok(())
    }

    /// The rows of claims or statements, in their order.
    fn rows(&self, write: &Transaction<'_>, table: &str) -> Sql<Vec<i64>> {
        let mut select =
            write.prepare_cached(&format!("SELECT row FROM {table} WHERE article = ?1 ORDER BY position"))?;
        select.query_map([&self.article.id], |row| row.get(0))?.collect()
    }

    /// A claim as it can be asked for.
    fn act(&self, claim: &Claim) -> Act<'static> {
        let actors = claim.actor.iter().map(|p| ("actor", party_codes(self.article, p)));
        let recipients = claim.recipient.iter().map(|p| ("recipient", party_codes(self.article, p)));
        Act {
            event: Some(claim.event),
            status: Some(claim.status.as_str()),
            reciprocal: claim_is_reciprocal(claim),
            confidence: claim.confidence,
            parties: actors.chain(recipients).collect(),
        }
    }

    /// The claim that a statement carries.
    fn carried(&self, statement: &Statement) -> Option<&Claim> {
        let id = statement.claim.as_ref()?;
        self.article.claims.iter().find(|c| &c.id == id)
    }

    /// A statement as it can be asked for: by its speakers, and by what it carries.
    fn act_of_statement(&self, statement: &Statement) -> Act<'static> {
        let claim = self.carried(statement);
        let speakers = statement.attribution.iter().map(|p| ("actor", party_codes(self.article, p)));
        let recipients =
            claim.iter().flat_map(|c| &c.recipient).map(|p| ("recipient", party_codes(self.article, p)));
        Act {
            event: claim.map(|c| c.event),
            status: claim.map(|c| c.status.as_str()),
            reciprocal: false,
            confidence: statement.confidence,
            parties: speakers.chain(recipients).collect(),
        }
    }

    fn forget_parts(&self, write: &Transaction<'_>) -> Sql<()> {
        for kind in ["claim", "statement"] {
            for (table, row) in [(format!("{kind}_parties"), "row"), (format!("{kind}_words"), "rowid")] {
                write
                    .prepare_cached(&format!(
                        "DELETE FROM {table} WHERE {row} IN (SELECT row FROM {kind}s WHERE article = ?1)"
                    ))?
                    .execute([&self.article.id])?;
            }
            write
                .prepare_cached(&format!("DELETE FROM {kind}s WHERE article = ?1"))?
                .execute([&self.article.id])?;
        }
        write
            .prepare_cached(
                "DELETE FROM article_words WHERE rowid IN (SELECT row FROM articles WHERE newest = 1 AND id = ?1)",
            )?
            .execute([&self.article.id])
            .map(drop)
    }

    fn insert_claim(&self, write: &Transaction<'_>, position: usize, claim: &Claim) -> Sql<()> {
        let (low, high) = claim.date.as_ref().and_then(|d| days(&d.value)).unzip();
        let row = free_row(write, "claims", low.as_deref())?;
        let act = self.act(claim);
        write
            .prepare_cached(
                "INSERT INTO claims (row, id, article, position, type, status, low, high, confidence, reciprocal, record) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?
            .execute(params![
                row,
                claim.id,
                self.article.id,
                position as i64,
                claim.event.as_str(),
                act.status,
                low,
                high,
                claim.confidence,
                act.reciprocal,
                json(claim)?,
            ])?;
        parties(write, "claim", row, &act.parties)
    }

    fn insert_statement(&self, write: &Transaction<'_>, position: usize, statement: &Statement) -> Sql<()> {
        let claim = self.carried(statement);
        let within =
            statement.within.as_ref().and_then(|id| self.article.communications.iter().find(|k| &k.id == id));
        let date = claim
            .and_then(|c| c.date.as_ref().map(|d| d.value.as_str()))
            .or_else(|| within.and_then(|k| k.date.as_deref()))
            .or(self.article.published.date.as_deref());
        let (low, high) = date.and_then(days).unzip();
        let row = free_row(write, "statements", low.as_deref())?;
        let act = self.act_of_statement(statement);
        write
            .prepare_cached(
                "INSERT INTO statements (row, id, article, position, type, status, low, high, confidence, reciprocal, record) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 0, ?10)",
            )?
            .execute(params![
                row,
                statement.id,
                self.article.id,
                position as i64,
                act.event.map(EventType::as_str),
                act.status,
                low,
                high,
                statement.confidence,
                json(statement)?,
            ])?;
        parties(write, "statement", row, &act.parties)
    }
}
