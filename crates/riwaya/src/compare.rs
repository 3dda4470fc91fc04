//! `compare`: points down, sides across.

use std::path::Path;

use riwaya_reconcile::account_table;
use riwaya_record::{AccountTable, Cell, CellStance, Evidence, Marked, Point, PointKind, Relation, Side};
use riwaya_senses::Lexical;

use crate::arguments::{OneArguments, Single};
use crate::columns::{day, named, what};
use crate::failure::Failure;
use crate::knowledge;
use crate::lists::{opened, printed};
use crate::lookup::{around, event};
use crate::printing::{isolated, shortened};

/// Characters of evidence that a cell shows; the whole is in the JSON and the report.
const EVIDENCE: usize = 140;
/// Pieces of evidence that a cell shows.
const PIECES: usize = 2;
/// What a cell shows of a side of which nothing was found.
const SILENT: &str = "–";

pub(crate) fn compare(asked: &OneArguments, own: Option<&Path>) -> Result<(), Failure> {
    let store = opened(&asked.database)?;
    let found = event(&store, &asked.id)?;
    let (least, senses) = (asked.confidence.min_confidence, Lexical(knowledge::lexicon(own)?));
    let (made, articles) = around(&store, &found)?;
    let mut table = account_table(&found.id, &made, &articles, least, &senses)
        .ok_or_else(|| Failure::nothing_of(&found.id))?;
    if asked.format == Single::Json {
        return printed(|out| out.json(&table));
    }
    table.points.sort_by_key(weight);
    printed(|out| {
        out.line(&format!("{}  {}", day(&table.event), isolated(&what(&table.event))))?;
        if table.points.is_empty() {
            return out.line("No side is reported to say anything of it.");
        }
        let mut header = vec!["point".to_owned()];
        header.extend(table.sides.iter().map(|side| format!("{}\n{}", side.name, side.key)));
        let rows: Vec<Vec<String>> = table.points.iter().map(|point| row(&table, point)).collect();
        out.line(&format!("{SILENT} no statement was found, and no more than that\n"))?;
        out.ruled(&header, &rows)
    })
}

/// What an editor looks for first: contradictions and omissions, then what several sides speak of.
fn weight(point: &Point) -> u8 {
    let left_out = point.cells.values().any(|cell| cell.stance == CellStance::LeftOut);
    match point.relation {
        Relation::Contradict => 0,
        _ if left_out => 1,
        Relation::Differ => 2,
        Relation::Agree => 3,
        Relation::OnlyOneSide => 4,
    }
}

fn row(table: &AccountTable, point: &Point) -> Vec<String> {
    let kind = match point.kind {
        PointKind::Issue | PointKind::Claim => String::new(),
        kind => format!(" ({})", named(kind)),
    };
    let mut row = vec![format!("{}{kind}\n→ {}", shortened(&point.point, EVIDENCE), relation(table, point))];
    let several = table.event.articles.len() > 1;
    row.extend(
        table
            .sides
            .iter()
            .map(|side| point.cells.get(&side.key).map_or_else(|| SILENT.to_owned(), |c| cell(c, several))),
    );
    row
}

/// How the sides stand to each other on a point, in plain words.
fn relation(table: &AccountTable, point: &Point) -> String {
    let of = |is: &dyn Fn(CellStance) -> bool| -> Vec<&Side> {
        let holds = |side: &&Side| point.cells.get(&side.key).is_some_and(|cell| is(cell.stance));
        table.sides.iter().filter(holds).collect()
    };
    let names =
        |sides: &[&Side]| sides.iter().map(|side| side.name.as_str()).collect::<Vec<_>>().join(" and ");
    let speaking = of(&|stance| stance != CellStance::Silent);
    let left_out = of(&|stance| stance == CellStance::LeftOut);
    let denying = of(&|stance| stance == CellStance::Denies);
    if !left_out.is_empty() {
        let verb = if left_out.len() == 1 { "leaves" } else { "leave" };
        return format!("{} {verb} it out", names(&left_out));
    }
    match point.relation {
        Relation::Contradict => "they contradict one another".to_owned(),
        Relation::Differ => "they tell it differently".to_owned(),
        Relation::Agree if denying.len() == speaking.len() => "they all deny it".to_owned(),
        Relation::Agree => "they say the same".to_owned(),
        Relation::OnlyOneSide if denying.len() == 1 => format!("{} denies it", names(&denying)),
        Relation::OnlyOneSide if speaking.is_empty() => "nobody".to_owned(),
        Relation::OnlyOneSide => format!("only {}", names(&speaking)),
    }
}

fn cell(cell: &Cell, several: bool) -> String {
    let head = match (cell.stance, &cell.value) {
        (CellStance::Silent, _) => {
            let marked =
                |m: &Marked| format!("{SILENT}\n{} marked what was found as wrong", isolated(&m.who));
            return cell.marked.as_ref().map_or_else(|| SILENT.to_owned(), marked);
        }
        (CellStance::Value, Some(value)) => value.clone(),
        (stance, Some(value)) => format!("{}: {value}", named(stance)),
        (stance, None) => named(stance),
    };
    let mut lines = vec![head];
    lines.extend(cell.evidence.iter().take(PIECES).map(|e| quoted(e, several)));
    if cell.evidence.len() > PIECES {
        lines.push(format!("and {} more", cell.evidence.len() - PIECES));
    }
    lines.join("\n")
}

/// The words, who is named as saying them, and the article where there are several.
fn quoted(evidence: &Evidence, several: bool) -> String {
    let words = format!("«{}»", shortened(&evidence.span.text, EVIDENCE));
    let source = evidence.source.as_ref().map(|source| shortened(&source.span.text, EVIDENCE / 2));
    let article = several.then(|| evidence.article.clone());
    let whence: Vec<String> = source.into_iter().chain(article).collect();
    if whence.is_empty() { words } else { format!("{words}\n— {}", whence.join(", ")) }
}
