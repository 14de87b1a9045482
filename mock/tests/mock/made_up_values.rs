//! Values that are made up where the spec has no sample. Each is sent back to the operation itself, which judges it.

use crate::ask::{ask, mock_of, open_api, things};

/// The answer's field takes what `field` says; the request takes the same field.
fn made_up(field: &str) -> String {
    let operations = format!(
        "types:
  Colour: {{ about: A colour., enum: [red, blue] }}
  Leaf: {{ about: A leaf., fields: {{ name: {{ about: A name. }}, tree: {{ about: More., type: Tree, optional: true }} }} }}
  Tree:
    about: A tree.
    exactly_one_of: [[left, right]]
    fields:
      left: {{ about: Left., optional: true }}
      right: {{ about: Right., optional: true, sample: r }}
      leaves: {{ about: Leaves., type: list, of: Leaf }}
operations:
  echo:
    about: Echoes.
    docs: https://shop.example/echo
    request: POST /echo
    json: {{ fields: {{ value: {{ about: A value., {field} }}, tree: {{ about: Keeps the type in use., type: Tree, optional: true }}, colour: {{ about: Keeps the type in use., type: Colour, optional: true }} }} }}
    responds: {{ 200: {{ about: Done., json: {{ fields: {{ value: {{ about: A value., {field} }} }} }} }} }}
"
    );
    let mock = mock_of(&open_api(""), &things(&operations));
    let answer = ask(&mock, "POST /echo\nprefer: code=200").text();
    let judged = ask(
        &mock,
        &format!("POST /echo\ncontent-type: application/json\n\n{answer}"),
    );
    assert_eq!(judged.status(), 200, "{field}: {answer}: {}", judged.why());
    let value = answer.strip_prefix("{\"value\":").and_then(|it| it.strip_suffix('}'));
    value.unwrap().to_owned()
}

#[track_caller]
fn check(field: &str, expected: &str) {
    assert_eq!(made_up(field), expected, "{field}");
}

#[test]
fn texts() {
    check("type: string", "\"value\"");
    check("length: ..3", "\"val\"");
    check("length: 8..10", "\"valueabc\"");
    check("chars: 0-9, length: 4", "\"0123\"");
    check("chars: 'é'", "\"ééééé\"");
    check("length: 7, chars: A-Z", "\"ABCDEFG\"");
}

#[test]
fn patterns() {
    check(r"pattern: '^\d{9}/'", "\"123456789/\"");
    check(r"pattern: '^\d{4}-\d{2}$'", "\"1234-67\"");
    check(r"pattern: '^[A-Z]{2}\d+$', length: 6", "\"AB3456\"");
    check(r"pattern: '^(GB|IE)[0-9]{3}$'", "\"GB345\"");
    check(r"pattern: '^\+?[a-f]*$', length: 5", "\"+bcde\"");
    check(r"pattern: '^x?é[^a-z]$'", "\"é3\"");
}

#[test]
fn formats() {
    check("format: email", "\"name@example.com\"");
    check("format: email, length: 20", "\"namennnn@example.com\"");
    check("format: email, length: ..6", "\"a@b.c\"");
    check("format: uri", "\"https://example.com/name\"");
    check("format: uuid", "\"00000000-0000-4000-8000-000000000001\"");
    check("format: ipv4", "\"192.0.2.1\"");
    check("format: date", "\"2026-01-01\"");
    check("format: date-time", "\"2026-01-01T12:00:00+00:00\"");
    check("format: uk_mobile", "\"447700900000\"");
    check("format: uk_mobile, length: 11", "\"07700900000\"");
    check("format: base64, length: 8", "\"c2Ftc2Ft\"");
}

#[test]
fn other_scalars() {
    check("type: int", "1");
    check("type: int, range: 5..", "5");
    check("type: int, range: ..-3", "-3");
    check("type: int, range: 1..72, multiple_of: 5", "5");
    check("type: int, range: -7..-1, multiple_of: 5", "-5");
    check("type: int, wire: text", "\"1\"");
    check("type: bool", "true");
    check("type: date", "\"2026-01-01\"");
    check("type: datetime", "\"2026-01-01T12:00:00+00:00\"");
    check("type: Colour", "\"red\"");
    check("wire: base64", "\"dmFsdWU=\"");
}

#[test]
fn lists() {
    check("type: list, of: string", "[\"value\"]");
    check("type: list, of: int, items: 3..", "[1,2,3]");
    check("type: list, of: int, items: 3, unique: true, range: 4..", "[4,5,6]");
    check(
        "type: list, of: string, items: 3, unique: true, length: 1",
        "[\"v\",\"b\",\"c\"]",
    );
    check("type: list, of: bool, items: 2, unique: true", "[true,false]");
    check("type: list, of: date, items: 2", "[\"2026-01-01\",\"2026-01-02\"]");
    check("type: list, of: string, items: ..0", "[]");
}

#[test]
fn other_types() {
    check("type: decimal", "1.5");
    check("type: decimal, range: 5..", "5");
    check("type: float", "1.5");
    check("type: bytes", "\"dmFsdWU=\"");
    check("type: any", "{}");
    check("type: map, of: int", "{\"key\":1}");
    check("type: map, of: int, sparse: true", "{\"key\":1}");
    check("type: map, of: { type: list, of: Colour }", "{\"key\":[\"red\"]}");
    check("type: bool, words: [yes, no]", "\"yes\"");
    check("type: int, default: 7", "7");
    check("format: uuid, fill: uuid", "\"00000000-0000-4000-8000-000000000001\"");
}

/// What an XML answer says of a field is taken as a request, too.
#[track_caller]
fn check_xml(field: &str) {
    let operations = format!(
        "types:
  Point: {{ about: A point., fields: {{ x: {{ about: To the right., type: decimal, xml: attribute }}, y: {{ about: Up., type: int }} }} }}
operations:
  echo:
    about: Echoes.
    docs: https://shop.example/echo
    request: POST /echo
    xml: {{ root: a/b, fields: {{ value: {{ about: A value., {field} }}, point: {{ about: Keeps the type in use., type: Point, optional: true }} }} }}
    responds: {{ 200: {{ about: Done., xml: {{ root: a/b, fields: {{ value: {{ about: A value., {field} }} }} }} }} }}
"
    );
    let mock = mock_of(&open_api(""), &things(&operations));
    let answer = ask(&mock, "POST /echo\nprefer: code=200").text();
    let judged = ask(&mock, &format!("POST /echo\ncontent-type: text/xml\n\n{answer}"));
    assert_eq!(judged.status(), 200, "{field}: {answer}: {}", judged.why());
}

#[test]
fn xml_is_written_as_it_is_read() {
    check_xml("type: list, of: Point");
    check_xml("type: list, of: Point, item: p");
    check_xml("type: list, of: Point, item: p, flat: true");
    check_xml("type: list, of: int, item: p, items: 3, join: ' '");
    check_xml("type: list, of: { type: list, of: datetime, item: q }, item: p, items: 2");
    check_xml("type: map, of: Point");
    check_xml("type: map, of: Point, flat: true, key: k, value: v, items: 2");
    check_xml("type: map, of: { type: map, of: int, entry: e, key: k, value: v }, items: 3");
    check_xml("type: Point, namespace: { uri: 'urn:a', prefix: a }, wire_name: 'a:p'");
    check_xml("type: list, of: int, wire: json");
    check_xml("type: datetime, wire: epoch_ms");
    check_xml("type: datetime, wire: http_date");
    check_xml("type: date, layout: yymmdd");
    check_xml("type: bytes");
}

#[test]
fn types_that_hold_themselves_end() {
    check("type: Tree", r#"{"right":"r","leaves":[{"name":"name"}]}"#);
}

#[test]
fn a_small_spec_that_means_a_huge_tree_is_cut() {
    let mut types = "types:\n".to_owned();
    for depth in 0..12 {
        types.push_str(&format!("  T{depth}:\n    about: A level.\n    fields:\n"));
        for branch in 0..10 {
            let next = if depth == 11 {
                "string".to_owned()
            } else {
                format!("T{}", depth + 1)
            };
            types.push_str(&format!(
                "      b{branch}: {{ about: A branch., optional: true, type: {next} }}\n"
            ));
        }
    }
    let operations = format!(
        "{types}operations:
  get:
    about: Gets.
    docs: https://shop.example/get
    request: GET /thing
    responds: {{ 200: {{ about: Done., json: {{ fields: {{ top: {{ about: The top., type: T0 }} }} }} }} }}
"
    );
    let answer = ask(&mock_of(&open_api(""), &things(&operations)), "GET /thing");
    assert_eq!(answer.status(), 200);
    assert!(answer.text().len() < 1 << 20);
}
