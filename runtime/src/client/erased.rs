//! A call whose types are forgotten, for code that is compiled once and not once for every operation.

use std::any::Any;

use bytes::Bytes;

use super::{CallContext, CallOptions, Core};
use crate::describe::Operation;
use crate::error::Failure;
use crate::validate::Validate;
use crate::value::Structure;

/// What is needed of a request whose type is forgotten.
pub(crate) trait Request: Structure + Validate {}

impl<T: Structure + Validate> Request for T {}

/// What is needed of an answer whose type is forgotten and found again.
pub(crate) trait Answer: Structure + Any {}

impl<T: Structure + Any> Answer for T {}

/// A call whose types are forgotten.
pub(crate) struct Prepared {
    pub(crate) operation: &'static Operation,
    pub(crate) request: Box<dyn Request>,
    pub(crate) options: CallOptions,
}

impl Prepared {
    /// The request as it is sent, with what the caller left out filled in.
    pub(crate) fn encode(&mut self, core: &Core) -> Result<http::Request<Bytes>, Failure> {
        core.fill(self.operation, self.request.as_mut());
        let request = self.request.as_ref();
        core.prepare(self.operation, request, request, self.options.strictness)
    }

    pub(crate) fn context<'a>(&'a self, core: &'a Core) -> CallContext<'a> {
        CallContext::new(core, self.operation, self.request.as_ref(), &self.options)
    }
}
