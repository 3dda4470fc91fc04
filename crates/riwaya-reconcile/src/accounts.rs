//! What each side says of an event, point by point.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use riwaya_record::{AccountTable, CodedArticle, Event, Point, Relation, Side};
use rustc_hash::FxHashMap;

use crate::Senses;
use crate::constraints::Wrong;
use crate::rows::{group, points};
use crate::sides::Sides;
use crate::storylines::{country_names, in_time};

/// Events by id, what is part of them, and what each article leads with.
pub(crate) struct Files<'a> {
    pub(crate) articles: FxHashMap<&'a str, &'a CodedArticle>,
    pub(crate) events: FxHashMap<&'a str, &'a Event>,
    pub(crate) parts: FxHashMap<&'a str, Vec<&'a Event>>,
    pub(crate) main: FxHashMap<&'a str, &'a str>,
    /// Stems of clauses and sentences, once they were asked for: what one says is held against every event of its article.
    pub(crate) stems: RefCell<FxHashMap<&'a str, Rc<[u32]>>>,
    /// Cells that are left silent.
    wrong: &'a [Wrong],
}

impl<'a> Files<'a> {
    /// `main` has what each article leads with.
    pub(crate) fn new(
        events: impl Iterator<Item = &'a Event>,
        articles: impl Iterator<Item = &'a CodedArticle>,
        main: impl Iterator<Item = (&'a str, &'a str)>,
        wrong: &'a [Wrong],
    ) -> Self {
        let events: FxHashMap<&str, &Event> = events.map(|e| (e.id.as_str(), e)).collect();
        let mut parts: FxHashMap<&str, Vec<&Event>> = FxHashMap::default();
        for e in events.values() {
            if let Some(whole) = e.part_of.as_deref() {
                parts.entry(whole).or_default().push(e);
            }
        }
        for parts in parts.values_mut() {
            parts.sort_by_key(|e| in_time(e));
        }
        let mut by_id = FxHashMap::default();
        for a in articles {
            by_id.entry(a.id.as_str()).or_insert(a);
        }
        Self { articles: by_id, events, parts, main: main.collect(), stems: RefCell::default(), wrong }
    }

    /// An event and what is part of it.
    pub(crate) fn whole(&self, event: &'a Event) -> impl Iterator<Item = &'a Event> {
        std::iter::once(event).chain(self.parts.get(event.id.as_str()).into_iter().flatten().copied())
    }

    /// The names of countries, as the articles that tell of the event have them.
    fn governments(&self, event: &'a Event) -> BTreeMap<&'a str, (&'a str, &'a str)> {
        let ids: BTreeSet<&str> = self.whole(event).flat_map(|e| &e.articles).map(String::as_str).collect();
        country_names(ids.into_iter().filter_map(|id| self.articles.get(id).copied()))
    }

    /// Keys of the sides that say something of an event.
    pub(crate) fn sides(&self, event: &'a Event) -> Vec<String> {
        let mut answers = self.answers(event);
        for wrong in self.wrong {
            for answer in &mut answers {
                wrong.silence(answer);
            }
        }
        let sides = Sides::new(answers.iter().flat_map(|a| &a.speakers), &self.governments(event));
        sides.columns().into_iter().map(|s| s.key).collect()
    }

    pub(crate) fn table(
        &self,
        event_id: &str,
        min_confidence: f64,
        senses: &dyn Senses,
    ) -> Option<AccountTable> {
        let event = *self.events.get(event_id)?;
        let mut found = self.answers(event);
        // the columns are named from all who speak, so that a threshold renames none
        let sides = Sides::new(found.iter().flat_map(|a| &a.speakers), &self.governments(event));
        found.retain(|a| a.confidence >= min_confidence);
        let rows = group(found, event);
        let speaking: BTreeSet<String> =
            rows.iter().flatten().flat_map(|a| &a.speakers).map(|s| sides.key(s)).collect();
        let columns: Vec<Side> = sides.columns().into_iter().filter(|c| speaking.contains(&c.key)).collect();
        let mut points: Vec<Point> =
            rows.iter().flat_map(|row| points(row, &sides, &columns, self.wrong, senses)).collect();
        let rank = |p: &Point| {
            let relation = match p.relation {
                Relation::Contradict => 0,
                Relation::Differ => 1,
                Relation::Agree => 2,
                Relation::OnlyOneSide => 3,
            };
            let evidence: usize = p.cells.values().map(|c| c.evidence.len()).sum();
            (relation, p.kind, std::cmp::Reverse(evidence), p.point.clone())
        };
        points.sort_by_cached_key(rank);
        Some(AccountTable { event: event.clone(), sides: columns, points })
    }
}
