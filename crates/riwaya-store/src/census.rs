//! How much there is of what: over the whole file, and among the latest of what matches.

use std::collections::BTreeMap;
use std::str::FromStr;

use riwaya_record::{Event, EventActor, EventType, Status, Storyline};
use rusqlite::{Row, params};

use crate::browse::of_events;
use crate::filter::Listed;
use crate::order::{day_of, first_row};
use crate::words::folded;
use crate::{Filter, Involving, MIN_CONFIDENCE, Store, StoreError};

/// A party and how much it takes part in.
#[derive(Clone, Debug, PartialEq)]
pub struct Tally {
    /// As the latest of its events names it.
    pub actor: EventActor,
    /// Its events by type.
    pub types: Vec<(EventType, usize)>,
}

/// What events spread over, and how many have each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spread {
    /// How many events there are, no further counted than was asked.
    pub events: usize,
    /// Parties, the busiest first.
    pub parties: Vec<(EventActor, usize)>,
    /// Types, by their names.
    pub types: Vec<(EventType, usize)>,
    /// Statuses, in their order.
    pub statuses: Vec<(Status, usize)>,
    /// Outlets, the busiest first.
    pub outlets: Vec<(String, usize)>,
    /// Years, the latest first.
    pub years: Vec<(String, usize)>,
}

impl Store {
    /// What the latest events that match spread over: of more than `of`, these are counted. Of parties and outlets there
    /// are at most `limit`.
    pub fn spread(
        &self,
        filter: &Filter,
        involving: Option<&Involving>,
        of: usize,
        limit: usize,
    ) -> Result<Spread, StoreError> {
        self.in_one_state(|| {
            let mut out = Spread::default();
            // by code: in how many events, and the row of the latest of them; and by folded name, as the latest names it
            let mut parties: BTreeMap<String, (usize, i64)> = BTreeMap::new();
            let mut outlets: BTreeMap<String, (usize, String)> = BTreeMap::new();
            let columns = ("event_facets", "{rows}, b.type, b.status, b.parties, b.outlets");
            self.each_beside(Listed::Event, &of_events(filter, involving), columns, of, |found| {
                out.events += 1;
                let row: i64 = found.get(0)?;
                count(&mut out.types, kind(found, 1)?, 1);
                count(&mut out.statuses, status(found, 2)?, 1);
                if let Some(year) = day_of(row).get(..4) {
                    count(&mut out.years, year.to_owned(), 1);
                }
                for code in crate::record::<Vec<String>>(found, 3)? {
                    parties.entry(code).or_insert((0, row)).0 += 1;
                }
                for name in crate::record::<Vec<String>>(found, 4)? {
                    outlets.entry(folded(&name)).or_insert((0, name)).0 += 1;
                }
                Ok(())
            })?;
            out.types.sort_by_key(|(kind, _)| kind.as_str());
            out.statuses.sort_by_key(|(status, _)| *status as u8);
            out.years.sort_by(|a, b| b.cmp(a));
            out.outlets = outlets.into_values().map(|(n, name)| (name, n)).collect();
            out.outlets.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            out.outlets.truncate(limit);
            let mut busiest: Vec<(String, (usize, i64))> = parties.into_iter().collect();
            busiest.sort_by_key(|(_, (n, _))| std::cmp::Reverse(*n));
            busiest.truncate(limit);
            for (code, (n, row)) in busiest {
                out.parties.extend(self.named(&code, row)?.map(|actor| (actor, n)));
            }
            Ok(out)
        })
    }

    /// A party as an event of that row names it; of several of the day, the first by id.
    fn named(&self, code: &str, row: i64) -> Result<Option<EventActor>, StoreError> {
        let sql = "SELECT t.record FROM event_actors a CROSS JOIN events t ON t.row = a.row \
                   WHERE a.code = ?1 AND a.row BETWEEN ?2 AND ?3 ORDER BY t.id LIMIT 1";
        let found: Vec<Event> =
            self.rows(sql, params![code, first_row(&day_of(row)), row], |row| crate::record(row, 0))?;
        let mut actors = found.into_iter().flat_map(|e| e.actors.into_iter().chain(e.recipients));
        Ok(actors.find(|a| a.code().as_deref() == Some(code)))
    }

    /// The parties of the most events that are shown, the busiest first.
    pub fn busiest(&self, limit: usize) -> Result<Vec<Tally>, StoreError> {
        type Counted = (usize, String, i64, Vec<(EventType, usize)>);
        let fail = |e| StoreError::sqlite(self.file(), e);
        let mut select = self
            .connection
            .prepare_cached("SELECT code, row, type FROM event_actors WHERE shown ORDER BY code, row")
            .map_err(fail)?;
        let mut rows = select.query([]).map_err(fail)?;
        let mut all: Vec<Counted> = Vec::new();
        while let Some(row) = rows.next().map_err(fail)? {
            let code = row.get_ref(0).map_err(fail)?.as_str().map_err(|e| fail(e.into()))?;
            if all.last().is_none_or(|last| last.1 != code) {
                all.push((0, code.to_owned(), 0, Vec::new()));
            }
            let Some(last) = all.last_mut() else { continue };
            last.0 += 1;
            last.2 = row.get(1).map_err(fail)?;
            count(&mut last.3, kind(row, 2).map_err(fail)?, 1);
        }
        all.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        all.truncate(limit);
        let tallied = all
            .into_iter()
            .map(|(_, code, row, types)| Ok(self.named(&code, row)?.map(|actor| Tally { actor, types })));
        Ok(tallied.collect::<Result<Vec<_>, StoreError>>()?.into_iter().flatten().collect())
    }

    /// Each two states or bodies that had to do with each other in events that happened: in how many, and the mean of their
    /// scores.
    pub fn pairs(&self) -> Result<Vec<(String, String, usize, f64)>, StoreError> {
        let sql = "SELECT one, other, count(*), sum(score) FROM event_pairs GROUP BY one, other";
        self.rows(sql, [], |row| {
            let (events, thousandths): (usize, i64) = (row.get(2)?, row.get(3)?);
            Ok((row.get(0)?, row.get(1)?, events, thousandths as f64 / 1_000.0 / events as f64))
        })
    }

    /// A state or body as the latest event names it in which it has this country or key.
    pub fn called(&self, code: &str) -> Result<Option<EventActor>, StoreError> {
        let involving = Involving { one: code.to_owned(), other: None };
        let latest = self.latest_events(&Filter::default(), Some(&involving), None, 1)?;
        let mut actors = latest.items.into_iter().flat_map(|e| e.actors.into_iter().chain(e.recipients));
        Ok(actors.find(|a| crate::is_called(a, code)))
    }

    /// How often something of a type happened on a day, in a month or in a year.
    pub fn activity(&self) -> Result<Vec<(String, EventType, usize)>, StoreError> {
        let sql = format!(
            "SELECT day, type, count(*) FROM events INDEXED BY events_activity \
             WHERE status = 'actual' AND confidence >= {MIN_CONFIDENCE} AND day < '9999' GROUP BY day, type"
        );
        self.rows(&sql, [], |row| Ok((row.get(0)?, kind(row, 1)?, row.get(2)?)))
    }

    /// Ids of the events about which the most sides speak in the most voices, four of each being as good as more; among
    /// equals the latest first.
    pub fn disputed(&self, limit: usize) -> Result<Vec<String>, StoreError> {
        let rank =
            "min(json_extract(record, '$.voices'), 4) * 8 + min(json_array_length(record, '$.sides'), 4)";
        let sql = format!(
            "SELECT id, row, {rank} AS of FROM events INDEXED BY events_disputed WHERE part_of IS NULL \
             AND confidence >= {MIN_CONFIDENCE} AND json_array_length(record, '$.sides') > 1 ORDER BY of DESC, row DESC"
        );
        let fail = |e| StoreError::sqlite(self.file(), e);
        let mut select = self.connection.prepare_cached(&sql).map_err(fail)?;
        let mut rows = select.query([]).map_err(fail)?;
        let mut found: Vec<(i64, String, String)> = Vec::new();
        while let Some(row) = rows.next().map_err(fail)? {
            let (id, day) = (row.get(0).map_err(fail)?, day_of(row.get(1).map_err(fail)?));
            let rank = row.get(2).map_err(fail)?;
            if found.len() >= limit && found.last().is_some_and(|last| (last.0, &last.1) != (rank, &day)) {
                break;
            }
            found.push((rank, day, id));
        }
        found.sort_by(|a, b| (b.0, &b.1, &a.2).cmp(&(a.0, &a.1, &b.2)));
        found.truncate(limit);
        Ok(found.into_iter().map(|(_, _, id)| id).collect())
    }

    /// The latest events that happened at a known place.
    pub fn placed(&self, limit: usize) -> Result<Vec<Event>, StoreError> {
        self.shown_events(
            &format!(
                "INDEXED BY events_placed WHERE status = 'actual' AND confidence >= {MIN_CONFIDENCE} \
                 AND json_extract(record, '$.place.lat') NOT NULL"
            ),
            limit,
        )
    }

    /// The latest events of a known day that are no part of others and not told as history.
    pub fn of_late(&self, limit: usize) -> Result<Vec<Event>, StoreError> {
        self.shown_events(
            &format!(
                "WHERE confidence >= {MIN_CONFIDENCE} AND part_of IS NULL AND low NOT NULL AND +status <> 'historical'"
            ),
            limit,
        )
    }

    fn shown_events(&self, which: &str, limit: usize) -> Result<Vec<Event>, StoreError> {
        self.in_one_state(|| {
            let sql = format!("SELECT row, id FROM events {which} ORDER BY row DESC");
            let (rows, _) = self.in_days(&sql, Vec::new(), limit)?;
            self.of_latest("SELECT t.record FROM events t", &rows, |row| crate::record(row, 0))
        })
    }

    /// Storylines, the latest first, of one day those with more articles first; `few` of them after `past`.
    pub fn latest_storylines(&self, past: usize, few: usize) -> Result<Vec<Storyline>, StoreError> {
        self.storylines_by_day("1", past, few)
    }

    /// The same of those with several articles and more than two events.
    pub fn large_storylines(&self, few: usize) -> Result<Vec<Storyline>, StoreError> {
        let large =
            "json_array_length(record, '$.events') > 2 AND json_array_length(record, '$.articles') > 1";
        self.storylines_by_day(large, 0, few)
    }

    fn storylines_by_day(&self, which: &str, past: usize, few: usize) -> Result<Vec<Storyline>, StoreError> {
        let sql = format!(
            "SELECT record FROM storylines INDEXED BY storylines_latest WHERE {which} \
             ORDER BY coalesce(json_extract(record, '$.to'), '') DESC, json_array_length(record, '$.articles') DESC, id \
             LIMIT ?2 OFFSET ?1"
        );
        self.rows(&sql, [past, few].map(|n| n as i64), |row| crate::record(row, 0))
    }
}

fn count<T: PartialEq>(of: &mut Vec<(T, usize)>, what: T, n: usize) {
    match of.iter_mut().find(|(known, _)| *known == what) {
        Some((_, so_far)) => *so_far += n,
        None => of.push((what, n)),
    }
}

fn kind(row: &Row<'_>, column: usize) -> rusqlite::Result<EventType> {
    EventType::from_str(row.get_ref(column)?.as_str()?).map_err(|e| unreadable(column, e))
}

fn status(row: &Row<'_>, column: usize) -> rusqlite::Result<Status> {
    let name = row.get::<_, String>(column)?;
    serde_json::from_value(name.into()).map_err(|e| unreadable(column, e))
}

/// A value that no version writes: the file is damaged.
fn unreadable(column: usize, e: impl std::error::Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(e))
}
