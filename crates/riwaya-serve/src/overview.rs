//! What pages show of the database as a whole. It takes reading every event, so it is made once for each state of the
//! file and kept; while a new one is made, readers get the one before.

use std::collections::{BTreeMap, HashMap};

use riwaya_page::site::{Active, Affair, Counterpart, Listed, Named, Pair, Totals, actor_code, quad};
use riwaya_reconcile::{Constraints, Reconciled, account_tables};
use riwaya_record::{
    AccountTable, ArticleSummary, CodedArticle, Event, EventActor, EventType, Status, Storyline,
};
use riwaya_store::{Filter, MIN_CONFIDENCE, Store};

use crate::knowledge::Knowledge;
use crate::problem::Problem;

/// The database as a whole.
#[derive(Debug)]
pub(crate) struct Overview {
    /// The state of the file that it was made of.
    pub(crate) version: i64,
    pub(crate) unfinished: bool,
    pub(crate) totals: Totals,
    pub(crate) period: Option<(String, String)>,
    pub(crate) activity: Vec<Active>,
    pub(crate) actors: Vec<Listed>,
    pub(crate) parties: Vec<Named>,
    pub(crate) pairs: Vec<Pair>,
    pub(crate) tables: Vec<AccountTable>,
    pub(crate) affairs: Vec<Affair>,
    pub(crate) latest: Vec<Event>,
    pub(crate) placed: Vec<Event>,
    pub(crate) summaries: Vec<ArticleSummary>,
    /// Ids of all storylines, the latest first.
    pub(crate) storylines: Vec<String>,
}

/// Parties of the table of who acts with whom.
const PARTIES: usize = 10;
/// Parties in the list of parties.
const ACTORS: usize = 400;
/// Events whose accounts are looked at for contradictions.
const TABLES: usize = 40;
/// Storylines on the first page.
const AFFAIRS: usize = 6;
/// Events in its list.
const LATEST: usize = 18;
/// Events on its map.
const PLACED: usize = 400;

impl Overview {
    pub(crate) fn of(store: &Store, knowledge: &dyn Knowledge) -> Result<Self, Problem> {
        let version = store.version()?;
        let counts = store.counts()?;
        let outlets = store.outlets()?.len();
        let mut days: BTreeMap<(String, EventType), usize> = BTreeMap::new();
        let mut census = Census::default();
        let (mut placed, mut latest, mut disputed) = (Vec::new(), Vec::new(), Vec::new());
        store.each_event(&Filter::default(), None, |event| {
            census.count(&event);
            let happened = event.status == Status::Actual;
            if let Some(date) = event.date.as_ref().filter(|_| happened) {
                *days.entry((date.value.clone(), event.event)).or_default() += 1;
            }
            let whole = event.part_of.is_none();
            if event.sides.len() > 1 && whole {
                disputed.push((event.voices.min(4), event.sides.len().min(4), event.id.clone()));
            }
            let at = event.place.as_ref().is_some_and(|p| p.lat.is_some());
            if at && happened && placed.len() < PLACED {
                placed.push(event.clone());
            }
            if whole && event.date.is_some() && event.status != Status::Historical && latest.len() < LATEST {
                latest.push(event);
            }
            true
        })?;
        let storylines = latest_storylines(store)?;
        let affairs = affairs(store, &storylines)?;
        // a stable sort: among equals the latest stays first
        disputed.sort_by_key(|d| std::cmp::Reverse((d.0, d.1)));
        let asked: Vec<String> = disputed.into_iter().take(TABLES).map(|d| d.2).collect();
        let tables = tables(store, knowledge, &asked, MIN_CONFIDENCE)?;
        let shown =
            affairs.iter().flat_map(|a| &a.events).chain(&latest).chain(tables.iter().map(|t| &t.event));
        let mut ids: Vec<String> = shown.flat_map(|e| e.articles.iter().cloned()).collect();
        let cells = tables.iter().flat_map(|t| &t.points).flat_map(|p| p.cells.values());
        ids.extend(cells.flat_map(|c| c.evidence.iter().map(|e| e.article.clone())));
        ids.sort();
        ids.dedup();
        let (parties, pairs) = census.relations(knowledge);
        Ok(Self {
            version,
            unfinished: store.is_unfinished()?,
            totals: Totals {
                articles: counts.articles,
                outlets,
                events: counts.events,
                statements: counts.statements,
                storylines: counts.storylines,
            },
            period: store.period()?,
            activity: days.into_iter().map(|((day, event), count)| Active { day, event, count }).collect(),
            actors: census.actors(),
            parties,
            pairs,
            tables,
            summaries: store.summaries_of(&ids)?,
            affairs,
            latest,
            placed,
            storylines: storylines.into_iter().map(|s| s.id).collect(),
        })
    }
}

fn latest_storylines(store: &Store) -> Result<Vec<Storyline>, Problem> {
    let mut all = store.storylines(&Filter { min_confidence: 0.0, ..Filter::default() })?;
    all.sort_by(|a, b| (&b.to, b.articles.len(), &a.id).cmp(&(&a.to, a.articles.len(), &b.id)));
    Ok(all)
}

/// The latest storylines of several articles, then whichever are there.
fn affairs(store: &Store, storylines: &[Storyline]) -> Result<Vec<Affair>, Problem> {
    let large = |s: &&Storyline| s.events.len() > 2 && s.articles.len() > 1;
    let mut chosen: Vec<&Storyline> = storylines.iter().filter(large).take(AFFAIRS).collect();
    let missing = AFFAIRS - chosen.len();
    chosen.extend(storylines.iter().filter(|s| !large(s) && s.events.len() > 1).take(missing));
    let with_events = |s: &Storyline| -> Result<Affair, Problem> {
        let mut events = store.events_of(&s.events)?;
        events.retain(|e| e.confidence >= MIN_CONFIDENCE);
        Ok(Affair { storyline: s.clone(), events })
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

/// Who takes part in how much.
#[derive(Default)]
struct Census {
    actors: HashMap<String, Listed>,
    /// Governments by country, others by themselves.
    blocs: HashMap<String, (Named, usize)>,
    between: HashMap<(String, String), (usize, f64)>,
}

impl Census {
    fn count(&mut self, event: &Event) {
        let mut seen: Vec<String> = Vec::new();
        let quad = quad(event.event);
        for actor in event.actors.iter().chain(&event.recipients) {
            let Some(code) = actor_code(actor).filter(|c| !seen.contains(c)) else { continue };
            let listed = self.actors.entry(code.clone()).or_insert_with(|| Listed {
                named: named(actor, code.clone()),
                code: country_and_sector(actor),
                events: 0,
                quads: [0; 4],
            });
            listed.events += 1;
            listed.quads[quad] += 1;
            seen.push(code);
        }
        if event.status != Status::Actual {
            return;
        }
        let mut blocs: Vec<String> = Vec::new();
        for actor in event.actors.iter().chain(&event.recipients) {
            let Some(code) = bloc(actor).filter(|c| !blocs.contains(c)) else { continue };
            let known = self.blocs.entry(code.clone()).or_insert_with(|| (named(actor, code.clone()), 0));
            if actor.key.as_deref() == Some(&code) {
                known.0 = named(actor, code.clone());
            }
            known.1 += 1;
            blocs.push(code);
        }
        for (n, one) in blocs.iter().enumerate() {
            for other in &blocs[n + 1..] {
                let pair =
                    if one < other { (one.clone(), other.clone()) } else { (other.clone(), one.clone()) };
                let sum = self.between.entry(pair).or_default();
                sum.0 += 1;
                sum.1 += event.score;
            }
        }
    }

    fn actors(&self) -> Vec<Listed> {
        let mut all: Vec<Listed> = self.actors.values().cloned().collect();
        all.sort_by(|a, b| b.events.cmp(&a.events).then_with(|| a.named.code.cmp(&b.named.code)));
        all.truncate(ACTORS);
        all
    }

    /// The parties that have most to do with others, and what is between them.
    fn relations(&self, knowledge: &dyn Knowledge) -> (Vec<Named>, Vec<Pair>) {
        let mut busy: HashMap<&str, usize> = HashMap::new();
        for ((one, other), (events, _)) in &self.between {
            *busy.entry(one).or_default() += events;
            *busy.entry(other).or_default() += events;
        }
        let mut busy: Vec<(&str, usize)> = busy.into_iter().collect();
        busy.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        busy.truncate(PARTIES);
        let place = |code: &str| busy.iter().position(|b| b.0 == code);
        let mut pairs: Vec<Pair> = self
            .between
            .iter()
            .filter_map(|((one, other), (events, sum))| {
                Some(Pair { a: place(one)?, b: place(other)?, events: *events, score: sum / *events as f64 })
            })
            .collect();
        pairs.sort_by_key(|p| (p.a, p.b));
        let parties = busy
            .iter()
            .map(|(code, _)| {
                let known = knowledge.actor(code).map(|a| Named { code: (*code).to_owned(), ..a.named });
                known.unwrap_or_else(|| self.blocs[*code].0.clone())
            })
            .collect();
        (parties, pairs)
    }
}

/// What a party counts as among states: its state, where it acts for one.
fn bloc(actor: &EventActor) -> Option<String> {
    let state = matches!(actor.sector.as_deref(), None | Some("GOV" | "MIL" | "COP" | "LEG" | "JUD" | "SPY"));
    let country = actor.country.as_deref().filter(|c| state && !matches!(*c, "IGO" | "IMG"));
    country.map(str::to_owned).or_else(|| actor.key.clone())
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
            let Some(other) = actor_code(actor).filter(|c| !seen.contains(c)) else { continue };
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
