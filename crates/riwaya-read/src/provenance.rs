//! From a stretch of an article back to the bytes it was read from.

use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;

use encoding_rs::{Encoding, UTF_8};
use riwaya_record::{Field, Piece, SourceMap};

use crate::packed::Packed;
use crate::reader::MAX_DOCUMENT_BYTES;
use crate::warc;

/// The bytes that an article's map counts in: those of the decompressed `file`, of the line of JSON Lines, or of the
/// page in the record of a WARC file without its transfer and content encodings.
///
/// A record of a compressed WARC file is found at once, by the member it lies in.
pub fn source_bytes(mut file: impl Read + Seek, map: &SourceMap) -> io::Result<Vec<u8>> {
    let part = map.part.unwrap_or(riwaya_record::Part { member: 0, offset: 0, length: MAX_DOCUMENT_BYTES });
    file.seek(SeekFrom::Start(part.member))?;
    let mut content = Packed::new(file);
    let passed = io::copy(&mut (&mut content).take(part.offset), &mut io::sink())?;
    let is_record = content.head(5)?.starts_with(b"WARC/");
    if passed == part.offset && is_record && map.part.is_some() {
        return warc::page_bytes(content).ok_or_else(|| {
            io::Error::new(
                io::ErrorKind::InvalidData,
                "the record is not the one that was read; the file has changed",
            )
        });
    }
    let mut bytes = Vec::new();
    content.take(part.length).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The byte ranges of the source, see [`source_bytes`], that the code points `start..end` of an article's title or text
/// came from, in the order of the text, neighbours joined.
///
/// `bytes` are the source's, needed for exact pieces in charsets whose characters differ in length. Decoded, with references, escapes and white space resolved, the ranges give the
/// stretch's characters. A character that stands for several bytes (`&amp;`) gives all of them.
pub fn source_ranges(map: &SourceMap, field: Field, start: u32, end: u32, bytes: &[u8]) -> Vec<Range<u64>> {
    let pieces = if field == Field::Title { &map.title } else { &map.text };
    let first = pieces.partition_point(|p| p.at + p.len <= start);
    let mut out: Vec<Range<u64>> = Vec::new();
    for piece in pieces[first..].iter().take_while(|p| p.at < end) {
        let range = if piece.exact {
            part(piece, start.max(piece.at), end.min(piece.at + piece.len), &map.charset, bytes)
        } else {
            piece.start..piece.end
        };
        match out.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => out.push(range),
        }
    }
    out
}

fn part(piece: &Piece, start: u32, end: u32, charset: &str, bytes: &[u8]) -> Range<u64> {
    if start == piece.at && end == piece.at + piece.len {
        return piece.start..piece.end;
    }
    let encoding = Encoding::for_label(charset.as_bytes()).unwrap_or(UTF_8);
    let held = usize::try_from(piece.start).ok().zip(usize::try_from(piece.end).ok());
    let held = held.and_then(|(a, b)| bytes.get(a..b)).unwrap_or_default();
    let at = |chars: u32| piece.start + length(encoding, held, chars as usize) as u64;
    at(start - piece.at)..at(end - piece.at)
}

/// How many bytes the first `chars` characters take.
fn length(encoding: &'static Encoding, bytes: &[u8], chars: usize) -> usize {
    if encoding.is_single_byte() {
        return chars.min(bytes.len());
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && encoding == UTF_8
    {
        return text.char_indices().nth(chars).map_or(bytes.len(), |(at, _)| at);
    }
    let decoded = crate::charset::decode_exactly(encoding, bytes);
    decoded.text.char_indices().nth(chars).map_or(bytes.len(), |(at, _)| decoded.source(at as u32) as usize)
}
