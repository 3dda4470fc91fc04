//! From paths to articles, batch by batch; what cannot be read is named and the rest goes on.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::ops::AddAssign;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use riwaya_code::Coder;
use riwaya_lexicon::Lexicon;
use riwaya_read::{Articles, ReadError, Reader, Share, Unread, discover};
use riwaya_record::{Article, CodedArticle, Severity};

use crate::failure::Failure;
use crate::printing::{is_watched, warn};
use crate::samples;

/// Articles, or files, that are worked on at once.
const BATCH: usize = 256;
/// Bytes of them after which a batch is full, so that a file of any size is worked on in constant memory.
const BATCH_BYTES: u64 = 32 << 20;

/// Bytes of articles that are held at once. What is packed may hold far more than its size promises.
const HELD_BYTES: usize = 128 << 20;

/// Inputs that could not be read. Each has been named on standard error.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Problems(usize);

impl Problems {
    pub(crate) fn none(self) -> bool {
        self.0 == 0
    }

    pub(crate) fn count(self) -> usize {
        self.0
    }

    /// One more, which has been named already.
    pub(crate) fn add(&mut self) {
        self.0 += 1;
    }

    /// Names one more on standard error.
    pub(crate) fn name(&mut self, message: &str) {
        self.add();
        warn(message);
    }
}

impl AddAssign for Problems {
    fn add_assign(&mut self, others: Self) {
        self.0 += others.0;
    }
}

/// Reads everything that `paths` name, the samples if they name nothing, and hands it on in batches whose order
/// depends on neither threads nor the order of the paths.
pub(crate) fn each_batch(
    paths: &[PathBuf],
    reader: Reader<'_>,
    take: impl FnMut(Vec<Article>, &mut Problems) -> Result<(), Failure>,
) -> Result<Problems, Failure> {
    each_batch_of(paths, Share::WHOLE, reader, take)
}

/// The same of one share of what they name. What cannot be found is named whatever the share.
pub(crate) fn each_batch_of(
    paths: &[PathBuf],
    share: Share,
    reader: Reader<'_>,
    mut take: impl FnMut(Vec<Article>, &mut Problems) -> Result<(), Failure>,
) -> Result<Problems, Failure> {
    let mut problems = Problems::default();
    let mut named = paths.to_vec();
    named.sort();
    named.dedup();
    let (sources, errors) = discover(&named);
    for error in errors {
        problems.name(&error.to_string());
    }
    let mut inputs = if paths.is_empty() { samples::inputs() } else { Vec::new() };
    let piped = named.iter().any(|path| path == Path::new("-"));
    if sources.is_empty() && inputs.is_empty() && !piped && problems.none() {
        let all = named.iter().map(|p| p.display().to_string()).collect::<Vec<_>>().join(", ");
        problems.name(&format!(
            "{all}: holds nothing to read; expected .txt, .html, .xml, .rss, .atom, .jsonl or .warc files (or .gz or \
             .zst of these)"
        ));
    }
    inputs.retain(|input| share.holds(input.id.as_bytes()));
    if !inputs.is_empty() {
        let read: Vec<Vec<_>> = inputs.par_iter().map(|input| reader.read(input)).collect();
        take(kept(read.into_iter().flatten(), &mut problems), &mut problems)?;
    }
    let progress = Progress::new(sources.len() + usize::from(piped));
    let stream = piped.then(|| reader.stream("stdin", io::stdin().lock()));
    let opened = stream.into_iter().chain(sources.iter().map(|source| reader.open(source)));
    let found = opened.inspect(|_| progress.advance(1)).flat_map(Articles::unread);
    let mut found = found.filter(|one| one.is_of(share));
    loop {
        let batch = batch_of(&mut found);
        if batch.is_empty() {
            break;
        }
        let held = AtomicUsize::new(0);
        let read: Vec<_> = batch.into_par_iter().map(|one| read_within(one, &held)).collect();
        let mut ready = Vec::new();
        for one in read {
            match one {
                Ok(articles) => ready.extend(articles),
                Err(later) => {
                    take(kept(std::mem::take(&mut ready).into_iter(), &mut problems), &mut problems)?;
                    ready = later.read();
                }
            }
        }
        take(kept(ready.into_iter(), &mut problems), &mut problems)?;
    }
    progress.done();
    Ok(problems)
}

/// Reads one, unless what was read beside it is as much as may be held: then it is read when its turn comes.
fn read_within<'a>(
    one: Unread<'a>,
    held: &AtomicUsize,
) -> Result<Vec<Result<Article, ReadError>>, Box<Unread<'a>>> {
    if held.load(Relaxed) > HELD_BYTES {
        return Err(Box::new(one));
    }
    let read = one.read();
    held.fetch_add(read.iter().flatten().map(weight).sum(), Relaxed);
    Ok(read)
}

/// About how many bytes an article takes.
fn weight(article: &Article) -> usize {
    let around: usize = article.furniture.iter().map(|one| size_of_val(one) + one.text.len()).sum();
    let map = &article.map;
    article.title.len() + article.text.len() + around + size_of_val(&*map.title) + size_of_val(&*map.text)
}

/// What is worked on next.
fn batch_of<'a>(found: &mut impl Iterator<Item = Unread<'a>>) -> Vec<Unread<'a>> {
    let (mut batch, mut bytes) = (Vec::new(), 0);
    while batch.len() < BATCH && bytes < BATCH_BYTES {
        let Some(one) = found.next() else { break };
        bytes += one.size();
        batch.push(one);
    }
    batch
}

/// Reads and codes what `paths` name; the order of what comes out is that of the ids.
pub(crate) fn coded(paths: &[PathBuf], lexicon: &Lexicon) -> Result<(Vec<CodedArticle>, Problems), Failure> {
    let coder = Coder::new(lexicon);
    let mut ids = Ids::default();
    let mut coded: Vec<CodedArticle> = Vec::new();
    let problems = each_batch(paths, Reader::new(&lexicon.furniture), |articles, problems| {
        let articles = ids.keep_new(articles, problems);
        coded.par_extend(articles.par_iter().map(|article| coder.code(article)));
        Ok(())
    })?;
    coded.sort_by(|a, b| a.id.cmp(&b.id));
    Ok((coded, problems))
}

/// The articles that were read; errors are named.
pub(crate) fn kept(
    read: impl Iterator<Item = Result<Article, ReadError>>,
    problems: &mut Problems,
) -> Vec<Article> {
    let mut articles = Vec::new();
    for one in read {
        match one {
            Ok(article) => {
                if let Some(message) = nothing_in(&article) {
                    problems.name(&format!("{}: {message}", article.id));
                }
                articles.push(article);
            }
            Err(error) => problems.name(&error.to_string()),
        }
    }
    articles
}

/// Why an article has neither title nor text, if so.
fn nothing_in(article: &Article) -> Option<String> {
    if !is_empty(article) {
        return None;
    }
    let worst = [Severity::Error, Severity::Warning, Severity::Note];
    let said = worst.iter().find_map(|s| article.diagnostics.iter().find(|d| d.severity == *s));
    Some(said.map_or("no article text was found in it; is it a news page?".to_owned(), |d| d.message.clone()))
}

/// Whether there is nothing to code in an article.
pub(crate) fn is_empty(article: &Article) -> bool {
    article.title.trim().is_empty() && article.text.trim().is_empty()
}

/// Keeps apart what bears the same id: one text read twice is one article, two texts cannot be.
#[derive(Debug, Default)]
pub(crate) struct Ids(BTreeMap<String, u64>);

impl Ids {
    /// The articles that are new to this run and not empty.
    pub(crate) fn keep_new(&mut self, articles: Vec<Article>, problems: &mut Problems) -> Vec<Article> {
        let mut new = Vec::with_capacity(articles.len());
        for article in articles.into_iter().filter(|a| !is_empty(a)) {
            let mut hasher = DefaultHasher::new();
            (&article.title, &article.text, &article.url, &article.published.date).hash(&mut hasher);
            let content = hasher.finish();
            match self.0.get(&article.id) {
                None => {
                    self.0.insert(article.id.clone(), content);
                    new.push(article);
                }
                Some(known) if *known == content => {}
                Some(_) => problems.name(&format!(
                    "{}: another text of this run has the same id; only the first was used, give each an id of its own",
                    article.id
                )),
            }
        }
        new
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

/// A bar for people, nothing for files.
struct Progress(Option<ProgressBar>);

impl Progress {
    fn new(length: usize) -> Self {
        let style = ProgressStyle::with_template("{bar:32} {pos}/{len} files, {elapsed}, {eta} left");
        Self(style.ok().filter(|_| is_watched() && length > 1).map(|style| {
            let bar = ProgressBar::new(length as u64);
            bar.set_style(style);
            bar
        }))
    }

    fn advance(&self, by: usize) {
        if let Some(bar) = &self.0 {
            bar.inc(by as u64);
        }
    }

    fn done(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
