//! Attributed events and times, article by article.

use std::collections::HashMap;
use std::ops::AddAssign;

use riwaya_record::{CodedArticle, Time};

use crate::count::{Answers, Count, pair, pair_sure_first};
use crate::marks::{Mark, Told, accepts};
use crate::rows::{ClaimsRow, GoldTime};
use crate::wording::Wording;
use crate::{Figure, with_intervals};

pub(crate) fn figures(gold: &[ClaimsRow], system: &HashMap<&str, &CodedArticle>) -> Vec<Figure> {
    let rows: Vec<Tally> =
        gold.iter().map(|row| Tally::of(row, system.get(row.id.as_str()).copied())).collect();
    with_intervals(&rows, Tally::figures)
}

/// What is right of an article's claims and times, or of those of several.
#[derive(Default)]
struct Tally {
    typed: Count,
    located: Count,
    actor: Count,
    recipient: Count,
    source: Count,
    country: Answers,
    sector: Answers,
    status: Answers,
    times: Times,
}

impl Tally {
    fn of(row: &ClaimsRow, article: Option<&CodedArticle>) -> Self {
        let want: Vec<Told> = row.claims.iter().map(Told::from).collect();
        let got: Vec<Told> = article.into_iter().flat_map(|a| &a.claims).map(Told::from).collect();
        let mut out =
            Self { times: Times::of(&row.times, article.map_or(&[], |a| &a.times)), ..Self::default() };
        let (matched, spare) = pair_sure_first(&want, &got, |g| g.optional, Told::same);
        let sure: Vec<&str> = want.iter().filter(|g| !g.optional).map(|g| g.event.as_str()).collect();
        let counted: Vec<&str> =
            got.iter().zip(&spare).filter(|(_, s)| !**s).map(|(g, _)| g.event.as_str()).collect();
        let count = |hit| Count { hit, gold: sure.len(), system: counted.len() };
        out.typed = count(in_common(&sure, &counted));
        out.located = count(matched.len());
        for (i, j) in matched {
            let (a, b) = as_told(&want[i], &got[j]);
            for (count, want, got) in
                [(&mut out.actor, &a.actor, &b.actor), (&mut out.recipient, &a.recipient, &b.recipient)]
            {
                for (i, j) in mentions(count, want, got) {
                    out.country.add(want[i].country_right(&got[j]));
                    out.sector.add(want[i].sector_right(&got[j]));
                }
            }
            mentions(&mut out.source, &a.source, &b.source);
            out.status.add(a.status_right(&b));
        }
        out
    }

    fn figures(&self) -> Vec<Figure> {
        let mut out = Vec::new();
        out.extend(self.typed.figures(["event_type_p", "event_type_r", "event_type_f1"]));
        out.extend(self.located.figures(["event_trigger_p", "event_trigger_r", "event_trigger_f1"]));
        out.extend(self.actor.figures(["actor_p", "actor_r", "actor_f1"]));
        out.extend(self.recipient.figures(["recipient_p", "recipient_r", "recipient_f1"]));
        out.extend(self.source.figures(["attribution_p", "attribution_r", "attribution_f1"]));
        out.push(Figure::share("country_accuracy", self.country.accuracy()));
        out.push(Figure::share("sector_accuracy", self.sector.accuracy()));
        out.push(Figure::share("status_accuracy", self.status.accuracy()));
        out.push(Figure::count("gold_claims", self.typed.gold));
        out.push(Figure::count("system_claims", self.typed.system));
        out.extend(self.times.extent.figures(["time_extent_p", "time_extent_r", "time_extent_f1"]));
        out.extend(self.times.value.figures(["time_value_p", "time_value_r", "time_value_f1"]));
        out.push(Figure::count("gold_times", self.times.extent.gold));
        out.push(Figure::count("system_times", self.times.extent.system));
        out
    }
}

impl AddAssign<&Self> for Tally {
    fn add_assign(&mut self, other: &Self) {
        self.typed += &other.typed;
        self.located += &other.located;
        self.actor += &other.actor;
        self.recipient += &other.recipient;
        self.source += &other.source;
        self.country += &other.country;
        self.sector += &other.sector;
        self.status += &other.status;
        self.times.extent += &other.times.extent;
        self.times.value += &other.times.value;
    }
}

/// How many of the wanted names were said, each as often as it was wanted.
fn in_common(want: &[&str], got: &[&str]) -> usize {
    let count = |names: &[&str], name: &str| names.iter().filter(|n| **n == name).count();
    let mut kinds = want.to_vec();
    kinds.sort_unstable();
    kinds.dedup();
    kinds.into_iter().map(|name| count(want, name).min(count(got, name))).sum()
}

/// A consultation is reciprocal: both as actors is as right as one at the other.
fn as_told(gold: &Told, got: &Told) -> (Told, Told) {
    let (mut a, mut b) = (gold.clone(), got.clone());
    if gold.event == "CONSULT" && (gold.recipient.is_empty() || got.recipient.is_empty()) {
        for told in [&mut a, &mut b] {
            told.actor.append(&mut told.recipient);
        }
    }
    (a, b)
}

/// Counts mentions, optional ones neither asked for nor counted against the system; the sure pairs, as indices.
fn mentions(count: &mut Count, gold: &[Mark], system: &[Mark]) -> Vec<(usize, usize)> {
    let mut matched = pair(gold, system, |g, s| g.wording.half(&s.wording));
    let all = matched.len();
    matched.retain(|(i, _)| !gold[*i].optional);
    count.gold += gold.iter().filter(|g| !g.optional).count();
    count.system += system.len() - (all - matched.len());
    count.hit += matched.len();
    matched
}

#[derive(Default)]
struct Times {
    extent: Count,
    value: Count,
}

impl Times {
    fn of(want: &[GoldTime], got: &[Time]) -> Self {
        let gold: Vec<Wording> = want.iter().map(|t| Wording::of(&t.text)).collect();
        let system: Vec<Wording> = got.iter().map(|t| Wording::of(&t.span.text)).collect();
        let mut matched = pair(&gold, &system, Wording::overlap);
        let all = matched.len();
        matched.retain(|(i, _)| !want[*i].optional);
        let count = |hit| Count {
            hit,
            gold: want.iter().filter(|t| !t.optional).count(),
            system: got.len() - (all - matched.len()),
        };
        let right = |&&(i, j): &&(usize, usize)| {
            accepts(want[i].value.as_deref(), &want[i].or, "value", Some(&got[j].value))
        };
        Self { extent: count(matched.len()), value: count(matched.iter().filter(right).count()) }
    }
}
