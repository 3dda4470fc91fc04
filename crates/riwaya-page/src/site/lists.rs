//! Events as lists.

use riwaya_record::Event;

use super::charts::{Dot, Quad, first_day};
use crate::event::Told;
use crate::shelf::Shelf;
use crate::wording::{Both, Voice};

/// The events of one day.
pub(crate) struct Day {
    pub(crate) when: Both,
    pub(crate) iso: String,
    pub(crate) events: Vec<Item>,
}

/// An event in a list.
pub(crate) struct Item {
    pub(crate) told: Told,
    pub(crate) quad: &'static str,
}

impl Item {
    pub(crate) fn new(shelf: &Shelf<'_>, event: &Event) -> Self {
        Self { told: Told::new(shelf, event), quad: Quad::of(event.event).class() }
    }
}

/// Neighbouring events of one day together, in the order handed in.
pub(crate) fn days<'e>(shelf: &Shelf<'_>, events: impl IntoIterator<Item = &'e Event>) -> Vec<Day> {
    let mut out: Vec<Day> = Vec::new();
    for event in events {
        let item = Item::new(shelf, event);
        match out.last_mut().filter(|day| day.iso == item.told.iso) {
            Some(day) => day.events.push(item),
            None => {
                let (when, iso) = (item.told.when.clone(), item.told.iso.clone());
                out.push(Day { when, iso, events: vec![item] });
            }
        }
    }
    out
}

/// Dated events as points of a chart.
pub(crate) fn dots<'e>(v: Voice, shelf: &Shelf<'_>, events: impl IntoIterator<Item = &'e Event>) -> Vec<Dot> {
    let dot = |event: &Event| {
        let told = Told::new(shelf, event);
        Some(Dot {
            day: first_day(&event.date.as_ref()?.value)?,
            quad: Quad::of(event.event),
            voices: event.voices,
            score: event.score,
            happened: event.status == riwaya_record::Status::Actual,
            label: format!("{} · {}", v.plain(&told.day), v.plain(&told.what)),
            to: told.to,
        })
    };
    events.into_iter().filter_map(dot).collect()
}
