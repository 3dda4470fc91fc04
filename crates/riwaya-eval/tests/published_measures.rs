//! The figures are those that the published scoring scripts print, to 1e-9: on gold as its own answer, and on a
//! worn copy of it. Needs the evaluation data beside the repository, and Python; skipped, saying so, without.

mod made;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use made::{article, claim, communication, event, party, point, side, statement, summary, table, time};
use riwaya_eval::rows::{AccountsEntry, GoldParty};
use riwaya_eval::{Figure, Gold, System, score};
use riwaya_record::{
    AccountTable, ArticleSummary, CellStance, CodedArticle, Event, EventType, Party, Stance, Status,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// How well the system's answer is copied from the gold.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Copy {
    Faithful,
    Worn,
}

impl Copy {
    /// Whether the n-th item is damaged, one in every `each`.
    fn spoils(self, n: usize, each: usize) -> bool {
        self == Self::Worn && n % each == each - 1
    }

    /// The words, or for every fourth item a shifted or cut run of them.
    fn words(self, n: usize, text: &str) -> String {
        let words: Vec<&str> = text.split_whitespace().collect();
        if self.spoils(n, 4) && words.len() > 1 {
            words[words.len() / 2..].join(" ")
        } else if self.spoils(n, 5) {
            format!("{text} وما بعدها")
        } else {
            text.to_owned()
        }
    }
}

fn shared() -> Option<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = here.ancestors().map(|at| at.join("shared")).find(|at| at.join("bench/score.py").is_file());
    let python = Command::new("python3").arg("--version").output().is_ok_and(|out| out.status.success());
    if found.is_none() || !python {
        eprintln!("skipped: no shared/bench/score.py beside the repository, or no python3");
    }
    found.filter(|_| python)
}

fn python(script: &Path, args: &[&Path], more: &[&str]) -> String {
    let out = Command::new("python3").arg(script).args(more).args(args).output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

fn write_lines<T: Serialize>(file: &Path, rows: impl IntoIterator<Item = T>) {
    let lines: Vec<String> = rows.into_iter().map(|row| serde_json::to_string(&row).unwrap()).collect();
    fs::write(file, lines.join("\n")).unwrap();
}

/// Runs the script's mode on gold and system, and holds its figures against ours.
fn same_figures(bench: &Path, mode: &str, gold: &Path, system: &Path, ours: &[Figure]) {
    let printed = python(&bench.join("score.py"), &[gold, system], &["--json", mode]);
    let theirs: serde_json::Map<String, Value> = serde_json::from_str(&printed).unwrap();
    assert_eq!(theirs.len(), ours.len(), "{mode}: {theirs:?} {ours:?}");
    for figure in ours {
        let wanted = theirs
            .get(figure.name)
            .and_then(Value::as_f64)
            .unwrap_or_else(|| panic!("{figure} is ours alone"));
        assert!((figure.value - wanted).abs() < 1e-9, "{mode}: {figure}, but the script says {wanted}");
    }
}

fn value(figures: &[Figure], name: &str) -> f64 {
    figures.iter().find(|f| f.name == name).unwrap_or_else(|| panic!("no figure {name}")).value
}

fn perfect(figures: &[Figure], names: &[&str]) {
    for name in names {
        let got = value(figures, name);
        assert!((got - 1.0).abs() < 1e-9, "{name} of gold against itself is {got}");
    }
}

fn worn(figures: &[Figure], name: &str) {
    let got = value(figures, name);
    assert!(got > 0.2 && got < 0.99, "{name} of a worn copy is {got}");
}

fn named<T: DeserializeOwned>(name: &str) -> T {
    serde_json::from_value(json!(name)).unwrap()
}

fn parties(gold: &[GoldParty], n: usize, copy: Copy) -> Vec<Party> {
    let mut out = Vec::new();
    for (i, p) in gold.iter().enumerate().filter(|(i, _)| !copy.spoils(n + i, 7)) {
        let country = if copy.spoils(n + i, 6) { Some("FRA") } else { p.country.as_deref() };
        let sector = if copy.spoils(n + i, 5) { None } else { p.sector.as_deref() };
        out.push(party(&copy.words(n + i, &p.text), country, sector));
    }
    out
}

fn claims_of(gold: &Gold, copy: Copy) -> Vec<CodedArticle> {
    let Gold::Claims(rows) = gold else { panic!("not claims") };
    let mut n = 0;
    let mut out = Vec::new();
    for (at, row) in rows.iter().enumerate().filter(|(at, _)| !copy.spoils(*at, 11)) {
        let mut found = article(&row.id);
        for g in &row.claims {
            n += 1;
            if copy.spoils(n, 3) {
                continue;
            }
            let kind: EventType = if copy.spoils(n, 10) { EventType::Aid } else { named(&g.event) };
            let (mut actor, mut recipient) = (parties(&g.actor, n, copy), parties(&g.recipient, n + 1, copy));
            if copy.spoils(n, 4) {
                actor.append(&mut recipient);
            }
            let trigger = if copy.spoils(n, 9) { format!("و{}", g.trigger) } else { g.trigger.clone() };
            let mut c = claim(kind, &trigger, actor, recipient);
            c.also = g.also.iter().map(|a| made::span(a)).collect();
            c.status = if copy.spoils(n, 8) { Status::Negated } else { named(g.status.as_deref().unwrap()) };
            c.source = parties(g.source.as_slice(), n + 2, copy).pop();
            found.claims.push(c);
            if copy.spoils(n, 12) {
                found.claims.push(claim(EventType::Request, &trigger, vec![], vec![]));
            }
        }
        for (i, t) in row.times.iter().enumerate().filter(|(i, _)| !copy.spoils(at + i, 5)) {
            let value = if copy.spoils(at + i, 4) { "2001" } else { t.value.as_deref().unwrap() };
            found.times.push(time(&copy.words(at + i, &t.text), value));
        }
        out.push(found);
    }
    out
}

#[test]
fn claims_and_times() {
    let Some(shared) = shared() else { return };
    let bench = shared.join("bench");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("system.jsonl");
    for name in ["ar_claims.dev.jsonl", "ar_claims.more.jsonl"] {
        let gold = Gold::read(&bench.join(name)).unwrap();
        for copy in [Copy::Faithful, Copy::Worn] {
            let articles = claims_of(&gold, copy);
            write_lines(&file, &articles);
            let figures = score(&gold, &System { articles: &articles, ..System::default() });
            same_figures(&bench, "claims", &bench.join(name), &file, &figures);
            match copy {
                Copy::Faithful => perfect(&figures, &["event_type_f1", "event_trigger_f1", "time_value_f1"]),
                Copy::Worn => {
                    for figure in
                        ["event_trigger_f1", "actor_f1", "recipient_f1", "sector_accuracy", "time_value_f1"]
                    {
                        worn(&figures, figure);
                    }
                }
            }
        }
    }
}

fn statements_of(gold: &Gold, copy: Copy) -> Vec<CodedArticle> {
    let Gold::Statements(rows) = gold else { panic!("not statements") };
    let mut n = 0;
    let mut out = Vec::new();
    for row in rows {
        let mut found = article(&row.id);
        for c in &row.communications {
            let mut k = communication(&c.key, &c.trigger);
            k.also = c.also.iter().map(|a| made::span(a)).collect();
            found.communications.push(k);
        }
        for g in &row.statements {
            n += 1;
            if copy.spoils(n, 3) {
                continue;
            }
            let mut source = parties(&g.source, n, copy);
            source.truncate(if copy.spoils(n, 8) { 1 } else { usize::MAX });
            let stance = if copy.spoils(n, 5) { Stance::Doubts } else { named(g.stance.as_deref().unwrap()) };
            let within = if copy.spoils(n, 7) { None } else { g.within.as_deref() };
            found.statements.push(statement(&copy.words(n, &g.proposition), source, stance, within));
        }
        out.push(found);
    }
    out
}

#[test]
fn statements() {
    let Some(shared) = shared() else { return };
    let bench = shared.join("bench");
    let folder = tempfile::tempdir().unwrap();
    let (file, name) = (folder.path().join("system.jsonl"), bench.join("ar_statements.dev.jsonl"));
    let gold = Gold::read(&name).unwrap();
    for copy in [Copy::Faithful, Copy::Worn] {
        let articles = statements_of(&gold, copy);
        write_lines(&file, &articles);
        let figures = score(&gold, &System { articles: &articles, ..System::default() });
        same_figures(&bench, "statements", &name, &file, &figures);
        match copy {
            Copy::Faithful => perfect(&figures, &["statement_f1"]),
            Copy::Worn => {
                for figure in ["statement_f1", "statement_stance_accuracy", "statement_within_accuracy"] {
                    worn(&figures, figure);
                }
            }
        }
    }
}

fn clusters_of(gold: &Gold, copy: Copy) -> Vec<ArticleSummary> {
    let Gold::Clusters(rows) = gold else { panic!("not clusters") };
    let label = |n: usize, name: &str, each: usize| match n {
        n if copy.spoils(n, each) => None,
        n if copy.spoils(n, each + 2) => Some("thrown together".to_owned()),
        _ => Some(name.to_owned()),
    };
    let kept = rows.iter().enumerate().filter(|(n, _)| !copy.spoils(*n, 13));
    kept.map(|(n, row)| {
        summary(&row.id, label(n, &row.event, 4).as_deref(), label(n, &row.story, 5).as_deref())
    })
    .collect()
}

#[test]
fn clusters() {
    let Some(shared) = shared() else { return };
    let bench = shared.join("bench");
    let folder = tempfile::tempdir().unwrap();
    let (file, name) = (folder.path().join("system.jsonl"), bench.join("ar_clusters.dev.jsonl"));
    let gold = Gold::read(&name).unwrap();
    for copy in [Copy::Faithful, Copy::Worn] {
        let summaries = clusters_of(&gold, copy);
        write_lines(&file, &summaries);
        let figures = score(&gold, &System { summaries: &summaries, ..System::default() });
        same_figures(&bench, "clusters", &name, &file, &figures);
        match copy {
            Copy::Faithful => {
                perfect(&figures, &["event_b3_f1", "event_pair_f1", "story_b3_f1", "story_pair_f1"]);
            }
            Copy::Worn => {
                for figure in ["event_b3_f1", "story_pair_f1"] {
                    worn(&figures, figure);
                }
            }
        }
    }
}

#[test]
fn texts() {
    let Some(shared) = shared() else { return };
    let bench = shared.join("bench");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("system.jsonl");
    for name in ["pages_ar/gold.jsonl", "pages_en/gold.jsonl"] {
        let gold = Gold::read(&bench.join(name)).unwrap();
        let Gold::Articles(rows) = &gold else { panic!("not texts") };
        for copy in [Copy::Faithful, Copy::Worn] {
            let mut articles = Vec::new();
            for (n, row) in rows.iter().enumerate().filter(|(n, _)| !copy.spoils(*n, 17)) {
                let mut found = article(&format!("html/{}.html", row.id));
                found.text = copy.words(n, &row.text);
                articles.push(found);
            }
            write_lines(&file, &articles);
            let figures = score(&gold, &System { articles: &articles, ..System::default() });
            // the published measure knows the texts alone
            let of_texts: Vec<Figure> = figures.iter().take(4).copied().collect();
            same_figures(&bench, "extract", &bench.join(name), &file, &of_texts);
            match copy {
                Copy::Faithful => perfect(&figures, &["extract_p", "extract_r"]),
                Copy::Worn => worn(&figures, "extract_f1"),
            }
        }
    }
}

fn table_of(entry: &AccountsEntry, copy: Copy) -> AccountTable {
    let outlet = |key: &str, sector: Option<&str>| key.starts_with("OUT") || sector == Some("MED");
    let mut sides: Vec<_> = entry
        .sides
        .iter()
        .map(|s| side(&s.key, s.country.as_deref(), s.sector.as_deref(), outlet(&s.key, s.sector.as_deref())))
        .collect();
    sides.push(side("OUTLET-any", None, None, true));
    let mut points = Vec::new();
    let accounts = entry.points.iter().flat_map(|p| &p.accounts);
    for (n, account) in accounts.enumerate().filter(|(n, _)| !copy.spoils(*n, 3)) {
        let stance = if copy.spoils(n, 7) { CellStance::Denies } else { named(&account.stance) };
        let key = if account.source.is_some() { account.side.as_str() } else { "OUTLET-any" };
        let key = if copy.spoils(n, 8) { entry.sides[0].key.as_str() } else { key };
        points.push(point(key, stance, &copy.words(n, &account.evidence)));
    }
    for (n, omission) in entry.omissions_reported.iter().enumerate().filter(|(n, _)| !copy.spoils(*n, 2)) {
        points.push(point("OUTLET-any", CellStance::LeftOut, &copy.words(n, &omission.evidence)));
    }
    table(sides, points)
}

#[test]
fn accounts() {
    let Some(shared) = shared() else { return };
    let bench = shared.join("bench");
    let folder = tempfile::tempdir().unwrap();
    let (file, name) = (folder.path().join("system.jsonl"), bench.join("ar_accounts.dev.json"));
    let gold = Gold::read(&name).unwrap();
    let Gold::Accounts(entries) = &gold else { panic!("not accounts") };
    let listed =
        |e: &AccountsEntry| e.articles.iter().map(|a| summary(a, Some(&e.event), None)).collect::<Vec<_>>();
    let summaries: Vec<_> = entries.iter().flat_map(listed).collect();
    for copy in [Copy::Faithful, Copy::Worn] {
        let of = |key: &str| entries.iter().find(|e| e.event == key).map(|e| table_of(e, copy));
        write_lines(&file, entries.iter().map(|e| json!({"key": e.event, "table": of(&e.event)})));
        let figures = score(&gold, &System { summaries: &summaries, accounts: &of, ..System::default() });
        same_figures(&bench, "accounts", &name, &file, &figures);
        match copy {
            Copy::Faithful => perfect(&figures, &["account_cells_recall", "omissions_recall"]),
            Copy::Worn => worn(&figures, "account_cells_recall"),
        }
    }
}

#[test]
fn events() {
    let Some(shared) = shared() else { return };
    let seeds = shared.join("seeds");
    let whole: Value = serde_json::from_str(&fs::read_to_string(seeds.join("gold.json")).unwrap()).unwrap();
    let lines: Vec<String> = whole["must"].as_array().unwrap().iter().map(Value::to_string).collect();
    let gold = Gold::parse("gold.json", &lines.join("\n")).unwrap();
    let Gold::Events(rows) = &gold else { panic!("not events") };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("events.jsonl");
    for copy in [Copy::Faithful, Copy::Worn] {
        let mut found: Vec<Event> = Vec::new();
        for (n, row) in rows.iter().enumerate().filter(|(n, _)| !copy.spoils(*n, 3)) {
            let countries: Vec<&str> = row.countries.iter().map(String::as_str).collect();
            let mut articles: Vec<&str> = row.articles.iter().chain(&row.may).map(String::as_str).collect();
            if copy.spoils(n, 4) {
                articles.push("elsewhere.txt");
            }
            let day = if copy.spoils(n, 5) { Some("1999-01-01") } else { row.date[0].as_deref() };
            found.push(event(named(row.event.last().unwrap()), &countries, day, &articles));
        }
        write_lines(&file, &found);
        let printed = python(&seeds.join("score_seeds.py"), &[&file], &["--events"]);
        let figures = score(&gold, &System { events: &found, ..System::default() });
        for figure in &figures {
            assert!(printed.lines().any(|line| line == figure.to_string()), "{figure} is not in\n{printed}");
        }
        let all = (value(&figures, "events_with_their_articles") - rows.len() as f64).abs() < 0.5;
        assert_eq!(all, copy == Copy::Faithful, "{figures:?}");
    }
}
