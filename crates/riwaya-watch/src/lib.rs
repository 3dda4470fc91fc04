//! Follows RSS, Atom and JSON feeds and folders: what is new in them comes into riwaya's database, once.
//!
//! A [`Watcher`] does rounds: it asks for feeds that are due, puts their new items into the queue that riwaya-store keeps,
//! asks for the pages of those that have but a summary, and says which files of folders have changed. Each step is one
//! transaction, so that a program that is killed at any moment goes on where it was. What is ready is coded and stored by
//! whoever owns the watcher.
//!
//! Servers are treated politely: one request at a time to a host and time between two, `ETag` and `Last-Modified` given back,
//! `robots.txt` (RFC 9309) and `Retry-After` obeyed, failures tried again later and later.
//!
//! ```
//! use std::path::Path;
//! use riwaya_watch::{Following, FullText};
//!
//! let text = "[[feed]]\nurl = \"https://news.example/rss\"\nevery = \"10m\"\n";
//! let following = Following::parse(Path::new("feeds.toml"), text)?;
//! assert_eq!(following.feeds[0].full_text, FullText::Auto);
//!
//! let wrong = Following::parse(Path::new("feeds.toml"), "[[feed]]\nlink = \"https://news.example/rss\"\n");
//! assert!(wrong.unwrap_err().to_string().starts_with("feeds.toml:2: unknown field `link`"));
//! # Ok::<(), riwaya_watch::ConfigError>(())
//! ```

mod address;
mod backoff;
mod client;
mod clock;
mod config;
mod crowd;
mod folder;
mod hosts;
mod items;
mod proxies;
mod reaching;
mod refusal;
mod robots;
mod stop;
mod trust;
mod watcher;
mod ways;

pub use backoff::{ATTEMPTS, LONGEST_RETRY};
pub use client::MAX_REDIRECTS;
pub use clock::now;
pub use config::{ConfigError, Feed, Folder, Following, FullText, Politeness};
pub use folder::ChangedFile;
pub use proxies::{Proxies, ProxyError};
pub use stop::Stop;
pub use trust::trusted_by_the_system;
pub use watcher::{MAX_FEED_BYTES, Pace, Round, Standing, Watcher, standing};
