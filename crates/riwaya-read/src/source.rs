//! Files and folders: what there is to read, and reading it one at a time.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use flate2::read::MultiGzDecoder;
use riwaya_record::Article;
use serde::Deserialize;

use crate::ReadError;
use crate::error::Kind;
use crate::reader::{Form, Known, MAX_DOCUMENT_BYTES, MAX_LINE_BYTES, Reader, too_large, unzipped};

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

/// Folders within folders are followed this far.
const MAX_DEPTH: usize = 64;

const MANIFEST: &str = "manifest.jsonl";

/// The files that `paths` name, in a fixed order: paths as given, a folder's files by name.
///
/// In folders, files of other kinds and hidden files are passed over; a `manifest.jsonl` describes the files
/// beside it and is no input itself. `-` (standard input) is the caller's to read. Errors name what could not be
/// found or read; the rest is returned all the same.
pub fn discover<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>) -> (Vec<Source>, Vec<ReadError>) {
    let (mut sources, mut errors) = (Vec::new(), Vec::new());
    for path in paths {
        let path = path.as_ref();
        let shown = path.display().to_string();
        match fs::metadata(path) {
            _ if path == Path::new("-") => {}
            Err(error) => errors.push(ReadError::io(&shown, &error)),
            Ok(meta) if meta.is_dir() => folder(path, "", 0, &mut sources, &mut errors),
            Ok(_) => {
                let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or(shown);
                if name == MANIFEST {
                    let message = "a manifest describes the files beside it and is no input; name its folder";
                    errors.push(ReadError::new(Kind::Malformed, &path.display().to_string(), None, message));
                    continue;
                }
                let beside = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
                let manifest = manifest(beside, &mut errors);
                sources.push(source(name.clone(), path.to_owned(), manifest.get(&name)));
            }
        }
    }
    (sources, errors)
}

fn source(id: String, path: PathBuf, entry: Option<&Entry>) -> Source {
    let entry = entry.cloned().unwrap_or_default();
    Source { id, path, published: entry.published, outlet: entry.outlet, url: entry.url }
}

fn folder(path: &Path, prefix: &str, depth: usize, sources: &mut Vec<Source>, errors: &mut Vec<ReadError>) {
    let shown = path.display().to_string();
    if depth > MAX_DEPTH {
        let message = "folders are nested too deep here; is there a link to a folder above?";
        errors.push(ReadError::new(Kind::Io, &shown, None, message));
        return;
    }
    let listed = match fs::read_dir(path) {
        Ok(listed) => listed,
        Err(error) => {
            errors.push(ReadError::io(&shown, &error));
            return;
        }
    };
    let mut names: Vec<String> = Vec::new();
    for entry in listed {
        match entry {
            Ok(entry) => names.push(entry.file_name().to_string_lossy().into_owned()),
            Err(error) => errors.push(ReadError::io(&shown, &error)),
        }
    }
    names.sort();
    let manifest = manifest(path, errors);
    for name in names {
        let (inner, id) = (path.join(&name), format!("{prefix}{name}"));
        if name.starts_with('.') || name == MANIFEST {
            continue;
        }
        match fs::metadata(&inner) {
            Ok(meta) if meta.is_dir() => folder(&inner, &format!("{id}/"), depth + 1, sources, errors),
            Ok(_) if Form::of_name(&name).is_some() => sources.push(source(id, inner, manifest.get(&name))),
            Ok(_) => {}
            Err(error) if Form::of_name(&name).is_some() => {
                errors.push(ReadError::io(&inner.display().to_string(), &error));
            }
            Err(_) => {}
        }
    }
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
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return out,
        Err(error) => {
            errors.push(ReadError::io(&shown, &error));
            return out;
        }
    };
    for (n, line) in bytes.split(|b| *b == b'\n').enumerate() {
        let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line).trim_ascii();
        if line.is_empty() {
            continue;
        }
        match serde_json::from_slice::<Entry>(line) {
            Ok(entry) => _ = out.insert(entry.path.trim_start_matches("./").to_owned(), entry),
            Err(error) => {
                let message = format!(
                    "expected {{\"path\", \"published\", \"outlet\", \"url\"}} ({error}); the line was not used: correct it"
                );
                let error = ReadError::new(Kind::Malformed, &shown, Some(n as u64 + 1), message);
                if !errors.contains(&error) {
                    errors.push(error);
                }
            }
        }
    }
    out
}

/// One line of a JSON Lines file.
pub(crate) struct Line {
    pub(crate) bytes: Vec<u8>,
    /// The file, as errors name it.
    pub(crate) file: String,
    /// The source's id.
    pub(crate) name: String,
    /// Which line it is, from 1.
    pub(crate) number: u64,
    /// Which item it is, from 1: blank lines do not count.
    pub(crate) item: u64,
}

/// The lines of a JSON Lines file, read one at a time.
pub(crate) struct Lines<'a> {
    from: BufReader<Box<dyn Read + 'a>>,
    file: String,
    name: String,
    number: u64,
    item: u64,
    done: bool,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(from: Box<dyn Read + 'a>, file: &str, name: &str) -> Self {
        let from = BufReader::with_capacity(1 << 16, from);
        Self { from, file: file.to_owned(), name: name.to_owned(), number: 0, item: 0, done: false }
    }

    /// Passes over the rest of a line that is too long.
    fn skip_line(&mut self) -> std::io::Result<()> {
        loop {
            let buffer = self.from.fill_buf()?;
            if buffer.is_empty() {
                return Ok(());
            }
            let end = buffer.iter().position(|b| *b == b'\n');
            let used = end.map_or(buffer.len(), |e| e + 1);
            self.from.consume(used);
            if end.is_some() {
                return Ok(());
            }
        }
    }
}

impl Iterator for Lines<'_> {
    type Item = Result<Line, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.done {
            let mut bytes = Vec::new();
            let read = (&mut self.from).take(MAX_LINE_BYTES + 1).read_until(b'\n', &mut bytes);
            if let Err(error) = read {
                self.done = true;
                return Some(Err(ReadError::io(&self.file, &error)));
            }
            if bytes.is_empty() {
                self.done = true;
                break;
            }
            self.number += 1;
            if bytes.len() as u64 > MAX_LINE_BYTES {
                self.item += 1;
                self.done = self.skip_line().is_err();
                let message = format!(
                    "the line is longer than {} MiB; an article may be no longer: split it",
                    MAX_LINE_BYTES >> 20
                );
                return Some(Err(ReadError::new(Kind::TooLarge, &self.file, Some(self.number), message)));
            }
            while bytes.last().is_some_and(u8::is_ascii_whitespace) {
                bytes.pop();
            }
            if bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes).trim_ascii().is_empty() {
                continue;
            }
            self.item += 1;
            let (file, name) = (self.file.clone(), self.name.clone());
            return Some(Ok(Line { bytes, file, name, number: self.number, item: self.item }));
        }
        None
    }
}

/// The articles of a [`Source`], read as they are asked for.
pub struct Articles<'a> {
    reader: Reader<'a>,
    source: Arc<Source>,
    rest: Rest,
}

/// An article that is found in its file and not yet read: many of them can be read at once.
pub struct Unread<'a> {
    reader: Reader<'a>,
    source: Arc<Source>,
    found: Found,
}

enum Found {
    Line(Line),
    Made(Box<Result<Article, ReadError>>),
}

impl Unread<'_> {
    /// Reads it.
    pub fn read(self) -> Result<Article, ReadError> {
        match self.found {
            Found::Line(line) => self.reader.line(&line, known(&self.source)),
            Found::Made(made) => *made,
        }
    }
}

enum Rest {
    Lines(Box<Lines<'static>>),
    Made(std::vec::IntoIter<Result<Article, ReadError>>),
}

impl<'a> Reader<'a> {
    /// Opens a file and reads its articles one at a time; JSON Lines are read line by line.
    pub fn open(&self, source: &Source) -> Articles<'a> {
        let rest = self.begin(source).unwrap_or_else(|error| Rest::Made(vec![Err(error)].into_iter()));
        Articles { reader: *self, source: Arc::new(source.clone()), rest }
    }

    fn begin(self, source: &Source) -> Result<Rest, ReadError> {
        let shown = source.path.display().to_string();
        let io = |error: &std::io::Error| ReadError::io(&shown, error);
        let name = source.path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let mut file = File::open(&source.path).map_err(|e| io(&e))?;
        let mut head = Vec::new();
        (&mut file).take(2048).read_to_end(&mut head).map_err(|e| io(&e))?;
        let zipped = head.starts_with(&[0x1F, 0x8B]);
        let form = Form::of_name(&name).or_else(|| (!zipped).then(|| Form::of_content(&head)));
        let whole = std::io::Cursor::new(head).chain(file);
        if form == Some(Form::Lines) {
            let from: Box<dyn Read> =
                if zipped { Box::new(MultiGzDecoder::new(whole)) } else { Box::new(whole) };
            return Ok(Rest::Lines(Box::new(Lines::new(from, &shown, &source.id))));
        }
        let mut bytes = Vec::new();
        whole.take(MAX_DOCUMENT_BYTES + 1).read_to_end(&mut bytes).map_err(|e| io(&e))?;
        if bytes.len() as u64 > MAX_DOCUMENT_BYTES {
            return Err(too_large(&shown));
        }
        let bytes = unzipped(&bytes, &shown)?.unwrap_or(bytes);
        let form = form.unwrap_or_else(|| Form::of_content(&bytes));
        if form == Form::Lines {
            let from: Box<dyn Read> = Box::new(std::io::Cursor::new(bytes));
            return Ok(Rest::Lines(Box::new(Lines::new(from, &shown, &source.id))));
        }
        let articles = self.document(&source.id, &bytes, form, known(source));
        Ok(Rest::Made(articles.into_iter().map(Ok).collect::<Vec<_>>().into_iter()))
    }
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
            Rest::Made(made) => Found::Made(Box::new(made.next()?)),
            Rest::Lines(lines) => match lines.next()? {
                Ok(line) => Found::Line(line),
                Err(error) => Found::Made(Box::new(Err(error))),
            },
        };
        Some(Unread { reader: self.reader, source: Arc::clone(&self.source), found })
    }
}

impl Iterator for Articles<'_> {
    type Item = Result<Article, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_unread().map(Unread::read)
    }
}
