//! Claims type by type.

use std::collections::{BTreeSet, HashMap};
use std::ops::AddAssign;

use riwaya_record::CodedArticle;
use serde::Serialize;

use crate::Interval;
use crate::count::{Count, harmonic, pair_sure_first, ratio};
use crate::interval::{resampled, total};
use crate::marks::Told;
use crate::rows::ClaimsRow;

/// How claims of one type were met: right is one of the same type with a word in common.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OfType {
    /// PLOVER type.
    pub event: String,
    /// Claims of the gold.
    pub gold: usize,
    /// Claims that were found, right or wrong.
    pub system: usize,
    /// Claims that were found and are right.
    pub hit: usize,
    /// The share of those found that is right.
    pub precision: f64,
    /// The share of the gold's that was found.
    pub recall: f64,
    /// The harmonic mean of both.
    pub f1: f64,
    /// Wilson's interval of the precision; none where nothing was found.
    pub precision_interval: Option<Interval>,
    /// Wilson's interval of the recall; none where the gold has none.
    pub recall_interval: Option<Interval>,
    /// The interval of the harmonic mean over articles drawn anew; none of fewer than ten.
    pub f1_interval: Option<Interval>,
}

/// Types in the order of their names.
pub(crate) fn of_types(gold: &[ClaimsRow], system: &HashMap<&str, &CodedArticle>) -> Vec<OfType> {
    let told: Vec<(Vec<Told>, Vec<Told>)> = gold
        .iter()
        .map(|row| {
            let got = system.get(row.id.as_str()).into_iter().flat_map(|a| &a.claims);
            (row.claims.iter().map(Told::from).collect(), got.map(Told::from).collect())
        })
        .collect();
    let known: BTreeSet<&str> =
        told.iter().flat_map(|(want, got)| want.iter().chain(got)).map(|t| t.event.as_str()).collect();
    let known: Vec<&str> = known.into_iter().collect();
    let rows: Vec<Tally> = told.iter().map(|(want, got)| Tally::of(&known, want, got)).collect();
    let f1s = |sum: &Tally| sum.0.iter().map(|count| f1(*count)).collect();
    let intervals = resampled(&rows, f1s);
    let Tally(counts) = total(&rows);
    let of_type = |(n, (&event, count)): (usize, (&&str, Count))| OfType {
        event: event.to_owned(),
        gold: count.gold,
        system: count.system,
        hit: count.hit,
        precision: ratio(count.hit, count.system),
        recall: ratio(count.hit, count.gold),
        f1: f1(count),
        precision_interval: Interval::of_share(count.hit, count.system),
        recall_interval: Interval::of_share(count.hit, count.gold),
        f1_interval: intervals.as_ref().map(|all| all[n]),
    };
    let met = |of: &OfType| of.gold + of.system > 0;
    known.iter().zip(counts).enumerate().map(of_type).filter(met).collect()
}

fn f1(count: Count) -> f64 {
    harmonic(ratio(count.hit, count.system), ratio(count.hit, count.gold))
}

/// What is right of an article's claims, or of those of several, for each type that is known.
#[derive(Default)]
struct Tally(Vec<Count>);

impl Tally {
    fn of(known: &[&str], want: &[Told], got: &[Told]) -> Self {
        let (matched, spare) = pair_sure_first(want, got, |g| g.optional, Told::same);
        let count = |event: &&str| Count {
            hit: matched.iter().filter(|(i, _)| want[*i].event == *event).count(),
            gold: want.iter().filter(|g| !g.optional && g.event == *event).count(),
            system: got.iter().zip(&spare).filter(|(g, spare)| !**spare && g.event == *event).count(),
        };
        Self(known.iter().map(count).collect())
    }
}

impl AddAssign<&Self> for Tally {
    fn add_assign(&mut self, other: &Self) {
        self.0.resize(other.0.len().max(self.0.len()), Count::default());
        for (count, other) in self.0.iter_mut().zip(&other.0) {
            *count += other;
        }
    }
}
