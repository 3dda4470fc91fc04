//! Many hosts at once, each by one who asks it one thing after another.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;

use crate::hosts::held;

/// Hosts that are asked at once.
const AT_ONCE: usize = 16;

/// Does all `jobs`, those of one host one after another, and hands on what came of each, as it comes, to `take` on this
/// thread. Where `take` fails, or `may_go_on` says no, what was not begun is left undone.
pub(crate) fn each<J: Send, R: Send, E>(
    jobs: Vec<(String, J)>,
    may_go_on: impl Fn() -> bool + Sync,
    work: impl Fn(J) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let mut hosts: BTreeMap<String, VecDeque<J>> = BTreeMap::new();
    for (host, job) in jobs {
        hosts.entry(host).or_default().push_back(job);
    }
    let threads = hosts.len().min(AT_ONCE);
    let waiting = Mutex::new(hosts.into_values().collect::<VecDeque<_>>());
    let failed = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let (done, results) = mpsc::channel();
        for _ in 0..threads {
            let done = done.clone();
            scope.spawn(|| {
                let done = done;
                loop {
                    let next = held(&waiting).pop_front();
                    let Some(of_host) = next else { return };
                    for job in of_host {
                        if failed.load(Ordering::Relaxed) || !may_go_on() || done.send(work(job)).is_err() {
                            return;
                        }
                    }
                }
            });
        }
        drop(done);
        for result in results {
            if let Err(error) = take(result) {
                failed.store(true, Ordering::Relaxed);
                return Err(error);
            }
        }
        Ok(())
    })
}
