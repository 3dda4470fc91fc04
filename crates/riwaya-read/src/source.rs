//! Files and folders: what there is to read, and reading it one at a time.

use std::collections::{BTreeMap, HashSet};
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use riwaya_record::Article;
use serde::Deserialize;

use crate::ReadError;
use crate::error::Kind;
use crate::lines::{Line, Lines};
use crate::packed::Packed;
use crate::reader::{Form, Known, MAX_DOCUMENT_BYTES, Reader, ending, too_large};
use crate::share::Share;
use crate::warc::{Record, Records};

/// A file to read: its id, its path, and what a `manifest.jsonl` beside it says of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Path relative to the folder that named it, or the file's name when named itself.
    pub id: String,
    /// Where it is.
    pub path: PathBuf,
    /// When it was published, as the manifest says.
    pub published: Option<String>,
    /// Who published it, as the manifest says.
    pub outlet: Option<String>,
    /// Its address, as the manifest says.
    pub url: Option<String>,
}

const MANIFEST: &str = "manifest.jsonl";

/// Longest line of a manifest, in bytes.
const MAX_ENTRY: u64 = 1 << 20;

/// The files that `paths` name, in a fixed order: paths as given, a folder's files by name.
///
/// In folders, files of other kinds and hidden files are passed over; a `manifest.jsonl` describes the files
/// beside it and is no input itself. A folder that links lead to several times is read once. `-` (standard input) is
/// the caller's to read. Errors name what could not be found or read; the rest is returned all the same.
pub fn discover<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>) -> (Vec<Source>, Vec<ReadError>) {
    let mut found = Discovery::default();
    for path in paths {
        let path = path.as_ref();
        let shown = path.display().to_string();
        match fs::metadata(path) {
            _ if path == Path::new("-") => {}
            Err(error) => found.errors.push(ReadError::io(&shown, &error)),
            Ok(meta) if meta.is_dir() => {
                found.read.clear();
                found.folder(path, "");
            }
            Ok(_) => {
                let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or(shown);
                if name == MANIFEST {
                    let message = "a manifest describes the files beside it and is no input; name its folder";
                    found.errors.push(ReadError::new(
                        Kind::Malformed,
                        &path.display().to_string(),
                        None,
                        message,
                    ));
                    continue;
                }
                let beside = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
                if found.described.0 != beside {
                    found.described = (beside.to_owned(), manifest(beside, &mut found.errors));
                }
                let entry = found.described.1.get(&name).cloned();
                found.sources.push(source(name, path.to_owned(), entry));
            }
        }
    }
    (found.sources, found.errors)
}

fn source(id: String, path: PathBuf, entry: Option<Entry>) -> Source {
    let entry = entry.unwrap_or_default();
    Source { id, path, published: entry.published, outlet: entry.outlet, url: entry.url }
}

#[derive(Default)]
struct Discovery {
    sources: Vec<Source>,
    errors: Vec<ReadError>,
    /// Folders that were read below the path at hand, by their true paths.
    read: HashSet<PathBuf>,
    /// A folder and the entries of its manifest, for files that are named one after another.
    described: (PathBuf, BTreeMap<String, Entry>),
}

impl Discovery {
    fn folder(&mut self, path: &Path, prefix: &str) {
        let shown = path.display().to_string();
        let listed = fs::canonicalize(path).and_then(|canonical| Ok((canonical, fs::read_dir(path)?)));
        let (canonical, listed) = match listed {
            Ok(listed) => listed,
            Err(error) => {
                self.errors.push(ReadError::io(&shown, &error));
                return;
            }
        };
        if !self.read.insert(canonical) {
            return;
        }
        let mut names: Vec<String> = Vec::new();
        for entry in listed {
            match entry {
                Ok(entry) => names.push(entry.file_name().to_string_lossy().into_owned()),
                Err(error) => self.errors.push(ReadError::io(&shown, &error)),
            }
        }
        names.sort();
        let entries = manifest(path, &mut self.errors);
        for name in names {
            let (inner, id) = (path.join(&name), format!("{prefix}{name}"));
            if name.starts_with('.') || name == MANIFEST {
                continue;
            }
            match fs::metadata(&inner) {
                Ok(meta) if meta.is_dir() => self.folder(&inner, &format!("{id}/")),
                Ok(meta) if meta.is_file() && is_read(&inner, &name) => {
                    self.sources.push(source(id, inner, entries.get(&name).cloned()));
                }
                Ok(_) => {}
                Err(error) if Form::of_name(&name).is_some() => {
                    self.errors.push(ReadError::io(&inner.display().to_string(), &error));
                }
                Err(_) => {}
            }
        }
    }
}

/// Whether a file in a folder is of a kind that is read: by its name, or, for JSON, by its being a feed.
fn is_read(path: &Path, name: &str) -> bool {
    let is_feed = || {
        let mut content = Packed::new(File::open(path)?);
        content.head(2048).map(|head| Form::of_content(head) == Form::JsonFeed)
    };
    Form::of_name(name).is_some() || ending(name).as_deref() == Some("json") && is_feed().unwrap_or_default()
}

#[derive(Clone, Debug, Default, Deserialize)]
struct Entry {
    path: String,
    #[serde(default)]
    published: Option<String>,
    #[serde(default)]
    outlet: Option<String>,
    #[serde(default)]
    url: Option<String>,
}

fn manifest(folder: &Path, errors: &mut Vec<ReadError>) -> BTreeMap<String, Entry> {
    let path = folder.join(MANIFEST);
    let shown = path.display().to_string();
    let mut out = BTreeMap::new();
    let file = match File::open(&path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return out,
        Err(error) => {
            errors.push(ReadError::io(&shown, &error));
            return out;
        }
    };
    let mut lines = BufReader::new(file);
    for n in 0.. {
        let mut line = Vec::new();
        match (&mut lines).take(MAX_ENTRY).read_until(b'\n', &mut line) {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) => {
                errors.push(ReadError::io(&shown, &error));
                break;
            }
        }
        let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&line).trim_ascii();
        if line.is_empty() {
            continue;
        }
        match serde_json::from_slice::<Entry>(line) {
            Ok(entry) => _ = out.insert(entry.path.trim_start_matches("./").to_owned(), entry),
            Err(error) => {
                let message = format!(
                    "expected {{\"path\", \"published\", \"outlet\", \"url\"}} ({error}); the line was not used: correct it"
                );
                let error = ReadError::new(Kind::Malformed, &shown, Some(n + 1), message);
                if !errors.contains(&error) {
                    errors.push(error);
                }
            }
        }
    }
    out
}

/// The articles of a [`Source`], read as they are asked for.
pub struct Articles<'a> {
    reader: Reader<'a>,
    source: Arc<Source>,
    rest: Rest<'a>,
    ready: std::vec::IntoIter<Result<Article, ReadError>>,
}

/// What is found in a file and not yet read: a line, a page, a whole file. Many can be read at once.
pub struct Unread<'a> {
    reader: Reader<'a>,
    source: Arc<Source>,
    found: Found,
}

enum Found {
    Line(Line),
    Record(Record),
    Document(Vec<u8>, Form),
    File,
    Error(ReadError),
}

impl Unread<'_> {
    /// Reads it: one article, several of a feed, none of a record that turns out to be no page.
    pub fn read(self) -> Vec<Result<Article, ReadError>> {
        let known = known(&self.source);
        match self.found {
            Found::Line(line) => vec![self.reader.line(&line, known)],
            Found::Record(record) => {
                let part = record.id();
                Self::named(&self.source, self.reader.record(&record, known), Some(&part))
            }
            Found::Document(bytes, form) => Self::named(
                &self.source,
                self.reader.document(&self.source.id, &bytes, form, None, known),
                None,
            ),
            Found::File => match File::open(&self.source.path) {
                Ok(file) => self.reader.articles(Source::clone(&self.source), Packed::new(file)).collect(),
                Err(error) => vec![Err(ReadError::io(&self.source.path.display().to_string(), &error))],
            },
            Found::Error(error) => vec![Err(error)],
        }
    }

    /// What was read, errors with the file's name as it was given.
    fn named(
        source: &Source,
        read: Vec<Result<Article, ReadError>>,
        part: Option<&str>,
    ) -> Vec<Result<Article, ReadError>> {
        let file = source.path.display().to_string();
        read.into_iter().map(|one| one.map_err(|error| error.within(&file, part))).collect()
    }

    /// Whether it falls into a share of the input.
    pub fn is_of(&self, share: Share) -> bool {
        share.holds(match &self.found {
            Found::Line(line) => &line.bytes,
            Found::Record(record) => record.bytes(),
            Found::Document(..) | Found::File | Found::Error(_) => self.source.id.as_bytes(),
        })
    }

    /// About how many bytes it holds, or will hold once it is read, so that what is read at once can be bounded.
    pub fn size(&self) -> u64 {
        match &self.found {
            Found::Line(line) => line.bytes.len() as u64,
            Found::Record(record) => record.bytes().len() as u64,
            Found::Document(bytes, _) => bytes.len() as u64,
            // Text packs to about a sixth.
            Found::File => {
                self.source.path.metadata().map_or(0, |file| 6 * file.len()).min(MAX_DOCUMENT_BYTES)
            }
            Found::Error(_) => 0,
        }
    }
}

enum Rest<'a> {
    File,
    Lines(Box<Lines<'a>>),
    Records(Box<Records<'a>>),
    One(Option<Found>),
}

impl<'a> Reader<'a> {
    /// The articles of a file, one at a time; JSON Lines and WARC files are read on as they are asked for.
    pub fn open(&self, source: &Source) -> Articles<'a> {
        let name = source.path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let is_document = matches!(Form::of_name(&name), Some(Form::Plain | Form::Html | Form::Feed));
        if is_document {
            return self.made_of(source.clone(), Rest::File);
        }
        match File::open(&source.path) {
            Ok(file) => self.articles(source.clone(), Packed::new(file)),
            Err(error) => {
                let error = ReadError::io(&source.path.display().to_string(), &error);
                self.made_of(source.clone(), Rest::One(Some(Found::Error(error))))
            }
        }
    }

    /// The articles of what is read from elsewhere, such as standard input; its form is told from its bytes, or from
    /// an ending of `id`.
    pub fn stream(&self, id: &str, from: impl Read + 'a) -> Articles<'a> {
        self.articles(Source { id: id.to_owned(), path: id.into(), ..Source::default() }, Packed::new(from))
    }

    /// The articles of what `content` holds.
    pub(crate) fn articles<'c>(self, source: Source, content: Packed<'c>) -> Articles<'c>
    where
        'a: 'c,
    {
        let shown = source.path.display().to_string();
        let rest =
            begin(&source, &shown, content).unwrap_or_else(|error| Rest::One(Some(Found::Error(error))));
        self.made_of(source, rest)
    }

    fn made_of<'c>(self, source: Source, rest: Rest<'c>) -> Articles<'c>
    where
        'a: 'c,
    {
        Articles { reader: self, source: Arc::new(source), rest, ready: Vec::new().into_iter() }
    }
}

/// Finds out the form of `content` and begins to read it.
fn begin<'c>(source: &Source, shown: &str, mut content: Packed<'c>) -> Result<Rest<'c>, ReadError> {
    let io = |error: &std::io::Error| ReadError::io(shown, error);
    let name = source.path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let head = content.head(2048).map_err(|e| io(&e))?;
    let form = match (Form::of_name(&name), Form::of_content(head)) {
        (None, seen) | (Some(Form::Lines), seen @ Form::JsonFeed) => seen,
        (Some(named), _) => named,
    };
    if (form == Form::Lines || Form::of_name(&name).is_none()) && is_array(head) {
        let message = "a JSON array; JSON Lines hold one object a line: convert it (jq -c '.[]' FILE)";
        return Err(ReadError::new(Kind::Malformed, shown, None, message));
    }
    match form {
        Form::Lines => Ok(Rest::Lines(Box::new(Lines::new(content, shown, &source.id)))),
        Form::Warc => Ok(Rest::Records(Box::new(Records::new(content, shown, &source.id)))),
        form => {
            let mut bytes = Vec::new();
            content.take(MAX_DOCUMENT_BYTES + 1).read_to_end(&mut bytes).map_err(|e| io(&e))?;
            if bytes.len() as u64 > MAX_DOCUMENT_BYTES {
                return Err(too_large(shown));
            }
            Ok(Rest::One(Some(Found::Document(bytes, form))))
        }
    }
}

/// Whether bytes begin an array of objects.
fn is_array(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let rest = head.strip_prefix(b"[").map(<[u8]>::trim_ascii_start);
    let rest = rest.and_then(|rest| rest.strip_prefix(b"{")).map(<[u8]>::trim_ascii_start);
    rest.is_some_and(|rest| rest.starts_with(b"\""))
}

fn known(source: &Source) -> Known<'_> {
    Known {
        published: source.published.as_deref(),
        outlet: source.outlet.as_deref(),
        url: source.url.as_deref(),
    }
}

impl<'a> Articles<'a> {
    /// The articles as they lie in the file, for reading them elsewhere.
    pub fn unread(mut self) -> impl Iterator<Item = Unread<'a>> {
        std::iter::from_fn(move || self.next_unread())
    }

    fn next_unread(&mut self) -> Option<Unread<'a>> {
        let found = match &mut self.rest {
            Rest::File => {
                self.rest = Rest::One(None);
                Found::File
            }
            Rest::One(found) => found.take()?,
            Rest::Lines(lines) => lines.next()?.map_or_else(Found::Error, Found::Line),
            Rest::Records(records) => records.next()?.map_or_else(Found::Error, Found::Record),
        };
        Some(Unread { reader: self.reader, source: Arc::clone(&self.source), found })
    }
}

impl Iterator for Articles<'_> {
    type Item = Result<Article, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(article) = self.ready.next() {
                return Some(article);
            }
            self.ready = self.next_unread()?.read().into_iter();
        }
    }
}
