//! What is read of the headers and the status of an answer, and bodies that are one field.
#![cfg(all(feature = "json", feature = "xml"))]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod one_call;

use std::collections::BTreeMap;

use one_call::decode_answer;
use specwright_runtime::describe::{Body, PathPart};
use specwright_runtime::{Bytes, DateTime, Error, Json};

const PATH: &[PathPart] = &[PathPart::Literal("/things")];

/// A request without fields, and an answer.
macro_rules! answer {
    ($request:ident => $answer:ty, $body:expr) => {
        #[derive(Clone, Debug)]
        struct $request {}
        specwright_runtime::structure! { $request {} = [] }
        operation!($request => $answer, PATH, Body::Empty, $body, []);
    };
}

#[derive(Debug, Default, PartialEq)]
struct Head {
    text: Option<String>,
    count: Option<i64>,
    flag: Option<bool>,
    moment: Option<DateTime>,
    epoch: Option<DateTime>,
    list: Option<Vec<String>>,
    moments: Vec<DateTime>,
    numbers: Vec<i64>,
    meta: BTreeMap<String, String>,
    all: Option<BTreeMap<String, String>>,
    json: Option<Json>,
    status: i64,
    name: Option<String>,
}

specwright_runtime::structure! {
    Head {
        0: text, 1: count, 2: flag, 3: moment, 4: epoch, 5: list, 6: moments, 7: numbers, 8: meta, 9: all, 10: json,
        11: status, 12: name
    } = [
        Field::new("text", &["X-Text", "X-Old-Text"]).at(Place::Header),
        Field::new("count", &["x-count"]).at(Place::Header),
        Field::new("flag", &["x-flag"]).at(Place::Header),
        Field::new("moment", &["x-moment"]).at(Place::Header),
        Field::new("epoch", &["x-epoch"]).at(Place::Header).form(&const { Form::encoded(Encoding::Epoch) }),
        Field::new("list", &["x-list"]).at(Place::Header),
        Field::new("moments", &["x-moments"]).at(Place::Header),
        Field::new("numbers", &["x-numbers"]).at(Place::Header)
            .form(&const { Form { join: Some(";"), ..Form::new() } }),
        Field::new("meta", &["X-Meta-"]).at(Place::Header),
        Field::new("all", &[""]).at(Place::Header),
        Field::new("json", &["x-json"]).at(Place::Header).form(&const { Form::encoded(Encoding::JsonBase64) }),
        Field::new("status", &["status"]).at(Place::Status).required(),
        Field::new("name", &["name"]),
    ]
}

answer!(AskHead => Head, Body::JSON);

fn head(headers: &[(&'static str, &str)]) -> Head {
    decode_answer(AskHead {}, headers, "").unwrap()
}

fn said<K: std::fmt::Debug, T: std::fmt::Debug>(result: Result<T, Error<K>>) -> String {
    match result {
        Err(Error::Unexpected(unexpected)) => unexpected.reason().to_string(),
        other => panic!("expected an unreadable answer, not {other:?}"),
    }
}

#[test]
fn scalars_in_headers_and_the_status() {
    let read = head(&[
        ("x-text", " a, \"b\" "),
        ("x-count", "123"),
        ("x-flag", "true"),
        ("x-moment", "Tue, 29 Apr 2014 18:30:38 GMT"),
        ("x-epoch", "1398796238"),
        ("x-json", "eyJGb28iOiJCYXIifQ=="),
    ]);
    assert_eq!(read.text.as_deref(), Some("a, \"b\""));
    assert_eq!((read.count, read.flag, read.status), (Some(123), Some(true), 200));
    assert_eq!(read.moment.unwrap().as_str(), "2014-04-29T18:30:38Z");
    assert_eq!(read.epoch.unwrap().as_str(), "2014-04-29T18:30:38Z");
    assert_eq!(read.json, Some(serde_json::json!({"Foo": "Bar"})));
}

#[test]
fn empty_and_absent_headers() {
    let read = head(&[("x-text", ""), ("x-count", ""), ("x-list", ""), ("x-json", "")]);
    assert_eq!((read.text.as_deref(), read.count, read.json), (Some(""), None, None));
    assert_eq!(read.list, Some(vec![]));
    let read = head(&[]);
    assert_eq!((read.text, read.count, read.list, read.all), (None, None, None, None));
    assert_eq!(head(&[("x-old-text", "o")]).text.as_deref(), Some("o"));
    assert_eq!(head(&[("x-text", "a"), ("x-text", "b")]).text.as_deref(), Some("b"));
}

#[test]
fn lists_in_headers() {
    let list = |text: &str| head(&[("x-list", text)]).list.unwrap();
    assert_eq!(list(" one,two , three "), ["one", "two", "three"]);
    assert_eq!(list(r#"a,"b,c", "d \"e\" \\", ,"""#), ["a", "b,c", r#"d "e" \"#, ""]);
    assert_eq!(list(r#"Mon, a "b, c" d"#), ["Mon", r#"a "b, c" d"#]);
    assert_eq!(list(r#""open, a"#), [r#""open, a"#]);
    assert_eq!(
        head(&[("x-list", "a"), ("x-list", "b, c")]).list.unwrap(),
        ["a", "b", "c"]
    );
    assert_eq!(head(&[("x-numbers", "1; 2;3")]).numbers, [1, 2, 3]);
    let moments = head(&[(
        "x-moments",
        "Tue, 29 Apr 2014 18:30:38 GMT, 2014-04-29T18:30:39Z,Tue, 29 Apr 2014 18:30:40 GMT",
    )])
    .moments;
    assert_eq!(
        moments.iter().map(DateTime::as_str).collect::<Vec<_>>(),
        ["2014-04-29T18:30:38Z", "2014-04-29T18:30:39Z", "2014-04-29T18:30:40Z"]
    );
}

#[test]
fn maps_of_headers() {
    let read = head(&[
        ("x-meta-a", "1"),
        ("X-Meta-B", "2"),
        ("x-meta-", "3"),
        ("x-meta-a", "4"),
    ]);
    let entries: Vec<_> = read
        .meta
        .iter()
        .map(|(key, value)| (key.as_str(), value.as_str()))
        .collect();
    assert_eq!(entries, [("a", "4"), ("b", "2")]);
    assert_eq!(read.all.unwrap().len(), 3);
}

#[test]
fn headers_that_cannot_be_read_are_named() {
    assert_eq!(
        said(decode_answer(AskHead {}, &[("x-count", "x")], "")),
        "`count` should be a whole number"
    );
    assert_eq!(
        said(decode_answer(AskHead {}, &[("x-json", "%")], "")),
        "`json` should be JSON as Base64"
    );
    assert_eq!(
        said(decode_answer(AskHead {}, &[("x-numbers", "1;x")], "")),
        "`numbers[1]` should be a whole number"
    );
}

#[test]
fn something_else_in_place_of_json_is_named() {
    let said = |media_type, body: &str| said(decode_answer(AskHead {}, &[("content-type", media_type)], body));
    assert_eq!(
        said("text/html; charset=utf-8", "<html>"),
        "the body should be JSON, but is not at line 1, column 1 (content type text/html)"
    );
    assert_eq!(
        said("application/problem+json", "<html>"),
        "the body should be JSON, but is not at line 1, column 1"
    );
    assert_eq!(
        said("text/<b>", "<html>"),
        "the body should be JSON, but is not at line 1, column 1",
        "what is no media type is not repeated"
    );
    assert_eq!(said("text/html", r#"{"name":{}}"#), "`name` should be text");
}

#[derive(Debug, PartialEq)]
struct RawBytes {
    body: Option<Bytes>,
}

specwright_runtime::structure! {
    RawBytes { 0: body } = [Field::new("body", &["body"]).at(Place::Payload)]
}

#[derive(Debug, PartialEq)]
struct RawText {
    body: Option<String>,
    kind: Option<String>,
}

specwright_runtime::structure! {
    RawText { 0: body, 1: kind } = [
        Field::new("body", &["body"]).at(Place::Payload),
        Field::new("kind", &["content-type"]).at(Place::Header),
    ]
}

#[derive(Debug, PartialEq)]
struct RequiredText {
    body: String,
}

specwright_runtime::structure! {
    RequiredText { 0: body } = [Field::new("body", &["body"]).at(Place::Payload).required()]
}

answer!(AskBytes => RawBytes, Body::Raw { content_type: None });
answer!(AskText => RawText, Body::Raw { content_type: None });
answer!(AskRequiredText => RequiredText, Body::Raw { content_type: None });

#[test]
fn raw_bodies() {
    let bytes = |body: &[u8]| decode_answer(AskBytes {}, &[("content-type", "text/plain; charset=latin1")], body);
    assert_eq!(
        bytes(b"\0\xff \n").unwrap().body,
        Some(Bytes::from_static(b"\0\xff \n"))
    );
    assert_eq!(bytes(b"").unwrap().body, None);
    let text = |media_type, body: &[u8]| decode_answer(AskText {}, &[("content-type", media_type)], body);
    assert_eq!(
        text("text/plain", b" a\xc3\xa9 ").unwrap().body.as_deref(),
        Some(" aé ")
    );
    let latin = text("text/plain; charset=\"ISO-8859-1\"", b"\xe9").unwrap();
    assert_eq!(latin.body.as_deref(), Some("é"));
    assert_eq!(latin.kind.as_deref(), Some("text/plain; charset=\"ISO-8859-1\""));
    assert_eq!(text("text/plain", b"").unwrap().body, None);
    assert_eq!(said(text("text/plain", b"\xe9")), "`body` should be text in UTF-8");
    assert_eq!(
        said(text("text/plain; charset=klingon", b"a")),
        "`body` should be text in a character set that is known"
    );
    assert_eq!(decode_answer(AskRequiredText {}, &[], "").unwrap().body, "");
}
