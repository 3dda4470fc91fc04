//! The gold of the samples hangs together: what it says of a text stands there, and one file names what another has.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;

fn rows(name: &str) -> Vec<Value> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples/gold").join(name);
    let text = fs::read_to_string(&file).expect("the samples' gold");
    if text.starts_with('[') {
        return serde_json::from_str(&text).expect("JSON");
    }
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn string<'a>(row: &'a Value, field: &str) -> &'a str {
    row[field].as_str().unwrap_or_else(|| panic!("no {field} in {row}"))
}

fn list<'a>(row: &'a Value, field: &str) -> &'a [Value] {
    row[field].as_array().map_or(&[], Vec::as_slice)
}

/// Bodies by article.
fn texts() -> BTreeMap<String, String> {
    rows("articles.gold")
        .iter()
        .map(|row| (string(row, "id").to_owned(), string(row, "text").to_owned()))
        .collect()
}

fn stands_at(text: &str, row: &Value, field: &str) {
    let start = row["start"].as_u64().unwrap_or_else(|| panic!("no start in {row}")) as usize;
    let wanted = string(row, field);
    let found: String = text.chars().skip(start).take(wanted.chars().count()).collect();
    assert_eq!(found, wanted, "{row}");
}

#[test]
fn what_is_quoted_stands_in_the_text() {
    let texts = texts();
    for row in rows("claims.gold") {
        let text = &texts[string(&row, "id")];
        for time in list(&row, "times") {
            stands_at(text, time, "text");
        }
        for claim in list(&row, "claims") {
            stands_at(text, claim, "trigger");
            for party in list(claim, "actor").iter().chain(list(claim, "recipient")) {
                assert!(text.contains(string(party, "text")), "{party} of {claim}");
            }
        }
    }
    for row in rows("statements.gold") {
        let text = &texts[string(&row, "id")];
        for communication in list(&row, "communications") {
            assert!(text.contains(string(communication, "trigger")), "{communication}");
        }
        for statement in list(&row, "statements") {
            stands_at(text, statement, "proposition");
            for source in list(statement, "source") {
                assert!(text.contains(string(source, "text")), "{source} of {statement}");
            }
        }
    }
    for entry in rows("accounts.gold") {
        let said = list(&entry, "points").iter().flat_map(|point| list(point, "accounts"));
        for account in said.chain(list(&entry, "omissions_reported")) {
            assert!(texts[string(account, "article")].contains(string(account, "evidence")), "{account}");
        }
    }
}

#[test]
fn links_are_between_claims_of_the_gold() {
    let places = |row: &Value| -> BTreeSet<u64> {
        list(row, "claims").iter().filter_map(|claim| claim["start"].as_u64()).collect()
    };
    let claims: BTreeMap<String, BTreeSet<u64>> =
        rows("claims.gold").iter().map(|row| (string(row, "id").to_owned(), places(row))).collect();
    let texts = texts();
    for row in rows("links.gold").iter().filter(|row| row.get("claim").is_some()) {
        stands_at(&texts[string(row, "article")], row, "trigger");
        assert!(
            row["start"].as_u64().is_some_and(|start| claims[string(row, "article")].contains(&start)),
            "{row}"
        );
    }
}

#[test]
fn all_golds_are_of_the_same_articles() {
    let known: BTreeSet<String> = texts().into_keys().collect();
    let ids = |name: &str| -> BTreeSet<String> {
        rows(name).iter().map(|row| string(row, "id").to_owned()).collect()
    };
    for name in ["claims.gold", "statements.gold", "clusters.gold"] {
        assert_eq!(ids(name), known, "{name}");
    }
    let events = rows("events.gold");
    let keys: BTreeSet<&str> = events.iter().map(|row| string(row, "key")).collect();
    for row in &events {
        for id in list(row, "articles").iter().chain(list(row, "may")) {
            assert!(known.contains(id.as_str().unwrap_or_default()), "{id} of {row}");
        }
        assert!(row["part_of"].as_str().is_none_or(|whole| keys.contains(whole)), "{row}");
    }
    for entry in rows("accounts.gold") {
        assert!(keys.contains(string(&entry, "event")), "{}", entry["event"]);
    }
}
