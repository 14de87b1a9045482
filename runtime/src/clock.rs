//! Time: how late it is, and how to wait.

mod cancel;
mod park;
mod skipping;
mod system;

use std::fmt::Debug;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

pub(crate) use cancel::unless;
pub use cancel::{CancelToken, Cancelled};
pub(crate) use park::block_on;
pub use skipping::SkippingClock;
pub use system::SystemClock;

/// A pause that is under way.
pub type Sleep<'a> = Pin<Box<dyn Future<Output = ()> + Send + 'a>>;

/// What a client waits by, between two requests of [`wait`](crate::Call::wait) and for its turn under a
/// [`RateLimit`](crate::RateLimit). [`SystemClock`] unless the builder is given another with `.clock(…)`, such as
/// [`SkippingClock`](crate::replay::SkippingClock) in a test.
pub trait Clock: Send + Sync + 'static {
    /// The time since a moment that stays the same. It never goes back.
    fn now(&self) -> Duration;

    /// Ends when so much time has passed.
    fn sleep(&self, time: Duration) -> Sleep<'_>;

    /// Holds the thread until so much time has passed or the token has been used. [`CancelToken::wait`] does that.
    fn block(&self, time: Duration, cancel: &CancelToken);
}

impl<C: Clock + ?Sized> Clock for Arc<C> {
    fn now(&self) -> Duration {
        (**self).now()
    }

    fn sleep(&self, time: Duration) -> Sleep<'_> {
        (**self).sleep(time)
    }

    fn block(&self, time: Duration, cancel: &CancelToken) {
        (**self).block(time, cancel);
    }
}

impl Debug for dyn Clock {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Clock").finish_non_exhaustive()
    }
}
