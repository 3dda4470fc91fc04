//! The database file and its disk.

use std::path::Path;

use riwaya_store::{FORMAT, Health, Writable};

use super::Finding;
use crate::failure::Failure;
use crate::printing::{is_watched, warn};

const OF: &str = "database";
const DISK: &str = "disk";
/// The database where none is named, as for all commands.
const DEFAULT: &str = "riwaya.db";
/// Bytes of a file from which on looking it over takes longer than one waits without a word.
const LARGE: u64 = 1 << 30;
/// Bytes below which no run should begin.
#[cfg(unix)]
const LEAST_FREE: u64 = 100 << 20;

pub(super) fn look(named: Option<&Path>) -> Vec<Finding> {
    let file = named.unwrap_or(Path::new(DEFAULT));
    if named.is_none() && !file.exists() {
        let says = format!("there is no {DEFAULT} in this folder");
        let remedy = "`riwaya run` makes one; name another with --db";
        return [Finding::note(OF, says, remedy)].into_iter().chain(disk(file, 0)).collect();
    }
    let bytes = file.metadata().map_or(0, |found| found.len());
    if bytes > LARGE && is_watched() {
        warn(&format!("{}: reading all of its {}", file.display(), size(bytes)));
    }
    match Health::of(file) {
        Err(error) => vec![Finding::failure(OF, &Failure::from(error))],
        Ok(health) => described(file, &health).into_iter().chain(disk(file, health.bytes)).collect(),
    }
}

fn described(file: &Path, health: &Health) -> Vec<Finding> {
    let name = file.display();
    let mut found = Vec::new();
    if health.faults.is_empty() {
        let written = health.written.and_then(|at| jiff::Timestamp::try_from(at).ok());
        let written = written
            .map_or(String::new(), |at| format!(", last written {}", at.strftime("%Y-%m-%dT%H:%M:%SZ")));
        let (format, size) = (health.format, size(health.bytes));
        found.push(Finding::good(OF, format!("{name}: whole, format {format}, {size}{written}")));
    } else {
        let says = format!("{name}: damaged: {}", health.faults.join("; "));
        let remedy = "restore it from a copy, or move it away and run again from the articles";
        found.push(Finding::wrong(OF, says, remedy));
    }
    if let Some(counts) = health.counts {
        let says = format!(
            "{name}: {} articles, {} claims, {} statements, {} events, {} storylines",
            counts.articles, counts.claims, counts.statements, counts.events, counts.storylines
        );
        found.push(Finding::good(OF, says));
    }
    if health.format < FORMAT {
        let says = format!("{name}: of format {}, and this riwaya writes {FORMAT}", health.format);
        let remedy = "keep a copy; the next command that opens it brings it up to date, which of a large one takes a while";
        found.push(Finding::note(OF, says, remedy));
    }
    if health.unfinished == Some(true) {
        let says = format!("{name}: the last run was broken off: events are older than articles");
        found.push(Finding::note(OF, says, "run it again"));
    }
    if let Some(queued @ 1..) = health.queued {
        let says = format!("{name}: {queued} items of feeds wait for their pages or to be coded");
        found.push(Finding::note(OF, says, "`riwaya watch` goes on with them"));
    }
    match health.writable {
        Writable::Yes => {}
        Writable::Busy => {
            let says = format!("{name}: another program is writing to it");
            found.push(Finding::note(
                OF,
                says,
                "a run waits ten seconds for it, then ends; reading goes on meanwhile",
            ));
        }
        Writable::No => {
            let says = format!("{name}: can be read, not written");
            found.push(Finding::note(OF, says, "to add to it make the file and its folder writable"));
        }
    }
    found
}

/// Whether there is room to write on.
#[cfg(unix)]
fn disk(file: &Path, bytes: u64) -> Option<Finding> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let found = rustix::fs::statvfs(folder).ok()?;
    Some(room(found.f_bavail.saturating_mul(found.f_frsize), bytes))
}

/// How much is free is asked of the system, and only Unix has one way of asking.
#[cfg(not(unix))]
fn disk(_file: &Path, _bytes: u64) -> Option<Finding> {
    None
}

/// What `free` bytes are enough for beside a database of `bytes`.
#[cfg(unix)]
fn room(free: u64, bytes: u64) -> Finding {
    let says = format!("{} free where the database lies", size(free));
    if free < LEAST_FREE {
        Finding::wrong(DISK, says, "free some space: what does not fit is not stored")
    } else if free < bytes {
        Finding::note(
            DISK,
            says,
            "`riwaya recode` and a change of format may need as much as the database has",
        )
    } else {
        Finding::good(DISK, says)
    }
}

/// Bytes as they are told.
fn size(bytes: u64) -> String {
    match bytes {
        0..=0xf_ffff => format!("{} KiB", bytes.div_ceil(1 << 10)),
        0x10_0000..=0x3fff_ffff => format!("{:.1} MiB", bytes as f64 / f64::from(1 << 20)),
        _ => format!("{:.1} GiB", bytes as f64 / f64::from(1 << 30)),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::doctor::Verdict;

    #[test]
    fn room_is_judged_by_what_may_be_written() {
        assert_eq!(room(50 << 20, 0).verdict, Verdict::Wrong);
        assert_eq!(room(5 << 30, 6 << 30).verdict, Verdict::Note);
        assert_eq!(room(7 << 30, 6 << 30).verdict, Verdict::Good);
    }

    #[test]
    fn sizes_are_told_in_three_units() {
        assert_eq!(size(1), "1 KiB");
        assert_eq!(size(3 << 19), "1.5 MiB");
        assert_eq!(size(5 << 29), "2.5 GiB");
    }
}
