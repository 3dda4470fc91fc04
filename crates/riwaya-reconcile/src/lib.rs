//! Many coded articles to events, accounts and storylines.
//!
//! [`reconcile`] puts the claims of many articles together that tell one happening, [`account_table`] sets out what
//! each side says of it, [`near_copies`] finds texts copied from one another. All are pure functions: no clock, no
//! files, and the same set of articles gives the same answer in any order and on any machine.
//!
//! How claims become events:
//!
//! 1. `told`, `reports`: articles and claims in canonical order, each claim with its parties, day and words; which
//!    articles report one happening;
//! 2. `blocks`: only claims of one family of types, with a country, place or name in common and near in time, are
//!    compared;
//! 3. `compatibility`: evidence for and against their being one event, with reasons in words;
//! 4. `clustering`: average link, so that a chain of likenesses makes no event; people's corrections hold;
//! 5. `events`, `wording`, `voices`: what the claims together say, in one line, and how many independent reports
//!    they are;
//! 6. `leads`, `storylines`: what each article leads with, and which events belong to one affair.
//!
//! `changes` tells two codings, and the events made of them, apart.
//!
//! `hearing` finds what belongs to an event's accounts, `points` the questions it answers, `sides` whose answers they
//! are; `relations` judges how two sides' words stand to each other, `rows` and `accounts` make the table.

mod accounts;
mod blocks;
mod changes;
mod clustering;
mod compatibility;
mod constraints;
mod dates;
mod events;
mod folding;
mod hearing;
mod leads;
mod near_copies;
mod parties;
mod points;
mod relations;
mod reports;
mod rewording;
mod rows;
mod runs;
mod sides;
mod storylines;
mod told;
mod voices;
mod wording;

use std::collections::BTreeSet;

use riwaya_record::{AccountTable, ArticleSummary, CodedArticle, Event, EventType, Link, Storyline};
use rustc_hash::{FxHashMap, FxHashSet};

pub use changes::{ArticleChanges, Change, Kind as ChangeKind, article_changes, event_changes, renamed};
pub use constraints::Constraints;
pub use near_copies::{NearCopy, near_copies};
pub use relations::{Meaning, Sense, SenseKind, Senses, Spelling, Standing, standing};

use clustering::{Edge, average_link};
use compatibility::{LEAST, Likeness, compare, reasons};
use told::{Corpus, Sketch};

/// What many articles together tell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reconciled {
    /// In order of time, undated last.
    pub events: Vec<Event>,
    /// In order of their first day.
    pub storylines: Vec<Storyline>,
    /// One for each article, by id.
    pub summaries: Vec<ArticleSummary>,
    /// Why claims were merged, or kept apart although they looked alike.
    pub links: Vec<Link>,
}

/// Merges the claims of many articles into events, strings the events into storylines and says what each article
/// leads with.
///
/// Two articles of one id are one article: the first in order of text is kept.
pub fn reconcile(articles: &[CodedArticle], constraints: &Constraints) -> Reconciled {
    let sketches: Vec<Sketch<'_>> = articles.iter().map(Sketch::new).collect();
    let corpus = Corpus::new(&sketches);
    let pairs = blocks::candidates(&corpus);
    let compared: Vec<((usize, usize), Likeness)> = pairs
        .into_iter()
        .map(|(i, j)| ((i, j), compare(&corpus, i, j)))
        .filter(|(_, l)| l.looks >= 0.05)
        .collect();
    let edges: Vec<Edge> = compared
        .iter()
        .map(|((a, b), l)| Edge { a: *a, b: *b, score: l.score, conflict: l.conflict })
        .collect();
    let indexes = |pairs: &[(String, String)]| -> Vec<(usize, usize)> {
        pairs
            .iter()
            .filter_map(|(a, b)| Some((*corpus.by_id.get(a.as_str())?, *corpus.by_id.get(b.as_str())?)))
            .collect()
    };
    let (together, apart) = (indexes(&constraints.together), indexes(&constraints.apart));
    let (followed, recalled) = (followed(&corpus), recalled(&corpus));
    let bound: Vec<(usize, usize)> = together.iter().chain(&followed).chain(&recalled).copied().collect();
    let groups = average_link(corpus.told.len(), &edges, &bound, &apart, LEAST);
    let mut home = vec![0; corpus.told.len()];
    for (n, group) in groups.iter().enumerate() {
        for &i in group {
            home[i] = n;
        }
    }

    let voices = voices::Voices::new(&corpus);
    let part_of = events::parts(&corpus, &groups, &home);
    let main = leads::main_events(&corpus, &home, &part_of, &refused(&corpus, &compared, &home));
    let mut led_by: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); groups.len()];
    for (article, event) in main.iter().enumerate() {
        if let Some(event) = event {
            led_by[*event].insert(article);
        }
    }
    let mut events: Vec<Event> =
        groups.iter().zip(&led_by).map(|(g, led_by)| events::build(&corpus, g, led_by, &voices)).collect();
    for (n, whole) in part_of.iter().enumerate() {
        events[n].part_of = whole.map(|w| events[w].id.clone());
    }
    let strung = storylines::string(&corpus, &events, &home, &part_of, &main);
    let storylines = strung.storylines;
    for (n, line) in strung.of_event.iter().enumerate() {
        events[n].storyline = line.map(|l| storylines[l].id.clone());
    }
    let mut summaries: Vec<ArticleSummary> = corpus
        .articles
        .iter()
        .zip(main.iter().zip(strung.of_article))
        .map(|(a, (main, line))| ArticleSummary {
            id: a.id.clone(),
            url: a.url.clone(),
            outlet: a.outlet.clone(),
            title: a.title.clone(),
            language: a.language.clone(),
            published: a.published.clone(),
            main_event: main.map(|m| events[m].id.clone()),
            storyline: line.map(|l| storylines[l].id.clone()),
        })
        .collect();
    summaries.sort_by(|a, b| a.id.cmp(&b.id));

    let told = [
        (&together, "put together by hand"),
        (&followed, "one text follows it as one communication"),
        (&recalled, "a noun with the article that names nobody recalls what was told before"),
        (&apart, "kept apart by hand"),
    ];
    let links = links(&corpus, &compared, &home, &told);
    let mut out = Reconciled { events, storylines, summaries, links };
    let sides: Vec<Vec<String>> = {
        let files = accounts::Files::new(&out, &corpus.articles);
        out.events.iter().map(|e| files.sides(e)).collect()
    };
    for (event, sides) in out.events.iter_mut().zip(sides) {
        event.sides = sides;
    }
    let day = |e: &Event| e.date.as_ref().map_or_else(|| "9999".to_owned(), |d| d.value.clone());
    out.events.sort_by_cached_key(|e| (day(e), e.id.clone()));
    out.storylines
        .sort_by_cached_key(|s| (s.from.clone().unwrap_or_else(|| "9999".to_owned()), s.id.clone()));
    out
}

/// What each side says, denies or leaves out of an event and of what is part of it; `None` if no event has that id.
///
/// `articles` are those that were reconciled. A cell below `min_confidence` (0 to 1) is left silent. Whether two sides
/// contradict each other is judged by what `senses` knows of words.
pub fn account_table(
    event_id: &str,
    reconciled: &Reconciled,
    articles: &[CodedArticle],
    min_confidence: f64,
    senses: &dyn Senses,
) -> Option<AccountTable> {
    let articles: Vec<&CodedArticle> = articles.iter().collect();
    accounts::Files::new(reconciled, &articles).table(event_id, min_confidence, senses)
}

/// The account tables of several events, in the order asked, without the ids that no event has.
///
/// What [`account_table`] looks up anew for each event is looked up once for all.
pub fn account_tables(
    event_ids: &[&str],
    reconciled: &Reconciled,
    articles: &[CodedArticle],
    min_confidence: f64,
    senses: &dyn Senses,
) -> Vec<AccountTable> {
    let articles: Vec<&CodedArticle> = articles.iter().collect();
    let files = accounts::Files::new(reconciled, &articles);
    event_ids.iter().filter_map(|id| files.table(id, min_confidence, senses)).collect()
}

/// Claims that their own article follows as one communication: its first mention with every other.
fn followed(corpus: &Corpus<'_>) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    for article in &corpus.articles {
        for k in &article.communications {
            let named = |c: &&riwaya_record::Claim| {
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
                l.strangers || l.other_time
            };
            out.extend(others.iter().filter(|c| !astray(first, **c)).map(|c| (first, *c)));
        }
    }
    out
}

/// Claims of one text of which the later only recalls the earlier: `الغارة`, `الهدنة`, `the attack`, with no party, place
/// or day of its own, after an act of that name or fine code.
fn recalled(corpus: &Corpus<'_>) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut told: Vec<usize> = Vec::new();
    for (i, claim) in corpus.told.iter().enumerate() {
        if told.first().is_some_and(|first| corpus.told[*first].article != claim.article) {
            told.clear();
        }
        let bare = !claim.tells_of_its_own() && claim.is_definite_noun();
        if let Some(&earlier) =
            told.iter().rev().find(|j| bare && compatibility::of_one_name(&corpus.told[**j], claim))
        {
            if !compare(corpus, earlier, i).other_time {
                out.push((earlier, i));
            }
        } else {
            told.push(i);
        }
    }
    out
}

/// Articles and events of which a claim of the one looked like the other but for its time, while none was merged. What an
/// article tells far down of another time is background, and refuses nothing.
fn refused(
    corpus: &Corpus<'_>,
    compared: &[((usize, usize), Likeness)],
    home: &[usize],
) -> FxHashSet<(usize, usize)> {
    let told: FxHashSet<(usize, usize)> =
        corpus.told.iter().zip(home).map(|(t, event)| (t.article, *event)).collect();
    let apart = compared.iter().filter(|(_, l)| l.other_time && l.looks >= LEAST);
    apart
        .flat_map(|((i, j), _)| [(*i, *j), (*j, *i)])
        .filter(|(i, _)| corpus.told[*i].leads)
        .map(|(i, j)| (corpus.told[i].article, home[j]))
        .filter(|pair| !told.contains(pair))
        .collect()
}

/// For every claim its best link within its event, and its nearest misses.
fn links(
    corpus: &Corpus<'_>,
    compared: &[((usize, usize), Likeness)],
    home: &[usize],
    told: &[(&Vec<(usize, usize)>, &str)],
) -> Vec<Link> {
    /// Misses kept for each claim.
    const MISSES: usize = 2;
    /// Likeness from which a miss is worth telling.
    const NEAR: f64 = 0.4;
    let mut of: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (n, ((i, j), _)) in compared.iter().enumerate() {
        of.entry(*i).or_default().push(n);
        of.entry(*j).or_default().push(n);
    }
    let mut kept: BTreeSet<usize> = BTreeSet::new();
    for all in of.values_mut() {
        all.sort_by(|a, b| compared[*b].1.looks.total_cmp(&compared[*a].1.looks).then(a.cmp(b)));
        let merged = |n: &&usize| home[compared[**n].0.0] == home[compared[**n].0.1];
        kept.extend(all.iter().filter(merged).take(1).copied());
        kept.extend(all.iter().filter(|n| !merged(n) && compared[**n].1.looks >= NEAR).take(MISSES).copied());
    }
    let link = |i: usize, j: usize, score: f64, reasons: Vec<String>| Link {
        a: corpus.told[i].claim.id.clone(),
        b: corpus.told[j].claim.id.clone(),
        merged: home[i] == home[j],
        score: (score * 1000.0).round() / 1000.0,
        reasons,
    };
    let mut out: Vec<Link> = kept
        .into_iter()
        .map(|n| &compared[n])
        .map(|((i, j), l)| link(*i, *j, l.score, reasons(corpus, *i, *j)))
        .collect();
    for (pairs, why) in told {
        out.extend(
            pairs.iter().map(|(i, j)| link(*i, *j, f64::from(home[*i] == home[*j]), vec![(*why).to_owned()])),
        );
    }
    out
}
