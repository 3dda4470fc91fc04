//! Corrections as gold: what a person said of claims, in the forms in which programs are scored.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_record::{Claim, CodedArticle, Field, Party};
use serde_json::{Value, json};

use crate::corrected::Corrections;

/// Rows of gold, each file's apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gold {
    /// The articles that it is of, as they were read.
    pub articles: Vec<Value>,
    /// Claims by article: those that somebody confirmed or corrected are asked for, those that nobody looked at are right to
    /// find and right to miss, those that were rejected are wrong to find.
    pub claims: Vec<Value>,
    /// Claims that are one event, and claims that are not.
    pub links: Vec<Value>,
}

/// The gold that corrections of these articles' claims make; `articles` are as coded.
pub fn gold(corrections: &Corrections, articles: &[CodedArticle]) -> Gold {
    let links = Links::new(corrections, articles);
    let mut out = Gold { links: links.rows(), ..Gold::default() };
    for article in articles {
        let judged = article.claims.iter().any(|c| corrections.names(&c.id));
        let linked = links.articles.contains(article.id.as_str());
        if judged || linked {
            out.articles.push(read(article));
        }
        if judged {
            out.claims.push(claims(corrections, article));
        }
    }
    out
}

/// An article as it can be read again.
fn read(article: &CodedArticle) -> Value {
    json!({
        "id": article.id, "url": article.url, "outlet": article.outlet, "title": article.title,
        "published": article.published.time.as_ref().or(article.published.date.as_ref()),
        "language": article.language, "text": article.text,
    })
}

fn claims(corrections: &Corrections, article: &CodedArticle) -> Value {
    let corrected = corrections.apply(article.clone());
    let rows: Vec<Value> =
        corrected.claims.iter().map(|c| claim(&corrected, c, !corrections.names(&c.id))).collect();
    // nobody was asked about times
    let times: Vec<Value> = article
        .times
        .iter()
        .map(|t| json!({"text": t.span.text, "type": t.kind, "value": t.value, "optional": true}))
        .collect();
    let mut row = read(article);
    row["claims"] = rows.into();
    row["times"] = times.into();
    row
}

fn claim(article: &CodedArticle, of: &Claim, optional: bool) -> Value {
    let party = |p: &Party| {
        let entity = p.entity.as_deref().and_then(|id| article.entity(id));
        // of one whom the article does not name there are no words
        let name = entity.map_or("", |e| if e.name_ar.is_empty() { &e.name } else { &e.name_ar });
        let text = if p.span.text.is_empty() { name } else { &p.span.text };
        json!({"text": text, "country": p.country, "sector": p.sector})
    };
    let parties = |all: &[Party]| all.iter().map(party).collect::<Vec<_>>();
    json!({
        "event": of.event, "trigger": of.trigger.text,
        "also": of.also.iter().map(|span| &span.text).collect::<Vec<_>>(),
        "actor": parties(&of.actor), "recipient": parties(&of.recipient),
        "date": of.date.as_ref().map(|d| &d.value), "status": of.status,
        "source": of.source.as_ref().map(party), "quoted": of.quoted, "optional": optional,
    })
}

/// Claims that people bound or kept apart. Gold names claims by their place in the body, so those of titles are left out.
struct Links<'a> {
    claims: BTreeMap<&'a str, (&'a CodedArticle, &'a Claim)>,
    /// Groups of claims that are one event.
    together: Vec<BTreeSet<&'a str>>,
    apart: Vec<(&'a str, &'a str)>,
    articles: BTreeSet<&'a str>,
}

impl<'a> Links<'a> {
    fn new(corrections: &'a Corrections, articles: &'a [CodedArticle]) -> Self {
        let bound = corrections.constraints();
        let claims: BTreeMap<&str, (&CodedArticle, &Claim)> = articles
            .iter()
            .flat_map(|a| a.claims.iter().map(move |c| (c.id.as_str(), (a, c))))
            .filter(|(id, (_, c))| c.trigger.field == Field::Text && corrections.verdict(id) != Some(false))
            .collect();
        let apart: Vec<(&str, &str)> = bound.apart.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let mut together: Vec<BTreeSet<&str>> = Vec::new();
        for (a, b) in &bound.together {
            let (mut one, rest): (Vec<_>, Vec<_>) =
                together.iter().cloned().partition(|g| g.contains(a.as_str()) || g.contains(b.as_str()));
            one.push([a.as_str(), b.as_str()].into());
            let joined: BTreeSet<&str> = one.iter().flatten().copied().collect();
            // what is kept apart wins
            if !apart.iter().any(|(a, b)| joined.contains(a) && joined.contains(b)) {
                together = rest;
                together.push(joined);
            }
        }
        for group in &mut together {
            group.retain(|c| claims.contains_key(c));
        }
        together.retain(|group| group.len() > 1);
        let known = |(a, b): &(&str, &str)| claims.contains_key(a) && claims.contains_key(b);
        let apart: Vec<(&str, &str)> = apart.into_iter().filter(known).collect();
        let mut out = Self { claims, together, apart, articles: BTreeSet::new() };
        out.articles = out.named().iter().map(|c| out.claims[c].0.id.as_str()).collect();
        out
    }

    fn named(&self) -> BTreeSet<&'a str> {
        let apart = self.apart.iter().flat_map(|(a, b)| [*a, *b]);
        self.together.iter().flatten().copied().chain(apart).collect()
    }

    fn rows(&self) -> Vec<Value> {
        let claim = |id: &str| {
            let (article, c) = self.claims[id];
            json!({
                "claim": id, "article": article.id, "event": c.event, "trigger": c.trigger.text, "start": c.trigger.start,
                "also": c.also.iter().map(|span| &span.text).collect::<Vec<_>>(),
            })
        };
        let mut out: Vec<Value> = self.named().into_iter().map(claim).collect();
        for group in &self.together {
            out.extend(group.iter().zip(group.iter().skip(1)).map(|(a, b)| json!({"must": [a, b]})));
        }
        // gold says of two events once that they are two
        let mut said: BTreeSet<(&str, &str)> = BTreeSet::new();
        let event = |claim: &'a str| {
            self.together
                .iter()
                .find(|g| g.contains(claim))
                .and_then(|g| g.first())
                .map_or(claim, |first| first)
        };
        for &(a, b) in &self.apart {
            let (e, f) = (event(a), event(b));
            if said.insert((e.min(f), e.max(f))) {
                out.push(json!({"cannot": [a, b]}));
            }
        }
        out
    }
}
