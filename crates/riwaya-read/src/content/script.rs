//! Parts of a page in other letters than its article.

use std::ops::Range;

use crate::page::Line;
use crate::tree::{Node, Tree};

/// Whether an element says that it is in a language of other letters than Arabic.
pub(super) fn is_of_another_script(tree: &Tree, id: usize, node: &Node) -> bool {
    let Some(language) = node.attribute("lang").filter(|l| !l.is_empty()) else { return false };
    if matches!(node.name(), "html" | "body" | "font") || tree.node(id).parent == 0 {
        return false;
    }
    let language = language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    !["ar", "fa", "ur", "ckb", "ku", "ps", "ug", "sd"].contains(&language.as_str())
}

/// In which letters a page is.
pub(super) struct Letters {
    /// How many lines before each are in Arabic ones.
    arabic: Vec<usize>,
    /// Whether most of the prose is.
    mostly_arabic: bool,
}

impl Letters {
    pub(super) fn of(lines: &[Line], prose: &[bool]) -> Self {
        let (mut arabic, mut words) = (vec![0], [0, 0]);
        for (line, prose) in lines.iter().zip(prose) {
            let letters = || line.text.text().chars().filter(|c| c.is_alphabetic()).take(80);
            let own = letters().filter(|c| riwaya_text::is_arabic_letter(*c)).count() * 2 > letters().count();
            arabic.push(arabic[arabic.len() - 1] + usize::from(own));
            words[usize::from(own)] += if *prose { line.words } else { 0 };
        }
        Self { arabic, mostly_arabic: words[1] > words[0] }
    }

    /// Whether lines are in other letters than the page: the English half of a bilingual page.
    pub(super) fn differ(&self, range: Range<usize>) -> bool {
        self.mostly_arabic && self.arabic[range.end] == self.arabic[range.start]
    }
}
