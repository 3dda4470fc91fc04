//! Articles, events and claims as linked data, in the vocabulary of schema.org.
//!
//! A statement is a `Claim`: who says it, the words, where they appear, what they are about. There is no `ClaimReview`: that
//! is somebody's rating of whether a claim is true, and riwaya says who says what, never who is right.

use std::io::Write;

use riwaya_record::{
    CodedArticle, EntityKind, Event, EventActor, Party, Place, Published, Status, Storyline,
};
use riwaya_store::{Filter, ListedStatement, Placed, Store};
use serde_json::{Map, Value, json};

use crate::TransferError;
use crate::changes::EventIds;
use crate::release::{Output, Release};
use crate::tellings::each_event;

const FILE: &str = "riwaya.jsonld";

pub(crate) fn write(
    store: &Store,
    filter: &Filter,
    release: &mut Release,
    ids: &mut EventIds,
) -> Result<(), TransferError> {
    let mut graph = Graph::begin(release)?;
    let mut done = Ok(());
    store.each_placed(filter, |placed| {
        done = graph.add(article(&placed));
        done.is_ok()
    })?;
    done?;
    each_event(store, filter, |of| {
        ids.add(of)?;
        graph.add(event(of))
    })?;
    // entities are named by ids within their article: of the statements of one article it is looked up once
    let mut told: Option<CodedArticle> = None;
    let mut done = Ok(());
    store.each_statement(filter, |statement| {
        done = said_in(store, &mut told, &statement.article)
            .and_then(|()| told.as_ref().map_or(Ok(()), |told| graph.add(claim(&statement, told))));
        done.is_ok()
    })?;
    done?;
    store.storylines(filter)?.iter().try_for_each(|line| graph.add(storyline(line)))?;
    graph.finish(release)
}

/// Makes sure that the article at hand is this one.
fn said_in(store: &Store, told: &mut Option<CodedArticle>, id: &str) -> Result<(), TransferError> {
    if told.as_ref().is_none_or(|article| article.id != id) {
        *told = store.article(id)?;
    }
    Ok(())
}

/// One document whose nodes are written one after another, a line each.
struct Graph {
    output: Output,
    nodes: usize,
}

impl Graph {
    fn begin(release: &Release) -> Result<Self, TransferError> {
        let mut graph = Self { output: release.create(FILE)?, nodes: 0 };
        graph.put("{\"@context\": \"https://schema.org\", \"@graph\": [")?;
        Ok(graph)
    }

    fn add(&mut self, node: Value) -> Result<(), TransferError> {
        let between = if self.nodes == 0 { "\n" } else { ",\n" };
        self.nodes += 1;
        self.put(&format!("{between}{}", known(node)))
    }

    fn put(&mut self, text: &str) -> Result<(), TransferError> {
        let done = self.output.write_all(text.as_bytes());
        done.map_err(|e| TransferError::writing(self.output.path(), &e))
    }

    fn finish(mut self, release: &mut Release) -> Result<(), TransferError> {
        self.put("\n]}\n")?;
        release.add(self.output, self.nodes)
    }
}

/// A node without what is not known.
fn known(node: Value) -> Value {
    match node {
        Value::Object(fields) => {
            let kept = fields.into_iter().map(|(name, value)| (name, known(value)));
            Value::Object(kept.filter(|(_, value)| !is_empty(value)).collect::<Map<_, _>>())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(known).filter(|v| !is_empty(v)).collect()),
        plain => plain,
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}

/// The address of a record. Articles' ids may hold anything; in a URN all but plain letters and digits is escaped.
fn urn(kind: &str, id: &str) -> String {
    use std::fmt::Write;
    let mut urn = format!("urn:riwaya:{kind}:");
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            urn.push(byte as char);
        } else {
            let _ = write!(urn, "%{byte:02X}"); // writing to a string cannot fail
        }
    }
    urn
}

fn reference(kind: &str, id: &str) -> Value {
    json!({"@id": urn(kind, id)})
}

fn references(kind: &str, ids: &[String]) -> Vec<Value> {
    ids.iter().map(|id| reference(kind, id)).collect()
}

fn moment(published: &Published) -> Option<&String> {
    published.time.as_ref().or(published.date.as_ref())
}

fn article(placed: &Placed) -> Value {
    let a = &placed.article;
    // a person, or a desk: pages do not say which
    let authors: Vec<Value> =
        a.author.iter().flat_map(|all| all.split("، ")).map(|name| json!({"name": name})).collect();
    json!({
        "@type": "NewsArticle",
        "@id": urn("article", &a.id),
        "identifier": a.id,
        "url": a.url,
        "headline": a.title,
        "inLanguage": a.language,
        "datePublished": moment(&a.published),
        "dateModified": a.modified.as_ref().and_then(moment),
        "author": authors,
        "publisher": a.outlet.as_ref().map(|name| thing("NewsMediaOrganization", name)),
        "sourceOrganization": a.agency.as_ref().map(|name| thing("NewsMediaOrganization", name)),
        "mainEntity": placed.main_event.as_ref().map(|id| reference("event", id)),
        "isPartOf": placed.storyline.as_ref().map(|id| reference("storyline", id)),
    })
}

fn thing(kind: &str, name: &str) -> Value {
    json!({"@type": kind, "name": name})
}

/// An event is something that took place and something that somebody did.
fn event(e: &Event) -> Value {
    let status = match e.status {
        Status::Actual | Status::Historical => Some("CompletedActionStatus"),
        Status::Future | Status::Hypothetical => Some("PotentialActionStatus"),
        Status::Negated => None,
    };
    let about: Vec<Value> = e.issues.iter().map(|i| both("Thing", &i.name, &i.name_ar)).collect();
    json!({
        "@type": ["Event", "Action"],
        "@id": urn("event", &e.id),
        "identifier": e.id,
        "name": in_both(&e.what, &e.what_ar),
        "additionalType": match &e.mode {
            Some(mode) => format!("PLOVER {} {mode}", e.event),
            None => format!("PLOVER {}", e.event),
        },
        "keywords": e.cameo.as_ref().map(|code| format!("CAMEO {code}")),
        "startDate": e.date.as_ref().map(|d| &d.value),
        "actionStatus": status.map(|s| format!("https://schema.org/{s}")),
        "agent": e.actors.iter().map(actor).collect::<Vec<_>>(),
        "object": e.recipients.iter().map(actor).collect::<Vec<_>>(),
        "location": e.place.as_ref().map(place),
        "about": about,
        "superEvent": e.part_of.as_ref().map(|id| reference("event", id)),
        "isPartOf": e.storyline.as_ref().map(|id| reference("storyline", id)),
        "subjectOf": references("article", &e.articles),
    })
}

/// A text in both languages.
fn in_both(en: &str, ar: &str) -> Value {
    let one = |language: &str, text: &str| {
        if text.is_empty() { Value::Null } else { json!({"@language": language, "@value": text}) }
    };
    json!([one("en", en), one("ar", ar)])
}

fn both(kind: &str, en: &str, ar: &str) -> Value {
    json!({"@type": kind, "name": in_both(en, ar)})
}

/// A party is whoever the lexicon knows by its key; a person or a body only where that is known, and it is not here.
fn actor(a: &EventActor) -> Value {
    let mut node = both("Thing", &a.name, &a.name_ar);
    node["@id"] = json!(a.key.as_ref().map(|key| urn("actor", key)));
    node["identifier"] = json!(code(a.country.as_deref(), a.sector.as_deref()));
    node
}

fn code(country: Option<&str>, sector: Option<&str>) -> String {
    [country, sector].into_iter().flatten().collect::<Vec<_>>().join("-")
}

fn place(p: &Place) -> Value {
    let geo = p
        .lat
        .zip(p.lon)
        .map(|(lat, lon)| json!({"@type": "GeoCoordinates", "latitude": lat, "longitude": lon}));
    json!({
        "@type": "Place",
        "name": p.name,
        "address": p.country.as_ref().map(|c| json!({"@type": "PostalAddress", "addressCountry": c})),
        "geo": geo,
    })
}

fn claim(listed: &ListedStatement, article: &CodedArticle) -> Value {
    let s = &listed.statement;
    let stance = serde_json::to_value(s.stance).unwrap_or_default();
    json!({
        "@type": "Claim",
        "@id": urn("statement", &s.id),
        "identifier": s.id,
        "text": {"@language": article.language, "@value": s.proposition.text},
        "creativeWorkStatus": stance,
        "author": s.attribution.last().map(|p| speaker(p, article)),
        "appearance": reference("article", &listed.article),
        "about": listed.event_id.as_ref().map(|id| reference("event", id)),
        "keywords": s.issues.iter().map(|i| &i.name).collect::<Vec<_>>(),
    })
}

fn speaker(party: &Party, article: &CodedArticle) -> Value {
    let entity = party.entity.as_deref().and_then(|id| article.entity(id));
    let kind = match entity.map(|e| e.kind) {
        Some(EntityKind::Person) => "Person",
        Some(EntityKind::Government) => "GovernmentOrganization",
        Some(EntityKind::Outlet) => "NewsMediaOrganization",
        Some(EntityKind::Organisation | EntityKind::Group) => "Organization",
        Some(EntityKind::Place | EntityKind::Population) | None => "Thing",
    };
    let (en, ar) = entity.map_or(("", party.span.text.as_str()), |e| (&e.name, &e.name_ar));
    let mut node = both(kind, en, ar);
    node["@id"] = json!(entity.and_then(|e| e.key.as_ref()).map(|key| urn("actor", key)));
    node["identifier"] = json!(code(party.country.as_deref(), party.sector.as_deref()));
    node
}

fn storyline(s: &Storyline) -> Value {
    json!({
        "@type": "Collection",
        "@id": urn("storyline", &s.id),
        "identifier": s.id,
        "name": in_both(&s.name, &s.name_ar),
        "temporalCoverage": s.from.as_ref().zip(s.to.as_ref()).map(|(from, to)| format!("{from}/{to}")),
        "hasPart": references("event", &s.events),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_not_said() {
        let node = json!({"@type": "Thing", "name": "", "geo": {"x": null}, "about": [null, {"name": "a"}]});
        assert_eq!(known(node), json!({"@type": "Thing", "about": [{"name": "a"}]}));
    }

    #[test]
    fn ids_become_addresses() {
        assert_eq!(urn("article", "a b#1.txt"), "urn:riwaya:article:a%20b%231.txt");
        assert_eq!(urn("event", "ev-1f"), "urn:riwaya:event:ev-1f");
    }
}
