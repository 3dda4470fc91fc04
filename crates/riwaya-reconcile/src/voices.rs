//! Independent reports: copies and rewordings of one text, texts that credit the same agency, and texts of one outlet
//! are one voice.

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
        let join = |home: &mut [usize], a: usize, b: usize| {
            let (a, b) = (find(home, a), find(home, b));
            home[a.max(b)] = a.min(b);
        };
        for (i, a) in articles.iter().enumerate() {
            for (j, b) in articles.iter().enumerate().skip(i + 1) {
                if self.are_one_report(*a, *b) {
                    join(&mut home, i, j);
                }
            }
        }
        // a text that credits two agencies goes with one of them, and makes no one voice of both
        let mut order: Vec<usize> = (0..articles.len()).collect();
        order.sort_by_key(|i| (sources[*i].len() > 1, *i));
        let mut holders: BTreeMap<&str, usize> = BTreeMap::new();
        for i in order {
            let known = sources[i].iter().filter_map(|s| holders.get(s.as_str())).min().copied();
            match known {
                Some(holder) => join(&mut home, holder, i),
                None => holders.extend(sources[i].iter().map(|s| (s.as_str(), i))),
            }
        }
        (0..home.len()).filter(|n| find(&mut home, *n) == *n).count() as u32
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
