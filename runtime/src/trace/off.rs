//! Without the feature, nothing is told.

use std::time::Duration;

use http::StatusCode;

use crate::client::CallContext;
use crate::describe::Operation;
use crate::deviation::Deviation;
use crate::error::Failure;
use crate::validate::Violations;

pub(crate) struct CallSpan;

pub(crate) fn call_span(_: CallContext<'_>) -> CallSpan {
    CallSpan
}

pub(crate) fn within<F: Future>(_: &CallSpan, future: F) -> F {
    future
}

pub(crate) fn in_scope<T>(_: &CallSpan, work: impl FnOnce() -> T) -> T {
    work()
}

pub(crate) fn record_outcome(_: &CallSpan, _: Result<StatusCode, &Failure>, _: u32, _: impl Fn() -> Duration) {}

pub(crate) fn attempt_ended(_: &Operation, _: u32, _: Result<StatusCode, &Failure>, _: impl Fn() -> Duration) {}

pub(crate) fn attempt_follows(_: &Operation, _: u32, _: Duration) {}

pub(crate) fn warn_of_violations(_: &Operation, _: &Violations) {}

pub(crate) fn wants_deviations() -> bool {
    false
}

pub(crate) fn deviated(_: &Deviation) {}
