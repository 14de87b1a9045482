//! How many requests a client sends in a time, and who is next.

use std::future::poll_fn;
use std::time::Duration;

use super::queue::Queue;
use crate::clock::{CancelToken, Clock, block_on, unless};
use crate::describe;

/// How many requests a client and its clones send in a time. Calls beyond it wait for their turn, the first first.
///
/// In no window of that length are there more requests. A fifth of them may go out at once; the others are spread evenly.
///
/// ```
/// use std::time::Duration;
/// use specwright_runtime::RateLimit;
///
/// let own = RateLimit::new(100, Duration::from_secs(60));
/// let documented = RateLimit::documented();
/// assert_ne!(own, documented);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimit(Option<Window>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Window {
    requests: u32,
    per: Duration,
}

impl RateLimit {
    /// What the service's documentation says; no limit where it says nothing.
    #[must_use]
    pub const fn documented() -> Self {
        Self(None)
    }

    /// So many requests in so much time; none is taken for one.
    #[must_use]
    pub const fn new(requests: u32, per: Duration) -> Self {
        Self(Some(Window { requests, per }))
    }

    /// Of a service whose documentation says that; `None` if it says nothing.
    pub(super) fn limiter(self, documented: Option<describe::RateLimit>) -> Option<Limiter> {
        let window = self.0.or_else(|| {
            documented.map(|limit| Window {
                requests: limit.requests,
                per: Duration::from_millis(limit.per),
            })
        });
        window.map(Limiter::new)
    }
}

/// Lets calls through one after the other, by the generic cell rate algorithm.
#[derive(Debug)]
pub(crate) struct Limiter {
    /// Between two requests when none has been saved up.
    interval: Duration,
    /// How far requests may be ahead of that.
    ahead: Duration,
    /// When the next request is due, if none is to be ahead.
    due: Queue<Duration>,
}

impl Limiter {
    /// With a burst of `b` and `s` more in a window, there are `b + s` in it at most: the last of `n` is let through
    /// `n - b` intervals after the first, and a window has no more than `s` intervals.
    fn new(Window { requests, per }: Window) -> Self {
        let burst = (requests / 5).max(1);
        let spread = requests.saturating_sub(burst);
        let interval = match spread {
            0 => per.saturating_add(Duration::from_nanos(1)),
            _ => divided_up(per, spread),
        };
        Self {
            interval,
            ahead: interval.saturating_mul(burst - 1),
            due: Queue::default(),
        }
    }

    /// Ends when the call may be sent.
    pub(super) async fn turn(&self, clock: &dyn Clock) {
        let place = self.due.join();
        poll_fn(|context| place.poll(context, |_| Some(()))).await;
        while let Err(pause) = self.take(clock.now()) {
            clock.sleep(pause).await;
        }
    }

    /// Holds the thread until the call may be sent; gives whether it may, since the token may be used before.
    pub(super) fn turn_blocking(&self, clock: &dyn Clock, cancel: &CancelToken) -> bool {
        let place = self.due.join();
        let first = poll_fn(|context| place.poll(context, |_| Some(())));
        if block_on(unless(cancel, first)).is_none() {
            return false;
        }
        while let Err(pause) = self.take(clock.now()) {
            clock.block(pause, cancel);
            if cancel.is_cancelled() {
                return false;
            }
        }
        true
    }

    /// # Errors
    /// How long it is until a request may be sent.
    fn take(&self, now: Duration) -> Result<(), Duration> {
        self.due.with(|next| {
            let due = (*next).max(now);
            let pause = due.saturating_sub(self.ahead).saturating_sub(now);
            if !pause.is_zero() {
                return Err(pause);
            }
            *next = due.saturating_add(self.interval);
            Ok(())
        })
    }
}

/// Rounded up, so that the parts are never too short.
fn divided_up(whole: Duration, parts: u32) -> Duration {
    let part = whole / parts;
    match part.saturating_mul(parts) < whole {
        true => part.saturating_add(Duration::from_nanos(1)),
        false => part,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;
    use std::task::{Context, Poll, Waker};
    use std::thread;
    use std::time::Duration;

    use proptest::prelude::*;

    use super::{Limiter, Window, divided_up};
    use crate::clock::{CancelToken, Clock, SkippingClock, SystemClock, block_on};

    fn limiter(requests: u32, per: Duration) -> Limiter {
        Limiter::new(Window { requests, per })
    }

    /// No window of that length, its ends included, has more.
    fn assert_kept(times: &[Duration], requests: u32, per: Duration) {
        let requests = usize::try_from(requests.max(1)).unwrap();
        for window in times.windows(requests + 1) {
            let length = window[requests] - window[0];
            assert!(length > per, "{} requests in {length:?}", requests + 1);
        }
    }

    fn millis() -> impl Strategy<Value = Duration> {
        (0..3_000_u64).prop_map(Duration::from_millis)
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_window_has_more(
            requests in 1..60_u32,
            per in 1..5_000_000_000_u64,
            gaps in proptest::collection::vec(prop_oneof![3 => Just(Duration::ZERO), 1 => millis()], 1..300),
        ) {
            let (clock, per) = (SkippingClock::new(), Duration::from_nanos(per));
            let limiter = limiter(requests, per);
            let mut times = Vec::new();
            for gap in gaps {
                clock.advance(gap);
                block_on(limiter.turn(&clock));
                times.push(clock.now());
            }
            assert_kept(&times, requests, per);
        }

        /// Tasks that are asked in any order, and of which some are dropped while they wait.
        #[test]
        fn those_who_wait_are_let_through_in_order(
            requests in 1..20_u32,
            asked in proptest::collection::vec((0..30_usize, 0..8_u8), 1..400),
        ) {
            let (clock, per) = (SkippingClock::new(), Duration::from_secs(1));
            let limiter = limiter(requests, per);
            let mut tasks: Vec<_> = (0..30).map(|_| Some(Box::pin(limiter.turn(&clock)))).collect();
            let (mut came, mut times) = (Vec::new(), Vec::new());
            for (index, fate) in asked {
                let Some(task) = &mut tasks[index] else {
                    continue;
                };
                let first_came = came.first().copied();
                if !came.contains(&index) {
                    came.push(index);
                }
                let is_through = task.as_mut().poll(&mut Context::from_waker(Waker::noop())) == Poll::Ready(());
                if is_through {
                    assert_eq!(index, first_came.unwrap_or(index), "it was another's turn");
                    times.push(clock.now());
                }
                if is_through || fate == 0 {
                    tasks[index] = None;
                    came.retain(|other| *other != index);
                }
            }
            assert_kept(&times, requests, per);
            drop(tasks);
            assert_eq!(limiter.due.length(), 0);
        }
    }

    #[test]
    fn a_call_that_is_given_up_takes_nobodys_turn() {
        let (clock, limiter) = (SkippingClock::new(), limiter(1, Duration::from_secs(1)));
        block_on(limiter.turn(&clock));
        for _ in 0..1_000 {
            let (given_up, behind) = (limiter.due.join(), limiter.due.join());
            let context = Context::from_waker(Waker::noop());
            assert!(given_up.poll(&context, |_| Some(())).is_ready());
            assert!(behind.poll(&context, |_| Some(())).is_pending());
            drop(given_up);
            assert!(behind.poll(&context, |_| Some(())).is_ready());
        }
        let before = clock.now();
        block_on(limiter.turn(&clock));
        assert!(clock.now() - before <= Duration::from_nanos(1_000_000_001));
    }

    #[test]
    fn the_whole_limit_is_used() {
        for (requests, per) in [(780, 60), (5, 1), (50, 10), (1_000, 3_600)] {
            let (clock, per) = (SkippingClock::new(), Duration::from_secs(per));
            let limiter = limiter(requests, per);
            for _ in 0..requests {
                block_on(limiter.turn(&clock));
            }
            assert!(
                clock.now() <= per + Duration::from_micros(1),
                "{requests}: {:?}",
                clock.now()
            );
        }
    }

    #[test]
    fn limits_of_any_size() {
        for (requests, per) in [
            (0, Duration::ZERO),
            (0, Duration::MAX),
            (1, Duration::MAX),
            (u32::MAX, Duration::MAX),
            (u32::MAX, Duration::ZERO),
            (u32::MAX, Duration::from_nanos(1)),
        ] {
            let (clock, limiter) = (SkippingClock::new(), limiter(requests, per));
            block_on(limiter.turn(&clock));
            assert_eq!(clock.now(), Duration::ZERO);
            block_on(limiter.turn(&clock));
        }
    }

    #[test]
    fn parts_are_rounded_up() {
        for (whole, parts, part) in [(10, 5, 2), (10, 3, 4), (1, 7, 1), (0, 7, 0)] {
            assert_eq!(
                divided_up(Duration::from_nanos(whole), parts),
                Duration::from_nanos(part)
            );
        }
    }

    #[test]
    fn threads_take_turns() {
        let limiter = limiter(10, Duration::from_millis(50));
        let times = Mutex::new(Vec::new());
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..5 {
                        assert!(limiter.turn_blocking(&SystemClock, &CancelToken::new()));
                        times.lock().unwrap().push(SystemClock.now());
                    }
                });
            }
        });
        let times = times.into_inner().unwrap();
        assert_eq!(times.len(), 20);
        // Two at once, the others 6.25 milliseconds apart.
        assert!(times[19] - times[0] >= Duration::from_millis(100), "{times:?}");
    }

    #[test]
    fn a_thread_in_the_queue_can_be_called_off() {
        let (clock, limiter) = (SkippingClock::new(), limiter(1, Duration::from_secs(1)));
        let mut first = Box::pin(limiter.turn(&clock));
        let mut second = Box::pin(limiter.turn(&clock));
        let mut context = Context::from_waker(Waker::noop());
        assert!(first.as_mut().poll(&mut context).is_ready());
        assert!(second.as_mut().poll(&mut context).is_pending());
        let token = CancelToken::new();
        thread::scope(|scope| {
            let waiting = scope.spawn(|| limiter.turn_blocking(&clock, &token));
            while limiter.due.length() < 2 {
                thread::yield_now();
            }
            token.cancel();
            assert!(!waiting.join().unwrap());
        });
        assert_eq!(limiter.due.length(), 1);
    }
}
