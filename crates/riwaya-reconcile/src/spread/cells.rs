//! Reports compared with reports, a bin of them with another.

use crate::clustering::Edge;
use crate::reports::{Part, Report, of_one_affair, of_one_happening};

/// Pairs of reports, by their places in the lists, with how likely: 0 to 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pairs {
    /// That may report one happening.
    pub alike: Vec<(usize, usize, f64)>,
    /// That may belong to one affair.
    pub akin: Vec<(usize, usize, f64)>,
}

/// The pairs within a bin of articles, given by id and as reports.
pub fn pairs_within(bin: &[(&str, &Report)]) -> Pairs {
    pairs(bin, |_| Part::Fresh)
}

/// The pairs across two bins: of the first the place in `left`, of the second that in `right`.
pub fn pairs_across(left: &[(&str, &Report)], right: &[(&str, &Report)]) -> Pairs {
    let both: Vec<(&str, &Report)> = left.iter().chain(right).copied().collect();
    let mut out = pairs(&both, |n| if n < left.len() { Part::Left } else { Part::Right });
    for (a, b, _) in out.alike.iter_mut().chain(&mut out.akin) {
        (*a, *b) = (*a.min(b), *a.max(b) - left.len());
    }
    out
}

fn pairs(bin: &[(&str, &Report)], part: impl Fn(usize) -> Part) -> Pairs {
    // in canonical order, as everywhere else
    let mut order: Vec<usize> = (0..bin.len()).collect();
    order.sort_by_key(|n| (bin[*n].1.latest(), bin[*n].0));
    let reports: Vec<&Report> = order.iter().map(|n| bin[*n].1).collect();
    let part = |n: usize| part(order[n]);
    let named = |edges: Vec<Edge>| edges.iter().map(|e| (order[e.a], order[e.b], e.score)).collect();
    Pairs { alike: named(of_one_happening(&reports, part)), akin: named(of_one_affair(&reports, part)) }
}
