//! The way back: the bytes that a span names decode to the span's characters.

use std::io::Write;
use std::path::Path;

use encoding_rs::Encoding;
use proptest::test_runner::{Config, TestRunner};
use riwaya_lexicon::FurnitureLexicon;
use riwaya_read::{Input, Reader, source_ranges};
use riwaya_record::{Article, Field};

fn lexicon() -> FurnitureLexicon {
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../lexicon/furniture/furniture.txt");
    FurnitureLexicon::parse("furniture.txt", &std::fs::read_to_string(table).unwrap()).unwrap()
}

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)).unwrap()
}

fn articles(id: &str, bytes: &[u8]) -> Vec<Article> {
    let lexicon = lexicon();
    let input = Input { id: id.into(), bytes: bytes.to_vec(), ..Input::default() };
    Reader::new(&lexicon).read(&input).into_iter().filter_map(Result::ok).collect()
}

/// Tags become white space; comments vanish.
fn without_tags(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match rest[1..].chars().next() {
            Some(c) if c.is_ascii_alphabetic() || matches!(c, '/' | '!') => {
                rest = rest.find('>').map_or("", |e| &rest[e + 1..]);
                out.push(' ');
            }
            _ => {
                out.push('<');
                rest = &rest[1..];
            }
        }
    }
    out + rest
}

fn references(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some(end) = rest.find(';').filter(|e| *e < 12) else {
            out.push('&');
            rest = &rest[1..];
            continue;
        };
        let name = &rest[1..end];
        let c = match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "laquo" => Some('«'),
            "raquo" => Some('»'),
            "ndash" => Some('–'),
            _ => name.strip_prefix('#').and_then(|n| match n.strip_prefix('x') {
                Some(hex) => u32::from_str_radix(hex, 16).ok().and_then(char::from_u32),
                None => n.parse().ok().and_then(char::from_u32),
            }),
        };
        match c {
            Some(c) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out + rest
}

fn escapes(text: &str) -> String {
    serde_json::from_str(&format!("\"{text}\"")).unwrap_or_else(|_| text.to_owned())
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether span and source agree, white space aside.
fn agrees(
    article: &Article,
    bytes: &[u8],
    field: Field,
    start: u32,
    end: u32,
    resolve: &[fn(&str) -> String],
) {
    let span = article.span(field, start, end);
    let encoding = Encoding::for_label(article.map.charset.as_bytes()).unwrap();
    let mut back = String::new();
    for range in source_ranges(&article.map, field, start, end, bytes) {
        let slice = &bytes[range.start as usize..range.end as usize];
        let (text, _) = encoding.decode_without_bom_handling(slice);
        back += &resolve.iter().fold(text.into_owned(), |text, step| step(&text));
    }
    assert_eq!(spaced(&back), spaced(&span.text), "{} {field:?} {start}..{end}", article.id);
}

/// Every single character, and many stretches.
fn whole_map_agrees(article: &Article, bytes: &[u8], resolve: &[fn(&str) -> String]) {
    for (field, text) in [(Field::Title, &article.title), (Field::Text, &article.text)] {
        let len = text.chars().count() as u32;
        let pieces = if field == Field::Title { &article.map.title } else { &article.map.text };
        assert_eq!(pieces.iter().map(|p| p.len).sum::<u32>(), len, "pieces cover the {field:?}");
        for at in 0..len {
            agrees(article, bytes, field, at, at + 1, resolve);
        }
        if len == 0 {
            continue;
        }
        let mut runner =
            TestRunner::new(Config { cases: 128, failure_persistence: None, ..Config::default() });
        runner
            .run(&(0..len, 0..len), |(a, b)| {
                agrees(article, bytes, field, a.min(b), a.max(b) + 1, resolve);
                Ok(())
            })
            .unwrap();
    }
}

#[test]
fn pages_in_several_charsets() {
    let html = fixture("page.html");
    let steps: &[fn(&str) -> String] = &[without_tags, references];
    let utf8 = articles("page.html", &html).remove(0);
    assert_eq!(utf8.title, "وزيرا النقل في البلدين يوقعان اتفاق \"الجسر\"");
    whole_map_agrees(&utf8, &html, steps);
    let text = String::from_utf8(html).unwrap().replace("utf-8", "windows-1256").replace('©', "&copy;");
    let (bytes, _, lost) = encoding_rs::WINDOWS_1256.encode(&text);
    assert!(!lost);
    let arabic = articles("page.html", &bytes).remove(0);
    assert_eq!((arabic.map.charset.as_str(), &arabic.text), ("windows-1256", &utf8.text));
    whole_map_agrees(&arabic, &bytes, steps);
    let wide: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let wide_article = articles("page.html", &wide).remove(0);
    assert_eq!((wide_article.map.charset.as_str(), &wide_article.text), ("UTF-16LE", &utf8.text));
    whole_map_agrees(&wide_article, &wide, steps);
}

#[test]
fn plain_pages_and_compressed_ones() {
    let bytes = fixture("plain.txt");
    let article = articles("plain.txt", &bytes).remove(0);
    whole_map_agrees(&article, &bytes, &[]);
    let windows: Vec<u8> = String::from_utf8(bytes.clone()).unwrap().replace('\n', "\r\n").into_bytes();
    let crlf = articles("plain.txt", &windows).remove(0);
    assert_eq!(crlf.text, article.text);
    whole_map_agrees(&crlf, &windows, &[]);
    let mut zip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    zip.write_all(&bytes).unwrap();
    let zipped = articles("plain.txt.gz", &zip.finish().unwrap()).remove(0);
    assert_eq!(zipped.text, article.text);
    whole_map_agrees(&zipped, &bytes, &[]);
    let mut broken = bytes.clone();
    broken.splice(500..500, [0xFF, 0xD8]);
    let damaged = articles("plain.txt", &broken).remove(0);
    assert!(damaged.diagnostics.iter().any(|d| d.message.contains("U+FFFD")), "{:?}", damaged.diagnostics);
    whole_map_agrees(&damaged, &broken, &[]);
}

#[test]
fn feeds() {
    let bytes = fixture("feed.xml");
    let all = articles("feed.xml", &bytes);
    assert_eq!(all.len(), 3);
    whole_map_agrees(&all[0], &bytes, &[without_tags, references]);
    whole_map_agrees(&all[1], &bytes, &[references, without_tags, references]);
}

#[test]
fn json_lines() {
    let bytes = fixture("items.jsonl");
    let lines: Vec<&[u8]> = bytes.split(|b| *b == b'\n').collect();
    let all = articles("items.jsonl", &bytes);
    assert_eq!(all.len(), 3);
    whole_map_agrees(&all[0], lines[0], &[escapes]);
    whole_map_agrees(&all[1], lines[3], &[escapes, without_tags, references]);
    whole_map_agrees(&all[2], lines[4], &[escapes]);
}
