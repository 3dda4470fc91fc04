//! A page's lines: the texts between one block and the next, with where they stand and how much of them is links.

use std::ops::Range;

use crate::entity;
use crate::trace::Traced;
use crate::tree::{Kind, Tree, is_block};

/// The visible text between two breaks of a page.
pub(crate) struct Line {
    /// Its words, white space collapsed.
    pub(crate) text: Traced,
    /// The innermost block element it stands in.
    pub(crate) node: usize,
    /// Its first text.
    pub(crate) first: usize,
    /// Bytes of the tag that begins it.
    pub(crate) before: Range<usize>,
    /// Words.
    pub(crate) words: usize,
    /// Words that stand in links.
    pub(crate) linked: usize,
    /// Whether only a `<br>` parts it from the line before.
    pub(crate) joined: bool,
}

impl Line {
    /// Share of words in links, 0 to 1.
    pub(crate) fn link_density(&self) -> f64 {
        self.linked as f64 / self.words.max(1) as f64
    }
}

/// Elements that show no text of the page.
const UNSEEN: &[&str] = &[
    "script", "style", "noscript", "template", "head", "title", "textarea", "select", "option", "iframe",
    "svg", "object", "canvas", "math", "datalist", "xmp", "noembed", "noframes",
];

/// The lines of a page in order.
pub(crate) fn lines(page: &str, tree: &Tree) -> Vec<Line> {
    let mut out = Vec::new();
    let mut open = Open::default();
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut id = 0;
    while id < tree.len() {
        while let Some((_, node)) = ends.pop_if(|(end, _)| *end <= id) {
            let parent = block_of(tree, tree.node(node).parent);
            open.close(&mut out, parent, tree.node(node).close.clone(), false);
        }
        let node = tree.node(id);
        match &node.kind {
            Kind::Element(name, _) => {
                if UNSEEN.contains(&name.as_str()) || hidden(tree, id) {
                    if is_block(name) {
                        let at = block_of(tree, node.parent);
                        open.close(&mut out, at, node.range.clone(), false);
                    }
                    id = node.end.max(id + 1);
                    continue;
                }
                if name == "br" {
                    let at = block_of(tree, node.parent);
                    open.close(&mut out, at, node.range.clone(), true);
                } else if is_block(name) || is_label_for_readers(tree, id) {
                    open.close(&mut out, id, node.range.clone(), false);
                    ends.push((node.end, id));
                }
            }
            Kind::Text { linked } => {
                if open.text.is_empty() {
                    open.first = id;
                }
                open.take(page, node.range.clone(), *linked);
            }
            Kind::Raw => {}
        }
        id += 1;
    }
    open.close(&mut out, 0, page.len()..page.len(), false);
    out
}

fn block_of(tree: &Tree, id: usize) -> usize {
    tree.outward(id).find(|n| is_block(tree.node(*n).name())).unwrap_or(0)
}

/// Whether an element holds words that are only read out: "list 1 of 3", "source of the picture". They are a line of their
/// own.
fn is_label_for_readers(tree: &Tree, id: usize) -> bool {
    const CLASSES: [&str; 5] =
        ["screen-reader-text", "visually-hidden", "visuallyhidden", "sr-only", "element-invisible"];
    let class = tree.node(id).attribute("class").unwrap_or_default();
    !class.is_empty() && CLASSES.iter().any(|known| class.contains(known))
}

fn hidden(tree: &Tree, id: usize) -> bool {
    let node = tree.node(id);
    node.attribute("hidden").is_some()
        || node.attribute("style").is_some_and(|s| {
            let s: String = s.to_ascii_lowercase().split_whitespace().collect();
            s.contains("display:none") || s.contains("visibility:hidden")
        })
}

/// The visible words of a fragment of markup, on one line.
pub(crate) fn shown(fragment: &str) -> Traced {
    let tree = Tree::parse(fragment);
    let mut out = Traced::default();
    for line in lines(fragment, &tree) {
        if !out.is_empty() {
            out.stand(' ', line.before.clone());
        }
        out.append(&line.text, 0..line.text.text().len());
    }
    out
}

/// The characters of `range`, references resolved and white space collapsed.
pub(crate) fn collapsed(page: &str, range: Range<usize>) -> Traced {
    let mut open = Open::default();
    open.take(page, range, false);
    open.text.trimmed()
}

#[derive(Default)]
struct Open {
    text: Traced,
    node: usize,
    first: usize,
    before: Range<usize>,
    space: Option<Range<usize>>,
    in_word: bool,
    half: bool,
    words: usize,
    linked: usize,
    joined: bool,
}

impl Open {
    fn take(&mut self, page: &str, range: Range<usize>, linked: bool) {
        let mut at = range.start;
        let end = range.end;
        while at < end {
            let rest = &page[at..end];
            let Some(first) = rest.chars().next() else { break };
            let (c, len) = if first == '&' {
                entity::reference(rest).unwrap_or(('&', 1))
            } else {
                (first, first.len_utf8())
            };
            if c.is_ascii_whitespace() || c == '\u{b}' || c == '\u{2028}' || c == '\u{2029}' {
                // White space collapses; it stands for its own bytes only.
                match &mut self.space {
                    Some(space) if space.end == at => space.end = at + len,
                    Some(_) => {}
                    None => self.space = Some(at..at + len),
                }
                self.in_word = false;
            } else {
                if let Some(space) = self.space.take()
                    && !self.text.is_empty()
                {
                    if page.get(space.clone()) == Some(" ") {
                        self.text.copy(page, space);
                    } else {
                        self.text.stand(' ', space);
                    }
                }
                if len == c.len_utf8() && page[at..].starts_with(c) {
                    self.text.copy(page, at..at + len);
                } else {
                    self.text.stand(c, at..at + len);
                }
                // Scripts without spaces: two characters make a word.
                let dense =
                    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{e00}'..='\u{e7f}');
                if dense {
                    self.in_word = self.half;
                    self.half = !self.half;
                }
                let is_word = !c.is_whitespace();
                if is_word && !self.in_word {
                    self.words += 1;
                    self.linked += usize::from(linked);
                }
                self.in_word = is_word;
            }
            at += len;
        }
    }

    /// Ends the line, if it has any text, and begins the next after the tag `by`, in the element `node`.
    fn close(&mut self, out: &mut Vec<Line>, node: usize, by: Range<usize>, joined: bool) {
        let line = std::mem::take(self);
        let kept_joined = if line.text.text().trim().is_empty() { joined && line.joined } else { joined };
        if !line.text.text().trim().is_empty() {
            out.push(Line {
                text: line.text.trimmed(),
                node: line.node,
                first: line.first,
                before: line.before,
                words: line.words,
                linked: line.linked,
                joined: line.joined,
            });
        }
        self.node = node;
        self.before = by;
        self.joined = kept_joined;
    }
}
