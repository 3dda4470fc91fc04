//! Where a party belongs that is told without its country: the police, nine soldiers, the demonstrators.
//!
//! The words around it tell: the place of what happens (في بغداد), the people and bodies of the same sentence (أعلنت
//! الشرطة الأفغانية), then the country that the article as a whole is about, last the country of a paper that writes of
//! its own. Where these disagree, the country stays unknown.

use riwaya_lexicon::{BodyKind, Features, Lexicon, Name};
use riwaya_record::{Article, InferredFrom};
use riwaya_text::GrammaticalNumber;
use rustc_hash::FxHashMap;

use super::Cast;
use crate::circumstances::dateline_end;
use crate::mentions::Mention;
use crate::passage::Passage;
use crate::phrases::Phrase;

/// What an article as a whole says of where it is set.
#[derive(Clone, Debug, Default)]
pub(crate) struct Setting {
    /// The country most of it is about.
    focus: Option<u32>,
    /// The country whose affairs its outlet writes of when it names none.
    domestic: Option<u32>,
}

/// Prepositions and words of place before a name (folded).
const OF_PLACE: [&str; 19] = [
    "في",
    "ب",
    "قرب",
    "وسط",
    "شمال",
    "جنوب",
    "شرق",
    "غرب",
    "داخل",
    "بمدينه",
    "شمالي",
    "جنوبي",
    "شرقي",
    "غربي",
    "مدينه",
    "محافظه",
    "ولايه",
    "منطقه",
    "العاصمه",
];

/// Sectors that belong to a state or its people. Bodies between states and movements across them have no home; media and
/// experts that are not named may be anybody's.
const AT_HOME: [&str; 13] =
    ["GOV", "MIL", "COP", "LEG", "JUD", "PTY", "OPP", "REB", "UAF", "CVL", "LAB", "SPY", "REL"];

/// Whether a word means what lies between states or is another's (folded headwords): حلفاء النظام, الدول السبع, التحالف الدولي.
fn is_not_at_home(headword: &str) -> bool {
    matches!(
        headword,
        "دولي"
            | "اممي"
            | "اوروبي"
            | "عالمي"
            | "عربي"
            | "افريقي"
            | "خليجي"
            | "تحالف"
            | "ائتلاف"
            | "اجنبي"
            | "دوله"
            | "بلد"
            | "حليف"
            | "شريك"
            | "داعم"
            | "خصم"
            | "عدو"
            | "نظير"
            | "جار"
            | "غربي"
    )
}

/// Sectors whose people are mostly of the place where things happen.
const LOCAL: [&str; 6] = ["CVL", "UAF", "REB", "COP", "OPP", "LAB"];

/// What a place named as the place of something weighs; a place named otherwise; a people, a body, a state; a person;
/// a group, which may fight abroad; the place in the dateline.
const OF_A_PLACE: f64 = 3.0;
const PLACE: f64 = 2.0;
const NAME: f64 = 1.5;
const PERSON: f64 = 1.0;
const GROUP: f64 = 0.7;
const DATELINE: f64 = 0.2;

/// What is left of the weight of names that are no places where the party is local.
const BESIDE_PLACES: f64 = 0.4;

/// The first country must outweigh the second by this much.
const CLEAR: f64 = 1.5;
/// And by this much where the party is a state's own body, whose words and deeds are the state's.
const CLEAR_FOR_STATES: f64 = 2.0;

/// An article is about a country that has this share of what it names.
const FOCUS: f64 = 0.6;

/// The share of weight that a name this many words away keeps is one half.
const HALF_AT: f64 = 10.0;

impl Setting {
    /// What title and body together are about, and where their outlet is at home.
    pub(crate) fn of(parts: &[&Passage<'_>], article: &Article, lexicon: &Lexicon) -> Self {
        let mut weights: FxHashMap<u32, f64> = FxHashMap::default();
        for passage in parts {
            for (_, country, weight) in lands(passage, 0..passage.words.len()) {
                *weights.entry(country).or_default() += weight;
            }
        }
        let all: f64 = weights.values().sum();
        let top = clearly_first(&weights, 1.0);
        let focus = top.filter(|country| weights[country] >= FOCUS * all);
        let host = article.url.as_deref().and_then(|url| url.split("//").nth(1)?.split('/').next());
        let domestic =
            article.outlet.as_deref().into_iter().chain(host).find_map(|o| lexicon.names.domestic(o));
        // An article that names other countries more than its own is no domestic news.
        let domestic = domestic.filter(|&country| top.is_none_or(|t| t == country));
        Self { focus, domestic }
    }

    /// What the article is about, then where its outlet is at home.
    pub(super) fn countries(&self) -> impl Iterator<Item = u32> {
        self.focus.into_iter().chain(self.domestic)
    }
}

impl Cast<'_> {
    /// The country of a party: its own where its words tell it, else that of its surroundings and which they were.
    pub(super) fn at_home(
        &self,
        own: Option<String>,
        passage: &Passage<'_>,
        phrase: &Phrase,
        sector: Option<&str>,
    ) -> (Option<String>, Option<InferredFrom>) {
        let abroad = phrase.tokens.clone().any(|i| is_not_at_home(passage.headword(i)));
        // الوزيران, وزيرا خارجية البلدين: of two countries.
        let two = matches!(
            passage.words[phrase.head()].features,
            Features::Noun(f) if f.number == GrammaticalNumber::Dual
        );
        if own.is_some() || abroad || two || sector.is_some_and(|s| !AT_HOME.contains(&s)) {
            return (own, None);
        }
        // What is not known to be of a state (الصندوق, اللجنة) is believed to be so only in a paper's domestic news.
        match self.surroundings(passage, phrase, sector) {
            Some((country, from)) if sector.is_some() || from == InferredFrom::Outlet => {
                (Some(self.lexicon.names.countries[country as usize].code.clone()), Some(from))
            }
            _ => (None, None),
        }
    }

    fn surroundings(
        &self,
        passage: &Passage<'_>,
        phrase: &Phrase,
        sector: Option<&str>,
    ) -> Option<(u32, InferredFrom)> {
        let sentence = passage.sentence_of(phrase.tokens.start).tokens.clone();
        // الجنود الإسرائيليون ورجال الشرطة: the second are whose the first are.
        let beside = phrase
            .tokens
            .start
            .checked_sub(1)
            .filter(|p| phrase.joined && sentence.contains(p))
            .and_then(|p| passage.mention_at(p, |n| matches!(n, Name::Nisba(_))))
            .and_then(Mention::nisba);
        if let Some(country) = beside {
            return Some((country, InferredFrom::Sentence));
        }
        let local = sector.is_some_and(|s| LOCAL.contains(&s));
        let of_state = matches!(sector, Some("GOV" | "LEG" | "JUD"));
        let mut placed = false;
        let mut weights: FxHashMap<u32, f64> = FxHashMap::default();
        for (at, country, weight) in lands(passage, sentence) {
            // Who is killed or arrested is mostly of the place, whoever tells it.
            placed |= weight >= PLACE;
            let weight = if local && weight < PLACE { weight * BESIDE_PLACES } else { weight };
            // Governments talk in Geneva and Riyadh.
            let weight = if of_state { weight.min(PERSON) } else { weight };
            let apart = if at < phrase.tokens.start {
                phrase.tokens.start - at
            } else {
                at.saturating_sub(phrase.tokens.end)
            };
            *weights.entry(country).or_default() += weight * HALF_AT / (HALF_AT + apart as f64);
        }
        let Setting { focus, domestic } = self.setting;
        if weights.is_empty() || local && !placed && focus.is_some() {
            return focus
                .map(|c| (c, InferredFrom::Article))
                .or_else(|| domestic.map(|c| (c, InferredFrom::Outlet)));
        }
        clearly_first(&weights, if of_state { CLEAR_FOR_STATES } else { CLEAR })
            .map(|c| (c, InferredFrom::Sentence))
    }
}

/// The heaviest country where it outweighs the next by a factor.
fn clearly_first(weights: &FxHashMap<u32, f64>, factor: f64) -> Option<u32> {
    let mut sorted: Vec<(u32, f64)> = weights.iter().map(|(&c, &w)| (c, w)).collect();
    sorted.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let (first, weight) = *sorted.first()?;
    sorted.get(1).is_none_or(|(_, second)| weight >= factor * second).then_some(first)
}

/// A country named in a text: where, which, and how much that says of where things happen.
pub(crate) type Land = (usize, u32, f64);

/// The countries named in a run of tokens.
fn lands(passage: &Passage<'_>, range: std::ops::Range<usize>) -> impl Iterator<Item = Land> {
    let lands = passage.lands.get_or_init(|| {
        let dateline = dateline_end(passage);
        let of = |m: &Mention| {
            let (country, weight) = land(passage, m)?;
            let weight = if m.tokens.start < dateline { DATELINE } else { weight };
            Some((m.tokens.start, country, weight))
        };
        passage.mentions.iter().filter_map(of).collect()
    });
    let from = lands.partition_point(|&(at, ..)| at < range.start);
    lands[from..].iter().copied().take_while(move |&(at, ..)| at < range.end)
}

fn land(passage: &Passage<'_>, mention: &Mention) -> Option<(u32, f64)> {
    let names = &passage.lexicon.names;
    let at = mention.tokens.start;
    // A nisba that is part of an outlet's name says nothing.
    let outlet = |n: &Name| matches!(*n, Name::Organisation(o) if names.organisations[o as usize].kind == BodyKind::Outlet);
    if passage.mention_at(at, outlet).is_some() {
        return None;
    }
    let of_place = mention.clitics.preposition == Some('ب')
        || at.checked_sub(1).is_some_and(|p| OF_PLACE.contains(&passage.fold(p)));
    let of = |code: Option<&String>| code.and_then(|c| names.country_number(c));
    mention.names.iter().find_map(|name| {
        let (country, weight) = match *name {
            Name::Place(p) => {
                (of(names.places[p as usize].country.as_ref()), if of_place { OF_A_PLACE } else { PLACE })
            }
            Name::Country(c) | Name::Capital(c, _) => (Some(c), if of_place { OF_A_PLACE } else { NAME }),
            Name::Nisba(c) | Name::People(c) => (Some(c), NAME),
            Name::Seat(c, _) => (Some(c), NAME),
            Name::Person(p) => (of(names.persons[p as usize].country.as_ref()), PERSON),
            Name::Organisation(o) => {
                let o = &names.organisations[o as usize];
                (of(o.country.as_ref()), if o.kind == BodyKind::Group { GROUP } else { NAME })
            }
            _ => (None, 0.0),
        };
        country.map(|c| (c, weight))
    })
}
