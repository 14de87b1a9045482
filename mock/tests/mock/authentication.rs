//! Each way of sending credentials.

use crate::ask::{ask, mock_of, open_api, things};
use specwright_mock::Mock;

const CREDENTIALS: &str = "credentials:
  name: { about: Who., secret: false, sample: me }
  word: { about: The word., sample: my_word }
  token: { about: The token., sample: my_token }
auth:
  basic: { about: As HTTP has it., scheme: basic, username: name, password: word }
  bearer: { about: As OAuth has it., scheme: bearer, token: token }
  headers: { about: As headers., scheme: headers, fields: { X-Name: name, X-Word: word } }
  form: { about: As parameters., scheme: parameters, place: form, fields: { n: name, w: word } }
";

fn mock() -> Mock {
    let operations = "operations:
  read:
    about: Reads.
    docs: https://shop.example/read
    request: GET /things
    responds: { 200: { about: Done., body: empty } }
  write:
    about: Writes.
    docs: https://shop.example/write
    request: POST /things
    form: { fields: { colour: { about: A colour., optional: true } } }
    responds: { 200: { about: Done., body: empty } }
";
    mock_of(&open_api(CREDENTIALS), &things(operations))
}

#[track_caller]
fn check(request: &str, status: u16) {
    let answer = ask(&mock(), request);
    assert_eq!(answer.status(), status, "{}", answer.why());
}

#[test]
fn any_scheme_lets_in() {
    check("GET /things\nauthorization: Basic bWU6bXlfd29yZA==", 200);
    check("GET /things\nauthorization: basic   bWU6bXlfd29yZA==", 200);
    check("GET /things\nauthorization: Bearer my_token", 200);
    check("GET /things\nx-name: me\nx-word: my_word", 200);
    check("GET /things?n=me&w=my_word", 200);
    check(
        "POST /things\ncontent-type: application/x-www-form-urlencoded\n\nw=my_word&n=me",
        200,
    );
}

#[test]
fn wrong_and_missing_credentials_do_not() {
    check("GET /things\nauthorization: Basic bWU6d3Jvbmc=", 401);
    check("GET /things\nauthorization: Basic %%%", 401);
    check("GET /things\nauthorization: Bearer", 401);
    check("GET /things\nx-name: me", 401);
    check("GET /things?n=me&w=your_word", 401);
    check("GET /things?n=me&w=your_word&w=my_word", 401);
    // A form has them inside, not in the query string.
    check("POST /things?n=me&w=my_word", 401);
}

#[test]
fn an_undocumented_refusal_is_a_401_with_a_challenge_and_no_value() {
    let answer = ask(&mock(), "GET /things?n=me&w=your_word");
    answer.is(
        401,
        "The credentials are missing or wrong. basic: name missing, word missing; bearer: token missing; headers: name \
         missing, word missing; form: word wrong\n",
    );
    assert_eq!(answer.header("www-authenticate"), "Basic realm=\"specwright mock\"");
}

#[test]
fn credentials_can_be_set() {
    let mock = mock().credential("token", "another").credential("nobody", "x");
    assert_eq!(ask(&mock, "GET /things\nauthorization: Bearer another").status(), 200);
    assert_eq!(ask(&mock, "GET /things\nauthorization: Bearer my_token").status(), 401);
    assert!(!format!("{mock:?}").contains("another"));
}

#[test]
fn an_unknown_path_needs_no_credentials() {
    check("GET /nothing", 404);
}
