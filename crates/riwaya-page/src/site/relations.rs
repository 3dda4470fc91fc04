//! Who acts with whom, as a table whose cells are the darker the more there is between two parties.

use crate::ways::part;
use crate::wording::Both;

/// A party by its code and names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// As the database looks parties up: a country, a lexicon key, a name.
    pub code: String,
    /// In English.
    pub en: String,
    /// In Arabic.
    pub ar: String,
}

/// What is between two parties.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// Place of the one in the list of parties.
    pub a: usize,
    /// Place of the other.
    pub b: usize,
    /// How many events.
    pub events: usize,
    /// The mean of their PLOVER scores.
    pub score: f64,
}

pub(crate) struct Matrix {
    pub(crate) heads: Vec<(Both, String)>,
    pub(crate) rows: Vec<(Both, String, Vec<Option<Square>>)>,
}

pub(crate) struct Square {
    pub(crate) events: usize,
    /// `heat1` to `heat4`.
    pub(crate) heat: &'static str,
    /// `warm`, `cold` or `even`.
    pub(crate) tone: &'static str,
    pub(crate) to: String,
    pub(crate) label: Both,
}

pub(crate) fn matrix(parties: &[Named], pairs: &[Pair]) -> Option<Matrix> {
    let most = pairs.iter().map(|p| p.events).max()? as f64;
    let names: Vec<(Both, String)> =
        parties.iter().map(|p| (Both::either(&p.ar, &p.en), format!("/actors/{}", part(&p.code)))).collect();
    let square = |row: usize, column: usize| {
        let pair = pairs.iter().find(|p| (p.a, p.b) == (row, column) || (p.a, p.b) == (column, row))?;
        let share = (pair.events as f64 / most).sqrt();
        let heat = ["heat1", "heat2", "heat3", "heat4"][((share * 4.0) as usize).min(3)];
        let tone = match pair.score {
            s if s > 0.75 => "warm",
            s if s < -0.75 => "cold",
            _ => "even",
        };
        let (one, other) = (&names[row].0, &names[column].0);
        Some(Square {
            events: pair.events,
            heat,
            tone,
            to: format!("/actors/{}/with/{}", part(&parties[row].code), part(&parties[column].code)),
            label: Both::new(
                format!("{} و{}: {}، متوسط الدرجة {:.1}", one.ar, other.ar, pair.events, pair.score),
                format!("{} and {}: {}, mean score {:.1}", one.en, other.en, pair.events, pair.score),
            ),
        })
    };
    let rows = (0..parties.len())
        .map(|row| {
            let cells =
                (0..parties.len()).map(|column| if row == column { None } else { square(row, column) });
            (names[row].0.clone(), names[row].1.clone(), cells.collect())
        })
        .collect();
    Some(Matrix { heads: names, rows })
}
