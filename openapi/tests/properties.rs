//! Whatever the bytes are: a document or a reason, never a panic; and a document keeps its promises.
#![allow(clippy::panic, reason = "helpers of tests end a test so")]

use proptest::prelude::*;
use specwright_openapi::document::{Additional, Document, SchemaId, SchemaKind, read};

/// Every id leads to a schema, and following `Same` ends.
fn check(document: &Document) {
    let schemas = &document.schemas;
    let check = |id: &SchemaId| assert!(id.0 < schemas.len(), "{id:?}");
    for schema in schemas {
        match &schema.kind {
            SchemaKind::List { item, .. } => check(item),
            SchemaKind::Object { properties, additional } => {
                properties.iter().for_each(|property| check(&property.schema));
                if let Additional::Schema(id) = additional {
                    check(id);
                }
            }
            SchemaKind::OneOf { variants, .. } => variants.iter().for_each(|variant| check(&variant.schema)),
            SchemaKind::Enum { values, meanings } => assert_eq!(values.len(), meanings.len()),
            SchemaKind::Same(id) => {
                let mut at = *id;
                for _ in 0..=schemas.len() {
                    match schemas[at.0].kind {
                        SchemaKind::Same(next) => at = next,
                        _ => return,
                    }
                }
                panic!("a circle at {id:?}");
            }
            _ => {}
        }
    }
    assert!(document.operations.len() <= document.operations_in_file);
    for operation in &document.operations {
        assert!(operation.place.line > 0 && operation.place.pointer.starts_with('/'));
        let contents = operation.responses.iter().flat_map(|response| &response.contents);
        contents.filter_map(|content| content.schema.as_ref()).for_each(check);
        operation
            .parameters
            .iter()
            .filter_map(|one| one.schema.as_ref())
            .for_each(check);
    }
}

/// Pieces that make up documents, in any order and depth.
fn value() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just("-1.5e3".to_owned()),
        Just("\"string\"".to_owned()),
        Just("\"object\"".to_owned()),
        Just("\"array\"".to_owned()),
        Just("{\"$ref\": \"#/components/schemas/A\"}".to_owned()),
        Just("{\"$ref\": \"#/components/schemas/B\", \"nullable\": true}".to_owned()),
        Just("{\"$ref\": \"#/components/schemas/A/allOf/0\"}".to_owned()),
        Just("{\"$ref\": \"#/components/parameters/p\"}".to_owned()),
        Just("{\"type\": \"null\"}".to_owned()),
        "\"[a-z#/~%:.*-]{0,6}\"",
    ];
    leaf.prop_recursive(5, 40, 5, |inner| {
        let key = prop::sample::select(KEYS);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(|items| format!("[{}]", items.join(", "))),
            prop::collection::vec((key, inner), 0..5).prop_map(|entries| {
                let entries: Vec<_> = entries
                    .iter()
                    .map(|(key, value)| format!("\"{key}\": {value}"))
                    .collect();
                format!("{{{}}}", entries.join(", "))
            }),
        ]
    })
}

const KEYS: &[&str] = &[
    "$ref",
    "type",
    "allOf",
    "oneOf",
    "anyOf",
    "properties",
    "items",
    "required",
    "enum",
    "const",
    "nullable",
    "discriminator",
    "propertyName",
    "mapping",
    "additionalProperties",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "description",
    "A",
    "B",
    "x-enum-varnames",
    "schema",
    "content",
    "application/json",
    "name",
    "in",
    "examples",
    "example",
    "get",
    "200",
    "responses",
    "parameters",
    "reponses",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read("a.yaml", &bytes);
        let _ = read("a.json", &bytes);
    }

    #[test]
    fn texts(text in "[ \\-\\[\\]{}:,&*!|>'\"#%@`?~a-c0-2\\n\\t\\\\]{0,80}") {
        let _ = read("a.yaml", text.as_bytes());
        let _ = read("a.json", format!("{{{text}").as_bytes());
        let _ = read("a.yaml", format!("openapi: 3.1.0\npaths:\n {text}").as_bytes());
    }

    #[test]
    fn documents(
        is_new in any::<bool>(),
        a in value(),
        b in value(),
        path in value(),
        operation in value(),
        parameter in value(),
    ) {
        let version = if is_new { "3.1.0" } else { "3.0.3" };
        let text = format!(
            "{{\"openapi\": \"{version}\", \"paths\": {{\"/a/{{p}}\": {path}, \"/b\": {{\"parameters\": [{parameter}], \
             \"get\": {operation}, \"post\": {{\"requestBody\": {{\"content\": {{\"application/json\": {{\"schema\": \
             {{\"$ref\": \"#/components/schemas/A\"}}}}}}}}, \"responses\": {{\"default\": {{\"content\": \
             {{\"application/json\": {{\"schema\": {b}}}}}}}}}}}}}}}, \"components\": {{\"schemas\": {{\"A\": {a}, \
             \"B\": {b}}}, \"parameters\": {{\"p\": {parameter}}}}}}}"
        );
        let as_json = read("a.json", text.as_bytes()).unwrap();
        check(&as_json);
        // JSON is YAML; a key that YAML has no room for is the only thing that may differ.
        let as_yaml = read("a.yaml", format!("# YAML\n{text}").as_bytes()).unwrap();
        check(&as_yaml);
        prop_assert_eq!(as_json.schemas.len(), as_yaml.schemas.len());
        prop_assert_eq!(as_json.remarks.len(), as_yaml.remarks.len());
    }
}
