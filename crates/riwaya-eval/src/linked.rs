//! Gold of links made ready: claims by number, the events that must-links make of them, the events kept apart.

use std::collections::{BTreeSet, HashMap};

use crate::GoldError;
use crate::rows::{LinkClaim, LinkRow};

/// Claims, and which of them are one event. Must-links hold transitively; a cannot-link parts the events of its two
/// claims, and with them all their claims.
#[derive(Clone, Debug)]
pub struct Links {
    /// The claims that are spoken of.
    pub claims: Vec<LinkClaim>,
    /// The events, as numbers of claims; a claim without a must-link is an event of its own.
    pub events: Vec<Vec<usize>>,
    /// The events that are not one, as numbers of events, the lower first.
    pub apart: BTreeSet<(usize, usize)>,
}

impl Links {
    /// From the rows of a file, with their lines.
    pub(crate) fn of(file: &str, rows: Vec<(usize, LinkRow)>) -> Result<Self, GoldError> {
        let mut claims = Vec::new();
        let (mut must, mut cannot) = (Vec::new(), Vec::new());
        for (line, row) in rows {
            match row {
                LinkRow::Claim(claim) => claims.push((line, claim)),
                LinkRow::Must(names) => must.push((line, names)),
                LinkRow::Cannot(names) => cannot.push((line, names)),
            }
        }
        let mut names = Names::of(file, &claims)?;
        let claims: Vec<LinkClaim> = claims.into_iter().map(|(_, claim)| claim).collect();
        let must = names.pairs(must)?;
        let cannot = names.pairs(cannot)?;
        let event_of = joined(claims.len(), must.iter().map(|pair| (pair.a, pair.b)));
        let mut apart = BTreeSet::new();
        for Pair { line, a, b } in cannot {
            let (e, f) = (event_of[a], event_of[b]);
            if e == f {
                let message = format!(
                    "{:?} and {:?} are one event by the must-links; take this row out, or a must-link between them",
                    claims[a].name, claims[b].name
                );
                return Err(GoldError::row(file, line, message));
            }
            apart.insert((e.min(f), e.max(f)));
        }
        let mut events = vec![Vec::new(); event_of.iter().max().map_or(0, |last| last + 1)];
        for (claim, event) in event_of.into_iter().enumerate() {
            events[event].push(claim);
        }
        Ok(Self { claims, events, apart })
    }

    /// All pairs of claims that are one event.
    pub(crate) fn must_pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.events.iter().flat_map(|event| {
            event.iter().enumerate().flat_map(|(n, &a)| event[n + 1..].iter().map(move |&b| (a, b)))
        })
    }

    /// All pairs of claims of events that are kept apart.
    pub(crate) fn cannot_pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.apart.iter().flat_map(move |&(e, f)| {
            self.events[e].iter().flat_map(move |&a| self.events[f].iter().map(move |&b| (a, b)))
        })
    }
}

/// Two claims by their numbers, and the line that links them.
struct Pair {
    line: usize,
    a: usize,
    b: usize,
}

/// The claims' numbers by name, and the pairs that were linked so far, with their lines.
struct Names<'a> {
    file: &'a str,
    numbers: HashMap<String, usize>,
    linked: HashMap<(usize, usize), usize>,
}

impl<'a> Names<'a> {
    fn of(file: &'a str, claims: &[(usize, LinkClaim)]) -> Result<Self, GoldError> {
        let mut numbers = HashMap::new();
        for (n, (line, claim)) in claims.iter().enumerate() {
            if let Some(before) = numbers.insert(claim.name.clone(), n) {
                let message = format!(
                    "{:?} stands in line {} already; name each claim once",
                    claim.name, claims[before].0
                );
                return Err(GoldError::row(file, *line, message));
            }
        }
        Ok(Self { file, numbers, linked: HashMap::new() })
    }

    /// The claims of pairs of names, each pair once in a file.
    fn pairs(&mut self, named: Vec<(usize, [String; 2])>) -> Result<Vec<Pair>, GoldError> {
        let mut pairs = Vec::new();
        for (line, [a, b]) in named {
            let pair = Pair { line, a: self.number(line, &a)?, b: self.number(line, &b)? };
            if pair.a == pair.b {
                let message = format!("{a:?} is linked with itself; name two claims");
                return Err(GoldError::row(self.file, line, message));
            }
            if let Some(before) = self.linked.insert((pair.a.min(pair.b), pair.a.max(pair.b)), line) {
                let message =
                    format!("{a:?} and {b:?} are linked in line {before} already; take one row out");
                return Err(GoldError::row(self.file, line, message));
            }
            pairs.push(pair);
        }
        Ok(pairs)
    }

    fn number(&self, line: usize, name: &str) -> Result<usize, GoldError> {
        self.numbers.get(name).copied().ok_or_else(|| {
            GoldError::row(
                self.file,
                line,
                format!("no row has the claim {name:?}; add it, or mend the name"),
            )
        })
    }
}

/// The number of each claim's event, events counted in the order of their first claims.
fn joined(claims: usize, links: impl Iterator<Item = (usize, usize)>) -> Vec<usize> {
    let mut root: Vec<usize> = (0..claims).collect();
    for (a, b) in links {
        let (a, b) = (top(&root, a), top(&root, b));
        root[a.max(b)] = a.min(b);
    }
    let mut numbers = HashMap::new();
    (0..claims)
        .map(|claim| {
            let next = numbers.len();
            *numbers.entry(top(&root, claim)).or_insert(next)
        })
        .collect()
}

fn top(root: &[usize], mut claim: usize) -> usize {
    while root[claim] != claim {
        claim = root[claim];
    }
    claim
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_hold_transitively() {
        assert_eq!(joined(6, [(4, 2), (0, 4), (3, 5)].into_iter()), [0, 1, 0, 2, 0, 2]);
        assert!(joined(0, std::iter::empty()).is_empty());
    }
}
