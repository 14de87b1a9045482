//! An answer that is not ready.

use std::fmt::{self, Display};
use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;

use crate::value::Details;

/// The service has nothing to give yet: the same request may be sent again later.
#[derive(Clone)]
pub struct Pending(Box<PendingReport>);

/// What the core knows of an answer that is not ready.
#[derive(Clone, Debug)]
pub(crate) struct PendingReport {
    pub(crate) status: StatusCode,
    pub(crate) reason: PendingReason,
    pub(crate) attempts: u32,
    pub(crate) waited: Duration,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) details: Option<Arc<dyn Details>>,
}

/// Why a call ended without an answer that is ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PendingReason {
    /// It was sent once, and the answer is not ready.
    NotReady,
    /// The answer was still not ready at the limit of the wait.
    LimitReached,
    /// The wait was cancelled.
    Cancelled,
}

impl PendingReport {
    /// After one request, about which nothing else is known.
    pub(crate) fn new(status: StatusCode) -> Self {
        Self {
            status,
            reason: PendingReason::NotReady,
            attempts: 1,
            waited: Duration::ZERO,
            retry_after: None,
            details: None,
        }
    }
}

impl Pending {
    pub(super) fn new(report: Box<PendingReport>) -> Self {
        Self(report)
    }

    /// The status of an answer that is not ready.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// How many answers have come. None if the wait was cancelled before the first.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// How long it took.
    #[must_use]
    pub fn waited(&self) -> Duration {
        self.0.waited
    }

    /// Why there is no answer that is ready.
    #[must_use]
    pub fn reason(&self) -> PendingReason {
        self.0.reason
    }

    /// How long the service asked to wait in its last answer, where it said so in `Retry-After`.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// What else the last answer holds, if the documentation lists more and it could be read. `T` is the type that the
    /// documentation of the operation names.
    #[must_use]
    pub fn details<T: 'static>(&self) -> Option<&T> {
        self.0.details.as_deref()?.as_any().downcast_ref()
    }

    /// The same whose type is not known, as a dynamic call gives values; `None` if there are none.
    #[cfg(feature = "dynamic")]
    #[must_use]
    pub fn details_json(&self) -> Option<serde_json::Value> {
        let details = self.0.details.as_deref()?;
        Some(crate::dynamic::write_values(details.as_structure()))
    }
}

/// Without the details: they are the service's words, and may repeat what is not to be shown.
impl fmt::Debug for Pending {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Pending")
            .field("status", &self.0.status)
            .field("reason", &self.0.reason)
            .field("attempts", &self.0.attempts)
            .field("waited", &self.0.waited)
            .field("retry_after", &self.0.retry_after)
            .finish()
    }
}

/// `202 Accepted: not ready; the limit of the wait was reached after 3 answers`
impl Display for Pending {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: not ready", self.0.status)?;
        let ended = match self.0.reason {
            PendingReason::NotReady => return Ok(()),
            PendingReason::LimitReached => "the limit of the wait was reached",
            PendingReason::Cancelled => "the wait was cancelled",
        };
        let answers = if self.0.attempts == 1 { "answer" } else { "answers" };
        write!(formatter, "; {ended} after {} {answers}", self.0.attempts)
    }
}
