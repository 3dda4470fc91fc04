//! The latest records that match, without looking at those that are not shown.
//!
//! Rows are in order of time. Whatever narrows a list down most – words, a party, a type – gives its rows in that order,
//! and they are read until there are enough of them.

use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};

use crate::browse::{Page, Place};
use crate::filter::{Conditions, Listed, text};
use crate::order::{day_of, first_row, last_of_day};
use crate::{Store, StoreError};

/// From so many rows on it does not matter which of two ways has fewer.
const ALIKE: usize = 5_000;
/// Records that are read at once where all are wanted.
const PORTION: usize = 500;

/// By what rows are found.
enum Lead {
    /// The words of the table.
    Words(String),
    /// A party.
    Code(String),
    /// An index of the table: the column and its value.
    Column(&'static str, &'static str),
    /// All rows, the latest first.
    Time,
}

impl Lead {
    /// What rows are read from, the column that has them, and the condition.
    fn sql(&self, of: Listed) -> (String, &'static str, String) {
        let (name, table) = (of.name(), of.table());
        match self {
            Self::Words(_) => (
                format!("{name}_words w CROSS JOIN {table} t ON t.row = w.rowid"),
                "w.rowid",
                format!("w.{name}_words MATCH ?"),
            ),
            Self::Code(_) => (
                format!("{name}_parties l CROSS JOIN {table} t ON t.row = l.row"),
                "l.row",
                "l.code = ?".to_owned(),
            ),
            Self::Column(column, _) => (format!("{table} t"), "t.row", format!("t.{column} = ?")),
            Self::Time => (format!("{table} t"), "t.row", "? NOT NULL".to_owned()),
        }
    }

    fn value(&self) -> Value {
        match self {
            Self::Words(words) => text(words.clone()),
            Self::Code(code) => text(code.clone()),
            Self::Column(_, value) => text(*value),
            Self::Time => Value::Integer(1),
        }
    }
}

/// What tells records of one day apart: an id, which is no two articles' or events', or an id and its article.
fn within(of: Listed) -> &'static str {
    match of {
        Listed::Article | Listed::Event => "t.id",
        Listed::Claim | Listed::Statement => "t.id || ':' || t.article",
    }
}

impl Store {
    /// By what the fewest rows are found.
    fn lead(&self, of: Listed, conditions: &Conditions) -> Result<Lead, StoreError> {
        if let Some(words) = &conditions.words {
            return Ok(Lead::Words(words.clone()));
        }
        let mut found = (usize::MAX, Lead::Time);
        for code in conditions.codes.iter().filter(|_| of != Listed::Article) {
            let sql = format!("SELECT 1 FROM {}_parties WHERE code = ?1", of.name());
            let size = self.as_many(&sql, code, ALIKE)?;
            if size < found.0 {
                found = (size, Lead::Code(code.clone()));
            }
        }
        for (column, value) in conditions.only.iter().copied().filter(|_| of != Listed::Article) {
            let sql = format!("SELECT 1 FROM {} WHERE {column} = ?1", of.table());
            let size = self.as_many(&sql, value, ALIKE)?;
            if size < found.0 {
                found = (size, Lead::Column(column, value));
            }
        }
        Ok(found.1)
    }

    /// A query over the rows that match: `{rows}` stands for the column that has them.
    fn over(
        &self,
        of: Listed,
        conditions: &Conditions,
        select: &str,
        rest: &str,
    ) -> Result<(String, Vec<Value>), StoreError> {
        let lead = self.lead(of, conditions)?;
        let (from, rows, found) = lead.sql(of);
        let (low, high) = conditions.rows.unwrap_or((0, i64::MAX));
        let sql = format!(
            "SELECT {select} FROM {from} WHERE {found} AND {{rows}} BETWEEN ? AND ? AND {} {rest}",
            conditions.sql()
        );
        let values = [lead.value(), low.into(), high.into()].into_iter().chain(conditions.values());
        Ok((sql.replace("{rows}", rows), values.collect()))
    }

    /// The rows of the latest records that match, those of one day in the order of their ids; at most `limit`, and whether
    /// there are more.
    pub(crate) fn latest_rows(
        &self,
        of: Listed,
        mut conditions: Conditions,
        after: Option<&Place>,
        limit: usize,
    ) -> Result<(Vec<(i64, Place)>, bool), StoreError> {
        let within = within(of);
        let mut order = "ORDER BY {rows} DESC".to_owned();
        if let Some(place) = after {
            let (low, high) = conditions.rows.unwrap_or((0, i64::MAX));
            let day = first_row(&place.key);
            conditions.rows = Some((low, high.min(last_of_day(day))));
            order = format!("AND ({{rows}} < {day} OR {within} > ?) {order}");
        }
        let (sql, mut values) = self.over(of, &conditions, &format!("{{rows}}, {within}"), &order)?;
        values.extend(after.map(|place| text(place.within.clone())));
        self.in_days(&sql, values, limit)
    }

    /// Rows and what tells those of one day apart, as a query gives them by descending row: at most `limit`, each day's in
    /// order, and whether there are more.
    pub(crate) fn in_days(
        &self,
        sql: &str,
        values: Vec<Value>,
        limit: usize,
    ) -> Result<(Vec<(i64, Place)>, bool), StoreError> {
        let fail = |e| StoreError::sqlite(&self.file, e);
        let mut select = self.connection.prepare_cached(sql).map_err(fail)?;
        let mut rows = select.query(params_from_iter(values)).map_err(fail)?;
        let mut found: Vec<(i64, String)> = Vec::new();
        while let Some(row) = rows.next().map_err(fail)? {
            let number: i64 = row.get(0).map_err(fail)?;
            if let Some((last, _)) = found.last() {
                // a party may be named twice
                if *last == number {
                    continue;
                }
                if found.len() > limit && last_of_day(*last) != last_of_day(number) {
                    break;
                }
            }
            found.push((number, row.get(1).map_err(fail)?));
        }
        found.sort_by(|a, b| (last_of_day(b.0), &a.1).cmp(&(last_of_day(a.0), &b.1)));
        let more = found.len() > limit;
        found.truncate(limit);
        let placed = |(row, within)| (row, Place { key: day_of(row), within });
        Ok((found.into_iter().map(placed).collect(), more))
    }

    /// How many records match, up to so many.
    pub(crate) fn count_rows(
        &self,
        of: Listed,
        conditions: &Conditions,
        most: usize,
    ) -> Result<usize, StoreError> {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let (sql, values) = self.over(of, conditions, "DISTINCT {rows}", &format!("LIMIT {most}"))?;
        let counted =
            self.rows(&format!("SELECT count(*) FROM ({sql})"), params_from_iter(values), |row| row.get(0))?;
        Ok(counted.first().copied().unwrap_or_default())
    }

    /// A column of the records that match, in no order.
    pub(crate) fn column_of(
        &self,
        of: Listed,
        conditions: &Conditions,
        column: &str,
    ) -> Result<(String, Vec<Value>), StoreError> {
        self.over(of, conditions, column, "")
    }

    /// The records of some rows, in that order.
    pub(crate) fn of_latest<T>(
        &self,
        select: &str,
        rows: &[(i64, Place)],
        mut read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let fail = |e| StoreError::sqlite(&self.file, e);
        let mut one = self.connection.prepare_cached(&format!("{select} WHERE t.row = ?1")).map_err(fail)?;
        rows.iter().map(|(row, _)| one.query_row([row], &mut read).map_err(fail)).collect()
    }

    /// Part of a list.
    pub(crate) fn page<T>(
        &self,
        of: Listed,
        select: &str,
        conditions: Conditions,
        after: Option<&Place>,
        limit: usize,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Page<T>, StoreError> {
        self.in_one_state(|| {
            let (rows, more) = self.latest_rows(of, conditions, after, limit)?;
            let next = rows.last().filter(|_| more).map(|(_, place)| place.clone());
            Ok(Page { items: self.of_latest(select, &rows, read)?, next })
        })
    }

    /// Hands on every record that matches until `each` says that it has enough.
    pub(crate) fn each<T>(
        &self,
        of: Listed,
        select: &str,
        conditions: impl Fn() -> Result<Conditions, StoreError>,
        limit: Option<usize>,
        mut read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
        each: &mut dyn FnMut(T) -> bool,
    ) -> Result<(), StoreError> {
        self.in_one_state(|| {
            let mut left = limit.unwrap_or(usize::MAX);
            let mut after = None;
            while left > 0 {
                let (rows, more) = self.latest_rows(of, conditions()?, after.as_ref(), PORTION.min(left))?;
                left -= rows.len();
                for record in self.of_latest(select, &rows, &mut read)? {
                    if !each(record) {
                        return Ok(());
                    }
                }
                after = rows.last().filter(|_| more).map(|(_, place)| place.clone());
                if after.is_none() {
                    break;
                }
            }
            Ok(())
        })
    }

    /// Reads with several queries from one state of the file, whatever is written meanwhile.
    pub(crate) fn in_one_state<T>(
        &self,
        read: impl FnOnce() -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        if !self.connection.is_autocommit() {
            return read();
        }
        let fail = |e| StoreError::sqlite(&self.file, e);
        let state = self.connection.unchecked_transaction().map_err(fail)?;
        let done = read()?;
        state.commit().map_err(fail)?;
        Ok(done)
    }
}
