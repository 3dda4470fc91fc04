//! The latest records that match, without looking at those that are not shown.
//!
//! Rows are in order of time. Words and marks give theirs in that order, and they are read until there are enough of them;
//! what neither can say is looked up record by record.

use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};

use crate::browse::{Page, Place};
use crate::filter::{Conditions, Listed, text};
use crate::order::{day_of, first_row, last_of_day};
use crate::{Store, StoreError};

/// Records that are read at once where all are wanted.
const PORTION: usize = 500;

/// What tells records of one day apart, and the table that has it, whose rows are called `b`: an id, which is no two
/// articles' or events', or an id and its article.
fn within(of: Listed) -> (&'static str, &'static str) {
    match of {
        Listed::Article => ("b.id", "articles"),
        // its rows are short, and more of them are looked up
        Listed::Event => ("b.id", "event_facets"),
        Listed::Claim => ("b.id || ':' || b.article", "claims"),
        Listed::Statement => ("b.id || ':' || b.article", "statements"),
    }
}

impl Conditions {
    /// A query over the rows that match: `{rows}` stands for the column that has them, `b` for the table `beside`, where one is
    /// named, of which each row has one.
    fn over(&self, of: Listed, beside: Option<&str>, select: &str, rest: &str) -> (String, Vec<Value>) {
        let (name, table) = (of.name(), of.table());
        let sought = self.sought(of);
        let (from, rows) = match &sought {
            Some(_) => (format!("{name}_words w"), "w.rowid"),
            None => (format!("{table} t"), "t.row"),
        };
        let beside = beside.map(|b| format!("CROSS JOIN {b} b ON b.row = {rows}")).unwrap_or_default();
        let (low, high) = self.rows.unwrap_or((0, i64::MAX));
        let mut sql = format!("SELECT {select} FROM {from} {beside} WHERE {rows} BETWEEN ? AND ?");
        let mut values: Vec<Value> = vec![low.into(), high.into()];
        let is_sought = sought.is_some();
        if let Some(words) = sought {
            sql.extend([" AND w.", name, "_words MATCH ?"]);
            values.push(text(words));
        }
        let of_record = |condition: &str| {
            if is_sought {
                format!("EXISTS (SELECT 1 FROM {table} t WHERE t.row = {rows} AND {condition})")
            } else {
                format!("({condition})")
            }
        };
        if let Some((first, day)) = &self.lasting {
            let lasts = of_record("t.high >= ?");
            sql.extend([" AND (", rows, " >= ? OR ", &lasts, ")"]);
            values.extend([(*first).into(), text(day.clone())]);
        }
        let (looked_up, more) = self.rest(of, is_sought);
        if let Some(condition) = looked_up {
            sql.extend([" AND ", &of_record(&condition)]);
            values.extend(more);
        }
        (format!("{sql} {rest}").replace("{rows}", rows), values)
    }

    /// A column of the records that match, in no order.
    pub(crate) fn column(&self, of: Listed, column: &str) -> (String, Vec<Value>) {
        self.over(of, Some(of.table()), &format!("b.{column}"), "")
    }
}

impl Store {
    /// The rows of the latest records that match, those of one day in the order of their ids; at most `limit`, and whether
    /// there are more.
    pub(crate) fn latest_rows(
        &self,
        of: Listed,
        mut conditions: Conditions,
        after: Option<&Place>,
        limit: usize,
    ) -> Result<(Vec<(i64, Place)>, bool), StoreError> {
        let (within, beside) = within(of);
        let mut order = "ORDER BY {rows} DESC".to_owned();
        let mut behind: Vec<Value> = Vec::new();
        if let Some(place) = after {
            let (low, high) = conditions.rows.unwrap_or((0, i64::MAX));
            let day = first_row(&place.key);
            conditions.rows = Some((low, high.min(last_of_day(day))));
            order = format!("AND ({{rows}} < ? OR {within} > ?) {order}");
            behind.extend([day.into(), text(place.within.clone())]);
        }
        let (sql, mut values) = conditions.over(of, Some(beside), &format!("{{rows}}, {within}"), &order);
        values.append(&mut behind);
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
            let new_day = found.last().is_some_and(|(last, _)| last_of_day(*last) != last_of_day(number));
            if new_day && found.len() > limit {
                break;
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
        let (sql, values) = conditions.over(of, None, "{rows}", &format!("LIMIT {most}"));
        let counted =
            self.rows(&format!("SELECT count(*) FROM ({sql})"), params_from_iter(values), |row| row.get(0))?;
        Ok(counted.first().copied().unwrap_or_default())
    }

    /// Hands on columns of the rows of a table beside that of the latest records that match, up to so many.
    pub(crate) fn each_beside(
        &self,
        of: Listed,
        conditions: &Conditions,
        (beside, columns): (&str, &str),
        most: usize,
        each: impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
    ) -> Result<(), StoreError> {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let order = format!("ORDER BY {{rows}} DESC LIMIT {most}");
        let (sql, values) = conditions.over(of, Some(beside), columns, &order);
        self.rows(&sql, params_from_iter(values), each).map(drop)
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
        conditions: impl Fn() -> Conditions,
        limit: Option<usize>,
        mut read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
        each: &mut dyn FnMut(T) -> bool,
    ) -> Result<(), StoreError> {
        self.in_one_state(|| {
            let mut left = limit.unwrap_or(usize::MAX);
            let mut after = None;
            while left > 0 {
                let (rows, more) = self.latest_rows(of, conditions(), after.as_ref(), PORTION.min(left))?;
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
