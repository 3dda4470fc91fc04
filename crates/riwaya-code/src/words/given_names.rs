//! Given and family names of persons who need not be known.

use riwaya_lexicon::{Features, Given, Lexicon, NounKind, Pos, Reading};
use riwaya_text::{Clitics, Tokens};

use super::{Word, WordPos};
use crate::mentions::Mention;

/// Reads given and family names as such: what is no other word anywhere, what is one only beside a name or title.
pub(super) fn find(
    tokens: &Tokens,
    written: &[Reading<'_>],
    lexicon: &Lexicon,
    mentions: &[Mention],
    words: &mut [Word],
) {
    // نظيره, الجزائري, مسؤول: what may be an adjective of a country, an office or a generic actor is a name only behind one.
    let mut common = vec![false; words.len()];
    for m in mentions.iter().filter(|m| !m.is_proper()) {
        common[m.tokens.clone()].fill(true);
    }
    // Nothing but a name, alone: محمد, but not سعيد.
    let only_name = |words: &[Word], i: usize| {
        words.get(i).is_some_and(|w| w.pos == WordPos::Name || w.guessed && !w.is_verb())
            && written[i].given.is_some_and(|given| !given.weak)
    };
    for i in 0..words.len() {
        // أمجد أبو ناصر, جابر بن محمد: no verb before what joins the parts of a name.
        let joins = matches!(tokens.fold(i + 1), "ابو" | "بن" | "ابن")
            && tokens.get(i + 1).is_some_and(|t| !t.after_break);
        // محمد آدم: nor behind a given name what is a name before it is a verb.
        let joined_line = tokens.get(i).is_some_and(|t| !t.after_break);
        let behind_given = joined_line && i.checked_sub(1).is_some_and(|p| words[p].given);
        // الناشط أحمد: nor behind the definite title of somebody.
        let behind_title = joined_line
            && i.checked_sub(1).is_some_and(|p| {
                words[p].clitics.article
                    && words[p].lemma.is_some_and(|l| lexicon.words.lemma(l).kind == NounKind::Person)
            });
        let follows = (behind_given || behind_title)
            && written[i].given.is_some_and(|given| !given.weak && given.clitics == Clitics::default());
        if words[i].is_verb() && !words[i].joined() && !joins && !follows
            || matches!(words[i].features, Features::None) && !words[i].guessed
        {
            continue;
        }
        let Some(Given { clitics, before, weak }) = written[i].given else { continue };
        // أشاد الوزير بدور الشرطة: what reads well with a preposition is no rare name.
        if weak && clitics.preposition.is_none() && words[i].clitics.preposition.is_some() {
            continue;
        }
        // Fidel is no ف + يدل; what else is a verb or a particle stays one.
        let torn = !weak && words[i].is_verb() && words[i].joined() && clitics == Clitics::default();
        let nominal = matches!(words[i].pos, WordPos::Of(pos) if pos.is_nominal());
        let joins = joins && !weak && clitics == Clitics::default();
        if !nominal && !torn && !joins && !follows {
            continue;
        }
        let ordinary = weak || !words[i].guessed;
        let after_name = joined_line
            && clitics == Clitics::default()
            && i.checked_sub(1).is_some_and(|p| {
                let title = words[p].is(Pos::Honorific)
                    || words[p].clitics.article
                        && words[p].lemma.is_some_and(|l| lexicon.words.lemma(l).kind == NounKind::Person);
                words[p].given || title
            });
        // سامي عبد الكريم, خالد بن أحمد: before another name, or what begins one.
        let begins = matches!(tokens.fold(i + 1), "بن" | "ابن")
            || tokens.fold(i + 1) == "عبد" && tokens.fold(i + 2).starts_with("ال");
        let before_name =
            tokens.get(i + 1).is_some_and(|t| !t.after_break) && (begins || only_name(words, i + 1));
        // وزير الصناعة خالد الجاسر: behind a person's title with its genitive and before a word nobody knows.
        let titled = joined_line
            && !weak
            && clitics == Clitics::default()
            && i.checked_sub(2).is_some_and(|t| {
                words[t + 1].clitics.article
                    && words[t + 1].is_nominal()
                    && !words[t].clitics.article
                    && words[t].lemma.is_some_and(|l| lexicon.words.lemma(l).kind == NounKind::Person)
            })
            && words.get(i + 1).is_some_and(|n| n.guessed && !n.joined() && n.clitics.preposition.is_none());
        // وقال كريم بوزيان: behind a word of saying and before a word nobody knows.
        let says = joined_line
            && clitics == Clitics::default()
            && i.checked_sub(1).is_some_and(|p| {
                words[p].is_verb()
                    && words[p].clitics.pronoun.is_none()
                    && words[p].lemma.and_then(|l| lexicon.sayings.of(l)).is_some_and(|s| s.that || s.quote)
            })
            && words.get(i + 1).is_some_and(|n| {
                n.guessed && n.clitics == Clitics::default() && !n.is_verb() && n.pos != WordPos::Punct
            });
        if common[i] && !behind_given {
            continue;
        }
        if !ordinary || torn || joins || titled || says || after_name || before_name {
            words[i] =
                Word { clitics, before, guessed: true, given: true, ..Word::blank(WordPos::Of(Pos::Noun)) };
        }
    }
    // محمد ولد غدة: between a given name and what else is a name, no verb.
    for i in 1..words.len().saturating_sub(1) {
        let name = |w: &Word| w.pos == WordPos::Name || w.given || w.guessed && !w.is_verb();
        let son = tokens.fold(i) == "ولد" && words[i].is_verb() && words[i - 1].given;
        let follows = {
            let next = &words[i + 1];
            let bare = next.clitics == Clitics::default() && next.is_nominal() && next.pos != WordPos::Number;
            bare && (name(next) || next.is(Pos::Noun)) && !next.is_accusative()
        };
        if son && follows && tokens.get(i + 1).is_some_and(|t| !t.after_break) {
            let part = Word { guessed: true, given: true, ..Word::blank(WordPos::Of(Pos::Noun)) };
            words[i] = part;
            words[i + 1] = part;
        }
    }
}
