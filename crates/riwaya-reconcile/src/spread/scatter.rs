//! Claims compared with claims, in buckets of the blocks in which they meet.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_record::{Claim, CodedArticle, Party, Stance};
use rustc_hash::FxHashMap;

use crate::blocks::{ALIKE, candidates};
use crate::compatibility::{LEAST, NOISE, compare};
use crate::desk::edges_within;
use crate::merging::{followed, recalled};
use crate::runs::{beside, number};
use crate::told::{Corpus, Sketch};

/// Two claims that look alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Likely {
    /// The id of one.
    pub a: String,
    /// The id of the other.
    pub b: String,
    /// How likely they are of one event, 0 to 1.
    pub score: f64,
    /// Whether something speaks outright against it.
    pub conflict: bool,
}

impl Likely {
    /// Whether they would be joined if there were nothing but these two.
    pub fn joins(&self) -> bool {
        self.score >= LEAST
    }
}

/// Into how many buckets blocks are put, and which blocks are so large that they are split.
///
/// A block that is split into n parts has a bucket for each two of them, so that none holds more than two parts; a claim of
/// it goes into n buckets. Every pair of claims that is compared at all is compared in one bucket.
#[derive(Clone, Debug)]
pub struct Scatter {
    buckets: u64,
    splits: FxHashMap<u64, u64>,
}

impl Scatter {
    /// `splits` has by the number of a block into how many parts it is split.
    pub fn new(buckets: u64, splits: impl IntoIterator<Item = (u64, u64)>) -> Self {
        Self { buckets: buckets.max(1), splits: splits.into_iter().collect() }
    }

    /// What of an article goes into which bucket: those of its claims that may meet others there. `alike` are pairs of
    /// articles that may report one happening; what both tell is all compared.
    pub fn slips(&self, article: &CodedArticle, alike: &[(String, String, f64)]) -> Vec<(u64, CodedArticle)> {
        let sketch = Sketch::new(article, None);
        let corpus = Corpus::new([&sketch]);
        let mut wanted: BTreeMap<u64, BTreeSet<&str>> = BTreeMap::new();
        for told in &corpus.told {
            for key in &told.keys {
                for bucket in self.buckets_of(key.block, &told.claim.id) {
                    wanted.entry(bucket).or_default().insert(&told.claim.id);
                }
            }
        }
        for (a, b, _) in alike.iter().filter(|(.., score)| *score >= ALIKE) {
            if a == &article.id || b == &article.id {
                let all = corpus.told.iter().map(|told| told.claim.id.as_str());
                wanted.entry(self.bucket_of_pair(a, b)).or_default().extend(all);
            }
        }
        wanted.into_iter().map(|(bucket, claims)| (bucket, slip(article, &claims))).collect()
    }

    /// The claims of two texts that look alike, of all pairs that are compared in this bucket. `slips` is all that was put
    /// into it, `alike` has the pairs of their articles that may report one happening.
    pub fn compared(
        &self,
        bucket: u64,
        slips: &[CodedArticle],
        alike: &[(String, String, f64)],
    ) -> Vec<Likely> {
        let sketches: Vec<Sketch<'_>> = slips.iter().map(|slip| Sketch::new(slip, None)).collect();
        let corpus = Corpus::new(&sketches);
        let alike = edges_within(alike, corpus.articles.iter().map(|a| a.id.as_str()));
        let corpus = corpus.with_alike(&alike);
        let here = |i: usize, j: usize| {
            corpus.told[i].article != corpus.told[j].article && self.home(&corpus, i, j) == bucket
        };
        likely(&corpus, candidates(&corpus, &alike, |_| true, here))
    }

    /// The bucket in which a pair of claims is compared: that of the first block in which they meet, else that of their
    /// articles.
    fn home(&self, corpus: &Corpus<'_>, i: usize, j: usize) -> u64 {
        let (a, b) = (&corpus.told[i], &corpus.told[j]);
        let meeting = a.keys.iter().filter(|key| b.keys.iter().any(|other| key.meets(*other)));
        match meeting.map(|key| key.block).min() {
            Some(block) => {
                let (a, b) = (self.part(block, &a.claim.id), self.part(block, &b.claim.id));
                self.bucket(block, a.min(b), a.max(b))
            }
            None => self.bucket_of_pair(&corpus.articles[a.article].id, &corpus.articles[b.article].id),
        }
    }

    fn parts(&self, block: u64) -> u64 {
        self.splits.get(&block).copied().unwrap_or(1).max(1)
    }

    /// The part of a block that a claim falls into.
    fn part(&self, block: u64, claim: &str) -> u64 {
        number(claim) % self.parts(block)
    }

    fn buckets_of(&self, block: u64, claim: &str) -> impl Iterator<Item = u64> {
        let part = self.part(block, claim);
        (0..self.parts(block)).map(move |other| self.bucket(block, part.min(other), part.max(other)))
    }

    fn bucket(&self, block: u64, low: u64, high: u64) -> u64 {
        beside(beside(block, low), high) % self.buckets
    }

    fn bucket_of_pair(&self, a: &str, b: &str) -> u64 {
        beside(number(a.min(b)), number(a.max(b))) % self.buckets
    }
}

/// The claims of one text that look alike, and those that are of one event whatever the rest says.
pub fn of_one_text(article: &CodedArticle) -> (Vec<Likely>, Vec<(String, String)>) {
    let sketch = Sketch::new(article, None);
    let corpus = Corpus::new([&sketch]);
    let likely = likely(&corpus, candidates(&corpus, &[], |_| true, |_, _| true));
    let id = |i: usize| corpus.told[i].claim.id.clone();
    let bound = followed(&corpus).into_iter().chain(recalled(&corpus));
    (likely, bound.map(|(a, b)| (id(a), id(b))).collect())
}

fn likely(corpus: &Corpus<'_>, pairs: Vec<(usize, usize)>) -> Vec<Likely> {
    let id = |i: usize| corpus.told[i].claim.id.clone();
    let compared = pairs.into_iter().map(|(i, j)| (i, j, compare(corpus, i, j)));
    let alike = compared.filter(|(.., likeness)| likeness.looks >= NOISE);
    alike.map(|(i, j, l)| Likely { a: id(i), b: id(j), score: l.score, conflict: l.conflict }).collect()
}

/// An article with some of its claims, and of the rest what these are compared by.
fn slip(article: &CodedArticle, claims: &BTreeSet<&str>) -> CodedArticle {
    let claims: Vec<Claim> =
        article.claims.iter().filter(|c| claims.contains(c.id.as_str())).cloned().collect();
    let parties: BTreeSet<&str> =
        claims.iter().flat_map(|c| c.actor.iter().chain(&c.recipient)).filter_map(entity).collect();
    let mut entities = article.entities.clone();
    entities.retain_mut(|e| {
        e.mentions.retain(|m| claims.iter().any(|c| c.sentence.contains(m)));
        !e.mentions.is_empty() || parties.contains(e.id.as_str())
    });
    let denies = |claim: &Option<String>| claim.as_ref().is_some_and(|id| claims.iter().any(|c| c.id == *id));
    let statements = article.statements.iter().filter(|s| s.stance == Stance::Denies && denies(&s.claim));
    CodedArticle {
        id: article.id.clone(),
        outlet: article.outlet.clone(),
        published: article.published.clone(),
        statements: statements.cloned().collect(),
        entities,
        claims,
        ..CodedArticle::default()
    }
}

fn entity(party: &Party) -> Option<&str> {
    party.entity.as_deref()
}
