//! Documents of ours whose members somebody damaged: whatever stands there, what is written passes the checks, and nothing
//! panics.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests end a test so")]

mod support;

use std::sync::OnceLock;

use proptest::prelude::*;
use proptest::sample::Index;
use specwright_codegen::{compile, render};
use specwright_openapi::document::open_file;
use specwright_openapi::export::export;
use specwright_openapi::import::{Options, import_opened};
use specwright_openapi::tree::{Object, Tree};
use support::{compiled, specs};

/// The documents of the small specs.
fn documents() -> &'static [(String, Tree)] {
    static DOCUMENTS: OnceLock<Vec<(String, Tree)>> = OnceLock::new();
    DOCUMENTS.get_or_init(|| {
        let small = specs()
            .into_iter()
            .filter(|spec| spec.to_string_lossy().contains("accept"));
        small
            .map(|spec| {
                (
                    spec.file_name().unwrap().to_string_lossy().into_owned(),
                    export(&compiled(&spec)).document,
                )
            })
            .collect()
    })
}

/// What happens to a member.
#[derive(Debug, Clone)]
enum Damage {
    Gone,
    Other(Tree),
    /// The value of another member.
    Swapped(Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    let word = prop::sample::select(WORDS).prop_map(Tree::from);
    let leaf = prop_oneof![
        Just(Tree::Null),
        any::<bool>().prop_map(Tree::from),
        any::<i64>().prop_map(Tree::from),
        word,
        "\\PC{0,12}".prop_map(Tree::from),
        Just(Tree::from("\u{1b}[31m\n: {#'\"")),
    ];
    let value = leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Tree::List),
            prop::collection::vec((prop::sample::select(WORDS), inner), 0..4).prop_map(|members| {
                let mut object = Object::new();
                for (key, value) in members {
                    object.put(key, value);
                }
                object.into()
            }),
        ]
    });
    prop_oneof![
        2 => Just(Damage::Gone),
        4 => value.prop_map(Damage::Other),
        2 => any::<Index>().prop_map(Damage::Swapped),
    ]
}

const WORDS: &[&str] = &[
    "",
    "name",
    "field",
    "a/b",
    "..",
    "5..1",
    "1 s",
    "self",
    "api",
    "string",
    "json",
    "text",
    "basic",
    "[0]",
    "*",
    "{id}",
    "/{id}/{id+}",
    "$ref",
    "#/components/schemas/Order",
    "type",
    "object",
    "code",
    "header:X",
    "at_least_one_of",
    "required_if",
];

/// The pointers of members: those of ours, or all of them.
fn members(tree: &Tree, only_ours: bool) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut open = vec![(tree, Vec::new(), false)];
    while let Some((tree, way, is_ours)) = open.pop() {
        let inner: Vec<(String, &Tree)> = match tree {
            Tree::Object(members) => members.iter().map(|(key, value)| (key.clone(), value)).collect(),
            Tree::List(items) => items
                .iter()
                .enumerate()
                .map(|(at, item)| (at.to_string(), item))
                .collect(),
            _ => Vec::new(),
        };
        for (key, value) in inner {
            let is_ours = is_ours || key.starts_with("x-");
            let mut way = way.clone();
            way.push(key);
            if (is_ours || !only_ours) && way != ["x-specwright"] && way != ["openapi"] {
                found.push(way.clone());
            }
            open.push((value, way, is_ours));
        }
    }
    found
}

fn at<'t>(tree: &'t mut Tree, way: &[String]) -> Option<&'t mut Tree> {
    way.iter().try_fold(tree, |tree, step| match tree {
        Tree::Object(members) => members.get_mut(step),
        Tree::List(items) => items.get_mut(step.parse::<usize>().ok()?),
        _ => None,
    })
}

fn damaged(document: &Tree, only_ours: bool, all: &[(Index, Damage)]) -> Tree {
    let mut document = document.clone();
    for (index, damage) in all {
        let ways = members(&document, only_ours);
        if ways.is_empty() {
            break;
        }
        let way = index.get(&ways);
        let (last, around) = way.split_last().unwrap();
        let value = match damage {
            Damage::Gone => None,
            Damage::Other(value) => Some(value.clone()),
            Damage::Swapped(other) => at(&mut document, other.get::<Vec<String>>(&ways)).cloned(),
        };
        match (at(&mut document, around), value) {
            (Some(Tree::Object(members)), Some(value)) => {
                members.insert(last.clone(), value);
            }
            (Some(Tree::Object(members)), None) => {
                members.shift_remove(last);
            }
            (Some(Tree::List(items)), Some(value)) => items[last.parse::<usize>().unwrap()] = value,
            (Some(Tree::List(items)), None) => {
                items.remove(last.parse().unwrap());
            }
            _ => {}
        }
    }
    document
}

fn check(name: &str, document: &Tree) {
    let opened = open_file("document.yaml", document.to_yaml().as_bytes()).unwrap();
    let imported = import_opened(&opened, &Options { api: "shop".to_owned() });
    let files = imported.files.iter();
    let outcome = compile(files.map(|(name, text)| (name.clone(), text.clone().into_bytes())));
    let found = render::text(&outcome.diagnostics, &outcome.sources, false);
    assert!(outcome.model.is_some(), "{name} is refused:\n{found}");
    let _ = imported.report.text("document.yaml");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn members_of_ours(
        document in any::<Index>(),
        damages in prop::collection::vec((any::<Index>(), damage()), 1..8),
    ) {
        let (name, document) = document.get(documents());
        check(name, &damaged(document, true, &damages));
    }

    #[test]
    fn any_member(
        document in any::<Index>(),
        damages in prop::collection::vec((any::<Index>(), damage()), 1..8),
    ) {
        let (name, document) = document.get(documents());
        check(name, &damaged(document, false, &damages));
    }
}

/// Aliases of YAML make a small file stand for a huge one, and references may lead back to themselves.
#[test]
fn what_would_have_no_end_ends() {
    let mut bomb =
        String::from("openapi: 3.1.0\nx-specwright: 1\ncomponents:\n  schemas:\n    A:\n      type: object\n");
    bomb += "      properties:\n        a0: &a0 { type: object, properties: { x: { type: string } } }\n";
    for level in 1..12 {
        let inner: Vec<String> = (0..8).map(|at| format!("p{at}: *a{}", level - 1)).collect();
        bomb += &format!(
            "        a{level}: &a{level} {{ type: object, properties: {{ {} }} }}\n",
            inner.join(", ")
        );
    }
    let circles = "openapi: 3.1.0\nx-specwright: 1\ncomponents:\n  schemas:\n    A: { type: array, items: { $ref: \
                   '#/components/schemas/A' } }\n    B: { anyOf: [{ $ref: '#/components/schemas/B' }, { type: 'null' }] }\n    \
                   C: { type: object, x-specwright-in-place: true, properties: { c: { $ref: '#/components/schemas/C' }, b: { \
                   $ref: '#/components/schemas/B' } } }\n";
    let paths = "paths:\n  /a:\n    get:\n      responses:\n        '200':\n          description: All.\n          content:\n            \
                 application/json:\n              schema: { type: object, properties: { a: { $ref: '#/components/schemas/A' }, b: \
                 { $ref: '#/components/schemas/B' }, c: { $ref: '#/components/schemas/C' } } }\n";
    for text in [format!("{bomb}{paths}"), format!("{circles}{paths}")] {
        let opened = open_file("document.yaml", text.as_bytes()).unwrap();
        assert!(opened.is_own());
        let imported = import_opened(&opened, &Options { api: "shop".to_owned() });
        let files = imported.files.iter();
        let outcome = compile(files.map(|(name, text)| (name.clone(), text.clone().into_bytes())));
        assert!(outcome.model.is_some());
        assert!(!imported.report.remarks.is_empty());
    }
}
