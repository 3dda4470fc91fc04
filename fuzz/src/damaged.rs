//! `riwaya-fuzz damaged`: damaged inputs of every kind through every reader and the coder, and a table of what they cost.

use std::panic::{AssertUnwindSafe, catch_unwind};

use riwaya_fuzz::{Damage, Target, code, outcome, read};

use crate::{clock, memory, put_on_record};

/// Most processor time that one input may take, read and coded; and what every million characters may take besides, which is
/// as long as an article can be.
const MAX_SECONDS: f64 = 1.0;
const MILLION: f64 = 5.0;
/// Most memory that the program may hold while it does so, with the lexicon and everything else.
const MAX_MIB: u64 = 512;
/// Articles of an input that are coded.
const CODED: usize = 16;

/// What a kind of damage cost at its worst.
#[derive(Clone, Copy, Default)]
struct Cost {
    inputs: u64,
    articles: u64,
    seconds: f64,
    mib: u64,
}

/// Puts through what is asked for of about so many inputs of all damages and targets; whether all held.
pub(crate) fn damaged(count: u64, seed: u64, damages: &[Damage], targets: &[Target]) -> bool {
    let each = count.div_ceil((Damage::ALL.len() * Target::ALL.len()) as u64);
    let (mut all, mut held) = (Cost::default(), true);
    println!(
        "| damage | through | inputs | articles coded | worst CPU s | peak MiB |\n|---|---|---|---|---|---|"
    );
    for &damage in damages {
        for &target in targets {
            let mut worst = Cost::default();
            for n in 0..each {
                let input = damage.input(target, seed.wrapping_mul(1 << 32) + n);
                let Some(cost) = one(target, &input) else {
                    held = false;
                    println!("\n{}: a promise is broken:", damage.name());
                    put_on_record(target, seed, n, input);
                    continue;
                };
                worst.inputs += 1;
                worst.articles += cost.articles;
                worst.seconds = worst.seconds.max(cost.seconds);
                worst.mib = worst.mib.max(cost.mib);
            }
            row(damage.name(), target.name(), worst);
            all.inputs += worst.inputs;
            all.articles += worst.articles;
            all.seconds = all.seconds.max(worst.seconds);
            all.mib = all.mib.max(worst.mib);
        }
    }
    row("all", "", all);
    held
}

fn row(damage: &str, target: &str, cost: Cost) {
    println!(
        "| {damage} | {target} | {} | {} | {:.3} | {} |",
        cost.inputs, cost.articles, cost.seconds, cost.mib
    );
}

/// Reads and codes an input; nothing where it panics, takes too long or takes too much.
fn one(target: Target, input: &[u8]) -> Option<Cost> {
    memory::forget_peak();
    let begun = clock::cpu();
    let (articles, chars) = catch_unwind(AssertUnwindSafe(|| {
        if target == Target::Code {
            outcome(target, input);
            return (1, input.len());
        }
        let coded = read(target, input).take(CODED).map(|article| code(&article).text.chars().count());
        coded.fold((0, 0), |(articles, all), chars| (articles + 1, all + chars))
    }))
    .ok()?;
    let cost = Cost { inputs: 1, articles, seconds: clock::cpu() - begun, mib: memory::peak_mib() };
    let allowed = MAX_SECONDS + MILLION * chars as f64 / 1e6;
    if cost.seconds > allowed || cost.mib > MAX_MIB {
        eprintln!("{}: {:.2} s, {} MiB", target.name(), cost.seconds, cost.mib);
        return None;
    }
    Some(cost)
}
