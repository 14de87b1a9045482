//! What the observer of a client is told of answers that are not as described.
#![cfg(all(feature = "json", feature = "xml"))]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod one_call;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use one_call::service;
use specwright_runtime::describe::{
    Body, ErrorBody, ErrorCase, ErrorFormat, Operation, PathPart, Selector, Service, Success,
};
use specwright_runtime::{
    Async, Call, DateTime, Deviation, DeviationKind, Endpoint, Replay, Secret, Settings, StatusCode, Validate,
};

static SERVICE: Service = service(
    &[],
    &[ErrorBody::new(ErrorFormat::Json, &[], &[Selector::Member("code")], &[])],
);

specwright_runtime::text_enum! {
    /// A colour.
    pub enum Colour {
        /// Red.
        Red = "red",
    }
}

specwright_runtime::union! {
    /// A value.
    pub enum Value {
        /// Text.
        Text(String) = Field::new("text", &["S"]),
    }
}

#[derive(Debug, PartialEq)]
struct Thing {
    count: Option<i64>,
    either: Option<i64>,
    name: Option<String>,
    colour: Option<Colour>,
    at: Option<DateTime>,
    value: Option<Value>,
    inner: Vec<Thing>,
    rates: BTreeMap<String, i64>,
    key: Option<Secret>,
    keys: BTreeMap<String, Colour>,
}

specwright_runtime::structure! {
    Thing {
        0: count, 1: either, 2: name, 3: colour, 4: at, 5: value, 6: inner, 7: rates, 8: key, 9: keys
    } = [
        Field::new("count", &["count"]),
        Field::new("either", &["either"]).form(&const { Form { also_read: &[JsonForm::Text], ..Form::new() } }),
        Field::new("name", &["name"]),
        Field::new("colour", &["colour"]),
        Field::new("at", &["at"]),
        Field::new("value", &["value"]),
        Field::new("inner", &["inner"]),
        Field::new("rates", &["rates"]),
        Field::new("key", &["key"]).secret(),
        Field::new("keys", &["keys"]).secret(),
    ]
}

/// Asks for an answer in a format.
macro_rules! ask {
    ($request:ident, $body:expr) => {
        #[derive(Clone, Debug)]
        struct $request {}

        specwright_runtime::structure! { $request {} = [] }

        impl Validate for $request {
            fn check(&self, _: &mut specwright_runtime::validate::Report) {}
        }

        impl Endpoint for $request {
            type Response = Thing;
            type ErrorKind = one_call::Numbered;
            const OPERATION: &'static Operation =
                &Operation::new("things.ask", http::Method::GET, &[PathPart::Literal("/ask")])
                    .success(&[Success::new(200, $body)])
                    .errors(&[ErrorCase::new("First", "")
                        .status(400)
                        .details(|| Box::new(<Thing as specwright_runtime::value::Empty>::empty()))]);
        }
    };
}

ask!(AskJson, Body::JSON);
ask!(AskXml, Body::xml(&["r"]));

fn observe<R: Endpoint>(request: R, status: u16, content_type: &str, body: &str) -> Vec<Deviation> {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let into = Arc::clone(&seen);
    let mut settings = Settings::<Async>::new(&SERVICE);
    settings.set_credential(1, "some+key".into());
    settings.set_transport(Replay::default());
    settings.set_observer(Arc::new(move |deviation: &Deviation| {
        into.lock().unwrap().push(deviation.clone());
    }));
    let mut answer = http::Response::new(Bytes::from(body.to_owned()));
    *answer.status_mut() = StatusCode::from_u16(status).unwrap();
    answer
        .headers_mut()
        .insert("content-type", content_type.parse().unwrap());
    let _ = Call::with_request(Async::build(settings).unwrap(), request).decode(answer);
    seen.lock().unwrap().clone()
}

fn of_json(body: &str) -> Vec<String> {
    let observed = observe(AskJson {}, 200, "application/json", body);
    observed.iter().map(ToString::to_string).collect()
}

fn of_xml(inside: &str) -> Vec<String> {
    let observed = observe(AskXml {}, 200, "text/xml", &format!("<r>{inside}</r>"));
    observed.iter().map(ToString::to_string).collect()
}

#[test]
fn an_answer_as_described_is_none() {
    assert_eq!(
        of_json(
            r#"{"count":1,"either":"2","name":"n","colour":"red","at":"2014-04-29T18:30:38Z","value":{"S":"x"},
                "inner":[{"count":null}],"rates":{"a":1},"key":"k"}"#
        ),
        Vec::<String>::new()
    );
    assert_eq!(
        of_xml("<count>1</count><inner/><inner><name/></inner>"),
        Vec::<String>::new()
    );
}

#[test]
fn each_kind_of_deviation_is_told() {
    for (body, told) in [
        (r#"{"new\u001b":{"a":1}}"#, r#"`["new\u{1b}"]` is not described"#),
        (r#"{"inner":[{},{"new":1}]}"#, r#"`inner[1]["new"]` is not described"#),
        (r#"{"colour":"blue"}"#, "`colour` has a value that is not listed: blue"),
        (
            r#"{"colour":"a some+key"}"#,
            "`colour` has a value that is not listed: a [redacted]",
        ),
        (
            r#"{"value":{"N":1}}"#,
            r#"`value["N"]` has a member that is not listed"#,
        ),
        (r#"{"value":{"S":"x","N":1}}"#, r#"`value["N"]` is not described"#),
        (r#"{"count":"7"}"#, r#"`count` has another form than described: "7""#),
        (r#"{"name":7}"#, "`name` has another form than described: 7"),
        (r#"{"name":true}"#, "`name` has another form than described: true"),
        (r#"{"at":"soon"}"#, "`at` has a date that cannot be read: soon"),
        (r#"{"count":1,"count":2}"#, "`count` came more than once"),
        (r#"{"rates":{"a":1,"a":2}}"#, r#"`rates["a"]` came more than once"#),
        (
            r#"{"rates":{"a":"1"}}"#,
            r#"`rates["a"]` has another form than described: "1""#,
        ),
    ] {
        assert_eq!(of_json(body), [format!("things.ask, answer 200: {told}")], "{body}");
    }
    for (inside, told) in [
        ("<new/>", r#"`["new"]` is not described"#),
        ("<inner x='1'/>", r#"`inner[0]["x"]` is not described"#),
        ("<count/>", "`count` is empty"),
        ("<count>1</count><count>2</count>", "`count` came more than once"),
        ("<colour>blue</colour>", "`colour` has a value that is not listed: blue"),
        ("<value><N/></value>", r#"`value["N"]` has a member that is not listed"#),
    ] {
        assert_eq!(of_xml(inside), [format!("things.ask, answer 200: {told}")], "{inside}");
    }
}

#[test]
fn secrets_are_not_told() {
    assert_eq!(
        of_json(r#"{"key":12345,"keys":{"hunter2":"hunter2"},"name":12345}"#),
        [
            "things.ask, answer 200: `key` has another form than described",
            "things.ask, answer 200: `keys[\"[redacted]\"]` has a value that is not listed",
            "things.ask, answer 200: `name` has another form than described: 12345",
        ]
    );
    assert_eq!(
        of_json(r#"{"rates":{"some+key":"1"}}"#),
        ["things.ask, answer 200: `rates[\"[redacted]\"]` has another form than described: \"1\""]
    );
}

#[test]
fn long_and_many_deviations_are_cut() {
    let told = of_json(&format!(
        "{{\"{}\":1,\"colour\":\"{}\"}}",
        "k".repeat(999),
        "v".repeat(999)
    ));
    assert!(told.iter().all(|told| told.len() < 150), "{told:?}");
    let huge = of_json(&format!(
        "{{\"{}\":1,\"colour\":\"{}\"}}",
        "k".repeat(9999),
        "v".repeat(9999)
    ));
    assert_eq!(
        huge,
        [
            "things.ask, answer 200: `[\"…\"]` is not described",
            "things.ask, answer 200: `colour` has a value that is not listed"
        ]
    );
    let many = format!("{{\"inner\":[{}{{}}]}}", "{\"new\":1},".repeat(1000));
    assert_eq!(of_json(&many).len(), 100);
}

#[test]
fn the_content_type_and_an_answer_that_cannot_be_read() {
    let observed = observe(AskJson {}, 200, "text/html", "{}");
    assert_eq!(observed[0].kind(), DeviationKind::OtherContentType);
    assert_eq!((observed[0].path(), observed[0].came()), ("", Some("text/html")));
    assert_eq!(
        of_json(r#"{"new":1,"count":{}}"#),
        ["things.ask, answer 200: `[\"new\"]` is not described"]
    );
}

#[test]
fn details_of_errors_are_observed() {
    let observed = observe(
        AskJson {},
        400,
        "application/json",
        r#"{"colour":"blue","inner":[{"count":"x"}]}"#,
    );
    let told: Vec<_> = observed.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "things.ask, error: `colour` has a value that is not listed: blue",
            "things.ask, error: `inner[0].count` cannot be read as the details of the error",
        ]
    );
    assert_eq!((observed[0].operation(), observed[0].place()), ("things.ask", "error"));
}
