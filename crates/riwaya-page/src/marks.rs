//! Marks on a text. Marks may lie within one another or cross; the text is cut at every boundary, and each piece
//! carries all the marks that cover it, so that no mark has to be bent to fit HTML's nesting.

use std::collections::BTreeSet;

/// One mark. Offsets are code points, end exclusive.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Mark {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// CSS class: what kind of mark it is.
    pub(crate) class: &'static str,
    /// What it says when pointed at.
    pub(crate) why: String,
    /// The place others jump to.
    pub(crate) anchor: Option<String>,
}

/// A piece of text under the same marks throughout.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) text: String,
    /// Class names, separated by spaces; empty for unmarked text.
    pub(crate) classes: String,
    /// What the marks say, one a line.
    pub(crate) why: String,
    /// Whether a mark that says something begins here.
    pub(crate) begins: bool,
    /// Places that begin here.
    pub(crate) anchors: Vec<String>,
}

/// The text in lines, each in pieces; lines of white space only are left out. Marks that are empty or lie outside
/// the text are passed over.
pub(crate) fn lines(text: &str, mut marks: Vec<Mark>) -> Vec<Vec<Piece>> {
    let letters: Vec<char> = text.chars().collect();
    let len = letters.len();
    marks.retain(|m| m.start < m.end && m.end as usize <= len);
    marks.sort();
    marks.dedup();
    let mut cuts: BTreeSet<usize> = [0, len].into();
    cuts.extend(marks.iter().flat_map(|m| [m.start as usize, m.end as usize]));
    cuts.extend(letters.iter().enumerate().filter(|(_, c)| **c == '\n').flat_map(|(i, _)| [i, i + 1]));
    let cuts: Vec<usize> = cuts.into_iter().collect();

    let mut placed = BTreeSet::new();
    let (mut out, mut line) = (Vec::new(), Vec::new());
    let mut active: Vec<&Mark> = Vec::new();
    let mut coming = marks.iter().peekable();
    for pair in cuts.windows(2) {
        let (start, end) = (pair[0], pair[1]);
        active.retain(|m| m.end as usize > start);
        while let Some(mark) = coming.next_if(|m| m.start as usize <= start) {
            active.push(mark);
        }
        if letters[start] == '\n' {
            out.push(std::mem::take(&mut line));
            continue;
        }
        line.push(piece(letters[start..end].iter().collect(), start, &active, &mut placed));
    }
    out.push(line);
    out.retain(|line| line.iter().any(|p| !p.text.trim().is_empty()));
    out
}

fn piece<'a>(text: String, start: usize, active: &[&'a Mark], placed: &mut BTreeSet<&'a str>) -> Piece {
    let mut classes: Vec<&str> = Vec::new();
    let mut why: Vec<&str> = Vec::new();
    let mut anchors = Vec::new();
    for mark in active {
        if !classes.contains(&mark.class) {
            classes.push(mark.class);
        }
        if !mark.why.is_empty() && !why.contains(&mark.why.as_str()) {
            why.push(&mark.why);
        }
        if let Some(anchor) = mark.anchor.as_deref() {
            if !classes.contains(&anchor) {
                classes.push(anchor);
            }
            if !text.trim().is_empty() && placed.insert(anchor) {
                anchors.push(anchor.to_owned());
            }
        }
    }
    let begins = active.iter().any(|m| m.start as usize == start && !m.why.is_empty());
    Piece { text, classes: classes.join(" "), why: why.join("\n"), begins, anchors }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(start: u32, end: u32, class: &'static str) -> Mark {
        Mark { start, end, class, why: format!("{class}!"), anchor: None }
    }

    fn shown(text: &str, marks: Vec<Mark>) -> Vec<Vec<(String, String)>> {
        let pair = |p: Piece| (p.text, p.classes);
        lines(text, marks).into_iter().map(|l| l.into_iter().map(pair).collect()).collect()
    }

    fn pairs(of: &[(&str, &str)]) -> Vec<(String, String)> {
        of.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
    }

    #[test]
    fn crossing_marks_are_cut_at_every_boundary() {
        let got = shown("أبجدهوز", vec![mark(1, 4, "x"), mark(3, 6, "y")]);
        assert_eq!(got, [pairs(&[("أ", ""), ("بج", "x"), ("د", "x y"), ("هو", "y"), ("ز", "")])]);
    }

    #[test]
    fn nested_marks_keep_the_outer_one() {
        let got = shown("abcdef", vec![mark(2, 3, "in"), mark(0, 6, "out")]);
        assert_eq!(got, [pairs(&[("ab", "out"), ("c", "out in"), ("def", "out")])]);
    }

    #[test]
    fn a_mark_over_two_lines_marks_both_and_is_placed_once() {
        let long = Mark { anchor: Some("m-1".into()), ..mark(1, 4, "x") };
        let got = lines("ab\n\ncd", vec![Mark { end: 5, ..long }]);
        assert_eq!(got.len(), 2);
        assert_eq!(got[0][1].anchors, ["m-1"]);
        assert_eq!((got[1][0].text.as_str(), got[1][0].classes.as_str()), ("c", "x m-1"));
        assert!(got[1][0].anchors.is_empty());
    }

    #[test]
    fn marks_outside_the_text_are_passed_over() {
        assert_eq!(
            shown("ab", vec![mark(1, 9, "x"), mark(2, 2, "y"), mark(2, 1, "z")]),
            [pairs(&[("ab", "")])]
        );
        assert!(lines("", vec![mark(0, 1, "x")]).is_empty());
    }
}
