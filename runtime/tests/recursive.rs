//! A type that holds itself: any depth of an answer ends well.
#![cfg(all(feature = "json", feature = "xml"))]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod one_call;

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
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

operation!(Node => Node, PATH, Body::JSON, Body::JSON, []);

#[derive(Clone, Debug)]
struct AskXml {}

specwright_runtime::structure! { AskXml {} = [] }

operation!(AskXml => Node, PATH, Body::Empty, Body::xml(&["next"]), []);

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

specwright_runtime::union! {
    /// A tree.
    pub enum Tree {
        /// Its end.
        Leaf(Secret) = Field::new("leaf", &["leaf"]).secret(),
        /// Parts.
        Parts(BTreeMap<String, Tree>) = Field::new("parts", &["parts"]),
        /// A part.
        Part(Box<Holder>) = Field::new("part", &["part"]),
    }
}

/// Holds a tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Holder {
    tree: Option<Tree>,
    text: Option<Box<Holder>>,
    sentinel: Option<Box<Holder>>,
}

specwright_runtime::structure! {
    Holder { 0: tree, 1: text, 2: sentinel } = [
        Field::new("tree", &["tree"]),
        Field::new("text", &["text"]).form(&const { Form::encoded(Encoding::JsonBase64) }),
        Field::new("sentinel", &["sentinel"]).form(&const { Form { none: Some("0"), ..Form::new() } }),
    ]
}

#[derive(Clone, Debug)]
struct AskHolder {}

specwright_runtime::structure! { AskHolder {} = [] }

operation!(AskHolder => Holder, PATH, Body::Empty, Body::JSON, []);

#[derive(Clone, Debug)]
struct AskHolderXml {}

specwright_runtime::structure! { AskHolderXml {} = [] }

operation!(AskHolderXml => Holder, PATH, Body::Empty, Body::xml(&["r"]), []);

#[test]
fn unions_and_maps_that_hold_themselves() {
    let body = r#"{"tree":{"parts":{"a":{"part":{"tree":{"leaf":"x"}}},"b":{"parts":{}}}}}"#;
    let Some(Tree::Parts(parts)) = decode(AskHolder {}, body).unwrap().tree else {
        panic!("the tree has parts");
    };
    let Tree::Part(part) = &parts["a"] else {
        panic!("`a` is a part");
    };
    assert_eq!(part.tree, Some(Tree::Leaf("x".into())));
    let body = "<r><tree><parts><entry><key>a</key><value><part><tree><leaf>x</leaf></tree></part></value></entry>\
                </parts></tree></r>";
    let Some(Tree::Parts(read)) = decode(AskHolderXml {}, body).unwrap().tree else {
        panic!("the tree has parts");
    };
    assert_eq!(read["a"], parts["a"]);
}

#[test]
fn their_secrets_are_found() {
    let error = decode(AskHolder {}, r#"{"tree":{"parts":{"a":{"leaf":"hunter2"}}}"#).unwrap_err();
    let Error::Unexpected(unexpected) = &error else {
        panic!("half an object is not readable");
    };
    assert_eq!(unexpected.excerpt(), Some(r#"{"tree":{"parts":{"a":{"[redacted]"#));
}

/// Each level of JSON in a text has the parser's limit anew, and so has what is looked at twice.
#[test]
fn levels_that_begin_anew_end_well() {
    let mut body = "{}".to_owned();
    for _ in 0..25 {
        let inner = format!("{}{body}{}", "{\"tree\":{\"part\":".repeat(3), "}}".repeat(3));
        body = format!("{{\"text\":\"{}\"}}", STANDARD.encode(inner));
    }
    assert!(unreadable(AskHolder {}, body).contains("JSON that is not nested so deep"));
    let body = format!("{}0{}", "{\"sentinel\":".repeat(50), "}".repeat(50));
    assert!(decode(AskHolder {}, body).unwrap().sentinel.is_some());
    for levels in [1000, 100_000] {
        let body = format!("{}0{}", "{\"sentinel\":".repeat(levels), "}".repeat(levels));
        assert!(unreadable(AskHolder {}, body).contains("JSON"));
    }
}
