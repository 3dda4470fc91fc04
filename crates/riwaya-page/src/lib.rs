//! riwaya's records as one web page: the report an editor mails on.
//!
//! [`report`] sets storylines, the accounts of each event side by side, what each side left out, and the articles
//! with their marks into a single HTML file. It needs no server, no network, no script and no other file, prints,
//! and holds both interface languages, Arabic and English, with a switch that is plain CSS.
//!
//! Article text is taken for hostile: every word of it is escaped, only `http` and `https` addresses become
//! links, and the page carries a policy that forbids scripts and any load from elsewhere. Two calls with equal
//! input give equal bytes: neither a clock nor the surroundings are asked.

mod anchors;
mod articles;
mod comparison;
mod counting;
mod dates;
mod event;
mod marks;
mod names;
mod page;
mod shelf;
pub mod site;
mod timeline;
mod ways;
mod wording;

use riwaya_record::{AccountTable, CodedArticle, Event, Link, Storyline};

pub use wording::Language;

/// The styles that the report and a server's pages have in common.
pub const STYLES: &str = include_str!("../templates/report.css");

/// What a report is made from.
#[derive(Clone, Debug)]
pub struct ReportInput<'a> {
    /// The articles, in the order they are to be printed.
    pub articles: &'a [CodedArticle],
    /// All events found in them.
    pub events: &'a [Event],
    /// The affairs these events belong to.
    pub storylines: &'a [Storyline],
    /// One account table for each event worth showing; those with fewer than two points are passed over.
    pub tables: &'a [AccountTable],
    /// Why claims were merged or kept apart.
    pub links: &'a [Link],
    /// The interface language the page opens in; the reader can switch to the other.
    pub language: Language,
    /// A heading of the sender's own, in any language.
    pub title: Option<String>,
}

/// The report as one self-contained HTML page.
///
/// Fails on nothing: a span that does not fit its article is passed over, an article or event that is referred to
/// but not handed in is named without a link.
pub fn report(input: &ReportInput<'_>) -> String {
    page::Page::new(input).html()
}
