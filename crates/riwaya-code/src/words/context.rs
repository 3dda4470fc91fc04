//! What stands before a word, as far as it allows or forbids readings.

use riwaya_lexicon::{Lexicon, Pos};
use riwaya_text::{Clitics, Tense, Tokens};

use super::{Word, WordPos};

/// What the word before allows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Context {
    /// A verb is as likely as not.
    Open,
    /// A clause begins: news Arabic begins it with a verb.
    Clause,
    /// Only a verb follows (قد, لم, لن, سوف).
    Verb,
    /// Only a noun follows (a preposition, a quantifier).
    Noun,
    /// A noun phrase is going on.
    Phrase,
    /// A word joined by و inside a sentence, before a definite one.
    Joined,
    /// A definite noun phrase is going on: what is definite too is likely its adjective.
    Definite,
    /// A subject stands before, behind أن or at the head of a title: its verb may follow.
    Predicate,
}

/// Words by which a text turns to another who speaks or acts (folded): من جهته, من جانبها, بدوره.
pub(super) const TURNS: [&str; 8] =
    ["جهته", "جهتها", "جانبه", "جانبها", "بدوره", "بدورها", "ناحيته", "ناحيتها"];

/// Whether the word after a token is definite or a name, as the subject of a verb mostly is.
pub(super) fn followed_by_subject(tokens: &Tokens, named: &[Option<(Clitics, u32)>], i: usize) -> bool {
    named.get(i + 1).is_some_and(Option::is_some) || tokens.fold(i + 1).starts_with("ال")
}

/// Whether a word opens a clause that names a source: حسبما, وفقا لما, على ما.
fn tells_source(tokens: &Tokens, i: usize) -> bool {
    let before = |list: &[&str]| i.checked_sub(1).is_some_and(|p| list.contains(&tokens.fold(p)));
    match tokens.fold(i) {
        "حسبما" | "وحسبما" => true,
        "ما" => before(&["حسب", "بحسب", "وفق", "علي", "وبحسب"]),
        "لما" => before(&["وفقا", "طبقا", "ووفقا"]),
        _ => false,
    }
}

/// What the words before a token allow it to be.
pub(super) fn context(tokens: &Tokens, i: usize, words: &[Word], lexicon: &Lexicon) -> Context {
    let Some(before) = i.checked_sub(1).map(|p| &words[p]) else { return Context::Clause };
    if tokens.get(i).is_some_and(|t| t.after_break) {
        return Context::Clause;
    }
    // هذا وحذر الوزير: behind هذا that opens a sentence a clause joined by و begins.
    let opens = |i: usize| {
        tokens.get(i).is_some_and(|t| t.after_break)
            || i.checked_sub(1).is_none_or(|b| matches!(tokens.fold(b), "." | "؟" | "!"))
    };
    if tokens.fold(i - 1) == "هذا" && tokens.fold(i).starts_with('و') && opens(i - 1) {
        return Context::Clause;
    }
    // وفقا لما ذكرته الوكالة: behind ما of a source no noun, but the verb of saying.
    if tells_source(tokens, i - 1) {
        return Context::Verb;
    }
    // حين اتهم الوزير: a noun or a clause.
    if tokens.fold(i - 1) == "حين" {
        return Context::Open;
    }
    match before.pos {
        WordPos::Punct => match tokens.fold(i - 1) {
            "." | "،" | "," | ":" | "؛" | "!" | "؟" | "?" | "-" | "–" => Context::Clause,
            _ => Context::Open,
        },
        // في 2013 نظم عملية: behind the number of a year a clause may begin.
        WordPos::Number if is_year(tokens, i - 1) => Context::Open,
        WordPos::Of(Pos::Preposition | Pos::Quantifier | Pos::Demonstrative | Pos::Numeral)
        | WordPos::Number => Context::Noun,
        // ولم تعلق: with a conjunction too.
        WordPos::Of(Pos::Negation) => match tokens.fold(i - 1).trim_start_matches(['و', 'ف']) {
            "لم" | "لن" => Context::Verb,
            "لا" | "ما" => Context::Clause,
            _ => Context::Noun,
        },
        WordPos::Of(Pos::Relative) => Context::Clause,
        // أنه أجرى: behind the pronoun the clause goes on with its verb.
        WordPos::Of(Pos::That) if before.clitics.pronoun.is_some() => Context::Clause,
        WordPos::Of(Pos::That) => match tokens.fold(i - 1) {
            "ان" | "بان" | "لان" => Context::Open,
            _ => Context::Noun,
        },
        WordPos::Of(Pos::Adverb | Pos::Conjunction) => match tokens.fold(i - 1) {
            "قد" | "لقد" | "سوف" | "وقد" | "فقد" => Context::Verb,
            _ => Context::Clause,
        },
        WordPos::Of(Pos::Verb) => {
            let auxiliary = before.lemma.is_some_and(|l| is_auxiliary(&lexicon.words.lemma(l).folded));
            if auxiliary { Context::Open } else { Context::Phrase }
        }
        // من جهته عبر الوزير: behind what turns to another speaker a clause begins.
        WordPos::Of(_) if TURNS.contains(&tokens.fold(i - 1)) => Context::Clause,
        WordPos::Of(pos)
            if pos.is_nominal() && (before.clitics.article || before.clitics.pronoun.is_some()) =>
        {
            Context::Definite
        }
        WordPos::Of(pos) if pos.is_nominal() => Context::Phrase,
        // هاتف ماكرون بوتين وطالبه: but one joined to it may.
        WordPos::Name if !tokens.fold(i).starts_with('و') && is_subject(tokens, i - 1, words, lexicon) => {
            Context::Noun
        }
        _ => Context::Open,
    }
}

/// How many words a title before a name may have.
const LONGEST_TITLE: usize = 8;

/// أعلنت هولندا طرد: whether a name stands as the subject right behind a verb in the past, so that no second verb follows it.
fn is_subject(tokens: &Tokens, name: usize, words: &[Word], lexicon: &Lexicon) -> bool {
    let begins = |i: &usize| tokens.get(*i).is_some_and(|t| t.after_break);
    let first = (0..=name).rev().take_while(|&i| words[i].pos == WordPos::Name).last().unwrap_or(name);
    // أعلنت رئيسة الوزراء تيريزا ماي طرد: behind his title too, of a verb that has a deed for its object.
    let titled = (0..first)
        .rev()
        .take(LONGEST_TITLE)
        .take_while(|&i| {
            words[i].is_nominal() && words[i].clitics.preposition.is_none() && !words[i].joined()
        })
        .last()
        .unwrap_or(first);
    let behind = |at: usize| {
        let verb =
            at.checked_sub(1).filter(|v| words[*v].is_verb() && !(v + 1..=name).any(|i| begins(&i)))?;
        let past = words[verb].verb().is_some_and(|f| f.tense == Tense::Past);
        let lemma = words[verb].lemma.map(|l| lexicon.words.lemma(l).folded.as_str())?;
        (past && !is_auxiliary(lemma)).then_some(lemma)
    };
    behind(first).is_some()
        || behind(titled).is_some_and(|v| matches!(v, "اعلن" | "قرر" | "نفي" | "طلب" | "اقترح" | "ادان"))
}

/// Whether a verb takes another beside it: كان يزور, بدأ ينسحب.
fn is_auxiliary(verb: &str) -> bool {
    matches!(verb, "كان" | "بدا" | "ظل" | "اصبح" | "كاد" | "اخذ" | "عاد" | "بات" | "استمر")
}

/// Whether a number is that of a year told after "in" or "since".
fn is_year(tokens: &Tokens, i: usize) -> bool {
    let form = tokens.fold(i);
    form.len() == 4
        && form.starts_with(['1', '2'])
        && i.checked_sub(1).is_some_and(|p| matches!(tokens.fold(p), "في" | "منذ" | "عام" | "سنه" | "العام"))
}
