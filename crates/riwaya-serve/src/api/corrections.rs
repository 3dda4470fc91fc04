//! What people corrected, and correcting.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use riwaya_record::{Correcting, Correction};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::records::List;
use super::{Answer, Site};
use crate::answer::json;
use crate::asked::{self, MOST, PAGING, USUAL, written};
use crate::problem::Problem;
use crate::visit::Visit;
use crate::writing::sent;

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

pub(super) async fn corrections(State(shared): Site, visit: Visit, headers: HeaderMap) -> Answer {
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

pub(super) async fn correct(State(shared): Site, headers: HeaderMap, body: Body) -> Answer {
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
