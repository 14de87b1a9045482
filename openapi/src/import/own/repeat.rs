//! Calling again: pages, answers that are not ready, limits.

use specwright_codegen::writing::{Map, Value, quoted};

use super::describe::put_evidence;
use super::texts::{put_some_words, whole};
use crate::document::Node;

/// Writes how an operation is called more than once.
pub(super) fn put_repeats(operation: Node<'_>, map: &mut Map) {
    if let Some(pages) = operation.get("x-specwright-pages") {
        let keys = ["page", "offset", "cursor", "first", "size", "items", "last", "next"];
        put_known(pages, "pages", &keys, map);
    }
    if let Some(polling) = operation.get("x-specwright-polling") {
        put_known(polling, "polling", &["every", "limit"], map);
    }
    if let Some(idempotency) = operation.get("x-specwright-idempotency") {
        put_known(idempotency, "idempotency", &["is", "key", "because"], map);
    }
    if operation.get("x-specwright-rate-limited").and_then(Node::bool) == Some(false) {
        map.yaml("rate_limited", "false");
    }
}

fn put_known(node: Node<'_>, key: &str, keys: &[&str], map: &mut Map) {
    let mut inner = Map::default();
    for key in keys {
        let Some(value) = node.get(key) else { continue };
        let yaml = match *key {
            "first" => whole(value),
            _ => value.scalar().map(|text| quoted(&text)),
        };
        if let Some(yaml) = yaml {
            inner.yaml(key, yaml);
        }
    }
    if !inner.entries.is_empty() {
        map.add(key, Value::Map(inner));
    }
}

/// How many requests the service takes in a time.
pub(super) fn rate_limit(node: Node<'_>) -> Option<Map> {
    let mut map = Map::default();
    map.yaml("requests", whole(node.get("requests")?)?);
    map.value("per", node.text_of("per")?);
    put_some_words(&mut map, "about", node.text_of("about"));
    put_evidence(node, &mut map);
    Some(map)
}
