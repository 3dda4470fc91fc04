//! Which claims are one event: pairs that must be together, pairs that must not, and events that were split.

use std::collections::{BTreeSet, HashMap};

use riwaya_record::{Claim, CodedArticle, Event, Span};

use crate::Figure;
use crate::count::{harmonic, pair, ratio};
use crate::linked::Links;
use crate::marks::{touching, triggers};
use crate::rows::LinkClaim;

/// How sure it is that a coded claim is the gold's: by its own trigger, by another word for the act, by a word for
/// it elsewhere in the sentence. Equal types decide between claims on one word.
const BY_TRIGGER: f64 = 3.0;
const BY_ALSO: f64 = 2.0;
const BY_WORDING: f64 = 1.0;
const SAME_TYPE: f64 = 0.5;

/// Pairs are counted among the claims that were found; what was not found is counted beside them.
pub(crate) fn figures(
    gold: &Links,
    articles: &HashMap<&str, &CodedArticle>,
    events: &[Event],
) -> Vec<Figure> {
    let found = found(&gold.claims, articles);
    let event_of: HashMap<&str, &str> =
        events.iter().flat_map(|e| e.claims.iter().map(|c| (c.as_str(), e.id.as_str()))).collect();
    // a claim that is in no event that is shown stands for itself
    let label: Vec<Option<&str>> = found
        .iter()
        .map(|claim| claim.map(|claim| event_of.get(claim.id.as_str()).copied().unwrap_or(&claim.id)))
        .collect();
    // what is right to miss is asked for only where it was found
    let asked = |claim: usize| label[claim].is_some() || !gold.claims[claim].optional;
    let must = Tally::of(gold.must_pairs(), &label, asked);
    let cannot = Tally::of(gold.cannot_pairs(), &label, asked);
    let (p, r) = (ratio(must.merged, must.merged + cannot.merged), ratio(must.merged, must.both_found));
    let told: Vec<usize> = gold.events.iter().filter_map(|event| told_as(event, &label)).collect();
    vec![
        Figure::share("link_p", p),
        Figure::share("link_r", r),
        Figure::share("link_f1", harmonic(p, r)),
        Figure::share("link_r_of_all", ratio(must.merged, must.all)),
        Figure::count("must_links", must.all),
        Figure::count("must_links_found", must.both_found),
        Figure::count("must_links_kept_apart", must.both_found - must.merged),
        Figure::count("cannot_links", cannot.all),
        Figure::count("cannot_links_found", cannot.both_found),
        Figure::count("cannot_links_merged", cannot.merged),
        Figure::mean("fragmentation", ratio(told.iter().sum(), told.len())),
        Figure::count("events_told_again", told.len()),
        Figure::count("events_split", told.iter().filter(|n| **n > 1).count()),
        Figure::count("claims_wanted", (0..label.len()).filter(|&claim| asked(claim)).count()),
        Figure::count(
            "claims_not_found",
            (0..label.len()).filter(|&n| asked(n) && label[n].is_none()).count(),
        ),
    ]
}

/// In how many of the system's events a gold event is told, where two or more of its claims were found.
fn told_as(event: &[usize], label: &[Option<&str>]) -> Option<usize> {
    let labels: Vec<&str> = event.iter().filter_map(|&claim| label[claim]).collect();
    (labels.len() > 1).then(|| labels.iter().collect::<BTreeSet<_>>().len())
}

#[derive(Default)]
struct Tally {
    all: usize,
    both_found: usize,
    merged: usize,
}

impl Tally {
    fn of(
        pairs: impl Iterator<Item = (usize, usize)>,
        label: &[Option<&str>],
        asked: impl Fn(usize) -> bool,
    ) -> Self {
        let mut tally = Self::default();
        for (a, b) in pairs.filter(|&(a, b)| asked(a) && asked(b)) {
            tally.all += 1;
            if let (Some(a), Some(b)) = (label[a], label[b]) {
                tally.both_found += 1;
                tally.merged += usize::from(a == b);
            }
        }
        tally
    }
}

/// The coded claim of each of the gold's: each its own, but a claim that the coder follows through the text under
/// further words (`also`) is found again at each of them.
fn found<'a>(gold: &[LinkClaim], articles: &HashMap<&str, &'a CodedArticle>) -> Vec<Option<&'a Claim>> {
    let mut by_article: HashMap<&str, Vec<usize>> = HashMap::new();
    for (n, claim) in gold.iter().enumerate() {
        by_article.entry(&claim.article).or_default().push(n);
    }
    let mut found = vec![None; gold.len()];
    for (id, wanted) in by_article {
        let Some(article) = articles.get(id) else { continue };
        let wanted: Vec<(usize, Span)> =
            wanted.into_iter().filter_map(|n| Some((n, place(&gold[n], &article.text)?))).collect();
        for (i, j) in pair(&wanted, &article.claims, |(n, place), claim| likeness(&gold[*n], place, claim)) {
            found[wanted[i].0] = Some(&article.claims[j]);
        }
        for (n, place) in &wanted {
            found[*n] = found[*n].or_else(|| again(&gold[*n], place, &article.claims));
        }
    }
    found
}

/// The claim of the same type that is told again at a place.
fn again<'a>(gold: &LinkClaim, place: &Span, claims: &'a [Claim]) -> Option<&'a Claim> {
    let same_type = |claim: &&Claim| gold.event.as_deref().is_none_or(|event| event == claim.event.as_str());
    claims.iter().filter(same_type).find(|claim| claim.also.iter().any(|also| also.overlaps(place)))
}

/// Where the text that was read has the gold's word: nearest to where the gold has it, as a line of furniture above
/// moves what comes after it.
fn place(gold: &LinkClaim, text: &str) -> Option<Span> {
    let code_points = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let (start, _) = text
        .match_indices(&gold.trigger)
        .map(|(at, _)| code_points(&text[..at]))
        .map(|start| (start, start.abs_diff(gold.start)))
        .min_by_key(|(start, away)| (*away, *start))?;
    Some(Span { start, end: start + code_points(&gold.trigger), ..Span::default() })
}

fn likeness(gold: &LinkClaim, place: &Span, claim: &Claim) -> f64 {
    let same_type = gold.event.as_deref() == Some(claim.event.as_str());
    let same_words = || {
        let further = claim.also.iter().map(|also| also.text.as_str());
        touching(
            &triggers(&gold.trigger, gold.also.iter().map(String::as_str)),
            &triggers(&claim.trigger.text, further),
        )
    };
    let by = if claim.trigger.overlaps(place) {
        BY_TRIGGER
    } else if claim.also.iter().any(|also| also.overlaps(place)) {
        BY_ALSO
    } else if same_type && claim.sentence.overlaps(place) && same_words() {
        BY_WORDING
    } else {
        return 0.0;
    };
    by + if same_type { SAME_TYPE } else { 0.0 }
}
