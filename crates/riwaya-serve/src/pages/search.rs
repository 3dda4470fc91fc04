//! The search: one page of what was found, and what all that was found spreads over.

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use riwaya_page::site::{self, Choice, Facet, Found, SearchInput, SearchKind};
use riwaya_record::{ArticleSummary, Event};
use riwaya_store::{Filter, Spread, Store};

use super::{COUNTED, SHOWN, Site, reader};
use crate::answer::page;
use crate::asked::{self, field, written};
use crate::knowledge::Knowledge;
use crate::problem::Problem;
use crate::visit::Visit;

/// Values of a facet.
const CHOICES: usize = 8;

/// Fields of the form of a search.
const FORM: [&str; 7] = ["actor", "recipient", "type", "status", "from", "to", "outlet"];

pub(super) async fn search(State(shared): Site, visit: Visit, headers: HeaderMap) -> Response {
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
pub(crate) fn widened(words: &str, knowledge: &dyn Knowledge) -> (String, Vec<String>) {
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
