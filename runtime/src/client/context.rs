//! What a transport may know of the call that it carries.

use std::time::Duration;

use bytes::Bytes;

use super::{CallOptions, Core};
use crate::decode::decode;
use crate::describe::Operation;
use crate::encode::encode;
use crate::error::{Failure, TransportError, TransportErrorKind};
use crate::redact::Hidden;
use crate::value::Structure;

/// What a [transport](crate::transport) may know of the call that it carries: which operation, how much of an answer it
/// may read, and how to show a text without its secrets.
#[derive(Clone, Copy)]
pub struct CallContext<'a> {
    pub(crate) core: &'a Core,
    pub(crate) operation: &'static Operation,
    pub(crate) request: &'a dyn Structure,
    pub(crate) options: &'a CallOptions,
    time_limit: Duration,
}

impl<'a> CallContext<'a> {
    pub(crate) fn new(
        core: &'a Core,
        operation: &'static Operation,
        request: &'a dyn Structure,
        options: &'a CallOptions,
    ) -> Self {
        Self {
            core,
            operation,
            request,
            options,
            time_limit: options.timeout.unwrap_or(core.timeouts.total),
        }
    }

    /// The same for an attempt that may take so long.
    pub(super) fn within(mut self, limit: Duration) -> Self {
        self.time_limit = limit;
        self
    }

    /// The request once more, as it was sent before.
    pub(super) fn encode_again(&self) -> Result<http::Request<Bytes>, Failure> {
        encode(self.core, self.operation, self.request)
    }
}

impl CallContext<'_> {
    /// The operation.
    #[must_use]
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// How many bytes the body of the answer may have. A transport stops reading there and answers
    /// [`TransportErrorKind::TooLarge`].
    #[must_use]
    pub fn response_limit(&self) -> usize {
        self.core.response_limit
    }

    /// How long this attempt may take, from its beginning to the end of the answer. A transport ends it there and answers
    /// [`TransportErrorKind::Timeout`].
    #[must_use]
    pub fn time_limit(&self) -> Duration {
        self.time_limit
    }

    /// How long the service may stay silent in that time.
    #[must_use]
    pub fn read_limit(&self) -> Duration {
        self.options.read_timeout.unwrap_or(self.core.timeouts.read)
    }

    /// The text without the credentials and the request's secret fields, however they are encoded, and with control
    /// characters escaped.
    #[must_use]
    pub fn redact(&self, text: &str) -> String {
        self.hidden().show_all(text)
    }

    /// What of this call may not be shown.
    pub(crate) fn hidden(&self) -> Hidden {
        let mut hidden = Hidden::default();
        self.core.add_secrets(&mut hidden.secrets);
        hidden.secrets.add_fields(self.request);
        hidden
    }

    /// Reads what a transport brought, and gives it back.
    pub(crate) fn finish(
        &self,
        answer: Result<http::Response<Bytes>, TransportError>,
        response: &mut dyn Structure,
    ) -> Result<http::Response<Bytes>, Failure> {
        let answer = answer.map_err(|error| self.without_secrets(error))?;
        if answer.body().len() > self.core.response_limit {
            return Err(Failure::Transport(too_large(self.core.response_limit)));
        }
        decode(self, &answer, response)?;
        Ok(answer)
    }

    fn without_secrets(&self, error: TransportError) -> Failure {
        let hidden = self.hidden();
        Failure::Transport(error.map_texts(&|text| hidden.show_all(text)))
    }
}

/// An answer that was not read to its end.
pub(crate) fn too_large(limit: usize) -> TransportError {
    TransportError::new(
        TransportErrorKind::TooLarge,
        format!("the answer has more than {limit} bytes"),
    )
}

impl std::fmt::Debug for CallContext<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("CallContext")
            .field("operation", &self.operation.name)
            .finish_non_exhaustive()
    }
}
