//! Who a phrase names: persons, governments, bodies, offices as of the article's day, and what only the text before
//! tells (الرئيس, نظيره الروسي, الطرفان, البيان).

mod described;
mod english;
mod home;
mod inside;
mod offices;
mod own;
mod setting;
mod standing;

use std::cmp::Reverse;

use riwaya_lexicon::{BodyKind, Lexicon, Name, Pos, Rank};
use riwaya_record::{EntityKind, InferredFrom};
use rustc_hash::FxHashMap;

pub(crate) use self::home::Land;
pub(crate) use self::inside::stem;
use self::inside::{Inside, names_longer_body, only_titles_before, stands_beside};
pub(crate) use self::setting::Setting;
use self::standing::speaks;
use crate::mentions::Mention;
use crate::passage::Passage;
use crate::phrases::Phrase;

/// Index of an entity of the article.
pub(crate) type Who = usize;

/// How many names a text is read back over at least. Articles name fewer; of a longer list of names the first are
/// forgotten, so that the work on each name does not grow with the list.
const REMEMBERED: usize = 1000;

/// An entity of the article as it is being found.
#[derive(Clone, Debug)]
pub(crate) struct Referent {
    pub(crate) kind: EntityKind,
    pub(crate) key: Option<String>,
    pub(crate) name: String,
    pub(crate) name_ar: String,
    pub(crate) country: Option<String>,
    /// What told the country, where its own words do not.
    pub(crate) country_from: Option<InferredFrom>,
    pub(crate) sector: Option<String>,
    pub(crate) role: Option<String>,
    /// The office it holds or is named by.
    pub(crate) office: Option<u32>,
    /// Whether it is known only by a description (a source, an official, demonstrators).
    pub(crate) generic: bool,
}

impl Referent {
    /// Somebody or something known by nothing but the words for it.
    fn unnamed(
        kind: EntityKind,
        (text, english): (String, Option<String>),
        (country, country_from): (Option<String>, Option<InferredFrom>),
        sector: Option<String>,
    ) -> Self {
        Self {
            kind,
            key: None,
            name: english.unwrap_or_else(|| text.clone()),
            name_ar: text,
            country,
            country_from,
            sector,
            role: None,
            office: None,
            generic: true,
        }
    }

    /// Whether it can act in politics: anything but a bare place.
    pub(crate) fn is_party(&self) -> bool {
        self.kind != EntityKind::Place
    }

    /// Whether nothing is known of it but the words for it.
    pub(crate) fn is_unknown(&self) -> bool {
        self.country.is_none() && self.sector.is_none() && self.key.is_none()
    }

    pub(crate) fn is_government(&self) -> bool {
        self.sector.as_deref() == Some("GOV") && self.country.is_some()
    }
}

/// The entities of one article, in order of first mention.
pub(crate) struct Cast<'a> {
    pub(crate) lexicon: &'a Lexicon,
    /// The article's day, `YYYY-MM-DD`.
    day: Option<String>,
    /// Where the article is set.
    setting: Setting,
    pub(crate) all: Vec<Referent>,
    /// The first word of each one's Arabic name, folded.
    opens: Vec<String>,
    by_key: FxHashMap<String, Who>,
    /// Who was named, in order of reading; the last is the most recent.
    recent: Vec<Who>,
    /// Those of them that are told as doing or saying something, or having it done to them.
    sides: Vec<Who>,
    /// Those of them who do or say it themselves.
    doers: Vec<Who>,
    /// Where the last phrase that was read ends, and whom it names.
    before: Option<(usize, Who)>,
    /// The two who were told last as meeting, agreeing or fighting.
    together: Option<[Who; 2]>,
    /// The two persons in office who were.
    leaders: Option<[Who; 2]>,
    /// Whether the last phrase that was read stands behind بين.
    between: bool,
    /// Who issued the statement that is being reported.
    issuer: Option<Who>,
    /// Last words of names the lexicon does not know.
    surnames: FxHashMap<String, Who>,
}

/// Who is named inside a phrase, and the code points that name them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Inner {
    pub(crate) who: Vec<Who>,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// Whether a word means the two sides of a contact, folded, without the article.
fn means_both(word: &str) -> bool {
    matches!(
        word,
        "طرفان"
            | "طرفين"
            | "جانبان"
            | "جانبين"
            | "رئيسان"
            | "رئيسين"
            | "زعيمان"
            | "زعيمين"
            | "بلدان"
            | "بلدين"
            | "دولتان"
            | "دولتين"
            | "حكومتان"
            | "حكومتين"
            | "وزيران"
            | "وزيرين"
            | "قائدان"
            | "قائدين"
            | "مسؤولان"
            | "عاصمتان"
            | "عاصمتين"
            | "مسوولان"
            | "جارتان"
            | "جارتين"
            | "قوتان"
            | "قوتين"
            | "خصمان"
            | "اثنان"
    )
}

/// Countries whose names are masculine; all others, and cities, are feminine.
pub(crate) const MASCULINE_COUNTRIES: [&str; 8] = ["IRQ", "LBN", "JOR", "SDN", "YEM", "MAR", "SOM", "VAT"];

/// Prepositions of what is spoken about (folded).
const OF_TOPIC: [&str; 9] = ["في", "عن", "ضد", "بشان", "حول", "ازاء", "داخل", "خارج", "حيال"];

/// Prepositions after which a capital is a town (folded).
const OF_PLACE: [&str; 9] = ["في", "داخل", "خارج", "قرب", "وسط", "شمال", "جنوب", "شرق", "غرب"];

impl<'a> Cast<'a> {
    pub(crate) fn new(lexicon: &'a Lexicon, day: Option<&str>, setting: Setting) -> Self {
        Self {
            lexicon,
            day: day.filter(|d| d.len() == 10).map(Into::into),
            setting,
            all: Vec::new(),
            opens: Vec::new(),
            by_key: FxHashMap::default(),
            recent: Vec::new(),
            sides: Vec::new(),
            doers: Vec::new(),
            before: None,
            together: None,
            leaders: None,
            between: false,
            issuer: None,
            surnames: FxHashMap::default(),
        }
    }

    /// Whom a phrase names: nobody, one, or both sides; and who is named inside it. Remembers them for what follows.
    pub(crate) fn read(&mut self, passage: &Passage<'_>, phrase: &Phrase) -> (Vec<Who>, Inner) {
        let mut found = self.refer(passage, phrase);
        if found.is_empty() && speaks(passage, phrase) {
            found.push(self.speaker(passage, phrase));
        }
        // Who stands inside (مكالمة بايدن, تحية للرئيس) is spoken of too.
        let inner = self.inner(passage, phrase);
        // What is only spoken about (في أوكرانيا, ضد روسيا, a heading "اليمن:") is no side of anything.
        let after = passage.fold(phrase.tokens.end);
        let topic = phrase.prep.as_deref().is_some_and(|p| OF_TOPIC.contains(&p)) || after == ":";
        if !topic {
            self.sides.extend(&inner.who);
            self.sides.extend(&found);
            // مع قول الرئيس: who is named inside says it himself.
            if found.is_empty() || !self.is_done_to(passage, phrase) {
                self.doers.extend(&inner.who);
                self.doers.extend(&found);
            }
        }
        self.recent.extend(&inner.who);
        self.recent.extend(&found);
        for named in [&mut self.recent, &mut self.sides, &mut self.doers] {
            if named.len() > 2 * REMEMBERED {
                named.drain(..REMEMBERED);
            }
        }
        self.stand_side_by_side(phrase, &found);
        self.before = found.last().map(|&who| (phrase.tokens.end, who));
        (found, inner)
    }

    /// Remembers two states or leaders between whom something is told to be: العلاقات بين إيران وإسرائيل.
    fn stand_side_by_side(&mut self, phrase: &Phrase, found: &[Who]) {
        let side = |w: Who| {
            matches!(self.all[w].kind, EntityKind::Government | EntityKind::Person)
                && self.all[w].is_government()
        };
        let before =
            self.before.filter(|&(end, _)| phrase.joined && end == phrase.tokens.start).map(|(_, w)| w);
        if let (Some(a), &[b], true) = (before, found, self.between)
            && side(a)
            && side(b)
            && self.all[a].kind == self.all[b].kind
        {
            self.told_together([a, b]);
        }
        self.between = phrase.prep.as_deref() == Some("بين");
    }

    /// The two who were told of together last, else both sides of what is being told.
    pub(crate) fn told_last(&self) -> Vec<Who> {
        self.together.map_or_else(|| self.pair(), Vec::from)
    }

    /// Who is named inside a phrase, of a genitive or by a title: the first place behind its head where somebody is.
    fn inner(&mut self, passage: &Passage<'_>, phrase: &Phrase) -> Inner {
        // The words of an office (رئيس الوزراء) name no ministers.
        let office = passage.mention_at(phrase.head(), |n| matches!(n, Name::Office(_)));
        let from = office.map_or(phrase.head() + 1, |o| o.tokens.end);
        for start in from..phrase.tokens.end {
            if passage.covering[start].is_empty()
                || passage.mention_at(start, |n| matches!(n, Name::Nisba(_) | Name::Issue(_))).is_some()
                    && passage.mentions[passage.covering[start][0]].nisba().is_some()
            {
                continue;
            }
            // السياسة الخارجية: an adjective of the noun before, and no ministry.
            let described = passage.words[start - 1].clitics.article
                && passage.words[start - 1].is(Pos::Noun)
                && passage.words[start].clitics.article
                && passage.headword(start) == "خارجي";
            // هجوما عسكريا, دعما سياسيا: nor is one in the accusative behind it a man.
            let alike = passage.words[start].is_accusative() && passage.words[start - 1].is_accusative();
            if described || alike {
                continue;
            }
            let part = passage.make_phrase(start..phrase.tokens.end);
            let who = self.refer(passage, &part);
            if !who.is_empty() {
                return Inner { who, start: part.start, end: part.end };
            }
        }
        Inner::default()
    }

    /// Remembers two who were told as doing something with or to each other, so that "الطرفان" can be followed.
    pub(crate) fn told_together(&mut self, two: [Who; 2]) {
        let known = |&w: &Who| {
            let r = &self.all[w];
            r.kind != EntityKind::Population && (!r.generic || r.country.is_some() && r.sector.is_some())
        };
        if two.iter().all(known) && two[0] != two[1] {
            self.together = Some(two);
            let leads = |&w: &Who| self.all[w].kind == EntityKind::Person && self.all[w].is_government();
            if two.iter().all(leads) {
                self.leaders = Some(two);
            }
        }
    }

    /// The states of the West, where nothing but an adjective names them.
    pub(crate) fn the_west(&mut self) -> Who {
        self.intern("people:the-west".into(), || {
            Referent::unnamed(
                EntityKind::Population,
                ("الغرب".into(), Some("the West".into())),
                (None, None),
                Some("GOV".into()),
            )
        })
    }

    /// Whether a phrase means the two sides by nothing but a word for it: الطرفان, الجانبين, الرئيسان.
    pub(crate) fn is_pair(passage: &Passage<'_>, phrase: &Phrase) -> bool {
        phrase.tokens.len() == 1
            && passage.words[phrase.head()].clitics.article
            && means_both(stem(passage, phrase.head()))
    }

    /// Remembers who issued a statement, so that "البيان" can be followed.
    pub(crate) fn issued(&mut self, who: Who) {
        self.issuer = Some(who);
    }

    /// Whom a phrase names, without remembering it.
    pub(crate) fn refer(&mut self, passage: &Passage<'_>, phrase: &Phrase) -> Vec<Who> {
        let head = phrase.head();
        // التابع للتحالف, الموالية لهادي: says whose what stands before it is.
        if passage.words[head].clitics.article && RELATING.contains(&passage.headword(head)) {
            return Vec::new();
        }
        let inside = Inside::of(passage, phrase);
        // كلا الزعيمين: the quantifier only announces the pair.
        let pair_at =
            if passage.words[head].is(Pos::Quantifier) && phrase.tokens.len() > 1 { head + 1 } else { head };
        let office = inside.office.filter(|o| o.tokens.start == pair_at);
        // وزيرا الخارجية والدفاع: two offices of one state.
        let offices = phrase.tokens.clone().skip(1).any(|i| passage.words[i].joined());
        let dual = !offices && office.is_some_and(|o| is_dual(passage, o) && self.is_one_persons(o));
        if (means_both(stem(passage, pair_at)) || dual) && inside.person.is_none() && inside.country.is_none()
        {
            // الرئيسان الأمريكي والروسي: each adjective names one of them; وزيرا الخارجية: one of each side.
            let office = office.and_then(Mention::office);
            return match inside.nisba {
                Some((country, _)) => vec![self.opposite_or_country(office, country)],
                None => {
                    let states = office.is_some()
                        || matches!(passage.headword(pair_at), "بلد" | "دوله" | "حكومه" | "عاصمه" | "جار");
                    let bare = phrase.tokens.end == pair_at + 1;
                    // الرئيسان: two persons before two states.
                    let leaders = self.leaders.filter(|_| office.is_some());
                    let two = leaders.or(self.together);
                    let two = two.filter(|&[a, b]| bare && self.may_be_both(states, a, b));
                    let two = two.map_or_else(|| self.pair(), Vec::from);
                    two.into_iter().map(|side| self.opposite_of(office, side)).collect()
                }
            };
        }
        // الكوريتان
        if matches!(stem(passage, head), "كوريتان" | "كوريتين") {
            let code = |code| self.lexicon.names.country_number(code);
            let both = ["KOR", "PRK"].into_iter().filter_map(code).collect::<Vec<_>>();
            return both.into_iter().map(|country| self.country(country)).collect();
        }
        // الرئيسان الكوري الشمالي والجنوبي
        let korea = self.other_korea(passage, phrase);
        if phrase.joined
            && phrase.tokens.len() == 1
            && phrase.prep.is_none()
            && passage.words[head].clitics.article
            && let Some(country) = inside.nisba.map(|(c, _)| c).or(korea)
            && head.checked_sub(1).is_some_and(|p| {
                korea.is_some() || passage.mention_at(p, |n| matches!(n, Name::Nisba(_))).is_some()
            })
        {
            return vec![self.likewise(head, country)];
        }
        let counterpart =
            matches!(passage.headword(head), "نظير" | "نظيره") && !stem(passage, head).starts_with("نظرا");
        let one = if counterpart && inside.person.is_none() {
            self.counterpart(passage, phrase, &inside)
        } else if let Some(own) = self.own_country(passage, phrase) {
            Some(own)
        } else if let Some(office) = inside.office.filter(|o| {
            (o.tokens.start == head
                || passage.words[head].is(Pos::Honorific)
                // أحد الوزراء; but in أحد أصدقاء الوزير he is another.
                || passage.words[head].is(Pos::Quantifier) && o.tokens.start == head + 1)
                && !names_longer_body(passage, head, o)
        }) && !self.is_of_something_else(passage, phrase, office)
        {
            self.by_office(passage, phrase, &inside, office)
        } else if let Some((person, _)) =
            inside.person.filter(|(_, at)| *at == head || only_titles_before(passage, head, *at))
        {
            Some(self.person(person))
        } else if let Some((organisation, _)) = inside.organisation.filter(|&(o, at)| {
            at == head
                    || stands_beside(passage, head, at, self.lexicon, o)
                    // عشرات الحوثيين
                    || head < at && (head..at).all(|i| passage.counts(i))
        }) {
            Some(self.organisation(organisation))
        } else if let Some((country, seat, _)) = inside.seat.filter(|(_, _, at)| *at == head) {
            Some(self.seat(country, seat))
        } else if let Some((country, _)) = inside.country.filter(|(_, at)| *at == head) {
            // في موسكو, داخل بغداد: the town, not who governs from it.
            let town = passage.mention_at(head, |n| matches!(n, Name::Capital(..))).is_some()
                && phrase.prep.as_deref().is_some_and(|p| OF_PLACE.contains(&p));
            (!town).then(|| self.country(country))
        } else {
            self.described(passage, phrase, &inside)
        };
        one.into_iter().collect()
    }

    /// الكوري الشمالي والجنوبي: the other Korea, told by nothing but where it lies.
    fn other_korea(&self, passage: &Passage<'_>, phrase: &Phrase) -> Option<u32> {
        let at = phrase.tokens.start;
        let side = |i: usize| passage.fold(i).trim_start_matches('و').trim_end_matches('ه');
        let code = match (side(at), side(at.checked_sub(1)?)) {
            ("الجنوبي", "الشمالي") => "KOR",
            ("الشمالي", "الجنوبي") => "PRK",
            _ => return None,
        };
        let korean = matches!(side(at.checked_sub(2)?), "الكوري" | "الكوريتين");
        self.lexicon.names.country_number(code).filter(|_| korean)
    }

    /// Whether two told together may be whom a word for both means: of countries, presidents and ministers, those of two
    /// states.
    fn may_be_both(&self, states: bool, a: Who, b: Who) -> bool {
        let country = |w: Who| self.all[w].country.as_deref().filter(|c| c.len() == 3 && *c != "IGO");
        !states || country(a).is_some() && country(b).is_some() && country(a) != country(b)
    }

    /// Both sides of what is being told: of the governments that do and say things here the two named most, of those
    /// named equally often the more recent.
    pub(crate) fn pair(&self) -> Vec<Who> {
        // Country, how often it is a side, when it last was, and as whom.
        let mut countries: Vec<(&str, usize, usize, Who)> = Vec::new();
        for (when, &who) in self.sides.iter().enumerate() {
            let r = &self.all[who];
            let person_or_state = matches!(r.kind, EntityKind::Person | EntityKind::Government) && !r.generic;
            let Some(country) = r.country.as_deref().filter(|&c| c.len() == 3 && c != "IGO") else {
                continue;
            };
            if !person_or_state || !r.is_government() {
                continue;
            }
            match countries.iter_mut().find(|c| c.0 == country) {
                Some(known) => (known.1, known.2, known.3) = (known.1 + 1, when, who),
                None => countries.push((country, 1, when, who)),
            }
        }
        if countries.len() < 2 {
            return Vec::new();
        }
        countries.sort_by_key(|&(_, times, when, _)| Reverse((times, when)));
        countries.truncate(2);
        countries.sort_by_key(|&(_, _, when, _)| when);
        countries.into_iter().map(|(.., who)| who).collect()
    }

    /// The one country whose government or people the text speaks of so far; none where there are several.
    fn only_country(&self) -> Option<String> {
        let mut countries = self.recent.iter().filter_map(|&w| self.all[w].country.as_deref());
        let first = countries.next()?;
        countries.all(|c| c == first).then(|| first.to_owned())
    }

    fn recent_country(&self) -> Option<String> {
        self.recent
            .iter()
            .rev()
            .map(|&w| &self.all[w])
            .find(|r| r.is_government())
            .and_then(|r| r.country.clone())
    }

    fn intern(&mut self, key: String, make: impl FnOnce() -> Referent) -> Who {
        if let Some(&known) = self.by_key.get(&key) {
            return known;
        }
        let who = self.all.len();
        let made = make();
        self.opens.push(made.name_ar.split_whitespace().next().map(riwaya_text::fold).unwrap_or_default());
        self.all.push(made);
        self.by_key.insert(key, who);
        who
    }

    pub(crate) fn country(&mut self, n: u32) -> Who {
        let c = &self.lexicon.names.countries[n as usize];
        self.intern(c.code.clone(), || Referent {
            kind: EntityKind::Government,
            key: Some(c.code.clone()),
            name: c.en.clone(),
            name_ar: c.ar.clone(),
            country: Some(c.code.clone()),
            country_from: None,
            sector: Some("GOV".into()),
            role: None,
            office: None,
            generic: false,
        })
    }

    /// The armed forces of a country, where only its adjective tells of them.
    pub(crate) fn forces(&mut self, n: u32) -> Who {
        let c = &self.lexicon.names.countries[n as usize];
        let key = format!("{}-armed-forces", c.code.to_lowercase());
        self.intern(key.clone(), || Referent {
            kind: EntityKind::Organisation,
            key: Some(key),
            name: format!("armed forces of {}", c.en),
            name_ar: format!("قوات {}", c.ar),
            country: Some(c.code.clone()),
            country_from: None,
            sector: Some("MIL".into()),
            role: None,
            office: None,
            generic: false,
        })
    }

    fn seat(&mut self, country: u32, seat: u32) -> Who {
        let c = &self.lexicon.names.countries[country as usize];
        let s = &c.seats[seat as usize];
        let key = slug(&s.en);
        self.intern(key.clone(), || Referent {
            kind: EntityKind::Organisation,
            key: Some(key),
            name: s.en.clone(),
            name_ar: s.ar.clone(),
            country: Some(c.code.clone()),
            country_from: None,
            sector: Some(s.sector.clone()),
            role: None,
            office: None,
            generic: false,
        })
    }

    fn organisation(&mut self, n: u32) -> Who {
        let o = &self.lexicon.names.organisations[n as usize];
        let kind = match o.kind {
            BodyKind::Organisation => EntityKind::Organisation,
            BodyKind::Group => EntityKind::Group,
            BodyKind::Outlet => EntityKind::Outlet,
        };
        self.intern(o.key.clone(), || Referent {
            kind,
            key: Some(o.key.clone()),
            name: o.en.clone(),
            name_ar: o.ar.clone(),
            country: o.country.clone(),
            country_from: None,
            sector: o.sector.clone(),
            role: None,
            office: None,
            generic: false,
        })
    }

    fn person(&mut self, n: u32) -> Who {
        let p = &self.lexicon.names.persons[n as usize];
        // Of several offices held at once that of the state or government, and of a party the last.
        let weight = |office: u32| match self.lexicon.names.offices[office as usize].rank {
            Rank::State => 0,
            Rank::Government => 1,
            Rank::One => 2,
            Rank::Body | Rank::Several => 3,
        };
        let held = self.day.as_deref().and_then(|day| {
            p.holdings.iter().filter(|h| h.tenure.covers(day) == Some(true)).min_by_key(|h| weight(h.office))
        });
        let role = held.map(|h| {
            let office = &self.lexicon.names.offices[h.office as usize];
            let of = self
                .lexicon
                .names
                .country(&h.of)
                .map(|c| c.en.clone())
                .or_else(|| self.lexicon.names.organisation(&h.of).map(|o| o.en.clone()))
                .unwrap_or_else(|| h.of.clone());
            format!("{} of {of}", office.en)
        });
        let sector = held
            .map(|h| self.lexicon.names.offices[h.office as usize].sector.clone())
            .filter(|s| !s.is_empty());
        // Who speaks for a body, and who governs for those in arms, is of the body's kind.
        let sector = held
            .and_then(|h| {
                let body = self.lexicon.names.organisation(&h.of)?.sector.clone();
                let speaks = self.lexicon.names.offices[h.office as usize].key.contains("spokes");
                body.filter(|body| speaks || matches!(body.as_str(), "REB" | "CRM"))
            })
            .or(sector);
        let office = held.map(|h| h.office);
        // Who speaks for a body between states has its country for the time.
        let of_body = held
            .and_then(|h| self.lexicon.names.organisation(&h.of))
            .and_then(|o| o.country.clone())
            .filter(|code| code == "IGO");
        // And who came from a state's government to such a body was that state's before.
        let of_state = held
            .filter(|h| {
                let office = &self.lexicon.names.offices[h.office as usize];
                let governs = matches!(office.rank, Rank::State | Rank::Government);
                p.country.as_deref() == Some("IGO") && (governs || office.key.contains("minister"))
            })
            .and_then(|h| self.lexicon.names.country(&h.of))
            .map(|c| c.code.clone());
        self.intern(p.key.clone(), || Referent {
            kind: EntityKind::Person,
            key: Some(p.key.clone()),
            name: p.en.clone(),
            name_ar: p.ar.clone(),
            country: of_body.or(of_state).or_else(|| p.country.clone()),
            country_from: None,
            sector: sector.or_else(|| p.sector.clone()),
            role,
            office,
            generic: false,
        })
    }
}

/// Adjectives that say to whom a noun before them belongs (folded headwords).
const RELATING: [&str; 7] = ["تابع", "موال", "موالي", "مدعوم", "منتم", "مرتبط", "مناهض"];

/// Whether an office is said of two: الرئيسان, وزيرا الخارجية. (Before a genitive a noun has no other ـا or ـي.)
fn is_dual(passage: &Passage<'_>, office: &Mention) -> bool {
    let head = office.tokens.start;
    let endings: &[&str] =
        if office.tokens.len() > 1 { &["ان", "ين", "ا", "ي"] } else { &["ان", "ين"] };
    // The ـي of وزيري may have been taken for a pronoun.
    let whole: String = passage.fold(head).chars().skip(passage.words[head].before as usize).collect();
    passage.words[head].lemma.is_some_and(|l| {
        let lemma = &passage.lexicon.words.lemma(l).folded;
        whole.strip_prefix(lemma.as_str()).is_some_and(|ending| endings.contains(&ending))
    })
}

/// An English name as a key: lower case, words joined by hyphens.
fn slug(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_owned()
}
