//! Any input to articles: bytes, charsets, HTML, feeds, JSON Lines, WARC files, plain pages; what is not the article
//! set apart as furniture, with its kind and place.
//!
//! [`discover`] lists the files of paths and folders, [`Reader::open`] reads them one at a time, [`Reader::stream`]
//! what comes from elsewhere, [`Reader::read`] bytes that the caller holds, [`Reader::feed_items`] and [`Reader::fetched_page`]
//! what a server has just sent. Files of many articles are read in constant
//! memory. Reading never fails on content: any bytes give an article, perhaps empty,
//! with diagnostics. Every character of an article's title and text leads back to the bytes it came from
//! ([`source_ranges`] of [`source_bytes`]).
//!
//! ```
//! use riwaya_lexicon::FurnitureLexicon;
//! use riwaya_read::{Input, Reader};
//!
//! let table = "pattern | match | kind\nTranslate | line | share\n";
//! let lexicon = FurnitureLexicon::parse("furniture.txt", table).unwrap();
//! let page = "<h1>لقاء في جنيف</h1><p>التقى الوزيران اليوم في جنيف، وبحثا اتفاق التجارة بين البلدين.</p><p>Translate »</p>";
//! let input = Input { id: "page.html".into(), bytes: page.into(), ..Input::default() };
//! let article = Reader::new(&lexicon).read(&input).remove(0).unwrap();
//! assert_eq!(article.title, "لقاء في جنيف");
//! assert_eq!(article.text, "التقى الوزيران اليوم في جنيف، وبحثا اتفاق التجارة بين البلدين.");
//! assert_eq!(article.furniture[0].text, "Translate »");
//! ```

mod charset;
mod content;
mod credit;
mod date;
mod draft;
mod entity;
mod error;
mod feed;
mod fetched;
mod headline;
mod html;
mod http;
mod json;
mod json_feed;
mod language;
mod lines;
mod markup;
mod metadata;
mod packed;
mod page;
mod plain;
mod provenance;
mod reader;
mod share;
mod source;
mod teaser;
mod trace;
mod tree;
mod warc;

pub use draft::MAX_ARTICLE_CHARS;
pub use error::ReadError;
pub use fetched::{FeedItem, Fetched};
pub use provenance::{source_bytes, source_ranges};
pub use reader::{Input, MAX_DOCUMENT_BYTES, MAX_LINE_BYTES, MAX_PAGE_BYTES, Reader};
pub use share::Share;
pub use source::{Articles, Source, Unread, discover};
