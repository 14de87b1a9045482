//! A type that holds itself: any depth of an answer ends well.
#![cfg(all(feature = "json", feature = "xml"))]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod one_call;

use one_call::{decode, encode_body, unreadable};
use specwright_runtime::describe::{Body, PathPart};
use specwright_runtime::{Error, Secret};

const PATH: &[PathPart] = &[PathPart::Literal("/nodes")];

#[derive(Clone, Debug, PartialEq)]
struct Node {
    key: Option<Secret>,
    next: Option<Box<Node>>,
    others: Vec<Node>,
}

specwright_runtime::structure! {
    Node { 0: key, 1: next, 2: others } = [
        Field::new("key", &["key"]).secret(),
        Field::new("next", &["next"]),
        Field::new("others", &["other"]),
    ]
}

operation!(Node => Node, PATH, Body::Json { root: None }, Body::Json { root: None }, []);

#[derive(Clone, Debug)]
struct AskXml {}

specwright_runtime::structure! { AskXml {} = [] }

operation!(AskXml => Node, PATH, Body::Empty, Body::Xml { root: "next" }, []);

fn leaf() -> Node {
    Node {
        key: None,
        next: None,
        others: vec![],
    }
}

fn depth(node: &Node) -> usize {
    node.next.as_deref().map_or(1, |next| 1 + depth(next))
}

fn nested_json(levels: usize) -> String {
    format!("{}null{}", "{\"next\":".repeat(levels), "}".repeat(levels))
}

fn nested_xml(levels: usize) -> String {
    format!("{}{}", "<next>".repeat(levels), "</next>".repeat(levels))
}

#[test]
fn json_up_to_the_limit() {
    assert_eq!(depth(&decode(leaf(), nested_json(100)).unwrap()), 100);
    assert!(unreadable(leaf(), nested_json(200)).contains("JSON"));
    let lists = format!("{}{}", "{\"other\":[".repeat(60), "]}".repeat(60));
    assert!(decode(leaf(), lists).is_ok());
}

#[test]
fn xml_up_to_the_limit() {
    assert_eq!(depth(&decode(AskXml {}, nested_xml(128)).unwrap()), 128);
    assert!(unreadable(AskXml {}, nested_xml(129)).contains("nested too deep"));
}

#[test]
fn it_is_written_too() {
    let node = Node {
        next: Some(Box::new(leaf())),
        ..leaf()
    };
    assert_eq!(encode_body(node), r#"{"next":{"other":[]},"other":[]}"#);
}

#[test]
fn its_secrets_are_found() {
    let error = decode(leaf(), r#"{"next":{"other":[{"key":"hunter2"}]}"#).unwrap_err();
    let Error::Unexpected(unexpected) = &error else {
        panic!("half an object is not readable");
    };
    assert_eq!(unexpected.excerpt(), Some(r#"{"next":{"other":[{"[redacted]"#));
}
