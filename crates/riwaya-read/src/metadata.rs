//! What a page says of itself: titles, outlet, address, who wrote it, when it was published and changed.

use std::collections::HashMap;
use std::ops::Range;

use serde_json::Value;

use crate::date::{self, Stamp};
use crate::headline;
use crate::tree::{Kind, Tree};

/// A page's own statements about itself.
#[derive(Default)]
pub(crate) struct Metadata {
    /// Headlines with where they stand, if in the page's markup; the most trusted first.
    pub(crate) titles: Vec<(String, Option<Range<usize>>)>,
    /// What it calls its outlet, the most trusted first.
    pub(crate) outlets: Vec<String>,
    /// The page's address.
    pub(crate) url: Option<String>,
    /// Who wrote the article.
    pub(crate) author: Option<String>,
    /// When it was published.
    pub(crate) published: Option<Stamp>,
    /// When it was last changed.
    pub(crate) modified: Option<Stamp>,
    /// The time that the page's only `<time>` gives, wherever it stands.
    pub(crate) only_time: Option<Stamp>,
    /// Where the text of the article stands in linked data: a place in the page, the string's quotes included.
    pub(crate) body: Option<Range<usize>>,
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
    "dc:date",
    "dc:created",
    "dc.date.created",
    "datecreated",
    "date_published",
    "created",
    "date",
];

/// Names of `<meta>` that give the time of the last change, the best first.
const CHANGES: &[&str] = &[
    "article:modified_time",
    "og:article:modified_time",
    "article:modified",
    "datemodified",
    "og:modified_time",
    "modified_time",
    "dcterms.modified",
    "dc.date.modified",
    "date_modified",
    "last-modified",
    "lastmod",
    "og:updated_time",
];

/// Names of `<meta>` that give the author, the best first.
const AUTHORS: &[&str] = &[
    "article:author",
    "og:article:author",
    "parsely-author",
    "sailthru.author",
    "cxenseparse:author",
    "dc.creator",
    "dcterms.creator",
    "author",
    "byl",
];

/// Statements of the same thing with how much each is trusted, the least number the most.
type Ranked = Vec<(usize, Stamp)>;

/// Where linked data stands among the names of `<meta>`: before them all where it is of the article, after the names
/// that are sure where it is of the page.
const OF_PAGE: usize = 6;

/// Reads the metadata of a page.
pub(crate) fn of(page: &str, tree: &Tree) -> Metadata {
    let mut out = Metadata::default();
    let mut names = Names::default();
    let (mut dated, mut changed): (Ranked, Ranked) = (Vec::new(), Vec::new());
    let mut authors: Vec<(usize, String)> = Vec::new();
    let mut linked = LinkedData::default();
    let mut labels: [Option<String>; 2] = [None, None];
    let mut state: Option<Range<usize>> = None;
    let mut timed: Vec<Stamp> = Vec::new();
    for (id, node) in tree.nodes() {
        if node.name() == "time" {
            timed.extend(node.attribute("datetime").and_then(any_date));
        }
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
                let rank = |list: &[&str]| list.iter().position(|known| *known == key);
                if let Some(rank) = rank(DATES) {
                    dated.extend(any_date(content).map(|stamp| (rank + 1, stamp)));
                } else if let Some(rank) = rank(CHANGES) {
                    changed.extend(any_date(content).map(|stamp| (rank + 1, stamp)));
                } else if let Some(rank) = rank(AUTHORS) {
                    authors.extend(name_of(content).map(|name| (rank + 1, name)));
                }
                let place = node.place_of("content");
                match key.as_str() {
                    "og:title" => _ = names.og.get_or_insert((content.to_owned(), place)),
                    "twitter:title" | "dc.title" | "headline" | "parsely-title" => {
                        _ = names.other.get_or_insert((content.to_owned(), place));
                    }
                    "og:site_name" => _ = names.site.get_or_insert_with(|| content.to_owned()),
                    "application-name" => _ = names.application.get_or_insert_with(|| content.to_owned()),
                    "publisher" => _ = names.publisher.get_or_insert_with(|| content.to_owned()),
                    "og:url" => _ = out.url.get_or_insert_with(|| content.to_owned()),
                    "twitter:label1" => labels[0] = Some(content.to_owned()),
                    "twitter:data1" => labels[1] = Some(content.to_owned()),
                    _ => {}
                }
                if key == "name" && within_type(tree, id, "Organization") {
                    names.publisher.get_or_insert_with(|| content.to_owned());
                }
            }
            "link" if node.attribute("rel").is_some_and(|r| r.eq_ignore_ascii_case("canonical")) => {
                if let Some(href) = node.attribute("href").filter(|h| h.starts_with("http")) {
                    out.url = Some(href.trim().to_owned());
                }
            }
            "title" if names.title.is_none() => {
                // A title holds text alone: what else stands in one that is not ended is the page's.
                let text = (node.end > id + 1).then(|| tree.node(id + 1));
                names.title = text.filter(|text| matches!(text.kind, Kind::Text { .. })).map(|text| {
                    let words = crate::entity::resolve(&page[text.range.clone()]);
                    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
                    (words, Some(text.range.clone()))
                });
                names.title = names.title.take().filter(|(words, _)| !words.is_empty());
            }
            "script" if node.attribute("id") == Some("__NEXT_DATA__") && node.end > id + 1 => {
                state = Some(tree.node(id + 1).range.clone());
            }
            "script" => {
                let of_data = node
                    .attribute("type")
                    .is_some_and(|t| t.trim().eq_ignore_ascii_case("application/ld+json"));
                if of_data && node.end > id + 1 && matches!(tree.node(id + 1).kind, Kind::Raw) {
                    let range = tree.node(id + 1).range.clone();
                    linked.read(&page[range.clone()]);
                    out.body = out.body.or_else(|| body_in(page, range));
                }
            }
            "" => {}
            _ => {
                if let Some(property) = node.attribute("itemprop").or(node.attribute("property")) {
                    of_property(page, tree, id, property, &mut dated, &mut changed, &mut authors);
                    if property == "name" && within_type(tree, id, "Organization") {
                        names.publisher.get_or_insert_with(|| tree.words(page, id));
                    }
                }
                of_element(page, tree, id, &mut dated, &mut authors);
            }
        }
    }
    linked.settle();
    dated.extend(linked.published);
    changed.extend(linked.modified);
    authors.extend(linked.author.and_then(|name| name_of(&name)).map(|name| (0, name)));
    if let [Some(label), Some(name)] = &labels
        && ["Written by", "كتبه", "بواسطة", "كُتب بواسطة", "Écrit par"].contains(&label.trim())
    {
        authors.extend(name_of(name).map(|name| (AUTHORS.len(), name)));
    }
    if dated.is_empty()
        && let Some(state) = state
        && let Some(headline) =
            names.og.as_ref().or(names.title.as_ref()).map(|(title, _)| headline::fold(title))
    {
        let (published, modified) = of_state(&page[state], &headline);
        dated.extend(published.map(|stamp| (0, stamp)));
        changed.extend(modified.map(|stamp| (0, stamp)));
    }
    out.only_time = timed.first().copied().filter(|_| timed.len() == 1);
    out.published = best(dated);
    out.modified = best(changed);
    authors.sort_by_key(|(rank, _)| *rank);
    out.author = authors.into_iter().next().map(|(_, name)| name);
    out.outlets = [names.site, names.application, linked.publisher, names.publisher]
        .into_iter()
        .flatten()
        .filter(|name| name.chars().any(char::is_alphabetic) && !name.contains("://"))
        .collect();
    let data = linked.headline.map(|headline| (headline, None));
    out.titles = [names.og, data, names.other, names.title].into_iter().flatten().collect();
    out
}

type Title = Option<(String, Option<Range<usize>>)>;

#[derive(Default)]
struct Names {
    og: Title,
    other: Title,
    title: Title,
    site: Option<String>,
    application: Option<String>,
    publisher: Option<String>,
}

/// The most trusted statement; of the same day with a zone, if the most trusted has none; of the same instant in the
/// outlet's own zone, if the most trusted is told in that of Greenwich.
fn best(mut all: Ranked) -> Option<Stamp> {
    all.sort_by_key(|(rank, _)| *rank);
    let (_, first) = *all.first()?;
    let sure = || all.iter().filter(|(rank, _)| *rank <= DATES.len()).map(|(_, stamp)| *stamp);
    if !first.has_zone() {
        return sure().find(|s| s.has_zone() && s.same_day(first)).or(Some(first));
    }
    let local = |s: &Stamp| s.zone().is_some_and(|zone| zone != 0) && s.same_instant(first);
    Some(if first.zone() == Some(0) { sure().find(local).unwrap_or(first) } else { first })
}

/// What microdata and RDFa say of an element.
fn of_property(
    page: &str,
    tree: &Tree,
    id: usize,
    property: &str,
    dated: &mut Ranked,
    changed: &mut Ranked,
    authors: &mut Vec<(usize, String)>,
) {
    let node = tree.node(id);
    let value = || node.attribute("datetime").or(node.attribute("content")).or(node.attribute("title"));
    for name in property.split_ascii_whitespace().map(str::to_ascii_lowercase) {
        if let Some(rank) = DATES.iter().position(|known| *known == name) {
            let stamp = value().and_then(any_date).or_else(|| any_date(&tree.words(page, id)));
            dated.extend(stamp.map(|stamp| (rank + DATES.len(), stamp)));
        } else if name == "datemodified" || name == "dc:modified" {
            let stamp = value().and_then(any_date).or_else(|| any_date(&tree.words(page, id)));
            changed.extend(stamp.map(|stamp| (DATES.len(), stamp)));
        } else if name == "author" && node.end - id < 40 {
            let inner = (id + 1..node.end).find(|n| tree.node(*n).attribute("itemprop") == Some("name"));
            let words = inner.map_or_else(|| tree.words(page, id), |n| tree.words(page, n));
            authors.extend(name_of(&words).map(|name| (AUTHORS.len() + 1, name)));
        }
    }
}

/// What an element's name and class say.
fn of_element(page: &str, tree: &Tree, id: usize, dated: &mut Ranked, authors: &mut Vec<(usize, String)>) {
    let node = tree.node(id);
    match node.name() {
        "time" | "span" | "div" | "p" | "abbr" => {
            let classed =
                |word| node.attribute("class").is_some_and(|c| c.split_whitespace().any(|c| c == word));
            let published =
                node.name() == "time" && node.attribute("pubdate").is_some() || classed("published");
            let value = node.attribute("datetime").or(node.attribute("content")).or(node.attribute("title"));
            if let Some(stamp) = value.and_then(any_date) {
                if published {
                    dated.push((2 * DATES.len(), stamp));
                } else if node.name() == "time" && in_article(tree, id) {
                    dated.push((2 * DATES.len() + 1, stamp));
                }
            }
        }
        "a" if node.attribute("rel").is_some_and(|r| r.split_whitespace().any(|r| r == "author")) => {
            authors.extend(name_of(&tree.words(page, id)).map(|name| (AUTHORS.len() + 2, name)));
        }
        _ => {}
    }
}

/// Whether the element stands in one that is of a type: `itemscope itemtype="http://schema.org/Organization"`.
fn within_type(tree: &Tree, id: usize, kind: &str) -> bool {
    tree.outward(id)
        .skip(1)
        .find(|n| tree.node(*n).attribute("itemscope").is_some())
        .is_some_and(|n| tree.node(n).attribute("itemtype").is_some_and(|t| t.contains(kind)))
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

/// An author's name as people write it: no address, no account of who runs the site, not a sentence.
pub(crate) fn name_of(text: &str) -> Option<String> {
    let text = crate::entity::resolve(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let name = text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '-' | '–' | '|' | ':' | '،' | ',' | '/' | '•')
    });
    // The name, then where it was written from: "سامر نجم - بيروت".
    let apart = [" - ", " – ", " | "].iter().find_map(|bar| name.rsplit_once(bar));
    let name =
        apart.filter(|(who, place)| who.contains(' ') && !place.contains(' ')).map_or(name, |(who, _)| who);
    let words = name.split(' ').count();
    let address = name.contains("://") || name.contains("www.") || name.contains('@') && !name.contains(' ');
    let nobody = ["admin", "administrator", "editor", "author", "root", "user", "webmaster"];
    let fits = !name.is_empty() && words <= 8 && name.contains(riwaya_text::is_letter_or_digit);
    (fits && !address && !nobody.contains(&name.to_ascii_lowercase().as_str())).then(|| name.to_owned())
}

/// What JSON-LD says of the article, or else of the page.
#[derive(Default)]
struct LinkedData {
    published: Ranked,
    modified: Ranked,
    headline: Option<String>,
    author: Option<String>,
    author_id: Option<String>,
    publisher: Option<String>,
    publisher_id: Option<String>,
    /// Names of what other objects refer to by id.
    named: HashMap<String, String>,
    of_article: bool,
}

impl LinkedData {
    /// Reads a script's JSON, also where it is not quite JSON.
    fn read(&mut self, json: &str) {
        let clean: String = json.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let clean = clean.trim().trim_start_matches("<!--").trim_end_matches("-->").trim_end_matches(';');
        let Ok(value) = serde_json::from_str::<Value>(clean) else {
            for (key, list) in
                [("\"datePublished\"", &mut self.published), ("\"dateModified\"", &mut self.modified)]
            {
                let written = clean
                    .split_once(key)
                    .and_then(|(_, rest)| rest.trim_start_matches([' ', ':']).strip_prefix('"'))
                    .and_then(|rest| rest.split('"').next());
                list.extend(written.and_then(any_date).map(|stamp| (0, stamp)));
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
                    self.take(map);
                    queue.extend(map.get("mainEntity"));
                    queue.extend(map.get("@graph"));
                }
                _ => {}
            }
        }
    }

    fn take(&mut self, map: &serde_json::Map<String, Value>) {
        let kinds = match map.get("@type") {
            Some(Value::String(s)) => s.clone(),
            Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" "),
            _ => String::new(),
        };
        let text = |key: &str| map.get(key).and_then(Value::as_str).map(str::trim).filter(|s| !s.is_empty());
        if let (Some(id), Some(name)) = (text("@id"), text("name")) {
            self.named.entry(id.to_owned()).or_insert_with(|| name.to_owned());
        }
        let article = ["Article", "Posting", "Report"].iter().any(|kind| kinds.contains(kind));
        // Of several articles the first is the page's; the others are what it links to.
        if !(article && !self.of_article || kinds.contains("WebPage")) {
            return;
        }
        let rank = if article { 0 } else { OF_PAGE };
        self.published.extend(text("datePublished").and_then(any_date).map(|stamp| (rank, stamp)));
        self.modified.extend(text("dateModified").and_then(any_date).map(|stamp| (rank, stamp)));
        if !article {
            return;
        }
        self.of_article = true;
        self.headline = text("headline").or(text("name")).map(crate::entity::resolve);
        (self.author, self.author_id) = named(map.get("author").or(map.get("creator")));
        (self.publisher, self.publisher_id) = named(map.get("publisher"));
    }

    /// Fills in the names that stand elsewhere.
    fn settle(&mut self) {
        let known = |id: &Option<String>| id.as_ref().and_then(|id| self.named.get(id)).cloned();
        self.author = self.author.take().or_else(|| known(&self.author_id));
        self.publisher = self.publisher.take().or_else(|| known(&self.publisher_id));
    }
}

/// When the article of this headline, folded, was published and changed, in the state that a script-made page carries.
fn of_state(json: &str, headline: &str) -> (Option<Stamp>, Option<Stamp>) {
    let Ok(state) = serde_json::from_str::<Value>(json) else { return (None, None) };
    let mut queue = std::collections::VecDeque::from([&state]);
    let mut seen = 0;
    while let Some(value) = queue.pop_front().filter(|_| seen < 20_000) {
        seen += 1;
        match value {
            Value::Array(list) => queue.extend(list),
            Value::Object(map) => {
                let first = |keys: &[&str]| keys.iter().find_map(|key| map.get(*key)?.as_str());
                let is_article = first(&["headline", "title"]).is_some_and(|title| {
                    let title = headline::fold(title);
                    !title.is_empty() && headline.starts_with(&title)
                });
                let published = first(&[
                    "datePublished",
                    "publishedAt",
                    "published_at",
                    "publishDate",
                    "publish_date",
                    "pubDate",
                    "firstPublishedAt",
                ]);
                if let Some(stamp) = published.filter(|_| is_article).and_then(any_date) {
                    let modified =
                        first(&["dateModified", "updatedAt", "updated_at", "modifiedAt", "lastModified"]);
                    return (Some(stamp), modified.and_then(any_date));
                }
                queue.extend(map.values().filter(|value| value.is_object() || value.is_array()));
            }
            _ => {}
        }
    }
    (None, None)
}

/// The name that a field has, or the id by which another object has it; several names are parted by an Arabic comma.
fn named(value: Option<&Value>) -> (Option<String>, Option<String>) {
    let name = |value: &Value| match value {
        Value::String(name) => Some(name.trim().to_owned()),
        Value::Object(map) => map.get("name").and_then(Value::as_str).map(|name| name.trim().to_owned()),
        _ => None,
    };
    let id = |value: &Value| value.get("@id").and_then(Value::as_str).map(str::to_owned);
    match value {
        Some(Value::Array(list)) => {
            let mut names: Vec<String> =
                list.iter().filter_map(name).filter(|name| !name.is_empty()).collect();
            names.dedup();
            (Some(names.join("، ")).filter(|names| !names.is_empty()), list.first().and_then(id))
        }
        Some(value) => (name(value).filter(|name| !name.is_empty()), id(value)),
        None => (None, None),
    }
}

/// The place of the string that `articleBody` has in a script, where it is long enough for an article.
fn body_in(page: &str, script: Range<usize>) -> Option<Range<usize>> {
    let json = &page[script.clone()];
    let at = json.find("\"articleBody\"")? + "\"articleBody\"".len();
    let rest = json[at..].trim_start().strip_prefix(':')?.trim_start();
    let start = script.end - rest.len();
    rest.strip_prefix('"').filter(|text| text.len() > 400)?;
    Some(start..script.end)
}
