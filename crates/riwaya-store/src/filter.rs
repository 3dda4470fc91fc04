//! What a reader asks for, as SQL.

use riwaya_record::{EventType, Status};
use rusqlite::types::Value;

use crate::marks::{self, Mark};
use crate::order::{first_row, last_of_day};
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

/// Conditions on records: what an index answers – words, marks, days – and what is looked up in the records.
#[derive(Debug, Default)]
pub(crate) struct Conditions {
    /// Over the table, called `t`, with their parameters in order.
    sql: Vec<String>,
    values: Vec<Value>,
    /// The words, as FTS5 is asked for them.
    words: Option<String>,
    /// Of each of these, a record has one or another.
    marks: Vec<Vec<String>>,
    /// Whether what is not certain enough to be shown is left out.
    certain: bool,
    /// No row lies outside of these.
    pub(crate) rows: Option<(i64, i64)>,
    /// Begins with this row or later, or lasts to this day.
    pub(crate) lasting: Option<(i64, String)>,
}

impl Conditions {
    pub(crate) fn add(&mut self, sql: &str, values: impl IntoIterator<Item = Value>) {
        self.sql.push(sql.to_owned());
        self.values.extend(values);
    }

    fn marked<'m>(&mut self, any: impl IntoIterator<Item = Mark<'m>>) {
        self.marks.push(any.into_iter().map(Mark::word).collect());
    }

    /// Has a party that is called so, on either side.
    pub(crate) fn involving(&mut self, code: &str) {
        self.marked([Mark::Actor(code), Mark::Recipient(code)]);
    }

    /// Words and marks as FTS5 is asked for them; none where nothing is asked that it could answer.
    pub(crate) fn sought(&self, of: Listed) -> Option<String> {
        let words = self.words.iter().map(|words| format!("({words})"));
        let all: Vec<String> = words.chain(self.marks.iter().map(|words| marks::any(words))).collect();
        let asked = (!all.is_empty()).then(|| all.join(" AND "))?;
        let only_certain = self.certain && of != Listed::Article;
        Some(if only_certain { format!("({asked}) NOT \"{}\"", Mark::Uncertain.word()) } else { asked })
    }

    /// What is left to look up in the records, where words and marks are `sought` by an index.
    pub(crate) fn rest(&self, of: Listed, sought: bool) -> (Option<String>, Vec<Value>) {
        let (mut sql, mut values) = (self.sql.clone(), self.values.clone());
        if !sought && of == Listed::Article {
            // not by an index of it, which gives them in the order of their ids
            sql.push("+t.newest = 1".to_owned());
        } else if !sought && self.certain {
            sql.push("t.confidence >= ?".to_owned());
            values.push(Value::Real(MIN_CONFIDENCE));
        }
        ((!sql.is_empty()).then(|| sql.join(" AND ")), values)
    }
}

pub(crate) fn text(value: impl Into<String>) -> Value {
    Value::Text(value.into())
}

impl Filter {
    /// The conditions on records of a kind; on articles the act's hold of some claim of theirs, the others of the article.
    pub(crate) fn conditions(&self, of: Listed) -> Conditions {
        let mut all = match of {
            Listed::Article => self.of_articles(),
            Listed::Claim | Listed::Statement | Listed::Event => self.of_acts(of),
        };
        self.when(&mut all);
        if let Some(outlet) = &self.outlet {
            all.marked([Mark::Outlet(&folded(outlet))]);
        }
        if let Some(search) = &self.search {
            all.words = query(search);
            if all.words.is_none() {
                all.add("0", []);
            }
        }
        all
    }

    fn of_acts(&self, of: Listed) -> Conditions {
        let mut all = Conditions { certain: self.is_usual(), ..Conditions::default() };
        if !all.certain {
            all.add("t.confidence >= ?", [Value::Real(self.min_confidence)]);
        }
        if let Some(actor) = &self.actor {
            all.marked([Mark::Actor(&folded(actor))]);
        }
        if let Some(recipient) = &self.recipient {
            all.marked([Mark::Recipient(&folded(recipient))]);
        }
        if let (Some(actor), Some(recipient)) = (&self.actor, &self.recipient) {
            // each of them is there; but they are to be two
            let (sql, values) = two_parties(of, actor, recipient);
            all.add(&sql, values);
        }
        if !self.types.is_empty() {
            all.marked(self.types.iter().map(|of| Mark::Type(of.as_str())));
        }
        if !self.statuses.is_empty() {
            all.marked(self.statuses.iter().map(|of| Mark::Status(of.as_str())));
        }
        all
    }

    /// Marks say that an article has a claim of this party and type, and one of that status; whether it is one and the same,
    /// its claims do.
    fn of_articles(&self) -> Conditions {
        let mut all = Conditions::default();
        let (actor, recipient) = (self.actor.as_deref().map(folded), self.recipient.as_deref().map(folded));
        let types = || self.types.iter().map(|of| of.as_str());
        let mut asked: Vec<Vec<Mark<'_>>> = Vec::new();
        if let Some(code) = &actor {
            asked.push(if self.types.is_empty() {
                vec![Mark::Actor(code)]
            } else {
                types().map(|of| Mark::ActorOf(code, of)).collect()
            });
        }
        if let Some(code) = &recipient {
            asked.push(if self.types.is_empty() {
                vec![Mark::Recipient(code)]
            } else {
                types().map(|of| Mark::RecipientOf(code, of)).collect()
            });
        }
        if asked.is_empty() && !self.types.is_empty() {
            asked.push(types().map(Mark::Type).collect());
        }
        if !self.statuses.is_empty() {
            asked.push(self.statuses.iter().map(|of| Mark::Status(of.as_str())).collect());
        }
        for marks in &asked {
            let mut words: Vec<String> = marks.iter().map(|mark| mark.word()).collect();
            if self.min_confidence < MIN_CONFIDENCE {
                words.extend(marks.iter().map(|mark| mark.uncertain_word()));
            }
            all.marks.push(words);
        }
        if asked.len() > 1 || (asked.len() == 1 && !self.is_usual()) {
            let (sql, values) = self.of_one_claim();
            // the inner table is called t, too
            let of = "SELECT 1 FROM (SELECT t.id AS its) o CROSS JOIN claims t ON t.article = o.its";
            all.add(&format!("EXISTS ({of} AND {sql})"), values);
        }
        all
    }

    /// What is asked of the act, of one claim.
    fn of_one_claim(&self) -> (String, Vec<Value>) {
        let mut sql = vec!["t.confidence >= ?".to_owned()];
        let mut values = vec![Value::Real(self.min_confidence)];
        let mut among = |column: &str, names: Vec<&'static str>| {
            if !names.is_empty() {
                sql.push(format!("t.{column} IN ({})", vec!["?"; names.len()].join(", ")));
                values.extend(names.into_iter().map(text));
            }
        };
        among("type", self.types.iter().map(|of| of.as_str()).collect());
        among("status", self.statuses.iter().map(|of| of.as_str()).collect());
        let (asked, whom) = match (&self.actor, &self.recipient) {
            (None, None) => (None, Vec::new()),
            (Some(one), None) => (Some(one_party("actor")), vec![text(folded(one))]),
            (None, Some(one)) => (Some(one_party("recipient")), vec![text(folded(one))]),
            (Some(actor), Some(recipient)) => {
                let (sql, values) = two_parties(Listed::Claim, actor, recipient);
                (Some(sql), values.into())
            }
        };
        sql.extend(asked);
        values.extend(whom);
        (sql.join(" AND "), values)
    }

    /// Whether so much certainty is asked for as where nothing is said.
    fn is_usual(&self) -> bool {
        self.min_confidence.total_cmp(&MIN_CONFIDENCE).is_eq()
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

    fn when(&self, all: &mut Conditions) {
        // what has no date is outside every range
        let (mut low, mut high) = (first_row("0000-01-01"), i64::MAX);
        if let Some(from) = &self.from {
            let day = days(from).map_or_else(|| from.clone(), |(first, _)| first);
            let first = first_row(&day);
            // a record's row goes by its first day, and none lasts longer than its year
            low = day.get(..4).map_or(low, |year| first_row(&format!("{year}-01-01")).max(low));
            all.lasting = (low != first).then_some((first, day));
        }
        if let Some(to) = &self.to {
            let day = days(to).map_or_else(|| to.clone(), |(_, last)| last);
            high = last_of_day(first_row(&day));
        }
        all.rows = (self.from.is_some() || self.to.is_some()).then_some((low, high));
    }
}

/// A claim, called `t`, has this party on this side.
fn one_party(role: &str) -> String {
    format!(
        "EXISTS (SELECT 1 FROM claim_parties p WHERE p.row = t.row AND p.code = ? AND (t.reciprocal OR p.role = '{role}'))"
    )
}

/// Of a record, called `t`, one party is the one and another the other.
fn two_parties(of: Listed, actor: &str, recipient: &str) -> (String, [Value; 2]) {
    let parties = format!("{}_parties", of.name());
    (
        format!(
            "EXISTS (SELECT 1 FROM {parties} a JOIN {parties} b ON a.row = b.row AND a.party <> b.party \
             WHERE a.row = t.row AND a.code = ? AND b.code = ? \
             AND (t.reciprocal OR (a.role = 'actor' AND b.role = 'recipient')))"
        ),
        [text(folded(actor)), text(folded(recipient))],
    )
}
