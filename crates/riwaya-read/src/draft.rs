//! An article while it is being made: its words still lead to the text it was read from.

use riwaya_record::{Article, Diagnostic, Furniture, FurnitureKind, Piece, Published, Severity, SourceMap};

use crate::charset::Decoded;
use crate::trace::Traced;
use crate::{date, language};

/// Longest title and text of an article, in code points.
pub const MAX_ARTICLE_CHARS: usize = 1_000_000;

/// What a page yields. Offsets are bytes of the page's characters.
#[derive(Default)]
pub(crate) struct Draft {
    pub(crate) title: Traced,
    pub(crate) text: Traced,
    pub(crate) furniture: Vec<(String, FurnitureKind, u32)>,
    pub(crate) published: Option<Published>,
    pub(crate) modified: Option<Published>,
    pub(crate) outlet: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) agency: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) diagnostics: Vec<(Severity, String)>,
    /// A byte of the page's characters before all furniture, and the characters before it: a page of many articles is
    /// counted once.
    pub(crate) counted: (usize, u32),
}

impl Draft {
    /// The article, its words led back through `layers` (the innermost first) to the bytes of `source`.
    pub(crate) fn finish(self, id: String, page: &str, layers: &[&Traced], source: &Decoded) -> Article {
        let mut diagnostics = self.diagnostics;
        let (title, long_title) = self.title.limited(MAX_ARTICLE_CHARS);
        let (text, long_text) = self.text.limited(MAX_ARTICLE_CHARS);
        if long_title || long_text {
            let message = format!(
                "the text is longer than {MAX_ARTICLE_CHARS} characters; the rest was left out: split the input into articles"
            );
            diagnostics.push((Severity::Warning, message));
        }
        if source.damaged {
            let message = format!(
                "some bytes are not valid {}; each is shown as U+FFFD: check the file's charset",
                source.charset
            );
            diagnostics.push((Severity::Warning, message));
        }
        let furniture = starts_in_chars(page, self.furniture, self.counted);
        let down = |t: Traced| layers.iter().fold(t, |t, layer| t.through(layer));
        let (title, text) = (down(title), down(text));
        let language = self.language.unwrap_or_else(|| language::of(title.text(), text.text()));
        let map = SourceMap {
            charset: source.charset.to_owned(),
            part: None,
            title: pieces(&title, source),
            text: pieces(&text, source),
        };
        let end = text.text().chars().count() as u32;
        Article {
            id,
            url: self.url,
            outlet: self.outlet,
            author: self.author,
            agency: self.agency,
            title: title.text().to_owned(),
            language,
            published: self.published.unwrap_or_else(date::unknown),
            modified: self.modified,
            text: text.text().to_owned(),
            furniture,
            diagnostics: diagnostics
                .into_iter()
                .map(|(severity, message)| Diagnostic { severity, message, start: 0, end })
                .collect(),
            map,
        }
    }
}

/// Bytes of the page as code points.
fn starts_in_chars(
    page: &str,
    mut furniture: Vec<(String, FurnitureKind, u32)>,
    counted: (usize, u32),
) -> Vec<Furniture> {
    furniture.sort_by_key(|(_, _, start)| *start);
    let (mut bytes, mut chars) = counted;
    furniture
        .into_iter()
        .map(|(text, kind, start)| {
            let start = (start as usize).max(bytes).min(page.len());
            chars += page.get(bytes..start).map_or(0, |s| s.chars().count() as u32);
            bytes = start;
            Furniture { text, kind, start: chars }
        })
        .collect()
}

fn pieces(text: &Traced, source: &Decoded) -> Vec<Piece> {
    let (mut at, mut out) = (0u32, Vec::with_capacity(text.runs().len()));
    for run in text.runs() {
        let words = text.text().get(run.at as usize..(run.at + run.len) as usize).unwrap_or_default();
        let len = words.chars().count() as u32;
        out.push(Piece {
            at,
            len,
            start: source.source(run.start),
            end: source.source(run.end),
            exact: run.exact,
        });
        at += len;
    }
    out
}
