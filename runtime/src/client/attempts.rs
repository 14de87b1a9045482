//! The attempts of one call: how long each may take, and what follows a failure.

use std::time::Duration;

use http::StatusCode;

use super::report::Outcome;
use super::{CallContext, CallReport, Core, Retry};
use crate::describe::{Idempotency, Operation};
use crate::error::{Failure, Reason, TransportErrorKind};
use crate::trace;

/// The attempts of one call. Its end, whatever it is, is told to who watches the client.
pub(super) struct Attempts<'a> {
    core: &'a Core,
    operation: &'static Operation,
    retry: Retry,
    attempt_limit: Duration,
    limit: Duration,
    /// When the first attempt began; it may wait for its turn before.
    begun: Option<Duration>,
    attempt_begun: Duration,
    made: u32,
    /// Of these attempts, those that may have arrived.
    sent: u32,
    ended: Option<Outcome>,
}

impl<'a> Attempts<'a> {
    pub(super) fn of(context: CallContext<'a>) -> Self {
        let (core, options) = (context.core, context.options);
        Self {
            core,
            operation: context.operation,
            retry: options.retry.unwrap_or(core.retry),
            attempt_limit: options.attempt_timeout.unwrap_or(core.timeouts.attempt),
            limit: options.timeout.unwrap_or(core.timeouts.total),
            begun: None,
            attempt_begun: Duration::ZERO,
            made: 0,
            sent: 0,
            ended: None,
        }
    }

    /// Whether another attempt could still be made; the wait for its turn takes from the time of the call.
    pub(super) fn have_time(&self) -> bool {
        !self.left().is_zero()
    }

    /// Begins an attempt; says which it is and how long it may take.
    pub(super) fn begin<'c>(&mut self, context: CallContext<'c>) -> CallContext<'c> {
        let now = self.core.clock.now();
        let begun = *self.begun.get_or_insert(now);
        let left = self.limit.saturating_sub(now.saturating_sub(begun));
        self.attempt_begun = now;
        self.made = self.made.saturating_add(1);
        // Until it is known better.
        self.sent = self.sent.saturating_add(1);
        context.attempting(self.made, self.attempt_limit.min(left))
    }

    /// What follows an attempt: a pause and another one, or nothing.
    pub(super) fn pause_after(&mut self, result: Result<StatusCode, &Failure>) -> Option<Duration> {
        let took = || self.core.clock.now().saturating_sub(self.attempt_begun);
        trace::attempt_ended(self.operation, self.made, result, took);
        if let Err(Failure::Transport(error)) = result
            && !error.may_have_arrived()
        {
            self.sent = self.sent.saturating_sub(1);
        }
        let pause = match result {
            Ok(_) => None,
            Err(failure) => self.pause(failure),
        };
        if pause.is_none() {
            self.end(result);
        }
        pause
    }

    /// The result stands.
    pub(super) fn end(&mut self, result: Result<StatusCode, &Failure>) {
        if result.is_ok() && self.made == 1 {
            self.core.budget.give_back();
        }
        self.ended = Some(Outcome::of(result));
    }

    fn pause(&self, failure: &Failure) -> Option<Duration> {
        if !self.retry.allows_more(self.made) || !may_be_repeated(self.operation, failure) {
            return None;
        }
        let pause = self.retry.pause(self.made, self.core.jitter());
        let pause = pause.max(retry_after(failure).unwrap_or_default());
        // Nothing could be sent in the time that is left.
        let fits = pause < self.left();
        if !fits || !self.core.budget.take() {
            return None;
        }
        trace::attempt_follows(self.operation, self.made, pause);
        Some(pause)
    }

    /// The failure as the caller gets it: the last attempt does not know of those before.
    pub(super) fn in_sum(&self, failure: Failure) -> Failure {
        match failure {
            Failure::Transport(error) if self.sent > 0 && !error.may_have_arrived() => {
                Failure::Transport(error.following_another())
            }
            other => other,
        }
    }

    /// Notes in the span of the call how it ended.
    pub(super) fn record(&self, span: &trace::CallSpan, result: Result<StatusCode, &Failure>) {
        trace::record_outcome(span, result, self.made, || self.took());
    }

    fn left(&self) -> Duration {
        self.limit.saturating_sub(self.took())
    }

    fn took(&self) -> Duration {
        self.begun
            .map_or(Duration::ZERO, |begun| self.core.clock.now().saturating_sub(begun))
    }
}

/// A call that nobody waits for any more has ended, too.
impl Drop for Attempts<'_> {
    fn drop(&mut self) {
        let Some(observer) = &self.core.call_observer else {
            return;
        };
        let outcome = self.ended.unwrap_or(Outcome::CANCELLED);
        observer(&CallReport {
            operation: self.operation,
            attempts: self.made,
            sent: self.sent,
            outcome: outcome.word,
            status: outcome.status,
            took: self.took(),
        });
    }
}

/// Whether the same request may be sent once more after this.
fn may_be_repeated(operation: &Operation, failure: &Failure) -> bool {
    let is_harmless = operation.idempotency().is_repeatable();
    match failure {
        Failure::Invalid(_) | Failure::Pending(_) => false,
        Failure::Transport(error) => match error.kind() {
            TransportErrorKind::Connect => true,
            TransportErrorKind::Timeout | TransportErrorKind::Broken => is_harmless,
            TransportErrorKind::NotSendable | TransportErrorKind::Certificate | TransportErrorKind::TooLarge => false,
        },
        Failure::Service(report) => {
            let is_retryable = operation.errors.get(report.case).is_some_and(|case| case.retryable);
            is_retryable || is_harmless && goes_by(report.status)
        }
        Failure::Unexpected(answer) => {
            let is_error = !matches!(answer.reason(), Reason::Unreadable { .. });
            is_harmless && is_error && goes_by(answer.status())
        }
    }
}

/// Whether the status is one of an overload or of something between that does not reach the service.
fn goes_by(status: StatusCode) -> bool {
    matches!(
        status,
        StatusCode::TOO_MANY_REQUESTS
            | StatusCode::BAD_GATEWAY
            | StatusCode::SERVICE_UNAVAILABLE
            | StatusCode::GATEWAY_TIMEOUT
    )
}

fn retry_after(failure: &Failure) -> Option<Duration> {
    match failure {
        Failure::Service(report) => report.retry_after,
        Failure::Unexpected(answer) => answer.retry_after(),
        Failure::Pending(report) => report.retry_after,
        Failure::Invalid(_) | Failure::Transport(_) => None,
    }
}

impl Operation {
    /// What becomes of a request that arrives twice: as described, else as its method says.
    #[must_use]
    pub fn idempotency(&self) -> Idempotency {
        self.idempotency.unwrap_or_else(|| Idempotency::of_method(&self.method))
    }
}
