//! What confidence is worth: how many of those that have it are right.

use std::collections::HashMap;

use riwaya_record::{Claim, CodedArticle, Statement};
use serde::Serialize;

use crate::Interval;
use crate::count::{harmonic, pair_sure_first, ratio};
use crate::marks::Told;
use crate::rows::{ClaimsRow, StatementsRow};
use crate::statements::{is_of_its_source, paired};

/// Precision against confidence, of all claims or statements that were found.
///
/// Right is a claim of the gold's type with a word in common, and a statement of which half the words are held, of the right
/// source; what only one annotator held is left out. A confidence that measured would be the share that is right.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Calibration {
    /// What was judged: `claims` or `statements`.
    pub of: &'static str,
    /// How many the gold wants.
    pub gold: usize,
    /// What a reader sees who asks for so much confidence: from 0 upwards.
    pub at_least: Vec<AtLeast>,
    /// Those of about one confidence, from the lowest band that has any.
    pub bands: Vec<Band>,
    /// Where the bands begin of which fewer are right than of the one below.
    pub falls: Vec<f64>,
    /// How often one that is right has a higher confidence than one that is wrong, ties counting half: the area under the
    /// receiver operating characteristic (Hanley and McNeil, 1982). .5 is chance; none where all are right or all wrong.
    pub auc: Option<f64>,
    /// By how much the bands' shares of right ones lie beside their mean confidence, on average over all that were found:
    /// the expected calibration error (Naeini, Cooper and Hauskrecht, 2015).
    pub calibration_error: f64,
}

/// What there is of a confidence and above.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct AtLeast {
    /// The least confidence.
    pub least: f64,
    /// How many have it.
    pub system: usize,
    /// How many of them are right.
    pub hit: usize,
    /// The share that is right.
    pub precision: f64,
    /// Wilson's interval of it; none where there are none.
    pub precision_interval: Option<Interval>,
    /// The share of the gold that is among them.
    pub recall: f64,
    /// The harmonic mean of both.
    pub f1: f64,
}

/// Those whose confidence lies in one tenth.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Band {
    /// The least confidence.
    pub from: f64,
    /// The confidence that they do not reach; the last band holds 1, too.
    pub to: f64,
    /// How many there are.
    pub system: usize,
    /// How many of them are right.
    pub hit: usize,
    /// Their mean confidence.
    pub confidence: f64,
    /// The share that is right.
    pub precision: f64,
    /// Wilson's interval of it.
    pub precision_interval: Option<Interval>,
}

const BANDS: u32 = 10;

impl Calibration {
    /// Of what was found, row by row in the order of the texts, how certain each is and which are right; none of an answer
    /// stands for what only one annotator held.
    fn of<T: Copy>(
        of: &'static str,
        gold: usize,
        rows: &[Vec<T>],
        confidence: impl Fn(T) -> f64,
        right: impl Fn(usize, &[T]) -> Vec<Option<bool>>,
    ) -> Self {
        let judged = |n: usize, found: &[T]| -> Vec<(f64, bool)> {
            let verdicts = found.iter().map(|one| confidence(*one)).zip(right(n, found));
            verdicts.filter_map(|(confidence, right)| Some((confidence, right?))).collect()
        };
        let at_least = |tenth: u32| {
            let least = f64::from(tenth) / f64::from(BANDS);
            let shown =
                |row: &[T]| row.iter().copied().filter(|one| confidence(*one) >= least).collect::<Vec<T>>();
            let found: Vec<_> =
                (rows.iter().enumerate()).flat_map(|(n, row)| judged(n, &shown(row))).collect();
            AtLeast::of(least, gold, &found)
        };
        // of two that are one of the gold's the more confident is the right one
        let mut all = Vec::new();
        for (n, row) in rows.iter().enumerate() {
            let mut row = row.clone();
            row.sort_by(|a, b| confidence(*b).total_cmp(&confidence(*a)));
            all.extend(judged(n, &row));
        }
        let bands: Vec<Band> = (0..BANDS).filter_map(|n| Band::of(n, &all)).collect();
        let beside: f64 = bands.iter().map(|b| b.system as f64 * (b.precision - b.confidence).abs()).sum();
        let smaller = bands.windows(2).filter(|pair| pair[1].precision < pair[0].precision);
        Self {
            of,
            gold,
            at_least: (0..BANDS).map(at_least).collect(),
            falls: smaller.map(|pair| pair[1].from).collect(),
            auc: auc(&all),
            calibration_error: if all.is_empty() { 0.0 } else { beside / all.len() as f64 },
            bands,
        }
    }
}

impl AtLeast {
    fn of(least: f64, gold: usize, found: &[(f64, bool)]) -> Self {
        let (hit, system) = (found.iter().filter(|(_, right)| *right).count(), found.len());
        let (precision, recall) = (ratio(hit, system), ratio(hit, gold));
        let precision_interval = Interval::of_share(hit, system);
        Self { least, system, hit, precision, precision_interval, recall, f1: harmonic(precision, recall) }
    }
}

impl Band {
    /// The n-th tenth, if there are any in it.
    fn of(n: u32, all: &[(f64, bool)]) -> Option<Self> {
        let tenth = |confidence: f64| ((confidence * f64::from(BANDS)) as u32).min(BANDS - 1);
        let within: Vec<(f64, bool)> = all.iter().copied().filter(|(c, _)| tenth(*c) == n).collect();
        if within.is_empty() {
            return None;
        }
        let (hit, system) = (within.iter().filter(|(_, right)| *right).count(), within.len());
        Some(Self {
            from: f64::from(n) / f64::from(BANDS),
            to: f64::from(n + 1) / f64::from(BANDS),
            system,
            hit,
            confidence: within.iter().map(|(c, _)| c).sum::<f64>() / system as f64,
            precision: ratio(hit, system),
            precision_interval: Interval::of_share(hit, system),
        })
    }
}

fn auc(all: &[(f64, bool)]) -> Option<f64> {
    let with = |wanted: bool| all.iter().filter(move |(_, right)| *right == wanted).map(|(c, _)| *c);
    let (right, wrong) = (with(true).count(), with(false).count());
    if right == 0 || wrong == 0 {
        return None;
    }
    let mut lower: Vec<f64> = with(false).collect();
    lower.sort_by(f64::total_cmp);
    let below = |c: f64| lower.partition_point(|w| *w < c) + lower.partition_point(|w| *w <= c);
    let halves: usize = with(true).map(below).sum();
    Some(halves as f64 / (2 * right * wrong) as f64)
}

pub(crate) fn of_claims(gold: &[ClaimsRow], system: &HashMap<&str, &CodedArticle>) -> Calibration {
    let wanted = gold.iter().flat_map(|row| &row.claims).filter(|claim| !claim.optional).count();
    let found = |row: &ClaimsRow| system.get(row.id.as_str()).into_iter().flat_map(|a| &a.claims).collect();
    let rows: Vec<Vec<&Claim>> = gold.iter().map(found).collect();
    let right = |n: usize, found: &[&Claim]| {
        let want: Vec<Told> = gold[n].claims.iter().map(Told::from).collect();
        let got: Vec<Told> = found.iter().map(|claim| Told::from(*claim)).collect();
        verdicts(found.len(), pair_sure_first(&want, &got, |g| g.optional, Told::same))
    };
    Calibration::of("claims", wanted, &rows, |claim| claim.confidence, right)
}

pub(crate) fn of_statements(gold: &[StatementsRow], system: &HashMap<&str, &CodedArticle>) -> Calibration {
    let wanted = gold.iter().flat_map(|row| &row.statements).filter(|statement| !statement.optional).count();
    let found =
        |row: &StatementsRow| system.get(row.id.as_str()).into_iter().flat_map(|a| &a.statements).collect();
    let rows: Vec<Vec<&Statement>> = gold.iter().map(found).collect();
    let right = |n: usize, found: &[&Statement]| {
        let (mut matched, spare) = paired(&gold[n], found);
        matched.retain(|(i, j)| is_of_its_source(&gold[n].statements[*i], found[*j]));
        verdicts(found.len(), (matched, spare))
    };
    Calibration::of("statements", wanted, &rows, |statement| statement.confidence, right)
}

/// Which are right; none stands for those that only one annotator held.
fn verdicts(found: usize, (matched, spare): (Vec<(usize, usize)>, Vec<bool>)) -> Vec<Option<bool>> {
    let right = |j: usize| matched.iter().any(|(_, found)| *found == j);
    (0..found).map(|j| (!spare[j]).then(|| right(j))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FOUND: [(f64, bool); 6] =
        [(0.15, false), (0.55, true), (0.55, false), (0.58, true), (0.95, true), (1.0, false)];

    fn calibration() -> Calibration {
        of_rows(4, &[FOUND.to_vec()])
    }

    fn of_rows(gold: usize, rows: &[Vec<(f64, bool)>]) -> Calibration {
        let right = |_: usize, found: &[(f64, bool)]| found.iter().map(|one| Some(one.1)).collect();
        Calibration::of("claims", gold, rows, |one| one.0, right)
    }

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-9
    }

    #[test]
    fn bands_have_what_lies_in_them() {
        let bands = calibration().bands;
        let counted: Vec<(f64, usize, usize)> = bands.iter().map(|b| (b.from, b.system, b.hit)).collect();
        assert_eq!(counted, [(0.1, 1, 0), (0.5, 3, 2), (0.9, 2, 1)]);
        assert!(near(bands[1].confidence, 0.56) && near(bands[1].precision, 2.0 / 3.0));
        assert_eq!(calibration().falls, [0.9]);
    }

    #[test]
    fn what_is_shown_from_a_confidence_on() {
        let shown = calibration().at_least[6];
        assert_eq!((shown.system, shown.hit), (2, 1));
        assert!(near(shown.least, 0.6) && near(shown.recall, 0.25) && near(shown.f1, 1.0 / 3.0));
    }

    #[test]
    fn order_and_distance() {
        // of nine pairs of a right and a wrong one five are in order and one is even
        assert!(near(calibration().auc.unwrap(), 5.5 / 9.0));
        let beside = 0.15 + 3.0 * (2.0 / 3.0 - 0.56) + 2.0 * (0.975 - 0.5);
        assert!(near(calibration().calibration_error, beside / 6.0));
        let none = of_rows(0, &[]);
        assert!(none.auc.is_none() && near(none.calibration_error, 0.0) && none.bands.is_empty());
    }
}
