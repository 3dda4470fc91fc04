//! Names of places in the page. Made from ids alone, so that a link into a report goes on working when the report
//! is made again; of letters, digits, `-` and `_` only, so that they stand safely in HTML, addresses and CSS.

use riwaya_record::{Field, Span};

/// The place of an article, event or storyline.
pub(crate) fn anchor(prefix: char, id: &str) -> String {
    let safe = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if !id.is_empty() && id.chars().all(|c| safe(&c)) {
        return format!("{prefix}-{id}");
    }
    let readable: String = id.chars().filter(safe).take(24).collect();
    format!("{prefix}-{readable}.{:016x}", fingerprint(id)).replace('.', "_")
}

/// The place of a stretch of an article.
pub(crate) fn passage(article: &str, span: &Span) -> String {
    format!("{}-{}", anchor('m', article), stretch(span))
}

/// A stretch by its ends: `12-40`, in a title `h12-40`.
pub(crate) fn stretch(span: &Span) -> String {
    let field = if span.field == Field::Title { "h" } else { "" };
    format!("{field}{}-{}", span.start, span.end)
}

/// FNV-1a: short, and the same on every machine.
fn fingerprint(id: &str) -> u64 {
    id.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_safe_and_distinct() {
        assert_eq!(anchor('e', "e3f9-a_1"), "e-e3f9-a_1");
        let odd = ["a b", "ab", "a<b", "", "مقال.txt", "x.jsonl#1", "x.jsonl#2", "\"}</style>"];
        let made: Vec<String> = odd.iter().map(|id| anchor('a', id)).collect();
        for (i, name) in made.iter().enumerate() {
            assert!(name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'), "{name}");
            assert!(!made[..i].contains(name), "{name}");
        }
    }
}
