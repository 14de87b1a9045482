//! Which resources use which schemas.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::Node;

/// More values than a part of a document has.
const MOST: usize = 200_000;

/// The schemas that a part of the document names, and the details of errors among them.
pub(super) fn references<'d>(node: Node<'d>) -> BTreeSet<&'d str> {
    let mut found = BTreeSet::new();
    let mut open = vec![node];
    let mut steps = 0_usize;
    while let Some(node) = open.pop() {
        steps += 1;
        if steps > MOST {
            break;
        }
        for (key, value) in node.members() {
            match value.text() {
                Some(text) if key == "$ref" => found.extend(text.strip_prefix("#/components/schemas/")),
                Some(text) if key == "details" => {
                    found.insert(text);
                }
                Some(_) => {}
                None => open.push(value),
            }
        }
        open.extend(node.items().filter(|item| item.is_object() || item.is_list()));
    }
    found
}

/// How often each schema is named, not counted where the document says something once more in another way.
pub(super) fn uses(root: Node<'_>) -> BTreeMap<&str, usize> {
    let mut uses = BTreeMap::new();
    let mut open = vec![root];
    let mut steps = 0_usize;
    while let Some(node) = open.pop() {
        steps += 1;
        // With too many of them nothing is said in place.
        if steps > 10 * MOST {
            return BTreeMap::new();
        }
        if node.get("x-specwright-copy-of").is_some() {
            continue;
        }
        if let Some(natural) = node.get("x-specwright-value") {
            open.push(natural);
            continue;
        }
        if let Some(key) = node
            .text_of("$ref")
            .and_then(|text| text.strip_prefix("#/components/schemas/"))
        {
            *uses.entry(key).or_insert(0) += 1;
        }
        open.extend(node.members().map(|(_, value)| value));
        open.extend(node.items());
    }
    uses
}

/// The resources that use each schema, by themselves or through another one.
pub(super) fn users<'d>(root: Node<'d>, parts: &[(&'d str, Node<'d>)]) -> BTreeMap<&'d str, BTreeSet<&'d str>> {
    let schemas = root.get("components").and_then(|all| all.get("schemas"));
    let responses = root.get("components").and_then(|all| all.get("responses"));
    let mut inner: BTreeMap<&'d str, BTreeSet<&'d str>> = BTreeMap::new();
    let mut users: BTreeMap<&'d str, BTreeSet<&'d str>> = BTreeMap::new();
    for (resource, node) in parts {
        let mut open: Vec<&'d str> = references(*node).into_iter().collect();
        for shared in shared_responses(*node) {
            open.extend(
                responses
                    .and_then(|all| all.get(shared))
                    .map(references)
                    .unwrap_or_default(),
            );
        }
        while let Some(key) = open.pop() {
            if !users.entry(key).or_default().insert(resource) {
                continue;
            }
            let found = inner.entry(key).or_insert_with(|| {
                let schema = schemas.and_then(|all| all.get(key));
                schema.map(references).unwrap_or_default()
            });
            open.extend(found.iter().copied());
        }
    }
    users
}

/// The names of the answers that an operation shares with others.
fn shared_responses<'d>(operation: Node<'d>) -> Vec<&'d str> {
    let responses = operation.get("responses").into_iter().flat_map(Node::members);
    responses
        .filter_map(|(_, response)| response.text_of("$ref")?.strip_prefix("#/components/responses/"))
        .collect()
}
