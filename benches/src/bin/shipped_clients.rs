//! What is in the clients of the shipped APIs; what they cost a build says `compile_alone`.
//!
//! `cargo run --release -p specwright-benches --bin shipped_clients` (after `cargo run -p specwright-cli -- generate`).
#![allow(clippy::print_stdout, reason = "a benchmark prints its tables")]

use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;

use specwright_benches::krate::{lines_below, lines_of_spec, root};
use specwright_codegen::model::{Model, TypeKind};
use specwright_codegen::{compile, load_folder};

fn main() -> Result<(), Box<dyn Error>> {
    let root = root()?;
    println!(
        "| API | operations | resources | types | enum values | error kinds | lines of YAML | lines of Rust | an operation |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    for api in ["invoicexpress", "textmarketer"] {
        contents(&root, api)?;
    }
    Ok(())
}

fn contents(root: &Path, api: &str) -> Result<(), Box<dyn Error>> {
    let files = load_folder(&root.join("spec").join(api))?;
    let yaml = lines_of_spec(&files);
    let model = compile(files).model.ok_or("the spec has errors")?;
    let rust = lines_below(&root.join("target/specwright").join(api).join("src"), "rs");
    let operations = model.operations().count();
    let enums = model.types.iter().filter_map(|ty| match &ty.kind {
        TypeKind::Enum { values } => Some(values.len()),
        _ => None,
    });
    println!(
        "| {api} | {operations} | {} | {} | {} | {} | {yaml} | {rust} | {} |",
        model.resources.len(),
        model.types.len(),
        enums.sum::<usize>(),
        error_kinds(&model),
        rust / operations.max(1)
    );
    Ok(())
}

/// Kinds that a user can match on, those of the whole service once.
fn error_kinds(model: &Model) -> String {
    let errors = || model.operations().flat_map(|operation| &operation.errors);
    let shared: BTreeSet<_> = errors()
        .filter(|error| error.shared)
        .map(|error| &error.name.spec)
        .collect();
    let own = errors().filter(|error| !error.shared).count();
    format!("{own} + {} shared", shared.len())
}
