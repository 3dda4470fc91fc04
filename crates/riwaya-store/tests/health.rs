//! How a database file is: looked over, and left as it is.

use riwaya_record::{CodedArticle, SourceMap};
use riwaya_store::{Entry, FORMAT, Health, Store, Writable};

#[test]
fn a_whole_file_is_told_of() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("news.db");
    let mut store = Store::create(&file).unwrap();
    let article = CodedArticle { id: "a.txt".into(), ..CodedArticle::default() };
    store.put(&[Entry { article: &article, map: &SourceMap::default() }]).unwrap();
    let health = Health::of(&file).unwrap();
    assert_eq!((health.format, health.writable), (FORMAT, Writable::Yes));
    assert_eq!((health.faults.len(), health.counts.map(|c| c.articles)), (0, Some(1)));
    assert_eq!((health.unfinished, health.queued), (Some(true), Some(0)));
    store.reconcile().unwrap();
    assert_eq!(Health::of(&file).unwrap().unfinished, Some(false));

    let writer = rusqlite::Connection::open(&file).unwrap();
    writer.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(Health::of(&file).unwrap().writable, Writable::Busy);
}

#[test]
fn an_older_format_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("old.db");
    let old = include_str!("news/format1.sql");
    rusqlite::Connection::open(&file).unwrap().execute_batch(&format!("BEGIN; {old} COMMIT;")).unwrap();
    let health = Health::of(&file).unwrap();
    assert_eq!((health.format, health.queued, health.unfinished), (1, None, None));
    assert!(health.faults.is_empty() && health.counts.is_some_and(|counts| counts.articles > 0));
    assert_eq!(Health::of(&file).unwrap().format, 1, "it was looked at only");
    drop(Store::open(&file).unwrap());
    assert_eq!(Health::of(&file).unwrap().format, FORMAT, "it was opened");
}

#[test]
fn what_is_no_database_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("none.db");
    assert!(Health::of(&file).unwrap_err().is_missing());
    std::fs::write(
        &file,
        "not a database, but as long as the head of one would be: a hundred bytes, more or less",
    )
    .unwrap();
    assert!(Health::of(&file).unwrap_err().is_foreign());
    assert!(Health::of(folder.path()).unwrap_err().is_foreign());
}
