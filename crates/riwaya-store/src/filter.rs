//! What a reader asks for, as SQL.

use riwaya_record::{EventType, Status};
use rusqlite::types::Value;

use crate::columns::status;
use crate::words::{days, folded, query};

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
    Claim,
    Statement,
    Event,
}

impl Listed {
    fn name(self) -> &'static str {
        match self {
            Self::Claim => "claim",
            Self::Statement => "statement",
            Self::Event => "event",
        }
    }
}

/// Conditions over a table called `t`, and their parameters in order.
#[derive(Debug, Default)]
pub(crate) struct Conditions {
    sql: Vec<String>,
    values: Vec<Value>,
}

impl Conditions {
    pub(crate) fn add(&mut self, sql: &str, values: impl IntoIterator<Item = Value>) {
        self.sql.push(sql.to_owned());
        self.values.extend(values);
    }

    pub(crate) fn sql(&self) -> String {
        if self.sql.is_empty() { "1".to_owned() } else { self.sql.join(" AND ") }
    }

    pub(crate) fn values(self) -> Vec<Value> {
        self.values
    }

    fn among(&mut self, column: &str, names: impl ExactSizeIterator<Item = &'static str>) {
        if names.len() > 0 {
            let marks = vec!["?"; names.len()].join(", ");
            self.add(&format!("{column} IN ({marks})"), names.map(text));
        }
    }
}

fn text(value: impl Into<String>) -> Value {
    Value::Text(value.into())
}

impl Filter {
    /// The conditions on claims, statements or events.
    pub(crate) fn conditions(&self, of: Listed) -> Conditions {
        let mut all = self.act(of);
        self.when(&mut all);
        if let Some(outlet) = &self.outlet {
            let articles = "SELECT id FROM articles WHERE newest AND outlet_folded = ?";
            let sql = match of {
                Listed::Event => {
                    format!("t.id IN (SELECT event FROM event_articles WHERE article IN ({articles}))")
                }
                Listed::Claim | Listed::Statement => format!("t.article IN ({articles})"),
            };
            all.add(&sql, [text(folded(outlet))]);
        }
        self.search(of.name(), &mut all);
        all
    }

    /// The conditions on articles: the act's on some claim of theirs, the others' on the article itself.
    pub(crate) fn article_conditions(&self) -> Conditions {
        let mut all = Conditions::default();
        all.add("t.newest", []);
        self.when(&mut all);
        if let Some(outlet) = &self.outlet {
            all.add("t.outlet_folded = ?", [text(folded(outlet))]);
        }
        self.search("article", &mut all);
        let asks_for_act = self.actor.is_some()
            || self.recipient.is_some()
            || !self.types.is_empty()
            || !self.statuses.is_empty();
        if asks_for_act {
            let act = self.act(Listed::Claim);
            all.add(&format!("t.id IN (SELECT t.article FROM claims t WHERE {})", act.sql()), act.values());
        }
        all
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
        all.among("t.type", self.types.iter().map(|t| t.as_str()));
        all.among("t.status", self.statuses.iter().map(|s| status(*s)));
        let parties = format!("{}_parties", of.name());
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
        if let Some(from) = &self.from {
            let day = days(from).map_or_else(|| from.clone(), |(first, _)| first);
            all.add("t.high >= ?", [text(day)]);
        }
        if let Some(to) = &self.to {
            let day = days(to).map_or_else(|| to.clone(), |(_, last)| last);
            all.add("t.low <= ?", [text(day)]);
        }
    }

    fn search(&self, name: &str, all: &mut Conditions) {
        let Some(search) = &self.search else { return };
        match query(search) {
            Some(words) => {
                let sql = format!("t.row IN (SELECT rowid FROM {name}_words WHERE {name}_words MATCH ?)");
                all.add(&sql, [text(words)]);
            }
            None => all.add("0", []),
        }
    }
}

fn one_party(parties: &str, role: &str) -> String {
    format!(
        "EXISTS (SELECT 1 FROM {parties} p WHERE p.row = t.row AND p.code = ? AND (t.reciprocal OR p.role = '{role}'))"
    )
}
