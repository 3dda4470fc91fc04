//! What the API answers with, where it is more than a record of the store.

use riwaya_record::{ArticleSummary, Claim, Event, Revised, Statement};
use riwaya_store::{ListedClaim, ListedStatement, Page};
use schemars::JsonSchema;
use serde::Serialize;

use crate::asked::written;

/// Part of a list.
#[derive(Serialize, JsonSchema)]
pub(crate) struct List<T> {
    /// The records.
    pub(super) items: Vec<T>,
    /// Handed back as `after`, it leads to those that follow; null at the end.
    pub(super) next: Option<String>,
}

impl<T> List<T> {
    pub(super) fn of<U: Into<T>>(page: Page<U>) -> Self {
        Self {
            items: page.items.into_iter().map(Into::into).collect(),
            next: page.next.as_ref().map(written),
        }
    }
}

/// A claim with where it comes from and which event it went into.
#[derive(Serialize, JsonSchema)]
pub(crate) struct ClaimRecord {
    /// The article's id.
    pub(super) article: String,
    /// The event it is a report of.
    pub(super) event_id: Option<String>,
    #[serde(flatten)]
    pub(super) claim: Claim,
}

impl From<ListedClaim> for ClaimRecord {
    fn from(of: ListedClaim) -> Self {
        Self { article: of.article, event_id: of.event_id, claim: of.claim }
    }
}

/// A statement with where it comes from and which event it is about.
#[derive(Serialize, JsonSchema)]
pub(crate) struct StatementRecord {
    /// The article's id.
    pub(super) article: String,
    /// The event it belongs to.
    pub(super) event_id: Option<String>,
    #[serde(flatten)]
    pub(super) statement: Statement,
}

impl From<ListedStatement> for StatementRecord {
    fn from(of: ListedStatement) -> Self {
        Self { article: of.article, event_id: of.event_id, statement: of.statement }
    }
}

/// What changed between two revisions of an article.
#[derive(Serialize, JsonSchema)]
pub(crate) struct RevisionsRecord {
    /// The article's id.
    pub(super) article: String,
    /// How many revisions there are; of one alone nothing is different.
    pub(super) revisions: usize,
    /// The earlier of those compared, counted from 1.
    pub(super) before: usize,
    /// The later.
    pub(super) revision: usize,
    #[serde(flatten)]
    pub(super) revised: Revised,
}

/// A party of events.
#[derive(Serialize, JsonSchema)]
pub(crate) struct ActorRecord {
    /// What to ask for it by.
    pub(super) code: String,
    /// English name.
    pub(super) name: String,
    /// Arabic name.
    pub(super) name_ar: String,
    /// Country and sector, where known.
    pub(super) codes: String,
    /// In how many events; asked for alone, 1,000 stands for so many or more, and the rest is of the latest of these.
    pub(super) events: usize,
    /// Of these: cooperation in words, cooperation in deeds, conflict in words, conflict in deeds.
    pub(super) quads: [usize; 4],
    /// Offices, the latest first; empty in lists.
    pub(super) offices: Vec<OfficeRecord>,
    /// With whom, the busiest first; empty in lists.
    pub(super) counterparts: Vec<CounterpartRecord>,
}

/// An office that somebody held.
#[derive(Serialize, JsonSchema)]
pub(crate) struct OfficeRecord {
    /// English name.
    pub(super) name: String,
    /// Arabic name.
    pub(super) name_ar: String,
    /// First day, where known.
    pub(super) from: Option<String>,
    /// Last day, where it has come and is known.
    pub(super) to: Option<String>,
}

/// With whom a party has to do.
#[derive(Serialize, JsonSchema)]
pub(crate) struct CounterpartRecord {
    /// What to ask for it by.
    pub(super) code: String,
    /// English name.
    pub(super) name: String,
    /// Arabic name.
    pub(super) name_ar: String,
    /// In how many events.
    pub(super) events: usize,
    /// The mean of their PLOVER scores.
    pub(super) score: f64,
}

/// The first of everything that matches.
#[derive(Serialize, JsonSchema)]
pub(crate) struct SearchRecord {
    /// How many there are.
    pub(super) counts: SearchCounts,
    /// The latest.
    pub(super) events: Vec<Event>,
    /// The latest.
    pub(super) articles: Vec<ArticleSummary>,
    /// The latest.
    pub(super) statements: Vec<StatementRecord>,
    /// The latest.
    pub(super) claims: Vec<ClaimRecord>,
    /// Headwords of the words, whose other forms were searched for too.
    pub(super) forms: Vec<String>,
}

/// How many there are of each kind; 1,000 stands for so many or more.
#[derive(Serialize, JsonSchema)]
pub(crate) struct SearchCounts {
    pub(super) events: usize,
    pub(super) articles: usize,
    pub(super) statements: usize,
    pub(super) claims: usize,
}

/// How the server is.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Health {
    /// `ok`, or `unfinished` where a run was broken off and events are older than articles.
    pub(super) status: String,
    /// Of the program.
    pub(super) version: String,
    /// How much there is.
    pub(super) articles: usize,
    /// How much there is.
    pub(super) events: usize,
}
