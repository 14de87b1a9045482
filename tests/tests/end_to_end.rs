//! Whole calls of both generated clients against the mock, without a socket: the mock stands in the transport's place.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test ends so")]

use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderValue, Request, Response};
use invoicexpress::accounts::{AtCommunicationRequest, CommunicationType};
use specwright_mock::Mock;
use specwright_runtime::transport::{BlockingTransport, CallContext};
use specwright_runtime::{Endpoint, Error, Strictness, TransportError};
use textmarketer::account::UpdateRequest;

/// The mock of an API in a transport's place. `prefer` asks it for an answer other than the usual.
#[derive(Clone)]
struct InProcess {
    mock: Arc<Mock>,
    prefer: Option<HeaderValue>,
}

impl InProcess {
    fn of(api: &str) -> Self {
        Self {
            mock: Arc::new(Mock::new(compiled(api))),
            prefer: None,
        }
    }

    fn preferring(mut self, preference: &str) -> Self {
        self.prefer = Some(HeaderValue::from_str(preference).unwrap());
        self
    }
}

fn compiled(api: &str) -> specwright_codegen::Checked {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec").join(api);
    let outcome = specwright_codegen::compile(specwright_codegen::load_folder(&folder).unwrap());
    outcome.model.expect("both specs are clean")
}

impl BlockingTransport for InProcess {
    fn send(&self, mut request: Request<Bytes>, _: CallContext<'_>) -> Result<Response<Bytes>, TransportError> {
        if let Some(prefer) = &self.prefer {
            request.headers_mut().insert("prefer", prefer.clone());
        }
        Ok(self.mock.respond(request))
    }
}

fn invoicexpress_client(transport: InProcess) -> invoicexpress::blocking::Client {
    invoicexpress::blocking::Client::builder()
        .account_name("demo")
        .api_key("a-very-secret-key")
        .transport(transport)
        .build()
        .unwrap()
}

fn textmarketer_client(transport: InProcess) -> textmarketer::blocking::Client {
    textmarketer::blocking::Client::builder()
        .username("my_username")
        .password("my_password")
        .transport(transport)
        .build()
        .unwrap()
}

fn at_communication(client: &invoicexpress::blocking::Client) -> AtCommunicationRequest {
    client
        .accounts()
        .at_communication()
        .at_subuser("123456789/3")
        .at_password("hunter2-hunter2")
        .communication_type(CommunicationType::Auto)
        .into_request()
}

fn update(client: &textmarketer::blocking::Client) -> UpdateRequest {
    client
        .account()
        .update()
        .account_api_password("hunter2-hunter2")
        .company_name("Bill's Bakery")
        .into_request()
}

#[test]
fn every_documented_error_is_a_kind_to_match_on() {
    let invoicexpress = InProcess::of("invoicexpress");
    each_error::<AtCommunicationRequest>(|preference| {
        let client = invoicexpress_client(invoicexpress.clone().preferring(preference));
        client.call(at_communication(&client)).send().unwrap_err()
    });
    let textmarketer = InProcess::of("textmarketer");
    each_error::<UpdateRequest>(|preference| {
        let client = textmarketer_client(textmarketer.clone().preferring(preference));
        client.call(update(&client)).send().unwrap_err()
    });
}

/// Asks the mock for each error of an operation and looks at what the client makes of it.
fn each_error<R: Endpoint>(call: impl Fn(&str) -> Error<R::ErrorKind>)
where
    R::ErrorKind: std::fmt::Display,
{
    assert!(!R::OPERATION.errors.is_empty());
    for case in R::OPERATION.errors {
        let status = case.status.unwrap_or(400);
        let error = call(&format!("code={status}, example={}", case.name));
        let service = error.service().unwrap_or_else(|| panic!("{}: {error:?}", case.name));
        assert_eq!(service.kind().to_string(), case.name);
        assert_eq!(service.status().as_u16(), status);
        if case.code.is_some() {
            assert_eq!(service.code(), case.code);
        }
    }
}

#[test]
fn a_plain_request_value_is_sent_like_a_built_one() {
    let client = invoicexpress_client(InProcess::of("invoicexpress"));
    assert!(client.call(at_communication(&client)).send().unwrap().success);
    let built = client
        .accounts()
        .at_communication()
        .communication_type("auto")
        .at_password("hunter2-hunter2")
        .at_subuser("123456789/3");
    assert!(built.send().unwrap().success);
}

#[test]
fn many_threads_share_a_client_of_the_served_mock() {
    let mock = Mock::new(compiled("invoicexpress"));
    let server = specwright_mock::serve(mock, ([127, 0, 0, 1], 0).into()).unwrap();
    let client = invoicexpress::blocking::Client::builder()
        .api_key("a-very-secret-key")
        .base_url(server.url())
        .build()
        .unwrap();
    std::thread::scope(|scope| {
        for _ in 0..16 {
            let client = client.clone();
            scope.spawn(move || {
                for _ in 0..20 {
                    assert!(client.call(at_communication(&client)).send().unwrap().success);
                }
            });
        }
    });
    drop(server);
    let Err(Error::Transport(error)) = client.call(at_communication(&client)).send() else {
        panic!("the mock has stopped");
    };
    assert!(!format!("{error:?}").contains("api_key"));
}

#[test]
fn a_lax_client_sends_what_the_rules_forbid() {
    let transport = InProcess::of("textmarketer");
    let call = |strictness| {
        textmarketer_client(transport.clone())
            .account()
            .update()
            .company_name("x")
            .strictness(strictness)
            .send()
    };
    assert!(matches!(call(Strictness::Strict), Err(Error::Invalid(_))));
    for strictness in [Strictness::Warn, Strictness::Off] {
        let error = call(strictness).unwrap_err();
        assert_eq!(error.service().unwrap().kind().to_string(), "LengthOutOfRange");
    }
}

#[test]
fn credentials_may_travel_as_parameters() {
    let client = textmarketer::blocking::Client::builder()
        .username("my_username")
        .password("my_password")
        .auth(textmarketer::Auth::Parameters)
        .transport(InProcess::of("textmarketer"))
        .build()
        .unwrap();
    assert_eq!(client.call(update(&client)).send().unwrap().account.credits, 833);
}

#[test]
fn a_server_without_tls_is_refused_until_it_is_asked_for() {
    let builder = || {
        textmarketer::blocking::Client::builder()
            .username("my_username")
            .password("my_password")
            .server(textmarketer::Server::Sandbox)
            .transport(InProcess::of("textmarketer"))
    };
    let refusal = builder().build().unwrap_err().to_string();
    assert!(refusal.contains("allow_plain_http"), "{refusal}");
    let client = builder().allow_plain_http(true).build().unwrap();
    assert_eq!(
        client.call(update(&client)).send().unwrap().account.username,
        "my_UI_username"
    );
}

#[test]
fn no_secret_shows_in_any_outcome() {
    let invoicexpress = InProcess::of("invoicexpress");
    let textmarketer = InProcess::of("textmarketer");
    let mut shown = Vec::new();
    for preference in ["code=200", "code=401", "code=422", "code=418"] {
        let client = invoicexpress_client(invoicexpress.clone().preferring(preference));
        shown.push(format!(
            "{client:?} {:?}",
            client.call(at_communication(&client)).send()
        ));
        shown.push(told(client.call(at_communication(&client)).send().err()));
    }
    for preference in [
        "code=200",
        "code=400",
        "code=403",
        "code=400, example=UsernameTaken",
        "code=418",
    ] {
        let client = textmarketer_client(textmarketer.clone().preferring(preference));
        shown.push(format!(
            "{client:?} {:?} {:?}",
            update(&client),
            client.call(update(&client)).send()
        ));
        shown.push(told(client.call(update(&client)).send().err()));
    }
    for secret in [
        "a-very-secret-key",
        "hunter2-hunter2",
        "aHVudGVyMi1odW50ZXIy",
        "my_password",
        "bXlfdXNlcm5hbWU6bXlfcGFzc3dvcmQ",
        "my_api_password",
        "my_UI_password",
    ] {
        for text in &shown {
            assert!(!text.contains(secret), "{secret} shows in {text}");
        }
    }
}

/// An error's text and those of its sources.
fn told(error: Option<impl std::error::Error>) -> String {
    let mut text = String::new();
    if let Some(error) = error {
        text = error.to_string();
        let mut source = error.source();
        while let Some(error) = source {
            text.push_str(&format!(" {error} {error:?}"));
            source = error.source();
        }
    }
    text
}
