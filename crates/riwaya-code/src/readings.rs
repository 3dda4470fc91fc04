//! How the coder reads each token: its word, its part of speech, the names it may be part of.

use riwaya_record::Field;

use crate::coder::Coder;
use crate::passage::Passage;
use crate::words::WordPos;

/// One token as the coder reads it in its sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The token as written.
    pub text: String,
    /// The dictionary headword, where the lexicon has one.
    pub headword: Option<String>,
    /// Part of speech, `Name`, `Number` or `Punct`.
    pub pos: String,
    /// Whether the part of speech is a guess.
    pub guessed: bool,
    /// What the lexicon's names say it may be part of.
    pub names: Vec<String>,
    /// Whether a base noun phrase begins here.
    pub opens_phrase: bool,
}

impl Coder<'_> {
    /// How the coder reads each token of a text: what `riwaya lexicon look` and `explain` show.
    pub fn readings(&self, text: &str) -> Vec<Reading> {
        let passage = Passage::new(text, Field::Text, self.lexicon, None, &[]);
        (0..passage.tokens.len())
            .map(|i| {
                let w = &passage.words[i];
                let pos = match w.pos {
                    WordPos::Of(pos) => format!("{pos:?}"),
                    other => format!("{other:?}"),
                };
                Reading {
                    text: passage.token_span(i).text,
                    headword: w.lemma.map(|l| self.lexicon.words.lemma(l).written.clone()),
                    pos,
                    guessed: w.guessed,
                    names: passage.covering[i]
                        .iter()
                        .flat_map(|&m| passage.mentions[m].names.iter().map(|n| format!("{n:?}")))
                        .collect(),
                    opens_phrase: passage.phrases.iter().any(|p| p.tokens.start == i),
                }
            })
            .collect()
    }
}
