//! Near-copies: articles whose bodies share most of their runs of three words.
//!
//! Two articles can only reach a Jaccard index of `min` if they share one of the rarest `n - ceil(min · n) + 1`
//! runs of each (prefix filtering: Bayardo, Ma and Srikant 2007). In news most runs of three words occur once,
//! so an index of the rarest runs gives few candidates, misses no pair, and needs no random numbers; every
//! candidate is then measured exactly.

use rustc_hash::FxHashMap;

use crate::runs::{self, jaccard, runs};

/// Two articles that share much of their text.
#[derive(Clone, Debug, PartialEq)]
pub struct NearCopy {
    /// The id that sorts first.
    pub a: String,
    /// The other id.
    pub b: String,
    /// Jaccard index of the sets of three-word runs, 0 to 1.
    pub similarity: f64,
}

/// Every pair of articles (id, body) whose similarity is at least `min`, sorted by ids.
///
/// Similarity is the Jaccard index of the sets of three-word runs of the folded bodies; an article under 20 words
/// takes no part. The answer is exact and does not depend on the order of the articles.
///
/// ```
/// let body = "كلمة ".repeat(3) + &(0..30).map(|n| format!("و{n} ")).collect::<String>();
/// let pairs = riwaya_reconcile::near_copies([("b", body.as_str()), ("a", body.as_str())], 0.5);
/// assert_eq!((pairs[0].a.as_str(), pairs[0].similarity), ("a", 1.0));
/// ```
pub fn near_copies<'a>(articles: impl IntoIterator<Item = (&'a str, &'a str)>, min: f64) -> Vec<NearCopy> {
    let min = if min.is_nan() { 1.0 } else { min.clamp(f64::EPSILON, 1.0) };
    let mut texts: Vec<(&str, Box<[u64]>)> =
        articles.into_iter().filter_map(|(id, text)| Some((id, runs(text)?))).collect();
    texts.sort_by(|a, b| a.0.cmp(b.0).then_with(|| a.1.cmp(&b.1)));
    let rarity = Rarity::of(texts.iter().map(|(_, runs)| &**runs));
    let mut index: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    let mut seen = vec![u32::MAX; texts.len()];
    let mut out = Vec::new();
    for (n, (id, runs)) in texts.iter().enumerate() {
        for run in rarity.rarest(runs, min) {
            let holders = index.entry(run).or_default();
            for &m in holders.iter() {
                if std::mem::replace(&mut seen[m as usize], n as u32) == n as u32 {
                    continue;
                }
                let (other, theirs) = &texts[m as usize];
                let (few, many) = (runs.len().min(theirs.len()), runs.len().max(theirs.len()));
                if (few as f64) < min * many as f64 - 1e-9 {
                    continue;
                }
                let similarity = jaccard(runs, theirs);
                if similarity >= min - 1e-12 && other != id {
                    out.push(NearCopy { a: (*other).to_owned(), b: (*id).to_owned(), similarity });
                }
            }
            holders.push(n as u32);
        }
    }
    out.sort_by(|x, y| (&x.a, &x.b).cmp(&(&y.a, &y.b)));
    out
}

/// The runs of three words of a body as numbers, sorted, each once; none where it has under 20 words.
pub fn runs_of(body: &str) -> Option<Vec<u64>> {
    runs::runs(body).map(Vec::from)
}

/// How alike two bodies are, by their runs as [`runs_of`] gives them: the Jaccard index.
pub fn similarity(a: &[u64], b: &[u64]) -> f64 {
    jaccard(a, b)
}

/// How rare runs are: an order of them, the same for all texts.
struct Rarity {
    /// Occurrences, counted up to 255, of the runs that share a place; there are more places than runs.
    counts: Vec<u8>,
    shift: u32,
}

impl Rarity {
    fn of<'a>(texts: impl Iterator<Item = &'a [u64]> + Clone) -> Self {
        /// Places are never more than fit into 64 MB.
        const MOST: usize = 1 << 26;
        let all: usize = texts.clone().map(<[u64]>::len).sum();
        let places = (2 * all).next_power_of_two().clamp(2, MOST);
        let mut out = Self { counts: vec![0; places], shift: 64 - places.trailing_zeros() };
        for run in texts.flatten() {
            let place = out.place(*run);
            out.counts[place] = out.counts[place].saturating_add(1);
        }
        out
    }

    fn place(&self, run: u64) -> usize {
        (run >> self.shift) as usize
    }

    /// The rarest runs of a text, of which it must share one with any text that is as like it as `min`, without those
    /// that no other text has.
    fn rarest(&self, runs: &[u64], min: f64) -> impl Iterator<Item = u64> {
        let keep = runs.len() - (min * runs.len() as f64 - 1e-9).ceil() as usize + 1;
        let counted = runs.iter().map(|run| (self.counts[self.place(*run)], *run));
        let mut common: Vec<(u8, u64)> = counted.filter(|(count, _)| *count > 1).collect();
        // runs that occur once are the rarest, and lead to nobody
        let keep = keep.saturating_sub(runs.len() - common.len()).min(common.len());
        if (1..common.len()).contains(&keep) {
            common.select_nth_unstable(keep - 1);
        }
        common.truncate(keep);
        common.into_iter().map(|(_, run)| run)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folding::{fold, words};

    fn body(range: std::ops::Range<u32>) -> String {
        range.map(|n| format!("لفظ{n}")).collect::<Vec<_>>().join(" ") + " "
    }

    /// The definition, pair by pair.
    fn brute(texts: &[(&str, &str)], min: f64) -> Vec<(String, String)> {
        let runs = |t: &str| {
            let folded = fold(t);
            let w: Vec<String> = words(&folded).map(str::to_owned).collect();
            (w.len() >= 20)
                .then(|| w.windows(3).map(|r| r.join(" ")).collect::<std::collections::BTreeSet<_>>())
        };
        let mut out = Vec::new();
        for (i, (a, x)) in texts.iter().enumerate() {
            for (b, y) in &texts[i + 1..] {
                let (Some(x), Some(y)) = (runs(x), runs(y)) else { continue };
                let both = x.intersection(&y).count() as f64;
                if both / (x.len() as f64 + y.len() as f64 - both) >= min {
                    let (a, b) = if a < b { (a, b) } else { (b, a) };
                    out.push(((*a).to_owned(), (*b).to_owned()));
                }
            }
        }
        out.sort();
        out
    }

    #[test]
    fn finds_all_that_the_definition_finds() {
        let texts: Vec<(String, String)> =
            (0..40).map(|n| (format!("t{n:02}"), body(n * 4..n * 4 + 30 + n % 7))).collect();
        let texts: Vec<(&str, &str)> = texts.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        for min in [0.2, 0.4, 0.5, 0.7] {
            let got: Vec<_> =
                near_copies(texts.iter().copied(), min).into_iter().map(|p| (p.a, p.b)).collect();
            assert_eq!(got, brute(&texts, min), "at {min}");
            assert!(!got.is_empty());
        }
    }

    #[test]
    fn spelling_is_no_difference_and_short_texts_take_no_part() {
        let a = body(0..25) + "الأزمة إلى";
        let b = body(0..25) + "الازمه الي";
        assert!((near_copies([("x", a.as_str()), ("y", b.as_str())], 0.9)[0].similarity - 1.0).abs() < 1e-12);
        let short = body(0..19);
        assert!(near_copies([("x", short.as_str()), ("y", short.as_str())], 0.1).is_empty());
    }
}
