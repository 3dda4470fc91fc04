//! Damaged and hostile inputs for every reader of riwaya-read, and what must hold of whatever is read.

mod holds;
mod mutation;
mod seeds;

use std::time::Duration;

pub use holds::{check, outcome};
pub use mutation::Mutation;
pub use seeds::seeds;

/// Longest input that is made.
pub const MAX_INPUT: usize = 1 << 16;

/// Most processor time that one input of that length may take.
pub const MAX_TIME: Duration = Duration::from_secs(10);

/// A reader, and the inputs that are made for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// HTML.
    Page,
    /// Text as crawlers leave it.
    Plain,
    /// RSS, Atom, RDF.
    Feed,
    /// JSON Feed.
    JsonFeed,
    /// JSON Lines.
    Lines,
    /// WARC, with all that a server may put around a page.
    Warc,
    /// Compressed files of any kind.
    Packed,
}

impl Target {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Page, Self::Plain, Self::Feed, Self::JsonFeed, Self::Lines, Self::Warc, Self::Packed];

    /// As it is called on the command line, and its folder in `regressions/`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Plain => "plain",
            Self::Feed => "feed",
            Self::JsonFeed => "json_feed",
            Self::Lines => "lines",
            Self::Warc => "warc",
            Self::Packed => "packed",
        }
    }

    /// The name of a file of its kind; without an ending its form is told from the bytes.
    pub fn file(self) -> &'static str {
        match self {
            Self::Page => "a.html",
            Self::Plain => "a.txt",
            Self::Feed => "a.xml",
            Self::JsonFeed => "a.json",
            Self::Lines => "a.jsonl",
            Self::Warc => "a.warc",
            Self::Packed => "a",
        }
    }
}
