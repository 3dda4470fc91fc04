use std::hash::Hasher;

use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use riwaya_page::site::{Missing, missing};
use serde::Serialize;

use crate::problem::Problem;
use crate::visit::Visit;

/// A page for one reader.
pub(crate) fn page(visit: &Visit, headers: &HeaderMap, made: Result<String, Problem>) -> Response {
    let (status, html) = match made {
        Ok(html) => (StatusCode::OK, html),
        Err(problem) => (problem.status(), instead(visit, &problem)),
    };
    let mut answer = tagged(headers, status, "text/html; charset=utf-8", html.into_bytes());
    let kept = answer.headers_mut();
    kept.insert(VARY, HeaderValue::from_static("Cookie, Accept-Language, Accept-Encoding"));
    visit.set_cookies(kept);
    answer
}

fn instead(visit: &Visit, problem: &Problem) -> String {
    let detail = problem.detail().what;
    match problem {
        Problem::Nothing => missing(&visit.reader, Missing::Nothing),
        Problem::Moved(events) => missing(&visit.reader, Missing::Moved(events)),
        Problem::Several(_)
        | Problem::Question(_)
        | Problem::TooMany
        | Problem::Elsewhere
        | Problem::ReadOnly
        | Problem::Stranger
        | Problem::SignedOut
        | Problem::TooLarge => missing(&visit.reader, Missing::Question(&detail)),
        Problem::Failure(_) => missing(&visit.reader, Missing::Failure(&detail)),
    }
}

/// A record or a list as JSON.
pub(crate) fn json<T: Serialize>(headers: &HeaderMap, record: &T) -> Response {
    match serde_json::to_vec(record) {
        Ok(body) => tagged(headers, StatusCode::OK, "application/json", body),
        Err(_) => Problem::broken().into_response(),
    }
}

/// With a tag made from the bytes; nothing but the tag for a reader who has them already.
pub(crate) fn tagged(headers: &HeaderMap, status: StatusCode, kind: &'static str, body: Vec<u8>) -> Response {
    let tag = tag(&body);
    let known = headers.get_all(IF_NONE_MATCH).into_iter().filter_map(|v| v.to_str().ok());
    let same = status == StatusCode::OK
        && known.flat_map(|v| v.split(',')).any(|v| v.trim() == tag || v.trim() == "*");
    let mut answer = if same {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        (status, Body::from(body)).into_response()
    };
    let head = answer.headers_mut();
    head.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    head.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        head.insert(ETAG, tag);
    }
    answer
}

/// Weak, since the same answer may be compressed.
fn tag(body: &[u8]) -> String {
    // with its fixed keys; equal bytes have equal tags on any machine
    let mut hasher = std::hash::DefaultHasher::new();
    hasher.write(body);
    format!("W/\"{:x}-{:016x}\"", body.len(), hasher.finish())
}
