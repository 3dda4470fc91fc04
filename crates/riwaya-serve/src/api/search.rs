//! The first of everything that matches.

use axum::extract::State;
use axum::http::HeaderMap;
use riwaya_store::Filter;

use super::records::{List, SearchCounts, SearchRecord};
use super::{Answer, Site};
use crate::answer::json;
use crate::asked::{self, FILTERS};
use crate::pages::{COUNTED, widened};
use crate::problem::Problem;
use crate::server::Shared;
use crate::visit::Visit;

/// What fields ask for, words with the other forms of their headwords; and the headwords.
pub(super) fn filter(shared: &Shared, fields: &[(String, String)]) -> Result<(Filter, Vec<String>), Problem> {
    let mut filter = asked::filter(fields)?;
    let mut forms = Vec::new();
    if let Some(words) = &filter.search {
        let (wider, added) = widened(words, &*shared.knowledge);
        filter.search = Some(wider);
        forms = added;
    }
    Ok((filter, forms))
}

pub(super) async fn search(State(shared): Site, visit: Visit, headers: HeaderMap) -> Answer {
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
