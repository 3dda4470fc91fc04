//! Which lines of a page are the article and what the others are.

mod again;
mod blocks;
mod edges;
mod hints;
mod script;

use riwaya_lexicon::FurnitureLexicon;
use riwaya_record::FurnitureKind::{self, self as F};

use crate::date;
use crate::page::Line;
use crate::tree::Tree;

use again::{copies, said_again};
use blocks::{headed_blocks, outside};
pub(crate) use edges::is_sign_off;
use edges::{edges, is_second_headline, kicker};
pub(crate) use hints::is_of_author;
use hints::{Hint, Names, hint, is_notice};
use script::{Letters, is_of_another_script};

/// What a line of a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// A line of the article.
    Body,
    /// Anything else.
    Furniture(FurnitureKind),
}

/// Whether a line reads as prose: a sentence, or long.
pub(crate) fn is_prose(line: &Line) -> bool {
    let text = line.text.text();
    let ended = text
        .trim_end_matches(['"', '”', '»', '\'', '’', ')', ' '])
        .ends_with(['.', '؟', '!', '?', '…', ':', '۔', '。']);
    line.link_density() < 0.5
        && (line.words >= 15
            || line.words >= 6 && ended
            || line.words >= 9 && text.contains(['،', ',', '、']))
}

fn is_heading(tree: &Tree, line: &Line) -> bool {
    tree.outward(line.first)
        .take(4)
        .any(|n| matches!(tree.node(n).name(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6"))
}

/// What each line is. `title` is the line that was taken as the title.
pub(crate) fn parts(
    tree: &Tree,
    lines: &[Line],
    title: Option<usize>,
    lexicon: &FurnitureLexicon,
) -> Vec<Part> {
    let prose: Vec<bool> = lines.iter().map(is_prose).collect();
    let span = |id: usize| {
        let end = tree.node(id).end;
        lines.partition_point(|l| l.first < id)..lines.partition_point(|l| l.first < end)
    };
    // The kind of furniture that an element around each line says it is.
    let mut around: Vec<Option<FurnitureKind>> = vec![None; lines.len()];
    for (id, node) in tree.nodes() {
        let outside = matches!(node.name(), "nav" | "footer" | "form" | "dialog") && node.parent != 0;
        let range = span(id);
        if range.len() * 2 < lines.len() && (outside || is_notice(tree, id)) {
            let kind = if outside { F::Navigation } else { F::Promotion };
            around[range].iter_mut().for_each(|a| *a = a.or(Some(kind)));
        }
    }
    let copied = copies(lines, &prose);
    let letters = std::cell::LazyCell::new(|| Letters::of(lines, &prose));
    for (id, node) in tree.nodes() {
        if is_of_another_script(tree, id, node) && letters.differ(span(id)) {
            around[span(id)].iter_mut().for_each(|a| *a = a.or(Some(F::Other)));
        }
    }
    for i in (0..lines.len()).filter(|i| copied[*i]) {
        around[i] = around[i].or(Some(F::Repeated));
    }
    let total: usize =
        (0..lines.len()).filter(|i| prose[*i] && around[*i].is_none()).map(|i| lines[i].words).sum();
    let mut bodies = Vec::new();
    let mut names = Names::default();
    for (id, node) in tree.nodes() {
        if node.name().is_empty() {
            continue;
        }
        match hint(tree, id, &mut names) {
            Hint::Body => bodies.push(id),
            Hint::Furniture(kind) => {
                let range = span(id);
                let held: usize = range.clone().filter(|i| prose[*i]).map(|i| lines[i].words).sum();
                // Names of wrappers mislead: what holds most of the page's prose is not furniture.
                if held * 5 < total * 2 || kind == F::Comment && held * 3 < total * 2 {
                    around[range].iter_mut().for_each(|a| *a = a.or(Some(kind)));
                }
            }
            Hint::None => {}
        }
    }
    let known: Vec<_> = lines.iter().map(|l| lexicon.look(l.text.text())).collect();
    let gains: Vec<f64> = (0..lines.len())
        .map(|i| {
            let words = lines[i].words as f64;
            if around[i].is_some() || known[i].is_some() || lines[i].link_density() > 0.5 {
                -words.min(25.0)
            } else if prose[i] {
                words - lines[i].linked as f64
            } else {
                -1.0
            }
        })
        .collect();
    let mut sums = vec![0.0];
    for gain in &gains {
        sums.push(sums[sums.len() - 1] + gain);
    }
    let gain_of = |id: usize| {
        let range = span(id);
        sums[range.end] - sums[range.start]
    };
    let elements: Vec<(usize, f64)> =
        tree.nodes().filter(|(_, n)| !n.name().is_empty()).map(|(id, _)| (id, gain_of(id))).collect();
    // Of elements that hold nearly the same, the innermost.
    let top = elements.iter().map(|(_, g)| *g).fold(0.0, f64::max);
    let mut chosen = elements.iter().rfind(|(_, g)| *g >= 0.93 * top).map_or(0, |(id, _)| *id);
    // An element that says it is the article's body is believed before one that only holds more prose.
    let stated = |id: usize| tree.node(id).attribute("itemprop").is_some_and(|p| p.contains("articleBody"));
    let believed = |id: usize| gain_of(id) >= if stated(id) { (0.2 * top).max(20.0) } else { 0.55 * top };
    let most = |a: &usize, b: &usize| gain_of(*a).total_cmp(&gain_of(*b)).then(a.cmp(b));
    if let Some(body) = bodies.iter().copied().filter(|b| believed(*b)).max_by(most) {
        chosen = body;
    }
    let within = span(chosen);
    let mut parts: Vec<Part> = (0..lines.len())
        .map(|i| {
            let marks = !lines[i].text.text().contains(riwaya_text::is_letter_or_digit);
            let kind = known[i].map(|k| k.kind).or(around[i]).or(marks.then_some(F::Other));
            if !within.contains(&i) || title == Some(i) {
                let dense = lines[i].link_density() > 0.5;
                return Part::Furniture(kind.unwrap_or(if dense { F::Navigation } else { F::Other }));
            }
            match kind {
                Some(kind) => Part::Furniture(kind),
                None if lines[i].link_density() > 0.6 => Part::Furniture(F::Related),
                None => Part::Body,
            }
        })
        .collect();
    // A lead may stand between the headline and the element of the text.
    if let Some(title) = title.filter(|t| *t < within.start && within.start - t < 40) {
        for i in title + 1..within.start {
            let free = known[i].is_none() && around[i].is_none() && lines[i].linked == 0;
            let lead = prose[i] && lines[i].words >= 12
                || i - title <= 3 && lines[i].words >= 5 && is_second_headline(tree, lines[i].first);
            if free && lead && !date::opens_with_day(lines[i].text.text()) {
                parts[i] = Part::Body;
            }
        }
    }
    headed_blocks(tree, lines, &known, &prose, within.clone(), &mut parts);
    said_again(tree, lines, within.clone(), &mut parts);
    edges(tree, lines, &prose, within.clone(), &mut parts);
    if let Some(kicker) = title.and_then(|title| kicker(tree, lines, title))
        && known[kicker].is_none()
        && around[kicker].is_none()
    {
        parts[kicker] = Part::Body;
    }
    outside(lines, &known, within, &mut parts);
    parts
}
