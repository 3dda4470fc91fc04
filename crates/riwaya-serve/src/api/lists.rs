//! Lists, part by part.

use axum::extract::State;
use axum::http::HeaderMap;
use riwaya_page::site;
use riwaya_record::{ArticleSummary, Event, Storyline};
use riwaya_store::{Filter, Place};

use super::records::{ActorRecord, ClaimRecord, List, StatementRecord};
use super::search::filter;
use super::{Answer, Site};
use crate::answer::json;
use crate::asked::{self, FILTERS, MOST, PAGING, USUAL, written};
use crate::problem::Problem;
use crate::server::Shared;
use crate::visit::Visit;

/// A filter, the place to go on from and the length of a list.
struct Listing {
    filter: Filter,
    after: Option<Place>,
    limit: usize,
}

impl Listing {
    fn of(shared: &Shared, visit: &Visit) -> Result<Self, Problem> {
        asked::only(&visit.asked, &[FILTERS, PAGING])?;
        let limit = asked::count(&visit.asked, "limit", USUAL, MOST)?;
        Ok(Self { filter: filter(shared, &visit.asked)?.0, after: asked::after(&visit.asked)?, limit })
    }
}

pub(super) async fn articles(State(shared): Site, visit: Visit, headers: HeaderMap) -> Answer {
    let Listing { filter, after, limit } = Listing::of(&shared, &visit)?;
    let page =
        shared.pool.read(move |store| Ok(store.latest_articles(&filter, after.as_ref(), limit)?)).await?;
    Ok(json(&headers, &List::<ArticleSummary>::of(page)))
}

pub(super) async fn events(State(shared): Site, visit: Visit, headers: HeaderMap) -> Answer {
    let Listing { filter, after, limit } = Listing::of(&shared, &visit)?;
    let page =
        shared.pool.read(move |store| Ok(store.latest_events(&filter, None, after.as_ref(), limit)?)).await?;
    Ok(json(&headers, &List::<Event>::of(page)))
}

pub(super) async fn claims(State(shared): Site, visit: Visit, headers: HeaderMap) -> Answer {
    let Listing { filter, after, limit } = Listing::of(&shared, &visit)?;
    let page =
        shared.pool.read(move |store| Ok(store.latest_claims(&filter, after.as_ref(), limit)?)).await?;
    Ok(json(&headers, &List::<ClaimRecord>::of(page)))
}

pub(super) async fn statements(State(shared): Site, visit: Visit, headers: HeaderMap) -> Answer {
    let Listing { filter, after, limit } = Listing::of(&shared, &visit)?;
    let page =
        shared.pool.read(move |store| Ok(store.latest_statements(&filter, after.as_ref(), limit)?)).await?;
    Ok(json(&headers, &List::<StatementRecord>::of(page)))
}

pub(super) async fn storylines(State(shared): Site, visit: Visit, headers: HeaderMap) -> Answer {
    let Listing { filter, after, limit } = Listing::of(&shared, &visit)?;
    let page =
        shared.pool.read(move |store| Ok(store.storylines_page(&filter, after.as_ref(), limit)?)).await?;
    Ok(json(&headers, &List::<Storyline>::of(page)))
}

pub(super) async fn actors(State(shared): Site, visit: Visit, headers: HeaderMap) -> Answer {
    asked::only(&visit.asked, &[PAGING])?;
    let (after, limit) = (asked::after(&visit.asked)?, asked::count(&visit.asked, "limit", USUAL, MOST)?);
    let all = shared.overview().await?.actors.iter().map(listed).collect();
    let code = |a: &ActorRecord| a.code.clone();
    Ok(json(&headers, &part_of(all, code, after.as_ref(), limit)))
}

/// Part of a list that is at hand whole; a place in it is the id of the record before.
fn part_of<T>(all: Vec<T>, id: impl Fn(&T) -> String, after: Option<&Place>, limit: usize) -> List<T> {
    let start =
        after.map_or(0, |place| all.iter().position(|r| id(r) == place.within).map_or(all.len(), |n| n + 1));
    let more = all.len() > start + limit;
    let items: Vec<T> = all.into_iter().skip(start).take(limit).collect();
    let next =
        items.last().filter(|_| more).map(|last| written(&Place { key: String::new(), within: id(last) }));
    List { items, next }
}

fn listed(of: &site::Listed) -> ActorRecord {
    ActorRecord {
        code: of.named.code.clone(),
        name: of.named.en.clone(),
        name_ar: of.named.ar.clone(),
        codes: of.code.clone(),
        events: of.events,
        quads: of.quads,
        offices: Vec::new(),
        counterparts: Vec::new(),
    }
}
