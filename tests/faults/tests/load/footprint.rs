//! What this process has, as Linux tells it.

use std::fs;

/// Memory, sockets and threads.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Footprint {
    /// Bytes that are in memory.
    pub(crate) memory: u64,
    /// Open sockets; those of listeners as well.
    pub(crate) sockets: usize,
    /// Threads of blocking clients.
    pub(crate) clients_threads: usize,
}

impl Footprint {
    /// `None` where there is no `/proc`.
    #[must_use]
    pub(crate) fn now() -> Option<Self> {
        let pages = fs::read_to_string("/proc/self/statm").ok()?;
        let pages: u64 = pages.split(' ').nth(1)?.parse().ok()?;
        let descriptors = fs::read_dir("/proc/self/fd").ok()?.flatten();
        let targets = descriptors.filter_map(|entry| fs::read_link(entry.path()).ok());
        let threads = fs::read_dir("/proc/self/task").ok()?.flatten();
        let names = threads.filter_map(|entry| fs::read_to_string(entry.path().join("comm")).ok());
        Some(Self {
            memory: pages * 4096,
            sockets: targets.filter(|target| target.starts_with("socket:")).count(),
            // The kernel cuts names.
            clients_threads: names.filter(|name| name.starts_with("specwright-bloc")).count(),
        })
    }
}
