//! `eval`: figures for gold of every form.

mod program;

use program::{ARTICLE, Program};

/// The figures of the first gold that was scored.
fn figures(done: &program::Done) -> serde_json::Value {
    let outcomes: serde_json::Value = serde_json::from_str(&done.out).expect("JSON");
    outcomes[0]["figures"].clone()
}

/// A row that is an article and its gold: one claim that is there and, if asked for, one that is not.
fn row(id: &str, and_another: bool) -> String {
    let claim = |event: &str, trigger: &str| {
        serde_json::json!({"event": event, "trigger": trigger, "actor": [], "recipient": [], "status": "actual",
            "source": null, "quoted": false, "optional": false})
    };
    let mut claims = vec![claim("ACCUSE", "أدانت")];
    if and_another {
        claims.push(claim("AID", "السفارة"));
    }
    serde_json::json!({"id": id, "published": "2021-04-14", "language": "ar",
        "text": "أدانت وزارة الخارجية الأردنية الهجوم على السفارة.", "claims": claims, "times": []})
    .to_string()
}

#[test]
fn rows_that_are_articles_and_gold_at_once() {
    let program = Program::new();
    program.write("all.jsonl", row("a", false)).write("half.jsonl", row("a", true));
    let recall = |file: &str| {
        let done = program.run(&["eval", file, "--format", "json"]);
        done.is(0, &[]);
        assert!(done.err.is_empty(), "{}", done.err);
        figures(&done)["event_type_r"].as_f64().expect("a share")
    };
    assert!((recall("all.jsonl") - 1.0).abs() < 1e-9);
    assert!((recall("half.jsonl") - 0.5).abs() < 1e-9);
    let text = program.run(&["eval", "all.jsonl", "half.jsonl"]);
    text.is(0, &[]);
    assert!(text.out.starts_with("all.jsonl (claims)\nevent_type_p "), "{}", text.out);
    assert!(text.out.contains("\n\nhalf.jsonl (claims)\n"), "{}", text.out);
    assert_eq!(text.out.lines().filter(|line| *line == "event_type_r 0.500").count(), 1, "{}", text.out);
}

#[test]
fn a_threshold_leaves_out_what_is_less_certain() {
    let program = Program::new();
    program.write("all.jsonl", row("a", false));
    let done = program.run(&["eval", "all.jsonl", "--min-confidence", "1", "--format", "json"]);
    assert_eq!(figures(&done)["system_claims"], 0);
}

#[test]
fn a_folder_with_its_gold_and_the_gold_alone() {
    let program = Program::new();
    let gold =
        |event: &str| format!("{{\"id\": \"{event}.txt\", \"event\": \"call\", \"story\": \"calls\"}}\n");
    program
        .write("news/a.txt", ARTICLE)
        .write("news/b.txt", ARTICLE)
        .write("news/gold/clusters.gold", gold("a") + &gold("b"));
    let done = program.run(&["eval", "news", "--format", "json"]);
    done.is(0, &[]);
    assert_eq!(figures(&done)["event_b3_f1"], 1.0, "two copies tell one event");
    for (folder, file) in [("..", "news/gold/clusters.gold"), ("../news", "gold/clusters.gold")] {
        let inner = program.path("news");
        let here = if folder == ".." { program.folder() } else { inner.as_path() };
        let alone = std::process::Command::new(env!("CARGO_BIN_EXE_riwaya"))
            .args(["eval", file, "--format", "json"])
            .current_dir(here)
            .output()
            .expect("the program runs");
        assert!(alone.status.success(), "{}", String::from_utf8_lossy(&alone.stderr));
        let alone: serde_json::Value = serde_json::from_slice(&alone.stdout).expect("JSON");
        assert_eq!(alone[0]["figures"], figures(&done), "{file}");
    }
}

#[test]
fn article_texts_are_read_from_the_pages_and_not_from_the_gold() {
    let program = Program::new();
    let text = "التقى وزيرا الخارجية في جنيف يوم الخميس وبحثا اتفاق التجارة بين البلدين في جولة أولى.";
    let page =
        format!("<html><body><nav>الرئيسية</nav><article><h1>لقاء</h1><p>{text}</p></article></body></html>");
    let gold = serde_json::json!({"id": "one", "text": text}).to_string();
    program.write("pages/gold.jsonl", &gold).write("pages/html/one.html", page);
    let done = program.run(&["eval", "pages/gold.jsonl", "--format", "json"]);
    done.is(0, &[]);
    assert_eq!(figures(&done)["extract_f1"], 1.0);
    program.write("bare/gold.jsonl", gold);
    program.run(&["eval", "bare/gold.jsonl"]).is(1, &["bare/html", "1 of its 1 articles were not read"]);
}

#[test]
fn gold_of_articles_that_stand_elsewhere() {
    let program = Program::new();
    let gold = serde_json::json!({"key": "call", "event": ["CONSULT"], "date": ["2021-04-13"], "countries": ["USA", "RUS"],
        "articles": ["a.txt"], "may": []});
    program.write("events.jsonl", gold.to_string()).write("news/a.txt", ARTICLE);
    let apart = program.run(&["eval", "events.jsonl", "--format", "json"]);
    assert!(apart.err.contains("a.txt") && apart.err.contains("--input"), "{}", apart.err);
    let together = program.run(&["eval", "events.jsonl", "--input", "news", "--format", "json"]);
    together.is(0, &[]);
    assert!(together.err.is_empty(), "{}", together.err);
    assert_eq!(figures(&together)["events_found"], 1, "{}", together.out);
}

#[test]
fn gold_that_cannot_be_used_is_named_and_the_rest_scored() {
    let program = Program::new();
    program
        .write("good.jsonl", row("a", false))
        .write("bad.jsonl", "{\"id\": \"a\", \"verdict\": 1}\n")
        .write("empty/a.txt", ARTICLE);
    let done = program.run(&["eval", "bad.jsonl", "none.jsonl", "empty", "good.jsonl"]);
    done.is(1, &["bad.jsonl:1", "none.jsonl: no such file", "empty: holds no gold"]);
    assert!(done.out.contains("good.jsonl (claims)\n"), "{}", done.out);
    program.run(&["eval", "--input", "empty"]).is(2, &[]);
}

#[test]
fn without_gold_the_samples_are_scored() {
    let program = Program::new();
    let done = program.run(&["eval", "--format", "json"]);
    done.is(0, &[]);
    assert!(done.err.is_empty(), "{}", done.err);
    let outcomes: serde_json::Value = serde_json::from_str(&done.out).expect("JSON");
    let of: Vec<&str> = outcomes.as_array().expect("golds").iter().filter_map(|o| o["of"].as_str()).collect();
    assert_eq!(of, ["accounts", "articles", "claims", "clusters", "events", "links", "statements"]);
    assert_eq!(program.run(&["eval", "samples", "--format", "json"]).out, done.out);
}

#[test]
fn figures_apart_by_type_and_by_confidence_and_drawn() {
    let program = Program::new();
    let rows: Vec<String> = (0..12).map(|n| row(&n.to_string(), n % 3 == 0)).collect();
    program.write("mine.jsonl", rows.join("\n"));
    let plain = program.run(&["eval", "mine.jsonl"]);
    plain.is(0, &[]);
    assert!(plain.out.contains("\nevent_trigger_r 0.750 ["), "twelve articles have intervals: {}", plain.out);
    assert!(!plain.out.contains("wanted"), "tables come when they are asked for: {}", plain.out);

    let asked = ["eval", "mine.jsonl", "--by", "type", "--by", "confidence", "--chart", "drawn.svg"];
    let tables = program.run(&asked);
    tables.is(0, &[]);
    let line = |start: &str| tables.out.lines().find(|line| line.starts_with(start)).map(str::to_owned);
    let words = |line: String| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(words(line("ACCUSE").expect("its row"))[1..5], ["12", "12", "12", "1.000"]);
    assert_eq!(words(line("AID").expect("its row"))[1..5], ["4", "0", "0", "0.000"]);
    assert_eq!(
        words(line("ASSAULT").expect("its row"))[1..5],
        ["0", "12", "0", "0.000"],
        "the gold has no attack"
    );
    assert_eq!(words(line("0.0 ").expect("all that was found"))[1..3], ["24", "12"], "{}", tables.out);
    let drawn = std::fs::read_to_string(program.path("drawn.svg")).expect("the picture");
    assert!(drawn.starts_with("<svg ") && drawn.contains("mine.jsonl: 24 claims"), "{drawn}");

    let json = program.run(&["eval", "mine.jsonl", "--by", "type", "--format", "json"]);
    let outcomes: serde_json::Value = serde_json::from_str(&json.out).expect("JSON");
    assert_eq!(outcomes[0]["by_type"][0]["event"], "ACCUSE");
    assert!(outcomes[0]["intervals"]["event_trigger_r"][0].as_f64().expect("a bound") < 0.75);
    assert!(outcomes[0].get("by_confidence").is_none());
    program
        .run(&["eval", "mine.jsonl", "--chart", "none/drawn.svg"])
        .is(1, &["none/drawn.svg", "cannot be written"]);
}
