//! The only clock of the room. Times are milliseconds since 1970, as the queue keeps them.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The moment.
#[expect(clippy::disallowed_methods, reason = "what is due depends on the time, and what is read does not")]
pub fn now() -> i64 {
    millis(SystemTime::now())
}

/// A moment as the queue keeps it.
pub(crate) fn millis(moment: SystemTime) -> i64 {
    moment.duration_since(UNIX_EPOCH).map_or_else(|e| -whole(e.duration()), whole)
}

/// A length of time in milliseconds.
pub(crate) fn whole(length: Duration) -> i64 {
    i64::try_from(length.as_millis()).unwrap_or(i64::MAX / 4)
}
