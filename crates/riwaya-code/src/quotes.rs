//! Words in quotation marks.

use riwaya_text::TokenKind;

use crate::passage::Passage;

/// A quotation: the tokens of its marks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Quotation {
    /// The opening mark.
    pub(crate) open: usize,
    /// The closing mark, or one past the last token where it is never closed.
    pub(crate) close: usize,
}

impl Quotation {
    /// Whether a token stands between the marks.
    pub(crate) fn holds(&self, token: usize) -> bool {
        self.open < token && token < self.close
    }
}

/// All quotations in order. One that is not closed in its paragraph ends with it, unless the next paragraph closes it.
pub(crate) fn find(passage: &Passage<'_>) -> Vec<Quotation> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < passage.tokens.len() {
        let closers: &[&str] = match passage.fold(i) {
            "«" => &["»"],
            "“" => &["”", "“"],
            "\"" => &["\""],
            "‹" => &["›"],
            "„" => &["“", "”"],
            _ => {
                i += 1;
                continue;
            }
        };
        let paragraph_end = (i + 1..passage.tokens.len())
            .find(|&j| passage.tokens.get(j).is_some_and(|t| t.after_break))
            .unwrap_or(passage.tokens.len());
        let close = (i + 1..paragraph_end).find(|&j| {
            passage.tokens.get(j).is_some_and(|t| t.kind == TokenKind::Punct)
                && closers.contains(&passage.fold(j))
        });
        let close = close.unwrap_or(paragraph_end);
        if close > i + 1 {
            out.push(Quotation { open: i, close });
        }
        i = close + 1;
    }
    out
}
