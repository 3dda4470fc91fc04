//! A round: feeds that are due are read, then the pages that their items wait for, then folders are looked at.

use std::collections::{BTreeMap, HashMap};
use std::time::{Duration, Instant};

use riwaya_read::{MAX_PAGE_BYTES, Reader};
use riwaya_record::Article;
use riwaya_store::{FeedState, Item, Queued, Store, StoreError};
use url::Url;

use crate::address::is_for_everybody;
use crate::backoff::{self, ATTEMPTS};
use crate::client::{Answer, Asked, Beyond, Client};
use crate::clock::{now, whole};
use crate::config::{Feed, Following};
use crate::folder::{self, ChangedFile};
use crate::proxies::Proxies;
use crate::refusal::Refusal;
use crate::stop::Stop;
use crate::ways::Ways;
use crate::{crowd, items};

/// No feed may have more bytes, unpacked.
pub const MAX_FEED_BYTES: u64 = 16 << 20;

/// After so long a round begins nothing more, so that what has come in meanwhile is not kept waiting.
const ROUND: Duration = Duration::from_mins(1);

/// So many items of one feed are looked up at once.
const AT_ONCE: usize = 100;

const FEEDS: &str = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5";
const PAGES: &str = "text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.1";

/// How long a round may go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Until nothing is due any more.
    ToTheEnd,
    /// About a minute: the next goes on where it ended.
    Steady,
}

/// What a round came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// Feeds that were read, or that their servers said are as they were.
    pub feeds: usize,
    /// Of these, those that are as they were.
    pub unchanged: usize,
    /// Feeds that could not be read.
    pub failed: usize,
    /// Items that are new, or of which their feeds say something else than before.
    pub items: usize,
    /// Pages that were read.
    pub pages: usize,
    /// Items whose pages could not be read: what their feeds say stands for them, if anything.
    pub without_page: usize,
    /// Files that are new or have changed; they are to be read.
    pub files: Vec<ChangedFile>,
}

/// Follows what a `feeds.toml` names.
#[derive(Debug)]
pub struct Watcher<'a> {
    following: &'a Following,
    reader: Reader<'a>,
    client: Client,
    stop: Stop,
    pace: Pace,
    /// By folder: when it is to be looked at, and what was wrong the last time.
    folders: Vec<(i64, Vec<String>)>,
}

impl<'a> Watcher<'a> {
    /// Follows what `following` names, through `proxies`, and remembers in `store` what servers asked for.
    pub fn new(
        following: &'a Following,
        proxies: Proxies,
        reader: Reader<'a>,
        store: &Store,
        stop: Stop,
        pace: Pace,
    ) -> Result<Self, StoreError> {
        let ways = Ways::new(&following.politeness, &following.certificates, proxies);
        let client = Client::new(&following.politeness, ways, stop.clone());
        client.remember(&store.hosts(now())?, &store.robots(now())?);
        let folders = vec![(0, Vec::new()); following.folders.len()];
        Ok(Self { following, reader, client, stop, pace, folders })
    }

    /// Does what is due. What went wrong with a feed, a page or a folder is handed to `tell`, with its remedy.
    pub fn round(&mut self, store: &mut Store, tell: &mut dyn FnMut(&str)) -> Result<Round, StoreError> {
        let mut round = Round::default();
        let begun = Instant::now();
        self.feeds(store, begun, &mut round, tell)?;
        while self.pages(store, begun, &mut round, tell)?
            && self.pace == Pace::ToTheEnd
            && self.may_go_on(begun)
        {}
        self.look(store, &mut round, tell)?;
        Ok(round)
    }

    /// When there is something to do next, in milliseconds since 1970.
    pub fn next_due(&self, store: &Store) -> Result<i64, StoreError> {
        let mut next = store.next_waiting()?.unwrap_or(i64::MAX);
        for feed in &self.following.feeds {
            next = next.min(due(feed, store.feed(feed.url.as_str())?.as_ref()));
        }
        Ok(self.folders.iter().map(|(due, _)| *due).fold(next, i64::min))
    }

    fn may_go_on(&self, begun: Instant) -> bool {
        !self.stop.is_asked() && (self.pace == Pace::ToTheEnd || begun.elapsed() < ROUND)
    }

    fn feeds(
        &self,
        store: &mut Store,
        begun: Instant,
        round: &mut Round,
        tell: &mut dyn FnMut(&str),
    ) -> Result<(), StoreError> {
        let mut jobs = Vec::new();
        for feed in &self.following.feeds {
            let known = store.feed(feed.url.as_str())?;
            if due(feed, known.as_ref()) <= now() {
                let state =
                    known.unwrap_or_else(|| FeedState { url: feed.url.to_string(), ..FeedState::default() });
                jobs.push((host(&feed.url), (feed, state)));
            }
        }
        let followed: Vec<String> = self.following.feeds.iter().map(|f| f.url.to_string()).collect();
        let ask = |(feed, state): (&'a Feed, FeedState)| {
            let outcome = self.read_feed(feed, &state);
            (feed, state, outcome)
        };
        crowd::each(
            jobs,
            || self.may_go_on(begun),
            ask,
            |(feed, before, outcome)| {
                self.keep_learnt(store)?;
                let mut state = before.clone();
                state.checked = Some(now());
                match outcome {
                    Err(refusal) if refusal.is_stopped() => Ok(()),
                    // nothing was asked: only when it will be is other than it was
                    Err(refusal) if refusal.is_later() => {
                        state = FeedState { due: refusal.not_before().unwrap_or(before.due), ..before };
                        store.take_in(&state, &[], &followed).map(drop)
                    }
                    Err(refusal) => {
                        state.failures += 1;
                        let wait =
                            backoff::after(state.failures, feed.every.max(self.following.politeness.retry));
                        state.due = (now() + wait).max(refusal.not_before().unwrap_or(0));
                        state.error = Some(refusal.to_string());
                        round.failed += 1;
                        tell(&format!("{}: {refusal}; {}", feed.url, remedy(&refusal)));
                        store.take_in(&state, &[], &followed).map(drop)
                    }
                    Ok(read) => {
                        state.due = now() + backoff::every(feed.every);
                        state.succeeded = Some(now());
                        (state.failures, state.error) = (0, None);
                        round.feeds += 1;
                        let Some(read) = read else {
                            round.unchanged += 1;
                            return store.take_in(&state, &[], &followed).map(drop);
                        };
                        (state.etag, state.modified) = (read.etag, read.modified);
                        if let Some(moved) = read.moved {
                            tell(&format!("{}: has moved to {moved}; put that into feeds.toml", feed.url));
                        }
                        round.items += store.take_in(&state, &read.items, &followed)?;
                        Ok(())
                    }
                }
            },
        )
    }

    /// Reads a feed; `None` where it is as it was.
    fn read_feed(&self, feed: &Feed, state: &FeedState) -> Result<Option<ReadFeed>, Refusal> {
        let asked = Asked {
            url: &feed.url,
            accept: FEEDS,
            most: MAX_FEED_BYTES,
            beyond: Beyond::Refuse,
            private: self.may_be_private(feed),
            etag: state.etag.as_deref(),
            modified: state.modified.as_deref(),
        };
        let Answer::Sent(sent) = self.client.get(&asked)? else { return Ok(None) };
        let items = items::items(self.reader, feed, &sent).map_err(|what| Refusal::passing(what, None))?;
        Ok(Some(ReadFeed { items, etag: sent.etag, modified: sent.modified, moved: sent.moved }))
    }

    /// Asks for pages; whether there were any to ask for.
    fn pages(
        &self,
        store: &mut Store,
        begun: Instant,
        round: &mut Round,
        tell: &mut dyn FnMut(&str),
    ) -> Result<bool, StoreError> {
        let feeds: HashMap<&str, &Feed> = self.following.feeds.iter().map(|f| (f.url.as_str(), f)).collect();
        let mut jobs = Vec::new();
        for item in store.waiting(now(), AT_ONCE)? {
            match (Url::parse(&item.page), store.told_of(&item)?) {
                (Ok(url), Some(told)) => jobs.push((host(&url), (item, url, told))),
                (Err(error), _) => store.give_up(&item, &error.to_string())?,
                (_, None) => {}
            }
        }
        let some = !jobs.is_empty();
        let ask = |(item, url, told): (Queued, Url, Article)| {
            let outcome = self.read_page(feeds.get(item.feed.as_str()).copied(), &url, &told);
            (item, told, outcome)
        };
        crowd::each(
            jobs,
            || self.may_go_on(begun),
            ask,
            |(item, told, outcome)| {
                self.keep_learnt(store)?;
                let refusal = match outcome {
                    Ok(article) => {
                        round.pages += 1;
                        return store.has_read(&item, &article, None);
                    }
                    Err(refusal) => refusal,
                };
                if refusal.is_stopped() {
                    return Ok(());
                }
                let not_before = refusal.not_before().unwrap_or(0);
                if refusal.is_later() {
                    return store.postpone(&item, item.attempts, not_before, None);
                }
                let (attempts, why) = (item.attempts + 1, refusal.to_string());
                if !refusal.is_lasting() && attempts < ATTEMPTS {
                    let due =
                        (now() + backoff::after(attempts, self.following.politeness.retry)).max(not_before);
                    return store.postpone(&item, attempts, due, Some(&why));
                }
                round.without_page += 1;
                let what = match items::instead(told, &why) {
                    Some(article) => {
                        store.has_read(&item, &article, Some(&why))?;
                        "what the feed says stands for it"
                    }
                    None => {
                        store.give_up(&item, &why)?;
                        "the feed says nothing of it either, and it was given up"
                    }
                };
                let remedy = refusal.remedy().map(|remedy| format!("; {remedy}")).unwrap_or_default();
                tell(&format!("{}: {} {why}; {what}{remedy}", item.feed, item.page));
                Ok(())
            },
        )?;
        Ok(some)
    }

    fn read_page(&self, feed: Option<&Feed>, url: &Url, told: &Article) -> Result<Article, Refusal> {
        let asked = Asked {
            url,
            accept: PAGES,
            most: MAX_PAGE_BYTES as u64,
            beyond: Beyond::Refuse,
            private: feed.map_or(self.following.allow_private, |feed| self.may_be_private(feed)),
            etag: None,
            modified: None,
        };
        match self.client.get(&asked)? {
            Answer::Sent(sent) => items::page(self.reader, feed, url, told, &sent),
            Answer::Unchanged => Err(Refusal::passing("answers 304 to what it was not asked", None)),
        }
    }

    /// Whether a feed and its items may be on machines that not everybody can reach: where it is itself.
    fn may_be_private(&self, feed: &Feed) -> bool {
        self.following.allow_private || feed.url.host().is_some_and(|host| !is_for_everybody(&host))
    }

    /// Keeps what servers asked for, for another run.
    fn keep_learnt(&self, store: &mut Store) -> Result<(), StoreError> {
        let (hosts, robots) = self.client.learnt();
        if hosts.is_empty() && robots.is_empty() {
            return Ok(());
        }
        store.keep_asked(&hosts, &robots)
    }

    fn look(
        &mut self,
        store: &mut Store,
        round: &mut Round,
        tell: &mut dyn FnMut(&str),
    ) -> Result<(), StoreError> {
        for (folder, (due, said)) in self.following.folders.iter().zip(&mut self.folders) {
            if *due > now() || self.stop.is_asked() {
                continue;
            }
            let looked = folder::look(folder, store)?;
            for error in looked.errors.iter().filter(|error| !said.contains(error)) {
                tell(error);
            }
            *said = looked.errors;
            // what is being written is looked at again when it may be quiet
            let wait = if looked.unquiet > 0 { folder.every.min(folder.quiet) } else { folder.every };
            *due = now() + whole(wait);
            round.files.extend(looked.changed);
        }
        Ok(())
    }
}

/// A feed that has changed.
struct ReadFeed {
    items: Vec<Item>,
    etag: Option<String>,
    modified: Option<String>,
    moved: Option<Url>,
}

/// When a feed is to be read: an `every` that was shortened since holds at once.
fn due(feed: &Feed, known: Option<&FeedState>) -> i64 {
    known.map_or(0, |known| match known.checked {
        Some(checked) if known.failures == 0 && known.due > checked + whole(feed.every) => {
            checked + whole(feed.every)
        }
        _ => known.due,
    })
}

fn host(url: &Url) -> String {
    url.host_str().unwrap_or_default().to_owned()
}

fn remedy(refusal: &Refusal) -> String {
    match (refusal.remedy(), refusal.is_lasting()) {
        (None, true) => "check its address, or ask the outlet for leave".to_owned(),
        (None, false) => "it is asked again after a while".to_owned(),
        (Some(remedy), true) => remedy.to_owned(),
        (Some(remedy), false) => format!("{remedy}; it is asked again after a while"),
    }
}

/// What is followed of one feed, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The feed.
    pub feed: Feed,
    /// As it was last read, if it ever was.
    pub state: Option<FeedState>,
    /// When it is to be read next, in milliseconds since 1970; 0 where it never was.
    pub due: i64,
    /// How many of its items are where.
    pub items: riwaya_store::QueueLength,
}

/// How each feed stands, in the order of `feeds.toml`.
pub fn standing(following: &Following, store: &Store) -> Result<Vec<Standing>, StoreError> {
    let lengths: BTreeMap<_, _> = store.queue_lengths()?;
    let one = |feed: &Feed| {
        let state = store.feed(feed.url.as_str())?;
        Ok(Standing {
            feed: feed.clone(),
            due: due(feed, state.as_ref()),
            items: lengths.get(feed.url.as_str()).copied().unwrap_or_default(),
            state,
        })
    };
    following.feeds.iter().map(one).collect()
}
