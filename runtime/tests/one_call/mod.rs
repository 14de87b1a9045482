//! What tests of the wire need: a service without a socket, and operations in a line.
#![allow(dead_code, reason = "each test uses a part of this")]
#![allow(unreachable_pub, reason = "shared by the tests")]

use bytes::Bytes;
use specwright_runtime::describe::{AuthScheme, Credential, ErrorBody, Server, Service, UrlPart};
use specwright_runtime::{Async, Call, Endpoint, Error, Replay, Settings, StatusCode};

pub static OPEN: Service = service(&[], &[]);

/// A service at `https://api.example.com/rest`.
pub const fn service(auth: &'static [AuthScheme], error_bodies: &'static [ErrorBody]) -> Service {
    Service::new(
        "example",
        "1.2.3",
        &[Server {
            name: "live",
            url: &[UrlPart::Literal("https://api.example.com/rest")],
        }],
    )
    .auth(&[Credential { name: "user" }, Credential { name: "key" }], auth)
    .error_bodies(error_bodies)
}

/// A client of the service with the credentials `some-user` and `some+key`.
pub fn handle(service: &'static Service) -> Async {
    let mut settings = Settings::new(service);
    settings.set_credential(0, "some-user".into());
    settings.set_credential(1, "some+key".into());
    settings.set_transport(Replay::default());
    Async::build(settings).unwrap()
}

/// The request as it would be sent.
pub fn encode<R: Endpoint>(service: &'static Service, request: R) -> http::Request<Bytes> {
    Call::with_request(handle(service), request).encode().unwrap()
}

/// The body of the request as it would be sent.
pub fn encode_body<R: Endpoint>(request: R) -> String {
    let request = encode(&OPEN, request);
    String::from_utf8(request.into_body().to_vec()).unwrap()
}

/// What a 200 with this body means.
pub fn decode<R: Endpoint>(request: R, body: impl Into<Vec<u8>>) -> Result<R::Response, Error<R::ErrorKind>> {
    decode_status(&OPEN, request, 200, body)
}

/// What an answer with this status and body means.
pub fn decode_status<R: Endpoint>(
    service: &'static Service,
    request: R,
    status: u16,
    body: impl Into<Vec<u8>>,
) -> Result<R::Response, Error<R::ErrorKind>> {
    let mut answer = http::Response::new(Bytes::from(body.into()));
    *answer.status_mut() = StatusCode::from_u16(status).unwrap();
    Call::with_request(handle(service), request).decode(answer)
}

/// What an answer with these headers and this body means.
pub fn decode_answer<R: Endpoint>(
    request: R,
    headers: &[(&'static str, &str)],
    body: impl Into<Vec<u8>>,
) -> Result<R::Response, Error<R::ErrorKind>> {
    let mut answer = http::Response::new(Bytes::from(body.into()));
    for (name, value) in headers {
        answer.headers_mut().append(*name, value.parse().unwrap());
    }
    Call::with_request(handle(&OPEN), request).decode(answer)
}

/// Why a 200 with this body cannot be read.
pub fn unreadable<R: Endpoint>(request: R, body: impl Into<Vec<u8>>) -> String
where
    R::Response: std::fmt::Debug,
{
    match decode(request, body) {
        Err(Error::Unexpected(unexpected)) => unexpected.reason().to_string(),
        other => panic!("expected an unreadable answer, not {other:?}"),
    }
}

/// Makes the request type an operation: how the request is written, how a 200 is read, which errors there are.
#[macro_export]
macro_rules! operation {
    ($request:ident => $response:ty, $path:expr, $body:expr, $success:expr, [$($case:expr),*]) => {
        operation!($request => $response, $path, $body, $success, [$($case),*], query: &[], host_prefix: &[]);
    };
    (
        $request:ident => $response:ty, $path:expr, $body:expr, $success:expr, [$($case:expr),*],
        query: $query:expr, host_prefix: $host_prefix:expr
    ) => {
        impl specwright_runtime::Validate for $request {
            fn check(&self, _: &mut specwright_runtime::validate::Report) {}
        }

        impl specwright_runtime::Endpoint for $request {
            type Response = $response;
            type ErrorKind = $crate::one_call::Numbered;
            const OPERATION: &'static specwright_runtime::describe::Operation =
                &specwright_runtime::describe::Operation::new("things.do", http::Method::POST, $path).docs("https://example.com/docs").query($query).host_prefix($host_prefix).body($body).fills().success(&[specwright_runtime::describe::Success::new(200, $success)]).errors(&[$($case),*]);
        }
    };
}

/// Makes a request type with these fields, sent to `/things` with this body.
#[macro_export]
macro_rules! request {
    ($name:ident { $($index:literal $field:ident: $type:ty = $description:expr),* $(,)? } => $body:expr) => {
        #[derive(Clone, Debug, Default)]
        struct $name {
            $($field: $type,)*
        }

        specwright_runtime::structure! { $name { $($index: $field),* } = [$($description),*] }

        operation!($name => (), &[PathPart::Literal("/things")], $body, Body::Empty, []);
    };
}

/// What is said of a request that cannot be sent.
pub fn violations<R: Endpoint>(request: R) -> Vec<String> {
    let error = Call::with_request(handle(&OPEN), request).encode().unwrap_err();
    error.violations().iter().map(ToString::to_string).collect()
}

specwright_runtime::error_kind! {
    /// Error cases by number.
    pub enum Numbered {
        /// The first.
        First,
        /// The second.
        Second,
        /// The third.
        Third,
    }
}
