//! Where a phrase stands that names nobody the lexicon knows: as the subject of a word of saying, behind a verb, where a
//! source is cited; and which of its words are then a name.

use std::ops::Range;

use riwaya_lexicon::{Features, NounKind, Pos};
use riwaya_record::Stance;
use riwaya_text::{Gender, GrammaticalNumber, Tense};

use crate::passage::Passage;
use crate::phrases::Phrase;

/// How many words a name may have.
const LONGEST_NAME: usize = 5;

pub(super) fn kind_of(passage: &Passage<'_>, i: usize) -> Option<NounKind> {
    passage.words[i].lemma.map(|l| passage.lexicon.words.lemma(l).kind)
}

/// Whether a phrase stands where only the speaker does: right behind a verb of saying that takes no other object than
/// what is said, and of one who may speak; or of whatever tells it, where the clause that is said follows (أفادت معلومات أن).
pub(super) fn speaks(passage: &Passage<'_>, phrase: &Phrase) -> bool {
    let Some(verb) = phrase.tokens.start.checked_sub(1) else { return false };
    let w = &passage.words[verb];
    let saying = w.lemma.filter(|_| w.is_verb()).and_then(|l| passage.lexicon.sayings.of(l));
    let kind = kind_of(passage, phrase.head());
    let paper = matches!(kind, Some(NounKind::Speech | NounKind::Document));
    let able = paper || matches!(kind, Some(NounKind::Person | NounKind::Body));
    let head = &passage.words[phrase.head()];
    let clause = is_told_by(passage, phrase);
    // يقول القائمون على الحملة إن: a plural in ون is a subject, whatever it is of.
    let able =
        able || head.is_adjectival() && head.clitics.article && passage.fold(phrase.head()).ends_with("ون");
    let told = clause
        && !head.is_accusative()
        && head.clitics.pronoun.is_none()
        && matches!(kind, Some(NounKind::Other))
        && head.is(Pos::Noun)
        // كشف النقاب عن: an idiom, and nobody who reveals.
        && !matches!(passage.headword(phrase.head()), "نقاب" | "قناع" | "ستار" | "غطاء" | "لثام");
    phrase.prep.is_none()
        && !phrase.joined
        && (able || told)
        && w.clitics.pronoun.is_none()
        // أعلن بيانا; but ذكرت تقارير أن: before the clause that is said stands what says it.
        && saying.is_some_and(|s| {
            let tells = || s.stance == Stance::Asserts && clause && is_nominative(passage, phrase, verb);
            s.that && !s.person && (!s.object || !paper || tells())
        })
}

/// Whether a paper behind a verb may be its subject: no accusative, no masculine behind a feminine verb, and none whose
/// owner follows, who speaks for it (ذكر بيان للوزارة أن).
fn is_nominative(passage: &Passage<'_>, phrase: &Phrase, verb: usize) -> bool {
    let head = phrase.head();
    let word = &passage.words[head];
    let singular = matches!(word.features, Features::Noun(f) if f.number == GrammaticalNumber::Singular);
    let marked = passage.tokens.get(head).is_some_and(|t| t.ta_marbuta);
    let feminine = passage.words[verb].verb().is_some_and(|f| f.gender == Gender::Feminine);
    let owner = passage
        .phrase_at(phrase.tokens.end)
        .map(|n| &passage.phrases[n])
        .is_some_and(|p| p.tokens.start == phrase.tokens.end && p.prep.as_deref() == Some("ل"));
    let disagrees = feminine && singular && !marked;
    !(word.is_accusative() || disagrees || owner)
}

/// How many words a phrase has at most that introduces a source.
const LONGEST_CITING: usize = 4;

/// Whether a phrase stands where a text names its source, and is a paper or figures that may be one: بحسب البيان, وفق تقديرات.
pub(super) fn is_cited(passage: &Passage<'_>, phrase: &Phrase) -> bool {
    let at = phrase.tokens.start;
    let sayings = &passage.lexicon.sayings;
    let tells =
        passage.words[phrase.head()].lemma.and_then(|l| sayings.of(l)).is_some_and(|s| s.that && !s.person);
    let sources = &sayings.sources;
    let leads = |i: usize| {
        let [whole, behind_and] = passage.source_beginnings(i);
        let rest = (i + 1..phrase.tokens.end).map(|j| [sources.number(passage.fold(j))]);
        let found = whole.or(behind_and).and_then(|from| sources.longest(from, rest));
        found.is_some_and(|(more, _)| (at..=phrase.tokens.end).contains(&(i + 1 + more)))
    };
    tells && (at.saturating_sub(LONGEST_CITING)..at).any(leads)
}

/// وتابعت قائلة: whether a phrase is nothing but a participle of saying, which says how and not by whom.
pub(super) fn only_tells_how(passage: &Passage<'_>, phrase: &Phrase) -> bool {
    let head = phrase.head();
    let word = &passage.words[head];
    phrase.tokens.len() == 1
        && word.is_adjectival()
        && !word.clitics.article
        && passage.tokens.get(head).is_some_and(|t| t.ta_marbuta)
        && word.lemma.is_some_and(|l| passage.lexicon.sayings.of(l).is_some())
}

/// How far behind the verb that passes his words on a speaker may stand.
const QUOTED_WITHIN: usize = 10;

/// How far behind its speaker what is said may open.
const FARTHEST_CLAUSE: usize = 16;

/// Whether a phrase stands between a verb of saying in the past and the clause that is said: أعلن … أن, قال … إن.
fn is_told_by(passage: &Passage<'_>, phrase: &Phrase) -> bool {
    let Some(verb) = phrase.tokens.start.checked_sub(1) else { return false };
    if passage.words[verb].verb().is_none_or(|f| f.tense != Tense::Past) {
        return false;
    }
    let end = passage.sentence_of(verb).tokens.end;
    let from = phrase.tokens.end;
    let topics = passage.words[verb].lemma.and_then(|l| passage.lexicon.sayings.of(l)).map(|s| &s.topics);
    let opens = |i: usize| {
        // كشفت الدائرة عن: what is told is a noun.
        passage.fold(i) == "عن" && topics.is_some_and(|t| t.iter().any(|t| t == "عن"))
            || passage.words[i].is(Pos::That)
                && !passage.words[i].joined()
                && passage.words[i].clitics.preposition.is_none()
            || passage.fold(i) == ":"
            || i == from && matches!(passage.fold(i), "\"" | "«" | "“")
    };
    // A verb on the way is that of a relative clause, or of one set apart: قالت إحصائية، نشرتها الوزارة، إن.
    let another = |i: usize| {
        passage.words[i].is_verb()
            // ذكر تقرير نشر أمس أن: nor is what describes an indefinite noun right behind it.
            && (i > from || passage.words[phrase.head()].clitics.article)
            && !passage.words[i - 1].is(Pos::Relative)
            && !matches!(passage.fold(i - 1), "،" | ",")
    };
    let end = end.min(from + FARTHEST_CLAUSE);
    (from..end).take_while(|&i| !another(i)).any(opens)
}

/// Whether a phrase stands right behind a finite verb.
pub(super) fn behind_verb(passage: &Passage<'_>, phrase: &Phrase) -> bool {
    phrase.prep.is_none()
        && !phrase.joined
        && phrase.tokens.start.checked_sub(1).is_some_and(|v| passage.words[v].is_verb())
}

/// A name nobody knows that stands as the subject of a word of saying or doing: أعلن ماريو روسي, ودعا الرعيني; before the
/// clause that is said also one that is otherwise an adjective: قال ظريف إن, قال أبو سالم إن.
pub(super) fn unknown_subject(passage: &Passage<'_>, phrase: &Phrase) -> Option<Range<usize>> {
    let head = phrase.head();
    let told = is_told_by(passage, phrase);
    let unknown = |i: usize| {
        let w = &passage.words[i];
        let adjective = told
            && (w.is_adjectival() || passage.headword(i) == "ابو" && i == head)
            && !w.is_accusative()
            && w.clitics.preposition.is_none();
        (w.guessed || adjective) && w.clitics.pronoun.is_none() && passage.covering[i].is_empty()
    };
    if phrase.prep.is_some() || phrase.joined || !unknown(head) || passage.words[head].is_verb() {
        return None;
    }
    let verb = head.checked_sub(1)?;
    let lemma = passage.words[verb].lemma.filter(|_| passage.words[verb].is_verb())?;
    let saying = passage.lexicon.sayings.of(lemma)?;
    let speaks = saying.that || saying.quote || saying.person;
    // Of a verb that takes a person as its object the adjective may be anybody: أبلغ المعنيين أن.
    let takes_another = saying.person || passage.words[verb].clitics.pronoun.is_some();
    if !passage.words[head].guessed && (!saying.that || takes_another) {
        return None;
    }
    // غرد مرة: an adjective of the other gender is no subject.
    let feminine = |i: usize| passage.tokens.get(i).is_some_and(|t| t.ta_marbuta);
    let masculine = passage.words[verb].verb().is_some_and(|f| f.gender == Gender::Masculine);
    if !passage.words[head].guessed && masculine && feminine(head) {
        return None;
    }
    let kunya = usize::from(passage.headword(head) == "ابو");
    let end = phrase.tokens.clone().skip(1 + kunya).find(|&i| !unknown(i)).unwrap_or(phrase.tokens.end);
    (speaks && end - head <= LONGEST_NAME).then_some(head..end.max(head + 1))
}

/// A name nobody knows of whom an outlet or a statement passes words on: نقلت الوكالة عن خوجياني قوله إن.
pub(super) fn unknown_quoted(passage: &Passage<'_>, phrase: &Phrase) -> Option<Range<usize>> {
    let head = phrase.head();
    let named = |i: usize| {
        let w = &passage.words[i];
        (w.guessed || w.given) && w.clitics.pronoun.is_none() && passage.covering[i].is_empty()
    };
    if phrase.prep.as_deref() != Some("عن") || phrase.joined || !named(head) {
        return None;
    }
    let from = passage.sentence_of(head).tokens.start.max(head.saturating_sub(QUOTED_WITHIN));
    let verb = (from..head).rev().find(|&i| passage.words[i].is_verb())?;
    let end = phrase.tokens.clone().find(|&i| i > head && !named(i)).unwrap_or(phrase.tokens.end);
    (passage.verb_headword(verb) == Some("نقل") && end - head <= LONGEST_NAME).then_some(head..end)
}
