//! Records as a stream: rows go out as they are read, so that a large answer takes little memory.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use futures_core::Stream;
use riwaya_store::{Filter, Store};
use tokio::sync::mpsc;

use crate::asked::{self, FILTERS, Field, Kind, field};
use crate::knowledge::{Table, Tables};
use crate::problem::Problem;
use crate::server::Shared;
use crate::visit::Visit;

/// Fields of an export besides the filters.
pub(crate) const FORMAT: &[Field] = &[Field {
    name: "format",
    about: "csv, or jsonl: one record a line; jsonl unless told",
    kind: Kind::OneOf(&["csv", "jsonl"]),
}];
/// What can be exported.
pub(crate) const KINDS: [&str; 5] = ["events", "claims", "statements", "articles", "storylines"];

/// Bytes that are gathered before they go out.
const PIECE: usize = 64 * 1024;
/// Records that are made into rows at once.
const ROWS: usize = 200;

pub(crate) async fn export(
    State(shared): State<Arc<Shared>>,
    Path(kind): Path<String>,
    visit: Visit,
) -> Result<Response, Problem> {
    let Some(kind) = KINDS.into_iter().find(|k| *k == kind) else { return Err(Problem::Nothing) };
    asked::only(&visit.asked, &[FILTERS, FORMAT])?;
    let mut filter = asked::filter(&visit.asked)?;
    if let Some(words) = &filter.search {
        filter.search = Some(crate::pages::widened(words, &*shared.knowledge).0);
    }
    let csv = match field(&visit.asked, "format") {
        None | Some("jsonl") => false,
        Some("csv") => true,
        Some(_) => return Err(Problem::question("format: expected csv or jsonl")),
    };
    let (to, from) = mpsc::channel(4);
    let tables = shared.tables;
    let pool = Arc::clone(&shared);
    tokio::spawn(async move {
        let failed = to.clone();
        let done = pool.pool.read(move |store| write(store, kind, &filter, csv, tables, Out::new(to))).await;
        if let Err(problem) = done {
            // the status has gone out already: a broken stream is all that can tell
            let _ = failed.send(Err(std::io::Error::other(problem.detail().what))).await;
        }
    });
    let (media, ending) =
        if csv { ("text/csv; charset=utf-8", "csv") } else { ("application/jsonl", "jsonl") };
    let name = format!("attachment; filename=\"riwaya-{kind}.{ending}\"");
    Ok(([(CONTENT_TYPE, media.to_owned()), (CONTENT_DISPOSITION, name)], Body::from_stream(Pieces(from)))
        .into_response())
}

struct Pieces(mpsc::Receiver<Result<Bytes, std::io::Error>>);

impl Stream for Pieces {
    type Item = Result<Bytes, std::io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_recv(cx)
    }
}

/// Bytes on their way out.
struct Out {
    to: mpsc::Sender<Result<Bytes, std::io::Error>>,
    waiting: Vec<u8>,
    /// The reader has gone.
    closed: bool,
}

impl Out {
    fn new(to: mpsc::Sender<Result<Bytes, std::io::Error>>) -> Self {
        Self { to, waiting: Vec::with_capacity(PIECE), closed: false }
    }

    /// Whether it is worth going on.
    fn add(&mut self, bytes: &[u8]) -> bool {
        self.waiting.extend_from_slice(bytes);
        if self.waiting.len() >= PIECE {
            self.flush();
        }
        !self.closed
    }

    fn flush(&mut self) {
        let piece = Bytes::from(std::mem::take(&mut self.waiting));
        self.closed |= !piece.is_empty() && self.to.blocking_send(Ok(piece)).is_err();
    }
}

fn write(
    store: &Store,
    kind: &str,
    filter: &Filter,
    csv: bool,
    tables: Tables,
    mut out: Out,
) -> Result<(), Problem> {
    match kind {
        "events" => {
            let mut rows = Rows::new(&mut out, csv, tables.events);
            store.each_event(filter, |r| rows.add(r))?;
            rows.finish();
        }
        "claims" => {
            let mut rows = Rows::new(&mut out, csv, tables.claims);
            store.each_claim(filter, |r| rows.add(r))?;
            rows.finish();
        }
        "statements" => {
            let mut rows = Rows::new(&mut out, csv, tables.statements);
            store.each_statement(filter, |r| rows.add(r))?;
            rows.finish();
        }
        "articles" => {
            let mut rows = Rows::new(&mut out, csv, tables.articles);
            store.each_article(filter, |r| rows.add(r))?;
            rows.finish();
        }
        _ => {
            let mut rows = Rows::new(&mut out, csv, tables.storylines);
            for storyline in store.storylines(filter)? {
                if !rows.add(storyline) {
                    break;
                }
            }
            rows.finish();
        }
    }
    out.flush();
    Ok(())
}

/// Records of one kind as lines.
struct Rows<'o, T> {
    out: &'o mut Out,
    csv: bool,
    table: fn(&[T]) -> Table,
    waiting: Vec<T>,
    headed: bool,
}

impl<'o, T: serde::Serialize> Rows<'o, T> {
    fn new(out: &'o mut Out, csv: bool, table: fn(&[T]) -> Table) -> Self {
        Self { out, csv, table, waiting: Vec::new(), headed: false }
    }

    fn add(&mut self, record: T) -> bool {
        if !self.csv {
            let mut line = serde_json::to_vec(&record).unwrap_or_default();
            line.push(b'\n');
            return self.out.add(&line);
        }
        self.waiting.push(record);
        if self.waiting.len() >= ROWS {
            self.write();
        }
        !self.out.closed
    }

    fn finish(&mut self) {
        if self.csv {
            self.write();
        }
    }

    fn write(&mut self) {
        let (header, rows) = (self.table)(&self.waiting);
        if !std::mem::replace(&mut self.headed, true) {
            self.out.add(line(header.iter().copied()).as_bytes());
        }
        for row in rows {
            self.out.add(line(row.iter().map(String::as_str)).as_bytes());
        }
        self.waiting.clear();
    }
}

/// A line as RFC 4180 writes it. A value that a spreadsheet would take for a formula is kept from being one.
fn line<'a>(values: impl Iterator<Item = &'a str>) -> String {
    let mut out = String::new();
    for (n, value) in values.enumerate() {
        if n > 0 {
            out.push(',');
        }
        let formula = value.starts_with(['=', '+', '-', '@', '\t', '\r']) && value.parse::<f64>().is_err();
        if formula || value.contains(['"', ',', '\n', '\r']) {
            out.push('"');
            if formula {
                out.push('\'');
            }
            out.push_str(&value.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(value);
        }
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn values_are_quoted_and_run_nothing() {
        assert_eq!(line(["a", "b,c", "d\"e", "-4.5"].into_iter()), "a,\"b,c\",\"d\"\"e\",-4.5\r\n");
        assert_eq!(line(["=cmd|' /C calc'!A0"].into_iter()), "\"'=cmd|' /C calc'!A0\"\r\n");
    }
}
