use std::collections::BTreeMap;

use riwaya_record::Event;

use super::charts::Quad;
use super::map::{Pin, map};
use crate::event::Told;
use crate::shelf::Shelf;
use crate::ways::part;
use crate::wording::{Both, Voice};

/// Where events took place, as a map; none where no place is known.
pub(crate) fn places<'e>(
    v: Voice,
    shelf: &Shelf<'_>,
    events: impl IntoIterator<Item = &'e Event>,
) -> Option<String> {
    let mut by_place: BTreeMap<&str, Vec<&Event>> = BTreeMap::new();
    for event in events {
        if let Some(place) = event.place.as_ref().filter(|p| p.lat.is_some() && p.lon.is_some()) {
            by_place.entry(&place.name).or_default().push(event);
        }
    }
    let mut countries: Vec<&str> = Vec::new();
    let mut pins = Vec::new();
    for events in by_place.values() {
        let Some(place) = events[0].place.as_ref() else { continue };
        countries.extend(place.country.as_deref());
        let name = v.plain(&Both::either(&place.span.text, &place.name));
        let mut quads = [0; 4];
        for event in events {
            quads[Quad::of(event.event) as usize] += 1;
        }
        let busiest =
            Quad::ALL.into_iter().max_by_key(|q| quads[*q as usize]).unwrap_or(Quad::VerbalCooperation);
        let label = match events.as_slice() {
            [one] => format!("{name}: {}", v.plain(&Told::new(shelf, one).what)),
            several => format!("{name}: {}", several.len()),
        };
        pins.push(Pin {
            lat: place.lat.unwrap_or_default(),
            lon: place.lon.unwrap_or_default(),
            to: Some(match events.as_slice() {
                [one] => shelf.ways.event(&one.id),
                _ => format!("/search?q={}", part(&place.span.text)),
            }),
            name,
            label,
            count: events.len(),
            class: busiest.class(),
        });
    }
    pins.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.name.cmp(&b.name)));
    map(v, &pins, &countries, pins.len() <= 3)
}
