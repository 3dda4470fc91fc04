//! Texts that break off anywhere: after each word of each case of `suite/`, with and without a word that wants another behind it.

use riwaya_code::Coder;
use riwaya_lexicon::Lexicon;
use riwaya_record::Article;

/// Words that govern what follows them; one stands behind each text that breaks off, in turn.
const WANTING: [&str; 24] = [
    "إلا",
    "غير",
    "أن",
    "إن",
    "الذي",
    "في",
    "حين",
    "بين",
    "لم",
    "قد",
    "قال",
    "وقال:",
    "«",
    "(",
    "،",
    "و",
    "عدم",
    "كما",
    "الأمر",
    "نفس",
    "بعد",
    "كان",
    "من",
    "وزير",
];

#[test]
fn texts_that_break_off_are_coded() {
    let lexicon = Lexicon::built_in().expect("the lexicon is sound");
    let coder = Coder::new(&lexicon);
    let mut count = 0;
    for file in ["claims.txt", "statements.txt", "names.txt"] {
        let path = format!("{}/../../suite/{file}", env!("CARGO_MANIFEST_DIR"));
        let cases = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
        let rows = cases.lines().filter(|line| !line.starts_with('#'));
        // the text is the longest cell of a row
        for text in rows.filter_map(|row| row.split(" | ").max_by_key(|cell| cell.len())) {
            let ends = text.match_indices(' ').map(|(at, _)| at);
            for end in ends.chain([text.len()]) {
                let wanting = WANTING[count % WANTING.len()];
                for text in [text[..end].to_owned(), format!("{} {wanting}", &text[..end])] {
                    let mut article =
                        Article { id: "cut".into(), language: "ar".into(), text, ..Article::default() };
                    article.published.date = Some("2022-05-03".into());
                    assert_eq!(coder.code(&article).text, article.text);
                }
                count += 1;
            }
        }
    }
    assert!(count > 5_000, "{count}");
}
