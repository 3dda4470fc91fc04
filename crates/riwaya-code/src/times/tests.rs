//! The cases of `suite/times.txt`.

use jiff::civil::Date;
use riwaya_lexicon::Table;
use riwaya_record::TimeType;
use riwaya_text::Tokens;

use super::{TimeFound, find};

fn kind(kind: TimeType) -> &'static str {
    match kind {
        TimeType::Date => "DATE",
        TimeType::Time => "TIME",
        TimeType::Duration => "DURATION",
        TimeType::Set => "SET",
    }
}

fn show(text: &str, found: &[TimeFound]) -> String {
    let words = |t: &TimeFound| text.chars().take(t.end as usize).skip(t.start as usize).collect::<String>();
    let row = |t: &TimeFound| format!("{}={}:{}", words(t), kind(t.kind), t.value);
    found.iter().map(row).collect::<Vec<_>>().join("; ")
}

#[test]
fn suite() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../suite/times.txt");
    let cases = std::fs::read_to_string(path).unwrap();
    let table = Table::parse("suite/times.txt", &cases, &["text", "published", "expected"]).unwrap();
    let mut wrong = Vec::new();
    let mut rows = 0;
    for row in table.rows() {
        rows += 1;
        let text = row.get("text");
        let published: Option<Date> = row.some("published").map(|d| d.parse().unwrap());
        let got = show(text, &find(&Tokens::of(text), published));
        let expected = row.get("expected");
        if got != expected {
            wrong.push(format!("line {}: {text}\n  expected {expected}\n  found    {got}", row.line()));
        }
    }
    assert!(rows >= 120, "{rows} cases");
    assert!(wrong.is_empty(), "{} of {rows} cases\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn without_a_day_of_publication_relative_times_are_unresolved() {
    let found = find(&Tokens::of("وصل أمس وسيغادر عام 2020"), None);
    let unresolved: Vec<bool> = found.iter().map(|t| t.unresolved).collect();
    assert_eq!(unresolved, [true, false]);
}

#[test]
fn any_run_of_time_words_is_read_without_panic() {
    let words = [
        "يوم",
        "الاثنين",
        "31",
        "فبراير",
        "2020",
        "الساعة",
        "99:99",
        "من",
        "و",
        "الماضي",
        "1436",
        "هـ",
        "كل",
        "عام",
        "مساء",
        "/",
        "-",
        "(",
        ")",
        "99999999",
        "ربيع",
        "الثاني",
        "القرن",
        "التسعينات",
        "ونصف",
    ];
    let mut seed = 7_usize;
    for _ in 0..3000 {
        let mut text = String::new();
        for _ in 0..8 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(words[(seed >> 33) % words.len()]);
            text.push(' ');
        }
        let tokens = Tokens::of(&text);
        for published in [None, Some(Date::MIN), Some(Date::MAX), Some(jiff::civil::date(2020, 2, 29))] {
            let found = find(&tokens, published);
            assert!(found.windows(2).all(|w| w[0].end <= w[1].start), "{text}");
            assert!(found.iter().all(|t| t.start < t.end), "{text}");
        }
    }
}
