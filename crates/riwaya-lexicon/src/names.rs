//! Names: which entities may a run of words name?

use riwaya_text::{SoundPlural, decline, fold};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::phrases::{Phrases, bare};
use crate::table::{LexiconError, Table};
use crate::who::{
    BodyKind, Country, Office, Organisation, Person, Population, Seat, Tenure, body_kind, capital, country,
    person_holdings, rank, sector, unique_keys,
};

/// What a phrase may name; the numbers index the lists of [`Names`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Name {
    /// A country by its name.
    Country(u32),
    /// A country by its capital: country, which capital.
    Capital(u32, u32),
    /// A government or branch by its seat: country, which seat.
    Seat(u32, u32),
    /// The adjective of a country (روسي, الروسية).
    Nisba(u32),
    /// A people by its collective name (الروس, الأتراك).
    People(u32),
    /// A person by a full name.
    Person(u32),
    /// A person by a short name.
    PersonShort(u32),
    /// An organisation, group or outlet.
    Organisation(u32),
    /// A generic actor.
    Population(u32),
    /// An office.
    Office(u32),
    /// A place.
    Place(u32),
    /// An issue.
    Issue(u32),
}

/// A place.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PlaceName {
    /// English name.
    pub en: String,
    /// First Arabic name.
    pub ar: String,
    /// Country.
    pub country: Option<String>,
    /// Degrees north and east.
    pub at: Option<(f64, f64)>,
}

/// What claims are about.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct IssueName {
    /// Key.
    pub key: String,
    /// English name.
    pub en: String,
    /// First Arabic wording.
    pub ar: String,
    /// PLOVER contexts.
    pub contexts: Vec<String>,
}

/// All names, and the tries that find them.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Names {
    /// Countries.
    pub countries: Vec<Country>,
    /// Offices.
    pub offices: Vec<Office>,
    /// Persons.
    pub persons: Vec<Person>,
    /// Organisations, groups, outlets.
    pub organisations: Vec<Organisation>,
    /// Generic actors.
    pub populations: Vec<Population>,
    /// Places.
    pub places: Vec<PlaceName>,
    /// Issues.
    pub issues: Vec<IssueName>,
    /// Names whose words are matched as written, article and all.
    proper: Phrases<Name>,
    /// Names whose words may come with or without the article.
    common: Phrases<Name>,
    country_of: FxHashMap<Box<str>, u32>,
    organisation_of: FxHashMap<Box<str>, u32>,
    /// Outlets by the plain letters of their keys and English names; of one name the first.
    outlet_of: FxHashMap<Box<str>, u32>,
    /// Issues by their keys; a user's layer may add wordings under a key that is there.
    issues_of: FxHashMap<Box<str>, Vec<u32>>,
    office_of: FxHashMap<Box<str>, u32>,
    /// Who held the offices of each country and body.
    holders_of: FxHashMap<Box<str>, Vec<Holder>>,
    /// Words that make up the names of persons who need not be known, and whether they are ordinary words too.
    given: FxHashMap<Box<str>, GivenName>,
}

/// A person and an office held.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Holder {
    /// Index of the person.
    pub person: u32,
    /// Index of the office.
    pub office: u32,
    holding: u32,
}

/// A word further inside a name: its numbers in the tries.
#[derive(Clone, Copy, Debug)]
pub struct Inside {
    proper: Option<u32>,
    /// As written and without its article.
    common: [Option<u32>; 2],
}

/// A word at the end of a name: its numbers in the trie of common names, as written and without its article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ending([Option<u32>; 2]);

/// A given or family name of persons who need not be known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct GivenName {
    /// Whether it is an ordinary word too.
    weak: bool,
    /// In English; empty where none is given.
    en: Box<str>,
}

impl Names {
    /// Where the proper names that begin with a folded word without its conjunction and preposition are found.
    pub fn proper_beginning(&self, first: &str) -> Option<u32> {
        self.proper.first(first)
    }

    /// Where the adjectives, offices, generic actors and issues that begin with a folded word without its clitics are
    /// found.
    pub fn common_beginning(&self, first: &str) -> Option<u32> {
        self.common.first(first)
    }

    /// What a folded word is further inside a name.
    pub fn inside(&self, word: &str) -> Inside {
        Inside {
            proper: self.proper.number(word),
            common: [word, bare(word)].map(|word| self.common.number(word)),
        }
    }

    /// The longest proper name from a beginning on: how many words of `rest` it takes, and what it names.
    pub fn proper(&self, from: u32, rest: impl Iterator<Item = Inside>) -> Option<(usize, &[Name])> {
        self.proper.longest(from, rest.map(|word| [word.proper]))
    }

    /// The longest adjective, office, generic actor or issue from a beginning on.
    pub fn common(&self, from: u32, rest: impl Iterator<Item = Inside>) -> Option<(usize, &[Name])> {
        self.common.longest(from, rest.map(|word| word.common))
    }

    /// Where what begins so goes on behind another word.
    pub fn common_behind(&self, from: u32, word: Inside) -> Option<u32> {
        self.common.behind(from, word.common)
    }

    /// What a folded word is at the end of an adjective, office, generic actor or issue.
    pub fn ending(&self, word: &str) -> Ending {
        Ending([word, bare(word)].map(|word| self.common.number(word)))
    }

    /// The adjective, office, generic actor or issue that begins so and ends with a word.
    pub fn common_ending(&self, from: u32, last: Ending) -> &[Name] {
        self.common.behind(from, last.0).map_or(&[], |node| self.common.values(node))
    }

    /// The country of a code.
    pub fn country(&self, code: &str) -> Option<&Country> {
        self.country_of.get(code).map(|&n| &self.countries[n as usize])
    }

    /// The organisation of a key.
    pub fn organisation(&self, key: &str) -> Option<&Organisation> {
        self.organisation_of.get(key).map(|&n| &self.organisations[n as usize])
    }

    /// The outlet of a key or English name, whatever its spaces, marks and capitals: `reuters`, `Reuters`.
    pub fn outlet(&self, name: &str) -> Option<&Organisation> {
        self.outlet_of.get(plain(name).as_str()).map(|&n| &self.organisations[n as usize])
    }

    /// The issues of a key.
    pub fn issues(&self, key: &str) -> impl Iterator<Item = &IssueName> {
        self.issues_of.get(key).into_iter().flatten().map(|&n| &self.issues[n as usize])
    }

    /// The office of a key.
    pub fn office(&self, key: &str) -> Option<u32> {
        self.office_of.get(key).copied()
    }

    /// Who at any time held which offices of a country or body, by its code or key; person by person.
    pub fn holders(&self, of: &str) -> &[Holder] {
        self.holders_of.get(of).map_or(&[], Vec::as_slice)
    }

    /// From when to when somebody held an office.
    pub fn tenure(&self, holder: Holder) -> &Tenure {
        &self.persons[holder.person as usize].holdings[holder.holding as usize].tenure
    }

    /// Whether a folded word is a given or family name: `Some(true)` where it is an ordinary word too.
    pub fn given(&self, word: &str) -> Option<bool> {
        self.given.get(word).map(|name| name.weak)
    }

    /// How a given or family name, folded, is written in English; with its article: `al-Hashimi`.
    pub fn given_in_english(&self, word: &str) -> Option<String> {
        let known = |word: &str| self.given.get(word).map(|name| &*name.en).filter(|en| !en.is_empty());
        known(word).map(str::to_owned).or_else(|| Some(format!("al-{}", known(word.strip_prefix("ال")?)?)))
    }

    /// How many given and family names there are.
    pub fn given_names(&self) -> usize {
        self.given.len()
    }

    /// The country of a code, by its place among the countries.
    pub fn country_number(&self, code: &str) -> Option<u32> {
        self.country_of.get(code).copied()
    }

    pub(crate) fn add_countries(&mut self, table: &Table<'_>) -> Result<(), LexiconError> {
        unique_keys(table, "code")?;
        for row in table.rows() {
            let n = self.countries.len() as u32;
            let code = row.need("code")?;
            country(&row, code)?;
            for name in row.list("ar") {
                self.proper.insert(name, Name::Country(n));
            }
            for nisba in row.list("nisba") {
                let common = &mut self.common;
                decline(&fold(nisba), false, false, SoundPlural::Both, |form, f| {
                    if !f.construct {
                        common.insert(&form, Name::Nisba(n));
                    }
                });
            }
            for people in row.list("people") {
                self.common.insert_bare(people, Name::People(n));
                // روسا, أتراكا: as an object.
                if !people.ends_with(['ة', 'ا', 'ى']) {
                    self.common.insert_bare(&format!("{people}ا"), Name::People(n));
                }
            }
            let mut capitals = Vec::new();
            for entry in row.list("capital") {
                let (capital, names) = capital(&row, entry)?;
                let index = capitals.len() as u32;
                for name in names {
                    self.proper.insert(name, Name::Capital(n, index));
                }
                capitals.push(capital);
            }
            self.country_of.insert(code.into(), n);
            let ar = row.list("ar").next().unwrap_or_default();
            self.countries.push(Country {
                code: code.into(),
                en: row.need("en")?.into(),
                ar: ar.into(),
                adjective: row.get("adjective").into(),
                capitals,
                seats: Vec::new(),
            });
        }
        Ok(())
    }

    pub(crate) fn add_seats(&mut self, table: &Table<'_>) -> Result<(), LexiconError> {
        unique_keys(table, "en")?;
        for row in table.rows() {
            let code = row.need("country")?;
            let Some(&n) = self.country_of.get(code) else {
                return Err(row.error(format!("countries.txt has no country {code:?}")));
            };
            let ar = row.list("ar").next().ok_or_else(|| row.error("the seat has no Arabic name"))?;
            let seats = &mut self.countries[n as usize].seats;
            let index = seats.len() as u32;
            for name in row.list("ar") {
                self.proper.insert(name, Name::Seat(n, index));
            }
            seats.push(Seat {
                en: row.need("en")?.into(),
                ar: ar.into(),
                sector: sector(&row, row.get("sector"))?.unwrap_or_else(|| "GOV".into()),
            });
        }
        Ok(())
    }

    pub(crate) fn add_offices(&mut self, table: &Table<'_>) -> Result<(), LexiconError> {
        unique_keys(table, "key")?;
        for row in table.rows() {
            let n = self.offices.len() as u32;
            let (key, en) = (row.need("key")?, row.need("en")?);
            let sector = sector(&row, row.get("sector"))?.unwrap_or_default();
            let ar = row.list("ar").next().ok_or_else(|| row.error("the office has no Arabic wording"))?;
            for wording in row.list("ar") {
                // A final ل or ب is written with the word that follows.
                let wording = wording.trim_end_matches(" ل").trim_end_matches('ـ').trim();
                self.common.insert_bare(wording, Name::Office(n));
            }
            self.office_of.insert(key.into(), n);
            let rank = rank(&row)?;
            let home = row.some("home").map(Into::into);
            self.offices.push(Office { key: key.into(), en: en.into(), ar: ar.into(), sector, rank, home });
        }
        Ok(())
    }

    pub(crate) fn add_persons(&mut self, table: &Table<'_>) -> Result<(), LexiconError> {
        unique_keys(table, "key")?;
        for row in table.rows() {
            let n = self.persons.len() as u32;
            let ar = row.list("ar").next().ok_or_else(|| row.error("the person has no Arabic name"))?;
            for name in row.list("ar") {
                self.proper.insert(name, Name::Person(n));
            }
            for name in row.list("short") {
                self.proper.insert(name, Name::PersonShort(n));
            }
            let holdings = person_holdings(&row, |key| self.office(key))?;
            for (holding, held) in (0..).zip(&holdings) {
                let holder = Holder { person: n, office: held.office, holding };
                self.holders_of.entry(held.of.as_str().into()).or_default().push(holder);
            }
            self.persons.push(Person {
                key: row.need("key")?.into(),
                en: row.need("en")?.into(),
                ar: ar.into(),
                country: country(&row, row.get("country"))?,
                sector: sector(&row, row.get("sector"))?,
                holdings,
            });
        }
        Ok(())
    }

    pub(crate) fn add_organisations(&mut self, table: &Table<'_>) -> Result<(), LexiconError> {
        unique_keys(table, "key")?;
        for row in table.rows() {
            let n = self.organisations.len() as u32;
            let ar = row.list("ar").next().ok_or_else(|| row.error("the organisation has no Arabic name"))?;
            for name in row.list("ar") {
                self.proper.insert(name, Name::Organisation(n));
            }
            let (key, en) = (row.need("key")?, row.need("en")?);
            let kind = body_kind(&row)?;
            self.organisation_of.insert(key.into(), n);
            for name in [key, en].iter().filter(|_| kind == BodyKind::Outlet) {
                self.outlet_of.entry(plain(name).into()).or_insert(n);
            }
            self.organisations.push(Organisation {
                key: key.into(),
                en: en.into(),
                ar: ar.into(),
                country: country(&row, row.get("country"))?,
                sector: sector(&row, row.get("sector"))?,
                kind,
            });
        }
        Ok(())
    }

    pub(crate) fn add_populations(&mut self, table: &Table<'_>) -> Result<(), LexiconError> {
        for row in table.rows() {
            let n = self.populations.len() as u32;
            let ar = row.list("ar").next().ok_or_else(|| row.error("the row has no Arabic form"))?;
            for form in row.list("ar") {
                self.common.insert_bare(form, Name::Population(n));
                if takes_tanwin(form) {
                    self.common.insert_bare(&format!("{form}ا"), Name::Population(n));
                }
            }
            self.populations.push(Population {
                en: row.need("en")?.into(),
                ar: ar.into(),
                sector: sector(&row, row.get("sector"))?,
            });
        }
        Ok(())
    }

    pub(crate) fn add_given(&mut self, table: &Table<'_>) -> Result<(), LexiconError> {
        for row in table.rows() {
            let weak = match row.get("note") {
                "" => false,
                "weak" => true,
                other => return Err(row.error(format!("{other:?} is no note; leave it empty or write weak"))),
            };
            if !matches!(row.need("part")?, "given" | "family" | "both") {
                return Err(row.error("the part of a name is given, family or both"));
            }
            for name in row.list("ar").filter(|name| !name.contains(' ')) {
                let known = self.given.entry(fold(name).into()).or_default();
                known.weak |= weak;
                if known.en.is_empty() {
                    known.en = row.get("en").into();
                }
            }
        }
        Ok(())
    }

    pub(crate) fn add_places(&mut self, table: &Table<'_>) -> Result<(), LexiconError> {
        for row in table.rows() {
            let n = self.places.len() as u32;
            let ar = row.list("ar").next().ok_or_else(|| row.error("the place has no Arabic name"))?;
            for name in row.list("ar") {
                self.proper.insert(name, Name::Place(n));
            }
            let degrees = |column: &str, limit: f64| -> Result<Option<f64>, LexiconError> {
                row.some(column)
                    .map(|d| {
                        d.parse()
                            .ok()
                            .filter(|d: &f64| d.abs() <= limit)
                            .ok_or_else(|| row.error(format!("{d:?} are no degrees of {column}")))
                    })
                    .transpose()
            };
            let at = degrees("lat", 90.0)?.zip(degrees("lon", 180.0)?);
            self.places.push(PlaceName {
                en: row.need("en")?.into(),
                ar: ar.into(),
                country: country(&row, row.get("country"))?,
                at,
            });
        }
        Ok(())
    }

    pub(crate) fn add_issues(&mut self, table: &Table<'_>) -> Result<(), LexiconError> {
        unique_keys(table, "key")?;
        for row in table.rows() {
            let n = self.issues.len() as u32;
            let ar = row.list("ar").next().ok_or_else(|| row.error("the issue has no Arabic wording"))?;
            for wording in row.list("ar") {
                self.common.insert_bare(wording, Name::Issue(n));
            }
            let key = row.need("key")?;
            self.issues_of.entry(key.into()).or_default().push(n);
            self.issues.push(IssueName {
                key: key.into(),
                en: row.need("en")?.into(),
                ar: ar.into(),
                contexts: row.list("contexts").map(Into::into).collect(),
            });
        }
        Ok(())
    }
}

/// A name without spaces, marks and capitals.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
/// Whether the indefinite accusative of a word for persons is written with an alef (جنود, جنودا): one word that ends neither like
/// a sound plural or a dual nor in a letter that takes none.
fn takes_tanwin(form: &str) -> bool {
    const WITHOUT: [&str; 9] = ["ون", "ين", "ان", "ات", "اء", "ا", "ى", "ة", "و"];
    !form.contains(' ') && form.chars().count() > 2 && !WITHOUT.iter().any(|end| form.ends_with(end))
}
