//! Errors in the forms that an API documents.

use crate::ask::{Answer, ask, mock_of, open_api, things};

fn error(bodies: &str, success: &str) -> Answer {
    let operations = format!(
        "operations:
  get:
    about: Gets.
    docs: https://shop.example/get
    request: GET /thing
    responds:
      200: {{ about: Done., {success} }}
    codes:
      7: {{ error: Wrong, about: \"Wrong:\\n  <all> of it.\", status: 409 }}
"
    );
    let mock = mock_of(&open_api(bodies), &things(&operations));
    ask(&mock, "GET /thing\nprefer: code=409")
}

const JSON: &str = "json: { fields: { id: { about: Which. } } }";
const XML: &str = "xml: { root: thing, encoding: ISO-8859-1, fields: { id: { about: Which. } } }";

#[test]
fn json_errors_are_inside_their_path() {
    let check = |body: &str, expected: &str| error(&format!("error_bodies:\n  one: {body}\n"), JSON).is(409, expected);
    check("{ format: json, code: code, message: text }", r#"{"code":"7"}"#);
    check(
        "{ format: json, path: errors/error, message: text }\n  two: { format: json, code: code }",
        r#"{"errors":{"error":"Wrong: <all> of it."}}"#,
    );
    check(
        "{ format: json, path: error, code: no, message: what }",
        r#"{"error":{"no":"7","what":"Wrong: <all> of it."}}"#,
    );
}

#[test]
fn xml_errors_are_encoded_as_the_successes() {
    let check = |body: &str, expected: &str| {
        let declared = format!("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n{expected}\n");
        error(&format!("error_bodies:\n  one: {body}\n"), XML).is(409, &declared);
    };
    check(
        "{ format: xml, path: error, code: '@no', message: text }",
        "<error no=\"7\">Wrong: &lt;all&gt; of it.</error>",
    );
    check(
        "{ format: xml, path: a/b, code: no, message: what }",
        "<a>\n\t<b>\n\t\t<no>7</no>\n\t\t<what>Wrong: &lt;all&gt; of it.</what>\n\t</b>\n</a>",
    );
}

#[test]
fn the_form_in_the_format_of_the_successes_is_taken() {
    let both = "error_bodies:
  xml: { format: xml, path: e, code: '@c' }
  json: { format: json, code: c }
";
    error(both, JSON).is(409, r#"{"c":"7"}"#);
    error(both, XML).is(409, "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<e c=\"7\"/>\n");
    error(both, "body: empty").is(409, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<e c=\"7\"/>\n");
}

#[test]
fn refusals_take_the_form_of_the_documented_status() {
    let rest = "error_bodies:
  one: { format: json, code: code, message: message }
errors:
  404: { error: NotFound, about: Nothing here., when: unknown_path }
  405: { error: NotAllowed, about: Not allowed. }
  413: { error: TooLarge, about: Too large. }
  415: { error: WrongType, about: Wrong type., body: empty }
";
    let operations = "operations:
  make:
    about: Makes.
    docs: https://shop.example/make
    request: POST /things
    json: { fields: { name: { about: A name. } } }
    responds: { 200: { about: Done., body: empty } }
";
    let mock = mock_of(&open_api(rest), &things(operations));
    ask(&mock, "POST /nothing").is(404, r#"{"code":"404","message":"Nothing here."}"#);
    ask(&mock, "GET /things").is(405, r#"{"code":"405","message":"Not allowed."}"#);
    let large = format!(
        "POST /things\ncontent-type: application/json\n\n{}",
        "x".repeat((1 << 20) + 1)
    );
    ask(&mock, &large).is(413, r#"{"code":"413","message":"Too large."}"#);
    ask(&mock, "POST /things\ncontent-type: text/plain\n\nx").is(415, "");
    ask(&mock, "POST /things").is(
        400,
        "The request breaks rules of things.make:\n  name: must be present\n",
    );
}

/// An error with fields of its own, in the form that `bodies` says.
fn detailed(bodies: &str, success: &str, case: &str) -> Answer {
    let operations = format!(
        "operations:
  get:
    about: Gets.
    docs: https://shop.example/get
    request: GET /thing
    responds:
      200: {{ about: Done., {success} }}
    codes:
      7: {{ error: Wrong, about: Wrong., status: 409, {case} }}
"
    );
    let mock = mock_of(&open_api(bodies), &things(&operations));
    ask(&mock, "GET /thing\nprefer: example=Wrong")
}

#[test]
fn details_stand_in_the_body_and_in_headers() {
    let case = "fields: { left: { about: How many are left., type: int, sample: 3 } }, \
                headers: { retry: { about: When to try again., wire_name: Retry-After, type: int, sample: 9 } }, status_field: status";
    let json = "error_bodies:\n  one: { format: json, path: error, code: code }\n";
    let answer = detailed(json, JSON, case);
    answer.is(409, r#"{"error":{"code":"7","left":3}}"#);
    assert_eq!(answer.header("retry-after"), "9");
    let xml = "error_bodies:\n  one: { format: xml, path: e, code: '@c' }\n";
    detailed(xml, XML, case).is(
        409,
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<e c=\"7\">\n\t<left>3</left>\n</e>\n",
    );
}

#[test]
fn the_first_selector_is_written_and_may_be_a_header() {
    let bodies = "error_bodies:\n  one: { format: json, code: ['header:x-error', code], message: [what, text] }\n";
    let answer = detailed(bodies, JSON, "");
    answer.is(409, r#"{"what":"Wrong."}"#);
    assert_eq!(answer.header("x-error"), "7");
}

#[test]
fn a_code_stands_between_what_is_cut_off() {
    let bodies = "error_bodies:\n  one: { format: json, code: code, code_after: '#', code_before: ':' }\n";
    detailed(bodies, JSON, "").is(409, r##"{"code":"shop#7:shop"}"##);
}

#[test]
fn the_doctype_of_the_successes_is_that_of_the_errors() {
    let bodies = "error_bodies:\n  one: { format: xml, path: e, code: '@c' }\n";
    let success =
        "xml: { root: thing, doctype: { system: 'http://shop.example/a.dtd' }, fields: { id: { about: Which. } } }";
    detailed(bodies, success, "").is(
        409,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE e SYSTEM\n\"http://shop.example/a.dtd\">\n<e c=\"7\"/>\n",
    );
}

#[test]
fn an_error_inside_a_success_has_its_status() {
    let operations = "operations:
  get:
    about: Gets.
    docs: https://shop.example/get
    request: GET /thing
    responds:
      200: { about: Done., may_fail: true, json: { fields: { id: { about: Which. } } } }
    codes:
      7: { error: Wrong, about: Wrong. }
      8: { error: Worse, about: Worse., status: 500 }
";
    let bodies = "error_bodies:\n  one: { format: json, code: code }\n";
    let mock = mock_of(&open_api(bodies), &things(operations));
    ask(&mock, "GET /thing\nprefer: example=Wrong").is(200, r#"{"code":"7"}"#);
    ask(&mock, "GET /thing\nprefer: example=Worse").is(500, r#"{"code":"8"}"#);
}

/// Every shape that errors of one API may have, and an error for each.
const SHAPES: &str = "error_bodies:
  coded: { format: json, path: errors, code: code, message: message }
  one: { format: json, path: errors, message: error }
  several: { format: json, path: errors, message: error, list: true }
  texts: { format: json, path: errors, message: text, list: true }
  plain: { format: json, path: error, message: text }
  inner: { format: json, path: error, code: code, message: message }
  reason: { format: json, message: reason }
  pair: { format: json, field: '[0]', message: '[2]' }
  pairs: { format: json, field: '[0]', message: '[1]', list: true }
  named: { format: json, path: faults/*, field: field, message: text }
  by_field: { format: json, path: '*', field: key, message: text, list: true }
  by_code: { format: json, path: faults/*/*, code: key, message: text }
  header: { format: json, code: 'header:x-code', message: html }
  any: { format: xml, path: errors/*, field: key, message: text }
errors:
  500: { error: Broken, about: Broken., body: reason }
  503: { error: Closed, about: Closed., body: empty }
codes:
  X1: { error: Limited, about: Limited., body: by_code }
";

const OPERATIONS: &str = "operations:
  make:
    about: Makes.
    docs: https://shop.example/make
    request: POST /things
    json:
      fields:
        size: { about: How big., type: int, range: 1..9, wire_name: theSize }
        name: { about: A name., optional: true }
    responds:
      200: { about: Done., json: { fields: { id: { about: Which. } } } }
      401: { error: Denied, about: Denied., body: one }
      404: { error: Missing, about: Missing., body: empty }
      406: { error: NotReady, about: Not ready., body: inner }
      409: { error: Exists, about: Exists., body: several }
      410: { error: Gone, about: Gone., body: any }
      422: { error: Wrong, about: Wrong., body: by_field, when: invalid }
    codes:
      '005': { error: Unregistered, about: Unregistered., status: 422, body: coded }
      '406': { error: Late, about: Late., status: 406, body: header }
      '7': { error: Named, about: Named., field: name, body: coded }
      Wrong: { error: Unlike, about: Unlike., status: 422, body: empty }
";

/// A request for the one operation, with headers and a body.
fn shaped(errors: &str, headers: &str, body: &str) -> Answer {
    let operations = OPERATIONS.replace("body: several", errors);
    let mock = mock_of(&open_api(SHAPES), &things(&operations));
    ask(
        &mock,
        &format!("POST /things\ncontent-type: application/json\n{headers}\n\n{body}"),
    )
}

#[test]
fn an_error_has_the_shape_that_it_names() {
    let check = |body: &str, expected: &str| {
        let answer = shaped(&format!("body: {body}"), "prefer: example=Exists", "{}");
        answer.is(409, expected);
    };
    check("one", r#"{"errors":{"error":"Exists."}}"#);
    check("several", r#"{"errors":[{"error":"Exists."}]}"#);
    check("texts", r#"{"errors":["Exists."]}"#);
    check("plain", r#"{"error":"Exists."}"#);
    check("inner", r#"{"error":{"code":"409","message":"Exists."}}"#);
    check("reason", r#"{"reason":"Exists."}"#);
    check("pair", r#"["base","","Exists."]"#);
    check("pairs", r#"[["base","Exists."]]"#);
    check("named", r#"{"faults":{"base":"Exists."}}"#);
    check("by_field", r#"{"base":["Exists."]}"#);
    check("by_code", r#"{"faults":{"base":{"409":"Exists."}}}"#);
    check(
        "any",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<errors>\n\t<base>Exists.</base>\n</errors>\n",
    );
    check("shared", r#"{"errors":{"code":"409","message":"Exists."}}"#);
    check("empty", "");
}

#[test]
fn an_error_names_the_field_that_is_wrong() {
    let wrong = r#"{"theSize":10}"#;
    let check = |body: &str, expected: &str| {
        let case = format!("400: {{ error: Bad, about: Bad., body: {body}, when: {{ field: size }}");
        shaped(&format!("body: several }}\n      {case}"), "x-none: 1", wrong).is(400, expected);
    };
    let said = "Bad. (size: must be 1 to 9)";
    check("pair", &format!(r#"["theSize","","{said}"]"#));
    check("by_field", &format!(r#"{{"theSize":["{said}"]}}"#));
    check("one", &format!(r#"{{"errors":{{"error":"{said}"}}}}"#));
    check(
        "any",
        &format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<errors>\n\t<theSize>{said}</theSize>\n</errors>\n"),
    );
    // What is wrong with the whole body is in no field; what an error speaks of is documented.
    shaped("body: one", "x-none: 1", "{").is(422, r#"{"base":["Wrong. (the body must be JSON)"]}"#);
    shaped("body: one", "prefer: example=Named", "{}").is(400, r#"{"errors":{"code":"7","message":"Named."}}"#);
}

#[test]
fn every_error_can_be_asked_for_whatever_its_shape_and_status() {
    let check = |preference: &str, status: u16, name: &str| {
        let answer = shaped("body: several", &format!("prefer: {preference}"), "{}");
        answer.is_because(status, &format!("things.make: {name}: asked for"));
        answer
    };
    check("code=401", 401, "Denied").is(401, r#"{"errors":{"error":"Denied."}}"#);
    check("code=404", 404, "Missing").is(404, "");
    check("code=410", 410, "Gone");
    check("code=422", 422, "Wrong").is(422, r#"{"base":["Wrong."]}"#);
    check("code=422, example=005", 422, "Unregistered")
        .is(422, r#"{"errors":{"code":"005","message":"Unregistered."}}"#);
    check("example=Named", 400, "Named").is(400, r#"{"errors":{"code":"7","message":"Named."}}"#);
    check("code=500", 500, "Broken").is(500, r#"{"reason":"Broken."}"#);
    check("code=503", 503, "Closed").is(503, "");
    check("example=Limited", 400, "Limited").is(400, r#"{"faults":{"base":{"X1":"Limited."}}}"#);
    // The code of one is the name of another.
    check("example=Wrong", 422, "Wrong");
    check("example=Unlike", 422, "Unlike").is(422, "");
    // The status of one is the code of another, so it is none of its own.
    check("code=406", 406, "NotReady").is(406, r#"{"error":{"message":"Not ready."}}"#);
    let late = check("code=406, example=Late", 406, "Late");
    late.is(406, r#"{"html":"Late."}"#);
    assert_eq!(late.header("x-code"), "406");
    // Without a body, the code needs a header.
    assert_eq!(check("example=Unlike", 422, "Unlike").header("x-code"), "Wrong");
    assert_eq!(check("code=503", 503, "Closed").header("x-code"), "");
}
