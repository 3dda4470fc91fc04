//! riwaya as a Python package: texts in, Arrow tables out, and a database to look things up in.
//!
//! What the functions do is documented where Python's users read it: in the book and in `python/riwaya/__init__.pyi`, out of
//! which `build.rs` takes it for `help()`.

// pyo3's macros take arguments by value, as Python hands them over
#![allow(clippy::needless_pass_by_value)]

mod arrow;
mod coding;
mod columns;
mod database;
mod machines;

use pyo3::prelude::*;

pyo3::create_exception!(
    riwaya,
    Error,
    pyo3::exceptions::PyException,
    "What riwaya could not do: the file or text, what happened, what to do about it."
);

/// What the interpreter imports; the package `riwaya` hands it on.
#[pymodule]
fn _riwaya(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add("Error", module.py().get_type::<Error>())?;
    module.add_function(wrap_pyfunction!(coding::code, module)?)?;
    module.add_function(wrap_pyfunction!(coding::read, module)?)?;
    module.add_class::<database::Database>()?;
    machines::add(module)
}
