//! Outlets: what each is called, where it is read, and whose ministers it means where it names no country.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::table::{LexiconError, Row, Table};

/// An outlet of `who/outlets.txt`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outlet {
    /// What other papers call it: اليوم السابع, الشروق المصرية.
    pub name: Box<str>,
    /// The country that it writes of where it names none; none where it writes for all Arabs or for the world.
    pub country: Option<Box<str>>,
}

/// The outlets that the lexicon knows.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Outlets {
    all: Vec<Outlet>,
    /// By the letters and digits of a name.
    named: FxHashMap<Box<str>, u32>,
    /// By host in lower case, some with the first part of the path: `bbc.com/arabic`.
    hosts: FxHashMap<Box<str>, u32>,
}

impl Outlets {
    /// Adds a table with the columns `name | country | also | hosts`; of rows with one name the last says the country.
    ///
    /// `is_country` tells the codes that are one.
    pub(crate) fn add(
        &mut self,
        table: &Table<'_>,
        is_country: impl Fn(&str) -> bool,
    ) -> Result<(), LexiconError> {
        for row in table.rows() {
            let name = row.need("name")?;
            let country = row.some("country");
            if let Some(code) = country.filter(|code| !is_country(code)) {
                return Err(row.error(format!("{code:?} is no code of who/countries.txt")));
            }
            let n = match self.all.iter().position(|known| *known.name == *name) {
                Some(n) => n as u32,
                None => {
                    self.all.push(Outlet { name: name.into(), country: None });
                    self.all.len() as u32 - 1
                }
            };
            self.all[n as usize].country = country.map(Into::into);
            for also in [name].into_iter().chain(row.list("also")) {
                self.put(&row, also, n, |outlets| (&mut outlets.named, letters(also)))?;
            }
            for host in row.list("hosts") {
                self.put(&row, host, n, |outlets| (&mut outlets.hosts, host.to_lowercase()))?;
            }
        }
        Ok(())
    }

    fn put(
        &mut self,
        row: &Row<'_, '_>,
        written: &str,
        n: u32,
        place: impl Fn(&mut Self) -> (&mut FxHashMap<Box<str>, u32>, String),
    ) -> Result<(), LexiconError> {
        let (map, key) = place(self);
        match map.insert(key.into(), n) {
            Some(other) if other != n => Err(row.error(format!(
                "{written} is listed for {} too; leave it to one of them, or to their hosts",
                self.all[other as usize].name
            ))),
            _ => Ok(()),
        }
    }

    /// The outlet of a name, or of a host where that stands for one.
    pub fn named(&self, name: &str) -> Option<&Outlet> {
        let of_name = self.named.get(letters(name).as_str());
        of_name.map(|&n| &self.all[n as usize]).or_else(|| self.at(name))
    }

    /// The outlet whose address a page's is: `https://www.youm7.com/story/1`, `m.youm7.com`.
    pub fn at(&self, url: &str) -> Option<&Outlet> {
        let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
        let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        let host = host.rsplit('@').next()?.split(':').next()?.to_ascii_lowercase();
        let section = path.strip_prefix('/').and_then(|path| path.split(['/', '?', '#']).next());
        let mut known = host.as_str();
        loop {
            let of_section =
                section.and_then(|section| self.hosts.get(format!("{known}/{section}").as_str()));
            if let Some(&n) = of_section.or_else(|| self.hosts.get(known)) {
                return Some(&self.all[n as usize]);
            }
            (_, known) = known.split_once('.').filter(|(_, rest)| rest.contains('.'))?;
        }
    }
}

/// A name folded, its letters and digits alone.
fn letters(name: &str) -> String {
    riwaya_text::fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "name | country | also | hosts\n\
        جريدة المرسى | EGY | almarsa; Al-Marsa News | almarsa.test\n\
        بوابة المرسى | EGY | | gate.almarsa.test\n\
        أثير العالم | | | world.test/arabic\n";

    fn outlets(table: &str) -> Result<Outlets, LexiconError> {
        let mut out = Outlets::default();
        out.add(&Table::parse("o.txt", table, &["name", "country"])?, |code| code == "EGY")?;
        Ok(out)
    }

    #[test]
    fn outlets_are_known_by_name_and_by_address() {
        let outlets = outlets(TABLE).unwrap();
        let at = |url| outlets.at(url).map(|outlet| &*outlet.name);
        assert_eq!(at("https://www.almarsa.test/story/1?x=2"), Some("جريدة المرسى"));
        assert_eq!(at("http://reader@GATE.almarsa.test:8080/1"), Some("بوابة المرسى"));
        assert_eq!(at("m.almarsa.test"), Some("جريدة المرسى"));
        assert_eq!(at("https://world.test/arabic/1"), Some("أثير العالم"));
        assert_eq!(at("https://world.test/english/1"), None);
        assert_eq!(at("https://notalmarsa.test/1"), None);
        assert_eq!(at(""), None);
        let country = |name| outlets.named(name).and_then(|outlet| outlet.country.as_deref());
        assert_eq!(country("جريدة المَرسى"), Some("EGY"));
        assert_eq!(country("al marsa news"), Some("EGY"));
        assert_eq!(country("www.almarsa.test"), Some("EGY"));
        assert_eq!(country("أثير العالم"), None);
        assert_eq!(country("صوت الميناء"), None);
    }

    #[test]
    fn a_name_is_one_outlets() {
        let twice = format!("{TABLE}مرسى أخرى | EGY | almarsa | \n");
        assert_eq!(
            outlets(&twice).unwrap_err().to_string(),
            "o.txt:5: almarsa is listed for جريدة المرسى too; leave it to one of them, or to their hosts"
        );
        let nowhere = "name | country\nأ | XXX\n";
        let error = outlets(nowhere).unwrap_err().to_string();
        assert_eq!(error, "o.txt:2: \"XXX\" is no code of who/countries.txt");
    }

    #[test]
    fn a_later_row_adds_to_an_outlet() {
        let more = format!("{TABLE}جريدة المرسى | | | newer.test\n");
        let outlets = outlets(&more).unwrap();
        assert_eq!(outlets.at("newer.test"), outlets.at("almarsa.test"));
        assert_eq!(outlets.at("newer.test").and_then(|outlet| outlet.country.as_deref()), None);
    }
}
