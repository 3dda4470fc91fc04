//! An event with the accounts of its sides, point by point.

use std::collections::BTreeSet;

use riwaya_record::{AccountTable, Cell, CellStance, Correcting, Event, Evidence, Link, Marked, Point, Side};

use crate::counting::{PAIRS, PASSAGES, POINTS, SIDES, counted};
use crate::event::{Report, Told, party};
use crate::shelf::Shelf;
use crate::site::{Hand, written};
use crate::wording::Both;
use crate::{dates, names};

/// Passages of one cell that are shown at once; the rest is folded.
const SHOWN: usize = 2;
/// Comparisons of claims that are worth reading; many say the same.
const REASONS: usize = 12;

pub(crate) struct Comparison {
    pub(crate) told: Told,
    pub(crate) where_: Option<Both>,
    /// Name, code, and the page of its own where there is one.
    pub(crate) actors: Vec<(Both, String, Option<String>)>,
    pub(crate) recipients: Vec<(Both, String, Option<String>)>,
    pub(crate) cameo: String,
    pub(crate) plover: String,
    pub(crate) issues: Option<Both>,
    pub(crate) first: Option<First>,
    pub(crate) points_counted: Both,
    pub(crate) sides_counted: Both,
    pub(crate) sides: Vec<Column>,
    pub(crate) points: Vec<Row>,
    /// What one side only speaks of, side by side, where the page sets it apart.
    pub(crate) alone: Vec<Alone>,
    /// Of the headings within it.
    pub(crate) level: u8,
    pub(crate) omissions: Vec<Omissions>,
    /// What was part of it, and whether that has a comparison of its own.
    pub(crate) parts: Vec<(Told, bool)>,
    pub(crate) whole: Option<Told>,
    pub(crate) reasons: Vec<Reason>,
    pub(crate) reasons_counted: Both,
    pub(crate) more_reasons: Option<Both>,
    /// By whom cells can be marked as wrong.
    pub(crate) hand: Option<Hand>,
}

pub(crate) struct First {
    pub(crate) report: Report,
    pub(crate) when: Option<Both>,
}

pub(crate) struct Column {
    pub(crate) name: Both,
    pub(crate) key: String,
    pub(crate) outlet: bool,
    /// Which of the page's six hues marks it.
    pub(crate) hue: usize,
}

pub(crate) struct Row {
    pub(crate) name: Both,
    pub(crate) kind: Both,
    pub(crate) relation: (Both, &'static str),
    pub(crate) cells: Vec<Answer>,
}

/// One side on one point.
pub(crate) struct Answer {
    pub(crate) side: Both,
    pub(crate) hue: usize,
    pub(crate) stance: Both,
    pub(crate) class: &'static str,
    pub(crate) value: Option<String>,
    pub(crate) shown: Vec<Passage>,
    pub(crate) folded: Vec<Passage>,
    pub(crate) fold: Both,
    /// What a form sends that says it is wrong; none of a silent cell.
    pub(crate) wrong: Option<String>,
    /// Who marked as wrong what was found.
    pub(crate) marked: Option<Both>,
}

/// Words quoted from an article.
#[derive(Clone)]
pub(crate) struct Passage {
    pub(crate) words: String,
    pub(crate) source: Option<Both>,
    pub(crate) outlet: String,
    pub(crate) when: Option<Both>,
    /// The place in the article, if that is there.
    pub(crate) to: Option<String>,
}

pub(crate) struct Omissions {
    pub(crate) side: Both,
    pub(crate) hue: usize,
    /// Points that a text says it left out.
    pub(crate) left_out: Vec<(Both, Vec<Passage>)>,
    /// Points of which no statement was found.
    pub(crate) silent: Option<Both>,
}

pub(crate) struct Reason {
    pub(crate) a: Telling,
    pub(crate) b: Telling,
    pub(crate) merged: bool,
    pub(crate) score: String,
    pub(crate) reasons: Vec<String>,
}

/// A claim by its word and its outlet.
pub(crate) struct Telling {
    pub(crate) words: String,
    pub(crate) report: Report,
}

impl Comparison {
    pub(crate) fn new(shelf: &Shelf<'_>, table: &AccountTable, compared: &BTreeSet<&str>) -> Self {
        let event = &table.event;
        let sides: Vec<Column> = table.sides.iter().enumerate().map(column).collect();
        let (reasons, all) = reasons(shelf, event);
        let more = all - reasons.len();
        Self {
            told: Told::new(shelf, event),
            where_: event.place.as_ref().map(|p| Both::either(&p.span.text, &p.name)),
            actors: event.actors.iter().map(party).collect(),
            recipients: event.recipients.iter().map(party).collect(),
            cameo: event.cameo.clone().unwrap_or_default(),
            plover: event.event.to_string(),
            issues: issues(event),
            first: event.first_reported.as_ref().map(|f| First {
                report: Report::new(shelf, &f.article),
                when: dates::published(&f.published),
            }),
            points_counted: counted(table.points.len(), &POINTS),
            sides_counted: counted(table.sides.len(), &SIDES),
            points: table.points.iter().map(|p| row(shelf, p, &table.sides, &sides)).collect(),
            alone: Vec::new(),
            level: 4,
            omissions: omissions(shelf, table, &sides),
            sides,
            parts: shelf
                .parts
                .get(event.id.as_str())
                .map(|all| {
                    all.iter().map(|e| (Told::new(shelf, e), compared.contains(e.id.as_str()))).collect()
                })
                .unwrap_or_default(),
            whole: event
                .part_of
                .as_deref()
                .filter(|whole| *whole != event.id)
                .and_then(|whole| shelf.events.get(whole))
                .map(|e| Told::new(shelf, e)),
            reasons_counted: counted(all, &PAIRS),
            reasons,
            hand: None,
            more_reasons: (more > 0).then(|| counted(more, &PAIRS)),
        }
    }
}

impl Comparison {
    /// For a page of its own: points of which one side only speaks are set apart, where several sides meet on others;
    /// of what sides left out, what texts say of it stays, since the table shows the silences.
    pub(crate) fn on_its_own_page(&mut self) {
        self.level = 3;
        self.omissions.retain_mut(|o| {
            o.silent = None;
            !o.left_out.is_empty()
        });
        let met = |row: &Row| row.cells.iter().filter(|c| c.class != "silent").count() > 1;
        if self.points.iter().any(met) {
            let (points, alone) = std::mem::take(&mut self.points).into_iter().partition(met);
            self.points = points;
            self.points_counted = counted(self.points.len(), &POINTS);
            self.alone = self.sides.iter().map(Alone::of).collect();
            for row in alone {
                let row: Row = row;
                let said = row
                    .cells
                    .into_iter()
                    .enumerate()
                    .find(|(_, cell)| cell.class != "silent" || cell.marked.is_some());
                if let Some((side, cell)) = said {
                    // a point that is only its own words needs no name
                    let named = cell.shown.first().is_none_or(|p| !begins(&p.words, &row.name.ar));
                    let name = if named { row.name } else { Both::default() };
                    self.alone[side].points.push((name, row.kind, cell));
                }
            }
            self.alone.retain(|side| !side.points.is_empty());
            for side in &mut self.alone {
                side.counted = counted(side.points.len(), &POINTS);
                side.folded = side.points.split_off(ALONE.min(side.points.len()));
                side.fold = counted(side.folded.len(), &POINTS);
            }
        }
    }
}

/// Whether words begin with a name that may have been shortened.
fn begins(words: &str, name: &str) -> bool {
    words.starts_with(name.trim_end_matches('…').trim_end())
}

/// Points of which one side speaks alone that are shown at once.
const ALONE: usize = 4;

/// What one side speaks of, and no other.
pub(crate) struct Alone {
    pub(crate) side: Both,
    pub(crate) hue: usize,
    pub(crate) counted: Both,
    /// Name and kind of the point, and what the side says of it.
    pub(crate) points: Vec<(Both, Both, Answer)>,
    pub(crate) folded: Vec<(Both, Both, Answer)>,
    pub(crate) fold: Both,
}

impl Alone {
    fn of(side: &Column) -> Self {
        Self {
            side: side.name.clone(),
            hue: side.hue,
            counted: Both::default(),
            points: Vec::new(),
            folded: Vec::new(),
            fold: Both::default(),
        }
    }
}

fn column((at, side): (usize, &Side)) -> Column {
    Column { name: side_name(side), key: side.key.clone(), outlet: side.outlet, hue: at % 6 }
}

fn side_name(side: &Side) -> Both {
    let name = Both::either(&side.name_ar, &side.name);
    if name.is_empty() { Both::same(&side.key) } else { name }
}

fn issues(event: &Event) -> Option<Both> {
    let mut seen = BTreeSet::new();
    let named: Vec<Both> = event
        .issues
        .iter()
        .filter(|i| seen.insert(i.key.as_str()))
        .map(|i| Both::either(&i.span.text, &i.name))
        .take(8)
        .collect();
    (!named.is_empty()).then(|| Both::list(&named))
}

fn row(shelf: &Shelf<'_>, point: &Point, sides: &[Side], columns: &[Column]) -> Row {
    Row {
        name: Both::either(&point.point_ar, &point.point),
        kind: names::point(point.kind),
        relation: names::relation(point.relation),
        cells: sides.iter().zip(columns).map(|(side, column)| cell(shelf, point, side, column)).collect(),
    }
}

fn cell(shelf: &Shelf<'_>, point: &Point, of: &Side, column: &Column) -> Answer {
    let cell = point.cells.get(&of.key);
    let said = cell.map_or(CellStance::Silent, |c| c.stance);
    let (stance, class) = names::cell(said);
    let evidence = cell.filter(|_| said != CellStance::Silent).map_or(&[][..], |c| &c.evidence);
    let mut shown: Vec<Passage> = evidence.iter().map(|e| quoted(shelf, e)).collect();
    let folded = shown.split_off(SHOWN.min(shown.len()));
    Answer {
        side: column.name.clone(),
        hue: column.hue,
        stance,
        class,
        value: cell.and_then(|c| c.value.clone()).filter(|v| !v.trim().is_empty()),
        fold: counted(folded.len(), &PASSAGES),
        shown,
        folded,
        wrong: cell.filter(|_| said != CellStance::Silent).map(|c| wrong(point, of, c)),
        marked: cell.and_then(|c| c.marked.as_ref()).map(marked),
    }
}

fn wrong(point: &Point, side: &Side, cell: &Cell) -> String {
    written(&Correcting::Cell {
        side: side.key.clone(),
        point: point.point.clone(),
        kind: point.kind,
        stance: cell.stance,
        value: cell.value.clone(),
        evidence: cell.evidence.clone(),
    })
}

/// Who marked it, when and why.
fn marked(by: &Marked) -> Both {
    let day = dates::day(by.at.get(..10).unwrap_or_default());
    let why = if by.why.is_empty() { String::new() } else { format!(": {}", by.why) };
    Both::new(
        format!("علّم {} في {} أن ما وُجد هنا خطأ{why}", by.who, day.ar),
        format!("{} marked what was found here as wrong on {}{why}", by.who, day.en),
    )
}

fn quoted(shelf: &Shelf<'_>, evidence: &Evidence) -> Passage {
    let article = shelf.articles.get(evidence.article.as_str());
    Passage {
        words: evidence.span.text.trim().to_owned(),
        source: evidence.source.as_ref().map(|s| shelf.party(&evidence.article, s)).filter(|s| !s.is_empty()),
        outlet: shelf.outlet(&evidence.article),
        when: article.and_then(|a| a.published.date.as_deref()).map(dates::day),
        to: shelf.place(&evidence.article, &evidence.span),
    }
}

fn omissions(shelf: &Shelf<'_>, table: &AccountTable, columns: &[Column]) -> Vec<Omissions> {
    let mut out = Vec::new();
    for (side, column) in table.sides.iter().zip(columns) {
        let (mut left_out, mut silent) = (Vec::new(), Vec::new());
        for point in &table.points {
            let name = Both::either(&point.point_ar, &point.point);
            match point.cells.get(&side.key) {
                Some(cell) if cell.stance == CellStance::LeftOut => {
                    left_out.push((name, cell.evidence.iter().map(|e| quoted(shelf, e)).collect()));
                }
                Some(cell) if cell.stance != CellStance::Silent => {}
                _ => silent.push(name),
            }
        }
        if !left_out.is_empty() || !silent.is_empty() {
            let silent = (!silent.is_empty()).then(|| Both::list(&silent));
            out.push(Omissions { side: column.name.clone(), hue: column.hue, left_out, silent });
        }
    }
    out
}

/// Why its reports were merged, the surest first, then what looked alike and was kept apart.
fn reasons(shelf: &Shelf<'_>, event: &Event) -> (Vec<Reason>, usize) {
    let own: BTreeSet<&str> = event.claims.iter().map(String::as_str).collect();
    let mut about: Vec<&Link> = event
        .claims
        .iter()
        .flat_map(|claim| shelf.links.get(claim.as_str()).into_iter().flatten().copied())
        .filter(|l| l.merged == (own.contains(l.a.as_str()) && own.contains(l.b.as_str())))
        .collect();
    about.sort_by(|x, y| {
        (y.merged, y.score)
            .partial_cmp(&(x.merged, x.score))
            .unwrap_or(std::cmp::Ordering::Equal)
            .then_with(|| (&x.a, &x.b).cmp(&(&y.a, &y.b)))
    });
    about.dedup_by(|x, y| (&x.a, &x.b, x.merged) == (&y.a, &y.b, y.merged));
    let telling = |id: &str| {
        let found = shelf.claims.get(id);
        Telling {
            words: found.map_or_else(|| id.to_owned(), |(_, c)| c.trigger.text.clone()),
            report: found.map_or_else(
                || Report { outlet: String::new(), to: None },
                |(article, _)| Report::new(shelf, &article.id),
            ),
        }
    };
    let shown = about
        .iter()
        .take(REASONS)
        .map(|l| Reason {
            a: telling(&l.a),
            b: telling(&l.b),
            merged: l.merged,
            score: format!("{:.2}", l.score),
            reasons: l.reasons.clone(),
        })
        .collect();
    (shown, about.len())
}

/// Places in articles that the cells of a table lead to.
pub(crate) fn cited(table: &AccountTable) -> impl Iterator<Item = &Evidence> {
    table.points.iter().flat_map(|p| p.cells.values()).flat_map(|c| &c.evidence)
}
