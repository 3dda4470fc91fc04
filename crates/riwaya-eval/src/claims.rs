//! Attributed events and times, article by article.

use std::collections::HashMap;

use riwaya_record::{CodedArticle, Time};

use crate::Figure;
use crate::count::{Answers, Count, pair, pair_sure_first};
use crate::marks::{Mark, Told, accepts};
use crate::rows::{ClaimsRow, GoldTime};
use crate::wording::Wording;

pub(crate) fn figures(gold: &[ClaimsRow], system: &HashMap<&str, &CodedArticle>) -> Vec<Figure> {
    let mut claims = Claims::default();
    let mut times = Times::default();
    for row in gold {
        let article = system.get(row.id.as_str()).copied();
        let want: Vec<Told> = row.claims.iter().map(Told::from).collect();
        let got: Vec<Told> = article.into_iter().flat_map(|a| &a.claims).map(Told::from).collect();
        claims.add(&want, &got);
        times.add(&row.times, article.map_or(&[], |a| &a.times));
    }
    let mut out = claims.figures();
    out.extend(times.figures());
    out
}

#[derive(Default)]
struct Claims {
    typed: Count,
    located: Count,
    actor: Count,
    recipient: Count,
    source: Count,
    country: Answers,
    sector: Answers,
    status: Answers,
}

impl Claims {
    fn add(&mut self, want: &[Told], got: &[Told]) {
        let (matched, spare) = pair_sure_first(want, got, |g| g.optional, Told::same);
        let sure: Vec<&str> = want.iter().filter(|g| !g.optional).map(|g| g.event.as_str()).collect();
        let counted: Vec<&str> =
            got.iter().zip(&spare).filter(|(_, s)| !**s).map(|(g, _)| g.event.as_str()).collect();
        for (count, hits) in
            [(&mut self.typed, in_common(&sure, &counted)), (&mut self.located, matched.len())]
        {
            count.gold += sure.len();
            count.system += counted.len();
            count.hit += hits;
        }
        for (i, j) in matched {
            let (a, b) = as_told(&want[i], &got[j]);
            for (count, want, got) in
                [(&mut self.actor, &a.actor, &b.actor), (&mut self.recipient, &a.recipient, &b.recipient)]
            {
                for (i, j) in mentions(count, want, got) {
                    self.country.add(want[i].country_right(&got[j]));
                    self.sector.add(want[i].sector_right(&got[j]));
                }
            }
            mentions(&mut self.source, &a.source, &b.source);
            self.status.add(a.status_right(&b));
        }
    }

    fn figures(self) -> Vec<Figure> {
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
        out
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
    fn add(&mut self, want: &[GoldTime], got: &[Time]) {
        let gold: Vec<Wording> = want.iter().map(|t| Wording::of(&t.text)).collect();
        let system: Vec<Wording> = got.iter().map(|t| Wording::of(&t.span.text)).collect();
        let mut matched = pair(&gold, &system, Wording::overlap);
        let all = matched.len();
        matched.retain(|(i, _)| !want[*i].optional);
        for count in [&mut self.extent, &mut self.value] {
            count.gold += want.iter().filter(|t| !t.optional).count();
            count.system += got.len() - (all - matched.len());
        }
        self.extent.hit += matched.len();
        let right = |&&(i, j): &&(usize, usize)| {
            accepts(want[i].value.as_deref(), &want[i].or, "value", Some(&got[j].value))
        };
        self.value.hit += matched.iter().filter(right).count();
    }

    fn figures(self) -> Vec<Figure> {
        let mut out = Vec::new();
        out.extend(self.extent.figures(["time_extent_p", "time_extent_r", "time_extent_f1"]));
        out.extend(self.value.figures(["time_value_p", "time_value_r", "time_value_f1"]));
        out.push(Figure::count("gold_times", self.extent.gold));
        out.push(Figure::count("system_times", self.extent.system));
        out
    }
}
