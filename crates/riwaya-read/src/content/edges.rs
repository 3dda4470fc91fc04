//! Where the article begins and ends: second headlines, points that sum it up, openings, sign-offs.

use std::ops::Range;

use riwaya_record::FurnitureKind as F;

use super::{Part, is_heading};
use crate::date;
use crate::page::Line;
use crate::tree::Tree;

/// Whether a line below the headline is set as one itself, or its class says that it is a lead.
pub(super) fn is_second_headline(tree: &Tree, first: usize) -> bool {
    const LEADS: [&str; 7] =
        ["subtitle", "sub-title", "subhead", "standfirst", "article-lead", "deck", "strapline"];
    tree.outward(first).take(3).any(|n| {
        let node = tree.node(n);
        let class = node.attribute("class").unwrap_or_default().to_ascii_lowercase();
        matches!(node.name(), "h2" | "h3") || LEADS.iter().any(|lead| class.contains(lead))
    })
}

/// A second headline right above the first.
pub(super) fn kicker(tree: &Tree, lines: &[Line], title: usize) -> Option<usize> {
    let above = title.checked_sub(1)?;
    let parent = |i: usize| tree.node(lines[i].node).parent;
    let line = &lines[above];
    let fits = (5..=20).contains(&line.words)
        && line.linked == 0
        && parent(above) == parent(title)
        && date::find(line.text.text()).is_none()
        && !line.text.text().contains(['|', '»', '>', '•', '©']);
    fits.then_some(above)
}

/// Two words joined by a hyphen: "حماة-وكالة".
fn is_joined(text: &str) -> bool {
    let parts = text.split_once(['-', '–', 'ـ']);
    parts.is_some_and(|(a, b)| {
        [a, b].iter().all(|part| !part.is_empty() && part.chars().all(char::is_alphabetic))
    })
}

/// Whether a line is how agencies sign off: "وكالة/سليم الحداد", "أ ن ن / م ع ش", "// انتهى //", "(إعداد سليم - تحرير سلمى)".
pub(crate) fn is_sign_off(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let pieces = text.split('/').filter(|piece| !piece.trim().is_empty());
    let slashed = text.contains('/')
        && words <= 12
        && !text.contains(['.', '،', ':', '«', '"', '؟'])
        && pieces.clone().all(|piece| piece.split_whitespace().count() <= 5);
    let bracketed = text.starts_with('(')
        && text.ends_with(')')
        && words <= 16
        && ["(إعداد", "(تحرير", "(تغطية", "(شارك في", "(كتابة", "(Reporting", "(Editing"]
            .iter()
            .any(|w| text.starts_with(w));
    let ruled = words <= 3 && ["====", "____", "****", "----"].iter().any(|rule| text.starts_with(rule));
    slashed && !text.contains("//www") && !text.contains("http") || bracketed || ruled
}

/// Whether a line is one of several points that sum up an article above its text: items of a list, no links.
fn is_point(tree: &Tree, lines: &[Line], i: usize) -> bool {
    let list = |line: &Line| {
        let item = tree.outward(line.first).take(3).find(|n| tree.node(*n).name() == "li")?;
        (line.words >= 4 && line.linked == 0).then(|| tree.node(item).parent)
    };
    let of = |at: Option<usize>| at.and_then(|at| lines.get(at)).and_then(list);
    let own = list(&lines[i]);
    own.is_some() && (of(i.checked_sub(1)) == own || of(Some(i + 1)) == own)
}

/// Short lines before the first and after the last prose are not the article, unless they head or close it.
pub(super) fn edges(tree: &Tree, lines: &[Line], prose: &[bool], within: Range<usize>, parts: &mut [Part]) {
    let body = |i: &usize, parts: &[Part]| parts[*i] == Part::Body;
    let Some(first) = within.clone().find(|i| body(i, parts) && prose[*i]) else { return };
    let last = within.clone().rev().find(|i| body(i, parts) && prose[*i]).unwrap_or(first);
    // The first of several headings of one kind, each with its paragraphs: a live page.
    let heading = |i: usize| {
        tree.outward(lines[i].first)
            .take(2)
            .map(|n| tree.node(n).name())
            .find(|name| matches!(*name, "h2" | "h3" | "h4"))
    };
    let heads_sections = |i: usize, parts: &[Part]| {
        let others = || within.clone().filter(|j| *j > first && parts[*j] == Part::Body);
        i + 1 == first
            && heading(i).is_some_and(|own| others().filter(|j| heading(*j) == Some(own)).count() >= 2)
    };
    for i in within.start..first {
        let text = lines[i].text.text();
        let ended = text.ends_with(['.', '؟', '!']);
        if parts[i] == Part::Body && lines[i].words <= 14 && !ended && date::opens_with_day(text) {
            parts[i] = Part::Furniture(F::Meta);
        }
        // "حماة-وكالة", "(الصحيفة) خاص:": an opening on a line of its own.
        let opening = i + 1 == first
            && lines[i].words <= 4
            && tree.node(lines[i].node).parent == tree.node(lines[first].node).parent
            && (text.starts_with('(') || text.ends_with([':', '-', '–']) || is_joined(text));
        if parts[i] == Part::Body
            && !opening
            && !is_point(tree, lines, i)
            && !(is_heading(tree, &lines[i]) && (lines[i].words >= 4 || heads_sections(i, parts)))
            && lines[i].words < 8
        {
            parts[i] = Part::Furniture(F::Other);
        }
    }
    let mut at = last + 1;
    while at < within.end {
        if parts[at] == Part::Body && is_sign_off(lines[at].text.text()) {
            parts[at] = Part::Furniture(F::Credit);
            at += 1;
            continue;
        }
        let close = at - last <= 3 && lines[at].node == lines[last].node && !is_heading(tree, &lines[at]);
        let ended = lines[at].text.text().ends_with(['.', '!', '؟', '?', '"', '”', '»']);
        if parts[at] == Part::Body && !(close && (ended || lines[at].joined)) {
            parts[at] = Part::Furniture(F::Other);
        }
        at += 1;
    }
}
