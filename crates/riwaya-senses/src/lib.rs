//! What the lexicon knows of words, for those who compare what sides say.
//!
//! ```
//! use riwaya_lexicon::Lexicon;
//! use riwaya_reconcile::Senses;
//! use riwaya_senses::Lexical;
//!
//! let lexicon = Lexicon::built_in()?;
//! let meaning = Lexical(&lexicon).of("نفت روسيا");
//! assert!(meaning.named.contains("RUS"));
//! # Ok::<(), riwaya_lexicon::LexiconError>(())
//! ```

use riwaya_code::{Coder, WordPos};
use riwaya_lexicon::{Lexicon, Pos, Saying};
use riwaya_reconcile::{Meaning, Sense, SenseKind, Senses};
use riwaya_record::{Article, EntityKind, Stance};
use riwaya_text::{TokenKind, Tokens};

/// Reads wordings with a lexicon.
#[derive(Clone, Copy, Debug)]
pub struct Lexical<'l>(pub &'l Lexicon);

impl Senses for Lexical<'_> {
    fn of(&self, text: &str) -> Meaning {
        let coder = Coder::new(self.0);
        let tokens = Tokens::of(text);
        let words = coder.words(&tokens);
        let sense = |n: usize| -> Option<Sense> {
            let (token, word) = (tokens.get(n)?, words.get(n)?);
            if !matches!(token.kind, TokenKind::Word | TokenKind::Number) {
                return None;
            }
            let content = match word.pos {
                WordPos::Of(pos) => pos == Pos::Verb || pos.is_nominal() || pos == Pos::Numeral,
                _ => true,
            };
            let Some(lemma) = word.lemma else {
                let headword = if content { tokens.fold(n).to_owned() } else { String::new() };
                return Some(Sense { headword, kind: SenseKind::Name, ..Sense::default() });
            };
            let entry = self.0.words.lemma(lemma);
            // what is done, whether told by the verb or its noun, is one headword
            let head = entry.verb.map_or(entry, |verb| self.0.words.lemma(verb));
            // that somebody says it is no part of what is said
            let reports = |s: &Saying| s.stance == Stance::Asserts && entry.pos == Pos::Verb;
            let saying =
                self.0.sayings.of(lemma).is_some_and(reports) && self.0.opposites.of(lemma).is_empty();
            let kind = match word.pos {
                WordPos::Name => SenseKind::Name,
                _ if entry.pos == Pos::Verb || entry.verb.is_some() => SenseKind::Act,
                _ => SenseKind::Noun,
            };
            Some(Sense {
                headword: if content && !saying { head.folded.clone() } else { String::new() },
                poles: self.0.opposites.of(lemma).to_vec(),
                turns: self.0.opposites.turns(lemma),
                kind,
            })
        };
        let article = Article { title: text.to_owned(), language: "ar".to_owned(), ..Article::default() };
        let entities = coder.code(&article).entities;
        let named = entities.iter().filter(|e| e.kind != EntityKind::Population && e.country_from.is_none());
        Meaning {
            words: (0..words.len()).filter_map(sense).collect(),
            named: named.filter_map(|e| e.country.clone().or_else(|| e.key.clone())).collect(),
        }
    }
}
