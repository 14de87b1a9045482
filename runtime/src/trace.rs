//! A span around each call, behind the feature `tracing`: which operation, what became of it. Never an address, a
//! header or a body.

use std::time::Duration;

use http::StatusCode;

use crate::describe::{Operation, Service};
use crate::error::Failure;
use crate::validate::Violations;

#[cfg(feature = "tracing")]
pub(crate) use on::{attempt_failed, call_span, in_scope, record_outcome, warn_of_violations, within};

#[cfg(not(feature = "tracing"))]
pub(crate) use off::{attempt_failed, call_span, in_scope, record_outcome, warn_of_violations, within};

#[cfg(feature = "tracing")]
mod on {
    use tracing::field::Empty;
    use tracing::{Instrument, Span};

    use super::{Duration, Failure, Operation, Service, StatusCode, Violations};

    pub(crate) fn call_span(service: &Service, operation: &Operation) -> Span {
        tracing::info_span!(
            "call",
            service = service.name,
            operation = operation.name,
            method = operation.method.as_str(),
            status = Empty,
            outcome = Empty,
        )
    }

    pub(crate) fn within<F: Future>(span: &Span, future: F) -> impl Future<Output = F::Output> + use<F> {
        future.instrument(span.clone())
    }

    pub(crate) fn in_scope<T>(span: &Span, work: impl FnOnce() -> T) -> T {
        span.in_scope(work)
    }

    pub(crate) fn record_outcome(span: &Span, result: Result<StatusCode, &Failure>) {
        let (outcome, status) = match result {
            Ok(status) => ("success", Some(status)),
            Err(failure) => (failure.word(), failure.status()),
        };
        span.record("outcome", outcome);
        if let Some(status) = status {
            span.record("status", status.as_u16());
        }
    }

    /// It will be sent again.
    pub(crate) fn attempt_failed(operation: &Operation, made: u32, pause: Duration, failure: &Failure) {
        tracing::info!(
            operation = operation.name,
            attempt = made,
            outcome = failure.word(),
            status = failure.status().map(|status| status.as_u16()),
            pause_ms = u64::try_from(pause.as_millis()).unwrap_or(u64::MAX),
            "sent again after a pause"
        );
    }

    pub(crate) fn warn_of_violations(operation: &Operation, violations: &Violations) {
        tracing::warn!(
            operation = operation.name,
            %violations,
            "sent although it breaks documented constraints"
        );
    }
}

#[cfg(not(feature = "tracing"))]
mod off {
    use super::{Duration, Failure, Operation, Service, StatusCode, Violations};

    pub(crate) struct NoSpan;

    pub(crate) fn call_span(_: &Service, _: &Operation) -> NoSpan {
        NoSpan
    }

    pub(crate) fn within<F: Future>(_: &NoSpan, future: F) -> F {
        future
    }

    pub(crate) fn in_scope<T>(_: &NoSpan, work: impl FnOnce() -> T) -> T {
        work()
    }

    pub(crate) fn record_outcome(_: &NoSpan, _: Result<StatusCode, &Failure>) {}

    pub(crate) fn warn_of_violations(_: &Operation, _: &Violations) {}

    pub(crate) fn attempt_failed(_: &Operation, _: u32, _: Duration, _: &Failure) {}
}
