//! Correcting on the pages: signing in and out, what forms send, and the history.
//!
//! A browser that is signed in keeps a pass made of the token, which is sent along from these pages only (`SameSite=Strict`)
//! and read by nothing in them (`HttpOnly`), and where they came over TLS over nothing else (`Secure`); each form proves
//! besides, by a field that no other site can know, that it comes from here.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::{LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use riwaya_page::site::{self, CorrectionsInput, Corrector, part};
use riwaya_record::{Correcting, Correction, EventActor};
use riwaya_store::{Found, Place};

use crate::answer::page;
use crate::asked;
use crate::guard::is_encrypted;
use crate::pages::reader;
use crate::problem::Problem;
use crate::server::Shared;
use crate::visit::{Visit, fields};
use crate::writing::sent;

type Site = State<Arc<Shared>>;

/// Corrections on one page of the history.
const SHOWN: usize = 50;
/// Parties that a form may name.
const PARTIES: usize = 20;

pub(crate) fn router() -> Router<Arc<Shared>> {
    Router::new()
        .route("/corrections", get(history).post(correct))
        .route("/sign-in", get(ask).post(sign_in))
        .route("/sign-out", post(sign_out))
}

/// Who reads, if he may correct.
pub(crate) fn corrector(shared: &Shared, visit: &Visit) -> Option<Corrector> {
    let writing = shared.writing.as_ref()?;
    let pass = visit.pass.as_deref()?;
    let who = visit.who.clone().filter(|who| !who.trim().is_empty())?;
    writing.is_pass(pass).then(|| Corrector { who, csrf: writing.form_key() })
}

async fn history(State(shared): Site, visit: Visit, headers: HeaderMap) -> Response {
    let made = async {
        let reader = reader(&shared, &visit).await?;
        let after = asked::after(&visit.asked)?;
        shared
            .pool
            .read(move |store| {
                let mut found = store.latest_corrections(after.as_ref(), SHOWN)?;
                found.items.reverse();
                let next = found
                    .next
                    .map(|place: Place| format!("/corrections?after={}", part(&asked::written(&place))));
                Ok(site::corrections(
                    &reader,
                    &CorrectionsInput {
                        corrections: &found.items,
                        holding: &store.in_force()?,
                        next: next.as_deref(),
                    },
                ))
            })
            .await
    };
    let made = made.await;
    page(&visit, &headers, made)
}

async fn ask(State(shared): Site, visit: Visit, headers: HeaderMap) -> Response {
    let made = async {
        shared.writing.as_ref().ok_or(Problem::ReadOnly)?;
        let reader = reader(&shared, &visit).await?;
        Ok(site::sign_in(&reader, &inside(visit.field("to").unwrap_or_default()), false))
    };
    let made = made.await;
    page(&visit, &headers, made)
}

async fn sign_in(State(shared): Site, visit: Visit, headers: HeaderMap, body: Body) -> Response {
    let made = async {
        let writing = shared.writing.as_ref().ok_or(Problem::ReadOnly)?;
        writing.take_turn()?;
        let form = form(body).await?;
        let (who, to) = (value(&form, "who").trim().to_owned(), inside(value(&form, "to")));
        if !writing.knows(value(&form, "token").trim()) || who.is_empty() || who.chars().count() > 120 {
            let reader = reader(&shared, &visit).await?;
            return Ok(Err(site::sign_in(&reader, &to, true)));
        }
        let encrypted = is_encrypted(&shared, &headers);
        let cookies = [("pass", writing.pass()), ("who", part(&who))];
        let month = Kept { seconds: 2_592_000, encrypted };
        Ok(Ok(led(&to, &cookies.map(|(name, value)| month.cookie(name, &value)))))
    };
    match made.await {
        Ok(Ok(answer)) => answer,
        Ok(Err(html)) => {
            let mut answer = page(&visit, &headers, Ok(html));
            *answer.status_mut() = StatusCode::UNAUTHORIZED;
            answer
        }
        Err(problem) => page(&visit, &headers, Err(problem)),
    }
}

async fn sign_out(State(shared): Site, visit: Visit, headers: HeaderMap, body: Body) -> Response {
    let made = async {
        signed(&shared, &visit, &form(body).await?)?;
        let over = Kept { seconds: 0, encrypted: is_encrypted(&shared, &headers) };
        Ok(led("/", &["pass", "who"].map(|name| over.cookie(name, ""))))
    };
    made.await.unwrap_or_else(|problem| page(&visit, &headers, Err(problem)))
}

async fn correct(State(shared): Site, visit: Visit, headers: HeaderMap, body: Body) -> Response {
    let made = async {
        let writing = shared.writing.as_ref().ok_or(Problem::ReadOnly)?;
        writing.take_turn()?;
        let form = form(body).await?;
        let corrector = signed(&shared, &visit, &form)?;
        let event = Some(value(&form, "event").to_owned()).filter(|id| !id.is_empty());
        let wanted = Correction {
            id: String::new(),
            at: String::new(),
            who: corrector.who,
            why: value(&form, "why").to_owned(),
            event: event.clone(),
            change: change(&form)?,
        };
        writing.correct(wanted, Arc::clone(&shared.knowledge)).await?;
        let back = inside(value(&form, "back"));
        let Some(event) = event.filter(|_| back.starts_with("/events/")) else { return Ok(led(&back, &[])) };
        let now = shared.pool.read(move |store| Ok(store.event(&event)?)).await?;
        Ok(match now {
            Found::One(event) => led(&format!("/events/{}#history", part(&event.id)), &[]),
            Found::Moved(_, new) if !new.is_empty() => {
                led(&format!("/events/{}#history", part(&new[0])), &[])
            }
            _ => led("/corrections", &[]),
        })
    };
    made.await.unwrap_or_else(|problem| page(&visit, &headers, Err(problem)))
}

/// Who sent a form of ours.
fn signed(shared: &Shared, visit: &Visit, form: &[(String, String)]) -> Result<Corrector, Problem> {
    let corrector = corrector(shared, visit).ok_or(Problem::SignedOut)?;
    let writing = shared.writing.as_ref().ok_or(Problem::ReadOnly)?;
    if writing.is_form_key(value(form, "csrf")) { Ok(corrector) } else { Err(Problem::SignedOut) }
}

/// What a form changes: as it was made, with what was filled in.
fn change(form: &[(String, String)]) -> Result<Correcting, Problem> {
    let made = serde_json::from_str(value(form, "change"));
    let mut change = made.map_err(|_| Problem::question("the form is incomplete; open its page again"))?;
    match &mut change {
        Correcting::Date { date, .. } => {
            *date = Some(value(form, "date").trim().to_owned()).filter(|d| !d.is_empty());
        }
        Correcting::Party { parties, .. } => {
            let named = value(form, "parties").split([',', '،']).map(str::trim).filter(|p| !p.is_empty());
            // what is no key of the lexicon is a name
            *parties = named
                .take(PARTIES)
                .map(|p| EventActor {
                    name: p.to_owned(),
                    name_ar: p.to_owned(),
                    country: None,
                    sector: None,
                    key: Some(p.to_owned()),
                })
                .collect();
        }
        _ => {}
    }
    Ok(change)
}

async fn form(body: Body) -> Result<Vec<(String, String)>, Problem> {
    Ok(fields(&String::from_utf8_lossy(&sent(body).await?)))
}

fn value<'f>(form: &'f [(String, String)], name: &str) -> &'f str {
    form.iter().find(|f| f.0 == name).map_or("", |f| &f.1)
}

/// An address of this site; anything else leads to the start.
fn inside(address: &str) -> String {
    let ours =
        address.starts_with('/') && !address.starts_with("//") && !address.contains(['\\', '\r', '\n']);
    if ours { address.to_owned() } else { "/".to_owned() }
}

/// On to another page, by a question that may be asked again.
fn led(to: &str, cookies: &[String]) -> Response {
    let mut answer = StatusCode::SEE_OTHER.into_response();
    let head = answer.headers_mut();
    head.insert(LOCATION, HeaderValue::from_str(to).unwrap_or(HeaderValue::from_static("/")));
    for cookie in cookies {
        if let Ok(cookie) = HeaderValue::from_str(cookie) {
            head.append(SET_COOKIE, cookie);
        }
    }
    answer
}

/// How a browser keeps what it is given.
#[derive(Clone, Copy, Debug)]
struct Kept {
    /// For how long; 0 takes it away.
    seconds: u32,
    /// Whether it is sent over TLS alone.
    encrypted: bool,
}

impl Kept {
    fn cookie(self, name: &str, value: &str) -> String {
        let secure = if self.encrypted { "; Secure" } else { "" };
        format!("{name}={value}; Path=/; Max-Age={}; SameSite=Strict; HttpOnly{secure}", self.seconds)
    }
}
