//! What depends on requests before: answers that are put off, and the documented rate.

use std::thread::sleep;
use std::time::Duration;

use specwright_mock::Mock;

use crate::ask::{ask, mock_of, open_api, things};

fn polled() -> Mock {
    mock_of(
        &open_api(""),
        &things(
            "operations:
  file:
    about: Makes a file.
    docs: https://shop.example/file
    request: GET /file/{id}
    path: { id: { about: Which., type: int } }
    query: { year: { about: Of which year., optional: true } }
    responds:
      200: { about: Where it is., json: { fields: { url: { about: Its address., sample: 'https://shop.example/f' } } } }
      202: { pending: true, about: Not ready., json: { fields: { message: { about: Words., sample: Wait } } } }
",
        ),
    )
}

#[test]
fn the_first_answer_of_a_polled_operation_is_that_it_is_not_ready() {
    let mock = polled();
    for _ in 0..2 {
        let answer = ask(&mock, "GET /file/1");
        answer.is(202, r#"{"message":"Wait"}"#);
        assert_eq!(answer.why(), "things.file: not ready");
        ask(&mock, "GET /file/1").is(200, r#"{"url":"https://shop.example/f"}"#);
    }
}

#[test]
fn every_address_waits_for_itself() {
    let mock = polled();
    for address in ["/file/1", "/file/2", "/file/1?year=2026"] {
        assert_eq!(ask(&mock, &format!("GET {address}")).status(), 202, "{address}");
    }
    for address in ["/file/1?year=2026", "/file/1", "/file/2"] {
        assert_eq!(ask(&mock, &format!("GET {address}")).status(), 200, "{address}");
    }
}

#[test]
fn only_right_requests_wait() {
    let mock = polled();
    ask(&mock, "GET /file/one").is_because(400, "things.file: id type");
    ask(&mock, "GET /file/one").is_because(400, "things.file: id type");
}

#[test]
fn how_often_it_is_not_ready_can_be_said() {
    let statuses = |mock: &Mock| [(); 4].map(|()| ask(mock, "GET /file/1").status());
    assert_eq!(statuses(&polled().pending(3)), [202, 202, 202, 200]);
    assert_eq!(statuses(&polled().pending(0)), [200; 4]);
}

#[test]
fn what_is_preferred_comes_at_once() {
    let mock = polled();
    ask(&mock, "GET /file/1\nprefer: code=200").is_because(200, "things.file: asked for");
    ask(&mock, "GET /file/1\nprefer: code=202").is_because(202, "things.file: asked for");
    let answer = ask(&mock, "GET /file/1\nprefer: code=500");
    answer.is(
        400,
        "No documented answer fits `Prefer: code=500`. These can be asked for:\n  code=200\n  code=202\n",
    );
}

/// Three requests in 200 milliseconds.
fn limited(errors: &str) -> Mock {
    let operation = |name: &str, more: &str| {
        format!(
            "  {name}:\n    about: Does {name}.\n    docs: https://shop.example/{name}\n    request: GET /{name}\n{more}    \
             responds: {{ 200: {{ about: Done., body: empty }} }}\n"
        )
    };
    let operations = format!(
        "operations:\n{}{}{}",
        operation("count", ""),
        operation("free", "    rate_limited: false\n"),
        operation("old", "    deprecated: The page says that it will go away.\n"),
    );
    let api = format!("rate_limit: {{ requests: 3, per: 200 ms, about: For all callers. }}\n{errors}");
    mock_of(&open_api(&api), &things(&operations))
}

#[test]
fn the_documented_rate_is_kept_on_demand() {
    let mock = limited("").keep_rate_limit();
    let status = |request: &str| ask(&mock, request).status();
    assert_eq!(["GET /count"; 5].map(status), [200, 200, 200, 429, 429]);
    assert_eq!(["GET /free"; 5].map(status), [200; 5]);
    ask(&mock, "GET /count").is_because(429, "things.count: too many requests");
    sleep(Duration::from_millis(250));
    assert_eq!(status("GET /count"), 200);
}

#[test]
fn the_error_beyond_the_rate_is_the_documented_one() {
    let errors = "errors: { 429: { error: TooMany, about: Too many requests., body: empty } }\n";
    let mock = limited(errors).keep_rate_limit();
    for _ in 0..3 {
        assert_eq!(ask(&mock, "GET /count").status(), 200);
    }
    ask(&mock, "GET /count").is_because(429, "things.count: TooMany: too many requests");
}

#[test]
fn requests_are_not_counted_otherwise() {
    let mock = limited("");
    assert_eq!([(); 9].map(|()| ask(&mock, "GET /count").status()), [200; 9]);
}

#[test]
fn deprecated_operations_answer_as_all_others() {
    ask(&limited(""), "GET /old").is_because(200, "things.old");
}

#[test]
fn of_several_roots_the_first_is_written() {
    let list = "operations:
  get:
    about: Gets.
    docs: https://shop.example/get
    request: GET /thing
    responds: { 200: { about: It., json: { root: bill | quote, fields: { id: { about: Which., type: int, sample: 7 } } } } }
";
    ask(&mock_of(&open_api(""), &things(list)), "GET /thing").is(200, r#"{"bill":{"id":7}}"#);
}
