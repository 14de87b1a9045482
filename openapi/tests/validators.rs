//! The documents of every spec are judged by what others wrote: the JSON Schema of OpenAPI 3.1, JSON Schema's own schema,
//! and a reader of such documents. Samples are judged by the schemas they stand in.
#![allow(clippy::unwrap_used, reason = "a document that cannot be read fails the test")]

mod support;

use serde_json::{Value, json};
use specwright_openapi::export::export;
use support::{compiled, root, specs};

/// Every document by the name of its spec.
fn documents() -> Vec<(String, Value)> {
    let documents = specs().into_iter().map(|folder| {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let text = export(&compiled(&folder)).document.to_json();
        (name, serde_json::from_str(&text).unwrap())
    });
    documents.collect()
}

#[test]
fn the_schema_of_openapi_takes_every_document() {
    let path = root().join("openapi/tests/schema/openapi-3.1.json");
    let mut schema: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    // It leaves open what a schema is. Here each is one of JSON Schema.
    schema["$defs"]["schema"] =
        json!({ "$dynamicAnchor": "meta", "$ref": "https://json-schema.org/draft/2020-12/schema" });
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let mut wrong = Vec::new();
    for (name, document) in documents() {
        let found = validator.iter_errors(&document).take(3);
        wrong.extend(found.map(|error| format!("{name}: {} {error}", error.instance_path())));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_schema_of_openapi_refuses_what_is_none() {
    let path = root().join("openapi/tests/schema/openapi-3.1.json");
    let mut schema: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    schema["$defs"]["schema"] =
        json!({ "$dynamicAnchor": "meta", "$ref": "https://json-schema.org/draft/2020-12/schema" });
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let (_, mut document) = documents().into_iter().next_back().unwrap();
    assert!(validator.is_valid(&document));
    document["components"]["schemas"] = json!({ "Odd": { "type": "text" } });
    assert!(!validator.is_valid(&document));
}

#[test]
fn another_reader_reads_every_document() {
    let mut wrong = Vec::new();
    for folder in specs() {
        let text = export(&compiled(&folder)).document.to_json();
        if let Err(error) = oas3::from_json(&text) {
            wrong.push(format!("{}: {error}", folder.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn samples_are_what_their_schemas_say() {
    let mut wrong = Vec::new();
    let mut judged = 0_usize;
    for (name, document) in documents() {
        let components = &document["components"];
        walk(&document, &mut |node| {
            let (Some(schema), Some(example)) = (node.get("schema"), node.get("example")) else {
                return;
            };
            if example.is_string() {
                return;
            }
            judged += 1;
            let mut schema = schema.clone();
            schema["components"] = components.clone();
            let validator = jsonschema::draft202012::new(&schema).unwrap();
            let found = validator.iter_errors(example).take(1);
            wrong.extend(found.map(|error| format!("{name}: {} {error}", error.instance_path())));
        });
    }
    assert!(judged > 100, "only {judged} samples");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every node of a document.
fn walk(node: &Value, look: &mut impl FnMut(&Value)) {
    look(node);
    match node {
        Value::Array(items) => items.iter().for_each(|item| walk(item, look)),
        Value::Object(members) => members.values().for_each(|member| walk(member, look)),
        _ => {}
    }
}
