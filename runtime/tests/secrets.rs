//! Secrets planted in every place where they could come to light: none does.
#![cfg(all(
    feature = "derive",
    feature = "json",
    feature = "xml",
    feature = "async",
    feature = "blocking"
))]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod twin;

use std::error::Error as _;
use std::fmt::{Debug, Display};

use specwright_runtime::replay::run;
use specwright_runtime::transport::{Answer, AsyncTransport, CallContext};
use specwright_runtime::{Error, Replay, TransportError, TransportErrorKind};
use twin::{invoicexpress, textmarketer};

const KEY: &str = "k/y+\"<é>&hidden";
const PASSWORD: &str = "hunter2 'pass";

/// Every form in which one of the two could be readable.
const FORMS: [&str; 8] = [
    "hidden",
    "hunter2",
    "2 'pass",
    "ay95KyI8w6k",
    "aHVudGVyMiAncGFzcw",
    "k%2Fy",
    "pass&",
    "%27pass",
];

fn assert_nothing_shows(shown: &str) {
    for form in FORMS {
        assert!(!shown.contains(form), "`{form}` shows in {shown}");
    }
}

fn assert_error_hides<K: Debug + Display>(error: &Error<K>) {
    assert_nothing_shows(&format!("{error} {error:?} {error:#?}"));
    let mut source = error.source();
    while let Some(cause) = source {
        assert_nothing_shows(&format!("{cause} {cause:?}"));
        source = cause.source();
    }
}

fn client(transport: impl AsyncTransport) -> invoicexpress::Client {
    invoicexpress::Client::builder()
        .account_name("demo")
        .api_key(KEY)
        .transport(transport)
        .build()
        .unwrap()
}

fn send(client: &invoicexpress::Client) -> Error<invoicexpress::AtCommunicationErrorKind> {
    let call = client.accounts().at_communication().at_password(PASSWORD);
    assert_nothing_shows(&format!("{call:?}"));
    run(call.at_subuser("123456789/3").communication_type("auto").send()).unwrap_err()
}

#[test]
fn debug_of_clients_and_builders() {
    let builder = invoicexpress::Client::builder().account_name("demo").api_key(KEY);
    assert_nothing_shows(&format!("{builder:?}"));
    let client = client(Replay::default());
    assert_nothing_shows(&format!("{client:?} {client:#?} {:?}", client.accounts()));
    let builder = invoicexpress::Client::builder()
        .api_key(KEY)
        .base_url("https://hunter2 'pass@example.com");
    assert_nothing_shows(&format!("{builder:?} {}", builder.clone().build().unwrap_err()));
}

#[test]
fn an_answer_that_repeats_what_it_was_sent() {
    let echoes = [
        format!("{KEY} {PASSWORD}"),
        "/at?api_key=k%2Fy%2B%22%3C%C3%A9%3E%26hidden&p=hunter2%20%27pass hunter2+%27pass".to_owned(),
        r#"{"a":"k\/y+\"\u003c\u00E9>&hidden","b":"hunter2 \u0027pass"}"#.to_owned(),
        "<a k='k/y+&quot;&lt;&#233;&gt;&amp;hidden'>hunter2 &apos;pass hunter2&#32;&#x27;pass</a>".to_owned(),
        "ay95KyI8w6k+JmhpZGRlbg== ay95KyI8w6k+JmhpZGRlbg%3D%3D aHVudGVyMiAncGFzcw== aHVudGVyMiAncGFzcw%3D%3D"
            .to_owned(),
    ];
    for echo in echoes {
        for status in [200, 401, 500] {
            let error = send(&client(Replay::answer(status, "text/plain", echo.clone())));
            assert_error_hides(&error);
            assert!(format!("{error:?}").contains("[redacted]"), "{error:?}");
        }
    }
    let latin: Vec<u8> = KEY
        .chars()
        .map(|character| u8::try_from(u32::from(character)).unwrap())
        .collect();
    assert_error_hides(&send(&client(Replay::answer(500, "text/plain", latin))));
    let mixed = [format!("{KEY} ").as_bytes(), b"\xff"].concat();
    for content_type in ["text/plain", "text/xml; charset=iso-8859-1"] {
        assert_error_hides(&send(&client(Replay::answer(500, content_type, mixed.clone()))));
    }
    let wide: Vec<u8> = PASSWORD.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let error = send(&client(Replay::answer(500, "text/plain", wide)));
    assert!(matches!(error, Error::Unexpected(unexpected) if unexpected.excerpt().is_none()));
}

#[test]
fn an_answer_that_repeats_it_far_behind() {
    let long = format!("{}{PASSWORD}", "x".repeat(490));
    assert_error_hides(&send(&client(Replay::answer(500, "", long))));
    let very_long = format!("{}{PASSWORD}", PASSWORD.repeat(5041));
    assert_error_hides(&send(&client(Replay::answer(500, "", very_long))));
}

#[test]
fn a_message_that_repeats_it() {
    let body = format!(
        "<response><errors><error code='{PASSWORD}'>bad {PASSWORD}</error><error code='7'>bad {PASSWORD}</error>\
         </errors></response>"
    )
    .replace("'hunter2 'pass'", "'hunter2 &apos;pass'");
    let client = textmarketer::Client::builder()
        .username("my_username")
        .password(PASSWORD)
        .transport(Replay::answer(400, "text/xml", body))
        .build()
        .unwrap();
    let error = run(client.account().update().send()).unwrap_err();
    assert_error_hides(&error);
    assert_eq!(error.service().unwrap().message(), Some("bad [redacted]"));
    assert_eq!(error.service().unwrap().all()[0].code(), Some("[redacted]"));
}

#[test]
fn secrets_of_an_answer_that_cannot_be_read() {
    for body in [
        "<response processed_date='x'><account><account_id>1</account_id><api_password>hunter2</api_password>",
        "<response processed_date='x'><account><account_id>1</account_id><x:api_password a='1'><![CDATA[hunter2]]>",
        "{\"account\":{\"api_password\":\"hunter2\"}}",
        "{\"account\":{\"api\\u005fpassword\":\"hunter2\"}}",
    ] {
        let client = textmarketer::Client::builder()
            .username("my_username")
            .password("my_password")
            .transport(Replay::answer(200, "text/xml", body).then(500, "text/xml", body))
            .build()
            .unwrap();
        for _ in 0..2 {
            let error = run(client.account().update().send()).unwrap_err();
            assert_error_hides(&error);
            assert!(
                format!("{error:?}").contains("account"),
                "the beginning is kept: {error:?}"
            );
        }
    }
}

#[test]
fn invalid_values_are_not_repeated() {
    let client = textmarketer::Client::builder()
        .username("my_username")
        .password("my_password")
        .transport(Replay::default())
        .build()
        .unwrap();
    let error = run(client.account().update().account_api_password(PASSWORD).send()).unwrap_err();
    assert_eq!(error.violations()[0].path(), "account_api_password");
    assert_error_hides(&error);
}

/// A transport whose errors tell everything.
struct Chatty;

impl AsyncTransport for Chatty {
    fn send<'a>(&'a self, request: http::Request<bytes::Bytes>, _: CallContext<'a>) -> Answer<'a> {
        let cause = std::io::Error::other(format!("{} {:?}", request.uri(), request.body()));
        let error = TransportError::new(TransportErrorKind::Broken, format!("{KEY} {PASSWORD}")).with_cause(&cause);
        Box::pin(async move { Err(error) })
    }
}

#[test]
fn a_transport_that_tells_everything() {
    let error = send(&client(Chatty));
    assert_error_hides(&error);
    assert!(error.source().unwrap().to_string().contains("api_key=[redacted]"));
}

#[test]
fn a_replay_records_without_secrets() {
    let replay = Replay::answer(200, "application/json", r#"{"success":true}"#);
    let client = client(replay.clone());
    let sent = run(client
        .accounts()
        .at_communication()
        .at_subuser("123456789/3")
        .at_password(PASSWORD)
        .communication_type("auto")
        .send());
    assert!(sent.unwrap().success);
    assert_nothing_shows(&format!("{:?} {replay:?}", replay.seen()));
}

#[tokio::test]
async fn an_address_where_nobody_answers() {
    let client = invoicexpress::Client::builder()
        .api_key(KEY)
        .base_url("http://127.0.0.1:1")
        .build()
        .unwrap();
    let error = client
        .accounts()
        .at_communication()
        .at_subuser("123456789/3")
        .at_password(PASSWORD)
        .communication_type("auto")
        .send()
        .await
        .unwrap_err();
    let Error::Transport(transport) = &error else {
        panic!("somebody answered");
    };
    assert_eq!(transport.kind(), TransportErrorKind::Connect);
    assert!(!transport.may_have_arrived());
    assert_error_hides(&error);
    assert!(!format!("{error:?}").contains("api_key"));
}
