//! A call of an emitted client at the transport's seam: what it sends is kept, and a prepared answer comes back.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use http::{Request, Response};
use serde_json::Value;
use specwright_runtime::dynamic::Kind;
use specwright_runtime::transport::{Answer, AsyncTransport, BlockingTransport, CallContext};
use specwright_runtime::{Error, TransportError};

/// What a fresh UUID is in these cases.
pub const TOKEN: &str = "00000000-0000-4000-8000-000000000000";

/// An emitted client whose type is forgotten.
#[derive(Clone, Copy)]
pub struct Api {
    /// The module's name.
    pub name: &'static str,
    /// Calls an operation by its name.
    pub call: fn(&Seam, &str, Value) -> Result<Value, Error<Kind>>,
    /// The same to that base URL, over a socket.
    pub connect: fn(&str, &str, Value) -> Result<Value, Error<Kind>>,
    /// The same without a thread that waits.
    pub connect_async: for<'a> fn(&'a str, &'a str, Value) -> Outcome<'a>,
}

/// What becomes of a call.
pub type Outcome<'a> = Pin<Box<dyn Future<Output = Result<Value, Error<Kind>>> + 'a>>;

/// The entry of a module in a table of clients.
#[macro_export]
macro_rules! api {
    ($module:ident) => {
        $crate::call::Api {
            name: stringify!($module),
            call: |seam, operation, values| {
                let seen = seam.clone();
                let client = $module::blocking::Client::builder()
                    .tokens(|| $crate::call::TOKEN.to_owned())
                    .allow_plain_http(true)
                    .on_deviation(move |deviation| seen.deviated(deviation.to_string()))
                    .transport(seam.clone())
                    .build()
                    .unwrap_or_else(|error| panic!("{error}"));
                $module::dynamic::call_blocking(&client, operation, values)
            },
            connect: |base_url, operation, values| {
                let client = $module::blocking::Client::builder()
                    .base_url(base_url)
                    .tokens(|| $crate::call::TOKEN.to_owned())
                    .build()
                    .unwrap_or_else(|error| panic!("{error}"));
                $module::dynamic::call_blocking(&client, operation, values)
            },
            connect_async: |base_url, operation, values| {
                Box::pin(async move {
                    let client = $module::Client::builder()
                        .base_url(base_url)
                        .tokens(|| $crate::call::TOKEN.to_owned())
                        .build()
                        .unwrap_or_else(|error| panic!("{error}"));
                    $module::dynamic::call(&client, operation, values).await
                })
            },
        }
    };
}

/// A transport that keeps the request and gives a prepared answer. Clones share both.
#[derive(Clone, Default)]
pub struct Seam(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    answer: Response<Bytes>,
    request: Option<Request<Bytes>>,
    deviations: Vec<String>,
}

impl Seam {
    /// Answers with this.
    #[must_use]
    pub fn answering(answer: Response<Bytes>) -> Self {
        let state = State {
            answer,
            ..State::default()
        };
        Self(Arc::new(Mutex::new(state)))
    }

    /// What was sent last.
    #[must_use]
    pub fn request(&self) -> Option<Request<Bytes>> {
        self.state().request.clone()
    }

    /// What was observed.
    #[must_use]
    pub fn deviations(&self) -> Vec<String> {
        self.state().deviations.clone()
    }

    /// Keeps an observation.
    pub fn deviated(&self, deviation: String) {
        self.state().deviations.push(deviation);
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn exchange(&self, request: Request<Bytes>) -> Response<Bytes> {
        let mut state = self.state();
        state.request = Some(request);
        state.answer.clone()
    }
}

impl BlockingTransport for Seam {
    fn send(&self, request: Request<Bytes>, _: CallContext<'_>) -> Result<Response<Bytes>, TransportError> {
        Ok(self.exchange(request))
    }
}

impl AsyncTransport for Seam {
    fn send<'a>(&'a self, request: Request<Bytes>, _: CallContext<'a>) -> Answer<'a> {
        Box::pin(async move { Ok(self.exchange(request)) })
    }
}
