//! Addresses: what an item is known by, and which machines are nobody's business.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

/// Parameters by which outlets count where readers come from; the page is the same without them.
const COUNTING: &[&str] = &[
    "fbclid",
    "gclid",
    "dclid",
    "msclkid",
    "yclid",
    "igshid",
    "mc_cid",
    "mc_eid",
    "ocid",
    "cmpid",
    "at_medium",
    "at_campaign",
];

/// What a page is known by: its address without fragment and without what only counts readers.
pub(crate) fn canonical(address: &Url) -> String {
    let mut url = address.clone();
    url.set_fragment(None);
    let counts = |name: &str| {
        let name = name.to_ascii_lowercase();
        name.starts_with("utm_") || COUNTING.contains(&name.as_str())
    };
    if url.query_pairs().any(|(name, _)| counts(&name)) {
        // the parts that stay keep the letters they are written with
        let kept: Vec<&str> = url
            .query()
            .unwrap_or_default()
            .split('&')
            .filter(|part| {
                url::form_urlencoded::parse(part.as_bytes()).next().is_none_or(|(name, _)| !counts(&name))
            })
            .collect();
        let kept = kept.join("&");
        url.set_query(Some(kept.as_str()).filter(|kept| !kept.is_empty()));
    } else if url.query() == Some("") {
        url.set_query(None);
    }
    url.into()
}

/// The address that an item of a feed at `base` links to; `None` where that is no page of the web.
pub(crate) fn linked(base: &Url, link: &str) -> Option<Url> {
    let url = base.join(link.trim()).ok()?;
    (matches!(url.scheme(), "http" | "https") && url.host_str().is_some()).then_some(url)
}

/// Whether a host is this machine by its very name or address.
pub(crate) fn is_this_machine(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => *name == "localhost" || name.ends_with(".localhost"),
        Host::Ipv4(v4) => v4.is_loopback(),
        Host::Ipv6(v6) => v6.is_loopback() || v6.to_ipv4_mapped().is_some_and(|v4| v4.is_loopback()),
    }
}

/// Whether a host may be one that everybody can reach, as far as its name or address says.
pub(crate) fn is_for_everybody(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(_) => !is_this_machine(host),
        Host::Ipv4(v4) => is_public((*v4).into()),
        Host::Ipv6(v6) => is_public((*v6).into()),
    }
}

/// Whether everybody can reach a machine at this address, as far as registries say (RFC 6890 and its successors): it is
/// neither this machine nor in its network, nor an address that leads to such a one.
pub(crate) fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => is_public_v6(v6),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    !(a == 0
        || address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && (b == 18 || b == 19))
        || a >= 224)
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    if let Some(v4) = address.to_ipv4_mapped() {
        return is_public_v4(v4);
    }
    let s = address.segments();
    let v4 = |high: u16, low: u16| Ipv4Addr::from(u32::from(high) << 16 | u32::from(low));
    match s {
        // translated (RFC 6052) and tunnelled (RFC 3056) addresses of the old kind
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] => is_public_v4(v4(high, low)),
        [0x2002, high, low, ..] => is_public_v4(v4(high, low)),
        // of the global ones, those for documentation, benchmarks and tunnels
        [0x2001, 0xdb8, ..] | [0x3fff, 0..=0xfff, ..] => false,
        [0x2001, 0..=0x1ff, ..] => false,
        _ => s[0] & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_known_by_what_makes_them() {
        for (address, known) in [
            (
                "https://Plain.example:443/a?utm_source=x&id=7&UTM_medium=y#top",
                "https://plain.example/a?id=7",
            ),
            ("https://plain.example/a?utm_source=x", "https://plain.example/a"),
            ("https://plain.example/a?", "https://plain.example/a"),
            (
                "https://plain.example/خبر?n=%D8%A7&fbclid=1",
                "https://plain.example/%D8%AE%D8%A8%D8%B1?n=%D8%A7",
            ),
            ("https://plain.example/a?b=1&a=2", "https://plain.example/a?b=1&a=2"),
        ] {
            assert_eq!(canonical(&Url::parse(address).unwrap()), known);
        }
    }

    #[test]
    fn links_lead_to_pages() {
        let base = Url::parse("https://plain.example/news/rss").unwrap();
        assert_eq!(linked(&base, " ../1.html\n").unwrap().as_str(), "https://plain.example/1.html");
        for none in ["javascript:alert(1)", "mailto:a@b.example", "http://", "file:///etc/passwd"] {
            assert_eq!(linked(&base, none), None, "{none}");
        }
    }

    #[test]
    fn machines_that_not_everybody_can_reach() {
        let is = |a: &str| is_public(a.parse().unwrap());
        for public in
            ["8.8.8.8", "172.32.0.1", "100.128.0.1", "2a00:1450::1", "64:ff9b::808:808", "2002:808:808::1"]
        {
            assert!(is(public), "{public}");
        }
        for private in [
            "0.0.0.0",
            "127.9.9.9",
            "10.0.0.1",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "192.0.0.8",
            "198.18.0.1",
            "203.0.113.5",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "fe80::1",
            "fd00::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::1",
            "2001:db8::1",
            "::127.0.0.1",
        ] {
            assert!(!is(private), "{private}");
        }
    }
}
