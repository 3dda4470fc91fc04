//! Which lines of a page are the article and what the others are.

use std::collections::HashMap;

use riwaya_lexicon::{FurnitureLexicon, FurnitureMatch};
use riwaya_record::FurnitureKind;

use crate::headline;
use crate::page::Line;
use crate::tree::Tree;

/// What a line of a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// A line of the article.
    Body,
    /// Anything else.
    Furniture(FurnitureKind),
}

/// What an element's name, class and id say of what it holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hint {
    Body,
    Furniture(FurnitureKind),
    None,
}

use FurnitureKind as F;

/// Words of class and id names, and what elements so named hold. The first that is found decides.
const CLASSES: &[(&str, FurnitureKind)] = &[
    ("breadcrumb", F::Navigation),
    ("comment", F::Comment),
    ("disqus", F::Comment),
    ("respond", F::Comment),
    ("taboola", F::Related),
    ("outbrain", F::Related),
    ("related", F::Related),
    ("recommend", F::Related),
    ("readmore", F::Related),
    ("read-more", F::Related),
    ("see-also", F::Related),
    ("readalso", F::Related),
    ("most-read", F::Related),
    ("mostread", F::Related),
    ("most-popular", F::Related),
    ("popular-posts", F::Related),
    ("trending", F::Related),
    ("latest-news", F::Related),
    ("next-post", F::Related),
    ("post-nav", F::Related),
    ("post-navigation", F::Related),
    ("prev-next", F::Related),
    ("jp-relatedposts", F::Related),
    ("teaser", F::Related),
    ("carousel", F::Related),
    ("ticker", F::Navigation),
    ("breaking-news", F::Navigation),
    ("sharedaddy", F::Share),
    ("share", F::Share),
    ("sharing", F::Share),
    ("social", F::Share),
    ("addthis", F::Share),
    ("addtoany", F::Share),
    ("toolbar", F::Share),
    ("print-only", F::Share),
    ("newsletter", F::Promotion),
    ("subscribe", F::Promotion),
    ("subscription", F::Promotion),
    ("signup", F::Promotion),
    ("paywall", F::Promotion),
    ("promo", F::Promotion),
    ("sponsor", F::Promotion),
    ("advert", F::Promotion),
    ("banner", F::Promotion),
    ("cookie", F::Promotion),
    ("consent", F::Promotion),
    ("gdpr", F::Promotion),
    ("popup", F::Promotion),
    ("modal", F::Promotion),
    ("app-download", F::Promotion),
    ("tagcloud", F::Tags),
    ("post-tags", F::Tags),
    ("article-tags", F::Tags),
    ("entry-tags", F::Tags),
    ("tags", F::Tags),
    ("keywords", F::Tags),
    ("caption", F::Caption),
    ("byline", F::Credit),
    ("author", F::Credit),
    ("credit", F::Credit),
    ("copyright", F::Masthead),
    ("masthead", F::Masthead),
    ("site-header", F::Masthead),
    ("page-header", F::Masthead),
    ("timestamp", F::Meta),
    ("post-meta", F::Meta),
    ("entry-meta", F::Meta),
    ("article-meta", F::Meta),
    ("article-info", F::Meta),
    ("video-js", F::Other),
    ("vjs-", F::Other),
    ("jwplayer", F::Other),
    ("inread", F::Promotion),
    ("adsbygoogle", F::Promotion),
    ("appcall", F::Promotion),
    ("apppromo", F::Promotion),
    ("pollbox", F::Promotion),
    ("author-box", F::Credit),
    ("pagination", F::Navigation),
    ("pager", F::Navigation),
    ("sidebar", F::Navigation),
    ("footer", F::Navigation),
    ("navbar", F::Navigation),
    ("mega-menu", F::Navigation),
    ("main-menu", F::Navigation),
    ("navigation", F::Navigation),
    ("skip-link", F::Navigation),
    ("offscreen", F::Navigation),
    ("screen-reader", F::Navigation),
    ("visually-hidden", F::Navigation),
    ("widget", F::Other),
];

/// Whole words of class and id names that mean the same but are too short to look for within others.
const CLASS_WORDS: &[(&str, FurnitureKind)] = &[
    ("nav", F::Navigation),
    ("menu", F::Navigation),
    ("tag", F::Tags),
    ("ad", F::Promotion),
    ("ads", F::Promotion),
    ("adv", F::Promotion),
    ("meta", F::Meta),
    ("date", F::Meta),
    ("toc", F::Navigation),
    ("cta", F::Promotion),
    ("hash", F::Tags),
    ("hashtags", F::Tags),
    ("rating", F::Other),
    ("poll", F::Promotion),
];

/// Class and id names of the element that holds an article's text, in themes and newspapers' own systems.
const BODIES: &[&str] = &[
    "articlebody",
    "article-body",
    "article_body",
    "article-content",
    "article_content",
    "articlecontent",
    "article-text",
    "articletext",
    "article__body",
    "article__content",
    "article-details",
    "articledetails",
    "entry-content",
    "entry_content",
    "post-content",
    "post_content",
    "postcontent",
    "post-body",
    "td-post-content",
    "story-body",
    "storybody",
    "story-content",
    "story-text",
    "story_content",
    "news-body",
    "news-content",
    "newsbody",
    "news-text",
    "news-details",
    "newsdetails",
    "details-body",
    "detailsbody",
    "content-body",
    "body-content",
    "main-text",
    "single-content",
    "the-content",
    "wysiwyg",
    "field-name-body",
    "field--name-body",
    "itemfulltext",
];

/// How themes begin class names that tell a state of the page or a story's own tags and author, not what is shown.
const STATES: &[&str] = &[
    "has-",
    "no-",
    "with-",
    "hide-",
    "show-",
    "is-",
    "wp-",
    "js-",
    "tag-",
    "category-",
    "type-",
    "status-",
    "author-",
    "format-",
    "hentry",
    "comments-open",
];

/// Parts of class and id names of notices that may hold more prose than the article.
const NOTICES: &[&str] = &[
    "cookie",
    "consent",
    "gdpr",
    "cmp-",
    "privacy-popup",
    "didomi",
    "onetrust",
    "sp_message",
    "usercentrics",
    "truste",
    "cookiebot",
    "cmpbox",
];

/// Parts of class and id names of elements that name who wrote the article.
const AUTHORS: &[&str] = &["author", "byline", "writer", "reporter", "by-line", "article-by", "writtenby"];

/// The same, as whole words.
const AUTHOR_WORDS: &[&str] =
    &["by", "byl", "aut", "auth", "wr", "sby", "signature", "journalist", "editor", "fn"];

/// Parts of such names where it is a picture's author.
const PICTURES: &[&str] = &["photo", "image", "picture", "caption", "media_"];

/// Whether an element's class or id says that it names who wrote the article.
pub(crate) fn is_of_author(tree: &Tree, id: usize) -> bool {
    let node = tree.node(id);
    let names = [node.attribute("class"), node.attribute("id"), node.attribute("rel")];
    !matches!(node.name(), "html" | "body")
        && names.into_iter().flatten().flat_map(str::split_whitespace).any(|name| {
            let name = name.to_ascii_lowercase();
            let of_picture = PICTURES.iter().any(|picture| name.contains(picture));
            !of_picture && AUTHORS.iter().any(|a| name.contains(a))
                || name.split(['-', '_']).any(|w| AUTHOR_WORDS.contains(&w))
        })
}

fn is_notice(tree: &Tree, id: usize) -> bool {
    let node = tree.node(id);
    let names = [node.attribute("class"), node.attribute("id")];
    !matches!(node.name(), "html" | "body")
        && names.into_iter().flatten().any(|n| {
            let n = n.to_ascii_lowercase();
            NOTICES.iter().any(|notice| n.contains(notice))
        })
}

/// What names of classes and ids say, remembered for each: pages repeat them.
#[derive(Default)]
struct Names<'t> {
    known: HashMap<&'t str, Hint>,
}

impl<'t> Names<'t> {
    /// What the first of an element's names that says something says; a name of a body goes before all.
    fn hint(&mut self, names: impl Iterator<Item = &'t str>) -> Hint {
        let mut found = Hint::None;
        for name in names.take(24) {
            match *self.known.entry(name).or_insert_with(|| hint_of(name)) {
                Hint::Body => return Hint::Body,
                hint => found = if found == Hint::None { hint } else { found },
            }
        }
        found
    }
}

fn hint_of(name: &str) -> Hint {
    let lower = name.to_ascii_lowercase();
    if BODIES.iter().any(|b| lower == *b || lower.ends_with(b) && !lower.contains("related")) {
        return Hint::Body;
    }
    if STATES.iter().any(|p| lower.starts_with(p)) {
        return Hint::None;
    }
    let word = lower.split(['-', '_']).find_map(|w| CLASS_WORDS.iter().find(|(n, _)| *n == w));
    let kind = CLASSES.iter().find(|(n, _)| lower.contains(n)).or(word);
    kind.map_or(Hint::None, |(_, kind)| Hint::Furniture(*kind))
}

fn hint<'t>(tree: &'t Tree, id: usize, names: &mut Names<'t>) -> Hint {
    let node = tree.node(id);
    match node.name() {
        "html" | "body" => return Hint::None,
        "nav" | "menu" => return Hint::Furniture(F::Navigation),
        "footer" => return Hint::Furniture(F::Navigation),
        "aside" => return Hint::Furniture(F::Related),
        "figcaption" | "figure" | "caption" => return Hint::Furniture(F::Caption),
        "form" | "button" | "fieldset" | "dialog" | "label" => return Hint::Furniture(F::Other),
        "video" | "audio" => return Hint::Furniture(F::Caption),
        "amp-ad" => return Hint::Furniture(F::Promotion),
        "time" => return Hint::Furniture(F::Meta),
        _ => {}
    }
    if node
        .attribute("itemprop")
        .is_some_and(|p| p.split_whitespace().any(|p| p == "articleBody" || p == "text"))
    {
        return Hint::Body;
    }
    match node.attribute("role") {
        Some("navigation" | "banner" | "contentinfo" | "search" | "dialog") => {
            return Hint::Furniture(F::Navigation);
        }
        Some("complementary") => return Hint::Furniture(F::Related),
        _ => {}
    }
    let own = [node.attribute("class"), node.attribute("id")];
    names.hint(own.into_iter().flatten().flat_map(str::split_whitespace))
}

/// Whether a line reads as prose: a sentence, or long.
pub(crate) fn is_prose(line: &Line) -> bool {
    let text = line.text.text();
    let ended = text
        .trim_end_matches(['"', '”', '»', '\'', '’', ')', ' '])
        .ends_with(['.', '؟', '!', '?', '…', ':', '۔', '。']);
    line.link_density() < 0.5
        && (line.words >= 15
            || line.words >= 6 && ended
            || line.words >= 9 && text.contains(['،', ',', '、']))
}

fn is_heading(tree: &Tree, line: &Line) -> bool {
    tree.outward(line.first)
        .take(4)
        .any(|n| matches!(tree.node(n).name(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6"))
}

/// What each line is. `title` is the line that was taken as the title.
pub(crate) fn parts(
    tree: &Tree,
    lines: &[Line],
    title: Option<usize>,
    lexicon: &FurnitureLexicon,
) -> Vec<Part> {
    let prose: Vec<bool> = lines.iter().map(is_prose).collect();
    let span = |id: usize| {
        let end = tree.node(id).end;
        lines.partition_point(|l| l.first < id)..lines.partition_point(|l| l.first < end)
    };
    // The kind of furniture that an element around each line says it is.
    let mut around: Vec<Option<FurnitureKind>> = vec![None; lines.len()];
    for (id, node) in tree.nodes() {
        let outside = matches!(node.name(), "nav" | "footer" | "form" | "dialog") && node.parent != 0;
        let range = span(id);
        if range.len() * 2 < lines.len() && (outside || is_notice(tree, id)) {
            let kind = if outside { F::Navigation } else { F::Promotion };
            around[range].iter_mut().for_each(|a| *a = a.or(Some(kind)));
        }
    }
    let copied = copies(lines, &prose);
    let letters = std::cell::LazyCell::new(|| Letters::of(lines, &prose));
    for (id, node) in tree.nodes() {
        if is_of_another_script(tree, id, node) && letters.differ(span(id)) {
            around[span(id)].iter_mut().for_each(|a| *a = a.or(Some(F::Other)));
        }
    }
    for i in (0..lines.len()).filter(|i| copied[*i]) {
        around[i] = around[i].or(Some(F::Repeated));
    }
    let total: usize =
        (0..lines.len()).filter(|i| prose[*i] && around[*i].is_none()).map(|i| lines[i].words).sum();
    let mut bodies = Vec::new();
    let mut names = Names::default();
    for (id, node) in tree.nodes() {
        if node.name().is_empty() {
            continue;
        }
        match hint(tree, id, &mut names) {
            Hint::Body => bodies.push(id),
            Hint::Furniture(kind) => {
                let range = span(id);
                let held: usize = range.clone().filter(|i| prose[*i]).map(|i| lines[i].words).sum();
                // Names of wrappers mislead: what holds most of the page's prose is not furniture.
                if held * 5 < total * 2 || kind == F::Comment && held * 3 < total * 2 {
                    around[range].iter_mut().for_each(|a| *a = a.or(Some(kind)));
                }
            }
            Hint::None => {}
        }
    }
    let known: Vec<_> = lines.iter().map(|l| lexicon.look(l.text.text())).collect();
    let gains: Vec<f64> = (0..lines.len())
        .map(|i| {
            let words = lines[i].words as f64;
            if around[i].is_some() || known[i].is_some() || lines[i].link_density() > 0.5 {
                -words.min(25.0)
            } else if prose[i] {
                words - lines[i].linked as f64
            } else {
                -1.0
            }
        })
        .collect();
    let mut sums = vec![0.0];
    for gain in &gains {
        sums.push(sums[sums.len() - 1] + gain);
    }
    let gain_of = |id: usize| {
        let range = span(id);
        sums[range.end] - sums[range.start]
    };
    let elements: Vec<(usize, f64)> =
        tree.nodes().filter(|(_, n)| !n.name().is_empty()).map(|(id, _)| (id, gain_of(id))).collect();
    // Of elements that hold nearly the same, the innermost.
    let top = elements.iter().map(|(_, g)| *g).fold(0.0, f64::max);
    let mut chosen = elements.iter().rfind(|(_, g)| *g >= 0.93 * top).map_or(0, |(id, _)| *id);
    // An element that says it is the article's body is believed before one that only holds more prose.
    let stated = |id: usize| tree.node(id).attribute("itemprop").is_some_and(|p| p.contains("articleBody"));
    let believed = |id: usize| gain_of(id) >= if stated(id) { (0.2 * top).max(20.0) } else { 0.55 * top };
    let most = |a: &usize, b: &usize| gain_of(*a).total_cmp(&gain_of(*b)).then(a.cmp(b));
    if let Some(body) = bodies.iter().copied().filter(|b| believed(*b)).max_by(most) {
        chosen = body;
    }
    let within = span(chosen);
    let mut parts: Vec<Part> = (0..lines.len())
        .map(|i| {
            let marks = !lines[i].text.text().contains(riwaya_text::is_letter_or_digit);
            let kind = known[i].map(|k| k.kind).or(around[i]).or(marks.then_some(F::Other));
            if !within.contains(&i) || title == Some(i) {
                let dense = lines[i].link_density() > 0.5;
                return Part::Furniture(kind.unwrap_or(if dense { F::Navigation } else { F::Other }));
            }
            match kind {
                Some(kind) => Part::Furniture(kind),
                None if lines[i].link_density() > 0.6 => Part::Furniture(F::Related),
                None => Part::Body,
            }
        })
        .collect();
    // A lead may stand between the headline and the element of the text.
    if let Some(title) = title.filter(|t| *t < within.start && within.start - t < 40) {
        for i in title + 1..within.start {
            let free = known[i].is_none() && around[i].is_none() && lines[i].linked == 0;
            let lead = prose[i] && lines[i].words >= 12
                || i - title <= 3 && lines[i].words >= 5 && is_second_headline(tree, lines[i].first);
            if free && lead && !crate::date::opens_with_day(lines[i].text.text()) {
                parts[i] = Part::Body;
            }
        }
    }
    headed_blocks(tree, lines, &known, &prose, within.clone(), &mut parts);
    said_again(tree, lines, within.clone(), &mut parts);
    edges(tree, lines, &prose, within.clone(), &mut parts);
    if let Some(kicker) = title.and_then(|title| kicker(tree, lines, title))
        && known[kicker].is_none()
        && around[kicker].is_none()
    {
        parts[kicker] = Part::Body;
    }
    outside(lines, &known, within, &mut parts);
    parts
}

/// Which lines of prose are copies of earlier ones, where the page has its article twice, one time right after the other:
/// once for wide screens, once for narrow ones. An excerpt above the article is no such copy, nor is what a text says more
/// than once.
fn copies(lines: &[Line], prose: &[bool]) -> Vec<bool> {
    let mut again = vec![false; lines.len()];
    let long: Vec<usize> = (0..lines.len()).filter(|i| prose[*i] && lines[*i].words >= 8).collect();
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let text = |at: usize| lines[long[at]].text.text();
    let mut before = vec![0];
    before.extend(long.iter().scan(0, |sum, i| {
        *sum += lines[*i].words;
        Some(*sum)
    }));
    let all = before[long.len()];
    // Where a block of some length was found to differ; one that begins before it, as long, differs there too.
    let mut differs = (0, 0);
    for at in 0..long.len() {
        let Some(first) = seen.insert(text(at), at) else { continue };
        let block = at - first;
        let fits = at + block <= long.len() && (before[at + block] - before[at]) * 10 >= all * 4;
        if block < 3 || !fits || differs.0 == block && at <= differs.1 {
            continue;
        }
        let same = (0..block).take_while(|n| text(first + n) == text(at + n)).count();
        if same == block {
            long[at..at + block].iter().for_each(|i| again[*i] = true);
            break;
        }
        differs = (block, at + same);
    }
    again
}

/// Whether an element says that it is in a language of other letters than Arabic.
fn is_of_another_script(tree: &Tree, id: usize, node: &crate::tree::Node) -> bool {
    let Some(language) = node.attribute("lang").filter(|l| !l.is_empty()) else { return false };
    if matches!(node.name(), "html" | "body" | "font") || tree.node(id).parent == 0 {
        return false;
    }
    let language = language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    !["ar", "fa", "ur", "ckb", "ku", "ps", "ug", "sd"].contains(&language.as_str())
}

/// In which letters a page is.
struct Letters {
    /// How many lines before each are in Arabic ones.
    arabic: Vec<usize>,
    /// Whether most of the prose is.
    mostly_arabic: bool,
}

impl Letters {
    fn of(lines: &[Line], prose: &[bool]) -> Self {
        let (mut arabic, mut words) = (vec![0], [0, 0]);
        for (line, prose) in lines.iter().zip(prose) {
            let letters = || line.text.text().chars().filter(|c| c.is_alphabetic()).take(80);
            let own = letters().filter(|c| riwaya_text::is_arabic_letter(*c)).count() * 2 > letters().count();
            arabic.push(arabic[arabic.len() - 1] + usize::from(own));
            words[usize::from(own)] += if *prose { line.words } else { 0 };
        }
        Self { arabic, mostly_arabic: words[1] > words[0] }
    }

    /// Whether lines are in other letters than the page: the English half of a bilingual page.
    fn differ(&self, range: std::ops::Range<usize>) -> bool {
        self.mostly_arabic && self.arabic[range.end] == self.arabic[range.start]
    }
}

/// Whether a line below the headline is set as one itself, or its class says that it is a lead.
fn is_second_headline(tree: &Tree, first: usize) -> bool {
    const LEADS: [&str; 7] =
        ["subtitle", "sub-title", "subhead", "standfirst", "article-lead", "deck", "strapline"];
    tree.outward(first).take(3).any(|n| {
        let node = tree.node(n);
        let class = node.attribute("class").unwrap_or_default().to_ascii_lowercase();
        matches!(node.name(), "h2" | "h3") || LEADS.iter().any(|lead| class.contains(lead))
    })
}

/// A second headline right above the first.
fn kicker(tree: &Tree, lines: &[Line], title: usize) -> Option<usize> {
    let above = title.checked_sub(1)?;
    let parent = |i: usize| tree.node(lines[i].node).parent;
    let line = &lines[above];
    let fits = (5..=20).contains(&line.words)
        && line.linked == 0
        && parent(above) == parent(title)
        && crate::date::find(line.text.text()).is_none()
        && !line.text.text().contains(['|', '»', '>', '•', '©']);
    fits.then_some(above)
}

/// A sentence of the article set large beside it says nothing new.
fn said_again(tree: &Tree, lines: &[Line], within: std::ops::Range<usize>, parts: &mut [Part]) {
    let is_set_apart = |i: usize| {
        tree.outward(lines[i].first).take(4).any(|n| {
            let node = tree.node(n);
            let classed =
                |word| node.attribute("class").is_some_and(|c| c.to_ascii_lowercase().contains(word));
            matches!(node.name(), "blockquote" | "aside" | "q") || classed("quote") || classed("pull")
        })
    };
    for i in within.clone() {
        if parts[i] != Part::Body || !(4..=40).contains(&lines[i].words) || !is_set_apart(i) {
            continue;
        }
        let own = headline::fold(lines[i].text.text());
        let again = |j: usize| {
            j != i
                && parts[j] == Part::Body
                && lines[j].words > lines[i].words
                && headline::fold(lines[j].text.text()).contains(&own)
        };
        if within.clone().any(again) {
            parts[i] = Part::Furniture(F::Repeated);
        }
    }
}

/// What stands under a heading of comments or of other stories outside the article is of its kind, whatever else is not
/// known of it.
fn outside(
    lines: &[Line],
    known: &[Option<riwaya_lexicon::FurnitureHit>],
    within: std::ops::Range<usize>,
    parts: &mut [Part],
) {
    let mut open: Option<FurnitureKind> = None;
    for i in within.end..lines.len() {
        if let Some(hit) = known[i] {
            open = (hit.by == FurnitureMatch::Block).then_some(hit.kind).or(open.filter(|k| *k == hit.kind));
            continue;
        }
        let Part::Furniture(kind) = parts[i] else { continue };
        let unknown = kind == F::Other || kind == F::Navigation && lines[i].link_density() > 0.5;
        if let Some(open) = open.filter(|_| unknown) {
            parts[i] = Part::Furniture(open);
        }
    }
}

/// What follows a heading such as "related articles", up to the next prose, belongs to it.
fn headed_blocks(
    tree: &Tree,
    lines: &[Line],
    known: &[Option<riwaya_lexicon::FurnitureHit>],
    prose: &[bool],
    within: std::ops::Range<usize>,
    parts: &mut [Part],
) {
    let mut open: Option<(FurnitureKind, bool)> = None;
    let mut seen_body = false;
    for i in within {
        if let Some(hit) = known[i] {
            let heads = hit.by == FurnitureMatch::Block
                || hit.alone
                    && matches!(hit.kind, F::Related | F::Comment)
                    && hit.by == FurnitureMatch::Start;
            if heads {
                open = Some((hit.kind, hit.kind == F::Comment && seen_body));
            }
            continue;
        }
        let Some((kind, to_the_end)) = open else {
            seen_body |= parts[i] == Part::Body && prose[i];
            continue;
        };
        if to_the_end || !(is_heading(tree, &lines[i]) || prose[i] && lines[i].link_density() < 0.3) {
            parts[i] = Part::Furniture(kind);
        } else {
            open = None;
        }
    }
}

/// Two words joined by a hyphen: "حماة-وكالة".
fn is_joined(text: &str) -> bool {
    let parts = text.split_once(['-', '–', 'ـ']);
    parts.is_some_and(|(a, b)| {
        [a, b].iter().all(|part| !part.is_empty() && part.chars().all(char::is_alphabetic))
    })
}

/// Whether a line is how agencies sign off: "وكالة/سليم الحداد", "أ ن ن / م ع ش", "// انتهى //", "(إعداد سليم - تحرير سلمى)".
pub(crate) fn is_sign_off(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let pieces = text.split('/').filter(|piece| !piece.trim().is_empty());
    let slashed = text.contains('/')
        && words <= 12
        && !text.contains(['.', '،', ':', '«', '"', '؟'])
        && pieces.clone().all(|piece| piece.split_whitespace().count() <= 5);
    let bracketed = text.starts_with('(')
        && text.ends_with(')')
        && words <= 16
        && ["(إعداد", "(تحرير", "(تغطية", "(شارك في", "(كتابة", "(Reporting", "(Editing"]
            .iter()
            .any(|w| text.starts_with(w));
    let ruled = words <= 3 && ["====", "____", "****", "----"].iter().any(|rule| text.starts_with(rule));
    slashed && !text.contains("//www") && !text.contains("http") || bracketed || ruled
}

/// Whether a line is one of several points that sum up an article above its text: items of a list, no links.
fn is_point(tree: &Tree, lines: &[Line], i: usize) -> bool {
    let list = |line: &Line| {
        let item = tree.outward(line.first).take(3).find(|n| tree.node(*n).name() == "li")?;
        (line.words >= 4 && line.linked == 0).then(|| tree.node(item).parent)
    };
    let of = |at: Option<usize>| at.and_then(|at| lines.get(at)).and_then(list);
    let own = list(&lines[i]);
    own.is_some() && (of(i.checked_sub(1)) == own || of(Some(i + 1)) == own)
}

/// Short lines before the first and after the last prose are not the article, unless they head or close it.
fn edges(tree: &Tree, lines: &[Line], prose: &[bool], within: std::ops::Range<usize>, parts: &mut [Part]) {
    let body = |i: &usize, parts: &[Part]| parts[*i] == Part::Body;
    let Some(first) = within.clone().find(|i| body(i, parts) && prose[*i]) else { return };
    let last = within.clone().rev().find(|i| body(i, parts) && prose[*i]).unwrap_or(first);
    // The first of several headings of one kind, each with its paragraphs: a live page.
    let heading = |i: usize| {
        tree.outward(lines[i].first)
            .take(2)
            .map(|n| tree.node(n).name())
            .find(|name| matches!(*name, "h2" | "h3" | "h4"))
    };
    let heads_sections = |i: usize, parts: &[Part]| {
        let others = || within.clone().filter(|j| *j > first && parts[*j] == Part::Body);
        i + 1 == first
            && heading(i).is_some_and(|own| others().filter(|j| heading(*j) == Some(own)).count() >= 2)
    };
    for i in within.start..first {
        let text = lines[i].text.text();
        let ended = text.ends_with(['.', '؟', '!']);
        if parts[i] == Part::Body && lines[i].words <= 14 && !ended && crate::date::opens_with_day(text) {
            parts[i] = Part::Furniture(F::Meta);
        }
        // "حماة-وكالة", "(الصحيفة) خاص:": an opening on a line of its own.
        let opening = i + 1 == first
            && lines[i].words <= 4
            && tree.node(lines[i].node).parent == tree.node(lines[first].node).parent
            && (text.starts_with('(') || text.ends_with([':', '-', '–']) || is_joined(text));
        if parts[i] == Part::Body
            && !opening
            && !is_point(tree, lines, i)
            && !(is_heading(tree, &lines[i]) && (lines[i].words >= 4 || heads_sections(i, parts)))
            && lines[i].words < 8
        {
            parts[i] = Part::Furniture(F::Other);
        }
    }
    let mut at = last + 1;
    while at < within.end {
        if parts[at] == Part::Body && is_sign_off(lines[at].text.text()) {
            parts[at] = Part::Furniture(F::Credit);
            at += 1;
            continue;
        }
        let close = at - last <= 3 && lines[at].node == lines[last].node && !is_heading(tree, &lines[at]);
        let ended = lines[at].text.text().ends_with(['.', '!', '؟', '?', '"', '”', '»']);
        if parts[at] == Part::Body && !(close && (ended || lines[at].joined)) {
            parts[at] = Part::Furniture(F::Other);
        }
        at += 1;
    }
}
