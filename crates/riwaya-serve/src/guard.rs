//! What keeps readers safe from hostile text, and the server from hostile readers.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::HOST;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
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
pub(crate) struct Names(Vec<Name>);

/// A name, and whether it is asked for over TLS alone, which a server in front of this one takes off.
#[derive(Debug)]
struct Name {
    name: String,
    is_encrypted: bool,
}

impl Names {
    /// Of names as they are given: `news.example.org`, or `https://news.example.org`.
    pub(crate) fn new(names: &[String]) -> Self {
        let of = |given: &String| {
            let given = given.to_ascii_lowercase();
            let encrypted = given.strip_prefix("https://");
            let name = encrypted.unwrap_or(&given).trim_end_matches(['.', '/']).to_owned();
            Name { name, is_encrypted: encrypted.is_some() }
        };
        Self(names.iter().map(of).collect())
    }

    /// Whether whoever asks for this host means this server. An address can be meant by nobody else's page.
    fn has(&self, host: &str) -> bool {
        let (name, port) = parted(host);
        let is_address = name.parse::<Ipv4Addr>().is_ok()
            || name.strip_prefix('[').and_then(|n| n.strip_suffix(']')?.parse::<Ipv6Addr>().ok()).is_some();
        let name = name.trim_end_matches('.').to_ascii_lowercase();
        let is_local = name == "localhost" || name.ends_with(".localhost");
        let is_ours = || self.0.iter().any(|own| own.name == name);
        port.bytes().all(|b| b.is_ascii_digit()) && (is_address || is_local || is_ours())
    }

    /// Whether whoever asks for this host does so over TLS.
    fn has_encrypted(&self, host: &str) -> bool {
        let name = parted(host).0.trim_end_matches('.');
        self.0.iter().any(|own| own.is_encrypted && own.name.eq_ignore_ascii_case(name))
    }

    /// Whether a question is asked of this server.
    fn are_in(&self, asked: &Request) -> bool {
        let named = asked.headers().get_all(HOST).iter().map(|value| value.to_str().unwrap_or_default());
        let mut hosts = named.chain(asked.uri().authority().map(Authority::as_str)).peekable();
        // programs of the oldest kind name none, browsers always do
        hosts.peek().is_none() || hosts.all(|host| self.has(host))
    }
}

/// A host's name and its port, if it has one.
fn parted(host: &str) -> (&str, &str) {
    match host.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') => (name, port),
        _ => (host, ""),
    }
}

/// Whether the browser asks over TLS, which a server in front of this one took off: that one says so (`Forwarded`, RFC 7239, or
/// `X-Forwarded-Proto`), or the browser asks for a name that is to be had over TLS alone. Of several servers the first
/// counts. Nobody can make another's browser say so, and who says it falsely himself only keeps his pass from himself.
pub(crate) fn is_encrypted(shared: &Shared, headers: &HeaderMap) -> bool {
    let first = |name: &str| headers.get(name)?.to_str().ok()?.split(',').next();
    let forwarded = || {
        let mut pairs = first("forwarded")?.split(';').filter_map(|pair| pair.split_once('='));
        pairs.find(|(name, _)| name.trim().eq_ignore_ascii_case("proto")).map(|(_, value)| value)
    };
    let told = forwarded().or_else(|| first("x-forwarded-proto"));
    let host = || headers.get(HOST).and_then(|host| host.to_str().ok());
    told.is_some_and(|scheme| scheme.trim().trim_matches('"').eq_ignore_ascii_case("https"))
        || shared.names.get().zip(host()).is_some_and(|(names, host)| names.has_encrypted(host))
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
    fn a_name_may_be_had_over_tls_alone() {
        let names = Names::new(&["https://News.example.org/".to_owned(), "old.example.org".to_owned()]);
        for host in ["news.example.org", "NEWS.example.org.", "news.example.org:443"] {
            assert!(names.has(host) && names.has_encrypted(host), "{host}");
        }
        for host in ["old.example.org", "127.0.0.1:8080", "localhost"] {
            assert!(names.has(host) && !names.has_encrypted(host), "{host}");
        }
        assert!(!names.has("https://news.example.org"));
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
