//! Who is named by an office: its holder on the article's day, the one named before, or somebody known by it alone.

use riwaya_record::EntityKind;

use super::inside::{Inside, stem, unknown_name};
use super::{Cast, Referent, Who};
use crate::mentions::Mention;
use crate::passage::Passage;
use crate::phrases::Phrase;

/// Titles that take the office away from the day: the former, the late, the elect.
const NOT_NOW: [&str; 10] =
    ["سابق", "اسبق", "راحل", "مخلوع", "منتخب", "معزول", "سابقه", "مكلف", "مستقيل", "اسبقه"];

impl Cast<'_> {
    pub(super) fn by_office(
        &mut self,
        passage: &Passage<'_>,
        phrase: &Phrase,
        inside: &Inside<'_>,
        mention: &Mention,
    ) -> Option<Who> {
        let office = mention.office()?;
        let pronoun = mention.clitics.pronoun.is_some();
        // The name in apposition: the office is that person's. (مستشار بوتين: of a person, no apposition.)
        if let Some((person, at)) = inside.person {
            let of_person = at == mention.tokens.end
                && mention.tokens.len() == 1
                && !passage.words[mention.tokens.start].clitics.article
                && !pronoun
                && passage.words[mention.tokens.start].clitics.pronoun.is_none()
                && self.lexicon.names.offices[office as usize].key.contains("advis");
            if !of_person {
                return Some(self.person(person));
            }
            let country = self.lexicon.names.persons[person as usize].country.clone();
            return Some(self.unnamed(passage, phrase, office, country));
        }
        let unknown_name = unknown_name(passage, phrase, mention.tokens.end);
        let not_now = phrase.tokens.clone().any(|i| NOT_NOW.contains(&stem(passage, i)));
        let (country, of_key) = self.belongs_to(inside);
        if let Some(name) = unknown_name {
            let sector = &self.lexicon.names.offices[office as usize].sector;
            let home = self.at_home(country.or_else(|| self.only_country()), passage, phrase, Some(sector));
            return Some(self.named(passage, name, Some(office), home));
        }
        if not_now {
            return Some(self.unnamed(passage, phrase, office, country));
        }
        if let Some(of) = of_key {
            if let Some(person) = self.holder(office, &of) {
                return Some(self.person(person));
            }
            // An office of this country that was named before: the same person.
            let before = self.recent.iter().rev().copied().find(|&w| {
                self.all[w].office == Some(office) && self.all[w].country == country && !self.all[w].generic
            });
            return before.or_else(|| Some(self.unnamed(passage, phrase, office, country)));
        }
        // الرئيس, المتحدث: the last one with that office, else the office of the country spoken of.
        let definite = passage.words[phrase.head()].clitics.article
            || phrase.tokens.len() > 1 && phrase.tokens.clone().any(|i| passage.words[i].clitics.article);
        if definite || pronoun {
            let same_kind = |a: u32| {
                let sector = &self.lexicon.names.offices[a as usize].sector;
                let (a, b) = (
                    self.lexicon.names.offices[a as usize].key.as_str(),
                    self.lexicon.names.offices[office as usize].key.as_str(),
                );
                a == b
                    || a.contains("spokes") && b.contains("spokes")
                    || a.contains("press-secretary") && b.contains("spokes")
                    || b == "minister" && a.ends_with("-minister") && sector == "GOV"
                    || b == "official" && a == "official"
            };
            let spoken_of = self.recent_country();
            let mut same =
                self.recent.iter().rev().copied().filter(|&w| self.all[w].office.is_some_and(same_kind));
            // قال البيت الأبيض إن الرئيس …: the president of the country that speaks.
            let last = same.next();
            let here = last.into_iter().chain(same).find(|&w| self.all[w].country == spoken_of);
            if here.is_some() {
                return here;
            }
            if let Some(code) = &spoken_of
                && let Some(person) = self.holder(office, code)
            {
                return Some(self.person(person));
            }
            if last.is_some() {
                return last;
            }
            if let Some(code) = self.recent_country() {
                if let Some(person) = self.holder(office, &code) {
                    return Some(self.person(person));
                }
                let country = self.only_country();
                return Some(self.unnamed(passage, phrase, office, country));
            }
        }
        Some(self.unnamed(passage, phrase, office, None))
    }

    /// نظيره الروسي: whoever holds there the office of the person last spoken of.
    pub(super) fn counterpart(
        &mut self,
        passage: &Passage<'_>,
        phrase: &Phrase,
        inside: &Inside<'_>,
    ) -> Option<Who> {
        let (country, of) = self.belongs_to(inside);
        let last = self.recent.iter().rev().copied().find(|&w| {
            self.all[w].kind == EntityKind::Person
                && self.all[w].office.is_some()
                && self.all[w].country != country
        })?;
        let office = self.all[last].office?;
        if let Some(name) = unknown_name(passage, phrase, phrase.head() + 1) {
            return Some(self.named(passage, name, Some(office), (country, None)));
        }
        match of.and_then(|of| self.holder(office, &of)) {
            Some(person) => Some(self.person(person)),
            None => Some(self.unnamed(passage, phrase, office, country)),
        }
    }

    /// The one person who held an office of a country or body on the article's day.
    fn holder(&self, office: u32, of: &str) -> Option<u32> {
        let day = self.day.as_deref()?;
        let key = self.lexicon.names.offices[office as usize].key.as_str();
        // The head of state, whatever the office is called there.
        let same = |other: u32| {
            let other = self.lexicon.names.offices[other as usize].key.as_str();
            other == key || key == "president" && other == "interim-president"
        };
        let mut holders = (0u32..).zip(&self.lexicon.names.persons).filter(|(_, p)| {
            p.holdings.iter().any(|h| same(h.office) && h.of == of && h.tenure.covers(day) == Some(true))
        });
        let one = holders.next()?;
        holders.next().is_none().then_some(one.0)
    }

    /// The country an office or body belongs to, and the key its holders are listed under.
    fn belongs_to(&self, inside: &Inside<'_>) -> (Option<String>, Option<String>) {
        let names = &self.lexicon.names;
        if let Some((o, _)) = inside.organisation {
            let o = &names.organisations[o as usize];
            return (o.country.clone(), Some(o.key.clone()));
        }
        let country = inside
            .nisba
            .map(|(c, _)| c)
            .or(inside.seat.map(|(c, _, _)| c))
            .or(inside.country.map(|(c, _)| c));
        let code = country.map(|c| names.countries[c as usize].code.clone());
        (code.clone(), code)
    }

    /// Somebody known only by office and country, or by a description.
    fn unnamed(
        &mut self,
        passage: &Passage<'_>,
        phrase: &Phrase,
        office: u32,
        country: Option<String>,
    ) -> Who {
        let o = &self.lexicon.names.offices[office as usize];
        let sector = Some(o.sector.clone()).filter(|s| !s.is_empty());
        let (country, country_from) = self.at_home(country, passage, phrase, sector.as_deref());
        let text = passage.span(phrase.start, phrase.end).text;
        let key =
            format!("office:{}:{}:{}", o.key, country.as_deref().unwrap_or("?"), riwaya_text::fold(&text));
        let en = country
            .as_deref()
            .and_then(|c| self.lexicon.names.country(c))
            .map_or_else(|| o.en.clone(), |c| format!("{} ({})", o.en, c.en));
        self.intern(key, || Referent {
            kind: EntityKind::Person,
            key: None,
            name: en,
            name_ar: text,
            country,
            country_from,
            sector,
            role: Some(o.en.clone()),
            office: Some(office),
            generic: true,
        })
    }
}
