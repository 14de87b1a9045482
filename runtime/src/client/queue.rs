//! A queue before something that calls share: who came first is let through first.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

/// What calls share, and those that wait for it.
#[derive(Debug, Default)]
pub(super) struct Queue<S>(Mutex<Line<S>>);

#[derive(Debug, Default)]
struct Line<S> {
    shared: S,
    /// The first of them is let through next.
    waiting: VecDeque<Waiting>,
    next_ticket: u64,
}

#[derive(Debug)]
struct Waiting {
    ticket: u64,
    waker: Option<Waker>,
}

impl<S> Queue<S> {
    pub(super) fn new(shared: S) -> Self {
        Self(Mutex::new(Line {
            shared,
            waiting: VecDeque::new(),
            next_ticket: 0,
        }))
    }

    /// Looks at what is shared, or changes it.
    pub(super) fn with<R>(&self, look: impl FnOnce(&mut S) -> R) -> R {
        look(&mut self.line().shared)
    }

    /// Has the first look again.
    pub(super) fn wake_first(&self) {
        let first = self.line().waiting.front_mut().and_then(|first| first.waker.take());
        // Not under the lock: a waker may run what waits.
        if let Some(first) = first {
            first.wake();
        }
    }

    /// Goes to the end of the line.
    pub(super) fn join(&self) -> Place<'_, S> {
        let mut line = self.line();
        let ticket = line.next_ticket;
        line.next_ticket = ticket.wrapping_add(1);
        line.waiting.push_back(Waiting { ticket, waker: None });
        Place { queue: self, ticket }
    }

    #[cfg(test)]
    pub(super) fn length(&self) -> usize {
        self.line().waiting.len()
    }

    fn line(&self) -> MutexGuard<'_, Line<S>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A place in the queue. It is left when the call has been let through, and when nobody waits for it any more.
pub(super) struct Place<'a, S> {
    queue: &'a Queue<S>,
    ticket: u64,
}

impl<S> Place<'_, S> {
    /// Ready with what `take` gives, once this is the first and there is something.
    pub(super) fn poll<R>(&self, context: &Context<'_>, take: impl FnOnce(&mut S) -> Option<R>) -> Poll<R> {
        let mut line = self.queue.line();
        let is_first = line.waiting.front().is_none_or(|first| first.ticket == self.ticket);
        if is_first && let Some(taken) = take(&mut line.shared) {
            return Poll::Ready(taken);
        }
        let mut waiting = line.waiting.iter_mut();
        if let Some(own) = waiting.find(|waiting| waiting.ticket == self.ticket) {
            own.waker = Some(context.waker().clone());
        }
        Poll::Pending
    }
}

impl<S> Drop for Place<'_, S> {
    fn drop(&mut self) {
        self.queue
            .line()
            .waiting
            .retain(|waiting| waiting.ticket != self.ticket);
        self.queue.wake_first();
    }
}
