//! The five pages of the mission, where they are at hand: their gold claims, as the coder would hand them on, become
//! the events that `gold.json` asks for. Nothing of the pages is kept here.

use std::collections::BTreeMap;
use std::path::PathBuf;

use riwaya_reconcile::{Constraints, reconcile};
use riwaya_record::{
    Claim, ClaimDate, CodedArticle, Communication, CommunicationKind, DateFrom, Entity, EntityKind, Event,
    EventType, Issue, Party, Published, Span, Stance, Statement, Status,
};
use serde_json::Value;

fn folder() -> Option<PathBuf> {
    let at = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seeds");
    at.join("gold.json").exists().then_some(at)
}

fn text<'a>(v: &'a Value, field: &str) -> Option<&'a str> {
    v[field].as_str()
}

fn list(v: &Value) -> &[Value] {
    v.as_array().map_or(&[], Vec::as_slice)
}

/// One annotated page as a coded article: its claims, a statement for each sourced one, a communication for each
/// dated call.
fn coded(name: &str, doc: &Value, published: &str, page: &str) -> CodedArticle {
    let mut out = CodedArticle {
        id: name.to_owned(),
        outlet: Some(name[..3].to_owned()),
        title: text(doc, "title").unwrap_or_default().to_owned(),
        language: "ar".to_owned(),
        text: page.to_owned(),
        published: Published {
            date: Some(published.to_owned()),
            precision: "day".to_owned(),
            ..Published::default()
        },
        ..CodedArticle::default()
    };
    let letters: Vec<char> = page.chars().collect();
    let mut entities: BTreeMap<String, String> = BTreeMap::new();
    for c in list(&doc["claims"]) {
        let mut party = |v: &Value, out: &mut CodedArticle| {
            let name = text(v, "entity").unwrap_or_else(|| text(v, "text").unwrap_or_default()).to_owned();
            let own = |f| text(v, f).map(str::to_owned);
            let id = entities.get(&name).cloned().unwrap_or_else(|| {
                let id = format!("e{}", entities.len() + 1);
                entities.insert(name.clone(), id.clone());
                let state = ["Russia", "United States", "Ukraine", "Finland", "White House", "Kremlin"];
                let kind = if state.contains(&name.as_str()) {
                    EntityKind::Government
                } else if name.split(' ').count() == 2 && !name.contains("sources") {
                    EntityKind::Person
                } else {
                    EntityKind::Organisation
                };
                let key = if state[..4].contains(&name.as_str()) {
                    own("country").unwrap_or_default()
                } else {
                    name.to_lowercase().replace(' ', "-")
                };
                out.entities.push(Entity {
                    id: id.clone(),
                    kind,
                    name: name.clone(),
                    name_ar: text(v, "text").unwrap_or_default().to_owned(),
                    country: own("country"),
                    country_from: None,
                    sector: own("sector"),
                    role: None,
                    key: Some(key),
                    mentions: Vec::new(),
                });
                id
            });
            let words = text(v, "text").unwrap_or_default().to_owned();
            Party {
                span: Span { text: words, ..Span::default() },
                entity: Some(id),
                country: own("country"),
                sector: own("sector"),
            }
        };
        let start = c["start"].as_u64().unwrap_or(0) as u32;
        let words = text(c, "trigger").unwrap_or_default();
        let trigger = Span {
            start,
            end: start + words.chars().count() as u32,
            text: words.to_owned(),
            ..Span::default()
        };
        let ends = |c: &char| matches!(c, '.' | '\n');
        let from = letters[..start as usize].iter().rposition(ends).map_or(0, |at| at + 1);
        let to =
            letters[start as usize..].iter().position(ends).map_or(letters.len(), |at| start as usize + at);
        let sentence = Span {
            start: from as u32,
            end: to as u32,
            text: letters[from..to].iter().collect(),
            ..Span::default()
        };
        let actor: Vec<Party> = list(&c["actor"]).iter().map(|p| party(p, &mut out)).collect();
        let recipient: Vec<Party> = list(&c["recipient"]).iter().map(|p| party(p, &mut out)).collect();
        let attribution: Vec<Party> = list(&c["source"]).iter().map(|p| party(p, &mut out)).collect();
        let id = format!("{name}-{start}");
        let event: EventType = text(c, "event").unwrap_or_default().parse().expect("a PLOVER type");
        let date = text(c, "date");
        if event == EventType::Consult && text(c, "mode") == Some("phone") && date.is_some() {
            out.communications.push(Communication {
                id: format!("k-{id}"),
                kind: CommunicationKind::Call,
                trigger: trigger.clone(),
                also: Vec::new(),
                parties: actor.clone(),
                date: date.map(str::to_owned),
                claim: Some(id.clone()),
            });
        }
        if !attribution.is_empty() {
            let call = out
                .communications
                .iter()
                .find(|k| k.date.as_deref() == date && k.claim.as_ref() != Some(&id));
            let within = call.map(|k| k.id.clone());
            out.statements.push(Statement {
                id: format!("s-{id}"),
                attribution: attribution.clone(),
                stance: Stance::Asserts,
                proposition: sentence.clone(),
                issues: Vec::new(),
                numbers: Vec::new(),
                claim: Some(id.clone()),
                within,
                quote: None,
                sentence: sentence.clone(),
                confidence: 0.9,
            });
        }
        out.claims.push(Claim {
            id,
            event,
            mode: text(c, "mode").map(str::to_owned),
            cameo: None,
            score: 0.0,
            also: list(&c["also"])
                .iter()
                .filter_map(Value::as_str)
                .map(|t| Span { text: t.to_owned(), ..Span::default() })
                .collect(),
            actor,
            recipient,
            date: date.map(|d| ClaimDate { value: d.to_owned(), from: DateFrom::Sentence, time: None }),
            place: None,
            numbers: Vec::new(),
            issues: list(&c["issues"])
                .iter()
                .filter_map(Value::as_str)
                .map(|i| Issue {
                    key: i.to_lowercase().replace(' ', "-"),
                    name: i.to_owned(),
                    name_ar: String::new(),
                    span: Span::default(),
                })
                .collect(),
            contexts: Vec::new(),
            status: serde_json::from_value::<Status>(c["status"].clone()).unwrap_or_default(),
            source: attribution.last().cloned(),
            attribution,
            quoted: false,
            trigger,
            sentence,
            confidence: 0.9,
            rule: String::new(),
        });
    }
    out
}

fn fits(e: &Event, g: &Value) -> bool {
    let countries: Vec<&str> =
        e.actors.iter().chain(&e.recipients).filter_map(|a| a.country.as_deref()).collect();
    let day = e.date.as_ref().map(|d| d.value.as_str());
    let dated = list(&g["date"]).iter().any(|w| match (w.as_str(), day) {
        (None, day) => day.is_none(),
        (Some(w), Some(day)) => day.starts_with(w),
        _ => false,
    });
    list(&g["event"]).iter().any(|t| t.as_str() == Some(e.event.as_str()))
        && list(&g["countries"]).iter().all(|c| c.as_str().is_some_and(|c| countries.contains(&c)))
        && dated
}

#[test]
fn the_gold_claims_become_the_gold_events() {
    let Some(folder) = folder() else {
        println!("skipped: the seeds are not at hand");
        return;
    };
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).expect(name);
    let gold: Value = serde_json::from_str(&read("gold.json")).expect("JSON");
    let days: BTreeMap<String, String> = read("manifest.jsonl")
        .lines()
        .filter_map(|l| serde_json::from_str::<Value>(l).ok())
        .filter_map(|v| Some((text(&v, "path")?.to_owned(), text(&v, "published")?.to_owned())))
        .collect();
    let articles: Vec<CodedArticle> = gold["documents"]
        .as_object()
        .expect("documents")
        .iter()
        .filter(|(_, d)| !d["claims"].is_null())
        .map(|(name, d)| coded(name, d, &days[name], &read(name)))
        .collect();
    let r = reconcile(&articles, &Constraints::default());
    for e in &r.events {
        let day = e.date.as_ref().map(|d| d.value.as_str());
        println!(
            "{} {:?} {} | {} | {:?} n={} part={:?}",
            e.id,
            day,
            e.event,
            e.what,
            e.articles,
            e.claims.len(),
            e.part_of
        );
    }
    for s in &r.storylines {
        println!("{} {} | {} | {}", s.id, s.events.len(), s.name, s.name_ar);
    }
    let here: Vec<&str> = articles.iter().map(|a| a.id.as_str()).collect();
    let wanted: Vec<&Value> = list(&gold["must"])
        .iter()
        .filter(|g| list(&g["articles"]).iter().any(|a| a.as_str().is_some_and(|a| here.contains(&a))))
        .collect();
    let missing: Vec<&str> = wanted
        .iter()
        .filter(|g| !r.events.iter().any(|e| fits(e, g)))
        .filter_map(|g| text(g, "key"))
        .collect();
    println!("{} of {} missing: {missing:?}; {} events", missing.len(), wanted.len(), r.events.len());
    assert!(missing.len() <= 2, "{missing:?}");
    let calls: Vec<&Event> = r
        .events
        .iter()
        .filter(|e| e.event == EventType::Consult && e.mode.as_deref() == Some("phone"))
        .filter(|e| e.actors.iter().any(|a| a.country.as_deref() == Some("RUS")))
        .collect();
    assert_eq!(calls.len(), 2, "the calls of January and April");
    assert!(calls.iter().all(|c| c.articles.len() == 1));
}
