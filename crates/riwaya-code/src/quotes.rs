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

/// The quotations of a passage in order; none lies in another.
#[derive(Debug, Default)]
pub(crate) struct Quotations(Vec<Quotation>);

impl Quotations {
    /// The quotation that holds a token.
    pub(crate) fn holding(&self, token: usize) -> Option<&Quotation> {
        self.0.get(self.first_closed_behind(token)).filter(|q| q.holds(token))
    }

    /// The quotation that a mark opens.
    pub(crate) fn opened_by(&self, mark: usize) -> Option<&Quotation> {
        self.0.get(self.0.partition_point(|q| q.open < mark)).filter(|q| q.open == mark)
    }

    /// The quotation that a mark closes.
    pub(crate) fn closed_by(&self, mark: usize) -> Option<&Quotation> {
        self.0.get(self.0.partition_point(|q| q.close < mark)).filter(|q| q.close == mark)
    }

    /// The number of the first quotation that is closed behind a token.
    pub(crate) fn first_closed_behind(&self, token: usize) -> usize {
        self.0.partition_point(|q| q.close <= token)
    }

    pub(crate) fn iter(&self) -> std::slice::Iter<'_, Quotation> {
        self.0.iter()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}

/// All quotations in order. One that is not closed in its paragraph ends with it, unless the next paragraph closes it.
pub(crate) fn find(passage: &Passage<'_>) -> Quotations {
    let mut out = Vec::new();
    let mut paragraph_end = 0;
    // The end of a paragraph in which no mark of one shape stands behind a word.
    let mut none_behind = None;
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
        if paragraph_end <= i {
            paragraph_end = (i + 1..passage.tokens.len())
                .find(|&j| passage.tokens.get(j).is_some_and(|t| t.after_break))
                .unwrap_or(passage.tokens.len());
        }
        let closes = |j: &usize| {
            passage.tokens.get(*j).is_some_and(|t| t.kind == TokenKind::Punct)
                && closers.contains(&passage.fold(*j))
        };
        // A mark that stands before a word opens another quotation; where no other closes this one, it does.
        let behind = |j: &usize| passage.fold(*j) != "\"" || stands(passage, *j) != Stands::Before;
        let mut marks = (i + 1..paragraph_end).filter(closes);
        let known = none_behind == Some(paragraph_end) && passage.fold(i) == "\"";
        let closed = if known { None } else { marks.clone().find(behind) };
        if closed.is_none() && passage.fold(i) == "\"" {
            none_behind = Some(paragraph_end);
        }
        let close = closed.or_else(|| marks.next());
        let close = close.unwrap_or(paragraph_end);
        if close > i + 1 {
            out.push(Quotation { open: i, close });
        }
        i = close + 1;
    }
    Quotations(out)
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
