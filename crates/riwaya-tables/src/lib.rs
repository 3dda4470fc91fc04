//! Records as tables for other programs: Arrow, Parquet and CSV, whole records that can be taken back, and the layouts
//! of POLECAT, GDELT and schema.org.
//!
//! [`export`] writes a database, or what a filter asks for, into a folder with a manifest; [`WholeRecords`] takes one back.
//! [`TABLES`] describes the tables, [`batch`] makes Arrow batches of records.
//!
//! ```
//! use riwaya_record::Storyline;
//! use riwaya_tables::{STORYLINES, batch};
//!
//! let line = Storyline {
//!     id: "st-1".into(),
//!     name: "New START".into(),
//!     name_ar: "ستارت الجديدة".into(),
//!     events: vec!["ev-1".into(), "ev-2".into()],
//!     articles: vec![],
//!     from: Some("2021-01-26".into()),
//!     to: None,
//! };
//! let batch = batch(&STORYLINES, &[line])?;
//! assert_eq!(batch.num_rows(), 1);
//! assert_eq!(batch.schema().field(3).name(), "events");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod batches;
mod changes;
mod column;
mod error;
mod export;
mod gdelt;
mod import;
mod jsonld;
mod lines;
mod manifest;
mod parts;
mod polecat;
mod release;
mod rows;
mod schema;
mod sheet;
mod sheets;
mod tables;
mod tellings;

pub use batches::batch;
pub use column::{Column, Kind, Table};
pub use error::TransferError;
pub use export::{Export, Format, export};
pub use import::{Taken, WholeRecords};
pub use manifest::{FileEntry, MANIFEST, Manifest};
pub use parts::{PARTS, Parts};
pub use polecat::POLECAT;
pub use rows::{AccountRow, ArticleRow};
pub use schema::{markdown, schema};
pub use tables::{
    ACCOUNTS, ARTICLES, CLAIMS, CODED, COMMUNICATIONS, ENTITIES, EVENT_LINKS, EVENTS, QUOTES, READ,
    STATEMENTS, STORYLINES, TABLES, TIMES,
};
