//! The articles with what was found in them marked.

use std::collections::BTreeMap;

use riwaya_record::{CodedArticle, Field, Span};

use crate::anchors::{anchor, passage};
use crate::counting::{NOTES, PIECES, counted};
use crate::event::Told;
use crate::event::kind;
use crate::marks::{self, Mark, Piece};
use crate::shelf::Shelf;
use crate::ways::Ways;
use crate::wording::{Both, Voice};
use crate::{dates, names};

pub(crate) struct Printed {
    pub(crate) anchor: String,
    pub(crate) id: String,
    pub(crate) title: Vec<Vec<Piece>>,
    pub(crate) outlet: Option<String>,
    pub(crate) when: Option<Both>,
    /// Only `http` and `https`.
    pub(crate) url: Option<String>,
    pub(crate) language: String,
    /// `rtl`, or `auto` where the language is not one written from the right.
    pub(crate) direction: &'static str,
    pub(crate) uncoded: bool,
    pub(crate) lines: Vec<Vec<Piece>>,
    pub(crate) events: Vec<Told>,
    pub(crate) furniture: Vec<(Both, String)>,
    pub(crate) furniture_counted: Both,
    pub(crate) notes: Vec<(Both, String)>,
    pub(crate) notes_counted: Both,
}

/// Places in an article that the page leads to: by article id.
pub(crate) type Cited<'a> = BTreeMap<&'a str, Vec<&'a Span>>;

pub(crate) fn print(v: Voice, shelf: &Shelf<'_>, article: &CodedArticle, cited: &Cited<'_>) -> Printed {
    let marks = marks(v, shelf, article, cited);
    let of =
        |field: Field| marks.iter().filter(|(f, _)| *f == field).map(|(_, m)| m.clone()).collect::<Vec<_>>();
    let events = shelf.told_in.get(article.id.as_str()).map_or(&[][..], Vec::as_slice);
    Printed {
        anchor: anchor('a', &article.id),
        id: article.id.clone(),
        title: marks::lines(&article.title, of(Field::Title)),
        outlet: article.outlet.clone().filter(|o| !o.trim().is_empty()),
        when: dates::published(&article.published),
        url: article.url.clone().filter(|u| is_web(u)),
        language: article.language.clone(),
        direction: direction(&article.language),
        uncoded: !matches!(article.language.as_str(), "" | "ar" | "und"),
        lines: marks::lines(&article.text, of(Field::Text)),
        events: events.iter().filter(|e| e.part_of.is_none()).map(|e| Told::new(shelf, e)).collect(),
        furniture: article.furniture.iter().map(|f| (names::furniture(f.kind), f.text.clone())).collect(),
        furniture_counted: counted(article.furniture.len(), &PIECES),
        notes: article.diagnostics.iter().map(|d| (names::severity(d.severity), d.message.clone())).collect(),
        notes_counted: counted(article.diagnostics.len(), &NOTES),
    }
}

/// Any other scheme could run what it carries.
fn is_web(url: &str) -> bool {
    let scheme = url.split_once(':').map_or("", |(scheme, _)| scheme);
    scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
}

/// How its text runs.
pub(crate) fn direction(language: &str) -> &'static str {
    match language {
        "" | "ar" | "fa" | "ur" | "ckb" | "ps" | "he" => "rtl",
        _ => "auto",
    }
}

fn marks(v: Voice, shelf: &Shelf<'_>, article: &CodedArticle, cited: &Cited<'_>) -> Vec<(Field, Mark)> {
    let mut out = Vec::new();
    let mut add = |span: &Span, class: &'static str, why: String, anchor: Option<String>| {
        out.push((span.field, Mark { start: span.start, end: span.end, class, why, anchor }));
    };
    for statement in &article.statements {
        let who = statement.attribution.last().map(|p| shelf.party(&article.id, p));
        let stance = names::stance(statement.stance);
        let why = match who {
            Some(who) => Both::new(
                format!("قول: {}، {}", who.ar, stance.ar),
                format!("statement: {} {}", who.en, stance.en),
            ),
            None => Both::new(format!("قول: {}", stance.ar), format!("statement: {}", stance.en)),
        };
        add(&statement.proposition, "st", v.plain(&why), None);
    }
    for quote in &article.quotes {
        let who = quote.speaker.as_ref().map(|p| shelf.party(&article.id, p));
        let why = who.map_or_else(
            || Both::new("اقتباس بلا قائل معروف", "quote, speaker unknown"),
            |who| Both::new(format!("اقتباس: {}", who.ar), format!("quote: {}", who.en)),
        );
        add(&quote.span, "qu", v.plain(&why), None);
    }
    for entity in &article.entities {
        let name = Both::either(&entity.name_ar, &entity.name);
        let sort = names::entity(entity.kind);
        let why =
            v.plain(&Both::new(format!("{} ({})", name.ar, sort.ar), format!("{} ({})", name.en, sort.en)));
        let why = entity.role.as_ref().map_or_else(|| why.clone(), |role| format!("{why}, {role}"));
        let code = [entity.country.as_deref(), entity.sector.as_deref()].into_iter().flatten();
        let why = code.fold(why, |why, code| format!("{why} {code}"));
        for mention in &entity.mentions {
            add(mention, "pe", why.clone(), None);
        }
    }
    for time in &article.times {
        let day = dates::day(&time.value);
        let why = v.plain(&Both::new(format!("زمن: {}", day.ar), format!("time: {}", day.en)));
        add(&time.span, "ti", why, None);
    }
    for claim in &article.claims {
        let of = kind(claim.event, claim.mode.as_deref());
        let status = names::status(claim.status).map(|(s, _)| s);
        let (ar, en) =
            status.map_or((String::new(), String::new()), |s| (format!("، {}", s.ar), format!(", {}", s.en)));
        let parties = |all: &[riwaya_record::Party], ar: &str, en: &str| {
            let named: Vec<Both> = all.iter().map(|p| shelf.party(&article.id, p)).collect();
            let list = Both::list(&named);
            let told = |word: &str, names: &str| {
                if names.is_empty() { String::new() } else { format!(" · {word} {names}") }
            };
            Both::new(told(ar, &list.ar), told(en, &list.en))
        };
        let (who, whom) = (parties(&claim.actor, "من:", "by"), parties(&claim.recipient, "تجاه:", "to"));
        let why = v.plain(&Both::new(
            format!("حدث: {}{ar}{}{}", of.ar, who.ar, whom.ar),
            format!("claim: {}{en}{}{}", of.en, who.en, whom.en),
        ));
        for word in std::iter::once(&claim.trigger).chain(&claim.also) {
            add(word, "cl", why.clone(), None);
        }
    }
    for communication in &article.communications {
        let of = names::communication(communication.kind);
        let why = v.plain(&Both::new(format!("تواصل: {}", of.ar), format!("communication: {}", of.en)));
        add(&communication.trigger, "co", why, None);
    }
    for span in cited.get(article.id.as_str()).into_iter().flatten() {
        let (class, place) = match shelf.ways {
            Ways::Here => ("ev", passage(&article.id, span)),
            Ways::Site => ("lit", "here".to_owned()),
        };
        add(span, class, String::new(), Some(place));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_become_links() {
        assert!(is_web("https://example.org/1") && is_web("HTTP://example.org"));
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            " https://example.org",
            "",
            "//example.org",
            "file:///x",
        ] {
            assert!(!is_web(bad), "{bad}");
        }
    }
}
