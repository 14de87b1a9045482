//! What went wrong, and whether the request may have arrived.

use std::error::Error as StdError;
use std::fmt::{self, Display};
use std::io;

/// The request was not sent, or no whole answer came.
#[derive(Debug)]
pub struct Error {
    kind: ErrorKind,
    cause: Option<Box<dyn StdError + Send + Sync>>,
}

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// The request cannot be put on the wire; nothing was sent.
    NotSendable,
    /// No connection came about; nothing was sent.
    Connect,
    /// A certificate was not accepted; nothing was sent.
    Certificate,
    /// It took longer than allowed.
    Timeout,
    /// The answer has more bytes than allowed.
    TooLarge,
    /// Anything else.
    Broken,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind) -> Self {
        Self { kind, cause: None }
    }

    /// With a text that holds nothing of the request.
    pub(crate) fn because(kind: ErrorKind, reason: &'static str) -> Self {
        Self::caused(kind, reason)
    }

    pub(crate) fn caused(kind: ErrorKind, cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self {
            kind,
            cause: Some(cause.into()),
        }
    }

    /// Of an exchange whose connection stands.
    pub(crate) fn exchanging(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::TimedOut => Self::new(ErrorKind::Timeout),
            _ => Self::caused(ErrorKind::Broken, error),
        }
    }

    pub(crate) fn broken(reason: &'static str) -> Self {
        Self::because(ErrorKind::Broken, reason)
    }

    /// What went wrong.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }
}

impl Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.kind {
            ErrorKind::NotSendable => "the request cannot be sent",
            ErrorKind::Connect => "no connection to the service",
            ErrorKind::Certificate => "a certificate is not accepted, so that no connection came about",
            ErrorKind::Timeout => "the service took too long to answer",
            ErrorKind::TooLarge => "the answer has more bytes than allowed",
            ErrorKind::Broken => "the exchange with the service broke off",
        })
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        let cause = self.cause.as_deref()?;
        Some(cause)
    }
}

/// A client cannot be set up as it was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetupError {
    /// A root is no certificate in the PEM format.
    Root,
    /// Only added roots are trusted, and none was added.
    TrustsNobody,
    /// The identity has no private key or no certificate in the PEM format.
    Identity,
    /// TLS was configured, and the feature `rustls` is off.
    NoTls,
    /// The certificates that the system trusts cannot be read.
    System,
}

impl Display for SetupError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Root => "a root is no certificate in the PEM format",
            Self::TrustsNobody => "nobody is trusted",
            Self::Identity => "the identity has no private key or no certificate in the PEM format",
            Self::NoTls => "the feature `rustls` is off",
            Self::System => "the certificates that the system trusts cannot be read",
        })
    }
}

impl StdError for SetupError {}
