//! Calls to read another story at the end of a paragraph of the article: "… قال الوزير. اقرأ أيضا: …".

use riwaya_lexicon::{FurnitureLexicon, FurnitureMatch};
use riwaya_record::FurnitureKind;

use crate::page::Line;

/// No call is longer, in words.
const LONGEST: usize = 30;

/// How many words a label such as "اقرأ أيضا" may have.
const LABEL: usize = 4;

/// Where in a paragraph a call begins that runs to its end.
pub(crate) fn start(text: &str, lexicon: &FurnitureLexicon) -> Option<usize> {
    // most paragraphs have none
    if !text.contains(':') {
        return None;
    }
    // counted once: a paragraph may be of nothing but colons
    let (mut spaces, mut words, mut inside) = (Vec::new(), Vec::new(), false);
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            spaces.push((at, at + c.len_utf8()));
        } else if !inside {
            words.push(at);
        }
        inside = !c.is_whitespace();
    }
    let mut looked_at = Vec::new();
    for (colon, _) in text.match_indices(':') {
        let before = spaces.partition_point(|(at, _)| *at < colon);
        for &(at, behind) in spaces[..before].iter().rev().take(LABEL + 1) {
            let first = words.partition_point(|word| *word < behind);
            if first < 6 || words.len() - first > LONGEST || looked_at.contains(&at) {
                continue;
            }
            looked_at.push(at);
            if !text[..at].trim_end().ends_with(['.', '؟', '!', '»', '"', '”', ')', '…']) {
                continue;
            }
            let hit = lexicon.look(&text[behind..]);
            if hit.is_some_and(|h| {
                h.kind == FurnitureKind::Related && h.by == FurnitureMatch::Start && h.words >= 2
            }) {
                return Some(behind);
            }
        }
    }
    None
}

/// A line of a page, and apart from it the call at its end.
pub(crate) fn apart(mut line: Line, lexicon: &FurnitureLexicon) -> impl Iterator<Item = Line> {
    let at = if line.words > 8 { start(line.text.text(), lexicon) } else { None };
    let call = at.map(|at| {
        let whole = line.text.text().len();
        let (own, call) = (line.text.slice(0..at).trimmed(), line.text.slice(at..whole));
        let words = call.text().split_whitespace().count();
        line.text = own;
        line.words = line.words.saturating_sub(words);
        line.linked = line.linked.saturating_sub(words);
        Line {
            text: call,
            node: line.node,
            first: line.first,
            before: line.before.clone(),
            words,
            linked: words,
            joined: true,
        }
    });
    std::iter::once(line).chain(call)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_at_the_end() {
        let table = "pattern | match | kind\nاقرأ أيضا | start | related\nالمصدر: | start | agency\n";
        let lexicon = FurnitureLexicon::parse("f.txt", table).unwrap();
        let text = "وقال الوزير إن الاتفاق سيوقع غدا في جنيف. اقرأ أيضًا: الوفدان يصلان إلى جنيف";
        let at = start(text, &lexicon).unwrap();
        assert!(text[at..].starts_with("اقرأ"));
        assert_eq!(
            start("وقال الوزير إن الشعار كان بسيطا وهو اقرأ أيضا: لا شيء", &lexicon),
            None,
            "within a sentence"
        );
        assert_eq!(
            start("اقرأ أيضا: الوفدان يصلان إلى جنيف غدا ويلتقيان.", &lexicon),
            None,
            "a line of its own"
        );
    }
}
