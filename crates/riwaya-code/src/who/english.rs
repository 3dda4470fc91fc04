//! What somebody without a name is called in English: سبعة جنود أتراك are "7 Turkish soldiers".
//!
//! It is a label for readers who do not read Arabic, put together of what the lexicon says of the words: how many, whose,
//! who, of which body. What else a phrase says stays in its Arabic name.

use std::ops::Range;

use riwaya_lexicon::{Country, Features, Name, Pos};
use riwaya_text::GrammaticalNumber;

use super::inside::Inside;
use crate::numbers::value_at;
use crate::passage::Passage;
use crate::phrases::Phrase;
use crate::words::Word;

/// The label; none where the lexicon has no English for the noun itself. `country` is the code of whose it is, where words
/// say so outside the phrase.
pub(super) fn in_english(
    passage: &Passage<'_>,
    phrase: &Phrase,
    inside: &Inside<'_>,
    country: Option<&str>,
) -> Option<String> {
    let core = counted(passage, phrase);
    let many = quantity(passage, phrase, core);
    if passage.counts(core) && !is_group(passage, core) {
        // المئات: nobody is said to be counted.
        return many.map(|m| m.trim_end_matches(" of").to_owned());
    }
    let number = if many.is_some() { GrammaticalNumber::Plural } else { number_of(passage, core) };
    let plural = number != GrammaticalNumber::Singular && many.as_deref() != Some("1");
    let noun = population(passage, inside, core, plural)
        .or_else(|| people(passage, core, plural))
        .or_else(|| place(passage, core))
        .or_else(|| common_noun(passage, core, plural))?;
    let of = belongs_to(passage, phrase, inside, core).map_or_else(String::new, |of| format!(" of {of}"));
    let own = inside
        .nisba
        .filter(|&(_, at)| at > core)
        .map(|(c, _)| &passage.lexicon.names.countries[c as usize])
        .or_else(|| passage.lexicon.names.country(country.filter(|_| of.is_empty())?))
        .map(|c| c.adjective.as_str());
    let of = if of.strip_prefix(" of ").is_some_and(|of| noun.contains(of)) { String::new() } else { of };
    let label = whose(own, &noun, &of);
    Some(match many {
        Some(many) => {
            let counted = ["the ", "those "].iter().find_map(|first| label.strip_prefix(first));
            format!("{many} {}", counted.unwrap_or(&label))
        }
        None if number == GrammaticalNumber::Dual => format!("two {label}"),
        None if plural || is_listed(&noun) || is_mass(&noun) && !of_its_own(passage, phrase, core) => label,
        None => with_article(&label, !of.is_empty() || of_its_own(passage, phrase, core)),
    })
}

/// An office without its holder: السفير الروسي is the Russian ambassador, ضباط أتراك are Turkish officers.
pub(super) fn office_in_english(
    passage: &Passage<'_>,
    phrase: &Phrase,
    office: &str,
    country: Option<&Country>,
) -> String {
    let head = phrase.head();
    let plural = number_of(passage, head) != GrammaticalNumber::Singular;
    let noun = if plural { plural_of(office) } else { office.to_owned() };
    let label = whose(country.map(|c| c.adjective.as_str()), &noun, "");
    if plural { label } else { with_article(&label, of_its_own(passage, phrase, head)) }
}

/// A person's name of which the lexicon knows each part: سامي الهاشمي is Sami Hachemi.
pub(super) fn name_in_english(passage: &Passage<'_>, name: Range<usize>) -> Option<String> {
    let names = &passage.lexicon.names;
    let mut parts: Vec<String> = Vec::new();
    let mut at = name.start;
    while at < name.end {
        let word = passage.fold(at);
        // عبد العزيز: one name in two words.
        let both = (word == "عبد" && at + 1 < name.end).then(|| format!("{word}{}", passage.fold(at + 1)));
        let joined = both.and_then(|both| names.given_in_english(&both));
        at += 1 + usize::from(joined.is_some());
        parts.push(match word {
            "بن" | "ابن" => "bin".to_owned(),
            "بنت" => "bint".to_owned(),
            "ابو" => "Abu".to_owned(),
            "ام" => "Umm".to_owned(),
            "ال" => "Al".to_owned(),
            _ => joined.or_else(|| names.given_in_english(word))?,
        });
    }
    Some(parts.join(" "))
}

/// `Turkish soldiers`, `soldiers of the Kremlin`: what says already whose it is does not say it twice.
fn whose(adjective: Option<&str>, noun: &str, of: &str) -> String {
    match adjective {
        Some(a) if !a.is_empty() && !noun.contains(a) && !of.contains(a) => match noun.strip_prefix("the ") {
            Some(noun) => format!("the {a} {noun}{of}"),
            None => format!("{a} {noun}{of}"),
        },
        _ => format!("{noun}{of}"),
    }
}

/// Whether a word is one that the reader is taken to know: the article stands with it or with what it is of, or a pronoun.
fn of_its_own(passage: &Passage<'_>, phrase: &Phrase, core: usize) -> bool {
    let w = &passage.words[core];
    let named = |i: usize| {
        passage
            .mention_at(i, |n| matches!(n, Name::Country(_) | Name::Capital(..) | Name::Organisation(_)))
            .is_some()
    };
    w.clitics.pronoun.is_some()
        || (core..phrase.tokens.end).any(|i| passage.words[i].clitics.article || i > core && named(i))
}

fn with_article(label: &str, definite: bool) -> String {
    let named = label.starts_with("the ") || label.split(' ').all(|w| w.starts_with(char::is_uppercase));
    if named && !NATIONAL.iter().any(|n| label.ends_with(n)) {
        label.to_owned()
    } else if definite {
        format!("the {label}")
    } else if label.starts_with(['a', 'e', 'i', 'o', 'A', 'E', 'I', 'O']) || label.starts_with("un") {
        format!("an {label}")
    } else {
        format!("a {label}")
    }
}

/// How the names of people of one country end: an Egyptian, an Iraqi.
const NATIONAL: [&str; 2] = ["an", "i"];

/// The number of a noun. A pronoun of the first person in news is the ending of a plural: طالبي اللجوء.
fn number_of(passage: &Passage<'_>, i: usize) -> GrammaticalNumber {
    let w = &passage.words[i];
    if passage.mention_at(i, |n| matches!(n, Name::People(_))).is_some() {
        return GrammaticalNumber::Plural;
    }
    match w.features {
        Features::Noun(f) if f.number == GrammaticalNumber::Singular => {
            let form = passage.fold(i);
            let sound = form.ends_with("ين")
                && w.clitics.article
                && w.lemma.is_some_and(|l| !passage.lexicon.words.lemma(l).folded.ends_with("ين"));
            let construct = form.ends_with('ي') && w.after == 1;
            if sound || construct { GrammaticalNumber::Plural } else { GrammaticalNumber::Singular }
        }
        Features::Noun(f) => f.number,
        _ => GrammaticalNumber::Singular,
    }
}

/// The noun of a phrase that is counted, not what counts it: جنود in سبعة جنود, in عشرات من الجنود.
fn counted(passage: &Passage<'_>, phrase: &Phrase) -> usize {
    let counts = |i: usize| (passage.counts(i) || bounds(passage, i)) && !is_group(passage, i);
    phrase.tokens.clone().find(|&i| !counts(i)).unwrap_or(phrase.head())
}

/// Whether a word only says how exact a number is, or joins it to what it counts: ما لا يقل عن, نحو, من.
fn bounds(passage: &Passage<'_>, i: usize) -> bool {
    const BOUNDS: [&str; 15] = [
        "من",
        "عن",
        "علي",
        "بعض",
        "ما",
        "لا",
        "يقل",
        "يزيد",
        "نحو",
        "حوالي",
        "قرابه",
        "زهاء",
        "يقارب",
        "يناهز",
        "اكثر",
    ];
    BOUNDS.contains(&passage.fold(i))
}

/// مجموعات كردية: groups of that kind, and not a group of something.
fn is_group(passage: &Passage<'_>, i: usize) -> bool {
    passage.headword(i) == "مجموعه" && passage.words.get(i + 1).is_none_or(Word::is_adjectival)
}

/// How many there are said to be.
fn quantity(passage: &Passage<'_>, phrase: &Phrase, core: usize) -> Option<String> {
    let before = phrase.tokens.start..core + usize::from(passage.counts(core));
    let word = before.clone().find_map(|i| {
        Some(match passage.headword(i) {
            "عشره" | "عشرات" if passage.fold(i).ends_with("ات") => "dozens of",
            "مئه" | "مايه" | "ميه" | "ميات" if passage.fold(i).ends_with("ات") => {
                "hundreds of"
            }
            "الف" if matches!(passage.fold(i).trim_start_matches("ال"), "اف" | "الاف") => {
                "thousands of"
            }
            "مليون" if passage.fold(i).ends_with("ين") => "millions of",
            "بعض" => "some",
            "معظم" | "اغلب" | "غالبيه" => "most",
            "عدد" | "عديد" | "عده" => "several",
            "مجموعه" if passage.fold(i).ends_with('ه') => "a group of",
            "جميع" | "كل" | "كافه" => "all",
            _ => return None,
        })
    });
    let Some((value, _)) = before.clone().find_map(|i| value_at(passage, i, before.end)) else {
        return word.map(str::to_owned);
    };
    let about = before.map(|i| match passage.fold(i) {
        "نحو" | "حوالي" | "قرابه" | "زهاء" | "يقارب" | "يناهز" => "about ",
        "يقل" => "at least ",
        "اكثر" | "يزيد" => "more than ",
        _ => "",
    });
    Some(format!("{}{}", about.max_by_key(|a| a.len()).unwrap_or_default(), in_digits(value)))
}

/// `7`, `5,400`, `2.6 million`.
fn in_digits(value: f64) -> String {
    if value >= 1e6 {
        return format!("{} million", (value / 1e5).round() / 10.0);
    }
    if value < 1000.0 || value.fract() != 0.0 {
        return value.to_string();
    }
    format!("{},{:03}", (value / 1000.0).floor(), value % 1000.0)
}

/// A generic actor of the lexicon; its label stands in the plural, where it has one.
fn population(passage: &Passage<'_>, inside: &Inside<'_>, core: usize, plural: bool) -> Option<String> {
    let (p, _) = inside.population.filter(|&(_, at)| at == core)?;
    let en = passage.lexicon.names.populations[p as usize].en.as_str();
    let guessed = matches!(passage.words[core].features, Features::None) || passage.words[core].guessed;
    Some(if guessed || is_listed(en) || en.starts_with("the ") {
        en.to_owned()
    } else if plural {
        plural_of(en)
    } else {
        singular_of(en)
    })
}

/// سوريون, 15 فلسطينيا: people of a country.
fn people(passage: &Passage<'_>, core: usize, plural: bool) -> Option<String> {
    let mention = passage.mention_at(core, |n| matches!(n, Name::Nisba(_) | Name::People(_)))?;
    let country = mention.names.iter().find_map(|n| match n {
        Name::Nisba(c) | Name::People(c) => Some(&passage.lexicon.names.countries[*c as usize]),
        _ => None,
    })?;
    let adjective = country.adjective.as_str();
    let counts = adjective.ends_with("an") || adjective.ends_with('i');
    (!adjective.is_empty()).then(|| match (counts, plural) {
        (true, true) => format!("{adjective}s"),
        (true, false) => adjective.to_owned(),
        (false, true) => format!("{adjective} nationals"),
        (false, false) => format!("{adjective} national"),
    })
}

/// دوما, عفرين: a place that force is used against.
fn place(passage: &Passage<'_>, core: usize) -> Option<String> {
    let mention = passage.mention_at(core, |n| matches!(n, Name::Place(_)))?;
    mention.names.iter().find_map(|n| match n {
        Name::Place(p) => Some(passage.lexicon.names.places[*p as usize].en.clone()),
        _ => None,
    })
}

/// A noun by the first sense of its gloss.
fn common_noun(passage: &Passage<'_>, core: usize, plural: bool) -> Option<String> {
    let lemma = passage.lexicon.words.lemma(passage.words[core].lemma?);
    let sense = lemma.note.split([',', ';', '(', '/']).next()?.trim();
    // عبد الرؤوف: the beginning of a name.
    let noun =
        lemma.folded != "عبد" && passage.words[core].is(Pos::Noun) || passage.words[core].is_adjectival();
    (noun && !sense.is_empty()).then(|| if plural { plural_of(sense) } else { sense.to_owned() })
}

/// The body, person, place or country behind the noun that it is of.
fn belongs_to(passage: &Passage<'_>, phrase: &Phrase, inside: &Inside<'_>, core: usize) -> Option<String> {
    let names = &passage.lexicon.names;
    if let Some((o, _)) = inside.organisation.filter(|&(_, at)| at > core) {
        return Some(names.organisations[o as usize].en.clone());
    }
    if let Some((c, s, _)) = inside.seat.filter(|&(_, _, at)| at > core) {
        return Some(names.countries[c as usize].seats[s as usize].en.clone());
    }
    // الجاسوس سيرغي سكريبال: his own name.
    if let Some((p, _)) = inside.person.filter(|&(_, at)| at > core && !passage.words[core].clitics.article) {
        return Some(names.persons[p as usize].en.clone());
    }
    let after = (core + 1..phrase.tokens.end).find(|&i| place(passage, i).is_some());
    if let Some(at) = after.filter(|at| inside.country.is_none_or(|(_, c)| c >= *at)) {
        return place(passage, at);
    }
    let (c, at) = inside.country.filter(|&(_, at)| at > core && inside.nisba.is_none_or(|(_, n)| n != at))?;
    let country = &names.countries[c as usize];
    let capital = passage.mention_at(at, |n| matches!(n, Name::Capital(..))).and_then(|m| {
        m.names.iter().find_map(|n| match *n {
            Name::Capital(of, which) if of == c => Some(&country.capitals[which as usize].en),
            _ => None,
        })
    });
    Some(capital.unwrap_or(&country.en).clone())
}

/// A label for many that has no form for one: prisoners and hostages, families of the victims.
fn is_listed(label: &str) -> bool {
    [" of ", " and ", ", ", " or "].iter().any(|part| label.contains(part)) || label.starts_with("those ")
}

/// English nouns that are neither one nor many.
fn is_mass(noun: &str) -> bool {
    const MASS: [&str; 14] = [
        "police",
        "people",
        "media",
        "staff",
        "personnel",
        "gendarmerie",
        "artillery",
        "opposition",
        "opinion",
        "society",
        "clergy",
        "crime",
        "forces",
        "resistance",
    ];
    MASS.iter().any(|m| noun.ends_with(m))
}

/// English nouns whose plural is no plural by rule, with what they are of one.
const IRREGULAR: [(&str, &str); 6] = [
    ("men", "man"),
    ("children", "child"),
    ("persons", "person"),
    ("Swiss", "Swiss"),
    ("services", "service"),
    ("bodies", "body"),
];

fn singular_of(noun: &str) -> String {
    if let Some(who) = noun.strip_suffix(" people").filter(|who| *who != "local") {
        return format!("{who} person");
    }
    if is_mass(noun) || noun.starts_with("the ") {
        return noun.to_owned();
    }
    if let Some((many, one)) = IRREGULAR.iter().find(|(many, _)| noun.ends_with(many)) {
        return format!("{}{one}", noun.strip_suffix(many).unwrap_or(noun));
    }
    if let Some(stem) = noun.strip_suffix("ies") {
        return format!("{stem}y");
    }
    let sibilant = ["sses", "ches", "shes", "xes"].iter().any(|s| noun.ends_with(s));
    match noun.strip_suffix(if sibilant { "es" } else { "s" }) {
        Some(one) if !noun.ends_with("ss") => one.to_owned(),
        _ => noun.to_owned(),
    }
}

fn plural_of(noun: &str) -> String {
    if let Some((one, other)) = noun.split_once(" or ") {
        return format!("{} or {}", plural_of(one), plural_of(other));
    }
    if let Some((many, of)) = noun.split_once(" of ") {
        return format!("{} of {of}", plural_of(many));
    }
    if noun.ends_with('s') && !noun.ends_with("ss") || noun.ends_with("men") || noun.ends_with("children") {
        return noun.to_owned();
    }
    if is_mass(noun) {
        return noun.to_owned();
    }
    if let Some((many, one)) = IRREGULAR.iter().find(|(_, one)| noun.ends_with(one)) {
        return format!("{}{many}", noun.strip_suffix(one).unwrap_or(noun));
    }
    match noun.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if ["ss", "ch", "sh", "x"].iter().any(|s| noun.ends_with(s)) => format!("{noun}es"),
        _ => format!("{noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use riwaya_lexicon::Lexicon;
    use riwaya_record::Article;

    use crate::Coder;

    /// What the party at `words` of a text is called in English.
    fn called(text: &str, words: &str) -> String {
        let lexicon = Lexicon::built_in().expect("the lexicon that ships is sound");
        let article = Article { language: "ar".into(), text: text.into(), ..Article::default() };
        let coded = Coder::new(&lexicon).code(&article);
        let named = coded.entities.iter().find(|e| e.mentions.iter().any(|m| m.text == words));
        named.map_or_else(|| format!("nobody at {words}"), |e| e.name.clone())
    }

    #[test]
    fn who_and_whose_and_how_many() {
        for (text, words, english) in [
            ("طردت بولندا دبلوماسيين روسا.", "دبلوماسيين روسا", "Russian diplomats"),
            ("قتل سبعة جنود أتراك في هجوم.", "سبعة جنود أتراك", "7 Turkish soldiers"),
            ("قتل نحو 5400 مدني في القصف.", "نحو 5400 مدني", "about 5,400 civilians"),
            ("اعتقلت الشرطة عشرات المتظاهرين.", "عشرات المتظاهرين", "dozens of demonstrators"),
            ("أدانت محكمة هندية رجلا.", "محكمة هندية", "an Indian court"),
            ("قال السفير الروسي إن الحوار صعب.", "السفير الروسي", "the Russian ambassador"),
            ("اعتقلت الشرطة أنصار حماس.", "أنصار حماس", "supporters of Hamas"),
            ("اعتقلت الشرطة 15 فلسطينيا.", "15 فلسطينيا", "15 Palestinians"),
        ] {
            assert_eq!(called(text, words), english, "{text}");
        }
    }

    #[test]
    fn names_that_are_known_part_by_part() {
        assert_eq!(called("قال سامي الهاشمي إن الحوار صعب.", "سامي الهاشمي"), "Sami Hachemi");
    }
}
