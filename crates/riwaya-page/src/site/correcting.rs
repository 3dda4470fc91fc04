//! Forms by which somebody corrects, the history of what was corrected, and the page on which one signs in.

use std::collections::BTreeSet;

use askama::Template;
use riwaya_record::{CodedArticle, Correcting, Correction, Event, EventActor, Party, Role};

use super::{Frame, Part, Reader};
use crate::ways::Ways;
use crate::wording::{Both, Voice};
use crate::{dates, names};

/// Who may correct on the pages that he reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrector {
    /// The name that his corrections bear.
    pub who: String,
    /// What his forms prove by that they come from here.
    pub csrf: String,
}

/// A correction as written in a form.
pub(crate) fn written(change: &Correcting) -> String {
    serde_json::to_string(change).unwrap_or_default()
}

/// What all forms of a page have in common.
#[derive(Clone, Debug)]
pub(crate) struct Hand {
    pub(crate) csrf: String,
    /// The event on which is corrected; empty where none is.
    pub(crate) event: String,
    /// The page to go back to.
    pub(crate) back: String,
}

impl Hand {
    /// None where the reader may not correct.
    pub(crate) fn of(reader: &Reader, event: &str) -> Option<Self> {
        let corrector = reader.corrector.as_ref()?;
        Some(Self { csrf: corrector.csrf.clone(), event: event.to_owned(), back: reader.address.clone() })
    }
}

/// What can be said of some claims together: forms' changes, and what holds now.
pub(crate) struct Fixes {
    pub(crate) confirm: String,
    pub(crate) reject: String,
    pub(crate) date: String,
    pub(crate) date_now: String,
    pub(crate) actor: String,
    pub(crate) actor_now: String,
    pub(crate) recipient: String,
    pub(crate) recipient_now: String,
}

impl Fixes {
    fn new(claims: &[String], date: Option<&str>, actor: &str, recipient: &str) -> Self {
        let claims = || claims.to_vec();
        let party = |role| written(&Correcting::Party { claims: claims(), role, parties: Vec::new() });
        Self {
            confirm: written(&Correcting::Confirm { claims: claims() }),
            reject: written(&Correcting::Reject { claims: claims() }),
            date: written(&Correcting::Date { claims: claims(), date: None }),
            date_now: date.unwrap_or_default().to_owned(),
            actor: party(Role::Actor),
            actor_now: actor.to_owned(),
            recipient: party(Role::Recipient),
            recipient_now: recipient.to_owned(),
        }
    }

    /// Of an event: of all its claims.
    pub(crate) fn of_event(of: &Event) -> Self {
        let who = |all: &[EventActor]| {
            let called = |a: &EventActor| a.key.clone().unwrap_or_else(|| a.name_ar.clone());
            all.iter().map(called).collect::<Vec<_>>().join(", ")
        };
        let date = of.date.as_ref().map(|d| d.value.as_str());
        Self::new(&of.claims, date, &who(&of.actors), &who(&of.recipients))
    }
}

/// A claim of an article, with what can be said of it.
pub(crate) struct Claimed {
    pub(crate) words: String,
    pub(crate) to: String,
    pub(crate) kind: Both,
    pub(crate) fixes: Fixes,
}

/// The claims of an article, in their order.
pub(crate) fn claimed(of: &CodedArticle) -> Vec<Claimed> {
    let who = |all: &[Party]| {
        let called = |p: &Party| {
            let entity = p.entity.as_deref().and_then(|id| of.entity(id));
            entity.and_then(|e| e.key.clone()).unwrap_or_else(|| p.span.text.clone())
        };
        all.iter().map(called).collect::<Vec<_>>().join(", ")
    };
    of.claims
        .iter()
        .map(|c| Claimed {
            words: super::shortened(&c.sentence.text.replace('\n', " "), 110),
            to: Ways::Site.passage(&of.id, &c.trigger),
            kind: crate::event::kind(c.event, c.mode.as_deref()),
            fixes: Fixes::new(
                std::slice::from_ref(&c.id),
                c.date.as_ref().map(|d| d.value.as_str()),
                &who(&c.actor),
                &who(&c.recipient),
            ),
        })
        .collect()
}

/// A correction in a history.
pub(crate) struct Made {
    pub(crate) id: String,
    pub(crate) who: String,
    pub(crate) at: String,
    pub(crate) when: Both,
    pub(crate) why: String,
    pub(crate) what: Both,
    pub(crate) event: Option<String>,
    pub(crate) holds: bool,
    /// What undoes it, where it holds.
    pub(crate) undo: Option<String>,
}

/// The latest first; `here` is the event on whose page it stands.
pub(crate) fn history(all: &[Correction], holding: &BTreeSet<String>, here: Option<&str>) -> Vec<Made> {
    let mut out: Vec<Made> = all
        .iter()
        .map(|k| {
            let holds = holding.contains(&k.id);
            let day = dates::day(k.at.get(..10).unwrap_or_default());
            let hour = k.at.get(11..16).unwrap_or_default();
            Made {
                id: k.id.clone(),
                who: k.who.clone(),
                at: k.at.clone(),
                when: Both::new(format!("{}، {hour}", day.ar), format!("{}, {hour}", day.en)),
                why: k.why.clone(),
                what: told(&k.change),
                event: k.event.as_deref().filter(|id| Some(*id) != here).map(|id| Ways::Site.event(id)),
                holds,
                undo: holds.then(|| written(&Correcting::Undo { correction: k.id.clone() })),
            }
        })
        .collect();
    out.reverse();
    out
}

/// A correction in words.
fn told(change: &Correcting) -> Both {
    let with = |ar: &str, en: &str, what: &str| Both::new(format!("{ar} {what}"), format!("{en} {what}"));
    match change {
        Correcting::Confirm { .. } => Both::new("صحيح كما هو", "Right as it is"),
        Correcting::Reject { .. } => Both::new("النصوص لا تقول هذا", "The texts do not say so"),
        Correcting::Together { .. } => Both::new("هما حدث واحد", "They are one event"),
        Correcting::Apart { .. } => Both::new("خبر من حدث آخر", "A report of another event"),
        Correcting::Date { date: None, .. } => Both::new("لا نص يذكر التاريخ", "No text tells the date"),
        Correcting::Date { date: Some(date), .. } => {
            let day = dates::day(date);
            Both::new(format!("التاريخ الصحيح {}", day.ar), format!("The right date is {}", day.en))
        }
        Correcting::Party { role, parties, .. } => {
            let names: Vec<Both> = parties.iter().map(|p| Both::either(&p.name_ar, &p.name)).collect();
            let names =
                if names.is_empty() { Both::new("لا أحد", "nobody") } else { Both::list(&names) };
            match role {
                Role::Actor => Both::new(format!("الفاعل {}", names.ar), format!("Who did it: {}", names.en)),
                Role::Recipient => Both::new(
                    format!("من وقع عليه {}", names.ar),
                    format!("To whom it was done: {}", names.en),
                ),
            }
        }
        Correcting::Cell { side, point, stance, .. } => {
            let stance = names::cell(*stance).0;
            Both::new(
                format!("خانة خاطئة: {side}، «{}»: {point}", stance.ar),
                format!("A wrong cell: {side}, “{}”: {point}", stance.en),
            )
        }
        Correcting::Undo { correction } => with("تراجع عن", "Undid", correction),
    }
}

/// What the list of all corrections shows.
#[derive(Clone, Copy, Debug)]
pub struct CorrectionsInput<'a> {
    /// Of this page of the list, in their order.
    pub corrections: &'a [Correction],
    /// Ids of those that hold.
    pub holding: &'a BTreeSet<String>,
    /// Address of the next page.
    pub next: Option<&'a str>,
}

/// What people corrected.
pub fn corrections(reader: &Reader, input: &CorrectionsInput<'_>) -> String {
    let v = reader.voice();
    let page = Page {
        frame: Frame::new(reader, Part::None, v.text("التصحيحات", "Corrections")),
        v,
        all: history(input.corrections, input.holding, None),
        hand: Hand::of(reader, ""),
        next: input.next.map(str::to_owned),
    };
    page.render().unwrap_or_default()
}

#[derive(Template)]
#[template(path = "site/corrections.html")]
struct Page {
    frame: Frame,
    v: Voice,
    all: Vec<Made>,
    hand: Option<Hand>,
    next: Option<String>,
}

/// Where one gives name and token; `wrong` where what was given would not do, `to` the page to go on to.
pub fn sign_in(reader: &Reader, to: &str, wrong: bool) -> String {
    let v = reader.voice();
    let frame = Frame::new(reader, Part::None, v.text("الدخول للتصحيح", "Sign in to correct"));
    SignIn { frame, v, to: to.to_owned(), wrong }.render().unwrap_or_default()
}

#[derive(Template)]
#[template(path = "site/sign_in.html")]
struct SignIn {
    frame: Frame,
    v: Voice,
    to: String,
    wrong: bool,
}
