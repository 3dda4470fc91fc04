//! Articles laid out, those that have changed and those that matter to them, with what was and what is now decided.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use riwaya_record::CodedArticle;
use rustc_hash::{FxHashMap, FxHashSet};
use typed_arena::Arena;

use crate::archive::{Archive, Decided, Home};
use crate::clustering::Edge;
use crate::reports::{NEWS_DAYS, Part, Report, of_one_happening};
use crate::told::{Corpus, Sketch};

/// An article as it is grouped.
pub(crate) struct Folder {
    pub(crate) report: Arc<Report>,
    /// What was decided of it; of one that has changed, of the revision before.
    pub(crate) before: Decided,
    /// What is decided of it now: nothing as yet of one that has changed.
    pub(crate) now: Decided,
}

/// What is laid out, and where the rest is fetched from.
pub(crate) struct Desk<'d, A> {
    pub(crate) archive: &'d A,
    room: &'d Arena<CodedArticle>,
    /// Articles in full, of what is claimed in them.
    sketches: BTreeMap<String, Sketch<'d>>,
    pub(crate) folders: BTreeMap<String, Folder>,
    /// Articles that are new or have changed.
    pub(crate) changed: BTreeSet<String>,
    /// News and affairs that were grouped anew.
    news: BTreeMap<String, BTreeSet<String>>,
    affairs: BTreeMap<String, BTreeSet<String>>,
    /// Events that were grouped anew, with their claims.
    events: BTreeMap<String, BTreeSet<String>>,
    /// The article of each claim laid out.
    article_of: FxHashMap<String, String>,
    /// The claims of articles that have not changed, and the event of each as it stood and as it is now.
    claims: BTreeMap<String, Vec<String>>,
    stood_in: FxHashMap<String, String>,
    home: FxHashMap<String, String>,
    /// Of events, what they are part of, as far as that was decided anew or looked up.
    wholes: FxHashMap<String, Option<String>>,
    parts: FxHashMap<String, BTreeSet<String>>,
    /// Of articles, what they lead with, as far as that was decided anew; and the same by event.
    main: BTreeMap<String, Option<String>>,
    led: BTreeMap<String, BTreeSet<String>>,
    /// Pairs of articles likely enough to report one happening, among those for which that was asked.
    alike: Vec<(String, String, f64)>,
    asked: BTreeSet<String>,
}

impl<'d, A: Archive> Desk<'d, A> {
    /// Lays out what has changed, and what was decided of it before; `reports` has what of it is known as a report.
    pub(crate) fn new(
        archive: &'d A,
        room: &'d Arena<CodedArticle>,
        changed: &'d [CodedArticle],
        reports: &BTreeMap<String, Arc<Report>>,
    ) -> Result<Self, A::Error> {
        let mut desk = Self {
            archive,
            room,
            sketches: BTreeMap::new(),
            folders: BTreeMap::new(),
            changed: BTreeSet::new(),
            news: BTreeMap::new(),
            affairs: BTreeMap::new(),
            events: BTreeMap::new(),
            article_of: FxHashMap::default(),
            claims: BTreeMap::new(),
            stood_in: FxHashMap::default(),
            home: FxHashMap::default(),
            wholes: FxHashMap::default(),
            parts: FxHashMap::default(),
            main: BTreeMap::new(),
            led: BTreeMap::new(),
            alike: Vec::new(),
            asked: BTreeSet::new(),
        };
        for article in changed {
            // of two articles of one id the first in order of text is kept
            let known = desk.sketches.get(&article.id).is_some_and(|s| s.article.text <= article.text);
            if !known {
                desk.lay_out(article, reports.get(&article.id).cloned());
            }
        }
        desk.changed = desk.sketches.keys().cloned().collect();
        desk.main = desk.changed.iter().map(|id| (id.clone(), None)).collect();
        let mut before: BTreeMap<String, Decided> =
            archive.noted(&desk.changed)?.into_iter().map(|n| (n.id, n.decided)).collect();
        for (id, sketch) in &desk.sketches {
            let folder = Folder {
                report: Arc::clone(&sketch.report),
                before: before.remove(id).unwrap_or_default(),
                now: Decided::default(),
            };
            desk.folders.insert(id.clone(), folder);
        }
        Ok(desk)
    }

    fn lay_out(&mut self, article: &'d CodedArticle, report: Option<Arc<Report>>) {
        for claim in &article.claims {
            self.article_of.insert(claim.id.clone(), article.id.clone());
        }
        self.sketches.insert(article.id.clone(), Sketch::new(article, report));
    }

    /// Lays out how articles are grouped.
    pub(crate) fn note(&mut self, ids: &BTreeSet<String>) -> Result<(), A::Error> {
        let wanted: BTreeSet<String> =
            ids.iter().filter(|id| !self.folders.contains_key(*id)).cloned().collect();
        if wanted.is_empty() {
            return Ok(());
        }
        for noted in self.archive.noted(&wanted)? {
            let folder =
                Folder { report: Arc::new(noted.report), now: noted.decided.clone(), before: noted.decided };
            self.folders.insert(noted.id, folder);
        }
        Ok(())
    }

    /// Lays out articles in full.
    pub(crate) fn fetch(&mut self, ids: &BTreeSet<String>) -> Result<(), A::Error> {
        let wanted: BTreeSet<String> =
            ids.iter().filter(|id| !self.sketches.contains_key(*id)).cloned().collect();
        if wanted.is_empty() {
            return Ok(());
        }
        self.note(&wanted)?;
        self.look_up_homes(&wanted)?;
        for article in self.archive.articles(&wanted)? {
            let report = self.folders.get(&article.id).map(|f| Arc::clone(&f.report));
            self.lay_out(self.room.alloc(article), report);
        }
        Ok(())
    }

    /// Looks up which event each claim of these articles stood in.
    pub(crate) fn look_up_homes(&mut self, ids: &BTreeSet<String>) -> Result<(), A::Error> {
        let known = |id: &String| self.changed.contains(id) || self.claims.contains_key(id);
        let wanted: BTreeSet<String> = ids.iter().filter(|id| !known(id)).cloned().collect();
        if wanted.is_empty() {
            return Ok(());
        }
        let homes = self.archive.homes(&wanted)?;
        self.claims.extend(wanted.into_iter().map(|id| (id, Vec::new())));
        for Home { article, claim, event } in homes {
            self.claims.entry(article).or_default().push(claim.clone());
            self.stood_in.insert(claim, event);
        }
        Ok(())
    }

    /// The event that a claim laid out stood in, if its article has not changed since.
    pub(crate) fn stood_in(&self, claim: &str) -> Option<&String> {
        self.stood_in.get(claim)
    }

    /// The events that articles tell, as far as the homes of their claims were looked up.
    pub(crate) fn told_in(&self, articles: &BTreeSet<String>) -> BTreeSet<String> {
        let new = articles.iter().filter(|id| self.changed.contains(*id)).filter_map(|id| self.article(id));
        let new = new.flat_map(|a| a.claims.iter().map(|c| c.id.as_str()));
        let old = articles.iter().filter_map(|id| self.claims.get(id)).flatten().map(String::as_str);
        let events: FxHashSet<&str> = new.chain(old).filter_map(|claim| self.event_of(claim)).collect();
        events.into_iter().map(str::to_owned).collect()
    }

    /// Lays out how the articles are grouped that came out within so many days of these.
    pub(crate) fn note_near(&mut self, ids: &BTreeSet<String>, days: i32) -> Result<(), A::Error> {
        for (first, last) in self.days_around(ids, days) {
            let there = self.archive.published(first, last)?;
            self.note(&there)?;
        }
        Ok(())
    }

    /// The days that lie within so many of those on which these articles came out, in stretches apart from each other.
    pub(crate) fn days_around(&self, ids: &BTreeSet<String>, days: i32) -> Vec<(i32, i32)> {
        let mut stretches: Vec<(i32, i32)> =
            ids.iter().filter_map(|id| self.folders.get(id)).map(|f| f.report.days()).collect();
        stretches.sort_unstable();
        let mut joined: Vec<(i32, i32)> = Vec::new();
        for (first, last) in stretches {
            let (first, last) = (first.saturating_sub(days), last.saturating_add(days));
            match joined.last_mut() {
                Some((_, so_far)) if first <= *so_far => *so_far = last.max(*so_far),
                _ => joined.push((first, last)),
            }
        }
        joined
    }

    /// The articles laid out in full.
    pub(crate) fn laid_out(&self) -> BTreeSet<String> {
        self.sketches.keys().cloned().collect()
    }

    /// Some of the articles laid out, in canonical order.
    pub(crate) fn view<'v>(&'v self, ids: &BTreeSet<String>) -> Corpus<'v> {
        Corpus::new(ids.iter().filter_map(|id| self.sketches.get(id)))
    }

    /// All articles laid out in full, in canonical order.
    pub(crate) fn view_all(&self) -> Corpus<'_> {
        Corpus::new(self.sketches.values())
    }

    /// Articles as they are grouped, in canonical order.
    pub(crate) fn reports<'v>(
        &'v self,
        ids: impl IntoIterator<Item = &'v String>,
    ) -> (Vec<&'v String>, Vec<&'v Report>) {
        let mut found: Vec<(&String, &Report)> =
            ids.into_iter().filter_map(|id| Some((id, self.folders.get(id)?.report.as_ref()))).collect();
        found.sort_by_key(|(id, report)| (report.latest(), *id));
        found.into_iter().unzip()
    }

    /// The article, if it is laid out in full.
    pub(crate) fn article(&self, id: &str) -> Option<&'d CodedArticle> {
        self.sketches.get(id).map(|s| s.article)
    }

    /// Sketches of what has changed.
    pub(crate) fn changed_sketches(&self) -> impl Iterator<Item = &Sketch<'d>> {
        self.changed.iter().filter_map(|id| self.sketches.get(id))
    }

    /// What was decided of an article, unless it has changed since.
    pub(crate) fn stood(&self, article: &str) -> Option<&Decided> {
        self.folders.get(article).filter(|_| !self.changed.contains(article)).map(|f| &f.before)
    }

    pub(crate) fn now(&self, article: &str) -> Option<&Decided> {
        self.folders.get(article).map(|f| &f.now)
    }

    pub(crate) fn decide(&mut self, article: &str) -> Option<&mut Decided> {
        self.folders.get_mut(article).map(|f| &mut f.now)
    }

    /// Pairs of these articles that are likely enough to report one happening, with how likely.
    pub(crate) fn alike(&mut self, ids: &BTreeSet<String>) -> &[(String, String, f64)] {
        let fresh: FxHashSet<&String> = ids.difference(&self.asked).collect();
        if !fresh.is_empty() {
            let part = |id: &String| Part::fresh(fresh.contains(id));
            let found = self.compared(self.asked.union(ids), part);
            self.alike.extend(found);
            self.asked.extend(ids.iter().filter(|id| self.folders.contains_key(*id)).cloned());
        }
        &self.alike
    }

    /// The same of these articles each with those around them, and not of those around them with each other; a pair may come
    /// twice.
    pub(crate) fn alike_to(
        &mut self,
        ids: &BTreeSet<String>,
        around: &BTreeSet<String>,
    ) -> &[(String, String, f64)] {
        let (known, fresh): (BTreeSet<&String>, BTreeSet<&String>) =
            ids.iter().partition(|id| self.asked.contains(*id));
        let unasked: BTreeSet<&String> =
            around.iter().filter(|id| !self.asked.contains(*id) && !fresh.contains(id)).collect();
        let mut found = Vec::new();
        if !fresh.is_empty() {
            let all: BTreeSet<&String> = ids.union(around).collect();
            found.extend(self.compared(all, |id| Part::fresh(fresh.contains(id))));
        }
        if !known.is_empty() && !unasked.is_empty() {
            let part = |id: &String| if known.contains(id) { Part::Left } else { Part::Right };
            found.extend(self.compared(known.iter().chain(&unasked).copied(), part));
        }
        self.alike.extend(found);
        &self.alike
    }

    /// Compares articles as reports of one happening, each with those that its part meets.
    fn compared<'v>(
        &'v self,
        ids: impl IntoIterator<Item = &'v String>,
        part: impl Fn(&String) -> Part,
    ) -> Vec<(String, String, f64)> {
        let (names, reports) = self.reports(ids);
        let parts: Vec<Part> = names.iter().map(|id| part(id)).collect();
        let edges = of_one_happening(&reports, |n| parts[n]);
        edges.iter().map(|e| (names[e.a].to_owned(), names[e.b].to_owned(), e.score)).collect()
    }

    /// Takes these for all pairs of articles laid out that are likely enough to report one happening.
    pub(crate) fn know_alike(&mut self, pairs: Vec<(String, String, f64)>) {
        self.alike = pairs;
        self.asked = self.folders.keys().cloned().collect();
    }

    /// The same, as edges between the articles of a corpus.
    pub(crate) fn alike_within<'i>(&self, articles: impl Iterator<Item = &'i str>) -> Vec<Edge> {
        edges_within(&self.alike, articles)
    }

    /// Lays out the articles that may report the happenings of these, and names them all.
    pub(crate) fn note_happenings(&mut self, ids: &BTreeSet<String>) -> Result<BTreeSet<String>, A::Error> {
        self.note_near(ids, NEWS_DAYS)?;
        let around = self.days_around(ids, NEWS_DAYS);
        let near = |(first, last): (i32, i32)| {
            let before = around.partition_point(|(from, _)| *from <= last);
            before > 0 && around[before - 1].1 >= first
        };
        Ok(self.folders.iter().filter(|(_, f)| near(f.report.days())).map(|(id, _)| id.clone()).collect())
    }

    /// The article of a claim that is laid out.
    pub(crate) fn article_of(&self, claim: &str) -> Option<&String> {
        self.article_of.get(claim)
    }

    /// The articles of claims that are laid out.
    pub(crate) fn articles_of<'i>(&self, claims: impl IntoIterator<Item = &'i String>) -> BTreeSet<String> {
        let ids: FxHashSet<&String> = claims.into_iter().filter_map(|c| self.article_of.get(c)).collect();
        ids.into_iter().cloned().collect()
    }

    /// The claims of an event as it stood, as far as they are there still; their articles are laid out.
    pub(crate) fn members_of(&mut self, event: &str) -> Result<BTreeSet<String>, A::Error> {
        let claims = self.archive.claims(event)?;
        self.fetch(&claims.values().cloned().collect())?;
        Ok(claims.into_keys().filter(|claim| self.article_of.contains_key(claim)).collect())
    }

    /// The event that a claim laid out went into.
    pub(crate) fn event_of(&self, claim: &str) -> Option<&str> {
        self.home.get(claim).or_else(|| self.stood_in.get(claim)).map(String::as_str)
    }

    /// The articles of a news, as it is now.
    pub(crate) fn of_news(&self, news: &str) -> Result<BTreeSet<String>, A::Error> {
        self.news.get(news).map_or_else(|| self.archive.of_news(news), |articles| Ok(articles.clone()))
    }

    /// The articles of an affair, as it is now.
    pub(crate) fn of_affair(&self, affair: &str) -> Result<BTreeSet<String>, A::Error> {
        self.affairs
            .get(affair)
            .map_or_else(|| self.archive.of_affair(affair), |articles| Ok(articles.clone()))
    }

    /// The claims of an event, as it is now; their articles are laid out.
    pub(crate) fn claims_of(&mut self, event: &str) -> Result<BTreeSet<String>, A::Error> {
        if let Some(claims) = self.events.get(event) {
            return Ok(claims.clone());
        }
        self.members_of(event)
    }

    /// The articles that tell an event, as it is now.
    pub(crate) fn telling(&self, event: &str) -> Result<BTreeSet<String>, A::Error> {
        match self.events.get(event) {
            Some(claims) => Ok(self.articles_of(claims)),
            None => Ok(self.archive.claims(event)?.into_values().collect()),
        }
    }

    /// Events that were grouped anew.
    pub(crate) fn regrouped(&self) -> &BTreeMap<String, BTreeSet<String>> {
        &self.events
    }

    /// What an event is part of.
    pub(crate) fn whole_of(&self, event: &str) -> Option<&str> {
        self.wholes.get(event)?.as_deref()
    }

    /// Says what an event is part of.
    pub(crate) fn make_part(&mut self, event: &str, whole: Option<String>) {
        if let Some(Some(old)) = self.wholes.get(event)
            && let Some(parts) = self.parts.get_mut(old)
        {
            parts.remove(event);
        }
        if let Some(whole) = &whole {
            self.parts.entry(whole.clone()).or_default().insert(event.to_owned());
        }
        self.wholes.insert(event.to_owned(), whole);
    }

    /// Looks up what events are part of, where that is not known yet.
    pub(crate) fn look_up_wholes(&mut self, events: &BTreeSet<String>) -> Result<(), A::Error> {
        let unknown: BTreeSet<String> =
            events.iter().filter(|e| !self.wholes.contains_key(*e)).cloned().collect();
        if !unknown.is_empty() {
            for (event, whole) in self.archive.wholes(&unknown)? {
                self.make_part(&event, whole);
            }
        }
        Ok(())
    }

    /// The events that are part of one, as it is now.
    pub(crate) fn parts_of(&self, whole: &str) -> Result<BTreeSet<String>, A::Error> {
        let stood = self.archive.parts(whole)?;
        let mut parts: BTreeSet<String> =
            stood.into_iter().filter(|part| !self.wholes.contains_key(part)).collect();
        parts.extend(self.parts.get(whole).into_iter().flatten().cloned());
        Ok(parts)
    }

    /// Whether an affair still goes by this id.
    pub(crate) fn is_affair(&self, affair: &str) -> bool {
        self.now(affair).is_none_or(|decided| decided.affair == affair)
    }

    /// Says what an article leads with.
    pub(crate) fn lead(&mut self, article: &str, event: Option<String>) {
        if let Some(Some(old)) = self.main.get(article)
            && let Some(articles) = self.led.get_mut(old)
        {
            articles.remove(article);
        }
        if let Some(event) = &event {
            self.led.entry(event.clone()).or_default().insert(article.to_owned());
        }
        self.main.insert(article.to_owned(), event.clone());
        if let Some(now) = self.decide(article) {
            now.main_event = event;
        }
    }

    /// The articles that lead with an event, as it is now.
    pub(crate) fn leading_with(&self, event: &str) -> Result<BTreeSet<String>, A::Error> {
        let stood = self.archive.leading_with(event)?;
        let mut articles: BTreeSet<String> =
            stood.into_iter().filter(|a| !self.main.contains_key(a)).collect();
        articles.extend(self.led.get(event).into_iter().flatten().cloned());
        Ok(articles)
    }

    /// Takes note of news that were grouped anew.
    pub(crate) fn regroup_news(&mut self, groups: Vec<BTreeSet<String>>) {
        for group in groups {
            let Some(first) = self.first_of(&group) else { continue };
            for id in &group {
                if let Some(now) = self.decide(id) {
                    now.news.clone_from(&first);
                }
            }
            self.news.insert(first, group);
        }
    }

    /// Takes note of affairs that were grouped anew.
    pub(crate) fn regroup_affairs(&mut self, groups: Vec<BTreeSet<String>>) {
        for group in groups {
            let Some(first) = self.first_of(&group) else { continue };
            for id in &group {
                if let Some(now) = self.decide(id) {
                    now.affair.clone_from(&first);
                }
            }
            self.affairs.insert(first, group);
        }
    }

    /// Takes note of events that were grouped anew: by id, their claims.
    pub(crate) fn regroup_claims(&mut self, groups: BTreeMap<String, BTreeSet<String>>) {
        for (event, claims) in &groups {
            self.home.extend(claims.iter().map(|claim| (claim.clone(), event.clone())));
        }
        self.events.extend(groups);
    }

    /// Affairs that were grouped anew, with their articles.
    pub(crate) fn regrouped_affairs(&self) -> &BTreeMap<String, BTreeSet<String>> {
        &self.affairs
    }

    /// News that were grouped anew, with their articles.
    pub(crate) fn regrouped_news(&self) -> &BTreeMap<String, BTreeSet<String>> {
        &self.news
    }

    /// The first of some articles in canonical order.
    pub(crate) fn first_of(&self, ids: &BTreeSet<String>) -> Option<String> {
        let place = |id: &&String| (self.folders.get(*id).map(|f| f.report.latest()), (*id).clone());
        ids.iter().min_by_key(place).cloned()
    }

    pub(crate) fn put_away(self) -> BTreeMap<String, Folder> {
        self.folders
    }
}

/// Named pairs as edges between the articles of a list, those that are not in it left out.
pub(crate) fn edges_within<'i>(
    pairs: &[(String, String, f64)],
    articles: impl Iterator<Item = &'i str>,
) -> Vec<Edge> {
    let at: FxHashMap<&str, usize> = articles.enumerate().map(|(n, id)| (id, n)).collect();
    let edge = |(a, b, score): &(String, String, f64)| {
        let (a, b) = (*at.get(a.as_str())?, *at.get(b.as_str())?);
        Some(Edge { a: a.min(b), b: a.max(b), score: *score, conflict: false })
    };
    let mut out: Vec<Edge> = pairs.iter().filter_map(edge).collect();
    out.sort_unstable_by_key(|e| (e.a, e.b));
    out.dedup_by_key(|e| (e.a, e.b));
    out
}
