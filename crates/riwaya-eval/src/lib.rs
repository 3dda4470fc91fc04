//! Scores what riwaya finds against gold: what careful readers found.
//!
//! Spans are compared by their words, with the letters that newspapers write in more than one way folded and
//! proclitics allowed for; what only one annotator held (`optional`) is neither asked for nor counted against
//! the system, and where annotators differ (`or`) either is right.
//!
//! ```
//! use riwaya_eval::{Gold, System, score};
//!
//! let gold = Gold::parse("texts.gold", r#"{"id": "a", "title": "", "text": "اجتمع الوزيران في جنيف"}"#)?;
//! let article = riwaya_record::CodedArticle {
//!     id: "a.html".to_owned(),
//!     text: "اجتمع الوزيران في جنيف".to_owned(),
//!     ..Default::default()
//! };
//! let figures = score(&gold, &System { articles: &[article], ..System::default() });
//! assert_eq!(figures[2].to_string(), "extract_f1 1.000");
//! # Ok::<(), riwaya_eval::GoldError>(())
//! ```

use std::collections::HashMap;
use std::fmt;
use std::ops::AddAssign;

use riwaya_record::{AccountTable, ArticleSummary, CodedArticle, Event};

mod accounts;
mod chart;
mod claims;
mod clusters;
mod confidence;
mod count;
mod error;
mod events;
mod extraction;
mod gold;
mod interval;
mod linked;
mod links;
mod marks;
/// The rows of gold files.
pub mod rows;
mod stances;
mod statements;
mod types;
mod wording;

pub use chart::chart;
pub use confidence::{AtLeast, Band, Calibration};
pub use error::GoldError;
pub use gold::Gold;
pub use interval::Interval;
pub use linked::Links;
pub use types::OfType;

/// What riwaya made of the articles; what a gold does not ask for may be left empty.
#[derive(Clone, Copy)]
pub struct System<'a> {
    /// Articles as they were coded: for claims, statements, links and article texts.
    pub articles: &'a [CodedArticle],
    /// Events as they were merged: for events and links.
    pub events: &'a [Event],
    /// Articles with their main events and storylines: for clusters and accounts.
    pub summaries: &'a [ArticleSummary],
    /// The account table of an event, by the event's id: for accounts.
    pub accounts: &'a dyn Fn(&str) -> Option<AccountTable>,
    /// How two headlines stand to each other, `agree`, `disagree` or `other`: for stances.
    pub stance: &'a dyn Fn(&str, &str) -> &'static str,
}

impl Default for System<'_> {
    fn default() -> Self {
        Self { articles: &[], events: &[], summaries: &[], accounts: &|_| None, stance: &|_, _| "other" }
    }
}

impl fmt::Debug for System<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("System")
            .field("articles", &self.articles.len())
            .field("events", &self.events.len())
            .field("summaries", &self.summaries.len())
            .finish_non_exhaustive()
    }
}

/// One measure and its value; written `name value`, and with its interval `name value [low, high]`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// What is measured.
    pub name: &'static str,
    /// A share from 0 to 1, a mean, or a count.
    pub value: f64,
    /// Whether the value is a count of things rather than a share or a mean.
    pub is_count: bool,
    /// How far it may lie from what it would be on other texts. Only figures over rows that stand for themselves have one,
    /// and only of ten or more.
    pub interval: Option<Interval>,
}

impl Figure {
    fn share(name: &'static str, value: f64) -> Self {
        Self { name, value, is_count: false, interval: None }
    }

    fn mean(name: &'static str, value: f64) -> Self {
        Self { name, value, is_count: false, interval: None }
    }

    fn count(name: &'static str, value: usize) -> Self {
        Self { name, value: value as f64, is_count: true, interval: None }
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = if self.is_count { 0 } else { 3 };
        write!(f, "{} {:.digits$}", self.name, self.value)?;
        match self.interval {
            Some(Interval { low, high }) => write!(f, " [{low:.3}, {high:.3}]"),
            None => Ok(()),
        }
    }
}

/// Figures of the sum of rows, with their intervals; counts have none. `figures` gives as many of any sum.
fn with_intervals<T>(rows: &[T], figures: impl Fn(&T) -> Vec<Figure>) -> Vec<Figure>
where
    T: Default + for<'a> AddAssign<&'a T>,
{
    let mut out = figures(&interval::total(rows));
    let values = |sum: &T| figures(sum).iter().map(|figure| figure.value).collect();
    let intervals = interval::resampled(rows, values).into_iter().flatten();
    for (figure, interval) in out.iter_mut().zip(intervals) {
        figure.interval = Some(interval).filter(|_| !figure.is_count);
    }
    out
}

/// Scores the system against the gold. What the system lacks counts as not found; [`missing`] tells which
/// articles it lacks altogether.
pub fn score(gold: &Gold, system: &System<'_>) -> Vec<Figure> {
    let coded = || by_id(system.articles);
    let listed = || system.summaries.iter().map(|a| (a.id.as_str(), a)).collect::<HashMap<_, _>>();
    match gold {
        Gold::Claims(rows) => claims::figures(rows, &coded()),
        Gold::Statements(rows) => statements::figures(rows, &coded()),
        Gold::Clusters(rows) => clusters::figures(rows, &listed()),
        Gold::Events(rows) => events::figures(rows, system.events),
        Gold::Links(links) => links::figures(links, &coded(), system.events),
        Gold::Articles(rows) => extraction::figures(rows, system.articles),
        Gold::Stances(rows) => stances::figures(rows, system.stance),
        Gold::Accounts(entries) => accounts::figures(entries, &listed(), system.accounts),
    }
}

fn by_id(articles: &[CodedArticle]) -> HashMap<&str, &CodedArticle> {
    articles.iter().map(|a| (a.id.as_str(), a)).collect()
}

/// How claims of each type were met, in the order of their names; nothing for gold that has no claims.
pub fn by_type(gold: &Gold, articles: &[CodedArticle]) -> Vec<OfType> {
    match gold {
        Gold::Claims(rows) => types::of_types(rows, &by_id(articles)),
        _ => Vec::new(),
    }
}

/// What the confidence of claims or statements is worth; nothing for gold that has neither. The articles must hold what is
/// not confident at all, too.
pub fn by_confidence(gold: &Gold, articles: &[CodedArticle]) -> Option<Calibration> {
    match gold {
        Gold::Claims(rows) => Some(confidence::of_claims(rows, &by_id(articles))),
        Gold::Statements(rows) => Some(confidence::of_statements(rows, &by_id(articles))),
        _ => None,
    }
}

/// The ids of the gold's articles that are not among the given ones: a sign that gold and input do not belong
/// together. Article texts are compared by the names of their pages.
pub fn missing(gold: &Gold, ids: impl IntoIterator<Item = impl AsRef<str>>) -> Vec<&str> {
    let ids: Vec<_> = ids.into_iter().collect();
    let by_page = matches!(gold, Gold::Articles(_));
    let name = |id: &str| if by_page { extraction::page(id).to_owned() } else { id.to_owned() };
    let known: std::collections::HashSet<String> = ids.iter().map(|id| name(id.as_ref())).collect();
    gold.articles().into_iter().filter(|id| !known.contains(&name(id))).collect()
}
