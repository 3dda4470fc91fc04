//! Reconciling, around what has changed: the same answer as from all articles together, out of those that matter.
//!
//! One stage after the other is decided anew for what the stage before has changed: news, events, what is part of what,
//! what articles lead with, affairs, storylines, sides. Where all articles are new there is nothing around, and that is
//! what [`reconcile`](crate::reconcile) does.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_record::{CodedArticle, Event, Storyline};
use typed_arena::Arena;

use crate::accounts::Files;
use crate::affairs::{fresh_pairs, regroup_affairs};
use crate::archive::{Archive, Decided, Note, Nothing, Strung};
use crate::constraints::{Constraints, Wrong};
use crate::desk::Desk;
use crate::events::{self, talk_of, whole_of};
use crate::happenings::regroup_news;
use crate::leads;
use crate::ledger::Ledger;
use crate::merging::regroup_claims;
use crate::spread::Wanted;
use crate::storylines::{Lines, string};
use crate::told::Corpus;
use crate::voices::Voices;

/// What has changed in an archive.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// Events that are new or other than they were.
    pub events: Vec<Strung>,
    /// Events that are no more.
    pub gone: Vec<Strung>,
    /// Storylines that are new or may be other than they were.
    pub storylines: Vec<Storyline>,
    /// Ids of storylines that are no more.
    pub gone_storylines: BTreeSet<String>,
    /// What is decided otherwise than before, by article; of those that have changed, all.
    pub decided: BTreeMap<String, Decided>,
    /// By what the articles that have changed are found and grouped.
    pub notes: BTreeMap<String, Note>,
    /// Pairs of articles, one of which has changed, that may be of one affair, with how likely; those of the changed ones
    /// that were kept before are void.
    pub akin: Vec<(String, String, f64)>,
}

/// Decides anew what changes when these articles are new or other than they were.
///
/// What comes out is, together with what is left as it was, what [`reconcile`](crate::reconcile) gives for all articles.
///
/// # Errors
/// Those of the archive.
pub fn update<A: Archive>(
    archive: &A,
    changed: &[CodedArticle],
    constraints: &Constraints,
) -> Result<Update, A::Error> {
    let room = Arena::new();
    let mut desk = Desk::new(archive, &room, changed, &BTreeMap::new())?;
    regroup_news(&mut desk)?;
    let gone = regroup_claims(&mut desk, constraints)?;
    let rebuilt = arrange(&mut desk, &gone)?;
    let mut ledger = Ledger::new(archive, &gone)?;
    let built = build(&mut desk, &rebuilt)?;
    ledger.put(built)?;
    let akin = fresh_pairs(&mut desk)?;
    regroup_affairs(&mut desk, &akin)?;
    let lines = line_up(&mut desk, &mut ledger, &rebuilt)?;
    take_sides(&mut desk, &mut ledger, &rebuilt, &constraints.wrong)?;
    Ok(close(desk, ledger, lines, akin))
}

/// Decides what the events that were grouped anew are part of and what articles lead with; returns the events that are to
/// be built anew for that.
pub(crate) fn arrange<A: Archive>(
    desk: &mut Desk<'_, A>,
    gone: &BTreeSet<String>,
) -> Result<BTreeSet<String>, A::Error> {
    let renewed = renewed(desk)?;
    let parted = part(desk, &renewed, gone)?;
    let touched: BTreeSet<String> = renewed.union(&parted).cloned().collect();
    let mut rebuilt = leads::decide(desk, &touched)?;
    rebuilt.extend(touched);
    rebuilt.retain(|event| !gone.contains(event));
    Ok(rebuilt)
}

/// Strings events where they, what articles lead with, or the affairs of these have changed.
pub(crate) fn line_up<A: Archive>(
    desk: &mut Desk<'_, A>,
    ledger: &mut Ledger<'_, A>,
    rebuilt: &BTreeSet<String>,
) -> Result<Lines, A::Error> {
    let moved: BTreeSet<String> = desk
        .folders
        .iter()
        .filter(|(id, f)| {
            desk.changed.contains(*id)
                || f.before.main_event != f.now.main_event
                || f.before.affair != f.now.affair
        })
        .map(|(id, _)| id.clone())
        .collect();
    string(desk, ledger, rebuilt, &moved)
}

/// What has changed, out of what was decided.
pub(crate) fn close<A: Archive>(
    desk: Desk<'_, A>,
    ledger: Ledger<'_, A>,
    lines: Lines,
    akin: Vec<(String, String, f64)>,
) -> Update {
    let notes = desk.changed_sketches().map(|s| (s.article.id.clone(), Note::of(s))).collect();
    let changed = desk.changed.clone();
    let decided = desk
        .put_away()
        .into_iter()
        .filter(|(id, f)| changed.contains(id) || f.before != f.now)
        .map(|(id, f)| (id, f.now))
        .collect();
    let (events, gone) = ledger.close();
    Update { events, gone, storylines: lines.new, gone_storylines: lines.stood, decided, notes, akin }
}

/// Decides everything, of articles that are all there is.
pub fn update_all(articles: &[CodedArticle], constraints: &Constraints) -> Update {
    let Ok(update) = update(&Nothing, articles, constraints);
    update
}

/// The events that have other claims than they had, or claims of an article that has changed.
fn renewed<A: Archive>(desk: &Desk<'_, A>) -> Result<BTreeSet<String>, A::Error> {
    let mut out = BTreeSet::new();
    for (event, claims) in desk.regrouped() {
        let of_changed =
            || claims.iter().any(|c| desk.article_of(c).is_some_and(|a| desk.changed.contains(a)));
        if of_changed() || !desk.archive.claims(event)?.keys().eq(claims.iter()) {
            out.insert(event.clone());
        }
    }
    Ok(out)
}

/// Decides anew what these events, and those that were said in them, are part of; returns those that are part of something
/// else than before.
fn part<A: Archive>(
    desk: &mut Desk<'_, A>,
    renewed: &BTreeSet<String>,
    gone: &BTreeSet<String>,
) -> Result<BTreeSet<String>, A::Error> {
    let mut dirty = renewed.clone();
    {
        let moved: BTreeSet<&String> =
            renewed.iter().filter_map(|e| desk.regrouped().get(e)).flatten().collect();
        let corpus = desk.view(&desk.articles_of(moved.iter().copied()));
        for told in &corpus.told {
            let talk = talk_of(&corpus, told).map(|talk| &corpus.told[talk].claim.id);
            if talk.is_some_and(|talk| moved.contains(talk)) {
                dirty.extend(desk.event_of(&told.claim.id).map(str::to_owned));
            }
        }
    }
    let mut claims = BTreeMap::new();
    for event in &dirty {
        claims.insert(event.clone(), desk.claims_of(event)?);
    }
    let stood: BTreeMap<String, Option<String>> = desk.archive.wholes(&dirty)?.into_iter().collect();
    let corpus = desk.view(&desk.articles_of(claims.values().flatten()));
    let mut wholes = Vec::new();
    for (event, claims) in claims {
        let mut group: Vec<usize> =
            claims.iter().filter_map(|c| corpus.by_id.get(c.as_str()).copied()).collect();
        group.sort_unstable();
        let whole = whole_of(&corpus, &event, &group, |i| desk.event_of(&corpus.told[i].claim.id));
        let whole = whole.map(str::to_owned);
        wholes.push((event, whole));
    }
    drop(corpus);
    let mut parted = BTreeSet::new();
    for (event, whole) in wholes {
        if stood.get(&event) != Some(&whole) {
            parted.insert(event.clone());
        }
        desk.make_part(&event, whole);
    }
    for event in gone {
        desk.make_part(event, None);
    }
    Ok(parted)
}

/// Builds events from their claims and the articles that lead with them.
fn build<A: Archive>(desk: &mut Desk<'_, A>, rebuilt: &BTreeSet<String>) -> Result<Vec<Event>, A::Error> {
    let wanted = wanted(desk, rebuilt)?;
    let articles = wanted.iter().flat_map(|w| w.articles.iter().cloned()).collect();
    Ok(build_of(&desk.view(&articles), &wanted))
}

/// What these events are to be built from; their articles are laid out.
pub(crate) fn wanted<A: Archive>(
    desk: &mut Desk<'_, A>,
    rebuilt: &BTreeSet<String>,
) -> Result<Vec<Wanted>, A::Error> {
    let mut out = Vec::new();
    for event in rebuilt {
        let (claims, led_by) = (desk.claims_of(event)?, desk.leading_with(event)?);
        desk.fetch(&led_by)?;
        let mut articles = desk.articles_of(&claims);
        articles.extend(led_by.iter().cloned());
        let part_of = desk.whole_of(event).map(str::to_owned);
        out.push(Wanted { event: event.clone(), claims, led_by, articles, part_of });
    }
    Ok(out)
}

/// Builds events out of a corpus that has all their articles.
pub(crate) fn build_of(corpus: &Corpus<'_>, wanted: &[Wanted]) -> Vec<Event> {
    let voices = Voices::new(corpus);
    let at: BTreeMap<&str, usize> =
        corpus.articles.iter().enumerate().map(|(n, a)| (a.id.as_str(), n)).collect();
    let build = |wanted: &Wanted| {
        let mut group: Vec<usize> =
            wanted.claims.iter().filter_map(|c| corpus.by_id.get(c.as_str()).copied()).collect();
        group.sort_unstable();
        let led_by = wanted.led_by.iter().filter_map(|a| at.get(a.as_str()).copied()).collect();
        (!group.is_empty()).then(|| Event {
            part_of: wanted.part_of.clone(),
            ..events::build(corpus, &group, &led_by, &voices)
        })
    };
    wanted.iter().filter_map(build).collect()
}

/// Says anew whose accounts there are of events that were built anew, of what these are or were part of, and of what
/// articles tell that lead with something else than before.
fn take_sides<A: Archive>(
    desk: &mut Desk<'_, A>,
    ledger: &mut Ledger<'_, A>,
    rebuilt: &BTreeSet<String>,
    wrong: &[Wrong],
) -> Result<(), A::Error> {
    let mut dirty = rebuilt.clone();
    let folders = desk.folders.iter().filter(|(_, f)| f.before.main_event != f.now.main_event);
    let moved: BTreeSet<String> = folders.map(|(id, _)| id.clone()).collect();
    desk.look_up_homes(&moved)?;
    dirty.extend(desk.told_in(&moved));
    let stood = rebuilt.iter().filter_map(|id| ledger.stood(id)).chain(ledger.gone());
    let wholes: Vec<String> = stood.filter_map(|s| s.event.part_of.clone()).collect();
    dirty.extend(wholes);
    desk.look_up_wholes(&dirty)?;
    let wholes: Vec<String> = dirty.iter().filter_map(|e| desk.whole_of(e)).map(str::to_owned).collect();
    dirty.extend(wholes);
    for gone in ledger.gone() {
        dirty.remove(&gone.event.id);
    }
    let mut all = dirty.clone();
    for event in &dirty {
        all.extend(desk.parts_of(event)?);
    }
    ledger.look_up(&all)?;
    let articles: BTreeSet<String> =
        all.iter().filter_map(|id| ledger.event(id)).flat_map(|e| e.articles.iter().cloned()).collect();
    desk.fetch(&articles)?;
    let files = Files::new(
        all.iter().filter_map(|id| ledger.event(id)),
        articles.iter().filter_map(|id| desk.article(id)),
        articles.iter().filter_map(|id| Some((id.as_str(), desk.now(id)?.main_event.as_deref()?))),
        wrong,
    );
    let sides: Vec<(String, Vec<String>)> =
        dirty.iter().filter_map(|id| Some((id.clone(), files.sides(ledger.event(id)?)))).collect();
    for (event, sides) in sides {
        if let Some(event) = ledger.event_mut(&event) {
            event.sides = sides;
        }
    }
    Ok(())
}
