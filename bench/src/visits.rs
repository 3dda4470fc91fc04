//! What readers of a large database ask: each kind of page as often as its weight says, of records drawn from the file,
//! popular ones more often.

use std::path::Path;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use rusqlite::{Connection, OpenFlags};

use crate::chance::Chance;
use crate::invented::{Inventor, OUTLETS, SUBJECTS};
use crate::{Fault, fault};

/// Records of each kind that are drawn beforehand.
const DRAWN: usize = 4_000;

/// A kind of page or answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Start,
    Storylines,
    Storyline,
    Event,
    Article,
    Actors,
    Actor,
    Pair,
    Search,
    Narrowed,
    Further,
    ApiEvents,
    ApiClaims,
    ApiArticles,
    ApiStatements,
    ApiSearch,
    ApiOne,
    Health,
}

/// Each kind with its name and how often it is asked for, in hundredths.
pub(crate) const KINDS: [(Kind, &str, usize); 18] = [
    (Kind::Start, "start", 8),
    (Kind::Storylines, "storylines", 4),
    (Kind::Storyline, "storyline", 10),
    (Kind::Event, "event", 18),
    (Kind::Article, "article", 18),
    (Kind::Actors, "actors", 2),
    (Kind::Actor, "actor", 8),
    (Kind::Pair, "pair of actors", 4),
    (Kind::Search, "search for words", 8),
    (Kind::Narrowed, "search with facets", 6),
    (Kind::Further, "further page of a search", 2),
    (Kind::ApiEvents, "API: events", 3),
    (Kind::ApiClaims, "API: claims", 3),
    (Kind::ApiArticles, "API: articles", 1),
    (Kind::ApiStatements, "API: statements", 1),
    (Kind::ApiSearch, "API: search", 1),
    (Kind::ApiOne, "API: one record", 2),
    (Kind::Health, "API: health", 1),
];

/// What can be asked of one database.
#[derive(Debug)]
pub(crate) struct Choice {
    /// Ids with their day.
    events: Vec<(String, String)>,
    articles: Vec<String>,
    claims: Vec<String>,
    storylines: Vec<String>,
    actors: Vec<String>,
    words: Vec<String>,
}

impl Choice {
    /// Draws records from a file of invented news.
    pub(crate) fn of(file: &Path, inventor: &Inventor, chance: &mut Chance) -> Result<Self, Fault> {
        let fail = |e: rusqlite::Error| fault(file, e);
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let open = Connection::open_with_flags(file, flags).map_err(fail)?;
        let events = drawn(&open, "events", "id, coalesce(low, '')", chance).map_err(fail)?;
        let only = |table, chance: &mut Chance| -> Result<Vec<String>, Fault> {
            let found = drawn(&open, table, "id, ''", chance).map_err(fail)?;
            Ok(found.into_iter().map(|(id, _)| id).collect())
        };
        let mut words: Vec<String> = SUBJECTS.iter().map(|s| (*s).to_owned()).collect();
        words.extend(["الحكومة", "اتفاق", "الخارجية", "محادثات", "مظاهرة"].map(str::to_owned));
        words.extend(inventor.countries.iter().map(|c| c.name.clone()));
        Ok(Self {
            articles: only("articles", chance)?,
            claims: only("claims", chance)?,
            storylines: only("storylines", chance)?,
            actors: inventor.countries.iter().map(|c| c.code.clone()).collect(),
            events,
            words,
        })
    }

    /// The path that a reader asks for next.
    pub(crate) fn path(&self, kind: Kind, chance: &mut Chance) -> String {
        let any = |all: &[String], chance: &mut Chance| part(&all[chance.skewed(all.len())]);
        match kind {
            Kind::Start => "/".to_owned(),
            Kind::Storylines => format!("/storylines?page={}", 1 + chance.skewed(20)),
            Kind::Storyline => format!("/storylines/{}", any(&self.storylines, chance)),
            Kind::Event => format!("/events/{}", self.event(chance).0),
            Kind::Article => {
                format!("/articles/{}", self.articles[chance.skewed(self.articles.len())])
            }
            Kind::Actors => "/actors".to_owned(),
            Kind::Actor => format!("/actors/{}", any(&self.actors, chance)),
            Kind::Pair => {
                format!("/actors/{}/with/{}", any(&self.actors, chance), any(&self.actors, chance))
            }
            Kind::Search => format!("/search?q={}{}", self.words(chance), of_kind(chance)),
            Kind::Narrowed => format!("/search?{}{}", self.narrowed(chance), of_kind(chance)),
            Kind::Further => {
                let (id, day) = self.event(chance);
                format!("/search?q={}&after={day}~{id}", any(&self.words, chance))
            }
            Kind::ApiEvents => {
                let (id, day) = self.event(chance);
                format!("/api/v1/events?{}&after={day}~{id}", self.narrowed(chance))
            }
            Kind::ApiClaims => format!("/api/v1/claims?{}", self.narrowed(chance)),
            Kind::ApiArticles => format!("/api/v1/articles?q={}", self.words(chance)),
            Kind::ApiStatements => format!("/api/v1/statements?{}", self.narrowed(chance)),
            Kind::ApiSearch => format!("/api/v1/search?q={}", self.words(chance)),
            Kind::ApiOne => match chance.below(3) {
                0 => format!("/api/v1/claims/{}", any(&self.claims, chance)),
                1 => format!("/api/v1/accounts/{}", self.event(chance).0),
                _ => format!("/api/v1/storylines/{}", any(&self.storylines, chance)),
            },
            Kind::Health => "/api/v1/health".to_owned(),
        }
    }

    fn event(&self, chance: &mut Chance) -> &(String, String) {
        &self.events[chance.skewed(self.events.len())]
    }

    /// One word or two, some of them in most articles.
    fn words(&self, chance: &mut Chance) -> String {
        let one = &self.words[chance.skewed(self.words.len())];
        match chance.below(3) {
            0 => part(&format!("{one} {}", self.words[chance.below(self.words.len())])),
            _ => part(one),
        }
    }

    /// Filters as the facets of a search set them.
    fn narrowed(&self, chance: &mut Chance) -> String {
        const TYPES: [&str; 6] = ["CONSULT", "AGREE", "PROTEST", "REJECT", "COERCE", "AID"];
        let actor = part(&self.actors[chance.skewed(self.actors.len())]);
        let kind = TYPES[chance.skewed(TYPES.len())];
        let year = 2005 + chance.below(20);
        let outlet = part(&format!("صحيفة {}", OUTLETS[chance.skewed(OUTLETS.len())]));
        match chance.below(6) {
            0 => format!("actor={actor}"),
            1 => format!("actor={actor}&type={kind}"),
            2 => format!("type={kind}&from={year}&to={year}"),
            3 => format!("q={}&type={kind}", self.words(chance)),
            4 => format!("q={}&from={year}&to={year}", self.words(chance)),
            _ => format!("outlet={outlet}&actor={actor}"),
        }
    }
}

fn of_kind(chance: &mut Chance) -> &'static str {
    ["", "&kind=articles", "&kind=statements", "&kind=claims"][chance.skewed(4)]
}

/// Records of a table, each from a place in it drawn by chance.
fn drawn(
    open: &Connection,
    table: &str,
    columns: &str,
    chance: &mut Chance,
) -> rusqlite::Result<Vec<(String, String)>> {
    let (low, high): (i64, i64) =
        open.query_row(&format!("SELECT min(row), max(row) FROM {table}"), [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    let mut select =
        open.prepare(&format!("SELECT {columns} FROM {table} WHERE row >= ?1 ORDER BY row LIMIT 1"))?;
    (0..DRAWN)
        .map(|_| {
            let place = low + chance.below((high - low + 1) as usize) as i64;
            select.query_row([place], |row| Ok((row.get(0)?, row.get(1)?)))
        })
        .collect()
}

fn part(of: &str) -> String {
    utf8_percent_encode(of, NON_ALPHANUMERIC).to_string()
}
