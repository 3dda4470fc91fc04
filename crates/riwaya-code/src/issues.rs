//! Issues: what a stretch of text is about.

use std::ops::Range;

use riwaya_lexicon::Name;
use riwaya_record::Issue;

use crate::mentions::Mention;
use crate::passage::Passage;

/// The issues that a stretch of tokens names, each once, longest first at each place.
pub(crate) fn find(passage: &Passage<'_>, range: &Range<usize>) -> Vec<Issue> {
    let mut out: Vec<Issue> = Vec::new();
    let from = passage.mentions.partition_point(|m| m.tokens.start < range.start);
    for m in passage.mentions[from..].iter().take_while(|m| m.tokens.start < range.end) {
        if m.tokens.end > range.end
            || m.names.iter().any(|n| matches!(n, Name::Issue(_))) && passing(passage, m)
        {
            continue;
        }
        for name in &m.names {
            if let Name::Issue(n) = name {
                let issue = &passage.lexicon.names.issues[*n as usize];
                if out.iter().all(|i| i.key != issue.key) {
                    let first = passage.tokens.get(m.tokens.start).map_or(0, |t| t.start) + m.before;
                    let last = passage.tokens.get(m.tokens.end - 1).map_or(0, |t| t.end);
                    out.push(Issue {
                        key: issue.key.clone(),
                        name: issue.en.clone(),
                        name_ar: issue.ar.clone(),
                        span: passage.span(first, last),
                    });
                }
            }
        }
    }
    out
}

/// Whether the words only look like an issue: a verb spelt like it (أثار), or a single common noun that heads no
/// phrase of its own or is not definite (في بيئة من التهدئة).
fn passing(passage: &Passage<'_>, m: &Mention) -> bool {
    let at = m.tokens.start;
    let word = &passage.words[at];
    if word.is_verb() {
        return true;
    }
    let heads = passage.phrase_at(at).is_some_and(|n| passage.phrases[n].tokens.start == at);
    let definite_head = heads && word.clitics.article;
    m.tokens.len() == 1 && !m.is_proper() && !word.guessed && !definite_head
}

/// The PLOVER contexts of some issues and a frame, sorted.
pub(crate) fn contexts(passage: &Passage<'_>, issues: &[Issue], own: &[String]) -> Vec<String> {
    let mut out: Vec<String> = own.to_vec();
    let names = issues.iter().flat_map(|issue| passage.lexicon.names.issues(&issue.key));
    out.extend(names.flat_map(|name| &name.contexts).cloned());
    out.sort();
    out.dedup();
    out
}
