//! What the database file promises: nothing done twice, nothing lost, nobody else's file touched.

mod news;

use std::path::Path;

use news::{article, call, event, party};
use riwaya_reconcile::{Decided, Strung, Update};
use riwaya_record::{CodedArticle, Correcting, Correction, Event, EventType, SourceMap, Status};
use riwaya_store::{Entry, Filter, Found, HostState, Page, Record, Store, Stored};

fn put(store: &mut Store, articles: &[CodedArticle]) -> Stored {
    let map = SourceMap::default();
    let entries: Vec<Entry<'_>> = articles.iter().map(|article| Entry { article, map: &map }).collect();
    store.put(&entries).expect("the batch is stored")
}

/// Decisions as a test wants them: each article leads with its first event.
fn decisions(articles: &[CodedArticle], events: &[Event]) -> Update {
    let lead = |a: &CodedArticle| events.iter().find(|e| e.articles.contains(&a.id)).map(|e| e.id.clone());
    Update {
        decided: articles
            .iter()
            .map(|a| (a.id.clone(), Decided { main_event: lead(a), ..Decided::default() }))
            .collect(),
        events: events.iter().map(|e| Strung { event: e.clone(), affair: None }).collect(),
        ..Update::default()
    }
}

fn rebuild(store: &mut Store, events: &[Event]) {
    let articles = store.newest().expect("articles");
    store.replace(&decisions(&articles, events)).expect("the events are stored");
}

fn dump(file: &Path) -> Vec<String> {
    let store = Store::open(file).expect("a database");
    let all = Filter { min_confidence: 0.0, ..Filter::default() };
    let mut lines: Vec<String> = Vec::new();
    lines.extend(store.articles(&all).unwrap().iter().map(|a| serde_json::to_string(a).unwrap()));
    lines.extend(store.claims(&all).unwrap().iter().map(|a| serde_json::to_string(a).unwrap()));
    lines.extend(store.statements(&all).unwrap().iter().map(|a| serde_json::to_string(a).unwrap()));
    lines.extend(store.events(&all).unwrap().iter().map(|a| serde_json::to_string(a).unwrap()));
    lines.push(format!("{:?}", store.counts().unwrap()));
    lines
}

#[test]
fn storing_twice_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("news.db");
    let articles = [article("a", "Wafa", "2021-04-14"), article("b", "TASS", "2021-04-15")];
    let events = [event("ev-1", &["a", "b"], &["a-c1", "b-c1"])];
    {
        let mut store = Store::create(&file).unwrap();
        assert_eq!(put(&mut store, &articles), Stored { new: 2, ..Stored::default() });
        assert!(store.is_unfinished().unwrap(), "events do not rest on these articles yet");
        rebuild(&mut store, &events);
        assert!(!store.is_unfinished().unwrap());
    }
    let first = dump(&file);
    {
        let mut store = Store::create(&file).unwrap();
        assert_eq!(put(&mut store, &articles), Stored { unchanged: 2, ..Stored::default() });
        assert!(!store.is_unfinished().unwrap(), "nothing is to be decided");
    }
    assert_eq!(dump(&file), first);
}

#[test]
fn records_come_back_as_they_went_in() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::create(&folder.path().join("news.db")).unwrap();
    let mut original = article("a", "Wafa", "2021-04-14");
    original.claims[0].confidence = 0.1 + 0.2;
    original.claims[0].score = 1.0 / 3.0;
    put(&mut store, std::slice::from_ref(&original));
    assert_eq!(store.newest().unwrap(), [original]);
}

#[test]
fn an_article_that_changes_is_a_new_revision_and_the_old_stays() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::create(&folder.path().join("news.db")).unwrap();
    let old = article("a", "Wafa", "2021-04-14");
    put(&mut store, std::slice::from_ref(&old));
    let mut new = old.clone();
    new.text.push_str(" تراجعت الوكالة.");
    new.claims.clear();
    assert_eq!(put(&mut store, std::slice::from_ref(&new)), Stored { revised: 1, ..Stored::default() });
    assert_eq!(store.newest().unwrap(), std::slice::from_ref(&new));
    assert_eq!(store.revisions("a").unwrap(), [old, new]);
    assert!(store.claims(&Filter::default()).unwrap().is_empty(), "claims are those of the newest revision");
    let search = |words: &str| {
        let filter = Filter { search: Some(words.to_owned()), ..Filter::default() };
        store.articles(&filter).unwrap().len()
    };
    assert_eq!((search("تراجعت"), search("الكرملين")), (1, 1));
}

#[test]
fn the_same_text_coded_otherwise_is_no_revision() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::create(&folder.path().join("news.db")).unwrap();
    let mut coded = article("a", "Wafa", "2021-04-14");
    put(&mut store, std::slice::from_ref(&coded));
    coded.claims[0].status = Status::Negated;
    assert_eq!(put(&mut store, std::slice::from_ref(&coded)), Stored { recoded: 1, ..Stored::default() });
    assert_eq!(store.revisions("a").unwrap().len(), 1);
    let denied = Filter { statuses: vec![Status::Negated], ..Filter::default() };
    assert_eq!(store.claims(&denied).unwrap().len(), 1);
}

#[test]
fn filters_select() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::create(&folder.path().join("news.db")).unwrap();
    let mut directed = article("c", "Wafa", "2021-05-01");
    directed.claims = vec![call("c-c1", EventType::Sanction, "2021-05")];
    directed.claims[0].actor = vec![party("USA", "GOV")];
    directed.claims[0].recipient = vec![party("RUS", "GOV")];
    let mut unsure = article("d", "Wafa", "2021-06-01");
    unsure.claims[0].confidence = 0.3;
    put(
        &mut store,
        &[article("a", "Wafa", "2021-04-14"), article("b", "TASS", "2021-04-15"), directed, unsure],
    );
    rebuild(&mut store, &[event("ev-1", &["a", "b"], &["a-c1", "b-c1"]), event("ev-2", &["c"], &["c-c1"])]);
    let ids = |filter: Filter| -> Vec<String> {
        store.claims(&filter).unwrap().into_iter().map(|c| c.claim.id).collect()
    };
    let none = Filter::default;
    assert_eq!(ids(none()), ["a-c1", "b-c1", "c-c1"], "what is below the confidence shown is left out");
    assert_eq!(ids(Filter { min_confidence: 0.0, ..none() }).len(), 4);
    assert_eq!(ids(Filter { limit: Some(1), ..none() }), ["a-c1"]);
    assert_eq!(ids(Filter { outlet: Some("tass".into()), ..none() }), ["b-c1"]);
    assert_eq!(ids(Filter { types: vec![EventType::Sanction], ..none() }), ["c-c1"]);

    // A call matches either way round, a sanction one way only.
    let way = |actor: &str, recipient: &str| {
        ids(Filter { actor: Some(actor.into()), recipient: Some(recipient.into()), ..none() })
    };
    assert_eq!(way("USA", "RUS"), ["a-c1", "b-c1", "c-c1"]);
    assert_eq!(way("RUS", "USA"), ["a-c1", "b-c1"]);
    assert!(way("RUS", "RUS").is_empty(), "two parties are two parties");
    assert_eq!(ids(Filter { recipient: Some("usa-gov".into()), ..none() }), ["a-c1", "b-c1"]);

    // A date known to the month lies in every range that touches the month.
    let range = |from: &str, to: &str| ids(Filter { from: Some(from.into()), to: Some(to.into()), ..none() });
    assert_eq!(range("2021-05-20", "2021-06"), ["c-c1"]);
    assert_eq!(range("2021-04-13", "2021-04-13"), ["a-c1", "b-c1"]);
    assert_eq!(range("2021", "2021").len(), 3);
    assert!(range("2022", "2023").is_empty());

    let search = |words: &str| ids(Filter { search: Some(words.into()), ..none() });
    assert_eq!(search("بوتِين"), ["a-c1", "b-c1", "c-c1"], "marks do not matter");
    assert_eq!(search("\"جو بايدن\"").len(), 3);
    assert!(search("\"بايدن جو\"").is_empty());
    assert_eq!(search("فلاديمير").len(), 3, "the text has it with a conjunction");
    assert!(search("«»").is_empty());
    assert!(search("' OR 1=1 --").is_empty());

    let events = |filter: Filter| -> Vec<String> {
        store.events(&filter).unwrap().into_iter().map(|e| e.id).collect()
    };
    assert_eq!(events(Filter { outlet: Some("TASS".into()), ..none() }), ["ev-1"]);
    assert_eq!(events(Filter { search: Some("بوتين".into()), ..none() }), ["ev-1", "ev-2"]);
    let articles = store.articles(&Filter { types: vec![EventType::Sanction], ..none() }).unwrap();
    assert_eq!(articles.iter().map(|a| a.id.as_str()).collect::<Vec<_>>(), ["c"]);
    assert_eq!(articles[0].main_event.as_deref(), Some("ev-2"));
}

#[test]
fn ids_are_found_by_their_beginning() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::create(&folder.path().join("news.db")).unwrap();
    put(&mut store, &[article("a", "Wafa", "2021-04-14")]);
    rebuild(&mut store, &[event("ev-12", &["a"], &["a-c1"]), event("ev-13", &["a"], &[])]);
    assert!(matches!(store.event("ev-12").unwrap(), Found::One(e) if e.id == "ev-12"));
    assert_eq!(store.event("ev-").unwrap(), Found::Several(vec!["ev-12".into(), "ev-13".into()]));
    assert_eq!(store.event("%").unwrap(), Found::Nothing);
    assert_eq!(store.event("").unwrap(), Found::Nothing);
    match store.find("a-c").unwrap() {
        Found::One(Record::Claim(c)) => assert_eq!(c.event_id.as_deref(), Some("ev-12")),
        other => panic!("expected the claim, found {other:?}"),
    }
}

#[test]
fn the_id_of_an_event_that_is_gone_leads_to_what_became_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::create(&folder.path().join("news.db")).unwrap();
    put(&mut store, &[article("a", "Wafa", "2021-04-14"), article("b", "TASS", "2021-04-15")]);
    rebuild(&mut store, &[event("one", &["a"], &["a-c1"]), event("two", &["b"], &["b-c1"])]);
    rebuild(&mut store, &[event("both", &["a", "b"], &["a-c1", "b-c1"])]);
    assert_eq!(store.event("one").unwrap(), Found::Moved("one".into(), vec!["both".into()]));
    rebuild(&mut store, &[event("both-again", &["a", "b"], &["a-c1", "b-c1"])]);
    assert_eq!(store.event("two").unwrap(), Found::Moved("two".into(), vec!["both-again".into()]), "and on");
    rebuild(&mut store, &[]);
    assert_eq!(store.event("one").unwrap(), Found::Moved("one".into(), vec![]), "withdrawn");
    rebuild(&mut store, &[event("one", &["a"], &["a-c1"])]);
    assert!(matches!(store.event("one").unwrap(), Found::One(_)), "an event that is back is itself");
}

#[test]
fn other_files_are_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);

    let missing = Store::open(&at("none.db")).unwrap_err();
    assert!(missing.is_missing() && missing.to_string().contains("none.db"), "{missing}");
    assert!(!at("none.db").exists(), "reading makes nothing");

    let nowhere = Store::create(&at("no/such/folder.db")).unwrap_err();
    assert!(nowhere.to_string().contains("folder"), "{nowhere}");

    let text = at("notes.txt");
    std::fs::write(&text, "these are my notes\n".repeat(100)).unwrap();
    for error in [Store::open(&text).unwrap_err(), Store::create(&text).unwrap_err()] {
        assert!(error.is_foreign() && error.to_string().contains("is not a database"), "{error}");
    }
    assert_eq!(std::fs::read(&text).unwrap(), "these are my notes\n".repeat(100).as_bytes());

    std::fs::write(at("empty.db"), "").unwrap();
    assert!(Store::open(&at("empty.db")).unwrap_err().to_string().contains("empty"));
    assert!(Store::open(folder.path()).unwrap_err().to_string().contains("is not a file"));

    for application in [0, 0x4750_4b47] {
        let other = at(&format!("other-{application}.db"));
        let connection = rusqlite::Connection::open(&other).unwrap();
        connection.execute_batch("CREATE TABLE notes (note)").unwrap();
        connection.pragma_update(None, "application_id", application).unwrap();
        drop(connection);
        let before = std::fs::read(&other).unwrap();
        for error in [Store::open(&other).unwrap_err(), Store::create(&other).unwrap_err()] {
            assert!(error.is_foreign(), "{error}");
        }
        assert_eq!(std::fs::read(&other).unwrap(), before, "not a byte was touched");
    }
}

#[test]
fn a_newer_format_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("news.db");
    drop(Store::create(&file).unwrap());
    rusqlite::Connection::open(&file).unwrap().pragma_update(None, "user_version", 99).unwrap();
    for error in [Store::open(&file).unwrap_err(), Store::create(&file).unwrap_err()] {
        assert!(error.to_string().contains("newer riwaya (format 99"), "{error}");
    }
}

#[test]
fn a_damaged_file_is_said_to_be_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("news.db");
    let articles: Vec<CodedArticle> =
        (0..200).map(|n| article(&format!("a{n:03}"), "Wafa", "2021-04-14")).collect();
    put(&mut Store::create(&file).unwrap(), &articles);
    let mut bytes = std::fs::read(&file).unwrap();
    let length = bytes.len();
    bytes[4096..length].fill(0xA5);
    std::fs::write(&file, bytes).unwrap();
    let error = Store::open(&file).and_then(|store| store.newest()).unwrap_err();
    assert!(error.is_damaged() && error.to_string().contains("news.db"), "{error}");
}

#[test]
fn a_read_only_file_can_be_read_and_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("news.db");
    put(&mut Store::create(&file).unwrap(), &[article("a", "Wafa", "2021-04-14")]);
    let mut permissions = file.metadata().unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&file, permissions).unwrap();
    assert_eq!(Store::open(&file).unwrap().counts().unwrap().articles, 1);
    let error = Store::create(&file).unwrap_err();
    assert!(error.to_string().contains("read-only"), "{error}");
}

#[test]
fn reading_leaves_no_files_behind() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("news.db");
    put(&mut Store::create(&file).unwrap(), &[article("a", "Wafa", "2021-04-14")]);
    Store::open(&file).unwrap().newest().unwrap();
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(names, ["news.db"]);
}

#[test]
fn a_batch_that_fails_leaves_nothing_half_done() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("news.db");
    let mut store = Store::create(&file).unwrap();
    put(&mut store, &[article("a", "Wafa", "2021-04-14")]);
    let other = rusqlite::Connection::open(&file).unwrap();
    other
        .execute_batch("CREATE TRIGGER stop BEFORE INSERT ON statements BEGIN SELECT RAISE(ABORT, 'no'); END")
        .unwrap();
    let (b, map) = (article("b", "TASS", "2021-04-15"), SourceMap::default());
    assert!(store.put(&[Entry { article: &b, map: &map }]).is_err());
    assert_eq!(store.counts().unwrap().articles, 1);
    assert_eq!(store.claims(&Filter::default()).unwrap().len(), 1);
}

#[test]
fn recoding_is_all_or_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("news.db");
    let mut store = Store::create(&file).unwrap();
    let (a, b) = (article("a", "Wafa", "2021-04-14"), article("b", "TASS", "2021-08-15"));
    put(&mut store, &[a.clone(), b.clone()]);
    assert!(store.reconcile().unwrap());
    let before = dump(&file);
    let one = store.events(&Filter::default()).unwrap()[0].id.clone();
    let mut recoded = a.clone();
    recoded.claims[0].id = "a-c2".into();
    for statement in &mut recoded.statements {
        statement.claim = None;
    }
    let renamed = [("a-c1".to_owned(), "a-c2".to_owned())].into();
    let work_out = |store: &Store| store.recoding(vec![recoded.clone()], &renamed).expect("worked out");

    let late = work_out(&store);
    put(&mut store, &[article("c", "Wafa", "2021-12-14")]);
    let refused = store.recode(&late, &renamed).unwrap_err();
    assert!(refused.to_string().contains("changed while"), "an article came in meanwhile: {refused}");
    assert!(store.is_unfinished().unwrap(), "the new article is still to be decided on");
    store.reconcile().unwrap();

    let other = rusqlite::Connection::open(&file).unwrap();
    other
        .execute_batch("CREATE TRIGGER stop BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'no'); END")
        .unwrap();
    let stood = dump(&file);
    assert!(stood.len() > before.len());
    let recoding = work_out(&store);
    assert!(store.recode(&recoding, &renamed).is_err(), "broken off at the end");
    assert_eq!(dump(&file), stood);

    other.execute_batch("DROP TRIGGER stop").unwrap();
    let after = recoding.events(&store.events(&Filter::default()).unwrap());
    store.recode(&recoding, &renamed).unwrap();
    assert_eq!(store.events(&Filter::default()).unwrap(), after);
    assert_eq!(store.article("a").unwrap(), Some(recoded));
    assert_eq!(store.revisions("a").unwrap().len(), 1);
    let heirs: Vec<String> =
        after.iter().filter(|e| e.claims.contains(&"a-c2".to_owned())).map(|e| e.id.clone()).collect();
    assert_eq!(store.event(&one).unwrap(), Found::Moved(one, heirs));
}

#[test]
fn what_is_found_by_its_outlet_follows_the_newest_revision() {
    let folder = tempfile::tempdir().unwrap();
    let (_, mut store, event) = two_reports(folder.path());
    let of = |store: &Store, outlet: &str| {
        let asked = Filter { outlet: Some(outlet.into()), ..Filter::default() };
        store
            .latest_events(&asked, None, None, 9)
            .unwrap()
            .items
            .into_iter()
            .map(|e| e.id)
            .collect::<Vec<_>>()
    };
    assert_eq!(of(&store, "TASS"), std::slice::from_ref(&event.id));
    let mut renamed = article("b", "ТАСС", "2021-04-14");
    renamed.text.push_str(" حُدّث.");
    put(&mut store, &[renamed]);
    store.reconcile().unwrap();
    assert!(of(&store, "TASS").is_empty());
    assert_eq!(of(&store, "ТАСС").len(), 1);
    assert_eq!(of(&store, "Wafa").len(), 1);
    let spread = store.spread(&Filter::default(), None, 9, 9).unwrap();
    assert_eq!(spread.outlets.into_iter().map(|(name, _)| name).collect::<Vec<_>>(), ["Wafa", "ТАСС"]);
}

/// A claim must be of the party and of the type that are asked for, not the one of one and the other of another.
#[test]
fn what_is_asked_of_an_act_holds_of_one_claim_of_an_article() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::create(&folder.path().join("news.db")).unwrap();
    let mut two = article("a", "Wafa", "2021-04-14");
    let mut other = two.claims[0].clone();
    other.id = "a-c9".into();
    other.event = EventType::Aid;
    other.actor = vec![party("JOR", "GOV")];
    other.recipient = vec![party("EGY", "GOV")];
    other.status = Status::Future;
    two.claims.push(other);
    put(&mut store, &[two]);
    let found = |actor: &str, kind: EventType, status: Option<Status>, least: f64| {
        let asked = Filter {
            actor: Some(actor.into()),
            types: vec![kind],
            statuses: status.into_iter().collect(),
            min_confidence: least,
            ..Filter::default()
        };
        store.count_articles(&asked, 9).unwrap()
    };
    assert_eq!(found("JOR", EventType::Aid, None, 0.5), 1);
    assert_eq!(found("JOR", EventType::Consult, None, 0.5), 0);
    assert_eq!(found("EGY", EventType::Aid, None, 0.5), 0, "it is given to them");
    assert_eq!(found("JOR", EventType::Aid, Some(Status::Future), 0.5), 1);
    assert_eq!(found("JOR", EventType::Aid, Some(Status::Actual), 0.5), 0, "that is the other claim's");
    assert_eq!(found("JOR", EventType::Aid, None, 0.1), 1);
    assert_eq!(found("JOR", EventType::Aid, None, 0.999), 0);
}

/// A database of an older format, opened once for writing.
fn of_format(folder: &Path, format: u32, sql: &str) -> (std::path::PathBuf, Store) {
    let file = folder.join(format!("format{format}.db"));
    rusqlite::Connection::open(&file).unwrap().execute_batch(&format!("BEGIN; {sql} COMMIT;")).unwrap();
    let store = Store::create(&file).unwrap();
    (file, store)
}

/// A database of the first format is brought up to date where it is opened, and looks as if it had been made in this one.
#[test]
fn an_older_format_is_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("read.db");
    let old = rusqlite::Connection::open(&file).unwrap();
    old.execute_batch(include_str!("news/format1.sql")).unwrap();
    drop(old);
    let read = Store::open(&file).unwrap();
    assert_eq!(read.events(&Filter::default()).unwrap()[0].id, "ev-old");
    assert_eq!(read.storylines(&Filter::default()).unwrap()[0].id, "st-old");
    assert!(read.is_unfinished().unwrap(), "the events are to be made anew");
    drop(read);
    let (first, mut store) = of_format(folder.path(), 1, include_str!("news/format1.sql"));
    assert!(store.reconcile().unwrap());
    let new = store.events(&Filter::default()).unwrap();
    assert_eq!(new.len(), 1);
    assert_eq!(store.event("ev-old").unwrap(), Found::Moved("ev-old".into(), vec![new[0].id.clone()]));

    let (second, mut store) = of_format(folder.path(), 2, include_str!("news/format2.sql"));
    let stood = store.events(&Filter::default()).unwrap();
    assert!(!stood.is_empty() && !store.is_unfinished().unwrap(), "its events stand");
    let claim = stood[0].claims[0].clone();
    correct(&mut store, Correcting::Confirm { claims: vec![claim] });
    assert!(store.reconcile().unwrap());
    assert_eq!(store.events(&Filter::default()).unwrap()[0].id, stood[0].id);

    let (third, mut store) = of_format(folder.path(), 3, include_str!("news/format3.sql"));
    let ids = |of: Page<Event>| of.items.into_iter().map(|e| e.id).collect::<Vec<_>>();
    let latest = ids(store.latest_events(&Filter::default(), None, None, 10).unwrap());
    assert_eq!(latest, ["ev-3a7b8cede47579d4", "ev-437949c7c71c302d", "ev-7fed991e419f2cda"], "undated last");
    assert_eq!(store.revisions("a.txt").unwrap().len(), 2);
    let found = |words: &str| {
        let asked = Filter { search: Some(words.into()), ..Filter::default() };
        let most = usize::MAX;
        [
            store.count_articles(&asked, most).unwrap(),
            store.count_events(&asked, None, most).unwrap(),
            store.count_claims(&asked, most).unwrap(),
        ]
    };
    assert_eq!(found("التقى"), [1, 1, 1]);
    assert_eq!(found("قديم"), [0, 0, 0], "what the rows were before is not found under");
    let busiest: Vec<_> = store.busiest(2).unwrap().into_iter().filter_map(|t| t.actor.code()).collect();
    assert_eq!(busiest, ["JOR", "EGY"]);
    store.reconcile().unwrap();
    let again = ids(store.latest_events(&Filter::default(), None, None, 10).unwrap());
    assert_eq!(again, latest, "its events stand, decided anew or not");

    let aside = tempfile::tempdir().unwrap();
    let (corrected, mut store) = of_format(aside.path(), 3, include_str!("news/format3-corrected.sql"));
    assert!(!store.events(&Filter::default()).unwrap().is_empty() && !store.is_unfinished().unwrap());
    assert_eq!(store.corrections().unwrap().len(), 1, "what people said stays");
    assert_eq!(store.feed("https://plain.example/rss").unwrap(), None, "nothing is followed yet");
    assert!(store.keep_asked(&[HostState { host: "plain.example".into(), not_before: 9 }], &[]).is_ok());
    assert_eq!(store.hosts(8).unwrap().len(), 1);

    let (fourth, mut store) = of_format(folder.path(), 4, include_str!("news/format4.sql"));
    let asked = |filter: Filter| {
        let most = usize::MAX;
        [
            store.count_articles(&filter, most).unwrap(),
            store.count_claims(&filter, most).unwrap(),
            store.count_events(&filter, None, most).unwrap(),
        ]
    };
    let words = |words: &str| Filter { search: Some(words.into()), ..Filter::default() };
    assert_eq!(asked(words("اتفاقا")), [1, 2, 1]);
    assert_eq!(asked(words("قديم")), [0, 0, 0]);
    assert_eq!(asked(Filter { actor: Some("TUN".into()), ..Filter::default() }), [1, 2, 1]);
    assert_eq!(asked(Filter { outlet: Some("صحيفة الشراع".into()), ..Filter::default() }), [1, 2, 1]);
    let spread = store.spread(&Filter::default(), None, 10, 10).unwrap();
    assert_eq!(spread.events, 2);
    assert_eq!(spread.outlets, [("جريدة المرفأ".to_owned(), 1), ("صحيفة الشراع".to_owned(), 1)]);
    let counts = store.counts().unwrap();
    assert_eq!((counts.articles, counts.revisions, counts.events), (2, 1, 2));
    let stood = ids(store.latest_events(&Filter::default(), None, None, 10).unwrap());
    assert_eq!(stood, ["ev-3a7b8cede47579d4", "ev-da4a06ffae980793"]);
    store.reconcile().unwrap();
    assert_eq!(ids(store.latest_events(&Filter::default(), None, None, 10).unwrap()), stood);

    let fresh = folder.path().join("fresh.db");
    drop(Store::create(&fresh).unwrap());
    let shape = |file: &Path| -> Vec<(String, String)> {
        let open = rusqlite::Connection::open(file).unwrap();
        let mut columns = open
            .prepare(
                "SELECT m.name, c.name || ' ' || c.type || ' ' || c.\"notnull\" || ' ' || c.pk FROM sqlite_master m \
                 JOIN pragma_table_info(m.name) c WHERE m.type = 'table' \
                 UNION ALL SELECT name, replace(sql, char(10), ' ') FROM sqlite_master \
                 WHERE type IN ('index', 'trigger') AND sql NOT NULL ORDER BY 1, 2",
            )
            .unwrap();
        let rows = columns.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    };
    assert_eq!(shape(&file), shape(&fresh));
    assert_eq!(shape(&first), shape(&fresh));
    assert_eq!(shape(&second), shape(&fresh));
    assert_eq!(shape(&third), shape(&fresh));
    assert_eq!(shape(&fourth), shape(&fresh));
    assert_eq!(shape(&corrected), shape(&fresh));
}

fn wanted(change: Correcting) -> Correction {
    Correction {
        id: String::new(),
        at: "2031-06-01T08:00:00Z".into(),
        who: "هدى".into(),
        why: String::new(),
        event: None,
        change,
    }
}

fn correct(store: &mut Store, change: Correcting) -> Correction {
    store.correct(&wanted(change)).unwrap().expect("it makes sense")
}

fn undo(store: &mut Store, of: &Correction) -> Correction {
    correct(store, Correcting::Undo { correction: of.id.clone() })
}

/// A database of two articles that tell of one call, decided on.
fn two_reports(folder: &Path) -> (std::path::PathBuf, Store, Event) {
    let file = folder.join("news.db");
    let mut store = Store::create(&file).unwrap();
    put(&mut store, &[article("a", "Wafa", "2021-04-14"), article("b", "TASS", "2021-04-14")]);
    store.reconcile().unwrap();
    let event = store.events(&Filter::default()).unwrap().remove(0);
    assert_eq!(event.claims, ["a-c1", "b-c1"]);
    (file, store, event)
}

#[test]
fn what_is_corrected_holds_and_undone_leaves_no_trace() {
    let folder = tempfile::tempdir().unwrap();
    let (file, mut store, event) = two_reports(folder.path());
    let stood = dump(&file);
    let all = |claims: &[&str]| claims.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>();
    let events = |store: &Store| store.events(&Filter::default()).unwrap();
    let changes = [
        Correcting::Reject { claims: all(&["a-c1"]) },
        Correcting::Apart { claims: all(&["a-c1"]), others: all(&["b-c1"]) },
        Correcting::Date { claims: all(&["a-c1", "b-c1"]), date: Some("2021-04-12".into()) },
        Correcting::Confirm { claims: all(&["a-c1", "b-c1"]) },
    ];
    for (change, shown) in
        changes.into_iter().zip(["1 2021-04-13 0.9", "2 2021-04-13 0.9", "1 2021-04-12 ", "1 2021-04-13 1"])
    {
        let made = correct(&mut store, change);
        assert!(store.is_unfinished().unwrap());
        assert!(store.reconcile().unwrap());
        let now = events(&store);
        let date = now[0].date.as_ref().map_or("", |d| &d.value);
        let told = format!("{} {date} {}", now.len(), now[0].confidence);
        assert!(told.starts_with(shown), "{:?}: {told}", made.change);
        assert_eq!(store.claims(&Filter::default()).unwrap().len(), 2, "the coding stays");
        assert!(store.corrections_of(&event).unwrap().contains(&made));
        undo(&mut store, &made);
        assert!(store.reconcile().unwrap());
        assert_eq!(dump(&file), stood, "{:?}", made.change);
    }
    assert_eq!(store.corrections().unwrap().len(), 8);
    let one = Correcting::Reject { claims: all(&["a-c1"]) };
    let (first, _) = (correct(&mut store, one.clone()), store.reconcile().unwrap());
    undo(&mut store, &first);
    let again = correct(&mut store, one);
    assert_ne!(again.id, first.id, "in the same second, said again after it was undone");
    store.reconcile().unwrap();
    assert_eq!(events(&store)[0].claims, ["b-c1"]);
    assert_eq!(store.corrections_of(&event).unwrap().len(), 11, "with what undid them");
    let page = store.latest_corrections(None, 6).unwrap();
    let rest = store.latest_corrections(page.next.as_ref(), 5).unwrap();
    let mut back: Vec<Correction> = page.items.into_iter().chain(rest.items).collect();
    back.reverse();
    assert_eq!(back, store.corrections().unwrap());
    assert_eq!(rest.next, None);
}

#[test]
fn a_correction_that_makes_no_sense_is_refused_with_what_would_do() {
    let folder = tempfile::tempdir().unwrap();
    let (_, mut store, _) = two_reports(folder.path());
    let made = correct(&mut store, Correcting::Confirm { claims: vec!["a-c1".into()] });
    undo(&mut store, &made);
    let one = vec!["a-c1".to_owned()];
    for (change, says) in [
        (Correcting::Confirm { claims: vec!["none".into()] }, "no such claim"),
        (Correcting::Confirm { claims: vec![] }, "too few"),
        (Correcting::Together { claims: one.clone() }, "too few"),
        (Correcting::Apart { claims: one.clone(), others: one.clone() }, "apart from itself"),
        (Correcting::Apart { claims: one.clone(), others: vec![] }, "nothing is named"),
        (Correcting::Date { claims: one.clone(), date: Some("yesterday".into()) }, "YYYY-MM-DD"),
        (Correcting::Undo { correction: "co-none".into() }, "no such correction"),
        (Correcting::Undo { correction: made.id }, "undone already"),
    ] {
        let refusal = store.correct(&wanted(change)).unwrap().unwrap_err().to_string();
        assert!(refusal.contains(says), "{refusal}");
    }
    let nobody = Correction { who: " ".into(), ..wanted(Correcting::Confirm { claims: one }) };
    assert!(store.correct(&nobody).unwrap().unwrap_err().to_string().contains("name"));
    assert_eq!(store.corrections().unwrap().len(), 2);
}

#[test]
fn corrections_go_along_when_a_claim_gets_another_id() {
    let folder = tempfile::tempdir().unwrap();
    let (_, mut store, _) = two_reports(folder.path());
    correct(&mut store, Correcting::Reject { claims: vec!["a-c1".into()] });
    store.reconcile().unwrap();
    let told = |store: &Store| store.events(&Filter::default()).unwrap()[0].claims.clone();
    assert_eq!(told(&store), ["b-c1"]);

    // by a run whose coder reads the same words otherwise
    let mut recoded = article("a", "Wafa", "2021-04-14");
    recoded.claims[0].id = "a-c2".into();
    put(&mut store, std::slice::from_ref(&recoded));
    store.reconcile().unwrap();
    assert_eq!(told(&store), ["b-c1"]);

    // by `recode`, before it is stored and after
    recoded.claims[0].id = "a-c3".into();
    let renamed = [("a-c2".to_owned(), "a-c3".to_owned())].into();
    let recoding = store.recoding(vec![recoded], &renamed).unwrap();
    assert_eq!(recoding.events(&store.events(&Filter::default()).unwrap())[0].claims, ["b-c1"]);
    store.recode(&recoding, &renamed).unwrap();
    assert_eq!(told(&store), ["b-c1"]);
    let event = store.events(&Filter::default()).unwrap().remove(0);
    assert_eq!(
        store.corrections_of(&event).unwrap(),
        [],
        "it names no claim of this event and was not made on it"
    );

    // and an id that comes back is itself
    put(&mut store, &[article("a", "Wafa", "2021-04-14")]);
    store.reconcile().unwrap();
    assert_eq!(told(&store), ["b-c1"]);
}

#[test]
fn nothing_that_was_corrected_is_changed_or_deleted() {
    let folder = tempfile::tempdir().unwrap();
    let (file, mut store, _) = two_reports(folder.path());
    correct(&mut store, Correcting::Confirm { claims: vec!["a-c1".into()] });
    let other = rusqlite::Connection::open(&file).unwrap();
    for sql in ["UPDATE corrections SET at = ''", "DELETE FROM corrections"] {
        assert!(other.execute_batch(sql).unwrap_err().to_string().contains("only added"), "{sql}");
    }
}
