//! Records as Arrow tables.

use arrow_array::RecordBatch;
use arrow_pyarrow::{IntoPyArrow, Table as PyTable};
use pyo3::prelude::*;
use riwaya_tables::{Table, batch};
use serde::Serialize;

use crate::Error;

/// Rows as a batch. It is made without Python, so that others can run meanwhile.
pub(crate) fn rows(table: &Table, rows: &[impl Serialize]) -> Result<RecordBatch, String> {
    batch(table, rows).map_err(|e| format!("{}: a record does not fit the table: {e}; report it", table.name))
}

/// A batch as a `pyarrow.Table`.
pub(crate) fn table(py: Python<'_>, made: Result<RecordBatch, String>) -> PyResult<Bound<'_, PyAny>> {
    let batch = made.map_err(Error::new_err)?;
    let schema = batch.schema();
    let table = PyTable::try_new(vec![batch], schema).map_err(|e| Error::new_err(e.to_string()))?;
    table.into_pyarrow(py)
}
