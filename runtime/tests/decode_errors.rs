//! Errors chosen by a code in a header or in the body, errors inside of a success, and what else an error holds.
#![cfg(all(feature = "json", feature = "xml"))]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod one_call;

use bytes::Bytes;
use one_call::{Numbered, handle, service};
use specwright_runtime::describe::{
    Body, ErrorBody, ErrorCase, ErrorFormat, Operation, PathPart, Selector, Service, Success,
};
use specwright_runtime::{Call, Endpoint, Error, Reason, Secret, ServiceError, StatusCode, Validate};

/// `Foo` from `aws#Foo:http://…`
const fn form(
    format: ErrorFormat,
    path: &'static [&'static str],
    code: &'static [Selector],
    message: &'static [Selector],
) -> ErrorBody {
    ErrorBody::new(format, path, code, message)
        .code_after("#")
        .code_before(":")
}

const CODE: &[Selector] = &[
    Selector::Header("X-Error"),
    Selector::Member("code"),
    Selector::Member("__type"),
];
const MESSAGE: &[Selector] = &[Selector::Member("message"), Selector::Member("Message")];

static JSON: Service = service(&[], &[form(ErrorFormat::Json, &[], CODE, MESSAGE)]);
static NESTED: Service = service(&[], &[form(ErrorFormat::Json, &["errors", "error"], CODE, MESSAGE)]);
static XML: Service = service(
    &[],
    &[
        form(
            ErrorFormat::Xml,
            &["ErrorResponse", "Error"],
            &[Selector::Attribute("x:code"), Selector::Member("Code")],
            &[Selector::Member("Message"), Selector::Text],
        ),
        form(
            ErrorFormat::Xml,
            &["Error"],
            &[Selector::Member("Code")],
            &[Selector::Member("Message")],
        ),
    ],
);
static NOTHING: Service = service(&[], &[]);

#[derive(Debug, PartialEq)]
struct FirstDetails {
    limit: Option<i64>,
    field: Option<String>,
    parts: Vec<Part>,
    key: Option<Secret>,
    retry: Option<i64>,
    status: Option<i64>,
}

#[derive(Debug, PartialEq)]
struct Part {
    name: String,
}

specwright_runtime::structure! {
    Part { 0: name } = [Field::new("name", &["name"]).required()]
}

specwright_runtime::structure! {
    FirstDetails { 0: limit, 1: field, 2: parts, 3: key, 4: retry, 5: status } = [
        Field::new("limit", &["limit"]),
        Field::new("field", &["field"]),
        Field::new("parts", &["parts"]),
        Field::new("key", &["key"]).secret(),
        Field::new("retry", &["Retry-After"]).at(Place::Header),
        Field::new("status", &["status"]).at(Place::Status),
    ]
}

fn first_details() -> Box<dyn specwright_runtime::value::Details> {
    Box::new(<FirstDetails as specwright_runtime::value::Empty>::empty())
}

#[derive(Clone, Debug)]
struct Ask {}

specwright_runtime::structure! { Ask {} = [] }

#[derive(Debug, PartialEq)]
struct Done {
    id: Option<i64>,
}

specwright_runtime::structure! {
    Done { 0: id } = [Field::new("id", &["id"])]
}

impl Validate for Ask {
    fn check(&self, _: &mut specwright_runtime::validate::Report) {}
}

impl Endpoint for Ask {
    type Response = Done;
    type ErrorKind = Numbered;
    const OPERATION: &'static Operation =
        &Operation::new("things.ask", http::Method::POST, &[PathPart::Literal("/ask")])
            .success(&[Success::new(200, Body::JSON).may_fail(), Success::new(201, Body::JSON)])
            .errors(&[
                ErrorCase::new("First", "")
                    .status(400)
                    .code("Foo")
                    .details(first_details),
                ErrorCase::new("Second", "").code("Bar"),
                ErrorCase::new("Third", "").status(404).details(first_details),
            ]);
}

fn answer(
    service: &'static Service,
    status: u16,
    headers: &[(&'static str, &str)],
    body: &str,
) -> Result<Done, Error<Numbered>> {
    let mut answer = http::Response::new(Bytes::from(body.to_owned()));
    *answer.status_mut() = StatusCode::from_u16(status).unwrap();
    for (name, value) in headers {
        answer.headers_mut().append(*name, value.parse().unwrap());
    }
    Call::with_request(handle(service), Ask {}).decode(answer)
}

fn error(
    service: &'static Service,
    status: u16,
    headers: &[(&'static str, &str)],
    body: &str,
) -> ServiceError<Numbered> {
    match answer(service, status, headers, body) {
        Err(Error::Service(error)) => error,
        other => panic!("expected a documented error, not {other:?}"),
    }
}

#[test]
fn a_header_goes_before_the_body() {
    for (headers, body) in [
        (&[("x-error", "Foo")][..], r#"{"code":"Bar","message":"m"}"#),
        (&[("X-ERROR", "a#Foo:http://b")], r#"{"Message":"m"}"#),
        (&[], r#"{"__type":"aws#Foo:http://x/a#b","message":"m"}"#),
        (&[], r#"{"__type":"Bar","message":"m","code":" Foo "}"#),
        (&[], r#"{"code":"","__type":"Foo","message":null,"Message":"m"}"#),
    ] {
        let error = error(&JSON, 400, headers, body);
        assert_eq!(*error.kind(), Numbered::First, "{body}");
        assert_eq!((error.code(), error.message()), (Some("Foo"), Some("m")), "{body}");
    }
    assert_eq!(*error(&JSON, 500, &[("x-error", "Bar")], "").kind(), Numbered::Second);
    assert_eq!(
        *error(&JSON, 500, &[("x-error", "Bar")], "<html>").kind(),
        Numbered::Second
    );
}

#[test]
fn an_unknown_code_is_carried() {
    let Err(Error::Unexpected(unexpected)) = answer(&JSON, 400, &[("x-error", "New:x")], "{}") else {
        panic!("nobody knows the code");
    };
    assert_eq!(
        (unexpected.reason(), unexpected.code()),
        (&Reason::UnknownCode, Some("New"))
    );
}

#[test]
fn xml_errors_in_several_wrappers() {
    for body in [
        "<ErrorResponse><Error><Type>Sender</Type><Code>Foo</Code><Message>m</Message></Error><Id/></ErrorResponse>",
        "<e:ErrorResponse xmlns:e='u' ><e:Error y:code='Foo'>m</e:Error></e:ErrorResponse>",
        "<Error><Code>Foo</Code><Message>m</Message></Error>",
    ] {
        let error = error(&XML, 400, &[], body);
        assert_eq!((error.code(), error.message()), (Some("Foo"), Some("m")), "{body}");
    }
}

#[test]
fn an_error_inside_of_a_success() {
    let body = r#"{"code":"Foo","message":"m","limit":3}"#;
    let found = error(&JSON, 200, &[], body);
    assert_eq!((*found.kind(), found.status()), (Numbered::First, StatusCode::OK));
    assert_eq!(found.details::<FirstDetails>().unwrap().limit, Some(3));
    assert_eq!(
        answer(&JSON, 201, &[], body).unwrap().id,
        None,
        "it says nothing of that"
    );
    assert_eq!(
        answer(&JSON, 200, &[], r#"{"id":1,"message":"fine"}"#).unwrap().id,
        Some(1)
    );
    assert_eq!(answer(&JSON, 200, &[], "").unwrap().id, None);
    let Err(Error::Unexpected(unexpected)) = answer(&JSON, 200, &[], r#"{"code":"New"}"#) else {
        panic!("nobody knows the code");
    };
    assert_eq!(
        (unexpected.reason(), unexpected.code()),
        (&Reason::UnknownCode, Some("New"))
    );
}

#[test]
fn details_come_from_body_headers_and_status() {
    let body = r#"{"code":"Foo","limit":"3","field":"f","parts":[{"name":"a"}],"key":"hunter2","x":1}"#;
    let found = error(&JSON, 400, &[("retry-after", "7")], body);
    assert_eq!(
        found.details::<FirstDetails>(),
        Some(&FirstDetails {
            limit: Some(3),
            field: Some("f".to_owned()),
            parts: vec![Part { name: "a".to_owned() }],
            key: Some("hunter2".into()),
            retry: Some(7),
            status: Some(400),
        })
    );
    assert_eq!(found.details::<Part>(), None, "that is another type");
    assert!(!format!("{found:?} {found}").contains("hunter2"), "{found:?}");
    assert_eq!(found, found.clone());
    assert_ne!(found, error(&JSON, 400, &[("retry-after", "8")], body));
    assert_eq!(
        error(&JSON, 500, &[], r#"{"code":"Bar","limit":3}"#).details::<FirstDetails>(),
        None
    );
}

#[test]
fn details_are_those_of_the_error_that_decided() {
    let body =
        r#"{"errors":[{"error":{}},{"error":"text"},{"error":[{"code":"No","limit":1},{"limit":2,"code":"Foo"}]}]}"#;
    let limit = |found: &ServiceError<Numbered>| found.details::<FirstDetails>().unwrap().limit;
    assert_eq!(limit(&error(&NESTED, 400, &[], body)), Some(2));
    let body = "<ErrorResponse><Error/><Error code='No'><limit>1</limit></Error>\
                <Error><limit>2</limit><Code>Foo</Code><parts><name>a</name></parts></Error></ErrorResponse>";
    let found = error(&XML, 400, &[], body);
    assert_eq!(limit(&found), Some(2));
    assert_eq!(found.details::<FirstDetails>().unwrap().parts.len(), 1);
}

#[test]
fn details_of_an_error_by_its_status() {
    for (service, body) in [
        (&JSON, r#"{"limit":1,"other":2}"#),
        (&NESTED, r#"{"errors":{"error":{"limit":1}}}"#),
        (&NOTHING, r#" {"limit":1}"#),
        (&NOTHING, " <any><limit>1</limit></any>"),
    ] {
        let found = error(service, 404, &[], body);
        assert_eq!(*found.kind(), Numbered::Third);
        assert_eq!(found.details::<FirstDetails>().unwrap().limit, Some(1), "{body}");
    }
    let found = error(&JSON, 404, &[("retry-after", "7")], "<html>");
    assert_eq!(found.details::<FirstDetails>().unwrap().retry, Some(7));
}

#[test]
fn details_that_cannot_be_read_are_none() {
    for (headers, body) in [
        (&[][..], r#"{"limit":"x"}"#),
        (&[], r#"{"parts":[{}]}"#),
        (&[], r#"{"parts":{}}"#),
        (&[("retry-after", "soon")], "{}"),
    ] {
        let found = error(&JSON, 404, headers, body);
        assert_eq!(found.details::<FirstDetails>(), None, "{body}");
    }
}

#[test]
fn an_excerpt_ends_where_a_secret_of_the_details_begins() {
    let found = error(&JSON, 404, &[], r#"{"limit":1,"key":"hunter2"}"#);
    assert_eq!(found.excerpt(), Some(r#"{"limit":1,"[redacted]"#));
}
