//! The plain records every room of riwaya hands to the next.
//!
//! They are data and nothing else: no record knows how it was made. Their JSON form is the public format of
//! the commands; its JSON Schema is generated from these types ([`schema`]).
//!
//! Offsets are **Unicode code points**, end exclusive, as Python, R and Arrow users count them.

mod account;
mod article;
mod change;
mod coded;
mod correction;
mod event;
mod plover;
mod span;

pub use account::{AccountTable, Cell, CellStance, Evidence, Point, PointKind, Relation, Side};
pub use article::{
    Article, Diagnostic, Furniture, FurnitureKind, Part, Piece, Published, PublishedFrom, Severity, SourceMap,
};
pub use change::{Change, ChangeKind, Fate, Revised, Stretch};
pub use coded::{
    Bound, Claim, ClaimDate, CodedArticle, Communication, CommunicationKind, DateFrom, Entity, EntityKind,
    InferredFrom, Issue, Number, NumberKind, Party, Place, Quote, Stance, Statement, Status, Time, TimeType,
};
pub use correction::{Correcting, Correction, Marked, Role};
pub use event::{ArticleSummary, Event, EventActor, EventDate, FirstReported, Link, Storyline};
pub use plover::{EventType, UnknownEventType};
pub use span::{Field, Span};

/// The JSON Schema of a coded article, as `riwaya code` prints it.
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(CodedArticle).to_value()
}
