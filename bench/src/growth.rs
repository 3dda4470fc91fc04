//! A year of news after another, made of one: articles repeated with other countries, persons and days, so that the
//! database grows without everything falling into the same events.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use riwaya_lexicon::{Lexicon, Table};
use riwaya_read::{Reader, discover};
use riwaya_record::Article;
use serde_json::json;

use crate::{Fault, fault};

/// A copy is later than the one before by so many days: whole weeks, so that weekdays stay right.
const LATER: i64 = 364;
/// What may be written together with a name.
const BEFORE: [&str; 8] = ["", "و", "ب", "ل", "ف", "وب", "ول", "ك"];
const COUNTRY_COLUMNS: [&str; 6] = ["code", "en", "ar", "nisba", "people", "capital"];

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
    let mut to = BufWriter::new(File::create(out).map_err(|e| fault(out, e))?);
    for n in 0..most {
        let (copy, article) = (n / articles.len(), &articles[n % articles.len()]);
        let names = Renamed::of(&countries, copy);
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

/// What names become in one copy.
struct Renamed<'c>(HashMap<&'c str, &'c str>, usize);

impl<'c> Renamed<'c> {
    fn of(countries: &'c [Vec<String>], copy: usize) -> Self {
        let mut out = HashMap::new();
        for (n, forms) in countries.iter().enumerate() {
            // neighbours in the lexicon are of one region
            let other = &countries[(n + 7 * copy) % countries.len()];
            out.extend(forms.iter().map(String::as_str).zip(other.iter().map(String::as_str)));
        }
        Self(out, copy)
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
            let known = BEFORE.iter().find_map(|b| Some((*b, *self.0.get(word.strip_prefix(b)?)?)));
            match (known, word.parse::<usize>()) {
                (Some((before, name)), _) => out.extend([before, name]),
                (None, Ok(year @ 1990..=2030)) => out += &(year + self.1).to_string(),
                (None, _) => out += word,
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
        let text = "وقبرص والحكومة القبرصية، في قبرصيات 2018";
        assert_eq!(Renamed::of(&countries, 0).text(text), text);
        assert_eq!(Renamed::of(&countries, 1).text(text), "ومالطا والحكومة المالطية، في قبرصيات 2019");
        assert_eq!(later(Some("2018-03-01"), 1).as_deref(), Some("2019-02-28"));
        assert_eq!(later(Some("2018-03-01T10:30:00+02:00"), 1).as_deref(), Some("2019-02-28T10:30:00+02:00"));
        assert_eq!(later(None, 1), None);
    }
}
