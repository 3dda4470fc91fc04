//! Whether two headlines agree.

use std::ops::AddAssign;

use crate::count::{Count, harmonic, ratio};
use crate::rows::StanceRow;
use crate::{Figure, with_intervals};

/// What two headlines may do, with the name of its figure.
const STANCES: [(&str, &str); 3] =
    [("agree", "stance_agree_f1"), ("disagree", "stance_disagree_f1"), ("other", "stance_other_f1")];

pub(crate) fn figures(gold: &[StanceRow], stance: &dyn Fn(&str, &str) -> &'static str) -> Vec<Figure> {
    let rows: Vec<Tally> =
        gold.iter().map(|row| Tally::of(&row.stance, stance(&row.first, &row.second))).collect();
    with_intervals(&rows, Tally::figures)
}

/// What is right of a pair of headlines, or of several, for each stance.
#[derive(Default)]
struct Tally([Count; STANCES.len()]);

impl Tally {
    fn of(want: &str, said: &str) -> Self {
        Self(STANCES.map(|(of, _)| Count {
            hit: usize::from(want == of && said == of),
            gold: usize::from(want == of),
            system: usize::from(said == of),
        }))
    }

    fn figures(&self) -> Vec<Figure> {
        let f1 = |count: &Count| harmonic(ratio(count.hit, count.system), ratio(count.hit, count.gold));
        let mut out: Vec<Figure> =
            STANCES.iter().zip(&self.0).map(|((_, name), count)| Figure::share(name, f1(count))).collect();
        let sum: f64 = self.0.iter().map(f1).sum();
        out.push(Figure::share("stance_macro_f1", sum / STANCES.len() as f64));
        out
    }
}

impl AddAssign<&Self> for Tally {
    fn add_assign(&mut self, other: &Self) {
        for (count, other) in self.0.iter_mut().zip(&other.0) {
            *count += other;
        }
    }
}
