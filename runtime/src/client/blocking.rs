//! Calls that block the thread.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;

use super::attempts::Attempts;
use super::gate::Permit;
use super::handle::sealed::Sealed;
use super::shared::Shared;
use super::{CallContext, Core, Handle, Settings};
use crate::clock::CancelToken;
use crate::error::{BuildError, Failure, TransportError, TransportErrorKind};
use crate::trace;
use crate::transport::{BlockingTransport, default_blocking};
use crate::value::Structure;

/// Makes calls that block the thread until the answer is there.
///
/// Nothing breaks when it is used inside async code, but the thread then waits and runs no other task: prefer
/// [`Async`](crate::Async) there.
#[derive(Clone)]
pub struct Blocking(Arc<Shared<dyn BlockingTransport>>);

impl Blocking {
    /// A client from what its builder was told.
    ///
    /// # Errors
    /// Everything that is missing or wrong.
    pub fn build(settings: Settings<Self>) -> Result<Self, BuildError> {
        Shared::build(settings, default_blocking).map(Self)
    }

    /// Sends the request when it is its turn, reads the answer and gives its body.
    pub(crate) fn exchange(
        &self,
        context: CallContext<'_>,
        request: http::Request<Bytes>,
        response: &mut dyn Structure,
    ) -> Result<Bytes, Failure> {
        let never = CancelToken::new();
        let result = self.exchange_unless(&never, context, request, response);
        result.unwrap_or_else(|| Err(Failure::Transport(not_sent())))
    }

    /// The same; nothing if the token is used before the request is sent.
    pub(crate) fn exchange_unless(
        &self,
        cancel: &CancelToken,
        context: CallContext<'_>,
        request: http::Request<Bytes>,
        response: &mut dyn Structure,
    ) -> Option<Result<Bytes, Failure>> {
        let core = &self.0.core;
        let span = trace::call_span(context);
        let result = trace::in_scope(&span, || {
            let mut attempts = Attempts::of(context);
            let mut permit = self.turn(context, cancel)?;
            let mut result = self.attempt(&mut attempts, context, request, response);
            while let Some(pause) = attempts.pause_after(result.as_ref().map(http::Response::status)) {
                drop(permit);
                core.clock.block(pause, cancel);
                permit = self.turn(context, cancel)?;
                if !attempts.have_time() {
                    attempts.end(result.as_ref().map(http::Response::status));
                    break;
                }
                result = match context.encode_again() {
                    Ok(again) => self.attempt(&mut attempts, context, again, response),
                    Err(failure) => Err(failure),
                };
            }
            attempts.record(&span, result.as_ref().map(http::Response::status));
            Some(result.map_err(|failure| attempts.in_sum(failure)))
        })?;
        Some(result.map(http::Response::into_body))
    }

    /// Holds the thread until a request may be sent; nothing if the token is used before. Others may have to wait as
    /// long as the permit is held.
    fn turn(&self, context: CallContext<'_>, cancel: &CancelToken) -> Option<Option<Permit<'_>>> {
        let core = &self.0.core;
        let permit = match &core.gate {
            Some(gate) => Some(gate.enter_blocking(cancel)?),
            None => None,
        };
        let may_be_sent = match core.limiter_of(context.operation) {
            Some(limiter) => limiter.turn_blocking(&*core.clock, cancel),
            None => !cancel.is_cancelled(),
        };
        may_be_sent.then_some(permit)
    }

    fn attempt(
        &self,
        attempts: &mut Attempts<'_>,
        context: CallContext<'_>,
        request: http::Request<Bytes>,
        response: &mut dyn Structure,
    ) -> Result<http::Response<Bytes>, Failure> {
        let context = attempts.begin(context);
        let recording = context.begin_recording(&request);
        let answer = self.0.transport.send(request, context);
        context.finish_recorded(recording, answer, response)
    }
}

fn not_sent() -> TransportError {
    TransportError::new(
        TransportErrorKind::NotSendable,
        "the call was cancelled before it was sent",
    )
}

impl Handle for Blocking {
    type Transport = dyn BlockingTransport;
}

impl Sealed for Blocking {
    fn core(&self) -> &Core {
        &self.0.core
    }
}

impl fmt::Debug for Blocking {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.core.describe(formatter, "Blocking")
    }
}
