//! Who a party is, and whether two parties of two texts may be the same.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;

use riwaya_record::{CodedArticle, EntityKind, EventActor, Party};
use smallvec::SmallVec;

use crate::folding::{containment, fold, stems, words};

/// A party with what its entity tells.
#[derive(Clone, Debug)]
pub(crate) struct Who<'a> {
    pub(crate) key: Option<&'a str>,
    pub(crate) kind: Option<EntityKind>,
    pub(crate) country: Option<&'a str>,
    pub(crate) sector: Option<&'a str>,
    pub(crate) name: &'a str,
    pub(crate) name_ar: &'a str,
    /// Stems of its name, once they were asked for.
    stems: OnceCell<Vec<String>>,
}

impl<'a> Who<'a> {
    pub(crate) fn new(article: &'a CodedArticle, party: &'a Party) -> Self {
        let entity = party.entity.as_deref().and_then(|id| article.entity(id));
        // Words of two speakers at once name neither: the entity does, where there is one.
        let country = party.country.as_deref().or_else(|| entity.and_then(|e| e.country.as_deref()));
        let sector = party.sector.as_deref().or_else(|| entity.and_then(|e| e.sector.as_deref()));
        let (name, name_ar) = match entity {
            Some(e) => (e.name.as_str(), e.name_ar.as_str()),
            None => (party.span.text.as_str(), party.span.text.as_str()),
        };
        let name_ar = if name_ar.is_empty() { party.span.text.as_str() } else { name_ar };
        Self {
            key: entity.and_then(|e| e.key.as_deref()),
            kind: entity.map(|e| e.kind),
            country,
            sector,
            name: if name.is_empty() { name_ar } else { name },
            name_ar,
            stems: OnceCell::new(),
        }
    }

    /// Stems of its name in Arabic letters.
    pub(crate) fn stems(&self) -> &[String] {
        self.stems.get_or_init(|| stems(self.name_ar))
    }

    /// What tells it from others in one event: its key, else its folded name.
    pub(crate) fn identity(&self) -> String {
        self.key.map_or_else(|| fold(self.name_ar), str::to_owned)
    }

    pub(crate) fn is_person(&self) -> bool {
        self.kind == Some(EntityKind::Person)
    }

    /// How many they are, of people without a name who are counted: `about 709 civilians`.
    pub(crate) fn counted(&self) -> Option<f64> {
        let at = self.name.find(|c: char| c.is_ascii_digit()).filter(|_| self.key.is_none())?;
        let end = self.name[at..].find(' ')?;
        self.name[at..at + end].replace(',', "").parse().ok()
    }

    /// Whether it stands for the state or its executive: the government itself, a palace, a ministry.
    fn is_executive(&self) -> bool {
        self.kind == Some(EntityKind::Government)
            || self.sector == Some("GOV") && !self.is_person() && self.kind != Some(EntityKind::Population)
    }

    /// How likely two parties are one, or speak for one: 1 the same entity, 0 surely not.
    ///
    /// An office holder and the government of the same country are compatible; two persons are not.
    pub(crate) fn likeness(&self, other: &Self) -> f64 {
        if let (Some(a), Some(b)) = (self.key, other.key)
            && a == b
        {
            return 1.0;
        }
        let same_words = || containment(self.stems(), other.stems());
        let countries = match (self.country, other.country) {
            (Some(a), Some(b)) if a != b => return 0.0,
            (Some(_), Some(_)) => true,
            _ => false,
        };
        if self.is_person() && other.is_person() {
            let known = self.key.is_some() && other.key.is_some();
            return if !known && same_words() >= 0.99 { 0.9 } else { 0.0 };
        }
        if !countries {
            // one of them is of no known country: only the words can tell
            return if same_words() >= 0.99 { 0.8 } else { 0.0 };
        }
        if self.is_executive() && other.is_executive() {
            return 0.85;
        }
        match (self.sector, other.sector) {
            (Some("GOV"), Some("GOV")) => 0.8,
            (Some(a), Some(b)) if a == b => match a {
                // bodies of one state
                "MIL" | "COP" | "LEG" | "JUD" | "SPY" => 0.8,
                "CVL" => 0.8,
                _ if same_words() >= 0.5 => 0.8,
                _ if self.key.is_some() && other.key.is_some() => 0.0,
                _ => 0.5,
            },
            (None, _) | (_, None) => 0.6,
            (Some("GOV"), Some("MIL")) | (Some("MIL"), Some("GOV")) => 0.55,
            _ if same_words() >= 0.99 => 0.7,
            _ => 0.1,
        }
    }
}

/// How the parties of two claims fit.
#[derive(Debug, Default)]
pub(crate) struct Fit<'a> {
    /// Sum of the likenesses of those that were paired.
    pub(crate) total: f64,
    /// How many pairs were the same entity.
    pub(crate) same: usize,
    /// Whether one of those paired is known: of a country, or an entry of the lexicon.
    pub(crate) known: bool,
    /// Names of those paired.
    pub(crate) names: SmallVec<[&'a str; 4]>,
    /// A party of either that nobody of the other can be, on both sides.
    pub(crate) clash: Option<(&'a str, &'a str)>,
}

/// Likeness from which two parties may be one.
const MAY_BE_ONE: f64 = 0.5;

/// The parties of two claims, and how likely each of the one is each of the other.
pub(crate) struct Pairing<'p, 'a> {
    a: &'p [Who<'a>],
    b: &'p [Who<'a>],
    /// Row by row: those of the first with each of the second.
    likeness: SmallVec<[f64; 16]>,
}

impl<'p, 'a> Pairing<'p, 'a> {
    pub(crate) fn of(a: &'p [Who<'a>], b: &'p [Who<'a>]) -> Self {
        Self { a, b, likeness: a.iter().flat_map(|x| b.iter().map(|y| x.likeness(y))).collect() }
    }

    fn likeness(&self, i: usize, j: usize) -> f64 {
        self.likeness[i * self.b.len() + j]
    }

    /// Pairs some of the first with some of the second greedily, the likeliest first.
    pub(crate) fn fit(&self, of_a: Range<usize>, of_b: Range<usize>) -> Fit<'a> {
        let mut pairs: SmallVec<[(i64, usize, usize); 16]> = SmallVec::new();
        for i in of_a.clone() {
            for j in of_b.clone() {
                let likeness = self.likeness(i, j);
                if likeness >= MAY_BE_ONE {
                    pairs.push((-(likeness * 1e6) as i64, i, j));
                }
            }
        }
        pairs.sort_unstable();
        let mut taken: SmallVec<[(usize, usize); 4]> = SmallVec::new();
        let mut out = Fit::default();
        for (likeness, i, j) in pairs {
            if taken.iter().all(|&(x, y)| x != i && y != j) {
                taken.push((i, j));
                let likeness = -likeness as f64 / 1e6;
                out.total += likeness;
                out.same += usize::from(likeness >= 0.99);
                let (a, b) = (&self.a[i], &self.b[j]);
                let who = if b.is_person() { b } else { a };
                out.names.push(who.name);
                out.known |= who.country.is_some() || who.key.is_some();
            }
        }
        let named = |w: &&Who<'a>| w.country.is_some() || w.key.is_some();
        let nobody_of_b = |i: &usize| of_b.clone().all(|j| self.likeness(*i, j) < MAY_BE_ONE);
        let nobody_of_a = |j: &usize| of_a.clone().all(|i| self.likeness(i, *j) < MAY_BE_ONE);
        let spare_a = of_a.clone().filter(nobody_of_b).map(|i| &self.a[i]).find(named);
        let spare_b = || of_b.clone().filter(nobody_of_a).map(|j| &self.b[j]).find(named);
        out.clash = spare_a.and_then(|a| Some((a.name, spare_b()?.name)));
        out
    }
}

/// The parties of one role, merged over claims: most often named first, a government left out where an office
/// holder of the same country and sector stands for it, strays of a larger event left out.
pub(crate) fn merge(all: &[&Who<'_>], claims: usize) -> Vec<EventActor> {
    let mut counts: BTreeMap<String, (usize, usize, &Who<'_>)> = BTreeMap::new();
    for (at, who) in all.iter().enumerate() {
        if who.key.is_none() && words(&fold(who.name_ar)).next().is_none() {
            continue;
        }
        counts.entry(who.identity()).or_insert((0, at, who)).0 += 1;
    }
    let mut found: Vec<(usize, usize, &Who<'_>)> = counts.into_values().collect();
    found.sort_by_key(|(n, at, _)| (std::cmp::Reverse(*n), *at));
    let enough = if claims >= 4 { claims.div_ceil(4).max(2) } else { 1 };
    let most = found.first().map_or(0, |f| f.0);
    let mut out: Vec<&Who<'_>> = Vec::new();
    for (n, _, who) in &found {
        let stray = *n < enough.min(most);
        let stood_for = |o: &Who<'_>| o.country == who.country && o.likeness(who) >= 0.5;
        if !stray && (who.key.is_some() && who.is_person() || !out.iter().any(|o| stood_for(o))) {
            out.push(who);
        }
    }
    // an office holder found after his government takes its place
    let persons: Vec<&Who<'_>> = out.iter().copied().filter(|w| w.is_person()).collect();
    out.retain(|w| w.is_person() || !persons.iter().any(|p| p.country == w.country && p.likeness(w) >= 0.8));
    out.into_iter()
        .map(|w| EventActor {
            name: w.name.to_owned(),
            name_ar: w.name_ar.to_owned(),
            country: w.country.map(str::to_owned),
            sector: w.sector.map(str::to_owned),
            key: w.key.map(str::to_owned),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_counted_by_their_names() {
        let counted = |name, key| {
            let who = Who {
                key,
                kind: None,
                country: None,
                sector: None,
                name,
                name_ar: "",
                stems: OnceCell::new(),
            };
            who.counted()
        };
        assert_eq!(counted("3 employees", None), Some(3.0));
        assert_eq!(counted("more than 1,630 civilians", None), Some(1630.0));
        assert_eq!(counted("civilians", None), None);
        assert_eq!(counted("T4 Air Base", Some("t4")), None);
    }
}
