//! Opening the file, and making sure that it is ours.

use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::StoreError;
use crate::error::Kind;
use crate::order::{index_all, put_in_order};

/// `riwa` in ASCII, in the header of every database file of ours.
const APPLICATION: i32 = 0x7269_7761;
/// The format this version writes.
pub(crate) const VERSION: i32 = 5;
const SCHEMA: &str = include_str!("schema.sql");
/// From each format to the next, the first from 1 to 2.
const STEPS: &[&str] = &[
    include_str!("schema.v2.sql"),
    include_str!("schema.v3.sql"),
    include_str!("schema.v4.sql"),
    include_str!("schema.v5.sql"),
];
/// The format from which on rows are in order of time.
const ORDERED: i32 = 4;
const PATIENCE: Duration = Duration::from_secs(10);
/// How long before what was refused is tried again.
const AGAIN: Duration = Duration::from_millis(5);
/// Pages that a writing connection keeps at hand: 64 MB, as SQLite has it.
const CACHE: i32 = -65_536;
/// And a reading one, of which a server has several: 16 MB.
const READING_CACHE: i32 = -16_384;
/// Pages at hand while a file is changed into this format: 512 MB.
const LARGE_CACHE: i32 = -524_288;
/// Pages of the write-ahead log, 64 MB, after which they are brought into the file: what many batches touch is so written
/// there once and not for each.
const LOG: i32 = 16_384;
/// How many statements a connection keeps prepared.
const STATEMENTS: usize = 64;

/// Opens a database for writing and makes it where there is none.
pub(crate) fn create(file: &Path) -> Result<Connection, StoreError> {
    match writable(file) {
        // what lies on ground that cannot be written is refused when the files beside it are to be made
        Err(e) if matches!(e.kind(), Kind::Denied) && file.exists() => {
            Err(StoreError::new(file, Kind::ReadOnly))
        }
        opened => opened,
    }
}

fn writable(file: &Path) -> Result<Connection, StoreError> {
    let fail = |e| StoreError::sqlite(file, e);
    match file.metadata() {
        Ok(found) if !found.is_file() => return Err(StoreError::new(file, Kind::NotAFile)),
        Ok(found) if found.permissions().readonly() => return Err(StoreError::new(file, Kind::ReadOnly)),
        Ok(_) => {}
        Err(_) => {
            let folder = file.parent().filter(|p| !p.as_os_str().is_empty());
            if folder.is_some_and(|p| !p.is_dir()) {
                return Err(StoreError::new(file, Kind::NoFolder));
            }
        }
    }
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(file, flags).map_err(fail)?;
    connection.busy_timeout(PATIENCE).map_err(fail)?;
    if blank(&connection).map_err(fail)? {
        // The journal mode cannot change inside a transaction; a file left here by a kill is still blank.
        patiently(|| connection.pragma_update(None, "journal_mode", "WAL")).map_err(fail)?;
        let write =
            connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).map_err(fail)?;
        if blank(&write).map_err(fail)? {
            write.execute_batch(SCHEMA).map_err(fail)?;
            write.pragma_update(None, "application_id", APPLICATION).map_err(fail)?;
            write.pragma_update(None, "user_version", VERSION).map_err(fail)?;
        }
        write.commit().map_err(fail)?;
    }
    bring_up_to_date(&mut connection, file)?;
    check(&connection, file, VERSION)?;
    connection.pragma_update(None, "synchronous", "NORMAL").map_err(fail)?;
    connection.pragma_update(None, "cache_size", CACHE).map_err(fail)?;
    keep_at_hand(&connection, true).map_err(fail)?;
    connection.pragma_update(None, "wal_autocheckpoint", LOG).map_err(fail)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(connection)
}

/// Whether what SQLite notes down to take one statement back, each page that this touches, is kept in memory or goes through a
/// file. It is little and often, but for statements that change all rows of a table.
pub(crate) fn keep_at_hand(connection: &Connection, at_hand: bool) -> rusqlite::Result<()> {
    connection.pragma_update(None, "temp_store", if at_hand { "MEMORY" } else { "FILE" })
}

/// Tries again, for as long as a lock is waited for, what SQLite refuses at once where two programs want it in the same
/// moment: neither can wait for the other while it reads what both would change.
fn patiently<T>(mut step: impl FnMut() -> rusqlite::Result<T>) -> rusqlite::Result<T> {
    let begun = Instant::now();
    loop {
        match step() {
            Err(e)
                if e.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) && begun.elapsed() < PATIENCE =>
            {
                std::thread::sleep(AGAIN);
            }
            done => return done,
        }
    }
}

/// Changes a database of an older format into one of this.
fn bring_up_to_date(connection: &mut Connection, file: &Path) -> Result<(), StoreError> {
    let fail = |e| StoreError::sqlite(file, e);
    if !is_older(connection).map_err(fail)? {
        return Ok(());
    }
    let write =
        connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).map_err(fail)?;
    // all rows are written anew, in another order than they stand in: what does not fit is written again and again
    write.pragma_update(None, "cache_size", LARGE_CACHE).map_err(fail)?;
    // somebody else may have been quicker
    if is_older(&write).map_err(fail)? {
        let found: i32 = write.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(fail)?;
        for step in STEPS.iter().skip(usize::try_from(found - 1).unwrap_or(0)) {
            // What a step makes is there already, or what it takes is not: the format told is not the file's own.
            write.execute_batch(step).map_err(|e| match e {
                rusqlite::Error::SqlInputError { .. } => StoreError::new(file, Kind::Damaged),
                e => fail(e),
            })?;
        }
        if found < ORDERED {
            put_in_order(&write).map_err(fail)?;
        } else {
            index_all(&write).map_err(fail)?;
        }
        write.pragma_update(None, "user_version", VERSION).map_err(fail)?;
    }
    write.pragma_update(None, "cache_size", CACHE).map_err(fail)?;
    write.commit().map_err(fail)
}

fn is_older(connection: &Connection) -> rusqlite::Result<bool> {
    let number = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    Ok(number("application_id")? == APPLICATION && (1..VERSION).contains(&number("user_version")?))
}

/// Opens an existing database for reading; one of an older format is brought up to date where it can be written.
pub(crate) fn open(file: &Path) -> Result<Connection, StoreError> {
    open_and(file, VERSION, |connection| {
        // where it cannot be written it is said afterwards that it is of an older format
        let _ = bring_up_to_date(connection, file);
    })
}

/// Opens an existing database for reading in the format that it has.
pub(crate) fn open_as_it_is(file: &Path) -> Result<Connection, StoreError> {
    open_and(file, 1, |_| ())
}

/// Opens an existing database of the format `oldest` or a newer one for reading; `first` is done to a connection that may
/// write.
fn open_and(file: &Path, oldest: i32, first: impl FnOnce(&mut Connection)) -> Result<Connection, StoreError> {
    let found = match file.metadata() {
        Ok(found) => found,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
            return Err(StoreError::new(file, Kind::Missing));
        }
        Err(_) => return Err(StoreError::new(file, Kind::Denied)),
    };
    if !found.is_file() {
        return Err(StoreError::new(file, Kind::NotAFile));
    }
    if found.len() == 0 {
        return Err(StoreError::new(file, Kind::Empty));
    }
    // A write-ahead log is tidied away only by a connection that may write; a file on read-only ground is
    // opened as it is.
    let writable = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let readable = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let opened = Connection::open_with_flags(file, writable).map(|mut connection| {
        first(&mut connection);
        connection
    });
    match inspect(opened, file, oldest) {
        Err(e) if matches!(e.kind(), Kind::ReadOnly | Kind::Denied) => {}
        done => return done,
    }
    match inspect(Connection::open_with_flags(file, readable), file, oldest) {
        Err(e) if matches!(e.kind(), Kind::ReadOnly | Kind::Denied) => {}
        done => return done,
    }
    let address = format!("file:{}?immutable=1", percent(file));
    inspect(Connection::open_with_flags(address, readable | OpenFlags::SQLITE_OPEN_URI), file, oldest)
}

fn inspect(opened: rusqlite::Result<Connection>, file: &Path, oldest: i32) -> Result<Connection, StoreError> {
    let fail = |e| StoreError::sqlite(file, e);
    let connection = opened.map_err(fail)?;
    connection.busy_timeout(PATIENCE).map_err(fail)?;
    if blank(&connection).map_err(fail)? {
        return Err(StoreError::new(file, Kind::Empty));
    }
    check(&connection, file, oldest)?;
    connection.pragma_update(None, "query_only", true).map_err(fail)?;
    connection.pragma_update(None, "cache_size", READING_CACHE).map_err(fail)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(connection)
}

fn check(connection: &Connection, file: &Path, oldest: i32) -> Result<(), StoreError> {
    let number = |name| {
        connection
            .pragma_query_value(None, name, |row| row.get::<_, i32>(0))
            .map_err(|e| StoreError::sqlite(file, e))
    };
    match (number("application_id")?, number("user_version")?) {
        (APPLICATION, version) if (oldest..=VERSION).contains(&version) => Ok(()),
        (APPLICATION, version) if version > VERSION => Err(StoreError::new(file, Kind::Newer(version))),
        (APPLICATION, version) if version >= 1 => Err(StoreError::new(file, Kind::Older(version))),
        (APPLICATION, _) => Err(StoreError::new(file, Kind::Damaged)),
        (other, _) => Err(StoreError::new(file, Kind::Foreign(other))),
    }
}

/// Whether nobody has put anything into the file yet.
fn blank(connection: &Connection) -> rusqlite::Result<bool> {
    let application: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0))?;
    Ok(application == 0 && tables == 0)
}

/// A path as SQLite's `file:` addresses want it.
fn percent(file: &Path) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut address = String::new();
    for byte in file.to_string_lossy().bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => address.push(byte as char),
            _ => {
                let digit = |n: u8| DIGITS[usize::from(n)] as char;
                address.extend(['%', digit(byte >> 4), digit(byte & 15)]);
            }
        }
    }
    address
}
