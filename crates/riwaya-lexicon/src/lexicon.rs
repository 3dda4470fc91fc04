//! The whole lexicon, read from its files and compiled once.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::frames::Frames;
use crate::furniture::FurnitureLexicon;
use crate::governors::Governors;
use crate::names::Names;
use crate::opposites::Opposites;
use crate::ranker::Ranker;
use crate::say::Sayings;
use crate::table::{LexiconError, Table};
use crate::words::{Words, WordsBuilder};
use crate::written::Memory;

/// Everything riwaya knows.
#[derive(Debug, Serialize, Deserialize)]
pub struct Lexicon {
    /// Words and their forms.
    pub words: Words,
    /// Persons, countries, bodies, places, issues.
    pub names: Names,
    /// Words of saying.
    pub sayings: Sayings,
    /// Words that contradict one another.
    pub opposites: Opposites,
    /// What words make of the deeds they govern.
    pub governors: Governors,
    /// Words that name events.
    pub frames: Frames,
    /// How sure it is that they do.
    pub ranker: Ranker,
    /// What pages carry that is not the article.
    pub furniture: FurnitureLexicon,
    /// What has been asked of it, which is not what it knows.
    #[serde(skip)]
    pub(crate) memory: Memory,
}

/// Files of `frames/` that hold no frames.
const FRAME_PARTS: [&str; 2] = ["frames/types.txt", "frames/lists.txt"];

/// As many faults of a layer are named as anybody mends at one sitting.
pub const MOST_FAULTS: usize = 30;

/// The files of a lexicon, by their path in its folder.
pub type Files = BTreeMap<String, String>;

/// What columns a file must have, by its path; none where it is no file of the lexicon.
pub(crate) fn columns(file: &str) -> Option<&'static [&'static str]> {
    Some(match file {
        "words/verbs.txt" => &["root", "form", "past", "present", "masdar"],
        "words/nouns.txt" => &["singular", "plural", "gender", "kind"],
        "words/adjectives.txt" => &["masculine"],
        "words/particles.txt" => &["word", "pos"],
        "words/homographs.txt" => &["word"],
        "words/opposites.txt" => &["one", "other"],
        "words/governors.txt" => &["word", "takes", "makes"],
        "who/countries.txt" => &["code", "en", "ar", "nisba"],
        "who/seats.txt" => &["country", "en", "ar"],
        "who/offices.txt" => &["key", "en", "ar", "sector"],
        "who/persons.txt" => &["key", "en", "ar", "short", "country", "sector", "offices"],
        "who/organisations.txt" => &["key", "en", "ar", "country", "sector", "kind"],
        "who/populations.txt" => &["ar", "en", "sector"],
        "who/given_names.txt" => &["ar", "part"],
        "who/outlets.txt" => &["name", "country"],
        "where/places.txt" | "where/geonames.txt" => &["en", "ar", "country"],
        "issues/issues.txt" => &["key", "en", "ar"],
        "say/reporting.txt" => &["word", "pos", "stance", "takes"],
        "say/occasions.txt" => &["word", "kind"],
        "furniture/furniture.txt" => &["pattern", "match", "kind"],
        "ranker.txt" => &["feature", "weight"],
        "frames/types.txt" => &["event", "score"],
        "frames/lists.txt" => &["list", "entries"],
        f if f.starts_with("frames/") && has_txt(f) => &["id", "event"],
        _ => return None,
    })
}

/// Takes the row of a fault out of its file, or the file where it is not one row that is wrong.
fn leave_out(files: &mut Files, fault: &LexiconError) {
    let Some(text) = files.get_mut(&fault.file) else { return };
    let mut lines: Vec<&str> = text.lines().collect();
    let is_text = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let header = lines.iter().position(is_text);
    match (fault.line as usize).checked_sub(1) {
        Some(row) if row < lines.len() && Some(row) != header => {
            // a comment in its place: the lines behind it keep their numbers
            lines[row] = "#";
            *text = lines.join("\n");
        }
        _ => {
            files.remove(&fault.file);
        }
    }
}

fn has_txt(file: &str) -> bool {
    std::path::Path::new(file).extension().is_some_and(|e| e == "txt")
}

impl Lexicon {
    /// A lexicon of several layers of files: later ones add to the first.
    pub fn of(layers: &[Files]) -> Result<Self, LexiconError> {
        // Names ask nothing of words: the two halves of the work are done side by side.
        let (words, names) = std::thread::scope(|scope| {
            let names = scope.spawn(|| Self::names(layers));
            (Self::words(layers), names.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
        });
        let (words, names) = (words?, names?);
        let mut sayings = Sayings::default();
        each(layers, &["say/reporting.txt"], |t| sayings.add(t, &words))?;
        each(layers, &["say/occasions.txt"], |t| sayings.add_occasions(t))?;
        let mut opposites = Opposites::default();
        each(layers, &["words/opposites.txt"], |t| opposites.add(t, &words))?;
        let mut governors = Governors::default();
        each(layers, &["words/governors.txt"], |t| governors.add(t, &words))?;
        let mut frames = Frames::default();
        each(layers, &["frames/types.txt"], |t| frames.add_types(t))?;
        each(layers, &["frames/lists.txt"], |t| frames.add_lists(t))?;
        for layer in layers {
            for (file, text) in
                layer.iter().filter(|(f, _)| f.starts_with("frames/") && !FRAME_PARTS.contains(&f.as_str()))
            {
                frames.add(&Table::parse(file, text, columns(file).unwrap_or_default())?, &words)?;
            }
        }
        frames.number_heads(&words);
        let mut ranker = Ranker::default();
        each(layers, &["ranker.txt"], |t| ranker.add(t))?;
        let mut furniture = FurnitureLexicon::default();
        each(layers, &["furniture/furniture.txt"], |t| furniture.add(t))?;
        each(layers, &["who/given_names.txt"], |t| furniture.add_names(t))?;
        let is_country = |code: &str| names.country_number(code).is_some();
        each(layers, &["who/outlets.txt"], |t| furniture.add_outlets(t, is_country))?;
        Ok(Self {
            words,
            names,
            sayings,
            opposites,
            governors,
            frames,
            ranker,
            furniture,
            memory: Memory::default(),
        })
    }

    /// Everything that is wrong with a layer laid over a sound one, [`MOST_FAULTS`] at most: each row that is refused is
    /// left out, and the others looked at without it. What only the row left out would have made right is named too.
    pub fn faults(below: &Files, own: &Files) -> Vec<LexiconError> {
        let mut layers = [below.clone(), own.clone()];
        let mut faults: Vec<LexiconError> = Vec::new();
        while faults.len() < MOST_FAULTS {
            let Err(fault) = Self::of(&layers) else { break };
            leave_out(&mut layers[1], &fault);
            if faults.contains(&fault) {
                break;
            }
            faults.push(fault);
        }
        faults.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        faults
    }

    /// The columns that a file of this path in a lexicon's folder must have; `None` where no such file is read.
    pub fn columns(file: &str) -> Option<&'static [&'static str]> {
        columns(file)
    }

    fn words(layers: &[Files]) -> Result<Words, LexiconError> {
        let mut words = WordsBuilder::default();
        each(layers, &["words/verbs.txt"], |t| words.verbs(t))?;
        each(layers, &["words/nouns.txt"], |t| words.nouns(t))?;
        each(layers, &["words/adjectives.txt"], |t| words.adjectives(t))?;
        each(layers, &["who/countries.txt"], |t| words.nisbas(t))?;
        each(layers, &["words/particles.txt"], |t| words.particles(t))?;
        each(layers, &["words/homographs.txt"], |t| words.homographs(t))?;
        Ok(words.build())
    }

    fn names(layers: &[Files]) -> Result<Names, LexiconError> {
        let mut names = Names::default();
        each(layers, &["who/countries.txt"], |t| names.add_countries(t))?;
        each(layers, &["who/seats.txt"], |t| names.add_seats(t))?;
        each(layers, &["who/offices.txt"], |t| names.add_offices(t))?;
        each(layers, &["who/persons.txt"], |t| names.add_persons(t))?;
        each(layers, &["who/organisations.txt"], |t| names.add_organisations(t))?;
        each(layers, &["who/populations.txt"], |t| names.add_populations(t))?;
        each(layers, &["who/given_names.txt"], |t| names.add_given(t))?;
        each(layers, &["where/places.txt"], |t| names.add_places(t))?;
        // Of several places of one name the first counts: those written by hand, the user's too.
        each(layers, &["where/geonames.txt"], |t| names.add_places(t))?;
        each(layers, &["issues/issues.txt"], |t| names.add_issues(t))?;
        Ok(names)
    }
}

/// Hands each layer's version of the files to `add`.
fn each(
    layers: &[Files],
    files: &[&str],
    mut add: impl FnMut(&Table<'_>) -> Result<(), LexiconError>,
) -> Result<(), LexiconError> {
    for layer in layers {
        for &file in files {
            if let Some(text) = layer.get(file) {
                add(&Table::parse(file, text, columns(file).unwrap_or_default())?)?;
            }
        }
    }
    Ok(())
}
