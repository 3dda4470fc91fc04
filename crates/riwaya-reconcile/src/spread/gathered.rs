//! Claims gathered into events, a strand of them apart from the others.

use std::collections::BTreeMap;

use riwaya_record::CodedArticle;
use rustc_hash::FxHashMap;

use super::scatter::Likely;
use crate::clustering::{Edge, average_link, find};
use crate::compatibility::LEAST;
use crate::events::content_id;
use crate::told::{Corpus, Sketch};

/// A claim with its place among all, in order of which they are named.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Member {
    /// When its article was published at the latest.
    pub latest: i64,
    /// Its article.
    pub article: String,
    /// Which of the article's claims it is, from 0, by their places in the text.
    pub index: usize,
    /// Its id.
    pub claim: String,
}

/// An event's id, and the ids of its claims.
pub type Group = (String, Vec<String>);

/// The claims of an article.
pub fn members(article: &CodedArticle) -> Vec<Member> {
    let sketch = Sketch::new(article, None);
    let corpus = Corpus::new([&sketch]);
    let latest = sketch.report.latest();
    let member = |(index, claim): (usize, &str)| Member {
        latest,
        article: article.id.clone(),
        index,
        claim: claim.to_owned(),
    };
    corpus.told.iter().map(|told| told.claim.id.as_str()).enumerate().map(member).collect()
}

/// Ids that pairs hold together: by each id that is in a pair the number of its strand, from 0. One of no pair is a strand of
/// its own, and not listed.
pub fn strands<'p>(pairs: impl IntoIterator<Item = (&'p str, &'p str)>) -> Vec<(&'p str, usize)> {
    let mut number: FxHashMap<&str, usize> = FxHashMap::default();
    let mut parents: Vec<usize> = Vec::new();
    for (a, b) in pairs {
        let [a, b] = [a, b].map(|id| {
            *number.entry(id).or_insert_with(|| {
                parents.push(parents.len());
                parents.len() - 1
            })
        });
        let (a, b) = (find(&mut parents, a), find(&mut parents, b));
        parents[a.max(b)] = a.min(b);
    }
    let mut ids: Vec<(&str, usize)> = number.into_iter().collect();
    ids.sort_unstable();
    let mut named: BTreeMap<usize, usize> = BTreeMap::new();
    for (_, of) in &mut ids {
        let root = find(&mut parents, *of);
        let next = named.len();
        *of = *named.entry(root).or_insert(next);
    }
    ids
}

/// The events of some claims, whole strands of them; `likely` and `bound` are the pairs of these claims.
pub fn gathered(members: &[Member], likely: &[Likely], bound: &[(String, String)]) -> Vec<Group> {
    let mut order: Vec<&Member> = members.iter().collect();
    order.sort_unstable();
    let at: FxHashMap<&str, usize> = order.iter().enumerate().map(|(n, m)| (m.claim.as_str(), n)).collect();
    let pair = |a: &str, b: &str| -> Option<(usize, usize)> {
        let (a, b) = (*at.get(a)?, *at.get(b)?);
        Some((a.min(b), a.max(b)))
    };
    let edge = |l: &Likely| {
        let (a, b) = pair(&l.a, &l.b)?;
        Some(Edge { a, b, score: l.score, conflict: l.conflict })
    };
    let edges: Vec<Edge> = likely.iter().filter_map(edge).collect();
    let bound: Vec<(usize, usize)> = bound.iter().filter_map(|(a, b)| pair(a, b)).collect();
    let groups = average_link(order.len(), &edges, &bound, &[], LEAST);
    groups
        .iter()
        .filter_map(|group| Some((order[*group.first()?], group)))
        .map(|(first, group)| {
            (content_id("ev", &first.claim), group.iter().map(|n| order[*n].claim.clone()).collect())
        })
        .collect()
}
