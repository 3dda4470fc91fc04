//! Proxies: which requests go through one.

use std::fmt;
use std::net::IpAddr;

use ureq::Proxy;
use url::{Host, Url};

use crate::address::is_this_machine;

/// The proxies that requests go through.
///
/// They are read from the variables that curl and most programs know: `https_proxy` and `http_proxy` by the scheme of the
/// address that is asked for, `all_proxy` where these say nothing, and `no_proxy` for whom is asked without one; in small
/// letters, else in capitals. This machine itself is never asked through a proxy.
#[derive(Clone, Debug, Default)]
pub struct Proxies {
    http: Option<Through>,
    https: Option<Through>,
    exempt: Vec<Exempt>,
}

/// A proxy.
#[derive(Clone, Debug)]
pub(crate) struct Through {
    pub(crate) proxy: Proxy,
    /// Its address as people may see it: without name and password.
    pub(crate) shown: String,
}

/// What is wrong with a variable: its name, what it says, what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProxyError {
    variable: String,
    what: String,
    remedy: &'static str,
}

impl fmt::Display for ProxyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}; {}", self.variable, self.what, self.remedy)
    }
}

impl std::error::Error for ProxyError {}

impl Proxies {
    /// Reads variables; `value` gives that of one by its name, `None` where it is not set.
    ///
    /// ```
    /// use riwaya_watch::Proxies;
    ///
    /// let set = |name: &str| (name == "HTTPS_PROXY").then(|| "http://desk:secret@proxy.example:3128".to_owned());
    /// let lines: Vec<String> = Proxies::parse(set)?.lines().collect();
    /// assert_eq!(lines, ["https goes through http://proxy.example:3128"]);
    ///
    /// let wrong = Proxies::parse(|name| (name == "all_proxy").then(|| "socks5://proxy.example".to_owned()));
    /// assert!(wrong.unwrap_err().to_string().starts_with("all_proxy: "));
    /// # Ok::<(), riwaya_watch::ProxyError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A proxy that is not asked over HTTP, or what is no address, and a range of addresses that is none.
    pub fn parse(value: impl Fn(&str) -> Option<String>) -> Result<Self, ProxyError> {
        let set = |name: &str| {
            [name.to_owned(), name.to_uppercase()].into_iter().find_map(|name| {
                let value = value(&name)?.trim().to_owned();
                (!value.is_empty()).then_some((name, value))
            })
        };
        let through = |name: &str| {
            set(name)
                .or_else(|| set("all_proxy"))
                .map(|(name, value)| Through::parse(&name, &value))
                .transpose()
        };
        let mut exempt = Vec::new();
        if let Some((name, value)) = set("no_proxy") {
            for entry in value.split([',', ' ']).filter(|entry| !entry.is_empty()) {
                exempt.push(Exempt::parse(entry).ok_or_else(|| ProxyError {
                    variable: name.clone(),
                    what: format!("{entry:?} is neither a host nor a range of addresses"),
                    remedy: "part hosts by commas: example.org, 192.0.2.7, 10.0.0.0/8, or * for all",
                })?);
            }
        }
        Ok(Self { http: through("http_proxy")?, https: through("https_proxy")?, exempt })
    }

    /// The proxy through which an address is asked for, if any.
    pub(crate) fn of(&self, url: &Url) -> Option<&Through> {
        let through = match url.scheme() {
            "https" => self.https.as_ref()?,
            _ => self.http.as_ref()?,
        };
        let host = url.host()?;
        let goes = !is_this_machine(&host) && !self.exempt.iter().any(|exempt| exempt.holds(&host, url));
        goes.then_some(through)
    }

    /// Each proxy, by scheme.
    pub(crate) fn by_scheme(&self) -> [Option<&Through>; 2] {
        [self.http.as_ref(), self.https.as_ref()]
    }

    /// A line for people on each proxy, without names and passwords.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        ["http", "https"].into_iter().zip(self.by_scheme()).filter_map(|(scheme, through)| {
            through.map(|through| format!("{scheme} goes through {}", through.shown))
        })
    }
}

impl Through {
    fn parse(variable: &str, value: &str) -> Result<Self, ProxyError> {
        // a password may stand in it: what is wrong is told without its text
        let wrong =
            |what: &str, remedy| ProxyError { variable: variable.to_owned(), what: what.to_owned(), remedy };
        let written = if value.contains("://") { value.to_owned() } else { format!("http://{value}") };
        let (address, proxy) = Url::parse(&written)
            .ok()
            .and_then(|address| Proxy::new(address.as_str()).ok().map(|proxy| (address, proxy)))
            .ok_or_else(|| {
                wrong(
                    "is no address of a proxy",
                    "write http://host:port, with name:password@ before it where it asks",
                )
            })?;
        if !matches!(address.scheme(), "http" | "https") {
            let what = format!("a proxy of {} cannot be used", address.scheme());
            return Err(wrong(&what, "name one that is asked over HTTP, or unset it for riwaya"));
        }
        let host = address.host_str().unwrap_or_default();
        let port = address.port().map(|port| format!(":{port}")).unwrap_or_default();
        Ok(Self { proxy, shown: format!("{}://{host}{port}", address.scheme()) })
    }
}

/// Who is asked without a proxy.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Exempt {
    who: Who,
    /// At this port alone.
    port: Option<u16>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Who {
    Everybody,
    /// A host and those below it.
    Name(String),
    /// Addresses whose first so many bits are those of this.
    Range(IpAddr, u8),
}

impl Exempt {
    fn parse(entry: &str) -> Option<Self> {
        if entry == "*" {
            return Some(Self { who: Who::Everybody, port: None });
        }
        if let Some((base, bits)) = entry.split_once('/') {
            let (base, bits) = (base.parse::<IpAddr>().ok()?, bits.parse::<u8>().ok()?);
            return (bits <= width(base)).then_some(Self { who: Who::Range(base, bits), port: None });
        }
        let whole = |address: IpAddr| Who::Range(address, width(address));
        if let Ok(address) = entry.parse::<IpAddr>() {
            return Some(Self { who: whole(address), port: None });
        }
        let (host, port) = match entry.rsplit_once(':') {
            Some((host, port)) => (host, Some(port.parse::<u16>().ok()?)),
            None => (entry, None),
        };
        let host = host.strip_prefix('*').unwrap_or(host);
        let who = match Host::parse(host.strip_prefix('.').unwrap_or(host)).ok()? {
            Host::Domain(name) => Who::Name(name),
            Host::Ipv4(v4) => whole(v4.into()),
            Host::Ipv6(v6) => whole(v6.into()),
        };
        Some(Self { who, port })
    }

    fn holds(&self, host: &Host<&str>, url: &Url) -> bool {
        let address: Option<IpAddr> = match host {
            Host::Domain(_) => None,
            Host::Ipv4(v4) => Some((*v4).into()),
            Host::Ipv6(v6) => Some((*v6).into()),
        };
        let is = match (&self.who, host, address) {
            (Who::Everybody, ..) => true,
            (Who::Name(name), Host::Domain(host), _) => {
                host.strip_suffix(name.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
            }
            (Who::Range(base, bits), _, Some(address)) => {
                width(*base) == width(address) && prefix(*base, *bits) == prefix(address, *bits)
            }
            _ => false,
        };
        is && self.port.is_none_or(|port| url.port_or_known_default() == Some(port))
    }
}

/// How many bits an address has.
fn width(address: IpAddr) -> u8 {
    if address.is_ipv4() { 32 } else { 128 }
}

/// The first so many bits of an address.
fn prefix(address: IpAddr, bits: u8) -> u128 {
    let all = match address {
        IpAddr::V4(v4) => u128::from(v4.to_bits()),
        IpAddr::V6(v6) => v6.to_bits(),
    };
    all.checked_shr(u32::from(width(address) - bits)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proxies(set: &[(&str, &str)]) -> Result<Proxies, String> {
        let value = |name: &str| set.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned());
        Proxies::parse(value).map_err(|error| error.to_string())
    }

    fn through(set: &[(&str, &str)], url: &str) -> Option<String> {
        proxies(set).unwrap().of(&Url::parse(url).unwrap()).map(|through| through.shown.clone())
    }

    #[test]
    fn variables_are_read_by_scheme_and_small_letters_first() {
        let set = [
            ("HTTPS_PROXY", "http://desk:p%40ss@one.example:3128"),
            ("https_proxy", "two.example:8080"),
            ("ALL_PROXY", "https://three.example"),
            ("http_proxy", "  "),
        ];
        assert_eq!(through(&set, "https://plain.example/").as_deref(), Some("http://two.example:8080"));
        assert_eq!(through(&set, "http://plain.example/").as_deref(), Some("https://three.example"));
        assert_eq!(through(&set[..1], "https://plain.example/").as_deref(), Some("http://one.example:3128"));
        assert_eq!(through(&set[..1], "http://plain.example/"), None);
        let proxies = proxies(&set[..1]).unwrap();
        let proxy = &proxies.https.as_ref().unwrap().proxy;
        assert_eq!((proxy.username(), proxy.password()), (Some("desk"), Some("p@ss")));
    }

    #[test]
    fn who_is_exempt_is_asked_directly() {
        let goes = |exempt: &str, url: &str| {
            through(&[("all_proxy", "http://proxy.example"), ("NO_PROXY", exempt)], url).is_some()
        };
        for (exempt, url) in [
            ("*", "https://plain.example/"),
            ("hill.example, plain.example", "https://plain.example/"),
            ("Plain.Example", "https://news.plain.example/"),
            (".plain.example", "https://news.plain.example/"),
            ("*.plain.example", "https://news.plain.example/"),
            ("plain.example:8443", "https://plain.example:8443/"),
            ("plain.example:443", "https://plain.example/"),
            ("مثال.example", "https://xn--mgbh0fb.example/"),
            ("10.0.0.0/8", "https://10.20.30.40/"),
            ("192.0.2.7", "http://192.0.2.7/"),
            ("2001:db8::/32", "http://[2001:db8:7::1]/"),
            ("[2001:db8::1]:80", "http://[2001:db8::1]/"),
            ("0.0.0.0/0", "http://192.0.2.7/"),
        ] {
            assert!(!goes(exempt, url), "{exempt} {url}");
        }
        for (exempt, url) in [
            ("", "https://plain.example/"),
            ("plain.example", "https://explain.example/"),
            ("news.plain.example", "https://plain.example/"),
            ("plain.example:8443", "https://plain.example/"),
            ("10.0.0.0/8", "https://11.0.0.1/"),
            ("10.0.0.0/8", "https://[::a00:1]/"),
            ("0.0.0.0/0", "https://plain.example/"),
        ] {
            assert!(goes(exempt, url), "{exempt} {url}");
        }
        for url in ["http://localhost/", "https://a.localhost:8443/", "http://127.0.0.2:80/", "http://[::1]/"]
        {
            assert!(!goes("", url), "{url} is this machine");
        }
    }

    #[test]
    fn what_is_wrong_is_named_without_its_password() {
        for (name, value, says) in [
            ("https_proxy", "socks5://desk:secret@proxy.example", "a proxy of socks5 cannot be used"),
            ("HTTP_PROXY", "http://desk:secret@", "is no address of a proxy"),
            ("all_proxy", "http://desk:secret@proxy.example:port", "is no address of a proxy"),
            ("no_proxy", "10.0.0.0/33", "\"10.0.0.0/33\" is neither a host nor a range"),
            ("NO_PROXY", "plain.example:x", "\"plain.example:x\" is neither"),
        ] {
            let error = proxies(&[(name, value)]).unwrap_err();
            assert!(error.starts_with(&format!("{name}: {says}")) && error.contains("; "), "{error}");
            assert!(!error.contains("secret"), "{error}");
        }
    }
}
