//! One exchange over reqwest, set up so that nothing goes anywhere but to the service, and that nothing comes back in
//! larger pieces than allowed.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::Method;
use http::header::{CONTENT_LENGTH, HeaderValue};
use reqwest::redirect::Policy;
use tokio::time::{Instant, timeout_at};

use super::CallContext;
use super::origin::Origin;
use super::tls::{Tls, apply};
use super::words::{BROKEN, CERTIFICATE, NO_CLIENT, NOT_SENDABLE, TOO_LATE, connect};
use crate::client::{BaseUrl, too_large};
use crate::error::{BuildError, TransportError, TransportErrorKind};

/// A limit that is longer is none; the clocks underneath panic when a time is out of their reach.
const LONGEST: Duration = Duration::from_secs(365 * 24 * 60 * 60);

fn too_late() -> TransportError {
    TransportError::new(TransportErrorKind::Timeout, TOO_LATE)
}

/// How long an exchange may take, and how much it may bring.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    /// To the end of the answer.
    time: Duration,
    /// In which nothing comes.
    silence: Duration,
    /// Of the answer's body.
    bytes: usize,
}

impl Limits {
    pub(super) fn of(context: CallContext<'_>) -> Self {
        Self {
            time: context.time_limit(),
            silence: context.read_limit(),
            bytes: context.response_limit(),
        }
    }
}

/// Limits of an exchange that is under way.
#[derive(Clone, Copy)]
struct Waits {
    end: Instant,
    silence: Duration,
    bytes: usize,
}

impl Waits {
    fn of(limits: Limits) -> Self {
        Self {
            end: Instant::now() + limits.time.min(LONGEST),
            silence: limits.silence.min(LONGEST),
            bytes: limits.bytes,
        }
    }

    /// Until when something has to come.
    fn next(self) -> Instant {
        self.end.min(Instant::now() + self.silence)
    }
}

/// Servers answer 411 to these methods when nothing says that there is no body.
fn framed(mut request: http::Request<Bytes>) -> http::Request<Bytes> {
    if request.body().is_empty() && [Method::POST, Method::PUT, Method::PATCH].contains(request.method()) {
        let none = HeaderValue::from_static("0");
        request.headers_mut().insert(CONTENT_LENGTH, none);
    }
    request
}

/// A connection pool of one client.
pub(super) struct Exchanger {
    client: reqwest::Client,
    origin: Origin,
    lacks_tls: bool,
}

impl Exchanger {
    pub(super) fn new(base_url: &BaseUrl, connect_limit: Duration, tls: &Tls) -> Result<Self, BuildError> {
        let mut builder = reqwest::Client::builder()
            .connect_timeout(connect_limit.min(LONGEST))
            // A redirect to another origin would take along credentials in headers of the service's own and, in
            // `Referer`, those in the query string. An answer of 3xx is for the caller to see.
            .redirect(Policy::none())
            .referer(false)
            // Sending a second time is for someone who knows what the operation does.
            .retry(reqwest::retry::never())
            // Whatever features of reqwest the rest of the program has switched on: the protocol that is tested, and no
            // answer that grows on its way.
            .http1_only()
            .no_gzip()
            .no_brotli()
            .no_zstd()
            .no_deflate();
        if base_url.is_loopback() {
            builder = builder.no_proxy();
        }
        let client = apply(builder, tls)
            .map_err(BuildError::one)?
            .build()
            .map_err(|_| BuildError::one(NO_CLIENT))?;
        Ok(Self {
            client,
            origin: Origin::of(base_url),
            lacks_tls: base_url.is_https() && !cfg!(feature = "rustls"),
        })
    }

    /// What is to be awaited for the answer to begin.
    pub(super) fn begin(
        &self,
        request: http::Request<Bytes>,
    ) -> Result<impl Future<Output = Result<reqwest::Response, reqwest::Error>> + use<>, TransportError> {
        let request = self.origin.request(framed(request));
        request
            .map(|request| self.client.execute(request))
            .map_err(|error| self.translate(error))
    }

    /// The whole answer, from when it begins.
    pub(super) async fn finish(
        &self,
        begun: impl Future<Output = Result<reqwest::Response, reqwest::Error>>,
        limits: Limits,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let limits = Waits::of(limits);
        let mut response = self.in_time(limits, begun).await?;
        let body = self.read_body(&mut response, limits).await?;
        let mut answer = http::Response::new(body);
        *answer.status_mut() = response.status();
        *answer.headers_mut() = std::mem::take(response.headers_mut());
        Ok(answer)
    }

    /// What comes before the service has been silent for too long.
    async fn in_time<T>(
        &self,
        limits: Waits,
        waited: impl Future<Output = Result<T, reqwest::Error>>,
    ) -> Result<T, TransportError> {
        match timeout_at(limits.next(), waited).await {
            Ok(result) => result.map_err(|error| self.translate(error)),
            Err(_) => Err(too_late()),
        }
    }

    async fn read_body(&self, response: &mut reqwest::Response, limits: Waits) -> Result<Bytes, TransportError> {
        let limit = limits.bytes;
        let announced = response.content_length().unwrap_or(0);
        if usize::try_from(announced).is_ok_and(|announced| announced > limit) {
            return Err(too_large(limit));
        }
        let first = self.chunk(response, limits, limit).await?;
        let second = self.chunk(response, limits, limit.saturating_sub(first.len())).await?;
        if second.is_empty() {
            // Most answers come in one piece, which then stays where it is.
            return Ok(first);
        }
        let mut body = BytesMut::from(first);
        let mut next = second;
        while !next.is_empty() {
            body.extend_from_slice(&next);
            next = self.chunk(response, limits, limit.saturating_sub(body.len())).await?;
        }
        Ok(body.freeze())
    }

    /// What comes next of a body; nothing at its end.
    async fn chunk(
        &self,
        response: &mut reqwest::Response,
        limits: Waits,
        room: usize,
    ) -> Result<Bytes, TransportError> {
        loop {
            match self.in_time(limits, response.chunk()).await? {
                None => return Ok(Bytes::new()),
                Some(chunk) if chunk.len() > room => return Err(too_large(limits.bytes)),
                // A chunk may be of nothing but trailers.
                Some(chunk) if chunk.is_empty() => {}
                Some(chunk) => return Ok(chunk),
            }
        }
    }

    /// reqwest's errors carry the URL; only their texts without it are kept.
    fn translate(&self, error: reqwest::Error) -> TransportError {
        let error = error.without_url();
        let (kind, message) = if error.is_builder() {
            (TransportErrorKind::NotSendable, NOT_SENDABLE)
        } else if error.is_connect() && is_about_a_certificate(&error) {
            (TransportErrorKind::Certificate, CERTIFICATE)
        } else if error.is_connect() {
            (TransportErrorKind::Connect, connect(self.lacks_tls))
        } else if error.is_timeout() {
            (TransportErrorKind::Timeout, TOO_LATE)
        } else {
            (TransportErrorKind::Broken, BROKEN)
        };
        TransportError::new(kind, message).with_cause(&error)
    }
}

/// Errors of TLS are told apart by their texts alone: their types are those of a library that is not this crate's own.
fn is_about_a_certificate(error: &(dyn std::error::Error + 'static)) -> bool {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.take(16).any(|cause| {
        let text = cause.to_string();
        text.contains("certificate") || text.contains("UnknownCA")
    })
}
