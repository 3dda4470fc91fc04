//! How alike two articles are as reports: whether they report one happening, and whether they belong to one affair.
//!
//! What two newsrooms write of one happening differs in wording, order and even in whom they quote first; but title,
//! opening and body together share more than texts of two happenings do, they come out within hours of each other, and
//! they name the same countries. These signs are added up in logits; the weights were set by hand.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::hash::Hash;

use riwaya_record::{CodedArticle, EntityKind, Field, Published};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use crate::clustering::{Edge, average_link};
use crate::dates::{Stretch, latest};
use crate::folding::{cosine, shared};
use crate::runs::{beside, number};

/// Code points of the body that are read: its first sentence, its opening, what a newspaper reader would read on.
const BEGINNING: usize = 220;
const OPENING: usize = crate::told::OPENING as usize;
const BODY: usize = 2_500;
/// Countries named within so many code points are whom the news is about.
const NAMED_FIRST: u32 = 300;
/// Days after which nobody reports the same happening as news.
const NEWS_LASTS: f64 = 4.0;
/// The same in whole days, with the days on which it begins and ends.
pub(crate) const NEWS_DAYS: i32 = 5;
/// The same for an affair, and for one of years.
pub(crate) const AFFAIR_DAYS: i32 = 22;
pub(crate) const TIED_DAYS: i32 = 1_001;
/// Days over which likeness of words alone makes an affair, and over which two persons, or a country and an issue, may.
const AFFAIR_RESTS: f64 = 21.0;
const AFFAIR_LASTS: f64 = 1_000.0;
/// Mean likeness from which reports are taken to be of one happening.
pub(crate) const ONE_HAPPENING: f64 = 0.55;
/// A likeness below which two reports count as not alike at all: of one happening, and of one affair.
const NOISE: f64 = 0.005;
const AFFAIR_NOISE: f64 = 0.05;
/// Stems of title and first sentence that two reports must share to be compared: as of one happening, as of one affair,
/// and as of an affair of years.
const NEWS_WORDS: usize = 3;
const AFFAIR_WORDS: usize = 2;
const TIED_WORDS: usize = 3;

/// An article as a report: its words by where they stand, its countries, its hour; words and names as numbers.
///
/// It is all that is looked at when articles are grouped, and small, so that what is grouped need not be read again.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Report {
    /// Stems by which it is found: those of title and first sentence.
    words: Vec<u32>,
    /// What may hold an affair together over years: two persons, or a country and an issue, as numbers, sorted.
    ties: Vec<u64>,
    title: Vec<u32>,
    beginning: Vec<u32>,
    /// Stems of title and opening.
    opening: Vec<u32>,
    body: Vec<u32>,
    /// Countries named in title or first sentences.
    first_named: Vec<u64>,
    /// Countries named at least twice.
    often_named: Vec<u64>,
    /// The lexicon's issues that its claims are about.
    issues: Vec<u64>,
    /// Places of its claims.
    places: Vec<u64>,
    outlet: Option<u64>,
    hour: Option<Hour>,
    /// Its place among all articles: when it was published at the latest.
    latest: i64,
}

/// When a report came out, in days since 1970.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
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

impl Report {
    /// `numbers` gives the sorted numbers of a text's stems.
    pub(crate) fn new(article: &CodedArticle, numbers: impl Fn(&str) -> Vec<u32>) -> Self {
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
        let issues = sorted(issues.filter(|k| !k.starts_with("np:")));
        let first_named = countries(&first);
        let persons = article.entities.iter().filter(|e| e.kind == EntityKind::Person && first(e));
        let persons = sorted(persons.filter_map(|e| e.key.as_deref()));
        Self {
            words: title.iter().chain(&beginning).copied().collect::<BTreeSet<u32>>().into_iter().collect(),
            ties: ties(&persons, &first_named, &issues),
            title,
            beginning,
            opening,
            body,
            first_named,
            often_named: countries(&|e| e.mentions.len() >= 2),
            issues,
            places: sorted(article.claims.iter().filter_map(|c| Some(c.place.as_ref()?.name.as_str()))),
            outlet: article.outlet.as_deref().map(number),
            hour: Hour::of(&article.published),
            latest: latest(&article.published),
        }
    }

    /// Its place among all articles: when it was published at the latest.
    pub(crate) fn latest(&self) -> i64 {
        self.latest
    }

    /// The days (since 1970) within which it came out; all of time where that is not known.
    pub(crate) fn days(&self) -> (i32, i32) {
        let day = |x: f64| x.floor() as i32;
        self.hour.map_or((i32::MIN / 4, i32::MAX / 4), |h| (day(h.day - h.doubt), day(h.day + h.doubt)))
    }

    /// The same where it is known.
    pub(crate) fn known_days(&self) -> Option<(i32, i32)> {
        self.hour.map(|_| self.days())
    }

    /// What may hold an affair together over years.
    pub fn ties(&self) -> &[u64] {
        &self.ties
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

    /// How likely both report one happening, as far as they are compared: 0 where they share too few words, or lie too
    /// far apart in time.
    pub(crate) fn alike(&self, other: &Self) -> f64 {
        let compared = self.within(other, NEWS_LASTS) && shared(&self.words, &other.words) >= NEWS_WORDS;
        if compared { Some(self.one_happening(other)).filter(|l| *l >= NOISE).unwrap_or(0.0) } else { 0.0 }
    }

    /// Whether they came out within so many days, as far as is known.
    fn within(&self, other: &Self, days: f64) -> bool {
        self.days_from(other).is_none_or(|d| d <= days)
    }
}

/// What may hold an affair together over years, as numbers.
fn ties(persons: &[u64], countries: &[u64], issues: &[u64]) -> Vec<u64> {
    let mut out = BTreeSet::new();
    for (n, a) in persons.iter().enumerate() {
        out.extend(persons[n + 1..].iter().map(|b| beside(*a, *b)));
    }
    for country in countries {
        out.extend(issues.iter().map(|issue| beside(*country, *issue)));
    }
    out.into_iter().collect()
}

/// Which of the others a report is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// With all but those of `Left` and `Right`.
    Fresh,
    /// With those that are fresh.
    Known,
    /// With those that are `Right`.
    Left,
    /// With those that are `Left`.
    Right,
}

impl Part {
    /// `Fresh` or `Known`.
    pub(crate) fn fresh(fresh: bool) -> Self {
        if fresh { Self::Fresh } else { Self::Known }
    }

    /// In which of two lists it is found.
    fn stands_in(self) -> [bool; 2] {
        match self {
            Self::Fresh => [true, true],
            Self::Known | Self::Left => [true, false],
            Self::Right => [false, true],
        }
    }

    /// In which of them those stand that it is compared with.
    fn meets(self) -> usize {
        match self {
            Self::Fresh | Self::Right => 0,
            Self::Known | Self::Left => 1,
        }
    }
}

/// Pairs of reports, each compared with those that its part meets, that are likely enough of one happening, with how likely.
pub(crate) fn of_one_happening(reports: &[&Report], part: impl Fn(usize) -> Part) -> Vec<Edge> {
    let pairs = sharing(reports, NEWS_LASTS, NEWS_WORDS, |r| &r.words, part);
    measure(reports, pairs, Report::one_happening, NOISE)
}

/// The reports, grouped by the happening they are of; `alike` are the pairs of them that may be of one.
pub(crate) fn news(reports: usize, alike: &[Edge]) -> Vec<Vec<usize>> {
    average_link(reports, alike, &[], &[], ONE_HAPPENING)
}

/// The same of one affair.
pub(crate) fn of_one_affair(reports: &[&Report], part: impl Fn(usize) -> Part + Copy) -> Vec<Edge> {
    let mut pairs = sharing(reports, AFFAIR_RESTS, AFFAIR_WORDS, |r| &r.words, part);
    let tied = sharing(reports, AFFAIR_LASTS, 1, |r| &r.ties, part);
    pairs.extend(
        tied.into_iter().filter(|(a, b)| shared(&reports[*a].words, &reports[*b].words) >= TIED_WORDS),
    );
    measure(reports, pairs, Report::one_affair, AFFAIR_NOISE)
}

/// Pairs of reports whose parts meet, within so many days of each other, that share at least so many keys.
fn sharing<'r, K: Hash + Eq + 'r>(
    reports: &'r [&Report],
    days: f64,
    least: usize,
    keys: impl Fn(&'r Report) -> &'r [K],
    part: impl Fn(usize) -> Part,
) -> FxHashSet<(usize, usize)> {
    /// Half a day: what is dated more loosely stands apart, since it may be near to anything.
    const LOOSE: f64 = 0.5;
    let loose = |n: usize| reports[n].hour.is_none_or(|h| h.doubt > LOOSE);
    let day = |n: usize| reports[n].hour.map_or(0.0, |h| h.day);
    let mut order: Vec<usize> = (0..reports.len()).collect();
    order.sort_by(|a, b| (loose(*a), day(*a)).partial_cmp(&(loose(*b), day(*b))).unwrap_or(Ordering::Equal));
    let mut by_key: FxHashMap<&K, [Vec<usize>; 2]> = FxHashMap::default();
    let mut found: FxHashMap<usize, usize> = FxHashMap::default();
    let mut out = FxHashSet::default();
    for &n in &order {
        found.clear();
        let part = part(n);
        for key in keys(reports[n]) {
            let earlier = by_key.entry(key).or_default();
            // the loosely dated come last and look at all; the others stop where all before are too early
            let reached = |other: &&usize| loose(n) || day(n) - day(**other) <= days + 2.0 * LOOSE;
            let met = &earlier[part.meets()];
            for &other in met.iter().rev().take_while(reached) {
                *found.entry(other).or_default() += 1;
            }
            for (list, stands) in earlier.iter_mut().zip(part.stands_in()) {
                if stands {
                    list.push(n);
                }
            }
        }
        let near = |other: usize| reports[n].within(reports[other], days);
        out.extend(
            found.iter().filter(|(o, s)| **s >= least && near(**o)).map(|(o, _)| (n.min(*o), n.max(*o))),
        );
    }
    out
}

fn measure(
    reports: &[&Report],
    pairs: FxHashSet<(usize, usize)>,
    score: fn(&Report, &Report) -> f64,
    least: f64,
) -> Vec<Edge> {
    let mut out: Vec<Edge> = pairs
        .into_iter()
        .map(|(a, b)| Edge { a, b, score: score(reports[a], reports[b]), conflict: false })
        .filter(|edge| edge.score >= least)
        .collect();
    out.sort_unstable_by_key(|e| (e.a, e.b));
    out
}

/// Names as numbers, sorted and each once.
fn sorted<'a>(all: impl Iterator<Item = &'a str>) -> Vec<u64> {
    all.map(number).collect::<BTreeSet<_>>().into_iter().collect()
}

fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}
