//! What a server answered, as crawlers keep it: status, header fields, and a page under its encodings.

use std::borrow::Cow;
use std::io::Read;

use flate2::bufread::{DeflateDecoder, ZlibDecoder};

use crate::packed::{GZIP, Packed, ZSTD};
use crate::reader::MAX_DOCUMENT_BYTES;

/// Longest header, in bytes.
const MAX_HEADER: usize = 1 << 16;

/// Encodings that may lie over one page. Servers use one.
const MAX_ENCODINGS: usize = 4;

/// An answer's status and header fields.
#[derive(Debug, Default)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    fields: Vec<(String, String)>,
}

impl Answer {
    /// Reads a header; the answer's own bytes begin at the offset that is given with it.
    pub(crate) fn parse(block: &[u8]) -> Option<(Self, usize)> {
        let head = &block[..block.len().min(MAX_HEADER)];
        let (line, mut at) = line(head, 0)?;
        let line = String::from_utf8_lossy(line);
        let status = line.strip_prefix("HTTP/")?.split_ascii_whitespace().nth(1)?.parse().ok()?;
        let (fields, end) = fields(head, at)?;
        at = end;
        Some((Self { status, fields }, at))
    }

    /// A field's value; of a field that stands twice the first.
    pub(crate) fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// The media type, lower case, without its parameters.
    pub(crate) fn media_type(&self) -> Option<String> {
        self.field("content-type").and_then(media_type)
    }

    /// The charset that the header names.
    pub(crate) fn charset(&self) -> Option<String> {
        self.field("content-type").and_then(charset)
    }

    /// The page without the encodings that the header names, and what went wrong with them.
    ///
    /// Some crawlers take the encodings off and leave the fields standing; a body that does not look encoded is taken
    /// as it is.
    pub(crate) fn page<'b>(&self, body: &'b [u8]) -> (Cow<'b, [u8]>, Vec<String>) {
        let mut page = Cow::Borrowed(body);
        let mut wrong = Vec::new();
        let encodings = |name: &str| {
            let value = self.field(name).unwrap_or_default().to_ascii_lowercase();
            value.split(',').map(|e| e.trim().to_owned()).filter(|e| !e.is_empty()).collect::<Vec<_>>()
        };
        let all = encodings("content-encoding").into_iter().chain(encodings("transfer-encoding"));
        let all: Vec<String> = all.collect();
        for encoding in all.iter().rev().take(MAX_ENCODINGS) {
            let (plain, whole) = match encoding.as_str() {
                "chunked" => match unchunked(&page) {
                    Some(plain) => plain,
                    None => continue,
                },
                "gzip" | "x-gzip" if page.starts_with(GZIP) => limited(Packed::new(&page[..])),
                "deflate" if is_zlib(&page) => limited(ZlibDecoder::new(&page[..])),
                "deflate" => match limited(DeflateDecoder::new(&page[..])) {
                    (plain, _) if plain.is_empty() => continue,
                    plain => plain,
                },
                "br" => match limited(brotli_decompressor::Decompressor::new(&page[..], 1 << 14)) {
                    (plain, false) if plain.is_empty() || looks_plain(&page) => continue,
                    plain => plain,
                },
                "zstd" if page.starts_with(ZSTD) => limited(Packed::new(&page[..])),
                _ => continue,
            };
            if !whole {
                wrong.push(format!(
                    "the page is cut off or damaged under its encoding ({encoding}); what could be decoded was read"
                ));
            }
            page = Cow::Owned(plain);
        }
        (page, wrong)
    }
}

/// The media type of a `Content-Type`, lower case, without its parameters.
pub(crate) fn media_type(content_type: &str) -> Option<String> {
    let name = content_type.split([';', ',']).next()?.trim().to_ascii_lowercase();
    (!name.is_empty()).then_some(name)
}

/// The charset that a `Content-Type` names.
pub(crate) fn charset(content_type: &str) -> Option<String> {
    let mut named = content_type.split(';').skip(1).filter_map(|p| p.split_once('='));
    let (_, value) = named.find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))?;
    Some(value.trim().trim_matches(['"', '\'']).to_owned()).filter(|charset| !charset.is_empty())
}

/// The line that begins at `at`, without its end, and where the next begins.
fn line(head: &[u8], at: usize) -> Option<(&[u8], usize)> {
    let rest = head.get(at..)?;
    let end = rest.iter().position(|b| *b == b'\n')?;
    Some((rest[..end].strip_suffix(b"\r").unwrap_or(&rest[..end]), at + end + 1))
}

/// The header fields that begin at `at`, names in lower case, and where the empty line behind them ends.
pub(crate) fn fields(head: &[u8], mut at: usize) -> Option<(Vec<(String, String)>, usize)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    loop {
        let (bytes, next) = line(head, at)?;
        at = next;
        if bytes.is_empty() {
            return Some((fields, at));
        }
        let text = String::from_utf8_lossy(bytes);
        if let Some((_, value)) = fields.last_mut().filter(|_| text.starts_with([' ', '\t'])) {
            value.push(' ');
            value.push_str(text.trim());
        } else if let Some((name, value)) = text.split_once(':') {
            fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
}

/// What can be decoded, as much of it as one document may hold, and whether that was all without damage.
fn limited(from: impl Read) -> (Vec<u8>, bool) {
    let mut plain = Vec::new();
    let read = from.take(MAX_DOCUMENT_BYTES).read_to_end(&mut plain);
    (plain, read.is_ok())
}

/// The two bytes that begin zlib's form of deflate; many servers send deflate without them.
fn is_zlib(body: &[u8]) -> bool {
    matches!(body, [first, second, ..] if first & 0x0F == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0)
}

fn looks_plain(body: &[u8]) -> bool {
    body.trim_ascii_start().starts_with(b"<") || std::str::from_utf8(&body[..body.len().min(64)]).is_ok()
}

/// A body without the marks of its chunks; `None` if there are none.
fn unchunked(body: &[u8]) -> Option<(Vec<u8>, bool)> {
    let mut plain = Vec::with_capacity(body.len());
    let mut at = 0;
    loop {
        let Some((size, start)) = chunk(body, at) else {
            return (at > 0).then_some((plain, false));
        };
        if size == 0 {
            return Some((plain, true));
        }
        let end = start.saturating_add(size);
        plain.extend_from_slice(&body[start..end.min(body.len())]);
        if end >= body.len() {
            return Some((plain, false));
        }
        at = end + body[end..].iter().take_while(|b| matches!(b, b'\r' | b'\n')).take(2).count();
    }
}

/// The size of the chunk that is announced at `at`, and where its bytes begin.
fn chunk(body: &[u8], at: usize) -> Option<(usize, usize)> {
    let (bytes, start) = line(&body[..body.len().min(at + 256)], at)?;
    let size = bytes.split(|b| *b == b';').next()?.trim_ascii();
    let size = std::str::from_utf8(size).ok().filter(|s| !s.is_empty() && s.len() <= 15)?;
    usize::from_str_radix(size, 16).ok().map(|size| (size, start))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn page(header: &str, body: &[u8]) -> (Vec<u8>, usize) {
        let block = [format!("HTTP/1.1 200 OK\r\n{header}\r\n\r\n").as_bytes(), body].concat();
        let (answer, start) = Answer::parse(&block).unwrap();
        let (page, wrong) = answer.page(&block[start..]);
        (page.into_owned(), wrong.len())
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut zip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        zip.write_all(bytes).unwrap();
        zip.finish().unwrap()
    }

    #[test]
    fn header_fields() {
        let block =
            b"HTTP/1.1 200 OK\r\nContent-Type: Text/HTML;\r\n charset=\"windows-1256\"\r\nX: 1\r\n\r\nbody";
        let (answer, start) = Answer::parse(block).unwrap();
        assert_eq!((answer.status, &block[start..]), (200, &b"body"[..]));
        assert_eq!(answer.media_type().as_deref(), Some("text/html"));
        assert_eq!(answer.charset().as_deref(), Some("windows-1256"));
        assert!(Answer::parse(b"HTTP/1.1 200 OK\nA: b\n\n").is_some(), "some writers leave CR out");
        for bad in [&b"HTTP/1.1 200 OK\r\nA: b\r\n"[..], b"<html>", b"HTTP/x y\n\n", b""] {
            assert!(Answer::parse(bad).is_none());
        }
    }

    #[test]
    fn encodings_are_taken_off() {
        let text = "خبر من المرفأ ".repeat(20).into_bytes();
        let chunks = |body: &[u8]| {
            let parts =
                body.chunks(7).map(|c| [format!("{:x};n=1\r\n", c.len()).as_bytes(), c, b"\r\n"].concat());
            [parts.collect::<Vec<_>>().concat(), b"0\r\n\r\n".to_vec()].concat()
        };
        let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        zlib.write_all(&text).unwrap();
        let mut raw = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
        raw.write_all(&text).unwrap();
        let zstd = ruzstd::encoding::compress_to_vec(&text[..], ruzstd::encoding::CompressionLevel::Fastest);
        for (header, body) in [
            ("Content-Encoding: identity", text.clone()),
            ("Content-Encoding: gzip", gzip(&text)),
            ("Content-Encoding: deflate", zlib.finish().unwrap()),
            ("Content-Encoding: deflate", raw.finish().unwrap()),
            ("Content-Encoding: zstd", zstd),
            ("Transfer-Encoding: chunked", chunks(&text)),
            ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip", chunks(&gzip(&text))),
            // fields that a crawler left standing
            ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip", text.clone()),
            ("Content-Encoding: br", text.clone()),
            ("Content-Encoding: deflate", text.clone()),
        ] {
            assert_eq!(page(header, &body), (text.clone(), 0), "{header}");
        }
    }

    #[test]
    fn brotli() {
        // A block of five bytes as they are, and the empty block that ends the stream.
        let body = [0x0B, 0x02, 0x80, b's', b'h', b'i', b'p', b's', 0x03];
        assert_eq!(page("Content-Encoding: br", &body), (b"ships".to_vec(), 0));
    }

    #[test]
    fn damage_keeps_what_was_decoded() {
        let text = "خبر ".repeat(4000).into_bytes();
        let zipped = gzip(&text);
        let (plain, wrong) = page("Content-Encoding: gzip", &zipped[..zipped.len() / 2]);
        assert!(!plain.is_empty() && text.starts_with(&plain) && wrong == 1);
        assert_eq!(page("Transfer-Encoding: chunked", b"4\r\nabcd\r\n9\r\nef"), (b"abcdef".to_vec(), 1));
        assert_eq!(page("Transfer-Encoding: chunked", b"ffffffffffffffff\r\nef").1, 0);
    }
}
