//! What a page has more than once: its article, or a sentence of it set large.

use std::collections::HashMap;
use std::ops::Range;

use riwaya_record::FurnitureKind;

use super::Part;
use crate::headline;
use crate::page::Line;
use crate::tree::Tree;

/// Which lines of prose are copies of earlier ones, where the page has its article twice, one time right after the other:
/// once for wide screens, once for narrow ones. An excerpt above the article is no such copy, nor is what a text says more
/// than once.
pub(super) fn copies(lines: &[Line], prose: &[bool]) -> Vec<bool> {
    let mut again = vec![false; lines.len()];
    let long: Vec<usize> = (0..lines.len()).filter(|i| prose[*i] && lines[*i].words >= 8).collect();
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let text = |at: usize| lines[long[at]].text.text();
    let mut before = vec![0];
    before.extend(long.iter().scan(0, |sum, i| {
        *sum += lines[*i].words;
        Some(*sum)
    }));
    let all = before[long.len()];
    // Where a block of some length was found to differ; one that begins before it, as long, differs there too.
    let mut differs = (0, 0);
    for at in 0..long.len() {
        let Some(first) = seen.insert(text(at), at) else { continue };
        let block = at - first;
        let fits = at + block <= long.len() && (before[at + block] - before[at]) * 10 >= all * 4;
        if block < 3 || !fits || differs.0 == block && at <= differs.1 {
            continue;
        }
        let same = (0..block).take_while(|n| text(first + n) == text(at + n)).count();
        if same == block {
            long[at..at + block].iter().for_each(|i| again[*i] = true);
            break;
        }
        differs = (block, at + same);
    }
    again
}

/// A sentence of the article set large beside it says nothing new.
pub(super) fn said_again(tree: &Tree, lines: &[Line], within: Range<usize>, parts: &mut [Part]) {
    let is_set_apart = |i: usize| {
        tree.outward(lines[i].first).take(4).any(|n| {
            let node = tree.node(n);
            let classed =
                |word| node.attribute("class").is_some_and(|c| c.to_ascii_lowercase().contains(word));
            matches!(node.name(), "blockquote" | "aside" | "q") || classed("quote") || classed("pull")
        })
    };
    for i in within.clone() {
        if parts[i] != Part::Body || !(4..=40).contains(&lines[i].words) || !is_set_apart(i) {
            continue;
        }
        let own = headline::fold(lines[i].text.text());
        let again = |j: usize| {
            j != i
                && parts[j] == Part::Body
                && lines[j].words > lines[i].words
                && headline::fold(lines[j].text.text()).contains(&own)
        };
        if within.clone().any(again) {
            parts[i] = Part::Furniture(FurnitureKind::Repeated);
        }
    }
}
