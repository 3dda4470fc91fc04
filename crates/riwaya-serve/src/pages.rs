//! The pages: each asks the store for what it shows and hands it to `riwaya-page`.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use riwaya_page::site::{
    self, Actor, ActorInput, ActorsInput, ArticleInput, Choice, Copy, EventInput, Facet, Found, LexiconInput,
    Named, Reader, Revision, RevisionsInput, SearchInput, SearchKind, StartInput, StorylineInput,
    StorylinesInput,
};
use riwaya_reconcile::{links_among, near_copies, revised};
use riwaya_record::{ArticleSummary, CodedArticle, Event, EventType, Field as Text};
use riwaya_store::{Filter, Found as Record, Involving, MIN_CONFIDENCE, Spread, Store, is_called};

use crate::answer::page;
use crate::asked::{self, field, written};
use crate::correcting::corrector;
use crate::knowledge::Knowledge;
use crate::overview::{Surroundings, counterparts};
use crate::problem::Problem;
use crate::server::Shared;
use crate::visit::Visit;

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
/// Events that an actor's charts are drawn from, the latest: each is read whole.
const DRAWN: usize = 400;
/// Events in an actor's list.
const LISTED: usize = 40;
/// Values of a facet.
const CHOICES: usize = 8;
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

/// The event of an id; where it is no more, what became of it.
pub(crate) fn event_of(store: &Store, id: &str) -> Result<Event, Problem> {
    match store.event(id)? {
        Record::One(event) => Ok(event),
        Record::Nothing => Err(Problem::Nothing),
        Record::Several(ids) => Err(Problem::Several(ids)),
        Record::Moved(_, new) => Err(Problem::Moved(store.events_of(&new)?)),
    }
}

async fn event(State(shared): Site, Path(id): Path<String>, visit: Visit, headers: HeaderMap) -> Response {
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
    Ok(store.latest_events(&filter, None, None, CHOICES)?.items)
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

async fn article(State(shared): Site, Path(id): Path<String>, visit: Visit, headers: HeaderMap) -> Response {
    let made = async {
        let reader = reader(&shared, &visit).await?;
        let number = asked::count(&visit.asked, "revision", usize::MAX, 1_000_000)?;
        let mark = visit.field("mark").and_then(mark);
        shared
            .pool
            .read(move |store| {
                let revisions = store.revisions(&id)?;
                let shown = number.min(revisions.len());
                let article = revisions.get(shown.wrapping_sub(1)).ok_or(Problem::Nothing)?;
                let events = store.told_in(std::slice::from_ref(&id))?;
                let summary = store.summaries_of(std::slice::from_ref(&id))?.pop();
                let main = summary.as_ref().and_then(|s| s.main_event.clone());
                let storyline = match summary.and_then(|s| s.storyline) {
                    Some(id) => store.storyline(&id)?,
                    None => None,
                };
                let copies = copies(store, article, &events)?;
                let mut events = events;
                events.retain(|e| e.confidence >= MIN_CONFIDENCE);
                Ok(site::article(
                    &reader,
                    &ArticleInput {
                        article,
                        events: &events,
                        main_event: main.as_deref(),
                        storyline: storyline.as_ref(),
                        revisions: &numbered(&revisions),
                        shown,
                        copies: &copies,
                        corrections: &store.corrections_in(article)?,
                        holding: &store.in_force()?,
                        mark,
                    },
                ))
            })
            .await
    };
    let made = made.await;
    page(&visit, &headers, made)
}

async fn revisions(
    State(shared): Site,
    Path(id): Path<String>,
    visit: Visit,
    headers: HeaderMap,
) -> Response {
    let made = async {
        let reader = reader(&shared, &visit).await?;
        let asked = Compared::of(&visit.asked)?;
        shared
            .pool
            .read(move |store| {
                let revisions = store.revisions(&id)?;
                let (before, after) = asked.among(revisions.len())?;
                let (old, new) = (&revisions[before - 1], &revisions[after - 1]);
                Ok(site::revisions(
                    &reader,
                    &RevisionsInput {
                        before: (old, before),
                        after: (new, after),
                        revisions: &numbered(&revisions),
                        revised: &revised(old, new),
                    },
                ))
            })
            .await
    };
    let made = made.await;
    page(&visit, &headers, made)
}

fn numbered(revisions: &[CodedArticle]) -> Vec<Revision> {
    let all = revisions.iter().enumerate();
    all.map(|(n, r)| Revision { number: n + 1, published: r.published.clone() }).collect()
}

/// Which two revisions are compared, as far as that was asked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Compared {
    before: Option<usize>,
    revision: Option<usize>,
}

impl Compared {
    pub(crate) fn of(fields: &[(String, String)]) -> Result<Self, Problem> {
        let number = |name| match field(fields, name) {
            None => Ok(None),
            Some(_) => asked::count(fields, name, 1, 1_000_000).map(Some),
        };
        Ok(Self { before: number("before")?, revision: number("revision")? })
    }

    /// The numbers of both, the earlier first, of so many: unless told, the newest and the one before that is compared.
    pub(crate) fn among(self, all: usize) -> Result<(usize, usize), Problem> {
        let there = |number: usize| if number > all { Err(Problem::Nothing) } else { Ok(number) };
        let after = there(self.revision.unwrap_or(all.max(1)))?;
        let before = there(self.before.unwrap_or(after.saturating_sub(1).max(1)))?;
        Ok((before.min(after), before.max(after)))
    }
}

/// `12-40`, or `h12-40` in the title.
fn mark(typed: &str) -> Option<(Text, u32, u32)> {
    let (field, ends) = typed.strip_prefix('h').map_or((Text::Text, typed), |rest| (Text::Title, rest));
    let (start, end) = ends.split_once('-')?;
    Some((field, start.parse().ok()?, end.parse().ok()?))
}

/// Near-copies among the articles that tell the same events.
fn copies(store: &Store, article: &CodedArticle, events: &[Event]) -> Result<Vec<Copy>, Problem> {
    const LOOKED_AT: usize = 80;
    let mut ids: Vec<String> = events.iter().flat_map(|e| e.articles.iter().cloned()).collect();
    ids.sort();
    ids.dedup();
    ids.retain(|id| *id != article.id);
    ids.truncate(LOOKED_AT);
    let others = store.articles_of(&ids)?;
    let texts = others.iter().chain([article]).map(|a| (a.id.as_str(), a.text.as_str()));
    let near: BTreeMap<String, f64> = near_copies(texts, ALIKE)
        .into_iter()
        .filter_map(|pair| match (pair.a == article.id, pair.b == article.id) {
            (true, _) => Some((pair.b, pair.similarity)),
            (_, true) => Some((pair.a, pair.similarity)),
            _ => None,
        })
        .collect();
    let ids: Vec<String> = near.keys().cloned().collect();
    let mut out: Vec<Copy> = store
        .summaries_of(&ids)?
        .into_iter()
        .map(|summary| Copy { similarity: near[&summary.id], summary })
        .collect();
    out.sort_by(|a, b| b.similarity.total_cmp(&a.similarity));
    Ok(out)
}

async fn actors(State(shared): Site, visit: Visit, headers: HeaderMap) -> Response {
    let made = async {
        let of = shared.overview().await?;
        let reader = reader(&shared, &visit).await?;
        Ok(site::actors(&reader, &ActorsInput { actors: &of.actors }))
    };
    let made = made.await;
    page(&visit, &headers, made)
}

async fn actor(State(shared): Site, Path(code): Path<String>, visit: Visit, headers: HeaderMap) -> Response {
    let made = party(&shared, &visit, code, None).await;
    page(&visit, &headers, made)
}

async fn pair(
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

/// Fields of the form of a search.
const FORM: [&str; 7] = ["actor", "recipient", "type", "status", "from", "to", "outlet"];

async fn search(State(shared): Site, visit: Visit, headers: HeaderMap) -> Response {
    let made = async {
        let reader = reader(&shared, &visit).await?;
        let knowledge = Arc::clone(&shared.knowledge);
        let fields = visit.asked.clone();
        let words = field(&fields, "q").unwrap_or_default().to_owned();
        let mut filter = asked::filter(&fields)?;
        let after = asked::after(&fields)?;
        let typed = field(&fields, "kind").unwrap_or_default();
        let kind = SearchKind::ALL.into_iter().find(|k| k.as_str() == typed).unwrap_or_default();
        shared
            .pool
            .read(move |store| {
                let mut forms = Vec::new();
                if let Some(words) = &filter.search {
                    let (wider, added) = widened(words, &*knowledge);
                    filter.search = Some(wider);
                    forms = added;
                }
                let spread = store.spread(&filter, None, COUNTED, CHOICES)?;
                let counts = [
                    spread.events,
                    store.count_statements(&filter, COUNTED)?,
                    store.count_articles(&filter, COUNTED)?,
                    store.count_claims(&filter, COUNTED)?,
                ];
                let counts: Vec<(usize, String)> = SearchKind::ALL
                    .into_iter()
                    .zip(counts)
                    .map(|(of, n)| (n, with(&fields, &[("kind", of.as_str()), ("after", "")])))
                    .collect();
                let results = Results::of(store, kind, &filter, after.as_ref())?;
                let mut ids = results.articles();
                ids.sort();
                ids.dedup();
                let summaries = store.summaries_of(&ids)?;
                let facets = facets(spread, &fields);
                let next = results.next().map(|place| with(&fields, &[("after", &place)]));
                let export = |format: &str| {
                    let rest = with(&fields, &[("kind", ""), ("after", ""), ("format", format)]);
                    format!(
                        "/api/v1/export/{}{}",
                        kind.as_str(),
                        rest.strip_prefix("/search").unwrap_or_default()
                    )
                };
                let shown: Vec<(&str, String)> = FORM
                    .iter()
                    .map(|name| (*name, field(&fields, name).unwrap_or_default().to_owned()))
                    .collect();
                Ok(site::search(
                    &reader,
                    &SearchInput {
                        words: &words,
                        fields: &shown,
                        kind,
                        counts: &counts,
                        most: COUNTED,
                        found: results.found(),
                        summaries: &summaries,
                        facets: &facets,
                        exports: (&export("csv"), &export("jsonl")),
                        next: next.as_deref(),
                        forms: &forms,
                    },
                ))
            })
            .await
    };
    let made = made.await;
    page(&visit, &headers, made)
}

/// One page of what was found.
enum Results {
    Events(Vec<Event>, Option<String>),
    Statements(Vec<(riwaya_record::Statement, String)>, Option<String>),
    Articles(Vec<ArticleSummary>, Option<String>),
    Claims(Vec<(riwaya_record::Claim, String)>, Option<String>),
}

impl Results {
    fn of(
        store: &Store,
        kind: SearchKind,
        filter: &Filter,
        after: Option<&riwaya_store::Place>,
    ) -> Result<Self, Problem> {
        let next = |place: Option<riwaya_store::Place>| place.as_ref().map(written);
        Ok(match kind {
            SearchKind::Events => {
                let page = store.latest_events(filter, None, after, SHOWN)?;
                Self::Events(page.items, next(page.next))
            }
            SearchKind::Articles => {
                let page = store.latest_articles(filter, after, SHOWN)?;
                Self::Articles(page.items, next(page.next))
            }
            SearchKind::Statements => {
                let page = store.latest_statements(filter, after, SHOWN)?;
                let items = page.items.into_iter().map(|s| (s.statement, s.article));
                Self::Statements(items.collect(), next(page.next))
            }
            SearchKind::Claims => {
                let page = store.latest_claims(filter, after, SHOWN)?;
                Self::Claims(page.items.into_iter().map(|c| (c.claim, c.article)).collect(), next(page.next))
            }
        })
    }

    fn articles(&self) -> Vec<String> {
        match self {
            Self::Events(events, _) => events.iter().flat_map(|e| e.articles.iter().cloned()).collect(),
            Self::Statements(all, _) => all.iter().map(|(_, id)| id.clone()).collect(),
            Self::Claims(all, _) => all.iter().map(|(_, id)| id.clone()).collect(),
            Self::Articles(..) => Vec::new(),
        }
    }

    fn found(&self) -> Found<'_> {
        match self {
            Self::Events(all, _) => Found::Events(all),
            Self::Statements(all, _) => Found::Statements(all),
            Self::Articles(all, _) => Found::Articles(all),
            Self::Claims(all, _) => Found::Claims(all),
        }
    }

    fn next(&self) -> Option<String> {
        match self {
            Self::Events(_, next)
            | Self::Statements(_, next)
            | Self::Articles(_, next)
            | Self::Claims(_, next) => next.clone(),
        }
    }
}

/// Each word of a search with the other forms of its headwords, outside of quotation marks; and the headwords.
pub(crate) fn widened(words: &str, knowledge: &dyn crate::Knowledge) -> (String, Vec<String>) {
    let mut added = Vec::new();
    let mut out = String::new();
    for (n, part) in words.replace(['“', '”', '«', '»'], "\"").split('"').enumerate() {
        if n % 2 == 1 {
            out.extend([" \"", part, "\" "]);
            continue;
        }
        for word in part.split_whitespace() {
            let forms = if word.contains('|') { crate::Forms::default() } else { knowledge.forms(word) };
            out.push(' ');
            out.push_str(word);
            for form in &forms.others {
                out.push('|');
                out.push_str(form);
            }
            added.extend(forms.headwords.into_iter().filter(|head| head != word));
        }
    }
    added.sort();
    added.dedup();
    (out.trim().to_owned(), added)
}

/// The address of the search with some fields changed; an empty value takes a field away.
fn with(fields: &[(String, String)], changes: &[(&str, &str)]) -> String {
    let changed = |name: &str| changes.iter().any(|c| c.0 == name);
    let kept = fields.iter().filter(|f| !changed(&f.0)).map(|f| (f.0.as_str(), f.1.as_str()));
    let all = kept.chain(changes.iter().copied()).filter(|f| !f.1.trim().is_empty());
    let query: Vec<String> =
        all.map(|(name, value)| format!("{}={}", site::part(name), site::part(value))).collect();
    if query.is_empty() { "/search".to_owned() } else { format!("/search?{}", query.join("&")) }
}

/// What the events that match spread over.
fn facets(spread: Spread, fields: &[(String, String)]) -> Vec<Facet> {
    let choice = |name: &str, value: &str, en: String, ar: String, count: usize| {
        let chosen = field(fields, name) == Some(value);
        let to = with(fields, &[(name, if chosen { "" } else { value }), ("after", "")]);
        Choice { en, ar, count, to, chosen }
    };
    let most = |choices: &mut dyn Iterator<Item = Choice>| {
        let mut choices: Vec<Choice> = choices.collect();
        choices.sort_by_key(|c| std::cmp::Reverse(c.count));
        choices.truncate(CHOICES);
        choices
    };
    let parties = spread.parties.into_iter().map(|(actor, n)| {
        let code = actor.code().unwrap_or_default();
        choice("actor", &code, actor.name, actor.name_ar, n)
    });
    let types = spread.types.into_iter().map(|(of, n)| {
        let (ar, en) = site::type_name(of);
        choice("type", of.as_str(), en, ar, n)
    });
    let statuses = spread.statuses.into_iter().map(|(of, n)| {
        let (code, ar, en) = site::status_name(of);
        choice("status", code, en, ar, n)
    });
    let outlets =
        spread.outlets.into_iter().map(|(name, n)| choice("outlet", &name, name.clone(), name.clone(), n));
    let years = spread.years.into_iter().take(CHOICES).map(|(year, count)| {
        let chosen = field(fields, "from") == Some(&year) && field(fields, "to") == Some(&year);
        let value = if chosen { "" } else { year.as_str() };
        let to = with(fields, &[("from", value), ("to", value), ("after", "")]);
        Choice { en: year.clone(), ar: year.clone(), count, to, chosen }
    });
    let facet = |en: &str, ar: &str, choices| Facet { en: en.into(), ar: ar.into(), choices };
    vec![
        facet("Party", "طرف", parties.collect()),
        facet("Type", "نوع الحدث", most(&mut { types })),
        facet("Outlet", "وسيلة الإعلام", outlets.collect()),
        facet("Status", "الحالة", most(&mut { statuses })),
        facet("Year", "السنة", years.collect()),
    ]
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
