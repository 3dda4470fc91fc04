//! Whether two headlines agree.

use crate::Figure;
use crate::count::{Count, harmonic, ratio};
use crate::rows::StanceRow;

/// What two headlines may do, with the name of its figure.
const STANCES: [(&str, &str); 3] =
    [("agree", "stance_agree_f1"), ("disagree", "stance_disagree_f1"), ("other", "stance_other_f1")];

pub(crate) fn figures(gold: &[StanceRow], stance: &dyn Fn(&str, &str) -> &'static str) -> Vec<Figure> {
    let got: Vec<&str> = gold.iter().map(|row| stance(&row.first, &row.second)).collect();
    let mut out = Vec::new();
    let mut sum = 0.0;
    for (of, name) in STANCES {
        let mut count = Count::default();
        for (row, got) in gold.iter().zip(&got) {
            let (want, said) = (row.stance == of, *got == of);
            count.gold += usize::from(want);
            count.system += usize::from(said);
            count.hit += usize::from(want && said);
        }
        let f1 = harmonic(ratio(count.hit, count.system), ratio(count.hit, count.gold));
        sum += f1;
        out.push(Figure::share(name, f1));
    }
    out.push(Figure::share("stance_macro_f1", sum / STANCES.len() as f64));
    out
}
