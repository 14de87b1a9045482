//! The way there and back: what was exported comes back as the same.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "helpers of tests end a test so"
)]

#[path = "support/plain.rs"]
mod plain;
mod support;

use std::path::Path;

use specwright_codegen::{Checked, compile, render};
use specwright_openapi::document::open_file;
use specwright_openapi::export::export;
use specwright_openapi::import::{Imported, Options, import_opened};
use support::{compiled, specs};

fn name_of(spec: &Path) -> String {
    spec.file_name().unwrap().to_string_lossy().into_owned()
}

fn imported(api: &str, text: &str) -> Imported {
    let opened = open_file("document.yaml", text.as_bytes()).unwrap();
    assert!(opened.is_own());
    import_opened(&opened, &Options { api: api.to_owned() })
}

fn model(imported: &Imported) -> Result<Checked, String> {
    let files = imported.files.iter();
    let files = files.map(|(name, text)| (name.clone(), text.clone().into_bytes()));
    let outcome = compile(files);
    let shown = render::text(&outcome.diagnostics, &outcome.sources, false);
    outcome.model.ok_or(shown)
}

/// The first lines in which two texts differ.
fn difference(one: &str, other: &str) -> String {
    let mut out = Vec::new();
    let (one, other): (Vec<&str>, Vec<&str>) = (one.lines().collect(), other.lines().collect());
    let at = one.iter().zip(&other).position(|(one, other)| one != other);
    let at = at.unwrap_or(one.len().min(other.len()));
    for (sign, lines) in [('-', &one), ('+', &other)] {
        let from = at.saturating_sub(if sign == '-' { 4 } else { 0 });
        for line in lines.iter().skip(from).take(8) {
            out.push(format!("{sign} {line}"));
        }
    }
    out.join("\n")
}

#[test]
fn what_was_exported_comes_back() {
    let only = std::env::var("ONLY").ok();
    let mut wrong = Vec::new();
    let mut count = 0;
    for spec in specs() {
        let name = name_of(&spec);
        if only.as_ref().is_some_and(|only| *only != name) {
            continue;
        }
        count += 1;
        let original = compiled(&spec);
        let text = export(&original).document.to_yaml();
        let imported = imported(&original.api.name.spec, &text);
        let report = imported.report.text("document.yaml");
        if std::env::var_os("SHOW").is_some() {
            for (file, text) in &imported.files {
                println!("# {file}\n{text}");
            }
        }
        let problem = match model(&imported) {
            Err(shown) => format!("does not compile\n{shown}"),
            Ok(model) => {
                let again = export(&model).document.to_yaml();
                let (old, new) = (plain::plain(&original), plain::plain(&model));
                match (again == text, old == new) {
                    (true, true) if report.is_empty() => continue,
                    (true, true) => String::new(),
                    (false, _) => difference(&text, &again),
                    (true, false) => format!("the models differ\n{}", difference(&old, &new)),
                }
            }
        };
        wrong.push(format!("=== {name}\n{report}{problem}\n"));
    }
    println!("{} of {count} come back", count - wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
