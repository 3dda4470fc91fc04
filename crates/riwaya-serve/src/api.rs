//! The API: the records as they are, one address for each question. [`ENDPOINTS`] is both what is answered and what
//! `openapi.json` describes, so that the two cannot part.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};
use riwaya_page::site;
use riwaya_reconcile::revised;
use riwaya_record::{
    AccountTable, ArticleSummary, Claim, CodedArticle, Correcting, Correction, Event, Revised, Statement,
    Storyline,
};
use riwaya_store::{Filter, Found, Involving, ListedClaim, ListedStatement, Page, Record, Store};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize};

use crate::answer::json;
use crate::asked::{self, FILTERS, Field, Kind, MOST, PAGING, USUAL, field, written};
use crate::export::{FORMAT, export};
use crate::overview::{Surroundings, counterparts};
use crate::pages::{COUNTED, Compared, event_of, widened};
use crate::problem::Problem;
use crate::server::Shared;
use crate::visit::Visit;
use crate::writing::sent;

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

/// Part of a list.
#[derive(Serialize, JsonSchema)]
pub(crate) struct List<T> {
    /// The records.
    items: Vec<T>,
    /// Handed back as `after`, it leads to those that follow; null at the end.
    next: Option<String>,
}

impl<T> List<T> {
    fn of<U: Into<T>>(page: Page<U>) -> Self {
        Self {
            items: page.items.into_iter().map(Into::into).collect(),
            next: page.next.as_ref().map(written),
        }
    }
}

/// A claim with where it comes from and which event it went into.
#[derive(Serialize, JsonSchema)]
pub(crate) struct ClaimRecord {
    /// The article's id.
    article: String,
    /// The event it is a report of.
    event_id: Option<String>,
    #[serde(flatten)]
    claim: Claim,
}

impl From<ListedClaim> for ClaimRecord {
    fn from(of: ListedClaim) -> Self {
        Self { article: of.article, event_id: of.event_id, claim: of.claim }
    }
}

/// A statement with where it comes from and which event it is about.
#[derive(Serialize, JsonSchema)]
pub(crate) struct StatementRecord {
    /// The article's id.
    article: String,
    /// The event it belongs to.
    event_id: Option<String>,
    #[serde(flatten)]
    statement: Statement,
}

impl From<ListedStatement> for StatementRecord {
    fn from(of: ListedStatement) -> Self {
        Self { article: of.article, event_id: of.event_id, statement: of.statement }
    }
}

/// What changed between two revisions of an article.
#[derive(Serialize, JsonSchema)]
pub(crate) struct RevisionsRecord {
    /// The article's id.
    article: String,
    /// How many revisions there are; of one alone nothing is different.
    revisions: usize,
    /// The earlier of those compared, counted from 1.
    before: usize,
    /// The later.
    revision: usize,
    #[serde(flatten)]
    revised: Revised,
}

/// A party of events.
#[derive(Serialize, JsonSchema)]
pub(crate) struct ActorRecord {
    /// What to ask for it by.
    code: String,
    /// English name.
    name: String,
    /// Arabic name.
    name_ar: String,
    /// Country and sector, where known.
    codes: String,
    /// In how many events; asked for alone, 1,000 stands for so many or more, and the rest is of the latest of these.
    events: usize,
    /// Of these: cooperation in words, cooperation in deeds, conflict in words, conflict in deeds.
    quads: [usize; 4],
    /// Offices, the latest first; empty in lists.
    offices: Vec<OfficeRecord>,
    /// With whom, the busiest first; empty in lists.
    counterparts: Vec<CounterpartRecord>,
}

/// An office that somebody held.
#[derive(Serialize, JsonSchema)]
pub(crate) struct OfficeRecord {
    /// English name.
    name: String,
    /// Arabic name.
    name_ar: String,
    /// First day, where known.
    from: Option<String>,
    /// Last day, where it has come and is known.
    to: Option<String>,
}

/// With whom a party has to do.
#[derive(Serialize, JsonSchema)]
pub(crate) struct CounterpartRecord {
    /// What to ask for it by.
    code: String,
    /// English name.
    name: String,
    /// Arabic name.
    name_ar: String,
    /// In how many events.
    events: usize,
    /// The mean of their PLOVER scores.
    score: f64,
}

/// The first of everything that matches.
#[derive(Serialize, JsonSchema)]
pub(crate) struct SearchRecord {
    /// How many there are.
    counts: SearchCounts,
    /// The latest.
    events: Vec<Event>,
    /// The latest.
    articles: Vec<ArticleSummary>,
    /// The latest.
    statements: Vec<StatementRecord>,
    /// The latest.
    claims: Vec<ClaimRecord>,
    /// Headwords of the words, whose other forms were searched for too.
    forms: Vec<String>,
}

/// How many there are of each kind; 1,000 stands for so many or more.
#[derive(Serialize, JsonSchema)]
pub(crate) struct SearchCounts {
    events: usize,
    articles: usize,
    statements: usize,
    claims: usize,
}

/// How the server is.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Health {
    /// `ok`, or `unfinished` where a run was broken off and events are older than articles.
    status: String,
    /// Of the program.
    version: String,
    /// How much there is.
    articles: usize,
    /// How much there is.
    events: usize,
}

/// A correction, and whether it holds.
#[derive(Serialize, JsonSchema)]
pub(crate) struct CorrectionRecord {
    #[serde(flatten)]
    correction: Correction,
    /// Whether none undoes it.
    holds: bool,
}

/// A correction that somebody wants to make.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wanted {
    /// Who makes it: a name, for the history.
    who: String,
    /// Why.
    #[serde(default)]
    why: String,
    /// The event on which it is made, to find it there again.
    #[serde(default)]
    event: Option<String>,
    /// What is otherwise. Of parties with a key that the lexicon knows the rest may be left out.
    change: Correcting,
}

/// A filter, the place to go on from and the length of a list.
struct Listing {
    filter: Filter,
    after: Option<riwaya_store::Place>,
    limit: usize,
}

impl Listing {
    fn of(shared: &Shared, visit: &Visit) -> Result<Self, Problem> {
        asked::only(&visit.asked, &[FILTERS, PAGING])?;
        let limit = asked::count(&visit.asked, "limit", USUAL, MOST)?;
        Ok(Self { filter: filter(shared, &visit.asked)?.0, after: asked::after(&visit.asked)?, limit })
    }
}

fn filter(shared: &Shared, fields: &[(String, String)]) -> Result<(Filter, Vec<String>), Problem> {
    let mut filter = asked::filter(fields)?;
    let mut forms = Vec::new();
    if let Some(words) = &filter.search {
        let (wider, added) = widened(words, &*shared.knowledge);
        filter.search = Some(wider);
        forms = added;
    }
    Ok((filter, forms))
}

async fn articles(State(shared): Site, visit: Visit, headers: HeaderMap) -> Answer {
    let Listing { filter, after, limit } = Listing::of(&shared, &visit)?;
    let page =
        shared.pool.read(move |store| Ok(store.latest_articles(&filter, after.as_ref(), limit)?)).await?;
    Ok(json(&headers, &List::<ArticleSummary>::of(page)))
}

async fn events(State(shared): Site, visit: Visit, headers: HeaderMap) -> Answer {
    let Listing { filter, after, limit } = Listing::of(&shared, &visit)?;
    let page =
        shared.pool.read(move |store| Ok(store.latest_events(&filter, None, after.as_ref(), limit)?)).await?;
    Ok(json(&headers, &List::<Event>::of(page)))
}

async fn claims(State(shared): Site, visit: Visit, headers: HeaderMap) -> Answer {
    let Listing { filter, after, limit } = Listing::of(&shared, &visit)?;
    let page =
        shared.pool.read(move |store| Ok(store.latest_claims(&filter, after.as_ref(), limit)?)).await?;
    Ok(json(&headers, &List::<ClaimRecord>::of(page)))
}

async fn statements(State(shared): Site, visit: Visit, headers: HeaderMap) -> Answer {
    let Listing { filter, after, limit } = Listing::of(&shared, &visit)?;
    let page =
        shared.pool.read(move |store| Ok(store.latest_statements(&filter, after.as_ref(), limit)?)).await?;
    Ok(json(&headers, &List::<StatementRecord>::of(page)))
}

async fn storylines(State(shared): Site, visit: Visit, headers: HeaderMap) -> Answer {
    let Listing { filter, after, limit } = Listing::of(&shared, &visit)?;
    let page =
        shared.pool.read(move |store| Ok(store.storylines_page(&filter, after.as_ref(), limit)?)).await?;
    Ok(json(&headers, &List::<Storyline>::of(page)))
}

async fn actors(State(shared): Site, visit: Visit, headers: HeaderMap) -> Answer {
    asked::only(&visit.asked, &[PAGING])?;
    let (after, limit) = (asked::after(&visit.asked)?, asked::count(&visit.asked, "limit", USUAL, MOST)?);
    let all = shared.overview().await?.actors.iter().map(listed).collect();
    let code = |a: &ActorRecord| a.code.clone();
    Ok(json(&headers, &part_of(all, code, after.as_ref(), limit)))
}

/// Part of a list that is at hand whole; a place in it is the id of the record before.
fn part_of<T>(
    all: Vec<T>,
    id: impl Fn(&T) -> String,
    after: Option<&riwaya_store::Place>,
    limit: usize,
) -> List<T> {
    let start =
        after.map_or(0, |place| all.iter().position(|r| id(r) == place.within).map_or(all.len(), |n| n + 1));
    let more = all.len() > start + limit;
    let items: Vec<T> = all.into_iter().skip(start).take(limit).collect();
    let next = items
        .last()
        .filter(|_| more)
        .map(|last| written(&riwaya_store::Place { key: String::new(), within: id(last) }));
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

async fn article(State(shared): Site, Path(id): Path<String>, visit: Visit, headers: HeaderMap) -> Answer {
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

async fn revisions(State(shared): Site, Path(id): Path<String>, visit: Visit, headers: HeaderMap) -> Answer {
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

async fn event(State(shared): Site, Path(id): Path<String>, visit: Visit, headers: HeaderMap) -> Answer {
    asked::only(&visit.asked, &[])?;
    let found = shared.pool.read(move |store| event_of(store, &id)).await?;
    Ok(json(&headers, &found))
}

async fn accounts(State(shared): Site, Path(id): Path<String>, visit: Visit, headers: HeaderMap) -> Answer {
    asked::only(&visit.asked, &[CONFIDENCE])?;
    let least = asked::filter(&visit.asked)?.min_confidence;
    let knowledge = Arc::clone(&shared.knowledge);
    let table = shared
        .pool
        .read(move |store| {
            let event = event_of(store, &id)?;
            let around = Surroundings::of(store, &event)?;
            riwaya_reconcile::account_table(
                &event.id,
                &around.reconciled,
                &around.articles,
                least,
                &*knowledge,
            )
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

async fn claim(State(shared): Site, Path(id): Path<String>, visit: Visit, headers: HeaderMap) -> Answer {
    asked::only(&visit.asked, &[])?;
    match shared.pool.read(move |store| record_of(store, &id)).await? {
        Record::Claim(found) => Ok(json(&headers, &ClaimRecord::from(*found))),
        _ => Err(Problem::Nothing),
    }
}

async fn statement(State(shared): Site, Path(id): Path<String>, visit: Visit, headers: HeaderMap) -> Answer {
    asked::only(&visit.asked, &[])?;
    match shared.pool.read(move |store| record_of(store, &id)).await? {
        Record::Statement(found) => Ok(json(&headers, &StatementRecord::from(*found))),
        _ => Err(Problem::Nothing),
    }
}

async fn storyline(State(shared): Site, Path(id): Path<String>, visit: Visit, headers: HeaderMap) -> Answer {
    asked::only(&visit.asked, &[])?;
    let found = shared.pool.read(move |store| store.storyline(&id)?.ok_or(Problem::Nothing)).await?;
    Ok(json(&headers, &found))
}

async fn actor(State(shared): Site, Path(code): Path<String>, visit: Visit, headers: HeaderMap) -> Answer {
    asked::only(&visit.asked, &[])?;
    let knowledge = Arc::clone(&shared.knowledge);
    let found = shared
        .pool
        .read(move |store| {
            let involving = Involving { one: code.clone(), other: None };
            let events = store.latest_events(&Filter::default(), Some(&involving), None, COUNTED)?.items;
            let known = knowledge.actor(&code);
            let all = || events.iter().flat_map(|e| e.actors.iter().chain(&e.recipients));
            let met = all().find(|a| riwaya_store::is_called(a, &code));
            if known.is_none() && met.is_none() {
                return Err(Problem::Nothing);
            }
            let mut quads = [0; 4];
            for event in &events {
                quads[site::quad(event.event)] += 1;
            }
            let name = |of: &dyn Fn(&site::Actor) -> String,
                        other: &dyn Fn(&riwaya_record::EventActor) -> String| {
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

async fn search(State(shared): Site, visit: Visit, headers: HeaderMap) -> Answer {
    const FIRST: usize = 10;
    asked::only(&visit.asked, &[FILTERS])?;
    let (filter, forms) = filter(&shared, &visit.asked)?;
    let found = shared
        .pool
        .read(move |store| {
            Ok(SearchRecord {
                counts: SearchCounts {
                    events: store.count_events(&filter, None, COUNTED)?,
                    articles: store.count_articles(&filter, COUNTED)?,
                    statements: store.count_statements(&filter, COUNTED)?,
                    claims: store.count_claims(&filter, COUNTED)?,
                },
                events: store.latest_events(&filter, None, None, FIRST)?.items,
                articles: store.latest_articles(&filter, None, FIRST)?.items,
                statements: List::of(store.latest_statements(&filter, None, FIRST)?).items,
                claims: List::of(store.latest_claims(&filter, None, FIRST)?).items,
                forms,
            })
        })
        .await?;
    Ok(json(&headers, &found))
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

async fn corrections(State(shared): Site, visit: Visit, headers: HeaderMap) -> Answer {
    asked::only(&visit.asked, &[PAGING])?;
    let (after, limit) = (asked::after(&visit.asked)?, asked::count(&visit.asked, "limit", USUAL, MOST)?);
    let list = shared
        .pool
        .read(move |store| {
            let (page, force) = (store.latest_corrections(after.as_ref(), limit)?, store.in_force()?);
            let record = |correction: Correction| CorrectionRecord {
                holds: force.contains(&correction.id),
                correction,
            };
            Ok(List {
                items: page.items.into_iter().map(record).collect(),
                next: page.next.as_ref().map(written),
            })
        })
        .await?;
    Ok(json(&headers, &list))
}

async fn correct(State(shared): Site, headers: HeaderMap, body: Body) -> Answer {
    let writing = shared.writing.as_ref().ok_or(Problem::ReadOnly)?;
    writing.admit(&headers)?;
    let wanted: Wanted = serde_json::from_slice(&sent(body).await?).map_err(|e| {
        Problem::question(format!("what was sent is no correction: {e}; see /api/v1/openapi.json"))
    })?;
    let Wanted { who, why, event, change } = wanted;
    let wanted = Correction { id: String::new(), at: String::new(), who, why, event, change };
    let made = writing.correct(wanted, Arc::clone(&shared.knowledge)).await?;
    let answer = json(&HeaderMap::new(), &made);
    Ok((StatusCode::CREATED, answer).into_response())
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
