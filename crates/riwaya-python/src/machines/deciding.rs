//! What is decided in one place, and what is done for it wherever the articles are.

use std::collections::{BTreeMap, BTreeSet};

use arrow_array::RecordBatch;
use pyo3::prelude::*;
use riwaya_reconcile::{Hands, Measured, Report, Update, Wanted, update_with};
use riwaya_record::{CodedArticle, Event};
use riwaya_store::{ListedClaim, ListedStatement, Placed};
use riwaya_tables::{ARTICLES, ArticleRow, CLAIMS, EVENTS, STATEMENTS, STORYLINES};
use serde::Serialize;

use super::{Made, Rows, articles, fitting, make};
use crate::columns::Likenesses;
use crate::{Error, arrow};

/// A Python object that has events built, and their sides found, out of articles that it can reach.
struct Elsewhere<'py> {
    hands: Bound<'py, PyAny>,
}

impl Elsewhere<'_> {
    /// Calls one of its methods with two tables; a table comes back.
    fn call(&self, method: &str, events: Made, needed: Made) -> PyResult<Rows> {
        let py = self.hands.py();
        let (events, needed) = (arrow::table(py, events.batch())?, arrow::table(py, needed.batch())?);
        Rows::of(&self.hands.call_method1(method, (events, needed))?)
    }
}

/// What is done in one place because one article is in it: the first of those that are needed.
fn parcel<'i>(articles: impl IntoIterator<Item = &'i String>) -> &'i str {
    articles.into_iter().next().map_or("", String::as_str)
}

fn json(value: &impl Serialize) -> PyResult<String> {
    serde_json::to_string(value).map_err(|e| Error::new_err(e.to_string()))
}

impl Hands for Elsewhere<'_> {
    type Error = PyErr;

    fn build(&mut self, wanted: &[Wanted]) -> PyResult<Vec<Event>> {
        let records = wanted.iter().map(json).collect::<PyResult<Vec<_>>>()?;
        let needed: BTreeSet<(&str, &str)> = wanted
            .iter()
            .flat_map(|w| w.articles.iter().map(|a| (parcel(&w.articles), a.as_str())))
            .collect();
        let rows = self.call(
            "build",
            Made::default()
                .texts("parcel", wanted.iter().map(|w| parcel(&w.articles)))
                .texts("wanted", records),
            Made::default()
                .texts("parcel", needed.iter().map(|n| n.0))
                .texts("id", needed.iter().map(|n| n.1)),
        )?;
        fitting(rows.texts("record").and_then(|records| events(&records)))
    }

    fn sides(
        &mut self,
        events: &[&Event],
        main: &BTreeMap<&str, &str>,
    ) -> PyResult<BTreeMap<String, Vec<String>>> {
        let mut parts: BTreeMap<&str, Vec<&Event>> = BTreeMap::new();
        for event in events {
            if let Some(whole) = event.part_of.as_deref() {
                parts.entry(whole).or_default().push(event);
            }
        }
        let mut needed: BTreeSet<(&str, &str)> = BTreeSet::new();
        let (mut into, mut asked, mut records) = (Vec::new(), Vec::new(), Vec::new());
        for event in events {
            let parcel = parcel(&event.articles);
            let beside = parts.get(event.id.as_str()).into_iter().flatten().map(|part| (*part, false));
            for (one, is_asked) in std::iter::once((*event, true)).chain(beside) {
                into.push(parcel);
                asked.push(is_asked);
                records.push(json(one)?);
                needed.extend(one.articles.iter().map(|article| (parcel, article.as_str())));
            }
        }
        let rows = self.call(
            "sides",
            Made::default().texts("parcel", into).flags("asked", asked).texts("record", records),
            Made::default()
                .texts("parcel", needed.iter().map(|n| n.0))
                .texts("id", needed.iter().map(|n| n.1))
                .maybe_texts("main", needed.iter().map(|n| main.get(n.1))),
        )?;
        let read = || -> Result<BTreeMap<String, Vec<String>>, String> {
            let sides = rows.texts("sides")?;
            let sides = sides.iter().map(|list| serde_json::from_str(list).map_err(|e| e.to_string()));
            rows.texts("event")?
                .into_iter()
                .zip(sides)
                .map(|(id, sides)| Ok((id.to_owned(), sides?)))
                .collect()
        };
        fitting(read())
    }
}

fn events(records: &[&str]) -> Result<Vec<Event>, String> {
    records
        .iter()
        .map(|record| serde_json::from_str(record).map_err(|e| format!("an event is not whole: {e}")))
        .collect()
}

fn pairs(rows: &Rows) -> Result<Likenesses, String> {
    let (a, b, score) = (rows.texts("a")?, rows.texts("b")?, rows.numbers("score")?);
    Ok((0..a.len()).map(|n| (a[n].to_owned(), b[n].to_owned(), score[n])).collect())
}

/// Articles without their texts, what they are as reports, and what was measured of them.
type Known = (Vec<CodedArticle>, BTreeMap<String, Report>, Measured);

/// Decides everything of articles that are all there is; returns events, storylines and what was decided of each article.
#[pyfunction]
pub(crate) fn decide<'py>(
    py: Python<'py>,
    all: &Bound<'py, PyAny>,
    alike: &Bound<'py, PyAny>,
    akin: &Bound<'py, PyAny>,
    gathered: &Bound<'py, PyAny>,
    hands: &Bound<'py, PyAny>,
) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyAny>, Bound<'py, PyAny>)> {
    let (all, alike, akin, gathered) =
        (Rows::of(all)?, Rows::of(alike)?, Rows::of(akin)?, Rows::of(gathered)?);
    let read = || -> Result<Known, String> {
        let articles = articles(&all.texts("light")?)?;
        let reports = all.bytes("report")?;
        let reports = reports.iter().map(|bytes| postcard::from_bytes(bytes).map_err(|e| e.to_string()));
        let reports = articles.iter().map(|a| a.id.clone()).zip(reports);
        let reports = reports.map(|(id, report)| Ok((id, report?))).collect::<Result<_, String>>()?;
        let mut events: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (event, claim) in gathered.texts("event")?.into_iter().zip(gathered.texts("claim")?) {
            events.entry(event.to_owned()).or_default().push(claim.to_owned());
        }
        let measured =
            Measured { alike: pairs(&alike)?, akin: pairs(&akin)?, events: events.into_iter().collect() };
        Ok((articles, reports, measured))
    };
    let (articles, reports, measured) = fitting(read())?;
    let update = update_with(&articles, reports, measured, &mut Elsewhere { hands: hands.clone() })?;
    let Update { events, storylines, decided, .. } = update;
    let records = events.iter().map(|e| json(&e.event)).collect::<PyResult<Vec<_>>>()?;
    let events = Made::default()
        .texts("id", events.iter().map(|e| &e.event.id))
        .texts("record", records)
        .maybe_texts("affair", events.iter().map(|e| e.affair.as_deref()));
    let lines = Made::default()
        .texts("id", storylines.iter().map(|line| &line.id))
        .texts("record", storylines.iter().map(json).collect::<PyResult<Vec<_>>>()?);
    let placed = Made::default()
        .texts("article", decided.keys())
        .texts("news", decided.values().map(|d| &d.news))
        .maybe_texts("first", decided.values().map(|d| d.first.as_deref()))
        .texts("affair", decided.values().map(|d| &d.affair))
        .maybe_texts("main_event", decided.values().map(|d| d.main_event.as_deref()))
        .maybe_texts("storyline", decided.values().map(|d| d.storyline.as_deref()));
    Ok((
        arrow::table(py, events.batch())?,
        arrow::table(py, lines.batch())?,
        arrow::table(py, placed.batch())?,
    ))
}

/// Events built from articles in full.
#[pyfunction]
pub(crate) fn built<'py>(
    py: Python<'py>,
    needed: &Bound<'py, PyAny>,
    wanted: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    let wanted = Rows::of(wanted)?;
    make(py, needed, |rows| {
        let wanted = wanted.texts("wanted")?;
        let wanted = wanted.iter().map(|one| serde_json::from_str(one).map_err(|e| e.to_string()));
        let wanted: Vec<Wanted> = wanted.collect::<Result<_, _>>()?;
        let events = riwaya_reconcile::built(&articles(&rows.texts("record")?)?, &wanted);
        let records = events.iter().map(|e| serde_json::to_string(e).map_err(|e| e.to_string()));
        Ok(Made::default().texts("record", records.collect::<Result<Vec<_>, _>>()?))
    })
}

/// The sides of events, a JSON list for each.
#[pyfunction]
pub(crate) fn sides<'py>(
    py: Python<'py>,
    needed: &Bound<'py, PyAny>,
    told: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    let told = Rows::of(told)?;
    make(py, needed, |rows| {
        let articles = articles(&rows.texts("record")?)?;
        let main = articles.iter().map(|a| a.id.as_str()).zip(rows.maybe_texts("main")?);
        let main: BTreeMap<&str, &str> = main.filter_map(|(id, main)| Some((id, main?))).collect();
        let mut events = events(&told.texts("record")?)?;
        let asked: Vec<bool> = told.flags("asked")?;
        let wanted: BTreeSet<String> =
            events.iter().zip(asked).filter(|(_, asked)| *asked).map(|(e, _)| e.id.clone()).collect();
        // what is part of another stands beside it and may be asked for itself
        events.sort_by(|a, b| a.id.cmp(&b.id));
        events.dedup_by(|a, b| a.id == b.id);
        let wanted: Vec<&str> = wanted.iter().map(String::as_str).collect();
        let found = riwaya_reconcile::sides(&wanted, &events, &articles, &main);
        let lists = found.values().map(|list| serde_json::to_string(list).map_err(|e| e.to_string()));
        let lists = lists.collect::<Result<Vec<_>, _>>()?;
        Ok(Made::default().texts("event", found.keys()).texts("sides", lists))
    })
}

/// Rows of one of the published tables: of `articles` from articles with what was decided of them, of `claims` and `statements`
/// from articles, without their events, of `events` and `storylines` from their records.
#[pyfunction]
pub(crate) fn rows<'py>(py: Python<'py>, table: &str, of: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let of = Rows::of(of)?;
    let made = py.detach(|| published(table, &of));
    arrow::table(py, made)
}

fn published(table: &str, of: &Rows) -> Result<RecordBatch, String> {
    let records = of.texts("record")?;
    match table {
        "events" => return arrow::rows(&EVENTS, &events(&records)?),
        "storylines" => {
            let lines = records.iter().map(|line| serde_json::from_str(line).map_err(|e| e.to_string()));
            let lines: Vec<riwaya_record::Storyline> = lines.collect::<Result<_, _>>()?;
            return arrow::rows(&STORYLINES, &lines);
        }
        _ => {}
    }
    let all = articles(&records)?;
    match table {
        "articles" => {
            let (main, storyline) = (of.maybe_texts("main_event")?, of.maybe_texts("storyline")?);
            let owned = |text: Option<&str>| text.map(str::to_owned);
            let placed: Vec<Placed> = all
                .into_iter()
                .enumerate()
                .map(|(n, article)| Placed {
                    article,
                    main_event: owned(main[n]),
                    storyline: owned(storyline[n]),
                })
                .collect();
            arrow::rows(&ARTICLES, &placed.iter().map(ArticleRow::of).collect::<Vec<_>>())
        }
        "claims" => {
            let listed = |article: CodedArticle| {
                let of = article.id;
                article.claims.into_iter().map(move |claim| ListedClaim {
                    article: of.clone(),
                    event_id: None,
                    claim,
                })
            };
            arrow::rows(&CLAIMS, &all.into_iter().flat_map(listed).collect::<Vec<_>>())
        }
        "statements" => {
            let listed = |article: CodedArticle| {
                let of = article.id;
                let list =
                    move |statement| ListedStatement { article: of.clone(), event_id: None, statement };
                article.statements.into_iter().map(list)
            };
            arrow::rows(&STATEMENTS, &all.into_iter().flat_map(listed).collect::<Vec<_>>())
        }
        other => Err(format!("{other}: there is no such table here")),
    }
}
