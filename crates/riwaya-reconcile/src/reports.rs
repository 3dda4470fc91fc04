//! How alike two articles are as reports: whether they report one happening, and whether they belong to one affair.
//!
//! What two newsrooms write of one happening differs in wording, order and even in whom they quote first; but title,
//! opening and body together share more than texts of two happenings do, they come out within hours of each other, and
//! they name the same countries. These signs are added up in logits; the weights were set by hand.

use std::collections::BTreeSet;
use std::hash::Hash;

use riwaya_record::{CodedArticle, EntityKind, Field, Published};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::clustering::Edge;
use crate::dates::Stretch;
use crate::folding::{cosine, shared};

/// Code points of the body that are read: its first sentence, its opening, what a newspaper reader would read on.
const BEGINNING: usize = 220;
const OPENING: usize = crate::told::OPENING as usize;
const BODY: usize = 2_500;
/// Countries named within so many code points are whom the news is about.
const NAMED_FIRST: u32 = 300;
/// Days after which nobody reports the same happening as news.
const NEWS_LASTS: f64 = 4.0;
/// Days over which likeness of words alone makes an affair, and over which two persons, or a country and an issue, may.
const AFFAIR_RESTS: f64 = 21.0;
const AFFAIR_LASTS: f64 = 1_000.0;

/// An article as a report: its words by where they stand, its countries, its hour.
#[derive(Debug)]
pub(crate) struct Report<'a> {
    title: Vec<u32>,
    beginning: Vec<u32>,
    /// Stems of title and opening.
    opening: Vec<u32>,
    body: Vec<u32>,
    /// Countries named in title or first sentences.
    first_named: Vec<&'a str>,
    /// Known persons named there.
    persons: Vec<&'a str>,
    /// Countries named at least twice.
    often_named: Vec<&'a str>,
    /// The lexicon's issues that its claims are about.
    issues: Vec<&'a str>,
    /// Places of its claims.
    places: Vec<&'a str>,
    outlet: Option<&'a str>,
    hour: Option<Hour>,
}

/// When a report came out, in days since 1970.
#[derive(Clone, Copy, Debug)]
struct Hour {
    day: f64,
    /// Half of the stretch that is meant.
    doubt: f64,
}

impl Hour {
    fn of(published: &Published) -> Option<Self> {
        if let Some(time) = published.time.as_deref() {
            let zoned = time.parse::<jiff::Timestamp>().ok().map(jiff::Timestamp::as_second);
            let local = || {
                let civil = time.parse::<jiff::civil::DateTime>().ok()?;
                Some(civil.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp().as_second())
            };
            if let Some(second) = zoned.or_else(local) {
                return Some(Self { day: second as f64 / 86_400.0, doubt: 0.0 });
            }
        }
        let days = Stretch::read(published.date.as_deref()?)?;
        let doubt = f64::from(days.days()) / 2.0;
        Some(Self { day: f64::from(days.first) + doubt, doubt })
    }
}

impl<'a> Report<'a> {
    /// `numbers` gives the sorted numbers of a text's stems.
    pub(crate) fn new(article: &'a CodedArticle, numbers: impl Fn(&str) -> Vec<u32>) -> Self {
        let cut = |title: bool, letters: usize| {
            let end = article.text.char_indices().nth(letters).map_or(article.text.len(), |(at, _)| at);
            let title = if title { article.title.as_str() } else { "" };
            numbers(&format!("{title} {}", &article.text[..end]))
        };
        let (beginning, opening, body) = (cut(false, BEGINNING), cut(true, OPENING), cut(true, BODY));
        let title = if article.title.is_empty() { beginning.clone() } else { cut(true, 0) };
        let countries = |wanted: &dyn Fn(&riwaya_record::Entity) -> bool| {
            let found = article.entities.iter().filter(|e| wanted(e));
            sorted(found.filter_map(|e| e.country.as_deref()))
        };
        let first = |e: &riwaya_record::Entity| {
            e.mentions.iter().any(|m| m.field == Field::Title || m.start < NAMED_FIRST)
        };
        let issues = article.claims.iter().flat_map(|c| &c.issues).map(|i| i.key.as_str());
        Self {
            title,
            beginning,
            opening,
            body,
            first_named: countries(&first),
            persons: sorted(
                article
                    .entities
                    .iter()
                    .filter(|e| e.kind == EntityKind::Person && first(e))
                    .filter_map(|e| e.key.as_deref()),
            ),
            often_named: countries(&|e| e.mentions.len() >= 2),
            issues: sorted(issues.filter(|k| !k.starts_with("np:"))),
            places: sorted(article.claims.iter().filter_map(|c| Some(c.place.as_ref()?.name.as_str()))),
            outlet: article.outlet.as_deref(),
            hour: Hour::of(&article.published),
        }
    }

    /// Days between two reports, `None` where one has no date.
    fn days_from(&self, other: &Self) -> Option<f64> {
        let (a, b) = (self.hour?, other.hour?);
        Some(((a.day - b.day).abs() - a.doubt - b.doubt).max(0.0))
    }

    /// How much of each one's title the other's `text` holds.
    fn title_within(&self, other: &Self, text: impl Fn(&Self) -> &[u32]) -> f64 {
        let held = |title: &[u32], text: &[u32]| shared(title, text) as f64 / title.len().max(1) as f64;
        f64::midpoint(held(&self.title, text(other)), held(&other.title, text(self)))
    }

    /// How likely both report one happening, 0 to 1.
    pub(crate) fn one_happening(&self, other: &Self) -> f64 {
        // what one newsroom publishes twice is mostly two things
        let same_desk = self.outlet.is_some() && self.outlet == other.outlet;
        logistic(
            -9.0 + 8.0 * cosine(&self.opening, &other.opening)
                + 5.0 * cosine(&self.title, &other.title)
                + 5.0 * self.title_within(other, |r| &r.opening)
                + 8.0 * cosine(&self.beginning, &other.beginning)
                + 6.0 * cosine(&self.body, &other.body)
                + 1.5 * cosine(&self.first_named, &other.first_named)
                - f64::from(shared(&self.first_named, &other.first_named) == 0)
                - 5.0 * self.days_from(other).unwrap_or(0.5).min(NEWS_LASTS)
                - if same_desk { 2.0 } else { 0.0 },
        )
    }

    /// How likely both belong to one affair, 0 to 1.
    pub(crate) fn one_affair(&self, other: &Self) -> f64 {
        let weeks = self.days_from(other).unwrap_or(0.0) / 7.0;
        logistic(
            -8.4 + 8.0 * cosine(&self.opening, &other.opening)
                + 5.0 * self.title_within(other, |r| &r.body)
                + 5.0 * cosine(&self.beginning, &other.beginning)
                + 14.0 * cosine(&self.body, &other.body)
                + 2.0 * cosine(&self.often_named, &other.often_named)
                - 2.0 * f64::from(shared(&self.first_named, &other.first_named) == 0)
                + 0.75 * shared(&self.issues, &other.issues).min(2) as f64
                + cosine(&self.places, &other.places)
                - 0.3 * (1.0 + weeks).ln(),
        )
    }

    /// Stems by which it is found: those of title and first sentence.
    fn words(&self) -> BTreeSet<u32> {
        self.title.iter().chain(&self.beginning).copied().collect()
    }

    /// What may hold an affair together over years: two persons, or a country and an issue.
    fn ties(&self) -> BTreeSet<(&'a str, &'a str)> {
        let mut out = BTreeSet::new();
        for (n, a) in self.persons.iter().enumerate() {
            out.extend(self.persons[n + 1..].iter().map(|b| (*a, *b)));
        }
        for country in &self.first_named {
            out.extend(self.issues.iter().map(|issue| (*country, *issue)));
        }
        out
    }
}

/// Pairs of reports that are likely enough of one happening, with how likely.
pub(crate) fn of_one_happening(reports: &[&Report<'_>]) -> Vec<Edge> {
    measure(reports, sharing(reports, NEWS_LASTS, 3, Report::words), Report::one_happening)
}

/// Pairs of reports that are likely enough of one affair, with how likely.
pub(crate) fn of_one_affair(reports: &[&Report<'_>]) -> Vec<Edge> {
    let mut pairs = sharing(reports, AFFAIR_RESTS, 2, Report::words);
    let words: Vec<BTreeSet<u32>> = reports.iter().map(|r| r.words()).collect();
    let tied = sharing(reports, AFFAIR_LASTS, 1, Report::ties);
    pairs.extend(tied.into_iter().filter(|(a, b)| words[*a].intersection(&words[*b]).nth(2).is_some()));
    measure(reports, pairs, Report::one_affair)
}

/// Pairs of reports within so many days of each other that share at least so many keys.
fn sharing<'a, K: Hash + Eq>(
    reports: &[&Report<'a>],
    days: f64,
    least: u32,
    keys: fn(&Report<'a>) -> BTreeSet<K>,
) -> FxHashSet<(usize, usize)> {
    let mut order: Vec<usize> = (0..reports.len()).collect();
    let day = |n: usize| reports[n].hour.map_or(f64::INFINITY, |h| h.day + h.doubt);
    order.sort_by(|a, b| day(*a).total_cmp(&day(*b)).then(a.cmp(b)));
    let mut by_key: FxHashMap<K, Vec<usize>> = FxHashMap::default();
    let mut shared: FxHashMap<usize, u32> = FxHashMap::default();
    let mut out = FxHashSet::default();
    for &n in &order {
        shared.clear();
        for key in keys(reports[n]) {
            let earlier = by_key.entry(key).or_default();
            let near = |other: &&usize| reports[n].days_from(reports[**other]).is_none_or(|d| d <= days);
            for &other in earlier.iter().rev().take_while(near) {
                *shared.entry(other).or_default() += 1;
            }
            earlier.push(n);
        }
        out.extend(shared.iter().filter(|(_, s)| **s >= least).map(|(o, _)| (n.min(*o), n.max(*o))));
    }
    out
}

fn measure<'a>(
    reports: &[&Report<'a>],
    pairs: FxHashSet<(usize, usize)>,
    score: fn(&Report<'a>, &Report<'a>) -> f64,
) -> Vec<Edge> {
    /// Below this a pair says nothing.
    const NOISE: f64 = 0.005;
    let measured = pairs.into_iter().map(|(a, b)| (a, b, score(reports[a], reports[b])));
    let mut out: Vec<Edge> = measured
        .filter(|(_, _, score)| *score >= NOISE)
        .map(|(a, b, score)| Edge { a, b, score, conflict: false })
        .collect();
    out.sort_unstable_by_key(|e| (e.a, e.b));
    out
}

fn sorted<'a>(all: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    all.collect::<BTreeSet<_>>().into_iter().collect()
}

fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}
