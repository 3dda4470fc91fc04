//! A year of news after another, made of one: articles repeated with other countries, words and days, so that the
//! database grows without everything falling into the same events and affairs.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use riwaya_lexicon::{Lexicon, Table};
use riwaya_read::{Reader, discover};
use riwaya_record::Article;
use riwaya_text::{fold, splits};
use serde_json::json;

use crate::{Fault, fault};

/// A copy is later than the one before by so many days: whole weeks, so that weekdays stay right.
const LATER: i64 = 364;
/// What may be written together with a name.
const BEFORE: [&str; 8] = ["", "و", "ب", "ل", "ف", "وب", "ول", "ك"];
const COUNTRY_COLUMNS: [&str; 6] = ["code", "en", "ar", "nisba", "people", "capital"];

/// Letters of the shortest word that is exchanged.
const LEAST_LETTERS: usize = 3;
/// By how many places in their order of frequency words are exchanged from one copy to the next.
const APART: usize = 5;

/// Writes articles of files and folders as JSON Lines, again and again, until there are `most`.
pub(crate) fn grow(most: usize, out: &Path, paths: &[&str]) -> Result<(), Fault> {
    let lexicon = Lexicon::built_in().map_err(|e| e.to_string())?;
    let reader = Reader::new(&lexicon.furniture);
    let (sources, errors) = discover(paths);
    if let Some(error) = errors.first() {
        return Err(error.to_string());
    }
    let mut articles: Vec<Article> =
        sources.iter().flat_map(|source| reader.open(source)).filter_map(Result::ok).collect();
    articles.sort_by(|a, b| (&a.published.date, &a.id).cmp(&(&b.published.date, &b.id)));
    if articles.is_empty() {
        return Err("there is no article to begin with".to_owned());
    }
    let countries = countries()?;
    let vocabulary = Vocabulary::of(&lexicon, &articles);
    let mut names = Renamed::of(&countries, &vocabulary, 0);
    let mut to = BufWriter::new(File::create(out).map_err(|e| fault(out, e))?);
    for n in 0..most {
        let (copy, article) = (n / articles.len(), &articles[n % articles.len()]);
        if names.copy != copy {
            names = Renamed::of(&countries, &vocabulary, copy);
        }
        let row = json!({
            "id": format!("{copy}-{}", article.id), "outlet": article.outlet, "language": article.language,
            "published": later(article.published.time.as_deref().or(article.published.date.as_deref()), copy),
            "title": names.text(&article.title), "text": names.text(&article.text),
        });
        writeln!(to, "{row}").map_err(|e| fault(out, e))?;
    }
    to.flush().map_err(|e| fault(out, e))
}

/// The countries whose names are one word, each with its capital and the forms of its adjective.
fn countries() -> Result<Vec<Vec<String>>, Fault> {
    const FILE: &str = "who/countries.txt";
    let files = Lexicon::built_in_files();
    let text = files.get(FILE).ok_or_else(|| format!("the lexicon has no {FILE}"))?;
    let table = Table::parse(FILE, text, &COUNTRY_COLUMNS).map_err(|e| e.to_string())?;
    let is_word = |name: &str| !name.contains(char::is_whitespace);
    let mut countries = Vec::new();
    for row in table.rows() {
        let (Some(name), Some(nisba)) = (row.list("ar").next(), row.list("nisba").next()) else { continue };
        let capital = row.get("capital").split(['=', ',']).nth(1).unwrap_or_default();
        if [name, nisba, capital].iter().all(|n| is_word(n)) && !capital.is_empty() && capital != name {
            let nisbas = ["", "ة", "ين", "ون", "ان", "ا"].map(|end| format!("{nisba}{end}"));
            let with_article = nisbas.iter().map(|n| format!("ال{n}"));
            let mut forms = vec![name.to_owned(), capital.to_owned()];
            forms.extend(with_article);
            forms.extend(nisbas.iter().cloned());
            countries.push(forms);
        }
    }
    Ok(countries)
}

/// The words of all articles that say what a text is about but not who is meant: those that the lexicon knows as no more than
/// nouns and adjectives, or not at all. Words that look alike stand together, those that may name an act with each other, the
/// most frequent first.
struct Vocabulary(Vec<Vec<String>>);

impl Vocabulary {
    fn of(lexicon: &Lexicon, articles: &[Article]) -> Self {
        let mut often: BTreeMap<&str, usize> = BTreeMap::new();
        for text in articles.iter().flat_map(|a| [&a.title, &a.text]) {
            for word in text.split(|c: char| !c.is_alphanumeric()) {
                *often.entry(word).or_default() += 1;
            }
        }
        let mut alike: BTreeMap<_, Vec<(Reverse<usize>, &str)>> = BTreeMap::new();
        for (word, times) in often.into_iter().filter(|(word, _)| is_exchanged(lexicon, word)) {
            let before = ["وال", "بال", "ال", "لل", "و", "ب", "ل"].into_iter().find(|b| word.starts_with(b));
            let last = word.chars().last().filter(|c| "ةهانتيى".contains(*c));
            alike
                .entry((names_an_act(lexicon, word), before, last))
                .or_default()
                .push((Reverse(times), word));
        }
        let sorted = |mut words: Vec<(Reverse<usize>, &str)>| {
            words.sort_unstable();
            words.into_iter().map(|(_, word)| word.to_owned()).collect()
        };
        Self(alike.into_values().map(sorted).collect())
    }

    /// What each word becomes in one copy.
    fn exchanged(&self, copy: usize) -> HashMap<&str, &str> {
        let exchanged = |words: &Vec<String>, n: usize| (n + APART * copy) % words.len();
        let mut out = HashMap::new();
        for words in &self.0 {
            for (n, word) in words.iter().enumerate() {
                out.insert(word.as_str(), words[exchanged(words, n)].as_str());
            }
        }
        out
    }
}

fn is_exchanged(lexicon: &Lexicon, word: &str) -> bool {
    let is_plain = |stem: &str| {
        let name = lexicon.names.proper_beginning(stem).or_else(|| lexicon.names.common_beginning(stem));
        name.is_none()
            && lexicon.names.given(stem).is_none()
            && lexicon.words.analyses(stem).iter().all(|a| a.pos.is_nominal())
    };
    let is_letter = |c: char| c.is_alphabetic() && !c.is_ascii();
    word.chars().count() >= LEAST_LETTERS
        && word.chars().all(is_letter)
        && splits(&fold(word)).iter().all(|split| is_plain(split.stem))
}

fn names_an_act(lexicon: &Lexicon, word: &str) -> bool {
    let acts = |lemma: u32| lexicon.frames.of(lemma).next().is_some();
    splits(&fold(word)).iter().any(|s| lexicon.words.analyses(s.stem).iter().any(|a| acts(a.lemma)))
}

/// What names and words become in one copy.
struct Renamed<'c> {
    names: HashMap<&'c str, &'c str>,
    words: HashMap<&'c str, &'c str>,
    copy: usize,
}

impl<'c> Renamed<'c> {
    fn of(countries: &'c [Vec<String>], vocabulary: &'c Vocabulary, copy: usize) -> Self {
        let mut names = HashMap::new();
        for (n, forms) in countries.iter().enumerate() {
            // neighbours in the lexicon are of one region
            let other = &countries[(n + 7 * copy) % countries.len()];
            names.extend(forms.iter().map(String::as_str).zip(other.iter().map(String::as_str)));
        }
        Self { names, words: vocabulary.exchanged(copy), copy }
    }

    fn text(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for piece in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
            let end = piece
                .char_indices()
                .last()
                .filter(|(_, c)| !c.is_alphanumeric())
                .map_or(piece.len(), |l| l.0);
            let (word, rest) = piece.split_at(end);
            let known = BEFORE.iter().find_map(|b| Some((*b, *self.names.get(word.strip_prefix(b)?)?)));
            match (known, word.parse::<usize>()) {
                (Some((before, name)), _) => out.extend([before, name]),
                (None, Ok(year @ 1990..=2030)) => out += &(year + self.copy).to_string(),
                (None, _) => out += self.words.get(word).unwrap_or(&word),
            }
            out += rest;
        }
        out
    }
}

/// A day, or a moment, so many years of 52 weeks later.
fn later(published: Option<&str>, copy: usize) -> Option<String> {
    let shift = i64::try_from(copy).ok()?.checked_mul(LATER)?.days();
    let published = published?;
    let moved = match published.get(10..) {
        Some(time) if !time.is_empty() => {
            let moment: DateTime = published.get(..19)?.replace(' ', "T").parse().ok()?;
            format!("{}{}", moment.checked_add(shift).ok()?, published.get(19..).unwrap_or_default())
        }
        _ => published.parse::<Date>().ok()?.checked_add(shift).ok()?.to_string(),
    };
    Some(moved)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_has_other_countries_and_days() {
        let countries: Vec<Vec<String>> = [["قبرص", "القبرصية"], ["مالطا", "المالطية"]]
            .map(|forms| forms.map(str::to_owned).to_vec())
            .to_vec();
        let vocabulary =
            Vocabulary(vec![["ملاحة", "زراعة"].repeat(APART).iter().map(|w| (*w).to_owned()).collect()]);
        let text = "وقبرص والحكومة القبرصية، في قبرصيات 2018 ملاحة";
        assert_eq!(Renamed::of(&countries, &vocabulary, 0).text(text), text);
        assert_eq!(
            Renamed::of(&countries, &vocabulary, 1).text(text),
            "ومالطا والحكومة المالطية، في قبرصيات 2019 زراعة"
        );
        assert_eq!(later(Some("2018-03-01"), 1).as_deref(), Some("2019-02-28"));
        assert_eq!(later(Some("2018-03-01T10:30:00+02:00"), 1).as_deref(), Some("2019-02-28T10:30:00+02:00"));
        assert_eq!(later(None, 1), None);
    }
}
