//! Small records for the tests.
#![allow(dead_code, unreachable_pub)] // shared by several tests, each using a part

use riwaya_record::{
    Claim, ClaimDate, CodedArticle, DateFrom, Event, EventActor, EventDate, EventType, Party, Published,
    PublishedFrom, Span, Stance, Statement, Status,
};

const TEXT: &str = "أعلن الكرملين أن جو بايدن وفلاديمير بوتين تحادثا هاتفيا.";

/// The whole text as a span.
fn whole() -> Span {
    Span { start: 0, end: TEXT.chars().count() as u32, text: TEXT.to_owned(), ..Span::default() }
}

/// A party of a country and sector.
pub fn party(country: &str, sector: &str) -> Party {
    Party { span: whole(), entity: None, country: Some(country.into()), sector: Some(sector.into()) }
}

/// A claim between the United States and Russia.
pub fn call(id: &str, event: EventType, date: &str) -> Claim {
    Claim {
        id: id.to_owned(),
        event,
        mode: None,
        cameo: None,
        score: 1.0,
        trigger: whole(),
        also: vec![],
        actor: vec![party("USA", "GOV"), party("RUS", "GOV")],
        recipient: vec![],
        date: Some(ClaimDate { value: date.into(), from: DateFrom::Clause, time: None }),
        place: None,
        numbers: vec![],
        issues: vec![],
        contexts: vec![],
        status: Status::Actual,
        source: None,
        attribution: vec![],
        quoted: false,
        sentence: whole(),
        confidence: 0.9,
        rule: "consult.call".into(),
    }
}

/// An article that tells of one call and quotes one statement on it.
pub fn article(id: &str, outlet: &str, published: &str) -> CodedArticle {
    CodedArticle {
        id: id.to_owned(),
        outlet: Some(outlet.to_owned()),
        title: "مكالمة".to_owned(),
        language: "ar".to_owned(),
        published: Published {
            time: None,
            date: Some(published.to_owned()),
            precision: "day".to_owned(),
            from: PublishedFrom::Input,
        },
        text: TEXT.to_owned(),
        claims: vec![call(&format!("{id}-c1"), EventType::Consult, "2021-04-13")],
        statements: vec![Statement {
            id: format!("{id}-s1"),
            attribution: vec![party("RUS", "GOV")],
            stance: Stance::Asserts,
            proposition: whole(),
            issues: vec![],
            numbers: vec![],
            claim: Some(format!("{id}-c1")),
            within: None,
            quote: None,
            sentence: whole(),
            confidence: 0.9,
        }],
        ..CodedArticle::default()
    }
}

/// An event over some claims.
pub fn event(id: &str, articles: &[&str], claims: &[&str]) -> Event {
    let actor = |name: &str, country: &str| EventActor {
        name: name.into(),
        name_ar: String::new(),
        country: Some(country.into()),
        sector: Some("GOV".into()),
        key: None,
    };
    let all = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    Event {
        id: id.to_owned(),
        event: EventType::Consult,
        mode: Some("phone".into()),
        cameo: Some("041".into()),
        what: "Joe Biden and Vladimir Putin spoke by phone".into(),
        what_ar: String::new(),
        actors: vec![actor("Joe Biden", "USA"), actor("Vladimir Putin", "RUS")],
        recipients: vec![],
        date: Some(EventDate { value: "2021-04-13".into(), agreed: true }),
        place: None,
        status: Status::Actual,
        part_of: None,
        articles: all(articles),
        outlets: 1,
        voices: 1,
        claims: all(claims),
        statements: vec![],
        first_reported: None,
        storyline: None,
        issues: vec![],
        sides: vec![],
        score: 1.0,
        confidence: 0.9,
    }
}
