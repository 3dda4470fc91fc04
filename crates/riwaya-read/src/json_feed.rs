//! JSON Feed, versions 1 and 1.1.

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::feed::{Feed, Fullness, Item, MAX_ITEMS};
use crate::json;
use crate::reader::MAX_PAGE_BYTES;

/// Whether a document's first characters are those of a JSON Feed.
pub(crate) fn is_json_feed(head: &str) -> bool {
    head.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).starts_with('{')
        && head.contains("jsonfeed.org/version")
}

#[derive(Deserialize)]
struct Document<'a> {
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    language: Option<String>,
    #[serde(default, borrow)]
    items: Vec<&'a RawValue>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Fields {
    url: Option<String>,
    external_url: Option<String>,
    date_published: Option<String>,
    date_modified: Option<String>,
    language: Option<String>,
}

/// Reads a feed; its items' texts lead back to its characters. An item that is no object has no text.
pub(crate) fn read(text: &str) -> Result<Feed, serde_json::Error> {
    let document: Document<'_> = serde_json::from_str(text)?;
    let mut feed = Feed { title: document.title, ..Feed::default() };
    feed.more = document.items.len() > MAX_ITEMS;
    for raw in document.items.into_iter().take(MAX_ITEMS) {
        let raw = raw.get();
        let base = (raw.as_ptr() as usize - text.as_ptr() as usize) as u32;
        let fields: Fields = serde_json::from_str(raw).unwrap_or_default();
        let string = |name: &str| json::string(raw, name).shifted(base);
        let contents = [
            ("content_html", Fullness::Content, true),
            ("content_text", Fullness::Content, false),
            ("summary", Fullness::Summary, false),
        ];
        let mut item = Item {
            title: string("title").trimmed(),
            link: fields.url.or(fields.external_url),
            published: fields.date_published,
            updated: fields.date_modified,
            language: fields.language.or_else(|| document.language.clone()),
            ..Item::default()
        };
        for (name, fullness, is_html) in contents {
            let content = string(name);
            if item.fullness == Fullness::None && !content.text().trim().is_empty() {
                let end = content.text().floor_char_boundary(MAX_PAGE_BYTES);
                item.cut = end < content.text().len();
                let content = if item.cut { content.slice(0..end) } else { content };
                (item.content, item.fullness, item.is_html) = (content, fullness, Some(is_html));
            }
        }
        feed.items.push(item);
    }
    Ok(feed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items() {
        let text = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "السهل", "items": [
            {"id": "1", "url": "https://example.org/1", "title": "خبر", "content_html": "<p>\u0646\u0635</p>", "summary": "س"},
            {"id": 2, "summary": "موجز", "date_published": "2022-05-03T10:00:00+03:00"}, 7]}"#;
        assert!(is_json_feed(text));
        let feed = read(text).unwrap();
        assert_eq!((feed.title.as_deref(), feed.items.len()), (Some("السهل"), 3));
        let (first, second) = (&feed.items[0], &feed.items[1]);
        assert_eq!((first.content.text(), first.is_html), ("<p>نص</p>", Some(true)));
        assert!(text[first.content.start() as usize..].starts_with("<p>"));
        assert_eq!((second.content.text(), second.fullness), ("موجز", Fullness::Summary));
        assert!(feed.items[2].content.is_empty());
        assert!(read("{\"items\": [").is_err());
    }
}
