//! A clock for tests.

use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Poll;
use std::time::Duration;

use super::{CancelToken, Clock, Sleep};

/// A clock that skips every pause: time passes, but nobody waits. Clones are the same clock, so that a test can keep one
/// and give the other to a client:
///
/// ```
/// use std::time::Duration;
/// use specwright_runtime::replay::SkippingClock;
///
/// let clock = SkippingClock::new();
/// // Client::builder().clock(clock.clone()) …
/// clock.advance(Duration::from_secs(60));
/// assert!(clock.pauses().is_empty());
/// ```
#[derive(Clone, Debug, Default)]
pub struct SkippingClock(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    now: Duration,
    pauses: Vec<Duration>,
}

impl SkippingClock {
    /// A clock that has just begun.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Lets time pass.
    pub fn advance(&self, time: Duration) {
        let mut state = self.state();
        state.now = state.now.saturating_add(time);
    }

    /// The pauses so far, those that were skipped.
    #[must_use]
    pub fn pauses(&self) -> Vec<Duration> {
        self.state().pauses.clone()
    }

    fn skip(&self, pause: Duration) {
        self.state().pauses.push(pause);
        self.advance(pause);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clock for SkippingClock {
    fn now(&self) -> Duration {
        self.state().now
    }

    fn sleep(&self, time: Duration) -> Sleep<'_> {
        Box::pin(async move {
            self.skip(time);
            let_others_run().await;
        })
    }

    fn block(&self, time: Duration, cancel: &CancelToken) {
        if !cancel.is_cancelled() {
            self.skip(time);
        }
    }
}

async fn let_others_run() {
    let mut have_run = false;
    poll_fn(|context| {
        if have_run {
            return Poll::Ready(());
        }
        have_run = true;
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}
