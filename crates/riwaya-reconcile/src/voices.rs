//! Independent reports: copies and rewordings of one text are one report, and a voice is a report with a source of its
//! own, an agency that it credits or the outlet that prints it.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use riwaya_record::EntityKind;
use rustc_hash::FxHashMap;

use crate::clustering::find;
use crate::folding::fold;
use crate::rewording::Text;
use crate::told::Corpus;

/// Who speaks in the articles of a corpus. An answer depends on the articles asked about alone.
pub(crate) struct Voices<'c, 'a> {
    corpus: &'c Corpus<'a>,
    /// What of each article is compared, made when it is first needed.
    texts: Vec<OnceCell<Text>>,
    /// Pairs of articles that have been compared: many are of several events.
    compared: RefCell<FxHashMap<(usize, usize), bool>>,
}

impl<'c, 'a> Voices<'c, 'a> {
    pub(crate) fn new(corpus: &'c Corpus<'a>) -> Self {
        let texts = corpus.articles.iter().map(|_| OnceCell::new()).collect();
        Self { corpus, texts, compared: RefCell::default() }
    }

    /// How many independent reports the claims (indexes into the corpus) and the articles besides make.
    pub(crate) fn count(&self, claims: &[usize], besides: &BTreeSet<usize>) -> u32 {
        let told_by = self.sources(claims, besides);
        let (articles, sources): (Vec<usize>, Vec<BTreeSet<String>>) = told_by.into_iter().unzip();
        let mut home: Vec<usize> = (0..articles.len()).collect();
        for (i, a) in articles.iter().enumerate() {
            for (j, b) in articles.iter().enumerate().skip(i + 1) {
                if self.are_one_report(*a, *b) {
                    let (a, b) = (find(&mut home, i), find(&mut home, j));
                    home[a.max(b)] = a.min(b);
                }
            }
        }
        let mut reports: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
        for (i, named) in sources.iter().enumerate() {
            reports.entry(find(&mut home, i)).or_default().extend(named.iter().map(String::as_str));
        }
        independent(&reports.into_values().collect::<Vec<_>>())
    }

    /// By article, whose reports the claims are: of the outlets that the article names as their source, else of those
    /// that it credits, else of its own.
    fn sources(&self, claims: &[usize], besides: &BTreeSet<usize>) -> BTreeMap<usize, BTreeSet<String>> {
        let mut out: BTreeMap<usize, BTreeSet<String>> =
            besides.iter().map(|n| (*n, BTreeSet::new())).collect();
        for told in claims.iter().map(|c| &self.corpus.told[*c]) {
            let article = self.corpus.articles[told.article];
            let outermost = told.claim.attribution.first().and_then(|p| p.entity.as_deref());
            let outlet = outermost.and_then(|id| article.entity(id)).filter(|e| e.kind == EntityKind::Outlet);
            out.entry(told.article)
                .or_default()
                .extend(outlet.map(|e| e.key.clone().unwrap_or_else(|| fold(&e.name_ar))));
        }
        for (n, named) in &mut out {
            let article = self.corpus.articles[*n];
            if named.is_empty() {
                named.extend(article.credits.iter().cloned());
            }
            if named.is_empty() {
                // an article of no known outlet is nobody's but its own
                named.insert(article.outlet.as_deref().map_or_else(|| format!("\n{}", article.id), fold));
            }
        }
        out
    }

    fn are_one_report(&self, a: usize, b: usize) -> bool {
        if let Some(known) = self.compared.borrow().get(&(a, b)) {
            return *known;
        }
        let text = |n: usize| self.texts[n].get_or_init(|| Text::of(self.corpus.articles[n]));
        let one = text(a).is_of_one_report(text(b));
        self.compared.borrow_mut().insert((a, b), one);
        one
    }
}

/// How many reports there are, each with a source of its own, at most: of each report those are given whose it may be.
///
/// Ten outlets with one text are one voice, and so is one outlet with ten texts. Two outlets that share one text and have
/// each another besides are two.
fn independent(reports: &[BTreeSet<&str>]) -> u32 {
    fn place<'s>(
        n: usize,
        reports: &[BTreeSet<&'s str>],
        voice: &mut BTreeMap<&'s str, usize>,
        tried: &mut BTreeSet<&'s str>,
    ) -> bool {
        reports[n].iter().any(|&source| {
            let free = tried.insert(source)
                && voice.get(source).copied().is_none_or(|other| place(other, reports, voice, tried));
            if free {
                voice.insert(source, n);
            }
            free
        })
    }
    let mut voice = BTreeMap::new();
    for n in 0..reports.len() {
        place(n, reports, &mut voice, &mut BTreeSet::new());
    }
    voice.len() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_voice_has_a_report_and_a_source_of_its_own() {
        for (reports, voices) in [
            (&["reuters"][..], 1),
            (&["reuters", "reuters", "reuters"], 1),
            (&["one two three four"], 1),
            (&["reuters", "afp"], 2),
            (&["reuters", "reuters afp", "afp"], 2),
            (&["reuters afp", "reuters"], 2),
            (&["one two", "one", "two"], 2),
            (&["one two", "one two", "one two"], 2),
            (&["one two", "two three", "three one"], 3),
            (&[], 0),
        ] {
            let sets: Vec<BTreeSet<&str>> = reports.iter().map(|r| r.split(' ').collect()).collect();
            assert_eq!(independent(&sets), voices, "{reports:?}");
        }
    }
}
