//! Groups decided anew around what has changed.
//!
//! What clustering makes of everything can be seen from each two groups alone (see `clustering`). So if some groups are
//! taken apart together with all groups near them, and those near them come out as they were, everything else is as it
//! was too; and where one of them comes out otherwise, what is near to it has to be looked at as well.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hash;

use rustc_hash::FxHashMap;

/// A group as it stood, and those that are near to one of its members.
pub(crate) struct Near<M> {
    pub(crate) group: BTreeSet<M>,
    pub(crate) to: BTreeSet<M>,
}

/// Groups as they stood and what is near to them: the larger whole that a change falls into.
pub(crate) trait Surroundings {
    /// A member of groups.
    type Member: Copy + Ord + Hash;
    /// What looking something up may end in.
    type Error;

    /// The groups, as they stood, that hold something near enough to one of these members to be joined with it, or bound
    /// to it, with these; groups of these members themselves may be among them.
    fn near(&mut self, members: &BTreeSet<Self::Member>) -> Result<Vec<Near<Self::Member>>, Self::Error>;

    /// What clustering makes of these members alone.
    fn cluster(
        &mut self,
        members: &BTreeSet<Self::Member>,
    ) -> Result<Vec<BTreeSet<Self::Member>>, Self::Error>;
}

/// Surroundings of which it is known how near members are that were asked about, but not how near all those are that stand
/// around them.
pub(crate) trait Measured: Surroundings {
    /// Members near to one of these, of which [`Surroundings::near`] was asked; others may be among them, and one may come
    /// more than once.
    fn touching(&self, members: &BTreeSet<Self::Member>) -> Vec<Self::Member>;

    /// Whether two groups, each of which is what clustering makes of its members, stay two when they are clustered together.
    fn stay_two(
        &mut self,
        one: &BTreeSet<Self::Member>,
        other: &BTreeSet<Self::Member>,
    ) -> Result<bool, Self::Error> {
        let groups = self.cluster(&one.union(other).copied().collect())?;
        Ok(groups.len() == 2 && groups.contains(other))
    }
}

/// The groups around what changed that stood, by their first member.
type Outside<M> = BTreeMap<M, Near<M>>;

/// Takes in what is near to `new` members, but for groups of which some are decided anew.
fn look_around<S: Surroundings>(
    around: &mut S,
    new: &BTreeSet<S::Member>,
    inside: &BTreeSet<S::Member>,
    outside: &mut Outside<S::Member>,
) -> Result<(), S::Error> {
    if new.is_empty() {
        return Ok(());
    }
    for near in around.near(new)? {
        if let Some(first) = near.group.first().filter(|_| near.group.is_disjoint(inside)) {
            match outside.get_mut(first) {
                Some(known) => known.to.extend(near.to),
                None => {
                    outside.insert(*first, near);
                }
            }
        }
    }
    Ok(())
}

/// The groups that come in the place of those that `changed` were of: `changed` has all their members, and the new ones.
///
/// Together with the groups that none of its members were in, they are what clustering makes of everything: each of them
/// is what clustering makes of its members, and each two of them, or one of them and one that stood, stay two. All that is
/// near is tried at once.
pub(crate) fn regroup<S: Surroundings>(
    around: &mut S,
    changed: BTreeSet<S::Member>,
) -> Result<Vec<BTreeSet<S::Member>>, S::Error> {
    let mut inside = changed;
    let mut new = inside.clone();
    let mut outside = Outside::new();
    loop {
        look_around(around, &new, &inside, &mut outside)?;
        let all = inside.iter().chain(outside.values().flat_map(|near| &near.group)).copied().collect();
        let groups: BTreeSet<BTreeSet<S::Member>> = around.cluster(&all)?.into_iter().collect();
        let taken = outside.iter().filter(|(_, near)| !groups.contains(&near.group));
        let taken: Vec<S::Member> = taken.map(|(first, _)| *first).collect();
        if taken.is_empty() {
            return Ok(groups.into_iter().filter(|group| group.is_subset(&inside)).collect());
        }
        new = taken.iter().filter_map(|first| outside.remove(first)).flat_map(|n| n.group).collect();
        inside.extend(&new);
    }
}

/// After so many rounds all that was decided anew is decided together, so that it comes to an end.
const ROUNDS: usize = 16;

/// The same, one group beside another: what stood around need not be measured among itself, and a group that stays two with all
/// that is near to it is settled until something near to it changes.
pub(crate) fn regroup_two_by_two<S: Measured>(
    around: &mut S,
    changed: BTreeSet<S::Member>,
) -> Result<Vec<BTreeSet<S::Member>>, S::Error> {
    let mut inside = changed;
    let (mut new, mut open) = (inside.clone(), inside.clone());
    let mut outside = Outside::new();
    let mut settled: BTreeMap<S::Member, BTreeSet<S::Member>> = BTreeMap::new();
    // the first member of the settled group of each member
    let mut settled_in: FxHashMap<S::Member, S::Member> = FxHashMap::default();
    for round in 0_usize.. {
        look_around(around, &new, &inside, &mut outside)?;
        if round >= ROUNDS {
            open.clone_from(&inside);
            settled.clear();
            settled_in.clear();
        }
        let groups = around.cluster(&open)?;
        let home: FxHashMap<S::Member, usize> =
            groups.iter().enumerate().flat_map(|(n, group)| group.iter().map(move |m| (*m, n))).collect();
        // pairs of a group and one beside it that is decided already, or stood
        let mut beside: BTreeSet<(usize, S::Member)> = BTreeSet::new();
        for (first, near) in &outside {
            beside.extend(near.to.iter().filter_map(|m| Some((*home.get(m)?, *first))));
        }
        if !settled.is_empty() {
            for (n, group) in groups.iter().enumerate() {
                let touched = around.touching(group);
                let mut touched: Vec<S::Member> =
                    touched.iter().filter_map(|m| settled_in.get(m).copied()).collect();
                touched.sort_unstable();
                touched.dedup();
                beside.extend(touched.into_iter().map(|first| (n, first)));
            }
        }
        let mut undecided = vec![false; groups.len()];
        let mut taken: BTreeSet<S::Member> = BTreeSet::new();
        for (n, first) in beside {
            if undecided[n] && taken.contains(&first) {
                continue;
            }
            let Some(other) = settled.get(&first).or_else(|| outside.get(&first).map(|near| &near.group))
            else {
                continue;
            };
            if !around.stay_two(&groups[n], other)? {
                undecided[n] = true;
                taken.insert(first);
            }
        }
        (new, open) = (BTreeSet::new(), BTreeSet::new());
        for first in taken {
            if let Some(near) = outside.remove(&first) {
                new.extend(&near.group);
                open.extend(near.group);
            } else if let Some(group) = settled.remove(&first) {
                for m in &group {
                    settled_in.remove(m);
                }
                open.extend(group);
            }
        }
        inside.extend(&new);
        for (group, undecided) in groups.into_iter().zip(undecided) {
            match group.first().copied() {
                Some(first) if !undecided => {
                    settled_in.extend(group.iter().map(|m| (*m, first)));
                    settled.insert(first, group);
                }
                _ => open.extend(group),
            }
        }
        if open.is_empty() {
            break;
        }
    }
    Ok(settled.into_values().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clustering::{Edge, average_link};

    const LEAST: f64 = 0.5;

    /// All that will ever be a member, and the groups of those that are.
    struct World {
        edges: Vec<Edge>,
        groups: Vec<BTreeSet<usize>>,
    }

    impl World {
        /// Pairs near enough to be joined, the first of these members.
        fn pairs(&self, members: &BTreeSet<usize>) -> Vec<(usize, usize)> {
            let near = self.edges.iter().filter(|e| e.score >= LEAST);
            near.flat_map(|e| [(e.a, e.b), (e.b, e.a)]).filter(|(a, _)| members.contains(a)).collect()
        }

        fn among(&self, members: &BTreeSet<usize>) -> Vec<BTreeSet<usize>> {
            let order: Vec<usize> = members.iter().copied().collect();
            let at = |x: &usize| order.binary_search(x).ok();
            let edges: Vec<Edge> =
                self.edges.iter().filter_map(|e| Some(Edge { a: at(&e.a)?, b: at(&e.b)?, ..*e })).collect();
            let groups = average_link(order.len(), &edges, &[], &[], LEAST);
            groups.into_iter().map(|g| g.into_iter().map(|n| order[n]).collect()).collect()
        }
    }

    impl Surroundings for World {
        type Member = usize;
        type Error = std::convert::Infallible;

        fn near(&mut self, members: &BTreeSet<usize>) -> Result<Vec<Near<usize>>, Self::Error> {
            let near = self.pairs(members);
            let of = |group: &BTreeSet<usize>| {
                let to: BTreeSet<usize> =
                    near.iter().filter(|(_, b)| group.contains(b)).map(|(a, _)| *a).collect();
                (!to.is_empty()).then(|| Near { group: group.clone(), to })
            };
            Ok(self.groups.iter().filter_map(of).collect())
        }

        fn cluster(&mut self, members: &BTreeSet<usize>) -> Result<Vec<BTreeSet<usize>>, Self::Error> {
            Ok(self.among(members))
        }
    }

    impl Measured for World {
        fn touching(&self, members: &BTreeSet<usize>) -> Vec<usize> {
            self.pairs(members).into_iter().map(|(_, b)| b).collect()
        }
    }

    /// Members come and go in batches, and the groups are always those of all of them.
    #[test]
    fn what_is_mended_is_what_all_together_give() {
        mend(regroup);
        mend(regroup_two_by_two);
    }

    type Regroup = fn(&mut World, BTreeSet<usize>) -> Result<Vec<BTreeSet<usize>>, std::convert::Infallible>;

    fn mend(regroup: Regroup) {
        let mut state = 11_u64;
        let mut draw = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        let mut regrouped = 0;
        for _ in 0..300 {
            let members = 12 + draw(30) as usize;
            let mut edges = Vec::new();
            for a in 0..members {
                for b in a + 1..members {
                    // a line along which likeness fades, so that there is something far away
                    let near = (b - a) as u64;
                    if draw(near + 1) < 3 {
                        let score = draw(9) as f64 / 8.0;
                        edges.push(Edge { a, b, score, conflict: draw(8) == 0 });
                    }
                }
            }
            let mut world = World { edges, groups: Vec::new() };
            let mut present: BTreeSet<usize> = BTreeSet::new();
            for _ in 0..8 {
                let batch: BTreeSet<usize> = (0..=draw(5)).map(|_| draw(members as u64) as usize).collect();
                // who is there goes, who is not comes
                let mut touched: BTreeSet<usize> = batch.clone();
                for group in world.groups.iter().filter(|g| !g.is_disjoint(&batch)) {
                    touched.extend(group);
                }
                for m in &batch {
                    if !present.remove(m) {
                        present.insert(*m);
                    }
                }
                touched.retain(|m| present.contains(m));
                world.groups.retain(|g| g.is_disjoint(&batch));
                let Ok(new) = regroup(&mut world, touched);
                let renewed: BTreeSet<usize> = new.iter().flatten().copied().collect();
                regrouped += world.groups.iter().filter(|g| !g.is_disjoint(&renewed)).count();
                world.groups.retain(|g| g.is_disjoint(&renewed));
                world.groups.extend(new);
                world.groups.sort();
                let mut all = world.among(&present);
                all.sort();
                assert_eq!(world.groups, all);
            }
        }
        assert!(regrouped > 100, "too little changed around what came and went: {regrouped}");
    }
}
