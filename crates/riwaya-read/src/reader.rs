//! From an input's bytes to its articles.

use riwaya_lexicon::FurnitureLexicon;
use riwaya_record::{Article, Diagnostic, PublishedFrom, Severity};
use riwaya_text::is_arabic_letter;

use crate::charset::{self, Decoded};
use crate::draft::Draft;
use crate::error::Kind as ErrorKind;
use crate::feed::{Feed, Fullness, MAX_ITEMS};
use crate::fetched::FeedItem;
use crate::lines::Line;
use crate::packed::{GZIP, Packed};
use crate::page;
use crate::trace::Traced;
use crate::warc::Record;
use crate::{ReadError, Source, date, feed, html, json, json_feed, plain};

/// Largest document, in bytes after decompression, that is read as one: a page, a feed, a record of a WARC file.
pub const MAX_DOCUMENT_BYTES: u64 = 64 << 20;

/// Longest line of a JSON Lines file, in bytes.
pub const MAX_LINE_BYTES: u64 = 16 << 20;

/// Of a page or a plain text no more than this many bytes are read.
pub const MAX_PAGE_BYTES: usize = 8 << 20;

const SUMMARY: &str = "the feed gives only a summary of this article; read its page for the whole text";

/// Bytes to read, and what is known about them from elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    /// The article's id, and by its ending the form of the bytes (`page.html.gz`); without an ending the form is
    /// told from the bytes.
    pub id: String,
    /// The bytes, compressed (gzip, Zstandard) or not.
    pub bytes: Vec<u8>,
    /// When it was published: an ISO 8601 date or date-time.
    pub published: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Its address.
    pub url: Option<String>,
}

/// What is known of a document besides its bytes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Known<'a> {
    pub(crate) published: Option<&'a str>,
    pub(crate) outlet: Option<&'a str>,
    pub(crate) url: Option<&'a str>,
}

/// The form of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Plain,
    Html,
    Feed,
    JsonFeed,
    Lines,
    Warc,
}

impl Form {
    /// By the ending of a file's name, that of its compression left off; `None` for others.
    pub(crate) fn of_name(name: &str) -> Option<Self> {
        match ending(name).as_deref()? {
            "txt" | "text" => Some(Self::Plain),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "xml" | "rss" | "atom" | "rdf" => Some(Self::Feed),
            "jsonl" | "ndjson" => Some(Self::Lines),
            "warc" => Some(Self::Warc),
            _ => None,
        }
    }

    /// By what a server calls it; `None` for others.
    pub(crate) fn of_media_type(name: &str) -> Option<Self> {
        match name {
            "text/html" | "application/xhtml+xml" => Some(Self::Html),
            "text/plain" => Some(Self::Plain),
            "application/rss+xml"
            | "application/atom+xml"
            | "application/rdf+xml"
            | "application/xml"
            | "text/xml" => Some(Self::Feed),
            "application/feed+json" => Some(Self::JsonFeed),
            _ => None,
        }
    }

    /// By the first bytes of the content.
    pub(crate) fn of_content(bytes: &[u8]) -> Self {
        if bytes.starts_with(b"WARC/") {
            return Self::Warc;
        }
        let head = charset::decode(&bytes[..bytes.len().min(2048)], None).text.to_ascii_lowercase();
        let head = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let first = |names: &[&str]| names.iter().any(|n| head.starts_with(n));
        if json_feed::is_json_feed(head) {
            Self::JsonFeed
        } else if head.starts_with('{') && head.contains(['"', '}']) {
            Self::Lines
        } else if first(&["<rss", "<feed", "<rdf"]) || first(&["<?xml"]) && !head.contains("<html") {
            Self::Feed
        } else if first(&[
            "<!doctype",
            "<html",
            "<head",
            "<body",
            "<article",
            "<div",
            "<p",
            "<!--",
            "<?xml",
            "<h1",
            "<meta",
        ]) {
            Self::Html
        } else {
            Self::Plain
        }
    }
}

/// The ending of a file's name in lower case, that of its compression left off.
pub(crate) fn ending(name: &str) -> Option<String> {
    let name = name.rsplit('/').next().unwrap_or(name).to_ascii_lowercase();
    let name = [".gz", ".zst"].iter().find_map(|e| name.strip_suffix(e)).unwrap_or(&name);
    name.rsplit_once('.').map(|(_, ending)| ending.to_owned())
}

/// Reads inputs with a lexicon's knowledge of furniture. Pure: the same input gives the same articles.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    lexicon: &'a FurnitureLexicon,
}

impl<'a> Reader<'a> {
    /// A reader that knows the furniture of `lexicon`.
    pub fn new(lexicon: &'a FurnitureLexicon) -> Self {
        Self { lexicon }
    }

    /// The articles of an input, in its order: one of a page, one an item of a feed, one a line of JSON Lines, one a
    /// page of a WARC file.
    ///
    /// Damaged content is no error: any bytes give an article, perhaps empty, with diagnostics. Errors are lines
    /// that are not JSON (the rest is still read), damaged compression, and content beyond the limits.
    pub fn read(&self, input: &Input) -> Vec<Result<Article, ReadError>> {
        let source = Source {
            id: input.id.clone(),
            path: input.id.clone().into(),
            published: input.published.clone(),
            outlet: input.outlet.clone(),
            url: input.url.clone(),
        };
        self.articles(source, Packed::new(&input.bytes[..])).collect()
    }

    /// The articles of one document; `charset` is what the server says.
    pub(crate) fn document(
        self,
        id: &str,
        bytes: &[u8],
        form: Form,
        charset: Option<&str>,
        known: Known,
    ) -> Vec<Result<Article, ReadError>> {
        if let Some(message) = not_text(bytes) {
            let mut draft = Draft::default();
            draft.diagnostics.push((Severity::Error, message));
            complete(&mut draft, self.lexicon, known);
            return vec![Ok(draft.finish(id.to_owned(), "", &[], &charset::decode(b"", None)))];
        }
        let Settled { form, decoded, cut } = settled(bytes, form, charset);
        if form == Form::Feed && feed::is_feed(&decoded.text) {
            return self.feed(id, feed::read(&decoded.text), &decoded, known);
        }
        if form == Form::JsonFeed {
            return match json_feed::read(&decoded.text) {
                Ok(feed) => self.feed(id, feed, &decoded, known),
                Err(error) => {
                    let message = format!("not a whole JSON Feed ({error}); fetch it again");
                    vec![Err(ReadError::new(ErrorKind::Malformed, id, Some(error.line() as u64), message))]
                }
            };
        }
        let mut draft = match form {
            Form::Html | Form::Feed => html::read(&decoded.text, None, self.lexicon),
            _ => plain::read(&decoded.text, self.lexicon),
        };
        if bytes.is_empty() || decoded.text.trim().is_empty() {
            draft.diagnostics.clear();
            draft.diagnostics.push((Severity::Warning, "the input is empty: nothing was read".to_owned()));
        }
        if cut {
            let message =
                format!("only the first {MAX_PAGE_BYTES} bytes were read; split the input into articles");
            draft.diagnostics.push((Severity::Warning, message));
        }
        complete(&mut draft, self.lexicon, known);
        vec![Ok(draft.finish(id.to_owned(), &decoded.text, &[], &decoded))]
    }

    fn feed(self, id: &str, feed: Feed, decoded: &Decoded, known: Known) -> Vec<Result<Article, ReadError>> {
        if feed.items.is_empty() {
            let mut draft = Draft::default();
            let message = "the feed has no items: an <item> or <entry> was expected for each article, or, in JSON, \
                an object in \"items\"";
            draft.diagnostics.push((Severity::Warning, message.to_owned()));
            complete(&mut draft, self.lexicon, known);
            return vec![Ok(draft.finish(id.to_owned(), "", &[], decoded))];
        }
        let more = feed.more;
        let items = self.items(id, feed, decoded, known);
        let mut out: Vec<_> = items.into_iter().map(|item| Ok(item.article)).collect();
        if more {
            let message = format!(
                "the feed has more than {MAX_ITEMS} items; the first {MAX_ITEMS} were read: split it, or use JSON Lines"
            );
            out.push(Err(ReadError::new(ErrorKind::TooLarge, id, None, message)));
        }
        out
    }

    /// The items of a feed.
    pub(crate) fn items(self, id: &str, feed: Feed, decoded: &Decoded, known: Known) -> Vec<FeedItem> {
        let mut out = Vec::with_capacity(feed.items.len());
        let mut counted = (0usize, 0u32);
        for (n, item) in feed.items.into_iter().enumerate() {
            let id = format!("{id}#{}", n + 1);
            let title = plain_title(&item.title);
            let words = item.content.text();
            let is_html = item.is_html.unwrap_or_else(|| words.contains('<') || words.contains('&'));
            let mut draft = if is_html {
                html::read(words, Some(title.text()), self.lexicon)
            } else {
                plain::keep(words, Some(title.text()), self.lexicon)
            };
            let is_whole = item.fullness > Fullness::Summary && !is_summary(item.fullness, words);
            if is_summary(item.fullness, words) {
                draft.diagnostics.push((Severity::Note, SUMMARY.to_owned()));
            }
            if item.cut {
                let message = format!(
                    "only the first {MAX_PAGE_BYTES} bytes of the item's content were read; split it into articles"
                );
                draft.diagnostics.push((Severity::Warning, message));
            }
            // The title is made from the feed's own characters, the text from the item's content.
            draft.text = std::mem::take(&mut draft.text).through(&item.content);
            draft.title = title;
            for (_, _, start) in &mut draft.furniture {
                *start = below(&item.content, *start);
            }
            let begin = item.content.start() as usize;
            if let Some(passed) = decoded.text.get(counted.0..begin) {
                counted = (begin, counted.1 + passed.chars().count() as u32);
            }
            draft.counted = counted;
            if let Some(written) = item.published.or(item.updated).filter(|date| !date.is_empty()) {
                match date::parse_machine(&written) {
                    Some(stamp) => draft.published = Some(stamp.published(PublishedFrom::Input)),
                    None => {
                        let message = format!(
                            "the item's date {written:?} is in no form that feeds use; it was not used"
                        );
                        draft.diagnostics.push((Severity::Warning, message));
                    }
                }
            }
            draft.url = item.link.or(draft.url);
            draft.language = item.language.as_deref().and_then(primary);
            draft.outlet = item.outlet.or(draft.outlet).or_else(|| feed.title.clone());
            complete(&mut draft, self.lexicon, Known { url: None, published: None, ..known });
            out.push(FeedItem { article: draft.finish(id, &decoded.text, &[], decoded), is_whole });
        }
        out
    }

    /// The articles of a page that a crawler kept: one, or one an item if it is a feed.
    pub(crate) fn record(self, record: &Record, known: Known) -> Vec<Result<Article, ReadError>> {
        let Some(page) = record.page() else { return Vec::new() };
        let form = page.form.unwrap_or_else(|| Form::of_content(&page.bytes));
        let is_other = match form {
            // Of XML only feeds and pages are news; of unnamed bytes only what looks like them.
            Form::Feed => {
                let head = charset::decode(&page.bytes[..page.bytes.len().min(4096)], None).text;
                !feed::is_feed(&head) && Form::of_content(&page.bytes) != Form::Html
            }
            Form::Plain => page.form.is_none(),
            Form::Html | Form::JsonFeed => false,
            Form::Lines | Form::Warc => true,
        };
        if is_other {
            return Vec::new();
        }
        let id = record.id();
        let known = Known { url: page.url.as_deref().or(known.url), ..known };
        let mut articles = self.document(&id, &page.bytes, form, page.charset.as_deref(), known);
        for article in articles.iter_mut().flatten() {
            article.map.part = Some(record.part);
            let end = article.text.chars().count() as u32;
            let mut say = |severity, message| {
                article.diagnostics.push(Diagnostic { severity, message, start: 0, end });
            };
            page.wrong.iter().for_each(|wrong| say(Severity::Warning, wrong.clone()));
            if article.published.from == PublishedFrom::None
                && let Some(fetched) = &page.fetched
            {
                let message = format!(
                    "the page does not say when it was published; it was fetched at {fetched}, and is no younger"
                );
                say(Severity::Note, message);
            }
        }
        articles
    }

    /// The article of one line of JSON Lines.
    pub(crate) fn line(self, line: &Line, known: Known) -> Result<Article, ReadError> {
        let decoded = charset::decode(&line.bytes, Some("utf-8"));
        let repaired;
        let mut text = decoded.text.as_str();
        let fields: json::Fields = match serde_json::from_str(text) {
            Ok(fields) => fields,
            Err(first) => {
                repaired = json::without_lone_surrogates(text);
                match serde_json::from_str(&repaired) {
                    Ok(fields) if repaired.len() == text.len() => {
                        text = &repaired;
                        fields
                    }
                    _ => {
                        let message = format!(
                            "not a JSON object with the fields of an article (column {}: {first}); correct or remove the line",
                            first.column()
                        );
                        return Err(ReadError::new(
                            ErrorKind::Malformed,
                            &line.file,
                            Some(line.number),
                            message,
                        ));
                    }
                }
            }
        };
        let id = fields.id().unwrap_or_else(|| format!("{}#{}", line.name, line.item));
        let title = json::string(text, "title").trimmed();
        let titled = Some(title.text()).filter(|t| !t.is_empty());
        let (layer, mut draft) = if fields.text.is_some() {
            let layer = json::string(text, "text");
            let draft = plain::keep(layer.text(), titled, self.lexicon);
            (layer, draft)
        } else {
            let layer = json::string(text, "html");
            let draft = html::read(layer.text(), titled, self.lexicon);
            (layer, draft)
        };
        draft.text = std::mem::take(&mut draft.text).through(&layer);
        draft.title = match titled {
            Some(_) => title,
            None => std::mem::take(&mut draft.title).through(&layer),
        };
        let page = layer.text().to_owned();
        let wrong = if fields.text.is_none() && fields.html.is_none() {
            Some("has neither \"text\" nor \"html\"")
        } else {
            page.trim().is_empty().then_some("has nothing in \"text\" or \"html\"")
        };
        if let Some(wrong) = wrong {
            let message = format!("line {} of {} {wrong}; the article has no text", line.number, line.name);
            draft.diagnostics = vec![(Severity::Warning, message)];
        }
        draft.language = fields.language.filter(|l| !l.trim().is_empty());
        let own = Known {
            published: fields.published.as_deref().filter(|p| !p.trim().is_empty()).or(known.published),
            outlet: fields.outlet.as_deref().or(known.outlet),
            url: fields.url.as_deref().or(known.url),
        };
        complete(&mut draft, self.lexicon, own);
        let mut article = draft.finish(id, &page, &[], &decoded);
        article.map.part = Some(line.part);
        Ok(article)
    }
}

/// A document's form and characters.
pub(crate) struct Settled {
    pub(crate) form: Form,
    pub(crate) decoded: Decoded,
    /// Whether only its beginning was decoded.
    cut: bool,
}

/// Finds out what form bytes are of, whatever they are called, and their characters; `charset` is what the server says.
pub(crate) fn settled(bytes: &[u8], form: Form, charset: Option<&str>) -> Settled {
    // Names mislead: a page may be called .txt or .xml.
    let seen = Form::of_content(bytes);
    let form = match (form, seen) {
        (Form::Plain, Form::Html) if is_page(bytes) => Form::Html,
        (Form::Plain | Form::Html, Form::Feed) => Form::Feed,
        (Form::Feed, Form::Html) => Form::Html,
        (_, Form::JsonFeed) => Form::JsonFeed,
        (form, _) => form,
    };
    let whole = matches!(form, Form::Feed | Form::JsonFeed);
    let (bytes, cut) = if whole { (bytes, false) } else { limited(bytes) };
    let own = if form == Form::Plain { None } else { charset::declared_in(bytes) };
    // Servers that name Latin-1 or its like mostly name it for whatever they serve.
    let charset = charset.filter(|c| own.is_none() || !charset::is_latin(c));
    let decoded = charset::decode(bytes, charset.or(own.as_deref()));
    Settled { form, decoded, cut }
}

/// The language of a tag such as `ar-EG`.
fn primary(tag: &str) -> Option<String> {
    let language = tag.split(['-', '_']).next()?.trim().to_ascii_lowercase();
    (2..=3).contains(&language.len()).then_some(language)
}

/// Whether a feed's content is no more than a summary. A description is the whole text in some feeds: those are long,
/// and not cut off.
fn is_summary(fullness: Fullness, content: &str) -> bool {
    let end = content.trim_end().trim_end_matches(['>', 'p', '/', '<', ']', ')']);
    match fullness {
        Fullness::Summary => true,
        Fullness::Description => {
            content.split_whitespace().take(80).count() < 80 || end.ends_with(['…']) || end.ends_with("...")
        }
        Fullness::None | Fullness::Content | Fullness::Whole => false,
    }
}

/// What the input says goes before what the page says; the name by which the lexicon knows the outlet of an Arabic article
/// goes between them: a site has been called otherwise from one template to the next.
fn complete(draft: &mut Draft, lexicon: &FurnitureLexicon, known: Known) {
    if let Some(url) = known.url.filter(|u| !u.trim().is_empty()) {
        draft.url = Some(url.to_owned());
    }
    let is_arabic = [&draft.title, &draft.text].iter().any(|t| t.text().contains(is_arabic_letter));
    if let Some(outlet) = known.outlet.filter(|o| !o.trim().is_empty()) {
        draft.outlet = Some(outlet.to_owned());
    } else if let Some(outlet) =
        draft.url.as_deref().filter(|_| is_arabic).and_then(|u| lexicon.outlets().at(u))
    {
        draft.outlet = Some((*outlet.name).to_owned());
    }
    if let Some(published) = known.published {
        match date::parse_machine(published) {
            Some(stamp) => draft.published = Some(stamp.published(PublishedFrom::Input)),
            None => {
                let message = format!(
                    "the given publication time {published:?} is no ISO 8601 date or date-time (2021-04-14, \
                     2021-04-14T09:30:00+02:00); it was not used"
                );
                draft.diagnostics.push((Severity::Warning, message));
            }
        }
    }
    if draft.outlet.is_none()
        && let Some(host) = draft.url.as_deref().and_then(host)
    {
        draft.outlet = Some(host.to_owned());
        let message = "the outlet is not named; the host of the address stands for it".to_owned();
        draft.diagnostics.push((Severity::Note, message));
    }
    if draft.published.is_none()
        && let Some(stamp) = draft.url.as_deref().and_then(date::in_address)
    {
        draft.published = Some(stamp.published(PublishedFrom::Url));
    }
}

fn host(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (host.contains('.') && !host.contains('@')).then_some(host)
}

/// A feed's title without the tags that some write into it.
fn plain_title(title: &Traced) -> Traced {
    if !title.text().contains(['<', '&']) {
        return title.clone();
    }
    page::shown(title.text()).through(title)
}

fn below(layer: &Traced, offset: u32) -> u32 {
    let at = layer.runs().partition_point(|r| r.at + r.len <= offset);
    layer.runs().get(at).map_or(0, |r| if r.exact { r.start + offset.saturating_sub(r.at) } else { r.start })
}

/// Whether bytes that open like markup are a page and not text about one.
fn is_page(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    head.contains("<html")
        || head.contains("<!doctype")
        || head.contains("<body")
        || head.matches("</").count() > 3
}

/// A page's first bytes, cut between characters.
fn limited(bytes: &[u8]) -> (&[u8], bool) {
    if bytes.len() <= MAX_PAGE_BYTES {
        return (bytes, false);
    }
    let mut end = MAX_PAGE_BYTES;
    while end > MAX_PAGE_BYTES - 4 && bytes[end] & 0xC0 == 0x80 {
        end -= 1;
    }
    (&bytes[..end], true)
}

pub(crate) fn too_large(file: &str) -> ReadError {
    let message = format!(
        "it holds more than {} MiB (after decompression); a document may hold no more: split it, or use JSON Lines, \
         which are read line by line",
        MAX_DOCUMENT_BYTES >> 20
    );
    ReadError::new(ErrorKind::TooLarge, file, None, message)
}

/// What bytes that are no text look like, and what to do.
fn not_text(bytes: &[u8]) -> Option<String> {
    const FORMS: &[(&[u8], &str)] = &[
        (b"%PDF-", "a PDF"),
        (b"PK\x03\x04", "a Word, OpenDocument or ZIP file"),
        (b"\xD0\xCF\x11\xE0", "an old Word file"),
        (b"{\\rtf", "an RTF file"),
        (b"\x89PNG", "a picture"),
        (b"\xFF\xD8\xFF", "a picture"),
        (b"GIF8", "a picture"),
        (b"SQLite format 3", "a database"),
        (b"7z\xBC\xAF", "a 7z archive"),
        (b"Rar!", "a RAR archive"),
    ];
    const PACKED: &[(&[u8], &str)] = &[
        (b"BZh", "bzip2; unpack it (bzip2 -dc FILE | riwaya read -)"),
        (b"\xFD7zXZ", "xz; unpack it (xz -dc FILE | riwaya read -)"),
        (b"\x04\x22\x4D\x18", "lz4; unpack it (lz4 -dc FILE | riwaya read -)"),
        (GZIP, "gzip twice; unpack it once (gzip -dc FILE | riwaya read -)"),
    ];
    let start = bytes.iter().position(|b| !b.is_ascii_whitespace()).unwrap_or(0);
    if let Some((_, name)) = FORMS.iter().find(|(magic, _)| bytes[start..].starts_with(magic)) {
        return Some(format!("looks like {name}; convert it to text or HTML first"));
    }
    if let Some((_, how)) = PACKED.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some(format!(
            "is compressed with {how} or into gzip or Zstandard, which are read as they are"
        ));
    }
    let head = &bytes[..bytes.len().min(8192)];
    let utf16 = head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]);
    let zero = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let control = head.iter().filter(|b| matches!(b, 0..=8 | 14..=26 | 28..=31 | 127)).count();
    // Text in UTF-16 has its zero bytes on one side only.
    let sided = zero(0) * 8 < zero(1) || zero(1) * 8 < zero(0);
    let arabic16 = charset::decode(head, None).charset.starts_with("UTF-16");
    (control * 20 > head.len() && !utf16 && !sided && !arabic16 && !head.is_empty())
        .then(|| "looks like binary data and not like text; convert it to text or HTML first".to_owned())
}
