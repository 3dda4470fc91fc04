//! Whose account a statement belongs to.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_record::{CodedArticle, EntityKind, Party, Side};

use crate::folding::{fold, words};
use crate::parties::Who;

/// Sectors whose bodies speak for one state with one voice: a palace, its spokesman and a ministry are one side.
const OF_THE_STATE: &[&str] = &["GOV", "MIL", "COP", "LEG", "JUD", "SPY"];

/// Sectors whose people speak each for himself: two politicians of one country's parties are two sides.
const FOR_THEMSELVES: &[&str] = &["PTY", "OPP", "CVL", "BUS", "EDU", "MED", "REL", "LAB"];

/// Sectors whose people are heard without names and countries: witnesses, residents, experts.
const NAMELESS: &[&str] = &["CVL", "EDU"];

/// The sector of one who has left the state's service.
const OF_NO_OFFICE: &str = "CVL";

/// Titles of one who has left his office, folded, without the article.
const FORMER: &[&str] =
    &["سابق", "سابقه", "سابقا", "اسبق", "سابقون", "سابقين", "سابقان", "متقاعد", "متقاعدون", "متقاعدين"];

/// Words for who supports somebody, folded, without the article.
const FRIENDLY: &[&str] = &["مؤيد", "موال", "موالي", "حليف", "صديق", "متحالف"];

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
    /// The side of a source; none for an official of no one knows which country, nor for one who has neither country nor
    /// name.
    pub(crate) fn of(article: &CodedArticle, party: &Party) -> Option<Self> {
        let mut who = Who::new(article, party);
        if is_friend(article, party) {
            return None;
        }
        if is_former(article, party) && OF_THE_STATE.contains(&who.sector.unwrap_or("GOV")) {
            who.sector = Some(OF_NO_OFFICE);
        }
        let unknown = who.country.is_none();
        let of_the_state = OF_THE_STATE.contains(&who.sector.unwrap_or("GOV"));
        let nameless = who.sector.is_some_and(|s| NAMELESS.contains(&s));
        let named = who.key.is_some() || who.is_person() && who.name_ar.split_whitespace().count() > 1;
        if unknown && (of_the_state && who.sector.is_some() || !named && !nameless) {
            return None;
        }
        let mut base = who.country.unwrap_or("ZZZ").to_owned();
        if let Some(sector) = who.sector {
            base = format!("{base}-{sector}");
        }
        // a person of no state speaks for himself, unless he speaks for a band or a body
        let own = match who.kind {
            None => false,
            Some(EntityKind::Person) => {
                named && (unknown || FOR_THEMSELVES.contains(&who.sector.unwrap_or("CVL")))
            }
            Some(_) => !of_the_state,
        };
        let key = who.key.map_or_else(|| fold(who.name_ar).replace(char::is_whitespace, "-"), str::to_owned);
        let body = own
            .then_some(key)
            .filter(|k| Some(k.as_str()) != who.country && (who.key.is_some() || who.is_person()))
            .map(|k| (k, who.name.to_owned(), who.name_ar.to_owned()));
        Some(Self {
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
        })
    }

    /// The country and sector it speaks for.
    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    /// Whether a column of this key is or may be its own, with whomever else it shares a table.
    pub(crate) fn goes_by(&self, key: &str) -> bool {
        let own = self.body.as_ref().map(|(body, ..)| body.as_str());
        key == self.base
            || key.strip_prefix(self.base.as_str()).and_then(|k| k.strip_prefix('-')) == own && own.is_some()
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

/// Whether the article tells of a person that he has left his office: he speaks for himself, and no more for the state.
fn is_former(article: &CodedArticle, party: &Party) -> bool {
    let former = |text: &str| {
        let folded = fold(text);
        words(&folded).any(|w| FORMER.contains(&w.strip_prefix("ال").unwrap_or(w)))
    };
    let entity = party.entity.as_deref().and_then(|id| article.entity(id));
    let person = entity.is_none_or(|e| matches!(e.kind, EntityKind::Person | EntityKind::Population));
    let in_office = entity.is_some_and(|e| e.role.is_some());
    let told = || entity.is_some_and(|e| e.key.is_some() && e.mentions.iter().any(|m| former(&m.text)));
    person && (former(&party.span.text) || !in_office && told())
}

/// Whether the country that a nameless speaker's words name is only one that he is a friend of: an official who supports
/// Corvia (مسؤول مؤيد لكورفيا) is of nobody knows where.
fn is_friend(article: &CodedArticle, party: &Party) -> bool {
    let entity = party.entity.as_deref().and_then(|id| article.entity(id));
    let folded = fold(&party.span.text);
    let mut here = words(&folded).map(|w| w.strip_prefix("ال").unwrap_or(w));
    let person = entity
        .is_some_and(|e| e.key.is_none() && matches!(e.kind, EntityKind::Person | EntityKind::Population));
    person && here.any(|w| FRIENDLY.contains(&w))
}

/// Whether a source is two speakers at once: "the two sides", of no one country.
pub(crate) fn is_joint(party: &Party) -> bool {
    let folded = fold(&party.span.text);
    let together =
        words(&folded).next().is_some_and(|w| TOGETHER.contains(&w.strip_prefix("ال").unwrap_or(w)));
    party.country.is_none() && together
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
        // who is of no known country shares no column with others of none
        let nameless: BTreeSet<&str> = speakers
            .iter()
            .filter(|s| s.body.is_none() && s.country.is_none() && !s.outlet)
            .map(|s| s.base.as_str())
            .collect();
        let split = bodies
            .into_iter()
            .filter(|(base, keys)| keys.len() > 1 || nameless.contains(base))
            .map(|(base, _)| base.to_owned())
            .collect();
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
