//! Which machines a name may lead to. The resolver decides, so that what it refuses is never connected to, however the
//! address is spelt and whatever the name led to a moment ago.

use std::net::SocketAddr;

use ureq::config::Config;
use ureq::http;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

use crate::address::is_public;

/// A resolver of names that may keep away from machines that are nobody's business.
#[derive(Debug)]
pub(crate) struct Reaching {
    private: bool,
    names: DefaultResolver,
}

impl Reaching {
    /// Leads everywhere.
    pub(crate) fn everybody() -> Self {
        Self { private: true, names: DefaultResolver::default() }
    }

    /// Leads only to those whom everybody can reach.
    pub(crate) fn the_public() -> Self {
        Self { private: false, names: DefaultResolver::default() }
    }
}

/// Why a name leads nowhere.
#[derive(Debug)]
pub(crate) struct NotPublic(String);

impl NotPublic {
    pub(crate) fn of(host: &str) -> Self {
        Self(host.to_owned())
    }
}

impl std::fmt::Display for NotPublic {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} is in this machine's own network, where items of feeds may not lead (allow_private = true lets them)",
            self.0
        )
    }
}

impl std::error::Error for NotPublic {}

impl Resolver for Reaching {
    fn resolve(
        &self,
        uri: &http::Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.names.resolve(uri, config, timeout)?;
        if self.private {
            return Ok(found);
        }
        let mut public = self.empty();
        let may = |address: &&SocketAddr| is_public(address.ip());
        found.iter().filter(may).for_each(|address| public.push(*address));
        if public.is_empty() {
            return Err(ureq::Error::Other(Box::new(NotPublic::of(uri.host().unwrap_or_default()))));
        }
        Ok(public)
    }
}
