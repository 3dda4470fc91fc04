//! `eval`: what riwaya finds, scored against what careful readers found.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use riwaya_code::at_least;
use riwaya_eval::{Gold, System, by_confidence, by_type, missing, score};
use riwaya_reconcile::{Constraints, Reconciled, Senses as _, Standing, account_table, reconcile, standing};
use riwaya_record::CodedArticle;
use riwaya_senses::Lexical;

use crate::arguments::{Apart, EvalArguments, Report};
use crate::failure::Failure;
use crate::gather::{Problems, coded};
use crate::knowledge;
use crate::lists::printed;
use crate::printing::warn;
use crate::samples;
use crate::scores::{self, Outcome};

/// The samples' folder, as the program's own are called too.
const SAMPLES: &str = "samples";

/// A gold, its name, and the paths of the articles that it is of; no paths stand for the shipped samples.
struct Task {
    name: String,
    gold: Gold,
    inputs: Vec<PathBuf>,
}

pub(crate) fn eval(asked: &EvalArguments, own: Option<&Path>) -> Result<Problems, Failure> {
    let mut problems = Problems::default();
    let tasks = tasks(asked, &mut problems)?;
    let lexicon = knowledge::lexicon(own)?;
    let least = asked.confidence.min_confidence;
    let certainty = asked.chart.is_some() || asked.by.contains(&Apart::Confidence);
    // what several golds speak of is read and coded once
    let mut by_inputs: BTreeMap<&[PathBuf], Vec<usize>> = BTreeMap::new();
    for (n, task) in tasks.iter().enumerate() {
        by_inputs.entry(&task.inputs).or_default().push(n);
    }
    let mut outcomes: Vec<Option<Outcome<'_>>> = tasks.iter().map(|_| None).collect();
    for (inputs, members) in by_inputs {
        // a gold of pairs holds what it asks about itself
        let (articles, read) = if members.iter().all(|&n| matches!(tasks[n].gold, Gold::Stances(_))) {
            (Vec::new(), Problems::default())
        } else {
            coded(inputs, lexicon)?
        };
        problems += read;
        let made = if members.iter().any(|&n| needs_events(&tasks[n].gold)) {
            reconcile(&articles, &Constraints::default())
        } else {
            Reconciled::default()
        };
        let events: Vec<_> = made.events.iter().filter(|e| e.confidence >= least).cloned().collect();
        let senses = Lexical(lexicon);
        let table = |id: &str| account_table(id, &made, &articles, least, &senses);
        let stance = |a: &str, b: &str| stance(standing(&senses.of(a), &senses.of(b)));
        let shown: Vec<CodedArticle> = articles.par_iter().map(|a| at_least(a.clone(), least)).collect();
        let system = System {
            articles: &shown,
            events: &events,
            summaries: &made.summaries,
            accounts: &table,
            stance: &stance,
        };
        for n in members {
            let Task { name, gold, .. } = &tasks[n];
            let missing = missing(gold, shown.iter().map(|a| &a.id));
            told_missing(name, gold, &missing);
            let figures = score(gold, &system);
            outcomes[n] = Some(Outcome {
                gold: name,
                of: gold.name(),
                missing,
                intervals: figures.iter().copied().filter(|figure| figure.interval.is_some()).collect(),
                figures,
                by_type: if asked.by.contains(&Apart::Type) { by_type(gold, &shown) } else { Vec::new() },
                by_confidence: certainty.then(|| by_confidence(gold, &articles)).flatten(),
            });
        }
    }
    let outcomes: Vec<Outcome<'_>> = outcomes.into_iter().flatten().collect();
    if let Some(file) = &asked.chart {
        scores::draw(file, &outcomes)?;
    }
    printed(|out| match asked.format {
        Report::Json => out.json(&outcomes),
        Report::Text => {
            outcomes.iter().enumerate().try_for_each(|(n, outcome)| scores::text(out, n, outcome))
        }
    })?;
    Ok(problems)
}

/// How two headlines stand to each other, in the gold's words.
fn stance(standing: Standing) -> &'static str {
    match standing {
        Standing::Same => "agree",
        Standing::Opposed | Standing::Different => "disagree",
        Standing::Unrelated => "other",
    }
}

fn needs_events(gold: &Gold) -> bool {
    matches!(gold, Gold::Clusters(_) | Gold::Events(_) | Gold::Links(_) | Gold::Accounts(_))
}

fn told_missing(name: &str, gold: &Gold, missing: &[&str]) {
    let Some(first) = missing.first() else { return };
    let (lacking, all) = (missing.len(), gold.articles().len());
    warn(&format!(
        "{name}: {lacking} of its {all} articles were not read ({first}{}) and count as not found; \
         name the articles it is of with --input",
        if lacking > 1 { ", …" } else { "" }
    ));
}

/// The golds that were asked for; what cannot be used is named.
fn tasks(asked: &EvalArguments, problems: &mut Problems) -> Result<Vec<Task>, Failure> {
    let mut tasks = Vec::new();
    for path in &asked.golds {
        let is_ours = path == Path::new(SAMPLES) && !path.exists();
        let found = if is_ours { shipped() } else { beside_or_in(path) };
        match found {
            Ok(found) if found.is_empty() => problems.name(&format!(
                "{}: holds no gold; expected files ending in .gold in its subfolder gold",
                path.display()
            )),
            Ok(found) => tasks.extend(found),
            Err(error) => problems.name(&error.to_string()),
        }
    }
    if asked.golds.is_empty() {
        tasks = shipped()?;
    }
    if !asked.inputs.is_empty() {
        for task in &mut tasks {
            task.inputs.clone_from(&asked.inputs);
        }
    }
    Ok(tasks)
}

/// The gold of a folder, or of one file.
fn beside_or_in(path: &Path) -> Result<Vec<Task>, Failure> {
    let task = |file: &Path, gold, inputs| Task { name: file.display().to_string(), gold, inputs };
    if path.is_dir() {
        let found = Gold::beside(path)?;
        return Ok(found.into_iter().map(|(file, gold)| task(&file, gold, vec![path.to_owned()])).collect());
    }
    let gold = Gold::read(path)?;
    let inputs = inputs_of(path, &gold);
    Ok(vec![task(path, gold, vec![inputs])])
}

/// The articles that a file of gold is of: those of the folder above its `gold/`; for article texts the pages in
/// `html/` beside it; else the file itself, whose rows are articles too.
fn inputs_of(file: &Path, gold: &Gold) -> PathBuf {
    let folder = file.parent().unwrap_or(Path::new(""));
    if folder.ends_with("gold") && file.extension().is_some_and(|e| e == "gold") {
        let above = folder.parent().filter(|above| !above.as_os_str().is_empty());
        return above.unwrap_or(Path::new(".")).to_owned();
    }
    match gold {
        Gold::Articles(_) => folder.join("html"),
        _ => file.to_owned(),
    }
}

/// The gold that ships with the samples.
fn shipped() -> Result<Vec<Task>, Failure> {
    samples::golds()
        .into_iter()
        .map(|(file, text)| {
            let name = format!("{SAMPLES}/{file}");
            let gold = Gold::parse(&name, text)?;
            Ok(Task { name, gold, inputs: Vec::new() })
        })
        .collect()
}
