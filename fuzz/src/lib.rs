//! Damaged and hostile inputs for every reader of riwaya-read and for the coder, and what must hold of what comes out.

mod coding;
mod damage;
mod draw;
mod holds;
mod mutation;
mod seeds;

use std::time::Duration;

pub use coding::code;
pub use damage::Damage;
pub use holds::{check, outcome, read};
pub use mutation::Mutation;
pub use seeds::seeds;

/// Longest input that is made.
pub const MAX_INPUT: usize = 1 << 16;

/// Most processor time that one input of that length may take.
pub const MAX_TIME: Duration = Duration::from_secs(10);

/// A reader or the coder, and the inputs that are made for it.
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
    /// The coder, which takes what is read for an article's text.
    Code,
}

impl Target {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Page,
        Self::Plain,
        Self::Feed,
        Self::JsonFeed,
        Self::Lines,
        Self::Warc,
        Self::Packed,
        Self::Code,
    ];

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
            Self::Code => "code",
        }
    }

    /// The name of a file of its kind; without an ending its form is told from the bytes.
    pub fn file(self) -> &'static str {
        match self {
            Self::Page => "a.html",
            Self::Plain | Self::Code => "a.txt",
            Self::Feed => "a.xml",
            Self::JsonFeed => "a.json",
            Self::Lines => "a.jsonl",
            Self::Warc => "a.warc",
            Self::Packed => "a",
        }
    }
}
