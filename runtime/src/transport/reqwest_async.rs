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
        Box::pin(async move {
            // Without this look, the sockets underneath panic.
            if tokio::runtime::Handle::try_current().is_err() {
                return Err(TransportError::new(
                    TransportErrorKind::NotSendable,
                    "an awaited call needs a Tokio runtime; without one, use the blocking client",
                ));
            }
            self.exchange(request, Limits::of(context)).await
        })
    }
}
