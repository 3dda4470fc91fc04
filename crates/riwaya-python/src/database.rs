//! A database that `riwaya run` made, read from Python.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use arrow_array::RecordBatch;
use pyo3::exceptions::{PyKeyError, PyValueError};
use pyo3::prelude::*;
use riwaya_reconcile::account_table;
use riwaya_record::{EventType, Status};
use riwaya_senses::Lexical;
use riwaya_store::{Filter, Found, Store, StoreError};
use riwaya_tables::{ACCOUNTS, ARTICLES, AccountRow, ArticleRow, CLAIMS, EVENTS, STATEMENTS, STORYLINES};

use crate::arrow;
use crate::coding::{lexicon, raised};

/// One name, or several.
#[derive(Debug, FromPyObject)]
pub(crate) enum Names {
    /// One.
    #[pyo3(transparent)]
    One(String),
    /// Several.
    #[pyo3(transparent)]
    Several(Vec<String>),
}

impl Names {
    fn all(given: Option<Self>) -> Vec<String> {
        match given {
            None => Vec::new(),
            Some(Self::One(name)) => vec![name],
            Some(Self::Several(names)) => names,
        }
    }
}

/// The keywords of every list.
struct Asked {
    actor: Option<String>,
    recipient: Option<String>,
    types: Option<Names>,
    since: Option<String>,
    until: Option<String>,
    outlet: Option<String>,
    status: Option<Names>,
    min_confidence: f64,
    search: Option<String>,
    limit: Option<usize>,
}

impl Asked {
    fn filter(self) -> PyResult<Filter> {
        let refused = |e: String| PyValueError::new_err(e);
        let types = Names::all(self.types)
            .into_iter()
            .map(|name| name.to_uppercase().parse::<EventType>().map_err(|e| refused(format!("type: {e}"))));
        let statuses = Names::all(self.status).into_iter().map(|name| {
            serde_json::from_value::<Status>(name.to_lowercase().into()).map_err(|_| {
                refused(format!(
                    "status: {name}: expected actual, future, hypothetical, negated or historical"
                ))
            })
        });
        let (types, statuses) = (types.collect::<PyResult<_>>()?, statuses.collect::<PyResult<_>>()?);
        Ok(Filter {
            actor: self.actor,
            recipient: self.recipient,
            types,
            from: self.since,
            to: self.until,
            outlet: self.outlet,
            statuses,
            min_confidence: self.min_confidence,
            search: self.search,
            limit: self.limit,
        })
    }
}

#[doc = include_str!(concat!(env!("OUT_DIR"), "/Database.txt"))]
#[pyclass(module = "riwaya", frozen)]
pub(crate) struct Database {
    // a connection is used by one thread at a time
    store: Mutex<Store>,
    path: PathBuf,
}

impl Database {
    fn rows<'py>(
        &self,
        py: Python<'py>,
        ask: impl FnOnce(&Store) -> Result<RecordBatch, String> + Send,
    ) -> PyResult<Bound<'py, PyAny>> {
        let made = py.detach(|| ask(&self.store.lock().unwrap_or_else(PoisonError::into_inner)));
        arrow::table(py, made)
    }
}

fn told(error: StoreError) -> String {
    error.to_string()
}

/// The lists, which all take the same keywords.
macro_rules! lists {
    ($($name:ident($filter:ident, $store:ident) $body:block)*) => {
        #[pymethods]
        impl Database {
            #[new]
            fn new(path: PathBuf) -> PyResult<Self> {
                let store = Store::open(&path).map_err(raised)?;
                Ok(Self { store: Mutex::new(store), path })
            }

            fn __repr__(&self) -> String {
                format!("riwaya.Database({:?})", self.path.display().to_string())
            }

            $(
                #[doc = include_str!(concat!(env!("OUT_DIR"), "/Database.", stringify!($name), ".txt"))]
                #[pyo3(signature = (
                    *, actor=None, recipient=None, r#type=None, since=None, until=None, outlet=None, status=None,
                    min_confidence=0.5, search=None, limit=None
                ))]
                #[allow(clippy::too_many_arguments)] // keywords of a Python function
                fn $name<'py>(
                    &self,
                    py: Python<'py>,
                    actor: Option<String>,
                    recipient: Option<String>,
                    r#type: Option<Names>,
                    since: Option<String>,
                    until: Option<String>,
                    outlet: Option<String>,
                    status: Option<Names>,
                    min_confidence: f64,
                    search: Option<String>,
                    limit: Option<usize>,
                ) -> PyResult<Bound<'py, PyAny>> {
                    let asked = Asked {
                        actor, recipient, types: r#type, since, until, outlet, status, min_confidence, search, limit,
                    };
                    let $filter = asked.filter()?;
                    self.rows(py, |$store| $body)
                }
            )*

            #[doc = include_str!(concat!(env!("OUT_DIR"), "/Database.accounts.txt"))]
            #[pyo3(signature = (event, *, min_confidence=0.5))]
            fn accounts<'py>(&self, py: Python<'py>, event: &str, min_confidence: f64) -> PyResult<Bound<'py, PyAny>> {
                let asked = event.to_owned();
                let found = py.detach(|| {
                    let store = self.store.lock().unwrap_or_else(PoisonError::into_inner);
                    accounts(&store, &asked, min_confidence)
                });
                match found.map_err(raised)? {
                    Ok(batch) => arrow::table(py, Ok(batch)),
                    Err(unknown) => Err(PyKeyError::new_err(unknown)),
                }
            }
        }
    };
}

lists! {
    events(filter, store) {
        arrow::rows(&EVENTS, &store.events(&filter).map_err(told)?)
    }
    claims(filter, store) {
        arrow::rows(&CLAIMS, &store.claims(&filter).map_err(told)?)
    }
    statements(filter, store) {
        arrow::rows(&STATEMENTS, &store.statements(&filter).map_err(told)?)
    }
    storylines(filter, store) {
        arrow::rows(&STORYLINES, &store.storylines(&filter).map_err(told)?)
    }
    articles(filter, store) {
        let mut found = Vec::new();
        let keep = |placed| {
            found.push(placed);
            true
        };
        store.each_placed(&filter, keep).map_err(told)?;
        let rows: Vec<ArticleRow<'_>> = found.iter().map(ArticleRow::of).collect();
        arrow::rows(&ARTICLES, &rows)
    }
}

/// The account table of an event, or why there is none of that id.
fn accounts(store: &Store, id: &str, min_confidence: f64) -> Result<Result<RecordBatch, String>, String> {
    let event = match store.event(id).map_err(told)? {
        Found::One(event) => event,
        Found::Nothing => return Ok(Err(format!("{id}: no event has this id"))),
        Found::Several(ids) => return Ok(Err(format!("{id}: several ids begin so: {}", ids.join(", ")))),
        Found::Moved(old, new) if new.is_empty() => {
            return Ok(Err(format!("{old}: was withdrawn: no article reports it any more")));
        }
        Found::Moved(old, new) => return Ok(Err(format!("{old}: went up in {}", new.join(", ")))),
    };
    let (made, articles) = store.corrected().and_then(|c| c.around(&event)).map_err(told)?;
    let table = account_table(&event.id, &made, &articles, min_confidence, &Lexical(lexicon()?));
    let rows: Vec<AccountRow<'_>> = table.iter().flat_map(AccountRow::of).collect();
    arrow::rows(&ACCOUNTS, &rows).map(Ok)
}
