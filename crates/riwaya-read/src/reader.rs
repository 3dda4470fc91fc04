//! From an input's bytes to its articles.

use std::io::Read;

use flate2::read::MultiGzDecoder;
use riwaya_lexicon::FurnitureLexicon;
use riwaya_record::{Article, PublishedFrom, Severity};

use crate::charset::{self, Decoded};
use crate::draft::Draft;
use crate::error::Kind as ErrorKind;
use crate::page;
use crate::trace::Traced;
use crate::{ReadError, date, feed, html, json, plain};

/// Largest document, in bytes after decompression, that is read as one: a page, a feed.
pub const MAX_DOCUMENT_BYTES: u64 = 64 << 20;

/// Longest line of a JSON Lines file, in bytes.
pub const MAX_LINE_BYTES: u64 = 16 << 20;

/// Of a page or a plain text no more than this many bytes are read.
pub const MAX_PAGE_BYTES: usize = 8 << 20;

/// Bytes to read, and what is known about them from elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    /// The article's id, and by its ending the form of the bytes (`page.html.gz`); without an ending the form is
    /// told from the bytes.
    pub id: String,
    /// The bytes, compressed with gzip or not.
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
    Lines,
}

impl Form {
    /// By the ending of a file's name, `.gz` left off; `None` for others.
    pub(crate) fn of_name(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        match name.rsplit('/').next().unwrap_or(name).rsplit_once('.')?.1 {
            "txt" | "text" => Some(Self::Plain),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "xml" | "rss" | "atom" | "rdf" => Some(Self::Feed),
            "jsonl" | "ndjson" => Some(Self::Lines),
            _ => None,
        }
    }

    /// By the first bytes of the content.
    pub(crate) fn of_content(bytes: &[u8]) -> Self {
        let head = charset::decode(&bytes[..bytes.len().min(2048)], None).text.to_ascii_lowercase();
        let head = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let first = |names: &[&str]| names.iter().any(|n| head.starts_with(n));
        if head.starts_with('{') && head.contains(['"', '}']) {
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

    /// The articles of an input, in its order: one of a page, one an item of a feed, one a line of JSON Lines.
    ///
    /// Damaged content is no error: any bytes give an article, perhaps empty, with diagnostics. Errors are lines
    /// that are not JSON (the rest is still read), damaged compression, and content beyond the limits.
    pub fn read(&self, input: &Input) -> Vec<Result<Article, ReadError>> {
        let known = Known {
            published: input.published.as_deref(),
            outlet: input.outlet.as_deref(),
            url: input.url.as_deref(),
        };
        let zipped = input.bytes.starts_with(&[0x1F, 0x8B]);
        let form = Form::of_name(&input.id);
        if form == Some(Form::Lines)
            || form.is_none() && !zipped && Form::of_content(&input.bytes) == Form::Lines
        {
            let bytes: Box<dyn Read + '_> = Box::new(input.bytes.as_slice());
            let bytes = if zipped { Box::new(MultiGzDecoder::new(bytes)) } else { bytes };
            return crate::source::Lines::new(bytes, &input.id, &input.id)
                .map(|l| l.and_then(|l| self.line(&l, known)))
                .collect();
        }
        match unzipped(&input.bytes, &input.id) {
            Err(error) => vec![Err(error)],
            Ok(bytes) => {
                let bytes = bytes.as_deref().unwrap_or(&input.bytes);
                let form = form.unwrap_or_else(|| Form::of_content(bytes));
                if form == Form::Lines {
                    return crate::source::Lines::new(Box::new(bytes), &input.id, &input.id)
                        .map(|l| l.and_then(|l| self.line(&l, known)))
                        .collect();
                }
                self.document(&input.id, bytes, form, known).into_iter().map(Ok).collect()
            }
        }
    }

    /// The articles of one decompressed document.
    pub(crate) fn document(self, id: &str, bytes: &[u8], form: Form, known: Known) -> Vec<Article> {
        if let Some(message) = not_text(bytes) {
            let mut draft = Draft::default();
            draft.diagnostics.push((Severity::Error, message));
            complete(&mut draft, known);
            return vec![draft.finish(id.to_owned(), "", &[], &charset::decode(b"", None))];
        }
        // Names mislead: a page may be called .txt or .xml.
        let seen = Form::of_content(bytes);
        let form = match (form, seen) {
            (Form::Plain, Form::Html) if is_page(bytes) => Form::Html,
            (Form::Plain | Form::Html, Form::Feed) => Form::Feed,
            (Form::Feed, Form::Html) => Form::Html,
            (form, _) => form,
        };
        let (bytes, cut) = if form == Form::Feed { (bytes, false) } else { limited(bytes) };
        let declared = if form == Form::Plain { None } else { charset::declared_in(bytes) };
        let decoded = charset::decode(bytes, declared.as_deref());
        if form == Form::Feed && feed::is_feed(&decoded.text) {
            return self.feed(id, &decoded, known);
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
        complete(&mut draft, known);
        vec![draft.finish(id.to_owned(), &decoded.text, &[], &decoded)]
    }

    fn feed(self, id: &str, decoded: &Decoded, known: Known) -> Vec<Article> {
        let feed = feed::read(&decoded.text);
        if feed.items.is_empty() {
            let mut draft = Draft::default();
            let message = "the feed has no items: an <item> or <entry> was expected for each article";
            draft.diagnostics.push((Severity::Warning, message.to_owned()));
            complete(&mut draft, known);
            return vec![draft.finish(id.to_owned(), "", &[], decoded)];
        }
        let count = feed.items.len();
        let mut out = Vec::with_capacity(count);
        for (n, item) in feed.items.into_iter().enumerate() {
            let id = format!("{id}#{}", n + 1);
            let title = plain_title(&item.title);
            let is_html = item.content.text().contains('<') || item.content.text().contains('&');
            let mut draft = if is_html {
                html::read(item.content.text(), Some(title.text()), self.lexicon)
            } else {
                plain::keep(item.content.text(), Some(title.text()), self.lexicon)
            };
            // The title is made from the feed's own characters, the text from the item's content.
            draft.text = std::mem::take(&mut draft.text).through(&item.content);
            draft.title = title;
            let content_starts = item.content.clone();
            for (_, _, start) in &mut draft.furniture {
                *start = below(&content_starts, *start);
            }
            if let Some(stamp) =
                item.published.as_deref().or(item.updated.as_deref()).and_then(date::parse_machine)
            {
                draft.published = Some(stamp.published(PublishedFrom::Input));
            }
            draft.url = item.link.or(draft.url);
            draft.outlet = draft.outlet.or_else(|| feed.title.clone());
            complete(&mut draft, Known { url: None, published: None, ..known });
            out.push(draft.finish(id, &decoded.text, &[], decoded));
        }
        out
    }

    /// The article of one line of JSON Lines.
    pub(crate) fn line(self, line: &crate::source::Line, known: Known) -> Result<Article, ReadError> {
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
        if fields.text.is_none() && fields.html.is_none() {
            let message = "the line has neither \"text\" nor \"html\"; the article has no text".to_owned();
            draft.diagnostics = vec![(Severity::Warning, message)];
        } else if page.trim().is_empty() {
            draft.diagnostics = vec![(Severity::Warning, "the input is empty: nothing was read".to_owned())];
        }
        draft.language = fields.language.filter(|l| !l.trim().is_empty());
        let own = Known {
            published: fields.published.as_deref().filter(|p| !p.trim().is_empty()).or(known.published),
            outlet: fields.outlet.as_deref().or(known.outlet),
            url: fields.url.as_deref().or(known.url),
        };
        complete(&mut draft, own);
        Ok(draft.finish(id, &page, &[], &decoded))
    }
}

/// What the input says goes before what the page says.
fn complete(draft: &mut Draft, known: Known) {
    if let Some(outlet) = known.outlet.filter(|o| !o.trim().is_empty()) {
        draft.outlet = Some(outlet.to_owned());
    }
    if let Some(url) = known.url.filter(|u| !u.trim().is_empty()) {
        draft.url = Some(url.to_owned());
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

/// The content of a gzip file; `None` where the bytes are not compressed.
pub(crate) fn unzipped(bytes: &[u8], file: &str) -> Result<Option<Vec<u8>>, ReadError> {
    if !bytes.starts_with(&[0x1F, 0x8B]) {
        return Ok(None);
    }
    let mut out = Vec::new();
    let read = MultiGzDecoder::new(bytes).take(MAX_DOCUMENT_BYTES + 1).read_to_end(&mut out);
    if out.len() as u64 > MAX_DOCUMENT_BYTES {
        return Err(too_large(file));
    }
    match read {
        Ok(_) => Ok(Some(out)),
        Err(error) => Err(ReadError::io(file, &error)),
    }
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
        (b"7z\xBC\xAF", "an archive"),
        (b"BZh", "an archive"),
        (b"\x28\xB5\x2F\xFD", "an archive"),
        (b"\xFD7zXZ", "an archive"),
    ];
    let start = bytes.iter().position(|b| !b.is_ascii_whitespace()).unwrap_or(0);
    if let Some((_, name)) = FORMS.iter().find(|(magic, _)| bytes[start..].starts_with(magic)) {
        return Some(format!("looks like {name}; convert it to text or HTML first"));
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
