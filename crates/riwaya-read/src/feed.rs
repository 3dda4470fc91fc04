//! RSS, Atom and RDF feeds: their items as they stand, dates unconverted.
//!
//! Entities that a document type declares are not expanded: none can grow beyond what is written.

use std::ops::Range;

use crate::entity;
use crate::markup::{Dialect, Tag, Token, tokens};
use crate::reader::MAX_PAGE_BYTES;
use crate::trace::Traced;

/// Most items that are read of one feed. Feeds have dozens, whole archives some thousands.
pub(crate) const MAX_ITEMS: usize = 50_000;

/// A feed's name and items.
#[derive(Default)]
pub(crate) struct Feed {
    pub(crate) title: Option<String>,
    pub(crate) items: Vec<Item>,
    /// Whether there are more than [`MAX_ITEMS`]; the rest was not read.
    pub(crate) more: bool,
}

/// One item; its texts lead back to the feed's characters.
#[derive(Default)]
pub(crate) struct Item {
    pub(crate) title: Traced,
    pub(crate) link: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) updated: Option<String>,
    /// Who published it first, where the feed gathers from several.
    pub(crate) outlet: Option<String>,
    /// Its language, where the feed says so.
    pub(crate) language: Option<String>,
    /// The fullest of its contents.
    pub(crate) content: Traced,
    /// Whether the content is longer than a page may be; the rest was not read.
    pub(crate) cut: bool,
    /// Whether the content is HTML, where the feed says so.
    pub(crate) is_html: Option<bool>,
    /// How full the content promises to be.
    pub(crate) fullness: Fullness,
    /// Whether the link is the outlet's own, under one that counts its readers.
    pub(crate) original: bool,
}

/// How full a content promises to be, in rising order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fullness {
    /// There is none.
    #[default]
    None,
    /// Called a summary.
    Summary,
    /// RSS's description: the text of some feeds, a summary in others.
    Description,
    /// Called the content.
    Content,
    /// `content:encoded`, which stands beside a summary.
    Whole,
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

/// A feed's own elements may bear the prefix of their namespace.
fn plain_name(name: &str) -> &str {
    ["rss:", "atom:"].iter().find_map(|prefix| name.strip_prefix(prefix)).unwrap_or(name)
}

struct Field {
    tag: Tag,
    text: Traced,
    cut: bool,
    nested: usize,
    had_elements: bool,
}

impl Field {
    /// As much of `range` as may still be read of it.
    fn within(&mut self, text: &str, range: Range<usize>) -> Range<usize> {
        let end = (self.tag.range.end + MAX_PAGE_BYTES).max(range.start);
        if range.end <= end {
            return range;
        }
        self.cut = true;
        range.start..text.floor_char_boundary(end)
    }
}

/// Reads a feed; what is not understood is passed over.
pub(crate) fn read(text: &str) -> Feed {
    let mut feed = Feed::default();
    let mut item: Option<Item> = None;
    let mut field: Option<Field> = None;
    for token in tokens(text, Dialect::Xml) {
        match token {
            Token::Start(mut tag) => {
                let prefix = tag.name.len() - plain_name(&tag.name).len();
                tag.name.drain(..prefix);
                if let Some(open) = &mut field {
                    open.had_elements = true;
                    open.nested += usize::from(!tag.closed);
                } else if matches!(tag.name.as_str(), "item" | "entry") {
                    feed.items.extend(item.take());
                    if feed.items.len() == MAX_ITEMS {
                        feed.more = true;
                        return feed;
                    }
                    item = Some(Item::default());
                } else if item.is_some() || tag.name == "title" {
                    if tag.closed {
                        if let Some(item) = &mut item {
                            item.link_of(&tag);
                        }
                    } else {
                        field = Some(Field {
                            tag,
                            text: Traced::default(),
                            cut: false,
                            nested: 0,
                            had_elements: false,
                        });
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
                None if matches!(plain_name(&name), "item" | "entry") => feed.items.extend(item.take()),
                None => {}
            },
            Token::Text(range) => {
                if let Some(open) = &mut field {
                    resolve(text, open.within(text, range), &mut open.text);
                }
            }
            Token::Raw(range) => {
                if let Some(open) = &mut field {
                    let range = open.within(text, range);
                    open.text.copy(text, range);
                }
            }
        }
    }
    feed.items.extend(item);
    feed
}

fn close(text: &str, mut field: Field, end: usize, feed: &mut Feed, item: Option<&mut Item>) {
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
            if !words.is_empty() && !item.original {
                item.link = Some(words);
            }
        }
        "feedburner:origlink" if !words.is_empty() => {
            item.link = Some(words);
            item.original = true;
        }
        "guid" if words.starts_with("http") && attribute(&field.tag, "ispermalink") != Some("false") => {
            item.link.get_or_insert(words);
        }
        "pubdate" | "published" | "dc:date" | "issued" | "dcterms:issued" | "dcterms:created" => {
            item.published.get_or_insert(words);
        }
        "updated" | "modified" | "dcterms:modified" => _ = item.updated.get_or_insert(words),
        "source" => {
            let name =
                if field.had_elements { title_in(&text[field.tag.range.end..end]) } else { Some(words) };
            item.outlet = name.filter(|name| !name.is_empty());
        }
        "content:encoded" | "content" | "description" | "summary" | "body" | "xhtml:body" => {
            let fullness = match name {
                "content:encoded" => Fullness::Whole,
                "content" | "body" | "xhtml:body" => Fullness::Content,
                "description" => Fullness::Description,
                _ => Fullness::Summary,
            };
            if fullness > item.fullness && !words.is_empty() {
                item.fullness = fullness;
                item.content = std::mem::take(&mut field.text);
                item.cut = field.cut;
                item.is_html = match attribute(&field.tag, "type") {
                    Some("text" | "text/plain") => Some(false),
                    Some("html" | "xhtml" | "text/html") => Some(true),
                    _ => None,
                };
                if field.had_elements {
                    // Elements written out (Atom's xhtml) are the content as it stands.
                    item.is_html = Some(true);
                    item.content = Traced::default();
                    let whole = field.tag.range.end..end;
                    let read = field.within(text, whole.clone());
                    item.cut = read != whole;
                    item.content.copy(text, read);
                }
            }
        }
        _ => {}
    }
}

fn attribute<'t>(tag: &'t Tag, name: &str) -> Option<&'t str> {
    tag.attributes.iter().find(|a| a.name == name).map(|a| a.value.trim())
}

/// The title of the feed that an Atom entry was taken over from.
fn title_in(source: &str) -> Option<String> {
    let mut named = tokens(source, Dialect::Xml)
        .skip_while(|token| !matches!(token, Token::Start(tag) if plain_name(&tag.name) == "title"));
    named.next()?;
    match named.next()? {
        Token::Text(range) => Some(entity::resolve(&source[range]).trim().to_owned()),
        Token::Raw(range) => Some(source[range].trim().to_owned()),
        _ => None,
    }
}

impl Item {
    fn link_of(&mut self, tag: &Tag) {
        if tag.name == "link"
            && attribute(tag, "rel").is_none_or(|r| r == "alternate")
            && let Some(href) = attribute(tag, "href").filter(|h| !h.is_empty())
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
        match entity::reference_in_attribute(rest) {
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
