//! The processor time of this process, all its threads together.

/// Seconds of processor time used so far.
#[cfg(unix)]
pub(crate) fn cpu() -> f64 {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    now.tv_sec as f64 + now.tv_nsec as f64 / 1e9
}

/// Elsewhere there is no such clock: elapsed time stands in for it.
#[cfg(not(unix))]
pub(crate) fn cpu() -> f64 {
    use std::sync::OnceLock;
    use std::time::Instant;
    static FIRST: OnceLock<Instant> = OnceLock::new();
    FIRST.get_or_init(Instant::now).elapsed().as_secs_f64()
}
