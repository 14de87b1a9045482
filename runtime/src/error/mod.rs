//! What can become of a call that does not succeed, in five kinds: refused before it was sent, not sent or not answered,
//! not ready, answered with a documented error, answered with something that the documentation does not tell.

mod build;
mod failure;
mod pending;
mod reported;
mod service;
mod transport;
mod unexpected;

use std::fmt::{self, Debug, Display};
use std::time::Duration;

use http::StatusCode;

pub use build::BuildError;
pub(crate) use failure::Failure;
pub(crate) use pending::PendingReport;
pub use pending::{Pending, PendingReason};
pub use reported::ReportedError;
pub use service::ServiceError;
pub(crate) use service::ServiceReport;
pub use transport::{TransportError, TransportErrorKind};
pub use unexpected::{Reason, Unexpected};

use crate::validate::{Violation, Violations};

/// Why a call failed. `K` has the documented errors of the operation.
///
/// No form of it, `Debug`, `Display` or source, holds a credential, a secret field or the address of the request.
///
/// ```
/// use specwright_runtime::{Error, ErrorKind};
///
/// fn advice<K: ErrorKind>(error: &Error<K>) -> &'static str {
///     match error {
///         Error::Invalid(_) => "correct the request; nothing was sent",
///         Error::Transport(_) => "no answer; look whether it may be sent again",
///         Error::Pending(_) => "ask again later",
///         Error::Service(_) => "look at the kind",
///         Error::Unexpected(_) => "the service does not do what its documentation says",
///     }
/// }
/// ```
///
/// The kinds are another enum for each operation. What calls of several operations share is told by the status, which
/// compares with a number:
///
/// ```
/// use specwright_runtime::Error;
///
/// fn is_refused<K>(error: &Error<K>) -> bool {
///     error.status().is_some_and(|status| status == 401 || status == 403)
/// }
/// ```
#[derive(Debug)]
pub enum Error<K> {
    /// The request breaks documented constraints; nothing was sent.
    Invalid(Violations),
    /// The request was not sent, or no whole answer came.
    Transport(TransportError),
    /// The service has nothing to give yet; only of operations whose documentation says so.
    Pending(Pending),
    /// The service answered with a documented error.
    Service(ServiceError<K>),
    /// The service answered something that is not documented or cannot be read.
    Unexpected(Unexpected),
}

/// The documented errors of an operation. Made by [`error_kind!`](crate::error_kind).
pub trait ErrorKind: Copy + Debug + Display + PartialEq + Send + Sync + 'static {
    /// The kinds, in the order of [`Operation::errors`](crate::describe::Operation::errors).
    const CASES: &'static [Self];

    /// The kind of the error of that index.
    #[must_use]
    fn from_case(index: usize) -> Option<Self> {
        Self::CASES.get(index).copied()
    }
}

impl<K> Error<K> {
    /// The broken constraints; none unless this is [`Error::Invalid`].
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        match self {
            Self::Invalid(violations) => violations,
            _ => &[],
        }
    }

    /// The status of the answer, if a whole one came.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Invalid(_) | Self::Transport(_) => None,
            Self::Pending(pending) => (pending.attempts() > 0).then(|| pending.status()),
            Self::Service(error) => Some(error.status()),
            Self::Unexpected(unexpected) => Some(unexpected.status()),
        }
    }

    /// How long the service asks to wait before the next call, where its answer says so in `Retry-After`: in seconds, or
    /// as a date by the service's own clock.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Invalid(_) | Self::Transport(_) => None,
            Self::Pending(pending) => pending.retry_after(),
            Self::Service(error) => error.retry_after(),
            Self::Unexpected(unexpected) => unexpected.retry_after(),
        }
    }

    /// What is known of an answer that is not ready, if it is that.
    #[must_use]
    pub fn pending(&self) -> Option<&Pending> {
        match self {
            Self::Pending(pending) => Some(pending),
            _ => None,
        }
    }

    /// The documented error, if it is one.
    #[must_use]
    pub fn service(&self) -> Option<&ServiceError<K>> {
        match self {
            Self::Service(error) => Some(error),
            _ => None,
        }
    }
}

impl<K: ErrorKind> Error<K> {
    pub(crate) fn from_failure(failure: Failure) -> Self {
        Self::from_failure_with(failure, K::from_case)
    }
}

impl<K> Error<K> {
    /// `kind_of` gives the kind of the error of that index in the operation's errors.
    pub(crate) fn from_failure_with(failure: Failure, kind_of: impl FnOnce(usize) -> Option<K>) -> Self {
        match failure {
            Failure::Invalid(violations) => Self::Invalid(violations),
            Failure::Transport(error) => Self::Transport(error),
            Failure::Pending(report) => Self::Pending(Pending::new(report)),
            Failure::Unexpected(unexpected) => Self::Unexpected(unexpected),
            Failure::Service(report) => match kind_of(report.case) {
                Some(kind) => Self::Service(ServiceError::new(kind, report)),
                None => Self::Unexpected(report.into_unexpected()),
            },
        }
    }
}

impl<K: Display> Display for Error<K> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(violations) => write!(formatter, "invalid request: {violations}"),
            Self::Transport(error) => Display::fmt(error, formatter),
            Self::Pending(pending) => Display::fmt(pending, formatter),
            Self::Service(error) => Display::fmt(error, formatter),
            Self::Unexpected(unexpected) => Display::fmt(unexpected, formatter),
        }
    }
}

impl<K: Debug + Display> std::error::Error for Error<K> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Transport(error) => std::error::Error::source(error),
            Self::Invalid(_) | Self::Pending(_) | Self::Service(_) | Self::Unexpected(_) => None,
        }
    }
}
