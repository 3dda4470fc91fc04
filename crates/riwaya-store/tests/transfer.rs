//! Handing on all there is, and taking it back beside what is there.

mod news;

use std::collections::BTreeMap;

use news::article;
use riwaya_record::{CodedArticle, SourceMap};
use riwaya_store::{Entry, Filter, Store, Stored};

/// An article whose text tells its revisions apart.
fn revision(id: &str, text: &str) -> CodedArticle {
    CodedArticle { text: text.to_owned(), ..article(id, "Wafa", "2021-04-14") }
}

fn take(store: &mut Store, revisions: &[CodedArticle]) -> Stored {
    let map = SourceMap { charset: "utf-8".to_owned(), ..SourceMap::default() };
    let entries = revisions.iter().map(|article| Entry { article, map: &map }).collect();
    store.put_revisions(&[entries]).expect("the revisions are stored")
}

fn texts(store: &Store, id: &str) -> Vec<String> {
    store.revisions(id).expect("revisions").into_iter().map(|a| a.text).collect()
}

fn store(folder: &tempfile::TempDir) -> Store {
    Store::create(&folder.path().join("news.db")).expect("a database")
}

#[test]
fn revisions_come_in_behind_those_that_are_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = store(&folder);
    let (one, two, three) = (revision("a", "one"), revision("a", "two"), revision("a", "three"));
    let known = Stored { unchanged: 1, ..Stored::default() };

    let stored = take(&mut store, &[one.clone(), two.clone()]);
    assert_eq!((stored.new, stored.revised), (1, 1));
    assert_eq!(take(&mut store, &[one.clone(), two.clone()]), known);
    assert_eq!(take(&mut store, std::slice::from_ref(&one)), known, "what is there is further on");
    assert_eq!(take(&mut store, &[one, two, three]).revised, 1);
    assert_eq!(texts(&store, "a"), ["one", "two", "three"]);
}

#[test]
fn the_newest_text_may_be_coded_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = store(&folder);
    let article = article("a", "Wafa", "2021-04-14");
    take(&mut store, std::slice::from_ref(&article));
    let bare = CodedArticle { claims: vec![], statements: vec![], ..article };
    assert_eq!(take(&mut store, &[bare]).recoded, 1);
    assert_eq!(store.counts().unwrap().claims, 0);
}

#[test]
fn revisions_are_handed_on_as_they_stand() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = store(&folder);
    let revisions = [revision("a", "one"), revision("a", "two")];
    take(&mut store, &revisions);
    take(&mut store, &[revision("b", "three")]);
    let mut found = Vec::new();
    store
        .each_revision(&Filter::default(), |kept| {
            found.push((kept.id.to_owned(), kept.revision, kept.record.to_owned()));
            assert!(kept.map.contains("utf-8"));
            true
        })
        .unwrap();
    let ids: Vec<(&str, i64)> = found.iter().map(|(id, n, _)| (id.as_str(), *n)).collect();
    assert_eq!(ids, [("a", 1), ("a", 2), ("b", 1)]);
    assert_eq!(found[1].2, serde_json::to_string(&revisions[1]).unwrap());
    let mut seen = 0;
    let some = |_: riwaya_store::Placed| {
        seen += 1;
        false
    };
    store.each_placed(&Filter::default(), some).unwrap();
    assert_eq!(seen, 1, "it ends where it is told to");
}

#[test]
fn what_others_write_meanwhile_is_not_seen() {
    let folder = tempfile::tempdir().unwrap();
    let mut writer = store(&folder);
    take(&mut writer, &[revision("a", "one")]);
    let reader = Store::open(&folder.path().join("news.db")).unwrap();
    let counted = reader
        .at_once(|store| {
            let before = store.counts().unwrap().articles;
            take(&mut writer, &[revision("b", "two")]);
            (before, store.counts().unwrap().articles)
        })
        .unwrap();
    assert_eq!(counted, (1, 1));
    assert_eq!(reader.counts().unwrap().articles, 2);
}

#[test]
fn history_comes_along() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = store(&folder);
    let aliases = [("ev-old".to_owned(), Some("ev-new".to_owned())), ("ev-gone".to_owned(), None)];
    let renamed = BTreeMap::from([("c-old".to_owned(), "c-new".to_owned())]);
    for _ in 0..2 {
        store.put_history(&aliases, &renamed).unwrap();
    }
    let mut found = Vec::new();
    store
        .each_alias(|old, new| {
            found.push((old.to_owned(), new.map(str::to_owned)));
            true
        })
        .unwrap();
    assert_eq!(found, [("ev-gone".to_owned(), None), ("ev-old".to_owned(), Some("ev-new".to_owned()))]);
    let mut found = Vec::new();
    store
        .each_renaming(|old, new| {
            found.push((old.to_owned(), new.to_owned()));
            true
        })
        .unwrap();
    assert_eq!(found, [("c-old".to_owned(), "c-new".to_owned())]);
}
