//! What an article leads with.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_record::{EventType, Field, Status};
use rustc_hash::FxHashMap;

use crate::archive::Archive;
use crate::blocks::candidates;
use crate::clustering::Edge;
use crate::compatibility::{LEAST, compare};
use crate::desk::Desk;
use crate::parties::Pairing;
use crate::told::{Corpus, OPENING, Told};

/// What the first act of a title weighs more than others there: what it is about comes after it.
const FIRST_IN_TITLE: f64 = 1.4;

/// How much a claim's place in its article says that it is the news: title, first sentence, opening, the rest.
fn place_weight(told: &Told<'_>) -> f64 {
    /// A dateline and a second headline may stand before the first sentence.
    const FIRST: u32 = 120;
    match told.claim.sentence.start {
        _ if told.claim.trigger.field == Field::Title => 3.0,
        at if at <= FIRST => 2.0,
        at if at < OPENING => 0.8,
        _ => 0.15,
    }
}

fn status_weight(status: Status) -> f64 {
    match status {
        Status::Actual => 1.0,
        Status::Future | Status::Negated => 0.8,
        Status::Hypothetical => 0.5,
        Status::Historical => 0.1,
    }
}

/// A speech act is often just how the news was told; what was done, or the talks, are the news.
fn type_weight(event: EventType) -> f64 {
    match event {
        EventType::Assault
        | EventType::Sanction
        | EventType::Coerce
        | EventType::Consult
        | EventType::Protest => 1.15,
        EventType::Support | EventType::Agree | EventType::Request => 0.95,
        _ => 1.0,
    }
}

/// How much of what an article tells each event is.
#[derive(Clone, Debug, Default)]
struct Weights(BTreeMap<String, Weight>);

#[derive(Clone, Copy, Debug)]
struct Weight {
    weight: f64,
    /// The first claim that tells it.
    first: usize,
}

impl Weights {
    /// Mentions add up, but ten asides are no headline.
    fn add(&mut self, event: &str, claim: usize, weight: f64) {
        let slot = self.0.entry(event.to_owned()).or_insert(Weight { weight: 0.0, first: claim });
        slot.weight = slot.weight.max(weight) + 0.15 * slot.weight.min(weight);
        slot.first = slot.first.min(claim);
    }

    /// The events that are told only in passing, beside what is told first.
    fn in_passing(&self) -> BTreeSet<String> {
        /// Share of the greatest weight below which an event is told in passing.
        const LITTLE: f64 = 0.3;
        let most = self.0.values().map(|w| w.weight).fold(0.0, f64::max);
        self.0.iter().filter(|(_, w)| w.weight < most * LITTLE).map(|(event, _)| event.clone()).collect()
    }
}

/// How much of what each article of a corpus tells its events are.
///
/// Title counts before first sentence before opening; what was said in talks counts for the talks where the article
/// reports both.
fn weigh<A: Archive>(desk: &Desk<'_, A>, corpus: &Corpus<'_>) -> Vec<Weights> {
    let mut by_article: Vec<Weights> = vec![Weights::default(); corpus.articles.len()];
    let mut titled = BTreeSet::new();
    for (i, told) in corpus.told.iter().enumerate() {
        let first = told.claim.trigger.field == Field::Title && titled.insert(told.article);
        let weight = if first { FIRST_IN_TITLE } else { 1.0 }
            * place_weight(told)
            * status_weight(told.claim.status)
            * type_weight(told.claim.event)
            * told.claim.confidence.clamp(0.05, 1.0);
        if let Some(event) = desk.event_of(&told.claim.id) {
            by_article[told.article].add(event, i, weight);
        }
    }
    for weights in &mut by_article {
        let mut parts: Vec<(usize, String, String, f64)> = weights
            .0
            .iter()
            .filter_map(|(event, w)| {
                Some((w.first, event.clone(), desk.whole_of(event)?.to_owned(), w.weight))
            })
            .filter(|(_, _, whole, _)| weights.0.contains_key(whole))
            .collect();
        parts.sort_by_key(|(first, ..)| *first);
        for (first, part, whole, weight) in parts {
            weights.0.remove(&part);
            weights.add(&whole, first, weight);
        }
    }
    by_article
}

/// The events that articles of one news tell, by how much they are its lead, greatest first, of equals the one told
/// first.
fn rank<'w>(news: impl Iterator<Item = &'w Weights>) -> Vec<(f64, &'w str)> {
    let mut sum: BTreeMap<&str, Weight> = BTreeMap::new();
    for Weights(weights) in news {
        let most = weights.values().map(|w| w.weight).fold(f64::MIN_POSITIVE, f64::max);
        for (event, Weight { weight, first }) in weights {
            let slot = sum.entry(event).or_insert(Weight { weight: 0.0, first: *first });
            slot.weight += weight + weight / most;
            slot.first = slot.first.min(*first);
        }
    }
    let mut out: Vec<(&str, Weight)> = sum.into_iter().collect();
    out.sort_by(|(_, a), (_, b)| b.weight.total_cmp(&a.weight).then(a.first.cmp(&b.first)));
    out.into_iter().map(|(event, w)| (w.weight, event)).collect()
}

/// News with the events that they may lead with.
#[derive(Default)]
struct Ranked {
    /// By news, its events and what they weigh, greatest first.
    events: BTreeMap<String, Vec<(f64, String)>>,
    /// By article, the event that it puts first itself.
    own: BTreeMap<String, String>,
    /// By article, events that it tells only in passing.
    passing: BTreeMap<String, BTreeSet<String>>,
}

impl Ranked {
    /// Ranks what these news tell, where that was not done yet; their articles are laid out.
    fn rank<A: Archive>(&mut self, desk: &mut Desk<'_, A>, news: &BTreeSet<String>) -> Result<(), A::Error> {
        let unknown: Vec<&String> = news.iter().filter(|news| !self.events.contains_key(*news)).collect();
        let mut articles = BTreeSet::new();
        for news in &unknown {
            articles.extend(desk.of_news(news)?);
        }
        desk.fetch(&articles)?;
        let told = desk.told_in(&articles);
        desk.look_up_wholes(&told)?;
        let corpus = desk.view(&articles);
        let weights = weigh(desk, &corpus);
        let at: FxHashMap<&str, usize> =
            corpus.articles.iter().enumerate().map(|(n, a)| (a.id.as_str(), n)).collect();
        for news in unknown {
            let members: BTreeSet<usize> =
                desk.of_news(news)?.iter().filter_map(|a| at.get(a.as_str()).copied()).collect();
            let ranked = rank(members.iter().map(|n| &weights[*n]));
            let ranked = ranked.into_iter().map(|(weight, event)| (weight, event.to_owned())).collect();
            self.events.insert(news.clone(), ranked);
            for n in members {
                self.passing.insert(corpus.articles[n].id.clone(), weights[n].in_passing());
                if let Some((_, event)) = rank(std::iter::once(&weights[n])).first() {
                    self.own.insert(corpus.articles[n].id.clone(), (*event).to_owned());
                }
            }
        }
        Ok(())
    }

    /// Whether an article that tells an event in passing puts one of other parties first: a call with one president, of which
    /// the other told while he received a third.
    fn keeps_its_own<A: Archive>(&self, desk: &Desk<'_, A>, article: &str, event: &str) -> bool {
        let in_passing = self.passing.get(article).is_some_and(|events| events.contains(event));
        let Some(own) = self.own.get(article).filter(|_| in_passing) else { return false };
        let corpus = desk.view(&BTreeSet::from([article.to_owned()]));
        let telling = |event: &str| -> Vec<&Told<'_>> {
            corpus.told.iter().filter(|t| desk.event_of(&t.claim.id) == Some(event)).collect()
        };
        let (of_own, of_event) = (telling(own), telling(event));
        let others = |a: &Told<'_>, b: &Told<'_>| {
            let pairing = Pairing::of(&a.parties, &b.parties);
            pairing.fit(0..a.parties.len(), 0..b.parties.len()).clash.is_some()
        };
        !of_own.is_empty()
            && !of_event.is_empty()
            && of_own.iter().all(|a| of_event.iter().all(|b| others(a, b)))
    }

    /// The events of a news that it may lead with.
    fn leads(&self, news: &str) -> impl Iterator<Item = &(f64, String)> {
        /// Share of its first event's weight from which another may be a news' lead.
        const ENOUGH: f64 = 0.15;
        let events = self.events.get(news).map_or(&[][..], Vec::as_slice);
        let least = events.first().map_or(0.0, |e| e.0 * ENOUGH);
        events.iter().filter(move |e| e.0 >= least)
    }
}

/// Decides anew what articles lead with where their news, or `touched` events that they tell, have changed; returns the
/// events that an article leads with now or did before, where that is not the same.
///
/// Articles that report one happening are asked together: they lead with the event that most of them put first, one whose own
/// claims miss it as well as the others; but not one that tells something else as that event, nor one that tells it in passing and
/// puts what others did first. What two news tell first is
/// the lead of the one that makes more of it. Who takes which event can be seen from those who contest it (the news and
/// the events choose each other by one order of weights, so that there is one choice only that nobody would change): so
/// what is decided anew is right once those who contest it keep what they had.
pub(crate) fn decide<A: Archive>(
    desk: &mut Desk<'_, A>,
    touched: &BTreeSet<String>,
) -> Result<BTreeSet<String>, A::Error> {
    let mut dirty: BTreeSet<String> = desk.regrouped_news().keys().cloned().collect();
    for event in touched {
        let telling = desk.telling(event)?;
        desk.note(&telling)?;
        dirty.extend(telling.iter().filter_map(|a| Some(desk.now(a)?.news.clone())));
    }
    let mut ranked = Ranked::default();
    let mut around: BTreeSet<String> = BTreeSet::new();
    let mut fresh = dirty.clone();
    let settled = loop {
        ranked.rank(desk, &fresh)?;
        // who may have taken what these want, or leave
        let mut asked: BTreeSet<String> =
            fresh.iter().flat_map(|news| ranked.leads(news)).map(|(_, event)| event.clone()).collect();
        for news in &fresh {
            asked
                .extend(desk.of_news(news)?.iter().filter_map(|a| desk.folders.get(a)?.before.first.clone()));
        }
        let mut telling = BTreeSet::new();
        for event in &asked {
            telling.extend(desk.telling(event)?);
        }
        desk.note(&telling)?;
        around.extend(telling.iter().filter_map(|a| Some(desk.now(a)?.news.clone())));
        around.retain(|news| !dirty.contains(news) && !news.is_empty());
        ranked.rank(desk, &around)?;
        let settled = settle(desk, &ranked, dirty.union(&around));
        fresh = BTreeSet::new();
        for news in &around {
            let stood = desk.of_news(news)?.iter().find_map(|a| desk.folders.get(a)?.before.first.clone());
            if settled.get(news) != stood.as_ref() {
                fresh.insert(news.clone());
            }
        }
        dirty.extend(fresh.iter().cloned());
        if fresh.is_empty() {
            break settled;
        }
    };
    let mut moved = BTreeSet::new();
    for news in &dirty {
        let first = settled.get(news);
        for article in desk.of_news(news)? {
            let other = match first {
                Some(event) => ranked.keeps_its_own(desk, &article, event) || refuses(desk, &article, event)?,
                None => false,
            };
            let lead = if other { ranked.own.get(&article) } else { first };
            let Some(folder) = desk.folders.get_mut(&article) else { continue };
            folder.now.first = first.cloned();
            let before = folder.before.main_event.clone();
            if before.as_ref() != lead || desk.changed.contains(&article) {
                moved.extend(before);
                moved.extend(lead.cloned());
                desk.lead(&article, lead.cloned());
            }
        }
    }
    Ok(moved)
}

/// Whether the article tells something that looks like the event, but for its time, and not the event itself: of its
/// claims that stand first one, while none is of the event. What it tells far down of another time is background, and
/// refuses nothing.
fn refuses<A: Archive>(desk: &mut Desk<'_, A>, article: &str, event: &str) -> Result<bool, A::Error> {
    if desk.told_in(&BTreeSet::from([article.to_owned()])).contains(event) {
        return Ok(false);
    }
    let claims = desk.claims_of(event)?;
    let mut articles = desk.articles_of(&claims);
    articles.insert(article.to_owned());
    let corpus = desk.view(&articles);
    let Some(own) = corpus.articles.iter().position(|a| a.id == article) else { return Ok(false) };
    // with this one alone the others are compared
    let others = (0..corpus.articles.len()).filter(|other| *other != own);
    let alike: Vec<Edge> = others
        .map(|other| {
            let score = corpus.reports[own].alike(corpus.reports[other]);
            Edge { a: own.min(other), b: own.max(other), score, conflict: false }
        })
        .collect();
    let leads = |i: usize| {
        let told = &corpus.told[i];
        told.leads && corpus.articles[told.article].id == article
    };
    let tells = |i: usize| claims.contains(&corpus.told[i].claim.id);
    let pairs = candidates(&corpus, &alike, leads, |i, j| leads(i) && tells(j) || leads(j) && tells(i));
    Ok(pairs.into_iter().map(|(i, j)| compare(&corpus, i, j)).any(|l| l.other_time && l.looks >= LEAST))
}

/// The event that each news leads with: what two of them tell first is the lead of the one that makes more of it, and
/// background to the other, if that tells something else as well.
fn settle<'n, A: Archive>(
    desk: &Desk<'_, A>,
    ranked: &Ranked,
    news: impl Iterator<Item = &'n String>,
) -> BTreeMap<String, String> {
    // a news is known by its first article
    let mut order: Vec<&String> = news.collect();
    order.sort_by_key(|id| (desk.folders.get(*id).map(|f| f.report.latest()), *id));
    let mut claims: Vec<(f64, &str, &str)> = Vec::new();
    for &news in &order {
        claims.extend(ranked.leads(news).map(|(weight, event)| (*weight, news.as_str(), event.as_str())));
    }
    // stable: of equals the earlier news, and there the event told first
    claims.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut taken = BTreeSet::new();
    let mut out: BTreeMap<String, String> = BTreeMap::new();
    for (_, news, event) in claims {
        if !out.contains_key(news) && taken.insert(event) {
            out.insert(news.to_owned(), event.to_owned());
        }
    }
    for news in order {
        if !out.contains_key(news)
            && let Some((_, first)) = ranked.leads(news).next()
        {
            out.insert(news.clone(), first.clone());
        }
    }
    out
}
