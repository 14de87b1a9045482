//! Asking for an answer with `Prefer`.

use crate::ask::{Answer, ask, mock_of, open_api, things};

/// An operation with two successes and three errors, asked with a request that breaks its rules.
fn prefer(headers: &str) -> Answer {
    let operations = "operations:
  make:
    about: Makes.
    docs: https://shop.example/make
    request: POST /things
    json: { fields: { size: { about: How big., type: int } } }
    responds:
      200: { about: It was there., json: { fields: { id: { about: Which., sample: old } } } }
      201: { about: It is new., json: { fields: { id: { about: Which., sample: new } } } }
      409: { error: Exists, about: It exists. }
    codes:
      E1: { error: TooBig, about: Too big., status: 422 }
      E2: { error: Strange, about: Strange. }
";
    let bodies = "error_bodies:\n  one: { format: json, code: code, message: message }\n";
    let mock = mock_of(&open_api(bodies), &things(operations));
    ask(
        &mock,
        &format!("POST /things\n{headers}\ncontent-type: application/json\n\n{{}}"),
    )
}

#[test]
fn a_status_is_asked_for_by_code() {
    prefer("prefer: code=201").is(201, r#"{"id":"new"}"#);
    prefer("prefer: code=409").is(409, r#"{"code":"409","message":"It exists."}"#);
    prefer("prefer: code=422").is(422, r#"{"code":"E1","message":"Too big."}"#);
    // An error whose status is not documented comes with 400.
    prefer("prefer: code=400").is(400, r#"{"code":"E2","message":"Strange."}"#);
}

#[test]
fn an_error_is_asked_for_by_name_or_code() {
    prefer("prefer: example=Strange").is(400, r#"{"code":"E2","message":"Strange."}"#);
    prefer("prefer: example=E1").is(422, r#"{"code":"E1","message":"Too big."}"#);
    prefer("prefer: code=422, example=TooBig").is(422, r#"{"code":"E1","message":"Too big."}"#);
}

#[test]
fn the_header_is_read_leniently() {
    for header in [
        "prefer: Code = \"409\"",
        "PREFER: respond-async, wait=5; code=409",
        "prefer: respond-async\nprefer: code=409; foo=\"a, code=201\"",
        "prefer: foo=\"a;b\",,;code=409,code=201",
    ] {
        let answer = prefer(header);
        assert_eq!(answer.status(), 409, "{header}");
        assert_eq!(answer.header("preference-applied"), "code=409");
        assert_eq!(answer.why(), "things.make: Exists: asked for");
    }
}

#[test]
fn other_preferences_change_nothing() {
    for header in ["prefer: respond-async", "prefer:", "prefer: code=", "prefer: code"] {
        let answer = prefer(header);
        answer.is_because(400, "things.make: size required");
        assert_eq!(answer.header("preference-applied"), "");
    }
}

#[test]
fn what_is_not_documented_is_answered_with_what_is() {
    let answer = prefer("prefer: code=418");
    answer.is(
        400,
        "No documented answer fits `Prefer: code=418`. These can be asked for:\n  code=200\n  code=201\n  code=409, \
         example=Exists\n  code=422, example=TooBig\n  code=400, example=Strange\n",
    );
    assert_eq!(answer.header("preference-applied"), "");
    assert_eq!(prefer("prefer: code=teapot").status(), 400);
    assert_eq!(prefer("prefer: code=409, example=TooBig").status(), 400);
    assert_eq!(prefer("prefer: example=nothing").status(), 400);
}
