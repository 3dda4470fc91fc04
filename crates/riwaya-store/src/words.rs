//! What is searched and looked up: spelling folded the same way on both sides.

use std::collections::BTreeSet;

use riwaya_record::{Claim, CodedArticle, Event, EventActor, Party};
use riwaya_text::{fold, splits};

/// A name or code as it is compared.
pub(crate) fn folded(name: &str) -> String {
    fold(name).trim().to_lowercase()
}

/// The ways in which a party can be asked for: country, sector, both, the lexicon's key, its names.
pub(crate) fn codes(
    country: Option<&str>,
    sector: Option<&str>,
    key: Option<&str>,
    names: &[&str],
) -> Vec<String> {
    let both = country.zip(sector).map(|(c, s)| format!("{c}-{s}"));
    let mut codes: Vec<String> = [country, sector, both.as_deref(), key]
        .into_iter()
        .flatten()
        .chain(names.iter().copied())
        .map(folded)
        .filter(|code| !code.is_empty())
        .collect();
    codes.sort();
    codes.dedup();
    codes
}

/// The codes of a party of one article.
pub(crate) fn party_codes(article: &CodedArticle, party: &Party) -> Vec<String> {
    let entity = party.entity.as_deref().and_then(|id| article.entity(id));
    let mut names = vec![party.span.text.as_str()];
    names.extend(entity.iter().flat_map(|e| [e.name.as_str(), e.name_ar.as_str()]));
    codes(party.country.as_deref(), party.sector.as_deref(), entity.and_then(|e| e.key.as_deref()), &names)
}

/// The codes of a party of an event.
pub(crate) fn actor_codes(actor: &EventActor) -> Vec<String> {
    codes(
        actor.country.as_deref(),
        actor.sector.as_deref(),
        actor.key.as_deref(),
        &[&actor.name, &actor.name_ar],
    )
}

/// What a party counts as among states: its state, where it acts for one.
pub(crate) fn bloc(actor: &EventActor) -> Option<String> {
    let state = matches!(actor.sector.as_deref(), None | Some("GOV" | "MIL" | "COP" | "LEG" | "JUD" | "SPY"));
    let country = actor.country.as_deref().filter(|c| state && !matches!(*c, "IGO" | "IMG"));
    country.map(str::to_owned).or_else(|| actor.key.clone())
}

/// Whether a claim has no direction: all sides stand as actors, or it is talk between them.
pub(crate) fn claim_is_reciprocal(claim: &Claim) -> bool {
    claim.event == riwaya_record::EventType::Consult || (claim.recipient.is_empty() && claim.actor.len() > 1)
}

/// The same of an event.
pub(crate) fn event_is_reciprocal(event: &Event) -> bool {
    event.event == riwaya_record::EventType::Consult
        || (event.recipients.is_empty() && event.actors.len() > 1)
}

/// Every folded word without the conjunctions, prepositions and article that may be written together with it.
pub(crate) fn stems(folded: &str) -> String {
    let mut stems = BTreeSet::new();
    for word in folded.split(|c: char| !c.is_alphanumeric()) {
        let prefixed = splits(word).into_iter().filter(|s| s.before > 0 && s.after == 0);
        stems.extend(prefixed.map(|s| s.stem));
    }
    stems.into_iter().collect::<Vec<_>>().join(" ")
}

/// A reader's search as an FTS5 query: all words, with or without the article, and stretches between quotation
/// marks as phrases. Of words with bars between them (قمة|قمم) one is enough.
///
/// `None` where nothing is left to search for.
pub(crate) fn query(search: &str) -> Option<String> {
    // FTS5 takes a query to end at a NUL, and nobody asks for marks
    let search = search
        .replace(['“', '”', '«', '»'], "\"")
        .replace(|c: char| c.is_control() || c == crate::marks::SIGN, " ");
    let folded = folded(&search);
    let mut parts: Vec<String> = Vec::new();
    for (n, part) in folded.split('"').enumerate() {
        if n % 2 == 1 {
            parts.push(format!("words : \"{part}\""));
        } else {
            parts.extend(part.split_whitespace().filter_map(alternatives));
        }
    }
    parts.retain(|part| part.split('"').nth(1).is_some_and(|said| said.chars().any(char::is_alphanumeric)));
    // next to brackets FTS5 wants the AND to be written
    let joint = if parts.iter().any(|part| part.starts_with('(')) { " AND " } else { " " };
    (!parts.is_empty()).then(|| parts.join(joint))
}

fn alternatives(word: &str) -> Option<String> {
    let quoted = |word: &str| format!("\"{}\"", without_article(word));
    let said = |word: &&str| word.chars().any(char::is_alphanumeric);
    let mut all: Vec<String> = word.split('|').filter(said).map(quoted).collect();
    all.dedup();
    match all.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        several => Some(format!("({})", several.join(" OR "))),
    }
}

fn without_article(word: &str) -> &str {
    splits(word)
        .into_iter()
        .find(|s| s.clitics.article && s.clitics.conjunction.is_none() && s.clitics.preposition.is_none())
        .map_or(word, |s| s.stem)
}

/// The first and last day that a date of any grain can mean.
pub(crate) fn days(date: &str) -> Option<(String, String)> {
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let mut parts = date.splitn(3, '-');
    let year = parts.next().filter(|y| y.len() == 4 && digits(y))?;
    let Some(month) = parts.next().filter(|m| m.len() == 2 && digits(m)) else {
        return (date.len() == 4).then(|| (format!("{year}-01-01"), format!("{year}-12-31")));
    };
    match parts.next() {
        None => Some((format!("{year}-{month}-01"), format!("{year}-{month}-31"))),
        Some(day) if day.len() == 2 && digits(day) => Some((date.to_owned(), date.to_owned())),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_of_any_grain_is_a_range_of_days() {
        let range = |d| days(d).map(|(a, b)| format!("{a}..{b}"));
        assert_eq!(range("2021").as_deref(), Some("2021-01-01..2021-12-31"));
        assert_eq!(range("2021-04").as_deref(), Some("2021-04-01..2021-04-31"));
        assert_eq!(range("2021-04-13").as_deref(), Some("2021-04-13..2021-04-13"));
        assert_eq!(range("2021-W15"), None);
        assert_eq!(range("soon"), None);
        assert_eq!(range(""), None);
    }

    #[test]
    fn a_search_cannot_be_read_as_query_syntax() {
        assert_eq!(
            query("call OR (meeting* NEAR").as_deref(),
            Some("\"call\" \"or\" \"(meeting*\" \"near\"")
        );
        assert_eq!(
            query("\"third country\" summit").as_deref(),
            Some("words : \"third country\" \"summit\"")
        );
        assert_eq!(query("«!» ,"), None);
        assert_eq!(
            query("summit talks|(call|| \"a b\"").as_deref(),
            Some("\"summit\" AND (\"talks\" OR \"(call\") AND words : \"a b\"")
        );
        assert_eq!(query("| ||"), None);
        assert_eq!(query("\"a\0b").as_deref(), Some("words : \"a b\""));
        assert_eq!(query("open \"quote"), Some("\"open\" words : \"quote\"".to_owned()));
    }

    #[test]
    fn words_are_found_under_what_is_written_together_with_them() {
        let found = |text: &str, word: &str| {
            let sought = query(word).unwrap_or_default();
            let sought = sought.trim_matches('"');
            text.split(' ').chain(stems(text).split(' ')).any(|w| w == sought)
        };
        for written in ["الكرملين", "والكرملين", "للكرملين", "بالكرملين", "كرملين"]
        {
            assert!(found(written, "الكرملين"), "{written}");
        }
        assert!(found("البانيا", "ألبانيا"));
        assert!(!found("الكرملين", "رملين"));
    }
}
