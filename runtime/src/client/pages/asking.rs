//! Asking for one page after the other, whatever the operation.

use std::any::Any;

use bytes::Bytes;

use super::paged::Paged;
use super::walk::Walk;
use crate::client::Handle;
use crate::client::erased::{Answer, Prepared};
use crate::error::{Error, Failure};
use crate::value::Empty;

/// What an answer gives before its type is known.
pub(super) type Step = Option<Result<Box<dyn Answer>, Failure>>;

/// The answer, or the error, as its own type.
pub(super) fn typed<R: Paged>(step: Step) -> Option<Result<R::Response, Error<R::ErrorKind>>> {
    match step? {
        Ok(answer) => {
            let answer: Box<dyn Any> = answer;
            answer.downcast().ok().map(|answer| Ok(*answer))
        }
        Err(failure) => Some(Err(Error::from_failure(failure))),
    }
}

/// What is needed to ask for page after page, whatever the operation.
pub(super) struct Asking<T> {
    pub(super) handle: T,
    pub(super) prepared: Prepared,
    pub(super) walk: Walk,
    empty_answer: fn() -> Box<dyn Answer>,
}

impl<T: Handle> Asking<T> {
    pub(super) fn new<R: Paged>(handle: T, prepared: Prepared) -> Self {
        Self {
            handle,
            prepared,
            walk: Walk::new(R::PAGES),
            empty_answer: || Box::new(R::Response::empty()),
        }
    }

    /// The next request, and an empty answer to be filled.
    ///
    /// # Errors
    /// The last step, if the request is not one to be sent.
    pub(super) fn begin(&mut self) -> Result<(http::Request<Bytes>, Box<dyn Answer>), Step> {
        self.walk.begin(self.prepared.request.as_mut());
        match self.prepared.encode(self.handle.core()) {
            Ok(request) => Ok((request, (self.empty_answer)())),
            Err(failure) => Err(self.fail(failure)),
        }
    }

    /// What becomes of an answer whose body was this.
    pub(super) fn end(&mut self, result: Result<Bytes, Failure>, answer: Box<dyn Answer>) -> Step {
        match result {
            Ok(body) => {
                let is_new = self.walk.advance(self.prepared.request.as_mut(), answer.as_ref(), body);
                is_new.then_some(Ok(answer))
            }
            Err(failure) => self.fail(failure),
        }
    }

    fn fail(&mut self, failure: Failure) -> Step {
        self.walk.stop();
        Some(Err(failure))
    }
}
