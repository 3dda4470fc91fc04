//! Many coded articles to events, accounts and storylines.
//!
//! [`reconcile`] puts the claims of many articles together that tell one happening, [`account_table`] sets out what
//! each side says of it, [`near_copies`] finds texts copied from one another. The same set of articles gives the same answer
//! in any order and on any machine: no clock, no files. [`update`] does the same for what has changed in an [`Archive`], and
//! comes to the same.
//!
//! How claims become events:
//!
//! 1. `told`, `reports`: articles and claims in canonical order, each claim with its parties, day and words; `happenings`:
//!    which articles report one happening;
//! 2. `blocks`: only claims of one family of types, with a country, place or name in common and near in time, are
//!    compared;
//! 3. `compatibility`: evidence for and against their being one event, with reasons in words (`links`);
//! 4. `clustering`: average link, so that a chain of likenesses makes no event; people's corrections hold. `merging` does so
//!    for claims, around what has changed (`regrouping`);
//! 5. `events`, `wording`, `voices`: what the claims together say, in one line, and how many independent reports
//!    they are;
//! 6. `leads`, `affairs`, `storylines`: what each article leads with, and which events belong to one affair.
//!
//! `corrected` brings in what people corrected, before anything else; `gold` hands it on.
//!
//! `update` goes through these stages with what it lays out on a `desk` and notes in a `ledger`. `changes` tells two codings,
//! and the events made of them, apart; `revisions` does so with two texts of one article, whose words `rewriting` compares.
//!
//! `hearing` finds what belongs to an event's accounts, `points` the questions it answers, `sides` whose answers they
//! are; `relations` judges how two sides' words stand to each other, `rows` and `accounts` make the table.

mod accounts;
mod affairs;
mod archive;
mod blocks;
mod changes;
mod clustering;
mod compatibility;
mod constraints;
mod corrected;
mod dates;
mod desk;
mod events;
mod folding;
mod gold;
mod happenings;
mod hearing;
mod leads;
mod ledger;
mod links;
mod merging;
mod names;
mod near_copies;
mod parties;
mod points;
mod regrouping;
mod relations;
mod reports;
mod revisions;
mod rewording;
mod rewriting;
mod rows;
mod runs;
mod sides;
mod spread;
mod storylines;
mod told;
mod update;
mod voices;
mod wording;

use std::collections::BTreeMap;

use riwaya_record::{AccountTable, ArticleSummary, CodedArticle, Event, Storyline};

pub use archive::{Akin, Archive, Decided, Home, Note, Noted, Strung};
pub use blocks::Key;
pub use changes::{ArticleChanges, article_changes, event_changes, renamed};
pub use constraints::{Constraints, Wrong};
pub use corrected::{Corrections, in_force};
pub use gold::{Gold, gold};
pub use links::{links, links_among};
pub use near_copies::{NearCopy, near_copies, runs_of, similarity};
pub use relations::{Meaning, Sense, SenseKind, Senses, Spelling, Standing, standing};
pub use reports::Report;
pub use revisions::revised;
pub use spread::{
    Group, Hands, Likely, Measured, Member, Pairs, Scatter, Wanted, built, gathered, light, members, note,
    of_one_text, pairs_across, pairs_within, sides, strands, update_with,
};
pub use update::{Update, update, update_all};

use accounts::Files;
use storylines::in_time;

/// What decisions rest on besides the articles: this version of the crate. What another decided is not to be built upon.
pub const VERSION: &str = env!("RIWAYA_RECONCILE");

/// What many articles together tell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reconciled {
    /// In order of time, undated last.
    pub events: Vec<Event>,
    /// In order of their first day.
    pub storylines: Vec<Storyline>,
    /// One for each article, by id.
    pub summaries: Vec<ArticleSummary>,
    /// Cells of account tables that people marked as wrong.
    pub wrong: Vec<Wrong>,
}

/// Merges the claims of many articles into events, strings the events into storylines and says what each article
/// leads with.
///
/// Two articles of one id are one article: the first in order of text is kept.
pub fn reconcile(articles: &[CodedArticle], constraints: &Constraints) -> Reconciled {
    let update = update_all(articles, constraints);
    let mut events: Vec<Event> = update.events.into_iter().map(|strung| strung.event).collect();
    events.sort_by(|a, b| in_time(a).cmp(&in_time(b)));
    let mut storylines = update.storylines;
    storylines.sort_by_cached_key(|s| (s.from.clone().unwrap_or_else(|| "9999".to_owned()), s.id.clone()));
    let mut by_id: BTreeMap<&str, &CodedArticle> = BTreeMap::new();
    for article in articles {
        let first = by_id.entry(&article.id).or_insert(article);
        if article.text < first.text {
            *first = article;
        }
    }
    let summaries = update
        .decided
        .into_iter()
        .filter_map(|(id, decided)| {
            let a = by_id.get(id.as_str())?;
            Some(ArticleSummary {
                id,
                url: a.url.clone(),
                outlet: a.outlet.clone(),
                title: a.title.clone(),
                language: a.language.clone(),
                published: a.published.clone(),
                main_event: decided.main_event,
                storyline: decided.storyline,
            })
        })
        .collect();
    Reconciled { events, storylines, summaries, wrong: constraints.wrong.clone() }
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
    files(reconciled, articles).table(event_id, min_confidence, senses)
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
    let files = files(reconciled, articles);
    event_ids.iter().filter_map(|id| files.table(id, min_confidence, senses)).collect()
}

fn files<'a>(reconciled: &'a Reconciled, articles: &'a [CodedArticle]) -> Files<'a> {
    let main = reconciled.summaries.iter().filter_map(|s| Some((s.id.as_str(), s.main_event.as_deref()?)));
    Files::new(reconciled.events.iter(), articles.iter(), main, &reconciled.wrong)
}
