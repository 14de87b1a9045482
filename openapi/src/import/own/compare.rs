//! What the document says and the specs do not: exported again, they are held against it.

use std::collections::BTreeSet;

use super::reader::Own;
use crate::document::Node;
use crate::tree::Tree;

/// More lines than this help nobody.
const MOST_LINES: usize = 300;

/// Keywords that are made from others, or say nothing that a spec has a word for.
const MADE: &[&str] = &[
    "openapi",
    "operationId",
    "tags",
    "title",
    "version",
    "contact",
    "writeOnly",
];

/// Notes every keyword of OpenAPI that did not come through.
pub(super) fn note_what_is_lost(own: &mut Own<'_>, exported: &Tree) {
    // What is left out was said already.
    let known: BTreeSet<String> = own.importer.places_left_out();
    let mut lines = 0;
    let mut open = vec![(own.root, exported)];
    while let Some((node, tree)) = open.pop() {
        let tree = followed(node, tree, exported);
        let before = open.len();
        for (key, value) in node.members() {
            if key.starts_with("x-") || MADE.contains(&key) || is_shown(node, key) {
                continue;
            }
            match tree.get(key) {
                Some(same) if key == "description" && is_begun_with(value, same) => {}
                Some(same) if key == "parameters" => open.extend(pairs(value, same)),
                Some(same) if is_same(value, same) => open.push((value, same)),
                _ if lines >= MOST_LINES => return,
                _ => {
                    if !is_known(&value.place().pointer, &known) {
                        lines += 1;
                        own.skipped(value, format!("`{key}` did not come through as it stands here"));
                    }
                }
            }
        }
        if let Tree::List(items) = tree {
            open.extend(node.items().zip(items));
        }
        // In the order of the document.
        if let Some(found) = open.get_mut(before..) {
            found.reverse();
        }
    }
}

/// What is said in place in the document has a name when it is exported again.
fn followed<'t>(node: Node<'_>, tree: &'t Tree, exported: &'t Tree) -> &'t Tree {
    let reference = tree.get("$ref").and_then(Tree::as_text);
    let Some(reference) = reference.filter(|_| node.get("$ref").is_none()) else {
        return tree;
    };
    let mut steps = reference.strip_prefix("#/").unwrap_or_default().split('/');
    steps.try_fold(exported, |at, step| at.get(step)).unwrap_or(tree)
}

/// Parameters that belong together by place and name.
fn pairs<'d, 't>(node: Node<'d>, tree: &'t Tree) -> Vec<(Node<'d>, &'t Tree)> {
    static NONE: Tree = Tree::Null;
    let Tree::List(others) = tree else { return Vec::new() };
    let pairs = node.items().map(|one| {
        let is_same = |other: &Tree, key: &str| other.get(key).and_then(Tree::as_text) == one.text_of(key);
        let is_it = |other: &&Tree| ["name", "in"].iter().all(|key| is_same(other, key));
        (one, others.iter().find(is_it).unwrap_or(&NONE))
    });
    pairs.collect()
}

/// Whether a part around a place was left out.
fn is_known(pointer: &str, known: &BTreeSet<String>) -> bool {
    let ends = pointer.match_indices('/').map(|(at, _)| at).chain([pointer.len()]);
    ends.filter_map(|end| pointer.get(..end))
        .any(|around| known.contains(around))
}

/// Examples and summaries beside what they are made from.
fn is_shown(node: Node<'_>, key: &str) -> bool {
    match key {
        "example" | "examples" => node.get("schema").is_some(),
        "summary" => node.get("description").is_some(),
        _ => false,
    }
}

/// Whether a description is there with more behind it: notes and the values of an enum.
fn is_begun_with(node: Node<'_>, tree: &Tree) -> bool {
    let (text, longer) = (node.text(), tree.as_text());
    text.zip(longer).is_some_and(|(text, longer)| longer.starts_with(text))
}

/// Whether two values are the same, as far as that can be told without looking into them.
fn is_same(node: Node<'_>, tree: &Tree) -> bool {
    match tree {
        Tree::Object(_) => node.is_object(),
        Tree::List(items) => node.is_list() && node.items().count() == items.len() && are_same(node, items),
        Tree::Number(number) => {
            let number = number.to_string().parse::<f64>().ok();
            number.is_some() && number == node.number().and_then(|number| number.parse().ok())
        }
        Tree::Text(text) => node.text() == Some(text.as_str()),
        Tree::Bool(is) => node.bool() == Some(*is),
        Tree::Null => node.scalar().is_none() && !node.is_object() && !node.is_list(),
    }
}

/// The items that are no objects; those are looked into one by one.
fn are_same(node: Node<'_>, items: &[Tree]) -> bool {
    node.items().zip(items).all(|(node, tree)| match tree {
        Tree::Object(_) => node.is_object(),
        Tree::List(_) => node.is_list(),
        scalar => is_same(node, scalar),
    })
}
