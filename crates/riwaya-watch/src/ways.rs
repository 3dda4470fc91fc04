//! The ways on which servers are reached: directly or through a proxy, and what went wrong on one.

use std::io;
use std::time::Duration;

use rustls::pki_types::CertificateDer;
use ureq::Agent;
use ureq::config::Config;
use ureq::unversioned::transport::DefaultConnector;
use url::Url;

use crate::address::is_for_everybody;
use crate::config::Politeness;
use crate::proxies::{Proxies, Through};
use crate::reaching::{NotPublic, Reaching};
use crate::refusal::Refusal;
use crate::trust;

/// All ways.
#[derive(Debug)]
pub(crate) struct Ways {
    /// Reaches everybody.
    open: Agent,
    /// Reaches only whom everybody can reach.
    guarded: Agent,
    proxies: Proxies,
    /// Through the proxies, in their order by scheme.
    through: [Option<Agent>; 2],
}

/// One way.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Way<'a> {
    pub(crate) agent: &'a Agent,
    proxy: Option<&'a Through>,
}

impl Ways {
    pub(crate) fn new(
        politeness: &Politeness,
        issuers: &[CertificateDer<'static>],
        proxies: Proxies,
    ) -> Self {
        let tls = trust::config(issuers);
        let agent = |through: Option<&Through>, resolver: Reaching| {
            let config = Config::builder()
                .http_status_as_error(false)
                .max_redirects(0)
                .max_redirects_will_error(false)
                .proxy(through.map(|through| through.proxy.clone()))
                .user_agent(politeness.agent())
                .timeout_global(Some(politeness.timeout))
                .timeout_connect(Some(politeness.timeout.min(Duration::from_secs(15))))
                .tls_config(tls.clone())
                .build();
            Agent::with_parts(config, DefaultConnector::default(), resolver)
        };
        // only the proxy's own name is looked up there, and it may be where its owner put it
        let through = proxies.by_scheme().map(|t| t.map(|t| agent(Some(t), Reaching::everybody())));
        let open = agent(None, Reaching::everybody());
        Self { open, guarded: agent(None, Reaching::the_public()), proxies, through }
    }

    /// The way to an address; `private` says whether it may lead to who is not for everybody.
    pub(crate) fn to(&self, url: &Url, private: bool) -> Result<Way<'_>, Refusal> {
        let [http, https] = &self.through;
        let through = if url.scheme() == "https" { https } else { http };
        if let (Some(proxy), Some(agent)) = (self.proxies.of(url), through) {
            // what a name leads to is known to the proxy alone
            if !private && !url.host().is_some_and(|host| is_for_everybody(&host)) {
                return Err(Refusal::lasting(NotPublic::of(url.host_str().unwrap_or_default()).to_string()));
            }
            return Ok(Way { agent, proxy: Some(proxy) });
        }
        Ok(Way { agent: if private { &self.open } else { &self.guarded }, proxy: None })
    }
}

impl Way<'_> {
    /// What went wrong on it.
    pub(crate) fn refusal(&self, error: &ureq::Error) -> Refusal {
        let refusal = refusal(error);
        match self.proxy {
            Some(proxy) => refusal.through(&proxy.shown),
            None => refusal,
        }
    }
}

fn refusal(error: &ureq::Error) -> Refusal {
    use ureq::Error as E;
    match error {
        E::Timeout(_) => Refusal::passing("does not answer in time", None),
        E::HostNotFound => Refusal::passing("its host is not known", None),
        E::Other(inner) if inner.is::<NotPublic>() => Refusal::lasting(inner.to_string()),
        E::Rustls(inner) => untrusted(inner),
        E::Io(inner) => match inner.get_ref().and_then(|e| e.downcast_ref::<rustls::Error>()) {
            Some(inner) => untrusted(inner),
            None => Refusal::passing(plain(inner), None),
        },
        E::ConnectProxyFailed(why) => {
            // "proxy server responded 403/403"
            let why = why.split('/').next().unwrap_or(why);
            let remedy = "ask those who run the proxy: it must let CONNECT pass, also to port 80 for addresses with http, and \
                          wants its name and password as http://name:password@host:port";
            Refusal::passing(format!("is not let through ({why})"), None).with_remedy(remedy)
        }
        E::BadUri(_) | E::Http(_) => {
            Refusal::lasting(format!("is no address that can be asked for ({error})"))
        }
        E::LargeResponseHeader(..) => Refusal::lasting("sends too long a header"),
        other => Refusal::passing(other.to_string(), None),
    }
}

/// A server may mend its certificate, so it is asked again.
fn untrusted(error: &rustls::Error) -> Refusal {
    let (what, remedy) = trust::trouble(error);
    Refusal::passing(what, None).with_remedy(remedy)
}

/// An operating system's error without its number.
fn plain(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_lowercase()
}
