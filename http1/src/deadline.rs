//! Until when something has to be there.

use std::io;
use std::time::{Duration, Instant};

/// A limit that is longer is none; clocks cannot reach further.
const LONGEST: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// Until when an exchange has to be over, and how long it may stand still in that time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Deadline {
    until: Option<Instant>,
    silence: Duration,
}

impl Deadline {
    pub(crate) fn new(began: Instant, time: Duration, silence: Duration) -> Self {
        Self {
            until: began.checked_add(time.min(LONGEST)),
            silence: silence.min(LONGEST),
        }
    }

    /// What is left of a wait that has begun then.
    pub(crate) fn left(&self, began: Instant, now: Instant) -> io::Result<Duration> {
        let in_silence = self.silence.saturating_sub(now.saturating_duration_since(began));
        let in_all = self.until.map_or(LONGEST, |until| until.saturating_duration_since(now));
        match in_silence.min(in_all) {
            Duration::ZERO => Err(io::ErrorKind::TimedOut.into()),
            left => Ok(left),
        }
    }
}
