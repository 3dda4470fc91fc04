//! What a column is, and the Arrow schema of several.

use std::sync::Arc;

use arrow_schema::{DataType, Field, Schema};

/// What a column holds. Integers are signed: Spark reads no others.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// UTF-8.
    Text,
    /// 32 bits, signed.
    Int,
    /// 64 bits, floating.
    Number,
    /// True or false.
    Flag,
    /// Any number of them, in an order that means something.
    List(&'static Kind),
    /// Several fields.
    Record(&'static [&'static [Column]]),
}

impl Kind {
    /// The fields of a record, or of the records of a list.
    pub(crate) fn fields(self) -> Option<&'static [&'static [Column]]> {
        match self {
            Self::Record(fields) => Some(fields),
            Self::List(Self::Record(fields)) => Some(*fields),
            _ => None,
        }
    }
}

/// A column, or a field of a record.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// As records write it.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether every row has it.
    pub required: bool,
    /// What it means.
    pub about: &'static str,
}

/// A column that every row has.
pub(crate) const fn must(name: &'static str, kind: Kind, about: &'static str) -> Column {
    Column { name, kind, required: true, about }
}

/// A column that is null where nothing is known.
pub(crate) const fn may(name: &'static str, kind: Kind, about: &'static str) -> Column {
    Column { name, kind, required: false, about }
}

/// One kind of record, a row each.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Also the name of its file.
    pub name: &'static str,
    /// What a row is.
    pub about: &'static str,
    /// Its columns, in groups that tables share.
    pub columns: &'static [&'static [Column]],
}

impl Table {
    /// Its columns in order.
    pub fn columns(&self) -> impl Iterator<Item = &'static Column> {
        self.columns.iter().copied().flatten()
    }

    /// Its Arrow schema.
    pub fn schema(&self) -> Arc<Schema> {
        Arc::new(Schema::new(fields(self.columns)))
    }
}

fn fields(groups: &[&[Column]]) -> Vec<Field> {
    let field = |c: &Column| Field::new(c.name, data_type(c.kind), !c.required);
    groups.iter().copied().flatten().map(field).collect()
}

fn data_type(kind: Kind) -> DataType {
    match kind {
        Kind::Text => DataType::Utf8,
        Kind::Int => DataType::Int32,
        Kind::Number => DataType::Float64,
        Kind::Flag => DataType::Boolean,
        // the name that the Parquet format gives a list's items
        Kind::List(of) => DataType::List(Arc::new(Field::new("element", data_type(*of), true))),
        Kind::Record(columns) => DataType::Struct(fields(columns).into()),
    }
}
