//! From what was fetched to articles: what a feed says of an item, and what its page has.

use jiff::Timestamp;
use riwaya_read::{FeedItem, Fetched, Reader};
use riwaya_record::{Article, Diagnostic, Published, PublishedFrom, Severity};
use riwaya_store::Item;
use sha2::{Digest, Sha256};
use url::Url;

use crate::address::{canonical, linked};
use crate::client::Sent;
use crate::clock::now;
use crate::config::{Feed, FullText};
use crate::refusal::Refusal;

/// How far a date may lie ahead of this machine's clock: a day for clocks that go wrong, and the 14 hours by which the
/// easternmost zone is ahead.
const AHEAD: i64 = 38 * 3600;

/// The items of a feed that was fetched; `Err` says why it is no feed.
pub(crate) fn items(reader: Reader<'_>, feed: &Feed, sent: &Sent) -> Result<Vec<Item>, String> {
    let read = reader.feed_items(feed.url.as_str(), &fetched(sent)).map_err(|e| e.to_string())?;
    Ok(read.into_iter().filter_map(|one| item(feed, &sent.url, one)).collect())
}

fn fetched(sent: &Sent) -> Fetched<'_> {
    Fetched { url: sent.url.as_str(), content_type: sent.content_type.as_deref(), body: &sent.body }
}

/// An item as it is queued; `None` where there is neither a text nor a page.
fn item(feed: &Feed, base: &Url, read: FeedItem) -> Option<Item> {
    let FeedItem { mut article, is_whole } = read;
    let link = article.url.as_deref().and_then(|link| linked(base, link));
    let wants_page = match feed.full_text {
        FullText::Auto => !is_whole || is_empty(&article),
        FullText::Always => true,
        FullText::Never => false,
    };
    let page = link.as_ref().filter(|_| wants_page).map(|link| link.as_str().to_owned());
    if page.is_none() && is_empty(&article) {
        return None;
    }
    let address = match &link {
        Some(link) => canonical(link),
        None => format!("{}#{}", feed.url, hex(&digest(&[&article.title, &article.text])[..8])),
    };
    let date = |of: Option<&Published>| {
        of.and_then(|p| p.time.clone().or_else(|| p.date.clone())).unwrap_or_default()
    };
    let told = [
        &article.title,
        &article.text,
        &date(Some(&article.published)),
        &date(article.modified.as_ref()),
        &page.clone().unwrap_or_default(),
    ];
    let seen = digest(&told);
    article.id.clone_from(&address);
    article.url = link.map(Url::into);
    describe(&mut article, feed);
    within_reason(&mut article);
    Some(Item { address, page, seen, article })
}

/// The article of a page; `told` is what the feed says of it.
pub(crate) fn page(
    reader: Reader<'_>,
    feed: Option<&Feed>,
    asked: &Url,
    told: &Article,
    sent: &Sent,
) -> Result<Article, Refusal> {
    if sent.url.path() == "/" && asked.path() != "/" {
        return Err(Refusal::lasting("leads to a front page"));
    }
    let id = canonical(&sent.url);
    let read = reader.fetched_page(&id, &fetched(sent));
    let mut article = read.map_err(|e| Refusal::lasting(e.to_string()))?;
    if is_empty(&article) {
        return Err(Refusal::lasting("has no article text that could be found"));
    }
    if article.text.chars().count() < told.text.chars().count() {
        return Err(Refusal::lasting("has less text than its feed"));
    }
    if let Some(feed) = feed {
        describe(&mut article, feed);
    }
    // what a page says of itself in its head is surer than its feed; what is only found in its text is not
    within_reason(&mut article);
    if article.published.from != PublishedFrom::Metadata && told.published.date.is_some() {
        article.published = told.published.clone();
    }
    Ok(article)
}

/// What a feed says of an item, where its page could not be read.
pub(crate) fn instead(mut told: Article, why: &str) -> Option<Article> {
    if is_empty(&told) {
        return None;
    }
    let message = format!("its page {why}: this is what its feed says of it");
    diagnose(&mut told, Severity::Note, message);
    Some(told)
}

/// What `feeds.toml` says goes before what the feed or the page says.
fn describe(article: &mut Article, feed: &Feed) {
    if let Some(outlet) = &feed.outlet {
        article.outlet = Some(outlet.clone());
    }
    if let Some(language) = &feed.language {
        article.language.clone_from(language);
    }
}

/// Takes no date for a day of publication that is not yet come.
fn within_reason(article: &mut Article) {
    let latest = Timestamp::from_second(now() / 1000 + AHEAD).map(|t| t.strftime("%Y-%m-%d").to_string());
    let Ok(latest) = latest else { return };
    let ahead = |of: &Published| of.date.as_deref().is_some_and(|date| date > latest.as_str());
    if ahead(&article.published) {
        let unknown = Published { precision: "none".to_owned(), ..Published::default() };
        let published = std::mem::replace(&mut article.published, unknown);
        let date = published.time.or(published.date).unwrap_or_default();
        let message = format!("its date {date} had not come when it was fetched; it was not used");
        diagnose(article, Severity::Warning, message);
    }
    if article.modified.as_ref().is_some_and(ahead) {
        article.modified = None;
    }
}

fn diagnose(article: &mut Article, severity: Severity, message: String) {
    let end = article.text.chars().count() as u32;
    article.diagnostics.push(Diagnostic { severity, message, start: 0, end });
}

fn is_empty(article: &Article) -> bool {
    article.title.trim().is_empty() && article.text.trim().is_empty()
}

/// One digest of several texts.
fn digest(texts: &[&String]) -> Vec<u8> {
    let mut hash = Sha256::new();
    for text in texts {
        hash.update((text.len() as u64).to_le_bytes());
        hash.update(text);
    }
    hash.finalize().to_vec()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        use std::fmt::Write;
        let _ = write!(out, "{byte:02x}");
        out
    })
}
