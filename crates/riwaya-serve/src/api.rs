//! The API: the records as they are, one address for each question. [`ENDPOINTS`] is both what is answered and what
//! `openapi.json` describes, so that the two cannot part.

mod corrections;
mod lists;
mod records;
mod search;
mod single;

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};
use riwaya_record::{AccountTable, ArticleSummary, CodedArticle, Correction, Event, Storyline};
use schemars::{Schema, SchemaGenerator};

use crate::answer::json;
use crate::asked::{FILTERS, Field, Kind, PAGING};
use crate::export::{FORMAT, export};
use crate::problem::Problem;
use crate::server::Shared;

use corrections::{CorrectionRecord, Wanted, correct, corrections};
use lists::{actors, articles, claims, events, statements, storylines};
use records::{ActorRecord, ClaimRecord, Health, List, RevisionsRecord, SearchRecord, StatementRecord};
use search::search;
use single::{accounts, actor, article, claim, event, revisions, statement, storyline};

type Answer = Result<Response, Problem>;
type Site = State<Arc<Shared>>;

/// An address that is answered, and how.
pub(crate) struct Endpoint {
    /// Below `/api/v1`, as OpenAPI writes it.
    pub(crate) path: &'static str,
    /// As the router writes it, where that differs.
    route: Option<&'static str>,
    pub(crate) about: &'static str,
    /// What stands for the part of the path in braces.
    pub(crate) part: Option<&'static str>,
    pub(crate) fields: &'static [&'static [Field]],
    pub(crate) answer: Media,
    /// What may be sent there, and what comes of it.
    pub(crate) takes: Option<Taken>,
    answered: fn() -> MethodRouter<Arc<Shared>>,
}

/// What may be sent to an address by whoever has the token.
pub(crate) struct Taken {
    pub(crate) about: &'static str,
    pub(crate) sent: fn(&mut SchemaGenerator) -> Schema,
    pub(crate) made: fn(&mut SchemaGenerator) -> Schema,
}

/// What an answer is.
pub(crate) enum Media {
    Json(fn(&mut SchemaGenerator) -> Schema),
    /// Lines of records or of a table.
    Lines,
    Text,
}

const CONFIDENCE: &[Field] = &[Field {
    name: "min_confidence",
    about: "Leave out what is less certain; 0.5 unless told",
    kind: Kind::Fraction,
}];
const REVISION: &[Field] = &[Field {
    name: "revision",
    about: "An older revision, counted from 1; the newest unless told",
    kind: Kind::Count(1_000_000),
}];

const BEFORE: &[Field] = &[Field {
    name: "before",
    about: "The revision to compare with, counted from 1; the one before unless told",
    kind: Kind::Count(1_000_000),
}];

macro_rules! record {
    ($type:ty) => {
        Media::Json(|schemas| schemas.subschema_for::<$type>())
    };
}

macro_rules! endpoint {
    ($path:literal $(as $route:literal)?, $handler:path, $answer:expr, [$($fields:expr),*], $part:expr, $about:literal) => {
        Endpoint {
            path: $path,
            route: endpoint!(@route $($route)?),
            about: $about,
            part: $part,
            fields: &[$($fields),*],
            answer: $answer,
            takes: None,
            answered: || get($handler),
        }
    };
    (@route) => { None };
    (@route $route:literal) => { Some($route) };
}

/// Everything that is answered below `/api/v1`.
pub(crate) const ENDPOINTS: &[Endpoint] = &[
    endpoint!(
        "/articles",
        articles,
        record!(List<ArticleSummary>),
        [FILTERS, PAGING],
        None,
        "Heads of articles, the latest first"
    ),
    endpoint!("/articles/{id}" as "/articles/{*id}", article, record!(CodedArticle), [REVISION], Some("An article's id"), "An article as coded"),
    endpoint!(
        "/revisions/{id}" as "/revisions/{*id}",
        revisions,
        record!(RevisionsRecord),
        [BEFORE, REVISION],
        Some("An article's id"),
        "What a revision of an article says otherwise than another"
    ),
    endpoint!("/events", events, record!(List<Event>), [FILTERS, PAGING], None, "Events, the latest first"),
    endpoint!(
        "/events/{id}",
        event,
        record!(Event),
        [],
        Some("An event's id, or enough of its beginning"),
        "An event"
    ),
    endpoint!(
        "/accounts/{id}",
        accounts,
        record!(AccountTable),
        [CONFIDENCE],
        Some("An event's id, or enough of its beginning"),
        "What each side says of an event, point by point"
    ),
    endpoint!(
        "/claims",
        claims,
        record!(List<ClaimRecord>),
        [FILTERS, PAGING],
        None,
        "Claims, the latest first"
    ),
    endpoint!(
        "/claims/{id}",
        claim,
        record!(ClaimRecord),
        [],
        Some("A claim's id, or enough of its beginning"),
        "A claim"
    ),
    endpoint!(
        "/statements",
        statements,
        record!(List<StatementRecord>),
        [FILTERS, PAGING],
        None,
        "Statements, the latest first"
    ),
    endpoint!(
        "/statements/{id}",
        statement,
        record!(StatementRecord),
        [],
        Some("A statement's id, or enough of its beginning"),
        "A statement"
    ),
    endpoint!(
        "/storylines",
        storylines,
        record!(List<Storyline>),
        [FILTERS, PAGING],
        None,
        "Storylines that hold an event that matches, in the order of their first day"
    ),
    endpoint!("/storylines/{id}", storyline, record!(Storyline), [], Some("A storyline's id"), "A storyline"),
    endpoint!(
        "/actors",
        actors,
        record!(List<ActorRecord>),
        [PAGING],
        None,
        "Parties of events, the busiest first"
    ),
    endpoint!(
        "/actors/{code}",
        actor,
        record!(ActorRecord),
        [],
        Some("A country, a lexicon key or a name"),
        "A party, its offices, and with whom it has to do"
    ),
    endpoint!(
        "/search",
        search,
        record!(SearchRecord),
        [FILTERS],
        None,
        "The first of everything that matches, with how many there are"
    ),
    endpoint!(
        "/export/{kind}",
        export,
        Media::Lines,
        [FILTERS, FORMAT],
        Some("events, claims, statements, articles or storylines"),
        "All records that match, as a stream"
    ),
    Endpoint {
        path: "/corrections",
        route: None,
        about: "What people corrected, the latest first",
        part: None,
        fields: &[PAGING],
        answer: record!(List<CorrectionRecord>),
        takes: Some(Taken {
            about: "Correct something, or undo a correction; events are made anew before the answer comes",
            sent: |schemas| schemas.subschema_for::<Wanted>(),
            made: |schemas| schemas.subschema_for::<Correction>(),
        }),
        answered: || get(corrections).post(correct),
    },
    endpoint!("/health", health, record!(Health), [], None, "Whether the database can be read"),
    endpoint!("/metrics", metrics, Media::Text, [], None, "Counts for Prometheus"),
    endpoint!("/openapi.json", openapi, record!(serde_json::Value), [], None, "This description"),
];

pub(crate) fn router() -> Router<Arc<Shared>> {
    let all = ENDPOINTS
        .iter()
        .fold(Router::new(), |router, e| router.route(e.route.unwrap_or(e.path), (e.answered)()));
    all.fallback(async || Problem::Nothing)
}

async fn health(State(shared): Site, headers: HeaderMap) -> Answer {
    let health = shared
        .pool
        .read(|store| {
            let counts = store.counts()?;
            Ok(Health {
                status: if store.is_unfinished()? { "unfinished" } else { "ok" }.to_owned(),
                version: env!("CARGO_PKG_VERSION").to_owned(),
                articles: counts.articles,
                events: counts.events,
            })
        })
        .await?;
    Ok(json(&headers, &health))
}

async fn metrics(State(shared): Site) -> Answer {
    let counts = shared.pool.read(|store| Ok(store.counts()?)).await?;
    let text = shared.metrics.text(&[
        ("articles", counts.articles),
        ("claims", counts.claims),
        ("statements", counts.statements),
        ("events", counts.events),
        ("storylines", counts.storylines),
    ]);
    Ok(([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8"), (CACHE_CONTROL, "no-store")], text)
        .into_response())
}

async fn openapi(headers: HeaderMap) -> Response {
    json(&headers, &crate::openapi::description())
}
