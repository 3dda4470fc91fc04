//! Written words: all that the lexicon alone says of a word with its clitics, found once for the words that come often.

use std::hash::Hasher;
use std::ops::Deref;
use std::sync::OnceLock;

use riwaya_text::{Clitics, Split, splits};
use rustc_hash::FxHasher;

use crate::frames::{Asked, Frames};
use crate::lexicon::Lexicon;
use crate::names::{Ending, Inside, Names};
use crate::phrases::bare;
use crate::words::{Analysis, Words};

/// A folded word as it stands in a text.
#[derive(Clone, Debug)]
pub struct Written {
    form: Box<str>,
    /// The whole word, and every way to take it apart that leaves a word or the beginning of a name.
    pub parts: Box<[Part]>,
    /// What it is at the end of a name with a pronoun.
    pub owned: Box<[Owned]>,
    /// The proper names that may begin with it.
    pub proper: Box<[Beginning]>,
    /// What it is further inside a name.
    pub inside: Inside,
    /// What of it is a given or family name.
    pub given: Option<Given>,
    /// Which words that frames ask for it is: as it stands; without its article; without its first letter و, ب or ل too;
    /// without the article behind that.
    pub asked: [Option<Asked>; 4],
    /// Where the source phrases are found that begin with it, as it stands and behind و.
    pub sources: [Option<u32>; 2],
    /// Whether its first letters look like clitics and are not.
    pub whole: bool,
    /// Whether it is the accusative of such a word, or is one before a pronoun.
    pub inflected_whole: bool,
}

/// One way to take a written word apart.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// What is taken off.
    pub clitics: Clitics,
    /// How many characters stand before the stem.
    pub before: u32,
    /// How many stand after it.
    pub after: u32,
    /// Whether it takes a preposition, the article or the future off a listed word that stands behind a conjunction or
    /// before a pronoun: وبحر is not و + ب + حر, nor بحثها ب + حث + ها.
    pub cuts_whole: bool,
    /// Where the names that begin with the stem, with or without the article, are found.
    pub common: Option<u32>,
    stem: (u32, u32),
    analyses: (u32, u32),
}

/// The last word of a name with the pronoun of whose it is: the خارجيتها of وزير خارجيتها.
#[derive(Clone, Copy, Debug)]
pub struct Owned {
    /// The pronoun, folded.
    pub pronoun: &'static str,
    /// Which words without the pronoun it may be.
    pub words: [Ending; 3],
}

/// A word, or what of it is behind its clitics, that a proper name may begin with.
#[derive(Clone, Copy, Debug)]
pub struct Beginning {
    /// What stands before the name.
    pub clitics: Clitics,
    /// How many characters of the word that is.
    pub before: u32,
    /// Where the names are found.
    pub node: u32,
}

/// A given or family name behind its clitics.
#[derive(Clone, Copy, Debug)]
pub struct Given {
    /// What stands before the name.
    pub clitics: Clitics,
    /// How many characters of the word that is.
    pub before: u32,
    /// Whether the name is an ordinary word too.
    pub weak: bool,
}

/// Names of fewer letters than this are not looked for behind a clitic: وجدة, بكين keep their first letter.
const SHORTEST_BEHIND_CLITIC: usize = 3;

impl Written {
    fn of(form: &str, Lexicon { words, names, frames, sayings, .. }: &Lexicon) -> Self {
        let splits = splits(form);
        let whole = words.is_whole(form);
        let part = |split: &Split<'_>| {
            let from = (split.stem.as_ptr() as usize - form.as_ptr() as usize) as u32;
            Part {
                clitics: split.clitics,
                before: split.before,
                after: split.after,
                cuts_whole: cuts_whole(form, split, words),
                common: names.common_beginning(split.stem),
                stem: (from, from + split.stem.len() as u32),
                analyses: words.range(split.stem),
            }
        };
        Self {
            form: form.into(),
            parts: splits
                .iter()
                .map(part)
                .enumerate()
                .filter(|(n, part)| {
                    *n == 0 || part.common.is_some() || !words.in_range(part.analyses).is_empty()
                })
                .map(|(_, part)| part)
                .collect(),
            owned: splits.iter().filter_map(|split| owned(split, names)).collect(),
            proper: beginnings(form, &splits, whole, names),
            inside: names.inside(form),
            given: given(form, &splits, names),
            asked: asked(form, frames),
            sources: [Some(form), form.strip_prefix('و').filter(|rest| rest.len() >= 4)]
                .map(|form| sayings.sources.first(form?)),
            whole,
            inflected_whole: words.is_inflected_whole(form),
        }
    }

    /// The whole word, clitics and all.
    pub fn form(&self) -> &str {
        &self.form
    }

    /// The stem of one of its parts.
    pub fn stem(&self, part: &Part) -> &str {
        &self.form[part.stem.0 as usize..part.stem.1 as usize]
    }

    /// A part with its stem.
    pub fn split(&self, part: &Part) -> Split<'_> {
        let &Part { clitics, before, after, .. } = part;
        Split { clitics, stem: self.stem(part), before, after }
    }
}

fn cuts_whole(form: &str, split: &Split<'_>, words: &Words) -> bool {
    let c = split.clitics;
    let inner = c.preposition.is_some() || c.article || c.future;
    // All letters are two bytes long.
    let from = if c.conjunction.is_some() { 2 } else { 0 };
    let to = form.len() - 2 * split.after as usize;
    inner && (from > 0 || to < form.len()) && form.get(from..to).is_some_and(|w| words.is_whole(w))
}

/// Before a pronoun ة is written ت, and ء may be written ئ or ؤ.
fn owned(split: &Split<'_>, names: &Names) -> Option<Owned> {
    let pronoun = split.clitics.pronoun.filter(|p| matches!(*p, "ه" | "ها" | "هم" | "هما"))?;
    if split.before > 0 {
        return None;
    }
    let ending = |from: &[char], to: &str| {
        split.stem.strip_suffix(from).map(|stem| names.ending(&format!("{stem}{to}"))).unwrap_or_default()
    };
    let words = [names.ending(split.stem), ending(&['ت'], "ه"), ending(&['ئ', 'ؤ'], "ء")];
    words.iter().any(|word| *word != Ending::default()).then_some(Owned { pronoun, words })
}

fn beginnings(form: &str, splits: &[Split<'_>], whole: bool, names: &Names) -> Box<[Beginning]> {
    let mut out = Vec::new();
    let mut consider = |first: &str, clitics, before| {
        if let Some(node) = names.proper_beginning(first) {
            out.push(Beginning { clitics, before, node });
        }
    };
    consider(form, Clitics::default(), 0);
    for split in splits.iter().filter(|_| !whole) {
        let c = split.clitics;
        if c == Clitics::default()
            || c.pronoun.is_some()
            || c.future
            || split.stem.chars().count() < SHORTEST_BEHIND_CLITIC
        {
            continue;
        }
        if !c.article {
            consider(split.stem, c, split.before);
        } else if c.preposition == Some('ل') {
            // للكرملين is ل + الكرملين; the article belongs to the name.
            consider(&format!("ال{}", split.stem), c, split.before);
        } else if c.conjunction.is_some() || c.preposition.is_some() {
            let from = form.len() - split.stem.len() - "ال".len();
            consider(&form[from..], c, split.before - 2);
        }
    }
    out.into()
}

fn given(form: &str, splits: &[Split<'_>], names: &Names) -> Option<Given> {
    if let Some(weak) = names.given(form) {
        return Some(Given { clitics: Clitics::default(), before: 0, weak });
    }
    splits
        .iter()
        .filter(|s| {
            !s.clitics.article && !s.clitics.future && s.clitics.pronoun.is_none() && s.stem.len() >= 6
        })
        .find_map(|s| names.given(s.stem).map(|weak| Given { clitics: s.clitics, before: s.before, weak }))
}

fn asked(form: &str, frames: &Frames) -> [Option<Asked>; 4] {
    let without_article = bare(form);
    let stem = without_article.strip_prefix(['و', 'ب', 'ل']);
    [Some(form), Some(without_article), stem, stem.map(bare)].map(|word| frames.asked(word?))
}

/// How many written words are kept: 1,600,000 words of news are 90,000 different ones, and to find out about one takes
/// half as long as to code it.
const KEPT: usize = 1 << 17;

/// By which bits of its hash a word finds its places.
const PLACES: [u32; 4] = [0, 15, 30, 45];

/// Written words met so far. Each has a few places by its hash, and the first to come keeps a place: few words make up
/// most of any text, so those are soon all here. What a word gets does not depend on what is kept.
pub(crate) struct Memory(Box<[OnceLock<Box<Written>>]>);

impl Default for Memory {
    fn default() -> Self {
        Self(std::iter::repeat_with(OnceLock::new).take(KEPT).collect())
    }
}

impl std::fmt::Debug for Memory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Memory")
    }
}

/// What [`Lexicon::written`] gives: a kept word, or one made for the asker.
#[derive(Debug)]
pub enum Reading<'l> {
    /// Kept by the lexicon.
    Kept(&'l Written),
    /// Made anew.
    Made(Box<Written>),
}

impl Deref for Reading<'_> {
    type Target = Written;

    fn deref(&self) -> &Written {
        match self {
            Self::Kept(written) => written,
            Self::Made(written) => written,
        }
    }
}

impl Lexicon {
    /// What the lexicon says of a folded word as it stands in a text.
    ///
    /// ```
    /// let lexicon = riwaya_lexicon::Lexicon::built_in().unwrap();
    /// let word = lexicon.written("وللرئيس");
    /// let stems: Vec<&str> = word.parts.iter().filter(|p| !lexicon.analyses(p).is_empty()).map(|p| word.stem(p)).collect();
    /// assert_eq!(stems, ["رئيس"]);
    /// ```
    pub fn written(&self, form: &str) -> Reading<'_> {
        let mut hasher = FxHasher::default();
        hasher.write(form.as_bytes());
        let hash = hasher.finish();
        let places = &self.memory.0;
        let mut made = None;
        for bits in PLACES {
            let place = &places[(hash >> bits) as usize % KEPT];
            if place.get().is_none() {
                let written = made.take().unwrap_or_else(|| Box::new(self.make(form)));
                match place.set(written) {
                    Ok(()) => {}
                    Err(mine) => made = Some(mine),
                }
            }
            if let Some(kept) = place.get().filter(|kept| *kept.form == *form) {
                return Reading::Kept(kept);
            }
        }
        Reading::Made(made.unwrap_or_else(|| Box::new(self.make(form))))
    }

    fn make(&self, form: &str) -> Written {
        Written::of(form, self)
    }

    /// The readings of a written word with nothing taken off.
    pub fn whole_analyses(&self, written: &Written) -> &[Analysis] {
        written.parts.first().map_or(&[], |whole| self.analyses(whole))
    }

    /// The readings of the stem of a part of a written word.
    pub fn analyses(&self, part: &Part) -> &[Analysis] {
        self.words.in_range(part.analyses)
    }
}
