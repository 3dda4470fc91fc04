//! Events as the tables hold them.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_record::{Event, EventActor, Status};
use rusqlite::{OptionalExtension, Row, Transaction, params};

use crate::MIN_CONFIDENCE;
use crate::columns::{Sql, UNDATED, index, json, parties};
use crate::marks::Act;
use crate::order::free_row;
use crate::words::{actor_codes, bloc, days, event_is_reciprocal};

/// Stores an event in the place of what was stored under its id; returns the row in which it is to be made findable, if it is
/// not. `retold` says whether what is found by its words may be other than it was though the event is not.
pub(crate) fn put_event(
    write: &Transaction<'_>,
    event: &Event,
    affair: Option<&str>,
    retold: bool,
) -> Sql<Option<i64>> {
    let stood = write
        .prepare_cached("SELECT row, record, affair FROM events WHERE id = ?1")?
        .query_row([&event.id], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, Option<String>>(2)?))
        })
        .optional()?;
    if let Some((row, stood, stood_in)) = stood {
        let record = json(event)?;
        if !retold && stood == record && stood_in.as_deref() == affair {
            return Ok(None);
        }
        if !retold && is_only_strung_otherwise(event, &stood) {
            let sql =
                "UPDATE events SET storyline = ?2, record = ?3, part_of = ?4, affair = ?5 WHERE row = ?1";
            let values = params![row, event.storyline, record, event.part_of, affair];
            write.prepare_cached(sql)?.execute(values)?;
            return Ok(None);
        }
        forget_row(write, row, &event.id)?;
    }
    insert_event(write, event, affair).map(Some)
}

/// Whether nothing else has changed since this record but what an event is part of, its storyline and whose accounts there are
/// of it.
fn is_only_strung_otherwise(event: &Event, stood: &str) -> bool {
    serde_json::from_str::<Event>(stood).is_ok_and(|stood| {
        let Event { part_of, storyline, sides, .. } = event;
        let strung =
            Event { part_of: part_of.clone(), storyline: storyline.clone(), sides: sides.clone(), ..stood };
        strung == *event
    })
}

/// Stores an event that is not there, and returns its row; its claims and statements are. It is not findable yet.
pub(crate) fn insert_event(write: &Transaction<'_>, event: &Event, affair: Option<&str>) -> Sql<i64> {
    let (low, high) = event.date.as_ref().and_then(|d| days(&d.value)).unzip();
    let row = free_row(write, "events", low.as_deref())?;
    write
        .prepare_cached(
            "INSERT INTO events (row, id, type, status, low, high, confidence, reciprocal, storyline, record, day, part_of, affair) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )?
        .execute(params![
            row,
            event.id,
            event.event.as_str(),
            event.status.as_str(),
            low,
            high,
            event.confidence,
            event_is_reciprocal(event),
            event.storyline,
            json(event)?,
            event.date.as_ref().map_or(UNDATED, |d| d.value.as_str()),
            event.part_of,
            affair,
        ])?;
    parties(write, "event", row, &act(event).parties)?;
    insert_census(write, event, row)?;
    for (table, members) in [("articles", &event.articles), ("statements", &event.statements)] {
        let mut insert = write.prepare_cached(&format!("INSERT INTO event_{table} VALUES (?1, ?2)"))?;
        for member in members {
            insert.execute(params![event.id, member])?;
        }
    }
    let mut insert = write.prepare_cached(
        "INSERT INTO event_claims VALUES (?1, ?2, coalesce((SELECT min(article) FROM claims WHERE id = ?2), ''))",
    )?;
    for claim in &event.claims {
        insert.execute(params![event.id, claim])?;
    }
    Ok(row)
}

/// An event as it can be asked for.
fn act(event: &Event) -> Act<'static> {
    let actors = event.actors.iter().map(|a| ("actor", actor_codes(a)));
    let recipients = event.recipients.iter().map(|a| ("recipient", actor_codes(a)));
    Act {
        event: Some(event.event),
        status: Some(event.status.as_str()),
        reciprocal: event_is_reciprocal(event),
        confidence: event.confidence,
        parties: actors.chain(recipients).collect(),
    }
}

/// Makes an event that is stored in this row findable by words and marks, and says what it counts for.
pub(crate) fn index_event(write: &Transaction<'_>, event: &Event, row: i64) -> Sql<()> {
    let outlets = outlets(write, event)?;
    insert_facets(write, event, row, &outlets)?;
    let mut words = vec![event.what.as_str(), &event.what_ar];
    words.extend(event.actors.iter().chain(&event.recipients).flat_map(|a| [a.name.as_str(), &a.name_ar]));
    words.extend(event.issues.iter().map(|i| i.name.as_str()));
    let mut said = sentences(write, "claims", &event.claims)?;
    said.append(&mut sentences(write, "statements", &event.statements)?);
    words.extend(said.iter().map(String::as_str));
    let marks = act(event).marks(outlets.keys().map(String::as_str));
    index(write, "event", row, &words.join("\n"), &marks)
}

/// By their folded names, the outlets whose articles report an event, as one of these names it.
fn outlets(write: &Transaction<'_>, event: &Event) -> Sql<BTreeMap<String, String>> {
    let sql = "SELECT outlet_folded, outlet FROM articles INDEXED BY articles_lead \
               WHERE newest = 1 AND id = ?1 AND outlet NOT NULL";
    let mut select = write.prepare_cached(sql)?;
    let mut out = BTreeMap::new();
    for article in &event.articles {
        out.extend(select.query_row([article], |row| Ok((row.get(0)?, row.get(1)?))).optional()?);
    }
    Ok(out)
}

/// What an event counts for where somebody looks at what a search spreads over.
fn insert_facets(
    write: &Transaction<'_>,
    event: &Event,
    row: i64,
    outlets: &BTreeMap<String, String>,
) -> Sql<()> {
    let codes: BTreeSet<String> =
        event.actors.iter().chain(&event.recipients).filter_map(EventActor::code).collect();
    let names: Vec<&String> = outlets.values().collect();
    write
        .prepare_cached("INSERT INTO event_facets (row, id, type, status, parties, outlets) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute(params![
            row,
            event.id,
            event.event.as_str(),
            event.status.as_str(),
            json(&codes)?,
            json(&names)?
        ])
        .map(drop)
}

/// Makes events findable anew that an article tells whose outlet has changed.
pub(crate) fn renew_events(write: &Transaction<'_>, article: &str) -> Sql<()> {
    let told: Vec<(i64, Event, Vec<String>)> = {
        let sql = "SELECT t.row, t.record, f.outlets FROM event_articles e JOIN events t ON t.id = e.event \
                   JOIN event_facets f ON f.row = t.row WHERE e.article = ?1";
        let mut select = write.prepare_cached(sql)?;
        let read = |row: &Row<'_>| Ok((row.get(0)?, crate::record(row, 1)?, crate::record(row, 2)?));
        select.query_map([article], read)?.collect::<Sql<_>>()?
    };
    for (row, event, known) in told {
        if !outlets(write, &event)?.values().eq(&known) {
            forget_index(write, row)?;
            index_event(write, &event, row)?;
        }
    }
    Ok(())
}

fn forget_index(write: &Transaction<'_>, row: i64) -> Sql<()> {
    write.prepare_cached("DELETE FROM event_words WHERE rowid = ?1")?.execute([row])?;
    write.prepare_cached("DELETE FROM event_facets WHERE row = ?1")?.execute([row]).map(drop)
}

/// Who takes part in an event, and who has to do with whom.
fn insert_census(write: &Transaction<'_>, event: &Event, row: i64) -> Sql<()> {
    let parties = || event.actors.iter().chain(&event.recipients);
    let shown = event.confidence >= MIN_CONFIDENCE;
    let mut insert = write.prepare_cached("INSERT OR IGNORE INTO event_actors VALUES (?1, ?2, ?3, ?4)")?;
    for code in parties().filter_map(EventActor::code) {
        insert.execute(params![code, row, event.event.as_str(), shown])?;
    }
    if !shown || event.status != Status::Actual {
        return Ok(());
    }
    let blocs: BTreeSet<String> = parties().filter_map(bloc).collect();
    let score = (event.score * 1_000.0).round() as i64;
    let mut insert = write.prepare_cached("INSERT INTO event_pairs VALUES (?1, ?2, ?3, ?4)")?;
    for (n, one) in blocs.iter().enumerate() {
        for other in blocs.iter().skip(n + 1) {
            insert.execute(params![one, other, row, score])?;
        }
    }
    Ok(())
}

/// The sentences of claims or statements, for the search over events.
fn sentences(write: &Transaction<'_>, table: &str, ids: &[String]) -> Sql<BTreeSet<String>> {
    let mut select =
        write.prepare_cached(&format!("SELECT record ->> '$.sentence.text' FROM {table} WHERE id = ?1"))?;
    let mut out = BTreeSet::new();
    for id in ids {
        out.extend(select.query_map([id], |row| row.get::<_, String>(0))?.collect::<Sql<Vec<_>>>()?);
    }
    Ok(out)
}

/// Takes an event away, if it is there.
pub(crate) fn forget_event(write: &Transaction<'_>, id: &str) -> Sql<()> {
    let row: Option<i64> = write
        .prepare_cached("SELECT row FROM events WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    row.map_or(Ok(()), |row| forget_row(write, row, id))
}

fn forget_row(write: &Transaction<'_>, row: i64, id: &str) -> Sql<()> {
    forget_index(write, row)?;
    for table in ["event_parties", "event_actors", "event_pairs"] {
        write.prepare_cached(&format!("DELETE FROM {table} WHERE row = ?1"))?.execute([row])?;
    }
    for table in ["event_articles", "event_claims", "event_statements"] {
        write.prepare_cached(&format!("DELETE FROM {table} WHERE event = ?1"))?.execute([id])?;
    }
    write.prepare_cached("DELETE FROM events WHERE row = ?1")?.execute([row]).map(drop)
}
