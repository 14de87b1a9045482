//! A request is written, and its document comes back as an answer.

use bytes::Bytes;
use http::{Request, Response};
use proptest::prelude::ProptestConfig;
use proptest::test_runner::TestCaseError;

use super::cell::Fields;
use super::kind::{Record, leak};
use super::value::Value;
use crate::client::{CallContext, CallOptions, Core, Handle};
use crate::decode::decode;
use crate::describe::{Body, Operation, PathPart, Service, Success};
use crate::encode::encode;
use crate::{Async, Replay, Settings};

static SERVICE: Service = Service::new(
    "echo",
    "1.0.0",
    &[crate::describe::Server {
        name: "live",
        url: &[crate::describe::UrlPart::Literal("https://api.example.com")],
    }],
);

fn client() -> Async {
    let mut settings = Settings::new(&SERVICE);
    settings.set_transport(Replay::default());
    Async::build(settings).unwrap()
}

/// A case that failed becomes a test of its own, so no file keeps it.
pub(super) fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        max_shrink_iters: 20_000,
        ..ProptestConfig::default()
    }
}

fn core(client: &impl Handle) -> &Core {
    client.core()
}

pub(super) fn operation(body: Body, path: &'static [PathPart]) -> &'static Operation {
    let success = leak([Success::new(200, body)]);
    leak(
        Operation::new("echo.echo", http::Method::POST, path)
            .docs("https://example.com/docs")
            .body(body)
            .success(success),
    )
}

/// The request that has these values.
pub(super) fn write(
    operation: &'static Operation,
    record: &'static Record,
    value: &Value,
) -> Result<Request<Bytes>, TestCaseError> {
    let Value::Record(values) = value else {
        panic!("{value:?} is no struct");
    };
    let client = client();
    encode(core(&client), operation, &Fields::new(record, values))
        .map_err(|failure| TestCaseError::fail(format!("not written: {failure:?}")))
}

/// The values of the answer that has the same headers and body.
pub(super) fn read_back(
    operation: &'static Operation,
    record: &'static Record,
    request: &Request<Bytes>,
) -> Result<Value, TestCaseError> {
    let mut answer = Response::new(request.body().clone());
    *answer.headers_mut() = request.headers().clone();
    let client = client();
    let nothing = Fields::empty(record);
    let options = CallOptions::new();
    let context = CallContext::new(core(&client), operation, &nothing, &options);
    let mut target = Fields::empty(record);
    match decode(&context, &answer, &mut target) {
        Ok(()) => Ok(target.value()),
        Err(failure) => {
            let body = String::from_utf8_lossy(request.body());
            Err(TestCaseError::fail(format!(
                "not read: {failure:?}
{body}"
            )))
        }
    }
}
