//! The records of what a sentence tells: its claims, statements and quotes, with those who tell them.

mod attribution;
mod claims;
mod clauses;
mod quotes;
mod stance;
mod statements;

use std::ops::Range;

use riwaya_record::{Article, Field, Span};

use crate::coder::Part;
use crate::speech::Speech;
use crate::who::Cast;

pub(crate) use self::quotes::quote;

/// A sentence and what was heard in it.
pub(crate) struct Telling<'t, 'p> {
    pub(crate) part: &'t Part<'p>,
    pub(crate) article: &'t Article,
    pub(crate) cast: &'t Cast<'p>,
    /// The speeches of the part so far.
    pub(crate) speeches: &'t [Speech],
    /// Number of the sentence's first speech.
    pub(crate) first: usize,
    /// Number of the sentence, the title's counted first.
    pub(crate) sentence: usize,
    /// Its tokens.
    pub(crate) range: Range<usize>,
    pub(crate) span: Span,
}

/// Verbs that are a decision more than a word about one (folded).
const DONE: [&str; 14] =
    ["وافق", "اعتزم", "قرر", "رفض", "ايد", "اقر", "امر", "اتفق", "نوي", "شهد", "القي", "فرض", "حدد", "نشر"];

/// How many words a clause has that is told apart.
const CLAUSE: usize = 4;

impl Telling<'_, '_> {
    fn field(&self) -> &'static str {
        if self.part.passage.field == Field::Title { "title" } else { "text" }
    }
}

/// A short hash of what makes a record unique: FNV-1a, 64 bits.
fn hash(parts: &[&str]) -> String {
    let mut h: u64 = 0xcbf2_9ce4_8422_2325;
    for part in parts {
        for b in part.bytes().chain([0x1f]) {
            h ^= u64::from(b);
            h = h.wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{h:016x}")
}
