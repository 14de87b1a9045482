//! A documented error.

use std::fmt::{self, Debug, Display};
use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;

use super::reported::write_reported;
use super::{Reason, ReportedError, Unexpected};
use crate::value::Details;

/// The service answered with an error that its documentation lists.
#[derive(Clone, PartialEq)]
pub struct ServiceError<K> {
    kind: K,
    report: Box<ServiceReport>,
}

/// What the core knows of a documented error.
#[derive(Clone, Debug)]
pub(crate) struct ServiceReport {
    /// Index in the operation's errors.
    pub(crate) case: usize,
    pub(crate) about: &'static str,
    pub(crate) status: StatusCode,
    pub(crate) reported: Vec<ReportedError>,
    /// Which of them decided the case.
    pub(crate) deciding: usize,
    pub(crate) excerpt: Option<String>,
    pub(crate) details: Option<Arc<dyn Details>>,
    pub(crate) retry_after: Option<Duration>,
}

/// Details are equal if they look so.
impl PartialEq for ServiceReport {
    fn eq(&self, other: &Self) -> bool {
        let Self {
            case,
            about,
            status,
            reported,
            deciding,
            excerpt,
            details,
            retry_after,
        } = self;
        *case == other.case
            && *about == other.about
            && *status == other.status
            && *reported == other.reported
            && *deciding == other.deciding
            && *excerpt == other.excerpt
            && *retry_after == other.retry_after
            && format!("{details:?}") == format!("{:?}", other.details)
    }
}

impl ServiceReport {
    pub(super) fn into_unexpected(self) -> Unexpected {
        Unexpected::new(self.status, Reason::UndocumentedStatus, self.reported, self.excerpt).after(self.retry_after)
    }
}

impl<K> ServiceError<K> {
    pub(super) fn new(kind: K, report: Box<ServiceReport>) -> Self {
        Self { kind, report }
    }

    /// Which error of the documentation.
    #[must_use]
    pub fn kind(&self) -> &K {
        &self.kind
    }

    /// What the documentation says it means; may be empty.
    #[must_use]
    pub fn about(&self) -> &'static str {
        self.report.about
    }

    /// The status of the answer.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.report.status
    }

    /// The code in the body, if it has one.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.deciding().and_then(ReportedError::code)
    }

    /// The service's own text, if it sent one.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.deciding().and_then(ReportedError::message)
    }

    /// The field of the request that the error speaks of, by the service's name for it, if the service says so.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        self.deciding().and_then(ReportedError::field)
    }

    /// How long the service asks to wait before the next call, where it says so in `Retry-After`.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.report.retry_after
    }

    /// Every error that the body reports; [`Self::code`], [`Self::message`] and [`Self::field`] are of the one that
    /// decided the kind.
    #[must_use]
    pub fn all(&self) -> &[ReportedError] {
        &self.report.reported
    }

    /// How the body begins, with secrets hidden; `None` if it has no text or the text cannot be shown safely.
    #[must_use]
    pub fn excerpt(&self) -> Option<&str> {
        self.report.excerpt.as_deref()
    }

    /// What else the answer holds, if the documentation of this error lists more and it could be read. `T` is the type
    /// that the documentation of the error names.
    #[must_use]
    pub fn details<T: 'static>(&self) -> Option<&T> {
        self.report.details.as_deref()?.as_any().downcast_ref()
    }

    /// The same whose type is not known, as a dynamic call gives values; `None` if there are none.
    #[cfg(feature = "dynamic")]
    #[must_use]
    pub fn details_json(&self) -> Option<serde_json::Value> {
        let details = self.report.details.as_deref()?;
        Some(crate::dynamic::write_values(details.as_structure()))
    }

    fn deciding(&self) -> Option<&ReportedError> {
        self.report.reported.get(self.report.deciding)
    }
}

/// Without the details: they are the service's words, and may repeat what is not to be shown.
impl<K: Debug> Debug for ServiceError<K> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ServiceError")
            .field("kind", &self.kind)
            .field("status", &self.report.status)
            .field("reported", &self.report.reported)
            .field("excerpt", &self.report.excerpt)
            .finish()
    }
}

/// `400 Bad Request: UsernameTaken (code 7): user name already taken`
impl<K: Display> Display for ServiceError<K> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.report.status, self.kind)?;
        write_reported(formatter, self.deciding())?;
        match self.message() {
            // The service says nothing; the documentation does.
            None if !self.report.about.is_empty() => write!(formatter, ": {}", self.report.about),
            _ => Ok(()),
        }
    }
}

impl<K: Debug + Display> std::error::Error for ServiceError<K> {}
