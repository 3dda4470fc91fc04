//! Deciding in one place what goes from article to article, with hands elsewhere for the rest.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use riwaya_record::{CodedArticle, Event};
use serde::{Deserialize, Serialize};
use typed_arena::Arena;

use super::gathered::Group;
use crate::accounts::Files;
use crate::affairs::regroup_affairs;
use crate::archive::Nothing;
use crate::desk::Desk;
use crate::happenings::regroup_news;
use crate::ledger::Ledger;
use crate::reports::Report;
use crate::told::{Corpus, Sketch};
use crate::update::{Update, arrange, build_of, close, line_up, wanted};

/// What was measured of all articles, and the events that came of it.
#[derive(Clone, Debug, Default)]
pub struct Measured {
    /// Pairs of articles that may report one happening, with how likely.
    pub alike: Vec<(String, String, f64)>,
    /// Pairs of articles that may be of one affair, with how likely.
    pub akin: Vec<(String, String, f64)>,
    /// All events.
    pub events: Vec<Group>,
}

/// An event that is to be built.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// Its id.
    pub event: String,
    /// Its claims.
    pub claims: BTreeSet<String>,
    /// The articles that lead with it.
    pub led_by: BTreeSet<String>,
    /// All articles that are needed for it.
    pub articles: BTreeSet<String>,
    /// The event that it is part of.
    pub part_of: Option<String>,
}

/// Who does what needs whole articles, wherever these are.
pub trait Hands {
    /// Why something could not be done.
    type Error;

    /// Builds events: what [`built`] makes of each of them out of its articles.
    fn build(&mut self, wanted: &[Wanted]) -> Result<Vec<Event>, Self::Error>;

    /// The sides of all these events: what [`sides`] finds for each, given what is part of it and their articles;
    /// `main` has by article what it leads with.
    fn sides(
        &mut self,
        events: &[&Event],
        main: &BTreeMap<&str, &str>,
    ) -> Result<BTreeMap<String, Vec<String>>, Self::Error>;
}

/// Decides everything, of articles that are all there is, without comparing any two and without their texts.
///
/// `articles` are [`light`](super::light) ones, each id once, and `reports` has what each of them is as a report. The result
/// has no notes.
///
/// # Errors
/// Those of the hands.
pub fn update_with<H: Hands>(
    articles: &[CodedArticle],
    reports: BTreeMap<String, Report>,
    measured: Measured,
    hands: &mut H,
) -> Result<Update, H::Error> {
    let room = Arena::new();
    let reports = reports.into_iter().map(|(id, report)| (id, Arc::new(report))).collect();
    let Ok(mut desk) = Desk::new(&Nothing, &room, articles, &reports);
    desk.know_alike(measured.alike);
    let Ok(()) = regroup_news(&mut desk);
    let claims = measured.events.into_iter().map(|(event, claims)| (event, claims.into_iter().collect()));
    desk.regroup_claims(claims.collect());
    let gone = BTreeSet::new();
    let Ok(rebuilt) = arrange(&mut desk, &gone);
    let Ok(mut ledger) = Ledger::new(&Nothing, &gone);
    let Ok(wanted) = wanted(&mut desk, &rebuilt);
    let Ok(()) = ledger.put(hands.build(&wanted)?);
    let Ok(()) = regroup_affairs(&mut desk, &measured.akin);
    let Ok(lines) = line_up(&mut desk, &mut ledger, &rebuilt);

    let main = desk.folders.iter().filter_map(|(id, f)| Some((id.as_str(), f.now.main_event.as_deref()?)));
    let events: Vec<&Event> = rebuilt.iter().filter_map(|id| ledger.event(id)).collect();
    for (id, sides) in hands.sides(&events, &main.collect())? {
        if let Some(event) = ledger.event_mut(&id) {
            event.sides = sides;
        }
    }
    Ok(Update { notes: BTreeMap::new(), ..close(desk, ledger, lines, measured.akin) })
}

/// Builds events from their articles, in full; others may be among these.
pub fn built(articles: &[CodedArticle], wanted: &[Wanted]) -> Vec<Event> {
    let sketches: Vec<Sketch<'_>> = articles.iter().map(|a| Sketch::new(a, None)).collect();
    build_of(&Corpus::new(&sketches), wanted)
}

/// The keys of the sides of some events, by event. `events` has these and all that is part of them, `articles` what tells of
/// any of them, and `main` by article what it leads with.
pub fn sides(
    asked: &[&str],
    events: &[Event],
    articles: &[CodedArticle],
    main: &BTreeMap<&str, &str>,
) -> BTreeMap<String, Vec<String>> {
    let main = main.iter().map(|(article, event)| (*article, *event));
    let files = Files::new(events.iter(), articles.iter(), main, &[]);
    let by_id: BTreeMap<&str, &Event> = events.iter().map(|e| (e.id.as_str(), e)).collect();
    let found = asked.iter().filter_map(|id| by_id.get(id));
    found.map(|event| (event.id.clone(), files.sides(event))).collect()
}
