//! Events that must be found, and with which articles.

use std::collections::BTreeSet;

use riwaya_record::Event;

use crate::Figure;
use crate::rows::EventRow;

pub(crate) fn figures(gold: &[EventRow], events: &[Event]) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut grouped = Vec::new();
    for row in gold {
        let of = names(&row.articles);
        let mut allowed = of.clone();
        allowed.extend(names(&row.may));
        let (mut loose, mut exact) = (Vec::new(), Vec::new());
        for (j, event) in events.iter().enumerate().filter(|(_, event)| fits(row, event)) {
            let articles = names(&event.articles);
            if !articles.is_disjoint(&of) {
                loose.push(j);
                if of.is_subset(&articles) && articles.is_subset(&allowed) {
                    exact.push(j);
                }
            }
        }
        found.push(loose);
        grouped.push(exact);
    }
    vec![
        Figure::count("events_found", one_to_one(&found, events.len())),
        Figure::count("events_with_their_articles", one_to_one(&grouped, events.len())),
        Figure::count("events_wanted", gold.len()),
        Figure::count("events_total", events.len()),
    ]
}

/// Type, countries and day.
fn fits(row: &EventRow, event: &Event) -> bool {
    let countries: BTreeSet<&str> =
        event.actors.iter().chain(&event.recipients).filter_map(|party| party.country.as_deref()).collect();
    row.event.iter().any(|name| name == event.event.as_str())
        && row.countries.iter().all(|country| countries.contains(country.as_str()))
        && agrees(event.date.as_ref().map(|date| date.value.as_str()), &row.date)
}

/// The system's day is the wanted one or finer.
fn agrees(day: Option<&str>, wanted: &[Option<String>]) -> bool {
    let day = day.filter(|day| !day.is_empty());
    wanted.iter().any(|wanted| match (wanted.as_deref(), day) {
        (None, None) => true,
        (Some(wanted), Some(day)) => !wanted.is_empty() && day.starts_with(wanted),
        _ => false,
    })
}

/// Last parts of article ids.
fn names(articles: &[String]) -> BTreeSet<&str> {
    articles.iter().map(|id| id.rsplit('/').next().unwrap_or(id)).collect()
}

/// The size of the largest pairing of gold events with system events, by augmenting paths.
fn one_to_one(edges: &[Vec<usize>], events: usize) -> usize {
    let mut taken: Vec<Option<usize>> = vec![None; events];
    (0..edges.len()).filter(|&g| place(g, edges, &mut taken, &mut vec![false; events])).count()
}

fn place(g: usize, edges: &[Vec<usize>], taken: &mut [Option<usize>], seen: &mut [bool]) -> bool {
    for &event in &edges[g] {
        if std::mem::replace(&mut seen[event], true) {
            continue;
        }
        let free = match taken[event] {
            None => true,
            Some(other) => place(other, edges, taken, seen),
        };
        if free {
            taken[event] = Some(g);
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_pairing() {
        assert_eq!(one_to_one(&[vec![0, 1], vec![0]], 2), 2, "the first gives way to the second");
        assert_eq!(one_to_one(&[vec![0], vec![0]], 1), 1);
    }

    #[test]
    fn days() {
        let wanted = [Some("2021-04".to_owned())];
        assert!(agrees(Some("2021-04-13"), &wanted));
        assert!(!agrees(Some("2021"), &wanted) && !agrees(None, &wanted));
        assert!(agrees(None, &[None]) && !agrees(Some("2021"), &[None]));
    }
}
