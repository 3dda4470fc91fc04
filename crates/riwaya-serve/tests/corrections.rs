//! Correcting over HTTP.

mod news;

use axum::http::StatusCode;
use news::{Answered, Served, told};
use serde_json::{Value, json};

const TEXT: &str = "لقاء في عمان\n\nعمان، 3 مارس 2024 - التقى وزير الخارجية الأردني أيمن الصفدي الأحد في عمان نظيره المصري سامح شكري، وبحث معه فتح المعبر.\n";
const TOKEN: (&str, &str) = ("authorization", "Bearer open sesame");

fn served() -> Served {
    Served::writable(&[told("a.txt", TEXT), told("b.txt", &TEXT.replace("لقاء", "اجتماع"))])
}

fn post(served: &Served, headers: &[(&str, &str)], change: &Value) -> Answered {
    let sent = json!({"who": "هدى", "why": "قرأته", "change": change}).to_string();
    served.send("POST", "/api/v1/corrections", headers, &sent)
}

fn first(served: &Served) -> Value {
    served.get("/api/v1/events").json()["items"][0].clone()
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
