//! What this process has, as Linux tells it.

use std::fs;
use std::time::{Duration, Instant};

/// Memory, sockets and threads.
#[derive(Clone, Copy, Debug)]
pub struct Footprint {
    /// Bytes that are in memory.
    pub memory: u64,
    /// Open sockets; those of listeners as well.
    pub sockets: usize,
    /// Threads that clients have started: blocking ones ask for names on one, and connect to hosts with addresses of both kinds.
    pub clients_threads: usize,
}

impl Footprint {
    /// `None` where there is no `/proc`.
    #[must_use]
    pub fn now() -> Option<Self> {
        let pages = fs::read_to_string("/proc/self/statm").ok()?;
        let pages: u64 = pages.split(' ').nth(1)?.parse().ok()?;
        let descriptors = fs::read_dir("/proc/self/fd").ok()?.flatten();
        let targets = descriptors.filter_map(|entry| fs::read_link(entry.path()).ok());
        let threads = fs::read_dir("/proc/self/task").ok()?.flatten();
        let names = threads.filter_map(|entry| fs::read_to_string(entry.path().join("comm")).ok());
        Some(Self {
            memory: pages * 4096,
            sockets: targets.filter(|target| target.starts_with("socket:")).count(),
            clients_threads: names.filter(|name| name.starts_with("specwright-")).count(),
        })
    }

    /// Waits until the threads of all clients have ended; how many have not.
    #[must_use]
    pub fn threads_after(within: Duration) -> usize {
        let end = Instant::now() + within;
        loop {
            let left = Self::now().map_or(0, |footprint| footprint.clients_threads);
            if left == 0 || Instant::now() > end {
                return left;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}
