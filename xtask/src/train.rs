//! Trains the ranker on the sentences of our own writing in `lexicon/training/`.
//!
//! A logistic regression with an L2 penalty, fitted by Newton's method (iteratively reweighted least squares), one
//! candidate claim an observation: right where a claim of the gold has its type and one of its trigger words. Printed is
//! what five-fold cross-validation finds, whole sentences kept together.

use std::collections::HashSet;
use std::fmt::Write as _;

use riwaya_code::Coder;
use riwaya_lexicon::{Feature, Lexicon, Signs};
use riwaya_record::Article;
use serde_json::Value;

use crate::{Fault, read, root, write};

const FOLDS: usize = 5;
/// The L2 penalty: a prior of standard deviation 1 on each weight.
const PENALTY: f64 = 1.0;
const ROUNDS: usize = 25;

/// A candidate claim of a sentence.
struct Candidate {
    signs: Signs,
    right: bool,
}

/// A sentence's candidates, and how many claims its gold has.
struct Sentence {
    candidates: Vec<Candidate>,
    wanted: usize,
}

/// Fits the ranker and writes `lexicon/ranker.txt`.
pub(crate) fn run() -> Result<(), Fault> {
    let sentences = sentences()?;
    let candidates: usize = sentences.iter().map(|s| s.candidates.len()).sum();
    let right = sentences.iter().flat_map(|s| &s.candidates).filter(|c| c.right).count();
    println!("{} sentences, {candidates} candidates, {right} right", sentences.len());
    let mut judged: Vec<(f64, bool)> = Vec::new();
    for fold in 0..FOLDS {
        let weights = fit(sentences.iter().enumerate().filter(|(n, _)| n % FOLDS != fold).map(|(_, s)| s));
        let held = sentences.iter().enumerate().filter(|(n, _)| n % FOLDS == fold).map(|(_, s)| s);
        judged.extend(held.flat_map(|s| &s.candidates).map(|c| (probability(&weights, &c.signs), c.right)));
    }
    let wanted: usize = sentences.iter().map(|s| s.wanted).sum();
    println!("held out: at least  claims  right  precision  recall  F1");
    for percent in (10..=90).step_by(10) {
        let least = f64::from(percent) / 100.0;
        let shown = judged.iter().filter(|(p, _)| *p >= least).count();
        let hits = judged.iter().filter(|(p, right)| *p >= least && *right).count();
        let (p, r) = (hits as f64 / shown.max(1) as f64, hits as f64 / wanted.max(1) as f64);
        let f1 = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
        println!("          {least:.1}       {shown:6} {hits:6}      {p:.3}   {r:.3} {f1:.3}");
    }
    let weights = fit(sentences.iter());
    let mut text = String::from(
        "# How much each sign that a word names an event weighs: a logistic regression, learnt from training/ by\n\
         # `cargo xtask train`. A claim's confidence is 1 / (1 + exp(-sum of weight times sign)).\n\
         feature | weight\n",
    );
    for (name, weight) in Feature::NAMES.iter().zip(weights) {
        let _ = writeln!(text, "{name} | {weight:.3}");
    }
    write(&root().join("lexicon/ranker.txt"), &text)
}

/// The training sentences, coded.
fn sentences() -> Result<Vec<Sentence>, Fault> {
    let lexicon = Lexicon::built_in().map_err(|e| e.to_string())?;
    let coder = Coder::new(&lexicon);
    let folder = root().join("lexicon/training");
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .map_err(|e| format!("{}: {e}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "jsonl"))
        .collect();
    files.sort();
    let mut out = Vec::new();
    for file in files {
        for (n, line) in read(&file)?.lines().enumerate() {
            let row: Value =
                serde_json::from_str(line).map_err(|e| format!("{}:{}: {e}", file.display(), n + 1))?;
            out.push(sentence(&row, coder));
        }
    }
    Ok(out)
}

fn sentence(row: &Value, coder: Coder<'_>) -> Sentence {
    let mut article = Article {
        language: "ar".into(),
        text: row["text"].as_str().unwrap_or_default().into(),
        ..Article::default()
    };
    article.published.date = row["published"].as_str().map(Into::into);
    let (coded, signs) = coder.code_with_signs(&article);
    let gold = row["claims"].as_array().map_or(&[][..], Vec::as_slice);
    let mut taken = HashSet::new();
    let mut candidates = Vec::new();
    for (claim, signs) in coded.claims.iter().zip(signs) {
        let words: HashSet<&str> = std::iter::once(&claim.trigger)
            .chain(&claim.also)
            .flat_map(|span| span.text.split_whitespace())
            .collect();
        let matched = gold.iter().enumerate().find(|(n, g)| {
            let triggers = std::iter::once(&g["trigger"]).chain(g["also"].as_array().into_iter().flatten());
            !taken.contains(n)
                && g["event"] == claim.event.as_str()
                && triggers
                    .filter_map(Value::as_str)
                    .flat_map(str::split_whitespace)
                    .any(|w| words.contains(w))
        });
        if let Some((n, _)) = matched {
            taken.insert(n);
        }
        candidates.push(Candidate { signs, right: matched.is_some() });
    }
    Sentence { candidates, wanted: gold.len() }
}

fn probability(weights: &Signs, signs: &Signs) -> f64 {
    let sum: f64 = weights.iter().zip(signs).map(|(w, s)| w * s).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// The weights of greatest penalised likelihood.
fn fit<'s>(sentences: impl Iterator<Item = &'s Sentence>) -> Signs {
    const N: usize = Feature::COUNT;
    let candidates: Vec<&Candidate> = sentences.flat_map(|s| &s.candidates).collect();
    let mut weights = [0.0; N];
    for _ in 0..ROUNDS {
        let mut gradient = [0.0; N];
        let mut hessian = vec![[0.0; N]; N];
        for c in &candidates {
            let p = probability(&weights, &c.signs);
            let error = f64::from(u8::from(c.right)) - p;
            for i in 0..N {
                gradient[i] += error * c.signs[i];
                for (h, sign) in hessian[i].iter_mut().zip(c.signs) {
                    *h += p * (1.0 - p) * c.signs[i] * sign;
                }
            }
        }
        for i in 0..N {
            gradient[i] -= PENALTY * weights[i];
            hessian[i][i] += PENALTY;
        }
        let step = solve(hessian, gradient);
        for (w, s) in weights.iter_mut().zip(step) {
            *w += s;
        }
        if step.iter().all(|s| s.abs() < 1e-9) {
            break;
        }
    }
    weights
}

/// Solves a symmetric positive definite system by elimination.
fn solve(mut a: Vec<Signs>, mut b: Signs) -> Signs {
    let n = b.len();
    for i in 0..n {
        for k in i + 1..n {
            let ratio = a[k][i] / a[i][i];
            let (above, below) = a.split_at_mut(k);
            for (low, high) in below[0][i..].iter_mut().zip(&above[i][i..]) {
                *low -= ratio * high;
            }
            b[k] -= ratio * b[i];
        }
    }
    for i in (0..n).rev() {
        let known: f64 = (i + 1..n).map(|j| a[i][j] * b[j]).sum();
        b[i] = (b[i] - known) / a[i][i];
    }
    b
}
