//! Text that knows where each of its characters stood in the text it was made from.

use std::ops::Range;

/// A run of a [`Traced`] text and where it came from, both in bytes of UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    /// Where the run starts in the traced text.
    pub(crate) at: u32,
    /// How long it is there.
    pub(crate) len: u32,
    /// Where it starts in the layer below.
    pub(crate) start: u32,
    /// Where it ends there.
    pub(crate) end: u32,
    /// Whether the two are the same characters; otherwise the whole run stands for the whole range.
    pub(crate) exact: bool,
}

/// A text made from another one, its layer below, by leaving out, joining and replacing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Traced {
    text: String,
    runs: Vec<Run>,
}

impl Traced {
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn runs(&self) -> &[Run] {
        &self.runs
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Where the first character came from.
    pub(crate) fn start(&self) -> u32 {
        self.runs.first().map_or(0, |r| r.start)
    }

    /// Appends `below[range]` unchanged.
    pub(crate) fn copy(&mut self, below: &str, range: Range<usize>) {
        let piece = below.get(range.clone()).unwrap_or_default();
        if piece.is_empty() {
            return;
        }
        let (at, len) = (self.text.len() as u32, piece.len() as u32);
        self.text.push_str(piece);
        match self.runs.last_mut() {
            Some(last) if last.exact && last.end as usize == range.start => {
                last.len += len;
                last.end += len;
            }
            _ => {
                self.runs.push(Run {
                    at,
                    len,
                    start: range.start as u32,
                    end: range.end as u32,
                    exact: true,
                });
            }
        }
    }

    /// Appends one character that stands for the whole of `range` below.
    pub(crate) fn stand(&mut self, c: char, range: Range<usize>) {
        let (at, len) = (self.text.len() as u32, c.len_utf8() as u32);
        self.text.push(c);
        self.runs.push(Run { at, len, start: range.start as u32, end: range.end as u32, exact: false });
    }

    /// Appends `range` of another text of the same layer.
    pub(crate) fn append(&mut self, other: &Self, range: Range<usize>) {
        let Some(piece) = other.text.get(range.clone()) else { return };
        let base = self.text.len();
        self.text.push_str(piece);
        let first = other.runs.partition_point(|r| (r.at + r.len) as usize <= range.start);
        for run in &other.runs[first..] {
            if run.at as usize >= range.end {
                break;
            }
            let from = (run.at as usize).max(range.start);
            let to = ((run.at + run.len) as usize).min(range.end);
            let mut new = Run { at: (base + from - range.start) as u32, len: (to - from) as u32, ..*run };
            if run.exact {
                new.start = run.start + (from - run.at as usize) as u32;
                new.end = new.start + new.len;
                if let Some(last) = self.runs.last_mut()
                    && last.exact
                    && last.end == new.start
                    && last.at + last.len == new.at
                {
                    last.len += new.len;
                    last.end = new.end;
                    continue;
                }
            }
            self.runs.push(new);
        }
    }

    /// The part `range` of this text.
    pub(crate) fn slice(&self, range: Range<usize>) -> Self {
        let mut out = Self::default();
        out.append(self, range);
        out
    }

    /// This text without white space at either end.
    pub(crate) fn trimmed(&self) -> Self {
        let start = self.text.len() - self.text.trim_start().len();
        let end = start + self.text.trim().len();
        self.slice(start..end)
    }

    /// This text with its first `limit` characters only, and whether that cut anything off.
    pub(crate) fn limited(self, limit: usize) -> (Self, bool) {
        match self.text.char_indices().nth(limit) {
            Some((end, _)) => (self.slice(0..end), true),
            None => (self, false),
        }
    }

    /// The same text where the layer below begins `by` bytes further on.
    pub(crate) fn shifted(mut self, by: u32) -> Self {
        for run in &mut self.runs {
            run.start += by;
            run.end += by;
        }
        self
    }

    /// The same text with its runs one layer further down: `lower` is what this text was made from.
    pub(crate) fn through(self, lower: &Self) -> Self {
        let mut runs = Vec::with_capacity(self.runs.len());
        for run in self.runs {
            let first = lower.runs.partition_point(|r| r.at + r.len <= run.start);
            let under = lower.runs[first..].iter().take_while(|r| r.at < run.end.max(run.start + 1));
            if run.exact {
                for r in under {
                    let from = r.at.max(run.start);
                    let to = (r.at + r.len).min(run.end);
                    let at = run.at + (from - run.start);
                    let (start, end) =
                        if r.exact { (r.start + from - r.at, r.start + to - r.at) } else { (r.start, r.end) };
                    runs.push(Run { at, len: to - from, start, end, exact: r.exact });
                }
            } else {
                let (mut start, mut end) = (u32::MAX, 0);
                for r in under {
                    let (a, b) = if r.exact {
                        (r.start + run.start.saturating_sub(r.at), r.start + run.end.min(r.at + r.len) - r.at)
                    } else {
                        (r.start, r.end)
                    };
                    start = start.min(a);
                    end = end.max(b);
                }
                runs.push(Run { start: start.min(end), end, ..run });
            }
        }
        Self { text: self.text, runs }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composition_reaches_the_bottom() {
        let bottom = "a&amp;b";
        let mut lower = Traced::default();
        lower.copy(bottom, 0..1);
        lower.stand('&', 1..6);
        lower.copy(bottom, 6..7);
        assert_eq!(lower.text(), "a&b");
        let mut upper = Traced::default();
        upper.copy(lower.text(), 1..3);
        let through = upper.through(&lower);
        assert_eq!(
            through.runs(),
            [
                Run { at: 0, len: 1, start: 1, end: 6, exact: false },
                Run { at: 1, len: 1, start: 6, end: 7, exact: true },
            ]
        );
    }

    #[test]
    fn limits_and_trims() {
        let mut t = Traced::default();
        t.copy("  نص طويل ", 0.."  نص طويل ".len());
        assert_eq!(t.trimmed().text(), "نص طويل");
        assert_eq!(t.trimmed().start(), 2);
        let (short, cut) = t.trimmed().limited(2);
        assert_eq!((short.text(), cut), ("نص", true));
    }
}
