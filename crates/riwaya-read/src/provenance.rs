//! From a stretch of an article back to the bytes it was read from.

use std::ops::Range;

use encoding_rs::{Encoding, UTF_8};
use riwaya_record::{Field, Piece, SourceMap};

/// The byte ranges of the (decompressed) source that the code points `start..end` of an article's title or text
/// came from, in the order of the text, neighbours joined.
///
/// For a line of JSON Lines the source is that line. `bytes` are needed for exact pieces in charsets whose
/// characters differ in length. Decoded, with references, escapes and white space resolved, the ranges give the
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
