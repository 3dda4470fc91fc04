//! The most memory that this process held, as the system counts it.

/// Begins to count anew.
pub(crate) fn forget_peak() {
    // elsewhere than on Linux there is no such file, and nothing to forget
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// MiB; 0 where the system does not tell.
pub(crate) fn peak_mib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|rest| rest.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok());
    kib.unwrap_or(0) / 1024
}
