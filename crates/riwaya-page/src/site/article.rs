use std::collections::BTreeSet;

use askama::Template;
use riwaya_record::{ArticleSummary, CodedArticle, Correction, Event, Field, Published, Span, Storyline};

use super::correcting::{Claimed, Hand, Made, claimed, history};
use super::storyline::{Head, head};
use super::{Frame, Part, Reader, shortened};
use crate::articles::{Cited, Printed, print};
use crate::counting::{STATEMENTS, TIMES, counted};
use crate::shelf::{Shelf, in_time};
use crate::ways::{Ways, part};
use crate::wording::{Both, Voice};
use crate::{dates, names};

/// A revision of an article.
#[derive(Clone, Debug)]
pub struct Revision {
    /// Counted from 1, the oldest.
    pub number: usize,
    /// When it was published.
    pub published: Published,
}

/// An article that is nearly the same.
#[derive(Clone, Debug)]
pub struct Copy {
    /// Its head.
    pub summary: ArticleSummary,
    /// How near, 0 to 1.
    pub similarity: f64,
}

/// What the page of an article shows.
#[derive(Clone, Copy, Debug)]
pub struct ArticleInput<'a> {
    /// The revision that is shown.
    pub article: &'a CodedArticle,
    /// Its events.
    pub events: &'a [Event],
    /// The event it leads with.
    pub main_event: Option<&'a str>,
    /// The storyline of that.
    pub storyline: Option<&'a Storyline>,
    /// All revisions, the oldest first.
    pub revisions: &'a [Revision],
    /// Which of them is shown.
    pub shown: usize,
    /// Near-copies.
    pub copies: &'a [Copy],
    /// What was corrected of it, in order.
    pub corrections: &'a [Correction],
    /// Ids of the corrections that hold.
    pub holding: &'a BTreeSet<String>,
    /// Words that the reader was led to: field, first code point, one past the last.
    pub mark: Option<(Field, u32, u32)>,
}

/// An article: its clean text, with what was found in it marked and explained.
pub fn article(reader: &Reader, input: &ArticleInput<'_>) -> String {
    let v = reader.voice();
    let of = input.article;
    let shelf = Shelf::new(Ways::Site, std::slice::from_ref(of), input.events, &[]);
    let span = input.mark.map(|(field, start, end)| Span { start, end, text: String::new(), field });
    let mut cited = Cited::new();
    if let Some(span) = &span {
        cited.insert(&of.id, vec![span]);
    }
    let a = print(v, &shelf, of, &cited);
    let title = if of.title.trim().is_empty() { of.id.as_str() } else { of.title.trim() };
    let own = shelf.ways.article(&of.id);
    let mut leads: Vec<&Event> = input.events.iter().filter(|e| e.part_of.is_none()).collect();
    leads.sort_by_key(|e| (Some(e.id.as_str()) != input.main_event, in_time(e)));
    let old = input.shown < input.revisions.len();
    let page = Page {
        frame: Frame::new(reader, Part::None, title),
        v,
        events: leads
            .into_iter()
            .map(|e| (super::lists::Item::new(&shelf, e), Some(e.id.as_str()) == input.main_event))
            .collect(),
        storyline: input.storyline.map(|s| (shelf.ways.storyline(&s.id), Both::either(&s.name_ar, &s.name))),
        who: who(of),
        voices: voices(&shelf, of),
        said: counted(of.statements.len(), &STATEMENTS),
        revisions: input
            .revisions
            .iter()
            .map(|r| {
                let changed = format!("/revisions/{}?revision={}", part(&of.id), r.number);
                Listed {
                    number: r.number,
                    when: dates::published(&r.published),
                    to: format!("{own}?revision={}", r.number),
                    here: r.number == input.shown,
                    changed: (r.number > 1).then_some(changed),
                }
            })
            .collect(),
        revised: (!old && input.shown > 1).then(|| format!("/revisions/{}", part(&of.id))),
        old,
        since: format!("/revisions/{}?before={}", part(&of.id), input.shown),
        newest: own,
        claims: if old { Vec::new() } else { claimed(of) },
        hand: Hand::of(reader, ""),
        history: history(input.corrections, input.holding, None),
        copies: input
            .copies
            .iter()
            .map(|c| (head(&c.summary), format!("{:.0}", c.similarity * 100.0)))
            .collect(),
        record: format!("/api/v1/articles/{}", part(&of.id)),
        a,
    };
    page.render().unwrap_or_default()
}

#[derive(Template)]
#[template(path = "site/article.html")]
struct Page {
    frame: Frame,
    v: Voice,
    events: Vec<(super::lists::Item, bool)>,
    storyline: Option<(String, Both)>,
    who: Vec<Who>,
    voices: Vec<Voiced>,
    said: Both,
    revisions: Vec<Listed>,
    /// What changed with the revision that is shown, where it is the newest and not the only one.
    revised: Option<String>,
    old: bool,
    /// What the newest says otherwise than the one that is shown.
    since: String,
    newest: String,
    claims: Vec<Claimed>,
    hand: Option<Hand>,
    history: Vec<Made>,
    copies: Vec<(Head, String)>,
    record: String,
    a: Printed,
}

/// A revision in the list of them.
struct Listed {
    number: usize,
    when: Option<Both>,
    to: String,
    here: bool,
    /// Where it stands what changed with it.
    changed: Option<String>,
}

/// Somebody or something that the article names.
struct Who {
    name: Both,
    kind: Both,
    role: Option<String>,
    code: String,
    to: Option<String>,
    times: Both,
}

/// Those known by the lexicon, the most named first.
fn who(of: &CodedArticle) -> Vec<Who> {
    let mut known: Vec<_> = of
        .entities
        .iter()
        .filter(|e| !e.mentions.is_empty() && (e.key.is_some() || e.country.is_some()))
        .collect();
    known.sort_by(|a, b| b.mentions.len().cmp(&a.mentions.len()).then_with(|| a.id.cmp(&b.id)));
    known
        .into_iter()
        .take(24)
        .map(|e| Who {
            name: Both::either(&e.name_ar, &e.name),
            kind: names::entity(e.kind),
            role: e.role.clone(),
            code: [e.country.as_deref(), e.sector.as_deref()]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" "),
            to: e.key.as_ref().map(|key| format!("/actors/{}", part(key))),
            times: counted(e.mentions.len(), &TIMES),
        })
        .collect()
}

/// What somebody says in the article.
struct Voiced {
    name: Both,
    said: Vec<(Both, String, String)>,
}

fn voices(shelf: &Shelf<'_>, of: &CodedArticle) -> Vec<Voiced> {
    let mut out: Vec<Voiced> = Vec::new();
    for statement in &of.statements {
        let name = statement.attribution.last().map(|p| shelf.party(&of.id, p)).unwrap_or_default();
        if name.is_empty() {
            continue;
        }
        let to = shelf.place(&of.id, &statement.proposition).unwrap_or_default();
        let words = shortened(&statement.proposition.text.replace('\n', " "), 120);
        let said = (names::stance(statement.stance), words, to);
        match out.iter_mut().find(|voice| voice.name == name) {
            Some(voice) => voice.said.push(said),
            None => out.push(Voiced { name, said: vec![said] }),
        }
    }
    out
}
