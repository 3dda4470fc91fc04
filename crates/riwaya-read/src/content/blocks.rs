//! Furniture with a heading: other stories, comments.

use std::ops::Range;

use riwaya_lexicon::{FurnitureHit, FurnitureMatch};
use riwaya_record::FurnitureKind::{self, self as F};

use super::{Part, is_heading};
use crate::page::Line;
use crate::tree::Tree;

/// What follows a heading such as "related articles", up to the next prose, belongs to it.
pub(super) fn headed_blocks(
    tree: &Tree,
    lines: &[Line],
    known: &[Option<FurnitureHit>],
    prose: &[bool],
    within: Range<usize>,
    parts: &mut [Part],
) {
    let mut open: Option<(FurnitureKind, bool)> = None;
    let mut seen_body = false;
    for i in within {
        if let Some(hit) = known[i] {
            let heads = hit.by == FurnitureMatch::Block
                || hit.alone
                    && matches!(hit.kind, F::Related | F::Comment)
                    && hit.by == FurnitureMatch::Start;
            if heads {
                open = Some((hit.kind, hit.kind == F::Comment && seen_body));
            }
            continue;
        }
        let Some((kind, to_the_end)) = open else {
            seen_body |= parts[i] == Part::Body && prose[i];
            continue;
        };
        if to_the_end || !(is_heading(tree, &lines[i]) || prose[i] && lines[i].link_density() < 0.3) {
            parts[i] = Part::Furniture(kind);
        } else {
            open = None;
        }
    }
}

/// What stands under a heading of comments or of other stories outside the article is of its kind, whatever else is not
/// known of it.
pub(super) fn outside(
    lines: &[Line],
    known: &[Option<FurnitureHit>],
    within: Range<usize>,
    parts: &mut [Part],
) {
    let mut open: Option<FurnitureKind> = None;
    for i in within.end..lines.len() {
        if let Some(hit) = known[i] {
            open = (hit.by == FurnitureMatch::Block).then_some(hit.kind).or(open.filter(|k| *k == hit.kind));
            continue;
        }
        let Part::Furniture(kind) = parts[i] else { continue };
        let unknown = kind == F::Other || kind == F::Navigation && lines[i].link_density() > 0.5;
        if let Some(open) = open.filter(|_| unknown) {
            parts[i] = Part::Furniture(open);
        }
    }
}
