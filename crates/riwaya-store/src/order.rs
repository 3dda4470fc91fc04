//! Rows in order of time.
//!
//! A row's number begins with its day, so that whatever comes out of an index or out of the words in the order of rows
//! comes in order of time. The latest of very many are then found without looking at the others.

use riwaya_record::{CodedArticle, Event};
use rusqlite::{Transaction, params};

use crate::articles::Coded;
use crate::columns::{Sql, index};
use crate::events::{forget_event, insert_event};

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

/// Gives everything in a file of an older format a row by its day.
pub(crate) fn put_in_order(write: &Transaction<'_>) -> Sql<()> {
    let articles: Vec<(i64, bool, Option<String>)> = {
        let mut select = write.prepare("SELECT row, newest, low FROM articles ORDER BY low, id, revision")?;
        let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        rows.collect::<Sql<_>>()?
    };
    for (row, newest, low) in articles {
        let new = free_row(write, "articles", low.as_deref())?;
        write.prepare_cached("UPDATE articles SET row = ?2 WHERE row = ?1")?.execute([row, new])?;
        if newest {
            write.prepare_cached("DELETE FROM article_words WHERE rowid = ?1")?.execute([row])?;
            let article: CodedArticle = write
                .prepare_cached("SELECT record FROM articles WHERE row = ?1")?
                .query_row([new], |row| crate::record(row, 0))?;
            index(write, "article", new, &format!("{}\n{}", article.title, article.text))?;
            Coded::unchanged(&article).put_parts(write)?;
        }
    }
    let events: Vec<i64> = {
        let mut select = write.prepare("SELECT row FROM events ORDER BY low, id")?;
        select.query_map([], |row| row.get(0))?.collect::<Sql<_>>()?
    };
    for row in events {
        let (event, affair): (Event, Option<String>) = write
            .prepare_cached("SELECT record, affair FROM events WHERE row = ?1")?
            .query_row(params![row], |row| Ok((crate::record(row, 0)?, row.get(1)?)))?;
        forget_event(write, &event.id)?;
        insert_event(write, &event, affair.as_deref())?;
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
