//! Being told to stop, at any moment and from anywhere.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How long it takes at most until a request to stop is noticed while nothing is done.
const NOTICE: Duration = Duration::from_millis(50);

/// Whether to stop. Copies are of one mind; a signal's handler may set the flag that it is made of.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Stops when `flag` is set.
    pub fn of(flag: Arc<AtomicBool>) -> Self {
        Self(flag)
    }

    /// Whether it is time to stop.
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Waits so long, or until it is time to stop.
    pub fn wait(&self, length: Duration) {
        let mut left = length;
        while !left.is_zero() && !self.is_asked() {
            let part = left.min(NOTICE);
            std::thread::sleep(part);
            left -= part;
        }
    }
}
