//! Hits counted against what was wanted and what was said, and pairing one to one.

use std::ops::AddAssign;

use crate::Figure;

/// Precision, recall and their harmonic mean over counts.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Count {
    pub(crate) hit: usize,
    pub(crate) gold: usize,
    pub(crate) system: usize,
}

impl Count {
    /// Three figures of the given names.
    pub(crate) fn figures(self, names: [&'static str; 3]) -> [Figure; 3] {
        let p = ratio(self.hit, self.system);
        let r = ratio(self.hit, self.gold);
        [Figure::share(names[0], p), Figure::share(names[1], r), Figure::share(names[2], harmonic(p, r))]
    }
}

impl AddAssign<&Self> for Count {
    fn add_assign(&mut self, other: &Self) {
        self.hit += other.hit;
        self.gold += other.gold;
        self.system += other.system;
    }
}

/// The harmonic mean, 0 where both are 0.
pub(crate) fn harmonic(p: f64, r: f64) -> f64 {
    if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
}

/// A share of a whole, 0 where there is nothing to share.
pub(crate) fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Answers that were right among those asked.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Answers {
    right: usize,
    asked: usize,
}

impl Answers {
    pub(crate) fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.asked += 1;
    }

    pub(crate) fn asked(self) -> usize {
        self.asked
    }

    pub(crate) fn accuracy(self) -> f64 {
        ratio(self.right, self.asked)
    }
}

impl AddAssign<&Self> for Answers {
    fn add_assign(&mut self, other: &Self) {
        self.right += other.right;
        self.asked += other.asked;
    }
}

/// Greedy one-to-one pairing, best first; ties go to the earlier. Pairs of score 0 are none.
pub(crate) fn pair<G, S>(gold: &[G], system: &[S], same: impl Fn(&G, &S) -> f64) -> Vec<(usize, usize)> {
    let mut scored = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        for (j, s) in system.iter().enumerate() {
            let score = same(g, s);
            if score > 0.0 {
                scored.push((score, i, j));
            }
        }
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let (mut left, mut right) = (vec![false; gold.len()], vec![false; system.len()]);
    let mut out = Vec::new();
    for (_, i, j) in scored {
        if !left[i] && !right[j] {
            (left[i], right[j]) = (true, true);
            out.push((i, j));
        }
    }
    out
}

/// Pairs the sure gold first and the optional gold with what that leaves over: the sure pairs as indices, and
/// which of the system's items the optional ones took.
pub(crate) fn pair_sure_first<G, S>(
    gold: &[G],
    system: &[S],
    optional: impl Fn(&G) -> bool,
    same: impl Fn(&G, &S) -> f64,
) -> (Vec<(usize, usize)>, Vec<bool>) {
    let choose = |wanted: bool| (0..gold.len()).filter(|&i| optional(&gold[i]) == wanted).collect::<Vec<_>>();
    let by_index = |&i: &usize, &j: &usize| same(&gold[i], &system[j]);
    let all: Vec<usize> = (0..system.len()).collect();
    let (sure, spare) = (choose(false), choose(true));
    let matched: Vec<_> = pair(&sure, &all, by_index).into_iter().map(|(i, j)| (sure[i], j)).collect();
    let left: Vec<usize> = all.into_iter().filter(|j| matched.iter().all(|(_, taken)| taken != j)).collect();
    let mut taken = vec![false; system.len()];
    for (_, j) in pair(&spare, &left, by_index) {
        taken[left[j]] = true;
    }
    (matched, taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_pair_goes_first() {
        let same = |g: &i32, s: &i32| 1.0 / f64::from((g - s).abs() + 1);
        assert_eq!(pair(&[1, 2], &[2, 9], same), [(1, 0), (0, 1)]);
        assert_eq!(pair(&[5], &[5, 5], same), [(0, 0)], "the earlier of two equals");
        assert!(pair(&[5], &[6], |_, _| 0.0).is_empty());
    }

    #[test]
    fn optional_gold_takes_what_is_left() {
        let same = |g: &(i32, bool), s: &i32| f64::from(u8::from(g.0 == *s));
        let gold = [(1, true), (1, false)];
        let (sure, spare) = pair_sure_first(&gold, &[1, 1, 2], |g| g.1, same);
        assert_eq!(sure, [(1, 0)]);
        assert_eq!(spare, [false, true, false]);
    }
}
