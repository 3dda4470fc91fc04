//! Where a party belongs that is told without its country: the police, nine soldiers, the demonstrators.
//!
//! The words around it tell: the place of what happens (في بغداد), the people and bodies of the same sentence (أعلنت
//! الشرطة الأفغانية), those of its name that were told before, then the country that the article as a whole is about and
//! the places just named, last the country of a paper that writes of its own ministries. An army says nothing of whom it
//! fights. Where these disagree, the country stays unknown.

use riwaya_lexicon::{BodyKind, Features, Name, Pos};
use riwaya_record::{EventType, InferredFrom};
use riwaya_text::GrammaticalNumber;
use rustc_hash::FxHashMap;

use super::inside::{Inside, stem};
use super::{Cast, Referent};
use crate::circumstances::dateline_end;
use crate::mentions::Mention;
use crate::passage::Passage;
use crate::phrases::Phrase;
use crate::words::WordPos;

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
            | "مانح"
            | "دائن"
            | "ممول"
            | "خصم"
            | "عدو"
            | "نظير"
            | "جار"
            | "غربي"
            | "احتلال"
            | "جاسوس"
            | "عميل"
            | "مهاجر"
            | "لاجئ"
            | "لجوء"
            | "اعظم"
            | "عظيم"
            | "وفد"
            | "دبلوماسي"
            | "بعثه"
            | "طائره"
            | "مروحيه"
            | "صاروخ"
    )
}

/// Sectors whose people are mostly of the place where things happen.
const LOCAL: [&str; 6] = ["CVL", "UAF", "REB", "COP", "OPP", "LAB"];

/// What a place named as the place of something weighs; a place named otherwise; a people, a body, a state; a person;
/// by surname alone; a group, which may fight abroad; an army, which may too; a blow, which hits others; the place in the
/// dateline.
const OF_A_PLACE: f64 = 3.0;
const PLACE: f64 = 2.0;
const NAME: f64 = 1.5;
const PERSON: f64 = 1.0;
pub(super) const SURNAME: f64 = 0.8;
const GROUP: f64 = 0.7;
pub(super) const ARMY: f64 = 0.5;
pub(super) const BLOW: f64 = 0.45;
const DATELINE: f64 = 0.2;

/// What is left of the weight of a country to which somebody goes, or with which something is.
const ELSEWHERE: f64 = 0.25;

/// What is left of the weight of names that are no places where the party is local.
const BESIDE_PLACES: f64 = 0.4;

/// The first country must outweigh the second by this much.
const CLEAR: f64 = 1.5;
/// And by this much where the party is a state's own body, whose words and deeds are the state's.
const CLEAR_FOR_STATES: f64 = 2.0;

/// An article is about a country that has this share of what it names.
const FOCUS: f64 = 0.6;

/// How many sentences back the places still tell where a local party is that its own sentence does not place.
const NEARBY: usize = 2;

/// Within how many words behind a verb of visiting the country may stand that is visited.
const VISITED: usize = 8;

/// Within how many words behind a phrase من ذلك البلد may stand.
const OF_THAT: usize = 6;

/// The share of weight that a name this many words away keeps is one half.
const HALF_AT: f64 = 10.0;

impl Cast<'_> {
    /// The country of a party: its own where its words tell it, else that of its surroundings and which they were.
    pub(super) fn at_home(
        &self,
        own: Option<String>,
        passage: &Passage<'_>,
        phrase: &Phrase,
        sector: Option<&str>,
    ) -> (Option<String>, Option<InferredFrom>) {
        let own = own.or_else(|| self.occupier(passage, phrase));
        let local = sector.is_some_and(|s| LOCAL.contains(&s));
        // القوى الأخرى, جهات أخرى: of others than those just named; أي قوات: of anybody.
        // دبلوماسيين من ذلك البلد: of the one told of.
        let that_one = of_that_country(passage, phrase);
        let abroad = phrase.tokens.clone().any(|i| {
            is_not_at_home(passage.headword(i)) && !that_one
                || !local && i > phrase.head() && passage.headword(i) == "اخر"
                || passage.words[i].is(Pos::Quantifier) && passage.headword(i) == "اي"
        });
        // طائرات للتحالف: theirs who are named behind ل.
        let of = phrase.tokens.end;
        let abroad = abroad
            || passage.words.get(of).is_some_and(|w| w.clitics.preposition == Some('ل'))
                && is_not_at_home(passage.headword(of));
        // الوزيران, وزيرا خارجية البلدين: of two countries; two victims are of one.
        let two = !local
            && matches!(
                passage.words[phrase.head()].features,
                Features::Noun(f) if f.number == GrammaticalNumber::Dual
            );
        // قوات بلاده: they are told to be at home; but not حلفاء بلاده.
        let told = !(phrase.tokens.start..phrase.tokens.end - 1).any(|i| is_not_at_home(passage.headword(i)));
        let his_own = self.country_of_his_own(passage, phrase).filter(|_| own.is_none() && told);
        if let Some(country) = his_own.filter(|_| sector.is_some_and(|s| AT_HOME.contains(&s))) {
            let code = self.lexicon.names.countries[country as usize].code.clone();
            return (Some(code), Some(InferredFrom::Article));
        }
        if own.is_some() || abroad || two || sector.is_some_and(|s| !AT_HOME.contains(&s)) {
            return (own, None);
        }
        match self.surroundings(passage, phrase, sector) {
            // What is not known to be of a state (الصندوق, اللجنة) is not believed to be so.
            Some((country, from)) if sector.is_some() => {
                (Some(self.lexicon.names.countries[country as usize].code.clone()), Some(from))
            }
            _ => (None, None),
        }
    }

    /// برصاص الاحتلال, مستوطنون: Israel's, where Palestine is told of.
    fn occupier(&self, passage: &Passage<'_>, phrase: &Phrase) -> Option<String> {
        let settler = |i: usize| {
            let form = passage.fold(i);
            let mut stem = form.trim_start_matches(['و', 'ل', 'ب']);
            while let Some(rest) = stem.strip_prefix("ال") {
                stem = rest;
            }
            stem.starts_with("مستوطن")
                && !form.ends_with("ات")
                && !passage.tokens.get(i).is_some_and(|t| t.ta_marbuta)
        };
        let occupies =
            |i: usize| passage.words[i].clitics.article && passage.headword(i) == "احتلال" || settler(i);
        if !phrase.tokens.clone().any(occupies) {
            return None;
        }
        let sentence = passage.sentence_of(phrase.tokens.start).tokens.clone();
        let here = lands(passage, sentence).map(|(_, country, _)| country);
        let told = here.chain(self.setting.focus).chain(self.setting.scene);
        let mut codes = told.map(|country| self.lexicon.names.countries[country as usize].code.as_str());
        codes.any(|code| matches!(code, "PSE" | "ISR")).then(|| "ISR".to_owned())
    }

    fn surroundings(
        &self,
        passage: &Passage<'_>,
        phrase: &Phrase,
        sector: Option<&str>,
    ) -> Option<(u32, InferredFrom)> {
        let sentence = passage.sentence_of(phrase.tokens.start).tokens.clone();
        if let Some(country) = of_state_agency(passage, phrase, sector) {
            return Some((country, InferredFrom::Sentence));
        }
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
        if let Some(country) = self.of_those_beside(passage, phrase) {
            return Some((country, InferredFrom::Sentence));
        }
        // أعلن البنتاغون أن قواته …: of the state or army that last spoke or acted.
        let theirs = sector == Some("MIL") && passage.words[phrase.head()].clitics.pronoun.is_some();
        let armed = |r: &&Referent| {
            matches!(r.sector.as_deref(), Some("GOV" | "MIL"))
                && r.country.as_ref().is_some_and(|c| c.len() == 3)
        };
        let last = self.sides.iter().rev().map(|&w| &self.all[w]).find(armed).filter(|_| theirs);
        if let Some(code) = last.and_then(|r| r.country.as_deref()) {
            return self.lexicon.names.country_number(code).map(|c| (c, InferredFrom::Article));
        }
        if let Some(country) = self.of_its_owner(passage, phrase, sector) {
            return Some((country, InferredFrom::Article));
        }
        let place = |n: &Name| matches!(n, Name::Place(_));
        let inside = phrase.tokens.clone().find_map(|i| land(passage, passage.mention_at(i, place)?));
        if let Some((country, _)) = inside {
            return Some((country, InferredFrom::Sentence));
        }
        let local = sector.is_some_and(|s| LOCAL.contains(&s));
        let of_state = matches!(sector, Some("GOV" | "LEG" | "JUD"));
        if let Some(country) = self.against_group(passage, phrase).filter(|_| of_state) {
            return Some((country, InferredFrom::Sentence));
        }
        if let Some(country) = self.told_before(passage, phrase) {
            return Some((country, InferredFrom::Article));
        }
        let the_army =
            sector == Some("MIL") && phrase.tokens.len() == 1 && passage.words[phrase.head()].clitics.article;
        let mut placed = false;
        let mut told: Vec<u32> = Vec::new();
        let mut weights: FxHashMap<u32, f64> = FxHashMap::default();
        let mut surnames: FxHashMap<u32, f64> = FxHashMap::default();
        for (at, country, weight) in lands(passage, sentence.clone()) {
            if weight == SURNAME {
                *surnames.entry(country).or_default() += weight;
                continue;
            }
            // Who is killed or arrested is mostly of the place, whoever tells it; never of the army that kills him.
            placed |= weight >= PLACE;
            // قرر الرئيس إرسال قوات إلى مالي: nor is a state's man of the country that something goes to or comes from, is
            // done with or against.
            if of_state && is_directed_at(passage, at) {
                continue;
            }
            if local && weight == ARMY || (local || sector == Some("MIL")) && weight == BLOW {
                continue;
            }
            // Of armies and groups a ministry speaks without being of their country.
            if weight != ARMY && weight != BLOW && weight != GROUP {
                told.push(country);
            }
            let weight = if local && weight < PLACE { weight * BESIDE_PLACES } else { weight };
            // أمر الرئيس الجيش بالانتشار على الحدود مع كولومبيا: the army is not of the country to which somebody goes, or with
            // which something is.
            let elsewhere = the_army && at > sentence.start && matches!(passage.fold(at - 1), "مع" | "الي");
            let weight = if elsewhere { weight * ELSEWHERE } else { weight };
            // Governments talk in Geneva and Riyadh.
            let weight = if of_state { weight.min(PERSON) } else { weight };
            let apart = if at <= sentence.start + 1 && weight == OF_A_PLACE {
                // وفي كراتشي، …: where the whole sentence is.
                0
            } else if at < phrase.tokens.start {
                phrase.tokens.start - at
            } else {
                at.saturating_sub(phrase.tokens.end)
            };
            *weights.entry(country).or_default() += weight * HALF_AT / (HALF_AT + apart as f64);
        }
        let others = if of_state { of_the_other_side(passage, phrase) } else { Vec::new() };
        if weights.keys().all(|country| others.contains(country)) {
            weights.clear();
        }
        let focus = match (local, of_state) {
            (true, _) => self.setting.scene,
            (_, true) => self.setting.state,
            _ => self.setting.focus,
        };
        let focus = focus.filter(|c| !others.contains(c)).map(|c| (c, InferredFrom::Article));
        if of_an_unknown_place(passage, phrase, sector) {
            return focus;
        }
        if local && !placed {
            let nearby = || nearby(passage, sentence.start).map(|c| (c, InferredFrom::Article));
            // اتفاق توسطت فيه روسيا يغادر بموجبه المقاتلون: who bears arms is not of a state that is told beside.
            let armed = matches!(sector, Some("REB" | "UAF"));
            let here =
                || clearly_first(&weights, CLEAR).map(|c| (c, InferredFrom::Sentence)).filter(|_| !armed);
            return focus.or_else(nearby).or_else(here).or_else(|| self.domestic(passage, phrase, sector));
        }
        if weights.is_empty() {
            // دعا عون إلى جلسة للحكومة: the surname tells whose, where nothing else does.
            let named = || clearly_first(&surnames, CLEAR).map(|c| (c, InferredFrom::Sentence));
            return focus.or_else(|| self.domestic(passage, phrase, sector)).or_else(named);
        }
        clearly_first(&weights, if of_state { CLEAR_FOR_STATES } else { CLEAR })
            .filter(|country| !of_state || told.contains(country) && !others.contains(country))
            .map(|c| (c, InferredFrom::Sentence))
    }

    /// سكريبال وابنته, الوزيرة الفرنسية وحراسها: of the country of whom they belong to.
    fn of_those_beside(&self, passage: &Passage<'_>, phrase: &Phrase) -> Option<u32> {
        let before = phrase.tokens.start.checked_sub(1)?;
        let theirs = passage.words[phrase.head()].clitics.pronoun.is_some() && phrase.joined;
        let owners = passage.phrases[..passage.phrase_from(before + 1)].last()?;
        let inside = Inside::of(passage, owners);
        let person = inside.person.and_then(|(p, _)| {
            let code = self.lexicon.names.persons[p as usize].country.as_deref()?;
            self.lexicon.names.country_number(code)
        });
        let beside = theirs && owners.tokens.contains(&before);
        inside.nisba.map(|(c, _)| c).or(person).filter(|_| beside)
    }

    /// حزبه, حكومتها, نوابه: a body of the state or politics is of the country of whom its pronoun means: him who last did
    /// or said something, her, the state, that did.
    fn of_its_owner(&self, passage: &Passage<'_>, phrase: &Phrase, sector: Option<&str>) -> Option<u32> {
        // نظيرتها is another's.
        let public = matches!(sector, Some("GOV" | "LEG" | "PTY" | "SPY" | "JUD" | "OPP"))
            && passage.headword(phrase.head()) != "نظير";
        let code = match passage.words[phrase.head()].clitics.pronoun.filter(|_| public)? {
            "ه" => self.own(),
            "ها" => self.owner(),
            _ => None,
        }?;
        self.lexicon.names.country_number(&code)
    }

    /// الحكومة والحوثيين: a government told together with an armed or political group is that of the group's country.
    fn against_group(&self, passage: &Passage<'_>, phrase: &Phrase) -> Option<u32> {
        let names = &self.lexicon.names;
        let next = passage.phrases[passage.phrase_from(phrase.tokens.end)..].first()?;
        let group = |n: &Name| matches!(*n, Name::Organisation(o) if names.organisations[o as usize].kind == BodyKind::Group);
        let joined = next.tokens.start == phrase.tokens.end && next.joined;
        let (country, _) = land(passage, passage.mention_at(next.head(), group).filter(|_| joined)?)?;
        Some(country)
    }

    /// الشرطة, المحتجون after الشرطة الهندية, محتجون هنود: the country of those whose name begins so, where all of them
    /// that were told so far have one.
    fn told_before(&self, passage: &Passage<'_>, phrase: &Phrase) -> Option<u32> {
        let head = phrase.head();
        if phrase.tokens.len() > 1 || !passage.words[head].clitics.article {
            return None;
        }
        let noun = without_case(stem(passage, head));
        let mut countries = self.recent.iter().filter_map(|&w| {
            let (r, first) = (&self.all[w], &self.opens[w]);
            let same = !first.is_empty() && without_case(riwaya_lexicon::bare(first)) == noun;
            r.country.as_deref().filter(|_| same && r.country_from.is_none())
        });
        let one = countries.next()?;
        countries.all(|c| c == one).then(|| self.lexicon.names.country_number(one))?
    }

    /// The country of a paper that writes of its own, where the party is one that only its own readers need not be told
    /// the country of: a minister or ministry by its portfolio (وزير التعليم), the citizens.
    fn domestic(
        &self,
        passage: &Passage<'_>,
        phrase: &Phrase,
        sector: Option<&str>,
    ) -> Option<(u32, InferredFrom)> {
        let ours = |n: &Name| matches!(n, Name::Office(_) | Name::Population(_));
        let portfolio = sector == Some("GOV")
            && phrase.tokens.clone().any(|i| {
                passage.mention_at(i, ours).is_some_and(|m| m.tokens.len() > 1 && m.tokens.start == i)
            });
        let citizens = phrase
            .tokens
            .clone()
            .any(|i| matches!(passage.headword(i), "مواطن" | "مواطنه") && passage.words[i].clitics.article);
        let domestic = self.setting.domestic.filter(|_| portfolio || citizens)?;
        Some((domestic, InferredFrom::Outlet))
    }
}

/// The countries that a state's body or man is not of, since those told behind him are another state's: his counterpart
/// (نظيره التركي), an envoy (السفير الفرنسي, وفدا أميركيا; but his own is سفير مصر too), the guest of a host (استقبل
/// الرئيس وزير الدفاع الإيطالي).
fn of_the_other_side(passage: &Passage<'_>, phrase: &Phrase) -> Vec<u32> {
    let end = passage.sentence_of(phrase.tokens.start).tokens.end;
    let host = phrase.tokens.start.checked_sub(1).is_some_and(|v| {
        passage.words[v].is_verb()
            && matches!(passage.headword(v), "استقبل" | "استضاف" | "ودع" | "هاتف" | "التقى")
    });
    let behind = &passage.phrases[passage.phrase_from(phrase.tokens.end)..];
    let in_sentence = behind.iter().take_while(|other| other.tokens.start < end);
    let nisba = |at: usize| passage.mention_at(at, |n| matches!(n, Name::Nisba(_))).is_some();
    let abroad = in_sentence.flat_map(|other| {
        let guest = host && other.tokens.start == phrase.tokens.end && !other.joined;
        let envoy = is_of_another_state(passage.headword(other.head()));
        lands(passage, other.tokens.clone()).filter(move |&(at, ..)| guest || envoy && nisba(at))
    });
    abroad.map(|(_, country, _)| country).collect()
}

/// Whether a preposition before a country says that something is directed at it or comes from it.
pub(super) fn is_directed_at(passage: &Passage<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |b| passage.fold(b));
    // زار الرئيس طهران: nor of the one where he goes.
    let place = |n: &Name| matches!(n, Name::Country(_) | Name::Capital(..));
    let visited = passage.mention_at(at, place).is_some()
        && (at.saturating_sub(VISITED)..at)
            .rev()
            .take_while(|&i| !passage.words[i].is(Pos::Preposition) && passage.words[i].pos != WordPos::Punct)
            .any(|i| matches!(passage.verb_headword(i), Some("زار" | "غادر")));
    visited
        || matches!(before, "الي" | "مع" | "ضد" | "علي" | "عن" | "نحو" | "تجاه" | "حيال")
        || passage.words[at].clitics.preposition == Some('ل')
}

/// Whether words behind a phrase say that it is of the country just told of: من ذلك البلد, past a time.
fn of_that_country(passage: &Passage<'_>, phrase: &Phrase) -> bool {
    let end = passage.sentence_of(phrase.tokens.start).tokens.end;
    let near = phrase.tokens.end..(phrase.tokens.end + OF_THAT).min(end.saturating_sub(1));
    near.into_iter().any(|i| {
        matches!((passage.fold(i), passage.headword(i + 1)), ("ذلك" | "هذا", "بلد") | ("تلك" | "هذه", "دوله"))
            && passage.fold(i - 1) == "من"
    })
}

/// Whether a word means a man or men who stand before another state for theirs (folded headwords).
fn is_of_another_state(headword: &str) -> bool {
    matches!(headword, "نظير" | "سفير" | "سفيره" | "قنصل" | "مبعوث" | "موفد" | "وفد" | "ضيف")
}

/// The country of the place that is told right behind a phrase: نقطة تفتيش شرق الرمادي, مستودع في بلدة عربين.
pub(super) fn place_behind(passage: &Passage<'_>, phrase: &Phrase) -> Option<String> {
    let from = phrase.tokens.end;
    let end = passage.sentence_of(phrase.tokens.start).tokens.end.min(from + FARTHEST_PLACE);
    let name = |n: &Name| matches!(n, Name::Place(_) | Name::Country(_) | Name::Capital(..));
    let mention = (from..end)
        .take_while(|&i| {
            let w = &passage.words[i];
            !w.is_verb() && !w.joined() && w.pos != WordPos::Punct
        })
        .find_map(|i| passage.mention_at(i, name).map(|m| (i, m)))
        .filter(|(at, m)| {
            let within = (from..*at).any(|i| OF_PLACE.contains(&stem(passage, i)));
            within || m.clitics.preposition == Some('ب')
        });
    let (country, _) = land(passage, mention?.1)?;
    Some(passage.lexicon.names.countries[country as usize].code.clone())
}

/// How many words behind what is hit the place may be told in which it is.
const FARTHEST_PLACE: usize = 4;

/// The country of the places named in the sentences before a token, where they name one clearly.
fn nearby(passage: &Passage<'_>, before: usize) -> Option<u32> {
    let here = passage.sentences.partition_point(|s| s.tokens.end <= before);
    let from = passage.sentences.get(here.saturating_sub(NEARBY))?.tokens.start;
    let mut weights: FxHashMap<u32, f64> = FxHashMap::default();
    for (_, country, weight) in lands(passage, from..before).filter(|(.., weight)| *weight >= PLACE) {
        *weights.entry(country).or_default() += weight;
    }
    clearly_first(&weights, CLEAR_FOR_STATES)
}

/// The country that has most of all weight.
pub(super) fn about(weights: &FxHashMap<u32, f64>) -> Option<u32> {
    let all: f64 = weights.values().sum();
    clearly_first(weights, 1.0).filter(|country| weights[country] >= FOCUS * all)
}

/// The heaviest country where it outweighs the next by a factor.
pub(super) fn clearly_first(weights: &FxHashMap<u32, f64>, factor: f64) -> Option<u32> {
    let mut sorted: Vec<(u32, f64)> = weights.iter().map(|(&c, &w)| (c, w)).collect();
    sorted.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let (first, weight) = *sorted.first()?;
    sorted.get(1).is_none_or(|(_, second)| weight >= factor * second).then_some(first)
}

/// A country named in a text: where, which, and how much that says of where things happen.
pub(crate) type Land = (usize, u32, f64);

/// The countries named in a run of tokens.
pub(super) fn lands(passage: &Passage<'_>, range: std::ops::Range<usize>) -> impl Iterator<Item = Land> {
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
    // الجولان السوري: the place has been counted.
    let place = |n: &Name| matches!(n, Name::Place(_) | Name::Capital(..));
    if mention.nisba().is_some() && at.checked_sub(1).is_some_and(|p| passage.mention_at(p, place).is_some())
    {
        return None;
    }
    // الجنود الأميركيون, القصف الإيراني: whose those are that fight, at home or abroad.
    let armed = |n: &Name| matches!(*n, Name::Population(p) if names.populations[p as usize].sector.as_deref() == Some("MIL"));
    let fighters = at.checked_sub(1).is_some_and(|p| passage.mention_at(p, armed).is_some())
        || passage.mention_at(at, armed).is_some();
    let blow = at.checked_sub(1).is_some_and(|p| names_force(passage, p));
    let of_place = mention.clitics.preposition == Some('ب')
        || at.checked_sub(1).is_some_and(|p| OF_PLACE.contains(&stem(passage, p)));
    let of = |code: Option<&String>| code.and_then(|c| names.country_number(c));
    mention.names.iter().find_map(|name| {
        let (country, weight) = match *name {
            Name::Place(p) => {
                (of(names.places[p as usize].country.as_ref()), if of_place { OF_A_PLACE } else { PLACE })
            }
            Name::Country(c) | Name::Capital(c, _) => (Some(c), if of_place { OF_A_PLACE } else { NAME }),
            Name::Nisba(c) | Name::People(c) => (
                Some(c),
                match (fighters, blow) {
                    (true, _) => ARMY,
                    (_, true) => BLOW,
                    _ => NAME,
                },
            ),
            Name::Seat(c, s) => {
                let seat = &names.countries[c as usize].seats[s as usize];
                (Some(c), if seat.sector == "MIL" { ARMY } else { NAME })
            }
            Name::Person(p) => (of(names.persons[p as usize].country.as_ref()), PERSON),
            Name::PersonShort(p) => (of(names.persons[p as usize].country.as_ref()), SURNAME),
            Name::Organisation(o) => {
                let o = &names.organisations[o as usize];
                (of(o.country.as_ref()), if o.kind == BodyKind::Group { GROUP } else { NAME })
            }
            _ => (None, 0.0),
        };
        country.map(|c| (c, weight))
    })
}

/// Whether a noun names the use of force: قصف, غارات, هجوم.
fn names_force(passage: &Passage<'_>, i: usize) -> bool {
    let w = &passage.words[i];
    let lemma = w.lemma.filter(|_| w.is(Pos::Noun));
    lemma.is_some_and(|l| passage.lexicon.frames.of(l).any(|f| f.event == EventType::Assault))
}

/// A plural without the ending that shows its case: محتجون, محتجين.
fn without_case(noun: &str) -> &str {
    noun.strip_suffix("ون").or_else(|| noun.strip_suffix("ين")).unwrap_or(noun)
}

/// نقلت وكالة الأنباء السورية عن مصدر عسكري: the country of the state's own agency that quotes one who is not named.
fn of_state_agency(passage: &Passage<'_>, phrase: &Phrase, sector: Option<&str>) -> Option<u32> {
    let from = phrase.tokens.start.checked_sub(1).filter(|&i| passage.fold(i) == "عن")?;
    let sentence = passage.sentence_of(from).tokens.start;
    let state = matches!(sector, Some("GOV" | "MIL" | "COP"));
    let agency = (from.saturating_sub(AGENCY_REACH).max(sentence)..from)
        .rev()
        .take_while(|&i| passage.words[i].is_nominal())
        .find(|&i| state && passage.headword(i) == "وكاله" && passage.fold(i + 1) == "الانباء")?;
    (agency..from).find_map(|i| passage.mention_at(i, |n| matches!(n, Name::Nisba(_)))?.nisba())
}

/// How many words before عن the name of an agency may begin.
const AGENCY_REACH: usize = 6;

/// شرطة نوتينغهام: a body named by a place nobody knows.
fn of_an_unknown_place(passage: &Passage<'_>, phrase: &Phrase, sector: Option<&str>) -> bool {
    let next = phrase.head() + 1;
    matches!(sector, Some("COP" | "JUD"))
        && phrase.tokens.contains(&next)
        && passage.words[next].guessed
        && !passage.words[phrase.head()].clitics.article
        && passage.covering[next].is_empty()
}

#[cfg(test)]
mod tests {
    use riwaya_lexicon::Lexicon;
    use riwaya_record::Article;

    use crate::Coder;

    /// The country of whom the words name in a paper's text.
    fn country(outlet: &str, text: &str, who: &str) -> Option<String> {
        let lexicon = Lexicon::built_in().unwrap();
        let article = Article {
            language: "ar".into(),
            outlet: Some(outlet.into()),
            text: text.into(),
            ..Article::default()
        };
        let coded = Coder::new(&lexicon).code(&article);
        let named = coded.entities.into_iter().find(|e| e.mentions.iter().any(|m| m.text == who));
        named.unwrap().country
    }

    #[test]
    fn a_paper_need_not_say_whose_its_own_ministries_are() {
        let text = "أعلنت وزارة الصحة خطتها، وطالب أهالي القرية بمستشفى.";
        assert_eq!(country("عكاظ", text, "وزارة الصحة").as_deref(), Some("SAU"));
        assert_eq!(country("الشرق الأوسط", text, "وزارة الصحة"), None);
    }

    #[test]
    fn a_paper_tells_of_gunmen_and_governments_abroad() {
        let text = "قتلت قوات الأمن ثلاثة مسلحين، وقالت الحكومة إن التحقيق بدأ.";
        assert_eq!(country("عكاظ", text, "ثلاثة مسلحين"), None);
        assert_eq!(country("عكاظ", text, "الحكومة"), None);
    }

    #[test]
    fn nobody_is_of_the_country_of_his_counterpart_his_guest_or_his_donors() {
        let none = |text: &str, who: &str| assert_eq!(country("الشرق الأوسط", text, who), None, "{text}");
        none("شكر الرئيس نظيره اليوناني على موقفه من الأزمة.", "الرئيس");
        none("بحث الوزير مع السفير الأميركي التعاون الأمني.", "الوزير");
        none("استقبل رئيس الوزراء وزير الدفاع الإيطالي.", "رئيس الوزراء");
        none("تعهد المانحون بتقديم مليار دولار لليمن.", "المانحون");
        // But one's own is he who is sent.
        let text = "كلفت الوزارة سفير مصر بمتابعة القضية.";
        assert_eq!(country("الشرق الأوسط", text, "الوزارة").as_deref(), Some("EGY"));
    }
}
