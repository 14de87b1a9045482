//! Paths, query strings and host names: every layout, and values that stay values.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod one_call;

use std::collections::BTreeMap;

use one_call::{encode, handle, violations};
use specwright_runtime::describe::{AuthScheme, Body, PathPart, Service};
use specwright_runtime::{Async, Bytes, Call, Date, DateTime, Decimal, Replay, Settings};

type Texts = BTreeMap<String, String>;

fn texts<const N: usize>(pairs: [(&str, &str); N]) -> Texts {
    pairs.map(|(key, text)| (key.to_owned(), text.to_owned())).into()
}

fn words<const N: usize>(words: [&str; N]) -> Vec<String> {
    words.map(str::to_owned).into()
}

#[derive(Clone, Debug, Default)]
struct Object {
    bucket: String,
    key: String,
    flag: bool,
}

specwright_runtime::structure! {
    Object { 0: bucket, 1: key, 2: flag } = [
        Field::new("bucket", &["bucket"]).at(Place::Path),
        Field::new("key", &["key"]).at(Place::Path),
        Field::new("flag", &["flag"])
            .at(Place::Path)
            .form(&const { Form::encoded(Encoding::Words { yes: "on", no: "off", bare: false }) }),
    ]
}

operation!(
    Object => (),
    &[
        PathPart::Literal("/"),
        PathPart::Field(0),
        PathPart::Literal("/"),
        PathPart::Greedy(1),
        PathPart::Literal("/(a+)+/"),
        PathPart::Field(2),
    ],
    Body::Empty, Body::Empty, [],
    query: &[("list-type", Some("2 &")), ("uploads", None)], host_prefix: &[]
);

fn object(bucket: &str, key: &str) -> Object {
    Object {
        bucket: bucket.to_owned(),
        key: key.to_owned(),
        flag: true,
    }
}

#[test]
fn a_greedy_label_keeps_its_slashes_and_nothing_else() {
    let request = encode(&one_call::OPEN, object("my/bucket", "testing /1+2%2F?é/~"));
    assert_eq!(
        request.uri().to_string(),
        "https://api.example.com/rest/my%2Fbucket/testing%20/1%2B2%252F%3F%C3%A9/~/(a+)+/on\
         ?list-type=2%20%26&uploads"
    );
    for key in ["..", "../a", "a/../b", "a/.", "a/.."] {
        assert!(
            violations(object("b", key)) == ["key: must not be a dot or two in a path"],
            "{key}"
        );
    }
    assert_eq!(
        violations(object("..", "a")),
        ["bucket: must not be a dot or two in a path"]
    );
    assert_eq!(violations(object("b", "")), ["key: must not be empty in a path"]);
    for key in ["a\\..\\b", "%2e%2e/b", "...", "a//b", "/a"] {
        encode(&one_call::OPEN, object("b", key));
    }
}

request!(Query {
    0 text: Option<String> = Field::new("text", &["text"]).at(Place::Query),
    1 repeated: Vec<String> = Field::new("repeated", &["r"]).at(Place::Query),
    2 joined: Option<Vec<i64>> =
        Field::new("joined", &["j"]).at(Place::Query).form(&const { Form { join: Some(","), ..Form::new() } }),
    3 indexed: Vec<String> =
        Field::new("indexed", &["i"]).at(Place::Query).form(&const { Form { style: Style::Indexed, ..Form::new() } }),
    4 brackets: Vec<String> =
        Field::new("brackets", &["b"]).at(Place::Query).form(&const { Form { style: Style::Brackets, ..Form::new() } }),
    5 map: Texts = Field::new("map", &["m"]).at(Place::Query),
    6 keyed: Texts =
        Field::new("keyed", &["k"]).at(Place::Query).form(&const { Form { style: Style::Brackets, ..Form::new() } }),
    7 spread: Texts =
        Field::new("spread", &["spread"]).at(Place::Query).form(&const { Form { style: Style::Spread, ..Form::new() } }),
    8 lists: BTreeMap<String, Vec<String>> =
        Field::new("lists", &["lists"]).at(Place::Query).form(&const { Form { style: Style::Spread, ..Form::new() } }),
} => Body::Empty);

fn query(request: Query) -> String {
    encode(&one_call::OPEN, request)
        .uri()
        .query()
        .unwrap_or("(none)")
        .to_owned()
}

#[test]
fn lists_and_maps_are_laid_out_as_described() {
    for (request, expected) in [
        (Query::default(), "(none)"),
        (
            Query {
                text: Some(String::new()),
                joined: Some(vec![]),
                ..Query::default()
            },
            "text=",
        ),
        (
            Query {
                repeated: words(["x y", ""]),
                ..Query::default()
            },
            "r=x%20y&r=",
        ),
        (
            Query {
                joined: Some(vec![1, -2]),
                ..Query::default()
            },
            "j=1%2C-2",
        ),
        (
            Query {
                indexed: words(["x", "y"]),
                ..Query::default()
            },
            "i.1=x&i.2=y",
        ),
        (
            Query {
                brackets: words(["x", "y"]),
                ..Query::default()
            },
            "b%5B%5D=x&b%5B%5D=y",
        ),
        (
            Query {
                map: texts([("a=&", "1"), ("b", "")]),
                ..Query::default()
            },
            "m.a%3D%26=1&m.b=",
        ),
        (
            Query {
                keyed: texts([("a", "1"), ("b", "2")]),
                ..Query::default()
            },
            "k%5Ba%5D=1&k%5Bb%5D=2",
        ),
        (
            Query {
                text: Some("named".to_owned()),
                spread: texts([("text", "taken"), ("tex", "free"), ("a b", "+")]),
                lists: [("foo".to_owned(), words(["1", "2"])), ("none".to_owned(), vec![])].into(),
                ..Query::default()
            },
            "text=named&a%20b=%2B&tex=free&foo=1&foo=2",
        ),
    ] {
        assert_eq!(query(request), expected);
    }
}

#[test]
fn keys_that_would_become_syntax_are_refused() {
    for (request, expected) in [
        (
            Query {
                keyed: texts([("a][b", "1")]),
                ..Query::default()
            },
            r#"keyed["a][b"]: must have a key that is not empty and has no brackets"#,
        ),
        (
            Query {
                spread: texts([("", "1")]),
                ..Query::default()
            },
            r#"spread[""]: must have a key that is not empty"#,
        ),
    ] {
        assert_eq!(violations(request), [expected]);
    }
}

#[test]
fn a_spread_key_is_no_credential() {
    static QUERY: Service = one_call::service(&[AuthScheme::Query(&[("api_key", 1)])], &[]);
    let request = Query {
        spread: texts([("api_key", "mine"), ("b", "2")]),
        ..Query::default()
    };
    let request = encode(&QUERY, request);
    assert_eq!(request.uri().query(), Some("api_key=some%2Bkey&b=2"));
}

request!(Scalars {
    0 flag: Option<bool> = Field::new("flag", &["flag"]).at(Place::Query),
    1 number: Option<i64> = Field::new("number", &["number"]).at(Place::Query),
    2 float: Option<f64> = Field::new("float", &["float"]).at(Place::Query),
    3 decimal: Option<Decimal> = Field::new("decimal", &["decimal"]).at(Place::Query),
    4 bytes: Option<Bytes> = Field::new("bytes", &["bytes"]).at(Place::Query),
    5 moment: Option<DateTime> = Field::new("moment", &["moment"]).at(Place::Query),
    6 epoch: Option<DateTime> =
        Field::new("epoch", &["epoch"]).at(Place::Query).form(&const { Form::encoded(Encoding::Epoch) }),
    7 day: Option<Date> =
        Field::new("day", &["day"]).at(Place::Query).form(&const { Form::encoded(Encoding::Layout("dd/mm/yyyy")) }),
    8 moments: Vec<DateTime> =
        Field::new("moments", &["moments"]).at(Place::Query).form(&const { Form::encoded(Encoding::HttpDate) }),
} => Body::Empty);

fn scalars(request: Scalars) -> String {
    encode(&one_call::OPEN, request)
        .uri()
        .query()
        .unwrap_or("(none)")
        .to_owned()
}

#[test]
fn scalars_are_written_as_text() {
    let none = Scalars::default;
    for (request, expected) in [
        (
            Scalars {
                flag: Some(false),
                ..none()
            },
            "flag=false",
        ),
        (
            Scalars {
                number: Some(i64::MIN),
                ..none()
            },
            "number=-9223372036854775808",
        ),
        (
            Scalars {
                float: Some(1.1),
                ..none()
            },
            "float=1.1",
        ),
        (
            Scalars {
                float: Some(-2.0),
                ..none()
            },
            "float=-2",
        ),
        (
            Scalars {
                float: Some(1e300),
                ..none()
            },
            "float=1e300",
        ),
        (
            Scalars {
                float: Some(f64::NAN),
                ..none()
            },
            "float=NaN",
        ),
        (
            Scalars {
                float: Some(f64::NEG_INFINITY),
                ..none()
            },
            "float=-Infinity",
        ),
        (
            Scalars {
                decimal: Some("1.10".into()),
                ..none()
            },
            "decimal=1.10",
        ),
        (
            Scalars {
                decimal: Some("1e+5".into()),
                ..none()
            },
            "decimal=1e%2B5",
        ),
        (
            Scalars {
                bytes: Some(Bytes::from_static(b"\xff\xfe?")),
                ..none()
            },
            "bytes=%2F%2F4%2F",
        ),
        (
            Scalars {
                moment: Some("2015-01-25T08:00:00Z".into()),
                ..none()
            },
            "moment=2015-01-25T08%3A00%3A00Z",
        ),
        (
            Scalars {
                epoch: Some("2015-01-25T08:00:00Z".into()),
                ..none()
            },
            "epoch=1422172800",
        ),
        (
            Scalars {
                day: Some("2026-07-08".into()),
                ..none()
            },
            "day=08%2F07%2F2026",
        ),
        (
            Scalars {
                moments: vec!["2015-01-25T08:00:00Z".into()],
                ..none()
            },
            "moments=Sun%2C%2025%20Jan%202015%2008%3A00%3A00%20GMT",
        ),
    ] {
        assert_eq!(scalars(request), expected);
    }
}

#[test]
fn what_has_no_text_is_refused() {
    let none = Scalars::default;
    for (request, expected) in [
        (
            Scalars {
                decimal: Some("1,5".into()),
                ..none()
            },
            "decimal: must be a decimal number",
        ),
        (
            Scalars {
                epoch: Some("2015-01-25T08:00:00".into()),
                ..none()
            },
            "epoch: must be an ISO 8601 date, or date and time with an offset, that there is",
        ),
        (
            Scalars {
                day: Some("08/07/2026".into()),
                ..none()
            },
            "day: must be an ISO 8601 date, or date and time, that there is",
        ),
        (
            Scalars {
                moments: vec!["2015-01-25T08:00:00Z".into(), "soon".into()],
                ..none()
            },
            "moments[1]: must be an ISO 8601 date, or date and time with an offset, that there is",
        ),
    ] {
        assert_eq!(violations(request), [expected]);
    }
}

#[test]
fn an_item_may_not_hold_what_joins_the_items() {
    request!(Joined {
        0 items: Vec<String> =
            Field::new("items", &["items"]).at(Place::Query).form(&const { Form { join: Some(", "), ..Form::new() } }),
    } => Body::Empty);

    let request = encode(
        &one_call::OPEN,
        Joined {
            items: words(["a,b", "", "c"]),
        },
    );
    assert_eq!(request.uri().query(), Some("items=a%2Cb%2C%20%2C%20c"));
    assert_eq!(
        violations(Joined {
            items: words(["a", "b, c"])
        }),
        ["items[1]: must not hold `, `, which joins the items"]
    );
}

#[derive(Clone, Debug, Default)]
struct Hosted {
    name: Option<String>,
}

specwright_runtime::structure! {
    Hosted { 0: name } = [Field::new("name", &["name"]).at(Place::Query)]
}

operation!(
    Hosted => (), &[PathPart::Literal("/path")], Body::Empty, Body::Empty, [],
    query: &[], host_prefix: &[PathPart::Literal("foo-"), PathPart::Field(0), PathPart::Literal(".")]
);

fn hosted(base_url: &str, name: Option<&str>) -> Result<String, Vec<String>> {
    let mut settings = Settings::<Async>::new(&one_call::OPEN);
    settings.set_base_url(base_url.to_owned());
    settings.set_allow_plain_http(true);
    settings.set_transport(Replay::default());
    let request = Hosted {
        name: name.map(str::to_owned),
    };
    Call::with_request(Async::build(settings).unwrap(), request)
        .encode()
        .map(|request| request.uri().to_string())
        .map_err(|error| error.violations().iter().map(ToString::to_string).collect())
}

#[test]
fn a_host_prefix_is_part_of_the_host() {
    for (base_url, expected) in [
        (
            "https://example.com:8443/rest",
            "https://foo-my-name.example.com:8443/rest/path?name=my-name",
        ),
        ("http://localhost:8080", "http://localhost:8080/path?name=my-name"),
        ("http://127.0.0.1", "http://127.0.0.1/path?name=my-name"),
        ("http://[::2]:80", "http://[::2]:80/path?name=my-name"),
    ] {
        assert_eq!(hosted(base_url, Some("my-name")).unwrap(), expected);
    }
    let long = "x".repeat(64);
    for name in [
        None,
        Some(""),
        Some("a.b"),
        Some("a/b"),
        Some("a@b"),
        Some("-a"),
        Some("a:1"),
        Some("ä"),
        Some(&long),
    ] {
        for base_url in ["https://example.com", "http://localhost"] {
            assert_eq!(
                hosted(base_url, name).unwrap_err(),
                ["name: must be one to 63 letters, digits and `-` inside them, since it is a part of the host name"],
                "{name:?}"
            );
        }
    }
}

#[test]
fn a_client_shows_no_more_than_it_did() {
    let shown = format!("{:?}", handle(&one_call::OPEN));
    assert!(shown.contains("https://api.example.com/rest") && !shown.contains("some+key"));
}
