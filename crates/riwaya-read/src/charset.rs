//! Bytes to characters, and the way back.

use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A document's characters and where each stood in its bytes.
pub(crate) struct Decoded {
    /// The characters.
    pub(crate) text: String,
    /// WHATWG name of the charset.
    pub(crate) charset: &'static str,
    /// Whether some bytes were not valid in that charset.
    pub(crate) damaged: bool,
    way: Way,
}

/// How offsets in the text lead to offsets in the bytes.
enum Way {
    /// Valid UTF-8 after a mark of so many bytes.
    Same(usize),
    /// For each character, its offset in the text and in the bytes; the last entry is the end of both.
    Table(Vec<(u32, u32)>),
}

impl Decoded {
    /// The byte of the source at which the character at `offset` of the text begins.
    pub(crate) fn source(&self, offset: u32) -> u64 {
        match &self.way {
            Way::Same(shift) => u64::from(offset) + *shift as u64,
            Way::Table(table) => {
                let at = table.partition_point(|(o, _)| *o < offset).min(table.len().saturating_sub(1));
                table.get(at).map_or(0, |(_, byte)| u64::from(*byte))
            }
        }
    }
}

/// Decodes `bytes`; `declared` is a charset that the transport or the file's own text names.
pub(crate) fn decode(bytes: &[u8], declared: Option<&str>) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, bytes, mark);
    }
    if let Some(encoding) = bare_utf16(bytes) {
        return decode_as(encoding, bytes, 0);
    }
    let named = declared.and_then(|d| Encoding::for_label(d.trim().as_bytes()));
    // A page that names UTF-16 in its own ASCII cannot be UTF-16.
    let named = named.filter(|e| *e != UTF_16LE && *e != UTF_16BE);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return utf8(text, 0);
    }
    let encoding = match named {
        Some(e) if e != UTF_8 => e,
        _ if mostly_utf8(bytes) => UTF_8,
        _ => {
            let mut detector = chardetng::EncodingDetector::new();
            detector.feed(bytes, true);
            detector.guess(None, false)
        }
    };
    decode_as(encoding, bytes, 0)
}

/// Whether broken UTF-8 is UTF-8 all the same: far more good long sequences than bad bytes.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|b| *b >= 0xC0).count();
        bad += chunk.invalid().len();
    }
    good > 10 * bad || (good > 0 && bad <= 2)
}

/// UTF-16 without a mark shows as text in which every other byte of the ASCII characters is zero, or, in
/// Arabic, every other byte is 06.
fn bare_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    if head.len() < 8 {
        return None;
    }
    let count = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| matches!(b, 0 | 6)).count();
    let (even, odd, half) = (count(0), count(1), head.len() / 2);
    match () {
        () if odd * 10 >= half * 9 && even * 4 < half => Some(UTF_16LE),
        () if even * 10 >= half * 9 && odd * 4 < half => Some(UTF_16BE),
        () => None,
    }
}

/// Decodes bytes whose charset is known; a mark at their head is a character.
pub(crate) fn decode_exactly(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    decode_as(encoding, bytes, 0)
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8], mark: usize) -> Decoded {
    let body = &bytes[mark..];
    if encoding == UTF_8 {
        return match std::str::from_utf8(body) {
            Ok(text) => utf8(text, mark),
            Err(_) => broken_utf8(body, mark),
        };
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(body.len() * 2);
    let mut table = Vec::with_capacity(body.len() + 1);
    let (mut from, mut damaged) = (0usize, false);
    let mut buffer = [0u8; 64];
    for at in 0..=body.len() {
        let last = at == body.len();
        let mut input = if last { &[][..] } else { &body[at..=at] };
        loop {
            let (result, read, written) =
                decoder.decode_to_utf8_without_replacement(input, &mut buffer, last);
            input = &input[read..];
            let made = std::str::from_utf8(&buffer[..written]).unwrap_or_default();
            for c in made.chars() {
                table.push((text.len() as u32, (mark + from) as u32));
                text.push(c);
                from = (at + 1).min(body.len());
            }
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(_, more) => {
                    damaged = true;
                    table.push((text.len() as u32, (mark + from) as u32));
                    text.push('\u{fffd}');
                    // Bytes behind the malformed ones were read with them.
                    from = ((at + 1).min(body.len()) - usize::from(more)).max(from);
                }
            }
        }
    }
    table.push((text.len() as u32, bytes.len() as u32));
    Decoded { text, charset: encoding.name(), damaged, way: Way::Table(table) }
}

fn utf8(text: &str, mark: usize) -> Decoded {
    Decoded { text: text.to_owned(), charset: "UTF-8", damaged: false, way: Way::Same(mark) }
}

fn broken_utf8(body: &[u8], mark: usize) -> Decoded {
    let mut text = String::with_capacity(body.len());
    let mut table = Vec::new();
    let mut byte = mark;
    for chunk in body.utf8_chunks() {
        for c in chunk.valid().chars() {
            table.push((text.len() as u32, byte as u32));
            text.push(c);
            byte += c.len_utf8();
        }
        if !chunk.invalid().is_empty() {
            table.push((text.len() as u32, byte as u32));
            text.push('\u{fffd}');
            byte += chunk.invalid().len();
        }
    }
    table.push((text.len() as u32, byte as u32));
    Decoded { text, charset: "UTF-8", damaged: true, way: Way::Table(table) }
}

/// Whether a label names Latin-1 or windows-1252, which the standard takes for one.
pub(crate) fn is_latin(label: &str) -> bool {
    Encoding::for_label(label.trim().as_bytes()) == Some(encoding_rs::WINDOWS_1252)
}

/// The charset that a page or an XML document names in its first bytes.
pub(crate) fn declared_in(bytes: &[u8]) -> Option<String> {
    let head: String =
        bytes[..bytes.len().min(4096)].iter().map(|b| b.to_ascii_lowercase() as char).collect();
    let mut rest = head.as_str();
    while let Some(at) = rest.find("charset").map(|a| a + 7).or_else(|| rest.find("encoding").map(|a| a + 8))
    {
        rest = &rest[at..];
        let Some(value) = rest.trim_start().strip_prefix('=') else { continue };
        let value = value.trim_start().trim_start_matches(['"', '\'']);
        let end =
            value.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:.".contains(c)).unwrap_or(value.len());
        if Encoding::for_label(&value.as_bytes()[..end]).is_some() {
            return Some(value[..end].to_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round(bytes: &[u8], declared: Option<&str>) -> Decoded {
        let d = decode(bytes, declared);
        let encoding = Encoding::for_label(d.charset.as_bytes()).unwrap();
        for (at, c) in d.text.char_indices() {
            let (a, b) = (d.source(at as u32), d.source((at + c.len_utf8()) as u32));
            let (back, _) = encoding.decode_without_bom_handling(&bytes[a as usize..b as usize]);
            assert_eq!(back, c.to_string());
        }
        d
    }

    #[test]
    fn every_character_leads_back() {
        let text = "قال الرئيس في بيان له إن الحكومة ستجتمع غدا";
        for encoding in [encoding_rs::WINDOWS_1256, encoding_rs::ISO_8859_6] {
            let (bytes, _, lost) = encoding.encode(text);
            assert!(!lost);
            assert_eq!(round(&bytes, None).text, text, "{}", encoding.name());
        }
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(round(&utf16, None).text, text);
        let marked: Vec<u8> =
            [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        assert_eq!(round(&marked, None).text, text);
        let mut broken = text.as_bytes().to_vec();
        broken.insert(4, 0xFF);
        let d = round(&broken, None);
        assert!(d.damaged && d.text.contains('\u{fffd}'));
    }

    #[test]
    fn a_page_names_its_charset() {
        assert_eq!(declared_in(b"<meta charset=\"Windows-1256\">").as_deref(), Some("windows-1256"));
        assert_eq!(declared_in(b"<?xml version='1.0' encoding='utf-8'?>").as_deref(), Some("utf-8"));
        assert_eq!(declared_in(b"no such thing"), None);
    }
}
