//! Killing the program at moments that are drawn from a seed, and looking at what it leaves behind.

use std::path::Path;
use std::process::Child;
use std::time::Duration;

use super::Program;

/// How often a test kills the program: so many times, or as often as `RIWAYA_KILLS` says.
#[allow(clippy::disallowed_methods)] // how often it is tried is for whoever runs the test to say
pub fn kills(unless_said: usize) -> usize {
    let said = std::env::var("RIWAYA_KILLS").ok();
    said.map_or(unless_said, |n| n.parse().expect("RIWAYA_KILLS is a number of kills"))
}

/// Moments of a span of time, spread over all of it.
pub struct Moments(u64);

impl Moments {
    pub fn new() -> Self {
        Self(0x9e37_79b9)
    }

    /// The next, and a little behind the end too.
    pub fn within(&mut self, whole: Duration) -> Duration {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        whole.mul_f64((self.0 >> 33) as f64 / (1u64 << 31) as f64 * 1.05)
    }
}

/// Kills it with the signal that nobody can catch; whether it was still at work.
pub fn kill(mut child: Child) -> bool {
    let at_work = child.try_wait().expect("a child").is_none();
    child.kill().expect("killed");
    child.wait().expect("gone");
    at_work
}

/// Asserts that a database is sound, and gives the ids of all revisions of articles in it. A copy is looked at: what a kill
/// left beside the database is for riwaya itself to clear up.
pub fn sound(program: &Program, database: &str) -> Vec<String> {
    let aside = tempfile::tempdir().expect("a folder");
    let copy = aside.path().join("copy.db");
    if !program.path(database).exists() {
        return Vec::new();
    }
    std::fs::copy(program.path(database), &copy).expect("copied");
    if program.path(&journal(database)).exists() {
        std::fs::copy(program.path(&journal(database)), aside.path().join("copy.db-wal")).expect("copied");
    }
    looked_at(&copy)
}

/// The file beside a database that holds what was written last.
pub fn journal(database: &str) -> String {
    format!("{database}-wal")
}

fn looked_at(copy: &Path) -> Vec<String> {
    let open = rusqlite::Connection::open(copy).expect("it opens");
    let check: String = open.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("checked");
    assert_eq!(check, "ok");
    let tables: i64 =
        open.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0)).expect("tables");
    if tables == 0 {
        return Vec::new(); // it was killed before it had made them: all or none
    }
    let mut select = open.prepare("SELECT id || ' ' || revision FROM articles").expect("a table");
    let ids = select.query_map([], |row| row.get(0)).expect("rows");
    ids.collect::<Result<_, _>>().expect("ids")
}
