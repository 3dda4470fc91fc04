//! Who says what in whole articles: proposition, source, stance, communication.

use std::collections::HashMap;
use std::ops::AddAssign;

use riwaya_record::{CodedArticle, Statement};

use crate::count::{Answers, Count, pair_sure_first};
use crate::marks::{Mark, accepts, touching, triggers};
use crate::rows::{GoldParty, GoldStatement, StatementsRow};
use crate::wording::Wording;
use crate::{Figure, with_intervals};

/// What is right of an article's statements, or of those of several.
#[derive(Default)]
struct Tally {
    found: Count,
    source: Answers,
    carried: Answers,
    stance: Answers,
    within: Answers,
}

/// A proposition is found where half its words are held; sources by words, or by country and sector.
pub(crate) fn figures(gold: &[StatementsRow], system: &HashMap<&str, &CodedArticle>) -> Vec<Figure> {
    let rows: Vec<Tally> =
        gold.iter().map(|row| Tally::of(row, system.get(row.id.as_str()).copied())).collect();
    with_intervals(&rows, Tally::figures)
}

impl Tally {
    fn of(row: &StatementsRow, article: Option<&CodedArticle>) -> Self {
        let mut out = Self::default();
        let got: Vec<&Statement> = article.into_iter().flat_map(|a| &a.statements).collect();
        let (matched, spare) = paired(row, &got);
        out.found = Count {
            hit: matched.len(),
            gold: row.statements.iter().filter(|g| !g.optional).count(),
            system: spare.iter().filter(|taken| !**taken).count(),
        };
        for (i, j) in matched {
            let (a, b) = (&row.statements[i], got[j]);
            let right = is_of_its_source(a, b);
            out.source.add(right);
            if a.carried {
                out.carried.add(right);
            }
            out.stance.add(accepts(a.stance.as_deref(), &a.or, "stance", Some(b.stance.as_str())));
            let within = |key: &Option<String>| key.as_ref().is_some_and(|k| !k.is_empty());
            if within(&a.within) || within(&b.within) {
                out.within.add(same_communication(row, a, article, b));
            }
        }
        out
    }

    fn figures(&self) -> Vec<Figure> {
        let mut out = Vec::new();
        let Count { gold, system, .. } = self.found;
        out.extend(self.found.figures(["statement_p", "statement_r", "statement_f1"]));
        out.push(Figure::share("statement_source_accuracy", self.source.accuracy()));
        out.push(Figure::share("statement_carried_source_accuracy", self.carried.accuracy()));
        out.push(Figure::share("statement_stance_accuracy", self.stance.accuracy()));
        out.push(Figure::share("statement_within_accuracy", self.within.accuracy()));
        out.push(Figure::count("gold_statements", gold));
        out.push(Figure::count("system_statements", system));
        out
    }
}

impl AddAssign<&Self> for Tally {
    fn add_assign(&mut self, other: &Self) {
        self.found += &other.found;
        self.source += &other.source;
        self.carried += &other.carried;
        self.stance += &other.stance;
        self.within += &other.within;
    }
}

/// The sure statements that were found, as indices, and which of those found are optional ones.
pub(crate) fn paired(row: &StatementsRow, got: &[&Statement]) -> (Vec<(usize, usize)>, Vec<bool>) {
    let want: Vec<(&GoldStatement, Wording)> =
        row.statements.iter().map(|s| (s, Wording::of(&s.proposition))).collect();
    let got: Vec<Wording> = got.iter().map(|s| Wording::of(&s.proposition.text)).collect();
    pair_sure_first(&want, &got, |g| g.0.optional, |g, s| g.1.half(s))
}

/// Whether the innermost source is the wanted one.
pub(crate) fn is_of_its_source(want: &GoldStatement, got: &Statement) -> bool {
    match (want.source.last(), got.attribution.last()) {
        (Some(want), Some(got)) => source_right(want, &Mark::from(got)),
        _ => false,
    }
}

fn source_right(want: &GoldParty, got: &Mark) -> bool {
    let codes = want.country.as_ref().is_some_and(|c| !c.is_empty())
        && want.country == got.country
        && want.sector == got.sector;
    codes
        || touching(
            &triggers(&want.text, want.also.iter().map(String::as_str)),
            std::slice::from_ref(&got.wording),
        )
}

/// Whether a word for the gold's communication is a word for the system's.
fn same_communication(
    row: &StatementsRow,
    want: &GoldStatement,
    article: Option<&CodedArticle>,
    got: &Statement,
) -> bool {
    let gold = row.communications.iter().find(|c| want.within.as_ref() == Some(&c.key));
    let system =
        article.into_iter().flat_map(|a| &a.communications).find(|c| got.within.as_ref() == Some(&c.id));
    let (Some(gold), Some(system)) = (gold, system) else { return false };
    touching(
        &triggers(&gold.trigger, gold.also.iter().map(String::as_str)),
        &triggers(&system.trigger.text, system.also.iter().map(|s| s.text.as_str())),
    )
}
