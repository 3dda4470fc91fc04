//! Shares of an input, so that several machines can read one without talking to each other.

use std::fmt;
use std::num::NonZeroU64;
use std::str::FromStr;

/// One of several shares of an input, written `2/8`: the second of eight.
///
/// What falls into which share depends on what it is and not on where among others it stands: of a JSON Lines or WARC
/// file on the bytes of each line or record, of any other file on its name below the folder that was given. So the shares
/// of one input have nothing in common, together they are the whole, and more files or lines in it move none of the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// From 0.
    number: u64,
    of: NonZeroU64,
}

impl Share {
    /// The only one of one.
    pub const WHOLE: Self = Self { number: 0, of: NonZeroU64::MIN };

    /// Whether what has these bytes, or this name, falls into it.
    pub fn holds(self, mark: &[u8]) -> bool {
        self.of == NonZeroU64::MIN || hash(mark) % self.of == self.number
    }
}

/// FNV-1a of 64 bits (Fowler, Noll and Vo), its high half folded into the low one, by which shares are told apart.
fn hash(bytes: &[u8]) -> u64 {
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    hash ^ hash >> 32
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.number + 1, self.of)
    }
}

impl FromStr for Share {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parsed = || {
            let (number, of) = text.split_once('/')?;
            let (number, of) = (number.parse::<NonZeroU64>().ok()?, of.parse::<NonZeroU64>().ok()?);
            (number <= of).then_some(Self { number: number.get() - 1, of })
        };
        parsed().ok_or_else(|| "expected which share of how many, such as 1/4, 2/4, 3/4 or 4/4".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_one_of_so_many() {
        for text in ["1/1", "1/4", "4/4", "17/1000"] {
            assert_eq!(text.parse::<Share>().map(|share| share.to_string()), Ok(text.to_owned()));
        }
        for text in ["", "1", "0/4", "5/4", "1/0", "-1/4", "1/4/4", "a/b", "1.5/4"] {
            assert!(text.parse::<Share>().is_err(), "{text}");
        }
    }

    #[test]
    fn every_mark_falls_into_one_share_and_all_are_about_as_large() {
        let shares: Vec<Share> = (1..=7).filter_map(|n| format!("{n}/7").parse().ok()).collect();
        let mut sizes = [0; 7];
        for n in 0..7_000 {
            let mark = format!("pages/{n}.html");
            let held: Vec<usize> = (0..7).filter(|share| shares[*share].holds(mark.as_bytes())).collect();
            assert_eq!(held.len(), 1, "{mark}");
            sizes[held[0]] += 1;
            assert!(Share::WHOLE.holds(mark.as_bytes()));
        }
        assert!(sizes.iter().all(|size| (900..1_100).contains(size)), "{sizes:?}");
    }
}
