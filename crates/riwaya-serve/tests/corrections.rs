//! Correcting over HTTP.

mod news;

use axum::http::StatusCode;
use news::{Answered, Served, told};
use serde_json::{Value, json};

const TEXT: &str = "لقاء في عمان\n\nعمان، 3 مارس 2024 - التقى وزير الخارجية الأردني أيمن الصفدي الأحد في عمان نظيره المصري سامح شكري، وبحث معه فتح المعبر.\n";
const TOKEN: (&str, &str) = ("authorization", "Bearer open sesame");

fn served() -> Served {
    let other = "اتهام\n\nاتهمت إيران إسرائيل يوم 9 فبراير 2024 بقصف المعبر.\n";
    Served::writable(&[
        told("a.txt", TEXT),
        told("b.txt", &TEXT.replace("لقاء", "اجتماع")),
        told("c.txt", other),
    ])
}

fn post(served: &Served, headers: &[(&str, &str)], change: &Value) -> Answered {
    let sent = json!({"who": "هدى", "why": "قرأته", "change": change}).to_string();
    served.send("POST", "/api/v1/corrections", headers, &sent)
}

/// The event that most claims tell of.
fn first(served: &Served) -> Value {
    let events = served.get("/api/v1/events").json()["items"].as_array().unwrap().clone();
    events.into_iter().max_by_key(|e| e["claims"].as_array().unwrap().len()).expect("an event")
}

#[test]
fn whoever_has_the_token_corrects_and_undoes() {
    let served = served();
    let stood = served.get("/api/v1/events").text();
    let change = json!({"what": "party", "claims": first(&served)["claims"], "role": "actor", "parties": [{"key": "RUS"}]});
    let made = post(&served, &[TOKEN], &change);
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    let made: Value = serde_json::from_slice(&made.bytes).unwrap();
    assert_eq!((&made["who"], &made["at"]), (&json!("هدى"), &json!("2031-06-01T08:00:00Z")));
    assert_eq!(made["change"]["parties"][0]["name"], "Russia", "the lexicon knows the rest");
    assert!(served.get("/api/v1/events?actor=RUS").text().contains("Russia"), "acted upon at once");

    let undone = post(&served, &[TOKEN], &json!({"what": "undo", "correction": made["id"]}));
    assert_eq!(undone.status, StatusCode::CREATED, "{}", undone.text());
    assert_eq!(served.get("/api/v1/events").text(), stood);
    let list = served.get("/api/v1/corrections").json();
    let holds: Vec<bool> =
        list["items"].as_array().unwrap().iter().map(|c| c["holds"].as_bool().unwrap()).collect();
    assert_eq!(holds, [true, false], "the latest first");
}

#[test]
fn nobody_else_changes_anything() {
    let change = json!({"what": "confirm", "claims": ["c-1"]});
    let closed = Served::over(&[told("a.txt", TEXT)]);
    let refused = post(&closed, &[TOKEN], &change);
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.text().contains("--token-file"), "{}", refused.text());
    assert_eq!(refused.header("content-type"), "application/problem+json");

    let served = served();
    for headers in
        [vec![], vec![("authorization", "Bearer open sesam")], vec![("cookie", "pass=open sesame")]]
    {
        let refused = post(&served, &headers, &change);
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
        assert_eq!(refused.header("www-authenticate"), "Bearer");
    }
    let nonsense = post(&served, &[TOKEN], &change);
    assert_eq!(nonsense.status, StatusCode::BAD_REQUEST);
    assert!(nonsense.text().contains("no such claim"), "{}", nonsense.text());
    for sent in ["", "{}", "[1]", "{\"who\":\"x\",\"change\":{\"what\":\"burn\"}}"] {
        let answer = served.send("POST", "/api/v1/corrections", &[TOKEN], sent);
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{sent}");
    }
    let much = served.send("POST", "/api/v1/corrections", &[TOKEN], &" ".repeat(300_000));
    assert_eq!(much.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(served.ask("DELETE", "/api/v1/corrections", &[TOKEN]).status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(served.get("/api/v1/corrections").json()["items"], json!([]));
    let guesses = (0..100).filter(|_| post(&served, &[], &change).status == StatusCode::TOO_MANY_REQUESTS);
    assert!(guesses.count() > 20, "tokens are not guessed");
}

#[test]
fn what_may_be_sent_is_described() {
    let served = served();
    let description = served.get("/api/v1/openapi.json").json();
    let post = &description["paths"]["/api/v1/corrections"]["post"];
    for status in ["201", "400", "401", "403", "405", "413", "429", "503"] {
        assert!(post["responses"][status]["description"].is_string(), "{status}");
    }
    assert_eq!(post["security"], json!([{"token": []}]));
    for (path, methods) in description["paths"].as_object().unwrap() {
        assert!(methods["get"]["responses"]["405"].is_object(), "{path}");
    }
}

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

/// A value as a form sends it.
fn sent(value: &str) -> String {
    value.bytes().fold(String::new(), |out, b| match b {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' => out + &char::from(b).to_string(),
        b => format!("{out}%{b:02X}"),
    })
}

fn body(fields: &[(&str, &str)]) -> String {
    fields.iter().map(|(name, value)| format!("{name}={}", sent(value))).collect::<Vec<_>>().join("&")
}

/// Signs in; gives the cookies.
fn sign_in(served: &Served) -> String {
    let given = body(&[("who", "هدى ن"), ("token", "open sesame"), ("to", "/")]);
    let answer = served.send("POST", "/sign-in", &[FORM], &given);
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/"));
    let cookies: Vec<&str> =
        answer.headers.get_all("set-cookie").iter().map(|c| c.to_str().unwrap()).collect();
    assert_eq!(cookies.len(), 2);
    for cookie in &cookies {
        assert!(cookie.contains("SameSite=Strict") && cookie.contains("HttpOnly"), "{cookie}");
        assert!(!cookie.contains("sesame"), "the token itself is not kept");
    }
    cookies.iter().map(|c| c.split(';').next().unwrap()).collect::<Vec<_>>().join("; ")
}

#[test]
fn over_tls_the_pass_is_kept_from_everything_else() {
    let served = served();
    let given = body(&[("who", "هدى"), ("token", "open sesame"), ("to", "/")]);
    let secure = |headers: &[(&str, &str)]| {
        let answer = served.send("POST", "/sign-in", &[&[FORM], headers].concat(), &given);
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        let cookies = answer.headers.get_all("set-cookie").iter().map(|c| c.to_str().unwrap());
        let secure: Vec<bool> =
            cookies.map(|cookie| cookie.split("; ").any(|part| part == "Secure")).collect();
        assert!(secure.len() == 2 && secure[0] == secure[1], "{headers:?}");
        secure[0]
    };
    for encrypted in [
        ("x-forwarded-proto", "https"),
        ("x-forwarded-proto", "HTTPS, http"),
        ("forwarded", "for=192.0.2.60;proto=https;by=203.0.113.43"),
        ("forwarded", "For=\"[2001:db8::1]\"; Proto=\"https\", for=127.0.0.1;proto=http"),
    ] {
        assert!(secure(&[encrypted]), "{encrypted:?}");
    }
    for plain in [
        ("x-forwarded-proto", "http"),
        ("x-forwarded-proto", "http, https"),
        ("forwarded", "for=192.0.2.60;proto=http"),
        ("forwarded", "for=https"),
    ] {
        assert!(!secure(&[plain]), "{plain:?}");
    }
    assert!(!secure(&[]), "a browser would not send it back over plain HTTP");
}

/// The value of the first field of a name.
fn field(html: &str, name: &str) -> String {
    let after =
        html.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap_or_else(|| panic!("no {name}"));
    after.split('"').next().unwrap().replace("&#34;", "\"").replace("&#38;", "&")
}

#[test]
fn whoever_signs_in_corrects_on_the_page() {
    let served = served();
    let event = first(&served);
    let address = format!("/events/{}", event["id"].as_str().unwrap());
    let closed = served.get(&address).text();
    assert!(
        !closed.contains("/corrections\"><input") && closed.contains("/sign-in?to="),
        "no forms for readers"
    );
    let cookies = sign_in(&served);
    let signed = ("cookie", cookies.as_str());
    let page = served.ask("GET", &address, &[signed]).text();
    assert!(page.contains("هدى ن") && page.contains("هل هذا صحيح؟"));

    let csrf = field(&page, "csrf");
    let change = json!({"what": "date", "claims": event["claims"], "date": null}).to_string();
    let form = |csrf: &str, back: &str| {
        body(&[
            ("csrf", csrf),
            ("event", event["id"].as_str().unwrap()),
            ("back", back),
            ("change", &change),
            ("date", "2024-03-02"),
            ("why", "<b>السبت</b>"),
        ])
    };
    for (headers, csrf) in [(vec![FORM], csrf.as_str()), (vec![FORM, signed], "guessed")] {
        let refused = served.send("POST", "/corrections", &headers, &form(csrf, &address));
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
    }
    let made = served.send("POST", "/corrections", &[FORM, signed], &form(&csrf, &address));
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
    assert!(made.header("location").starts_with("/events/"));
    let after = served.ask("GET", made.header("location").split('#').next().unwrap(), &[signed]).text();
    assert!(after.contains("2 مارس 2024"), "acted upon");
    let history = after.split("id=\"history\"").nth(1).expect("a history");
    assert!(history.contains("هدى ن") && history.contains("&#60;b&#62;السبت") && history.contains("تراجع"));
    let read = served.get("/corrections").text();
    assert!(read.contains("هدى ن") && !read.contains("name=\"csrf\""), "all may read it, and not undo");

    // and undone, with the button of the history
    let undo = body(&[
        ("csrf", &csrf),
        ("event", ""),
        ("back", "//elsewhere.example"),
        ("change", &field(history, "change")),
    ]);
    let undone = served.send("POST", "/corrections", &[FORM, signed], &undo);
    assert_eq!((undone.status, undone.header("location")), (StatusCode::SEE_OTHER, "/"), "never elsewhere");
    assert_eq!(first(&served), event);

    let left = served.send("POST", "/sign-out", &[FORM, signed], &body(&[("csrf", &csrf)]));
    assert_eq!(left.status, StatusCode::SEE_OTHER);
    assert!(left.headers.get_all("set-cookie").iter().all(|c| c.to_str().unwrap().contains("Max-Age=0")));
}

#[test]
fn reports_cells_claims_and_other_events_have_forms_of_their_own() {
    let served = served();
    let cookies = sign_in(&served);
    let signed = ("cookie", cookies.as_str());
    let event = first(&served);
    let address = format!("/events/{}", event["id"].as_str().unwrap());
    let page = served.ask("GET", &format!("{address}?same={}", sent("المعبر")), &[signed]).text();
    let changes: Vec<Value> = page
        .split("name=\"change\" value=\"")
        .skip(1)
        .map(|v| {
            serde_json::from_str(&v.split('"').next().unwrap().replace("&#34;", "\"").replace("&#38;", "&"))
                .unwrap()
        })
        .collect();
    for what in ["confirm", "reject", "date", "party", "apart", "together"] {
        let change =
            changes.iter().find(|c| c["what"] == what).unwrap_or_else(|| panic!("no form for {what}"));
        let form = body(&[
            ("csrf", &field(&page, "csrf")),
            ("event", event["id"].as_str().unwrap()),
            ("back", &address),
            ("change", &change.to_string()),
            ("date", ""),
            ("parties", "RUS، لجنة المعبر"),
        ]);
        let made = served.send("POST", "/corrections", &[FORM, signed], &form);
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{what}: {}", made.text());
    }
    let list = served.get("/api/v1/corrections").json();
    assert_eq!(list["items"].as_array().unwrap().len(), 6);
    let party = list["items"].as_array().unwrap().iter().find(|c| c["change"]["what"] == "party").unwrap();
    assert_eq!(party["change"]["parties"][0]["name"], "Russia");
    assert_eq!(party["change"]["parties"][1]["name_ar"], "لجنة المعبر");
    assert_eq!(party["change"]["parties"][1]["key"], Value::Null);

    let article = served.ask("GET", "/articles/a.txt", &[signed]).text();
    assert!(article.contains("ما وُجد فيه") && article.contains("id=\"history\""));
    assert!(!served.get("/articles/a.txt").text().contains("ما وُجد فيه"));
}

#[test]
fn who_signs_in_needs_the_token_and_a_name() {
    let served = served();
    for (who, token) in [("هدى", "guess"), ("", "open sesame"), ("هدى", "")] {
        let answer =
            served.send("POST", "/sign-in", &[FORM], &body(&[("who", who), ("token", token), ("to", "/")]));
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
        assert!(answer.headers.get("set-cookie").is_none() && answer.text().contains("role=\"alert\""));
    }
    let away = body(&[("who", "هدى"), ("token", "open sesame"), ("to", "https://elsewhere.example/")]);
    assert_eq!(served.send("POST", "/sign-in", &[FORM], &away).header("location"), "/");
    let closed = Served::over(&[told("a.txt", TEXT)]);
    assert_eq!(closed.get("/sign-in").status, StatusCode::FORBIDDEN);
    assert!(!closed.get("/").text().contains("/sign-in"));
    assert_eq!(closed.get("/corrections").status, StatusCode::OK, "the history can be read");
}
