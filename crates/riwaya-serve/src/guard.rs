//! What keeps readers safe from hostile text, and the server from hostile readers.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::HOST;
use axum::http::uri::Authority;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::problem::Problem;
use crate::server::Shared;

/// Nothing runs, nothing is loaded from elsewhere, no other page frames ours. The pages' own few style attributes are
/// numbers made here.
const POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; \
                      base-uri 'none'; frame-ancestors 'none'";
const HEADERS: [(&str, &str); 5] = [
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];
/// Bytes of an address with its query.
const LONGEST: usize = 8 * 1024;

/// Questions that a reader may ask at once, and how many more each second.
const BURST: f64 = 240.0;
const EACH_SECOND: f64 = 40.0;
/// Readers remembered at a time.
const READERS: usize = 10_000;

/// How many questions each address may still ask.
#[derive(Debug, Default)]
pub(crate) struct Turns(Mutex<HashMap<IpAddr, (f64, Instant)>>);

impl Turns {
    /// Takes one; whether there was one.
    fn take(&self, from: IpAddr, now: Instant) -> bool {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let regained = |since: Instant| now.saturating_duration_since(since).as_secs_f64() * EACH_SECOND;
        if known.len() >= READERS {
            known.retain(|_, (left, since)| *left + regained(*since) < BURST);
            if known.len() >= READERS {
                known.clear();
            }
        }
        let (left, since) = known.entry(from).or_insert((BURST, now));
        *left = (*left + regained(*since)).min(BURST);
        *since = now;
        let taken = *left >= 1.0;
        if taken {
            *left -= 1.0;
        }
        taken
    }
}

/// The names that this server may be asked by, besides addresses and `localhost`.
#[derive(Debug)]
pub(crate) struct Names(Vec<String>);

impl Names {
    pub(crate) fn new(names: &[String]) -> Self {
        Self(names.iter().map(|name| name.trim_end_matches('.').to_ascii_lowercase()).collect())
    }

    /// Whether whoever asks for this host means this server. An address can be meant by nobody else's page.
    fn has(&self, host: &str) -> bool {
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) if !port.contains(']') => (name, port),
            _ => (host, ""),
        };
        let is_address = name.parse::<Ipv4Addr>().is_ok()
            || name.strip_prefix('[').and_then(|n| n.strip_suffix(']')?.parse::<Ipv6Addr>().ok()).is_some();
        let name = name.trim_end_matches('.').to_ascii_lowercase();
        let is_local = name == "localhost" || name.ends_with(".localhost");
        port.bytes().all(|b| b.is_ascii_digit()) && (is_address || is_local || self.0.contains(&name))
    }

    /// Whether a question is asked of this server.
    fn are_in(&self, asked: &Request) -> bool {
        let named = asked.headers().get_all(HOST).iter().map(|value| value.to_str().unwrap_or_default());
        let mut hosts = named.chain(asked.uri().authority().map(Authority::as_str)).peekable();
        // programs of the oldest kind name none, browsers always do
        hosts.peek().is_none() || hosts.all(|host| self.has(host))
    }
}

/// Around every answer.
pub(crate) async fn guard(State(shared): State<Arc<Shared>>, asked: Request, next: Next) -> Response {
    let began = Instant::now();
    // whoever asks from this machine may be a server in front of this one, asking for many
    let from = asked
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map(|from| from.0.ip())
        .filter(|from| !from.is_loopback());
    let mut answer = if asked.uri().to_string().len() > LONGEST {
        StatusCode::URI_TOO_LONG.into_response()
    } else if from.is_some_and(|from| !shared.turns.take(from, began)) {
        Problem::TooMany.into_response()
    } else if shared.names.get().is_some_and(|names| !names.are_in(&asked)) {
        Problem::Elsewhere.into_response()
    } else {
        next.run(asked).await
    };
    let head = answer.headers_mut();
    for (name, value) in HEADERS {
        head.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    shared.metrics.count(answer.status().as_u16(), began.elapsed());
    answer
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn another_name_means_another_server() {
        let names = Names::new(&["News.example.org".to_owned()]);
        for ours in [
            "127.0.0.1",
            "127.0.0.1:8080",
            "[::1]:8080",
            "[::1]",
            "localhost",
            "LOCALHOST:1",
            "localhost.:1",
            "192.0.2.7:80",
            "news.example.org",
            "news.EXAMPLE.org.:443",
        ] {
            assert!(names.has(ours), "{ours}");
        }
        for other in [
            "",
            "elsewhere.example",
            "elsewhere.example:8080",
            "127.0.0.1.elsewhere.example",
            "localhost.elsewhere.example",
            "news.example.org.elsewhere.example",
            "news.example.org@elsewhere.example",
            "127.0.0.1:8080@elsewhere.example",
            "127.0.0.1:x",
            "[::1",
        ] {
            assert!(!names.has(other), "{other}");
        }
    }

    #[test]
    fn whoever_asks_too_much_waits() {
        let (turns, now) = (Turns::default(), Instant::now());
        let [one, other] = ["127.0.0.1", "::1"].map(|a| a.parse::<IpAddr>().unwrap());
        let taken = (0..1000).filter(|_| turns.take(one, now)).count();
        assert_eq!(taken, BURST as usize);
        assert!(turns.take(other, now));
        assert!(turns.take(one, now + Duration::from_secs(1)));
    }
}
