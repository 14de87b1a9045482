//! A document of OpenAPI 3.1 that `specwright openapi` wrote, in 3.0, which is what progenitor reads.
//!
//! What 3.0 says in other words is said so, and what it has no words for is left out: members of ours, texts beside a
//! `$ref`, encodings of texts. Nothing that a generator writes code for is lost in the made-up API.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Map, Value, json};

use crate::runs::cost;

/// Writes a spec as a document of OpenAPI 3.0.
///
/// # Errors
/// If the command ends with a failure, or a file cannot be read or written.
pub fn export(specwright: &Path, spec: &Path, document: &Path) -> Result<(), Box<dyn Error>> {
    let mut export = Command::new(specwright);
    cost(
        export
            .arg("openapi")
            .arg(spec)
            .args(["--format", "json", "--out"])
            .arg(document),
    )?;
    let mut tree = serde_json::from_slice(&fs::read(document)?)?;
    convert(&mut tree);
    fs::write(document, serde_json::to_vec_pretty(&tree)?)?;
    Ok(())
}

/// Turns a document into one of OpenAPI 3.0.
pub fn convert(document: &mut Value) {
    if let Value::Object(members) = document {
        members.insert("openapi".into(), "3.0.3".into());
    }
    plain(document);
}

fn plain(value: &mut Value) {
    match value {
        Value::Object(members) => {
            object(members);
            members.values_mut().for_each(plain);
        }
        Value::Array(items) => items.iter_mut().for_each(plain),
        _ => {}
    }
}

fn object(members: &mut Map<String, Value>) {
    if members.get("$ref").is_some_and(Value::is_string) {
        members.retain(|key, _| key == "$ref");
        return;
    }
    members.retain(|key, _| !key.starts_with("x-") && key != "contentEncoding" && key != "contentMediaType");
    // A property may be called like a keyword; a keyword has no object here.
    if members.get("examples").is_some_and(Value::is_array)
        && let Some(Value::Array(mut examples)) = members.remove("examples")
        && !examples.is_empty()
    {
        members.insert("example".into(), examples.swap_remove(0));
    }
    if members.get("const").is_some_and(|value| !value.is_object())
        && let Some(value) = members.remove("const")
    {
        members.insert("enum".into(), json!([value]));
    }
    for (exclusive, bound) in [("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")] {
        if let Some(limit) = members.get(exclusive).filter(|limit| limit.is_number()).cloned() {
            members.insert(bound.into(), limit);
            members.insert(exclusive.into(), true.into());
        }
    }
    several_types(members);
}

/// `["string", "null"]` is a text that may be null; of several others there is no word but any.
fn several_types(members: &mut Map<String, Value>) {
    let Some(Value::Array(types)) = members.get("type") else {
        return;
    };
    let mut types = types.clone();
    let all = types.len();
    types.retain(|ty| ty != "null");
    let is_nullable = types.len() < all;
    match <[Value; 1]>::try_from(types) {
        Ok([one]) => members.insert("type".into(), one),
        Err(_) => members.remove("type"),
    };
    if is_nullable && members.contains_key("type") {
        members.insert("nullable".into(), true.into());
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::convert;

    #[test]
    fn what_has_other_words_in_3_0_gets_them() {
        let mut document = json!({
            "openapi": "3.1.0", "x-ours": 1,
            "a": { "$ref": "#/b", "description": "left out" },
            "b": { "type": ["string", "null"], "examples": ["x"], "const": "x" },
            "c": { "type": "number", "exclusiveMinimum": 0 },
            "d": { "type": ["string", "number"] },
            "properties": { "const": { "type": "string" }, "examples": { "type": "string" } }
        });
        convert(&mut document);
        let expected = json!({
            "openapi": "3.0.3",
            "a": { "$ref": "#/b" },
            "b": { "type": "string", "nullable": true, "example": "x", "enum": ["x"] },
            "c": { "type": "number", "minimum": 0, "exclusiveMinimum": true },
            "d": {},
            "properties": { "const": { "type": "string" }, "examples": { "type": "string" } }
        });
        assert_eq!(document, expected);
    }
}
