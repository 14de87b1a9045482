//! JSON Schemas (draft 2020-12), made from the tables of keys: with them an editor completes and explains the keys of a
//! spec. They know what one file can say; names, references and the checks are the compiler's alone.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::parse::value::LANGUAGE_VERSION;
use crate::syntax::keys::{ALIAS_TYPE, API, ENUM_TYPE, EVIDENCE, Key, Kind, OBJECT_TYPE, RESOURCE, Table, UNION_TYPE};

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schema of `api.yaml`.
pub fn api() -> Value {
    file_schema(&API, "specwright: api.yaml")
}

/// The schema of a resource file.
pub fn resource() -> Value {
    file_schema(&RESOURCE, "specwright: resource file")
}

/// The schema of `evidence.yaml`.
pub fn evidence() -> Value {
    file_schema(&EVIDENCE, "specwright: evidence.yaml")
}

/// The schema of diagnostics as [`crate::render::json`] writes them.
pub fn diagnostics() -> Value {
    let number = json!({ "type": "integer", "minimum": 1 });
    let text = json!({ "type": "string" });
    let place = json!({
        "file": text,
        "line": number,
        "column": number,
        "end_line": number,
        "end_column": number,
        "label": text,
    });
    let place_keys: Vec<_> = ["file", "line", "column", "end_line", "end_column", "label"].into();
    let mut properties = json!({
        "id": { "type": "string", "pattern": "^[a-z0-9-]+$", "description": "The rule; `specwright explain` explains it." },
        "severity": { "enum": ["error", "warning"] },
        "headline": text,
        "related": { "type": "array", "items": object(place.clone(), &place_keys) },
        "help": { "type": "array", "items": text },
    });
    if let (Some(properties), Some(place)) = (properties.as_object_mut(), place.as_object()) {
        properties.extend(place.clone());
    }
    let keys = ["id", "severity", "headline", "related", "help"]
        .into_iter()
        .chain(place_keys)
        .collect::<Vec<_>>();
    let mut schema = object(
        json!({
            "version": { "const": crate::render::JSON_VERSION },
            "diagnostics": { "type": "array", "items": object(properties, &keys) },
        }),
        &["version", "diagnostics"],
    );
    schema["$schema"] = json!(DRAFT);
    schema["title"] = json!("specwright: diagnostics");
    schema
}

fn object(properties: Value, required: &[&str]) -> Value {
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn file_schema(table: &'static Table, title: &str) -> Value {
    let mut definitions = Definitions::default();
    let mut schema = definitions.table(table);
    schema["$schema"] = json!(DRAFT);
    schema["title"] = json!(title);
    definitions.complete();
    let definitions: Map<_, _> = definitions
        .made
        .into_iter()
        .map(|(id, definition)| (id.to_owned(), definition))
        .collect();
    schema["$defs"] = Value::Object(definitions);
    schema
}

/// The tables that a schema refers to.
#[derive(Default)]
struct Definitions {
    made: BTreeMap<&'static str, Value>,
    wanted: Vec<&'static Table>,
}

impl Definitions {
    /// Makes what is referred to, and what that refers to.
    fn complete(&mut self) {
        while let Some(table) = self.wanted.pop() {
            if !self.made.contains_key(table.id) {
                let definition = self.table(table);
                self.made.insert(table.id, definition);
            }
        }
    }

    fn table(&mut self, table: &'static Table) -> Value {
        let mut properties = Map::new();
        for key in table.keys {
            properties.insert(key.name.to_owned(), self.key(key));
        }
        let required: Vec<_> = table
            .keys
            .iter()
            .filter(|key| key.required)
            .map(|key| key.name)
            .collect();
        let mut schema = object(Value::Object(properties), &required);
        schema["description"] = json!(table.about);
        if !table.one_of.is_empty() {
            let choices: Vec<_> = table.one_of.iter().map(|key| json!({ "required": [key] })).collect();
            schema["anyOf"] = json!(choices);
        }
        schema
    }

    fn key(&mut self, key: &Key) -> Value {
        let mut schema = self.kind(&key.kind);
        schema["description"] = json!(key.about);
        schema
    }

    fn kind(&mut self, kind: &Kind) -> Value {
        match kind {
            Kind::Table(table) => self.reference(table),
            Kind::Tagged { tables, .. } => self.any_of(tables.iter().map(|(_, table)| *table)),
            Kind::TypeDefinition => self.any_of([&OBJECT_TYPE, &ENUM_TYPE, &UNION_TYPE, &ALIAS_TYPE]),
            Kind::Named(inner) => json!({ "type": "object", "additionalProperties": self.kind(inner) }),
            Kind::ByStatus { success, error } => self.by_status(*success, error),
            Kind::List(inner) => json!({ "type": "array", "items": self.kind(inner) }),
            Kind::Either(first, second) => json!({ "anyOf": [self.kind(first), self.kind(second)] }),
            _ => scalar(kind),
        }
    }

    fn reference(&mut self, table: &'static Table) -> Value {
        self.wanted.push(table);
        json!({ "$ref": format!("#/$defs/{}", table.id) })
    }

    fn any_of(&mut self, tables: impl IntoIterator<Item = &'static Table>) -> Value {
        let all: Vec<_> = tables.into_iter().map(|table| self.reference(table)).collect();
        json!({ "anyOf": all })
    }

    fn by_status(&mut self, success: Option<&'static Table>, error: &'static Table) -> Value {
        let mut patterns = Map::new();
        patterns.insert("^[1345][0-9][0-9]$".to_owned(), self.reference(error));
        if let Some(success) = success {
            patterns.insert("^2[0-9][0-9]$".to_owned(), self.reference(success));
        }
        json!({ "type": "object", "patternProperties": patterns, "additionalProperties": false })
    }
}

/// A single value. Text without quotes may look like a number or a boolean to a reader of YAML.
fn scalar(kind: &Kind) -> Value {
    match kind {
        Kind::About => json!({ "type": "string", "minLength": 1 }),
        Kind::Docs => json!({ "type": "string", "format": "uri", "pattern": "^https?://" }),
        Kind::Text | Kind::Verbatim => json!({ "type": ["string", "number", "boolean"] }),
        Kind::Reason => json!({ "type": ["string", "number", "boolean", "null"] }),
        Kind::Boolean => json!({ "type": "boolean" }),
        Kind::Integer => json!({ "type": "integer" }),
        Kind::Version => json!({ "const": LANGUAGE_VERSION }),
        Kind::Duration => json!({ "type": "string", "pattern": "^[1-9][0-9]* *(ms|s|min|h)$" }),
        Kind::Date => json!({ "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }),
        Kind::Count => count(),
        Kind::Range => range(),
        Kind::Request => json!({ "type": "string", "pattern": "^(GET|HEAD|POST|PUT|PATCH|DELETE) +/" }),
        Kind::Status => json!({ "type": "integer", "minimum": 100, "maximum": 599 }),
        Kind::Choice(words) => json!({ "enum": words }),
        // A sample; the other kinds hold values and are not single ones.
        _ => json!({ "type": ["string", "number", "boolean", "array", "object"] }),
    }
}

fn count() -> Value {
    let pattern = "^([0-9]+ *\\.\\. *([0-9]+)?|\\.\\. *[0-9]+)$";
    json!({ "anyOf": [{ "type": "integer", "minimum": 0 }, { "type": "string", "pattern": pattern }] })
}

fn range() -> Value {
    let number = "-?[0-9]+(\\.[0-9]+)?";
    let pattern = format!("^({number} *<? *\\.\\. *(<? *{number})?|\\.\\. *<? *{number})$");
    json!({ "anyOf": [{ "type": "number" }, { "type": "string", "pattern": pattern }] })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::keys::TABLES;

    /// The definition of a table, in whichever of the schemas has it.
    fn definition(table: &Table) -> Value {
        match table.id {
            "api" => api(),
            "resource" => resource(),
            "evidence" => evidence(),
            id => {
                let found = [api(), resource(), evidence()]
                    .into_iter()
                    .map(|schema| schema["$defs"][id].clone());
                found.into_iter().find(|definition| !definition.is_null()).unwrap()
            }
        }
    }

    #[test]
    fn every_key_is_in_the_schema_and_explained() {
        for table in TABLES {
            let definition = definition(table);
            let properties = definition["properties"].as_object().unwrap();
            assert_eq!(properties.len(), table.keys.len(), "{}", table.id);
            assert_eq!(definition["additionalProperties"], false, "{}", table.id);
            for key in table.keys {
                let about = properties[key.name]["description"].as_str().unwrap();
                assert!(
                    about.ends_with('.') || about.contains("`."),
                    "{}: {}",
                    table.id,
                    key.name
                );
            }
        }
    }

    #[test]
    fn references_have_targets() {
        for schema in [api(), resource(), evidence()] {
            let text = schema.to_string();
            for reference in text.split("\"#/$defs/").skip(1) {
                let id = reference.split('"').next().unwrap();
                assert!(schema["$defs"][id].is_object(), "{id}");
            }
        }
    }

    #[test]
    fn a_field_reads_like_its_table() {
        let field = &resource()["$defs"]["field"];
        assert_eq!(field["properties"]["optional"]["type"], "boolean");
        assert_eq!(field["properties"]["wire"]["enum"][0], "text");
        assert_eq!(field["properties"]["length"]["anyOf"][0]["minimum"], 0);
    }
}
