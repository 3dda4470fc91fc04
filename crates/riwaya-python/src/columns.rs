//! Columns of Arrow tables that come in, and tables that go out, where rows are no records.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int32Type, Int64Type};
use arrow_array::{
    Array, ArrayRef, BinaryArray, BooleanArray, Float64Array, Int32Array, Int64Array, ListArray, RecordBatch,
    StringArray,
};
use arrow_pyarrow::{FromPyArrow, Table};
use pyo3::prelude::*;

use crate::Error;

/// Pairs of ids with how alike they are, 0 to 1.
pub(crate) type Likenesses = Vec<(String, String, f64)>;

/// The rows of a table.
pub(crate) struct Rows(Vec<RecordBatch>);

impl Rows {
    /// Those of a `pyarrow.Table`.
    pub(crate) fn of(table: &Bound<'_, PyAny>) -> PyResult<Self> {
        Ok(Self(Table::from_pyarrow_bound(table)?.into_inner().0))
    }

    fn column<'r, T>(
        &'r self,
        name: &str,
        mut read: impl FnMut(&'r ArrayRef) -> Option<Vec<T>>,
    ) -> Result<Vec<T>, String> {
        let mut out = Vec::new();
        for batch in &self.0 {
            let column = batch.column_by_name(name).ok_or_else(|| format!("there is no column {name}"))?;
            let values = read(column);
            out.extend(values.ok_or_else(|| format!("{name}: {} is not its type", column.data_type()))?);
        }
        Ok(out)
    }

    pub(crate) fn texts(&self, name: &str) -> Result<Vec<&str>, String> {
        self.column(name, |c| Some(c.as_string_opt::<i32>()?.iter().map(Option::unwrap_or_default).collect()))
    }

    pub(crate) fn maybe_texts(&self, name: &str) -> Result<Vec<Option<&str>>, String> {
        self.column(name, |c| Some(c.as_string_opt::<i32>()?.iter().collect()))
    }

    pub(crate) fn bytes(&self, name: &str) -> Result<Vec<&[u8]>, String> {
        self.column(name, |c| Some(c.as_binary_opt::<i32>()?.iter().map(Option::unwrap_or_default).collect()))
    }

    pub(crate) fn ints(&self, name: &str) -> Result<Vec<i64>, String> {
        self.column(name, |c| {
            let wide = c.as_primitive_opt::<Int64Type>().map(|c| c.values().to_vec());
            let narrow = || {
                c.as_primitive_opt::<Int32Type>().map(|c| c.values().iter().map(|n| i64::from(*n)).collect())
            };
            wide.or_else(narrow)
        })
    }

    pub(crate) fn numbers(&self, name: &str) -> Result<Vec<f64>, String> {
        self.column(name, |c| Some(c.as_primitive_opt::<Float64Type>()?.values().to_vec()))
    }

    pub(crate) fn flags(&self, name: &str) -> Result<Vec<bool>, String> {
        self.column(name, |c| Some(c.as_boolean_opt()?.iter().map(|flag| flag == Some(true)).collect()))
    }

    /// Of each row a list of integers, empty where there is none.
    pub(crate) fn lists(&self, name: &str) -> Result<Vec<Vec<i64>>, String> {
        self.column(name, |column| {
            let lists = column.as_list_opt::<i32>()?;
            let list = |n: usize| Some(lists.value(n).as_primitive_opt::<Int64Type>()?.values().to_vec());
            (0..lists.len()).map(|n| if lists.is_null(n) { Some(Vec::new()) } else { list(n) }).collect()
        })
    }

    /// Of each row the pairs with their likeness: a list of records of two texts and a number, null where there are none.
    pub(crate) fn pairs(&self, name: &str) -> Result<Vec<Likenesses>, String> {
        self.column(name, |column| {
            let lists = column.as_list_opt::<i32>()?;
            (0..lists.len())
                .map(|n| if lists.is_null(n) { Some(Vec::new()) } else { pairs(&lists.value(n)) })
                .collect()
        })
    }
}

fn pairs(list: &ArrayRef) -> Option<Likenesses> {
    let records = list.as_struct_opt()?;
    let (a, b) = (records.column(0).as_string_opt::<i32>()?, records.column(1).as_string_opt::<i32>()?);
    let score = records.column(2).as_primitive_opt::<Float64Type>()?;
    Some((0..records.len()).map(|n| (a.value(n).to_owned(), b.value(n).to_owned(), score.value(n))).collect())
}

/// Columns of a table that goes out.
#[derive(Default)]
pub(crate) struct Made(Vec<(&'static str, ArrayRef)>);

impl Made {
    fn with(mut self, name: &'static str, column: impl Array + 'static) -> Self {
        self.0.push((name, Arc::new(column)));
        self
    }

    pub(crate) fn texts<T: AsRef<str>>(
        self,
        name: &'static str,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        self.with(name, StringArray::from_iter_values(values))
    }

    pub(crate) fn maybe_texts<T: AsRef<str>>(
        self,
        name: &'static str,
        values: impl IntoIterator<Item = Option<T>>,
    ) -> Self {
        self.with(name, values.into_iter().collect::<StringArray>())
    }

    pub(crate) fn bytes<T: AsRef<[u8]>>(
        self,
        name: &'static str,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        self.with(name, BinaryArray::from_iter_values(values))
    }

    pub(crate) fn ints(self, name: &'static str, values: impl IntoIterator<Item = i64>) -> Self {
        self.with(name, Int64Array::from_iter_values(values))
    }

    pub(crate) fn days(self, name: &'static str, values: impl IntoIterator<Item = Option<i32>>) -> Self {
        self.with(name, values.into_iter().collect::<Int32Array>())
    }

    pub(crate) fn lists(self, name: &'static str, values: Vec<Option<Vec<i64>>>) -> Self {
        let values = values.into_iter().map(|list| list.map(|list| list.into_iter().map(Some)));
        self.with(name, ListArray::from_iter_primitive::<Int64Type, _, _>(values))
    }

    pub(crate) fn numbers(self, name: &'static str, values: impl IntoIterator<Item = f64>) -> Self {
        self.with(name, Float64Array::from_iter_values(values))
    }

    pub(crate) fn flags(self, name: &'static str, values: impl IntoIterator<Item = bool>) -> Self {
        self.with(name, values.into_iter().map(Some).collect::<BooleanArray>())
    }

    pub(crate) fn batch(self) -> Result<RecordBatch, String> {
        // every batch of a stage has one schema, whatever it holds
        let columns = self.0.into_iter().map(|(name, column)| (name, column, true));
        RecordBatch::try_from_iter_with_nullable(columns).map_err(|e| e.to_string())
    }
}

/// A count as tables have it.
pub(crate) fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// What does not fit, as Python raises it.
pub(crate) fn fitting<T>(read: Result<T, String>) -> PyResult<T> {
    read.map_err(Error::new_err)
}
