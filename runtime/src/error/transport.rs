//! A request that was not sent, or whose answer did not come or came in part.

use std::error::Error;
use std::fmt::{self, Display};

/// The request was not sent, or no whole answer came.
///
/// What caused it is kept as text only: a transport's own errors often carry the address of the request, and with it
/// the credentials in a query string.
#[derive(Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    message: String,
    source: Option<Box<Cause>>,
    /// An attempt of the same call before this one may have arrived.
    follows_another: bool,
}

/// What went wrong on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// The request cannot be put on the wire; nothing was sent.
    NotSendable,
    /// No connection came about; nothing was sent.
    Connect,
    /// The certificate of the server, or that of the client, was not accepted; nothing was sent.
    Certificate,
    /// It took longer than allowed. The request may have arrived.
    Timeout,
    /// The answer has more bytes than allowed. The request has arrived.
    TooLarge,
    /// Anything else. The request may have arrived.
    Broken,
}

impl TransportErrorKind {
    /// In a word, for spans.
    #[cfg(feature = "tracing")]
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::NotSendable => "not_sendable",
            Self::Connect => "connect",
            Self::Certificate => "certificate",
            Self::Timeout => "timeout",
            Self::TooLarge => "too_large",
            Self::Broken => "broken",
        }
    }
}

#[derive(Debug)]
struct Cause {
    message: String,
    source: Option<Box<Cause>>,
}

/// A chain of causes longer than this is cut.
const MOST_CAUSES: usize = 8;

impl TransportError {
    /// An error of a transport.
    #[must_use]
    pub fn new(kind: TransportErrorKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            source: None,
            follows_another: false,
        }
    }

    /// Adds what caused it; only the texts of the chain are kept.
    #[must_use]
    pub fn with_cause(mut self, cause: &(dyn Error + 'static)) -> Self {
        let mut texts = Vec::new();
        let mut next = Some(cause);
        while let Some(error) = next.filter(|_| texts.len() < MOST_CAUSES) {
            texts.push(error.to_string());
            next = error.source();
        }
        self.source = texts
            .into_iter()
            .rev()
            .fold(None, |source, message| Some(Box::new(Cause { message, source })));
        self
    }

    /// What went wrong.
    #[must_use]
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// Says that an attempt before this one may have arrived.
    pub(crate) fn following_another(mut self) -> Self {
        self.follows_another = true;
        self
    }

    /// Whether the service may have acted on the request: because of this attempt or, where the call was sent several
    /// times, of one before.
    #[must_use]
    pub fn may_have_arrived(&self) -> bool {
        self.follows_another
            || !matches!(
                self.kind,
                TransportErrorKind::NotSendable | TransportErrorKind::Connect | TransportErrorKind::Certificate
            )
    }

    /// Rewrites every text of the chain.
    pub(crate) fn map_texts(mut self, rewrite: &dyn Fn(&str) -> String) -> Self {
        self.message = rewrite(&self.message);
        let mut next = self.source.as_deref_mut();
        while let Some(cause) = next {
            cause.message = rewrite(&cause.message);
            next = cause.source.as_deref_mut();
        }
        self
    }
}

impl Display for TransportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)?;
        if self.follows_another {
            formatter.write_str("; an attempt before may have arrived")?;
        }
        Ok(())
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|cause| cause as &(dyn Error + 'static))
    }
}

impl Display for Cause {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl Error for Cause {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|cause| cause as &(dyn Error + 'static))
    }
}
