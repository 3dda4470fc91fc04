use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Claim, Statement};

/// How a record differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// There was none of it before.
    Appeared,
    /// There is none of it any more.
    Vanished,
    /// Fields differ.
    Changed,
}

/// A record before and after; where it is changed, the names of the fields that differ.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Change<T> {
    /// How.
    pub change: ChangeKind,
    /// As it was.
    pub before: Option<T>,
    /// As it is.
    pub after: Option<T>,
    /// What differs, by field, in order.
    pub fields: Vec<String>,
}

/// What became of a stretch of text from one revision to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// It stands in both.
    Kept,
    /// It is in the earlier one only.
    TakenOut,
    /// It is in the later one only.
    PutIn,
}

/// A stretch of one text or of both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Stretch {
    /// What became of it.
    pub fate: Fate,
    /// Its words, with what stands between them.
    pub text: String,
}

/// What a revision of an article says otherwise than another. Without what was put in, title and text are the earlier ones;
/// without what was taken out, the later.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Revised {
    /// The headline.
    pub title: Vec<Stretch>,
    /// The body.
    pub text: Vec<Stretch>,
    /// What was told and is told otherwise, in the order of the later revision, those that vanished first. `fields` are of
    /// `event`, `mode`, `actor`, `recipient`, `status`, `date`, `place`, `attribution` and `numbers`.
    pub claims: Vec<Change<Claim>>,
    /// The same of what was said; `fields` are of `attribution`, `stance`, `proposition` and `numbers`.
    pub statements: Vec<Change<Statement>>,
}
