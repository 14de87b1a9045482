//! One call: the only code that is compiled anew for each operation, and therefore short.

use bytes::Bytes;

use super::erased::Prepared;
use super::handle::sealed::Sealed as _;
use super::pages::{ItemIter, ItemStream, PageIter, PageStream, Paged};
use super::polling::Polling;
use super::{Async, Blocking, CallContext, CallOptions, Endpoint, Handle, Strictness};
use crate::error::{Error, Failure};
use crate::fill;
use crate::value::Empty;

/// A call that is being put together. Generated builders hold one.
#[derive(Clone, Debug)]
pub struct Call<T, R> {
    /// What will be sent.
    pub request: R,
    handle: T,
    options: CallOptions,
}

impl<T: Handle, R: Endpoint> Call<T, R> {
    /// A call whose request has no values yet.
    #[must_use]
    pub fn new(handle: T) -> Self
    where
        R: Empty,
    {
        Self::with_request(handle, R::empty())
    }

    /// A call of a request that is already there.
    #[must_use]
    pub fn with_request(handle: T, request: R) -> Self {
        Self {
            request,
            handle,
            options: CallOptions::new(),
        }
    }

    /// Replaces the client's strictness for this call.
    pub fn set_strictness(&mut self, strictness: Strictness) {
        self.options.strictness = Some(strictness);
    }

    /// Says what is different for this call.
    pub fn set_options(&mut self, options: CallOptions) {
        self.options = options;
    }

    /// The request as it would be sent, for a transport of one's own. It holds the credentials: do not log it. Tokens
    /// that the client makes up are other ones each time.
    ///
    /// # Errors
    /// [`Error::Invalid`] if the request breaks a constraint, [`Error::Transport`] if it cannot be written.
    pub fn encode(&self) -> Result<http::Request<Bytes>, Error<R::ErrorKind>> {
        self.prepare().map_err(Error::from_failure)
    }

    /// What an answer to this call means.
    ///
    /// # Errors
    /// [`Error::Service`] or [`Error::Unexpected`] if it is no documented success.
    pub fn decode(&self, answer: http::Response<Bytes>) -> Result<R::Response, Error<R::ErrorKind>> {
        let mut response = R::Response::empty();
        let result = self.context().read(&answer, &mut response);
        result.map(|()| response).map_err(Error::from_failure)
    }

    fn prepare(&self) -> Result<http::Request<Bytes>, Failure> {
        let core = self.handle.core();
        if !R::OPERATION.fills || !fill::is_wanted(&self.request) {
            return self.prepare_filled(&self.request);
        }
        let mut request = self.request.clone();
        core.fill(R::OPERATION, &mut request);
        self.prepare_filled(&request)
    }

    fn prepare_filled(&self, request: &R) -> Result<http::Request<Bytes>, Failure> {
        self.handle
            .core()
            .prepare(R::OPERATION, request, request, self.options.strictness)
    }

    fn context(&self) -> CallContext<'_> {
        CallContext::new(self.handle.core(), R::OPERATION, &self.request, &self.options)
    }
}

impl<R: Endpoint> Call<Async, R> {
    /// Sends the request and reads the answer.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn send(mut self) -> Result<R::Response, Error<R::ErrorKind>> {
        self.handle.core().fill(R::OPERATION, &mut self.request);
        let request = self.prepare_filled(&self.request).map_err(Error::from_failure)?;
        let mut response = R::Response::empty();
        let result = self.handle.exchange(self.context(), request, &mut response).await;
        result.map(|_| response).map_err(Error::from_failure)
    }

    /// Sends the request again and again, until the answer is no longer that it is not ready.
    ///
    /// # Errors
    /// See [`Error`]; [`Error::Pending`] says why the wait ended.
    pub async fn wait_with(mut self, polling: Polling) -> Result<R::Response, Error<R::ErrorKind>> {
        self.handle.core().fill(R::OPERATION, &mut self.request);
        let request = self.prepare_filled(&self.request).map_err(Error::from_failure)?;
        let mut response = R::Response::empty();
        let waited = self.handle.wait(self.context(), &request, &mut response, &polling);
        waited.await.map(|()| response).map_err(Error::from_failure)
    }

    /// [`wait_with`](Self::wait_with), as often and as long as the documentation says.
    ///
    /// # Errors
    /// See [`Error`]; [`Error::Pending`] says why the wait ended.
    pub async fn wait(self) -> Result<R::Response, Error<R::ErrorKind>> {
        self.wait_with(Polling::new()).await
    }
}

impl<R: Endpoint> Call<Blocking, R> {
    /// Sends the request, waits and reads the answer.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn send(mut self) -> Result<R::Response, Error<R::ErrorKind>> {
        self.handle.core().fill(R::OPERATION, &mut self.request);
        let request = self.prepare_filled(&self.request).map_err(Error::from_failure)?;
        let mut response = R::Response::empty();
        let result = self.handle.exchange(self.context(), request, &mut response);
        result.map(|_| response).map_err(Error::from_failure)
    }

    /// Sends the request again and again, until the answer is no longer that it is not ready.
    ///
    /// # Errors
    /// See [`Error`]; [`Error::Pending`] says why the wait ended.
    pub fn wait_with(mut self, polling: Polling) -> Result<R::Response, Error<R::ErrorKind>> {
        self.handle.core().fill(R::OPERATION, &mut self.request);
        let request = self.prepare_filled(&self.request).map_err(Error::from_failure)?;
        let mut response = R::Response::empty();
        let result = self.handle.wait(self.context(), &request, &mut response, &polling);
        result.map(|()| response).map_err(Error::from_failure)
    }

    /// [`wait_with`](Self::wait_with), as often and as long as the documentation says.
    ///
    /// # Errors
    /// See [`Error`]; [`Error::Pending`] says why the wait ended.
    pub fn wait(self) -> Result<R::Response, Error<R::ErrorKind>> {
        self.wait_with(Polling::new())
    }
}

impl<T: Handle, R: Paged> Call<T, R> {
    fn forget(self) -> (T, Prepared) {
        let prepared = Prepared {
            operation: R::OPERATION,
            request: Box::new(self.request),
            options: self.options,
        };
        (self.handle, prepared)
    }
}

impl<R: Paged> Call<Async, R> {
    /// The pages, from the one that the request asks for.
    pub fn pages(self) -> PageStream<R> {
        let (handle, prepared) = self.forget();
        PageStream::new(handle, prepared)
    }

    /// The items of all pages, from the one that the request asks for.
    pub fn stream(self) -> ItemStream<R> {
        ItemStream::new(self.pages())
    }
}

impl<R: Paged> Call<Blocking, R> {
    /// The pages, from the one that the request asks for.
    pub fn pages(self) -> PageIter<R> {
        let (handle, prepared) = self.forget();
        PageIter::new(handle, prepared)
    }

    /// The items of all pages, from the one that the request asks for.
    pub fn iter(self) -> ItemIter<R> {
        ItemIter::new(self.pages())
    }
}
