//! RSS, Atom and RDF feeds: their items as they stand, dates unconverted.

use std::ops::Range;

use crate::entity;
use crate::markup::{Dialect, Tag, Token, tokens};
use crate::trace::Traced;

/// A feed's name and items.
#[derive(Default)]
pub(crate) struct Feed {
    pub(crate) title: Option<String>,
    pub(crate) items: Vec<Item>,
}

/// One item; its texts lead back to the feed's characters.
#[derive(Default)]
pub(crate) struct Item {
    pub(crate) title: Traced,
    pub(crate) link: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) updated: Option<String>,
    /// The fullest of its contents, mostly HTML.
    pub(crate) content: Traced,
    rank: u8,
}

/// Whether a document's first element is a feed's.
pub(crate) fn is_feed(text: &str) -> bool {
    let first = tokens(text, Dialect::Xml).take(8).find_map(|t| match t {
        Token::Start(tag) => Some(tag.name),
        _ => None,
    });
    first.is_some_and(|n| matches!(local(&n), "rss" | "feed" | "rdf" | "channel"))
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

struct Field {
    tag: Tag,
    text: Traced,
    nested: usize,
    had_elements: bool,
}

/// Reads a feed; what is not understood is passed over.
pub(crate) fn read(text: &str) -> Feed {
    let mut feed = Feed::default();
    let mut item: Option<Item> = None;
    let mut field: Option<Field> = None;
    for token in tokens(text, Dialect::Xml) {
        match token {
            Token::Start(tag) => {
                if let Some(open) = &mut field {
                    open.had_elements = true;
                    open.nested += usize::from(!tag.closed);
                } else if matches!(tag.name.as_str(), "item" | "entry") {
                    feed.items.extend(item.take());
                    item = Some(Item::default());
                } else if item.is_some() || tag.name == "title" {
                    if tag.closed {
                        if let Some(item) = &mut item {
                            item.link_of(&tag);
                        }
                    } else {
                        field = Some(Field { tag, text: Traced::default(), nested: 0, had_elements: false });
                    }
                }
            }
            Token::End(name, range) => match &mut field {
                Some(open) if open.nested > 0 => open.nested -= 1,
                Some(_) => {
                    let done = field.take();
                    if let Some(done) = done {
                        close(text, done, range.start, &mut feed, item.as_mut());
                    }
                }
                None if matches!(name.as_str(), "item" | "entry") => feed.items.extend(item.take()),
                None => {}
            },
            Token::Text(range) => {
                if let Some(open) = &mut field {
                    resolve(text, range, &mut open.text);
                }
            }
            Token::Raw(range) => {
                if let Some(open) = &mut field {
                    open.text.copy(text, range);
                }
            }
        }
    }
    feed.items.extend(item);
    feed
}

fn close(text: &str, field: Field, end: usize, feed: &mut Feed, item: Option<&mut Item>) {
    let words = field.text.text().trim().to_owned();
    let Some(item) = item else {
        if feed.title.is_none() && !words.is_empty() {
            feed.title = Some(words);
        }
        return;
    };
    let name = field.tag.name.as_str();
    match name {
        "title" if item.title.is_empty() => item.title = field.text.trimmed(),
        "link" => {
            item.link_of(&field.tag);
            if !words.is_empty() {
                item.link = Some(words);
            }
        }
        "guid" if words.starts_with("http") => _ = item.link.get_or_insert(words),
        "pubdate" | "published" | "dc:date" | "issued" | "dcterms:issued" | "dcterms:created" => {
            item.published.get_or_insert(words);
        }
        "updated" | "modified" | "dcterms:modified" => _ = item.updated.get_or_insert(words),
        "content:encoded" | "content" | "description" | "summary" | "body" | "xhtml:body" => {
            let rank = match name {
                "content:encoded" => 4,
                "content" | "body" | "xhtml:body" => 3,
                "description" => 2,
                _ => 1,
            };
            if rank > item.rank && !words.is_empty() {
                item.rank = rank;
                item.content = field.text;
                if field.had_elements {
                    // Elements written out (Atom's xhtml) are the content as it stands.
                    item.content = Traced::default();
                    item.content.copy(text, field.tag.range.end..end);
                }
            }
        }
        _ => {}
    }
}

impl Item {
    fn link_of(&mut self, tag: &Tag) {
        let value = |name: &str| tag.attributes.iter().find(|a| a.name == name).map(|a| a.value.trim());
        if tag.name == "link"
            && value("rel").is_none_or(|r| r == "alternate")
            && let Some(href) = value("href").filter(|h| !h.is_empty())
        {
            self.link.get_or_insert_with(|| href.to_owned());
        }
    }
}

/// Appends the characters of `range` with their references resolved.
fn resolve(text: &str, range: Range<usize>, out: &mut Traced) {
    let mut at = range.start;
    while at < range.end {
        let rest = &text[at..range.end];
        match entity::reference(rest) {
            Some((c, len)) => {
                out.stand(c, at..at + len);
                at += len;
            }
            None => {
                let skip = usize::from(rest.starts_with('&'));
                let len = rest[skip..].find('&').map_or(rest.len(), |l| l + skip);
                out.copy(text, at..at + len);
                at += len;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_rss_and_atom() {
        let rss = "<rss><channel><title>صحيفة</title><item><title>خبر &amp; آخر</title><link>https://e.org/1</link>\
            <pubDate>Wed, 14 Apr 2021 09:30:00 +0200</pubDate><description>&lt;p&gt;نص&lt;/p&gt;</description>\
            <content:encoded><![CDATA[<p>نص كامل</p>]]></content:encoded></item></channel></rss>";
        let feed = read(rss);
        assert!(is_feed(rss));
        assert_eq!(feed.title.as_deref(), Some("صحيفة"));
        let item = &feed.items[0];
        assert_eq!((item.title.text(), item.content.text()), ("خبر & آخر", "<p>نص كامل</p>"));
        assert_eq!(item.link.as_deref(), Some("https://e.org/1"));
        let atom = "<feed><title>x</title><entry><title>a</title><link href='https://e.org/2'/>\
            <content type='xhtml'><div>ب</div></content><updated>2021-04-14T00:00:00Z</updated></entry></feed>";
        let feed = read(atom);
        assert_eq!(feed.items[0].content.text(), "<div>ب</div>");
        assert_eq!(feed.items[0].link.as_deref(), Some("https://e.org/2"));
        assert_eq!(feed.items[0].updated.as_deref(), Some("2021-04-14T00:00:00Z"));
    }
}
