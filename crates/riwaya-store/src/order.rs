//! Rows in order of time.
//!
//! A row's number begins with its day, so that whatever comes out of an index or out of the words in the order of rows
//! comes in order of time. The latest of very many are then found without looking at the others.

use riwaya_record::CodedArticle;
use rusqlite::Transaction;

use crate::articles::Coded;
use crate::columns::{Findable, Sql};
use crate::events::{index_event, insert_event};

/// Bits that tell the rows of one day apart.
const WITHIN: u32 = 24;

/// The first row of a day, `YYYY-MM-DD`; of what has none, row 0.
pub(crate) fn first_row(day: &str) -> i64 {
    let digits: String = day.chars().filter(char::is_ascii_digit).collect();
    digits.parse::<i64>().unwrap_or_default() << WITHIN
}

/// The last row of the day of that row.
pub(crate) fn last_of_day(row: i64) -> i64 {
    row | ((1 << WITHIN) - 1)
}

/// The day of a row; empty where it has none.
pub(crate) fn day_of(row: i64) -> String {
    match row >> WITHIN {
        0 => String::new(),
        day => format!("{:04}-{:02}-{:02}", day / 10_000, day / 100 % 100, day % 100),
    }
}

/// A row of that day which is not taken yet.
pub(crate) fn free_row(write: &Transaction<'_>, table: &str, day: Option<&str>) -> Sql<i64> {
    let first = first_row(day.unwrap_or_default());
    let last: Option<i64> = write
        .prepare_cached(&format!("SELECT max(row) FROM {table} WHERE row BETWEEN ?1 AND ?2"))?
        .query_row([first, last_of_day(first)], |row| row.get(0))?;
    Ok(last.map_or(first.max(1), |last| last + 1))
}

/// How many records are made findable at once.
const AT_ONCE: usize = 10_000;

/// Gives everything in a file of an older format a row by its day, and makes it findable. What rows of claims, statements and
/// events hold is in the articles and in the events themselves: all at once is less work than row by row.
pub(crate) fn put_in_order(write: &Transaction<'_>) -> Sql<()> {
    let articles: Vec<(i64, Option<String>)> = {
        let mut select = write.prepare("SELECT row, low FROM articles ORDER BY low, id, revision")?;
        select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Sql<_>>()?
    };
    for (row, low) in articles {
        let new = free_row(write, "articles", low.as_deref())?;
        write.prepare_cached("UPDATE articles SET row = ?2 WHERE row = ?1")?.execute([row, new])?;
    }
    write.execute_batch(
        "CREATE TEMP TABLE stood AS SELECT record, affair FROM events ORDER BY low, id; \
         DELETE FROM claims; DELETE FROM claim_parties; DELETE FROM statements; DELETE FROM statement_parties; \
         DELETE FROM events; DELETE FROM event_parties; DELETE FROM event_articles; DELETE FROM event_claims; \
         DELETE FROM event_statements;",
    )?;
    each_newest(write, |article| article.insert_parts(write))?;
    let mut select = write.prepare("SELECT record, affair FROM stood ORDER BY rowid")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let affair: Option<String> = row.get(1)?;
        insert_event(write, &crate::record(row, 0)?, affair.as_deref())?;
    }
    drop(rows);
    drop(select);
    write.execute_batch("DROP TABLE stood")?;
    index_all(write)
}

/// Makes everything findable in a file whose rows are in order.
pub(crate) fn index_all(write: &Transaction<'_>) -> Sql<()> {
    let mut found = Findable::default();
    each_newest(write, |article| {
        article.found_by(write, &mut found)?;
        if found.len() >= AT_ONCE { found.write(write) } else { Ok(()) }
    })?;
    found.write(write)?;
    let mut select = write.prepare("SELECT row, record FROM events ORDER BY row")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        index_event(write, &crate::record(row, 1)?, row.get(0)?)?;
    }
    Ok(())
}

/// Does something with every newest revision, in order of time.
fn each_newest(write: &Transaction<'_>, mut act: impl FnMut(&Coded<'_>) -> Sql<()>) -> Sql<()> {
    let mut select = write.prepare("SELECT record FROM articles WHERE +newest = 1 ORDER BY row")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let article: CodedArticle = crate::record(row, 0)?;
        act(&Coded::unchanged(&article))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_in_the_order_of_their_days() {
        let days = ["", "1999-12-31", "2021-04-13", "2021-04-31", "2021-05-01"];
        let rows = days.map(first_row);
        assert!(rows.is_sorted());
        for (day, row) in days.into_iter().zip(rows) {
            assert_eq!(day_of(row), day);
            assert_eq!(day_of(last_of_day(row)), day);
            assert_ne!(day_of(last_of_day(row) + 1), day);
        }
    }
}
