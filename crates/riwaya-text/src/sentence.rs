//! Sentences of news text: full stops, question marks and line ends, quotations and abbreviations heeded.

use std::ops::Range;

use crate::token::{TokenKind, Tokens};

/// A run of tokens that makes a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens, the closing mark included.
    pub tokens: Range<usize>,
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// Whether it begins a line.
    pub opens_line: bool,
    /// Whether it begins inside quotation marks opened before it.
    pub in_quote: bool,
}

/// How many words of a quotation must stand before a full stop inside it ends a sentence: shorter pieces are
/// quoted phrases.
const QUOTED_SENTENCE: usize = 4;

/// How many tokens a sentence has at most. The longest of newspapers, lists of names among them, have fewer; of what goes
/// on without a stop each part is read by itself, so that the work on a text grows with its length and no faster.
const LONGEST_SENTENCE: usize = 500;

/// Splits tokens into sentences; every token belongs to exactly one.
pub fn sentences(tokens: &Tokens) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut first = 0;
    let mut quote = Quotation::default();
    let mut began_in_quote = false;
    let mut words = 0;
    let mut i = 0;
    while i < tokens.len() {
        let token = tokens.get(i).expect("i is in range");
        if token.after_break && i > first {
            push(&mut out, tokens, first..i, began_in_quote);
            first = i;
            // A quotation left open at the end of a paragraph goes on only where the next one says so.
            if quote.is_open() && !opens_quote(tokens.fold(i)) && !closes_before_break(tokens, i) {
                quote = Quotation::default();
            }
            began_in_quote = quote.is_open();
            words = 0;
        }
        if i - first == LONGEST_SENTENCE {
            let cut = last_pause(tokens, first..i);
            push(&mut out, tokens, first..cut, began_in_quote);
            first = cut;
            began_in_quote = quote.is_open();
        }
        if token.kind == TokenKind::Word {
            words += 1;
        }
        let form = tokens.fold(i);
        let was_open = quote.is_open();
        quote.see(form);
        if !was_open && quote.is_open() {
            words = 0;
        }
        if ends_sentence(tokens, i)
            && !leaves_out(tokens, i, quote)
            && (!quote.is_open() || words >= QUOTED_SENTENCE)
        {
            let mut last = i + 1;
            // Closing marks and further stops belong to the sentence they close.
            while last < tokens.len()
                && !tokens.get(last).expect("in range").after_break
                && trails(tokens.fold(last), &quote)
            {
                quote.see(tokens.fold(last));
                last += 1;
            }
            push(&mut out, tokens, first..last, began_in_quote);
            first = last;
            began_in_quote = quote.is_open();
            words = 0;
            i = last;
            continue;
        }
        i += 1;
    }
    if first < tokens.len() {
        push(&mut out, tokens, first..tokens.len(), began_in_quote);
    }
    out
}

/// Behind the last comma or semicolon of some tokens, or behind all of them where there is none.
fn last_pause(tokens: &Tokens, within: Range<usize>) -> usize {
    let pause = |i: &usize| matches!(tokens.fold(*i), "،" | "," | "؛" | ";");
    within.clone().rev().find(pause).map_or(within.end, |i| i + 1)
}

fn push(out: &mut Vec<Sentence>, tokens: &Tokens, range: Range<usize>, in_quote: bool) {
    if let (Some(a), Some(b)) = (tokens.get(range.start), tokens.get(range.end - 1)) {
        let opens_line = range.start == 0 || a.after_break;
        out.push(Sentence { start: a.start, end: b.end, tokens: range, opens_line, in_quote });
    }
}

/// Which quotation is open.
#[derive(Clone, Copy, Default)]
struct Quotation {
    closer: Option<&'static str>,
}

impl Quotation {
    fn is_open(self) -> bool {
        self.closer.is_some()
    }

    fn see(&mut self, mark: &str) {
        if self.closer == Some(mark) {
            self.closer = None;
        } else if self.closer.is_none() {
            self.closer = match mark {
                "«" => Some("»"),
                "“" => Some("”"),
                "\"" => Some("\""),
                _ => None,
            };
        }
    }
}

fn opens_quote(form: &str) -> bool {
    matches!(form, "«" | "“" | "\"")
}

/// Whether a closing mark follows in this line before any opening one.
fn closes_before_break(tokens: &Tokens, from: usize) -> bool {
    for i in from..tokens.len() {
        if i > from && tokens.get(i).is_some_and(|t| t.after_break) {
            return false;
        }
        match tokens.fold(i) {
            "»" | "”" => return true,
            "«" | "“" => return false,
            _ => {}
        }
    }
    false
}

fn trails(form: &str, quote: &Quotation) -> bool {
    matches!(form, "." | "!" | "?" | "؟" | "…" | ")" | "]")
        || quote.closer == Some(form)
        || form == "”"
        || form == "»"
}

fn ends_sentence(tokens: &Tokens, i: usize) -> bool {
    match tokens.fold(i) {
        "!" | "?" | "؟" | "…" => true,
        "." => {
            // "د. أحمد", "أ. ف. ب": a single letter before the stop is an abbreviation.
            let before = i.checked_sub(1).and_then(|p| tokens.get(p).map(|t| (p, t)));
            !before.is_some_and(|(p, t)| {
                t.kind == TokenKind::Word
                    && tokens.fold(p).chars().count() == 1
                    && tokens.get(i).is_some_and(|d| d.start == t.end)
            })
        }
        _ => false,
    }
}

/// Prepositions (folded): what they open is no sentence of its own.
const PREPOSITIONS: [&str; 16] = [
    "في", "من", "علي", "الي", "عن", "مع", "بشان", "خلال", "حول", "ضد", "منذ", "بين", "قبل", "بعد", "بحسب",
    "لدي",
];

/// Whether a stop is one of those by which a quotation leaves something out, and goes on with the same sentence:
/// "القرارات (...) من المجلس", "القرارات... بشأن الاتفاق".
fn leaves_out(tokens: &Tokens, i: usize, quote: Quotation) -> bool {
    let stop = |k: usize| matches!(tokens.fold(k), "." | "…");
    let beside = |a: usize, b: usize| {
        tokens.get(a).zip(tokens.get(b)).is_some_and(|(x, y)| x.end == y.start && stop(a) && stop(b))
    };
    let mut first = i;
    while first > 0 && beside(first - 1, first) {
        first -= 1;
    }
    let mut last = i;
    while beside(last, last + 1) {
        last += 1;
    }
    let next = last + 1;
    let bracketed =
        first > 0 && tokens.fold(first - 1) == "(" && next < tokens.len() && tokens.fold(next) == ")";
    let next = next + usize::from(bracketed);
    let goes_on =
        tokens.get(next).is_some_and(|t| !t.after_break && PREPOSITIONS.contains(&tokens.fold(next)));
    quote.is_open() && (last > first || tokens.fold(i) == "…") && goes_on
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        sentences(&Tokens::of(text))
            .iter()
            .map(|s| chars[s.start as usize..s.end as usize].iter().collect())
            .collect()
    }

    #[test]
    fn stops_lines_and_quotes() {
        assert_eq!(split("قال أ. محمد نعم. ثم ذهب؟ انتهى").len(), 3);
        assert_eq!(split("عنوان\nنص").len(), 2);
        assert_eq!(split("قال: «لا. نعم» ثم مضى.").len(), 1);
        assert_eq!(split("قال: «لن نقبل بهذا الأمر أبدا. سنرد عليه بقوة». ومضى.").len(), 3);
        assert_eq!(split("بلغ 3.5 في المئة.").len(), 1);
        assert_eq!(split("قال: «إن هذا هو موقفنا الثابت (...) من القرارات الجديدة». ومضى.").len(), 2);
        assert_eq!(split("قضى بأن «جميع الأحكام الصادرة عن المحاكم... بشأن الاتفاق باطلة».").len(), 1);
    }

    #[test]
    fn what_never_stops_is_read_in_parts() {
        let lengths = |text: &str| -> Vec<usize> {
            sentences(&Tokens::of(text)).iter().map(|s| s.tokens.len()).collect()
        };
        assert_eq!(lengths(&"قال ".repeat(1200)), [500, 500, 200]);
        let pauses = format!("{}، {}", "قال ".repeat(300), "وقال ".repeat(600));
        assert_eq!(lengths(&pauses), [301, 500, 100]);
    }

    #[test]
    fn closing_marks_stay_with_their_sentence() {
        assert_eq!(
            split("قال “هذا هو موقفنا الثابت والدائم.” وأضاف."),
            ["قال “هذا هو موقفنا الثابت والدائم.”", "وأضاف."]
        );
    }
}
