use std::collections::BTreeMap;

use riwaya_record::{ArticleSummary, Claim, CodedArticle, Event, Field, Link, Party, Span};

use crate::ways::Ways;
use crate::wording::Both;

/// What was handed in, by id. Of two records of one id the first counts.
pub(crate) struct Shelf<'a> {
    pub(crate) ways: Ways,
    pub(crate) articles: BTreeMap<&'a str, &'a CodedArticle>,
    /// Articles of which no more than this is known here.
    pub(crate) summaries: BTreeMap<&'a str, &'a ArticleSummary>,
    pub(crate) events: BTreeMap<&'a str, &'a Event>,
    pub(crate) claims: BTreeMap<&'a str, (&'a CodedArticle, &'a Claim)>,
    /// Events by the event they were part of.
    pub(crate) parts: BTreeMap<&'a str, Vec<&'a Event>>,
    /// Events by the articles that tell them, in order of time.
    pub(crate) told_in: BTreeMap<&'a str, Vec<&'a Event>>,
    /// Links by either of their claims.
    pub(crate) links: BTreeMap<&'a str, Vec<&'a Link>>,
}

impl<'a> Shelf<'a> {
    pub(crate) fn new(
        ways: Ways,
        articles: &'a [CodedArticle],
        events: impl IntoIterator<Item = &'a Event>,
        links: &'a [Link],
    ) -> Self {
        let mut shelf = Self {
            ways,
            articles: BTreeMap::new(),
            summaries: BTreeMap::new(),
            events: BTreeMap::new(),
            claims: BTreeMap::new(),
            parts: BTreeMap::new(),
            told_in: BTreeMap::new(),
            links: BTreeMap::new(),
        };
        for article in articles {
            shelf.articles.entry(&article.id).or_insert(article);
            for claim in &article.claims {
                shelf.claims.entry(&claim.id).or_insert((article, claim));
            }
        }
        for event in events {
            shelf.events.entry(&event.id).or_insert(event);
        }
        for event in shelf.events.values() {
            if let Some(whole) = event.part_of.as_deref().filter(|w| *w != event.id) {
                shelf.parts.entry(whole).or_default().push(event);
            }
        }
        for event in shelf.events.values() {
            for article in &event.articles {
                shelf.told_in.entry(article).or_default().push(event);
            }
        }
        for events in shelf.parts.values_mut().chain(shelf.told_in.values_mut()) {
            events.sort_by_key(|e| in_time(e));
        }
        for link in links {
            shelf.links.entry(&link.a).or_default().push(link);
            shelf.links.entry(&link.b).or_default().push(link);
        }
        shelf
    }

    /// With articles of which only the heads are at hand.
    pub(crate) fn with_summaries(mut self, summaries: &'a [ArticleSummary]) -> Self {
        self.summaries = summaries.iter().map(|s| (s.id.as_str(), s)).collect();
        self
    }

    /// Whether an article can be read where links to it lead.
    pub(crate) fn is_known(&self, article: &str) -> bool {
        self.articles.contains_key(article) || self.summaries.contains_key(article)
    }

    /// Whether this is the record that counts for its id.
    pub(crate) fn is_first(&self, article: &CodedArticle) -> bool {
        self.articles.get(article.id.as_str()).is_some_and(|first| std::ptr::eq(*first, article))
    }

    /// Who a party is, by its resolved entity, else by its own words.
    pub(crate) fn party(&self, article: &str, party: &Party) -> Both {
        let known = party.entity.as_deref().and_then(|id| self.articles.get(article)?.entity(id));
        known.map_or_else(|| Both::same(party.span.text.trim()), |e| Both::either(&e.name_ar, &e.name))
    }

    /// The place to jump to for a stretch of an article: the stretch itself, or the article where its text does
    /// not reach so far; none if the article was not handed in.
    pub(crate) fn place(&self, article: &str, span: &Span) -> Option<String> {
        let Some(found) = self.articles.get(article) else {
            // only its head is at hand: the span was found in its text
            return self.summaries.contains_key(article).then(|| self.ways.passage(article, span));
        };
        let text = if span.field == Field::Title { &found.title } else { &found.text };
        let (start, end) = (span.start as usize, span.end as usize);
        let words = text.chars().skip(start).take(end.saturating_sub(start));
        let (mut count, mut visible) = (0, false);
        for c in words {
            count += 1;
            visible |= !c.is_whitespace();
        }
        let fits = visible && start + count == end;
        Some(if fits { self.ways.passage(article, span) } else { self.ways.article(article) })
    }

    /// An article's outlet, or its id where the outlet is unknown.
    pub(crate) fn outlet(&self, article: &str) -> String {
        let read = self.articles.get(article).and_then(|a| a.outlet.as_deref());
        let outlet = read.or_else(|| self.summaries.get(article)?.outlet.as_deref());
        outlet.map(str::trim).filter(|o| !o.is_empty()).unwrap_or(article).to_owned()
    }
}

/// Order of time, undated last.
pub(crate) fn in_time(event: &Event) -> (bool, &str, &str) {
    let date = event.date.as_ref().map(|d| d.value.as_str());
    (date.is_none(), date.unwrap_or_default(), &event.id)
}
