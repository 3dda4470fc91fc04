//! What each side says of an event, point by point.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_record::{
    AccountTable, Cell, CellStance, CodedArticle, Event, EventType, Point, PointKind, Relation, Side, Stance,
    Statement,
};
use rustc_hash::FxHashMap;

use crate::clustering::{Edge, average_link};
use crate::folding::{containment, cosine, stems};
use crate::points::{Answer, Question, Said, answers, outlet_answers};
use crate::sides::{Sides, Speaker, is_joint};
use crate::storylines::country_names;
use crate::{Reconciled, dates};

/// How much less a statement is trusted that an article makes beside its main event, than one made about it.
const BESIDE: f64 = 0.85;
/// Likeness of words from which two statements answer one question.
const LIKE: f64 = 0.45;

/// Events by id, what is part of them, and what each article leads with.
pub(crate) struct Files<'a> {
    articles: FxHashMap<&'a str, &'a CodedArticle>,
    events: FxHashMap<&'a str, &'a Event>,
    parts: FxHashMap<&'a str, Vec<&'a Event>>,
    main: FxHashMap<&'a str, &'a str>,
    /// Event id of every claim.
    home: FxHashMap<&'a str, &'a str>,
    governments: BTreeMap<&'a str, (&'a str, &'a str)>,
}

impl<'a> Files<'a> {
    pub(crate) fn new(reconciled: &'a Reconciled, articles: &[&'a CodedArticle]) -> Self {
        let mut parts: FxHashMap<&str, Vec<&Event>> = FxHashMap::default();
        let mut home = FxHashMap::default();
        for e in &reconciled.events {
            if let Some(whole) = e.part_of.as_deref() {
                parts.entry(whole).or_default().push(e);
            }
            home.extend(e.claims.iter().map(|c| (c.as_str(), e.id.as_str())));
        }
        let mut by_id = FxHashMap::default();
        for a in articles {
            by_id.entry(a.id.as_str()).or_insert(*a);
        }
        Self {
            articles: by_id,
            events: reconciled.events.iter().map(|e| (e.id.as_str(), e)).collect(),
            parts,
            main: reconciled
                .summaries
                .iter()
                .filter_map(|s| Some((s.id.as_str(), s.main_event.as_deref()?)))
                .collect(),
            home,
            governments: country_names(articles),
        }
    }

    /// Keys of the sides that say something of an event.
    pub(crate) fn sides(&self, event: &'a Event) -> Vec<String> {
        let answers = self.answers(event);
        let sides = Sides::new(answers.iter().flat_map(|a| &a.speakers), &self.governments);
        sides.columns().into_iter().map(|s| s.key).collect()
    }

    pub(crate) fn table(&self, event_id: &str, min_confidence: f64) -> Option<AccountTable> {
        let event = *self.events.get(event_id)?;
        let mut found = self.answers(event);
        // the columns are named from all who speak, so that a threshold renames none
        let sides = Sides::new(found.iter().flat_map(|a| &a.speakers), &self.governments);
        found.retain(|a| a.confidence >= min_confidence);
        let rows = group(found);
        let speaking: BTreeSet<String> =
            rows.iter().flatten().flat_map(|a| &a.speakers).map(|s| sides.key(s)).collect();
        let columns: Vec<Side> = sides.columns().into_iter().filter(|c| speaking.contains(&c.key)).collect();
        let mut points: Vec<Point> = rows.iter().flat_map(|row| points(row, &sides, &columns)).collect();
        let rank = |p: &Point| {
            let relation = match p.relation {
                Relation::Contradict => 0,
                Relation::Differ => 1,
                Relation::Agree => 2,
                Relation::OnlyOneSide => 3,
            };
            let evidence: usize = p.cells.values().map(|c| c.evidence.len()).sum();
            (relation, p.kind, std::cmp::Reverse(evidence), p.point.clone())
        };
        points.sort_by_cached_key(rank);
        Some(AccountTable { event: event.clone(), sides: columns, points })
    }

    /// Everything that anyone says of the event and of what is part of it.
    fn answers(&self, event: &'a Event) -> Vec<Answer> {
        let mut whole: Vec<&Event> = vec![event];
        whole.extend(self.parts.get(event.id.as_str()).into_iter().flatten());
        let of_claim: FxHashMap<&str, &Event> =
            whole.iter().flat_map(|e| e.claims.iter().map(|c| (c.as_str(), *e))).collect();
        let articles: BTreeSet<&str> =
            whole.iter().flat_map(|e| e.articles.iter().map(String::as_str)).collect();
        let mut direct: Vec<Said<'a>> = Vec::new();
        let mut beside: Vec<Said<'a>> = Vec::new();
        let mut out = Vec::new();
        for article in articles.into_iter().filter_map(|a| self.articles.get(a).copied()) {
            let talks: BTreeSet<&str> = article
                .communications
                .iter()
                .filter(|k| k.claim.as_deref().is_some_and(|c| event.claims.iter().any(|e| e == c)))
                .map(|k| k.id.as_str())
                .collect();
            for s in &article.statements {
                let claim = s
                    .claim
                    .as_deref()
                    .and_then(|id| Some((article.claims.iter().find(|c| c.id == id)?, *of_claim.get(id)?)));
                let within = s.within.as_deref().is_some_and(|k| talks.contains(k));
                let elsewhere = s.within.is_some() && !within && is_of_talks(article, s);
                let said = |trust: f64| Said {
                    article,
                    statement: s,
                    claim,
                    speakers: speakers(article, s, event),
                    confidence: s.confidence * trust,
                };
                if claim.is_some() || within {
                    direct.push(said(1.0));
                } else if !elsewhere && self.main.get(article.id.as_str()) == Some(&event.id.as_str()) {
                    beside.push(said(BESIDE));
                }
            }
            // the outlet's own voice: claims of the event with nobody named as their source
            for c in article.claims.iter().filter(|c| {
                c.attribution.is_empty()
                    && c.source.is_none()
                    && of_claim.get(c.id.as_str()).is_some_and(|e| e.id == event.id)
            }) {
                if c.status == riwaya_record::Status::Actual {
                    out.extend(outlet_answers(article, c, event));
                }
            }
        }
        self.keep_related(event, &direct, &mut beside);
        let all = direct.iter().chain(&beside).filter(|s| !s.speakers.is_empty());
        out.extend(all.flat_map(|s| answers(s, event)));
        out.extend(times(event, &direct));
        out
    }

    /// Of what articles say beside the event, only what takes up one of its issues, or its act and a party.
    fn keep_related(&self, event: &Event, direct: &[Said<'a>], beside: &mut Vec<Said<'a>>) {
        let issues: BTreeSet<&str> = direct
            .iter()
            .flat_map(|s| &s.statement.issues)
            .chain(&event.issues)
            .map(|i| i.key.as_str())
            .filter(|k| !k.starts_with("np:"))
            .collect();
        let violent = matches!(event.event, EventType::Assault | EventType::Coerce | EventType::Protest);
        let names: Vec<String> = {
            let parties = event.actors.iter().chain(&event.recipients).map(|a| a.name_ar.as_str());
            let place = event.place.as_ref().map(|p| p.span.text.as_str());
            let mut all: Vec<String> = parties.chain(place).flat_map(stems).collect();
            all.sort_unstable();
            all.dedup();
            all
        };
        beside.retain(|s| {
            let about_other =
                s.statement.claim.as_deref().and_then(|c| self.home.get(c)).is_some_and(|home| {
                    // what belongs to another event is told there, unless it is only that somebody said so
                    let other = self.events[home];
                    other.claims.len() > 1 && other.event == event.event
                });
            let shares = s.statement.issues.iter().any(|i| issues.contains(i.key.as_str()));
            let words = stems(&s.statement.proposition.text);
            let touches = violent && crate::folding::shared(&words, &names) > 0;
            !about_other && (shares || touches)
        });
    }
}

/// Whether a statement was made within talks (a call, a meeting), of whichever event.
fn is_of_talks(article: &CodedArticle, s: &Statement) -> bool {
    let within = s.within.as_deref();
    article.communications.iter().any(|k| Some(k.id.as_str()) == within && k.claim.is_some())
}

/// Whose account a statement is: of the outermost source that is no outlet, who tells what the others said (the
/// Kremlin, that Biden proposed); but a denial, a doubt or a silence that is told of somebody is his. Where two speak
/// together, of each side of the talks.
fn speakers(article: &CodedArticle, s: &Statement, event: &Event) -> Vec<Speaker> {
    let Some(innermost) = s.attribution.last() else { return Vec::new() };
    let own = matches!(s.stance, Stance::Denies | Stance::Doubts | Stance::LeavesOut);
    let teller = s.attribution.iter().find(|p| p.sector.as_deref() != Some("MED"));
    let speaker = if own { innermost } else { teller.unwrap_or(innermost) };
    if !is_joint(speaker) {
        // An official of no one knows which country speaks for no side.
        let nobody = speaker.country.is_none()
            && matches!(speaker.sector.as_deref(), Some("GOV" | "MIL" | "LEG" | "JUD" | "COP"));
        return if nobody { Vec::new() } else { vec![Speaker::of(article, speaker)] };
    }
    let within = article.communications.iter().find(|k| Some(&k.id) == s.within.as_ref());
    let claim = article.claims.iter().find(|c| event.claims.contains(&c.id));
    let parties: Vec<Speaker> = match (within, claim) {
        (Some(k), _) if k.parties.len() > 1 => k.parties.iter().map(|p| Speaker::of(article, p)).collect(),
        (_, Some(c)) => c.actor.iter().chain(&c.recipient).map(|p| Speaker::of(article, p)).collect(),
        _ => Vec::new(),
    };
    parties.into_iter().collect::<BTreeSet<_>>().into_iter().collect()
}

/// A point of its own for the day, where the sides do not agree on it.
fn times(event: &Event, direct: &[Said<'_>]) -> Vec<Answer> {
    if event.date.as_ref().is_none_or(|d| d.agreed) {
        return Vec::new();
    }
    direct
        .iter()
        .filter_map(|s| {
            let (claim, of) = s.claim?;
            let date = claim
                .date
                .as_ref()
                .filter(|d| d.from == riwaya_record::DateFrom::Clause && of.id == event.id)?;
            dates::Stretch::read(&date.value)?;
            let mut answer = answers(s, event).into_iter().next()?;
            answer.question = Question::Time;
            answer.kind = PointKind::Time;
            answer.name = ("when".to_owned(), "الموعد".to_owned());
            answer.stance = CellStance::Value;
            answer.value = Some(date.value.clone());
            Some(answer)
        })
        .collect()
}

/// Answers put together by question; those that only words can tell, by their words.
fn group(mut found: Vec<Answer>) -> Vec<Vec<Answer>> {
    found.sort_by(|a, b| {
        let key = |x: &Answer| (x.question.clone(), x.evidence.article.clone(), x.evidence.span.order());
        key(a).cmp(&key(b)).then_with(|| a.value.cmp(&b.value))
    });
    let (worded, keyed): (Vec<Answer>, Vec<Answer>) =
        found.into_iter().partition(|a| a.question == Question::Words);
    let mut rows: BTreeMap<Question, Vec<Answer>> = BTreeMap::new();
    for a in keyed {
        rows.entry(a.question.clone()).or_default().push(a);
    }
    let words: Vec<Vec<String>> = worded.iter().map(|a| stems(&a.evidence.span.text)).collect();
    let mut edges = Vec::new();
    for i in 0..words.len() {
        for j in i + 1..words.len() {
            // a short clause within a long one says the same only if it has some words at all
            let enough = words[i].len().min(words[j].len()) >= 3;
            let held = if enough { 0.8 * containment(&words[i], &words[j]) } else { 0.0 };
            let score = held.max(cosine(&words[i], &words[j]));
            if score > 0.1 {
                edges.push(Edge { a: i, b: j, score, conflict: false });
            }
        }
    }
    let mut out: Vec<Vec<Answer>> = rows.into_values().collect();
    for members in average_link(worded.len(), &edges, &[], &[], LIKE) {
        out.push(members.into_iter().map(|i| worded[i].clone()).collect());
    }
    out
}

/// The rows of one question: one, and another for every further thing that a side says of it.
fn points(row: &[Answer], sides: &Sides, columns: &[Side]) -> Vec<Point> {
    type Saying = (CellStance, Option<String>);
    let mut by_side: BTreeMap<String, Vec<(Saying, Cell)>> = BTreeMap::new();
    for a in row {
        for side in a.speakers.iter().map(|s| sides.key(s)).collect::<BTreeSet<_>>() {
            let sayings = by_side.entry(side).or_default();
            let saying = (a.stance, a.value.clone());
            let at = sayings.iter().position(|(s, _)| *s == saying).unwrap_or_else(|| {
                let cell =
                    Cell { stance: a.stance, value: a.value.clone(), evidence: Vec::new(), confidence: 0.0 };
                sayings.push((saying, cell));
                sayings.len() - 1
            });
            let cell = &mut sayings[at].1;
            let known =
                |e: &riwaya_record::Evidence| e.article == a.evidence.article && e.span == a.evidence.span;
            if !cell.evidence.iter().any(known) {
                cell.evidence.push(a.evidence.clone());
            }
            cell.confidence = cell.confidence.max((a.confidence * 1000.0).round() / 1000.0);
        }
    }
    for sayings in by_side.values_mut() {
        sayings.sort_by_key(|(_, cell)| std::cmp::Reverse(cell.evidence.len()));
    }
    let (name, name_ar, kind) = name(row);
    let height = by_side.values().map(Vec::len).max().unwrap_or(0);
    (0..height)
        .map(|n| {
            let silent =
                || Cell { stance: CellStance::Silent, value: None, evidence: Vec::new(), confidence: 0.0 };
            let cells: BTreeMap<String, Cell> = columns
                .iter()
                .map(|c| {
                    let said = by_side.get(&c.key).and_then(|s| s.get(n));
                    (c.key.clone(), said.map_or_else(silent, |(_, cell)| cell.clone()))
                })
                .collect();
            let relation = relation(&cells, kind, row);
            Point { point: name.clone(), point_ar: name_ar.clone(), kind, cells, relation }
        })
        .collect()
}

/// The commonest name; of equally common the shortest.
fn name(row: &[Answer]) -> (String, String, PointKind) {
    let pick = |get: &dyn Fn(&Answer) -> &String| {
        let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
        for a in row {
            *counts.entry(get(a)).or_default() += 1;
        }
        let best = counts.into_iter().min_by_key(|(n, c)| (std::cmp::Reverse(*c), n.chars().count(), *n));
        best.map(|(n, _)| n.clone()).unwrap_or_default()
    };
    let asked = row.iter().filter(|a| a.kind == PointKind::Demand).count();
    let kind = match row.first().map(|a| a.kind) {
        Some(PointKind::Demand | PointKind::Claim) if 2 * asked >= row.len() && asked > 0 => {
            PointKind::Demand
        }
        Some(PointKind::Demand) | None => PointKind::Claim,
        Some(kind) => kind,
    };
    (pick(&|a| &a.name.0), pick(&|a| &a.name.1), kind)
}

/// How the cells of a row stand to each other.
fn relation(cells: &BTreeMap<String, Cell>, kind: PointKind, row: &[Answer]) -> Relation {
    let speaking: Vec<&Cell> = cells.values().filter(|c| c.stance != CellStance::Silent).collect();
    let all = |s: CellStance| speaking.iter().all(|c| c.stance == s);
    let any = |s: CellStance| speaking.iter().any(|c| c.stance == s);
    if speaking.len() < 2 {
        return Relation::OnlyOneSide;
    }
    if any(CellStance::Denies) && (any(CellStance::Asserts) || any(CellStance::Value)) {
        return Relation::Contradict;
    }
    if all(CellStance::Value) {
        // "at least 23" does not contradict 23
        let bare = |c: &Cell| {
            let value = c.value.as_deref().unwrap_or_default();
            value.rsplit(' ').next().filter(|v| v.parse::<f64>().is_ok()).unwrap_or(value).to_owned()
        };
        let values: BTreeSet<String> = speaking.iter().map(|c| bare(c)).collect();
        return if values.len() == 1 { Relation::Agree } else { Relation::Differ };
    }
    if all(CellStance::Asserts) && matches!(kind, PointKind::Issue) {
        // two who speak of one subject need not say the same of it
        let words: Vec<Vec<String>> = speaking
            .iter()
            .map(|c| {
                let mut all: Vec<String> = c.evidence.iter().flat_map(|e| stems(&e.span.text)).collect();
                all.sort_unstable();
                all.dedup();
                all
            })
            .collect();
        let alike = words.windows(2).all(|w| containment(&w[0], &w[1]) >= 0.3);
        return if alike && !row.is_empty() { Relation::Agree } else { Relation::Differ };
    }
    if all(CellStance::Asserts) || all(CellStance::Denies) || all(CellStance::LeftOut) {
        return Relation::Agree;
    }
    Relation::Differ
}
