//! Who a party is, and whether two parties of two texts may be the same.

use std::collections::BTreeMap;

use riwaya_record::{CodedArticle, EntityKind, EventActor, Party};

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
    stems: Vec<String>,
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
            stems: stems(name_ar),
        }
    }

    /// What tells it from others in one event: its key, else its folded name.
    pub(crate) fn identity(&self) -> String {
        self.key.map_or_else(|| fold(self.name_ar), str::to_owned)
    }

    pub(crate) fn is_person(&self) -> bool {
        self.kind == Some(EntityKind::Person)
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
        let same_words = || containment(&self.stems, &other.stems);
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
    pub(crate) names: Vec<&'a str>,
    /// A party of either that nobody of the other can be, on both sides.
    pub(crate) clash: Option<(&'a str, &'a str)>,
}

/// Pairs two lists greedily, the likeliest first.
pub(crate) fn fit<'a>(a: &[&Who<'a>], b: &[&Who<'a>]) -> Fit<'a> {
    let mut pairs: Vec<(i64, usize, usize)> = Vec::new();
    for (i, x) in a.iter().enumerate() {
        for (j, y) in b.iter().enumerate() {
            let likeness = x.likeness(y);
            if likeness >= 0.5 {
                pairs.push((-(likeness * 1e6) as i64, i, j));
            }
        }
    }
    pairs.sort_unstable();
    let (mut left, mut right) = (vec![false; a.len()], vec![false; b.len()]);
    let mut out = Fit::default();
    for (likeness, i, j) in pairs {
        if !left[i] && !right[j] {
            left[i] = true;
            right[j] = true;
            let likeness = -likeness as f64 / 1e6;
            out.total += likeness;
            out.same += usize::from(likeness >= 0.99);
            let who = if b[j].is_person() { b[j] } else { a[i] };
            out.names.push(who.name);
            out.known |= who.country.is_some() || who.key.is_some();
        }
    }
    let named = |w: &&&Who<'a>| w.country.is_some() || w.key.is_some();
    let spare = |all: &[&Who<'a>], taken: &[bool], others: &[&Who<'a>]| {
        all.iter()
            .zip(taken)
            .filter(|(w, taken)| !**taken && others.iter().all(|o| o.likeness(w) < 0.5))
            .map(|(w, _)| w)
            .find(named)
            .map(|w| w.name)
    };
    out.clash = spare(a, &left, b).zip(spare(b, &right, a));
    out
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
