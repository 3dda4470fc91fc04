//! Rows that are not records as they stand.

use std::collections::BTreeMap;

use riwaya_record::{
    AccountTable, CellStance, Diagnostic, Event, Evidence, Furniture, Link, Marked, PointKind, Published,
    Relation,
};
use riwaya_store::Placed;
use serde::Serialize;

use crate::tellings::other;

/// Something that an article holds.
#[derive(Serialize)]
pub(crate) struct Held<'a, T> {
    pub(crate) article: &'a str,
    #[serde(flatten)]
    pub(crate) record: &'a T,
}

/// A row of `articles`.
#[derive(Debug, Serialize)]
pub struct ArticleRow<'a> {
    id: &'a str,
    url: Option<&'a str>,
    outlet: Option<&'a str>,
    author: Option<&'a str>,
    agency: Option<&'a str>,
    title: &'a str,
    language: &'a str,
    published: &'a Published,
    modified: Option<&'a Published>,
    text: &'a str,
    furniture: &'a [Furniture],
    credits: &'a [String],
    main_event: Option<&'a str>,
    storyline: Option<&'a str>,
    claims: usize,
    statements: usize,
    diagnostics: &'a [Diagnostic],
}

impl<'a> ArticleRow<'a> {
    /// An article with what was decided of it.
    pub fn of(placed: &'a Placed) -> Self {
        let a = &placed.article;
        Self {
            id: &a.id,
            url: a.url.as_deref(),
            outlet: a.outlet.as_deref(),
            author: a.author.as_deref(),
            agency: a.agency.as_deref(),
            title: &a.title,
            language: &a.language,
            published: &a.published,
            modified: a.modified.as_ref(),
            text: &a.text,
            furniture: &a.furniture,
            credits: &a.credits,
            main_event: placed.main_event.as_deref(),
            storyline: placed.storyline.as_deref(),
            claims: a.claims.len(),
            statements: a.statements.len(),
            diagnostics: &a.diagnostics,
        }
    }
}

/// A row of `event_links`.
#[derive(Serialize)]
pub(crate) struct LinkRow<'a> {
    event: &'a str,
    claim: &'a str,
    article: Option<&'a str>,
    like: Option<&'a str>,
    score: Option<f64>,
    reasons: &'a [String],
}

impl<'a> LinkRow<'a> {
    /// The claims of an event; `makers` has who makes each of them, `best` the best of their links.
    pub(crate) fn of(
        event: &'a Event,
        makers: &'a BTreeMap<String, String>,
        best: &'a BTreeMap<String, Link>,
    ) -> Vec<Self> {
        let row = |claim: &'a String| {
            let link = best.get(claim);
            Self {
                event: &event.id,
                claim,
                article: makers.get(claim).map(String::as_str),
                like: link.map(|link| other(link, claim)),
                score: link.map(|link| link.score),
                reasons: link.map_or(&[], |link| &link.reasons),
            }
        };
        event.claims.iter().map(row).collect()
    }
}

/// A cell of an account table: a row of `accounts`.
#[derive(Debug, Serialize)]
pub struct AccountRow<'a> {
    event: &'a str,
    row: usize,
    point: &'a str,
    point_ar: &'a str,
    kind: PointKind,
    relation: Relation,
    side: &'a str,
    side_name: &'a str,
    side_name_ar: &'a str,
    country: Option<&'a str>,
    sector: Option<&'a str>,
    outlet: bool,
    stance: CellStance,
    value: Option<&'a str>,
    confidence: f64,
    evidence: &'a [Evidence],
    marked: Option<&'a Marked>,
}

impl<'a> AccountRow<'a> {
    /// The cells of a table in which something is said, or in which what was found was marked as wrong: point by point, in
    /// the order of the sides.
    pub fn of(table: &'a AccountTable) -> Vec<Self> {
        let mut rows = Vec::new();
        for (row, point) in table.points.iter().enumerate() {
            for side in &table.sides {
                let Some(cell) = point.cells.get(&side.key) else { continue };
                if cell.stance == CellStance::Silent && cell.marked.is_none() {
                    continue;
                }
                rows.push(Self {
                    event: &table.event.id,
                    row,
                    point: &point.point,
                    point_ar: &point.point_ar,
                    kind: point.kind,
                    relation: point.relation,
                    side: &side.key,
                    side_name: &side.name,
                    side_name_ar: &side.name_ar,
                    country: side.country.as_deref(),
                    sector: side.sector.as_deref(),
                    outlet: side.outlet,
                    stance: cell.stance,
                    value: cell.value.as_deref(),
                    confidence: cell.confidence,
                    evidence: &cell.evidence,
                    marked: cell.marked.as_ref(),
                });
            }
        }
        rows
    }
}
