//! What pages show of the database as a whole. It is counted by the store over all events, made once and kept; where the
//! file has changed since, a new one is made beside the readers, who get the one before until it is there.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use riwaya_page::site::{Activity, Affair, Counterpart, Listed, Named, Pair, Totals, quad};
use riwaya_reconcile::{Constraints, Reconciled, account_tables};
use riwaya_record::{AccountTable, ArticleSummary, CodedArticle, Event, EventActor, Status, Storyline};
use riwaya_store::{MIN_CONFIDENCE, Store, Tally};

use crate::knowledge::Knowledge;
use crate::problem::Problem;

/// The database as a whole.
#[derive(Debug)]
pub(crate) struct Overview {
    /// The state of the file that it was made of.
    pub(crate) version: i64,
    made: Instant,
    took: Duration,
    pub(crate) unfinished: bool,
    pub(crate) totals: Totals,
    pub(crate) period: Option<(String, String)>,
    pub(crate) activity: Activity,
    pub(crate) actors: Vec<Listed>,
    pub(crate) parties: Vec<Named>,
    pub(crate) pairs: Vec<Pair>,
    pub(crate) tables: Vec<AccountTable>,
    pub(crate) affairs: Vec<Affair>,
    pub(crate) latest: Vec<Event>,
    pub(crate) placed: Vec<Event>,
    pub(crate) summaries: Vec<ArticleSummary>,
}

/// While articles keep coming in, making it takes at most one part in so many of a processor's time.
const SHARE: u32 = 10;
/// However long it takes, it is no older than this where it is asked for.
const OLDEST: Duration = Duration::from_mins(1);

/// Parties of the table of who acts with whom.
const PARTIES: usize = 10;
/// Parties in the list of parties.
const ACTORS: usize = 400;
/// Events whose accounts are looked at for contradictions.
const TABLES: usize = 40;
/// Storylines on the first page.
const AFFAIRS: usize = 6;
/// Storylines that are looked through for small ones, where there are few large.
const SMALL: usize = 100;
/// Events in its list.
const LATEST: usize = 18;
/// Events on its map.
const PLACED: usize = 400;

impl Overview {
    /// What the store says of the file in that state.
    pub(crate) fn of(store: &Store, version: i64, knowledge: &dyn Knowledge) -> Result<Self, Problem> {
        let begun = Instant::now();
        let counts = store.counts()?;
        let (placed, latest) = (store.placed(PLACED)?, store.of_late(LATEST)?);
        let affairs = affairs(store)?;
        let tables = tables(store, knowledge, &store.disputed(TABLES)?, MIN_CONFIDENCE)?;
        let shown =
            affairs.iter().flat_map(|a| &a.events).chain(&latest).chain(tables.iter().map(|t| &t.event));
        let mut ids: Vec<String> = shown.flat_map(|e| e.articles.iter().cloned()).collect();
        let cells = tables.iter().flat_map(|t| &t.points).flat_map(|p| p.cells.values());
        ids.extend(cells.flat_map(|c| c.evidence.iter().map(|e| e.article.clone())));
        ids.sort();
        ids.dedup();
        let (parties, pairs) = relations(store, knowledge)?;
        Ok(Self {
            version,
            unfinished: store.is_unfinished()?,
            totals: Totals {
                articles: counts.articles,
                outlets: store.count_outlets()?,
                events: counts.events,
                statements: counts.statements,
                storylines: counts.storylines,
            },
            period: store.period()?,
            activity: Activity::of(store.activity()?.into_iter()),
            actors: store.busiest(ACTORS)?.into_iter().map(listed).collect(),
            parties,
            pairs,
            tables,
            summaries: store.summaries_of(&ids)?,
            affairs,
            latest,
            placed,
            made: begun,
            took: begun.elapsed(),
        })
    }

    /// Whether another is due, where the file has changed.
    pub(crate) fn is_old(&self) -> bool {
        self.made.elapsed() >= (self.took * SHARE).min(OLDEST)
    }
}

/// A party with how much it takes part in.
fn listed(tally: Tally) -> Listed {
    let Tally { actor, types } = tally;
    let mut quads = [0; 4];
    for (of, n) in types {
        quads[quad(of)] += n;
    }
    Listed {
        named: named(&actor, actor.code().unwrap_or_default()),
        code: country_and_sector(&actor),
        events: quads.iter().sum(),
        quads,
    }
}

/// The latest storylines of several articles, then whichever are there.
fn affairs(store: &Store) -> Result<Vec<Affair>, Problem> {
    let mut chosen = store.large_storylines(AFFAIRS)?;
    if chosen.len() < AFFAIRS {
        let others = store.latest_storylines(0, SMALL)?;
        let small =
            others.into_iter().filter(|s| s.events.len() > 1 && !chosen.contains(s)).collect::<Vec<_>>();
        chosen.extend(small);
        chosen.truncate(AFFAIRS);
    }
    let with_events = |s: Storyline| -> Result<Affair, Problem> {
        let mut events = store.events_of(&s.events)?;
        events.retain(|e| e.confidence >= MIN_CONFIDENCE);
        Ok(Affair { storyline: s, events })
    };
    chosen.into_iter().map(with_events).collect()
}

/// The account tables of some events.
pub(crate) fn tables(
    store: &Store,
    knowledge: &dyn Knowledge,
    ids: &[String],
    least: f64,
) -> Result<Vec<AccountTable>, Problem> {
    let mut out = Vec::new();
    for id in ids {
        let Some(event) = store.events_of(std::slice::from_ref(id))?.pop() else { continue };
        let around = Surroundings::of(store, &event)?;
        out.extend(account_tables(&[id], &around.reconciled, &around.articles, least, knowledge));
    }
    Ok(out)
}

/// As much of what was reconciled as an event's accounts rest on: the event, its parts, and their articles.
pub(crate) struct Surroundings {
    pub(crate) reconciled: Reconciled,
    /// As people corrected them.
    pub(crate) articles: Vec<CodedArticle>,
    /// By what people bound them.
    pub(crate) constraints: Constraints,
}

impl Surroundings {
    pub(crate) fn of(store: &Store, event: &Event) -> Result<Self, Problem> {
        let corrected = store.corrected()?;
        let (reconciled, articles) = corrected.around(event)?;
        let constraints = corrected.constraints().clone();
        Ok(Self { reconciled, articles, constraints })
    }
}

/// The parties that have most to do with others, and what is between them.
fn relations(store: &Store, knowledge: &dyn Knowledge) -> Result<(Vec<Named>, Vec<Pair>), Problem> {
    let between = store.pairs()?;
    let mut busy: HashMap<&str, usize> = HashMap::new();
    for (one, other, events, _) in &between {
        *busy.entry(one).or_default() += events;
        *busy.entry(other).or_default() += events;
    }
    let mut busy: Vec<(&str, usize)> = busy.into_iter().collect();
    busy.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    busy.truncate(PARTIES);
    let place = |code: &str| busy.iter().position(|b| b.0 == code);
    let mut pairs: Vec<Pair> = between
        .iter()
        .filter_map(|(one, other, events, score)| {
            Some(Pair { a: place(one)?, b: place(other)?, events: *events, score: *score })
        })
        .collect();
    pairs.sort_by_key(|p| (p.a, p.b));
    let mut parties = Vec::new();
    for (code, _) in &busy {
        let code = (*code).to_owned();
        parties.push(match knowledge.actor(&code) {
            Some(known) => Named { code, ..known.named },
            None => match store.called(&code)? {
                Some(met) => named(&met, code),
                None => Named { en: code.clone(), ar: code.clone(), code },
            },
        });
    }
    Ok((parties, pairs))
}

fn named(actor: &EventActor, code: String) -> Named {
    Named { code, en: actor.name.clone(), ar: actor.name_ar.clone() }
}

fn country_and_sector(actor: &EventActor) -> String {
    let code = [actor.country.as_deref(), actor.sector.as_deref()];
    code.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// With whom `code` has to do in these events, the busiest first.
pub(crate) fn counterparts(events: &[Event], code: &str, most: usize) -> Vec<Counterpart> {
    let mut found: HashMap<String, (Named, usize, f64)> = HashMap::new();
    for event in events.iter().filter(|e| e.status == Status::Actual) {
        let mut seen: Vec<String> = Vec::new();
        for actor in event.actors.iter().chain(&event.recipients) {
            if riwaya_store::is_called(actor, code) {
                continue;
            }
            let Some(other) = actor.code().filter(|c| !seen.contains(c)) else { continue };
            let known = found.entry(other.clone()).or_insert_with(|| (named(actor, other.clone()), 0, 0.0));
            known.1 += 1;
            known.2 += event.score;
            seen.push(other);
        }
    }
    let mut all: Vec<Counterpart> = found
        .into_values()
        .map(|(named, events, sum)| Counterpart { named, events, score: sum / events as f64 })
        .collect();
    all.sort_by(|a, b| b.events.cmp(&a.events).then_with(|| a.named.code.cmp(&b.named.code)));
    all.truncate(most);
    all
}
