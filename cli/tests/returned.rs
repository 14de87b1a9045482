//! A spec that went into an OpenAPI document and came back: `specwright diff` finds nothing between the two.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends so when a spec of the repository is not there or does not compile"
)]

mod common;

use std::path::{Path, PathBuf};

use common::Folder;
use specwright_codegen::model::{Model, Operation};
use specwright_codegen::{Outcome, compile, load_folder, render};
use specwright_diff::{Finding, Side, diff};
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

/// Whether a spec has credentials or fields that are secret.
fn has_secrets(model: &Model) -> bool {
    let requests = model.operations().map(|operation| &operation.request.fields);
    let answers = model.operations().flat_map(Operation::answers);
    let types = model.types.iter().map(|ty| ty.fields());
    let mut fields = requests
        .flatten()
        .chain(answers.flat_map(|answer| &answer.fields))
        .chain(types.flatten());
    model.api.credentials.iter().any(|credential| credential.secret) || fields.any(|field| field.secret)
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
        let name = spec.file_name().unwrap().to_string_lossy();
        let is_known = |finding: &&Finding| match finding.rule.id {
            // No document has the sample of a secret; a made-up one stands in for it.
            "documentation-changed" => has_secrets(old.model),
            _ => false,
        };
        let found = changes.findings.iter().filter(|finding| !is_known(finding));
        wrong.extend(found.map(|finding| format!("{name}: {finding:#?}")));
        assert_eq!(changes.compared, old.model.operations().count(), "{name}");
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
