//! Values in paths, query strings, headers and forms: they arrive as they were, and become nothing else.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod one_call;

use one_call::{encode, handle};
use proptest::prelude::*;
use specwright_runtime::describe::{AuthScheme, Body, PathPart, Service};
use specwright_runtime::{Call, Secret};

const FORM: &str = "application/x-www-form-urlencoded; charset=utf-8";

const PATH: &[PathPart] = &[
    PathPart::Literal("/a+b/"),
    PathPart::Field(0),
    PathPart::Literal("/end"),
];

#[derive(Clone, Debug)]
struct Get {
    id: String,
    search: Option<String>,
    page: Option<i64>,
    tags: Vec<String>,
    token: Option<Secret>,
    list: Vec<String>,
}

specwright_runtime::structure! {
    Get { 0: id, 1: search, 2: page, 3: tags, 4: token, 5: list } = [
        Field::new("id", &["id"]).required().at(Place::Path),
        Field::new("search", &["q", "search"]).at(Place::Query),
        Field::new("page", &["page"]).at(Place::Query),
        Field::new("tags", &["tag[]"]).at(Place::Query),
        Field::new("token", &["X-Token"]).secret().at(Place::Header),
        Field::new("list", &["X-List"]).at(Place::Header),
    ]
}

operation!(Get => (), PATH, Body::Empty, Body::Empty, []);

#[derive(Clone, Debug)]
struct Post {
    text: Option<String>,
    number: Option<i64>,
    flag: Option<bool>,
    items: Vec<String>,
    inner: Option<Inner>,
}

#[derive(Clone, Debug)]
struct Inner {
    part: String,
}

specwright_runtime::structure! {
    Post { 0: text, 1: number, 2: flag, 3: items, 4: inner } = [
        Field::new("text", &["text"]),
        Field::new("number", &["number"]),
        Field::new("flag", &["flag"]),
        Field::new("items", &["items"]),
        Field::new("inner", &["inner"]),
    ]
}

specwright_runtime::structure! {
    Inner { 0: part } = [Field::new("part", &["part"]).form(&const { Form::encoded(Encoding::Base64) })]
}

operation!(Post => (), &[PathPart::Literal("/post")], Body::FORM, Body::Empty, []);

fn get(id: &str) -> Get {
    Get {
        id: id.to_owned(),
        search: None,
        page: None,
        tags: vec![],
        token: None,
        list: vec![],
    }
}

fn post() -> Post {
    Post {
        text: None,
        number: None,
        flag: None,
        items: vec![],
        inner: None,
    }
}

fn refused(request: Get) -> Vec<String> {
    let error = Call::with_request(handle(&one_call::OPEN), request)
        .encode()
        .unwrap_err();
    error.violations().iter().map(ToString::to_string).collect()
}

#[test]
fn values_are_encoded_where_they_stand() {
    let request = Get {
        search: Some("a b+c&d=é~".to_owned()),
        page: Some(-2),
        tags: vec!["x".to_owned(), "y/z".to_owned()],
        token: Some("täken".into()),
        list: vec!["a".to_owned(), "b,\"c".to_owned()],
        ..get("1/../2?x#é")
    };
    let request = encode(&one_call::OPEN, request);
    assert_eq!(
        request.uri().to_string(),
        "https://api.example.com/rest/a+b/1%2F..%2F2%3Fx%23%C3%A9/end\
         ?q=a%20b%2Bc%26d%3D%C3%A9~&search=a%20b%2Bc%26d%3D%C3%A9~&page=-2&tag%5B%5D=x&tag%5B%5D=y%2Fz"
    );
    assert_eq!(request.headers()["x-token"], "täken".as_bytes());
    assert!(request.headers()["x-token"].is_sensitive());
    assert_eq!(request.headers()["x-list"], "a,\"b,\\\"c\"");
    assert!(!request.headers().contains_key("content-length"));
    assert!(!request.headers().contains_key("content-type"));
    assert_eq!(request.headers()["accept"], "*/*");
}

#[test]
fn what_would_become_something_else_is_refused() {
    assert_eq!(refused(get("")), ["id: must not be empty in a path"]);
    for id in [".", ".."] {
        assert_eq!(refused(get(id)), ["id: must not be a dot or two in a path"]);
    }
    for token in ["a\r\nX-Evil: 1", "a\0", "a\u{7f}"] {
        let request = Get {
            token: Some(token.into()),
            ..get("1")
        };
        assert_eq!(
            refused(request),
            ["token: must not have line breaks or other control characters in a header"]
        );
    }
}

#[test]
fn a_request_that_is_too_long_is_told() {
    let error = Call::with_request(handle(&one_call::OPEN), get(&"x".repeat(70_000)))
        .encode()
        .unwrap_err();
    assert_eq!(error.to_string(), "the address of the request is too long");
}

#[test]
fn a_form_is_written_as_forms_are() {
    let request = Post {
        text: Some("a b+c&d=é*~\r\n".to_owned()),
        number: Some(3),
        flag: Some(false),
        items: vec!["1".to_owned(), "2".to_owned()],
        inner: Some(Inner {
            part: "pässword".to_owned(),
        }),
    };
    let request = encode(&one_call::OPEN, request);
    assert_eq!(
        request.body(),
        "text=a+b%2Bc%26d%3D%C3%A9*%7E%0D%0A&number=3&flag=false&items=1&items=2&inner.part=cMOkc3N3b3Jk"
    );
    assert_eq!(request.headers()["content-type"], FORM);
    let nothing = encode(&one_call::OPEN, post());
    assert_eq!(nothing.body(), "");
    assert_eq!(nothing.headers()["content-type"], FORM);
}

#[test]
fn credentials_go_where_the_scheme_wants_them() {
    static BASIC: Service = one_call::service(
        &[AuthScheme::Basic {
            username: 0,
            password: 1,
        }],
        &[],
    );
    static BEARER: Service = one_call::service(&[AuthScheme::Bearer { token: 1 }], &[]);
    static HEADERS: Service = one_call::service(&[AuthScheme::Headers(&[("X-User", 0), ("X-Key", 1)])], &[]);
    static QUERY: Service = one_call::service(&[AuthScheme::Query(&[("key", 1)])], &[]);
    static FORM: Service = one_call::service(&[AuthScheme::Form(&[("user", 0), ("key", 1)])], &[]);

    let request = encode(&BASIC, post());
    assert_eq!(request.headers()["authorization"], "Basic c29tZS11c2VyOnNvbWUra2V5");
    assert!(request.headers()["authorization"].is_sensitive());
    let request = encode(&BEARER, post());
    assert_eq!(request.headers()["authorization"], "Bearer some+key");
    assert!(request.headers()["authorization"].is_sensitive());
    let request = encode(&HEADERS, post());
    assert_eq!(request.headers()["x-user"], "some-user");
    assert!(request.headers()["x-key"].is_sensitive());
    let request = encode(
        &QUERY,
        Get {
            page: Some(1),
            ..get("1")
        },
    );
    assert_eq!(request.uri().query(), Some("page=1&key=some%2Bkey"));
    let request = encode(
        &FORM,
        Post {
            number: Some(1),
            ..post()
        },
    );
    assert_eq!(request.body(), "number=1&user=some-user&key=some%2Bkey");
    assert_eq!(request.uri().query(), None);
    let request = encode(&FORM, get("1"));
    assert_eq!(request.uri().query(), Some("user=some-user&key=some%2Bkey"));
}

proptest! {
    #[test]
    fn any_text_comes_back_from_a_form_and_a_query(text in any::<String>()) {
        let request = encode(&one_call::OPEN, Post { text: Some(text.clone()), ..post() });
        let pairs: Vec<_> = form_urlencoded::parse(request.body()).into_owned().collect();
        prop_assert_eq!(pairs, [("text".to_owned(), text.clone())]);

        let request = encode(&one_call::OPEN, Get { tags: vec![text.clone()], ..get("1") });
        let query = request.uri().query().unwrap();
        prop_assert!(!query.contains('+') && query.is_ascii());
        let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        prop_assert_eq!(pairs, [("tag[]".to_owned(), text)]);
    }

    #[test]
    fn any_text_is_one_segment_of_a_path(text in any::<String>()) {
        let Ok(request) = Call::with_request(handle(&one_call::OPEN), get(&text)).encode() else {
            prop_assert!(matches!(text.as_str(), "" | "." | ".."));
            return Ok(());
        };
        let path = request.uri().path();
        let segment = path.strip_prefix("/rest/a+b/").unwrap().strip_suffix("/end").unwrap();
        prop_assert!(!segment.contains('/'));
        let decoded = percent_encoding::percent_decode_str(segment).decode_utf8().unwrap();
        prop_assert_eq!(decoded, text);
    }
}
