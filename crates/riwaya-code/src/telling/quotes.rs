//! The records of quotations.

use riwaya_lexicon::Pos;
use riwaya_record::Quote;

use crate::coder::Part;
use crate::parties::source_party;
use crate::quotes::Quotation;
use crate::speech::{Speech, spoken_in};
use crate::who::Cast;

/// The record of a quotation, the n-th of the article counted from 1.
pub(crate) fn quote(
    part: &Part<'_>,
    cast: &Cast<'_>,
    speeches: &[Speech],
    q: &Quotation,
    number: usize,
) -> Quote {
    let passage = part.passage;
    let span = passage.span_of(q.open + 1..q.close);
    // The innermost speech that holds the quotation, or whose content it is. What speeches inside it say is part of it.
    let holds = |s: &&Speech| {
        let that = passage.words.get(q.open + 1).is_some_and(|w| w.is(Pos::That));
        let around = s.content.contains(&(q.open + 1)) || that && s.content.start == q.open + 2;
        let inside = q.holds(s.cue) && s.cue != s.content.start;
        around && !inside || q.holds(s.content.start) && s.cue < q.open
    };
    let sentences = passage.sentence_of(q.open).tokens.start..passage.sentence_of(q.open + 1).tokens.end;
    let speeches = &speeches[spoken_in(&sentences, speeches)];
    let of = speeches.iter().filter(holds).min_by_key(|s| s.content.len());
    // The words of two who speak together are those of whoever tells of them.
    let mut teller = of;
    while let Some(s) = teller.filter(|s| s.sources.len() == 1 && s.sources[0].who.len() > 1)
        && let Some(outer) = speeches
            .iter()
            .filter(|o| o.content.contains(&s.cue) && o.content.len() > s.content.len())
            .min_by_key(|o| o.content.len())
    {
        teller = Some(outer);
    }
    let speaker = teller.and_then(|s| s.sources.last()).map(|s| source_party(passage, cast, s));
    let cue = of.filter(|s| !q.holds(s.cue)).map(|s| passage.token_span(s.cue));
    Quote { id: format!("q{number}"), span, speaker, cue }
}
