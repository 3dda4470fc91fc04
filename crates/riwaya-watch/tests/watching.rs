//! Following a server that misbehaves: what comes of it, what is asked for, and what is told.

mod place;
mod server;

use std::io::Write;
use std::time::Duration;

use place::{Place, SUMMARY, TEXT};
use riwaya_record::{Article, PublishedFrom};
use riwaya_store::Store;
use riwaya_watch::{Pace, Round, Stop, standing};
use server::{Answering, Manner, Reply, Server, page, rss};

/// A place that follows the feed of a server with one item, whose page is at `/1`.
fn one_item(server: &Server) -> Place {
    let feed = rss(&[("لقاء".into(), server.url("/1"), SUMMARY.into())]);
    server.on("/rss", move |_| Reply::of("application/rss+xml", feed.clone()));
    Place::new(&format!("[[feed]]\nurl = \"{}\"\nevery = \"0ms\"\n", server.url("/rss")))
}

/// What becomes of one item whose page is answered so.
fn answered(answer: impl Fn(&server::Request) -> Reply + Send + Sync + 'static) -> (Article, String, usize) {
    let server = Server::start();
    let place = one_item(&server);
    server.on("/1", answer);
    let (mut articles, told) = place.settled();
    assert_eq!(articles.len(), 1, "{told:?}");
    (articles.remove(0), told.join("\n"), server.asked("/1"))
}

#[test]
fn what_is_new_is_taken_once() {
    let server = Server::start();
    let full = rss(&[
        (
            "أول".into(),
            server.url("/full/1?utm_source=rss"),
            format!("&lt;p&gt;{}&lt;/p&gt;", format!("{TEXT} ").repeat(4)),
        ),
        ("ثان".into(), server.url("/2#top"), SUMMARY.into()),
    ]);
    let second = rss(&[("ثان".into(), server.url("/2?fbclid=7"), "غير ذلك".into())]);
    server.on("/rss", move |asked| match asked.field("if-none-match") {
        Some("\"v1\"") => {
            assert_eq!(asked.field("if-modified-since"), Some("Tue, 13 Apr 2021 07:00:00 GMT"));
            assert!(asked.field("user-agent").is_some_and(|agent| agent.starts_with("riwaya/")));
            Reply::status(304)
        }
        _ => Reply::of("text/xml", full.clone())
            .field("ETag", "\"v1\"")
            .field("Last-Modified", "Tue, 13 Apr 2021 07:00:00 GMT"),
    });
    server.on("/other", move |_| Reply::of("text/xml", second.clone()));
    server.on("/2", |_| Reply::html(page("ثان", TEXT)));
    let feed = |path: &str| {
        format!("[[feed]]\nurl = \"{}\"\nevery = \"0ms\"\noutlet = \"السهل\"\n", server.url(path))
    };
    let place = Place::new(&format!("{}{}", feed("/rss"), feed("/other")));
    let (articles, told) = place.settled();
    assert_eq!(told, Vec::<String>::new());
    let ids: Vec<&str> = articles.iter().map(|a| a.id.as_str()).collect();
    assert_eq!(ids, [server.url("/2"), server.url("/full/1")], "an item of two feeds is one");
    assert_eq!((articles[0].text.as_str(), articles[0].outlet.as_deref()), (TEXT, Some("السهل")));
    assert_eq!(articles[0].published.from, PublishedFrom::Input, "the page has no date: the feed's");
    assert_eq!(articles[0].published.date.as_deref(), Some("2021-04-13"));
    assert!(articles[1].text.starts_with(TEXT), "a whole text needs no page");
    assert_eq!((server.asked_below("/full"), server.asked("/2"), server.asked("/robots.txt")), (0, 1, 1));
    assert_eq!(server.most_at_once(), 1, "one request at a time");

    assert_eq!(place.store(), 2);
    let (round, _) = place.round();
    assert_eq!((round.feeds, round.unchanged, round.items), (2, 1, 0));
    assert_eq!((server.asked("/2"), server.asked("/robots.txt")), (1, 1), "what is known is not asked again");
}

#[test]
fn what_changes_in_a_feed_is_read_again() {
    let server = Server::start();
    let place = one_item(&server);
    server.on("/1", |asked| {
        Reply::html(page(
            "لقاء",
            &if asked.before == 0 {
                TEXT.to_owned()
            } else {
                format!("{TEXT} وأضاف بيان مشترك أن اللجنة ستجتمع مرتين.")
            },
        ))
    });
    place.settled();
    place.store();
    place.settled();
    assert_eq!(server.asked("/1"), 1);
    let feed = rss(&[("لقاء وبيان".into(), server.url("/1"), SUMMARY.into())]);
    server.on("/rss", move |_| Reply::of("application/rss+xml", feed.clone()));
    let (articles, _) = place.settled();
    assert_eq!((articles.len(), server.asked("/1")), (1, 2));
    place.store();
    assert_eq!(Store::open(&place.file()).unwrap().revisions(&server.url("/1")).unwrap().len(), 2);
}

#[test]
fn what_goes_wrong_once_is_tried_again() {
    let whole = || Reply::html(page("لقاء", TEXT));
    let failures: [fn() -> Reply; 4] = [
        || Reply::status(500),
        || Reply::status(429).field("Retry-After", "0"),
        || Reply::html(page("لقاء", TEXT)).manner(Manner::Half),
        || Reply::html(&b"no gzip"[..]).field("Content-Encoding", "gzip"),
    ];
    for (n, failure) in failures.into_iter().enumerate() {
        let (article, told, asked) =
            answered(move |asked| if asked.before < 2 { failure() } else { whole() });
        assert_eq!((article.text.as_str(), asked), (TEXT, 3), "{n}: {told}");
        assert_eq!(told, "", "{n}: it came right");
    }
}

#[test]
fn what_goes_wrong_for_good_leaves_what_the_feed_says() {
    let cases: [(&str, Box<Answering>); 9] = [
        ("answers 404", Box::new(|_| Reply::status(404))),
        ("answers 503", Box::new(|_| Reply::status(503))),
        ("redirects in a circle", Box::new(|_| Reply::to(302, "/1"))),
        (
            "redirects to ftp://plain.example/, no address of the web",
            Box::new(|_| Reply::to(301, "ftp://plain.example/")),
        ),
        (
            "sends more than 8388608 bytes",
            Box::new(|_| Reply::html(vec![b'a'; 1 << 20]).manner(Manner::Endlessly)),
        ),
        ("is application/pdf", Box::new(|_| Reply::of("application/pdf", "%PDF-1.7"))),
        ("no article text", Box::new(|_| Reply::html("<html><body></body></html>"))),
        ("less text than its feed", Box::new(|_| Reply::html(page("لقاء", "قال الوزير ذلك.")))),
        ("was not asked for", Box::new(|_| Reply::html("x").field("Content-Encoding", "br"))),
    ];
    for (why, answer) in cases {
        let (article, told, asked) = answered(answer);
        assert_eq!(article.text, SUMMARY, "{why}");
        assert!(
            told.contains(why) && told.contains("/rss: ") && told.contains("stands for it"),
            "{why}: {told}"
        );
        assert!(article.diagnostics.iter().any(|d| d.message.contains(why)), "{:?}", article.diagnostics);
        assert_eq!(asked, if why == "answers 503" { riwaya_watch::ATTEMPTS as usize } else { 1 }, "{why}");
    }
}

#[test]
fn redirects_are_followed_to_what_the_page_is_known_by() {
    let server = Server::start();
    let place = one_item(&server);
    server.on("/1", |_| Reply::to(301, "/a"));
    server.on("/a", |_| Reply::to(302, "/b?utm_medium=rss"));
    server.on("/b?utm_medium=rss", |_| Reply::html(page("لقاء", TEXT)));
    let (articles, _) = place.settled();
    assert_eq!((articles[0].id.as_str(), articles[0].text.as_str()), (server.url("/b").as_str(), TEXT));

    for n in 0..=riwaya_watch::MAX_REDIRECTS + 1 {
        server.on(&format!("/far/{n}"), move |_| Reply::to(302, &format!("/far/{}", n + 1)));
    }
    let feed = rss(&[("بعيد".into(), server.url("/far/0"), SUMMARY.into())]);
    server.on("/rss", move |_| Reply::of("application/rss+xml", feed.clone()));
    let (_, told) = place.settled();
    assert!(told.join("\n").contains("redirects more than 5 times"), "{told:?}");
}

#[test]
fn pages_are_read_however_they_are_sent() {
    let gzip = |text: &str| {
        let mut zip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        zip.write_all(text.as_bytes()).unwrap();
        zip.finish().unwrap()
    };
    let (article, ..) = answered(move |asked| {
        assert_eq!(asked.field("accept-encoding"), Some("gzip"));
        Reply::html(gzip(&page("لقاء", TEXT))).field("Content-Encoding", "gzip")
    });
    assert_eq!(article.text, TEXT);
    let slowly = Manner::Slowly(Duration::from_millis(20));
    let (article, ..) = answered(move |_| Reply::html(page("لقاء", TEXT)).manner(slowly));
    assert_eq!(article.text, TEXT);
    // the page says what it is, and the server names what it names for everything
    let (article, ..) = answered(|_| Reply::of("text/html; charset=ISO-8859-1", page("لقاء", TEXT)));
    assert_eq!((article.text.as_str(), article.map.charset.as_str()), (TEXT, "UTF-8"));
    // only the server knows
    let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(TEXT);
    let bytes = [b"<html><body><article><h1>x</h1><p>", &bytes[..], b"</p></article></body></html>"].concat();
    let (article, ..) = answered(move |_| Reply::of("text/html; charset=windows-1256", bytes.clone()));
    assert_eq!((article.text.as_str(), article.map.charset.as_str()), (TEXT, "windows-1256"));
}

#[test]
fn a_page_that_never_ends_is_given_up_in_time() {
    let server = Server::start();
    let mut place = one_item(&server);
    place.following.politeness.timeout = Duration::from_millis(150);
    server.on("/1", |asked| match asked.before {
        0 => Reply::html(page("لقاء", TEXT)).manner(Manner::Slowly(Duration::from_millis(100))),
        _ => Reply::html(page("لقاء", TEXT)),
    });
    let (articles, _) = place.settled();
    assert_eq!((articles[0].text.as_str(), server.asked("/1")), (TEXT, 2));
}

#[test]
fn robots_are_kept_out_of_where_they_may_not_go() {
    let server = Server::start();
    let place = one_item(&server);
    server.on("/1", |_| Reply::html(page("لقاء", TEXT)));
    server.on("/robots.txt", |_| Reply::of("text/plain", "User-agent: *\nDisallow: /1\n"));
    let (articles, told) = place.settled();
    assert_eq!((articles[0].text.as_str(), server.asked("/1")), (SUMMARY, 0));
    assert!(told[0].contains("robots.txt does not let it be fetched"), "{told:?}");

    // who cannot be asked for his rules is not asked for anything else
    let server = Server::start();
    let place = one_item(&server);
    server.on("/1", |_| Reply::html(page("لقاء", TEXT)));
    server.on("/robots.txt", |asked| if asked.before == 0 { Reply::status(500) } else { Reply::status(404) });
    let (round, told) = place.round();
    assert_eq!((round.failed, server.asked("/rss")), (1, 0));
    assert!(told[0].contains("robots.txt cannot be read (answers 500)"), "{told:?}");
    loop {
        let (round, _) = place.round();
        if round.feeds == 1 {
            break;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    assert_eq!(place.settled().0[0].text, TEXT);

    // those who ask for more time than anybody waits are come back to later
    let server = Server::start();
    let place = one_item(&server);
    server.on("/1", |_| Reply::html(page("لقاء", TEXT)));
    server.on("/robots.txt", |_| Reply::of("text/plain", "User-agent: riwaya\nCrawl-delay: 3600\n"));
    assert_eq!(place.round().0.items, 1);
    let (round, told) = place.round();
    assert_eq!((round.feeds, round.failed, server.asked("/rss"), server.asked("/1")), (0, 0, 1, 0));
    assert_eq!(told, Vec::<String>::new());
    let store = Store::open(&place.file()).unwrap();
    assert_eq!(standing(&place.following, &store).unwrap()[0].items.waiting, 1);
}

#[test]
fn a_server_that_wants_to_be_left_alone_is() {
    let server = Server::start();
    let place = one_item(&server);
    server.on("/1", |_| Reply::status(429).field("Retry-After", "3600"));
    assert_eq!(place.round().0.items, 1);
    assert_eq!(place.round().0.feeds, 0, "the feed is on the same host");
    assert_eq!((server.asked("/1"), server.asked("/rss")), (1, 1));
}

#[test]
fn feeds_that_are_none_are_told_and_asked_again() {
    let server = Server::start();
    let feed = rss(&[
        ("أول".into(), server.url("/1"), SUMMARY.into()),
        ("ثان".into(), server.url("/2"), SUMMARY.into()),
    ]);
    let broken = feed[..feed.rfind("</description>").unwrap()].replace("</item>", "</itm>");
    let moved = feed.clone();
    server.on("/html", |asked| match asked.before {
        0 => Reply::html("<html><body>Maintenance</body></html>"),
        _ => Reply::of("text/xml", rss(&[])),
    });
    server.on("/broken", move |_| Reply::of("text/xml", broken.clone()));
    server.on("/old", |_| Reply::to(301, "/new"));
    server.on("/new", move |_| Reply::of("text/xml", moved.clone()));
    let feeds = ["/html", "/broken", "/old", "/none"].map(|path| {
        format!("[[feed]]\nurl = \"{}\"\nfull_text = false\nevery = \"0ms\"\n", server.url(path))
    });
    let place = Place::new(&feeds.concat());
    let (round, told) = place.round();
    assert_eq!((round.feeds, round.failed), (2, 2), "{told:?}");
    let told = told.join("\n");
    for says in [
        "/html: ",
        "is no feed",
        "it is asked again",
        "/none: answers 404; check its address",
        "/old: has moved to",
        "put that into feeds.toml",
    ] {
        assert!(told.contains(says), "{says}: {told}");
    }
    let store = Store::create(&place.file()).unwrap();
    let stand = standing(&place.following, &store).unwrap();
    assert_eq!(stand.iter().map(|s| s.state.as_ref().unwrap().failures).collect::<Vec<_>>(), [1, 0, 0, 1]);
    assert!(stand[1].items.ready >= 1, "what can be read of broken XML is read");
    drop(store);
    std::thread::sleep(Duration::from_millis(5));
    assert_eq!(place.round().0.feeds, 3);
    let store = Store::open(&place.file()).unwrap();
    assert_eq!(standing(&place.following, &store).unwrap()[0].state.as_ref().unwrap().failures, 0);
}

#[test]
fn a_date_that_has_not_come_is_not_believed() {
    let later = "Fri, 01 Jan 2100 09:30:00 +0300";
    let server = Server::start();
    let place = one_item(&server);
    let feed = rss(&[
        ("لقاء".into(), server.url("/1"), SUMMARY.into()),
        ("قول".into(), server.url("/2"), SUMMARY.into()),
    ]);
    let feed = feed.replacen("Tue, 13 Apr 2021 09:30:00 +0300", later, 1);
    server.on("/rss", move |_| Reply::of("text/xml", feed.clone()));
    let dated = |date: &'static str| {
        move |_: &server::Request| {
            let meta = format!(
                "<meta charset=\"utf-8\"><meta property=\"article:published_time\" content=\"{date}\">"
            );
            Reply::html(page("لقاء", TEXT).replace("<meta charset=\"utf-8\">", &meta))
        }
    };
    server.on("/1", dated("2021-04-14T10:00:00+03:00"));
    server.on("/2", dated("2100-01-01T10:00:00+03:00"));
    let (articles, _) = place.settled();
    let dates: Vec<_> = articles.iter().map(|a| a.published.date.as_deref()).collect();
    assert_eq!(
        dates,
        [Some("2021-04-14"), Some("2021-04-13")],
        "the page's, and the feed's where the page's has not come"
    );

    server.on("/1", |_| Reply::status(404));
    let place = Place::new(&format!("[[feed]]\nurl = \"{}\"\n", server.url("/rss")));
    let (articles, _) = place.settled();
    assert_eq!(
        (articles[0].published.date.as_deref(), articles[0].published.precision.as_str()),
        (None, "none")
    );
    assert!(
        articles[0].diagnostics.iter().any(|d| d.message.contains("2100-01-01")),
        "{:?}",
        articles[0].diagnostics
    );
}

#[test]
fn atom_json_and_items_without_links_are_followed() {
    let server = Server::start();
    let atom = format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>التل</title><entry><title>خبر</title><link href=\"1\"/>\
         <updated>2021-04-14T00:00:00Z</updated><content type=\"text\">{TEXT}</content></entry></feed>"
    );
    let json = format!(
        "{{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"المرفأ\", \"items\": \
         [{{\"id\": \"1\", \"title\": \"بلا رابط\", \"content_text\": \"{TEXT}\"}}, {{\"id\": \"2\"}}]}}"
    );
    server.on("/news/atom", move |_| Reply::of("application/atom+xml", atom.clone()));
    server.on("/feed.json", move |_| Reply::of("application/feed+json", json.clone()));
    let place = Place::new(&format!(
        "[[feed]]\nurl = \"{}\"\nlanguage = \"fa\"\n[[feed]]\nurl = \"{}\"\n",
        server.url("/news/atom"),
        server.url("/feed.json")
    ));
    let (articles, told) = place.settled();
    assert_eq!((articles.len(), told.len()), (2, 0), "{told:?}");
    assert!(articles[0].id.starts_with(&format!("{}#", server.url("/feed.json"))), "{}", articles[0].id);
    assert_eq!(
        (articles[1].id.as_str(), articles[1].language.as_str()),
        (server.url("/news/1").as_str(), "fa")
    );
    assert_eq!(articles[1].text, TEXT);
}

#[test]
fn told_to_stop_it_begins_nothing_more() {
    let server = Server::start();
    let place = one_item(&server);
    let flag = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(true));
    let (round, told) = place.round_at(Stop::of(flag), Pace::Steady);
    assert_eq!((round, told, server.asked_below("/")), (Round::default(), Vec::new(), 0));
    let store = Store::open(&place.file()).unwrap();
    assert_eq!(store.feed(&server.url("/rss")).unwrap(), None);
}
