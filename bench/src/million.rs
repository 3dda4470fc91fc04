//! A large database of invented news, to see how the server stands it. The articles are coded and stored as any others;
//! what is decided of them is decided affair by affair, since two affairs have nothing to do with each other: deciding
//! around each article, as `riwaya run` does, would look for that in vain and take hours.

use std::path::Path;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::time::Instant;

use riwaya_code::Coder;
use riwaya_lexicon::Lexicon;
use riwaya_reconcile::{Constraints, Update, update_all};
use riwaya_record::{CodedArticle, SourceMap};
use riwaya_store::{Entry, Store, StoreError};
use serde_json::json;

use crate::Fault;
use crate::clock::cpu;
use crate::invented::{Inventor, STRETCH};

/// Claims of one article, about: from how many are wanted it is reckoned over how many days they are spread.
const CLAIMS: usize = 7;
/// From this all chance is drawn.
pub(crate) const SEED: u64 = 20_050_101;
/// Stretches that wait to be written, of each thread.
const AHEAD: usize = 4;

/// How many stretches so many claims take, about.
pub(crate) fn stretches(claims: usize) -> usize {
    claims.div_ceil(CLAIMS * STRETCH)
}

/// Makes a database of at least so many claims, and prints a line of JSON on it.
pub(crate) fn million(file: &Path, claims: usize) -> Result<(), Fault> {
    if file.exists() {
        return Err(format!("{}: is there already; name a file that is not", file.display()));
    }
    let begun = Instant::now();
    let lexicon = Lexicon::built_in().map_err(|e| e.to_string())?;
    let inventor = Inventor::new(SEED, stretches(claims))?;
    let mut store = Store::create(file).map_err(|e| e.to_string())?;
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let written = std::thread::scope(|scope| {
        let made: Vec<_> = (0..threads)
            .map(|first| {
                let (to, from) = sync_channel(AHEAD);
                let (inventor, lexicon) = (&inventor, &lexicon);
                scope.spawn(move || decide(inventor, lexicon, (first..).step_by(threads), &to));
                from
            })
            .collect();
        let mut written = 0;
        // in their order, so that the file is the same with any number of threads
        for from in made.iter().cycle() {
            if written >= claims {
                break;
            }
            let Ok(affairs) = from.recv() else { return Err("a thread failed".to_owned()) };
            written += affairs.iter().flat_map(|a| &a.0).map(|a| a.claims.len()).sum::<usize>();
            put(&mut store, affairs.iter().flat_map(|a| &a.0)).map_err(|e| e.to_string())?;
            for (_, update) in affairs {
                store.add(&update).map_err(|e| e.to_string())?;
            }
        }
        Ok(written)
    })?;
    let counts = store.counts().map_err(|e| e.to_string())?;
    drop(store);
    let bytes = file.metadata().map_or(0, |m| m.len());
    println!(
        "{}",
        json!({"claims": written, "articles": counts.articles, "statements": counts.statements,
               "events": counts.events, "storylines": counts.storylines, "bytes": bytes,
               "seconds": begun.elapsed().as_secs(), "cpu": cpu().round()})
    );
    Ok(())
}

/// The coded articles of an affair, and what is decided of them.
type Affair = (Vec<CodedArticle>, Update);

/// Codes the articles of stretches and decides on each affair, until nobody takes them any more.
fn decide(
    inventor: &Inventor,
    lexicon: &Lexicon,
    stretches: impl Iterator<Item = usize>,
    to: &SyncSender<Vec<Affair>>,
) {
    let coder = Coder::new(lexicon);
    for number in stretches {
        let affairs = inventor.stretch(number).into_iter().map(|affair| {
            let articles: Vec<CodedArticle> = affair.iter().map(|a| coder.code(a)).collect();
            let update = update_all(&articles, &Constraints::default());
            (articles, update)
        });
        if to.send(affairs.collect()).is_err() {
            return;
        }
    }
}

/// Stores articles as `riwaya run` does; they have no source to lead back to.
pub(crate) fn put<'a>(
    store: &mut Store,
    articles: impl IntoIterator<Item = &'a CodedArticle>,
) -> Result<(), StoreError> {
    let map = SourceMap::default();
    let entries: Vec<Entry<'_>> = articles.into_iter().map(|article| Entry { article, map: &map }).collect();
    store.put(&entries).map(drop)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use axum::body::Body;
    use axum::http::Request;
    use riwaya_page::site::Actor;
    use riwaya_reconcile::{Meaning, Senses, Spelling};
    use riwaya_record::EventActor;
    use riwaya_serve::{Forms, Knowledge, Looked, Site, Tables};
    use riwaya_store::{Filter, ListedClaim, Page, Place};
    use tower::ServiceExt;

    use super::*;
    use crate::chance::Chance;
    use crate::visits::{Choice, KINDS};

    /// Knows no words.
    struct Nothing;

    impl Senses for Nothing {
        fn of(&self, text: &str) -> Meaning {
            Spelling.of(text)
        }
    }

    impl Knowledge for Nothing {
        fn look(&self, _: &str) -> Looked {
            Looked::default()
        }

        fn actor(&self, _: &str) -> Option<Actor> {
            None
        }

        fn party(&self, _: &str) -> Option<EventActor> {
            None
        }

        fn holds(&self) -> Vec<(String, String, usize)> {
            Vec::new()
        }

        fn forms(&self, _: &str) -> Forms {
            Forms::default()
        }
    }

    fn small() -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("small.db");
        million(&file, 2_000).unwrap();
        (folder, file)
    }

    /// All of a list, part by part.
    fn all<T>(part: impl Fn(Option<&Place>) -> Page<T>) -> Vec<T> {
        let (mut out, mut after) = (Vec::new(), None);
        loop {
            let page = part(after.as_ref());
            out.extend(page.items);
            after = page.next;
            if after.is_none() {
                return out;
            }
        }
    }

    #[test]
    fn lists_have_what_matches_and_the_latest_first() {
        let (_folder, file) = small();
        let store = Store::open(&file).unwrap();
        let everything = Filter { min_confidence: 0.0, ..Filter::default() };
        let listed = all(|after| store.latest_claims(&everything, after, 97).unwrap());
        assert_eq!(listed.len(), store.counts().unwrap().claims);
        assert_eq!(listed.len(), store.claims(&everything).unwrap().len());
        let day = |c: &ListedClaim| c.claim.date.as_ref().map(|d| d.value.clone()).unwrap_or_default();
        assert!(listed.iter().map(day).rev().is_sorted());
        assert_eq!(store.count_claims(&everything, 50).unwrap(), 50);
        // parties and types of many claims and of few
        for (actor, kind) in [("GOV", None), ("GOV", Some("AID")), ("CVL", None), ("no-such-party", None)] {
            let asked = Filter {
                actor: Some(actor.into()),
                types: kind.map(|k| k.parse().unwrap()).into_iter().collect(),
                ..Filter::default()
            };
            let claims = all(|after| store.latest_claims(&asked, after, 31).unwrap());
            assert_eq!(claims.len(), store.count_claims(&asked, usize::MAX).unwrap(), "{actor}");
            assert!(claims.iter().all(|c| kind.is_none_or(|k| c.claim.event.as_str() == k)));
            let of_claims: BTreeSet<String> = claims.into_iter().map(|c| c.article).collect();
            let articles = all(|after| store.latest_articles(&asked, after, 31).unwrap());
            assert_eq!(articles.into_iter().map(|a| a.id).collect::<BTreeSet<_>>(), of_claims, "{actor}");
        }
        let asked = Filter { from: Some("2005-01".into()), to: Some("2005-01".into()), ..everything };
        let within = all(|after| store.latest_claims(&asked, after, 31).unwrap());
        let met = |c: &&ListedClaim| day(c) == "2005" || day(c).starts_with("2005-01");
        let meant: Vec<&ListedClaim> = listed.iter().filter(met).collect();
        assert!(!meant.is_empty() && meant.len() < listed.len());
        assert_eq!(within.iter().collect::<Vec<_>>(), meant);
    }

    #[test]
    fn the_server_answers_whatever_readers_ask() {
        let (_folder, file) = small();
        let tables = Tables {
            events: |_| (&["id"], Vec::new()),
            claims: |_| (&["id"], Vec::new()),
            statements: |_| (&["id"], Vec::new()),
            articles: |_| (&["id"], Vec::new()),
            storylines: |_| (&["id"], Vec::new()),
        };
        let router = Site::open(&file, Arc::new(Nothing), tables, None).unwrap().router();
        let mut chance = Chance::new(1, 0);
        let choice = Choice::of(&file, &Inventor::new(SEED, 1).unwrap(), &mut chance).unwrap();
        let threads = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        for (kind, name, _) in KINDS {
            for _ in 0..6 {
                let path = choice.path(kind, &mut chance);
                let asked = Request::builder().uri(&path).body(Body::empty()).unwrap();
                let answer = threads.block_on(router.clone().oneshot(asked)).unwrap();
                assert!(
                    answer.status() == 200 || (answer.status() == 404 && path.starts_with("/actors/")),
                    "{name}: {path}: {}",
                    answer.status()
                );
            }
        }
    }
}
