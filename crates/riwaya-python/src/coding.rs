//! `code` and `read`: no database.

use std::sync::OnceLock;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use rayon::prelude::*;
use riwaya_code::{Coder, at_least};
use riwaya_lexicon::Lexicon;
use riwaya_read::{Input, Reader};
use riwaya_record::{Article, CodedArticle};
use riwaya_tables::{CODED, READ};
use serde::Serialize;

use crate::{Error, arrow};

/// The lexicon that ships with the package; opened once for all threads.
pub(crate) fn lexicon() -> Result<&'static Lexicon, String> {
    static LEXICON: OnceLock<Result<Lexicon, String>> = OnceLock::new();
    let opened = LEXICON.get_or_init(|| {
        Lexicon::built_in().map_err(|e| format!("lexicon {}:{}: {}", e.file, e.line, e.message))
    });
    opened.as_ref().map_err(Clone::clone)
}

/// One value for all texts, or one for each.
#[derive(Debug, FromPyObject)]
pub(crate) enum Each {
    /// For all.
    #[pyo3(transparent)]
    One(String),
    /// For each, in their order.
    #[pyo3(transparent)]
    Several(Vec<Option<String>>),
}

/// What is known of each text, checked against how many there are.
fn of_each(name: &str, given: Option<Each>, texts: usize) -> PyResult<Vec<Option<String>>> {
    match given {
        None => Ok(vec![None; texts]),
        Some(Each::One(value)) => Ok(vec![Some(value); texts]),
        Some(Each::Several(values)) if values.len() == texts => Ok(values),
        Some(Each::Several(values)) => {
            let n = values.len();
            Err(PyValueError::new_err(format!(
                "{name}: {n} values for {texts} texts; give one for each, or one for all"
            )))
        }
    }
}

/// A text as a line of JSON Lines, as the commands read it.
#[derive(Serialize)]
struct Line {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outlet: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    text: String,
}

/// A row of the table of coded articles.
#[derive(Serialize)]
struct Row<'a> {
    #[serde(flatten)]
    article: &'a CodedArticle,
    record: String,
}

#[doc = include_str!(concat!(env!("OUT_DIR"), "/code.txt"))]
#[pyfunction]
#[pyo3(signature = (texts, *, published=None, ids=None, titles=None, outlets=None, urls=None, min_confidence=0.5))]
#[allow(clippy::too_many_arguments)] // keywords of a Python function
pub(crate) fn code(
    py: Python<'_>,
    texts: Vec<String>,
    published: Option<Each>,
    ids: Option<Vec<String>>,
    titles: Option<Each>,
    outlets: Option<Each>,
    urls: Option<Each>,
    min_confidence: f64,
) -> PyResult<Bound<'_, PyAny>> {
    let n = texts.len();
    let ids = ids.unwrap_or_else(|| (0..n).map(|i| i.to_string()).collect());
    if ids.len() != n {
        return Err(PyValueError::new_err(format!(
            "ids: {} values for {n} texts; give one for each",
            ids.len()
        )));
    }
    let mut titles = of_each("titles", titles, n)?.into_iter();
    let mut published = of_each("published", published, n)?.into_iter();
    let mut outlets = of_each("outlets", outlets, n)?.into_iter();
    let mut urls = of_each("urls", urls, n)?.into_iter();
    let lines: Vec<Line> = texts
        .into_iter()
        .zip(ids)
        .map(|(text, id)| Line {
            id,
            title: titles.next().flatten(),
            published: published.next().flatten(),
            outlet: outlets.next().flatten(),
            url: urls.next().flatten(),
            text,
        })
        .collect();
    let made = py.detach(|| coded(&lines, min_confidence));
    arrow::table(py, made)
}

fn coded(lines: &[Line], min_confidence: f64) -> Result<arrow_array::RecordBatch, String> {
    let lexicon = lexicon()?;
    let (reader, coder) = (Reader::new(&lexicon.furniture), Coder::new(lexicon));
    let one = |line: &Line| -> Result<(CodedArticle, String), String> {
        let bytes = serde_json::to_vec(line).map_err(|e| e.to_string())?;
        let input = Input { id: "texts.jsonl".to_owned(), bytes, ..Input::default() };
        let read = reader.read(&input).into_iter().next();
        let article = read.ok_or_else(|| format!("{}: nothing was read", line.id))?;
        let article = article.map_err(|e| format!("{}: {e}", line.id))?;
        let article = at_least(coder.code(&article), min_confidence);
        let record = serde_json::to_string(&article).map_err(|e| e.to_string())?;
        Ok((article, record))
    };
    let articles: Vec<(CodedArticle, String)> = lines.par_iter().map(one).collect::<Result<_, _>>()?;
    let rows: Vec<Row<'_>> =
        articles.iter().map(|(article, record)| Row { article, record: record.clone() }).collect();
    arrow::rows(&CODED, &rows)
}

#[doc = include_str!(concat!(env!("OUT_DIR"), "/read.txt"))]
#[pyfunction]
#[pyo3(signature = (data, *, name="page.html", published=None, outlet=None, url=None))]
pub(crate) fn read<'py>(
    py: Python<'py>,
    data: &[u8],
    name: &str,
    published: Option<String>,
    outlet: Option<String>,
    url: Option<String>,
) -> PyResult<Bound<'py, PyAny>> {
    let input = Input { id: name.to_owned(), bytes: data.to_vec(), published, outlet, url };
    let made = py.detach(|| {
        let lexicon = lexicon()?;
        let read = Reader::new(&lexicon.furniture).read(&input);
        let articles: Result<Vec<Article>, String> =
            read.into_iter().map(|article| article.map_err(|e| e.to_string())).collect();
        arrow::rows(&READ, &articles?)
    });
    arrow::table(py, made)
}

/// What this room could not do, as Python raises it.
pub(crate) fn raised(error: impl std::fmt::Display) -> PyErr {
    Error::new_err(error.to_string())
}
