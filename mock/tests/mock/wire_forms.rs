//! Reading requests: each form of a value, in each place. Rules on the values show what was read.

use crate::ask::{Answer, ask, mock_of, open_api, things};
use specwright_mock::Mock;

const TYPES: &str = "types:
  Kind: { about: A kind., enum: [big, small] }
  Point: { about: A point., fields: { x: { about: To the right., type: int, range: 1..9 }, y: { about: Up., type: int, optional: true } } }
  Shape:
    about: A shape.
    union:
      round: { about: Its radius., type: int }
      at: { about: Its centre., type: Point, wire_name: At }
";

/// An operation that takes what `request` says.
fn mock(request: &str) -> Mock {
    let operations = format!(
        "{TYPES}operations:
  keep:
    about: Keeps the types in use.
    docs: https://shop.example/keep
    request: POST /keep
    json: {{ fields: {{ kind: {{ about: A kind., type: Kind, optional: true }}, shape: {{ about: A shape., type: Shape, optional: true }} }} }}
    responds: {{ 200: {{ about: Done., body: empty }} }}
  make:
    about: Makes.
    docs: https://shop.example/make
{request}    responds: {{ 200: {{ about: Done., body: empty }} }}
"
    );
    mock_of(&open_api(""), &things(&operations))
}

/// Sends one request after the other; each is fine or has the fault that is named.
#[track_caller]
fn check_all(mock: &Mock, send: &dyn Fn(&Mock, &str) -> Answer, cases: &[(&str, &str)]) {
    for (body, fault) in cases {
        let answer = send(mock, body);
        let (status, why) = match *fault {
            "" => (200, "things.make".to_owned()),
            fault => (400, format!("things.make: {}", without_keys(fault))),
        };
        assert_eq!(
            (answer.status(), answer.why()),
            (status, why.as_str()),
            "{body}: {}",
            answer.text()
        );
        let place = fault.rsplit_once(' ').map_or("", |(place, _)| place);
        assert!(
            place.contains(';') || answer.text().contains(place),
            "{}",
            answer.text()
        );
    }
}

/// The answer names the keys of maps, the log does not.
fn without_keys(fault: &str) -> String {
    let mut parts = fault.split("[\"");
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |out, part| out + "[...]" + part.split_once("\"]").unwrap().1)
}

#[track_caller]
fn check_json(fields: &str, cases: &[(&str, &str)]) {
    let mock = mock(&format!(
        "    request: POST /things\n    json: {{ fields: {{ {fields} }} }}\n"
    ));
    let send = |mock: &Mock, body: &str| ask(mock, &format!("POST /things\ncontent-type: application/json\n\n{body}"));
    check_all(&mock, &send, cases);
}

#[test]
fn numbers_in_json() {
    check_json(
        "v: { about: A value., type: decimal, range: ..5 }",
        &[
            (r#"{"v":4.99999999999999999999}"#, ""),
            (r#"{"v":1e0}"#, ""),
            (r#"{"v":5.5}"#, "v range"),
            (r#"{"v":"4"}"#, "v type"),
        ],
    );
    check_json(
        "v: { about: A value., type: float }",
        &[
            (r#"{"v":-1.5E3}"#, ""),
            (r#"{"v":"NaN"}"#, ""),
            (r#"{"v":"1.5"}"#, "v type"),
        ],
    );
    check_json(
        "v: { about: A value., wire: number, pattern: '^1' }",
        &[
            (r#"{"v":12}"#, ""),
            (r#"{"v":2}"#, "v pattern"),
            (r#"{"v":"12"}"#, "v type"),
        ],
    );
    check_json(
        "v: { about: A value., type: int, also_read: [text] }",
        &[
            (r#"{"v":12}"#, ""),
            (r#"{"v":"12"}"#, ""),
            (r#"{"v":"x"}"#, "v type"),
            (r#"{"v":true}"#, "v type"),
        ],
    );
}

#[test]
fn flags_and_sentinels_in_json() {
    check_json(
        "v: { about: A value., type: bool, words: ['1', '0'], also_read: [number, bool] }",
        &[
            (r#"{"v":"1"}"#, ""),
            (r#"{"v":0}"#, ""),
            (r#"{"v":true}"#, ""),
            (r#"{"v":2}"#, "v type"),
            (r#"{"v":"true"}"#, "v type"),
        ],
    );
    check_json(
        "v: { about: A value., type: int, none: '0', range: 5.., optional: true }",
        &[
            (r#"{"v":0}"#, ""),
            (r#"{"v":1}"#, "v range"),
            (r#"{"v":null}"#, ""),
            ("{}", ""),
        ],
    );
}

#[test]
fn bytes_moments_and_texts_of_json() {
    check_json(
        "v: { about: A value., type: bytes }",
        &[
            (r#"{"v":"aGk="}"#, ""),
            (r#"{"v":"hi"}"#, "v format"),
            (r#"{"v":5}"#, "v type"),
        ],
    );
    check_json(
        "v: { about: A value., type: datetime, wire: epoch }",
        &[
            (r#"{"v":1422172800.5}"#, ""),
            (r#"{"v":1e300}"#, "v format"),
            (r#"{"v":"1422172800"}"#, "v type"),
        ],
    );
    check_json(
        "v: { about: A value., type: date, layout: dd/mm/yyyy }",
        &[(r#"{"v":"31/01/2015"}"#, ""), (r#"{"v":"31/02/2015"}"#, "v format")],
    );
    check_json(
        "v: { about: A value., type: Point, wire: json }",
        &[
            (r#"{"v":"{\"x\":5}"}"#, ""),
            (r#"{"v":"{\"x\":10}"}"#, "v.x range"),
            (r#"{"v":"{"}"#, "v format"),
            (r#"{"v":{"x":5}}"#, "v type"),
        ],
    );
    check_json(
        "v: { about: A value., type: Point, wire: json_base64 }",
        &[
            (r#"{"v":"eyJ4IjoxfQ=="}"#, ""),
            (r#"{"v":"eyJ4IjoxMH0="}"#, "v.x range"),
            (r#"{"v":"?"}"#, "v format"),
        ],
    );
}

#[test]
fn lists_maps_unions_and_anything_in_json() {
    check_json(
        "v: { about: A value., type: list, of: int, sparse: true, items: 2 }",
        &[(r#"{"v":[1,null]}"#, ""), (r#"{"v":[1]}"#, "v items")],
    );
    check_json(
        "v: { about: A value., type: list, of: int, items: 2 }",
        &[(r#"{"v":[1,null]}"#, "v items"), (r#"{"v":[1,null,2]}"#, "")],
    );
    check_json(
        "v: { about: A value., type: list, of: string, join: ',', items: 2 }",
        &[
            (r#"{"v":"a,b"}"#, ""),
            (r#"{"v":"a"}"#, "v items"),
            (r#"{"v":["a","b"]}"#, "v type"),
        ],
    );
    check_json(
        "v: { about: A value., type: map, of: Point }",
        &[
            (r#"{"v":{}}"#, ""),
            (r#"{"v":{"a b":{"x":1},"c":null}}"#, ""),
            (r#"{"v":{"a b":{"x":0}}}"#, "v[\"a b\"].x range"),
            (r#"{"v":[]}"#, "v type"),
        ],
    );
    check_json(
        "v: { about: A value., type: Shape }",
        &[
            (r#"{"v":{"round":5}}"#, ""),
            (r#"{"v":{"At":{"x":5},"round":null}}"#, ""),
            (r#"{"v":{"At":{"x":0}}}"#, "v.at.x range"),
            (r#"{"v":{"round":5,"At":{"x":5}}}"#, "v type"),
            (r#"{"v":{"square":5}}"#, "v type"),
        ],
    );
    check_json(
        "v: { about: A value., type: any }",
        &[
            (r#"{"v":[1,{"a":null}]}"#, ""),
            (r#"{"v":"x"}"#, ""),
            ("{}", "v required"),
        ],
    );
}

#[test]
fn roots_payloads_and_what_stands_beside() {
    let request = "    request: POST /things
    json:
      root: a/b
      fields:
        x: { about: Inside., type: int }
        total: { about: Beside., type: int, beside_root: true }
";
    let send = |mock: &Mock, body: &str| ask(mock, &format!("POST /things\ncontent-type: application/json\n\n{body}"));
    check_all(
        &mock(request),
        &send,
        &[
            (r#"{"a":{"b":{"x":1}},"total":2}"#, ""),
            (r#"{"a":{"b":{"x":1,"total":2}}}"#, "total required"),
            (r#"{"a":{"x":1}}"#, "malformed"),
        ],
    );
    let request =
        "    request: POST /things\n    json: { payload: { points: { about: All., type: list, of: Point } } }\n";
    check_all(
        &mock(request),
        &send,
        &[
            (r#"[{"x":1}]"#, ""),
            (r#"[{"x":0}]"#, "points[0].x range"),
            ("{}", "points type"),
            ("", "points required"),
        ],
    );
}

#[track_caller]
fn check_form(form: &str, cases: &[(&str, &str)]) {
    let mock = mock(&format!("    request: POST /things\n    form: {{ {form} }}\n"));
    let send = |mock: &Mock, body: &str| {
        ask(
            mock,
            &format!("POST /things\ncontent-type: application/x-www-form-urlencoded\n\n{body}"),
        )
    };
    check_all(&mock, &send, cases);
}

#[test]
fn constants_of_a_form_are_there() {
    check_form(
        "constants: { Action: Make }, fields: { v: { about: A value., optional: true } }",
        &[
            ("Action=Make", ""),
            ("Action=Other&v=1", "Action required"),
            ("v=1", "Action required"),
            ("", "Action required"),
        ],
    );
}

#[test]
fn names_nest_with_dots() {
    check_form(
        "fields: { v: { about: A value., type: Point, optional: true } }",
        &[
            ("v.x=5&v.y=3", ""),
            ("v.x=0", "v.x range"),
            ("v.y=3", "v.x required"),
            ("x=0", ""),
        ],
    );
    let list = "fields: { v: { about: A value., type: list, of: Point, style: indexed, item: member, items: 1..2 } }";
    check_form(
        list,
        &[
            ("v.member.1.x=5&v.member.2.x=6", ""),
            ("v.member.2.x=6&v.member.1.x=0", "v[0].x range"),
            ("v=", "v items"),
            ("v.1.x=5", "v required"),
            ("v.member.0.x=5", "v required"),
        ],
    );
    check_form(
        "fields: { v: { about: A value., type: list, of: int, style: indexed, item: one, flat: true } }",
        &[("one.1=5&one.2=6", ""), ("one.1=x", "v[0] type"), ("v=", "")],
    );
    check_form(
        "fields: { v: { about: A value., type: map, of: { type: list, of: int }, style: indexed } }",
        &[
            ("v.entry.1.key=a&v.entry.1.value=5&v.entry.1.value=6", ""),
            (
                "v.entry.1.key=a&v.entry.1.value=5&v.entry.1.value=x",
                "v[\"a\"][1] type",
            ),
            ("v.entry.1.value=5", "v required"),
        ],
    );
    check_form(
        "fields: { v: { about: A value., type: map, of: int, style: indexed, flat: true, key: k, value: w } }",
        &[
            ("v.1.k=a&v.1.w=5&v.2.k=b&v.2.w=6", ""),
            ("v.1.k=a&v.1.w=x", "v[\"a\"] type"),
        ],
    );
    check_form(
        "fields: { v: { about: A value., type: map, of: int } }",
        &[("v.a.b=5", ""), ("v.a.b=x", "v[\"a.b\"] type")],
    );
    check_form(
        "fields: { v: { about: A value., type: Shape } }",
        &[("v.round=5", ""), ("v.At.x=0", "v.at.x range")],
    );
}

#[test]
fn names_nest_in_brackets() {
    check_form(
        "names: bracketed, fields: { v: { about: A value., type: list, of: Point, style: indexed } }",
        &[
            ("v[0][x]=5&v[1][x]=6", ""),
            ("v%5B0%5D%5Bx%5D=0", "v[0].x range"),
            ("v[1][x]=5", "v required"),
        ],
    );
    check_form(
        "names: bracketed, fields: { v: { about: A value., type: map, of: int } }",
        &[
            ("v[a]=5", ""),
            ("v[a]=x", "v[\"a\"] type"),
            ("v[]=5", "v required"),
            ("v[a=5", "v required"),
        ],
    );
    check_form(
        "fields: { v: { about: A value., type: list, of: int, style: brackets, items: 2 } }",
        &[("v[]=5&v[]=6", ""), ("v[]=5", "v items"), ("v=5", "v required")],
    );
}

#[test]
fn joined_lists_in_a_form() {
    check_form(
        "fields: { v: { about: A value., type: list, of: int, join: '|', items: 2 } }",
        &[("v=5|6", ""), ("v=5", "v items"), ("v=5|x", "v[1] type")],
    );
}

#[test]
fn names_that_nest_for_ever_end() {
    let request =
        "    request: POST /things\n    form: { fields: { node: { about: A node., type: Node, optional: true } } }\n";
    let operations = format!(
        "types:\n  Node: {{ about: A node., fields: {{ n: {{ about: More., type: Node, optional: true }}, v: {{ about: A value., optional: true }} }} }}\n\
         operations:\n  make:\n    about: Makes.\n    docs: https://shop.example/make\n{request}    responds: {{ 200: {{ about: Done., body: empty }} }}\n"
    );
    let mock = mock_of(&open_api(""), &things(&operations));
    let name = format!("node{}=1", ".n".repeat(100_000));
    let answer = ask(
        &mock,
        &format!("POST /things\ncontent-type: application/x-www-form-urlencoded\n\n{name}"),
    );
    answer.is_because(400, "things.make: malformed");
}

#[test]
fn keys_of_a_form_are_names_of_their_own() {
    check_form(
        "constants: { Action: Make }, fields: { id: { about: Which., optional: true }, v: { about: All others., type: map, of: int, style: spread } }",
        &[
            ("Action=Make&a=1&b=2&id=x", ""),
            ("Action=Make&a=x", "v[\"a\"] type"),
            ("Action=Make&id=x", "v required"),
            ("Action=Make&id.a=x", "v[\"id.a\"] type"),
        ],
    );
}

#[test]
fn long_forms_are_read_in_time() {
    let start = std::time::Instant::now();
    let items: String = (1..=60_000).map(|index| format!("v.m.{index}=1&")).collect();
    let keys: String = (1..=60_000).map(|index| format!("v.{index}=1&")).collect();
    check_form(
        "fields: { v: { about: A value., type: list, of: int, style: indexed, item: m } }",
        &[(&items, "")],
    );
    check_form("fields: { v: { about: A value., type: map, of: int } }", &[(&keys, "")]);
    check_form(
        "fields: { v: { about: A value., type: map, of: int, style: spread } }",
        &[(&keys, "")],
    );
    assert!(
        start.elapsed() < std::time::Duration::from_secs(20),
        "{:?}",
        start.elapsed()
    );
}

#[test]
fn query_strings() {
    let request = "    request: GET /things?list&kind=x
    query:
      page: { about: Which page., type: int, optional: true }
      tags: { about: Tags., type: list, of: string, join: ',', items: 2, optional: true }
      rest: { about: All others., type: map, of: { type: list, of: int }, style: spread, optional: true }
";
    let send = |mock: &Mock, query: &str| ask(mock, &format!("GET /things?{query}"));
    check_all(
        &mock(request),
        &send,
        &[
            ("list&kind=x", ""),
            ("kind=x&list=&page=2&tags=a,b", ""),
            ("kind=x", "list required"),
            ("list&kind=y", "kind required"),
            ("list&kind=x&a=1&a=2&b=3", ""),
            ("list&kind=x&a=1&a=z", "rest[\"a\"][1] type"),
            ("list&kind=x&page=z", "page type"),
            ("list&kind=x&tags=a", "tags items"),
        ],
    );
}

#[test]
fn headers() {
    let request = "    request: GET /things
    headers:
      when: { about: When., wire_name: X-When, type: datetime, optional: true }
      days: { about: Days., wire_name: X-Days, type: list, of: datetime, items: 2, optional: true }
      words: { about: Words., wire_name: X-Words, type: list, of: string, items: ..2, optional: true }
      meta: { about: Meta., type: map, of: int, prefix: X-Meta-, optional: true }
      point: { about: A point., wire_name: X-Point, type: Point, wire: json_base64, optional: true }
";
    let send = |mock: &Mock, headers: &str| ask(mock, &format!("GET /things\n{headers}"));
    check_all(
        &mock(request),
        &send,
        &[
            ("x-when: Sun, 25 Jan 2015 08:00:00 GMT", ""),
            ("x-when: 2015-01-25T08:00:00Z", "when format"),
            ("x-when: soon", "when format"),
            (
                "x-days: Sun, 25 Jan 2015 08:00:00 GMT, Mon, 26 Jan 2015 08:00:00 GMT",
                "",
            ),
            ("x-days: Sun, 25 Jan 2015 08:00:00 GMT", "days items"),
            ("x-words:", ""),
            ("x-words: \"a,b\",c", ""),
            ("x-words: a\nx-words: b, c", "words items"),
            ("X-Meta-One: 1\nx-meta-two: 2", ""),
            ("x-meta-one: x", "meta[\"one\"] type"),
            ("x-point: eyJ4IjoxfQ==", ""),
            ("x-point: eyJ4IjoxMH0=", "point.x range"),
        ],
    );
}

#[track_caller]
fn check_xml(field: &str, cases: &[(&str, &str)]) {
    let mock = mock(&format!(
        "    request: POST /things\n    xml: {{ root: r, fields: {{ v: {{ about: A value., {field} }} }} }}\n"
    ));
    let send = |mock: &Mock, body: &str| ask(mock, &format!("POST /things\ncontent-type: text/xml\n\n<r>{body}</r>"));
    check_all(&mock, &send, cases);
}

#[test]
fn lists_in_xml() {
    check_xml(
        "type: list, of: int, item: i, items: 2",
        &[
            ("<v><i>1</i><!-- x --><n:i xmlns:n='u'>2</n:i></v>", ""),
            ("<v/>", "v items"),
            ("<v><i>1</i><i>x</i></v>", "v[1] type"),
            ("<i>1</i><i>2</i>", "v required"),
        ],
    );
    check_xml(
        "type: list, of: int, item: i, flat: true, items: 2",
        &[("<i>1</i><o/><i>2</i>", ""), ("<v>1</v><v>2</v>", "v required")],
    );
    check_xml(
        "type: list, item: row, of: { type: list, of: int, item: cell }",
        &[
            ("<v><row><cell>1</cell></row><row/></v>", ""),
            ("<v><row/><row><cell/></row></v>", "v[1][0] type"),
        ],
    );
    check_xml(
        "type: list, of: int, join: ' '",
        &[("<v>1 2 3</v>", ""), ("<v>1 x</v>", "v[1] type")],
    );
}

#[test]
fn maps_and_unions_in_xml() {
    check_xml(
        "type: map, of: int",
        &[
            ("<v><entry><key>a</key><value>1</value></entry></v>", ""),
            ("<v/>", ""),
            ("<v><entry><key>a</key><value>x</value></entry></v>", "v[\"a\"] type"),
        ],
    );
    check_xml(
        "type: map, flat: true, key: k, value: w, of: { type: map, of: int, entry: e }",
        &[
            ("<v><k>a</k><w><e><key>b</key><value>1</value></e></w></v>", ""),
            (
                "<v><k>a</k><w><e><key>b</key><value>x</value></e></w></v>",
                "v[\"a\"][\"b\"] type",
            ),
            ("", "v required"),
        ],
    );
    check_xml(
        "type: Shape",
        &[
            ("<v><round>5</round></v>", ""),
            ("<v><At><x>0</x></At></v>", "v.at.x range"),
            ("<v/>", "v type"),
        ],
    );
    check_xml(
        "type: bool, words: [yes, no], none: '-', optional: true",
        &[("<v>yes</v>", ""), ("<v>-</v>", ""), ("<v>x</v>", "v type")],
    );
}

#[test]
fn paths_and_payloads_in_xml() {
    let send = |mock: &Mock, body: &str| ask(mock, &format!("POST /things\ncontent-type: text/xml\n\n{body}"));
    let request = "    request: POST /things\n    xml: { root: s:Envelope/s:Body, namespace: { uri: 'urn:s', prefix: s }, fields: { v: { about: A value., type: int } } }\n";
    check_all(
        &mock(request),
        &send,
        &[
            ("<Envelope><Head/><Body><v>1</v></Body></Envelope>", ""),
            ("<Envelope><v>1</v></Envelope>", "malformed"),
        ],
    );
    let request = "    request: POST /things\n    xml: { root: point, payload: { point: { about: It., type: Point, optional: true } } }\n";
    check_all(
        &mock(request),
        &send,
        &[
            ("<point><x>5</x></point>", ""),
            ("<point/>", "point.x required"),
            ("", ""),
        ],
    );
}

#[test]
fn xml_in_two_bytes_a_character() {
    let mock = mock(
        "    request: POST /things\n    xml: { root: r, encoding: UTF-16, fields: { v: { about: A value., chars: é } } }\n",
    );
    let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><r><v>é</v></r>";
    let send = |bytes: Vec<u8>| {
        let request = http::Request::post("/things").header("content-type", "application/xml");
        mock.respond(request.body(bytes.into()).unwrap()).status().as_u16()
    };
    assert_eq!(
        send(
            format!("\u{FEFF}{text}")
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect()
        ),
        200
    );
    assert_eq!(send(text.encode_utf16().flat_map(u16::to_be_bytes).collect()), 200);
    assert_eq!(send(text.encode_utf16().flat_map(u16::to_le_bytes).collect()), 200);
}

#[test]
fn raw_bodies() {
    let send = |mock: &Mock, request: &str| ask(mock, &format!("POST /things\n{request}"));
    let csv = mock(
        "    request: POST /things\n    raw: { content_type: text/csv, payload: { v: { about: It., length: 3.. } } }\n",
    );
    check_all(
        &csv,
        &send,
        &[
            ("content-type: text/csv\n\na,b", ""),
            ("content-type: text/csv\n\na", "v length"),
            ("", "v required"),
        ],
    );
    assert_eq!(send(&csv, "content-type: text/plain\n\na,b").status(), 415);
    let kind =
        mock("    request: POST /things\n    raw: { payload: { v: { about: It., type: Kind, optional: true } } }\n");
    check_all(&kind, &send, &[("\nbig", ""), ("\nhuge", "v known"), ("", "")]);
    let bytes = mock(
        "    request: POST /things
    headers: { kind: { about: The type., wire_name: Content-Type } }
    raw: { content_type: image/png, payload: { v: { about: It., type: bytes } } }
",
    );
    check_all(
        &bytes,
        &send,
        &[
            ("content-type: image/gif\n\n \u{0}", ""),
            ("content-type: image/gif", ""),
        ],
    );
}

#[test]
fn bodies_in_parts() {
    let mock = mock(
        "    request: POST /things
    multipart:
      fields:
        name: { about: A name., length: 2 }
        size: { about: A size., type: int, optional: true }
        file: { about: A file., type: bytes }
        tags: { about: Tags., type: list, of: int, optional: true }
",
    );
    let part = |name: &str, content: &str| {
        format!("--xyz\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{content}\r\n")
    };
    let send = |mock: &Mock, body: &str| {
        ask(
            mock,
            &format!("POST /things\ncontent-type: multipart/form-data; charset=x; boundary=\"xyz\"\n\n{body}"),
        )
    };
    let (name, file) = (part("name", "ab"), part("file", "\r\n--xy\u{0}"));
    let both = format!("{name}{file}");
    check_all(
        &mock,
        &send,
        &[
            (&format!("{both}--xyz--\r\n"), ""),
            (
                &format!("preamble\r\n{both}{}{}--xyz--", part("tags", "1"), part("tags", "2")),
                "",
            ),
            (&format!("{both}{}--xyz--", part("tags", "x")), "tags[0] type"),
            (&format!("{name}--xyz--"), "file required"),
            (&format!("{}{file}--xyz--", part("name", "abc")), "name length"),
            (&both, "malformed"),
            ("--xyz", "malformed"),
            ("--xyz\r\n\r\n\r\n--xyz--", "malformed"),
            ("x", "malformed"),
            (&format!("{}--xyz--", name.repeat(2000)), "malformed"),
        ],
    );
    assert_eq!(
        ask(&mock, "POST /things\ncontent-type: multipart/form-data\n\nx").why(),
        "things.make: malformed"
    );
    assert_eq!(
        ask(&mock, "POST /things\ncontent-type: application/json\n\n{}").status(),
        415
    );
}
