//! Any request has an answer.

use bytes::Bytes;
use http::{HeaderValue, Method, Request, Uri};
use proptest::collection::vec;
use proptest::prelude::*;
use specwright_mock::{Mock, WHY};

use crate::ask::{mock_of, mock_of_spec, open_api, things};

/// An operation with a field in every place and a body of that format.
fn operation_with(body: &str) -> Mock {
    let operations = format!(
        "types:
  Node: {{ about: A node., fields: {{ id: {{ about: Which., type: int }}, next: {{ about: More., type: list, of: Node }} }} }}
operations:
  make:
    about: Makes.
    docs: https://shop.example/make
    request: POST /things/{{id}}.x/{{part}}
    path: {{ id: {{ about: Which. }}, part: {{ about: What of it., type: int }} }}
    query: {{ q: {{ about: A question., type: list, of: int, optional: true }} }}
    headers: {{ lang: {{ about: Language., wire_name: X-Lang, optional: true }} }}
    {body}
      fields:
        node: {{ about: A node., type: Node, optional: true }}
        word: {{ about: A word., wire: base64, optional: true }}
    responds: {{ 200: {{ about: Done., json: {{ fields: {{ node: {{ about: A node., type: Node }} }} }} }} }}
"
    );
    mock_of(&open_api(""), &things(&operations))
}

/// What names the items of a list in XML.
const ITEM: &str = ", item: id";

/// Values of every type and form, in a body of that format whose lists are laid out so.
fn rich(body: &str, list: &str, answer: &str) -> Mock {
    let inner = if list == ITEM { ITEM } else { "" };
    let fields = format!(
        "
        node: {{ about: A node., type: Node, optional: true }}
        id: {{ about: A list., type: list, of: int{list}, optional: true }}
        a: {{ about: A map., type: map, of: {{ type: list, of: decimal{inner} }}, optional: true }}
        when: {{ about: A moment., type: datetime, wire: epoch, none: '0', optional: true }}
        day: {{ about: A day., type: date, layout: dd/mm/yy, optional: true }}
        word: {{ about: A word., type: Node, wire: json_base64, optional: true }}
        flag: {{ about: A flag., type: bool, words: [a, b], also_read: [number, bool], optional: true }}
"
    );
    let operations = format!(
        "types:
  Node:
    about: A node.
    union:
      id: {{ about: Which., type: float }}
      node: {{ about: More., type: list, of: Node{list} }}
      any: {{ about: Anything., type: any, wire: json }}
operations:
  make:
    about: Makes.
    docs: https://shop.example/make
    request: POST /things/{{part+}}?q
    path: {{ part: {{ about: What of it. }} }}
    query: {{ rest: {{ about: All others., type: map, of: {{ type: list, of: int }}, style: spread, optional: true }} }}
    headers:
      lang: {{ about: Languages., wire_name: X-Lang, type: list, of: datetime, optional: true }}
      others: {{ about: All headers., type: map, of: string, prefix: '', optional: true }}
    {body}
      fields: {fields}
    responds: {{ 200: {{ about: Done., {answer} }} }}
"
    );
    mock_of(&open_api(""), &things(&operations))
}

fn mocks() -> Vec<Mock> {
    vec![
        rich(
            "json:\n      root: thing/node",
            "",
            "json: { fields: { node: { about: A node., type: Node } } }",
        ),
        rich(
            "xml:\n      root: thing/node",
            ITEM,
            "xml: { root: r, fields: { node: { about: A node., type: Node } } }",
        ),
        rich("form:\n      names: bracketed", ", style: indexed", "body: empty"),
        rich(
            "form:\n      constants: { b: c }",
            ", style: indexed, item: id",
            "body: empty",
        ),
        mock_of_spec("invoicexpress"),
        mock_of_spec("textmarketer"),
        operation_with("json:"),
        operation_with("xml:\n      root: thing"),
    ]
}

fn target() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("/account".to_owned()),
        Just("/api/v3/accounts/at_communication.json?api_key=a-very-secret-key".to_owned()),
        "/things/[a-z%0-9.é]{0,9}\\.x/[0-9]{1,3}(\\?[qa=&%0-9]{0,12})?",
        "[*/]?[ -~]{0,30}",
    ]
}

fn header() -> impl Strategy<Value = (String, Vec<u8>)> {
    let name = prop_oneof![
        Just("authorization".to_owned()),
        Just("content-type".to_owned()),
        Just("prefer".to_owned()),
        Just("x-lang".to_owned()),
        "[a-z-]{1,8}",
    ];
    let value = prop_oneof![
        Just(b"Basic bXlfdXNlcm5hbWU6bXlfcGFzc3dvcmQ=".to_vec()),
        Just(b"application/json".to_vec()),
        Just(b"application/x-www-form-urlencoded".to_vec()),
        Just(b"text/xml; charset=iso-8859-1".to_vec()),
        Just(b"application/xml".to_vec()),
        Just(b"multipart/form-data; boundary=x".to_vec()),
        "code=[0-9]{0,5}[;,]? ?(example=\"?[A-Za-z0-9]{0,9}\"?)?".prop_map(String::into_bytes),
        vec(any::<u8>(), 0..40),
    ];
    (name, value)
}

fn body() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        vec(any::<u8>(), 0..200),
        "[{}\\[\\]\":,a-z0-9 ]{0,80}".prop_map(String::into_bytes),
        "(<|</|>|thing|node|id|&#?[a-z0-9]{0,3};|\"|=|<!\\[CDATA\\[|\\]\\]>|<!--|<\\?xml| ){0,30}"
            .prop_map(String::into_bytes),
        "(node|word|id|=|&|%[0-9a-f]{0,2}|\\+|é){0,30}".prop_map(String::into_bytes),
        "((node|id|a|when|day|flag)(\\[[01]?(key|id|node|entry)?\\]?|\\.[12]?(key|id|entry)?){0,4}=[0-9/é]{0,8}&){0,9}"
            .prop_map(String::into_bytes),
        "\\{\"thing\":\\{\"node\":(\\{\"(node|a|id|when|day|flag)\":|\\[|[0-9]{1,25}|,|null|\"[a-zA-Z0-9/=]{0,9}\"|\\}|\\]){0,20}"
            .prop_map(String::into_bytes),
        "(--x|\r\n|content-disposition: form-data; name=|\"|a|id|node|\\{|--){0,30}".prop_map(String::into_bytes),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn has_an_answer(
        method in "(GET|POST|HEAD|OPTIONS|PUT|[A-Z]{1,6})",
        target in target(),
        headers in vec(header(), 0..5),
        body in body(),
    ) {
        thread_local!(static MOCKS: Vec<Mock> = mocks());
        let Ok(uri) = target.parse::<Uri>() else { return Ok(()) };
        for index in 0..8 {
            let mut request = Request::new(Bytes::from(body.clone()));
            *request.method_mut() = Method::from_bytes(method.as_bytes()).unwrap();
            *request.uri_mut() = uri.clone();
            for (name, value) in &headers {
                if let Ok(value) = HeaderValue::from_bytes(value) {
                    request.headers_mut().append(http::HeaderName::try_from(name.as_str()).unwrap(), value);
                }
            }
            let answer = MOCKS.with(|mocks| mocks[index].respond(request));
            prop_assert!(answer.status().as_u16() < 500 || headers.iter().any(|(name, _)| name == "prefer"));
            prop_assert!(answer.headers().contains_key(WHY));
        }
    }
}
