//! Who is described and not named: bodies, populations, statements; and persons whose name the lexicon does not have.

use std::ops::Range;

use riwaya_lexicon::{BodyKind, Name, NounKind, Pos};
use riwaya_record::{EntityKind, InferredFrom};

use super::english::{in_english, name_in_english};
use super::home::place_behind;
use super::inside::{Inside, body_sector, is_adjective_only, is_statement, stem, unknown_name};
use super::standing::{behind_verb, is_cited, kind_of, only_tells_how, unknown_quoted, unknown_subject};
use super::{Cast, Referent, Who};
use crate::passage::Passage;
use crate::phrases::{HIS_HIGHNESS, Phrase};
use crate::words::WordPos;

/// The sector of those who bear arms (folded headwords).
fn arms(headword: &str) -> Option<&'static str> {
    Some(match headword {
        "جندي" | "ضابط" | "عسكري" | "طيار" | "بحار" => "MIL",
        "مقاتل" | "مسلح" => "REB",
        "شرطي" => "COP",
        _ => return None,
    })
}

/// Whether a phrase names no body, seat or person whose kind those of it are of.
fn lends_nothing(inside: &Inside) -> bool {
    inside.organisation.is_none() && inside.seat.is_none()
}

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
        if only_tells_how(passage, phrase) {
            return None;
        }
        if let Some(&who) = self.surnames.get(stem(passage, head)).filter(|_| phrase.tokens.len() == 1) {
            return Some(who);
        }
        if phrase.tokens.len() == 1
            && matches!(passage.headword(head), "اخير" | "اخيره")
            && passage.words[head].clitics.article
        {
            return self.recent.last().copied();
        }
        // سموه, معاليه: the dignitary spoken of last.
        if phrase.tokens.len() == 1 && HIS_HIGHNESS.contains(&passage.headword(head)) {
            let dignitary = |w: &Who| {
                let r = &self.all[*w];
                r.kind == EntityKind::Person && !matches!(r.sector.as_deref(), Some("CVL" | "MED"))
            };
            let last = self.recent.iter().rev().copied().find(dignitary);
            return Some(last.unwrap_or_else(|| self.speaker(passage, phrase)));
        }
        if let Some(name) = unknown_subject(passage, phrase).or_else(|| unknown_quoted(passage, phrase)) {
            let surname = passage.fold(name.end - 1);
            let known = self.surnames.get(surname).copied();
            return Some(known.unwrap_or_else(|| self.named(passage, name, None, (None, None))));
        }
        // أدان فارس النجار, قتل سامي الهاشمي: a given name and what follows it, right behind a verb.
        if behind_verb(passage, phrase)
            && let Some(who) = self.stranger(passage, phrase)
        {
            return Some(who);
        }
        // الدكتور سامي العتيبي, الرائد فهد البدوي: an honorific and a name nobody knows.
        if passage.words[head].is(Pos::Honorific)
            && let Some(name) = unknown_name(passage, phrase, head + 1)
        {
            let told = inside.nisba.map(|(c, _)| self.lexicon.names.countries[c as usize].code.clone());
            let home = self.at_home(told, passage, phrase, None);
            let known = self.surnames.get(passage.fold(name.end - 1)).copied();
            return Some(known.unwrap_or_else(|| self.named(passage, name, None, home)));
        }
        // بيان الكرملين, تقرير الأمم المتحدة: its issuer speaks.
        if kind == Some(NounKind::Speech) || kind == Some(NounKind::Document) || is_statement(passage, head) {
            // حذرت من اتهام النظام: who is accused speaks in no accusation.
            if passage.headword(head) == "اتهام" && !passage.fold(head).contains("اتهامات") {
                return None;
            }
            if head + 1 < phrase.tokens.end {
                let rest = passage.make_phrase(head + 1..phrase.tokens.end);
                let rest_inside = Inside::of(passage, &rest);
                if rest_inside.names_somebody() && !is_adjective_only(passage, &rest) {
                    return self.refer(passage, &rest).first().copied();
                }
                if let Some((country, _)) = inside.nisba.filter(|_| is_statement(passage, head)) {
                    return Some(self.country(country));
                }
            }
            // ولم يتطرق بيانها إلى: hers who spoke last.
            let own = passage.words[head].clitics.pronoun.is_some() && passage.headword(head) == "بيان";
            if own && phrase.tokens.len() == 1 && self.issuer.is_some() {
                return self.issuer;
            }
            if is_statement(passage, head) && passage.words[head].clitics.article && phrase.tokens.len() == 1
            {
                let cited = self.issuer.is_none() && is_cited(passage, phrase);
                return if cited { Some(self.speaker(passage, phrase)) } else { self.issuer };
            }
            // حسب الإحصاءات الرسمية: cited, whoever made it. جاء في بيان: of whoever spoke last.
            let bare = phrase.tokens.len() == 1 && !passage.words[head].clitics.article;
            return (!bare && is_cited(passage, phrase)).then(|| self.speaker(passage, phrase));
        }
        if matches!(kind, Some(NounKind::Other | NounKind::Measure)) && is_cited(passage, phrase) {
            return Some(self.speaker(passage, phrase));
        }
        if let Some(who) = self.kingdom(passage, phrase) {
            return Some(who);
        }
        if let Some(who) = self.said_before(passage, phrase, inside) {
            return Some(who);
        }
        // تنظيم داعش, حركة الشباب: what it is and its name are one.
        let named_group = inside.organisation.filter(|(_, at)| {
            (head..*at)
                .all(|i| CLASS_NOUNS.contains(&passage.headword(i)) || passage.words[i].pos == WordPos::Punct)
        });
        if let Some((o, _)) = named_group {
            return Some(self.organisation(o));
        }
        let population = inside.population.filter(|(_, at)| {
            *at == head
                || passage.words[head].is(Pos::Quantifier)
                || passage.words[head].is(Pos::Numeral)
                || passage.words[head].pos == WordPos::Number
        });
        let body = kind == Some(NounKind::Body) || kind == Some(NounKind::Person);
        // الفرنسيون, سوريون, الأتراك: people of that country.
        let people = inside.nisba.is_some_and(|(_, at)| at == head) && is_people(passage, phrase)
            || counts_compatriots(passage, phrase);
        if population.is_none() && !body && !people {
            return None;
        }
        // الأمن القومي, الأمن الغذائي: safety, and no police.
        let safety = passage.headword(head) == "امن"
            && phrase.tokens.contains(&(head + 1))
            && matches!(
                passage.headword(head + 1),
                "قومي"
                    | "غذائي"
                    | "مائي"
                    | "اقليمي"
                    | "دولي"
                    | "سيبراني"
                    | "اجتماعي"
                    | "بحري"
                    | "جماعي"
            );
        if safety {
            return None;
        }
        // تنظيم زيارات: organising, and no organisation.
        let organises = passage.headword(head) == "تنظيم"
            && head + 1 < phrase.tokens.end
            && !passage.words[head].clitics.article
            && passage.words[head + 1].lemma.is_some()
            && passage.covering[head + 1].is_empty()
            && !passage.words[head + 1].is_adjectival();
        if organises {
            return None;
        }
        // قضاء الزبير: a district, and no judges.
        let district = passage.headword(head) == "قضاء"
            && !passage.words[head].clitics.article
            && head + 1 < phrase.tokens.end
            && passage.mention_at(head + 1, |n| matches!(n, Name::Place(_))).is_some();
        if district {
            return None;
        }
        let names = &self.lexicon.names;
        // مسلحو جيش الإسلام, قيادات الحوثيين: the members of a group are of its kind.
        let group = inside.organisation.map(|(o, _)| o).or_else(|| group_behind(passage, phrase));
        let of_group = group.and_then(|o| {
            let o = &names.organisations[o as usize];
            o.sector.clone().filter(|_| o.kind == BodyKind::Group)
        });
        let of_a_group = of_group.is_some();
        // عناصر التنظيم, نواب الحزب, متحدثة باسم الاتحاد: of the body told before.
        let body_before = self.body_behind(passage, phrase);
        let members = population.is_some_and(|(p, _)| names.populations[p as usize].sector.is_none());
        let body_before = body_before.or_else(|| self.body_inside(passage, phrase).filter(|_| members));
        let of_movement = body_before.is_none() && is_of_the_movement(passage, phrase);
        let of_group = of_group.or_else(|| of_movement.then(|| "REB".to_owned()));
        let of_kind = self.sector_of_kind(passage, phrase).or_else(|| self.sector_of_led(passage, phrase));
        let sector = of_kind.or(of_group).or_else(|| match population {
            Some((p, _)) => names.populations[p as usize].sector.clone(),
            None if people => Some("CVL".to_owned()),
            // جنودها, مقاتليهم: who bears arms does so whoever he is of.
            None if passage.words[head].clitics.pronoun.is_some()
                && arms(passage.headword(head)).is_some() =>
            {
                arms(passage.headword(head)).map(Into::into)
            }
            // نظامه: somebody's, and no system of things.
            None if passage.headword(head) == "نظام" && passage.words[head].clitics.pronoun.is_some() => {
                Some("GOV".to_owned())
            }
            // صاحب السمو الملكي الأمير فلان: of a ruling house.
            None if phrase
                .tokens
                .clone()
                .any(|i| matches!(stem(passage, i), "سمو" | "جلاله" | "فخامه" | "معالي")) =>
            {
                Some("GOV".to_owned())
            }
            // حلفائها العرب: states.
            None if matches!(passage.headword(head), "حليف" | "شريك")
                && passage.words[head].clitics.pronoun.is_some() =>
            {
                Some("GOV".to_owned())
            }
            // والد طفلة, امرأة أخرى: somebody of whom nothing else is told.
            None if kind == Some(NounKind::Person) && !passage.words[head].clitics.article => {
                Some("CVL".to_owned())
            }
            // المنظمة: of one that was not told before nothing is known.
            None if phrase.tokens.len() == 1
                && passage.words[head].clitics.article
                && matches!(passage.headword(head), "منظمه" | "جمعيه" | "موسسه" | "مؤسسه" | "حركه") =>
            {
                None
            }
            None => body_sector(passage.headword(head)).map(Into::into),
        });
        // القيادي فلان: one who leads in something, of which nothing is told.
        let cadre = passage.headword(head) == "قيادي" && lends_nothing(inside);
        let sector = sector.filter(|s| !(cadre && s == "GOV"));
        // صديق الصحفي, محامي الوزير: somebody's friend or kin is not of his trade.
        let kin = |i: usize| i < phrase.tokens.end && KIN.contains(&passage.headword(i));
        let sector =
            if kin(head) || passage.counts(head) && kin(head + 1) { Some("CVL".to_owned()) } else { sector };
        // مسؤول كردي: an official of a people without a state is not of the state's government.
        let stateless =
            phrase.tokens.clone().any(|i| matches!(passage.headword(i), "كردي" | "درزي" | "حوثي"));
        let sector = sector.filter(|s| !(stateless && s == "GOV"));
        // عناصر داعش, مسلحي جيش الإسلام, وفد حماس: members, gunmen and officials are of the body that follows.
        let lent = inside
            .organisation
            .map(|(o, at)| (names.organisations[o as usize].sector.clone(), at))
            .or_else(|| {
                inside.seat.map(|(c, s, at)| {
                    (Some(names.countries[c as usize].seats[s as usize].sector.clone()), at)
                })
            })
            .filter(|(_, at)| *at > head && inside.nisba.is_none_or(|(_, n)| n >= *at))
            .and_then(|(sector, _)| sector)
            .or_else(|| body_before.and_then(|w| self.all[w].sector.clone()));
        let sector = match sector.as_deref() {
            None | Some("UAF" | "GOV") => lent.or(sector),
            // المتحدث العسكري باسم جيش الإسلام: who speaks for a group is of it.
            Some("MIL") if matches!(passage.headword(head), "متحدث" | "ناطق") => lent.or(sector),
            Some(_) => sector,
        };
        // ميليشيات الحوثي الإيرانية: a group is of its own country, whoever is said to stand behind it.
        let own = inside
            .organisation
            .filter(|_| of_a_group)
            .and_then(|(o, _)| names.organisations[o as usize].country.clone());
        let country = own
            .or_else(|| inside.nisba.map(|(c, _)| names.countries[c as usize].code.clone()))
            .or_else(|| inside.country.map(|(c, _)| names.countries[c as usize].code.clone()))
            .or_else(|| inside.seat.map(|(c, _, _)| names.countries[c as usize].code.clone()))
            .or_else(|| group.and_then(|o| names.organisations[o as usize].country.clone()))
            .or_else(|| inside.person.and_then(|(p, _)| names.persons[p as usize].country.clone()))
            .or_else(|| body_before.and_then(|w| self.all[w].country.clone()))
            .or_else(|| of_movement.then(|| "IMG".to_owned()));
        let (country, country_from) = self.at_home(country, passage, phrase, sector.as_deref());
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
            && country_from.is_none()
            && let Some(code) = &country
            && let Some(n) = names.countries.iter().position(|c| &c.code == code)
        {
            return Some(self.country(n as u32));
        }
        Some(self.intern(key, || {
            let told = country.as_deref().filter(|_| country_from.is_none());
            let label = in_english(passage, phrase, inside, told);
            Referent::unnamed(entity_kind, (text, label), (country, country_from), sector)
        }))
    }

    /// المملكة: the kingdom the article is about, in Arab news Saudi Arabia unless another is meant.
    fn kingdom(&mut self, passage: &Passage<'_>, phrase: &Phrase) -> Option<Who> {
        let head = phrase.head();
        let bare = phrase.tokens.len() == 1
            && passage.headword(head) == "مملكه"
            && passage.words[head].clitics.article;
        if !bare {
            return None;
        }
        let here = self
            .setting
            .countries()
            .find(|&c| KINGDOMS.contains(&self.lexicon.names.countries[c as usize].code.as_str()));
        here.or_else(|| self.lexicon.names.country_number(KINGDOMS[0])).map(|n| self.country(n))
    }

    /// الوزارة, التنظيم, المجلس: the last one told whose name begins so.
    fn said_before(&self, passage: &Passage<'_>, phrase: &Phrase, inside: &Inside<'_>) -> Option<Who> {
        let head = phrase.head();
        // التنظيم الإرهابي, الحركة المتمردة: what it is called besides is no name.
        let called_besides = GROUP_NOUNS.contains(&passage.headword(head))
            && phrase.tokens.clone().skip(1).all(|i| {
                passage.words[i].clitics.article
                    && passage.words[i].is_adjectival()
                    && passage
                        .mention_at(i, |n| matches!(n, Name::Nisba(_) | Name::Organisation(_)))
                        .is_none()
            });
        let alone = (phrase.tokens.len() == 1 || called_besides)
            && passage.words[head].clitics.article
            && inside.country.is_none()
            && CLASS_NOUNS.contains(&passage.headword(head));
        if !alone {
            return None;
        }
        let noun = stem(passage, head);
        let called = |w: &Who| {
            riwaya_lexicon::bare(&self.opens[*w]) == noun
                || self.all[*w].kind == EntityKind::Group && GROUP_NOUNS.contains(&passage.headword(head))
        };
        self.recent.iter().rev().copied().find(called)
    }

    /// The body told before that a definite noun inside a phrase points back to: عناصر التنظيم, المتحدث باسم الوزارة.
    pub(super) fn body_behind(&self, passage: &Passage<'_>, phrase: &Phrase) -> Option<Who> {
        let from = phrase.head() + 1;
        let at = (from..phrase.tokens.end)
            .find(|&i| passage.words[i].clitics.article && CLASS_NOUNS.contains(&passage.headword(i)))?;
        let part = passage.make_phrase(at..phrase.tokens.end);
        self.said_before(passage, &part, &Inside::of(passage, &part))
            .filter(|&w| self.all[w].country.is_some() || self.all[w].sector.is_some())
    }

    /// The body that a phrase of its members names by what it is: عضو بالبرلمان, حراس السفارة.
    fn body_inside(&mut self, passage: &Passage<'_>, phrase: &Phrase) -> Option<Who> {
        let inner = self.inner(passage, phrase);
        inner.who.first().copied().filter(|&w| self.all[w].kind == EntityKind::Organisation)
    }

    /// What force is used against and is nobody: مسجد, مطار, ناقلة نفط. None where the phrase names no place or vehicle.
    pub(crate) fn target(&mut self, passage: &Passage<'_>, phrase: &Phrase) -> Option<Who> {
        let head = phrase.head();
        let place = phrase.tokens.clone().find_map(|i| {
            passage.mention_at(i, |n| matches!(n, Name::Place(_)))?.names.iter().find_map(|n| match n {
                Name::Place(p) => Some(&self.lexicon.names.places[*p as usize]),
                _ => None,
            })
        });
        let named = passage.mention_at(head, |n| matches!(n, Name::Place(_))).is_some();
        let aim = passage.headword(head) == "هدف";
        if !named && !aim && !matches!(kind_of(passage, head), Some(NounKind::Place | NounKind::Vehicle)) {
            return None;
        }
        let inside = Inside::of(passage, phrase);
        let country = inside
            .nisba
            .or(inside.country)
            .map(|(c, _)| self.lexicon.names.countries[c as usize].code.clone())
            .or_else(|| place.and_then(|p| p.country.clone()))
            .or_else(|| place_behind(passage, phrase))
            .or_else(|| self.country_of_owner(passage, phrase));
        let (country, country_from) = self.at_home(country, passage, phrase, None);
        let text = passage.span(phrase.start, phrase.end).text;
        let label = in_english(passage, phrase, &inside, None);
        let key = format!("target:{}:{}", country.as_deref().unwrap_or("?"), riwaya_text::fold(&text));
        Some(self.intern(key, || {
            Referent::unnamed(EntityKind::Organisation, (text, label), (country, country_from), None)
        }))
    }

    /// مراكز الجيش, مقر الحزب: the country of whom the genitive of a place names.
    fn country_of_owner(&mut self, passage: &Passage<'_>, phrase: &Phrase) -> Option<String> {
        let inner = self.inner(passage, phrase);
        inner.who.first().and_then(|&w| self.all[w].country.clone())
    }

    /// People without a name or body: 17 killed, two students.
    pub(crate) fn people(&mut self, passage: &Passage<'_>, phrase: &Phrase) -> Who {
        let inside = Inside::of(passage, phrase);
        let country = inside.nisba.map(|(c, _)| self.lexicon.names.countries[c as usize].code.clone());
        let sector = self.sector_of_kind(passage, phrase).unwrap_or_else(|| "CVL".into());
        let (country, country_from) = self.at_home(country, passage, phrase, Some(&sector));
        let text = passage.span(phrase.start, phrase.end).text;
        let label = in_english(passage, phrase, &inside, None);
        let key = format!("people:{}:{}", country.as_deref().unwrap_or("?"), riwaya_text::fold(&text));
        self.intern(key, || {
            Referent::unnamed(EntityKind::Population, (text, label), (country, country_from), Some(sector))
        })
    }

    /// أحد زعماء القراصنة, قادة الطلاب: the sector of those in whose genitive their leaders stand.
    fn sector_of_led(&self, passage: &Passage<'_>, phrase: &Phrase) -> Option<String> {
        let leads = |i: &usize| {
            matches!(passage.headword(*i), "زعيم" | "قايد" | "قائد" | "قيادي" | "قياده" | "زعامه")
        };
        let leader = phrase.tokens.clone().take(2).find(leads)?;
        let led = leader + 1;
        let construct = led < phrase.tokens.end
            && !passage.words[leader].clitics.article
            && passage.words[leader].clitics.pronoun.is_none()
            && !passage.words[led].is_adjectival()
            // قادة طالبان: a body by its name.
            && passage.mention_at(led, |n| matches!(n, Name::Organisation(_))).is_none();
        if !construct {
            return None;
        }
        let at_led = passage.covering[led].iter().map(|&m| &passage.mentions[m]);
        at_led.filter(|m| m.tokens.start == led).flat_map(|m| &m.names).find_map(|n| match n {
            Name::Population(p) => self.lexicon.names.populations[*p as usize].sector.clone(),
            _ => None,
        })
    }

    /// قتيل من أفراد الشرطة: the sector of those of whom the dead or wounded of a phrase was one.
    fn sector_of_kind(&self, passage: &Passage<'_>, phrase: &Phrase) -> Option<String> {
        let of = phrase.tokens.clone().skip(1).find(|&i| passage.fold(i) == "من")?;
        let harmed = |i: usize| {
            matches!(passage.headword(i), "قتيل" | "جريح" | "ضحيه" | "مصاب" | "شهيد" | "اسير" | "قتلي")
                || passage.counts(i)
        };
        if of + 1 >= phrase.tokens.end || !phrase.tokens.clone().take_while(|&i| i < of).any(harmed) {
            return None;
        }
        let mut kinds = passage.covering[of + 1].iter().flat_map(|&m| &passage.mentions[m].names);
        kinds.find_map(|n| match n {
            Name::Population(p) => self.lexicon.names.populations[*p as usize].sector.clone(),
            _ => None,
        })
    }

    /// People told of beside others like them: ثلاثة آخرين beside a soldier are of his country and kind.
    pub(crate) fn others(&mut self, passage: &Passage<'_>, phrase: &Phrase, like: Who) -> Who {
        let (country, country_from) = (self.all[like].country.clone(), self.all[like].country_from);
        let sector = self.all[like].sector.clone();
        let text = passage.span(phrase.start, phrase.end).text;
        let key = format!(
            "others:{}:{}:{}",
            country.as_deref().unwrap_or("?"),
            sector.as_deref().unwrap_or("?"),
            riwaya_text::fold(&text)
        );
        self.intern(key, || {
            let label = in_english(passage, phrase, &Inside::of(passage, phrase), None);
            Referent::unnamed(EntityKind::Population, (text, label), (country, country_from), sector)
        })
    }

    /// Who speaks and is known by nothing but the words for him: شاهد عيان, بيان رسمي, محامي المتهم.
    pub(crate) fn speaker(&mut self, passage: &Passage<'_>, phrase: &Phrase) -> Who {
        let inside = Inside::of(passage, phrase);
        let country = inside
            .nisba
            .or(inside.country)
            .map(|(c, _)| self.lexicon.names.countries[c as usize].code.clone());
        let text = passage.span(phrase.start, phrase.end).text;
        let key = format!("speaker:{}:{}", country.as_deref().unwrap_or("?"), riwaya_text::fold(&text));
        let kind = if kind_of(passage, phrase.head()) == Some(NounKind::Person) {
            EntityKind::Person
        } else {
            EntityKind::Organisation
        };
        let label = in_english(passage, phrase, &inside, None);
        self.intern(key, || Referent::unnamed(kind, (text, label), (country, None), None))
    }

    /// Somebody told by a name nobody knows that begins with a given name: سامي الهاشمي.
    pub(crate) fn stranger(&mut self, passage: &Passage<'_>, phrase: &Phrase) -> Option<Who> {
        let head = phrase.head();
        let part = |i: usize| {
            let w = &passage.words[i];
            (w.given || w.guessed)
                && w.clitics.preposition.is_none()
                && w.clitics.pronoun.is_none()
                && passage.covering[i].is_empty()
        };
        // يولاندا بارونا: two words that nobody knows and that are no adjectives.
        let foreign = passage.words[head].guessed
            && phrase.tokens.contains(&(head + 1))
            && passage.words[head + 1].guessed
            && (head..head + 2)
                .all(|i| !passage.words[i].is_adjectival() && !passage.words[i].clitics.article);
        let begins = passage.words[head].given || foreign;
        if head != phrase.tokens.start || !begins || !part(head) {
            return None;
        }
        // A family name may look like an adjective: سامي الهاشمي.
        let surname = |i: usize| {
            i == head + 1
                && passage.words[i].clitics.article
                && passage.words[i].is_adjectival()
                && passage.covering[i].is_empty()
        };
        let end =
            (head + 1..phrase.tokens.end).find(|&i| !part(i) && !surname(i)).unwrap_or(phrase.tokens.end);
        if end - head < 2 {
            return None;
        }
        if let Some(&known) = self.surnames.get(passage.fold(end - 1)) {
            return Some(known);
        }
        let home = self.at_home(None, passage, phrase, Some("CVL"));
        let who = self.named(passage, head..end, None, home);
        self.all[who].sector.get_or_insert_with(|| "CVL".to_owned());
        Some(who)
    }

    /// A person whose name the lexicon does not have.
    pub(super) fn named(
        &mut self,
        passage: &Passage<'_>,
        name: Range<usize>,
        office: Option<u32>,
        (country, country_from): (Option<String>, Option<InferredFrom>),
    ) -> Who {
        let text = passage.span_of(name.clone()).text;
        let key = format!("name:{}", riwaya_text::fold(&text));
        let surname = passage.fold(name.end - 1).to_owned();
        let sector =
            office.map(|o| self.lexicon.names.offices[o as usize].sector.clone()).filter(|s| !s.is_empty());
        let role = office.map(|o| self.lexicon.names.offices[o as usize].en.clone());
        let english = name_in_english(passage, name.clone());
        let who = self.intern(key, || Referent {
            kind: EntityKind::Person,
            key: None,
            name: english.unwrap_or_else(|| text.clone()),
            name_ar: text,
            country,
            country_from,
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
/// would be taken for the subject of its verb; behind و nothing is.)
fn is_people(passage: &Passage<'_>, phrase: &Phrase) -> bool {
    let i = phrase.head();
    let form = passage.fold(i);
    let nisba = passage.mention_at(i, |n| matches!(n, Name::Nisba(_))).is_some();
    passage.mention_at(i, |n| matches!(n, Name::People(_))).is_some()
        || nisba
            && (form.ends_with("ون")
                || form.ends_with("ين")
                    && (phrase.prep.is_some() || phrase.joined || is_behind_that(passage, phrase)))
}

/// أن الفلسطينيين ألقوا: behind أن the subject has the ending of an object.
fn is_behind_that(passage: &Passage<'_>, phrase: &Phrase) -> bool {
    phrase.tokens.start.checked_sub(1).is_some_and(|b| passage.words[b].is(Pos::That))
}

/// Whether a phrase counts people by nothing but the adjective of their country: نحو عشرة آلاف فلسطيني, 20 مصريا.
fn counts_compatriots(passage: &Passage<'_>, phrase: &Phrase) -> bool {
    let head = phrase.head();
    let last = phrase.tokens.end - 1;
    let country = passage.mention_at(last, |n| matches!(n, Name::Nisba(_))).is_some();
    let word = &passage.words[last];
    country
        && last > head
        && !word.clitics.article
        && passage.counts(head)
        && (head..last).all(|i| passage.counts(i))
}

/// عشرة عناصر من «داعش», قيادي من حماس: the group they are told to be of.
fn group_behind(passage: &Passage<'_>, phrase: &Phrase) -> Option<u32> {
    let of = phrase.tokens.end;
    let marked = usize::from(matches!(passage.fold(of + 1), "«" | "“" | "\"" | "'"));
    let names = &passage.lexicon.names;
    let group = |n: &Name| matches!(*n, Name::Organisation(o) if names.organisations[o as usize].kind == BodyKind::Group);
    let at = of + 1 + marked;
    let mention =
        passage.mention_at(at, group).filter(|m| passage.fold(of) == "من" && m.tokens.start == at)?;
    mention.names.iter().find_map(|n| match *n {
        Name::Organisation(o) => Some(o),
        _ => None,
    })
}

/// التنظيم, عناصر التنظيم, التنظيم الإرهابي, of which nobody was told by name: the armed movement that no text need name.
fn is_of_the_movement(passage: &Passage<'_>, phrase: &Phrase) -> bool {
    let movement = |i: usize| {
        phrase.tokens.contains(&i)
            && passage.headword(i) == GROUP_NOUNS[0]
            && passage.words[i].clitics.article
            && (i + 1..phrase.tokens.end)
                .all(|i| passage.words[i].is_adjectival() && passage.covering[i].is_empty())
    };
    let head = phrase.head();
    let members = matches!(passage.headword(head), "عنصر" | "مسلح" | "مقاتل");
    movement(head) || members && movement(head + 1)
}

/// Nouns for those who are near to somebody (folded headwords).
const KIN: [&str; 16] = [
    "صديق",
    "صديقه",
    "شقيق",
    "شقيقه",
    "والد",
    "والده",
    "ابن",
    "ابنه",
    "زوج",
    "زوجه",
    "ارمله",
    "خال",
    "عم",
    "قريب",
    "جار",
    "زميل",
];

/// Nouns that say what a body is (folded headwords): its name follows, or was told before.
const CLASS_NOUNS: [&str; 34] = [
    "تنظيم",
    "حركه",
    "جماعه",
    "حزب",
    "جبهه",
    "منظمه",
    "تحالف",
    "ائتلاف",
    "ميليشيا",
    "مليشيا",
    "كتيبه",
    "لواء",
    "فصيل",
    "شبكه",
    "وكاله",
    "صحيفه",
    "قناه",
    "شركه",
    "لجنه",
    "هييه",
    "هيئه",
    "وزاره",
    "مجلس",
    "محكمه",
    "مرصد",
    "اتحاد",
    "جامعه",
    "رابطه",
    "نقابه",
    "جمعيه",
    "موسسه",
    "مؤسسه",
    "سفاره",
    "مركز",
];

/// Those of them that stand for an armed or political group whatever its own name begins with.
const GROUP_NOUNS: [&str; 6] = ["تنظيم", "حركه", "جماعه", "ميليشيا", "مليشيا", "فصيل"];

/// Kingdoms that their papers call المملكة; the first where nothing else tells.
const KINGDOMS: [&str; 9] = ["SAU", "JOR", "MAR", "BHR", "THA", "GBR", "NLD", "ESP", "BEL"];
