//! What each side says of an event, point by point.

use std::collections::HashMap;

use riwaya_record::{AccountTable, ArticleSummary, CellStance};

use crate::Figure;
use crate::count::ratio;
use crate::rows::AccountsEntry;
use crate::wording::Wording;

pub(crate) fn figures(
    gold: &[AccountsEntry],
    articles: &HashMap<&str, &ArticleSummary>,
    table_of: &dyn Fn(&str) -> Option<AccountTable>,
) -> Vec<Figure> {
    let (mut cells, mut hit, mut left, mut left_hit, mut said) = (0, 0, 0, 0, 0);
    for entry in gold {
        let table = main_event(entry, articles).and_then(table_of);
        let got = table.as_ref().map(evidences).unwrap_or_default();
        said += got.len();
        for account in entry.points.iter().flat_map(|point| &point.accounts) {
            let side = match &account.source {
                Some(source) if !source.is_empty() => Voice::of_side(entry, &account.side),
                _ => Voice { outlet: true, ..Voice::default() },
            };
            let evidence = Wording::of(&account.evidence);
            let stances = stances(&account.stance);
            let right = |e: &Evidence| {
                stances.contains(&e.stance) && side.matches(&e.side) && quotes(&evidence, &e.wording)
            };
            cells += 1;
            hit += usize::from(got.iter().any(right));
        }
        for omission in &entry.omissions_reported {
            let evidence = Wording::of(&omission.evidence);
            let right = |e: &Evidence| e.stance == CellStance::LeftOut && quotes(&evidence, &e.wording);
            left += 1;
            left_hit += usize::from(got.iter().any(right));
        }
    }
    vec![
        Figure::share("account_cells_recall", ratio(hit, cells)),
        Figure::share("omissions_recall", ratio(left_hit, left)),
        Figure::count("gold_cells", cells),
        Figure::count("system_cells", said),
    ]
}

/// The main event of most of the entry's articles; of equals, the one met first.
fn main_event<'a>(entry: &AccountsEntry, articles: &HashMap<&str, &'a ArticleSummary>) -> Option<&'a str> {
    let mut votes: Vec<(&str, usize)> = Vec::new();
    for event in entry.articles.iter().filter_map(|id| articles.get(id.as_str())?.main_event.as_deref()) {
        match votes.iter_mut().find(|(known, _)| *known == event) {
            Some((_, n)) => *n += 1,
            None => votes.push((event, 1)),
        }
    }
    let most = votes.iter().map(|(_, n)| *n).max()?;
    votes.into_iter().find(|(_, n)| *n == most).map(|(event, _)| event)
}

/// Who speaks.
#[derive(Clone, Debug, Default)]
struct Voice {
    country: Option<String>,
    sector: Option<String>,
    outlet: bool,
}

impl Voice {
    fn of_side(entry: &AccountsEntry, key: &str) -> Self {
        let some = |value: &Option<String>| value.clone().filter(|v| !v.is_empty());
        entry.sides.iter().rev().find(|side| side.key == key).map_or_else(Self::default, |side| Self {
            country: some(&side.country),
            sector: some(&side.sector),
            outlet: side.sector.as_deref() == Some("MED") || side.key.starts_with("OUT"),
        })
    }

    /// An outlet's own voice matches any outlet's; others match by country, and by sector where they have none.
    fn matches(&self, got: &Self) -> bool {
        if self.outlet || got.outlet {
            return self.outlet && (got.outlet || got.sector.as_deref() == Some("MED"));
        }
        self.country == got.country || (self.country.is_none() && self.sector == got.sector)
    }
}

/// A piece of evidence of a table.
struct Evidence {
    side: Voice,
    stance: CellStance,
    wording: Wording,
}

fn evidences(table: &AccountTable) -> Vec<Evidence> {
    let some = |value: &Option<String>| value.clone().filter(|v| !v.is_empty());
    let sides: HashMap<&str, Voice> = table
        .sides
        .iter()
        .map(|s| {
            (s.key.as_str(), Voice { country: some(&s.country), sector: some(&s.sector), outlet: s.outlet })
        })
        .collect();
    let mut out = Vec::new();
    for (key, cell) in table.points.iter().flat_map(|point| &point.cells) {
        let side = sides.get(key.as_str()).cloned().unwrap_or_default();
        for evidence in &cell.evidence {
            let wording = Wording::of(&evidence.span.text);
            out.push(Evidence { side: side.clone(), stance: cell.stance, wording });
        }
    }
    out
}

/// The stances of a cell that a gold stance stands for.
fn stances(gold: &str) -> &'static [CellStance] {
    match gold {
        "said" | "asserts" | "value" => &[CellStance::Asserts, CellStance::Value],
        "denied" | "denies" => &[CellStance::Denies],
        "reported omitted" | "left out" => &[CellStance::LeftOut],
        _ => &[],
    }
}

/// The system's words hold the gold's, or are held by them, and are not a whole article.
fn quotes(gold: &Wording, got: &Wording) -> bool {
    let (n, m) = (gold.len(), got.len());
    n > 0 && m <= 3 * n + 15 && (gold.overlap(got) >= 0.3 || got.holds(gold) || (m > 2 && gold.holds(got)))
}
