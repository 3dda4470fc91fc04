//! Records made of words alone: the measures look at nothing else.

use riwaya_record::{
    AccountTable, ArticleSummary, Cell, CellStance, Claim, CodedArticle, Communication, CommunicationKind,
    Event, EventActor, EventDate, EventType, Evidence, Party, Point, PointKind, Published, Relation, Side,
    Span, Stance, Statement, Status, Time, TimeType,
};

pub(crate) fn span(text: &str) -> Span {
    Span { start: 0, end: text.chars().count() as u32, text: text.to_owned(), ..Span::default() }
}

pub(crate) fn party(text: &str, country: Option<&str>, sector: Option<&str>) -> Party {
    let own = |code: Option<&str>| code.map(str::to_owned);
    Party { span: span(text), entity: None, country: own(country), sector: own(sector) }
}

pub(crate) fn claim(event: EventType, trigger: &str, actor: Vec<Party>, recipient: Vec<Party>) -> Claim {
    Claim {
        id: String::new(),
        event,
        mode: None,
        cameo: None,
        score: 0.0,
        trigger: span(trigger),
        also: Vec::new(),
        actor,
        recipient,
        date: None,
        place: None,
        numbers: Vec::new(),
        issues: Vec::new(),
        contexts: Vec::new(),
        status: Status::Actual,
        source: None,
        attribution: Vec::new(),
        quoted: false,
        sentence: span(""),
        confidence: 1.0,
        rule: String::new(),
    }
}

pub(crate) fn time(text: &str, value: &str) -> Time {
    Time { id: String::new(), span: span(text), kind: TimeType::Date, value: value.to_owned() }
}

pub(crate) fn statement(
    proposition: &str,
    attribution: Vec<Party>,
    stance: Stance,
    within: Option<&str>,
) -> Statement {
    Statement {
        id: String::new(),
        attribution,
        stance,
        proposition: span(proposition),
        issues: Vec::new(),
        numbers: Vec::new(),
        claim: None,
        within: within.map(str::to_owned),
        quote: None,
        sentence: span(""),
        confidence: 1.0,
    }
}

pub(crate) fn communication(id: &str, trigger: &str) -> Communication {
    Communication {
        id: id.to_owned(),
        kind: CommunicationKind::Call,
        trigger: span(trigger),
        also: Vec::new(),
        parties: Vec::new(),
        date: None,
        claim: None,
    }
}

pub(crate) fn article(id: &str) -> CodedArticle {
    CodedArticle { id: id.to_owned(), ..CodedArticle::default() }
}

pub(crate) fn summary(id: &str, main_event: Option<&str>, storyline: Option<&str>) -> ArticleSummary {
    ArticleSummary {
        id: id.to_owned(),
        url: None,
        outlet: None,
        title: String::new(),
        language: "ar".to_owned(),
        published: Published::default(),
        main_event: main_event.map(str::to_owned),
        storyline: storyline.map(str::to_owned),
    }
}

pub(crate) fn event(kind: EventType, countries: &[&str], day: Option<&str>, articles: &[&str]) -> Event {
    let actor = |country: &&str| EventActor {
        name: String::new(),
        name_ar: String::new(),
        country: Some((*country).to_owned()),
        sector: None,
        key: None,
    };
    Event {
        id: String::new(),
        event: kind,
        mode: None,
        cameo: None,
        what: String::new(),
        what_ar: String::new(),
        actors: countries.iter().map(actor).collect(),
        recipients: Vec::new(),
        date: day.map(|day| EventDate { value: day.to_owned(), agreed: true }),
        place: None,
        status: Status::Actual,
        part_of: None,
        articles: articles.iter().map(|a| (*a).to_owned()).collect(),
        outlets: 1,
        voices: 1,
        claims: Vec::new(),
        statements: Vec::new(),
        first_reported: None,
        storyline: None,
        issues: Vec::new(),
        sides: Vec::new(),
        score: 0.0,
        confidence: 1.0,
    }
}

pub(crate) fn side(key: &str, country: Option<&str>, sector: Option<&str>, outlet: bool) -> Side {
    let own = |code: Option<&str>| code.map(str::to_owned);
    Side {
        key: key.to_owned(),
        name: String::new(),
        name_ar: String::new(),
        country: own(country),
        sector: own(sector),
        outlet,
    }
}

/// A point of one cell with one piece of evidence.
pub(crate) fn point(side: &str, stance: CellStance, words: &str) -> Point {
    let evidence = Evidence { article: String::new(), span: span(words), source: None, statement: None };
    let cell = Cell { stance, value: None, evidence: vec![evidence], confidence: 1.0, marked: None };
    Point {
        point: String::new(),
        point_ar: String::new(),
        kind: PointKind::Claim,
        cells: [(side.to_owned(), cell)].into(),
        relation: Relation::OnlyOneSide,
    }
}

pub(crate) fn table(sides: Vec<Side>, points: Vec<Point>) -> AccountTable {
    AccountTable { event: event(EventType::Consult, &[], None, &[]), sides, points }
}
