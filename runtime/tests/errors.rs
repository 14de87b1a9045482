//! Which documented error an answer is, by status and by the code in bodies of several forms.
#![cfg(all(feature = "json", feature = "xml"))]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod one_call;

use one_call::{Numbered, decode_status};
use specwright_runtime::describe::{Body, ErrorBody, ErrorCase, ErrorFormat, PathPart, Selector, Service};
use specwright_runtime::{Error, Reason};

#[derive(Clone, Debug)]
struct Ask {}

specwright_runtime::structure! { Ask {} = [] }

const fn case(status: Option<u16>, code: Option<&'static str>) -> ErrorCase {
    ErrorCase {
        status,
        code,
        ..ErrorCase::new("", "")
    }
}

const fn form(
    format: ErrorFormat,
    path: &'static [&'static str],
    code: &'static [Selector],
    message: &'static [Selector],
) -> ErrorBody {
    ErrorBody::new(format, path, code, message)
}

operation!(
    Ask => (),
    &[PathPart::Literal("/ask")],
    Body::Empty,
    Body::Empty,
    [case(None, Some("7")), case(Some(409), Some("7")), case(Some(302), None)]
);

static SERVICE: Service = one_call::service(
    &[],
    &[
        form(
            ErrorFormat::Json,
            &["errors", "error"],
            &[Selector::Member("code")],
            &[Selector::Member("message")],
        ),
        form(ErrorFormat::Json, &["errors"], &[], &[Selector::Text]),
        form(ErrorFormat::Json, &[], &[Selector::Member("status")], &[]),
        form(
            ErrorFormat::Xml,
            &["errors", "error"],
            &[Selector::Attribute("code")],
            &[Selector::Text],
        ),
        form(
            ErrorFormat::Xml,
            &["fault"],
            &[Selector::Member("code")],
            &[Selector::Member("text")],
        ),
    ],
);

fn answer(status: u16, body: &str) -> Error<Numbered> {
    decode_status(&SERVICE, Ask {}, status, body).unwrap_err()
}

fn reported(body: &str) -> Vec<(Option<String>, Option<String>)> {
    let Error::Unexpected(unexpected) = answer(400, body) else {
        panic!("{body} tells a documented error");
    };
    let owned = |text: Option<&str>| text.map(str::to_owned);
    unexpected
        .reported()
        .iter()
        .map(|error| (owned(error.code()), owned(error.message())))
        .collect()
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn the_first_form_that_gives_an_error_counts() {
    assert_eq!(
        reported(r#"{"errors":[{"error":{"code":1,"message":" a\n b "}},{"error":[{"code":"x"},{"message":2.50}]}]}"#),
        [(some("1"), some("a b")), (some("x"), None), (None, some("2.50"))]
    );
    assert_eq!(
        reported(r#"{"errors":["a","b"]}"#),
        [(None, some("a")), (None, some("b"))]
    );
    assert_eq!(reported(r#"{"errors":"a"}"#), [(None, some("a"))]);
    assert_eq!(reported(r#"[{"status":"a"},{"other":1}]"#), [(some("a"), None)]);
    assert_eq!(
        reported("<errors><error code=' 1 '>a<b/>&amp;</error><other/><error/><error code='2'/></errors>"),
        [(some("1"), some("a&")), (some("2"), None)]
    );
    assert_eq!(
        reported("<fault><code>3</code><text>c</text></fault>"),
        [(some("3"), some("c"))]
    );
    for body in [
        "",
        "{}",
        "<x/>",
        "plain",
        r#"{"errors":{"error":{"code":{}}}}"#,
        "<errors/>",
    ] {
        assert_eq!(reported(body), [], "{body}");
    }
}

#[test]
fn a_body_that_breaks_off_has_still_reported() {
    assert_eq!(
        reported("<errors><error code='1'>a</error><error code='2'>b"),
        [(some("1"), some("a"))]
    );
    assert_eq!(reported(r#"{"errors":["a","b"#), [(None, some("a"))]);
}

#[test]
fn the_status_is_more_than_the_order_and_the_code_more_than_no_code() {
    let seven = "<errors><error code='1'/><error code='7'>x</error></errors>";
    let kind = |status| *answer(status, seven).service().unwrap().kind();
    assert_eq!(kind(400), Numbered::First);
    assert_eq!(kind(500), Numbered::First);
    assert_eq!(kind(409), Numbered::Second);
    assert_eq!(kind(302), Numbered::Third);
    assert_eq!(answer(400, seven).service().unwrap().message(), Some("x"));
}

#[test]
fn what_is_not_documented_is_unexpected() {
    let reason = |status, body| match answer(status, body) {
        Error::Unexpected(unexpected) => unexpected.reason().clone(),
        other => panic!("{other}"),
    };
    let eight = "<errors><error code='8'/></errors>";
    let seven = "<errors><error code='7'/></errors>";
    assert_eq!(reason(400, eight), Reason::UnknownCode);
    assert_eq!(reason(400, ""), Reason::UndocumentedStatus);
    assert_eq!(reason(204, ""), Reason::UndocumentedStatus);
    assert_eq!(reason(204, seven), Reason::UndocumentedStatus);
    assert_eq!(reason(301, ""), Reason::UndocumentedStatus);
    assert_eq!(
        answer(400, eight).to_string(),
        "unexpected answer 400 Bad Request, an error code that is not documented (code 8)"
    );
}

#[test]
fn hostile_texts_are_tamed() {
    let long = format!(
        "<errors><error code='{}'>\u{1b}[2J{}</error></errors>",
        "9".repeat(999),
        "m".repeat(9999)
    );
    let error = answer(400, &long);
    let shown = error.to_string();
    assert!(shown.len() < 1000 && !shown.contains('\u{1b}'), "{shown}");
    let many = format!("<errors>{}</errors>", "<error code='8'/>".repeat(10_000));
    assert_eq!(reported(&many).len(), 100);
}

static FIELDS: Service = one_call::service(
    &[],
    &[ErrorBody::new(
        ErrorFormat::Json,
        &["*"],
        &[Selector::Member("code")],
        &[Selector::Member("text"), Selector::Text],
    )
    .field(&[Selector::Key])],
);

#[test]
fn an_error_says_which_field_it_speaks_of() {
    let told = |body: &str| {
        let error = decode_status(&FIELDS, Ask {}, 409, body).unwrap_err();
        let Error::Service(error) = error else {
            panic!("{body} tells no documented error: {error:?}");
        };
        (error.field().map(str::to_owned), error.to_string())
    };
    let (field, text) = told(r#"{"town":["unknown"],"name":{"code":7,"text":"too short"}}"#);
    assert_eq!(field.as_deref(), Some("name"));
    assert!(text.contains(" (code 7, field name): too short"), "{text}");
    let unexpected = decode_status(&FIELDS, Ask {}, 400, r#"{"name":["too short"]}"#).unwrap_err();
    assert!(
        unexpected.to_string().ends_with(" (field name): too short"),
        "{unexpected}"
    );
}
