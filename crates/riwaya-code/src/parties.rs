//! The records of those who act and speak.

use riwaya_record::{Entity, Party, Span};

use crate::claims::PartyDraft;
use crate::passage::Passage;
use crate::speech::Source;
use crate::who::{Cast, Referent, Who};

/// The id of an entity in the records.
pub(crate) fn entity_id(who: Who) -> String {
    format!("e{}", who + 1)
}

/// Whom the id of an entity names.
pub(crate) fn entity_index(id: &str) -> Option<Who> {
    id.strip_prefix('e')?.parse::<usize>().ok()?.checked_sub(1)
}

/// A party as drafted, as a record.
pub(crate) fn party(passage: &Passage<'_>, cast: &Cast<'_>, draft: &PartyDraft) -> Party {
    let r = &cast.all[draft.who];
    Party {
        span: passage.span(draft.start, draft.end),
        entity: Some(entity_id(draft.who)),
        country: r.country.clone(),
        sector: r.sector.clone(),
    }
}

/// A source as a party; two who speak together are one without a country.
pub(crate) fn source_party(passage: &Passage<'_>, cast: &Cast<'_>, source: &Source) -> Party {
    let span = passage.span(source.phrase.start, source.phrase.end);
    match source.who.as_slice() {
        [who] => Party {
            span,
            entity: Some(entity_id(*who)),
            country: cast.all[*who].country.clone(),
            sector: cast.all[*who].sector.clone(),
        },
        many => {
            let same = |of: fn(&Referent) -> Option<String>| {
                let mut values = many.iter().map(|&w| of(&cast.all[w]));
                let first = values.next().flatten();
                if values.all(|v| v == first) { first } else { None }
            };
            Party {
                span,
                entity: None,
                country: same(|r| r.country.clone()),
                sector: same(|r| r.sector.clone()),
            }
        }
    }
}

/// The entities of an article with the places that name them.
pub(crate) fn entities(cast: &Cast<'_>, mentions: Vec<(Who, Span)>) -> Vec<Entity> {
    let mut out: Vec<Entity> = cast
        .all
        .iter()
        .enumerate()
        .map(|(n, r)| Entity {
            id: entity_id(n),
            kind: r.kind,
            name: r.name.clone(),
            name_ar: r.name_ar.clone(),
            country: r.country.clone(),
            country_from: r.country_from,
            sector: r.sector.clone(),
            role: r.role.clone(),
            key: r.key.clone(),
            mentions: Vec::new(),
        })
        .collect();
    for (who, span) in mentions {
        out[who].mentions.push(span);
    }
    out
}
