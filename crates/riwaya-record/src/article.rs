use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Span;

/// Where a publication time was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PublishedFrom {
    /// The input said so (manifest, JSON Lines field, feed item).
    Input,
    /// The page's metadata.
    Metadata,
    /// The dateline that opens the text.
    Dateline,
    /// A date shown in the text of the page.
    Text,
    /// The page's address.
    Url,
    /// Not found.
    #[default]
    None,
}

/// When an article was published, to the precision that is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Published {
    /// RFC 3339 time with its zone, where both are known; without a zone it is the outlet's local time.
    pub time: Option<String>,
    /// Local date, `YYYY-MM-DD` (or `YYYY-MM` where no more is known).
    pub date: Option<String>,
    /// `second`, `minute`, `day`, `month` or `none`.
    pub precision: String,
    /// Whence.
    pub from: PublishedFrom,
}

/// What a piece of furniture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FurnitureKind {
    /// Menus, section names, "back to top", breadcrumbs.
    Navigation,
    /// Links to other stories.
    Related,
    /// Share and print widgets, translation widgets.
    Share,
    /// Comments and comment forms.
    Comment,
    /// Newsletter calls, apps, advertisements.
    Promotion,
    /// The outlet's name, its editors, its slogan.
    Masthead,
    /// Credits: agency, photographer, "source:".
    Credit,
    /// Captions of pictures.
    Caption,
    /// Tags and keywords.
    Tags,
    /// A headline or block printed again.
    Repeated,
    /// Dates, reading times, view counts outside the text.
    Meta,
    /// Anything else that is not the article.
    Other,
}

/// A piece of the page that is not the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Furniture {
    /// Its words.
    pub text: String,
    /// What it is.
    pub kind: FurnitureKind,
    /// Code point where it starts in the source text (the decoded page).
    pub start: u32,
}

/// How bad a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Something could not be resolved.
    Warning,
    /// The input is damaged.
    Error,
}

/// Something the reader or the coder could not do, said in plain words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Diagnostic {
    /// How bad.
    pub severity: Severity,
    /// What, and what to do about it.
    pub message: String,
    /// Where in the text it starts (code points).
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

/// A run of code points and the source bytes it came from.
///
/// In a piece of equal code points (`exact`), the n-th code point is the n-th character of the decoded bytes;
/// otherwise the whole run comes from the whole byte range (an entity, collapsed white space).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// First code point of the run.
    pub at: u32,
    /// Number of code points in the run.
    pub len: u32,
    /// First source byte.
    pub start: u64,
    /// One past the last source byte.
    pub end: u64,
    /// Whether code points and decoded characters correspond one to one.
    pub exact: bool,
}

/// Where in a file of many the part lies that one article was read from: a line of JSON Lines, a record of a WARC
/// file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Byte of the file at which the compressed member begins that the part begins in; 0 where nothing is compressed.
    pub member: u64,
    /// Byte at which the part begins, counted from there after decompression.
    pub offset: u64,
    /// How many bytes it has after decompression.
    pub length: u64,
}

/// The way back: from code points of title and text to the bytes of the source.
///
/// Source bytes are those of the decompressed file; of the line where the file is JSON Lines; of the page that the
/// server sent, without its transfer and content encodings, where it is a WARC file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceMap {
    /// The charset the bytes were decoded with (WHATWG name).
    pub charset: String,
    /// The part of the file that the bytes are counted in; the whole file where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
    /// Pieces of the title, in order.
    pub title: Vec<Piece>,
    /// Pieces of the text, in order.
    pub text: Vec<Piece>,
}

/// One news text as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Article {
    /// The input's own id, or one made from its path.
    pub id: String,
    /// Its address.
    pub url: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it, as its page or text says: several are parted by `، `.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// The agency whose report it is, as the page's credit says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// Its headline, empty where there is none.
    pub title: String,
    /// ISO 639-1 code of the text's language, `und` where unknown.
    pub language: String,
    /// When it was published.
    pub published: Published,
    /// When it was last changed, where the page says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<Published>,
    /// Its body, without the title.
    pub text: String,
    /// What stood around the body.
    pub furniture: Vec<Furniture>,
    /// What the reader could not do.
    #[serde(default)]
    pub diagnostics: Vec<Diagnostic>,
    /// The way back to the source bytes; not part of the printed record.
    #[serde(skip)]
    pub map: SourceMap,
}

impl Article {
    /// The span of code points `start..end` of the body or title.
    pub fn span(&self, field: crate::Field, start: u32, end: u32) -> Span {
        let of = if field == crate::Field::Title { &self.title } else { &self.text };
        let text = of.chars().skip(start as usize).take((end - start) as usize).collect();
        Span { start, end, text, field }
    }
}
