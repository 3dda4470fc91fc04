//! What a reader asks for, as SQL.

use riwaya_record::{EventType, Status};
use rusqlite::types::Value;

use crate::columns::status;
use crate::order::{first_row, last_of_day};
use crate::words::{days, folded, query};
use crate::{Store, StoreError};

/// What is shown when nothing else is asked for.
pub const MIN_CONFIDENCE: f64 = 0.5;

/// Which claims, statements, events, articles or storylines to list. Conditions are joined by "and"; empty ones
/// hold for everything.
///
/// A party is named by country (`USA`), sector (`GOV`), both (`USA-GOV`), lexicon key (`joe-biden`) or name. A
/// reciprocal act matches actor and recipient either way round. Of a statement, the actor is its source.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    /// Who does it.
    pub actor: Option<String>,
    /// To whom.
    pub recipient: Option<String>,
    /// Any of these types.
    pub types: Vec<EventType>,
    /// First day: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. What has no date is outside every range.
    pub from: Option<String>,
    /// Last day, of the same forms.
    pub to: Option<String>,
    /// Reported by this outlet.
    pub outlet: Option<String>,
    /// Any of these statuses.
    pub statuses: Vec<Status>,
    /// Least confidence, 0 to 1.
    pub min_confidence: f64,
    /// Words that all occur, in any spelling; phrases between quotation marks.
    pub search: Option<String>,
    /// At most so many.
    pub limit: Option<usize>,
}

impl Default for Filter {
    fn default() -> Self {
        Self {
            actor: None,
            recipient: None,
            types: Vec::new(),
            from: None,
            to: None,
            outlet: None,
            statuses: Vec::new(),
            min_confidence: MIN_CONFIDENCE,
            search: None,
            limit: None,
        }
    }
}

/// What is filtered: names the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Listed {
    Article,
    Claim,
    Statement,
    Event,
}

impl Listed {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Claim => "claim",
            Self::Statement => "statement",
            Self::Event => "event",
        }
    }

    pub(crate) fn table(self) -> &'static str {
        match self {
            Self::Article => "articles",
            Self::Claim => "claims",
            Self::Statement => "statements",
            Self::Event => "events",
        }
    }
}

/// Conditions over a table, and their parameters in order; and of these what an index can answer.
#[derive(Debug, Default)]
pub(crate) struct Conditions {
    sql: Vec<String>,
    values: Vec<Value>,
    /// The words, as FTS5 is asked for them.
    pub(crate) words: Option<String>,
    /// Parties as they are looked up: every record has all of them.
    pub(crate) codes: Vec<String>,
    /// The only type, and the only status, that records may have.
    pub(crate) only: Vec<(&'static str, &'static str)>,
    /// No row lies outside of these.
    pub(crate) rows: Option<(i64, i64)>,
}

impl Conditions {
    pub(crate) fn add(&mut self, sql: &str, values: impl IntoIterator<Item = Value>) {
        self.sql.push(sql.to_owned());
        self.values.extend(values);
    }

    /// All but the words.
    pub(crate) fn sql(&self) -> String {
        if self.sql.is_empty() { "1".to_owned() } else { self.sql.join(" AND ") }
    }

    pub(crate) fn values(&self) -> impl Iterator<Item = Value> {
        self.values.iter().cloned()
    }

    fn among(&mut self, column: &'static str, names: &[&'static str]) {
        if !names.is_empty() {
            let marks = vec!["?"; names.len()].join(", ");
            // by which index records are found is decided where they are asked for
            self.add(&format!("+t.{column} IN ({marks})"), names.iter().copied().map(text));
        }
        if let [only] = names {
            self.only.push((column, only));
        }
    }
}

pub(crate) fn text(value: impl Into<String>) -> Value {
    Value::Text(value.into())
}

/// Of so many articles of an outlet, or claims that match, it is no longer quicker to begin with them.
const MANY: usize = 1_000;

impl Store {
    /// The conditions on records of a kind; on articles the act's hold of some claim of theirs, the others of the article.
    pub(crate) fn conditions(&self, filter: &Filter, of: Listed) -> Result<Conditions, StoreError> {
        let mut all = match of {
            Listed::Article => self.of_articles(filter)?,
            Listed::Claim | Listed::Statement | Listed::Event => filter.act(of),
        };
        filter.when(&mut all);
        if let Some(outlet) = &filter.outlet {
            self.reported_by(outlet, of, &mut all)?;
        }
        if let Some(search) = &filter.search {
            all.words = query(search);
            if all.words.is_none() {
                all.add("0", []);
            }
        }
        Ok(all)
    }

    fn of_articles(&self, filter: &Filter) -> Result<Conditions, StoreError> {
        let mut all = Conditions::default();
        // not by an index of it, which gives them in the order of their ids
        all.add("+t.newest = 1", []);
        if filter.asks_for_act() {
            let act = filter.act(Listed::Claim);
            if self.count_rows(Listed::Claim, &act, MANY)? < MANY {
                let (few, values) = self.column_of(Listed::Claim, &act, "t.article")?;
                all.add(&format!("t.id IN ({few})"), values);
            } else {
                // the inner table is called t, too
                let of = "SELECT 1 FROM (SELECT t.id AS its) o CROSS JOIN claims t ON t.article = o.its";
                all.add(&format!("EXISTS ({of} AND {})", act.sql()), act.values());
            }
        }
        Ok(all)
    }

    fn reported_by(&self, outlet: &str, of: Listed, all: &mut Conditions) -> Result<(), StoreError> {
        let outlet = folded(outlet);
        let own = "SELECT id FROM articles WHERE newest AND outlet_folded = ?";
        let size = self.as_many(&own.replace('?', "?1"), &outlet, MANY)?;
        let sql = match (of, size) {
            (_, 0) => {
                all.add("0", []);
                return Ok(());
            }
            (Listed::Article, _) => "t.newest AND t.outlet_folded = ?".to_owned(),
            (Listed::Event, ..MANY) => {
                format!("t.id IN (SELECT event FROM event_articles WHERE article IN ({own}))")
            }
            (Listed::Claim | Listed::Statement, ..MANY) => format!("t.article IN ({own})"),
            (Listed::Event, _) => "EXISTS (SELECT 1 FROM event_articles e CROSS JOIN articles a INDEXED BY articles_lead \
                                   ON a.newest = 1 AND a.id = e.article AND a.outlet_folded = ? WHERE e.event = t.id)"
                .to_owned(),
            (Listed::Claim | Listed::Statement, _) => "EXISTS (SELECT 1 FROM articles a INDEXED BY articles_lead \
                                   WHERE a.newest = 1 AND a.id = t.article AND a.outlet_folded = ?)"
                .to_owned(),
        };
        all.add(&sql, [text(outlet)]);
        Ok(())
    }

    /// How many rows a query has, up to so many.
    pub(crate) fn as_many(&self, sql: &str, value: &str, most: usize) -> Result<usize, StoreError> {
        let sql = format!("SELECT count(*) FROM ({sql} LIMIT {most})");
        Ok(self.rows(&sql, [value], |row| row.get(0))?.first().copied().unwrap_or_default())
    }
}

impl Filter {
    fn asks_for_act(&self) -> bool {
        self.actor.is_some()
            || self.recipient.is_some()
            || !self.types.is_empty()
            || !self.statuses.is_empty()
    }

    /// Whether anything but confidence and length is asked for.
    pub(crate) fn selects(&self) -> bool {
        let plain = Self { min_confidence: self.min_confidence, limit: self.limit, ..Self::default() };
        *self != plain
    }

    /// `LIMIT`'s number: SQLite reads -1 as none.
    pub(crate) fn limit(&self) -> i64 {
        self.limit.map_or(-1, |n| i64::try_from(n).unwrap_or(i64::MAX))
    }

    fn act(&self, of: Listed) -> Conditions {
        let mut all = Conditions::default();
        all.add("t.confidence >= ?", [Value::Real(self.min_confidence)]);
        all.among("type", &self.types.iter().map(|t| t.as_str()).collect::<Vec<_>>());
        all.among("status", &self.statuses.iter().map(|s| status(*s)).collect::<Vec<_>>());
        let parties = format!("{}_parties", of.name());
        all.codes = self.actor.iter().chain(&self.recipient).map(|code| folded(code)).collect();
        match (&self.actor, &self.recipient) {
            (None, None) => {}
            (Some(one), None) => all.add(&one_party(&parties, "actor"), [text(folded(one))]),
            (None, Some(one)) => all.add(&one_party(&parties, "recipient"), [text(folded(one))]),
            (Some(actor), Some(recipient)) => all.add(
                &format!(
                    "EXISTS (SELECT 1 FROM {parties} a JOIN {parties} b ON a.row = b.row AND a.party <> b.party \
                     WHERE a.row = t.row AND a.code = ? AND b.code = ? \
                     AND (t.reciprocal OR (a.role = 'actor' AND b.role = 'recipient')))"
                ),
                [text(folded(actor)), text(folded(recipient))],
            ),
        }
        all
    }

    fn when(&self, all: &mut Conditions) {
        let (mut low, mut high) = (0, i64::MAX);
        if let Some(from) = &self.from {
            let day = days(from).map_or_else(|| from.clone(), |(first, _)| first);
            // a record's row goes by its first day, and none lasts longer than its year
            low = day.get(..4).map_or(0, |year| first_row(&format!("{year}-01-01")));
            all.add("t.high >= ?", [text(day)]);
        }
        if let Some(to) = &self.to {
            let day = days(to).map_or_else(|| to.clone(), |(_, last)| last);
            high = last_of_day(first_row(&day));
            all.add("t.low <= ?", [text(day)]);
        }
        all.rows = (self.from.is_some() || self.to.is_some()).then_some((low, high));
    }
}

fn one_party(parties: &str, role: &str) -> String {
    format!(
        "EXISTS (SELECT 1 FROM {parties} p WHERE p.row = t.row AND p.code = ? AND (t.reciprocal OR p.role = '{role}'))"
    )
}
