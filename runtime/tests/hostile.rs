//! What somebody tries who wants more than to call or to answer: requests that would become other ones, and answers that
//! cost more than they weigh.
#![cfg(all(feature = "json", feature = "xml"))]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod one_call;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use bytes::Bytes;
use one_call::{Numbered, OPEN, decode, encode, handle, service, violations};
use specwright_runtime::describe::{
    AuthScheme, Body, ErrorBody, ErrorCase, ErrorFormat, Operation, PathPart, Selector, Service, Success,
};
use specwright_runtime::replay::run;
use specwright_runtime::{
    Async, Call, Endpoint, Error, Json, Replay, Secret, Settings, StatusCode, Strictness, Validate,
};

const PATH: &[PathPart] = &[PathPart::Literal("/things")];

const PASSWORD: &str = "wäre-geheim-hunter2";

/// Far more than it takes on a busy machine, and far less than what grows with the square.
const LONG: Duration = Duration::from_secs(20);

request!(Headers {
    0 all: BTreeMap<String, String> = Field::new("all", &["x-"]).at(Place::Header),
    1 scopes: Vec<String> = Field::new("scopes", &["Scopes"])
        .at(Place::Header)
        .form(&const { Form { join: Some(" "), ..Form::new() } }),
} => Body::Empty);

#[test]
fn more_headers_than_a_request_can_have_are_refused() {
    let all = (0..40_000).map(|key| (key.to_string(), String::new())).collect();
    let said = violations(Headers { all, scopes: vec![] });
    assert_eq!(said.len(), 1);
    assert!(said[0].contains("fewer"), "{}", said[0]);
}

#[test]
fn an_item_cannot_pose_as_two() {
    for join in ["read write", "read  write", " "] {
        let scopes = vec!["a".to_owned(), join.to_owned()];
        let said = violations(Headers {
            all: BTreeMap::new(),
            scopes,
        });
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].starts_with("scopes[1]"), "{said:?}");
    }
}

request!(Wide {
    0 key: Option<Secret> = Field::new("key", &["key"]).secret(),
} => Body::Xml { root: &["a"], namespace: None, encoding: Some("UTF-16") });

request!(Japanese {
    0 key: Option<Secret> = Field::new("key", &["key"]).secret(),
} => Body::Xml { root: &["a"], namespace: None, encoding: Some("ISO-2022-JP") });

fn recorded<R: Endpoint<ErrorKind = Numbered>>(request: R) -> String {
    let replay = Replay::answer(200, "", "");
    let mut settings = Settings::new(&OPEN);
    settings.set_transport(replay.clone());
    let _ = run(Call::with_request(Async::build(settings).unwrap(), request).send());
    assert_eq!(replay.seen().len(), 1);
    format!("{:?}", replay.seen())
}

#[test]
fn a_recording_hides_a_secret_in_any_character_encoding() {
    let seen = recorded(Wide {
        key: Some(PASSWORD.into()),
    });
    assert!(seen.contains("<key>[redacted]</key>"), "{seen}");
    let seen = recorded(Japanese {
        key: Some("ひみつのことば".into()),
    });
    assert!(seen.contains("<key>[redacted]</key>"), "{seen}");
}

request!(SecretHeaders {
    0 keys: BTreeMap<String, String> = Field::new("keys", &["x-"]).at(Place::Header).secret(),
} => Body::Empty);

#[test]
fn keys_of_a_secret_map_are_secrets() {
    let keys = |key: &str, text: &str| SecretHeaders {
        keys: [(key.to_owned(), text.to_owned())].into(),
    };
    let seen = recorded(keys("hunter2", "swordfish"));
    assert!(!seen.contains("hunter2") && !seen.contains("swordfish"), "{seen}");
    let said = violations(keys("hunter2", "swordfish\n"));
    assert!(said[0].starts_with("keys[\"[redacted]\"]: must not"), "{said:?}");
}

#[derive(Debug)]
struct Token {
    token: Secret,
    number: i64,
}

specwright_runtime::structure! {
    Token { 0: token, 1: number } = [
        Field::new("token", &[]).at(Place::XmlText).secret().required(),
        Field::new("number", &["number"]).at(Place::XmlAttribute).required(),
    ]
}

#[derive(Debug)]
struct Whole {
    token: Secret,
    count: i64,
}

specwright_runtime::structure! {
    Whole { 0: token, 1: count } = [
        Field::new("token", &["token"]).at(Place::Payload).secret().required(),
        Field::new("count", &["X-Count"]).at(Place::Header).required(),
    ]
}

#[derive(Clone, Debug)]
struct AskToken {}
specwright_runtime::structure! { AskToken {} = [] }
operation!(AskToken => Token, PATH, Body::Empty, Body::xml(&["t"]), []);

#[derive(Clone, Debug)]
struct AskWhole {}
specwright_runtime::structure! { AskWhole {} = [] }
operation!(AskWhole => Whole, PATH, Body::Empty, Body::Raw { content_type: None }, []);

#[test]
fn a_secret_without_a_name_in_the_body_is_not_in_the_excerpt() {
    let error = decode(AskToken {}, "<t number='no'>hunter2</t>").unwrap_err();
    assert!(!format!("{error:?}").contains("hunter2"), "{error:?}");
    let error = decode(AskWhole {}, "hunter2").unwrap_err();
    assert!(!format!("{error:?}").contains("hunter2"), "{error:?}");
}

#[derive(Clone, Debug)]
struct AskMap {}
specwright_runtime::structure! { AskMap {} = [] }

#[derive(Debug)]
struct MapAnswer {
    map: BTreeMap<String, String>,
}

specwright_runtime::structure! { MapAnswer { 0: map } = [Field::new("map", &["map"])] }
operation!(AskMap => MapAnswer, PATH, Body::Empty, Body::xml(&["a"]), []);

#[test]
fn entries_whose_value_comes_first_cost_no_more_under_long_names() {
    let name = "p".repeat(4_000_000);
    let entry = "<entry><value/><key>k</key></entry>";
    let body = format!("<{name}:a><map>{}</map></{name}:a>", entry.repeat(50_000));
    let started = Instant::now();
    assert!(decode(AskMap {}, body).is_err());
    assert!(started.elapsed() < LONG, "{:?}", started.elapsed());
    let body = format!("<a><map>{}</map></a>", entry.repeat(50_000));
    assert_eq!(decode(AskMap {}, body).unwrap().map.len(), 1);
}

#[test]
fn declarations_of_namespaces_are_counted_as_attributes() {
    let many: String = (0..100_000).map(|index| format!(" xmlns:n{index}=''")).collect();
    assert!(decode(AskMap {}, format!("<a{many}/>")).is_err());
}

static TELLING: Service = service(
    &[],
    &[ErrorBody::new(
        ErrorFormat::Json,
        &["errors"],
        &[Selector::Member("code"), Selector::Header("X-Code")],
        &[Selector::Member("message")],
    )
    .code_after("#")],
);

#[derive(Clone, Debug)]
struct MayFail {}
specwright_runtime::structure! { MayFail {} = [] }

impl Validate for MayFail {
    fn check(&self, _: &mut specwright_runtime::validate::Report) {}
}

impl Endpoint for MayFail {
    type Response = ();
    type ErrorKind = Numbered;
    const OPERATION: &'static Operation = &Operation::new("things.do", http::Method::POST, PATH)
        .success(&[Success::new(200, Body::JSON).may_fail()])
        .errors(&[ErrorCase::new("First", "").code("7")]);
}

fn answered(headers: &[(&'static str, &str)], body: String) -> Result<(), Error<Numbered>> {
    let mut answer = http::Response::new(Bytes::from(body));
    *answer.status_mut() = StatusCode::OK;
    for (name, value) in headers {
        answer.headers_mut().append(*name, value.parse().unwrap());
    }
    Call::with_request(handle(&TELLING), MayFail {}).decode(answer)
}

#[test]
fn an_error_behind_many_notes_is_an_error() {
    let body = format!(
        r#"{{"errors":[{}{{"code":7}}]}}"#,
        r#"{"message":"note"},"#.repeat(1_000)
    );
    let error = answered(&[], body).unwrap_err();
    assert!(matches!(error, Error::Service(_)), "{error:?}");
}

#[test]
fn many_errors_do_not_copy_a_long_header_each() {
    let code = "x".repeat(500_000);
    let body = format!(r#"{{"errors":[{}{{}}]}}"#, "{},".repeat(200_000));
    let started = Instant::now();
    assert!(answered(&[("X-Code", code.as_str())], body).is_err());
    assert!(started.elapsed() < LONG, "{:?}", started.elapsed());
}

static SHAPED: Service = service(
    &[AuthScheme::Bearer { token: 1 }],
    &[
        ErrorBody::new(ErrorFormat::Json, &[], &[], &[Selector::Position(1)]).field(&[Selector::Position(0)]),
        ErrorBody::new(ErrorFormat::Json, &["*"], &[], &[Selector::Text]).field(&[Selector::Key]),
        ErrorBody::new(ErrorFormat::Json, &["*", "*"], &[Selector::Key], &[]),
    ],
);

/// The fields and the texts of the errors that a body reports.
fn shaped(body: String) -> Vec<(Option<String>, Option<String>)> {
    let mut answer = http::Response::new(Bytes::from(body));
    *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    let mut settings = Settings::new(&SHAPED);
    settings.set_credential(1, "some-secret-key".into());
    settings.set_transport(Replay::default());
    let call = Call::with_request(Async::build(settings).unwrap(), MayFail {});
    let started = Instant::now();
    let Err(Error::Unexpected(error)) = call.decode(answer) else {
        panic!("a documented error");
    };
    assert!(started.elapsed() < LONG, "{:?}", started.elapsed());
    let own = |text: Option<&str>| text.map(str::to_owned);
    let errors = error.reported().iter();
    errors.map(|one| (own(one.field()), own(one.message()))).collect()
}

#[test]
fn errors_behind_any_name_are_many_and_few_are_kept() {
    let members = (0..300_000).map(|key| format!(r#""{key}":["no"]"#));
    let found = shaped(format!("{{{}}}", members.collect::<Vec<_>>().join(",")));
    assert_eq!(found.len(), 100);
    assert_eq!(found[99], (Some("99".to_owned()), Some("no".to_owned())));
    let same = r#""name":"no","#.repeat(300_000);
    assert_eq!(shaped(format!(r#"{{{same}"name":"no"}}"#)).len(), 100);
}

#[test]
fn a_long_name_is_not_copied_for_each_error_behind_it() {
    let name = "n".repeat(2_000_000);
    let texts = r#""t","#.repeat(500_000);
    let found = shaped(format!(r#"{{"{name}":[{texts}"t"]}}"#));
    // The first has more bytes already than are kept.
    assert_eq!(found.len(), 1);
    assert!(found[0].0.as_ref().unwrap().len() < 200);
    let found = shaped(format!(r#"{{"a":{{"{name}":[{}{{}}]}}}}"#, "{},".repeat(500_000)));
    assert_eq!(found.len(), 1);
}

#[test]
fn arrays_of_any_length_and_depth_are_read() {
    let pairs = r#"["name","no"],"#.repeat(300_000);
    let found = shaped(format!("[{pairs}[]]"));
    assert_eq!(found.len(), 100);
    let texts = r#","and so on""#.repeat(1_000_000);
    assert_eq!(
        shaped(format!(r#"["name","no"{texts}]"#)),
        [(Some("name".to_owned()), Some("no".to_owned()))]
    );
    // The path of one form ends two names down.
    for (open, close, errors) in [("[", "]", 0), (r#"{"a":"#, "}", 1), (r#"{"a":["#, "]}", 1)] {
        let deep = format!("{}1{}", open.repeat(200_000), close.repeat(200_000));
        assert_eq!(shaped(deep).len(), errors, "{open}");
    }
    // What is nested deeper than it is read, or stands beside other things, is no error, and hides none before it.
    let found = shaped(format!(r#"["a","b",["name","no"],{{}},{}"#, "[".repeat(200_000)));
    assert_eq!(found.len(), 1);
}

#[test]
fn names_of_fields_are_safe_to_show() {
    let found = shaped(r#"["\u001b[31m\u202e some-secret-key", "no"]"#.to_owned());
    let field = found[0].0.as_deref().unwrap();
    assert!(
        !field.contains("some-secret-key") && !field.contains(['\u{1b}', '\u{202e}']),
        "{field}"
    );
    let long = shaped(format!(r#"["{}","no"]"#, "x".repeat(10_000)));
    assert!(long[0].0.as_ref().unwrap().len() < 200);
}

#[test]
fn a_content_type_that_repeats_a_credential_is_not_repeated() {
    static KEYED: Service = service(&[AuthScheme::Bearer { token: 1 }], &[]);
    let mut answer = http::Response::new(Bytes::from_static(b"<html>"));
    answer
        .headers_mut()
        .insert("content-type", "text/some-secret-key".parse().unwrap());
    let mut settings = Settings::new(&KEYED);
    settings.set_credential(1, "some-secret-key".into());
    settings.set_transport(Replay::default());
    let call = Call::with_request(Async::build(settings).unwrap(), AskMap {});
    let error = call.decode(answer).unwrap_err();
    assert!(!format!("{error:?}{error}").contains("some-secret-key"), "{error}");
}

specwright_runtime::union! {
    /// A union that holds itself.
    pub enum Chain {
        /// More.
        More(Vec<Chain>) = Field::new("more", &["more"]),
        /// The end.
        End(String) = Field::new("end", &["end"]),
    }
}

request!(Chained {
    0 chain: Option<Chain> = Field::new("chain", &["chain"]),
    1 any: Option<Json> = Field::new("any", &["any"]),
} => Body::JSON);

fn refused_without_checks(request: Chained) -> String {
    let mut call = Call::with_request(handle(&OPEN), request.clone());
    call.set_strictness(Strictness::Off);
    let said = call.encode().unwrap_err().to_string();
    // Dropping them recurses.
    std::mem::forget((call, request));
    said
}

#[test]
fn values_nested_too_deep_are_refused_though_nothing_is_checked() {
    let chain = (0..3_000).fold(Chain::End(String::new()), |inner, _| Chain::More(vec![inner]));
    let said = refused_without_checks(Chained {
        chain: Some(chain),
        any: None,
    });
    assert!(said.contains("nested at most"), "{said}");
    let any = (0..3_000).fold(Json::Null, |inner, _| Json::Array(vec![inner]));
    let said = refused_without_checks(Chained {
        chain: None,
        any: Some(any),
    });
    assert!(said.contains("nested at most"), "{said}");
}

#[derive(Clone, Debug, Default)]
struct Inner {
    own: Option<String>,
    spread: BTreeMap<String, String>,
}

specwright_runtime::structure! {
    Inner { 0: own, 1: spread } = [
        Field::new("own", &["own"]),
        Field::new("spread", &["spread"]).form(&const { Form { style: Style::Spread, ..Form::new() } }),
    ]
}

request!(Spread {
    0 inner: Option<Inner> = Field::new("inner", &["inner"]),
    1 spread: BTreeMap<String, String> =
        Field::new("spread", &["spread"]).form(&const { Form { style: Style::Spread, ..Form::new() } }),
    2 list: Vec<String> = Field::new("list", &["list"]),
} => Body::FORM);

#[test]
fn a_spread_key_does_not_pose_as_a_field_beside_it() {
    let spread: BTreeMap<String, String> = [("own".to_owned(), "other".to_owned())].into();
    let inner = Inner {
        own: Some("one".to_owned()),
        spread,
    };
    let request = encode(
        &OPEN,
        Spread {
            inner: Some(inner),
            ..Spread::default()
        },
    );
    assert_eq!(&request.body()[..], b"inner.own=one");
}

#[test]
fn many_spread_keys_beside_a_long_form_take_no_long() {
    let spread = (0..20_000).map(|key| (key.to_string(), String::new())).collect();
    let list = (0..100_000).map(|item: i32| item.to_string()).collect();
    let started = Instant::now();
    encode(
        &OPEN,
        Spread {
            inner: None,
            spread,
            list,
        },
    );
    assert!(started.elapsed() < LONG, "{:?}", started.elapsed());
}
