//! What became of a call, for who counts and measures them.

use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;

use crate::describe::Operation;
use crate::error::Failure;

/// What became of a call: for counters and histograms, without anything that was sent or answered.
///
/// ```
/// use specwright_runtime::CallReport;
///
/// fn record(report: &CallReport) {
///     let _ = (report.operation(), report.outcome(), report.duration().as_secs_f64());
/// }
/// // Client::builder().on_call(record) …
/// ```
#[derive(Clone, Copy, Debug)]
pub struct CallReport {
    pub(super) operation: &'static Operation,
    pub(super) attempts: u32,
    pub(super) sent: u32,
    pub(super) outcome: &'static str,
    pub(super) status: Option<StatusCode>,
    pub(super) took: Duration,
}

/// Is told of the end of every call.
pub(crate) type CallObserver = Arc<dyn Fn(&CallReport) + Send + Sync>;

impl CallReport {
    /// `accounts.at_communication`
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.operation.name
    }

    /// `POST`
    #[must_use]
    pub fn method(&self) -> &'static str {
        self.operation.method.as_str()
    }

    /// How often the request was sent or tried to be.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// How often it may have arrived: the attempts without those that found no connection.
    #[must_use]
    pub fn sent(&self) -> u32 {
        self.sent
    }

    /// `success`, `invalid`, `transport`, `pending`, `service`, `unexpected`, or `cancelled` where nobody waited for the
    /// end.
    #[must_use]
    pub fn outcome(&self) -> &'static str {
        self.outcome
    }

    /// The status of the last answer, if there was one.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.status
    }

    /// From the first attempt to the end of the last, with the pauses between them and without the wait for the first
    /// turn under a limit.
    #[must_use]
    pub fn duration(&self) -> Duration {
        self.took
    }
}

/// How a call ended.
#[derive(Clone, Copy)]
pub(super) struct Outcome {
    pub(super) word: &'static str,
    pub(super) status: Option<StatusCode>,
}

impl Outcome {
    pub(super) const CANCELLED: Self = Self {
        word: "cancelled",
        status: None,
    };

    pub(super) fn of(result: Result<StatusCode, &Failure>) -> Self {
        Self {
            word: result.map_or_else(Failure::word, |_| "success"),
            status: result.map_or_else(Failure::status, Some),
        }
    }
}
