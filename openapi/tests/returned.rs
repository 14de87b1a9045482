//! The way there and back: what was exported comes back as the same.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "helpers of tests end a test so"
)]

#[path = "support/blocks.rs"]
mod blocks;
#[path = "support/plain.rs"]
mod plain;
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use specwright_codegen::model::{Model, PathPart};
use specwright_codegen::{Checked, compile, render};
use specwright_openapi::document::open_file;
use specwright_openapi::export::export;
use specwright_openapi::import::{Imported, Options, import_opened};
use specwright_openapi::tree::Tree;
use support::{compiled, root, specs};

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

/// What is not the same when a model comes back from its document; `None`: nothing.
fn lost(original: &Checked) -> Option<String> {
    let text = export(original).document.to_yaml();
    let imported = imported(&original.api.name.spec, &text);
    let report = imported.report.text("document.yaml");
    if std::env::var_os("SHOW").is_some() {
        for (file, text) in &imported.files {
            println!("# {file}\n{text}");
        }
    }
    let model = match model(&imported) {
        Ok(model) => model,
        Err(shown) => return Some(format!("{report}does not compile\n{shown}")),
    };
    let again = export(&model).document.to_yaml();
    let (old, new) = (plain::plain(original), plain::plain(&model));
    match (again == text, old == new) {
        (true, true) if report.is_empty() => None,
        (true, true) => Some(report),
        (false, _) => Some(format!("{report}{}", difference(&text, &again))),
        (true, false) => Some(format!("{report}the models differ\n{}", difference(&old, &new))),
    }
}

/// `ONLY=name` tries one spec, `SHOW=1` prints what was imported.
#[test]
fn what_was_exported_comes_back() {
    let only = std::env::var("ONLY").ok();
    let specs: Vec<_> = specs()
        .into_iter()
        .filter(|spec| only.as_ref().is_none_or(|only| *only == name_of(spec)))
        .collect();
    let mut wrong = Vec::new();
    for spec in &specs {
        if let Some(lost) = lost(&compiled(spec)) {
            wrong.push(format!("=== {}\n{lost}\n", name_of(spec)));
        }
    }
    println!("{} of {} come back", specs.len() - wrong.len(), specs.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The specs of the language reference and of the cases of the wire hold every key in every place.
#[test]
fn what_the_reference_shows_comes_back() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (place, files) in blocks::specs(&root()) {
        // A block may need what another one on its page says.
        let Some(original) = compile(files).model else { continue };
        count += 1;
        if let Some(lost) = lost(&original) {
            wrong.push(format!("=== {place}\n{lost}\n"));
        }
    }
    println!("{} of {count} come back", count - wrong.len());
    assert!(count > 120, "only {count} specs were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A document without any member of ours, as a stranger's reader takes it.
fn without_ours(tree: &Tree) -> Tree {
    match tree {
        Tree::Object(members) => {
            let kept = members.iter().filter(|(key, _)| !key.starts_with("x-specwright"));
            Tree::Object(kept.map(|(key, value)| (key.clone(), without_ours(value))).collect())
        }
        Tree::List(items) => Tree::List(items.iter().map(without_ours).collect()),
        scalar => scalar.clone(),
    }
}

/// Method, path without the names of its placeholders, and statuses of every operation.
fn outline(model: &Model) -> BTreeMap<(String, String), BTreeSet<u16>> {
    let operations = model.operations().map(|operation| {
        let path = operation.path.value.iter().map(|part| match part {
            PathPart::Literal(text) => text.as_str(),
            PathPart::Field(_) | PathPart::Greedy(_) => "{}",
        });
        let statuses = operation.answers().map(|answer| answer.status.value);
        let errors = operation
            .errors
            .iter()
            .filter_map(|error| Some(error.status.as_ref()?.value));
        let key = (operation.method.value.as_str().to_owned(), path.collect());
        (key, statuses.chain(errors).collect())
    });
    operations.collect()
}

/// A path of a document without the names of its placeholders.
fn shape(path: &str) -> String {
    let mut rest = path.split('#').next().unwrap_or_default();
    let mut shape = String::new();
    while let Some((before, after)) = rest.split_once('{') {
        shape += before;
        shape += "{}";
        rest = after.split_once('}').unwrap().1;
    }
    shape + rest
}

/// The same, as the paths of a document say it.
fn outline_of(document: &Tree) -> BTreeMap<(String, String), BTreeSet<u16>> {
    let mut outline = BTreeMap::new();
    let Some(Tree::Object(paths)) = document.get("paths") else {
        return outline;
    };
    for (path, item) in paths {
        let shape = shape(path);
        let Tree::Object(item) = item else { continue };
        for (method, operation) in item {
            let Some(Tree::Object(responses)) = operation.get("responses") else {
                continue;
            };
            let statuses = responses.keys().filter_map(|status| status.parse().ok()).collect();
            outline.insert((method.to_uppercase(), shape.clone()), statuses);
        }
    }
    outline
}

/// What the report says is left out of the statuses, by method and path.
fn left_out(imported: &Imported) -> BTreeSet<(String, String, u16)> {
    let pointers = imported
        .report
        .remarks
        .iter()
        .filter(|remark| remark.text.contains("left out"));
    let left_out = pointers.filter_map(|remark| {
        let pointer = remark.place.pointer.strip_prefix("/paths/")?;
        let parts: Vec<&str> = pointer.split('/').collect();
        let [path, method, "responses", status] = parts.as_slice() else {
            return None;
        };
        let path = path.replace("~1", "/").replace("~0", "~");
        Some((method.to_uppercase(), shape(&path), status.parse().ok()?))
    });
    left_out.collect()
}

#[test]
fn a_stranger_gets_the_same_operations() {
    let mut wrong = Vec::new();
    for spec in specs() {
        let name = name_of(&spec);
        let document = without_ours(&export(&compiled(&spec)).document);
        let opened = open_file("document.yaml", document.to_yaml().as_bytes()).unwrap();
        assert!(!opened.is_own());
        let imported = import_opened(&opened, &Options { api: name.clone() });
        let got = match model(&imported) {
            Err(shown) => {
                wrong.push(format!("=== {name}\n{shown}"));
                continue;
            }
            Ok(model) => outline(&model),
        };
        let mut said = outline_of(&document);
        // An operation has one result: another one is a line of the report, at its place.
        for (method, path, status) in left_out(&imported) {
            said.get_mut(&(method, path)).map(|statuses| statuses.remove(&status));
        }
        for (key, statuses) in &said {
            if got.get(key) != Some(statuses) {
                wrong.push(format!("=== {name}, {key:?}: {statuses:?}, {:?}", got.get(key)));
            }
        }
        assert_eq!(said.len(), got.len(), "{name}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
