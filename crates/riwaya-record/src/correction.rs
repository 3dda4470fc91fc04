use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{CellStance, EventActor, Evidence, PointKind};

/// What somebody decided about what was found. Corrections are kept in order and never changed: one that was wrong is
/// undone by another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Correction {
    /// Content-derived.
    pub id: String,
    /// When it was made: RFC 3339, in universal time.
    pub at: String,
    /// Who made it: a name.
    pub who: String,
    /// Why; may be empty.
    pub why: String,
    /// The event on which it was made, to find it there again: what it changes are claims.
    pub event: Option<String>,
    /// What is otherwise.
    pub change: Correcting,
}

/// What a correction changes. Claims and statements are named by their ids, never events: an event is what becomes of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "what", rename_all = "lowercase")]
pub enum Correcting {
    /// The claims are right.
    Confirm {
        /// Claim ids.
        claims: Vec<String>,
    },
    /// The claims are wrong: the texts do not say so.
    Reject {
        /// Claim ids.
        claims: Vec<String>,
    },
    /// The claims tell of one event.
    Together {
        /// Claim ids, two at least.
        claims: Vec<String>,
    },
    /// None of these claims is of one event with any of the others.
    Apart {
        /// Claim ids.
        claims: Vec<String>,
        /// Claim ids.
        others: Vec<String>,
    },
    /// The claims' event took place on another day.
    Date {
        /// Claim ids.
        claims: Vec<String>,
        /// `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; null where no text tells it.
        date: Option<String>,
    },
    /// Others do it, or it is done to others.
    Party {
        /// Claim ids.
        claims: Vec<String>,
        /// Whom it is about.
        role: Role,
        /// All who have that part, perhaps nobody.
        parties: Vec<EventActor>,
    },
    /// These words do not say this for that side.
    Cell {
        /// The side's key.
        side: String,
        /// The point's name in English.
        point: String,
        /// Of what kind the point was.
        kind: PointKind,
        /// What they were taken to say.
        stance: CellStance,
        /// The number, time or place they were taken to give.
        value: Option<String>,
        /// The words.
        evidence: Vec<Evidence>,
    },
    /// Another correction holds no more.
    Undo {
        /// Its id.
        correction: String,
    },
}

impl Correcting {
    /// How it is called in the records.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Confirm { .. } => "confirm",
            Self::Reject { .. } => "reject",
            Self::Together { .. } => "together",
            Self::Apart { .. } => "apart",
            Self::Date { .. } => "date",
            Self::Party { .. } => "party",
            Self::Cell { .. } => "cell",
            Self::Undo { .. } => "undo",
        }
    }

    /// Ids of the claims it names.
    pub fn claims(&self) -> impl Iterator<Item = &String> {
        let (claims, others): (&[String], &[String]) = match self {
            Self::Confirm { claims }
            | Self::Reject { claims }
            | Self::Together { claims }
            | Self::Date { claims, .. }
            | Self::Party { claims, .. } => (claims, &[]),
            Self::Apart { claims, others } => (claims, others),
            Self::Cell { .. } | Self::Undo { .. } => (&[], &[]),
        };
        claims.iter().chain(others)
    }

    /// The words it is about, where it is about a cell.
    pub fn evidence(&self) -> &[Evidence] {
        match self {
            Self::Cell { evidence, .. } => evidence,
            _ => &[],
        }
    }
}

/// The part somebody has in an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Does it.
    Actor,
    /// Has it done to him.
    Recipient,
}

/// A cell that somebody marked as wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Marked {
    /// The correction.
    pub correction: String,
    /// Who.
    pub who: String,
    /// When.
    pub at: String,
    /// Why; may be empty.
    pub why: String,
}
