//! The bytes of answers.

use crate::ask::{ask, mock_of, open_api, things};

const FLAG: &str = "
            flag: { about: Flag., type: bool, sample: true";

const FIELDS: &str = " }
            name: { about: Name., sample: 'Café € 漢 <&>\"' }
            secret: { about: Encoded., wire: base64, sample: password }
            parts: { about: Parts., type: list, of: string, sample: [a, b] }
";

fn answer(body: &str, place: &str) -> http::Response<bytes::Bytes> {
    let operations = format!(
        "operations:
  get:
    about: Gets.
    docs: https://shop.example/get
    request: GET /thing
    responds:
      200:
        about: Done.
        {body}
          fields:{FLAG}{place}{FIELDS}"
    );
    ask(&mock_of(&open_api(""), &things(&operations)), "GET /thing").0
}

#[track_caller]
fn check(encoding: &str, named: &str, name: &[u8]) {
    let response = answer(&format!("xml:\n          root: thing\n{encoding}"), ", xml: attribute");
    let mut expected =
        format!("<?xml version=\"1.0\" encoding=\"{named}\"?>\n<thing flag=\"true\">\n\t<name>").into_bytes();
    expected.extend_from_slice(name);
    expected.extend_from_slice(
        b"</name>\n\t<secret>cGFzc3dvcmQ=</secret>\n\t<parts>a</parts>\n\t<parts>b</parts>\n</thing>\n",
    );
    assert_eq!(
        String::from_utf8_lossy(response.body()),
        String::from_utf8_lossy(&expected)
    );
    assert_eq!(response.body().as_ref(), expected);
    assert_eq!(
        response.headers()["content-type"],
        format!("text/xml; charset={named}").as_str()
    );
}

#[test]
fn xml_is_in_the_encoding_that_it_names() {
    let utf8 = "Café € 漢 &lt;&amp;&gt;\"".as_bytes();
    check("", "UTF-8", utf8);
    check("          encoding: UTF-8", "UTF-8", utf8);
    check(
        "          encoding: ISO-8859-1",
        "ISO-8859-1",
        b"Caf\xE9 &#8364; &#28450; &lt;&amp;&gt;\"",
    );
    check(
        "          encoding: windows-1252",
        "windows-1252",
        b"Caf\xE9 \x80 &#28450; &lt;&amp;&gt;\"",
    );
}

#[test]
fn json_keeps_order_and_kind() {
    let response = answer("json:\n          root: thing", "");
    assert_eq!(
        std::str::from_utf8(response.body()).unwrap(),
        r#"{"thing":{"flag":true,"name":"Café € 漢 <&>\"","secret":"cGFzc3dvcmQ=","parts":["a","b"]}}"#
    );
}

#[test]
fn what_xml_cannot_hold_is_replaced() {
    let operations = "operations:
  get:
    about: Gets.
    docs: https://shop.example/get
    request: GET /thing
    responds:
      200:
        about: Done.
        xml:
          root: thing
          doctype: { system: 'http://shop.example/\"quoted\".dtd' }
          fields:
            kind: { about: Kind., xml: attribute, sample: \"a\\tb\\n\\\"\" }
            name: { about: Name., xml: text, sample: \"a\\u0001\\r]]>\" }
";
    let answer = ask(&mock_of(&open_api(""), &things(operations)), "GET /thing");
    answer.is(
        200,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE thing SYSTEM\n'http://shop.example/\"quoted\".dtd'>\n\
         <thing kind=\"a&#9;b&#10;&quot;\">a\u{FFFD}&#13;]]&gt;</thing>\n",
    );
}
