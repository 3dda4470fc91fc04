//! Average-link clustering of a sparse graph.

use std::collections::BinaryHeap;

use rustc_hash::{FxHashMap, FxHashSet};

/// One measured pair.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Edge {
    pub(crate) a: usize,
    pub(crate) b: usize,
    /// 0 to 1.
    pub(crate) score: f64,
    /// Whether something speaks outright against their being one.
    pub(crate) conflict: bool,
}

#[derive(Clone, Copy, Default)]
struct Between {
    /// Sum of scores in millionths, so that sums do not depend on their order.
    sum: u64,
    conflicts: u64,
    /// Pairs that were measured.
    measured: u64,
    forbidden: bool,
}

fn millionths(score: f64) -> u64 {
    (score.clamp(0.0, 1.0) * 1e6) as u64
}

/// Share of conflicting pairs from which two groups stay apart whatever the rest says.
const CONFLICT_SHARE: u64 = 4;

/// Groups of `0..n`, each sorted, sorted by first member.
///
/// Two groups are joined, best first, while the mean score of all pairs across them is at least `least` (a pair
/// that was not measured counts 0), fewer than a quarter of the pairs conflict, and no pair is forbidden. What is bound
/// `together` is one member of a group, however much there is of it: its likeliest pair stands for it, and conflicts if
/// half of those that were measured do.
pub(crate) fn average_link(
    n: usize,
    edges: &[Edge],
    together: &[(usize, usize)],
    apart: &[(usize, usize)],
    least: f64,
) -> Vec<Vec<usize>> {
    let least = millionths(least);
    let kept_apart: FxHashSet<(usize, usize)> = apart.iter().flat_map(|&(a, b)| [(a, b), (b, a)]).collect();
    let mut home = bound(n, together, &kept_apart);
    let mut groups: Vec<Vec<usize>> = vec![Vec::new(); n];
    for i in 0..n {
        groups[find(&mut home, i)].push(i);
    }
    let mut near: Vec<FxHashMap<usize, Between>> = vec![FxHashMap::default(); n];
    let mut set = |a: usize, b: usize, change: &dyn Fn(&mut Between)| {
        if a != b {
            change(near[a].entry(b).or_default());
            change(near[b].entry(a).or_default());
        }
    };
    let mut reach = within_reach(n, edges, together, least);
    let mut one_reach = |a: usize, b: usize| find(&mut reach, a) == find(&mut reach, b);
    for e in edges.iter().filter(|e| one_reach(e.a, e.b)) {
        set(find(&mut home, e.a), find(&mut home, e.b), &|x| {
            x.sum = x.sum.max(millionths(e.score));
            x.conflicts += u64::from(e.conflict);
            x.measured += 1;
        });
    }
    for x in near.iter_mut().flat_map(|all| all.values_mut()) {
        x.conflicts = u64::from(x.conflicts > 0 && 2 * x.conflicts >= x.measured);
    }
    let mut set = |a: usize, b: usize, change: &dyn Fn(&mut Between)| {
        if a != b {
            change(near[a].entry(b).or_default());
            change(near[b].entry(a).or_default());
        }
    };
    for &(a, b) in apart {
        set(find(&mut home, a), find(&mut home, b), &|x| x.forbidden = true);
    }
    let mut voices: Vec<u64> = vec![1; n];

    let mean = |x: &Between, a: usize, b: usize, voices: &[u64]| {
        let pairs = voices[a] * voices[b];
        let kept_apart = x.forbidden || x.conflicts * CONFLICT_SHARE >= pairs.max(1) && x.conflicts > 0;
        (!kept_apart && x.sum / pairs >= least).then(|| x.sum / pairs)
    };
    let mut version = vec![0_u32; n];
    let mut heap = BinaryHeap::new();
    let push =
        |heap: &mut BinaryHeap<_>, x: &Between, a: usize, b: usize, voices: &[u64], version: &[u32]| {
            let (a, b) = (a.min(b), a.max(b));
            if let Some(mean) = mean(x, a, b, voices) {
                heap.push((mean, std::cmp::Reverse((a, b)), version[a], version[b]));
            }
        };
    for (a, all) in near.iter().enumerate() {
        for (&b, x) in all.iter().filter(|(b, _)| a < **b) {
            push(&mut heap, x, a, b, &voices, &version);
        }
    }
    while let Some((_, std::cmp::Reverse((a, b)), va, vb)) = heap.pop() {
        if version[a] != va || version[b] != vb || groups[a].is_empty() || groups[b].is_empty() {
            continue;
        }
        merge(&mut groups, &mut near, a, b);
        voices[a] += voices[b];
        version[a] += 1;
        version[b] += 1;
        for (&c, x) in &near[a] {
            push(&mut heap, x, a, c, &voices, &version);
        }
    }
    let mut out: Vec<Vec<usize>> = groups.into_iter().filter(|g| !g.is_empty()).collect();
    for g in &mut out {
        g.sort_unstable();
    }
    out.sort();
    out
}

/// What may come into one group at all: two groups with no pair across them that alone would join them never do, so that no
/// other pair across them has to be looked at. A forest of parents.
fn within_reach(n: usize, edges: &[Edge], together: &[(usize, usize)], least: u64) -> Vec<usize> {
    let mut parents: Vec<usize> = (0..n).collect();
    let near = edges.iter().filter(|e| millionths(e.score) >= least).map(|e| (e.a, e.b));
    for (a, b) in near.chain(together.iter().copied()) {
        let (a, b) = (find(&mut parents, a), find(&mut parents, b));
        parents[a.max(b)] = a.min(b);
    }
    parents
}

/// What is bound together, as a forest of parents, but for what would bring together two that are kept apart.
fn bound(n: usize, together: &[(usize, usize)], apart: &FxHashSet<(usize, usize)>) -> Vec<usize> {
    let mut parents: Vec<usize> = (0..n).collect();
    let mut members: Vec<Vec<usize>> = (0..n).map(|i| vec![i]).collect();
    let mut sorted = together.to_vec();
    sorted.sort_unstable();
    for (a, b) in sorted {
        let (a, b) = (find(&mut parents, a), find(&mut parents, b));
        let (a, b) = (a.min(b), a.max(b));
        let parted = || members[a].iter().any(|x| members[b].iter().any(|y| apart.contains(&(*x, *y))));
        if a != b && (apart.is_empty() || !parted()) {
            let taken = std::mem::take(&mut members[b]);
            members[a].extend(taken);
            parents[b] = a;
        }
    }
    parents
}

/// Takes group `b` into group `a`.
fn merge(groups: &mut [Vec<usize>], near: &mut [FxHashMap<usize, Between>], a: usize, b: usize) {
    let taken = std::mem::take(&mut groups[b]);
    groups[a].extend(taken);
    near[a].remove(&b);
    for (c, x) in std::mem::take(&mut near[b]) {
        if c == a {
            continue;
        }
        near[c].remove(&b);
        for (to, from) in [(a, c), (c, a)] {
            let y = near[to].entry(from).or_default();
            y.sum += x.sum;
            y.conflicts += x.conflicts;
            y.forbidden |= x.forbidden;
        }
    }
}

/// The root of `x` in a forest of parents.
pub(crate) fn find(home: &mut [usize], mut x: usize) -> usize {
    while home[x] != x {
        home[x] = home[home[x]];
        x = home[x];
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edge(a: usize, b: usize, score: f64) -> Edge {
        Edge { a, b, score, conflict: false }
    }

    #[test]
    fn a_chain_is_not_one_group() {
        let chain = [edge(0, 1, 0.9), edge(1, 2, 0.6), edge(2, 3, 0.9)];
        assert_eq!(average_link(4, &chain, &[], &[], 0.5), [vec![0, 1], vec![2, 3]]);
    }

    /// What clustering makes of some members alone.
    fn among(members: &[usize], edges: &[Edge], apart: &[(usize, usize)]) -> Vec<Vec<usize>> {
        let at = |x: usize| members.iter().position(|m| *m == x);
        let pair = |a: usize, b: usize| Some((at(a)?, at(b)?));
        let edges: Vec<Edge> =
            edges.iter().filter_map(|e| pair(e.a, e.b).map(|(a, b)| Edge { a, b, ..*e })).collect();
        let apart: Vec<(usize, usize)> = apart.iter().filter_map(|(a, b)| pair(*a, *b)).collect();
        let groups = average_link(members.len(), &edges, &[], &apart, 0.5);
        groups.into_iter().map(|g| g.into_iter().map(|n| members[n]).collect()).collect()
    }

    /// All ways to group `0..n`.
    fn groupings(n: usize) -> Vec<Vec<Vec<usize>>> {
        (0..n).fold(vec![Vec::new()], |all, x| {
            all.into_iter()
                .flat_map(|groups: Vec<Vec<usize>>| {
                    (0..=groups.len()).map(move |at| {
                        let mut more = groups.clone();
                        if at == more.len() {
                            more.push(Vec::new());
                        }
                        more[at].push(x);
                        more
                    })
                })
                .collect()
        })
    }

    /// Which groups come out can be seen from each two of them alone: of all ways to group the members there is one
    /// whose groups hold together by themselves and whose pairs stay two by themselves, and it is what clustering
    /// gives. So what is far away decides nothing, and a change can be made good around it.
    #[test]
    fn groups_are_decided_two_by_two() {
        const MEMBERS: usize = 6;
        let mut state = 7_u64;
        let mut draw = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        let all = groupings(MEMBERS);
        for _ in 0..200 {
            let mut edges = Vec::new();
            let mut apart = Vec::new();
            for a in 0..MEMBERS {
                for b in a + 1..MEMBERS {
                    match draw(12) {
                        0..8 => {
                            let score = draw(9) as f64 / 8.0;
                            edges.push(Edge { a, b, score, conflict: draw(6) == 0 });
                        }
                        8 => apart.push((a, b)),
                        _ => {}
                    }
                }
            }
            let stands = |groups: &&Vec<Vec<usize>>| {
                let whole = |g: &Vec<usize>| among(g, &edges, &apart) == [g.clone()];
                let stay_two = |a: &Vec<usize>, b: &Vec<usize>| {
                    let mut both = [a.as_slice(), b].concat();
                    both.sort_unstable();
                    among(&both, &edges, &apart) == [a.clone(), b.clone()]
                };
                groups.iter().all(whole)
                    && groups.iter().enumerate().all(|(n, a)| groups[n + 1..].iter().all(|b| stay_two(a, b)))
            };
            let standing: Vec<&Vec<Vec<usize>>> = all.iter().filter(stands).collect();
            assert_eq!(standing, [&average_link(MEMBERS, &edges, &[], &apart, 0.5)]);
        }
    }

    #[test]
    fn corrections_hold() {
        let close = [edge(0, 1, 0.9), edge(1, 2, 0.9), edge(0, 2, 0.9)];
        assert_eq!(average_link(3, &close, &[], &[], 0.5), [vec![0, 1, 2]]);
        assert_eq!(average_link(3, &close, &[], &[(0, 2)], 0.5), [vec![0, 1], vec![2]]);
        assert_eq!(average_link(3, &[], &[(0, 2)], &[], 0.5), [vec![0, 2], vec![1]]);
        assert_eq!(average_link(3, &close, &[(0, 2)], &[(0, 2)], 0.5).len(), 2);
    }

    #[test]
    fn what_is_bound_together_has_one_voice() {
        let bound = [(0, 1), (0, 2), (3, 4)];
        let one = [edge(0, 3, 0.9)];
        assert_eq!(average_link(5, &one, &bound, &[], 0.5), [vec![0, 1, 2, 3, 4]]);
        let against = Edge { conflict: true, ..edge(1, 4, 0.2) };
        assert_eq!(average_link(5, &[one[0], against], &bound, &[], 0.5).len(), 2, "half of them conflict");
        let more = [one[0], against, edge(2, 4, 0.1)];
        assert_eq!(average_link(5, &more, &bound, &[], 0.5).len(), 1);
        assert_eq!(average_link(6, &[one[0], edge(3, 5, 0.9)], &bound, &[], 0.5).len(), 2);
    }

    #[test]
    fn conflict_keeps_apart() {
        let against = [Edge { a: 0, b: 1, score: 0.9, conflict: true }];
        assert_eq!(average_link(2, &against, &[], &[], 0.5).len(), 2);
    }
}
