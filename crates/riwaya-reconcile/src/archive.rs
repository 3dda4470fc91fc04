//! Where articles are kept with what was decided of them.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_record::{CodedArticle, Event};

use crate::blocks::Key;
use crate::reports::Report;
use crate::told::Sketch;

/// What was decided of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decided {
    /// The news it belongs to: the id of its first article.
    pub news: String,
    /// The event that the articles of its news put first together.
    pub first: Option<String>,
    /// The affair it belongs to: the id of its first article.
    pub affair: String,
    /// The event it leads with.
    pub main_event: Option<String>,
    /// The storyline that goes with.
    pub storyline: Option<String>,
}

/// Which event a claim went into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    /// The claim's article.
    pub article: String,
    /// The claim.
    pub claim: String,
    /// The event.
    pub event: String,
}

/// An article as it is grouped: what it is as a report, and what was decided of it.
#[derive(Clone, Debug)]
pub struct Noted {
    /// Its id.
    pub id: String,
    /// What it is as a report, as [`Note::report`] was.
    pub report: Report,
    /// What was decided of it; of one that has changed, of the revision before.
    pub decided: Decided,
}

/// An event, and what it is strung by.
#[derive(Clone, Debug, PartialEq)]
pub struct Strung {
    /// The event.
    pub event: Event,
    /// The affair whose storyline it belongs to; none where it stands alone, or is part of another event.
    pub affair: Option<String>,
}

/// Pairs of articles that may be of one affair.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Akin {
    /// The articles, each once.
    pub articles: Vec<String>,
    /// Each pair once, by the places of the two among the articles, with how likely.
    pub pairs: Vec<(u32, u32, f64)>,
}

/// Articles with what was decided of them, and the events, wherever they are kept.
///
/// Ids that are not known are passed over. Where articles are looked up by a key, more may come than fit.
pub trait Archive {
    /// Why something could not be read.
    type Error;

    /// Articles that have not changed.
    fn articles(&self, ids: &BTreeSet<String>) -> Result<Vec<CodedArticle>, Self::Error>;
    /// Articles as they are grouped.
    fn noted(&self, ids: &BTreeSet<String>) -> Result<Vec<Noted>, Self::Error>;
    /// The events of the claims of articles that have not changed.
    fn homes(&self, ids: &BTreeSet<String>) -> Result<Vec<Home>, Self::Error>;
    /// Articles with a claim that meets one of these keys.
    fn meeting(&self, keys: &[Key]) -> Result<BTreeSet<String>, Self::Error>;
    /// Articles that came out on one of these days (since 1970), or on no known day.
    fn published(&self, first: i32, last: i32) -> Result<BTreeSet<String>, Self::Error>;
    /// Articles that have one of these ties and came out on one of these days, or on no known day.
    fn tied(&self, ties: &BTreeSet<u64>, first: i32, last: i32) -> Result<BTreeSet<String>, Self::Error>;
    /// The pairs of articles, one of them among these, that may be of one affair.
    fn akin(&self, ids: &BTreeSet<String>) -> Result<Akin, Self::Error>;
    /// The same pairs, both of them among these.
    fn akin_among(&self, ids: &BTreeSet<String>) -> Result<Akin, Self::Error>;
    /// The articles of one news.
    fn of_news(&self, news: &str) -> Result<BTreeSet<String>, Self::Error>;
    /// The articles of one affair.
    fn of_affair(&self, affair: &str) -> Result<BTreeSet<String>, Self::Error>;
    /// The articles that lead with an event.
    fn leading_with(&self, event: &str) -> Result<BTreeSet<String>, Self::Error>;
    /// The events that articles tell or lead with.
    fn told_in(&self, articles: &BTreeSet<String>) -> Result<BTreeSet<String>, Self::Error>;
    /// The claims of an event, each with its article.
    fn claims(&self, event: &str) -> Result<BTreeMap<String, String>, Self::Error>;
    /// The articles of claims.
    fn claimants(&self, claims: &BTreeSet<String>) -> Result<BTreeSet<String>, Self::Error>;
    /// Events.
    fn events(&self, ids: &BTreeSet<String>) -> Result<Vec<Strung>, Self::Error>;
    /// Of each of these events, what it is part of.
    fn wholes(&self, ids: &BTreeSet<String>) -> Result<Vec<(String, Option<String>)>, Self::Error>;
    /// The events that are part of one.
    fn parts(&self, whole: &str) -> Result<BTreeSet<String>, Self::Error>;
    /// The events that an affair's storyline holds, but for what is part of them.
    fn strung(&self, affair: &str) -> Result<BTreeSet<String>, Self::Error>;
}

/// What an archive keeps beside an article, to find it again and to group it.
#[derive(Clone, Debug)]
pub struct Note {
    /// Blocks of its claims, each key once.
    pub keys: Vec<Key>,
    /// The days (since 1970) within which it came out, if known.
    pub days: Option<(i32, i32)>,
    /// What it is as a report.
    pub report: Report,
}

impl Note {
    pub(crate) fn of(sketch: &Sketch<'_>) -> Self {
        let mut keys: Vec<Key> = sketch.keys().collect();
        keys.sort_unstable();
        keys.dedup();
        Self { keys, days: sketch.report.known_days(), report: sketch.report.as_ref().clone() }
    }
}

/// Nothing has been decided yet.
pub(crate) struct Nothing;

impl Archive for Nothing {
    type Error = std::convert::Infallible;

    fn articles(&self, _: &BTreeSet<String>) -> Result<Vec<CodedArticle>, Self::Error> {
        Ok(Vec::new())
    }

    fn noted(&self, _: &BTreeSet<String>) -> Result<Vec<Noted>, Self::Error> {
        Ok(Vec::new())
    }

    fn homes(&self, _: &BTreeSet<String>) -> Result<Vec<Home>, Self::Error> {
        Ok(Vec::new())
    }

    fn meeting(&self, _: &[Key]) -> Result<BTreeSet<String>, Self::Error> {
        Ok(BTreeSet::new())
    }

    fn published(&self, _: i32, _: i32) -> Result<BTreeSet<String>, Self::Error> {
        Ok(BTreeSet::new())
    }

    fn tied(&self, _: &BTreeSet<u64>, _: i32, _: i32) -> Result<BTreeSet<String>, Self::Error> {
        Ok(BTreeSet::new())
    }

    fn akin(&self, _: &BTreeSet<String>) -> Result<Akin, Self::Error> {
        Ok(Akin::default())
    }

    fn akin_among(&self, _: &BTreeSet<String>) -> Result<Akin, Self::Error> {
        Ok(Akin::default())
    }

    fn of_news(&self, _: &str) -> Result<BTreeSet<String>, Self::Error> {
        Ok(BTreeSet::new())
    }

    fn of_affair(&self, _: &str) -> Result<BTreeSet<String>, Self::Error> {
        Ok(BTreeSet::new())
    }

    fn leading_with(&self, _: &str) -> Result<BTreeSet<String>, Self::Error> {
        Ok(BTreeSet::new())
    }

    fn told_in(&self, _: &BTreeSet<String>) -> Result<BTreeSet<String>, Self::Error> {
        Ok(BTreeSet::new())
    }

    fn claims(&self, _: &str) -> Result<BTreeMap<String, String>, Self::Error> {
        Ok(BTreeMap::new())
    }

    fn claimants(&self, _: &BTreeSet<String>) -> Result<BTreeSet<String>, Self::Error> {
        Ok(BTreeSet::new())
    }

    fn events(&self, _: &BTreeSet<String>) -> Result<Vec<Strung>, Self::Error> {
        Ok(Vec::new())
    }

    fn wholes(&self, _: &BTreeSet<String>) -> Result<Vec<(String, Option<String>)>, Self::Error> {
        Ok(Vec::new())
    }

    fn parts(&self, _: &str) -> Result<BTreeSet<String>, Self::Error> {
        Ok(BTreeSet::new())
    }

    fn strung(&self, _: &str) -> Result<BTreeSet<String>, Self::Error> {
        Ok(BTreeSet::new())
    }
}
