//! Rows as Arrow record batches.

use arrow_array::RecordBatch;
use arrow_json::reader::{Decoder, ReaderBuilder};
use arrow_schema::ArrowError;
use serde::Serialize;

use crate::Table;

/// Rows of a batch at most.
const ROWS: usize = 4_096;

/// Makes batches of rows, one after another.
#[derive(Debug)]
pub(crate) struct Batches {
    decoder: Decoder,
    waiting: usize,
}

impl Batches {
    pub(crate) fn of(table: &Table) -> Result<Self, ArrowError> {
        // a field that the schema does not publish is a mistake of ours
        let builder = ReaderBuilder::new(table.schema()).with_batch_size(ROWS).with_strict_mode(true);
        Ok(Self { decoder: builder.build_decoder()?, waiting: 0 })
    }

    /// Adds a row; gives a batch when one is full.
    pub(crate) fn add(&mut self, row: &impl Serialize) -> Result<Option<RecordBatch>, ArrowError> {
        self.decoder.serialize(std::slice::from_ref(row))?;
        self.waiting += 1;
        if self.waiting < ROWS { Ok(None) } else { self.rest() }
    }

    /// What is left.
    pub(crate) fn rest(&mut self) -> Result<Option<RecordBatch>, ArrowError> {
        self.waiting = 0;
        self.decoder.flush()
    }
}

/// Rows as one batch of a table.
///
/// # Errors
/// Where a row has not what the table asks for.
pub fn batch(table: &Table, rows: &[impl Serialize]) -> Result<RecordBatch, ArrowError> {
    let builder =
        ReaderBuilder::new(table.schema()).with_batch_size(rows.len().max(1)).with_strict_mode(true);
    let mut decoder = builder.build_decoder()?;
    decoder.serialize(rows)?;
    Ok(decoder.flush()?.unwrap_or_else(|| RecordBatch::new_empty(table.schema())))
}
