//! Reads worsened inputs for some time and keeps the first that breaks a promise.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

#[path = "../../bench/src/clock.rs"]
mod clock;
mod damaged;
mod memory;

use riwaya_fuzz::{Damage, MAX_TIME, Mutation, Target, outcome};

const USAGE: &str = "\
Usage: riwaya-fuzz [--seconds N] [--seed N] [TARGET]...
       riwaya-fuzz damaged [--count N] [--seed N] [--damage NAME]... [TARGET]...

Targets: page plain feed json_feed lines warc packed code (all, if none is named). Each is given N seconds (60). What breaks
a promise is made shorter, kept in fuzz/regressions/TARGET/ and named; mend the reader or the coder, and ./test keeps it so.
damaged: N inputs (100,000), damaged in every way that is named, through every target, read and coded; and what they cost. Of
damages and targets that are asked for by name come the same inputs as in the whole.";

struct Asked {
    seconds: u64,
    seed: u64,
    /// So many inputs of all damages together instead.
    damaged: Option<u64>,
    damages: Vec<Damage>,
    targets: Vec<Target>,
}

fn asked(mut words: impl Iterator<Item = String>) -> Option<Asked> {
    let mut asked = Asked { seconds: 60, seed: 1, damaged: None, damages: Vec::new(), targets: Vec::new() };
    while let Some(word) = words.next() {
        match word.as_str() {
            "--seconds" => asked.seconds = words.next()?.parse().ok()?,
            "damaged" => asked.damaged = Some(100_000),
            "--count" if asked.damaged.is_some() => asked.damaged = Some(words.next()?.parse().ok()?),
            "--damage" if asked.damaged.is_some() => {
                let name = words.next()?;
                asked.damages.push(Damage::ALL.into_iter().find(|damage| damage.name() == name)?);
            }
            "--seed" => asked.seed = words.next()?.parse().ok()?,
            name => asked.targets.push(Target::ALL.into_iter().find(|target| target.name() == name)?),
        }
    }
    if asked.targets.is_empty() {
        asked.targets = Target::ALL.to_vec();
    }
    if asked.damages.is_empty() {
        asked.damages = Damage::ALL.to_vec();
    }
    Some(asked)
}

/// What of an input's kind was read; nothing if it breaks a promise, by panicking or by taking too long.
fn kept(target: Target, input: &[u8]) -> Option<u64> {
    let begun = clock::cpu();
    let read = catch_unwind(AssertUnwindSafe(|| outcome(target, input))).ok()?;
    (clock::cpu() - begun <= MAX_TIME.as_secs_f64()).then_some(read)
}

/// A shorter input that breaks a promise too, found by leaving out ever smaller pieces.
fn shortened(target: Target, mut input: Vec<u8>) -> Vec<u8> {
    let mut piece = input.len().next_power_of_two();
    while piece > 0 {
        let mut at = 0;
        while at < input.len() {
            let end = (at + piece).min(input.len());
            let shorter = [&input[..at], &input[end..]].concat();
            if kept(target, &shorter).is_none() {
                input = shorter;
            } else {
                at += piece;
            }
        }
        piece /= 2;
    }
    input
}

fn main() -> ExitCode {
    let Some(asked) = asked(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    if let Some(count) = asked.damaged {
        let held = damaged::damaged(count, asked.seed, &asked.damages, &asked.targets);
        return ExitCode::from(u8::from(!held));
    }
    let mut broken = false;
    for target in asked.targets {
        broken |= !holds(target, asked.seed, Duration::from_secs(asked.seconds));
    }
    ExitCode::from(u8::from(broken))
}

/// Whether all inputs hold that can be tried in a time.
fn holds(target: Target, seed: u64, time: Duration) -> bool {
    let begun = Instant::now();
    let mut inputs = Mutation::new(target, seed);
    let (mut count, mut ways, mut holds) = (0u64, HashSet::new(), true);
    while holds && begun.elapsed() < time {
        let Some(input) = inputs.next() else { break };
        count += 1;
        match kept(target, &input) {
            Some(way) if ways.insert(way) => inputs.keep(input),
            Some(_) => {}
            None => {
                holds = false;
                put_on_record(target, seed, count, shortened(target, input));
            }
        }
    }
    println!(
        "{}: {count} inputs in {:.0?}, {} made further inputs",
        target.name(),
        begun.elapsed(),
        inputs.corpus()
    );
    holds
}

fn put_on_record(target: Target, seed: u64, count: u64, input: Vec<u8>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("regressions").join(target.name());
    let file = folder.join(format!("seed-{seed}-{count}"));
    let written = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&file, &input));
    println!("{}: {} bytes break a promise: {} ({written:?})", target.name(), input.len(), file.display());
}
