//! What became of events that are no more.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_record::Event;
use rusqlite::{Transaction, params};

use crate::columns::Sql;

/// Lets the id of every event that is gone lead to the events that took over its claims or, where the claims
/// are gone too, to those of the same type, day and one of the parties in the same articles; these are stored already. `renamed` has
/// the new ids of claims that go on under another. Those that were only `passing` lead nowhere, unless an older id leads to them.
pub(crate) fn leave_aliases(
    write: &Transaction<'_>,
    gone: &[Event],
    renamed: &BTreeMap<String, String>,
    passing: &BTreeSet<String>,
) -> Sql<()> {
    let mut of_claim = write.prepare_cached("SELECT DISTINCT event FROM event_claims WHERE claim = ?1")?;
    let mut of_article = write.prepare_cached(
        "SELECT DISTINCT t.record FROM event_articles e JOIN events t ON t.id = e.event WHERE e.article = ?1 AND t.type = ?2",
    )?;
    let mut is_known = write.prepare_cached("SELECT EXISTS (SELECT 1 FROM aliases WHERE old = ?1)")?;
    let mut is_led_to = write.prepare_cached("SELECT EXISTS (SELECT 1 FROM aliases WHERE new = ?1)")?;
    let mut insert = write.prepare_cached("INSERT OR IGNORE INTO aliases (old, new) VALUES (?1, ?2)")?;
    for gone in gone {
        if passing.contains(&gone.id) && !is_led_to.query_row([&gone.id], |row| row.get::<_, bool>(0))? {
            continue;
        }
        let mut heirs: BTreeSet<String> = BTreeSet::new();
        for claim in &gone.claims {
            let claim = renamed.get(claim).unwrap_or(claim);
            heirs.extend(of_claim.query_map([claim], |row| row.get(0))?.collect::<Sql<Vec<String>>>()?);
        }
        if heirs.is_empty() {
            for article in &gone.articles {
                let found =
                    of_article.query_map([article, gone.event.as_str()], |row| crate::record(row, 0))?;
                for event in found {
                    let event: Event = event?;
                    if is_alike(&event, gone) {
                        heirs.insert(event.id);
                    }
                }
            }
        }
        if heirs.is_empty() && !is_known.query_row([&gone.id], |row| row.get(0))? {
            insert.execute(params![gone.id, None::<String>])?;
        }
        for heir in heirs {
            insert.execute(params![gone.id, heir])?;
        }
    }
    Ok(())
}

/// Whether two events of one type and article may be the same happening, told in other words.
fn is_alike(event: &Event, gone: &Event) -> bool {
    let day = |e: &Event| e.date.as_ref().map(|d| d.value.clone());
    let mut parties = event.actors.iter().chain(&event.recipients);
    event.mode == gone.mode
        && day(event) == day(gone)
        && parties.any(|party| gone.actors.iter().chain(&gone.recipients).any(|of| of.key == party.key))
}
