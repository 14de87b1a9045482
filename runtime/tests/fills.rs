//! Fields that the client fills in when the caller leaves them out.
#![cfg(feature = "json")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod one_call;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use one_call::encode_body;
use specwright_runtime::describe::{Body, Operation, PathPart};
use specwright_runtime::validate::Report;
use specwright_runtime::{Async, Call, Date, Decimal, Endpoint, Json, Replay, Settings, Validate};

#[derive(Clone, Debug, Default)]
struct Inner {
    unit: Option<String>,
    inner: Option<Box<Inner>>,
}

specwright_runtime::structure! {
    Inner { 0: unit, 1: inner } = [
        Field::new("unit", &["unit"]).fill(Fill::Value("piece")),
        Field::new("inner", &["inner"]),
    ]
}

specwright_runtime::union! {
    /// One of one.
    pub enum Choice {
        /// An object.
        Inner(Inner) = Field::new("inner", &["inner"]),
    }
}

impl PartialEq for Inner {
    fn eq(&self, other: &Self) -> bool {
        self.unit == other.unit
    }
}

request!(Defaults {
    0 flag: Option<bool> = Field::new("flag", &["flag"]).fill(Fill::Value("true")),
    1 number: Option<i64> = Field::new("number", &["number"]).fill(Fill::Value("-7")),
    2 float: Option<f64> = Field::new("float", &["float"]).fill(Fill::Value("1.5")),
    3 decimal: Option<Decimal> = Field::new("decimal", &["decimal"]).fill(Fill::Value("1.10")),
    4 text: Option<String> = Field::new("text", &["text"]).fill(Fill::Value("7")),
    5 day: Option<Date> = Field::new("day", &["day"]).fill(Fill::Value("2026-07-08")),
    6 any: Option<Json> = Field::new("any", &["any"]).fill(Fill::Json("[1,null]")),
    7 wrong: Option<i64> = Field::new("wrong", &["wrong"]).fill(Fill::Value("seven")),
    8 list: Option<Vec<String>> = Field::new("list", &["list"]).fill(Fill::Empty),
    9 map: Option<BTreeMap<String, i64>> = Field::new("map", &["map"]).fill(Fill::Empty),
    10 odd: Option<Json> = Field::new("odd", &["odd"]).fill(Fill::Json("{")),
    11 none: Option<i64> = Field::new("none", &["none"]).fill(Fill::Empty),
} => Body::JSON);

#[test]
fn what_is_left_out_is_sent_as_its_default() {
    assert_eq!(
        encode_body(Defaults::default()),
        r#"{"flag":true,"number":-7,"float":1.5,"decimal":1.10,"text":"7","day":"2026-07-08","any":[1,null],"list":[],"map":{}}"#
    );
    let request = Defaults {
        flag: Some(false),
        text: Some(String::new()),
        ..Defaults::default()
    };
    assert_eq!(
        encode_body(request),
        r#"{"flag":false,"number":-7,"float":1.5,"decimal":1.10,"text":"","day":"2026-07-08","any":[1,null],"list":[],"map":{}}"#
    );
}

request!(Nested {
    0 inner: Option<Inner> = Field::new("inner", &["inner"]),
    1 list: Option<Vec<Inner>> = Field::new("list", &["list"]),
    2 map: Option<BTreeMap<String, Inner>> = Field::new("map", &["map"]),
    3 choice: Option<Choice> = Field::new("choice", &["choice"]),
    4 names: Option<Vec<String>> = Field::new("names", &["names"]),
} => Body::JSON);

#[test]
fn nothing_is_made_up_around_a_default_but_everything_inside_is_filled() {
    assert_eq!(encode_body(Nested::default()), "{}");
    let set = Inner {
        unit: Some("kg".to_owned()),
        inner: Some(Box::default()),
    };
    let request = Nested {
        inner: Some(set.clone()),
        list: Some(vec![set, Inner::default()]),
        map: Some([("k".to_owned(), Inner::default())].into()),
        choice: Some(Choice::Inner(Inner::default())),
        names: Some(vec!["n".to_owned()]),
    };
    assert_eq!(
        encode_body(request),
        r#"{"inner":{"unit":"kg","inner":{"unit":"piece"}},"list":[{"unit":"kg","inner":{"unit":"piece"}},{"unit":"piece"}],"#.to_owned()
            + r#""map":{"k":{"unit":"piece"}},"choice":{"inner":{"unit":"piece"}},"names":["n"]}"#
    );
}

#[derive(Clone, Debug, Default)]
struct Token {
    token: Option<String>,
}

specwright_runtime::structure! {
    Token { 0: token } = [Field::new("token", &["Token"]).fill(Fill::Uuid)]
}

operation!(Token => (), &[PathPart::Literal("/path")], Body::JSON, Body::Empty, []);

/// The same, and it has to be there.
#[derive(Clone, Debug, Default)]
struct Strict {
    token: Option<String>,
}

specwright_runtime::structure! {
    Strict { 0: token } = [Field::new("token", &["Token"]).fill(Fill::Uuid)]
}

impl Validate for Strict {
    fn check(&self, report: &mut Report) {
        if self.token.is_none() {
            report.add("required", "must have a token");
        }
    }
}

impl Endpoint for Strict {
    type Response = ();
    type ErrorKind = one_call::Numbered;
    const OPERATION: &'static Operation = Token::OPERATION;
}

fn body<R: Endpoint>(call: &Call<Async, R>) -> String {
    String::from_utf8(call.encode().unwrap().into_body().to_vec()).unwrap()
}

#[test]
fn a_token_is_made_up_anew_for_each_request() {
    let handle = one_call::handle(&one_call::OPEN);
    let call = Call::with_request(handle.clone(), Token::default());
    let (first, second) = (body(&call), body(&call));
    assert_ne!(first, second);
    let token = first
        .strip_prefix(r#"{"Token":""#)
        .unwrap()
        .strip_suffix(r#""}"#)
        .unwrap();
    let parts: Vec<usize> = token.split('-').map(str::len).collect();
    assert_eq!(parts, [8, 4, 4, 4, 12]);
    assert_eq!(token.as_bytes()[14], b'4');
    let call = Call::with_request(
        handle,
        Token {
            token: Some("abc123".to_owned()),
        },
    );
    assert_eq!(body(&call), r#"{"Token":"abc123"}"#);
}

#[test]
fn tokens_may_come_from_elsewhere() {
    static TAKEN: AtomicUsize = AtomicUsize::new(0);
    let mut settings = Settings::<Async>::new(&one_call::OPEN);
    settings.set_transport(Replay::default());
    settings.set_tokens(|| format!("token {}", TAKEN.fetch_add(1, Ordering::Relaxed)));
    let handle = Async::build(settings).unwrap();

    let call = Call::with_request(
        handle.clone(),
        Token {
            token: Some("own".to_owned()),
        },
    );
    assert_eq!(body(&call), r#"{"Token":"own"}"#);
    let call = Call::with_request(handle, Token::default());
    assert_eq!(body(&call), r#"{"Token":"token 0"}"#);
}

#[test]
fn what_is_filled_in_is_there_for_validation() {
    let call = Call::with_request(one_call::handle(&one_call::OPEN), Strict::default());
    assert!(body(&call).contains("-4"));
}
