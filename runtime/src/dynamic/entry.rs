//! An operation that can be called by its name, and such a call.

use bytes::Bytes;
use serde_json::Value;

use super::Kind;
use super::read::read_values;
use super::write::write_values;
use crate::client::{CallContext, CallOptions, Endpoint, Handle, Request};
use crate::describe::Operation;
use crate::error::{Error, Failure};
use crate::redact::without_secret_keys;
use crate::validate::Violations;
use crate::value::{Empty, Structure};

/// An operation that can be called by its name.
#[derive(Clone, Copy)]
pub struct Entry {
    operation: &'static Operation,
    request: fn() -> Box<dyn Request>,
    answer: fn() -> Box<dyn Structure>,
}

impl Entry {
    /// The operation whose request is `R`.
    #[must_use]
    pub const fn of<R: Endpoint + Empty>() -> Self {
        Self {
            operation: R::OPERATION,
            request: || Box::new(R::empty()),
            answer: || Box::new(R::Response::empty()),
        }
    }

    /// A request without values.
    pub(super) fn empty_request(&self) -> Box<dyn Request> {
        (self.request)()
    }

    pub(super) fn empty_answer(&self) -> Box<dyn Structure> {
        (self.answer)()
    }

    /// What is known of the operation.
    #[must_use]
    pub const fn operation(&self) -> &'static Operation {
        self.operation
    }
}

impl std::fmt::Debug for Entry {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_tuple("Entry").field(&self.operation.name).finish()
    }
}

/// Nothing is different for a call by name.
static AS_THE_CLIENT: CallOptions = CallOptions::new();

/// A call whose values are in the typed request.
pub(super) struct Prepared {
    entry: &'static Entry,
    request: Box<dyn Request>,
}

impl Prepared {
    pub(super) fn new(entries: &'static [Entry], operation: &str, values: Value) -> Result<Self, Error<Kind>> {
        let entry = entries
            .iter()
            .find(|entry| entry.operation.name == operation)
            .ok_or_else(|| Error::Invalid(Violations::one("operation", "must be the name of an operation")))?;
        let mut request = entry.empty_request();
        read_values(values, request.as_mut()).map_err(|violations| {
            let shown = without_secret_keys(violations, request.as_ref());
            Error::Invalid(shown.with_docs(entry.operation.docs))
        })?;
        Ok(Self { entry, request })
    }

    pub(super) fn encode(&mut self, handle: &impl Handle) -> Result<http::Request<Bytes>, Error<Kind>> {
        let core = handle.core();
        core.fill(self.entry.operation, self.request.as_mut());
        core.prepare(self.entry.operation, self.request.as_ref(), self.request.as_ref(), None)
            .map_err(|failure| self.error(failure))
    }

    pub(super) fn empty_answer(&self) -> Box<dyn Structure> {
        self.entry.empty_answer()
    }

    pub(super) fn context<'a>(&'a self, handle: &'a impl Handle) -> CallContext<'a> {
        CallContext::new(
            handle.core(),
            self.entry.operation,
            self.request.as_ref(),
            &AS_THE_CLIENT,
        )
    }

    pub(super) fn outcome(&self, result: Result<(), Failure>, answer: &dyn Structure) -> Result<Value, Error<Kind>> {
        result
            .map(|()| write_values(answer))
            .map_err(|failure| self.error(failure))
    }

    fn error(&self, failure: Failure) -> Error<Kind> {
        Error::from_failure_with(failure, |case| Kind::of_case(self.entry.operation, case))
    }
}
