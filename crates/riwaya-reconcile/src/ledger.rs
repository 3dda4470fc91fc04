//! Events as they stood and as they are now.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_record::Event;

use crate::archive::{Archive, Strung};

struct Entry {
    before: Option<Strung>,
    now: Strung,
    /// Whether it was built anew: what its claims say may be other than it was, though the event is not.
    built: bool,
}

/// The events that were built anew or looked up.
pub(crate) struct Ledger<'d, A> {
    archive: &'d A,
    entries: BTreeMap<String, Entry>,
    gone: BTreeMap<String, Strung>,
}

impl<'d, A: Archive> Ledger<'d, A> {
    /// With the events that are no more.
    pub(crate) fn new(archive: &'d A, gone: &BTreeSet<String>) -> Result<Self, A::Error> {
        let gone = archive.events(gone)?.into_iter().map(|s| (s.event.id.clone(), s)).collect();
        Ok(Self { archive, entries: BTreeMap::new(), gone })
    }

    /// Looks events up.
    pub(crate) fn look_up(&mut self, ids: &BTreeSet<String>) -> Result<(), A::Error> {
        let unknown: BTreeSet<String> =
            ids.iter().filter(|id| !self.entries.contains_key(*id)).cloned().collect();
        if !unknown.is_empty() {
            for now in self.archive.events(&unknown)? {
                let before = Some(now.clone());
                self.entries.insert(now.event.id.clone(), Entry { before, now, built: false });
            }
        }
        Ok(())
    }

    /// Puts events in the place of those of their ids.
    pub(crate) fn put(&mut self, events: Vec<Event>) -> Result<(), A::Error> {
        self.look_up(&events.iter().map(|e| e.id.clone()).collect())?;
        for event in events {
            match self.entries.get_mut(&event.id) {
                Some(entry) => (entry.now.event, entry.built) = (event, true),
                None => {
                    let now = Strung { event, affair: None };
                    self.entries.insert(now.event.id.clone(), Entry { before: None, now, built: true });
                }
            }
        }
        Ok(())
    }

    pub(crate) fn event(&self, id: &str) -> Option<&Event> {
        self.entries.get(id).map(|entry| &entry.now.event)
    }

    pub(crate) fn event_mut(&mut self, id: &str) -> Option<&mut Event> {
        self.entries.get_mut(id).map(|entry| &mut entry.now.event)
    }

    pub(crate) fn affair(&self, id: &str) -> Option<&str> {
        self.entries.get(id)?.now.affair.as_deref()
    }

    pub(crate) fn string(&mut self, id: &str, affair: Option<String>) {
        if let Some(entry) = self.entries.get_mut(id) {
            entry.now.affair = affair;
        }
    }

    /// An event as it stood.
    pub(crate) fn stood(&self, id: &str) -> Option<&Strung> {
        self.gone.get(id).or_else(|| self.entries.get(id)?.before.as_ref())
    }

    /// Events that are no more.
    pub(crate) fn gone(&self) -> impl Iterator<Item = &Strung> {
        self.gone.values()
    }

    /// Events that were built anew or are other than they stood, and those that are no more.
    pub(crate) fn close(self) -> (Vec<Strung>, Vec<Strung>) {
        let changed = self.entries.into_values().filter(|e| e.built || e.before.as_ref() != Some(&e.now));
        (changed.map(|entry| entry.now).collect(), self.gone.into_values().collect())
    }
}
