use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Reads a record that has the fields of its span beside its own straight into its place: `flatten` would keep all of them in
/// between, by name, and an archive reads many.
macro_rules! read_beside_span {
    ($record:ident { $($(#[$how:meta])* $own:ident: $kind:ty),* }) => {
        impl<'de> serde::Deserialize<'de> for $record {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                #[derive(serde::Deserialize)]
                struct Flat {
                    start: u32,
                    end: u32,
                    text: String,
                    #[serde(rename = "in", default)]
                    field: $crate::Field,
                    $($(#[$how])* $own: $kind,)*
                }
                let Flat { start, end, text, field, $($own),* } = Flat::deserialize(from)?;
                Ok(Self { span: $crate::Span { start, end, text, field }, $($own),* })
            }
        }
    };
}
pub(crate) use read_beside_span;

/// Which text of an article a span counts in.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// The article's title.
    Title,
    /// The article's body; the default, not written in JSON.
    #[default]
    Text,
}

impl Field {
    /// Whether this is the body.
    #[allow(clippy::trivially_copy_pass_by_ref)] // the shape serde asks for
    fn is_text(&self) -> bool {
        *self == Self::Text
    }
}

/// A stretch of an article: offsets in code points, end exclusive, into its body or, where `in` says so, its
/// title. Invariant: the characters there are `text`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Span {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// The characters themselves.
    pub text: String,
    /// The field the offsets count in.
    #[serde(rename = "in", default, skip_serializing_if = "Field::is_text")]
    pub field: Field,
}

impl Span {
    /// Whether two spans of one article share a character.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.field == other.field && self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies within this span.
    pub fn contains(&self, other: &Self) -> bool {
        self.field == other.field && self.start <= other.start && other.end <= self.end
    }

    /// Where the span stands in reading order: title first.
    pub fn order(&self) -> (Field, u32, u32) {
        (self.field, self.start, self.end)
    }
}
