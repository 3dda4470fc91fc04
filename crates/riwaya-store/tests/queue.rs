//! What the queue promises: each item once, where it last stood, whatever is broken off.

mod news;

use riwaya_record::{Article, CodedArticle, SourceMap};
use riwaya_store::{Entry, FeedState, FileState, Item, QueueLength, RobotsState, Store};

const FEED: &str = "https://plain.example/rss";
const OTHER: &str = "https://hill.example/rss";

fn item(address: &str, text: &str, page: bool) -> Item {
    Item {
        address: address.to_owned(),
        page: page.then(|| address.to_owned()),
        seen: text.as_bytes().to_vec(),
        article: Article { id: address.to_owned(), text: text.to_owned(), ..Article::default() },
    }
}

fn read(url: &str, at: i64) -> FeedState {
    FeedState { url: url.to_owned(), checked: Some(at), due: at + 100, ..FeedState::default() }
}

fn take(store: &mut Store, feed: &str, items: &[Item]) -> usize {
    store.take_in(&read(feed, 5), items, &[FEED.to_owned(), OTHER.to_owned()]).unwrap()
}

/// Stores what is ready, as a program that codes nothing.
fn code(store: &mut Store) -> usize {
    let ready = store.ready(10).unwrap();
    let coded: Vec<CodedArticle> = ready
        .iter()
        .map(|r| CodedArticle {
            id: r.article.id.clone(),
            text: r.article.text.clone(),
            ..CodedArticle::default()
        })
        .collect();
    let map = SourceMap::default();
    let entries: Vec<Entry<'_>> = coded.iter().map(|article| Entry { article, map: &map }).collect();
    store.put_queued(&entries, &ready).unwrap();
    ready.len()
}

fn lengths(store: &Store, feed: &str) -> QueueLength {
    store.queue_lengths().unwrap().get(feed).copied().unwrap_or_default()
}

#[test]
fn an_item_is_taken_once_and_again_when_it_changes() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::create(&folder.path().join("news.db")).unwrap();
    let (first, second) =
        (item("https://plain.example/1", "نص", false), item("https://plain.example/2", "موجز", true));
    assert_eq!(take(&mut store, FEED, &[first.clone(), second.clone()]), 2);
    assert_eq!(store.feed(FEED).unwrap(), Some(read(FEED, 5)));
    assert_eq!(take(&mut store, FEED, &[first.clone(), second.clone()]), 0, "known");
    assert_eq!(
        take(&mut store, OTHER, &[item("https://plain.example/1", "نص آخر", false)]),
        0,
        "another feed's"
    );

    assert_eq!(code(&mut store), 1);
    assert_eq!(code(&mut store), 0);
    assert_eq!(store.counts().unwrap().articles, 1);
    let changed = item("https://plain.example/1", "نص جديد", false);
    assert_eq!(take(&mut store, FEED, std::slice::from_ref(&changed)), 1, "the feed says otherwise now");
    code(&mut store);
    assert_eq!(store.revisions("https://plain.example/1").unwrap().len(), 2);

    let alone = [OTHER.to_owned()];
    let taken = store.take_in(&read(OTHER, 6), &[first], &alone).unwrap();
    assert_eq!(taken, 1, "the feed that named it first is followed no more");
    assert_eq!(lengths(&store, OTHER), QueueLength { ready: 1, ..QueueLength::default() });
    assert_eq!(lengths(&store, FEED), QueueLength { waiting: 1, ..QueueLength::default() });
}

#[test]
fn an_item_waits_for_its_page() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::create(&folder.path().join("news.db")).unwrap();
    take(
        &mut store,
        FEED,
        &[item("https://plain.example/1", "موجز", true), item("https://plain.example/2", "", true)],
    );
    assert!(store.waiting(4, 9).unwrap().is_empty(), "not yet");
    let waiting = store.waiting(5, 9).unwrap();
    assert_eq!(
        waiting.iter().map(|w| w.page.as_str()).collect::<Vec<_>>(),
        ["https://plain.example/1", "https://plain.example/2"]
    );

    assert_eq!(store.waiting(5, 1).unwrap(), waiting[..1], "of each feed so many");

    store.postpone(&waiting[0], 1, 50, Some("500")).unwrap();
    assert_eq!(store.next_waiting().unwrap(), Some(5));
    assert_eq!(store.waiting(5, 9).unwrap().len(), 1);
    store.give_up(&waiting[1], "404").unwrap();
    assert_eq!((store.next_waiting().unwrap(), store.waiting(50, 9).unwrap()[0].attempts), (Some(50), 1));
    assert_eq!(store.told_of(&waiting[0]).unwrap().unwrap().text, "موجز");

    let mut page =
        Article { id: "https://plain.example/1".into(), text: "نص كامل".into(), ..Article::default() };
    page.map.charset = "windows-1256".to_owned();
    store.has_read(&waiting[0], &page, None).unwrap();
    assert_eq!(store.ready(9).unwrap()[0].article, page, "with its map");
    // the same answer once more, as after a kill
    store.has_read(&waiting[0], &Article::default(), None).unwrap();
    assert_eq!(store.ready(9).unwrap()[0].article, page);
    assert_eq!(store.told_of(&waiting[0]).unwrap(), None);
    code(&mut store);
    assert_eq!(lengths(&store, FEED), QueueLength { stored: 1, given_up: 1, ..QueueLength::default() });
}

#[test]
fn files_are_kept_with_their_articles() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::create(&folder.path().join("news.db")).unwrap();
    let file = FileState { folder: "in".into(), path: "a.txt".into(), stamp: "3 1".into(), content: vec![1] };
    let article = news::article("a.txt", "Wafa", "2021-04-14");
    store.put_file(&[Entry { article: &article, map: &SourceMap::default() }], &file).unwrap();
    assert_eq!(store.file_state("in", "a.txt").unwrap(), Some(file));
    assert_eq!(store.file_state("out", "a.txt").unwrap(), None);
    assert_eq!(store.file_elsewhere("out", "a.txt").unwrap().as_deref(), Some("in"));
    assert_eq!(store.file_elsewhere("in", "a.txt").unwrap(), None);
}

#[test]
fn what_servers_asked_for_is_kept_as_long_as_it_holds() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::create(&folder.path().join("news.db")).unwrap();
    let rules =
        RobotsState { origin: "https://plain.example".into(), until: 20, rules: "User-agent: *".into() };
    store.keep_asked(&[], std::slice::from_ref(&rules)).unwrap();
    assert_eq!(store.robots(19).unwrap(), [rules]);
    assert!(store.robots(20).unwrap().is_empty());
}
