//! Claims grouped by the event they tell of, around what has changed.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_record::{Claim, EventType};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::Constraints;
use crate::archive::Archive;
use crate::blocks::{self, ALIKE, Key};
use crate::clustering::{Edge, average_link};
use crate::compatibility::{self, LEAST, compare};
use crate::desk::Desk;
use crate::events::content_id;
use crate::names::Names;
use crate::regrouping::{Measured, Near, Surroundings, regroup_two_by_two};
use crate::reports::NEWS_DAYS;
use crate::told::{Corpus, Told};

/// A claim among others.
struct Entry {
    /// Its place in canonical order: its article's, and its own in the article.
    place: (i64, String, usize),
    /// Claims that look alike, in order, with how likely they are of one event and whether something speaks outright
    /// against it.
    alike: Vec<(u32, f64, bool)>,
    /// Claims that are of one event with it whatever the rest says.
    bound: Vec<u32>,
    /// Claims that are not.
    apart: Vec<u32>,
    /// The group that stood with all of whose claims it was compared.
    group: Option<u32>,
    /// Whether it was compared with all that it meets.
    compared: bool,
}

/// What finding one of many by halves costs, in looks at one of them.
const SEARCH: usize = 8;

/// The claims with the events they were of.
struct Claims<'a, 'd, A> {
    desk: &'a mut Desk<'d, A>,
    constraints: &'a Constraints,
    names: Names,
    entries: Vec<Entry>,
    /// Articles whose claims have entries.
    known: BTreeSet<String>,
    groups: u32,
}

impl<A: Archive> Claims<'_, '_, A> {
    /// Makes entries for the claims of articles laid out.
    fn know(&mut self, articles: &BTreeSet<String>) {
        let fresh: BTreeSet<String> = articles.difference(&self.known).cloned().collect();
        if fresh.is_empty() {
            return;
        }
        let corpus = self.desk.view(&fresh);
        for (i, told) in corpus.told.iter().enumerate() {
            if self.names.number(&told.claim.id) as usize == self.entries.len() {
                let place =
                    (corpus.reports[told.article].latest(), corpus.articles[told.article].id.clone(), i);
                self.entries.push(Entry {
                    place,
                    alike: Vec::new(),
                    bound: Vec::new(),
                    apart: Vec::new(),
                    group: None,
                    compared: false,
                });
            }
        }
        for (a, b) in followed(&corpus).into_iter().chain(recalled(&corpus)) {
            let number = |i: usize| self.names.get(&corpus.told[i].claim.id);
            if let (Some(a), Some(b)) = (number(a), number(b)) {
                self.entries[a as usize].bound.push(b);
                self.entries[b as usize].bound.push(a);
            }
        }
        self.known.extend(fresh);
        let Constraints { together, apart, .. } = self.constraints;
        for (pairs, list) in [(together, true), (apart, false)] {
            for (a, b) in pairs {
                let (Some(a), Some(b)) = (self.names.get(a), self.names.get(b)) else { continue };
                for (one, other) in [(a, b), (b, a)] {
                    let entry = &mut self.entries[one as usize];
                    let all = if list { &mut entry.bound } else { &mut entry.apart };
                    if !all.contains(&other) {
                        all.push(other);
                    }
                }
            }
        }
    }

    fn articles_of(&self, members: &BTreeSet<u32>) -> BTreeSet<String> {
        let mut out: Vec<&String> = members.iter().map(|m| &self.entries[*m as usize].place.1).collect();
        out.sort_unstable();
        out.dedup();
        out.into_iter().cloned().collect()
    }

    /// Compares claims of these articles, or of all that are laid out: pairs that are `wanted`, one of them `asked`.
    fn measure(
        &mut self,
        articles: Option<&BTreeSet<String>>,
        asked: impl Fn(&Entry, u32) -> bool,
        wanted: impl Fn(&Entry, &Entry) -> bool,
    ) {
        let corpus = articles.map_or_else(|| self.desk.view_all(), |ids| self.desk.view(ids));
        let alike = self.desk.alike_within(corpus.articles.iter().map(|a| a.id.as_str()));
        let corpus = corpus.with_alike(&alike);
        let numbers: Vec<Option<u32>> = corpus.told.iter().map(|t| self.names.get(&t.claim.id)).collect();
        let entry = |i: usize| numbers[i].map(|n| (&self.entries[n as usize], n));
        let pairs = blocks::candidates(
            &corpus,
            &alike,
            |i| entry(i).is_some_and(|(e, n)| asked(e, n)),
            |i, j| entry(i).zip(entry(j)).is_some_and(|((a, _), (b, _))| wanted(a, b)),
        );
        let mut longer = FxHashSet::default();
        for (i, j) in pairs {
            let likeness = compare(&corpus, i, j);
            if likeness.looks >= compatibility::NOISE
                && let (Some(a), Some(b)) = (numbers[i], numbers[j])
            {
                self.entries[a as usize].alike.push((b, likeness.score, likeness.conflict));
                self.entries[b as usize].alike.push((a, likeness.score, likeness.conflict));
                longer.extend([a, b]);
            }
        }
        for claim in longer {
            self.entries[claim as usize].alike.sort_unstable_by_key(|(other, ..)| *other);
        }
    }

    /// The numbers of the claims of an event as it stood.
    fn members_of(&mut self, event: &str) -> Result<BTreeSet<u32>, A::Error> {
        let members = self.desk.members_of(event)?;
        self.know(&self.desk.articles_of(&members));
        Ok(members.iter().filter_map(|m| self.names.get(m)).collect())
    }

    /// Lays out all that claims of these articles are compared with.
    fn fetch_around(&mut self, members: &BTreeSet<u32>) -> Result<(), A::Error> {
        let articles = self.articles_of(members);
        let keys: Vec<Key> = {
            let corpus = self.desk.view(&articles);
            let is_member =
                |t: &&Told<'_>| self.names.get(&t.claim.id).is_some_and(|number| members.contains(&number));
            corpus.told.iter().filter(is_member).flat_map(|t| t.keys.iter().copied()).collect()
        };
        let mut meeting = self.desk.archive.meeting(&keys)?;
        // all that two reports of one happening tell is compared
        let around = self.desk.note_happenings(&articles)?;
        let alike = self.desk.alike_to(&articles, &around).iter().filter(|(.., score)| *score >= ALIKE);
        meeting.extend(
            alike
                .flat_map(|(a, b, _)| [(a, b), (b, a)])
                .filter(|(a, _)| articles.contains(*a))
                .map(|(_, b)| b.clone()),
        );
        // what a person's correction binds
        let bound = self.constraints.together.iter().flat_map(|(a, b)| [(a, b), (b, a)]);
        let is_member =
            |claim: &String| self.names.get(claim).is_some_and(|number| members.contains(&number));
        let bound: BTreeSet<String> = bound.filter(|(a, _)| is_member(a)).map(|(_, b)| b.clone()).collect();
        meeting.extend(self.desk.archive.claimants(&bound)?);
        self.desk.fetch(&meeting)?;
        self.know(&meeting);
        // what two reports have in common tells on what they tell
        let all = self.desk.laid_out();
        self.desk.alike_to(&articles, &all);
        Ok(())
    }
}

impl<A: Archive> Surroundings for Claims<'_, '_, A> {
    type Member = u32;
    type Error = A::Error;

    fn near(&mut self, members: &BTreeSet<u32>) -> Result<Vec<Near<u32>>, A::Error> {
        self.fetch_around(members)?;
        let known =
            |a: &Entry, b: &Entry| a.compared || b.compared || a.group.is_some() && a.group == b.group;
        self.measure(None, |_, n| members.contains(&n), |a, b| !known(a, b));
        let mut to: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
        for &m in members {
            let entry = &mut self.entries[m as usize];
            entry.compared = true;
            let near = entry.alike.iter().filter(|(_, score, _)| *score >= LEAST).map(|(other, ..)| other);
            for other in near.chain(&entry.bound).filter(|other| !members.contains(other)) {
                if let Some(event) = self.desk.stood_in(self.names.name(*other)) {
                    to.entry(event.clone()).or_default().insert(m);
                }
            }
        }
        let mut out = Vec::new();
        let mut articles = BTreeSet::new();
        let before = self.groups;
        for (event, to) in to {
            let group = self.members_of(&event)?;
            // within a group that stood its own claims are compared, so that it can be clustered beside another
            if group.iter().any(|m| self.entries[*m as usize].group.is_none()) {
                self.groups += 1;
                for &m in &group {
                    self.entries[m as usize].group = Some(self.groups);
                }
                articles.extend(self.articles_of(&group));
            }
            out.push(Near { group, to });
        }
        self.desk.alike(&articles);
        let fresh = |e: &Entry| e.group.is_some_and(|g| g > before);
        self.measure(
            Some(&articles),
            |e, _| fresh(e),
            |a, b| a.group == b.group && !a.compared && !b.compared,
        );
        Ok(out)
    }

    fn cluster(&mut self, members: &BTreeSet<u32>) -> Result<Vec<BTreeSet<u32>>, A::Error> {
        let mut order: Vec<u32> = members.iter().copied().collect();
        order.sort_by(|a, b| self.entries[*a as usize].place.cmp(&self.entries[*b as usize].place));
        let at: FxHashMap<u32, usize> = order.iter().enumerate().map(|(n, m)| (*m, n)).collect();
        let (mut edges, mut together, mut apart) = (Vec::new(), Vec::new(), Vec::new());
        for (a, m) in order.iter().enumerate() {
            let entry = &self.entries[*m as usize];
            let later = |other: &u32| at.get(other).copied().filter(|b| *b > a);
            let edge = |b: usize, (_, score, conflict): &(u32, f64, bool)| Edge {
                a,
                b,
                score: *score,
                conflict: *conflict,
            };
            // of few members each is looked up among the many that look alike
            if (order.len() - a) * SEARCH < entry.alike.len() {
                let found = |other: &u32| entry.alike.binary_search_by_key(other, |(claim, ..)| *claim).ok();
                let all = order.iter().enumerate().skip(a + 1);
                edges.extend(all.filter_map(|(b, other)| Some(edge(b, &entry.alike[found(other)?]))));
            } else {
                edges.extend(entry.alike.iter().filter_map(|one| Some(edge(later(&one.0)?, one))));
            }
            together.extend(entry.bound.iter().filter_map(|other| Some((a, later(other)?))));
            apart.extend(entry.apart.iter().filter_map(|other| Some((a, later(other)?))));
        }
        let groups = average_link(order.len(), &edges, &together, &apart, LEAST);
        Ok(groups.iter().map(|group| group.iter().map(|n| order[*n]).collect()).collect())
    }
}

impl<A: Archive> Measured for Claims<'_, '_, A> {
    fn touching(&self, members: &BTreeSet<u32>) -> Vec<u32> {
        let mut out = Vec::new();
        for m in members {
            let entry = &self.entries[*m as usize];
            out.extend(entry.alike.iter().filter(|(_, score, _)| *score >= LEAST).map(|(other, ..)| *other));
            out.extend(&entry.bound);
        }
        out
    }
}

/// Decides anew which claims tell of one event; returns the events that are no more.
pub(crate) fn regroup_claims<A: Archive>(
    desk: &mut Desk<'_, A>,
    constraints: &Constraints,
) -> Result<BTreeSet<String>, A::Error> {
    let of_changed = |desk: &Desk<'_, A>| -> BTreeSet<String> {
        desk.changed_sketches().flat_map(|s| s.article.claims.iter().map(|c| c.id.clone())).collect()
    };
    let mut dirty = of_changed(desk);
    // what a person's correction binds or keeps apart is looked at again
    let corrected: BTreeSet<String> = constraints
        .together
        .iter()
        .chain(&constraints.apart)
        .flat_map(|(a, b)| [a.clone(), b.clone()])
        .collect();
    let articles = desk.archive.claimants(&corrected)?;
    desk.fetch(&articles)?;
    let mut stood = desk.archive.told_in(&desk.changed)?;
    stood.extend(corrected.iter().filter_map(|claim| desk.stood_in(claim).cloned()));
    for event in &stood {
        dirty.extend(desk.members_of(event)?);
    }
    let mut claims = Claims {
        desk,
        constraints,
        names: Names::default(),
        entries: Vec::new(),
        known: BTreeSet::new(),
        groups: 0,
    };
    claims.know(&claims.desk.articles_of(&dirty));
    let dirty = dirty.iter().filter_map(|claim| claims.names.get(claim)).collect();
    let groups = regroup_two_by_two(&mut claims, dirty)?;
    let groups: Vec<BTreeSet<String>> =
        groups.iter().map(|group| claims.names.names(group).collect()).collect();
    let corpus = desk.view(&desk.articles_of(groups.iter().flatten()));
    let mut named: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for group in groups {
        let first = group.iter().filter_map(|id| corpus.by_id.get(id.as_str())).min();
        if let Some(first) = first {
            named.insert(event_id(corpus.told[*first].claim), group);
        }
    }
    let members = named.values().flatten();
    stood.extend(members.filter_map(|claim| desk.stood_in(claim).cloned()));
    stood.retain(|event| !named.contains_key(event));
    desk.regroup_claims(named);
    Ok(stood)
}

/// The id of the event whose first claim this is.
pub(crate) fn event_id(first: &Claim) -> String {
    content_id("ev", &first.id)
}

/// Claims that their own article follows as one communication: its first mention with every other.
pub(crate) fn followed(corpus: &Corpus<'_>) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    for article in &corpus.articles {
        for k in &article.communications {
            let named = |c: &&Claim| {
                c.event == EventType::Consult && (c.trigger == k.trigger || k.also.contains(&c.trigger))
            };
            let claims: Vec<usize> = article
                .claims
                .iter()
                .filter(named)
                .filter_map(|c| corpus.by_id.get(c.id.as_str()).copied())
                .collect();
            let (first, others) = match claims.split_first() {
                Some((first, others)) => (*first, others),
                None => continue,
            };
            // where following them went astray, the claims themselves say so
            let astray = |a: usize, b: usize| {
                let l = compare(corpus, a, b);
                l.strangers || l.other_time || l.changed_places
            };
            out.extend(others.iter().filter(|c| !astray(first, **c)).map(|c| (first, *c)));
        }
    }
    out
}

/// Claims of one text of which the later only recalls the earlier: `الغارة`, `الهدنة`, `the attack`, with no party, place
/// or day of its own, after an act of that name or fine code.
///
/// It recalls the last of them that lies near in time. A day that it has is only inferred, so that this may differ by the days
/// after which a text still tells an act as news.
pub(crate) fn recalled(corpus: &Corpus<'_>) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut told: Vec<usize> = Vec::new();
    for (i, claim) in corpus.told.iter().enumerate() {
        if told.first().is_some_and(|first| corpus.told[*first].article != claim.article) {
            told.clear();
        }
        let bare = !claim.tells_of_its_own() && claim.is_definite_noun();
        let recalls = |j: &&usize| {
            let earlier = &corpus.told[**j];
            let far = earlier.date.zip(claim.date).is_some_and(|(x, y)| x.gap(y) > NEWS_DAYS);
            !far && compatibility::names_again(earlier, claim) && !compare(corpus, **j, i).other_status
        };
        match told.iter().rev().find(recalls) {
            Some(&earlier) if bare => out.push((earlier, i)),
            _ => told.push(i),
        }
    }
    out
}
