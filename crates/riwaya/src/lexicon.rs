//! `lexicon check`, `lexicon stats`, `lexicon look`.

use std::path::{Path, PathBuf};

use riwaya_code::Coder;
use riwaya_lexicon::{Lexicon, Name};
use riwaya_text::{Split, Tokens, splits};

use crate::arguments::LexiconCommand;
use crate::columns::named;
use crate::coverage::Coverage;
use crate::failure::Failure;
use crate::gather::Problems;
use crate::knowledge;
use crate::lists::printed;
use crate::printing::{Out, Rows, isolated, warn};

pub(crate) fn answer(command: &LexiconCommand, own: Option<&Path>) -> Result<Problems, Failure> {
    match command {
        LexiconCommand::Check { folder } => return check(folder.as_deref().or(own)),
        LexiconCommand::Stats { folder, on, limit } => return stats(folder.as_deref().or(own), on, *limit),
        LexiconCommand::Look { word, folder } => look(word, folder.as_deref().or(own)),
    }?;
    Ok(Problems::default())
}

fn check(own: Option<&Path>) -> Result<Problems, Failure> {
    let mut problems = Problems::default();
    if let Some(own) = own {
        let (faults, unread) = knowledge::faults(own)?;
        for fault in &faults {
            problems.name(&format!("{}:{}: {}", own.join(&fault.file).display(), fault.line, fault.message));
        }
        for file in &unread {
            warn(&not_read(&own.join(file)));
        }
        if !problems.none() {
            return Ok(problems);
        }
    }
    let (headwords, forms) = knowledge::lexicon(own)?.words.size();
    let of = own.map(|own| format!(" with {}", own.display())).unwrap_or_default();
    printed(|out| {
        out.line(&format!("The lexicon{of} is sound: {headwords} headwords in {forms} written forms."))
    })?;
    Ok(problems)
}

/// What is said of a file that is none of a lexicon's.
pub(crate) fn not_read(file: &Path) -> String {
    format!(
        "{}: is not read: no file of the lexicon has that name; lexicon/README.md lists those that have",
        file.display()
    )
}

fn stats(own: Option<&Path>, on: &[PathBuf], limit: usize) -> Result<Problems, Failure> {
    let lexicon = knowledge::lexicon(own)?;
    let rows = holds(lexicon).iter().map(|(what, _, n)| vec![(*what).to_owned(), n.to_string()]).collect();
    let (coverage, problems) = if on.is_empty() {
        (None, Problems::default())
    } else {
        let (coverage, problems) = Coverage::over(on, lexicon)?;
        (Some(coverage), problems)
    };
    printed(|out| {
        out.table(&Rows { header: &["what", "how many"], rows })?;
        let Some(coverage) = coverage else { return Ok(()) };
        out.line("")?;
        coverage.print(out, limit)
    })?;
    Ok(problems)
}

/// How much the lexicon knows: of what, in English and in Arabic, and how many.
pub(crate) fn holds(lexicon: &Lexicon) -> [(&'static str, &'static str, usize); 13] {
    let (headwords, forms) = lexicon.words.size();
    let names = &lexicon.names;
    [
        ("headwords", "مداخل", headwords),
        ("written forms", "صيغ مكتوبة", forms),
        ("frames", "أطر الأحداث", lexicon.frames.len()),
        ("words of saying", "ألفاظ القول", lexicon.sayings.len()),
        ("countries", "دول", names.countries.len()),
        ("offices", "مناصب", names.offices.len()),
        ("persons", "أشخاص", names.persons.len()),
        ("organisations", "هيئات", names.organisations.len()),
        ("populations", "جماهير", names.populations.len()),
        ("given and family names", "أسماء وألقاب", names.given_names()),
        ("places", "أماكن", names.places.len()),
        ("issues", "قضايا", names.issues.len()),
        ("furniture patterns", "أنماط ما حول المقال", lexicon.furniture.len()),
    ]
}

fn look(phrase: &str, own: Option<&Path>) -> Result<(), Failure> {
    let lexicon = knowledge::lexicon(own)?;
    let found = meanings(lexicon, phrase);
    let several = Tokens::of(phrase).iter().count() > 1;
    printed(|out: &mut Out| {
        if found.is_empty() {
            out.line(&format!("The lexicon does not know {}.", isolated(phrase)))?;
        } else {
            let rows = found.into_iter().map(|m| m.row).collect();
            out.table(&Rows { header: &["words", "without", "as", "means"], rows })?;
        }
        if !several {
            return Ok(());
        }
        out.line("\nRead together:")?;
        out.table(&Rows { header: &["word", "as", "headword", ""], rows: together(lexicon, phrase) })
    })
}

/// One thing that words may mean.
#[derive(PartialEq, Eq)]
pub(crate) struct Meaning {
    /// The words, what was taken off them, as what they are read, what they then mean.
    pub(crate) row: Vec<String>,
    /// The key or code of the party they name.
    pub(crate) party: Option<String>,
}

/// Everything that the words of a phrase, alone or together, may mean.
pub(crate) fn meanings(lexicon: &Lexicon, phrase: &str) -> Vec<Meaning> {
    let tokens = Tokens::of(phrase);
    let words: Vec<&str> = (0..tokens.iter().count()).map(|n| tokens.fold(n)).collect();
    let mut found = Vec::new();
    for word in &words {
        found.extend(readings(lexicon, word).into_iter().map(|row| Meaning { row, party: None }));
    }
    for (n, first) in words.iter().enumerate() {
        let rest = || words[n + 1..].iter().map(|word| lexicon.names.inside(word));
        for split in splits(first).iter().filter(|s| s.clitics.pronoun.is_none()) {
            let names = &lexicon.names;
            let named = [
                names.proper_beginning(split.stem).and_then(|from| names.proper(from, rest())),
                names.common_beginning(split.stem).and_then(|from| names.common(from, rest())),
            ];
            for (length, names) in named.into_iter().flatten() {
                let named = words[n..].iter().take(length + 1).copied().collect::<Vec<_>>().join(" ");
                found.extend(names.iter().map(|name| {
                    let (kind, of) = named_by(lexicon, *name);
                    let row = vec![named.clone(), without(split), kind.to_owned(), of];
                    Meaning { row, party: party(lexicon, *name) }
                }));
            }
        }
    }
    let mut once: Vec<Meaning> = Vec::new();
    for meaning in found {
        if !once.contains(&meaning) {
            once.push(meaning);
        }
    }
    once
}

/// What a party is called by in the database: a country's code, a person's or a body's key.
fn party(lexicon: &Lexicon, name: Name) -> Option<String> {
    let names = &lexicon.names;
    match name {
        Name::Country(n) | Name::Capital(n, _) | Name::Nisba(n) | Name::People(n) => {
            names.countries.get(n as usize).map(|c| c.code.clone())
        }
        Name::Person(n) | Name::PersonShort(n) => names.persons.get(n as usize).map(|p| p.key.clone()),
        Name::Organisation(n) => names.organisations.get(n as usize).map(|o| o.key.clone()),
        Name::Seat(..) | Name::Population(_) | Name::Office(_) | Name::Place(_) | Name::Issue(_) => None,
    }
}

/// How the coder reads each word where it stands.
pub(crate) fn together(lexicon: &Lexicon, phrase: &str) -> Vec<Vec<String>> {
    let readings = Coder::new(lexicon).readings(phrase);
    readings
        .into_iter()
        .map(|r| {
            let guess = if r.guessed { " (a guess)" } else { "" };
            let opens = if r.opens_phrase { "a noun phrase begins here" } else { "" };
            vec![
                r.text,
                format!("{}{guess}", r.pos.to_lowercase()),
                r.headword.unwrap_or_default(),
                opens.to_owned(),
            ]
        })
        .collect()
}

/// The dictionary readings of a folded word, with the frames and the saying that it may stand for.
fn readings(lexicon: &Lexicon, word: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for split in splits(word) {
        for analysis in lexicon.words.analyses(split.stem) {
            let lemma = lexicon.words.lemma(analysis.lemma);
            let mut means = vec![lemma.written.clone()];
            means.extend(
                lexicon.frames.of(analysis.lemma).map(|frame| format!("{} ({})", frame.event, frame.id)),
            );
            means.extend(
                lexicon.sayings.of(analysis.lemma).map(|saying| format!("saying: {}", named(saying.stance))),
            );
            let pos = format!("{:?}", analysis.pos).to_lowercase();
            rows.push(vec![word.to_owned(), without(&split), pos, means.join("; ")]);
        }
    }
    rows
}

/// The clitics that a reading takes off.
fn without(split: &Split<'_>) -> String {
    let clitics = &split.clitics;
    let letters = [clitics.conjunction, clitics.preposition, clitics.future.then_some('س')];
    let mut parts: Vec<String> = letters.into_iter().flatten().map(String::from).collect();
    parts.extend(clitics.article.then(|| "ال".to_owned()));
    parts.extend(clitics.pronoun.map(|pronoun| format!("ـ{pronoun}")));
    parts.join(" ")
}

fn named_by(lexicon: &Lexicon, name: Name) -> (&'static str, String) {
    let names = &lexicon.names;
    let country =
        |n: u32| names.countries.get(n as usize).map(|c| (c.en.clone(), c.code.clone())).unwrap_or_default();
    let coded = |name: &str, code: &[Option<&String>]| {
        let code = code.iter().flatten().map(|c| c.as_str()).collect::<Vec<_>>().join("-");
        if code.is_empty() { name.to_owned() } else { format!("{name} ({code})") }
    };
    let of_country = |n| {
        let (name, code) = country(n);
        coded(&name, &[Some(&code)])
    };
    match name {
        Name::Country(n) => ("country", of_country(n)),
        Name::Capital(n, _) => ("capital", of_country(n)),
        Name::Seat(n, which) => {
            let seat = names.countries.get(n as usize).and_then(|c| c.seats.get(which as usize));
            let (_, code) = country(n);
            ("seat", seat.map(|s| coded(&s.en, &[Some(&code), Some(&s.sector)])).unwrap_or_default())
        }
        Name::Nisba(n) => ("adjective of", of_country(n)),
        Name::People(n) => ("people of", of_country(n)),
        Name::Person(n) | Name::PersonShort(n) => {
            let person = names.persons.get(n as usize);
            (
                "person",
                person.map(|p| coded(&p.en, &[p.country.as_ref(), p.sector.as_ref()])).unwrap_or_default(),
            )
        }
        Name::Organisation(n) => {
            let body = names.organisations.get(n as usize);
            (
                "organisation",
                body.map(|o| coded(&o.en, &[o.country.as_ref(), o.sector.as_ref()])).unwrap_or_default(),
            )
        }
        Name::Population(n) => {
            let people = names.populations.get(n as usize);
            ("population", people.map(|p| coded(&p.en, &[p.sector.as_ref()])).unwrap_or_default())
        }
        Name::Office(n) => {
            let office = names.offices.get(n as usize);
            ("office", office.map(|o| coded(&o.en, &[Some(&o.sector)])).unwrap_or_default())
        }
        Name::Place(n) => {
            let place = names.places.get(n as usize);
            ("place", place.map(|p| coded(&p.en, &[p.country.as_ref()])).unwrap_or_default())
        }
        Name::Issue(n) => {
            let issue = names.issues.get(n as usize);
            ("issue", issue.map(|i| coded(&i.en, &[Some(&i.key)])).unwrap_or_default())
        }
    }
}
