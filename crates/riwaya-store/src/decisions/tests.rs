//! Deciding portion by portion.

use riwaya_record::SourceMap;

use super::*;
use crate::{Entry, Filter, Found};

#[path = "../../tests/news/mod.rs"]
mod news;

/// Articles about one call; of one day the one with the last id came out first, and gives the event its id.
fn articles() -> Vec<CodedArticle> {
    let at = |id: &str, hour: usize| {
        let mut article = news::article(id, id, "2021-04-14");
        article.published.time = Some(format!("2021-04-14T{hour:02}:00:00"));
        article
    };
    ["a", "b", "c", "d"].iter().enumerate().map(|(n, id)| at(id, 20 - n)).collect()
}

fn put(store: &mut Store, articles: &[CodedArticle]) {
    let map = SourceMap::default();
    let entries: Vec<Entry<'_>> = articles.iter().map(|article| Entry { article, map: &map }).collect();
    store.put(&entries).unwrap();
}

fn aliases(store: &Store) -> Vec<String> {
    store.rows("SELECT old FROM aliases", [], |row| row.get(0)).unwrap()
}

#[test]
fn what_is_decided_in_portions_is_what_all_give_at_once() {
    let mut known = None;
    for most in [9, 3, 2, 1] {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::create(&folder.path().join("news.db")).unwrap();
        put(&mut store, &articles());
        assert!(store.reconcile_by(most).unwrap());
        let events = store.events(&Filter::default()).unwrap();
        assert_eq!((events.len(), events[0].articles.len()), (1, 4));
        assert_eq!(aliases(&store), Vec::<String>::new(), "{most}: an event that only passed leaves nothing");
        assert_eq!(known.get_or_insert_with(|| events.clone()), &events, "{most}");
    }
}

#[test]
fn an_id_that_was_known_leads_on_through_all_portions() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::create(&folder.path().join("news.db")).unwrap();
    let all = articles();
    put(&mut store, &all[..1]);
    store.reconcile().unwrap();
    let first = store.events(&Filter::default()).unwrap().remove(0).id;
    put(&mut store, &all[1..]);
    store.reconcile_by(1).unwrap();
    let last = store.events(&Filter::default()).unwrap().remove(0).id;
    assert_ne!(first, last);
    assert_eq!(store.event(&first).unwrap(), Found::Moved(first.clone(), vec![last]));
    assert!(aliases(&store).contains(&first));
}
