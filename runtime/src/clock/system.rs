//! The clock of the system.

use std::sync::OnceLock;
use std::thread;
use std::time::{Duration, Instant};

use super::{CancelToken, Clock, Sleep};

/// The clock of the system. Inside a Tokio runtime, pauses are Tokio's, and so is the time that a test holds; elsewhere a
/// pause is a thread that sleeps.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Duration {
        static BEGINNING: OnceLock<Instant> = OnceLock::new();
        let now = instant();
        now.saturating_duration_since(*BEGINNING.get_or_init(|| now))
    }

    fn sleep(&self, time: Duration) -> Sleep<'_> {
        #[cfg(feature = "async")]
        if tokio::runtime::Handle::try_current().is_ok() {
            return Box::pin(tokio::time::sleep(time));
        }
        Box::pin(sleep_on_a_thread(time))
    }

    fn block(&self, time: Duration, cancel: &CancelToken) {
        cancel.wait(time);
    }
}

fn instant() -> Instant {
    #[cfg(feature = "async")]
    {
        tokio::time::Instant::now().into_std()
    }
    #[cfg(not(feature = "async"))]
    {
        Instant::now()
    }
}

/// The thread ends when the future is dropped.
async fn sleep_on_a_thread(time: Duration) {
    let over = CancelToken::new();
    let stop = UsedOnDrop(CancelToken::new());
    let (tell, stopped) = (over.clone(), stop.0.clone());
    let spawned = thread::Builder::new()
        .name("specwright-sleep".to_owned())
        .spawn(move || {
            stopped.wait(time);
            tell.cancel();
        });
    match spawned {
        Ok(_) => over.cancelled().await,
        // A system without a thread to spare: late is better than never.
        Err(_) => thread::sleep(time),
    }
}

struct UsedOnDrop(CancelToken);

impl Drop for UsedOnDrop {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Clock, SystemClock};
    use crate::clock::{CancelToken, block_on, unless};

    const SHORT: Duration = Duration::from_millis(5);

    #[test]
    fn time_passes_without_a_runtime() {
        let before = SystemClock.now();
        block_on(SystemClock.sleep(SHORT));
        SystemClock.block(SHORT, &CancelToken::new());
        assert!(SystemClock.now() - before >= SHORT * 2);
    }

    #[test]
    fn a_pause_ends_when_it_is_cancelled() {
        let token = CancelToken::new();
        token.cancel();
        SystemClock.block(Duration::MAX, &token);
        assert_eq!(block_on(unless(&token, SystemClock.sleep(Duration::MAX))), None);
    }

    #[cfg(feature = "async")]
    #[tokio::test]
    async fn time_passes_in_a_runtime() {
        let before = SystemClock.now();
        SystemClock.sleep(SHORT).await;
        assert!(SystemClock.now() - before >= SHORT);
    }
}
