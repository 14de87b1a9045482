//! What XML answers of every form become.
#![cfg(feature = "xml")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod one_call;

use std::collections::BTreeMap;

use one_call::{decode, unreadable};
use specwright_runtime::describe::{Body, PathPart};
use specwright_runtime::{Bytes, DateTime};

const PATH: &[PathPart] = &[PathPart::Literal("/things")];

/// A request without fields, and an answer in XML.
macro_rules! answer {
    ($request:ident => $answer:ty, $root:expr) => {
        #[derive(Clone, Debug)]
        struct $request {}
        specwright_runtime::structure! { $request {} = [] }
        operation!($request => $answer, PATH, Body::Empty, Body::xml($root), []);
    };
}

fn map<T>(entries: impl IntoIterator<Item = (&'static str, T)>) -> BTreeMap<String, T> {
    entries
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[derive(Debug, Default, PartialEq)]
struct Lists {
    wrapped: Option<Vec<String>>,
    flat: Vec<i64>,
    renamed: Vec<String>,
    rows: Option<Vec<Vec<i64>>>,
    sparse: Option<Vec<Option<i64>>>,
    people: Vec<Person>,
    joined: Option<Vec<i64>>,
    moments: Vec<DateTime>,
}

#[derive(Debug, Default, PartialEq)]
struct Person {
    kind: Option<String>,
    name: Option<String>,
}

specwright_runtime::structure! {
    Person { 0: kind, 1: name } = [
        Field::new("kind", &["xsi:type"]).at(Place::XmlAttribute),
        Field::new("name", &["Name"]),
    ]
}

specwright_runtime::structure! {
    Lists {
        0: wrapped, 1: flat, 2: renamed, 3: rows, 4: sparse, 5: people, 6: joined, 7: moments
    } = [
        Field::new("wrapped", &["Wrapped"]).form(&const { Form { item: Some("member"), ..Form::new() } }),
        Field::new("flat", &["Flat"]),
        Field::new("renamed", &["Renamed"])
            .form(&const { Form { item: Some("x:Entry"), flat: true, ..Form::new() } }),
        Field::new("rows", &["Rows"]).form(&const {
            Form {
                item: Some("row"),
                element: Some(&const { Form { item: Some("cell"), ..Form::new() } }),
                ..Form::new()
            }
        }),
        Field::new("sparse", &["Sparse"])
            .form(&const { Form { item: Some("member"), sparse: true, ..Form::new() } }),
        Field::new("people", &["People"]).form(&const { Form { item: Some("person"), ..Form::new() } }),
        Field::new("joined", &["Joined"]).form(&const { Form { join: Some(" "), ..Form::new() } }),
        Field::new("moments", &["Moments"]).form(&const {
            Form {
                item: Some("at"),
                element: Some(&const { Form::encoded(Encoding::Epoch) }),
                ..Form::new()
            }
        }),
    ]
}

answer!(AskLists => Lists, &["r"]);

fn lists(inside: &str) -> Lists {
    decode(AskLists {}, format!("<r>{inside}</r>")).unwrap()
}

#[test]
fn wrapped_flat_and_interleaved_lists() {
    let read = lists(
        "<Flat>1</Flat><Wrapped> <member>a</member> stray <member/>\n<other>x</other><member><![CDATA[<b>]]></member>\
         </Wrapped><Flat>2</Flat><Entry>e</Entry><Renamed>no</Renamed><y:Entry>f</y:Entry>",
    );
    assert_eq!(read.wrapped, Some(texts(&["a", "", "<b>"])));
    assert_eq!(read.flat, [1, 2]);
    assert_eq!(read.renamed, ["e", "f"]);
}

#[test]
fn an_empty_list_is_there_and_an_absent_one_is_not() {
    for (inside, wanted) in [
        ("", None),
        ("<Wrapped/>", Some(vec![])),
        ("<Wrapped></Wrapped>", Some(vec![])),
        ("<Wrapped xsi:nil='true'/>", None),
        ("<Wrapped><member/></Wrapped><Wrapped/>", Some(texts(&[""]))),
    ] {
        assert_eq!(lists(inside).wrapped, wanted, "{inside}");
    }
}

#[test]
fn lists_in_lists() {
    let read = lists("<Rows><row><cell>1</cell><cell>2</cell></row><row/><row><cell>3</cell></row></Rows>");
    assert_eq!(read.rows, Some(vec![vec![1, 2], vec![], vec![3]]));
    assert_eq!(
        unreadable(AskLists {}, "<r><Rows><row/><row><cell>x</cell></row></Rows></r>"),
        "`rows[1][0]` should be a whole number"
    );
}

#[test]
fn nil_items_are_passed_over_unless_they_are_values() {
    let read = lists(
        "<Sparse><member>1</member><member xsi:nil='true'/><member/></Sparse>\
         <Wrapped><member nil='true'/><member>a</member></Wrapped>",
    );
    assert_eq!(read.sparse, Some(vec![Some(1), None, None]));
    assert_eq!(read.wrapped, Some(texts(&["a"])));
}

#[test]
fn items_of_other_forms() {
    let read = lists(
        "<People><person xmlns:type='urn:x' xsi:type='kid'><Name>n</Name></person><person/></People>\
         <Joined>1 2</Joined><Moments><at>1398796238</at></Moments>",
    );
    let kid = Person {
        kind: Some("kid".to_owned()),
        name: Some("n".to_owned()),
    };
    assert_eq!(read.people, [kid, Person::default()]);
    assert_eq!(read.joined, Some(vec![1, 2]));
    assert_eq!(read.moments[0].as_str(), "2014-04-29T18:30:38Z");
}

specwright_runtime::union! {
    /// A value.
    pub enum Value {
        /// Text.
        Text(String) = Field::new("text", &["S"]),
        /// Texts.
        List(Vec<String>) = Field::new("list", &["L"]).form(&const { Form { item: Some("member"), ..Form::new() } }),
        /// Numbers.
        Flat(Vec<i64>) = Field::new("flat", &["F"]),
    }
}

#[derive(Debug, Default, PartialEq)]
struct Maps {
    plain: Option<BTreeMap<String, String>>,
    flat: BTreeMap<String, String>,
    named: Option<BTreeMap<String, i64>>,
    nested: Option<BTreeMap<String, BTreeMap<String, String>>>,
    gaps: Option<BTreeMap<String, Option<i64>>>,
    lists: Option<BTreeMap<String, Vec<i64>>>,
    people: Option<BTreeMap<String, Person>>,
    value: Option<Value>,
    bytes: Option<Bytes>,
    float: Option<f64>,
}

specwright_runtime::structure! {
    Maps {
        0: plain, 1: flat, 2: named, 3: nested, 4: gaps, 5: lists, 6: people, 7: value, 8: bytes, 9: float
    } = [
        Field::new("plain", &["Plain"]),
        Field::new("flat", &["Attribute"])
            .form(&const { Form { flat: true, key: "Name", value: "Value", ..Form::new() } }),
        Field::new("named", &["Named"])
            .form(&const { Form { entry: "pair", key: "k:left", value: "right", ..Form::new() } }),
        Field::new("nested", &["Nested"]),
        Field::new("gaps", &["Gaps"]).form(&const { Form { sparse: true, ..Form::new() } }),
        Field::new("lists", &["Lists"]).form(&const {
            Form {
                element: Some(&const { Form { item: Some("i"), ..Form::new() } }),
                ..Form::new()
            }
        }),
        Field::new("people", &["People"]),
        Field::new("value", &["Value"]),
        Field::new("bytes", &["Bytes"]),
        Field::new("float", &["Float"]),
    ]
}

answer!(AskMaps => Maps, &["r"]);

fn maps(inside: &str) -> Maps {
    decode(AskMaps {}, format!("<r>{inside}</r>")).unwrap()
}

fn said_of_maps(inside: &str) -> String {
    unreadable(AskMaps {}, format!("<r>{inside}</r>"))
}

#[test]
fn maps_with_and_without_an_element_of_their_own() {
    let read = maps(
        "<Plain><entry><key>a</key><value>1</value></entry> <x/><entry><value/><key>b</key></entry></Plain>\
         <Attribute><Name>n</Name><Value>v</Value></Attribute><Bytes>aGkh</Bytes>\
         <Attribute><Value>w</Value><y/><Name>m</Name></Attribute>\
         <Named><pair><left>l</left><right>7</right></pair></Named>",
    );
    assert_eq!(read.plain, Some(map([("a", "1".to_owned()), ("b", String::new())])));
    assert_eq!(read.flat, map([("n", "v".to_owned()), ("m", "w".to_owned())]));
    assert_eq!(read.named, Some(map([("l", 7)])));
    assert_eq!(read.bytes, Some(Bytes::from_static(b"hi!")));
}

#[test]
fn empty_maps_and_entries_without_a_value() {
    assert_eq!(maps("<Plain/>").plain, Some(BTreeMap::new()));
    assert_eq!(maps("").plain, None);
    assert_eq!(maps("<Attribute/>").flat, BTreeMap::new());
    assert_eq!(
        maps("<Plain><entry><key>a</key></entry></Plain>").plain,
        Some(BTreeMap::new())
    );
    assert_eq!(
        maps("<Gaps><entry><key>a</key></entry><entry><key>b</key><value nil='1'/></entry><entry><key>c</key><value/></entry></Gaps>")
            .gaps,
        Some(map([("a", None), ("b", None), ("c", None)]))
    );
    assert_eq!(
        said_of_maps("<Plain><entry><value>a</value></entry></Plain>"),
        "`plain` should be entries with a `key`"
    );
    assert_eq!(
        said_of_maps("<Named><pair><left>l</left><right/></pair></Named>"),
        "`named[\"l\"]` should be a whole number"
    );
}

#[test]
fn maps_of_maps_lists_and_objects() {
    let read = maps(
        "<Nested><entry><key>a</key><value><entry><key>b</key><value>c</value></entry></value></entry>\
         <entry><value><entry><value>f</value><key>e</key></entry></value><key>d</key></entry></Nested>\
         <Lists><entry><key>a</key><value><i>1</i><i>2</i></value></entry></Lists>\
         <People><entry><key>a</key><value xsi:type='kid'><Name>n</Name></value></entry></People>",
    );
    let inner = |key, value: &str| map([(key, value.to_owned())]);
    assert_eq!(read.nested, Some(map([("a", inner("b", "c")), ("d", inner("e", "f"))])));
    assert_eq!(read.lists, Some(map([("a", vec![1, 2])])));
    assert_eq!(read.people.unwrap()["a"].kind.as_deref(), Some("kid"));
}

#[test]
fn the_last_of_two_entries_counts() {
    let read = maps(
        "<Lists><entry><key>a</key><value><i>1</i></value></entry><entry><key>a</key><value><i>2</i></value></entry></Lists>",
    );
    assert_eq!(read.lists, Some(map([("a", vec![2])])));
}

#[test]
fn a_union_has_one_member() {
    for (inside, wanted) in [
        ("<S>x</S>", Some(Value::Text("x".to_owned()))),
        ("<S/>", Some(Value::Text(String::new()))),
        ("<L><member>a</member></L>", Some(Value::List(texts(&["a"])))),
        ("<F>1</F> <F>2</F>", Some(Value::Flat(vec![1, 2]))),
        ("<L nil='true'/><S>x</S><unknown/>", Some(Value::Text("x".to_owned()))),
        ("<N>7</N>", Some(Value::Unknown("N".to_owned()))),
        ("", None),
    ] {
        assert_eq!(maps(&format!("<Value>{inside}</Value>")).value, wanted, "{inside}");
    }
    assert_eq!(
        said_of_maps("<Value><S>x</S><L/></Value>"),
        "`value` should be an object with exactly one member"
    );
}

#[test]
fn empty_values_of_types_that_have_none_are_no_values() {
    assert_eq!(maps("<Float/>").float, None);
    assert_eq!(maps("<Float>-Infinity</Float>").float, Some(f64::NEG_INFINITY));
    assert_eq!(maps("<Bytes/>").bytes, Some(Bytes::new()));
    assert_eq!(said_of_maps("<Float>x</Float>"), "`float` should be a number");
}

answer!(AskWrapped => Person, &["soap:Envelope", "*", "Result"]);
answer!(AskAnyRoot => Person, &[]);

#[test]
fn a_root_has_a_path() {
    let name = |body: &str| decode(AskWrapped {}, body).unwrap().name;
    assert_eq!(
        name("<s:Envelope xmlns:s='u'><s:Header><Name>no</Name></s:Header><s:Body><x:Result><Name>n</Name></x:Result><Id/></s:Body></s:Envelope>")
            .as_deref(),
        Some("n")
    );
    assert_eq!(name("<Envelope><Body><Result/></Body></Envelope>"), None);
    assert_eq!(
        name("<Envelope><Body><Result><Name>a</Name></Result><Result/></Body></Envelope>"),
        None,
        "the last one counts"
    );
    for body in [
        "<Envelope><Body/></Envelope>",
        "<Envelope/>",
        "<Result><Name>n</Name></Result>",
    ] {
        assert_eq!(
            unreadable(AskWrapped {}, body),
            "the body should be XML with the root element `soap:Envelope/*/Result`"
        );
    }
    for body in [
        "<a type='kid'><Name>n</Name></a>",
        "<x:b type='kid'><x:Name>n</x:Name></x:b>",
    ] {
        assert_eq!(decode(AskAnyRoot {}, body).unwrap().kind.as_deref(), Some("kid"));
    }
    assert!(unreadable(AskAnyRoot {}, "<a/><b/>").contains("goes on after its end"));
}

#[derive(Debug, Default, PartialEq)]
struct Payload {
    person: Option<Person>,
}

specwright_runtime::structure! {
    Payload { 0: person } = [Field::new("person", &["person"]).at(Place::Payload)]
}

#[derive(Debug, Default, PartialEq)]
struct ListPayload {
    names: Vec<String>,
}

specwright_runtime::structure! {
    ListPayload { 0: names } = [
        Field::new("names", &["names"])
            .at(Place::Payload)
            .form(&const { Form { item: Some("Name"), ..Form::new() } }),
    ]
}

answer!(AskPayload => Payload, &[]);
answer!(AskListPayload => ListPayload, &["names"]);

#[test]
fn a_payload_is_the_whole_document() {
    let read = decode(AskPayload {}, "<Any type='kid'><Name>n</Name></Any>").unwrap();
    assert_eq!(read.person.unwrap().name.as_deref(), Some("n"));
    assert_eq!(decode(AskPayload {}, "").unwrap().person, None);
    assert_eq!(decode(AskPayload {}, "<Any/>").unwrap().person, Some(Person::default()));
    let read = decode(AskListPayload {}, "<names><Name>a</Name><Name>b</Name></names>").unwrap();
    assert_eq!(read.names, ["a", "b"]);
}

#[test]
fn enormous_documents_end_well() {
    let items = format!("<r>{}</r>", "<Flat>1</Flat>".repeat(1_000_001));
    assert!(unreadable(AskLists {}, items).contains("no more than 1000000 items"));
    // Values before their keys make a reader go back; not again and again.
    let depth = 40;
    let deep = format!(
        "<r><Nested>{}{}</Nested></r>",
        "<entry><value>".repeat(depth),
        "</value><key>k</key></entry>".repeat(depth)
    );
    let _ = decode(AskMaps {}, deep);
}

#[test]
fn declared_encodings_and_marks() {
    let latin = b"<?xml version='1.0' encoding='windows-1252'?><a><Name>\x80\xe9</Name></a>";
    assert_eq!(decode(AskAnyRoot {}, &latin[..]).unwrap().name.as_deref(), Some("€é"));
    let wide: Vec<u8> = "\u{feff}<?xml version='1.0' encoding='UTF-16'?><a><Name>é</Name></a>"
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    assert_eq!(decode(AskAnyRoot {}, wide).unwrap().name.as_deref(), Some("é"));
    assert_eq!(
        unreadable(AskAnyRoot {}, b"<a><Name>\xe9</Name></a>".to_vec()),
        "the body should be text in UTF-8"
    );
}
