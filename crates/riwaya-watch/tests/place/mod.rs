//! A place that follows feeds, round by round.
#![allow(dead_code, unreachable_pub)] // shared by several tests, each using a part

use std::path::PathBuf;
use std::time::Duration;

use riwaya_lexicon::FurnitureLexicon;
use riwaya_read::Reader;
use riwaya_record::{Article, CodedArticle};
use riwaya_store::{Entry, Store};
use riwaya_watch::{Following, Pace, Proxies, Round, Stop, Watcher};

pub const TEXT: &str = "التقى وزير الخارجية نظيره في العاصمة يوم الثلاثاء، وبحثا معا سبل تطوير التعاون بين البلدين في التجارة والنقل والمياه، واتفقا على أن تجتمع لجنة مشتركة في الشهر المقبل لمتابعة ما اتفق عليه الجانبان.";
pub const SUMMARY: &str = "لقاء بين وزيرين في العاصمة";

/// A database, and what a program that codes nothing makes of it.
pub struct Place {
    folder: tempfile::TempDir,
    furniture: FurnitureLexicon,
    pub following: Following,
    pub proxies: Proxies,
}

impl Place {
    pub fn new(feeds: &str) -> Self {
        Self::trusting("", feeds)
    }

    /// One that trusts these issuers besides the system's: their certificates, as a file holds them.
    pub fn trusting(issuers: &str, feeds: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("issuers.pem"), issuers).unwrap();
        let certificates = if issuers.is_empty() { "" } else { "certificates = \"issuers.pem\"\n" };
        let politeness = "[politeness]\ndelay = \"0ms\"\nretry = \"1ms\"\ntimeout = \"2s\"\n";
        let text = format!("{certificates}{politeness}{feeds}");
        let following = Following::parse(&folder.path().join("feeds.toml"), &text).expect("sound");
        let furniture =
            FurnitureLexicon::parse("f.txt", "pattern | match | kind\nTranslate | line | share\n");
        Self { folder, furniture: furniture.unwrap(), following, proxies: Proxies::default() }
    }

    pub fn file(&self) -> PathBuf {
        self.folder.path().join("news.db")
    }

    /// One round in a program of its own, and what it told.
    pub fn round(&self) -> (Round, Vec<String>) {
        self.round_at(Stop::default(), Pace::ToTheEnd)
    }

    /// One that may have been told to stop, at that pace.
    pub fn round_at(&self, stop: Stop, pace: Pace) -> (Round, Vec<String>) {
        let mut store = Store::create(&self.file()).unwrap();
        let reader = Reader::new(&self.furniture);
        let watcher = Watcher::new(&self.following, self.proxies.clone(), reader, &store, stop, pace);
        let mut told = Vec::new();
        let round = watcher.unwrap().round(&mut store, &mut |message| told.push(message.to_owned())).unwrap();
        (round, told)
    }

    /// Rounds until nothing waits any more, and all that is ready then.
    pub fn settled(&self) -> (Vec<Article>, Vec<String>) {
        let mut all = Vec::new();
        loop {
            let (_, told) = self.round();
            all.extend(told);
            let store = Store::create(&self.file()).unwrap();
            if store.next_waiting().unwrap().is_none() {
                let mut articles: Vec<Article> =
                    store.ready(999).unwrap().into_iter().map(|r| r.article).collect();
                articles.sort_by(|a, b| a.id.cmp(&b.id));
                return (articles, all);
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Stores what is ready.
    pub fn store(&self) -> usize {
        let mut store = Store::create(&self.file()).unwrap();
        let ready = store.ready(999).unwrap();
        let coded: Vec<CodedArticle> = ready
            .iter()
            .map(|r| CodedArticle {
                id: r.article.id.clone(),
                text: r.article.text.clone(),
                published: r.article.published.clone(),
                ..CodedArticle::default()
            })
            .collect();
        let entries: Vec<Entry<'_>> =
            coded.iter().zip(&ready).map(|(article, r)| Entry { article, map: &r.article.map }).collect();
        store.put_queued(&entries, &ready).unwrap().new
    }
}
