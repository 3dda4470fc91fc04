//! When what failed is tried again, and how far what is regular is spread.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use crate::clock::whole;

/// No longer is waited before what failed is tried again.
pub const LONGEST_RETRY: Duration = Duration::from_hours(6);

/// After how many attempts a page is given up.
pub const ATTEMPTS: u32 = 8;

/// How long to wait after so many failures in a row, the first of which is number 1: twice as long each time, and up to a
/// fifth more or less, so that not all that failed together comes back together. In milliseconds.
pub(crate) fn after(failures: u32, first: Duration) -> i64 {
    let doubled = whole(first).saturating_mul(1 << failures.saturating_sub(1).min(20));
    let wait = doubled.min(whole(LONGEST_RETRY).max(whole(first)));
    (wait as f64 * (0.8 + 0.4 * chance())) as i64
}

/// How long to wait for what is read so often: up to a tenth less. In milliseconds.
pub(crate) fn every(length: Duration) -> i64 {
    (whole(length) as f64 * (1.0 - 0.1 * chance())) as i64
}

/// A number from 0 to 1, another each time: only when something is done depends on it, never what comes of it.
fn chance() -> f64 {
    RandomState::new().hash_one(0) as f64 / u64::MAX as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_and_end_somewhere() {
        let minute = Duration::from_mins(1);
        for (failures, about) in [(1, 60_000), (2, 120_000), (5, 960_000), (30, whole(LONGEST_RETRY))] {
            let wait = after(failures, minute);
            assert!((about * 8 / 10..=about * 12 / 10).contains(&wait), "{failures}: {wait}");
        }
        let waits: std::collections::HashSet<i64> = (0..20).map(|_| after(9, minute)).collect();
        assert!(waits.len() > 10, "they are spread");
        let quarter = every(Duration::from_mins(15));
        assert!((810_000..=900_000).contains(&quarter), "{quarter}");
    }
}
