//! What a transport may know of the call that it carries.

use std::time::Duration;

use bytes::Bytes;

use super::{CallOptions, Core};
use crate::decode::decode;
use crate::describe::Operation;
use crate::deviation::Deviation;
use crate::encode::encode;
use crate::error::{Failure, TransportError, TransportErrorKind};
use crate::recording::Begun;
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
    attempt: u32,
    /// Is told of deviations.
    pub(crate) observer: Option<&'a (dyn Fn(&Deviation) + Send + Sync)>,
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
            attempt: 1,
            observer: core.observer.as_deref(),
        }
    }

    /// The same with another observer than the client's.
    #[cfg(feature = "dynamic")]
    pub(crate) fn observed_by(mut self, observer: &'a (dyn Fn(&Deviation) + Send + Sync)) -> Self {
        self.observer = Some(observer);
        self
    }

    /// The same for an attempt, counted from 1, that may take so long.
    pub(super) fn attempting(mut self, attempt: u32, limit: Duration) -> Self {
        self.attempt = attempt;
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

    /// Which attempt of the call this is, from 1.
    #[must_use]
    pub fn attempt(&self) -> u32 {
        self.attempt
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

    /// What is to be kept of the attempt, if somebody records.
    pub(super) fn begin_recording(&self, request: &http::Request<Bytes>) -> Option<Begun> {
        let recorder = self.core.recorder.as_ref()?;
        Some(recorder.begin(*self, request))
    }

    /// [`finish`](Self::finish), and keeps what is to be kept.
    pub(super) fn finish_recorded(
        &self,
        recording: Option<Begun>,
        answer: Result<http::Response<Bytes>, TransportError>,
        response: &mut dyn Structure,
    ) -> Result<http::Response<Bytes>, Failure> {
        let Some(mut recording) = recording else {
            return self.finish(answer, response);
        };
        recording.came(*self, &answer);
        let result = self.finish(answer, response);
        recording.end(*self, response, result.as_ref().err());
        result
    }

    /// Reads what a transport brought, and gives it back.
    pub(crate) fn finish(
        &self,
        answer: Result<http::Response<Bytes>, TransportError>,
        response: &mut dyn Structure,
    ) -> Result<http::Response<Bytes>, Failure> {
        let answer = answer.map_err(|error| self.without_secrets(error))?;
        self.read(&answer, response)?;
        Ok(answer)
    }

    /// Reads an answer.
    pub(crate) fn read(&self, answer: &http::Response<Bytes>, response: &mut dyn Structure) -> Result<(), Failure> {
        if answer.body().len() > self.core.response_limit {
            return Err(Failure::Transport(too_large(self.core.response_limit)));
        }
        decode(self, answer, response)
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
