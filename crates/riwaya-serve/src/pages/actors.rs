//! The parties, and one of them or two together.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use riwaya_page::site::{self, Actor, ActorInput, ActorsInput, Named};
use riwaya_record::Event;
use riwaya_store::{Filter, Involving, is_called};

use super::{COUNTED, Site, reader};
use crate::answer::page;
use crate::overview::counterparts;
use crate::problem::Problem;
use crate::server::Shared;
use crate::visit::Visit;

/// Events that an actor's charts are drawn from, the latest: each is read whole.
const DRAWN: usize = 400;
/// Events in an actor's list.
const LISTED: usize = 40;

pub(super) async fn actors(State(shared): Site, visit: Visit, headers: HeaderMap) -> Response {
    let made = async {
        let of = shared.overview().await?;
        let reader = reader(&shared, &visit).await?;
        Ok(site::actors(&reader, &ActorsInput { actors: &of.actors }))
    };
    let made = made.await;
    page(&visit, &headers, made)
}

pub(super) async fn actor(
    State(shared): Site,
    Path(code): Path<String>,
    visit: Visit,
    headers: HeaderMap,
) -> Response {
    let made = party(&shared, &visit, code, None).await;
    page(&visit, &headers, made)
}

pub(super) async fn pair(
    State(shared): Site,
    Path((code, other)): Path<(String, String)>,
    visit: Visit,
    headers: HeaderMap,
) -> Response {
    let made = party(&shared, &visit, code, Some(other)).await;
    page(&visit, &headers, made)
}

async fn party(
    shared: &Arc<Shared>,
    visit: &Visit,
    code: String,
    other: Option<String>,
) -> Result<String, Problem> {
    let reader = reader(shared, visit).await?;
    let knowledge = Arc::clone(&shared.knowledge);
    shared
        .pool
        .read(move |store| {
            let involving = Involving { one: code.clone(), other: other.clone() };
            let page = store.latest_events(&Filter::default(), Some(&involving), None, DRAWN)?;
            let events = page.items;
            let all = match page.next {
                Some(_) => store.count_events(&Filter::default(), Some(&involving), COUNTED)?,
                None => events.len(),
            };
            let who = |code: &str| knowledge.actor(code).or_else(|| called(&events, code));
            let one = who(&code);
            let second = other.as_deref().map(who);
            if events.is_empty() && (one.is_none() || second.as_ref().is_some_and(Option::is_none)) {
                return Err(Problem::Nothing);
            }
            let unknown = |code: &str| Actor {
                named: Named { code: code.to_owned(), en: code.to_owned(), ar: code.to_owned() },
                code: String::new(),
                kind: (String::new(), String::new()),
                offices: Vec::new(),
            };
            let one = one.unwrap_or_else(|| unknown(&code));
            let second =
                second.map(|found| found.unwrap_or_else(|| unknown(other.as_deref().unwrap_or_default())));
            let mut ids: Vec<String> =
                events.iter().take(LISTED).flat_map(|e| e.articles.iter().cloned()).collect();
            ids.sort();
            ids.dedup();
            let summaries = store.summaries_of(&ids)?;
            let beside = if second.is_some() { Vec::new() } else { counterparts(&events, &code, 16) };
            Ok(site::actor(
                &reader,
                &ActorInput {
                    actor: &one,
                    other: second.as_ref(),
                    events: &events,
                    all,
                    most: COUNTED,
                    listed: LISTED,
                    summaries: &summaries,
                    counterparts: &beside,
                },
            ))
        })
        .await
}

/// A party that the lexicon does not know, as its events name it.
fn called(events: &[Event], code: &str) -> Option<Actor> {
    let all = || events.iter().flat_map(|e| e.actors.iter().chain(&e.recipients));
    let found =
        all().find(|a| a.code().as_deref() == Some(code)).or_else(|| all().find(|a| is_called(a, code)))?;
    let both = [found.country.as_deref(), found.sector.as_deref()];
    Some(Actor {
        named: Named { code: code.to_owned(), en: found.name.clone(), ar: found.name_ar.clone() },
        code: both.into_iter().flatten().collect::<Vec<_>>().join(" "),
        kind: (String::new(), String::new()),
        offices: Vec::new(),
    })
}
