//! WARC files (ISO 28500): the pages among what a crawler kept, record by record.
//!
//! Of the records only `response` is read, with status 200 and a media type that holds text: requests, metadata,
//! revisits (which repeat no page) and the like are passed over. Compressed WARC files have a member for each record,
//! so a damaged member costs its record and the next one is read.

use std::io::{self, BufRead, Read};

use riwaya_record::Part;

use crate::ReadError;
use crate::error::Kind;
use crate::http::{self, Answer};
use crate::packed::{Packed, Place};
use crate::reader::{Form, MAX_DOCUMENT_BYTES};

/// Longest header of a record, in bytes.
const MAX_HEADER: u64 = 1 << 16;

/// Bytes of a block that are read before it is known whether it is a page.
const PROBE: u64 = 1 << 16;

/// A record with a page in it.
pub(crate) struct Record {
    /// The header and the block, as far as it was read.
    bytes: Vec<u8>,
    /// Where the block begins.
    block: usize,
    /// Which record of the file it is, from 1.
    pub(crate) number: u64,
    /// The source's id.
    pub(crate) name: String,
    /// Where it lies in the file.
    pub(crate) part: Part,
    /// Whether the block holds less than its header says, or more than one page may.
    cut: bool,
}

/// What a record says of its page, and the page.
pub(crate) struct Page<'r> {
    /// The bytes without the encodings of the transport.
    pub(crate) bytes: std::borrow::Cow<'r, [u8]>,
    /// The form that the media type promises.
    pub(crate) form: Option<Form>,
    /// The charset that the server names.
    pub(crate) charset: Option<String>,
    /// The address that was fetched.
    pub(crate) url: Option<String>,
    /// When it was fetched.
    pub(crate) fetched: Option<String>,
    /// What went wrong on the way.
    pub(crate) wrong: Vec<String>,
}

impl Record {
    /// Its header and its block.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The id of its article.
    pub(crate) fn id(&self) -> String {
        format!("{}#{}", self.name, self.number)
    }

    /// The page, if the record holds one.
    pub(crate) fn page(&self) -> Option<Page<'_>> {
        let (_, fields) = header(&self.bytes)?;
        let block = self.bytes.get(self.block..)?;
        let (answer, start) = Answer::parse(block)?;
        let promise = promised(&fields, &answer)?;
        let (bytes, mut wrong) = answer.page(&block[start..]);
        let told = fields.get("warc-truncated");
        if self.cut || told.is_some() {
            let why = told.map_or("the record ends early or is too long", |_| "the crawler cut it off");
            wrong.push(format!("the page is not whole ({why}); what is there was read"));
        }
        Some(Page {
            bytes,
            form: match promise {
                Promise::Form(form) => Some(form),
                Promise::Unnamed => None,
            },
            charset: answer.charset(),
            url: fields.url(),
            fetched: fields.get("warc-date").map(str::to_owned),
            wrong,
        })
    }
}

/// The bytes of the page in the record that `from` begins with.
pub(crate) fn page_bytes(from: Packed<'_>) -> Option<Vec<u8>> {
    let mut records = Records::new(from, "", "");
    let place = records.begin().ok()??;
    let record = records.record(place).ok()??;
    record.page().map(|page| page.bytes.into_owned())
}

struct Fields(Vec<(String, String)>);

impl Fields {
    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// The address; WARC 1.0 had it in angle brackets in its grammar, and some writers put them.
    fn url(&self) -> Option<String> {
        let url = self.get("warc-target-uri")?;
        Some(url.trim_start_matches('<').trim_end_matches('>').to_owned())
    }

    fn is_response(&self) -> bool {
        let http =
            self.get("content-type").is_none_or(|t| t.to_ascii_lowercase().starts_with("application/http"));
        self.get("warc-type").is_some_and(|t| t.eq_ignore_ascii_case("response")) && http
    }
}

/// What a record's headers promise of a page that is worth reading.
enum Promise {
    Form(Form),
    /// No media type is named: only the bytes can tell.
    Unnamed,
}

/// What the headers promise; `None` where it is no page.
fn promised(fields: &Fields, answer: &Answer) -> Option<Promise> {
    if answer.status != 200 {
        return None;
    }
    let said = fields.get("warc-identified-payload-type").map(str::to_ascii_lowercase);
    let Some(media_type) = answer.media_type().or(said) else { return Some(Promise::Unnamed) };
    let url = fields.url().unwrap_or_default();
    let path = url.split(['?', '#']).next().unwrap_or_default();
    // What servers keep for crawlers is written for no reader.
    if media_type == "text/plain" && (path.ends_with("/robots.txt") || path.ends_with("/ads.txt")) {
        return None;
    }
    Form::of_media_type(&media_type).map(Promise::Form)
}

/// The records of a WARC file that hold pages.
pub(crate) struct Records<'a> {
    from: Packed<'a>,
    file: String,
    name: String,
    /// Records that were begun.
    number: u64,
    responses: u64,
    pages: u64,
    /// Whether what follows must first be found, which was said.
    lost: bool,
    /// What went wrong behind a record that was read as far as it goes.
    later: Option<io::Error>,
    done: bool,
}

impl<'a> Records<'a> {
    pub(crate) fn new(from: Packed<'a>, file: &str, name: &str) -> Self {
        let (file, name) = (file.to_owned(), name.to_owned());
        Self { from, file, name, number: 0, responses: 0, pages: 0, lost: false, later: None, done: false }
    }

    fn io(&self, error: &io::Error) -> ReadError {
        ReadError::io(&self.file, error)
    }

    fn misplaced(&self, place: Place, what: &str) -> ReadError {
        let within = match place.member {
            0 => String::new(),
            member => format!(" of what is compressed from byte {member} on"),
        };
        let message = format!("byte {}{within}: {what}; reading goes on at the next record", place.offset);
        ReadError::new(Kind::Malformed, &self.file, None, message)
    }

    /// Goes to the next line that begins a record; where it stands.
    fn begin(&mut self) -> Result<Option<Place>, ReadError> {
        loop {
            let place = self.from.place().map_err(|e| self.io(&e))?;
            let head = self.from.head(5).map_err(|e| ReadError::io(&self.file, &e))?;
            if head.is_empty() || head.starts_with(b"WARC/") {
                return Ok((!head.is_empty()).then_some(place));
            }
            let blank = matches!(head[0], b'\r' | b'\n');
            let line = (&mut self.from).take(MAX_HEADER).read_until(b'\n', &mut Vec::new());
            line.map_err(|e| self.io(&e))?;
            if !blank && !std::mem::replace(&mut self.lost, true) {
                return Err(self.misplaced(place, "a record was expected (a line \"WARC/1.0\")"));
            }
        }
    }

    /// Reads the record that begins at `place`; `None` where it holds no page.
    fn record(&mut self, place: Place) -> Result<Option<Record>, ReadError> {
        let mut bytes = Vec::new();
        loop {
            let line = bytes.len();
            let left = MAX_HEADER.saturating_sub(line as u64);
            let read = (&mut self.from).take(left).read_until(b'\n', &mut bytes);
            if read.map_err(|e| self.io(&e))? == 0 || matches!(&bytes[line..], b"\n" | b"\r\n") {
                break;
            }
        }
        let length = header(&bytes).and_then(|(_, fields)| fields.get("content-length")?.parse::<u64>().ok());
        let (Some((block, fields)), Some(length)) = (header(&bytes), length) else {
            self.lost = true;
            return Err(self.misplaced(place, "the record's header is not complete or has no Content-Length"));
        };
        self.number += 1;
        self.lost = false;
        let part =
            Part { member: place.member, offset: place.offset, length: length.saturating_add(block as u64) };
        let (number, name) = (self.number, self.name.clone());
        let mut record = Record { bytes, block, number, name, part, cut: false };
        let mut left = length;
        let mut is_page = false;
        if fields.is_response() {
            self.responses += 1;
            left -= self.block(place, left.min(PROBE), &mut record.bytes);
            let answer = Answer::parse(&record.bytes[block..]);
            is_page = answer.is_some_and(|(answer, _)| promised(&fields, &answer).is_some());
        }
        if is_page {
            left -= self.block(place, left.min(MAX_DOCUMENT_BYTES), &mut record.bytes);
            record.cut = left > 0;
        }
        while left > 0 && self.later.is_none() {
            let passed = self.block(place, left.min(PROBE), &mut Vec::new());
            left -= passed;
            if passed == 0 {
                break;
            }
        }
        self.pages += u64::from(is_page);
        Ok(is_page.then_some(record))
    }

    /// Takes `length` bytes of the block of the record that begins at `place`, fewer where the file is damaged or
    /// where the next record begins in a member of its own; how many.
    fn block(&mut self, place: Place, length: u64, out: &mut Vec<u8>) -> u64 {
        let mut left = length;
        while left > 0 && self.later.is_none() {
            let there = self.from.place().and_then(|here| {
                let head = self.from.head(5)?;
                let other = here.member != place.member && here.offset == 0 && head.starts_with(b"WARC/");
                Ok(if other { &[][..] } else { head })
            });
            match there {
                Ok([]) => break,
                Ok(there) => {
                    let used = (there.len() as u64).min(left);
                    out.extend_from_slice(&there[..used as usize]);
                    self.from.consume(used as usize);
                    left -= used;
                }
                Err(error) => self.later = Some(error),
            }
        }
        length - left
    }

    fn nothing(&self) -> ReadError {
        let message = format!(
            "no page is in it: of {} records {} are responses, none with status 200 and a page of HTML, text or a \
             feed; name a WARC file with the pages themselves",
            self.number, self.responses
        );
        ReadError::new(Kind::Malformed, &self.file, None, message)
    }
}

/// A record's header: where its block begins, and its fields.
fn header(bytes: &[u8]) -> Option<(usize, Fields)> {
    let first = bytes.iter().position(|b| *b == b'\n')? + 1;
    let (fields, block) = http::fields(bytes, first).filter(|_| bytes.starts_with(b"WARC/"))?;
    Some((block, Fields(fields)))
}

impl Iterator for Records<'_> {
    type Item = Result<Record, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.done {
            if let Some(error) = self.later.take() {
                return Some(Err(self.io(&error)));
            }
            let record = match self.begin() {
                Ok(Some(place)) => self.record(place),
                Ok(None) => {
                    self.done = true;
                    return (self.pages == 0).then(|| Err(self.nothing()));
                }
                Err(error) => return Some(Err(error)),
            };
            match record {
                Ok(None) => {}
                Ok(Some(record)) => return Some(Ok(record)),
                Err(error) => return Some(Err(error)),
            }
        }
        None
    }
}
