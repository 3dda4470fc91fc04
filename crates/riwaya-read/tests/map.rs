//! The way back: the bytes that a span names decode to the span's characters.

mod inputs;

use std::io::Cursor;

use encoding_rs::Encoding;
use inputs::{articles, crawl, fixture, gzip, zstd};
use proptest::test_runner::{Config, TestRunner};
use riwaya_read::{source_bytes, source_ranges};
use riwaya_record::{Article, Field};

/// What undoes one layer of the source's writing.
type Step = fn(&str) -> String;

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
    const NAMES: [(&str, char); 14] = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("laquo", '«'),
        ("raquo", '»'),
        ("ndash", '–'),
        ("mdash", '—'),
        ("hellip", '…'),
        ("nbsp", '\u{a0}'),
        ("copy", '©'),
        ("euro", '€'),
        ("notin", '∉'),
        ("thinsp", '\u{2009}'),
    ];
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let body = &rest[at + 1..];
        let named = NAMES.iter().find(|(name, _)| body.starts_with(name)).map(|(name, c)| (*c, name.len()));
        let numbered = || {
            let (digits, radix) = match body.strip_prefix("#x") {
                Some(hex) => (hex, 16),
                None => (body.strip_prefix('#')?, 10),
            };
            let end = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
            let code = u32::from_str_radix(&digits[..end], radix).ok()?;
            let c = char::from_u32(code).filter(|c| *c != '\0').unwrap_or('\u{fffd}');
            Some((c, body.len() - digits.len() + end))
        };
        let (c, len) = named.or_else(numbered).unwrap_or(('&', 0));
        out.push(c);
        rest = &body[len..];
        rest = rest.strip_prefix(';').filter(|_| len > 0).unwrap_or(rest);
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
fn agrees(article: &Article, bytes: &[u8], field: Field, start: u32, end: u32, resolve: &[Step]) {
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
fn whole_map_agrees(article: &Article, bytes: &[u8], resolve: &[Step]) {
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
    let steps: &[Step] = &[without_tags, references];
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
    for (id, packed) in [("plain.txt.gz", gzip(&bytes)), ("plain.txt.zst", zstd(&bytes))] {
        let zipped = articles(id, &packed).remove(0);
        assert_eq!((&zipped.text, zipped.map.part), (&article.text, None));
        assert_eq!(source_bytes(Cursor::new(packed), &zipped.map).unwrap(), bytes);
        whole_map_agrees(&zipped, &bytes, &[]);
    }
    let mut broken = bytes.clone();
    broken.splice(500..500, [0xFF, 0xD8]);
    let damaged = articles("plain.txt", &broken).remove(0);
    assert!(damaged.diagnostics.iter().any(|d| d.message.contains("U+FFFD")), "{:?}", damaged.diagnostics);
    whole_map_agrees(&damaged, &broken, &[]);
}

#[test]
fn references_of_every_kind() {
    let html = fixture("entities.html");
    let steps: &[Step] = &[without_tags, references];
    let page = articles("a.html", &html).remove(0);
    let lines: Vec<&str> = page.text.split('\n').collect();
    assert!(lines[0].starts_with("قال مدير الميناء إن السفينة «الأمل» رست في الرصيف رقم"), "{}", lines[0]);
    assert!(lines[0].contains("5 < 6 آلاف طن & تزيد") && lines[0].contains("\"العمل بدأ\""), "{}", lines[0]);
    assert!(lines[1].contains("وذكر… مصدر في الشركة أن\u{200f} الرحلة"), "{}", lines[1]);
    assert!(
        lines[2].contains("🚢 صورا للسفينة") && lines[2].ends_with("∉ &unknown; \u{fffd} \u{fffd}."),
        "{}",
        lines[2]
    );
    whole_map_agrees(&page, &html, steps);
    let text = String::from_utf8(html).unwrap();
    for encoding in [encoding_rs::WINDOWS_1256, encoding_rs::ISO_8859_6] {
        let (bytes, _, lost) = encoding.encode(&text);
        assert!(!lost);
        let bytes = replaced(&bytes, b"utf-8", encoding.name().as_bytes());
        let page_again = articles("a.html", &bytes).remove(0);
        assert_eq!((&*page_again.map.charset, &page_again.text), (encoding.name(), &page.text));
        whole_map_agrees(&page_again, &bytes, steps);
    }
    for bytes in [
        text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect(),
    ] {
        let wide = articles("a.html", &bytes).remove(0);
        assert_eq!(wide.text, page.text);
        whole_map_agrees(&wide, &bytes, steps);
    }
}

#[test]
fn feeds() {
    let rss: &[Step] = &[references, without_tags, references];
    let marked: &[Step] = &[without_tags, references];
    for (name, steps) in [
        ("feed.xml", [marked, rss, marked].as_slice()),
        ("atom.xml", &[marked, marked, &[references]]),
        ("rdf.xml", &[marked]),
        ("feed.json", &[&[escapes, without_tags, references], &[escapes], &[escapes]]),
    ] {
        let bytes = fixture(name);
        let all = articles(name, &bytes);
        assert_eq!(all.len(), steps.len(), "{name}");
        for (article, steps) in all.iter().zip(steps) {
            assert!(!article.title.is_empty(), "{name}");
            whole_map_agrees(article, &bytes, steps);
        }
        let zipped = articles(name, &gzip(&bytes));
        assert_eq!(zipped, all);
    }
}

#[test]
fn json_lines() {
    let bytes = fixture("items.jsonl");
    let lines: Vec<&[u8]> = bytes.split(|b| *b == b'\n').collect();
    let steps: [(usize, &[Step]); 3] =
        [(0, &[escapes]), (3, &[escapes, without_tags, references]), (4, &[escapes])];
    // the same lines in one stream, in members that end amid lines, and in a frame
    let pieces = [gzip(&bytes[..100]), gzip(&bytes[100..300]), gzip(&bytes[300..])].concat();
    for packed in [bytes.clone(), gzip(&bytes), pieces, zstd(&bytes)] {
        let all = articles("items.jsonl", &packed);
        assert_eq!(all.len(), 3);
        for (article, (line, steps)) in all.iter().zip(steps) {
            let source = source_bytes(Cursor::new(&packed), &article.map).unwrap();
            assert_eq!(source, lines[line].trim_ascii_end());
            whole_map_agrees(article, &source, steps);
        }
    }
}

#[test]
fn crawls() {
    let steps: &[Step] = &[without_tags, references];
    let plain = fixture("crawl.warc");
    let members = crawl().iter().map(|record| gzip(record)).collect::<Vec<_>>().concat();
    let frames = crawl().iter().map(|record| zstd(record)).collect::<Vec<_>>().concat();
    let want = articles("crawl.warc", &plain);
    assert_eq!(want.len(), 6);
    for packed in [plain.clone(), members.clone(), gzip(&plain), frames] {
        let all = articles("crawl.warc", &packed);
        assert_eq!(all.len(), 6);
        for (article, same) in all.iter().zip(&want) {
            assert_eq!((&article.id, &article.text, &article.url), (&same.id, &same.text, &same.url));
            let source = source_bytes(Cursor::new(&packed), &article.map).unwrap();
            let escaped = article.id.ends_with("#2") || article.id.ends_with("#3");
            whole_map_agrees(
                article,
                &source,
                if escaped { &[references, without_tags, references] } else { steps },
            );
        }
    }
    let part = |article: &Article| article.map.part.unwrap();
    let first = articles("crawl.warc", &members).remove(0);
    assert_eq!(part(&first).offset, 0);
    assert!(members[part(&first).member as usize..].starts_with(&[0x1F, 0x8B]), "a member begins there");
}

fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let at = bytes.windows(from.len()).position(|w| w == from).unwrap();
    [&bytes[..at], to, &bytes[at + from.len()..]].concat()
}
