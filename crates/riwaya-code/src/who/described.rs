//! Who is described and not named: bodies, populations, statements; and persons whose name the lexicon does not have.

use std::ops::Range;

use riwaya_lexicon::{Name, NounKind, Pos};
use riwaya_record::EntityKind;

use super::inside::{Inside, body_sector, is_adjective_only, is_statement, stem};
use super::{Cast, Referent, Who};
use crate::passage::Passage;
use crate::phrases::Phrase;
use crate::words::WordPos;

impl Cast<'_> {
    /// A phrase without a name: a body or population with its country, a statement by its issuer, a surname told
    /// before.
    pub(super) fn described(
        &mut self,
        passage: &Passage<'_>,
        phrase: &Phrase,
        inside: &Inside<'_>,
    ) -> Option<Who> {
        let head = phrase.head();
        let lemma = passage.words[head].lemma.map(|l| self.lexicon.words.lemma(l));
        let kind = lemma.map(|l| l.kind);
        if let Some(&who) = self.surnames.get(stem(passage, head)).filter(|_| phrase.tokens.len() == 1) {
            return Some(who);
        }
        if phrase.tokens.len() == 1
            && matches!(passage.headword(head), "اخير" | "اخيره")
            && passage.words[head].clitics.article
        {
            return self.recent.last().copied();
        }
        if let Some(name) = unknown_subject(passage, phrase) {
            let surname = passage.fold(name.end - 1);
            let known = self.surnames.get(surname).copied();
            return Some(known.unwrap_or_else(|| self.named(passage, name, None, None)));
        }
        // بيان الكرملين, تقرير الأمم المتحدة: its issuer speaks.
        if kind == Some(NounKind::Speech) || kind == Some(NounKind::Document) || is_statement(passage, head) {
            if phrase.tokens.len() > 1 {
                let rest = passage.make_phrase(head + 1..phrase.tokens.end);
                let rest_inside = Inside::of(passage, &rest);
                if rest_inside.names_somebody() && !is_adjective_only(passage, &rest) {
                    return self.refer(passage, &rest).first().copied();
                }
                if let Some((country, _)) = inside.nisba.filter(|_| is_statement(passage, head)) {
                    return Some(self.country(country));
                }
            }
            if is_statement(passage, head) && passage.words[head].clitics.article && phrase.tokens.len() == 1
            {
                return self.issuer;
            }
            return None;
        }
        let population = inside.population.filter(|(_, at)| {
            *at == head
                || passage.words[head].is(Pos::Quantifier)
                || passage.words[head].is(Pos::Numeral)
                || passage.words[head].pos == WordPos::Number
        });
        let body = kind == Some(NounKind::Body) || kind == Some(NounKind::Person);
        // الفرنسيون, سوريون, الأتراك: people of that country.
        let people = inside.nisba.is_some_and(|(_, at)| at == head) && is_people(passage, phrase);
        if population.is_none() && !body && !people {
            return None;
        }
        let sector = match population {
            Some((p, _)) => self.lexicon.names.populations[p as usize].sector.clone(),
            None if people => Some("CVL".into()),
            None => body_sector(passage.headword(head)).map(Into::into),
        };
        let names = &self.lexicon.names;
        let country = inside
            .nisba
            .map(|(c, _)| names.countries[c as usize].code.clone())
            .or_else(|| inside.country.map(|(c, _)| names.countries[c as usize].code.clone()))
            .or_else(|| inside.seat.map(|(c, _, _)| names.countries[c as usize].code.clone()))
            .or_else(|| {
                inside.organisation.and_then(|(o, _)| names.organisations[o as usize].country.clone())
            })
            .or_else(|| inside.person.and_then(|(p, _)| names.persons[p as usize].country.clone()));
        // الحكومة, السلطات without a country: the one last spoken of.
        let definite_body = sector.as_deref() == Some("GOV")
            && passage.words[head].clitics.article
            && phrase.tokens.len() == 1;
        if definite_body && country.is_none() {
            let same = self.recent.iter().rev().copied().find(|&w| {
                riwaya_text::fold(&self.all[w].name_ar)
                    == riwaya_text::fold(&passage.span(phrase.start, phrase.end).text)
            });
            if same.is_some() {
                return same;
            }
        }
        let text = passage.span(phrase.start, phrase.end).text;
        let key = format!("described:{}:{}", country.as_deref().unwrap_or("?"), riwaya_text::fold(&text));
        let entity_kind = match (population, kind) {
            (_, Some(NounKind::Body)) => EntityKind::Organisation,
            (Some(_), _) => EntityKind::Population,
            _ if people => EntityKind::Population,
            _ => EntityKind::Person,
        };
        let government_like = matches!(sector.as_deref(), Some("GOV"))
            && matches!(passage.headword(head), "حكومه" | "سلطه" | "سلطات" | "اداره");
        if government_like
            && let Some(code) = &country
            && let Some(n) = names.countries.iter().position(|c| &c.code == code)
        {
            return Some(self.country(n as u32));
        }
        Some(self.intern(key, || Referent {
            kind: entity_kind,
            key: None,
            name: text.clone(),
            name_ar: text,
            country,
            sector,
            role: None,
            office: None,
            generic: true,
        }))
    }

    /// People without a name or body: 17 killed, two students.
    pub(crate) fn people(&mut self, passage: &Passage<'_>, phrase: &Phrase) -> Who {
        let inside = Inside::of(passage, phrase);
        let country = inside.nisba.map(|(c, _)| self.lexicon.names.countries[c as usize].code.clone());
        let text = passage.span(phrase.start, phrase.end).text;
        let key = format!("people:{}", riwaya_text::fold(&text));
        self.intern(key, || Referent {
            kind: EntityKind::Population,
            key: None,
            name: text.clone(),
            name_ar: text,
            country,
            sector: Some("CVL".into()),
            role: None,
            office: None,
            generic: true,
        })
    }

    /// A person whose name the lexicon does not have.
    pub(super) fn named(
        &mut self,
        passage: &Passage<'_>,
        name: Range<usize>,
        office: Option<u32>,
        country: Option<String>,
    ) -> Who {
        let text = passage.span_of(name.clone()).text;
        let key = format!("name:{}", riwaya_text::fold(&text));
        let surname = passage.fold(name.end - 1).to_owned();
        let sector =
            office.map(|o| self.lexicon.names.offices[o as usize].sector.clone()).filter(|s| !s.is_empty());
        let role = office.map(|o| self.lexicon.names.offices[o as usize].en.clone());
        let who = self.intern(key, || Referent {
            kind: EntityKind::Person,
            key: None,
            name: text.clone(),
            name_ar: text,
            country,
            sector,
            role,
            office,
            generic: false,
        });
        self.surnames.insert(surname, who);
        who
    }
}

/// Whether a people's adjective stands as a noun of its people, in the plural. (The ـين of an object is left alone: it
/// would be taken for the subject of its verb.)
fn is_people(passage: &Passage<'_>, phrase: &Phrase) -> bool {
    let i = phrase.head();
    let form = passage.fold(i);
    let nisba = passage.mention_at(i, |n| matches!(n, Name::Nisba(_))).is_some();
    passage.mention_at(i, |n| matches!(n, Name::People(_))).is_some()
        || nisba && (form.ends_with("ون") || form.ends_with("ين") && phrase.prep.is_some())
}

/// A name nobody knows that stands as the subject of a word of saying or doing: أعلن ماريو روسي, ودعا الرعيني.
fn unknown_subject(passage: &Passage<'_>, phrase: &Phrase) -> Option<Range<usize>> {
    let head = phrase.head();
    let unknown = |i: usize| {
        passage.words[i].guessed
            && passage.words[i].clitics.pronoun.is_none()
            && passage.covering[i].is_empty()
    };
    if phrase.prep.is_some() || phrase.joined || !unknown(head) || passage.words[head].is_verb() {
        return None;
    }
    let verb = head.checked_sub(1)?;
    let lemma = passage.words[verb].lemma.filter(|_| passage.words[verb].is_verb())?;
    let speaks = passage.lexicon.sayings.of(lemma).is_some_and(|s| s.that || s.quote || s.person);
    let end = phrase.tokens.clone().find(|&i| !unknown(i)).unwrap_or(phrase.tokens.end);
    (speaks && end - head <= LONGEST_NAME).then_some(head..end)
}

/// How many words a name may have.
const LONGEST_NAME: usize = 5;
