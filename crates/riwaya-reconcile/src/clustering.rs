//! Average-link clustering of a sparse graph.

use std::cmp::Reverse;
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
    grown(n, edges, together, apart, least).into_iter().map(|group| group.members).collect()
}

/// Two groups that were joined: by how much they are alike, `BOUND` where that is not asked, and the first member of each,
/// that of both first.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Join {
    pub(crate) mean: u64,
    pub(crate) into: usize,
    pub(crate) taken: usize,
}

/// What is bound together.
const BOUND: u64 = u64::MAX;

/// A group, and how it grew together.
#[derive(Clone, Debug)]
pub(crate) struct Grown {
    pub(crate) members: Vec<usize>,
    /// In the order in which they were made.
    pub(crate) joins: Vec<Join>,
}

/// The same groups, with how each grew together.
pub(crate) fn grown(
    n: usize,
    edges: &[Edge],
    together: &[(usize, usize)],
    apart: &[(usize, usize)],
    least: f64,
) -> Vec<Grown> {
    let least = millionths(least);
    let kept_apart: FxHashSet<(usize, usize)> = apart.iter().flat_map(|&(a, b)| [(a, b), (b, a)]).collect();
    let (mut home, mut joins) = bound(n, together, &kept_apart);
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
    for &(a, b) in apart {
        set(find(&mut home, a), find(&mut home, b), &|x| x.forbidden = true);
    }
    for x in near.iter_mut().flat_map(|all| all.values_mut()) {
        x.conflicts = u64::from(x.conflicts > 0 && 2 * x.conflicts >= x.measured);
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
                heap.push((mean, Reverse((a, b)), version[a], version[b]));
            }
        };
    for (a, all) in near.iter().enumerate() {
        for (&b, x) in all.iter().filter(|(b, _)| a < **b) {
            push(&mut heap, x, a, b, &voices, &version);
        }
    }
    while let Some((mean, Reverse((a, b)), va, vb)) = heap.pop() {
        if version[a] != va || version[b] != vb || groups[a].is_empty() || groups[b].is_empty() {
            continue;
        }
        merge(&mut groups, &mut near, &mut home, a, b);
        voices[a] += voices[b];
        joins.push(Join { mean, into: a, taken: b });
        version[a] += 1;
        version[b] += 1;
        for (&c, x) in &near[a] {
            push(&mut heap, x, a, c, &voices, &version);
        }
    }
    let mut of: Vec<Vec<Join>> = vec![Vec::new(); n];
    for join in joins {
        of[find(&mut home, join.into)].push(join);
    }
    let mut out: Vec<Grown> = groups
        .into_iter()
        .zip(of)
        .filter(|(members, _)| !members.is_empty())
        .map(|(members, joins)| Grown { members, joins })
        .collect();
    for group in &mut out {
        group.members.sort_unstable();
    }
    out.sort_by(|a, b| a.members.cmp(&b.members));
    out
}

/// Whether two groups stay two when all of their members are clustered together, of how each grew together and the pairs
/// `between` them, which neither conflict nor are forbidden; members are numbered as in clustering them together.
///
/// As long as no pair of parts across them is more alike than the two that are joined next in one of them, each grows as it
/// would alone; and what is joined is no more alike to anything than its parts were.
pub(crate) fn stay_two(one: &[Join], other: &[Join], between: &[Edge], least: f64) -> bool {
    let least = millionths(least);
    if between.iter().all(|e| millionths(e.score) < least) {
        return true;
    }
    let mut across: FxHashMap<usize, FxHashMap<usize, u64>> = FxHashMap::default();
    let mut heap = BinaryHeap::new();
    for e in between {
        for (a, b) in [(e.a, e.b), (e.b, e.a)] {
            let most = across.entry(a).or_default().entry(b).or_default();
            *most = millionths(e.score).max(*most);
        }
        heap.push((BOUND, Reverse((e.a.min(e.b), e.a.max(e.b)))));
    }
    let mut sizes: FxHashMap<usize, u64> = FxHashMap::default();
    let mut part_of: FxHashMap<usize, usize> = FxHashMap::default();
    let mut seen = FxHashSet::default();
    let key = |join: &&Join| (join.mean, Reverse((join.into, join.taken)));
    let (mut one, mut other) = (one.iter().peekable(), other.iter().peekable());
    loop {
        let first_is_next = one.peek().map(key) >= other.peek().map(key);
        let join = if first_is_next { one.next() } else { other.next() };
        let bar = join.as_ref().map_or((least, Reverse((usize::MAX, usize::MAX))), key);
        // what stands in the heap was once so much alike, and is so at the most
        while let Some(most) = heap.peek().copied().filter(|most| *most >= bar) {
            heap.pop();
            let (_, Reverse((a, b))) = most;
            let (a, b) = (top(&part_of, a), top(&part_of, b));
            let size = |x: usize| sizes.get(&x).copied().unwrap_or(1);
            let sum = across.get(&a).and_then(|of| of.get(&b)).copied().unwrap_or_default();
            let now = (sum / (size(a) * size(b)), Reverse((a.min(b), a.max(b))));
            if now >= bar {
                return false;
            }
            if now.0 >= least && seen.insert(now) {
                heap.push(now);
            }
        }
        let Some(&Join { mean, into, taken }) = join else { return true };
        part_of.insert(taken, into);
        let size = sizes.remove(&taken).unwrap_or(1);
        // what is bound is one member, for which its likeliest pair stands
        *sizes.entry(into).or_insert(1) += if mean == BOUND { 0 } else { size };
        let both = |x: &mut u64, y: u64| *x = if mean == BOUND { y.max(*x) } else { *x + y };
        for (other, sum) in across.remove(&taken).into_iter().flatten() {
            if let Some(of) = across.get_mut(&other) {
                of.remove(&taken);
                both(of.entry(into).or_default(), sum);
            }
            both(across.entry(into).or_default().entry(other).or_default(), sum);
        }
    }
}

/// The part that `x` has become part of.
fn top(part_of: &FxHashMap<usize, usize>, mut x: usize) -> usize {
    while let Some(into) = part_of.get(&x) {
        x = *into;
    }
    x
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

/// What is bound together, as a forest of parents and how it grew, but for what would bring together two that are kept apart.
fn bound(
    n: usize,
    together: &[(usize, usize)],
    apart: &FxHashSet<(usize, usize)>,
) -> (Vec<usize>, Vec<Join>) {
    let mut parents: Vec<usize> = (0..n).collect();
    let mut members: Vec<Vec<usize>> = (0..n).map(|i| vec![i]).collect();
    let mut joins = Vec::new();
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
            joins.push(Join { mean: BOUND, into: a, taken: b });
        }
    }
    (parents, joins)
}

/// Takes group `b` into group `a`.
fn merge(
    groups: &mut [Vec<usize>],
    near: &mut [FxHashMap<usize, Between>],
    home: &mut [usize],
    a: usize,
    b: usize,
) {
    let taken = std::mem::take(&mut groups[b]);
    groups[a].extend(taken);
    home[b] = a;
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

    /// Whether two groups stay two is seen from how they grew as from clustering both.
    #[test]
    fn how_groups_grew_tells_whether_they_stay_two() {
        const MEMBERS: usize = 12;
        let mut state = 5_u64;
        let mut draw = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        let (mut stayed, mut joined) = (0, 0);
        for _ in 0..400 {
            let mut edges = Vec::new();
            for a in 0..MEMBERS {
                for b in a + 1..MEMBERS {
                    // members take turns, so that the numbers of both groups lie between each other
                    let across = a % 2 != b % 2;
                    if draw(3) > u64::from(across) {
                        edges.push(edge(a, b, (1 + draw(8)) as f64 / if across { 10.0 } else { 8.0 }));
                    }
                }
            }
            // some of them are bound to the next of their half
            let bound: Vec<(usize, usize)> =
                (0..MEMBERS - 2).filter(|_| draw(6) == 0).map(|a| (a, a + 2)).collect();
            let half = |turn: usize| {
                let of: Vec<Edge> =
                    edges.iter().filter(|e| e.a % 2 == turn && e.b % 2 == turn).copied().collect();
                let bound: Vec<_> = bound.iter().filter(|(a, _)| a % 2 == turn).copied().collect();
                grown(MEMBERS, &of, &bound, &[], 0.3).into_iter().filter(move |g| g.members[0] % 2 == turn)
            };
            let others: Vec<Grown> = half(1).collect();
            for (one, other) in half(0).flat_map(|one| others.iter().map(move |other| (one.clone(), other))) {
                let between: Vec<Edge> = edges
                    .iter()
                    .filter(|e| {
                        let across =
                            |a: usize, b: usize| one.members.contains(&a) && other.members.contains(&b);
                        across(e.a, e.b) || across(e.b, e.a)
                    })
                    .copied()
                    .collect();
                let of = |m: &usize| one.members.contains(m) || other.members.contains(m);
                let within: Vec<Edge> = edges.iter().filter(|e| of(&e.a) && of(&e.b)).copied().collect();
                let bound: Vec<_> = bound.iter().filter(|(a, _)| of(a)).copied().collect();
                let together = average_link(MEMBERS, &within, &bound, &[], 0.3);
                let two = together.contains(&one.members) && together.contains(&other.members);
                assert_eq!(stay_two(&one.joins, &other.joins, &between, 0.3), two);
                if two { stayed += 1 } else { joined += 1 }
            }
        }
        assert!(stayed > 100 && joined > 100, "{stayed} stayed two, {joined} did not");
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
