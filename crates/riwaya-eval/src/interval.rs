//! How far a figure may be from what it would be on other texts drawn in the same way: intervals of 95 %.
//!
//! A figure that is made of whole rows (articles, or sentences) has the percentile interval of the bootstrap: rows are
//! drawn anew, as many as there are and any of them again, and the figure is computed of each draw (Efron and Tibshirani,
//! *An Introduction to the Bootstrap*, 1993, chapter 13). So what stands in one article, and is right or wrong together,
//! stays together. A share of a few things that were counted has the score interval (Wilson, "Probable Inference, the Law
//! of Succession, and Statistical Inference", 1927), which has a width where all were right, too.

use std::ops::AddAssign;

use serde::Serialize;

/// Between which bounds a figure lies in 95 of 100 such draws of texts.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Interval {
    /// The lower bound.
    pub low: f64,
    /// The upper bound.
    pub high: f64,
}

/// Draws of rows.
const DRAWS: usize = 1000;
/// Of these the ones that the bounds are, in the order of the figure.
const BOUNDS: (usize, usize) = (25, 975);
/// Of fewer rows no draw is another sample.
const FEWEST: usize = 10;
/// The normal deviate of 95 %.
const DEVIATE: f64 = 1.959_964;

impl Interval {
    /// Of a share of things that were counted; none of nothing.
    ///
    /// ```
    /// let all_of_ten = riwaya_eval::Interval::of_share(10, 10).unwrap();
    /// assert!((all_of_ten.low - 0.722).abs() < 0.001);
    /// ```
    pub fn of_share(part: usize, whole: usize) -> Option<Self> {
        if whole == 0 {
            return None;
        }
        let (n, p) = (whole as f64, part as f64 / whole as f64);
        let square = DEVIATE * DEVIATE;
        let middle = (p + square / (2.0 * n)) / (1.0 + square / n);
        let half = DEVIATE / (1.0 + square / n) * (p * (1.0 - p) / n + square / (4.0 * n * n)).sqrt();
        Some(Self { low: (middle - half).max(0.0), high: (middle + half).min(1.0) })
    }
}

/// The intervals of figures that are computed of a sum of rows, in the order of the figures; none of too few rows.
pub(crate) fn resampled<T>(rows: &[T], figures: impl Fn(&T) -> Vec<f64>) -> Option<Vec<Interval>>
where
    T: Default + for<'a> AddAssign<&'a T>,
{
    if rows.len() < FEWEST {
        return None;
    }
    let mut chance = Chance(0);
    let mut drawn: Vec<Vec<f64>> = Vec::new();
    for _ in 0..DRAWS {
        let mut sum = T::default();
        for _ in rows {
            sum += &rows[chance.below(rows.len())];
        }
        let values = figures(&sum);
        drawn.resize_with(values.len(), Vec::new);
        for (of_figure, value) in drawn.iter_mut().zip(values) {
            of_figure.push(value);
        }
    }
    let bounds = |mut values: Vec<f64>| {
        values.sort_by(f64::total_cmp);
        Interval { low: values[BOUNDS.0 - 1], high: values[BOUNDS.1 - 1] }
    };
    Some(drawn.into_iter().map(bounds).collect())
}

/// The sum of rows.
pub(crate) fn total<T: Default + for<'a> AddAssign<&'a T>>(rows: &[T]) -> T {
    let mut sum = T::default();
    for row in rows {
        sum += row;
    }
    sum
}

/// Numbers that are the same on every machine: SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number
/// Generators", 2014).
struct Chance(u64);

impl Chance {
    /// Below `most`, each as often.
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let part = ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64;
        (part * most as f64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Right ones of so many.
    #[derive(Default)]
    struct Part(usize, usize);

    impl AddAssign<&Self> for Part {
        fn add_assign(&mut self, other: &Self) {
            self.0 += other.0;
            self.1 += other.1;
        }
    }

    fn of_parts(rows: &[Part]) -> Option<Interval> {
        let share = |sum: &Part| vec![sum.0 as f64 / sum.1 as f64];
        resampled(rows, share).map(|intervals| intervals[0])
    }

    #[test]
    fn wilson_as_published() {
        // Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I
        for ((part, whole), (low, high)) in
            [((81, 263), (0.2553, 0.3662)), ((15, 148), (0.0624, 0.1605)), ((0, 20), (0.0, 0.1611))]
        {
            let interval = Interval::of_share(part, whole).unwrap();
            assert!((interval.low - low).abs() < 1e-4 && (interval.high - high).abs() < 1e-4, "{interval:?}");
        }
        assert_eq!(Interval::of_share(0, 0), None);
    }

    #[test]
    fn single_things_come_near_to_the_binomial() {
        let rows: Vec<Part> = (0..200).map(|n| Part(usize::from(n % 4 > 0), 1)).collect();
        let (drawn, counted) = (of_parts(&rows).unwrap(), Interval::of_share(150, 200).unwrap());
        assert!(
            (drawn.low - counted.low).abs() < 0.02 && (drawn.high - counted.high).abs() < 0.02,
            "{drawn:?}"
        );
    }

    #[test]
    fn what_is_right_together_tells_less() {
        let apart: Vec<Part> = (0..200).map(|n| Part(n % 2, 1)).collect();
        let together: Vec<Part> = (0..20).map(|n| Part(n % 2 * 10, 10)).collect();
        let (apart, together) = (of_parts(&apart).unwrap(), of_parts(&together).unwrap());
        assert!(together.high - together.low > 2.0 * (apart.high - apart.low), "{apart:?} {together:?}");
    }

    #[test]
    fn few_rows_have_none() {
        assert_eq!(of_parts(&(0..9).map(|_| Part(1, 2)).collect::<Vec<_>>()), None);
    }
}
