//! What became of events that are no more.

use std::collections::BTreeMap;

use riwaya_record::Event;
use rusqlite::{Transaction, params};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::columns::Sql;

/// Lets the id of every event that is gone lead to the events that took over its claims or, where the claims
/// are gone too, to those of the same type in the same articles. `renamed` has the new ids of claims that go on under
/// another.
pub(crate) fn leave_aliases(
    write: &Transaction<'_>,
    events: &[Event],
    renamed: &BTreeMap<String, String>,
) -> Sql<()> {
    let kept: FxHashSet<&str> = events.iter().map(|e| e.id.as_str()).collect();
    let mut by_claim: FxHashMap<&str, Vec<&Event>> = FxHashMap::default();
    let mut by_article: FxHashMap<&str, Vec<&Event>> = FxHashMap::default();
    for event in events {
        for claim in &event.claims {
            by_claim.entry(claim).or_default().push(event);
        }
        for article in &event.articles {
            by_article.entry(article).or_default().push(event);
        }
    }
    let mut select = write.prepare("SELECT record FROM events ORDER BY row")?;
    let mut rows = select.query([])?;
    let mut insert = write.prepare("INSERT OR IGNORE INTO aliases (old, new) VALUES (?1, ?2)")?;
    while let Some(row) = rows.next()? {
        let gone: Event = crate::record(row, 0)?;
        if kept.contains(gone.id.as_str()) {
            continue;
        }
        let heirs = |of: &FxHashMap<&str, Vec<&Event>>, members: &[String], fits: &dyn Fn(&Event) -> bool| {
            let mut ids: Vec<String> = members
                .iter()
                .filter_map(|m| of.get(renamed.get(m).unwrap_or(m).as_str()))
                .flatten()
                .filter(|e| fits(e))
                .map(|e| e.id.clone())
                .collect();
            ids.sort();
            ids.dedup();
            ids
        };
        let mut new = heirs(&by_claim, &gone.claims, &|_| true);
        if new.is_empty() {
            new = heirs(&by_article, &gone.articles, &|e| e.event == gone.event && e.mode == gone.mode);
        }
        if new.is_empty() {
            let known: bool =
                write.query_row("SELECT EXISTS (SELECT 1 FROM aliases WHERE old = ?1)", [&gone.id], |r| {
                    r.get(0)
                })?;
            if !known {
                insert.execute(params![gone.id, None::<String>])?;
            }
        }
        for id in new {
            insert.execute(params![gone.id, id])?;
        }
    }
    Ok(())
}
