//! B-cubed and pairs, over main events and over storylines.

use std::collections::{BTreeSet, HashMap};

use riwaya_record::ArticleSummary;

use crate::Figure;
use crate::count::{harmonic, ratio};
use crate::rows::ClusterRow;

pub(crate) fn figures(gold: &[ClusterRow], system: &HashMap<&str, &ArticleSummary>) -> Vec<Figure> {
    let of = |row: &ClusterRow| system.get(row.id.as_str()).copied();
    let events: Vec<_> = gold.iter().map(|row| of(row).and_then(|a| a.main_event.as_deref())).collect();
    let stories: Vec<_> = gold.iter().map(|row| of(row).and_then(|a| a.storyline.as_deref())).collect();
    let want_events: Vec<_> = gold.iter().map(|row| Some(row.event.as_str())).collect();
    let want_stories: Vec<_> = gold.iter().map(|row| Some(row.story.as_str())).collect();
    let mut out = Vec::new();
    out.extend(level(&want_events, &events, ["event_b3_p", "event_b3_r", "event_b3_f1", "event_pair_f1"]));
    out.extend(level(&want_stories, &stories, ["story_b3_p", "story_b3_r", "story_b3_f1", "story_pair_f1"]));
    out
}

/// Compares two labellings of the same articles; an article without a label is alone.
fn level(want: &[Option<&str>], got: &[Option<&str>], names: [&'static str; 4]) -> [Figure; 4] {
    let (of_want, of_got) = (clusters(want), clusters(got));
    let (mut p, mut r) = (0.0, 0.0);
    for (want, got) in of_want.iter().zip(&of_got) {
        let both = want.intersection(got).count();
        p += ratio(both, got.len());
        r += ratio(both, want.len());
    }
    let all = want.len().max(1) as f64;
    let (p, r) = (p / all, r / all);
    let (x, y) = (pairs(&of_want), pairs(&of_got));
    let both = x.intersection(&y).count();
    let (pair_p, pair_r) = (ratio(both, y.len()), ratio(both, x.len()));
    [
        Figure::share(names[0], p),
        Figure::share(names[1], r),
        Figure::share(names[2], harmonic(p, r)),
        Figure::share(names[3], harmonic(pair_p, pair_r)),
    ]
}

/// For each article, the articles of its label.
fn clusters(labels: &[Option<&str>]) -> Vec<BTreeSet<usize>> {
    let mut by_label: HashMap<&str, BTreeSet<usize>> = HashMap::new();
    for (i, label) in labels.iter().enumerate() {
        if let Some(label) = label {
            by_label.entry(label).or_default().insert(i);
        }
    }
    let of = |(i, label): (usize, Option<&str>)| match label {
        Some(label) => by_label[label].clone(),
        None => BTreeSet::from([i]),
    };
    labels.iter().copied().enumerate().map(of).collect()
}

fn pairs(clusters: &[BTreeSet<usize>]) -> BTreeSet<(usize, usize)> {
    let later = |(i, cluster): (usize, &BTreeSet<usize>)| -> Vec<_> {
        cluster.range(i + 1..).map(|j| (i, *j)).collect()
    };
    clusters.iter().enumerate().flat_map(later).collect()
}
