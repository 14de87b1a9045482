//! JSON bodies: what is written, what is read, and what is said of a body that cannot be read.
#![cfg(feature = "json")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod one_call;

use one_call::{decode, encode, encode_body, unreadable};
use specwright_runtime::describe::{Body, PathPart};
use specwright_runtime::{Date, Secret};

const PATH: &[PathPart] = &[PathPart::Literal("/things")];

#[derive(Clone, Debug, Default)]
struct Plain {
    name: Option<String>,
    count: Option<i64>,
    flag: Option<bool>,
    tags: Vec<String>,
    inner: Option<Inner>,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Inner {
    amount: i64,
}

specwright_runtime::structure! {
    Plain { 0: name, 1: count, 2: flag, 3: tags, 4: inner } = [
        Field::new("name", &["name", "old_name"]),
        Field::new("count", &["count"]),
        Field::new("flag", &["flag"]),
        Field::new("tags", &["tags"]).required(),
        Field::new("inner", &["inner"]),
    ]
}

specwright_runtime::structure! {
    Inner { 0: amount } = [Field::new("amount", &["amount"]).required()]
}

operation!(Plain => Read, PATH, Body::JSON, Body::JSON, []);

#[derive(Debug, PartialEq)]
struct Read {
    id: i64,
    name: Option<String>,
    flag: Option<bool>,
    day: Option<Date>,
    inner: Option<Inner>,
    list: Option<Vec<Inner>>,
    number_text: Option<String>,
}

specwright_runtime::structure! {
    Read { 0: id, 1: name, 2: flag, 3: day, 4: inner, 5: list, 6: number_text } = [
        Field::new("id", &["id"]).required(),
        Field::new("name", &["name", "old_name"]),
        Field::new("flag", &["flag"]).form(&const { Form::encoded(Encoding::Text) }),
        Field::new("day", &["day"]),
        Field::new("inner", &["inner"]),
        Field::new("list", &["list"]),
        Field::new("number_text", &["number_text"]),
    ]
}

#[derive(Clone, Debug)]
struct Rooted {
    nothing: Option<String>,
}

specwright_runtime::structure! {
    Rooted { 0: nothing } = [Field::new("nothing", &["nothing"])]
}

operation!(Rooted => Optional, PATH, Body::Json { root: &["thing"] }, Body::Json { root: &["thing"] }, []);

#[derive(Debug, PartialEq)]
struct Optional {
    secret: Option<Secret>,
}

specwright_runtime::structure! {
    Optional { 0: secret } = [Field::new("secret", &["secret"]).secret().form(&const { Form::encoded(Encoding::Base64) })]
}

#[derive(Clone, Debug)]
struct AsText {
    flag: bool,
    count: i64,
    password: Secret,
}

specwright_runtime::structure! {
    AsText { 0: flag, 1: count, 2: password } = [
        Field::new("flag", &["flag"]).form(&const { Form::encoded(Encoding::Text) }),
        Field::new("count", &["count"]).form(&const { Form::encoded(Encoding::Text) }),
        Field::new("password", &["password"]).secret().form(&const { Form::encoded(Encoding::Base64) }),
    ]
}

operation!(AsText => (), PATH, Body::JSON, Body::Empty, []);

#[test]
fn what_is_set_is_written_under_each_of_its_names() {
    let request = Plain {
        name: Some("a \"b\"\n\u{1f600}</script>".to_owned()),
        count: Some(i64::MIN),
        flag: Some(true),
        tags: vec!["x".to_owned(), String::new()],
        inner: Some(Inner { amount: 5 }),
    };
    assert_eq!(
        encode_body(request),
        "{\"name\":\"a \\\"b\\\"\\n\u{1f600}</script>\",\"old_name\":\"a \\\"b\\\"\\n\u{1f600}</script>\",\
         \"count\":-9223372036854775808,\"flag\":true,\"tags\":[\"x\",\"\"],\"inner\":{\"amount\":5}}"
    );
}

#[test]
fn nothing_set_is_an_empty_object() {
    assert_eq!(encode_body(Rooted { nothing: None }), r#"{"thing":{}}"#);
    assert_eq!(encode_body(Plain::default()), r#"{"tags":[]}"#);
}

#[test]
fn values_travel_in_their_encoding() {
    let request = AsText {
        flag: false,
        count: 12,
        password: "pässword".into(),
    };
    assert_eq!(
        encode_body(request),
        r#"{"flag":"false","count":"12","password":"cMOkc3N3b3Jk"}"#
    );
}

#[test]
fn the_headers_say_what_it_is() {
    let request = encode(&one_call::OPEN, Plain::default());
    assert_eq!(request.uri(), "https://api.example.com/rest/things");
    assert_eq!(request.headers()["content-type"], "application/json");
    assert_eq!(request.headers()["accept"], "application/json");
    assert_eq!(request.headers()["user-agent"], "example-specwright/1.2.3");
}

#[test]
fn values_are_read_as_text_or_as_literals() {
    let body =
        "\u{feff} {\"unknown\": {\"a\": [1, {}]}, \"id\": \" 7 \", \"flag\": \"true\", \"old_name\": \"n\\u00e4\\/\",
        \"day\": \"not a day\", \"inner\": {\"amount\": 5, \"amount\": 6}, \"list\": [{\"amount\": \"1\"}, null],
        \"number_text\": 12345678901234567890.10} ";
    let read = decode(Plain::default(), body).unwrap();
    assert_eq!(
        read,
        Read {
            id: 7,
            name: Some("nä/".to_owned()),
            flag: Some(true),
            day: Some("not a day".into()),
            inner: Some(Inner { amount: 6 }),
            list: Some(vec![Inner { amount: 1 }]),
            number_text: Some("12345678901234567890.10".to_owned()),
        }
    );
}

#[test]
fn the_last_of_two_members_counts_and_null_is_nothing() {
    let read = decode(
        Plain::default(),
        r#"{"id":1,"name":"a","old_name":"b","flag":true,"flag":null,"list":[{"amount":1}],"list":[],"id":2}"#,
    )
    .unwrap();
    assert_eq!((read.id, read.name.as_deref(), read.flag), (2, Some("b"), None));
    assert_eq!(read.list, Some(vec![]));
}

#[test]
fn what_cannot_be_read_is_named() {
    for (body, said) in [
        ("", "`id` should be a whole number"),
        ("{}", "`id` should be a whole number"),
        (r#"{"id":null}"#, "`id` should be a whole number"),
        (r#"{"id":"x"}"#, "`id` should be a whole number"),
        (r#"{"id":1.5}"#, "`id` should be a whole number"),
        (r#"{"id":9223372036854775808}"#, "`id` should be a whole number"),
        (r#"{"id":[1]}"#, "`id` should be a whole number"),
        (r#"{"id":1,"name":{}}"#, "`name` should be text"),
        (r#"{"id":1,"name":"\ud800"}"#, "`name` should be text"),
        (r#"{"id":1,"flag":"yes"}"#, "`flag` should be true or false"),
        (r#"{"id":1,"inner":7}"#, "`inner` should be an object"),
        (r#"{"id":1,"inner":{}}"#, "`inner.amount` should be a whole number"),
        (r#"{"id":1,"list":{}}"#, "`list` should be a list"),
        (
            r#"{"id":1,"list":[{"amount":1},{"amount":[]}]}"#,
            "`list[1].amount` should be a whole number",
        ),
        (
            r#"{"id":1,"list":[{"amount":1},{}]}"#,
            "`list[1].amount` should be a whole number",
        ),
        ("[]", "the body should be an object"),
        ("7", "the body should be an object"),
        (r#"{"id":1"#, "the body should be JSON, but it ends too early"),
        (
            r#"{"id":1}x"#,
            "the body should be JSON, but is not at line 1, column 9",
        ),
        (
            r#"{"id":1,"inner":{"amount":x}}"#,
            "the body should be JSON, but is not at line 1, column 27",
        ),
        ("<html>", "the body should be JSON, but is not at line 1, column 1"),
    ] {
        assert_eq!(unreadable(Plain::default(), body), said, "{body}");
    }
    assert_eq!(
        unreadable(Plain::default(), b"{\"id\":1,\"name\":\"\xe9\"}"),
        "the body should be text in UTF-8"
    );
}

#[test]
fn the_root_is_taken_off_and_base64_too() {
    let nothing = || Rooted { nothing: None };
    let read = decode(nothing(), r#"{"a":1,"thing":{"secret":"cMOkc3N3b3Jk\n"},"b":[]}"#).unwrap();
    assert_eq!(read.secret.unwrap().expose(), "pässword");
    assert_eq!(decode(nothing(), " \n").unwrap().secret, None);
    assert_eq!(
        decode(nothing(), r#"{"thing":{"secret":"YQ=="},"thing":{}}"#)
            .unwrap()
            .secret,
        None,
        "the last word counts"
    );
    assert_eq!(
        unreadable(nothing(), "{}"),
        "the body should be an object with the member `thing`"
    );
    for body in [
        r#"{"thing":{"secret":"%"}}"#,
        r#"{"thing":{"secret":1}}"#,
        r#"{"thing":{"secret":"/w=="}}"#,
    ] {
        assert_eq!(unreadable(nothing(), body), "`secret` should be Base64 of text");
    }
}

#[test]
fn an_empty_answer_is_ignored() {
    let request = AsText {
        flag: true,
        count: 1,
        password: "".into(),
    };
    decode(request, "any thing").unwrap();
}

#[test]
fn deep_and_long_bodies_end_well() {
    let deep = format!(
        "{{\"id\":1,\"unknown\":{}1{}}}",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    let _ = decode(Plain::default(), deep);
    let deep = "{\"inner\":".repeat(100_000);
    assert!(unreadable(Plain::default(), deep).contains("JSON"));
    let long = format!("{{\"id\":1,\"list\":[{}null]}}", "null,".repeat(1_000_001));
    assert!(unreadable(Plain::default(), long).contains("no more than 1000000 items"));
    let just_so = format!("{{\"id\":1,\"list\":[{}null]}}", "null,".repeat(999_999));
    assert_eq!(decode(Plain::default(), just_so).unwrap().list, Some(Vec::new()));
}
