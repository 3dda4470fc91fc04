//! Articles read and coded: a share of a file, or rows of a table.

use std::path::PathBuf;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use riwaya_code::Coder;
use riwaya_lexicon::Lexicon;
use riwaya_read::{Input, Reader, Share, Source, Unread, discover};
use riwaya_reconcile::{light, note, runs_of};
use riwaya_record::Article;
use serde::Serialize;

use super::{Made, Rows, fitting, make};
use crate::arrow;
use crate::coding::lexicon;

/// Articles that are handed on at once.
const BATCH: usize = 64;

#[pyfunction]
pub(crate) fn sources(py: Python<'_>, paths: Vec<PathBuf>) -> PyResult<(Bound<'_, PyAny>, Vec<String>)> {
    let (mut named, problems) = (paths, Vec::new());
    named.sort();
    named.dedup();
    let (found, errors) = discover(&named);
    let problems = errors.iter().map(ToString::to_string).chain(problems).collect();
    let path = |source: &Source| std::path::absolute(&source.path).unwrap_or_else(|_| source.path.clone());
    let bytes = |source: &Source| {
        source.path.metadata().map_or(0, |file| i64::try_from(file.len()).unwrap_or(i64::MAX))
    };
    let made = Made::default()
        .texts("id", found.iter().map(|s| &s.id))
        .texts("path", found.iter().map(|s| path(s).display().to_string()))
        .maybe_texts("published", found.iter().map(|s| s.published.as_deref()))
        .maybe_texts("outlet", found.iter().map(|s| s.outlet.as_deref()))
        .maybe_texts("url", found.iter().map(|s| s.url.as_deref()))
        .ints("bytes", found.iter().map(bytes));
    Ok((arrow::table(py, made.batch())?, problems))
}

/// What became of one article that was read.
struct Coded {
    item: i64,
    read: Result<Box<Article>, String>,
}

impl Coded {
    fn of(item: i64, read: Result<Article, impl ToString>) -> Self {
        let read = read.map_err(|e| e.to_string()).and_then(|article| {
            if article.title.trim().is_empty() && article.text.trim().is_empty() {
                return Err(format!("{}: no article text was found in it; is it a news page?", article.id));
            }
            Ok(Box::new(article))
        });
        Self { item, read }
    }
}

/// The table of coded articles; where nothing could be read, `problem` says why and the rest is empty.
fn table(lexicon: &Lexicon, read: Vec<Coded>) -> Result<Made, String> {
    let coder = Coder::new(lexicon);
    let mut out: [Vec<String>; 4] = Default::default();
    let (mut reports, mut days, mut tied) = (Vec::new(), Vec::new(), Vec::new());
    let (mut items, mut problems, mut runs) = (Vec::new(), Vec::new(), Vec::new());
    for Coded { item, read } in read {
        items.push(item);
        let columns = match read {
            Err(problem) => {
                problems.push(Some(problem));
                reports.push(Vec::new());
                days.push(None);
                tied.push(false);
                runs.push(None);
                Default::default()
            }
            Ok(article) => {
                let record = coder.code(&article);
                let note = note(&record);
                problems.push(None);
                reports.push(postcard::to_allocvec(&note.report).map_err(|e| e.to_string())?);
                days.push(note.days);
                tied.push(!note.report.ties().is_empty());
                runs.push(runs_of(&record.text).map(|runs| runs.into_iter().map(u64::cast_signed).collect()));
                [record.id.clone(), json(&record)?, json(&article.map)?, json(&light(&record))?]
            }
        };
        for (all, one) in out.iter_mut().zip(columns) {
            all.push(one);
        }
    }
    let [ids, records, maps, lights] = out;
    Ok(Made::default()
        .ints("item", items)
        .texts("id", ids)
        .texts("record", records)
        .texts("map", maps)
        .texts("light", lights)
        .bytes("report", reports)
        .days("first", days.iter().map(|d| d.map(|d| d.0)))
        .days("last", days.iter().map(|d| d.map(|d| d.1)))
        .flags("tied", tied)
        .lists("runs", runs)
        .maybe_texts("problem", problems))
}

fn json(value: &impl Serialize) -> Result<String, String> {
    serde_json::to_string(value).map_err(|e| e.to_string())
}

/// Reads and codes a share of a file, batch by batch.
#[pyclass(module = "riwaya._riwaya", unsendable)]
pub(crate) struct Coding {
    rest: Box<dyn Iterator<Item = Unread<'static>>>,
    lexicon: &'static Lexicon,
    share: Share,
    item: i64,
}

#[pymethods]
impl Coding {
    #[new]
    #[pyo3(signature = (id, path, published, outlet, url, share))]
    fn new(
        id: String,
        path: PathBuf,
        published: Option<String>,
        outlet: Option<String>,
        url: Option<String>,
        share: &str,
    ) -> PyResult<Self> {
        let share = share.parse().map_err(|e| PyValueError::new_err(format!("share: {share}: {e}")))?;
        let lexicon = fitting(lexicon())?;
        let reader: &'static Reader<'static> = Box::leak(Box::new(Reader::new(&lexicon.furniture)));
        let rest = Box::new(reader.open(&Source { id, path, published, outlet, url }).unread());
        Ok(Self { rest, lexicon, share, item: 0 })
    }

    fn __iter__(this: PyRef<'_, Self>) -> PyRef<'_, Self> {
        this
    }

    fn __next__<'py>(&mut self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let mut read = Vec::new();
        while read.len() < BATCH {
            let Some(found) = self.rest.next() else { break };
            self.item += 1;
            if found.is_of(self.share) {
                read.extend(found.read().into_iter().map(|one| Coded::of(self.item, one)));
            }
        }
        if read.is_empty() {
            return Ok(None);
        }
        let made = table(self.lexicon, read).and_then(Made::batch);
        arrow::table(py, made).map(Some)
    }
}

/// A row of a table of articles, as a line of JSON Lines.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outlet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    html: Option<&'a str>,
}

#[pyfunction]
pub(crate) fn code_rows<'py>(py: Python<'py>, rows: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    make(py, rows, |rows: &Rows| {
        let lexicon = lexicon()?;
        let reader = Reader::new(&lexicon.furniture);
        let id = rows.texts("id")?;
        let [url, outlet, title] =
            [rows.maybe_texts("url")?, rows.maybe_texts("outlet")?, rows.maybe_texts("title")?];
        let (published, text, html) =
            (rows.maybe_texts("published")?, rows.maybe_texts("text")?, rows.maybe_texts("html")?);
        let mut read = Vec::new();
        for n in 0..id.len() {
            let line = Line {
                id: id[n],
                url: url[n],
                outlet: outlet[n],
                title: title[n],
                published: published[n],
                text: text[n],
                html: html[n],
            };
            let bytes = serde_json::to_vec(&line).map_err(|e| e.to_string())?;
            let input = Input { id: "rows.jsonl".to_owned(), bytes, ..Input::default() };
            let named = |e: riwaya_read::ReadError| format!("{}: {e}", line.id);
            read.extend(reader.read(&input).into_iter().map(|one| Coded::of(0, one.map_err(named))));
        }
        table(lexicon, read)
    })
}
