//! A table in a file: Parquet, or CSV.

use std::io;

use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;
use serde::Serialize;
use serde_json::Value;

use crate::batches::Batches;
use crate::release::{Output, Release};
use crate::{Column, Kind, Table, TransferError};

/// Rows of a row group at most, and its bytes: what is held in memory until it is written.
const GROUP_ROWS: usize = 65_536;
const GROUP_BYTES: usize = 32 << 20;

/// A table that is being written.
pub(crate) struct Sheet {
    table: &'static Table,
    form: Form,
    rows: usize,
}

enum Form {
    Parquet { batches: Batches, writer: Box<ArrowWriter<Output>> },
    Csv(Box<csv::Writer<Output>>),
}

impl Sheet {
    /// A table as a Parquet file.
    pub(crate) fn parquet(release: &Release, table: &'static Table) -> Result<Self, TransferError> {
        let output = release.create(&format!("{}.parquet", table.name))?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by("riwaya".to_owned())
            .set_max_row_group_row_count(Some(GROUP_ROWS))
            .set_max_row_group_bytes(Some(GROUP_BYTES))
            .build();
        let path = output.path().to_owned();
        let writer = ArrowWriter::try_new(output, table.schema(), Some(properties));
        let writer = Box::new(writer.map_err(|e| TransferError::writing(&path, &e.into()))?);
        let batches = Batches::of(table).map_err(|e| broken(table, &e))?;
        Ok(Self { table, form: Form::Parquet { batches, writer }, rows: 0 })
    }

    /// A table as a CSV file.
    pub(crate) fn csv(release: &Release, table: &'static Table) -> Result<Self, TransferError> {
        let output = release.create(&format!("{}.csv", table.name))?;
        let path = output.path().to_owned();
        let mut writer = Box::new(csv::Writer::from_writer(output));
        let mut header = Vec::new();
        for column in table.columns() {
            flat_names(column.name, column.kind, &mut header);
        }
        writer.write_record(&header).map_err(|e| TransferError::writing(&path, &of_system(e)))?;
        Ok(Self { table, form: Form::Csv(writer), rows: 0 })
    }

    /// Adds a row.
    pub(crate) fn add(&mut self, row: &impl Serialize) -> Result<(), TransferError> {
        self.rows += 1;
        match &mut self.form {
            Form::Parquet { batches, writer } => match batches.add(row) {
                Ok(None) => Ok(()),
                Ok(Some(batch)) => {
                    writer.write(&batch).map_err(|e| TransferError::writing(writer.inner().path(), &e.into()))
                }
                Err(e) => Err(broken(self.table, &e)),
            },
            Form::Csv(writer) => {
                let value = serde_json::to_value(row).map_err(|e| broken(self.table, &e))?;
                let mut cells = Vec::new();
                for column in self.table.columns() {
                    flat_cells(value.get(column.name).unwrap_or(&Value::Null), column.kind, &mut cells);
                }
                writer
                    .write_record(&cells)
                    .map_err(|e| TransferError::writing(writer.get_ref().path(), &of_system(e)))
            }
        }
    }

    /// Writes what is left, and takes note of the file.
    pub(crate) fn finish(self, release: &mut Release) -> Result<(), TransferError> {
        let output = match self.form {
            Form::Parquet { mut batches, mut writer } => {
                let path = writer.inner().path().to_owned();
                let fail = |e: parquet::errors::ParquetError| TransferError::writing(&path, &e.into());
                if let Some(batch) = batches.rest().map_err(|e| broken(self.table, &e))? {
                    writer.write(&batch).map_err(fail)?;
                }
                writer.into_inner().map_err(fail)?
            }
            Form::Csv(writer) => {
                let path = writer.get_ref().path().to_owned();
                writer.into_inner().map_err(|e| TransferError::writing(&path, e.error()))?
            }
        };
        release.add(output, self.rows)
    }
}

/// What the system says, which the writer of CSV hides.
fn of_system(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// A record that its table does not describe: a mistake in this program.
fn broken(table: &Table, error: &dyn std::fmt::Display) -> TransferError {
    let remedy = "report it with this message";
    TransferError::new(table.name.as_ref(), format!("a record does not fit the table: {error}"), remedy)
}

/// The columns that a column becomes where cells hold plain values: `date_value`, `actor_country`.
pub(crate) fn flat_names(name: &str, kind: Kind, out: &mut Vec<String>) {
    match kind {
        Kind::Record(fields) => {
            for field in inner(fields) {
                flat_names(&format!("{name}_{}", field.name), field.kind, out);
            }
        }
        Kind::List(Kind::Record(fields)) => {
            for field in inner(fields) {
                flat_names(&format!("{name}_{}", field.name), Kind::List(&field.kind), out);
            }
        }
        // of a list within a list each item is one cell
        Kind::List(Kind::List(of)) => flat_names(name, Kind::List(of), out),
        _ => out.push(name.to_owned()),
    }
}

/// The cells beside those names. Values of a list are parted by `;`, and an empty one stands for what is not known, so
/// that the n-th values of several columns belong together.
fn flat_cells(value: &Value, kind: Kind, out: &mut Vec<String>) {
    match kind {
        Kind::Record(fields) => {
            for field in inner(fields) {
                flat_cells(value.get(field.name).unwrap_or(&Value::Null), field.kind, out);
            }
        }
        Kind::List(Kind::Record(fields)) => {
            let items = value.as_array().map_or(&[][..], Vec::as_slice);
            for field in inner(fields) {
                let of: Vec<Value> =
                    items.iter().map(|item| item.get(field.name).cloned().unwrap_or_default()).collect();
                flat_cells(&Value::Array(of), Kind::List(&field.kind), out);
            }
        }
        _ => out.push(plain(value)),
    }
}

fn inner(fields: &'static [&'static [Column]]) -> impl Iterator<Item = &'static Column> {
    fields.iter().copied().flatten()
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(";"),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::EVENTS;

    #[test]
    fn records_become_columns_of_plain_values() {
        let mut names = Vec::new();
        for column in EVENTS.columns() {
            flat_names(column.name, column.kind, &mut names);
        }
        for name in
            ["id", "date_value", "date_agreed", "actors_country", "articles", "first_reported_article"]
        {
            assert!(names.iter().any(|n| n == name), "{name} of {names:?}");
        }
        let actors = EVENTS.columns().find(|c| c.name == "actors").expect("a column");
        let value = serde_json::json!([{"name": "A", "country": null}, {"name": "B;C", "country": "USA"}]);
        let mut cells = Vec::new();
        flat_cells(&value, actors.kind, &mut cells);
        assert_eq!(cells[0], "A;B;C");
        assert!(cells.contains(&";USA".to_owned()), "{cells:?}");
    }
}
