//! An archive in memory, which looks at everything it has.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use riwaya_reconcile::{
    Akin, Archive, Corrections, Decided, Home, Key, Note, Noted, Reconciled, Strung, update,
};
use riwaya_record::{CodedArticle, Event, Storyline};

#[derive(Default)]
pub(crate) struct Memory {
    corrections: Corrections,
    /// As coded.
    articles: BTreeMap<String, CodedArticle>,
    decided: BTreeMap<String, Decided>,
    notes: BTreeMap<String, Note>,
    akin: BTreeMap<(String, String), f64>,
    events: BTreeMap<String, Strung>,
    storylines: BTreeMap<String, Storyline>,
}

impl Memory {
    /// Adds articles, or puts them in the place of those of their ids.
    pub(crate) fn add(&mut self, batch: &[CodedArticle]) {
        let corrected: Vec<CodedArticle> = batch.iter().map(|a| self.corrections.apply(a.clone())).collect();
        let Ok(update) = update(self, &corrected, self.corrections.constraints());
        self.articles.extend(batch.iter().map(|a| (a.id.clone(), a.clone())));
        for id in update.notes.keys() {
            self.akin.retain(|(a, b), _| a != id && b != id);
        }
        let pair = |(a, b, score): (String, String, f64)| ((a.clone().min(b.clone()), a.max(b)), score);
        self.akin.extend(update.akin.into_iter().map(pair));
        self.notes.extend(update.notes);
        self.decided.extend(update.decided);
        for gone in &update.gone {
            self.events.remove(&gone.event.id);
        }
        self.events.extend(update.events.into_iter().map(|s| (s.event.id.clone(), s)));
        for id in &update.gone_storylines {
            self.storylines.remove(id);
        }
        self.storylines.extend(update.storylines.into_iter().map(|s| (s.id.clone(), s)));
    }

    /// Corrects otherwise than before; these are the claims about which corrections differ.
    pub(crate) fn correct(&mut self, corrections: &Corrections, claims: &[&str]) {
        self.corrections = corrections.clone();
        let articles: BTreeSet<&String> = claims.iter().filter_map(|c| self.article_of(c)).collect();
        let touched: Vec<CodedArticle> = articles.into_iter().map(|id| self.articles[id].clone()).collect();
        self.add(&touched);
    }

    /// Everything that was decided, as text.
    pub(crate) fn dump(&self) -> String {
        format!("{:?}\n{:?}\n{:?}", self.events, self.storylines, self.decided)
    }

    /// Asserts that it holds what all its articles together give.
    pub(crate) fn is(&self, whole: &Reconciled) {
        let mut events: Vec<&Event> = self.events.values().map(|s| &s.event).collect();
        let mut wanted: Vec<&Event> = whole.events.iter().collect();
        events.sort_by_key(|e| &e.id);
        wanted.sort_by_key(|e| &e.id);
        let ids = |events: &[&Event]| events.iter().map(|e| e.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&events), ids(&wanted));
        for (event, wanted) in events.iter().zip(&wanted) {
            assert_eq!(event, wanted);
        }
        for summary in &whole.summaries {
            let decided = &self.decided[&summary.id];
            assert_eq!(
                (&summary.id, &decided.main_event, &decided.storyline),
                (&summary.id, &summary.main_event, &summary.storyline)
            );
        }
        let lines: BTreeMap<&String, &Storyline> = whole.storylines.iter().map(|s| (&s.id, s)).collect();
        assert!(self.storylines.keys().eq(lines.keys().copied()));
        for (id, line) in &self.storylines {
            assert_eq!(line, lines[id]);
        }
    }

    fn with(&self, fits: impl Fn(&Decided) -> bool) -> BTreeSet<String> {
        self.decided.iter().filter(|(_, d)| fits(d)).map(|(id, _)| id.clone()).collect()
    }

    fn noted_with(&self, fits: impl Fn(&Note) -> bool) -> BTreeSet<String> {
        self.notes.iter().filter(|(_, n)| fits(n)).map(|(id, _)| id.clone()).collect()
    }

    fn akin_where(&self, fits: impl Fn(&String, &String) -> bool) -> Akin {
        let pairs: Vec<_> = self.akin.iter().filter(|((a, b), _)| fits(a, b)).collect();
        let articles: BTreeSet<&String> = pairs.iter().flat_map(|((a, b), _)| [a, b]).collect();
        let articles: Vec<String> = articles.into_iter().cloned().collect();
        let place = |id: &String| articles.binary_search(id).unwrap_or_default() as u32;
        let pairs = pairs.into_iter().map(|((a, b), score)| (place(a), place(b), *score)).collect();
        Akin { articles, pairs }
    }

    fn article_of(&self, claim: &str) -> Option<&String> {
        self.articles.values().find(|a| a.claims.iter().any(|c| c.id == claim)).map(|a| &a.id)
    }

    fn event_of(&self, claim: &str) -> Option<&String> {
        self.events.values().find(|s| s.event.claims.iter().any(|c| c == claim)).map(|s| &s.event.id)
    }
}

impl Archive for Memory {
    type Error = Infallible;

    fn articles(&self, ids: &BTreeSet<String>) -> Result<Vec<CodedArticle>, Infallible> {
        Ok(ids
            .iter()
            .filter_map(|id| self.articles.get(id))
            .map(|a| self.corrections.apply(a.clone()))
            .collect())
    }

    fn noted(&self, ids: &BTreeSet<String>) -> Result<Vec<Noted>, Infallible> {
        let noted = |id: &String| {
            let (report, decided) = (self.notes.get(id)?.report.clone(), self.decided.get(id)?.clone());
            Some(Noted { id: id.clone(), report, decided })
        };
        Ok(ids.iter().filter_map(noted).collect())
    }

    fn homes(&self, ids: &BTreeSet<String>) -> Result<Vec<Home>, Infallible> {
        let home = |article: &CodedArticle, claim: &str| {
            let event = self.event_of(claim)?.clone();
            Some(Home { article: article.id.clone(), claim: claim.to_owned(), event })
        };
        let articles = ids.iter().filter_map(|id| self.articles.get(id));
        Ok(articles.flat_map(|a| a.claims.iter().filter_map(|c| home(a, &c.id))).collect())
    }

    fn meeting(&self, keys: &[Key]) -> Result<BTreeSet<String>, Infallible> {
        let mut by: BTreeMap<u64, Vec<Key>> = BTreeMap::new();
        for key in keys {
            by.entry(key.block()).or_default().push(*key);
        }
        let meets = |own: &Key| by.get(&own.block()).is_some_and(|all| all.iter().any(|k| own.meets(*k)));
        Ok(self.noted_with(|note| note.keys.iter().any(meets)))
    }

    fn published(&self, first: i32, last: i32) -> Result<BTreeSet<String>, Infallible> {
        Ok(self.noted_with(|note| note.days.is_none_or(|(from, to)| from <= last && first <= to)))
    }

    fn tied(&self, ties: &BTreeSet<u64>, _: i32, _: i32) -> Result<BTreeSet<String>, Infallible> {
        Ok(self.noted_with(|note| note.report.ties().iter().any(|tie| ties.contains(tie))))
    }

    fn akin(&self, ids: &BTreeSet<String>) -> Result<Akin, Infallible> {
        Ok(self.akin_where(|a, b| ids.contains(a) || ids.contains(b)))
    }

    fn akin_among(&self, ids: &BTreeSet<String>) -> Result<Akin, Infallible> {
        Ok(self.akin_where(|a, b| ids.contains(a) && ids.contains(b)))
    }

    fn of_news(&self, news: &str) -> Result<BTreeSet<String>, Infallible> {
        Ok(self.with(|d| d.news == news))
    }

    fn of_affair(&self, affair: &str) -> Result<BTreeSet<String>, Infallible> {
        Ok(self.with(|d| d.affair == affair))
    }

    fn leading_with(&self, event: &str) -> Result<BTreeSet<String>, Infallible> {
        Ok(self.with(|d| d.main_event.as_deref() == Some(event)))
    }

    fn told_in(&self, articles: &BTreeSet<String>) -> Result<BTreeSet<String>, Infallible> {
        let tells = |s: &&Strung| s.event.articles.iter().any(|a| articles.contains(a));
        Ok(self.events.values().filter(tells).map(|s| s.event.id.clone()).collect())
    }

    fn claims(&self, event: &str) -> Result<BTreeMap<String, String>, Infallible> {
        let claims = self.events.get(event).into_iter().flat_map(|s| &s.event.claims);
        Ok(claims.filter_map(|c| Some((c.clone(), self.article_of(c)?.clone()))).collect())
    }

    fn claimants(&self, claims: &BTreeSet<String>) -> Result<BTreeSet<String>, Infallible> {
        Ok(claims.iter().filter_map(|c| self.article_of(c)).cloned().collect())
    }

    fn events(&self, ids: &BTreeSet<String>) -> Result<Vec<Strung>, Infallible> {
        Ok(ids.iter().filter_map(|id| self.events.get(id)).cloned().collect())
    }

    fn wholes(&self, ids: &BTreeSet<String>) -> Result<Vec<(String, Option<String>)>, Infallible> {
        let found = ids.iter().filter_map(|id| self.events.get(id));
        Ok(found.map(|s| (s.event.id.clone(), s.event.part_of.clone())).collect())
    }

    fn parts(&self, whole: &str) -> Result<BTreeSet<String>, Infallible> {
        let part = |s: &&Strung| s.event.part_of.as_deref() == Some(whole);
        Ok(self.events.values().filter(part).map(|s| s.event.id.clone()).collect())
    }

    fn strung(&self, affair: &str) -> Result<BTreeSet<String>, Infallible> {
        let of = |s: &&Strung| s.affair.as_deref() == Some(affair);
        Ok(self.events.values().filter(of).map(|s| s.event.id.clone()).collect())
    }
}
