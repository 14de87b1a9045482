//! Calls that are awaited.

use std::fmt;
use std::pin::pin;
use std::sync::Arc;

use bytes::Bytes;

use super::attempts::Attempts;
use super::gate::Permit;
use super::handle::sealed::Sealed;
use super::shared::Shared;
use super::{CallContext, Core, Handle, Settings};
use crate::error::{BuildError, Failure};
use crate::trace;
use crate::transport::{AsyncTransport, default_async};
use crate::value::Structure;

/// Makes calls that are awaited.
#[derive(Clone)]
pub struct Async(Arc<Shared<dyn AsyncTransport>>);

impl Async {
    /// A client from what its builder was told.
    ///
    /// # Errors
    /// Everything that is missing or wrong.
    pub fn build(settings: Settings<Self>) -> Result<Self, BuildError> {
        Shared::build(settings, default_async).map(Self)
    }

    /// Sends the request when it is its turn, reads the answer and gives its body.
    pub(crate) async fn exchange(
        &self,
        context: CallContext<'_>,
        request: http::Request<Bytes>,
        response: &mut dyn Structure,
    ) -> Result<Bytes, Failure> {
        let core = &self.0.core;
        let span = trace::call_span(context);
        // Where it is, it stays: it is too large to be moved.
        let whole = pin!(async {
            let mut attempts = Attempts::of(context);
            let mut permit = self.turn(context).await;
            let mut result = self.attempt(&mut attempts, context, request, &mut *response).await;
            while let Some(pause) = attempts.pause_after(result.as_ref().map(http::Response::status)) {
                drop(permit);
                core.clock.sleep(pause).await;
                permit = self.turn(context).await;
                if !attempts.have_time() {
                    attempts.end(result.as_ref().map(http::Response::status));
                    break;
                }
                result = match context.encode_again() {
                    Ok(again) => self.attempt(&mut attempts, context, again, &mut *response).await,
                    Err(failure) => Err(failure),
                };
            }
            attempts.record(&span, result.as_ref().map(http::Response::status));
            result.map_err(|failure| attempts.in_sum(failure))
        });
        let result = trace::within(&span, whole).await;
        result.map(http::Response::into_body)
    }

    /// Ends when a request may be sent; others may have to wait as long as the permit is held.
    async fn turn(&self, context: CallContext<'_>) -> Option<Permit<'_>> {
        let core = &self.0.core;
        let permit = match &core.gate {
            Some(gate) => Some(gate.enter().await),
            None => None,
        };
        if let Some(limiter) = core.limiter_of(context.operation) {
            limiter.turn(&*core.clock).await;
        }
        permit
    }

    async fn attempt(
        &self,
        attempts: &mut Attempts<'_>,
        context: CallContext<'_>,
        request: http::Request<Bytes>,
        response: &mut dyn Structure,
    ) -> Result<http::Response<Bytes>, Failure> {
        let context = attempts.begin(context);
        let recording = context.begin_recording(&request);
        let answer = self.0.transport.send(request, context).await;
        context.finish_recorded(recording, answer, response)
    }
}

impl Handle for Async {
    type Transport = dyn AsyncTransport;
}

impl Sealed for Async {
    fn core(&self) -> &Core {
        &self.0.core
    }
}

impl fmt::Debug for Async {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.core.describe(formatter, "Async")
    }
}
