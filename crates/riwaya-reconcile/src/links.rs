//! Why claims were merged into one event, or kept apart although they looked alike.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_record::{CodedArticle, Event, Link};
use rustc_hash::{FxHashMap, FxHashSet};
use typed_arena::Arena;

use crate::Constraints;
use crate::archive::Archive;
use crate::blocks::{ALIKE, Key, candidates};
use crate::clustering::Edge;
use crate::compatibility::{self, Likeness, compare, reasons};
use crate::desk::Desk;
use crate::merging::{followed, recalled};
use crate::reports::{Part, of_one_happening};
use crate::told::{Corpus, Sketch};

/// For each of these claims its best link within its event, and its nearest misses, among all claims of the archive.
///
/// # Errors
/// Those of the archive.
pub fn links<A: Archive>(
    archive: &A,
    claims: &BTreeSet<String>,
    constraints: &Constraints,
) -> Result<Vec<Link>, A::Error> {
    let room = Arena::new();
    let mut desk = Desk::new(archive, &room, &[], &BTreeMap::new())?;
    let own = archive.claimants(claims)?;
    desk.fetch(&own)?;
    let keys: Vec<Key> = {
        let corpus = desk.view(&own);
        let of = corpus.told.iter().filter(|t| claims.contains(&t.claim.id));
        of.flat_map(|t| t.keys.iter().copied()).collect()
    };
    let mut meeting = archive.meeting(&keys)?;
    let around = desk.note_happenings(&own)?;
    let alike = desk.alike(&around).iter().filter(|(.., score)| *score >= ALIKE);
    meeting.extend(
        alike
            .flat_map(|(a, b, _)| [(a, b), (b, a)])
            .filter(|(a, _)| own.contains(*a))
            .map(|(_, b)| b.clone()),
    );
    desk.fetch(&meeting)?;
    let corpus = desk.view_all();
    let alike = desk.alike_within(corpus.articles.iter().map(|a| a.id.as_str()));
    Ok(told(&corpus, &alike, |i| desk.event_of(&corpus.told[i].claim.id), claims, constraints))
}

/// The same among the claims of a few articles, for those of `events`.
pub fn links_among(articles: &[CodedArticle], events: &[&Event], constraints: &Constraints) -> Vec<Link> {
    let sketches: Vec<Sketch<'_>> = articles.iter().map(|a| Sketch::new(a, None)).collect();
    let corpus = Corpus::new(&sketches);
    let alike = of_one_happening(&corpus.reports, |_| Part::Fresh);
    let home: FxHashMap<&str, &str> =
        events.iter().flat_map(|e| e.claims.iter().map(|c| (c.as_str(), e.id.as_str()))).collect();
    let claims = home.keys().map(|c| (*c).to_owned()).collect();
    told(&corpus, &alike, |i| home.get(corpus.told[i].claim.id.as_str()).copied(), &claims, constraints)
}

fn told<'e>(
    corpus: &Corpus<'_>,
    alike: &[Edge],
    home: impl Fn(usize) -> Option<&'e str>,
    claims: &BTreeSet<String>,
    constraints: &Constraints,
) -> Vec<Link> {
    /// Misses kept for each claim.
    const MISSES: usize = 2;
    /// Likeness from which a miss is worth telling.
    const NEAR: f64 = 0.4;
    let asked: Vec<bool> = corpus.told.iter().map(|t| claims.contains(&t.claim.id)).collect();
    let compared: Vec<(usize, usize, Likeness)> = candidates(corpus, alike, |i| asked[i], |_, _| true)
        .into_iter()
        .map(|(i, j)| (i, j, compare(corpus, i, j)))
        .filter(|(.., l)| l.looks >= compatibility::NOISE)
        .collect();
    let together = |i: usize, j: usize| home(i).is_some() && home(i) == home(j);
    let mut of: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (n, (i, j, _)) in compared.iter().enumerate() {
        for claim in [*i, *j].into_iter().filter(|claim| asked[*claim]) {
            of.entry(claim).or_default().push(n);
        }
    }
    let mut kept: BTreeSet<usize> = BTreeSet::new();
    for all in of.values_mut() {
        all.sort_by(|a, b| compared[*b].2.looks.total_cmp(&compared[*a].2.looks).then(a.cmp(b)));
        let merged = |n: &&usize| together(compared[**n].0, compared[**n].1);
        kept.extend(all.iter().filter(merged).take(1).copied());
        kept.extend(all.iter().filter(|n| !merged(n) && compared[**n].2.looks >= NEAR).take(MISSES).copied());
    }
    let link = |i: usize, j: usize, score: f64, reasons: Vec<String>| Link {
        a: corpus.told[i].claim.id.clone(),
        b: corpus.told[j].claim.id.clone(),
        merged: together(i, j),
        score: (score * 1000.0).round() / 1000.0,
        reasons,
    };
    let mut out: Vec<Link> = kept
        .into_iter()
        .map(|n| &compared[n])
        .map(|(i, j, l)| link(*i, *j, l.score, reasons(corpus, *i, *j)))
        .collect();
    let indexes = |pairs: &[(String, String)]| -> Vec<(usize, usize)> {
        let at = |id: &String| corpus.by_id.get(id.as_str()).copied();
        pairs.iter().filter_map(|(a, b)| Some((at(a)?, at(b)?))).collect()
    };
    let told = [
        (indexes(&constraints.together), "put together by hand"),
        (followed(corpus), "one text follows it as one communication"),
        (recalled(corpus), "a noun with the article that names nobody recalls what was told before"),
        (indexes(&constraints.apart), "kept apart by hand"),
    ];
    for (pairs, why) in told {
        let pairs: FxHashSet<(usize, usize)> =
            pairs.into_iter().filter(|(i, j)| asked[*i] || asked[*j]).collect();
        let mut pairs: Vec<(usize, usize)> = pairs.into_iter().collect();
        pairs.sort_unstable();
        out.extend(
            pairs.into_iter().map(|(i, j)| link(i, j, f64::from(together(i, j)), vec![why.to_owned()])),
        );
    }
    out
}
