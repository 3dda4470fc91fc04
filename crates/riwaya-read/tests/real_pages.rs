//! Pages of other people, read where they are at hand: a folder `shared` beside the repository.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use riwaya_lexicon::FurnitureLexicon;
use riwaya_read::{Reader, discover};
use riwaya_record::Article;
use serde_json::Value;

fn shared() -> Option<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().map(|a| a.join("shared")).find(|s| s.join("seeds").is_dir())
}

fn read(folder: &Path) -> HashMap<String, Article> {
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../lexicon/furniture/furniture.txt");
    let lexicon = FurnitureLexicon::parse("furniture.txt", &std::fs::read_to_string(table).unwrap()).unwrap();
    let (sources, errors) = discover([folder]);
    assert!(errors.is_empty(), "{errors:?}");
    let reader = Reader::new(&lexicon);
    sources
        .iter()
        .filter(|s| s.path.extension().is_some_and(|e| e != "jsonl"))
        .flat_map(|s| reader.open(s))
        .map(|a| a.unwrap())
        .map(|a| (a.id.clone(), a))
        .collect()
}

#[test]
fn plain_pages_as_crawled() {
    let Some(shared) = shared() else {
        println!("skipped: there is no folder `shared` beside the repository");
        return;
    };
    let gold = std::fs::read_to_string(shared.join("seeds/gold.json")).unwrap();
    let gold: Value = serde_json::from_str(&gold).unwrap();
    let articles = read(&shared.join("seeds"));
    for (name, want) in gold["documents"].as_object().unwrap() {
        let article = &articles[name];
        assert_eq!(article.title, want["title"].as_str().unwrap(), "{name}");
        assert!(article.text.contains(want["body_start"].as_str().unwrap()), "{name}");
        assert!(article.text.ends_with(want["body_end"].as_str().unwrap()), "{name}");
        for furniture in want["furniture"].as_array().unwrap() {
            let furniture = furniture.as_str().unwrap();
            assert!(
                article.text.lines().all(|l| l.trim() != furniture),
                "{name}: {furniture} is in the text"
            );
            assert!(
                article.furniture.iter().any(|f| f.text == furniture),
                "{name}: {furniture} is not set apart"
            );
        }
    }
}

#[test]
fn web_pages_as_crawled() {
    let Some(shared) = shared().filter(|s| s.join("bench/pages_ar").is_dir()) else {
        println!("skipped: there is no folder `shared` beside the repository");
        return;
    };
    let folder = shared.join("bench/pages_ar");
    let articles = read(&folder.join("html"));
    let gold = std::fs::read_to_string(folder.join("gold.jsonl")).unwrap();
    let mut furniture_left = 0;
    for line in gold.lines() {
        let want: Value = serde_json::from_str(line).unwrap();
        let name = format!("{}.html", want["id"].as_str().unwrap());
        let article = &articles[&name];
        assert_eq!(article.title, want["title"].as_str().unwrap(), "{name}");
        assert_eq!(article.language, "ar", "{name}");
        let body: Vec<&str> = want["text"].as_str().unwrap().split('\n').collect();
        let spaced = |t: &str| t.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = spaced(&article.text);
        let found = body.iter().filter(|p| text.contains(&spaced(p))).count();
        assert!(found * 10 >= body.len() * 8, "{name}: {found} of {} paragraphs", body.len());
        let left = want["furniture"].as_array().unwrap();
        furniture_left +=
            left.iter().filter(|f| article.text.lines().any(|l| Some(l.trim()) == f.as_str())).count();
    }
    assert!(furniture_left <= 2, "{furniture_left} pieces of furniture in the texts");
}
