//! One request at a time to each host, with time between them, and none before a host wants one.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use riwaya_store::HostState;

use crate::clock::{now, whole};
use crate::refusal::Refusal;
use crate::stop::Stop;

/// Who has to wait longer for a host comes back later.
const PATIENCE: i64 = 10_000;

/// Hosts by name, and when each may be asked again. Whoever asks one holds its lock meanwhile.
#[derive(Debug, Default)]
pub(crate) struct Hosts {
    not_before: Mutex<HashMap<String, Arc<Mutex<i64>>>>,
    changed: Mutex<Vec<HostState>>,
}

/// What a request came to.
pub(crate) struct Done<T> {
    pub(crate) outcome: T,
    /// How long the host wants to be left alone.
    pub(crate) wants: Option<Duration>,
}

impl Hosts {
    /// Remembers what a host asked for in another run.
    pub(crate) fn remember(&self, known: &HostState) {
        *held(&self.of(&known.host)) = known.not_before;
    }

    fn of(&self, host: &str) -> Arc<Mutex<i64>> {
        Arc::clone(held(&self.not_before).entry(host.to_owned()).or_default())
    }

    /// Asks a host when it is its turn, and leaves it alone for `delay` afterwards, or as long as it wants.
    pub(crate) fn in_turn<T>(
        &self,
        host: &str,
        delay: Duration,
        stop: &Stop,
        ask: impl FnOnce() -> Done<T>,
    ) -> Result<T, Refusal> {
        let of = self.of(host);
        let mut not_before = held(&of);
        let wait = *not_before - now();
        if wait > PATIENCE {
            return Err(Refusal::later(*not_before));
        }
        stop.wait(Duration::from_millis(u64::try_from(wait).unwrap_or(0)));
        if stop.is_asked() {
            return Err(Refusal::stopped());
        }
        let done = ask();
        *not_before = now() + whole(delay.max(done.wants.unwrap_or_default()));
        held(&self.changed).push(HostState { host: host.to_owned(), not_before: *not_before });
        Ok(done.outcome)
    }

    /// What hosts asked for since this was last asked.
    pub(crate) fn changed(&self) -> Vec<HostState> {
        std::mem::take(&mut *held(&self.changed))
    }
}

/// What a lock guards is whole even where a thread died: every change of it is one assignment.
pub(crate) fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_that_wants_quiet_gets_it() {
        let (hosts, stop) = (Hosts::default(), Stop::default());
        let hour = Duration::from_hours(1);
        let done =
            hosts.in_turn("plain.example", Duration::ZERO, &stop, || Done { outcome: 1, wants: Some(hour) });
        assert_eq!(done.ok(), Some(1));
        let asked = hosts.changed();
        assert_eq!(asked.len(), 1);
        let again = |hosts: &Hosts| {
            hosts.in_turn("plain.example", Duration::ZERO, &stop, || Done { outcome: 2, wants: None })
        };
        let refused = again(&hosts).unwrap_err();
        assert_eq!(refused.not_before(), Some(asked[0].not_before));
        let other = Hosts::default();
        other.remember(&asked[0]);
        assert!(again(&other).is_err(), "in another run too");
        assert!(
            hosts.in_turn("hill.example", Duration::ZERO, &stop, || Done { outcome: 3, wants: None }).is_ok()
        );
    }

    #[test]
    fn one_request_at_a_time() {
        let (hosts, stop) = (Hosts::default(), Stop::default());
        let inside = std::sync::atomic::AtomicUsize::new(0);
        let most = std::sync::atomic::AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    let act = || {
                        use std::sync::atomic::Ordering::SeqCst;
                        most.fetch_max(inside.fetch_add(1, SeqCst) + 1, SeqCst);
                        std::thread::sleep(Duration::from_millis(2));
                        inside.fetch_sub(1, SeqCst);
                        Done { outcome: (), wants: None }
                    };
                    assert!(hosts.in_turn("plain.example", Duration::ZERO, &stop, act).is_ok());
                });
            }
        });
        assert_eq!(most.into_inner(), 1);
    }
}
