//! Whatever a document holds, its YAML and its JSON are read as what was written, and nothing in them steers a terminal.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a text that cannot be read fails the test"
)]

use indexmap::IndexMap;
use proptest::prelude::*;
use specwright_openapi::tree::Tree;

/// Texts that some reader of YAML takes for something else.
const ODD: &[&str] = &[
    "",
    " ",
    "no",
    "Yes",
    "~",
    "null",
    "0o17",
    "012",
    "1_000",
    "12:30:00",
    "2012-04-11",
    "1e3",
    ".inf",
    "- a",
    "a: b",
    "a #b",
    "#",
    "&a",
    "*a",
    "!t",
    "|",
    ">",
    "%",
    "@",
    "`",
    "'",
    "\"",
    "{",
    "[",
    "? a",
    "---",
    "...",
    "<<",
    "=",
    "a\nb",
    "\t",
    "\u{7f}",
    "\u{85}",
    "\u{2028}",
    "\u{202e}",
    "\u{feff}",
    "é",
    "𝄞",
    "a ",
    "end:",
    "x\\u0041",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![proptest::sample::select(ODD).prop_map(str::to_owned), any::<String>()]
}

fn tree() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![
        Just(Tree::Null),
        any::<bool>().prop_map(Tree::Bool),
        any::<i64>().prop_map(|number| Tree::Number(number.into())),
        (-1e9..1e9).prop_map(|number| Tree::Number(serde_json::Number::from_f64(number).unwrap())),
        text().prop_map(Tree::Text),
    ];
    leaf.prop_recursive(5, 40, 5, |inner| {
        let members = proptest::collection::vec((text(), inner.clone()), 0..5);
        prop_oneof![
            proptest::collection::vec(inner, 0..5).prop_map(Tree::List),
            members.prop_map(|members| Tree::Object(members.into_iter().collect::<IndexMap<_, _>>())),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read(tree in tree()) {
        let json = tree.to_json();
        prop_assert_eq!(&Tree::from_json(&json).unwrap(), &tree);
        let yaml = tree.to_yaml();
        let read: Tree = serde_yaml::from_str(&yaml).unwrap_or_else(|error| panic!("{error}\n{yaml}"));
        prop_assert_eq!(&read, &tree, "{}", yaml);
        for text in [json, yaml] {
            prop_assert!(!text.contains(|character: char| character.is_control() && character != '\n'), "{text:?}");
            prop_assert!(!text.contains(['\u{202e}', '\u{2028}', '\u{feff}']), "{text:?}");
        }
    }
}

#[test]
fn a_long_key_is_read() {
    let tree = Tree::Object(IndexMap::from([("k".repeat(2000), Tree::List(vec![Tree::Bool(true)]))]));
    let around = Tree::Object(IndexMap::from([("a".to_owned(), tree)]));
    assert_eq!(serde_yaml::from_str::<Tree>(&around.to_yaml()).unwrap(), around);
}
