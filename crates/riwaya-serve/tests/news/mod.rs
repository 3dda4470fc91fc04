//! A server over the samples, and over whatever else a test writes, asked without a network.
#![allow(dead_code, unreachable_pub)] // shared by several tests, each using a part

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use riwaya_code::Coder;
use riwaya_lexicon::Lexicon;
use riwaya_page::site::{Actor, Meant, Named};
use riwaya_read::{Input, Reader, discover};
use riwaya_reconcile::{Meaning, Senses, Spelling};
use riwaya_record::{Article, EventActor};
use riwaya_serve::{Forms, Knowledge, Looked, Site, Tables, Writers};
use riwaya_store::{Entry, Store};
use tokio::runtime::Runtime;
use tower::ServiceExt;

/// Knows as little as a server can do with.
pub struct Little;

impl Senses for Little {
    fn of(&self, text: &str) -> Meaning {
        Spelling.of(text)
    }
}

impl Knowledge for Little {
    fn look(&self, phrase: &str) -> Looked {
        let meant = Meant {
            words: phrase.to_owned(),
            without: String::new(),
            kind: "noun".into(),
            meaning: phrase.to_owned(),
            actor: None,
        };
        Looked { meant: vec![meant], together: Vec::new() }
    }

    fn actor(&self, code: &str) -> Option<Actor> {
        (code == "RUS").then(|| Actor {
            named: Named { code: "RUS".into(), en: "Russia".into(), ar: "روسيا".into() },
            code: "RUS".into(),
            kind: ("country".into(), "دولة".into()),
            offices: Vec::new(),
        })
    }

    fn party(&self, code: &str) -> Option<EventActor> {
        (code == "RUS").then(|| EventActor {
            name: "Russia".into(),
            name_ar: "روسيا".into(),
            country: Some("RUS".into()),
            sector: Some("GOV".into()),
            key: Some("RUS".into()),
        })
    }

    fn holds(&self) -> Vec<(String, String, usize)> {
        vec![("headwords".into(), "مداخل".into(), 1)]
    }

    fn forms(&self, word: &str) -> Forms {
        match word {
            "محادثة" => Forms { headwords: vec![word.into()], others: vec!["محادثات".into()] },
            _ => Forms::default(),
        }
    }
}

fn tables() -> Tables {
    fn ids<T>(all: &[T], id: impl Fn(&T) -> String) -> riwaya_serve::Table {
        (&["id"], all.iter().map(|r| vec![id(r)]).collect())
    }
    Tables {
        events: |all| ids(all, |r| r.id.clone()),
        claims: |all| ids(all, |r| r.claim.id.clone()),
        statements: |all| ids(all, |r| r.statement.id.clone()),
        articles: |all| ids(all, |r| r.id.clone()),
        storylines: |all| ids(all, |r| r.id.clone()),
    }
}

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::built_in().expect("the lexicon is sound"))
}

/// The shipped samples as read.
pub fn samples() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples");
    let reader = Reader::new(&lexicon().furniture);
    let (sources, errors) = discover(&[folder]);
    assert!(errors.is_empty());
    let mut articles: Vec<Article> = sources.iter().flat_map(|s| reader.open(s)).flatten().collect();
    articles.sort_by(|a, b| a.id.cmp(&b.id));
    articles.retain(|a| !a.text.is_empty());
    articles
}

/// An article of a given text.
pub fn told(id: &str, text: &str) -> Article {
    let input = Input {
        id: id.to_owned(),
        bytes: text.as_bytes().to_vec(),
        published: Some("2024-03-05".into()),
        outlet: Some("صحيفة".into()),
        url: None,
    };
    Reader::new(&lexicon().furniture).read(&input).remove(0).expect("it can be read")
}

/// Reads articles into a database as `riwaya run` does.
pub fn add(file: &Path, articles: &[Article]) {
    let coder = Coder::new(lexicon());
    let mut store = Store::create(file).expect("a database");
    let coded: Vec<_> = articles.iter().map(|a| coder.code(a)).collect();
    let entries: Vec<Entry<'_>> =
        coded.iter().zip(articles).map(|(article, read)| Entry { article, map: &read.map }).collect();
    store.put(&entries).expect("stored");
    store.reconcile().expect("reconciled");
}

/// A server over a database of its own.
pub struct Served {
    pub file: PathBuf,
    router: Router,
    runtime: Runtime,
    _folder: tempfile::TempDir,
}

/// What was answered.
pub struct Answered {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answered {
    pub fn text(&self) -> String {
        String::from_utf8(self.bytes.clone()).expect("UTF-8")
    }

    pub fn json(&self) -> serde_json::Value {
        assert_eq!(self.status, StatusCode::OK, "{}", self.text());
        serde_json::from_slice(&self.bytes).expect("JSON")
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |v| v.to_str().expect("a plain header"))
    }
}

impl Served {
    pub fn over(articles: &[Article]) -> Self {
        Self::new(articles, None)
    }

    /// With somebody who may correct, by the token `open sesame`.
    pub fn writable(articles: &[Article]) -> Self {
        let clock = || "2031-06-01T08:00:00Z".to_owned();
        Self::new(articles, Some(&Writers { token: "open sesame".into(), clock }))
    }

    fn new(articles: &[Article], writers: Option<&Writers>) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("news.db");
        add(&file, articles);
        let site = Site::open(&file, Arc::new(Little), tables(), writers).expect("a site");
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        Self { file, router: site.router(), runtime: runtime.expect("threads"), _folder: folder }
    }

    /// Over the samples, made once for all tests of a file.
    pub fn samples() -> &'static Self {
        static SERVED: OnceLock<Served> = OnceLock::new();
        SERVED.get_or_init(|| Self::over(&samples()))
    }

    pub fn get(&self, address: &str) -> Answered {
        self.ask("GET", address, &[])
    }

    pub fn ask(&self, method: &str, address: &str, headers: &[(&str, &str)]) -> Answered {
        self.send(method, address, headers, "")
    }

    pub fn send(&self, method: &str, address: &str, headers: &[(&str, &str)], body: &str) -> Answered {
        let mut asked = Request::builder().method(method).uri(address);
        for (name, value) in headers {
            asked = asked.header(*name, *value);
        }
        let asked = asked.body(Body::from(body.to_owned())).expect("a request");
        self.runtime.block_on(async {
            let answer = self.router.clone().oneshot(asked).await.expect("an answer");
            let (head, body) = answer.into_parts();
            let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("a body");
            Answered { status: head.status, headers: head.headers, bytes: bytes.to_vec() }
        })
    }
}
