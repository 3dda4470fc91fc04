//! The published schema of the tables.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::{Column, Kind, TABLES};

/// The tables as JSON: of each its name, what a row is, and its columns.
pub fn schema() -> Value {
    let table = |t: &&crate::Table| {
        json!({
            "name": t.name,
            "about": t.about,
            "columns": t.columns().map(column).collect::<Vec<_>>(),
        })
    };
    json!({"tables": TABLES.iter().map(table).collect::<Vec<_>>()})
}

fn column(c: &Column) -> Value {
    let mut out =
        json!({"name": c.name, "type": type_name(c.kind), "nullable": !c.required, "about": c.about});
    if let Some(fields) = c.kind.fields() {
        out["fields"] = fields.iter().copied().flatten().map(column).collect();
    }
    out
}

/// A kind as Arrow calls it.
fn type_name(kind: Kind) -> String {
    match kind {
        Kind::Text => "utf8".to_owned(),
        Kind::Int => "int32".to_owned(),
        Kind::Number => "float64".to_owned(),
        Kind::Flag => "bool".to_owned(),
        Kind::List(of) => format!("list<{}>", type_name(*of)),
        Kind::Record(_) => "struct".to_owned(),
    }
}

/// The tables as pages of the book have them: a heading and a table for each.
pub fn markdown() -> String {
    let mut out = String::new();
    for table in TABLES {
        // writing to a string cannot fail
        let _ = write!(out, "## {}\n\n{}\n\n| column | type | |\n|---|---|---|\n", table.name, table.about);
        for c in table.columns() {
            rows(&mut out, c.name, c);
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn rows(out: &mut String, name: &str, c: &Column) {
    let null = if c.required { "" } else { ", or null" };
    let _ = writeln!(out, "| `{name}` | `{}`{null} | {} |", type_name(c.kind), c.about);
    let mark = if matches!(c.kind, Kind::List(_)) { "[]." } else { "." };
    for field in c.kind.fields().unwrap_or_default().iter().copied().flatten() {
        rows(out, &format!("{name}{mark}{}", field.name), field);
    }
}
