//! Imports every document in `tests/import` and compares specs and report with the text beside it. Every spec must compile.
//! `UPDATE=1` writes the texts anew.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a file that cannot be read fails the test"
)]

use std::fmt::Write;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use specwright_codegen::writing::is_hidden;
use specwright_openapi::document;
use specwright_openapi::import::{Imported, Options, import};

fn documents() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import");
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries
        .filter(|path| path.extension().is_some_and(|end| end == "yaml"))
        .collect();
    files.sort();
    files
}

fn imported(name: &str, bytes: &[u8]) -> Imported {
    let document = document::read(name, bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
    import(&document, &Options { api: "shop".to_owned() })
}

/// The model has as many operations as the import says.
fn check(name: &str, imported: &Imported) {
    let files = imported
        .files
        .iter()
        .map(|(name, text)| (name.clone(), text.clone().into_bytes()));
    let outcome = specwright_codegen::compile(files);
    let found = specwright_codegen::render::text(&outcome.diagnostics, &outcome.sources, false);
    let model = outcome.model.unwrap_or_else(|| panic!("{name} is refused:\n{found}"));
    assert_eq!(model.operations().count(), imported.operations_out, "{name}");
    for file in imported.files.keys() {
        let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'.');
        assert!(file.bytes().all(is_plain) && !file.starts_with('.'), "{name}: {file}");
    }
    let report = imported.report.text("document.yaml");
    assert!(!report.contains(|c| is_hidden(c) && c != '\n'), "{name}: {report}");
}

fn shown(imported: &Imported) -> String {
    let (came, went) = (imported.operations_in, imported.operations_out);
    let mut out = format!(
        "{went} of {came} operations\n\n{}",
        imported.report.text("document.yaml")
    );
    for (name, text) in &imported.files {
        write!(out, "\n# {name}\n{text}").unwrap();
    }
    out
}

#[test]
fn documents_become_specs() {
    let mut wrong = Vec::new();
    let documents = documents();
    assert!(documents.len() > 20);
    for path in documents {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let imported = imported(&name, &std::fs::read(&path).unwrap());
        check(&name, &imported);
        let beside = path.with_extension("expected.txt");
        let shown = shown(&imported);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&beside, &shown).unwrap();
        } else if std::fs::read_to_string(&beside).unwrap_or_default() != shown {
            wrong.push(format!("{name}:\n{shown}"));
        }
    }
    assert!(wrong.is_empty(), "UPDATE=1 writes these texts:\n{}", wrong.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever names, descriptions and paths hold, what is written compiles.
    #[test]
    fn any_words_make_a_spec(words in prop::collection::vec("\\PC{0,40}|(?s).{0,40}", 8)) {
        let [tag, id, about, part, name, value, member, title] = words.try_into().unwrap();
        let document = serde_json::json!({
            "openapi": "3.1.0",
            "info": { "title": title, "version": "1", "description": about },
            "servers": [{ "url": "https://shop.example" }],
            "paths": { format!("/{part}"): { "post": {
                "tags": [tag], "operationId": id, "summary": about,
                "parameters": [{ "name": name, "in": "query", "description": about,
                    "schema": { "type": "string", "enum": [value, "b"], "example": value } }],
                "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/A" } } } },
                "responses": { "200": { "description": about, "content": { "application/json": { "schema":
                    { "$ref": "#/components/schemas/A" } } } } },
            } } },
            "components": { "schemas": { "A": { "type": "object", "description": about, "required": [member.clone()],
                "properties": { member: { "type": "string", "pattern": value, "default": value } } } } },
        });
        let imported = imported("any.json", document.to_string().as_bytes());
        check("any words", &imported);
    }
}
