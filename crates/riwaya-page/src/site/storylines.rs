use askama::Template;
use riwaya_record::Storyline;

use super::storyline::period;
use super::{Frame, Part, Reader};
use crate::counting::{ARTICLES, EVENTS, STORYLINES, counted};
use crate::ways::Ways;
use crate::wording::{Both, Voice};

/// What the list of storylines shows.
#[derive(Clone, Copy, Debug)]
pub struct StorylinesInput<'a> {
    /// Of this page of the list, the latest first.
    pub storylines: &'a [Storyline],
    /// How many there are in all.
    pub all: usize,
    /// Address of the next page.
    pub next: Option<&'a str>,
}

/// The list of storylines.
pub fn storylines(reader: &Reader, input: &StorylinesInput<'_>) -> String {
    let v = reader.voice();
    let page = Page {
        frame: Frame::new(reader, Part::Storylines, v.text("مسارات الأحداث", "Storylines")),
        v,
        all: counted(input.all, &STORYLINES),
        rows: input
            .storylines
            .iter()
            .map(|s| Row {
                to: Ways::Site.storyline(&s.id),
                name: Both::either(&s.name_ar, &s.name),
                period: period(s),
                events: counted(s.events.len(), &EVENTS),
                articles: counted(s.articles.len(), &ARTICLES),
            })
            .collect(),
        next: input.next.map(str::to_owned),
    };
    page.render().unwrap_or_default()
}

#[derive(Template)]
#[template(path = "site/storylines.html")]
struct Page {
    frame: Frame,
    v: Voice,
    all: Both,
    rows: Vec<Row>,
    next: Option<String>,
}

struct Row {
    to: String,
    name: Both,
    period: Option<Both>,
    events: Both,
    articles: Both,
}
