//! The records of those who act and speak.

use riwaya_lexicon::{Name, NounKind, Pos};
use riwaya_record::{Entity, Party, Span};

use crate::claims::PartyDraft;
use crate::passage::Passage;
use crate::phrases::Phrase;
use crate::speech::{Source, tells_press};
use crate::who::{Cast, Referent, Who};
use crate::words::WordPos;

/// The id of an entity in the records.
pub(crate) fn entity_id(who: Who) -> String {
    format!("e{}", who + 1)
}

/// Whom the id of an entity names.
pub(crate) fn entity_index(id: &str) -> Option<Who> {
    id.strip_prefix('e')?.parse::<usize>().ok()?.checked_sub(1)
}

/// A party as drafted, as a record.
pub(crate) fn party(passage: &Passage<'_>, cast: &Cast<'_>, draft: &PartyDraft) -> Party {
    let r = &cast.all[draft.who];
    Party {
        span: passage.span(draft.start, draft.end),
        entity: Some(entity_id(draft.who)),
        country: r.country.clone(),
        sector: r.sector.clone(),
    }
}

/// How many words behind a speaker's name his title, or behind his title his name, may reach; and how many more may stand
/// before what he says.
const LONGEST_TITLE: usize = 12;

/// Where the words for a speaker end, with the title that follows his name or the name that follows his title, where what
/// he says comes next: ماريو روسي، مدير المعهد، إن; المتحدث باسم المجلس المحلي في المدينة سالم الحاج إن.
fn whole_name_end(passage: &Passage<'_>, phrase: &Phrase) -> u32 {
    let from = phrase.tokens.end;
    let end = passage.sentence_of(phrase.tokens.start).tokens.end.min(from + LONGEST_TITLE);
    let begins = passage.phrase_at(phrase.tokens.start).is_some_and(|n| {
        passage.phrases[n].tokens.start == phrase.tokens.start && passage.phrases[n].tokens.end <= from
    });
    // أبلغ الرئيس نظيره أن: behind a verb of telling somebody stands who is told.
    let told = phrase.tokens.start.checked_sub(1).is_some_and(|v| {
        let saying = passage.words[v].lemma.and_then(|l| passage.lexicon.sayings.of(l));
        passage.words[v].is_verb() && saying.is_some_and(|s| s.person)
    });
    if !begins || from >= end {
        return phrase.end;
    }
    let comma = matches!(passage.fold(from), "،" | ",");
    let at = from + usize::from(comma);
    let next = passage.phrase_at(at).map(|n| &passage.phrases[n]).filter(|p| p.tokens.start == at);
    let describes = next.is_some_and(|p| {
        let head = phrase.head();
        let person =
            is_title(passage, head) || is_name(passage, head) || passage.words[head].is(Pos::Honorific);
        // وصف ترامب كومي: two known persons are not one.
        let named = |i: usize| passage.mention_at(i, |n| matches!(n, Name::Person(_) | Name::PersonShort(_)));
        let another = !comma && named(from - 1).is_some() && named(p.head()).is_some();
        let who = is_title(passage, p.head()) || is_name(passage, p.head());
        !p.joined && !another && (p.prep.is_some() && !comma || p.prep.is_none() && who && (person || comma))
    });
    if !describes || told && !comma {
        return phrase.end;
    }
    let last = description_end(passage, phrase.head(), at, end);
    let set_apart = passage.words.get(last).is_some_and(|w| w.is(Pos::That))
        || matches!(passage.fold(last), "،" | "," | ":");
    let whole = last > at && (!comma || set_apart) && speaks_behind(passage, last);
    if whole { passage.tokens.get(last - 1).map_or(phrase.end, |t| t.end) } else { phrase.end }
}

/// Whether a word is a name of a person, known or not.
fn is_name(passage: &Passage<'_>, i: usize) -> bool {
    let w = &passage.words[i];
    let person = |n: &Name| matches!(n, Name::Person(_) | Name::PersonShort(_));
    let unknown = (w.pos == WordPos::Name || w.guessed) && passage.covering[i].is_empty();
    let plain = w.clitics.preposition.is_none() && !w.joined() && !w.is_verb();
    plain && (unknown || passage.mention_at(i, person).is_some())
}

/// Whether a word says what somebody is: an office, a noun for a human being.
fn is_title(passage: &Passage<'_>, i: usize) -> bool {
    let human = |l: u32| passage.lexicon.words.lemma(l).kind == NounKind::Person;
    passage.mention_at(i, |n| matches!(n, Name::Office(_))).is_some()
        || passage.words[i].lemma.is_some_and(human)
}

/// Whether from a word on what somebody says is near: أن, a colon or a quotation, with no other act before it.
fn speaks_behind(passage: &Passage<'_>, from: usize) -> bool {
    let end = passage.sentence_of(from - 1).tokens.end.min(from + LONGEST_TITLE);
    let opens = |i: usize| {
        let w = &passage.words[i];
        // وصفت فلانا بأنه, بـ"…": what somebody is called.
        let called = w.clitics.preposition.is_some() && w.clitics.pronoun.is_some();
        let of_what = matches!(passage.fold(i - 1), "ب" | "بـ" | "ـ");
        w.is(Pos::That) && !w.joined() && !called
            || passage.fold(i) == ":"
            || !of_what && matches!(passage.fold(i), "\"" | "«" | "“")
    };
    (from..end).take_while(|&i| !passage.words[i].is_verb()).any(opens)
}

/// Where the words that describe a speaker end: at any mark, verb, clause or time, or where it says to whom, where or in
/// what he spoke.
fn description_end(passage: &Passage<'_>, speaker: usize, from: usize, end: usize) -> usize {
    let kind_of = |i: usize| passage.words[i].lemma.map(|l| passage.lexicon.words.lemma(l).kind);
    let place =
        |n: &Name| matches!(n, Name::Place(_) | Name::Capital(..) | Name::Country(_) | Name::Organisation(_));
    let mut at = from;
    while at < end {
        let Some(n) = passage.phrase_at(at) else {
            // Prepositions stand outside their phrases.
            if passage.words[at].is(Pos::Preposition) && describing(passage.fold(at)) {
                at += 1;
                continue;
            }
            break;
        };
        let p = &passage.phrases[n];
        let head = p.head();
        let kind = kind_of(head);
        let person = is_title(passage, head) || is_name(passage, head);
        let body = matches!(kind, Some(NounKind::Body | NounKind::Place))
            || passage.mention_at(head, place).is_some();
        let described = match p.prep.as_deref() {
            None => (person || p.joined) && !passage.words[head].is_accusative(),
            Some("ب") => (body || at > from && !passage.words[head].is(Pos::Masdar)) && !person,
            Some("عن") => at > from && !person,
            // قال فلان للمحكمة: to whom, where a name stands before it.
            Some("ل") => {
                !tells_press(passage, head)
                    && (at > from || !is_name(passage, speaker))
                    && !is_name(passage, head)
                    && (body || !person || kind_of(speaker) == Some(NounKind::Body))
            }
            Some("في" | "من" | "لدي" | "باسم") => {
                !matches!(kind, Some(NounKind::Speech | NounKind::Event))
            }
            Some(_) => false,
        };
        if !described || kind == Some(NounKind::Time) || passage.is_timed(head) {
            break;
        }
        at = p.tokens.end;
    }
    // A preposition without its phrase belongs to what follows.
    while at > from && passage.words[at - 1].is(Pos::Preposition) {
        at -= 1;
    }
    at.min(end)
}

/// Prepositions that may stand inside a title (folded).
fn describing(preposition: &str) -> bool {
    matches!(preposition, "في" | "من" | "لدي" | "باسم" | "ل" | "لـ")
}

/// A source as a party; two who speak together are one without a country.
pub(crate) fn source_party(passage: &Passage<'_>, cast: &Cast<'_>, source: &Source) -> Party {
    let span = passage.span(source.phrase.start, whole_name_end(passage, &source.phrase));
    match source.who.as_slice() {
        [who] => Party {
            span,
            entity: Some(entity_id(*who)),
            country: cast.all[*who].country.clone(),
            sector: cast.all[*who].sector.clone(),
        },
        many => {
            let same = |of: fn(&Referent) -> Option<String>| {
                let mut values = many.iter().map(|&w| of(&cast.all[w]));
                let first = values.next().flatten();
                if values.all(|v| v == first) { first } else { None }
            };
            Party {
                span,
                entity: None,
                country: same(|r| r.country.clone()),
                sector: same(|r| r.sector.clone()),
            }
        }
    }
}

/// The entities of an article with the places that name them.
pub(crate) fn entities(cast: &Cast<'_>, mentions: Vec<(Who, Span)>) -> Vec<Entity> {
    let mut out: Vec<Entity> = cast
        .all
        .iter()
        .enumerate()
        .map(|(n, r)| Entity {
            id: entity_id(n),
            kind: r.kind,
            name: r.name.clone(),
            name_ar: r.name_ar.clone(),
            country: r.country.clone(),
            country_from: r.country_from,
            sector: r.sector.clone(),
            role: r.role.clone(),
            key: r.key.clone(),
            mentions: Vec::new(),
        })
        .collect();
    for (who, span) in mentions {
        out[who].mentions.push(span);
    }
    out
}

#[cfg(test)]
mod tests {
    use riwaya_lexicon::Lexicon;
    use riwaya_record::Article;

    use crate::Coder;

    /// The words of the last speaker of an article of one sentence.
    fn speaker(text: &str) -> String {
        let lexicon = Lexicon::built_in().expect("the lexicon that ships is sound");
        let article = Article { language: "ar".into(), text: text.into(), ..Article::default() };
        let coded = Coder::new(&lexicon).code(&article);
        coded
            .statements
            .last()
            .and_then(|s| s.attribution.last())
            .map(|p| p.span.text.clone())
            .unwrap_or_default()
    }

    #[test]
    fn a_speaker_is_named_with_his_title() {
        let name = speaker("قال ماريو روسي، مدير المعهد الإيطالي للدراسات، إن الحوار صعب.");
        assert_eq!(name, "ماريو روسي، مدير المعهد الإيطالي للدراسات");
    }

    #[test]
    fn an_object_or_a_hearer_is_no_title() {
        assert_eq!(speaker("اتهم الرئيس الفرنسي وزير الخارجية التركي بأنه يهدد أوروبا."), "الرئيس الفرنسي");
        assert_eq!(speaker("أبلغ الرئيس الفرنسي نظيره المصري أن الحوار صعب."), "الرئيس الفرنسي");
    }
}
