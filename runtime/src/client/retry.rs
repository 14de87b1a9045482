//! When a call is sent again: as often, with such pauses, and out of which budget.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// How often a call is sent again after a failure that goes by, and how long the pauses are.
///
/// Which failures those are is decided by what a repetition could do. A request that did not reach the service is sent
/// again always. One that may have arrived is sent again only where that is harmless: operations that are safe or
/// idempotent by their method or by their description, or that carry a key by which the service knows them again. The same
/// goes for answers with the status 429, 502, 503 or 504. Errors that the documentation calls retryable are tried again
/// whatever the operation.
///
/// Pauses grow by powers of two and are multiplied by a random number between 0 and 1, so that clients that failed
/// together do not come back together. `Retry-After` makes them longer, never shorter. What does not fit into the time of
/// the call (`.timeout(…)`) is not begun.
///
/// ```
/// use std::time::Duration;
/// use specwright_runtime::Retry;
///
/// let patient = Retry::new().attempts(5).base(Duration::from_millis(250));
/// assert_ne!(patient, Retry::new());
/// assert_ne!(Retry::never(), Retry::new());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "it says when to try again, and is given to a builder"]
pub struct Retry {
    attempts: u32,
    base: Duration,
    longest: Duration,
    budget: u32,
}

impl Retry {
    /// Three attempts, with pauses of up to 100 ms and 200 ms, and a budget of ten.
    pub const fn new() -> Self {
        Self {
            attempts: 3,
            base: Duration::from_millis(100),
            longest: Duration::from_secs(20),
            budget: 10,
        }
    }

    /// One attempt.
    pub const fn never() -> Self {
        Self::new().attempts(1)
    }

    /// How often a call is sent at most; 0 is taken for 1.
    pub const fn attempts(mut self, most: u32) -> Self {
        self.attempts = if most == 0 { 1 } else { most };
        self
    }

    /// How long the first pause is at most; each further one may be twice as long as the one before.
    pub const fn base(mut self, pause: Duration) -> Self {
        self.base = pause;
        self
    }

    /// What no pause is longer than, unless the service asks for it in `Retry-After`.
    pub const fn longest(mut self, pause: Duration) -> Self {
        self.longest = pause;
        self
    }

    /// How many repetitions a client and its clones may have in a row while nothing succeeds; each ten calls that succeed
    /// at once give one back. A service that is down is thus not asked many times as much as one that is up. It counts
    /// where the client is built, not for a single call.
    pub const fn budget(mut self, repetitions: u32) -> Self {
        self.budget = repetitions;
        self
    }

    /// Whether there may be one more after so many attempts.
    pub(super) fn allows_more(self, made: u32) -> bool {
        made < self.attempts
    }

    /// The pause after so many attempts, at most; `jitter` is between 0 and 1.
    pub(super) fn pause(self, made: u32, jitter: f64) -> Duration {
        let doublings = made.saturating_sub(1).min(63);
        let nanos = self.base.as_nanos().saturating_mul(1 << doublings);
        let ceiling = u64::try_from(nanos).map_or(Duration::MAX, Duration::from_nanos);
        let ceiling = ceiling.min(self.longest);
        let part = if jitter.is_finite() {
            jitter.clamp(0.0, 1.0)
        } else {
            1.0
        };
        Duration::try_from_secs_f64(ceiling.as_secs_f64() * part).unwrap_or(ceiling)
    }
}

impl Default for Retry {
    fn default() -> Self {
        Self::new()
    }
}

/// What the clones of a client have left of repetitions.
#[derive(Debug)]
pub(crate) struct Budget {
    full: u32,
    /// In tenths of a repetition.
    left: Mutex<u32>,
}

/// Tenths of a repetition.
const REPETITION: u32 = 10;

impl Budget {
    pub(super) fn of(retry: Retry) -> Self {
        let full = retry.budget.saturating_mul(REPETITION);
        Self {
            full,
            left: Mutex::new(full),
        }
    }

    /// Takes one, if there is one.
    pub(super) fn take(&self) -> bool {
        let mut left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        let rest = left.checked_sub(REPETITION);
        *left = rest.unwrap_or(*left);
        rest.is_some()
    }

    /// A call has succeeded at once.
    pub(super) fn give_back(&self) {
        let mut left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        *left = left.saturating_add(1).min(self.full);
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use proptest::prelude::*;

    use super::{Budget, Retry};

    #[test]
    fn pauses_double_up_to_the_longest() {
        let retry = Retry::new()
            .base(Duration::from_millis(100))
            .longest(Duration::from_secs(1));
        let pauses: Vec<u128> = (1..7).map(|made| retry.pause(made, 1.0).as_millis()).collect();
        assert_eq!(pauses, [100, 200, 400, 800, 1000, 1000]);
        assert_eq!(retry.pause(3, 0.0), Duration::ZERO);
        assert_eq!(retry.pause(3, 0.25), Duration::from_millis(100));
    }

    #[test]
    fn a_service_that_is_down_is_not_asked_without_end() {
        let budget = Budget::of(Retry::new().budget(3));
        assert_eq!((0..100).filter(|_| budget.take()).count(), 3);
        for _ in 0..9 {
            budget.give_back();
        }
        assert!(!budget.take());
        budget.give_back();
        assert!(budget.take());
        for _ in 0..1_000 {
            budget.give_back();
        }
        assert_eq!((0..100).filter(|_| budget.take()).count(), 3, "it is full at three");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_pause_is_longer_than_allowed(
            base in 0..u64::MAX,
            longest in 0..u64::MAX,
            made in 0..u32::MAX,
            jitter in any::<f64>(),
        ) {
            let retry = Retry::new().base(Duration::from_nanos(base)).longest(Duration::from_nanos(longest));
            let pause = retry.pause(made, jitter);
            // Seconds as floating point numbers are exact to some microseconds here.
            prop_assert!(pause <= Duration::from_nanos(longest).saturating_add(Duration::from_micros(4)));
        }

        /// However the calls of a client end, repetitions are at most the budget and a tenth of the calls.
        #[test]
        fn repetitions_are_a_tenth_of_the_calls(succeeds in proptest::collection::vec(any::<bool>(), 0..2_000)) {
            let budget = Budget::of(Retry::new());
            let mut repetitions = 0;
            for is_success in &succeeds {
                match is_success {
                    true => budget.give_back(),
                    false => repetitions += usize::from(budget.take()) + usize::from(budget.take()),
                }
            }
            prop_assert!(repetitions <= 10 + succeeds.len() / 10);
        }
    }
}
