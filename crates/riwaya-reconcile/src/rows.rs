//! Answers put together into the rows of an account table.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_record::{Cell, CellStance, Event, EventType, Evidence, Marked, Point, PointKind, Relation, Side};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::clustering::{Edge, average_link};
use crate::constraints::Wrong;
use crate::dates::Stretch;
use crate::folding::{containment, shared, stems};
use crate::points::{Answer, Question};
use crate::relations::{Meaning, Senses, Standing, standing};
use crate::sides::{Sides, Speaker};

/// Likeness of words from which two statements answer one question.
const LIKE: f64 = 0.45;

/// How many words a name has at least that is a clause.
const CLAUSE: usize = 5;

/// Answers put together by question; those that only words can tell, by their words.
pub(crate) fn group(found: Vec<Answer>, event: &Event) -> Vec<Vec<Answer>> {
    let mut found = chosen(found, event);
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
    let edges = likeness(&worded);
    let mut out: Vec<Vec<Answer>> = rows.into_values().collect();
    for members in average_link(worded.len(), &edges, &[], &[], LIKE) {
        out.push(members.into_iter().map(|i| worded[i].clone()).collect());
    }
    out
}

/// Of all that the statements answer, what makes a row.
///
/// An issue is a point of its own where talks took it up, where the event is about it, or where two sides speak of
/// it; that the event took place, where two sides say so or one denies it; its day, where two tell it. What answers no such question stands
/// under its own words.
fn chosen(found: Vec<Answer>, event: &Event) -> Vec<Answer> {
    let agenda: FxHashSet<&str> = event.issues.iter().map(|i| i.key.as_str()).collect();
    let mut heard: BTreeMap<&Question, (BTreeSet<&str>, bool)> = BTreeMap::new();
    let mut told: BTreeMap<&Question, BTreeSet<&str>> = BTreeMap::new();
    for a in &found {
        let sides = || a.speakers.iter().map(crate::sides::Speaker::base);
        let of = heard.entry(&a.question).or_default();
        of.0.extend(sides());
        of.1 |= matches!(a.stance, CellStance::Denies | CellStance::LeftOut);
        if a.stance != CellStance::LeftOut {
            told.entry(&a.question).or_default().extend(sides());
        }
    }
    // what is left out is left out of what others tell, and by nobody who tells it himself
    let is_left_out = |a: &Answer| {
        told.get(&a.question).is_some_and(|sides| a.speakers.iter().all(|s| !sides.contains(s.base())))
    };
    let stands = |a: &Answer| match &a.question {
        Question::Words => false,
        _ if a.stance == CellStance::LeftOut && !is_left_out(a) => false,
        Question::Issue(key) => {
            event.event == EventType::Consult
                || agenda.contains(key.as_str())
                || heard[&a.question].0.len() > 1
        }
        Question::Event(_) => {
            let (sides, denied) = &heard[&a.question];
            // that outlets tell it is why there is an event at all
            let outlet = |s: &str| s.starts_with("OUTLET-");
            let several = sides.iter().filter(|s| !outlet(s)).count() > 1;
            *denied || several && a.speakers.iter().any(|s| !outlet(s.base()))
        }
        // one who tells the day says nothing that the event's own date does not
        Question::Time => heard[&a.question].0.len() > 1,
        _ => true,
    };
    let keep: Vec<bool> = found.iter().map(stands).collect();
    let placed: FxHashSet<String> = found
        .iter()
        .zip(&keep)
        .filter(|(a, keep)| **keep && a.question != Question::Time)
        .filter_map(|(a, _)| a.evidence.statement.clone())
        .collect();
    found
        .into_iter()
        .zip(keep)
        .filter(|(a, keep)| {
            let is_placed = a.evidence.statement.as_ref().is_some_and(|s| placed.contains(s));
            *keep || a.question == Question::Words && !is_placed
        })
        .map(|(a, _)| a)
        .collect()
}

/// How alike the words of each two answers are: the cosine of their stems, each weighted by how few answers use it,
/// and a clause held by a longer one counts as like it.
fn likeness(worded: &[Answer]) -> Vec<Edge> {
    let words: Vec<Vec<String>> = worded.iter().map(|a| stems(&a.evidence.span.text)).collect();
    let mut spread: FxHashMap<&str, usize> = FxHashMap::default();
    for w in words.iter().flatten() {
        *spread.entry(w).or_default() += 1;
    }
    let weight = |w: &str| {
        let share = worded.len() as f64 / spread.get(w).copied().unwrap_or(1) as f64;
        (1.0 + share).ln()
    };
    let squared = |all: &[String]| all.iter().map(|w| weight(w).powi(2)).sum::<f64>();
    let mut edges = Vec::new();
    for i in 0..words.len() {
        for j in i + 1..words.len() {
            // قال إن السفارات ستنتقل، دون أن يوضح متى: what one sentence tells and what it says was not told are two points
            let (x, y) = (&worded[i], &worded[j]);
            if (x.stance == CellStance::LeftOut) != (y.stance == CellStance::LeftOut)
                && x.evidence.article == y.evidence.article
                && (x.evidence.span.contains(&y.evidence.span) || y.evidence.span.contains(&x.evidence.span))
            {
                continue;
            }
            let (a, b) = (&words[i], &words[j]);
            let same = shared(a, b);
            if same == 0 {
                continue;
            }
            let common: f64 =
                a.iter().filter(|w| b.binary_search(w).is_ok()).map(|w| weight(w).powi(2)).sum();
            let cosine = common / (squared(a) * squared(b)).sqrt().max(f64::MIN_POSITIVE);
            // a short clause within a long one says the same only if it has some words at all
            let enough = a.len().min(b.len()) >= 3;
            let held = if enough { 0.8 * containment(a, b) } else { 0.0 };
            let nested = worded[i].evidence.article == worded[j].evidence.article
                && (worded[i].evidence.span.contains(&worded[j].evidence.span)
                    || worded[j].evidence.span.contains(&worded[i].evidence.span));
            let score = if nested { 1.0 } else { held.max(cosine) };
            if score > 0.1 {
                edges.push(Edge { a: i, b: j, score, conflict: false });
            }
        }
    }
    edges
}

/// The rows of one question: one, and another for every further thing that a side says of it.
pub(crate) fn points(
    row: &[Answer],
    sides: &Sides,
    columns: &[Side],
    wrong: &[Wrong],
    senses: &dyn Senses,
) -> Vec<Point> {
    type Saying = (CellStance, Option<String>);
    let mut by_side: BTreeMap<String, Vec<(Saying, Cell)>> = BTreeMap::new();
    for a in row {
        let of_sides: BTreeMap<String, Option<&Wrong>> =
            a.speakers.iter().map(|s| (sides.key(s), wrong.iter().find(|w| w.is_of(a, s)))).collect();
        for (side, wrong) in of_sides {
            let sayings = by_side.entry(side).or_default();
            let saying = (a.stance, a.value.clone());
            let at = sayings.iter().position(|(s, _)| *s == saying).unwrap_or_else(|| {
                let cell = Cell { stance: a.stance, value: a.value.clone(), ..silent(None) };
                sayings.push((saying, cell));
                sayings.len() - 1
            });
            let cell = &mut sayings[at].1;
            if let Some(wrong) = wrong {
                cell.marked = Some(wrong.marked.clone());
                continue;
            }
            let known =
                |e: &riwaya_record::Evidence| e.article == a.evidence.article && e.span == a.evidence.span;
            if !cell.evidence.iter().any(known) {
                cell.evidence.push(a.evidence.clone());
            }
            cell.confidence = cell.confidence.max((a.confidence * 1000.0).round() / 1000.0);
        }
    }
    for (_, cell) in by_side.values_mut().flatten() {
        // what other words say still stands
        let marked = cell.marked.take().filter(|_| cell.evidence.is_empty());
        if marked.is_some() {
            *cell = silent(marked);
        }
    }
    for sayings in by_side.values_mut() {
        sayings.sort_by_key(|(_, cell)| std::cmp::Reverse(cell.evidence.len()));
    }
    let (name, name_ar, kind) = name(row);
    let by_words = row.iter().all(|a| matches!(a.question, Question::Words | Question::Issue(_)));
    let height = by_side.values().map(Vec::len).max().unwrap_or(0);
    (0..height)
        .map(|n| {
            let cells: BTreeMap<String, Cell> = columns
                .iter()
                .map(|c| {
                    let said = by_side.get(&c.key).and_then(|s| s.get(n));
                    (c.key.clone(), said.map_or_else(|| silent(None), |(_, cell)| cell.clone()))
                })
                .collect();
            let relation = relation(&cells, kind, by_words, senses);
            Point { point: name.clone(), point_ar: name_ar.clone(), kind, cells, relation }
        })
        .collect()
}

fn silent(marked: Option<Marked>) -> Cell {
    Cell { stance: CellStance::Silent, value: None, evidence: Vec::new(), confidence: 0.0, marked }
}

impl Wrong {
    /// Whether this is what an answer was taken to say for one who speaks in it.
    fn is_of(&self, answer: &Answer, speaker: &Speaker) -> bool {
        let same_words = |e: &Evidence| match (&e.statement, &answer.evidence.statement) {
            (Some(one), Some(other)) => one == other,
            (None, None) => e.article == answer.evidence.article && e.span.text == answer.evidence.span.text,
            _ => false,
        };
        let same_point = self.kind != PointKind::Issue || self.point == answer.name.0;
        same_point
            && (self.kind, self.stance, &self.value) == (answer.kind, answer.stance, &answer.value)
            && speaker.goes_by(&self.side)
            && self.evidence.iter().any(same_words)
    }

    /// Takes what is wrong out of an answer.
    pub(crate) fn silence(&self, answer: &mut Answer) {
        let speakers = std::mem::take(&mut answer.speakers);
        answer.speakers = speakers.into_iter().filter(|s| !self.is_of(answer, s)).collect();
    }
}

/// The commonest name; of equally common the shortest.
fn name(row: &[Answer]) -> (String, String, PointKind) {
    let pick = |get: &dyn Fn(&Answer) -> &String| {
        let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
        for a in row {
            *counts.entry(get(a)).or_default() += 1;
        }
        // a few words of one answer name a row of several worse than a clause does
        let short = |n: &str| row.len() > 1 && n.split_whitespace().count() < CLAUSE;
        let best =
            counts.into_iter().min_by_key(|(n, c)| (std::cmp::Reverse(*c), short(n), n.chars().count(), *n));
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
fn relation(
    cells: &BTreeMap<String, Cell>,
    kind: PointKind,
    by_words: bool,
    senses: &dyn Senses,
) -> Relation {
    let speaking: Vec<&Cell> = cells.values().filter(|c| c.stance != CellStance::Silent).collect();
    let all = |s: CellStance| speaking.iter().all(|c| c.stance == s);
    let any = |s: CellStance| speaking.iter().any(|c| c.stance == s);
    if speaking.len() < 2 {
        return Relation::OnlyOneSide;
    }
    if all(CellStance::Value) {
        return values(&speaking, kind);
    }
    if all(CellStance::LeftOut) {
        return Relation::Agree;
    }
    if any(CellStance::LeftOut) {
        return Relation::Differ;
    }
    if by_words {
        return wordings(&speaking, kind, senses);
    }
    match (any(CellStance::Denies), all(CellStance::Denies)) {
        (true, false) => Relation::Contradict,
        _ if any(CellStance::Value) => Relation::Differ,
        _ => Relation::Agree,
    }
}

/// How values stand to each other. "At least 23" does not contradict 23, and what happened at night happened on two
/// days.
fn values(speaking: &[&Cell], kind: PointKind) -> Relation {
    let bare = |c: &Cell| {
        let value = c.value.as_deref().unwrap_or_default();
        value.rsplit(' ').next().filter(|v| v.parse::<f64>().is_ok()).unwrap_or(value).to_owned()
    };
    let values: BTreeSet<String> = speaking.iter().map(|c| bare(c)).collect();
    let days: Vec<Stretch> = values.iter().filter_map(|v| Stretch::read(v)).collect();
    let one_night = kind == PointKind::Time
        && days.len() == values.len()
        && days.iter().all(|a| days.iter().all(|b| a.gap(*b) <= 1));
    if values.len() == 1 || one_night { Relation::Agree } else { Relation::Differ }
}

/// How words stand to each other: two of one question that say the same or the opposite, two of one subject that may
/// say different things of it.
fn wordings(speaking: &[&Cell], kind: PointKind, senses: &dyn Senses) -> Relation {
    let said: Vec<Vec<Wording>> = speaking
        .iter()
        .map(|c| c.evidence.iter().map(|e| Wording::of(c.stance, &e.span.text, senses)).collect())
        .collect();
    let mut relation = Relation::Agree;
    for (i, a) in said.iter().enumerate() {
        for b in &said[i + 1..] {
            let pairs: Vec<Standing> = a.iter().flat_map(|x| b.iter().map(|y| x.standing(y))).collect();
            if pairs.contains(&Standing::Same) {
                continue;
            }
            if pairs.contains(&Standing::Opposed) {
                return Relation::Contradict;
            }
            if kind == PointKind::Issue || a.iter().chain(b).any(|w| w.denied) {
                relation = Relation::Differ;
            }
        }
    }
    relation
}

/// What a cell's words say, and whether the side says it or says that it is not so.
struct Wording {
    meaning: Meaning,
    denied: bool,
}

impl Wording {
    fn of(stance: CellStance, text: &str, senses: &dyn Senses) -> Self {
        let meaning = senses.of(text);
        // words that are negated themselves say what the denier says
        let denied = stance == CellStance::Denies && !meaning.is_turned();
        Self { meaning, denied }
    }

    /// How two sides' words stand to each other; only like words are the same, or opposed.
    fn standing(&self, other: &Self) -> Standing {
        let found = standing(&self.meaning, &other.meaning);
        match found {
            Standing::Same if self.denied != other.denied => Standing::Opposed,
            Standing::Opposed if self.denied != other.denied => Standing::Different,
            Standing::Opposed if !self.meaning.is_like(&other.meaning) => Standing::Different,
            found => found,
        }
    }
}
