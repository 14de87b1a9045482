//! The transport of awaited calls.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use super::exchange::{Exchanger, Limits};
use super::{Answer, AsyncTransport, CallContext, Tls};
use crate::client::BaseUrl;
use crate::error::{BuildError, TransportError, TransportErrorKind};

pub(super) fn connect(
    base_url: &BaseUrl,
    connect_limit: Duration,
    tls: &Tls,
) -> Result<Arc<dyn AsyncTransport>, BuildError> {
    Ok(Arc::new(Exchanger::new(base_url, connect_limit, tls)?))
}

impl AsyncTransport for Exchanger {
    fn send<'a>(&'a self, request: http::Request<Bytes>, context: CallContext<'a>) -> Answer<'a> {
        // What is awaited holds no request: it is moved less, and small enough for the allocator's quick way.
        let limits = Limits::of(context);
        let sent = has_runtime().and_then(|()| self.begin(request));
        Box::pin(async move { self.finish(sent?, limits).await })
    }
}

/// Without this look, the sockets underneath panic.
fn has_runtime() -> Result<(), TransportError> {
    match tokio::runtime::Handle::try_current() {
        Ok(_) => Ok(()),
        Err(_) => Err(TransportError::new(
            TransportErrorKind::NotSendable,
            "an awaited call needs a Tokio runtime; without one, use the blocking client",
        )),
    }
}
