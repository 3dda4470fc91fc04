//! HTML and XML as tags and texts with their places; any text is accepted.

use std::ops::Range;

use crate::entity;

/// A piece of markup. Ranges are bytes of the text that was handed in.
#[derive(Debug)]
pub(crate) enum Token {
    /// A start tag.
    Start(Tag),
    /// An end tag's name, lower case, and its place.
    End(String, Range<usize>),
    /// Characters between tags.
    Text(Range<usize>),
    /// Characters that hold no references: `CDATA`, scripts.
    Raw(Range<usize>),
}

/// A start tag.
#[derive(Debug)]
pub(crate) struct Tag {
    /// Lower case.
    pub(crate) name: String,
    /// In order.
    pub(crate) attributes: Vec<Attribute>,
    /// Whether it ends in `/>`.
    pub(crate) closed: bool,
    /// From `<` to `>`.
    pub(crate) range: Range<usize>,
}

/// An attribute of a start tag.
#[derive(Debug)]
pub(crate) struct Attribute {
    /// Lower case.
    pub(crate) name: String,
    /// References resolved.
    pub(crate) value: String,
    /// Where the value stands, without its quotes.
    pub(crate) range: Range<usize>,
}

/// Which language the markup is in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// Scripts and styles hold no markup.
    Html,
    /// All elements hold markup.
    Xml,
}

/// Attributes that are read of one tag; tags of pages have a dozen.
const MAX_ATTRIBUTES: usize = 256;

/// Elements whose content is text up to their own end tag.
const RAW: &[&str] = &["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

/// The tokens of `text`, in order; together they cover all its characters outside comments and declarations.
pub(crate) fn tokens(text: &str, dialect: Dialect) -> Tokens<'_> {
    Tokens { text, at: 0, dialect, raw: None, titles_end: true }
}

/// See [`tokens`].
pub(crate) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    dialect: Dialect,
    raw: Option<String>,
    /// Whether the end of a title may still follow: what was sought in vain is not sought again.
    titles_end: bool,
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            if let Some(name) = self.raw.take() {
                let end = self.end_of_raw(&name);
                if end > self.at {
                    let range = self.at..end;
                    self.at = end;
                    return Some(if name == "title" || name == "textarea" {
                        Token::Text(range)
                    } else {
                        Token::Raw(range)
                    });
                }
            }
            let rest = &self.text[self.at..];
            let first = *rest.as_bytes().first()?;
            if first != b'<' {
                let len = rest.find('<').unwrap_or(rest.len());
                let range = self.at..self.at + len;
                self.at = range.end;
                return Some(Token::Text(range));
            }
            if let Some(comment) = rest.strip_prefix("<!--") {
                self.at += comment.find("-->").map_or(rest.len(), |e| e + 7);
            } else if let Some(data) = rest.strip_prefix("<![CDATA[") {
                let start = self.at + 9;
                let end = data.find("]]>").map_or(self.text.len(), |e| start + e);
                self.at = (end + 3).min(self.text.len());
                return Some(Token::Raw(start..end));
            } else if rest.starts_with("<!") || rest.starts_with("<?") {
                self.at += rest.find('>').map_or(rest.len(), |e| e + 1);
            } else if rest.as_bytes().get(1) == Some(&b'/')
                && rest[2..].starts_with(|c: char| c.is_ascii_alphabetic())
            {
                let end = rest.find('>').map_or(rest.len(), |e| e + 1);
                let name = name_of(&rest[2..]).to_ascii_lowercase();
                let range = self.at..self.at + end;
                self.at = range.end;
                return Some(Token::End(name, range));
            } else if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
                let tag = self.start_tag();
                self.at = tag.range.end;
                if self.dialect == Dialect::Html && !tag.closed && RAW.contains(&tag.name.as_str()) {
                    self.raw = Some(tag.name.clone());
                }
                return Some(Token::Start(tag));
            } else {
                // A lone `<` is a character of the text.
                let len = 1 + rest[1..].find('<').unwrap_or(rest.len() - 1);
                let range = self.at..self.at + len;
                self.at = range.end;
                return Some(Token::Text(range));
            }
        }
    }
}

fn name_of(text: &str) -> &str {
    &text[..text.find(|c: char| c.is_whitespace() || c == '>' || c == '/').unwrap_or(text.len())]
}

impl Tokens<'_> {
    fn end_of_raw(&mut self, name: &str) -> usize {
        let is_title = name == "title";
        let end = if is_title && !self.titles_end { None } else { self.end_tag(name) };
        if let Some(end) = end {
            return end;
        }
        if !is_title {
            return self.text.len();
        }
        // A title that is never ended would take the whole page with it.
        self.titles_end = false;
        self.text[self.at..].find('<').map_or(self.text.len(), |end| self.at + end)
    }

    /// Where the next end of an element of this name begins.
    fn end_tag(&self, name: &str) -> Option<usize> {
        let mut from = self.at;
        loop {
            let at = from + self.text[from..].find("</")?;
            let after = &self.text.as_bytes()[at + 2..];
            if after.len() >= name.len() && after[..name.len()].eq_ignore_ascii_case(name.as_bytes()) {
                return Some(at);
            }
            from = at + 2;
        }
    }

    fn start_tag(&self) -> Tag {
        let begin = self.at;
        let name = name_of(&self.text[begin + 1..]);
        let mut at = begin + 1 + name.len();
        let mut attributes = Vec::new();
        let mut keep = |attribute| {
            if attributes.len() < MAX_ATTRIBUTES {
                attributes.push(attribute);
            }
        };
        let mut closed = false;
        let bytes = self.text.as_bytes();
        while at < bytes.len() {
            match bytes[at] {
                b'>' => {
                    at += 1;
                    break;
                }
                b'/' => {
                    closed = bytes.get(at + 1) == Some(&b'>');
                    at += 1;
                }
                b if b.is_ascii_whitespace() => at += 1,
                // A tag that was never ended: the next one begins.
                b'<' => break,
                _ => {
                    let rest = &self.text[at..];
                    let len = rest
                        .find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/'))
                        .unwrap_or(rest.len())
                        .max(1);
                    let len = (len..=rest.len()).find(|l| rest.is_char_boundary(*l)).unwrap_or(rest.len());
                    let key = rest[..len].to_ascii_lowercase();
                    at += len;
                    let spaces = self.text[at..].len() - self.text[at..].trim_ascii_start().len();
                    if bytes.get(at + spaces) != Some(&b'=') {
                        keep(Attribute { name: key, value: String::new(), range: at..at });
                        continue;
                    }
                    at += spaces + 1;
                    at += self.text[at..].len() - self.text[at..].trim_ascii_start().len();
                    let rest = &self.text[at..];
                    let (value, len, quote) = match bytes.get(at) {
                        Some(q @ (b'"' | b'\'')) => {
                            let inner = &rest[1..];
                            let end = inner.find(*q as char).unwrap_or(inner.len());
                            (&inner[..end], (end + 2).min(rest.len()), 1)
                        }
                        _ => {
                            let end = rest
                                .find(|c: char| c.is_ascii_whitespace() || c == '>')
                                .unwrap_or(rest.len());
                            (&rest[..end], end, 0)
                        }
                    };
                    let range = at + quote..at + quote + value.len();
                    keep(Attribute { name: key, value: entity::resolve_in_attribute(value), range });
                    at += len;
                }
            }
        }
        Tag { name: name.to_ascii_lowercase(), attributes, closed, range: begin..at }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_texts_and_places() {
        let text = "<p class='a &amp; b' hidden>x < y<br/><script>if (a<b) {}</script></p";
        let mut seen = Vec::new();
        for token in tokens(text, Dialect::Html) {
            seen.push(match token {
                Token::Start(t) => {
                    let list = t.attributes.iter().map(|a| format!(" {}={}@{:?}", a.name, a.value, a.range));
                    format!("<{}{}", t.name, list.collect::<String>())
                }
                Token::End(n, _) => format!("/{n}"),
                Token::Text(r) => text[r].to_owned(),
                Token::Raw(r) => format!("raw {}", &text[r]),
            });
        }
        assert_eq!(
            seen,
            [
                "<p class=a & b@10..19 hidden=@27..27",
                "x ",
                "< y",
                "<br",
                "<script",
                "raw if (a<b) {}",
                "/script",
                "/p"
            ]
        );
    }

    #[test]
    fn a_title_without_an_end() {
        let text = "<title>خبر<p>متن</p>";
        let shown: Vec<&str> = tokens(text, Dialect::Html)
            .filter_map(|t| match t {
                Token::Text(range) => Some(&text[range]),
                _ => None,
            })
            .collect();
        assert_eq!(shown, ["خبر", "متن"]);
    }

    #[test]
    fn anything_ends() {
        for text in
            ["<", "<a", "<a b=\"", "<a b='x", "</", "<!--", "<![CDATA[", "<script>", "<a <b>", "<a é=ب ü/>"]
        {
            assert!(tokens(text, Dialect::Html).count() < 5, "{text}");
        }
    }
}
