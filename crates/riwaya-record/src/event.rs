use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{EventType, Issue, Place, Published, Status};

/// A party to an event, as merged from its claims.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct EventActor {
    /// English name.
    #[serde(default)]
    pub name: String,
    /// Arabic name.
    #[serde(default)]
    pub name_ar: String,
    /// ISO 3166 alpha-3, `IGO`, `IMG`, or null.
    pub country: Option<String>,
    /// PLOVER sector, or null.
    pub sector: Option<String>,
    /// The lexicon's key, where known.
    pub key: Option<String>,
}

impl EventActor {
    /// By what the party is asked for: its key, else its name.
    pub fn code(&self) -> Option<String> {
        if let Some(key) = &self.key {
            return Some(key.clone());
        }
        let name = if self.name_ar.is_empty() { &self.name } else { &self.name_ar };
        (!name.trim().is_empty()).then(|| name.clone())
    }
}

/// When an event took place, and whether its reports agree on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EventDate {
    /// `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    pub value: String,
    /// Whether all dated claims agree.
    pub agreed: bool,
}

/// The earliest report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FirstReported {
    /// When it was published.
    #[serde(flatten)]
    pub published: Published,
    /// The article's id.
    pub article: String,
}

/// Why two claims were merged, or kept apart although they looked alike.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Link {
    /// Claim id.
    pub a: String,
    /// Claim id.
    pub b: String,
    /// Whether they were merged.
    pub merged: bool,
    /// How alike, 0 to 1.
    pub score: f64,
    /// In words.
    pub reasons: Vec<String>,
}

/// One real-world happening: all the claims about it, from all articles.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// Content-derived and stable.
    pub id: String,
    /// PLOVER type.
    pub event: EventType,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// CAMEO code.
    pub cameo: Option<String>,
    /// One sentence in English.
    pub what: String,
    /// One sentence in Arabic.
    pub what_ar: String,
    /// Who.
    pub actors: Vec<EventActor>,
    /// To whom.
    pub recipients: Vec<EventActor>,
    /// When.
    pub date: Option<EventDate>,
    /// Where.
    pub place: Option<Place>,
    /// Whether it happened.
    pub status: Status,
    /// The event it was part of.
    pub part_of: Option<String>,
    /// Ids of the articles that report it, sorted.
    pub articles: Vec<String>,
    /// How many outlets.
    pub outlets: u32,
    /// How many independent reports.
    pub voices: u32,
    /// Claim ids.
    pub claims: Vec<String>,
    /// Statement ids.
    pub statements: Vec<String>,
    /// The earliest report.
    pub first_reported: Option<FirstReported>,
    /// Storyline id.
    pub storyline: Option<String>,
    /// About what.
    pub issues: Vec<Issue>,
    /// Keys of the sides that say something about it.
    pub sides: Vec<String>,
    /// PLOVER score.
    pub score: f64,
    /// 0 to 1.
    pub confidence: f64,
}

/// Events of one affair in order of time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Storyline {
    /// Content-derived and stable.
    pub id: String,
    /// Its name in English.
    pub name: String,
    /// Its name in Arabic.
    pub name_ar: String,
    /// Event ids in order of time.
    pub events: Vec<String>,
    /// Article ids.
    pub articles: Vec<String>,
    /// First and last day.
    pub from: Option<String>,
    /// Last day.
    pub to: Option<String>,
}

/// An article as `riwaya articles` lists it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ArticleSummary {
    /// Article id.
    pub id: String,
    /// Its address.
    pub url: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Its headline.
    pub title: String,
    /// ISO 639-1.
    pub language: String,
    /// When.
    pub published: Published,
    /// The event it leads with.
    pub main_event: Option<String>,
    /// The storyline of that event.
    pub storyline: Option<String>,
}
