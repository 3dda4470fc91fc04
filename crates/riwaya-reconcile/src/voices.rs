//! Independent reports: copies, and texts that credit the same agency, are one voice.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_record::{CodedArticle, EntityKind, Field, FurnitureKind};
use rustc_hash::FxHashMap;

use crate::clustering::find;
use crate::folding::fold;
use crate::near_copies::near_copies;
use crate::told::Corpus;

/// Similarity from which a text counts as a copy.
const COPY: f64 = 0.5;
/// A dateline stands within so many code points of the beginning.
const DATELINE: u32 = 60;

/// What is known of who copies whom.
pub(crate) struct Voices {
    /// Article index -> the group of copies it belongs to.
    copies: Vec<usize>,
    /// Article index -> agencies it credits as a whole.
    credits: Vec<BTreeSet<String>>,
}

impl Voices {
    pub(crate) fn new(corpus: &Corpus<'_>) -> Self {
        let at: FxHashMap<&str, usize> =
            corpus.articles.iter().enumerate().map(|(n, a)| (a.id.as_str(), n)).collect();
        let mut home: Vec<usize> = (0..corpus.articles.len()).collect();
        for pair in near_copies(corpus.articles.iter().map(|a| (a.id.as_str(), a.text.as_str())), COPY) {
            let (a, b) = (find(&mut home, at[pair.a.as_str()]), find(&mut home, at[pair.b.as_str()]));
            home[a.max(b)] = a.min(b);
        }
        let copies = (0..home.len()).map(|n| find(&mut home, n)).collect();
        let mut agencies: BTreeMap<String, String> = BTreeMap::new();
        for e in corpus.articles.iter().flat_map(|a| &a.entities).filter(|e| e.kind == EntityKind::Outlet) {
            let key = e.key.clone().unwrap_or_else(|| fold(&e.name_ar));
            for name in [&e.name, &e.name_ar] {
                if name.chars().count() >= 3 {
                    agencies.entry(fold(name)).or_insert_with(|| key.clone());
                }
            }
        }
        let credits = corpus.articles.iter().map(|a| credits(a, &agencies)).collect();
        Self { copies, credits }
    }

    /// How many independent reports the claims (indexes into the corpus) and the articles besides make.
    pub(crate) fn count(&self, corpus: &Corpus<'_>, claims: &[usize], besides: &BTreeSet<usize>) -> u32 {
        let mut by_article: BTreeMap<usize, BTreeSet<String>> =
            besides.iter().map(|n| (*n, self.credits[*n].clone())).collect();
        for &c in claims {
            let told = &corpus.told[c];
            let article = corpus.articles[told.article];
            let credited =
                by_article.entry(told.article).or_insert_with(|| self.credits[told.article].clone());
            if let Some(outermost) = told.claim.attribution.first()
                && let Some(e) = outermost.entity.as_deref().and_then(|id| article.entity(id))
                && e.kind == EntityKind::Outlet
            {
                credited.insert(e.key.clone().unwrap_or_else(|| fold(&e.name_ar)));
            }
        }
        let articles: Vec<(usize, BTreeSet<String>)> = by_article.into_iter().collect();
        let mut home: Vec<usize> = (0..articles.len()).collect();
        for i in 0..articles.len() {
            for j in i + 1..articles.len() {
                let same = self.copies[articles[i].0] == self.copies[articles[j].0];
                if same || !articles[i].1.is_disjoint(&articles[j].1) {
                    let (a, b) = (find(&mut home, i), find(&mut home, j));
                    home[a.max(b)] = a.min(b);
                }
            }
        }
        (0..home.len()).filter(|n| find(&mut home, *n) == *n).count() as u32
    }
}

/// Agencies that a credit line or the dateline names.
fn credits(article: &CodedArticle, agencies: &BTreeMap<String, String>) -> BTreeSet<String> {
    let own = article.outlet.as_deref().map(fold).unwrap_or_default();
    let mut out = BTreeSet::new();
    for f in article.furniture.iter().filter(|f| f.kind == FurnitureKind::Credit) {
        let line = fold(&f.text);
        out.extend(
            agencies.iter().filter(|(name, _)| line.contains(*name) && **name != own).map(|(_, k)| k.clone()),
        );
    }
    for e in article.entities.iter().filter(|e| e.kind == EntityKind::Outlet && fold(&e.name_ar) != own) {
        let opens = e.mentions.iter().any(|m| {
            m.field == Field::Text
                && m.end < DATELINE
                && article
                    .text
                    .chars()
                    .skip(m.end as usize)
                    .take(4)
                    .any(|c| matches!(c, '-' | '–' | '—' | ')' | ':'))
        });
        if opens {
            out.insert(e.key.clone().unwrap_or_else(|| fold(&e.name_ar)));
        }
    }
    out
}
