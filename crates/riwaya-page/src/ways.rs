use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use riwaya_record::Span;

use crate::anchors::{anchor, passage, stretch};

/// Where links lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ways {
    /// To places of the same page.
    Here,
    /// To pages of a server.
    Site,
}

/// What may stand in an address as it is.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// A name as one part of an address.
pub fn part(name: &str) -> String {
    match name {
        // as a whole part these two mean folders
        "." => "%2E".to_owned(),
        ".." => "%2E%2E".to_owned(),
        name => utf8_percent_encode(name, KEPT).to_string(),
    }
}

impl Ways {
    pub(crate) fn event(self, id: &str) -> String {
        self.to(id, 'e', "events")
    }

    pub(crate) fn storyline(self, id: &str) -> String {
        self.to(id, 's', "storylines")
    }

    pub(crate) fn article(self, id: &str) -> String {
        self.to(id, 'a', "articles")
    }

    /// A stretch of an article.
    pub(crate) fn passage(self, article: &str, span: &Span) -> String {
        match self {
            Self::Here => format!("#{}", passage(article, span)),
            Self::Site => format!("{}?mark={}#here", self.article(article), stretch(span)),
        }
    }

    /// A stretch of a revision of an article, of a server.
    pub(crate) fn passage_of(article: &str, revision: usize, span: &Span) -> String {
        format!("{}?revision={revision}&mark={}#here", Self::Site.article(article), stretch(span))
    }

    fn to(self, id: &str, prefix: char, folder: &str) -> String {
        match self {
            Self::Here => format!("#{}", anchor(prefix, id)),
            Self::Site => format!("/{folder}/{}", part(id)),
        }
    }
}
