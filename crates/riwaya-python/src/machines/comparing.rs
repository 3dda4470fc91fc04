//! Articles and claims compared, each pair in one place, and claims gathered into events.

use std::collections::{BTreeMap, BTreeSet};

use pyo3::prelude::*;
use riwaya_reconcile::{
    Likely, Member, Pairs, Report, Scatter, note, pairs_across, pairs_within, similarity,
};

use super::{Made, Rows, articles, make};
use crate::arrow;
use crate::columns::count;

#[pyfunction]
#[pyo3(signature = (left, right=None))]
pub(crate) fn pairs<'py>(
    py: Python<'py>,
    left: &Bound<'py, PyAny>,
    right: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let left = Rows::of(left)?;
    let right = right.map(Rows::of).transpose()?;
    let made = py.detach(|| {
        let left = bin(&left)?;
        let right = right.as_ref().map(bin).transpose()?;
        let left: Vec<(&str, &Report)> = left.iter().map(|(id, report)| (*id, report)).collect();
        let across: Option<Vec<(&str, &Report)>> =
            right.as_ref().map(|bin| bin.iter().map(|(id, report)| (*id, report)).collect());
        let Pairs { alike, akin } = match &across {
            None => pairs_within(&left),
            Some(right) => pairs_across(&left, right),
        };
        let right = across.as_ref().unwrap_or(&left);
        let all = || alike.iter().map(|pair| (true, pair)).chain(akin.iter().map(|pair| (false, pair)));
        Made::default()
            .flags("news", all().map(|(news, _)| news))
            .texts("a", all().map(|(_, (a, ..))| left[*a].0))
            .texts("b", all().map(|(_, (_, b, _))| right[*b].0))
            .numbers("score", all().map(|(_, (.., score))| *score))
            .batch()
    });
    arrow::table(py, made)
}

/// Articles as reports.
fn bin(rows: &Rows) -> Result<Vec<(&str, Report)>, String> {
    let reports = rows.bytes("report")?;
    let reports = reports.iter().map(|bytes| postcard::from_bytes(bytes).map_err(|e| e.to_string()));
    rows.texts("id")?.into_iter().zip(reports).map(|(id, report)| Ok((id, report?))).collect()
}

/// Pairs of articles of which one may be a copy of the other, measured: those that are.
#[pyfunction]
pub(crate) fn copies<'py>(
    py: Python<'py>,
    pairs: &Bound<'py, PyAny>,
    min: f64,
) -> PyResult<Bound<'py, PyAny>> {
    make(py, pairs, |rows| {
        let (a, b) = (rows.texts("a")?, rows.texts("b")?);
        let unsigned = |lists: Vec<Vec<i64>>| -> Vec<Vec<u64>> {
            lists.into_iter().map(|list| list.into_iter().map(i64::cast_unsigned).collect()).collect()
        };
        let (left, right) = (unsigned(rows.lists("runs_a")?), unsigned(rows.lists("runs_b")?));
        let measured = (0..a.len()).map(|n| (a[n], b[n], similarity(&left[n], &right[n])));
        let found: Vec<(&str, &str, f64)> = measured.filter(|pair| pair.2 >= min - 1e-12).collect();
        Ok(Made::default()
            .texts("a", found.iter().map(|f| f.0))
            .texts("b", found.iter().map(|f| f.1))
            .numbers("similarity", found.iter().map(|f| f.2)))
    })
}

/// The blocks of the claims of articles, a row for each time a claim is in one.
#[pyfunction]
pub(crate) fn blocks<'py>(py: Python<'py>, table: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    make(py, table, |rows| {
        let of = |article| note(article).keys.into_iter().map(|key| key.block().cast_signed());
        let all: Vec<i64> = articles(&rows.texts("light")?)?.iter().flat_map(of).collect();
        Ok(Made::default().ints("block", all))
    })
}

fn scatter(buckets: u64, splits: &BTreeMap<i64, u64>) -> Scatter {
    Scatter::new(buckets, splits.iter().map(|(block, parts)| (block.cast_unsigned(), *parts)))
}

/// What of articles goes into which bucket; `row` says of which row it was made.
#[pyfunction]
pub(crate) fn slips<'py>(
    py: Python<'py>,
    table: &Bound<'py, PyAny>,
    buckets: u64,
    splits: BTreeMap<i64, u64>,
) -> PyResult<Bound<'py, PyAny>> {
    make(py, table, |rows| {
        let scatter = scatter(buckets, &splits);
        let (mut row, mut bucket, mut slips) = (Vec::new(), Vec::new(), Vec::new());
        let all = articles(&rows.texts("light")?)?;
        for (n, (article, alike)) in all.iter().zip(rows.pairs("alike")?).enumerate() {
            for (into, slip) in scatter.slips(article, &alike) {
                row.push(count(n));
                bucket.push(into.cast_signed());
                slips.push(serde_json::to_string(&slip).map_err(|e| e.to_string())?);
            }
        }
        Ok(Made::default().ints("row", row).ints("bucket", bucket).texts("slip", slips))
    })
}

/// The pairs of claims of one bucket that look alike.
#[pyfunction]
pub(crate) fn compared<'py>(
    py: Python<'py>,
    table: &Bound<'py, PyAny>,
    buckets: u64,
    splits: BTreeMap<i64, u64>,
) -> PyResult<Bound<'py, PyAny>> {
    make(py, table, |rows| {
        let bucket = rows.ints("bucket")?.first().copied().unwrap_or_default();
        let slips = articles(&rows.texts("slip")?)?;
        let mut alike: Vec<(String, String, f64)> = rows.pairs("alike")?.into_iter().flatten().collect();
        alike.sort_by(|x, y| (&x.0, &x.1).cmp(&(&y.0, &y.1)));
        alike.dedup_by(|x, y| (&x.0, &x.1) == (&y.0, &y.1));
        let found = scatter(buckets, &splits).compared(bucket.cast_unsigned(), &slips, &alike);
        Ok(likely(&found, &[]))
    })
}

/// The pairs of claims within articles that look alike or are bound.
#[pyfunction]
pub(crate) fn of_one_text<'py>(py: Python<'py>, table: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    make(py, table, |rows| {
        let (mut found, mut bound) = (Vec::new(), Vec::new());
        for article in articles(&rows.texts("light")?)? {
            let (likely, held) = riwaya_reconcile::of_one_text(&article);
            found.extend(likely);
            bound.extend(held);
        }
        Ok(likely(&found, &bound))
    })
}

/// Pairs of claims: how likely they are of one event, or that they are whatever the rest says.
fn likely(likely: &[Likely], bound: &[(String, String)]) -> Made {
    let held = || bound.iter();
    Made::default()
        .texts("a", likely.iter().map(|l| &l.a).chain(held().map(|b| &b.0)))
        .texts("b", likely.iter().map(|l| &l.b).chain(held().map(|b| &b.1)))
        .numbers("score", likely.iter().map(|l| l.score).chain(held().map(|_| 0.0)))
        .flags("conflict", likely.iter().map(|l| l.conflict).chain(held().map(|_| false)))
        .flags("bound", likely.iter().map(|_| false).chain(held().map(|_| true)))
        .flags("joins", likely.iter().map(Likely::joins).chain(held().map(|_| true)))
}

/// The claims of articles with their places.
#[pyfunction]
pub(crate) fn members<'py>(py: Python<'py>, table: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    make(py, table, |rows| {
        let all = articles(&rows.texts("light")?)?;
        let all: Vec<Member> = all.iter().flat_map(riwaya_reconcile::members).collect();
        Ok(Made::default()
            .ints("latest", all.iter().map(|m| m.latest))
            .texts("article", all.iter().map(|m| &m.article))
            .ints("index", all.iter().map(|m| count(m.index)))
            .texts("claim", all.iter().map(|m| &m.claim)))
    })
}

/// By claim the number of the strand that pairs put it into, and how many claims that has.
#[pyfunction]
pub(crate) fn strands<'py>(py: Python<'py>, pairs: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    make(py, pairs, |rows| {
        let found = riwaya_reconcile::strands(rows.texts("a")?.into_iter().zip(rows.texts("b")?));
        let mut sizes: BTreeMap<usize, i64> = BTreeMap::new();
        for (_, strand) in &found {
            *sizes.entry(*strand).or_default() += 1;
        }
        Ok(Made::default()
            .texts("claim", found.iter().map(|(claim, _)| claim))
            .ints("strand", found.iter().map(|(_, strand)| count(*strand)))
            .ints("size", found.iter().map(|(_, strand)| sizes[strand])))
    })
}

/// The events of whole strands of claims: of each claim the event.
#[pyfunction]
pub(crate) fn gathered<'py>(
    py: Python<'py>,
    members: &Bound<'py, PyAny>,
    pairs: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    let pairs = Rows::of(pairs)?;
    make(py, members, |rows| {
        let (latest, article) = (rows.ints("latest")?, rows.texts("article")?);
        let (index, claim) = (rows.ints("index")?, rows.texts("claim")?);
        let members: Vec<Member> = (0..claim.len())
            .map(|n| Member {
                latest: latest[n],
                article: article[n].to_owned(),
                index: usize::try_from(index[n]).unwrap_or_default(),
                claim: claim[n].to_owned(),
            })
            .collect();
        let (a, b, bound) = (pairs.texts("a")?, pairs.texts("b")?, pairs.flags("bound")?);
        let (score, conflict) = (pairs.numbers("score")?, pairs.flags("conflict")?);
        let (mut likely, mut held) = (Vec::new(), BTreeSet::new());
        for n in 0..a.len() {
            let (a, b) = (a[n].to_owned(), b[n].to_owned());
            if bound[n] {
                held.insert((a, b));
            } else {
                likely.push(Likely { a, b, score: score[n], conflict: conflict[n] });
            }
        }
        let held: Vec<(String, String)> = held.into_iter().collect();
        let groups = riwaya_reconcile::gathered(&members, &likely, &held);
        let all = || groups.iter().flat_map(|(event, claims)| claims.iter().map(move |claim| (event, claim)));
        Ok(Made::default().texts("event", all().map(|of| of.0)).texts("claim", all().map(|of| of.1)))
    })
}
