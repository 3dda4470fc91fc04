//! `watch`: what is new in feeds and folders is read, coded, stored and merged, round by round.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use rayon::prelude::*;
use riwaya_code::Coder;
use riwaya_read::Reader;
use riwaya_record::{Article, CodedArticle};
use riwaya_store::{Entry, Store, StoreError, Stored};
use riwaya_watch::{ChangedFile, Following, Pace, Proxies, ProxyError, Round, Stop, Watcher, now};

use crate::arguments::WatchArguments;
use crate::failure::{Failure, plain};
use crate::gather::{Ids, Problems, kept};
use crate::knowledge;
use crate::printing::warn;
use crate::standing;

/// Articles that are coded and stored at once.
const BATCH: usize = 64;

/// What is due at once all the same waits so long, so that a round with nothing to do costs nothing.
const BREATH: Duration = Duration::from_millis(200);

/// No longer is waited before the next round is thought of: the machine may have slept, or its clock been set.
const LONGEST_WAIT: i64 = 60_000;

pub(crate) fn watch(asked: &WatchArguments, own: Option<&Path>) -> Result<Problems, Failure> {
    let following = Following::read(&asked.feeds)?;
    if asked.check {
        standing::check(&following, &proxies()?)?;
        return Ok(Problems::default());
    }
    if asked.status {
        standing::status(&following, &asked.database, asked.format)?;
        return Ok(Problems::default());
    }
    follow(&following, asked, own)
}

/// The proxies that the environment names.
#[expect(
    clippy::disallowed_methods,
    reason = "what is asked for may depend on it; what is made of it does not"
)]
pub(crate) fn proxies() -> Result<Proxies, ProxyError> {
    Proxies::parse(|name| std::env::var(name).ok())
}

fn follow(following: &Following, asked: &WatchArguments, own: Option<&Path>) -> Result<Problems, Failure> {
    let proxies = proxies()?;
    let mut store = Store::create(&asked.database.db)?;
    let _alone = alone(&asked.database.db)?;
    let lexicon = knowledge::lexicon(own)?;
    let (coder, reader) = (Coder::new(lexicon), Reader::new(&lexicon.furniture));
    let stop = told_to_stop()?;
    let pace = if asked.once { Pace::ToTheEnd } else { Pace::Steady };
    let mut watcher = Watcher::new(following, proxies, reader, &store, stop.clone(), pace)?;
    let mut problems = Problems::default();
    loop {
        let mut desk =
            Desk { store: &mut store, coder: &coder, reader, stop: &stop, problems: &mut problems };
        match desk.round(&mut watcher) {
            Ok(()) => {}
            // another program writes: what is not yet done is done in the next round
            Err(error) if error.is_busy() && !asked.once => warn(&error.to_string()),
            Err(error) => return Err(error.into()),
        }
        if asked.once {
            return Ok(problems);
        }
        // whoever follows for long is told of troubles as they come, and ends well
        problems = Problems::default();
        let wait = (watcher.next_due(&store)? - now()).clamp(0, LONGEST_WAIT);
        stop.wait(Duration::from_millis(wait as u64).max(BREATH));
        if stop.is_asked() {
            return Ok(problems);
        }
    }
}

/// Sees to it that nobody else follows into the same database: both would ask servers for the same. The system takes the
/// lock back however the program ends.
fn alone(db: &Path) -> Result<File, Failure> {
    let mut path = db.as_os_str().to_owned();
    path.push("-watch");
    let path = PathBuf::from(path);
    let lock = File::create(&path).map_err(|e| Failure::writing(&path.display().to_string(), &e))?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(Failure::file(
            db,
            "another riwaya watch follows into it",
            "end that one first, or name another database with --db",
        )),
        Err(TryLockError::Error(error)) => Err(Failure::file(
            &path,
            format!("cannot be locked: {}", plain(&error)),
            "use a disk of this machine",
        )),
    }
}

/// Ends after what is being done when the system or the user asks for it; asked twice, at once.
fn told_to_stop() -> Result<Stop, Failure> {
    let asked = Arc::new(AtomicBool::new(false));
    for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM] {
        // the second is armed by the first: the order matters
        let armed = signal_hook::flag::register_conditional_shutdown(signal, 1, Arc::clone(&asked))
            .and_then(|_| signal_hook::flag::register(signal, Arc::clone(&asked)));
        armed.map_err(|e| Failure::File {
            file: "riwaya watch".to_owned(),
            what: format!("cannot listen to signals: {}", plain(&e)),
            remedy: "try again".to_owned(),
        })?;
    }
    Ok(Stop::of(asked))
}

/// Where what was fetched is worked on.
struct Desk<'a> {
    store: &'a mut Store,
    coder: &'a Coder<'a>,
    reader: Reader<'a>,
    stop: &'a Stop,
    problems: &'a mut Problems,
}

impl Desk<'_> {
    fn round(&mut self, watcher: &mut Watcher<'_>) -> Result<(), StoreError> {
        let round = watcher.round(self.store, &mut |message| self.problems.name(message))?;
        let mut stored = self.queued()?;
        for file in &round.files {
            if self.stop.is_asked() {
                break;
            }
            stored += self.file(file)?;
        }
        // also what a round that was broken off has left
        if self.store.is_unfinished()? {
            self.store.reconcile()?;
        }
        if let Some(line) = told(&round, stored) {
            warn(&line);
        }
        Ok(())
    }

    /// Codes and stores what is ready.
    fn queued(&mut self) -> Result<Stored, StoreError> {
        let mut stored = Stored::default();
        while !self.stop.is_asked() {
            let ready = self.store.ready(BATCH)?;
            if ready.is_empty() {
                break;
            }
            let articles: Vec<&Article> = ready.iter().map(|item| &item.article).collect();
            let coded = self.coded(&articles);
            stored += self.store.put_queued(&entries(&coded, &articles), &ready)?;
        }
        Ok(stored)
    }

    /// Codes and stores what is in a file; with its last articles it is known to have been read.
    fn file(&mut self, file: &ChangedFile) -> Result<Stored, StoreError> {
        let (mut stored, mut ids) = (Stored::default(), Ids::default());
        let mut read = self.reader.open(&file.source).peekable();
        loop {
            let batch: Vec<_> = read.by_ref().take(BATCH).collect();
            let batch = kept(batch.into_iter(), self.problems);
            let batch = ids.keep_new(batch, self.problems);
            let articles: Vec<&Article> = batch.iter().collect();
            let coded = self.coded(&articles);
            let entries = entries(&coded, &articles);
            if read.peek().is_none() {
                stored += self.store.put_file(&entries, &file.state)?;
                return Ok(stored);
            }
            stored += self.store.put(&entries)?;
        }
    }

    fn coded(&self, articles: &[&Article]) -> Vec<CodedArticle> {
        articles.par_iter().map(|article| self.coder.code(article)).collect()
    }
}

fn entries<'e>(coded: &'e [CodedArticle], articles: &[&'e Article]) -> Vec<Entry<'e>> {
    coded.iter().zip(articles).map(|(article, read)| Entry { article, map: &read.map }).collect()
}

/// What a round came to, on one line; nothing where nothing was done.
fn told(round: &Round, stored: Stored) -> Option<String> {
    let parts = [
        (round.feeds, "read", "feed"),
        (round.unchanged, "of them as they were", ""),
        (round.failed, "not read", "feed"),
        (round.items, "new", "item"),
        (round.pages, "fetched", "page"),
        (round.without_page, "not fetched", "page"),
        (round.files.len(), "new or changed", "file"),
        (stored.new, "new", "article"),
        (stored.revised, "changed", "article"),
        (stored.recoded, "coded anew", "article"),
        (stored.unchanged, "known already", "article"),
    ];
    let parts: Vec<String> = parts
        .iter()
        .filter(|(n, _, _)| *n > 0)
        .map(|(n, what, of)| match (*n, *of) {
            (n, "") => format!("{n} {what}"),
            (1, of) => format!("1 {of} {what}"),
            (n, of) => format!("{n} {of}s {what}"),
        })
        .collect();
    (!parts.is_empty()).then(|| format!("{} {}", standing::moment(now()), parts.join(", ")))
}
