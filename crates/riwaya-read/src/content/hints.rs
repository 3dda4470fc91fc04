//! What an element's name, class and id say of what it holds.

use std::collections::HashMap;

use riwaya_record::FurnitureKind::{self, self as F};

use crate::tree::Tree;

/// What an element's name, class and id say of what it holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Hint {
    Body,
    Furniture(FurnitureKind),
    None,
}

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

/// Whether an element is a notice that may hold more prose than the article.
pub(super) fn is_notice(tree: &Tree, id: usize) -> bool {
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
pub(super) struct Names<'t> {
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

/// What an element's name says of what it holds, or else its attributes.
pub(super) fn hint<'t>(tree: &'t Tree, id: usize, names: &mut Names<'t>) -> Hint {
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
