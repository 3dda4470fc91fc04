//! Database files whose bytes were changed from outside: whatever is found, it is said, and looking changes nothing.

mod news;

use std::path::Path;

use news::article;
use riwaya_record::{CodedArticle, SourceMap};
use riwaya_store::{Entry, Filter, Store, StoreError};

/// How many damaged files are made.
const DAMAGES: u64 = 150;

fn put(store: &mut Store, articles: &[CodedArticle]) -> Result<(), StoreError> {
    let map = SourceMap::default();
    let entries: Vec<Entry<'_>> = articles.iter().map(|article| Entry { article, map: &map }).collect();
    store.put(&entries)?;
    store.reconcile().map(drop)
}

/// A database of some hundred pages.
fn whole(folder: &Path) -> Vec<u8> {
    let file = folder.join("whole.db");
    let articles: Vec<CodedArticle> = (0..50)
        .map(|n| article(&format!("a{n:03}"), "Wafa", &format!("2021-{:02}-{:02}", 1 + n / 28, 1 + n % 28)))
        .collect();
    put(&mut Store::create(&file).unwrap(), &articles).unwrap();
    std::fs::read(file).unwrap()
}

/// Everything that lists and pages ask for.
fn read(file: &Path) -> Result<(), StoreError> {
    let store = Store::open(file)?;
    let all = Filter { min_confidence: 0.0, ..Filter::default() };
    let found = Filter { search: Some("بوتين".into()), ..all.clone() };
    store.counts()?;
    store.newest()?;
    store.storylines(&all)?;
    for filter in [&all, &found] {
        store.articles(filter)?;
        store.claims(filter)?;
        store.statements(filter)?;
        store.events(filter)?;
        store.latest_events(filter, None, None, 20)?;
    }
    store.busiest(10)?;
    store.find("a001")?;
    store.queue_lengths()?;
    store.corrections().map(drop)
}

fn write(file: &Path) -> Result<(), StoreError> {
    put(
        &mut Store::create(file)?,
        &[article("a007", "TASS", "2021-01-09"), article("new", "Wafa", "2021-02-03")],
    )
}

/// Numbers drawn from a seed.
struct Draw(u64);

impl Draw {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

/// What disks and copying do to files.
fn damaged(whole: &[u8], draw: &mut Draw) -> (String, Vec<u8>) {
    const PAGE: usize = 4096;
    let mut bytes = whole.to_vec();
    let (kind, at) = (draw.below(7), draw.below(whole.len()));
    let (page, other) = (at / PAGE * PAGE, draw.below(whole.len() / PAGE) * PAGE);
    let what = match kind {
        0 => {
            bytes[at] ^= 1 << draw.below(8);
            "a bit"
        }
        1 => {
            bytes[at % 100] ^= 1 << draw.below(8);
            "a bit of the header"
        }
        2 => {
            let end = (at + 1 + draw.below(64)).min(bytes.len());
            bytes[at..end].fill(0xA5);
            "some bytes"
        }
        3 => {
            bytes[page..page + PAGE].fill(0);
            "a page of nothing"
        }
        4 => {
            bytes.copy_within(other..other + PAGE, page);
            "a page in another's place"
        }
        5 => {
            bytes.truncate(at);
            "cut off"
        }
        _ => {
            bytes.truncate(page);
            bytes.resize(whole.len(), 0);
            "half copied"
        }
    };
    (format!("{what} at {at}"), bytes)
}

#[test]
fn damage_is_said_and_looking_makes_none() {
    let folder = tempfile::tempdir().unwrap();
    let whole = whole(folder.path());
    let (mut draw, mut said, mut unclear) = (Draw(11), 0, Vec::new());
    for n in 0..DAMAGES {
        let file = folder.path().join("news.db");
        let (what, bytes) = damaged(&whole, &mut draw);
        std::fs::write(&file, &bytes).unwrap();
        let looked = read(&file);
        assert!(std::fs::read(&file).unwrap() == bytes, "{n}: {what}: reading has changed the file");
        for (way, done) in [("read", looked), ("write", write(&file))] {
            let Err(error) = done else { continue };
            said += 1;
            let words = error.to_string();
            assert!(words.contains("news.db: ") && words.contains("; "), "{words}");
            // a bit of the number that tells the format
            let older = words.contains("is of an older format");
            if !error.is_damaged() && !error.is_foreign() && !older {
                unclear.push(format!("{n}: {what}: {way}: {words}"));
            }
        }
        for beside in ["news.db", "news.db-wal", "news.db-shm"] {
            let _ = std::fs::remove_file(folder.path().join(beside));
        }
    }
    assert!(unclear.is_empty(), "{}", unclear.join("\n"));
    assert!(said > DAMAGES / 2, "{said} of {} were noticed", 2 * DAMAGES);
}
