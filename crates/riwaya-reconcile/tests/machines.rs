//! Decided in parts, as on many machines, the same comes out as of all articles together.

mod affair;
mod news;

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use news::{Dice, article};
use riwaya_reconcile::{
    Constraints, Hands, Likely, Measured, Member, Pairs, Scatter, Update, Wanted, built, gathered, light,
    members, note, of_one_text, pairs_across, pairs_within, sides, strands, update_all, update_with,
};
use riwaya_record::{CodedArticle, Event};

type Alike = Vec<(String, String, f64)>;

/// Pairs of articles, a bin with itself and with every later one.
fn pairs(articles: &[CodedArticle], bins: usize) -> (Alike, Alike) {
    let reports: Vec<_> = articles.iter().map(|a| note(a).report).collect();
    let all: Vec<_> = articles.iter().map(|a| a.id.as_str()).zip(&reports).collect();
    let bins: Vec<Vec<_>> =
        (0..bins).map(|bin| all.iter().skip(bin).step_by(bins).copied().collect()).collect();
    let (mut alike, mut akin) = (Vec::new(), Vec::new());
    for (n, left) in bins.iter().enumerate() {
        for (m, right) in bins.iter().enumerate().skip(n) {
            let found: Pairs = if n == m { pairs_within(left) } else { pairs_across(left, right) };
            let named =
                |(a, b, score): &(usize, usize, f64)| (left[*a].0.to_owned(), right[*b].0.to_owned(), *score);
            alike.extend(found.alike.iter().map(named));
            akin.extend(found.akin.iter().map(named));
        }
    }
    (alike, akin)
}

/// Claims that look alike, bucket by bucket.
fn likely(articles: &[CodedArticle], alike: &Alike, scatter: &Scatter) -> Vec<Likely> {
    let mut buckets: BTreeMap<u64, Vec<CodedArticle>> = BTreeMap::new();
    for article in articles {
        for (bucket, slip) in scatter.slips(&light(article), alike) {
            buckets.entry(bucket).or_default().push(slip);
        }
    }
    buckets.iter().flat_map(|(bucket, slips)| scatter.compared(*bucket, slips, alike)).collect()
}

/// Events, strand by strand.
fn events(articles: &[CodedArticle], across: Vec<Likely>) -> Vec<(String, Vec<String>)> {
    let (mut all, mut bound) = (across, Vec::new());
    for article in articles {
        let (likely, of_one) = of_one_text(&light(article));
        all.extend(likely);
        bound.extend(of_one);
    }
    let joining = all.iter().filter(|l| l.joins()).map(|l| (l.a.as_str(), l.b.as_str()));
    let held = bound.iter().map(|(a, b)| (a.as_str(), b.as_str()));
    let strand: BTreeMap<&str, usize> = strands(joining.chain(held)).into_iter().collect();
    assert!(strand.values().collect::<BTreeSet<_>>().len() > 3);
    // those of no strand are put together into one lot: nothing joins them
    let lot = |claim: &str| strand.get(claim).map_or(usize::MAX, |n| n % 3);
    let mut lots: BTreeMap<usize, Vec<Member>> = BTreeMap::new();
    for member in articles.iter().flat_map(members) {
        lots.entry(lot(&member.claim)).or_default().push(member);
    }
    let of = |n: usize| {
        let likely: Vec<Likely> = all.iter().filter(|l| lot(&l.a) == n && lot(&l.b) == n).cloned().collect();
        let bound: Vec<_> = bound.iter().filter(|(a, _)| lot(a) == n).cloned().collect();
        (likely, bound)
    };
    let gather = |(n, members): (&usize, &Vec<Member>)| {
        let (likely, bound) = of(*n);
        gathered(members, &likely, &bound)
    };
    lots.iter().flat_map(gather).collect()
}

/// Has the whole articles, and does for each event what is asked with no others than it needs.
struct Workers<'a>(BTreeMap<&'a str, &'a CodedArticle>);

impl Workers<'_> {
    fn fetch<'i>(&self, ids: impl IntoIterator<Item = &'i String>) -> Vec<CodedArticle> {
        ids.into_iter().filter_map(|id| self.0.get(id.as_str())).map(|a| (*a).clone()).collect()
    }
}

impl Hands for Workers<'_> {
    type Error = Infallible;

    fn build(&mut self, wanted: &[Wanted]) -> Result<Vec<Event>, Infallible> {
        Ok(wanted
            .iter()
            .flat_map(|one| built(&self.fetch(&one.articles), std::slice::from_ref(one)))
            .collect())
    }

    fn sides(
        &mut self,
        events: &[&Event],
        main: &BTreeMap<&str, &str>,
    ) -> Result<BTreeMap<String, Vec<String>>, Infallible> {
        let mut out = BTreeMap::new();
        for event in events {
            let parts = events.iter().filter(|e| e.part_of.as_ref() == Some(&event.id));
            let whole: Vec<Event> = parts.chain([event]).map(|e| (*e).clone()).collect();
            let articles: BTreeSet<&String> = whole.iter().flat_map(|e| &e.articles).collect();
            let main = main.iter().filter(|(a, _)| articles.iter().any(|id| id.as_str() == **a));
            let main = main.map(|(a, e)| (*a, *e)).collect();
            out.extend(sides(&[&event.id], &whole, &self.fetch(articles), &main));
        }
        Ok(out)
    }
}

fn on_many_machines(articles: &[CodedArticle], bins: usize, scatter: &Scatter) -> Update {
    let (alike, akin) = pairs(articles, bins);
    let events = events(articles, likely(articles, &alike, scatter));
    let reports = articles.iter().map(|a| (a.id.clone(), note(a).report)).collect();
    let all: Vec<CodedArticle> = articles.iter().map(light).collect();
    let mut workers = Workers(articles.iter().map(|a| (a.id.as_str(), a)).collect());
    let Ok(update) = update_with(&all, reports, Measured { alike, akin, events }, &mut workers);
    update
}

/// Pairs in one order.
fn sorted(pairs: &Alike) -> Vec<(&str, &str, u64)> {
    let mut out: Vec<_> =
        pairs.iter().map(|(a, b, score)| (a.min(b).as_str(), a.max(b).as_str(), score.to_bits())).collect();
    out.sort_unstable();
    out
}

#[test]
fn what_many_machines_decide_is_what_one_decides() {
    let mut merged = 0;
    for seed in 0..6 {
        let mut dice = Dice(seed);
        let articles: Vec<CodedArticle> = (0..70).map(|n| article(&format!("a{n:02}"), &mut dice)).collect();
        let one = update_all(&articles, &Constraints::default());
        merged += one.events.iter().filter(|e| e.event.articles.len() > 2).count();
        let mut blocks: BTreeMap<u64, usize> = BTreeMap::new();
        for key in articles.iter().flat_map(|a| note(a).keys) {
            *blocks.entry(key.block()).or_default() += 1;
        }
        let large = blocks.iter().filter(|(_, n)| **n > 20).map(|(block, n)| (*block, *n as u64 / 20 + 1));
        let split: Vec<(u64, u64)> = large.collect();
        assert!(!split.is_empty());
        for (bins, scatter) in [
            (1, Scatter::new(1, [])),
            (3, Scatter::new(5, [])),
            (4, Scatter::new(7, split.clone())),
            (7, Scatter::new(1000, split)),
        ] {
            let many = on_many_machines(&articles, bins, &scatter);
            assert_eq!(many.events, one.events);
            assert_eq!(many.storylines, one.storylines);
            assert_eq!(many.decided, one.decided);
            assert_eq!(sorted(&many.akin), sorted(&one.akin));
        }
    }
    assert!(merged > 20, "too little was merged to tell: {merged}");
}
