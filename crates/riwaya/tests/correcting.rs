//! `correct` and `export-gold`.

mod program;

use program::{ARTICLE, Program};
use serde_json::Value;

/// A database of two reports of one call.
fn told_twice() -> Program {
    let program = Program::new();
    program.write("p/a.txt", ARTICLE).write("p/b.txt", ARTICLE.replace("موسكو", "واشنطن"));
    program.run(&["run", "p"]).is(0, &[]);
    program
}

fn listed(program: &Program, list: &str) -> Vec<Value> {
    let done = program.run(&[list, "--format", "jsonl"]);
    done.is(0, &[]);
    done.out.lines().map(|l| serde_json::from_str(l).expect("a record")).collect()
}

/// The event with the most claims, and these.
fn call(program: &Program) -> (String, Vec<String>) {
    let of = |e: &Value| e["claims"].as_array().unwrap().len();
    let event = listed(program, "events").into_iter().max_by_key(of).expect("an event");
    let claims = event["claims"].as_array().unwrap().iter().map(|c| c.as_str().unwrap().to_owned()).collect();
    (event["id"].as_str().unwrap().to_owned(), claims)
}

fn correct(program: &Program, arguments: &[&str]) -> String {
    let all: Vec<&str> =
        ["correct"].iter().chain(arguments).chain(&["--who", "Huda", "--why", "read it"]).copied().collect();
    let done = program.run(&all);
    done.is(0, &[]);
    done.out.split(':').next().unwrap().to_owned()
}

#[test]
fn what_is_corrected_changes_events_and_undone_changes_them_back() {
    let program = told_twice();
    let stood = program.run(&["events", "--format", "jsonl"]).out;
    let (id, claims) = call(&program);
    assert!(claims.len() > 1);
    let last = listed(&program, "claims").pop().unwrap()["id"].as_str().unwrap().to_owned();
    let changes: [Vec<&str>; 6] = [
        vec!["reject", &claims[0]],
        vec!["confirm", &id],
        vec!["apart", &claims[0], "--from", &claims[1]],
        vec!["date", &id, "--is", "2021-04-11"],
        vec!["party", &id, "--role", "actor", "--is", "TUR,xi-jinping"],
        vec!["together", &claims[0], &last],
    ];
    for change in &changes {
        let made = correct(&program, change);
        let now = program.run(&["events", "--format", "jsonl"]).out;
        assert_ne!(now, stood, "{change:?}");
        match change[0] {
            "date" => assert!(now.contains("\"value\":\"2021-04-11\""), "{now}"),
            "party" => assert!(now.contains("\"key\":\"TUR\"") && now.contains("Xi Jinping"), "{now}"),
            _ => {}
        }
        correct(&program, &["undo", &made]);
        assert_eq!(program.run(&["events", "--format", "jsonl"]).out, stood, "{change:?}");
    }
    let history = program.run(&["correct", "list", "--format", "jsonl"]).out;
    assert_eq!(history.lines().count(), 2 * changes.len());
    assert!(history.contains("\"who\":\"Huda\"") && history.contains("\"why\":\"read it\""));
    let table = program.run(&["correct", "list"]).out;
    assert!(table.contains("undone") && table.contains("party actor TUR, xi-jinping"), "{table}");
}

#[test]
fn a_wrong_cell_is_left_silent_and_says_who_said_so() {
    let program = told_twice();
    let (id, _) = call(&program);
    let table = || -> Value {
        serde_json::from_str(&program.run(&["compare", &id, "--format", "json"]).out).expect("a table")
    };
    let before = table();
    let (point, side) = before["points"]
        .as_array()
        .unwrap()
        .iter()
        .find_map(|p| {
            let cells = p["cells"].as_object().unwrap();
            let side = cells.iter().find(|(_, c)| c["stance"] != "silent")?.0;
            Some((p["point"].as_str().unwrap().to_owned(), side.clone()))
        })
        .expect("somebody says something");
    let made = correct(&program, &["cell", &id, "--side", &side, "--point", &point]);
    let marked = table().to_string();
    assert!(marked.contains("\"marked\":{") && marked.contains("Huda"), "{marked}");
    assert!(program.run(&["compare", &id]).out.contains("Huda marked what was found as wrong"));
    correct(&program, &["undo", &made]);
    assert_eq!(table(), before);
    program
        .run(&["correct", "cell", &id, "--side", "XXX", "--point", &point, "--who", "Huda"])
        .is(2, &["riwaya compare", &side]);
}

#[test]
fn refusals_say_what_would_do() {
    let program = told_twice();
    let (_, claims) = call(&program);
    program.run(&["correct", "reject", "c-nothing", "--who", "Huda"]).is(1, &["c-nothing", "riwaya claims"]);
    program.run(&["correct", "reject", &claims[0], "--who", " "]).is(1, &["name"]);
    program.run(&["correct", "reject", &claims[0]]).is(2, &["--who"]);
    program.run(&["correct", "date", &claims[0], "--is", "tomorrow", "--who", "Huda"]).is(2, &["YYYY-MM-DD"]);
    program.run(&["correct", "together", &claims[0], "--who", "Huda"]).is(1, &["too few"]);
    program.run(&["correct", "undo", "co-1", "--who", "Huda"]).is(1, &["no such correction", "correct list"]);
    program.run(&["correct", "reject", "x", "--who", "Huda", "--db", "none.db"]).is(1, &["none.db"]);
    assert!(!program.path("none.db").exists());
    program.run(&["export-gold", "checked"]).is(1, &["riwaya correct"]);
    assert!(!program.path("checked").exists());
}

#[test]
fn corrections_hold_when_everything_is_coded_again() {
    let program = told_twice();
    let (id, claims) = call(&program);
    correct(&program, &["reject", &claims[0]]);
    correct(&program, &["date", &claims[1], "--is", "2021-04-11"]);
    let corrected = program.run(&["events", "--format", "jsonl"]).out;
    assert!(!corrected.contains(&claims[0]));
    program.run(&["recode"]).is(0, &[]);
    program.run(&["run", "p"]).is(0, &[]);
    assert_eq!(program.run(&["events", "--format", "jsonl"]).out, corrected);
    let stored = program.run(&["claims", "--format", "jsonl", "--min-confidence", "0"]).out;
    assert!(stored.contains(&claims[0]), "the coding stays what the coder said");
    let _ = id;
}

#[test]
fn what_is_exported_is_read_by_eval() {
    let program = told_twice();
    let (id, claims) = call(&program);
    let figures = || -> Vec<Value> {
        program.run(&["export-gold", "checked"]).is(0, &[]);
        let done = program.run(&["eval", "checked", "--min-confidence", "0", "--format", "json"]);
        done.is(0, &[]);
        assert!(done.err.is_empty(), "{}", done.err);
        serde_json::from_str(&done.out).expect("figures")
    };
    let of = |all: &[Value], kind: &str, figure: &str| {
        let found = all.iter().find(|o| o["of"] == kind).unwrap_or_else(|| panic!("no {kind} in {all:?}"));
        found["figures"][figure].as_f64().unwrap_or_else(|| panic!("no {figure} in {found}"))
    };
    let confirmed = correct(&program, &["confirm", &id]);
    let all = figures();
    assert!((of(&all, "claims", "event_type_r") - 1.0).abs() < 1e-9, "{all:?}");
    assert!(
        (of(&all, "claims", "event_type_p") - 1.0).abs() < 1e-9,
        "what nobody looked at is not held against it"
    );
    assert!(of(&all, "claims", "gold_claims") >= 2.0);

    correct(&program, &["undo", &confirmed]);
    correct(&program, &["reject", &claims[0]]);
    let all = figures();
    assert!(of(&all, "claims", "event_type_p") < 1.0, "what was rejected is wrong to find: {all:?}");

    let bodies: Vec<String> = listed(&program, "claims")
        .iter()
        .filter(|c| c["trigger"].get("in").is_none() && c["id"] != claims[0].as_str())
        .map(|c| c["id"].as_str().unwrap().to_owned())
        .collect();
    correct(&program, &["together", &bodies[0], &bodies[1]]);
    correct(&program, &["apart", &bodies[0], "--from", &bodies[2]]);
    let all = figures();
    assert!((of(&all, "links", "must_links") - 1.0).abs() < 1e-9);
    assert!((of(&all, "links", "cannot_links") - 2.0).abs() < 1e-9, "both of the one event");
    assert!((of(&all, "links", "claims_not_found")).abs() < 1e-9, "{all:?}");
}
