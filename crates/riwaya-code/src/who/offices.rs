//! Who is named by an office: its holder on the article's day, the one named before, or somebody known by it alone.

use riwaya_lexicon::{BodyKind, Features, Holder, Lexicon, Name, Organisation, Pos, Rank, Tenure};
use riwaya_record::{EntityKind, InferredFrom};
use riwaya_text::GrammaticalNumber;

use super::english::office_in_english;
use super::inside::{Inside, body_sector, stem, unknown_name};
use super::{Cast, Referent, Who};
use crate::mentions::Mention;
use crate::passage::Passage;
use crate::phrases::Phrase;

/// Titles of one who is chosen and not yet in office, and of one who was driven out of it.
const ELECT: [&str; 2] = ["منتخب", "منتخبه"];
const OUSTED: [&str; 4] = ["مخلوع", "معزول", "مخلوعه", "معزوله"];

/// How many days from the day of the article one who is elect takes office at most, or one who was driven out left it.
const SOON: u32 = 366;

/// Titles that take the office away from the day: the former, the late, the elect.
const NOT_NOW: [&str; 10] =
    ["سابق", "اسبق", "راحل", "مخلوع", "منتخب", "معزول", "سابقه", "مكلف", "مستقيل", "اسبقه"];

/// وخلال اتصال مع نظيره، أكد الوزير: the office that a sentence names only behind the counterpart that opens it.
fn office_ahead(passage: &Passage<'_>, phrase: &Phrase) -> Option<u32> {
    let sentence = &passage.sentence_of(phrase.tokens.start).tokens;
    let holds = |n: &Name| matches!(n, Name::Office(_) | Name::Person(_));
    if (sentence.start..phrase.tokens.start).any(|i| passage.mention_at(i, holds).is_some()) {
        return None;
    }
    let verb = (phrase.tokens.end..sentence.end).find(|&i| passage.words[i].is_verb())?;
    (verb + 1..sentence.end.min(verb + 1 + FARTHEST_OFFICE))
        .find_map(|i| passage.mention_at(i, holds))?
        .office()
}

/// How far behind its verb the office stands whose counterpart was told before: أكد، في بيان، الوزير.
const FARTHEST_OFFICE: usize = 5;

/// Whether a state, its capital or its palace is named in a phrase's sentence before it.
fn names_state_before(passage: &Passage<'_>, phrase: &Phrase) -> bool {
    let start = passage.sentence_of(phrase.tokens.start).tokens.start;
    let state =
        |n: &Name| matches!(n, Name::Country(_) | Name::Nisba(_) | Name::Capital(..) | Name::Seat(..));
    (start..phrase.tokens.start).any(|i| passage.mention_at(i, state).is_some())
}

impl<'a> Cast<'a> {
    /// Whom an office names. Of one who speaks for a body the sector is the body's.
    pub(super) fn by_office(
        &mut self,
        passage: &Passage<'_>,
        phrase: &Phrase,
        inside: &Inside<'_>,
        mention: &Mention,
    ) -> Option<Who> {
        let before = self.all.len();
        let who = self.in_office(passage, phrase, inside, mention)?;
        // مسؤول كردي: an official of a people without a state is not of the state's government.
        let stateless = phrase.tokens.clone().any(|i| matches!(passage.headword(i), "كردي" | "درزي"));
        if who >= before && stateless && self.all[who].sector.as_deref() == Some("GOV") {
            self.all[who].sector = None;
        }
        let office = mention.office().map(|o| self.lexicon.names.offices[o as usize].key.as_str());
        // Only of him who is told here first and of whom nothing else is known.
        if who >= before && self.all[who].key.is_none() && office.is_some_and(|key| key.contains("spokes")) {
            if let Some(sector) = self.spoken_for(passage, phrase, inside) {
                self.all[who].sector = Some(sector);
            } else if self.speaks_for_no_state(passage, phrase) {
                self.all[who].sector = None;
            }
        }
        Some(who)
    }

    /// متحدثة باسم مستشفى: whether somebody speaks for what is known to be of no sector.
    fn speaks_for_no_state(&self, passage: &Passage<'_>, phrase: &Phrase) -> bool {
        let names = &self.lexicon.names;
        let at = phrase.tokens.clone().find(|&i| matches!(passage.fold(i), "باسم" | "بلسان"));
        let body = at.filter(|at| phrase.tokens.contains(&(at + 1)));
        let body = body.and_then(|at| passage.mention_at(at + 1, |n| matches!(n, Name::Population(_))));
        body.is_some_and(|m| {
            m.names.iter().all(|n| match n {
                Name::Population(p) => names.populations[*p as usize].sector.is_none(),
                _ => false,
            })
        })
    }

    /// The sector of the body in whose name somebody speaks: المتحدث باسم فيلق الرحمن, الناطق باسم الشركة.
    fn spoken_for(&self, passage: &Passage<'_>, phrase: &Phrase, inside: &Inside<'_>) -> Option<String> {
        let names = &self.lexicon.names;
        let named = phrase.tokens.clone().find(|&i| matches!(passage.fold(i), "باسم" | "بلسان"))? + 1;
        let body = inside.organisation.filter(|&(_, at)| at >= named);
        if let Some((organisation, _)) = body {
            return names.organisations[organisation as usize].sector.clone();
        }
        // باسم هيئة الأركان الفرنسية: of an army's seat that of the army.
        if let Some((country, seat, _)) = inside.seat {
            let sector = &names.countries[country as usize].seats[seat as usize].sector;
            return (sector == "MIL").then(|| sector.clone());
        }
        if !phrase.tokens.contains(&named) {
            return None;
        }
        let kind = passage.mention_at(named, |n| matches!(n, Name::Population(_))).and_then(|m| {
            m.names.iter().find_map(|n| match n {
                Name::Population(p) => names.populations[*p as usize].sector.clone(),
                _ => None,
            })
        });
        kind.or_else(|| body_sector(passage.headword(named)).map(str::to_owned))
    }

    fn in_office(
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
        if let Some(person) = apposed_person(passage, phrase) {
            return Some(self.person(person));
        }
        let unknown_name = unknown_name(passage, phrase, mention.tokens.end);
        let not_now = phrase.tokens.clone().any(|i| NOT_NOW.contains(&stem(passage, i)));
        let (country, of_key) = self.belongs_to(inside);
        if let Some(name) = unknown_name {
            let sector = &self.lexicon.names.offices[office as usize].sector;
            let home = match (&country, self.only_country()) {
                (None, Some(only)) => (Some(only), Some(InferredFrom::Article)),
                _ => self.at_home(country, passage, phrase, Some(sector)),
            };
            let who = self.named(passage, name, Some(office), home);
            if let Some(body) = self.of_a_body(inside, mention) {
                self.all[who].sector.clone_from(&body.sector);
            }
            return Some(who);
        }
        if not_now {
            let called = |titles: &[&str]| phrase.tokens.clone().any(|i| titles.contains(&stem(passage, i)));
            let (elect, ousted) = (called(&ELECT), called(&OUSTED));
            let person = of_key.filter(|_| elect != ousted).and_then(|of| self.near(office, &of, elect));
            return match person {
                Some(person) => Some(self.person(person)),
                None => Some(self.unnamed(passage, phrase, office, country)),
            };
        }
        let home = self.home(office);
        // المبعوث الأممي إلى اليمن: one of several that a body of many states sends, wherever to.
        let of_many = home.as_ref().and_then(|(code, _)| code.clone()).filter(|code| code == "IGO");
        if self.lexicon.names.offices[office as usize].rank == Rank::Several && of_many.is_some() {
            return Some(self.unnamed(passage, phrase, office, of_many));
        }
        if of_key.is_none()
            && !pronoun
            && let Some((code, of)) = &home
        {
            let before = self.recent.iter().rev().copied().find(|&w| self.all[w].office == Some(office));
            if before.is_some() {
                return before;
            }
            if let Some(person) = self.opposite(office, of) {
                return Some(self.person(person));
            }
            return Some(self.unnamed(passage, phrase, office, code.clone()));
        }
        if let Some(sector) = self.heads_a_body(passage, inside, mention, office) {
            let who = self.unnamed(passage, phrase, office, country);
            self.all[who].sector = Some(sector);
            return Some(who);
        }
        if let Some(of) = of_key {
            // رئيس أركان الجيش الجزائري: the body is named by the office's own words, its country has the office.
            let within = inside.organisation.is_some_and(|(_, at)| mention.tokens.contains(&at));
            let abroad = country.as_deref().filter(|_| within).and_then(|code| self.holder(office, code));
            // المفوض السامي للأمم المتحدة لحقوق الإنسان: another body is named beside the one that has the office.
            let home = home.filter(|_| inside.organisation.is_some()).map(|(_, home)| home);
            let at_home = || home.and_then(|home| self.holder(office, &home));
            if let Some(person) = self.holder(office, &of).or(abroad).or_else(at_home) {
                return Some(self.person(person));
            }
            // An office of this country that was named before: the same person.
            let before = self.recent.iter().rev().copied().find(|&w| {
                self.all[w].office == Some(office) && self.all[w].country == country && !self.all[w].generic
            });
            return before.or_else(|| {
                let who = self.unnamed(passage, phrase, office, country);
                if let Some(body) = self.of_a_body(inside, mention) {
                    self.all[who].sector.clone_from(&body.sector);
                }
                Some(who)
            });
        }
        // المتحدث باسم الوزارة, زعيم التنظيم: of the body told before.
        if let Some(body) = self.body_behind(passage, phrase).filter(|_| !pronoun) {
            let who = self.unnamed(passage, phrase, office, self.all[body].country.clone());
            if let Some(sector) = self.all[body].sector.clone() {
                self.all[who].sector = Some(sector);
            }
            return Some(who);
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
            let third = matches!(mention.clitics.pronoun, Some("ه" | "ها" | "هم" | "هما"));
            let spoken_of = if third { self.owner() } else { self.recent_country() };
            let mut same =
                self.recent.iter().rev().copied().filter(|&w| self.all[w].office.is_some_and(same_kind));
            // قال البيت الأبيض إن الرئيس …: the president of the country that speaks.
            let last = same.next();
            let here = last.into_iter().chain(same).find(|&w| self.all[w].country == spoken_of);
            if here.is_some() {
                return here;
            }
            // قصفت كورفيا المدينة. وغرد الرئيس: where his sentence names no state before him, he who was named with that office.
            if last.is_some() && !third && !names_state_before(passage, phrase) {
                return last;
            }
            if let Some(code) = &spoken_of
                && let Some(person) = self.holder(office, code)
            {
                return Some(self.person(person));
            }
            // الملك, where a kingdom and a republic are spoken of.
            if passage.words[mention.tokens.start].clitics.article
                && phrase.tokens.end == mention.tokens.end
                && last.is_none()
                && let Some(person) = self.only_holder(office)
            {
                return Some(self.person(person));
            }
            if last.is_some() {
                return last;
            }
            if let Some(code) = spoken_of {
                let only = self.only_country().filter(|_| !third);
                return Some(match only {
                    Some(only) => self.known_by_office(
                        passage,
                        phrase,
                        office,
                        (Some(only), Some(InferredFrom::Article)),
                    ),
                    None => self.unnamed(passage, phrase, office, Some(code).filter(|_| third)),
                });
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
        let office = office_ahead(passage, phrase).or_else(|| {
            let last = self.recent.iter().rev().find(|&&w| {
                self.all[w].kind == EntityKind::Person
                    && self.all[w].office.is_some()
                    && self.all[w].country != country
            })?;
            self.all[*last].office
        })?;
        if let Some(name) = unknown_name(passage, phrase, phrase.head() + 1) {
            return Some(self.named(passage, name, Some(office), (country, None)));
        }
        match of.and_then(|of| self.opposite(office, &of)) {
            Some(person) => Some(self.person(person)),
            None => Some(self.unnamed(passage, phrase, office, country)),
        }
    }

    /// The second of two adjectives: with نظيريه السوري والإيراني, الرئيسان المصري والقبرصي the same office there.
    pub(super) fn likewise(&mut self, at: usize, country: u32) -> Who {
        let before = self.before.filter(|(end, _)| *end == at).map(|(_, w)| &self.all[w]);
        let office = before.filter(|r| r.kind == EntityKind::Person && !r.generic).and_then(|r| r.office);
        self.opposite_or_country(office, country)
    }

    /// Who holds an office of a country or its counterpart; the country where that is not known.
    pub(super) fn opposite_or_country(&mut self, office: Option<u32>, country: u32) -> Who {
        let code = &self.lexicon.names.countries[country as usize].code;
        match office.and_then(|office| self.opposite(office, code)) {
            Some(person) => self.person(person),
            None => self.country(country),
        }
    }

    /// Who holds an office or its counterpart on a side of what is told; the side itself where that is not known.
    pub(super) fn opposite_of(&mut self, office: Option<u32>, side: Who) -> Who {
        let code = self.all[side].country.as_deref();
        match office.zip(code).and_then(|(office, code)| self.opposite(office, code)) {
            Some(person) => self.person(person),
            None => side,
        }
    }

    /// Whether one person at a time holds the office that a mention names.
    pub(super) fn is_one_persons(&self, mention: &Mention) -> bool {
        let rank = mention.office().map(|o| self.lexicon.names.offices[o as usize].rank);
        matches!(rank, Some(Rank::One | Rank::State | Rank::Government))
    }

    /// Whether an office is that of something else than a state: رئيس النادي الأهلي المصري, أمير الشعراء.
    pub(super) fn is_of_something_else(
        &self,
        passage: &Passage<'_>,
        phrase: &Phrase,
        mention: &Mention,
    ) -> bool {
        let Some(rank) = mention.office().map(|o| self.lexicon.names.offices[o as usize].rank) else {
            return false;
        };
        let next = mention.tokens.end;
        matches!(rank, Rank::State | Rank::Government)
            && next < phrase.tokens.end
            && mention.clitics.pronoun.is_none()
            && !passage.words[mention.tokens.start].clitics.article
            && passage.words[next].is(Pos::Noun)
            && !passage.words[next].guessed
            && passage.covering[next].iter().all(|&m| self.is_no_state(&passage.mentions[m]))
    }

    /// Whether a mention names what no head of state or government is the head of by that title: an issue, a club, a bank.
    fn is_no_state(&self, mention: &Mention) -> bool {
        mention.names.iter().all(|name| match name {
            Name::Issue(_) => true,
            Name::Population(p) => {
                self.lexicon.names.populations[*p as usize].sector.as_deref().is_some_and(|s| s != "GOV")
            }
            _ => false,
        })
    }

    /// The one person who held an office of a country or body on the article's day.
    fn holder(&self, office: u32, of: &str) -> Option<u32> {
        let key = self.lexicon.names.offices[office as usize].key.as_str();
        // The head of state, whatever the office is called there.
        self.held(office, of, |other| {
            let other = self.lexicon.names.offices[other as usize].key.as_str();
            other == key || key == "president" && other == "interim-president"
        })
    }

    /// The one person who held an office in any of the countries spoken of so far.
    fn only_holder(&self, office: u32) -> Option<u32> {
        let mut countries: Vec<&str> =
            self.recent.iter().filter_map(|&w| self.all[w].country.as_deref()).collect();
        countries.sort_unstable();
        countries.dedup();
        let mut holders = countries.into_iter().filter_map(|of| self.holder(office, of));
        let one = holders.next()?;
        holders.next().is_none().then_some(one)
    }

    /// The one person who held there an office that is the counterpart of another.
    fn opposite(&self, office: u32, of: &str) -> Option<u32> {
        let rank = self.lexicon.names.offices[office as usize].rank;
        self.holder(office, of).or_else(|| {
            let same = |other: u32| self.lexicon.names.offices[other as usize].rank == rank;
            if matches!(rank, Rank::State | Rank::Government) { self.held(office, of, same) } else { None }
        })
    }

    /// The one person who held an office that passes a test.
    fn held(&self, office: u32, of: &str, same: impl Fn(u32) -> bool) -> Option<u32> {
        let day = self.day.as_deref()?;
        let names = &self.lexicon.names;
        let told_by_it = match names.offices[office as usize].rank {
            Rank::Several => false,
            Rank::Body => names.country(of).is_none(),
            _ => true,
        };
        let held = |h: &&Holder| same(h.office) && names.tenure(**h).covers(day) == Some(true);
        let mut holders = names.holders(of).iter().filter(held).map(|h| h.person);
        let one = holders.next().filter(|_| told_by_it)?;
        holders.all(|other| other == one).then_some(one)
    }

    /// The one country or body that has an office, and the country of it.
    fn home(&self, office: u32) -> Option<(Option<String>, String)> {
        let names = &self.lexicon.names;
        let home = names.offices[office as usize].home.clone()?;
        let code = match names.organisation(&home) {
            Some(body) => body.country.clone(),
            None => Some(home.clone()),
        };
        Some((code, home))
    }

    /// Who is to take an office soon, or has lost it lately: the nearest to the article's day, who does not hold it.
    fn near(&self, office: u32, of: &str, to_come: bool) -> Option<u32> {
        let day = self.day.as_deref()?;
        let names = &self.lexicon.names;
        if to_come
            && names.offices[office as usize].key == "president"
            && let Some(elect) = names.office("president-elect").and_then(|elect| self.holder(elect, of))
        {
            return Some(elect);
        }
        let mut nearest: Option<(u32, u32)> = None;
        let mut several = false;
        for held in names.holders(of).chunk_by(|a, b| a.person == b.person) {
            let n = held[0].person;
            let mut terms = held.iter().filter(|h| h.office == office).map(|&h| names.tenure(h));
            if terms.clone().any(|t| t.covers(day) == Some(true)) {
                continue;
            }
            let away = |t: &Tenure| {
                let side = if to_come { &t.start } else { &t.end };
                let beyond = side.as_deref().is_some_and(|d| if to_come { d > day } else { d < day });
                beyond.then(|| t.days_from(day)).filter(|&days| days <= SOON)
            };
            let Some(days) = terms.find_map(away) else { continue };
            several |= nearest.is_some_and(|(least, _)| least == days);
            if nearest.is_none_or(|(least, _)| days < least) {
                (nearest, several) = (Some((days, n)), false);
            }
        }
        nearest.filter(|_| !several).map(|(_, n)| n)
    }

    /// The sector of the body of a state that a president or his deputy presides over (رئيس هيئة قناة السويس); none
    /// where it is the state itself (رئيس السلطة الفلسطينية).
    fn heads_a_body(
        &self,
        passage: &Passage<'_>,
        inside: &Inside<'_>,
        mention: &Mention,
        office: u32,
    ) -> Option<String> {
        let names = &self.lexicon.names;
        let (country, seat, at) = inside.seat.filter(|&(_, _, at)| at == mention.tokens.end)?;
        let presides = matches!(names.offices[office as usize].key.as_str(), "president" | "vice-president");
        let state = matches!(
            passage.headword(at),
            "نظام" | "سلطه" | "سلطات" | "دوله" | "حكومه" | "اداره" | "جمهوريه"
        );
        (presides && !state).then(|| names.countries[country as usize].seats[seat as usize].sector.clone())
    }

    /// The body beside an office, whose sector is that of who heads it: رئيس بنك, مدير وكالة, رئيس نادي. The words of the
    /// office may hold its first (مدير وكالة).
    fn of_a_body(&self, inside: &Inside<'_>, mention: &Mention) -> Option<&'a Organisation> {
        let (organisation, _) =
            inside.organisation.filter(|&(_, at)| mention.tokens.start < at && at <= mention.tokens.end)?;
        let lexicon: &'a Lexicon = self.lexicon;
        Some(&lexicon.names.organisations[organisation as usize]).filter(|o| o.kind != BodyKind::Group)
    }

    /// The country an office or body belongs to, and the key its holders are listed under.
    fn belongs_to(&self, inside: &Inside<'_>) -> (Option<String>, Option<String>) {
        let names = &self.lexicon.names;
        // مندوب موسكو في مجلس الأمن: who stands for a state is the state's, and no man of the body that he sits in.
        let office = inside.office.and_then(Mention::office).map(|o| names.offices[o as usize].key.as_str());
        let sent = matches!(office, Some("permanent-representative" | "ambassador" | "ambassador-to-un"));
        let state = inside.nisba.or(inside.country).filter(|_| sent);
        let sits_in = inside.organisation.is_some_and(|(_, body)| state.is_some_and(|(_, at)| at < body));
        if let Some((o, _)) = inside.organisation.filter(|_| !sits_in) {
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
        let home = self.at_home(country, passage, phrase, sector.as_deref());
        self.known_by_office(passage, phrase, office, home)
    }

    /// Somebody known only by office, with what is known of the country.
    fn known_by_office(
        &mut self,
        passage: &Passage<'_>,
        phrase: &Phrase,
        office: u32,
        (country, country_from): (Option<String>, Option<InferredFrom>),
    ) -> Who {
        let o = &self.lexicon.names.offices[office as usize];
        let sector = Some(o.sector.clone()).filter(|s| !s.is_empty());
        let text = passage.span(phrase.start, phrase.end).text;
        let key =
            format!("office:{}:{}:{}", o.key, country.as_deref().unwrap_or("?"), riwaya_text::fold(&text));
        let of = country.as_deref().and_then(|c| self.lexicon.names.country(c));
        let en = office_in_english(passage, phrase, &o.en, of);
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

/// The known person whose full name stands behind his title between commas: المتحدث باسم الخارجية، فلان، إن.
fn apposed_person(passage: &Passage<'_>, phrase: &Phrase) -> Option<u32> {
    let comma = |i: usize| matches!(passage.fold(i), "،" | ",");
    let at = phrase.tokens.end + 1;
    let one = matches!(
        passage.words[phrase.head()].features,
        Features::Noun(f) if f.number == GrammaticalNumber::Singular
    );
    let mention = passage.mention_at(at, |n| matches!(n, Name::Person(_)))?;
    (one && comma(phrase.tokens.end) && mention.tokens.start == at && comma(mention.tokens.end))
        .then(|| mention.person())?
}
