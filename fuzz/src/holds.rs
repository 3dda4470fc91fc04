//! What must hold of whatever is read, good or bad.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{Cursor, Read};
use std::sync::LazyLock;

use encoding_rs::Encoding;
use riwaya_lexicon::{FurnitureLexicon, Table};
use riwaya_read::{MAX_ARTICLE_CHARS, ReadError, Reader, source_bytes};
use riwaya_record::{Article, Piece};

use crate::seeds::gzip;
use crate::{Target, coding};

static FURNITURE: LazyLock<FurnitureLexicon> = LazyLock::new(|| {
    let table = include_str!("../../lexicon/furniture/furniture.txt");
    let mut lexicon = FurnitureLexicon::parse("furniture.txt", table).expect("the furniture that ships");
    let names = include_str!("../../lexicon/who/given_names.txt");
    let names = Table::parse("given_names.txt", names, &["ar", "part"]).expect("the names that ship");
    lexicon.add_names(&names).expect("names of persons");
    lexicon
});

/// What was read of an input.
type Outcome = Vec<Result<Article, ReadError>>;

/// Reads an input and panics unless everything holds that must: every character leads back to bytes that decode to it,
/// equal input gives equal articles however it arrives and whether it is packed, and errors name the file.
pub fn check(target: Target, bytes: &[u8]) {
    let _ = outcome(target, bytes);
}

/// [`check`], and what of an input's kind was read: an input with a new one took a way through the reader that none took
/// before it, and is worth changing further.
pub fn outcome(target: Target, bytes: &[u8]) -> u64 {
    if target == Target::Code {
        return coding::outcome(bytes);
    }
    let read = stream(target, bytes);
    for one in &read {
        match one {
            Ok(article) => holds(article, bytes),
            Err(error) => {
                assert!(error.file() == target.file() && error.to_string().len() > target.file().len() + 2)
            }
        }
    }
    assert!(read.len() <= bytes.len() + 1, "{} items of {} bytes", read.len(), bytes.len());
    assert_eq!(stream(target, Slow(bytes, 0)), read, "it matters how the bytes arrive");
    if target != Target::Packed {
        let zipped = gzip(bytes);
        let again = stream(target, &zipped[..]);
        // Bytes that look compressed are not compressed twice; errors name other places.
        let is_packed = matches!(
            bytes,
            [0x1F, 0x8B, ..] | [0x28, 0xB5, 0x2F, 0xFD, ..] | [0x50..=0x5F, 0x2A, 0x4D, 0x18, ..]
        );
        if !is_packed {
            let good = |all: &Outcome| all.iter().flatten().cloned().collect::<Vec<_>>();
            assert_eq!(good(&again), good(&read), "it matters whether the bytes are packed");
        }
    }
    shape(&read)
}

/// What was found, without the words: equal for most inputs that took the same way.
fn shape(read: &Outcome) -> u64 {
    let mut all = DefaultHasher::new();
    magnitude(read.len()).hash(&mut all);
    for one in read.iter().take(4) {
        match one {
            Ok(article) => of_article(article, &mut all),
            Err(error) => wording(&error.to_string()).hash(&mut all),
        }
    }
    all.finish()
}

fn of_article(article: &Article, all: &mut DefaultHasher) {
    (&article.map.charset, &article.language).hash(all);
    (article.author.is_some(), article.agency.is_some(), article.outlet.is_some(), article.title.is_empty())
        .hash(all);
    for told in [Some(&article.published), article.modified.as_ref()] {
        told.map(|told| (format!("{:?}", told.from), &told.precision)).hash(all);
    }
    article.furniture.iter().map(|f| format!("{:?}", f.kind)).collect::<BTreeSet<_>>().hash(all);
    article.diagnostics.iter().map(|d| wording(&d.message)).collect::<BTreeSet<_>>().hash(all);
    magnitude(article.text.lines().count()).hash(all);
    magnitude(article.map.text.len()).hash(all);
}

/// A message without its numbers.
fn wording(message: &str) -> String {
    message.chars().filter(char::is_ascii_alphabetic).collect()
}

pub(crate) fn magnitude(n: usize) -> u32 {
    n.checked_ilog2().unwrap_or(0)
}

/// The articles of an input.
pub fn read(target: Target, bytes: &[u8]) -> impl Iterator<Item = Article> {
    Reader::new(&FURNITURE).stream(target.file(), bytes).flatten()
}

fn stream(target: Target, bytes: impl Read) -> Outcome {
    Reader::new(&FURNITURE).stream(target.file(), bytes).collect()
}

/// Bytes that arrive a few at a time.
struct Slow<'b>(&'b [u8], usize);

impl Read for Slow<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        self.1 = self.1 % 7 + 1;
        let length = self.1.min(buffer.len()).min(self.0.len());
        buffer[..length].copy_from_slice(&self.0[..length]);
        self.0 = &self.0[length..];
        Ok(length)
    }
}

fn holds(article: &Article, file: &[u8]) {
    let source = source_bytes(Cursor::new(file), &article.map).expect("the source is there");
    for (text, pieces) in [(&article.title, &article.map.title), (&article.text, &article.map.text)] {
        let chars: Vec<char> = text.chars().collect();
        assert!(chars.len() <= MAX_ARTICLE_CHARS);
        let mut at = 0;
        for piece in pieces {
            assert_eq!(piece.at, at, "the pieces follow each other");
            at += piece.len;
            leads_back(piece, &chars[piece.at as usize..at as usize], &source, &article.map.charset);
        }
        assert_eq!(at as usize, chars.len(), "the pieces cover the text");
    }
    let decoded = source.len() as u32;
    assert!(article.furniture.iter().all(|f| f.start <= decoded && !f.text.is_empty()));
    let end = article.text.chars().count() as u32;
    assert!(article.diagnostics.iter().all(|d| d.start <= d.end && d.end <= end && !d.message.is_empty()));
}

fn leads_back(piece: &Piece, chars: &[char], source: &[u8], charset: &str) {
    let bytes = source.get(piece.start as usize..piece.end as usize).expect("the bytes are in the source");
    let encoding = Encoding::for_label(charset.as_bytes()).expect("a charset of the standard");
    let (back, _) = encoding.decode_without_bom_handling(bytes);
    if piece.exact {
        assert!(back.chars().eq(chars.iter().copied()), "{back:?} is not {chars:?}");
    } else {
        let [c] = chars else { panic!("{chars:?} stand for one range") };
        assert!(!bytes.is_empty() || c.is_whitespace(), "{c:?} comes from nowhere");
    }
}
