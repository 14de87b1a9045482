//! JSON bodies as they are written: every type, every form, every frame.
#![cfg(feature = "json")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod one_call;

use std::collections::BTreeMap;

use one_call::{encode, encode_body, violations};
use specwright_runtime::describe::{Body, PathPart};
use specwright_runtime::{Bytes, Call, Date, DateTime, Decimal, Json, Secret};

#[derive(Clone, Debug, Default)]
struct Node {
    text: Option<String>,
    next: Option<Box<Node>>,
    list: Option<Vec<Node>>,
    map: Option<BTreeMap<String, Node>>,
}

specwright_runtime::structure! {
    Node { 0: text, 1: next, 2: list, 3: map } = [
        Field::new("text", &["Text"]),
        Field::new("next", &["Next"]),
        Field::new("list", &["List"]),
        Field::new("map", &["Map"]),
    ]
}

fn node(text: &str) -> Node {
    Node {
        text: Some(text.to_owned()),
        ..Node::default()
    }
}

specwright_runtime::union! {
    /// One of two.
    pub enum Choice {
        /// A text.
        Text(String) = Field::new("text", &["Text"]),
        /// A moment.
        Moment(DateTime) = Field::new("moment", &["Moment"]).form(&const { Form::encoded(Encoding::Epoch) }),
    }
}

impl Default for Choice {
    fn default() -> Self {
        Self::Unknown(String::new())
    }
}

request!(Types {
    0 flag: Option<bool> = Field::new("flag", &["flag"]),
    1 number: Option<i64> = Field::new("number", &["number"]),
    2 float: Option<f64> = Field::new("float", &["float"]),
    3 decimal: Option<Decimal> = Field::new("decimal", &["decimal"]),
    4 text: Option<String> = Field::new("text", &["text"]),
    5 secret: Option<Secret> = Field::new("secret", &["secret"]).secret(),
    6 bytes: Option<Bytes> = Field::new("bytes", &["bytes"]),
    7 day: Option<Date> = Field::new("day", &["day"]),
    8 moment: Option<DateTime> = Field::new("moment", &["moment"]),
    9 any: Option<Json> = Field::new("any", &["any"]),
    10 list: Option<Vec<Vec<i64>>> = Field::new("list", &["list"]),
    11 map: Option<BTreeMap<String, BTreeMap<String, Bytes>>> = Field::new("map", &["map"]),
    12 node: Option<Node> = Field::new("node", &["node"]),
    13 choice: Option<Choice> = Field::new("choice", &["choice"]),
    14 sparse: Option<Vec<Option<i64>>> =
        Field::new("sparse", &["sparse"]).form(&const { Form { sparse: true, ..Form::new() } }),
    15 nulls: Option<Vec<Option<i64>>> = Field::new("nulls", &["nulls"]),
    16 sparse_map: Option<BTreeMap<String, Option<i64>>> =
        Field::new("sparse_map", &["sparse_map"]).form(&const { Form { sparse: true, ..Form::new() } }),
    17 null_map: Option<BTreeMap<String, Option<i64>>> = Field::new("null_map", &["null_map"]),
} => Body::JSON);

#[test]
fn types_are_written_without_loss() {
    let none = Types::default;
    for (request, expected) in [
        (none(), "{}"),
        (
            Types {
                flag: Some(true),
                ..none()
            },
            r#"{"flag":true}"#,
        ),
        (
            Types {
                number: Some(i64::MAX),
                ..none()
            },
            r#"{"number":9223372036854775807}"#,
        ),
        (
            Types {
                float: Some(0.1),
                ..none()
            },
            r#"{"float":0.1}"#,
        ),
        (
            Types {
                float: Some(-0.0),
                ..none()
            },
            r#"{"float":-0}"#,
        ),
        (
            Types {
                float: Some(f64::MAX),
                ..none()
            },
            r#"{"float":1.7976931348623157e308}"#,
        ),
        (
            Types {
                float: Some(5e-324),
                ..none()
            },
            r#"{"float":5e-324}"#,
        ),
        (
            Types {
                float: Some(f64::NAN),
                ..none()
            },
            r#"{"float":"NaN"}"#,
        ),
        (
            Types {
                float: Some(f64::INFINITY),
                ..none()
            },
            r#"{"float":"Infinity"}"#,
        ),
        (
            Types {
                float: Some(f64::NEG_INFINITY),
                ..none()
            },
            r#"{"float":"-Infinity"}"#,
        ),
        (
            Types {
                decimal: Some("-12345678901234567890.10e-5".into()),
                ..none()
            },
            r#"{"decimal":-12345678901234567890.10e-5}"#,
        ),
        (
            Types {
                text: Some("\u{0}\"\\\u{7f}é\u{2028}".to_owned()),
                ..none()
            },
            "{\"text\":\"\\u0000\\\"\\\\\u{7f}é\u{2028}\"}",
        ),
        (
            Types {
                secret: Some("s".into()),
                ..none()
            },
            r#"{"secret":"s"}"#,
        ),
        (
            Types {
                bytes: Some(Bytes::from_static(b"Blob param")),
                ..none()
            },
            r#"{"bytes":"QmxvYiBwYXJhbQ=="}"#,
        ),
        (
            Types {
                day: Some("2026-07-08".into()),
                ..none()
            },
            r#"{"day":"2026-07-08"}"#,
        ),
        (
            Types {
                moment: Some("2015-01-25T08:00:00Z".into()),
                ..none()
            },
            r#"{"moment":"2015-01-25T08:00:00Z"}"#,
        ),
        (
            Types {
                any: Some(r#"{"a":[1,2.5,null,"x"]}"#.parse().unwrap()),
                ..none()
            },
            r#"{"any":{"a":[1,2.5,null,"x"]}}"#,
        ),
        (
            Types {
                any: Some(Json::Null),
                ..none()
            },
            r#"{"any":null}"#,
        ),
        (
            Types {
                list: Some(vec![vec![1, 2], vec![]]),
                ..none()
            },
            r#"{"list":[[1,2],[]]}"#,
        ),
        (
            Types {
                list: Some(vec![]),
                map: Some(BTreeMap::new()),
                ..none()
            },
            r#"{"list":[],"map":{}}"#,
        ),
        (
            Types {
                map: Some([("a\"".to_owned(), [("b".to_owned(), Bytes::from_static(b"foo"))].into())].into()),
                ..none()
            },
            r#"{"map":{"a\"":{"b":"Zm9v"}}}"#,
        ),
        (
            Types {
                node: Some(Node::default()),
                ..none()
            },
            r#"{"node":{}}"#,
        ),
        (
            Types {
                node: Some(Node {
                    next: Some(Box::new(node("a"))),
                    list: Some(vec![node("b")]),
                    map: Some([("k".to_owned(), node("c"))].into()),
                    ..Node::default()
                }),
                ..none()
            },
            r#"{"node":{"Next":{"Text":"a"},"List":[{"Text":"b"}],"Map":{"k":{"Text":"c"}}}}"#,
        ),
        (
            Types {
                choice: Some(Choice::Text("t".to_owned())),
                ..none()
            },
            r#"{"choice":{"Text":"t"}}"#,
        ),
        (
            Types {
                choice: Some(Choice::Moment("1970-01-01T00:00:01.5Z".into())),
                ..none()
            },
            r#"{"choice":{"Moment":1.5}}"#,
        ),
        (
            Types {
                sparse: Some(vec![None, Some(1)]),
                ..none()
            },
            r#"{"sparse":[null,1]}"#,
        ),
        (
            Types {
                nulls: Some(vec![None, Some(1), None]),
                ..none()
            },
            r#"{"nulls":[1]}"#,
        ),
        (
            Types {
                sparse_map: Some([("a".to_owned(), None), ("b".to_owned(), Some(1))].into()),
                ..none()
            },
            r#"{"sparse_map":{"a":null,"b":1}}"#,
        ),
        (
            Types {
                null_map: Some([("a".to_owned(), None), ("b".to_owned(), Some(1))].into()),
                ..none()
            },
            r#"{"null_map":{"b":1}}"#,
        ),
    ] {
        assert_eq!(encode_body(request), expected);
    }
}

request!(Forms {
    0 number_text: Option<i64> = Field::new("number_text", &["a"]).form(&const { Form::encoded(Encoding::Text) }),
    1 text_number: Option<String> = Field::new("text_number", &["b"]).form(&const { Form::encoded(Encoding::Number) }),
    2 words: Option<bool> = Field::new("words", &["c"])
        .form(&const { Form::encoded(Encoding::Words { yes: "Y", no: "N", bare: false }) }),
    3 bare: Option<bool> = Field::new("bare", &["d"])
        .form(&const { Form::encoded(Encoding::Words { yes: "1", no: "0", bare: true }) }),
    4 base64: Option<String> = Field::new("base64", &["e"]).form(&const { Form::encoded(Encoding::Base64) }),
    5 json: Option<Node> = Field::new("json", &["f"]).form(&const { Form::encoded(Encoding::Json) }),
    6 json_base64: Option<Vec<i64>> =
        Field::new("json_base64", &["g"]).form(&const { Form::encoded(Encoding::JsonBase64) }),
    7 epoch: Option<DateTime> = Field::new("epoch", &["h"]).form(&const { Form::encoded(Encoding::Epoch) }),
    8 millis: Option<DateTime> = Field::new("millis", &["i"]).form(&const { Form::encoded(Encoding::EpochMillis) }),
    9 http_date: Option<DateTime> = Field::new("http_date", &["j"]).form(&const { Form::encoded(Encoding::HttpDate) }),
    10 layout: Option<Date> =
        Field::new("layout", &["k"]).form(&const { Form::encoded(Encoding::Layout("dd/mm/yyyy")) }),
    11 joined: Option<Vec<i64>> = Field::new("joined", &["l"]).form(&const { Form { join: Some(","), ..Form::new() } }),
    12 null: Option<i64> = Field::new("null", &["m"]).form(&const { Form { send_null: true, ..Form::new() } }),
    13 decimal: Option<Decimal> = Field::new("decimal", &["n"]).form(&const { Form::encoded(Encoding::Text) }),
    14 float: Option<f64> = Field::new("float", &["o"]).form(&const { Form::encoded(Encoding::Number) }),
    15 epochs: Option<Vec<DateTime>> = Field::new("epochs", &["p"]).form(&const {
        Form { element: Some(&const { Form::encoded(Encoding::Epoch) }), ..Form::new() }
    }),
} => Body::JSON);

#[test]
fn values_travel_in_their_form() {
    let none = Forms::default;
    let moment = || Some(DateTime::from("2015-01-25T08:00:00.250Z"));
    for (request, expected) in [
        (none(), r#"{"m":null}"#),
        (
            Forms {
                number_text: Some(12),
                ..none()
            },
            r#"{"a":"12","m":null}"#,
        ),
        (
            Forms {
                text_number: Some("1e2".to_owned()),
                ..none()
            },
            r#"{"b":1e2,"m":null}"#,
        ),
        (
            Forms {
                words: Some(true),
                bare: Some(false),
                ..none()
            },
            r#"{"c":"Y","d":0,"m":null}"#,
        ),
        (
            Forms {
                base64: Some("pässword".to_owned()),
                ..none()
            },
            r#"{"e":"cMOkc3N3b3Jk","m":null}"#,
        ),
        (
            Forms {
                json: Some(node("\"")),
                ..none()
            },
            r#"{"f":"{\"Text\":\"\\\"\"}","m":null}"#,
        ),
        (
            Forms {
                json_base64: Some(vec![1, 2]),
                ..none()
            },
            r#"{"g":"WzEsMl0=","m":null}"#,
        ),
        (
            Forms {
                epoch: moment(),
                millis: moment(),
                http_date: moment(),
                ..none()
            },
            r#"{"h":1422172800.25,"i":1422172800250,"j":"Sun, 25 Jan 2015 08:00:00 GMT","m":null}"#,
        ),
        (
            Forms {
                layout: Some("2026-07-08".into()),
                ..none()
            },
            r#"{"k":"08/07/2026","m":null}"#,
        ),
        (
            Forms {
                joined: Some(vec![1, 2]),
                ..none()
            },
            r#"{"l":"1,2","m":null}"#,
        ),
        (
            Forms {
                joined: Some(vec![]),
                null: Some(1),
                ..none()
            },
            r#"{"l":"","m":1}"#,
        ),
        (
            Forms {
                decimal: Some("1.10".into()),
                float: Some(2.5),
                ..none()
            },
            r#"{"m":null,"n":"1.10","o":2.5}"#,
        ),
        (
            Forms {
                epochs: Some(vec!["1970-01-01T00:00:01Z".into()]),
                ..none()
            },
            r#"{"m":null,"p":[1]}"#,
        ),
    ] {
        assert_eq!(encode_body(request), expected);
    }
}

#[test]
fn what_cannot_be_said_is_refused() {
    let none = Forms::default;
    const MOMENT: &str = "must be an ISO 8601 date, or date and time with an offset, that there is";
    for (request, expected) in [
        (
            Forms {
                text_number: Some("1x".to_owned()),
                ..none()
            },
            "text_number: must be a number".to_owned(),
        ),
        (
            Forms {
                text_number: Some("1,\"x\":2".to_owned()),
                ..none()
            },
            "text_number: must be a number".to_owned(),
        ),
        (
            Forms {
                float: Some(f64::NAN),
                ..none()
            },
            "float: must be a number".to_owned(),
        ),
        (
            Forms {
                decimal: Some("NaN".into()),
                ..none()
            },
            "decimal: must be a decimal number".to_owned(),
        ),
        (
            Forms {
                epoch: Some("yesterday".into()),
                ..none()
            },
            format!("epoch: {MOMENT}"),
        ),
        (
            Forms {
                epochs: Some(vec!["1970-01-01T00:00:01Z".into(), "".into()]),
                ..none()
            },
            format!("epochs[1]: {MOMENT}"),
        ),
    ] {
        assert_eq!(violations(request), [expected]);
    }
    let wrong = Types {
        map: None,
        decimal: Some("1}".into()),
        choice: Some(Choice::Unknown("New".to_owned())),
        ..Types::default()
    };
    assert_eq!(
        violations(wrong),
        [
            "decimal: must be a decimal number",
            "choice: must be a member that the service documents"
        ]
    );
}

#[test]
fn a_value_that_is_too_deep_is_refused() {
    let deep = (0..1_000).fold(node("bottom"), |inner, _| Node {
        next: Some(Box::new(inner)),
        ..Node::default()
    });
    let error = Call::with_request(
        one_call::handle(&one_call::OPEN),
        Types {
            node: Some(deep),
            ..Types::default()
        },
    )
    .encode()
    .unwrap_err();
    assert_eq!(error.violations()[0].rule(), "depth");
}

macro_rules! beside {
    ($name:ident, $root:expr) => {
        request!($name {
            0 inside: Option<String> = Field::new("inside", &["inside"]),
            1 beside: Option<i64> = Field::new("beside", &["beside"]).at(Place::BesideRoot),
        } => Body::Json { root: $root });
    };
}

#[test]
fn members_stand_in_the_root_or_beside_it() {
    beside!(None, &[]);
    beside!(One, &["a"]);
    beside!(Two, &["a", "b"]);
    let (inside, beside) = (|| Some("x".to_owned()), Some(1));
    assert_eq!(
        encode_body(None {
            inside: inside(),
            beside
        }),
        r#"{"inside":"x","beside":1}"#
    );
    assert_eq!(
        encode_body(One {
            inside: inside(),
            beside
        }),
        r#"{"a":{"inside":"x"},"beside":1}"#
    );
    assert_eq!(
        encode_body(Two {
            inside: inside(),
            beside
        }),
        r#"{"a":{"b":{"inside":"x"}},"beside":1}"#
    );
    assert_eq!(encode_body(Two::default()), r#"{"a":{"b":{}}}"#);
}

macro_rules! payload {
    ($name:ident, $type:ty, $root:expr) => {
        request!($name {
            0 header: Option<String> = Field::new("header", &["x-header"]).at(Place::Header),
            1 value: $type = Field::new("value", &["value"]).at(Place::Payload),
        } => Body::Json { root: $root });
    };
}

#[test]
fn a_payload_is_the_whole_body() {
    payload!(Object, Option<Node>, &[]);
    payload!(Boxed, Option<Box<Node>>, &[]);
    payload!(Rooted, Option<Node>, &["a", "b"]);
    payload!(Union, Option<Choice>, &[]);
    payload!(List, Option<Vec<i64>>, &[]);
    payload!(Any, Json, &[]);

    let of = |request: http::Request<Bytes>| {
        let content_type = request
            .headers()
            .get("content-type")
            .map(|value| value.to_str().unwrap().to_owned());
        (String::from_utf8(request.into_body().to_vec()).unwrap(), content_type)
    };
    let json = |body: &str| (body.to_owned(), Some("application/json".to_owned()));
    let nothing = || (String::new(), None);
    let open = &one_call::OPEN;
    assert_eq!(
        of(encode(
            open,
            Object {
                value: Some(node("x")),
                header: None
            }
        )),
        json(r#"{"Text":"x"}"#)
    );
    assert_eq!(of(encode(open, Object::default())), json("{}"));
    assert_eq!(of(encode(open, Boxed::default())), json("{}"));
    assert_eq!(
        of(encode(
            open,
            Rooted {
                value: Some(node("x")),
                header: None
            }
        )),
        json(r#"{"a":{"b":{"Text":"x"}}}"#)
    );
    assert_eq!(of(encode(open, Rooted::default())), json(r#"{"a":{"b":{}}}"#));
    assert_eq!(
        of(encode(
            open,
            Union {
                value: Some(Choice::Text("x".to_owned())),
                header: None
            }
        )),
        json(r#"{"Text":"x"}"#)
    );
    assert_eq!(of(encode(open, Union::default())), nothing());
    assert_eq!(
        of(encode(
            open,
            List {
                value: Some(vec![]),
                header: None
            }
        )),
        json("[]")
    );
    assert_eq!(of(encode(open, List::default())), nothing());
    assert_eq!(
        of(encode(
            open,
            Any {
                value: "[1]".parse().unwrap(),
                header: None
            }
        )),
        json("[1]")
    );
}

#[test]
fn without_members_there_is_no_body() {
    request!(HeaderOnly {
        0 header: Option<String> = Field::new("header", &["x-header"]).at(Place::Header),
    } => Body::JSON);
    request!(OwnType {
        0 kind: Option<String> = Field::new("kind", &["Content-Type"]).at(Place::Header),
        1 member: Option<String> = Field::new("member", &["member"]),
    } => Body::JSON);

    let request = encode(
        &one_call::OPEN,
        HeaderOnly {
            header: Some("h".to_owned()),
        },
    );
    assert!(request.body().is_empty() && !request.headers().contains_key("content-type"));
    let request = encode(&one_call::OPEN, OwnType::default());
    assert_eq!(
        (request.body().as_ref(), &request.headers()["content-type"]),
        (&b"{}"[..], &"application/json".parse().unwrap())
    );
    let request = encode(
        &one_call::OPEN,
        OwnType {
            kind: Some("application/x".to_owned()),
            member: None,
        },
    );
    assert_eq!(request.headers()["content-type"], "application/x");
}
