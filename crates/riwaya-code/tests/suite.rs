//! The cases of `suite/`: claims, statements and names, as general readers find them.
//!
//! `suite/known-gaps.txt` holds cases that do not come out yet; they are counted, and named once they do.

use std::collections::{BTreeSet, HashSet};
use std::fmt::Write;

use riwaya_code::Coder;
use riwaya_lexicon::{Lexicon, Row, Seat, Table};
use riwaya_record::{
    Article, Claim, CodedArticle, CommunicationKind, EventType, Field, Party, Span, Statement, Status,
};

/// What the commands show by default.
const MIN_CONFIDENCE: f64 = 0.5;

fn read(file: &str) -> String {
    let path = format!("{}/../../suite/{file}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn coded(coder: Coder<'_>, row: &Row<'_, '_>) -> CodedArticle {
    let mut article = Article {
        id: "case".to_owned(),
        language: "ar".to_owned(),
        text: row.get("text").to_owned(),
        ..Article::default()
    };
    article.published.date = row.some("published").map(str::to_owned);
    let coded = coder.code(&article);
    for ids in [
        coded.claims.iter().map(|c| &c.id).collect::<Vec<_>>(),
        coded.statements.iter().map(|s| &s.id).collect(),
    ] {
        let once: HashSet<_> = ids.iter().collect();
        assert_eq!(once.len(), ids.len(), "two records of one id: {}", article.text);
    }
    coded
}

/// The sort of thing a case is about.
#[derive(Clone, Copy, Debug)]
enum About {
    Claims,
    Statements,
    Names,
}

impl About {
    const ALL: [(Self, &'static str); 3] =
        [(Self::Claims, "claims"), (Self::Statements, "statements"), (Self::Names, "names")];

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, n)| *n == name).map(|(about, _)| about)
    }

    /// What is wrong with the coded article; empty where nothing is.
    fn faults(self, article: &CodedArticle, expected: &str) -> String {
        let mut faults = String::new();
        match self {
            Self::Claims => claims(article, expected, &mut faults),
            Self::Statements => statements(article, expected, &mut faults),
            Self::Names => names(article, expected, &mut faults),
        }
        faults
    }
}

fn entries(expected: &str) -> impl Iterator<Item = &str> {
    expected.split(';').map(str::trim).filter(|entry| !entry.is_empty())
}

// ---- parties

fn code(party: &Party) -> String {
    let country = party.country.as_deref().unwrap_or("*");
    party.sector.as_deref().map_or_else(|| country.to_owned(), |sector| format!("{country}-{sector}"))
}

fn codes(parties: &[Party], between: &str) -> String {
    if parties.is_empty() {
        return "-".to_owned();
    }
    parties.iter().map(code).collect::<Vec<_>>().join(between)
}

fn is(party: &Party, wanted: &str) -> bool {
    has_codes(party.country.as_deref(), party.sector.as_deref(), wanted)
}

fn has_codes(country: Option<&str>, sector: Option<&str>, wanted: &str) -> bool {
    let (c, s) = wanted.split_once('-').map_or((wanted, None), |(c, s)| (c, Some(s)));
    (c == "*" || country == Some(c)) && s.is_none_or(|s| sector == Some(s))
}

/// Whether the parties are those wanted, each once, in any order.
fn are(parties: &[&Party], wanted: &str) -> bool {
    if wanted == "_" {
        return true;
    }
    let wanted: Vec<&str> = wanted.split('+').filter(|w| *w != "-").collect();
    let mut left: Vec<&Party> = parties.to_vec();
    wanted.len() == left.len()
        && wanted.iter().all(|w| left.iter().position(|p| is(p, w)).map(|at| left.remove(at)).is_some())
}

/// Whether the chain of sources is the one wanted, outermost first.
fn is_chain(parties: &[Party], wanted: &str) -> bool {
    let wanted: Vec<&str> = wanted.split('/').filter(|w| *w != "-").collect();
    wanted.len() == parties.len() && parties.iter().zip(wanted).all(|(party, w)| is(party, w))
}

// ---- claims

struct Expected<'a> {
    event: EventType,
    mode: Option<&'a str>,
    trigger: &'a str,
    who: &'a str,
    status: Status,
    on: Option<&'a str>,
    at: Option<&'a str>,
    by: Option<&'a str>,
}

impl<'a> Expected<'a> {
    fn parse(entry: &'a str) -> Self {
        let mut fields = entry.split_whitespace();
        let mut next = || fields.next().unwrap_or_else(|| panic!("{entry:?} lacks a field"));
        let (event, mode) = {
            let field = next();
            field.split_once('/').map_or((field, None), |(event, mode)| (event, Some(mode)))
        };
        let (trigger, who) = (next(), next());
        let status = match next() {
            "actual" => Status::Actual,
            "future" => Status::Future,
            "hypothetical" => Status::Hypothetical,
            "negated" => Status::Negated,
            "historical" => Status::Historical,
            other => panic!("{entry:?}: {other:?} is no status"),
        };
        let (mut on, mut at, mut by) = (None, None, None);
        for field in fields {
            match field.split_once('=') {
                Some(("on", day)) => on = Some(day),
                Some(("at", place)) => at = Some(place),
                Some(("by", source)) => by = Some(source),
                _ => panic!("{entry:?}: {field:?} is neither on=, at= nor by="),
            }
        }
        let event = event.parse().unwrap_or_else(|e| panic!("{entry:?}: {e}"));
        Self { event, mode, trigger, who, status, on, at, by }
    }

    fn matches(&self, claim: &Claim) -> bool {
        let named = |span: &Span| span.text.contains(self.trigger);
        let (actors, recipients): (Vec<&Party>, Vec<&Party>) =
            (claim.actor.iter().collect(), claim.recipient.iter().collect());
        let parties = match self.who.split_once('>') {
            Some((who, whom)) => are(&actors, who) && are(&recipients, whom),
            None => are(&[actors, recipients].concat(), self.who),
        };
        claim.event == self.event
            && self.mode.is_none_or(|mode| claim.mode.as_deref() == Some(mode))
            && (named(&claim.trigger) || claim.also.iter().any(named))
            && parties
            && claim.status == self.status
            && self.on.is_none_or(|day| claim.date.as_ref().is_some_and(|d| d.value == day))
            && self.at.is_none_or(|place| place == place_name(claim))
            && self.by.is_none_or(|source| is_chain(&claim.attribution, source))
    }
}

/// The English name of a claim's place, its words joined by hyphens; `-` where it has none.
fn place_name(claim: &Claim) -> String {
    claim.place.as_ref().map_or_else(|| "-".to_owned(), |p| p.name.replace(' ', "-"))
}

fn shown(claim: &Claim) -> String {
    format!(
        "{}/{} {} {}>{} {} on={} at={} by={} ({:.2})",
        claim.event,
        claim.mode.as_deref().unwrap_or("-"),
        claim.trigger.text,
        codes(&claim.actor, "+"),
        codes(&claim.recipient, "+"),
        format!("{:?}", claim.status).to_lowercase(),
        claim.date.as_ref().map_or("-", |d| d.value.as_str()),
        place_name(claim),
        codes(&claim.attribution, "/"),
        claim.confidence,
    )
}

fn claims(article: &CodedArticle, expected: &str, faults: &mut String) {
    let (expected, open) = expected.strip_suffix('…').map_or((expected, false), |rest| (rest, true));
    let mut left: Vec<&Claim> = article.claims.iter().filter(|c| c.confidence >= MIN_CONFIDENCE).collect();
    for entry in entries(expected) {
        let wanted = Expected::parse(entry);
        match left.iter().position(|claim| wanted.matches(claim)) {
            Some(at) => drop(left.remove(at)),
            None => writeln!(faults, "  lacks {entry}").unwrap(),
        }
    }
    if !open || !faults.is_empty() {
        for claim in left {
            writeln!(faults, "  found {}", shown(claim)).unwrap();
        }
    }
}

// ---- statements and quotations

fn statements(article: &CodedArticle, expected: &str, faults: &mut String) {
    for entry in entries(expected) {
        let (head, words) = entry.split_once(':').unwrap_or_else(|| panic!("{entry:?} has no colon"));
        let words = words.trim();
        // [words]: these and no more.
        let whole = words.strip_prefix('[').and_then(|w| w.strip_suffix(']'));
        let says = |said: &Span| whole.map_or_else(|| said.text.contains(words), |whole| said.text == whole);
        if head == "nobody" {
            if article.statements.iter().any(|said| says(&said.proposition)) {
                writeln!(faults, "  has {entry}").unwrap();
            }
            continue;
        }
        let (stance, source) = head.split_once(' ').unwrap_or_else(|| panic!("{entry:?} has no source"));
        let (source, occasion) = source.split_once(" in ").map_or((source, None), |(s, o)| (s, Some(o)));
        let found = if stance == "quote" {
            article.quotes.iter().any(|quote| {
                let speaker: Vec<Party> = quote.speaker.iter().cloned().collect();
                says(&quote.span) && is_chain(&speaker, source)
            })
        } else {
            article.statements.iter().any(|said| {
                stance_name(said.stance) == stance
                    && said.confidence >= MIN_CONFIDENCE
                    && says(&said.proposition)
                    && is_chain(&said.attribution, source)
                    && occasion.is_none_or(|kind| kind == occasion_of(article, said))
            })
        };
        if !found {
            writeln!(faults, "  lacks {entry}").unwrap();
        }
    }
    if !faults.is_empty() {
        for said in &article.statements {
            let (stance, source) = (stance_name(said.stance), codes(&said.attribution, "/"));
            let occasion = occasion_of(article, said);
            let words = &said.proposition.text;
            writeln!(faults, "  found {stance} {source} in {occasion}: {words} ({:.2})", said.confidence)
                .unwrap();
        }
        for quote in &article.quotes {
            let speaker = quote.speaker.as_ref().map_or_else(|| "-".to_owned(), code);
            writeln!(faults, "  found quote {speaker}: {}", quote.span.text).unwrap();
        }
    }
}

/// The kind of the communication in which something was said; `nothing` where that is not known.
fn occasion_of(article: &CodedArticle, said: &Statement) -> &'static str {
    use CommunicationKind as K;
    let found = article.communications.iter().find(|c| Some(&c.id) == said.within.as_ref());
    match found.map(|c| c.kind) {
        None => "nothing",
        Some(K::Call) => "call",
        Some(K::Meeting) => "meeting",
        Some(K::Visit) => "visit",
        Some(K::Speech) => "speech",
        Some(K::PressConference) => "press conference",
        Some(K::Interview) => "interview",
        Some(K::Statement) => "statement",
        Some(K::Message) => "message",
        Some(K::Post) => "post",
    }
}

/// A stance in one word, as the cases write it.
fn stance_name(stance: riwaya_record::Stance) -> &'static str {
    use riwaya_record::Stance;
    match stance {
        Stance::Asserts => "asserts",
        Stance::Denies => "denies",
        Stance::Doubts => "doubts",
        Stance::Asks => "asks",
        Stance::Promises => "promises",
        Stance::Threatens => "threatens",
        Stance::Praises => "praises",
        Stance::Blames => "blames",
        Stance::LeavesOut => "leaves-out",
    }
}

// ---- names

/// What some words of a case must name, or must not.
struct Naming<'a> {
    words: &'a str,
    /// Which of several places with these words, from 1.
    place: Option<usize>,
    wanted: bool,
    whom: Whom<'a>,
}

enum Whom<'a> {
    Nobody,
    Key(&'a str, Option<&'a str>),
    Codes(&'a str),
}

impl<'a> Naming<'a> {
    fn parse(entry: &'a str) -> Self {
        let (words, whom) = entry.split_once('=').unwrap_or_else(|| panic!("{entry:?} has no key"));
        let (words, place) = match words.split_once('#') {
            Some((words, n)) => {
                (words, Some(n.parse().unwrap_or_else(|_| panic!("{entry:?}: which place?"))))
            }
            None => (words, None),
        };
        let (whom, wanted) = whom.strip_prefix('!').map_or((whom, true), |whom| (whom, false));
        let whom = match whom.split_once('@') {
            _ if whom == "-" => Whom::Nobody,
            Some(("", codes)) => Whom::Codes(codes),
            Some((key, role)) => Whom::Key(key, Some(role)),
            None => Whom::Key(whom, None),
        };
        Self { words, place, wanted, whom }
    }

    /// Where the words stand in the text, in code points.
    fn places(&self, text: &str) -> Vec<u32> {
        let all = text.match_indices(self.words).map(|(at, _)| text[..at].chars().count() as u32);
        all.enumerate()
            .filter(|(n, _)| self.place.is_none_or(|place| place == n + 1))
            .map(|(_, at)| at)
            .collect()
    }

    fn holds(&self, article: &CodedArticle) -> bool {
        let places = self.places(&article.text);
        let length = self.words.chars().count() as u32;
        let covers = |m: &Span| {
            m.field == Field::Text && places.iter().any(|&at| m.start <= at && at + length <= m.end)
        };
        let found = article.entities.iter().any(|entity| {
            let is_meant = match self.whom {
                Whom::Nobody => true,
                Whom::Key(key, role) => {
                    entity.key.as_deref() == Some(key)
                        && role.is_none_or(|role| entity.role.as_deref() == Some(role))
                }
                Whom::Codes(codes) => has_codes(entity.country.as_deref(), entity.sector.as_deref(), codes),
            };
            is_meant && entity.mentions.iter().any(covers)
        });
        found == (self.wanted && !matches!(self.whom, Whom::Nobody))
    }
}

fn names(article: &CodedArticle, expected: &str, faults: &mut String) {
    for entry in entries(expected) {
        if !Naming::parse(entry).holds(article) {
            writeln!(faults, "  lacks {entry}").unwrap();
        }
    }
    if !faults.is_empty() {
        for entity in &article.entities {
            let mentions: Vec<&str> = entity.mentions.iter().map(|m| m.text.as_str()).collect();
            let key = entity.key.as_deref().unwrap_or("-");
            let role = entity.role.as_deref().unwrap_or("-");
            let country = entity.country.as_deref().unwrap_or("*");
            let sector = entity.sector.as_deref().unwrap_or("*");
            writeln!(faults, "  found {}={key}@{role} {country}-{sector}", mentions.join(", ")).unwrap();
        }
    }
}

/// A case whose words are not in its text, or whose key nobody has, would prove nothing.
#[test]
fn names_are_asked_of_what_is_there() {
    let lexicon = Lexicon::built_in().unwrap();
    let names = &lexicon.names;
    let mut keys: BTreeSet<String> = names.persons.iter().map(|p| p.key.clone()).collect();
    keys.extend(names.organisations.iter().map(|o| o.key.clone()));
    for country in &names.countries {
        keys.insert(country.code.clone());
        let words = |seat: &Seat| seat.en.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-");
        keys.extend(country.seats.iter().map(words));
    }
    let (cases, mut told) = (read("names.txt"), String::new());
    let table = Table::parse("names.txt", &cases, &["text", "published", "expected"]).unwrap();
    for row in table.rows() {
        for entry in entries(row.get("expected")) {
            let naming = Naming::parse(entry);
            let known = match naming.whom {
                Whom::Key(key, _) => keys.contains(key),
                _ => true,
            };
            if naming.places(row.get("text")).is_empty() || !known {
                writeln!(told, "suite/names.txt:{}: {entry}", row.line()).unwrap();
            }
        }
    }
    assert!(told.is_empty(), "words that are not in the text, or keys that are not in the lexicon\n{told}");
}

// ---- the runs

fn run(about: About, file: &str, least: usize) {
    let lexicon = Lexicon::built_in().unwrap();
    let coder = Coder::new(&lexicon);
    let cases = read(file);
    let table = Table::parse(file, &cases, &["text", "published", "expected"]).unwrap();
    let (mut number, mut wrong, mut told) = (0, 0, String::new());
    for row in table.rows() {
        number += 1;
        let faults = about.faults(&coded(coder, &row), row.get("expected"));
        if !faults.is_empty() {
            wrong += 1;
            writeln!(told, "suite/{file}:{}: {}\n{faults}", row.line(), row.get("text")).unwrap();
        }
    }
    assert!(number >= least, "{number} cases in suite/{file}");
    assert!(wrong == 0, "{wrong} of {number} cases of suite/{file}\n{told}");
}

#[test]
fn claims_are_as_a_reader_finds_them() {
    run(About::Claims, "claims.txt", 30);
}

#[test]
fn statements_have_their_speakers() {
    run(About::Statements, "statements.txt", 10);
}

#[test]
fn names_are_resolved_as_of_the_day() {
    run(About::Names, "names.txt", 600);
}

/// Known gaps are no failure; one that has closed is named, so that it can be moved to its file.
#[test]
fn known_gaps_are_counted() {
    let lexicon = Lexicon::built_in().unwrap();
    let coder = Coder::new(&lexicon);
    let cases = read("known-gaps.txt");
    let table = Table::parse("known-gaps.txt", &cases, &["about", "text", "published", "expected"]).unwrap();
    let (mut open, mut closed) = (0, String::new());
    for row in table.rows() {
        let about = About::named(row.get("about"))
            .unwrap_or_else(|| panic!("suite/known-gaps.txt:{}: {:?}", row.line(), row.get("about")));
        if about.faults(&coded(coder, &row), row.get("expected")).is_empty() {
            writeln!(
                closed,
                "suite/known-gaps.txt:{} comes out now; move it: {}",
                row.line(),
                row.get("text")
            )
            .unwrap();
        } else {
            open += 1;
        }
    }
    println!("{open} known gaps\n{closed}");
}
