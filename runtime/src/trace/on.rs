//! Spans and events.

use std::fmt::{self, Display};
use std::time::Duration;

use http::StatusCode;
use tracing::field::Empty;
use tracing::{Instrument, Level};

pub(crate) use tracing::Span as CallSpan;

use crate::client::CallContext;
use crate::describe::{Operation, PathPart, Shape};
use crate::deviation::Deviation;
use crate::error::Failure;
use crate::validate::Violations;

pub(crate) fn call_span(context: CallContext<'_>) -> CallSpan {
    let (service, operation) = (context.core.service, context.operation);
    let (host, port) = context.core.base_url.host_and_port();
    tracing::info_span!(
        "call",
        otel.kind = "client",
        otel.name = operation.name,
        peer.service = service.name,
        specwright.operation = operation.name,
        http.request.method = operation.method.as_str(),
        url.template = %Template(operation, context.request.shape()),
        server.address = host,
        server.port = port,
        http.response.status_code = Empty,
        http.request.resend_count = Empty,
        error.type = Empty,
        specwright.outcome = Empty,
        specwright.duration_ms = Empty,
    )
}

pub(crate) fn within<F: Future>(span: &CallSpan, future: F) -> impl Future<Output = F::Output> + use<F> {
    future.instrument(span.clone())
}

pub(crate) fn in_scope<T>(span: &CallSpan, work: impl FnOnce() -> T) -> T {
    span.in_scope(work)
}

/// After so many attempts.
pub(crate) fn record_outcome(
    span: &CallSpan,
    result: Result<StatusCode, &Failure>,
    attempts: u32,
    took: impl Fn() -> Duration,
) {
    let outcome = Outcome::of(result);
    span.record("specwright.outcome", outcome.word);
    span.record("specwright.duration_ms", millis(took()));
    if let Some(status) = outcome.status {
        span.record("http.response.status_code", status);
    }
    if let Some(error) = outcome.error {
        span.record("error.type", error);
    }
    if attempts > 1 {
        span.record("http.request.resend_count", attempts - 1);
    }
}

pub(crate) fn attempt_ended(
    operation: &Operation,
    made: u32,
    result: Result<StatusCode, &Failure>,
    took: impl Fn() -> Duration,
) {
    let outcome = Outcome::of(result);
    tracing::debug!(
        specwright.operation = operation.name,
        http.request.resend_count = made.saturating_sub(1),
        http.response.status_code = outcome.status,
        error.type = outcome.error,
        specwright.outcome = outcome.word,
        specwright.duration_ms = millis(took()),
        "attempt ended"
    );
}

/// It will be sent again.
pub(crate) fn attempt_follows(operation: &Operation, made: u32, pause: Duration) {
    tracing::info!(
        specwright.operation = operation.name,
        http.request.resend_count = made,
        specwright.pause_ms = millis(pause),
        "sent again after a pause"
    );
}

pub(crate) fn warn_of_violations(operation: &Operation, violations: &Violations) {
    tracing::warn!(
        specwright.operation = operation.name,
        specwright.violations = %violations,
        "sent although it breaks documented constraints"
    );
}

/// Whether anybody listens.
pub(crate) fn wants_deviations() -> bool {
    tracing::enabled!(Level::DEBUG)
}

/// Without what came: it is of the payload.
pub(crate) fn deviated(deviation: &Deviation) {
    tracing::debug!(
        specwright.operation = deviation.operation(),
        specwright.place = deviation.place(),
        specwright.path = deviation.path(),
        "an answer {}",
        deviation.kind()
    );
}

/// How a call or an attempt ended.
struct Outcome {
    word: &'static str,
    status: Option<u16>,
    /// The status of an error, or what sort of failure it is.
    error: Option<String>,
}

impl Outcome {
    fn of(result: Result<StatusCode, &Failure>) -> Self {
        let (word, status) = match result {
            Ok(status) => ("success", Some(status.as_u16())),
            Err(failure) => (failure.word(), failure.status().map(|status| status.as_u16())),
        };
        let error = result.err().map(|failure| match (failure, status) {
            (Failure::Transport(error), _) => error.kind().word().to_owned(),
            (_, Some(status)) => status.to_string(),
            (_, None) => word.to_owned(),
        });
        Self { word, status, error }
    }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

/// `/orders/{order_id}`: the path without its values.
struct Template<'a>(&'a Operation, &'a Shape);

impl Display for Template<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in self.0.path {
            match *part {
                PathPart::Literal(text) => formatter.write_str(text)?,
                PathPart::Field(index) | PathPart::Greedy(index) => {
                    let name = self.1.fields.get(index).map_or("?", |field| field.name);
                    write!(formatter, "{{{name}}}")?;
                }
            }
        }
        Ok(())
    }
}
