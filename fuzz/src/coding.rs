//! What must hold of whatever the coder makes of a text.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::LazyLock;

use riwaya_code::Coder;
use riwaya_lexicon::Lexicon;
use riwaya_record::{Article, CodedArticle, Field, Span};

use crate::holds::magnitude;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::built_in().expect("the lexicon that ships"));
static CODER: LazyLock<Coder<'static>> = LazyLock::new(|| Coder::new(&LEXICON));

/// Codes an article and panics unless everything holds that must: text and title are as they were, every span is the text
/// at its place, equal articles are coded alike, and what comes out can be written and read back.
pub fn code(article: &Article) -> CodedArticle {
    let coded = CODER.code(article);
    assert_eq!((&coded.title, &coded.text), (&article.title, &article.text));
    holds(&coded);
    let written = serde_json::to_string(&coded).expect("it can be written");
    assert!(serde_json::from_str::<CodedArticle>(&written).is_ok_and(|back| back == coded), "and read back");
    coded
}

/// What of a text's kind was coded, as [`outcome`](crate::outcome) of what is read.
pub(crate) fn outcome(bytes: &[u8]) -> u64 {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let mut article = Article { id: "a.txt".into(), language: "ar".into(), text, ..Article::default() };
    article.published.date = Some("2022-05-03".into());
    let coded = code(&article);
    assert_eq!(CODER.code(&article), coded, "equal texts are coded alike");
    shape(&coded)
}

fn holds(coded: &CodedArticle) {
    let [title, text] = [&coded.title, &coded.text].map(|field| field.chars().collect::<Vec<_>>());
    let claims = coded.claims.iter().flat_map(|claim| {
        let parties = claim.actor.iter().chain(&claim.recipient).chain(&claim.attribution).map(|p| &p.span);
        [&claim.trigger, &claim.sentence].into_iter().chain(parties)
    });
    let statements = coded
        .statements
        .iter()
        .flat_map(|s| [&s.proposition, &s.sentence].into_iter().chain(s.attribution.iter().map(|p| &p.span)));
    for span in claims.chain(statements) {
        let Span { start, end, text: shown, field } = span;
        let field = if *field == Field::Title { &title } else { &text };
        let there = field.get(*start as usize..*end as usize).expect("the span is in the text");
        assert!(there.iter().copied().eq(shown.chars()), "{shown:?} does not stand at {start}");
    }
}

fn shape(coded: &CodedArticle) -> u64 {
    let mut all = DefaultHasher::new();
    let claims: BTreeSet<_> = coded
        .claims
        .iter()
        .map(|c| (&c.rule, format!("{:?}", c.status), magnitude(c.actor.len()), magnitude(c.recipient.len())))
        .collect();
    claims.hash(&mut all);
    let statements: BTreeSet<_> = coded
        .statements
        .iter()
        .map(|s| (format!("{:?}", s.stance), s.quote.is_some(), s.claim.is_some()))
        .collect();
    statements.hash(&mut all);
    (magnitude(coded.communications.len()), magnitude(coded.quotes.len()), magnitude(coded.times.len()))
        .hash(&mut all);
    all.finish()
}
