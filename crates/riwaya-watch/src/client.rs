//! Asking servers: politely, with bounds on time, bytes and redirects, and never those that are nobody's business.

use std::collections::HashMap;
use std::io::Read;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use riwaya_store::{HostState, RobotsState};
use ureq::{Body, http};
use url::Url;

use crate::clock::{now, whole};
use crate::config::Politeness;
use crate::hosts::{Done, Hosts, held};
use crate::refusal::Refusal;
use crate::robots::{self, Rules};
use crate::stop::Stop;
use crate::ways::{Way, Ways};

/// Redirects that are followed from one address.
pub const MAX_REDIRECTS: usize = 5;

/// How long a `robots.txt` is believed (RFC 9309 asks for no more than a day).
const ROBOTS_LAST: Duration = Duration::from_hours(24);

/// No host is left alone for longer than it asks for in this measure.
const LONGEST_WISH: Duration = Duration::from_hours(24);

/// Longest time between two requests that is granted to a `Crawl-delay`.
const LONGEST_CRAWL_DELAY: Duration = Duration::from_hours(1);

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked<'a> {
    pub(crate) url: &'a Url,
    /// What media types are wanted.
    pub(crate) accept: &'a str,
    /// No answer may have more bytes, unpacked.
    pub(crate) most: u64,
    /// What is done with an answer that has more.
    pub(crate) beyond: Beyond,
    /// Whether servers may be asked that not everybody can reach.
    pub(crate) private: bool,
    /// What the server gave with what is known.
    pub(crate) etag: Option<&'a str>,
    pub(crate) modified: Option<&'a str>,
}

/// What is done with an answer that is too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beyond {
    /// It is refused.
    Refuse,
    /// It is read as far as it may be.
    Cut,
}

/// What a server answered.
#[derive(Debug)]
pub(crate) enum Answer {
    /// It is as it was.
    Unchanged,
    /// This.
    Sent(Box<Sent>),
}

/// What a server sent.
#[derive(Debug)]
pub(crate) struct Sent {
    /// The address that answered, behind all redirects.
    pub(crate) url: Url,
    /// The address that all permanent redirects lead to, where there were any.
    pub(crate) moved: Option<Url>,
    pub(crate) content_type: Option<String>,
    pub(crate) etag: Option<String>,
    pub(crate) modified: Option<String>,
    pub(crate) body: Vec<u8>,
}

/// One answer to one request.
struct Reply {
    status: u16,
    fields: http::HeaderMap,
    body: Vec<u8>,
    /// Before when the server wants no other request.
    not_before: Option<i64>,
}

impl Reply {
    fn field(&self, name: &str) -> Option<&str> {
        self.fields.get(name).and_then(|value| value.to_str().ok())
    }

    /// Where a redirect leads.
    fn location(&self, from: &Url) -> Option<Url> {
        let is = matches!(self.status, 301 | 302 | 303 | 307 | 308);
        // addresses beyond ASCII are mostly sent as UTF-8
        let value = self.fields.get("location").filter(|_| is)?;
        from.join(String::from_utf8_lossy(value.as_bytes()).trim()).ok()
    }
}

/// What an origin lets this program fetch, as far as it is known.
#[derive(Clone, Debug)]
struct Robots {
    until: i64,
    /// An error is why it could not be asked.
    rules: Result<Arc<Rules>, Refusal>,
}

/// Asks servers.
#[derive(Debug)]
pub(crate) struct Client {
    ways: Ways,
    hosts: Hosts,
    robots: Mutex<HashMap<String, Robots>>,
    learnt: Mutex<Vec<RobotsState>>,
    delay: Duration,
    retry: Duration,
    name: String,
    stop: Stop,
}

impl Client {
    pub(crate) fn new(politeness: &Politeness, ways: Ways, stop: Stop) -> Self {
        Self {
            ways,
            hosts: Hosts::default(),
            robots: Mutex::default(),
            learnt: Mutex::default(),
            delay: politeness.delay,
            retry: politeness.retry,
            name: politeness.user_agent.clone(),
            stop,
        }
    }

    /// Remembers what servers asked for in another run.
    pub(crate) fn remember(&self, hosts: &[HostState], robots: &[RobotsState]) {
        for known in hosts {
            self.hosts.remember(known);
        }
        let mut all = held(&self.robots);
        for known in robots {
            let rules = Ok(Arc::new(Rules::parse(&known.rules, &self.name)));
            all.insert(known.origin.clone(), Robots { until: known.until, rules });
        }
    }

    /// What servers asked for since this was last asked.
    pub(crate) fn learnt(&self) -> (Vec<HostState>, Vec<RobotsState>) {
        (self.hosts.changed(), std::mem::take(&mut *held(&self.learnt)))
    }

    /// Asks for an address, and follows redirects.
    pub(crate) fn get(&self, asked: &Asked<'_>) -> Result<Answer, Refusal> {
        let mut url = asked.url.clone();
        let (mut moved, mut all_permanent) = (None, true);
        let mut seen = vec![url.clone()];
        loop {
            let delay = self.permitted(&url, asked.private)?;
            let reply = self.ask(&url, asked, delay)?;
            if let Some(next) = reply.location(&url) {
                let next = onward(&url, next)?;
                if seen.contains(&next) {
                    return Err(Refusal::lasting("redirects in a circle"));
                }
                if seen.len() > MAX_REDIRECTS {
                    return Err(Refusal::lasting(format!("redirects more than {MAX_REDIRECTS} times")));
                }
                all_permanent &= matches!(reply.status, 301 | 308);
                if all_permanent {
                    moved = Some(next.clone());
                }
                seen.push(next.clone());
                url = next;
                continue;
            }
            return match reply.status {
                304 if asked.etag.is_some() || asked.modified.is_some() => Ok(Answer::Unchanged),
                200 => {
                    let own = |name| reply.field(name).map(str::to_owned);
                    let (content_type, etag, modified) =
                        (own("content-type"), own("etag"), own("last-modified"));
                    Ok(Answer::Sent(Box::new(Sent {
                        url,
                        moved,
                        content_type,
                        etag,
                        modified,
                        body: reply.body,
                    })))
                }
                status @ (408 | 425 | 429 | 500..) => {
                    Err(Refusal::passing(format!("answers {status}"), reply.not_before))
                }
                status => Err(Refusal::lasting(format!("answers {status}"))),
            };
        }
    }

    /// Asks once, in the host's turn.
    fn ask(&self, url: &Url, asked: &Asked<'_>, delay: Duration) -> Result<Reply, Refusal> {
        let host = url.host_str().unwrap_or_default();
        self.hosts.in_turn(host, delay, &self.stop, || {
            let outcome = self.request(url, asked);
            let not_before = match &outcome {
                Ok(reply) => reply.not_before,
                Err(refusal) => refusal.not_before(),
            };
            let wants = not_before.map(|at| Duration::from_millis(u64::try_from(at - now()).unwrap_or(0)));
            Done { outcome, wants }
        })?
    }

    fn request(&self, url: &Url, asked: &Asked<'_>) -> Result<Reply, Refusal> {
        let way = self.ways.to(url, asked.private)?;
        let mut request = way.agent.get(url.as_str()).header("accept", asked.accept);
        for (name, value) in [("if-none-match", asked.etag), ("if-modified-since", asked.modified)] {
            if let Some(value) = value {
                request = request.header(name, value);
            }
        }
        let (head, body) = request.call().map_err(|e| way.refusal(&e))?.into_parts();
        let status = head.status.as_u16();
        let mut reply = Reply { status, fields: head.headers, body: Vec::new(), not_before: None };
        reply.not_before = reply.field("retry-after").and_then(|wish| wished(wish, reply.field("date")));
        if status == 200 {
            let packed = reply.field("content-encoding").map(str::to_ascii_lowercase);
            if let Some(packed) = packed.filter(|p| !matches!(p.as_str(), "" | "gzip" | "identity")) {
                return Err(Refusal::lasting(format!("is packed as {packed:?}, which was not asked for")));
            }
            reply.body = read(body, asked, way)?;
        }
        Ok(reply)
    }

    /// Whether the origin lets this be fetched; how long to leave its host alone afterwards.
    fn permitted(&self, url: &Url, private: bool) -> Result<Duration, Refusal> {
        let origin = url.origin().ascii_serialization();
        let known = held(&self.robots).get(&origin).filter(|known| known.until > now()).cloned();
        let rules = match known {
            Some(known) => known.rules,
            None => self.learn(&origin, url, private),
        }?;
        let path = &url[url::Position::BeforePath..url::Position::AfterQuery];
        if !rules.allow(path) {
            return Err(Refusal::lasting(format!("{origin}/robots.txt does not let it be fetched")));
        }
        Ok(self.delay.max(rules.delay.unwrap_or_default().min(LONGEST_CRAWL_DELAY)))
    }

    /// Asks for the `robots.txt` of an origin.
    fn learn(&self, origin: &str, url: &Url, private: bool) -> Result<Arc<Rules>, Refusal> {
        let text = self.robots_of(url, private);
        let (until, rules) = match text {
            Ok(text) => {
                let until = now() + whole(ROBOTS_LAST);
                let rules = Arc::new(Rules::parse(&text, &self.name));
                held(&self.learnt).push(RobotsState { origin: origin.to_owned(), until, rules: text });
                (until, Ok(rules))
            }
            // not to have been asked is nothing to remember
            Err(refusal) if refusal.is_later() || refusal.is_stopped() => return Err(refusal),
            Err(refusal) => {
                let until = refusal.not_before().unwrap_or(0).max(now() + whole(self.retry));
                let refusal = refusal.not_again_before(until).within(|why| {
                    format!(
                        "{origin}/robots.txt cannot be read ({why}), and nothing may be fetched before it is"
                    )
                });
                (until, Err(refusal))
            }
        };
        held(&self.robots).insert(origin.to_owned(), Robots { until, rules: rules.clone() });
        rules
    }

    /// The text of an origin's `robots.txt`; empty where it has none.
    fn robots_of(&self, url: &Url, private: bool) -> Result<String, Refusal> {
        let mut at = url.join("/robots.txt").map_err(|e| Refusal::lasting(e.to_string()))?;
        for _ in 0..=MAX_REDIRECTS {
            let asked = Asked {
                url: &at,
                accept: "text/plain, */*;q=0.1",
                most: robots::MAX_BYTES,
                beyond: Beyond::Cut,
                private,
                etag: None,
                modified: None,
            };
            let reply = self.ask(&at, &asked, self.delay)?;
            if let Some(Ok(next)) = reply.location(&at).map(|next| onward(&at, next)) {
                at = next;
                continue;
            }
            return match reply.status {
                200 => Ok(String::from_utf8_lossy(&reply.body).into_owned()),
                status @ (429 | 500..) => {
                    Err(Refusal::passing(format!("answers {status}"), reply.not_before))
                }
                _ => Ok(String::new()),
            };
        }
        Ok(String::new())
    }
}

/// Where a redirect is followed to. What is asked for with TLS is not taken from where anybody on the way can change it: the
/// same address is asked with TLS instead.
fn onward(from: &Url, to: Url) -> Result<Url, Refusal> {
    if !matches!(to.scheme(), "http" | "https") || to.host_str().is_none() {
        return Err(Refusal::lasting(format!("redirects to {to}, no address of the web")));
    }
    if from.scheme() == "http" || to.scheme() == "https" {
        return Ok(to);
    }
    let mut safe = to.clone();
    let has_way = to.port().is_none() && safe.set_scheme("https").is_ok() && safe != *from;
    has_way.then_some(safe).ok_or_else(|| {
        Refusal::lasting(format!(
            "redirects from https to {to}, where anybody on the way could change what is sent"
        ))
        .with_remedy("if that is good enough, follow the address with http instead")
    })
}

fn read(body: Body, asked: &Asked<'_>, way: Way<'_>) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    body.into_reader().take(asked.most + 1).read_to_end(&mut bytes).map_err(|error| {
        let inner = error.get_ref().and_then(|e| e.downcast_ref::<ureq::Error>());
        inner.map_or_else(|| Refusal::passing(format!("breaks off ({error})"), None), |e| way.refusal(e))
    })?;
    if bytes.len() as u64 > asked.most {
        match asked.beyond {
            Beyond::Refuse => return Err(Refusal::lasting(format!("sends more than {} bytes", asked.most))),
            Beyond::Cut => bytes.truncate(asked.most as usize),
        }
    }
    Ok(bytes)
}

/// Before when a server wants no other request: seconds, or a date, which is read against the server's own clock.
fn wished(wish: &str, date: Option<&str>) -> Option<i64> {
    let moment =
        |text: &str| jiff::fmt::rfc2822::parse(text.trim()).ok().map(|z| z.timestamp().as_millisecond());
    let length = match wish.trim().parse::<i64>() {
        Ok(seconds) => seconds.checked_mul(1000)?,
        Err(_) => moment(wish)? - date.and_then(moment).unwrap_or_else(now),
    };
    (length > 0).then(|| now() + length.min(whole(LONGEST_WISH)))
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;
    use crate::proxies::Proxies;

    #[test]
    fn machines_of_this_network_are_not_asked() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let port = listener.local_addr().unwrap().port();
        let politeness = Politeness::default();
        let ways = Ways::new(&politeness, &[], Proxies::default());
        let client = Client::new(&politeness, ways, Stop::default());
        for host in ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0x7f.1", "2130706433"] {
            let url = Url::parse(&format!("http://{host}:{port}/")).unwrap();
            let asked = Asked {
                url: &url,
                accept: "*/*",
                most: 9,
                beyond: Beyond::Refuse,
                private: false,
                etag: None,
                modified: None,
            };
            let refusal = client.get(&asked).unwrap_err();
            assert!(
                refusal.is_lasting() && refusal.to_string().contains("allow_private"),
                "{host}: {refusal}"
            );
        }
        assert!(listener.accept().is_err(), "nobody came");
    }

    #[test]
    fn wishes_are_read_against_the_servers_own_clock() {
        let date = Some("Wed, 21 Oct 2015 07:28:00 GMT");
        let soon = wished("Wed, 21 Oct 2015 07:29:00 GMT", date).unwrap() - now();
        assert!((50_000..=60_000).contains(&soon), "{soon}");
        assert_eq!(wished("Wed, 21 Oct 2015 07:20:00 GMT", date), None, "over already");
        let wait = wished("120", None).unwrap() - now();
        assert!((110_000..=120_000).contains(&wait));
        let most = wished("99999999999", None).unwrap() - now();
        assert!(most <= whole(LONGEST_WISH));
        for none in ["soon", "", "-5", "0", "9223372036854775807"] {
            assert_eq!(wished(none, None), None, "{none}");
        }
    }
}
