//! Which pairs of claims are compared at all: same family of types, and a country, place or name in common and near in
//! time, or told by one text or by reports of one happening.

use std::collections::BTreeMap;

use riwaya_record::{Entity, EventType, Status};

use crate::dates::Stretch;
use crate::parties::Who;
use crate::told::{Corpus, Told};

/// Types under which two texts may tell the same act.
pub(crate) fn family(event: EventType) -> u8 {
    use EventType as E;
    match event {
        E::Agree | E::Request | E::Support | E::Cooperate => 0,
        E::Sanction | E::Coerce => 1,
        E::Retreat | E::Concede => 2,
        E::Consult => 3,
        E::Aid => 4,
        E::Accuse => 5,
        E::Reject => 6,
        E::Threaten => 7,
        E::Protest => 8,
        E::Mobilize => 9,
        E::Assault => 10,
    }
}

/// Days by which two dates may lie apart and still be compared. Talks are compared over a month, so that two calls
/// of one pair are told apart with a reason.
fn window(event: EventType) -> i32 {
    if event == EventType::Consult { 31 } else { 12 }
}

/// The stretch of days in which the event may have happened, as far as the claim can say.
fn stretch(told: &Told<'_>) -> Stretch {
    match (told.date, told.published) {
        (Some(date), _) => date,
        // an undated background mention may be of anything in the year before
        (None, Some(p)) if told.claim.status == Status::Historical => {
            Stretch { first: p.first - 3650, last: p.last }
        }
        (None, Some(p)) => Stretch { first: p.first - 3, last: p.last },
        (None, None) => Stretch { first: i32::MIN / 4, last: i32::MAX / 4 },
    }
}

/// Likeness of two articles from which all they tell is compared.
const ALIKE: f64 = 0.3;

/// Pairs of claims worth comparing, each once, in order.
///
/// Two claims that each name two countries or bodies must have two in common; where one names fewer, one will do. Within
/// one text, and between reports that may be of one happening, all of a family are compared.
pub(crate) fn candidates(corpus: &Corpus<'_>) -> Vec<(usize, usize)> {
    let of: Vec<Stretch> = corpus.told.iter().map(stretch).collect();
    let mut pairs: BTreeMap<(u8, String), Vec<usize>> = BTreeMap::new();
    let mut singles: BTreeMap<(u8, String), Vec<usize>> = BTreeMap::new();
    let mut named: Vec<usize> = Vec::new();
    for (i, t) in corpus.told.iter().enumerate() {
        let family = family(t.claim.event);
        let mut names: Vec<String> = t.parties().map(name).collect();
        names.sort_unstable();
        names.dedup();
        named.push(names.len());
        for (n, a) in names.iter().enumerate() {
            for b in &names[n + 1..] {
                pairs.entry((family, format!("{a} {b}"))).or_default().push(i);
            }
        }
        names.extend(t.claim.place.as_ref().and_then(|p| p.country.clone()));
        if names.is_empty() {
            // nobody is said to have done it: the countries that the sentence names may tell
            let near = |e: &&Entity| e.mentions.iter().any(|m| t.claim.sentence.contains(m));
            let entities = corpus.articles[t.article].entities.iter().filter(near);
            names.extend(entities.filter_map(|e| e.country.clone()));
        }
        names.sort_unstable();
        names.dedup();
        for name in names {
            singles.entry((family, name)).or_default().push(i);
        }
    }
    let mut out = Vec::new();
    let mut walk = |blocks: BTreeMap<(u8, String), Vec<usize>>, wanted: &dyn Fn(usize, usize) -> bool| {
        for mut block in blocks.into_values() {
            block.sort_by_key(|i| (of[*i].first, *i));
            for (n, &i) in block.iter().enumerate() {
                let last = of[i].last + window(corpus.told[i].claim.event);
                for &j in block[n + 1..].iter().take_while(|j| of[**j].first <= last) {
                    if wanted(i, j) {
                        out.push((i.min(j), i.max(j)));
                    }
                }
            }
        }
    };
    walk(pairs, &|_, _| true);
    walk(singles, &|i, j| named[i].min(named[j]) < 2);
    // what one text tells, or two reports of one happening, may be one act whoever is named
    let mut by_article: Vec<Vec<usize>> = vec![Vec::new(); corpus.articles.len()];
    for (i, told) in corpus.told.iter().enumerate() {
        by_article[told.article].push(i);
    }
    let alone = (0..corpus.articles.len()).map(|a| (a, a));
    for (a, b) in alone.chain(corpus.pairs_alike(ALIKE)) {
        for &i in &by_article[a] {
            let kin = |j: &&usize| family(corpus.told[**j].claim.event) == family(corpus.told[i].claim.event);
            out.extend(
                by_article[b]
                    .iter()
                    .filter(|j| a != b || **j > i)
                    .filter(kin)
                    .map(|j| (i.min(*j), i.max(*j))),
            );
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// A party's country, or for those of no one country its own name.
fn name(who: &Who<'_>) -> String {
    match who.country {
        Some(c) if c != "IGO" && c != "IMG" => c.to_owned(),
        _ => who.identity(),
    }
}
