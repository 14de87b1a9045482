//! Connections that are kept for the next request.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::connection::Connection;
use crate::target::Target;

/// One that nobody has used for so long is closed.
const KEPT: Duration = Duration::from_secs(90);

/// Connections that are kept, the latest at the end.
#[derive(Default)]
pub(crate) struct Pool(Mutex<Vec<Kept>>);

struct Kept {
    connection: Connection,
    owner: Owner,
    since: Instant,
}

/// Whom a connection leads to.
pub(crate) struct Owner {
    is_https: bool,
    host: Box<str>,
    port: u16,
}

impl Owner {
    pub(crate) fn of(target: Target<'_>) -> Self {
        Self {
            is_https: target.is_https,
            host: target.host.into(),
            port: target.port,
        }
    }

    fn is(&self, target: Target<'_>) -> bool {
        self.is_https == target.is_https && self.port == target.port && self.host.eq_ignore_ascii_case(target.host)
    }
}

impl Pool {
    /// A connection on which nothing has happened since.
    pub(crate) fn take(&self, target: Target<'_>, now: Instant) -> Option<(Connection, Owner)> {
        loop {
            let mut kept = self.take_kept(target)?;
            if now.saturating_duration_since(kept.since) < KEPT && kept.connection.is_open() {
                return Some((kept.connection, kept.owner));
            }
        }
    }

    fn take_kept(&self, target: Target<'_>) -> Option<Kept> {
        let mut all = self.lock();
        let at = all.iter().rposition(|kept| kept.owner.is(target))?;
        Some(all.remove(at))
    }

    pub(crate) fn keep(&self, connection: Connection, owner: Owner) {
        let since = Instant::now();
        let mut old = Vec::new();
        {
            let mut all = self.lock();
            let fresh = all.partition_point(|kept| since.saturating_duration_since(kept.since) >= KEPT);
            old.extend(all.drain(..fresh));
            all.push(Kept {
                connection,
                owner,
                since,
            });
        }
        // Closing takes its time, and nobody has to wait for it.
        drop(old);
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Kept>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
