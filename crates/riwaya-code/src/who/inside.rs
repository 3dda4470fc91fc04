//! What the names inside a phrase are, and the questions asked of its words.

use std::ops::Range;

use riwaya_lexicon::{Lexicon, Name, NounKind, Pos};

use crate::mentions::Mention;
use crate::passage::Passage;
use crate::phrases::Phrase;
use crate::words::WordPos;

/// What the names inside a phrase are, and where each begins.
pub(super) struct Inside<'p> {
    pub(super) office: Option<&'p Mention>,
    pub(super) person: Option<(u32, usize)>,
    pub(super) organisation: Option<(u32, usize)>,
    pub(super) seat: Option<(u32, u32, usize)>,
    pub(super) country: Option<(u32, usize)>,
    pub(super) nisba: Option<(u32, usize)>,
    pub(super) population: Option<(u32, usize)>,
}

impl<'p> Inside<'p> {
    pub(super) fn of(passage: &'p Passage<'_>, phrase: &Phrase) -> Self {
        let mut inside = Self {
            office: None,
            person: None,
            organisation: None,
            seat: None,
            country: None,
            nisba: None,
            population: None,
        };
        for at in phrase.tokens.clone() {
            // القوات المدعومة من باريس: who backs somebody is not what he is.
            let backed = at > phrase.tokens.start + 1
                && passage.fold(at - 1) == "من"
                && matches!(passage.headword(at - 2), "مدعوم" | "ممول");
            if backed {
                break;
            }
            let begin = passage.covering[at].iter().map(|&m| &passage.mentions[m]);
            for mention in begin.filter(|m| m.tokens.start == at) {
                for name in &mention.names {
                    match *name {
                        Name::Person(p) | Name::PersonShort(p) => {
                            inside.person.get_or_insert((p, at));
                        }
                        // مجلس الأمن القومي is not the Security Council.
                        Name::Organisation(_) if begins_longer(passage, mention) => {}
                        Name::Organisation(o) => {
                            inside.organisation.get_or_insert((o, at));
                        }
                        Name::Seat(c, s) => {
                            inside.seat.get_or_insert((c, s, at));
                        }
                        Name::Country(c) | Name::Capital(c, _) => {
                            inside.country.get_or_insert((c, at));
                        }
                        Name::Nisba(c) | Name::People(c) => {
                            inside.nisba.get_or_insert((c, at));
                        }
                        Name::Population(p) => {
                            inside.population.get_or_insert((p, at));
                        }
                        // طريق رئيسي: an adjective.
                        Name::Office(_) if at > phrase.tokens.start && passage.headword(at) == "رئيسي" =>
                            {}
                        Name::Office(_) => {
                            // The longest wording at the first place.
                            let longer = inside.office.is_none_or(|o| {
                                o.tokens.start == at && o.tokens.len() < mention.tokens.len()
                            });
                            if longer {
                                inside.office = Some(mention);
                            }
                        }
                        Name::Place(_) | Name::Issue(_) => {}
                    }
                }
            }
        }
        inside
    }

    pub(super) fn names_somebody(&self) -> bool {
        self.office.is_some()
            || self.person.is_some()
            || self.organisation.is_some()
            || self.seat.is_some()
            || self.country.is_some()
            || self.population.is_some()
    }
}

/// Whether only titles, adjectives and common nouns for persons stand before a name.
pub(super) fn only_titles_before(passage: &Passage<'_>, head: usize, at: usize) -> bool {
    (head..at).all(|i| {
        let w = &passage.words[i];
        w.is(Pos::Honorific)
            || w.pos == WordPos::Punct
            || w.lemma.is_some_and(|l| passage.lexicon.words.lemma(l).kind == NounKind::Person)
            || passage
                .mention_at(i, |n| matches!(n, Name::Office(_) | Name::Nisba(_) | Name::Population(_)))
                .is_some()
    })
}

/// Whether a body is named where an office seems to be: جنرال إلكتريك, مراسلون بلا حدود.
pub(super) fn names_longer_body(passage: &Passage<'_>, head: usize, office: &Mention) -> bool {
    passage.covering[head].iter().map(|&m| &passage.mentions[m]).any(|m| {
        m.tokens.start == head
            && m.tokens.len() > office.tokens.len()
            && m.names.iter().any(|n| matches!(n, Name::Organisation(_) | Name::Seat(..)))
    })
}

/// Whether what stands at `at` names the body that the head says the kind of: تنظيم «داعش», جماعة ولاية سيناء. A kind
/// that tells its trade stands beside its like alone: صحيفة حزب الله is the party's paper.
pub(super) fn stands_beside(
    passage: &Passage<'_>,
    head: usize,
    at: usize,
    lexicon: &Lexicon,
    organisation: u32,
) -> bool {
    let beside =
        at == head + 1 || at == head + 2 && matches!(passage.fold(head + 1), "«" | "“" | "\"" | "'" | "(");
    let w = &passage.words[head];
    if !beside || w.clitics.article || w.clitics.pronoun.is_some() {
        return false;
    }
    let sector = lexicon.names.organisations[organisation as usize].sector.as_deref();
    match passage.headword(head) {
        "تنظيم" | "حركه" | "جماعه" | "جبهه" | "منظمه" | "مجموعه" | "حزب" | "هييه" | "ايتلاف" | "تحالف" => {
            true
        }
        "قناه" | "صحيفه" | "جريده" | "مجله" | "اذاعه" | "شبكه" | "موقع" | "وكاله" => {
            sector == Some("MED")
        }
        "شركه" | "مصرف" | "بنك" | "منصه" | "تطبيق" => sector == Some("BUS"),
        "جامعه" | "معهد" => sector == Some("EDU"),
        "جمعيه" | "موسسه" | "مركز" | "مرصد" => sector == Some("NGO"),
        _ => false,
    }
}

/// The folded form of a token without its clitics; nothing behind the last.
pub(crate) fn stem<'p>(passage: &'p Passage<'_>, i: usize) -> &'p str {
    let form = passage.fold(i);
    let Some(w) = passage.words.get(i).filter(|w| (w.before, w.after) != (0, 0)) else { return form };
    let skip: usize = form.chars().take(w.before as usize).map(char::len_utf8).sum();
    let cut: usize = form.chars().rev().take(w.after as usize).map(char::len_utf8).sum();
    form.get(skip..form.len() - cut).unwrap_or(form)
}

/// The run of unknown words that follows a title inside a phrase: a name.
pub(super) fn unknown_name(passage: &Passage<'_>, phrase: &Phrase, from: usize) -> Option<Range<usize>> {
    let is_name = |i: usize| {
        let w = &passage.words[i];
        w.guessed
            && !w.clitics.article
            && w.clitics.preposition.is_none()
            && w.clitics.pronoun.is_none()
            && passage.covering[i].is_empty()
    };
    let start = (from..phrase.tokens.end).find(|&i| is_name(i))?;
    // What comes between title and name is the country and adjectives; the name runs to the end of the phrase.
    let mut end = start + 1;
    // A family name may look like an adjective: فهد البدوي.
    let surname = |i: usize| {
        i == start + 1
            && passage.words[start].given
            && passage.words[i].clitics.article
            && passage.mention_at(i, |n| matches!(n, Name::Nisba(_))).is_none()
    };
    while end < phrase.tokens.end
        && passage.words[end].pos != WordPos::Punct
        && (!passage.words[end].is_adjectival() || surname(end))
    {
        end += 1;
    }
    (end > start).then_some(start..end)
}

pub(super) fn is_statement(passage: &Passage<'_>, i: usize) -> bool {
    matches!(
        passage.headword(i),
        "بيان" | "تصريح" | "اعلان" | "تقرير" | "رساله" | "خطاب" | "كلمه" | "تغريده" | "تدوينه"
    )
}

pub(super) fn is_adjective_only(passage: &Passage<'_>, phrase: &Phrase) -> bool {
    phrase.tokens.clone().all(|i| {
        passage.words[i].is_adjectival() || passage.mention_at(i, |n| matches!(n, Name::Nisba(_))).is_some()
    })
}

/// The sector that the head noun of a body shows.
pub(super) fn body_sector(headword: &str) -> Option<&'static str> {
    Some(match headword {
        "حكومه" | "سلطه" | "سلطات" | "اداره" | "رئاسه" | "خارجيه" | "سفاره" | "قنصليه" | "وزاره" | "هييه" => {
            "GOV"
        }
        "جيش" | "قوه" | "قوات" | "كتيبه" | "لواء" | "اركان" => "MIL",
        "شرطه" | "امن" | "مباحث" => "COP",
        "برلمان" | "كونغرس" => "LEG",
        "محكمه" | "نيابه" | "قضاء" => "JUD",
        "حزب" => "PTY",
        "معارضه" => "OPP",
        "ميليشيا" | "مليشيا" | "فصيل" | "حركه" | "فيلق" | "كتايب" => "REB",
        "عصابه" => "CRM",
        "جامعه" | "مدرسه" | "معهد" => "EDU",
        "شركه" | "بنك" | "مصرف" => "BUS",
        "نقابه" => "LAB",
        "قناه" | "صحيفه" | "وكاله" | "جريده" | "اذاعه" => "MED",
        "مخابرات" | "استخبارات" => "SPY",
        "منظمه" | "جمعيه" | "موسسه" => "NGO",
        "عايله" | "اسره" | "عشيره" | "قبيله" => "CVL",
        _ => return None,
    })
}

/// Whether a name for a kind of body or people begins with a mention and is longer.
fn begins_longer(passage: &Passage<'_>, mention: &Mention) -> bool {
    let at = mention.tokens.start;
    passage.covering[at].iter().map(|&m| &passage.mentions[m]).any(|m| {
        m.tokens.start == at
            && m.tokens.end > mention.tokens.end
            && m.names.iter().any(|n| matches!(n, Name::Population(_)))
    })
}
