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
            "\"" if stands(passage, i) != Stands::Behind => &["\""],
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
        let closes = |j: &usize| {
            passage.tokens.get(*j).is_some_and(|t| t.kind == TokenKind::Punct)
                && closers.contains(&passage.fold(*j))
        };
        // A mark that stands before a word opens another quotation; where no other closes this one, it does.
        let behind = |j: &usize| passage.fold(*j) != "\"" || stands(passage, *j) != Stands::Before;
        let mut marks = (i + 1..paragraph_end).filter(closes);
        let close = marks.clone().find(behind).or_else(|| marks.next());
        let close = close.unwrap_or(paragraph_end);
        if close > i + 1 {
            out.push(Quotation { open: i, close });
        }
        i = close + 1;
    }
    out
}

/// Where a mark of one shape stands.
#[derive(PartialEq, Eq)]
enum Stands {
    /// Before a word, apart from what precedes it: it opens.
    Before,
    /// Behind a word, apart from what follows: it closes.
    Behind,
    /// Between words, or apart from both.
    Between,
}

fn stands(passage: &Passage<'_>, i: usize) -> Stands {
    let (Some(mark), next) = (passage.tokens.get(i), passage.tokens.get(i + 1)) else {
        return Stands::Between;
    };
    let before = i.checked_sub(1).and_then(|b| passage.tokens.get(b));
    let left = before.is_some_and(|b| b.end == mark.start && b.kind != TokenKind::Punct);
    let right = next.is_some_and(|n| n.start == mark.end && n.kind != TokenKind::Punct);
    match (left, right) {
        (false, true) => Stands::Before,
        (true, false) => Stands::Behind,
        _ => Stands::Between,
    }
}
