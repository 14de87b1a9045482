//! Keeps what a client exchanges.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;

use super::body::masked;
use super::{Exchange, NoAnswer, RecordedAnswer, Recording};
use crate::client::CallContext;
use crate::error::{Failure, TransportError};
use crate::redact::{Hidden, secret_names};
use crate::replay::SeenRequest;
use crate::value::Structure;

/// Keeps what the clients exchange that are built with it, each attempt of a call. Clones are the same recorder, so that a
/// program can keep one and give the other to a client:
///
/// ```
/// use specwright_runtime::Recorder;
///
/// let recorder = Recorder::new();
/// // let client = Client::builder().record(&recorder) …
/// // … calls …
/// let fixture = recorder.recording().to_string();
/// assert_eq!(fixture, "specwright recording 1\n");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Recorder(Arc<Mutex<Recording>>);

impl Recorder {
    /// Nothing has been kept yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What has been kept so far.
    #[must_use]
    pub fn recording(&self) -> Recording {
        self.state().clone()
    }

    /// The same, and nothing is kept any more.
    #[must_use]
    pub fn take(&self) -> Recording {
        std::mem::take(&mut *self.state())
    }

    fn state(&self) -> MutexGuard<'_, Recording> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What of the attempt has to be kept before it is sent.
    pub(crate) fn begin(&self, context: CallContext<'_>, request: &http::Request<Bytes>) -> Begun {
        Begun {
            recorder: self.clone(),
            request: SeenRequest::record(request, context),
            answer: None,
        }
    }
}

/// An attempt whose end has to be kept.
pub(crate) struct Begun {
    recorder: Recorder,
    request: SeenRequest,
    answer: Option<Result<http::Response<Bytes>, NoAnswer>>,
}

impl Begun {
    /// This came.
    pub(crate) fn came(&mut self, context: CallContext<'_>, answer: &Result<http::Response<Bytes>, TransportError>) {
        self.answer = Some(match answer {
            Ok(answer) => Ok(copy(answer)),
            Err(error) => Err(NoAnswer {
                kind: error.kind(),
                message: context.redact(&error.to_string()),
            }),
        });
    }

    /// It was read into that structure, or not.
    pub(crate) fn end(self, context: CallContext<'_>, response: &mut dyn Structure, failure: Option<&Failure>) {
        let Some(answer) = self.answer else { return };
        let answer = answer.map(|answer| {
            let hidden = hidden(context, response, failure);
            RecordedAnswer {
                status: answer.status().as_u16(),
                headers: headers(&answer, &hidden),
                body: masked(answer.body(), &hidden),
            }
        });
        self.recorder.state().exchanges.push(Exchange {
            operation: context.operation.name.to_owned(),
            request: self.request,
            answer,
        });
    }
}

/// What may not be kept: the secrets of the call, and those of an answer that was read; of one that was not, everything
/// from the name of a secret on.
fn hidden(context: CallContext<'_>, response: &mut dyn Structure, failure: Option<&Failure>) -> Hidden {
    let mut hidden = context.hidden();
    match failure {
        None => hidden.secrets.add_fields(response),
        Some(_) => {
            hidden.names = secret_names(response);
            for make in context.operation.errors.iter().filter_map(|case| case.details) {
                hidden.names.extend(secret_names(make().as_structure_mut()));
            }
        }
    }
    hidden
}

fn copy(answer: &http::Response<Bytes>) -> http::Response<Bytes> {
    let mut copy = http::Response::new(answer.body().clone());
    *copy.status_mut() = answer.status();
    copy.headers_mut().clone_from(answer.headers());
    copy
}

/// Cookies are nobody's business, and lengths are those of what is kept.
fn headers(answer: &http::Response<Bytes>, hidden: &Hidden) -> Vec<(String, String)> {
    let left_out = [
        http::header::SET_COOKIE,
        http::header::CONTENT_LENGTH,
        http::header::TRANSFER_ENCODING,
    ];
    answer
        .headers()
        .iter()
        .filter(|(name, _)| !left_out.contains(name))
        .map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes());
            (name.as_str().to_owned(), hidden.show_all(&value))
        })
        .collect()
}
