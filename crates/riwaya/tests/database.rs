//! The database through the commands.

mod program;

use program::{ARTICLE, LISTS, Program};

#[test]
fn running_twice_changes_nothing() {
    let program = Program::new();
    program.run(&["run"]).is(0, &[]);
    let first = program.contents();
    let again = program.run(&["run"]);
    again.is(0, &[]);
    assert!(again.out.contains("known already") && !again.out.contains("new"), "{}", again.out);
    assert_eq!(program.contents(), first);
}

#[test]
fn threads_and_order_decide_nothing() {
    let coded = |threads: &str| {
        let program = Program::new();
        program.run_with(&["code"], &[("RAYON_NUM_THREADS", threads)], b"").is(0, &[]).out.clone()
    };
    assert_eq!(coded("1"), coded("7"));

    let listed = |paths: [&str; 3]| {
        let program = Program::new();
        for (name, day) in [("a", "13"), ("b", "14"), ("c", "15")] {
            program.write(&format!("{name}.txt"), ARTICLE.replace("13 أبريل", &format!("{day} أبريل")));
        }
        program.run(&["run", paths[0], paths[1], paths[2]]).is(0, &[]);
        LISTS.map(|list| program.run(&[list, "--format", "jsonl"]).out)
    };
    assert_eq!(listed(["a.txt", "b.txt", "c.txt"]), listed(["c.txt", "a.txt", "b.txt"]));
}

#[test]
fn a_database_of_another_program_is_refused_and_left_alone() {
    let program = Program::new();
    program.write("a.txt", ARTICLE).write("notes.db", "my notes, not a database\n".repeat(60));
    for arguments in [vec!["run", "a.txt", "--db", "notes.db"], vec!["events", "--db", "notes.db"]] {
        program.run(&arguments).is(1, &["notes.db", "is not a database", "--db"]);
    }
    assert_eq!(
        std::fs::read(program.path("notes.db")).expect("still there"),
        "my notes, not a database\n".repeat(60).as_bytes()
    );
}

#[test]
fn a_missing_database_is_not_made_by_looking() {
    let program = Program::new();
    for list in LISTS {
        program.run(&[list, "--db", "none.db"]).is(1, &["none.db", "riwaya run"]);
    }
    program.run(&["compare", "x", "--db", "none.db"]).is(1, &["none.db"]);
    assert!(!program.path("none.db").exists());
    program.run(&["run", "--db", "no/folder/x.db"]).is(1, &["no/folder/x.db", "folder"]);
}

#[test]
fn ids_that_lead_nowhere_say_so() {
    let program = Program::new();
    program.run(&["run"]).is(0, &[]);
    for command in ["event", "compare", "explain"] {
        program.run(&[command, "no-such-id"]).is(1, &["no-such-id", "riwaya events"]);
    }
}

#[test]
fn every_event_can_be_shown_compared_and_explained() {
    let program = Program::new();
    program.run(&["run"]).is(0, &[]);
    let events = program.run(&["events", "--format", "jsonl"]).records();
    assert!(!events.is_empty());
    for event in events.iter().take(5) {
        let id = event["id"].as_str().expect("an id");
        assert!(program.run(&["event", id]).is(0, &[]).out.contains(id));
        program.run(&["explain", id]).is(0, &[]);
        program.run(&["compare", id]).is(0, &[]);
        let table = program.run(&["compare", id, "--format", "json"]);
        let table: serde_json::Value = serde_json::from_str(&table.is(0, &[]).out).expect("JSON");
        assert_eq!(table["event"]["id"], *id);
        let sides: Vec<&str> =
            table["sides"].as_array().expect("sides").iter().filter_map(|s| s["key"].as_str()).collect();
        for point in table["points"].as_array().expect("points") {
            let cells: Vec<&String> = point["cells"].as_object().expect("cells").keys().collect();
            assert!(cells.iter().all(|key| sides.contains(&key.as_str())), "{cells:?} of {sides:?}");
        }
    }
}

#[test]
fn all_formats_hold_the_same_records() {
    let program = Program::new();
    program.run(&["run"]).is(0, &[]);
    for list in LISTS {
        let lines = program.run(&[list, "--format", "jsonl"]).is(0, &[]).records();
        let array: serde_json::Value =
            serde_json::from_str(&program.run(&[list, "--format", "json"]).is(0, &[]).out).expect("JSON");
        assert_eq!(array.as_array(), Some(&lines), "{list}");
        let csv = program.run(&[list, "--format", "csv"]).out;
        let rows: Result<Vec<_>, _> = csv::Reader::from_reader(csv.as_bytes()).into_records().collect();
        assert_eq!(rows.expect("rows of equal length").len(), lines.len(), "{list}");
        let limited = program.run(&[list, "--format", "jsonl", "--limit", "1"]).records();
        assert_eq!(limited.as_slice(), &lines[..lines.len().min(1)], "{list}");
    }
}

#[test]
fn wrong_usage_is_status_two() {
    let program = Program::new();
    for arguments in [
        &["events", "--type", "QUARREL"][..],
        &["events", "--from", "yesterday"],
        &["events", "--from", "2021-05", "--to", "2021-04"],
        &["events", "--min-confidence", "7"],
        &["events", "--status", "perhaps"],
        &["compare"],
        &["frobnicate"],
        &[],
    ] {
        assert_eq!(program.run(arguments).status, 2, "{arguments:?}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let program = Program::new();
    for n in 0..200 {
        program.write(&format!("many/{n}.txt"), ARTICLE);
    }
    program.run(&["run", "many"]).is(0, &[]);
    for arguments in [
        &["read", "many"][..],
        &["claims", "--format", "table"],
        &["claims", "--format", "json"],
        &["claims", "--format", "jsonl"],
        &["claims", "--format", "csv"],
    ] {
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_riwaya"))
            .args(arguments)
            .current_dir(program.folder())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .expect("the program starts");
        drop(child.stdout.take());
        let done = child.wait_with_output().expect("the program ends");
        assert_eq!(done.status.code(), Some(0), "{arguments:?}");
        assert!(done.stderr.is_empty(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_to_be_full() {
    let program = Program::new();
    program.write("a.txt", ARTICLE);
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("/dev/full");
    let done = std::process::Command::new(env!("CARGO_BIN_EXE_riwaya"))
        .args(["code", "a.txt"])
        .current_dir(program.folder())
        .stdout(full)
        .output()
        .expect("the program ends");
    assert_eq!(done.status.code(), Some(1));
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(said.contains("standard output") && said.contains("disk is full"), "{said}");
    program.run(&["report", "a.txt", "-o", "/dev/full"]).is(1, &["/dev/full", "disk is full"]);
}

#[test]
fn a_report_is_one_file_from_paths_or_from_a_database() {
    let program = Program::new();
    program.run(&["run"]).is(0, &[]);
    program.run(&["report", "-o", "paths.html"]).is(0, &[]);
    program.run(&["report", "--db", "riwaya.db", "-o", "database.html"]).is(0, &[]);
    let read = |name: &str| std::fs::read_to_string(program.path(name)).expect("the report");
    assert!(read("paths.html").starts_with("<!"), "a page");
    assert!(read("paths.html") == read("database.html"), "the same articles make the same report");
    program
        .run(&["report", "-o", "no/folder/report.html"])
        .is(1, &["no/folder/report.html", "cannot be written"]);
    program.run(&["report", "a", "--db", "riwaya.db", "-o", "x.html"]).is(2, &[]);
    program.run(&["report"]).is(2, &["--output"]);
    let names = std::fs::read_dir(program.folder()).expect("a folder").count();
    assert_eq!(names, 3, "nothing else was left in the folder");
}

/// An attack by a group that the lexicon does not know, and a banquet that it knows as one.
const RAID: &str = "هجوم على قافلة\n\nنيامي، 3 مايو 2021 – هاجم تحالف الشمال قافلة عسكرية قرب مدينة أغاديز وقتل سبعة جنود. وأقامت الحكومة مأدبة لتكريم قادة تحالف الشمال.\n";
const GROUP: &str = "key | en | ar | country | sector | kind\nnorthern-coalition | Northern Coalition | تحالف الشمال | | REB | group\n";
const BANQUET: &str = "id | event | mode | cameo | verbs | nouns | subject | object | preps | of | light | needs | weight\nlocal.feast | SUPPORT | | 051 | | مأدبة | actor | recipient | | recipient | أقام=actor | party | 0.9\n";

#[test]
fn recoding_shows_what_a_lexicon_changes_and_old_ids_lead_on() {
    let program = Program::new();
    program.write("raid.txt", RAID).write("call.txt", ARTICLE);
    program.write("mine/who/organisations.txt", GROUP).write("mine/frames/local.txt", BANQUET);
    program.run(&["run", "raid.txt", "call.txt"]).is(0, &[]);
    let events = || program.run(&["events", "--format", "jsonl", "--min-confidence", "0"]).records();
    let before = events();
    let banquet = before.iter().find(|e| e["cameo"] == "043").expect("the banquet")["id"].clone();
    let banquet = banquet.as_str().expect("an id");

    let unchanged = program.run(&["recode", "--diff"]).is(0, &[]).out.clone();
    assert!(unchanged.contains("2 articles coded again, 0 of them otherwise"), "{unchanged}");
    assert_eq!(events(), before);

    let asked = ["recode", "--lexicon", "mine", "--diff", "--dry-run"];
    let shown = program.run(&asked).is(0, &[]).out.clone();
    assert!(shown.contains("1 of them otherwise") && shown.contains("nothing was stored"), "{shown}");
    assert!(shown.contains("raid.txt") && !shown.contains("call.txt"), "{shown}");
    assert!(shown.contains("event: ") && shown.contains("CONSULT → SUPPORT"), "{shown}");
    assert!(shown.contains(&format!("{banquet} → ev-")), "{shown}");
    assert_eq!(events(), before);

    let lines =
        program.run(&["recode", "--lexicon", "mine", "--diff", "--format", "jsonl"]).is(0, &[]).records();
    let of = |kind: &str, change: &str| {
        lines.iter().filter(|l| l["kind"] == kind && l["change"] == change).cloned().collect::<Vec<_>>()
    };
    let claim =
        of("claim", "changed").into_iter().find(|c| c["after"]["event"] == "SUPPORT").expect("it changed");
    assert_eq!((&claim["article"], &claim["before"]["event"]), (&"raid.txt".into(), &"CONSULT".into()));
    let gone =
        of("event", "vanished").into_iter().find(|e| e["before"]["id"] == banquet).expect("it vanished");
    let heir = gone["became"][0].as_str().expect("an heir");
    program.run(&["event", banquet]).is(1, &["merged into another", heir]);
    assert!(program.run(&["event", heir]).is(0, &[]).out.contains("SUPPORT"));
    assert_ne!(events(), before);

    program.run(&["recode", "--db", "none.db"]).is(1, &["none.db", "riwaya run"]);
    assert!(!program.path("none.db").exists());
}

#[test]
fn a_changed_article_replaces_what_it_reported() {
    let program = Program::new();
    program.write("raid.txt", RAID);
    program.run(&["run", "raid.txt"]).is(0, &[]);
    let banquet = program.run(&["events", "--format", "jsonl", "--type", "CONSULT"]).records();
    let banquet = banquet[0]["id"].as_str().expect("an id").to_owned();
    let (kept, _) = RAID.split_once("وأقامت").expect("two sentences");
    program.write("raid.txt", kept);
    assert!(program.run(&["run", "raid.txt"]).is(0, &[]).out.contains("1 changed since"));
    assert!(program.run(&["events", "--format", "jsonl", "--type", "CONSULT"]).records().is_empty());
    program.run(&["event", &banquet]).is(1, &["withdrawn"]);
}

#[test]
fn a_row_of_csv_is_an_event_with_its_numbers() {
    const HEADER: &str = "id,date,date_agreed,event,mode,cameo,score,status,actors,actor_countries,actor_sectors,\
        recipients,recipient_countries,recipient_sectors,what,what_ar,place,place_country,lat,lon,issues,sides,part_of,\
        storyline,article_count,outlets,voices,first_reported,articles,confidence,side_count";
    let program = Program::new();
    program.run(&["run"]).is(0, &[]);
    program.write("a, \"b\".txt", ARTICLE);
    program.run(&["run", "a, \"b\".txt"]).is(0, &[]);
    let events = program.run(&["events", "--format", "jsonl"]).records();
    let csv = program.run(&["events", "--format", "csv"]).is(0, &[]).out.clone();
    // columns are added at the end; scripts rely on those that are there
    assert_eq!(csv.lines().next(), Some(HEADER));
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header = reader.headers().expect("a header").clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), events.len());
    for (row, event) in rows.iter().zip(&events) {
        let field = |name: &str| &row[header.iter().position(|h| h == name).expect("a column")];
        let length = |name: &str| event[name].as_array().map_or(0, Vec::len);
        assert_eq!(field("id"), event["id"]);
        assert_eq!(field("article_count"), length("articles").to_string());
        assert_eq!(field("side_count"), length("sides").to_string());
        assert_eq!(field("outlets"), event["outlets"].to_string());
        assert_eq!(field("voices"), event["voices"].to_string());
        let names = |name: &str| field(name).split("; ").count();
        assert_eq!(names("actors"), names("actor_countries"), "{event}");
        assert_eq!(names("recipients"), names("recipient_sectors"), "{event}");
        let articles: Vec<&str> =
            event["articles"].as_array().expect("articles").iter().filter_map(|a| a.as_str()).collect();
        assert_eq!(field("articles"), articles.join("; "));
    }
    assert!(rows.iter().any(|row| row.iter().any(|field| field.contains("a, \"b\".txt"))));
}
