//! What a page says of itself: titles, outlet, address, publication time.

use std::ops::Range;

use serde_json::Value;

use crate::date::{self, Stamp};
use crate::tree::{Kind, Tree};

/// A page's own statements about itself.
#[derive(Default)]
pub(crate) struct Metadata {
    /// Headlines with where they stand, if in the page's markup; the most trusted first.
    pub(crate) titles: Vec<(String, Option<Range<usize>>)>,
    /// The outlet's name.
    pub(crate) outlet: Option<String>,
    /// The page's address.
    pub(crate) url: Option<String>,
    /// When it was published.
    pub(crate) published: Option<Stamp>,
}

/// Names of `<meta>` that give the time of publication, the best first.
const DATES: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "og:published_time",
    "published_time",
    "publishdate",
    "publish_date",
    "publish-date",
    "pubdate",
    "publication_date",
    "publication-date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "article_date_original",
    "originalpublicationdate",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "dc.date.created",
    "datecreated",
    "date_published",
    "created",
    "date",
];

/// Reads the metadata of a page.
pub(crate) fn of(page: &str, tree: &Tree) -> Metadata {
    let mut out = Metadata::default();
    let mut names = Names::default();
    let mut dated: Vec<(usize, Stamp)> = Vec::new();
    let mut linked: Option<(Stamp, bool)> = None;
    for (id, node) in tree.nodes() {
        match node.name() {
            "meta" => {
                let key =
                    ["property", "name", "itemprop", "http-equiv"].iter().find_map(|a| node.attribute(a));
                let (Some(key), Some(content)) = (key, node.attribute("content")) else { continue };
                let key = key.trim().to_ascii_lowercase();
                let content = content.trim();
                if content.is_empty() {
                    continue;
                }
                if let Some(rank) = DATES.iter().position(|d| *d == key)
                    && let Some(stamp) = any_date(content)
                {
                    dated.push((rank, stamp));
                }
                let place = node.place_of("content");
                match key.as_str() {
                    "og:title" => names.og.get_or_insert((content.to_owned(), place)),
                    "twitter:title" | "dc.title" | "headline" | "parsely-title" => {
                        names.other.get_or_insert((content.to_owned(), place))
                    }
                    "og:site_name" | "application-name" => {
                        out.outlet.get_or_insert_with(|| content.to_owned());
                        continue;
                    }
                    "og:url" => {
                        out.url.get_or_insert_with(|| content.to_owned());
                        continue;
                    }
                    _ => continue,
                };
            }
            "link" if node.attribute("rel").is_some_and(|r| r.eq_ignore_ascii_case("canonical")) => {
                if let Some(href) = node.attribute("href").filter(|h| h.starts_with("http")) {
                    out.url = Some(href.trim().to_owned());
                }
            }
            "title" if names.title.is_none() => {
                let text =
                    tree.nodes().skip(id + 1).take(node.end - id - 1).next().map(|(_, n)| n.range.clone());
                names.title = text.map(|r| (tree.words(page, id), Some(r))).filter(|(t, _)| !t.is_empty());
            }
            "script" => {
                let of_data = node
                    .attribute("type")
                    .is_some_and(|t| t.trim().eq_ignore_ascii_case("application/ld+json"));
                if of_data && node.end > id + 1 && matches!(tree.node(id + 1).kind, Kind::Raw) {
                    read_linked_data(
                        &page[tree.node(id + 1).range.clone()],
                        &mut out,
                        &mut names,
                        &mut linked,
                    );
                }
            }
            "time" | "span" | "div" | "p" | "abbr" => {
                let published = node.attribute("itemprop") == Some("datePublished")
                    || node.name() == "time" && node.attribute("pubdate").is_some()
                    || node
                        .attribute("class")
                        .is_some_and(|c| c.split_whitespace().any(|c| c == "published"));
                let value =
                    node.attribute("datetime").or(node.attribute("content")).or(node.attribute("title"));
                if let Some(stamp) = value.and_then(any_date) {
                    if published {
                        dated.push((DATES.len(), stamp));
                    } else if node.name() == "time" && in_article(tree, id) {
                        dated.push((DATES.len() + 1, stamp));
                    }
                }
            }
            _ => {}
        }
    }
    dated.sort_by_key(|(rank, _)| *rank);
    // The same instant with its zone says more than without.
    out.published = linked.map(|(s, _)| s).or_else(|| dated.first().map(|(_, s)| *s));
    if let Some(best) = out.published
        && !best.has_zone()
        && let Some((_, zoned)) =
            dated.iter().find(|(r, s)| *r < DATES.len() && s.has_zone() && s.same_day(best))
    {
        out.published = Some(*zoned);
    }
    out.titles = [names.og, names.data, names.other, names.title].into_iter().flatten().collect();
    out
}

type Title = Option<(String, Option<Range<usize>>)>;

#[derive(Default)]
struct Names {
    og: Title,
    data: Title,
    other: Title,
    title: Title,
}

fn any_date(text: &str) -> Option<Stamp> {
    date::parse_machine(text).or_else(|| date::find(text).map(|f| f.stamp))
}

/// Times in lists of other stories do not count.
fn in_article(tree: &Tree, id: usize) -> bool {
    let names = || tree.outward(id).map(|n| tree.node(n).name());
    names().any(|n| matches!(n, "article" | "main" | "header"))
        && !names().any(|n| matches!(n, "aside" | "nav" | "footer" | "li"))
}

/// JSON-LD, also where it is not quite JSON.
fn read_linked_data(json: &str, out: &mut Metadata, names: &mut Names, found: &mut Option<(Stamp, bool)>) {
    let clean: String = json.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let clean = clean.trim().trim_start_matches("<!--").trim_end_matches("-->").trim_end_matches(';');
    let Ok(value) = serde_json::from_str::<Value>(clean) else {
        if let Some(stamp) = clean
            .split_once("\"datePublished\"")
            .and_then(|(_, rest)| rest.trim_start_matches([' ', ':']).strip_prefix('"'))
            .and_then(|rest| rest.split('"').next())
            .and_then(any_date)
        {
            found.get_or_insert((stamp, false));
        }
        return;
    };
    let mut queue = vec![&value];
    let mut seen = 0;
    while let Some(value) = queue.pop() {
        seen += 1;
        if seen > 10_000 {
            break;
        }
        match value {
            Value::Array(list) => queue.extend(list.iter().rev()),
            Value::Object(map) => {
                let kinds = match map.get("@type") {
                    Some(Value::String(s)) => s.clone(),
                    Some(Value::Array(list)) => {
                        list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" ")
                    }
                    _ => String::new(),
                };
                let article =
                    ["Article", "Posting", "Report", "NewsArticle"].iter().any(|k| kinds.contains(k));
                let text =
                    |key: &str| map.get(key).and_then(Value::as_str).map(str::trim).filter(|s| !s.is_empty());
                if let Some(stamp) = text("datePublished").and_then(any_date)
                    && (article || kinds.contains("WebPage"))
                    && found.is_none_or(|(_, of_article)| article && !of_article)
                {
                    *found = Some((stamp, article));
                }
                if article {
                    if let Some(headline) = text("headline").or(text("name")) {
                        names.data.get_or_insert((crate::entity::resolve(headline), None));
                    }
                    let publisher = map.get("publisher").and_then(|p| p.get("name")).and_then(Value::as_str);
                    if let Some(name) = publisher.filter(|n| !n.trim().is_empty()) {
                        out.outlet.get_or_insert_with(|| name.trim().to_owned());
                    }
                }
                queue.extend(map.get("@graph"));
                queue.extend(map.get("mainEntity"));
            }
            _ => {}
        }
    }
}
