//! The columns of POLECAT's weekly files: text parted by tabs, under a header.
//!
//! A row is an event, where POLECAT has one for each report of it. Where several parties stand in one column they are
//! parted by `; `, in one order in all columns. What riwaya does not know is empty.

use std::io::Write;

use riwaya_record::{CodedArticle, Entity, EntityKind, Event, EventActor, Party};
use riwaya_store::{Filter, Store};

use crate::TransferError;
use crate::changes::EventIds;
use crate::release::Release;
use crate::tellings::each_event;

/// The columns, in POLECAT's order.
pub const POLECAT: [&str; 40] = [
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
];

pub(crate) fn write(
    store: &Store,
    filter: &Filter,
    version: &str,
    release: &mut Release,
    ids: &mut EventIds,
) -> Result<(), TransferError> {
    let mut out = release.create("polecat.txt")?;
    let path = out.path().to_owned();
    let mut put = |cells: &[String]| {
        let line = tabbed(cells);
        out.write_all(line.as_bytes()).map_err(|e| TransferError::writing(&path, &e))
    };
    put(&POLECAT.map(str::to_owned))?;
    let mut rows = 0;
    each_event(store, filter, |event| {
        ids.add(event)?;
        rows += 1;
        let first = event.first_reported.as_ref().map(|f| f.article.as_str());
        let article = match first.or(event.articles.first().map(String::as_str)) {
            Some(id) => store.article(id)?,
            None => None,
        };
        put(&row(event, article.as_ref(), version))
    })?;
    release.add(out, rows)
}

fn row(event: &Event, article: Option<&CodedArticle>, version: &str) -> [String; 40] {
    let claim = article.and_then(|a| a.claims.iter().find(|c| event.claims.contains(&c.id)));
    let place = event.place.as_ref();
    let [actor, recipient] = [
        Side::of(&event.actors, article, claim.map(|c| c.actor.as_slice())),
        Side::of(&event.recipients, article, claim.map(|c| c.recipient.as_slice())),
    ];
    let published = event.first_reported.as_ref().and_then(|f| f.published.date.clone());
    let named = |kinds: &[EntityKind]| {
        let of = |e: &&Entity| kinds.contains(&e.kind);
        joined(article.iter().flat_map(|a| &a.entities).filter(of).map(|e| e.name.clone()))
    };
    [
        event.id.clone(),
        event.date.as_ref().map(|d| d.value.clone()).filter(|d| is_day(d)).unwrap_or_default(),
        event.event.to_string(),
        event.mode.clone().unwrap_or_default(),
        event.score.to_string(),
        quad(event).to_owned(),
        joined(claim.iter().flat_map(|c| c.contexts.iter().cloned())),
        actor.name,
        actor.country,
        String::new(),
        actor.first_sector,
        actor.sectors,
        actor.title,
        actor.raw,
        String::new(),
        recipient.name,
        recipient.country,
        String::new(),
        recipient.first_sector,
        recipient.sectors,
        recipient.title,
        recipient.raw,
        String::new(),
        place.map(|p| p.name.clone()).unwrap_or_default(),
        String::new(),
        String::new(),
        String::new(),
        place.and_then(|p| p.country.clone()).unwrap_or_default(),
        place.and_then(|p| p.lat).map(|n| n.to_string()).unwrap_or_default(),
        place.and_then(|p| p.lon).map(|n| n.to_string()).unwrap_or_default(),
        String::new(),
        place.map(|p| p.span.text.clone()).unwrap_or_default(),
        String::new(),
        article.and_then(|a| a.outlet.clone()).unwrap_or_default(),
        published.unwrap_or_default(),
        named(&[EntityKind::Person]),
        named(&[EntityKind::Government, EntityKind::Organisation, EntityKind::Group]),
        named(&[EntityKind::Place]),
        article.map(|a| a.language.clone()).unwrap_or_default(),
        format!("riwaya {version}"),
    ]
}

/// One side of an event, as its columns have it.
struct Side {
    name: String,
    country: String,
    first_sector: String,
    sectors: String,
    title: String,
    raw: String,
}

impl Side {
    fn of(actors: &[EventActor], article: Option<&CodedArticle>, words: Option<&[Party]>) -> Self {
        let words = words.unwrap_or_default();
        let office = |p: &Party| article?.entity(p.entity.as_deref()?)?.role.clone();
        let sector = |a: &EventActor| a.sector.clone().unwrap_or_default();
        Self {
            name: joined(actors.iter().map(|a| a.name.clone())),
            country: joined(actors.iter().map(|a| a.country.clone().unwrap_or_default())),
            first_sector: actors.first().map(sector).unwrap_or_default(),
            sectors: joined(actors.iter().map(sector)),
            title: joined(words.iter().map(|p| office(p).unwrap_or_default())),
            raw: joined(words.iter().map(|p| p.span.text.clone())),
        }
    }
}

/// Values of one column; nothing where all are empty.
fn joined(values: impl Iterator<Item = String>) -> String {
    let values: Vec<String> = values.collect();
    if values.iter().all(String::is_empty) { String::new() } else { values.join("; ") }
}

/// PLOVER's four kinds of acts, as POLECAT writes them.
fn quad(event: &Event) -> &'static str {
    match (event.event.is_verbal(), event.event.is_conflict()) {
        (true, false) => "VERBAL COOPERATION",
        (false, false) => "MATERIAL COOPERATION",
        (true, true) => "VERBAL CONFLICT",
        (false, true) => "MATERIAL CONFLICT",
    }
}

/// Whether a date tells the day.
pub(crate) fn is_day(date: &str) -> bool {
    date.parse::<jiff::civil::Date>().is_ok() && date.len() == "2021-04-13".len()
}

/// A line of values parted by tabs. These layouts know no quotation marks: what would break a line becomes a space.
pub(crate) fn tabbed(cells: &[String]) -> String {
    let clean = |cell: &String| cell.replace(['\t', '\n', '\r'], " ");
    cells.iter().map(clean).collect::<Vec<_>>().join("\t") + "\n"
}
