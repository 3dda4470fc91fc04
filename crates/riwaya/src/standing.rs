//! `watch --check` and `watch --status`: what is followed, and how it stands.

use riwaya_watch::{Following, FullText, Proxies, Standing, standing};
use serde::Serialize;

use crate::arguments::DatabaseArguments;
use crate::failure::Failure;
use crate::lists::{opened, printed};
use crate::printing::{Format, Rows, isolated, shortened};

/// Characters of a trouble that a column shows.
const TROUBLE: usize = 60;

/// Prints what would be followed.
pub(crate) fn check(following: &Following, proxies: &Proxies) -> Result<(), Failure> {
    let feeds = following.feeds.iter().map(|feed| {
        let pages = match feed.full_text {
            FullText::Auto => "where it gives summaries",
            FullText::Always => "of all items",
            FullText::Never => "never",
        };
        let own = |given: &Option<String>| given.as_deref().map_or("as it says".to_owned(), isolated);
        vec![
            feed.url.to_string(),
            format!("{:?}", feed.every),
            pages.to_owned(),
            own(&feed.outlet),
            own(&feed.language),
        ]
    });
    let folders = following.folders.iter().map(|folder| {
        vec![
            folder.path.display().to_string(),
            format!("{:?}", folder.every),
            String::new(),
            folder.outlet.as_deref().map_or("as it says".to_owned(), isolated),
            String::new(),
        ]
    });
    let header = &["feed or folder", "every", "pages are fetched", "outlet", "language"];
    let rows = Rows { header, rows: feeds.chain(folders).collect() };
    printed(|out| {
        out.table(&rows)?;
        let politeness = &following.politeness;
        out.line(&format!(
            "\nAsked as {:?}, {:?} between two requests to one host.",
            politeness.agent(),
            politeness.delay
        ))?;
        if politeness.contact.is_none() {
            out.line("Nobody who runs a server can tell who asks: add `contact` under [politeness].")?;
        }
        if following.allow_private {
            out.line("Items may lead into this machine's own network (allow_private).")?;
        }
        for line in proxies.lines() {
            out.line(&format!("What is asked for over {line}, as the environment says."))?;
        }
        if !following.certificates.is_empty() {
            let number = following.certificates.len();
            out.line(&format!("Issuers of certificates that are trusted besides the system's: {number}."))?;
        }
        out.line("Nothing was fetched.")
    })
}

/// How a feed stands, as it is printed.
#[derive(Serialize)]
struct Row {
    feed: String,
    succeeded: Option<String>,
    due: Option<String>,
    failures: u32,
    waiting: usize,
    ready: usize,
    stored: usize,
    given_up: usize,
    error: Option<String>,
}

impl From<Standing> for Row {
    fn from(of: Standing) -> Self {
        let state = of.state.unwrap_or_default();
        Self {
            feed: of.feed.url.to_string(),
            succeeded: state.succeeded.map(moment),
            due: state.checked.map(|_| moment(of.due)),
            failures: state.failures,
            waiting: of.items.waiting,
            ready: of.items.ready,
            stored: of.items.stored,
            given_up: of.items.given_up,
            error: state.error,
        }
    }
}

impl Row {
    fn cells(&self, most: usize) -> Vec<String> {
        let time = |of: &Option<String>, none: &str| of.clone().unwrap_or_else(|| none.to_owned());
        vec![
            self.feed.clone(),
            time(&self.succeeded, "never"),
            time(&self.due, "now"),
            self.failures.to_string(),
            self.waiting.to_string(),
            self.ready.to_string(),
            self.stored.to_string(),
            self.given_up.to_string(),
            shortened(self.error.as_deref().unwrap_or_default(), most),
        ]
    }
}

/// Prints how each feed stands.
pub(crate) fn status(
    following: &Following,
    database: &DatabaseArguments,
    format: Format,
) -> Result<(), Failure> {
    let store = opened(database)?;
    let rows: Vec<Row> = standing(following, &store)?.into_iter().map(Row::from).collect();
    let header =
        &["feed", "last read", "next", "failures", "waiting", "ready", "stored", "given up", "trouble"];
    let cells = |rows: &[Row], most| Rows { header, rows: rows.iter().map(|row| row.cells(most)).collect() };
    printed(|out| out.list(format, &rows, |rows| cells(rows, TROUBLE), |rows| cells(rows, usize::MAX)))
}

/// Milliseconds since 1970 as a moment in UTC.
pub(crate) fn moment(millis: i64) -> String {
    let moment = jiff::Timestamp::from_millisecond(millis).unwrap_or_default();
    moment.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
