//! Chance that is the same on every machine.

/// Numbers drawn from a seed: SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
#[derive(Clone, Debug)]
pub(crate) struct Chance(u64);

impl Chance {
    /// A stream of its own for each number.
    pub(crate) fn new(seed: u64, stream: u64) -> Self {
        let mut mixed = Self(seed ^ stream.wrapping_mul(0xd134_2543_de82_ef95));
        Self(mixed.next())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 to 1, without 1.
    fn part(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Below `most`, which is not 0, each equally often.
    pub(crate) fn below(&mut self, most: usize) -> usize {
        (self.part() * most as f64) as usize
    }

    /// Below `most`, which is not 0, the n-th about 1/n as often as the first.
    pub(crate) fn skewed(&mut self, most: usize) -> usize {
        let drawn = ((most as f64 + 1.0).ln() * self.part()).exp();
        (drawn as usize).clamp(1, most) - 1
    }

    pub(crate) fn shuffle<T>(&mut self, all: &mut [T]) {
        for n in (1..all.len()).rev() {
            all.swap(n, self.below(n + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_ten_is_drawn_most_and_the_last_still_drawn() {
        let mut chance = Chance::new(3, 0);
        let mut drawn = [0; 10];
        for _ in 0..10_000 {
            drawn[chance.skewed(10)] += 1;
        }
        assert!(drawn[0] > 3 * drawn[4] && drawn[9] > 100, "{drawn:?}");
    }
}
