//! Lists, and single records by id.

use riwaya_record::{ArticleSummary, Claim, CodedArticle, Event, Published, Statement, Storyline};
use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};
use serde::{Deserialize, Serialize};

use crate::filter::Listed;
use crate::{Filter, Store, StoreError};

/// A claim with where it comes from and which event it went into.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ListedClaim {
    /// The article's id.
    pub article: String,
    /// The event it is a report of.
    pub event_id: Option<String>,
    /// The claim.
    #[serde(flatten)]
    pub claim: Claim,
}

/// A statement with where it comes from and which event it is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ListedStatement {
    /// The article's id.
    pub article: String,
    /// The event it belongs to.
    pub event_id: Option<String>,
    /// The statement.
    #[serde(flatten)]
    pub statement: Statement,
}

/// What an id, or the beginning of one, leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Found<T> {
    /// Nothing.
    Nothing,
    /// One record.
    One(T),
    /// Several: their ids.
    Several(Vec<String>),
    /// An event that is no more: its id and those of the events that took its place, none if it was withdrawn.
    Moved(String, Vec<String>),
}

impl<T> Found<T> {
    fn map<U>(self, with: impl FnOnce(T) -> U) -> Found<U> {
        match self {
            Self::Nothing => Found::Nothing,
            Self::One(record) => Found::One(with(record)),
            Self::Several(ids) => Found::Several(ids),
            Self::Moved(old, new) => Found::Moved(old, new),
        }
    }
}

/// A record of any kind that has an id of its own.
#[derive(Clone, Debug, PartialEq)]
pub enum Record {
    /// A claim.
    Claim(Box<ListedClaim>),
    /// A statement.
    Statement(Box<ListedStatement>),
    /// An event.
    Event(Box<Event>),
}

/// How much the database holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Articles, each counted once.
    pub articles: usize,
    /// Older revisions of articles.
    pub revisions: usize,
    /// Claims of the newest revisions.
    pub claims: usize,
    /// Statements of the newest revisions.
    pub statements: usize,
    /// Events.
    pub events: usize,
    /// Storylines.
    pub storylines: usize,
}

pub(crate) const CLAIM: &str =
    "SELECT t.record, t.article, (SELECT min(event) FROM event_claims WHERE claim = t.id) FROM claims t";
pub(crate) const STATEMENT: &str = "SELECT t.record, t.article, (SELECT min(event) FROM event_statements WHERE statement = t.id) FROM statements t";
pub(crate) const EVENT: &str = "SELECT t.record FROM events t";

impl Store {
    /// Newest revisions in the order of their ids, as coded.
    pub fn newest(&self) -> Result<Vec<CodedArticle>, StoreError> {
        self.rows("SELECT record FROM articles WHERE newest ORDER BY id", [], |row| crate::record(row, 0))
    }

    /// The newest revision of one article.
    pub fn article(&self, id: &str) -> Result<Option<CodedArticle>, StoreError> {
        let found = self.rows("SELECT record FROM articles WHERE newest = 1 AND id = ?1", [id], |row| {
            crate::record(row, 0)
        })?;
        Ok(found.into_iter().next())
    }

    /// All revisions of one article, oldest first.
    pub fn revisions(&self, id: &str) -> Result<Vec<CodedArticle>, StoreError> {
        self.rows("SELECT record FROM articles WHERE id = ?1 ORDER BY revision", [id], |row| {
            crate::record(row, 0)
        })
    }

    /// Claims, by article and place in it.
    pub fn claims(&self, filter: &Filter) -> Result<Vec<ListedClaim>, StoreError> {
        self.list(CLAIM, Listed::Claim, "t.article, t.position", filter, listed_claim)
    }

    /// Statements, by article and place in it.
    pub fn statements(&self, filter: &Filter) -> Result<Vec<ListedStatement>, StoreError> {
        self.list(STATEMENT, Listed::Statement, "t.article, t.position", filter, listed_statement)
    }

    /// Events in order of time, undated last.
    pub fn events(&self, filter: &Filter) -> Result<Vec<Event>, StoreError> {
        self.list(EVENT, Listed::Event, "t.day, t.id", filter, |row| crate::record(row, 0))
    }

    /// Storylines that hold an event that matches; without conditions, all.
    pub fn storylines(&self, filter: &Filter) -> Result<Vec<Storyline>, StoreError> {
        let (held, mut values) = holding(filter);
        let sql = format!("SELECT record FROM storylines WHERE {held} ORDER BY day, id LIMIT ?");
        values.push(filter.limit().into());
        self.rows(&sql, params_from_iter(values), |row| crate::record(row, 0))
    }

    /// Articles by id.
    pub fn articles(&self, filter: &Filter) -> Result<Vec<ArticleSummary>, StoreError> {
        let select = "SELECT t.record, t.main_event, t.storyline FROM articles t";
        self.list(select, Listed::Article, "t.id", filter, summary)
    }

    /// The event of an id, or of the beginning of one.
    pub fn event(&self, id: &str) -> Result<Found<Event>, StoreError> {
        let mut found = self.by_id(EVENT, "events", id, |row| crate::record(row, 0))?;
        if let Found::Nothing = found {
            found = self.moved(id)?;
        }
        Ok(found)
    }

    /// Whatever has this id, or an id that begins so.
    pub fn find(&self, id: &str) -> Result<Found<Record>, StoreError> {
        let kinds = [
            self.by_id(EVENT, "events", id, |row| crate::record(row, 0))?.map(|e| Record::Event(Box::new(e))),
            self.by_id(CLAIM, "claims", id, listed_claim)?.map(|c| Record::Claim(Box::new(c))),
            self.by_id(STATEMENT, "statements", id, listed_statement)?
                .map(|s| Record::Statement(Box::new(s))),
        ];
        let mut ones = Vec::new();
        let mut several = Vec::new();
        for found in kinds {
            match found {
                Found::One(record) => ones.push(record),
                Found::Several(ids) => several.extend(ids),
                Found::Nothing | Found::Moved(..) => {}
            }
        }
        if let Some(exact) = ones.iter().position(|r| record_id(r) == id) {
            return Ok(Found::One(ones.swap_remove(exact)));
        }
        match (ones.len(), several.is_empty()) {
            (0, true) => self.moved(id),
            (1, true) => Ok(ones.pop().map_or(Found::Nothing, Found::One)),
            _ => {
                several.extend(ones.iter().map(|r| record_id(r).to_owned()));
                several.sort();
                Ok(Found::Several(several))
            }
        }
    }

    /// How much there is, as it was counted when it was written.
    pub fn counts(&self) -> Result<Counts, StoreError> {
        self.counted("SELECT kind, number FROM tallies")
    }

    /// How much there is, counted now: in files of older formats, which keep no count.
    pub(crate) fn counted_anew(&self) -> Result<Counts, StoreError> {
        self.counted(
            "SELECT iif(newest, 'articles', 'revisions'), count(*) FROM articles GROUP BY newest
             UNION ALL SELECT 'claims', count(*) FROM claims
             UNION ALL SELECT 'statements', count(*) FROM statements
             UNION ALL SELECT 'events', count(*) FROM events
             UNION ALL SELECT 'storylines', count(*) FROM storylines",
        )
    }

    /// The numbers that a query gives, each with its kind.
    fn counted(&self, query: &str) -> Result<Counts, StoreError> {
        let mut out = Counts::default();
        let tallies = self.rows(query, [], |row| Ok((row.get::<_, String>(0)?, row.get::<_, usize>(1)?)))?;
        for (kind, number) in tallies {
            match kind.as_str() {
                "articles" => out.articles = number,
                "revisions" => out.revisions = number,
                "claims" => out.claims = number,
                "statements" => out.statements = number,
                "events" => out.events = number,
                "storylines" => out.storylines = number,
                _ => {}
            }
        }
        Ok(out)
    }

    /// How many articles there are, each counted once.
    pub(crate) fn count_newest(&self) -> Result<usize, StoreError> {
        Ok(self.counts()?.articles)
    }

    fn list<T>(
        &self,
        select: &str,
        of: Listed,
        order: &str,
        filter: &Filter,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let (rows, mut values) = filter.conditions(of).column(of, "row");
        let sql = format!("{select} WHERE t.row IN ({rows}) ORDER BY {order} LIMIT ?");
        values.push(filter.limit().into());
        self.rows(&sql, params_from_iter(values), read)
    }

    fn by_id<T>(
        &self,
        select: &str,
        table: &str,
        id: &str,
        mut read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Found<T>, StoreError> {
        if let Some(exact) =
            self.rows(&format!("{select} WHERE t.id = ?1 ORDER BY t.row LIMIT 1"), [id], &mut read)?.pop()
        {
            return Ok(Found::One(exact));
        }
        if id.is_empty() {
            return Ok(Found::Nothing);
        }
        // Ids are compared byte by byte, so that a wildcard in what was typed means nothing.
        let begins = "id > ?1 AND id < ?1 || char(1114111)";
        let ids: Vec<String> = self.rows(
            &format!("SELECT DISTINCT id FROM {table} WHERE {begins} ORDER BY id LIMIT 12"),
            [id],
            |row| row.get(0),
        )?;
        match ids.as_slice() {
            [] => Ok(Found::Nothing),
            [one] => Ok(self
                .rows(&format!("{select} WHERE t.id = ?1 ORDER BY t.row LIMIT 1"), [one], &mut read)?
                .pop()
                .map_or(Found::Nothing, Found::One)),
            _ => Ok(Found::Several(ids)),
        }
    }

    /// Follows aliases from an old event id, or the beginning of one, to events that are there.
    fn moved<T>(&self, id: &str) -> Result<Found<T>, StoreError> {
        let mut olds: Vec<String> =
            self.rows("SELECT DISTINCT old FROM aliases WHERE old = ?1", [id], |r| r.get(0))?;
        if olds.is_empty() && !id.is_empty() {
            let begins = "SELECT DISTINCT old FROM aliases WHERE old > ?1 AND old < ?1 || char(1114111) ORDER BY old LIMIT 12";
            olds = self.rows(begins, [id], |row| row.get(0))?;
        }
        let old = match olds.len() {
            0 => return Ok(Found::Nothing),
            1 => olds.remove(0),
            _ => return Ok(Found::Several(olds)),
        };
        let follow = "WITH RECURSIVE heirs (id) AS ( \
                        SELECT new FROM aliases WHERE old = ?1 AND new NOT NULL \
                        UNION \
                        SELECT a.new FROM aliases a JOIN heirs h ON a.old = h.id \
                        WHERE a.new NOT NULL AND NOT EXISTS (SELECT 1 FROM events e WHERE e.id = h.id)) \
                      SELECT id FROM heirs WHERE EXISTS (SELECT 1 FROM events e WHERE e.id = heirs.id) ORDER BY id";
        let new = self.rows(follow, [&old], |row| row.get(0))?;
        Ok(Found::Moved(old, new))
    }

    pub(crate) fn rows<T>(
        &self,
        sql: &str,
        values: impl rusqlite::Params,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let fail = |e| StoreError::sqlite(&self.file, e);
        let mut select = self.connection.prepare_cached(sql).map_err(fail)?;
        let rows = select.query_map(values, read).map_err(fail)?;
        rows.collect::<rusqlite::Result<Vec<T>>>().map_err(fail)
    }
}

/// The condition that a storyline holds an event that matches.
pub(crate) fn holding(filter: &Filter) -> (String, Vec<Value>) {
    if !filter.selects() {
        return ("1".to_owned(), Vec::new());
    }
    let (events, values) = filter.conditions(Listed::Event).column(Listed::Event, "storyline");
    (format!("id IN ({events})"), values)
}

pub(crate) fn listed_claim(row: &Row<'_>) -> rusqlite::Result<ListedClaim> {
    Ok(ListedClaim { claim: crate::record(row, 0)?, article: row.get(1)?, event_id: row.get(2)? })
}

pub(crate) fn listed_statement(row: &Row<'_>) -> rusqlite::Result<ListedStatement> {
    Ok(ListedStatement { statement: crate::record(row, 0)?, article: row.get(1)?, event_id: row.get(2)? })
}

/// As much of an article's record as a list shows; the rest is passed over.
#[derive(Deserialize)]
struct Head {
    id: String,
    url: Option<String>,
    outlet: Option<String>,
    title: String,
    language: String,
    published: Published,
}

pub(crate) fn summary(row: &Row<'_>) -> rusqlite::Result<ArticleSummary> {
    let Head { id, url, outlet, title, language, published } = crate::record(row, 0)?;
    let (main_event, storyline) = (row.get(1)?, row.get(2)?);
    Ok(ArticleSummary { id, url, outlet, title, language, published, main_event, storyline })
}

fn record_id(record: &Record) -> &str {
    match record {
        Record::Claim(c) => &c.claim.id,
        Record::Statement(s) => &s.statement.id,
        Record::Event(e) => &e.id,
    }
}
