//! Who says what in whole articles: proposition, source, stance, communication.

use std::collections::HashMap;

use riwaya_record::{CodedArticle, Stance, Statement};

use crate::Figure;
use crate::count::{Answers, Count, pair_sure_first};
use crate::marks::{Mark, accepts, touching, triggers};
use crate::rows::{GoldParty, GoldStatement, StatementsRow};
use crate::wording::Wording;

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
    let mut tally = Tally::default();
    for row in gold {
        tally.add(row, system.get(row.id.as_str()).copied());
    }
    let mut out = Vec::new();
    let Count { gold, system, .. } = tally.found;
    out.extend(tally.found.figures(["statement_p", "statement_r", "statement_f1"]));
    out.push(Figure::share("statement_source_accuracy", tally.source.accuracy()));
    out.push(Figure::share("statement_carried_source_accuracy", tally.carried.accuracy()));
    out.push(Figure::share("statement_stance_accuracy", tally.stance.accuracy()));
    out.push(Figure::share("statement_within_accuracy", tally.within.accuracy()));
    out.push(Figure::count("gold_statements", gold));
    out.push(Figure::count("system_statements", system));
    out
}

impl Tally {
    fn add(&mut self, row: &StatementsRow, article: Option<&CodedArticle>) {
        let want: Vec<(&GoldStatement, Wording)> =
            row.statements.iter().map(|s| (s, Wording::of(&s.proposition))).collect();
        let got: Vec<(&Statement, Wording)> = article
            .into_iter()
            .flat_map(|a| &a.statements)
            .map(|s| (s, Wording::of(&s.proposition.text)))
            .collect();
        let (matched, spare) = pair_sure_first(&want, &got, |g| g.0.optional, |g, s| g.1.half(&s.1));
        self.found.gold += want.iter().filter(|g| !g.0.optional).count();
        self.found.system += got.len() - spare.iter().filter(|taken| **taken).count();
        self.found.hit += matched.len();
        for (i, j) in matched {
            let (a, b) = (want[i].0, got[j].0);
            let right = match (a.source.last(), b.attribution.last()) {
                (Some(want), Some(got)) => source_right(want, &Mark::from(got)),
                _ => false,
            };
            self.source.add(right);
            if a.carried {
                self.carried.add(right);
            }
            self.stance.add(accepts(a.stance.as_deref(), &a.or, "stance", Some(stance(b.stance))));
            let within = |key: &Option<String>| key.as_ref().is_some_and(|k| !k.is_empty());
            if within(&a.within) || within(&b.within) {
                self.within.add(same_communication(row, a, article, b));
            }
        }
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

fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Asserts => "asserts",
        Stance::Denies => "denies",
        Stance::Doubts => "doubts",
        Stance::Asks => "asks",
        Stance::Promises => "promises",
        Stance::Threatens => "threatens",
        Stance::Praises => "praises",
        Stance::Blames => "blames",
        Stance::LeavesOut => "leaves out",
    }
}
