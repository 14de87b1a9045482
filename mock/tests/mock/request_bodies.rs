//! Reading bodies of every format: what is taken and what is told to be wrong.

use crate::ask::{ask, mock_of, open_api, things};
use specwright_mock::Mock;

const FIELDS: &str = "
        name: { about: A name., wire_name: [name, title] }
        size: { about: A size., type: int, optional: true }
        fresh: { about: Whether it is fresh., type: bool, optional: true }
        count: { about: How many., type: int, wire: text, optional: true }
        word: { about: A word., wire: base64, length: 4, optional: true }
        tags: { about: Tags., type: list, of: string, optional: true }
        kind: { about: What kind., enum: [big, small], optional: true }
";

fn mock(body: &str, extra: &str) -> Mock {
    let operations = format!(
        "operations:
  make:
    about: Makes.
    docs: https://shop.example/make
    request: POST /things
    {body}
      fields:{FIELDS}{extra}
    responds: {{ 200: {{ about: Done., body: empty }} }}
"
    );
    mock_of(&open_api(""), &things(&operations))
}

const OWNER: &str = "
        owner: { about: Whose., optional: true, fields: { id: { about: Which., type: int } } }
        items: { about: Items., type: list, of: Item, optional: true }
";

const ITEM: &str = "types:\n  Item: { about: An item., fields: { code: { about: A code., length: 2 } } }\n";

fn nested(body: &str) -> Mock {
    let operations = format!(
        "{ITEM}operations:
  make:
    about: Makes.
    docs: https://shop.example/make
    request: POST /things
    {body}
      fields:{FIELDS}{OWNER}
    responds: {{ 200: {{ about: Done., body: empty }} }}
"
    );
    mock_of(&open_api(""), &things(&operations))
}

#[track_caller]
fn check_json(body: &str, status: u16, why: &str) {
    let request = format!("POST /things\ncontent-type: application/json\n\n{body}");
    ask(&nested("json:\n      root: thing"), &request).is_because(status, why);
}

#[test]
fn json_kinds_are_taken_as_documented() {
    const FINE: &str = "things.make";
    check_json(r#"{"thing":{"name":"a"}}"#, 200, FINE);
    check_json(
        r#"{"thing":{"title":"a","size":-5,"fresh":false,"count":"12","kind":"big","unknown":{}}}"#,
        200,
        FINE,
    );
    check_json(
        r#"{"thing":{"name":"a","tags":["x","y"],"owner":{"id":1},"items":[{"code":"ab"}]}}"#,
        200,
        FINE,
    );
    check_json(r#"{"thing":{"name":"a","size":null,"word":"d29yZA=="}}"#, 200, FINE);
    check_json(r#"{"thing":{"name":"a"}} "#, 200, FINE);
}

#[test]
fn json_of_another_kind_is_told_apart() {
    check_json(r#"{"thing":{"name":5}}"#, 400, "things.make: name type");
    check_json(r#"{"thing":{"name":"a","size":"5"}}"#, 400, "things.make: size type");
    check_json(r#"{"thing":{"name":"a","size":1.5}}"#, 400, "things.make: size type");
    check_json(
        r#"{"thing":{"name":"a","size":18446744073709551615}}"#,
        400,
        "things.make: size type",
    );
    check_json(
        r#"{"thing":{"name":"a","fresh":"true"}}"#,
        400,
        "things.make: fresh type",
    );
    check_json(r#"{"thing":{"name":"a","count":12}}"#, 400, "things.make: count type");
    check_json(r#"{"thing":{"name":"a","tags":"x"}}"#, 400, "things.make: tags type");
    check_json(
        r#"{"thing":{"name":"a","owner":[],"kind":3}}"#,
        400,
        "things.make: kind known; owner type",
    );
    check_json(
        r#"{"thing":{"name":"a","owner":{}}}"#,
        400,
        "things.make: owner.id required",
    );
    check_json(
        r#"{"thing":{"name":"a","items":[{"code":"ab"},{"code":"abc"}]}}"#,
        400,
        "things.make: items[1].code length",
    );
    check_json(r#"{"thing":{"name":null}}"#, 400, "things.make: name required");
    check_json(r#"{"thing":{"name":"a","kind":"Big"}}"#, 400, "things.make: kind known");
}

#[test]
fn rules_of_an_encoded_field_are_about_what_is_meant() {
    check_json(
        r#"{"thing":{"name":"a","word":"d29yZHM="}}"#,
        400,
        "things.make: word length",
    );
    check_json(
        r#"{"thing":{"name":"a","word":"word"}}"#,
        400,
        "things.make: word length",
    );
    check_json(
        r#"{"thing":{"name":"a","word":"not base64"}}"#,
        400,
        "things.make: word format",
    );
}

#[test]
fn a_body_that_cannot_be_read_is_one_fault() {
    let deep = format!("{{\"thing\":{}", "[".repeat(100_000));
    for body in [
        "{",
        "[]",
        "{\"name\":\"a\"}",
        "{\"thing\":5}",
        "\u{0}",
        "{\"thing\":{\"name\":\"a\"}}x",
        &deep,
    ] {
        check_json(body, 400, "things.make: malformed");
    }
    check_json("", 400, "things.make: name required");
}

#[test]
fn a_body_of_another_type_is_refused() {
    let mock = nested("json:");
    for content_type in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "",
        "application/jsonp",
    ] {
        let answer = ask(
            &mock,
            &format!("POST /things\ncontent-type: {content_type}\n\n{{\"name\":\"a\"}}"),
        );
        answer.is(
            415,
            "The body must be application/json, and `Content-Type` must say so.\n",
        );
    }
    for content_type in [
        "application/json; charset=utf-8",
        "Application/JSON",
        "application/vnd.shop+json",
        "text/json",
    ] {
        let answer = ask(
            &mock,
            &format!("POST /things\ncontent-type: {content_type}\n\n{{\"name\":\"a\"}}"),
        );
        assert_eq!(answer.status(), 200, "{content_type}");
    }
}

#[track_caller]
fn check_form(body: &str, status: u16, why: &str) {
    let request = format!("POST /things\ncontent-type: application/x-www-form-urlencoded\n\n{body}");
    ask(&mock("form:", ""), &request).is_because(status, why);
}

#[test]
fn forms_are_text() {
    check_form(
        "name=a+b%26c&size=-5&fresh=true&count=12&kind=small&unknown=1",
        200,
        "things.make",
    );
    check_form("title=a&word=d29yZA%3D%3D&tags=x&tags=y", 200, "things.make");
    check_form("name=a&title=b", 200, "things.make");
    check_form("name=a&size=", 400, "things.make: size type");
    check_form(
        "name=a&size=5x&fresh=yes&count=x",
        400,
        "things.make: size type; fresh type; count type",
    );
    check_form("size=5", 400, "things.make: name required");
    check_form("name=%zz", 400, "things.make: malformed");
    check_form("name=%E9", 400, "things.make: malformed");
    check_form("name=%", 400, "things.make: malformed");
}

#[track_caller]
fn check_xml(body: &str, status: u16, why: &str) {
    let request = format!("POST /things\ncontent-type: application/xml\n\n{body}");
    ask(&nested("xml:\n      root: thing"), &request).is_because(status, why);
}

#[test]
fn xml_goes_by_local_names() {
    check_xml("<thing><name>a</name></thing>", 200, "things.make");
    check_xml(
        "<?xml version=\"1.0\"?><!DOCTYPE thing SYSTEM \"http://a.example/x.dtd\"><!-- -->\n<t:thing xmlns:t=\"urn:t\">\
         <t:name><![CDATA[a & b]]> &lt;&#233;</t:name><size>5</size><tags>x</tags><tags>y</tags>\
         <owner><id>7</id></owner><items><code>ab</code></items></t:thing>",
        200,
        "things.make",
    );
    check_xml("<thing><name/><size>x</size></thing>", 400, "things.make: size type");
    check_xml("<thing/>", 400, "things.make: name required");
    check_xml(
        "<thing><name>a</name><owner/></thing>",
        400,
        "things.make: owner.id required",
    );
}

#[test]
fn xml_that_is_none_is_one_fault() {
    let deep = "<a>".repeat(100_000);
    let bomb = "<!DOCTYPE thing [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><thing><name>&b;</name></thing>";
    for body in [
        "<",
        "<thing>",
        "<other/>",
        "<thing/><thing/>",
        "text",
        "<thing></name>",
        "<thing>&nope;</thing>",
        &deep,
        bomb,
    ] {
        check_xml(body, 400, "things.make: malformed");
    }
}

#[test]
fn attributes_and_texts_are_read_in_their_places() {
    let fields = "
        id: { about: Which., type: int, xml: attribute }
        note: { about: A note., xml: text, length: 3, optional: true }
";
    let operations = format!(
        "operations:
  make:
    about: Makes.
    docs: https://shop.example/make
    request: POST /things
    xml:
      root: thing
      fields:{fields}
    responds: {{ 200: {{ about: Done., body: empty }} }}
"
    );
    let mock = mock_of(&open_api(""), &things(&operations));
    let send = |body: &str| ask(&mock, &format!("POST /things\ncontent-type: text/xml\n\n{body}"));
    send("<thing id='5'>abc</thing>").is_because(200, "things.make");
    send("<thing id='x'>abcd</thing>").is_because(400, "things.make: id type; note length");
    send("<thing><id>5</id>abc</thing>").is_because(400, "things.make: id required");
}

#[test]
fn lists_in_headers_are_joined_by_commas() {
    let operations = "operations:
  find:
    about: Finds.
    docs: https://shop.example/find
    request: GET /things
    headers: { words: { about: Words., wire_name: X-Words, type: list, of: string, items: 3, length: 1..3 } }
    responds: { 200: { about: Done., body: empty } }
";
    let mock = mock_of(&open_api(""), &things(operations));
    let send = |words: &str| ask(&mock, &format!("GET /things\nx-words: {words}"));
    send("a, \"b,c\",  d").is_because(200, "things.find");
    send("a,\"\\\"\",d").is_because(200, "things.find");
    send("a,,d").is_because(400, "things.find: words[1] length");
    send("a, b").is_because(400, "things.find: words items");
}

#[test]
fn a_long_list_is_judged_in_time() {
    let operations = "operations:
  make:
    about: Makes.
    docs: https://shop.example/make
    request: POST /things
    json: { fields: { codes: { about: Codes., type: list, of: string, pattern: '^\\d{9}/' } } }
    responds: { 200: { about: Done., body: empty } }
";
    let mock = mock_of(&open_api(""), &things(operations));
    let items = vec!["\"x\""; 200_000].join(",");
    let start = std::time::Instant::now();
    let request = format!("POST /things\ncontent-type: application/json\n\n{{\"codes\":[{items}]}}");
    assert_eq!(ask(&mock, &request).status(), 400);
    assert!(
        start.elapsed() < std::time::Duration::from_secs(60),
        "{:?}",
        start.elapsed()
    );
}

#[test]
fn text_outside_ascii_is_read_in_its_encoding() {
    let mock = mock(
        "xml:\n      root: thing",
        "\n        mark: { about: A mark., chars: 'é', optional: true }\n",
    );
    let mut body = b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><thing><name>a</name><mark>".to_vec();
    body.extend_from_slice(b"\xE9</mark></thing>");
    let send = |content_type: &str, body: Vec<u8>| {
        let request = http::Request::post("/things").header("content-type", content_type);
        mock.respond(request.body(body.into()).unwrap()).status().as_u16()
    };
    assert_eq!(send("text/xml", body.clone()), 200);
    assert_eq!(send("text/xml; charset=\"windows-1252\"", body.clone()), 200);
    assert_eq!(send("text/xml; charset=utf-8", body), 400);
    assert_eq!(
        send("text/xml", "<thing><name>a</name><mark>é</mark></thing>".into()),
        200
    );
}

#[test]
fn an_element_with_very_many_attributes_is_refused_in_time() {
    let attributes: String = (0..80_000).map(|index| format!(" a{index}=''")).collect();
    let start = std::time::Instant::now();
    check_xml(
        &format!("<thing{attributes}><name>a</name></thing>"),
        400,
        "things.make: malformed",
    );
    assert!(
        start.elapsed() < std::time::Duration::from_secs(60),
        "{:?}",
        start.elapsed()
    );
}
