//! What accounts speak of: statements cut into points, with the words that say so.

use riwaya_record::{
    Bound, CellStance, Claim, CodedArticle, DateFrom, EntityKind, Event, EventActor, EventType, Evidence,
    Field, Issue, Number, NumberKind, Party, PointKind, Span, Stance, Statement, Status,
};

use crate::dates::Stretch;
use crate::folding::{fold, words};
use crate::sides::Speaker;

/// The question that a point asks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Question {
    /// An issue of the lexicon, by key.
    Issue(String),
    /// A toll.
    Number(Toll),
    /// Who did it.
    Blame,
    /// Who asked for the talks.
    Initiator,
    /// Whether this event (by id) took place.
    Event(String),
    /// When it took place.
    Time,
    /// What the words say; statements of like words are put together later.
    Words,
}

/// Kinds of tolls in the order they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Toll {
    Killed,
    Wounded,
    Detained,
    Displaced,
}

impl Toll {
    fn of(kind: NumberKind) -> Option<Self> {
        match kind {
            NumberKind::Killed => Some(Self::Killed),
            NumberKind::Wounded => Some(Self::Wounded),
            NumberKind::Detained => Some(Self::Detained),
            NumberKind::Displaced => Some(Self::Displaced),
            _ => None,
        }
    }

    /// English and Arabic.
    pub(crate) fn name(self) -> (&'static str, &'static str) {
        match self {
            Self::Killed => ("killed", "القتلى"),
            Self::Wounded => ("wounded", "الجرحى"),
            Self::Detained => ("detained", "المحتجزون"),
            Self::Displaced => ("displaced", "النازحون"),
        }
    }
}

/// One answer of one statement to one question.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) question: Question,
    pub(crate) kind: PointKind,
    /// Name of the point in English and Arabic, as this statement puts it.
    pub(crate) name: (String, String),
    pub(crate) speakers: Vec<Speaker>,
    pub(crate) stance: CellStance,
    pub(crate) value: Option<String>,
    pub(crate) evidence: Evidence,
    pub(crate) confidence: f64,
}

/// A statement that belongs to an event's accounts.
pub(crate) struct Said<'a> {
    pub(crate) article: &'a CodedArticle,
    pub(crate) statement: &'a Statement,
    /// The claim it carries, if that is one of the event or of its parts.
    pub(crate) claim: Option<(&'a Claim, &'a Event)>,
    pub(crate) speakers: Vec<Speaker>,
    pub(crate) confidence: f64,
}

/// Words of asking for talks, folded: on the request of, on the initiative of.
const AT_THE_REQUEST_OF: &[&str] = &["بطلب", "طلب", "بمبادره", "مبادره"];
const THE_TALKS: &[&str] =
    &["المحادثه", "المحادثات", "المكالمه", "الاتصال", "اللقاء", "الاجتماع", "الزياره", "المباحثات"];

/// What parts clauses.
const ENDS: &[char] = &['،', '؛', ',', ';', '.', ':', '؟', '!', '\n'];

/// What is asked for or warned of in so few words is shown with the verb.
const FEW: usize = 9;

/// Quoted words of no more than so many are no clause.
const QUOTED: usize = 3;

/// A clause shorter than this is no evidence by itself.
const SHORT: usize = 5;

/// Evidence longer than this is cut to the clause that names the point.
const LONG: usize = 18;

/// A claim that counts as an answer by itself: in the outlet's own voice, or of a source that no statement quotes.
pub(crate) struct Claimed<'a> {
    pub(crate) article: &'a CodedArticle,
    pub(crate) claim: &'a Claim,
    pub(crate) speakers: Vec<Speaker>,
    pub(crate) source: Option<Party>,
    pub(crate) confidence: f64,
}

/// Everything that a statement answers about an event.
///
/// Whatever else it answers, it answers in its own words as well: which of its answers become rows is seen when all
/// are known.
pub(crate) fn answers(said: &Said<'_>, event: &Event) -> Vec<Answer> {
    let s = said.statement;
    if is_fragment(s) || is_question(s) {
        return Vec::new();
    }
    let stance = stance(s.stance);
    let whole = evidence_span(said, None);
    let answer = |question, kind, name: (&str, &str), stance, value, span| Answer {
        question,
        kind,
        name: (name.0.to_owned(), name.1.to_owned()),
        speakers: said.speakers.clone(),
        stance,
        value,
        evidence: Evidence {
            article: said.article.id.clone(),
            span,
            source: s.attribution.last().cloned(),
            statement: Some(s.id.clone()),
        },
        confidence: said.confidence,
    };
    let mut out = Vec::new();

    let about_event = said.claim.is_some_and(|(_, e)| e.id == event.id);
    let numbers: &[Number] = match said.claim {
        Some((c, _)) if about_event && s.numbers.is_empty() => &c.numbers,
        _ if about_event => &s.numbers,
        _ => &[],
    };
    for number in numbers {
        let Some(toll) = Toll::of(number.kind) else { continue };
        let gives = if stance == CellStance::Asserts { CellStance::Value } else { stance };
        let span = evidence_span(said, Some(&number.span));
        out.push(answer(
            Question::Number(toll),
            PointKind::Number,
            toll.name(),
            gives,
            Some(figure(number)),
            span,
        ));
    }
    let heads = said.claim.is_some_and(|(c, _)| heads(&s.proposition, &c.trigger));
    if let Some((claim, _)) = said.claim.filter(|_| about_event)
        && let Some(doer) = doer(said.article, claim, event)
    {
        let denied = matches!(s.stance, Stance::Denies | Stance::Doubts);
        if denied && heads {
            out.push(answer(
                Question::Blame,
                PointKind::Blame,
                BLAME,
                CellStance::Denies,
                None,
                whole.clone(),
            ));
        } else if stance == CellStance::Asserts
            && claim.status != Status::Negated
            && s.proposition.contains(&claim.trigger)
        {
            let value = Some(doer);
            out.push(answer(
                Question::Blame,
                PointKind::Blame,
                BLAME,
                CellStance::Value,
                value,
                whole.clone(),
            ));
        }
    }
    if let Some((claim, _)) = said.claim.filter(|_| about_event && stance == CellStance::Asserts)
        && tells(said.article, claim, event)
        && let Some((day, words)) = day(said.article, claim)
        && said.statement.sentence.contains(words)
    {
        let span = evidence_span(said, Some(words));
        out.push(answer(Question::Time, PointKind::Time, WHEN, CellStance::Value, Some(day), span));
    }
    if event.event == EventType::Consult && stance == CellStance::Asserts && asks_for_talks(said, event) {
        out.push(answer(Question::Initiator, PointKind::Initiator, INITIATOR, stance, None, whole));
        return out;
    }

    let mut seen = std::collections::BTreeSet::new();
    let named = s.issues.iter().filter(|i| !i.key.starts_with("np:") && !is_in_a_name(said.article, i));
    for issue in named.filter(|i| seen.insert(i.key.clone())) {
        let span = evidence_span(said, Some(&issue.span));
        let question = Question::Issue(issue.key.clone());
        out.push(answer(question, PointKind::Issue, issue_name(issue), stance, None, span));
    }
    let text = brief(if s.stance == Stance::LeavesOut { left_out(said) } else { &whole.text });
    // whether it took place is said by naming it first; a charge is made, and a demand, by saying something else
    if let Some((_, of)) = said.claim.filter(|(c, of)| {
        let as_told =
            c.status != Status::Negated || of.status == Status::Negated || stance == CellStance::Denies;
        heads && as_told && tells(said.article, c, of)
    }) {
        // what was part of talks is shown in the words that tell it: its line tells less than they do
        let name = if about_event { (of.what.as_str(), of.what_ar.as_str()) } else { (&*text, &*text) };
        out.push(answer(Question::Event(of.id.clone()), PointKind::Claim, name, stance, None, whole.clone()));
    }
    let kind = if s.stance == Stance::Asks { PointKind::Demand } else { PointKind::Claim };
    out.push(answer(Question::Words, kind, (&text, &text), stance, None, whole));
    out
}

/// What is left out: of "that" (لم تؤكد القاهرة ذلك) what the statement before tells.
fn left_out<'a>(said: &Said<'a>) -> &'a str {
    let left = &said.statement.proposition;
    let told = |b: &&Statement| {
        b.stance != Stance::LeavesOut && b.proposition.field == left.field && b.proposition.end <= left.start
    };
    let before = || said.article.statements.iter().filter(told).max_by_key(|b| b.proposition.end);
    let that = matches!(fold(&left.text).as_str(), "ذلك" | "هذا");
    before().filter(|_| that).map_or(&left.text, |b| &b.proposition.text)
}

/// What a claim of the event answers by itself: tolls, who did it, and that it took place.
pub(crate) fn claimed(of: &Claimed<'_>, event: &Event) -> Vec<Answer> {
    let Claimed { article, claim, .. } = of;
    if claim.sentence.text.contains(['؟', '?']) {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut push = |question, kind, name: (&str, &str), stance, value, near: &Span| {
        out.push(Answer {
            question,
            kind,
            name: (name.0.to_owned(), name.1.to_owned()),
            speakers: of.speakers.clone(),
            stance,
            value,
            evidence: Evidence {
                article: article.id.clone(),
                span: clause(article, &claim.sentence, near),
                source: of.source.clone(),
                statement: None,
            },
            confidence: of.confidence,
        });
    };
    for number in &claim.numbers {
        if let Some(toll) = Toll::of(number.kind) {
            let value = Some(figure(number));
            let gives = CellStance::Value;
            push(Question::Number(toll), PointKind::Number, toll.name(), gives, value, &number.span);
        }
    }
    if let Some(doer) = doer(article, claim, event) {
        push(Question::Blame, PointKind::Blame, BLAME, CellStance::Value, Some(doer), &claim.trigger);
    }
    if let Some((day, words)) = day(article, claim).filter(|_| tells(article, claim, event)) {
        push(Question::Time, PointKind::Time, WHEN, CellStance::Value, Some(day), words);
    }
    if event.event == EventType::Consult {
        // what stands in somebody's words is his topic
        let said = |i: &Issue| article.statements.iter().any(|s| s.proposition.contains(&i.span));
        let own = |i: &&Issue| !i.key.starts_with("np:") && !is_in_a_name(article, i) && !said(i);
        for issue in claim.issues.iter().filter(own) {
            let question = Question::Issue(issue.key.clone());
            push(question, PointKind::Issue, issue_name(issue), CellStance::Asserts, None, &issue.span);
        }
    }
    if heads(&claim.sentence, &claim.trigger) && tells(article, claim, event) {
        let name = (event.what.as_str(), event.what_ar.as_str());
        let question = Question::Event(event.id.clone());
        push(question, PointKind::Claim, name, CellStance::Asserts, None, &claim.trigger);
    }
    out
}

/// Words before the one that names the event, where a clause says first of all that it took place.
const BEFORE: usize = 6;

/// Whether a clause begins with what it tells of.
fn heads(clause: &Span, trigger: &Span) -> bool {
    let before = trigger.start.saturating_sub(clause.start) as usize;
    clause.contains(trigger)
        && clause.text.chars().take(before).collect::<String>().split_whitespace().count() <= BEFORE
}

/// Whether a claim tells an event as the event is told: of the same status or denied, by a doer in common, and none
/// of them somebody unknown.
fn tells(article: &CodedArticle, claim: &Claim, event: &Event) -> bool {
    let known = |a: &EventActor| a.country.is_some() || a.key.is_some();
    let same = |p: &Party, a: &EventActor| {
        let key = entity(article, p).and_then(|e| e.key.as_deref());
        key.is_some() && key == a.key.as_deref() || p.country.is_some() && p.country == a.country
    };
    let meet = |parties: &[Party], actors: &[EventActor]| {
        parties.is_empty() || actors.is_empty() || parties.iter().any(|p| actors.iter().any(|a| same(p, a)))
    };
    (claim.status == Status::Negated || claim.status == event.status)
        && !event.actors.is_empty()
        && event.actors.iter().chain(&event.recipients).all(known)
        && !claim.actor.is_empty()
        && meet(&claim.actor, &event.actors)
        && meet(&claim.recipient, &event.recipients)
}

/// Words between the one that names an event and its day, at most.
const BETWEEN: usize = 3;

/// The day that stands beside the word for the event, and its words.
fn day<'a>(article: &'a CodedArticle, claim: &Claim) -> Option<(String, &'a Span)> {
    let date = claim.date.as_ref().filter(|d| d.from == DateFrom::Clause)?;
    let time = article.times.iter().find(|t| Some(&t.id) == date.time.as_ref())?;
    Stretch::read(&date.value).filter(|s| s.is_day())?;
    let (first, second) = if time.span.start < claim.trigger.start {
        (&time.span, &claim.trigger)
    } else {
        (&claim.trigger, &time.span)
    };
    let between = cut(article, time.span.field, first.end, second.start.max(first.end));
    let others = article.claims.iter().any(|c| between.contains(&c.trigger));
    let beside =
        first.field == second.field && count(&between.text) <= BETWEEN && !between.text.contains(ENDS);
    (beside && !others).then(|| (date.value.clone(), &time.span))
}

/// An issue's name in English and Arabic.
fn issue_name(issue: &Issue) -> (&str, &str) {
    let arabic = if issue.name_ar.is_empty() { &issue.span.text } else { &issue.name_ar };
    (&issue.name, arabic)
}

/// Who did a deed, where the claim tells it beyond doubt: actors of a known country or entity, one of them among the
/// event's own.
///
/// Who stands after the noun of an attack may have done it or been struck (ضربة كورفيا), so that a claim without any
/// other party tells neither.
fn doer(article: &CodedArticle, claim: &Claim, event: &Event) -> Option<String> {
    let violent = matches!(event.event, EventType::Assault | EventType::Coerce);
    let known = |p: &Party| {
        entity(article, p).is_some_and(|e| e.key.is_some() || p.country.is_some() && is_body(e.kind))
    };
    let after = claim.actor.iter().all(|p| p.span.start > claim.trigger.start);
    let of_event = |p: &Party| event.actors.iter().any(|a| a.country.is_some() && a.country == p.country);
    let both = |p: &Party| claim.recipient.iter().any(|r| r.country == p.country && r.sector == p.sector);
    let told = violent
        && !claim.actor.is_empty()
        && claim.actor.iter().all(known)
        && claim.actor.iter().any(of_event)
        && !claim.actor.iter().any(both)
        && !(after && claim.recipient.is_empty());
    told.then(|| names(article, &claim.actor.iter().collect::<Vec<_>>()))
}

fn is_body(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Government | EntityKind::Organisation | EntityKind::Group)
}

fn entity<'a>(article: &'a CodedArticle, party: &Party) -> Option<&'a riwaya_record::Entity> {
    party.entity.as_deref().and_then(|id| article.entity(id))
}

/// Whether a statement is too little to be a proposition: a word or two that name no issue and no number, a demand or
/// a charge of three.
fn is_fragment(s: &Statement) -> bool {
    let least = match s.stance {
        Stance::LeavesOut => 0,
        Stance::Asserts | Stance::Denies | Stance::Doubts => 3,
        _ => 4,
    };
    count(&s.proposition.text) < least && s.quote.is_none() && s.issues.is_empty() && s.numbers.is_empty()
}

/// Words that open a question, folded.
const ASKING: &[&str] = &["هل", "لماذا", "كيف", "متي", "اين", "ماذا"];

/// Whether a statement asks a question, which says nothing of what happened: whether it is so, why it was done.
fn is_question(s: &Statement) -> bool {
    let folded = fold(&s.proposition.text);
    let mut here = words(&folded);
    let (first, second) = (here.next().unwrap_or_default(), here.next().unwrap_or_default());
    let opens = first == "ما" && second == "اذا" || ASKING.contains(&first);
    let last = (s.proposition.end.saturating_sub(s.sentence.start)) as usize;
    let asked = s.sentence.text.chars().skip(last).take(2).any(|c| matches!(c, '؟' | '?'));
    s.stance == Stance::Asks && (opens || asked || s.proposition.text.contains(['؟', '?']))
}

/// Whether the words of an issue only stand in the name of a body (the Security Council is no security).
fn is_in_a_name(article: &CodedArticle, issue: &Issue) -> bool {
    article
        .entities
        .iter()
        .flat_map(|e| &e.mentions)
        .any(|m| m.field == issue.span.field && m.start < issue.span.start && issue.span.start < m.end)
}

const BLAME: (&str, &str) = ("who did it", "المسؤول عن الفعل");
const WHEN: (&str, &str) = ("when", "الموعد");
const INITIATOR: (&str, &str) = ("who asked for the talks", "صاحب المبادرة إلى الاتصال");

/// The cell's stance for a statement's.
fn stance(of: Stance) -> CellStance {
    match of {
        Stance::Denies | Stance::Doubts => CellStance::Denies,
        Stance::LeavesOut => CellStance::LeftOut,
        _ => CellStance::Asserts,
    }
}

/// Whether the statement tells at whose request the talks were held: by its claim, or by its words.
fn asks_for_talks(said: &Said<'_>, event: &Event) -> bool {
    if let Some((claim, of)) = said.claim
        && claim.event == EventType::Request
        && claim.mode.as_deref() == Some("meet")
    {
        // a proposal of further talks is made in the talks; a request for these talks is not part of them
        return of.part_of.as_deref() != Some(event.id.as_str()) && of.id != event.id;
    }
    let folded = fold(&said.statement.proposition.text);
    let here: Vec<&str> = words(&folded).collect();
    let at = here.iter().position(|w| AT_THE_REQUEST_OF.contains(w));
    at.is_some_and(|at| {
        let near = &here[at.saturating_sub(5)..(at + 5).min(here.len())];
        near.iter().any(|w| THE_TALKS.contains(w))
    })
}

fn names(article: &CodedArticle, parties: &[&Party]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for p in parties {
        let name = entity(article, p).map_or(p.span.text.as_str(), |e| e.name.as_str());
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}

/// `35`, `at least 23`.
fn figure(number: &Number) -> String {
    let value = if number.value.fract().abs() < 1e-9 {
        format!("{:.0}", number.value)
    } else {
        format!("{}", number.value)
    };
    match number.bound {
        Bound::Exact => value,
        Bound::AtLeast => format!("at least {value}"),
        Bound::About => format!("about {value}"),
        Bound::AtMost => format!("at most {value}"),
    }
}

/// A name of at most a dozen words.
fn brief(text: &str) -> String {
    let all: Vec<&str> = text.split_whitespace().collect();
    if all.len() <= 12 { all.join(" ") } else { format!("{} …", all[..12].join(" ")) }
}

fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

/// The words that say so: the proposition, cut to the clause around `near` where it is long; what is left out is shown
/// by the clause that says who left it out.
fn evidence_span(said: &Said<'_>, near: Option<&Span>) -> Span {
    let s = said.statement;
    if s.stance == Stance::LeavesOut {
        if count(&s.sentence.text) <= LONG + 5 && s.sentence.contains(&s.proposition) {
            return s.sentence.clone();
        }
        let from = s.attribution.last().filter(|p| s.sentence.contains(&p.span)).map(|p| &p.span);
        let from = from.filter(|f| f.start < s.proposition.start).unwrap_or(&s.proposition);
        let opening = clause(said.article, &s.sentence, from);
        let start = opening.start.min(s.proposition.start);
        return cut(said.article, s.proposition.field, start, s.proposition.end);
    }
    if let Some(told) = told_with_its_verb(said) {
        return told;
    }
    match near {
        Some(near) if s.proposition.contains(near) && count(&s.proposition.text) > LONG => {
            let cut = clause(said.article, &s.proposition, near);
            // a phrase between two commas tells nothing, unless it is one of the topics of a readout
            if count(&cut.text) >= SHORT || s.within.is_some() { cut } else { s.proposition.clone() }
        }
        Some(near) if !s.proposition.contains(near) && s.sentence.contains(near) => {
            // the words that name the point stand outside what is said, in the same sentence
            let joint = s.proposition.start.min(near.start)..s.proposition.end.max(near.end);
            let span = cut(said.article, s.proposition.field, joint.start, joint.end);
            if count(&span.text) <= LONG { span } else { s.proposition.clone() }
        }
        _ => s.proposition.clone(),
    }
}

/// Of a short thing that is asked for, warned of, praised or blamed the clause that tells so, from before its source:
/// "a strike on Corvia" says nothing, "the army warned of a strike on Corvia" does (حذر الجيش من ضرب كورفيا).
fn told_with_its_verb(said: &Said<'_>) -> Option<Span> {
    let s = said.statement;
    let act = matches!(s.stance, Stance::Asks | Stance::Threatens | Stance::Praises | Stance::Blames);
    let source = &s.attribution.last()?.span;
    let before = s.sentence.contains(source) && source.end <= s.proposition.start;
    let words = count(&s.proposition.text);
    if !act || !before || s.quote.is_some() && words > QUOTED || words > FEW {
        return None;
    }
    let opening = clause(said.article, &s.sentence, source);
    let start = opening.start.min(source.start);
    let told = cut(said.article, s.proposition.field, start, s.proposition.end);
    (count(&told.text) <= LONG && !told.text.contains(['.', '\n'])).then_some(told)
}

/// Words behind a comma that open no clause of their own, folded.
const DANGLING: &[&str] = &[
    "علي",
    "في",
    "من",
    "الي",
    "عن",
    "مع",
    "بين",
    "حتي",
    "الذي",
    "التي",
    "الذين",
    "بما",
    "مما",
    "كما",
    "لان",
    "لانه",
    "لانها",
    "بسبب",
    "وعلي",
    "وفي",
    "ومن",
    "والي",
    "وعن",
    "والذي",
    "والتي",
];

/// Words that open a condition, folded.
const CONDITIONS: &[&str] = &["اذا", "لو", "واذا", "ولو", "فاذا", "عندما", "وعندما", "كلما"];

/// The stretch of `within` between the punctuation before and after `near`, at least two words, else all of it.
fn clause(article: &CodedArticle, within: &Span, near: &Span) -> Span {
    if !within.contains(near) || count(&within.text) <= LONG {
        return within.clone();
    }
    let letters: Vec<char> = within.text.chars().collect();
    let (from, to) = ((near.start - within.start) as usize, (near.end - within.start) as usize);
    if to > letters.len() || from > to {
        return within.clone();
    }
    let mut start = letters[..from].iter().rposition(|c| ENDS.contains(c)).map_or(0, |at| at + 1);
    let mut end = letters[to..].iter().position(|c| ENDS.contains(c)).map_or(letters.len(), |at| to + at);
    // …، إذا وقعت، على منشآت كذا: what a preposition or a relative pronoun opens is no clause without what stands before;
    // what a condition opens none without what stands behind.
    let opening = |at: usize| {
        let first: String = letters[at..]
            .iter()
            .skip_while(|c| c.is_whitespace())
            .take_while(|c| !c.is_whitespace())
            .collect();
        fold(&first)
    };
    while start > 0 && DANGLING.contains(&opening(start).as_str()) {
        start = letters[..start - 1].iter().rposition(|c| ENDS.contains(c)).map_or(0, |at| at + 1);
    }
    if CONDITIONS.contains(&opening(start).as_str()) && end < letters.len() {
        end =
            letters[end + 1..].iter().position(|c| ENDS.contains(c)).map_or(letters.len(), |at| end + 1 + at);
    }
    let span = cut(article, within.field, within.start + start as u32, within.start + end as u32);
    if count(&span.text) >= 2 { span } else { within.clone() }
}

/// The span of an article without white space at its ends.
fn cut(article: &CodedArticle, field: Field, start: u32, end: u32) -> Span {
    let of = if field == Field::Title { &article.title } else { &article.text };
    let letters: Vec<char> =
        of.chars().skip(start as usize).take(end.saturating_sub(start) as usize).collect();
    let before = letters.iter().take_while(|c| c.is_whitespace()).count();
    let after = letters[before..].iter().rev().take_while(|c| c.is_whitespace()).count();
    let text: String = letters[before..letters.len() - after].iter().collect();
    Span { start: start + before as u32, end: start + (letters.len() - after) as u32, text, field }
}
