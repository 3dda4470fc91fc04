//! Numbers in digits and words.

use riwaya_text::TokenKind;

use super::Reader;
use super::words::Sense;

impl Reader<'_> {
    /// Digits alone.
    pub(super) fn digits(&self, i: usize) -> Option<u32> {
        let token = self.tokens.get(i)?;
        let text = self.tokens.fold(i);
        (token.kind == TokenKind::Number && text.len() <= 6).then(|| text.parse().ok())?
    }

    /// A cardinal, and the token after it: 12, خمس, خمسة عشر, خمس وعشرين, مئة وعشرين.
    pub(super) fn cardinal(&self, i: usize) -> Option<(usize, u32)> {
        if let Some(n) = self.digits(i) {
            let scale = self.read(i + 1, |r| match r.sense {
                Sense::Cardinal(n @ (100 | 1000)) => Some(n),
                _ => None,
            });
            return Some(scale.map_or((i + 1, n), |(end, s)| (end, n.saturating_mul(s))));
        }
        self.cardinal_word(i).map(|(end, n)| self.more(end, n))
    }

    /// A number after و, and the token after it: وتسعة وأربعين.
    pub(super) fn and_number(&self, i: usize) -> Option<(usize, u32)> {
        self.and_cardinal(i).map(|(end, n)| self.more(end, n))
    }

    /// The rest of a number that has begun.
    fn more(&self, mut end: usize, mut sum: u32) -> (usize, u32) {
        while let Some((next, n)) = self.tens(end, sum).or_else(|| self.and_cardinal(end)) {
            if n == 100 || n == 1000 {
                sum = sum.saturating_mul(n);
            } else if n < sum || sum < 10 {
                sum = sum.saturating_add(n);
            } else {
                break;
            }
            end = next;
        }
        (end, sum)
    }

    fn cardinal_word(&self, i: usize) -> Option<(usize, u32)> {
        self.read(i, |r| match r.sense {
            Sense::Cardinal(n) => Some(n),
            _ => None,
        })
    }

    /// The ten of خمسة عشر, and the scale of ثلاثة آلاف.
    fn tens(&self, i: usize, unit: u32) -> Option<(usize, u32)> {
        self.cardinal_word(i).filter(|(_, n)| (*n == 10 && unit < 10) || (*n >= 100 && *n > unit))
    }

    /// وعشرين.
    fn and_cardinal(&self, i: usize) -> Option<(usize, u32)> {
        if !self.tokens.fold(i).starts_with('و') {
            return None;
        }
        self.all(i).iter().find_map(|r| match r.sense {
            Sense::Cardinal(n) if r.skip == 1 => Some((i + r.len as usize, n)),
            _ => None,
        })
    }

    /// An ordinal, and the token after it: الخامس, الخامس عشر, الخامس والعشرين, العشرين.
    pub(super) fn ordinal(&self, i: usize) -> Option<(usize, u32)> {
        let (end, n) = self.read(i, |r| match r.sense {
            Sense::Ordinal(n) => Some(n),
            _ => None,
        })?;
        if n < 10 {
            if self.is(end, &["عشر", "عشره"]) {
                return Some((end + 1, n + 10));
            }
            for (tens, words) in [(20, ["والعشرين", "والعشرون"]), (30, ["والثلاثين", "والثلاثون"])]
            {
                if self.is(end, &words) {
                    return Some((end + 1, n + tens));
                }
            }
        }
        Some((end, n))
    }
}
