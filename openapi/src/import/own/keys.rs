//! `x-specwright-wire`: the keys of the language that say how a value travels.

use specwright_codegen::writing::{Map, quoted};

use super::reader::Own;
use super::texts::{listed, texts};
use crate::document::Node;

/// Keys that say how a scalar travels; on a list or a map they are about what it holds.
const OF_SCALARS: &[&str] = &["wire", "layout", "words"];

/// Keys that an item cannot have; they stand at the field.
const NOT_OF_ITEMS: &[&str] = &["none", "send_null", "also_read"];

/// The keys of a value.
#[derive(Debug, Default)]
pub(super) struct Keys {
    /// Those of the value itself.
    pub(super) own: Map,
    /// Those that may stand at the list around it as well.
    pub(super) of_scalar: Map,
    /// Those that have to.
    pub(super) of_field: Map,
}

impl<'d> Own<'d> {
    /// Reads the keys of a schema.
    pub(super) fn keys(&mut self, schema: Node<'d>) -> Keys {
        let mut keys = Keys::default();
        let Some(wire) = schema.get("x-specwright-wire") else {
            return keys;
        };
        for (key, value) in wire.members() {
            let Some(yaml) = yaml_of(key, value, wire) else {
                if key != "key_namespace" || wire.get("key").is_some() {
                    continue;
                }
                if let Some(namespace) = namespace(value) {
                    keys.own.yaml("key", format!("{{ namespace: {namespace} }}"));
                }
                continue;
            };
            let to = match key {
                key if OF_SCALARS.contains(&key) => &mut keys.of_scalar,
                key if NOT_OF_ITEMS.contains(&key) => &mut keys.of_field,
                _ => &mut keys.own,
            };
            to.yaml(key, yaml);
        }
        keys
    }
}

/// The value of a key; `None` for a key that is not one, or that another one takes along.
fn yaml_of(key: &str, value: Node<'_>, wire: Node<'_>) -> Option<String> {
    match key {
        "wire" | "layout" | "none" | "join" | "style" | "item" | "entry" | "value" => {
            value.scalar().map(|text| quoted(&text))
        }
        "key" => match wire.get("key_namespace").and_then(namespace) {
            Some(namespace) => Some(format!(
                "{{ name: {}, namespace: {namespace} }}",
                quoted(&value.scalar()?)
            )),
            None => value.scalar().map(|text| quoted(&text)),
        },
        "words" | "also_read" => {
            let texts = texts(value);
            (!texts.is_empty()).then(|| listed(texts.iter().map(String::as_str)))
        }
        "send_null" | "flat" => value.is_true().then(|| "true".to_owned()),
        "namespace" => namespace(value),
        _ => None,
    }
}

/// An XML namespace: an address, or one with a prefix.
pub(super) fn namespace(node: Node<'_>) -> Option<String> {
    if let Some(uri) = node.text() {
        return Some(quoted(uri));
    }
    let uri = quoted(node.text_of("uri")?);
    Some(match node.text_of("prefix") {
        Some(prefix) => format!("{{ uri: {uri}, prefix: {} }}", quoted(prefix)),
        None => uri,
    })
}
