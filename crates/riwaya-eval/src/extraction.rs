//! Article text: shared runs of four words, counted, averaged over pages. The measure of the
//! article-extraction benchmark.

use std::collections::HashMap;

use riwaya_record::CodedArticle;

use crate::Figure;
use crate::count::{harmonic, ratio};
use crate::rows::ArticleRow;
use crate::wording::words;

const RUN: usize = 4;

pub(crate) fn figures(gold: &[ArticleRow], system: &[CodedArticle]) -> Vec<Figure> {
    let texts: HashMap<&str, &str> = system.iter().map(|a| (page(&a.id), a.text.as_str())).collect();
    let (mut precision, mut recall) = (Mean::default(), Mean::default());
    for row in gold {
        let want = runs(&row.text);
        let got = texts.get(page(&row.id)).map(|text| runs(text)).unwrap_or_default();
        let both = want.iter().map(|(run, n)| got.get(run).copied().unwrap_or(0).min(*n)).sum();
        precision.add(both, got.values().sum());
        recall.add(both, want.values().sum());
    }
    let (p, r) = (precision.value(), recall.value());
    vec![
        Figure::share("extract_p", p),
        Figure::share("extract_r", r),
        Figure::share("extract_f1", harmonic(p, r)),
        Figure::count("pages", gold.len()),
    ]
}

/// A mean of shares; a share of nothing does not count.
#[derive(Default)]
struct Mean {
    sum: f64,
    of: usize,
}

impl Mean {
    fn add(&mut self, part: usize, whole: usize) {
        if whole > 0 {
            self.sum += ratio(part, whole);
            self.of += 1;
        }
    }

    fn value(&self) -> f64 {
        self.sum / self.of.max(1) as f64
    }
}

/// A page's name: the last part of its id, without `.html`, `.htm` and `.gz`.
pub(crate) fn page(id: &str) -> &str {
    let name = id.rsplit('/').next().unwrap_or(id);
    let plain = name.strip_suffix(".gz").unwrap_or(name);
    plain.strip_suffix(".html").or_else(|| plain.strip_suffix(".htm")).unwrap_or(name)
}

/// Runs of four words with how often they come; a shorter text is one run.
fn runs(text: &str) -> HashMap<Vec<&str>, usize> {
    let words: Vec<&str> = words(text).collect();
    let mut out = HashMap::new();
    if words.is_empty() {
        return out;
    }
    for run in words.windows(RUN.min(words.len())) {
        *out.entry(run.to_vec()).or_default() += 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_pages() {
        assert_eq!(page("html/a.html.gz"), "a");
        assert_eq!(page("a.htm"), "a");
        assert_eq!(page("a.txt.gz"), "a.txt.gz");
        assert_eq!(page("feed.xml#2"), "feed.xml#2");
    }
}
