//! Calls by name: values in JSON go through the typed request and come out of the typed answer.
#![cfg(all(feature = "dynamic", feature = "derive"))]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod any_values;
mod service;

use bytes::Bytes;
use serde_json::json;
use service::{ENTRIES, SERVICE};
use specwright_runtime::dynamic::{self, Kind};
use specwright_runtime::{Async, Blocking, Error, Json, Replay, Settings, StatusCode};

const DRAW: &str = "drawings.draw";

fn client(replay: Replay) -> Async {
    let mut settings = Settings::new(&SERVICE);
    settings.set_transport(replay);
    Async::build(settings).unwrap()
}

fn encode(operation: &str, values: Json) -> Result<http::Request<Bytes>, Error<Kind>> {
    dynamic::encode(&client(Replay::default()), ENTRIES, operation, values)
}

fn decode(status: u16, body: &Json) -> Result<Json, Error<Kind>> {
    let mut answer = http::Response::new(Bytes::from(body.to_string()));
    *answer.status_mut() = StatusCode::from_u16(status).unwrap();
    dynamic::decode(&client(Replay::default()), ENTRIES, DRAW, small(), answer)
}

/// As little as an operation takes.
fn small() -> Json {
    json!({ "drawing_id": "a", "copies": 1 })
}

fn violations(operation: &str, values: Json) -> Vec<String> {
    match encode(operation, values) {
        Err(Error::Invalid(violations)) => violations.iter().map(ToString::to_string).collect(),
        other => panic!("expected violations, not {other:?}"),
    }
}

/// By the names of the spec, in the forms that do not depend on the wire.
fn values() -> Json {
    json!({
        "drawing_id": "d 1",
        "copies": 3,
        "is_draft": true,
        "ratio": 1.5,
        "price": "19.90",
        "picture": "/wA=",
        "day": "2026-07-07",
        "moment": "2026-07-07T10:00:00Z",
        "status": "DONE",
        "outline": { "corners": [1, 2, 3] },
        "tags": ["red", null],
        "layers": { "a": { "name": "top", "below": { "name": "last" } }, "b": { "name": "x" } },
        "extra": { "any": [1, null, { "thing": "é" }] },
        "background": { "name": "white" },
        "key": "hidden",
    })
}

/// The same under the names of the wire.
fn on_the_wire(body: &str) -> Json {
    let mut body: Json = serde_json::from_str(body).unwrap();
    let members = body.as_object_mut().unwrap();
    for (wire, spec) in [("drawingId", "drawing_id"), ("Copies", "copies"), ("draft", "is_draft")] {
        let value = members.remove(wire).unwrap();
        members.insert(spec.to_owned(), value);
    }
    body
}

#[test]
fn values_are_written_like_those_of_a_typed_call() {
    let request = encode(DRAW, values()).unwrap();
    let body = on_the_wire(std::str::from_utf8(request.body()).unwrap());
    assert_eq!(body["drawing_id"], json!("d 1"));
    assert_eq!(body["price"].to_string(), "19.90".parse::<f64>().unwrap().to_string());
    assert_eq!(body["picture"], json!("/wA="));
    assert_eq!(body["tags"], json!(["red", null]));
    assert_eq!(body["layers"]["a"]["below"]["Name"], json!("last"));
    assert_eq!(body["extra"], values()["extra"]);
    assert_eq!(request.uri(), "https://api.example.com/draw");
}

#[test]
fn what_is_sent_can_be_read_back() {
    let request = encode(DRAW, values()).unwrap();
    let mut answer = http::Response::new(request.into_body());
    *answer.status_mut() = StatusCode::OK;
    let read = dynamic::decode(&client(Replay::default()), ENTRIES, DRAW, small(), answer).unwrap();
    assert_eq!(read, values());
}

#[test]
fn decimals_and_floats_have_two_forms() {
    let sent = |values: Json| {
        let mut all = small();
        all.as_object_mut().unwrap().extend(values.as_object().unwrap().clone());
        String::from_utf8(encode(DRAW, all).unwrap().into_body().to_vec()).unwrap()
    };
    assert!(sent(json!({ "price": 2 })).contains(r#""price":2"#));
    assert!(sent(json!({ "price": "2.50" })).contains(r#""price":2.50"#));
    assert!(sent(json!({ "ratio": "-Infinity" })).contains(r#""ratio":"-Infinity""#));
    let body = json!({ "drawingId": "a", "Copies": 1, "ratio": "NaN" });
    assert_eq!(decode(200, &body).unwrap()["ratio"], json!("NaN"));
}

#[test]
fn null_is_absent() {
    let request = encode(
        DRAW,
        json!({ "drawing_id": "a", "copies": 1, "price": null, "extra": null }),
    )
    .unwrap();
    assert_eq!(request.body().as_ref(), br#"{"drawingId":"a","Copies":1}"#);
    assert_eq!(
        violations(DRAW, json!({ "drawing_id": null })),
        ["drawing_id: must be set", "copies: must be set"]
    );
    assert_eq!(violations(DRAW, Json::Null).len(), 2);
    assert!(encode("drawings.nothing", Json::Null).is_ok());
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let found = violations(
        DRAW,
        json!({
            "copies": "3",
            "drawingId": "the name on the wire",
            "is_draft": 1,
            "ratio": "1.5",
            "price": "19,90",
            "picture": "not Base64",
            "day": 20260707,
            "status": ["DONE"],
            "outline": { "circle": 1.0, "corners": [] },
            "tags": { "a": "b" },
            "layers": { "a": { "nam\u{1b}e": "x" }, "b": [] },
            "background": "white",
            "key": null,
        }),
    );
    assert_eq!(
        found,
        [
            "drawing_id: must be set",
            "copies: must be a whole number",
            "is_draft: must be true or false",
            "ratio: must be a number",
            "price: must be a decimal number",
            "picture: must be Base64",
            "day: must be a date",
            "status: must be text",
            "outline: must be an object with exactly one member",
            "tags: must be a list",
            "layers[\"a\"].name: must be set",
            "layers[\"a\"][\"nam\\u{1b}e\"]: must be one of the documented names",
            "layers[\"b\"]: must be an object",
            "background: must be an object",
            "[\"drawingId\"]: must be one of the documented names",
        ]
    );
}

#[test]
fn constraints_hold_as_in_a_typed_call() {
    let found = violations(
        DRAW,
        json!({
            "drawing_id": "a",
            "copies": 1,
            "price": "-0.00000000000000000000000001",
            "status": "LOST",
            "outline": { "corners": [1] },
            "tags": ["too long", null],
            "layers": { "a": { "name": "ok", "below": { "name": "much too long" } } },
        }),
    );
    assert_eq!(
        found,
        [
            "price: must be at least 0",
            "status: must be one of the documented values",
            "outline.corners: must have at least 3 items",
            "tags[0]: must be at most 5 characters long",
            "layers[\"a\"].below.name: must be at most 8 characters long",
        ]
    );
}

#[test]
fn unions_take_a_documented_member() {
    let with = |outline: Json| violations(DRAW, json!({ "drawing_id": "a", "copies": 1, "outline": outline }));
    assert_eq!(
        with(json!({ "square": 1 })),
        ["outline[\"square\"]: must be one of the documented names"]
    );
    assert_eq!(with(json!({})), ["outline: must be an object with exactly one member"]);
    assert_eq!(
        with(json!({ "circle": null })),
        ["outline: must be an object with exactly one member"]
    );
    assert_eq!(with(json!({ "circle": -1 })), ["outline.circle: must be at least 0"]);
    assert_eq!(with(json!("circle")), ["outline: must be an object"]);
    let body = json!({ "drawingId": "a", "Copies": 1, "outline": { "square": 5 } });
    assert_eq!(decode(200, &body).unwrap()["outline"], json!({ "square": null }));
}

#[test]
fn an_operation_is_found_by_its_name() {
    for name in ["", "drawings", "drawings.Draw", "\u{1b}[31m"] {
        assert_eq!(violations(name, json!({})), ["must be the name of an operation"]);
    }
    assert_eq!(violations("drawings.nothing", json!([])), ["must be an object"]);
    let names: Vec<_> = ENTRIES.iter().map(|entry| entry.operation().name).collect();
    assert_eq!(names, ["drawings.nothing", "drawings.draw"]);
}

#[test]
fn errors_have_the_names_of_the_spec() {
    let error = decode(400, &json!({ "code": "7", "message": "no paper" })).unwrap_err();
    let Error::Service(error) = error else {
        panic!("{error:?}")
    };
    assert_eq!(
        (error.kind().name(), error.code(), error.message()),
        ("TooMany", Some("7"), Some("no paper"))
    );
    assert_eq!(error.to_string(), "400 Bad Request: TooMany (code 7): no paper");
    let error = decode(404, &json!({})).unwrap_err();
    assert_eq!(
        error.service().map(|error| error.kind().to_string()).as_deref(),
        Some("NoSuchDrawing")
    );
    assert!(matches!(decode(500, &json!({})), Err(Error::Unexpected(_))));
}

#[test]
fn details_are_values_too() {
    let body = json!({ "code": "7", "MostCopies": 2, "paper": { "Name": "thin" }, "else": 1 });
    let error = decode(400, &body).unwrap_err();
    let details = error.service().and_then(|error| error.details_json());
    assert_eq!(details, Some(json!({ "most_copies": 2, "paper": { "name": "thin" } })));
    let error = decode(404, &body).unwrap_err();
    assert_eq!(error.service().and_then(|error| error.details_json()), None);
}

#[test]
fn no_secret_shows() {
    let replay = Replay::answer(500, "text/plain", "echo: hidden");
    let handle = client(replay.clone());
    let call = dynamic::call(
        &handle,
        ENTRIES,
        DRAW,
        json!({ "drawing_id": "a", "copies": 1, "key": "hidden" }),
    );
    let error = specwright_runtime::replay::run(call).unwrap_err();
    assert!(!format!("{error} {error:?} {:?}", replay.seen()).contains("hidden"));
}

#[test]
fn both_handles_call() {
    let body = json!({ "drawingId": "a", "Copies": 2 }).to_string();
    let replay = Replay::answer(200, "application/json", body.clone()).then(200, "application/json", body);
    let answer = specwright_runtime::replay::run(dynamic::call(&client(replay.clone()), ENTRIES, DRAW, small()));
    assert_eq!(answer.unwrap(), json!({ "drawing_id": "a", "copies": 2 }));

    let mut settings = Settings::new(&SERVICE);
    settings.set_transport(replay.clone());
    let handle = Blocking::build(settings).unwrap();
    let answer = dynamic::call_blocking(&handle, ENTRIES, DRAW, small());
    assert_eq!(answer.unwrap(), json!({ "drawing_id": "a", "copies": 2 }));
    assert_eq!(replay.seen().len(), 2);
}
