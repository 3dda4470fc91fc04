//! `doctor`: what it finds, and how it ends.

mod program;

use program::{ARTICLE, Done, Program};

/// The findings: verdict, of what, how it is.
fn findings(done: &Done) -> Vec<(String, String, String)> {
    let text = |value: &serde_json::Value| value.as_str().expect("text").to_owned();
    done.records().iter().map(|row| (text(&row["verdict"]), text(&row["of"]), text(&row["says"]))).collect()
}

fn says(done: &Done, verdict: &str, of: &str, words: &str) {
    let found = findings(done);
    assert!(
        found.iter().any(|(v, o, says)| v == verdict && o == of && says.contains(words)),
        "no {verdict} of {of} with {words:?} in {found:#?}"
    );
}

#[test]
fn a_folder_without_anything_is_well() {
    let program = Program::new();
    let done = program.run(&["doctor"]);
    done.is(0, &[]);
    for expected in [
        "good   program   riwaya ",
        "good   lexicon ",
        "note   database ",
        "→ `riwaya run` makes one",
        "Nothing is wrong.",
    ] {
        assert!(done.out.contains(expected), "{expected}: {}", done.out);
    }
    assert!(!program.path("riwaya.db").exists(), "nothing is made");
    let done = program.run(&["doctor", "--db", "none.db", "--format", "jsonl"]);
    done.is(1, &[]);
    says(&done, "wrong", "database", "there is no such database");
}

#[test]
fn a_database_is_told_of_and_stays_as_it_is() {
    let program = Program::new();
    program.write("pages/a.txt", ARTICLE);
    program.run(&["run", "pages"]).is(0, &[]);
    let before = std::fs::read(program.path("riwaya.db")).expect("the file");
    let done = program.run(&["doctor", "--format", "jsonl"]);
    done.is(0, &[]);
    says(&done, "good", "database", "whole, format");
    says(&done, "good", "database", "riwaya.db: 1 articles, ");
    if cfg!(unix) {
        says(&done, "good", "disk", "free where the database lies");
    }
    assert!(before == std::fs::read(program.path("riwaya.db")).expect("the file"), "nothing is changed");

    // the middle of the file, where rows stand
    let mut damaged = before.clone();
    let middle = damaged.len() / 2;
    damaged[middle..middle + 20_000].fill(0x5a);
    program.write("damaged.db", &damaged);
    let done = program.run(&["doctor", "--db", "damaged.db", "--format", "jsonl"]);
    done.is(1, &[]);
    says(&done, "wrong", "database", "damaged.db: damaged: ");

    program
        .write("other.db", "no database at all, but long enough that its first bytes could be those of one");
    let done = program.run(&["doctor", "--db", "other.db"]);
    done.is(1, &[]);
    assert!(done.out.contains("WRONG  database  other.db: is not a database"), "{}", done.out);
    assert!(done.out.contains("One thing is wrong."), "{}", done.out);
}

#[test]
fn every_fault_of_a_lexicon_is_named() {
    let program = Program::new();
    program
        .write(
            "mine/who/organisations.txt",
            "key | en | ar | country | sector | kind\nplain | Plain | هيئة السهل الأخضر | | NGO | group\nwrong | Wrong | ا | XXX | NGO | nothing\nfew\n",
        )
        .write("mine/frames/own.txt", "id | event\nown.frame | NOTHING\n")
        .write("mine/who/people.txt", "key | en | ar\n")
        .write("mine/furniture/furniture.txt", "pattern | match | kind\nاقرأ | nowhere | related\n");
    let done = program.run(&["doctor", "--lexicon", "mine", "--format", "jsonl"]);
    done.is(1, &[]);
    let places = [
        "who/organisations.txt:3:",
        "who/organisations.txt:4:",
        "frames/own.txt:2:",
        "furniture/furniture.txt:2:",
    ];
    for place in places {
        says(&done, "wrong", "lexicon", &format!("mine/{place}"));
    }
    says(&done, "note", "lexicon", "mine/who/people.txt: is not read");
    says(&done, "good", "lexicon", "the built-in one: ");

    let checked = program.run(&["lexicon", "check", "mine"]);
    checked.is(1, &places);
    checked.is(1, &["mine/who/people.txt: is not read"]);

    program.write(
        "well/who/organisations.txt",
        "key | en | ar | country | sector | kind\nplain | Plain | هيئة السهل الأخضر | | NGO | group\n",
    );
    let done = program.run(&["doctor", "--lexicon", "well", "--format", "jsonl"]);
    done.is(0, &[]);
    says(&done, "good", "lexicon", "the built-in one with well: ");
    program.run(&["doctor", "--lexicon", "none"]).is(1, &[]);
}

#[test]
fn what_is_followed_is_looked_at_and_not_asked() {
    let program = Program::new();
    program.write("feeds.toml", "[[feed]]\nurl = \"https://plain.example/rss\"\n[[folder]]\npath = \"in\"\n");
    let done = program.run(&["doctor", "--feeds", "feeds.toml", "--format", "jsonl"]);
    done.is(1, &[]);
    says(&done, "good", "feeds", "1 feeds and 1 folders; none was asked");
    says(&done, "wrong", "feeds", "there is no folder in");
    says(&done, "note", "feeds", "cannot tell who asks");
    program.write("feeds.toml", "[[feed]]\nlink = \"https://plain.example/rss\"\n");
    let done = program.run(&["doctor", "--feeds", "feeds.toml", "--format", "jsonl"]);
    done.is(1, &[]);
    says(&done, "wrong", "feeds", "feeds.toml:2: ");
}
