//! A storyline as a time line in two lanes: words on one side of the line, deeds on the other.

use riwaya_record::{Event, Storyline};

use crate::anchors::anchor;
use crate::counting::{ARTICLES, EVENTS, counted};
use crate::dates;
use crate::event::Told;
use crate::shelf::{Shelf, in_time};
use crate::wording::Both;

/// More events than this are too many to read at once: those told by one article are folded.
const MANY: usize = 14;

pub(crate) struct Line {
    pub(crate) anchor: String,
    pub(crate) name: Both,
    pub(crate) period: Option<Both>,
    pub(crate) events: Both,
    pub(crate) articles: Both,
    pub(crate) shown: Vec<Told>,
    pub(crate) folded: Vec<Told>,
    pub(crate) fold: Both,
}

/// Storylines of two or more events, the most reported first.
pub(crate) fn lines(
    shelf: &Shelf<'_>,
    storylines: &[Storyline],
    has_table: &dyn Fn(&str) -> bool,
) -> Vec<Line> {
    let mut order: Vec<&Storyline> = storylines.iter().collect();
    order.sort_by_key(|s| (std::cmp::Reverse(s.articles.len()), s.from.clone(), s.id.clone()));
    order.dedup_by(|a, b| a.id == b.id);
    order
        .into_iter()
        .filter_map(|s| {
            let all: Vec<&Event> =
                s.events.iter().filter_map(|id| shelf.events.get(id.as_str()).copied()).collect();
            let line = laid(shelf, s, &all, has_table);
            (all.len() > 1 && !line.shown.is_empty()).then_some(line)
        })
        .collect()
}

/// One storyline, with those of its events that are to be shown.
pub(crate) fn line(shelf: &Shelf<'_>, of: &Storyline, shown: &[&Event]) -> Line {
    laid(shelf, of, shown, &|_| false)
}

fn laid(shelf: &Shelf<'_>, of: &Storyline, all: &[&Event], has_table: &dyn Fn(&str) -> bool) -> Line {
    // what was said in a call is told with the call
    let within = |e: &Event| e.part_of.as_ref().is_some_and(|w| *w != e.id && all.iter().any(|a| a.id == *w));
    let mut top: Vec<&Event> = all.iter().copied().filter(|e| !within(e)).collect();
    top.sort_by_key(|e| in_time(e));
    let many = top.len() > MANY;
    let (shown, folded): (Vec<&Event>, Vec<&Event>) =
        top.into_iter().partition(|e| !many || e.articles.len() > 1 || has_table(&e.id));
    let (shown, folded) = if shown.is_empty() { (folded, shown) } else { (shown, folded) };
    let tell = |events: &[&Event]| events.iter().map(|e| Told::new(shelf, e)).collect::<Vec<_>>();
    Line {
        anchor: anchor('s', &of.id),
        name: Both::either(&of.name_ar, &of.name),
        period: match (&of.from, &of.to) {
            (Some(from), Some(to)) => Some(dates::period(from, to)),
            (Some(day), None) | (None, Some(day)) => Some(dates::day(day)),
            (None, None) => None,
        },
        events: counted(all.len(), &EVENTS),
        articles: counted(of.articles.len(), &ARTICLES),
        fold: counted(folded.len(), &EVENTS),
        shown: tell(&shown),
        folded: tell(&folded),
    }
}
