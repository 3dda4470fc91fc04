//! One record of each kind, by its id.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use riwaya_page::site;
use riwaya_reconcile::{account_table, revised};
use riwaya_record::EventActor;
use riwaya_store::{Filter, Found, Involving, Record, Store, is_called};

use super::records::{
    ActorRecord, ClaimRecord, CounterpartRecord, OfficeRecord, RevisionsRecord, StatementRecord,
};
use super::{Answer, BEFORE, CONFIDENCE, REVISION, Site};
use crate::answer::json;
use crate::asked::{self, field};
use crate::overview::{Surroundings, counterparts};
use crate::pages::{COUNTED, Compared, event_of};
use crate::problem::Problem;
use crate::visit::Visit;

pub(super) async fn article(
    State(shared): Site,
    Path(id): Path<String>,
    visit: Visit,
    headers: HeaderMap,
) -> Answer {
    asked::only(&visit.asked, &[REVISION])?;
    let asked_for = match field(&visit.asked, "revision") {
        None => None,
        Some(_) => Some(asked::count(&visit.asked, "revision", 1, 1_000_000)?),
    };
    let found = shared
        .pool
        .read(move |store| match asked_for {
            None => store.article(&id)?.ok_or(Problem::Nothing),
            Some(n) => store.revisions(&id)?.into_iter().nth(n - 1).ok_or(Problem::Nothing),
        })
        .await?;
    Ok(json(&headers, &found))
}

pub(super) async fn revisions(
    State(shared): Site,
    Path(id): Path<String>,
    visit: Visit,
    headers: HeaderMap,
) -> Answer {
    asked::only(&visit.asked, &[BEFORE, REVISION])?;
    let asked = Compared::of(&visit.asked)?;
    let record = shared
        .pool
        .read(move |store| {
            let all = store.revisions(&id)?;
            let (before, revision) = asked.among(all.len())?;
            let revised = revised(&all[before - 1], &all[revision - 1]);
            Ok(RevisionsRecord { article: id, revisions: all.len(), before, revision, revised })
        })
        .await?;
    Ok(json(&headers, &record))
}

pub(super) async fn event(
    State(shared): Site,
    Path(id): Path<String>,
    visit: Visit,
    headers: HeaderMap,
) -> Answer {
    asked::only(&visit.asked, &[])?;
    let found = shared.pool.read(move |store| event_of(store, &id)).await?;
    Ok(json(&headers, &found))
}

pub(super) async fn accounts(
    State(shared): Site,
    Path(id): Path<String>,
    visit: Visit,
    headers: HeaderMap,
) -> Answer {
    asked::only(&visit.asked, &[CONFIDENCE])?;
    let least = asked::filter(&visit.asked)?.min_confidence;
    let knowledge = Arc::clone(&shared.knowledge);
    let table = shared
        .pool
        .read(move |store| {
            let event = event_of(store, &id)?;
            let around = Surroundings::of(store, &event)?;
            account_table(&event.id, &around.reconciled, &around.articles, least, &*knowledge)
                .ok_or_else(Problem::broken)
        })
        .await?;
    Ok(json(&headers, &table))
}

/// The claim or statement of an id, or of the beginning of one.
fn record_of(store: &Store, id: &str) -> Result<Record, Problem> {
    match store.find(id)? {
        Found::One(record) => Ok(record),
        Found::Nothing | Found::Moved(..) => Err(Problem::Nothing),
        Found::Several(ids) => Err(Problem::Several(ids)),
    }
}

pub(super) async fn claim(
    State(shared): Site,
    Path(id): Path<String>,
    visit: Visit,
    headers: HeaderMap,
) -> Answer {
    asked::only(&visit.asked, &[])?;
    match shared.pool.read(move |store| record_of(store, &id)).await? {
        Record::Claim(found) => Ok(json(&headers, &ClaimRecord::from(*found))),
        _ => Err(Problem::Nothing),
    }
}

pub(super) async fn statement(
    State(shared): Site,
    Path(id): Path<String>,
    visit: Visit,
    headers: HeaderMap,
) -> Answer {
    asked::only(&visit.asked, &[])?;
    match shared.pool.read(move |store| record_of(store, &id)).await? {
        Record::Statement(found) => Ok(json(&headers, &StatementRecord::from(*found))),
        _ => Err(Problem::Nothing),
    }
}

pub(super) async fn storyline(
    State(shared): Site,
    Path(id): Path<String>,
    visit: Visit,
    headers: HeaderMap,
) -> Answer {
    asked::only(&visit.asked, &[])?;
    let found = shared.pool.read(move |store| store.storyline(&id)?.ok_or(Problem::Nothing)).await?;
    Ok(json(&headers, &found))
}

pub(super) async fn actor(
    State(shared): Site,
    Path(code): Path<String>,
    visit: Visit,
    headers: HeaderMap,
) -> Answer {
    asked::only(&visit.asked, &[])?;
    let knowledge = Arc::clone(&shared.knowledge);
    let found = shared
        .pool
        .read(move |store| {
            let involving = Involving { one: code.clone(), other: None };
            let events = store.latest_events(&Filter::default(), Some(&involving), None, COUNTED)?.items;
            let known = knowledge.actor(&code);
            let all = || events.iter().flat_map(|e| e.actors.iter().chain(&e.recipients));
            let met = all().find(|a| is_called(a, &code));
            if known.is_none() && met.is_none() {
                return Err(Problem::Nothing);
            }
            let mut quads = [0; 4];
            for event in &events {
                quads[site::quad(event.event)] += 1;
            }
            let name = |of: &dyn Fn(&site::Actor) -> String, other: &dyn Fn(&EventActor) -> String| {
                known.as_ref().map(of).or_else(|| met.map(other)).unwrap_or_default()
            };
            Ok(ActorRecord {
                name: name(&|a| a.named.en.clone(), &|a| a.name.clone()),
                name_ar: name(&|a| a.named.ar.clone(), &|a| a.name_ar.clone()),
                codes: name(&|a| a.code.clone(), &|a| {
                    [a.country.as_deref(), a.sector.as_deref()]
                        .into_iter()
                        .flatten()
                        .collect::<Vec<_>>()
                        .join(" ")
                }),
                events: events.len(),
                quads,
                offices: known
                    .iter()
                    .flat_map(|a| &a.offices)
                    .map(|o| OfficeRecord {
                        name: o.en.clone(),
                        name_ar: o.ar.clone(),
                        from: o.from.clone(),
                        to: o.to.clone(),
                    })
                    .collect(),
                counterparts: counterparts(&events, &code, 50)
                    .into_iter()
                    .map(|c| CounterpartRecord {
                        code: c.named.code,
                        name: c.named.en,
                        name_ar: c.named.ar,
                        events: c.events,
                        score: c.score,
                    })
                    .collect(),
                code,
            })
        })
        .await?;
    Ok(json(&headers, &found))
}
