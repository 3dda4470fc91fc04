//! What `riwaya.spark` asks of riwaya: tables in, tables out, each made on one machine of what belongs together.
//!
//! What the stages are and why their sum is what one machine decides is said in riwaya-reconcile (`spread`).

mod comparing;
mod deciding;
mod reading;

use pyo3::prelude::*;
use riwaya_record::CodedArticle;

use crate::arrow;
use crate::columns::{Made, Rows, fitting};

/// Everything that the interpreter finds in `_riwaya` for it.
pub(crate) fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("VERSION", riwaya_reconcile::VERSION)?;
    module.add_function(wrap_pyfunction!(reading::sources, module)?)?;
    module.add_function(wrap_pyfunction!(reading::code_rows, module)?)?;
    module.add_class::<reading::Coding>()?;
    module.add_function(wrap_pyfunction!(comparing::pairs, module)?)?;
    module.add_function(wrap_pyfunction!(comparing::copies, module)?)?;
    module.add_function(wrap_pyfunction!(comparing::blocks, module)?)?;
    module.add_function(wrap_pyfunction!(comparing::slips, module)?)?;
    module.add_function(wrap_pyfunction!(comparing::compared, module)?)?;
    module.add_function(wrap_pyfunction!(comparing::of_one_text, module)?)?;
    module.add_function(wrap_pyfunction!(comparing::members, module)?)?;
    module.add_function(wrap_pyfunction!(comparing::strands, module)?)?;
    module.add_function(wrap_pyfunction!(comparing::gathered, module)?)?;
    module.add_function(wrap_pyfunction!(deciding::decide, module)?)?;
    module.add_function(wrap_pyfunction!(deciding::built, module)?)?;
    module.add_function(wrap_pyfunction!(deciding::sides, module)?)?;
    module.add_function(wrap_pyfunction!(deciding::rows, module)?)
}

/// Makes a table of the rows of another, while other threads of Python run.
fn make<'py>(
    py: Python<'py>,
    table: &Bound<'py, PyAny>,
    with: impl FnOnce(&Rows) -> Result<Made, String> + Send,
) -> PyResult<Bound<'py, PyAny>> {
    let rows = Rows::of(table)?;
    let made = py.detach(|| with(&rows)?.batch());
    arrow::table(py, made)
}

/// Coded articles from their JSON.
fn articles(records: &[&str]) -> Result<Vec<CodedArticle>, String> {
    records
        .iter()
        .map(|record| serde_json::from_str(record).map_err(|e| format!("a record is not whole: {e}")))
        .collect()
}
