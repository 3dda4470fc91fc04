//! Following through the program: kills, signals, and a server beside it.

#[path = "../../riwaya-watch/tests/server/mod.rs"]
mod server;

mod program;

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::{Duration, Instant};

use program::kills::{Moments, kill, kills, sound};
use program::{ARTICLE, Program};
use riwaya_store::Store;
use server::certificates::{Authority, NOW};
use server::proxy::Proxy;
use server::{Reply, Server, page, rss};

/// Text of the n-th article: calls on different days, so that events are many.
fn text(n: usize) -> String {
    let day = 1 + n % 28;
    ARTICLE.replace("13 أبريل", &format!("{day} أبريل")).replace("\n\n", " ")
}

/// A server with two feeds that grow: one of summaries, one of whole texts, some items in both. Every fifth page fails at
/// first.
fn growing(server: &Server) -> Arc<AtomicUsize> {
    let number = Arc::new(AtomicUsize::new(0));
    let (summaries, whole) = (Arc::clone(&number), Arc::clone(&number));
    let base = server.url("");
    let (of_summaries, of_whole) = (base.clone(), base);
    server.on("/summaries", move |asked| {
        let n = summaries.load(SeqCst);
        let tag = format!("\"{n}\"");
        if asked.field("if-none-match") == Some(&tag) {
            return Reply::status(304);
        }
        let items: Vec<_> = (0..n)
            .map(|i| (format!("اتصال {i}"), format!("{of_summaries}/page/{i}"), "اتصال هاتفي".to_owned()))
            .collect();
        Reply::of("application/rss+xml", rss(&items)).field("ETag", &tag)
    });
    server.on("/whole", move |_| {
        let items: Vec<_> = (0..whole.load(SeqCst))
            .map(|i| {
                (
                    format!("خبر {i}"),
                    format!("{of_whole}/whole/{i}?utm_source=x"),
                    format!("{0} {0} {0}", text(i + 7)),
                )
            })
            .collect();
        Reply::of("application/rss+xml", rss(&items))
    });
    for i in 0..2 * kills(100) {
        server.on(&format!("/page/{i}"), move |asked| {
            std::thread::sleep(Duration::from_millis(5));
            if i % 5 == 0 && asked.before == 0 {
                Reply::status(500)
            } else {
                Reply::html(page(&format!("اتصال {i}"), &text(i)))
            }
        });
    }
    number
}

fn feeds(server: &Server, every: &str) -> String {
    let feed = |path: &str| format!("[[feed]]\nurl = \"{}\"\nevery = \"{every}\"\n", server.url(path));
    format!(
        "[politeness]\ndelay = \"1ms\"\nretry = \"5ms\"\ntimeout = \"10s\"\n{}{}",
        feed("/summaries"),
        feed("/whole")
    )
}

/// Rounds until nothing is on its way; how many articles there are then.
fn settle(program: &Program) -> usize {
    for _ in 0..200 {
        let done = program.run(&["watch", "feeds.toml", "--once"]);
        assert!(done.status <= 1, "{}", done.err);
        let standing =
            program.run(&["watch", "feeds.toml", "--status", "--format", "jsonl"]).is(0, &[]).records();
        let of = |name: &str| standing.iter().map(|row| row[name].as_u64().expect("a number")).sum::<u64>();
        if of("waiting") + of("ready") + of("failures") == 0 {
            assert_eq!(of("given_up"), 0);
            return of("stored") as usize;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("it does not come to an end");
}

#[test]
fn killed_at_any_moment_it_loses_and_repeats_nothing() {
    /// After so many kills a round is left alone.
    const UNDISTURBED: usize = 8;
    let all = kills(40);
    let server = Server::start();
    let number = growing(&server);
    let program = Program::new();
    program.write("feeds.toml", feeds(&server, "0ms"));
    let (mut moments, mut broken_off, mut stored) = (Moments::new(), 0, BTreeSet::new());
    let mut whole = Duration::ZERO;
    for n in 0..all {
        number.fetch_add(1, SeqCst);
        if n % UNDISTURBED == 0 {
            // how long a round takes by now, on this machine and today
            let begun = Instant::now();
            program.run(&["watch", "feeds.toml", "--once"]);
            whole = begun.elapsed();
            number.fetch_add(1, SeqCst);
        }
        let round = program.start(&["watch", "feeds.toml", "--once"]);
        std::thread::sleep(moments.within(whole));
        broken_off += usize::from(kill(round));
        let now: BTreeSet<String> = sound(&program, "riwaya.db").into_iter().collect();
        assert!(stored.is_subset(&now), "what was stored stays");
        stored = now;
    }
    let items = number.load(SeqCst);
    println!(
        "watch: {all} kills within {whole:.1?}: {broken_off} while it was at work; {} of {} articles stored then",
        stored.len(),
        2 * items
    );
    assert!(broken_off > 0, "every round was over before it was killed");
    assert_eq!(settle(&program), 2 * items);

    let undisturbed = Program::new();
    undisturbed.write("feeds.toml", feeds(&server, "0ms"));
    assert_eq!(settle(&undisturbed), 2 * items);
    let (found, expected) = (program.contents(), undisturbed.contents());
    assert!(expected.iter().take(4).all(|list| !list.is_empty()), "there is something to lose");
    assert_eq!(found, expected);
    let store = Store::open(&program.path("riwaya.db")).expect("a database");
    for article in expected[3].lines() {
        let article: serde_json::Value = serde_json::from_str(article).expect("JSON");
        let id = article["id"].as_str().expect("an id");
        assert_eq!(store.revisions(id).expect("revisions").len(), 1, "{id} was stored once");
    }
    assert!(!store.is_unfinished().expect("readable"));

    // one a kill may have been asked for again, besides those that failed at first
    let asked = server.asked_below("/page/");
    assert!(
        asked <= 2 * items + items.div_ceil(5) + broken_off,
        "{asked} pages for {items} items read twice"
    );
    let before = server.asked_below("/page/");
    settle(&program);
    assert_eq!(server.asked_below("/page/"), before, "what is known is not asked for again");
}

#[test]
fn it_follows_beside_a_server_until_it_is_told_to_stop() {
    let server = Server::start();
    let number = growing(&server);
    number.store(3, SeqCst);
    let program = Program::new();
    program.write(
        "feeds.toml",
        format!("{}[[folder]]\npath = \"in\"\nevery = \"20ms\"\nquiet = \"20ms\"\n", feeds(&server, "20ms")),
    );
    program.write("in/first.txt", ARTICLE);
    program.run(&["watch", "feeds.toml", "--once"]);
    let mut watch = program.start(&["watch", "feeds.toml"]);
    let mut serve = program.start(&["serve", "--listen", "127.0.0.1:0"]);
    let mut line = String::new();
    BufReader::new(serve.stdout.as_mut().expect("a pipe")).read_line(&mut line).expect("its address");
    let address =
        line.split("http://").nth(1).and_then(|rest| rest.split(' ').next()).expect("an address").to_owned();
    let shown = |text: &str| {
        let mut stream = TcpStream::connect(&address).expect("a server");
        let ask = format!(
            "GET /api/v1/articles?limit=100 HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
        );
        stream.write_all(ask.as_bytes()).expect("asked");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        answer.contains(text)
    };
    let wait_for = |text: &str| {
        for _ in 0..600 {
            if shown(text) {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("{text} does not come");
    };
    for n in 4..8 {
        number.store(n, SeqCst);
        program.write(&format!("in/{n}.txt"), text(n));
        wait_for(&format!("\"{n}.txt\""));
        wait_for(&format!("/page/{}\"", n - 1));
    }
    program.run(&["watch", "feeds.toml"]).is(1, &["another riwaya watch", "--db"]);

    #[cfg(unix)]
    {
        let told = Command::new("kill").args(["-TERM", &watch.id().to_string()]).status().expect("kill");
        assert!(told.success());
        let ended = watch.wait().expect("it ends");
        assert_eq!(ended.code(), Some(0), "it ended by itself");
    }
    let _ = watch.kill();
    serve.kill().expect("killed");
    serve.wait().expect("gone");
    let mut said = String::new();
    watch.stderr.take().expect("a pipe").read_to_string(&mut said).expect("text");
    assert!(said.contains("riwaya: 20") && said.contains("Z ") && said.contains("new"), "{said}");
    assert!(!said.contains("panicked"), "{said}");
    settle(&program);
    let articles = program.run(&["articles", "--format", "jsonl"]).records();
    assert_eq!(articles.len(), 7 + 7 + 5);
}

#[test]
fn feeds_toml_is_checked_and_nothing_is_fetched() {
    let server = Server::start();
    let program = Program::new();
    program.write("feeds.toml", format!("{}[[folder]]\npath = \"in\"\n", feeds(&server, "15m")));
    let checked = program.run(&["watch", "feeds.toml", "--check"]);
    checked.is(0, &[]);
    for says in ["/summaries", "/whole", "in", "riwaya/", "add `contact`", "Nothing was fetched"] {
        assert!(checked.out.contains(says), "{says}: {}", checked.out);
    }
    assert_eq!(server.asked_below("/"), 0);
    assert!(!Path::new(&program.path("riwaya.db")).exists());

    program.write("wrong.toml", "[[feed]]\nurl = \"https://plain.example/\"\nevry = \"1m\"\n");
    program.run(&["watch", "wrong.toml"]).is(1, &["wrong.toml:3", "evry", "correct or remove"]);
    program.run(&["watch", "none.toml"]).is(1, &["none.toml", "[[feed]]"]);
    program.run(&["watch", "feeds.toml", "--status"]).is(1, &["riwaya.db", "riwaya run"]);
    assert_eq!(program.run(&["watch", "feeds.toml", "--once", "--check"]).status, 2);
}

#[test]
fn folders_are_followed_like_run_reads_them() {
    let program = Program::new();
    program.write("feeds.toml", "[[folder]]\npath = \"in\"\nquiet = \"0ms\"\noutlet = \"السهل\"\n");
    program.write("in/a.txt", ARTICLE).write("in/sub/b.txt", text(3)).write("in/c.pdf", "no text");
    let line =
        |n| format!("{}\n", serde_json::json!({"id": format!("line-{n}"), "title": "", "text": text(n)}));
    let lines = (0..150).map(line).collect::<Vec<_>>().concat();
    program.write("in/many.jsonl", format!("{lines}not JSON\n"));
    let first = program.run(&["watch", "feeds.toml", "--once"]);
    first.is(1, &["many.jsonl:151", "152 articles new"]);
    let read = Program::new();
    for (name, text) in [("a.txt", ARTICLE.to_owned()), ("sub/b.txt", text(3)), ("many.jsonl", lines)] {
        read.write(&format!("in/{name}"), text);
    }
    for folder in ["in", "in/sub"] {
        let described = ["a.txt", "b.txt", "many.jsonl"]
            .map(|name| format!("{{\"path\": \"{name}\", \"outlet\": \"السهل\"}}\n"));
        read.write(&format!("{folder}/manifest.jsonl"), described.concat());
    }
    read.run(&["run", "in"]).is(0, &[]);
    assert_eq!(program.contents(), read.contents());

    let again = program.run(&["watch", "feeds.toml", "--once"]);
    assert_eq!((again.status, again.err.as_str()), (0, ""), "nothing is new");
    program.write("in/a.txt", text(20));
    program.run(&["watch", "feeds.toml", "--once"]).is(0, &["1 file new or changed", "1 article changed"]);
}

#[test]
fn proxies_and_issuers_are_those_of_the_environment() {
    let (authority, proxy) = (Authority::new("Desk"), Proxy::start());
    let server = Server::with_tls(authority.gives(&["plain.example"], NOW));
    proxy.leads("plain.example:443", server.address());
    let feed = rss(&[("اتصال".into(), "https://plain.example/1".into(), "اتصال هاتفي".into())]);
    server.on("/rss", move |_| Reply::of("application/rss+xml", feed.clone()));
    server.on("/1", |_| Reply::html(page("اتصال", &text(1))));
    let program = Program::new();
    let politeness = "[politeness]\ndelay = \"1ms\"\nretry = \"1ms\"\n";
    program.write(
        "feeds.toml",
        format!("{politeness}[[feed]]\nurl = \"https://plain.example/rss\"\nevery = \"0ms\"\n"),
    );
    program.write("issuer.pem", authority.pem());
    let address = format!("http://desk:secret@{}", proxy.address());
    // whatever the surroundings of the test say
    let variables = [
        ("no_proxy", ""),
        ("NO_PROXY", ""),
        ("https_proxy", &address),
        ("SSL_CERT_DIR", ""),
        ("SSL_CERT_FILE", "issuer.pem"),
    ];
    let once = ["watch", "feeds.toml", "--once"];
    let strange = program.run_with(&once, &variables[..4], b"");
    strange.is(1, &["https://plain.example/rss: ", "does not trust", "`certificates` in feeds.toml"]);
    assert_eq!(server.asked_below("/"), 0);
    std::thread::sleep(Duration::from_millis(10));
    program.run_with(&once, &variables, b"").is(0, &["1 page fetched", "1 article new"]);
    assert_eq!(proxy.asked(), ["plain.example:443"]);

    let check = program.run_with(&["watch", "feeds.toml", "--check"], &variables, b"");
    let says = format!("https goes through http://{}, as the environment says", proxy.address());
    assert!(check.is(0, &[]).out.contains(&says) && !check.out.contains("secret"), "{}", check.out);
    let doctor = program.run_with(&["doctor", "--feeds", "feeds.toml"], &variables, b"");
    for says in ["1 issuers of certificates are trusted", "https goes through http://"] {
        assert!(doctor.is(0, &[]).out.contains(says), "{}", doctor.out);
    }
    program.write("none.pem", "");
    let none = [
        ("SSL_CERT_DIR", ""),
        ("SSL_CERT_FILE", "none.pem"),
        ("https_proxy", "socks5://desk:secret@plain.example"),
    ];
    let doctor = program.run_with(&["doctor", "--feeds", "feeds.toml"], &none, b"");
    for says in ["no issuer of certificates is trusted here", "a proxy of socks5 cannot be used"] {
        assert!(doctor.is(1, &[]).out.contains(says), "{}", doctor.out);
    }
    program.run_with(&once, &none, b"").is(1, &["https_proxy: a proxy of socks5 cannot be used; name one"]);
}
