//! An answer that the documentation does not tell, or that cannot be read as it tells.

use std::borrow::Cow;
use std::fmt::{self, Display};
use std::time::Duration;

use http::StatusCode;

use super::ReportedError;
use super::reported::write_reported;

/// An answer that is not documented or cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unexpected(Box<Parts>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Parts {
    status: StatusCode,
    reason: Reason,
    reported: Vec<ReportedError>,
    excerpt: Option<String>,
    retry_after: Option<Duration>,
}

/// What is unexpected of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// The operation documents no answer with this status.
    UndocumentedStatus,
    /// The body reports a code that the operation does not document.
    UnknownCode,
    /// The body does not have the documented form.
    #[non_exhaustive]
    Unreadable {
        /// Which value: `account.credits`; empty if it is the body.
        path: String,
        /// What should have been there: `a whole number`.
        expected: Cow<'static, str>,
    },
}

impl Unexpected {
    pub(crate) fn new(
        status: StatusCode,
        reason: Reason,
        reported: Vec<ReportedError>,
        excerpt: Option<String>,
    ) -> Self {
        Self(Box::new(Parts {
            status,
            reason,
            reported,
            excerpt,
            retry_after: None,
        }))
    }

    /// The service asks to wait so long.
    pub(crate) fn after(mut self, retry_after: Option<Duration>) -> Self {
        self.0.retry_after = retry_after;
        self
    }

    /// How long the service asks to wait before the next call, where it says so in `Retry-After`.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// The status of the answer.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// What is unexpected of it.
    #[must_use]
    pub fn reason(&self) -> &Reason {
        &self.0.reason
    }

    /// The first code in the body, if it has the form of the service's errors.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.first().and_then(ReportedError::code)
    }

    /// The first text in the body, if it has the form of the service's errors.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.first().and_then(ReportedError::message)
    }

    /// Every error that the body reports, if it has the form of the service's errors.
    #[must_use]
    pub fn reported(&self) -> &[ReportedError] {
        &self.0.reported
    }

    /// How the body begins, at most 512 characters, with secrets hidden and control characters escaped; `None` if it
    /// has no text or the text cannot be shown safely.
    #[must_use]
    pub fn excerpt(&self) -> Option<&str> {
        self.0.excerpt.as_deref()
    }

    fn first(&self) -> Option<&ReportedError> {
        self.0.reported.first()
    }
}

impl Display for Reason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UndocumentedStatus => formatter.write_str("a status that is not documented"),
            Self::UnknownCode => formatter.write_str("an error code that is not documented"),
            Self::Unreadable { path, expected } if path.is_empty() => {
                write!(formatter, "the body should be {expected}")
            }
            Self::Unreadable { path, expected } => {
                write!(formatter, "`{path}` should be {expected}")
            }
        }
    }
}

/// `unexpected answer 200 OK, `account.credits` should be a whole number`
impl Display for Unexpected {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "unexpected answer {}, {}", self.0.status, self.0.reason)?;
        write_reported(formatter, self.first())
    }
}

impl std::error::Error for Unexpected {}
