//! An event's page: its accounts, why its claims are one event, and what was corrected of it.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use riwaya_page::site::{self, EventInput};
use riwaya_reconcile::{links_among, near_copies};
use riwaya_record::{CodedArticle, Event};
use riwaya_store::{Filter, Found as Record, MIN_CONFIDENCE, Store};

use super::search::widened;
use super::{ALIKE, Site, reader};
use crate::answer::page;
use crate::knowledge::Knowledge;
use crate::overview::Surroundings;
use crate::problem::Problem;
use crate::visit::Visit;

/// Events that are shown of those somebody may look for.
const LIKELY: usize = 8;

/// The event of an id; where it is no more, what became of it.
pub(crate) fn event_of(store: &Store, id: &str) -> Result<Event, Problem> {
    match store.event(id)? {
        Record::One(event) => Ok(event),
        Record::Nothing => Err(Problem::Nothing),
        Record::Several(ids) => Err(Problem::Several(ids)),
        Record::Moved(_, new) => Err(Problem::Moved(store.events_of(&new)?)),
    }
}

pub(super) async fn event(
    State(shared): Site,
    Path(id): Path<String>,
    visit: Visit,
    headers: HeaderMap,
) -> Response {
    let made = async {
        let reader = reader(&shared, &visit).await?;
        let knowledge = Arc::clone(&shared.knowledge);
        let sought = visit.field("same").filter(|_| reader.corrector.is_some()).map(str::to_owned);
        shared
            .pool
            .read(move |store| {
                let event = event_of(store, &id)?;
                let Surroundings { reconciled, articles, constraints } = Surroundings::of(store, &event)?;
                let table = riwaya_reconcile::account_table(
                    &event.id,
                    &reconciled,
                    &articles,
                    MIN_CONFIDENCE,
                    &*knowledge,
                )
                .ok_or_else(Problem::broken)?;
                let mut around: Vec<Event> = reconciled
                    .events
                    .into_iter()
                    .filter(|e| e.part_of.as_deref() == Some(&event.id) && e.confidence >= MIN_CONFIDENCE)
                    .collect();
                around.extend(store.events_of(event.part_of.as_slice())?);
                let links = links_among(&articles, &[&event], &constraints);
                let storyline = match &event.storyline {
                    Some(id) => store.storyline(id)?,
                    None => None,
                };
                let own = articles.iter().filter(|a| event.articles.contains(&a.id));
                let copies = groups(own);
                let same = match &sought {
                    Some(words) => Some((words.as_str(), like(store, words, &*knowledge)?)),
                    None => None,
                };
                Ok(site::event(
                    &reader,
                    &EventInput {
                        table: &table,
                        articles: &articles,
                        around: &around,
                        links: &links,
                        storyline: storyline.as_ref(),
                        copies: &copies,
                        corrections: &store.corrections_of(&event)?,
                        holding: &store.in_force()?,
                        same: same.as_ref().map(|(words, found)| (*words, found.as_slice())),
                    },
                ))
            })
            .await
    };
    let made = made.await;
    page(&visit, &headers, made)
}

/// Events that may be the one that somebody looks for, by words or by the beginning of an id.
fn like(store: &Store, words: &str, knowledge: &dyn Knowledge) -> Result<Vec<Event>, Problem> {
    if let Record::One(event) = store.event(words)? {
        return Ok(vec![event]);
    }
    let filter = Filter { search: Some(widened(words, knowledge).0), ..Filter::default() };
    Ok(store.latest_events(&filter, None, None, LIKELY)?.items)
}

/// Articles that are near-copies of one another, group by group.
fn groups<'a>(articles: impl Iterator<Item = &'a CodedArticle>) -> Vec<Vec<String>> {
    let mut out: Vec<Vec<String>> = Vec::new();
    for pair in near_copies(articles.map(|a| (a.id.as_str(), a.text.as_str())), ALIKE) {
        let mut joined = vec![pair.a.clone(), pair.b.clone()];
        out.retain_mut(|group| {
            let met = group.contains(&pair.a) || group.contains(&pair.b);
            if met {
                joined.append(group);
            }
            !met
        });
        joined.sort();
        joined.dedup();
        out.push(joined);
    }
    out
}
