//! Whose account a statement belongs to.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_record::{CodedArticle, EntityKind, Party, Side};

use crate::folding::{fold, words};
use crate::parties::Who;

/// Sectors whose bodies speak for one state with one voice: a palace, its spokesman and a ministry are one side.
const OF_THE_STATE: &[&str] = &["GOV", "MIL", "COP", "LEG", "JUD", "SPY"];

/// Two who speak together, folded, without the article: the two sides, presidents, ministers, countries.
const TOGETHER: &[&str] = &[
    "جانبان",
    "جانبين",
    "طرفان",
    "طرفين",
    "رئيسان",
    "رئيسين",
    "زعيمان",
    "زعيمين",
    "وزيران",
    "وزيرين",
    "بلدان",
    "بلدين",
    "دولتان",
    "دولتين",
    "حكومتان",
    "حكومتين",
];

/// Somebody who says something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Speaker {
    /// COUNTRY-SECTOR or OUTLET-name.
    base: String,
    /// The body's own key, name and Arabic name, where it is a body that speaks for itself.
    body: Option<(String, String, String)>,
    country: Option<String>,
    sector: Option<String>,
    /// Name and Arabic name as shown.
    shown: (String, String),
    /// Whether that name is a body's (and not a person's).
    is_body: bool,
    outlet: bool,
}

impl Speaker {
    /// The side of a named source.
    pub(crate) fn of(article: &CodedArticle, party: &Party) -> Self {
        let who = Who::new(article, party);
        let mut base = who.country.unwrap_or("ZZZ").to_owned();
        if let Some(sector) = who.sector {
            base = format!("{base}-{sector}");
        }
        let own =
            who.kind.is_some() && !who.is_person() && !OF_THE_STATE.contains(&who.sector.unwrap_or("GOV"));
        let body = who
            .key
            .filter(|k| own && Some(*k) != who.country)
            .map(|k| (k.to_owned(), who.name.to_owned(), who.name_ar.to_owned()));
        Self {
            base,
            body,
            country: who.country.map(str::to_owned),
            sector: who.sector.map(str::to_owned),
            shown: (who.name.to_owned(), who.name_ar.to_owned()),
            is_body: matches!(
                who.kind,
                Some(
                    EntityKind::Government
                        | EntityKind::Organisation
                        | EntityKind::Group
                        | EntityKind::Outlet
                )
            ),
            outlet: false,
        }
    }

    /// The outlet's own voice.
    pub(crate) fn outlet(article: &CodedArticle) -> Option<Self> {
        let name = article.outlet.clone()?;
        Some(Self {
            base: format!("OUTLET-{name}"),
            body: None,
            country: None,
            sector: Some("MED".to_owned()),
            shown: (name.clone(), name),
            is_body: true,
            outlet: true,
        })
    }
}

/// Whether a source is two speakers at once: "the two sides", of no one country.
pub(crate) fn is_joint(party: &Party) -> bool {
    let folded = fold(&party.span.text);
    let together =
        words(&folded).next().is_some_and(|w| TOGETHER.contains(&w.strip_prefix("ال").unwrap_or(w)));
    // Two who are named together are no one entity.
    party.country.is_none() && (together || party.entity.is_none())
}

/// The columns of a table, and which of them a speaker belongs to.
#[derive(Debug, Default)]
pub(crate) struct Sides {
    /// Bases under which more than one body speaks.
    split: BTreeSet<String>,
    sides: BTreeMap<String, Side>,
}

impl Sides {
    /// The columns for all who speak; the order of `speakers` does not matter.
    pub(crate) fn new<'a>(
        speakers: impl Iterator<Item = &'a Speaker>,
        governments: &BTreeMap<&str, (&str, &str)>,
    ) -> Self {
        let speakers: Vec<&Speaker> = speakers.collect();
        let mut bodies: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for s in &speakers {
            if let Some((key, ..)) = &s.body {
                bodies.entry(&s.base).or_default().insert(key);
            }
        }
        let split =
            bodies.into_iter().filter(|(_, keys)| keys.len() > 1).map(|(base, _)| base.to_owned()).collect();
        let mut out = Self { split, sides: BTreeMap::new() };
        let mut heard: BTreeMap<String, BTreeMap<&(String, String), usize>> = BTreeMap::new();
        for s in &speakers {
            let key = out.key(s);
            let named = heard.entry(key.clone()).or_default();
            if s.is_body {
                *named.entry(&s.shown).or_default() += 1;
            }
            out.sides.entry(key.clone()).or_insert_with(|| Side {
                key,
                name: s.shown.0.clone(),
                name_ar: s.shown.1.clone(),
                country: s.country.clone(),
                sector: s.sector.clone(),
                outlet: s.outlet,
            });
        }
        for (key, side) in &mut out.sides {
            let government = side.country.as_deref().and_then(|c| governments.get(c));
            let most = heard[key].iter().max_by_key(|(name, n)| (**n, std::cmp::Reverse(**name)));
            if let Some((name, _)) = most {
                (side.name, side.name_ar) = (*name).clone();
            } else if let (Some("GOV"), Some((name, name_ar))) = (side.sector.as_deref(), government) {
                (side.name, side.name_ar) = ((*name).to_owned(), (*name_ar).to_owned());
            }
        }
        out
    }

    /// The key of a speaker's column.
    pub(crate) fn key(&self, speaker: &Speaker) -> String {
        match &speaker.body {
            Some((key, ..)) if self.split.contains(&speaker.base) => format!("{}-{key}", speaker.base),
            _ => speaker.base.clone(),
        }
    }

    /// The columns in order: named sides by key, outlets last.
    pub(crate) fn columns(&self) -> Vec<Side> {
        let mut out: Vec<Side> = self.sides.values().cloned().collect();
        out.sort_by(|a, b| (a.outlet, &a.key).cmp(&(b.outlet, &b.key)));
        out
    }
}
