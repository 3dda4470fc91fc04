//! The best reading of every token in its context: which word it is, and which clitics it carries.

mod beside;
mod choice;
mod context;
mod given_names;
mod guess;

use riwaya_lexicon::{Features, Lexicon, Pos, Reading};
use riwaya_text::{Clitics, TokenKind, Tokens, VerbFeatures};

use self::context::{Context, context, followed_by_subject};
use crate::mentions::Mention;

/// A token read in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// What it is.
    pub pos: WordPos,
    /// Its headword in the lexicon, where known; [`riwaya_lexicon::Words::lemma`] has it.
    pub lemma: Option<u32>,
    /// Its clitics.
    pub clitics: Clitics,
    /// Code points before and after the stem.
    pub before: u32,
    /// Code points of the pronoun.
    pub after: u32,
    /// Features of the form.
    pub features: Features,
    /// Whether the lexicon does not know the word and the part of speech is a guess.
    pub guessed: bool,
    /// Whether it is part of the name of a person who need not be known; it stands as a guessed noun.
    pub given: bool,
}

/// What a token is in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordPos {
    /// A word of the lexicon, or guessed.
    Of(Pos),
    /// Part of a proper name.
    Name,
    /// A number in digits.
    Number,
    /// Punctuation.
    Punct,
}

impl Word {
    pub(crate) fn is(&self, pos: Pos) -> bool {
        self.pos == WordPos::Of(pos)
    }

    pub(crate) fn is_verb(&self) -> bool {
        self.is(Pos::Verb)
    }

    pub(crate) fn verb(&self) -> Option<VerbFeatures> {
        match self.features {
            Features::Verb(f) if self.is_verb() => Some(f),
            _ => None,
        }
    }

    /// Whether it can stand in a noun phrase.
    pub(crate) fn is_nominal(&self) -> bool {
        match self.pos {
            WordPos::Of(pos) => {
                pos.is_nominal() || matches!(pos, Pos::Quantifier | Pos::Numeral | Pos::Honorific)
            }
            WordPos::Name | WordPos::Number => true,
            WordPos::Punct => false,
        }
    }

    pub(crate) fn is_adjectival(&self) -> bool {
        matches!(self.pos, WordPos::Of(Pos::Adjective | Pos::ActiveParticiple | Pos::PassiveParticiple))
    }

    /// Whether it is marked as an accusative (داعيا, محذرا).
    pub(crate) fn is_accusative(&self) -> bool {
        matches!(self.features, Features::Noun(f) if f.accusative)
    }

    /// Whether a conjunction is written with it.
    pub(crate) fn joined(&self) -> bool {
        self.clitics.conjunction.is_some()
    }

    fn blank(pos: WordPos) -> Self {
        Self {
            pos,
            lemma: None,
            clitics: Clitics::default(),
            before: 0,
            after: 0,
            features: Features::None,
            guessed: false,
            given: false,
        }
    }
}

/// Reads all tokens of a text.
pub(crate) fn read(
    tokens: &Tokens,
    written: &[Reading<'_>],
    lexicon: &Lexicon,
    mentions: &[Mention],
) -> Vec<Word> {
    let mut named = vec![None; tokens.len()];
    for m in mentions.iter().filter(|m| m.is_proper()) {
        for (n, slot) in named[m.tokens.clone()].iter_mut().enumerate() {
            *slot = Some(if n == 0 { (m.clitics, m.before) } else { (Clitics::default(), 0) });
        }
    }
    // وولي العهد: a title of several words begins with a noun.
    let mut titled = vec![false; tokens.len()];
    for m in mentions.iter().filter(|m| m.tokens.len() > 1 && m.office().is_some()) {
        titled[m.tokens.start] = true;
    }
    let mut words: Vec<Word> = Vec::with_capacity(tokens.len());
    // Whether أن, إن or the head of the text has opened a clause whose verb has not come yet.
    let mut awaiting = true;
    // Whether the sentence began with a preposition or adverb and has had no verb yet.
    let mut fronted = false;
    let mut about = false;
    let mut begins = true;
    for (i, token) in tokens.iter().enumerate() {
        let word = match token.kind {
            TokenKind::Number => Word::blank(WordPos::Number),
            TokenKind::Punct => Word::blank(WordPos::Punct),
            TokenKind::Word => match named[i] {
                Some((clitics, before)) => Word { clitics, before, ..Word::blank(WordPos::Name) },
                None => {
                    let mut context =
                        if titled[i] { Context::Noun } else { context(tokens, i, &words, lexicon) };
                    // A comma inside a sentence is seldom followed by a verb without a subject: اقترح، أمس، عقد قمة. What
                    // stands before the first verb (وفي سياق منفصل، ذكر تلفزيون) is not yet inside.
                    if context == Context::Clause
                        && !fronted
                        && !(about && tokens.fold(i).starts_with('ف'))
                        && matches!(tokens.fold(i.saturating_sub(1)), "،" | ",")
                        && !followed_by_subject(tokens, &named, i)
                    {
                        context = Context::Open;
                    }
                    // وكان مدير شركة "النور" أوضح: a name in quotation marks too.
                    let quoted = matches!(tokens.fold(i.saturating_sub(1)), "\"" | "»" | "”");
                    let last = words.len().checked_sub(1 + usize::from(quoted)).and_then(|n| words.get(n));
                    let closed =
                        last.is_some_and(|w| w.clitics.article || w.pos == WordPos::Name || w.guessed);
                    if awaiting
                        && closed
                        && matches!(context, Context::Phrase | Context::Definite | Context::Open)
                    {
                        context = Context::Predicate;
                    }
                    // وحذر الكرملين: a second clause joined by و begins with its verb.
                    if matches!(context, Context::Open | Context::Phrase | Context::Definite)
                        && tokens.fold(i).starts_with('و')
                        && followed_by_subject(tokens, &named, i)
                    {
                        context = Context::Joined;
                    }
                    choice::read_word(tokens, written, i, lexicon, context)
                }
            },
        };
        // وكان الوزير اتهم: what stood in the past already has its verb behind its subject.
        let pluperfect = matches!(tokens.fold(i), "وكان" | "وكانت");
        awaiting = if word.is(Pos::That) || token.after_break && !word.is_verb() || pluperfect {
            true
        } else {
            awaiting && !word.is_verb() && !matches!(tokens.fold(i), "." | "،" | ",")
        };
        // أما الوزير، …، فأوضح أن: the verb is still to come.
        about = matches!(tokens.fold(i), "اما" | "واما") || about && !begins && !token.after_break;
        if begins || token.after_break {
            fronted = word.is(Pos::Preposition) || word.is(Pos::Adverb);
        }
        fronted &= !word.is_verb() && !word.is(Pos::That);
        begins = matches!(tokens.fold(i), "." | "؟" | "!");
        words.push(word);
    }
    given_names::find(tokens, written, lexicon, mentions, &mut words);
    adverbs(tokens, lexicon, &mut words);
    words
}

/// Makes adverbs of the nouns that are one together: وجها لوجه, جنبا إلى جنب.
fn adverbs(tokens: &Tokens, lexicon: &Lexicon, words: &mut [Word]) {
    for i in 0..words.len() {
        if !words[i].is_accusative() && !words[i].is(Pos::Adverb) {
            continue;
        }
        let follows = |rest: &&str| {
            let mut at = i;
            rest.split(' ').all(|word| {
                at += 1;
                at < words.len() && tokens.fold(at) == word
            })
        };
        if let Some(rest) = lexicon.words.adverbs_from(tokens.fold(i)).find(follows) {
            let end = i + 1 + rest.split(' ').count();
            words[i..end].fill(Word::blank(WordPos::Of(Pos::Adverb)));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Coder;

    fn readings(text: &str) -> Vec<(String, String)> {
        let lexicon = riwaya_lexicon::Lexicon::built_in().unwrap();
        let coder = Coder::new(&lexicon);
        coder.readings(text).into_iter().map(|r| (r.headword.unwrap_or_default(), r.pos)).collect()
    }

    #[test]
    fn a_whole_word_stays_whole_inside_a_written_word() {
        let heads: Vec<String> = readings("وكانت وبناء ولجنة").into_iter().map(|r| r.0).collect();
        assert_eq!(heads, ["كان", "بناء", "لجنة"]);
    }

    #[test]
    fn nouns_that_are_an_adverb_together_are_no_nouns() {
        let parts: Vec<String> = readings("التقيا وجها لوجه").into_iter().map(|r| r.1).collect();
        assert_eq!(parts, ["Verb", "Adverb", "Adverb"]);
    }

    #[test]
    fn a_participle_gives_way_to_the_commoner_word_spelt_like_it() {
        assert_eq!(readings("أمضى عاما هناك")[1], ("عام".to_owned(), "Noun".to_owned()));
        assert_eq!(readings("كل ما قال هناك")[2].1, "Verb");
    }
}
