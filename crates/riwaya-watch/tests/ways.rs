//! Following over TLS and through proxies: who is asked, who is believed, and what is told.

mod place;
mod server;

use place::{Place, SUMMARY, TEXT};
use riwaya_store::Store;
use riwaya_watch::{Proxies, standing};
use server::certificates::{Authority, NO_MORE, NOT_YET, NOW, self_made};
use server::proxy::Proxy;
use server::{Reply, Server, page, rss};

const HERE: &str = "127.0.0.1";

fn feed(url: &str) -> String {
    format!("[[feed]]\nurl = \"{url}\"\nevery = \"0ms\"\n")
}

/// Lets a server have a feed of one item, with its page behind that link.
fn one_item(server: &Server, link: &str) {
    let text = rss(&[("لقاء".into(), link.to_owned(), SUMMARY.into())]);
    server.on("/rss", move |_| Reply::of("application/rss+xml", text.clone()));
    server.on("/1", |_| Reply::html(page("لقاء", TEXT)));
}

/// What the environment says, by the names of its variables.
fn environment(set: &[(&str, String)]) -> Proxies {
    Proxies::parse(|name| set.iter().find(|(n, _)| *n == name).map(|(_, value)| value.clone())).unwrap()
}

#[test]
fn feeds_and_pages_are_read_over_tls_from_whom_is_trusted() {
    let authority = Authority::new("Desk");
    let server = Server::with_tls(authority.gives(&[HERE], NOW));
    one_item(&server, &server.url("/1"));
    let place = Place::trusting(authority.pem(), &feed(&server.url("/rss")));
    let (articles, told) = place.settled();
    assert_eq!(told, Vec::<String>::new());
    assert_eq!((articles[0].text.as_str(), articles[0].id.as_str()), (TEXT, server.url("/1").as_str()));

    // a certificate without an issuer is trusted by itself, where it does not say that it is an issuer's
    let (shown, certificate) = self_made(&[HERE], false);
    let server = Server::with_tls(shown);
    one_item(&server, &server.url("/1"));
    let (articles, told) = Place::trusting(&certificate, &feed(&server.url("/rss"))).settled();
    assert_eq!((articles[0].text.as_str(), told.len()), (TEXT, 0), "{told:?}");
}

#[test]
fn who_cannot_be_believed_is_named_and_holds_up_nobody() {
    let (authority, stranger) = (Authority::new("Desk"), Authority::new("Stranger"));
    let (own_issuer, certificate) = self_made(&[HERE], true);
    let cases = [
        (
            stranger.gives(&[HERE], NOW),
            "an issuer that this machine does not trust",
            "`certificates` in feeds.toml",
        ),
        (authority.gives(&[HERE], NO_MORE), "a certificate that has expired", "clock"),
        (authority.gives(&[HERE], NOT_YET), "a certificate that is not valid yet", "clock"),
        (
            authority.gives(&["plain.example"], NOW),
            "a certificate for another name than its own",
            "check its address",
        ),
        (own_issuer, "a certificate that is an issuer's own", "CA:FALSE"),
    ];
    let good = Server::with_tls(authority.gives(&[HERE], NOW));
    one_item(&good, &good.url("/1"));
    let plain = Server::start();
    let no_tls = plain.url("/rss").replace("http:", "https:");
    let servers: Vec<_> =
        cases.into_iter().map(|(shown, what, remedy)| (Server::with_tls(shown), what, remedy)).collect();
    let feeds: String = servers.iter().map(|(server, ..)| feed(&server.url("/rss"))).collect();
    let issuers = format!("{}{certificate}", authority.pem());
    let place = Place::trusting(&issuers, &format!("{feeds}{}{}", feed(&no_tls), feed(&good.url("/rss"))));
    let (round, told) = place.round();
    assert_eq!((round.feeds, round.failed, round.pages), (1, servers.len() + 1, 1), "{told:?}");
    for (server, what, remedy) in &servers {
        let of_it: Vec<_> =
            told.iter().filter(|line| line.starts_with(&format!("{}: ", server.url("/rss")))).collect();
        let [line] = of_it.as_slice() else { panic!("{what}: {told:?}") };
        assert!(
            line.contains(what) && line.contains(remedy) && line.ends_with("it is asked again after a while"),
            "{line}"
        );
        assert_eq!(server.asked_below("/"), 0, "nothing is said to whom nobody can be sure of");
    }
    assert!(told.iter().any(|line| line.starts_with(&no_tls) && line.contains("speaks no TLS")), "{told:?}");
    let store = Store::open(&place.file()).unwrap();
    let troubles: Vec<_> =
        standing(&place.following, &store).unwrap().into_iter().map(|s| s.state.unwrap()).collect();
    assert!(
        troubles[0].error.as_deref().is_some_and(|error| error.contains("does not trust")),
        "{troubles:?}"
    );
    assert_eq!(troubles.iter().map(|state| state.failures).collect::<Vec<_>>(), [1, 1, 1, 1, 1, 1, 0]);
}

#[test]
fn what_is_asked_with_tls_is_not_taken_without() {
    let authority = Authority::new("Desk");
    let (safe, open, proxy) =
        (Server::with_tls(authority.gives(&["plain.example"], NOW)), Server::start(), Proxy::start());
    proxy.leads("plain.example:443", safe.address()).leads("plain.example:80", open.address());
    one_item(&open, "http://plain.example/1");
    one_item(&safe, "https://plain.example/1");
    safe.on("/back", |_| Reply::to(301, "http://plain.example/rss"));
    safe.on("/self", |_| Reply::to(302, "http://plain.example/self"));
    safe.on("/port", |_| Reply::to(302, "http://plain.example:8080/rss"));
    open.on("/up", |_| Reply::to(301, "https://plain.example/rss"));
    let following = |address: &str| {
        let mut place = Place::trusting(authority.pem(), &feed(address));
        place.proxies = environment(&[("all_proxy", proxy.address().to_string())]);
        place
    };
    // the same address with TLS is asked instead
    let (articles, told) = following("https://plain.example/back").settled();
    assert_eq!((articles[0].text.as_str(), open.asked_below("/")), (TEXT, 0));
    assert!(told[0].contains("has moved to https://plain.example/rss"), "{told:?}");
    for (path, to) in [("/self", "http://plain.example/self"), ("/port", "http://plain.example:8080/rss")] {
        let (round, told) = following(&format!("https://plain.example{path}")).round();
        assert_eq!(round.failed, 1);
        let says = format!("https://plain.example{path}: redirects from https to {to}, where anybody");
        assert!(told[0].starts_with(&says) && told[0].contains("with http instead"), "{told:?}");
    }
    assert_eq!(open.asked_below("/"), 0);
    // towards TLS it is followed
    let (articles, _) = following("http://plain.example/up").settled();
    assert_eq!((articles[0].text.as_str(), open.asked("/up")), (TEXT, 1));

    // a page that would be so is stood for by what its feed says
    safe.on("/1", |_| Reply::to(302, "http://plain.example:8080/1"));
    let (articles, told) = following("https://plain.example/rss").settled();
    assert_eq!(articles[0].text, SUMMARY);
    assert!(told[0].contains("redirects from https") && told[0].contains("stands for it"), "{told:?}");
    assert_eq!(proxy.asked(), ["plain.example:443", "plain.example:80"]);
}

#[test]
fn proxies_are_asked_for_whom_they_are_for() {
    let authority = Authority::new("Desk");
    let shown = authority.gives(&["plain.example", "hill.example", HERE], NOW);
    let (safe, open, direct) = (Server::with_tls(shown.clone()), Server::start(), Server::with_tls(shown));
    let (secure, other) = (Proxy::start(), Proxy::start());
    secure.leads("plain.example:443", safe.address());
    other.leads("hill.example:80", open.address());
    one_item(&safe, "http://hill.example/1");
    one_item(&open, "https://plain.example/1");
    one_item(&direct, &direct.url("/1"));
    let feeds =
        ["https://plain.example/rss", "http://hill.example/rss", &direct.url("/rss")].map(feed).concat();
    let mut place = Place::trusting(authority.pem(), &feeds);
    place.proxies = environment(&[
        ("https_proxy", format!("http://desk:p%40ss@{}", secure.address())),
        ("HTTP_PROXY", other.address().to_string()),
        ("NO_PROXY", "nobody.invalid".to_owned()),
    ]);
    let (articles, told) = place.settled();
    assert_eq!(told, Vec::<String>::new());
    assert!(articles.len() == 3 && articles.iter().all(|article| article.text == TEXT), "{articles:?}");
    assert_eq!(
        (secure.asked(), other.asked()),
        (vec!["plain.example:443".to_owned()], vec!["hill.example:80".to_owned()])
    );
    // RFC 7617: the name and the password in Base64
    assert_eq!((secure.passwords(), other.passwords()), (vec!["Basic ZGVzazpwQHNz".to_owned()], vec![]));
    assert_eq!(direct.asked("/rss"), 1, "this machine is asked without a proxy");

    // who is exempt is looked up here, where nobody knows the name
    let mut place = Place::trusting(authority.pem(), &feed("https://nobody.invalid/rss"));
    place.proxies = environment(&[
        ("all_proxy", secure.address().to_string()),
        ("no_proxy", "hill.example, .nobody.invalid".to_owned()),
    ]);
    let (_, told) = place.round();
    assert!(told[0].starts_with("https://nobody.invalid/rss: ") && !told[0].contains("proxy"), "{told:?}");
    assert_eq!(secure.asked(), ["plain.example:443"]);
}

#[test]
fn what_a_proxy_does_not_do_is_named() {
    let proxy = Proxy::start();
    let gone = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    for (address, says) in
        [(proxy.address(), "is not let through (proxy server responded 403)"), (gone, "connection refused")]
    {
        let mut place = Place::new(&feed("https://plain.example/rss"));
        place.proxies = environment(&[("https_proxy", format!("http://desk:secret@{address}"))]);
        let (round, told) = place.round();
        assert_eq!(round.failed, 1);
        let way = format!("(through the proxy http://{address})");
        assert!(told[0].starts_with("https://plain.example/rss: ") && told[0].contains(says), "{told:?}");
        assert!(told[0].contains(&way) && !told[0].contains("secret"), "{told:?}");
    }
    assert_eq!(proxy.asked(), ["plain.example:443"]);
}

#[test]
fn a_proxy_does_not_lead_into_this_network() {
    let (open, proxy) = (Server::start(), Proxy::start());
    let links =
        ["http://10.0.0.7/1", "http://[::ffff:10.0.0.7]/1", "http://0x0a.8/1", "https://192.168.1.1:8443/1"];
    let items = links.map(|link| ("لقاء".to_owned(), link.to_owned(), SUMMARY.to_owned()));
    open.on("/rss", move |_| Reply::of("text/xml", rss(&items)));
    proxy.leads("hill.example:80", open.address());
    let mut place = Place::new(&feed("http://hill.example/rss"));
    place.proxies = environment(&[("all_proxy", proxy.address().to_string())]);
    let (articles, told) = place.settled();
    assert_eq!((articles.len(), told.len()), (links.len(), links.len()), "{told:?}");
    assert!(told.iter().all(|line| line.contains("is in this machine's own network")), "{told:?}");
    assert_eq!(proxy.asked(), ["hill.example:80"]);
}
