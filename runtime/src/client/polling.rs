//! Asking again until an answer is ready.

use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;

use super::handle::sealed::Sealed as _;
use super::{Async, Blocking, CallContext, Core};
use crate::clock::{CancelToken, unless};
use crate::describe::Operation;
use crate::error::{Failure, PendingReason, PendingReport};
use crate::value::Structure;

/// How often and how long to ask again, and what ends it before. What is not said here is as the operation's documentation
/// says.
///
/// ```
/// use std::time::Duration;
/// use specwright_runtime::{CancelToken, Polling};
///
/// let token = CancelToken::new();
/// let polling = Polling::new()
///     .every(Duration::from_secs(5))
///     .limit(Duration::from_secs(60))
///     .cancel(&token);
/// // client.documents().qr_code().document_id(7).wait_with(polling) …
/// # let _ = polling;
/// ```
#[derive(Clone, Debug, Default)]
#[must_use = "it says how to wait, and is given to `wait_with`"]
pub struct Polling {
    every: Option<Duration>,
    limit: Option<Duration>,
    cancel: CancelToken,
}

/// Without any pause, a clock that skips pauses would stand still.
const SHORTEST_PAUSE: Duration = Duration::from_millis(1);

impl Polling {
    /// As the documentation says.
    pub fn new() -> Self {
        Self::default()
    }

    /// The pause between an answer and the next request. It is longer if the service says so in `Retry-After`.
    pub fn every(mut self, pause: Duration) -> Self {
        self.every = Some(pause);
        self
    }

    /// How long after the first request the last one may be sent.
    pub fn limit(mut self, limit: Duration) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Ends the wait when the token is used: at once in a pause, and before the request is sent. One that is under way is
    /// broken off where it is awaited; where a thread waits, its answer comes first, and counts if it is ready.
    pub fn cancel(mut self, token: &CancelToken) -> Self {
        self.cancel = token.clone();
        self
    }
}

impl Async {
    /// Sends the request until the answer is another than that it is not ready.
    pub(super) async fn wait(
        &self,
        context: CallContext<'_>,
        request: &http::Request<Bytes>,
        response: &mut dyn Structure,
        polling: &Polling,
    ) -> Result<(), Failure> {
        let core = self.core();
        let mut waiting = Waiting::begin(core, context.operation, polling);
        loop {
            let sent = self.exchange(context, request.clone(), &mut *response);
            let Some(result) = unless(&polling.cancel, sent).await else {
                return Err(waiting.cancelled());
            };
            let Some(pause) = waiting.judge(result)? else {
                return Ok(());
            };
            if unless(&polling.cancel, core.clock.sleep(pause)).await.is_none() {
                return Err(waiting.cancelled());
            }
        }
    }
}

impl Blocking {
    /// Sends the request until the answer is another than that it is not ready.
    pub(super) fn wait(
        &self,
        context: CallContext<'_>,
        request: &http::Request<Bytes>,
        response: &mut dyn Structure,
        polling: &Polling,
    ) -> Result<(), Failure> {
        let core = self.core();
        let mut waiting = Waiting::begin(core, context.operation, polling);
        loop {
            let Some(result) = self.exchange_unless(&polling.cancel, context, request.clone(), &mut *response) else {
                return Err(waiting.cancelled());
            };
            let Some(pause) = waiting.judge(result)? else {
                return Ok(());
            };
            core.clock.block(pause, &polling.cancel);
        }
    }
}

/// A wait that is under way.
struct Waiting<'a> {
    core: &'a Core,
    operation: &'static Operation,
    every: Duration,
    limit: Duration,
    begun: Duration,
    attempts: u32,
    last: Option<Box<PendingReport>>,
}

impl<'a> Waiting<'a> {
    fn begin(core: &'a Core, operation: &'static Operation, polling: &Polling) -> Self {
        let documented = operation.polling;
        Self {
            core,
            operation,
            every: polling.every.unwrap_or(Duration::from_millis(documented.every)),
            limit: polling.limit.unwrap_or(Duration::from_millis(documented.limit)),
            begun: core.clock.now(),
            attempts: 0,
            last: None,
        }
    }

    /// How long to pause before the request is sent again; nothing if it was answered.
    fn judge(&mut self, result: Result<Bytes, Failure>) -> Result<Option<Duration>, Failure> {
        self.attempts = self.attempts.saturating_add(1);
        let report = match result {
            Ok(_) => return Ok(None),
            Err(Failure::Pending(report)) => report,
            Err(other) => return Err(other),
        };
        let left = self.limit.saturating_sub(self.waited());
        let retry_after = report.retry_after.unwrap_or_default();
        self.last = Some(report);
        if left.is_zero() {
            return Err(self.ended(PendingReason::LimitReached));
        }
        Ok(Some(self.every.max(retry_after).max(SHORTEST_PAUSE).min(left)))
    }

    fn cancelled(&mut self) -> Failure {
        self.ended(PendingReason::Cancelled)
    }

    fn ended(&mut self, reason: PendingReason) -> Failure {
        let mut report = self.last.take().unwrap_or_else(|| self.unanswered());
        report.reason = reason;
        report.attempts = self.attempts;
        report.waited = self.waited();
        Failure::Pending(report)
    }

    /// Where no answer has come yet, the documentation tells what it would have been.
    fn unanswered(&self) -> Box<PendingReport> {
        let status = self.operation.pending.map(|pending| pending.status);
        let status = status.and_then(|status| StatusCode::from_u16(status).ok());
        Box::new(PendingReport::new(status.unwrap_or(StatusCode::ACCEPTED)))
    }

    fn waited(&self) -> Duration {
        self.core.clock.now().saturating_sub(self.begun)
    }
}
