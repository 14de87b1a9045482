//! XML bodies as they are written: attributes, texts, namespaces, lists, maps, frames and encodings.
#![cfg(feature = "xml")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod one_call;

use std::collections::BTreeMap;

use one_call::{encode, violations};
use specwright_runtime::describe::{Body, Namespace, PathPart};
use specwright_runtime::{Bytes, Call, DateTime, Decimal, Endpoint};

const UTF_8: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// The document inside `<r>`.
fn inside<R: Endpoint>(request: R) -> String {
    let text = document(request);
    let inside = text.strip_prefix("<r>").and_then(|text| text.strip_suffix("</r>"));
    inside.unwrap_or(&text).to_owned()
}

/// The document without its declaration.
fn document<R: Endpoint>(request: R) -> String {
    let body = encode(&one_call::OPEN, request).into_body();
    let text = String::from_utf8(body.to_vec()).unwrap();
    text.strip_prefix(UTF_8).unwrap_or(&text).to_owned()
}

fn words<const N: usize>(words: [&str; N]) -> Vec<String> {
    words.map(str::to_owned).into()
}

type Texts = BTreeMap<String, String>;

fn texts<const N: usize>(pairs: [(&str, &str); N]) -> Texts {
    pairs.map(|(key, text)| (key.to_owned(), text.to_owned())).into()
}

#[derive(Clone, Debug, Default)]
struct Node {
    kind: Option<String>,
    text: Option<String>,
    name: Option<String>,
    next: Option<Box<Node>>,
    list: Option<Vec<Node>>,
    map: Option<BTreeMap<String, Node>>,
}

specwright_runtime::structure! {
    Node { 0: kind, 1: text, 2: name, 3: next, 4: list, 5: map } = [
        Field::new("kind", &["kind"]).at(Place::XmlAttribute),
        Field::new("text", &["text"]).at(Place::XmlText),
        Field::new("name", &["Name"]),
        Field::new("next", &["Next"]),
        Field::new("list", &["List"]).form(&const { Form { item: Some("member"), ..Form::new() } }),
        Field::new("map", &["Map"]),
    ]
}

fn node(name: &str) -> Node {
    Node {
        name: Some(name.to_owned()),
        ..Node::default()
    }
}

specwright_runtime::union! {
    /// One of two.
    pub enum Choice {
        /// A text.
        Text(String) = Field::new("text", &["Text"]),
        /// Texts.
        Words(Vec<String>) = Field::new("words", &["Words"]).form(&const { Form { item: Some("word"), ..Form::new() } }),
    }
}

impl Default for Choice {
    fn default() -> Self {
        Self::Unknown(String::new())
    }
}

request!(Scalars {
    0 flag: Option<bool> = Field::new("flag", &["a"]),
    1 number: Option<i64> = Field::new("number", &["b"]),
    2 float: Option<f64> = Field::new("float", &["c"]),
    3 decimal: Option<Decimal> = Field::new("decimal", &["d"]),
    4 text: Option<String> = Field::new("text", &["e"]),
    5 bytes: Option<Bytes> = Field::new("bytes", &["f"]),
    6 moment: Option<DateTime> = Field::new("moment", &["g"]),
    7 http_date: Option<DateTime> = Field::new("http_date", &["h"]).form(&const { Form::encoded(Encoding::HttpDate) }),
    8 base64: Option<String> = Field::new("base64", &["i"]).form(&const { Form::encoded(Encoding::Base64) }),
    9 words: Option<bool> = Field::new("words", &["j"])
        .form(&const { Form::encoded(Encoding::Words { yes: "Y", no: "N", bare: false }) }),
    10 joined: Option<Vec<i64>> = Field::new("joined", &["k"]).form(&const { Form { join: Some(" "), ..Form::new() } }),
    11 attribute: Option<Vec<String>> = Field::new("attribute", &["l"])
        .at(Place::XmlAttribute)
        .form(&const { Form { join: Some(","), ..Form::new() } }),
} => Body::xml(&["r"]));

#[test]
fn scalars_are_written_as_text() {
    let none = Scalars::default;
    for (request, expected) in [
        (none(), ""),
        (
            Scalars {
                flag: Some(false),
                ..none()
            },
            "<a>false</a>",
        ),
        (
            Scalars {
                number: Some(i64::MIN),
                ..none()
            },
            "<b>-9223372036854775808</b>",
        ),
        (
            Scalars {
                float: Some(1.2),
                ..none()
            },
            "<c>1.2</c>",
        ),
        (
            Scalars {
                float: Some(f64::NEG_INFINITY),
                ..none()
            },
            "<c>-Infinity</c>",
        ),
        (
            Scalars {
                decimal: Some("1.10".into()),
                ..none()
            },
            "<d>1.10</d>",
        ),
        (
            Scalars {
                text: Some(String::new()),
                ..none()
            },
            "<e></e>",
        ),
        (
            Scalars {
                text: Some(" <a b=\"c\">&'\r\n\t]]>\u{85}é\u{1f600} ".to_owned()),
                ..none()
            },
            "<e> &lt;a b=&quot;c&quot;&gt;&amp;'&#13;&#10;&#9;]]&gt;\u{85}é\u{1f600} </e>",
        ),
        (
            Scalars {
                bytes: Some(Bytes::from_static(b"foo")),
                ..none()
            },
            "<f>Zm9v</f>",
        ),
        (
            Scalars {
                moment: Some("2015-01-25T08:00:00Z".into()),
                ..none()
            },
            "<g>2015-01-25T08:00:00Z</g>",
        ),
        (
            Scalars {
                http_date: Some("2015-01-25T08:00:00Z".into()),
                ..none()
            },
            "<h>Sun, 25 Jan 2015 08:00:00 GMT</h>",
        ),
        (
            Scalars {
                base64: Some("é".to_owned()),
                ..none()
            },
            "<i>w6k=</i>",
        ),
        (
            Scalars {
                words: Some(true),
                ..none()
            },
            "<j>Y</j>",
        ),
        (
            Scalars {
                joined: Some(vec![1, 2]),
                ..none()
            },
            "<k>1 2</k>",
        ),
        (
            Scalars {
                joined: Some(vec![]),
                ..none()
            },
            "<k></k>",
        ),
        (
            Scalars {
                attribute: Some(words(["a\"", "\n<"])),
                ..none()
            },
            "<r l=\"a&quot;,&#10;&lt;\"></r>",
        ),
    ] {
        assert_eq!(inside(request), expected);
    }
}

#[test]
fn what_xml_has_no_spelling_for_is_refused() {
    let none = Scalars::default;
    const CONTROL: &str = "must not have control characters in XML";
    for (request, expected) in [
        (
            Scalars {
                text: Some("\u{b}".to_owned()),
                ..none()
            },
            format!("text: {CONTROL}"),
        ),
        (
            Scalars {
                text: Some("a\u{ffff}".to_owned()),
                ..none()
            },
            format!("text: {CONTROL}"),
        ),
        (
            Scalars {
                attribute: Some(words(["\0"])),
                ..none()
            },
            format!("attribute: {CONTROL}"),
        ),
        (
            Scalars {
                decimal: Some("".into()),
                ..none()
            },
            "decimal: must be a decimal number".to_owned(),
        ),
    ] {
        assert_eq!(violations(request), [expected]);
    }
    assert_eq!(
        violations(Nested {
            map: Some(texts([("\u{1}", "")])),
            ..Nested::default()
        }),
        [format!("map[\"\\u{{1}}\"]: {CONTROL}")]
    );
    assert_eq!(
        violations(Nested {
            choice: Some(Choice::Unknown("a><b".to_owned())),
            ..Nested::default()
        }),
        ["choice: must be a member that the service documents"]
    );
}

request!(Nested {
    0 node: Option<Node> = Field::new("node", &["Node"]),
    1 choice: Option<Choice> = Field::new("choice", &["Choice"]),
    2 plain: Option<Vec<String>> = Field::new("plain", &["Plain"]),
    3 wrapped: Option<Vec<String>> =
        Field::new("wrapped", &["Wrapped"]).form(&const { Form { item: Some("member"), ..Form::new() } }),
    4 flat: Option<Vec<String>> =
        Field::new("flat", &["Flat"]).form(&const { Form { item: Some("Item"), flat: true, ..Form::new() } }),
    5 lists: Option<Vec<Vec<String>>> = Field::new("lists", &["Lists"]).form(&const {
        Form {
            item: Some("row"),
            element: Some(&const { Form { item: Some("cell"), ..Form::new() } }),
            ..Form::new()
        }
    }),
    6 map: Option<Texts> = Field::new("map", &["Map"]),
    7 renamed: Option<Texts> = Field::new("renamed", &["Renamed"])
        .form(&const { Form { entry: "e", key: "k", value: "v", ..Form::new() } }),
    8 flat_map: Option<Texts> = Field::new("flat_map", &["FlatMap"]).form(&const { Form { flat: true, ..Form::new() } }),
    9 maps: Option<BTreeMap<String, Texts>> = Field::new("maps", &["Maps"]).form(&const {
        Form { element: Some(&const { Form { entry: "inner", ..Form::new() } }), ..Form::new() }
    }),
    10 map_of_lists: Option<BTreeMap<String, Vec<String>>> = Field::new("map_of_lists", &["MapOfLists"]).form(&const {
        Form { element: Some(&const { Form { item: Some("member"), ..Form::new() } }), ..Form::new() }
    }),
    11 sparse: Option<Vec<Option<String>>> = Field::new("sparse", &["Sparse"])
        .form(&const { Form { item: Some("i"), sparse: true, ..Form::new() } }),
    12 nulls: Option<Vec<Option<String>>> =
        Field::new("nulls", &["Nulls"]).form(&const { Form { item: Some("i"), ..Form::new() } }),
    13 moments: Option<Vec<DateTime>> = Field::new("moments", &["Moments"])
        .form(&const { Form { item: Some("i"), encoding: Encoding::Epoch, ..Form::new() } }),
} => Body::xml(&["r"]));

#[test]
fn lists_maps_and_objects_nest() {
    let none = Nested::default;
    let two = || Some(texts([("a<", "1"), ("b", "")]));
    for (request, expected) in [
        (
            Nested {
                node: Some(Node::default()),
                ..none()
            },
            "<Node></Node>",
        ),
        (
            Nested {
                node: Some(Node {
                    kind: Some("k".to_owned()),
                    text: Some("t".to_owned()),
                    next: Some(Box::new(node("a"))),
                    list: Some(vec![node("b"), Node::default()]),
                    map: Some([("key".to_owned(), node("c"))].into()),
                    ..Node::default()
                }),
                ..none()
            },
            "<Node kind=\"k\">t<Next><Name>a</Name></Next><List><member><Name>b</Name></member><member></member></List>\
             <Map><entry><key>key</key><value><Name>c</Name></value></entry></Map></Node>",
        ),
        (
            Nested {
                choice: Some(Choice::Text("t".to_owned())),
                ..none()
            },
            "<Choice><Text>t</Text></Choice>",
        ),
        (
            Nested {
                choice: Some(Choice::Words(words(["a"]))),
                ..none()
            },
            "<Choice><Words><word>a</word></Words></Choice>",
        ),
        (
            Nested {
                plain: Some(words(["a", ""])),
                ..none()
            },
            "<Plain>a</Plain><Plain></Plain>",
        ),
        (
            Nested {
                wrapped: Some(words(["a", "b"])),
                ..none()
            },
            "<Wrapped><member>a</member><member>b</member></Wrapped>",
        ),
        (
            Nested {
                flat: Some(words(["a", "b"])),
                ..none()
            },
            "<Item>a</Item><Item>b</Item>",
        ),
        (
            Nested {
                lists: Some(vec![words(["a", "b"]), words([])]),
                ..none()
            },
            "<Lists><row><cell>a</cell><cell>b</cell></row><row></row></Lists>",
        ),
        (
            Nested {
                plain: Some(vec![]),
                wrapped: Some(vec![]),
                flat: Some(vec![]),
                map: Some(Texts::new()),
                flat_map: Some(Texts::new()),
                ..none()
            },
            "<Wrapped></Wrapped><Map></Map>",
        ),
        (
            Nested { map: two(), ..none() },
            "<Map><entry><key>a&lt;</key><value>1</value></entry><entry><key>b</key><value></value></entry></Map>",
        ),
        (
            Nested {
                renamed: two(),
                ..none()
            },
            "<Renamed><e><k>a&lt;</k><v>1</v></e><e><k>b</k><v></v></e></Renamed>",
        ),
        (
            Nested {
                flat_map: two(),
                ..none()
            },
            "<FlatMap><key>a&lt;</key><value>1</value></FlatMap><FlatMap><key>b</key><value></value></FlatMap>",
        ),
        (
            Nested {
                maps: Some([("x".to_owned(), texts([("y", "z")]))].into()),
                ..none()
            },
            "<Maps><entry><key>x</key><value><inner><key>y</key><value>z</value></inner></value></entry></Maps>",
        ),
        (
            Nested {
                map_of_lists: Some([("x".to_owned(), words(["1", "2"]))].into()),
                ..none()
            },
            "<MapOfLists><entry><key>x</key><value><member>1</member><member>2</member></value></entry></MapOfLists>",
        ),
        (
            Nested {
                sparse: Some(vec![None, Some("a".to_owned())]),
                nulls: Some(vec![None, Some("a".to_owned())]),
                ..none()
            },
            "<Sparse><i xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"/><i>a</i></Sparse>\
             <Nulls><i>a</i></Nulls>",
        ),
        (
            Nested {
                moments: Some(vec!["1970-01-01T00:00:01Z".into()]),
                ..none()
            },
            "<Moments><i>1</i></Moments>",
        ),
    ] {
        assert_eq!(inside(request), expected);
    }
}

#[test]
fn a_value_that_is_too_deep_is_refused() {
    let deep = (0..1_000).fold(node("bottom"), |inner, _| Node {
        next: Some(Box::new(inner)),
        ..Node::default()
    });
    let error = Call::with_request(
        one_call::handle(&one_call::OPEN),
        Nested {
            node: Some(deep),
            ..Nested::default()
        },
    )
    .encode()
    .unwrap_err();
    assert_eq!(error.violations()[0].rule(), "depth");
}

#[derive(Clone, Debug, Default)]
struct Grantee {
    kind: Option<String>,
    email: Option<String>,
}

specwright_runtime::structure! {
    Grantee { 0: kind, 1: email } = [
        Field::new("kind", &["xsi:type"]).at(Place::XmlAttribute),
        Field::new("email", &["Email"]),
    ] in Namespace { uri: "http://www.w3.org/2001/XMLSchema-instance", prefix: Some("xsi") }
}

const fn named(uri: &'static str) -> Option<Namespace> {
    Some(Namespace { uri, prefix: None })
}

const fn prefixed(prefix: &'static str, uri: &'static str) -> Option<Namespace> {
    Some(Namespace {
        uri,
        prefix: Some(prefix),
    })
}

request!(Namespaces {
    0 grantee: Option<Grantee> = Field::new("grantee", &["Grantee"]),
    1 both: Option<Grantee> =
        Field::new("both", &["Both"]).form(&const { Form { namespace: named("http://f"), ..Form::new() } }),
    2 text: Option<String> =
        Field::new("text", &["Text"]).form(&const { Form { namespace: prefixed("p", "http://p?a&\"b"), ..Form::new() } }),
    3 list: Option<Vec<String>> = Field::new("list", &["List"]).form(&const {
        Form {
            item: Some("member"),
            namespace: named("http://list"),
            element: Some(&const { Form { namespace: named("http://item"), ..Form::new() } }),
            ..Form::new()
        }
    }),
    4 wrapper: Option<Vec<String>> = Field::new("wrapper", &["Wrapper"])
        .form(&const { Form { item: Some("member"), namespace: named("http://list"), ..Form::new() } }),
    5 flat: Option<Vec<String>> =
        Field::new("flat", &["Flat"]).form(&const { Form { namespace: named("http://flat"), ..Form::new() } }),
    6 map: Option<Texts> = Field::new("map", &["Map"]).form(&const {
        Form {
            namespace: named("http://map"),
            key_namespace: prefixed("k", "http://key"),
            element: Some(&const { Form { namespace: named("http://value"), ..Form::new() } }),
            ..Form::new()
        }
    }),
    7 lang: Option<String> = Field::new("lang", &["l:lang"])
        .at(Place::XmlAttribute)
        .form(&const { Form { namespace: prefixed("l", "http://l"), ..Form::new() } }),
} => Body::Xml { root: &["r"], namespace: named("https://outer/"), encoding: None });

#[test]
fn namespaces_are_declared_where_they_are_described() {
    let none = Namespaces::default;
    let grantee = || {
        Some(Grantee {
            kind: Some("User".to_owned()),
            email: Some("a@b".to_owned()),
        })
    };
    for (request, expected) in [
        (none(), "<r xmlns=\"https://outer/\"></r>"),
        (
            Namespaces {
                grantee: grantee(),
                ..none()
            },
            "<Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"User\"><Email>a@b</Email></Grantee>",
        ),
        (
            Namespaces {
                both: grantee(),
                ..none()
            },
            "<Both xmlns=\"http://f\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"User\">\
             <Email>a@b</Email></Both>",
        ),
        (
            Namespaces {
                text: Some("t".to_owned()),
                ..none()
            },
            "<Text xmlns:p=\"http://p?a&amp;&quot;b\">t</Text>",
        ),
        (
            Namespaces {
                list: Some(words(["a"])),
                ..none()
            },
            "<List xmlns=\"http://list\"><member xmlns=\"http://item\">a</member></List>",
        ),
        (
            Namespaces {
                wrapper: Some(words(["a"])),
                ..none()
            },
            "<Wrapper xmlns=\"http://list\"><member>a</member></Wrapper>",
        ),
        (
            Namespaces {
                flat: Some(words(["a"])),
                ..none()
            },
            "<Flat xmlns=\"http://flat\">a</Flat>",
        ),
        (
            Namespaces {
                map: Some(texts([("a", "b")])),
                ..none()
            },
            "<Map xmlns=\"http://map\"><entry><key xmlns:k=\"http://key\">a</key>\
             <value xmlns=\"http://value\">b</value></entry></Map>",
        ),
        (
            Namespaces {
                lang: Some("de".to_owned()),
                ..none()
            },
            "<r xmlns=\"https://outer/\" xmlns:l=\"http://l\" l:lang=\"de\"></r>",
        ),
    ] {
        let text = document(request);
        let inner = text
            .strip_prefix("<r xmlns=\"https://outer/\">")
            .and_then(|text| text.strip_suffix("</r>"))
            .filter(|inner| !inner.is_empty());
        assert_eq!(inner.unwrap_or(&text), expected);
    }
}

#[test]
fn a_document_has_the_frame_that_is_described() {
    const SOAP: Option<Namespace> = prefixed("soap", "http://schemas.xmlsoap.org/soap/envelope/");
    request!(Envelope {
        0 name: Option<String> = Field::new("name", &["Name"]),
    } => Body::Xml { root: &["soap:Envelope", "soap:Body", "Get"], namespace: SOAP, encoding: None });
    request!(Payload {
        0 value: Option<Grantee> = Field::new("value", &["value"]).at(Place::Payload),
    } => Body::Xml { root: &["Grant", "Inner"], namespace: named("http://g"), encoding: None });
    request!(Union {
        0 value: Option<Choice> = Field::new("value", &["value"]).at(Place::Payload),
    } => Body::xml(&["Choice"]));
    request!(HeaderOnly {
        0 header: Option<String> = Field::new("header", &["x-header"]).at(Place::Header),
    } => Body::xml(&["r"]));

    assert_eq!(
        document(Envelope {
            name: Some("n".to_owned())
        }),
        "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><Get><Name>n</Name></Get>\
         </soap:Body></soap:Envelope>"
    );
    assert_eq!(
        document(Payload {
            value: Some(Grantee {
                kind: None,
                email: Some("a".to_owned())
            })
        }),
        "<Grant xmlns=\"http://g\"><Inner xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><Email>a</Email>\
         </Inner></Grant>"
    );
    assert_eq!(
        document(Union {
            value: Some(Choice::Text("t".to_owned()))
        }),
        "<Choice><Text>t</Text></Choice>"
    );
    for request in [
        encode(&one_call::OPEN, Payload::default()),
        encode(&one_call::OPEN, Union::default()),
        encode(&one_call::OPEN, HeaderOnly::default()),
    ] {
        assert!(request.body().is_empty());
        assert!(!request.headers().contains_key("content-type"));
    }
}

#[test]
fn a_document_is_in_the_encoding_that_it_declares() {
    macro_rules! encoded {
        ($name:ident, $encoding:expr) => {
            request!($name {
                0 text: Option<String> = Field::new("text", &["t"]),
                1 attribute: Option<String> = Field::new("attribute", &["a"]).at(Place::XmlAttribute),
            } => Body::Xml { root: &["r"], namespace: None, encoding: Some($encoding) });

            impl $name {
                fn new() -> Self {
                    Self { text: Some("é€".to_owned()), attribute: Some("\u{1f600}".to_owned()) }
                }
            }
        };
    }
    encoded!(Latin, "ISO-8859-1");
    encoded!(Windows, "windows-1252");
    encoded!(Wide, "UTF-16");
    encoded!(Unknown, "klingon");

    let request = encode(&one_call::OPEN, Latin::new());
    assert_eq!(
        request.body().as_ref(),
        b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<r a=\"&#128512;\"><t>\xe9&#8364;</t></r>"
    );
    assert_eq!(request.headers()["content-type"], "application/xml; charset=ISO-8859-1");
    let request = encode(&one_call::OPEN, Windows::new());
    assert_eq!(
        request.body().as_ref(),
        b"<?xml version=\"1.0\" encoding=\"windows-1252\"?>\n<r a=\"&#128512;\"><t>\xe9\x80</t></r>"
    );
    let request = encode(&one_call::OPEN, Wide::new());
    let units: Vec<u16> = request
        .body()
        .chunks(2)
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
        .collect();
    assert_eq!(
        String::from_utf16(&units).unwrap(),
        "\u{feff}<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n<r a=\"\u{1f600}\"><t>é€</t></r>"
    );
    let error = Call::with_request(one_call::handle(&one_call::OPEN), Unknown::new())
        .encode()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "the request has a character encoding that nobody knows"
    );
}
