//! The API over the samples.

mod news;

use std::collections::BTreeSet;

use axum::http::StatusCode;
use news::{Little, Served};
use riwaya_reconcile::{Reconciled, account_tables};
use riwaya_record::AccountTable;
use riwaya_store::{Filter, Store};
use serde_json::Value;

fn ids(of: &Value) -> Vec<String> {
    of.as_array().unwrap().iter().map(|r| r["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn pages_of_a_list_make_the_list() {
    let served = Served::samples();
    let store = Store::open(&served.file).unwrap();
    let sorted = |mut ids: Vec<String>| {
        ids.sort();
        ids
    };
    let all = Filter::default();
    let lists = [
        ("events", sorted(store.events(&all).unwrap().into_iter().map(|r| r.id).collect())),
        ("claims", sorted(store.claims(&all).unwrap().into_iter().map(|r| r.claim.id).collect())),
        ("statements", sorted(store.statements(&all).unwrap().into_iter().map(|r| r.statement.id).collect())),
        ("articles", sorted(store.articles(&all).unwrap().into_iter().map(|r| r.id).collect())),
        ("storylines", sorted(store.storylines(&all).unwrap().into_iter().map(|r| r.id).collect())),
    ];
    for (list, expected) in lists {
        let (mut found, mut after) = (Vec::new(), String::new());
        loop {
            let page = served.get(&format!("/api/v1/{list}?limit=23&after={after}")).json();
            found.extend(ids(&page["items"]));
            match page["next"].as_str() {
                Some(next) => after = next.replace('%', "%25").replace('#', "%23").replace('+', "%2B"),
                None => break,
            }
        }
        assert_eq!(sorted(found), expected, "{list}");
    }
}

#[test]
fn filters_are_those_of_the_command_line() {
    let served = Served::samples();
    let store = Store::open(&served.file).unwrap();
    let asked = [
        (
            "actor=RUS&type=CONSULT",
            Filter {
                actor: Some("RUS".into()),
                types: vec!["CONSULT".parse().unwrap()],
                ..Filter::default()
            },
        ),
        (
            "from=2023-04&to=2023-05-31",
            Filter { from: Some("2023-04".into()), to: Some("2023-05-31".into()), ..Filter::default() },
        ),
        ("min_confidence=0", Filter { min_confidence: 0.0, ..Filter::default() }),
        (
            "status=future,hypothetical",
            Filter {
                statuses: vec![riwaya_record::Status::Future, riwaya_record::Status::Hypothetical],
                ..Filter::default()
            },
        ),
    ];
    for (query, filter) in asked {
        let found: BTreeSet<String> =
            ids(&served.get(&format!("/api/v1/events?limit=200&{query}")).json()["items"])
                .into_iter()
                .collect();
        let mut expected: Vec<String> = store.events(&filter).unwrap().into_iter().map(|e| e.id).collect();
        assert!(!expected.is_empty(), "{query}");
        expected.truncate(10_000);
        assert!(
            found.len() == expected.len().min(200) && found.iter().all(|id| expected.contains(id)),
            "{query}"
        );
    }
}

#[test]
fn a_word_is_found_in_its_other_forms() {
    let served = Served::samples();
    let count = |word: &str| {
        let found = served.get(&format!("/api/v1/search?q={word}")).json();
        (found["counts"]["articles"].as_u64().unwrap(), found["forms"].as_array().unwrap().len())
    };
    // the plural alone, and the singular whose plural is looked for with it
    let ((plural, _), (both, forms)) =
        (count("%D9%85%D8%AD%D8%A7%D8%AF%D8%AB%D8%A7%D8%AA"), count("%D9%85%D8%AD%D8%A7%D8%AF%D8%AB%D8%A9"));
    assert!(plural > 0 && both >= plural, "{plural} {both}");
    assert_eq!(forms, 0, "the headword itself is no other form");
    let quoted = served.get("/api/v1/search?q=%22%D9%85%D8%AD%D8%A7%D8%AF%D8%AB%D8%A9%22").json();
    assert!(
        quoted["counts"]["articles"].as_u64().unwrap() < both,
        "between quotation marks a word stays as it is"
    );
}

#[test]
fn accounts_need_no_more_than_what_stands_around_the_event() {
    let served = Served::samples();
    let store = Store::open(&served.file).unwrap();
    let everything = Filter { min_confidence: 0.0, ..Filter::default() };
    let whole = Reconciled {
        events: store.events(&everything).unwrap(),
        summaries: store.articles(&everything).unwrap(),
        ..Reconciled::default()
    };
    let articles = store.newest().unwrap();
    let ids: Vec<&str> = whole.events.iter().map(|e| e.id.as_str()).collect();
    let tables = account_tables(&ids, &whole, &articles, 0.5, &Little);
    for table in tables {
        let served: AccountTable =
            serde_json::from_value(served.get(&format!("/api/v1/accounts/{}", table.event.id)).json())
                .unwrap();
        let keys = |t: &AccountTable| t.sides.iter().map(|s| s.key.clone()).collect::<Vec<_>>();
        assert_eq!(keys(&served), keys(&table), "{}", table.event.id);
        assert_eq!(served.points, table.points, "{}", table.event.id);
    }
}

#[test]
fn an_export_holds_what_the_lists_hold() {
    let served = Served::samples();
    for kind in ["events", "claims", "statements", "articles", "storylines"] {
        let lines = served.get(&format!("/api/v1/export/{kind}"));
        assert_eq!(lines.header("content-type"), "application/jsonl");
        assert!(lines.header("content-disposition").contains(&format!("riwaya-{kind}.jsonl")));
        let records: Vec<Value> = lines.text().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
        let table = served.get(&format!("/api/v1/export/{kind}?format=csv")).text();
        assert!(table.starts_with("id\r\n"));
        let rows: Vec<&str> = table.split("\r\n").skip(1).filter(|l| !l.is_empty()).collect();
        assert_eq!(rows.len(), records.len(), "{kind}");
        assert!(
            rows.len() > 5 && rows.iter().zip(&records).all(|(row, r)| *row == r["id"].as_str().unwrap()),
            "{kind}"
        );
    }
    assert_eq!(served.get("/api/v1/export/everything").status, StatusCode::NOT_FOUND);
}

#[test]
fn problems_are_told_in_one_form() {
    let served = Served::samples();
    for (address, status) in [
        ("/api/v1/events/none", 404),
        ("/api/v1/events/ev", 300),
        ("/api/v1/claims/none", 404),
        ("/api/v1/nothing", 404),
        ("/api/v1/events?typ=CONSULT", 400),
        ("/api/v1/events?limit=0", 400),
        ("/api/v1/events?after=7", 400),
        ("/api/v1/export/events?format=xml", 400),
    ] {
        let answer = served.get(address);
        assert_eq!(answer.status.as_u16(), status, "{address}");
        assert_eq!(answer.header("content-type"), "application/problem+json", "{address}");
        let problem: Value = serde_json::from_slice(&answer.bytes).unwrap();
        assert_eq!(problem["status"], status, "{address}");
        assert!(problem["detail"].as_str().unwrap().len() > 10, "{address}");
    }
}

/// Puts something that exists in the place of a path's braces.
fn filled(served: &Served, path: &str) -> String {
    let first = |list: &str| ids(&served.get(&format!("/api/v1/{list}?limit=1")).json()["items"]).remove(0);
    let list = path.split('/').nth(3).unwrap();
    match path.split(['{', '}']).nth(1) {
        None => path.to_owned(),
        Some("kind") => path.replace("{kind}", "events"),
        Some("code") => path.replace("{code}", "RUS"),
        Some(_) => path.replace(
            "{id}",
            &first(match list {
                "accounts" => "events",
                "revisions" => "articles",
                list => list,
            }),
        ),
    }
}

#[test]
fn the_description_is_of_what_is_answered() {
    let served = Served::samples();
    let description = served.get("/api/v1/openapi.json").json();
    let schemas = description["components"]["schemas"].as_object().unwrap();
    for reference in description.to_string().split("\"$ref\":\"").skip(1) {
        let name = reference.split('"').next().unwrap();
        let name = name.strip_prefix("#/components/schemas/").expect(name);
        assert!(schemas.contains_key(name), "{name}");
    }
    let paths = description["paths"].as_object().unwrap();
    assert!(paths.len() >= 18);
    for (path, described) in paths {
        let answer = served.get(&filled(served, path));
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        let content = described["get"]["responses"]["200"]["content"].as_object().unwrap();
        let kind = answer.header("content-type").split(';').next().unwrap();
        assert!(content.contains_key(kind), "{path}: {kind}");
        let schema = &content[kind]["schema"];
        if kind == "application/json" && path != "/api/v1/openapi.json" {
            fits(&answer.json(), schema, schemas, path);
        }
        for parameter in described["get"]["parameters"].as_array().unwrap() {
            assert!(parameter["description"].as_str().unwrap().len() > 5, "{path}");
        }
    }
}

/// Whether a value has the described fields, all of those that must be there and no other, all the way down.
fn fits(value: &Value, schema: &Value, schemas: &serde_json::Map<String, Value>, at: &str) {
    if let Some(name) = schema["$ref"].as_str() {
        return fits(value, &schemas[name.rsplit('/').next().unwrap()], schemas, at);
    }
    if let Some(any) = schema["anyOf"].as_array() {
        if !value.is_null() {
            let kept = any.iter().find(|s| s["type"] != "null").unwrap();
            fits(value, kept, schemas, at);
        }
        return;
    }
    match value {
        Value::Object(fields) => {
            let Some(known) = schema["properties"].as_object() else { return };
            for (name, inner) in fields {
                let described = known.get(name).unwrap_or_else(|| panic!("{at}.{name} is not described"));
                fits(inner, described, schemas, &format!("{at}.{name}"));
            }
            for name in schema["required"].as_array().into_iter().flatten() {
                assert!(fields.contains_key(name.as_str().unwrap()), "{at} has no {name}");
            }
        }
        Value::Array(all) => all.iter().for_each(|v| fits(v, &schema["items"], schemas, at)),
        _ => {}
    }
}

#[test]
fn counts_are_kept_for_prometheus() {
    let served = Served::samples();
    served.get("/api/v1/events/none");
    let text = served.get("/api/v1/metrics").text();
    for line in [
        "riwaya_records{kind=\"articles\"} ",
        "riwaya_answers_total{status=\"4xx\"} ",
        "riwaya_answer_seconds_bucket{le=\"+Inf\"} ",
    ] {
        let found = text.lines().find_map(|l| l.strip_prefix(line)).unwrap_or_else(|| panic!("{line}"));
        assert!(found.parse::<u64>().unwrap() > 0, "{line}");
    }
}
