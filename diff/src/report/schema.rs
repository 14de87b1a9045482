//! The JSON Schema (draft 2020-12) of a run for programs.

use serde_json::{Value, json};

use super::json::JSON_VERSION;
use crate::Verdict;

/// The JSON Schema of [`super::json()`].
#[must_use]
pub fn schema() -> Value {
    let mut schema = object(vec![
        (
            "version",
            "The version of this layout.",
            json!({ "const": JSON_VERSION }),
        ),
        ("old", "What was compared: a folder or a revision.", text()),
        ("new", "What it was compared with.", text()),
        ("verdict", "The gravest verdict of all APIs.", verdict()),
        ("allowed", "The gravest verdict that passes.", verdict()),
        (
            "passes",
            "Whether the verdict is allowed; the exit code is 0 then, else 1.",
            json!({ "type": "boolean" }),
        ),
        ("apis", "In the order of their names.", list("api")),
    ]);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!("specwright: diff");
    schema["$defs"] = json!({
        "api": api(),
        "finding": finding(),
        "judgement": object(vec![
            ("verdict", "How grave.", verdict()),
            ("why", "Who notices; empty where nobody does.", text()),
        ]),
        "written": object(vec![
            ("value", "In a few words of the spec language.", text()),
            ("file", "The file, as the side was named.", text()),
            ("line", "From 1.", whole()),
            ("column", "In characters, from 1.", whole()),
        ]),
    });
    schema
}

fn api() -> Value {
    let counts = Verdict::ALL.map(|verdict| {
        (
            verdict.as_str(),
            "How many.",
            json!({ "type": "integer", "minimum": 0 }),
        )
    });
    object(vec![
        ("api", "Its name.", text()),
        (
            "state",
            "What became of it.",
            json!({ "enum": ["added", "removed", "same", "changed"] }),
        ),
        (
            "operations",
            "How many operations were compared, or came or went with it.",
            json!({ "type": "integer", "minimum": 0 }),
        ),
        ("verdict", "The gravest of both.", verdict()),
        ("wire", "The gravest for calls and answers.", verdict()),
        ("rust", "The gravest for programs.", verdict()),
        (
            "counts",
            "How many findings have which verdict.",
            object(counts.to_vec()),
        ),
        ("findings", "Every change.", list("finding")),
    ])
}

fn finding() -> Value {
    object(vec![
        ("rule", "The kind of change; `specwright explain` explains it.", text()),
        ("summary", "The kind in one line.", text()),
        (
            "owner",
            "The operation or type; null: the API as a whole.",
            or_null(text()),
        ),
        ("subject", "What of it; empty: the owner itself.", text()),
        (
            "direction",
            "Whether it is sent or received, where that matters.",
            json!({ "enum": ["sent", "received", null] }),
        ),
        ("verdict", "The gravest of both.", verdict()),
        ("wire", "For calls and answers.", reference("judgement")),
        ("rust", "For programs.", reference("judgement")),
        ("old", "What was written; null: nothing.", or_null(reference("written"))),
        (
            "new",
            "What is written; null: nothing any more.",
            or_null(reference("written")),
        ),
        ("entry", "A line for the changelog.", text()),
    ])
}

/// An object that has all of these members and no others.
fn object(members: Vec<(&str, &str, Value)>) -> Value {
    let names: Vec<_> = members.iter().map(|(name, ..)| *name).collect();
    let names = json!(names);
    let mut properties = serde_json::Map::new();
    for (name, about, mut schema) in members {
        schema["description"] = json!(about);
        properties.insert(name.to_owned(), schema);
    }
    json!({ "type": "object", "properties": properties, "required": names, "additionalProperties": false })
}

fn text() -> Value {
    json!({ "type": "string" })
}

fn whole() -> Value {
    json!({ "type": "integer", "minimum": 1 })
}

fn verdict() -> Value {
    json!({ "enum": Verdict::ALL.map(Verdict::as_str) })
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn list(of: &str) -> Value {
    json!({ "type": "array", "items": reference(of) })
}

fn or_null(schema: Value) -> Value {
    json!({ "anyOf": [schema, { "type": "null" }] })
}
