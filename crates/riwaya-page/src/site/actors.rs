use askama::Template;

use super::relations::Named;
use super::{Frame, Part, Reader};
use crate::counting::{EVENTS, counted};
use crate::ways::part;
use crate::wording::{Both, Voice};

/// A party of events in a list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Who.
    pub named: Named,
    /// Country and sector, where known.
    pub code: String,
    /// How many events.
    pub events: usize,
    /// By quad: cooperation in words and in deeds, conflict in words and in deeds.
    pub quads: [usize; 4],
}

/// What the list of parties shows.
#[derive(Clone, Copy, Debug)]
pub struct ActorsInput<'a> {
    /// The busiest first.
    pub actors: &'a [Listed],
}

/// The list of parties.
pub fn actors(reader: &Reader, input: &ActorsInput<'_>) -> String {
    let v = reader.voice();
    let most = input.actors.iter().map(|a| a.events).max().unwrap_or(1).max(1);
    let page = Page {
        frame: Frame::new(reader, Part::Actors, v.text("الأطراف", "Actors")),
        v,
        rows: input
            .actors
            .iter()
            .map(|a| {
                let total = a.quads.iter().sum::<usize>().max(1);
                let width = a.events as f64 / most as f64 * 100.0;
                let mut at = 0.0;
                let shares = a.quads.map(|n| {
                    let share = n as f64 / total as f64 * width;
                    let x = if v.is_english() { at } else { 100.0 - at - share };
                    at += share;
                    (format!("{x:.2}"), format!("{share:.2}"))
                });
                Row {
                    to: format!("/actors/{}", part(&a.named.code)),
                    name: Both::either(&a.named.ar, &a.named.en),
                    code: a.code.clone(),
                    events: counted(a.events, &EVENTS),
                    shares,
                }
            })
            .collect(),
    };
    page.render().unwrap_or_default()
}

#[derive(Template)]
#[template(path = "site/actors.html")]
struct Page {
    frame: Frame,
    v: Voice,
    rows: Vec<Row>,
}

struct Row {
    to: String,
    name: Both,
    code: String,
    events: Both,
    /// Place and width of each quad in a bar, in per cent.
    shares: [(String, String); 4],
}
