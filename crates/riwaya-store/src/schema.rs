//! Opening the file, and making sure that it is ours.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::StoreError;
use crate::error::Kind;

/// `riwa` in ASCII, in the header of every database file of ours.
const APPLICATION: i32 = 0x7269_7761;
/// The format this version writes.
pub(crate) const VERSION: i32 = 1;
const SCHEMA: &str = include_str!("schema.sql");
const PATIENCE: Duration = Duration::from_secs(10);

/// Opens a database for writing and makes it where there is none.
pub(crate) fn create(file: &Path) -> Result<Connection, StoreError> {
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
        connection.pragma_update(None, "journal_mode", "WAL").map_err(fail)?;
        let write =
            connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).map_err(fail)?;
        if blank(&write).map_err(fail)? {
            write.execute_batch(SCHEMA).map_err(fail)?;
            write.pragma_update(None, "application_id", APPLICATION).map_err(fail)?;
            write.pragma_update(None, "user_version", VERSION).map_err(fail)?;
        }
        write.commit().map_err(fail)?;
    }
    check(&connection, file)?;
    connection.pragma_update(None, "synchronous", "NORMAL").map_err(fail)?;
    Ok(connection)
}

/// Opens an existing database for reading.
pub(crate) fn open(file: &Path) -> Result<Connection, StoreError> {
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
    match inspect(Connection::open_with_flags(file, writable), file) {
        Err(e) if matches!(e.kind(), Kind::ReadOnly | Kind::Denied) => {}
        done => return done,
    }
    match inspect(Connection::open_with_flags(file, readable), file) {
        Err(e) if matches!(e.kind(), Kind::ReadOnly | Kind::Denied) => {}
        done => return done,
    }
    let address = format!("file:{}?immutable=1", percent(file));
    inspect(Connection::open_with_flags(address, readable | OpenFlags::SQLITE_OPEN_URI), file)
}

fn inspect(opened: rusqlite::Result<Connection>, file: &Path) -> Result<Connection, StoreError> {
    let fail = |e| StoreError::sqlite(file, e);
    let connection = opened.map_err(fail)?;
    connection.busy_timeout(PATIENCE).map_err(fail)?;
    if blank(&connection).map_err(fail)? {
        return Err(StoreError::new(file, Kind::Empty));
    }
    check(&connection, file)?;
    connection.pragma_update(None, "query_only", true).map_err(fail)?;
    Ok(connection)
}

fn check(connection: &Connection, file: &Path) -> Result<(), StoreError> {
    let number = |name| {
        connection
            .pragma_query_value(None, name, |row| row.get::<_, i32>(0))
            .map_err(|e| StoreError::sqlite(file, e))
    };
    match (number("application_id")?, number("user_version")?) {
        (APPLICATION, VERSION) => Ok(()),
        (APPLICATION, version) if version > VERSION => Err(StoreError::new(file, Kind::Newer(version))),
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
