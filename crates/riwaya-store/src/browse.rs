//! What somebody asks who looks around: pages of lists, what stands near a record, and what a search spreads over.

use riwaya_record::{ArticleSummary, CodedArticle, Event, EventActor, Storyline};
use rusqlite::params_from_iter;
use rusqlite::types::Value;

use crate::filter::{Conditions, Listed, text};
use crate::query::{CLAIM, EVENT, STATEMENT, holding, listed_claim, listed_statement, summary};
use crate::words::folded;
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

impl Store {
    /// Events, the latest first, undated last.
    pub fn latest_events(
        &self,
        filter: &Filter,
        involving: Option<&Involving>,
        after: Option<&Place>,
        limit: usize,
    ) -> Result<Page<Event>, StoreError> {
        let conditions = of_events(filter, involving);
        self.page(Listed::Event, EVENT, conditions, after, limit, |row| crate::record(row, 0))
    }

    /// Heads of articles, the latest first, undated last.
    pub fn latest_articles(
        &self,
        filter: &Filter,
        after: Option<&Place>,
        limit: usize,
    ) -> Result<Page<ArticleSummary>, StoreError> {
        let conditions = filter.conditions(Listed::Article);
        self.page(Listed::Article, SUMMARY, conditions, after, limit, summary)
    }

    /// Claims, the latest first, undated last.
    pub fn latest_claims(
        &self,
        filter: &Filter,
        after: Option<&Place>,
        limit: usize,
    ) -> Result<Page<ListedClaim>, StoreError> {
        let conditions = filter.conditions(Listed::Claim);
        self.page(Listed::Claim, CLAIM, conditions, after, limit, listed_claim)
    }

    /// Statements, the latest first, undated last.
    pub fn latest_statements(
        &self,
        filter: &Filter,
        after: Option<&Place>,
        limit: usize,
    ) -> Result<Page<ListedStatement>, StoreError> {
        let conditions = filter.conditions(Listed::Statement);
        self.page(Listed::Statement, STATEMENT, conditions, after, limit, listed_statement)
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
        let sql = "SELECT min(low), max(high) FROM articles INDEXED BY articles_days WHERE newest = 1";
        let found = self
            .rows(sql, [], |row| Ok((row.get::<_, Option<String>>(0)?, row.get::<_, Option<String>>(1)?)))?;
        Ok(found.into_iter().next().and_then(|(first, last)| Some((first?, last?))))
    }

    /// How many outlets there are.
    pub fn count_outlets(&self) -> Result<usize, StoreError> {
        let sql =
            "SELECT count(DISTINCT outlet_folded) FROM articles INDEXED BY articles_lead WHERE newest = 1";
        Ok(self.rows(sql, [], |row| row.get(0))?.first().copied().unwrap_or_default())
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
    pub fn each_event(&self, filter: &Filter, mut each: impl FnMut(Event) -> bool) -> Result<(), StoreError> {
        let conditions = || filter.conditions(Listed::Event);
        self.each(Listed::Event, EVENT, conditions, filter.limit, |row| crate::record(row, 0), &mut each)
    }

    /// Hands on every claim that matches, the latest first, until `each` says that it has enough.
    pub fn each_claim(
        &self,
        filter: &Filter,
        mut each: impl FnMut(ListedClaim) -> bool,
    ) -> Result<(), StoreError> {
        let conditions = || filter.conditions(Listed::Claim);
        self.each(Listed::Claim, CLAIM, conditions, filter.limit, listed_claim, &mut each)
    }

    /// Hands on every statement that matches, the latest first, until `each` says that it has enough.
    pub fn each_statement(
        &self,
        filter: &Filter,
        mut each: impl FnMut(ListedStatement) -> bool,
    ) -> Result<(), StoreError> {
        let conditions = || filter.conditions(Listed::Statement);
        self.each(Listed::Statement, STATEMENT, conditions, filter.limit, listed_statement, &mut each)
    }

    /// Hands on the head of every article that matches, the latest first, until `each` says that it has enough.
    pub fn each_article(
        &self,
        filter: &Filter,
        mut each: impl FnMut(ArticleSummary) -> bool,
    ) -> Result<(), StoreError> {
        let conditions = || filter.conditions(Listed::Article);
        self.each(Listed::Article, SUMMARY, conditions, filter.limit, summary, &mut each)
    }

    /// How many events match; `most` stands for so many or more.
    pub fn count_events(
        &self,
        filter: &Filter,
        involving: Option<&Involving>,
        most: usize,
    ) -> Result<usize, StoreError> {
        self.count_rows(Listed::Event, &of_events(filter, involving), most)
    }

    /// How many articles match; `most` stands for so many or more.
    pub fn count_articles(&self, filter: &Filter, most: usize) -> Result<usize, StoreError> {
        self.count_rows(Listed::Article, &filter.conditions(Listed::Article), most)
    }

    /// How many claims match; `most` stands for so many or more.
    pub fn count_claims(&self, filter: &Filter, most: usize) -> Result<usize, StoreError> {
        self.count_rows(Listed::Claim, &filter.conditions(Listed::Claim), most)
    }

    /// How many statements match; `most` stands for so many or more.
    pub fn count_statements(&self, filter: &Filter, most: usize) -> Result<usize, StoreError> {
        self.count_rows(Listed::Statement, &filter.conditions(Listed::Statement), most)
    }

    /// Part of the storylines that hold an event that matches, without conditions of all; in order of time.
    pub fn storylines_page(
        &self,
        filter: &Filter,
        after: Option<&Place>,
        limit: usize,
    ) -> Result<Page<Storyline>, StoreError> {
        let (held, mut values) = holding(filter);
        let place = after.map_or(("", ""), |place| (&place.key, &place.within));
        let sql = format!(
            "SELECT record, day, id FROM storylines WHERE {held} AND (day, id) > (?, ?) ORDER BY day, id LIMIT ?"
        );
        values.extend([place.0, place.1].map(text));
        values.push(Value::Integer(limit as i64 + 1));
        let mut found = self.rows(&sql, params_from_iter(values), |row| {
            Ok((crate::record(row, 0)?, Place { key: row.get(1)?, within: row.get(2)? }))
        })?;
        let more = found.len() > limit;
        found.truncate(limit);
        let next = found.last().filter(|_| more).map(|(_, place)| place.clone());
        Ok(Page { items: found.into_iter().map(|(line, _)| line).collect(), next })
    }

    /// A number that changes whenever another connection has written to the file; comparable on this connection only.
    pub fn version(&self) -> Result<i64, StoreError> {
        let found = self.rows("PRAGMA data_version", [], |row| row.get(0))?;
        Ok(found.first().copied().unwrap_or_default())
    }
}

/// The conditions on events that involve somebody.
pub(crate) fn of_events(filter: &Filter, involving: Option<&Involving>) -> Conditions {
    let mut all = filter.conditions(Listed::Event);
    if let Some(Involving { one, other }) = involving {
        all.involving(&folded(one));
        if let Some(other) = other {
            all.involving(&folded(other));
            // each of them is there; but they are to be two
            all.add(
                "EXISTS (SELECT 1 FROM event_parties a JOIN event_parties b ON a.row = b.row AND a.party <> b.party \
                 WHERE a.row = t.row AND a.code = ? AND b.code = ?)",
                [one, other].map(|code| text(folded(code))),
            );
        }
    }
    all
}

const SUMMARY: &str = "SELECT t.record, t.main_event, t.storyline FROM articles t";

/// Values as the JSON array that `json_each` takes: one parameter, however many.
fn list(ids: &[String]) -> String {
    serde_json::to_string(ids).unwrap_or_default()
}

/// Whether a party of an event is one that a code or name asks for: a country, a sector, both, a lexicon key or a name.
pub fn is_called(actor: &EventActor, code: &str) -> bool {
    let code = folded(code);
    let (country, sector) = (actor.country.as_deref(), actor.sector.as_deref());
    let one = [country, sector, actor.key.as_deref(), Some(&actor.name), Some(&actor.name_ar)];
    let both = country.zip(sector).map(|(country, sector)| format!("{country}-{sector}"));
    let mut names = one.into_iter().flatten().chain(both.as_deref());
    !code.is_empty() && names.any(|name| folded(name) == code)
}
