//! Headers: scalars, lists, maps, and values that never end one.
#![cfg(feature = "json")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod one_call;

use std::collections::BTreeMap;

use http::HeaderMap;
use one_call::{encode, violations};
use specwright_runtime::describe::{AuthScheme, Body, PathPart, Service};
use specwright_runtime::{Bytes, DateTime, Json};

type Texts = BTreeMap<String, String>;

request!(Headers {
    0 text: Option<String> = Field::new("text", &["X-Text"]).at(Place::Header),
    1 list: Option<Vec<String>> = Field::new("list", &["X-List"]).at(Place::Header),
    2 moments: Option<Vec<DateTime>> =
        Field::new("moments", &["X-Moments"]).at(Place::Header).form(&const { Form::encoded(Encoding::HttpDate) }),
    3 moment: Option<DateTime> =
        Field::new("moment", &["X-Moment"]).at(Place::Header).form(&const { Form::encoded(Encoding::HttpDate) }),
    4 bytes: Option<Bytes> = Field::new("bytes", &["X-Bytes"]).at(Place::Header),
    5 json: Option<Json> =
        Field::new("json", &["X-Json"]).at(Place::Header).form(&const { Form::encoded(Encoding::JsonBase64) }),
    6 meta: Texts = Field::new("meta", &["x-meta-"]).at(Place::Header),
    7 all: Texts = Field::new("all", &[""]).at(Place::Header),
    8 semicolons: Vec<String> =
        Field::new("semicolons", &["X-Semicolons"]).at(Place::Header).form(&const { Form { join: Some("; "), ..Form::new() } }),
    9 numbers: Option<Vec<f64>> = Field::new("numbers", &["X-Numbers"]).at(Place::Header),
    10 bare: Option<Json> =
        Field::new("bare", &["X-Bare"]).at(Place::Header).form(&const { Form::encoded(Encoding::Json) }),
} => Body::Empty);

fn words<const N: usize>(words: [&str; N]) -> Vec<String> {
    words.map(str::to_owned).into()
}

fn texts<const N: usize>(pairs: [(&str, &str); N]) -> Texts {
    pairs.map(|(key, text)| (key.to_owned(), text.to_owned())).into()
}

fn sent(request: Headers) -> HeaderMap {
    let mut headers = encode(
        &one_call::OPEN,
        Headers {
            semicolons: words(["x"]),
            ..request
        },
    )
    .headers()
    .clone();
    for own in ["accept", "user-agent", "x-semicolons"] {
        headers.remove(own);
    }
    headers
}

#[test]
fn values_are_written_as_header_texts() {
    let none = Headers::default;
    for (request, name, expected) in [
        (
            Headers {
                text: Some(String::new()),
                ..none()
            },
            "x-text",
            "",
        ),
        (
            Headers {
                text: Some("a, \"b\"\té".to_owned()),
                ..none()
            },
            "x-text",
            "a, \"b\"\té",
        ),
        (
            Headers {
                list: Some(words(["one", "two", "three"])),
                ..none()
            },
            "x-list",
            "one,two,three",
        ),
        (
            Headers {
                list: Some(vec![]),
                ..none()
            },
            "x-list",
            "",
        ),
        (
            Headers {
                list: Some(words(["b,c", "\"d\\", "", " e", "f\\g"])),
                ..none()
            },
            "x-list",
            r#""b,c","\"d\\",," e",f\g"#,
        ),
        (
            Headers {
                moments: Some(vec!["2015-01-25T08:00:00Z".into(), "2015-01-26T09:00:00+01:00".into()]),
                ..none()
            },
            "x-moments",
            "Sun, 25 Jan 2015 08:00:00 GMT,Mon, 26 Jan 2015 08:00:00 GMT",
        ),
        (
            Headers {
                moment: Some("2015-01-25T08:00:00Z".into()),
                ..none()
            },
            "x-moment",
            "Sun, 25 Jan 2015 08:00:00 GMT",
        ),
        (
            Headers {
                bytes: Some(Bytes::from_static(b"foo")),
                ..none()
            },
            "x-bytes",
            "Zm9v",
        ),
        (
            Headers {
                json: Some(r#"{"Foo":"Bar"}"#.parse().unwrap()),
                ..none()
            },
            "x-json",
            "eyJGb28iOiJCYXIifQ==",
        ),
        (
            Headers {
                bare: Some(r#"{"Foo":["Bar",1]}"#.parse().unwrap()),
                ..none()
            },
            "x-bare",
            r#"{"Foo":["Bar",1]}"#,
        ),
        (
            Headers {
                numbers: Some(vec![1.5, f64::NAN]),
                ..none()
            },
            "x-numbers",
            "1.5,NaN",
        ),
        (
            Headers {
                meta: texts([("A", "b")]),
                ..none()
            },
            "x-meta-a",
            "b",
        ),
        (
            Headers {
                all: texts([("X-Other", "o")]),
                ..none()
            },
            "x-other",
            "o",
        ),
    ] {
        let headers = sent(request);
        assert_eq!(headers[name].as_bytes(), expected.as_bytes());
        assert_eq!(headers.len(), 1, "{name}");
    }
    assert!(sent(none()).is_empty());
}

#[test]
fn another_joint_has_its_own_quotes() {
    let request = encode(
        &one_call::OPEN,
        Headers {
            semicolons: words(["a,b", "c;d", "e"]),
            ..Headers::default()
        },
    );
    assert_eq!(request.headers()["x-semicolons"], "a,b; \"c;d\"; e");
}

#[test]
fn named_headers_and_credentials_win_over_keys() {
    static BEARER: Service = one_call::service(&[AuthScheme::Bearer { token: 1 }], &[]);
    let request = Headers {
        text: Some("named".to_owned()),
        all: texts([("x-text", "from the map"), ("authorization", "Bearer mine"), ("b", "2")]),
        ..Headers::default()
    };
    let request = encode(&BEARER, request);
    assert_eq!(request.headers()["x-text"], "named");
    assert_eq!(request.headers()["authorization"], "Bearer some+key");
    assert_eq!(request.headers()["b"], "2");
    assert_eq!(request.headers().get_all("x-text").iter().count(), 1);
}

#[test]
fn what_would_become_something_else_is_refused() {
    let none = Headers::default;
    const CONTROL: &str = "must not have line breaks or other control characters in a header";
    const ENDS: &str = "must not begin or end with white space in a header";
    const KEY: &str = "must have a key that the name of a header can have";
    for (request, expected) in [
        (
            Headers {
                text: Some("a\r\nX: 1".to_owned()),
                ..none()
            },
            format!("text: {CONTROL}"),
        ),
        (
            Headers {
                text: Some(" a".to_owned()),
                ..none()
            },
            format!("text: {ENDS}"),
        ),
        (
            Headers {
                list: Some(words(["a", "b\n"])),
                ..none()
            },
            format!("list: {CONTROL}"),
        ),
        (
            Headers {
                meta: texts([("k", "b\0")]),
                ..none()
            },
            format!("meta[\"k\"]: {CONTROL}"),
        ),
        (
            Headers {
                meta: texts([("k: v\r\nx", "b")]),
                ..none()
            },
            format!("meta[\"k: v\\r\\nx\"]: {KEY}"),
        ),
        (
            Headers {
                all: texts([("", "b")]),
                ..none()
            },
            format!("all[\"\"]: {KEY}"),
        ),
        (
            Headers {
                meta: texts([("", "b")]),
                ..none()
            },
            format!("meta[\"\"]: {KEY}"),
        ),
        (
            Headers {
                meta: texts([("A", "1"), ("a", "2")]),
                ..none()
            },
            "meta[\"a\"]: must have a key that differs from the others in more than case".to_owned(),
        ),
        (
            Headers {
                all: texts([("Host", "b")]),
                ..none()
            },
            format!("all[\"Host\"]: {KEY}"),
        ),
        (
            Headers {
                all: texts([("Content-Length", "9")]),
                ..none()
            },
            format!("all[\"Content-Length\"]: {KEY}"),
        ),
        (
            Headers {
                all: texts([("transfer-encoding", "chunked")]),
                ..none()
            },
            format!("all[\"transfer-encoding\"]: {KEY}"),
        ),
        (
            Headers {
                moments: Some(vec!["soon".into()]),
                ..none()
            },
            "moments[0]: must be an ISO 8601 date, or date and time with an offset, that there is".to_owned(),
        ),
    ] {
        assert_eq!(violations(request), [expected]);
    }
}
