//! Handing the data on and taking it back, through the commands.

mod program;

use std::collections::BTreeMap;

use program::{ARTICLE, Program};
use serde_json::Value;

const FORMATS: [&str; 6] = ["parquet", "csv", "jsonl", "polecat", "gdelt", "jsonld"];
const LISTS: [&str; 5] = ["events", "claims", "statements", "articles", "storylines"];

fn lists(program: &Program, db: &str) -> [String; 5] {
    LISTS.map(|list| {
        program.run(&[list, "--format", "jsonl", "--min-confidence", "0", "--db", db]).is(0, &[]).out.clone()
    })
}

fn files(program: &Program, folder: &str) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(program.path(folder)).expect("a folder");
    let name = |e: &std::fs::DirEntry| e.file_name().to_string_lossy().into_owned();
    entries
        .map(|e| e.expect("an entry"))
        .map(|e| (name(&e), std::fs::read(e.path()).expect("a file")))
        .collect()
}

fn manifest(program: &Program, folder: &str) -> Value {
    let text = std::fs::read(program.path(folder).join("manifest.json")).expect("a manifest");
    serde_json::from_slice(&text).expect("JSON")
}

fn lines(bytes: &[u8]) -> Vec<Value> {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// The samples, one article in two revisions and one correction.
fn corrected() -> Program {
    let program = Program::new();
    program.write("talk.txt", ARTICLE).run(&["run", "talk.txt"]).is(0, &[]);
    program.write("talk.txt", ARTICLE.replace("أوكرانيا", "سوريا")).run(&["run", "talk.txt"]).is(0, &[]);
    program.run(&["run"]).is(0, &[]);
    let events = program.run(&["events", "--format", "jsonl"]).records();
    let several = events.iter().find(|e| e["claims"].as_array().is_some_and(|c| c.len() > 2));
    let claim = several.expect("an event of several claims")["claims"][0].clone();
    let claim = claim.as_str().expect("an id");
    program.run(&["correct", "reject", claim, "--who", "Huda", "--why", "it asks"]).is(0, &[]);
    program
}

#[test]
fn whole_records_come_back_as_they_were() {
    let program = corrected();
    program.run(&["export", "--format", "jsonl", "out"]).is(0, &[]);
    program.run(&["import", "out", "--db", "copy.db"]).is(0, &[]);
    assert_eq!(lists(&program, "copy.db"), lists(&program, "riwaya.db"));
    let corrections = |db| program.run(&["correct", "list", "--format", "jsonl", "--db", db]).out;
    assert_eq!(corrections("copy.db"), corrections("riwaya.db"));
    assert_eq!(corrections("copy.db").lines().count(), 1);

    // what is exported from the copy are the same bytes: revisions, maps, corrections and all
    program.run(&["export", "--format", "jsonl", "again", "--db", "copy.db"]).is(0, &[]);
    let (out, again) = (files(&program, "out"), files(&program, "again"));
    assert_eq!(out["articles.jsonl"], again["articles.jsonl"]);
    assert_eq!(out["corrections.jsonl"], again["corrections.jsonl"]);
    assert_eq!(out["accounts.jsonl"], again["accounts.jsonl"]);
    let revisions = lines(&out["articles.jsonl"]);
    assert_eq!(revisions.iter().filter(|r| r["record"]["id"] == "talk.txt").count(), 2);
    assert!(revisions.iter().all(|r| r["map"]["text"].as_array().is_some()));

    // importing twice changes nothing
    let told = program.run(&["import", "out", "--db", "copy.db"]).is(0, &[]).out.clone();
    assert!(told.contains(" 0 new, 0 older"), "{told}");
    assert_eq!(lists(&program, "copy.db"), lists(&program, "riwaya.db"));
}

#[test]
fn equal_data_gives_equal_files_and_the_manifest_describes_them() {
    let program = corrected();
    for format in FORMATS {
        for folder in ["one", "two"] {
            program.run(&["export", "--format", format, &format!("{format}/{folder}")]).is(0, &[]);
        }
        let one = files(&program, &format!("{format}/one"));
        assert_eq!(one, files(&program, &format!("{format}/two")), "{format}");
        let manifest = manifest(&program, &format!("{format}/one"));
        assert_eq!(manifest["format"], format);
        assert_eq!(manifest["filters"]["min-confidence"], 0.5);
        let listed = manifest["files"].as_array().expect("files");
        assert_eq!(listed.len() + 1, one.len(), "{format}");
        for file in listed {
            let bytes = &one[file["path"].as_str().expect("a name")];
            assert_eq!(file["bytes"], bytes.len(), "{file}");
        }
        // nothing is left beside it
        let beside = std::fs::read_dir(program.path(format)).expect("a folder").count();
        assert_eq!(beside, 2, "{format}");
    }
}

#[test]
fn a_release_tells_what_became_of_the_events_of_the_last() {
    let program = Program::new();
    program.run(&["run"]).is(0, &[]);
    let export = |folder: &str, more: &[&str]| {
        let mut arguments = vec!["export", "--format", "csv", folder, "--min-confidence", "0"];
        arguments.extend(more);
        program.run(&arguments).is(0, &[]).out.clone()
    };
    export("out", &["--release", "1"]);
    assert!(manifest(&program, "out")["since"].is_null());
    assert!(export("out", &["--release", "2"]).contains("Events of release 1: none changed"));
    assert_eq!(manifest(&program, "out")["since"], "1");

    let events = program.run(&["events", "--format", "jsonl", "--min-confidence", "0"]).records();
    let id = |e: &Value| e["id"].as_str().expect("an id").to_owned();
    let claims = |e: &Value| e["claims"].as_array().map_or(0, Vec::len);
    // one event loses its only claim, another is split, two are put together
    // which is of a type and day of its own, so that nothing else takes its place
    let alone =
        |e: &Value| events.iter().filter(|o| o["event"] == e["event"] && o["date"] == e["date"]).count() == 1;
    let single = events.iter().find(|e| claims(e) == 1 && alone(e)).expect("an event of one claim");
    let whole = events.iter().filter(|e| claims(e) > 2).collect::<Vec<_>>();
    let (split, kept) = (whole[0], whole[1]);
    let claim = split["claims"][0].as_str().expect("an id");
    program
        .run(&["correct", "reject", single["claims"][0].as_str().expect("an id"), "--who", "H"])
        .is(0, &[]);
    program.run(&["correct", "apart", claim, "--from", &id(split), "--who", "H"]).is(0, &[]);
    let other = events
        .iter()
        .find(|e| {
            claims(e) == 1 && id(e) != id(single) && e["event"] == kept["event"] && e["date"] == kept["date"]
        })
        .or_else(|| events.iter().find(|e| claims(e) == 1 && id(e) != id(single)))
        .expect("another event of one claim");
    program.run(&["correct", "together", &id(other), &id(kept), "--who", "H"]).is(0, &[]);

    export("next", &["--since", "out", "--release", "3"]);
    let told = lines(&files(&program, "next")["changes.jsonl"]);
    let of = |event: &Value| told.iter().find(|c| c["event"] == event["id"]).map(|c| c["change"].clone());
    assert_eq!(of(single), Some("vanished".into()), "{told:?}");
    assert_eq!(of(split), Some("split".into()), "{told:?}");
    let merged = told.iter().filter(|c| c["change"] == "merged").collect::<Vec<_>>();
    assert!(merged.iter().any(|c| [id(other), id(kept)].contains(&id_of(c))), "{told:?}");
    assert_eq!(manifest(&program, "next")["changes"]["vanished"], 1);

    // what a narrower release leaves out is said to be left out, and nothing else
    export("narrow", &["--since", "next", "--type", "PROTEST"]);
    let told = lines(&files(&program, "narrow")["changes.jsonl"]);
    assert!(!told.is_empty() && told.iter().all(|c| c["change"] == "left-out"), "{told:?}");
}

fn id_of(change: &Value) -> String {
    change["event"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn filters_hold_in_every_layout() {
    let program = Program::new();
    program.run(&["run"]).is(0, &[]);
    let listed =
        program.run(&["events", "--type", "CONSULT", "--format", "jsonl", "--status", "actual"]).records();
    let mut wanted: Vec<&str> = listed.iter().filter_map(|e| e["id"].as_str()).collect();
    wanted.sort_unstable();
    assert!(!wanted.is_empty());
    for format in FORMATS {
        program
            .run(&["export", "--format", format, format, "--type", "CONSULT", "--status", "actual"])
            .is(0, &[]);
        let ids = lines(&files(&program, format)["event-ids.jsonl"]);
        let mut ids: Vec<&str> = ids.iter().filter_map(|i| i["event"].as_str()).collect();
        ids.sort_unstable();
        assert_eq!(ids, wanted, "{format}");
    }
}

#[test]
fn other_peoples_files_are_left_alone() {
    let program = Program::new();
    program.run(&["run"]).is(0, &[]);
    program.write("mine/notes.txt", "my notes").write("file", "a file");
    program.run(&["export", "--format", "csv", "mine"]).is(1, &["mine", "riwaya did not write"]);
    program.run(&["export", "--format", "csv", "file"]).is(1, &["file", "is not a folder"]);
    assert_eq!(files(&program, "mine").len(), 1);
    program.run(&["export", "--format", "csv", "out"]).is(0, &[]);
    program.write("out/notes.txt", "my notes");
    program.run(&["export", "--format", "jsonl", "out"]).is(1, &["notes.txt", "is no part of the export"]);
    assert!(files(&program, "out").contains_key("events.csv"));
    let left: Vec<String> = files_beside(&program);
    assert!(left.iter().all(|name| !name.starts_with('.')), "{left:?}");
}

fn files_beside(program: &Program) -> Vec<String> {
    let entries = std::fs::read_dir(program.folder()).expect("a folder");
    entries.map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn what_cannot_be_taken_back_is_refused() {
    let program = Program::new();
    program.run(&["run"]).is(0, &[]);
    program.run(&["import", "nowhere", "--db", "x.db"]).is(1, &["manifest.json", "riwaya export"]);
    program.run(&["export", "--format", "csv", "tables"]).is(0, &[]);
    program.run(&["import", "tables", "--db", "x.db"]).is(1, &["tables", "--format jsonl"]);
    program.run(&["export", "--format", "jsonl", "out"]).is(0, &[]);
    let articles = files(&program, "out").remove("articles.jsonl").expect("articles");
    program.write("out/articles.jsonl", &articles[..articles.len() / 2]);
    program.run(&["import", "out", "--db", "x.db"]).is(1, &["articles.jsonl", "manifest"]);
    assert!(!program.path("x.db").exists());
}

#[test]
fn layouts_of_other_data_have_their_columns() {
    let program = Program::new();
    program.run(&["run"]).is(0, &[]);
    program.run(&["export", "--format", "polecat", "polecat"]).is(0, &[]);
    let text =
        String::from_utf8(files(&program, "polecat").remove("polecat.txt").expect("a file")).expect("UTF-8");
    let widths: Vec<usize> = text.lines().map(|line| line.split('\t').count()).collect();
    assert!(widths.len() > 10 && widths.iter().all(|n| *n == 40), "{widths:?}");

    program.run(&["export", "--format", "gdelt", "gdelt"]).is(0, &[]);
    let mut made = files(&program, "gdelt");
    for (name, width) in [("gdelt.export.CSV", 61), ("gdelt.mentions.CSV", 16)] {
        let text = String::from_utf8(made.remove(name).expect("a file")).expect("UTF-8");
        let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
        assert!(rows.len() > 10 && rows.iter().all(|row| row.len() == width), "{name}");
        // the number leads back to the event
        for row in rows.iter().take(5) {
            let id = format!("ev-{:015x}", row[0].parse::<u64>().expect("a number"));
            program.run(&["event", &id]).is(0, &[]);
        }
    }

    program.run(&["export", "--format", "jsonld", "ld"]).is(0, &[]);
    let graph: Value = serde_json::from_slice(&files(&program, "ld")["riwaya.jsonld"]).expect("JSON");
    let nodes = graph["@graph"].as_array().expect("nodes");
    let ids: Vec<&str> = nodes.iter().filter_map(|n| n["@id"].as_str()).collect();
    for kind in ["NewsArticle", "Claim"] {
        assert!(nodes.iter().any(|n| n["@type"] == kind), "{kind}");
    }
    for claim in nodes.iter().filter(|n| n["@type"] == "Claim") {
        assert!(ids.contains(&claim["appearance"]["@id"].as_str().expect("where it appears")));
    }
}
