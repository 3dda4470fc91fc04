//! A page as a tree: elements and texts in the order of the page, each with its place.

use std::ops::Range;

use crate::markup::{self, Attribute, Dialect, Token};

/// A page's elements and texts. A node's descendants are the nodes from its own index up to its `end`.
pub(crate) struct Tree {
    nodes: Vec<Node>,
    /// Whether the page has more than [`MAX_NODES`].
    pub(crate) cut: bool,
}

/// One node of a [`Tree`].
pub(crate) struct Node {
    /// The element it stands in; the root stands in itself.
    pub(crate) parent: usize,
    /// One past its last descendant.
    pub(crate) end: usize,
    /// Bytes of the page: the start tag of an element, the characters of a text.
    pub(crate) range: Range<usize>,
    /// Bytes of the tag that ends an element; empty where the page ends first.
    pub(crate) close: Range<usize>,
    /// What it is.
    pub(crate) kind: Kind,
}

/// What a node is.
pub(crate) enum Kind {
    /// An element: name in lower case, attributes.
    Element(String, Vec<Attribute>),
    /// Characters, and whether they stand in a link.
    Text {
        /// Within `<a href>`.
        linked: bool,
    },
    /// Scripts, styles, `CDATA`: characters without references.
    Raw,
}

impl Node {
    /// The element's name, empty for texts.
    pub(crate) fn name(&self) -> &str {
        match &self.kind {
            Kind::Element(name, _) => name,
            _ => "",
        }
    }

    /// Where an attribute's value stands in the page.
    pub(crate) fn place_of(&self, name: &str) -> Option<Range<usize>> {
        match &self.kind {
            Kind::Element(_, list) => list.iter().find(|a| a.name == name).map(|a| a.range.clone()),
            _ => None,
        }
    }

    /// An attribute's value.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        match &self.kind {
            Kind::Element(_, list) => list.iter().find(|a| a.name == name).map(|a| a.value.as_str()),
            _ => None,
        }
    }
}

/// Elements without content.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// Elements that begin a line of their own.
const BLOCK: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "select",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "button",
    "amp-ad",
    "video",
    "audio",
];

/// Whether an element begins a line of its own.
pub(crate) fn is_block(name: &str) -> bool {
    BLOCK.contains(&name)
}

/// Elements deeper than this are taken as their ancestor's.
const DEPTH: usize = 400;

/// Elements and texts that are read of a page; the longest of encyclopaedias have a fifth of it.
pub(crate) const MAX_NODES: usize = 500_000;

impl Tree {
    /// Reads a page; any text gives a tree.
    pub(crate) fn parse(page: &str) -> Self {
        let root = Node {
            parent: 0,
            end: 0,
            range: 0..0,
            close: 0..0,
            kind: Kind::Element("html".to_owned(), Vec::new()),
        };
        let mut builder = Builder { nodes: vec![root], open: vec![0], linked: false, link_depth: 0 };
        let mut tokens = markup::tokens(page, Dialect::Html);
        while let Some(token) = tokens.next().filter(|_| builder.nodes.len() < MAX_NODES) {
            builder.take(token);
        }
        let cut = builder.nodes.len() >= MAX_NODES;
        let end = builder.nodes.len();
        for id in builder.open {
            builder.nodes[id].end = end;
            builder.nodes[id].close = page.len()..page.len();
        }
        Self { nodes: builder.nodes, cut }
    }

    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(crate) fn node(&self, id: usize) -> &Node {
        &self.nodes[id]
    }

    /// The nodes with their indexes.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = (usize, &Node)> {
        self.nodes.iter().enumerate()
    }

    /// A node and those it stands in, from the inside out.
    pub(crate) fn outward(&self, id: usize) -> impl Iterator<Item = usize> + '_ {
        let mut next = Some(id);
        std::iter::from_fn(move || {
            let here = next?;
            next = Some(self.nodes[here].parent).filter(|p| *p != here);
            Some(here)
        })
    }

    /// The characters below a node, white space collapsed.
    pub(crate) fn words(&self, page: &str, id: usize) -> String {
        let mut out = String::new();
        for node in &self.nodes[id..self.nodes[id].end.max(id + 1)] {
            if matches!(node.kind, Kind::Text { .. }) {
                out.push_str(&crate::entity::resolve(&page[node.range.clone()]));
            } else if is_block(node.name()) || node.name() == "br" {
                out.push(' ');
            }
        }
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

struct Builder {
    nodes: Vec<Node>,
    open: Vec<usize>,
    linked: bool,
    /// How many elements were open when the link began.
    link_depth: usize,
}

impl Builder {
    fn top(&self) -> usize {
        self.open.last().copied().unwrap_or(0)
    }

    fn add(&mut self, range: Range<usize>, kind: Kind) -> usize {
        let id = self.nodes.len();
        self.nodes.push(Node { parent: self.top(), end: id + 1, close: range.clone(), range, kind });
        id
    }

    /// Closes the innermost open element called `name`, unless one of `barriers` is open within it.
    fn close(&mut self, name: &str, barriers: &[&str], by: &Range<usize>) -> bool {
        for at in (1..self.open.len()).rev() {
            let here = self.nodes[self.open[at]].name();
            if here == name {
                let end = self.nodes.len();
                for id in self.open.drain(at..) {
                    self.nodes[id].end = end;
                    self.nodes[id].close = by.clone();
                }
                // What ends around a link ends a link that was never closed.
                self.linked &= self.open.len() >= self.link_depth;
                return true;
            }
            if barriers.contains(&here) {
                return false;
            }
        }
        false
    }

    fn take(&mut self, token: Token) {
        match token {
            Token::Text(range) => {
                let linked = self.linked;
                self.add(range, Kind::Text { linked });
            }
            Token::Raw(range) => {
                self.add(range, Kind::Raw);
            }
            Token::Start(tag) => self.start(tag),
            Token::End(name, range) => {
                if name == "a" {
                    self.linked = false;
                }
                if name == "br" || name == "p" && !self.open.iter().any(|id| self.nodes[*id].name() == "p") {
                    // Stray `</p>` and `</br>` break the line, as in a browser.
                    self.add(range, Kind::Element("br".to_owned(), Vec::new()));
                } else if name != "html" && name != "body" {
                    let inline = !is_block(&name);
                    let barriers: &[&str] = if inline {
                        BLOCK
                    } else if name == "p" {
                        &["td", "th", "table"]
                    } else {
                        &["table"]
                    };
                    // Any heading's end tag ends a heading, as in a browser.
                    const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
                    let open = || {
                        let names = self.open.iter().rev().map(|id| self.nodes[*id].name().to_owned());
                        names
                            .take_while(|n| !matches!(n.as_str(), "table" | "td" | "div"))
                            .find(|n| HEADINGS.contains(&n.as_str()))
                    };
                    let name = if HEADINGS.contains(&name.as_str()) { open().unwrap_or(name) } else { name };
                    let cell =
                        matches!(name.as_str(), "table" | "tr" | "td" | "th" | "tbody" | "thead" | "tfoot");
                    self.close(&name, if cell { &[] } else { barriers }, &range);
                }
            }
        }
    }

    fn start(&mut self, tag: markup::Tag) {
        let name = tag.name.as_str();
        let by = &tag.range.clone();
        if matches!(name, "html" | "body") && self.open.iter().any(|id| self.nodes[*id].name() == name) {
            return;
        }
        if is_block(name) && name != "button" {
            self.close(
                "p",
                &["td", "th", "table", "button", "li", "div", "section", "article", "figure", "blockquote"],
                by,
            );
        }
        match name {
            "li" => _ = self.close("li", &["ul", "ol", "menu"], by),
            "dd" | "dt" => _ = self.close("dd", &["dl"], by) || self.close("dt", &["dl"], by),
            "option" => _ = self.close("option", &["select"], by),
            "tr" => _ = self.close("tr", &["table"], by),
            "td" | "th" => {
                _ = self.close("td", &["tr", "table"], by) || self.close("th", &["tr", "table"], by);
            }
            "body" => _ = self.close("head", &[], by),
            "a" => {
                self.linked = tag.attributes.iter().any(|a| a.name == "href" && !a.value.is_empty());
                self.link_depth = self.open.len();
            }
            _ => {}
        }
        let void = VOID.contains(&name);
        let closed =
            tag.closed && !is_block(name) && !matches!(name, "a" | "span" | "script" | "b" | "i" | "strong");
        let id = self.add(tag.range, Kind::Element(tag.name, tag.attributes));
        if !void && !closed && self.open.len() < DEPTH {
            self.open.push(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use std::fmt::Write as _;

    fn shape(page: &str) -> String {
        let tree = Tree::parse(page);
        let mut out = String::new();
        for (id, node) in tree.nodes() {
            let depth = tree.outward(id).count() - 1;
            let what = if node.name().is_empty() { page[node.range.clone()].trim() } else { node.name() };
            _ = write!(out, "{depth}{what} ");
        }
        out
    }

    #[test]
    fn implied_ends() {
        assert_eq!(shape("<p>a<p>b<div>c</div>"), "0html 1p 2a 1p 2b 1div 2c ");
        assert_eq!(shape("<ul><li>a<li>b</ul>c"), "0html 1ul 2li 3a 2li 3b 1c ");
        assert_eq!(
            shape("<table><tr><td>a<td>b<tr><td>c</table>d"),
            "0html 1table 2tr 3td 4a 3td 4b 2tr 3td 4c 1d "
        );
        assert_eq!(shape("<div><b>a</div>b</b>"), "0html 1div 2b 3a 1b ");
        assert_eq!(shape("<h1>a</h2><p>b"), "0html 1h1 2a 1p 2b ");
    }

    #[test]
    fn links_that_are_never_closed() {
        let linked = |page: &str| {
            let tree = Tree::parse(page);
            let of = |n: &Node| matches!(n.kind, Kind::Text { linked: true });
            tree.nodes()
                .filter(|(_, n)| of(n))
                .map(|(_, n)| page[n.range.clone()].to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(linked("<ul><li><a href=x>a<li><a href=y>b</ul><p>c"), ["a", "b"]);
        assert_eq!(linked("<a href=x><div><h3>a</h3><p>b</p></div></a><p>c"), ["a", "b"]);
    }

    #[test]
    fn depth_is_bounded() {
        let page = "<div>".repeat(10_000) + "x";
        let tree = Tree::parse(&page);
        assert!(tree.outward(tree.len() - 1).count() <= DEPTH + 1);
    }
}
