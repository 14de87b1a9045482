//! How many requests of a client are under way at once.

use std::future::poll_fn;

use super::queue::Queue;
use crate::clock::{CancelToken, block_on, unless};

/// Lets so many calls through at once; the others wait until one of them has ended, the first first.
#[derive(Debug)]
pub(crate) struct Gate(Queue<usize>);

impl Gate {
    pub(super) fn new(most: usize) -> Self {
        Self(Queue::new(most.max(1)))
    }

    /// Ends when the call may be sent.
    pub(super) async fn enter(&self) -> Permit<'_> {
        let place = self.0.join();
        poll_fn(|context| place.poll(context, |free| free.checked_sub(1).map(|rest| *free = rest))).await;
        Permit(self)
    }

    /// Holds the thread until the call may be sent; nothing if the token is used before.
    pub(super) fn enter_blocking(&self, cancel: &CancelToken) -> Option<Permit<'_>> {
        block_on(unless(cancel, self.enter()))
    }
}

/// One of the calls that are under way; its end lets the next one through.
#[derive(Debug)]
pub(super) struct Permit<'a>(&'a Gate);

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        self.0.0.with(|free| *free += 1);
        self.0.0.wake_first();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::task::{Context, Poll, Waker};
    use std::thread;

    use super::Gate;
    use crate::clock::CancelToken;

    #[test]
    fn no_more_than_allowed_are_inside() {
        let (gate, inside, most) = (Gate::new(3), AtomicUsize::new(0), AtomicUsize::new(0));
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..200 {
                        let permit = gate.enter_blocking(&CancelToken::new()).unwrap();
                        let now = inside.fetch_add(1, Ordering::SeqCst) + 1;
                        most.fetch_max(now, Ordering::SeqCst);
                        thread::yield_now();
                        inside.fetch_sub(1, Ordering::SeqCst);
                        drop(permit);
                    }
                });
            }
        });
        assert!((1..=3).contains(&most.load(Ordering::SeqCst)));
        assert_eq!((gate.0.length(), gate.0.with(|free| *free)), (0, 3));
    }

    #[test]
    fn one_that_is_given_up_lets_the_next_through() {
        let gate = Gate::new(1);
        let mut context = Context::from_waker(Waker::noop());
        let inside = gate.enter_blocking(&CancelToken::new()).unwrap();
        let (mut given_up, mut next) = (Box::pin(gate.enter()), Box::pin(gate.enter()));
        assert!(given_up.as_mut().poll(&mut context).is_pending());
        assert!(next.as_mut().poll(&mut context).is_pending());
        drop(inside);
        assert!(next.as_mut().poll(&mut context).is_pending(), "it is not the first");
        drop(given_up);
        let Poll::Ready(permit) = next.as_mut().poll(&mut context) else {
            panic!("nobody is inside");
        };
        drop(permit);
        assert_eq!(gate.0.with(|free| *free), 1);
    }

    #[test]
    fn a_thread_that_waits_can_be_called_off() {
        let gate = Gate::new(0);
        let inside = gate.enter_blocking(&CancelToken::new());
        let token = CancelToken::new();
        thread::scope(|scope| {
            let waiting = scope.spawn(|| gate.enter_blocking(&token).is_none());
            while gate.0.length() == 0 {
                thread::yield_now();
            }
            token.cancel();
            assert!(waiting.join().unwrap());
        });
        drop(inside);
        assert_eq!((gate.0.length(), gate.0.with(|free| *free)), (0, 1));
    }
}
