//! Inputs to begin with: the fixtures of riwaya-read, and what crawlers and packers make of them.

use std::io::Write;
use std::path::Path;

use flate2::Compression;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};

use crate::Target;

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!("../../crates/riwaya-read/tests/fixtures/", $name)).to_vec()
    };
}

/// Well-formed inputs of a kind.
pub fn seeds(target: Target) -> Vec<Vec<u8>> {
    match target {
        Target::Page => {
            let mut pages = in_charsets([fixture!("page.html"), fixture!("entities.html")]);
            pages.extend(own_pages());
            pages
        }
        Target::Plain => in_charsets([fixture!("plain.txt")]),
        Target::Feed => in_charsets([fixture!("feed.xml"), fixture!("atom.xml"), fixture!("rdf.xml")]),
        Target::JsonFeed => vec![fixture!("feed.json")],
        Target::Lines => vec![fixture!("items.jsonl"), lines()],
        Target::Warc => vec![fixture!("crawl.warc"), answers()],
        Target::Packed => {
            let bytes = [fixture!("items.jsonl"), fixture!("crawl.warc"), fixture!("page.html")];
            let halves =
                |bytes: &[u8]| bytes.chunks(bytes.len().div_ceil(3)).map(gzip).collect::<Vec<_>>().concat();
            let frames =
                |bytes: &[u8]| bytes.chunks(bytes.len().div_ceil(3)).map(zstd).collect::<Vec<_>>().concat();
            bytes.iter().flat_map(|bytes| [gzip(bytes), halves(bytes), frames(bytes)]).collect()
        }
        Target::Code => samples(),
    }
}

/// The pages that the reader is scored on.
fn own_pages() -> Vec<Vec<u8>> {
    files_of("crates/riwaya-read/tests/pages/html", "html")
}

/// The texts among the samples.
fn samples() -> Vec<Vec<u8>> {
    files_of("samples", "txt")
}

/// The files of a folder of the repository that end so, in the order of their names.
///
/// # Panics
/// Where the repository is no longer where it was when this was built.
fn files_of(folder: &str, ending: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder);
    let files = std::fs::read_dir(&folder).unwrap_or_else(|e| {
        panic!(
            "{}: {e}; inputs are made of the repository's files, where it stood when this was built",
            folder.display()
        )
    });
    let mut paths: Vec<_> = files.flatten().map(|file| file.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|found| found == ending));
    paths.sort();
    paths.iter().filter_map(|path| std::fs::read(path).ok()).collect()
}

/// The same text in the charsets that Arabic pages are in.
fn in_charsets(pages: impl IntoIterator<Item = Vec<u8>>) -> Vec<Vec<u8>> {
    let mut out = Vec::new();
    for page in pages {
        let text = String::from_utf8_lossy(&page).into_owned();
        out.push(encoding_rs::WINDOWS_1256.encode(&text.replace("utf-8", "windows-1256")).0.into_owned());
        out.push("\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect());
        out.push(page);
    }
    out
}

fn lines() -> Vec<u8> {
    "{\"id\":7,\"title\":\"خبر \\u0646\\ud83d\\ude00\",\"html\":\"<p>\\u0642\\u0627\\u0644 &amp;laquo;\\/</p>\",\"language\":\"ar\"}\n\
     {\"text\":\"\\ud800\\n\\t\\\"قال\\\"\",\"x\":{\"text\":[1,{}]},\"text\":\"ثان\",\"url\":\"https://example.org/2022/5/3/a\"}\n"
        .as_bytes()
        .to_vec()
}

/// Pages under the encodings of the transport.
fn answers() -> Vec<u8> {
    let page = fixture!("page.html");
    let zipped = gzip(&page);
    let chunked = |body: &[u8]| {
        let chunks = body.chunks(301).map(|c| [format!("{:x}\r\n", c.len()).as_bytes(), c, b"\r\n"].concat());
        [chunks.collect::<Vec<_>>().concat(), b"0\r\n\r\n".to_vec()].concat()
    };
    let mut deflate = flate2::write::ZlibEncoder::new(Vec::new(), Compression::fast());
    // Writing to memory cannot fail.
    let _ = deflate.write_all(&page);
    let brotli = [0x0B, 0x02, 0x80, b's', b'h', b'i', b'p', b's', 0x03].to_vec();
    [
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked", chunked(&zipped)),
        ("Content-Encoding: deflate", deflate.finish().unwrap_or_default()),
        ("Content-Encoding: br", brotli),
        ("Content-Encoding: zstd", zstd(&page)),
        ("Content-Encoding: gzip", zipped),
    ]
    .iter()
    .flat_map(|(header, body)| answer(header, body))
    .collect()
}

/// A record of what a server answered with: `header` are lines of it, without the last line's end.
pub(crate) fn answer(header: &str, body: &[u8]) -> Vec<u8> {
    let block =
        [format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{header}\r\n\r\n").as_bytes(), body].concat();
    let head = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\n\
         Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), &block, b"\r\n\r\n"].concat()
}

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut zip = flate2::write::GzEncoder::new(Vec::new(), Compression::fast());
    // Writing to memory cannot fail.
    let _ = zip.write_all(bytes);
    zip.finish().unwrap_or_default()
}

pub(crate) fn zstd(bytes: &[u8]) -> Vec<u8> {
    compress_to_vec(bytes, CompressionLevel::Fastest)
}
