//! A spec that went into an OpenAPI document and came back: `specwright diff` finds nothing between the two.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends so when a spec of the repository is not there or does not compile"
)]

mod common;

use std::path::{Path, PathBuf};

use common::Folder;
use specwright_codegen::{Outcome, compile, load_folder, render};
use specwright_diff::{Side, diff};
use specwright_openapi::document::open_file;
use specwright_openapi::export::export;
use specwright_openapi::import::{Options, import_opened};

/// The shipped APIs and the specs that the language accepts.
fn specs() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folders = ["spec", "tests/accept"].map(|folder| root.join(folder));
    let entries = folders.iter().flat_map(|folder| std::fs::read_dir(folder).unwrap());
    let mut specs: Vec<PathBuf> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("api.yaml").is_file())
        .collect();
    specs.sort();
    specs
}

fn side(outcome: &Outcome) -> Side<'_> {
    let shown = render::text(&outcome.diagnostics, &outcome.sources, false);
    let Some(model) = &outcome.model else { panic!("{shown}") };
    Side {
        model,
        sources: &outcome.sources,
    }
}

#[test]
fn nothing_changes_on_the_way() {
    let specs = specs();
    assert!(specs.len() > 100);
    let mut wrong = Vec::new();
    for spec in specs {
        let old = compile(load_folder(&spec).unwrap());
        let old = side(&old);
        let document = export(old.model).document.to_json();
        let opened = open_file("document.json", document.as_bytes()).unwrap();
        let options = Options {
            api: old.model.api.name.spec.clone(),
        };
        let imported = import_opened(&opened, &options);
        let files = imported.files.into_iter().map(|(name, text)| (name, text.into_bytes()));
        let new = compile(files);
        let changes = diff(old, side(&new));
        if !changes.findings.is_empty() || changes.compared != old.model.operations().count() {
            wrong.push(format!("{}:\n{:#?}", spec.display(), changes.findings));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_command_goes_there_and_back() {
    let folder = Folder::with_api("returned");
    let run = folder.run(&["openapi", "bakery", "--out", "bakery.yaml"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let run = folder.run(&["import", "bakery.yaml", "--api", "bakery", "--out", "returned"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(
        run.stdout.contains("1 of 1 operation imported, 0 lines in the report"),
        "{run:?}"
    );
    let run = folder.run(&["diff", "bakery", "returned"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let run = folder.run(&["openapi", "returned", "--out", "again.yaml"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let files = folder.content("");
    assert_eq!(files.get("bakery.yaml"), files.get("again.yaml"));
}
