//! An article's page, and what its revisions say otherwise.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use riwaya_page::site::{self, ArticleInput, Copy, Revision, RevisionsInput};
use riwaya_reconcile::{near_copies, revised};
use riwaya_record::{CodedArticle, Event, Field as Text};
use riwaya_store::{MIN_CONFIDENCE, Store};

use super::{ALIKE, Site, reader};
use crate::answer::page;
use crate::asked::{self, field};
use crate::problem::Problem;
use crate::visit::Visit;

pub(super) async fn article(
    State(shared): Site,
    Path(id): Path<String>,
    visit: Visit,
    headers: HeaderMap,
) -> Response {
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

pub(super) async fn revisions(
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
