//! What became of the events of an earlier release: those that merged, were split, renamed, left out or have vanished.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use riwaya_record::Event;
use riwaya_store::{Found, Store};
use serde::{Deserialize, Serialize};

use crate::TransferError;
use crate::lines::Lines;
use crate::manifest::Manifest;
use crate::release::Release;

/// In every export: the id of each of its events and of the claims that it is made of.
pub(crate) const EVENT_IDS: &str = "event-ids.jsonl";
const CHANGES: &str = "changes.jsonl";

#[derive(Debug, Serialize, Deserialize)]
struct Ids {
    event: String,
    claims: Vec<String>,
}

/// The ids of an export's events while they are being written.
pub(crate) struct EventIds {
    lines: Lines,
    told: BTreeSet<String>,
}

impl EventIds {
    pub(crate) fn begin(release: &Release) -> Result<Self, TransferError> {
        Ok(Self { lines: Lines::begin(release, EVENT_IDS)?, told: BTreeSet::new() })
    }

    pub(crate) fn add(&mut self, event: &Event) -> Result<(), TransferError> {
        self.told.insert(event.id.clone());
        self.lines.add(&Ids { event: event.id.clone(), claims: event.claims.clone() })
    }

    /// The ids of all events of the export.
    pub(crate) fn finish(self, release: &mut Release) -> Result<BTreeSet<String>, TransferError> {
        self.lines.finish(release)?;
        Ok(self.told)
    }
}

/// What happened to an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
enum How {
    /// It went up in another.
    Merged,
    /// Its claims are of several events now.
    Split,
    /// It has another id.
    Renamed,
    /// It is there, and this release's filters do not ask for it.
    LeftOut,
    /// No article reports it any more.
    Vanished,
}

#[derive(Serialize)]
struct Line<'a> {
    change: How,
    event: &'a str,
    became: &'a [String],
}

/// Writes what became of the events of an earlier release, and counts it; `told` are the events of this one.
pub(crate) fn write(
    store: &Store,
    earlier: &Path,
    manifest: &Manifest,
    told: &BTreeSet<String>,
    release: &mut Release,
) -> Result<BTreeMap<String, u64>, TransferError> {
    let path = earlier.join(EVENT_IDS);
    if let Some(entry) = manifest.file(EVENT_IDS) {
        entry.check(earlier)?;
    }
    let file = BufReader::new(File::open(&path).map_err(|e| TransferError::reading(&path, &e))?);
    let (mut before, mut gone) = (BTreeSet::new(), Vec::new());
    for (n, line) in file.lines().enumerate() {
        let line = line.map_err(|e| TransferError::reading(&path, &e))?;
        let ids: Ids = serde_json::from_str(&line).map_err(|e| {
            let what = format!("line {} is no event with its claims: {e}", n + 1);
            TransferError::new(&path, what, "name the folder of an export as --since")
        })?;
        let became = became(store, &ids)?;
        if became != [ids.event.as_str()] || !told.contains(&ids.event) {
            gone.push((ids.event.clone(), became));
        }
        before.insert(ids.event);
    }
    let mut heirs: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, became) in &gone {
        if let [heir] = became.as_slice() {
            *heirs.entry(heir).or_default() += 1;
        }
    }
    let mut counts: BTreeMap<How, u64> = BTreeMap::new();
    let mut lines = Lines::begin(release, CHANGES)?;
    for (event, became) in &gone {
        let change = match became.as_slice() {
            [] => How::Vanished,
            [heir] if heir == event => How::LeftOut,
            [heir] if before.contains(heir) || heirs.get(heir.as_str()).is_some_and(|n| *n > 1) => {
                How::Merged
            }
            [_] => How::Renamed,
            _ => How::Split,
        };
        *counts.entry(change).or_default() += 1;
        lines.add(&Line { change, event, became })?;
    }
    lines.finish(release)?;
    let name = |how: How| serde_json::to_value(how).ok()?.as_str().map(str::to_owned);
    Ok(counts.into_iter().filter_map(|(how, n)| Some((name(how)?, n))).collect())
}

/// The events that hold an event's claims now; where no claim of its is left, those that its id leads to.
fn became(store: &Store, ids: &Ids) -> Result<Vec<String>, TransferError> {
    let homes = store.homes_of(&ids.claims)?;
    if !homes.is_empty() {
        return Ok(homes);
    }
    Ok(match store.event(&ids.event)? {
        Found::One(event) if event.id == ids.event => vec![event.id],
        Found::Moved(old, new) if old == ids.event => new,
        _ => Vec::new(),
    })
}
