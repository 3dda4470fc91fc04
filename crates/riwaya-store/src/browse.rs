//! What somebody asks who looks around: pages of lists, what stands near a record, and what a search spreads over.

use riwaya_record::{ArticleSummary, CodedArticle, Event, EventActor, Storyline};
use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};

use crate::filter::{Conditions, Listed};
use crate::query::{CLAIM, EVENT, STATEMENT, listed_claim, listed_statement, summary};
use crate::words::{actor_codes, folded};
use crate::{Filter, ListedClaim, ListedStatement, Store, StoreError};

/// A part of a list, and where the next part begins.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<T> {
    /// In the list's order.
    pub items: Vec<T>,
    /// The place after the last of them; none where the list ends.
    pub next: Option<Place>,
}

/// A place in a list: the sort key of the record that it comes after. It stays right when records are added or go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// What the list is sorted by: a day, or an article's id.
    pub key: String,
    /// What tells records of one key apart: an id, or a position.
    pub within: String,
}

/// Whom records are to involve, on either side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Involving {
    /// Country, sector, both, lexicon key or name, as [`Filter::actor`] takes them.
    pub one: String,
    /// Another party of the same records.
    pub other: Option<String>,
}

/// How a list is sorted, in SQL over a table called `t`.
struct Order {
    key: &'static str,
    descending: bool,
    within: &'static str,
}

const LATEST_EVENT: Order = Order { key: "coalesce(t.low, '')", descending: true, within: "t.id" };
const LATEST_ARTICLE: Order = Order { key: "coalesce(t.high, '')", descending: true, within: "t.id" };
const IN_ARTICLE: Order = Order { key: "t.article", descending: false, within: "printf('%09d', t.position)" };

impl Order {
    fn after(&self, place: &Place, all: &mut Conditions) {
        let past = if self.descending { "<" } else { ">" };
        let sql = format!("({0} {past} ? OR ({0} = ? AND {1} > ?))", self.key, self.within);
        let values = [&place.key, &place.key, &place.within].map(|v| Value::Text(v.clone()));
        all.add(&sql, values);
    }

    fn sql(&self) -> String {
        format!("{} {}, {}", self.key, if self.descending { "DESC" } else { "ASC" }, self.within)
    }
}

impl Store {
    /// Events, the latest first, undated last.
    pub fn latest_events(
        &self,
        filter: &Filter,
        involving: Option<&Involving>,
        after: Option<&Place>,
        limit: usize,
    ) -> Result<Page<Event>, StoreError> {
        let mut conditions = filter.conditions(Listed::Event);
        involve(involving, &mut conditions);
        self.page(EVENT, &LATEST_EVENT, conditions, after, limit, |row| crate::record(row, 0))
    }

    /// Heads of articles, the latest first, undated last.
    pub fn latest_articles(
        &self,
        filter: &Filter,
        after: Option<&Place>,
        limit: usize,
    ) -> Result<Page<ArticleSummary>, StoreError> {
        let conditions = filter.article_conditions();
        self.page(SUMMARY, &LATEST_ARTICLE, conditions, after, limit, summary)
    }

    /// Claims, by article and place in it.
    pub fn claims_page(
        &self,
        filter: &Filter,
        after: Option<&Place>,
        limit: usize,
    ) -> Result<Page<ListedClaim>, StoreError> {
        self.page(CLAIM, &IN_ARTICLE, filter.conditions(Listed::Claim), after, limit, listed_claim)
    }

    /// Statements, by article and place in it.
    pub fn statements_page(
        &self,
        filter: &Filter,
        after: Option<&Place>,
        limit: usize,
    ) -> Result<Page<ListedStatement>, StoreError> {
        let conditions = filter.conditions(Listed::Statement);
        self.page(STATEMENT, &IN_ARTICLE, conditions, after, limit, listed_statement)
    }

    /// Events of these ids, in the order of their ids; unknown ones are passed over.
    pub fn events_of(&self, ids: &[String]) -> Result<Vec<Event>, StoreError> {
        let sql = format!("{EVENT} WHERE t.id IN (SELECT value FROM json_each(?1)) ORDER BY t.id");
        self.rows(&sql, [list(ids)], |row| crate::record(row, 0))
    }

    /// Newest revisions of these articles, by id; unknown ones are passed over.
    pub fn articles_of(&self, ids: &[String]) -> Result<Vec<CodedArticle>, StoreError> {
        let sql = "SELECT record FROM articles WHERE newest = 1 AND id IN (SELECT value FROM json_each(?1)) ORDER BY id";
        self.rows(sql, [list(ids)], |row| crate::record(row, 0))
    }

    /// Heads of these articles, by id; unknown ones are passed over.
    pub fn summaries_of(&self, ids: &[String]) -> Result<Vec<ArticleSummary>, StoreError> {
        let sql = format!(
            "{SUMMARY} WHERE t.newest = 1 AND t.id IN (SELECT value FROM json_each(?1)) ORDER BY t.id"
        );
        self.rows(&sql, [list(ids)], summary)
    }

    /// First and last day of publication.
    pub fn period(&self) -> Result<Option<(String, String)>, StoreError> {
        let sql = "SELECT min(low), max(high) FROM articles WHERE newest = 1";
        let found = self
            .rows(sql, [], |row| Ok((row.get::<_, Option<String>>(0)?, row.get::<_, Option<String>>(1)?)))?;
        Ok(found.into_iter().next().and_then(|(first, last)| Some((first?, last?))))
    }

    /// The names of all outlets, in their order.
    pub fn outlets(&self) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT min(outlet) FROM articles WHERE newest = 1 AND outlet NOT NULL GROUP BY outlet_folded ORDER BY 1";
        self.rows(sql, [], |row| row.get(0))
    }

    /// Events that these articles tell, in order of time.
    pub fn told_in(&self, articles: &[String]) -> Result<Vec<Event>, StoreError> {
        let told = "SELECT event FROM event_articles WHERE article IN (SELECT value FROM json_each(?1))";
        self.rows(&format!("{EVENT} WHERE t.id IN ({told}) ORDER BY t.day, t.id"), [list(articles)], |row| {
            crate::record(row, 0)
        })
    }

    /// The events that are part of one, in order of time: what was said in talks.
    pub fn parts_of(&self, event: &Event) -> Result<Vec<Event>, StoreError> {
        let sql = format!("{EVENT} WHERE t.part_of NOT NULL AND t.part_of = ?1 ORDER BY t.day, t.id");
        self.rows(&sql, [&event.id], |row| crate::record(row, 0))
    }

    /// Storylines of these ids, in order of time; unknown ones are passed over.
    pub fn storylines_of(&self, ids: &[String]) -> Result<Vec<Storyline>, StoreError> {
        let sql =
            "SELECT record FROM storylines WHERE id IN (SELECT value FROM json_each(?1)) ORDER BY day, id";
        self.rows(sql, [list(ids)], |row| crate::record(row, 0))
    }

    /// The storyline of an id.
    pub fn storyline(&self, id: &str) -> Result<Option<Storyline>, StoreError> {
        let found =
            self.rows("SELECT record FROM storylines WHERE id = ?1", [id], |row| crate::record(row, 0))?;
        Ok(found.into_iter().next())
    }

    /// Hands on every event that matches, the latest first, until `each` says that it has enough.
    pub fn each_event(
        &self,
        filter: &Filter,
        involving: Option<&Involving>,
        mut each: impl FnMut(Event) -> bool,
    ) -> Result<(), StoreError> {
        let mut conditions = filter.conditions(Listed::Event);
        involve(involving, &mut conditions);
        self.each(EVENT, &LATEST_EVENT, conditions, filter.limit(), |row| crate::record(row, 0), &mut each)
    }

    /// Hands on every claim that matches, by article and place in it, until `each` says that it has enough.
    pub fn each_claim(
        &self,
        filter: &Filter,
        mut each: impl FnMut(ListedClaim) -> bool,
    ) -> Result<(), StoreError> {
        let conditions = filter.conditions(Listed::Claim);
        self.each(CLAIM, &IN_ARTICLE, conditions, filter.limit(), listed_claim, &mut each)
    }

    /// Hands on every statement that matches, by article and place in it, until `each` says that it has enough.
    pub fn each_statement(
        &self,
        filter: &Filter,
        mut each: impl FnMut(ListedStatement) -> bool,
    ) -> Result<(), StoreError> {
        let conditions = filter.conditions(Listed::Statement);
        self.each(STATEMENT, &IN_ARTICLE, conditions, filter.limit(), listed_statement, &mut each)
    }

    /// Hands on the head of every article that matches, the latest first, until `each` says that it has enough.
    pub fn each_article(
        &self,
        filter: &Filter,
        mut each: impl FnMut(ArticleSummary) -> bool,
    ) -> Result<(), StoreError> {
        self.each(SUMMARY, &LATEST_ARTICLE, filter.article_conditions(), filter.limit(), summary, &mut each)
    }

    /// How many events match.
    pub fn count_events(&self, filter: &Filter, involving: Option<&Involving>) -> Result<usize, StoreError> {
        let mut conditions = filter.conditions(Listed::Event);
        involve(involving, &mut conditions);
        self.count("events", conditions)
    }

    /// How many articles match.
    pub fn count_articles(&self, filter: &Filter) -> Result<usize, StoreError> {
        self.count("articles", filter.article_conditions())
    }

    /// How many claims match.
    pub fn count_claims(&self, filter: &Filter) -> Result<usize, StoreError> {
        self.count("claims", filter.conditions(Listed::Claim))
    }

    /// How many statements match.
    pub fn count_statements(&self, filter: &Filter) -> Result<usize, StoreError> {
        self.count("statements", filter.conditions(Listed::Statement))
    }

    /// The outlets of the events that match, with how many of these each reports, the busiest first. Of more events
    /// than `of`, the latest are counted.
    pub fn outlets_of_events(
        &self,
        filter: &Filter,
        involving: Option<&Involving>,
        of: usize,
        limit: usize,
    ) -> Result<Vec<(String, usize)>, StoreError> {
        let mut conditions = filter.conditions(Listed::Event);
        involve(involving, &mut conditions);
        // in this order and no other: there is no way from an article to its events but through all of them
        let sql = format!(
            "SELECT a.outlet, count(DISTINCT t.id) AS n \
             FROM (SELECT t.id FROM events t WHERE {} ORDER BY {} LIMIT ?) t \
             CROSS JOIN event_articles e ON e.event = t.id \
             CROSS JOIN articles a ON a.newest = 1 AND a.id = e.article \
             WHERE a.outlet NOT NULL GROUP BY a.outlet_folded ORDER BY n DESC, a.outlet LIMIT ?",
            conditions.sql(),
            LATEST_EVENT.sql()
        );
        let mut values = conditions.values();
        values.extend([of, limit].map(|n| Value::Integer(n as i64)));
        self.rows(&sql, params_from_iter(values), |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// A number that changes whenever another connection has written to the file; comparable on this connection only.
    pub fn version(&self) -> Result<i64, StoreError> {
        let found = self.rows("PRAGMA data_version", [], |row| row.get(0))?;
        Ok(found.first().copied().unwrap_or_default())
    }

    fn page<T>(
        &self,
        select: &str,
        order: &Order,
        mut conditions: Conditions,
        after: Option<&Place>,
        limit: usize,
        mut read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Page<T>, StoreError> {
        if let Some(place) = after {
            order.after(place, &mut conditions);
        }
        // the sort key goes in front of FROM, after the columns that `read` knows by number
        let (columns, from) = select.rsplit_once(" FROM ").unwrap_or((select, ""));
        let sql = format!(
            "{columns}, {} AS place_key, {} AS place_within FROM {from} WHERE {} ORDER BY {} LIMIT ?",
            order.key,
            order.within,
            conditions.sql(),
            order.sql()
        );
        let mut values = conditions.values();
        values.push(Value::Integer(limit as i64 + 1));
        let mut found = self.rows(&sql, params_from_iter(values), |row| {
            Ok((read(row)?, Place { key: row.get("place_key")?, within: row.get("place_within")? }))
        })?;
        let more = found.len() > limit;
        found.truncate(limit);
        let next = found.last().filter(|_| more).map(|(_, place)| place.clone());
        Ok(Page { items: found.into_iter().map(|(item, _)| item).collect(), next })
    }

    fn each<T>(
        &self,
        select: &str,
        order: &Order,
        conditions: Conditions,
        limit: i64,
        mut read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
        each: &mut dyn FnMut(T) -> bool,
    ) -> Result<(), StoreError> {
        let fail = |e| StoreError::sqlite(&self.file, e);
        let sql = format!("{select} WHERE {} ORDER BY {} LIMIT ?", conditions.sql(), order.sql());
        let mut values = conditions.values();
        values.push(Value::Integer(limit));
        let mut statement = self.connection.prepare_cached(&sql).map_err(fail)?;
        let mut rows = statement.query(params_from_iter(values)).map_err(fail)?;
        while let Some(row) = rows.next().map_err(fail)? {
            if !each(read(row).map_err(fail)?) {
                break;
            }
        }
        Ok(())
    }

    fn count(&self, table: &str, conditions: Conditions) -> Result<usize, StoreError> {
        let sql = format!("SELECT count(*) FROM {table} t WHERE {}", conditions.sql());
        let found = self.rows(&sql, params_from_iter(conditions.values()), |row| row.get::<_, i64>(0))?;
        Ok(found.first().map_or(0, |n| usize::try_from(*n).unwrap_or(0)))
    }
}

const SUMMARY: &str = "SELECT t.record, t.main_event, t.storyline FROM articles t";

fn involve(involving: Option<&Involving>, all: &mut Conditions) {
    let Some(Involving { one, other }) = involving else { return };
    let text = |code: &String| Value::Text(folded(code));
    match other {
        None => all
            .add("EXISTS (SELECT 1 FROM event_parties p WHERE p.row = t.row AND p.code = ?)", [text(one)]),
        Some(other) => all.add(
            "EXISTS (SELECT 1 FROM event_parties a JOIN event_parties b ON a.row = b.row AND a.party <> b.party \
             WHERE a.row = t.row AND a.code = ? AND b.code = ?)",
            [text(one), text(other)],
        ),
    }
}

/// Values as the JSON array that `json_each` takes: one parameter, however many.
fn list(ids: &[String]) -> String {
    serde_json::to_string(ids).unwrap_or_default()
}

/// Whether a party of an event is one that a code or name asks for: a country, a sector, both, a lexicon key or a name.
pub fn is_called(actor: &EventActor, code: &str) -> bool {
    actor_codes(actor).contains(&folded(code))
}
