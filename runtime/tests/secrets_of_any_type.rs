//! A secret field of any type, in any form: no value of it comes to light.
#![cfg(all(feature = "derive", feature = "json"))]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod one_call;

use std::collections::BTreeMap;

use bytes::Bytes;
use one_call::{OPEN, handle};
use serde_json::json;
use specwright_runtime::describe::{Body, PathPart};
use specwright_runtime::replay::run;
use specwright_runtime::transport::{Answer, AsyncTransport, CallContext};
use specwright_runtime::{Async, Call, DateTime, Decimal, Json, Secret, Settings, TransportError, TransportErrorKind};

#[derive(Clone, Debug, PartialEq)]
struct Vault {
    number: Option<i64>,
    ratio: Option<f64>,
    amount: Option<Decimal>,
    moment: Option<DateTime>,
    bytes: Option<Bytes>,
    odd_bytes: Option<Bytes>,
    texts: Vec<Secret>,
    map: BTreeMap<String, String>,
    any: Option<Json>,
    packed: Option<Json>,
    choice: Option<Choice>,
    envelope: Option<Envelope>,
    in_query: BTreeMap<String, String>,
}

specwright_runtime::structure! {
    Vault {
        0: number, 1: ratio, 2: amount, 3: moment, 4: bytes, 5: odd_bytes, 6: texts, 7: map, 8: any, 9: packed,
        10: choice, 11: envelope, 12: in_query
    } = [
        Field::new("number", &["number"]).secret(),
        Field::new("ratio", &["ratio"]).secret(),
        Field::new("amount", &["amount"]).secret(),
        Field::new("moment", &["moment"]).form(&const { Form::encoded(Encoding::Epoch) }).secret(),
        Field::new("bytes", &["bytes"]).secret(),
        Field::new("odd_bytes", &["oddBytes"]).secret(),
        Field::new("texts", &["texts"]).secret(),
        Field::new("map", &["map"]).secret(),
        Field::new("any", &["any"]).secret(),
        Field::new("packed", &["packed"]).form(&const { Form::encoded(Encoding::JsonBase64) }).secret(),
        Field::new("choice", &["choice"]),
        Field::new("envelope", &["envelope"]).form(&const { Form::encoded(Encoding::JsonBase64) }),
        Field::new("in_query", &["q"])
            .at(Place::Query)
            .form(&const { Form { style: Style::Spread, ..Form::new() } })
            .secret(),
    ]
}

specwright_runtime::union! {
    /// One of these.
    pub enum Choice {
        /// Shown.
        Plain(String) = Field::new("plain", &["plain"]),
        /// Not shown.
        Hidden(Secret) = Field::new("hidden", &["hidden"]).secret(),
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Envelope {
    key: Secret,
}

specwright_runtime::structure! { Envelope { 0: key } = [Field::new("key", &["key"]).secret()] }

operation!(Vault => (), &[PathPart::Literal("/vault")], Body::JSON, Body::Empty, []);

fn vault() -> Vault {
    Vault {
        number: Some(271_828_182),
        ratio: Some(1.618_033e40),
        amount: Some("3141592.6535".into()),
        moment: Some("2014-04-29T18:30:38Z".into()),
        bytes: Some(Bytes::from_static(b"bytes-in-hiding")),
        odd_bytes: Some(Bytes::from_static(b"\xffodd-in-hiding")),
        texts: vec!["text-in-hiding".into()],
        map: BTreeMap::from([("key-in-hiding".to_owned(), "value-in-hiding".to_owned())]),
        any: Some(json!({ "member-in-hiding": ["any-in-hiding", 1_234_567] })),
        packed: Some(json!({ "a": "packed-in-hiding" })),
        choice: Some(Choice::Hidden("choice-in-hiding".into())),
        envelope: Some(Envelope {
            key: "envelope-in-hiding".into(),
        }),
        in_query: BTreeMap::from([("query-in-hiding".to_owned(), "spread in-hiding".to_owned())]),
    }
}

const FORMS: &[&str] = &[
    "in-hiding",
    "271828182",
    "1.618033",
    "3141592.6535",
    "1398796238",
    "1234567",
    // Base64 of `bytes-in`, of what is odd, of the packed document and of the envelope.
    "Ynl0ZXMtaW",
    "/29kZC1p",
    "eyJhIjoicGFj",
    "eyJrZXkiOiJl",
];

fn assert_nothing_shows(shown: &str) {
    for form in FORMS {
        assert!(!shown.contains(form), "`{form}` shows in {shown}");
    }
}

#[test]
fn the_request_has_them_all() {
    let request = Call::with_request(handle(&OPEN), vault()).encode().unwrap();
    let sent = format!("{}{}", request.uri(), String::from_utf8_lossy(request.body()));
    for form in FORMS {
        assert!(sent.contains(form), "`{form}` is not in {sent}");
    }
}

#[derive(Debug)]
struct Echo;

impl AsyncTransport for Echo {
    fn send<'a>(&'a self, request: http::Request<Bytes>, context: CallContext<'a>) -> Answer<'a> {
        let told = format!("{} {}", request.uri(), String::from_utf8_lossy(request.body()));
        assert_nothing_shows(&context.redact(&told));
        let lossy = String::from_utf8_lossy(&vault().odd_bytes.unwrap()).into_owned();
        assert_nothing_shows(&context.redact(&lossy));
        Box::pin(async { Err(TransportError::new(TransportErrorKind::Broken, told)) })
    }
}

#[test]
fn an_echo_shows_none() {
    let mut settings = Settings::new(&OPEN);
    settings.set_credential(0, "some-user".into());
    settings.set_credential(1, "some+key".into());
    settings.set_transport(Echo);
    let call = Call::with_request(Async::build(settings).unwrap(), vault());
    let error = run(call.send()).unwrap_err();
    assert_nothing_shows(&format!("{error} {error:?}"));
}
