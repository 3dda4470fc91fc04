//! riwaya's database as web pages and as an API over HTTP.
//!
//! [`serve`] answers until the process is told to stop; [`Site`] is the same as a router, for tests and for programs
//! that serve it themselves. Pages come from `riwaya-page`, records from `riwaya-store`; this room asks for the one,
//! hands it to the other, and knows HTTP.
//!
//! Everything is read-only but corrections, which whoever has the token may make. No work on the database is done on the threads that answer: a pool of read-only
//! connections does it beside them, so that readers wait neither for one another nor for a run that adds articles.

mod answer;
mod api;
mod asked;
mod assets;
mod correcting;
mod export;
mod guard;
mod knowledge;
mod listening;
mod metrics;
mod openapi;
mod overview;
mod pages;
mod pool;
mod problem;
mod server;
mod visit;
mod writing;

pub use knowledge::{Forms, Knowledge, Looked, Table, Tables};
pub use server::{ServeError, Site, serve};
pub use writing::Writers;

/// The API as a page of the book, in Markdown, made from what is answered.
pub fn reference() -> String {
    openapi::reference()
}
