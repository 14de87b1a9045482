//! What a mock remembers from request to request: which answers it has put off, and how many requests came. Little, and never
//! what was in a request.

use std::collections::VecDeque;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Most requests whose answers are put off at a time; beyond, the one that waits longest is forgotten.
const MOST_WAITING: usize = 1024;

/// What a mock remembers.
#[derive(Default)]
pub(crate) struct Memory {
    waiting: Mutex<VecDeque<Waiting>>,
    requests: Mutex<Option<Requests>>,
}

/// A request that has not been answered in full.
struct Waiting {
    /// Of the method and the address, which may hold secrets.
    hash: u64,
    /// How often it came.
    asked: u32,
}

/// Requests since the first one that counts.
struct Requests {
    since: Instant,
    count: u32,
}

impl Memory {
    /// Whether a request has to come again: until it was put off that often.
    pub(crate) fn puts_off(&self, request: impl Hash, times: u32) -> bool {
        let mut hasher = DefaultHasher::new();
        request.hash(&mut hasher);
        let hash = hasher.finish();
        let mut waiting = locked(&self.waiting);
        let known = waiting.iter().position(|it| it.hash == hash);
        let before = known.and_then(|index| waiting.remove(index)).map_or(0, |it| it.asked);
        if before >= times {
            return false;
        }
        if waiting.len() >= MOST_WAITING {
            waiting.pop_front();
        }
        waiting.push_back(Waiting {
            hash,
            asked: before + 1,
        });
        true
    }

    /// Counts a request; whether there were more than `most` in that time.
    pub(crate) fn is_too_many(&self, most: u32, per: Duration) -> bool {
        let mut requests = locked(&self.requests);
        let now = Instant::now();
        let current = requests.take().filter(|it| now.duration_since(it.since) < per);
        let current = current.unwrap_or(Requests { since: now, count: 0 });
        let count = current.count.saturating_add(1);
        *requests = Some(Requests { count, ..current });
        count > most
    }
}

/// What is inside is sound even if a thread ended badly while it had it.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_has_an_end() {
        let memory = Memory::default();
        for request in 0..MOST_WAITING {
            assert!(memory.puts_off(request, 1));
        }
        assert!(!memory.puts_off(0_usize, 1));
        assert!(memory.puts_off(MOST_WAITING, 1));
        assert!(memory.puts_off(MOST_WAITING + 1, 1));
        assert!(memory.puts_off(1_usize, 1), "the longest waiting one was forgotten");
        assert!(!memory.puts_off(2 * MOST_WAITING, 0));
    }

    #[test]
    fn requests_count_for_a_time() {
        let memory = Memory::default();
        let minute = Duration::from_secs(60);
        assert_eq!([0; 3].map(|_: i32| memory.is_too_many(2, minute)), [false, false, true]);
        assert!(!memory.is_too_many(2, Duration::ZERO));
    }
}
