//! What the first passes find in a text of its own: how each token is read, which word it is, what tells a time.

use jiff::civil::Date;
use riwaya_record::{Field, Span, Time};
use riwaya_text::Tokens;

use crate::coder::Coder;
use crate::passage::{self, Passage};
use crate::times;
use crate::words::{Word, WordPos};

/// One token as the coder reads it in its sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The token as written.
    pub text: String,
    /// The dictionary headword, where the lexicon has one.
    pub headword: Option<String>,
    /// Part of speech, `Name`, `Number` or `Punct`.
    pub pos: String,
    /// Whether the part of speech is a guess.
    pub guessed: bool,
    /// What the lexicon's names say it may be part of.
    pub names: Vec<String>,
    /// Whether a base noun phrase begins here.
    pub opens_phrase: bool,
}

impl Coder<'_> {
    /// The temporal expressions of a text with their TIMEX3 values, in reading order: the pass over times alone.
    ///
    /// `published` is the day the text appeared, YYYY-MM-DD; relative times stay unresolved where it is none.
    ///
    /// ```
    /// use riwaya_code::Coder;
    /// use riwaya_lexicon::Lexicon;
    ///
    /// let lexicon = Lexicon::built_in().unwrap();
    /// let times = Coder::new(&lexicon).times("وصل الوفد أمس إلى جنيف", Some("2021-04-14"));
    /// assert_eq!((times[0].span.text.as_str(), times[0].value.as_str()), ("أمس", "2021-04-13"));
    /// ```
    pub fn times(&self, text: &str, published: Option<&str>) -> Vec<Time> {
        let published: Option<Date> = published.and_then(|day| day.parse().ok());
        let mut left = text.chars();
        let mut at = 0;
        let found = times::find(&Tokens::of(text), published).into_iter().enumerate();
        found
            .map(|(n, t)| {
                let words = left.by_ref().skip((t.start - at) as usize);
                let words = words.take((t.end - t.start) as usize).collect();
                at = t.end;
                Time {
                    id: format!("t{}", n + 1),
                    span: Span { start: t.start, end: t.end, text: words, field: Field::Text },
                    kind: t.kind,
                    value: t.value,
                }
            })
            .collect()
    }

    /// Which word each token of a text is, with its clitics and features: one for each token, in order.
    ///
    /// Names are looked for first, as a name is no other word; the other passes are left out.
    ///
    /// ```
    /// use riwaya_code::{Coder, WordPos};
    /// use riwaya_lexicon::{Lexicon, Pos};
    /// use riwaya_text::Tokens;
    ///
    /// let lexicon = Lexicon::built_in().unwrap();
    /// let words = Coder::new(&lexicon).words(&Tokens::of("وسيزورون المدينة"));
    /// assert_eq!(words[0].pos, WordPos::Of(Pos::Verb));
    /// assert_eq!(words[0].clitics.conjunction, Some('و'));
    /// assert_eq!(words[0].lemma.map(|n| lexicon.words.lemma(n).written.as_str()), Some("زار"));
    /// ```
    pub fn words(&self, tokens: &Tokens) -> Vec<Word> {
        passage::read(tokens, self.lexicon)
    }

    /// How the coder reads each token of a text: what `riwaya lexicon look` and `explain` show.
    pub fn readings(&self, text: &str) -> Vec<Reading> {
        let passage = Passage::new(text, Field::Text, self.lexicon, None, &[]);
        (0..passage.tokens.len())
            .map(|i| {
                let w = &passage.words[i];
                let pos = match w.pos {
                    WordPos::Of(_) if w.given => "Name".to_owned(),
                    WordPos::Of(pos) => format!("{pos:?}"),
                    other => format!("{other:?}"),
                };
                Reading {
                    text: passage.token_span(i).text,
                    headword: w.lemma.map(|l| self.lexicon.words.lemma(l).written.clone()),
                    pos,
                    guessed: w.guessed && !w.given,
                    names: passage.covering[i]
                        .iter()
                        .flat_map(|&m| passage.mentions[m].names.iter().map(|n| format!("{n:?}")))
                        .collect(),
                    opens_phrase: passage.phrases.iter().any(|p| p.tokens.start == i),
                }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use riwaya_lexicon::Lexicon;
    use riwaya_record::Article;

    use super::*;

    const TEXT: &str = "قال الوزير أمس الثلاثاء إن الوفد وصل في 14 أبريل.\nوسيلتقي الرئيس غدا.";

    #[test]
    fn times_alone_are_those_of_a_coded_article() {
        let lexicon = Lexicon::built_in().unwrap();
        let coder = Coder::new(&lexicon);
        let mut article = Article { language: "ar".into(), text: TEXT.into(), ..Article::default() };
        article.published.date = Some("2021-04-14".into());
        let times = coder.times(TEXT, Some("2021-04-14"));
        assert_eq!(times.len(), 3);
        assert_eq!(times, coder.code(&article).times);
    }

    #[test]
    fn words_alone_are_those_of_the_readings() {
        let lexicon = Lexicon::built_in().unwrap();
        let coder = Coder::new(&lexicon);
        let words = coder.words(&Tokens::of(TEXT));
        let written = |w: &Word| w.lemma.map(|l| lexicon.words.lemma(l).written.clone());
        let readings = coder.readings(TEXT);
        assert!(words.iter().map(written).eq(readings.into_iter().map(|r| r.headword)));
    }
}
