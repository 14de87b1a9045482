//! Calls that block the thread.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;

use super::handle::sealed::Sealed;
use super::shared::Shared;
use super::{CallContext, Core, Handle, Settings};
use crate::error::{BuildError, Failure};
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

    pub(crate) fn exchange(
        &self,
        context: CallContext<'_>,
        request: http::Request<Bytes>,
        response: &mut dyn Structure,
    ) -> Result<(), Failure> {
        let span = trace::call_span(self.0.core.service, context.operation);
        let result = trace::in_scope(&span, || {
            let answer = self.0.transport.send(request, context);
            context.finish(answer, response)
        });
        trace::record_outcome(&span, &result);
        result.map(|_| ())
    }
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
