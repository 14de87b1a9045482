//! What carries a request to the service and an answer back. The rest of this crate opens no socket.
//!
//! A transport is given requests that hold credentials, in headers, in the query string or in the body: it must not log
//! them, follow a redirect with them, or keep them. [`CallContext::redact`] makes a text safe to show.

#[cfg(feature = "async")]
mod exchange;
#[cfg(feature = "blocking")]
mod http1_blocking;
#[cfg(feature = "async")]
mod origin;
#[cfg(feature = "async")]
mod reqwest_async;
mod tls;
#[cfg(any(feature = "async", feature = "blocking"))]
mod words;

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

pub use crate::client::CallContext;
use crate::client::{Async, BaseUrl, Blocking, Handle};
use crate::error::{BuildError, TransportError};
pub use tls::Tls;

/// An answer that is on its way.
pub type Answer<'a> = Pin<Box<dyn Future<Output = Result<http::Response<Bytes>, TransportError>> + Send + 'a>>;

/// Carries calls that are awaited.
///
/// ```
/// use specwright_runtime::TransportError;
/// use specwright_runtime::transport::{Answer, AsyncTransport, CallContext};
///
/// /// Waits before each call.
/// struct Slowly<T>(T);
///
/// impl<T: AsyncTransport> AsyncTransport for Slowly<T> {
///     fn send<'a>(
///         &'a self,
///         request: http::Request<bytes::Bytes>,
///         context: CallContext<'a>,
///     ) -> Answer<'a> {
///         Box::pin(async move {
///             // … wait …
///             self.0.send(request, context).await
///         })
///     }
/// }
/// ```
pub trait AsyncTransport: Send + Sync + 'static {
    /// Sends one request, once, and brings the answer whatever its status.
    fn send<'a>(&'a self, request: http::Request<Bytes>, context: CallContext<'a>) -> Answer<'a>;
}

/// Carries calls that block.
pub trait BlockingTransport: Send + Sync + 'static {
    /// Sends one request, once, and brings the answer whatever its status.
    ///
    /// # Errors
    /// If the request was not sent or no whole answer came.
    fn send(
        &self,
        request: http::Request<Bytes>,
        context: CallContext<'_>,
    ) -> Result<http::Response<Bytes>, TransportError>;
}

/// What a client of that handle accepts as its transport.
pub trait IntoTransport<T: Handle> {
    /// As the client keeps it.
    fn into_transport(self) -> Arc<T::Transport>;
}

impl<A: AsyncTransport> IntoTransport<Async> for A {
    fn into_transport(self) -> Arc<dyn AsyncTransport> {
        Arc::new(self)
    }
}

impl<B: BlockingTransport> IntoTransport<Blocking> for B {
    fn into_transport(self) -> Arc<dyn BlockingTransport> {
        Arc::new(self)
    }
}

/// The transport of a client that was not given one.
pub(crate) fn default_async(
    base_url: &BaseUrl,
    connect_limit: Duration,
    tls: &Tls,
) -> Result<Arc<dyn AsyncTransport>, BuildError> {
    #[cfg(feature = "async")]
    {
        reqwest_async::connect(base_url, connect_limit, tls)
    }
    #[cfg(not(feature = "async"))]
    {
        let _ = (base_url, connect_limit, tls);
        Err(no_transport("async"))
    }
}

/// The transport of a blocking client that was not given one.
pub(crate) fn default_blocking(
    base_url: &BaseUrl,
    connect_limit: Duration,
    tls: &Tls,
) -> Result<Arc<dyn BlockingTransport>, BuildError> {
    #[cfg(feature = "blocking")]
    {
        http1_blocking::connect_blocking(base_url, connect_limit, tls)
    }
    #[cfg(not(feature = "blocking"))]
    {
        let _ = (base_url, connect_limit, tls);
        Err(no_transport("blocking"))
    }
}

#[cfg(not(all(feature = "async", feature = "blocking")))]
fn no_transport(feature: &str) -> BuildError {
    BuildError::one(format!(
        "there is no transport: switch on the feature `{feature}` or give one with `.transport(…)`"
    ))
}
