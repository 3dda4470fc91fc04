//! What those try who mean a server and its readers ill, by the list of OWASP; `SECURITY.md` says what each test is for.

mod news;

use axum::http::StatusCode;
use news::{Answered, Served, told};
use serde_json::json;

const TEXT: &str = "لقاء في عمان\n\nعمان، 3 مارس 2024 - التقى وزير الخارجية الأردني أيمن الصفدي الأحد في عمان نظيره المصري سامح شكري، وبحث معه فتح المعبر.\n";
const TOKEN: (&str, &str) = ("authorization", "Bearer open sesame");
const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

/// A value as addresses and forms have it.
fn encoded(value: &str) -> String {
    value.bytes().fold(String::new(), |out, b| match b {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => out + &char::from(b).to_string(),
        b => format!("{out}%{b:02X}"),
    })
}

fn form(fields: &[(&str, &str)]) -> String {
    fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect::<Vec<_>>().join("&")
}

/// Cookies of somebody who has signed in as `who`.
fn signed_in(served: &Served, who: &str) -> String {
    let sent = form(&[("who", who), ("token", "open sesame"), ("to", "/")]);
    let answer = served.send("POST", "/sign-in", &[FORM], &sent);
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let cookies =
        answer.headers.get_all("set-cookie").iter().filter_map(|c| c.to_str().ok()?.split(';').next());
    cookies.collect::<Vec<_>>().join("; ")
}

/// The address of the event that there is.
fn event(served: &Served) -> String {
    let events = served.get("/api/v1/events").json();
    format!("/events/{}", events["items"][0]["id"].as_str().expect("an id"))
}

/// What readers are told holds nothing of how it came about.
fn tells_no_internals(answer: &Answered, address: &str) {
    let text = String::from_utf8_lossy(&answer.bytes).to_lowercase();
    for word in [
        "sqlite",
        "select row",
        "syntax error",
        "panicked",
        ".rs:",
        "/tmp/",
        "news.db",
        "rusqlite",
        "backtrace",
    ] {
        assert!(!text.contains(word), "{address}: {word}");
    }
}

#[test]
fn questions_are_never_taken_for_sql() {
    let served = Served::over(&[told("a.txt", TEXT), told("b.txt", &TEXT.replace("لقاء", "اجتماع"))]);
    let stood = served.get("/api/v1/health").text();
    let all = served.get("/api/v1/articles").json()["items"].as_array().expect("a list").len();
    for evil in [
        "' OR '1'='1",
        "' OR 1=1 --",
        "x'); DROP TABLE articles; --",
        "' UNION SELECT record FROM corrections --",
        "\" OR \"\"=\"",
        "%' ESCAPE '\\",
        "1; PRAGMA writable_schema=1",
        "a\" NEAR/2 \"b",
        "words : *",
        "{words stems} : x",
        "^x* OR y NOT z",
        "\\",
        "\u{0}",
    ] {
        let evil = encoded(evil);
        for list in ["events", "claims", "statements", "articles"] {
            for name in [
                "search",
                "q",
                "actor",
                "recipient",
                "outlet",
                "type",
                "status",
                "from",
                "to",
                "after",
                "limit",
            ] {
                let address = format!("/api/v1/{list}?{name}={evil}");
                let answer = served.get(&address);
                tells_no_internals(&answer, &address);
                assert!(!answer.status.is_server_error(), "{address}: {}", answer.status);
                if answer.status == StatusCode::OK {
                    let found = answer.json()["items"].as_array().expect("a list").len();
                    assert_eq!(found, 0, "{address} of {all}: {}", answer.text());
                }
            }
        }
        for address in [
            "/search?q=",
            "/search?actor=",
            "/actors/",
            "/events/",
            "/articles/",
            "/storylines/",
            "/lexicon?word=",
        ] {
            let address = format!("{address}{evil}");
            let answer = served.get(&address);
            assert!(!answer.status.is_server_error(), "{address}: {}", answer.status);
            tells_no_internals(&answer, &address);
        }
    }
    assert_eq!(served.get("/api/v1/health").text(), stood, "nothing is gone");
}

#[test]
fn what_correctors_say_stays_text() {
    const EVIL: &str = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'";
    let served = Served::writable(&[told("a.txt", TEXT)]);
    let claims = &served.get("/api/v1/events").json()["items"][0]["claims"];
    let party = json!({"name": EVIL, "name_ar": EVIL});
    for change in [
        json!({"what": "party", "claims": claims, "role": "actor", "parties": [party]}),
        json!({"what": "confirm", "claims": claims}),
    ] {
        let sent = json!({"who": EVIL, "why": EVIL, "change": change}).to_string();
        let made = served.send("POST", "/api/v1/corrections", &[TOKEN], &sent);
        assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
        assert_eq!(made.header("content-type"), "application/json", "no browser shows it as a page");
    }
    let cookies = signed_in(&served, EVIL);
    let mut shown = 0;
    for address in [
        "/",
        "/corrections",
        &event(&served),
        "/articles/a.txt",
        "/actors",
        "/search?kind=claims",
        "/storylines",
    ] {
        for headers in [vec![], vec![("cookie", cookies.as_str())]] {
            let html = served.ask("GET", address, &headers).text();
            shown += html.matches("alert(1)").count();
            for tag in ["<script", "<img", "onerror=alert(1)>"] {
                assert!(!html.contains(tag), "{address}: {tag}");
            }
        }
    }
    assert!(shown > 10, "it is shown: {shown}");
}

#[test]
fn no_address_leads_out_of_what_is_served() {
    let served = Served::samples();
    for folder in
        ["/assets/", "/articles/", "/events/", "/actors/", "/api/v1/articles/", "/api/v1/export/", "/"]
    {
        for path in [
            "../../../../etc/passwd",
            "..%2f..%2f..%2f..%2fetc%2fpasswd",
            "%2e%2e/%2e%2e/%2e%2e/etc/passwd",
            "..%5c..%5cetc%5cpasswd",
            "....//....//etc/passwd",
            "%252e%252e%252fetc%252fpasswd",
            "/etc/passwd",
            "file:///etc/passwd",
            "icon.svg%00.css",
            "..;/Cargo.toml",
        ] {
            let address = format!("{folder}{path}");
            let answer = served.get(&address);
            assert!(
                answer.status.is_client_error() || answer.status.is_redirection(),
                "{address}: {}",
                answer.status
            );
            let text = String::from_utf8_lossy(&answer.bytes);
            assert!(!text.contains("root:") && !text.contains("[package]"), "{address}");
        }
    }
}

#[test]
fn what_is_sent_is_bounded_and_not_unpacked() {
    let served = Served::writable(&[told("a.txt", TEXT)]);
    let deep = "[".repeat(100_000);
    let fields = "a=b&".repeat(60_000);
    for (headers, body) in [
        (vec![TOKEN], deep.as_str()),
        (vec![TOKEN, ("content-encoding", "gzip")], "\u{1f}\u{8b} packed"),
        (vec![TOKEN, ("content-encoding", "deflate, gzip")], "{}"),
        (vec![TOKEN, ("transfer-encoding", "chunked"), ("content-length", "5")], "{}"),
    ] {
        let answer = served.send("POST", "/api/v1/corrections", &headers, body);
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{}", answer.text());
        tells_no_internals(&answer, "/api/v1/corrections");
    }
    for address in ["/sign-in", "/corrections", "/sign-out"] {
        let answer = served.send("POST", address, &[FORM], &fields);
        assert!(answer.status.is_client_error(), "{address}: {}", answer.status);
        let much = served.send("POST", address, &[FORM], &"a".repeat(300_000));
        assert_eq!(much.status, StatusCode::PAYLOAD_TOO_LARGE, "{address}");
    }
}

#[test]
fn other_sites_send_no_forms() {
    let served = Served::writable(&[told("a.txt", TEXT)]);
    let cookies = signed_in(&served, "هدى");
    let signed = ("cookie", cookies.as_str());
    let elsewhere = ("origin", "https://elsewhere.example");
    let claims = served.get("/api/v1/events").json()["items"][0]["claims"].clone();
    let change = json!({"what": "confirm", "claims": claims}).to_string();
    for csrf in ["", "guessed", "0"] {
        let sent = form(&[("csrf", csrf), ("event", ""), ("back", "/"), ("change", &change)]);
        for address in ["/corrections", "/sign-out"] {
            let refused = served.send("POST", address, &[FORM, signed, elsewhere], &sent);
            assert_eq!(refused.status, StatusCode::FORBIDDEN, "{address}");
        }
    }
    // programs prove themselves by the token alone: a browser that another site leads brings none along
    let sent = json!({"who": "x", "change": {"what": "confirm", "claims": claims}}).to_string();
    for kind in ["text/plain", "application/x-www-form-urlencoded", "application/json"] {
        let headers = [signed, elsewhere, ("content-type", kind)];
        let refused = served.send("POST", "/api/v1/corrections", &headers, &sent);
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{kind}");
    }
    let asked_first = [elsewhere, ("access-control-request-method", "POST")];
    let answer = served.ask("OPTIONS", "/api/v1/corrections", &asked_first);
    for name in answer.headers.keys() {
        assert!(!name.as_str().starts_with("access-control-"), "{name}: other sites may not ask");
    }
    for address in ["/sign-out", "/corrections?change=x", "/sign-in?who=x&token=open+sesame"] {
        let looked = served.ask("GET", address, &[signed]);
        assert!(looked.headers.get("set-cookie").is_none(), "{address}: looking changes nothing");
    }
    assert_eq!(served.get("/api/v1/corrections").json()["items"], json!([]));
}

#[test]
fn tokens_cannot_be_tried_out() {
    let served = Served::writable(&[told("a.txt", TEXT)]);
    let tried: Vec<StatusCode> = (0..120)
        .map(|n| {
            let sent = form(&[("who", "x"), ("token", &format!("guess {n}")), ("to", "/")]);
            served.send("POST", "/sign-in", &[FORM], &sent).status
        })
        .collect();
    assert!(tried.iter().all(|s| [StatusCode::UNAUTHORIZED, StatusCode::TOO_MANY_REQUESTS].contains(s)));
    assert!(
        tried.iter().filter(|s| **s == StatusCode::TOO_MANY_REQUESTS).count() > 30,
        "most are not even looked at"
    );
    let pass = ("cookie", "pass=0000000000000000000000000000000000000000000000000000000000000000; who=x");
    assert!(!served.ask("GET", &event(&served), &[pass]).text().contains("name=\"csrf\""));
}

#[test]
fn answers_get_no_lines_of_others() {
    let served = Served::writable(&[told("a.txt", TEXT)]);
    for to in [
        "/\r\nSet-Cookie: pass=x",
        "/%0d%0aSet-Cookie:%20pass=x",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "https://elsewhere.example/",
        "\t//elsewhere.example",
        "javascript:alert(1)",
        "/\u{0}",
    ] {
        let sent = form(&[("who", "x"), ("token", "open sesame"), ("to", to)]);
        let answer = served.send("POST", "/sign-in", &[FORM], &sent);
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{to:?}");
        let led = answer.header("location");
        assert!(led.starts_with('/') && !led.starts_with("//") && !led.starts_with("/\\"), "{to:?}: {led}");
        assert_eq!(answer.headers.get_all("set-cookie").iter().count(), 2, "{to:?}");
    }
    let wicked = "en%0d%0aSet-Cookie:%20a=b";
    for address in [format!("/?lang={wicked}"), format!("/?theme={wicked}"), format!("/search?q={wicked}")] {
        let answer = served.get(&address);
        assert!(
            answer.headers.get_all("set-cookie").iter().all(|c| !c.to_str().unwrap().contains("a=b")),
            "{address}"
        );
    }
}

#[test]
fn whom_it_is_asked_for_is_written_nowhere() {
    let served = Served::samples();
    let host = ("host", "elsewhere.example");
    let forwarded = ("x-forwarded-host", "elsewhere.example");
    for address in
        ["/", "/actors", "/search?q=x", "/nowhere", "/api/v1/openapi.json", "/api/v1/events", "/robots.txt"]
    {
        let answer = served.ask("GET", address, &[host, forwarded]);
        assert!(!String::from_utf8_lossy(&answer.bytes).contains("elsewhere.example"), "{address}");
        assert!(
            answer.headers.values().all(|v| !v.to_str().unwrap_or_default().contains("elsewhere")),
            "{address}"
        );
    }
}

#[test]
fn no_other_site_frames_reads_or_keeps_an_answer() {
    let served = Served::writable(&[told("a.txt", TEXT)]);
    let cookies = signed_in(&served, "هدى");
    let signed = ("cookie", cookies.as_str());
    let address = event(&served);
    let (anonymous, own) = (served.get(&address), served.ask("GET", &address, &[signed]));
    let tag = own.header("etag").to_owned();
    assert_ne!(anonymous.header("etag"), tag, "the pages differ, and so do their tags");
    assert_eq!(served.ask("GET", &address, &[("if-none-match", &tag)]).status, StatusCode::OK);
    assert!(own.header("vary").contains("Cookie") && own.header("cache-control") == "no-cache");
    let none = served.ask("GET", &address, &[("if-none-match", anonymous.header("etag"))]);
    let answers = [
        (&anonymous, StatusCode::OK),
        (&own, StatusCode::OK),
        (&none, StatusCode::NOT_MODIFIED),
        (&served.get("/nowhere"), StatusCode::NOT_FOUND),
        (&served.get("/search?from=x"), StatusCode::BAD_REQUEST),
        (&served.ask("PUT", "/", &[]), StatusCode::METHOD_NOT_ALLOWED),
        (&served.ask("TRACE", "/", &[]), StatusCode::METHOD_NOT_ALLOWED),
        (&served.get(&format!("/{}", "x".repeat(9_000))), StatusCode::URI_TOO_LONG),
        (&served.send("POST", "/corrections", &[FORM], ""), StatusCode::FORBIDDEN),
        (&served.get("/api/v1/events"), StatusCode::OK),
        (&served.get("/api/v1/metrics"), StatusCode::OK),
    ];
    for (answer, status) in answers {
        assert_eq!(answer.status, status);
        assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"), "{status}");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin", "{status}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{status}");
        assert!(answer.headers.get("access-control-allow-origin").is_none(), "{status}");
        assert!(answer.headers.get("server").is_none(), "{status}");
    }
}

#[test]
fn a_database_that_fails_tells_readers_no_more_than_that() {
    let served = Served::over(&[told("a.txt", TEXT)]);
    let address = event(&served);
    let mut bytes = std::fs::read(&served.file).expect("the database");
    bytes[4096..].fill(0xA5);
    std::fs::write(&served.file, bytes).expect("damaged");
    let mut failed = 0;
    for address in [
        "/",
        &address,
        "/search?q=x",
        "/actors",
        "/articles/a.txt",
        "/api/v1/events",
        "/api/v1/articles/a.txt",
    ] {
        let answer = served.get(address);
        failed += usize::from(answer.status == StatusCode::SERVICE_UNAVAILABLE);
        tells_no_internals(&answer, address);
    }
    assert!(failed > 3, "{failed}");
}
