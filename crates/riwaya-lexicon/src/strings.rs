//! Strings by number.

use serde::{Deserialize, Serialize};

use crate::packed;

/// Distinct strings, numbered in the order in which they came, and found by their letters.
///
/// All letters lie in one text and all places in two arrays: the hundreds of thousands that ship are opened by copying
/// three pieces, not by placing them one by one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Strings {
    /// The letters of all, one string's after the other's.
    #[serde(with = "packed::bytes")]
    letters: Vec<u8>,
    /// Where each string ends.
    #[serde(with = "packed")]
    ends: Vec<u32>,
    /// At the place of its hash or behind it the number of each string, from 1; 0 where none is. There are a power of two,
    /// at least half of them free.
    #[serde(with = "packed")]
    places: Vec<u32>,
}

/// How many places the first string finds.
const FEWEST: usize = 16;

impl Strings {
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The string of a number that was given out.
    pub(crate) fn get(&self, number: u32) -> &str {
        // what was put in was text
        std::str::from_utf8(self.letters(number as usize)).unwrap_or_default()
    }

    /// The number of a string, if it is one of them.
    pub(crate) fn number(&self, string: &str) -> Option<u32> {
        if self.places.is_empty() { None } else { self.places[self.place(string)].checked_sub(1) }
    }

    /// The number of a string, which is added where it is not yet there.
    pub(crate) fn insert(&mut self, string: &str) -> u32 {
        if self.places.len() <= 2 * self.ends.len() {
            self.spread();
        }
        let place = self.place(string);
        if self.places[place] == 0 {
            self.letters.extend_from_slice(string.as_bytes());
            self.ends.push(self.letters.len() as u32);
            self.places[place] = self.ends.len() as u32;
        }
        self.places[place] - 1
    }

    /// Where a string is, or the free place where it would be.
    fn place(&self, string: &str) -> usize {
        let last = self.places.len() - 1;
        let mut place = hash(string.as_bytes()) as usize & last;
        while let Some(other) = self.places[place].checked_sub(1)
            && self.letters(other as usize) != string.as_bytes()
        {
            place = (place + 1) & last;
        }
        place
    }

    fn letters(&self, number: usize) -> &[u8] {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.letters[start as usize..self.ends[number] as usize]
    }

    /// Gives the strings twice as many places.
    fn spread(&mut self) {
        let places = (2 * self.places.len()).max(FEWEST);
        self.places = vec![0; places];
        for number in 0..self.ends.len() {
            let mut place = hash(self.letters(number)) as usize & (places - 1);
            while self.places[place] != 0 {
                place = (place + 1) & (places - 1);
            }
            self.places[place] = number as u32 + 1;
        }
    }
}

/// The same on every machine, as the places are kept.
fn hash(letters: &[u8]) -> u32 {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let (eights, rest) = letters.as_chunks();
    let rest = rest.iter().fold(letters.len() as u64, |few, &letter| few << 8 | u64::from(letter));
    let eights = eights.iter().map(|eight| u64::from_le_bytes(*eight));
    let hash =
        eights.fold(rest.wrapping_mul(ODD), |hash, eight| (hash.rotate_left(5) ^ eight).wrapping_mul(ODD));
    (hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_string_has_its_number() {
        let mut strings = Strings::default();
        assert_eq!(strings.number("سد"), None);
        let all: Vec<String> = (0..1000).map(|n| format!("كلمه{n}")).collect();
        for (n, string) in (0..).zip(&all) {
            assert_eq!((strings.insert(string), strings.insert(string)), (n, n));
        }
        let kept = postcard::to_allocvec(&strings).unwrap();
        let opened: Strings = postcard::from_bytes(&kept).unwrap();
        assert!((0..).zip(&all).all(|(n, string)| opened.number(string) == Some(n)));
        assert_eq!((opened.number("كلمه"), opened.number(""), opened.len()), (None, None, 1000));
    }
}
