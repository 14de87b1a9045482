//! The words of schemas.

use serde_json::{Map, Value, json};

/// A property: its name, what it says, and its schema.
pub(super) type Property = (&'static str, &'static str, Value);

/// An object that has exactly these properties.
pub(super) fn object(properties: Vec<Property>) -> Value {
    let names: Vec<_> = properties.iter().map(|(name, ..)| *name).collect();
    let mut described = Map::new();
    for (name, description, mut schema) in properties {
        if let Some(schema) = schema.as_object_mut() {
            schema.insert("description".to_owned(), json!(description));
        }
        described.insert(name.to_owned(), schema);
    }
    json!({
        "type": "object",
        "properties": described,
        "required": names,
        "additionalProperties": false,
    })
}

pub(super) fn text() -> Value {
    json!({ "type": "string" })
}

pub(super) fn id() -> Value {
    json!({ "type": "string", "pattern": "^d-[0-9a-f]+$" })
}

pub(super) fn number(minimum: u32) -> Value {
    json!({ "type": "integer", "minimum": minimum })
}

pub(super) fn levels() -> Value {
    words(&["breaks", "loosens", "note"])
}

pub(super) fn words(words: &[&str]) -> Value {
    json!({ "enum": words })
}

pub(super) fn list(items: Value) -> Value {
    json!({ "type": "array", "items": items })
}

pub(super) fn or_null(schema: Value) -> Value {
    json!({ "oneOf": [{ "type": "null" }, schema] })
}

pub(super) fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}
