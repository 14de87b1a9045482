//! Which error answers a request that breaks rules.

use crate::ask::{ask, mock_of, open_api, things};

#[track_caller]
fn check(errors: &str, query: &str, status: u16, why: &str) {
    let operations = format!(
        "operations:
  find:
    about: Finds.
    docs: https://shop.example/find
    request: GET /things/{{id}}
    path: {{ id: {{ about: Which., type: int, range: 1..99 }} }}
    headers: {{ lang: {{ about: Language., wire_name: X-Lang, optional: true, length: 2 }} }}
    query:
      name: {{ about: A name., length: 3..5, optional: true }}
      mail: {{ about: An address., format: email, optional: true }}
      codes: {{ about: Codes., type: list, of: string, items: ..2, unique: true, length: 2, optional: true }}
    together: [[name, mail]]
    responds:
      200: {{ about: Done., body: empty }}
{errors}"
    );
    let bodies = "error_bodies: { one: { format: json, code: code } }\n";
    let mock = mock_of(&open_api(bodies), &things(&operations));
    ask(&mock, &format!("GET {query}")).is_because(status, why);
}

#[test]
fn everything_is_told_where_nothing_is_documented() {
    check("", "/things/5", 200, "things.find");
    check("", "/things/5?codes=ab&codes=cd\nx-lang: en", 200, "things.find");
    check("", "/things/0", 400, "things.find: id range");
    check("", "/things/five", 400, "things.find: id type");
    check(
        "",
        "/things/100?name=ab&mail=x",
        400,
        "things.find: id range; name length; mail format",
    );
    check("", "/things/5?name=abc", 400, "things.find: together");
    check(
        "",
        "/things/5?codes=ab&codes=ab&codes=abc",
        400,
        "things.find: codes items; codes[2] length",
    );
    check("", "/things/5\nx-lang: eng", 400, "things.find: lang length");
    check("", "/things/5?name=%ff", 400, "things.find: malformed");
}

#[test]
fn days_are_compared_as_days_however_they_are_written() {
    let operations = "operations:
  find:
    about: Finds.
    docs: https://shop.example/find
    request: GET /things
    query:
      first: { about: The first day., type: date, layout: dd/mm/yyyy }
      last: { about: The last day., type: date, layout: dd/mm/yyyy, optional: true }
    in_order: [[first, last]]
    responds: { 200: { about: Done., body: empty } }
";
    let mock = mock_of(&open_api(""), &things(operations));
    ask(&mock, "GET /things?first=02/11/2025").is_because(200, "things.find");
    ask(&mock, "GET /things?first=02/11/2025&last=01/12/2025").is_because(200, "things.find");
    ask(&mock, "GET /things?first=02/11/2025&last=30/10/2025").is(
        400,
        "The request breaks rules of things.find:\n  last: must not be before `first`\n",
    );
}

#[test]
fn a_text_says_what_would_be_right_and_not_what_was_sent() {
    let operations = "operations:
  find:
    about: Finds.
    docs: https://shop.example/find
    request: GET /things
    query: { pin: { about: A pin., secret: true, pattern: '^\\d{4}$' } }
    responds: { 200: { about: Done., body: empty } }
";
    let mock = mock_of(&open_api(""), &things(operations));
    ask(&mock, "GET /things?pin=hunter2").is(
        400,
        "The request breaks rules of things.find:\n  pin: must match `^\\d{4}$`\n",
    );
}

const ERRORS: &str = "      422: { error: Wrong, about: Wrong., when: invalid }
    codes:
      1: { error: WrongLength, about: Wrong length., when: { rule: length } }
      2: { error: WrongMail, about: Wrong address., when: { field: mail } }
      3: { error: Taken, about: Taken., when: { field: name, value: taken } }
";

#[test]
fn a_value_comes_before_a_field_before_a_rule_before_anything() {
    let all = "/things/0?mail=x&name=taken";
    check(
        ERRORS,
        all,
        400,
        "things.find: Taken: name has a value that provokes it",
    );
    check(
        ERRORS,
        "/things/0?mail=x&name=no",
        400,
        "things.find: WrongMail: mail format",
    );
    check(
        ERRORS,
        "/things/0?name=no",
        400,
        "things.find: WrongLength: name length",
    );
    check(ERRORS, "/things/0", 422, "things.find: Wrong: id range");
    check(ERRORS, "/things/5?name=abc", 422, "things.find: Wrong: together");
}
