//! A trie over words: which phrases begin here?

use riwaya_text::fold;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::strings::Strings;

/// Phrases of one or more folded words, each with values.
#[derive(Debug, Serialize, Deserialize)]
pub struct Phrases<T> {
    words: Strings,
    next: FxHashMap<(u32, u32), u32>,
    values: Vec<Vec<T>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { words: Strings::default(), next: FxHashMap::default(), values: vec![Vec::new()] }
    }
}

/// A folded word without its article.
pub fn bare(word: &str) -> &str {
    word.strip_prefix("ال").filter(|rest| rest.len() >= 4).unwrap_or(word)
}

impl<T: PartialEq> Phrases<T> {
    /// Adds a phrase as it is written.
    pub fn insert(&mut self, phrase: &str, value: T) {
        self.insert_words(fold(phrase).split_ascii_whitespace(), value);
    }

    /// Adds a phrase whose words may come with or without the article.
    pub fn insert_bare(&mut self, phrase: &str, value: T) {
        self.insert_words(fold(phrase).split_ascii_whitespace().map(bare), value);
    }

    fn insert_words<'w>(&mut self, words: impl Iterator<Item = &'w str>, value: T) {
        let mut node = 0;
        for word in words {
            let word = self.words.insert(word);
            node = *self.next.entry((node, word)).or_insert_with(|| {
                self.values.push(Vec::new());
                self.values.len() as u32 - 1
            });
        }
        if node != 0 && !self.values[node as usize].contains(&value) {
            self.values[node as usize].push(value);
        }
    }

    /// The number of a word, if any phrase has it.
    pub fn number(&self, word: &str) -> Option<u32> {
        self.words.number(word)
    }

    /// The node after a first word.
    pub fn first(&self, word: &str) -> Option<u32> {
        self.step(0, self.number(word)?)
    }

    fn step(&self, node: u32, word: u32) -> Option<u32> {
        self.next.get(&(node, word)).copied()
    }

    /// What the phrases mean that end at a node.
    pub fn values(&self, node: u32) -> &[T] {
        &self.values[node as usize]
    }

    /// The node behind another after a word, given by the numbers that it may be read as.
    pub fn behind<const N: usize>(&self, node: u32, word: [Option<u32>; N]) -> Option<u32> {
        word.into_iter().flatten().find_map(|word| self.step(node, word))
    }

    /// The longest phrase that begins with the word that led to `node` and goes on with the words of `rest`, each
    /// given by the numbers that it may be read as: how many of them it takes, and its values.
    pub fn longest<const N: usize>(
        &self,
        mut node: u32,
        rest: impl Iterator<Item = [Option<u32>; N]>,
    ) -> Option<(usize, &[T])> {
        let mut best = (!self.values(node).is_empty()).then_some((0, node));
        for (n, word) in rest.enumerate() {
            let Some(following) = self.behind(node, word) else { break };
            node = following;
            if !self.values(node).is_empty() {
                best = Some((n + 1, node));
            }
        }
        best.map(|(n, node)| (n, self.values(node)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_wins() {
        let mut p = Phrases::default();
        p.insert("حلف الناتو", 1);
        p.insert("حلف", 2);
        p.insert_bare("وزير الخارجية", 3);
        let longest = |first, rest: &[&'static str]| {
            p.longest(p.first(first)?, rest.iter().map(|w| [p.number(w), p.number(bare(w))]))
        };
        assert_eq!(longest("حلف", &["الناتو", "امس"]), Some((1, &[1][..])));
        assert_eq!(longest("حلف", &["بغداد"]), Some((0, &[2][..])));
        assert_eq!(longest("وزير", &["الخارجيه"]), Some((1, &[3][..])));
        assert_eq!(longest("وزير", &["خارجيه"]), Some((1, &[3][..])));
    }
}
