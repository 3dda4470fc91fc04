//! The bytes of database files of formats that were once written: they open for ever.
//!
//! `news/format1.db.gz` is the file that `news/format1.sql` makes, `news/format4.db.gz` is what a run over two short articles left.

use std::io::Read;
use std::path::{Path, PathBuf};

use riwaya_store::{Filter, Found, Store};

fn unpacked(folder: &Path, bytes: &[u8]) -> (PathBuf, Vec<u8>) {
    let mut whole = Vec::new();
    flate2::read::GzDecoder::new(bytes).read_to_end(&mut whole).unwrap();
    let file = folder.join("old.db");
    std::fs::write(&file, &whole).unwrap();
    (file, whole)
}

fn sound(file: &Path) -> bool {
    let open = rusqlite::Connection::open(file).unwrap();
    open.query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0)).unwrap() == "ok"
}

#[test]
fn bytes_of_the_first_format_open() {
    let folder = tempfile::tempdir().unwrap();
    let (file, _) = unpacked(folder.path(), include_bytes!("news/format1.db.gz"));
    let store = Store::open(&file).unwrap();
    assert_eq!(store.events(&Filter::default()).unwrap()[0].id, "ev-old");
    drop(store);
    let mut store = Store::create(&file).unwrap();
    let (articles, claims) = (store.newest().unwrap(), store.claims(&Filter::default()).unwrap());
    assert!(store.reconcile().unwrap(), "what was decided then is decided anew");
    let new = store.events(&Filter::default()).unwrap();
    assert_eq!(store.event("ev-old").unwrap(), Found::Moved("ev-old".into(), vec![new[0].id.clone()]));
    assert_eq!(store.newest().unwrap(), articles, "what was stored then stays as it was");
    assert_eq!(store.claims(&Filter::default()).unwrap().len(), claims.len());
    drop(store);
    assert!(sound(&file));
}

#[test]
fn bytes_of_the_fourth_format_open() {
    let folder = tempfile::tempdir().unwrap();
    let (file, _) = unpacked(folder.path(), include_bytes!("news/format4.db.gz"));
    let store = Store::open(&file).unwrap();
    let events = store.events(&Filter::default()).unwrap();
    assert_eq!((events.len(), events[0].id.as_str()), (1, "ev-e5b26dccfabf3dea"));
    assert_eq!(store.newest().unwrap().len(), 2);
    let search = Filter { search: Some("المعبر".into()), ..Filter::default() };
    assert_eq!(store.articles(&search).unwrap().len(), 1);
    drop(store);
    drop(Store::create(&file).unwrap());
    assert!(sound(&file));
}

#[test]
fn a_change_of_format_that_is_broken_off_leaves_the_old() {
    let folder = tempfile::tempdir().unwrap();
    let (file, whole) = unpacked(folder.path(), include_bytes!("news/format1.db.gz"));
    let small = rusqlite::Connection::open(&file).unwrap();
    // a table of another's making stands in the way of one that is to be made
    small.execute_batch("CREATE TABLE queue (other)").unwrap();
    drop(small);
    let stood = std::fs::read(&file).unwrap();
    assert_ne!(stood, whole);
    assert!(Store::create(&file).is_err());
    let old = rusqlite::Connection::open(&file).unwrap();
    let version: i32 = old.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    let articles: i64 = old.query_row("SELECT count(*) FROM articles", [], |row| row.get(0)).unwrap();
    assert_eq!((version, articles), (1, 1));
    drop(old);
    assert_eq!(std::fs::read(&file).unwrap(), stood, "not a byte is other than before");
}
