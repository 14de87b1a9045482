//! A span around each call and an event for each attempt, behind the feature `tracing`: which operation, where to, what
//! became of it. Never a whole address, a header or a body.
//!
//! Names are those of OpenTelemetry's conventions for HTTP clients, where these have one; the others begin with
//! `specwright.`. docs/reliability.md lists them.

#[cfg(not(feature = "tracing"))]
mod off;
#[cfg(feature = "tracing")]
mod on;

#[cfg(not(feature = "tracing"))]
pub(crate) use off::{
    CallSpan, attempt_ended, attempt_follows, call_span, deviated, in_scope, record_outcome, wants_deviations,
    warn_of_violations, within,
};
#[cfg(feature = "tracing")]
pub(crate) use on::{
    CallSpan, attempt_ended, attempt_follows, call_span, deviated, in_scope, record_outcome, wants_deviations,
    warn_of_violations, within,
};
