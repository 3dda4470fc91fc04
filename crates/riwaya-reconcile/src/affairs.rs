//! Articles grouped by the affair they belong to, around what has changed.

use std::collections::{BTreeMap, BTreeSet};
use std::collections::{btree_map, hash_map};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::archive::Archive;
use crate::clustering::{Edge, Grown, Join, grown, stay_two};
use crate::desk::Desk;
use crate::names::{Names, Pairs, Places};
use crate::regrouping::{Measured, Near, Surroundings, regroup_two_by_two};
use crate::reports::{AFFAIR_DAYS, Part, TIED_DAYS, of_one_affair};

/// Mean likeness from which articles are taken to belong to one affair.
const ONE_AFFAIR: f64 = 0.2;

/// The articles with the affairs they belonged to: those that report one happening, or lead with one event, stay
/// together.
struct Affairs<'a, 'd, A> {
    desk: &'a mut Desk<'d, A>,
    names: Names,
    changed: FxHashSet<u32>,
    /// By article, those that may be of one affair with it, with how likely.
    akin: Pairs,
    /// Articles that are decided anew: all such pairs of theirs are there.
    known: FxHashSet<u32>,
    /// The pairs within affairs that stood around these. How alike two such affairs are is of no matter while both stand, since
    /// they stood side by side; and it may be very much that is alike, through years.
    within: Pairs,
    /// Articles of such affairs.
    standing: FxHashSet<u32>,
    /// By article that is decided anew, those that stay together with it.
    bound: FxHashMap<u32, Vec<u32>>,
    /// Places of articles in canonical order, but for their ids.
    places: FxHashMap<u32, i64>,
    /// Groups that came of clustering, by their first member.
    growths: FxHashMap<u32, Growth>,
    /// Room for where articles stand among those that are looked at.
    at: Places,
}

/// How a group of articles grew together.
struct Growth {
    group: BTreeSet<u32>,
    /// Its members in canonical order, by whose places the joins are told.
    order: Vec<u32>,
    joins: Vec<Join>,
}

impl<A: Archive> Affairs<'_, '_, A> {
    /// Fetches the pairs that these articles are in.
    fn look_up(&mut self, members: &BTreeSet<u32>) -> Result<(), A::Error> {
        let fresh: Vec<u32> = members.iter().filter(|id| !self.known.contains(id)).copied().collect();
        if fresh.is_empty() {
            return Ok(());
        }
        let ids: BTreeSet<String> = self.names.names(&fresh).collect();
        self.desk.note(&ids)?;
        let Self { desk, names, known, changed, akin, .. } = self;
        let found = desk.archive.akin(&ids)?;
        let articles: Vec<u32> = found.articles.iter().map(|id| names.number(id)).collect();
        // what has changed was compared anew; what is known is there already
        let is_there: Vec<bool> = articles.iter().map(|n| changed.contains(n) || known.contains(n)).collect();
        for (a, b, score) in found.pairs {
            let (a, b) = (a as usize, b as usize);
            if !is_there[a] && !is_there[b] {
                akin.add(articles[a], articles[b], score);
            }
        }
        self.known.extend(fresh);
        Ok(())
    }

    /// Fetches the pairs within an affair that stood.
    fn look_within(&mut self, affair: &BTreeSet<u32>) -> Result<(), A::Error> {
        if affair.iter().all(|m| self.standing.contains(m)) {
            return Ok(());
        }
        let ids: BTreeSet<String> = self.names.names(affair).collect();
        self.desk.note(&ids)?;
        let Self { desk, names, within, .. } = self;
        let found = desk.archive.akin_among(&ids)?;
        let articles: Vec<u32> = found.articles.iter().map(|id| names.number(id)).collect();
        for (a, b, score) in found.pairs {
            within.add(articles[a as usize], articles[b as usize], score);
        }
        self.standing.extend(affair);
        Ok(())
    }
}

impl<A: Archive> Affairs<'_, '_, A> {
    /// By what articles are put in canonical order.
    fn place(&self, article: u32) -> (i64, &str) {
        (self.places.get(&article).copied().unwrap_or_default(), self.names.name(article))
    }

    /// How a group grew together; none if it is not what clustering makes of its members.
    fn grow(&mut self, group: &BTreeSet<u32>) -> Result<Option<&Growth>, A::Error> {
        let Some(first) = group.first() else { return Ok(None) };
        if self.growths.get(first).is_none_or(|growth| growth.group != *group) {
            self.cluster(group)?;
        }
        Ok(self.growths.get(first).filter(|growth| growth.group == *group))
    }

    /// The pairs between two groups; none where something of the one is bound to something of the other.
    fn between(&mut self, one: &BTreeSet<u32>, other: &BTreeSet<u32>) -> Option<Vec<(u32, u32, f64)>> {
        let (few, many) = if one.len() <= other.len() { (one, other) } else { (other, one) };
        let Self { akin, bound, at, .. } = self;
        let mut out = Vec::new();
        for (from, to) in [(many, few), (few, many)] {
            at.lay(to.iter().copied());
            if from.iter().filter_map(|m| bound.get(m)).flatten().any(|m| at.has(*m)) {
                return None;
            }
        }
        for a in few {
            let akin = akin.of(*a).iter();
            out.extend(akin.filter(|(b, _)| at.has(*b)).map(|(b, score)| (*a, *b, *score)));
        }
        Some(out)
    }

    /// The members of two groups, each in canonical order, in one.
    fn in_one_order(&self, one: &[u32], other: &[u32]) -> Vec<u32> {
        let mut out = Vec::with_capacity(one.len() + other.len());
        let mut others = other.iter().copied().peekable();
        for &m in one {
            while let Some(earlier) = others.next_if(|o| self.place(*o) < self.place(m)) {
                out.push(earlier);
            }
            out.push(m);
        }
        out.extend(others);
        out
    }
}

impl<A: Archive> Surroundings for Affairs<'_, '_, A> {
    type Member = u32;
    type Error = A::Error;

    fn near(&mut self, members: &BTreeSet<u32>) -> Result<Vec<Near<u32>>, A::Error> {
        self.look_up(members)?;
        let mut near: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        let mut bound: BTreeMap<(bool, String), BTreeSet<String>> = BTreeMap::new();
        for &m in members {
            let akin = self.akin.of(m).iter();
            let akin = akin.filter(|(other, score)| *score >= ONE_AFFAIR && !self.known.contains(other));
            for (other, _) in akin {
                near.entry(*other).or_default().push(m);
            }
            let Some(now) = self.desk.now(self.names.name(m)) else { continue };
            let news = Some((false, now.news.clone()));
            let mut bound_to = Vec::new();
            for key in news.into_iter().chain(now.main_event.clone().map(|event| (true, event))) {
                let others = match bound.entry(key) {
                    btree_map::Entry::Occupied(found) => found.into_mut(),
                    btree_map::Entry::Vacant(new) => {
                        let (leads, id) = new.key();
                        let others =
                            if *leads { self.desk.leading_with(id)? } else { self.desk.of_news(id)? };
                        new.insert(others)
                    }
                };
                for other in others.iter() {
                    let other = self.names.number(other);
                    bound_to.push(other);
                    if !self.known.contains(&other) {
                        near.entry(other).or_default().push(m);
                    }
                }
            }
            self.bound.insert(m, bound_to);
        }
        let others: Vec<u32> = near.keys().copied().collect();
        self.desk.note(&self.names.names(&others).collect())?;
        let mut to: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
        for (other, of) in near {
            if let Some(stood) = self.desk.stood(self.names.name(other)) {
                to.entry(stood.affair.clone()).or_default().extend(of);
            }
        }
        let mut out = Vec::new();
        for (affair, to) in to {
            let group = self.desk.archive.of_affair(&affair)?;
            let group: BTreeSet<u32> = group.iter().map(|id| self.names.number(id)).collect();
            self.look_within(&group)?;
            out.push(Near { group, to });
        }
        Ok(out)
    }

    fn cluster(&mut self, members: &BTreeSet<u32>) -> Result<Vec<BTreeSet<u32>>, A::Error> {
        let mut order: Vec<u32> = Vec::with_capacity(members.len());
        for &m in members {
            if let hash_map::Entry::Vacant(new) = self.places.entry(m)
                && let Some(folder) = self.desk.folders.get(self.names.name(m))
            {
                new.insert(folder.report.latest());
            }
            order.extend(self.places.contains_key(&m).then_some(m));
        }
        order.sort_unstable_by_key(|m| (self.places[m], self.names.name(*m)));
        self.at.lay(order.iter().copied());
        let mut edges = Vec::new();
        let mut first: BTreeMap<(bool, &str), usize> = BTreeMap::new();
        let mut together: Vec<(usize, usize)> = Vec::new();
        for (a, m) in order.iter().enumerate() {
            let known = |m: &u32| self.known.contains(m);
            let akin = self.akin.of(*m).iter();
            // one that stood and is decided anew has these pairs among all of its own
            let within = if known(m) { &[] } else { self.within.of(*m) };
            let within = within.iter().filter(|(other, _)| !known(other));
            edges.extend(akin.chain(within).filter_map(|(other, score)| {
                let b = self.at.get(*other).filter(|b| *b > a)?;
                Some(Edge { a, b, score: *score, conflict: false })
            }));
            let Some(now) = self.desk.now(self.names.name(*m)) else { continue };
            let news = Some((false, now.news.as_str()));
            let main = now.main_event.as_deref().map(|event| (true, event));
            for key in news.into_iter().chain(main) {
                let before = *first.entry(key).or_insert(a);
                if before != a {
                    together.push((before, a));
                }
            }
        }
        let mut groups = Vec::new();
        for Grown { members, mut joins } in grown(order.len(), &edges, &together, &[], ONE_AFFAIR) {
            let at = |n: usize| members.binary_search(&n).unwrap_or_default();
            for join in &mut joins {
                (join.into, join.taken) = (at(join.into), at(join.taken));
            }
            let order: Vec<u32> = members.iter().map(|n| order[*n]).collect();
            let group: BTreeSet<u32> = order.iter().copied().collect();
            if let Some(first) = group.first() {
                self.growths.insert(*first, Growth { group: group.clone(), order, joins });
            }
            groups.push(group);
        }
        Ok(groups)
    }
}

impl<A: Archive> Measured for Affairs<'_, '_, A> {
    fn touching(&self, members: &BTreeSet<u32>) -> Vec<u32> {
        let mut out = Vec::new();
        for m in members {
            let akin = self.akin.of(*m).iter();
            out.extend(akin.filter(|(_, score)| *score >= ONE_AFFAIR).map(|(other, _)| *other));
            out.extend(self.bound.get(m).into_iter().flatten());
        }
        out
    }

    fn stay_two(&mut self, one: &BTreeSet<u32>, other: &BTreeSet<u32>) -> Result<bool, A::Error> {
        let Some(between) = self.between(one, other) else { return Ok(false) };
        if between.iter().all(|(.., score)| *score < ONE_AFFAIR) {
            return Ok(true);
        }
        if self.grow(one)?.is_none() || self.grow(other)?.is_none() {
            return Ok(false);
        }
        let grown = |group: &BTreeSet<u32>| group.first().and_then(|first| self.growths.get(first));
        let (Some(one), Some(other)) = (grown(one), grown(other)) else { return Ok(false) };
        // numbered as in clustering both together
        let order = self.in_one_order(&one.order, &other.order);
        self.at.lay(order);
        let at = |m: u32| self.at.get(m).unwrap_or_default();
        let numbered = |growth: &Growth| -> Vec<Join> {
            let at = |n: usize| at(growth.order[n]);
            growth.joins.iter().map(|j| Join { into: at(j.into), taken: at(j.taken), ..*j }).collect()
        };
        let between: Vec<Edge> = between
            .iter()
            .map(|(a, b, score)| Edge { a: at(*a), b: at(*b), score: *score, conflict: false })
            .collect();
        Ok(stay_two(&numbered(one), &numbered(other), &between, ONE_AFFAIR))
    }
}

/// Decides anew which articles belong to one affair, where they have changed or their news or what they lead with has;
/// `akin` are the pairs of changed articles that may be of one affair.
pub(crate) fn regroup_affairs<A: Archive>(
    desk: &mut Desk<'_, A>,
    akin: &[(String, String, f64)],
) -> Result<(), A::Error> {
    let moved = |desk: &Desk<'_, A>, id: &String| {
        let folder = desk.folders.get(id);
        desk.changed.contains(id)
            || folder.is_some_and(|f| f.before.news != f.now.news || f.before.main_event != f.now.main_event)
    };
    let mut dirty: BTreeSet<String> = desk.folders.keys().filter(|id| moved(desk, id)).cloned().collect();
    // a news of other articles binds others, under whatever name
    for (news, articles) in desk.regrouped_news() {
        if desk.archive.of_news(news)? != *articles {
            dirty.extend(articles.iter().cloned());
        }
    }
    let before: BTreeSet<String> = dirty
        .iter()
        .filter_map(|id| desk.folders.get(id))
        .map(|f| f.before.affair.clone())
        .filter(|affair| !affair.is_empty())
        .collect();
    for affair in before {
        dirty.extend(desk.archive.of_affair(&affair)?);
    }
    let mut affairs = Affairs {
        desk,
        names: Names::default(),
        changed: FxHashSet::default(),
        akin: Pairs::default(),
        known: FxHashSet::default(),
        within: Pairs::default(),
        standing: FxHashSet::default(),
        bound: FxHashMap::default(),
        places: FxHashMap::default(),
        growths: FxHashMap::default(),
        at: Places::default(),
    };
    affairs.changed = affairs.desk.changed.iter().map(|id| affairs.names.number(id)).collect();
    for (a, b, score) in akin {
        affairs.akin.add(affairs.names.number(a), affairs.names.number(b), *score);
    }
    let dirty = dirty.iter().map(|id| affairs.names.number(id)).collect();
    let groups = regroup_two_by_two(&mut affairs, dirty)?;
    let groups = groups.iter().map(|group| affairs.names.names(group).collect()).collect();
    desk.regroup_affairs(groups);
    Ok(())
}

/// The pairs of changed articles with others that may be of one affair.
pub(crate) fn fresh_pairs<A: Archive>(
    desk: &mut Desk<'_, A>,
) -> Result<Vec<(String, String, f64)>, A::Error> {
    let changed = desk.changed.clone();
    desk.note_near(&changed, AFFAIR_DAYS)?;
    let ties: BTreeSet<u64> = changed
        .iter()
        .filter_map(|id| desk.folders.get(id))
        .flat_map(|f| f.report.ties().iter().copied())
        .collect();
    for (first, last) in desk.days_around(&changed, TIED_DAYS) {
        let tied = desk.archive.tied(&ties, first, last)?;
        desk.note(&tied)?;
    }
    let (ids, reports) = desk.reports(desk.folders.keys());
    let fresh: Vec<bool> = ids.iter().map(|id| changed.contains(*id)).collect();
    let edges = of_one_affair(&reports, |n| Part::fresh(fresh[n]));
    Ok(edges.iter().map(|e| (ids[e.a].to_owned(), ids[e.b].to_owned(), e.score)).collect())
}
