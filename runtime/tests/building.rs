//! What a client is refused for, with all that is wrong at once.
#![cfg(all(feature = "derive", feature = "json", feature = "xml"))]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod one_call;
mod twin;

use specwright_runtime::describe::{AuthScheme, Service};
use specwright_runtime::{Async, BuildError, Replay, Settings};
use twin::textmarketer::{Auth, Server_};
use twin::{invoicexpress, textmarketer};

fn problems<T: std::fmt::Debug>(result: Result<T, BuildError>) -> Vec<String> {
    result.unwrap_err().problems().to_vec()
}

fn invoicexpress() -> invoicexpress::ClientBuilder<Async> {
    invoicexpress::Client::builder().transport(Replay::default())
}

#[test]
fn everything_that_is_missing_is_named() {
    let error = invoicexpress().build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "the client cannot be built: `.api_key(…)` is missing; `.account_name(…)` is missing"
    );
    let builder = textmarketer::Client::builder().transport(Replay::default());
    assert_eq!(
        problems(builder.clone().build()),
        ["`.username(…)` is missing", "`.password(…)` is missing"]
    );
    assert_eq!(
        problems(builder.auth(Auth::Parameters).username("u").build()),
        ["`.password(…)` is missing"]
    );
}

#[test]
fn a_base_url_needs_no_variables() {
    let client = invoicexpress()
        .api_key("key")
        .base_url("http://localhost:1/")
        .build()
        .unwrap();
    assert!(format!("{client:?}").contains("http://localhost:1\""), "{client:?}");
}

#[test]
fn a_variable_cannot_leave_its_place() {
    for value in [
        "",
        ".",
        "..",
        "a..b",
        "a.",
        ".a",
        "evil.com/",
        "evil.com#",
        "a@b",
        "a:1",
        "a?b",
        "a\\b",
        "a%2f",
        "a b",
        "a\n",
        "é",
        "a_b",
    ] {
        let problems = problems(invoicexpress().api_key("key").account_name(value).build());
        assert_eq!(problems.len(), 1, "{value}");
        assert!(
            problems[0].starts_with("`.account_name(…)` may only have letters"),
            "{problems:?}"
        );
    }
    for value in ["demo", "demo-1", "a.b", "1"] {
        assert!(
            invoicexpress().api_key("key").account_name(value).build().is_ok(),
            "{value}"
        );
    }
}

#[test]
fn plain_http_is_a_decision() {
    let sandbox = || {
        textmarketer::Client::builder()
            .transport(Replay::default())
            .username("u")
            .password("p")
            .server(Server_::Sandbox)
    };
    assert_eq!(
        problems(sandbox().build()),
        ["the base URL is not encrypted: write `https:`, or call `.allow_plain_http(true)`"]
    );
    assert!(sandbox().allow_plain_http(true).build().is_ok());
    let _ = Server_::Live;
    let _ = Auth::Basic;
}

#[test]
fn a_base_url_is_nothing_but_an_address() {
    let said = |url: &str| problems(invoicexpress().api_key("key").base_url(url).build()).remove(0);
    for url in [
        "https://someone:hunter2@example.com",
        "https://example.com/?key=hunter2",
        "https://example.com/#hunter2",
        "hunter2",
    ] {
        let problem = said(url);
        assert!(
            problem.starts_with("the base URL ") && !problem.contains("hunter2"),
            "{problem}"
        );
    }
}

#[test]
fn credentials_must_fit_where_they_travel() {
    let builder = textmarketer::Client::builder()
        .transport(Replay::default())
        .password("p");
    assert_eq!(
        problems(builder.clone().username("a:b").build()),
        ["`.username(…)` may not contain `:`"]
    );
    assert!(builder.username("a\nb").build().is_ok(), "Base64 carries anything");

    static BEARER: Service = one_call::service(&[AuthScheme::Bearer { token: 1 }], &[]);
    let mut settings = Settings::<Async>::new(&BEARER);
    settings.set_credential(1, "key\r\nX-Evil: 1".into());
    assert_eq!(
        problems(Async::build(settings)),
        ["`.key(…)` has characters that a header cannot carry"]
    );
}

#[cfg(not(feature = "async"))]
#[test]
fn without_a_transport_there_is_no_client() {
    let builder = invoicexpress::Client::builder().api_key("key").account_name("demo");
    assert_eq!(
        problems(builder.build()),
        ["there is no transport: switch on the feature `async` or give one with `.transport(…)`"]
    );
}
