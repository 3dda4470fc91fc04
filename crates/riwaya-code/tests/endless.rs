//! Texts without a stop: what work they make grows with their length and no faster, so that none keeps a machine busy.
//!
//! Nothing here is timed. Each text is long enough that work that grew with the square of its length, or with the cube,
//! would be noticed by whoever waits for the tests.

use riwaya_code::Coder;
use riwaya_lexicon::Lexicon;
use riwaya_record::Article;

/// How many characters each text has.
const LONG: usize = 20_000;

/// What is said again and again: words of saying with and without what they govern, those that open clauses, marks that
/// are never closed and such as are, source phrases, acts, names and lists of them.
const AGAIN: [&str; 24] = [
    "قال: ",
    "وقال ",
    "قال إن ",
    "قال الرئيس ",
    "أعلن أن الوزير أعلن أن ",
    "مؤكدا أن ",
    "أن ",
    "الذي ",
    "لكن ",
    "بين و",
    "و",
    "، ",
    "« ",
    "\" ",
    "«قال ",
    "«لا» ",
    "بحسب الوزير، ",
    "في بيان ",
    "دون أن ",
    "هجوم ",
    "قتل الجيش ",
    "وزير الخارجية، ",
    "وسوريا ",
    "قبل عامين ",
];

#[test]
fn texts_without_a_stop_are_coded() {
    let lexicon = Lexicon::built_in().expect("the lexicon is sound");
    let coder = Coder::new(&lexicon);
    for words in AGAIN {
        let text: String = words.chars().cycle().take(LONG).collect();
        let mut article = Article { id: "endless".into(), language: "ar".into(), text, ..Article::default() };
        article.published.date = Some("2021-04-14".into());
        let coded = coder.code(&article);
        assert_eq!(coded.text, article.text);
    }
}
