//! Telling somebody who waits that there is no need to.

use std::fmt;
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

/// Ends a [`wait`](crate::Call::wait_with) from elsewhere: from another task, another thread, a handler of Ctrl-C. Clones
/// are the same token, and what it has ended stays ended.
///
/// ```
/// use specwright_runtime::CancelToken;
///
/// let token = CancelToken::new();
/// let elsewhere = token.clone();
/// elsewhere.cancel();
/// assert!(token.is_cancelled());
/// ```
#[derive(Clone, Default)]
pub struct CancelToken(Arc<Shared>);

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    /// For the threads that wait.
    used: Condvar,
}

#[derive(Default)]
struct State {
    is_cancelled: bool,
    /// The tasks that wait, each under a key of its own; in the order of the keys.
    tasks: Vec<(u64, Waker)>,
    next_key: u64,
}

impl State {
    fn place(&self, key: u64) -> Result<usize, usize> {
        self.tasks.binary_search_by_key(&key, |(key, _)| *key)
    }

    fn keep(&mut self, key: u64, waker: &Waker) {
        match self.place(key) {
            Ok(at) => {
                if let Some((_, kept)) = self.tasks.get_mut(at) {
                    kept.clone_from(waker);
                }
            }
            Err(at) => self.tasks.insert(at, (key, waker.clone())),
        }
    }

    fn forget(&mut self, key: u64) {
        if let Ok(at) = self.place(key) {
            self.tasks.remove(at);
        }
    }
}

impl CancelToken {
    /// A token that has not been used.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Wakes all who wait, at once and for good.
    pub fn cancel(&self) {
        let tasks = {
            let mut state = self.state();
            state.is_cancelled = true;
            std::mem::take(&mut state.tasks)
        };
        self.0.used.notify_all();
        // Not under the lock: a waker may run what waits, and that asks this token again.
        tasks.into_iter().for_each(|(_, waker)| waker.wake());
    }

    /// Whether it has been used.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.state().is_cancelled
    }

    /// Ends when the token is used.
    #[must_use = "nothing waits before it is awaited"]
    pub fn cancelled(&self) -> Cancelled<'_> {
        Cancelled { token: self, key: None }
    }

    /// Holds the thread until the token is used, for no longer than this; gives whether it has been used.
    pub fn wait(&self, at_most: Duration) -> bool {
        let unused = |state: &mut State| !state.is_cancelled;
        let waited = self.0.used.wait_timeout_while(self.state(), at_most, unused);
        waited.unwrap_or_else(PoisonError::into_inner).0.is_cancelled
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for CancelToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("CancelToken")
            .field("is_cancelled", &self.is_cancelled())
            .finish()
    }
}

/// Ends when a [`CancelToken`] is used.
#[derive(Debug)]
pub struct Cancelled<'a> {
    token: &'a CancelToken,
    key: Option<u64>,
}

impl Future for Cancelled<'_> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let mut state = self.token.state();
        if state.is_cancelled {
            return Poll::Ready(());
        }
        let key = self.key.unwrap_or(state.next_key);
        state.next_key = state.next_key.max(key.wrapping_add(1));
        state.keep(key, context.waker());
        drop(state);
        self.key = Some(key);
        Poll::Pending
    }
}

impl Drop for Cancelled<'_> {
    fn drop(&mut self) {
        if let Some(key) = self.key {
            self.token.state().forget(key);
        }
    }
}

/// What the future gives, or nothing if the token is used before. If it has been used already, the future does not begin.
pub(crate) async fn unless<F: Future>(token: &CancelToken, future: F) -> Option<F::Output> {
    if token.is_cancelled() {
        return None;
    }
    let mut future = pin!(future);
    let mut cancelled = pin!(token.cancelled());
    poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending => cancelled.as_mut().poll(context).map(|()| None),
    })
    .await
}

#[cfg(test)]
mod tests {
    use std::thread;
    use std::time::Duration;

    use super::{CancelToken, unless};
    use crate::clock::block_on;

    const FOREVER: Duration = Duration::MAX;

    #[test]
    fn a_thread_that_waits_is_woken() {
        let token = CancelToken::new();
        let waiting = thread::spawn({
            let token = token.clone();
            move || token.wait(FOREVER)
        });
        token.cancel();
        assert!(waiting.join().unwrap());
    }

    #[test]
    fn a_task_that_waits_is_woken() {
        let token = CancelToken::new();
        let waiting = thread::spawn({
            let token = token.clone();
            move || block_on(unless(&token, std::future::pending::<()>()))
        });
        token.cancel();
        assert_eq!(waiting.join().unwrap(), None);
    }

    #[test]
    fn what_has_been_cancelled_stays_so() {
        let token = CancelToken::new();
        assert!(!token.wait(Duration::ZERO));
        assert_eq!(block_on(unless(&token, async { 7 })), Some(7));
        token.cancel();
        token.cancel();
        assert!(token.wait(FOREVER));
        block_on(token.cancelled());
        assert_eq!(block_on(unless(&token, async { 7 })), None);
        assert_eq!(format!("{token:?}"), "CancelToken { is_cancelled: true }");
    }

    #[test]
    fn who_waits_no_longer_is_forgotten() {
        let token = CancelToken::new();
        for _ in 0..3 {
            let mut waiting = Box::pin(token.cancelled());
            let waker = std::task::Waker::noop();
            let mut context = std::task::Context::from_waker(waker);
            assert!(waiting.as_mut().poll(&mut context).is_pending());
            assert!(waiting.as_mut().poll(&mut context).is_pending());
            assert_eq!(token.state().tasks.len(), 1);
        }
        assert!(token.state().tasks.is_empty());
    }
}
