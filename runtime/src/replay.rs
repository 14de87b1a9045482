//! A transport for tests and examples: prepared answers go out in order, and what was asked is recorded.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use http::{Response, StatusCode};

pub use crate::clock::SkippingClock;
use crate::clock::block_on;
use crate::describe::{Field, Place};
use crate::encode::written_text;
use crate::error::{TransportError, TransportErrorKind};
use crate::recording::Recording;
use crate::transport::{Answer, AsyncTransport, BlockingTransport, CallContext};
use crate::value::View;

/// A transport that answers from a list and records what it was asked, with secrets hidden. A call that is sent again when
/// the list is at its end gets the last answer again. Clones share both, so that a
/// test can keep one and give the other to a client:
///
/// ```
/// use specwright_runtime::Replay;
///
/// let replay = Replay::answer(200, "application/json", r#"{ "success": true }"#)
///     .then(503, "text/plain", "later");
/// // Client::builder().transport(replay.clone()) …
/// assert!(replay.seen().is_empty());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Replay(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    answers: VecDeque<Prepared>,
    /// What the last request got.
    last: Option<Prepared>,
    seen: Vec<SeenRequest>,
}

type Prepared = Result<Response<Bytes>, (TransportErrorKind, String)>;

/// A request that a [`Replay`] was asked to send. Credentials and secret fields are shown as `[redacted]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenRequest {
    method: String,
    url: String,
    headers: Vec<(String, String)>,
    body: String,
}

impl Replay {
    /// Begins with this answer.
    #[must_use]
    pub fn answer(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self::default().then(status, content_type, body)
    }

    /// Goes on with this answer.
    #[must_use]
    pub fn then(self, status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let prepared = prepare(status, content_type, body.into());
        self.state().answers.push_back(prepared);
        self
    }

    /// Gives the answer before this a header.
    #[must_use]
    pub fn with_header(self, name: &str, value: &str) -> Self {
        if let Some(last) = self.state().answers.back_mut() {
            add_header(last, name, value);
        }
        self
    }

    /// Gives the answers of a recording, in their order. Whether the requests are those of the recording is for a test to
    /// compare: [`seen`](Self::seen) and [`Exchange::request`](crate::Exchange::request) have the same form.
    #[must_use]
    pub fn of(recording: &Recording) -> Self {
        recording
            .exchanges
            .iter()
            .fold(Self::default(), |replay, exchange| match &exchange.answer {
                Ok(answer) => answer.headers.iter().fold(
                    replay.then(answer.status, "", answer.body.clone()),
                    |replay, (name, value)| replay.with_header(name, value),
                ),
                Err(none) => {
                    replay.state().answers.push_back(Err((none.kind, none.message.clone())));
                    replay
                }
            })
    }

    /// Goes on with no answer.
    #[must_use]
    pub fn then_failure(self, kind: TransportErrorKind) -> Self {
        let failure = (kind, "a failure that the replay was told to give".to_owned());
        self.state().answers.push_back(Err(failure));
        self
    }

    /// What has been asked so far.
    #[must_use]
    pub fn seen(&self) -> Vec<SeenRequest> {
        self.state().seen.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn next(
        &self,
        request: &http::Request<Bytes>,
        context: CallContext<'_>,
    ) -> Result<Response<Bytes>, TransportError> {
        let seen = SeenRequest::record(request, context);
        let mut state = self.state();
        state.seen.push(seen);
        let is_again = context.attempt() > 1;
        let next = state
            .answers
            .pop_front()
            .or_else(|| state.last.take().filter(|_| is_again));
        state.last.clone_from(&next);
        match next {
            Some(Ok(answer)) => Ok(answer),
            Some(Err((kind, message))) => Err(TransportError::new(kind, message)),
            None => Err(TransportError::new(
                TransportErrorKind::Broken,
                "the replay has no further answer",
            )),
        }
    }
}

fn prepare(status: u16, content_type: &str, body: Vec<u8>) -> Prepared {
    let refused = |message| Err((TransportErrorKind::NotSendable, message));
    let Ok(status) = StatusCode::from_u16(status) else {
        return refused(format!("the replay was given {status}, which is no HTTP status"));
    };
    let Ok(content_type) = HeaderValue::try_from(content_type) else {
        return refused("the replay was given a content type that is no header value".to_owned());
    };
    let mut response = Response::new(Bytes::from(body));
    *response.status_mut() = status;
    if !content_type.is_empty() {
        response.headers_mut().insert(CONTENT_TYPE, content_type);
    }
    Ok(response)
}

fn add_header(prepared: &mut Prepared, name: &str, value: &str) {
    let Ok(answer) = prepared else {
        return;
    };
    match (HeaderName::try_from(name), HeaderValue::try_from(value)) {
        (Ok(name), Ok(value)) => drop(answer.headers_mut().append(name, value)),
        _ => {
            let message = "the replay was given a header that cannot be one".to_owned();
            *prepared = Err((TransportErrorKind::NotSendable, message));
        }
    }
}

/// Keys of a secret map are secrets, and names of headers.
fn header_name(name: &HeaderName, context: CallContext<'_>) -> String {
    let mut fields = context.request.shape().fields.iter().enumerate();
    let is_secret_map = |(index, field): (usize, &Field)| {
        field.secret && field.place == Place::Header && matches!(context.request.slot(index).view(), View::Map(_))
    };
    if fields.any(is_secret_map) {
        return context.redact(name.as_str());
    }
    name.as_str().to_owned()
}

impl SeenRequest {
    /// One that was recorded before.
    pub(crate) fn recorded(method: &str, url: &str, headers: Vec<(String, String)>, body: String) -> Self {
        Self {
            method: method.to_owned(),
            url: url.to_owned(),
            headers,
            body,
        }
    }

    pub(crate) fn record(request: &http::Request<Bytes>, context: CallContext<'_>) -> Self {
        let header = |(name, value): (&HeaderName, &HeaderValue)| {
            let value = String::from_utf8_lossy(value.as_bytes());
            (header_name(name, context), context.redact(&value))
        };
        Self {
            method: request.method().as_str().to_owned(),
            url: context.redact(&request.uri().to_string()),
            headers: request.headers().iter().map(header).collect(),
            body: context.redact(&written_text(context.operation.body, request.body())),
        }
    }

    /// `POST`
    #[must_use]
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The whole address, with its query string.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The value of a header; names are in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// All headers, in their order.
    #[must_use]
    pub fn headers(&self) -> &[(String, String)] {
        &self.headers
    }

    /// The body as text.
    #[must_use]
    pub fn body(&self) -> &str {
        &self.body
    }
}

impl AsyncTransport for Replay {
    fn send<'a>(&'a self, request: http::Request<Bytes>, context: CallContext<'a>) -> Answer<'a> {
        Box::pin(async move { self.next(&request, context) })
    }
}

impl BlockingTransport for Replay {
    fn send(&self, request: http::Request<Bytes>, context: CallContext<'_>) -> Result<Response<Bytes>, TransportError> {
        self.next(&request, context)
    }
}

/// Runs a future on this thread to its end. Enough for calls over a [`Replay`], so that examples need no executor.
///
/// ```
/// assert_eq!(specwright_runtime::replay::run(async { 1 + 1 }), 2);
/// ```
pub fn run<F: Future>(future: F) -> F::Output {
    block_on(future)
}
