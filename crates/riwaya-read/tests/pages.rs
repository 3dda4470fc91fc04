//! Pages of our own making in the manner of real outlets, scored by the rule of `riwaya eval`.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use riwaya_eval::{Gold, System, missing, score};
use riwaya_lexicon::{FurnitureLexicon, Table};
use riwaya_read::{Reader, discover};
use riwaya_record::{Article, CodedArticle};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages")
}

fn uncoded(read: Article) -> CodedArticle {
    CodedArticle {
        id: read.id,
        url: read.url,
        outlet: read.outlet,
        author: read.author,
        agency: read.agency,
        title: read.title,
        language: read.language,
        published: read.published,
        modified: read.modified,
        text: read.text,
        furniture: read.furniture,
        ..CodedArticle::default()
    }
}

#[test]
fn pages_as_they_come() {
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../lexicon/furniture/furniture.txt");
    let mut lexicon =
        FurnitureLexicon::parse("furniture.txt", &std::fs::read_to_string(&table).unwrap()).unwrap();
    let names = std::fs::read_to_string(table.with_file_name("../who/given_names.txt")).unwrap();
    lexicon.add_names(&Table::parse("given_names.txt", &names, &["ar", "part"]).unwrap()).unwrap();
    let reader = Reader::new(&lexicon);
    let (sources, errors) = discover([folder().join("html")]);
    assert!(errors.is_empty(), "{errors:?}");
    let read = sources.iter().flat_map(|source| reader.open(source)).map(|article| uncoded(article.unwrap()));
    let articles: Vec<CodedArticle> = read.collect();
    let gold = Gold::read(&folder().join("gold.jsonl")).unwrap();
    assert!(missing(&gold, articles.iter().map(|a| &a.id)).is_empty());
    let figures = score(&gold, &System { articles: &articles, ..System::default() });
    let figures: HashMap<&str, f64> = figures.iter().map(|figure| (figure.name, figure.value)).collect();
    for (name, least) in LEAST {
        assert!(figures[name] >= *least, "{name} is {}, not {least}", figures[name]);
    }
    for (name, most) in MOST {
        assert!(figures[name] <= *most, "{name} is {}, not {most}", figures[name]);
    }
}

/// What leads back to a page character by character are the characters of the title and the text, on a page whose text
/// stands in its linked data too.
#[test]
fn every_text_leads_back() {
    let lexicon = FurnitureLexicon::default();
    let reader = Reader::new(&lexicon);
    let (sources, _) = discover([folder().join("html")]);
    for source in &sources {
        let bytes = std::fs::read(&source.path).unwrap();
        for article in reader.open(source).map(Result::unwrap).filter(|a| a.map.charset == "UTF-8") {
            for (text, pieces) in [(&article.title, &article.map.title), (&article.text, &article.map.text)] {
                let letters: Vec<char> = text.chars().collect();
                assert_eq!(
                    pieces.iter().map(|p| p.len as usize).sum::<usize>(),
                    letters.len(),
                    "{}",
                    article.id
                );
                for piece in pieces.iter().filter(|piece| piece.exact) {
                    let own: String = letters[piece.at as usize..][..piece.len as usize].iter().collect();
                    let there = &bytes[piece.start as usize..piece.end as usize];
                    assert_eq!(own.as_bytes(), there, "{}", article.id);
                }
            }
        }
    }
}

/// Shares that must be reached.
const LEAST: &[(&str, f64)] = &[
    ("extract_f1", 0.99),
    ("title", 1.0),
    ("published_day", 1.0),
    ("published_time", 1.0),
    ("modified", 1.0),
    ("outlet", 1.0),
    ("author", 0.95),
    ("agency", 1.0),
    ("language", 1.0),
];

/// Counts that must not be exceeded.
const MOST: &[(&str, f64)] = &[("furniture_in_text", 0.0), ("furniture_lost", 0.0)];
