//! What people read: the list after a run, account tables, explanations, the lexicon's answers.

mod program;

use program::{ARTICLE, Program};

fn first_id(program: &Program, list: &[&str]) -> String {
    let done = program.run(&[list, &["--format", "jsonl"]].concat());
    done.records()[0]["id"].as_str().expect("an id").to_owned()
}

#[test]
fn a_run_lists_what_articles_lead_with_and_counts_the_rest() {
    let program = Program::new();
    program.write("a.txt", ARTICLE);
    let done = program.run(&["run", "a.txt"]);
    done.is(0, &[]);
    assert!(done.out.contains("CONSULT phone"), "{}", done.out);
    let articles = program.run(&["articles", "--format", "jsonl"]).records();
    let lead = articles[0]["main_event"].as_str().expect("the article leads with an event");
    let id = |line: &str| line.split_whitespace().last().filter(|w| w.starts_with("ev-")).map(str::to_owned);
    let listed: Vec<String> =
        done.out.lines().take_while(|l| !l.starts_with("riwaya ")).filter_map(id).collect();
    assert!(listed.len() == 1 && lead.starts_with(&listed[0]), "{listed:?}");
    let all = program.run(&["events", "--format", "jsonl"]).records();
    assert!(all.len() > 1, "the article tells more than it leads with");
    let rest = format!("{} more", all.len() - 1);
    assert!(done.out.contains(&rest), "{rest}: {}", done.out);
}

#[test]
fn contradictions_and_omissions_come_first() {
    let program = Program::new();
    program.run(&["run"]).is(0, &[]);
    let rank = |line: &str| match line {
        l if l.contains("they contradict") => Some(0),
        l if l.contains("it out") => Some(1),
        l if l.contains("they tell") => Some(2),
        l if l.contains("they ") => Some(3),
        l if l.contains("only ") || l.contains("denies it") => Some(4),
        _ => None,
    };
    let mut compared = 0;
    for event in program.run(&["events", "--format", "jsonl"]).records() {
        if event["sides"].as_array().is_none_or(|sides| sides.len() < 2) {
            continue;
        }
        let out = program.run(&["compare", event["id"].as_str().expect("an id")]).is(0, &[]).out.clone();
        let relations: Vec<u8> =
            out.lines().filter_map(|l| l.trim_start().strip_prefix('→')).filter_map(rank).collect();
        assert!(relations.is_sorted(), "{relations:?}\n{out}");
        compared += usize::from(relations.len() > 1);
    }
    assert!(compared > 0);
}

#[test]
fn an_explanation_shows_the_frame() {
    let program = Program::new();
    program.write("a.txt", ARTICLE).run(&["run", "a.txt"]).is(0, &[]);
    let id = first_id(&program, &["claims", "--type", "CONSULT"]);
    let said = program.run(&["explain", &id]).is(0, &[]).out.clone();
    assert!(said.contains("by the frame") && said.contains("names: CONSULT"), "{said}");
}

#[test]
fn the_lexicon_counts_what_it_knows_of_a_text() {
    let program = Program::new();
    program.write("a.txt", "زار الرئيس مدينة شمقطورا أمس. عاد الوفد من شمقطورا اليوم.");
    let done = program.run(&["lexicon", "stats", "--on", "a.txt", "missing.txt"]);
    done.is(1, &["missing.txt"]);
    let row = |what: &str| -> Vec<String> {
        let line = done.out.lines().find(|l| l.contains(what)).unwrap_or_default();
        line.split_whitespace().rev().take(2).map(str::to_owned).collect()
    };
    assert_eq!(row("running words"), ["1.0000", "10"], "{}", done.out);
    assert_eq!(row("guessed"), ["0.2000", "2"], "{}", done.out);
    assert!(done.out.lines().any(|l| l.contains("شمقطورا") && l.contains('2')), "{}", done.out);
}

#[test]
fn the_lexicon_is_asked_for_words_and_phrases() {
    let program = Program::new();
    let word = program.run(&["lexicon", "look", "أدانت"]);
    word.is(0, &[]);
    assert!(word.out.contains("ACCUSE") && !word.out.contains("Read together"), "{}", word.out);
    let phrase = program.run(&["lexicon", "look", "الرئيس الروسي"]).is(0, &[]).out.clone();
    assert!(phrase.contains("Russia") && phrase.contains("a noun phrase begins here"), "{phrase}");
    let nisba = phrase.lines().find(|line| line.contains("adjective of")).expect("a nisba");
    assert!(nisba.contains("روسي"), "the words that are named stand first: {phrase}");
    let unknown = program.run(&["lexicon", "look", "ضضضضض"]).is(0, &[]).out.clone();
    assert!(unknown.contains("does not know"), "{unknown}");
}

#[test]
fn help_names_what_is_read() {
    let program = Program::new();
    for command in ["run", "report", "read", "code", "pairs"] {
        let help = program.run(&[command, "--help"]).out;
        for kind in [".txt", ".html", ".xml", ".jsonl", ".warc", ".gz", ".zst", "standard input"] {
            assert!(help.contains(kind), "{command} {kind}");
        }
    }
}
