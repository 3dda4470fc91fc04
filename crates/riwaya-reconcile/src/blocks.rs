//! Which pairs of claims are compared at all: same family of types, and near enough in time for what they have in common,
//! two parties, or a country with an issue and the word for the act, or a country with that word, or a country alone; or told
//! by one text, or by reports of one happening.

use riwaya_record::{CodedArticle, Entity, EventType, Status};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::clustering::Edge;
use crate::dates::Stretch;
use crate::parties::Who;
use crate::runs::{beside, number};
use crate::told::{Corpus, Features};

/// Types under which two texts may tell the same act.
pub(crate) fn family(event: EventType) -> u8 {
    use EventType as E;
    match event {
        E::Agree | E::Request | E::Support | E::Cooperate => 0,
        E::Sanction | E::Coerce => 1,
        E::Retreat | E::Concede => 2,
        E::Consult => 3,
        E::Aid => 4,
        E::Accuse => 5,
        E::Reject => 6,
        E::Threaten => 7,
        E::Protest => 8,
        E::Mobilize => 9,
        E::Assault => 10,
    }
}

/// Days by which two dates may lie apart and still be compared. Talks are compared over a month, so that two calls
/// of one pair are told apart with a reason.
fn window(event: EventType) -> i32 {
    if event == EventType::Consult { 31 } else { 12 }
}

/// The same, where a country and the word for the act are known to be common to both, and where nothing but a country is.
const NEAR_IN_WORDS: i32 = 3;
const NEAR: i32 = 1;

/// Days of the longest stretch that is near to anything by a country alone, and of the news: through a year a country has to do
/// with everything. What is told of longer stretches, or of what lies farther back, is recalled, and compared with what others
/// recall.
const MONTH: i32 = 31;

/// The stretch of days in which the event may have happened, as far as the claim can say.
fn stretch(told: &Features<'_>) -> Stretch {
    match (told.date, told.published) {
        (Some(date), _) => date,
        // an undated background mention may be of anything in the years before
        (None, Some(p)) if told.claim.status == Status::Historical => {
            Stretch { first: p.first - 3650, last: p.last }
        }
        (None, Some(p)) => Stretch { first: p.first - 3, last: p.last },
        (None, None) => Stretch { first: i32::MIN / 4, last: i32::MAX / 4 },
    }
}

/// The days around which it happened, if these are known: its date, else those around its publication.
fn around(told: &Features<'_>) -> Option<Stretch> {
    let published = || told.published.filter(|_| told.claim.status != Status::Historical);
    told.date.or_else(|| published().map(|p| Stretch { first: p.first - 2, last: p.last + 2 }))
}

/// A block that a claim belongs to, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Key {
    pub(crate) block: u64,
    /// Days since 1970; two claims of a block meet if their stretches overlap.
    from: i32,
    to: i32,
    /// Whether the claim meets all of the block, and not only those that do.
    meets_all: bool,
}

impl Key {
    /// The block's number.
    pub fn block(self) -> u64 {
        self.block
    }

    /// The stretch of days since 1970 in which it is looked for.
    pub fn days(self) -> (i32, i32) {
        (self.from, self.to)
    }

    /// Whether it meets all of the block, and not only those that do.
    pub fn meets_all(self) -> bool {
        self.meets_all
    }

    /// Whether two claims that have these keys are compared.
    pub fn meets(self, other: Self) -> bool {
        self.block == other.block
            && (self.meets_all || other.meets_all)
            && self.from <= other.to
            && other.from <= self.to
    }
}

/// The blocks of a claim. Two claims that each name two countries or bodies must have two in common; where one names
/// fewer, one will do.
pub(crate) fn keys(article: &CodedArticle, told: &Features<'_>) -> Vec<Key> {
    /// What a block is made of besides a name, so that no two kinds meet.
    #[derive(Clone, Copy)]
    enum Besides {
        Name = 1,
        Nothing,
        Recalled,
        ActAndIssue,
        FrameAndIssue,
        ActAndFrame,
    }
    let family = u64::from(family(told.claim.event));
    let block = |name: u64, kind: Besides, with: u64| beside(beside(family * 8 + kind as u64, name), with);
    let window = window(told.claim.event);
    let (Stretch { first, last }, around) = (stretch(told), around(told));
    let acts = || told.act.iter().map(|act| u64::from(*act));
    let issues = || told.issues.iter().map(|issue| number(issue));
    let frame = told.frame().map(number);
    let long = around.is_some_and(|days| days.days() > MONTH);
    let recalled =
        long || around.is_some_and(|days| told.published.is_none_or(|published| days.gap(published) > MONTH));
    let alone = [(Besides::Nothing, !long), (Besides::Recalled, recalled)];
    let alone = || alone.into_iter().filter(|(_, is_so)| *is_so).map(|(kind, _)| kind);
    // what a name is put together with, over how many days: one word in many is of one kind, one issue of many kinds
    let mut besides: Vec<(Besides, u64, i32)> = Vec::new();
    for issue in issues() {
        besides.extend(acts().map(|act| (Besides::ActAndIssue, beside(act, issue), window)));
        besides.extend(frame.map(|frame| (Besides::FrameAndIssue, beside(frame, issue), window)));
    }
    if around.is_some() {
        let frame = frame.into_iter().flat_map(|frame| acts().map(move |act| beside(act, frame)));
        besides.extend(frame.map(|word| (Besides::ActAndFrame, word, NEAR_IN_WORDS)));
    }
    let mut out = Vec::new();
    let mut names: Vec<u64> = told.parties.iter().map(name).collect();
    names.sort_unstable();
    names.dedup();
    for (n, a) in names.iter().enumerate() {
        for b in &names[n + 1..] {
            let block = block(*a, Besides::Name, *b);
            out.push(Key { block, from: first, to: last + window, meets_all: true });
        }
    }
    let meets_all = names.len() < 2;
    names.extend(told.claim.place.as_ref().and_then(|p| p.country.as_deref()).map(number));
    if names.is_empty() {
        // nobody is said to have done it: the countries that the sentence names may tell
        let near = |e: &&Entity| e.mentions.iter().any(|m| told.claim.sentence.contains(m));
        let entities = article.entities.iter().filter(near);
        names.extend(entities.filter_map(|e| e.country.as_deref()).map(number));
    }
    names.sort_unstable();
    names.dedup();
    for name in names {
        out.extend(besides.iter().map(|&(kind, with, days)| Key {
            block: block(name, kind, with),
            from: first,
            to: last + days,
            meets_all,
        }));
        out.extend(around.into_iter().flat_map(|days| {
            alone().map(move |kind| Key {
                block: block(name, kind, 0),
                from: days.first,
                to: days.last + NEAR,
                meets_all,
            })
        }));
    }
    out
}

/// Likeness of two articles from which all they tell is compared.
pub(crate) const ALIKE: f64 = 0.3;

/// Pairs of claims worth comparing, one of them `asked`, each pair once, in order.
///
/// Those that meet in a block; within one text, and between reports that may be of one happening (`alike`), all of a
/// family. Only `wanted` ones are given.
pub(crate) fn candidates(
    corpus: &Corpus<'_>,
    alike: &[Edge],
    asked: impl Fn(usize) -> bool,
    wanted: impl Fn(usize, usize) -> bool,
) -> Vec<(usize, usize)> {
    let asked: Vec<bool> = (0..corpus.told.len()).map(asked).collect();
    let mut blocks: FxHashMap<u64, Vec<(Key, usize)>> = FxHashMap::default();
    for told in corpus.told.iter().zip(&asked).filter(|(_, asked)| **asked).map(|(told, _)| told) {
        for key in &told.keys {
            blocks.entry(key.block).or_default();
        }
    }
    for (i, told) in corpus.told.iter().enumerate() {
        for key in &told.keys {
            if let Some(block) = blocks.get_mut(&key.block) {
                block.push((*key, i));
            }
        }
    }
    let mut out = Vec::new();
    for block in blocks.values_mut() {
        block.sort_unstable_by_key(|(key, i)| (key.from, *i));
        let of_asked: Vec<(Key, usize)> = block.iter().filter(|(_, i)| asked[*i]).copied().collect();
        for (n, (key, i)) in block.iter().enumerate() {
            let later = if asked[*i] {
                &block[n + 1..]
            } else {
                &of_asked[of_asked.partition_point(|(other, j)| (other.from, *j) <= (key.from, *i))..]
            };
            let later = later.iter().take_while(|(other, _)| other.from <= key.to);
            out.extend(
                later
                    .filter(|(other, j)| i != j && key.meets(*other) && wanted(*i, *j))
                    .map(|(_, j)| (*i.min(j), *i.max(j))),
            );
        }
    }
    // what one text tells, or two reports of one happening, may be one act whoever is named
    let mut by_article: Vec<Vec<usize>> = vec![Vec::new(); corpus.articles.len()];
    for (i, told) in corpus.told.iter().enumerate() {
        by_article[told.article].push(i);
    }
    let alone = (0..corpus.articles.len()).map(|a| (a, a));
    let alike = alike.iter().filter(|e| e.score >= ALIKE).map(|e| (e.a, e.b));
    for (a, b) in alone.chain(alike) {
        for &i in &by_article[a] {
            let kin = |j: &&usize| family(corpus.told[**j].claim.event) == family(corpus.told[i].claim.event);
            out.extend(
                by_article[b]
                    .iter()
                    .filter(|j| a != b || **j > i)
                    .filter(|j| asked[i] || asked[**j])
                    .filter(kin)
                    .filter(|j| wanted(i, **j))
                    .map(|j| (i.min(*j), i.max(*j))),
            );
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// The number of a party's country, or for those of no one country of its own name.
fn name(who: &Who<'_>) -> u64 {
    match who.country {
        Some(c) if c != "IGO" && c != "IMG" => number(c),
        _ => number(&who.identity()),
    }
}
