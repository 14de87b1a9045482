//! The transport of blocking calls: an exchange on the thread of its caller, inside async code as well.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use specwright_http1::{Client, Error, ErrorKind, Limits, Options, SetupError, Trust};

use super::words::{
    BROKEN, CERTIFICATE, NO_CERTIFICATE, NO_CLIENT, NO_IDENTITY, NO_TLS, NOT_SENDABLE, TOO_LATE, TRUSTS_NOBODY, connect,
};
use super::{BlockingTransport, CallContext, Tls};
use crate::client::{BaseUrl, too_large};
use crate::error::{BuildError, TransportError, TransportErrorKind};

struct Http1 {
    client: Client,
    lacks_tls: bool,
}

pub(super) fn connect_blocking(
    base_url: &BaseUrl,
    connect_limit: Duration,
    tls: &Tls,
) -> Result<Arc<dyn BlockingTransport>, BuildError> {
    let options = Options {
        connect_limit,
        proxies: !base_url.is_loopback(),
        trust: Trust {
            roots: &tls.roots,
            only_roots: tls.only_added,
            identity: tls.identity.as_ref().map(|pem| pem.expose().as_bytes()),
        },
        speaks_tls: base_url.is_https(),
    };
    let client = Client::new(options).map_err(|error| BuildError::one(setup_message(error)))?;
    Ok(Arc::new(Http1 {
        client,
        lacks_tls: base_url.is_https() && !cfg!(feature = "rustls"),
    }))
}

fn setup_message(error: SetupError) -> &'static str {
    match error {
        SetupError::Root => NO_CERTIFICATE,
        SetupError::TrustsNobody => TRUSTS_NOBODY,
        SetupError::Identity => NO_IDENTITY,
        SetupError::NoTls => NO_TLS,
        SetupError::System => NO_CLIENT,
    }
}

impl BlockingTransport for Http1 {
    fn send(
        &self,
        request: http::Request<Bytes>,
        context: CallContext<'_>,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let limits = Limits {
            time: context.time_limit(),
            silence: context.read_limit(),
            bytes: context.response_limit(),
        };
        let answer = self.client.exchange(request, limits);
        answer.map_err(|error| self.translate(&error, limits.bytes))
    }
}

impl Http1 {
    fn translate(&self, error: &Error, limit: usize) -> TransportError {
        let (kind, message) = match error.kind() {
            ErrorKind::TooLarge => return too_large(limit),
            ErrorKind::NotSendable => (TransportErrorKind::NotSendable, NOT_SENDABLE),
            ErrorKind::Connect => (TransportErrorKind::Connect, connect(self.lacks_tls)),
            ErrorKind::Certificate => (TransportErrorKind::Certificate, CERTIFICATE),
            ErrorKind::Timeout => (TransportErrorKind::Timeout, TOO_LATE),
            ErrorKind::Broken => (TransportErrorKind::Broken, BROKEN),
        };
        let translated = TransportError::new(kind, message);
        match std::error::Error::source(error) {
            Some(cause) => translated.with_cause(cause),
            None => translated,
        }
    }
}
