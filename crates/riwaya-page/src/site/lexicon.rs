use askama::Template;

use super::{Frame, Part, Reader};
use crate::wording::{Both, Voice};

/// One thing that words may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meant {
    /// The words, folded.
    pub words: String,
    /// What was taken off them.
    pub without: String,
    /// Part of speech, or kind of name.
    pub kind: String,
    /// Headword, name with code, frames.
    pub meaning: String,
    /// The page of the party that it names, by its code.
    pub actor: Option<String>,
}

/// How a word was read among its neighbours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadWord {
    /// As written.
    pub text: String,
    /// Part of speech.
    pub kind: String,
    /// Headword, empty where unknown.
    pub headword: String,
}

/// What the page of the lexicon shows.
#[derive(Clone, Copy, Debug)]
pub struct LexiconInput<'a> {
    /// What was asked.
    pub word: &'a str,
    /// What it may mean.
    pub meant: &'a [Meant],
    /// How its words were read together, where there are several.
    pub together: &'a [ReadWord],
    /// What the lexicon holds: name in English and Arabic, how many.
    pub holds: &'a [(String, String, usize)],
}

/// What the program knows of a word or name, and how to add to it.
pub fn lexicon(reader: &Reader, input: &LexiconInput<'_>) -> String {
    let v = reader.voice();
    let page = Page {
        frame: Frame::new(reader, Part::Lexicon, v.text("المعجم", "Lexicon")),
        v,
        word: input.word.to_owned(),
        meant: input
            .meant
            .iter()
            .map(|m| (m.clone(), m.actor.as_ref().map(|a| format!("/actors/{}", crate::ways::part(a)))))
            .collect(),
        together: input.together.to_vec(),
        holds: input.holds.iter().map(|(en, ar, n)| (Both::new(ar, en), *n)).collect(),
    };
    page.render().unwrap_or_default()
}

#[derive(Template)]
#[template(path = "site/lexicon.html")]
struct Page {
    frame: Frame,
    v: Voice,
    word: String,
    meant: Vec<(Meant, Option<String>)>,
    together: Vec<ReadWord>,
    holds: Vec<(Both, usize)>,
}
