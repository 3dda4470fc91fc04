//! What people corrected, brought into coded articles on their way in. The coding that is kept stays what the coder said.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_record::{
    ClaimDate, CodedArticle, Correcting, Correction, DateFrom, Entity, EntityKind, EventActor, Marked, Party,
    Role, Span,
};

use crate::constraints::{Constraints, Wrong};

/// The corrections that hold, in their order: those that none undoes that holds itself. What undoes comes after what it undoes.
pub fn in_force(all: &[Correction]) -> Vec<&Correction> {
    let mut undone: BTreeSet<&str> = BTreeSet::new();
    let mut out = Vec::new();
    for correction in all.iter().rev() {
        if undone.contains(correction.id.as_str()) {
            continue;
        }
        if let Correcting::Undo { correction: of } = &correction.change {
            undone.insert(of);
        }
        out.push(correction);
    }
    out.reverse();
    out
}

/// What corrections in force change, by claim, and how claims are grouped by them.
#[derive(Clone, Debug, Default)]
pub struct Corrections {
    claims: BTreeMap<String, Changed>,
    constraints: Constraints,
}

/// What is otherwise about a claim. Of two corrections of one thing the later holds.
#[derive(Clone, Debug, Default)]
struct Changed {
    /// Whether it is right.
    right: Option<bool>,
    date: Option<Day>,
    parties: BTreeMap<Role, Vec<EventActor>>,
}

/// When somebody says that it was.
#[derive(Clone, Debug)]
enum Day {
    On(String),
    /// No text tells it.
    Untold,
}

impl Corrections {
    /// Of all corrections in their order. `now` gives the id under which a claim or statement goes on.
    pub fn new(all: &[Correction], now: impl Fn(&str) -> String) -> Self {
        let mut out = Self::default();
        let mut groups = Groups::default();
        for correction in in_force(all) {
            let named = |claims: &[String]| -> BTreeSet<String> { claims.iter().map(|c| now(c)).collect() };
            let mut each = |claims: &[String], change: &dyn Fn(&mut Changed)| {
                for claim in named(claims) {
                    change(out.claims.entry(claim).or_default());
                }
            };
            match &correction.change {
                Correcting::Confirm { claims } => each(claims, &|c| c.right = Some(true)),
                Correcting::Reject { claims } => each(claims, &|c| c.right = Some(false)),
                Correcting::Date { claims, date } => {
                    let day = date.clone().map_or(Day::Untold, Day::On);
                    each(claims, &|c| c.date = Some(day.clone()));
                }
                Correcting::Party { claims, role, parties } => {
                    each(claims, &|c| drop(c.parties.insert(*role, parties.clone())));
                }
                Correcting::Together { claims } => groups.join(named(claims)),
                Correcting::Apart { claims, others } => groups.part(&named(claims), &named(others)),
                Correcting::Cell { side, point, kind, stance, value, evidence } => {
                    let mut evidence = evidence.clone();
                    for words in &mut evidence {
                        words.statement = words.statement.as_deref().map(&now);
                    }
                    out.constraints.wrong.push(Wrong {
                        side: side.clone(),
                        point: point.clone(),
                        kind: *kind,
                        stance: *stance,
                        value: value.clone(),
                        evidence,
                        marked: Marked {
                            correction: correction.id.clone(),
                            who: correction.who.clone(),
                            at: correction.at.clone(),
                            why: correction.why.clone(),
                        },
                    });
                }
                Correcting::Undo { .. } => {}
            }
        }
        out.constraints.together = groups.together();
        out.constraints.apart = groups.apart();
        out
    }

    /// By what grouping and account tables are bound.
    pub fn constraints(&self) -> &Constraints {
        &self.constraints
    }

    /// Whether a person said that a claim is right (or wrong).
    pub fn verdict(&self, claim: &str) -> Option<bool> {
        self.claims.get(claim)?.right
    }

    /// Whether anything about a claim is otherwise than it was coded.
    pub fn names(&self, claim: &str) -> bool {
        self.claims.contains_key(claim)
    }

    /// An article with what is corrected in it.
    pub fn apply(&self, mut article: CodedArticle) -> CodedArticle {
        if !article.claims.iter().any(|c| self.claims.contains_key(&c.id)) {
            return article;
        }
        let rejected = |id: &String| self.verdict(id) == Some(false);
        article.claims.retain(|c| !rejected(&c.id));
        for statement in &mut article.statements {
            statement.claim.take_if(|id| rejected(id));
        }
        for communication in &mut article.communications {
            communication.claim.take_if(|id| rejected(id));
        }
        for n in 0..article.claims.len() {
            let Some(changed) = self.claims.get(&article.claims[n].id) else { continue };
            for (role, parties) in &changed.parties {
                let made: Vec<Party> = parties.iter().map(|p| party(&mut article, n, p)).collect();
                match role {
                    Role::Actor => article.claims[n].actor = made,
                    Role::Recipient => article.claims[n].recipient = made,
                }
            }
            let claim = &mut article.claims[n];
            if changed.right == Some(true) {
                claim.confidence = 1.0;
            }
            if let Some(date) = &changed.date {
                claim.date = match date {
                    Day::Untold => None,
                    Day::On(value) => {
                        Some(ClaimDate { value: value.clone(), from: DateFrom::Correction, time: None })
                    }
                };
            }
        }
        article
    }
}

/// Somebody as a party to a claim: where its sentence names him, there; of one whom the article does not name, a place
/// without words at the claim.
fn party(article: &mut CodedArticle, claim: usize, of: &EventActor) -> Party {
    let is_same = |e: &Entity| match (&of.key, &e.key) {
        (Some(key), Some(own)) => key == own,
        (None, None) => {
            e.country == of.country && e.sector == of.sector && (e.name == of.name || e.name_ar == of.name_ar)
        }
        _ => false,
    };
    let claim = &article.claims[claim];
    let known = article.entities.iter().find(|e| is_same(e));
    let entity = known.map_or_else(|| format!("e{}", article.entities.len() + 1), |e| e.id.clone());
    let mentions = known.map_or(&[][..], |e| &e.mentions);
    let near = mentions.iter().find(|m| claim.sentence.contains(m)).or_else(|| mentions.first());
    let here = || Span {
        start: claim.trigger.start,
        end: claim.trigger.start,
        text: String::new(),
        field: claim.trigger.field,
    };
    let span = near.cloned().unwrap_or_else(here);
    if known.is_none() {
        article.entities.push(Entity {
            id: entity.clone(),
            kind: kind(of),
            name: of.name.clone(),
            name_ar: of.name_ar.clone(),
            country: of.country.clone(),
            country_from: None,
            sector: of.sector.clone(),
            role: None,
            key: of.key.clone(),
            mentions: Vec::new(),
        });
    }
    Party { span, entity: Some(entity), country: of.country.clone(), sector: of.sector.clone() }
}

/// What a party is that the article does not name: a state where its key is that of its country.
fn kind(of: &EventActor) -> EntityKind {
    match (&of.key, &of.country) {
        (Some(key), Some(country)) if key == country => EntityKind::Government,
        (None, Some(_)) if of.sector.is_none() => EntityKind::Government,
        _ => EntityKind::Organisation,
    }
}

/// Sets of claims that are one event, and pairs of sets that are not; what comes later wins.
#[derive(Default)]
struct Groups {
    joined: Vec<BTreeSet<String>>,
    parted: Vec<(BTreeSet<String>, BTreeSet<String>)>,
}

impl Groups {
    fn join(&mut self, claims: BTreeSet<String>) {
        let parted = std::mem::take(&mut self.parted);
        for (one, other) in parted {
            let (in_one, out_one): (BTreeSet<_>, BTreeSet<_>) =
                one.into_iter().partition(|c| claims.contains(c));
            let outside: BTreeSet<String> = other.difference(&claims).cloned().collect();
            self.parted.extend([(in_one, outside), (out_one, other)]);
        }
        self.parted.retain(|(one, other)| !one.is_empty() && !other.is_empty());
        self.joined.push(claims);
    }

    fn part(&mut self, claims: &BTreeSet<String>, others: &BTreeSet<String>) {
        let joined = std::mem::take(&mut self.joined);
        for group in joined {
            if group.is_disjoint(claims) || group.is_disjoint(others) {
                self.joined.push(group);
            } else {
                self.joined.extend([&group & claims, &group - claims]);
            }
        }
        let others = others - claims;
        if !claims.is_empty() && !others.is_empty() {
            self.parted.push((claims.clone(), others));
        }
    }

    /// Each claim of a set with its first.
    fn together(&self) -> Vec<(String, String)> {
        let pairs = |group: &BTreeSet<String>| {
            let first = group.first().cloned().unwrap_or_default();
            group.iter().skip(1).map(move |c| (first.clone(), c.clone())).collect::<Vec<_>>()
        };
        self.joined.iter().flat_map(pairs).collect()
    }

    fn apart(&self) -> Vec<(String, String)> {
        let pairs = |(one, other): &(BTreeSet<String>, BTreeSet<String>)| {
            one.iter().flat_map(|a| other.iter().map(move |b| (a.clone(), b.clone()))).collect::<Vec<_>>()
        };
        self.parted.iter().flat_map(pairs).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(changes: &[Correcting]) -> Vec<Correction> {
        let one = |(n, change): (usize, &Correcting)| Correction {
            id: format!("k{n}"),
            at: format!("2031-05-0{}T10:00:00Z", n + 1),
            who: "سلمى".into(),
            why: String::new(),
            event: None,
            change: change.clone(),
        };
        changes.iter().enumerate().map(one).collect()
    }

    fn list(claims: &[&str]) -> Vec<String> {
        claims.iter().map(|c| (*c).to_owned()).collect()
    }

    fn bound(changes: &[Correcting]) -> (Vec<String>, Vec<String>) {
        let of = Corrections::new(&all(changes), |id| id.replace("old-", ""));
        let joined = |pairs: &[(String, String)]| pairs.iter().map(|(a, b)| format!("{a}{b}")).collect();
        (joined(&of.constraints.together), joined(&of.constraints.apart))
    }

    fn together(claims: &[&str]) -> Correcting {
        Correcting::Together { claims: list(claims) }
    }

    fn apart(claims: &[&str], others: &[&str]) -> Correcting {
        Correcting::Apart { claims: list(claims), others: list(others) }
    }

    fn undo(n: usize) -> Correcting {
        Correcting::Undo { correction: format!("k{n}") }
    }

    #[test]
    fn an_undoing_can_be_undone() {
        let confirm = Correcting::Confirm { claims: list(&["a"]) };
        let right = |changes: &[Correcting]| Corrections::new(&all(changes), str::to_owned).verdict("a");
        assert_eq!(right(std::slice::from_ref(&confirm)), Some(true));
        assert_eq!(right(&[confirm.clone(), undo(0)]), None);
        assert_eq!(right(&[confirm.clone(), undo(0), undo(1)]), Some(true));
        let reject = Correcting::Reject { claims: list(&["a"]) };
        assert_eq!(right(&[confirm.clone(), reject.clone()]), Some(false), "the later holds");
        assert_eq!(right(&[confirm, reject, undo(1)]), Some(true));
    }

    #[test]
    fn of_two_groupings_the_later_wins() {
        assert_eq!(bound(&[together(&["a", "b", "old-c"])]).0, ["ab", "ac"]);
        let (joined, parted) = bound(&[together(&["a", "b", "c"]), apart(&["a"], &["b", "d"])]);
        assert_eq!((joined, parted), (list(&["bc"]), list(&["ab", "ad"])));
        let (joined, parted) = bound(&[apart(&["a"], &["b", "d"]), together(&["a", "b"])]);
        assert_eq!((joined, parted), (list(&["ab"]), list(&["ad"])));
        assert_eq!(bound(&[apart(&["a"], &["a"])]).1, Vec::<String>::new());
    }
}
