//! Answers laid out as their forms say: JSON, XML, raw bodies and headers.

use crate::ask::{Answer, ask, mock_of, open_api, things};

/// The answer of an operation that answers so; `types` stand before the operations.
#[track_caller]
fn answer(types: &str, responds: &str) -> Answer {
    let operations = format!(
        "types:
  Size: {{ about: A size., enum: ['1', '2'] }}
  Point: {{ about: A point., fields: {{ x: {{ about: To the right., type: int, sample: 1 }}, y: {{ about: Up., type: int, sample: 2 }} }} }}
  Shape:
    about: A shape.
    union:
      circle: {{ about: Its radius., type: float, sample: '1.50' }}
      centre: {{ about: Its centre., type: Point, wire_name: Center }}
{types}operations:
  keep:
    about: Keeps the types in use.
    docs: https://shop.example/keep
    request: POST /keep
    json: {{ fields: {{ size: {{ about: A size., type: Size, optional: true }}, shape: {{ about: A shape., type: Shape, optional: true }} }} }}
    responds: {{ 200: {{ about: Done., body: empty }} }}
  get:
    about: Gets.
    docs: https://shop.example/get
    request: GET /thing
    responds:
      200:
        about: Done.
{responds}"
    );
    ask(&mock_of(&open_api(""), &things(&operations)), "GET /thing")
}

#[track_caller]
fn check_json(field: &str, expected: &str) {
    let text = answer(
        "",
        &format!("        json:\n          fields:\n            value: {{ about: A value., {field} }}\n"),
    )
    .text();
    assert_eq!(text, format!("{{\"value\":{expected}}}"), "{field}");
}

#[test]
fn scalars_have_their_forms_in_json() {
    check_json("type: decimal, sample: '10.50'", "10.50");
    check_json("type: decimal, wire: text, sample: '10.50'", "\"10.50\"");
    check_json("type: float, sample: '0.5'", "0.5");
    check_json("type: float, sample: NaN", "\"NaN\"");
    check_json("type: bytes, sample: hello", "\"aGVsbG8=\"");
    check_json("type: string, wire: number, sample: '17'", "17");
    check_json("type: Size, wire: number, sample: '2'", "2");
    check_json("type: bool, words: [Y, N], sample: false", "\"N\"");
    check_json("type: bool, words: ['1', '0'], wire: number, sample: true", "1");
    check_json("type: bool, wire: text, sample: true", "\"true\"");
    check_json("type: any, sample: { a: [1, true, x] }", "{\"a\":[1,true,\"x\"]}");
    check_json("type: list, of: string, join: ';', sample: [a, b]", "\"a;b\"");
    check_json("type: Point, wire: json", r#""{\"x\":1,\"y\":2}""#);
    check_json("type: Point, wire: json_base64", "\"eyJ4IjoxLCJ5IjoyfQ==\"");
}

#[test]
fn moments_have_their_forms() {
    let check = |form: &str, expected: &str| {
        check_json(
            &format!("type: datetime, {form}sample: '2015-01-25T09:00:00.5+01:00'"),
            expected,
        );
    };
    check("", "\"2015-01-25T09:00:00.5+01:00\"");
    check("wire: epoch, ", "1422172800.5");
    check("wire: epoch_ms, ", "1422172800500");
    check("wire: http_date, ", "\"Sun, 25 Jan 2015 08:00:00 GMT\"");
    check("layout: dd/mm/yy HH-MM, ", "\"25/01/15 09-00\"");
    check_json("type: date, layout: dd.mm.yyyy, sample: '2015-01-25'", "\"25.01.2015\"");
}

#[test]
fn maps_unions_and_nulls_in_json() {
    check_json("type: map, of: int, sample: { a: 1, b: 2 }", "{\"a\":1,\"b\":2}");
    check_json(
        "type: map, of: { type: list, of: Point }",
        "{\"key\":[{\"x\":1,\"y\":2}]}",
    );
    check_json("type: Shape", "{\"circle\":1.50}");
    check_json(
        "type: Shape, sample: { centre: { x: 3, y: 4 } }",
        "{\"Center\":{\"x\":3,\"y\":4}}",
    );
    check_json("type: list, of: int, sparse: true, sample: [1, 'null']", "[1,null]");
    check_json(
        "type: list, of: { type: string, wire: base64 }, sample: [a]",
        "[\"YQ==\"]",
    );
}

#[test]
fn roots_and_what_stands_beside_them() {
    let body = "        json:
          root: a/b
          fields:
            x: { about: Inside., type: int, sample: 1 }
            total: { about: Beside., type: int, sample: 9, beside_root: true }
";
    answer("", body).is(200, r#"{"a":{"b":{"x":1}},"total":9}"#);
    let payload = "        json:\n          payload: { points: { about: All., type: list, of: Point } }\n";
    answer("", payload).is(200, r#"[{"x":1,"y":2}]"#);
}

#[track_caller]
fn check_xml(field: &str, expected: &str) {
    let body = format!(
        "        xml:\n          root: r\n          fields:\n            value: {{ about: A value., {field} }}\n"
    );
    let text = answer("", &body).text();
    let flat: String = text.lines().skip(1).map(str::trim).collect();
    assert_eq!(flat, format!("<r>{expected}</r>"), "{field}");
}

#[test]
fn lists_and_maps_in_xml() {
    let list = "type: list, of: string, sample: [a, b]";
    check_xml(list, "<value>a</value><value>b</value>");
    check_xml(
        &format!("{list}, item: member"),
        "<value><member>a</member><member>b</member></value>",
    );
    check_xml(&format!("{list}, item: one, flat: true"), "<one>a</one><one>b</one>");
    check_xml(&format!("{list}, join: ','"), "<value>a,b</value>");
    check_xml(
        "type: list, item: row, of: { type: list, of: int, item: cell }, sample: [[1, 2], [3]]",
        "<value><row><cell>1</cell><cell>2</cell></row><row><cell>3</cell></row></value>",
    );
    check_xml(
        "type: map, of: string, sample: { k: v }",
        "<value><entry><key>k</key><value>v</value></entry></value>",
    );
    check_xml(
        "type: map, of: string, sample: { k: v }, entry: e, key: n, value: t",
        "<value><e><n>k</n><t>v</t></e></value>",
    );
    check_xml(
        "type: map, of: Point, flat: true",
        "<value><key>key</key><value><x>1</x><y>2</y></value></value>",
    );
    check_xml(
        "type: Shape, sample: { circle: 2 }",
        "<value><circle>2</circle></value>",
    );
}

#[test]
fn namespaces_are_declared_where_they_are_said() {
    check_xml("namespace: 'urn:a'", "<value xmlns=\"urn:a\">value</value>");
    check_xml(
        "namespace: { uri: 'urn:a', prefix: p }, wire_name: 'p:value'",
        "<p:value xmlns:p=\"urn:a\">value</p:value>",
    );
    check_xml(
        "type: map, of: int, key: { name: k, namespace: 'urn:k' }, sample: { a: 1 }",
        "<value><entry><k xmlns=\"urn:k\">a</k><value>1</value></entry></value>",
    );
    let body = "        xml:
          root: s:Envelope/s:Body
          namespace: { uri: 'urn:s', prefix: s }
          fields: { x: { about: Inside., type: int, sample: 1 } }
";
    answer("", body).is(
        200,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<s:Envelope xmlns:s=\"urn:s\">\n\t<s:Body>\n\t\t<x>1</x>\n\t</s:Body>\n\
         </s:Envelope>\n",
    );
}

#[test]
fn a_payload_is_the_root() {
    let body = "        xml:\n          root: point\n          payload: { point: { about: It., type: Point } }\n";
    answer("", body).is(
        200,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<point>\n\t<x>1</x>\n\t<y>2</y>\n</point>\n",
    );
}

#[test]
fn xml_in_two_bytes_a_character() {
    let body = "        xml: { root: r, encoding: UTF-16, fields: { v: { about: It., sample: é } } }\n";
    let response = answer("", body).0;
    let units: Vec<u8> = "\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n<r>\n\t<v>é</v>\n</r>\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(response.body().as_ref(), units);
}

#[test]
fn raw_bodies_are_the_value() {
    let raw = |field: &str, extra: &str| {
        answer(
            "",
            &format!("        raw: {{ payload: {{ it: {{ about: It., {field} }} }}{extra} }}\n"),
        )
    };
    let bytes = raw("type: bytes, sample: 'hello'", "");
    bytes.is(200, "hello");
    assert_eq!(bytes.header("content-type"), "application/octet-stream");
    let text = raw("sample: 'a,b'", ", content_type: text/csv");
    text.is(200, "a,b");
    assert_eq!(text.header("content-type"), "text/csv");
    raw("type: Size", "").is(200, "1");
}

#[test]
fn headers_and_the_status_are_told() {
    let body = "        headers:
          when: { about: When., wire_name: X-When, type: datetime, sample: '2015-01-25T08:00:00Z' }
          days: { about: Days., wire_name: X-Days, type: list, of: datetime, sample: ['2015-01-25T08:00:00Z', '2015-01-26T08:00:00Z'] }
          words: { about: Words., wire_name: X-Words, type: list, of: string, sample: ['a,b', c] }
          meta: { about: Meta., type: map, of: string, prefix: X-Meta-, sample: { One: '1', two: '2' } }
          kind: { about: The type., wire_name: Content-Type, sample: text/special }
          size: { about: How long., wire_name: Content-Length, type: int, sample: 99 }
        status: code
        raw: { payload: { it: { about: It., sample: abc } } }
";
    let answer = answer("", body);
    answer.is(200, "abc");
    assert_eq!(answer.header("x-when"), "Sun, 25 Jan 2015 08:00:00 GMT");
    assert_eq!(
        answer.header("x-days"),
        "Sun, 25 Jan 2015 08:00:00 GMT, Mon, 26 Jan 2015 08:00:00 GMT"
    );
    assert_eq!(answer.header("x-words"), "\"a,b\", c");
    assert_eq!((answer.header("x-meta-one"), answer.header("x-meta-two")), ("1", "2"));
    assert_eq!(answer.header("content-type"), "text/special");
    assert_eq!(answer.header("content-length"), "3");
}

#[test]
fn types_that_hold_themselves_end_in_maps_and_unions() {
    let types = "  Tree:
    about: A tree.
    fields:
      name: { about: Its name. }
      next: { about: More., type: Tree, optional: true }
      by_name: { about: More., type: map, of: Tree, optional: true }
      any: { about: More., type: Node, optional: true }
  Node: { about: A node., union: { tree: { about: A tree., type: Tree }, leaf: { about: A leaf., type: int } } }
";
    let body = "        json: { fields: { node: { about: It., type: Node } } }\n";
    answer(types, body).is(200, r#"{"node":{"tree":{"name":"name"}}}"#);
    let body = "        json: { fields: { tree: { about: It., type: Tree } } }\n";
    answer(types, body).is(200, r#"{"tree":{"name":"name","any":{"leaf":1}}}"#);
}
