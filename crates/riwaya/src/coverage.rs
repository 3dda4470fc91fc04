//! How much of running text the lexicon knows, and which words it misses most.

use std::path::PathBuf;

use rayon::prelude::*;
use riwaya_code::{Coder, WordPos};
use riwaya_lexicon::{Lexicon, Pos};
use riwaya_read::Reader;
use riwaya_record::Article;
use riwaya_text::{TokenKind, Tokens};
use rustc_hash::FxHashMap;

use crate::failure::Failure;
use crate::gather::{Problems, each_batch};
use crate::printing::{Out, Rows};

/// What was counted in some texts. Words are tokens with an Arabic letter.
#[derive(Default)]
pub(crate) struct Coverage {
    words: usize,
    /// Read as words of `words/`.
    of_words: usize,
    /// Part of names of `who/` and `where/`.
    of_names: usize,
    verbs: usize,
    guessed_verbs: usize,
    unknown: FxHashMap<String, usize>,
}

impl Coverage {
    /// Reads what `paths` name and counts its words.
    pub(crate) fn over(paths: &[PathBuf], lexicon: &Lexicon) -> Result<(Self, Problems), Failure> {
        let mut all = Self::default();
        let problems = each_batch(paths, Reader::new(&lexicon.furniture), |articles, _| {
            let counted: Vec<Self> = articles.par_iter().map(|article| Self::of(article, lexicon)).collect();
            for part in counted {
                all.add(part);
            }
            Ok(())
        })?;
        Ok((all, problems))
    }

    fn of(article: &Article, lexicon: &Lexicon) -> Self {
        let mut counted = Self::default();
        for text in [&article.title, &article.text] {
            let tokens = Tokens::of(text);
            let letters: Vec<char> = text.chars().collect();
            for (n, word) in Coder::new(lexicon).words(&tokens).iter().enumerate() {
                let Some(token) = tokens.get(n) else { continue };
                let arabic = tokens.fold(n).contains(|c| ('ء'..='ي').contains(&c));
                if token.kind != TokenKind::Word || !arabic {
                    continue;
                }
                counted.words += 1;
                match word.pos {
                    WordPos::Name => counted.of_names += 1,
                    _ if word.given => counted.of_names += 1,
                    WordPos::Of(_) if !word.guessed => counted.of_words += 1,
                    _ => {
                        let written = letters[token.start as usize..token.end as usize].iter().collect();
                        *counted.unknown.entry(written).or_default() += 1;
                    }
                }
                if word.pos == WordPos::Of(Pos::Verb) {
                    counted.verbs += 1;
                    counted.guessed_verbs += usize::from(word.guessed);
                }
            }
        }
        counted
    }

    fn add(&mut self, other: Self) {
        self.words += other.words;
        self.of_words += other.of_words;
        self.of_names += other.of_names;
        self.verbs += other.verbs;
        self.guessed_verbs += other.guessed_verbs;
        for (word, n) in other.unknown {
            *self.unknown.entry(word).or_default() += n;
        }
    }

    /// Prints shares, then the words that are missed most.
    pub(crate) fn print(self, out: &mut Out, limit: usize) -> Result<(), Failure> {
        let share = |part: usize, all: usize| {
            if all == 0 { "–".to_owned() } else { format!("{:.4}", part as f64 / all as f64) }
        };
        let row = |what: &str, n: usize, of: usize| vec![what.to_owned(), n.to_string(), share(n, of)];
        let unknown = self.words - self.of_words - self.of_names;
        let rows = vec![
            row("running words", self.words, self.words),
            row("known as words", self.of_words, self.words),
            row("known as names", self.of_names, self.words),
            row("guessed", unknown, self.words),
            row("read as verbs", self.verbs, self.verbs),
            row("of these known", self.verbs - self.guessed_verbs, self.verbs),
        ];
        out.table(&Rows { header: &["of the texts", "how many", "share"], rows })?;
        let mut missed: Vec<(String, usize)> = self.unknown.into_iter().collect();
        missed.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let rows: Vec<Vec<String>> =
            missed.into_iter().take(limit).map(|(word, n)| vec![n.to_string(), word]).collect();
        if rows.is_empty() {
            return Ok(());
        }
        out.line("\nMissed most:")?;
        out.table(&Rows { header: &["how often", "word"], rows })
    }
}
