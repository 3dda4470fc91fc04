//! Inputs for the tests: fixtures, and what is made of them.
#![allow(dead_code, unreachable_pub)] // shared by several tests, each using a part

use std::io::Write;
use std::path::{Path, PathBuf};

use riwaya_lexicon::FurnitureLexicon;
use riwaya_read::{Input, ReadError, Reader};
use riwaya_record::Article;

pub fn lexicon() -> FurnitureLexicon {
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../lexicon/furniture/furniture.txt");
    FurnitureLexicon::parse("furniture.txt", &std::fs::read_to_string(table).unwrap()).unwrap()
}

pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

pub fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(fixtures().join(name)).unwrap()
}

pub fn read(id: &str, bytes: &[u8]) -> Vec<Result<Article, ReadError>> {
    let lexicon = lexicon();
    Reader::new(&lexicon).read(&Input { id: id.into(), bytes: bytes.to_vec(), ..Input::default() })
}

/// The articles alone.
pub fn articles(id: &str, bytes: &[u8]) -> Vec<Article> {
    read(id, bytes).into_iter().filter_map(Result::ok).collect()
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut zip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    zip.write_all(bytes).unwrap();
    zip.finish().unwrap()
}

pub fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

/// The records of the fixture `crawl.warc`.
pub fn crawl() -> Vec<Vec<u8>> {
    let bytes = fixture("crawl.warc");
    let starts: Vec<usize> =
        (0..bytes.len()).filter(|at| bytes[*at..].starts_with(b"WARC/1.0\r\n")).collect();
    let ends = starts.iter().skip(1).copied().chain([bytes.len()]);
    starts.iter().zip(ends).map(|(start, end)| bytes[*start..end].to_vec()).collect()
}

/// A WARC record.
pub fn record(kind: &str, fields: &str, block: &[u8]) -> Vec<u8> {
    let head = format!("WARC/1.0\r\nWARC-Type: {kind}\r\n{fields}Content-Length: {}\r\n\r\n", block.len());
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

/// A WARC record of a page that a server sent.
pub fn response(header: &str, body: &[u8]) -> Vec<u8> {
    let block = [format!("HTTP/1.1 {header}\r\n\r\n").as_bytes(), body].concat();
    let fields = "WARC-Target-URI: https://example.org/a\r\nWARC-Date: 2022-05-04T01:00:00Z\r\n\
        Content-Type: application/http; msgtype=response\r\n";
    record("response", fields, &block)
}

/// A page of a title and a paragraph.
pub fn page(title: &str, text: &str) -> Vec<u8> {
    format!("<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>")
        .into_bytes()
}
