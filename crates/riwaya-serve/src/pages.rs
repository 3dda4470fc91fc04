//! The pages: each asks the store for what it shows and hands it to `riwaya-page`.

mod actors;
mod articles;
mod events;
mod search;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use riwaya_page::site::{self, LexiconInput, Reader, StartInput, StorylineInput, StorylinesInput};
use riwaya_record::EventType;
use riwaya_store::MIN_CONFIDENCE;

use crate::answer::page;
use crate::asked;
use crate::correcting::corrector;
use crate::problem::Problem;
use crate::server::Shared;
use crate::visit::Visit;

use actors::{actor, actors, pair};
pub(crate) use articles::Compared;
use articles::{article, revisions};
use events::event;
pub(crate) use events::event_of;
use search::search;
pub(crate) use search::widened;

type Site = State<Arc<Shared>>;

pub(crate) fn router() -> Router<Arc<Shared>> {
    Router::new()
        .route("/", get(start))
        .route("/storylines", get(storylines))
        .route("/storylines/{id}", get(storyline))
        .route("/events/{id}", get(event))
        .route("/articles/{*id}", get(article))
        .route("/revisions/{*id}", get(revisions))
        .route("/actors", get(actors))
        .route("/actors/{code}", get(actor))
        .route("/actors/{code}/with/{other}", get(pair))
        .route("/search", get(search))
        .route("/lexicon", get(lexicon))
}

/// Results on one page of a search, and rows on one page of a list.
const SHOWN: usize = 30;
/// Events that a search's facets are drawn from, the latest: more change little that can be seen. Counting ends here, too.
pub(crate) const COUNTED: usize = 1_000;
/// How alike near-copies are.
const ALIKE: f64 = 0.5;

pub(crate) async fn nothing(visit: Visit, headers: HeaderMap) -> Response {
    page(&visit, &headers, Err(Problem::Nothing))
}

/// The reader, told whether the database is whole.
pub(crate) async fn reader(shared: &Arc<Shared>, visit: &Visit) -> Result<Reader, Problem> {
    let unfinished = shared.overview().await?.unfinished;
    Ok(known(shared, visit, unfinished))
}

/// The reader, told whether he may correct.
fn known(shared: &Shared, visit: &Visit, unfinished: bool) -> Reader {
    let (writable, corrector) = (shared.writing.is_some(), corrector(shared, visit));
    Reader { unfinished, writable, corrector, ..visit.reader.clone() }
}

async fn start(State(shared): Site, visit: Visit, headers: HeaderMap) -> Response {
    let made = async {
        let of = shared.overview().await?;
        let reader = known(&shared, &visit, of.unfinished);
        Ok(site::start(
            &reader,
            &StartInput {
                totals: of.totals,
                period: of.period.as_ref().map(|(a, b)| (a.as_str(), b.as_str())),
                tables: &of.tables,
                affairs: &of.affairs,
                latest: &of.latest,
                summaries: &of.summaries,
                activity: &of.activity,
                parties: &of.parties,
                pairs: &of.pairs,
                placed: &of.placed,
            },
        ))
    };
    let made = made.await;
    page(&visit, &headers, made)
}

async fn storylines(State(shared): Site, visit: Visit, headers: HeaderMap) -> Response {
    let made = async {
        let of = shared.overview().await?;
        let reader = reader(&shared, &visit).await?;
        let first = asked::count(&visit.asked, "page", 1, 1_000_000)? - 1;
        let all = of.totals.storylines;
        shared
            .pool
            .read(move |store| {
                let mut found = store.latest_storylines(first * SHOWN, SHOWN + 1)?;
                let more = found.len() > SHOWN;
                found.truncate(SHOWN);
                let next = more.then(|| format!("/storylines?page={}", first + 2));
                let input = StorylinesInput { storylines: &found, all, next: next.as_deref() };
                Ok(site::storylines(&reader, &input))
            })
            .await
    };
    let made = made.await;
    page(&visit, &headers, made)
}

async fn storyline(
    State(shared): Site,
    Path(id): Path<String>,
    visit: Visit,
    headers: HeaderMap,
) -> Response {
    let made = async {
        let reader = reader(&shared, &visit).await?;
        let party = visit.field("party").map(str::to_owned);
        let kind = visit
            .field("type")
            .map(|t| t.to_uppercase().parse::<EventType>())
            .transpose()
            .map_err(|e| Problem::question(e.to_string()))?;
        shared
            .pool
            .read(move |store| {
                let storyline = store.storyline(&id)?.ok_or(Problem::Nothing)?;
                let mut events = store.events_of(&storyline.events)?;
                events.retain(|e| e.confidence >= MIN_CONFIDENCE);
                let summaries = store.summaries_of(&storyline.articles)?;
                Ok(site::storyline(
                    &reader,
                    &StorylineInput {
                        storyline: &storyline,
                        events: &events,
                        summaries: &summaries,
                        party: party.as_deref(),
                        event: kind,
                    },
                ))
            })
            .await
    };
    let made = made.await;
    page(&visit, &headers, made)
}

async fn lexicon(State(shared): Site, visit: Visit, headers: HeaderMap) -> Response {
    let made = async {
        let reader = reader(&shared, &visit).await?;
        let word: String = visit.field("word").unwrap_or_default().chars().take(200).collect();
        let knowledge = Arc::clone(&shared.knowledge);
        let work = tokio::task::spawn_blocking(move || {
            let looked = if word.is_empty() { crate::Looked::default() } else { knowledge.look(&word) };
            let holds = knowledge.holds();
            site::lexicon(
                &reader,
                &LexiconInput {
                    word: &word,
                    meant: &looked.meant,
                    together: &looked.together,
                    holds: &holds,
                },
            )
        });
        work.await.map_err(|_| Problem::broken())
    };
    let made = made.await;
    page(&visit, &headers, made)
}
