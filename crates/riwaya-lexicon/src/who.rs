//! Who: countries, offices, persons, organisations, populations.

use serde::{Deserialize, Serialize};

use crate::table::{LexiconError, Row, Table};

/// From when to when, each a day, month or year, as precisely as it is known; `?` is unknown, and `2015?` a time at
/// which the office was held, perhaps not the first or last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tenure {
    /// First day, `YYYY-MM-DD` or a prefix of it; `None` where unknown.
    pub start: Option<String>,
    /// Whether it may have been held before [`Self::start`] already.
    pub start_unknown: bool,
    /// Last day; `None` where unknown or still going on.
    pub end: Option<String>,
    /// Whether it may have been held after [`Self::end`] still; without an end, whether that is unknown rather than still
    /// to come.
    pub end_unknown: bool,
}

impl Tenure {
    /// Whether the office was held on a day `YYYY-MM-DD`: `None` where the dates do not tell.
    pub fn covers(&self, day: &str) -> Option<bool> {
        let known = |d: &str| day.get(..d.len()).unwrap_or(day);
        if let Some(start) = &self.start
            && known(start) < start.as_str()
        {
            return (!self.start_unknown).then_some(false);
        }
        match &self.end {
            Some(end) if known(end) > end.as_str() => {
                return (!self.end_unknown).then_some(false);
            }
            None if self.end_unknown => return None,
            _ => {}
        }
        self.start.as_ref().map(|_| true)
    }

    /// About how many days lie between a day `YYYY-MM-DD` and the time the office was held: 0 on its days, 1 where the
    /// dates do not tell whether it is one of them.
    pub fn days_from(&self, day: &str) -> u32 {
        let count = |d: &str| -> u32 {
            let part = |range| d.get(range).and_then(|p: &str| p.parse::<u32>().ok()).unwrap_or(1);
            part(0..4) * 365 + part(5..7) * 30 + part(8..10)
        };
        let beyond =
            |of: &Option<String>| of.as_deref().map_or(u32::MAX, |d| count(d).abs_diff(count(day)).max(2));
        match self.covers(day) {
            Some(true) => 0,
            None => 1,
            Some(false) => beyond(&self.start).min(beyond(&self.end)),
        }
    }
}

/// An office held by a person.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Holding {
    /// Index of the office.
    pub office: u32,
    /// Country code or organisation key.
    pub of: String,
    /// From when to when.
    pub tenure: Tenure,
}

/// A country.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Country {
    /// ISO 3166 alpha-3.
    pub code: String,
    /// English name.
    pub en: String,
    /// First Arabic name.
    pub ar: String,
    /// English adjective: `Turkish`; empty where none is given.
    pub adjective: String,
    /// Its capitals.
    pub capitals: Vec<Capital>,
    /// Palaces and bodies that stand for its government or another branch.
    pub seats: Vec<Seat>,
}

/// A capital.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Capital {
    /// English name.
    pub en: String,
    /// First Arabic name.
    pub ar: String,
}

/// A palace or body that stands for a government or one of its branches.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Seat {
    /// English name.
    pub en: String,
    /// First Arabic name.
    pub ar: String,
    /// Sector.
    pub sector: String,
}

/// How an office stands to others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rank {
    /// Held by one person at a time.
    #[default]
    One,
    /// That of a head of state, whatever it is called.
    State,
    /// That of a head of government, whatever it is called.
    Government,
    /// Held by one person in a body, by several in a country.
    Body,
    /// Held by several at a time everywhere: it tells nobody by itself.
    Several,
}

/// A type of office.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Office {
    /// Key.
    pub key: String,
    /// English name.
    pub en: String,
    /// First Arabic wording.
    pub ar: String,
    /// Sector.
    pub sector: String,
    /// How it stands to others.
    pub rank: Rank,
    /// The one country or body that has this office, where it is said without it (البابا, المفوض السامي).
    pub home: Option<String>,
}

/// A person.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Person {
    /// Key.
    pub key: String,
    /// English name.
    pub en: String,
    /// First Arabic name.
    pub ar: String,
    /// Country.
    pub country: Option<String>,
    /// Usual sector.
    pub sector: Option<String>,
    /// Offices held.
    pub holdings: Vec<Holding>,
}

/// What kind of body an organisation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BodyKind {
    /// Ministry, agency, party, international body.
    Organisation,
    /// Armed or political group.
    Group,
    /// News outlet or agency.
    Outlet,
}

/// An organisation, group or outlet.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Organisation {
    /// Key.
    pub key: String,
    /// English name.
    pub en: String,
    /// First Arabic name.
    pub ar: String,
    /// Country.
    pub country: Option<String>,
    /// Sector.
    pub sector: Option<String>,
    /// Kind.
    pub kind: BodyKind,
}

/// A generic actor: demonstrators, civilians, police.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Population {
    /// English name.
    pub en: String,
    /// First Arabic form.
    pub ar: String,
    /// Sector.
    pub sector: Option<String>,
}

const SECTORS: [&str; 19] = [
    "GOV", "MIL", "COP", "LEG", "JUD", "PTY", "OPP", "REB", "UAF", "CRM", "CVL", "MED", "BUS", "EDU", "REL",
    "NGO", "IGO", "SPY", "LAB",
];

pub(crate) fn sector(row: &Row<'_, '_>, of: &str) -> Result<Option<String>, LexiconError> {
    if of.is_empty() || of == "null" {
        Ok(None)
    } else if SECTORS.contains(&of) {
        Ok(Some(of.to_owned()))
    } else {
        Err(row.error(format!("{of:?} is no sector; the sectors are {}", SECTORS.join(" "))))
    }
}

pub(crate) fn country(row: &Row<'_, '_>, of: &str) -> Result<Option<String>, LexiconError> {
    if of.is_empty() || of == "null" {
        Ok(None)
    } else if of.len() == 3 && of.bytes().all(|b| b.is_ascii_uppercase()) {
        Ok(Some(of.to_owned()))
    } else {
        Err(row.error(format!("{of:?} is no country code; give ISO 3166 alpha-3, IGO or IMG")))
    }
}

/// `English=عربي,عربي`
pub(crate) fn capital<'a>(
    row: &Row<'_, 'a>,
    entry: &'a str,
) -> Result<(Capital, Vec<&'a str>), LexiconError> {
    let Some((en, names)) = entry.split_once('=') else {
        return Err(row.error(format!("{entry:?} should read English=عربي,عربي")));
    };
    let names: Vec<&str> = names.split(',').map(str::trim).filter(|n| !n.is_empty()).collect();
    let Some(first) = names.first() else {
        return Err(row.error(format!("{entry:?} gives no Arabic name")));
    };
    Ok((Capital { en: en.trim().to_owned(), ar: (*first).to_owned() }, names))
}

pub(crate) fn tenure(row: &Row<'_, '_>, of: &str) -> Result<Tenure, LexiconError> {
    let Some((start, end)) = of.split_once("..") else {
        return Err(row.error(format!("{of:?} should read START..END, each a date, ? or, for END, nothing")));
    };
    let date = |d: &str| -> Result<(Option<String>, bool), LexiconError> {
        let (d, unknown) = d.strip_suffix('?').map_or((d, false), |d| (d, true));
        let well_formed = matches!(d.len(), 4 | 7 | 10)
            && d.bytes()
                .enumerate()
                .all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
        match d {
            "" => Ok((None, unknown)),
            d if well_formed => Ok((Some(d.to_owned()), unknown)),
            d => Err(row.error(format!(
                "{d:?} is no date; give YYYY, YYYY-MM, YYYY-MM-DD, one of them with ?, or ? alone"
            ))),
        }
    };
    let ((start, start_unknown), (end, end_unknown)) = (date(start)?, date(end)?);
    let tenure = Tenure { start, start_unknown, end, end_unknown };
    match (&tenure.start, &tenure.end) {
        (Some(a), Some(b)) if b.get(..a.len().min(b.len())) < a.get(..a.len().min(b.len())) => {
            Err(row.error(format!("{of:?} ends before it begins")))
        }
        _ => Ok(tenure),
    }
}

pub(crate) fn rank(row: &Row<'_, '_>) -> Result<Rank, LexiconError> {
    match row.get("rank") {
        "" => Ok(Rank::One),
        "state" => Ok(Rank::State),
        "government" => Ok(Rank::Government),
        "body" => Ok(Rank::Body),
        "several" => Ok(Rank::Several),
        other => {
            Err(row.error(format!("{other:?} is no rank; give state, government, body, several or nothing")))
        }
    }
}

pub(crate) fn body_kind(row: &Row<'_, '_>) -> Result<BodyKind, LexiconError> {
    match row.get("kind") {
        "organisation" | "" => Ok(BodyKind::Organisation),
        "group" => Ok(BodyKind::Group),
        "outlet" => Ok(BodyKind::Outlet),
        other => Err(row.error(format!("{other:?} is no kind; give organisation, group or outlet"))),
    }
}

pub(crate) fn person_holdings(
    row: &Row<'_, '_>,
    office: impl Fn(&str) -> Option<u32>,
) -> Result<Vec<Holding>, LexiconError> {
    row.list("offices")
        .map(|entry| {
            let shape = || row.error(format!("{entry:?} should read office@HOLDER START..END"));
            let (what, when) = entry.split_once(' ').ok_or_else(shape)?;
            let (key, of) = what.split_once('@').ok_or_else(shape)?;
            let office = office(key).ok_or_else(|| {
                row.error(format!("no office {key:?} in who/offices.txt; add it there or mend the key"))
            })?;
            Ok(Holding { office, of: of.to_owned(), tenure: tenure(row, when.trim())? })
        })
        .collect()
}

/// Checks that a table's key occurs once.
pub(crate) fn unique_keys(table: &Table<'_>, column: &str) -> Result<(), LexiconError> {
    let mut seen = rustc_hash::FxHashSet::default();
    for row in table.rows() {
        if !seen.insert(row.need(column)?) {
            return Err(row.error(format!(
                "the {column} {:?} stands in the file twice; join the rows",
                row.get(column)
            )));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenures() {
        let t = |a: Option<&str>, b: Option<&str>| Tenure {
            start: a.map(Into::into),
            end: b.map(Into::into),
            ..Tenure::default()
        };
        assert_eq!(t(Some("2021-01-20"), Some("2025-01-20")).covers("2021-01-19"), Some(false));
        assert_eq!(t(Some("2021-01-20"), None).covers("2021-01-20"), Some(true));
        assert_eq!(t(Some("2012"), Some("2018")).covers("2018-05-01"), Some(true));
        assert_eq!(t(None, Some("2018")).covers("2019-05-01"), Some(false));
        assert_eq!(t(None, Some("2018")).covers("2017-05-01"), None);
        let about = Tenure { start_unknown: true, end_unknown: true, ..t(Some("2012"), Some("2018-05")) };
        assert_eq!(about.covers("2011-12-31"), None);
        assert_eq!(about.covers("2018-05-31"), Some(true));
        assert_eq!(about.covers("2018-06-01"), None);
        assert_eq!(t(Some("2012"), Some("2018")).days_from("2018-05-01"), 0);
        assert_eq!(t(None, Some("2018")).days_from("2017-05-01"), 1);
        assert_eq!(t(Some("2021-01-20"), None).days_from("2021-01-10"), 10);
    }
}
