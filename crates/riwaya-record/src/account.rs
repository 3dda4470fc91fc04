use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Event, Marked, Party, Span};

/// Whose account it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Side {
    /// COUNTRY-SECTOR, with the body's key where several share them, or OUTLET-name.
    pub key: String,
    /// English name.
    pub name: String,
    /// Arabic name.
    pub name_ar: String,
    /// ISO 3166 alpha-3, or null.
    pub country: Option<String>,
    /// PLOVER sector, or null.
    pub sector: Option<String>,
    /// Whether it is the outlet's own voice.
    pub outlet: bool,
}

/// What a point is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PointKind {
    /// A subject.
    Issue,
    /// A count.
    Number,
    /// Who did it.
    Blame,
    /// Who began it.
    Initiator,
    /// Whether something happened.
    Claim,
    /// What is wanted.
    Demand,
    /// When.
    Time,
    /// Where.
    Place,
}

/// What a side says of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum CellStance {
    /// Says it.
    Asserts,
    /// Denies or doubts it.
    Denies,
    /// Gives a number, time or place.
    Value,
    /// A text says that this side did not mention or confirm it.
    #[serde(rename = "left out")]
    LeftOut,
    /// No statement was found, and no more than that.
    Silent,
}

/// How the sides' cells of one point stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub enum Relation {
    /// All who speak say the same.
    #[serde(rename = "agree")]
    Agree,
    /// Different values or emphasis, or one leaves it out.
    #[serde(rename = "differ")]
    Differ,
    /// One asserts what another denies.
    #[serde(rename = "contradict")]
    Contradict,
    /// Only one side speaks of it.
    #[serde(rename = "only one side")]
    OnlyOneSide,
}

/// The words that say so: a clause or a sentence of one article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// Article id.
    pub article: String,
    /// The words.
    #[serde(flatten)]
    pub span: Span,
    /// Who is named as saying them.
    pub source: Option<Party>,
    /// The statement they come from.
    pub statement: Option<String>,
}

/// One side on one point.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Cell {
    /// What it says of it.
    pub stance: CellStance,
    /// The number, time or place it gives.
    pub value: Option<String>,
    /// The words that say so.
    pub evidence: Vec<Evidence>,
    /// 0 to 1.
    pub confidence: f64,
    /// Who marked as wrong what was found; the cell is silent then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marked: Option<Marked>,
}

/// A point of an account table: one question, and every side's answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Point {
    /// Its name in English, or the words themselves.
    pub point: String,
    /// Its name in Arabic.
    pub point_ar: String,
    /// What kind of point.
    pub kind: PointKind,
    /// By side key.
    pub cells: BTreeMap<String, Cell>,
    /// How the cells stand to each other.
    pub relation: Relation,
}

/// Points down, sides across.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AccountTable {
    /// The event.
    pub event: Event,
    /// The columns.
    pub sides: Vec<Side>,
    /// The rows.
    pub points: Vec<Point>,
}
